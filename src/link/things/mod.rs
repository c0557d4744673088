//! Things that the text tells to have been taken, destroyed or shown: the tellings of which seizures are made.
//!
//! A verb of taking, finding, destroying or showing governs what stands beside it: an active one (`menyita`) what
//! follows, a passive one (`disita`) what stands before it or, turned round, what follows. `barang bukti` governs the list
//! after it, and the crime that was found out (`menggagalkan penyelundupan …`) the drug after it. Another verb ends its
//! reach, but not one of a relative clause (`sabu yang disimpan di jok, dan 2 timbangan`), nor words such as `seberat`.

mod after;
mod before;
mod continued;
mod recap;

use std::ops::Range;

use super::acts::{Act, Acts, Untrue, is_clause_verb};
use super::findings::Findings;
use crate::extractors::bound_before;
use crate::extractors::quantity::Measure;
use crate::lexicon::{ActKind, Class, Role, RoleSet, UnitKind, Voice};
use crate::records::{Bound, Dimension, Stage};
use crate::segment::View;

/// How far an act reaches, in tokens.
const REACH: usize = 160;

/// A quantity that the text tells to have been taken, destroyed or shown.
#[derive(Clone, Debug)]
pub(crate) struct ThingTold {
    /// Which of the quantities.
    pub(crate) quantity: usize,
    pub(crate) stage: Stage,
    /// The word that tells so.
    pub(crate) act: Act,
    /// The word that tells who did it, where that is another: memusnahkan barang bukti.
    pub(crate) verb: Act,
    /// Whether it is a line of a recapitulation, of all the cases counted there.
    pub(crate) recap: bool,
}

impl ThingTold {
    /// A telling by one act alone.
    fn by(act: &Act, quantity: usize) -> ThingTold {
        ThingTold { quantity, stage: act.stage().unwrap_or(Stage::Seized), act: *act, verb: *act, recap: false }
    }
}

/// The quantities that the text tells to have been taken, destroyed or shown, in text order.
pub(crate) fn things(findings: &Findings<'_>, acts: &Acts) -> Vec<ThingTold> {
    let mut told: Vec<ThingTold> = Vec::new();
    let walker = Walker { findings, acts, view: findings.doc.view() };
    let quantities = 0..findings.candidates.quantities.len();
    let named = walker.names_enforcer();
    // What is found where nobody seizes or arrests is no evidence: `menemukan 12 sumur tua`.
    let enforced = acts.iter().any(|act| match act.kind {
        ActKind::Seize | ActKind::Arrest | ActKind::Evidence | ActKind::Uncover => true,
        ActKind::Secure => act.untrue.is_none() && walker.is_by_police(act),
        // Farmers destroy what is sick.
        ActKind::Destroy => named || walker.is_by_police(act),
        _ => false,
    });
    let enforced = enforced
        || quantities.clone().any(|at| walker.is_thing(at) && walker.is_drug(at) && walker.governed(at).is_some());
    for quantity in quantities {
        if !walker.is_thing(quantity) || !enforced && !walker.is_drug(quantity) || walker.is_limit(quantity) {
            continue;
        }
        if walker.is_of_each(quantity)
            || walker.is_set_aside(quantity)
            || walker.is_compared(quantity)
            || is_rate(findings, quantity)
        {
            continue;
        }
        let governed = walker.governed(quantity).or_else(|| walker.continued(quantity, told.last()));
        let governed = governed.or_else(|| walker.recapitulated(quantity, told.last()));
        told.extend(governed);
    }
    told
}

struct Walker<'a> {
    findings: &'a Findings<'a>,
    acts: &'a Acts,
    view: View<'a>,
}

impl Walker<'_> {
    /// Whether a quantity is of a thing: not of people, cases, places or time.
    fn is_thing(&self, quantity: usize) -> bool {
        let Some(candidate) = self.findings.candidates.quantities.get(quantity) else { return false };
        let measure = &candidate.record;
        let unit = self.findings.unit(measure);
        let measured = match unit.map(|unit| unit.dimension) {
            Some(Dimension::Mass | Dimension::Volume) => true,
            Some(Dimension::Count) => !unit.is_some_and(|unit| unit.counts_people() || unit.is_abstract()),
            // `5 hektare ladang ganja`
            Some(Dimension::Area) => measure.substance.is_some() || field_drug(self.view, measure).is_some(),
            // `23 meter kabel`, but not `bekas rem sepanjang 30 meter`
            Some(Dimension::Length) => measure.item.as_ref().is_some_and(|item| item.start >= candidate.tokens.end),
            Some(_) => false,
            None => measure.item.is_some(),
        };
        let people = |item: &Range<usize>| {
            let head = item.start;
            self.view.is(Class::Person, head) || self.view.has(Role::Matter, head) || self.view.has(Role::Accused, head)
        };
        // What is weighed or has a classifier of things is one, whatever its noun may mean elsewhere.
        measured && (unit.is_some() || !measure.item.as_ref().is_some_and(people))
    }

    /// Whether the police do it: `polisi turut mengamankan`, `diamankan petugas`.
    fn is_by_police(&self, act: &Act) -> bool {
        const NEAR: usize = 4;
        let police = |at: usize| self.view.has(Role::Officer, at);
        let sentence = self.findings.doc.sentence(act.start);
        match act.voice {
            Voice::Passive => police(act.end) || self.view.is_word(act.end, "oleh") && police(act.end + 1),
            _ => (act.start.saturating_sub(NEAR).max(sentence.start)..act.start).any(police),
        }
    }

    /// Whether others than the police and the like do it: `warga menangkap dua ekor buaya`, `PLN mengamankan 14 gardu`.
    fn is_by_others(&self, act: &Act) -> bool {
        const CLAUSE: usize = 10;
        let view = self.view;
        if act.voice != Voice::Active || act.stage().is_none() && !act.takes_people() {
            return false;
        }
        let start = self.findings.doc.sentence(act.start).start;
        let open = |at: &usize| !matches!(view.token(*at).mark, b',' | b';' | b':' | b'.' | b'"');
        let clause = (start..act.start).rev().take_while(open).take(CLAUSE).last().unwrap_or(act.start)..act.start;
        // A clause of its own: not `menangkap tiga orang dan menyita …`.
        let whole = clause.start == start || !open(&(clause.start - 1));
        if !whole || !self.acts.within(&clause).is_empty() {
            return false;
        }
        let namings = &self.findings.candidates.organizations;
        let mut bodies = namings.within(&clause).map(|at| {
            use crate::records::OrganizationKind::{Company, Education, Media, Ngo};
            let kind = self.findings.organization(at).map(|body| body.kind);
            let enforcer = super::setting::is_enforcer(self.findings, at, &namings[at].tokens);
            !enforcer && matches!(kind, Some(Company | Education | Media | Ngo))
        });
        let officer =
            |at: usize| view.has(Role::Officer, at) || view.has(Role::Bystander, at) || view.has(Role::FirstPerson, at);
        let person = |at: usize| view.has(Role::Trade, at) || view.is(Class::Person, at);
        let others = bodies.clone().any(|other| other) || clause.clone().any(person);
        others && bodies.all(|other| other) && !clause.into_iter().any(officer)
    }

    /// Whether the article names a body that takes things.
    fn names_enforcer(&self) -> bool {
        let namings = self.findings.candidates.organizations.iter().enumerate();
        namings.into_iter().any(|(at, naming)| super::setting::is_enforcer(self.findings, at, &naming.tokens))
    }

    /// Whether a quantity is where a statute draws its line: `dijerat Pasal 114 karena melebihi 5 gram`.
    fn is_limit(&self, quantity: usize) -> bool {
        let candidate = &self.findings.candidates.quantities[quantity];
        let sentence = self.findings.doc.sentence(candidate.tokens.start).start;
        let cited = || self.findings.candidates.laws.within(&(sentence..candidate.tokens.start));
        matches!(candidate.record.bound, Bound::MoreThan | Bound::AtLeast) && !cited().is_empty()
    }

    /// Whether an amount is an average, or that of one packet of several: `rata-rata 10 gram`, `setiap drum berisi 215 kg`,
    /// `berat tiap bungkus 1 kg`, `1 kg per bungkus`.
    fn is_of_each(&self, quantity: usize) -> bool {
        const AVERAGE: usize = 4;
        const REACH: usize = 8;
        let view = self.view;
        let tokens = &self.findings.candidates.quantities[quantity].tokens;
        let (start, end) = (tokens.start, tokens.end);
        let sentence = self.findings.sentence(start).start;
        if (start.saturating_sub(AVERAGE).max(sentence)..start).any(|at| view.has(Role::Average, at)) {
            return true;
        }
        let measured = self.findings.unit(&self.findings.candidates.quantities[quantity].record);
        if !measured.is_some_and(|unit| unit.kind == UnitKind::Measure) {
            return false;
        }
        // `berat masing-masing bungkus 1,05 kg, 1,02 kg dan 1,1 kg`: those of all of them.
        let next = self.findings.candidates.quantities.get(quantity + 1).map_or(usize::MAX, |next| next.tokens.start);
        if next == end + 1 {
            return false;
        }
        let every = |at: usize| ["setiap", "tiap", "per"].iter().any(|word| view.is_word(at, word));
        let packet = |at: usize| {
            let unit = view.find(Class::Unit, at).and_then(|found| view.lexicon.units.get(found.value as usize));
            unit.is_some_and(|unit| unit.kind == UnitKind::Container) || view.has(Role::Packing, at)
        };
        let packed = |at: usize| packet(at + 1) && (every(at) || view.has(Role::Each, at));
        let clause = |at: &usize| !matches!(view.token(*at).mark, b',' | b';') && self.acts.at(*at).is_none();
        let before = (start.saturating_sub(REACH).max(sentence)..start).rev().take_while(clause);
        every(end) && packet(end + 1) || before.into_iter().any(packed)
    }

    /// Whether an amount is only set aside of what was taken: `Dari 5 kg itu, 20 gram disisihkan untuk uji laboratorium`; but
    /// not `20 batang disisihkan sebagai barang bukti`.
    fn is_set_aside(&self, quantity: usize) -> bool {
        const PURPOSE: usize = 4;
        let end = self.list_end(quantity);
        let set_aside = end < self.view.len() && self.view.is_word(end, "disisihkan");
        let evidence = |act: &Act| act.kind == ActKind::Evidence;
        set_aside && !self.acts.within(&(end..end + PURPOSE)).iter().any(evidence)
    }

    /// Whether an amount is only what another is compared with: `520 kg sabu (naik dari 380 kg)`.
    fn is_compared(&self, quantity: usize) -> bool {
        let tokens = &self.findings.candidates.quantities[quantity].tokens;
        let start = tokens.start;
        self.view.token(tokens.end).is(b')')
            && self.view.is_word(start.wrapping_sub(1), "dari")
            && start >= 2
            && self.view.is(Class::Direction, start - 2)
    }

    fn is_drug(&self, quantity: usize) -> bool {
        self.findings.candidates.quantities[quantity].record.substance.is_some()
    }

    /// The act that governs a quantity.
    fn governed(&self, quantity: usize) -> Option<ThingTold> {
        let found =
            self.own_passive(quantity).or_else(|| self.act_before(quantity).or_else(|| self.act_after(quantity)));
        let (act, verb) = found.or_else(|| self.besides(quantity)).or_else(|| self.all_after(quantity))?;
        // Plants are burnt where they stood; all else that is burnt is evidence destroyed.
        let destroyed = |act: Act| match act.kind {
            ActKind::Burn if !self.is_drug(quantity) => Act { kind: ActKind::Destroy, ..act },
            _ => act,
        };
        let (act, verb) = (destroyed(act), destroyed(verb));
        // `dipamerkan alat peraga, yaitu 20 gram ganja yang biasa dipakai melatih anjing`
        let between = act.end.min(self.front(quantity))..self.front(quantity);
        if between.into_iter().any(|at| self.view.has(Role::Training, at)) {
            return None;
        }
        let mut stage = verb.stage().or(act.stage()).unwrap_or(Stage::Seized);
        // `pemusnahan sabu itu diungkap dari 4 laporan, yang pertama 50 kg`
        if verb.kind == ActKind::Uncover {
            let before = self.findings.sentence(verb.start).start.max(verb.start.saturating_sub(REACH))..verb.start;
            let destroyed = self.acts.within(&before).iter().any(|act| act.kind == ActKind::Destroy);
            stage = if destroyed { Stage::Destroyed } else { stage };
        }
        // A field that was found and cleared.
        let area = || {
            let unit = self.findings.unit(&self.findings.candidates.quantities[quantity].record);
            unit.is_some_and(|unit| unit.dimension == Dimension::Area)
        };
        if stage == Stage::Seized && act.kind == ActKind::Find && area() && self.acts.burns {
            stage = Stage::Destroyed;
        }
        // An attempt that was foiled: `upaya penyelundupan … digagalkan`.
        let foiled = act.kind == ActKind::Smuggling && verb.kind == ActKind::Uncover;
        let untrue = [act, verb].iter().skip(usize::from(foiled)).any(|act| match act.untrue {
            // What is going to be destroyed was seized.
            Some(Untrue::Planned) => act.kind != ActKind::Destroy,
            denied => denied.is_some(),
        });
        // What is shown is evidence only where it is a drug or the text calls it so.
        let shown = stage == Stage::Displayed && act.kind != ActKind::Evidence && !self.is_drug(quantity);
        let private = !self.is_drug(quantity) && self.is_by_others(&verb);
        (!untrue && !shown && !private).then_some(ThingTold { quantity, stage, act, verb, recap: false })
    }

    /// The first token of a quantity or of what it measures, before which what governs it stands.
    fn front(&self, quantity: usize) -> usize {
        let candidate = &self.findings.candidates.quantities[quantity];
        let item = candidate.record.item.as_ref().map_or(usize::MAX, |item| item.start);
        let sentence = self.findings.sentence(candidate.tokens.start).start;
        if item >= sentence { candidate.tokens.start.min(item) } else { candidate.tokens.start }
    }

    /// Where the things end that a quantity is counted with: `38 gram sabu, 2 gram ganja dan 5 butir ekstasi`.
    fn list_end(&self, quantity: usize) -> usize {
        const MOST: usize = 8;
        let quantities = &self.findings.candidates.quantities;
        let end = |at: usize| {
            let item = quantities[at].record.item.as_ref().map_or(0, |item| item.end);
            quantities[at].tokens.end.max(item)
        };
        let mut last = end(quantity);
        for next in (quantity + 1..quantities.len()).take(MOST) {
            let gap = self.front(next).checked_sub(last).is_some_and(|gap| (1..=2).contains(&gap));
            let joins = |at: usize| self.view.token(at).is(b',') || self.view.has(Role::Coordinator, at);
            if !gap || !(last..self.front(next)).all(joins) {
                break;
            }
            last = end(next);
        }
        last
    }

    /// Whether a drug is told with those who had it: `kurir 5 kg sabu`, `kapal bermuatan 60 kg sabu`.
    fn is_carried(&self, quantity: usize) -> bool {
        let before = self.front(quantity).wrapping_sub(1);
        let carriers = ["kurir", "pembawa", "pemilik", "pengedar", "penyelundup"];
        let carrier = || carriers.iter().any(|word| self.view.is_word(before, word));
        self.is_drug(quantity) && (self.view.is(Class::Contains, before) || carrier())
    }

    /// Whether the thing before a word is one already told: `karung tersebut` berisi.
    fn is_pointed(&self, at: usize) -> bool {
        self.view.follows(Role::Pointing, at)
    }

    /// Whether the sentence of a token tells of a price or a pay near it.
    fn is_priced(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let sentence = self.findings.sentence(at);
        (at.saturating_sub(NEAR).max(sentence.start)..(at + NEAR).min(sentence.end))
            .any(|at| self.view.has(Role::Price, at) || self.view.has(Role::Threat, at))
    }

    /// Whether a quantity only tells how, where or for how much: `dari 4 laporan`, `di dua tas`, `untuk 100 gram`.
    fn is_adverbial(&self, front: usize, quantity: usize) -> bool {
        const SOME: RoleSet =
            RoleSet::EMPTY.with(Role::Preposition).with(Role::Price).with(Role::Threat).with(Role::Sizing);
        let view = self.view;
        let (_, bound) = bound_before(view, front);
        let before = bound.min(front);
        let drug = self.is_drug(quantity)
            && (view.is_word(before.wrapping_sub(1), "dengan") || self.act_after(quantity).is_some());
        // `terdiri dari 5 gram sabu`
        let listed = before > 1 && view.has(Role::Introducer, before - 2);
        !drug && !listed && (view.follows_any(SOME, before) || view.is_word(before.wrapping_sub(1), "untuk"))
    }

    /// Whether a word ends the reach of the verb before it.
    fn is_verb(&self, at: usize) -> bool {
        is_clause_verb(self.findings.doc, at)
    }
}

/// Whether an amount is told as the weight of what was just told: `beratnya`, `Berat basahnya`.
pub(super) fn its_weight(findings: &Findings<'_>, quantity: usize) -> bool {
    const NEAR: usize = 3;
    let view = findings.doc.view();
    let candidate = &findings.candidates.quantities[quantity];
    let from = candidate.tokens.start.saturating_sub(NEAR)..candidate.tokens.start;
    let measured = findings
        .unit(&candidate.record)
        .is_some_and(|unit| matches!(unit.dimension, Dimension::Mass | Dimension::Volume));
    let named = |at: usize| {
        let own = view.has(Role::Weighing, at);
        own || view.word(at).ends_with("nya")
            && (view.is_word(at.wrapping_sub(1), "berat") || view.is_word(at.wrapping_sub(1), "bobot"))
    };
    // `"Total berat bruto 44.120 gram"`
    let sentence = findings.doc.sentence(candidate.tokens.start).start;
    let opens = sentence + usize::from(view.token(sentence).is_double_quote()) + 2 >= from.start;
    let weight = |at: usize| view.is_word(at, "berat") || view.is_word(at, "bobot");
    let whole = opens && from.clone().any(weight) && from.clone().any(|at| view.has(Role::Summing, at));
    measured && (whole || from.into_iter().any(named))
}

/// Whether an amount is what is made or used in a span of time: `6.000 butir per jam`, `60 ribu butir ekstasi per hari`.
pub(crate) fn is_rate(findings: &Findings<'_>, quantity: usize) -> bool {
    let (view, candidate) = (findings.doc.view(), &findings.candidates.quantities[quantity]);
    let end = candidate.record.item.as_ref().map_or(0, |item| item.end).max(candidate.tokens.end);
    [candidate.tokens.end, end].into_iter().any(|end| view.is_per_time(end))
}

/// The drug that grows on a field: 5 hektare ladang `ganja`.
pub(crate) fn field_drug(view: View<'_>, measure: &Measure) -> Option<u16> {
    let last = measure.item.as_ref()?.end.checked_sub(1)?;
    view.find(Class::Substance, last).filter(|found| found.len == 1).map(|found| found.value)
}
