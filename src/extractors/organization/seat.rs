//! The place in the name of a body or office, and what stands between: `Kelas II A`, `Metro`, `RI`.

use super::{PLACED, Reader, Seat, Setting};
use crate::extractors::place;
use crate::lexicon::{BodyEntry, BodyForm, Class, Found, Role};
use crate::records::{Level, OrganizationKind, PlaceKind};

impl<'d> Reader<'d> {
    /// The end of a number that names a part: `III`, `1`, `0805`.
    pub(crate) fn numeral(self, at: usize) -> Option<usize> {
        let view = self.view;
        let token = view.token(at);
        let number = token.is_number() && token.len() <= 4 || is_roman(view.word(at));
        // `Kasi Intelijen I Made Agus`
        let in_name = number && view.has(Role::BirthName, at + 1) && view.token(at + 1).capital();
        if !number || token.flags.line_start() || in_name {
            return None;
        }
        // `Koramil 1202-05`, `Denpom II/3`
        let glued = |at: usize| !view.token(at).flags.spaced();
        let joint = view.token(at + 1);
        let part =
            (joint.is(b'-') || joint.is(b'/')) && view.token(at + 2).is_number() && glued(at + 1) && glued(at + 2);
        // `Subdenpom V/2-2`
        let deeper = || view.token(at + 3).is(b'-') && view.token(at + 4).is_number() && glued(at + 3) && glued(at + 4);
        Some(at + 1 + if part && joint.is(b'/') && deeper() { 4 } else { 2 * usize::from(part) })
    }

    /// The token after `RI` or `Republik Indonesia`, or after the country behind the abbreviation of a body: `Kementerian
    /// Imigrasi dan Pemasyarakatan (Imipas) Indonesia`.
    pub(crate) fn state(self, at: usize) -> usize {
        let view = self.view;
        let country = view.before(at).is(b')') && view.is_word(at, "Indonesia");
        if view.is_word(at, "RI") && view.token(at).flags.upper() || country && !view.token(at).flags.line_start() {
            at + 1
        } else if view.is_word(at, "Republik") && view.is_word(at + 1, "Indonesia") {
            at + 2
        } else {
            at
        }
    }

    /// The token after the class of a prison or office: `Kelas II A`, `Kelas I TPI`.
    pub(crate) fn class(self, at: usize) -> usize {
        let view = self.view;
        let letter = |word: &str| matches!(word, "A" | "B" | "C" | "TPI" | "TMP" | "Khusus" | "Non");
        // `KPPBC TMP C Entikong`, `KPPBC Tipe Madya Pabean C Entikong`
        if matches!(view.word(at), "TMP" | "Tipe") && !view.token(at).flags.line_start() {
            const MOST_WORDS: usize = 7;
            let within = || at + 1..at + MOST_WORDS;
            let end = within().find(|at| matches!(view.word(*at), "A" | "B" | "C"));
            // `KPPBC Tipe Madya Cukai Kudus`
            let end = end.or_else(|| within().find(|at| matches!(view.word(*at), "Cukai" | "Pabean")));
            return end.map_or(at, |end| end + 1);
        }
        // `KAI Daop 9 Jember`, `BMKG Wilayah I Medan`, `RS Bhayangkara TK II Medan`
        if matches!(view.word(at), "Daop" | "Divre" | "Wilayah" | "TK" | "Tk" | "Tingkat") {
            let dot = usize::from(view.token(at + 1).is(b'.') && !view.token(at + 1).flags.spaced());
            return self.numeral(at + 1 + dot).unwrap_or(at);
        }
        if !view.is_word(at, "Kelas") {
            return at;
        }
        let word = view.word(at + 1);
        let grade = word.strip_suffix(['A', 'B', 'C']).filter(|grade| !grade.is_empty()).unwrap_or(word);
        if !(view.token(at + 1).is_number() || is_roman(grade) || matches!(word, "ll" | "l" | "A" | "B" | "C")) {
            return at;
        }
        let mut end = at + 2;
        // `Kelas II-A Jember`
        let hyphen = view.token(end).is(b'-') && !view.token(end).flags.spaced();
        if hyphen && letter(view.word(end + 1)) && !view.token(end + 1).flags.spaced() {
            end += 2;
        }
        while end < at + 5 && letter(view.word(end)) {
            end += 1;
        }
        // `Kelas I Khusus Tempat Pemeriksaan Imigrasi (TPI)`
        let long = ["Tempat", "Pemeriksaan", "Imigrasi"];
        if (end..).zip(long).all(|(at, word)| view.word(at) == word) {
            end += long.len();
            let short = view.token(end).is(b'(') && view.word(end + 1) == "TPI" && view.token(end + 2).is(b')');
            end += if short { 3 } else { 0 };
        }
        end
    }

    /// The place of a body at a token, and the token after it.
    pub(super) fn seat(self, at: usize, entry: &BodyEntry) -> Option<(Seat, usize)> {
        let open = match (entry.form, entry.level) {
            (BodyForm::Local, Some(Level::District)) => Open::Any,
            // `Pemkab Gelar Rapat`: all that have a government of their own are known.
            (BodyForm::Local, _) if entry.kind == OrganizationKind::Government && self.doc.is_title(at) => Open::Known,
            (BodyForm::Local, _) if self.setting == Setting::Text => Open::Any,
            (BodyForm::Local, _) => Open::Told,
            _ => Open::Known,
        };
        self.place(at, open)
    }

    /// The name of a place at a token, and the token after it.
    pub(crate) fn place(self, at: usize, open: Open) -> Option<(Seat, usize)> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        if view.token(at).is(b'/') && !view.token(at).flags.spaced() {
            // `Yonarmed 12/Kostrad`
            if let Some(whole) = view.find(Class::Body, at + 1).filter(|_| self.is_force(at + 1)) {
                let end = at + 1 + whole.len;
                return Some((Seat { name: at + 1..end, region: None, city: false }, end));
            }
            // `Kodim 0805/Ngawi`, `Korem 043/Garuda Hitam`
            let found = self.place(at + 1, Open::Any);
            let known = found.as_ref().is_some_and(|(seat, _)| seat.region.is_some());
            if let Some(end) = self.before_rank(at + 1).filter(|_| !known) {
                return Some((Seat { name: at + 1..end, region: None, city: false }, end));
            }
            let (seat, end) = found?;
            let more = |at: usize| self.is_name_word(at) && !view.is(Class::Body, at) && view.is(Class::Rank, at + 1);
            let whole = seat.region.is_none() && (more(end) || self.setting == Setting::Text && self.is_last_word(end));
            return Some((
                Seat { name: seat.name.start..seat.name.end + usize::from(whole), ..seat },
                end + usize::from(whole),
            ));
        }
        let known = |at: usize| {
            place::read(self.doc, at).filter(|(place, _, _)| place.kind != Some(PlaceKind::Street)).or_else(|| {
                // `polres pringsewu`
                let found = view.find(Class::Region, at).filter(|_| !view.token(at).capital())?;
                let mut regions = view.lexicon.regions_of(found);
                // `Polda kalbar`, but no `Polda batu`.
                let likely = !view.before(at).capital() || regions.all(|region| region.kind == PlaceKind::Province);
                if open == Open::Known || !likely {
                    return None;
                }
                let name = at..at + found.len;
                let end = name.end;
                Some((
                    place::Locality { kind: None, name, region: Some(found), local: None, abbreviation: None },
                    &PLACED,
                    end,
                ))
            })
        };
        let mut from = at;
        let mut found = known(from);
        // `Metro Jakarta Barat`; but `Metro` is a city too.
        while view.has(Role::SeatWord, from) && view.token(from).capital() && view.token(from + 1).capital() {
            let longer = known(from + 1);
            if longer.is_none() && (found.is_some() || !self.is_name_word(from + 1)) {
                break;
            }
            from += 1;
            found = longer;
        }
        // `Tanjung` is the seat of a regency, and begins other names: `Tanjung Priok`.
        let seat_only = |found: Found| view.lexicon.regions_of(found).next().is_none();
        if let Some((place, _, end)) = &found {
            let longer = || self.open_name(from, open).is_some_and(|longer| longer > *end);
            if place.region.is_some_and(seat_only) && longer() {
                found = None;
            }
        }
        let (seat, end) = match found {
            Some((place, _, end)) => {
                let city = place.kind == Some(PlaceKind::City) || view.is_word(from, "Kota");
                let city = city || from > 0 && view.is_word(from - 1, "Kota");
                (Seat { name: place.name, region: place.region, city }, end)
            }
            None => {
                let end = self.open_name(from, open)?;
                (Seat { name: from..end, region: None, city: false }, end)
            }
        };
        // The police of a port is not that of the city: `Pelabuhan Makassar`.
        let apart = from > at && !view.is_word(at, "Metro");
        let seat = if apart { Seat { name: at..end, region: None, city: false } } else { seat };
        // `Bekasi Kota`, `Kalimantan Bagian Barat`
        if view.is_word(end, "Kota") && view.token(end).capital() && known(end).is_none() {
            return Some((Seat { city: true, ..seat }, end + 1));
        }
        if view.is_word(end, "Bagian") && view.token(end + 1).capital() {
            return Some((Seat { name: seat.name.start..end + 2, region: None, city: false }, end + 2));
        }
        Some((seat, end))
    }

    /// The rank of who heads a unit, before which nothing but the name of the unit stands: Danrem 161/`Wira Sakti` Brigjen.
    fn before_rank(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let ranked = |end: &usize| self.view.is(Class::Rank, *end) && self.view.token(*end).capital();
        let end = (at + 1..=at + MOST_WORDS).find(ranked)?;
        (at..end).all(|at| self.is_name_word(at)).then_some(end)
    }

    /// Whether one word with a capital stands at a token that may go on a name, and none after it.
    fn is_last_word(self, at: usize) -> bool {
        let next = self.view.token(at + 1);
        let person = self.view.token(at).classes.has(Class::NameWord);
        self.is_name_word(at) && !person && !self.view.is(Class::Body, at) && !next.capital() && !self.doc.is_title(at)
    }

    /// The end of a place's name that no gazetteer holds.
    fn open_name(self, at: usize, open: Open) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let view = self.view;
        if open == Open::Known || self.doc.is_title(at) && open != Open::Any {
            return None;
        }
        let most = if self.doc.is_title(at) { 1 } else { MOST_WORDS };
        let mut end = at;
        let mut surely = at;
        // `Kapolsek Panji, AKP Budi Santosa`: the holder is told after the comma.
        let told = |at: usize| view.token(at + 1).is(b',') && view.is(Class::Rank, at + 2);
        // `Kepala Kampung Limau Asri, Melkianus Rumbiak,`
        let person = |at: usize| view.token(at).classes.has(Class::NameWord) && view.token(at).capital();
        let named = |at: usize| view.token(at + 1).is(b',') && person(at + 2) && self.is_name_word(at + 3);
        let holder = |end: usize| self.is_holder(end) && !(end == at && told(end) || end > at && named(end));
        // `Rutan Salemba Cabang Kejaksaan Agung`
        let of_prison = |end: usize| view.is_word(end, "Cabang");
        let stops = |end: usize| view.is(Class::Body, end) || of_prison(end) || holder(end);
        while end < at + most && self.is_name_word(end) && !stops(end) {
            // `Kebayoran Baru`, `Tanjung Priok`
            if end < at + 1 || end == surely && (view.has(Role::PlaceTail, end) || view.has(Role::PlaceFront, end - 1))
            {
                surely = end + 1;
            }
            end += 1;
            let hyphen = view.token(end).is(b'-') && !view.token(end).flags.spaced();
            if hyphen && view.token(end + 1).capital() && !view.token(end + 1).flags.spaced() {
                end += 2;
                surely = end;
            }
        }
        let apposed = view.token(end).is(b',') && view.token(end + 1).capital() && !view.is(Class::Title, end + 1);
        let apposed = apposed || end > at && told(end - 1);
        let closed = view.is(Class::Rank, end) || apposed;
        match open {
            Open::Told => (closed && end > at).then_some(end),
            // What follows the first word of the place of an office may be the name of who holds it.
            _ if self.setting == Setting::Office && !closed => (surely > at).then_some(surely),
            _ => (end > at).then_some(end),
        }
    }
}

/// Which names of places may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Those that the gazetteers hold.
    Known,
    /// Others too, where a rank or a comma closes them.
    Told,
    /// Any that is no name of a person.
    Any,
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}
