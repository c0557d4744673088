//! Companies in a list that says what they are.

use std::ops::Range;

use super::{Body, LISTED, Reader, Setting};
use crate::document::Document;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::Role;
use crate::records::OrganizationKind;
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
