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

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use smol_str::{SmolStr, format_smolstr};

use super::figures::{Figure, Of};
use super::findings::{Findings, quote_around};
use crate::document::Document;
use crate::extractor::{grain, written};
use crate::extractors::date::{Point, Value, When};
use crate::extractors::{Candidate, Rule, bound_before};
use crate::lexicon::{Class, Role};
use crate::records::{
    Assertion, Bound, DateRole, Evidence, EvidencePart, Grain, Id, Kind, Quote, RelativeUnit, StatedChange, Term,
    Trend, TrendPoint,
};
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
        sentences: Vec::new(),
        parts: Vec::with_capacity(figures.len()),
        dates: Vec::new(),
        earlier_dates: Vec::new(),
        told_on: None,
    };
    reader.told_on = reader.day_of_telling();
    reader.sentences = reader.sentences();
    for at in 0..figures.len() {
        let part = reader.part(at);
        reader.parts.push(part);
    }
    reader.dates = (0..figures.len()).map(|at| Dates { after: reader.date_after(at), own: None }).collect();
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

/// The dates of a figure, by their indices.
#[derive(Clone, Copy, Debug)]
struct Dates {
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
    /// The sentence of each.
    sentences: Vec<Range<usize>>,
    /// What each of them is, for those read so far.
    parts: Vec<Part>,
    /// The dates of each.
    dates: Vec<Dates>,
    /// The dates of figures from which something moved, by their indices in order.
    earlier_dates: Vec<usize>,
    /// The day on which the article says that it was told.
    told_on: Option<NaiveDate>,
}

impl Reader<'_> {
    /// The sentences of the figures.
    fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences: Vec<Range<usize>> = Vec::with_capacity(self.figures.len());
        for figure in self.figures {
            let at = figure.tokens.start;
            let same = sentences.last().filter(|sentence| sentence.contains(&at)).cloned();
            sentences.push(same.unwrap_or_else(|| self.sentence(at)));
        }
        sentences
    }

    /// The sentence of a figure.
    fn sentence_of(&self, at: usize) -> Range<usize> {
        self.sentences[at].clone()
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

    fn part(&self, at: usize) -> Part {
        let view = self.view;
        let figure = &self.figures[at];
        let start = figure.tokens.start;
        let (_, first) = bound_before(view, start);
        let floor = self.floor(at, first);
        let (mut before, mut rate) = (first, false);
        while before > floor {
            before = self.before_bracket(before - 1).max(floor);
            let becomes = view.is_word(before, "menjadi") || view.is_word(before, "jadi");
            let to = becomes && first - before <= 4
                || view.is_word(before, "ke") && (before + 1..first).all(|at| view.has(Role::Level, at));
            if to {
                return Part::To { marker: before };
            }
            if view.has(Role::Comparison, before) {
                let cue = self.cue_before(before, at);
                let alone = view.has(Role::Origin, before) || view.is_word(before, "daripada");
                return if alone && cue.is_none() { Part::Level } else { Part::From { marker: before, cue } };
            }
            // `pertumbuhan sebesar 6,5%` is a level, whatever moves it.
            rate |= view.has(Role::Rate, before);
            if let Some(found) = view.find(Class::Direction, before).filter(|_| !rate) {
                let mut after = before + found.len;
                while after < first && view.has(Role::Degree, after) {
                    after += 1;
                }
                let direct = first == after || view.follows(Role::Amount, start);
                let level = figure.of != Of::Share && !direct;
                return if level { Part::Level } else { Part::Change { cue: before, up: found.value == 1 } };
            }
            if self.leaves_clause(before) && !self.tells_earlier(before, first) {
                break;
            }
        }
        // `16 persen lebih banyak daripada …`
        let after = figure.tokens.end;
        if let Some(found) = view.find(Class::Direction, after).filter(|_| figure.of == Of::Share)
            && view.has(Role::Comparison, after + found.len)
        {
            return Part::Change { cue: after, up: found.value == 1 };
        }
        // `turun 9 poin atau 0,06%`
        match at.checked_sub(1).map(|previous| (self.parts[previous], self.phrase_end(previous))) {
            Some((change @ Part::Change { .. }, end)) if self.says_again(end..first) => change,
            // `dibandingkan 2023 dengan 75 kasus dan 98 tersangka`
            Some((earlier @ Part::From { .. }, end)) if self.goes_on(end..first) => earlier,
            _ => Part::Level,
        }
    }

    /// Whether only what joins a list stands between two figures.
    fn goes_on(&self, between: Range<usize>) -> bool {
        let view = self.view;
        let joins =
            |at: usize| view.has(Role::Coordinator, at) || view.token(at).is(b',') || view.is_word(at, "dengan");
        (1..=2).contains(&between.len()) && between.into_iter().all(|at| joins(at) && !view.has(Role::Contrast, at))
    }

    /// The token after a figure and what it counts.
    fn phrase_end(&self, at: usize) -> usize {
        let figure = self.figures[at].tokens.end;
        self.item(at).map_or(figure, |item| item.end.max(figure))
    }

    /// Whether the words between two figures say that the second tells the first in another way.
    fn says_again(&self, between: Range<usize>) -> bool {
        let view = self.view;
        let again = |at: usize| view.is_word(at, "atau") || view.is_word(at, "setara") || view.has(Role::Namely, at);
        let joins = |at: usize| again(at) || view.is_word(at, "dengan") || view.token(at).is(b'(');
        between.len() <= 4
            && between.clone().all(joins)
            && between.into_iter().any(|at| again(at) || view.token(at).is(b'('))
    }

    /// The first token before a figure that may belong to it alone.
    fn floor(&self, at: usize, first: usize) -> usize {
        let previous = at.checked_sub(1).map_or(0, |at| self.figures[at].tokens.end);
        self.sentence_of(at).start.max(previous).max(first.saturating_sub(REACH)).min(first)
    }

    /// The token itself, or the one that opens the bracket it closes: `Kamis (2/5/2024)`.
    fn before_bracket(&self, at: usize) -> usize {
        const LONGEST: usize = 8;
        let opens = |from: &usize| self.view.token(*from).is(b'(');
        match self.view.token(at).is(b')') {
            true => (at.saturating_sub(LONGEST)..at).rev().find(opens).map_or(at, |open| open.saturating_sub(1)),
            false => at,
        }
    }

    /// Whether a mark stands between the time of the earlier figure and the figure: `dibanding tahun lalu (50 kasus)`,
    /// `ketimbang 2023, 14 kali`.
    fn tells_earlier(&self, at: usize, first: usize) -> bool {
        let view = self.view;
        if at + 1 != first || !matches!(view.token(at).mark, b'(' | b',') {
            return false;
        }
        let dates = &self.findings.candidates.dates;
        let date = dates.before(at).checked_sub(1).filter(|date| dates[*date].tokens.end == at);
        date.is_some_and(|date| self.is_compared(date))
    }

    /// Whether a clause ends at a token: a mark, but for the comma before a relative clause, or what sets one clause
    /// against another.
    fn leaves_clause(&self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        let goes_on = token.is(b',') && (view.is_word(at + 1, "yang") || view.has(Role::Namely, at + 1));
        let mark = matches!(token.mark, b',' | b';' | b':' | b'(' | b')' | b'.') || token.is_double_quote();
        mark && !goes_on || view.has(Role::Contrast, at) && !view.has(Role::Earlier, at)
    }

    /// The word of change before a word of comparison, over how far it moved.
    fn cue_before(&self, marker: usize, at: usize) -> Option<usize> {
        let view = self.view;
        let floor = self.sentence_of(at).start.max(marker.saturating_sub(NEAR));
        let previous = at.checked_sub(1);
        let mut before = marker;
        while before > floor {
            before -= 1;
            if let Some(previous) = previous.filter(|previous| self.figures[*previous].tokens.contains(&before)) {
                match self.parts.get(previous)? {
                    Part::Change { cue, .. } => return Some(*cue),
                    Part::To { marker } => {
                        before = *marker;
                        continue;
                    }
                    _ => return None,
                }
            }
            if view.is(Class::Direction, before) {
                return Some(before);
            }
            let comma = view.token(before).is(b',') && before + 1 == marker;
            if self.leaves_clause(before) && !comma {
                return None;
            }
        }
        None
    }

    fn is_change(&self, at: usize) -> bool {
        matches!(self.parts[at], Part::Change { .. })
    }

    // Which figures belong together

    fn pairs(&self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        // Whether each figure is already the later of a pair, and whether it is the earlier.
        let mut paired = vec![(false, false); self.figures.len()];
        // `mengamankan 19 pelajar, namun 15 di antaranya dipulangkan`: some of them.
        let among = |at: usize| {
            let end = self.figures[at].tokens.end;
            (end..end + 2).any(|at| self.view.is_word(at, "antaranya") || self.view.is_word(at, "diantaranya"))
        };
        let mut add = |pair: Pair, paired: &mut Vec<(bool, bool)>| {
            let some = among(pair.to) || among(pair.from);
            if !some && !paired[pair.to].0 && !paired[pair.from].1 {
                (paired[pair.to].0, paired[pair.from].1) = (true, true);
                pairs.push(pair);
            }
        };
        for at in 0..self.figures.len() {
            if let Part::From { marker, cue } = self.parts[at]
                && let Some(pair) = self.moved(at, marker, cue)
            {
                add(pair, &mut paired);
            }
        }
        for at in 0..self.figures.len() {
            let pair = match self.parts[at] {
                Part::Level | Part::To { .. } if paired[at].0 => None,
                Part::Level => self.set_against(at).or_else(|| self.once_and_now(at)).or_else(|| self.came_to(at)),
                Part::To { marker } => {
                    let told = self.set_against(at).or_else(|| self.once_and_now(at)).or_else(|| self.came_to(at));
                    told.or_else(|| self.became(at, marker))
                }
                _ => None,
            };
            if let Some(pair) = pair {
                add(pair, &mut paired);
            }
        }
        pairs
    }

    /// The trend of a figure from which something moved.
    fn moved(&self, from: usize, marker: usize, cue: Option<usize>) -> Option<Pair> {
        let sentence = self.sentence_of(from);
        let next = self.next_in(from, sentence.end);
        if let Some(to) = next
            && let Part::To { marker: to_marker } = self.parts[to]
            && to_marker.saturating_sub(self.figures[from].tokens.end) <= NEAR
            && cue.is_some()
            && self.same(from, to, false)
        {
            return Some(Pair { from, to, rule: &FROM_TO, change: None });
        }
        let told = self.told_by_time(from, marker)?;
        let start = cue.unwrap_or(marker);
        let mut before = self.before_in(from, sentence.start).filter(|to| self.figures[*to].tokens.end <= marker);
        // `87 kecelakaan dengan 19 korban meninggal, naik dari 64 kecelakaan`
        let nearest = before.next().map(|nearest| match self.same(from, nearest, false) {
            true => nearest,
            false => before.find(|to| self.same(from, *to, true)).unwrap_or(nearest),
        });
        let before = nearest;
        if let Some(to) = before {
            let inside = self.figures[to].tokens.start > start;
            let near = inside || start - self.figures[to].tokens.end <= NEAR;
            // `Rp1,2 triliun, dibandingkan Rp1,1 triliun pada 2024`: where no word tells of a change, the periods must.
            let moved = cue.is_some() || self.differ(from, to, true);
            let tied = moved && near && told && !self.contrasted(&self.figures[to].tokens, start);
            if tied && self.same(from, to, false) {
                return Some(Pair { from, to, rule: &COMPARED, change: None });
            }
        } else if let Some(pair) = self.of_sentence_before(from, start, &sentence).filter(|_| cue.is_some() && told) {
            return Some(pair);
        }
        // `dari 76.815 tilang di tahun 2018, di tahun 2019 sebanyak 73.477`
        let level = |to: &usize| matches!(self.parts[*to], Part::Level | Part::To { .. });
        let next = next.filter(|to| level(to) && self.same(from, *to, true) && self.differ(from, *to, true));
        if let Some(to) = next {
            return Some(Pair { from, to, rule: &TWO_PERIODS, change: None });
        }
        // `UTP pada 2023 menurun 11,26 persen dibandingkan 2013, yang mencapai 1.708.766`, and 2023 was told before
        let change = (from.saturating_sub(2)..from).find(|at| self.is_change(*at)).filter(|_| cue.is_some() && told)?;
        let to = self.before_in(from, 0).find(|to| self.fits(change, from, *to))?;
        Some(Pair { from, to, rule: &COMPUTED, change: Some(change) })
    }

    /// Whether two figures differ by just what a change says, in digits enough to be no chance.
    fn fits(&self, change: usize, from: usize, to: usize) -> bool {
        const FEWEST_PARTS: u32 = 10;
        const FEWEST_SHARES: u32 = 100;
        let (Part::Change { up, .. }, told) = (self.parts[change], &self.figures[change]) else { return false };
        let last_digit = told.last_digit(self.view);
        let digits = told.value.checked_div(last_digit).unwrap_or_default();
        let (earlier, later) = (&self.figures[from], &self.figures[to]);
        let like = match (earlier.of, later.of) {
            (Of::Quantity(_), Of::Quantity(_)) => told.of == Of::Share || self.same(from, to, false),
            (one, other) => one == other,
        };
        let Some(difference) = later.value.checked_sub(earlier.value).filter(|_| like && told.is_exact()) else {
            return false;
        };
        let same_way = up != difference.is_sign_negative() || self.is_of_strength(change);
        same_way
            && match told.of {
                Of::Share => {
                    let percent = difference.abs().checked_mul(Decimal::ONE_HUNDRED);
                    let percent = percent.and_then(|percent| percent.checked_div(earlier.value));
                    let off = percent.and_then(|percent| percent.checked_sub(told.value));
                    digits >= Decimal::from(FEWEST_SHARES) && off.is_some_and(|off| off.abs() <= last_digit)
                }
                _ => digits >= Decimal::from(FEWEST_PARTS) && difference.abs() == told.value,
            }
    }

    /// Whether the word of a change tells of strength, which some figures measure upside down: `rupiah melemah`.
    fn is_of_strength(&self, change: usize) -> bool {
        matches!(self.parts[change], Part::Change { cue, .. } if self.view.has(Role::Strength, cue))
    }

    /// `menguat 29 poin ke level Rp14.198`, and where it was before is told elsewhere, with its day.
    fn came_to(&self, to: usize) -> Option<Pair> {
        let previous = to.checked_sub(1).filter(|previous| self.is_change(*previous))?;
        let first = (previous.saturating_sub(1)..=previous).filter(|at| self.is_change(*at));
        let end = self.figures.len().min(to + LOOK_BACK);
        let around = self.before_in(to, 0).chain(to + 1..end);
        let mut told = around.filter(|from| !self.is_change(*from) && self.told_otherwise(*from, to));
        told.find_map(|from| {
            let change = first.clone().find(|change| self.fits(*change, from, to));
            change.map(|change| Pair { from, to, rule: &COMPUTED, change: Some(change) })
        })
    }

    /// Whether a figure has a date that another has not.
    fn told_otherwise(&self, from: usize, to: usize) -> bool {
        let date = match self.parts[from] {
            Part::From { marker, .. } => self.earlier_date(from, marker),
            _ => self.dates[from].own,
        };
        date.is_some() && date != self.dates[to].own
    }

    /// Whether the figure from which something moved is told by its time: `Some(false)` where only the other can be.
    fn told_by_time(&self, from: usize, marker: usize) -> Option<bool> {
        let view = self.view;
        let figure = &self.figures[from].tokens;
        let between = marker + 1..figure.start;
        if between.clone().any(|at| view.has(Role::Goal, at)) {
            return None;
        }
        let earlier = between.clone().any(|at| view.has(Role::Earlier, at));
        Some(earlier || self.dates_in(&between).next().is_some() || self.dates[from].after.is_some())
    }

    /// `Tercatat 728 perkara. Turun dibanding 2018 yang mencapai 789 perkara.`
    fn of_sentence_before(&self, from: usize, start: usize, sentence: &Range<usize>) -> Option<Pair> {
        const SUBJECT: usize = 8;
        const POINTED: usize = 20;
        let view = self.view;
        // `Pertumbuhan itu …, lebih rendah dari …`
        let points = (sentence.start + 1..sentence.start + 3).any(|at| view.has(Role::Pointing, at));
        if start - sentence.start > if points { POINTED } else { SUBJECT } || sentence.start == 0 {
            return None;
        }
        let before = self.sentence(sentence.start - 1);
        let rate = points && view.has(Role::Rate, sentence.start);
        let first = from.saturating_sub(LOOK_BACK);
        const AVERAGE: usize = 3;
        let within = |to: usize, sentence: &Range<usize>| {
            let figure = &self.figures[to].tokens;
            // `14 kali, atau rata-rata satu kali sebulan`
            let average = (figure.start.saturating_sub(AVERAGE)..figure.start).any(|at| view.has(Role::Average, at));
            sentence.start <= figure.start && figure.end <= sentence.end && !average
        };
        // Whether the sentence is about what a figure counts: `Jumlah tersangka itu naik`.
        let is_subject = |to: usize| {
            let item = self.item(to);
            let told = |at: usize| {
                let word = view.token(at).is_word();
                item.as_ref().is_some_and(|item| word && view.key(at) == view.key(item.start))
            };
            matches!(self.parts[to], Part::Level | Part::To { .. })
                && self.same(from, to, false)
                && (sentence.start..start).any(told)
        };
        let mut found = (first..from).rev().filter(|to| {
            let figure = &self.figures[*to];
            if !within(*to, &before) {
                return false;
            }
            if self.is_change(*to) {
                return rate && figure.of == Of::Share && self.same(from, *to, false);
            }
            let level = matches!(self.parts[*to], Part::Level | Part::To { .. });
            level && (self.same(from, *to, true) || is_subject(*to))
        });
        let nearest = found.next();
        // What the sentence is about goes before what only is counted alike: `68 tersangka, yaitu 61 pria dan 7 wanita`.
        let subject = || (first..from).rev().find(|to| within(*to, &before) && is_subject(*to));
        // `58 penindakan. Dari penindakan itu disita 5 kg. Jumlah penindakan tersebut naik …`
        let earlier = || {
            let pointed = Some(before.start).filter(|_| points)?;
            let before = self.sentence(pointed.checked_sub(1)?);
            (first..from).rev().find(|to| within(*to, &before) && is_subject(*to) && self.same(from, *to, true))
        };
        let Some(nearest) = nearest else {
            return earlier().map(|to| Pair { from, to, rule: &COMPARED, change: None });
        };
        let to = if is_subject(nearest) { nearest } else { subject().unwrap_or(nearest) };
        // Of shares and money only a figure that stands alone can be meant.
        let counted = matches!(self.figures[to].of, Of::Quantity(_));
        (counted || found.next().is_none()).then_some(Pair { from, to, rule: &COMPARED, change: None })
    }

    /// Two figures at two periods, set against each other.
    fn set_against(&self, to: usize) -> Option<Pair> {
        let sentence = self.sentence_of(to);
        self.dates[to].own?;
        let floor = match sentence.start.checked_sub(1) {
            Some(before) => self.sentence(before).start,
            None => 0,
        };
        let from =
            self.before_in(to, floor).find(|from| self.same(*from, to, true) && self.differ(*from, to, false))?;
        let first = self.sentence_of(from).start;
        let last = self.figures[to].tokens.end;
        let contrast = (self.figures[from].tokens.end..last).find(|at| self.view.has(Role::Contrast, *at));
        // `tahun lalu …, tahun ini …`
        let relative = |at: usize| {
            let date = self.dates[at].own.map(|date| self.findings.candidates.dates[date].record.value);
            matches!(date, Some(Value::Relative { .. }))
        };
        let one_sentence = self.figures[from].tokens.start >= sentence.start;
        let by_now = (relative(from) || relative(to)) && one_sentence;
        // `Pada periode yang sama tahun lalu, BNN mengungkap 19 kasus.`
        let same_part = || {
            let date = self.dates[to].own.map(|date| &self.findings.candidates.dates[date].tokens);
            date.is_some_and(|date| self.is_same_part(date.start))
        };
        let set = contrast.is_some() || by_now || self.opens_with_date(to) || same_part();
        let after = (last..last + NEAR).take_while(|at| !self.view.token(*at).is_number());
        let moves = (first..last).chain(after).any(|at| self.moves(at));
        // Nothing counts what is money or a share but the words before it.
        let named = matches!(self.figures[to].of, Of::Quantity(_))
            || contrast
                .is_some_and(|contrast| self.names_nothing_new(first..self.figures[from].tokens.start, contrast, to));
        (moves || set && named).then_some(Pair { from, to, rule: &TWO_PERIODS, change: None })
    }

    /// Whether a sentence begins with the date of a figure, and tells the figure by its amount: `Pada 2024 tercatat 274`.
    fn opens_with_date(&self, at: usize) -> bool {
        const OPENING: usize = 3;
        let view = self.view;
        let figure = self.figures[at].tokens.start;
        let sentence = self.sentence_of(at);
        let dates = self.dates_in(&(sentence.start..figure.min(sentence.start + OPENING)));
        let near = dates.into_iter().next().is_some() && figure - sentence.start <= NEAR;
        near && (view.follows(Role::Reached, figure) || view.follows(Role::Amount, figure))
    }

    /// Whether the words between a contrast and a figure name only what some words before it named.
    fn names_nothing_new(&self, before: Range<usize>, contrast: usize, to: usize) -> bool {
        let view = self.view;
        let between = contrast + 1..self.figures[to].tokens.start;
        if between.len() > REACH || before.len() > 4 * REACH {
            return false;
        }
        between.into_iter().filter(|at| view.token(*at).is_word()).all(|at| {
            let dated = self
                .dates_in(&(at.saturating_sub(3)..at + 1))
                .any(|date| self.findings.candidates.dates[date].tokens.contains(&at));
            let told = view.has(Role::Amount, at) || view.has(Role::Reached, at) || view.has(Role::CalendarWord, at);
            dated
                || told
                || self.doc.is_closed(at)
                || self.doc.is_verb_at(at)
                || before.clone().any(|before| view.key(before) == view.key(at))
        })
    }

    /// Whether a word tells of a change, and is not the name of a rate.
    fn moves(&self, at: usize) -> bool {
        self.view.is(Class::Direction, at) && !self.view.has(Role::Rate, at)
    }

    /// `Tercatat 253 ekor, bertambah menjadi 256 ekor.`
    fn became(&self, to: usize, marker: usize) -> Option<Pair> {
        let cue = self.cue_before(marker, to)?;
        let sentence = self.sentence_of(to);
        let quantity = |at: &usize| matches!(self.figures[*at].of, Of::Quantity(_));
        let here = self.before_in(to, sentence.start).find(|from| self.figures[*from].tokens.end <= cue);
        let from = match here {
            Some(from) => Some(from),
            None if quantity(&to) && sentence.start > 0 => {
                let before = self.sentence(sentence.start - 1);
                // `jumlah itu`
                let points = (sentence.start..cue)
                    .any(|at| self.view.is(Class::Ellipsis, at) || self.view.has(Role::Pointing, at));
                self.before_in(to, before.start).find(|from| self.same(*from, to, !points))
            }
            None => None,
        }?;
        let named = match self.figures[from].of {
            Of::Quantity(_) => here.is_none() || self.same(from, to, true),
            _ => here.is_some() && self.same(from, to, false) && self.told_earlier(from),
        };
        let near = here.is_none() || cue - self.figures[from].tokens.end <= NEAR;
        (named && near).then_some(Pair { from, to, rule: &BECAME, change: None })
    }

    /// `Semula hanya 253 ekor, tetapi kini mencapai 256 kasus.`
    fn once_and_now(&self, to: usize) -> Option<Pair> {
        let sentence = self.sentence_of(to);
        let from = self.before_in(to, sentence.start).next().filter(|from| self.told_earlier(*from))?;
        let counted = |at: usize| match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.is_count(quantity),
            _ => false,
        };
        let between = self.figures[from].tokens.end..self.figures[to].tokens.start;
        let view = self.view;
        let now = between.clone().any(|at| view.is_word(at, "kini") || view.is_word(at, "sekarang"));
        let alike = self.same(from, to, true) || now && counted(from) && counted(to);
        let near = between.len() <= 2 * NEAR && (now || between.into_iter().any(|at| view.has(Role::Contrast, at)));
        (alike && near).then_some(Pair { from, to, rule: &BECAME, change: None })
    }

    /// Whether a word like `semula` stands before a figure.
    fn told_earlier(&self, at: usize) -> bool {
        let first = self.figures[at].tokens.start;
        let dates = &self.findings.candidates.dates;
        // The `lalu` of `tahun lalu` belongs to a date.
        let dated = |word: usize| {
            let near = self.dates_in(&(word.saturating_sub(3)..word + 1));
            near.into_iter().any(|date| dates[date].tokens.contains(&word))
        };
        (self.floor(at, first)..first).any(|word| self.view.has(Role::Earlier, word) && !dated(word))
    }

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
        !one.ranged && !other.ranged && self.findings.same_metric(one, other, strictly)
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

    /// Whether two figures have periods of their own, as fine as each other, that are not the same.
    fn differ(&self, from: usize, to: usize, earlier: bool) -> bool {
        let one = match (earlier, self.parts[from]) {
            (true, Part::From { marker, .. }) => self.earlier_date(from, marker),
            _ => self.dates[from].own,
        };
        let (Some(one), Some(other)) = (one, self.dates[to].own) else { return false };
        let dates = &self.findings.candidates.dates;
        let (value, other_value) = (dates[one].record.value, dates[other].record.value);
        let fine = matches!(grain(&value), Grain::Day | Grain::Week);
        let same_part = [one, other].into_iter().any(|date| self.is_same_part(dates[date].tokens.start));
        let alike = grain(&value) == grain(&other_value) || same_part;
        let differ = match (self.period(one, Some(other)), self.period(other, Some(one))) {
            (Some(one), Some(other)) => one != other,
            _ => value != other_value,
        };
        !fine && alike && differ
    }

    /// Whether a date is told as the same part of another year: `periode yang sama tahun lalu`.
    fn is_same_part(&self, date: usize) -> bool {
        (date.saturating_sub(4)..date).any(|at| self.view.has(Role::SamePart, at))
    }

    /// The date that follows a figure and what it counts: 112 kasus pada `2023`.
    fn date_after(&self, at: usize) -> Option<usize> {
        const GAP: usize = 6;
        let view = self.view;
        let figure = &self.figures[at].tokens;
        let end = self.item(at).map_or(figure.end, |item| item.end.max(figure.end));
        (end..=end + GAP)
            .take_while(|at| {
                *at == end
                    || view.has(Role::Preposition, at - 1)
                    || view.has(Role::CalendarWord, at - 1)
                    || view.has(Role::Period, at - 1)
                    || view.token(at - 1).is(b'(')
                    || view.is_word(at - 1, "yang")
                    || view.has(Role::SamePart, at - 1)
            })
            .find_map(|at| self.dates_in(&(at..at + 1)).next())
    }

    /// The date of a figure in its sentence: what follows it, or the last before it that is not another's.
    fn own_date(&self, at: usize) -> Option<usize> {
        if let Some(after) = self.dates[at].after {
            return Some(after);
        }
        let start = self.figures[at].tokens.start;
        let sentence = self.sentence_of(at);
        let dates = self.dates_in(&(sentence.start..start));
        let before = dates.rev().take(LOOK_BACK).find(|date| self.is_period(*date) && !self.is_compared(*date));
        let Some(date) = before else { return self.date_behind(at) };
        let tokens = &self.findings.candidates.dates[date].tokens;
        let taken = |other: usize| {
            self.dates[other].after == Some(date)
                || matches!(self.parts.get(other), Some(Part::From { marker, .. })
                    if (*marker..self.figures[other].tokens.start).contains(&tokens.start))
        };
        let others =
            (at.saturating_sub(LOOK_BACK)..at).filter(|other| self.figures[*other].tokens.end > sentence.start);
        (!others.into_iter().any(taken)).then_some(date)
    }

    /// The period at the end of the clause of a figure: `312 orang menjalani rehabilitasi sepanjang 2025`.
    fn date_behind(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let end = self.phrase_end(at);
        let next = self.figures.get(at + 1).map_or(usize::MAX, |next| next.tokens.start);
        let until = self.sentence_of(at).end.min(next).min(end + 2 * REACH);
        let bracket = |at: usize| view.token(at).is(b'(') || view.token(at).is(b')');
        let until = (end..until).find(|at| self.leaves_clause(*at) && !bracket(*at)).unwrap_or(until);
        let date = self.dates_in(&(end..until)).next().filter(|date| self.is_period(*date))?;
        let mut first = self.findings.candidates.dates[date].tokens.start;
        first -= usize::from(view.follows(Role::CalendarWord, first) && !view.follows(Role::Period, first));
        (view.follows(Role::Period, first) && !self.is_compared(date)).then_some(date)
    }

    /// Whether a date tells when a figure was true, and not when it was told.
    fn is_period(&self, date: usize) -> bool {
        let role = self.findings.days.get(date).and_then(|days| days.role);
        !matches!(role, Some(DateRole::Statement | DateRole::Publication))
    }

    /// Whether a date is what something is compared with: dibandingkan tahun `2013`.
    fn is_compared(&self, date: usize) -> bool {
        let view = self.view;
        let mut before = self.findings.candidates.dates[date].tokens.start;
        for _ in 0..4 {
            if !(view.follows(Role::CalendarWord, before) || view.follows(Role::Preposition, before)) {
                break;
            }
            if view.follows(Role::Comparison, before) && !view.follows(Role::Origin, before) {
                return true;
            }
            before -= 1;
        }
        view.follows(Role::Comparison, before) && !view.follows(Role::Origin, before)
    }

    /// The date of the figure from which something moved.
    fn earlier_date(&self, from: usize, marker: usize) -> Option<usize> {
        let between = marker + 1..self.figures[from].tokens.start;
        let own = self.dates_in(&between).next_back().or_else(|| self.dates[from].after);
        // `turun 11,25 persen dibandingkan tahun 2013, dari 1.709.546 unit menjadi …`
        own.or_else(|| {
            let before = self.sentence_of(from).start..marker;
            self.dates_in(&before).rev().take(2).find(|date| self.is_compared(*date))
        })
    }

    /// The date that the text spoke of last before a figure, as fine as the one that it is compared with; none where the
    /// sentence names another.
    fn date_in_force(&self, to: usize, from_date: Option<usize>, from: usize) -> Option<usize> {
        let dates = &self.findings.candidates.dates;
        let until = self.figures[to.max(from)].tokens.end;
        let sentence = self.sentence_of(to);
        let others = self.dates_in(&(sentence.start..until)).filter(|date| Some(*date) != from_date);
        if others.into_iter().next().is_some() {
            return None;
        }
        let fine = |date: usize| match grain(&dates[date].record.value) {
            Grain::Week => Grain::Day,
            fine => fine,
        };
        let wanted = from_date.map_or(Grain::Day, fine);
        let before = dates.before(sentence.start);
        (before.saturating_sub(LOOK_BACK)..before)
            .rev()
            .filter(|date| !matches!(dates[*date].record.value, Value::Relative { .. }))
            .filter(|date| self.earlier_dates.binary_search(date).is_err())
            .filter(|date| wanted != Grain::Year || self.is_same_line(dates[*date].tokens.start..sentence.start))
            .find(|date| fine(*date) == wanted && !self.is_compared(*date))
    }

    /// Whether some tokens are near and on one line.
    fn is_same_line(&self, tokens: Range<usize>) -> bool {
        const NEAR_ENOUGH: usize = 200;
        tokens.len() <= NEAR_ENOUGH && !tokens.into_iter().skip(1).any(|at| self.view.token(at).flags.line_start())
    }

    /// A period in ISO 8601; where it is told by its distance from another, by that.
    fn period(&self, date: usize, other: Option<usize>) -> Option<SmolStr> {
        let when = self.findings.candidates.dates.get(date)?;
        let days = self.findings.days.get(date)?;
        match when.record.value {
            Value::Calendar { from: Point { year: Some(year), month: None, .. }, to: None }
                if other.is_some() && self.is_same_part(when.tokens.start) =>
            {
                self.part_of_year(other?, |_| Some(year))
            }
            Value::Calendar { from, to } => {
                let year = from.year.or_else(|| Some(days.from?.year()));
                written(&Value::Calendar { from: Point { year, ..from }, to }, None)
            }
            // `periode yang sama tahun lalu` needs no other day than the one it is set against.
            Value::Relative { unit: RelativeUnit::Year, offset, .. }
                if other.is_some() && self.is_same_part(when.tokens.start) =>
            {
                self.part_of_year(other?, |year| year.checked_add(offset))
            }
            Value::Relative { unit, offset, anchored } => {
                let anchor = match anchored {
                    true => self.findings.days.get(other?)?.from,
                    false => {
                        let day = days.from.and_then(|from| shifted(from, unit, -offset));
                        day.or(self.told_on)
                    }
                };
                Self::relative_period(shifted(anchor?, unit, offset)?, unit)
            }
            value => match days.from {
                Some(day) if matches!(value, Value::Weekday) => Some(format_smolstr!("{day}")),
                _ => written(&value, when.record.weekday),
            },
        }
    }

    /// The period that begins on a day.
    fn relative_period(day: NaiveDate, unit: RelativeUnit) -> Option<SmolStr> {
        let year = Some(day.year());
        let point = match unit {
            RelativeUnit::Year => Point { year, ..Point::default() },
            RelativeUnit::Month => Point { year, month: Some(day.month()), day: None },
            RelativeUnit::Day => Point { year, month: Some(day.month()), day: Some(day.day()) },
            _ => return None,
        };
        written(&Value::Calendar { from: point, to: None }, None)
    }

    /// The same part of another year as a date: June 2023 for June 2024.
    fn part_of_year(&self, date: usize, shift: impl Fn(i32) -> Option<i32>) -> Option<SmolStr> {
        let shifted = |year: Option<i32>| year.and_then(&shift);
        match self.findings.candidates.dates.get(date)?.record.value {
            Value::Calendar { from, to } => {
                let from = Point { year: shifted(from.year), ..from };
                let to = to.map(|to| Point { year: shifted(to.year), ..to });
                written(&Value::Calendar { from, to }, None)
            }
            Value::Part { year, half, number } => written(&Value::Part { year: shifted(year), half, number }, None),
            _ => None,
        }
    }

    /// The day on which the article says that something was told, by which `tahun ini` is known.
    fn day_of_telling(&self) -> Option<NaiveDate> {
        let dates = self.findings.candidates.dates.windows(2).enumerate();
        // `hari ini, Selasa (22/1/2019)`
        let today = |(at, pair): (usize, &[Candidate<When>])| {
            let now = matches!(pair[0].record.value, Value::Relative { unit: RelativeUnit::Day, offset: 0, .. });
            let next = pair[1].tokens.start <= pair[0].tokens.end + 1;
            let days = self.findings.days.get(at + 1)?;
            days.from.filter(|_| now && next && days.from == days.to)
        };
        if let Some(today) = dates.filter_map(today).next() {
            return Some(today);
        }
        let days = self.findings.days.iter();
        days.filter(|day| day.from == day.to && day.weekday_agrees != Some(false))
            .find(|day| matches!(day.role, Some(DateRole::Statement | DateRole::Publication)))?
            .from
    }

    // The record

    fn trend(&self, pair: &Pair, quotes: &[Quote]) -> Option<Trend> {
        let Pair { mut from, mut to, rule, change } = *pair;
        let to_date = self.dates[to].own;
        let from_date = match self.parts[from] {
            Part::From { marker, .. } => self.earlier_date(from, marker),
            _ => self.dates[from].own,
        };
        let from_date = from_date.filter(|date| Some(*date) != to_date || !matches!(self.parts[from], Part::Level));
        let to_date = to_date.filter(|date| Some(*date) != from_date);
        // What the text speaks of, where the sentence does not say.
        let between = self.figures[to].tokens.end..self.figures[from].tokens.start;
        let mut inside = self.dates_in(&between).filter(|date| Some(*date) != from_date && self.is_period(*date));
        let in_force = || inside.next().or_else(|| self.date_in_force(to, from_date, from));
        let to_period_date = match rule.name == COMPARED.name || rule.name == COMPUTED.name {
            true => to_date.or_else(in_force).filter(|date| Some(*date) != from_date),
            false => to_date,
        };
        let mut from_period = from_date.and_then(|date| self.period(date, to_period_date));
        let mut to_period = to_period_date.and_then(|date| self.period(date, from_date));
        let first_day = |date: Option<usize>| date.and_then(|date| self.findings.days.get(date)?.from);
        // `Pada periode yang sama tahun lalu, BNN mengungkap 19 kasus.`
        let earlier = |date: usize| {
            let when = &self.findings.candidates.dates[date];
            let year = matches!(when.record.value, Value::Relative { unit: RelativeUnit::Year, offset: ..0, .. });
            year && self.is_same_part(when.tokens.start)
        };
        let backwards = match (first_day(from_date), first_day(to_period_date)) {
            (Some(from), Some(to)) => to < from,
            (Some(_), None) => to_period_date.is_some_and(earlier),
            _ => false,
        };
        let backwards = backwards && rule.name == TWO_PERIODS.name;
        if backwards {
            (from, to) = (to, from);
            (from_period, to_period) = (to_period, from_period);
        }
        let timeless = from_date.is_none() && to_period.is_none() && !self.told_earlier(from);
        if rule.name == COMPARED.name && timeless {
            return None;
        }
        if from_period.is_some() && from_period == to_period {
            return None;
        }
        let (earlier, later) = (&self.figures[from], &self.figures[to]);
        let first = from.min(to);
        let metric = self.metric(from, to)?;
        // What was hoped for did not happen.
        let before = self.figures[to].tokens.start;
        if (self.floor(to, before)..before).any(|at| self.view.has(Role::Goal, at)) {
            return None;
        }
        let change = change.or_else(|| self.change(from, to));
        let difference = later.value.checked_sub(earlier.value)?;
        let computed =
            difference.checked_mul(Decimal::ONE_HUNDRED).and_then(|change| change.checked_div(earlier.value));
        let stated = change.and_then(|change| self.stated(change, earlier, later));
        let agrees = change
            .zip(stated.as_ref())
            .map(|(change, stated)| agrees(self.view, stated, &self.figures[change], earlier.value, later.value));
        let mut parts: Vec<Range<usize>> = vec![earlier.tokens.clone(), later.tokens.clone()];
        parts.extend(change.map(|change| self.figures[change].tokens.clone()));
        let mut evidence: Vec<Evidence> =
            parts.iter().map(|tokens| self.evidence(EvidencePart::Amount, tokens)).collect();
        let dates = [from_date, to_date].into_iter().flatten();
        for date in dates.map(|date| self.findings.candidates.dates[date].tokens.clone()) {
            evidence.push(self.evidence(EvidencePart::Date, &date));
            parts.push(date);
        }
        if let Some(Part::Change { cue, .. }) = change.map(|change| self.parts[change]) {
            evidence.push(self.evidence(EvidencePart::Verb, &(cue..cue + 1)));
        }
        evidence.sort_by_key(|evidence| (evidence.start, evidence.end));
        let start = self.view.bytes(self.figures[first].tokens.clone()).start;
        let end = parts.into_iter().map(|tokens| self.view.bytes(tokens).end).max()?;
        let sentence = self.sentence_of(first);
        let planned = (sentence.start..later.tokens.start.max(earlier.tokens.start))
            .rev()
            .take(2 * REACH)
            .any(|at| self.view.has(Role::Forecast, at));
        let unit = match later.of {
            Of::Quantity(at) => self
                .findings
                .candidates
                .quantities
                .get(at)
                .and_then(|quantity| self.findings.unit(&quantity.record))
                .map(|unit| unit.name.clone()),
            Of::Share => Some(Term::Borrowed("percent")),
            Of::Money(currency) => self.doc.lexicon.currencies.get(currency as usize).cloned(),
        };
        Some(Trend {
            id: Id { kind: Kind::Trend, at: start },
            start,
            end,
            metric,
            unit,
            from: TrendPoint { value: earlier.value.normalize(), period: from_period },
            to: TrendPoint { value: later.value.normalize(), period: to_period },
            stated,
            computed_change: computed
                .map(|change| change.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()),
            agrees,
            evidence,
            assertion: if planned { Assertion::Planned } else { Assertion::Asserted },
            said_by: quote_around(quotes, &(start..start + 1)).map(|quote| quote.id),
            rule: rule.name.into(),
        })
    }

    fn evidence(&self, part: EvidencePart, tokens: &Range<usize>) -> Evidence {
        let bytes = self.view.bytes(tokens.clone());
        Evidence { part, start: bytes.start, end: bytes.end }
    }

    /// Whether a change is told with the trend before it: `juga naik`, in its sentence or the next.
    fn goes_with(&self, last: &Trend, pair: &Pair) -> bool {
        let first = pair.from.min(pair.to);
        let sentence = self.sentence_of(first);
        let start = self.figures[first].tokens.start;
        let also = (sentence.start.max(start.saturating_sub(3 * REACH))..start).any(|at| self.view.is_word(at, "juga"));
        let before = sentence.start.checked_sub(1).map_or(0, |before| self.sentence(before).start);
        also && self.view.bytes(before..sentence.end).start <= last.start
    }

    /// What is counted: the noun of either figure, or the noun phrase before them.
    fn metric(&self, from: usize, to: usize) -> Option<SmolStr> {
        let items = [self.item(from), self.item(to)].into_iter().flatten();
        if let Some(item) = items.max_by_key(|item| item.len()) {
            return Some(self.view.kept(item));
        }
        let first = from.min(to);
        let start = self.figures[first].tokens.start;
        let sentence = self.sentence_of(first);
        let floor = sentence.start.max(start.saturating_sub(3 * REACH));
        let mut end = start;
        while end > floor {
            let date = self.findings.candidates.dates.before(end);
            if let Some(date) = date.checked_sub(1).map(|date| &self.findings.candidates.dates[date].tokens)
                && date.contains(&(end - 1))
            {
                end = date.start.max(floor);
                continue;
            }
            let word = self.view.token(end - 1);
            let noun = self.view.is(Class::Noun, end - 1) || !self.doc.is_verb_at(end - 1);
            let level = self.view.has(Role::Level, end - 1) || self.view.is(Class::Unit, end - 1);
            let told = word.is_word() && noun && !level && !self.view.is(Class::Direction, end - 1);
            if told && let Some(phrase) = self.doc.phrase_ending(end, floor, false) {
                // `pada Lebaran` tells when, `di Kabupaten Garut` where.
                let placed = self.view.is_word(phrase.start.wrapping_sub(1), "di") && self.doc.is_name_at(phrase.start);
                if phrase.start > floor + 1 && (placed || self.view.follows(Role::Timed, phrase.start)) {
                    end = phrase.start - 1;
                    continue;
                }
                return Some(self.view.kept(phrase));
            }
            end -= 1;
        }
        // `Shabu yang kami sita naik. Kalau 2023 itu 35,6 kilogram, …`
        let before = self.sentence(sentence.start.checked_sub(1)?);
        let subject = self.doc.noun_phrase_from(before.start)?;
        Some(self.view.kept(subject))
    }

    /// The figure that tells how far it moved.
    fn change(&self, from: usize, to: usize) -> Option<usize> {
        let (first, last) = (from.min(to), from.max(to));
        let best = |changes: &mut dyn Iterator<Item = usize>| {
            let mut best = None;
            for at in changes.take_while(|at| self.is_change(*at)).take(3) {
                if best.is_none() || self.figures[at].of == Of::Share {
                    best = Some(at);
                }
                if self.figures[at].of == Of::Share {
                    break;
                }
            }
            best
        };
        let end = self.figures.len();
        // `728 perkara, turun 7,37% dibanding 2018 yang 789 perkara`
        if (first + 1..last).len() <= 3 && last > first + 1 && (first + 1..last).all(|at| self.is_change(at)) {
            return best(&mut (first + 1..last));
        }
        let after = best(&mut (last + 1..end)).filter(|change| self.is_of(*change, last));
        if after.is_some() {
            return after;
        }
        // `Ada 61 pria dan 7 wanita. Jumlah itu naik 13 orang dibanding 2023 yang 55 orang.`
        let own = |change: &usize| self.sentence_of(*change) == self.sentence_of(from);
        let beside = matches!(self.parts[from], Part::From { cue: Some(_), .. }) && from == last;
        if beside && let Some(change) = best(&mut (first + 1..last).rev()).filter(own) {
            return Some(change);
        }
        let sentence = self.sentence_of(first).start;
        let before = best(&mut (0..first).rev().take(3))?;
        let here = self.figures[before].tokens.start >= sentence;
        // In the sentence before, it must be told of the same thing.
        let view = self.view;
        let same = |item: Range<usize>| {
            let there = self.sentence_of(before);
            let near = there.end == sentence && there.len() <= 6 * REACH;
            near && there.into_iter().any(|at| view.key(at) == view.key(item.start))
        };
        let quoted = here || self.item(first).or_else(|| self.item(last)).is_some_and(same);
        quoted.then_some(before)
    }

    /// Whether a change told after a figure is of it: nothing else is named between them.
    fn is_of(&self, change: usize, last: usize) -> bool {
        let view = self.view;
        let Part::Change { cue, .. } = self.parts[change] else { return false };
        let first_change = (last + 1..=change).find_map(|at| match self.parts[at] {
            Part::Change { cue, .. } => Some(cue),
            _ => None,
        });
        let cue = first_change.unwrap_or(cue);
        let figure = &self.figures[last].tokens;
        let end = self.item(last).map_or(figure.end, |item| item.end.max(figure.end));
        let between = end.min(cue)..cue;
        let sentence = self.sentence_of(last);
        between.len() <= NEAR
            && (cue < sentence.end || cue < sentence.end + 4 && self.sentence(cue).start == sentence.end)
            && !between.into_iter().any(|at| view.has(Role::Contrast, at) || view.has(Role::Coordinator, at))
    }

    /// The change as the article states it.
    fn stated(&self, change: usize, earlier: &Figure, later: &Figure) -> Option<StatedChange> {
        let figure = &self.figures[change];
        let Part::Change { up, .. } = self.parts[change] else { return None };
        let times = match figure.of {
            Of::Quantity(at) => {
                let quantity = &self.findings.candidates.quantities.get(at)?.record;
                self.findings.unit(quantity).is_some_and(|unit| unit.name == "kali")
            }
            _ => false,
        };
        if times {
            return Some(StatedChange { value: figure.value, kind: Term::Borrowed("factor") });
        }
        let difference = later.value.checked_sub(earlier.value)?;
        let up = if self.is_of_strength(change) { difference.is_sign_positive() } else { up };
        let value = if up { figure.value } else { Decimal::ZERO.checked_sub(figure.value)? };
        // Of shares, `turun 0,5 persen` tells points or percent of them: what fits.
        let points = earlier.of == Of::Share && figure.of == Of::Share && difference == value;
        let kind = if points || figure.of != Of::Share { "difference" } else { "percent" };
        Some(StatedChange { value: value.normalize(), kind: Term::Borrowed(kind) })
    }
}

/// Whether a stated change is within one of its last digit of what two figures give.
fn agrees(view: View<'_>, stated: &StatedChange, told: &Figure, from: Decimal, to: Decimal) -> bool {
    let computed = match stated.kind.as_ref() {
        "percent" => to
            .checked_sub(from)
            .and_then(|change| change.checked_mul(Decimal::ONE_HUNDRED))
            .and_then(|change| change.checked_div(from)),
        "factor" => to.checked_div(from),
        _ => to.checked_sub(from),
    };
    computed.is_some_and(|computed| within(view, stated.value, told, computed))
}

/// Whether a change that was told, with its bound, fits a computed one.
fn within(view: View<'_>, stated: Decimal, told: &Figure, computed: Decimal) -> bool {
    let Some(distance) = computed.checked_sub(stated) else { return false };
    if distance.abs() <= told.last_digit(view) {
        return true;
    }
    let same_way = computed.is_sign_negative() == stated.is_sign_negative();
    let larger = computed.abs() >= stated.abs();
    match told.bound {
        Bound::Exact => false,
        Bound::MoreThan | Bound::AtLeast => same_way && larger,
        Bound::LessThan | Bound::AtMost => same_way && !larger,
        // A tenth off is still about that.
        _ => distance.abs().checked_mul(Decimal::TEN).is_some_and(|tenfold| tenfold <= stated.abs()),
    }
}

/// A day so many units on.
fn shifted(day: NaiveDate, unit: RelativeUnit, offset: i32) -> Option<NaiveDate> {
    let months = |count: u32| {
        let months = Months::new(offset.unsigned_abs().checked_mul(count)?);
        if offset < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    let days = |count: u64| {
        let days = chrono::Days::new(u64::from(offset.unsigned_abs()) * count);
        if offset < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
    };
    match unit {
        RelativeUnit::Year => months(12),
        RelativeUnit::Month => months(1),
        RelativeUnit::Week => days(7),
        _ => days(1),
    }
}

/// The stated and the computed change of a trend whose figures cannot give what is stated, however they were rounded.
///
/// The figures are those of its evidence. A change that is far off, or goes the other way, is more likely another's.
pub(crate) fn misstated(view: View<'_>, trend: &Trend, figures: &[&Figure]) -> Option<(Decimal, Decimal)> {
    const FAR: u32 = 3;
    let stated = trend.stated.as_ref()?;
    let valued = |value: Decimal| figures.iter().copied().find(|figure| figure.value == value);
    let (from, to) = (valued(trend.from.value)?, valued(trend.to.value)?);
    let told = valued(stated.value.abs())?;
    if ![from, to, told].into_iter().all(Figure::is_exact) {
        return None;
    }
    let change = |from: Decimal, to: Decimal| match stated.kind.as_ref() {
        "percent" => to.checked_sub(from)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from),
        "factor" => to.checked_div(from),
        _ => to.checked_sub(from),
    };
    let computed = change(from.value, to.value)?;
    let (from_reach, to_reach) = (from.reach(view)?, to.reach(view)?);
    let mut corners = [from_reach.0, from_reach.1]
        .into_iter()
        .flat_map(|from| [to_reach.0, to_reach.1].into_iter().filter_map(move |to| change(from, to)));
    let first = corners.next()?;
    let (low, high) = corners.fold((first, first), |(low, high), corner| (low.min(corner), high.max(corner)));
    let last_digit = told.last_digit(view);
    let possible = stated.value >= low.checked_sub(last_digit)? && stated.value <= high.checked_add(last_digit)?;
    // Of shares, percent may mean points.
    let points = from.of == Of::Share && within(view, stated.value, told, to.value.checked_sub(from.value)?);
    let likely = computed.is_sign_negative() == stated.value.is_sign_negative()
        && computed.abs() <= stated.value.abs().checked_mul(Decimal::from(FAR))?
        && stated.value.abs() <= computed.abs().checked_mul(Decimal::from(FAR))?;
    let rounded = computed.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    (!possible && !points && likely).then_some((stated.value, rounded))
}
