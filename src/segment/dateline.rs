//! Datelines: `JAKARTA, KOMPAS.com – `, `Jambi (ANTARA) -`, `TRIBUNJOGJA.COM, YOGYA - `, `NTB | `, `Liputan6.com, Jakarta `.
//!
//! A dateline opens the body: names of a place and an outlet, then a dash. It ends before the dash. An outlet known by
//! its domain and a place may do without one.

use std::ops::Range;

use super::{View, domain};
use crate::lexicon::{Class, ClassSet};
use crate::segment::token::mark;

/// Longest dateline, in tokens and in bytes.
const LONGEST: usize = 18;
const LONGEST_BYTES: usize = 90;

/// A dateline, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DatelineTokens {
    pub(crate) all: Range<usize>,
    pub(crate) place: Option<Range<usize>>,
    pub(crate) outlet: Option<Range<usize>>,
    /// The token after its dash.
    pub(crate) body: usize,
}

/// The dateline that begins at token `first`.
pub(crate) fn find(view: View<'_>, first: usize) -> Option<DatelineTokens> {
    let mut end = first;
    let dash = loop {
        if end > first && is_separator(view, first, end) {
            break Some(end);
        }
        if end - first >= LONGEST || !belongs(view, first, end) {
            break None;
        }
        end = domain(view, end).unwrap_or(end + 1);
    };
    match dash {
        Some(dash) => with_dash(view, first, dash),
        None => without_dash(view, first).or_else(|| without_outlet_domain(view, first)),
    }
}

/// A dateline below the lines that a page has between its headline and the text: `Redaksi`, the date, the reporters.
pub(crate) fn below_head(view: View<'_>, body: usize) -> Option<DatelineTokens> {
    const LINES: usize = 5;
    const SHORT: usize = 16;
    let mut at = body;
    for _ in 0..LINES {
        let next = view.line_end_within(at, SHORT);
        // What is told ends with a full stop, and a line of it is long.
        let told = next >= view.len() || !view.token(next).flags.line_start() || view.before(next).is(b'.');
        if told {
            return None;
        }
        at = next;
        if let Some(dateline) = find(view, at) {
            return Some(dateline);
        }
    }
    None
}

/// How far into the body a dateline may follow a lead, in tokens.
const LEAD: usize = 120;

/// A dateline with an outlet that follows a lead or title glued to it: `… usaha pertanian.Medan (ANTARA) - `, `Petugas Lapas
/// Gagalkan Penyelundupan RAKYATBENGKULU.COM - `.
pub(crate) fn after_lead(view: View<'_>, body: usize) -> Option<DatelineTokens> {
    let end = (body + LEAD).min(view.line_end(body)).min(view.len());
    (body + 1..end)
        .filter(|at| {
            let sentence = view.before(*at).is(b'.') && !view.token(*at).flags.spaced() && view.token(*at).capital();
            // `pemerintah pusat dan daerahJakarta (ANTARA) - `
            let glued = || {
                let token = view.token(*at);
                token.capital() && !token.flags.spaced() && !view.before(*at).capital() && view.before(*at).is_word()
            };
            let outlet =
                || domain(view, *at).is_some_and(|end| view.token(end).is_dash() && view.token(end).flags.spaced());
            sentence || glued() || view.token(*at).capital() && outlet()
        })
        .find_map(|at| find(view, with_place_before(view, at)).filter(|dateline| dateline.outlet.is_some()))
}

/// Where a dateline begins whose outlet stands at a token: `SERANG, RADARBANTEN.CO.ID`.
fn with_place_before(view: View<'_>, outlet: usize) -> usize {
    if !view.before(outlet).is(b',') {
        return outlet;
    }
    let ends = |first: &usize| view.find(Class::Region, *first).is_some_and(|place| first + place.len == outlet - 1);
    (outlet.saturating_sub(5)..outlet - 1).find(ends).unwrap_or(outlet)
}

fn with_dash(view: View<'_>, first: usize, mut dash: usize) -> Option<DatelineTokens> {
    let mut body = after_dash(view, dash);
    // `Krjogja.com - Semarang - `: the outlet, then the place.
    if domain(view, first) == Some(dash) {
        let mut second = body;
        while second < body + 4 && view.token(second).is_word() && view.token(second).capital() {
            second += 1;
        }
        if second > body && is_separator(view, body, second) {
            dash = second;
            body = after_dash(view, dash);
        }
    }
    let mut end = dash;
    while end > first && (view.token(end - 1).is(b',') || view.token(end - 1).is_dash()) {
        end -= 1;
    }
    if end == first || view.is_longer(first..end, LONGEST_BYTES) || body >= view.len() {
        return None;
    }
    parts(view, first..end, body)
}

/// `Liputan6.com, Jakarta Wakil Ketua …`: an outlet's domain, then a place that the gazetteer knows.
fn without_dash(view: View<'_>, first: usize) -> Option<DatelineTokens> {
    let outlet_end = domain(view, first)?;
    let place = outlet_end + usize::from(view.token(outlet_end).is(b','));
    let found = view.find(Class::Region, place)?;
    let end = place + found.len;
    let body_follows = view.token(end).capital() && !view.token(end).flags.line_start();
    body_follows.then_some(DatelineTokens {
        all: first..end,
        place: Some(place..end),
        outlet: Some(first..outlet_end),
        body: end,
    })
}

/// `JAKARTA (Suara Pembaruan) Harga …`; `Sidoarjo, Bhirawa` on a line of its own.
fn without_outlet_domain(view: View<'_>, first: usize) -> Option<DatelineTokens> {
    let place = view.find(Class::Region, first)?.len + first;
    let bracketed = view.token(place).is(b'(');
    if !bracketed && !view.token(place).is(b',') {
        return None;
    }
    let outlet = place + 1;
    let outlet_end = domain(view, outlet).or_else(|| Some(outlet + view.find(Class::Outlet, outlet)?.len))?;
    let end = outlet_end + usize::from(bracketed);
    let closed = if bracketed { view.token(outlet_end).is(b')') } else { view.token(end).flags.line_start() };
    (closed && view.token(end).capital()).then_some(DatelineTokens {
        all: first..end,
        place: Some(first..place),
        outlet: Some(outlet..outlet_end),
        body: end,
    })
}

/// Whether a token can stand in a dateline before its dash.
fn belongs(view: View<'_>, first: usize, at: usize) -> bool {
    let token = view.token(at);
    if at > first && token.flags.line_start() {
        return false;
    }
    if token.is_word() {
        return token.capital() || domain(view, at).is_some() || view.is(Class::Outlet, at);
    }
    if token.is_number() {
        // A date: `JAKARTA (23/08/2017)`, `Palu, 12 Mei 2024`.
        return at > first;
    }
    let glued_hyphen = token.is(b'-') && !token.flags.spaced() && !view.token(at + 1).flags.spaced();
    at > first && (matches!(token.mark, b',' | b'(' | b')' | b'/' | b'.') || glued_hyphen)
}

/// Whether a token is the dash, bar or other mark that closes the dateline that begins at `first`.
fn is_separator(view: View<'_>, first: usize, at: usize) -> bool {
    let token = view.token(at);
    let next = view.token(at + 1);
    let before = view.before(at);
    if token.is_dash() {
        let open = token.flags.spaced() || next.flags.spaced() || next.is_dash() || token.mark == mark::EM_DASH;
        // `MATARAM-Polisi`, `KUPANG, TIMEX-Petugas`
        let capitals = before.flags.upper() || (first..at).any(|from| domain(view, from) == Some(at));
        // `JAM-Pidum Menyetujui …`
        let office = || view.find(Class::Office, first).is_some_and(|office| first + office.len > at);
        return open || capitals && before.len() > 2 && next.capital() && !next.flags.upper() && !office();
    }
    match token.mark {
        b'|' => true,
        b'_' => !token.flags.spaced(),
        // `Jakarta: Petani …`, `Semarang. Dinas …`: only after a known place, before a story.
        b':' | b'.' => {
            let known = view.find(Class::Region, first).is_some_and(|place| {
                let end = first + place.len;
                end == at || token.is(b':') && view.token(end).is(b'(') && before.is(b')')
            });
            let story = next.flags.spaced() && next.capital() && !next.flags.line_start();
            let radio = token.is(b':') && (at.saturating_sub(3)..at).any(|at| view.is_word(at, "KBRN"));
            radio && before.capital() && !next.flags.line_start() || known && story && is_prose(view, at)
        }
        _ => false,
    }
}

/// Whether the line of a token ends as a sentence does.
fn is_prose(view: View<'_>, at: usize) -> bool {
    let last = view.line_end(at) - 1;
    view.token(last).is(b'.') || view.token(last).is_double_quote()
}

fn after_dash(view: View<'_>, dash: usize) -> usize {
    let mut body = dash + 1;
    while view.token(body).is_dash() {
        body += 1;
    }
    body
}

/// Tells the outlet from the place.
fn parts(view: View<'_>, mut all: Range<usize>, body: usize) -> Option<DatelineTokens> {
    const CALENDAR: ClassSet = ClassSet::EMPTY.with(Class::Month).with(Class::Weekday);
    let mut place: Option<Range<usize>> = None;
    let mut outlet = None;
    let mut at = all.start;
    while at < all.end {
        let token = view.token(at);
        if let Some(end) = domain(view, at) {
            outlet = outlet.or(Some(at..end.min(all.end)));
            at = end;
        } else if let Some(found) = view.find(Class::Outlet, at) {
            outlet = outlet.or(Some(at..at + found.len));
            at += found.len;
        } else if token.is_word() && !token.classes.intersects(CALENDAR) {
            let mut end = at + 1;
            while end < all.end && view.token(end).is_word() && domain(view, end).is_none() {
                end += 1;
            }
            // `Sintang (Kabar Borneo)`, `Manado, BeritaSulut`: a name after the place is an outlet, known or not.
            let bracketed = view.before(at).is(b'(') && view.token(end).is(b')');
            let named = bracketed || view.before(at).is(b',') && !view.is(Class::Region, at) && end == all.end;
            if named && place.is_some() {
                outlet = outlet.or(Some(at..end));
            } else {
                place = place.or(Some(at..end));
            }
            at = end;
        } else {
            at += 1;
        }
    }
    // `Petugas Lapas Curup Gagalkan Penyelundupan RAKYATBENGKULU.COM - `: a headline was glued to it.
    if let (Some(words), Some(name)) = (&place, &outlet)
        && words.end == name.start
        && words.len() > 3
        && view.find(Class::Region, words.start).is_none()
    {
        all.start = name.start;
        place = None;
    }
    // A title like `Kapolda - …` is no dateline: a place of many words that no gazetteer knows, and no outlet.
    let unknown =
        place.as_ref().is_some_and(|place| place.len() > 4 && view.find(Class::Region, place.start).is_none());
    (outlet.is_some() || place.is_some() && !unknown).then_some(DatelineTokens { all, place, outlet, body })
}
