//! Who did something, when and where, and whether it is one case or the work of a period.
//!
//! The body that acts is the subject of an active verb or the agent of a passive one; of bodies joined in one phrase the
//! first leads. Where the text only says `polisi` or `petugas`, it is the body in hand: the one that acted last in the case
//! told, else the one last named. Dates and places are those of the sentence, then of the case; the day of a statement is
//! none of a fact.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::{Act, Acts};
use super::findings::Findings;
use crate::extractors::Candidate;
use crate::extractors::date::{Point, Value};
use crate::extractors::quantity::Measure;
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::records::{
    DateRole, Dimension, Evidence, EvidencePart, Id, Kind, Organization, OrganizationKind, RegionBasis, RegionCode,
    RelativeUnit,
};
use crate::segment::View;

/// Bodies that act together, by their namings: these follow one another, that of the leading body first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bodies {
    first: usize,
    count: usize,
}

impl Bodies {
    pub(crate) fn is_empty(self) -> bool {
        self.count == 0
    }

    fn leading(self) -> Option<usize> {
        (!self.is_empty()).then_some(self.first)
    }

    fn namings(self) -> Range<usize> {
        self.first..self.first + self.count
    }
}

/// Where and when something was done, and by whom.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setting {
    pub(crate) bodies: Bodies,
    /// Whether the telling itself names them.
    pub(crate) named: bool,
    /// The date, by its index among the candidates.
    pub(crate) date: Option<usize>,
    /// The place, by its index among the candidates.
    pub(crate) place: Option<usize>,
    /// The nearest place whose region is known, where that of the place is not.
    pub(crate) area: Option<usize>,
    /// Whether the date and the place are those of the telling's own sentence.
    pub(crate) own: (bool, bool),
    pub(crate) period: bool,
    /// Whether it is of several cases: `dari tiga kasus`.
    pub(crate) many: bool,
    /// Whether it is another case than was told before, which has a day and place of its own.
    pub(crate) apart: bool,
    /// Whether it is a sum of what was done in several regions.
    pub(crate) scattered: bool,
    /// Which of the cases that the article numbers; 0 before the first.
    pub(crate) case: usize,
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
    actors: Vec<(usize, Bodies)>,
    /// What each case is told of first: when and where something was done.
    stories: OnceCell<Vec<Story>>,
}

/// When and where a case is first told to have been.
#[derive(Clone, Debug, Default)]
struct Story {
    /// The first date of a sentence that tells of a deed.
    date: Option<usize>,
    /// The first span of time of an event.
    span: Option<usize>,
    /// The first month of a sentence that tells of a deed.
    month: Option<usize>,
    /// The first day of an event, and whether all others are the same.
    other: Option<(usize, bool)>,
    /// The first place with a region of a sentence that tells of a deed.
    place: Option<usize>,
}

/// How many quantities back the number of cases may stand that something is of.
const MOST_BACK: usize = 16;
/// Most cases that a sum tells one by one; more are the work of a period.
const FEW_CASES: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

impl<'a> Scenery<'a> {
    pub(crate) fn new(findings: &'a Findings<'a>, acts: &'a Acts) -> Scenery<'a> {
        let view = findings.doc.view();
        let namings = findings.candidates.organizations.iter().enumerate();
        let enforcers = namings.map(|(naming, candidate)| is_enforcer(findings, naming, &candidate.tokens)).collect();
        let mut scenery = Scenery {
            findings,
            view,
            acts,
            cases: numbered_cases(findings, acts),
            enforcers,
            actors: Vec::new(),
            stories: OnceCell::new(),
        };
        let doing = acts.iter().filter(|act| {
            act.stage().is_some() || act.takes_people() || matches!(act.kind, ActKind::Evidence | ActKind::Raid)
        });
        let named = doing.map(|act| (act.start, scenery.agencies_of(act)));
        scenery.actors = named.filter(|(_, bodies)| !bodies.is_empty()).collect();
        let headings: Vec<usize> = (0..scenery.enforcers.len()).filter(|naming| scenery.is_heading(*naming)).collect();
        if !headings.is_empty() {
            let start = |naming: usize| findings.candidates.organizations[naming].tokens.start;
            scenery.actors.extend(headings.into_iter().map(|first| (start(first), Bodies { first, count: 1 })));
            scenery.actors.sort_unstable_by_key(|(at, _)| *at);
        }
        scenery
    }

    /// Whether the naming of a body that acts is a line of its own, the heading of what it did: `2. Polsek Suppa`.
    fn is_heading(&self, naming: usize) -> bool {
        let tokens = &self.findings.candidates.organizations[naming].tokens;
        let opens = |at: usize| self.view.token(at).flags.line_start();
        let marked = || {
            let mark = matches!(self.view.before(tokens.start).mark, b'.' | b')' | b'-' | b'*');
            mark && [1, 2].iter().any(|back| tokens.start.checked_sub(*back).is_some_and(opens))
        };
        let closes = |at: usize| at < self.view.len() && (opens(at) || self.view.token(at).is(b':'));
        self.may_act(naming) && (opens(tokens.start) || marked()) && closes(tokens.end)
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
        let named = self.actors.binary_search_by_key(&verb.start, |(act, _)| *act).ok().map(|at| self.actors[at].1);
        setting.named = named.is_some();
        let bodies = named.or_else(|| self.in_hand(verb.start, case));
        setting.bodies = bodies.unwrap_or_else(|| self.last_named(told));
        setting.many = self.tells_many(told);
        setting.date = self.date(verb, told, setting.many || verb.kind == ActKind::Destroy);
        let period = || self.is_period(told, setting.date) || self.destroys_many(verb) || self.goes_on_period(verb);
        setting.period = !self.is_of_all_cases(told) && period();
        // What was destroyed was taken elsewhere, but for what stood in the fields.
        setting.many |= verb.kind == ActKind::Destroy;
        (setting.place, setting.area) = self.places(verb, told, setting.many || setting.period);
        let sentence = self.findings.sentence(told);
        setting.apart = self.opens_other_case(&sentence) || self.opens_later(&sentence);
        let (dates, places) = (&self.findings.candidates.dates, &self.findings.candidates.places);
        setting.own = (
            setting.date.is_some_and(|date| sentence.contains(&dates[date].tokens.start)),
            setting.place.is_some_and(|place| sentence.contains(&places[place].tokens.start)),
        );
        setting
    }

    /// Takes the date and place of another telling's sentence where a setting has none of its own.
    pub(crate) fn complete(&self, setting: &mut Setting, act: &Act) {
        let sentence = self.findings.sentence(act.start);
        let days = self.findings.candidates.dates.within(&sentence);
        let known = setting.date.is_some();
        let day = days.into_iter().find(|date| self.is_event(*date) && !(known && self.is_long(*date)));
        if let Some(day) = day.filter(|_| !setting.own.0) {
            (setting.date, setting.own.0) = (Some(day), true);
        }
        let place = self.own_place(act, act.start, &sentence);
        if let Some(place) = place.filter(|_| !setting.own.1) {
            (setting.place, setting.area, setting.own.1) = (Some(place), None, true);
        }
    }

    pub(crate) fn evidence(&self, part: EvidencePart, tokens: &Range<usize>) -> Evidence {
        let bytes = self.view.bytes(tokens.clone());
        Evidence { part, start: bytes.start, end: bytes.end }
    }

    /// What a setting is known from: the naming of the leading body, the date and the places.
    pub(crate) fn evidence_of(&self, setting: &Setting) -> impl Iterator<Item = Evidence> {
        let candidates = self.findings.candidates;
        let body = setting.bodies.leading().map(|body| (EvidencePart::Agency, &candidates.organizations[body].tokens));
        let date = setting.date.map(|date| (EvidencePart::Date, &candidates.dates[date].tokens));
        let area = setting.area.filter(|area| setting.place != Some(*area));
        let places = setting.place.into_iter().chain(area);
        let places = places.map(|place| (EvidencePart::Place, &candidates.places[place].tokens));
        body.into_iter().chain(date).chain(places).map(|(part, tokens)| self.evidence(part, tokens))
    }

    /// The bodies of a setting, each once, the leading one first.
    pub(crate) fn agencies(&self, setting: &Setting) -> Vec<Id> {
        let mut agencies = Vec::with_capacity(setting.bodies.count);
        for body in self.bodies(setting) {
            if !agencies.contains(&body) {
                agencies.push(body);
            }
        }
        agencies
    }

    /// The bodies of a setting by their namings, the leading one first.
    pub(crate) fn bodies(&self, setting: &Setting) -> impl Iterator<Item = Id> {
        setting.bodies.namings().filter_map(|naming| self.findings.organization(naming)).map(|body| body.id)
    }

    /// The leading body of a setting.
    pub(crate) fn leading_body(&self, setting: &Setting) -> Option<&'a Organization> {
        self.findings.organization(setting.bodies.leading()?)
    }

    // Bodies

    /// The namings of the bodies that an act names as doing it, the leading one first.
    fn agencies_of(&self, verb: &Act) -> Bodies {
        const AGENT_REACH: usize = 14;
        const SUBJECT_REACH: usize = 60;
        let namings = &self.findings.candidates.organizations;
        let sentence = self.findings.sentence(verb.start);
        let all = namings.within(&sentence);
        let agent = || {
            let after = all.clone().filter(|at| namings[*at].tokens.start >= verb.end);
            after.take_while(|at| namings[*at].tokens.start < verb.end + AGENT_REACH).find(|at| {
                let start = namings[*at].tokens.start;
                let near =
                    verb.voice == Voice::Passive || start <= verb.end + 1 || self.view.is_word(start - 1, "dilakukan");
                let agent = near && self.may_act(*at) && !self.is_partner(*at) || self.is_agent(*at);
                // `kasus itu terbongkar ketika petugas Polsek mencurigai …`: another clause.
                let comma = !self.is_agent(*at);
                let ends = |at: usize| self.view.has(Role::Subordinator, at) || comma && self.view.token(at).is(b',');
                agent && !self.act_between(verb.end, start) && !(verb.end..start).any(ends)
            })
        };
        let subject = || {
            let before = all.clone().rev().filter(|at| namings[*at].tokens.end <= verb.start);
            before
                .take_while(|at| verb.start - namings[*at].tokens.end < SUBJECT_REACH)
                .filter(|at| self.may_act(*at))
                .map(|naming| (naming, self.leading(naming, sentence.start)))
                // `berkoordinasi dengan pihak Lapas X dan mengamankan CD`: it was only asked.
                .find(|(naming, leading)| leading < naming || !self.is_asked(*naming))
                .map(|(_, leading)| leading)
        };
        let found = match verb.voice {
            Voice::Passive => agent().or_else(subject),
            Voice::Active => subject(),
            Voice::Noun => agent().or_else(subject),
        };
        found.map_or(Bodies::default(), |first| self.joined(first, sentence.end))
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
        // `narapidana Lapas X` tells of him, not of what the prison did.
        let inmate = self.view.follows(Role::Accused, start);
        self.enforcers.get(naming).is_some_and(|enforcer| *enforcer) && !located && !inmate
    }

    /// Whether a naming is of a body that another acted with: diungkap `bersama` Bea Cukai.
    fn is_partner(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        ["bersama", "dengan", "dibantu"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word))
    }

    /// Whether a naming is of a body that another turned to: berkoordinasi `dengan pihak` Lapas X.
    fn is_asked(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        let before = start - usize::from(self.view.is_word(start.wrapping_sub(1), "pihak"));
        self.view.is_word(before.wrapping_sub(1), "dengan")
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
    fn joined(&self, first: usize, end: usize) -> Bodies {
        let namings = &self.findings.candidates.organizations;
        let mut last = first;
        while namings.get(last + 1).is_some_and(|next| {
            next.tokens.start < end
                && self.may_act(last + 1)
                && self.are_joined(namings[last].tokens.end, next.tokens.start)
        }) {
            last += 1;
        }
        Bodies { first, count: last - first + 1 }
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
    fn in_hand(&self, at: usize, case: usize) -> Option<Bodies> {
        let before = |token: usize| self.actors.partition_point(|(act, _)| *act < token);
        let last = before(at).checked_sub(1)?;
        let actor = match self.cases.get(case.wrapping_sub(1)) {
            Some(start) if self.case(self.actors[last].0) == case => before(*start),
            // Each case that the article numbers is one of the body that it tells of first.
            Some(_) => before(self.cases[0]).checked_sub(1).unwrap_or(last).min(last),
            None => last,
        };
        self.actors.get(actor).map(|(_, bodies)| *bodies)
    }

    /// The bodies named last before a token; a prison only where no other body is named.
    fn last_named(&self, told: usize) -> Bodies {
        let namings = &self.findings.candidates.organizations;
        let next = namings.before(told);
        let prison = |naming: &usize| {
            self.findings.organization(*naming).is_some_and(|body| body.kind == OrganizationKind::Prison)
        };
        let before = || (0..next).rev().filter(|naming| self.may_act(*naming));
        // Where a body is only a place (`kata Ady di Polres X`), it is that body's story all the same.
        let located = || (0..next).rev().find(|naming| self.enforcers[*naming]);
        let last = before().find(|naming| !prison(naming)).or_else(|| before().next()).or_else(located);
        // `Tujuh maling diringkus. Satreskrim Polres Indramayu …`: the body that acts first, told after.
        let Some(last) = last else { return self.actors.first().map_or(Bodies::default(), |(_, bodies)| *bodies) };
        let sentence = self.findings.sentence(namings[last].tokens.start);
        self.joined(self.leading(last, sentence.start), sentence.end)
    }

    // Time

    /// The date of what is told at a token: that of its sentence, of one before it, or of the next.
    fn date(&self, verb: &Act, told: usize, many: bool) -> Option<usize> {
        const BACK: usize = 4;
        let case = self.case_tokens(told);
        let sentence = self.findings.sentence(told);
        let destroyed = verb.kind == ActKind::Destroy;
        let taken = |date: &usize| !destroyed || self.is_of_taking(*date);
        let own = self.findings.candidates.dates.within(&sentence).filter(|date| self.is_event(*date) && taken(date));
        let distance = |date: &usize| self.findings.candidates.dates[*date].tokens.start.abs_diff(told);
        // Not the year that this one is compared with.
        let compared = |date: &usize| {
            let start = self.findings.candidates.dates[*date].tokens.start;
            // `turun dari 60 kasus pada 2023`
            let near = if self.is_long(*date) { 5 } else { 3 };
            (start.saturating_sub(near)..start).any(|at| self.view.has(Role::Comparison, at))
        };
        // A written date tells more than `tahun ini`.
        let own = own.min_by_key(|date| (self.is_relative(*date), compared(date), distance(date)));
        if own.is_some() {
            return own;
        }
        // `Waktu itu petugas …` goes back to it.
        let back = self.view.has(Role::Pointing, sentence.start + 1);
        let (mut before, mut steps) = (sentence.start, 0);
        let mut other = self.opens_other_case(&sentence) || self.opens_later(&sentence);
        while steps < BACK && before > case.start {
            let sentence = self.findings.sentence(before - 1);
            let sentence = sentence.start.max(case.start)..sentence.end;
            // `Kasus ini berawal dari penangkapan AR pada Rabu` is the day of another arrest.
            let origin = self.tells_origin(&sentence);
            let found = self.dates_told(&sentence).filter(|date| {
                let since = !back && self.is_span(*date) && self.is_since(*date);
                // The day of one case is not that of another, but the year may be.
                let own = !other || self.is_span(*date);
                // What was taken was not taken on the day on which it is destroyed.
                let later = !destroyed && self.is_of_evidence(*date) && !verb.kind.is_of_evidence();
                own && !origin && !since && !later && taken(date) && !compared(date)
            });
            let found = found.min_by_key(|date| (self.is_relative(*date), std::cmp::Reverse(*date)));
            if found.is_some() {
                return found;
            }
            steps += usize::from(!origin);
            other |= self.opens_other_case(&sentence);
            before = sentence.start;
        }
        // `Sebanyak 5 kg sabu disita. Kedua kurir ditangkap di Dumai, Jumat (12/4).`
        let next = self.next_of_case(&sentence, &case).filter(|_| !many)?;
        let begun = self.story(told).and_then(|story| story.date).is_some_and(|date| date < self.dates_before(told));
        // `Pada 2023, sabu yang disita 63 kg`: another year is set against this one.
        self.dates_told(&next).find(|date| !begun && !self.is_long(*date) && self.tells_deed(&next) && taken(date))
    }

    /// The sentence after one, in its case, where it goes on with it: not `Sementara itu, …`, nor `Keesokan harinya`.
    fn next_of_case(&self, sentence: &Range<usize>, case: &Range<usize>) -> Option<Range<usize>> {
        let next = sentence.end..self.findings.sentence(sentence.end).end.min(case.end);
        let view = self.view;
        let apart = view.has(Role::Subordinator, next.start)
            || view.has(Role::Additional, next.start)
            || view.find(Class::Relative, next.start).is_some();
        (!next.is_empty() && !apart && !self.tells_origin(&next) && !self.singles_out(&next)).then_some(next)
    }

    /// Whether the sentence of a token tells of several cases together: `sabu 36 kg dari tiga kasus`.
    fn tells_many(&self, told: usize) -> bool {
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(told);
        // `Lima kurir ditangkap dengan total barang bukti 37 kg sabu`
        let evidence = self.acts.within(&(sentence.start..told)).iter().filter(|act| act.kind == ActKind::Evidence);
        if evidence.into_iter().any(|act| view.follows(Role::Summing, act.start)) {
            return true;
        }
        findings.candidates.quantities.within(&sentence).any(|quantity| {
            let item = findings.candidates.quantities[quantity].record.item.as_ref();
            let several = |item: &Range<usize>| {
                self.counts_cases(item)
                    || ["lokasi", "tempat", "kota", "kabupaten", "provinsi"]
                        .iter()
                        .any(|word| view.is_word(item.start, word))
            };
            item.is_some_and(several)
                && findings.readings[quantity].value > Decimal::ONE
                && !item.is_some_and(|item| view.has(Role::Pointing, item.end))
        })
    }

    /// Takes date and place from the other tellings of a fact, those of their own sentences first.
    pub(crate) fn complete_by_others<'s>(setting: &mut Setting, others: impl Iterator<Item = &'s Setting> + Clone) {
        if let Some(own) = others.clone().find(|other| other.own.0).filter(|_| !setting.own.0) {
            setting.date = own.date;
        }
        if let Some(own) = others.clone().find(|other| other.own.1).filter(|_| !setting.own.1) {
            (setting.place, setting.area) = (own.place, own.area);
        }
        setting.date = setting.date.or_else(|| others.clone().find_map(|other| other.date));
        setting.place = setting.place.or_else(|| others.clone().find_map(|other| other.place));
        setting.area = setting.area.or_else(|| others.clone().find_map(|other| other.area));
    }

    /// Takes from a sum the date and place that are those of some of its parts.
    pub(crate) fn loosen<'s>(&self, setting: &mut Setting, parts: impl Iterator<Item = &'s Setting> + Clone) {
        let day = |date: usize| {
            let weekday = self.findings.candidates.dates[date].record.weekday;
            self.findings.days.get(date).map(|days| (days.from, days.to, weekday))
        };
        let mut days = parts.clone().filter_map(|part| part.date.map(day));
        let first = days.next();
        // A month may be that of all.
        let single = setting.date.is_some_and(|date| !self.is_span(date));
        if single && !setting.own.0 && !setting.period && days.any(|day| Some(day) != first) {
            setting.date = None;
        }
        let region = |part: &Setting| part.place.or(part.area).and_then(|place| self.region_of_chain(place));
        let mut regions = parts.filter_map(region);
        let first = regions.next();
        if !setting.own.1 && regions.any(|region| Some(&region) != first.as_ref()) {
            (setting.place, setting.area, setting.scattered) = (None, None, true);
        }
        setting.many = true;
    }

    /// Takes from the work of a period the day and place that another sentence tells of one case.
    pub(crate) fn widen(&self, setting: &mut Setting) {
        if !setting.own.0 {
            setting.date = setting.date.filter(|date| self.is_span(*date) || self.is_until(*date));
        }
        if !setting.own.1 {
            (setting.place, setting.area) = (None, None);
        }
    }

    /// Adds the date and place that the case of a token is first told of, where a setting has none.
    pub(crate) fn complete_by_story(&self, setting: &mut Setting) {
        if setting.many || setting.apart || setting.case == 0 && self.numbers_cases() {
            return;
        }
        let placed = setting.period || [setting.place, setting.area].into_iter().flatten().any(|at| self.is_known(at));
        if setting.date.is_some() && placed {
            return;
        }
        let Some(story) = self.stories.get_or_init(|| self.read_stories()).get(setting.case) else { return };
        if setting.date.is_none() {
            let single = story.other.filter(|(_, single)| *single).map(|(date, _)| date);
            let day = story.date.or(story.month).or(single).filter(|_| !setting.period);
            setting.date = day.or(story.span);
        }
        let long = setting.date.is_some_and(|date| self.is_long(date));
        if !placed && !long {
            let dates = &self.findings.candidates.dates;
            let there = setting.date.and_then(|date| {
                let sentence = self.findings.sentence(dates[date].tokens.start);
                self.places_pinned(&sentence).find(|place| self.is_known(*place))
            });
            setting.area = there.or(story.place).filter(|place| self.is_in_reach(setting, *place));
            setting.place = setting.place.or(setting.area);
        }
    }

    /// Whether a date is longer than a day.
    fn is_span(&self, date: usize) -> bool {
        match self.findings.candidates.dates[date].record.value {
            Value::Calendar { from, to } => from.day.is_none() || to.is_some(),
            Value::Relative { unit, .. } => unit != RelativeUnit::Day,
            Value::Part { .. } => true,
            Value::Weekday => false,
        }
    }

    /// Whether a date is the last day of a span: `hingga 22 Agustus 2017`.
    fn is_until(&self, date: usize) -> bool {
        let start = self.findings.candidates.dates[date].tokens.start;
        ["hingga", "sampai", "per"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word))
    }

    /// Whether a date is when something began: pabrik itu beroperasi `sejak November 2024`.
    fn is_since(&self, date: usize) -> bool {
        let date = &self.findings.candidates.dates[date];
        let open = matches!(date.record.value, Value::Calendar { to: None, .. });
        open && self.view.is_word(date.tokens.start.wrapping_sub(1), "sejak")
    }

    /// Whether a date is longer than a month, or a stretch between two.
    fn is_long(&self, date: usize) -> bool {
        let value = &self.findings.candidates.dates[date].record.value;
        let month = matches!(value, Value::Calendar { from: Point { month: Some(_), .. }, to: None });
        self.is_span(date) && !month
    }

    /// Whether a place lies in the province of the body that leads, where that is known.
    fn is_in_reach(&self, setting: &Setting, place: usize) -> bool {
        const PROVINCE: usize = 2;
        let own = self
            .leading_body(setting)
            .and_then(|body| body.region.as_deref())
            .and_then(|region| region.get(..PROVINCE));
        let code = self.region_of_chain(place);
        own.is_none_or(|own| code.is_some_and(|code| code.starts_with(own)))
    }

    /// Whether the region of a place is known.
    fn is_known(&self, place: usize) -> bool {
        self.region_of_chain(place).is_some()
    }

    /// What the case of a token is told of first.
    fn story(&self, told: usize) -> Option<&Story> {
        self.stories.get_or_init(|| self.read_stories()).get(self.case(told))
    }

    /// How many dates begin before a token.
    fn dates_before(&self, told: usize) -> usize {
        self.findings.candidates.dates.within(&(0..told)).end
    }

    fn read_stories(&self) -> Vec<Story> {
        let candidates = self.findings.candidates;
        let mut stories = vec![Story::default(); self.cases.len() + 1];
        let day = |date: usize| {
            let days = self.findings.days.get(date).and_then(|days| days.from.zip(days.to));
            (days, days.is_none().then(|| candidates.dates[date].record.weekday))
        };
        for date in 0..candidates.dates.len() {
            let start = candidates.dates[date].tokens.start;
            let story = &mut stories[self.case(start)];
            // `keesokan harinya` is the day after the first.
            let later = matches!(candidates.dates[date].record.value, Value::Relative { anchored: true, .. });
            let full = story.date.is_some() && story.span.is_some();
            if later || full || !self.is_event(date) || self.is_of_evidence(date) {
                continue;
            }
            if self.is_span(date) {
                let days = &self.findings.days[date];
                let stretch = matches!(candidates.dates[date].record.value, Value::Calendar { to: Some(_), .. })
                    || days.role == Some(DateRole::Period);
                story.span = story.span.or(Some(date).filter(|_| stretch && !self.is_relative(date)));
                if story.month.is_none() && !self.is_long(date) && !self.is_relative(date) {
                    let told = self.tells_deed(&self.findings.sentence(start));
                    story.month = Some(date).filter(|_| told);
                }
                continue;
            }
            let sentence = self.findings.sentence(start);
            let singled_out = self.singles_out(&sentence);
            if self.tells_deed(&sentence) && !self.tells_origin(&sentence) && !singled_out {
                story.date = story.date.or(Some(date));
            }
            if self.is_relative(date) || singled_out {
                continue;
            }
            story.other = match story.other {
                Some((first, single)) => Some((first, single && day(first) == day(date))),
                None => Some((date, true)),
            };
        }
        for place in 0..candidates.places.len() {
            let start = candidates.places[place].tokens.start;
            let story = &mut stories[self.case(start)];
            if story.place.is_none() {
                let sentence = self.findings.sentence(start);
                let told = || self.places_told(&sentence).any(|head| head == place);
                let here = self.is_known(place) && !self.tells_origin(&sentence) && told();
                story.place = here.then_some(place);
            }
        }
        stories
    }

    /// The dates of a sentence that may be those of what another tells.
    fn dates_told(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let dates = self.findings.candidates.dates.within(sentence);
        let deed = !dates.is_empty() && self.tells_deed(sentence);
        dates.filter(move |date| (deed || !self.is_relative(*date)) && !self.is_of_known(*date) && self.is_event(*date))
    }

    /// Whether a date tells which thing is meant: `Paket yang dicegat pada 22 September itu` dibuka.
    fn is_of_known(&self, date: usize) -> bool {
        const CLAUSE: usize = 8;
        let tokens = &self.findings.candidates.dates[date].tokens;
        let from = self.findings.sentence(tokens.start).start.max(tokens.start.saturating_sub(CLAUSE));
        self.view.has(Role::Pointing, tokens.end) && (from..tokens.start).any(|at| self.view.is_word(at, "yang"))
    }

    /// Whether a day is one on which something was taken, and not destroyed.
    fn is_of_taking(&self, date: usize) -> bool {
        self.is_span(date) && !self.is_relative(date)
            || self.deed_before(date).is_some_and(|act| !act.kind.is_of_evidence())
    }

    /// Whether a day is one on which what had been taken was destroyed, shown or handed over: not `memusnahkan lima
    /// hektare ladang`.
    fn is_of_evidence(&self, date: usize) -> bool {
        const NEAR: usize = 4;
        let field = |act: &Act| (act.end..act.end + NEAR).any(|at| self.view.has(Role::Planted, at));
        let taken = |act: &Act| act.kind.is_of_evidence() && !field(act);
        !self.is_span(date) && self.deed_before(date).is_some_and(taken)
    }

    /// The act that a date follows in its sentence.
    fn deed_before(&self, date: usize) -> Option<&Act> {
        let start = self.findings.candidates.dates[date].tokens.start;
        let before = self.findings.sentence(start).start..start;
        // `hasil pengungkapan selama Januari hingga April, Kamis (8/5)`: what has a date of its own is not of this one.
        let dated = |act: &Act| !self.findings.candidates.dates.within(&(act.end..start)).is_empty();
        // `hasil pengungkapan dua kasus, Selasa (11/3)` says what was destroyed on that day.
        let product = |act: &Act| {
            let noun = act.voice == Voice::Noun && self.view.is_word(act.start.wrapping_sub(1), "hasil");
            noun && self.view.before(start).is(b',')
        };
        let mut acts = self.acts.within(&before).iter().rev().filter(|act| !dated(act) && !product(act));
        acts.find(|act| act.stage().is_some() || act.takes_people())
    }

    fn is_relative(&self, date: usize) -> bool {
        matches!(self.findings.candidates.dates[date].record.value, Value::Relative { .. })
    }

    /// Whether a sentence tells that something was done or took place.
    fn tells_deed(&self, sentence: &Range<usize>) -> bool {
        let deed = |act: &Act| {
            // `didapati memakai ganja` is what a test told.
            let state = act.kind == ActKind::Find && self.findings.doc.is_verb_at(act.end);
            let raid = matches!(act.kind, ActKind::Intercept | ActKind::Raid);
            let taken = act.stage().is_some() || act.takes_people() || raid;
            act.untrue.is_none() && !state && taken
        };
        self.acts.within(sentence).iter().any(deed) || sentence.clone().any(|at| self.view.has(Role::Happening, at))
    }

    /// Whether a sentence tells of one case out of many, or of another than was told before: `Kasus paling menonjol terjadi
    /// di …`, `Kasus lainnya yaitu …`.
    fn singles_out(&self, sentence: &Range<usize>) -> bool {
        const FRONT: usize = 5;
        let mut front = sentence.start..sentence.end.min(sentence.start + FRONT);
        self.opens_other_case(sentence) || front.any(|at| self.view.has(Role::SinglingOut, at))
    }

    /// Whether a sentence begins so many days after the one before: `Empat hari berselang, …`.
    fn opens_later(&self, sentence: &Range<usize>) -> bool {
        const LATER: [&str; 4] = ["berselang", "kemudian", "setelahnya", "sesudahnya"];
        let span = self.findings.candidates.quantities.within(&(sentence.start..sentence.start + 1)).start;
        let span = self.findings.candidates.quantities.get(span).filter(|span| span.tokens.start == sentence.start);
        let timed = |span: &&Candidate<Measure>| {
            let unit = self.findings.unit(&span.record);
            unit.is_some_and(|unit| unit.dimension == Dimension::Duration)
        };
        let end = span.filter(timed).map_or(0, |span| span.tokens.end);
        end > 0 && LATER.iter().any(|word| self.view.is_word(end, word))
    }

    /// Whether a sentence begins to tell of another case: `Kasus lainnya yaitu …`.
    fn opens_other_case(&self, sentence: &Range<usize>) -> bool {
        self.view.has(Role::CaseWord, sentence.start) && self.view.has(Role::Additional, sentence.start + 1)
    }

    /// Whether a sentence tells what a case began with: `Kasus ini berawal dari penangkapan AR`.
    fn tells_origin(&self, sentence: &Range<usize>) -> bool {
        const FRONT: usize = 8;
        let front = sentence.start..sentence.end.min(sentence.start + FRONT);
        let begins = front.into_iter().find(|at| self.view.has(Role::Beginning, *at));
        begins.is_some_and(|begins| {
            self.acts.within(&(begins..begins + 3)).iter().any(|act| act.voice == Voice::Noun && act.takes_people())
        })
    }

    /// Whether a date may be that of a fact: a day, month or year, and not when something was said.
    fn is_event(&self, date: usize) -> bool {
        let role = self.findings.days.get(date).and_then(|days| days.role);
        let spoken = matches!(role, Some(DateRole::Statement | DateRole::Publication));
        let tokens = &self.findings.candidates.dates[date].tokens;
        !spoken && !self.is_of_statement(tokens.start) && !self.is_past(tokens)
    }

    /// Whether something is of a telling of what was done: `kata X di Mapolres, Senin (16/6)`, `dalam jumpa pers, Senin`;
    /// after a word of telling, unless an act or another verb comes between.
    fn is_of_statement(&self, start: usize) -> bool {
        let view = self.view;
        let sentence = self.findings.sentence(start).start;
        let told = (sentence..start)
            .rev()
            .find(|at| view.has(Role::Speech, *at) || view.has(Role::QuoteCue, *at) || view.has(Role::Statement, *at));
        let Some(told) = told else { return false };
        // `Polisi ungkap 5 kg sabu pada Senin`: an act, but not after a quotation.
        let cue = view.before(told).is_double_quote() || view.before(told).is(b',');
        let from = if cue { told + 1 } else { told };
        let verb = |at: usize| {
            let verb = self.findings.doc.is_verb_at(at) || view.has(Role::Happening, at);
            verb && !view.has(Role::Setting, at) && !view.follows(Role::Subordinator, at)
        };
        // `mengatakan kejadian serupa terjadi bulan lalu`
        let content = || view.has(Role::Saying, told) && !cue && (told + 1..start).any(verb);
        !self.act_between(from, start) && !content() && !opens_content(view, told, start)
    }

    /// Whether a date is of what someone did long before (pria yang `baru bebas pada 22 Desember 2022 ini` ditangkap) or of
    /// the crime (perampokan yang `terjadi di Gadingrejo pada Minggu`).
    fn is_past(&self, date: &Range<usize>) -> bool {
        const CLAUSE: usize = 24;
        const NOUN: usize = 4;
        let view = self.view;
        let from = self.findings.sentence(date.start).start.max(date.start.saturating_sub(CLAUSE));
        let clause = (from..date.start).rev().find(|at| {
            let told = view.has(Role::Former, *at) || view.has(Role::Happening, *at);
            told && view.is_word(at.wrapping_sub(1), "yang")
        });
        // `Operasi Antik yang berlangsung 5-18 Agustus` is when its work was done.
        let operation = |clause: usize| self.names_operation(clause.saturating_sub(NOUN + 1)..clause);
        let clause = clause.filter(|clause| !operation(*clause));
        let Some(clause) = clause.filter(|clause| !self.act_between(*clause, date.start)) else { return false };
        let closed = || (date.end..date.end + 2).any(|at| view.has(Role::Pointing, at) || view.is_word(at, "ini"));
        // That of a raid is the day of both.
        let crime = view.has(Role::Happening, clause) && !self.act_between(clause.saturating_sub(NOUN), clause);
        crime || view.has(Role::Former, clause) && closed()
    }

    /// Whether some words name an operation of the police: `Operasi Antik Musi 2025`.
    fn names_operation(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.view.is_word(at, "operasi") && self.view.token(at + 1).capital())
    }

    /// Whether the sentence tells of the work of a period: `sepanjang 2024`, `selama satu bulan`, `hingga Agustus … 163 kasus`.
    fn is_period(&self, told: usize, date: Option<usize>) -> bool {
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(told);
        let before = findings.sentence(sentence.start.saturating_sub(1)).start;
        // `Kasus terbesar diungkap pada 9 April`: one of the many told before.
        let own_day = date.is_some_and(|date| {
            !self.is_span(date) && sentence.contains(&findings.candidates.dates[date].tokens.start)
        });
        let first = if own_day { sentence.start } else { before };
        // A sum of cases that can be told one by one is no period's.
        let mut cases = findings.candidates.quantities.within(&(first..sentence.end)).filter_map(|quantity| {
            let item = findings.candidates.quantities[quantity].record.item.as_ref()?;
            self.counts_cases(item).then(|| findings.readings[quantity].value)
        });
        if let Some(most) = cases.by_ref().max() {
            // `Ini kasus ketujuh sepanjang 2025. Dari tujuh kasus itu …` are told of nowhere else.
            let year = || {
                let long = findings.candidates.dates.within(&(before..sentence.end)).any(|date| self.is_long(date));
                long && (self.tells_span(&sentence) || self.tells_span(&(before..sentence.start)))
            };
            return most > FEW_CASES || most > Decimal::from(5) && !self.numbers_cases() && year();
        }
        let span = self.tells_span(&sentence);
        let year = date.is_some_and(|date_at| {
            let date = &findings.candidates.dates[date_at];
            let long = match date.record.value {
                // `pada Mei 2025` is when it happened.
                Value::Calendar { from: Point { month: Some(_), day: None, .. }, to: None } => span,
                Value::Calendar { from: Point { day: None, .. }, .. } | Value::Part { .. } => true,
                // Two or three days are when it happened, too.
                Value::Calendar { to: Some(_), .. } => span || !self.is_short(date_at),
                Value::Calendar { to: None, .. } => false,
                Value::Relative { unit, .. } => unit == RelativeUnit::Year,
                Value::Weekday => false,
            };
            // `Secara keseluruhan` sums up what the year before it held.
            let summed = || (sentence.start..told).any(|at| view.has(Role::Summing, at));
            long && (span || sentence.contains(&date.tokens.start) || summed())
        });
        let operation = span && self.names_operation(sentence.clone());
        let duration = span
            && findings.candidates.quantities.within(&sentence).any(|quantity| {
                let unit = findings.unit(&findings.candidates.quantities[quantity].record);
                // `dibuntuti selama dua jam`
                let short = |name: &str| matches!(name, "detik" | "menit" | "jam") || name == "hari" && !operation;
                unit.is_some_and(|unit| unit.dimension == Dimension::Duration && !short(&unit.name))
            });
        year || duration
    }

    /// Whether what is told before the cases that the article numbers is of just as many: `Selama dua pekan diungkap tiga
    /// kasus. Kasus pertama …`.
    fn is_of_all_cases(&self, told: usize) -> bool {
        let (findings, quantities) = (self.findings, &self.findings.candidates.quantities);
        if self.cases.first().is_none_or(|first| told >= *first) {
            return false;
        }
        let counted = (0..quantities.before(told)).rev().take(MOST_BACK).find(|quantity| {
            let item = quantities[*quantity].record.item.as_ref();
            item.is_some_and(|item| self.counts_cases(item))
        });
        counted.is_some_and(|quantity| findings.readings[quantity].value == Decimal::from(self.cases.len()))
    }

    /// Whether what is counted are cases: `kasus narkoba`, `upaya penyelundupan`.
    fn counts_cases(&self, item: &Range<usize>) -> bool {
        let view = self.view;
        let attempt = || ["upaya", "percobaan"].iter().any(|word| view.is_word(item.start, word));
        view.has(Role::CaseWord, item.start) || view.has(Role::CaseWord, item.start + 1) && attempt()
    }

    /// Whether a stretch between two days is shorter than a week.
    fn is_short(&self, date: usize) -> bool {
        const WEEK: i64 = 7;
        let days = self.findings.days.get(date).and_then(|days| days.from.zip(days.to));
        days.is_some_and(|(from, to)| (to - from).num_days() < WEEK)
    }

    /// Whether a sentence names a span of time: `selama dua bulan`, `dalam sebulan terakhir`.
    fn tells_span(&self, sentence: &Range<usize>) -> bool {
        let view = self.view;
        let unit = |at: usize| view.is(Class::Unit, at) || view.is(Class::OneUnit, at);
        // Of the words of a sentence few are adjectives.
        let last = |at: usize| {
            view.is(Class::Adjective, at) && view.is_word(at, "terakhir") && at > sentence.start && unit(at - 1)
        };
        sentence.clone().any(|at| view.has(Role::Period, at) || last(at))
    }

    /// Whether evidence is that of the many cases told before, with no day told since: `178 kasus … Barang bukti yang
    /// diamankan meliputi …`.
    fn goes_on_period(&self, verb: &Act) -> bool {
        const REACH: usize = 120;
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(verb.start);
        let listed = self.acts.within(&(sentence.start..verb.end)).iter().any(|act| act.kind == ActKind::Evidence);
        // `dari tangan para tersangka disita …`
        let all = |at: usize| view.is_word(at, "para") && view.has(Role::Accused, at + 1);
        let of_all = (sentence.start..verb.end).any(all);
        let before = self.case_tokens(verb.start).start.max(sentence.start.saturating_sub(REACH))..sentence.start;
        let told = || {
            let all = findings.candidates.quantities.within(&before).filter(|quantity| {
                let candidate = &findings.candidates.quantities[*quantity];
                let item = candidate.record.item.as_ref();
                let cases = item.is_some_and(|item| self.counts_cases(item));
                let people = || {
                    let people = findings.unit(&candidate.record).is_some_and(|unit| unit.name == "orang");
                    let people = people || item.is_some_and(|item| view.has(Role::Accused, item.start));
                    people && self.tells_span(&findings.sentence(candidate.tokens.start))
                };
                cases || of_all && people()
            });
            // `191 kasus. Rinciannya, Polres A 41 kasus, Polres B 19 kasus`
            all.max_by_key(|quantity| findings.readings[*quantity].value)
        };
        let Some(cases) = Some(()).filter(|()| listed || of_all).and_then(|()| told()) else { return false };
        let since = findings.candidates.quantities[cases].tokens.end..verb.end;
        findings.readings[cases].value > FEW_CASES
            && !findings.candidates.dates.within(&since).any(|date| !self.is_span(date) && self.is_event(date))
    }

    /// Whether what is destroyed is of many cases, as the article tells first: `memusnahkan barang bukti dari 74 perkara`.
    fn destroys_many(&self, verb: &Act) -> bool {
        let findings = self.findings;
        if verb.kind != ActKind::Destroy {
            return false;
        }
        let first = self.acts.iter().find(|act| act.kind == ActKind::Destroy);
        let sentence = first.map(|act| findings.sentence(act.start)).filter(|sentence| sentence.end <= verb.start);
        sentence.is_some_and(|sentence| {
            findings.candidates.quantities.within(&sentence).any(|quantity| {
                let item = findings.candidates.quantities[quantity].record.item.as_ref();
                let cases = item.is_some_and(|item| self.counts_cases(item));
                cases && findings.readings[quantity].value > FEW_CASES
            })
        })
    }

    // Place

    /// The place of what is told at a token, and the nearest whose region is known: in its sentence, else in one before
    /// it of the same case or in the next.
    fn places(&self, verb: &Act, told: usize, alone: bool) -> (Option<usize>, Option<usize>) {
        const BACK: usize = 4;
        let case = self.case_tokens(told);
        let sentence = self.findings.sentence(told);
        let place = self.own_place(verb, told, &sentence);
        if alone || place.is_some_and(|place| self.is_known(place)) {
            return (place, None);
        }
        // `Di ruko itu petugas menyita …`, `Di sana SP diringkus` tell of the place named last.
        let pointed =
            || self.view.has(Role::Pointing, sentence.start + 2) || self.view.is_word(sentence.start + 1, "sana");
        let there = self.view.has(Role::Preposition, sentence.start) && pointed();
        let (mut before, mut steps) = (sentence.start, 0);
        let mut near = None;
        let mut other = self.opens_other_case(&sentence);
        while near.is_none() && steps < BACK && before > case.start && !other {
            let sentence = self.findings.sentence(before - 1);
            let sentence = sentence.start.max(case.start)..sentence.end;
            other = self.opens_other_case(&sentence);
            let origin = self.tells_origin(&sentence);
            let same_line = steps == 0 && !self.view.token(sentence.end).flags.line_start();
            let deed = same_line || there || self.tells_deed(&sentence);
            let places = self.findings.candidates.places.within(&sentence);
            let told =
                places.filter(|place| deed && !origin && self.is_head(*place, &sentence) && !self.is_aside(*place));
            near = told
                .filter(|place| self.is_known(*place) && (self.is_at(*place) || there && self.is_aim(*place)))
                .last();
            steps += usize::from(!origin);
            before = sentence.start;
        }
        let near = near.or_else(|| {
            let next = self.next_of_case(&sentence, &case)?;
            let begun = self.story(told).and_then(|story| story.place);
            let places = self.findings.candidates.places.within(&(0..told)).end;
            self.places_told(&next).find(|place| begun.is_none_or(|first| first >= places) && self.is_known(*place))
        });
        (place.or(near), near)
    }

    /// The first places of the chains of a sentence that tell where something was done.
    fn places_told(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let deed = self.tells_deed(sentence);
        self.places_pinned(sentence).filter(move |_| deed)
    }

    /// The first places of the chains of a sentence that tell where something was.
    fn places_pinned(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let places = self.findings.candidates.places.within(sentence);
        places.filter(|place| self.is_head(*place, sentence) && self.is_at(*place))
    }

    /// Whether a place is the first of its chain.
    fn is_head(&self, place: usize, sentence: &Range<usize>) -> bool {
        self.head_of_chain(place, sentence.start) == place
    }

    /// Whether a place is where something was, and not where it was told.
    fn is_at(&self, place: usize) -> bool {
        let start = self.findings.candidates.places[place].tokens.start;
        self.is_pinned(start) && !self.is_of_statement(start)
    }

    /// Whether a place tells which thing is meant: 35 kilogram sabu `yang digagalkan di Tol Tebing Tinggi`.
    fn is_aside(&self, place: usize) -> bool {
        const CLAUSE: usize = 6;
        let start = self.findings.candidates.places[place].tokens.start;
        let act = self.acts.within(&(start.saturating_sub(CLAUSE)..start)).last();
        act.is_some_and(|act| act.voice == Voice::Passive && self.view.is_word(act.start.wrapping_sub(1), "yang"))
    }

    /// Whether a place is where somebody went: polisi bergerak `ke Kecamatan Kras`.
    fn is_aim(&self, place: usize) -> bool {
        self.view.is_word(self.findings.candidates.places[place].tokens.start.wrapping_sub(1), "ke")
    }

    /// Whether the place at a token is where something was: `di rumahnya di Rempoa`, `Avsec Bandara Kualanamu`, `bergerak
    /// ke Ciputat dan mengamankan AR`.
    fn is_pinned(&self, start: usize) -> bool {
        const REACH: usize = 8;
        const NEAR: usize = 4;
        let view = self.view;
        let bodies = &self.findings.candidates.organizations;
        let next = bodies.before(start);
        let gap = next.checked_sub(1).and_then(|body| start.checked_sub(bodies[body].tokens.end));
        if gap == Some(0) || gap == Some(1) && view.before(start).is(b',') {
            return true;
        }
        if view.is_word(start.wrapping_sub(1), "ke") {
            let places = &self.findings.candidates.places;
            let place = places.within(&(start..start + 1)).start;
            let end = self.end_of_chain(place);
            let acts = self.acts.within(&(end..end + NEAR));
            return acts.first().is_some_and(|act| act.voice == Voice::Active && act.untrue.is_none());
        }
        let floor = start.saturating_sub(REACH);
        let mut at = start;
        while at > floor {
            at -= 1;
            let token = view.token(at);
            // `di perbukitan Lamteuba, Kecamatan Seulimeum`
            let comma = token.is(b',') && view.before(at).capital();
            if !comma && !token.is_word() && !token.is_number()
                || view.has(Role::Origin, at)
                || view.has(Role::Subordinator, at)
            {
                return false;
            }
            if view.is_word(at, "di") {
                return true;
            }
        }
        false
    }

    /// The token after the last of the places of a chain.
    fn end_of_chain(&self, first: usize) -> usize {
        let places = &self.findings.candidates.places;
        let mut last = first;
        while places.get(last + 1).is_some_and(|next| self.are_chained(&places[last].tokens, &next.tokens)) {
            last += 1;
        }
        places.get(last).map_or(0, |place| place.tokens.end)
    }

    /// The place of a sentence that is nearest to what is told in it.
    fn own_place(&self, verb: &Act, told: usize, sentence: &Range<usize>) -> Option<usize> {
        let places = &self.findings.candidates.places;
        let of = places.within(sentence);
        if of.is_empty() {
            return None;
        }
        // Not where the goods or people came from or went to.
        let located = |place: &usize| {
            let start = places[self.head_of_chain(*place, sentence.start)].tokens.start;
            let route = self.view.follows(Role::Origin, start) || self.view.follows(Role::Destination, start);
            let by_way = self.view.follows(Role::ByWay, start) || self.is_of_origin(start);
            // `DR (22), warga Desa Cibadak`: where he lives.
            let home = ["warga", "penduduk"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word));
            !route && !by_way && !home && !self.is_of_statement(start)
        };
        let located = || of.clone().filter(located);
        // `50 kg di Balikpapan, 71 kg di Jambi`: each where its own place follows.
        let follows = |place: &usize| {
            let start = places[*place].tokens.start;
            let apart = |at: usize| {
                matches!(self.view.token(at).mark, b',' | b';')
                    || self.view.has(Role::Subordinator, at)
                    || self.view.token(at).is_double_quote()
            };
            start > told && !(told..start).any(apart) && !self.act_between(told, start)
        };
        let distance = |place: &usize| places[*place].tokens.start.abs_diff(verb.end.min(told));
        let listed = || located().find(follows).filter(|place| self.is_pinned(places[*place].tokens.start));
        // `warga Kelurahan Buntu Datu, di Jalan Ratulangi`
        let nearest = || located().min_by_key(|place| (!self.is_pinned(places[*place].tokens.start), distance(place)));
        listed().or_else(nearest).map(|place| self.head_of_chain(place, sentence.start))
    }

    /// Whether a place is where something came from: asal `Port Klang, Malaysia`.
    fn is_of_origin(&self, start: usize) -> bool {
        const LONGEST: usize = 6;
        let name = |at: usize| self.view.token(at).capital() || self.view.token(at).is(b',');
        let front = (start.saturating_sub(LONGEST)..start).rev().find(|at| !name(*at));
        front.is_some_and(|at| self.view.is_word(at, "asal"))
    }

    /// The first of the places of a chain: `Desa A`, Kecamatan B, Kabupaten C.
    fn head_of_chain(&self, mut place: usize, floor: usize) -> usize {
        let places = &self.findings.candidates.places;
        while let Some(before) = place.checked_sub(1) {
            let tokens = &places[before].tokens;
            if tokens.start < floor || !self.are_chained(tokens, &places[place].tokens) {
                break;
            }
            place = before;
        }
        place
    }

    /// Whether only a comma, or the number of a house, stands between two places: Jalan A `No. 7` Kecamatan B.
    fn are_chained(&self, one: &Range<usize>, next: &Range<usize>) -> bool {
        const HOUSE: usize = 4;
        let view = self.view;
        let gap = one.end..next.start;
        let numbered = || {
            let house =
                |at: usize| view.token(at).is_number() || view.has(Role::Address, at) || !view.token(at).is_word();
            gap.len() <= HOUSE && view.has(Role::Address, one.end) && gap.clone().all(house)
        };
        let milestone = gap.len() == 2 && view.token(gap.start).is_number() && view.token(gap.start + 1).is(b',');
        gap.len() <= 1 && gap.clone().all(|at| view.token(at).is(b',')) || milestone || numbered()
    }

    /// The region of a setting, and what it is known from.
    pub(crate) fn region(&self, setting: &Setting) -> (Option<RegionCode>, Option<RegionBasis>) {
        let findings = self.findings;
        let of = |place: Option<usize>| place.and_then(|place| self.region_of_chain(place));
        let stated = of(setting.place).or_else(|| of(setting.area));
        let of_body = self.leading_body(setting).and_then(|body| body.region.clone());
        if let Some(stated) = stated {
            // A province says less than a body of one of its regencies does.
            let by_place = of(setting.place).is_some();
            let place = if by_place { setting.place } else { setting.area };
            let place = place.and_then(|place| findings.place(place));
            // Of several places of one name it is the one that the body is of, or that the article tells of elsewhere.
            let one_of = |code: &RegionCode| place.is_some_and(|place| place.candidates.contains(code));
            let elsewhere = || {
                let mut places =
                    findings.places.iter().filter(|other| place.is_some_and(|place| place.name == other.name));
                places.find_map(|other| other.code.clone().filter(one_of))
            };
            let fits = |own: &RegionCode| place.is_some_and(|place| place.code.is_some()) || one_of(own);
            let finer = of_body.filter(|own| fits(own) && own.len() > stated.len() && own.starts_with(stated.as_ref()));
            if let Some(elsewhere) = finer.is_none().then(elsewhere).flatten() {
                return (Some(elsewhere), Some(RegionBasis::Stated));
            }
            let basis = if finer.is_some() { RegionBasis::Agency } else { RegionBasis::Stated };
            return (Some(finer.unwrap_or(stated)), Some(basis));
        }
        if let Some(region) = of_body {
            return (Some(region), Some(RegionBasis::Agency));
        }
        let dateline = findings.doc.dateline.as_ref().filter(|_| !setting.scattered);
        let dateline = dateline.and_then(|dateline| dateline.place.clone()).and_then(|place| {
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
        // `Selat Durian, Kepulauan Riau`: what a name may be elsewhere gives way to the region that the chain names.
        let known = chain.clone().filter_map(|place| findings.place(place)?.code.as_ref()).last();
        let codes = chain.filter_map(|place| {
            let place = findings.place(place)?;
            place.code.as_ref().or_else(|| place.within.iter().max_by_key(|code| code.len()))
        });
        let fitting = codes.filter(|code| known.is_none_or(|known| code.starts_with(known.as_ref())));
        fitting.max_by_key(|code| code.len()).cloned()
    }

    pub(crate) fn date_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.id(Kind::Date, &self.findings.candidates.dates[setting.date?]))
    }

    pub(crate) fn place_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.place(setting.place?)?.id)
    }
}

/// Whether a word of telling opens what was told, and a date or place begins that: `menambahkan, hingga 22 Agustus …`.
pub(super) fn opens_content(view: View<'_>, told: usize, start: usize) -> bool {
    const SPEAKER: usize = 12;
    let after = |comma: usize| {
        let led = view.has(Role::Timed, comma + 1) || view.has(Role::Period, comma + 1);
        led && (comma + 2..comma + 5).contains(&start)
    };
    let comma = told + 1;
    if view.token(comma).is(b',') || view.is_word(comma, "bahwa") {
        return after(comma);
    }
    // `Menurut Kapolres Tebo, sejak Januari …`
    let named = view.is_word(told, "menurut");
    named && (comma..comma + SPEAKER).find(|at| view.token(*at).is(b',')).is_some_and(after)
}

/// Whether a body takes things and people.
pub(super) fn is_enforcer(findings: &Findings<'_>, naming: usize, tokens: &Range<usize>) -> bool {
    use OrganizationKind::*;
    // `kejaksaan`, `polisi` written small is whichever body is in hand.
    if !tokens.clone().any(|at| findings.doc.view().token(at).capital()) {
        return false;
    }
    let (body, view) = (findings.organization(naming), findings.doc.view());
    // `Kejaksaan` in a title, where all words are capital, stands for the Kejaksaan Tinggi Lampung of the text.
    let generic = |body: &Organization| {
        let mut others = findings.organizations.iter().filter(|other| other.id != body.id && other.kind == body.kind);
        others.any(|other| other.name.starts_with(body.name.as_str()))
    };
    let plain = tokens.len() == 1 && findings.doc.is_title(tokens.start) && !view.token(tokens.start).flags.upper();
    if plain && body.is_some_and(generic) || view.has(Role::Laboratory, tokens.start) {
        return false;
    }
    let kind = body.map(|body| body.kind);
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
    let tells = |number: &usize| {
        let case = figures[*number];
        let next = figures.get(number + 1).copied().unwrap_or(case + 160);
        acts.within(&(case..next)).iter().any(|act| act.stage().is_some() || act.takes_people())
    };
    if figures.len() > 1 && (0..figures.len()).filter(tells).count() * 2 > figures.len() {
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
