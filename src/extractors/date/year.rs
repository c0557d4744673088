//! Months, years and parts of years: `Mei-Juni 2025`, `2019-2023`, `triwulan I 2024`.

use super::calendar::exists;
use super::{MONTH, Point, Reader, Value, When, YEAR, YEAR_PART, before, small};
use crate::extractors::Candidate;
use crate::extractors::ordinal::roman;
use crate::lexicon::{Class, LabelKind, Role, label_of};
use crate::number::{Form, range_mark};

impl Reader<'_> {
    pub(super) fn month(&self, at: usize) -> Option<Candidate<When>> {
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
        // `Januari hingga awal Maret 2025`
        let part = |at: usize| ["awal", "pertengahan", "akhir"].iter().any(|word| view.is_word(at, word));
        if let Some(next) = range_mark(view, at, end).map(|next| next + usize::from(part(next)))
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
        // `Januari hingga 10 September 2024`
        if let Some(next) = range_mark(view, at, end)
            && let Some(day) = self.day(next)
            && let Some((last_month, last_year, last_end)) = self.month_year(next + 1)
            && (token.capital() || last_year.is_some())
        {
            let to = Point { year: last_year, month: Some(last_month), day: Some(day) };
            let from = Point { year: from.year.or(to.year), ..from };
            if exists(to) && before(from, to) {
                return Some(self.made(at, last_end, &MONTH, Value::Calendar { from, to: Some(to) }, None));
            }
        }
        let told = token.capital() || self.month_word_before(at);
        let stands = year.is_some() || told && self.month_stands(at, end);
        stands.then(|| self.made(at, end, &MONTH, Value::Calendar { from, to: None }, None))
    }

    pub(super) fn month_word_before(&self, at: usize) -> bool {
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
        // `minggu kedua Januari`
        let week = at > 1 && (view.is_word(at - 2, "minggu") || view.is_word(at - 2, "pekan"));
        let week = week && (ordinal(view.word(at - 1)).is_some() || view.is_word(at - 1, "terakhir"));
        let before = week || view.follows(Role::MonthBefore, at);
        if !view.token(end).capital() || !self.doc.capitals_tell(end) {
            let listed = || self.is_listed_month(at, false) || self.is_listed_month(end, true);
            return before || view.has(Role::MonthAfter, end) || listed();
        }
        // `pada April Polda menahan dua orang`
        let body = view.is(Class::Body, end) || view.is(Class::Office, end) || view.is(Class::Rank, end);
        before && body && !view.token(end).classes.has(Class::NameWord) && !view.token(at).flags.line_start()
    }

    pub(super) fn year(&self, at: usize) -> Option<Candidate<When>> {
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
        // `Tahun Saka 1947` is none of this calendar.
        if at > 0 && (view.is_word(at - 1, "Saka") || view.is_word(at - 1, "Caka")) {
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
        let plate = view.is_plate(at);
        let noun_follows = same_line
            && next.is_word()
            && !next.capital()
            && !view.is(Class::Stop, at + 1)
            && !view.is(Class::Verb, at + 1);
        let counting = view.follows(Role::Counting, at) && noun_follows;
        let part_of_code = before.is(b'-') && view.before(at - 1).is_number() && !before.flags.spaced();
        !(plate || counting || part_of_code)
    }

    /// The year after a month: `2024`, `tahun 2024`, `, 2024`.
    pub(super) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
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

    pub(super) fn year_at(&self, at: usize) -> Option<i32> {
        let token = self.view.token(at);
        let word = self.view.word(at);
        let year = (token.is_number() && word.len() == 4).then(|| word.parse().ok())??;
        (1900..=2100).contains(&year).then_some(year)
    }

    pub(super) fn year_part(&self, at: usize) -> Option<Candidate<When>> {
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
}

/// The number of one of a few in order.
fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: [&str; 5] = ["pertama", "kedua", "ketiga", "keempat", "kelima"];
    ORDINALS.iter().position(|name| word.eq_ignore_ascii_case(name)).map(|at| at as u32 + 1)
}

/// A quarter or half by its numeral: `I`, `1`, `pertama`.
fn part_number(word: &str) -> Option<u32> {
    ordinal(word).or_else(|| roman(word)).or_else(|| small(word, 1)).filter(|number| *number > 0)
}
