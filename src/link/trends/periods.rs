//! The dates of figures, and the periods that they are of.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};
use smol_str::{SmolStr, format_smolstr};

use super::{LOOK_BACK, Part, REACH, Reader};
use crate::extractor::{grain, written};
use crate::extractors::Candidate;
use crate::extractors::date::{Point, Value, When};
use crate::lexicon::Role;
use crate::link::dates::is_one_month;
use crate::records::{DateRole, Grain, RelativeUnit};

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

impl Reader<'_> {
    /// Whether two figures have periods of their own, as fine as each other, that are not the same.
    pub(super) fn differ(&self, from: usize, to: usize, earlier: bool) -> bool {
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
    pub(super) fn is_same_part(&self, date: usize) -> bool {
        (date.saturating_sub(4)..date).any(|at| self.view.has(Role::SamePart, at))
    }

    /// The date that follows a figure and what it counts: 112 kasus pada `2023`.
    pub(super) fn date_after(&self, at: usize) -> Option<usize> {
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
            // `8 kasus (tahun lalu 12 kasus)`: that of the figure after it.
            .filter(|date| {
                let date = &self.findings.candidates.dates[*date].tokens;
                !view.before(date.start).is(b'(') || view.token(date.end).is(b')')
            })
    }

    /// The date of a figure in its sentence: what follows it, or the last before it that is not another's.
    pub(super) fn own_date(&self, at: usize) -> Option<usize> {
        const NOW: usize = 4;
        if let Some(after) = self.dates[at].after {
            return Some(after);
        }
        let start = self.figures[at].tokens.start;
        let sentence = self.sentence_of(at);
        let dates = self.dates_in(&(sentence.start..start));
        let before = dates.rev().take(LOOK_BACK).find(|date| self.is_period(*date) && !self.is_compared(*date));
        let Some(date) = before else { return self.date_behind(at) };
        let tokens = &self.findings.candidates.dates[date].tokens;
        // `Tahun lalu disita 241 gram, kini 187 gram`
        let now = start.saturating_sub(NOW).max(tokens.end)..start;
        if self.years_off(date).is_some_and(|years| years < 0) && now.into_iter().any(|at| self.is_now(at)) {
            return self.date_behind(at);
        }
        let taken = |other: usize| {
            self.dates[other].after == Some(date)
                || matches!(self.parts.get(other), Some(Part::From { marker, .. })
                    if (*marker..self.figures[other].tokens.start).contains(&tokens.start))
        };
        let others =
            (at.saturating_sub(LOOK_BACK)..at).filter(|other| self.figures[*other].tokens.end > sentence.start);
        (!others.into_iter().any(taken)).then_some(date)
    }

    /// Whether a word says that something is so now.
    pub(super) fn is_now(&self, at: usize) -> bool {
        self.view.is_word(at, "kini") || self.view.is_word(at, "sekarang")
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

    /// Whether a sentence has nothing but a date and a figure: `Tahun sebelumnya 981 orang.`
    pub(super) fn tells_date_alone(&self, at: usize) -> bool {
        const OPENING: usize = 2;
        let view = self.view;
        let sentence = self.sentence_of(at);
        let figure = self.figures[at].tokens.start;
        let opening = self.dates_in(&(sentence.start..figure.min(sentence.start + OPENING)));
        let closes = |end: usize| end >= sentence.end || view.token(end).is(b'.') && end + 1 >= sentence.end;
        let adverb = |at: usize| view.has(Role::Amount, at) || view.has(Role::Reached, at) || view.token(at).is(b',');
        closes(self.phrase_end(at))
            && opening.into_iter().any(|date| {
                let end = self.findings.candidates.dates[date].tokens.end;
                end <= figure && (end..figure).all(adverb)
            })
    }

    /// Whether a date tells when a figure was true, and not when it was told.
    pub(super) fn is_period(&self, date: usize) -> bool {
        let role = self.findings.days.get(date).and_then(|days| days.role);
        !matches!(role, Some(DateRole::Statement | DateRole::Publication))
    }

    /// Whether a date is what something is compared with: dibandingkan tahun `2013`, dibanding hasil operasi tahun `2013`.
    pub(super) fn is_compared(&self, date: usize) -> bool {
        const NOUNS: usize = 4;
        let view = self.view;
        let first = self.findings.candidates.dates[date].tokens.start;
        // What it is the year of stands between: words alone, and no preposition next to the date.
        let nouns = first - usize::from(view.follows(Role::CalendarWord, first));
        let compares = |at: &usize| view.has(Role::Comparison, *at) && !view.has(Role::Origin, *at);
        let noun = |at: &usize| {
            compares(at) || view.token(*at).is_word() && !view.token(*at).capital() && !view.has(Role::Preposition, *at)
        };
        let mut of_nouns = (nouns.saturating_sub(NOUNS)..nouns).rev().take_while(noun);
        if of_nouns.any(|at| compares(&at)) {
            return true;
        }
        let mut before = self.findings.candidates.dates[date].tokens.start;
        for _ in 0..4 {
            // `dibandingkan periode yang sama tahun lalu`
            let part = |at: usize| view.has(Role::SamePart, at) || matches!(view.word(at), "yang" | "periode");
            if !(before > 0 && part(before - 1)
                || view.follows(Role::CalendarWord, before)
                || view.follows(Role::Preposition, before))
            {
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
    pub(super) fn earlier_date(&self, from: usize, marker: usize) -> Option<usize> {
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
    pub(super) fn date_in_force(&self, to: usize, from_date: Option<usize>, from: usize) -> Option<usize> {
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
        // `Januari hingga Maret 2025` is as long as `triwulan pertama 2024`.
        let alike = |date: usize| {
            let months = matches!(
                dates[date].record.value,
                Value::Calendar { from: Point { month: Some(_), day: None, .. }, to: Some(_) }
            );
            fine(date) == wanted || months && matches!(wanted, Grain::Quarter | Grain::Half)
        };
        // A change from 2023 came to nothing in 2021.
        let year = |date: usize| match dates[date].record.value {
            Value::Calendar { from: Point { year, .. }, .. } => year,
            _ => None,
        };
        // `turun dari bulan sebelumnya`: that of one month, and not of several.
        let relative = from_date.is_some_and(|date| matches!(dates[date].record.value, Value::Relative { .. }));
        let one = |date: usize| !matches!(dates[date].record.value, Value::Calendar { to: Some(_), .. });
        let alike = |date: usize| alike(date) && (one(date) || wanted != Grain::Month || !relative);
        let is_earlier = |date: usize| year(date).zip(from_date.and_then(year)).is_some_and(|(year, from)| year < from);
        let before = dates.before(sentence.start);
        (before.saturating_sub(LOOK_BACK)..before)
            .rev()
            .filter(|date| !matches!(dates[*date].record.value, Value::Relative { .. }))
            .filter(|date| self.earlier_dates.binary_search(date).is_err())
            .filter(|date| wanted != Grain::Year || self.is_same_line(dates[*date].tokens.start..sentence.start))
            .find(|date| alike(*date) && !self.is_compared(*date) && !is_earlier(*date))
            .or_else(|| self.year_in_force(sentence.start).filter(|_| wanted == Grain::Year))
            .or_else(|| self.year_of_story(from_date?))
    }

    /// The year that the text speaks of before a token, where it named no other but such as that is compared with.
    pub(super) fn year_in_force(&self, before: usize) -> Option<usize> {
        const MOST: usize = 32;
        let dates = &self.findings.candidates.dates;
        let year = |date: &usize| match dates[*date].record.value {
            Value::Calendar { from: Point { year: Some(year), month: None, .. }, to: None } => Some(year),
            _ => None,
        };
        let end = dates.before(before);
        let own = |date: &usize| year(date).is_some() && !self.is_compared(*date);
        let mut told = (end.saturating_sub(MOST)..end).filter(own);
        let first = told.next()?;
        // `Pada 2023 tercatat 55 orang.` only sets the year before against it, where the text has gone on to a new line.
        let set_against = |date: usize| {
            let end = dates[date].tokens.end;
            let years = year(&date).zip(year(&first));
            years.is_some_and(|(year, first)| year + 1 == first) && !self.is_same_line(end..before + 1)
        };
        told.all(|date| year(&date) == year(&first) || set_against(date)).then_some(first)
    }

    /// The year that the article tells of first, where it is the one after the year that something is compared with.
    pub(super) fn year_of_story(&self, compared: usize) -> Option<usize> {
        const MOST: usize = 8;
        let year = |date: usize| match self.findings.candidates.dates[date].record.value {
            Value::Calendar { from: Point { year, month: None, .. }, to: None } => year,
            _ => None,
        };
        let first = (0..compared.min(MOST)).find(|date| year(*date).is_some() && !self.is_compared(*date))?;
        (year(first) == year(compared)?.checked_add(1)).then_some(first)
    }

    /// Whether some tokens are near and on one line.
    fn is_same_line(&self, tokens: Range<usize>) -> bool {
        const NEAR_ENOUGH: usize = 200;
        tokens.len() <= NEAR_ENOUGH && !tokens.into_iter().skip(1).any(|at| self.view.token(at).flags.line_start())
    }

    /// A period in ISO 8601; where it is told by its distance from another, by that.
    pub(super) fn period(&self, date: usize, other: Option<usize>) -> Option<SmolStr> {
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
                let last = || Some(days.to?.year());
                let to = to.map(|to| Point { year: to.year.or_else(last), ..to });
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
                    true => {
                        let this_year = self.years_off(other?) == Some(0);
                        let days = self.findings.days.get(other?)?;
                        // The month before one of months that go together is none of them.
                        let months = days.from.zip(days.to).is_some_and(|(from, to)| !is_one_month(from, to));
                        days.from
                            .filter(|_| unit != RelativeUnit::Month || !months)
                            .or(self.told_on.filter(|_| this_year))
                    }
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

    /// The year of the telling, by the year that `tahun lalu` is.
    pub(super) fn year_after(&self, date: usize) -> Option<SmolStr> {
        let years = self.years_off(date).filter(|years| *years < 0)?;
        let last = self.period(date, None)?.parse::<i32>().ok()?;
        Some(format_smolstr!("{}", last.checked_sub(years)?))
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
        let days = self.findings.days.get(date)?;
        match self.findings.candidates.dates.get(date)?.record.value {
            Value::Calendar { from, to } => {
                let (first, last) = (days.from.map(|day| day.year()), days.to.map(|day| day.year()));
                let from = Point { year: shifted(from.year.or(first)), ..from };
                let to = to.map(|to| Point { year: shifted(to.year.or(last)), ..to });
                written(&Value::Calendar { from, to }, None)
            }
            Value::Part { year, half, number } => written(&Value::Part { year: shifted(year), half, number }, None),
            _ => None,
        }
    }

    /// The day on which the article says that something was told, by which `tahun ini` is known.
    pub(super) fn day_of_telling(&self) -> Option<NaiveDate> {
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
}
