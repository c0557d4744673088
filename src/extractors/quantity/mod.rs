//! Quantities: `28 kilogram sabu`, `121 kasus narkoba`, `sabu seberat 2,3 gram`, `dua orang tersangka`, `setahun`.
//!
//! A quantity is a number that counts or measures something. With a unit it always does; without one only where a noun
//! follows that it can count, or where the noun was just named (`90 di antaranya`). A number that labels (`kelas 5`,
//! `Liga 1`), that is part of a name, a plate or a score, or that gives an age counts nothing.
//!
//! The item follows (`2,3 gram sabu`), or stands before the number with a word of measure (`sabu seberat 2,3 gram`).
//! A container's item is what it contains.

mod ellipsis;
mod field;
mod item;
mod item_after;
mod item_before;
mod other;
mod substance;

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Candidate, Candidates, Rule, bound_after, bound_before};
use crate::document::Document;
use crate::lexicon::{Class, Role, Unit};
use crate::number::{Form, Number, negative_sign, range_mark};
use crate::records::{Basis, Bound, Dimension};
use crate::segment::View;

pub(crate) const RULES: &[Rule] =
    &[NUMBER_UNIT_ITEM, ITEM_NUMBER_UNIT, NUMBER_UNIT, NUMBER_ITEM, ELLIPSIS, LEVEL, ONE_UNIT];

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
    out.quantities.reserve(doc.numbers.len());
    let mut done = 0;
    for at in doc.triggers() {
        if at < done || out.taken.has(at) {
            continue;
        }
        let candidate = match doc.number_at(at) {
            Some(number) => reader.counted(number, out),
            None => reader.one_unit(at),
        };
        if let Some(candidate) = candidate {
            done = candidate.tokens.end;
            if out.taken.take(&candidate.tokens) {
                out.quantities.push(candidate);
            }
        }
    }
}

impl Reader<'_> {
    /// The quantity that a number makes with what stands around it.
    fn counted(&self, number: &Number, out: &Candidates) -> Option<Candidate<Measure>> {
        if self.is_part_of_other(number) || self.names_unit(number) {
            return None;
        }
        match self.unit_at(number.end) {
            Some((unit, unit_end)) => self.with_unit(number, unit, unit_end, out),
            None => self.lower_end(number).or_else(|| self.without_unit(number, out)),
        }
    }

    /// Whether a number is that of a unit of the police, where another has one too: `Panit 1 Unit 2 Subdit Jatanras`.
    fn names_unit(&self, number: &Number) -> bool {
        let view = self.view;
        let unit = |at: usize| view.word(at) == "Unit";
        let second = number.first > 1 && unit(number.first - 1) && view.token(number.first - 2).is_number();
        second || unit(number.end) && view.token(number.end + 1).is_number() && view.before(number.first).capital()
    }

    /// The lower of two bounds of which only the upper one has the unit: `minimal 5 hingga maksimal 20 tahun`.
    fn lower_end(&self, number: &Number) -> Option<Candidate<Measure>> {
        let view = self.view;
        let bound_at = range_mark(view, number.first, number.end)?;
        let high_at = bound_at + view.find(Class::Bound, bound_at)?.len;
        let high = self.doc.number_at(high_at)?;
        let (unit, _) = self.unit_at(high.end)?;
        let record = self.measure(number, Some(unit));
        let higher = record.bound != Bound::Exact && high.value > number.value;
        higher.then_some(Candidate { tokens: number.first..number.end, rule: &NUMBER_UNIT, record })
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
        let following =
            self.item_after_unit(unit, after_basis).or_else(|| self.of_those(number, unit, after_basis, out));
        let (item, rule) = match following {
            Some(item) if !self.is_packing(number, unit, &item) && !self.is_product(number, &item) => {
                (item, &NUMBER_UNIT_ITEM)
            }
            Some(packing) => (self.item_before(number, unit, end, out).unwrap_or(packing), &ITEM_NUMBER_UNIT),
            None => {
                let before = self.of_field(number, Some(unit), item_at);
                let before = before.or_else(|| self.item_before(number, unit, end, out));
                let drug = before.as_ref().is_some_and(|item| item.substance.is_some());
                let shared = if drug { None } else { self.shared_with_next(unit, after_basis) };
                match shared.or(before) {
                    Some(item) => (item, &ITEM_NUMBER_UNIT),
                    None => (Item::default(), &NUMBER_UNIT),
                }
            }
        };
        measure.item = item.tokens;
        measure.substance = item.substance;
        // `-5 derajat`
        let degrees = self.unit(unit).name == "derajat" && measure.upper.is_none();
        let sign = if degrees { negative_sign(self.view, number.first) } else { None };
        if sign.is_some() {
            measure.value = -measure.value;
        }
        Some(Candidate { tokens: sign.unwrap_or(number.first)..end, rule, record: measure })
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
        if number.form == Form::Fraction || self.is_label(number, false) {
            return None;
        }
        let mut measure = self.measure(number, None);
        if let Some(item) = self.ranked(number, out) {
            measure.item = item.tokens;
            return Some(Candidate { tokens: number.first..number.end, rule: &ELLIPSIS, record: measure });
        }
        if self.is_name(number) {
            return None;
        }
        let mut item_at = number.end;
        if let Some((bound, next)) = bound_after(self.view, number.end) {
            measure.bound = bound;
            item_at = next;
        }
        // `satu inisial AG` names one of those told of.
        let phrase = self.doc.noun_phrase(item_at).filter(|phrase| !self.view.has(Role::Named, phrase.start));
        // `128GB laris`
        let technical = |phrase: Range<usize>| {
            let sole = self.is_technical(phrase.start);
            if sole { phrase.start..phrase.start + 1 } else { phrase }
        };
        let phrase = phrase.map(technical);
        let (item, rule) = match phrase {
            Some(phrase) if self.counts(number, phrase.start) => {
                (self.item(self.subject(number, phrase)), &NUMBER_ITEM)
            }
            // `dua luka di leher`: without its place the word says how people are.
            _ if self.view.is_word(item_at, "luka")
                && matches!(self.view.word(item_at + 1), "di" | "pada")
                && !self.view.has(Role::Among, item_at + 2) =>
            {
                (self.item(item_at..item_at + 1), &NUMBER_ITEM)
            }
            _ => (self.of_field(number, None, item_at).or_else(|| self.left_out(number, out))?, &ELLIPSIS),
        };
        // `5.900 kasus lebih`
        if let Some((bound, _)) = item.tokens.as_ref().and_then(|item| bound_after(self.view, item.end)) {
            measure.bound = bound;
        }
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

    // Gross and net

    /// `5,01 gram bruto`, `5,01 gram (netto)`, `5,01 gram/netto`, and the token after it.
    fn basis_at(&self, at: usize) -> (Option<Basis>, usize) {
        let open = usize::from(matches!(self.view.token(at).mark, b'(' | b'/'));
        let named = at + open + usize::from(self.view.is_word(at + open, "berat"));
        match self.view.find(Class::Basis, named) {
            Some(found) => {
                let end = named + found.len;
                (
                    Some(basis(found.value)),
                    end + usize::from(self.view.token(at).is(b'(') && self.view.token(end).is(b')')),
                )
            }
            None => (None, at),
        }
    }

    /// `berat bruto 5,01 gram`, `seberat netto 2 gram`.
    fn basis_before(&self, first: usize) -> Option<Basis> {
        (first.saturating_sub(3)..first)
            .rev()
            .take_while(|at| !matches!(self.view.token(*at).mark, b',' | b';' | b'.'))
            .find_map(|at| self.view.find(Class::Basis, at))
            .map(|found| basis(found.value))
    }

    // `se-` and a unit

    /// `sepaket sabu`, `selama setahun`; not a rate (`tiga kali sehari`).
    fn one_unit(&self, at: usize) -> Option<Candidate<Measure>> {
        let view = self.view;
        let found = view.find(Class::OneUnit, at)?;
        let end = at + found.len;
        let hyphened = view.token(end).is_dash() && !view.token(end).flags.spaced();
        let name = view.token(at).capital() && at > 0 && view.token(at - 1).capital() && self.doc.capitals_tell(at);
        if hyphened || name || self.is_rate(at, end, found.value) {
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
    fn is_rate(&self, at: usize, end: usize, found: u16) -> bool {
        let view = self.view;
        // `setahun bisa dua kali`
        let times = end + usize::from(view.has(Role::Wish, end));
        // `sehari bisa menyiapkan 1.500 nasi bungkus`
        let able = times > end
            && self.unit(found).dimension == Dimension::Duration
            && self.doc.is_verb_at(times)
            && self.doc.number_at(times + 1).is_some();
        let often = able
            || view.is_word(end, "sekali")
            || self.doc.number_at(times).is_some_and(|number| view.is_word(number.end, "kali"));
        // `400 miligram sehari`
        let after_amount = at > 1 && view.is(Class::Unit, at - 1) && view.token(at - 2).is_number();
        let after_count =
            at > 0 && (view.is_word(at - 1, "kali") || view.is_word(at - 1, "sekali") || view.is_word(at - 1, "per"));
        let after_money =
            at > 0 && view.token(at - 1).classes.has(Class::Number) && !view.token(at - 1).classes.has(Class::Stop);
        often || after_count || after_amount || after_money
    }
}

fn basis(value: u16) -> Basis {
    if value == 0 { Basis::Gross } else { Basis::Net }
}
