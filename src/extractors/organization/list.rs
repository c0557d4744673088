//! Bodies in lists: companies where the words say what they are, and the places of bodies of one kind.

use std::ops::Range;

use super::{Body, LISTED, Reader, Seat, Setting};
use crate::document::Document;
use crate::extractors::{Candidate, Candidates, place};
use crate::lexicon::{BodyEntry, BodyForm, Role};
use crate::records::{Level, OrganizationKind, PlaceKind};
use crate::segment::View;

/// Finds the companies that a list names beside known ones, where the words before it say that they are: `mitra resmi antara
/// lain Gulamas, Pertamina, dan Bank NTT`.
pub(super) fn listed(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let reader = Reader { doc, view, setting: Setting::Text };
    let company = |at: &Candidate<Body>| {
        let entry = at.record.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
        entry.is_some_and(|entry| entry.kind == OrganizationKind::Company)
    };
    let mut found = Vec::new();
    let mut done = 0;
    for candidate in out.organizations.iter().filter(|candidate| company(candidate)) {
        let at = candidate.tokens.start;
        if at < done {
            continue;
        }
        let Some(first) = list_start(reader, at) else { continue };
        let items = list_items(reader, first);
        done = items.last().map_or(at, |item| item.end).max(at + 1);
        // `Pertamina Renewable Diesel` is what a company makes.
        let product = |item: &Range<usize>| item.clone().any(|at| view.has(Role::Branded, at));
        let unknown = |item: &Range<usize>| item.len() > 1 || view.token(item.start).classes.is_empty();
        found.extend(items.into_iter().filter(|item| unknown(item) && !product(item)));
    }
    if found.is_empty() {
        return;
    }
    // Each is a company by its name, as after `PT`.
    let entry = view.lexicon.model_bodies.company;
    if entry.is_none() {
        return;
    }
    for tokens in found {
        let name = tokens.clone();
        let (abbreviation, name) = match reader.listed_abbreviation(&tokens) {
            Some((word, end)) => (Some(word), name.start..end),
            None => (None, name),
        };
        let record = Body { entry, name, seat: None, abbreviation, parent: None };
        if tokens.clone().all(|at| !out.taken.has(at)) && out.taken.take(&tokens) {
            out.organizations.push(Candidate { tokens, rule: &LISTED, record });
        }
    }
    out.organizations.sort();
}

/// Finds the bodies of one kind of which a list names the first, and of the others the places: `Polsek Suoh, Batu Brak, dan
/// Sekincau`.
pub(super) fn alike(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut found = Vec::new();
    for Candidate { tokens, record: body, .. } in &out.organizations {
        let joins = view.token(tokens.end).is(b',') || view.has(Role::Coordinator, tokens.end);
        if !joins || body.seat.as_ref().is_none_or(|seat| seat.name.end != tokens.end) || body.parent.is_some() {
            continue;
        }
        let entry = body.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
        if let Some(entry) = entry.filter(|entry| matches!(entry.form, BodyForm::Local | BodyForm::Name)) {
            let seats = other_seats(doc, entry, tokens.end);
            found.extend(seats.into_iter().map(|seat| (body.entry, seat)));
        }
    }
    if found.is_empty() {
        return;
    }
    for (entry, seat) in found {
        let tokens = seat.name.clone();
        if out.taken.take(&tokens) {
            let record =
                Body { entry, name: tokens.end..tokens.end, seat: Some(seat), abbreviation: None, parent: None };
            out.organizations.push(Candidate { tokens, rule: &LISTED, record });
        }
    }
    out.organizations.sort();
}

/// The places that a list goes on with up to the one after `dan`, where all are such as bodies of the level have.
fn other_seats(doc: &Document<'_>, entry: &BodyEntry, mut at: usize) -> Vec<Seat> {
    const MOST_ITEMS: usize = 20;
    let view = doc.view();
    let fits = |place: &place::Locality| match place.region {
        None => entry.level == Some(Level::District) && place.local.is_some(),
        Some(found) => view.lexicon.regions_of(found).any(|region| match entry.level {
            Some(Level::Regency) => matches!(region.kind, PlaceKind::Regency | PlaceKind::City),
            Some(Level::Province) => region.kind == PlaceKind::Province,
            _ => false,
        }),
    };
    let mut seats = Vec::new();
    while seats.len() < MOST_ITEMS {
        let comma = usize::from(view.token(at).is(b','));
        let last = is_joint(view, at + comma);
        let item = at + comma + usize::from(last);
        let place = if item > at { place::read(doc, item) } else { None };
        let Some((place, _, end)) = place.filter(|(place, ..)| place.name.start == item && fits(place)) else { break };
        let goes_on = view.token(end).capital() && view.token(end).is_word() && !view.token(end).flags.line_start();
        if goes_on || view.token(item).flags.line_start() {
            break;
        }
        seats.push(Seat { name: item..end, region: place.region, city: place.kind == Some(PlaceKind::City) });
        if last {
            return seats;
        }
        at = end;
    }
    Vec::new()
}

/// The first token of the list of companies that a known one stands in.
fn list_start(reader: Reader<'_>, known: usize) -> Option<usize> {
    const MOST: usize = 60;
    const NEAR: usize = 16;
    let view = reader.view;
    let sentence = reader.doc.sentence(known).start;
    let item = |at: usize| view.token(at).capital() || view.token(at).is(b',') || is_joint(view, at);
    let from = known.saturating_sub(MOST).max(sentence);
    let first = (from..known).rev().find(|at| !item(*at))? + 1;
    let introduced = view.has(Role::Introducer, first - 1)
        || view.has(Role::Partial, first - 1)
        || view.is_word(first - 1, "seperti")
        || view.is_word(first - 1, "lain");
    let near = first.saturating_sub(NEAR).max(sentence);
    (introduced && (near..first).any(|at| view.has(Role::CompanyNoun, at))).then_some(first)
}

/// The names of a list, of three or more.
fn list_items(reader: Reader<'_>, first: usize) -> Vec<Range<usize>> {
    const MOST_ITEMS: usize = 20;
    const MOST_WORDS: usize = 5;
    let view = reader.view;
    let mut items = Vec::new();
    let mut at = first;
    while items.len() < MOST_ITEMS {
        let Some(end) = (at..at + MOST_WORDS + 1).find(|at| !(view.token(*at).is_word() && view.token(*at).capital()))
        else {
            break;
        };
        if end == at || (at + 1..end).any(|at| view.token(at).flags.line_start()) {
            break;
        }
        let end = reader.abbreviation(at, end).map_or(end, |(_, after)| after);
        items.push(at..end);
        let comma = usize::from(view.token(end).is(b','));
        let joint = usize::from(is_joint(view, end + comma));
        if comma + joint == 0 {
            break;
        }
        at = end + comma + joint;
    }
    if items.len() < 3 { Vec::new() } else { items }
}

fn is_joint(view: View<'_>, at: usize) -> bool {
    view.has(Role::Coordinator, at) && !view.token(at).capital() || view.is_word(at, "serta")
}
