//! Trends: one metric at two periods.

use super::findings::Findings;
use crate::extractors::Rule;
use crate::records::Trend;

pub(crate) const RULES: &[Rule] = &[];

/// The trends of an article.
pub(crate) fn trends(_findings: &Findings<'_>) -> Vec<Trend> {
    Vec::new()
}
