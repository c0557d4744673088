//! People told with those whom an act takes: beside them, for another place, as their parts or their whole.

use rust_decimal::Decimal;

use super::{People, Reader};
use crate::lexicon::{Class, Role, RoleSet, Voice};
use crate::link::acts::{Act, is_clause_verb};

impl Reader<'_> {
    /// Those of whom the same is told for other places: `empat orang ditangkap di Kendari, lima orang di Jakarta`, `menangkap
    /// RH di Sampang, lalu HN dan IM di Bangkalan`.
    pub(super) fn elsewhere(&self, people: &People, act: &Act) -> Vec<&People> {
        const MOST: usize = 8;
        const PLACE: usize = 6;
        let (view, doc) = (self.view, self.findings.doc);
        let sentence = self.findings.sentence(act.start);
        let counted = |people: &People| people.namings.is_empty() && !people.definite && !people.bystanders;
        let active = act.voice != Voice::Passive && people.tokens.start >= act.end;
        let mut found: Vec<&People> = Vec::new();
        let mut last = if active { self.end(people) } else { act.end };
        let told = active || act.voice == Voice::Passive && people.tokens.start < act.end && counted(people);
        if !told || !view.is_word(last, "di") {
            return found;
        }
        let first = self.people.partition_point(|other| other.tokens.start < last);
        for more in self.people[first..].iter().take(MOST).take_while(|more| more.tokens.end < sentence.end) {
            let then = |at: usize| view.is_word(at, "lalu") || view.is_word(at, "kemudian");
            let joined = view.before(more.tokens.start).is(b',')
                || view.follows(Role::Coordinator, more.tokens.start)
                || active && then(more.tokens.start - 1);
            let other = |at: usize| is_clause_verb(doc, at) || self.acts.at(at).is_some();
            let gap = last..more.tokens.start;
            let plain = gap.len() <= if active { 2 * PLACE } else { PLACE } && !gap.into_iter().any(other);
            let after = self.end(more);
            let known = more.definite || more.bystanders;
            let named = self.names_others(more);
            let goes_on = match active {
                true => {
                    !known && !named && (view.is_word(after, "di") || matches!(view.token(after).mark, b'.' | b','))
                }
                false => counted(more) && view.is_word(more.tokens.end, "di"),
            };
            if !joined || !plain || !goes_on {
                break;
            }
            found.push(more);
            last = after;
        }
        found
    }

    /// Those who are told in one phrase with the people whom an act takes: `dua bandar dan lima kurir`.
    pub(super) fn beside(&self, people: &People, act: &Act) -> Option<&People> {
        const GAP: usize = 2;
        let view = self.view;
        let at = self.people.partition_point(|other| other.tokens.start < people.tokens.start);
        // `yang diamankan sebanyak 36 laki-laki dan 2 perempuan` has them after a passive act.
        let (first, second, other) = match act.voice {
            Voice::Passive if people.tokens.start < act.start => {
                let before = self.people.get(at.checked_sub(1)?)?;
                (before, people, before)
            }
            _ => {
                let after = self.people.get(at + 1)?;
                (people, after, after)
            }
        };
        let gap = self.end(first)..second.tokens.start;
        let joins = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at);
        let joined = !gap.is_empty() && gap.len() <= GAP && gap.clone().all(joins);
        let set_apart = gap.clone().any(|at| view.has(Role::Contrast, at)) || self.is_at_large(other);
        let joined = joined && !set_apart && gap.into_iter().any(|at| view.has(Role::Coordinator, at));
        let known = other.definite || people.definite || other.bystanders || people.bystanders;
        let named = self.names_others(other);
        let here = self.findings.sentence(people.tokens.start).contains(&other.tokens.start);
        (joined && here && !known && !named).then_some(other)
    }

    /// Those who are told to have been taken along: `NR ditangkap polisi bersama suaminya, AK`.
    pub(super) fn along(&self, act: &Act) -> Option<&People> {
        const GAP: usize = 3;
        let view = self.view;
        let along = act.end + usize::from(view.has(Role::Officer, act.end));
        if act.voice != Voice::Passive || !view.has(Role::Along, along) {
            return None;
        }
        let own = |at: usize| view.token(at).is(b',') || view.has(Role::Kin, at) || view.has(Role::Trade, at);
        let first = along + 1;
        let at = (first..first + GAP).find(|at| self.beginning(*at).is_some())?;
        let people = self.beginning(at).filter(|people| !people.definite && !self.names_others(people))?;
        let here = self.findings.sentence(act.start).contains(&at);
        (here && (first..at).all(own)).then_some(people)
    }

    /// Those of whom people are the last group: `Enam awak kapal, terdiri dari empat WNI dan dua warga Malaysia, ditangkap`.
    pub(super) fn whole_of(&self, last: &People) -> Option<&People> {
        const MOST: usize = 4;
        const GAP: usize = 4;
        let view = self.view;
        let start = self.findings.sentence(last.tokens.start).start;
        let at = self.people.partition_point(|people| people.tokens.start < last.tokens.start);
        let mut sum = last.count;
        let mut next = last;
        for whole in self.people[..at].iter().rev().take(MOST).take_while(|whole| whole.tokens.start >= start) {
            let gap = whole.tokens.end..next.tokens.start;
            if gap.len() > GAP || !whole.namings.is_empty() {
                return None;
            }
            let parted = gap.clone().any(|at| view.has(Role::Parting, at) || view.has(Role::Introducer, at));
            if parted && sum == whole.count && next.tokens.start < last.tokens.start {
                return Some(whole);
            }
            let listed = gap.into_iter().all(|at| view.token(at).is(b',') || view.has(Role::Coordinator, at));
            sum = sum.checked_add(whole.count).filter(|_| listed)?;
            next = whole;
        }
        None
    }

    /// The token after where people are from: RZ (44) `asal Iran`.
    fn beyond_origin(&self, end: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        if !view.is_word(end, "asal") && !view.has_any(RoleSet::EMPTY.with(Role::Origin).with(Role::Resident), end) {
            return end;
        }
        let name = |at: &usize| view.token(*at).is_word() && view.token(*at).capital();
        end + 1 + (end + 1..end + MOST).take_while(name).count()
    }

    /// The groups that people are said to be made up of, after them or after the act: `lima eksekutor dan dua penadah`.
    pub(super) fn parts(&self, whole: &People, act: &Act) -> Vec<People> {
        const MOST: usize = 6;
        const GAP: usize = 5;
        const MOST_LEADING: usize = 4;
        let view = self.view;
        let parted = |at: usize| view.has(Role::Parting, at) || view.has(Role::Introducer, at);
        let end = whole.tokens.end;
        // `Enam awak kapal, terdiri dari …, ditangkap`
        let within = end + GAP < act.start && (end..end + GAP).any(parted);
        let mut from = if within { end } else { end.max(act.end) };
        let mut sentence = self.findings.sentence(from.saturating_sub(1));
        // `Mereka terdiri atas 228 laki-laki dan 17 perempuan.`
        let next = self.findings.sentence(sentence.end);
        let parting = next.clone().take(MOST_LEADING).find(|at| view.has(Role::Parting, *at));
        let all = |at: usize| {
            let people = view.has(Role::Accused, at) || view.is(Class::Person, at) || view.has(Role::Quantifier, at);
            people || view.is_word(at, "mereka") || view.has(Role::Pointing, at)
        };
        // `Dari 56 tersangka, 52 orang laki-laki dan empat orang perempuan.`
        let again = self.beginning(next.start + 1).filter(|_| view.is_word(next.start, "dari"));
        if let Some(again) = again.filter(|again| again.count == whole.count) {
            (from, sentence) = (again.tokens.end, next);
        } else if let Some(parting) = parting.filter(|parting| (next.start..*parting).all(all)) {
            (from, sentence) = (parting, next);
        }
        let first = self.people.partition_point(|people| people.tokens.start < from);
        let (mut parts, mut sum, mut last) = (Vec::new(), Decimal::ZERO, from);
        for people in self.people[first..].iter().take(MOST) {
            let joins = |at: usize| {
                let opens = parts.is_empty()
                    && (view.has(Role::Parting, at)
                        || view.has(Role::Introducer, at)
                        || view.has(Role::Preposition, at)
                        || view.is_word(at, "atas")
                        || view.is_word(at, "yang")
                        || view.token(at).is(b':'));
                view.token(at).is(b',') || view.has(Role::Coordinator, at) || opens
            };
            let gap = last..people.tokens.start;
            let joined =
                !gap.is_empty() && gap.len() <= GAP && people.tokens.end <= sentence.end && gap.clone().all(joins);
            let Some(more) = sum.checked_add(people.count).filter(|sum| joined && *sum <= whole.count) else { break };
            (sum, last) = (more, self.beyond_origin(people.tokens.end.max(self.end(people))));
            parts.push(people.clone());
        }
        if sum == whole.count && parts.len() > 1 { parts } else { Vec::new() }
    }
}
