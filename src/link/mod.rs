//! From mentions to what they mean together.

pub(crate) mod bodies;
pub(crate) mod dates;
pub(crate) mod persons;
pub(crate) mod places;
pub(crate) mod readings;

use std::borrow::Cow;

use crate::document::Document;
use crate::extractors::Candidate;
use crate::records::Mention;

/// The record of one naming.
fn mention<T>(doc: &Document<'_>, candidate: &Candidate<T>) -> Mention {
    let bytes = doc.view().bytes(candidate.tokens.clone());
    Mention {
        start: bytes.start,
        end: bytes.end,
        text: doc.text[bytes].to_owned(),
        rule: Cow::Borrowed(candidate.rule.name),
    }
}
