//! Seizures as lots: one record a thing, however often it is told.
//!
//! Tellings are one lot when they share the item (`tiga paket sabu seberat 16 gram`), when they give the same amount of
//! the same thing, or when one rounds the other (a headline gives way to the body). A stated total is a lot of its own that
//! its parts add up to; packets told without a weight are parts of the weight that the article gives for them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::{Acts, ThingTold};
use super::findings::{Findings, quote_around};
use super::setting::{Scenery, Setting};
use crate::extractors::Rule;
use crate::lexicon::{ActKind, Class, Key, Role, UnitKind};
use crate::number::Form;
use crate::records::{Amount, Assertion, Base, Bound, Dimension, EvidencePart, Id, Kind, Quote, Scope, Seizure, Stage};
use crate::work;

pub(super) const RULES: &[Rule] = &[TAKEN, EVIDENCE, UNCOVERED, CAUGHT_WITH, DESTROYED, DISPLAYED, HANDED_OVER];

/// Things that a verb of taking or finding governs.
const TAKEN: Rule = Rule::new("seizure.taken", "Polisi menyita [28 kilogram] sabu.");
/// Things told as evidence.
const EVIDENCE: Rule = Rule::new("seizure.evidence", "Barang bukti berupa [28 kilogram] sabu.");
/// The drug of a case that was found out or foiled.
const UNCOVERED: Rule = Rule::new("seizure.uncovered", "Petugas menggagalkan penyelundupan [28 kilogram] sabu.");
/// The drug that someone was caught with.
const CAUGHT_WITH: Rule = Rule::new("seizure.caught_with", "Ia ditangkap saat membawa [28 kilogram] sabu.");
/// Evidence that was destroyed.
const DESTROYED: Rule = Rule::new("seizure.destroyed", "BNN memusnahkan [28 kilogram] sabu.");
/// Evidence that was shown.
const DISPLAYED: Rule = Rule::new("seizure.displayed", "Polisi memamerkan [28 kilogram] sabu.");
/// Evidence that was handed over.
const HANDED_OVER: Rule = Rule::new("seizure.handed_over", "Penyidik melimpahkan [28 kilogram] sabu ke kejaksaan.");

/// What is one thing: a drug, or whatever has a head word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Drug(u16),
    Other(Key),
    Unnamed,
}

/// One telling of a lot.
struct Telling {
    quantity: usize,
    /// Its first token.
    at: usize,
    thing: Thing,
    dimension: Dimension,
    /// In the base unit.
    base: Decimal,
    /// How much the last digit written counts for, in the base unit.
    step: Decimal,
    bound: Bound,
    /// Whether the words say that it is a sum.
    sums: bool,
    /// Whether they say that it is more of the same: `lagi`.
    another: bool,
    /// Whether the reader knows it: `itu`.
    definite: bool,
    /// Whether it is some of what was told just before: `di antaranya`.
    among: bool,
    stage: Stage,
    act: Option<ThingTold>,
    setting: Setting,
}

/// A lot while its tellings are gathered.
#[derive(Default)]
struct Lot {
    /// By their indices; the first is the first told.
    tellings: Vec<usize>,
    part_of: Option<usize>,
}

/// Most lots that are compared to find sums.
const MOST_PARTS: usize = 64;
/// What is compared of a lot to find sums.
struct Summary {
    thing: Thing,
    dimension: Dimension,
    base: Decimal,
    stage: Stage,
    scope: Scope,
    case: usize,
    at: usize,
}

/// The lots told one after another that add up to an amount: the most of them.
fn adding_up<'p>(all: &[Summary], parts: &'p [usize], sum: Decimal) -> Option<&'p [usize]> {
    if parts.len() < 2 {
        return None;
    }
    let mut sums = Vec::with_capacity(parts.len() + 1);
    sums.push(Decimal::ZERO);
    for part in parts {
        sums.push(sums.last()?.checked_add(all[*part].base)?);
    }
    (2..=parts.len()).rev().find_map(|len| {
        let from = (0..=parts.len() - len).find(|from| sums[from + len] - sums[*from] == sum)?;
        parts.get(from..from + len)
    })
}

/// Whether all lots together come to an amount that is rounded to a step.
fn adding_up_roughly<'p>(all: &[Summary], parts: &'p [usize], sum: Decimal, step: Decimal) -> Option<&'p [usize]> {
    let total = parts.iter().try_fold(Decimal::ZERO, |total, part| total.checked_add(all[*part].base))?;
    let off = (total - sum).abs();
    (off < step && off < sum / Decimal::TEN).then_some(parts)
}

/// What a lot is known from: the amount, the verb, the body, the date and two places.
const EVIDENCE_PARTS: usize = 6;
/// Most tellings of a lot that another is compared with.
const MOST_TELLINGS: usize = 6;
/// Most lots before a telling that it may tell again.
const MOST_BEFORE: usize = 48;

/// The lots of an article.
pub(super) fn seizures(
    findings: &Findings<'_>,
    acts: &Acts,
    told: &[ThingTold],
    scenery: &Scenery<'_>,
    quotes: &[Quote],
) -> Vec<(Seizure, Setting)> {
    if told.is_empty() {
        return Vec::new();
    }
    let mut gatherer = Gatherer { findings, acts, tellings: Vec::with_capacity(told.len()), lots: Vec::new() };
    for told in told {
        let at = findings.candidates.quantities[told.quantity].tokens.start;
        let setting = scenery.setting(&told.verb, at);
        let Some(telling) = gatherer.telling(told.quantity, Some(told.clone()), setting) else { continue };
        gatherer.add(telling);
    }
    gatherer.tell_one_by_one();
    gatherer.tell_again(acts, told, scenery);
    gatherer.weigh_each();
    gatherer.share_periods();
    gatherer.fold_containers();
    gatherer.sum_up();
    gatherer.fold_totals();
    gatherer.records(scenery, quotes)
}

struct Gatherer<'a> {
    findings: &'a Findings<'a>,
    acts: &'a Acts,
    tellings: Vec<Telling>,
    lots: Vec<Lot>,
}

impl Gatherer<'_> {
    fn telling(&self, quantity: usize, act: Option<ThingTold>, setting: Setting) -> Option<Telling> {
        let findings = self.findings;
        let candidate = findings.candidates.quantities.get(quantity)?;
        let measure = &candidate.record;
        let view = findings.doc.view();
        let thing = match (measure.substance, &measure.item) {
            (Some(drug), _) => Thing::Drug(drug),
            // `keseluruhan barang bukti`
            (None, Some(item))
                if item.clone().any(|at| self.acts.at(at).is_some_and(|act| act.kind == ActKind::Evidence)) =>
            {
                Thing::Unnamed
            }
            (None, Some(item)) => Thing::Other(view.key(item.start)),
            (None, None) => Thing::Unnamed,
        };
        let unit = findings.unit(measure);
        let base = findings.base(quantity)?;
        let value = findings.readings[quantity].value;
        let factor = unit.and_then(|unit| unit.factor).unwrap_or(Decimal::ONE);
        let scaled = findings.doc.number_at(candidate.tokens.start).is_some_and(|number| number.form == Form::Vague);
        let step = if scaled { value } else { last_digit(value) }.checked_mul(factor)?;
        let front = candidate.tokens.start.saturating_sub(5)..candidate.tokens.start;
        let sentence = findings.sentence(candidate.tokens.start).start;
        let end = measure.item.as_ref().map_or(candidate.tokens.end, |item| item.end.max(candidate.tokens.end));
        Some(Telling {
            quantity,
            at: candidate.tokens.start,
            another: (end..end + 2).any(|at| view.is_word(at, "lagi"))
                || act.as_ref().is_some_and(|act| view.is_word(act.act.end, "lagi")),
            definite: measure.item.as_ref().is_some_and(|item| view.has(Role::Pointing, item.end))
                || view.has(Role::Pointing, candidate.tokens.end)
                || super::acts::its_weight(findings, quantity),
            among: view.is(Class::Ellipsis, candidate.tokens.end)
                || view.is_word(candidate.tokens.end + 1, "antaranya"),
            thing,
            dimension: unit.map_or(Dimension::Count, |unit| unit.dimension),
            base,
            step,
            bound: measure.bound,
            sums: front
                .rev()
                .take_while(|at| *at >= sentence && !view.token(*at).is(b','))
                .any(|at| view.has(Role::Summing, at)),
            stage: act.as_ref().map_or(Stage::Seized, |act| act.stage),
            act,
            setting,
        })
    }

    /// Adds a telling to the lot that it is of, and makes one lot of all that it is of.
    fn add(&mut self, telling: Telling) {
        let from = self.lots.len().saturating_sub(MOST_BEFORE);
        let (mut of, mut count) = ([0; MOST_BEFORE], 0);
        for lot in (from..self.lots.len()).filter(|lot| self.is_of(&telling, &self.lots[*lot])) {
            (of[count], count) = (lot, count + 1);
        }
        let of = &mut of[..count];
        // What was done with it tells apart two lots that one rough figure may mean.
        of.sort_by_key(|lot| (self.stage(&self.lots[*lot]) != telling.stage, std::cmp::Reverse(*lot)));
        let own = self.tellings.len();
        self.tellings.push(telling);
        let Some((first, others)) = of.split_first() else {
            self.lots.push(Lot { tellings: vec![own], part_of: None });
            return;
        };
        let mut emptied: Vec<usize> = Vec::new();
        self.lots[*first].tellings.push(own);
        for other in others {
            let consistent = self.lots[*first].tellings.iter().rev().take(MOST_TELLINGS).all(|one| {
                let others = self.lots[*other].tellings.iter().rev().take(MOST_TELLINGS);
                others.into_iter().all(|other| !self.contradict(&self.tellings[*one], &self.tellings[*other]))
            });
            if consistent {
                let moved = std::mem::take(&mut self.lots[*other].tellings);
                self.lots[*first].tellings.extend(moved);
                self.lots[*first].tellings.sort_unstable();
                emptied.push(*other);
            }
        }
        emptied.sort_unstable();
        emptied.iter().rev().for_each(|lot| drop(self.lots.remove(*lot)));
    }

    /// Whether two tellings cannot be of one thing: two exact amounts, or two stages with amounts of their own.
    fn contradict(&self, one: &Telling, other: &Telling) -> bool {
        let (kind, second) = (self.kind(one.quantity), self.kind(other.quantity));
        let alike = kind == second && one.dimension == other.dimension;
        let restated = || self.is_restated(one, other) || self.is_restated(other, one);
        alike && one.base != other.base && !self.rounds(one, other) && !self.rounds(other, one) && !restated()
    }

    /// Whether a telling is of a lot.
    fn is_of(&self, telling: &Telling, lot: &Lot) -> bool {
        let recent = lot.tellings.iter().rev().take(MOST_TELLINGS);
        let mut all = recent.chain(lot.tellings.first()).map(|at| &self.tellings[*at]);
        let restated = all.clone().any(|one| self.is_restated(one, telling));
        restated || all.clone().any(|one| self.are_one(one, telling)) && !all.any(|one| self.contradict(one, telling))
    }

    /// Whether two tellings are of one thing.
    fn are_one(&self, one: &Telling, other: &Telling) -> bool {
        const NEAR: usize = 240;
        // Far apart only the same thing can be told again.
        if one.thing != other.thing && other.at - one.at.min(other.at) > NEAR && self.kind(other.quantity) != 3 {
            return false;
        }
        if self.are_packed(one, other) || self.is_restated(one, other) {
            return true;
        }
        // `sabu seberat 2 kg itu` is the weight of the packets just told.
        let packets = self.kind(one.quantity) < 3 && self.kind(other.quantity) == 3 && one.thing == other.thing;
        // Of several packets it is the weight of all.
        let alone = || {
            let sentence = self.findings.sentence(one.at);
            let beside = |telling: &&Telling| telling.at != one.at && sentence.contains(&telling.at);
            let mut beside = self.tellings.iter().rev().take(MOST_TELLINGS).filter(beside);
            beside.all(|telling| telling.thing != one.thing || !self.same_unit(telling, one))
        };
        if other.definite && packets && self.are_neighbours(one, other) && alone() {
            return true;
        }
        // `empat bungkus sabu lagi`
        if other.another {
            return false;
        }
        let same_sentence = self.findings.sentence(one.at).contains(&other.at);
        let named = |telling: &Telling| telling.thing != Thing::Unnamed && !self.is_general(telling.thing);
        // A weight without a name may be that of anything weighed, and so a large number.
        let unnamed = one.thing == Thing::Unnamed || other.thing == Thing::Unnamed;
        let alike = one.thing == other.thing
            || unnamed && one.base == other.base && one.base >= Decimal::ONE_HUNDRED
            || self.kind(one.quantity) == 3
                && !(named(one) && named(other))
                && (one.base == other.base || !named(one) && !named(other));
        if same_sentence || one.dimension != other.dimension || !alike {
            return false;
        }
        let drug = matches!(one.thing, Thing::Drug(_)) || matches!(other.thing, Thing::Drug(_));
        let same_case = one.setting.case == other.setting.case || one.setting.case == 0 || other.setting.case == 0;
        if one.base == other.base {
            let packed = |telling: &Telling| self.kind(telling.quantity) == 1;
            return same_case && (drug || packed(one) == packed(other));
        }
        const MANY: Decimal = Decimal::ONE_HUNDRED;
        let counted = drug || one.base >= MANY && other.base >= MANY;
        counted && same_case && (self.rounds(one, other) || self.rounds(other, one))
    }

    /// Whether one stands in the sentence of the other or the one after it.
    fn are_neighbours(&self, one: &Telling, other: &Telling) -> bool {
        let sentence = self.findings.sentence(one.at);
        let next = self.findings.sentence(sentence.end);
        sentence.contains(&other.at) || next.contains(&other.at)
    }

    /// `986 kilogram atau hampir satu ton`, `100 gram atau 1 ons`
    fn is_restated(&self, one: &Telling, other: &Telling) -> bool {
        const MOST: usize = 4;
        let view = self.findings.doc.view();
        let end = self.findings.candidates.quantities[one.quantity].tokens.end;
        let between = end..other.at;
        one.dimension == other.dimension
            && end <= other.at
            && between.len() <= MOST
            && view.is_word(end, "atau")
            && (one.base == other.base
                || self.rounds(one, other)
                || self.rounds(other, one)
                || other.bound != Bound::Exact)
    }

    /// Whether one tells how the other is packed: `tiga paket sabu seberat 16 gram`.
    fn are_packed(&self, one: &Telling, other: &Telling) -> bool {
        const MOST: usize = 24;
        let quantities = &self.findings.candidates.quantities;
        let (first, second) = (&quantities[one.quantity], &quantities[other.quantity]);
        if second.tokens.start.checked_sub(first.tokens.end).is_none_or(|gap| gap > MOST) {
            return false;
        }
        let same_kind = one.dimension == other.dimension && self.kind(one.quantity) == self.kind(other.quantity);
        let drugs = match (one.thing, other.thing) {
            (Thing::Drug(one), Thing::Drug(other)) => one == other,
            (Thing::Drug(_), _) | (_, Thing::Drug(_)) => true,
            _ => one.dimension != other.dimension,
        };
        if same_kind || !drugs {
            return false;
        }
        let shared = match (&first.record.item, &second.record.item) {
            (Some(one), Some(other)) => one.start < other.end && other.start < one.end,
            _ => false,
        };
        let view = self.findings.doc.view();
        let apart = |at: usize| {
            matches!(view.token(at).mark, b',' | b';' | b'.')
                || view.has(Role::Coordinator, at)
                || view.token(at).is_double_quote()
        };
        let between = first.tokens.end..second.tokens.start;
        // `masing-masing 9,2 gram dan 5,5 gram` are of the packets one by one.
        if between.clone().any(|at| view.is_word(at, "masing")) {
            return false;
        }
        let weighed = self.kind(one.quantity) < 3 && self.kind(other.quantity) == 3;
        let joined = !between.into_iter().any(apart);
        let same_sentence = self.findings.sentence(first.tokens.start).contains(&second.tokens.start);
        same_sentence
            && (shared || joined && (one.thing == other.thing || weighed || matches!(other.thing, Thing::Drug(_))))
    }

    /// Measure, pieces, containers or a bare number: the exacter the higher.
    fn kind(&self, quantity: usize) -> u8 {
        match self.findings.unit(&self.findings.candidates.quantities[quantity].record) {
            Some(unit) => match unit.kind {
                UnitKind::Measure => 3,
                UnitKind::Classifier => 2,
                UnitKind::Container => 1,
            },
            None => 0,
        }
    }

    /// Whether an amount is another one rounded, and told as such: in the headline, or with `lebih dari`.
    fn rounds(&self, rough: &Telling, exact: &Telling) -> bool {
        let difference = (rough.base - exact.base).abs();
        let vague = rough.step == rough.base && rough.bound == Bound::AtLeast;
        if vague && rough.base >= Decimal::TEN {
            return exact.base >= rough.base && exact.base / Decimal::TEN < rough.base;
        }
        // What was taken and what was destroyed of it are told apart; all of it may be shown.
        let shown = rough.stage == Stage::Displayed || exact.stage == Stage::Displayed;
        if rough.act.is_some() && exact.act.is_some() && rough.stage != exact.stage && !shown {
            return false;
        }
        let loose = rough.bound != Bound::Exact || self.findings.doc.is_title(rough.at) || self.opens_article(rough.at);
        loose && exact.step < rough.step && difference < rough.step && difference < exact.base / Decimal::TEN
    }

    /// Whether a token stands in the headline or the first sentences.
    fn opens_article(&self, at: usize) -> bool {
        const SENTENCES: usize = 3;
        let doc = self.findings.doc;
        let mut start = doc.headline.as_ref().map_or(0, |headline| headline.end);
        if at < start {
            return true;
        }
        for _ in 0..SENTENCES {
            let sentence = doc.sentence(start);
            if sentence.contains(&at) {
                return true;
            }
            start = sentence.end;
        }
        false
    }

    /// Adds what tells an amount again without a word of taking: `drone itu membawa sabu 25 gram`.
    fn tell_again(&mut self, acts: &Acts, told: &[ThingTold], scenery: &Scenery<'_>) {
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
        for (quantity, candidate) in quantities.iter().enumerate() {
            if known[quantity] || candidate.record.substance.is_none() {
                continue;
            }
            let unit = self.findings.unit(&candidate.record);
            let sized = unit.is_some_and(|unit| {
                matches!(unit.dimension, Dimension::Length | Dimension::Duration | Dimension::Other)
            });
            if sized {
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
            let equal = |one: &Telling| {
                let same = one.base == telling.base || title && self.rounds(&telling, one);
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
                tellings.sort_by_key(|at| self.tellings[*at].at);
            }
        }
    }

    /// Adds what tells the parts of a lot one by one: `dua paket itu masing-masing 9,2 gram dan 5,5 gram`.
    fn tell_one_by_one(&mut self) {
        const NEAR: usize = 4;
        const MOST_JOINING: usize = 3;
        let findings = self.findings;
        let (view, quantities) = (findings.doc.view(), &findings.candidates.quantities);
        let mut known: BTreeSet<usize> = BTreeSet::new();
        for first in 0..quantities.len() {
            let start = quantities[first].tokens.start;
            let each = (start.saturating_sub(NEAR)..start).any(|at| view.is_word(at, "masing"));
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
                self.kind(best.quantity) == 3 && best.base == sum && same
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
    fn weigh_each(&mut self) {
        const NEAR: usize = 3;
        let (findings, view) = (self.findings, self.findings.doc.view());
        let each = |lot: &Lot| {
            let [only] = lot.tellings[..] else { return None };
            let telling = &self.tellings[only];
            let weighed = self.kind(telling.quantity) == 3 && matches!(telling.thing, Thing::Drug(_));
            let said = (telling.at.saturating_sub(NEAR)..telling.at).any(|at| view.is_word(at, "masing"));
            let packets = telling.quantity.checked_sub(1).filter(|_| weighed && said)?;
            let start = findings.candidates.quantities[packets].tokens.start;
            let here = findings.sentence(telling.at).contains(&start) && self.kind(packets) < 3;
            telling.base.checked_mul(findings.base(packets).filter(|_| here)?)
        };
        let lots = self.lots.iter().enumerate().take(MOST_PARTS);
        let wholes: Vec<(usize, Decimal)> = lots.filter_map(|(at, lot)| Some((at, each(lot)?))).collect();
        for (part, sum) in wholes {
            let drug = self.thing(&self.lots[part]);
            let whole = (0..self.lots.len().min(MOST_PARTS)).find(|whole| {
                let best = &self.tellings[self.best(&self.lots[*whole])];
                let weighed = best.base == sum && self.kind(best.quantity) == 3;
                *whole != part && weighed && self.thing(&self.lots[*whole]) == drug
            });
            self.lots[part].part_of = self.lots[part].part_of.or(whole);
        }
    }

    /// Adds packets counted together to the total of what they hold: `35 karung. Dua puluh lima karung berisi ketamin, sepuluh
    /// karung berisi sabu. Berat keseluruhan …`
    fn fold_totals(&mut self) {
        let unit = |at: &usize| self.findings.candidates.quantities[self.tellings[*at].quantity].record.unit;
        let mut folded: Vec<(usize, usize)> = Vec::new();
        for (whole, lot) in self.lots.iter().enumerate().take(MOST_PARTS) {
            let best = self.best(lot);
            let packed = self.kind(self.tellings[best].quantity) == 1;
            if !packed || matches!(self.thing(lot), Thing::Drug(_)) {
                continue;
            }
            // The packets of a lot of a drug, and the lot.
            let packets = |lot: &Lot| {
                let same = lot
                    .tellings
                    .iter()
                    .find(|at| self.kind(self.tellings[**at].quantity) == 1 && unit(at) == unit(&best))?;
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
    fn share_periods(&mut self) {
        let verb = |telling: &Telling| telling.act.as_ref().map(|told| told.verb.start);
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
            let follows = last.at < sentence.start && self.findings.sentence(last.at).end == sentence.start;
            let more = view.has(Role::Additional, sentence.start) || view.is_word(sentence.start, "turut");
            if more && last.setting.period && last.stage == telling.stage {
                telling.setting.period |= follows || last.at >= sentence.start;
            }
        }
    }

    /// The telling that gives the best amount: mass before pieces before containers, and the exacter.
    fn best(&self, lot: &Lot) -> usize {
        let key = |at: &usize| {
            let telling = &self.tellings[*at];
            let exact = telling.bound == Bound::Exact;
            (self.kind(telling.quantity), std::cmp::Reverse(telling.step), exact, std::cmp::Reverse(telling.at))
        };
        lot.tellings.iter().copied().max_by_key(key).unwrap_or_default()
    }

    fn thing(&self, lot: &Lot) -> Thing {
        let best = self.tellings[self.best(lot)].thing;
        let drug =
            || lot.tellings.iter().map(|at| self.tellings[*at].thing).find(|thing| matches!(thing, Thing::Drug(_)));
        if matches!(best, Thing::Drug(_)) { best } else { drug().unwrap_or(best) }
    }

    /// Makes packets of a drug parts of the one weight that is given for it, or one lot with it.
    fn fold_containers(&mut self) {
        let is_packed = |gatherer: &Self, lot: &Lot| gatherer.kind(gatherer.tellings[gatherer.best(lot)].quantity) == 1;
        for weight in 0..self.lots.len().min(MOST_PARTS) {
            let drug = self.thing(&self.lots[weight]);
            let best = &self.tellings[self.best(&self.lots[weight])];
            let measured = self.kind(best.quantity) == 3 && best.dimension == Dimension::Mass;
            let (case, stage, date) = (best.setting.case, best.stage, best.setting.date);
            let scope = self.scope(&self.lots[weight]);
            if !matches!(drug, Thing::Drug(_)) || !measured || self.lots[weight].part_of.is_some() {
                continue;
            }
            // Where only one thing is weighed, `42 bungkus kristal putih` are of it.
            let only = self.lots.iter().take(MOST_PARTS).all(|lot| {
                let best = &self.tellings[self.best(lot)];
                self.kind(best.quantity) < 3 || self.thing(lot) == drug
            });
            let own = self.lots[weight].tellings.clone();
            let packets: Vec<usize> = (0..self.lots.len().min(MOST_PARTS))
                .filter(|at| {
                    let lot = &self.lots[*at];
                    let best = &self.tellings[self.best(lot)];
                    // `dua linting ganja dan satu bungkus ganja seberat 0,8 gram`: the weight is of what was told with it.
                    let apart = own.iter().any(|own| {
                        let own = &self.tellings[*own];
                        let kind = self.kind(own.quantity) == 1 && !self.same_unit(own, best);
                        kind && self.findings.sentence(own.at).contains(&best.at)
                    });
                    *at != weight
                        && lot.part_of.is_none()
                        && is_packed(self, lot)
                        && !apart
                        && (best.thing == drug || only && self.is_form(best))
                        && best.setting.case == case
                        && best.stage == stage
                        && best.setting.date.zip(date).is_none_or(|(one, other)| one == other)
                })
                .collect();
            let weights = self.lots.iter().filter(|lot| {
                let best = &self.tellings[self.best(lot)];
                let whole = best.thing == drug && best.setting.case == case && self.kind(best.quantity) == 3;
                // What was taken on another day is not weighed with it.
                let other_day = best.setting.date.zip(date).is_some_and(|(one, other)| one != other);
                whole && lot.part_of.is_none() && self.scope(lot) == scope && !other_day
            });
            if weights.count() != 1 {
                continue;
            }
            match packets[..] {
                [] => {}
                [only] if self.lots[weight].tellings.iter().all(|at| self.kind(self.tellings[*at].quantity) != 1) => {
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

    fn same_unit(&self, one: &Telling, other: &Telling) -> bool {
        let unit = |telling: &Telling| self.findings.candidates.quantities[telling.quantity].record.unit;
        unit(one) == unit(other)
    }

    /// Whether a telling only tells what a drug looks like: `kristal putih`.
    fn is_form(&self, telling: &Telling) -> bool {
        let item = self.findings.candidates.quantities[telling.quantity].record.item.as_ref();
        let form = |item: &Range<usize>| self.findings.doc.view().is(Class::Form, item.start);
        matches!(telling.thing, Thing::Other(_)) && item.is_some_and(form)
    }

    /// Takes away the lots whose tellings others have.
    fn drop_emptied(&mut self) {
        let mut number = vec![None; self.lots.len()];
        let mut kept = 0;
        for (at, lot) in self.lots.iter().enumerate() {
            if !lot.tellings.is_empty() {
                number[at] = Some(kept);
                kept += 1;
            }
        }
        self.lots.retain(|lot| !lot.tellings.is_empty());
        for lot in &mut self.lots {
            lot.part_of = lot.part_of.and_then(|whole| number[whole]);
        }
    }

    // Sums

    /// What is compared of each lot to find sums.
    fn summaries(&self) -> Vec<Summary> {
        let lots = self.lots.iter().take(MOST_PARTS);
        lots.map(|lot| {
            let best = &self.tellings[self.best(lot)];
            Summary {
                thing: self.thing(lot),
                dimension: best.dimension,
                base: best.base,
                stage: self.stage(lot),
                scope: self.scope(lot),
                case: best.setting.case,
                at: lot.tellings.first().map_or(0, |at| self.tellings[*at].at),
            }
        })
        .collect()
    }

    /// Links totals with their parts: those that add up to one, and those of what the words call a total.
    fn sum_up(&mut self) {
        let all = self.summaries();
        if all.len() < 2 {
            return;
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|lot| std::cmp::Reverse(all[*lot].base));
        for whole in order {
            for part in self.parts_of(&all, whole) {
                self.lots[part].part_of = Some(whole);
            }
        }
        self.include(&all);
    }

    /// The lots that a lot is the sum of.
    fn parts_of(&self, all: &[Summary], whole: usize) -> Vec<usize> {
        let sum = &all[whole];
        let unit = |lot: usize| {
            let best = &self.tellings[self.best(&self.lots[lot])];
            self.findings.candidates.quantities[best.quantity].record.unit
        };
        let fits = |part: &usize| {
            let other = &all[*part];
            // `12 unit sepeda motor, terdiri dari 7 unit motor matik dan 5 unit motor bebek`
            let kinds = || unit(whole).is_some() && unit(whole) == unit(*part) && self.is_split(whole, &[*part]);
            let general = sum.thing == other.thing
                || matches!(other.thing, Thing::Drug(_)) && (sum.thing == Thing::Unnamed || self.is_class(sum.thing));
            *part != whole
                && self.lots[*part].part_of.is_none()
                && other.dimension == sum.dimension
                && other.base < sum.base
                && (general || kinds())
                && other.scope == sum.scope
                && self.lots[whole].part_of != Some(*part)
        };
        let same_stage = |part: &usize| all[*part].stage == sum.stage;
        let parts: Vec<usize> = (0..all.len()).filter(fits).collect();
        let alike: Vec<usize> = parts.iter().copied().filter(same_stage).collect();
        if let Some(window) = adding_up(all, &alike, sum.base).or_else(|| adding_up(all, &parts, sum.base)) {
            return window.iter().copied().filter(same_stage).collect();
        }
        // `Polisi Sita 2,1 Kg Sabu`, and then 1.060 gram from one and 1.045 from another.
        let best = &self.tellings[self.best(&self.lots[whole])];
        let loose = self.findings.doc.is_title(best.at) || self.opens_article(best.at) || best.bound != Bound::Exact;
        if loose && alike.len() > 1 && alike.iter().all(|part| all[*part].at > sum.at) {
            let rough = adding_up_roughly(all, &alike, sum.base, best.step);
            if let Some(window) = rough {
                return window.to_vec();
            }
        }
        let sums = self.lots[whole].tellings.iter().any(|at| self.tellings[*at].sums) || self.is_split(whole, &parts);
        let total = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(all[*part].base));
        // A sum may be off by a slip, but not far, and never less than one of its parts.
        let close = total.is_some_and(|total| total / Decimal::new(11, 1) <= sum.base);
        let of_case = |part: &usize| all[*part].case == sum.case || sum.case == 0;
        if sums && close { alike.into_iter().filter(of_case).collect() } else { Vec::new() }
    }

    /// Links what the text tells as some of a lot, and what it singles out of the work of a period.
    fn include(&mut self, all: &[Summary]) {
        for part in 0..all.len() {
            if self.lots[part].part_of.is_some() {
                continue;
            }
            let own = &all[part];
            let best = &self.tellings[self.best(&self.lots[part])];
            let mut before = (0..all.len()).filter(|whole| {
                let other = &all[*whole];
                other.thing == own.thing
                    && other.dimension == own.dimension
                    && other.base > own.base
                    && other.at < own.at
            });
            let event = own.scope == Scope::Event && own.stage == Stage::Seized;
            let whole = if best.among {
                before.next_back()
            } else if event && self.is_singled_out(best.at) {
                before.find(|whole| all[*whole].scope == Scope::Period && all[*whole].stage == Stage::Seized)
            } else {
                None
            };
            self.lots[part].part_of = whole;
        }
    }

    /// Whether the sentences before tell of one case out of many: `Pengungkapan terbesar`, `Kasus menonjol`.
    fn is_singled_out(&self, at: usize) -> bool {
        const BEFORE: usize = 80;
        (at.saturating_sub(BEFORE)..at).any(|at| self.findings.doc.view().has(Role::SinglingOut, at))
    }

    /// Whether a lot is told together with how it is made up: `145 kg dari 4 laporan, yang pertama 50 kg`.
    fn is_split(&self, whole: usize, parts: &[usize]) -> bool {
        let view = self.findings.doc.view();
        let told = || self.lots[whole].tellings.iter().map(|at| self.tellings[*at].at);
        parts.iter().any(|part| {
            let at = self.tellings[self.lots[*part].tellings[0]].at;
            let sentence = self.findings.sentence(at);
            let whole = told().rfind(|whole| sentence.contains(whole) && *whole < at);
            whole.is_some_and(|whole| {
                (whole..at).any(|at| {
                    view.is_word(at, "pertama") || view.is_word(at, "terdiri") || view.is_word(at, "rinciannya")
                })
            })
        })
    }

    /// Whether a drug is named by its class: `narkoba`, `obat keras`, `psikotropika`.
    fn is_class(&self, thing: Thing) -> bool {
        let Thing::Drug(drug) = thing else { return false };
        let name = self.findings.doc.lexicon.substances.get(drug as usize).map(|name| name.as_ref());
        matches!(name, Some("narcotic" | "hard_drug" | "psychotropic"))
    }

    /// Whether a drug is named in general: `narkoba`.
    fn is_general(&self, thing: Thing) -> bool {
        let Thing::Drug(drug) = thing else { return false };
        self.findings.doc.lexicon.substances.get(drug as usize).is_some_and(|name| name == "narcotic")
    }

    fn stage(&self, lot: &Lot) -> Stage {
        let mut stages =
            lot.tellings.iter().filter(|at| self.tellings[**at].act.is_some()).map(|at| self.tellings[*at].stage);
        let first = stages.clone().next().unwrap_or(Stage::Seized);
        if stages.any(|stage| stage == Stage::Seized) { Stage::Seized } else { first }
    }

    fn scope(&self, lot: &Lot) -> Scope {
        let period =
            lot.tellings.iter().any(|at| self.tellings[*at].act.is_some() && self.tellings[*at].setting.period);
        if period { Scope::Period } else { Scope::Event }
    }

    // Records

    fn records(&self, scenery: &Scenery<'_>, quotes: &[Quote]) -> Vec<(Seizure, Setting)> {
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
        Scenery::complete_by_others(&mut setting, tellings().map(|telling| &telling.setting));
        // What the lead sums up is told in one of the cases.
        if let Some(own) = tellings().map(|telling| telling.setting.case).find(|case| setting.case == 0 && *case > 0) {
            (setting.case, setting.many) = (own, false);
        }
        if !parts.is_empty() {
            let told = parts.iter().map(|part| &self.tellings[self.best(&self.lots[*part])].setting);
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
                .filter(|telling| self.kind(telling.quantity) == 1 && telling.quantity != best.quantity)
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
        let after = (end..end + 2).find(|at| view.is_word(*at, "diduga"));
        let drug = |at: usize| (at + 1..at + 3).any(|at| view.is(Class::Substance, at));
        // `diduga sabu seberat 0,37 gram`
        let named = item.map_or(0..0, |item| item.start.saturating_sub(2)..item.start.min(telling.at));
        let alleged = near.chain(named).any(|at| view.is_word(at, "diduga")) || after.is_some_and(drug);
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
        let valued =
            between.clone().any(|at| ["senilai", "bernilai", "nilai"].iter().any(|word| view.is_word(at, word)));
        let quantities = self.findings.candidates.quantities.within(&between);
        // `Polisi menyita 2 kg sabu. Nilai barang bukti itu mencapai Rp 2 miliar.`
        let sentence = self.findings.doc.sentence(telling.at);
        let alone = self.findings.candidates.quantities.within(&sentence).len() == 1;
        let apart = view.is_word(sentence.end, "nilai") && alone && sum.tokens.start > sentence.end;
        let ends = !apart && between.clone().any(|at| view.token(at).is(b'.'));
        (valued && quantities.is_empty() && !ends).then(|| self.findings.id(Kind::Money, sum))
    }
}

/// How much the last digit of a figure counts for: 10 for 120, 0.1 for 54.9.
fn last_digit(value: Decimal) -> Decimal {
    let mut value = value.normalize();
    let mut step = Decimal::new(1, value.scale());
    while !value.is_zero()
        && value.scale() == 0
        && (value % Decimal::TEN).is_zero()
        && step < Decimal::from(1_000_000_000_u64)
    {
        value = (value / Decimal::TEN).normalize();
        step *= Decimal::TEN;
    }
    step
}

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
