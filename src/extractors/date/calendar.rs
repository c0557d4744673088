//! Dates with a day, in words or figures: `24 Desember 2024`, `24/12/2024`, `25-26/4`, `18 Juli - 6 Agustus 2023`.

use super::{DAY_MONTH, NUMERIC, Point, Reader, Value, When, before, small};
use crate::extractors::Candidate;
use crate::lexicon::Class;
use crate::number::range_mark;

impl Reader<'_> {
    /// A date in words or figures with a day: `24 Desember 2024`, `24/12/2024`, `25-26/4`, `18 Juli - 6 Agustus 2023`.
    /// `open` allows figures without a year, which only brackets or a weekday make a date.
    pub(super) fn calendar(&self, at: usize, open: bool) -> Option<(Value, usize)> {
        self.figures(at, open).or_else(|| self.words(at))
    }

    fn words(&self, at: usize) -> Option<(Value, usize)> {
        let view = self.view;
        let day = self.day(at)?;
        // `minggu ke-2 bulan Mei 2025`
        if at > 1 && view.before(at).is(b'-') && view.is_word(at - 2, "ke") {
            return None;
        }
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
        // `12 Mei hingga Juni 2024`
        if let Some(next) = range_mark(view, at, end)
            && let Some((last_month, Some(last_year), last_end)) = self.month_year(next)
        {
            let to = Point { year: Some(last_year), month: Some(last_month), day: None };
            let from = Point { year: year.or(to.year), ..from };
            if exists(from) && before(from, to) {
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
        // `PRINT-01/L.6.10/Fd.1/01/2025`
        let filed = glued(at) && at > 2 && view.before(at).is(b'.') && view.token(at - 3).is(b'/');
        if followed || filed || view.before(at).is(b'/') || year.is_none() && (mark == b'-' || !open) {
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

    pub(super) fn day_month(&self, at: usize) -> Option<Candidate<When>> {
        let (value, end) = self.words(at)?;
        Some(self.made(at, end, &DAY_MONTH, value, None))
    }

    /// Figures without a weekday: with a year anywhere, without one in brackets or after `tanggal`.
    pub(super) fn numeric_alone(&self, at: usize) -> Option<Candidate<When>> {
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
    pub(super) fn day(&self, at: usize) -> Option<u32> {
        let token = self.view.token(at);
        let glued_code = !token.flags.spaced() && self.view.before(at).is_word();
        if !token.is_number() || glued_code {
            return None;
        }
        small(self.view.word(at), 2).filter(|day| (1..=31).contains(day))
    }

    /// A month after a day, with the year where it follows.
    pub(super) fn month_year(&self, at: usize) -> Option<(u32, Option<i32>, usize)> {
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
pub(super) fn exists(point: Point) -> bool {
    let (Some(month), Some(day)) = (point.month, point.day) else {
        return true;
    };
    chrono::NaiveDate::from_ymd_opt(point.year.unwrap_or(2024), month, day).is_some()
}
