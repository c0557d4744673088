//! Facts: what was seized, who was arrested, and what of it belongs together.

use super::acts::Acts;
use super::arrests;
use super::findings::Findings;
use super::incidents;
use super::seizures;
use super::setting::Scenery;
use super::things;
use crate::records::{Arrest, Incident, Quote, Seizure};

/// The facts of an article.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) seizures: Vec<Seizure>,
    pub(crate) arrests: Vec<Arrest>,
    pub(crate) incidents: Vec<Incident>,
}

/// The facts of an article.
pub(crate) fn facts(findings: &Findings<'_>, quotes: &[Quote]) -> Facts {
    let acts = Acts::of(findings.doc, findings.candidates);
    if acts.is_empty() {
        return Facts::default();
    }
    let told = things::things(findings, &acts);
    let scenery = Scenery::new(findings, &acts);
    let mut seizures = seizures::seizures(findings, &acts, &told, &scenery, quotes);
    let mut arrests = arrests::arrests(findings, &acts, &scenery, quotes);
    let incidents = incidents::incidents(findings, &acts, &scenery, &mut seizures, &mut arrests);
    Facts {
        seizures: seizures.into_iter().map(|(seizure, _)| seizure).collect(),
        arrests: arrests.into_iter().map(|(arrest, _)| arrest).collect(),
        incidents,
    }
}
