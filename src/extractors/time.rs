//! Times of day: `pukul 14.30 WIB`, `jam 9 malam`, `pukul 08.00-10.00 Wita`.
//!
//! A time follows `pukul` or `jam`, or stands before a time zone. `24.30` is half an hour after midnight. A part of the
//! day tells the half of a 12-hour clock.

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, DayPart, daypart_of};
use crate::number::{Form, range_mark};
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[CLOCK, ZONE, AFTER_DATE];

/// A time after `pukul` or `jam`.
const CLOCK: Rule = Rule::new("time.clock", "Ia ditangkap [pukul 14.30 WIB] di rumahnya.");
/// A time before its zone.
const ZONE: Rule = Rule::new("time.zone", "Acara dimulai [19.30 WITA] di balai kota.");
/// A time with a colon after its date.
const AFTER_DATE: Rule = Rule::new("time.after_date", "Minggu, 18 Mar 2018 [07:30]");

/// A time as read, in minutes after midnight.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) minutes: u32,
    pub(crate) upper: Option<u32>,
    /// An index into the lexicon's zones.
    pub(crate) zone: Option<u16>,
}

/// An hour and minute as written, and the token after them.
struct Reading {
    hour: u32,
    minute: u32,
    end: usize,
    /// Whether minutes are written.
    precise: bool,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let mut done = 0;
    for at in doc.triggers() {
        if at >= done
            && !out.taken.has(at)
            && let Some(candidate) = candidate(doc, at)
        {
            done = candidate.tokens.end;
            if out.taken.take(&candidate.tokens) {
                out.times.push(candidate);
            }
        }
    }
}

fn candidate(doc: &Document<'_>, at: usize) -> Option<Candidate<Clock>> {
    let view = doc.view();
    let token = view.token(at);
    if let Some(word) = view.find(Class::Clock, at) {
        // `24 jam 30 menit`: a number before makes `jam` a unit, but for the year of a date.
        let number =
            view.before(at).is_number() && view.before(at).len() != 4 || at > 0 && view.is(Class::Number, at - 1);
        let counted = number && view.is(Class::Unit, at);
        let figure = at + word.len + usize::from(view.token(at + word.len).is(b':'));
        return (!counted).then(|| after_clock(doc, at, figure))?;
    }
    // Most numbers are too short for an hour and its minutes, and no mark between the two follows.
    let timely = matches!(token.len(), 4 | 5) || matches!(view.token(at + 1).mark, b':' | b';');
    if !timely || !token.is_number() || view.before(at).is(b'/') {
        return None;
    }
    let reading = digits(view, at)?;
    // `08.00 - 09.30 WIB`
    let high = range_mark(view, at, reading.end).and_then(|next| digits(view, next)).filter(|high| high.precise);
    let figures_end = high.as_ref().map_or(reading.end, |high| high.end);
    if let Some(zone) = view.find(Class::Zone, figures_end) {
        let upper = high.and_then(|high| minutes(&high, None));
        let clock = Clock { minutes: minutes(&reading, None)?, upper, zone: Some(zone.value) };
        let tokens = at..figures_end + zone.len;
        return reading.precise.then_some(Candidate { tokens, rule: &ZONE, record: clock });
    }
    let colon = view.token(at + 1).is(b':') && reading.end > at + 1;
    let dated = view.before(at).is_number() && view.before(at).len() == 4;
    (colon && dated).then_some(Candidate {
        tokens: at..reading.end,
        rule: &AFTER_DATE,
        record: Clock { minutes: minutes(&reading, None)?, upper: None, zone: None },
    })
}

fn after_clock(doc: &Document<'_>, first: usize, figure: usize) -> Option<Candidate<Clock>> {
    let view = doc.view();
    let low = reading(doc, figure)?;
    let mut end = low.end;
    let mut zone = zone_at(view, &mut end);
    let mut part = None;
    let mut high = None;
    if let Some(next) = range_mark(view, first, end) {
        let next = next + view.find(Class::Clock, next).map_or(0, |word| word.len);
        if let Some(reading) = reading(doc, next) {
            end = reading.end;
            zone = zone_at(view, &mut end).or(zone);
            high = Some(reading);
        }
    }
    if zone.is_none()
        && let Some(found) = view.find(Class::DayPart, end)
    {
        part = Some(daypart_of(found));
        end += found.len;
        // `jam 9 malam WIB`
        zone = zone_at(view, &mut end);
    } else if let Some(found) = view.find(Class::DayPart, end) {
        part = Some(daypart_of(found));
    }
    // `jam 2 kali`: what is counted is no hour.
    if !low.precise && zone.is_none() && part.is_none() && view.is(Class::Unit, end) {
        return None;
    }
    let upper = high.as_ref().and_then(|high| minutes(high, part));
    let clock = Clock { minutes: minutes(&low, part).map(|told| restated(view, end, told))?, upper, zone };
    Some(Candidate { tokens: first..end, rule: &CLOCK, record: clock })
}

/// A time that brackets after it tell once more, by the clock of the whole day: `jam setengah 2 (13.30 WIB)`.
fn restated(view: View<'_>, end: usize, told: u32) -> u32 {
    const HALF_DAY: u32 = 12 * 60;
    let again = if view.token(end).is(b'(') { digits(view, end + 1) } else { None };
    let again = again.filter(|again| again.precise).and_then(|again| minutes(&again, None));
    again.filter(|again| told < HALF_DAY && told + HALF_DAY == *again).unwrap_or(told)
}

fn zone_at(view: View<'_>, end: &mut usize) -> Option<u16> {
    let found = view.find(Class::Zone, *end)?;
    *end += found.len;
    Some(found.value)
}

/// An hour in digits or words.
fn reading(doc: &Document<'_>, at: usize) -> Option<Reading> {
    let view = doc.view();
    if view.token(at).is_number() {
        return digits(view, at);
    }
    let number = doc.number_at(at)?;
    if number.form == Form::Fraction && view.is_word(at, "setengah") {
        // `setengah tujuh`: half an hour is missing to seven.
        let next = reading(doc, number.end).filter(|next| !next.precise && next.hour > 0)?;
        return Some(Reading { hour: next.hour - 1, minute: 30, ..next });
    }
    let hour = u32::try_from(number.value).ok()?;
    (number.upper.is_none() && hour <= 12 && number.value.is_integer()).then_some(Reading {
        hour,
        minute: 0,
        end: number.end,
        precise: false,
    })
}

/// `14.30`, `14:30`, `14:30:05`, `14,30`, `9`.
fn digits(view: View<'_>, at: usize) -> Option<Reading> {
    if !view.token(at).is_number() {
        return None;
    }
    let written = view.word(at);
    let glued = |at: usize| !view.token(at).flags.spaced();
    if let Some((hour, minute)) = written.split_once(['.', ',']) {
        let (hour, minute) = (two_digits(hour)?, minute.parse().ok()?);
        return (written.len() <= 5 && written.len() >= 4).then_some(Reading {
            hour,
            minute,
            end: at + 1,
            precise: true,
        });
    }
    let hour = two_digits(written)?;
    // `05;30` is a slip of the keys.
    if matches!(view.token(at + 1).mark, b':' | b';')
        && glued(at + 1)
        && view.token(at + 2).is_number()
        && glued(at + 2)
    {
        let minute = view.word(at + 2);
        // `10:15:33`
        let seconds = view.token(at + 3).is(b':')
            && glued(at + 3)
            && view.token(at + 4).is_number()
            && glued(at + 4)
            && view.token(at + 4).len() == 2;
        let end = at + if seconds { 5 } else { 3 };
        return (minute.len() == 2)
            .then(|| minute.parse().ok().map(|minute| Reading { hour, minute, end, precise: true }))?;
    }
    Some(Reading { hour, minute: 0, end: at + 1, precise: false })
}

fn two_digits(digits: &str) -> Option<u32> {
    (digits.len() <= 2).then(|| digits.parse().ok())?
}

/// Minutes after midnight; `None` for what no clock shows.
fn minutes(reading: &Reading, part: Option<DayPart>) -> Option<u32> {
    let Reading { hour, minute, .. } = *reading;
    if hour > 24 || minute > 59 {
        return None;
    }
    let hour = match part {
        Some(DayPart::Midday) if (1..=4).contains(&hour) => hour + 12,
        Some(DayPart::Afternoon) if (1..=7).contains(&hour) => hour + 12,
        Some(DayPart::Night) if (5..=11).contains(&hour) => hour + 12,
        Some(DayPart::Night) if hour == 12 => 0,
        _ => hour,
    };
    Some(hour % 24 * 60 + minute)
}
