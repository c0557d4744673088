//! Which namings are one body.

use super::mention;
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::organization::Body;
use crate::records::{Id, Kind, Organization};

/// The bodies of an article, one record a body.
pub(crate) fn bodies(doc: &Document<'_>, candidates: &[Candidate<Body>]) -> Vec<Organization> {
    let mut bodies: Vec<Organization> = Vec::new();
    for candidate in candidates {
        let mention = mention(doc, candidate);
        if let Some(known) = bodies.iter_mut().find(|body| body.name == mention.text) {
            known.mentions.push(mention);
            continue;
        }
        let Some(entry) = doc.lexicon.bodies.get(candidate.record.entry as usize) else { continue };
        bodies.push(Organization {
            id: Id { kind: Kind::Organization, at: mention.start },
            name: mention.text.clone(),
            kind: entry.kind,
            level: entry.level,
            region: None,
            abbreviation: None,
            parent: None,
            mentions: vec![mention],
        });
    }
    bodies
}
