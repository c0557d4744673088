//! Where the words of the lexicon are found by their keys: open addressing.

use super::{Key, WordId};

/// Words by their keys.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    slots: Box<[WordId]>,
    /// How far to shift a mixed key for its slot.
    shift: u32,
    /// How many words there are.
    len: usize,
}

impl Slots {
    /// How many slots there are to a word, at the least: of words that no entry holds few meet another in theirs.
    const ROOM: usize = 3;

    /// Room for so many words.
    pub(super) fn with_capacity(words: usize) -> Slots {
        let slots = (words * Slots::ROOM).next_power_of_two().max(2);
        Slots { slots: vec![WordId::NONE; slots].into_boxed_slice(), shift: u64::BITS - slots.trailing_zeros(), len: 0 }
    }

    /// Whether another word would crowd them.
    pub(super) fn is_full(&self) -> bool {
        (self.len + 1) * Slots::ROOM > self.slots.len()
    }

    /// The word with a key, or none, and its slot: that in which it would stand if there is none. `key_of` gives the key of
    /// a word.
    #[inline(always)]
    pub(super) fn find(&self, key: Key, key_of: impl Fn(WordId) -> Key) -> (usize, WordId) {
        let mask = self.slots.len() - 1;
        let mut at = self.home(key);
        loop {
            let word = self.slots[at & mask];
            if word == WordId::NONE || key_of(word) == key {
                return (at & mask, word);
            }
            at += 1;
        }
    }

    /// Puts a word into an empty slot.
    pub(super) fn fill(&mut self, slot: usize, word: WordId) {
        self.slots[slot] = word;
        self.len += 1;
    }

    /// Adds a word that is not among them.
    pub(super) fn add(&mut self, key: Key, word: WordId) {
        let (slot, _) = self.find(key, |_| Key::NONE);
        self.fill(slot, word);
    }

    /// The slots in which the word with a key may stand, in order: none after the first that is empty.
    #[inline(always)]
    pub(super) fn near(&self, key: Key) -> impl Iterator<Item = WordId> {
        let mask = self.slots.len() - 1;
        (self.home(key)..).map(move |at| self.slots[at & mask])
    }

    #[inline(always)]
    fn home(&self, key: Key) -> usize {
        (key.mixed() >> self.shift) as usize
    }
}
