//! Marks other than ASCII, which stand for themselves.

pub(crate) const EN_DASH: u8 = 0x80;
pub(crate) const EM_DASH: u8 = 0x81;
pub(crate) const MINUS: u8 = 0x82;
pub(crate) const LEFT_QUOTE: u8 = 0x83;
pub(crate) const RIGHT_QUOTE: u8 = 0x84;
pub(crate) const LEFT_SINGLE: u8 = 0x85;
pub(crate) const RIGHT_SINGLE: u8 = 0x86;
pub(crate) const BULLET: u8 = 0x87;
pub(crate) const PLUS_MINUS: u8 = 0x88;
pub(crate) const ELLIPSIS: u8 = 0x89;
pub(crate) const COPYRIGHT: u8 = 0x8a;
pub(crate) const HALF: u8 = 0x8b;
pub(crate) const QUARTER: u8 = 0x8c;
pub(crate) const THREE_QUARTERS: u8 = 0x8d;
pub(crate) const DEGREE: u8 = 0x8e;
pub(crate) const EURO: u8 = 0x8f;
pub(crate) const POUND: u8 = 0x90;
pub(crate) const YEN: u8 = 0x91;
pub(crate) const SQUARED: u8 = 0x92;
pub(crate) const CUBED: u8 = 0x93;
pub(crate) const AT_MOST: u8 = 0x94;
pub(crate) const AT_LEAST: u8 = 0x95;
/// Any other sign: what the lexicon spells needs one of its own above, or all signs would be read as that.
pub(crate) const OTHER: u8 = 0x96;
/// Stands for a token of furniture: no reader passes it.
pub(crate) const WALL: u8 = 0x97;
/// How many marks there are, ASCII among them.
pub(crate) const COUNT: u8 = 0x98;

/// Marks at which a sentence ends, furniture begins, or a quotation begins or ends.
pub(crate) const LANDMARKS: [u8; 11] =
    [b'.', b'!', b'?', b'[', b'(', b'|', BULLET, COPYRIGHT, b'"', LEFT_QUOTE, RIGHT_QUOTE];

/// The double quote mark that some write as two single ones.
pub(super) fn doubled(mark: u8) -> Option<u8> {
    match mark {
        LEFT_SINGLE => Some(LEFT_QUOTE),
        RIGHT_SINGLE => Some(RIGHT_QUOTE),
        _ => None,
    }
}

pub(super) fn of(c: char) -> u8 {
    match c {
        '–' | '‒' => EN_DASH,
        '—' | '―' => EM_DASH,
        '−' | '‐' | '‑' => MINUS,
        '“' | '„' | '«' => LEFT_QUOTE,
        '”' | '‟' | '»' | '″' => RIGHT_QUOTE,
        '‘' | '‚' => LEFT_SINGLE,
        '’' | '‛' | '′' => RIGHT_SINGLE,
        '•' | '▪' | '●' | '·' | '■' | '►' | '‣' => BULLET,
        '±' => PLUS_MINUS,
        '…' => ELLIPSIS,
        '©' => COPYRIGHT,
        '½' => HALF,
        '¼' => QUARTER,
        '¾' => THREE_QUARTERS,
        '°' => DEGREE,
        '€' => EURO,
        '£' => POUND,
        '¥' => YEN,
        '²' => SQUARED,
        '³' => CUBED,
        '≤' | '≦' | '⩽' => AT_MOST,
        '≥' | '≧' | '⩾' => AT_LEAST,
        _ => OTHER,
    }
}

/// Whether a sign is a picture, as messages have them before the items of a list: `✅`, `➡`, `🔹`.
pub(super) fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{25a0}'..='\u{275a}' | '\u{2794}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}')
        && of(c) == OTHER
}
