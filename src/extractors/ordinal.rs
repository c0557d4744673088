//! Ranks in a series: `ke-26`, `ke-XX`.
//!
//! Only `ke-` with digits or Roman numerals. `pertama`, `kedua` are words of the sentence, not records.

use std::ops::Range;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, Role};
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[DIGITS, ROMAN];

/// `ke-` and digits.
const DIGITS: Rule = Rule::new("ordinal.digits", "Provinsi itu berada di peringkat [ke-26].");
/// `ke-` and a Roman numeral.
const ROMAN: Rule = Rule::new("ordinal.roman", "Pekan olahraga [ke-XX] dibuka.");

/// A rank as read.
#[derive(Clone, Debug)]
pub(crate) struct Rank {
    pub(crate) value: u32,
    pub(crate) item: Option<Range<usize>>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let glued = |at: usize| !view.token(at).flags.spaced();
    // The token after the last minute of a match.
    let mut minutes: Option<usize> = None;
    for word in doc.triggers().filter(|at| view.is(Class::Ordinal, *at)) {
        let dash = word + 1;
        if !view.token(dash).is_dash() || !glued(dash) || !glued(dash + 1) {
            continue;
        }
        let numeral = dash + 1;
        let (value, rule) = if view.token(numeral).is_number() {
            (view.word(numeral).parse().ok(), &DIGITS)
        } else {
            (roman(view.word(numeral)), &ROMAN)
        };
        // The minute of a match ranks nothing: `menit ke-12 dan ke-45+2`.
        let last = minutes.filter(|end| *end + 3 > word && joins(view, *end..word)).is_some();
        let added = view.token(numeral + 1).is(b'+') && glued(numeral + 1);
        let minute = word > 0 && view.is_word(word - 1, "menit") || last || added;
        if minute {
            minutes = Some(numeral + if added { 3 } else { 1 });
        }
        let Some(value) = value.filter(|_| !minute) else {
            continue;
        };
        let tokens = word..numeral + 1;
        let item = item_before(view, tokens.start);
        if out.taken.take(&tokens) {
            out.ordinals.push(Candidate { tokens, rule, record: Rank { value, item } });
        }
    }
}

/// Whether tokens join two members of a list: a comma, `dan`, or both.
fn joins(view: View<'_>, mut between: Range<usize>) -> bool {
    !between.is_empty() && between.all(|at| view.token(at).is(b',') || view.has(Role::Coordinator, at))
}

/// What is ranked: the noun before, or the whole of a name (`HUT RI ke-80`).
fn item_before(view: View<'_>, at: usize) -> Option<Range<usize>> {
    const LONGEST_NAME: usize = 6;
    let is_noun = |at: usize| view.token(at).is_word() && !view.is(Class::Stop, at);
    let goes_back = |at: usize| !view.token(at + 1).flags.line_start() && is_noun(at);
    let before = at.checked_sub(1).filter(|before| goes_back(*before))?;
    let named = |from: &usize| view.token(*from).capital() && goes_back(*from);
    let name = (at.saturating_sub(LONGEST_NAME)..at).rev().take_while(named).last();
    Some(name.unwrap_or(before)..at)
}

/// The value of a Roman numeral in capitals, up to 39 (what series in the press reach).
pub(crate) fn roman(numeral: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = numeral.bytes().take_while(|byte| *byte == b'X').count();
    let rest = numeral.get(tens..)?;
    let unit = UNITS.iter().position(|unit| *unit == rest)?;
    let value = tens * 10 + unit;
    (tens <= 3 && value > 0).then_some(value as u32)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn romans() {
        assert_eq!(roman("XX"), Some(20));
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("IX"), Some(9));
        assert_eq!(roman(""), None);
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("XXXX"), None);
    }
}
