//! Persons by their names.

use super::{Candidates, Rule};
use crate::document::Document;

pub(crate) const RULES: &[Rule] = &[];

/// A naming of a person.
#[derive(Clone, Debug)]
pub(crate) struct Naming {}

pub(crate) fn extract(_doc: &Document<'_>, _out: &mut Candidates) {}
