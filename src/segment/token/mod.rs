//! Tokens: the words, numbers and marks of a text, in one pass.
//!
//! A word is a run of letters, with digits after a letter (`P4GN`, `H5`) and apostrophes between letters (`Jum'at`).
//! A number is a run of digits with single dots or commas between them (`1.185,50`). Every other visible character is a
//! mark of its own. Words and numbers that stand in the lexicon carry its [`WordId`] and classes, so that no later step
//! looks at their letters again.

mod lists;
pub(crate) mod mark;
mod plain;
mod read;
mod scanner;

use crate::lexicon::{ClassSet, Key, WordId};
pub(crate) use lists::Tokens;
pub(crate) use plain::PlainWords;
pub(super) use plain::is_even;
pub(crate) use read::tokenize;
pub(super) use scanner::is_blank;
pub(crate) use scanner::{RawToken, Scanner};

/// What a token is. A bit tells of words and one of numbers: see [`Token::lists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum TokenKind {
    Word = 1 << 4,
    Number = 1 << 5,
    Mark = 0,
    /// The end of the text.
    End = 1,
}

/// How a token is written and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Flags(u8);

impl Flags {
    const SPACE: u8 = 1;
    const WIDE: u8 = 1 << 1;
    const UPPER: u8 = 1 << 2;
    const LOWER: u8 = 1 << 3;
    const SENTENCE: u8 = 1 << 4;
    const TITLE: u8 = 1 << 5;
    const LINE: u8 = 1 << 6;
    const CAPITAL: u8 = 1 << 7;

    /// Whether space of any kind stands before it.
    pub(crate) fn spaced(self) -> bool {
        self.0 & Flags::SPACE != 0
    }

    /// Whether it is the first of a line.
    pub(crate) fn line_start(self) -> bool {
        self.0 & Flags::LINE != 0
    }

    /// Whether it is the first of a sentence.
    pub(crate) fn sentence_start(self) -> bool {
        self.0 & Flags::SENTENCE != 0
    }

    /// Whether it stands in a title, where capitals tell nothing: the headline, or a line of capitalised words.
    pub(crate) fn in_title(self) -> bool {
        self.0 & Flags::TITLE != 0
    }

    /// Says that it is the first of a sentence.
    pub(crate) fn begin_sentence(&mut self) {
        self.0 |= Flags::SENTENCE;
    }

    /// Says that it stands in a title.
    pub(crate) fn put_in_title(&mut self) {
        self.0 |= Flags::TITLE;
    }

    /// Says that its line goes on the one before.
    fn continue_line(&mut self) {
        self.0 = self.0 & !(Flags::LINE | Flags::WIDE) | Flags::SPACE;
    }

    /// Whether more than one space stands before it.
    pub(crate) fn wide_gap(self) -> bool {
        self.0 & Flags::WIDE != 0
    }

    /// Whether its first letter is a capital.
    pub(crate) fn capital(self) -> bool {
        self.0 & Flags::CAPITAL != 0
    }

    /// Whether it has letters and all of them are capitals.
    pub(crate) fn upper(self) -> bool {
        self.0 & (Flags::UPPER | Flags::LOWER) == Flags::UPPER
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Byte offset of its first byte.
    pub(crate) start: u32,
    /// Byte offset after its last byte.
    pub(crate) end: u32,
    /// Its word in the lexicon; [`WordId::NONE`] where it has none. A mark's word is the mark.
    pub(crate) word: WordId,
    pub(crate) kind: TokenKind,
    /// The mark it is, or 0.
    pub(crate) mark: u8,
    pub(crate) flags: Flags,
    /// The classes of lexicon entries that begin with it.
    pub(crate) classes: ClassSet,
    /// What it is compared by, whatever its case.
    pub(crate) key: Key,
}

impl Token {
    pub(crate) const END: Token = Token {
        start: u32::MAX,
        end: u32::MAX,
        word: WordId::NONE,
        kind: TokenKind::End,
        mark: 0,
        flags: Flags(Flags::LINE | Flags::SPACE),
        classes: ClassSet::EMPTY,
        key: Key::NONE,
    };

    /// Hides the token from every reader.
    pub(crate) fn wall_off(&mut self) {
        self.kind = TokenKind::Mark;
        self.mark = mark::WALL;
        self.word = WordId::of_mark(mark::WALL);
        self.classes = ClassSet::EMPTY;
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Whether it is this mark.
    pub(crate) fn is(&self, mark: u8) -> bool {
        self.mark == mark && self.kind == TokenKind::Mark
    }

    /// Whether it is a hyphen or a dash of any length.
    pub(crate) fn is_dash(&self) -> bool {
        self.kind == TokenKind::Mark && matches!(self.mark, b'-' | mark::EN_DASH | mark::EM_DASH | mark::MINUS)
    }

    /// Whether it opens or closes a quotation in double marks.
    pub(crate) fn is_double_quote(&self) -> bool {
        self.kind == TokenKind::Mark && matches!(self.mark, b'"' | mark::LEFT_QUOTE | mark::RIGHT_QUOTE)
    }

    /// Whether it is written with a capital.
    pub(crate) fn capital(&self) -> bool {
        self.flags.capital()
    }

    /// Length in bytes.
    pub(crate) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// What puts it on a list, a bit each, the first the lowest: the four of [`ClassSet::lists`]; that it is a word, a
    /// number, the first of a line, has a capital.
    #[inline(always)]
    fn lists(&self) -> u8 {
        const KINDS: u8 = TokenKind::Word as u8 | TokenKind::Number as u8;
        self.classes.lists() | self.kind as u8 & KINDS | self.flags.0 & (Flags::LINE | Flags::CAPITAL)
    }
}
