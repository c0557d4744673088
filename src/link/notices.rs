//! Notices: what a careful reader would flag.

use super::facts::Facts;
use super::findings::Findings;
use crate::records::{Notice, Trend};

/// The notices of an article.
pub(crate) fn notices(_findings: &Findings<'_>, _facts: &Facts, _trends: &[Trend]) -> Vec<Notice> {
    Vec::new()
}
