//! Which namings are one body.
//!
//! Namings are one body when their words mean the same in the lexicon (`Polresta`, `Kepolisian Resor`), their own names
//! agree, and so do their places. A naming without its place is that of the body last named so (`BNNP` after `BNNP
//! Bali`), but for a national body, which has none (`BNN`).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::mention;
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::organization::{Body, Seat};
use crate::lexicon::{BodyEntry, BodyForm};
use crate::records::{Id, Kind, Level, Organization, OrganizationKind, PlaceKind};
use crate::segment::Caseless;

/// What namings of one body share, besides their place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Identity<'d> {
    /// What the lexicon calls it.
    family: &'d str,
    /// Its own name.
    own: Caseless<'d>,
    /// The body that it is a unit of, of whatever level.
    parent: Option<Box<Key<'d>>>,
    level: Option<LevelKey>,
}

/// A level as part of an identity.
type LevelKey = u8;

/// What tells a body from others: what it is, and its place.
type Key<'d> = (Identity<'d>, Option<Caseless<'d>>);

/// What namings of a body and of its branches share, as do those of units of one kind.
type Kin<'d> = (&'d str, Caseless<'d>);

/// A body of the article, while its namings are gathered.
struct Known<'d> {
    record: Organization,
    place: Option<Caseless<'d>>,
    parent: Option<Key<'d>>,
}

/// The bodies of an article, one record a body.
pub(crate) fn bodies(doc: &Document<'_>, candidates: &[Candidate<Body>]) -> Vec<Organization> {
    let mut bodies: Vec<Known<'_>> = Vec::with_capacity(candidates.len());
    let mut placed: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut last: BTreeMap<Identity<'_>, usize> = BTreeMap::new();
    let mut last_of_kin: BTreeMap<Kin<'_>, usize> = BTreeMap::new();
    for candidate in candidates {
        let body = &candidate.record;
        let key = key(doc, body);
        let kin = kin(doc, body);
        let known = placed.get(&key).copied();
        let (identity, place) = key;
        let known = known.or_else(|| {
            let at = *last.get(&identity)?;
            let one = place.is_none() || bodies[at].place.is_none();
            one.then_some(at)
        });
        // `BNN` may be short for `BNN Provinsi Jambi`, where the article names no other, and `Satreskrim` for that of a
        // Polres.
        let short = place.is_none() && body.parent.is_none();
        let short = short
            && entry(doc, body)
                .is_some_and(|entry| entry.level == Some(Level::National) || entry.form == BodyForm::Unit);
        let known = known.or_else(|| last_of_kin.get(&kin).copied().filter(|_| short));
        let at = known.unwrap_or(bodies.len());
        if known.is_none() {
            bodies.push(Known { record: record(doc, candidate), place, parent: None });
        }
        let Some(known) = bodies.get_mut(at) else { continue };
        gather(doc, known, candidate);
        known.place = known.place.or(place);
        known.parent = known.parent.take().or_else(|| body.parent.as_ref().map(|parent| self::key(doc, parent)));
        placed.insert((identity.clone(), known.place), at);
        last.insert(identity, at);
        last_of_kin.insert(kin, at);
    }
    let parents: Vec<Option<Id>> = bodies
        .iter()
        .map(|body| body.parent.as_ref().and_then(|key| placed.get(key)).map(|at| bodies[*at].record.id))
        .collect();
    bodies.into_iter().zip(parents).map(|(body, parent)| Organization { parent, ..body.record }).collect()
}

/// The record of a body at its first naming.
fn record(doc: &Document<'_>, candidate: &Candidate<Body>) -> Organization {
    let bytes = doc.view().bytes(candidate.tokens.clone());
    let entry = entry(doc, &candidate.record);
    Organization {
        id: Id { kind: Kind::Organization, at: bytes.start },
        name: String::new(),
        kind: entry.map_or(OrganizationKind::Media, |entry| entry.kind),
        level: None,
        region: None,
        abbreviation: None,
        parent: None,
        mentions: Vec::new(),
    }
}

/// Adds a naming to its body.
fn gather(doc: &Document<'_>, known: &mut Known<'_>, candidate: &Candidate<Body>) {
    let body = &candidate.record;
    let record = &mut known.record;
    let mention = mention(doc, candidate);
    if mention.text.len() > record.name.len() {
        record.name.clone_from(&mention.text);
    }
    record.mentions.push(mention);
    record.level = record.level.or(level(doc, innermost(body)));
    record.region = record.region.take().or_else(|| region_of_body(doc, body).map(str::to_owned));
    let abbreviation = body.abbreviation.clone().map(|tokens| doc.view().slice(tokens).to_owned());
    record.abbreviation = record.abbreviation.take().or(abbreviation);
}

/// The body that all others in a naming are units of.
fn innermost(body: &Body) -> &Body {
    body.parent.as_deref().map_or(body, innermost)
}

/// The code of a body's region.
pub(crate) fn region_of_body(doc: &Document<'_>, body: &Body) -> Option<&'static str> {
    let body = innermost(body);
    let stated = entry(doc, body).and_then(|entry| entry.region);
    stated.or_else(|| region(doc, level(doc, body), body.seat.as_ref()?))
}

fn entry<'d>(doc: &'d Document<'_>, body: &Body) -> Option<&'d BodyEntry> {
    doc.lexicon.bodies.get(body.entry? as usize)
}

/// What tells a body from others.
fn key<'d>(doc: &'d Document<'_>, body: &Body) -> Key<'d> {
    let entry = entry(doc, body);
    // `Kanwil Bea Cukai Bali` is `Bea Cukai Bali`.
    if let Some(parent) = body.parent.as_deref().filter(|_| entry.is_some_and(|entry| entry.name.is_empty())) {
        return key(doc, parent);
    }
    let parent = body.parent.as_deref().map(|parent| {
        let (identity, place) = key(doc, parent);
        Box::new((Identity { level: None, ..identity }, place))
    });
    let family = entry.map_or("", |entry| &entry.name);
    let leveled = entry.is_some_and(|entry| entry.level.is_some());
    let level = if leveled { level(doc, body).map(|level| level as LevelKey) } else { None };
    (Identity { family, own: own_name(doc, body), parent, level }, body.seat.as_ref().map(|seat| place(doc, seat)))
}

fn kin<'d>(doc: &'d Document<'_>, body: &Body) -> Kin<'d> {
    (entry(doc, body).map_or("", |entry| &entry.name), own_name(doc, body))
}

fn own_name<'d>(doc: &'d Document<'_>, body: &Body) -> Caseless<'d> {
    Caseless(doc.view().slice(body.name.clone()))
}

/// What tells a place from others, whatever its spelling.
fn place<'d>(doc: &'d Document<'_>, seat: &Seat) -> Caseless<'d> {
    let code = region(doc, Some(Level::Regency), seat)
        .or_else(|| seat.region.and_then(|found| doc.lexicon.regions_of(found).map(|region| region.code).next()));
    Caseless(code.unwrap_or_else(|| doc.view().slice(seat.name.clone())))
}

/// How far a body's competence reaches: a national body named with a place is its branch there.
fn level(doc: &Document<'_>, body: &Body) -> Option<Level> {
    let level = entry(doc, body).and_then(|entry| entry.level);
    let Some(seat) = body.seat.as_ref().filter(|_| matches!(level, None | Some(Level::National))) else { return level };
    match seat.region.and_then(|found| doc.lexicon.regions_of(found).next()).map(|region| region.kind) {
        Some(PlaceKind::Province) => Some(Level::Province),
        None if level.is_none() => None,
        _ => Some(Level::Regency),
    }
}

/// The code of the region that a place in a name is: of several with one name, that of the level, and of regency and city
/// the one that the words tell.
pub(crate) fn region(doc: &Document<'_>, level: Option<Level>, seat: &Seat) -> Option<&'static str> {
    let named = seat.region?;
    if let Some(only) = doc.lexicon.only_region_of(named) {
        return Some(only.code);
    }
    let wanted = match level {
        Some(Level::Province) => PlaceKind::Province,
        _ if seat.city => PlaceKind::City,
        Some(Level::Regency) => PlaceKind::Regency,
        _ => return None,
    };
    let mut fitting = doc.lexicon.regions_of(named).filter(|region| region.kind == wanted);
    fitting.next().filter(|_| fitting.next().is_none()).map(|region| region.code)
}

/// The body of an office by its short name and place, `Polres Banyuasin` of `Kapolres Banyuasin`.
pub(crate) fn body_of_office<'d>(body: &'d str, place: &str) -> Cow<'d, str> {
    if place.is_empty() { Cow::Borrowed(body) } else { Cow::Owned(format!("{body} {place}")) }
}
