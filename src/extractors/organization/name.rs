//! The proper name, field or number of a body: `PT` Minarta, `Dinas` Kesehatan, `Subdit` III.

use std::ops::Range;

use super::{LONGEST, NAMES, Open, Reader, Setting};
use crate::lexicon::{BodyEntry, BodyForm, Class, ClassSet, Role, WordId};
use crate::records::OrganizationKind;
use crate::segment::View;

impl<'d> Reader<'d> {
    /// The proper name, field or number after the first words of a body.
    pub(super) fn name(self, entry: &BodyEntry, at: usize) -> Range<usize> {
        let end = match entry.form {
            BodyForm::Field => self.introduced(at, self.field(at, true)).map(|end| match self.closed_field(end) {
                closed if closed > end => closed,
                _ => self.field_on(at, end),
            }),
            // `Dinas PU Bina Marga`, where the first words are a name by themselves
            BodyForm::Name if at > 1 && self.view.is_word(at - 2, "Dinas") && self.view.has(Role::Field, at) => {
                self.field(at, true)
            }
            BodyForm::Faculty => self.course(at).or_else(|| self.proper(at)).map(|end| self.disciplines(end)),
            BodyForm::Proper if entry.kind == OrganizationKind::Ngo => self.lettered(at).or_else(|| self.proper(at)),
            BodyForm::Proper if entry.kind == OrganizationKind::Company && self.is_speaker(at + 3) => {
                self.lettered(at).or_else(|| self.proper(at))
            }
            BodyForm::Proper if entry.kind == OrganizationKind::Company && self.is_before_initialed(at) => Some(at + 1),
            BodyForm::Proper => {
                let from = self.after_titles(at);
                // `Direktur RSUD dr. Soetomo Cita Rosita`
                let namesake = from > at && self.setting == Setting::Office && self.is_namesake(from);
                if namesake { Some(from + 1) } else { self.proper(from) }
            }
            BodyForm::Part if entry.kind == OrganizationKind::Education => self.course(at),
            BodyForm::Part => Some(self.numeral(at).or_else(|| self.letter(at)).unwrap_or(at))
                .map(|end| self.field(end, true).unwrap_or(end)),
            // `Tekab 308 Presisi`
            BodyForm::Unit => self.numeral(at).map(|end| end + usize::from(self.view.is_word(end, "Presisi"))),
            BodyForm::Brand if entry.kind == OrganizationKind::Company => {
                self.long_form(at).or_else(|| self.branch(at))
            }
            BodyForm::Name if entry.kind == OrganizationKind::Company => self.long_form(at),
            // `RS Bhayangkara Anton Soedjarwo`, `LBH Harapan Bangsa`
            BodyForm::Named if self.setting == Setting::Text => {
                // `LBH Surya Keadilan`
                let next = self.view.token(at + 1);
                let common = next.word != WordId::NONE && next.capital() && !next.classes.has(Class::NameWord);
                let person = self.view.token(at).classes.has(Class::NameWord) && !common;
                let person = entry.kind == OrganizationKind::Ngo && person;
                let named = self.form_at(at).is_none() && !person && !self.doc.is_title(at);
                self.name_run(at, true).filter(|_| named && self.place(at, Open::Known).is_none())
            }
            BodyForm::Local
                if matches!(
                    entry.kind,
                    OrganizationKind::Military
                        | OrganizationKind::Court
                        | OrganizationKind::Prosecutor
                        | OrganizationKind::Company
                ) =>
            {
                self.numeral(at)
            }
            _ => None,
        };
        // `Koalisi Petani Persatuan (KPP)`, where a word of the name begins those of other bodies
        let longer = || self.long_form(at).filter(|end| self.is_short(at, *end));
        let end = if entry.form == BodyForm::Proper { end.max(end.and_then(|_| longer())) } else { end };
        at..end.unwrap_or(at)
    }

    /// The token after the letter of a committee: Komisi `A` DPRD.
    pub(super) fn letter(self, at: usize) -> Option<usize> {
        let letter =
            matches!(self.view.word(at), "A" | "B" | "C" | "D" | "E") && !self.view.token(at).flags.line_start();
        (letter && self.view.is(Class::Body, at + 1)).then_some(at + 1)
    }

    /// The end of letters that name an organisation before the name of who heads it: Ketua LSM `K-MAKI` Boni Belitong.
    fn lettered(self, at: usize) -> Option<usize> {
        let view = self.view;
        let letters = |at: usize| view.token(at).is_word() && view.token(at).flags.upper();
        let glued = view.token(at + 1).is(b'-') && !view.token(at + 1).flags.spaced() && letters(at + 2);
        let end = at + if glued { 3 } else { 1 };
        let unknown = |at: usize| self.is_name_word(at) && !letters(at) && view.token(at).classes.within(NAMES);
        let long = glued || view.token(at).len() > 2;
        let holder = self.setting == Setting::Office && unknown(end) && unknown(end + 1);
        (letters(at) && long && holder).then_some(end)
    }

    /// Whether a verb that persons are the subject of stands at a token: Humas PT TPL Salomo Sitohang `membantah`.
    fn is_speaker(self, at: usize) -> bool {
        self.setting == Setting::Office && self.view.has(Role::Personal, at) && !self.view.token(at).capital()
    }

    /// Whether the letters of a company stand before who heads it, some of whose letters a bracket gives: Direktur PT `BRN`
    /// Rayhan Dulasmi (RAY); but Direktur PT BRN Sekuritas (BRNS).
    fn is_before_initialed(self, at: usize) -> bool {
        const MOST_WORDS: usize = 5;
        let view = self.view;
        let letters = |at: usize| view.token(at).flags.upper() && (2..=4).contains(&view.token(at).len());
        if self.setting != Setting::Office || !letters(at) {
            return false;
        }
        let is_name = |at: &usize| self.is_name_word(*at) && !view.token(*at).flags.upper();
        let open = at + 1 + (at + 1..at + 1 + MOST_WORDS).take_while(is_name).count();
        if open == at + 1 || !view.token(open).is(b'(') || !letters(open + 1) || !view.token(open + 2).is(b')') {
            return false;
        }
        let mut of = (at + 1..open).flat_map(|at| view.word(at).bytes());
        view.word(open + 1).bytes().all(|short| of.any(|byte| byte.eq_ignore_ascii_case(&short)))
    }

    /// The token after the titles and initials of the person whom a hospital or school is named after: RSUD `dr.` Soedarso,
    /// RSUP `Dr. M.` Djamil.
    fn after_titles(self, at: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        let mut end = at;
        for _ in 0..MOST {
            let initial = view.token(end).len() == 1 && view.token(end).capital();
            let title = initial || view.is(Class::Title, end) && view.token(end).len() < 5;
            if !title || view.token(end).flags.line_start() {
                break;
            }
            let dot = view.token(end + 1).is(b'.') && !view.token(end + 1).flags.spaced();
            if initial && !dot {
                break;
            }
            end += 1 + usize::from(dot);
        }
        let named = self.setting == Setting::Text || end == at || !view.token(end).classes.has(Class::NameWord);
        if (named || self.is_namesake(end)) && view.token(end).capital() { end } else { at }
    }

    /// Whether a word after a title is whom a hospital is named after, and not who heads it: Direktur RSUD dr. `Soetomo`
    /// Joni Wahyuhadi. These doctors are written in the old spelling.
    fn is_namesake(self, at: usize) -> bool {
        let view = self.view;
        let name = |at: usize| self.is_name_word(at);
        let old = |at: usize| view.word(at).contains("oe");
        let comma = view.token(at + 1).is(b',') && view.token(at + 2).capital();
        let holder = name(at + 1) && name(at + 2) && !old(at + 1);
        old(at) && (comma || holder || view.is(Class::Region, at + 1))
    }

    /// The end of a field over words that no lexicon holds, where an abbreviation of them follows: `Lembaga Pangan Terpadu
    /// (LPT)`.
    fn introduced(self, at: usize, field: Option<usize>) -> Option<usize> {
        let end = self.proper(field.unwrap_or(at));
        end.filter(|end| self.abbreviation(at.saturating_sub(1), *end).is_some_and(|(short, _)| short.is_some()))
            .or(field)
    }

    /// The end of words after the known name of a company or society that an abbreviation of the whole follows: `Pertamina EP
    /// Cepu (PEPC)`, `Koalisi Petani Persatuan (KPP)`.
    fn long_form(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 5;
        let end = (at..at + MOST_WORDS).find(|at| !self.is_name_word(*at))?;
        let short = self.abbreviation(at.checked_sub(1)?, end).is_some_and(|(short, _)| short.is_some());
        (end > at && short).then_some(end)
    }

    /// The end of the country after a brand, and so of the name of its company there: Samsung `Indonesia`.
    pub(super) fn branch(self, at: usize) -> Option<usize> {
        let token = self.view.token(at);
        let country = self.view.is_word(at, "Indonesia") && token.capital() && !token.flags.line_start();
        country.then_some(at + 1)
    }

    /// Whether somebody of a body stands before it, whose name may follow: `karyawan` PT Freeport Yosep.
    pub(super) fn is_of_staff(self, at: usize) -> bool {
        let view = self.view;
        let staff = |at: usize| view.is(Class::Person, at) || view.has(Role::Trade, at) || view.is_word(at, "humas");
        at > 0 && staff(at - 1)
    }

    /// Whether an abbreviation in brackets begins as the words of a body do: `K`PP of `Koalisi` Petani Persatuan.
    fn is_short(self, at: usize, end: usize) -> bool {
        let first = |at: usize| self.view.word(at).bytes().next();
        at > 0 && first(at - 1) == first(end + 1)
    }

    /// The token after the form of a company's shares: `(Persero)`, `Tbk`, `(Persero) Tbk`.
    pub(super) fn share(self, at: usize) -> usize {
        let view = self.view;
        let bracketed = view.token(at).is(b'(') && is_share(view, at + 1) && view.token(at + 2).is(b')');
        let end = if bracketed { at + 3 } else { at };
        let listed = |at: usize| view.is_word(at, "Tbk") && !view.token(at).flags.line_start();
        let end = end + usize::from(listed(end));
        // `PT Bank Jatim Tbk.`, where the sentence goes on.
        let dotted = end > at && listed(end - 1) && view.token(end).is(b'.');
        // `PT Maju Jaya Tbk. (MAJA)`
        let coded =
            || view.token(end + 1).is(b'(') && view.token(end + 2).flags.upper() && view.token(end + 3).is(b')');
        let goes_on = dotted && (view.token(end + 1).is_word() && !view.token(end + 1).capital() || coded());
        end + usize::from(goes_on)
    }

    /// The end of words that no lexicon knows and that go on a field in running text, Lembaga Kajian `Pesisir`, and may not
    /// be the name of somebody of the body: staf Dinas Kesehatan `Zulfadhli`.
    fn field_on(self, first: usize, at: usize) -> usize {
        const MOST_WORDS: usize = 3;
        // What a word may begin besides: `Pesisir Utara` is a place.
        const PLACES: [Class; 3] = [Class::Region, Class::Place, Class::Local];
        const ANY: ClassSet = ClassSet::EMPTY
            .with(Class::Indonesian)
            .with(Class::Noun)
            .with(Class::Region)
            .with(Class::Place)
            .with(Class::Local);
        let goes_on = |at: &usize| {
            let token = self.view.token(*at);
            let word = self.is_name_word(*at) && token.classes.within(ANY) && !token.flags.upper() && token.len() > 2;
            word && !PLACES.iter().any(|class| self.view.is(*class, *at))
        };
        let of_body = |at: usize| self.view.is(Class::Person, at) || self.view.has(Role::Trade, at);
        let staff = (first.saturating_sub(3)..first.saturating_sub(1)).any(of_body);
        if self.setting == Setting::Office || staff || self.doc.is_title(at) {
            return at;
        }
        at + (at..at + MOST_WORDS).take_while(goes_on).count()
    }

    /// The token after what closes a field: the word that makes a body one of all states, Badan Pangan `Dunia`, or the number
    /// of its region, Balai Pelestarian Kebudayaan Wilayah `X`.
    fn closed_field(self, at: usize) -> usize {
        let view = self.view;
        if at > 0 && view.is_word(at - 1, "Wilayah") {
            return self.numeral(at).unwrap_or(at);
        }
        let wide = view.is_word(at, "Dunia") || view.is_word(at, "Internasional");
        at + usize::from(wide && view.token(at).capital() && !view.token(at).flags.line_start())
    }

    /// The end of what a faculty teaches besides: Fakultas Ekonomi `dan Bisnis`, Fakultas Ilmu Sosial `dan Ilmu Politik`.
    fn disciplines(self, at: usize) -> usize {
        let view = self.view;
        let is_discipline = |at: usize| {
            let token = view.token(at);
            self.is_name_word(at)
                && (token.word != WordId::NONE || view.is_word(at, "Ilmu"))
                && !token.flags.upper()
                && !token.classes.has(Class::NameWord)
                && [Class::Body, Class::Region, Class::Place, Class::Title].iter().all(|class| !view.is(*class, at))
        };
        let joins = view.is_word(at, "dan") && !view.token(at).flags.line_start() && !self.doc.is_title(at);
        if !joins || !is_discipline(at + 1) {
            return at;
        }
        let science = view.is_word(at + 1, "Ilmu") && is_discipline(at + 2);
        at + 2 + usize::from(science)
    }

    /// The end of the field of a course of study, which a school follows: Magister `Ilmu Hukum` Universitas Jember.
    fn course(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 6;
        let view = self.view;
        let joins = |at: usize| view.is_word(at, "dan") && self.is_name_word(at + 1);
        let end =
            (at..at + MOST_WORDS).find(|at| view.is(Class::Body, *at) || !self.is_name_word(*at) && !joins(*at))?;
        let school = self.form_at(end).is_some_and(|form| form != BodyForm::Part);
        (school && end > at && !view.is_word(end - 1, "dan")).then_some(end)
    }

    /// The end of the words of a field: `Kesehatan`, `Pekerjaan Umum dan Penataan Ruang`, `Kependudukan, Keluarga
    /// Berencana, dan Perlindungan Anak`. A comma is of the field only when `dan` closes its list.
    pub(crate) fn field(self, at: usize, capitals: bool) -> Option<usize> {
        let view = self.view;
        let belongs = |at: usize| {
            let token = view.token(at);
            // `PP` is short for more than `Pondok Pesantren`, which its name follows.
            let named = || self.is_name_word(at + 1) || self.after_titles(at + 1) > at + 1;
            let body = |form| !matches!(form, BodyForm::Proper | BodyForm::Faculty) || named();
            let known = self.form_at(at).is_some_and(body) || view.is(Class::Rank, at);
            let acronym = token.flags.upper() && token.len() > 1 && !known;
            token.is_word()
                && !token.flags.line_start()
                && (token.capital() || !capitals)
                && (view.has(Role::Field, at) || acronym && !view.is(Class::Region, at))
        };
        let mut end = None;
        let mut listing = false;
        let mut probe = at;
        while probe < at + LONGEST {
            let token = view.token(probe);
            if belongs(probe) {
                probe += 1;
                if !listing {
                    end = Some(probe);
                }
                continue;
            }
            let joins = view.is_word(probe, "dan") || view.is_word(probe, "serta") || token.is(b'&');
            if end.is_some() && joins && belongs(probe + 1) {
                listing = false;
                probe += 1;
            } else if end.is_some() && (token.is(b'/') || token.is(b'-')) && belongs(probe + 1) {
                probe += 1;
            } else if end.is_some() && token.is(b',') {
                listing = true;
                probe += 1;
            } else {
                break;
            }
        }
        end.or_else(|| self.is_field_of_region(at).then_some(at + 1))
    }

    /// Whether a word that no lexicon knows stands before a region, and so is the field of a body or office that it is of:
    /// Dinas `Perkim` Kota Palembang, Kadis `Naker` Batam.
    pub(crate) fn is_field_of_region(self, at: usize) -> bool {
        let token = self.view.token(at);
        let unknown = token.is_word() && token.capital() && token.classes.is_empty() && token.len() > 3;
        let next = self.view.token(at + 1);
        unknown
            && !token.flags.line_start()
            && next.capital()
            && !next.flags.line_start()
            && self.place(at + 1, Open::Known).is_some()
    }

    /// The end of words that no lexicon holds before a body, and so of the field of an office: Direktur `Imunisasi` Kemenkes,
    /// Direktur `Gempa Bumi dan Tsunami` BMKG.
    pub(crate) fn field_before_body(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 5;
        let and = |word: usize| self.view.is_word(word, "dan") || self.view.token(word).is(b'&');
        let joins = |word: usize| word > at && and(word) && self.view.token(word + 1).capital();
        let words = |word: &usize| self.is_name_word(*word) && !self.view.is(Class::Body, *word) || joins(*word);
        let end = (at..at + MOST_WORDS).find(|at| !words(at))?;
        let told = self.view.is(Class::Body, end) && self.view.token(end).capital();
        (told && end > at && !(at..end).any(|at| self.is_holder(at))).then_some(end)
    }

    /// The end of a run of words with capitals that makes a name: `Minarta Dutahutama`, `1 Lima Puluh`, `Mitra Keluarga`.
    pub(crate) fn proper(self, at: usize) -> Option<usize> {
        let view = self.view;
        if view.is_word(at, "Kelas") {
            return None; // `SD Kelas 1`
        }
        // The form of a company closes its name: `PT ASDP Indonesia Ferry (Persero)`.
        let whole = self.name_run(at, false)?;
        if let Some(share) = (at + 1..whole).find(|at| is_share(view, *at)) {
            return Some(self.share(share).max(share + 1));
        }
        let closed = self.share(whole);
        if closed > whole {
            return Some(closed);
        }
        if self.is_holder_apposed(at, whole) {
            return Some(whole);
        }
        if let Some(end) = self.before_lettered(at, whole).filter(|_| self.setting == Setting::Office) {
            return Some(end);
        }
        // `Direktur PT Liga Indonesia Baru (LIB)`
        let open = view.token(whole).is(b'(') && view.token(whole + 1).flags.upper();
        if open && self.abbreviation(at, whole).is_some_and(|(short, _)| short.is_some()) {
            return Some(whole);
        }
        // `Kantor Akuntan Publik Budi Santosa dan Rekan`
        let joins = view.is_word(whole, "dan") || view.token(whole).is(b'&');
        if joins && (view.is_word(whole + 1, "Rekan") || view.is_word(whole + 1, "Partners")) {
            return Some(whole + 2);
        }
        let end = self.name_run(at, self.setting == Setting::Office)?;
        // So does the country: `Asosiasi Pengusaha Indonesia Sofjan Wanandi`.
        let closes = |at: &usize| view.is_word(*at, "Indonesia");
        let closed = (at + 1..end).find(closes).filter(|_| self.setting == Setting::Office);
        let closed = closed.map(|last| last + 1).or_else(|| self.before_unknown(at, end));
        Some(closed.or_else(|| self.before_expert(at, end)).unwrap_or(end))
    }

    /// The end of a name before that of who holds an office, whose first letters alone stand in brackets after both: Direktur
    /// PT `Maju Jaya` Tarmin Galih (TG).
    fn before_lettered(self, at: usize, open: usize) -> Option<usize> {
        let next = self.view.token(open + 3);
        let closed = !next.is_word() || !next.capital() || next.flags.line_start();
        self.view.initialed(open).filter(|end| closed && *end > at)
    }

    /// Whether who holds the office of a body stands between commas after its name, so that no word of it begins his:
    /// Direktur PT `Maju Jaya`, Dewi Lestari, hadir.
    fn is_holder_apposed(self, at: usize, end: usize) -> bool {
        const MOST: usize = 5;
        let view = self.view;
        let named = |at: usize| view.token(at).capital() && view.token(at).classes.within(NAMES);
        let office = self.setting == Setting::Office && view.token(end).is(b',') && named(end + 1);
        let Some(first) = (at + 1..end).find(|at| self.is_holder(*at)).filter(|_| office) else { return false };
        let titled = (first..end).any(|at| view.is(Class::Title, at));
        let after = (end + 1..end + MOST).find(|at| !view.token(*at).capital()).unwrap_or(end);
        let closed = matches!(view.token(after).mark, b',' | b'.' | b'(');
        // `Dewi Lestari, Bambang Irianto, dan Hadi Susilo`
        let next = after + usize::from(view.token(after).is(b','));
        let listed = view.has(Role::Coordinator, next) || next > after && named(next);
        // `Direktur CV Maju Medika Jaya, Dewi Lestari, dan Hadi Susilo`: one word is no holder beside names of two.
        let single = first + 1 == end && first > at + 1 && after > end + 2;
        !titled && (!listed || single) && (closed || first + 1 == end)
    }

    /// The end of a company's name with a place in it, before one word that no lexicon holds: Direktur PT Semen Padang
    /// `Oktoweri`.
    fn before_unknown(self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let last = end.checked_sub(1).filter(|last| self.setting == Setting::Office && *last > at + 1)?;
        let place = view.is(Class::Region, last - 1) && view.token(last).word == WordId::NONE;
        let closed = view.token(end).is(b',') || !view.token(end).capital();
        (place && closed && !view.token(last).flags.upper()).then_some(last)
    }

    /// The end of a name before that of the expert whom it tells of: `pengamat dari Universitas Jember Budi Santosa
    /// menilai`. No school says a thing, so who does is named after it.
    fn before_expert(self, at: usize, end: usize) -> Option<usize> {
        const NEAR: usize = 6;
        let view = self.view;
        let from = view.before(at.saturating_sub(1));
        // `Pakar Hukum Universitas Jember Budi Santosa`
        let field = || at > 1 && (view.has(Role::Field, at - 2) || view.has(Role::Trade, at - 2));
        if end < at + 3 || !view.has(Role::Saying, end) || !from.is_word() || from.capital() && !field() {
            return None;
        }
        let expert = (at.saturating_sub(NEAR)..at).any(|at| view.has(Role::Trade, at));
        let named = |at: usize| view.token(at).classes.has(Class::NameWord) && !view.is(Class::Region, at);
        // `Universitas Trisakti Abdul Galih Tarmin`
        let long = end == at + 4 && !named(at) && named(at + 1);
        let country = view.is_word(at, "Indonesia");
        let person = if long || country { at + 1 } else { end - 2 };
        // `dosen Universitas Sultan Ageng Tirtayasa menilai`
        let own = end == at + 3 && named(at);
        (expert && !own && (country || (person..end).any(named))).then_some(person)
    }

    /// The end of a run of words that may be one name; before the name of a holder where there may be one.
    pub(super) fn name_run(self, at: usize, holders: bool) -> Option<usize> {
        const MOST_WORDS: usize = 7;
        let view = self.view;
        let mut end = at;
        while end < at + MOST_WORDS {
            let token = view.token(end);
            let joins = (token.is(b'&') || token.is(b'-') || token.is(b'/')) && end > at && self.is_name_word(end + 1);
            if joins && (token.is(b'&') || !view.token(end + 1).flags.spaced()) {
                end += 2;
                continue;
            }
            // `Asosiasi E-commerce Indonesia`
            let next = view.token(end + 1);
            let electronic = token.is(b'-') && end > at && view.is_word(end - 1, "e") && next.is_word();
            if electronic && !token.flags.spaced() && !next.flags.spaced() {
                end += 2;
                continue;
            }
            let figure = token.is_number() && token.len() <= 3 && !token.flags.line_start();
            // `Rektor UIN Sunan Ampel Akh. Muzakki`
            let dotted = view.token(end + 1).is(b'.') && !view.token(end + 1).flags.spaced();
            let next = view.token(end + 2);
            let shortened = dotted && token.len() < 5 && next.capital() && !next.flags.sentence_start();
            // `Universitas Gadjah Mada Prof Dwikorita Karnawati`
            let titled = matches!(view.word(end), "Prof" | "Dr" | "KH") && view.token(end).capital();
            let body = matches!(self.form_at(end), Some(BodyForm::Proper | BodyForm::Faculty));
            let other = body || titled || holders && shortened;
            let other = end > at && other;
            if other || !(figure || self.is_name_word(end)) || holders && end > at && self.is_holder(end) {
                break;
            }
            end += 1;
        }
        // A figure names a school or branch, and does not stand for a name.
        let named = (at..end).any(|at| view.token(at).is_word()) || end == at + 1;
        (named && end > at).then_some(end)
    }

    /// Whether a word may be part of a name, for how it is written and what it is.
    pub(super) fn is_name_word(self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        token.is_word()
            && token.capital()
            && !token.flags.line_start()
            && !view.is(Class::Rank, at)
            && !view.is(Class::Office, at)
            && !(view.is(Class::Stop, at) && (self.doc.is_title(at) || !view.before(at).capital()))
            && !view.is(Class::Month, at)
            && !view.is(Class::Weekday, at)
            && !(self.doc.is_title(at) && (view.is(Class::Verb, at) || self.doc.is_verb_at(at)))
    }

    /// Whether a word after the name of an office's body begins the name of who holds it.
    pub(super) fn is_holder(self, at: usize) -> bool {
        self.setting == Setting::Office
            && (self.view.token(at).classes.has(Class::NameWord) || self.view.is(Class::Title, at))
            && !self.view.is(Class::Region, at)
    }
}

/// Whether a word is the form of a company's shares.
pub(crate) fn is_share(view: View<'_>, at: usize) -> bool {
    ["Persero", "Perseroda", "Tbk"].iter().any(|word| view.is_word(at, word)) && !view.token(at).flags.line_start()
}
