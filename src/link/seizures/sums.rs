//! Totals and the lots that add up to them.

use rust_decimal::Decimal;

use super::{Gatherer, Lot, MOST_PARTS, Thing};
use crate::lexicon::{Key, Role};
use crate::link::setting::Scenery;
use crate::records::{Bound, Dimension, Scope, Stage};

/// What is compared of a lot to find sums.
struct Summary {
    thing: Thing,
    dimension: Dimension,
    base: Decimal,
    stage: Stage,
    scope: Scope,
    case: usize,
    at: usize,
    /// Its date, where that is years before what the article tells.
    before: Option<usize>,
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

impl Gatherer<'_> {
    /// What is compared of each lot to find sums.
    fn summaries(&self, scenery: &Scenery<'_>) -> Vec<Summary> {
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
                before: best.setting.date.filter(|date| scenery.is_years_before(*date)),
            }
        })
        .collect()
    }

    /// Links totals with their parts: those that add up to one, and those of what the words call a total.
    pub(super) fn sum_up(&mut self, scenery: &Scenery<'_>) {
        let all = self.summaries(scenery);
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
            // `865.000 butir pil` of `850.000 butir pil PCC` and `15.000 butir pil PCC`
            let kind = || matches!(sum.thing, Thing::Other(kind) if self.item(&self.lots[*part]) == Some(kind));
            let general = sum.thing == other.thing
                || matches!(other.thing, Thing::Drug(_))
                    && (sum.thing == Thing::Unnamed || self.is_class(sum.thing) || kind());
            *part != whole
                && self.lots[*part].part_of.is_none()
                && other.dimension == sum.dimension
                && other.base < sum.base
                && (general || kinds())
                && other.scope == sum.scope
                && other.before == sum.before
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
        let mut told = self.lots[whole].tellings.iter();
        let sums =
            told.any(|at| self.tellings[*at].sums && !self.weighs_packets(whole, *at)) || self.is_split(whole, &parts);
        let of_case = |part: &usize| all[*part].case == sum.case || sum.case == 0;
        let mut own = parts.iter().filter(|part| of_case(part));
        let total = own.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(all[*part].base));
        // A sum may be off by a slip, but not far, and never less than one of its parts.
        let close = total.is_some_and(|total| total / Decimal::new(11, 1) <= sum.base);
        if sums && close { alike.into_iter().filter(of_case).collect() } else { Vec::new() }
    }

    /// Whether a total is only that of the packets of one case: `sepuluh paket sabu dengan berat total 4,18 gram`.
    fn weighs_packets(&self, lot: usize, weight: usize) -> bool {
        let weight = &self.tellings[weight];
        let sentence = self.findings.sentence(weight.at);
        let packets = |at: &usize| {
            let told = &self.tellings[*at];
            sentence.contains(&told.at) && told.at < weight.at && !told.sums && told.kind == 1
        };
        !weight.setting.many && self.lots[lot].tellings.iter().any(packets)
    }

    /// The word that a lot's best amount counts or measures.
    fn item(&self, lot: &Lot) -> Option<Key> {
        let best = self.tellings[self.best(lot)].quantity;
        let item = self.findings.candidates.quantities[best].record.item.as_ref()?;
        Some(self.findings.doc.view().key(item.start))
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
            let counted = own.dimension == Dimension::Count && matches!(own.thing, Thing::Other(_));
            let whole = if best.among {
                before.next_back()
            } else if event && self.is_singled_out(best.at) {
                let works = |whole: &usize| all[*whole].scope == Scope::Period && all[*whole].stage == Stage::Seized;
                before.find(|whole| works(whole) && !self.is_of_other_time(&self.lots[*whole], best.setting.date))
            } else if event && counted {
                (0..all.len()).find(|whole| self.is_in_inventory(all, part, *whole))
            } else {
                None
            };
            self.lots[part].part_of = whole;
        }
    }

    /// Whether a day is none of the span of a lot: what was taken in 2024 is no part of the work of 2023.
    fn is_of_other_time(&self, lot: &Lot, day: Option<usize>) -> bool {
        let days = |date: Option<usize>| {
            let days = self.findings.days.get(date?)?;
            days.from.zip(days.to)
        };
        let whole = days(self.tellings[self.best(lot)].setting.date);
        whole.zip(days(day)).is_some_and(|((from, to), (first, last))| first > to || last < from)
    }

    /// Whether a later sentence that tells other lots again counts more of the same thing, and so that lot with it: `Dari
    /// tangan AR disita satu ponsel. … Barang bukti yang diamankan tiga paket sabu itu dan dua ponsel.`
    fn is_in_inventory(&self, all: &[Summary], part: usize, whole: usize) -> bool {
        let (own, other) = (&all[part], &all[whole]);
        let alike = own.thing == other.thing
            && other.dimension == own.dimension
            && (other.scope, other.stage) == (own.scope, own.stage)
            && other.case == own.case
            && own.base < other.base
            && own.at < other.at;
        if !alike {
            return false;
        }
        let sentence = self.findings.sentence(other.at);
        let again = |lot: &Lot| {
            let told = |before: bool| {
                lot.tellings.iter().any(|at| {
                    let at = self.tellings[*at].at;
                    if before { at < sentence.start } else { sentence.contains(&at) }
                })
            };
            told(true) && told(false)
        };
        let best = &self.tellings[self.best(&self.lots[whole])];
        own.at < sentence.start && !best.another && self.lots.iter().take(MOST_PARTS).any(again)
    }

    /// Whether the sentences before tell of one case out of many: `Pengungkapan terbesar`, `Kasus menonjol`.
    fn is_singled_out(&self, at: usize) -> bool {
        const BEFORE: usize = 80;
        let view = self.findings.doc.view();
        // `Yang terakhir kami ungkap pada 25 Juni`, but not `dua bulan terakhir`
        let last = |at: usize| {
            view.is_word(at, "terakhir") && (view.is_word(at - 1, "yang") || view.has(Role::CaseWord, at - 1))
        };
        (at.saturating_sub(BEFORE)..at).any(|at| view.has(Role::SinglingOut, at) || at > 0 && last(at))
    }

    /// Whether a lot is told together with how it is made up: `145 kg dari 4 laporan, yang pertama 50 kg`.
    fn is_split(&self, whole: usize, parts: &[usize]) -> bool {
        let view = self.findings.doc.view();
        let told = || self.lots[whole].tellings.iter().map(|at| self.tellings[*at].at);
        parts.iter().any(|part| {
            let at = self.tellings[self.lots[*part].tellings[0]].at;
            let sentence = self.findings.sentence(at);
            let whole = told().rfind(|whole| sentence.contains(whole) && *whole < at);
            whole.is_some_and(|whole| (whole..at).any(|at| view.has(Role::Counted, at) || view.has(Role::Parting, at)))
        })
    }
}
