//! Lists and pairs of places: `Bogor, Depok, dan Wanasekar`, `Lewa-Tabundung`.

use super::designated::has_noun_form;
use super::known::head;
use super::{Finder, LISTED, Locality, NAMES, UNFAMILIAR};
use crate::lexicon::{Class, PlaceForm, Role};
use crate::records::PlaceKind;

impl Finder<'_, '_, '_> {
    /// Takes the names that go on with the list that a designated village or district opens and `dan` closes: `Desa Matobe,
    /// Tuapeijat, dan Saureinuk`.
    pub(super) fn take_listed(&mut self) {
        const MOST_NAMES: usize = 12;
        let view = self.view();
        let mut names = Vec::new();
        let mut end = self.last;
        let mut closed = false;
        while names.len() < MOST_NAMES && !closed {
            let comma = view.token(end).is(b',');
            let from = end + usize::from(comma);
            closed = view.has(Role::Coordinator, from);
            let at = from + usize::from(closed);
            let Some(after) = self.item_end(at).filter(|_| comma || closed) else { return };
            names.push(at..after);
            end = after;
        }
        if !closed || names.len() < 2 || view.token(end).capital() || view.token(end).is(b'(') {
            return;
        }
        for name in names {
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
