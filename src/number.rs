//! The one reader of Indonesian numerals.
//!
//! `1.185,50` · `54,9` · `1.5` · `2,5 juta` · `dua puluh lima ribu` · `dua setengah` · `puluhan` · `5 (lima)` · `1/2` ·
//! `5-10` · `5 sampai 10` · `antara 5 dan 10`.
//!
//! A dot groups thousands and a comma is the decimal mark. The English slips are told from that by the count of digits:
//! a dot followed by other than three digits cannot group. What a number counts is no matter here; each kind of record
//! looks at what stands around it.

use rust_decimal::Decimal;

use crate::lexicon::{Class, NumberWord};
use crate::segment::View;
use crate::segment::token::TokenKind;

/// Most digits that a value holds exactly.
const MAX_DIGITS: usize = 28;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone: `2024`, `007`.
    Plain,
    /// Digits in groups of three: `20.187`.
    Grouped,
    /// Digits with a decimal mark: `54,9`.
    Decimal,
    /// Digits and a word: `2,5 juta`.
    Scaled,
    /// Words: `dua puluh`.
    Words,
    /// `setengah`, `1/2`.
    Fraction,
    /// `puluhan`, `belasan`.
    Vague,
}

/// A number of the text, or a range of two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// Its first token.
    pub(crate) first: usize,
    /// The token after its last.
    pub(crate) end: usize,
    pub(crate) value: Decimal,
    /// The upper end of a range.
    pub(crate) upper: Option<Decimal>,
    /// The other reading, where three digits follow the only mark: 1.185 for `1.185`, 61378 for `61,378`.
    pub(crate) other: Option<Decimal>,
    pub(crate) form: Form,
}

/// Lists the numbers of a text that begin at one of the tokens given, in order; no two overlap.
pub(crate) fn read_all(view: View<'_>, triggers: &[u32], numbers: &mut Vec<Number>) {
    let reader = Reader(view);
    numbers.clear();
    let mut done = 0;
    for at in triggers.iter().map(|at| *at as usize) {
        let token = view.token(at);
        if at >= done
            && (token.is_number() || token.classes.has(Class::Number))
            && !goes_on_word(view, at)
            && let Some(number) = reader.lone(at).or_else(|| reader.number(at))
        {
            done = number.end;
            numbers.push(number);
        }
    }
}

/// Whether digits are the fraction of a number that a word before it is glued to: `layar7,5 meter`.
fn goes_on_word(view: View<'_>, at: usize) -> bool {
    let mark = view.before(at);
    (mark.is(b',') || mark.is(b'.'))
        && !view.token(at).flags.spaced()
        && !mark.flags.spaced()
        && at > 1
        && view.token(at - 2).is_word()
        && view.word(at - 2).ends_with(|last: char| last.is_ascii_digit())
}

/// Reads a numeral as it is written: its value, its other reading and its form.
pub(crate) fn read_digits(digits: &str) -> Option<(Decimal, Option<Decimal>, Form)> {
    let Some(last) = digits.bytes().rposition(|byte| !byte.is_ascii_digit()) else {
        return Some((exact(digits, digits.len())?, None, Form::Plain));
    };
    let mark = digits.as_bytes()[last];
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    let other_mark = if mark == b'.' { ',' } else { '.' };
    if whole.bytes().any(|byte| byte == other_mark as u8) {
        // 1.185,50 or 1,185.50: the last mark is the decimal one.
        return groups(whole, other_mark).then_some((exact(digits, last)?, None, Form::Decimal));
    }
    if whole.bytes().any(|byte| byte == mark) {
        // 1.356.131.100, and the English 1,356,131: the same mark again and again groups.
        return (groups(whole, mark as char) && fraction.len() == 3).then_some((
            exact(digits, digits.len())?,
            None,
            Form::Grouped,
        ));
    }
    let can_group = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    let as_decimal = exact(digits, last)?;
    if !can_group {
        return Some((as_decimal, None, Form::Decimal));
    }
    let as_group = exact(digits, digits.len())?;
    if mark == b'.' {
        Some((as_group, Some(as_decimal), Form::Grouped))
    } else {
        Some((as_decimal, Some(as_group), Form::Decimal))
    }
}

/// The token at which the sign of a number below zero stands, right before it: `-1,2 persen`, `minus 5 derajat`.
pub(crate) fn negative_sign(view: View<'_>, first: usize) -> Option<usize> {
    let sign = first.checked_sub(1)?;
    let token = view.token(sign);
    let before = view.before(sign);
    let dash = token.is_dash()
        && token.flags.spaced()
        && !token.flags.line_start()
        && !view.token(first).flags.spaced()
        && !before.is_number();
    let word = view.is_word(sign, "minus") && !(sign > 0 && view.is_word(sign - 1, "plus"));
    let bracketed = token.is_dash() && before.is(b'(') && !view.token(first).flags.spaced();
    (dash || word || bracketed).then_some(sign)
}

/// Whether digits stand in groups of three after a first group of one to three.
fn groups(digits: &str, mark: char) -> bool {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == mark as u8);
    let mut parts = digits.split(mark);
    all_digits
        && parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))
        && parts.all(|part| part.len() == 3)
}

/// The value of digits whose decimal mark, if any, stands at byte `point`; other marks are skipped.
fn exact(digits: &str, point: usize) -> Option<Decimal> {
    let scale = digits.len().saturating_sub(point + 1);
    if digits.len() < 18 {
        let add = |sum: i64, byte: u8| if byte.is_ascii_digit() { sum * 10 + i64::from(byte - b'0') } else { sum };
        let mantissa = digits.bytes().fold(0, add);
        return Decimal::try_new(mantissa, scale as u32)
            .ok()
            .map(|value| if scale == 0 { value } else { value.normalize() });
    }
    let (mut mantissa, mut count) = (0_i128, 0);
    for byte in digits.bytes().filter(u8::is_ascii_digit) {
        mantissa = mantissa * 10 + i128::from(byte - b'0');
        count += usize::from(mantissa > 0);
        if count > MAX_DIGITS {
            return None;
        }
    }
    let scale = u32::try_from(scale).ok().filter(|scale| *scale <= MAX_DIGITS as u32)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|value| value.normalize())
}

/// The numeral of a token, and the token after it.
struct Atom {
    end: usize,
    value: Decimal,
    other: Option<Decimal>,
    form: Form,
    /// The word it is multiplied by: 1,000,000 for `juta`.
    scale: Option<Decimal>,
}

/// The token after the words that make a range of the number in tokens `first..end`: `-`, `hingga`, `sampai dengan`,
/// `s/d`, or `dan` after `antara`. What follows them is for the caller to read.
#[inline(always)] // most words are told apart by their first letter
pub(crate) fn range_mark(view: View<'_>, first: usize, end: usize) -> Option<usize> {
    let token = view.token(end);
    let other = token.is_word() && !matches!(token.key.first(), b'd' | b'h' | b's') || token.flags.line_start();
    if other { None } else { range_mark_at(view, first, end) }
}

#[inline(never)]
fn range_mark_at(view: View<'_>, first: usize, end: usize) -> Option<usize> {
    if view.token(end).is_dash() {
        let doubled = view.token(end + 1).is_dash() && !view.token(end + 1).flags.spaced();
        return Some(end + 1 + usize::from(doubled));
    }
    let is = |at: usize, word: &str| view.is_word(at, word);
    if is(end, "hingga") || is(end, "sampai") {
        return Some(end + 1 + usize::from(is(end + 1, "dengan")));
    }
    if is(end, "sd") || is(end, "dan") && first > 0 && is(first - 1, "antara") {
        return Some(end + 1);
    }
    // `s/d`, `s.d.`
    let mark = view.token(end + 1).mark;
    let short = is(end, "s") && matches!(mark, b'/' | b'.') && is(end + 2, "d");
    short.then(|| end + 3 + usize::from(mark == b'.' && view.token(end + 3).is(b'.')))
}

/// Reads numbers off a text.
struct Reader<'a>(View<'a>);

impl Reader<'_> {
    fn number_word(&self, at: usize) -> Option<(NumberWord, usize)> {
        let found = self.0.find(Class::Number, at)?;
        Some((*self.0.lexicon.numbers.get(found.value as usize)?, found.len))
    }

    /// Digits with nothing after them that goes on with the number: what most numbers are.
    fn lone(&self, at: usize) -> Option<Number> {
        const MOST_DIGITS: usize = 18;
        let (token, next) = (self.0.token(at), self.0.token(at + 1));
        if !token.is_number()
            || token.len() > MOST_DIGITS
            || next.classes.has(Class::Number)
            || matches!(next.mark, b'(' | b'/')
            || next.is_number() && self.0.token(at + 2).is(b'/')
            || range_mark(self.0, at, at + 1).is_some()
        {
            return None;
        }
        let add = |sum: u64, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u64::from(byte - b'0'));
        let value = self.0.word(at).bytes().try_fold(0, add)?.into();
        Some(Number { first: at, end: at + 1, value, upper: None, other: None, form: Form::Plain })
    }

    /// The number that begins at a token, with the range it opens.
    fn number(&self, first: usize) -> Option<Number> {
        let low = self.atom(first)?;
        let single = Number {
            first,
            end: low.end,
            value: low.value,
            upper: (low.form == Form::Vague && low.value == Decimal::from(11)).then(|| Decimal::from(19)),
            other: low.other,
            form: low.form,
        };
        let Some(start) = range_mark(self.0, first, low.end) else {
            return Some(single);
        };
        let Some(high) = self.atom(start) else {
            return Some(single);
        };
        if low.form == Form::Vague || high.form == Form::Vague {
            return Some(single);
        }
        // `10-15 juta`: the scale belongs to both.
        let value = match (low.scale, high.scale) {
            (None, Some(scale)) if low.value * scale < high.value => low.value.checked_mul(scale)?,
            _ => low.value,
        };
        if value >= high.value {
            return Some(single);
        }
        let form = if high.form == Form::Plain { low.form } else { high.form };
        Some(Number { end: high.end, value, upper: Some(high.value), other: None, form, ..single })
    }

    /// One numeral, with the words that multiply it and its repetition in brackets.
    fn atom(&self, at: usize) -> Option<Atom> {
        let token = self.0.token(at);
        let mut atom = match token.kind {
            TokenKind::Number => self.digits(at)?,
            TokenKind::Word | TokenKind::Mark if token.classes.has(Class::Number) => self.words(at)?,
            _ => return None,
        };
        if self.0.token(atom.end).is(b'(') {
            self.skip_repetition(&mut atom);
        }
        Some(atom)
    }

    fn fraction(&self, end: usize, value: Decimal) -> Atom {
        Atom { end, value, other: None, form: Form::Fraction, scale: None }
    }

    /// `5 (lima)`: the same number again.
    fn skip_repetition(&self, atom: &mut Atom) {
        let inside = atom.end + 1;
        let again = match self.0.token(inside).kind {
            TokenKind::Number => self.digits(inside),
            TokenKind::Word => self.words(inside),
            _ => None,
        };
        if let Some(again) = again
            && again.value == atom.value
            && self.0.token(again.end).is(b')')
        {
            atom.end = again.end + 1;
        }
    }

    fn digits(&self, at: usize) -> Option<Atom> {
        let (value, other, form) = read_digits(self.0.word(at))?;
        let mut atom = Atom { end: at + 1, value, other, form, scale: None };
        if let Some(half) = self.slash_fraction(at, value) {
            return Some(half);
        }
        // `2 1/2`
        if form == Form::Plain
            && self.0.token(at + 1).is_number()
            && !self.0.token(at + 1).flags.line_start()
            && let Some(half) = self.half_after(at + 1)
        {
            return Some(self.fraction(half.end, value.checked_add(half.value)?));
        }
        // `1½`
        if self.0.token(at + 1).kind == TokenKind::Mark
            && let Some((NumberWord::Fraction(fraction), len)) = self.number_word(at + 1)
        {
            return Some(self.fraction(at + 1 + len, value.checked_add(fraction)?));
        }
        // `2 juta 500 ribu`: the scales go down.
        let mut total = Decimal::ZERO;
        let mut part = value;
        while let Some((NumberWord::Scale(scale), len)) = self.scale_word(atom.end) {
            if atom.scale.is_some_and(|last| scale >= last) {
                break;
            }
            total = total.checked_add(part.checked_mul(scale)?)?;
            atom = Atom {
                end: atom.end + len,
                value: total.normalize(),
                other: None,
                form: Form::Scaled,
                scale: Some(scale),
            };
            let next = self.0.token(atom.end);
            let follows = next.is_number() && self.scale_word(atom.end + 1).is_some();
            if !follows {
                break;
            }
            let Some((next_part, _, _)) = read_digits(self.0.word(atom.end)) else {
                break;
            };
            if !matches!(self.scale_word(atom.end + 1), Some((NumberWord::Scale(small), _)) if small < scale) {
                break;
            }
            part = next_part;
            atom.end += 1;
        }
        Some(atom)
    }

    fn scale_word(&self, at: usize) -> Option<(NumberWord, usize)> {
        if self.0.token(at).flags.line_start() {
            return None;
        }
        match self.number_word(at)? {
            (NumberWord::Scale(scale), len) => Some((NumberWord::Scale(scale), len)),
            (NumberWord::Times(times), len) => Some((NumberWord::Scale(times.into()), len)),
            // `2 jutaan`
            (NumberWord::Vague(scale), len) if scale >= Decimal::ONE_THOUSAND => Some((NumberWord::Scale(scale), len)),
            _ => None,
        }
    }

    /// The fraction of digits that begin at a token.
    fn half_after(&self, at: usize) -> Option<Atom> {
        let (value, _, _) = read_digits(self.0.word(at)).filter(|_| self.0.token(at + 1).is(b'/'))?;
        self.slash_fraction(at, value)
    }

    /// `1/2`, `3/4`.
    fn slash_fraction(&self, at: usize, value: Decimal) -> Option<Atom> {
        let glued = |at: usize| !self.0.token(at).flags.spaced();
        if !self.0.token(at + 1).is(b'/') || !glued(at + 1) || !self.0.token(at + 2).is_number() || !glued(at + 2) {
            return None;
        }
        let half = match (value.try_into().ok()?, self.0.word(at + 2)) {
            (1_u32, "2") => Decimal::new(5, 1),
            (1, "4") => Decimal::new(25, 2),
            (3, "4") => Decimal::new(75, 2),
            _ => return None,
        };
        let dated = self.0.token(at + 3).is(b'/') || self.0.token(at + 3).is(b')');
        (!dated).then(|| self.fraction(at + 3, half))
    }

    /// A number in words: `seratus dua puluh lima ribu`, `dua setengah`, `lima koma tujuh`, `ratusan ribu`.
    fn words(&self, first: usize) -> Option<Atom> {
        let mut at = first;
        // What is complete (`dua juta`), what is being built (`tiga ratus`), and the digit not yet placed.
        let (mut total, mut part, mut digit) = (Decimal::ZERO, 0_u32, None::<u32>);
        let mut last_scale: Option<Decimal> = None;
        let mut form = Form::Words;
        let mut extra = Decimal::ZERO;
        let mut started = false;
        while let Some((word, len)) = self.number_word(at) {
            if started && self.0.token(at).flags.line_start() {
                break;
            }
            match word {
                NumberWord::Digit(value) => {
                    if digit.is_some() || part % 10 != 0 || (value == 0 && started) {
                        break;
                    }
                    digit = Some(value);
                }
                NumberWord::Teen => match digit.take() {
                    Some(value @ 2..=9) if part % 100 == 0 => part += 10 + value,
                    taken => {
                        digit = taken;
                        break;
                    }
                },
                NumberWord::Times(times) => match digit.take() {
                    Some(value @ 1..=9) if part % (times * 10) == 0 => part += value * times,
                    taken => {
                        digit = taken;
                        break;
                    }
                },
                NumberWord::Fused(value) => {
                    let room = if value == 100 { 1000 } else { 100 };
                    if digit.is_some() || part % room != 0 {
                        break;
                    }
                    part += value;
                }
                NumberWord::Scale(scale) => {
                    let count = Decimal::from(part + digit.unwrap_or(0)) + extra;
                    if !started || count.is_zero() || last_scale.is_some_and(|last| scale >= last) {
                        break;
                    }
                    total = total.checked_add(count.checked_mul(scale)?)?;
                    (part, digit, extra, last_scale) = (0, None, Decimal::ZERO, Some(scale));
                }
                NumberWord::FusedScale(scale) => {
                    if part > 0 || digit.is_some() || last_scale.is_some_and(|last| scale >= last) {
                        break;
                    }
                    total += scale;
                    last_scale = Some(scale);
                }
                NumberWord::Half if started && extra.is_zero() => extra = Decimal::new(5, 1),
                NumberWord::Half if !started => return self.part(at + len, Decimal::new(5, 1)),
                NumberWord::Fraction(value) if !started => return self.part(at + len, value),
                NumberWord::Vague(value) if !started => return Some(self.vague(at + len, value)),
                NumberWord::Comma if started && extra.is_zero() => match self.decimals(at + len) {
                    Some((decimals, end)) => {
                        extra = decimals;
                        form = Form::Decimal;
                        started = true;
                        at = end;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            started = true;
            at += len;
        }
        if !started {
            return None;
        }
        let value = total.checked_add(Decimal::from(part + digit.unwrap_or(0)))?.checked_add(extra)?.normalize();
        Some(Atom { end: at, value, other: None, form, scale: last_scale })
    }

    /// A part of one, or of the scale after it: `setengah`, `setengah juta`.
    fn part(&self, end: usize, value: Decimal) -> Option<Atom> {
        let Some((NumberWord::Scale(scale), len)) = self.scale_word(end) else {
            return Some(self.fraction(end, value));
        };
        let value = value.checked_mul(scale)?.normalize();
        Some(Atom { end: end + len, value, other: None, form: Form::Words, scale: Some(scale) })
    }

    /// The digits after `koma`, one by one or as a number: `koma sembilan`, `koma dua lima`.
    fn decimals(&self, first: usize) -> Option<(Decimal, usize)> {
        let (mut at, mut value, mut scale) = (first, 0_i64, 0);
        while let Some((NumberWord::Digit(digit), len)) = self.number_word(at) {
            if scale == 9 {
                break;
            }
            value = value * 10 + i64::from(digit);
            scale += 1;
            at += len;
        }
        (at > first).then(|| (Decimal::new(value, scale), at))
    }

    /// `ratusan`, `ratusan ribu`.
    fn vague(&self, end: usize, value: Decimal) -> Atom {
        let (end, value) = match self.number_word(end) {
            Some((NumberWord::Scale(scale), len)) if !self.0.token(end).flags.line_start() => {
                (end + len, value.checked_mul(scale).unwrap_or(value))
            }
            _ => (end, value),
        };
        Atom { end, value, other: None, form: Form::Vague, scale: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(digits: &str) -> Option<String> {
        read_digits(digits).map(|(value, _, _)| value.to_string())
    }

    #[test]
    fn notations() {
        for (digits, expected) in [
            ("1.185", "1185"),
            ("54,9", "54.9"),
            ("1.185,50", "1185.5"),
            ("1,185.50", "1185.5"),
            ("20.187", "20187"),
            ("1.5", "1.5"),
            ("0,5", "0.5"),
            ("0.125", "0.125"),
            ("2.500.000,00", "2500000"),
            ("1,356,131", "1356131"),
            ("61,378", "61.378"),
            ("007", "7"),
        ] {
            assert_eq!(value(digits).as_deref(), Some(expected), "{digits}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for digits in ["24.12.2024", "1.2.3", "1.23.456", "10.0,5,6"] {
            assert_eq!(value(digits), None, "{digits}");
        }
        assert_eq!(value(&"9".repeat(29)), None);
        assert_eq!(value(&"9".repeat(28)), Some("9".repeat(28)));
    }

    #[test]
    fn other_reading() {
        let other = |digits| read_digits(digits).and_then(|(_, other, _)| other).map(|value| value.to_string());
        assert_eq!(other("1.185").as_deref(), Some("1.185"));
        assert_eq!(other("61,378").as_deref(), Some("61378"));
        assert_eq!(other("54,9"), None);
    }
}
