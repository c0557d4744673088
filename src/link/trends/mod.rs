//! Trends: one metric at two periods.
//!
//! `Kasus naik dari 112 menjadi 121`, `inflasi 0,12 persen, meningkat dari bulan sebelumnya sebesar 0,08 persen`,
//! `pada 2023 tercatat 121 kasus, sedangkan pada 2024 turun menjadi 112`.
//!
//! Each figure is told apart by the words before it: the figure from which something moved (after `dari`, `dibanding`,
//! where a word of change stands before that), the one it came to (after `menjadi`, `ke level`), how far it moved
//! (`turun 7%`), or a level by itself. Two figures of one thing make a trend where such words tie them, or where each
//! has a period of its own and something sets the two against each other. Figures compared between places or persons
//! make none: the earlier one must be told by its time.

mod pairs;
mod part;
mod periods;
mod record;

use std::ops::Range;

use chrono::NaiveDate;

pub(super) use record::misstated;

use super::figures::{Figure, Of};
use super::findings::Findings;
use crate::document::Document;
use crate::extractors::Rule;
use crate::lexicon::Role;
use crate::records::{Quote, Trend};
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[FROM_TO, COMPARED, TWO_PERIODS, BECAME, COMPUTED];

/// A change from one figure to another.
const FROM_TO: Rule = Rule::new("trend.from_to", "Jumlah kasus naik dari [112 kasus menjadi 121] kasus.");

/// A figure and the earlier one that it is compared with.
const COMPARED: Rule =
    Rule::new("trend.compared", "Ada [728 perkara, turun dibanding 2018 yang mencapai 789] perkara.");

/// Two figures, each at its period.
const TWO_PERIODS: Rule =
    Rule::new("trend.two_periods", "Pada 2023 tercatat [121 kasus, sedangkan pada 2024 sebanyak 112] kasus.");

/// A figure that became another.
const BECAME: Rule = Rule::new("trend.became", "Tercatat [253 ekor babi mati, lalu bertambah menjadi 256 ekor].");

/// Two figures told apart that differ by just the change stated.
const COMPUTED: Rule = Rule::new(
    "trend.computed",
    "Rupiah menguat 29 poin ke [Rp14.198 per dolar. Pada Senin (21/1) rupiah ditutup di level Rp14.227].",
);

/// How far before a figure the words that tell its part may stand, in tokens.
const REACH: usize = 14;

/// How far a word of change may stand from what it ties.
const NEAR: usize = 12;

/// How many figures back the other one of a pair may stand.
const LOOK_BACK: usize = 10;

/// What a figure is in the telling of a change.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// How much there was.
    Level,
    /// How far it moved, by the word of change at a token.
    Change { cue: usize, up: bool },
    /// What it came to, after the word at a token.
    To { marker: usize },
    /// Where it was before, after the word at a token.
    From { marker: usize, cue: Option<usize> },
}

/// The trends of an article.
pub(crate) fn trends(findings: &Findings<'_>, figures: &[Figure], quotes: &[Quote]) -> Vec<Trend> {
    if figures.len() < 2 {
        return Vec::new();
    }
    let mut reader = Reader {
        findings,
        doc: findings.doc,
        view: findings.doc.view(),
        figures,
        parts: Vec::with_capacity(figures.len()),
        dates: Vec::new(),
        earlier_dates: Vec::new(),
        told_on: None,
    };
    reader.told_on = reader.day_of_telling();
    reader.dates = reader.sentences();
    for at in 0..figures.len() {
        let part = reader.part(at);
        reader.parts.push(part);
    }
    for at in 0..figures.len() {
        reader.dates[at].after = reader.date_after(at);
    }
    for at in 0..figures.len() {
        reader.dates[at].own = reader.own_date(at);
    }
    let dates = (0..reader.figures.len()).filter_map(|at| match reader.parts[at] {
        Part::From { marker, cue: Some(_) } => reader.earlier_date(at, marker),
        _ => None,
    });
    let mut dates: Vec<usize> = dates.collect();
    dates.sort_unstable();
    reader.earlier_dates = dates;
    let mut pairs = reader.pairs();
    pairs.sort_by_key(|pair| (pair.from.min(pair.to), pair.from.max(pair.to)));
    pairs.dedup_by_key(|pair| pair.from.min(pair.to));
    let mut trends: Vec<Trend> = Vec::with_capacity(pairs.len());
    let mut told = std::collections::BTreeSet::new();
    for pair in &pairs {
        let Some(mut trend) = reader.trend(pair, quotes) else { continue };
        // `Jumlah tersangka juga naik`: over the same time.
        let untold = trend.from.period.is_none() && trend.to.period.is_none();
        if let Some(last) = trends.last().filter(|last: &&Trend| untold && reader.goes_with(last, pair)) {
            (trend.from.period, trend.to.period) = (last.from.period.clone(), last.to.period.clone());
        }
        let key = (trend.from.value, trend.from.period.clone(), trend.to.value, trend.to.period.clone());
        if told.insert(key) {
            trends.push(trend);
        }
    }
    trends
}

/// Two figures that make a trend, by their indices.
#[derive(Clone, Copy, Debug)]
struct Pair {
    from: usize,
    to: usize,
    rule: &'static Rule,
    /// The change that ties them, where that did.
    change: Option<usize>,
}

/// The sentence of a figure, and its dates by their indices.
#[derive(Clone, Debug)]
struct Dates {
    sentence: Range<usize>,
    /// The one that follows it.
    after: Option<usize>,
    /// The one of it in its sentence.
    own: Option<usize>,
}

struct Reader<'a> {
    findings: &'a Findings<'a>,
    doc: &'a Document<'a>,
    view: View<'a>,
    figures: &'a [Figure],
    /// What each of them is, for those read so far.
    parts: Vec<Part>,
    /// The sentence and the dates of each.
    dates: Vec<Dates>,
    /// The dates of figures from which something moved, by their indices in order.
    earlier_dates: Vec<usize>,
    /// The day on which the article says that it was told.
    told_on: Option<NaiveDate>,
}

impl Reader<'_> {
    /// The sentences of the figures, without their dates.
    fn sentences(&self) -> Vec<Dates> {
        let mut all: Vec<Dates> = Vec::with_capacity(self.figures.len());
        for figure in self.figures {
            let at = figure.tokens.start;
            let same = all.last().map(|last| &last.sentence).filter(|sentence| sentence.contains(&at)).cloned();
            all.push(Dates { sentence: same.unwrap_or_else(|| self.sentence(at)), after: None, own: None });
        }
        all
    }

    /// The sentence of a figure.
    fn sentence_of(&self, at: usize) -> Range<usize> {
        self.dates[at].sentence.clone()
    }

    /// The sentence of a token, also where the space after its dot is lost: `per dolar AS.Sementara itu`.
    fn sentence(&self, at: usize) -> Range<usize> {
        const LONGEST: usize = 96;
        let sentence = self.doc.sentence(at);
        let view = self.view;
        let opens = |at: &usize| {
            let token = view.token(*at);
            // Before most words there is a space: asked first, that tells at once.
            let glued = !token.flags.spaced() && token.capital() && token.len() >= 3;
            glued
                && view.before(*at).is(b'.')
                && !token.flags.upper()
                && at.checked_sub(2).is_some_and(|word| !view.has(Role::Abbreviation, word))
        };
        let start = (sentence.start..=at).rev().take(LONGEST).find(opens).unwrap_or(sentence.start);
        let end = (at + 1..sentence.end).take(LONGEST).find(opens).unwrap_or(sentence.end);
        start..end
    }

    // What a figure is

    /// The token after a figure and what it counts.
    fn phrase_end(&self, at: usize) -> usize {
        let figure = self.figures[at].tokens.end;
        self.item(at).map_or(figure, |item| item.end.max(figure))
    }

    /// The first token before a figure that may belong to it alone.
    fn floor(&self, at: usize, first: usize) -> usize {
        let previous = at.checked_sub(1).map_or(0, |at| self.figures[at].tokens.end);
        self.sentence_of(at).start.max(previous).max(first.saturating_sub(REACH)).min(first)
    }

    fn is_change(&self, at: usize) -> bool {
        matches!(self.parts[at], Part::Change { .. })
    }

    // Which figures belong together

    /// The next figure that is no change, up to a token.
    fn next_in(&self, at: usize, end: usize) -> Option<usize> {
        let after = self.figures.get(at + 1..).unwrap_or(&[]).iter();
        let within = after.take(LOOK_BACK).take_while(|figure| figure.tokens.start < end);
        (at + 1..).zip(within).map(|(next, _)| next).find(|next| !self.is_change(*next))
    }

    /// The figures before one that are levels, back to a token, the nearest first.
    fn before_in(&self, at: usize, start: usize) -> impl Iterator<Item = usize> + '_ {
        let first = at.saturating_sub(LOOK_BACK);
        (first..at)
            .rev()
            .take_while(move |before| self.figures[*before].tokens.start >= start)
            .filter(|before| matches!(self.parts[*before], Part::Level | Part::To { .. }))
    }

    fn same(&self, one: usize, other: usize, strictly: bool) -> bool {
        let (one, other) = (&self.figures[one], &self.figures[other]);
        let counted = || self.is_counted_in_times(one, other) || self.is_counted_in_times(other, one);
        !one.ranged && !other.ranged && (self.findings.same_metric(one, other, strictly) || counted())
    }

    /// Whether a figure says how often there was what another counts: `29 penindakan`, `penindakan baru 17 kali`.
    fn is_counted_in_times(&self, times: &Figure, counted: &Figure) -> bool {
        let (Of::Quantity(times_at), Of::Quantity(counted_at)) = (times.of, counted.of) else { return false };
        let quantities = &self.findings.candidates.quantities;
        let (often, other) = (&quantities[times_at].record, &quantities[counted_at].record);
        let of_times = self.findings.unit(often).is_some_and(|unit| unit.name == "kali");
        let Some(item) = self.findings.item(counted_at).filter(|_| of_times && other.unit.is_none()) else {
            return false;
        };
        let at = times.tokens.start;
        let from = self.sentence(at).start.max(at.saturating_sub(REACH));
        (from..at).any(|at| self.view.key(at) == self.view.key(item.start))
    }

    fn contrasted(&self, figure: &Range<usize>, until: usize) -> bool {
        (figure.end..until).any(|at| self.view.has(Role::Contrast, at) && !self.view.has(Role::Earlier, at))
    }

    fn item(&self, at: usize) -> Option<Range<usize>> {
        match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.item(quantity).cloned(),
            _ => None,
        }
    }

    // Periods

    /// The dates that begin within some tokens.
    fn dates_in(&self, tokens: &Range<usize>) -> Range<usize> {
        self.findings.candidates.dates.within(tokens)
    }
}
