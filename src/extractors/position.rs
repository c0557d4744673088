//! Offices with their body and place: `Kapolres Banyuasin`, `Kepala BNN Provinsi Jambi`, `Kasat Reskrim Polres X`.

use std::ops::Range;

use super::{Candidate, Candidates, Rule, organization, place};
use crate::document::Document;
use crate::lexicon::{Class, OfficeForm, office_of};

pub(crate) const RULES: &[Rule] = &[OFFICE];

/// An office, with what it is the office of.
const OFFICE: Rule = Rule::new("position.office", "Hal itu dikatakan [Kapolres Banyuasin] kemarin.");

/// An office as read.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    /// The office without its body and place.
    pub(crate) title: Range<usize>,
    pub(crate) body: Option<Range<usize>>,
    pub(crate) place: Option<Range<usize>>,
}

/// The office that the words from a token name, the rule that tells, and the token after it.
fn read(doc: &Document<'_>, at: usize) -> Option<(Office, &'static Rule, usize)> {
    let view = doc.view();
    let found = view.find(Class::Office, at)?;
    let form = office_of(found);
    let title = at..at + found.len;
    let body = organization::read(doc, title.end).map(|(_, _, end)| title.end..end);
    let place = if body.is_none() { place::read(doc, title.end).map(|(_, _, end)| title.end..end) } else { None };
    let end = body.as_ref().or(place.as_ref()).map_or(title.end, |after| after.end);
    let complete = end > title.end || !matches!(form, OfficeForm::Complement | OfficeForm::Prefix);
    complete.then_some((Office { title, body, place }, &OFFICE, end))
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
                out.positions.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}
