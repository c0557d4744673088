//! Names that no gazetteer holds: `kawasan Simprukan`, `Jember International Stadium`.

use super::designated::has_noun_form;
use super::known::{head, is_side, with_abbreviation};
use super::{CHAINED, Finder, LISTED, Locality, NAMES, PLACING, Reading, TAILED, UNFAMILIAR};
use crate::lexicon::{BodyForm, Class, ClassSet, Key, Role};
use crate::phrase::has_verb_form;
use crate::records::{OrganizationKind, PlaceKind};

impl Finder<'_, '_, '_> {
    /// Whether a name petik does not know may begin at a token, as far as a glance at it and what stands before it tells.
    pub(super) fn may_be_unfamiliar(&self, at: usize) -> bool {
        let view = self.view();
        let token = view.token(at);
        let name = token.capital() && token.classes.within(NAMES);
        name && (view.follows_any(PLACING, at) || self.continues(at) || self.closes_list(at) || self.is_paired(at))
    }

    /// A site that the last word of its name tells, after a word of place: `Jakarta International Stadium`.
    pub(super) fn tailed(&self, at: usize) -> Option<Reading> {
        const MOST_WORDS: usize = 6;
        let view = self.view();
        if !view.token(at).capital()
            || !view.follows_any(PLACING, at)
            || !self.is_placed(at)
            || head(view, at).is_some()
            || view.has(Role::NoPlace, at)
        {
            return None;
        }
        let belongs = |at: usize| {
            let token = view.token(at);
            let word = token.is_word() && token.capital() && !token.flags.line_start();
            word && !self.out.taken.has(at) && !view.is(Class::Rank, at) && !view.is(Class::Weekday, at)
        };
        let mut tail = None;
        let mut end = at;
        while end < at + MOST_WORDS && belongs(end) {
            end += 1;
            if end > at + 1 && view.has(Role::SiteTail, end - 1) {
                tail = Some(end);
            }
            // `E-Prix`, `Resort and Spa`
            let glued = view.token(end).is_dash() && !view.token(end).flags.spaced() && belongs(end + 1);
            let joins = view.token(end).is(b'&') || view.is_word(end, "and");
            if glued || joins && tail == Some(end) && view.has(Role::SiteTail, end + 1) {
                end += 1;
            }
        }
        // `Villa Permata` goes on; `Footprint Center Arizona` does not.
        let end = tail.filter(|tail| *tail == end || self.is_place(*tail))?;
        let locality = Locality { name: at..end, ..Locality::unnamed(Some(PlaceKind::Other)) };
        Some(with_abbreviation(view, at, (locality, &TAILED, end)))
    }

    /// A name petik does not know that a word of place or another place tells.
    pub(super) fn unfamiliar(&self, at: usize) -> Option<Reading> {
        if !self.may_be_unfamiliar(at) {
            return None;
        }
        let view = self.view();
        let (locative, origin) = (self.follows_word(Role::Locative, at), self.follows_word(Role::Origin, at));
        let closes = self.closes_list(at);
        let paired = self.is_paired(at);
        let told = locative || origin || closes || paired || self.continues(at);
        if !told || view.token(at).flags.line_start() || self.doc.is_title(at) {
            return None;
        }
        let end = self.unknown_end(at)?;
        // `dari Sugito ke Shimbo`, `di Legion` where a Lenovo Legion is told of
        if self.speaks(end - 1) || self.speaks(at) {
            return None;
        }
        let locality = Locality { name: at..end, ..Locality::unnamed(Some(PlaceKind::Other)) };
        let within = self.is_within(&locality, end);
        let reading = |rule| Some((locality.clone(), rule, end));
        if within {
            return reading(if locative || origin { &UNFAMILIAR } else { &CHAINED });
        }
        if paired {
            return reading(&LISTED);
        }
        if closes && !(at..end).any(|at| view.token(at).classes.has(Class::NameWord)) {
            return reading(&LISTED);
        }
        // `dari`, `antara` stand before persons and bodies as often.
        let goes_on = view.has(Role::Locative, end) && !view.has(Role::Preposition, end);
        if locative || origin && goes_on { reading(&UNFAMILIAR) } else { None }
    }

    /// Whether the article has a word speak, as persons do, end a name, or follow a make: `kata Shimbo`, `Moch. Sholeh`,
    /// `Lenovo Legion`.
    fn speaks(&self, at: usize) -> bool {
        let view = self.view();
        let speakers = self.speakers.get_or_init(|| {
            let says = |at: &usize| {
                let cue = view.follows(Role::QuoteCue, *at) && !view.before(*at).capital();
                let short = *at > 1 && view.before(*at).is(b'.') && view.has(Role::NameShort, *at - 2);
                let make = || {
                    let body = view.find(Class::Body, *at - 1).filter(|body| body.len == 1);
                    let entry = body.and_then(|body| view.lexicon.bodies.get(body.value as usize));
                    entry.is_some_and(|entry| entry.form == BodyForm::Brand && entry.kind == OrganizationKind::Company)
                };
                let makes =
                    *at > 0 && view.before(*at).capital() && view.before(*at).classes.has(Class::Body) && make();
                view.token(*at).capital() && (cue || short || makes)
            };
            let mut words: Vec<Key> = self.doc.names().filter(says).map(|at| view.key(at)).collect();
            words.sort_unstable();
            words
        });
        speakers.binary_search(&view.key(at)).is_ok()
    }

    /// The token after the capitalised words from a token on that may name a place.
    fn unknown_end(&self, at: usize) -> Option<usize> {
        let view = self.view();
        let proper = |at: usize| {
            let token = view.token(at);
            let word = view.word(at);
            self.is_name(at)
                && !view.has(Role::NoPlace, at)
                && token.len() > 3
                && !word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
                && !has_verb_form(word.as_bytes())
                && !has_noun_form(word)
        };
        let mut end = at;
        let same_line = |end: usize| end == at || !view.token(end).flags.line_start();
        while end < at + 4 && same_line(end) && proper(end) && !self.is_place(end) {
            end += 1;
        }
        if end > at && is_side(self.doc, end) {
            end += 1;
        }
        let unknown = (at..end).any(|at| view.token(at).classes.within(ClassSet::EMPTY.with(Class::Local)));
        let next = view.token(end);
        let numbered = next.is_number() && !next.flags.line_start();
        // `kawasan Lewa-Tabundung` are two.
        let pair = self.follows_word(Role::Locative, at) && next.is(b'-') && self.may_pair(end);
        let joined = (next.is_dash() || next.is(b'/')) && !next.flags.spaced() && !pair;
        (unknown && !numbered && !joined && !self.runs_on(end)).then_some(end)
    }
}
