//! What the text tells to have been done, and with what: the tellings of which facts are made.
//!
//! A verb of taking, finding, destroying or arresting governs what stands beside it: an active one (`menyita`) what
//! follows, a passive one (`disita`) what stands before it or, turned round, what follows. `barang bukti` governs the list
//! after it, and the crime that was found out (`menggagalkan penyelundupan …`) the drug after it. Another verb ends its
//! reach, but not one of a relative clause (`sabu yang disimpan di jok, dan 2 timbangan`), nor words such as `seberat`.

use std::ops::Range;

use super::findings::Findings;
use crate::document::Document;
use crate::extractors::Index;
use crate::lexicon::{ActKind, Class, Role, RoleSet, UnitKind, Voice};
use crate::records::{Bound, Dimension, Stage};
use crate::resolve::Taken;
use crate::segment::View;

/// A word that tells that something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    /// Its tokens.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: ActKind,
    pub(crate) voice: Voice,
    /// Why it was not done, or not yet.
    pub(crate) untrue: Option<Untrue>,
}

/// Why an act was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Untrue {
    /// `belum ditangkap`, `upaya mengungkap`
    Denied,
    /// `akan dimusnahkan`
    Planned,
}

/// The acts of an article, in text order.
pub(crate) struct Acts {
    all: Vec<Act>,
    index: Index,
    /// The tokens that they have: of most it is told at once that they have them not.
    taken: Taken,
    /// Whether one of them tells of a destruction of evidence.
    destroys: bool,
    /// Whether one tells that something was burnt or pulled out.
    burns: bool,
}

/// How far an act reaches, in tokens.
const REACH: usize = 160;

impl Acts {
    pub(crate) fn of(doc: &Document<'_>) -> Acts {
        let view = doc.view();
        let words = doc.events(Class::Act);
        let mut acts: Vec<Act> = Vec::with_capacity(words.size_hint().1.unwrap_or_default());
        let mut done = 0;
        for at in words {
            if at < done {
                continue;
            }
            let Some(found) = view.find(Class::Act, at) else { continue };
            let Some((kind, voice)) = view.lexicon.act(found) else { continue };
            done = at + found.len;
            // `ditemukan tewas` tells how someone was found.
            let state = kind == ActKind::Find && view.has(Role::FoundState, done)
                || kind == ActKind::Secure && view.has(Role::Guarded, done);
            let untrue = if state { Some(Untrue::Denied) } else { untrue(view, at) };
            acts.push(Act { start: at, end: done, kind, voice, untrue });
        }
        // `18 telepon genggam dipukul dengan palu`: the manner of a destruction, in an article that tells of one.
        let destroys = acts.iter().any(|act| act.kind == ActKind::Destroy);
        let burns = acts.iter().any(|act| act.kind == ActKind::Burn && act.untrue.is_none());
        acts.retain(|act| destroys || act.kind != ActKind::Break);
        for act in &mut acts {
            if act.kind == ActKind::Break {
                act.kind = ActKind::Destroy;
            }
        }
        let mut taken = Taken::default();
        taken.clear(if acts.is_empty() { 0 } else { view.tokens.len() });
        for act in &acts {
            _ = taken.take(&(act.start..act.end));
        }
        let mut index = Index::default();
        index.note(acts.iter().map(|act| act.start));
        Acts { all: acts, index, taken, destroys, burns }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Act> {
        self.all.iter()
    }

    /// The act that a token belongs to.
    pub(crate) fn at(&self, token: usize) -> Option<&Act> {
        self.taken.has(token).then_some(())?;
        let next = self.before(token + 1);
        self.all.get(next.checked_sub(1)?).filter(|act| token < act.end)
    }

    /// The acts that begin within some tokens.
    pub(crate) fn within(&self, tokens: &Range<usize>) -> &[Act] {
        self.all.get(self.before(tokens.start)..self.before(tokens.end)).unwrap_or_default()
    }

    /// How many acts begin before a token.
    fn before(&self, token: usize) -> usize {
        self.index.before(token, &self.all, |act| act.start)
    }
}

/// `belum ditangkap`, `akan memusnahkan`, `untuk menangkap`, `upaya mengungkap`.
fn untrue(view: View<'_>, at: usize) -> Option<Untrue> {
    const BEFORE: usize = 3;
    for before in (at.saturating_sub(BEFORE)..at).rev() {
        if !view.token(before).is_word() {
            return None;
        }
        if view.has(Role::Forecast, before) {
            return Some(Untrue::Planned);
        }
        // `akhirnya bisa ditangkap`
        let achieved = view.is_word(before.wrapping_sub(1), "akhirnya");
        if view.has(Role::Denial, before) || view.has(Role::Wish, before) && !achieved {
            return Some(Untrue::Denied);
        }
        // `Warga meminta polisi menangkap …`
        let asked = before + 1 == at && view.has(Role::Bystander, before);
        // `Jangan hanya menangkap dua kurir`
        let asked = asked || view.is_word(before, "hanya");
        if !asked && !view.has(Role::Auxiliary, before) && !view.has(Role::Connecting, before) {
            return None;
        }
    }
    None
}

impl Act {
    /// What is done with a thing by it, where it tells of things.
    pub(crate) fn stage(&self) -> Option<Stage> {
        match self.kind {
            ActKind::Seize | ActKind::Secure | ActKind::Find | ActKind::Uncover => Some(Stage::Seized),
            ActKind::Destroy | ActKind::Burn => Some(Stage::Destroyed),
            ActKind::Display => Some(Stage::Displayed),
            ActKind::HandOver => Some(Stage::HandedOver),
            _ => None,
        }
    }

    /// Whether it tells that people were taken.
    pub(crate) fn takes_people(&self) -> bool {
        matches!(self.kind, ActKind::Arrest | ActKind::Secure)
    }
}

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
        if walker.is_of_each(quantity) {
            continue;
        }
        let governed = walker.governed(quantity).or_else(|| walker.continued(quantity, told.last()));
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
            Some(Dimension::Count) => !unit.is_some_and(|unit| is_of_people(&unit.name)),
            Some(Dimension::Area) => measure.substance.is_some(),
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
        (!untrue && !shown && !private).then_some(ThingTold { quantity, stage, act, verb })
    }

    /// The first token of a quantity or of what it measures, before which what governs it stands.
    fn front(&self, quantity: usize) -> usize {
        let candidate = &self.findings.candidates.quantities[quantity];
        let item = candidate.record.item.as_ref().map_or(usize::MAX, |item| item.start);
        let sentence = self.findings.sentence(candidate.tokens.start).start;
        if item >= sentence { candidate.tokens.start.min(item) } else { candidate.tokens.start }
    }

    /// The act before a quantity that governs it, and the one that tells who did it.
    fn act_before(&self, quantity: usize) -> Option<(Act, Act)> {
        const OBTAINED: usize = 3;
        let view = self.view;
        let candidate = &self.findings.candidates.quantities[quantity];
        let front = self.front(quantity);
        let start = self.list_start(front);
        let mut evidence: Option<Act> = None;
        // Whether a word that introduces a list, or a comma, stands between.
        let (mut introduced, mut separated) = (false, false);
        let mut holding: Option<Act> = None;
        let mut at = candidate.tokens.start;
        if self.is_adverbial(front, quantity) {
            return None;
        }
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
            introduced |= view.has(Role::Introducer, at) || token.is(b':');
            separated |=
                matches!(token.mark, b',' | b';') || view.has(Role::Coordinator, at) || view.is_word(at, "hingga");
            // `informasi yang diperoleh` governs nothing: what was obtained follows at once.
            let governs = |act: &&Act| match act.kind {
                ActKind::Raid => false,
                // `Polisi mendapatkan 60 gram sabu`, but `AR mendapatkan 60 gram sabu dari BD`
                ActKind::Obtain if act.voice == Voice::Active => {
                    let (_, first) = crate::extractors::bound_before(view, front);
                    first == act.end && self.is_by_police(act)
                }
                ActKind::Obtain => self.thing_after(act, OBTAINED).is_some_and(|first| first <= front),
                _ => true,
            };
            if let Some(act) = self.acts.at(at).filter(governs) {
                at = act.start;
                let act = *act;
                match (act.kind, act.voice) {
                    (ActKind::Evidence, _) => {
                        evidence = evidence.or(Some(act));
                    }
                    (ActKind::Smuggling, _) => {
                        if self.is_drug(quantity)
                            && candidate.tokens.start.saturating_sub(act.end) <= 8
                            && !self.is_priced(candidate.tokens.start)
                        {
                            let foiled = || self.verb_after(act, front).filter(|verb| verb.kind == ActKind::Uncover);
                            return Some((act, self.verb_before(act, start).or_else(foiled).unwrap_or(act)));
                        }
                    }
                    (ActKind::Holding, _) => {
                        let caught = self.is_drug(quantity) || self.is_caught_with(act, start);
                        holding = holding.or(Some(act).filter(|_| caught));
                        if holding.is_none() {
                            break;
                        }
                        // `Dua pria bawa 1,5 kg sabu ditangkap`
                        let end = self.findings.sentence(front).end.min(front + REACH);
                        let mut after = self.acts.within(&(candidate.tokens.end..end)).iter();
                        let caught = after.find(|act| act.kind == ActKind::Arrest && act.voice == Voice::Passive);
                        if let Some(caught) = caught.filter(|act| act.untrue.is_none() && self.is_drug(quantity)) {
                            return Some((act, *caught));
                        }
                    }
                    (ActKind::Intercept, _) => {
                        if holding.is_some() {
                            return Some((act, act));
                        }
                        break;
                    }
                    (ActKind::Burn, _) if !self.is_drug(quantity) && !self.acts.destroys => break,
                    (ActKind::Arrest, _) => {
                        if let Some(evidence) = evidence {
                            return Some((evidence, act));
                        }
                        // `diringkus berikut satu plastik sabu`, `ditangkap dengan 5 gram sabu`
                        let with = view.follows(Role::Along, front)
                            || view.is_word(front.wrapping_sub(1), "dengan") && self.is_drug(quantity);
                        if with && act.untrue.is_none() {
                            return Some((act, act));
                        }
                        let counted = self.findings.unit(&candidate.record).map(|unit| unit.dimension);
                        let vessel = act.voice == Voice::Active && counted == Some(Dimension::Count) && at + 3 >= front;
                        // `menangkap sebuah kapal`, but not `menangkap dua ekor buaya`
                        let animals = || self.findings.unit(&candidate.record).is_some_and(|unit| unit.name == "ekor");
                        let vessel = vessel && !self.is_drug(quantity) && !animals();
                        if holding.is_some() && act.untrue.is_none() || vessel {
                            return Some((act, act));
                        }
                        if !self.is_drug(quantity) {
                            break;
                        }
                    }
                    (ActKind::Uncover, _) => {
                        if let Some(evidence) = evidence {
                            return Some((evidence, act));
                        }
                        if holding.is_some() || self.is_drug(quantity) && front.saturating_sub(act.end) <= 6 {
                            return Some((act, act));
                        }
                    }
                    (ActKind::Seize | ActKind::Secure | ActKind::Find, Voice::Noun) => {
                        if self.is_drug(quantity) && front.saturating_sub(act.end) <= 4 {
                            return Some((act, act));
                        }
                    }
                    // `Sebelum dimusnahkan, 59 gram sabu disisihkan`
                    (ActKind::Destroy | ActKind::Display | ActKind::HandOver, Voice::Passive)
                        if view.token(act.end).is(b',') && view.follows(Role::Subordinator, act.start) => {}
                    (_, Voice::Passive) => {
                        let near = front.saturating_sub(act.end) <= 8
                            || introduced
                            || separated && self.governs_after(&act, front);
                        if near || evidence.is_some() {
                            return Some((evidence.unwrap_or(act), act));
                        }
                        break;
                    }
                    _ => return Some((evidence.unwrap_or(act), act)),
                }
                continue;
            }
            let subordinate = view.has(Role::Subordinator, at) && holding.is_none();
            if token.is_double_quote() || subordinate {
                break;
            }
            if view.is(Class::Contains, at) && self.is_drug(quantity) && self.is_pointed(at) {
                return None; // `karung tersebut berisi …`: what was told of it holds
            }
            // `ditemukan terkubur di kebun`: how it was found.
            let manner = || self.acts.at(at.wrapping_sub(1)).is_some_and(|act| act.kind == ActKind::Find);
            if !self.is_verb(at) || manner() {
                continue;
            }
            // A verb of a relative clause ends nothing where the list goes on after it.
            let relative = (at.saturating_sub(4).max(start)..at).rev().find(|before| view.is_word(*before, "yang"));
            match relative {
                Some(relative) if separated || introduced || self.is_drug(quantity) => at = relative,
                _ => break,
            }
        }
        // `Barang bukti berupa …`, `barang bukti yang kami bawa: …`
        let evidence = evidence?;
        // `pada 2019 ia pernah dihukum dengan barang bukti 2 gram sabu`
        let past = (start.max(evidence.start.saturating_sub(REACH))..evidence.start).any(|at| view.has(Role::Once, at));
        let near = introduced || candidate.tokens.start.saturating_sub(evidence.end) <= 6;
        if past {
            return None;
        }
        // What was told before says what was done with it, not who shows it now.
        let in_hand = || self.verb_in_hand(evidence).map(|act| Act { kind: act.kind, ..evidence });
        let verb = || self.verb_after(evidence, front).or_else(in_hand).unwrap_or(evidence);
        near.then(|| (evidence, verb()))
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

    /// The passive act after a quantity that governs it: 60 bungkus sabu `disita` petugas.
    fn act_after(&self, quantity: usize) -> Option<(Act, Act)> {
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
                    (ActKind::Evidence | ActKind::Smuggling | ActKind::Arrest, _) => continue,
                    (ActKind::Holding, _) if relative => continue,
                    (ActKind::Burn, _) if !self.is_drug(quantity) && !self.acts.destroys => return None,
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
            if view.has(Role::Subordinator, at) || view.token(at).is_double_quote() || view.token(at).is(b';') {
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
    fn own_passive(&self, quantity: usize) -> Option<(Act, Act)> {
        let candidate = &self.findings.candidates.quantities[quantity];
        let item = candidate.record.item.as_ref().map_or(0, |item| item.end);
        let end = candidate.tokens.end.max(item);
        let act = self.acts.at(end).filter(|act| act.voice == Voice::Passive && act.stage().is_some())?;
        let opens = self.view.before(self.front(quantity)).is(b',');
        opens.then(|| self.act_after(quantity)).flatten().filter(|(found, _)| found == act)
    }

    /// The act of the clause after a thing that it tells of more than: `Selain sabu 17 gram, polisi menyita …`.
    fn besides(&self, quantity: usize) -> Option<(Act, Act)> {
        let sentence = self.findings.doc.sentence(self.findings.candidates.quantities[quantity].tokens.start);
        let opens = self.view.is_word(self.front(quantity).wrapping_sub(1), "selain");
        let next = self.acts.within(&(self.front(quantity)..sentence.end)).first().filter(|_| opens)?;
        matches!(next.kind, ActKind::Seize | ActKind::Secure | ActKind::Find).then_some((*next, *next))
    }

    /// The act of the sentence after a list that tells of all of it: `Ada sabu 412 gram dan ganja 87 gram. Semuanya
    /// dimusnahkan.`
    fn all_after(&self, quantity: usize) -> Option<(Act, Act)> {
        const NEAR: usize = 5;
        let start = self.findings.candidates.quantities[quantity].tokens.start;
        let sentence = self.findings.sentence(start);
        let next = sentence.end..(sentence.end + NEAR).min(self.view.len());
        let all = self.view.has(Role::AllOfThem, next.start);
        let act = self.acts.within(&next).first().filter(|act| all && act.voice == Voice::Passive)?;
        let plain = self.acts.within(&sentence).is_empty();
        (plain && act.stage().is_some()).then_some((*act, *act))
    }

    /// The token that opens the bracket which one closes.
    fn bracket_start(&self, close: usize, floor: usize) -> usize {
        const LONGEST: usize = 16;
        let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|at| self.view.token(*at).is(b'('));
        open.unwrap_or(close)
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

    /// What a list without a verb of its own goes on from: `Yang kedua 71 kilogram di Jambi`, `Barang bukti itu antara
    /// lain …`, `karung tersebut berisi …`.
    fn continued(&self, quantity: usize, last: Option<&ThingTold>) -> Option<ThingTold> {
        const LISTED: usize = 24;
        const SUBJECT: usize = 6;
        let view = self.view;
        let candidate = &self.findings.candidates.quantities[quantity];
        let sentence = self.findings.sentence(candidate.tokens.start);
        let definite = self.is_definite(quantity);
        if self.is_adverbial(self.front(quantity), quantity) && !definite {
            return None;
        }
        // `Sebanyak 38 gram disisihkan untuk uji laboratorium`: something else was done with it.
        let item = candidate.record.item.as_ref().map_or(0, |item| item.end);
        let end = candidate.tokens.end.max(item);
        let done = end < sentence.end && view.word(end).starts_with("di") && self.is_verb(end);
        if done && self.acts.at(end).is_none() {
            return None;
        }
        let before = last.map(|last| self.findings.candidates.quantities[last.quantity].tokens.start);
        let same = before.filter(|before| sentence.contains(before));
        let first = self.first_word(&sentence);
        let from = same.unwrap_or(sentence.start).max(candidate.tokens.start.saturating_sub(REACH));
        let front = self.front(quantity);
        let apart = view.before(front).is(b',') || view.follows(Role::Coordinator, front);
        let plain = |at: usize| {
            !self.is_verb(at) && self.acts.at(at).is_none() && (!view.token(at).is_double_quote() || at < first)
        };
        let verbless = (from..candidate.tokens.start).all(plain);
        let told = last.map(|last| ThingTold { quantity, ..last.clone() });
        if same.is_some() {
            // In a list the things may have clauses of their own: `cangklong untuk mengisap tembakau, 1 unit mobil`.
            // What they measure may stand before the one told last.
            let listed = apart && front.saturating_sub(from) <= LISTED && self.acts.within(&(from..front)).is_empty();
            if verbless || listed || !self.is_there(quantity, &sentence) {
                return told.filter(|_| verbless || listed);
            }
        }
        let previous = self.previous(sentence.start)?;
        let before_that = self.previous(previous.start).map_or(previous.start, |sentence| sentence.start);
        // `"Yang pertama di Bengkalis, 50 kilogram,"` counts what the sentences before told of.
        let counted = view.is_word(first, "yang") && view.has(Role::Counted, first + 1);
        let reach = if counted { before_that } else { previous.start };
        let follows = verbless && before.is_some_and(|before| (reach..previous.end).contains(&before));
        if follows && (first..first + 3).any(|at| self.goes_on(at)) {
            return told;
        }
        // `"Enam pak papir di dalam kotak hitam."`
        let bare = first == candidate.tokens.start && before.is_some_and(|before| before >= before_that);
        if bare && (first..sentence.end.min(first + REACH)).all(|at| !self.is_verb(at)) {
            return told;
        }
        let introduced = (from..candidate.tokens.start).any(|at| view.has(Role::Introducer, at));
        if verbless && introduced {
            let mut acts = self.acts.within(&previous).iter().filter(|act| act.untrue.is_none());
            let opens = (first..first + 2).any(|at| view.has(Role::Introducer, at));
            let act = acts.find(|act| act.kind == ActKind::Evidence || opens && act.stage().is_some());
            if let Some(act) = act {
                let stage = act.stage().unwrap_or(Stage::Seized);
                return Some(ThingTold { quantity, stage, act: *act, verb: *act });
            }
        }
        // `Tiga truk diamankan. Truk itu membawa 1.132 keping kayu.`
        let carries =
            |act: &Act| act.kind == ActKind::Holding && act.voice == Voice::Active && self.is_pointed(act.start);
        let carried = self.acts.within(&(first..candidate.tokens.start)).last().is_some_and(carries);
        if carried && before.is_some_and(|before| previous.contains(&before)) && !self.is_priced(candidate.tokens.start)
        {
            return told;
        }
        // `Petugas mengamankan MY (26). Ia menyembunyikan dua bungkus sabu di dalam sepatunya.`
        let hides = |act: &Act| {
            let hidden = act.kind == ActKind::Holding && act.voice == Voice::Active && act.untrue.is_none();
            hidden && view.is_word(act.start, "menyembunyikan")
        };
        let clause = first.max(candidate.tokens.start.saturating_sub(REACH))..candidate.tokens.start;
        let hidden = self.is_drug(quantity) && self.acts.within(&clause).last().is_some_and(hides);
        if hidden && !clause.clone().any(|at| view.has(Role::Once, at) || view.has(Role::Confessing, at)) {
            let taken = self.acts.within(&previous).iter().rev().find(|act| act.takes_people() && act.untrue.is_none());
            if let Some(act) = taken {
                return Some(ThingTold { quantity, stage: Stage::Seized, act: *act, verb: *act });
            }
        }
        // `AR membawa 22 bal ganja. Ia langsung digelandang ke Mapolres.`
        let carries = |act: &Act| act.kind == ActKind::Holding && act.voice == Voice::Active && act.untrue.is_none();
        let carried = self.is_drug(quantity) && self.acts.within(&clause).last().is_some_and(carries);
        let past = |at: usize| view.has(Role::Once, at) || view.has(Role::Confessing, at);
        if carried
            && !self.is_priced(candidate.tokens.start)
            && !(first..candidate.tokens.start).rev().take(REACH).any(past)
        {
            let next = sentence.end..self.findings.sentence(sentence.end).end.min(sentence.end + SUBJECT);
            let pointed = view.is(Class::Collective, next.start)
                || view.has(Role::Accused, next.start)
                || ["ia", "dia", "mereka"].iter().any(|word| view.is_word(next.start, word));
            let caught =
                |act: &&Act| act.kind == ActKind::Arrest && act.voice == Voice::Passive && act.untrue.is_none();
            if let Some(act) = self.acts.within(&next).iter().find(caught).filter(|_| pointed) {
                return Some(ThingTold { quantity, stage: Stage::Seized, act: *act, verb: *act });
            }
        }
        let weight = self.is_its_weight(quantity) && before.is_some_and(|before| before >= before_that);
        if weight {
            return told;
        }
        if self.is_there(quantity, &sentence) || definite {
            return self.by_act_near(quantity, &sentence, told);
        }
        // Plants of a field that was found stood there until they were pulled out.
        if self.is_planted(quantity) {
            let told = self.by_act_near(quantity, &sentence, told)?;
            return match told.act.kind {
                ActKind::Destroy | ActKind::Burn => Some(told),
                ActKind::Find if self.acts.burns => Some(ThingTold { stage: Stage::Destroyed, ..told }),
                ActKind::Find => Some(told),
                _ => None,
            };
        }
        None
    }

    /// Whether the text says that a drug was there when someone looked: `setelah digeledah, di palka terdapat 35 karung
    /// sabu`, `karung tersebut berisi …`, `isinya …`.
    fn is_there(&self, quantity: usize, sentence: &Range<usize>) -> bool {
        let (view, candidate) = (self.view, &self.findings.candidates.quantities[quantity]);
        let front = self.front(quantity);
        let from = sentence.start.max(front.saturating_sub(REACH));
        let packed = candidate.record.item.is_none() && candidate.record.unit.is_some();
        if !self.is_drug(quantity) && !packed || self.is_priced(candidate.tokens.start) {
            return false;
        }
        let there = (from..candidate.tokens.start)
            .rev()
            .find(|at| view.has(Role::Existential, *at) || self.is_verb(*at) && self.acts.at(*at).is_none());
        let Some(there) = there.filter(|at| view.has(Role::Existential, *at)) else { return false };
        let searched = || (from..there).any(|at| view.has(Role::Search, at));
        let pointed = there > 0 && self.is_pointed(there) || view.is_word(there, "isinya");
        (pointed || searched()) && (there..candidate.tokens.start).all(|at| self.acts.at(at).is_none())
    }

    /// Whether an amount is the weight of what was just told: `Setelah ditimbang, beratnya 9,87 gram`, `Berat basahnya 6,2 ton`.
    fn is_its_weight(&self, quantity: usize) -> bool {
        its_weight(self.findings, quantity)
    }

    /// Whether plants stood in a field that was destroyed: `titik pertama ditanami 5.000 batang ganja`.
    fn is_planted(&self, quantity: usize) -> bool {
        let (view, candidate) = (self.view, &self.findings.candidates.quantities[quantity]);
        let unit = self.findings.unit(&candidate.record).map(|unit| unit.name.as_ref());
        let plants = self.is_drug(quantity) && matches!(unit, Some("batang" | "pohon"));
        let (_, before) = crate::extractors::bound_before(view, self.front(quantity));
        let before = before.wrapping_sub(1);
        plants && (view.has(Role::Planted, before) || view.is_word(before, "berisi") || view.is_word(before, "dengan"))
    }

    /// Whether an amount of a drug is one that the reader knows: `sabu seberat 1,4 kg itu`.
    fn is_definite(&self, quantity: usize) -> bool {
        let candidate = &self.findings.candidates.quantities[quantity];
        let Some(item) = candidate.record.item.as_ref().filter(|_| self.is_drug(quantity)) else { return false };
        // `sabu itu beratnya 14,7 gram`, `dua paket sabu itu`
        let ends = [item.end, candidate.tokens.end];
        let pointed = ends.iter().any(|end| self.view.has(Role::Pointing, *end));
        // `Ia mengantar ganja itu dua kali. Yang pertama 5 kg`
        let here = self.findings.sentence(candidate.tokens.start).contains(&item.start);
        pointed && here && candidate.record.unit.is_some() && !self.is_priced(candidate.tokens.start)
    }

    /// A telling by the act last told, or else by one in the sentences before or after.
    fn by_act_near(&self, quantity: usize, sentence: &Range<usize>, told: Option<ThingTold>) -> Option<ThingTold> {
        const MOST_SENTENCES: usize = 4;
        let mut start = sentence.start;
        for _ in 0..MOST_SENTENCES {
            let Some(previous) = self.previous(start) else { break };
            if let Some(told) = told.as_ref().filter(|told| previous.contains(&told.act.start)) {
                return Some(told.clone());
            }
            let mut acts = self.acts.within(&previous).iter().rev();
            let act = acts.find(|act| act.untrue.is_none() && (act.stage().is_some() || act.takes_people()));
            if let Some(act) = act {
                let stage = act.stage().unwrap_or(Stage::Seized);
                return Some(ThingTold { quantity, stage, act: *act, verb: *act });
            }
            start = previous.start;
        }
        let after = sentence.end..self.findings.sentence(sentence.end).end;
        let act = self.acts.within(&after).iter().find(|act| act.untrue.is_none() && act.takes_people())?;
        Some(ThingTold { quantity, stage: Stage::Seized, act: *act, verb: *act })
    }

    /// Whether someone was caught with things: ketika `ditangkap` pelaku juga membawa satu HP.
    fn is_caught_with(&self, holding: Act, start: usize) -> bool {
        const NEAR: usize = 8;
        let from = holding.start.saturating_sub(NEAR).max(start);
        let mut acts = self.acts.within(&(from..holding.start)).iter();
        acts.any(|act| act.kind == ActKind::Arrest && act.voice == Voice::Passive && act.untrue.is_none())
    }

    /// The sentence before one, over what is no text.
    fn previous(&self, start: usize) -> Option<Range<usize>> {
        let last =
            (0..start).rev().take(REACH).find(|at| !self.view.token(*at).is(crate::segment::token::mark::WALL))?;
        Some(self.findings.sentence(last))
    }

    /// The first word of a sentence, after its quote mark and what is no text.
    fn first_word(&self, sentence: &Range<usize>) -> usize {
        let opens = |at: &usize| self.view.token(*at).is_word() || self.view.token(*at).is_number();
        sentence.clone().find(opens).unwrap_or(sentence.start)
    }

    /// Whether a word at the head of a sentence goes on with a list: `Rinciannya`, `kedua`, `Ada`.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        view.has(Role::Introducer, at)
            || view.has(Role::GoingOn, at)
            || view.is(Class::Collective, at)
            || view.is_word(at, "pertama")
    }

    /// Whether a quantity only tells how, where or for how much: `dari 4 laporan`, `di dua tas`, `untuk 100 gram`.
    fn is_adverbial(&self, front: usize, quantity: usize) -> bool {
        const SOME: RoleSet =
            RoleSet::EMPTY.with(Role::Preposition).with(Role::Price).with(Role::Threat).with(Role::Sizing);
        let view = self.view;
        let (_, bound) = crate::extractors::bound_before(view, front);
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

    /// The first token of the sentence that a list stands in: also that before its lines.
    fn list_start(&self, at: usize) -> usize {
        const MOST_LINES: usize = 40;
        let (view, doc) = (self.view, self.findings.doc);
        let mut start = doc.sentence(at).start;
        for _ in 0..MOST_LINES {
            // A line that opens with a mark, figure or letter of a list belongs to what introduced it.
            let figure = start.checked_sub(2).filter(|figure| {
                let token = view.token(*figure);
                matches!(view.before(start).mark, b'.' | b')')
                    && (token.is_number() || token.is_word() && token.end - token.start == 1)
                    && view.token(*figure).flags.line_start()
            });
            start = figure.unwrap_or(start);
            let marked = view.token(start).is_number() && matches!(view.token(start + 1).mark, b'.' | b')')
                || matches!(view.token(start).mark, b'-' | b'*')
                || view.before(start).is(b':')
                || view.before(start).is(b';');
            if start == 0 || !marked {
                break;
            }
            start = doc.sentence(start - 1).start;
        }
        start
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

/// Whether a word is the verb of a clause, which ends the reach of the one before it.
pub(super) fn is_clause_verb(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let token = view.token(at);
    let name = || {
        // `Pulang Pisau`: a name within a sentence.
        let opens = doc.sentence(at).start == at || view.before(at).is_double_quote();
        token.capital() && !doc.is_title(at) && !opens
    };
    token.is_word()
        && !view.has(Role::Connecting, at)
        && !view.has(Role::Introducer, at)
        && (doc.is_verb_at(at) && !view.is(Class::Noun, at) || view.is(Class::Verb, at))
        && !name()
}

/// Whether a classifier counts people.
fn is_of_people(unit: &str) -> bool {
    matches!(unit, "orang" | "jiwa" | "kali" | "poin")
}
