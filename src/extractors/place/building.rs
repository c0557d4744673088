//! Buildings and sites by their names: `Gedung Setda Kabupaten Jember`.

use super::designated::{designated, is_function};
use super::known::head;
use crate::document::Document;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{BodyForm, Class, PlaceForm};
use crate::records::{OrganizationKind, PlaceKind};
use crate::segment::View;

/// Finds the buildings, before bodies and offices take the names in theirs.
pub(crate) fn extract_buildings(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut done = 0;
    for at in doc.names() {
        let token = view.token(at);
        if !token.classes.has(Class::Place) || at < done || out.taken.has(at) {
            continue;
        }
        let Some((len, kind, PlaceForm::Building)) = head(view, at) else { continue };
        // `Gedung Meneng` is a district.
        let district = || view.find(Class::Local, at).map(|found| at + found.len);
        let longer = |end: usize| view.token(end).capital() && !view.token(end).flags.line_start();
        // `Rutan Cabang Gedung Merah Putih KPK`
        let cells = at > 1 && view.is_word(at - 1, "Cabang") && view.token(at - 2).classes.has(Class::Body);
        if cells || is_in_company(doc, at) || is_in_site(doc, at) || district().is_some_and(|end| !longer(end)) {
            continue;
        }
        if let Some((record, rule, end)) = designated(doc, at, len, kind, PlaceForm::Building) {
            done = end;
            if out.taken.take(&(at..end)) {
                out.places.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}

/// Whether the word of a building stands in the name of a company or the like: `PT Graha Mandiri`, `Bank Artha Graha`.
fn is_in_company(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let opens = |from: usize| {
        let found = view.find(Class::Body, from).filter(|_| view.token(from).capital());
        let entry = found.and_then(|found| Some((found.len, view.lexicon.bodies.get(found.value as usize)?)));
        let company = entry.filter(|(_, entry)| entry.kind == OrganizationKind::Company);
        company.is_some_and(|(len, entry)| from + len > at || len == 1 && entry.form == BodyForm::Proper)
    };
    let name = |at: usize| view.token(at).capital() && !view.token(at).flags.line_start();
    at > 0 && name(at) && (opens(at - 1) || at > 1 && name(at - 1) && opens(at - 2))
}

/// Whether words are also those of a site, and the one after them may begin its name: `Istana Merdeka`.
pub(crate) fn is_site(view: View<'_>, at: usize, end: usize) -> bool {
    let site = view.token(at).classes.has(Class::Place) && head(view, at).is_some_and(|(len, _, _)| at + len == end);
    site && (view.is(Class::Region, end) || !is_function(view, end) && !view.is(Class::Verb, end))
}

/// Whether a building whose words begin with those up to `end` stands at a token: `Balai Desa`.
pub(crate) fn is_building(view: View<'_>, at: usize, end: usize) -> bool {
    let building = view.token(at).classes.has(Class::Place).then(|| head(view, at)).flatten();
    building.is_some_and(|(len, _, form)| form == PlaceForm::Building && at + len > end)
}

/// Whether the designation of a street or of a part of a region stands at a token: `Jalan`, `Desa`.
pub(crate) fn is_area(view: View<'_>, at: usize) -> bool {
    let designated = view.token(at).capital() && view.token(at).classes.has(Class::Place);
    designated && head(view, at).is_some_and(|(_, _, form)| form == PlaceForm::Head)
}

/// Whether the word of a street stands before a token, whose name begins there: `Jalan Pramuka`.
pub(crate) fn is_in_street(view: View<'_>, at: usize) -> bool {
    let (token, before) = (view.token(at), view.before(at));
    let apart = token.flags.line_start() || !before.capital() || !before.classes.has(Class::Place);
    let street = |(len, kind, _)| len == 1 && kind == PlaceKind::Street;
    !apart && at > 0 && head(view, at - 1).is_some_and(street)
}

/// Whether the word of a site stands before a token, whose name begins there: `Kompleks Polri`.
pub(crate) fn is_in_site(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let (token, before) = (view.token(at), view.before(at));
    let apart = !token.capital() || token.flags.line_start() || doc.is_title(at);
    if apart || !before.capital() || !before.classes.has(Class::Place) {
        return false;
    }
    head(view, at - 1).is_some_and(|(len, _, form)| len == 1 && form == PlaceForm::Site)
}
