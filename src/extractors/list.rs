//! The candidates of one kind.

use std::ops::{Deref, Range};

use super::Candidate;
use crate::work;

/// Candidates in text order, with an index of where they stand.
#[derive(Debug)]
pub(crate) struct List<T> {
    all: Vec<Candidate<T>>,
    index: Index,
}

impl<T> List<T> {
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.index.clear();
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.all.reserve(more);
    }

    pub(super) fn push(&mut self, candidate: Candidate<T>) {
        // An article that has one of a kind has several.
        const SOME: usize = 12;
        if self.all.is_empty() {
            self.all.reserve(SOME);
        }
        self.all.push(candidate);
    }

    /// Takes the last candidate away.
    pub(super) fn pop(&mut self) {
        self.all.pop();
    }

    pub(super) fn append(&mut self, others: &mut Vec<Candidate<T>>) {
        self.all.append(others);
    }

    /// A candidate to be changed where it stands: it must go on beginning there.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Candidate<T>> {
        self.all.get_mut(at)
    }

    /// Puts the candidates in text order.
    pub(super) fn sort(&mut self) {
        self.all.sort_by_key(|candidate| candidate.tokens.start);
    }

    /// Notes where the candidates stand, when all are found.
    pub(super) fn index(&mut self) {
        self.index.note(self.all.iter().map(|candidate| candidate.tokens.start));
    }

    /// How many begin before a token.
    pub(crate) fn before(&self, token: usize) -> usize {
        debug_assert!(self.index.is_noted() || self.all.is_empty(), "asked while candidates are still found");
        self.index.before(token, &self.all, |candidate| candidate.tokens.start)
    }

    /// The one that begins at a token.
    pub(crate) fn at(&self, token: usize) -> Option<usize> {
        let at = self.before(token);
        self.all.get(at).is_some_and(|candidate| candidate.tokens.start == token).then_some(at)
    }

    /// Those, by their indices, that begin within some tokens.
    pub(crate) fn within(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.before(tokens.start);
        start..self.before(tokens.end).max(start)
    }
}

/// Where the things of a list in text order stand.
///
/// Linkers ask over and over which candidates or acts a stretch of text has. A search for each answer would grow with the
/// text and miss the caches of long ones; the index gives it in a step or two.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// For every [`STRIDE`](Index::STRIDE) tokens up to the last thing, how many begin before them.
    before: Vec<u32>,
}

impl Index {
    const STRIDE: usize = 16;

    fn clear(&mut self) {
        self.before.clear();
    }

    fn is_noted(&self) -> bool {
        !self.before.is_empty()
    }

    /// Notes the tokens at which the things begin.
    pub(crate) fn note(&mut self, starts: impl DoubleEndedIterator<Item = usize> + Clone) {
        let last = starts.clone().next_back().map_or(0, |last| last / Index::STRIDE + 1);
        self.before.reserve(last);
        for (at, start) in (0..).zip(starts) {
            let strides = start / Index::STRIDE + 1;
            if strides > self.before.len() {
                self.before.resize(strides, at);
            }
        }
    }

    /// How many of `all` begin before a token.
    #[inline]
    pub(crate) fn before<T>(&self, token: usize, all: &[T], start: impl Fn(&T) -> usize) -> usize {
        let Some(before) = self.before.get(token / Index::STRIDE) else { return all.len() };
        let mut before = *before as usize;
        while all.get(before).is_some_and(|thing| start(thing) < token) {
            work::step();
            before += 1;
        }
        before
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { all: Vec::new(), index: Index::default() }
    }
}

impl<T> Deref for List<T> {
    type Target = [Candidate<T>];

    fn deref(&self) -> &[Candidate<T>] {
        &self.all
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l Candidate<T>;
    type IntoIter = std::slice::Iter<'l, Candidate<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractors::Rule;

    const RULE: Rule = Rule::new("test", "[]");

    #[test]
    fn index_answers_as_a_search_would() {
        let starts = [0, 1, 15, 16, 17, 40, 41, 100, 400];
        let mut list = List::default();
        starts.iter().for_each(|start| list.push(Candidate { tokens: *start..start + 1, rule: &RULE, record: () }));
        list.index();
        for token in 0..420 {
            assert_eq!(list.before(token), starts.partition_point(|start| *start < token), "token {token}");
            assert_eq!(list.at(token), starts.binary_search(&token).ok(), "token {token}");
        }
        assert_eq!(list.within(&(1..41)), 1..6);
        assert_eq!(list.within(&(18..20)), 5..5);
        assert_eq!(List::<()>::default().within(&(0..9)), 0..0);
    }
}
