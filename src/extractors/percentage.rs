//! Percentages: `7%`, `12,5 persen`, `5-10 persen`, `7%–10%`.
//!
//! A percentage is a number followed by a percent sign or word. Its direction is that of the nearest verb or noun of
//! change before it in its clause (`turun`, `kenaikan`).

use rust_decimal::Decimal;

use super::{Candidate, Candidates, Rule, bound_before};
use crate::document::Document;
use crate::lexicon::{Class, Role};
use crate::number::{negative_sign, range_mark};
use crate::records::{Bound, Direction};
use crate::segment::View;
use crate::segment::token::mark;

pub(crate) const RULES: &[Rule] = &[NUMBER_PERCENT, PERCENT_RANGE];

/// A number and its percent sign or word.
const NUMBER_PERCENT: Rule = Rule::new("percentage.number_percent", "Kasus turun [7%] pada 2024.");
/// Two percentages that bound a range.
const PERCENT_RANGE: Rule = Rule::new("percentage.range", "Bunga naik [5 persen hingga 7 persen] setahun.");

/// How far before a percentage its verb or noun of change may stand, in tokens.
const REACH: usize = 10;

/// A percentage as read.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) value: Decimal,
    pub(crate) upper: Option<Decimal>,
    pub(crate) bound: Bound,
    pub(crate) direction: Option<Direction>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut done = 0;
    for number in &doc.numbers {
        if number.first < done || out.taken.has(number.first) {
            continue;
        }
        let Some(end) = sign_after(view, number.end).or_else(|| tolerance_end(doc, number.end)) else {
            continue;
        };
        let (upper, end, rule) = match range_end(doc, number.first, end) {
            Some((upper, end)) if number.upper.is_none() && upper > number.value => (Some(upper), end, &PERCENT_RANGE),
            _ => (number.upper, end, &NUMBER_PERCENT),
        };
        let (bound, governed) = bound_before(view, number.first);
        // `tumbuh negatif 2,1 persen`
        let negative = || number.first > 0 && view.is_word(number.first - 1, "negatif");
        let below = negative_sign(view, number.first).is_some() || negative();
        let direction = if below { Some(Direction::Down) } else { direction_before(view, governed) };
        let share = Share { value: number.value, upper, bound, direction };
        let tokens = number.first..end;
        if out.taken.take(&tokens) {
            out.percentages.push(Candidate { tokens, rule, record: share });
        }
        done = end;
    }
}

fn sign_after(view: View<'_>, end: usize) -> Option<usize> {
    let found = view.find(Class::Percent, end)?;
    (!view.token(end).flags.line_start()).then_some(end + found.len)
}

/// The token after what a figure may be off by: tiga `plus minus satu persen`, 3 `± 1 persen`.
fn tolerance_end(doc: &Document<'_>, at: usize) -> Option<usize> {
    let view = doc.view();
    let minus = at + 1 + usize::from(view.token(at + 1).is_dash() || view.token(at + 1).is(b'/'));
    let off = match view.is_word(at, "plus") && view.is_word(minus, "minus") {
        true => minus + 1,
        false => at + usize::from(view.token(at).is(mark::PLUS_MINUS)),
    };
    let by = doc.number_at(off).filter(|_| off > at)?;
    sign_after(view, by.end)
}

/// `7% hingga` … `10%`: the upper figure and the token after it.
fn range_end(doc: &Document<'_>, first: usize, end: usize) -> Option<(Decimal, usize)> {
    let view = doc.view();
    let upper = doc.number_at(range_mark(view, first, end)?)?;
    Some((upper.value, sign_after(view, upper.end)?))
}

fn direction_before(view: View<'_>, at: usize) -> Option<Direction> {
    for before in (at.saturating_sub(REACH)..at).rev() {
        let token = view.token(before);
        if let Some(found) = view.find(Class::Direction, before) {
            return Some(if found.value == 1 { Direction::Up } else { Direction::Down });
        }
        // `meningkat dari … sebesar 5 persen` tells where it was, not how far it went.
        let compares = view.has(Role::Comparison, before);
        // `meningkat tajam, yaitu 40 persen`, `lonjakan indeks, yang mencapai 2,76 persen`
        let reached = view.is_word(before + 1, "yang") && view.has(Role::Reached, before + 2);
        if token.is(b',') && (reached || view.has(Role::Namely, before + 1)) {
            continue;
        }
        let leaves_clause =
            compares || matches!(token.mark, b',' | b';' | b':' | b'.' | b'(' | b')' | b'%') || token.is_double_quote();
        if leaves_clause || token.flags.line_start() || view.is(Class::Percent, before) {
            return None;
        }
    }
    None
}
