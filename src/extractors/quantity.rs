//! Quantities: `28 kilogram sabu`, `121 kasus narkoba`, `sabu seberat 2,3 gram`, `dua orang tersangka`, `setahun`.
//!
//! A quantity is a number that counts or measures something. With a unit it always does; without one only where a noun
//! follows that it can count, or where the noun was just named (`90 di antaranya`). A number that labels (`kelas 5`,
//! `Liga 1`), that is part of a name, a plate or a score, or that gives an age counts nothing.
//!
//! The item follows (`2,3 gram sabu`), or stands before the number with a word of measure (`sabu seberat 2,3 gram`).
//! A container's item is what it contains.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Candidate, Candidates, Rule, bound_after, bound_before};
use crate::document::Document;
use crate::lexicon::{Class, LabelKind, Unit, UnitKind, label_of};
use crate::number::{Form, Number, range_mark};
use crate::records::{Basis, Bound, Dimension};
use crate::segment::View;
use crate::segment::token::mark;

pub(crate) const RULES: &[Rule] = &[NUMBER_UNIT_ITEM, ITEM_NUMBER_UNIT, NUMBER_UNIT, NUMBER_ITEM, ELLIPSIS, LEVEL, ONE_UNIT];

/// A number, its unit and what is measured.
const NUMBER_UNIT_ITEM: Rule = Rule::new("quantity.number_unit_item", "Polisi menyita [28 kilogram] sabu.");
/// What is measured before the number and unit.
const ITEM_NUMBER_UNIT: Rule = Rule::new("quantity.item_number_unit", "Ia membawa sabu seberat [2,3 gram].");
/// A number and a unit alone.
const NUMBER_UNIT: Rule = Rule::new("quantity.number_unit", "Ia ditahan selama [dua bulan].");
/// A number and the noun it counts.
const NUMBER_ITEM: Rule = Rule::new("quantity.number_item", "Tercatat [121] kasus narkoba.");
/// A number whose noun is the one named before.
const ELLIPSIS: Rule = Rule::new("quantity.ellipsis", "Ada tiga tersangka, [satu] lagi buron.");
/// The level of an index.
const LEVEL: Rule = Rule::new("quantity.level", "Indeks saham ditutup di level [8.394,59].");
/// `se-` and a unit.
const ONE_UNIT: Rule = Rule::new("quantity.one_unit", "Ia menyimpan [sepaket] sabu.");

/// Longest item, in tokens.
const LONGEST_ITEM: usize = 9;
/// How far before a figure the thing that the text is about may stand, in tokens.
const TOPIC_REACH: usize = 120;

/// A quantity as read; `unit` and `substance` are indices into the lexicon.
#[derive(Clone, Debug)]
pub(crate) struct Measure {
    pub(crate) value: Decimal,
    pub(crate) upper: Option<Decimal>,
    pub(crate) bound: Bound,
    /// The other reading of the notation.
    pub(crate) other: Option<Decimal>,
    pub(crate) unit: Option<u16>,
    pub(crate) item: Option<Range<usize>>,
    pub(crate) substance: Option<u16>,
    pub(crate) basis: Option<Basis>,
}

/// What is counted or measured: its tokens and, where it is a drug, which.
#[derive(Clone, Debug, Default)]
struct Item {
    tokens: Option<Range<usize>>,
    substance: Option<u16>,
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    view: View<'a>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let reader = Reader { doc, view: doc.view() };
    let mut numbers = doc.numbers.iter().peekable();
    let mut done = 0;
    for at in 0..reader.view.len() {
        while numbers.next_if(|number| number.first < at).is_some() {}
        if at < done {
            continue;
        }
        let candidate = match numbers.peek() {
            Some(number) if number.first == at => reader.counted(number, out),
            _ if reader.view.token(at).classes.has(Class::OneUnit) => reader.one_unit(at),
            _ => None,
        };
        if let Some(candidate) = candidate {
            done = candidate.tokens.end;
            out.quantities.push(candidate);
        }
    }
}

impl Reader<'_> {
    /// The quantity that a number makes with what stands around it.
    fn counted(&self, number: &Number, out: &Candidates) -> Option<Candidate<Measure>> {
        if self.is_part_of_other(number) {
            return None;
        }
        match self.unit_at(number.end) {
            Some((unit, unit_end)) => self.with_unit(number, unit, unit_end, out),
            None => self.without_unit(number, out),
        }
    }

    fn unit_at(&self, at: usize) -> Option<(u16, usize)> {
        if self.view.token(at).flags.line_start() {
            return None;
        }
        let found = self.view.find(Class::Unit, at)?;
        Some((found.value, at + found.len))
    }

    fn unit(&self, index: u16) -> &Unit {
        // Indices come from the lexicon's own entries.
        &self.view.lexicon.units[index as usize]
    }

    fn with_unit(&self, number: &Number, unit: u16, unit_end: usize, out: &Candidates) -> Option<Candidate<Measure>> {
        if self.is_label(number, true) || self.is_age(number, unit, unit_end) {
            return None;
        }
        let mut measure = self.measure(number, Some(unit));
        let mut end = unit_end;
        if measure.upper.is_none()
            && let Some((upper, upper_end)) = self.upper_with_unit(number, unit, unit_end)
        {
            measure.upper = Some(upper);
            end = upper_end;
        }
        let mut item_at = end;
        if let Some((bound, next)) = bound_after(self.view, end) {
            measure.bound = bound;
            item_at = next;
        }
        if measure.upper.is_some() && matches!(measure.bound, Bound::AtLeast | Bound::AtMost) {
            measure.bound = Bound::Exact;
        }
        let (basis, after_basis) = self.basis_at(item_at);
        measure.basis = basis.or_else(|| self.basis_before(number.first));
        let following = self.item_after_unit(unit, after_basis);
        let (item, rule) = match following {
            Some(item) => (item, &NUMBER_UNIT_ITEM),
            None => match self.item_before(number, unit, out) {
                Some(item) => (item, &ITEM_NUMBER_UNIT),
                None => (Item::default(), &NUMBER_UNIT),
            },
        };
        measure.item = item.tokens;
        measure.substance = item.substance;
        Some(Candidate { tokens: number.first..end, rule, record: measure })
    }

    /// `5 kg hingga 10 kg`.
    fn upper_with_unit(&self, number: &Number, unit: u16, unit_end: usize) -> Option<(Decimal, usize)> {
        let high = self.doc.number_at(range_mark(self.view, number.first, unit_end)?)?;
        let (high_unit, end) = self.unit_at(high.end)?;
        (high_unit == unit && high.upper.is_none() && high.value > number.value).then_some((high.value, end))
    }

    fn without_unit(&self, number: &Number, out: &Candidates) -> Option<Candidate<Measure>> {
        if let Some(level) = self.level(number) {
            // A level is measured: three digits after its comma are decimals.
            let record = Measure { value: number.value, other: None, item: level.tokens, ..self.measure(number, None) };
            return Some(Candidate { tokens: number.first..number.end, rule: &LEVEL, record });
        }
        if number.form == Form::Fraction || self.is_label(number, false) || self.is_name(number) {
            return None;
        }
        let mut measure = self.measure(number, None);
        let mut item_at = number.end;
        if let Some((bound, next)) = bound_after(self.view, number.end) {
            measure.bound = bound;
            item_at = next;
        }
        let (item, rule) = match self.noun_phrase(item_at) {
            Some(phrase) if self.counts(number, phrase.start) => (self.item(phrase), &NUMBER_ITEM),
            _ => (self.left_out(number, out)?, &ELLIPSIS),
        };
        measure.item = item.tokens;
        measure.substance = item.substance;
        Some(Candidate { tokens: number.first..number.end, rule, record: measure })
    }

    /// The figure with the bound that its words give it; whole things are read whole.
    fn measure(&self, number: &Number, unit: Option<u16>) -> Measure {
        let (mut bound, at) = bound_before(self.view, number.first);
        // `di atas satu panggung` is a place.
        if unit.is_none() && self.view.is_word(at, "di") && number.value < Decimal::TEN {
            bound = Bound::Exact;
        }
        if number.form == Form::Vague && number.upper.is_none() {
            bound = Bound::AtLeast;
        }
        // A lone plus before a weight is a damaged `±`.
        let mass = unit.is_some_and(|unit| self.unit(unit).dimension == Dimension::Mass);
        if mass && self.view.before(number.first).is(b'+') {
            bound = Bound::Approx;
        }
        let whole = unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count);
        let (value, other) = match number.other {
            Some(grouped) if whole && number.form == Form::Decimal => (grouped, Some(number.value)),
            Some(_) if whole => (number.value, None),
            other => (number.value, other),
        };
        Measure { value, upper: number.upper, bound, other, unit, item: None, substance: None, basis: None }
    }

    // What a number is that counts nothing

    /// Whether the number belongs to something written around it: `P4GN`, `60-an`, `3-1`, `AA 4864 AGB`, `salah satu`.
    fn is_part_of_other(&self, number: &Number) -> bool {
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let before = view.before(first);
        let next = view.token(end);
        let glued_before = first > 0 && !view.token(first).flags.spaced();
        let glued_after = !next.flags.spaced();
        if glued_before && (before.is_number() || matches!(before.mark, b'/' | b':' | b'.' | b'@' | b'#' | b'_' | b'&' | b'+') && self.code_before(first)) {
            return true;
        }
        // `K-9`, `Covid-19`, `21-18`
        if glued_before && before.is_dash() && first >= 2 && !view.token(first - 1).flags.spaced() {
            // `Sabu-90 Ribu Ekstasi` joins two things in a headline.
            let joins = number.form == Form::Scaled && view.is(Class::Substance, first - 2);
            if view.token(first - 2).is_number() || view.token(first - 2).is_word() && !joins {
                return true;
            }
        }
        if glued_after && next.is_dash() && !view.token(end + 1).flags.spaced() && (view.token(end + 1).is_word() || view.token(end + 1).is_number()) {
            return true;
        }
        if glued_after && (matches!(next.mark, b'/' | b':' | b'_' | b'@') && !view.token(end + 1).flags.spaced() || next.is_word() && self.unit_at(end).is_none()) {
            return true;
        }
        // `380 5555`
        let long = |at: usize| self.view.token(at).is_number() && self.view.token(at).len() >= 3;
        if first > 0 && number.form == Form::Plain && long(first) && long(first - 1) && !view.token(first).flags.line_start() {
            return true;
        }
        // A plate.
        let digits = number.form == Form::Plain && view.token(first).len() <= 4;
        let plate = digits && before.flags.upper() && before.len() <= 2 && next.flags.upper() && next.len() <= 3;
        // A telephone number, or a code with zeros in front.
        let code = view.token(first).is_number() && view.word(first).len() > 2 && view.word(first).starts_with('0') && number.form == Form::Plain;
        plate || code || self.is_idiom(first)
    }

    /// Whether the mark before a number glues it to a word or number before: `7/2017`, `1:30`, `38+200`.
    fn code_before(&self, first: usize) -> bool {
        let before = self.view.before(first - 1);
        !self.view.token(first - 1).flags.spaced() && (before.is_word() || before.is_number())
    }

    fn is_idiom(&self, first: usize) -> bool {
        (first.saturating_sub(2)..=first)
            .any(|at| self.view.find(Class::Idiom, at).is_some_and(|found| at + found.len > first))
    }

    /// Whether the word before the number makes it a label: `kelas 5`, `lantai dua`, `No. 40`.
    fn is_label(&self, number: &Number, has_unit: bool) -> bool {
        let view = self.view;
        (1..=2).filter(|len| *len <= number.first).any(|len| {
            let found = view.find(Class::Label, number.first - len).filter(|found| found.len == len);
            found.is_some_and(|found| match label_of(found) {
                LabelKind::Strict => true,
                LabelKind::Word => !has_unit,
                LabelKind::Figure => !has_unit && number.form != Form::Words,
            })
        })
    }

    /// Whether the number stands in a name: `SMPN 1 Lima Puluh`, `Simpang Lima`, `iPhone 15`.
    fn is_name(&self, number: &Number) -> bool {
        let view = self.view;
        let first = number.first;
        if self.doc.is_title(first) || first == 0 {
            return false;
        }
        let before = view.before(first);
        let sentence = self.doc.sentence(first).start;
        let opens = first == sentence || before.is_double_quote() || before.is(b':') || before.is(b'(');
        if number.form == Form::Words && view.token(first).capital() && !opens {
            return true;
        }
        let next = view.token(number.end);
        let name_before = before.is_word() && before.capital() && !view.token(first).flags.line_start() && first - 1 != sentence;
        let stop_before = view.is(Class::Stop, first - 1) || view.is(Class::Verb, first - 1) || is_verb(view.word(first - 1));
        let drug_follows = view.is(Class::Substance, number.end);
        // `RDR 2 versi online`
        let version = number.form == Form::Plain && view.token(first).len() <= 2;
        let bracket = before.is(b')') && next.capital();
        bracket || name_before && !stop_before && !drug_follows && (version || next.capital() || !next.is_word())
    }

    /// Whether a number of years is someone's age.
    fn is_age(&self, number: &Number, unit: u16, unit_end: usize) -> bool {
        let view = self.view;
        if !matches!(self.unit(unit).name.as_ref(), "tahun" | "bulan") {
            return false;
        }
        let first = number.first;
        let bracketed = view.before(first).is(b'(') && view.token(unit_end).is(b')');
        let after = view.is(Class::Age, unit_end);
        let (_, governed) = bound_before(view, first);
        let named = (governed.saturating_sub(3)..governed).any(|at| view.is(Class::Age, at));
        let person = first > 0 && (view.is(Class::Aged, first - 1) || view.before(first - 1).is(b'-') && view.is(Class::Aged, first.saturating_sub(3)));
        let apposition = view.before(first).is(b',')
            && view.token(unit_end).is(b',')
            && first >= 2
            && view.token(first - 2).is_word()
            && view.token(first - 2).capital();
        bracketed || after || named || person || apposition
    }

    // What a number counts

    /// Whether a bare number counts the noun after it.
    fn counts(&self, number: &Number, noun: usize) -> bool {
        let view = self.view;
        let token = view.token(noun);
        let before = view.before(number.first);
        if before.is(b'(') && view.token(number.end).is(b')') {
            return false;
        }
        // A plain figure and a capital: only where neither side is a name.
        let title = self.doc.is_title(number.first);
        if token.capital() && !title && !view.is(Class::Substance, noun) {
            let name_before = before.is_word() && before.capital() && number.first != self.doc.sentence(number.first).start;
            let short = token.len() == 1;
            return !name_before && !short || view.is(Class::Stop, number.first.saturating_sub(1)) && !short;
        }
        token.len() > 1
    }

    /// The noun phrase that begins at a token.
    fn noun_phrase(&self, first: usize) -> Option<Range<usize>> {
        let view = self.view;
        let token = view.token(first);
        let begins = token.is_word()
            && !token.flags.line_start()
            && (view.is(Class::Noun, first) || !self.is_closed(first) && !view.is(Class::Adjective, first) && !self.is_verb_at(first));
        if !begins {
            return None;
        }
        let mut end = first + 1;
        while end < first + LONGEST_ITEM {
            let token = view.token(end);
            // A gap is where scraped text lost a word.
            if token.flags.line_start() || token.flags.wide_gap() {
                break;
            }
            let next = view.token(end + 1);
            let code = next.is_number() && view.token(end - 1).flags.upper();
            let hyphen = token.is(b'-') && !token.flags.spaced() && !next.flags.spaced() && (next.is_word() || code);
            let slash = token.is(b'/') && !token.flags.spaced() && view.token(end + 1).is_word();
            if hyphen || slash {
                end += 2;
                continue;
            }
            let goes_on = token.is_word() && !self.is_closed(end) && (view.is(Class::Noun, end) || !self.is_verb_at(end));
            if !goes_on {
                break;
            }
            end += 1;
        }
        // `fasilitas lainnya`: what only points is not part of the name of the thing.
        while end > first + 1 && (view.is(Class::Ellipsis, end - 1) || view.is(Class::Number, end - 1)) {
            end -= 1;
        }
        Some(first..end)
    }

    /// Whether a word belongs to a class that no noun phrase runs over.
    fn is_closed(&self, at: usize) -> bool {
        const CLOSED: [Class; 10] = [
            Class::Stop,
            Class::Verb,
            Class::Relative,
            Class::DayPart,
            Class::Month,
            Class::Weekday,
            Class::Clock,
            Class::Contains,
            Class::CurrencyBefore,
            Class::Zone,
        ];
        let view = self.view;
        let classes = view.token(at).classes;
        let second_of = |class| at > 0 && view.find(class, at - 1).is_some_and(|found| found.len == 2);
        CLOSED.iter().any(|class| classes.has(*class) && view.is(*class, at))
            || second_of(Class::Verb)
            || classes.has(Class::Number) && view.token(at).is_word() && !second_of(Class::Idiom)
            || classes.has(Class::Cue) && view.is(Class::Cue, at) && !view.is(Class::Noun, at)
    }

    fn is_verb_at(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let name = token.capital() && !self.doc.is_title(at) && at > 0 && self.view.token(at - 1).capital();
        !name && !self.view.is(Class::Adjective, at) && is_verb(self.view.word(at))
    }

    /// A noun phrase with the drug it names.
    fn item(&self, phrase: Range<usize>) -> Item {
        let (substance, start) = self.substance_in(phrase.clone());
        Item { substance, tokens: Some(start..phrase.end) }
    }

    /// The drug that heads a phrase: `sabu`, `pil ekstasi`, `narkotika jenis sabu`; and where its name begins.
    fn substance_in(&self, phrase: Range<usize>) -> (Option<u16>, usize) {
        let view = self.view;
        let mut at = phrase.start;
        let mut named = None;
        while at < phrase.end {
            let form = view.find(Class::Form, at);
            let substance = view.find(Class::Substance, at);
            match (substance, form) {
                (Some(found), form) => {
                    // `narkotika jenis sabu`: the kind says more than the class.
                    let next = at + found.len;
                    let general = form.is_some_and(|form| form.len >= found.len) && view.is_word(next, "jenis") && next < phrase.end + 1;
                    named = Some((found.value, phrase.start));
                    if !general {
                        break;
                    }
                    if let Some(kind) = view.find(Class::Substance, next + 1) {
                        return (Some(kind.value), next + 1);
                    }
                    break;
                }
                (None, Some(form)) => at += form.len,
                (None, None) => break,
            }
        }
        named.map_or((None, phrase.start), |(substance, start)| (Some(substance), start))
    }

    fn item_after_unit(&self, unit: u16, at: usize) -> Option<Item> {
        let view = self.view;
        if self.unit(unit).name == "poin" {
            return None;
        }
        if self.unit(unit).kind != UnitKind::Measure
            && let Some(contents) = self.contents(at)
        {
            return Some(contents);
        }
        let mut at = at;
        if self.unit(unit).kind == UnitKind::Container {
            // `1 plastik klip kecil ganja`
            while view.is(Class::Adjective, at) && !view.token(at).flags.line_start() {
                at += 1;
            }
        }
        let phrase = self.noun_phrase(at)?;
        // A duration is followed by what comes next in the sentence more often than by what lasts.
        const LASTS: [&str; 7] = ["penjara", "kurungan", "bui", "perjalanan", "tahanan", "hukuman", "pidana"];
        let lasts = LASTS.iter().any(|word| view.is_word(at, word));
        (self.unit(unit).dimension != Dimension::Duration || lasts).then(|| self.item(phrase))
    }

    /// What a container holds: `15 bungkus kemasan teh cina berisi sabu`, `… berisi 60 kg sabu`.
    fn contents(&self, from: usize) -> Option<Item> {
        let view = self.view;
        let mut at = from;
        let limit = from + LONGEST_ITEM;
        while !view.is(Class::Contains, at) {
            let token = view.token(at);
            let inside = token.is_word() && !view.is(Class::Verb, at) && !token.flags.line_start();
            let bridges = view.is_word(at, "yang") || view.is_word(at, "warna") || !view.is(Class::Stop, at);
            if at >= limit || !inside || !bridges || token.classes.has(Class::Number) {
                return None;
            }
            at += 1;
        }
        at += 1;
        while view.is(Class::Form, at) && view.is_word(at, "diduga") || view.token(at).is(b'+') {
            at += 1;
        }
        if let Some(number) = self.doc.number_at(at) {
            at = self.unit_at(number.end).map_or(number.end, |(_, end)| end);
        }
        let phrase = self.noun_phrase(at)?;
        Some(self.item(phrase))
    }

    // Items before the number

    /// What is measured, before the number: `sabu seberat`, `tersangka 59 orang`, `Kokain yang diamankan seberat`.
    fn item_before(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let Unit { kind, dimension, .. } = *self.unit(unit);
        let abstracts = dimension == Dimension::Duration || is_abstract(self.unit(unit));
        if abstracts || number.first > 0 && view.is_word(number.first - 1, "per") {
            return None;
        }
        let sentence = self.doc.sentence(number.first).start;
        let (cursor, cued) = self.skip_cues(number.first, sentence);
        let weighs = matches!(dimension, Dimension::Mass | Dimension::Volume) || is_dose(self.unit(unit));
        let phrase = self.phrase_ending(cursor, sentence, cued);
        if let Some(phrase) = &phrase {
            if let Some((substance, start)) = self.last_substance(phrase.clone()) {
                return Some(Item { substance: Some(substance), tokens: Some(start..phrase.end) });
            }
            if let Some(contents) = self.contents_of(phrase, out).filter(|_| weighs) {
                return Some(contents);
            }
        }
        let phrase = phrase
            .map(|phrase| self.before_place(phrase, sentence, cursor..number.first))
            .filter(|phrase| self.can_be_measured(phrase, unit, cursor..number.first));
        let listed = view.before(number.first).is(b'(');
        match phrase {
            // `barang bukti dengan berat total …`: the drug is the one that the sentence names.
            Some(phrase) if weighs && view.is_word(phrase.end - 1, "bukti") => {
                Some(self.only_substance(sentence..cursor).unwrap_or(Item { substance: None, tokens: Some(phrase) }))
            }
            Some(phrase) if !listed => Some(Item { substance: None, tokens: Some(phrase) }),
            // `ada 336 unit kebun, peternakan (31 unit)`: what stands before a bracket is a part of the set told before it.
            Some(phrase) => Some(self.same_unit(unit, sentence, out).unwrap_or(Item { substance: None, tokens: Some(phrase) })),
            None if weighs => self.topic(number.first),
            None if kind == UnitKind::Container => self.same_unit(unit, sentence, out),
            None if counts_people(self.unit(unit)) => None,
            None if self.unit_named(unit, sentence..cursor).is_some() => self.unit_named(unit, sentence..cursor),
            None => self.same_unit(unit, number.first.saturating_sub(TOPIC_REACH), out),
        }
    }

    /// What the sentence names with the unit itself (`total unit usaha pertanian turun dari 120 unit`), or what it is about
    /// by its opening (`untuk perusahaan, ada 336 unit`).
    fn unit_named(&self, unit: u16, range: Range<usize>) -> Option<Item> {
        let view = self.view;
        let named = range.clone().rev().find_map(|at| {
            let found = view.find(Class::Unit, at).filter(|found| found.value == unit)?;
            let counted = at > 0 && (view.token(at - 1).is_number() || view.token(at - 1).classes.has(Class::Number));
            self.noun_phrase(at + found.len).filter(|_| !counted)
        });
        let opening = || {
            let comma = range.end.checked_sub(1).filter(|at| view.token(*at).is(b','))?;
            let phrase = self.phrase_ending(comma, range.start, false)?;
            (phrase.start > 0 && view.is_word(phrase.start - 1, "untuk")).then_some(phrase)
        };
        named.or_else(opening).map(|phrase| self.item(phrase))
    }

    /// `UTP di Sumut sebanyak …`: the thing before its place, where a phrase is only that place.
    fn before_place(&self, phrase: Range<usize>, sentence: usize, cues: Range<usize>) -> Range<usize> {
        let view = self.view;
        let placed = phrase.start > sentence && ["di", "pada"].iter().any(|word| view.is_word(phrase.start - 1, word));
        if !placed || cues.is_empty() || !self.is_name_at(phrase.start) {
            return phrase;
        }
        self.phrase_ending(phrase.start - 1, sentence, false).unwrap_or(phrase)
    }

    /// Whether a word is written as the name of a place or person is.
    fn is_name_at(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let name = token.capital() && !token.flags.upper() && !self.doc.is_title(at) && at > self.doc.sentence(at).start;
        name || self.view.is(Class::Region, at) && token.capital()
    }

    /// What the container whose packing a phrase describes holds: `6 bungkus kemasan teh China dengan berat …`.
    fn contents_of(&self, phrase: &Range<usize>, out: &Candidates) -> Option<Item> {
        let last = out.quantities.last()?;
        let container = last.record.unit.is_some_and(|unit| self.unit(unit).kind == UnitKind::Container);
        (container && last.tokens.end == phrase.start && last.record.substance.is_some()).then(|| Item {
            tokens: last.record.item.clone(),
            substance: last.record.substance,
        })
    }

    /// Whether a phrase before a figure can be what it measures. A place after its preposition is so only with a word of
    /// measure (`lahan seluas`); without one people must be people, and a container needs a drug.
    fn can_be_measured(&self, phrase: &Range<usize>, unit: u16, cues: Range<usize>) -> bool {
        const PREPOSITIONS: [&str; 8] = ["di", "ke", "dari", "pada", "oleh", "kepada", "dalam", "dengan"];
        let view = self.view;
        let before = |words: &[&str]| phrase.start > 0 && words.iter().any(|word| view.is_word(phrase.start - 1, word));
        let measured = cues.clone().any(|at| view.word(at).starts_with("se") && view.is(Class::Cue, at));
        // A region has an area; it is counted by nothing.
        let extent = self.unit(unit).dimension == Dimension::Area;
        let name = !extent && self.is_name_at(phrase.start) && !phrase.clone().any(|at| view.is(Class::Person, at));
        if before(&["bukan"]) || before(&PREPOSITIONS) && !measured || name || view.is(Class::Adjective, phrase.start) {
            return false;
        }
        if counts_people(self.unit(unit)) {
            return !cues.is_empty() || phrase.clone().any(|at| view.is(Class::Person, at));
        }
        !cues.is_empty() || self.unit(unit).kind != UnitKind::Container
    }

    /// Goes back over the words between a thing and its figure; whether one of them is a word of measure.
    fn skip_cues(&self, from: usize, floor: usize) -> (usize, bool) {
        let view = self.view;
        let (mut at, mut cued) = (from, false);
        'back: while at > floor {
            for len in (1..=3).rev().filter(|len| at - floor >= *len) {
                let start = at - len;
                let fits = |class| view.find(class, start).is_some_and(|found| found.len == len);
                if fits(Class::Cue) || fits(Class::Bound) || fits(Class::Basis) {
                    at = start;
                    cued = true;
                    continue 'back;
                }
            }
            let word = view.word(at - 1);
            if matches!(word, "dengan" | "yang" | "nya" | "secara") && cued || matches!(view.token(at - 1).mark, b'(' | mark::PLUS_MINUS | b'+') {
                at -= 1;
                continue;
            }
            break;
        }
        (at, cued)
    }

    /// The noun phrase that ends before a token, over a relative clause where a word of measure followed.
    fn phrase_ending(&self, end: usize, floor: usize, cued: bool) -> Option<Range<usize>> {
        let view = self.view;
        let mut end = end;
        let qualifies = end > floor && view.is(Class::Adjective, end - 1) && end > floor + 1 && view.is_word(end - 2, "yang");
        if cued && end > floor && (qualifies || self.is_verb_at(end - 1) || view.is(Class::Stop, end - 1)) {
            // `Kokain yang diamankan seberat …`
            let relative = (end.saturating_sub(7).max(floor)..end).rev().find(|at| view.is_word(*at, "yang"))?;
            if (relative..end).any(|at| !view.token(at).is_word()) {
                return None;
            }
            end = relative;
        }
        if end > floor && view.token(end - 1).is(b')') {
            // `tembakau sintetis (gorila) seberat …`
            let open = (end.saturating_sub(8).max(floor)..end).rev().find(|at| view.token(*at).is(b'('))?;
            end = open;
        }
        let mut start = end;
        while start > floor && end - start < LONGEST_ITEM {
            let at = start - 1;
            let token = view.token(at);
            let hyphen = token.is(b'-') && !token.flags.spaced() && !view.token(start).flags.spaced();
            let inside = token.is_word() && !self.is_closed(at) && !self.is_verb_at(at) && !self.unit_follows_number(at);
            if !(hyphen || inside || token.is_word() && view.is(Class::Noun, at)) {
                break;
            }
            start -= 1;
        }
        let noun = start < end && view.token(start).is_word() && view.token(end - 1).is_word();
        noun.then_some(start..end)
    }

    /// Whether a word is the unit of a number before it, and so no part of a thing's name.
    fn unit_follows_number(&self, at: usize) -> bool {
        let view = self.view;
        let counted = at > 0 && (view.token(at - 1).is_number() || view.token(at - 1).classes.has(Class::Number));
        counted && view.is(Class::Unit, at)
    }

    /// The last drug named in a range of tokens, and where its name begins.
    fn last_substance(&self, range: Range<usize>) -> Option<(u16, usize)> {
        let view = self.view;
        range.clone().rev().find_map(|at| {
            let found = view.find(Class::Substance, at).filter(|found| at + found.len <= range.end)?;
            // The longest name that ends here: `pil ekstasi`, not `ekstasi`.
            let start = (range.start..at)
                .find(|from| view.find(Class::Substance, *from).is_some_and(|longer| *from + longer.len == at + found.len));
            let value = start.and_then(|start| view.find(Class::Substance, start)).map_or(found.value, |longer| longer.value);
            Some((value, start.unwrap_or(at)))
        })
    }

    /// The drug of a range that names only one.
    fn only_substance(&self, range: Range<usize>) -> Option<Item> {
        let view = self.view;
        let mut only: Option<(u16, Range<usize>)> = None;
        for at in range {
            if let Some(found) = view.find(Class::Substance, at) {
                if only.as_ref().is_some_and(|(value, _)| *value != found.value) {
                    return None;
                }
                only = Some((found.value, at..at + found.len));
            }
        }
        only.map(|(substance, tokens)| Item { substance: Some(substance), tokens: Some(tokens) })
    }

    /// The drug that the text is about: the nearest before the number.
    fn topic(&self, first: usize) -> Option<Item> {
        let (substance, at) = self.last_substance(first.saturating_sub(TOPIC_REACH)..first)?;
        let found = self.view.find(Class::Substance, at)?;
        Some(Item { substance: Some(substance), tokens: Some(at..at + found.len) })
    }

    /// What the last quantity with the same unit counted, where it stands after `floor` and outside brackets:
    /// `15 bungkus berisi sabu … dan 45 bungkus`, `256 ekor babi … 39 ekor`.
    fn same_unit(&self, unit: u16, floor: usize, out: &Candidates) -> Option<Item> {
        let near = out.quantities.iter().rev().take_while(|other| other.tokens.start >= floor);
        let same = near.filter(|other| other.record.unit == Some(unit) && other.record.item.is_some());
        let listed = |at: usize| self.view.before(at).is(b'(');
        same.into_iter().find(|other| !listed(other.tokens.start)).map(|other| Item {
            tokens: other.record.item.clone(),
            substance: other.record.substance,
        })
    }

    /// The noun that a bare number leaves out, where its place shows that it counts: the item of the set named before.
    fn left_out(&self, number: &Number, out: &Candidates) -> Option<Item> {
        const AMOUNTS: [&str; 6] = ["sebanyak", "sejumlah", "berjumlah", "totalnya", "jumlahnya", "total"];
        const LEVELS: [&str; 9] = ["menjadi", "mencapai", "tercatat", "terdapat", "ada", "dari", "sekitar", "hanya", "tinggal"];
        let view = self.view;
        let (first, end) = (number.first, number.end);
        if matches!(number.form, Form::Vague | Form::Decimal) {
            return None;
        }
        let sentence = self.doc.sentence(first).start;
        let reach = sentence.checked_sub(1).map_or(0, |before| self.doc.sentence(before).start);
        let set = out.quantities.iter().rev().take_while(|other| other.tokens.start >= reach).find(|other| {
            other.record.unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count) && other.record.item.is_some()
        });
        let item = || set.map_or_else(Item::default, |set| Item {
            tokens: set.record.item.clone(),
            substance: set.record.substance,
        });
        // `dua dari tiga polisi`
        if view.is_word(end, "dari")
            && let Some(whole) = self.doc.number_at(end + 1)
            && self.unit_at(whole.end).is_none()
            && let Some(phrase) = self.noun_phrase(whole.end)
        {
            return Some(self.item(phrase));
        }
        if view.is(Class::Ellipsis, end) && !view.token(end).flags.line_start() {
            return Some(item());
        }
        let (_, governed) = bound_before(view, first);
        let after = |words: &[&str]| {
            [first, governed].iter().any(|at| *at > 0 && words.iter().any(|word| view.is_word(at - 1, word)))
                || governed < first && words.iter().any(|word| view.is_word(governed, word))
        };
        let next = view.token(end);
        let ends = next.is_word() && (view.is(Class::Stop, end) || view.is(Class::Verb, end) || self.is_verb_at(end))
            || matches!(next.mark, b',' | b'.' | b';' | b')')
            || next.flags.line_start();
        if after(&AMOUNTS) && ends {
            return Some(item());
        }
        // `Ada 302 yang …`
        if after(&["ada"]) && view.is_word(end, "yang") {
            return Some(item());
        }
        set?;
        if after(&LEVELS) && ends {
            return Some(item());
        }
        // `…, 4 harus dilatih`, `Dua melarikan diri`: a subject of its own.
        let opens = first == sentence || view.before(first).is(b',') || ["dan", "sedangkan", "sementara", "serta"].iter().any(|word| first > 0 && view.is_word(first - 1, word));
        const AUXILIARY: [&str; 9] = ["harus", "sudah", "telah", "masih", "akan", "sedang", "berhasil", "belum", "sempat"];
        let acts = next.is_word() && !next.flags.line_start() && (AUXILIARY.iter().any(|word| view.is_word(end, word)) || self.is_verb_at(end));
        (opens && acts && number.upper.is_none()).then(item)
    }

    /// What stands at a level: `indeks dolar … ke level 96,314`.
    fn level(&self, number: &Number) -> Option<Item> {
        let view = self.view;
        let first = number.first;
        if !matches!(number.form, Form::Decimal | Form::Grouped) || first == 0 || !["level", "posisi", "kisaran"].iter().any(|word| view.is_word(first - 1, word)) {
            return None;
        }
        let gauge = (first.saturating_sub(TOPIC_REACH)..first).rev().find(|at| view.is(Class::Gauge, *at))?;
        self.noun_phrase(gauge).map(|phrase| self.item(phrase))
    }

    // Gross and net

    /// `5,01 gram bruto`, `5,01 gram (netto)`, and the token after it.
    fn basis_at(&self, at: usize) -> (Option<Basis>, usize) {
        let open = usize::from(self.view.token(at).is(b'('));
        let named = at + open + usize::from(self.view.is_word(at + open, "berat"));
        match self.view.find(Class::Basis, named) {
            Some(found) => {
                let end = named + found.len;
                (Some(basis(found.value)), end + usize::from(open == 1 && self.view.token(end).is(b')')))
            }
            None => (None, at),
        }
    }

    /// `berat bruto 5,01 gram`, `seberat netto 2 gram`.
    fn basis_before(&self, first: usize) -> Option<Basis> {
        (first.saturating_sub(3)..first).rev().find_map(|at| self.view.find(Class::Basis, at)).map(|found| basis(found.value))
    }

    // `se-` and a unit

    /// `sepaket sabu`, `selama setahun`; not a rate (`tiga kali sehari`).
    fn one_unit(&self, at: usize) -> Option<Candidate<Measure>> {
        let view = self.view;
        let found = view.find(Class::OneUnit, at)?;
        let end = at + found.len;
        let hyphened = view.token(end).is_dash() && !view.token(end).flags.spaced();
        let name = view.token(at).capital() && at > 0 && view.token(at - 1).capital() && !self.doc.is_title(at);
        if hyphened || name || self.is_rate(at, end) {
            return None;
        }
        let (bound, _) = bound_before(view, at);
        let item = self.item_after_unit(found.value, end).unwrap_or_default();
        let record = Measure {
            value: Decimal::ONE,
            upper: None,
            bound,
            other: None,
            unit: Some(found.value),
            item: item.tokens,
            substance: item.substance,
            basis: None,
        };
        Some(Candidate { tokens: at..end, rule: &ONE_UNIT, record })
    }

    /// `tiga kali sehari`, `seminggu sekali`, `sebulan dua kali`, `Rp 2 juta sebulan`.
    fn is_rate(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let often = view.is_word(end, "sekali") || self.doc.number_at(end).is_some_and(|number| view.is_word(number.end, "kali"));
        let after_count = at > 0
            && (view.is_word(at - 1, "kali") || view.is_word(at - 1, "sekali") || view.is_word(at - 1, "per"));
        let after_money = at > 0 && view.token(at - 1).classes.has(Class::Number) && !view.token(at - 1).classes.has(Class::Stop);
        often || after_count || after_money
    }
}

fn basis(value: u16) -> Basis {
    if value == 0 { Basis::Gross } else { Basis::Net }
}

/// Whether a unit counts no things: what was done so many times, what a game or an index gained.
fn is_abstract(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "kali" | "poin")
}

fn counts_people(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "orang" | "jiwa")
}

/// Whether a unit counts doses of a drug: pills and what they come in.
fn is_dose(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "butir" | "pil" | "tablet" | "kapsul" | "kaplet" | "strip" | "linting" | "ampul")
}

/// Whether a word has the form of a verb: `menangkap`, `ditahan`, `berhasil`, `tertangkap`.
pub(crate) fn is_verb(word: &str) -> bool {
    let bytes = word.as_bytes();
    let prefix = |prefix: &str| bytes.len() > prefix.len() + 2 && bytes[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes());
    let me = prefix("me") && bytes.get(2).is_some_and(|byte| matches!(byte.to_ascii_lowercase(), b'm' | b'n' | b'l' | b'r' | b'w' | b'y'));
    // `selamatkan`, `gagalkan`; after a vowel the `k` belongs to a noun (`tindakan`), and so after `pe-` or `ke-`.
    let causes = bytes.len() > 5
        && word.to_ascii_lowercase().ends_with("kan")
        && !matches!(bytes[bytes.len() - 4].to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u')
        && !prefix("pe")
        && !prefix("ke");
    me || prefix("ber") || prefix("di") || prefix("ter") || causes
}
