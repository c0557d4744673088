//! Tokens: the words, numbers and marks of a text, in one pass.
//!
//! A word is a run of letters, with digits after a letter (`P4GN`, `H5`) and apostrophes between letters (`Jum'at`).
//! A number is a run of digits with single dots or commas between them (`1.185,50`). Every other visible character is a
//! mark of its own. Words and numbers that stand in the lexicon carry its [`WordId`] and classes, so that no later step
//! looks at their letters again.

use std::num::NonZeroU64;

use super::markup::{self, Shown};
use super::wrap;
use crate::lexicon::{Class, ClassSet, Key, Lexicon, Role, RoleSet, WordId, little_endian};

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
            _ => OTHER,
        }
    }
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
    fn begin(&mut self, bytes: usize) {
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
    fn list(&mut self) {
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

/// Lists the tokens of `text`, looked up in `lexicon`.
///
/// They are looked up when all are read: the lexicon is large, and memory answers many questions at once as fast as one.
#[inline(never)]
pub(crate) fn tokenize(text: &str, lexicon: &Lexicon, tokens: &mut Tokens) {
    tokens.begin(text.len());
    let mut scanner = Scanner::new(text);
    let mut small_lines = 0;
    while let Some(mut raw) = scanner.next(|part| splits(lexicon, part)) {
        small_lines += usize::from(raw.flags.line_start() && text.as_bytes()[raw.start].is_ascii_lowercase());
        if tokens.all.last().is_some_and(Token::is_number)
            && let Some(end) = glued_scale(text, &raw)
            && lexicon.word_id(&text[raw.start..raw.end]) == WordId::NONE
        {
            (raw.end, raw.key) = (end, None);
            scanner.at = end;
        }
        let key = match raw.kind {
            TokenKind::Mark => Key::of_mark(raw.mark),
            _ => raw.key.unwrap_or_else(|| Key::of_spelling(&text[raw.start..raw.end])),
        };
        let (start, end) = (raw.start as u32, raw.end as u32);
        tokens.all.push(Token { start, end, kind: raw.kind, mark: raw.mark, flags: raw.flags, key, ..Token::END });
        if raw.kind != TokenKind::Number || !begins_with_scale(&text.as_bytes()[raw.end..]) {
            scanner.at = plain_words(text.as_bytes(), scanner.at, &mut tokens.all);
        }
    }
    // Where many gaps are wide, that is how the text is set.
    if scanner.wide_gaps * 10 > tokens.all.len() {
        tokens.all.iter_mut().for_each(|token| token.flags.0 &= !Flags::WIDE);
    }
    for start in wrap::continued(text, small_lines) {
        let at = tokens.all.partition_point(|token| (token.start as usize) < start);
        if let Some(first) = tokens.all.get_mut(at) {
            first.flags.continue_line();
        }
    }
    for token in &mut tokens.all {
        (token.word, token.classes) = lexicon.look_up_with_classes(token.key);
    }
    tokens.list();
    tokens.all.push(Token::END);
}

/// Adds the plain words and the marks at a place within a text; the place after them.
#[inline(never)] // a loop of its own has the registers it needs
fn plain_words(text: &[u8], mut at: usize, tokens: &mut Vec<Token>) -> usize {
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    // One space or none.
    let mut space = u8::from(byte(at) == b' ');
    at += usize::from(space);
    loop {
        // A word, with the mark that may follow it, or a mark.
        let mut after = match PlainWord::at(text, at) {
            Some(plain) => {
                let (start, end) = (at as u32, at as u32 + plain.len);
                let flags = Flags(plain.case | (space * Flags::SPACE));
                tokens.push(Token { start, end, kind: TokenKind::Word, flags, key: plain.key, ..Token::END });
                (at, space) = (end as usize, 0);
                plain.after
            }
            None if kind_of(byte(at)) == MARK => byte(at),
            None => return at - usize::from(space),
        };
        if kind_of(after) == MARK {
            let (start, end, mark, flags) = (at as u32, at as u32 + 1, after, Flags(space * Flags::SPACE));
            let key = Key::of_mark(mark);
            tokens.push(Token { start, end, kind: TokenKind::Mark, mark, flags, key, ..Token::END });
            at += 1;
            after = byte(at);
        }
        space = u8::from(after == b' ');
        at += usize::from(space);
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

/// Where scraped text lost the space within a word: before a figure (`Rp1,5`, `sebanyak28`), before the label of a
/// credit or a currency (`Edo PurmanaEditor:`, `sebanyakRp 222`), after a word of saying (`ujarSyahrial`), or between two
/// known words (`Baca JugaAdapun`).
fn splits(lexicon: &Lexicon, part: Part<'_>) -> bool {
    let classes = |letters| lexicon.classes_of(lexicon.word_id(letters));
    let is_known = |letters| lexicon.word_id(letters) != WordId::NONE;
    match part {
        // `Oppo A5` has its name with the figure.
        Part::BeforeFigure(letters) => letters.len() > 1 && classes(letters).intersects(ClassSet::BEFORE_FIGURE),
        Part::AtCapital { before, after, whole } => {
            if is_known(whole) {
                return false; // `KontraS`
            }
            let words = before.len() >= 3 && is_known(before) && is_known(after);
            const BEFORE: RoleSet = RoleSet::EMPTY.with(Role::FurnitureEnd).with(Role::QuoteCue);
            lexicon.has_role_of(lexicon.word_id(before), BEFORE)
                || classes(after).intersects(ClassSet::AFTER_LOST_SPACE)
                || words && !classes(after).has(Class::Number)
        }
    }
}

/// Scales to which scraped text glues the next word.
const SCALES: [&str; 4] = ["triliun", "miliar", "juta", "ribu"];

/// Whether the word with which a text begins may be a scale and another one.
fn begins_with_scale(text: &[u8]) -> bool {
    let word = text.strip_prefix(b" ").unwrap_or(text);
    SCALES.iter().any(|scale| word.starts_with(scale.as_bytes()))
}

/// The end of a scale with the next word glued to it: `Rp 222 miliarhasil operasi`.
fn glued_scale(text: &str, raw: &RawToken) -> Option<usize> {
    let word = text.get(raw.start..raw.end)?;
    let scale = SCALES.iter().find(|scale| word.strip_prefix(**scale).is_some_and(|rest| rest.len() >= 3))?;
    Some(raw.start + scale.len())
}

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
    at: usize,
    /// How often more than one space stood within a line.
    wide_gaps: usize,
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
            MARKUP if let Some((Shown::Mark(c), len)) = markup::at(self.text, start, flags & Flags::LINE != 0) => {
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
                        let after = self.at + c.len_utf8();
                        if !self.char_at(after).is_some_and(is_blank) {
                            break;
                        }
                        self.at = after;
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

// What a byte can be: first what stands outside of words.
const SPACE: u8 = 0;
const NEW_LINE: u8 = 1;
const MARK: u8 = 2;
const LAST_OUTSIDE: u8 = MARK;
/// With which markup may begin: an entity may be an apostrophe.
const MARKUP: u8 = 3;
const APOSTROPHE: u8 = 4;
const DIGIT: u8 = 5;
const LETTER: u8 = 6;
/// The first byte of a character that is not ASCII.
const WIDE: u8 = 7;

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
pub(super) fn is_even(text: &str) -> bool {
    let mut before = LETTER;
    text.bytes().all(|byte| {
        let kind = kind_of(byte);
        let is = kind >= MARK && kind != MARKUP || byte == b' ' && before != SPACE;
        before = kind;
        is
    })
}

#[inline(always)]
fn kind_of(byte: u8) -> u8 {
    BYTES[byte as usize]
}

/// A word of up to fifteen ASCII letters, of which no part can be a word of its own: what most tokens are.
struct PlainWord {
    len: u32,
    /// Its flags of case.
    case: u8,
    key: Key,
    /// The byte after it.
    after: u8,
}

impl PlainWord {
    /// The plain word at a place within a text that goes on for some bytes.
    #[inline(always)]
    fn at(text: &[u8], at: usize) -> Option<PlainWord> {
        let eights = text.get(at..)?.first_chunk::<16>()?.as_chunks::<8>().0;
        PlainWord::of(u64::from_le_bytes(eights[0]), u64::from_le_bytes(eights[1]))
    }

    /// The plain word at a place among the last bytes of a text.
    fn near_end(text: &[u8], at: usize) -> Option<PlainWord> {
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
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
