//! The article as a whole.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::Excerpt;

/// What holds for the article as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ArticleInfo {
    /// The language that most of its function words belong to.
    pub language: Language,
    /// The headline, where one stands above the body.
    pub headline: Option<Excerpt>,
    /// Where and by whom the story was filed: `JAKARTA, KOMPAS.com` before the dash.
    pub dateline: Option<Dateline>,
    /// The outlet that the dateline or a source credit names.
    pub outlet: Option<SmolStr>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// Who says when it was published.
    pub published_from: Option<PublishedFrom>,
    /// Who wrote, edited or supplied it.
    pub credits: Vec<Credit>,
    /// What the page added to the article; it yields no other records.
    pub furniture: Vec<Furniture>,
}

/// The language of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Language {
    /// Indonesian.
    #[serde(rename = "id")]
    Indonesian,
    /// Malay as written in Malaysia, Brunei and Singapore.
    #[serde(rename = "ms")]
    Malay,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Another language, or too little text to tell.
    #[serde(rename = "other", other)]
    Other,
}

/// Where a story was filed from, and by which outlet; the span ends before the dash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Dateline {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// The place, as written.
    pub place: Option<SmolStr>,
    /// The outlet, as written.
    pub outlet: Option<SmolStr>,
}

/// Where the day of publication is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PublishedFrom {
    /// The caller gave it.
    Caller,
    /// The article states it.
    Text,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// One credit: a label with the name it credits, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Credit {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The whole credit, label included.
    pub text: SmolStr,
    /// What the credited did.
    pub role: CreditRole,
    /// Who is credited, as written.
    pub name: SmolStr,
}

/// What someone credited did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CreditRole {
    /// `Penulis`.
    Writer,
    /// `Editor`, `Redaktur`.
    Editor,
    /// `Reporter`, `Pewarta`, `Kontributor`.
    Reporter,
    /// `Foto`, `Fotografer`.
    Photographer,
    /// `Sumber`, or the name of an outlet or press office alone.
    Source,
    /// The code of whoever filed the story: `(rfa)`.
    Initials,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Something the page added: a link to another story, a share bar, a caption, a copyright line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Furniture {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// What it is.
    pub kind: FurnitureKind,
}

/// A kind of page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FurnitureKind {
    /// A link to another story, with its title.
    Link,
    /// A place for an advertisement.
    Ad,
    /// Buttons, tags, counters, site notices.
    Share,
    /// A caption in brackets or a placeholder for a picture or video.
    Caption,
    /// A copyright line or the publisher's address.
    Copyright,
    /// The outlet's invitation to its own channels.
    Promo,
    /// The headline once more.
    DuplicateHeadline,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}
