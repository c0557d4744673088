//! The act after a thing that governs it: a passive one (`60 bungkus sabu disita`), or that of a clause told after it.

use super::Walker;
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::link::acts::Act;

impl Walker<'_> {
    /// Whether an act is of one that only its number in a row tells: kedua `yang kami gagalkan`.
    fn is_of_another(&self, act: usize) -> bool {
        let Some(relative) = act.checked_sub(2).filter(|at| *at > 0 && self.view.is_word(*at, "yang")) else {
            return false;
        };
        self.view.is(Class::Collective, relative - 1) || self.view.is(Class::Ordinal, relative - 1)
    }

    /// The passive act after a quantity that governs it: 60 bungkus sabu `disita` petugas.
    pub(super) fn act_after(&self, quantity: usize) -> Option<(Act, Act)> {
        const REACH: usize = 40;
        let view = self.view;
        let candidate = &self.findings.candidates.quantities[quantity];
        let item = candidate.record.item.as_ref().map_or(0, |item| item.end);
        let from = candidate.tokens.end.max(item);
        let end = self.findings.sentence(candidate.tokens.start).end.min(from + REACH);
        let front = self.front(quantity);
        let object = front > 0 && self.is_verb(front - 1) && !view.has(Role::Coordinator, front - 1);
        if object && !view.is_word(front.wrapping_sub(2), "yang") {
            return None; // the object of another verb
        }
        let mut at = from;
        let (mut relative, mut skipped) = (false, 0);
        while at < end {
            if let Some(act) = self.acts.at(at).filter(|act| act.kind != ActKind::Raid) {
                let act = *act;
                at = act.end;
                match (act.kind, act.voice) {
                    // `ikut dibawa sebagai barang bukti`
                    (ActKind::Evidence, _) if view.is_word(act.start.wrapping_sub(1), "sebagai") => {
                        return Some((act, act));
                    }
                    // `118 kg sabu hasil sitaan`
                    (ActKind::Seize, Voice::Noun) if act.start.saturating_sub(from) <= 2 => return Some((act, act)),
                    // `Kurir 5 kg sabu ditangkap`, `Kapal pembawa 60 kg sabu dicegat`
                    (ActKind::Arrest | ActKind::Intercept, Voice::Passive) if self.is_carried(quantity) => {
                        return Some((act, act));
                    }
                    (ActKind::Evidence | ActKind::Smuggling | ActKind::Arrest, _) => continue,
                    (ActKind::Holding, _) if relative => continue,
                    (ActKind::Burn, _) if !self.is_drug(quantity) && !self.acts.destroys => return None,
                    // `pertama 2 kilogram, dan kedua yang kami gagalkan`: another one.
                    (_, Voice::Active) if self.is_of_another(act.start) => return None,
                    // `satu HP kita amankan`
                    (_, Voice::Active) if act.stage().is_some() && view.follows(Role::FirstPerson, act.start) => {
                        return Some((act, act));
                    }
                    (_, Voice::Passive) if act.stage().is_some() => {
                        let drug_only = act.kind == ActKind::Uncover && !self.is_drug(quantity);
                        return (!drug_only).then_some((act, act));
                    }
                    _ => return None,
                }
            }
            // `setinggi 50 cm hingga 2 meter`
            let ranges = view.token(at + 1).is_number() || view.token(at + 1).classes.has(Class::Number);
            let subordinate = view.has(Role::Subordinator, at) && !ranges;
            if subordinate || view.token(at).is_double_quote() || view.token(at).is(b';') {
                return None;
            }
            let evidenced = self.acts.within(&(at..(at + 4).min(end))).iter().any(|act| act.kind == ActKind::Evidence);
            if view.is_word(at, "yang") {
                relative = true;
            } else if self.is_verb(at) && !evidenced {
                // A clause of its own, or one that tells more of the thing.
                skipped += 1;
                if !relative || skipped > 2 {
                    return None;
                }
            }
            at += 1;
        }
        None
    }

    /// The passive act right after a thing that a clause of its own begins with: `Polisi menemukan ladang, 200 batang ganja
    /// dicabut`.
    pub(super) fn own_passive(&self, quantity: usize) -> Option<(Act, Act)> {
        let candidate = &self.findings.candidates.quantities[quantity];
        let item = candidate.record.item.as_ref().map_or(0, |item| item.end);
        let end = candidate.tokens.end.max(item);
        let act = self.acts.at(end).filter(|act| act.voice == Voice::Passive && act.stage().is_some())?;
        let opens = self.view.before(self.front(quantity)).is(b',');
        opens.then(|| self.act_after(quantity)).flatten().filter(|(found, _)| found == act)
    }

    /// The act of the clause after a thing that it tells of more than: `Selain sabu 17 gram, polisi menyita …`.
    pub(super) fn besides(&self, quantity: usize) -> Option<(Act, Act)> {
        let sentence = self.findings.doc.sentence(self.findings.candidates.quantities[quantity].tokens.start);
        let opens = self.view.is_word(self.front(quantity).wrapping_sub(1), "selain");
        let next = self.acts.within(&(self.front(quantity)..sentence.end)).first().filter(|_| opens)?;
        matches!(next.kind, ActKind::Seize | ActKind::Secure | ActKind::Find).then_some((*next, *next))
    }

    /// The act of the sentence after a list that tells of all of it: `Ada sabu 412 gram dan ganja 87 gram. Semuanya
    /// dimusnahkan.`
    pub(super) fn all_after(&self, quantity: usize) -> Option<(Act, Act)> {
        const NEAR: usize = 5;
        let start = self.findings.candidates.quantities[quantity].tokens.start;
        let sentence = self.findings.sentence(start);
        let next = sentence.end..(sentence.end + NEAR).min(self.view.len());
        let all = self.view.has(Role::AllOfThem, next.start);
        let act = self.acts.within(&next).first().filter(|act| all && act.voice == Voice::Passive)?;
        let plain = self.acts.within(&sentence).is_empty();
        (plain && act.stage().is_some()).then_some((*act, *act))
    }
}
