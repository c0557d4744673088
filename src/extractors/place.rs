//! Places: `Sumatera Utara`, `Kabupaten Sukabumi`, `Desa Kute`, `Jalan Gajah Mada`, `Malaysia`.

use std::ops::Range;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, Found, PlaceForm};
use crate::records::PlaceKind;

pub(crate) const RULES: &[Rule] = &[REGION, DESIGNATED, KNOWN];

/// A province, regency or city by its name.
const REGION: Rule = Rule::new("place.region", "Ia dibawa ke [Sumatera Utara] kemarin.");
/// A designation and a name.
const DESIGNATED: Rule = Rule::new("place.designated", "Polisi menggerebek rumah di [Desa Sukamaju].");
/// Another place known by its name.
const KNOWN: Rule = Rule::new("place.known", "Sabu itu berasal dari [Malaysia].");

/// A place as read.
#[derive(Clone, Debug)]
pub(crate) struct Locality {
    pub(crate) kind: Option<PlaceKind>,
    /// The name without its designation.
    pub(crate) name: Range<usize>,
    /// The entry of [`Class::Region`] that the name is.
    pub(crate) region: Option<Found>,
}

/// The place that the words from a token name, whatever stands around them, the rule that tells, and the token after it.
pub(crate) fn read(doc: &Document<'_>, at: usize) -> Option<(Locality, &'static Rule, usize)> {
    let view = doc.view();
    if !view.token(at).capital() {
        return None;
    }
    if let Some(found) = view.find(Class::Region, at) {
        let end = at + found.len;
        return Some((Locality { kind: None, name: at..end, region: Some(found) }, &REGION, end));
    }
    let found = view.find(Class::Place, at)?;
    let (kind, form) = *view.lexicon.places.get(found.value as usize)?;
    let name = at + found.len;
    if form == PlaceForm::Name {
        return Some((Locality { kind: Some(kind), name: at..name, region: None }, &KNOWN, name));
    }
    let end = (name..name + 3).find(|at| !view.token(*at).is_word() || !view.token(*at).capital()).unwrap_or(name + 3);
    let region = view.find(Class::Region, name);
    (end > name).then_some((Locality { kind: Some(kind), name: name..end, region }, &DESIGNATED, end))
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let mut done = 0;
    for at in doc.names() {
        if at < done || out.taken.has(at) {
            continue;
        }
        if let Some((record, rule, end)) = read(doc, at) {
            done = end;
            if out.taken.take(&(at..end)) {
                out.places.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}
