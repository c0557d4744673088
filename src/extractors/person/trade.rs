//! Nouns for one person of a trade, their field, sort, country or body: `pakar hukum pidana`, `guru SMPN 1 Ulubelu`.

use super::{NEAR, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Role, RoleSet, WordId};
use crate::records::PlaceKind;

/// The roles of nouns for one person of a trade.
const TRADES: RoleSet = RoleSet::EMPTY.with(Role::Trade).with(Role::Contender);

impl Reader<'_> {
    /// Whether the field, the sort or the country of somebody of a trade ends with a token: `pakar hukum pidana`, `pebulu
    /// tangkis tunggal putri Indonesia`.
    pub(super) fn is_of_trade(&self, last: usize) -> bool {
        const MOST: usize = 4;
        let view = self.view;
        let Some(mut at) = self.before_sort(last) else { return false };
        for _ in 1..MOST {
            if view.has_any(TRADES, at) {
                break;
            }
            let Some(before) = self.before_sort(at) else { break };
            at = before;
        }
        // `para pakar hukum`
        let plural = view.follows(Role::Quantifier, at);
        view.has_any(TRADES, at) && !plural && !view.token(at + 1).flags.line_start()
    }

    /// The token before a word of somebody's field or sort, or of his country, that ends with a token.
    fn before_sort(&self, last: usize) -> Option<usize> {
        let view = self.view;
        let token = view.token(last);
        if !token.is_word() {
            return None;
        }
        if self.is_sort(last) || token.classes.has(Class::Adjective) && view.is(Class::Adjective, last) {
            return last.checked_sub(1);
        }
        if !token.capital() {
            return None;
        }
        let is_country = |first: &usize| {
            let found = view.find(Class::Place, *first).filter(|found| first + found.len == last + 1);
            let place = found.and_then(|found| view.lexicon.place_of(found));
            place.is_some_and(|(kind, _)| kind == PlaceKind::Country)
        };
        let first = (0..2).filter_map(|back| last.checked_sub(back)).find(is_country)?;
        first.checked_sub(1)
    }

    /// Whether a word tells of the field or the sort of somebody of a trade: `hukum`, `dangdut`, `Toksikologi`.
    pub(super) fn is_sort(&self, at: usize) -> bool {
        const SORTS: RoleSet = RoleSet::EMPTY.with(Role::Field).with(Role::Sort);
        let token = self.view.token(at);
        let study = || token.len() > "logi".len() && self.view.word(at).ends_with("logi");
        self.view.has_any(SORTS, at) || token.word == WordId::NONE && study()
    }

    /// Whether a noun of several words for a person of a trade ends with a token: `jaksa penuntut umum`, `hakim anggota`.
    pub(super) fn ends_trade(&self, last: usize) -> bool {
        let view = self.view;
        let first = self.person_noun(last);
        first.is_some_and(|first| (first..=last).any(|at| view.has(Role::Trade, at)))
    }

    /// Whether a noun for somebody stands at a token: `pelaku`, `warga`, `seorang`, `sopir`.
    pub(super) fn is_somebody(&self, at: usize) -> bool {
        const NOUNS: RoleSet =
            RoleSet::EMPTY.with(Role::Trade).with(Role::Accused).with(Role::Victim).with(Role::Witness);
        let view = self.view;
        view.has_any(NOUNS, at) || view.is(Class::Person, at) || view.is(Class::Someone, at)
    }

    /// Whether a noun of several words for a person ends with a token: `anak buah kapal`.
    pub(super) fn ends_person(&self, last: usize) -> bool {
        self.person_noun(last).is_some()
    }

    /// The first word of a noun of several words for a person that ends with a token.
    pub(super) fn person_noun(&self, last: usize) -> Option<usize> {
        let view = self.view;
        let is_noun = |first: &usize| {
            let found = view.find(Class::Person, *first);
            found.is_some_and(|found| first + found.len == last + 1)
        };
        (1..=2).filter_map(|back| last.checked_sub(back)).find(is_noun)
    }

    /// Whether a body or a place ends with a token, and a noun for one person of it stands before: `pengamat politik dari
    /// Universitas Airlangga`, `guru SMPN 1 Ulubelu`, `petenis asal Prancis`.
    pub(super) fn is_of_body(&self, last: usize, out: &Candidates) -> bool {
        fn ending<T>(found: &[Candidate<T>], last: usize) -> Option<usize> {
            let next = found.partition_point(|body| body.tokens.end <= last);
            found.get(next).filter(|body| body.tokens.end == last + 1).map(|body| body.tokens.start)
        }
        let view = self.view;
        let place = || {
            ending(&out.places, last)
                .filter(|start| *start > 0 && (view.is_word(start - 1, "asal") || view.is_word(start - 1, "dari")))
        };
        let Some(start) = ending(&out.organizations, last).or_else(place) else { return false };
        let mut before = (start.saturating_sub(NEAR + 1)..start).rev();
        let is_inside = |at: usize| view.token(at).is_word() && !view.token(at + 1).flags.sentence_start();
        // `pemain PSM Yuran Fernandes`
        let counsel = |at: usize| view.is_word(at, "kuasa") && view.is_word(at + 1, "hukum");
        let of_trade = |at: usize| view.has_any(TRADES, at) || counsel(at);
        before.find(|at| of_trade(*at) || !is_inside(*at) || self.doc.is_verb_at(*at)).is_some_and(|noun| {
            let plural = noun.checked_sub(1).is_some_and(|at| view.has(Role::Quantifier, at));
            is_inside(noun) && of_trade(noun) && !plural
        })
    }
}
