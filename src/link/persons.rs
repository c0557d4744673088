//! Which namings are one person, and what the text says of each.

use crate::document::Document;
use crate::extractors::Candidates;
use crate::records::Person;

/// The persons of an article, one record a person.
pub(crate) fn persons(_doc: &Document<'_>, _candidates: &Candidates) -> Vec<Person> {
    Vec::new()
}
