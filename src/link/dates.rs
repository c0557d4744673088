//! Which days a date means.
//!
//! A date written in full means itself. A day without a year takes the year of the nearest date of the article that has
//! one (where a weekday stands by it, of those in which it is right), else the year that puts it last before publication,
//! else the one of the article's years in which the weekday is right. What is relative counts from publication, or from the nearest date before it where the words point into the
//! text (`keesokan harinya`). The clock of the machine is never asked.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::date::{Point, Value, When};
use crate::lexicon::{Class, Role, RoleSet};
use crate::records::{DateRole, PublishedFrom, RelativeUnit, ResolvedBy, Weekday};
use crate::work;

/// How far before a date the verb of its clause may stand, in tokens.
const CLAUSE_REACH: usize = 24;

/// The days that a date means, and what they were resolved from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) by: Option<ResolvedBy>,
    pub(crate) weekday_agrees: Option<bool>,
    pub(crate) role: Option<DateRole>,
}

/// The day of publication: the caller's, else the one that the article states.
pub(crate) fn published(doc: &Document<'_>, dates: &[Candidate<When>]) -> Option<(NaiveDate, PublishedFrom)> {
    if let Some(date) = doc.article.published {
        return Some((date, PublishedFrom::Caller));
    }
    let stated = dates.iter().filter(|date| is_publication(doc, date)).find_map(|date| match date.record.value {
        Value::Calendar { from, to: None } => whole_day(from),
        _ => None,
    })?;
    Some((stated, PublishedFrom::Text))
}

/// The days of every date.
pub(crate) fn resolve(doc: &Document<'_>, dates: &[Candidate<When>], published: Option<NaiveDate>) -> Vec<Resolved> {
    let years = Years::of(dates);
    let mut resolved = Vec::with_capacity(dates.len());
    // The nearest date before, the nearest that is a day, and the nearest on which more happened than that somebody spoke.
    let (mut anchor, mut day_anchor, mut event_anchor) = (None, None, None);
    // Whether the first of these is longer than a month.
    let mut long = false;
    for (at, date) in dates.iter().enumerate() {
        let next = dates.get(at + 1).filter(|next| next.tokens.start == date.tokens.end);
        let told = next.and_then(|next| within(&date.record, next.record.value, published?));
        let mut days = match date.record.value {
            _ if told.is_some() => told,
            Value::Calendar { from, to } => calendar(&date.record, from, to, at, &years, published),
            Value::Weekday => {
                let written = || written_weekday(doc, at, dates, &years, published);
                last_weekday(&date.record, published).or_else(written)
            }
            Value::Relative { unit, offset, anchored } => {
                let (reference, by) = match (anchored, unit) {
                    (true, RelativeUnit::Day) => (event_anchor.or(day_anchor), ResolvedBy::Text),
                    // `Januari-September 2024 … bulan sebelumnya` is not the December before.
                    (true, RelativeUnit::Month) => (anchor.filter(|_| !long), ResolvedBy::Text),
                    (true, _) => (anchor, ResolvedBy::Text),
                    (false, _) => (published, ResolvedBy::Published),
                };
                reference.map(|reference| (relative(reference, unit, offset), by))
            }
            Value::Part { year, half, number } => year.map(|year| (part(year, half, number), ResolvedBy::Text)),
        }
        .and_then(|((from, to), by)| {
            Some(Resolved { from: Some(from?), to: Some(to?), by: Some(by), ..Resolved::default() })
        })
        .unwrap_or_default();
        days.role = role(doc, date);
        let written = matches!(date.record.value, Value::Calendar { to: None, from: Point { day: Some(_), .. } });
        if let (Some(day), Some(weekday), true) = (days.from, date.record.weekday, written) {
            days.weekday_agrees = Some(weekday_of(day) == weekday);
        }
        anchor = days.from.or(anchor);
        long = days.from.zip(days.to).map_or(long, |(from, to)| !is_one_month(from, to));
        let day = days.from.filter(|_| days.from == days.to);
        day_anchor = day.or(day_anchor);
        event_anchor = day.filter(|_| days.role != Some(DateRole::Statement)).or(event_anchor);
        resolved.push(days);
    }
    resolved
}

/// The day that the words right after it put into a year or a week: `15 Mei` tahun lalu, `Kamis` pekan lalu.
fn within(when: &When, next: Value, published: NaiveDate) -> Option<(Days2, ResolvedBy)> {
    let Value::Relative { unit, offset, anchored: false } = next else { return None };
    let (first, _) = relative(published, unit, offset);
    let day = match (when.value, unit) {
        (Value::Calendar { from: from @ Point { year: None, day: Some(_), .. }, to: None }, RelativeUnit::Year) => {
            first_day(Point { year: Some(first?.year()), ..from })?
        }
        (Value::Weekday, RelativeUnit::Week) => first?.checked_add_days(Days::new(when.weekday? as u64))?,
        _ => return None,
    };
    Some(((Some(day), Some(day)), ResolvedBy::Published))
}

type Days2 = (Option<NaiveDate>, Option<NaiveDate>);

/// So many dates on either side are asked for a year, and so many bare years.
const LOOK_AROUND: usize = 64;

/// The years that the dates of an article write.
struct Years {
    /// The position among the dates of each that has a year and a month, with both.
    dated: Vec<(usize, i32, u32)>,
    /// Bare years.
    bare: Vec<i32>,
}

impl Years {
    fn of(dates: &[Candidate<When>]) -> Years {
        let mut years = Years { dated: Vec::new(), bare: Vec::new() };
        for (at, date) in dates.iter().enumerate() {
            if let Value::Calendar { from: Point { year: Some(year), month, .. }, .. } = date.record.value {
                match month {
                    Some(month) => years.dated.push((at, year, month)),
                    None => years.bare.push(year),
                }
            }
        }
        years
    }

    /// The year and month of the date nearest to the one at a position; one that fits before one that does not.
    fn nearest(&self, at: usize, fits: impl Fn(i32) -> bool) -> Option<(i32, u32)> {
        let next = self.dated.partition_point(|(other, ..)| *other < at);
        let around = &self.dated[next.saturating_sub(LOOK_AROUND)..self.dated.len().min(next + LOOK_AROUND)];
        work::steps(around.len());
        let nearest = around.iter().min_by_key(|(other, year, _)| (!fits(*year), other.abs_diff(at)));
        nearest.map(|(_, year, month)| (*year, *month))
    }
}

fn calendar(
    when: &When,
    from: Point,
    to: Option<Point>,
    at: usize,
    years: &Years,
    published: Option<NaiveDate>,
) -> Option<(Days2, ResolvedBy)> {
    let last = to.unwrap_or(from);
    let (year, by) = match from.year {
        Some(year) => (year, ResolvedBy::Text),
        None => missing_year(when, from, at, years, published)?,
    };
    let days = |year: i32, end: i32| {
        let last = Point { year: last.year.or(Some(end)), ..last };
        let days = (first_day(Point { year: Some(year), ..from }), last_day(last));
        days.0.zip(days.1).is_none_or(|(first, last)| first <= last).then_some(days)
    };
    if let Some(days) = days(year, year) {
        return Some((days, by));
    }
    // `1 Oktober hingga 31 Mei` ends in the year after; what ends in the months of the date beside it began the year before.
    let begun = from.year.is_none() && by == ResolvedBy::Text && {
        let beside = years.nearest(at, |_| true).map(|(_, month)| month);
        beside.zip(last.month).is_some_and(|(beside, last)| beside <= last)
    };
    let year = year - i32::from(begun);
    days(year, year + 1).map(|days| (days, by))
}

fn missing_year(
    when: &When,
    point: Point,
    at: usize,
    years: &Years,
    published: Option<NaiveDate>,
) -> Option<(i32, ResolvedBy)> {
    let day_in = |year| first_day(Point { year: Some(year), ..point });
    let fits = |year: i32| {
        let day = day_in(year);
        day.is_some_and(|day| when.weekday.is_none_or(|weekday| weekday_of(day) == weekday))
    };
    if let Some((year, month)) = years.nearest(at, fits) {
        // A story of February that tells of last November: the year beside it, where the weekday is right in that one only.
        let beside = match point.month {
            Some(own) if own < month => year + 1,
            Some(own) if own > month => year - 1,
            _ => year,
        };
        let told = published.is_none_or(|published| when.ahead || day_in(beside).is_none_or(|day| day <= published));
        let by_weekday = when.weekday.is_some() && told && !fits(year) && fits(beside);
        return Some(if by_weekday { (beside, ResolvedBy::Weekday) } else { (year, ResolvedBy::Text) });
    }
    if let Some(published) = published {
        let this = published.year();
        let candidates = if when.ahead { [this, this + 1] } else { [this, this - 1] };
        let right_side =
            |year: &i32| day_in(*year).is_some_and(|day| if when.ahead { day >= published } else { day <= published });
        let year = candidates.into_iter().find(right_side)?;
        return Some((year, ResolvedBy::Published));
    }
    let year = years.bare.iter().rev().take(LOOK_AROUND).copied().find(|year| when.weekday.is_some() && fits(*year))?;
    Some((year, ResolvedBy::Weekday))
}

/// The nearest day with the weekday that is not after publication.
fn last_weekday(when: &When, published: Option<NaiveDate>) -> Option<(Days2, ResolvedBy)> {
    let published = published.filter(|_| !when.ahead)?;
    let back = (7 + weekday_of(published) as u64 - when.weekday? as u64) % 7;
    let day = published.checked_sub_days(Days::new(back));
    Some(((day, day), ResolvedBy::Published))
}

/// `Kamis dini hari`, where the article was told `Kamis (12/6/2025)`: the one day that it writes with that weekday.
fn written_weekday(
    doc: &Document<'_>,
    at: usize,
    dates: &[Candidate<When>],
    years: &Years,
    published: Option<NaiveDate>,
) -> Option<(Days2, ResolvedBy)> {
    let Candidate { tokens, record: when, .. } = &dates[at];
    // `Kamis dini hari`, `kata Kapolres, Kamis.`, but not `setiap Kamis`, `pada hari Sabtu pukul 13.00`
    let shown = doc.view().is(Class::DayPart, tokens.end) || role(doc, &dates[at]) == Some(DateRole::Statement);
    // `Kamis malam pekan lalu`, `Kamis dini hari sepekan sebelumnya`: the one of another week.
    let next = doc.view().find(Class::DayPart, tokens.end).map_or(tokens.end, |part| tokens.end + part.len);
    let other_week = doc.view().is(Class::Relative, next) || doc.view().token(next).classes.has(Class::OneUnit);
    let habit = !shown || other_week || doc.view().follows(Role::Quantifier, tokens.start);
    let from = at.saturating_sub(LOOK_AROUND);
    let around = &dates[from..dates.len().min(at + LOOK_AROUND)];
    work::steps(around.len());
    let mut days = around.iter().zip(from..).filter_map(|(other, at)| match other.record.value {
        Value::Calendar { from, to: None } if from.day.is_some() && other.record.weekday == when.weekday => {
            calendar(&other.record, from, None, at, years, published)?.0.0
        }
        _ => None,
    });
    let day = days.next().filter(|_| !when.ahead && !habit)?;
    days.all(|other| other == day).then_some(((Some(day), Some(day)), ResolvedBy::Text))
}

fn relative(reference: NaiveDate, unit: RelativeUnit, offset: i32) -> Days2 {
    match unit {
        RelativeUnit::Day => {
            let day = add_days(reference, i64::from(offset));
            (day, day)
        }
        RelativeUnit::Week => {
            let monday =
                add_days(reference, 7 * i64::from(offset) - i64::from(reference.weekday().num_days_from_monday()));
            (monday, monday.and_then(|monday| add_days(monday, 6)))
        }
        RelativeUnit::Month => {
            let first = reference.with_day(1);
            let first = first.and_then(|first| {
                let months = Months::new(offset.unsigned_abs());
                if offset < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) }
            });
            let point = |date: NaiveDate| Point { year: Some(date.year()), month: Some(date.month()), day: None };
            (first, first.and_then(|first| last_day(point(first))))
        }
        _ => {
            let year = Point { year: reference.year().checked_add(offset), ..Point::default() };
            (first_day(year), last_day(year))
        }
    }
}

fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) }
}

fn part(year: i32, half: bool, number: u32) -> Days2 {
    let months = if half { 6 } else { 3 };
    let last = number * months;
    let point = |month| Point { year: Some(year), month: Some(month), day: None };
    (first_day(point(last + 1 - months)), last_day(point(last)))
}

fn whole_day(point: Point) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(point.year?, point.month?, point.day?)
}

fn first_day(point: Point) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(point.year?, point.month.unwrap_or(1), point.day.unwrap_or(1))
}

fn last_day(point: Point) -> Option<NaiveDate> {
    if point.day.is_some() {
        return first_day(point);
    }
    let month = point.month.unwrap_or(12);
    NaiveDate::from_ymd_opt(point.year?, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// Whether two days are of one month.
pub(super) fn is_one_month(from: NaiveDate, to: NaiveDate) -> bool {
    (from.year(), from.month()) == (to.year(), to.month())
}

/// The weekday of a day.
pub(crate) fn weekday_of(date: NaiveDate) -> Weekday {
    use Weekday::*;
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday][date.weekday().num_days_from_monday() as usize]
}

/// What a date dates, as far as the words before it tell.
fn role(doc: &Document<'_>, date: &Candidate<When>) -> Option<DateRole> {
    if is_publication(doc, date) {
        return Some(DateRole::Publication);
    }
    let view = doc.view();
    let mut before = date.tokens.start;
    while view.follows(Role::CalendarWord, before) {
        before -= 1;
    }
    if view.follows(Role::Period, before) {
        return Some(DateRole::Period);
    }
    let is_day = matches!(date.record.value, Value::Calendar { from: Point { day: Some(_), .. }, .. } | Value::Weekday);
    if !is_day {
        return None;
    }
    // `X di Pekanbaru, Kamis, mengatakan …`
    let comma = date.tokens.end;
    if view.token(comma).is(b',') && view.has(Role::Speech, comma + 1) && view.before(before).is(b',') {
        return Some(DateRole::Statement);
    }
    // The verb that the date belongs to is the nearest before it.
    let sentence = doc.sentence(date.tokens.start).start;
    const HAPPENS: RoleSet = RoleSet::EMPTY.with(Role::Speech).with(Role::Happening);
    let is_verb = |at: &usize| (view.has_any(HAPPENS, *at) || doc.is_verb_at(*at)) && !view.has(Role::Setting, *at);
    let dated = before > 0 && view.is_word(before - 1, "pada");
    let Some(verb) = (sentence..date.tokens.start).rev().take(CLAUSE_REACH).find(is_verb) else {
        // `Dari gubuk itu, pada Kamis malam petugas menangkap SU`
        let end = doc.sentence(date.tokens.start).end.min(date.tokens.end + CLAUSE_REACH);
        let happens = (date.tokens.end..end).find(is_verb).is_some_and(|verb| !view.has(Role::Speech, verb));
        return (dated && happens).then_some(DateRole::Event);
    };
    // `Ia menambahkan, hingga 22 Agustus petugas …` tells when it was, not when he said so.
    match view.has(Role::Speech, verb) && !super::setting::opens_content(view, verb, date.tokens.start) {
        true => Some(DateRole::Statement),
        false => dated.then_some(DateRole::Event),
    }
}

/// Whether a date is when the article appeared: after `Diterbitkan`, in the dateline, or a line of its own above the text.
fn is_publication(doc: &Document<'_>, date: &Candidate<When>) -> bool {
    let view = doc.view();
    let first = date.tokens.start;
    let in_dateline = doc.dateline.as_ref().is_some_and(|dateline| dateline.all.contains(&first));
    in_dateline || (first.saturating_sub(2)..first).any(|at| view.has(Role::Publication, at)) || heads_page(doc, date)
}

/// Whether a day stands on a line above the text that has nothing else but the time and whose it is: `Selasa, 10 Sep 2024 |
/// 14:25 WIB`, `Redaksi - Kamis, 5 September 2024`.
fn heads_page(doc: &Document<'_>, date: &Candidate<When>) -> bool {
    const HEAD: usize = 80;
    const LONGEST: usize = 16;
    let view = doc.view();
    let (first, after) = (date.tokens.start, date.tokens.end);
    if first >= HEAD || !matches!(date.record.value, Value::Calendar { from, to: None } if whole_day(from).is_some()) {
        return false;
    }
    let line = |at: &usize| view.token(*at).flags.line_start();
    let time = |at: usize| !view.token(at).is_word() || view.is(Class::Zone, at) || view.is(Class::Clock, at);
    let ends = (after..after + LONGEST).find(|at| line(at) || !time(*at)).filter(line);
    if ends.is_none_or(|end| end >= view.len()) || doc.in_headline(first) {
        return false;
    }
    let start = view.line_start(first);
    // `TTL : Tapin, 5 Mei 1990` is somebody's birthday, `Lahir 5 Mei 1990` too.
    let name = |at: usize| (view.token(at).capital() || time(at)) && !view.token(at).is(b':');
    let before = view.before(first);
    let apart = start == first || before.is_dash() || matches!(before.mark, b',' | b'|' | b'(');
    apart && (start..first).all(name)
}
