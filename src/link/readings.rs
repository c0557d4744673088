//! Which reading of a number that has two: `7.146 kg` is 7146 by the rule and 7.146 by a slip, `22,103 gram` is 22.103
//! by the rule and 22103 by a slip.
//!
//! People and pieces are whole: that was settled when they were read. For what is measured the article decides: first
//! its own sums, then how it writes other numbers. Where neither tells, the rule holds; after a comma, where the slip is
//! common, the number is then ambiguous.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::quantity::Measure;
use crate::lexicon::Role;
use crate::number::Form;
use crate::records::Dimension;

/// The reading chosen for a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) value: Decimal,
    pub(crate) alternative: Option<Decimal>,
    pub(crate) ambiguous: bool,
}

/// How an article writes numbers whose reading is beyond doubt.
#[derive(Clone, Copy, Debug, Default)]
struct Habits {
    /// `54,9`, `1.185,50`
    comma_decimal: bool,
    /// `20.187 butir`, `2.500.000`
    dot_group: bool,
    /// `1.5 kg`
    dot_decimal: bool,
    /// `1,356,131`
    comma_group: bool,
}

/// A reading for each quantity.
pub(crate) fn choose(doc: &Document<'_>, quantities: &[Candidate<Measure>]) -> Vec<Reading> {
    let doubted = quantities.iter().any(|candidate| candidate.record.other.is_some());
    let habits = if doubted { habits(doc, quantities) } else { Habits::default() };
    quantities
        .iter()
        .enumerate()
        .map(|(at, candidate)| reading(doc, quantities, at, &candidate.record, habits))
        .collect()
}

fn reading(
    doc: &Document<'_>,
    quantities: &[Candidate<Measure>],
    at: usize,
    measure: &Measure,
    habits: Habits,
) -> Reading {
    let Measure { value, other, .. } = *measure;
    let plain = Reading { value, alternative: None, ambiguous: false };
    let Some(other) = other else { return plain };
    if is_whole(doc, measure) {
        return Reading { alternative: Some(other), ..plain };
    }
    let swapped = Reading { value: other, alternative: Some(value), ambiguous: false };
    // The amounts of this drug, or of all that was weighed.
    for same_drug in [true, false] {
        match [value, other].map(|value| sums_up(doc, quantities, at, value, same_drug)) {
            [true, false] => return plain,
            [false, true] => return swapped,
            _ => {}
        }
    }
    // `0,215 kg dan 6.482 kg. Totalnya 6,7 kg`: no part is more than its sum.
    if value > other && exceeds_sum(doc, quantities, at) {
        return swapped;
    }
    if value > other {
        // A dot. Only an article that writes decimals with dots casts doubt on it.
        match (habits.dot_decimal, habits.dot_group || habits.comma_decimal) {
            (false, _) => plain,
            (true, false) => swapped,
            (true, true) => Reading { alternative: Some(other), ambiguous: true, ..plain },
        }
    } else {
        match (habits.comma_decimal || habits.dot_group, habits.comma_group) {
            (true, false) => plain,
            (false, true) => swapped,
            _ => Reading { alternative: Some(other), ambiguous: true, ..plain },
        }
    }
}

fn is_whole(doc: &Document<'_>, measure: &Measure) -> bool {
    measure.unit.is_none_or(|unit| doc.lexicon.units[unit as usize].dimension == Dimension::Count)
}

fn habits(doc: &Document<'_>, quantities: &[Candidate<Measure>]) -> Habits {
    let mut habits = Habits::default();
    for number in &doc.numbers {
        let written = doc.view().word(number.first);
        match (number.form, number.other) {
            (Form::Decimal, None) if written.rfind(',') > written.rfind('.') => habits.comma_decimal = true,
            (Form::Decimal, None) if written.contains('.') => {
                habits.dot_decimal |= in_quantity(quantities, number.first)
            }
            (Form::Grouped, None) if written.contains('.') => habits.dot_group = true,
            (Form::Grouped, None) => habits.comma_group = true,
            _ => {}
        }
    }
    for candidate in quantities.iter().filter(|candidate| is_whole(doc, &candidate.record)) {
        let written = doc.view().word(candidate.tokens.start);
        habits.dot_group |= candidate.record.other.is_none()
            && written.contains('.')
            && candidate.record.value >= Decimal::ONE_THOUSAND;
    }
    habits
}

/// Whether a number that begins at a token is a quantity's: a time or a date also has dots.
fn in_quantity(quantities: &[Candidate<Measure>], token: usize) -> bool {
    quantities.binary_search_by_key(&token, |candidate| candidate.tokens.start).is_ok()
}

/// Whether the amounts around `at` add up to one of them, with this value for the one there.
fn sums_up(doc: &Document<'_>, quantities: &[Candidate<Measure>], at: usize, value: Decimal, same_drug: bool) -> bool {
    let this = &quantities[at].record;
    let Some(factor) = factor(doc, this) else {
        return false;
    };
    let Some(this_base) = value.checked_mul(factor) else {
        return false;
    };
    // The neighbours in text that measure the same thing, each told once.
    const NEIGHBOURS: usize = 12;
    let mut bases = vec![this_base];
    let from = at.saturating_sub(NEIGHBOURS);
    for (index, other) in quantities.iter().enumerate().skip(from).take(2 * NEIGHBOURS + 1) {
        let same = index != at
            && (!same_drug || other.record.substance == this.substance)
            && is_same_dimension(doc, this, &other.record);
        let base = self::factor(doc, &other.record).and_then(|factor| other.record.value.checked_mul(factor));
        if let (true, Some(base)) = (same, base)
            && !bases.contains(&base)
        {
            bases.push(base);
        }
    }
    let Some(total) = bases.iter().max().copied() else {
        return false;
    };
    let sum = bases.iter().try_fold(Decimal::ZERO, |sum, base| sum.checked_add(*base));
    bases.len() > 2 && sum.and_then(|sum| sum.checked_sub(total)) == Some(total)
}

/// Whether a weight is more than a sum that the next sentence opens with, and would not be by its other reading.
fn exceeds_sum(doc: &Document<'_>, quantities: &[Candidate<Measure>], at: usize) -> bool {
    let this = &quantities[at];
    let next = doc.sentence(doc.sentence(this.tokens.start).end);
    if !doc.view().has(Role::Summing, next.start) {
        return false;
    }
    let base = |measure: &Measure, value: Decimal| value.checked_mul(factor(doc, measure)?);
    let sum = quantities[at + 1..].iter().find(|other| other.tokens.start >= next.start).filter(|other| {
        let substance = other.record.substance;
        next.contains(&other.tokens.start)
            && other.record.other.is_none()
            && is_same_dimension(doc, &this.record, &other.record)
            && (substance.is_none() || substance == this.record.substance)
    });
    let sum = sum.and_then(|sum| base(&sum.record, sum.record.value));
    let (high, low) =
        (base(&this.record, this.record.value), this.record.other.and_then(|low| base(&this.record, low)));
    matches!((sum, high, low), (Some(sum), Some(high), Some(low)) if high > sum && low <= sum)
}

fn factor(doc: &Document<'_>, measure: &Measure) -> Option<Decimal> {
    doc.lexicon.units.get(measure.unit? as usize)?.factor
}

fn is_same_dimension(doc: &Document<'_>, one: &Measure, other: &Measure) -> bool {
    let dimension = |measure: &Measure| measure.unit.map(|unit| doc.lexicon.units[unit as usize].dimension);
    dimension(one) == dimension(other)
}
