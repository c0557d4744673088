//! Money: `Rp1,5 miliar`, `Rp 2.500.000,00`, `Rp500.000,-`, `4-5 juta rupiah`, `US$ 1,42 juta`, `5 ribu ringgit`.
//!
//! Money is a number next to a currency, before it (`Rp`) or after it (`ringgit`). After a currency `M` is miliar and
//! `T` triliun. Rupiah has no smaller unit in use, so three digits after a comma group: `Rp 18,765` is 18765.

use rust_decimal::Decimal;

use super::{Candidate, Candidates, Rule, bound_after, bound_before};
use crate::document::Document;
use crate::lexicon::Class;
use crate::number::{Form, Number, range_mark};
use crate::records::Bound;
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[CURRENCY_NUMBER, NUMBER_CURRENCY, RANGE];

/// A currency and its figure.
const CURRENCY_NUMBER: Rule = Rule::new("money.currency_number", "Kerugian ditaksir [Rp1,5 M] lebih.");
/// A figure and its currency.
const NUMBER_CURRENCY: Rule = Rule::new("money.number_currency", "Ia diupah [5 ribu ringgit].");
/// Two figures that bound a range.
const RANGE: Rule = Rule::new("money.range", "Harganya antara [Rp1.000 sampai Rp10.000] per butir.");

/// A sum as read; `currency` is an index into the lexicon's currencies.
#[derive(Clone, Debug)]
pub(crate) struct Sum {
    pub(crate) value: Decimal,
    pub(crate) upper: Option<Decimal>,
    pub(crate) bound: Bound,
    pub(crate) currency: u16,
}

/// A figure with its currency, by its tokens.
struct Priced {
    first: usize,
    end: usize,
    value: Decimal,
    upper: Option<Decimal>,
    /// What it was multiplied by after the currency, for a lower figure of a range to share.
    scale: Option<Decimal>,
    currency: u16,
    rule: &'static Rule,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut done = 0;
    for number in &doc.numbers {
        if number.first < done || out.taken.has(number.first) {
            continue;
        }
        let Some(mut sum) = priced(view, number) else {
            continue;
        };
        let mut rule = sum.rule;
        if sum.upper.is_none()
            && let Some(high) = range_end(doc, &sum)
        {
            sum.end = high.end;
            sum.upper = Some(high.value);
            rule = &RANGE;
        }
        sum.end = after_repetition(doc, &sum);
        let (mut bound, _) = bound_before(view, sum.first);
        if let Some((after, _)) = bound_after(view, sum.end) {
            bound = after;
        }
        let record = Sum { value: sum.value, upper: sum.upper, bound, currency: sum.currency };
        let tokens = sum.first..sum.end;
        if out.taken.take(&tokens) {
            out.money.push(Candidate { tokens, rule, record });
        }
        done = sum.end;
    }
}

/// The number with the currency that stands before or after it.
fn priced(view: View<'_>, number: &Number) -> Option<Priced> {
    if let Some((first, currency)) = currency_before(view, number.first) {
        return after_currency(view, number, first, currency);
    }
    let found = view.find(Class::CurrencyAfter, number.end)?;
    if view.token(number.end).flags.line_start() {
        return None;
    }
    Some(Priced {
        first: number.first,
        end: number.end + found.len,
        value: number.value,
        upper: number.upper,
        scale: None,
        currency: found.value,
        rule: &NUMBER_CURRENCY,
    })
}

/// The currency that ends where a figure begins.
fn currency_before(view: View<'_>, figure: usize) -> Option<(usize, u16)> {
    (1..=3).rev().filter(|len| *len <= figure).find_map(|len| {
        let found = view.find(Class::CurrencyBefore, figure - len)?;
        (found.len == len && !view.token(figure).flags.line_start()).then_some((figure - len, found.value))
    })
}

fn after_currency(view: View<'_>, number: &Number, first: usize, currency: u16) -> Option<Priced> {
    let mut value = number.value;
    let mut upper = number.upper;
    let mut end = number.end;
    let is_rupiah = view.lexicon.currencies.get(currency as usize).is_some_and(|code| code == "IDR");
    let scale = letter_scale(view, end);
    if let Some(scale) = scale {
        value = value.checked_mul(scale)?;
        upper = upper.and_then(|upper| upper.checked_mul(scale));
        end += 1;
    } else if is_rupiah
        && number.form == Form::Decimal
        && let Some(grouped) = number.other
    {
        value = grouped;
    }
    // `Rp500.000,-` and `Rp500.000,00` are written out; the dash stands for the cents.
    if matches!(view.token(end).mark, b',' | b'.') && !view.token(end).flags.spaced() && view.token(end + 1).is_dash() {
        let dashes = end + 1;
        let glued = !view.token(dashes).flags.spaced() && !view.token(dashes + 1).is_number();
        if glued {
            end = dashes + 1;
        }
    }
    if let Some(found) = view.find(Class::CurrencyAfter, end)
        && found.value == currency
        && !view.token(end).flags.line_start()
    {
        end += found.len;
    }
    Some(Priced { first, end, value, upper, scale, currency, rule: &CURRENCY_NUMBER })
}

/// `Rp1.000.000.000,00 (satu miliar rupiah)`: the token after the same sum in words.
fn after_repetition(doc: &Document<'_>, sum: &Priced) -> usize {
    let view = doc.view();
    let again = || {
        let number = doc.number_at(sum.end + 1).filter(|_| view.token(sum.end).is(b'('))?;
        let again = priced(view, number).filter(|again| again.value == sum.value && again.currency == sum.currency)?;
        view.token(again.end).is(b')').then_some(again.end + 1)
    };
    again().unwrap_or(sum.end)
}

/// `M`, `T`, `K` after a figure with a currency.
fn letter_scale(view: View<'_>, end: usize) -> Option<Decimal> {
    let scale = match view.word(end) {
        "M" | "m" => Decimal::from(1_000_000_000_u64),
        "T" => Decimal::from(1_000_000_000_000_u64),
        "K" | "k" => Decimal::from(1000),
        _ => return None,
    };
    (!view.token(end).flags.line_start()).then_some(scale)
}

/// `Rp1.000` `sampai Rp10.000`: the upper figure.
fn range_end(doc: &Document<'_>, low: &Priced) -> Option<Priced> {
    let view = doc.view();
    let next = range_mark(view, low.first, low.end)?;
    let figure = (next..next + 3).find(|at| doc.number_at(*at).is_some())?;
    let high = priced(view, doc.number_at(figure)?)?;
    let same = high.currency == low.currency && high.first == next && high.upper.is_none() && high.value > low.value;
    same.then_some(high).filter(|high| high.scale.is_none() || low.scale.is_some() || high.value > low.value)
}
