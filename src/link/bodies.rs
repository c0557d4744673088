//! Which namings are one body.
//!
//! Namings are one body when their words mean the same in the lexicon (`Polresta`, `Kepolisian Resor`), their own names
//! agree, and so do their places. A naming without its place is that of the body last named so (`BNNP` after `BNNP
//! Bali`), but for a national body, which has none (`BNN`).

use std::borrow::Cow;
use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::{key_of, mention};
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::organization::{Body, Seat, is_share};
use crate::lexicon::{BodyEntry, BodyForm, Class, Key};
use crate::records::{Id, Kind, Level, Organization, OrganizationKind, PlaceKind};
use crate::segment::evenly_spaced;

/// What tells a body from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Identity {
    /// What the lexicon calls it, its own name, and the body that it is a unit of, of whatever level.
    what: Key,
    /// Its level, as a number.
    level: Option<u8>,
    place: Option<Key>,
}

/// A body of the article, while its namings are gathered.
struct Known {
    record: Organization,
    place: Option<Key>,
    parent: Option<Identity>,
    /// Whether it is a unit of the police of a regency: `Satresnarkoba`.
    unit: bool,
}

/// The bodies of an article, one record a body.
pub(crate) fn bodies(doc: &Document<'_>, candidates: &[Candidate<Body>]) -> Vec<Organization> {
    let mut bodies: Vec<Known> = Vec::with_capacity(candidates.len());
    let mut placed: BTreeMap<Identity, usize> = BTreeMap::new();
    let mut last: BTreeMap<(Key, Option<u8>), usize> = BTreeMap::new();
    let mut last_of_kin: BTreeMap<Key, usize> = BTreeMap::new();
    let mut introduced: BTreeMap<Key, usize> = BTreeMap::new();
    let mut seated: BTreeMap<(Key, Key), (usize, bool)> = BTreeMap::new();
    for candidate in candidates {
        let body = &candidate.record;
        let identity = identity(doc, body);
        let kin = kin(doc, body);
        let Identity { what, level, place } = identity;
        let known = placed.get(&identity).copied().or_else(|| {
            let at = *last.get(&(what, level))?;
            let one = place.is_none() || bodies[at].place.is_none();
            one.then_some(at)
        });
        let known = known.or_else(|| {
            of_city(doc, body).and_then(|place| placed.get(&Identity { place: Some(place), ..identity }).copied())
        });
        // `Dinas Kesehatan (Dinkes) Kota Jambi` after `Dinkes Kota Jambi`
        let short_form = short_form(doc, body);
        let known = known.or_else(|| placed.get(&short_form?).copied());
        // `Dinkes Semarang` and `Dinkes Kota Semarang`
        let named = named_seat(doc, body);
        let known = known.or_else(|| {
            let (name, open) = named?;
            let (at, before) = *seated.get(&(what, name))?;
            (open || before).then_some(at)
        });
        // `DJBC` after `Direktorat Jenderal Bea dan Cukai (DJBC) Kanwil Kepri`, whatever else is of its kind
        let known = known.or_else(|| {
            let bare = place.is_none() && body.parent.is_none() && body.abbreviation.is_none();
            let word = Some(candidate.tokens.start).filter(|_| bare && candidate.tokens.len() == 1);
            introduced.get(&doc.view().key(word?)).copied()
        });
        // `BNN` may be short for `BNN Provinsi Jambi`, where the article names no other, and `Satreskrim` for that of a
        // Polres.
        let short = place.is_none() && body.parent.is_none();
        // `Komisi XIII` after `Komisi XIII DPR RI`
        let short = short
            && entry(doc, body).is_some_and(|entry| {
                let part = entry.form == BodyForm::Part && !body.name.is_empty();
                entry.level == Some(Level::National) || entry.form == BodyForm::Unit || part
            });
        let known = known.or_else(|| last_of_kin.get(&kin).copied().filter(|_| short));
        let at = known.unwrap_or(bodies.len());
        if known.is_none() {
            let unit = entry(doc, body).is_some_and(|entry| {
                entry.form == BodyForm::Unit
                    && entry.level == Some(Level::Regency)
                    && entry.kind == OrganizationKind::Police
            });
            bodies.push(Known { record: record(doc, candidate), place, parent: None, unit });
        }
        let Some(known) = bodies.get_mut(at) else { continue };
        gather(doc, known, candidate);
        known.place = known.place.or(place);
        known.parent = known.parent.take().or_else(|| body.parent.as_ref().map(|parent| self::identity(doc, parent)));
        placed.insert(Identity { place: known.place, ..identity }, at);
        last.insert((what, level), at);
        if let Some(short) = short_form {
            placed.entry(Identity { place: known.place, ..short }).or_insert(at);
            last.insert((short.what, short.level), at);
        }
        if let Some((name, open)) = named {
            for what in [Some(what), short_form.map(|short| short.what)].into_iter().flatten() {
                seated.entry((what, name)).or_insert((at, open)).1 &= open;
            }
        }
        last_of_kin.insert(kin, at);
        if let Some(short) = body.abbreviation.as_ref().filter(|short| short.len() == 1) {
            introduced.entry(doc.view().key(short.start)).or_insert(at);
        }
    }
    for at in 0..bodies.len() {
        let parent = bodies[at].parent.and_then(|parent| placed.get(&parent));
        bodies[at].record.parent = parent.map(|parent| bodies[*parent].record.id);
    }
    place_units(&mut bodies);
    bodies.into_iter().map(|body| body.record).collect()
}

/// Gives units of the police that are named alone the region of the only police of a regency that the article names:
/// `Satresnarkoba` beside `Polres Langkat`.
fn place_units(bodies: &mut [Known]) {
    let of_regency = |body: &&Known| {
        body.record.kind == OrganizationKind::Police && body.record.level == Some(Level::Regency) && !body.unit
    };
    let mut regions = bodies.iter().filter(of_regency).map(|body| body.record.region.clone());
    let Some(Some(only)) = regions.next().filter(|first| regions.all(|other| other == *first)) else { return };
    for body in bodies.iter_mut().filter(|body| body.unit && body.parent.is_none()) {
        body.record.region.get_or_insert_with(|| only.clone());
    }
}

/// The record of a body at its first naming.
fn record(doc: &Document<'_>, candidate: &Candidate<Body>) -> Organization {
    let bytes = doc.view().bytes(candidate.tokens.clone());
    let body = &candidate.record;
    // `Satgas TPPU Bareskrim Polri` is of the police, `Tim Pemberantasan BNNP Bali` of the narcotics agency.
    let whole = body.parent.as_deref().and_then(|parent| entry(doc, parent));
    let own = entry(doc, body);
    let of_whole = own.is_some_and(|own| match own.form {
        BodyForm::Part | BodyForm::Unit => true,
        form => form == BodyForm::Proper && own.kind == OrganizationKind::Government,
    });
    let entry = whole.filter(|_| of_whole).or(own);
    Organization {
        id: Id { kind: Kind::Organization, at: bytes.start },
        name: SmolStr::default(),
        kind: entry.map_or(OrganizationKind::Media, |entry| entry.kind),
        level: None,
        region: None,
        abbreviation: None,
        parent: None,
        mentions: Vec::new(),
    }
}

/// Adds a naming to its body.
fn gather(doc: &Document<'_>, known: &mut Known, candidate: &Candidate<Body>) {
    let body = &candidate.record;
    let record = &mut known.record;
    let mention = mention(doc, candidate);
    if mention.text.len() > record.name.len() {
        let name = evenly_spaced(mention.text.clone());
        record.name = if name.len() > record.name.len() { name } else { std::mem::take(&mut record.name) };
    }
    record.mentions.push(mention);
    record.level = record.level.or(level(doc, innermost(body)));
    record.region = record.region.take().or_else(|| region_of_body(doc, body).map(Cow::Borrowed));
    let abbreviation = body.abbreviation.clone().map(|tokens| doc.view().kept(tokens));
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
    // `Lapas Kediri`: that of the city or of the regency, which the words leave open.
    let prison = || entry(doc, body).is_some_and(|entry| entry.kind == OrganizationKind::Prison);
    let open = |seat: &&Seat| prison() && is_shared(doc, seat) && !seat.city && !says_regency(doc, seat);
    stated.or_else(|| region(doc, level(doc, body), body.seat.as_ref().filter(|seat| !open(seat))?))
}

/// The region of the district that a body of one is of, where only one in the country has its name: `Polsek Medan Area`.
pub(crate) fn only_district(doc: &Document<'_>, body: &Body) -> Option<&'static str> {
    let body = innermost(body);
    let seat = body.seat.as_ref().filter(|_| level(doc, body) == Some(Level::District))?;
    let found = doc.view().find(Class::Local, seat.name.start).filter(|found| found.len == seat.name.len())?;
    let district = doc.lexicon.local(found).filter(|local| local.kind == PlaceKind::District)?;
    let mut codes = district.codes();
    codes.next().filter(|_| codes.next().is_none())
}

fn entry<'d>(doc: &'d Document<'_>, body: &Body) -> Option<&'d BodyEntry> {
    doc.lexicon.bodies.get(body.entry? as usize)
}

/// What tells a body from others.
fn identity(doc: &Document<'_>, body: &Body) -> Identity {
    let entry = entry(doc, body);
    let mut what = kin(doc, body);
    if let Some(parent) = body.parent.as_deref() {
        let parent = identity(doc, parent);
        // `Kanwil Bea Cukai Bali` is `Bea Cukai Bali`.
        if entry.is_some_and(|entry| entry.name.is_empty()) {
            return parent;
        }
        what = what.then(parent.what).then(parent.place.unwrap_or_default());
    }
    let leveled = entry.is_some_and(|entry| entry.level.is_some());
    let level = if leveled { level(doc, body).map(|level| level as u8) } else { None };
    Identity { what, level, place: body.seat.as_ref().map(|seat| place(doc, seat)) }
}

/// What a body is by the known abbreviation in its name: `Dinas Kesehatan (Dinkes) Kota Jambi` is `Dinkes Kota Jambi`.
fn short_form(doc: &Document<'_>, body: &Body) -> Option<Identity> {
    let short = body.abbreviation.as_ref().filter(|short| short.len() == 1 && body.parent.is_none())?;
    let found = doc.view().find(Class::Body, short.start).filter(|found| found.len == 1)?;
    let name = short.end..short.end;
    let other = Body { entry: Some(found.value), name, seat: body.seat.clone(), abbreviation: None, parent: None };
    Some(identity(doc, &other))
}

/// The name of the regency or city of a body of no level that city and regency share, and whether the text leaves open
/// which of them it is: `Dinkes Semarang`.
fn named_seat(doc: &Document<'_>, body: &Body) -> Option<(Key, bool)> {
    let seat = body.seat.as_ref().filter(|_| body.parent.is_none())?;
    entry(doc, body).filter(|entry| entry.level.is_none() && entry.kind == OrganizationKind::Government)?;
    is_shared(doc, seat).then(|| (key_of(doc, &seat.name), !seat.city && !says_regency(doc, seat)))
}

/// Whether a city and a regency share the name of a seat.
fn is_shared(doc: &Document<'_>, seat: &Seat) -> bool {
    let Some(mut regions) = seat.region.map(|found| doc.lexicon.regions_of(found)) else { return false };
    let local = |kind| matches!(kind, PlaceKind::City | PlaceKind::Regency);
    let several = regions.next().is_some_and(|region| local(region.kind)) && regions.next().is_some();
    several && regions.all(|region| local(region.kind))
}

/// Whether a seat is said to be a regency: `Kabupaten` Semarang.
fn says_regency(doc: &Document<'_>, seat: &Seat) -> bool {
    seat.name.start.checked_sub(1).is_some_and(|at| doc.view().is_word(at, "Kabupaten"))
}

/// What namings of a body and of its branches share, as do those of units of one kind: what the lexicon calls it, and its
/// own name.
fn kin(doc: &Document<'_>, body: &Body) -> Key {
    let family = entry(doc, body).map_or("", |entry| &entry.name);
    let mut name = body.name.clone();
    if entry(doc, body).is_some_and(|entry| entry.kind == OrganizationKind::Company) && !name.is_empty() {
        let view = doc.view();
        // `PT Taspen (Persero)` is `PT Taspen`, and `PT Bank Mandiri (Persero) Tbk` `Bank Mandiri`.
        name.end = name.clone().find(|at| view.token(*at).is(b'(') || is_share(view, *at)).unwrap_or(name.end);
        let known = view.find(Class::Body, name.start).filter(|found| found.len == name.len());
        if let Some(known) = known.and_then(|found| doc.lexicon.bodies.get(found.value as usize)) {
            return Key::of(known.name.as_bytes()).then(Key::NONE);
        }
    }
    Key::of(family.as_bytes()).then(key_of(doc, &name))
}

/// The place of a branch of the narcotics agency that is named as that of a regency, as that of the city of the name:
/// `BNNK Mojokerto` after `BNN Kota Mojokerto`.
fn of_city(doc: &Document<'_>, body: &Body) -> Option<Key> {
    let agency = entry(doc, body).is_some_and(|entry| entry.kind == OrganizationKind::NarcoticsAgency);
    let seat = body.seat.as_ref().filter(|seat| agency && !seat.city)?;
    let said = says_regency(doc, seat);
    let mut cities = doc.lexicon.regions_of(seat.region?).filter(|region| region.kind == PlaceKind::City);
    cities.next().filter(|_| !said && cities.next().is_none()).map(|city| Key::of(city.code.as_bytes()))
}

/// What a place is compared by, whatever its spelling.
fn place(doc: &Document<'_>, seat: &Seat) -> Key {
    let code = region(doc, Some(Level::Regency), seat)
        .or_else(|| seat.region.and_then(|found| doc.lexicon.regions_of(found).map(|region| region.code).next()));
    code.map_or_else(|| key_of(doc, &seat.name), |code| Key::of(code.as_bytes()))
}

/// How far a body's competence reaches: a national body named with a place is its branch there.
fn level(doc: &Document<'_>, body: &Body) -> Option<Level> {
    let level = entry(doc, body).and_then(|entry| entry.level);
    let Some(seat) = body.seat.as_ref().filter(|_| matches!(level, None | Some(Level::National))) else { return level };
    match seat.region.and_then(|found| doc.lexicon.regions_of(found).next()).map(|region| region.kind) {
        Some(PlaceKind::Province) if !seat.city => Some(Level::Province),
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
pub(crate) fn body_of_office(body: &str, place: &str) -> SmolStr {
    let parts = if place.is_empty() { [body, "", ""] } else { [body, " ", place] };
    SmolStr::from_iter(parts)
}
