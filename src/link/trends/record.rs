//! The record of a trend.

use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};
use smol_str::SmolStr;

use super::{BECAME, COMPARED, COMPUTED, FROM_TO, NEAR, Pair, Part, REACH, Reader, TWO_PERIODS};
use crate::extractors::date::Value;
use crate::lexicon::{Class, Role};
use crate::link::figures::{Figure, Of};
use crate::link::findings::quote_around;
use crate::records::{
    Assertion, Bound, Evidence, EvidencePart, Id, Kind, Quote, RelativeUnit, StatedChange, Term, Trend, TrendPoint,
};
use crate::segment::View;

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

/// The stated and the computed change of a trend whose figures cannot give what is stated, however they were rounded.
///
/// The figures are those of its evidence. A change that is far off, or goes the other way, is more likely another's.
pub(in crate::link) fn misstated(view: View<'_>, trend: &Trend, figures: &[&Figure]) -> Option<(Decimal, Decimal)> {
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

impl Reader<'_> {
    pub(super) fn trend(&self, pair: &Pair, quotes: &[Quote]) -> Option<Trend> {
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
        let other = |date: &usize| Some(*date) != from_date && self.is_period(*date) && !self.is_compared(*date);
        let mut inside = self.dates_in(&between).filter(other);
        let in_force = || inside.next().or_else(|| self.date_in_force(to, from_date, from));
        // `dibanding operasi tahun 2023, jumlah kasus naik dari 26 menjadi 31`, `Tahun lalu 241 gram, kini 187`
        let now = || (self.figures[from].tokens.end..self.figures[to].tokens.start).any(|at| self.is_now(at));
        let since = rule.name == FROM_TO.name && from_date.is_some_and(|date| self.is_compared(date));
        let untold = since || rule.name == BECAME.name && now();
        let to_period_date = match rule.name == COMPARED.name || rule.name == COMPUTED.name || untold {
            true => to_date.or_else(in_force).filter(|date| Some(*date) != from_date),
            false => to_date,
        };
        let mut from_period = from_date.and_then(|date| self.period(date, to_period_date));
        let mut to_period = to_period_date.and_then(|date| self.period(date, from_date));
        if to_period_date.is_none() && untold {
            to_period = from_date.and_then(|date| self.year_after(date));
        }
        // `Pada 2023 disita 5 kg, tahun ini 4 kg`, where the text tells of 2024 first.
        if to_period.is_none() && to_date.is_some_and(|date| self.years_off(date) == Some(0)) {
            let told = from_date.and_then(|date| self.year_of_story(date));
            to_period = told.and_then(|date| self.period(date, None));
        }
        let first_day = |date: Option<usize>| date.and_then(|date| self.findings.days.get(date)?.from);
        // `Pada periode yang sama tahun lalu, BNN mengungkap 19 kasus.`
        let earlier = |date: usize| {
            let when = &self.findings.candidates.dates[date];
            let value = when.record.value;
            let year = matches!(value, Value::Relative { unit: RelativeUnit::Year, offset: ..0, .. });
            // `Tahun sebelumnya` counts from the other.
            let before = matches!(value, Value::Relative { anchored: true, .. });
            year && (before || self.is_same_part(when.tokens.start))
        };
        let backwards = match (first_day(from_date), first_day(to_period_date)) {
            (Some(from), Some(to)) => to < from,
            (Some(_), None) => to_period_date.is_some_and(earlier),
            // `tahun ini 8 kasus (tahun lalu 12 kasus)`
            (None, None) => {
                let years = |date: Option<usize>| date.and_then(|date| self.years_off(date));
                years(from_date).zip(years(to_period_date)).is_some_and(|(from, to)| to < from)
            }
            _ => false,
        };
        let this_year = || from_date.and_then(|date| self.years_off(date)) == Some(0);
        let backwards = backwards || this_year() && to_period_date.is_some_and(earlier);
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
        // `3 Warga Tewas` above `bertambah menjadi tiga orang` is told twice.
        if rule.name == BECAME.name && earlier.value == later.value {
            return None;
        }
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

    /// How many years a date is from the year of the telling, where it is told so: 1 before for `tahun lalu`.
    pub(super) fn years_off(&self, date: usize) -> Option<i32> {
        match self.findings.candidates.dates.get(date)?.record.value {
            Value::Relative { unit: RelativeUnit::Year, offset, anchored: false } => Some(offset),
            _ => None,
        }
    }

    fn evidence(&self, part: EvidencePart, tokens: &Range<usize>) -> Evidence {
        let bytes = self.view.bytes(tokens.clone());
        Evidence { part, start: bytes.start, end: bytes.end }
    }

    /// Whether a change is told with the trend before it: `juga naik`, in its sentence or the next.
    pub(super) fn goes_with(&self, last: &Trend, pair: &Pair) -> bool {
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
            // `turun 10,5 persen, dari 38 menjadi 34 jiwa`: how far it moved is not what is counted.
            let figure = self.figures.partition_point(|figure| figure.tokens.start < end).checked_sub(1);
            if let Some(figure) = figure.map(|at| &self.figures[at].tokens).filter(|figure| figure.end >= end) {
                end = figure.start.max(floor);
                continue;
            }
            if self.view.is_word(end - 1, "lipat") {
                end -= 1;
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
        // `Tahun lalu 22 kasus dengan 30 tersangka, tahun ini 35 kasus dengan 44 tersangka. Artinya naik 13 kasus.`
        let kind = |at: usize| self.item(at).map(|item| self.view.key(item.start));
        let other = |change: usize| kind(change).zip(kind(last)).is_some_and(|(change, own)| change != own);
        let after = best(&mut (last + 1..end)).filter(|change| self.is_of(*change, last) && !other(*change));
        if after.is_some() {
            return after;
        }
        let beyond = (last + 1..end).take(4).find(|at| self.is_change(*at));
        let named =
            |change: &usize| kind(*change).is_some() && kind(*change) == kind(last) && self.is_next(*change, last);
        if let Some(change) = beyond.filter(named) {
            return Some(change);
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
        // `naik dari 18 menjadi 29 kasus atau 61 persen. Sebaliknya, …`: that of the figures told before it.
        let moved = |at: usize| matches!(self.parts[at], Part::To { .. } | Part::From { cue: Some(_), .. });
        let same = |item: Range<usize>| {
            let there = self.sentence_of(before);
            let told = (before.saturating_sub(2)..before).any(|at| self.sentence_of(at) == there && moved(at));
            if told {
                return false;
            }
            let near = there.end == sentence && there.len() <= 6 * REACH;
            near && there.into_iter().any(|at| view.key(at) == view.key(item.start))
        };
        let quoted = here || self.item(first).or_else(|| self.item(last)).is_some_and(same);
        quoted.then_some(before)
    }

    /// Whether a change opens the sentence after that of a figure: `Artinya naik 13 kasus`.
    fn is_next(&self, change: usize, last: usize) -> bool {
        let next = self.sentence_of(change);
        let opens = self.figures[change].tokens.start - next.start <= 4;
        opens && self.sentence_of(last).end == next.start
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
        // `Jumlah itu naik 5 persen` is of the same; `IHSG menguat 1,1 persen` of something else.
        let goes_on = || {
            let mut opening = sentence.end..cue;
            let back = opening.clone().any(|at| view.has(Role::Pointing, at) || view.word(at).ends_with("nya"));
            back || opening.all(|at| self.doc.is_closed(at) || self.doc.is_verb_at(at) || !view.token(at).is_word())
        };
        let next = || cue < sentence.end + 4 && self.sentence(cue).start == sentence.end && goes_on();
        between.len() <= NEAR
            && (cue < sentence.end || next())
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
