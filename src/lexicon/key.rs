//! What words are known by.

/// Case folding for comparison: ASCII letters only, and one apostrophe for all.
pub(super) fn fold(word: &str) -> String {
    word.replace('’', "'").to_ascii_lowercase()
}

/// What a word is known by, whatever the case of its ASCII letters: the folded bytes of a word of up to eight; of a longer
/// one a hash, with the highest bit set, in which no two words of a text are likely ever to meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(pub(super) u64);

impl Key {
    /// That of no word.
    pub(crate) const NONE: Key = Key(0);
    const LONG: u64 = 1 << 63;

    /// The key of a word.
    #[inline]
    pub(crate) fn of(spelling: &[u8]) -> Key {
        // Sets the bit of case where there is a letter.
        let fold = |part| {
            let bytes = little_endian(part);
            bytes | (bytes >> 1 & 0x2020_2020_2020_2020)
        };
        let mut parts = spelling.chunks(8).map(fold);
        let first = Key::short(parts.next().unwrap_or(0));
        parts.fold(first, Key::with)
    }

    /// The key of a word, whatever its apostrophe.
    pub(crate) fn of_spelling(spelling: &str) -> Key {
        if spelling.is_ascii() { Key::of(spelling.as_bytes()) } else { Key::of(fold(spelling).as_bytes()) }
    }

    /// The key of a mark: one byte that no word is.
    pub(crate) fn of_mark(mark: u8) -> Key {
        Key(u64::from(mark))
    }

    /// The key of a word of up to eight bytes, folded, the first the lowest.
    pub(crate) fn short(folded: u64) -> Key {
        Key(folded)
    }

    /// The key of a word that goes on with these bytes.
    pub(crate) fn with(self, folded: u64) -> Key {
        Key((Key::mix(self.0).rotate_left(32) ^ folded) | Key::LONG)
    }

    /// The first letter of a word of up to eight bytes, folded.
    pub(crate) fn first(self) -> u8 {
        self.0 as u8
    }

    /// The key of two words together.
    pub(crate) fn then(self, next: Key) -> Key {
        self.with(next.0)
    }

    /// One of 64 bits: words with other bits are other words.
    pub(crate) fn bit(self) -> u64 {
        1 << (Key::mix(self.0) >> 58)
    }

    fn mix(state: u64) -> u64 {
        state.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// All of it mixed, best in the highest bits.
    pub(super) fn mixed(self) -> u64 {
        Key::mix(self.0)
    }
}

/// The first eight bytes as a number, the first the lowest; where there are fewer, nothing above the last.
#[inline(always)]
pub(crate) fn little_endian(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let len = bytes.len() as u32;
    // The first and the last four have all of them, some of them twice.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)));
        return first | last << (8 * (len - 4));
    }
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}
