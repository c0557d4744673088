//! Incidents: the lots, arrests and people of one raid or case, with the way the goods went.
//!
//! In an article that numbers its cases each is one. Elsewhere facts belong together while nothing tells them apart: another
//! leading body, or another day. Totals over several cases belong to none, and the work of a period makes none.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::acts::{Act, Acts};
use super::findings::Findings;
use super::setting::{Scenery, Setting};
use crate::extractors::Rule;
use crate::extractors::date::Value;
use crate::lexicon::{ActKind, Class, Role};
use crate::records::{
    Arrest, Assertion, Id, Incident, Kind, Organization, PlaceKind, ResolvedBy, Route, Scope, Seizure, Stage,
};

pub(super) const RULES: &[Rule] = &[NUMBERED, TOLD];

/// A case that the article numbers.
const NUMBERED: Rule =
    Rule::new("incident.numbered", "1. Polisi menyita [5 gram] sabu.\n2. Polisi menyita 7 gram sabu.");
/// Facts that nothing tells apart.
const TOLD: Rule = Rule::new("incident.told", "Polisi menangkap [AR (31) dan menyita 5 gram] sabu.");

/// Most bytes between the facts of one incident: those of a long article.
const APART: usize = 32_000;

/// Most places by way of which goods went.
const MOST_STOPS: usize = 8;

/// A fact with where it stands.
struct Fact<'r> {
    id: Id,
    setting: &'r Setting,
    date: Option<Id>,
    persons: &'r [Id],
    /// From its first telling to its last, in bytes.
    span: Range<usize>,
    numbered: usize,
}

/// The incidents of an article; says of every lot and arrest which it belongs to.
pub(super) fn incidents(
    findings: &Findings<'_>,
    acts: &Acts,
    scenery: &Scenery<'_>,
    seizures: &mut [(Seizure, Setting)],
    arrests: &mut [(Arrest, Setting)],
) -> Vec<Incident> {
    // Each total with its parts.
    let lots = seizures.iter().filter_map(|(lot, _)| Some((lot.part_of?, lot.id)));
    let cases = arrests.iter().filter_map(|(arrest, _)| Some((arrest.part_of?, arrest.id)));
    let mut parts: Vec<(Id, Id)> = lots.chain(cases).collect();
    parts.sort_unstable();
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for (lot, setting) in seizures.iter() {
        if lot.scope == Scope::Event && lot.stage == Stage::Seized {
            let ends = lot.tellings.iter().chain(&lot.containers).filter_map(|id| end_of(findings, id.at));
            let end = ends.max().unwrap_or(lot.id.at);
            facts.push(Fact {
                id: lot.id,
                setting,
                date: lot.date,
                persons: &[],
                span: lot.id.at..end,
                numbered: setting.case,
            });
        }
    }
    for (arrest, setting) in arrests.iter() {
        if arrest.scope == Scope::Event {
            let end = arrest.mentions.iter().map(|mention| mention.end).max().unwrap_or(arrest.id.at);
            facts.push(Fact {
                id: arrest.id,
                setting,
                date: arrest.date,
                persons: &arrest.persons,
                span: arrest.id.at..end,
                numbered: setting.case,
            });
        }
    }
    facts.sort_by_key(|fact| (fact.id.at, fact.id.kind));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let same = |group: &&mut Vec<usize>| {
            group.iter().rev().take(MOST_STOPS).all(|other| belong_together(findings, scenery, &facts[*other], fact))
        };
        match groups.iter_mut().rev().take(MOST_STOPS).find(same) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    // What sums up the lots of several incidents belongs to none of them.
    if groups.len() > 1 {
        for group in &mut groups {
            let mut own: Vec<Id> = group.iter().map(|fact| facts[*fact].id).collect();
            own.sort_unstable();
            group.retain(|fact| {
                let whole = facts[*fact].id;
                let from = parts.partition_point(|(of, _)| *of < whole);
                let mut own_parts = parts[from..].iter().take_while(|(of, _)| *of == whole);
                own_parts.all(|(_, part)| own.binary_search(part).is_ok())
            });
        }
        groups.retain(|group| !group.is_empty());
    }
    let mut incidents: Vec<Incident> = groups
        .iter()
        .map(|group| record(findings, acts, scenery, group.iter().map(|fact| &facts[*fact]).collect()))
        .collect();
    incidents.sort_by_key(|incident| incident.id.at);
    let of = incidents.iter().flat_map(|incident| {
        let all = incident.seizures.iter().chain(&incident.arrests);
        all.map(|fact| (*fact, (incident.id, incident.date)))
    });
    let mut incident_of: Vec<(Id, (Id, Option<Id>))> = of.collect();
    incident_of.sort_unstable();
    let incident_of = |fact: Id| {
        let at = incident_of.binary_search_by_key(&fact, |(fact, _)| *fact).ok()?;
        Some(incident_of[at].1)
    };
    // `Keesokan harinya BD ditangkap` is not the day of what was told before it.
    let of = |fact: Id, date: Id| !(fact.at < date.at && is_anchored(findings, date));
    for (lot, setting) in seizures.iter_mut() {
        if let Some((incident, date)) = incident_of(lot.id) {
            let own = |date: &Id| of(lot.id, *date) && !scenery.is_far_ahead(setting, *date);
            let date = date.filter(|date| !setting.apart && !setting.summed && own(date));
            (lot.incident, lot.date) = (Some(incident), lot.date.or(date));
        }
    }
    for (arrest, setting) in arrests.iter_mut() {
        if let Some((incident, date)) = incident_of(arrest.id) {
            let own = |date: &Id| of(arrest.id, *date) && !scenery.is_far_ahead(setting, *date);
            let date = date.filter(|date| !setting.apart && own(date));
            (arrest.incident, arrest.date) = (Some(incident), arrest.date.or(date));
        }
    }
    incidents
}

/// Whether a date is told by the day before it: `keesokan harinya`.
fn is_anchored(findings: &Findings<'_>, date: Id) -> bool {
    let (dates, view) = (&findings.candidates.dates, findings.doc.view());
    let at = dates.partition_point(|found| view.bytes(found.tokens.clone()).start < date.at);
    dates.get(at).is_some_and(|found| matches!(found.record.value, Value::Relative { anchored: true, .. }))
}

/// The end of the quantity that begins at a byte.
fn end_of(findings: &Findings<'_>, start: usize) -> Option<usize> {
    let quantities = &findings.candidates.quantities;
    let view = findings.doc.view();
    let at = quantities.partition_point(|quantity| view.bytes(quantity.tokens.clone()).start < start);
    Some(view.bytes(quantities.get(at)?.tokens.clone()).end)
}

fn belong_together(findings: &Findings<'_>, scenery: &Scenery<'_>, one: &Fact<'_>, other: &Fact<'_>) -> bool {
    if one.numbered != other.numbered || other.span.start.saturating_sub(one.span.end) > APART {
        return false;
    }
    if one.numbered > 0 {
        return true;
    }
    let bodies = match (scenery.leading_body(one.setting), scenery.leading_body(other.setting)) {
        (Some(body), Some(second)) => body.id == second.id || are_kin(body, second),
        _ => true,
    };
    let day = |fact: &Fact<'_>| {
        let date = fact.setting.date?;
        let days = findings.days.get(date)?;
        // `hingga Kamis dini hari` is still the raid of Wednesday.
        let bare = matches!(findings.candidates.dates.get(date)?.record.value, Value::Weekday);
        days.from.filter(|_| days.from == days.to && !(bare && days.by == Some(ResolvedBy::Text)))
    };
    // Of what was not resolved the weekdays tell apart.
    let weekday = |fact: &Fact<'_>| {
        let date = fact.setting.date.filter(|date| findings.days.get(*date).is_some_and(|days| days.from.is_none()))?;
        findings.candidates.dates.get(date)?.record.weekday
    };
    let same_day = day(one).zip(day(other)).is_none_or(|(one, other)| one == other);
    let same_weekday = weekday(one).zip(weekday(other)).is_none_or(|(one, other)| one == other);
    bodies && same_day && same_weekday
}

/// Whether one body is a unit of the other, or both act in one operation.
fn are_kin(one: &Organization, other: &Organization) -> bool {
    let unit = |body: &Organization, whole: &Organization| body.parent == Some(whole.id);
    unit(one, other) || unit(other, one) || one.region.is_some() && one.region == other.region
}

fn record(findings: &Findings<'_>, acts: &Acts, scenery: &Scenery<'_>, facts: Vec<&Fact<'_>>) -> Incident {
    let of_kind =
        |kind: Kind| facts.iter().filter(move |fact| fact.id.kind == kind).map(|fact| fact.id).collect::<Vec<Id>>();
    let persons = distinct(facts.iter().flat_map(|fact| fact.persons).copied());
    let agencies = distinct(facts.iter().flat_map(|fact| scenery.bodies(fact.setting)));
    let start = facts.iter().map(|fact| fact.span.start).min().unwrap_or_default();
    let end = facts.iter().map(|fact| fact.span.end).max().unwrap_or_default();
    let placed = facts.iter().find(|fact| fact.setting.place.is_some());
    let setting = placed.or(facts.first()).map(|fact| *fact.setting).unwrap_or_default();
    let (region, _) = scenery.region(&setting);
    let numbered = facts.first().is_some_and(|fact| fact.numbered > 0);
    Incident {
        id: Id { kind: Kind::Incident, at: start },
        start,
        end,
        agencies,
        date: facts.iter().find_map(|fact| fact.date),
        place: scenery.place_id(&setting),
        region,
        seizures: of_kind(Kind::Seizure),
        arrests: of_kind(Kind::Arrest),
        persons,
        route: route(findings, acts, scenery, start..end),
        evidence: scenery.evidence_of(&setting).collect(),
        assertion: Assertion::Asserted,
        said_by: None,
        rule: Cow::Borrowed(if numbered { NUMBERED.name } else { TOLD.name }),
    }
}

/// Each id once, in the order of their first.
fn distinct(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}

/// The way that the goods went, in the sentences of an incident that tell of carrying: `dari Dumai menuju Surabaya`.
fn route(findings: &Findings<'_>, acts: &Acts, scenery: &Scenery<'_>, bytes: Range<usize>) -> Option<Route> {
    let (doc, view) = (findings.doc, findings.doc.view());
    let token = |byte: usize| doc.tokens.partition_point(|token| (token.end as usize) <= byte);
    let mut at = doc.sentence(token(bytes.start)).start;
    let mut end = doc.sentence(token(bytes.end.saturating_sub(1))).end;
    // `Sabu itu dibawa dari Malaysia menuju Jakarta.`
    while view.is(Class::Substance, end) && scenery.case(end) == scenery.case(at) && doc.sentence(end).end > end {
        end = doc.sentence(end).end;
    }
    let mut route = Route { origin: None, via: Vec::new(), destination: None };
    let mut sourced = false;
    while at < end {
        let sentence = doc.sentence(at);
        let mut places = findings.candidates.places.within(&sentence);
        let carries = |act: &Act| matches!(act.kind, ActKind::Smuggling | ActKind::Holding);
        let carried =
            || acts.within(&sentence).iter().any(carries) || sentence.clone().any(|at| view.has(Role::Carrying, at));
        if !places.is_empty() && !carried() {
            places.end = places.start;
        }
        for place in places {
            let start = findings.candidates.places[place].tokens.start;
            let Some(record) = findings.place(place) else { continue };
            let abroad = record.kind == PlaceKind::Country;
            let led = |role: Role| view.follows(role, start);
            // `sabu asal Malaysia`, not a man from there.
            let goods = view.is_word(start.wrapping_sub(1), "asal") && view.is(Class::Substance, start.wrapping_sub(2));
            if goods {
                route.origin = route.origin.or(Some(record.id));
                sourced = true;
            } else if led(Role::Destination) {
                route.destination = route.destination.or(Some(record.id));
            } else if led(Role::Origin) && (abroad || route.origin.is_none()) {
                route.origin = route.origin.or(Some(record.id));
            } else if led(Role::ByWay) && route.via.len() < MOST_STOPS && !route.via.contains(&record.id) {
                route.via.push(record.id);
            }
        }
        if sentence.end <= at {
            break;
        }
        at = sentence.end;
    }
    let known = |id: Option<Id>| id.and_then(|id| findings.place_by_id(id));
    let abroad = known(route.origin).is_some_and(|place| place.kind == PlaceKind::Country);
    (route.destination.is_some() || abroad || sourced).then_some(route)
}
