//! Attributions before a quotation (`Rury mengatakan, "…"`, `Menurut Rury, "…"`, `Rury: "…"`), and quotations that go on.

use super::{Attribution, Before, COLON, CONTINUED, CUE_BEFORE, LONGEST, Reader, SPLIT, Speaker, VERB_BEFORE};
use crate::extractors::Candidate;
use crate::extractors::person::Naming;
use crate::lexicon::Role;
use crate::segment::quote::{self, Quoted};
use crate::segment::token::mark;

impl Reader<'_> {
    pub(super) fn before(&self, quoted: &Quoted, floor: usize) -> Option<Attribution> {
        let view = self.view;
        let punctuation = view.before(quoted.open);
        let end = quoted.open - usize::from(punctuation.is(b',') || punctuation.is(b':')).min(quoted.open);
        if end == 0 || view.token(quoted.open).flags.line_start() && !punctuation.is(b':') {
            return None;
        }
        let start = self.findings.doc.sentence(end - 1).start.max(floor).max(end.saturating_sub(LONGEST));
        let verb = (start..end).rev().find(|at| self.says(*at));
        let Some(verb) = verb else {
            return (punctuation.is(b':')).then(|| self.colon(start, end)).flatten();
        };
        let direct = verb + 1 == end || view.is_word(end - 1, "bahwa");
        // `"Mereka melawan," ujar X, "satu orang kami tembak."`
        let split = floor > 0 && verb <= floor + 1 && quote::is_cue(view, verb);
        let long = end < quoted.open && self.words(quoted).nth(3).is_some();
        if end == quoted.open && !direct || !split && !long && !self.is_speech(quoted) {
            return None;
        }
        if quote::is_cue(view, verb) || view.is_word(verb, "menurut") || self.is_passive(verb) {
            let speaker = self.speaker_after(verb);
            return Some(Attribution { rule: &CUE_BEFORE, cue: Some(verb), speaker });
        }
        Some(Attribution { rule: &VERB_BEFORE, cue: Some(verb), speaker: self.speaker_before(start, verb) })
    }

    /// `Kapolres Banyuasin: "…"`
    fn colon(&self, start: usize, end: usize) -> Option<Attribution> {
        let (speaker, after) = self.subject_at(start)?;
        (after == end).then_some(Attribution { rule: &COLON, cue: None, speaker })
    }

    /// The speaker who is the subject of a verb.
    fn speaker_before(&self, start: usize, verb: usize) -> Speaker {
        let view = self.view;
        if (start..verb).any(|at| self.is_pronoun(at) && verb - at <= 4) {
            return Speaker::InHand;
        }
        let namings = self.namings_within(start..verb);
        let naming = namings.clone().next_back().map(|last| {
            // `Sieny, istri Lamar, mengatakan`
            let kin = |naming: &Candidate<Naming>| view.follows(Role::Attached, naming.record.from);
            let of_other = self.naming(last).is_some_and(kin);
            if of_other && last > namings.start { last - 1 } else { last }
        });
        let offices = self.findings.candidates.positions.within(&(start..verb));
        let office = offices.clone().next_back();
        if let Some(naming) = naming {
            let found = &self.findings.candidates.persons[naming];
            return Speaker::Named(naming, found.record.from..found.tokens.end);
        }
        if let Some(office) = office {
            return Speaker::Office(office, self.findings.candidates.positions[office].tokens.clone());
        }
        match self.findings.doc.phrase_ending(verb, start, false) {
            Some(phrase) if !view.has(Role::Pointing, phrase.end) => Speaker::Unnamed(phrase),
            _ => Speaker::InHand,
        }
    }

    pub(super) fn continued(&self, quoted: &Quoted, told: &Before, spoken: bool) -> Option<Attribution> {
        let view = self.view;
        let before = view.before(quoted.open);
        let alone = view.token(quoted.open).flags.line_start()
            || quote::closes_clause(before) && !before.is(b',')
            || before.is_double_quote()
            || before.is(b')')
            || before.is(mark::WALL);
        let ends = quote::closes_clause(view.before(quoted.tokens.end));
        let whole = ends && self.begins_sentence(quoted) && self.words(quoted).nth(2).is_some();
        if !(spoken && alone && whole) {
            return None;
        }
        // `"Mereka melawan," ujar Rury. "Pelaku kami tangkap."`
        let cue = told.cue.filter(|cue| {
            *cue >= told.end && (*cue..=quoted.open).all(|at| !view.token(at).flags.line_start()) && {
                let next = |at: &usize| view.token(*at).flags.sentence_start();
                (cue + 1..quoted.open).find(next).is_none()
            }
        });
        let rule = if cue.is_some() { &SPLIT } else { &CONTINUED };
        Some(Attribution { rule, cue, speaker: Speaker::InHand })
    }

    /// Whether what is quoted can be what somebody said, and no title or single word.
    fn is_speech(&self, quoted: &Quoted) -> bool {
        let (view, end) = (self.view, quoted.tokens.end);
        let closed = quote::closes_clause(view.before(end)) && !view.before(end).is(b',');
        self.begins_sentence(quoted) && (closed || self.words(quoted).nth(2).is_some())
    }

    fn begins_sentence(&self, quoted: &Quoted) -> bool {
        let first = self.view.token(quoted.tokens.start);
        first.capital() || first.is_number() || first.is(b'(') || first.is(b'[')
    }
}
