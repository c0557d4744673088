//! Which namings are one place, and which region of the country it is.
//!
//! A region is known by its code. A name that a city shares with a regency has none unless the text says which: by a
//! designation (`Kota Bandung`, `Pemkab Bandung`) here or elsewhere, or by a district of it (`Baleendah, Bandung`).
//! The places of a chain (`Desa A, Kecamatan B, Kabupaten C`) each lie in the next.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bodies::{region, region_of_body};
use super::{key_of, mention};
use crate::document::Document;
use crate::extractors::place::Locality;
use crate::extractors::position::Office;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Found, Key, Local, Region, Role, RoleSet};
use crate::records::{Id, Kind, Level, Place, PlaceKind, RegionCode};
use crate::segment::evenly_spaced;

/// The places of an article, one record a place.
pub(crate) fn places(doc: &Document<'_>, all: &Candidates) -> Vec<Place> {
    let candidates: &[Candidate<Locality>] = &all.places;
    let mut places: Vec<Place> = Vec::with_capacity(candidates.len());
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for (candidate, site) in candidates.iter().zip(sites(doc, all)) {
        let mention = mention(doc, candidate);
        let at = *known.entry(key(doc, candidate, &site)).or_insert(places.len());
        if let Some(place) = places.get_mut(at) {
            if mention.text.len() > place.name.len() {
                let name = evenly_spaced(mention.text.clone());
                place.name = if name.len() > place.name.len() { name } else { std::mem::take(&mut place.name) };
                // `Gunung Terang` is the name of a district too, but `Desa Gunung Terang` is none.
                if place.code.is_none() && site.kind == PlaceKind::Village && place.kind != site.kind {
                    (place.kind, place.within) = (site.kind, site.within());
                }
            }
            if place.within.is_empty() {
                place.within = site.within();
            }
            place.mentions.push(mention);
            continue;
        }
        places.push(Place {
            id: Id { kind: Kind::Place, at: mention.start },
            name: evenly_spaced(mention.text.clone()),
            kind: site.kind,
            code: site.region.map(|region| Cow::Borrowed(region.code)),
            within: site.within(),
            candidates: site.several.iter().map(|region| Cow::Borrowed(region.code)).collect(),
            mentions: vec![mention],
        });
    }
    places
}

/// What the namings of one place have in common: its code, or its name without designation.
fn key(doc: &Document<'_>, candidate: &Candidate<Locality>, site: &Site<'_>) -> Key {
    if let Some(region) = site.region {
        return Key::of(region.code.as_bytes());
    }
    // `Hotel Gambir` is not `Stasiun Gambir`, but `Desa Tanajawa` is `Tanajawa`.
    let own = matches!(candidate.rule.name, "place.site" | "place.building") || site.kind == PlaceKind::Street;
    key_of(doc, if own { &candidate.tokens } else { &candidate.record.name })
}

/// What is known of the place that a naming names.
#[derive(Clone, Debug)]
struct Site<'l> {
    kind: PlaceKind,
    region: Option<&'l Region>,
    /// The regions it could be, where nothing tells which.
    several: Vec<&'l Region>,
    /// The code of the nearest region it lies in.
    above: Option<&'static str>,
}

impl<'l> Site<'l> {
    fn of(region: &'l Region) -> Site<'l> {
        Site { kind: region.kind, region: Some(region), several: Vec::new(), above: None }
    }

    /// The codes above it, the nearest first.
    fn within(&self) -> Vec<RegionCode> {
        let nearest = self.region.and_then(Region::province).or(self.above);
        let province = nearest.and_then(|code| code.split_once('.')).map(|(province, _)| province);
        nearest.into_iter().chain(province).map(Cow::Borrowed).collect()
    }

    /// The code of the place, or else of what it lies in.
    fn code(&self) -> Option<&'static str> {
        self.region.map(|region| region.code).or(self.above)
    }
}

/// What each naming names, read from the last to the first: a place lies in the one after it.
fn sites<'l>(doc: &'l Document<'_>, all: &Candidates) -> Vec<Site<'l>> {
    let designations = Designations::of(doc, all);
    let candidates: &[Candidate<Locality>] = &all.places;
    let mut sites: Vec<Site<'l>> = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.iter().enumerate().rev() {
        let next = candidates.get(at + 1).filter(|next| chained(doc, candidate, next));
        // `Desa Gasol dan Desa Sarampad, Kecamatan Cugenang`
        let beside = candidates.get(at + 1).filter(|next| coordinated(doc, candidate, next));
        let above = next.and_then(|_| sites.last()).and_then(Site::code);
        let above = above.or_else(|| beside.and_then(|_| sites.last()?.above));
        let before =
            at.checked_sub(1).and_then(|at| candidates.get(at)).filter(|before| chained(doc, before, candidate));
        let local = before.and_then(|before| doc.lexicon.local(before.record.local?));
        sites.push(site(doc, candidate, above, local, &designations));
    }
    sites.reverse();
    // What is a district once is one throughout.
    let told = |(candidate, site): (&Candidate<Locality>, &Site<'l>)| {
        let bare = candidate.record.name.start == candidate.tokens.start && candidate.record.local.is_some();
        let found = candidate.record.region.filter(|_| bare && site.region.is_none() && site.several.is_empty())?;
        Some((found.value, (site.kind, site.above?)))
    };
    let mut districts: BTreeMap<u16, (PlaceKind, &'static str)> = BTreeMap::new();
    for (region, district) in candidates.iter().zip(&sites).filter_map(told) {
        districts.insert(region, district);
    }
    for (candidate, site) in candidates.iter().zip(&mut sites) {
        let bare = candidate.record.name.start == candidate.tokens.start;
        let found = candidate.record.region.filter(|_| bare && site.region.is_some());
        if let Some((kind, above)) = found.and_then(|found| districts.get(&found.value)) {
            *site = Site { kind: *kind, region: None, several: Vec::new(), above: Some(above) };
        }
    }
    sites
}

/// Whether a place stands in the one named right after it: `Ledo, Bengkayang`, `Kisaran Sumatera Utara`.
fn chained(doc: &Document<'_>, candidate: &Candidate<Locality>, next: &Candidate<Locality>) -> bool {
    let end = candidate.tokens.end;
    next.tokens.start == end || next.tokens.start == end + 1 && doc.view().token(end).is(b',')
}

/// Whether two places of one kind, both with the word for it, are joined by `dan` or the like.
fn coordinated(doc: &Document<'_>, candidate: &Candidate<Locality>, next: &Candidate<Locality>) -> bool {
    let kind = |place: &Candidate<Locality>| {
        let designated = place.record.name.start > place.tokens.start;
        place.record.kind.filter(|kind| designated && matches!(kind, PlaceKind::Village | PlaceKind::District))
    };
    let joined =
        next.tokens.start == candidate.tokens.end + 1 && doc.view().follows(Role::Coordinator, next.tokens.start);
    joined && kind(candidate).is_some_and(|one| kind(next) == Some(one))
}

fn site<'l>(
    doc: &'l Document<'_>,
    candidate: &Candidate<Locality>,
    above: Option<&str>,
    smaller: Option<Local>,
    designations: &Designations,
) -> Site<'l> {
    let lexicon = doc.lexicon;
    let record = &candidate.record;
    let designated = record.name.start > candidate.tokens.start;
    let kind = record.kind.unwrap_or(PlaceKind::Other);
    // Most regions are the only ones of their name.
    if !designated
        && record.local.is_none()
        && let Some(only) = record.region.and_then(|found| lexicon.only_region_of(found))
    {
        return Site::of(only);
    }
    let is_region = matches!(kind, PlaceKind::Province | PlaceKind::Regency | PlaceKind::City);
    let region_above = above.and_then(|code| lexicon.region(code)).map(|region| region.code);
    let region_above = region_above.or_else(|| region_within(doc, candidate));
    let mut regions: Vec<&Region> = record.region.map_or(Vec::new(), |found| lexicon.regions_of(found).collect());
    let local = record.local.and_then(|found| lexicon.local(found));
    // `Depok` is a city, but `Depok, Sleman` a district.
    let in_above = |code: &str| above.is_some_and(|above| inside(code, above));
    let elsewhere =
        local.is_some_and(|local| local.codes().any(in_above)) && !regions.iter().any(|region| in_above(region.code));
    if let Some(local) = local.filter(|_| regions.is_empty() || elsewhere && !is_region) {
        if !is_region || matches!(local.kind, PlaceKind::District | PlaceKind::Village) {
            let kind = record.kind.unwrap_or(local.kind);
            // `Desa Wonorejo, Kecamatan Karangpandan`: no village that is known lies there, but one does.
            let stated = region_above.filter(|_| designated && !local.codes().any(in_above));
            // `Desa Sukamaju` may lie far from the district of its name, and so may `Sungai Musi` and `Terminal Purabaya`.
            let named_so = matches!(candidate.rule.name, "place.site" | "place.building");
            let village = record.kind == Some(PlaceKind::Village) && local.kind == PlaceKind::District;
            // Of villages not all are known, so another of that name may lie where the article speaks of.
            let other = village || designated && named_so || local.kind == PlaceKind::Village && designations.any();
            let only = || only_region(local, above, designations).filter(|code| !other || designations.names(code));
            let above = stated.or_else(only).or(region_above);
            return Site { kind, region: None, several: Vec::new(), above };
        }
        regions = local.codes().filter_map(|code| lexicon.region(code)).collect();
    }
    if designated && !is_region {
        // `Kecamatan Banyuwangi` lies in the regency of its name, but `Kecamatan Depok` elsewhere where the text says so.
        let own = if let [only] = regions[..] { Some(only.code) } else { None };
        let told = local.filter(|local| local.kind == kind).and_then(|local| only_region(local, above, designations));
        let own = told.filter(|code| designations.names(code) || in_above(code)).or(own);
        return Site { kind, region: None, several: Vec::new(), above: region_above.or(own) };
    }
    if designated {
        retain(&mut regions, |region| region.kind == kind);
    } else {
        settle(doc, candidate, &mut regions, above, smaller, designations);
    }
    match regions[..] {
        [] => Site { kind, region: None, several: Vec::new(), above: region_above },
        [only] => Site::of(only),
        _ => {
            let province = regions.first().and_then(|region| region.province());
            let shared = province.filter(|_| regions.iter().all(|region| region.province() == province));
            Site { kind: PlaceKind::Other, region: None, above: shared, several: regions }
        }
    }
}

/// The code of the region that closes the name of a site or building: Pelabuhan Semayang `Balikpapan`; but Tol `Palembang
/// Lampung` leads from one to the other.
fn region_within(doc: &Document<'_>, candidate: &Candidate<Locality>) -> Option<&'static str> {
    let (view, name) = (doc.view(), &candidate.record.name);
    let site = matches!(candidate.rule.name, "place.site" | "place.building");
    if !site || name.len() < 2 || candidate.record.kind == Some(PlaceKind::Street) {
        return None;
    }
    let closing = |len: usize| {
        let found = view.find(Class::Region, name.end - len).filter(|found| found.len == len)?;
        let only = doc.lexicon.only_region_of(found)?;
        let other = view.is(Class::Region, name.end - len - 1);
        Some(only.code).filter(|_| !other)
    };
    (1..name.len().min(4)).rev().find_map(closing)
}

/// The region that a district or village lies in, where the text leaves only one of those that have one of its name.
fn only_region(local: Local, above: Option<&str>, designations: &Designations) -> Option<&'static str> {
    // What the text speaks for, or all where it speaks for none.
    let spoken = above.filter(|above| local.codes().any(|code| inside(code, above)));
    let within = || local.codes().filter(|code| spoken.is_none_or(|above| inside(code, above)));
    // One that is named itself goes before one of which only the province is.
    let (some_itself, some_named) =
        (within().any(|code| designations.names_itself(code)), within().any(|code| designations.names(code)));
    let fits = |code: &&str| match (some_itself, some_named) {
        (true, _) => designations.names_itself(code),
        (_, true) => designations.names(code),
        _ => true,
    };
    let mut codes = within().filter(fits);
    codes.next().filter(|_| codes.next().is_none())
}

/// Takes from the regions that a bare name could be those that the text speaks against.
fn settle(
    doc: &Document<'_>,
    candidate: &Candidate<Locality>,
    regions: &mut Vec<&Region>,
    above: Option<&str>,
    smaller: Option<Local>,
    designations: &Designations,
) {
    if regions.len() < 2 {
        return;
    }
    if let Some(above) = above {
        retain(regions, |region| region.code != above && inside(region.code, above));
    }
    if let Some(local) = smaller {
        retain(regions, |region| local.codes().any(|code| code == region.code));
    }
    if let Some(kind) = candidate.record.region.and_then(|found| designations.kind_of(found.value)) {
        retain(regions, |region| region.kind == kind);
    }
    // A road or line goes from city to city; elsewhere the name of a province and its city is the province.
    let view = doc.view();
    let route = view.before(candidate.tokens.start).is_dash() || view.token(candidate.tokens.end).is_dash();
    if regions.iter().any(|region| region.kind == PlaceKind::Province) {
        let kind = if route { PlaceKind::City } else { PlaceKind::Province };
        retain(regions, |region| region.kind == kind);
    }
}

/// Whether a code is that of a region in another, or the same.
fn inside(code: &str, above: &str) -> bool {
    code.starts_with(above)
}

/// Keeps what passes, or all of it where nothing does.
fn retain<T: Copy>(all: &mut Vec<T>, passes: impl Fn(T) -> bool) {
    if all.iter().any(|one| passes(*one)) {
        all.retain(|one| passes(*one));
    }
}

/// What the article says elsewhere of the regions it names.
struct Designations {
    /// For the names of several regions, which kind they are said to be; `None` where both.
    kinds: BTreeMap<u16, Option<PlaceKind>>,
    /// The codes of the regions whose names are those of no other, of places or of bodies and offices, in order.
    codes: Vec<&'static str>,
}

impl Designations {
    fn of(doc: &Document<'_>, all: &Candidates) -> Designations {
        let named = all.places.iter().filter_map(|candidate| candidate.record.region);
        let asked = named.clone().any(|found| is_shared(doc, found));
        let only = |found| doc.lexicon.only_region_of(found).map(|region| region.code);
        let mut codes: Vec<&'static str> =
            Vec::with_capacity(all.places.len() + all.organizations.len() + all.positions.len());
        codes.extend(named.filter_map(only));
        // Only districts and villages ask for them.
        if all.places.iter().any(|candidate| candidate.record.local.is_some()) {
            let offices = all.positions.iter().map(|office| &office.record);
            let of_office = |office: &Office| match (&office.body, &office.seat) {
                (Some((_, body)), _) => region_of_body(doc, body),
                (None, Some(seat)) => region(doc, Some(Level::Regency), seat),
                (None, None) => None,
            };
            codes.extend(all.organizations.iter().filter_map(|body| region_of_body(doc, &body.record)));
            codes.extend(offices.filter_map(of_office));
        }
        codes.sort_unstable();
        codes.dedup();
        Designations { kinds: if asked { kinds(doc) } else { BTreeMap::new() }, codes }
    }

    fn kind_of(&self, name: u16) -> Option<PlaceKind> {
        self.kinds.get(&name).copied().flatten()
    }

    /// Whether the article names the region, or the province it is in.
    fn names(&self, code: &str) -> bool {
        self.names_itself(code) || code.split_once('.').is_some_and(|(province, _)| self.names_itself(province))
    }

    /// Whether the article names any.
    fn any(&self) -> bool {
        !self.codes.is_empty()
    }

    fn names_itself(&self, code: &str) -> bool {
        self.codes.binary_search(&code).is_ok()
    }
}

/// Whether a name is that of several regions.
fn is_shared(doc: &Document<'_>, name: Found) -> bool {
    doc.lexicon.regions_of(name).nth(1).is_some()
}

/// For the names of several regions, which kind the words before them say they are; `None` where both.
fn kinds(doc: &Document<'_>) -> BTreeMap<u16, Option<PlaceKind>> {
    const DESIGNATING: RoleSet = RoleSet::EMPTY.with(Role::OfRegency).with(Role::OfCity);
    let view = doc.view();
    let mut kinds = BTreeMap::new();
    for at in doc.names().filter(|at| view.token(*at).classes.has(Class::Region)) {
        // `Badan Narkotika Nasional Kabupaten (BNNK) Sukabumi`
        let before = if view.before(at).is(b')') { at.saturating_sub(3) } else { at };
        let dotted = before - usize::from(view.before(before).is(b'.'));
        if !view.follows_any(DESIGNATING, dotted) {
            continue;
        }
        let Some(found) = view.find(Class::Region, at).filter(|found| is_shared(doc, *found)) else { continue };
        let kind = if view.follows(Role::OfRegency, dotted) { PlaceKind::Regency } else { PlaceKind::City };
        let known = kinds.entry(found.value).or_insert(Some(kind));
        *known = known.filter(|known| *known == kind);
    }
    kinds
}
