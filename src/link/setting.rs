//! Who did something, when and where, and whether it is one case or the work of a period.
//!
//! The body that acts is the subject of an active verb or the agent of a passive one; of bodies joined in one phrase the
//! first leads. Where the text only says `polisi` or `petugas`, it is the body in hand: the one that acted last in the case
//! told, else the one last named. Dates and places are those of the sentence, then of the case; the day of a statement is
//! none of a fact.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::{Act, Acts};
use super::findings::{Findings, within};
use crate::extractors::date::{Point, Value};
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::records::{DateRole, Evidence, EvidencePart, Id, Kind, OrganizationKind, RegionBasis, RegionCode};
use crate::segment::View;

/// Where and when something was done, and by whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    /// The bodies, the leading one first.
    pub(crate) agencies: Vec<Id>,
    /// Whether the telling itself names them.
    pub(crate) named: bool,
    /// The date, by its index among the candidates.
    pub(crate) date: Option<usize>,
    /// The place, by its index among the candidates.
    pub(crate) place: Option<usize>,
    pub(crate) period: bool,
    /// Which of the cases that the article numbers; 0 before the first.
    pub(crate) case: usize,
    pub(crate) evidence: Vec<Evidence>,
}

/// Reads settings, from the first telling of an article to the last.
pub(crate) struct Scenery<'a> {
    findings: &'a Findings<'a>,
    view: View<'a>,
    acts: &'a Acts,
    /// The first tokens of the cases that the article numbers.
    cases: Vec<usize>,
    /// The bodies of each naming that may act.
    enforcers: Vec<bool>,
    /// The bodies that acts name, with the tokens of those acts.
    actors: Vec<(usize, Vec<usize>)>,
}

/// Most cases that a sum tells one by one; more are the work of a period.
const FEW_CASES: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

impl<'a> Scenery<'a> {
    pub(crate) fn new(findings: &'a Findings<'a>, acts: &'a Acts) -> Scenery<'a> {
        let view = findings.doc.view();
        let namings = findings.candidates.organizations.iter().enumerate();
        let enforcers = namings.map(|(naming, candidate)| is_enforcer(findings, naming, &candidate.tokens)).collect();
        let mut scenery =
            Scenery { findings, view, acts, cases: numbered_cases(findings, acts), enforcers, actors: Vec::new() };
        let doing =
            acts.iter().filter(|act| act.stage().is_some() || act.takes_people() || act.kind == ActKind::Evidence);
        let named = doing.map(|act| (act.start, scenery.agencies_of(act)));
        scenery.actors = named.filter(|(_, bodies)| !bodies.is_empty()).collect();
        scenery
    }

    /// Whether the article numbers its cases.
    pub(crate) fn numbers_cases(&self) -> bool {
        !self.cases.is_empty()
    }

    /// The case that a token stands in.
    pub(crate) fn case(&self, at: usize) -> usize {
        self.cases.partition_point(|start| *start <= at)
    }

    /// The tokens of the case that a token stands in.
    pub(crate) fn case_tokens(&self, at: usize) -> Range<usize> {
        let case = self.case(at);
        let start = case.checked_sub(1).map_or(0, |case| self.cases[case]);
        start..self.cases.get(case).copied().unwrap_or(self.findings.doc.tokens.len())
    }

    /// The setting of what an act tells of the tokens at `told`.
    pub(crate) fn setting(&self, verb: &Act, told: usize) -> Setting {
        let case = self.case(told);
        let mut setting = Setting { case, ..Setting::default() };
        let named = self.actors.binary_search_by_key(&verb.start, |(act, _)| *act).ok().map(|at| &self.actors[at].1);
        setting.named = named.is_some();
        let bodies = named.or_else(|| self.in_hand(verb.start, case));
        if let Some(leading) = bodies.and_then(|bodies| bodies.first()) {
            let tokens = &self.findings.candidates.organizations[*leading].tokens;
            setting.evidence.push(self.evidence(EvidencePart::Agency, tokens));
        }
        let last = || self.last_named(told);
        for body in bodies.cloned().unwrap_or_else(last).iter().filter_map(|naming| self.findings.organization(*naming))
        {
            if !setting.agencies.contains(&body.id) {
                setting.agencies.push(body.id);
            }
        }
        setting.date = self.date(told);
        setting.place = self.place(verb, told);
        setting.period = self.is_period(told, setting.date);
        if let Some(date) = setting.date {
            setting.evidence.push(self.evidence(EvidencePart::Date, &self.findings.candidates.dates[date].tokens));
        }
        if let Some(place) = setting.place {
            setting.evidence.push(self.evidence(EvidencePart::Place, &self.findings.candidates.places[place].tokens));
        }
        setting
    }

    /// Adds the date and place of another telling where a setting has none.
    pub(crate) fn complete(&self, setting: &mut Setting, act: &Act) {
        let sentence = self.findings.sentence(act.start);
        if setting.date.is_none() {
            setting.date = within(&self.findings.candidates.dates, &sentence).find(|date| self.is_event(*date));
            let found = setting.date.map(|date| &self.findings.candidates.dates[date].tokens);
            setting.evidence.extend(found.map(|tokens| self.evidence(EvidencePart::Date, tokens)));
        }
        if setting.place.is_none() {
            setting.place = self.place(act, act.start);
            let found = setting.place.map(|place| &self.findings.candidates.places[place].tokens);
            setting.evidence.extend(found.map(|tokens| self.evidence(EvidencePart::Place, tokens)));
        }
    }

    pub(crate) fn evidence(&self, part: EvidencePart, tokens: &Range<usize>) -> Evidence {
        let bytes = self.view.bytes(tokens.clone());
        Evidence { part, start: bytes.start, end: bytes.end }
    }

    // Bodies

    /// The namings of the bodies that an act names as doing it, the leading one first.
    fn agencies_of(&self, verb: &Act) -> Vec<usize> {
        const AGENT_REACH: usize = 14;
        const SUBJECT_REACH: usize = 60;
        let namings = &self.findings.candidates.organizations;
        let sentence = self.findings.sentence(verb.start);
        let all = within(namings, &sentence);
        let agent = || {
            let after = all.clone().filter(|at| namings[*at].tokens.start >= verb.end);
            after.take_while(|at| namings[*at].tokens.start < verb.end + AGENT_REACH).find(|at| {
                let start = namings[*at].tokens.start;
                let near =
                    verb.voice == Voice::Passive || start <= verb.end + 1 || self.view.is_word(start - 1, "dilakukan");
                let agent = near && self.may_act(*at) && !self.is_partner(*at) || self.is_agent(*at);
                agent && !self.act_between(verb.end, namings[*at].tokens.start)
            })
        };
        let subject = || {
            let before = all.clone().rev().filter(|at| namings[*at].tokens.end <= verb.start);
            before
                .take_while(|at| verb.start - namings[*at].tokens.end < SUBJECT_REACH)
                .find(|at| self.may_act(*at))
                .map(|naming| self.leading(naming, sentence.start))
        };
        let found = match verb.voice {
            Voice::Passive => agent().or_else(subject),
            Voice::Active => subject(),
            Voice::Noun => agent().or_else(subject),
        };
        found.map_or(Vec::new(), |first| self.joined(first, sentence.end))
    }

    fn act_between(&self, from: usize, to: usize) -> bool {
        !self.acts.within(&(from..to)).is_empty()
    }

    /// Whether a naming is of a body that takes things and people, and not of where it happened.
    fn may_act(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        let at = self.view.before(start);
        let located = at.is_word()
            && ["di", "ke", "kepada", "menuju", "oleh"].iter().any(|word| self.view.is_word(start - 1, word));
        self.enforcers.get(naming).is_some_and(|enforcer| *enforcer) && !located
    }

    /// Whether a naming is of a body that another acted with: diungkap `bersama` Bea Cukai.
    fn is_partner(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        ["bersama", "dengan", "dibantu"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word))
    }

    /// Whether a naming is of a body that takes things and people, after `oleh`.
    fn is_agent(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        self.enforcers.get(naming).is_some_and(|enforcer| *enforcer) && self.view.is_word(start.wrapping_sub(1), "oleh")
    }

    /// The first of the bodies that are joined with one: petugas gabungan `Bea Cukai`, BNN, dan Polda.
    fn leading(&self, mut naming: usize, floor: usize) -> usize {
        let namings = &self.findings.candidates.organizations;
        while let Some(before) = naming.checked_sub(1) {
            let joined = namings[before].tokens.start >= floor
                && self.are_joined(namings[before].tokens.end, namings[naming].tokens.start)
                && self.may_act(before);
            if !joined {
                break;
            }
            naming = before;
        }
        naming
    }

    /// A body and those joined to it.
    fn joined(&self, first: usize, end: usize) -> Vec<usize> {
        let namings = &self.findings.candidates.organizations;
        let mut all = vec![first];
        let mut last = first;
        while namings.get(last + 1).is_some_and(|next| {
            next.tokens.start < end
                && self.may_act(last + 1)
                && self.are_joined(namings[last].tokens.end, next.tokens.start)
        }) {
            last += 1;
            all.push(last);
        }
        all
    }

    /// Whether only a comma, `dan`, `bersama` and the like stand between.
    fn are_joined(&self, from: usize, to: usize) -> bool {
        const MOST: usize = 6;
        to > from
            && to - from <= MOST
            && (from..to).all(|at| {
                let view = self.view;
                view.token(at).is(b',') || view.has(Role::Coordinator, at) || view.has(Role::Joining, at)
            })
    }

    /// The bodies that acted last before a token, in its case if it has one.
    fn in_hand(&self, at: usize, case: usize) -> Option<&Vec<usize>> {
        let next = self.actors.partition_point(|(act, _)| *act < at);
        let before = || self.actors[..next].iter().rev();
        let own = before().take_while(|(act, _)| case > 0 && self.case(*act) == case).last();
        own.or_else(|| before().next()).map(|(_, bodies)| bodies)
    }

    /// The bodies named last before a token; a prison only where no other body is named.
    fn last_named(&self, told: usize) -> Vec<usize> {
        let namings = &self.findings.candidates.organizations;
        let next = namings.partition_point(|naming| naming.tokens.start < told);
        let prison = |naming: &usize| {
            self.findings.organization(*naming).is_some_and(|body| body.kind == OrganizationKind::Prison)
        };
        let before = || (0..next).rev().filter(|naming| self.may_act(*naming));
        // Where a body is only a place (`kata Ady di Polres X`), it is that body's story all the same.
        let located = || (0..next).rev().find(|naming| self.enforcers[*naming]);
        let last = before().find(|naming| !prison(naming)).or_else(|| before().next()).or_else(located);
        let Some(last) = last else { return Vec::new() };
        let sentence = self.findings.sentence(namings[last].tokens.start);
        self.joined(self.leading(last, sentence.start), sentence.end)
    }

    // Time

    /// The date of what is told at a token.
    fn date(&self, told: usize) -> Option<usize> {
        const BACK: usize = 4;
        let case = self.case_tokens(told);
        let mut sentence = self.findings.sentence(told);
        for back in 0..BACK {
            let fitting = within(&self.findings.candidates.dates, &sentence).filter(|date| self.is_event(*date));
            let distance = |date: &usize| self.findings.candidates.dates[*date].tokens.start.abs_diff(told);
            // A written date tells more than `tahun ini`.
            let relative =
                |date: &usize| matches!(self.findings.candidates.dates[*date].record.value, Value::Relative { .. });
            // Not the year that this one is compared with.
            let compared = |date: &usize| {
                let start = self.findings.candidates.dates[*date].tokens.start;
                (start.saturating_sub(3)..start).any(|at| self.view.has(Role::Comparison, at))
            };
            let found = match back {
                0 => fitting.min_by_key(|date| (relative(date), compared(date), distance(date))),
                _ => fitting.min_by_key(|date| (relative(date), std::cmp::Reverse(*date))),
            };
            if found.is_some() {
                return found;
            }
            if sentence.start <= case.start || sentence.start == 0 {
                return None;
            }
            sentence = self.findings.sentence(sentence.start - 1);
        }
        None
    }

    /// Whether a date may be that of a fact: a day, month or year, and not when something was said.
    fn is_event(&self, date: usize) -> bool {
        let spoken = self
            .findings
            .days
            .get(date)
            .is_some_and(|days| matches!(days.role, Some(DateRole::Statement | DateRole::Publication)));
        let start = self.findings.candidates.dates[date].tokens.start;
        let sentence = self.findings.sentence(start).start;
        // `kata X di Mapolres, Senin (16/6)`, `dalam jumpa pers, Senin`: after a word of telling, unless an act comes between.
        let told = (sentence..start).rev().find(|at| {
            self.view.has(Role::Speech, *at)
                || self.view.has(Role::QuoteCue, *at)
                || self.view.has(Role::Statement, *at)
        });
        !spoken && told.is_none_or(|told| self.act_between(told, start))
    }

    /// Whether the sentence tells of the work of a period: `sepanjang 2024`, `selama satu bulan`, `hingga Agustus … 163 kasus`.
    fn is_period(&self, told: usize, date: Option<usize>) -> bool {
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(told);
        let before = findings.sentence(sentence.start.saturating_sub(1)).start;
        // A sum of cases that can be told one by one is no period's.
        let mut cases = within(&findings.candidates.quantities, &(before..sentence.end)).filter_map(|quantity| {
            let item = findings.candidates.quantities[quantity].record.item.as_ref()?;
            view.has(Role::CaseWord, item.start).then(|| findings.readings[quantity].value)
        });
        if let Some(most) = cases.by_ref().max() {
            return most > FEW_CASES;
        }
        let opened = |at: usize| view.has(Role::Period, at);
        let span = (sentence.start..sentence.end).any(opened);
        let year = date.is_some_and(|date| {
            let date = &findings.candidates.dates[date];
            let long = match date.record.value {
                // `pada Mei 2025` is when it happened.
                Value::Calendar { from: Point { month: Some(_), day: None, .. }, to: None } => span,
                Value::Calendar { from: Point { day: None, .. }, .. } | Value::Part { .. } => true,
                Value::Calendar { to, .. } => to.is_some(),
                Value::Relative { unit, .. } => unit == crate::records::RelativeUnit::Year,
                Value::Weekday => false,
            };
            // `Secara keseluruhan` sums up what the year before it held.
            let summed = || (sentence.start..told).any(|at| view.has(Role::Summing, at));
            long && (span || sentence.contains(&date.tokens.start) || summed())
        });
        let duration = span
            && within(&findings.candidates.quantities, &sentence).any(|quantity| {
                let unit = findings.unit(&findings.candidates.quantities[quantity].record);
                unit.is_some_and(|unit| unit.dimension == crate::records::Dimension::Duration)
            });
        year || duration
    }

    // Place

    /// The place of what is told at a token: in its sentence, else in the one before of the same case.
    fn place(&self, verb: &Act, told: usize) -> Option<usize> {
        let places = &self.findings.candidates.places;
        let sentence = self.findings.sentence(told);
        // Not where the goods or people came from or went to.
        let located = |place: &usize| {
            let start = places[self.head_of_chain(*place, sentence.start)].tokens.start;
            let route = self.view.follows(Role::Origin, start) || self.view.follows(Role::Destination, start);
            !route && !self.view.follows(Role::ByWay, start) && !self.view.is_word(start.wrapping_sub(1), "asal")
        };
        let of = |sentence: &Range<usize>| within(places, sentence).filter(located);
        let distance = |place: &usize| places[*place].tokens.start.abs_diff(verb.end.min(told));
        of(&sentence).min_by_key(distance).map(|place| self.head_of_chain(place, sentence.start))
    }

    /// The first of the places of a chain: `Desa A`, Kecamatan B, Kabupaten C.
    fn head_of_chain(&self, mut place: usize, floor: usize) -> usize {
        let places = &self.findings.candidates.places;
        while let Some(before) = place.checked_sub(1) {
            let gap = places[before].tokens.end..places[place].tokens.start;
            let chained = places[before].tokens.start >= floor
                && gap.len() <= 1
                && gap.clone().all(|at| self.view.token(at).is(b','));
            if !chained {
                break;
            }
            place = before;
        }
        place
    }

    /// The region of a setting, and what it is known from.
    pub(crate) fn region(&self, setting: &Setting) -> (Option<RegionCode>, Option<RegionBasis>) {
        let findings = self.findings;
        let stated = setting.place.and_then(|place| self.region_of_chain(place));
        if stated.is_some() {
            return (stated, Some(RegionBasis::Stated));
        }
        let body = setting.agencies.first().and_then(|id| findings.organization_by_id(*id));
        if let Some(region) = body.and_then(|body| body.region.clone()) {
            return (Some(region), Some(RegionBasis::Agency));
        }
        let dateline = findings.doc.dateline.as_ref().and_then(|dateline| dateline.place.clone()).and_then(|place| {
            let found = self.view.find(Class::Region, place.start)?;
            Some(Cow::Borrowed(self.view.lexicon.only_region_of(found)?.code))
        });
        let basis = dateline.as_ref().map(|_| RegionBasis::Dateline);
        (dateline, basis)
    }

    /// The most precise region that the places of a chain tell: Jalan A, Kecamatan B, `Kabupaten C`, Provinsi D.
    fn region_of_chain(&self, first: usize) -> Option<RegionCode> {
        const LONGEST: usize = 6;
        let (findings, places) = (self.findings, &self.findings.candidates.places);
        let chained =
            |place: &usize| *place == first || self.head_of_chain(*place, places[first].tokens.start) == first;
        let chain = (first..places.len().min(first + LONGEST)).take_while(chained);
        let codes = chain.filter_map(|place| {
            let place = findings.place(place)?;
            place.code.as_ref().or_else(|| place.within.iter().max_by_key(|code| code.len()))
        });
        codes.max_by_key(|code| code.len()).cloned()
    }

    pub(crate) fn date_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.id(Kind::Date, &self.findings.candidates.dates[setting.date?]))
    }

    pub(crate) fn place_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.place(setting.place?)?.id)
    }
}

/// Whether a body takes things and people.
pub(super) fn is_enforcer(findings: &Findings<'_>, naming: usize, tokens: &Range<usize>) -> bool {
    use OrganizationKind::*;
    // `kejaksaan`, `polisi` written small is whichever body is in hand.
    if !tokens.clone().any(|at| findings.doc.view().token(at).capital()) {
        return false;
    }
    let kind = findings.organization(naming).map(|body| body.kind);
    matches!(kind, Some(Police | NarcoticsAgency | Prosecutor | Prison | Military))
        || tokens.clone().any(|at| findings.doc.view().has(Role::Enforcer, at))
}

/// The first tokens of the cases that an article numbers: `1.`, `2.` or `Kasus pertama`, `Kasus kedua`.
fn numbered_cases(findings: &Findings<'_>, acts: &Acts) -> Vec<usize> {
    let (doc, view) = (findings.doc, findings.doc.view());
    let mut figures: Vec<usize> = Vec::new();
    for number in &doc.numbers {
        let at = number.first;
        let mark = matches!(view.token(at + 1).mark, b'.' | b')');
        let begins = doc.opens_sentence(at) || matches!(view.before(at).mark, b':' | b'.' | b';');
        let next = Decimal::from(figures.len() + 1);
        let marker = mark && begins && number.end == at + 1 && number.value == next && view.token(at + 2).capital();
        if marker {
            figures.push(at);
        }
    }
    // A list of things has no acts in its lines.
    let tells = |case: &usize| {
        let next = figures.iter().find(|next| *next > case).copied().unwrap_or(case + 160);
        acts.within(&(*case..next)).iter().any(|act| act.stage().is_some() || act.takes_people())
    };
    if figures.len() > 1 && figures.iter().filter(|case| tells(case)).count() * 2 > figures.len() {
        return figures;
    }
    const FRONT: usize = 3;
    let mut named: Vec<usize> = Vec::new();
    let ordinal =
        |at: usize| view.is_word(at, "pertama") || view.is(Class::Collective, at) || view.is_word(at, "terakhir");
    for sentence in doc.sentences() {
        for at in sentence.start..sentence.end.min(sentence.start + FRONT) {
            if ordinal(at + 1) && view.has(Role::CaseWord, at) {
                named.push(at);
            }
        }
    }
    if named.len() > 1 { named } else { Vec::new() }
}
