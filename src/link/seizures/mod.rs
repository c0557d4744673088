//! Seizures as lots: one record a thing, however often it is told.
//!
//! Tellings are one lot when they share the item (`tiga paket sabu seberat 16 gram`), when they give the same amount of
//! the same thing, or when one rounds the other (a headline gives way to the body). A stated total is a lot of its own that
//! its parts add up to; packets told without a weight are parts of the weight that the article gives for them.

mod again;
mod record;
mod same;
mod sums;

use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::Acts;
use super::findings::Findings;
use super::setting::{Scenery, Setting};
use super::things::{ThingTold, field_drug};
use crate::extractors::Rule;
use crate::lexicon::{ActKind, Class, Key, Role, UnitKind};
use crate::number::Form;
use crate::records::{Bound, Dimension, Quote, Scope, Seizure, Stage};

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

/// The words for one thing that articles change about.
const PHONES: [&str; 5] = ["handphone", "hp", "ponsel", "smartphone", "telepon"];

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
    /// Of what kind its unit is: see [`Gatherer::kind`].
    kind: u8,
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
    /// Whether the verb says that it was found as well: `ditemukan juga`.
    also: bool,
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

/// Most tellings of a lot that another is compared with.
const MOST_TELLINGS: usize = 6;
/// Among how many of a lot's tellings the best is looked for.
const MOST_COMPARED: usize = 64;

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
        let mut setting = scenery.setting(&told.verb, at);
        if told.recap {
            scenery.sum_over_cases(&mut setting, &told.verb);
        }
        let Some(telling) = gatherer.telling(told.quantity, Some(told.clone()), setting) else { continue };
        gatherer.add(telling);
    }
    gatherer.tell_one_by_one();
    gatherer.tell_again(acts, told, scenery);
    gatherer.weigh_each();
    gatherer.share_periods(scenery);
    gatherer.fold_containers(scenery);
    gatherer.sum_up(scenery);
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
        let area = findings.unit(measure).is_some_and(|unit| unit.dimension == Dimension::Area);
        let grown = || field_drug(view, measure).filter(|_| area);
        let thing = match (measure.substance.or_else(grown), &measure.item) {
            (Some(drug), _) => Thing::Drug(drug),
            // `keseluruhan barang bukti`
            (None, Some(item))
                if item.clone().any(|at| self.acts.at(at).is_some_and(|act| act.kind == ActKind::Evidence)) =>
            {
                Thing::Unnamed
            }
            // `7 unit HP`, `tujuh unit handphone`
            (None, Some(item)) if PHONES.iter().any(|phone| view.is_word(item.start, phone)) => {
                Thing::Other(Key::of(b"ponsel"))
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
        // `Total sabu yang dibawa ke kantor polisi seberat 7,2 kg`
        let first = sentence + usize::from(view.token(sentence).is_double_quote());
        let plain = |at: usize| view.token(at).is_word() && !view.token(at).classes.has(Class::Number);
        let opens_with_sum = view.has(Role::Summing, first) && (first..candidate.tokens.start).all(plain);
        // `total barang bukti yang disita dari kelima kasus itu ialah 5 kg sabu dan 2 kg ganja`
        let evidence = |at: usize| view.is_word(at, "barang") && view.is_word(at + 1, "bukti");
        let total = |at: usize| view.has(Role::Summing, at) && evidence(at + 1);
        let of_cases = setting.many && (sentence..candidate.tokens.start).any(total);
        Some(Telling {
            quantity,
            kind: self.kind(quantity),
            at: candidate.tokens.start,
            another: (end..end + 2).any(|at| view.is_word(at, "lagi"))
                || act.as_ref().is_some_and(|act| view.is_word(act.act.end, "lagi")),
            also: act.as_ref().is_some_and(|told| {
                let also = |at: usize| view.is_word(at, "juga") || view.is_word(at, "kembali");
                also(told.act.end) || also(told.act.start.wrapping_sub(1))
            }),
            definite: measure.item.as_ref().is_some_and(|item| view.has(Role::Pointing, item.end))
                || view.has(Role::Pointing, candidate.tokens.end)
                || super::things::its_weight(findings, quantity),
            among: view.is(Class::Ellipsis, candidate.tokens.end) || view.has(Role::Among, candidate.tokens.end + 1),
            thing,
            dimension: unit.map_or(Dimension::Count, |unit| unit.dimension),
            base,
            step,
            bound: measure.bound,
            sums: opens_with_sum
                || of_cases
                || front
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
                let mut moved = std::mem::take(&mut self.lots[*other].tellings);
                let kept = &mut self.lots[*first].tellings;
                if moved.len() > kept.len() {
                    std::mem::swap(kept, &mut moved);
                }
                for one in moved {
                    kept.insert(kept.partition_point(|other| *other < one), one);
                }
                emptied.push(*other);
            }
        }
        emptied.sort_unstable();
        emptied.iter().rev().for_each(|lot| drop(self.lots.remove(*lot)));
    }

    /// Measure, pieces, containers, or a bare number and what packets are in: the exacter the higher.
    fn kind(&self, quantity: usize) -> u8 {
        match self.findings.unit(&self.findings.candidates.quantities[quantity].record) {
            Some(unit) => match unit.kind {
                UnitKind::Measure => 3,
                UnitKind::Classifier => 2,
                UnitKind::Container if self.holds_packets(quantity) => 0,
                UnitKind::Container => 1,
            },
            None => 0,
        }
    }

    /// Whether a container is said to hold others that are counted: `35 karung` warna kuning berisi 700 bungkus sabu.
    fn holds_packets(&self, quantity: usize) -> bool {
        const MOST: usize = 10;
        let (view, quantities) = (self.findings.doc.view(), &self.findings.candidates.quantities);
        let Some(next) = quantities.get(quantity + 1) else { return false };
        let between = quantities[quantity].tokens.end..next.tokens.start;
        let other = next.record.unit != quantities[quantity].record.unit
            && self.findings.unit(&next.record).is_some_and(|unit| unit.kind == UnitKind::Container);
        let apart = |at: usize| matches!(view.token(at).mark, b',' | b';' | b'.') || view.has(Role::Coordinator, at);
        other
            && (1..=MOST).contains(&between.len())
            && view.is(Class::Contains, between.end - 1)
            && !between.into_iter().any(apart)
    }

    /// The telling that gives the best amount: mass before pieces before containers, and the exacter.
    fn best(&self, lot: &Lot) -> usize {
        let key = |at: &usize| {
            let telling = &self.tellings[*at];
            let exact = telling.bound == Bound::Exact;
            (telling.kind, std::cmp::Reverse(telling.step), exact, std::cmp::Reverse(telling.at))
        };
        lot.tellings.iter().take(MOST_COMPARED).copied().max_by_key(key).unwrap_or_default()
    }

    fn thing(&self, lot: &Lot) -> Thing {
        let best = self.tellings[self.best(lot)].thing;
        let drug =
            || lot.tellings.iter().map(|at| self.tellings[*at].thing).find(|thing| matches!(thing, Thing::Drug(_)));
        if matches!(best, Thing::Drug(_)) { best } else { drug().unwrap_or(best) }
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
