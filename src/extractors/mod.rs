//! The registry of extractors, and what they share.
//!
//! An extractor reads the [`Document`] and pushes candidates: a range of tokens, the rule that made it, and what it
//! means. Nothing is allocated for what is rejected; records are made after the overlap policy has chosen.

pub(crate) mod date;
pub(crate) mod law;
mod list;
pub(crate) mod money;
pub(crate) mod ordinal;
pub(crate) mod organization;
pub(crate) mod percentage;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod position;
pub(crate) mod quantity;
pub(crate) mod time;

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Class, Role, bound_of};
use crate::link;
use crate::records::{Bound, Kind};
use crate::resolve::Taken;
use crate::segment::View;
pub(crate) use list::{Index, List};

/// A rule by its name, with a text in which it finds what stands between the square brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What records carry as their `rule`.
    pub name: &'static str,
    /// A text, with one mark `[ ]` around what the rule finds in it.
    pub example: &'static str,
}

impl Rule {
    pub(crate) const fn new(name: &'static str, example: &'static str) -> Rule {
        Rule { name, example }
    }
}

/// Something that may be a record.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<T> {
    pub(crate) tokens: Range<usize>,
    pub(crate) rule: &'static Rule,
    pub(crate) record: T,
}

/// The candidates of one article, a list a kind, each in text order.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// The tokens that they hold.
    pub(crate) taken: Taken,
    pub(crate) laws: List<law::Citation>,
    pub(crate) dates: List<date::When>,
    pub(crate) times: List<time::Clock>,
    pub(crate) money: List<money::Sum>,
    pub(crate) percentages: List<percentage::Share>,
    pub(crate) ordinals: List<ordinal::Rank>,
    pub(crate) quantities: List<quantity::Measure>,
    pub(crate) positions: List<position::Office>,
    pub(crate) organizations: List<organization::Body>,
    pub(crate) places: List<place::Locality>,
    pub(crate) persons: List<person::Naming>,
}

impl Candidates {
    /// Forgets those of one article for those of another, with so many tokens.
    pub(crate) fn clear(&mut self, tokens: usize) {
        let Candidates {
            taken,
            laws,
            dates,
            times,
            money,
            percentages,
            ordinals,
            quantities,
            positions,
            organizations,
            places,
            persons,
        } = self;
        taken.clear(tokens);
        laws.clear();
        dates.clear();
        times.clear();
        money.clear();
        percentages.clear();
        ordinals.clear();
        quantities.clear();
        positions.clear();
        organizations.clear();
        places.clear();
        persons.clear();
    }

    /// Notes where they stand, when all are found.
    pub(crate) fn index(&mut self) {
        let Candidates {
            taken: _,
            laws,
            dates,
            times,
            money,
            percentages,
            ordinals,
            quantities,
            positions,
            organizations,
            places,
            persons,
        } = self;
        laws.index();
        dates.index();
        times.index();
        money.index();
        percentages.index();
        ordinals.index();
        quantities.index();
        positions.index();
        organizations.index();
        places.index();
        persons.index();
    }
}

/// One extractor: the kind it finds, its rules, and what runs it.
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) rules: &'static [Rule],
    pub(crate) run: fn(&Document<'_>, &mut Candidates),
}

/// Every extractor. The order is that of the overlap policy: what stands earlier takes the tokens.
pub(crate) const REGISTRY: &[Entry] = &[
    Entry { kind: Kind::Law, rules: law::RULES, run: law::extract },
    Entry { kind: Kind::Date, rules: date::RULES, run: date::extract },
    Entry { kind: Kind::Time, rules: time::RULES, run: time::extract },
    Entry { kind: Kind::Money, rules: money::RULES, run: money::extract },
    Entry { kind: Kind::Percentage, rules: percentage::RULES, run: percentage::extract },
    Entry { kind: Kind::Ordinal, rules: ordinal::RULES, run: ordinal::extract },
    Entry { kind: Kind::Quantity, rules: quantity::RULES, run: quantity::extract },
    // `Gedung Setda Pemkab Jember`: a building holds the offices and bodies in its name.
    Entry { kind: Kind::Place, rules: place::BUILDING_RULES, run: place::extract_buildings },
    Entry { kind: Kind::Position, rules: position::RULES, run: position::extract },
    Entry { kind: Kind::Organization, rules: organization::RULES, run: organization::extract },
    Entry { kind: Kind::Place, rules: place::RULES, run: place::extract },
    Entry { kind: Kind::Person, rules: person::RULES, run: person::extract },
];

/// The rules of every extractor, in the order of the overlap policy, and of the linkers that join what they find.
///
/// ```
/// assert!(petik::rules().any(|rule| rule.name == "percentage.number_percent"));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    REGISTRY.iter().map(|entry| entry.rules).chain(link::RULES.iter().copied()).flatten()
}

/// The bound that the words before a figure give it, and where they begin: `lebih dari` 28 kilogram, `maksimal sebesar`
/// Rp10 miliar.
pub(crate) fn bound_before(view: View<'_>, figure: usize) -> (Bound, usize) {
    // Most figures have no word of a bound before them.
    let near = view.tokens.get(figure.saturating_sub(LONGEST_BOUND)..figure).unwrap_or_default();
    if near.iter().any(|token| token.classes.has(Class::Bound)) {
        words_of_bound(view, figure)
    } else {
        (Bound::Exact, figure)
    }
}

/// Most tokens from the first word of a bound to what follows it.
const LONGEST_BOUND: usize = 4;

/// The same where a word of a bound stands before the figure.
fn words_of_bound(view: View<'_>, figure: usize) -> (Bound, usize) {
    let mut at = figure;
    for _ in 0..3 {
        let longest = (1..=LONGEST_BOUND).rev().filter(|len| *len <= at).find_map(|len| {
            view.find(Class::Bound, at - len).filter(|found| found.len == len).map(|found| (found, len))
        });
        let Some((found, len)) = longest else { break };
        if view.token(at).flags.line_start() {
            break;
        }
        at -= len;
        if bound_of(found) != Bound::Exact {
            return (bound_of(found), at);
        }
    }
    if at == figure {
        before_scale(view, figure).or_else(|| before_there_is(view, figure)).unwrap_or((Bound::Exact, figure))
    } else {
        (Bound::Exact, at)
    }
}

/// The bound before the word that says that there is something: `sedikitnya ada` 12 pasal.
fn before_there_is(view: View<'_>, figure: usize) -> Option<(Bound, usize)> {
    let there = figure.checked_sub(1).filter(|at| matches!(view.word(*at), "ada" | "terdapat" | "tercatat"))?;
    let found = |from: &usize| view.find(Class::Bound, *from).filter(|found| from + found.len == there);
    let from = (1..=2).filter_map(|len| there.checked_sub(len)).find(|from| found(from).is_some())?;
    let bound = found(&from).map(bound_of).filter(|bound| *bound == Bound::AtLeast)?;
    Some((bound, from))
}

/// The bound before the noun for what a figure measures: `di atas suhu` 70 derajat.
fn before_scale(view: View<'_>, figure: usize) -> Option<(Bound, usize)> {
    let found = |from: usize| view.find(Class::Bound, from).filter(|found| from + found.len + 1 == figure);
    if !view.follows(Role::Scale, figure) {
        return None;
    }
    let mut led = (2..=3).filter_map(|len| figure.checked_sub(len));
    led.find_map(|from| found(from).map(|found| (bound_of(found), from)))
}

/// The bound that a word after a figure and its unit gives it, and the token after it: 10 kilogram `lebih`.
pub(crate) fn bound_after(view: View<'_>, end: usize) -> Option<(Bound, usize)> {
    let found = view.find(Class::BoundAfter, end)?;
    let next = end + found.len;
    // `lebih dari`, `lebih banyak`, `lebih lanjut` compare something else.
    let compares = view.is(Class::Adjective, next) || view.has(Role::Compared, next);
    (!compares).then(|| (bound_of(found), next))
}
