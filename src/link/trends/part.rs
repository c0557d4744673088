//! What a figure is in the telling of a change: a level, how far something moved, where it was or what it came to.

use std::ops::Range;

use super::{LOOK_BACK, NEAR, Part, Reader};
use crate::extractors::bound_before;
use crate::lexicon::{Class, Role};
use crate::link::figures::Of;

impl Reader<'_> {
    pub(super) fn part(&self, at: usize) -> Part {
        let view = self.view;
        let figure = &self.figures[at];
        let start = figure.tokens.start;
        let (_, first) = bound_before(view, start);
        // `tiga kali lipat dari tahun lalu`
        if view.is_word(figure.tokens.end, "lipat") {
            return Part::Change { cue: figure.tokens.end, up: true };
        }
        let floor = self.floor(at, first);
        let (mut before, mut rate) = (first, false);
        while before > floor {
            before = self.before_bracket(before - 1).max(floor);
            let becomes = view.is_word(before, "menjadi") || view.is_word(before, "jadi");
            let to = becomes && first - before <= 4
                || view.is_word(before, "ke") && (before + 1..first).all(|at| view.has(Role::Level, at));
            if to {
                return Part::To { marker: before };
            }
            if view.has(Role::Comparison, before) {
                let cue = self.cue_before(before, at).or_else(|| self.cue_carried(before, at));
                let alone = view.has(Role::Origin, before) || view.is_word(before, "daripada");
                return if alone && cue.is_none() { Part::Level } else { Part::From { marker: before, cue } };
            }
            // `pertumbuhan sebesar 6,5%` is a level, whatever moves it.
            rate |= view.has(Role::Rate, before);
            if let Some(found) = view.find(Class::Direction, before).filter(|_| !rate) {
                let mut after = before + found.len;
                while after < first && view.has(Role::Degree, after) {
                    after += 1;
                }
                let direct = first == after || view.follows(Role::Amount, start);
                let level = figure.of != Of::Share && !direct;
                return if level { Part::Level } else { Part::Change { cue: before, up: found.value == 1 } };
            }
            if self.leaves_clause(before) && !self.tells_earlier(before, first) {
                break;
            }
        }
        // `16 persen lebih banyak daripada …`
        let after = figure.tokens.end;
        if let Some(found) = view.find(Class::Direction, after).filter(|_| figure.of == Of::Share)
            && view.has(Role::Comparison, after + found.len)
        {
            return Part::Change { cue: after, up: found.value == 1 };
        }
        // `turun 9 poin atau 0,06%`
        match at.checked_sub(1).map(|previous| (self.parts[previous], self.phrase_end(previous))) {
            Some((change @ Part::Change { .. }, end)) if self.says_again(end..first) => change,
            // `dibandingkan 2023 dengan 75 kasus dan 98 tersangka`
            Some((earlier @ Part::From { .. }, end)) if self.goes_on(end..first) => earlier,
            _ => Part::Level,
        }
    }

    /// Whether only what joins a list stands between two figures.
    fn goes_on(&self, between: Range<usize>) -> bool {
        let view = self.view;
        let joins =
            |at: usize| view.has(Role::Coordinator, at) || view.token(at).is(b',') || view.is_word(at, "dengan");
        (1..=2).contains(&between.len()) && between.into_iter().all(|at| joins(at) && !view.has(Role::Contrast, at))
    }

    /// Whether the words between two figures say that the second tells the first in another way.
    fn says_again(&self, between: Range<usize>) -> bool {
        let view = self.view;
        let again = |at: usize| view.is_word(at, "atau") || view.is_word(at, "setara") || view.has(Role::Namely, at);
        let joins = |at: usize| again(at) || view.is_word(at, "dengan") || view.token(at).is(b'(');
        between.len() <= 4
            && between.clone().all(joins)
            && between.into_iter().any(|at| again(at) || view.token(at).is(b'('))
    }

    /// The token itself, or the one that opens the bracket it closes: `Kamis (2/5/2024)`.
    fn before_bracket(&self, at: usize) -> usize {
        const LONGEST: usize = 8;
        let opens = |from: &usize| self.view.token(*from).is(b'(');
        match self.view.token(at).is(b')') {
            true => (at.saturating_sub(LONGEST)..at).rev().find(opens).map_or(at, |open| open.saturating_sub(1)),
            false => at,
        }
    }

    /// Whether a mark stands between the time of the earlier figure and the figure: `dibanding tahun lalu (50 kasus)`,
    /// `ketimbang 2023, 14 kali`.
    fn tells_earlier(&self, at: usize, first: usize) -> bool {
        let view = self.view;
        if at + 1 != first || !matches!(view.token(at).mark, b'(' | b',') {
            return false;
        }
        let dates = &self.findings.candidates.dates;
        let date = dates.before(at).checked_sub(1).filter(|date| dates[*date].tokens.end == at);
        date.is_some_and(|date| self.is_compared(date))
    }

    /// Whether a clause ends at a token: a mark, but for the comma before a relative clause, or what sets one clause
    /// against another.
    pub(super) fn leaves_clause(&self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        let goes_on = token.is(b',') && (view.is_word(at + 1, "yang") || view.has(Role::Namely, at + 1));
        let mark = matches!(token.mark, b',' | b';' | b':' | b'(' | b')' | b'.') || token.is_double_quote();
        mark && !goes_on || view.has(Role::Contrast, at) && !view.has(Role::Earlier, at)
    }

    /// The word of change of the sentence or pair before, which another one goes on with: `curas turun dari 60 menjadi 45
    /// kasus, curat dari 30 menjadi 22`, `Begitu pula curanmor, dari 120 menjadi 98 kasus`.
    fn cue_carried(&self, marker: usize, at: usize) -> Option<usize> {
        const NEXT: usize = 3;
        let view = self.view;
        let end = self.figures[at].tokens.end;
        let becomes = |at: usize| ["menjadi", "jadi", "ke"].iter().any(|word| view.is_word(at, word));
        if !view.is_word(marker, "dari") {
            return None;
        }
        // `Kasus narkoba naik 59 persen. Dari 22 kasus pada 2023 menjadi 35 kasus.`
        let own = self.sentence_of(at);
        if marker == own.start && marker > 0 && (end..own.end.min(end + NEAR)).any(becomes) {
            let before = self.sentence(marker - 1).start.max(marker.saturating_sub(2 * NEAR));
            return (before..marker).rev().find(|at| self.moves(*at));
        }
        if !(end..end + NEXT).any(becomes) {
            return None;
        }
        let mut before = (at.saturating_sub(LOOK_BACK)..at).rev().filter(|before| !self.is_change(*before));
        let (to, from) = (before.next()?, before.next()?);
        let (Part::To { .. }, Part::From { cue, .. }) = (self.parts[to], self.parts[from]) else { return None };
        let last = self.sentence_of(to);
        let also = view.is_word(own.start, "begitu") || view.is_word(own.start, "demikian");
        let goes_on = last == own || last.end == own.start && also;
        cue.filter(|_| goes_on)
    }

    /// The word of change before a word of comparison, over how far it moved.
    pub(super) fn cue_before(&self, marker: usize, at: usize) -> Option<usize> {
        let view = self.view;
        let floor = self.sentence_of(at).start.max(marker.saturating_sub(NEAR));
        let previous = at.checked_sub(1);
        let mut before = marker;
        while before > floor {
            before -= 1;
            if let Some(previous) = previous.filter(|previous| self.figures[*previous].tokens.contains(&before)) {
                match self.parts.get(previous)? {
                    Part::Change { cue, .. } => return Some(*cue),
                    Part::To { marker } => {
                        before = *marker;
                        continue;
                    }
                    _ => return None,
                }
            }
            if view.is(Class::Direction, before) {
                return Some(before);
            }
            let comma = view.token(before).is(b',') && before + 1 == marker;
            if self.leaves_clause(before) && !comma {
                return None;
            }
        }
        None
    }
}
