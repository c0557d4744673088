//! Which namings are one place, and which region of the country it is.

use super::mention;
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::place::Locality;
use crate::records::{Id, Kind, Place, PlaceKind};

/// The places of an article, one record a place.
pub(crate) fn places(doc: &Document<'_>, candidates: &[Candidate<Locality>]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for candidate in candidates {
        let mention = mention(doc, candidate);
        if let Some(known) = places.iter_mut().find(|place| place.name == mention.text) {
            known.mentions.push(mention);
            continue;
        }
        let regions = candidate.record.region.map(|found| doc.lexicon.regions_of(found).collect::<Vec<_>>());
        let regions = regions.unwrap_or_default();
        let only = if let [only] = regions[..] { Some(only) } else { None };
        places.push(Place {
            id: Id { kind: Kind::Place, at: mention.start },
            name: mention.text.clone(),
            kind: only.map(|region| region.kind).or(candidate.record.kind).unwrap_or(PlaceKind::Other),
            code: only.map(|region| region.code.to_owned()),
            within: only.and_then(|region| region.province()).map(str::to_owned).into_iter().collect(),
            candidates: Vec::new(),
            mentions: vec![mention],
        });
    }
    places
}
