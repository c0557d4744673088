//! Weekdays, alone or with their date: `Rabu`, `Selasa (24/12/2024)`, `Kamis 29 Desember 2022`.

use super::{Point, Reader, Value, WEEKDAY_ALONE, WEEKDAY_BRACKETED, WEEKDAY_DATE, When};
use crate::extractors::Candidate;
use crate::lexicon::{Class, Role, weekday_of};
use crate::number::range_mark;
use crate::records::Weekday;

impl Reader<'_> {
    pub(super) fn weekday(&self, first: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let found = view.find(Class::Weekday, first)?;
        let weekday = weekday_of(found);
        let mut after = first + found.len;
        // `Minggu ke-2 bulan Mei` is a week.
        if view.is_word(after, "ke") && view.token(after + 1).is(b'-') && view.token(after + 2).is_number() {
            return None;
        }
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
}
