//! Lists and pairs of places: `Bogor, Depok, dan Wanasekar`, `Lewa-Tabundung`.

use std::ops::Range;

use super::designated::has_noun_form;
use super::known::head;
use super::{Finder, LISTED, LOCAL, Locality, NAMES, UNFAMILIAR, read};
use crate::lexicon::{Class, PlaceForm, Role, RoleSet};
use crate::records::PlaceKind;

impl Finder<'_, '_, '_> {
    /// Takes the names that go on with the list that a designated village or district opens and `dan` closes: `Desa Matobe,
    /// Tuapeijat, dan Saureinuk`.
    pub(super) fn take_listed(&mut self) {
        let names = self.names_to_close(self.last, None, |at| self.item_end(at));
        self.take_names(names.unwrap_or_default());
    }

    /// Takes the names in the list that begins at a token, where the words before it say that places are named: `tiga
    /// pelabuhan, yakni Larantuka, Wewaru, dan Marunda`.
    pub(super) fn take_enumerated(&mut self, at: usize) {
        let known = |at: usize| {
            let may_begin = self.view().token(at).capital() && !self.out.taken.has(at);
            may_begin.then(|| read(self.doc, at)).flatten().map(|(_, _, end)| end)
        };
        let item = |at: usize| known(at).or_else(|| self.item_end(at));
        let names = item(at).and_then(|end| self.names_to_close(end, Some(at..end), item));
        self.take_names(names.unwrap_or_default());
    }

    /// Whether a list of places begins at a token, as the noun before says that is counted or said twice: `sejumlah desa,
    /// yakni Matobe`, `kota-kota seperti Larantuka`.
    pub(super) fn is_enumerated(&self, at: usize) -> bool {
        const MOST: usize = 8;
        const CUES: RoleSet = RoleSet::EMPTY.with(Role::Namely).with(Role::Introducer).with(Role::Partial);
        let view = self.view();
        if !view.follows_any(CUES, at) {
            return false;
        }
        let cue = |at: usize| {
            view.has(Role::Namely, at) || ["seperti", "termasuk", "meliputi"].iter().any(|cue| view.is_word(at, cue))
        };
        let other = || at > 0 && view.is_word(at - 1, "lain") && at > 1 && view.is_word(at - 2, "antara");
        let cue = match at.checked_sub(1) {
            Some(before) if cue(before) => before,
            Some(before) if other() => before - 1,
            _ => return false,
        };
        let end = cue - usize::from(view.before(cue).is(b','));
        let counted = |at: usize| {
            let before = view.before(at);
            let twice = before.is(b'-') && at > 1 && view.key(at - 2) == view.key(at);
            twice || before.is_number() || before.classes.has(Class::Number) || view.follows(Role::Quantifier, at)
        };
        let noun = |at: usize| {
            let small = view.token(at).classes.has(Class::Place) && !view.token(at).capital();
            small && head(view, at).is_some_and(|(len, _, _)| len == 1) && counted(at)
        };
        let inside = |at: &usize| !view.token(*at).flags.sentence_start() && !view.token(*at).is(b',');
        let Some(noun) = (end.saturating_sub(MOST)..end).rev().take_while(inside).find(|at| noun(*at)) else {
            return false;
        };
        // `tiga desa mengirim wakil, yakni Sutarjo`
        let relative = view.is_word(noun + 1, "yang");
        let other = |at: usize| view.token(at).classes.has(Class::Person) || !relative && self.doc.is_verb_at(at);
        !(noun + 1..end).any(other)
    }

    /// The names that go on with a list from a token after one of them, up to the one that `dan` brings.
    fn names_to_close(
        &self,
        mut end: usize,
        first: Option<Range<usize>>,
        item: impl Fn(usize) -> Option<usize>,
    ) -> Option<Vec<Range<usize>>> {
        const MOST_NAMES: usize = 12;
        let view = self.view();
        let mut names: Vec<_> = first.into_iter().collect();
        let mut closed = false;
        while names.len() < MOST_NAMES && !closed {
            let comma = view.token(end).is(b',');
            let from = end + usize::from(comma);
            closed = view.has(Role::Coordinator, from);
            let at = from + usize::from(closed);
            let after = item(at).filter(|_| comma || closed)?;
            names.push(at..after);
            end = after;
        }
        let goes_on = view.token(end).capital() && !view.token(end).flags.sentence_start();
        (closed && names.len() > 1 && !goes_on && !view.token(end).is(b'(')).then_some(names)
    }

    fn take_names(&mut self, names: Vec<Range<usize>>) {
        let view = self.view();
        for name in names {
            if let Some(reading) =
                read(self.doc, name.start).filter(|(_, rule, end)| *end == name.end && rule.name != LOCAL.name)
            {
                self.take(name.start, reading);
                continue;
            }
            let local = view.find(Class::Local, name.start).filter(|found| found.len == name.len());
            let kind = local.and_then(|found| view.lexicon.local(found)).map_or(PlaceKind::Other, |local| local.kind);
            let record = Locality { name: name.clone(), local, ..Locality::unnamed(Some(kind)) };
            self.take(name.start, (record, &LISTED, name.end));
        }
    }

    /// The token after a name in a list of villages or districts, which is no person's and has no designation of its own.
    fn item_end(&self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let view = self.view();
        let local = view.find(Class::Local, at);
        let belongs = |at: usize| {
            let (token, word) = (view.token(at), view.word(at));
            let mixed = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
            let none = self.is_place(at) || view.is(Class::Stop, at) || view.is(Class::Title, at);
            self.is_name(at) && !token.flags.line_start() && token.len() > 3 && !mixed && !none && !has_noun_form(word)
        };
        // `Bukit Pamewa`, `Sipora Jaya`
        let land = |at: usize| head(view, at).is_some_and(|(len, _, form)| len == 1 && form == PlaceForm::Land);
        let opens = |next: usize| next == at && view.token(at).capital() && land(at) && belongs(at + 1);
        let numeral = |next: usize| matches!(view.word(next), "I" | "II" | "III" | "IV" | "V");
        let closes =
            |next: usize| next > at && view.token(next).capital() && (view.has(Role::PlaceTail, next) || numeral(next));
        let belongs = |next: usize| belongs(next) || opens(next) || closes(next);
        let person = |at: usize| view.token(at).classes.has(Class::NameWord);
        if let Some(found) = local.filter(|found| view.token(at).capital() && (found.len > 1 || !person(at))) {
            return (!self.out.taken.has(at)).then_some(at + found.len);
        }
        let end = (at..at + MOST_WORDS).find(|at| !belongs(*at)).unwrap_or(at + MOST_WORDS);
        let named = (at..end).any(|next| person(next) && !closes(next));
        (end > at && !named).then_some(end)
    }

    /// Whether `dan` after two places or more with commas between stands before a token: `Lisbon, Venesia, dan Mallorca`.
    pub(super) fn closes_list(&self, at: usize) -> bool {
        let view = self.view();
        let joined = view.follows(Role::Coordinator, at);
        let comma = joined && at > 1 && view.token(at - 2).is(b',');
        joined && self.run > 1 && self.last + 1 + usize::from(comma) == at
    }

    /// Whether a comma stands between the last place and a token.
    pub(super) fn continues(&self, at: usize) -> bool {
        self.last > 0 && self.last + 1 == at && self.view().before(at).is(b',')
    }

    /// Whether a dash without spaces joins a name that petik does not know to the one before it.
    pub(super) fn may_pair(&self, dash: usize) -> bool {
        let view = self.view();
        let (joint, name) = (view.token(dash), view.token(dash + 1));
        let glued = joint.is(b'-') && !joint.flags.spaced() && !name.flags.spaced();
        let other = name.is_word() && name.capital() && name.len() > 3 && !name.flags.upper();
        glued && other && view.word(dash - 1) != view.word(dash + 1) && name.classes.within(NAMES)
    }

    /// Whether a name is the second of two that a dash joins, of which the first was told to be a place by what stands
    /// before it.
    pub(super) fn is_paired(&self, at: usize) -> bool {
        let told = self.out.places.last().is_some_and(|place| place.rule.name == UNFAMILIAR.name);
        told && self.last > 0 && self.last + 1 == at && self.may_pair(self.last)
    }
}
