//! Meetings: people or bodies that met.

use super::findings::Findings;
use crate::extractors::Rule;
use crate::records::{Meeting, Quote};

pub(crate) const RULES: &[Rule] = &[];

/// The meetings of an article.
pub(crate) fn meetings(_findings: &Findings<'_>, _quotes: &[Quote]) -> Vec<Meeting> {
    Vec::new()
}
