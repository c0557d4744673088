//! From mentions to what they mean together.

pub(crate) mod acts;
mod arrests;
pub(crate) mod attribution;
pub(crate) mod bodies;
pub(crate) mod dates;
pub(crate) mod facts;
pub(crate) mod figures;
pub(crate) mod findings;
mod incidents;
pub(crate) mod meetings;
pub(crate) mod notices;
pub(crate) mod persons;
pub(crate) mod places;
mod protection;
pub(crate) mod quotes;
pub(crate) mod readings;
mod seizures;
mod setting;
pub(crate) mod sums;
mod things;
pub(crate) mod trends;

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Document;
use crate::extractors::{Candidate, Rule};
use crate::lexicon::Key;
use crate::records::{Excerpt, Mention};

/// The rules of the linkers.
pub(crate) const RULES: &[&[Rule]] =
    &[quotes::RULES, seizures::RULES, arrests::RULES, incidents::RULES, trends::RULES, meetings::RULES];

/// The record of one naming.
fn mention<T>(doc: &Document<'_>, candidate: &Candidate<T>) -> Mention {
    let Excerpt { start, end, text } = doc.view().excerpt(candidate.tokens.clone());
    Mention { start, end, text, rule: Cow::Borrowed(candidate.rule.name) }
}

/// What the words of some tokens are compared by, whatever their case and the space between them.
fn key_of(doc: &Document<'_>, tokens: &Range<usize>) -> Key {
    tokens.clone().fold(Key::NONE, |words, at| words.then(doc.view().key(at)))
}
