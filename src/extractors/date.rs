//! Dates: `Selasa (24/12/2024)`, `Kamis 29 Desember 2022`, `(24/12)`, `12-15 Mei 2024`, `Mei-Juni 2025`, `2019-2023`,
//! `triwulan I 2024`, `tahun lalu`, `dua hari lalu`, `Rabu`.
//!
//! The day comes first. A weekday, the comma or bracket after it, and its date are one mention; a part of the day after
//! the date is outside. A year is four digits from 1900 to 2100 that count nothing. A day that no calendar has
//! (`31/02/2024`) is no date. `Minggu` is Sunday with a capital, a week without, unless the sentence begins with it.

use super::ordinal::roman;
use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, LabelKind, Role, label_of, weekday_of};
use crate::number::{Form, range_mark};
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

    // Weekdays

    fn weekday(&self, first: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let found = view.find(Class::Weekday, first)?;
        let weekday = weekday_of(found);
        let mut after = first + found.len;
        // `Kamis-Jumat (25-26/4)`
        let mut range = false;
        if let Some(next) = range_mark(view, first, after)
            && let Some(second) = view.find(Class::Weekday, next)
            && self.bracketed_or_date(next + second.len).is_some()
        {
            after = next + second.len;
            range = true;
        }
        let mut date = after;
        if let Some(part) = view.find(Class::DayPart, date) {
            date += part.len;
        }
        // `Selasa besok, 7 November`
        date += usize::from(view.is_word(date, "besok"));
        if let Some((value, end, bracketed)) = self.bracketed_or_date(date) {
            let rule = if bracketed { &WEEKDAY_BRACKETED } else { &WEEKDAY_DATE };
            let weekday = (!range).then_some(weekday);
            return Some(self.made(first, end, rule, value, weekday));
        }
        if !self.is_weekday(first, weekday) {
            return None;
        }
        let end = after + usize::from(view.is_word(after, "kemarin"));
        Some(self.made(first, end, &WEEKDAY_ALONE, Value::Weekday, Some(weekday)))
    }

    /// `(24/12/2024)`, `, 5 November 2025`, `tanggal 8 Juni 2025`, after a weekday; whether it stands in brackets.
    fn bracketed_or_date(&self, at: usize) -> Option<(Value, usize, bool)> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        let mut at = at;
        if view.token(at).is(b',') {
            at += 1;
        }
        if view.token(at).is(b'(') {
            let inside = at + 1 + view.find(Class::DayWord, at + 1).map_or(0, |word| word.len);
            let (value, end) = self.calendar(inside, true)?;
            let closed = view.token(end).is(b')');
            let whole = matches!(value, Value::Calendar { from: Point { year: Some(_), .. }, .. });
            return (closed || whole).then_some((value, end + usize::from(closed), true));
        }
        if let Some(word) = view.find(Class::DayWord, at) {
            at += word.len;
        }
        let (value, end) = self.calendar(at, true)?;
        let has_day = matches!(value, Value::Calendar { from: Point { day: Some(_), .. }, .. });
        has_day.then_some((value, end, false))
    }

    /// Whether a weekday's name stands for the day: `Minggu` may be a week, `Jumat Berkah` is a title.
    fn is_weekday(&self, at: usize, weekday: Weekday) -> bool {
        let view = self.view;
        let token = view.token(at);
        let market = at > 0 && view.word(at - 1) == "Pasar";
        if market || view.has(Role::WeekdayTitle, at + 1) {
            return false;
        }
        let after_day = at > 0 && view.is_word(at - 1, "hari");
        if !token.capital() {
            return after_day || weekday != Weekday::Sunday && at > 0 && view.is_word(at - 1, "pada");
        }
        weekday != Weekday::Sunday || after_day || !self.counted(at)
    }

    /// Whether a number counts what stands at a token: `dua minggu`, `DUA MINGGU`.
    fn counted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let token = self.view.token(before);
        let next = self.doc.numbers.partition_point(|number| number.end < at);
        let number = self.doc.numbers.get(next).filter(|number| number.end == at);
        if number.is_some_and(|number| self.is_priced(number.first)) {
            return false;
        }
        token.is_number() && self.year_at(before).is_none()
            || token.classes.has(Class::Number)
            || self.view.is_word(before, "beberapa")
    }

    /// Whether a number is a sum of money: `Rp 10.800 bulan lalu` is what it was a month ago.
    fn is_priced(&self, number: usize) -> bool {
        number > 0 && self.view.is(Class::CurrencyBefore, number - 1)
    }

    // Calendar dates

    /// A date in words or figures with a day: `24 Desember 2024`, `24/12/2024`, `25-26/4`, `18 Juli - 6 Agustus 2023`.
    /// `open` allows figures without a year, which only brackets or a weekday make a date.
    fn calendar(&self, at: usize, open: bool) -> Option<(Value, usize)> {
        self.figures(at, open).or_else(|| self.words(at))
    }

    fn words(&self, at: usize) -> Option<(Value, usize)> {
        let view = self.view;
        let day = self.day(at)?;
        // `12-15 Mei 2024`
        if let Some(next) = range_mark(view, at, at + 1)
            && let Some(last) = self.day(next)
            && let Some((month, year, end)) = self.month_year(next + 1)
        {
            let from = Point { year, month: Some(month), day: Some(day) };
            let to = Point { day: Some(last), ..from };
            return (day < last && exists(from) && exists(to)).then_some((Value::Calendar { from, to: Some(to) }, end));
        }
        let (month, year, end) = self.month_year(at + 1)?;
        let from = Point { year, month: Some(month), day: Some(day) };
        // `18 Juli - 6 Agustus 2023`
        if let Some(next) = range_mark(view, at, end)
            && let Some(last) = self.day(next)
            && let Some((last_month, last_year, last_end)) = self.month_year(next + 1)
        {
            let to = Point { year: last_year, month: Some(last_month), day: Some(last) };
            let mut from = Point { year: year.or(last_year), ..from };
            // `1 Oktober hingga 31 Mei`: over the new year.
            let over_new_year = year.is_none() && last_month < month;
            if over_new_year {
                from.year = last_year.map(|year| year - 1);
            }
            if exists(from) && exists(to) && (over_new_year || before(from, to)) {
                return Some((Value::Calendar { from, to: Some(to) }, last_end));
            }
        }
        exists(from).then_some((Value::Calendar { from, to: None }, end))
    }

    /// `24/12/2024`, `24-12-2024`, `24.12.2024`, `2024-12-24`, `24/12`, `25-26/4`.
    fn figures(&self, at: usize, open: bool) -> Option<(Value, usize)> {
        let view = self.view;
        if let Some(whole) = self.dotted(at).or_else(|| self.iso(at)) {
            return Some(whole);
        }
        let day = self.day(at)?;
        let (mut first_day, mut day, mut sign) = (None, day, at + 1);
        // `25-26/4`
        if view.token(sign).is_dash()
            && let Some(last) = self.day(sign + 1)
            && view.token(sign + 2).is(b'/')
        {
            first_day = Some(day);
            day = last;
            sign += 2;
        }
        let glued = |at: usize| !view.token(at).flags.spaced();
        let mark = view.token(sign).mark;
        if !matches!(mark, b'/' | b'-') || !glued(sign) || !glued(sign + 1) {
            return None;
        }
        let month = small(view.word(sign + 1), 2).filter(|month| (1..=12).contains(month))?;
        let mut end = sign + 2;
        let mut year = None;
        if view.token(end).is(mark) && glued(end) && glued(end + 1) && view.token(end + 1).is_number() {
            let digits = view.word(end + 1);
            // In brackets also a year that the keys slipped on is one: `Rabu (08/3/2107)`.
            let slip = || digits.parse().ok().filter(|year| open && digits.len() == 4 && (1000..3000).contains(year));
            year = Some(written_year(digits).or_else(slip)?);
            end += 2;
        }
        let followed =
            glued(end) && (view.token(end).is(b'/') || view.token(end).is_dash() && view.token(end + 1).is_number());
        if followed || view.before(at).is(b'/') || year.is_none() && (mark == b'-' || !open) {
            return None;
        }
        let to = Point { year, month: Some(month), day: Some(day) };
        let from = Point { day: Some(first_day.unwrap_or(day)), ..to };
        let ordered = first_day.is_none_or(|first| first < day);
        (exists(from) && exists(to) && ordered).then_some((Value::Calendar { from, to: first_day.map(|_| to) }, end))
    }

    /// `24.12.2024`, one token.
    fn dotted(&self, at: usize) -> Option<(Value, usize)> {
        let token = self.view.token(at);
        if !token.is_number() || !(8..=10).contains(&token.len()) {
            return None;
        }
        let mut parts = self.view.word(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let four = year.len() == 4 && parts.next().is_none();
        let from = Point { year: written_year(year), month: small(month, 2), day: small(day, 2) };
        (four && from.year.is_some() && exists(from)).then_some((Value::Calendar { from, to: None }, at + 1))
    }

    /// `2024-12-24`, the form of ISO 8601.
    fn iso(&self, at: usize) -> Option<(Value, usize)> {
        let view = self.view;
        let year = self.year_at(at)?;
        let part = |sign: usize| {
            let glued = !view.token(sign).flags.spaced() && !view.token(sign + 1).flags.spaced();
            let figures = (glued && view.token(sign).is(b'-')).then(|| view.word(sign + 1))?;
            small(figures, 2).filter(|_| figures.len() == 2)
        };
        let from = Point { year: Some(year), month: Some(part(at + 1)?), day: Some(part(at + 3)?) };
        let end = at + 5;
        let followed = !view.token(end).flags.spaced() && matches!(view.token(end).mark, b'-' | b'/');
        let alone = view.token(at).flags.spaced() || !matches!(view.before(at).mark, b'-' | b'/');
        (exists(from) && alone && !followed).then_some((Value::Calendar { from, to: None }, end))
    }

    fn day_month(&self, at: usize) -> Option<Candidate<When>> {
        let (value, end) = self.words(at)?;
        Some(self.made(at, end, &DAY_MONTH, value, None))
    }

    /// Figures without a weekday: with a year anywhere, without one in brackets or after `tanggal`.
    fn numeric_alone(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let sign = view.token(at + 1);
        // A date in one token has more than a year.
        if view.token(at).len() < 8 && !sign.is_dash() && !sign.is(b'/') {
            return None;
        }
        let named = at > 0 && view.is(Class::DayWord, at - 1);
        let bracketed = view.before(at).is(b'(');
        let (value, end) = self.figures(at, named || bracketed)?;
        let has_year = matches!(value, Value::Calendar { to: None, from: Point { year: Some(_), .. } });
        (has_year || named || view.token(end).is(b')')).then(|| self.made(at, end, &NUMERIC, value, None))
    }

    /// The day of a month at a token: one or two digits.
    fn day(&self, at: usize) -> Option<u32> {
        let token = self.view.token(at);
        let glued_code = !token.flags.spaced() && self.view.before(at).is_word();
        if !token.is_number() || glued_code {
            return None;
        }
        small(self.view.word(at), 2).filter(|day| (1..=31).contains(day))
    }

    /// A month after a day, with the year where it follows.
    fn month_year(&self, at: usize) -> Option<(u32, Option<i32>, usize)> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        // `tanggal 24 bulan Desember tahun 2024`
        let at = at + usize::from(self.month_word_before(at + 1));
        let month = view.find(Class::Month, at).or_else(|| view.find(Class::MonthShort, at))?;
        let mut end = at + month.len;
        if view.token(end).is(b'.') && view.is(Class::MonthShort, at) && self.year_at(end + 1).is_some() {
            end += 1;
        }
        let year = self.year_after(end).or_else(|| self.short_year(end));
        Some((u32::from(month.value), year.map(|(year, _)| year), year.map_or(end, |(_, end)| end)))
    }

    /// The year after a month: `2024`, `tahun 2024`, `, 2024`.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        let named = at + usize::from(view.is_word(at, "tahun") || view.token(at).is_dash());
        let year = self.year_at(named)?;
        // `Juni 2025 jam 9`
        let counts = view.is(Class::Unit, named + 1) && !view.is(Class::Clock, named + 1);
        (!counts || view.token(named + 1).flags.line_start()).then_some((year, named + 1))
    }

    /// A year of two digits after day and month, where nothing follows that they could count: `(1 Jan 23)`.
    fn short_year(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        let (token, next) = (view.token(at), view.token(at + 1));
        let ends = next.flags.line_start() || matches!(next.mark, b'.' | b',' | b';' | b')') && !next.flags.spaced();
        if !token.is_number() || token.len() != 2 || token.flags.line_start() || !ends {
            return None;
        }
        written_year(view.word(at)).filter(|year| (1990..2040).contains(year)).map(|year| (year, at + 1))
    }

    fn year_at(&self, at: usize) -> Option<i32> {
        let token = self.view.token(at);
        let word = self.view.word(at);
        let year = (token.is_number() && word.len() == 4).then(|| word.parse().ok())??;
        (1900..=2100).contains(&year).then_some(year)
    }

    // Months, years and parts of years

    fn month(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let token = view.token(at);
        let full = view.find(Class::Month, at);
        let found = full.or_else(|| view.find(Class::MonthShort, at))?;
        let after = at + found.len;
        let month = u32::from(found.value);
        let year = self.year_after(after);
        if full.is_none() && year.is_none() {
            return None;
        }
        let end = year.map_or(after, |(_, end)| end);
        let from = Point { year: year.map(|(year, _)| year), month: Some(month), day: None };
        // `Mei-Juni 2025`, `Januari hingga Juni 2025`, `Desember 2023 - Januari 2024`
        if let Some(next) = range_mark(view, at, end)
            && let Some(last) = view.find(Class::Month, next)
            && let last_year = self.year_after(next + last.len)
            && (view.token(next).capital() || last_year.is_some())
        {
            let to = Point { year: last_year.map(|(year, _)| year), month: Some(last.value.into()), day: None };
            let from = Point { year: from.year.or(to.year), ..from };
            let end = last_year.map_or(next + last.len, |(_, end)| end);
            if before(from, to) {
                return Some(self.made(at, end, &MONTH, Value::Calendar { from, to: Some(to) }, None));
            }
        }
        let told = token.capital() || self.month_word_before(at);
        let stands = year.is_some() || told && self.month_stands(at, end);
        stands.then(|| self.made(at, end, &MONTH, Value::Calendar { from, to: None }, None))
    }

    fn month_word_before(&self, at: usize) -> bool {
        at > 0 && (self.view.is_word(at - 1, "bulan") || self.view.is_word(at - 1, "bln"))
    }

    /// Whether another month stands beside one in a list: `April, Mei, dan Oktober`.
    fn is_listed_month(&self, from: usize, ahead: bool) -> bool {
        let view = self.view;
        let joins = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at);
        // `April dan Agustus Sinaga` is no list.
        let ends = |at: usize| !(ahead && view.token(at + 1).capital());
        let month = |at: usize| view.token(at).capital() && view.is(Class::Month, at) && ends(at);
        let step = |at: usize, by: usize| if ahead { Some(at + by) } else { at.checked_sub(by + 1) };
        let other = |by: usize| step(from, by).filter(|at| joins(*at));
        let first = other(0).and_then(|_| step(from, 1 + usize::from(other(1).is_some())));
        first.is_some_and(month)
    }

    /// Whether a month without day and year is one, and not a name: by the words around it.
    fn month_stands(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let before = view.follows(Role::MonthBefore, at);
        if !view.token(end).capital() || !self.doc.capitals_tell(end) {
            let listed = || self.is_listed_month(at, false) || self.is_listed_month(end, true);
            return before || view.has(Role::MonthAfter, end) || listed();
        }
        // `pada April Polda menahan dua orang`
        let body = view.is(Class::Body, end) || view.is(Class::Office, end) || view.is(Class::Rank, end);
        before && body && !view.token(end).classes.has(Class::NameWord) && !view.token(at).flags.line_start()
    }

    fn year(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let year = self.year_at(at)?;
        if !self.is_year(at) {
            return None;
        }
        let from = Point { year: Some(year), ..Point::default() };
        // `2019-2023`, `2021/2022`, `2019 hingga 2023`
        let slash = view.token(at + 1).is(b'/') && !view.token(at + 1).flags.spaced();
        let next = if slash { Some(at + 2) } else { range_mark(view, at, at + 1) };
        if let Some(next) = next
            && let Some(last) = self.year_at(next)
            && year < last
        {
            let to = Point { year: Some(last), ..Point::default() };
            return Some(self.made(at, next + 1, &YEAR, Value::Calendar { from, to: Some(to) }, None));
        }
        Some(self.made(at, at + 1, &YEAR, Value::Calendar { from, to: None }, None))
    }

    /// Whether four digits are a year by what stands around them.
    fn is_year(&self, at: usize) -> bool {
        let view = self.view;
        let before = view.before(at);
        let next = view.token(at + 1);
        let glued_before = !view.token(at).flags.spaced()
            && at > 0
            && !matches!(before.mark, b'(' | b'"' | b',' | b'-' | b'/')
            && !before.is_dash();
        let glued_after = next.is_word() && !next.flags.spaced();
        let same_line = !next.flags.line_start();
        if glued_before || glued_after || before.is(b'/') || before.is(b'+') {
            return false;
        }
        if same_line && (view.is(Class::Percent, at + 1) || view.is(Class::CurrencyAfter, at + 1)) {
            return false;
        }
        if at > 0
            && (before.classes.has(Class::CurrencyBefore)
                || view.before(at - 1).classes.has(Class::CurrencyBefore) && before.is(b'.'))
        {
            return false;
        }
        // `tahun 1990-an`
        if next.is(b'-') && !next.flags.spaced() && view.is_word(at + 2, "an") {
            return false;
        }
        if view.follows(Role::Yearly, at) {
            return true;
        }
        let counts = same_line
            && (view.is(Class::Unit, at + 1)
                || self.doc.number_at(at).is_some_and(|number| number.form == Form::Scaled));
        // `No. 2010`
        let sign = at.saturating_sub(1 + usize::from(before.is(b'.')));
        let label = at > 0 && view.find(Class::Label, sign).is_some_and(|found| label_of(found) == LabelKind::Strict);
        if counts || label {
            return false;
        }
        // `AA 2019 BC`
        let plate = before.flags.upper() && before.len() <= 2 && next.flags.upper() && next.len() <= 3 && same_line;
        let noun_follows = same_line
            && next.is_word()
            && !next.capital()
            && !view.is(Class::Stop, at + 1)
            && !view.is(Class::Verb, at + 1);
        let counting = view.follows(Role::Counting, at) && noun_follows;
        let part_of_code = before.is(b'-') && view.before(at - 1).is_number() && !before.flags.spaced();
        !(plate || counting || part_of_code)
    }

    fn year_part(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let found = view.find(Class::YearPart, at)?;
        let half = found.value == 1;
        let numeral = at + found.len;
        let number = part_number(view.word(numeral)).filter(|number| *number <= if half { 2 } else { 4 })?;
        let mut end = numeral + 1;
        let sign =
            end + usize::from(view.token(end).is(b'/') || view.token(end).is_dash() || view.is_word(end, "pada"));
        let year = self.year_after(sign);
        if let Some((_, year_end)) = year {
            end = year_end;
        }
        let value = Value::Part { year: year.map(|(year, _)| year), half, number };
        Some(self.made(at, end, &YEAR_PART, value, None))
    }

    // Relative expressions

    fn relative(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let found = view.find(Class::Relative, at)?;
        let word = view.lexicon.relatives.get(found.value as usize)?;
        // `beberapa tahun lalu`, `5 tahun ini`: a span of time, not a point.
        let span = view.is(Class::Unit, at) && self.counted(at);
        if span || view.follows(Role::VagueSpan, at) {
            return None;
        }
        // `pada Minggu lalu` is a Sunday.
        let sunday = view.is(Class::Weekday, at) && view.token(at).capital() && !self.opens_sentence(at);
        if sunday {
            return None;
        }
        let value = Value::Relative { unit: word.unit, offset: word.offset, anchored: word.anchored };
        Some(self.made(at, at + found.len, &RELATIVE, value, None))
    }

    fn opens_sentence(&self, at: usize) -> bool {
        self.doc.sentence(at).start == at || self.doc.in_headline(at) || self.view.before(at).is_double_quote()
    }

    /// `lima tahun lalu`, `dua hari sebelumnya`, `10 tahun silam`, `dua hari kemudian`.
    fn ago(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let number = self.doc.number_at(at)?;
        let unit_end = number.end + 1;
        if !view.token(unit_end).classes.has(Class::Ago) {
            return None;
        }
        let unit = view.find(Class::Unit, number.end).filter(|unit| unit.len == 1)?;
        let relative_unit = match view.lexicon.units.get(unit.value as usize)?.name.as_ref() {
            "hari" => RelativeUnit::Day,
            "minggu" => RelativeUnit::Week,
            "bulan" => RelativeUnit::Month,
            "tahun" => RelativeUnit::Year,
            _ => return None,
        };
        let end = unit_end;
        let ago = view.find(Class::Ago, end)?;
        if number.upper.is_some() || number.form == Form::Vague || view.token(end).flags.line_start() {
            return None;
        }
        if self.is_priced(at) {
            return None;
        }
        let count = i32::try_from(number.value).ok()?;
        let later = view.is_word(end, "kemudian");
        // `Berselang enam bulan kemudian`: a span.
        if later && view.follows(Role::Lapse, at) {
            return None;
        }
        let offset = if later { count } else { -count };
        let anchored = later || view.is_word(end, "sebelumnya");
        let value = Value::Relative { unit: relative_unit, offset, anchored };
        Some(self.made(at, end + ago.len, &AGO, value, None))
    }
}

/// Whether the words around a date put it in the future.
fn ahead(view: View<'_>, first: usize, end: usize) -> bool {
    const REACH: usize = 9;
    let after = view.has(Role::Ahead, end);
    let mut before = (first.saturating_sub(REACH)..first).rev().take_while(|at| view.token(*at).is_word());
    after || before.any(|at| view.has(Role::Forecast, at))
}

/// A quarter or half by its numeral: `I`, `1`, `pertama`.
fn part_number(word: &str) -> Option<u32> {
    let named = ["pertama", "kedua", "ketiga", "keempat"].iter().position(|name| word.eq_ignore_ascii_case(name));
    named.map(|at| at as u32 + 1).or_else(|| roman(word)).or_else(|| small(word, 1)).filter(|number| *number > 0)
}

/// A number of at most `most` digits.
fn small(digits: &str, most: usize) -> Option<u32> {
    (digits.len() <= most).then(|| digits.parse().ok())?
}

/// A year as written: four digits, or two (`24` is 2024, `98` is 1998).
fn written_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => (1900..=2100).contains(&year).then_some(year),
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// Whether a calendar has the day. Without a year, 29 February may be one.
fn exists(point: Point) -> bool {
    let (Some(month), Some(day)) = (point.month, point.day) else {
        return true;
    };
    chrono::NaiveDate::from_ymd_opt(point.year.unwrap_or(2024), month, day).is_some()
}

/// Whether one point lies before another, as far as both are written.
fn before(from: Point, to: Point) -> bool {
    match (from.year, to.year) {
        (Some(from_year), Some(to_year)) if from_year != to_year => from_year < to_year,
        _ => (from.month, from.day) < (to.month, to.day),
    }
}
