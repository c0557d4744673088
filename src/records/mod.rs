//! The typed records: what an article states, as plain data.
//!
//! Every mention carries its bytes (`start`, `end`, half-open, into the text as given), its `text`, an [`Id`] and the
//! name of the `rule` that made it. What the text does not say is `None` or an empty list, never a guess. Text is held as
//! [`SmolStr`], which reads as a `str`: up to 23 bytes of it stand in the record itself. The JSON form of these types is
//! the schema `petik/1`; readers of it ignore keys they do not know and read words they do not know as `Unknown`.

mod article;
mod date;
mod decimal;
mod fact;
mod id;
mod law;
mod name;
mod number;
mod quote;
pub mod substances;
pub mod units;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::span::Span;

pub use article::{ArticleInfo, Credit, CreditRole, Dateline, Furniture, FurnitureKind, Language, PublishedFrom};
pub use date::{Date, DateRole, Grain, Relative, RelativeUnit, ResolvedBy, Time, Weekday};
pub use fact::{
    Amount, Arrest, Assertion, Evidence, EvidencePart, Incident, Meeting, Notice, NoticeCode, Outcome, RegionBasis,
    Route, Scope, Seizure, Severity, Stage, StatedChange, Trend, TrendPoint,
};
pub use id::{Id, Kind};
pub use law::{Law, LawArticle};
pub use name::{
    Branch, Gender, Level, Organization, OrganizationKind, Person, PersonRole, Place, PlaceKind, Position, Protection,
    Status, StatusKind,
};
pub use number::{Base, Basis, Bound, Dimension, Direction, Money, Ordinal, Percentage, Quantity};
pub use quote::Quote;

/// The name of a rule, as `quantity.number_unit`. Borrowed in what this crate makes, owned in what is deserialized.
pub type RuleName = Cow<'static, str>;

/// A word of an open vocabulary (a unit, a substance, a rank): a known one is borrowed, a caller's own is owned.
pub type Term = Cow<'static, str>;

/// The official code of a region, as the Ministry of Home Affairs sets it (Kepmendagri): `12.13`. Borrowed in what this
/// crate makes.
pub type RegionCode = Cow<'static, str>;

/// A stretch of the article: its bytes and what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Excerpt {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
}

/// One naming of a person, body or place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// The rule that found it.
    pub rule: RuleName,
}

/// Gives a record its span.
macro_rules! spanned {
    ($($record:ty),+ $(,)?) => {
        $(impl $record {
            /// The bytes of the article that the record covers.
            pub fn span(&self) -> Span {
                Span { start: self.start, end: self.end }
            }
        })+
    };
}

spanned!(
    Excerpt, Mention, Quantity, Percentage, Money, Ordinal, Date, Time, Position, Quote, Law, Credit, Dateline,
    Furniture, Status, Evidence, Incident, Trend, Meeting,
);
