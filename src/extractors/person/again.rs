//! Every other place where a learnt name stands.

use std::collections::HashMap;
use std::ops::Range;

use super::words::STOPPERS;
use super::{AGAIN, LISTED, Naming, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Role};
use crate::segment::View;
use crate::segment::token::Token;

impl Reader<'_> {
    pub(super) fn find_again(&self, out: &mut Candidates) {
        if out.persons.is_empty() {
            return;
        }
        if out.persons.iter().any(|person| person.record.initials) {
            self.learn_initials(out);
        }
        let known = Known::new(self.view, &out.persons);
        let mut done = 0;
        for at in self.doc.names() {
            if at < done || out.taken.has(at) || !self.view.token(at).capital() {
                continue;
            }
            let found = self.known_at(at, &known).or_else(|| self.known_within(at, &known, out));
            let Some((end, initials)) = found else { continue };
            // The fuller form of a name learnt by a word of it.
            let whole = self.run_end(at, true, out).filter(|run| !initials && *run > end && !self.doc.is_title(at));
            let end = whole.unwrap_or(end);
            if out.taken.take(&(at..end)) {
                done = end;
                let record = Naming { from: at, to: end, initials, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..end, rule: &AGAIN, record });
            }
        }
    }

    /// Learns more initials where an article gives some: two or three capitals that no lexicon knows, as the object of a
    /// verb or preposition that persons follow (`menangkap MY`), before a verb of theirs, or next in a list of such.
    fn learn_initials(&self, out: &mut Candidates) {
        let view = self.view;
        let mut last = usize::MAX;
        for at in self.doc.names() {
            let token = view.token(at);
            let unknown = token.flags.upper() && token.len() <= 3 && !out.taken.has(at) && !self.is_abbreviation(at);
            if !unknown || token.flags.line_start() || self.doc.is_title(at) {
                continue;
            }
            let next = view.token(at + 1);
            let dotted = next.is(b'.') && !next.flags.spaced() && view.token(at + 2).capital();
            let in_name = next.is_word() && next.capital() || view.before(at).capital() && view.before(at).is_word();
            if dotted || in_name {
                continue;
            }
            let listed = (1..=2).any(|gap| last.checked_add(1 + gap) == Some(at))
                && (view.before(at).is(b',') || view.has(Role::Coordinator, at - 1));
            let object = token.len() > 1 && view.follows(Role::PersonBefore, at);
            let subject = token.len() > 1 && (view.has(Role::Personal, at + 1) || view.is_word(at + 1, "sebagai"));
            if (listed || object || subject) && out.taken.take(&(at..at + 1)) {
                last = at;
                let record = Naming { from: at, to: at + 1, initials: true, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..at + 1, rule: &LISTED, record });
            }
        }
    }

    /// The longest part of a learnt name that stands at a token, and whether it is of initials.
    fn known_at(&self, at: usize, known: &Known) -> Option<(usize, bool)> {
        let view = self.view;
        let token = view.token(at);
        let hash = hash(view.word(at));
        let mut best: Option<(usize, bool)> = None;
        for (name, place) in known.words.get(&hash)?.iter().take(MOST_NAMESAKES) {
            let name = known.names.get(*name as usize)?;
            if name.initials {
                let same = token.flags.upper() && view.token(at + 1).is(b'.') == view.token(name.tokens.end).is(b'.')
                    || token.len() > 1;
                if same && self.same_words(at, &name.tokens) && self.stands_alone(at, at + name.tokens.len()) {
                    best = best.max(Some((at + name.tokens.len(), true)));
                }
                continue;
            }
            let mut end = at + 1;
            let mut next = *place as usize + 1;
            while next < name.tokens.len()
                && !view.token(end).flags.line_start()
                && view.word(end).eq_ignore_ascii_case(view.word(name.tokens.start + next))
            {
                end += 1;
                next += 1;
            }
            // A small word or a mark within a name ends none.
            while end > at + 1 && !view.token(end - 1).capital() {
                end -= 1;
            }
            let whole = end - at == name.tokens.len();
            if whole || end > at + 1 || self.is_distinctive(at) && self.stands_alone(at, end) {
                best = best.max(Some((end, false)));
            }
        }
        best
    }

    /// The end of words with capitals that begin at a token and hold a learnt word later: `Anthony Sinisuka Ginting`,
    /// where `Ginting` is learnt.
    fn known_within(&self, at: usize, known: &Known, out: &Candidates) -> Option<(usize, bool)> {
        let first = at.checked_sub(1).is_some_and(|before| self.is_in_run(before));
        if first || self.doc.is_title(at) || self.doc.opens_sentence(at) || self.is_plain(at) {
            return None;
        }
        let end = self.run_end(at, false, out)?;
        let learnt = |at: usize| {
            let uses = known.words.get(&hash(self.view.word(at)));
            self.is_distinctive(at)
                && uses.is_some_and(|uses| uses.iter().any(|(name, _)| !known.names[*name as usize].initials))
        };
        let plain = (at..end).any(|at| self.is_plain(at) || self.view.has(Role::Thing, at));
        let thing = self.view.follows(Role::Thing, at);
        (!plain && !thing && (at + 1..end).any(learnt)).then_some((end, false))
    }

    fn same_words(&self, at: usize, name: &Range<usize>) -> bool {
        name.clone().enumerate().all(|(offset, from)| self.view.word(at + offset) == self.view.word(from))
    }

    /// Whether a word of a name may stand for all of it.
    fn is_distinctive(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let common = token.classes.has(Class::NameWord) && !self.is_known(at);
        token.len() >= 3 && !common && (self.is_known(at) || !token.classes.intersects(STOPPERS))
    }

    /// Whether no other capital belongs to the words: not `Toko Agung`, `Agung Raya`.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        if self.doc.is_title(at) {
            return true;
        }
        let view = self.view;
        let before = view.before(at);
        let opens = at == 0 || self.doc.opens_sentence(at - 1);
        let joined = before.is_word()
            && before.capital()
            && !view.token(at).flags.line_start()
            && !opens
            && !before.classes.intersects(STOPPERS)
            && view.find(Class::Title, at - 1).is_none();
        let after = view.token(end);
        let goes_on = after.is_word()
            && after.capital()
            && !after.flags.line_start()
            && after.flags.spaced()
            && !after.classes.intersects(STOPPERS);
        let glued = view.token(at).flags.spaced() || before.word == Token::END.word || !before.is_dash();
        !joined && !goes_on && glued
    }
}

/// Most names of which one word is looked at: more share it only in texts that are no articles.
const MOST_NAMESAKES: usize = 16;

/// The learnt names by their words.
#[derive(Debug, Default)]
struct Known {
    names: Vec<KnownName>,
    /// For each word, by its hash: the names it stands in, and where.
    words: HashMap<u64, Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct KnownName {
    tokens: Range<usize>,
    initials: bool,
}

impl Known {
    fn new(view: View<'_>, persons: &[Candidate<Naming>]) -> Known {
        let mut known = Known::default();
        for person in persons {
            let name = known.names.len() as u32;
            let initials = person.record.initials;
            if known.has(view, &person.tokens) {
                continue;
            }
            let mut is_new = false;
            for (place, at) in person.tokens.clone().enumerate() {
                if !view.token(at).capital() || initials && place > 0 {
                    continue;
                }
                let uses = known.words.entry(hash(view.word(at))).or_default();
                if uses.len() < MOST_NAMESAKES {
                    uses.push((name, place as u32));
                    is_new = true;
                }
            }
            if is_new {
                known.names.push(KnownName { tokens: person.tokens.clone(), initials });
            }
        }
        known
    }
}

impl Known {
    /// Whether a name is learnt already.
    fn has(&self, view: View<'_>, tokens: &Range<usize>) -> bool {
        let same = |name: &KnownName| {
            name.tokens.len() == tokens.len()
                && name.tokens.clone().zip(tokens.clone()).all(|(one, other)| view.word(one) == view.word(other))
        };
        let uses = self.words.get(&hash(view.word(tokens.start)));
        uses.is_some_and(|uses| uses.iter().any(|(name, _)| self.names.get(*name as usize).is_some_and(same)))
    }
}

/// A hash of a word that does not see case.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}
