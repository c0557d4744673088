//! Facts: what was seized, who was arrested, and what of it belongs together.

use super::findings::Findings;
use crate::extractors::Rule;
use crate::records::{Arrest, Incident, Quote, Seizure};

pub(crate) const RULES: &[Rule] = &[];

/// The facts of an article.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) seizures: Vec<Seizure>,
    pub(crate) arrests: Vec<Arrest>,
    pub(crate) incidents: Vec<Incident>,
}

/// The facts of an article.
pub(crate) fn facts(_findings: &Findings<'_>, _quotes: &[Quote]) -> Facts {
    Facts::default()
}
