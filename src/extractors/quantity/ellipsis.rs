//! The noun that a number leaves out, where its place shows that it counts: `90 di antaranya`, `dari 33 ke 26`.

use rust_decimal::Decimal;

use super::item::TOPIC_REACH;
use super::{Item, Measure, Reader};
use crate::extractors::{Candidate, Candidates, bound_before};
use crate::lexicon::{Class, Role};
use crate::number::{Form, Number};
use crate::records::Dimension;

/// How far apart two figures of one list may stand that leave out one noun, in tokens.
const ALIKE_REACH: usize = 6;
/// The greatest age that a number in brackets may give.
const OLDEST: u32 = 120;

impl Reader<'_> {
    /// The noun that a bare number leaves out, where its place shows that it counts: the item of the set named before.
    pub(super) fn left_out(&self, number: &Number, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let points_back = view.is(Class::Ellipsis, end) && !view.token(end).flags.line_start();
        if number.form == Form::Decimal || number.form == Form::Vague && !points_back {
            return None;
        }
        let sentence = self.sentence_start(first);
        let reach = sentence.checked_sub(1).map_or(0, |before| self.sentence_start(before));
        let set = out.quantities.iter().rev().take_while(|other| other.tokens.start >= reach).find(|other| {
            // `Dua orang meninggal dan 23 lainnya luka-luka`
            let people = other.record.unit.is_some_and(|unit| self.unit(unit).counts_people());
            other.record.unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count)
                && (other.record.item.is_some() || people)
        });
        let item = || set.map_or_else(Item::default, Item::of);
        if self.is_in_brackets(number) {
            return self.is_tally(number, sentence).then(Item::default);
        }
        // `dua dari tiga polisi`
        if view.is_word(end, "dari")
            && let Some(whole) = self.doc.number_at(end + 1)
            && self.unit_at(whole.end).is_none()
            && let Some(phrase) = self.doc.noun_phrase(whole.end)
        {
            return Some(self.item(phrase));
        }
        if points_back {
            let among = view.is_word(end + 1, "antaranya") || view.is_word(end, "diantaranya");
            return Some(self.picked_from(number, among, reach, out).map_or_else(Item::default, Item::of));
        }
        let ends = self.ends_phrase(end);
        // `paling banyak di Kota Kupang, yakni 824, …`
        let named = || view.follows(Role::Namely, first) && set.is_some_and(|set| set.record.unit.is_none());
        // `Jumlah korban tewas bertambah menjadi 17.`
        if ends
            && (self.comes_after(Role::Amount, first) || self.comes_after(Role::Reached, first))
            && let Some(own) = self.amount_of(first, sentence)
        {
            return Some(own);
        }
        if ends && (self.comes_after(Role::Amount, first) || named()) {
            return Some(item());
        }
        // `Ada 302 yang …`
        if first > 0 && view.is_word(first - 1, "ada") && view.is_word(end, "yang") {
            return Some(item());
        }
        // `baru satu inisial AG`
        if view.has(Role::Named, end) && set.is_some() {
            return Some(item());
        }
        if let Some(next) = self.next_in_list(number, sentence) {
            return Some(next);
        }
        // `kasus turun dari 33 ke 26`
        if self.moves(number) {
            let here = set.filter(|set| set.tokens.start >= sentence);
            return Some(here.map_or_else(Item::default, Item::of));
        }
        // `Tahun lalu ada 112 perkara, sekarang 84.`
        let now = || {
            let before = bound_before(view, first).1.wrapping_sub(1);
            view.is_word(before, "sekarang") || view.is_word(before, "kini")
        };
        if ends && set.is_some_and(|set| set.tokens.start >= sentence && set.record.unit.is_none()) && now() {
            return Some(item());
        }
        self.beside_set(number, set?, sentence, out)
    }

    /// What the subject of a sentence says that a number after its verb counts: `jumlah` korban tewas.
    fn amount_of(&self, first: usize, sentence: usize) -> Option<Item> {
        const REACH: usize = 16;
        let view = self.view;
        let inside = |at: &usize| self.doc.number_at(*at).is_none() && !view.token(*at).is(b',');
        let mut words = (sentence.max(first.saturating_sub(REACH))..first).rev().take_while(inside);
        let amount = words.find(|at| view.is_word(*at, "jumlah"))?;
        self.doc.noun_phrase(amount + 1).map(|phrase| self.item(phrase))
    }

    /// What a number counts that stands beside the set counted last, in a list or as a subject of its own.
    fn beside_set(&self, number: &Number, set: &Candidate<Measure>, sentence: usize, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let next = view.token(end);
        let listed = view.before(first).is(b',') || view.follows(Role::Coordinator, first);
        let follows = next.is_word() && !next.flags.line_start();
        // `tiga rusak berat dan sembilan rusak ringan`
        let alike = |last: &&Candidate<Measure>| {
            let near = first - last.tokens.end.min(first) <= ALIKE_REACH;
            // `1.200 rumah rusak ringan, 310 rusak berat`
            let told = match &last.record.item {
                Some(item) if last.rule.name != super::ELLIPSIS.name => item.end,
                _ => last.tokens.end,
            };
            near && told < first && view.token(told).is_word() && view.key(told) == view.key(end)
        };
        if listed
            && follows
            && let Some(alike) = out.quantities.last().filter(alike)
        {
            return Some(Item::of(alike));
        }
        let here = set.tokens.start >= sentence;
        // `empat luka tusuk, dua di dada`
        let placed = listed && here && view.is_word(end, "di") && !view.is_word(end + 1, "antara");
        // `disusul Polresta dengan 52`
        let ranked = || view.is_word(first - 1, "dengan") && here || self.comes_after(Role::Reached, first);
        // `…, 4 harus dilatih`, `Dua melarikan diri`: a subject of its own.
        let opens = || first == sentence || listed || self.is_introduced(first);
        let is_state = |class| view.is(class, end) && !view.token(end).capital();
        let acts = || {
            view.has(Role::Auxiliary, end)
                || self.doc.is_verb_at(end)
                || is_state(Class::Verb)
                || view.is(Class::Adjective, end)
        };
        let subject = || follows && number.upper.is_none() && opens() && acts();
        // `25 hadir, dan dua tanpa keterangan`
        let last = || out.quantities.last().filter(|last| last.rule.name == super::ELLIPSIS.name);
        let goes_on = || {
            let near = |last: &Candidate<Measure>| first - last.tokens.end.min(first) <= ALIKE_REACH;
            listed && here && follows && self.ends_phrase(end) && last().is_some_and(near)
        };
        // `menabrak 3 motor, 2 tewas`: those who die are no things.
        let people = is_state_of_people(view.word(end))
            && set.record.item.as_ref().is_some_and(|item| {
                !view.is(Class::Person, item.start) && item.clone().any(|at| view.has(Role::Thing, at))
            });
        let item = || if people { Item::default() } else { Item::of(set) };
        (placed || self.ends_phrase(end) && ranked() || subject() || goes_on()).then(item)
    }

    /// Whether a word stands before a number that the parts of something follow: `terdiri atas 19`, `yakni 19`.
    fn is_introduced(&self, first: usize) -> bool {
        let view = self.view;
        let of = usize::from(["atas", "dari"].iter().any(|word| view.is_word(first.wrapping_sub(1), word)));
        view.follows(Role::Introducer, first - of.min(first))
    }

    /// Whether a word with a role stands before a number or what bounds it: `mencapai lebih dari 20`.
    fn comes_after(&self, role: Role, first: usize) -> bool {
        let view = self.view;
        let (_, governed) = bound_before(view, first);
        view.follows(role, first) || view.follows(role, governed) || governed < first && view.has(role, governed)
    }

    /// Whether no noun follows a number that ends at a token.
    fn ends_phrase(&self, end: usize) -> bool {
        let view = self.view;
        let next = view.token(end);
        next.is_word() && (view.is(Class::Stop, end) || view.is(Class::Verb, end) || self.doc.is_verb_at(end))
            || matches!(next.mark, b',' | b'.' | b';' | b')')
            || next.flags.line_start()
    }

    /// Whether a number is where something moved from or what it came to, told side by side after a word of change.
    fn moves(&self, number: &Number) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        let becomes = |at: usize| ["menjadi", "jadi", "ke"].iter().any(|word| view.is_word(at, word));
        let from = if view.is_word(number.first.wrapping_sub(1), "dari") {
            number.first - 1
        } else {
            let before = number.first.checked_sub(2).filter(|at| becomes(at + 1));
            let other = before.and_then(|at| self.doc.number_at(at)).filter(|other| other.end == number.first - 1);
            match other.and_then(|other| other.first.checked_sub(1)).filter(|from| view.is_word(*from, "dari")) {
                Some(from) => from,
                None => return false,
            }
        };
        // `dari 80 pada 2023 ke 92 kasus`
        const DATED: usize = 4;
        let next = (number.end..number.end + DATED).find(|at| becomes(*at));
        let told = from + 1 < number.first || next.is_some_and(|next| self.doc.number_at(next + 1).is_some());
        let start = self.sentence_start(from).max(from.saturating_sub(REACH));
        told && (start..from).any(|at| view.is(Class::Direction, at))
    }

    /// What a figure counts that follows one of those ranked behind the first: `yakni 201 kasus, disusul Polres Banggai
    /// (88) dan Donggala 71`.
    pub(super) fn ranked(&self, number: &Number, out: &Candidates) -> Option<Item> {
        const REACH: usize = 40;
        let view = self.view;
        let bracket = usize::from(self.is_in_brackets(number));
        let name = number.first.checked_sub(1 + bracket).filter(|name| view.token(*name).capital())?;
        let next = number.end + bracket;
        let ends = matches!(view.token(next).mark, b',' | b'.' | b';') || view.has(Role::Coordinator, next);
        let from = self.sentence_start(number.first).max(number.first.saturating_sub(REACH));
        let ranking = (from..name).rev().find(|at| ends && view.has(Role::Ranking, *at))?;
        let first = out.quantities.partition_point(|other| other.tokens.start < ranking);
        let set = out.quantities.get(first.checked_sub(1)?).filter(|set| set.tokens.start >= from)?;
        (set.record.unit.is_none() && set.record.item.is_some()).then(|| Item::of(set))
    }

    /// The set that a number picks from, or goes on: the last one told that is large enough, and none that only says where
    /// (`326 anak di 27 provinsi sakit, 204 di antaranya …`) unless the number stands right after it.
    fn picked_from<'o>(
        &self,
        number: &Number,
        among: bool,
        reach: usize,
        out: &'o Candidates,
    ) -> Option<&'o Candidate<Measure>> {
        let view = self.view;
        let large =
            |other: &&Candidate<Measure>| !among || other.record.upper.unwrap_or(other.record.value) >= number.value;
        let counted = |other: &&Candidate<Measure>| {
            // `tiga orang itu` were told of before.
            let people = other.record.unit.is_some_and(|unit| self.unit(unit).counts_people())
                && !view.has(Role::Pointing, other.tokens.end);
            let count = other.record.unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count);
            count && (people || other.record.item.is_some())
        };
        let where_told = |other: &&Candidate<Measure>| {
            let (_, at) = bound_before(view, other.tokens.start);
            let end = other.record.item.as_ref().map_or(other.tokens.end, |item| item.end.max(other.tokens.end));
            let beside = among && end + 1 == number.first && view.token(end).is(b',');
            at > 0 && ["di", "ke", "pada", "dalam"].contains(&view.word(at - 1)) && !beside
        };
        let near = || out.quantities.iter().rev().take_while(|other| other.tokens.start >= reach);
        // `… dua bungkus kertas. Dua di antaranya masih pelajar`: those who can be so.
        let people = |other: &&Candidate<Measure>| {
            let item = other.record.item.as_ref();
            let orang = other.record.unit.is_some_and(|unit| self.unit(unit).counts_people());
            orang || item.is_some_and(|item| view.is(Class::Person, item.start) || view.has(Role::Accused, item.start))
        };
        if among && self.tells_people(number.end) {
            return near().filter(large).find(people);
        }
        let mut told = near().filter(counted).filter(large);
        let set = told.find(|other| !where_told(other));
        let set = set.or_else(|| near().filter(counted).find(large)).or_else(|| near().find(counted));
        set.filter(|set| set.record.item.is_some())
    }

    /// Whether words after `di antaranya` tell what people are: di antaranya `masih berstatus pelajar`.
    fn tells_people(&self, end: usize) -> bool {
        const REACH: usize = 4;
        let view = self.view;
        let first = end + 2;
        let told = (first..first + REACH).take_while(|at| view.token(*at).is_word());
        view.has(Role::Among, end + 1)
            && told.into_iter().any(|at| view.is(Class::Person, at) || view.has(Role::Accused, at))
    }

    /// Whether a number in brackets counts what stands before it, as those of its sentence do: `SD (1.204), SMP (877)`. A
    /// lone one may be an age or a mark of a list.
    fn is_tally(&self, number: &Number, sentence: usize) -> bool {
        let view = self.view;
        let follows_noun = |first: usize| {
            let noun = first.saturating_sub(2);
            noun > sentence && view.token(noun).is_word() && !self.doc.is_closed(noun) && !self.doc.is_verb_at(noun)
        };
        // No one is this old, and things in small letters have no age.
        let counts = |other: &Number| {
            let noun = other.first.saturating_sub(2);
            let other_use =
                [Class::Person, Class::Aged, Class::Citation, Class::Label].iter().any(|class| view.is(*class, noun));
            other.value > Decimal::from(OLDEST) || !view.token(noun).capital() && !other_use
        };
        let end = self.doc.sentence(number.first).end.min(number.first + TOPIC_REACH);
        let from = self.doc.numbers.partition_point(|other| other.first < sentence);
        let bracketed = |other: &&Number| {
            let unit_end = self.unit_at(other.end).map_or(other.end, |(_, end)| end);
            view.before(other.first).is(b'(') && view.token(unit_end).is(b')') && follows_noun(other.first)
        };
        let tallies = self.doc.numbers[from..].iter().take_while(|other| other.first < end).filter(bracketed);
        follows_noun(number.first) && tallies.clone().count() > 1 && tallies.clone().any(counts)
    }

    /// What a number shares with the one that it goes over into or is listed with: `dari 26 menjadi 31 perkara`,
    /// `curanmor 48, penipuan 57, dan penganiayaan 41 kasus`.
    fn next_in_list(&self, number: &Number, sentence: usize) -> Option<Item> {
        const REACH: usize = 12;
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let named = first > sentence && self.is_plain_noun(first - 1);
        let changes = first > 0 && view.is_word(first - 1, "dari") && view.has(Role::Reached, end);
        let listed = named && (view.token(end).is(b',') || view.has(Role::Coordinator, end));
        if !changes && !listed {
            return None;
        }
        let next = (end..end + REACH)
            .take_while(|at| !view.token(*at).flags.line_start())
            .find_map(|at| self.doc.number_at(at))?;
        if changes && next.first > end + 2 || listed && !self.is_plain_noun(next.first - 1) {
            return None;
        }
        match self.doc.noun_phrase(next.end) {
            Some(phrase) => Some(self.item(phrase)),
            None if listed => self.next_in_list(next, sentence),
            None => None,
        }
    }

    /// Whether a word is a noun in small letters that labels no number.
    fn is_plain_noun(&self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        token.is_word()
            && !token.capital()
            && !self.doc.is_closed(at)
            && !self.doc.is_verb_at(at)
            && !view.is(Class::Label, at)
    }

    /// What stands at a level: `indeks dolar … ke level 96,314`, `IHSG ditutup di 8.394`.
    pub(super) fn level(&self, number: &Number) -> Option<Item> {
        let view = self.view;
        let first = number.first;
        if !matches!(number.form, Form::Decimal | Form::Grouped) {
            return None;
        }
        let named = view.follows(Role::Level, first);
        let placed = first > 0 && view.is_word(first - 1, "di") && self.doc.noun_phrase(number.end).is_none();
        // `Indeks Harga Konsumen (IHK) sebesar 108,42`: what is no share of something.
        let measured = || first > 0 && number.form == Form::Decimal && MEASURED.contains(&view.word(first - 1));
        let floor = match (named, placed) {
            (true, _) => first.saturating_sub(TOPIC_REACH),
            (false, true) => self.sentence_start(first),
            _ if measured() => self.sentence_start(first),
            _ => return None,
        };
        // `Nilai Tukar Petani (NTP)`: the words before a bracket are the name.
        let gauge = (floor..first).rev().find(|at| view.is(Class::Gauge, *at) && !view.before(*at).is(b'('))?;
        self.doc.noun_phrase_from(gauge).map(|phrase| self.item(phrase))
    }
}

/// The words between a gauge and what it shows.
const MEASURED: [&str; 4] = ["sebesar", "tercatat", "mencapai", "menjadi"];

/// Whether a word tells what becomes of people in a disaster.
fn is_state_of_people(word: &str) -> bool {
    ["tewas", "meninggal", "luka", "terluka"].iter().any(|state| word.eq_ignore_ascii_case(state))
}
