//! Bodies: `BNNP Bali`, `Badan Narkotika Nasional (BNN) Kota Kediri`, `Satresnarkoba Polres X`, `PT Pos Indonesia`.

use std::ops::Range;

use super::{Candidate, Candidates, Rule, place};
use crate::document::Document;
use crate::lexicon::{BodyForm, Class};

pub(crate) const RULES: &[Rule] = &[NAMED];

/// A body by its name.
const NAMED: Rule = Rule::new("organization.named", "Kasus itu ditangani [BNNP Bali] sejak lama.");

/// A body as read.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// The entry of the lexicon that its first words are.
    pub(crate) entry: u16,
    /// The place in its name.
    pub(crate) place: Option<Range<usize>>,
    /// The abbreviation that the text introduces.
    pub(crate) abbreviation: Option<Range<usize>>,
}

/// The body that the words from a token name, the rule that tells, and the token after it.
pub(crate) fn read(doc: &Document<'_>, at: usize) -> Option<(Body, &'static Rule, usize)> {
    let view = doc.view();
    let found = view.find(Class::Body, at).filter(|_| view.token(at).capital())?;
    let entry = view.lexicon.bodies.get(found.value as usize)?;
    let head = at + found.len;
    let place = place::read(doc, head).map(|(_, _, end)| head..end);
    let end = place.as_ref().map_or(head, |place| place.end);
    let complete = entry.form != BodyForm::Head || end > head;
    complete.then_some((Body { entry: found.value, place, abbreviation: None }, &NAMED, end))
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let mut done = 0;
    for at in doc.names() {
        if at < done || out.taken.has(at) {
            continue;
        }
        if let Some((record, rule, end)) = read(doc, at) {
            done = end;
            if out.taken.take(&(at..end)) {
                out.organizations.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}
