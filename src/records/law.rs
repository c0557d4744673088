//! Citations of law.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Id, RuleName};

/// One citation: `Pasal 114 ayat (2) juncto Pasal 132 ayat (1) UU RI Nomor 35 Tahun 2009 tentang Narkotika`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Law {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The statute: `UU 35/2009`, `PP 40/2013`, `KUHP`; `None` where the citation names none.
    pub statute: Option<SmolStr>,
    /// What the statute is about, as written after `tentang`.
    pub title: Option<SmolStr>,
    /// The articles cited, in order.
    pub articles: Vec<LawArticle>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// One article of a statute, down to the point cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct LawArticle {
    /// `Pasal 114` → `114`, `Pasal 76D` → `76D`.
    pub article: SmolStr,
    /// `ayat (2)` → `2`.
    pub paragraph: Option<SmolStr>,
    /// `huruf a` → `a`.
    pub letter: Option<SmolStr>,
    /// `ke-1` → `1`.
    pub point: Option<SmolStr>,
}
