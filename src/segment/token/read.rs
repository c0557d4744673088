//! Reads the tokens of a text and looks them up, over the spaces that scraped text lost.

use super::plain::{MARK, PlainWord, kind_of};
use super::scanner::{Part, RawToken, Scanner};
use super::{Flags, Token, TokenKind, Tokens};
use crate::lexicon::{Class, ClassSet, Key, Lexicon, Role, RoleSet, WordId};
use crate::segment::wrap;

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
