//! Who said what is quoted: the words around a quotation that tell it.
//!
//! They stand after it (`"…," ujar AKBP Rury`, `"…," kata pria yang akrab disapa Ucok itu`), before it (`Rury
//! mengatakan, "…"`, `Menurut Rury, "…"`, `Rury: "…"`), or nowhere, where the one who spoke last goes on.

mod after;
mod before;
mod story;

use std::ops::Range;

use super::findings::Findings;
use crate::extractors::person::Naming;
use crate::extractors::{Candidate, List, Rule};
use crate::lexicon::{Role, RoleSet};
use crate::segment::View;
use crate::segment::quote::{self, Quoted};

/// A word of saying after the quotation.
pub(super) const CUE_AFTER: Rule =
    Rule::new("quote.cue_after", "\"[Pelaku sudah kami tangkap,]\" ujar AKBP Rury Prastowo.");
/// The speaker after the quotation, and then a verb of saying.
pub(super) const VERB_AFTER: Rule =
    Rule::new("quote.verb_after", "\"[Pelaku sudah kami tangkap,]\" Kapolres Banyuasin menegaskan.");
/// The speaker and a verb of saying before the quotation.
pub(super) const VERB_BEFORE: Rule =
    Rule::new("quote.verb_before", "AKBP Rury Prastowo mengatakan, \"[Pelaku sudah kami tangkap.]\"");
/// A word of saying and the speaker before the quotation.
pub(super) const CUE_BEFORE: Rule =
    Rule::new("quote.cue_before", "Menurut AKBP Rury Prastowo, \"[Pelaku sudah kami tangkap.]\"");
/// The speaker and a colon before the quotation.
pub(super) const COLON: Rule = Rule::new("quote.colon", "Kapolres Banyuasin: \"[Pelaku sudah kami tangkap]\"");
/// A quotation that goes on after the words that tell who said what was quoted before.
pub(super) const SPLIT: Rule =
    Rule::new("quote.split", "\"Mereka melawan,\" ujar AKBP Rury Prastowo. \"[Pelaku sudah kami tangkap.]\"");
/// A quotation on its own after other speech: the speaker goes on.
pub(super) const CONTINUED: Rule =
    Rule::new("quote.continued", "\"Mereka melawan,\" ujar AKBP Rury Prastowo.\n\n\"[Pelaku sudah kami tangkap.]\"");

/// Most tokens of the words that name a speaker.
const LONGEST: usize = 40;

/// Who said it, as the words of an attribution name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// A person, by the index of the naming, and the words that name them.
    Named(usize, Range<usize>),
    /// Who holds an office, by its index, and the words that name them.
    Office(usize, Range<usize>),
    /// Someone without a name: `seorang warga`.
    Unnamed(Range<usize>),
    /// Whoever was speaking: `-nya`, `dia`.
    InHand,
    /// The same, by words that point back: `pria itu`.
    Pointed(Range<usize>),
}

/// Who is meant by words that point back.
pub(super) enum Pointed {
    /// A person, by the index of a naming.
    Named(usize),
    /// The one in hand.
    Hand,
    Nobody,
}

/// What tells who said what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) rule: &'static Rule,
    /// The word of saying.
    pub(super) cue: Option<usize>,
    pub(super) speaker: Speaker,
}

/// What stands before a quotation: the end of the one before, and the word of saying that told of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub(super) end: usize,
    pub(super) cue: Option<usize>,
}

/// Reads attributions.
#[derive(Clone, Copy)]
pub(super) struct Reader<'f> {
    findings: &'f Findings<'f>,
    view: View<'f>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(findings: &'f Findings<'f>) -> Reader<'f> {
        Reader { findings, view: findings.doc.view() }
    }

    /// What tells who said what is quoted, where something does; `before` is the quotation before and the cue that told
    /// of it, and `spoken` says whether somebody spoke before.
    pub(super) fn read(&self, quoted: &Quoted, before: &Before, spoken: bool) -> Option<Attribution> {
        self.after(quoted)
            .or_else(|| self.before(quoted, before.end))
            .or_else(|| self.continued(quoted, before, spoken))
    }

    /// The speaker whose name, office or pronoun begins at a token, and the token after it.
    fn subject_at(&self, at: usize) -> Option<(Speaker, usize)> {
        if self.is_pronoun(at) {
            return Some((Speaker::InHand, at + 1));
        }
        let office = self.office_at(at).map(|office| (office, self.findings.candidates.positions[office].tokens.end));
        let naming = self.naming_at(at).or_else(|| self.naming_at(office?.1));
        match (naming.and_then(|naming| Some((naming, self.naming(naming)?))), office) {
            (Some((naming, found)), _) => Some((Speaker::Named(naming, at..found.tokens.end), found.record.to)),
            (None, Some((office, end))) => Some((Speaker::Office(office, at..end), end)),
            (None, None) => None,
        }
    }

    fn words(&self, quoted: &Quoted) -> impl Iterator<Item = usize> + 'f {
        let view = self.view;
        quoted.tokens.clone().filter(move |at| view.token(*at).is_word())
    }

    /// Whether a word tells that its subject or what follows it says something.
    fn says(&self, at: usize) -> bool {
        let view = self.view;
        view.has_any(RoleSet::EMPTY.with(Role::Saying).with(Role::QuoteCue), at) || quote::names_nobody(view, at)
    }

    /// Whether a word is a verb of saying in the passive.
    fn is_passive(&self, at: usize) -> bool {
        let starts = |word: &str| word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("di"));
        self.view.has(Role::Saying, at) && starts(self.view.word(at))
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.view.has(Role::Pronoun, at)
    }

    fn naming(&self, naming: usize) -> Option<&'f Candidate<Naming>> {
        self.findings.candidates.persons.get(naming)
    }

    fn namings_within(&self, tokens: Range<usize>) -> Range<usize> {
        self.findings.candidates.persons.within(&tokens)
    }

    /// The naming, with its rank and honorifics, that begins at a token.
    fn naming_at(&self, at: usize) -> Option<usize> {
        let persons = &self.findings.candidates.persons;
        let next = persons.before(at);
        persons.get(next).filter(|naming| naming.record.from <= at).map(|_| next)
    }

    fn office_at(&self, at: usize) -> Option<usize> {
        self.is_taken(at).then_some(())?;
        self.findings.candidates.positions.at(at)
    }

    /// Whether a token belongs to a candidate: told at once of most that they do not.
    fn is_taken(&self, at: usize) -> bool {
        self.findings.candidates.taken.has(at)
    }

    fn office_ending(&self, end: usize) -> Option<usize> {
        let positions = &self.findings.candidates.positions;
        let last = positions.before(end).checked_sub(1)?;
        (positions[last].tokens.end == end).then_some(last)
    }

    /// The end of the name of a body or place that begins at a token.
    fn name_end(&self, at: usize) -> Option<usize> {
        fn end<T>(candidates: &List<T>, at: usize) -> Option<usize> {
            Some(candidates[candidates.at(at)?].tokens.end)
        }
        let candidates = self.findings.candidates;
        self.is_taken(at).then_some(())?;
        end(&candidates.organizations, at).or_else(|| end(&candidates.places, at))
    }
}
