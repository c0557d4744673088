//! Tells the words, numbers and marks of a text from each other, one token after the other.

use super::plain::{APOSTROPHE, DIGIT, LETTER, MARK, MARKUP, NEW_LINE, PlainWord, SPACE, WIDE, kind_of};
use super::{Flags, TokenKind, mark};
use crate::lexicon::Key;
use crate::segment::markup::{self, Shown};

/// A part of a word at which it may be two.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    /// The letters before a digit.
    BeforeFigure(&'a str),
    /// The letters before and from a capital within a word, and all of them.
    AtCapital { before: &'a str, after: &'a str, whole: &'a str },
}

/// A token as scanned, before it is looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawToken {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    pub(crate) mark: u8,
    pub(crate) flags: Flags,
    /// What a word is looked up by, where scanning gave it.
    pub(crate) key: Option<Key>,
}

/// Reads a text token by token.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    pub(super) at: usize,
    /// How often more than one space stood within a line.
    pub(super) wide_gaps: usize,
    /// Whether an apostrophe of the word at hand is written as an entity.
    has_entity: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, wide_gaps: 0, has_entity: false }
    }

    /// The next token; `splits` says of a part of a word whether the word is two there.
    pub(crate) fn next(&mut self, splits: impl Fn(Part<'a>) -> bool) -> Option<RawToken> {
        let bytes = self.text.as_bytes();
        let mut flags = if self.at == 0 { Flags::LINE } else { 0 };
        let mut first = kind_of(*bytes.get(self.at)?);
        // One space is all that stands before most tokens.
        if first == SPACE && self.at > 0 {
            self.at += 1;
            flags = Flags::SPACE;
            first = kind_of(*bytes.get(self.at)?);
        }
        if !matches!(first, LETTER | DIGIT | MARK | APOSTROPHE) {
            self.skip_space(&mut flags);
            first = kind_of(*bytes.get(self.at)?);
        }
        let start = self.at;
        let (kind, mark) = match first {
            LETTER => {
                let plain = PlainWord::at(bytes, start).or_else(|| PlainWord::near_end(bytes, start));
                if let Some(PlainWord { len, case, key, .. }) = plain {
                    self.at = start + len as usize;
                    let flags = Flags(flags | case);
                    return Some(RawToken {
                        start,
                        end: self.at,
                        kind: TokenKind::Word,
                        mark: 0,
                        flags,
                        key: Some(key),
                    });
                }
                (TokenKind::Word, 0)
            }
            DIGIT => {
                self.at = number_end(bytes, start);
                (TokenKind::Number, 0)
            }
            WIDE => match self.char_at(start)? {
                // The marks of quoting and dashes stand before U+2100, where letters are rare, and need no table.
                c if !matches!(c, '\u{2010}'..='\u{2044}') && c.is_alphabetic() => (TokenKind::Word, 0),
                c => {
                    let after = start + c.len_utf8();
                    let doubled = mark::doubled(mark::of(c)).filter(|_| self.char_at(after) == Some(c));
                    self.at = if doubled.is_some() { after + c.len_utf8() } else { after };
                    (TokenKind::Mark, doubled.unwrap_or(mark::of(c)))
                }
            },
            MARKUP => {
                let shown = match markup::at(self.text, start, flags & Flags::LINE != 0) {
                    Some((Shown::Mark(c), len)) => Some((c, len)),
                    _ => None,
                };
                let (c, len) = shown.unwrap_or((bytes[start] as char, 1));
                self.at = start + len;
                (TokenKind::Mark, if c.is_ascii() { c as u8 } else { mark::of(c) })
            }
            APOSTROPHE if bytes.get(start + 1) == Some(&b'\'') => {
                self.at = start + 2;
                (TokenKind::Mark, b'"')
            }
            _ => {
                self.at = start + 1;
                (TokenKind::Mark, bytes[start])
            }
        };
        let mut key = None;
        if kind == TokenKind::Word {
            flags |= self.word(splits);
            if std::mem::take(&mut self.has_entity) {
                key = Some(Key::of_spelling(&markup::shown(&self.text[start..self.at])));
            }
        }
        Some(RawToken { start, end: self.at, kind, mark, flags: Flags(flags), key })
    }

    /// Moves over space, and markup that shows nothing else, and says in `flags`, where the space before is told, what
    /// kind it was.
    fn skip_space(&mut self, flags: &mut u8) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let from = self.at;
            match kind_of(byte) {
                SPACE => self.at += 1,
                MARKUP => match markup::at(self.text, from, *flags & Flags::LINE != 0) {
                    None | Some((Shown::Mark(_), _)) => break,
                    Some((shown, len)) => {
                        self.at += len;
                        match shown {
                            Shown::Space => {}
                            Shown::NewLine => *flags |= Flags::LINE,
                            _ => continue,
                        }
                    }
                },
                NEW_LINE => {
                    *flags |= Flags::LINE;
                    self.at += 1;
                }
                WIDE => match self.char_at(self.at) {
                    Some(c) if is_blank(c) => {
                        if matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') {
                            *flags |= Flags::LINE;
                        }
                        self.at += c.len_utf8();
                    }
                    // The bullet of an item shows that a line begins.
                    Some(c) if *flags & Flags::LINE != 0 && mark::of(c) == mark::BULLET => {
                        let after = self.shown_end(self.at + c.len_utf8());
                        if !self.char_at(after).is_some_and(is_blank) {
                            break;
                        }
                        self.at = after;
                        continue;
                    }
                    // So does a pictograph, though nothing stand between it and the item: `✅Sabu : 12 gram`.
                    Some(c) if *flags & Flags::LINE != 0 && mark::is_pictograph(c) => {
                        self.at = self.shown_end(self.at + c.len_utf8());
                        continue;
                    }
                    _ => break,
                },
                _ => break,
            }
            *flags |= if *flags & Flags::SPACE != 0 { Flags::WIDE } else { Flags::SPACE };
        }
        self.wide_gaps += usize::from(*flags & (Flags::WIDE | Flags::LINE) == Flags::WIDE);
    }

    /// The end of a sign with the one that says how it is shown, where that follows it.
    fn shown_end(&self, end: usize) -> usize {
        const EMOJI: char = '\u{fe0f}';
        end + self.char_at(end).filter(|c| *c == EMOJI).map_or(0, char::len_utf8)
    }

    /// Moves over a word; gives its case flags.
    fn word(&mut self, splits: impl Fn(Part<'a>) -> bool) -> u8 {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let capital = match bytes.get(start) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.char_at(start).is_some_and(char::is_uppercase),
        };
        let mut case = if capital { Flags::CAPITAL } else { 0 };
        loop {
            let run = self.at;
            self.at += bytes[run..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let letters = &bytes[run..self.at];
            case |= case_of(letters) & !Flags::CAPITAL;
            if letters.iter().skip(1).any(u8::is_ascii_uppercase)
                && case & Flags::LOWER != 0
                && let Some(end) = self.glued_word(run, &splits)
            {
                self.at = end;
                return case_of(&bytes[start..end]);
            }
            let Some(&byte) = bytes.get(self.at) else { return case };
            match byte {
                b'0'..=b'9' => {
                    if run == start && splits(Part::BeforeFigure(&self.text[start..self.at])) {
                        return case;
                    }
                    while bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                        self.at += 1;
                    }
                }
                b'\'' if self.after_letter(start) && self.letter_at(self.at + 1) => self.at += 1,
                b'&' => match markup::at(self.text, self.at, false) {
                    Some((Shown::Mark('\'' | '’'), len))
                        if self.after_letter(start) && self.letter_at(self.at + len) =>
                    {
                        self.at += len;
                        self.has_entity = true;
                    }
                    _ => return case,
                },
                0..=127 => return case,
                _ => match self.char_at(self.at) {
                    Some(c) if self.continues(c, start) => {
                        case |= if c.is_uppercase() { Flags::UPPER } else { 0 };
                        case |= if c.is_lowercase() { Flags::LOWER } else { 0 };
                        self.at += c.len_utf8();
                    }
                    _ => return case,
                },
            }
        }
    }

    /// Whether a character that is not ASCII belongs to the word that began at `start`.
    fn continues(&self, c: char, start: usize) -> bool {
        c.is_alphabetic() || is_combining(c) || c == '’' && self.after_letter(start) && self.letter_at(self.at + 3)
    }

    /// Where a second word begins within the letters from `run` to here: at a capital after a small letter (`JugaAdapun`)
    /// or after an abbreviation (`CONTENTKasus`).
    fn glued_word(&self, run: usize, splits: &impl Fn(Part<'a>) -> bool) -> Option<usize> {
        const LONGEST: usize = 60;
        let whole = &self.text[run..self.at];
        let letters = whole.as_bytes();
        if letters.len() > LONGEST {
            return None;
        }
        let is_domain = || self.text[self.at..].starts_with('.') && self.letter_at(self.at + 1);
        let capital = |at: &usize| {
            let after_small = letters[at - 1].is_ascii_lowercase();
            letters[*at].is_ascii_uppercase()
                && (after_small || *at >= 3 && letters.get(at + 1).is_some_and(u8::is_ascii_lowercase))
        };
        (1..letters.len())
            .filter(capital)
            .find(|at| splits(Part::AtCapital { before: &whole[..*at], after: &whole[*at..], whole }) && !is_domain())
            .map(|at| run + at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_lowercase)
    }

    fn after_letter(&self, start: usize) -> bool {
        self.at > start && self.text.as_bytes()[self.at - 1].is_ascii_alphabetic()
    }
}

/// The flags of a word by its ASCII letters.
fn case_of(word: &[u8]) -> u8 {
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    flag(word.first().is_some_and(u8::is_ascii_uppercase), Flags::CAPITAL)
        | flag(word.iter().any(u8::is_ascii_uppercase), Flags::UPPER)
        | flag(word.iter().any(u8::is_ascii_lowercase), Flags::LOWER)
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
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
