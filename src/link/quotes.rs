//! Quoted speech and who said it.

use super::findings::Findings;
use crate::extractors::Rule;
use crate::records::Quote;

pub(crate) const RULES: &[Rule] = &[];

/// The quotes of an article.
pub(crate) fn quotes(_findings: &Findings<'_>) -> Vec<Quote> {
    Vec::new()
}
