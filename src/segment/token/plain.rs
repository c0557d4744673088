//! Bytes by what they can be, and plain words: up to fifteen ASCII letters, read eight at once.

use std::num::NonZeroU64;

use super::Flags;
use crate::lexicon::{Key, little_endian};
use crate::segment::markup;

// What a byte can be: first what stands outside of words.
pub(super) const SPACE: u8 = 0;
pub(super) const NEW_LINE: u8 = 1;
pub(super) const MARK: u8 = 2;
const LAST_OUTSIDE: u8 = MARK;
/// With which markup may begin: an entity may be an apostrophe.
pub(super) const MARKUP: u8 = 3;
pub(super) const APOSTROPHE: u8 = 4;
pub(super) const DIGIT: u8 = 5;
pub(super) const LETTER: u8 = 6;
/// The first byte of a character that is not ASCII.
pub(super) const WIDE: u8 = 7;

const BYTES: [u8; 256] = {
    let mut bytes = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        bytes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'\n' | b'\r' => NEW_LINE,
            b'\'' => APOSTROPHE,
            byte if markup::may_begin(byte) => MARKUP,
            0..=b' ' | 0x7f => SPACE,
            0x80.. => WIDE,
            _ => MARK,
        };
        byte += 1;
    }
    bytes
};

/// Whether a text is shown as it is written, with one space and nothing else between words.
pub(crate) fn is_even(text: &str) -> bool {
    let mut before = LETTER;
    text.bytes().all(|byte| {
        let kind = kind_of(byte);
        let is = kind >= MARK && kind != MARKUP || byte == b' ' && before != SPACE;
        before = kind;
        is
    })
}

#[inline(always)]
pub(super) fn kind_of(byte: u8) -> u8 {
    BYTES[byte as usize]
}

/// A word of up to fifteen ASCII letters, of which no part can be a word of its own: what most tokens are.
pub(super) struct PlainWord {
    pub(super) len: u32,
    /// Its flags of case.
    pub(super) case: u8,
    pub(super) key: Key,
    /// The byte after it.
    pub(super) after: u8,
}

impl PlainWord {
    /// The plain word at a place within a text that goes on for some bytes.
    #[inline(always)]
    pub(super) fn at(text: &[u8], at: usize) -> Option<PlainWord> {
        let eights = text.get(at..)?.first_chunk::<16>()?.as_chunks::<8>().0;
        PlainWord::of(u64::from_le_bytes(eights[0]), u64::from_le_bytes(eights[1]))
    }

    /// The plain word at a place among the last bytes of a text.
    pub(super) fn near_end(text: &[u8], at: usize) -> Option<PlainWord> {
        let bytes = text.get(at..)?;
        PlainWord::of(little_endian(bytes), bytes.get(8..).map_or(0, little_endian))
    }

    /// The plain word with which sixteen bytes begin, eight and eight.
    #[inline(always)]
    fn of(first: u64, second: u64) -> Option<PlainWord> {
        let (letters, key) = match Letters::of(first) {
            Some(letters) if letters.len == 0 => return None,
            Some(letters) => {
                let key = Key::short(letters.folded);
                (letters, key)
            }
            None => {
                let rest = Letters::of(second)?;
                let key = Key::short(first | Letters::CASE);
                let key = if rest.len == 0 { key } else { key.with(rest.folded) };
                // The bits of the second eight take the places next to those of the first.
                let upper = !first & Letters::CASE | rest.upper << 1;
                let all = Letters::CASE | rest.all << 1;
                (Letters { len: 8 + rest.len, upper, all, ..rest }, key)
            }
        };
        let Letters { len, upper, all, after, .. } = letters;
        // A capital within a word may begin another one.
        let glued = upper & !Letters::FIRST != 0 && upper != all;
        if glued || kind_of(after) > LAST_OUTSIDE {
            return None;
        }
        let has = |is: bool, flag: u8| u8::from(is) * flag;
        let case = has(upper & Letters::FIRST != 0, Flags::CAPITAL | Flags::UPPER) | has(upper != all, Flags::LOWER);
        Some(PlainWord { len, case, key, after })
    }
}

/// The plain words with which a text begins, one space between them, up to a place where none goes on. Of the last bytes
/// of a text it reads none.
pub(crate) struct PlainWords<'a> {
    text: &'a [u8],
    at: usize,
    goes_on: bool,
}

impl<'a> PlainWords<'a> {
    pub(crate) fn of(text: &'a [u8]) -> Self {
        PlainWords { text, at: 0, goes_on: true }
    }

    /// The key of the next one.
    #[inline(always)] // a loop of its own has the registers it needs
    pub(crate) fn next_key(&mut self) -> Option<Key> {
        let plain = if self.goes_on { PlainWord::at(self.text, self.at)? } else { return None };
        self.at += plain.len as usize;
        self.goes_on = plain.after == b' ';
        self.at += usize::from(self.goes_on);
        Some(plain.key)
    }

    /// Where they end that were read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }
}

/// The ASCII letters with which eight bytes begin, where there are fewer than eight.
struct Letters {
    len: u32,
    /// Their bytes in small letters, the first the lowest, and nothing above the last.
    folded: u64,
    /// The bit of case of those that are capitals, and of all of them.
    upper: u64,
    all: u64,
    /// The byte after the last.
    after: u8,
}

impl Letters {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * Letters::ONES;
    const CASE: u64 = 0x20 * Letters::ONES;
    /// The bit of case of the first byte.
    const FIRST: u64 = 0x20;

    /// Looks at all bytes at once: a letter is what lies between `a` and `z` once the bit of case is set.
    #[inline(always)]
    fn of(eight: u64) -> Option<Letters> {
        let small = (eight | Letters::CASE) & !Letters::HIGH;
        let from_a = small + (0x80 - u64::from(b'a')) * Letters::ONES;
        let past_z = small + (0x7f - u64::from(b'z')) * Letters::ONES;
        let others = NonZeroU64::new((!from_a | past_z | eight) & Letters::HIGH)?;
        // All bits below the first byte that is no letter.
        let own = (others.get() ^ (others.get() - 1)) >> 8;
        let bits = others.trailing_zeros() & !7;
        Some(Letters {
            len: bits / 8,
            folded: small & own,
            upper: (small ^ eight) & own,
            all: Letters::CASE & own,
            after: (eight >> bits) as u8,
        })
    }
}
