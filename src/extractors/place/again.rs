//! Every other place where a name stands that the article told to be one.

use std::ops::Range;

use super::designated::is_site_noun;
use super::known::is_side;
use super::{AGAIN, CHAINED, DESIGNATED, Finder, LISTED, LOCAL, Locality, PLACES, REGION, SITE, TAILED, UNFAMILIAR};
use crate::extractors::{Candidate, Rule};
use crate::lexicon::{Class, Role};
use crate::records::PlaceKind;
use crate::segment::{Sieve, View};

/// The names that the article told to be places.
struct Learnt {
    /// By the keys of their first words, and of each only so many that looking through them is fast.
    names: Vec<Locality>,
    firsts: Sieve,
}

impl Learnt {
    const MOST: usize = 8;

    /// Those of the names told, in the order of the text.
    fn of(view: View<'_>, mut told: Vec<Locality>) -> Learnt {
        let first = |place: &Locality| view.key(place.name.start);
        let text = |place: &Locality| view.slice(place.name.clone());
        told.sort_by_key(first);
        let mut learnt = Learnt { names: Vec::with_capacity(told.len()), firsts: Sieve::default() };
        for place in told {
            let alike = |one: &&Locality| first(one) == first(&place);
            let known = || learnt.names.iter().rev().take_while(alike);
            if known().count() < Learnt::MOST && !known().any(|one| text(one) == text(&place)) {
                learnt.firsts.add(view, place.name.start);
                learnt.names.push(place);
            }
        }
        learnt
    }

    /// The longest name that stands at a token, in its own letters or all in capitals.
    fn find(&self, view: View<'_>, at: usize) -> Option<&Locality> {
        let same = |at: usize, name: usize| {
            let (word, known) = (view.word(at), view.word(name));
            let shouted = view.token(at).flags.upper() && !view.token(name).flags.upper();
            word == known || shouted && word.eq_ignore_ascii_case(known)
        };
        let stands = |place: &&Locality| (0..place.name.len()).all(|next| same(at + next, place.name.start + next));
        let first = |place: &Locality| view.key(place.name.start);
        let word = view.key(at);
        let from = self.names.partition_point(|place| first(place) < word);
        let alike = self.names[from..].iter().take_while(|place| first(place) == word);
        alike.filter(stands).max_by_key(|place| place.name.len())
    }
}

impl Finder<'_, '_, '_> {
    /// Remembers a name that may come again without what told it.
    pub(super) fn learn(&mut self, locality: &Locality, rule: &'static Rule) {
        let view = self.view();
        let name = locality.name.clone();
        let small = matches!(locality.kind, Some(PlaceKind::Village | PlaceKind::District | PlaceKind::Other));
        let told = rule.name == LOCAL.name
            || rule.name == UNFAMILIAR.name
            || rule.name == CHAINED.name
            || rule.name == TAILED.name
            || rule.name == LISTED.name
            || rule.name == DESIGNATED.name && small
            || matches!(rule.name, name if name == SITE.name || name == DESIGNATED.name)
                && locality.abbreviation.is_some()
            || rule.name == SITE.name && name.start > 0 && view.is_word(name.start - 1, "Gunung")
            || rule.name == REGION.name && self.is_doubtful(locality);
        let first = view.token(name.start);
        let distinct = first.is_word() && (name.len() > 1 || first.classes.within(PLACES) && first.len() > 3);
        let named = (told && distinct).then_some(name.clone());
        let short = locality.abbreviation.map(|word| word..word + 1);
        let untailed = Some(name.start..self.before_tail(&name)).filter(|_| rule.name == TAILED.name);
        let untailed = untailed.filter(|name| name.len() > 1 && !self.has_person(name));
        for name in named.into_iter().chain(short).chain(untailed) {
            self.told.push(Locality { name, abbreviation: None, ..locality.clone() });
        }
    }

    /// The token at which the words end that go before the last ones for a site: `Anggrek Permai` Resort and Spa.
    fn before_tail(&self, name: &Range<usize>) -> usize {
        let view = self.view();
        let last = name.end - 1;
        let joined = last > name.start && (view.token(last - 1).is(b'&') || view.is_word(last - 1, "and"));
        if joined { last.saturating_sub(2).max(name.start) } else { last }
    }

    /// Whether a name holds a word of persons' names or a title, and may be somebody's: `Bung Karno` Stadium.
    fn has_person(&self, name: &Range<usize>) -> bool {
        let view = self.view();
        name.clone().any(|at| view.token(at).classes.has(Class::NameWord) || view.is(Class::Title, at))
    }

    /// Whether the name of a region needs more than itself to be one: that of a seat, or a common word.
    fn is_doubtful(&self, locality: &Locality) -> bool {
        let view = self.view();
        let coded = locality.region.is_some_and(|found| view.lexicon.regions_of(found).next().is_some());
        !coded || view.has(Role::CommonName, locality.name.start)
    }

    /// Finds the names that were learnt, wherever they stand bare.
    pub(super) fn find_again(&mut self) {
        let view = self.view();
        if self.told.is_empty() {
            return;
        }
        let learnt = Learnt::of(view, std::mem::take(&mut self.told));
        for at in self.doc.names() {
            if !view.token(at).capital() || !learnt.firsts.may_have(view, at) || self.out.taken.has(at) {
                continue;
            }
            let Some(place) = learnt.find(view, at) else { continue };
            let end = at + place.name.len();
            // `lapangan JTB`
            let site = at > 0 && is_site_noun(view, at - 1) && !self.out.taken.has(at - 1);
            let from = at - usize::from(site && view.token(at).flags.upper() && end == at + 1);
            let title = self.doc.is_title(at);
            // `Gedangan Grogol`, where both are learnt
            let goes_on = self.is_name(end) && !view.token(end).flags.line_start();
            let inside = !title && (goes_on && learnt.find(view, end).is_none() || self.ends_name(at));
            let other = view.token(end).capital() && (view.has(Role::NoPlace, end) || is_side(self.doc, end));
            if inside || other || self.is_quality(at) {
                continue;
            }
            let record = Locality { name: at..end, ..place.clone() };
            if self.out.taken.take(&(from..end)) {
                self.out.places.push(Candidate { tokens: from..end, rule: &AGAIN, record });
            }
        }
    }
}
