//! Puts a lexicon together: spells surfaces, adds their entries and roles, and puts the entries in order.

use std::borrow::Cow;
use std::num::NonZeroU16;

use super::slots::Slots;
use super::table::{Surface, column_end, header_end};
use super::{Class, ClassSet, Entry, Key, Lexicon, Role, RoleSet, Word, WordId, push};
use crate::segment::token::{PlainWords, Scanner, TokenKind};

/// The words of a surface.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelt {
    /// The first of them; [`WordId::NONE`] where there is none.
    pub(super) first: WordId,
    /// Where the others begin in the pool of words, which they end.
    pub(super) rest: usize,
}

impl Lexicon {
    /// Gives every word of a surface a role.
    pub(super) fn add_role(&mut self, surface: Surface<'_>, role: Role) {
        let spelt = self.spell(surface);
        self.give_role(spelt, role);
    }

    /// Gives words that were spelt a role, and takes them from the pool.
    pub(super) fn give_role(&mut self, spelt: Spelt, role: Role) {
        let rest = self.rests.drain(spelt.rest..);
        for word in std::iter::once(spelt.first).filter(|first| *first != WordId::NONE).chain(rest) {
            let at = word.0 as usize;
            if at >= self.roles.len() {
                self.roles.resize(at + 1, RoleSet::EMPTY);
            }
            self.roles[at] = self.roles[at].with(role);
        }
    }

    pub(super) fn add(&mut self, surface: Surface<'static>, class: Class, value: u16) {
        self.add_as(surface, class, value, false);
    }

    pub(super) fn add_as(&mut self, surface: Surface<'static>, class: Class, value: u16, exact: bool) {
        let spelt = self.spell(surface);
        self.add_spelt(spelt, class, value, exact.then(|| Cow::Borrowed(surface.as_str())));
    }

    /// Adds an entry; where case matters, `exact` is how it must be written.
    #[inline(always)] // asked in few places
    pub(super) fn add_spelt(&mut self, spelt: Spelt, class: Class, value: u16, exact: Option<Cow<'static, str>>) {
        if spelt.first == WordId::NONE {
            return;
        }
        let rest = self.rests.get(spelt.rest..).unwrap_or_default();
        self.entries.push(Entry {
            second: rest.first().copied().unwrap_or(WordId::NONE),
            rest: spelt.rest as u32,
            value,
            exact: exact.and_then(|surface| NonZeroU16::new(push(&mut self.surfaces, surface))),
            class,
            alike: 1,
            rest_len: rest.len() as u8,
        });
        self.begun.push(spelt.first);
    }

    /// Reads a table of two columns, surfaces and what is said of each, and gives `add` the words of each surface, the other
    /// column and where that begins.
    #[inline(always)] // asked in few places
    pub(super) fn load_pairs(
        &mut self,
        table: &'static str,
        mut add: impl FnMut(&mut Lexicon, Spelt, &'static str, u32),
    ) {
        let mut at = header_end(table);
        while at < table.len() {
            let (mut spelt, read) = self.spell_plain(&table.as_bytes()[at..]);
            let mut tab = at + read;
            if table.as_bytes().get(tab) != Some(&b'\t') {
                tab = column_end(table, tab);
                self.spell_marks(&table[at + read..tab], &mut spelt);
            }
            let end = column_end(table, tab + 1);
            add(self, spelt, table.get(tab + 1..end).unwrap_or(""), tab as u32 + 1);
            at = end + 1;
        }
    }

    /// The words of a surface, put into the pool but for the first.
    #[inline(always)] // asked in few places
    pub(super) fn spell(&mut self, surface: Surface<'_>) -> Spelt {
        // Most surfaces are plain words.
        let (mut spelt, read) = self.spell_plain(surface.text.as_bytes());
        if read < surface.len {
            self.spell_marks(&surface.as_str()[read..], &mut spelt);
        }
        spelt
    }

    /// The plain words that a text begins with, and where they end.
    #[inline(always)] // asked in few places
    fn spell_plain(&mut self, text: &[u8]) -> (Spelt, usize) {
        let mut spelt = Spelt { first: WordId::NONE, rest: self.rests.len() };
        let mut words = PlainWords::of(text);
        while let Some(key) = words.next_key() {
            self.put(key, &mut spelt);
        }
        (spelt, words.at())
    }

    /// Goes on with the words of the last part of a surface, whatever stands there.
    #[inline(never)] // seldom asked
    pub(super) fn spell_marks(&mut self, text: &str, spelt: &mut Spelt) {
        let mut scanner = Scanner::new(text);
        while let Some(raw) = scanner.next(|_| false) {
            let key = match raw.kind {
                TokenKind::Mark => Key::of_mark(raw.mark),
                _ => raw.key.unwrap_or_else(|| Key::of_spelling(&text[raw.start..raw.end])),
            };
            self.put(key, spelt);
        }
    }

    /// Adds a word to those of a surface.
    #[inline(always)] // asked in few places
    fn put(&mut self, key: Key, spelt: &mut Spelt) {
        let word = self.intern(key);
        if spelt.first == WordId::NONE {
            spelt.first = word;
        } else {
            self.rests.push(word);
        }
    }

    /// The word with a key, which is added if absent.
    #[inline(always)] // asked in few places
    fn intern(&mut self, key: Key) -> WordId {
        let (slot, known) = self.slots.find(key, |word| self.words[word.0 as usize].key);
        if known != WordId::NONE {
            return known;
        }
        let word = WordId(self.words.len() as u32);
        self.words.push(Word { key, ..Word::default() });
        self.slots.fill(slot, word);
        if self.slots.is_full() {
            self.grow();
        }
        word
    }

    #[cold]
    fn grow(&mut self) {
        self.slots = Slots::with_capacity(2 * self.words.len());
        for (word, known) in (0..).zip(&self.words).filter(|(_, known)| known.key != Key::NONE) {
            self.slots.add(known.key, WordId(word));
        }
    }

    /// Puts the entries under their first words.
    pub(super) fn put_in_order(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        self.firsts = vec![0; self.words.len() + 1];
        // How many a word has tells where those of the next begin; as each is given its place, they end there.
        begun.iter().for_each(|first| self.firsts[first.0 as usize] += 1);
        let mut begin = 0;
        for first in &mut self.firsts {
            begin += std::mem::replace(first, begin);
        }
        let place = |first: WordId| {
            let next = &mut self.firsts[first.0 as usize];
            std::mem::replace(next, *next + 1)
        };
        let mut places: Vec<u32> = begun.into_iter().map(place).collect();
        for at in 0..places.len() {
            // What stands here goes to its place, until what comes from there is what belongs here.
            while places[at] as usize != at {
                let place = places[at] as usize;
                self.entries.swap(at, place);
                places.swap(at, place);
            }
        }
        self.whole.resize(self.words.len(), ClassSet::EMPTY);
        let mut begin = 0;
        for ((first, word), whole) in self.firsts.iter_mut().zip(&mut self.words).zip(&mut self.whole) {
            let end = std::mem::replace(first, begin);
            let own = &mut self.entries[begin as usize..end as usize];
            if own.len() > 1 {
                own.sort_by_key(Entry::order);
                for alike in own.chunk_by_mut(|entry, other| entry.class == other.class) {
                    alike[0].alike = alike.len() as u16;
                }
            }
            for entry in own {
                word.classes = word.classes.with_listed(entry.class);
                if entry.is_whole() {
                    *whole = whole.with(entry.class);
                }
            }
            begin = end;
        }
        if let Some(end) = self.firsts.last_mut() {
            *end = begin;
        }
    }
}
