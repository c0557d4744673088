//! The figures of an article in one list: what is counted or measured, shares and money.

use std::ops::Range;

use rust_decimal::Decimal;

use super::findings::Findings;
use crate::lexicon::Class;
use crate::records::{Bound, Dimension};
use crate::segment::View;

/// A figure and what it is of.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) tokens: Range<usize>,
    pub(crate) value: Decimal,
    pub(crate) bound: Bound,
    /// Whether it is a range of two.
    pub(crate) ranged: bool,
    pub(crate) of: Of,
}

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// A quantity, by its index among the candidates.
    Quantity(usize),
    /// A percentage.
    Share,
    /// Money, by its currency in the lexicon.
    Money(u16),
}

impl Figure {
    /// Whether it is exactly what it says.
    pub(crate) fn is_exact(&self) -> bool {
        self.bound == Bound::Exact && !self.ranged
    }

    /// What one of the last digit written is worth: 0.01 for `4.34%`, 10000 for `US$896,67 juta`. Of number words, and of
    /// digits that say nothing of it, one.
    pub(crate) fn last_digit(&self, view: View<'_>) -> Decimal {
        let Some(at) = self.tokens.clone().find(|at| view.token(*at).is_number()) else {
            return Decimal::ONE;
        };
        let digits = view.word(at).bytes().filter(u8::is_ascii_digit);
        let written = digits.take(19).fold(0i128, |number, digit| number * 10 + i128::from(digit - b'0'));
        let written = Decimal::try_from_i128_with_scale(written, 0).ok();
        match written.and_then(|written| self.value.checked_div(written)) {
            Some(unit) if !unit.is_zero() => unit.normalize(),
            _ => Decimal::ONE,
        }
    }

    /// The smallest and largest that it may stand for, once the press has rounded or cut it.
    pub(crate) fn reach(&self, view: View<'_>) -> Option<(Decimal, Decimal)> {
        let last_digit = self.last_digit(view);
        let whole = last_digit == Decimal::ONE && self.value.fract().is_zero();
        let slack = if whole { Decimal::ZERO } else { last_digit };
        Some((self.value.checked_sub(slack)?, self.value.checked_add(slack)?))
    }
}

/// The figures of an article, in text order.
pub(crate) fn figures(findings: &Findings<'_>) -> Vec<Figure> {
    let Findings { candidates, readings, .. } = findings;
    let quantities = candidates.quantities.iter().zip(*readings).enumerate().map(|(at, (candidate, reading))| Figure {
        tokens: candidate.tokens.clone(),
        value: reading.value,
        bound: candidate.record.bound,
        ranged: candidate.record.upper.is_some(),
        of: Of::Quantity(at),
    });
    let shares = candidates.percentages.iter().map(|candidate| Figure {
        tokens: candidate.tokens.clone(),
        value: candidate.record.value,
        bound: candidate.record.bound,
        ranged: candidate.record.upper.is_some(),
        of: Of::Share,
    });
    let money = candidates.money.iter().map(|candidate| Figure {
        tokens: candidate.tokens.clone(),
        value: candidate.record.value,
        bound: candidate.record.bound,
        ranged: candidate.record.upper.is_some(),
        of: Of::Money(candidate.record.currency),
    });
    let mut all =
        Vec::with_capacity(candidates.quantities.len() + candidates.percentages.len() + candidates.money.len());
    all.extend(quantities.chain(shares).chain(money));
    // No two have a token in common.
    all.sort_unstable_by_key(|figure: &Figure| figure.tokens.start);
    all
}

impl<'a> Findings<'a> {
    /// What a quantity counts or measures; a date that follows it is none of it.
    pub(crate) fn item(&self, quantity: usize) -> Option<&'a Range<usize>> {
        let item = self.candidates.quantities.get(quantity)?.record.item.as_ref()?;
        let first = item.start..item.start + 1;
        self.candidates.dates.within(&first).is_empty().then_some(item)
    }

    /// Whether a quantity counts pieces, people or cases.
    pub(crate) fn is_count(&self, quantity: usize) -> bool {
        let Some(quantity) = self.candidates.quantities.get(quantity) else { return false };
        self.unit(&quantity.record).is_none_or(|unit| unit.dimension == Dimension::Count)
    }

    /// Whether two figures are of the same kind of thing; `strictly`, where their nouns must be the same too.
    pub(crate) fn same_metric(&self, one: &Figure, other: &Figure, strictly: bool) -> bool {
        let (Of::Quantity(one), Of::Quantity(other)) = (one.of, other.of) else {
            return one.of == other.of;
        };
        let items = [self.item(one), self.item(other)];
        let measure = |at: usize| self.candidates.quantities.get(at).map(|candidate| &candidate.record);
        let (Some(one), Some(other)) = (measure(one), measure(other)) else { return false };
        if one.substance.is_some() && other.substance.is_some() && one.substance != other.substance {
            return false;
        }
        let dimension = |unit: Option<u16>| unit.and_then(|unit| self.doc.lexicon.units.get(unit as usize));
        let (unit, other_unit) = (dimension(one.unit), dimension(other.unit));
        if unit.is_some_and(|unit| unit.dimension == Dimension::Duration) && strictly {
            return false;
        }
        let [item, other_item] = items;
        let same_noun = match (item, other_item) {
            (None, None) => true,
            (Some(item), Some(other)) => self.share_words(item, other),
            _ => !strictly,
        };
        match (unit, other_unit) {
            // `36.263 gram` and `113 kilogram` of one thing would need the same unit for their values to be compared.
            (Some(unit), Some(other_unit)) => unit.name == other_unit.name && same_noun,
            (None, None) => same_noun,
            // `51.840 tersangka` and `42.900 orang`
            (Some(unit), None) => unit.name == "orang" && self.is_people(item, other_item),
            (None, Some(unit)) => unit.name == "orang" && self.is_people(other_item, item),
        }
    }

    /// Whether what people are counted as is what some others are, or they are not told at all.
    fn is_people(&self, counted: Option<&Range<usize>>, named: Option<&Range<usize>>) -> bool {
        match (counted, named) {
            (None, Some(named)) => self.doc.view().is(Class::Person, named.start),
            (Some(counted), Some(named)) => self.share_words(counted, named),
            _ => false,
        }
    }

    /// Whether of two nouns one begins with the other: `perkara` and `perkara narkotika`, not `kasus korupsi` and `kasus
    /// narkoba`.
    fn share_words(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let view = self.doc.view();
        let shortest = one.len().min(other.len());
        (0..shortest).all(|at| view.key(one.start + at) == view.key(other.start + at))
    }
}
