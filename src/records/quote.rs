//! Quoted speech.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Excerpt, Id, RuleName};

/// Words that the article gives as someone's, between quote marks; the marks stand outside the span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quote {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The person who said it.
    pub speaker: Option<Id>,
    /// The speaker as the attribution names them; where it names nobody (`katanya`), as they were named before.
    pub speaker_text: Option<SmolStr>,
    /// The word of saying, as written: `ujar`, `katanya`. A quotation that goes on after an attribution has the word of that.
    pub cue: Option<SmolStr>,
    /// Where that word stands.
    pub cue_span: Option<Excerpt>,
    /// The rule that found it.
    pub rule: RuleName,
}
