//! What an article is made of: tokens, sentences, and the parts of the page it came on.

pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod furniture;
pub(crate) mod headline;
pub(crate) mod markup;
pub(crate) mod quote;
pub(crate) mod sentence;
pub(crate) mod token;
mod wrap;

use std::ops::Range;

use smol_str::SmolStr;

use crate::lexicon::{Class, Found, Key, Lexicon, Role, RoleSet};
use crate::records::{Dimension, Excerpt};
use crate::work;
use token::Token;

/// A text and its tokens: what every reader of it asks.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    /// The token at an index; [`Token::END`] beyond the last.
    #[inline(always)]
    pub(crate) fn token(&self, at: usize) -> &'a Token {
        work::step();
        self.tokens.get(at).unwrap_or(&Token::END)
    }

    /// The token before an index; [`Token::END`] before the first.
    pub(crate) fn before(&self, at: usize) -> &'a Token {
        at.checked_sub(1).map_or(&Token::END, |at| self.token(at))
    }

    /// The tokens from an index on.
    pub(crate) fn from(&self, at: usize) -> &'a [Token] {
        self.tokens.get(at..).unwrap_or(&[])
    }

    /// The text of one token.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        let token = self.token(at);
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// What a word is compared by, whatever its case.
    pub(crate) fn key(&self, at: usize) -> Key {
        self.token(at).key
    }

    /// Whether a token is this word, whatever its case.
    #[inline(always)] // the key of a word in the code is known when it is compiled
    pub(crate) fn is_word(&self, at: usize, word: &str) -> bool {
        self.key(at) == Key::of(word.as_bytes())
    }

    /// Whether the text has a word anywhere, whatever its case.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let key = Key::of(word.as_bytes());
        work::steps(self.tokens.len());
        self.tokens.iter().any(|token| token.key == key)
    }

    /// Whether a word has a role.
    pub(crate) fn has(&self, role: Role, at: usize) -> bool {
        self.lexicon.has_role(self.token(at).word, role)
    }

    /// Whether a word has a role of a set.
    pub(crate) fn has_any(&self, roles: RoleSet, at: usize) -> bool {
        self.lexicon.has_role_of(self.token(at).word, roles)
    }

    /// Whether the word before a token has a role.
    pub(crate) fn follows(&self, role: Role, at: usize) -> bool {
        self.lexicon.has_role(self.before(at).word, role)
    }

    /// Whether the word before a token has a role of a set.
    pub(crate) fn follows_any(&self, roles: RoleSet, at: usize) -> bool {
        self.lexicon.has_role_of(self.before(at).word, roles)
    }

    /// The longest entry of a class that begins at a token.
    #[inline(always)]
    pub(crate) fn find(&self, class: Class, at: usize) -> Option<Found> {
        // Most words are of no class that is asked for: that much is told without a call.
        if self.token(at).classes.has(class) { self.find_entry(class, at) } else { None }
    }

    /// The same where the classes of the token tell that there may be one.
    #[inline(never)] // one copy serves all who ask
    fn find_entry(&self, class: Class, at: usize) -> Option<Found> {
        self.lexicon.find(class, self.text, self.from(at))
    }

    /// Whether some entry of a class begins at a token.
    #[inline(always)]
    pub(crate) fn is(&self, class: Class, at: usize) -> bool {
        self.token(at).classes.has(class) && self.is_entry(class, at)
    }

    /// The same where the classes of the token tell that one may.
    #[inline(never)]
    fn is_entry(&self, class: Class, at: usize) -> bool {
        self.lexicon.is_whole(class, self.token(at).word) || self.find_entry(class, at).is_some()
    }

    /// Whether a number is that of a plate: `AA 4864 AGB`.
    pub(crate) fn is_plate(&self, number: usize) -> bool {
        let letters = |token: &Token, most: usize| token.flags.upper() && token.len() <= most;
        let (figure, after) = (self.token(number), self.token(number + 1));
        let same_line = !figure.flags.line_start() && !after.flags.line_start();
        same_line && figure.is_number() && figure.len() <= 4 && letters(self.before(number), 2) && letters(after, 3)
    }

    /// Whether `per` and a span of time stand at a token: 6.000 butir `per jam`.
    pub(crate) fn is_per_time(&self, at: usize) -> bool {
        let unit = || self.find(Class::Unit, at + 1).and_then(|found| self.lexicon.units.get(found.value as usize));
        self.is_word(at, "per") && unit().is_some_and(|unit| unit.dimension == Dimension::Duration)
    }

    /// Whether a form gives a name after a word: `Nama :`, `Inisial :`.
    pub(crate) fn labels_name(&self, at: usize) -> bool {
        self.token(at + 1).is(b':') && (self.is_word(at, "nama") || self.is_word(at, "inisial"))
    }

    /// Whether a word is glued into a keyword, an address or the number of a file: `#WarOnDrugs`, `@HumasPolri`,
    /// `123/Pid.Sus/2024/PN Jmb`.
    pub(crate) fn is_in_code(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let glued = |at: &usize| *at > 0 && !self.token(*at).flags.spaced() && !self.token(*at).flags.line_start();
        if !glued(&at) {
            return false;
        }
        let (mut slashes, mut words) = (0, true);
        for at in (at.saturating_sub(LONGEST)..=at).rev().take_while(glued) {
            let token = self.token(at - 1);
            match token.mark {
                b'#' | b'@' => return words,
                b'/' => slashes += 1,
                b'.' | b'-' if slashes > 0 => {}
                0 => {}
                _ => break,
            }
            words &= token.is_word();
        }
        if slashes > 1 && self.before(at).is(b'/') && self.before(at - 1).is_number() {
            return true;
        }
        // `LP/A/14/II/2025/SPKT.SATRESNARKOBA/POLRES BIMA KOTA`
        let same_line = |at: &usize| !self.token(at + 1).flags.line_start();
        let mut before = (at.saturating_sub(LONGEST)..at).rev().take_while(same_line);
        let report = |at| self.is_word(at, "LP") || self.is_word(at, "STTLP");
        before.any(|at| self.token(at + 1).is(b'/') && self.token(at).flags.upper() && report(at))
    }

    /// The bytes of a range of tokens.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            let at = (self.token(tokens.start).start as usize).min(self.text.len());
            return at..at;
        }
        self.token(tokens.start).start as usize..self.token(tokens.end - 1).end as usize
    }

    /// The text of a range of tokens.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.text.get(self.bytes(tokens)).unwrap_or("")
    }

    /// Whether a range of tokens has more than so many bytes, without the markup between them.
    pub(crate) fn is_longer(&self, tokens: Range<usize>, most: usize) -> bool {
        let len = |token: &Token| token.len() + usize::from(token.flags.spaced());
        self.bytes(tokens.clone()).len() > most && self.tokens[tokens].iter().map(len).sum::<usize>() > most
    }

    /// The text of a range of tokens, for a record to keep.
    pub(crate) fn kept(&self, tokens: Range<usize>) -> SmolStr {
        let text = SmolStr::new(self.slice(tokens.clone()));
        if tokens.len() > 1 { evenly_spaced(text) } else { text }
    }

    /// A range of tokens as records hold it.
    pub(crate) fn excerpt(&self, tokens: Range<usize>) -> Excerpt {
        let bytes = self.bytes(tokens);
        let text = SmolStr::new(self.text.get(bytes.clone()).unwrap_or(""));
        Excerpt { start: bytes.start, end: bytes.end, text }
    }

    /// The token that begins the next line after `at`.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let after = self.tokens.get(at + 1..).unwrap_or(&[]);
        let len = after.iter().position(|token| token.flags.line_start()).unwrap_or(0);
        work::steps(len);
        at + 1 + len
    }

    /// The token that begins the next line after `at`, or the one `most` tokens on where that comes first.
    pub(crate) fn line_end_within(&self, at: usize, most: usize) -> usize {
        (at + 1..at + most).find(|end| self.token(*end).flags.line_start()).unwrap_or(at + most)
    }

    /// The first of the words with capitals whose first letters a bracket after them gives: `Effendy Sahputra` (ES).
    pub(crate) fn initialed(&self, end: usize) -> Option<usize> {
        let letters = self.token(end + 1);
        let bracketed = self.token(end).is(b'(') && letters.flags.upper() && self.token(end + 2).is(b')');
        if !bracketed || !(2..=4).contains(&letters.len()) {
            return None;
        }
        let mut at = end;
        for letter in self.word(end + 1).bytes().rev() {
            at = at.checked_sub(1)?;
            let own = self.token(at).is_word() && self.word(at).bytes().next() == Some(letter);
            if !own || self.token(at + 1).flags.line_start() {
                return None;
            }
        }
        Some(at)
    }

    /// The token that begins the line of `at`.
    pub(crate) fn line_start(&self, at: usize) -> usize {
        match self.tokens.get(..=at) {
            Some(until) => {
                let start = until.iter().rposition(|token| token.flags.line_start()).unwrap_or(0);
                work::steps(at - start);
                start
            }
            None => at,
        }
    }

    /// The number of real tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len().saturating_sub(1)
    }
}

/// A set of words that tells at once of most others that they are not in it, whatever their case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sieve(u64);

impl Sieve {
    /// The bit of a word: a few words share each.
    fn bit(view: View<'_>, at: usize) -> u64 {
        let token = view.token(at);
        let first = view.text.as_bytes().get(token.start as usize).map_or(0, |first| usize::from(first & 31));
        1 << ((first + token.len() * 13) % 64)
    }

    pub(crate) fn add(&mut self, view: View<'_>, at: usize) {
        self.0 |= Sieve::bit(view, at);
    }

    /// Whether the word at a token may be in the set.
    pub(crate) fn may_have(self, view: View<'_>, at: usize) -> bool {
        self.0 & Sieve::bit(view, at) != 0
    }
}

/// Most tokens of a domain name.
const LONGEST_DOMAIN: usize = 16;

/// Whether the tokens from `at` make a domain name, `KOMPAS.com`, `analisnews.co.id`; the token after it. The slip
/// `Krjogja,com` counts.
pub(crate) fn domain(view: View<'_>, at: usize) -> Option<usize> {
    if !view.token(at).is_word() {
        return None;
    }
    let glued = |at: usize| !view.token(at).flags.spaced();
    let mut name = at + 1;
    while name < at + LONGEST_DOMAIN
        && view.token(name).is(b'-')
        && glued(name)
        && view.token(name + 1).is_word()
        && glued(name + 1)
    {
        name += 2;
    }
    let mut end = None;
    let mut dot = name;
    while dot < at + LONGEST_DOMAIN
        && (view.token(dot).is(b'.') || view.token(dot).is(b','))
        && glued(dot)
        && view.token(dot + 1).is_word()
        && glued(dot + 1)
    {
        if view.has(Role::DomainEnding, dot + 1) {
            end = Some(dot + 2);
        }
        dot += 2;
    }
    end
}

/// A text of a record that is no excerpt: as it is shown, with one space wherever there is more or a line ends.
pub(crate) fn evenly_spaced(text: SmolStr) -> SmolStr {
    if token::is_even(&text) {
        return text;
    }
    let shown = markup::shown(&text);
    let mut even = String::with_capacity(shown.len());
    for word in shown.split_ascii_whitespace() {
        if !even.is_empty() {
            even.push(' ');
        }
        even.push_str(word);
    }
    even.into()
}
