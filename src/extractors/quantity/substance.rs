//! The drug that a phrase names, that a thing is suspected to be of, or that the text is about.

use std::ops::Range;

use rust_decimal::Decimal;

use super::item::TOPIC_REACH;
use super::{Item, Measure, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Role};
use crate::number::Number;
use crate::work;

/// Among how many of the first quantities of a text an amount is looked for that is told again.
const MOST_TOLD: usize = 256;

impl Reader<'_> {
    /// The drug that heads a phrase: `sabu`, `pil ekstasi`, `narkotika jenis sabu`; where its name begins and ends.
    pub(super) fn substance_in(&self, phrase: Range<usize>) -> (Option<u16>, usize, usize) {
        let view = self.view;
        let mut at = phrase.start;
        while at < phrase.end {
            if let Some(found) = view.find(Class::Substance, at) {
                let end = at + found.len;
                // `narkotika jenis sabu`: the kind says more than the class.
                let kind = (end..phrase.end.min(end + 4)).find(|at| view.is_word(*at, "jenis")).and_then(|jenis| {
                    view.find(Class::Substance, jenis + 1)
                        .map(|kind| (Some(kind.value), jenis + 1, jenis + 1 + kind.len))
                });
                // `narkotika ganja`
                let general = view.lexicon.substances.get(found.value as usize).is_some_and(|name| name == "narcotic");
                let named = view.find(Class::Substance, end).filter(|_| general && end < phrase.end);
                let kind = kind.or(named.map(|kind| (Some(kind.value), phrase.start, end + kind.len)));
                return kind.unwrap_or((Some(found.value), phrase.start, end));
            }
            match view.find(Class::Form, at) {
                Some(form) => at += form.len,
                None => break,
            }
        }
        (None, phrase.start, phrase.end)
    }

    /// Whether a word says what something is thought or found to be: `diduga`, `dipastikan`.
    fn identifies(&self, at: usize) -> bool {
        self.view.has(Role::Suspected, at) || self.view.has(Role::Confirmed, at)
    }

    /// What a container or an amount is suspected to be of: `dua paket (yang) diduga (kuat) sabu`.
    pub(super) fn suspected_after(&self, at: usize) -> Option<Item> {
        let view = self.view;
        let verb = at + usize::from(view.is_word(at, "yang"));
        let thing = verb + 1 + usize::from(view.is_word(verb + 1, "kuat"));
        let phrase = self.doc.noun_phrase(thing).filter(|_| self.identifies(verb))?;
        Some(self.item(phrase)).filter(|item| item.substance.is_some())
    }

    /// What a substance told by its form is said to be: `kristal bening (yang) diduga sabu`, `cairan mengandung etomidate`.
    pub(super) fn suspected(&self, phrase: &Range<usize>) -> Option<u16> {
        let view = self.view;
        view.find(Class::Form, phrase.start)?;
        let mut verb = phrase.end + usize::from(view.is_word(phrase.end, "yang"));
        // `yang belakangan dipastikan sabu`
        verb += usize::from(verb > phrase.end && self.identifies(verb + 1));
        if !self.identifies(verb) && !view.is(Class::Contains, verb) {
            return None;
        }
        let mut at = verb + 1;
        for _ in 0..3 {
            if let Some(found) = view.find(Class::Substance, at) {
                let kind = at + found.len;
                let kind = if view.is_word(kind, "jenis") { view.find(Class::Substance, kind + 1) } else { None };
                return Some(kind.unwrap_or(found).value);
            }
            at += view.find(Class::Form, at).map_or(1, |form| form.len);
        }
        None
    }

    /// Whether a substance, or the form of one, is named at a token.
    pub(super) fn names_substance(&self, at: usize) -> bool {
        let named = self.view.is(Class::Substance, at) || self.view.is(Class::Form, at);
        named && !self.view.token(at).flags.line_start()
    }

    /// The last drug named in a range of tokens, and where its name begins.
    pub(super) fn last_substance(&self, range: Range<usize>) -> Option<(u16, usize)> {
        let view = self.view;
        range.clone().rev().find_map(|at| {
            let found = view.find(Class::Substance, at).filter(|found| at + found.len <= range.end)?;
            // The longest name that ends here: `pil ekstasi`, not `ekstasi`.
            let start = (range.start..at).find(|from| {
                view.find(Class::Substance, *from).is_some_and(|longer| *from + longer.len == at + found.len)
            });
            let value =
                start.and_then(|start| view.find(Class::Substance, start)).map_or(found.value, |longer| longer.value);
            Some((value, start.unwrap_or(at)))
        })
    }

    /// The drug of a range that names only one.
    pub(super) fn only_substance(&self, range: Range<usize>) -> Option<Item> {
        let view = self.view;
        let mut only: Option<(u16, Range<usize>)> = None;
        for at in range {
            if let Some(found) = view.find(Class::Substance, at) {
                if only.as_ref().is_some_and(|(value, _)| *value != found.value) {
                    return None;
                }
                only = Some((found.value, at..at + found.len));
            }
        }
        only.map(|(substance, tokens)| Item::drug(substance, tokens))
    }

    /// The drug that the text is about: the nearest before the number.
    fn topic(&self, first: usize) -> Option<Item> {
        // Not that of a name: `Satres Narkoba Polres Palopo`.
        let named = |at: usize| {
            let token = self.view.token(at);
            token.capital() && !self.doc.is_title(at) && at > 0 && self.view.before(at).capital()
        };
        let mut end = first;
        let (substance, at) = loop {
            let (substance, at) = self.last_substance(first.saturating_sub(TOPIC_REACH)..end)?;
            if !named(at) {
                break (substance, at);
            }
            end = at;
        };
        let found = self.view.find(Class::Substance, at)?;
        Some(Item::drug(substance, at..at + found.len))
    }

    /// The drug that the text is about, or that of which it told the same amount where its sentence names none.
    pub(super) fn told_or_topic(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let topic = self.topic(number.first);
        let sentence = self.sentence_start(number.first);
        let named = |topic: &Item| topic.tokens.as_ref().is_some_and(|tokens| tokens.start >= sentence);
        if topic.as_ref().is_some_and(named) {
            return topic;
        }
        let told = self.told_before(number, unit, out);
        let other = told.filter(|told| topic.as_ref().is_none_or(|topic| topic.substance != told.substance));
        // After `Sabu : 220 gram, Kokain : 1.010 gram` an amount alone may be of either.
        other.or_else(|| topic.filter(|_| !self.ends_list(sentence, out)))
    }

    /// Whether the last amounts before a sentence are of two drugs told one right after the other.
    fn ends_list(&self, sentence: usize, out: &Candidates) -> bool {
        const GAP: usize = 12;
        let mut last = out.quantities.iter().rev().filter(|other| other.tokens.start < sentence);
        let (Some(last), Some(other)) = (last.next(), last.next()) else { return false };
        let drugs = last.record.substance.zip(other.record.substance);
        let near = last.tokens.start - other.tokens.end.min(last.tokens.start) <= GAP;
        near && sentence - last.tokens.end.min(sentence) <= GAP && drugs.is_some_and(|(one, other)| one != other)
    }

    /// The drug of which the text told the same amount before, where that is too exact to be another's.
    fn told_before(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let exact = number.value.scale() > 0 || number.value >= Decimal::ONE_HUNDRED;
        let same = |other: &&Candidate<Measure>| {
            let record = &other.record;
            record.unit == Some(unit) && record.value == number.value && record.substance.is_some()
        };
        let told = &out.quantities[..out.quantities.len().min(if exact { MOST_TOLD } else { 0 })];
        work::steps(told.len());
        Some(Item::of(told.iter().find(same)?))
    }
}
