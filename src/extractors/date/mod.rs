//! Dates: `Selasa (24/12/2024)`, `Kamis 29 Desember 2022`, `(24/12)`, `12-15 Mei 2024`, `Mei-Juni 2025`, `2019-2023`,
//! `triwulan I 2024`, `tahun lalu`, `dua hari lalu`, `Rabu`.
//!
//! The day comes first. A weekday, the comma or bracket after it, and its date are one mention; a part of the day after
//! the date is outside. A year is four digits from 1900 to 2100 that count nothing. A day that no calendar has
//! (`31/02/2024`) is no date. `Minggu` is Sunday with a capital, a week without, unless the sentence begins with it.

mod calendar;
mod relative;
mod weekday;
mod year;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, Role};
use crate::records::{RelativeUnit, Weekday};
use crate::segment::View;

pub(crate) const RULES: &[Rule] =
    &[WEEKDAY_BRACKETED, WEEKDAY_DATE, WEEKDAY_ALONE, DAY_MONTH, NUMERIC, MONTH, YEAR, RELATIVE, AGO, YEAR_PART];

/// A weekday and its date in brackets.
const WEEKDAY_BRACKETED: Rule = Rule::new("date.weekday_bracketed", "Ia ditangkap pada [Selasa (24/12/2024)] malam.");
/// A weekday and its date.
const WEEKDAY_DATE: Rule = Rule::new("date.weekday_date", "Acara digelar [Rabu, 5 November 2025].");
/// A weekday alone.
const WEEKDAY_ALONE: Rule = Rule::new("date.weekday_alone", "Hal itu ia sampaikan [Rabu] di Jambi.");
/// A day and a month in words, or a range of such.
const DAY_MONTH: Rule = Rule::new("date.day_month", "Operasi berlangsung [12-15 Mei 2024].");
/// A date in figures.
const NUMERIC: Rule = Rule::new("date.numeric", "Video itu diunggah ([2/12/2020]).");
/// A month, with its year where that stands, or a range of months.
const MONTH: Rule = Rule::new("date.month", "Sepanjang [Mei-Juni 2025] ada lima kasus.");
/// A year or a range of years.
const YEAR: Rule = Rule::new("date.year", "Kasus turun pada [2024].");
/// `hari ini`, `tahun lalu`.
const RELATIVE: Rule = Rule::new("date.relative", "Jumlahnya naik dari [tahun lalu].");
/// A span of time ago.
const AGO: Rule = Rule::new("date.ago", "Ia bebas [dua bulan lalu].");
/// A quarter or half of a year.
const YEAR_PART: Rule = Rule::new("date.year_part", "Laba [triwulan I 2024] naik.");

/// A point of the calendar, as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A point or a range of two.
    Calendar { from: Point, to: Option<Point> },
    /// A weekday alone.
    Weekday,
    /// So many units before or after now, or before or after the day the text speaks of.
    Relative { unit: RelativeUnit, offset: i32, anchored: bool },
    /// A quarter (1–4) or half (1–2) of a year.
    Part { year: Option<i32>, half: bool, number: u32 },
}

/// A date as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) value: Value,
    pub(crate) weekday: Option<Weekday>,
    /// Whether it lies ahead by its words: `akan`, `mendatang`, `depan`.
    pub(crate) ahead: bool,
}

/// Reads dates at tokens of a document.
struct Reader<'a> {
    doc: &'a Document<'a>,
    view: View<'a>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let reader = Reader { doc, view: doc.view() };
    let mut done = 0;
    for at in doc.triggers() {
        if at >= done
            && !out.taken.has(at)
            && let Some(candidate) = reader.candidate(at)
            && !reader.is_street(at)
        {
            done = candidate.tokens.end;
            if out.taken.take(&candidate.tokens) {
                out.dates.push(candidate);
            }
        }
    }
}

impl Reader<'_> {
    /// Whether a day names a street: `Jalan 28 Oktober`.
    fn is_street(&self, at: usize) -> bool {
        let view = self.view;
        let day = at - usize::from(view.before(at).is_number() && view.is(Class::Month, at));
        let last = day.checked_sub(1 + usize::from(view.before(day).is(b'.')));
        let street = |at: usize| ["jalan", "jl", "jln"].iter().any(|word| view.is_word(at, word));
        let days = view.token(day).is_number() && view.token(day).len() < 3;
        days && last.is_some_and(|last| view.token(last).capital() && street(last))
    }

    fn candidate(&self, at: usize) -> Option<Candidate<When>> {
        let token = self.view.token(at);
        let classes = token.classes;
        if token.is_number() || classes.has(Class::Number) || classes.has(Class::OneUnit) {
            if let Some(ago) = self.ago(at) {
                return Some(ago);
            }
            if !token.is_number() {
                return self.relative(at);
            }
            return match token.len() {
                1 | 2 => self.day_month(at).or_else(|| self.numeric_alone(at)),
                4 => self.numeric_alone(at).or_else(|| self.year(at)),
                _ => self.numeric_alone(at),
            };
        }
        if classes.has(Class::Relative)
            && let Some(relative) = self.relative(at)
        {
            return Some(relative);
        }
        if classes.has(Class::Weekday) {
            return self.weekday(at);
        }
        if classes.has(Class::Month) || classes.has(Class::MonthShort) {
            return self.month(at);
        }
        if classes.has(Class::YearPart) {
            return self.year_part(at);
        }
        None
    }

    fn made(
        &self,
        first: usize,
        end: usize,
        rule: &'static Rule,
        value: Value,
        weekday: Option<Weekday>,
    ) -> Candidate<When> {
        let ahead = ahead(self.view, first, end);
        Candidate { tokens: first..end, rule, record: When { value, weekday, ahead } }
    }
}

/// Whether the words around a date put it in the future.
fn ahead(view: View<'_>, first: usize, end: usize) -> bool {
    const REACH: usize = 9;
    let after = view.has(Role::Ahead, end);
    let mut before = (first.saturating_sub(REACH)..first).rev().take_while(|at| view.token(*at).is_word());
    after || before.any(|at| view.has(Role::Forecast, at))
}

/// A number of at most `most` digits.
fn small(digits: &str, most: usize) -> Option<u32> {
    (digits.len() <= most).then(|| digits.parse().ok())?
}

/// Whether one point lies before another, as far as both are written.
fn before(from: Point, to: Point) -> bool {
    match (from.year, to.year) {
        (Some(from_year), Some(to_year)) if from_year != to_year => from_year < to_year,
        _ => (from.month, from.day) < (to.month, to.day),
    }
}
