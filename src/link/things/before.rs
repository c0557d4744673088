//! The act before a thing that governs it: a verb (`menyita 20 gram sabu`), or the word for evidence.

use std::ops::ControlFlow;

use super::{REACH, Walker};
use crate::extractors::bound_before;
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::link::acts::Act;
use crate::records::Dimension;

/// What stands between a quantity and the act that is looked for before it.
#[derive(Default)]
struct Between {
    /// The nearest word for evidence.
    evidence: Option<Act>,
    /// The nearest verb of having.
    holding: Option<Act>,
    /// Whether a word that introduces a list.
    introduced: bool,
    /// Whether a comma or a word that joins.
    separated: bool,
}

impl Walker<'_> {
    /// The act before a quantity that governs it, and the one that tells who did it.
    pub(super) fn act_before(&self, quantity: usize) -> Option<(Act, Act)> {
        let view = self.view;
        let candidate = &self.findings.candidates.quantities[quantity];
        let front = self.front(quantity);
        if self.is_adverbial(front, quantity) {
            return None;
        }
        let start = self.list_start(front);
        // `ditangkap seusai turun dari kapal dengan 9,8 kg sabu`: how he came there ends nothing.
        let with = self.is_drug(quantity) && view.is_word(front.wrapping_sub(1), "dengan");
        let came = |at: usize| with && view.has(Role::Preposition, at + 1);
        let mut between = Between::default();
        let mut at = candidate.tokens.start;
        while at > start && at + REACH > front {
            at -= 1;
            let token = view.token(at);
            if at >= front && self.acts.at(at).is_none() {
                continue; // the item itself
            }
            if token.is(b')') {
                at = self.bracket_start(at, start);
                continue;
            }
            between.introduced |= view.has(Role::Introducer, at) || token.is(b':');
            between.separated |=
                matches!(token.mark, b',' | b';') || view.has(Role::Coordinator, at) || view.is_word(at, "hingga");
            if let Some(act) = self.acts.at(at).filter(|act| self.may_govern(act, front)) {
                at = act.start;
                match self.governs(*act, quantity, start, &mut between) {
                    ControlFlow::Continue(()) => continue,
                    ControlFlow::Break(Some(found)) => return Some(found),
                    ControlFlow::Break(None) => break,
                }
            }
            let subordinate =
                view.has(Role::Subordinator, at) && between.holding.is_none() && !came(at + 1) && !self.is_of_time(at);
            if token.is_double_quote() || subordinate {
                break;
            }
            if view.is(Class::Contains, at) && self.is_drug(quantity) && self.is_pointed(at) {
                return None; // `karung tersebut berisi …`: what was told of it holds
            }
            // `ditemukan terkubur di kebun`: how it was found.
            let manner = || self.acts.at(at.wrapping_sub(1)).is_some_and(|act| act.kind == ActKind::Find);
            if !self.is_verb(at) || manner() || came(at) {
                continue;
            }
            // A verb of a relative clause ends nothing where the list goes on after it.
            let relative = (at.saturating_sub(4).max(start)..at).rev().find(|before| view.is_word(*before, "yang"));
            match relative {
                Some(relative) if between.separated || between.introduced || self.is_drug(quantity) => at = relative,
                _ => break,
            }
        }
        self.as_evidence(between, quantity, start)
    }

    /// Whether a word that joins clauses only tells when: `sejak` 2020, 2020 `hingga` 2023.
    fn is_of_time(&self, at: usize) -> bool {
        let dates = &self.findings.candidates.dates;
        let last = dates.before(at + 2).checked_sub(1).and_then(|last| dates.get(last));
        last.is_some_and(|date| date.tokens.start == at + 1 || date.tokens.contains(&at))
    }

    /// Whether an act may govern a thing after it. `informasi yang diperoleh` does not: what was obtained follows at once.
    fn may_govern(&self, act: &Act, front: usize) -> bool {
        const OBTAINED: usize = 3;
        match act.kind {
            ActKind::Raid => false,
            // `Polisi mendapatkan 60 gram sabu`, but `AR mendapatkan 60 gram sabu dari BD`
            ActKind::Obtain if act.voice == Voice::Active => {
                let (_, first) = bound_before(self.view, front);
                first == act.end && self.is_by_police(act)
            }
            ActKind::Obtain => self.thing_after(act, OBTAINED).is_some_and(|first| first <= front),
            _ => true,
        }
    }

    /// Whether an act before a quantity governs it, what stands between them given: the acts that do so, or none where
    /// it ends the search.
    fn governs(
        &self,
        act: Act,
        quantity: usize,
        start: usize,
        between: &mut Between,
    ) -> ControlFlow<Option<(Act, Act)>> {
        const CRIME: usize = 8;
        const UNCOVERED: usize = 6;
        const NOUN: usize = 4;
        const PASSIVE: usize = 8;
        let (drug, front) = (self.is_drug(quantity), self.front(quantity));
        let first = self.findings.candidates.quantities[quantity].tokens.start;
        let gap = front.saturating_sub(act.end);
        let itself = ControlFlow::Break(Some((act, act)));
        let by_evidence = between.evidence.map(|evidence| (evidence, act));
        match (act.kind, act.voice) {
            (ActKind::Evidence, _) => {
                between.evidence = between.evidence.or(Some(act));
                ControlFlow::Continue(())
            }
            (ActKind::Smuggling, _) => {
                if !drug || first.saturating_sub(act.end) > CRIME || self.is_priced(first) {
                    return ControlFlow::Continue(());
                }
                let foiled = || self.verb_after(act, front).filter(|verb| verb.kind == ActKind::Uncover);
                let verb = self.verb_before(act, start).or_else(foiled).unwrap_or(act);
                ControlFlow::Break(Some((act, verb)))
            }
            (ActKind::Holding, _) => {
                let caught = drug || self.is_caught_with(act, start);
                between.holding = between.holding.or(Some(act).filter(|_| caught));
                if between.holding.is_none() {
                    return ControlFlow::Break(None);
                }
                match self.arrest_after(quantity).filter(|_| drug) {
                    Some(caught) => ControlFlow::Break(Some((act, caught))),
                    None => ControlFlow::Continue(()),
                }
            }
            (ActKind::Intercept, _) => {
                // `mencegat kiriman berisi 1.200 butir ekstasi`
                let contains = |at: usize| self.view.is(Class::Contains, at);
                let holds = || drug && act.voice == Voice::Active && (act.end..front).any(contains);
                ControlFlow::Break(Some((act, act)).filter(|_| between.holding.is_some() || holds()))
            }
            (ActKind::Burn, _) if !drug && !self.acts.destroys => ControlFlow::Break(None),
            (ActKind::Arrest, _) => match by_evidence {
                Some(found) => ControlFlow::Break(Some(found)),
                None if self.takes_with(act, quantity, between) => itself,
                None if drug => ControlFlow::Continue(()),
                None => ControlFlow::Break(None),
            },
            (ActKind::Uncover, _) => match by_evidence {
                Some(found) => ControlFlow::Break(Some(found)),
                None if between.holding.is_some() || drug && gap <= UNCOVERED => itself,
                None => ControlFlow::Continue(()),
            },
            (ActKind::Seize | ActKind::Secure | ActKind::Find, Voice::Noun) if drug && gap <= NOUN => itself,
            (ActKind::Seize | ActKind::Secure | ActKind::Find, Voice::Noun) => ControlFlow::Continue(()),
            // `Sebelum dimusnahkan, 59 gram sabu disisihkan`
            (ActKind::Destroy | ActKind::Display | ActKind::HandOver, Voice::Passive)
                if self.view.token(act.end).is(b',') && self.view.follows(Role::Subordinator, act.start) =>
            {
                ControlFlow::Continue(())
            }
            (_, Voice::Passive) => {
                let near = gap <= PASSIVE || between.introduced || between.separated && self.governs_after(&act, front);
                ControlFlow::Break(by_evidence.or(near.then_some((act, act))))
            }
            _ => ControlFlow::Break(by_evidence.or(Some((act, act)))),
        }
    }

    /// The arrest told after a drug that somebody had: `Dua pria bawa 1,5 kg sabu ditangkap`.
    fn arrest_after(&self, quantity: usize) -> Option<Act> {
        let front = self.front(quantity);
        let end = self.findings.sentence(front).end.min(front + REACH);
        let after = self.acts.within(&(self.findings.candidates.quantities[quantity].tokens.end..end));
        let arrest = after.iter().find(|act| act.kind == ActKind::Arrest && act.voice == Voice::Passive)?;
        Some(*arrest).filter(Act::tells_arrest)
    }

    /// Whether an arrest takes a thing with those arrested, or is that of a vessel: `ditangkap dengan 5 gram sabu`.
    fn takes_with(&self, act: Act, quantity: usize, between: &Between) -> bool {
        const NEAR: usize = 3;
        let (view, drug, front) = (self.view, self.is_drug(quantity), self.front(quantity));
        // `diringkus berikut satu plastik sabu`, `menangkap kurir 5 kg sabu`
        let with = view.follows(Role::Along, front)
            || view.is_word(front.wrapping_sub(1), "dengan") && drug
            || self.is_carried(quantity);
        // `menangkap sebuah kapal`, but not `menangkap dua ekor buaya`
        let unit = self.findings.unit(&self.findings.candidates.quantities[quantity].record);
        let counted = unit.is_some_and(|unit| unit.dimension == Dimension::Count && unit.name != "ekor");
        let vessel = !drug && counted && act.voice == Voice::Active && act.start + NEAR >= front;
        (with || between.holding.is_some()) && act.untrue.is_none() || vessel
    }

    /// What governs a thing that only the word for evidence stands before: `Barang bukti berupa …`, `barang bukti yang kami
    /// bawa: …`.
    fn as_evidence(&self, between: Between, quantity: usize, start: usize) -> Option<(Act, Act)> {
        const NEAR: usize = 6;
        let evidence = between.evidence?;
        let front = self.front(quantity);
        let first = self.findings.candidates.quantities[quantity].tokens.start;
        // `pada 2019 ia pernah dihukum dengan barang bukti 2 gram sabu`
        let mut before = start.max(evidence.start.saturating_sub(REACH))..evidence.start;
        let near = between.introduced || first.saturating_sub(evidence.end) <= NEAR;
        // `Ia sebelumnya divonis lima tahun dengan barang bukti 8 kg sabu`
        let sentenced = |at: usize| self.view.is_word(at, "divonis") || self.view.is_word(at, "dihukum");
        let former = before.clone().any(|at| self.view.has(Role::Former, at)) && before.clone().any(sentenced);
        if !near || former || before.any(|at| self.view.has(Role::Once, at)) {
            return None;
        }
        // What was told before says what was done with it, not who shows it now.
        // `18 penindakan dengan barang bukti 9,7 kg sabu`: that of what has just been told.
        let own = self.view.is_word(evidence.start.wrapping_sub(1), "dengan");
        let in_hand = || self.verb_in_hand(evidence).filter(|_| !own).map(|act| Act { kind: act.kind, ..evidence });
        Some((evidence, self.verb_after(evidence, front).or_else(in_hand).unwrap_or(evidence)))
    }

    /// The act that was told last, of what the text then calls evidence: `memusnahkan narkoba. Barang bukti itu berupa …`.
    fn verb_in_hand(&self, evidence: Act) -> Option<Act> {
        let previous = self.previous(self.findings.sentence(evidence.start).start)?;
        let before = self.previous(previous.start).map_or(previous.start, |before| before.start);
        self.acts.within(&(before..evidence.start)).iter().rev().find(|act| act.stage().is_some()).copied()
    }

    /// Whether a passive act that other things stand before governs those after it.
    fn governs_after(&self, act: &Act, front: usize) -> bool {
        let quantities = &self.findings.candidates.quantities;
        let sentence = self.findings.sentence(act.start).start;
        let from = quantities.before(act.end);
        let before = from.checked_sub(1).is_some_and(|at| quantities[at].tokens.start >= sentence && self.is_thing(at));
        let first = self.thing_after(act, 8).is_some_and(|first| first <= front);
        first || !before && quantities.get(from).is_some_and(|quantity| quantity.tokens.start <= front)
    }

    /// The first token of the thing counted next after an act, if it is near.
    fn thing_after(&self, act: &Act, near: usize) -> Option<usize> {
        let next = self.findings.candidates.quantities.before(act.end);
        let start = self.findings.candidates.quantities.get(next).map(|_| self.front(next))?;
        (start >= act.end && start - act.end <= near && self.is_thing(next)).then_some(start)
    }

    /// The act before another that says what was done with it: `menggagalkan` upaya penyelundupan.
    fn verb_before(&self, act: Act, start: usize) -> Option<Act> {
        let before = self.acts.within(&(start..act.start));
        before.iter().rev().copied().find(|verb| verb.stage().is_some() && act.start - verb.end <= 12)
    }

    /// The act between evidence and the quantity, or after it: barang bukti yang `disita`.
    fn verb_after(&self, evidence: Act, front: usize) -> Option<Act> {
        let end = self.findings.sentence(front).end;
        let between = self.acts.within(&(evidence.end..front)).iter().find(|act| act.stage().is_some());
        let after = || {
            let acts = self.acts.within(&(front..end));
            acts.iter().find(|act| act.stage().is_some() && act.voice == Voice::Passive)
        };
        between.or_else(after).copied()
    }

    /// The token that opens the bracket which one closes.
    fn bracket_start(&self, close: usize, floor: usize) -> usize {
        const LONGEST: usize = 16;
        let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|at| self.view.token(*at).is(b'('));
        open.unwrap_or(close)
    }

    /// Whether someone was caught with things: ketika `ditangkap` pelaku juga membawa satu HP.
    fn is_caught_with(&self, holding: Act, start: usize) -> bool {
        const NEAR: usize = 8;
        let from = holding.start.saturating_sub(NEAR).max(start);
        self.acts.within(&(from..holding.start)).iter().any(Act::tells_arrest)
    }

    /// The first token of the sentence that a list stands in: also that before its lines.
    fn list_start(&self, at: usize) -> usize {
        const MOST_LINES: usize = 40;
        let (view, doc) = (self.view, self.findings.doc);
        let mut start = doc.sentence(at).start;
        let ends = |start: usize| {
            matches!(view.before(start).mark, b'.' | b'!' | b'?') || view.before(start).is_double_quote()
        };
        for _ in 0..MOST_LINES {
            // A line that opens with a mark, figure or letter of a list belongs to what introduced it.
            let figure = start.checked_sub(2).filter(|figure| {
                let token = view.token(*figure);
                matches!(view.before(start).mark, b'.' | b')')
                    && (token.is_number() || token.is_word() && token.end - token.start == 1)
                    && view.token(*figure).flags.line_start()
            });
            start = figure.unwrap_or(start);
            // `b. 4 linting ganja`
            let letter = view.token(start).is_word() && view.token(start).len() == 1;
            let marked = (view.token(start).is_number() || letter) && matches!(view.token(start + 1).mark, b'.' | b')')
                || matches!(view.token(start).mark, b'-' | b'*')
                || view.before(start).is(b':')
                || view.before(start).is(b';')
                // An amount under a heading or another amount, where the sign of its line shows nothing.
                || view.token(start).is_number() && view.token(start).flags.line_start() && !ends(start);
            if start == 0 || !marked {
                break;
            }
            start = doc.sentence(start - 1).start;
        }
        start
    }
}
