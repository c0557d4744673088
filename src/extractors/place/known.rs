//! Names that the gazetteers hold, with what belongs to them: `Ogan Komering Ulu (OKU) Selatan`.

use std::ops::Range;

use super::{KNOWN, LOCAL, Locality, PLACES, REGION, Reading};
use crate::document::Document;
use crate::extractors::organization::is_short_for;
use crate::lexicon::{Class, PlaceForm, Role};
use crate::records::PlaceKind;
use crate::segment::View;

/// An entry of [`Class::Place`]: its length, and what it says.
type PlaceWord = (usize, PlaceKind, PlaceForm);

/// The entry of [`Class::Place`] that begins at a token.
pub(super) fn place_word(view: View<'_>, at: usize) -> Option<PlaceWord> {
    let found = view.find(Class::Place, at)?;
    let (kind, form) = view.lexicon.place_of(found)?;
    Some((found.len, kind, form))
}

/// The designation that begins at a token.
pub(super) fn head(view: View<'_>, at: usize) -> Option<PlaceWord> {
    place_word(view, at).filter(|(_, _, form)| *form != PlaceForm::Name)
}

/// The longest known name that begins at a token, where this [`place_word`] does; of the same words the region, before the
/// district.
pub(super) fn known(view: View<'_>, at: usize, word: Option<PlaceWord>) -> Option<Reading> {
    let region = view.find(Class::Region, at);
    let place = word.filter(|(_, _, form)| *form == PlaceForm::Name);
    let local = view.find(Class::Local, at);
    let longest = region.map_or(0, |found| found.len);
    let mut reading =
        region.map(|found| (Locality { region: Some(found), ..Locality::unnamed(None) }, &REGION, at + found.len));
    if let Some((len, kind, _)) = place.filter(|(len, _, _)| *len > longest) {
        reading = Some((Locality::unnamed(Some(kind)), &KNOWN, at + len));
    }
    let longest = reading.as_ref().map_or(0, |(_, _, end)| end - at);
    if let Some(found) = local.filter(|found| found.len > longest) {
        let kind = view.lexicon.local(found).map(|local| local.kind);
        reading = Some((Locality { local: Some(found), ..Locality::unnamed(kind) }, &LOCAL, at + found.len));
    } else if let (Some((locality, _, _)), Some(found)) = (&mut reading, local.filter(|found| found.len == longest)) {
        locality.local = Some(found); // `Depok` is also a district of Sleman
    }
    let (mut locality, rule, end) = reading?;
    locality.name = at..end;
    Some((locality, rule, end))
}

/// `Indonesia Timur`, `Rempoa Barat` are other places than the names before the word.
pub(super) fn with_side(doc: &Document<'_>, (mut locality, rule, end): Reading) -> Reading {
    if !is_side(doc, end) {
        return (locality, rule, end);
    }
    locality = Locality { name: locality.name.start..end + 1, ..Locality::unnamed(Some(PlaceKind::Other)) };
    (locality, if rule.name == REGION.name { &KNOWN } else { rule }, end + 1)
}

pub(super) fn is_side(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let token = view.token(at);
    token.capital() && !token.flags.line_start() && view.has(Role::Side, at)
}

/// Takes in the abbreviation that stands in brackets after a name, with its designation or without: `Kalimantan Selatan
/// (Kalsel)`, `Kawasan Industri Terpadu Batang (KITB)`.
pub(super) fn with_abbreviation(view: View<'_>, at: usize, (mut locality, rule, end): Reading) -> Reading {
    let Some((word, after)) = bracketed(view, end) else { return (locality, rule, end) };
    let same_region = || {
        let (region, short) = (locality.region?, view.find(Class::Region, word)?);
        let short: Vec<_> = view.lexicon.regions_of(short).map(|region| region.code).collect();
        Some(view.lexicon.regions_of(region).any(|region| short.contains(&region.code)))
    };
    // `Jalan Lintas Timur (Jalintim)`, `Jalan Tol Bogor-Ciawi-Sukabumi (Bocimi)`
    let known = view.token(word).classes.intersects(PLACES.with(Class::NameWord));
    let blend = locality.region.is_none()
        && view.token(word).capital()
        && !view.token(word).flags.upper()
        && view.token(word).len() > 4
        && !known
        && [at..end, locality.name.clone()].into_iter().any(|long| is_short_for(view.word(word), view.slice(long)));
    // `Stadion Gelora Bung Karno (GBK)`, `Bandara Amir Husein bin Ali (AHA)`; `Bandara Kulon Progo (YIA)` by its code
    let from_within = || (at + 1..locality.name.start).any(|from| abbreviates(view, word, from..end));
    let own = || locality.name.clone().filter(|at| view.token(*at).capital());
    let coded = || view.is_word(at, "Bandara") && view.token(word).flags.upper() && view.token(word).len() == 3;
    let short = abbreviates(view, word, locality.name.clone())
        || abbreviates(view, word, at..end)
        || blend
        || from_within()
        || are_firsts(view, word, own())
        || coded();
    if short || same_region() == Some(true) {
        locality.abbreviation = Some(word);
        return (locality, rule, after);
    }
    (locality, rule, end)
}

/// The single word in brackets at a token, and the token after them.
pub(super) fn bracketed(view: View<'_>, at: usize) -> Option<(usize, usize)> {
    let is = view.token(at).is(b'(') && view.token(at + 1).is_word() && view.token(at + 2).is(b')');
    (is && !view.token(at).flags.line_start()).then_some((at + 1, at + 3))
}

/// Whether a word is made of the first letters of a name.
pub(super) fn abbreviates(view: View<'_>, word: usize, name: Range<usize>) -> bool {
    are_firsts(view, word, name)
}

fn are_firsts(view: View<'_>, word: usize, name: impl Iterator<Item = usize>) -> bool {
    let letters = view.word(word).chars().flat_map(char::to_lowercase);
    let firsts = name.filter_map(|at| view.word(at).chars().next()).flat_map(char::to_lowercase);
    view.token(word).flags.upper() && view.token(word).len() > 1 && letters.eq(firsts)
}
