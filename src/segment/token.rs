//! Tokens: the words, numbers and marks of a text, in one pass.
//!
//! A word is a run of letters, with digits after a letter (`P4GN`, `H5`) and apostrophes between letters (`Jum'at`).
//! A number is a run of digits with single dots or commas between them (`1.185,50`). Every other visible character is a
//! mark of its own. Words and numbers that stand in the lexicon carry its [`WordId`] and classes, so that no later step
//! looks at their letters again.

use crate::lexicon::{Class, ClassSet, Lexicon, WordId};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    Number,
    Mark,
    /// The end of the text.
    End,
}

/// Marks other than ASCII, which stand for themselves.
pub(crate) mod mark {
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
    pub(crate) const OTHER: u8 = 0x93;
    /// Stands for a token of furniture: no reader passes it.
    pub(crate) const WALL: u8 = 0x94;
    /// How many marks there are, ASCII among them.
    pub(crate) const COUNT: u8 = 0x95;

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
            _ => OTHER,
        }
    }
}

/// How a token is written and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Flags(u8);

impl Flags {
    const SPACE: u8 = 1;
    const LINE: u8 = 2;
    const CAPITAL: u8 = 4;
    const UPPER: u8 = 8;
    const LOWER: u8 = 16;
    const WIDE: u8 = 32;

    /// Whether space of any kind stands before it.
    pub(crate) fn spaced(self) -> bool {
        self.0 & Flags::SPACE != 0
    }

    /// Whether it is the first of a line.
    pub(crate) fn line_start(self) -> bool {
        self.0 & Flags::LINE != 0
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
}

/// The tokens of `text`, looked up in `lexicon`, with an [`Token::END`] after the last.
pub(crate) fn tokenize(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut scanner = Scanner::new(text);
    while let Some(mut raw) = scanner.next(|part| splits(lexicon, part)) {
        let after_figure = tokens.last().is_some_and(Token::is_number);
        if let Some(end) = glued_scale(text, &raw).filter(|_| after_figure) {
            raw.end = end;
            scanner.at = end;
        }
        let (word, classes) = match raw.kind {
            TokenKind::Mark => (WordId::of_mark(raw.mark), lexicon.classes_of(WordId::of_mark(raw.mark))),
            _ => {
                let word = lexicon.word_id(&text[raw.start..raw.end]);
                (word, lexicon.classes_of(word))
            }
        };
        tokens.push(Token {
            start: raw.start as u32,
            end: raw.end as u32,
            word,
            kind: raw.kind,
            mark: raw.mark,
            flags: raw.flags,
            classes,
        });
    }
    tokens.push(Token::END);
    tokens
}

/// Where scraped text lost the space within a word: before a figure (`Rp1,5`, `sebanyak28`), or before the label of a
/// credit (`Edo PurmanaEditor:`).
fn splits(lexicon: &Lexicon, part: Part<'_>) -> bool {
    match part {
        Part::BeforeFigure(letters) => lexicon.classes_of(lexicon.word_id(letters)).intersects(ClassSet::BEFORE_FIGURE),
        Part::FromCapital(letters) => lexicon.classes_of(lexicon.word_id(letters)).has(Class::Credit),
    }
}

/// The end of a scale with the next word glued to it: `Rp 222 miliarhasil operasi`.
fn glued_scale(text: &str, raw: &RawToken) -> Option<usize> {
    const SCALES: [&str; 4] = ["triliun", "miliar", "juta", "ribu"];
    let word = text.get(raw.start..raw.end)?;
    let scale = SCALES.iter().find(|scale| word.strip_prefix(**scale).is_some_and(|rest| rest.len() >= 3))?;
    Some(raw.start + scale.len())
}

/// A part of a word at which it may be two.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    /// The letters before a digit.
    BeforeFigure(&'a str),
    /// The letters from a capital after a small letter on.
    FromCapital(&'a str),
}

/// A token as scanned, before it is looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawToken {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    pub(crate) mark: u8,
    pub(crate) flags: Flags,
}

/// Reads a text token by token.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    seen: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, seen: false }
    }

    /// The next token; `splits` says of a part of a word whether the word is two there.
    pub(crate) fn next(&mut self, splits: impl Fn(Part<'a>) -> bool) -> Option<RawToken> {
        let flags = self.skip_space();
        let bytes = self.text.as_bytes();
        let start = self.at;
        let first = *bytes.get(start)?;
        self.seen = true;
        let (kind, mark, flags) = if first.is_ascii_digit() {
            self.at = number_end(bytes, start);
            (TokenKind::Number, 0, flags)
        } else if first.is_ascii_alphabetic() {
            let case = self.word(splits);
            (TokenKind::Word, 0, Flags(flags.0 | case))
        } else if first.is_ascii() {
            self.at = start + 1;
            (TokenKind::Mark, first, flags)
        } else {
            let c = self.char_at(start)?;
            if c.is_alphabetic() {
                let case = self.word(splits);
                (TokenKind::Word, 0, Flags(flags.0 | case))
            } else {
                self.at = start + c.len_utf8();
                (TokenKind::Mark, mark::of(c), flags)
            }
        };
        Some(RawToken { start, end: self.at, kind, mark, flags })
    }

    /// Moves over space; says what kind it was.
    fn skip_space(&mut self) -> Flags {
        let bytes = self.text.as_bytes();
        let from = self.at;
        let mut flags = if self.seen { 0 } else { Flags::LINE };
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\t' | 0x0b | 0x0c | 0..=8 | 0x0e..=0x1f | 0x7f) => self.at += 1,
                Some(b'\n' | b'\r') => {
                    flags |= Flags::LINE;
                    self.at += 1;
                }
                Some(&byte) if !byte.is_ascii() => match self.char_at(self.at) {
                    Some(c) if is_blank(c) => {
                        if matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') {
                            flags |= Flags::LINE;
                        }
                        self.at += c.len_utf8();
                    }
                    _ => break,
                },
                _ => break,
            }
        }
        if self.at > from {
            flags |= Flags::SPACE;
        }
        if self.at > from + 1 {
            flags |= Flags::WIDE;
        }
        Flags(flags)
    }

    /// Moves over a word; gives its case flags.
    fn word(&mut self, splits: impl Fn(Part<'a>) -> bool) -> u8 {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut case = 0;
        let mut letters_only = true;
        loop {
            let Some(&byte) = bytes.get(self.at) else { break };
            match byte {
                b'a'..=b'z' => {
                    case |= Flags::LOWER;
                    self.at += 1;
                }
                b'A'..=b'Z' if self.after_lower(start) && splits(Part::FromCapital(self.tail())) => break,
                b'A'..=b'Z' => {
                    case |= if self.at == start { Flags::CAPITAL | Flags::UPPER } else { Flags::UPPER };
                    self.at += 1;
                }
                b'0'..=b'9' => {
                    if letters_only && splits(Part::BeforeFigure(&self.text[start..self.at])) {
                        break;
                    }
                    letters_only = false;
                    self.at += 1;
                }
                b'\'' => {
                    if !bytes.get(self.at + 1).is_some_and(u8::is_ascii_lowercase) || !self.after_letter(start) {
                        break;
                    }
                    self.at += 1;
                }
                0..=127 => break,
                _ => {
                    let Some(c) = self.char_at(self.at) else { break };
                    let in_word = c.is_alphabetic()
                        || is_combining(c)
                        || (c == '’' && self.after_letter(start) && self.letter_at(self.at + 3));
                    if !in_word {
                        break;
                    }
                    if c.is_uppercase() {
                        case |= if self.at == start { Flags::CAPITAL | Flags::UPPER } else { Flags::UPPER };
                    } else if c.is_lowercase() {
                        case |= Flags::LOWER;
                    }
                    self.at += c.len_utf8();
                }
            }
        }
        case
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(|c| c.is_lowercase())
    }

    /// Whether the character before is a small letter of the word.
    fn after_lower(&self, start: usize) -> bool {
        self.at > start && self.text.as_bytes()[self.at - 1].is_ascii_lowercase()
    }

    /// The letters from here to the end of the word.
    fn tail(&self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        &rest[..end]
    }

    fn after_letter(&self, start: usize) -> bool {
        self.at > start && self.text.as_bytes()[self.at - 1].is_ascii_alphabetic()
    }
}

/// The end of the number that begins at `start`: digits, with single dots or commas between digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            at += 1;
        } else if matches!(byte, b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// Space that is not ASCII, and characters that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
