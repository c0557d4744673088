//! Wholes and their parts: totals that a list should add up to, parts that should not exceed their whole, and headlines
//! that the body should bear out.
//!
//! A list is told by its words: `145 kilogram dari 4 laporan, yang pertama 50 kilogram …`, `10 orang yang terdiri dari 6
//! laki-laki dan 4 perempuan`, `5 kilogram dan 7 kilogram, total 12 kilogram`; or by the lots that are part of another. A
//! list that says it is not whole (`antara lain`) is none, and one that is far from its total is read wrong rather than
//! written wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::facts::Facts;
use super::figures::{Figure, Of};
use super::findings::Findings;
use crate::extractors::quantity::Measure;
use crate::lexicon::{Class, Role, UnitKind};
use crate::records::{Bound, Dimension, Id, Seizure};

/// How far after a whole the words may stand that open the list of its parts, in tokens.
const REACH: usize = 16;
/// Most parts of a list.
const MOST_PARTS: usize = 16;
/// Most lots of a total.
const MOST_LOTS: usize = 64;
/// Most figures of a body that a headline is held against.
const MOST_FIGURES: usize = 256;

/// A whole with its parts.
#[derive(Clone, Debug)]
pub(crate) struct Parted {
    /// The figures, by their indices; the whole first.
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
    /// What the parts add up to, in the unit of the whole.
    pub(crate) sum: Decimal,
}

/// The sums of a text and what it says of them.
pub(crate) struct Sums<'a> {
    pub(crate) findings: &'a Findings<'a>,
    pub(crate) figures: &'a [Figure],
}

impl Sums<'_> {
    /// The totals that their parts do not add up to.
    pub(crate) fn off(&self, facts: &Facts) -> Vec<Parted> {
        let mut off: Vec<Parted> = (0..self.figures.len())
            .filter_map(|whole| {
                let parts = self.parts_after(whole).or_else(|| self.parts_before(whole))?;
                self.differs(whole, parts)
            })
            .collect();
        let mut parts: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for part in &facts.seizures {
            if let (Some(whole), Some(amount)) = (part.part_of, self.amount(part)) {
                parts.entry(whole).or_default().push(amount);
            }
        }
        let told: BTreeSet<usize> = off.iter().map(|parted| parted.whole).collect();
        for whole in &facts.seizures {
            let lot = parts.remove(&whole.id).and_then(|parts| self.differs(self.amount(whole)?, parts));
            // Too little may be a list that does not name everything.
            let lot = lot.filter(|lot| lot.sum > self.figures[lot.whole].value || !self.is_open(self.tokens_of(lot)));
            // However often the total is told, it is off once.
            let known = || whole.tellings.iter().filter_map(|telling| self.at(*telling)).any(|at| told.contains(&at));
            off.extend(lot.filter(|lot| !told.contains(&lot.whole) && !known()));
        }
        off
    }

    /// The parts that are larger than what includes them.
    pub(crate) fn too_large(&self, facts: &Facts) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = (0..self.figures.len())
            .filter_map(|part| Some((part, self.whole_of(part)?)))
            .filter(|(part, whole)| self.figures[*part].value > self.figures[*whole].value)
            .collect();
        let told: BTreeSet<(usize, usize)> = found.iter().copied().collect();
        let mut parts = facts.seizures.iter().filter(|lot| lot.part_of.is_some()).peekable();
        if parts.peek().is_none() {
            return found;
        }
        let lots: BTreeMap<Id, &Seizure> = facts.seizures.iter().map(|lot| (lot.id, lot)).collect();
        for part in parts {
            let whole = part.part_of.and_then(|whole| lots.get(&whole));
            let Some((part, whole)) = whole.and_then(|whole| Some((self.amount(part)?, self.amount(whole)?))) else {
                continue;
            };
            let exceeds = self.is_exact(part)
                && self.is_exact(whole)
                && self.alike(whole, part)
                && self.base(part) > self.base(whole);
            if exceeds && !told.contains(&(part, whole)) {
                found.push((part, whole));
            }
        }
        found
    }

    /// The figures of the headline that the body gives otherwise, with the nearest of those it gives.
    pub(crate) fn headline(&self) -> Vec<(usize, usize)> {
        let Some(headline) = self.findings.doc.headline.clone() else { return Vec::new() };
        let in_headline = |at: &usize| headline.contains(&self.figures[*at].tokens.start);
        let all = 0..self.figures.len().min(MOST_FIGURES);
        let body = || all.clone().filter(|at| !in_headline(at));
        let heads = all.clone().filter(in_headline);
        heads.filter_map(|head| Some((head, self.contradicted(head, body())?))).collect()
    }

    // Lists

    /// The parts that follow a whole: `145 kilogram yang terdiri dari …`.
    fn parts_after(&self, whole: usize) -> Option<Vec<usize>> {
        let view = self.findings.doc.view();
        let figure = &self.figures[whole];
        self.measure(whole).filter(|_| self.is_exact(whole))?;
        let sentence = self.findings.doc.sentence(figure.tokens.start);
        let until = sentence.end.min(figure.tokens.end + REACH);
        let cue = (figure.tokens.end..until).find(|at| {
            let first = view.is_word(*at, "pertama") && (view.is_word(at - 1, "yang") || view.token(at - 1).is(b','));
            view.has(Role::Parting, *at) || first
        })?;
        let numbered = view.has(Role::Counted, cue);
        let mut parts = Vec::new();
        let mut last = sentence.clone();
        for part in whole + 1..self.figures.len().min(whole + 1 + MOST_PARTS) {
            let at = self.figures[part].tokens.start;
            if at < cue {
                if self.alike(whole, part) {
                    return None;
                }
                continue;
            }
            if at >= last.end {
                let next = self.findings.doc.sentence(at);
                // A list that counts its cases may go on: `"Yang kedua 71 kilogram …"`
                let opening = next.start..at.min(next.start + REACH);
                let follows = next.start < last.end + REACH;
                if !follows || !numbered || !opening.into_iter().any(|at| view.has(Role::Counted, at)) {
                    break;
                }
                last = next;
            }
            if self.alike(whole, part) {
                parts.push(part);
            }
        }
        let open = figure.tokens.start.saturating_sub(6)..last.end.min(figure.tokens.end + 20 * REACH);
        (parts.len() >= 2 && !self.is_open(open)).then_some(parts)
    }

    /// The parts that a total follows: `5 kilogram dan 7 kilogram, total 12 kilogram`.
    fn parts_before(&self, whole: usize) -> Option<Vec<usize>> {
        let view = self.findings.doc.view();
        let start = self.figures[whole].tokens.start;
        self.measure(whole).filter(|_| self.is_exact(whole))?;
        let sentence = self.findings.doc.sentence(start);
        let floor = sentence.start.max(start.saturating_sub(4));
        let total = (floor..start).rev().find(|at| view.has(Role::Summing, *at) && !view.is_word(*at, "jumlah"))?;
        let parts: Vec<usize> = (whole.saturating_sub(MOST_PARTS)..whole)
            .filter(|part| (sentence.start..total).contains(&self.figures[*part].tokens.start))
            .filter(|part| self.alike(whole, *part))
            .collect();
        let open = sentence.start.max(start.saturating_sub(20 * REACH))..start;
        (parts.len() >= 2 && !self.is_open(open)).then_some(parts)
    }

    /// The tokens from the first to the last figure of a whole and its parts, as far as they are near.
    fn tokens_of(&self, parted: &Parted) -> Range<usize> {
        let all = parted.parts.iter().chain([&parted.whole]).map(|at| &self.figures[*at].tokens);
        let first = all.clone().map(|tokens| tokens.start).min().unwrap_or(0);
        let last = all.map(|tokens| tokens.end).max().unwrap_or(0);
        first..last.min(first + 40 * REACH)
    }

    /// Whether some words say that a list does not name everything.
    fn is_open(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|at| self.findings.doc.view().has(Role::Partial, at))
    }

    /// Whether the list of the parts names another drug by its count, whose weight may be in the whole: `11,6 kg dengan rincian
    /// 5,9 kg sabu, 2.045 butir ekstasi dan …`.
    fn is_mixed(&self, whole: usize, parts: &[usize]) -> bool {
        let Some((first, last)) = parts.iter().min().zip(parts.iter().max()) else { return false };
        let drug = self.measure(whole).and_then(|measure| measure.substance);
        (*first..self.figures.len().min(*last + 2)).any(|at| {
            let counted = self.measure(at).filter(|_| !parts.contains(&at) && !self.alike(whole, at));
            let unit = counted.and_then(|measure| self.findings.unit(measure));
            let single =
                unit.is_some_and(|unit| unit.kind == UnitKind::Classifier && unit.dimension == Dimension::Count);
            single && counted.is_some_and(|measure| measure.substance.is_some() && measure.substance != drug)
        })
    }

    /// The whole and the parts, where they should add up and do not.
    fn differs(&self, whole: usize, parts: Vec<usize>) -> Option<Parted> {
        let exact = (2..=MOST_LOTS).contains(&parts.len()) && parts.iter().chain([&whole]).all(|at| self.is_exact(*at));
        let like = parts.iter().all(|part| self.alike(whole, *part));
        if !exact || !like {
            return None;
        }
        let total = self.base(whole)?;
        let bases: Option<Vec<Decimal>> = parts.iter().map(|part| self.base(*part)).collect();
        let bases = bases?;
        // Parts that tell of parts: some that stand together may make the whole.
        let slack = self.slack(whole, &parts)?;
        for first in 0..bases.len() {
            let mut sum = Decimal::ZERO;
            for base in &bases[first..] {
                sum = sum.checked_add(*base)?;
                if sum.checked_sub(total)?.abs() <= slack {
                    return None;
                }
            }
        }
        let sum = bases.iter().try_fold(Decimal::ZERO, |sum, base| sum.checked_add(*base))?;
        let off = sum.checked_sub(total)?.abs();
        let near = off.checked_mul(Decimal::from(5))? <= total && bases.iter().all(|base| *base < total);
        let near = near && (sum > total || !self.is_mixed(whole, &parts));
        let factor = self.figures[whole].value.checked_div(total)?;
        near.then_some(())?;
        Some(Parted { whole, parts, sum: sum.checked_mul(factor)?.normalize() })
    }

    /// How far a sum may be off because its figures are rounded: none where all are written to the same digit.
    fn slack(&self, whole: usize, parts: &[usize]) -> Option<Decimal> {
        let digit = |at: usize| self.last_digit(at).checked_mul(self.factor(at)?);
        let own = digit(whole)?;
        let mut coarsest = own;
        let mut differ = false;
        for part in parts {
            let digit = digit(*part)?;
            differ |= digit != own;
            coarsest = coarsest.max(digit);
        }
        Some(if differ { coarsest } else { Decimal::ZERO })
    }

    // Parts that are told as such

    /// The whole of `90 di antaranya`: the largest of what the same noun was counted as before.
    fn whole_of(&self, part: usize) -> Option<usize> {
        const FIGURES: usize = 6;
        let view = self.findings.doc.view();
        let figure = &self.figures[part];
        self.measure(part).filter(|_| self.is_exact(part))?;
        let within = |at: usize| view.has(Role::Among, at);
        let told = (figure.tokens.end..figure.tokens.end + 3).any(within) && !view.is_word(figure.tokens.end, ",");
        if !told {
            return None;
        }
        let sentence = self.findings.doc.sentence(figure.tokens.start);
        let before = sentence.start.checked_sub(1).map_or(0, |at| self.findings.doc.sentence(at).start);
        // What stands nearest is what it is part of.
        let nearest = part.checked_sub(1).filter(|whole| self.measure(*whole).is_some())?;
        self.findings.same_metric(&self.figures[nearest], figure, true).then_some(())?;
        let wholes = (part.saturating_sub(FIGURES)..part)
            .filter(|whole| self.figures[*whole].tokens.start >= before)
            .filter(|whole| self.is_exact(*whole) && self.findings.same_metric(&self.figures[*whole], figure, true));
        wholes.max_by_key(|whole| self.figures[*whole].value)
    }

    // Headlines

    /// The figure of the body that gives another amount than a headline, where none gives the same.
    fn contradicted(&self, head: usize, body: impl Iterator<Item = usize>) -> Option<usize> {
        let figure = &self.figures[head];
        let measure = self.measure(head)?;
        measure.substance?;
        let total = self.base(head).filter(|_| !figure.ranged)?;
        let told: Vec<(usize, Decimal)> = body
            .filter(|at| !self.figures[*at].ranged && self.alike(head, *at))
            .filter(|at| self.measure(*at).is_some_and(|other| other.substance == measure.substance))
            .filter_map(|at| Some((at, self.base(at)?)))
            .collect();
        let rough = self.roughness(head)?;
        let fits = |sum: Decimal| match figure.bound {
            Bound::MoreThan | Bound::AtLeast => sum >= total,
            Bound::LessThan | Bound::AtMost => sum <= total,
            Bound::Approx => true,
            _ => sum.checked_sub(total).is_some_and(|off| off.abs() <= rough),
        };
        // What the body tells in parts may add up to what the headline tells.
        for first in 0..told.len() {
            let mut sum = Decimal::ZERO;
            for (_, base) in told[first..].iter().take(MOST_PARTS) {
                sum = sum.checked_add(*base)?;
                if fits(sum) {
                    return None;
                }
            }
        }
        let near = |base: &Decimal| {
            let double = base.checked_mul(Decimal::TWO);
            let half = total.checked_mul(Decimal::TWO);
            double.is_some_and(|double| double > total) && half.is_some_and(|half| *base < half)
        };
        let (first, base) = told.first()?;
        near(base).then_some(*first)
    }

    /// What the last digit of a figure that tells something is worth in the base unit: a thousand for `5.000`.
    fn roughness(&self, at: usize) -> Option<Decimal> {
        let figure = &self.figures[at];
        let mut digit = self.last_digit(at);
        let mut value = figure.value.checked_div(digit)?;
        while !value.is_zero() && value.checked_rem(Decimal::TEN)?.is_zero() {
            value = value.checked_div(Decimal::TEN)?;
            digit = digit.checked_mul(Decimal::TEN)?;
        }
        digit.checked_mul(self.factor(at)?)
    }

    // Figures

    fn last_digit(&self, at: usize) -> Decimal {
        self.figures[at].last_digit(self.findings.doc.view())
    }

    fn measure(&self, at: usize) -> Option<&Measure> {
        match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.candidates.quantities.get(quantity).map(|found| &found.record),
            _ => None,
        }
    }

    fn is_exact(&self, at: usize) -> bool {
        self.figures[at].is_exact()
    }

    fn base(&self, at: usize) -> Option<Decimal> {
        self.figures[at].value.checked_mul(self.factor(at)?)
    }

    /// How many base units the unit of a quantity is.
    fn factor(&self, at: usize) -> Option<Decimal> {
        match self.findings.unit(self.measure(at)?) {
            Some(unit) => unit.factor,
            None => Some(Decimal::ONE),
        }
    }

    /// The figure that gives the amount of a lot.
    fn amount(&self, lot: &Seizure) -> Option<usize> {
        self.at(lot.amount.quantity)
    }

    /// The figure of a quantity.
    fn at(&self, quantity: Id) -> Option<usize> {
        let view = self.findings.doc.view();
        let start = |figure: &Figure| view.bytes(figure.tokens.clone()).start;
        self.figures.binary_search_by_key(&quantity.at, start).ok()
    }

    /// Whether a figure may be a part of what another is: the same kind of thing in the same dimension.
    fn alike(&self, whole: usize, part: usize) -> bool {
        let (Some(one), Some(other)) = (self.measure(whole), self.measure(part)) else { return false };
        let dimension = |measure: &Measure| self.findings.unit(measure).map_or(Dimension::Count, |unit| unit.dimension);
        let (dimension, others) = (dimension(one), dimension(other));
        if dimension != others || matches!(dimension, Dimension::Duration | Dimension::Other) {
            return false;
        }
        if one.substance.is_some() && other.substance.is_some() && one.substance != other.substance {
            return false;
        }
        if dimension != Dimension::Count {
            return true;
        }
        let view = self.findings.doc.view();
        let item = |at: usize| match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.item(quantity),
            _ => None,
        };
        let unit = |measure: &Measure| self.findings.unit(measure).map(|unit| &unit.name);
        let people = |measure: &Measure, at: usize| {
            unit(measure).is_some_and(|unit| unit == "orang")
                || item(at).is_some_and(|item| view.is(Class::Person, item.start))
        };
        let same_noun = match (item(whole), item(part)) {
            (Some(one), Some(other)) => view.key(one.start) == view.key(other.start),
            _ => false,
        };
        let same_unit = unit(one) == unit(other) && unit(one).is_some();
        same_noun && (unit(one).is_none() || unit(other).is_none() || same_unit)
            || same_unit && (item(whole).is_none() || item(part).is_none() || one.substance == other.substance)
            || people(one, whole) && people(other, part)
    }
}
