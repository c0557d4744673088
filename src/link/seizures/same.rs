//! Whether two tellings are of one lot.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Gatherer, Lot, MOST_TELLINGS, Telling, Thing};
use crate::lexicon::Role;
use crate::records::{Bound, Stage};

impl Gatherer<'_> {
    /// Whether two tellings cannot be of one thing: two exact amounts, or two stages with amounts of their own.
    pub(super) fn contradict(&self, one: &Telling, other: &Telling) -> bool {
        let (kind, second) = (one.kind, other.kind);
        let alike = kind == second && one.dimension == other.dimension;
        let restated = || self.is_restated(one, other) || self.is_restated(other, one);
        alike && one.base != other.base && !self.rounds(one, other) && !self.rounds(other, one) && !restated()
    }

    /// Whether a telling is of a lot.
    pub(super) fn is_of(&self, telling: &Telling, lot: &Lot) -> bool {
        let recent = lot.tellings.iter().rev().take(MOST_TELLINGS);
        let mut all = recent.chain(lot.tellings.first()).map(|at| &self.tellings[*at]);
        let restated = all.clone().any(|one| self.is_restated(one, telling));
        restated || all.clone().any(|one| self.are_one(one, telling)) && !all.any(|one| self.contradict(one, telling))
    }

    /// Whether two tellings are of one thing.
    fn are_one(&self, one: &Telling, other: &Telling) -> bool {
        const NEAR: usize = 240;
        // Far apart only the same thing can be told again.
        if one.thing != other.thing && other.at - one.at.min(other.at) > NEAR && other.kind != 3 {
            return false;
        }
        if self.are_packed(one, other) || self.is_restated(one, other) {
            return true;
        }
        // `sabu seberat 2 kg itu` is the weight of the packets just told.
        let packets = one.kind < 3 && other.kind == 3 && one.thing == other.thing;
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
        // `Padanya ditemukan 1 kg sabu. Pada rekannya ditemukan juga 1 kg.`
        if other.also && one.act.is_some() && !self.findings.doc.is_title(one.at) && self.are_neighbours(one, other) {
            return false;
        }
        let named = |telling: &Telling| telling.thing != Thing::Unnamed && !self.is_general(telling.thing);
        // A weight without a name may be that of anything weighed, and so a large number.
        let unnamed = one.thing == Thing::Unnamed || other.thing == Thing::Unnamed;
        // `4,2 kg kokain`, and `4.212 gram serbuk putih`
        let form = |one: &Telling, other: &Telling| matches!(one.thing, Thing::Drug(_)) && self.is_form(other);
        let looked = || one.kind == 3 && (form(one, other) || form(other, one));
        // The headline may round `1,2 Kg Sabu` what the text names in general words: `barang haram seberat 1.204 gram`.
        let headed = || self.findings.doc.is_title(one.at.min(other.at));
        let alike = one.thing == other.thing
            || looked()
            || unnamed && one.base == other.base && one.base >= Decimal::ONE_HUNDRED
            || one.kind == 3
                && !(named(one) && named(other))
                && (one.base == other.base || !named(one) && !named(other) || headed());
        if same_sentence || one.dimension != other.dimension || !alike {
            return false;
        }
        let drug = matches!(one.thing, Thing::Drug(_)) || matches!(other.thing, Thing::Drug(_));
        let same_case = one.setting.case == other.setting.case || one.setting.case == 0 || other.setting.case == 0;
        // `20 kg pada 3 April`, `20 kg pada 9 Juni`
        if one.setting.is_of_other_day(&other.setting, self.findings) {
            return false;
        }
        if one.base == other.base {
            let packed = |telling: &Telling| telling.kind == 1;
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
    pub(super) fn are_packed(&self, one: &Telling, other: &Telling) -> bool {
        const MOST: usize = 24;
        let quantities = &self.findings.candidates.quantities;
        let (first, second) = (&quantities[one.quantity], &quantities[other.quantity]);
        if second.tokens.start.checked_sub(first.tokens.end).is_none_or(|gap| gap > MOST) {
            return false;
        }
        // `satu unit kapal yang membawa 30 kg sabu`: what has a name packs nothing.
        let view = self.findings.doc.view();
        let named = |item: &Option<Range<usize>>| item.as_ref().is_some_and(|item| view.has(Role::Thing, item.start));
        if named(&first.record.item) || named(&second.record.item) {
            return false;
        }
        let same_kind = one.dimension == other.dimension && one.kind == other.kind;
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
        let apart = |at: usize| {
            matches!(view.token(at).mark, b',' | b';' | b'.')
                || view.has(Role::Coordinator, at)
                || view.token(at).is_double_quote()
        };
        let between = first.tokens.end..second.tokens.start;
        // `masing-masing 9,2 gram dan 5,5 gram` are of the packets one by one.
        let many = first.record.value > Decimal::ONE;
        if between.clone().any(|at| view.has(Role::Each, at)) || many && self.is_of_each(second.tokens.start) {
            return false;
        }
        let weighed = one.kind < 3 && other.kind == 3;
        let joined = !between.into_iter().any(apart);
        let same_sentence = self.findings.sentence(first.tokens.start).contains(&second.tokens.start);
        same_sentence
            && (shared || joined && (one.thing == other.thing || weighed || matches!(other.thing, Thing::Drug(_))))
    }

    /// Whether an amount is another one rounded, and told as such: in the headline, or with `lebih dari`.
    pub(super) fn rounds(&self, rough: &Telling, exact: &Telling) -> bool {
        let difference = (rough.base - exact.base).abs();
        let vague = rough.step == rough.base && rough.bound == Bound::AtLeast;
        if vague && rough.base >= Decimal::TEN {
            return exact.base >= rough.base && exact.base / Decimal::TEN < rough.base;
        }
        // What was taken and what was destroyed of it are told apart; all of it may be shown or handed over.
        let whole = |stage: Stage| matches!(stage, Stage::Displayed | Stage::HandedOver);
        let shown = whole(rough.stage) || whole(exact.stage);
        if rough.act.is_some() && exact.act.is_some() && rough.stage != exact.stage && !shown {
            return false;
        }
        // Nobody rounds 61 kg to 60 kg without saying so.
        let short = rough.step / Decimal::TEN == exact.step && exact.base / Decimal::ONE_HUNDRED < exact.step;
        let told = self.findings.doc.is_title(rough.at) || self.opens_article(rough.at);
        let loose = rough.bound != Bound::Exact || told && !short;
        loose && exact.step < rough.step && difference < rough.step && difference < exact.base / Decimal::TEN
    }

    /// Whether a token stands in the headline or the first sentences.
    pub(super) fn opens_article(&self, at: usize) -> bool {
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
}
