//! Lots told again, packet by packet or weighed, that become one.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Gatherer, Lot, MOST_PARTS, Telling, Thing};
use crate::extractors::Candidate;
use crate::extractors::quantity::Measure;
use crate::lexicon::Role;
use crate::link::acts::Acts;
use crate::link::setting::{Scenery, Setting};
use crate::link::things::{ThingTold, is_rate, its_weight};
use crate::records::{Dimension, RegionBasis, Scope};
use crate::work;

impl Gatherer<'_> {
    /// Adds what tells an amount again without a word of taking: `drone itu membawa sabu 25 gram`.
    pub(super) fn tell_again(&mut self, acts: &Acts, told: &[ThingTold], scenery: &Scenery<'_>) {
        let before = self.tellings.len();
        self.tell_again_once(acts, told, scenery);
        // Packets are told before their weight.
        if self.tellings.len() > before {
            self.tell_again_once(acts, told, scenery);
        }
    }

    fn tell_again_once(&mut self, acts: &Acts, told: &[ThingTold], scenery: &Scenery<'_>) {
        if self.lots.is_empty() {
            return;
        }
        let view = self.findings.doc.view();
        let quantities = &self.findings.candidates.quantities;
        let mut known = vec![false; quantities.len()];
        let told = told.iter().map(|told| told.quantity);
        told.chain(self.tellings.iter().map(|telling| telling.quantity)).for_each(|quantity| known[quantity] = true);
        let mut unsorted: BTreeSet<usize> = BTreeSet::new();
        for (quantity, candidate) in quantities.iter().enumerate() {
            if known[quantity] || candidate.record.substance.is_none() {
                continue;
            }
            let unit = self.findings.unit(&candidate.record);
            let sized = unit.is_some_and(|unit| {
                matches!(unit.dimension, Dimension::Length | Dimension::Duration | Dimension::Other)
            });
            if sized || is_rate(self.findings, quantity) {
                continue;
            }
            let at = candidate.tokens.start;
            let sentence = self.findings.sentence(at);
            let priced = (at.saturating_sub(12).max(sentence.start)..(at + 10).min(sentence.end))
                .any(|at| view.has(Role::Price, at));
            let untrue = acts.within(&sentence).iter().any(|act| act.untrue.is_some());
            if priced || untrue {
                continue;
            }
            let setting = Setting { case: scenery.case(at), ..Setting::default() };
            let Some(telling) = self.telling(quantity, None, setting) else { continue };
            // A headline rounds what the text tells.
            let title = self.findings.doc.is_title(at);
            // `Berat brutonya 2.115 kilogram`, where the lead told of 2 ton.
            let weighed = its_weight(self.findings, quantity);
            let equal = |one: &Telling| {
                let rounded = title && self.rounds(&telling, one) || weighed && self.rounds(one, &telling);
                let same = one.base == telling.base || rounded;
                same && one.dimension == telling.dimension
            };
            // Where there are very many, a mention that no verb governs may be of any.
            let lot = self.lots.iter().take(MOST_PARTS).position(|lot| {
                let drug = self.thing(lot) == telling.thing;
                lot.tellings.iter().take(MOST_PARTS).any(|one| {
                    work::step();
                    drug && equal(&self.tellings[*one])
                        || self.are_packed(&telling, &self.tellings[*one])
                        || self.are_packed(&self.tellings[*one], &telling)
                })
            });
            if let Some(lot) = lot {
                let tellings = &mut self.lots[lot].tellings;
                tellings.push(self.tellings.len());
                self.tellings.push(telling);
                // Only the first of very many are looked at again.
                if tellings.len() <= MOST_PARTS {
                    tellings.sort_by_key(|at| self.tellings[*at].at);
                } else {
                    unsorted.insert(lot);
                }
            }
        }
        for lot in unsorted {
            self.lots[lot].tellings.sort_by_key(|at| self.tellings[*at].at);
        }
    }

    /// Adds what tells the parts of a lot one by one: `dua paket itu masing-masing 9,2 gram dan 5,5 gram`.
    pub(super) fn tell_one_by_one(&mut self) {
        const NEAR: usize = 4;
        const MOST_JOINING: usize = 3;
        let findings = self.findings;
        let (view, quantities) = (findings.doc.view(), &findings.candidates.quantities);
        let mut known: BTreeSet<usize> = BTreeSet::new();
        for first in 0..quantities.len() {
            let start = quantities[first].tokens.start;
            let each = (start.saturating_sub(NEAR)..start).any(|at| view.has(Role::Each, at));
            let weighed = quantities[first].record.substance.is_some() && self.kind(first) == 3;
            if !each && !weighed {
                continue;
            }
            if known.is_empty() {
                known.extend(self.tellings.iter().map(|telling| telling.quantity));
            }
            if known.contains(&first) {
                continue;
            }
            let joined = |next: &usize| {
                let gap = quantities[*next - 1].tokens.end..quantities[*next].tokens.start;
                let plain = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at);
                gap.len() <= MOST_JOINING
                    && gap.clone().all(plain)
                    && quantities[*next].record.unit == quantities[first].record.unit
            };
            let after = first + 1..quantities.len().min(first + MOST_PARTS);
            let mut parts = vec![first];
            if each {
                parts.extend(after.take_while(joined));
            } else {
                // `Truk pertama membawa 320 kg ganja, truk kedua 280 kg ganja`
                let end = findings.sentence(start).end;
                let drug = quantities[first].record.substance;
                let here = after.take_while(|next| quantities[*next].tokens.start < end);
                let alike = here.filter(|next| quantities[*next].record.substance == drug && self.kind(*next) == 3);
                parts.extend(alike.filter(|next| !known.contains(next)));
            }
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(findings.base(*part)?));
            let measured = self.kind(first) == 3 && parts.len() > 1;
            let drug = quantities[first].record.substance;
            let Some(sum) = sum.filter(|_| measured && drug.is_some()) else { continue };
            let whole = self.lots.iter().take(MOST_PARTS).position(|lot| {
                let best = &self.tellings[self.best(lot)];
                let same = Some(self.thing(lot)) == drug.map(Thing::Drug);
                best.kind == 3 && best.base == sum && same
            });
            let Some(whole) = whole else { continue };
            let told = self.lots[whole].tellings.iter().find_map(|at| self.tellings[*at].act.clone());
            let setting = self.tellings[self.best(&self.lots[whole])].setting;
            for part in parts {
                let act = told.clone().map(|told| ThingTold { quantity: part, ..told });
                let Some(telling) = self.telling(part, act, setting) else { continue };
                known.insert(part);
                self.lots.push(Lot { tellings: vec![self.tellings.len()], part_of: Some(whole) });
                self.tellings.push(telling);
            }
        }
    }

    /// Makes the weight of each packet a part of their weight: `dua bungkus masing-masing 500 gram`, and 1 kg elsewhere.
    pub(super) fn weigh_each(&mut self) {
        let findings = self.findings;
        let quantities = &findings.candidates.quantities;
        let each = |lot: &Lot| {
            let [only] = lot.tellings[..] else { return None };
            let telling = &self.tellings[only];
            let weighed = telling.kind == 3 && matches!(telling.thing, Thing::Drug(_));
            let packets = telling.quantity.checked_sub(1).filter(|_| weighed && self.is_of_each(telling.at))?;
            let start = findings.candidates.quantities[packets].tokens.start;
            let here = findings.sentence(telling.at).contains(&start) && self.kind(packets) < 3;
            telling.base.checked_mul(findings.base(packets).filter(|_| here)?)
        };
        // `42 drum solar masing-masing berisi 215 kg`, `96 lembar alprazolam isi 10 butir` tell what is in one of them.
        let content = |lot: &Lot| {
            const REACH: usize = 24;
            let [only] = lot.tellings[..] else { return None };
            let (at, quantity) = (self.tellings[only].at, self.tellings[only].quantity);
            let packed = quantity.checked_sub(1).filter(|_| self.is_of_each(at) && self.kind(quantity) > 1)?;
            let (packets, end) = (&quantities[packed], quantities[quantity].tokens.end);
            let many = matches!(self.kind(packed), 1 | 2)
                && packets.record.value > Decimal::ONE
                && at - packets.tokens.start <= REACH;
            // `masing-masing 5 kg dan 3 kg` are of the packets one by one.
            let unit = quantities[quantity].record.unit;
            let other = |next: &Candidate<Measure>| next.tokens.start > end + 1 || next.record.unit != unit;
            let alone = quantities.get(quantity + 1).is_none_or(other);
            let holds = |lot: &Lot| lot.tellings.iter().any(|at| self.tellings[*at].quantity == packed);
            self.lots.iter().take(MOST_PARTS).position(holds).filter(|_| many && alone)
        };
        let lots = self.lots.iter().enumerate().take(MOST_PARTS);
        let contents: Vec<(usize, usize)> = lots.filter_map(|(at, lot)| Some((at, content(lot)?))).collect();
        let lots = self.lots.iter().enumerate().take(MOST_PARTS);
        let wholes: Vec<(usize, Decimal)> = lots.filter_map(|(at, lot)| Some((at, each(lot)?))).collect();
        for (part, sum) in wholes {
            let drug = self.thing(&self.lots[part]);
            let whole = (0..self.lots.len().min(MOST_PARTS)).find(|whole| {
                let best = &self.tellings[self.best(&self.lots[*whole])];
                let weighed = best.base == sum && best.kind == 3;
                *whole != part && weighed && self.thing(&self.lots[*whole]) == drug
            });
            self.lots[part].part_of = whole;
        }
        for (part, whole) in contents {
            self.lots[part].part_of = self.lots[part].part_of.or(Some(whole));
        }
    }

    /// Whether an amount at a token is said to be that of each of what was counted before it.
    pub(super) fn is_of_each(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        let view = self.findings.doc.view();
        (at.saturating_sub(NEAR)..at).any(|at| view.has(Role::Each, at)) || at > 0 && view.is_word(at - 1, "isi")
    }

    /// Adds packets counted together to the total of what they hold: `35 karung. Dua puluh lima karung berisi ketamin, sepuluh
    /// karung berisi sabu. Berat keseluruhan …`
    pub(super) fn fold_totals(&mut self) {
        let unit = |at: &usize| self.findings.candidates.quantities[self.tellings[*at].quantity].record.unit;
        let mut folded: Vec<(usize, usize)> = Vec::new();
        for (whole, lot) in self.lots.iter().enumerate().take(MOST_PARTS) {
            let best = self.best(lot);
            let packed = self.tellings[best].kind == 1;
            if !packed || matches!(self.thing(lot), Thing::Drug(_)) {
                continue;
            }
            // The packets of a lot of a drug, and the lot.
            let packets = |lot: &Lot| {
                let same = lot.tellings.iter().find(|at| self.tellings[**at].kind == 1 && unit(at) == unit(&best))?;
                Some(self.tellings[*same].base)
            };
            let parts: Vec<(usize, Decimal)> = (0..self.lots.len().min(MOST_PARTS))
                .filter(|part| *part != whole && matches!(self.thing(&self.lots[*part]), Thing::Drug(_)))
                .filter_map(|part| Some((part, packets(&self.lots[part])?)))
                .collect();
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, base)| sum.checked_add(*base));
            let total = parts.first().and_then(|(part, _)| self.lots[*part].part_of);
            let common = total.filter(|_| parts.iter().all(|(part, _)| self.lots[*part].part_of == total));
            if let Some(total) = common.filter(|_| parts.len() > 1 && sum == Some(self.tellings[best].base)) {
                folded.push((whole, total));
            }
        }
        for (whole, total) in folded {
            let moved = std::mem::take(&mut self.lots[whole].tellings);
            self.lots[total].tellings.extend(moved);
            self.lots[total].tellings.sort_unstable_by_key(|at| self.tellings[*at].at);
        }
        self.drop_emptied();
    }

    /// What one verb governs is all the work of a period where some of it is.
    pub(super) fn share_periods(&mut self, scenery: &Scenery<'_>) {
        const NEAR: usize = 120;
        let own = |telling: &Telling| telling.act.as_ref().is_some_and(|told| !told.recap);
        let verb = |telling: &Telling| telling.act.as_ref().map(|told| told.verb.start).filter(|_| own(telling));
        let periods = self.lots.iter().filter(|lot| self.scope(lot) == Scope::Period);
        let verbs: BTreeSet<usize> =
            periods.flat_map(|lot| lot.tellings.iter().filter_map(|at| verb(&self.tellings[*at]))).collect();
        for telling in &mut self.tellings {
            telling.setting.period |= verb(telling).is_some_and(|verb| verbs.contains(&verb));
        }
        // `Barang bukti yang disita sabu 8,7 kg. Selain itu turut diamankan 23 unit sepeda motor.`
        let view = self.findings.doc.view();
        for next in 1..self.tellings.len() {
            let (before, after) = self.tellings.split_at_mut(next);
            let (Some(last), Some(telling)) = (before.last(), after.first_mut()) else { continue };
            let sentence = self.findings.sentence(telling.at);
            // No day of one case is told between.
            let days = |from: usize| {
                let mut dates = self.findings.candidates.dates.within(&(from..sentence.start));
                dates.any(|date| !scenery.is_span(date) && scenery.is_event(date))
            };
            let near = (last.at..last.at + NEAR).contains(&sentence.start);
            let follows = near && !days(last.at);
            let adds = |at: usize| view.has(Role::Additional, at) || view.is_word(at, "turut");
            // `Polisi juga mengamankan 74 unit sepeda motor`, but not those of a day or place of their own
            let own = telling.setting.own.0 || telling.setting.own.1 || matches!(telling.thing, Thing::Drug(_));
            let also = || !own && verb(telling).is_some_and(|verb| verb > sentence.start && adds(verb - 1));
            let more = adds(sentence.start) || also();
            if more && last.setting.period && last.stage == telling.stage {
                telling.setting.period |= follows || last.at >= sentence.start;
            }
        }
    }

    /// Makes packets of a drug parts of the one weight that is given for it, or one lot with it.
    pub(super) fn fold_containers(&mut self, scenery: &Scenery<'_>) {
        let stated = |setting: &Setting| match scenery.region(setting) {
            (Some(region), Some(RegionBasis::Stated)) => Some(region),
            _ => None,
        };
        let is_packed = |gatherer: &Self, lot: &Lot| gatherer.tellings[gatherer.best(lot)].kind == 1;
        for weight in 0..self.lots.len().min(MOST_PARTS) {
            let drug = self.thing(&self.lots[weight]);
            let best = &self.tellings[self.best(&self.lots[weight])];
            let measured = best.kind == 3 && best.dimension == Dimension::Mass;
            let (case, stage, date) = (best.setting.case, best.stage, best.setting.date);
            let own = best.setting;
            // What was taken in another region is not weighed with it.
            let elsewhere = |setting: &Setting| {
                if case > 0 {
                    return false;
                }
                let (one, other) = (stated(&own), stated(setting));
                one.zip(other)
                    .is_some_and(|(one, other)| !one.starts_with(other.as_ref()) && !other.starts_with(one.as_ref()))
            };
            let scope = self.scope(&self.lots[weight]);
            if !matches!(drug, Thing::Drug(_)) || !measured || self.lots[weight].part_of.is_some() {
                continue;
            }
            // Where only one thing is weighed, `42 bungkus kristal putih` are of it.
            let only = self.lots.iter().take(MOST_PARTS).all(|lot| {
                let best = &self.tellings[self.best(lot)];
                best.kind < 3 || self.thing(lot) == drug
            });
            let own = self.lots[weight].tellings.clone();
            let kind_of_body = |telling: &Telling| {
                let leading = telling.setting.bodies.leading()?;
                self.findings.organization(leading).map(|body| body.kind)
            };
            let (weighed_at, weigher) = (self.findings.sentence(best.at).end, kind_of_body(best));
            let packets: Vec<usize> = (0..self.lots.len().min(MOST_PARTS))
                .filter(|at| {
                    let lot = &self.lots[*at];
                    let best = &self.tellings[self.best(lot)];
                    // `dua linting ganja dan satu bungkus ganja seberat 0,8 gram`: the weight is of what was told with it.
                    let apart = own.iter().any(|own| {
                        let own = &self.tellings[*own];
                        let kind = own.kind == 1 && !self.same_unit(own, best);
                        kind && self.findings.sentence(own.at).contains(&best.at)
                    });
                    // What another force is told of after is none of the weight.
                    let other_force = best.at >= weighed_at
                        && weigher.zip(kind_of_body(best)).is_some_and(|(one, other)| one != other);
                    // `menyita lagi 2 linting ganja`
                    let more = best.another && best.at >= weighed_at;
                    *at != weight
                        && lot.part_of.is_none()
                        && !other_force
                        && !more
                        && is_packed(self, lot)
                        && !apart
                        && (best.thing == drug || only && self.is_form(best))
                        && best.setting.case == case
                        && best.stage == stage
                        && best.setting.date.zip(date).is_none_or(|(one, other)| one == other)
                        && !elsewhere(&best.setting)
                })
                .collect();
            let weights = self.lots.iter().filter(|lot| {
                let best = &self.tellings[self.best(lot)];
                let whole = self.thing(lot) == drug && best.setting.case == case && best.kind == 3;
                // What was taken on another day is not weighed with it.
                let other_day = best.setting.date.zip(date).is_some_and(|(one, other)| one != other);
                whole && lot.part_of.is_none() && self.scope(lot) == scope && !other_day
            });
            if weights.count() != 1 {
                continue;
            }
            match packets[..] {
                [] => {}
                [only] if self.lots[weight].tellings.iter().all(|at| self.tellings[*at].kind != 1) => {
                    let moved = std::mem::take(&mut self.lots[only].tellings);
                    self.lots[weight].tellings.extend(moved);
                    self.lots[weight].tellings.sort_unstable_by_key(|at| self.tellings[*at].at);
                }
                _ => {
                    // `dua karung` that the packets were in is the container of all.
                    let unit = |lot: &usize| {
                        let best = &self.tellings[self.best(&self.lots[*lot])];
                        self.findings.candidates.quantities[best.quantity].record.unit
                    };
                    let alone = |lot: &usize| packets.iter().filter(|other| unit(other) == unit(lot)).count() == 1;
                    let outer: Vec<usize> = packets.iter().copied().filter(alone).take(1).collect();
                    let outer = outer
                        .into_iter()
                        .find(|_| packets.len() > 2 && packets.iter().filter(|lot| alone(lot)).count() == 1);
                    packets.iter().for_each(|packet| self.lots[*packet].part_of = Some(weight));
                    if let Some(outer) = outer {
                        let moved = std::mem::take(&mut self.lots[outer].tellings);
                        self.lots[weight].tellings.extend(moved);
                        self.lots[weight].tellings.sort_unstable_by_key(|at| self.tellings[*at].at);
                        self.lots[outer].part_of = None;
                    }
                }
            }
        }
        self.drop_emptied();
    }
}
