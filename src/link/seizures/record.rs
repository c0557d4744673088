//! The record of a lot.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{
    CAUGHT_WITH, DESTROYED, DISPLAYED, EVIDENCE, Gatherer, HANDED_OVER, Lot, TAKEN, Telling, Thing, UNCOVERED,
};
use crate::extractors::Rule;
use crate::lexicon::{Class, Role};
use crate::link::findings::quote_around;
use crate::link::setting::{Scenery, Setting};
use crate::link::things::ThingTold;
use crate::records::{Amount, Assertion, Base, EvidencePart, Id, Kind, Quote, Scope, Seizure, Stage};

/// What a lot is known from: the amount, the verb, the body, the date and two places.
const EVIDENCE_PARTS: usize = 6;

/// The rule that made a lot, by the act that tells it.
fn rule(told: &ThingTold) -> &'static Rule {
    use crate::lexicon::ActKind::*;
    match (told.stage, told.act.kind) {
        (Stage::Destroyed, _) => &DESTROYED,
        (Stage::Displayed, _) => &DISPLAYED,
        (Stage::HandedOver, _) => &HANDED_OVER,
        (_, Evidence) => &EVIDENCE,
        (_, Smuggling | Uncover) => &UNCOVERED,
        (_, Arrest | Holding) => &CAUGHT_WITH,
        _ => &TAKEN,
    }
}

impl Gatherer<'_> {
    pub(super) fn records(&self, scenery: &Scenery<'_>, quotes: &[Quote]) -> Vec<(Seizure, Setting)> {
        // The lots that others are parts of, with those.
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (part, lot) in self.lots.iter().enumerate() {
            if let Some(whole) = lot.part_of {
                parts.entry(whole).or_default().push(part);
            }
        }
        let parts = |lot: usize| parts.get(&lot).map_or(&[][..], Vec::as_slice);
        let all = self.lots.iter().enumerate();
        let made: Vec<_> = all.map(|(at, lot)| self.record(lot, parts(at), scenery, quotes)).collect();
        let ids: Vec<Option<Id>> = made.iter().map(|made| made.as_ref().map(|(record, _)| record.id)).collect();
        let mut records: Vec<(Seizure, Setting)> = Vec::with_capacity(made.len());
        for (lot, made) in self.lots.iter().zip(made) {
            let Some((mut record, setting)) = made else { continue };
            record.part_of = lot.part_of.and_then(|whole| ids.get(whole).copied().flatten());
            record.additive = record.part_of.is_none()
                && record.scope == Scope::Event
                && record.stage == Stage::Seized
                && matches!(record.assertion, Assertion::Asserted | Assertion::Alleged);
            records.push((record, setting));
        }
        records.sort_by_key(|(record, _)| record.id.at);
        records
    }

    fn record(
        &self,
        lot: &Lot,
        parts: &[usize],
        scenery: &Scenery<'_>,
        quotes: &[Quote],
    ) -> Option<(Seizure, Setting)> {
        let findings = self.findings;
        let view = findings.doc.view();
        let quantities = &findings.candidates.quantities;
        let best = &self.tellings[self.best(lot)];
        let id = |telling: &Telling| findings.id(Kind::Quantity, &quantities[telling.quantity]);
        let tellings = || lot.tellings.iter().map(|at| &self.tellings[*at]);
        let told = tellings().find(|telling| telling.act.is_some())?;
        let best_told = if best.act.is_some() { best } else { told };
        // Who did it is best told where the body is named.
        let named = tellings().filter(|telling| telling.act.is_some()).find(|telling| telling.setting.named);
        let mut setting = best_told.setting;
        if !setting.named
            && let Some(named) = named
        {
            setting.bodies = named.setting.bodies;
        }
        scenery.complete_by_others(&mut setting, tellings().map(|telling| &telling.setting));
        // `Yang dimusnahkan pada triwulan I ialah 1.020 butir ekstasi. … diungkap pada 3 Februari … 1.020 butir ekstasi`
        let spans = |setting: &Setting| setting.date.is_some_and(|date| scenery.is_span(date));
        let day = |telling: &&Telling| telling.setting.date.is_some() && !spans(&telling.setting);
        if spans(&setting) && self.scope(lot) == Scope::Event {
            let day = tellings().filter(|telling| telling.stage == Stage::Seized).find(day);
            setting.date = day.map_or(setting.date, |telling| telling.setting.date);
        }
        // What the lead sums up is told in one of the cases.
        let own = tellings().map(|telling| &telling.setting).find(|own| setting.case == 0 && own.case > 0);
        if let Some(own) = own {
            (setting.case, setting.many) = (own.case, false);
            if !setting.named && !own.bodies.is_empty() {
                setting.bodies = own.bodies;
            }
        }
        if !parts.is_empty() {
            let told = parts.iter().map(|part| &self.tellings[self.best(&self.lots[*part])].setting);
            // The work of a period has its span.
            if setting.period && setting.date.is_none() {
                scenery.complete_by_story(&mut setting);
            }
            scenery.loosen(&mut setting, told);
        }
        scenery.complete_by_story(&mut setting);
        let act = best_told.act.as_ref()?;
        let measure = &quantities[best.quantity].record;
        let value = findings.readings.get(best.quantity)?.value;
        let unit = findings.unit(measure);
        let item = measure
            .item
            .clone()
            .or_else(|| tellings().find_map(|telling| quantities[telling.quantity].record.item.clone()));
        let substance = match self.thing(lot) {
            Thing::Drug(drug) => Some(drug),
            _ => tellings().find_map(|telling| quantities[telling.quantity].record.substance),
        };
        let first = tellings().min_by_key(|telling| telling.at)?;
        let at = view.bytes(quantities[first.quantity].tokens.clone()).start;
        let (region, region_basis) = scenery.region(&setting);
        let mut evidence = Vec::with_capacity(EVIDENCE_PARTS);
        evidence.push(scenery.evidence(EvidencePart::Amount, &quantities[best.quantity].tokens));
        evidence.push(scenery.evidence(EvidencePart::Verb, &(act.act.start..act.act.end)));
        evidence.extend(scenery.evidence_of(&setting));
        let bytes = view.bytes(quantities[best_told.quantity].tokens.clone());
        let quote = quote_around(quotes, &bytes);
        let record = Seizure {
            id: Id { kind: Kind::Seizure, at },
            substance: substance.and_then(|drug| findings.doc.lexicon.substances.get(drug as usize).cloned()),
            item: item.map(|item| view.kept(item)),
            amount: Amount {
                quantity: id(best),
                value,
                upper: measure.upper,
                bound: measure.bound,
                unit: unit.map(|unit| unit.name.clone()),
                base: Base::of(best.dimension, best.base),
            },
            tellings: tellings().map(id).collect(),
            containers: tellings()
                .filter(|telling| telling.kind == 1 && telling.quantity != best.quantity)
                .map(id)
                .collect(),
            part_of: None,
            scope: self.scope(lot),
            stage: self.stage(lot),
            additive: false,
            assertion: self.assertion(best_told),
            agencies: scenery.agencies(&setting),
            date: scenery.date_id(&setting),
            place: scenery.place_id(&setting),
            region,
            region_basis,
            worth: tellings().find_map(|telling| self.worth(telling)),
            incident: None,
            evidence,
            said_by: quote.map(|quote| quote.id),
            rule: std::borrow::Cow::Borrowed(rule(act).name),
        };
        Some((record, setting))
    }

    /// `diduga` before the thing.
    fn assertion(&self, telling: &Telling) -> Assertion {
        let view = self.findings.doc.view();
        let item = self.findings.candidates.quantities[telling.quantity].record.item.as_ref();
        let near: Range<usize> =
            telling.at.saturating_sub(3)..item.map_or(telling.at, |item| item.start.max(telling.at));
        // `dua paket diduga sabu`, `pil yang diduga kuat ekstasi`
        let end = self.findings.candidates.quantities[telling.quantity].tokens.end;
        let end = end.max(item.map_or(end, |item| item.end));
        let after = (end..end + 2).find(|at| view.has(Role::Suspected, *at));
        let drug = |at: usize| (at + 1..at + 3).any(|at| view.is(Class::Substance, at));
        // `diduga sabu seberat 0,37 gram`
        let named = item.map_or(0..0, |item| item.start.saturating_sub(2)..item.start.min(telling.at));
        let alleged = near.chain(named).any(|at| view.has(Role::Suspected, at)) || after.is_some_and(drug);
        if alleged { Assertion::Alleged } else { Assertion::Asserted }
    }

    /// The money that gives the value of what a telling tells: `sabu 5 kg senilai Rp5 miliar`.
    fn worth(&self, telling: &Telling) -> Option<Id> {
        const REACH: usize = 12;
        let view = self.findings.doc.view();
        let money = &self.findings.candidates.money;
        let end = self.findings.candidates.quantities[telling.quantity].tokens.end;
        let next = money.before(end);
        let sum = money.get(next).filter(|sum| sum.tokens.start - end <= REACH)?;
        let between = end..sum.tokens.start;
        let valued = between.clone().any(|at| view.has(Role::Worth, at));
        let quantities = self.findings.candidates.quantities.within(&between);
        // `Polisi menyita 2 kg sabu. Nilai barang bukti itu mencapai Rp 2 miliar.`
        let sentence = self.findings.doc.sentence(telling.at);
        let alone = self.findings.candidates.quantities.within(&sentence).len() == 1;
        let apart = view.is_word(sentence.end, "nilai") && alone && sum.tokens.start > sentence.end;
        let ends = !apart && between.clone().any(|at| view.token(at).is(b'.'));
        (valued && quantities.is_empty() && !ends).then(|| self.findings.id(Kind::Money, sum))
    }
}
