//! The tokens of a text, and the lists of those at which something may begin.

use super::Token;

/// The tokens of a text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// All of them, with a [`Token::END`] after the last.
    pub(crate) all: Vec<Token>,
    /// The first of each line.
    pub(crate) lines: Vec<u32>,
    /// Those at which a part of the page, a sentence or a quotation may begin or end: the first of each line, and words
    /// and marks of [`ClassSet::LANDMARKS`].
    pub(crate) landmarks: Vec<u32>,
    /// Those at which a rule may begin: numbers, and words of [`ClassSet::TRIGGERS`].
    pub(crate) triggers: Vec<u32>,
    /// Those at which a name may begin: words with capitals, and words of [`ClassSet::NAMES`].
    pub(crate) names: Vec<u32>,
    /// Those at which a fact may be told: words of [`ClassSet::EVENTS`].
    pub(crate) events: Vec<u32>,
    /// How many are words.
    pub(crate) words: usize,
    /// How many are function words of Indonesian, Malay and English.
    pub(crate) languages: [usize; LANGUAGES],
}

impl Tokens {
    /// Forgets all of them, and makes room for those of most texts of so many bytes.
    pub(super) fn begin(&mut self, bytes: usize) {
        self.all.clear();
        self.all.reserve(bytes / 5 + 8);
        for (list, one_in) in [
            (&mut self.lines, 128),
            (&mut self.landmarks, 32),
            (&mut self.triggers, 32),
            (&mut self.names, 24),
            (&mut self.events, 64),
        ] {
            list.clear();
            list.reserve(bytes / one_in + 8);
        }
        (self.words, self.languages) = (0, [0; LANGUAGES]);
    }

    /// Notes where lines, names and rules may begin.
    ///
    /// Nothing foretells which lists a token is on: each list is a bit of every token first, told without a branch.
    pub(super) fn list(&mut self) {
        for (block, first) in self.all.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            let (mut lists, mut languages) = ([0; BLOCK], 0);
            for (token, lists) in block.iter().zip(&mut lists) {
                *lists = token.lists();
                languages += token.classes.languages();
            }
            let [landmarks, triggers, names, events, words, numbers, lines, capitals] = planes(&lists);
            for (count, of_language) in self.languages.iter_mut().zip(languages.to_le_bytes()) {
                *count += usize::from(of_language);
            }
            self.words += words.count_ones() as usize;
            for (list, mut bits) in [
                (&mut self.lines, lines),
                (&mut self.landmarks, lines | landmarks),
                (&mut self.triggers, numbers | triggers),
                (&mut self.names, words & (capitals | names)),
                (&mut self.events, events),
            ] {
                while bits != 0 {
                    list.push(first + bits.trailing_zeros());
                    bits &= bits - 1;
                }
            }
        }
    }
}

/// How many languages have classes of function words.
const LANGUAGES: usize = 3;

/// How many tokens are listed at once.
const BLOCK: usize = u64::BITS as usize;

/// The lowest bits of some bytes, the next, and so on.
#[inline(always)]
fn planes(bytes: &[u8; BLOCK]) -> [u64; 8] {
    let eights = bytes.as_chunks::<8>().0;
    let mut rows = std::array::from_fn(|at| u64::from_le_bytes(eights[at]));
    // The bits and bytes of each row change places, by ones, twos and fours,
    for row in &mut rows {
        for (shift, own) in [(7, 0x00aa_00aa_00aa_00aa), (14, 0x0000_cccc_0000_cccc), (28, 0x0000_0000_f0f0_f0f0)] {
            let others = (*row ^ *row >> shift) & own;
            *row ^= others ^ others << shift;
        }
    }
    // and then the bytes and rows.
    for (apart, own) in [(4, 0xffff_ffff), (2, 0x0000_ffff_0000_ffff), (1, 0x00ff_00ff_00ff_00ff)] {
        for at in (0..8).filter(|at| at & apart == 0) {
            let others = (rows[at] >> (8 * apart) ^ rows[at + apart]) & own;
            rows[at] ^= others << (8 * apart);
            rows[at + apart] ^= others;
        }
    }
    rows
}
