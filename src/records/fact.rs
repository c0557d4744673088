//! Facts joined from the mentions: seizures, arrests, incidents, trends, meetings, notices.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Base, Bound, Excerpt, Id, RegionCode, RuleName, Term, decimal};
use crate::span::Span;

/// How surely the text asserts a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Assertion {
    /// Told as a fact.
    Asserted,
    /// `diduga`.
    Alleged,
    /// `bukan`, `tidak`.
    Negated,
    /// `akan`.
    Planned,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Whether a figure tells one event or adds up many over a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// One event, or several told one by one.
    Event,
    /// A body's work over a time.
    Period,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What was done with a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// Taken.
    Seized,
    /// Destroyed, of earlier seizures.
    Destroyed,
    /// Shown as evidence of earlier seizures.
    Displayed,
    /// Handed to another body.
    HandedOver,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What the region of a fact is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegionBasis {
    /// The text says where.
    Stated,
    /// The region of the body that acted.
    Agency,
    /// The place of the dateline.
    Dateline,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A part of the text that a fact rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// What it gives.
    pub part: EvidencePart,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
}

/// What a piece of evidence gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EvidencePart {
    /// How much.
    Amount,
    /// What was done.
    Verb,
    /// By whom.
    Agency,
    /// When.
    Date,
    /// Where.
    Place,
    /// To whom.
    Person,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The best telling of how much a lot was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Amount {
    /// The quantity that tells it.
    pub quantity: Id,
    /// The figure, in `unit`.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// The upper end of a range, in `unit`.
    #[serde(with = "decimal::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<decimal::Written>"))]
    pub upper: Option<Decimal>,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// The unit or classifier.
    pub unit: Option<Term>,
    /// The amount in the base unit of the dimension.
    pub base: Option<Base>,
}

/// One lot that was seized, destroyed, displayed or handed over, however often the article tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Seizure {
    /// Its name.
    pub id: Id,
    /// The market category of the drug.
    pub substance: Option<Term>,
    /// What was seized, as written.
    pub item: Option<SmolStr>,
    /// The most exact telling: mass before pieces before containers.
    pub amount: Amount,
    /// Every quantity that tells it.
    pub tellings: Vec<Id>,
    /// The quantities of packets that held it.
    pub containers: Vec<Id>,
    /// The lot that includes it.
    pub part_of: Option<Id>,
    /// One event or a period.
    pub scope: Scope,
    /// What was done with it.
    pub stage: Stage,
    /// Whether it adds to the sum: event, seized, asserted or alleged, and no part of another lot.
    pub additive: bool,
    /// How surely it is told.
    pub assertion: Assertion,
    /// The bodies that acted, the leading one first.
    pub agencies: Vec<Id>,
    /// When.
    pub date: Option<Id>,
    /// Where.
    pub place: Option<Id>,
    /// The code of the most precise region known.
    pub region: Option<RegionCode>,
    /// What the region is known from.
    pub region_basis: Option<RegionBasis>,
    /// The money that gives its value.
    pub worth: Option<Id>,
    /// The incident it belongs to.
    pub incident: Option<Id>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// The quote that tells it.
    pub said_by: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// What became of those arrested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// Let go.
    Released,
    /// Died.
    Died,
    /// Got away.
    Escaped,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// One arrest of the same people, however often the article tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Arrest {
    /// Its name.
    pub id: Id,
    /// How many were arrested.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub count: Decimal,
    /// Who.
    pub persons: Vec<Id>,
    /// One a telling.
    pub mentions: Vec<Excerpt>,
    /// The arrest that includes it.
    pub part_of: Option<Id>,
    /// One event or a period.
    pub scope: Scope,
    /// Whether it adds to the sum.
    pub additive: bool,
    /// How surely it is told.
    pub assertion: Assertion,
    /// What became of those arrested.
    pub outcome: Option<Outcome>,
    /// The bodies that acted, the leading one first.
    pub agencies: Vec<Id>,
    /// When.
    pub date: Option<Id>,
    /// Where.
    pub place: Option<Id>,
    /// The code of the most precise region known.
    pub region: Option<RegionCode>,
    /// What the region is known from.
    pub region_basis: Option<RegionBasis>,
    /// The incident it belongs to.
    pub incident: Option<Id>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// The quote that tells it.
    pub said_by: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// How goods or people went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Route {
    /// From where.
    pub origin: Option<Id>,
    /// By way of.
    pub via: Vec<Id>,
    /// To where.
    pub destination: Option<Id>,
}

/// What belongs together: one raid, one case of a round-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Incident {
    /// Its name.
    pub id: Id,
    /// Byte offset of the first byte that tells of it.
    pub start: usize,
    /// Byte offset after the last byte that tells of it.
    pub end: usize,
    /// The bodies that acted, the leading one first.
    pub agencies: Vec<Id>,
    /// When.
    pub date: Option<Id>,
    /// Where.
    pub place: Option<Id>,
    /// The code of the most precise region known.
    pub region: Option<RegionCode>,
    /// The lots of it.
    pub seizures: Vec<Id>,
    /// The arrests of it.
    pub arrests: Vec<Id>,
    /// The people in it.
    pub persons: Vec<Id>,
    /// The way the goods went.
    pub route: Option<Route>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How surely it is told.
    pub assertion: Assertion,
    /// The quote that tells it.
    pub said_by: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// A figure at a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct TrendPoint {
    /// The figure.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// The period, in the form of [`Date::value`](super::Date::value).
    pub period: Option<SmolStr>,
}

/// The change that the article states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct StatedChange {
    /// The figure, negative for a fall.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// `percent`, `difference` or `factor`.
    pub kind: Term,
}

/// One metric at two periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Trend {
    /// Its name.
    pub id: Id,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What is counted.
    pub metric: SmolStr,
    /// Its unit.
    pub unit: Option<Term>,
    /// The earlier figure.
    pub from: TrendPoint,
    /// The later figure.
    pub to: TrendPoint,
    /// The change that the article states.
    pub stated: Option<StatedChange>,
    /// The change in percent that the two figures give.
    #[serde(with = "decimal::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<decimal::Written>"))]
    pub computed_change: Option<Decimal>,
    /// Whether the two agree within one unit of the last digit stated.
    pub agrees: Option<bool>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How surely it is told.
    pub assertion: Assertion,
    /// The quote that tells it.
    pub said_by: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// People or bodies that met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Meeting {
    /// Its name.
    pub id: Id,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What kind: `audiensi`, `rapat koordinasi`, `konferensi pers`.
    pub kind: SmolStr,
    /// Who took part.
    pub participants: Vec<Id>,
    /// When.
    pub date: Option<Id>,
    /// Where.
    pub place: Option<Id>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How surely it is told.
    pub assertion: Assertion,
    /// The quote that tells it.
    pub said_by: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// What a careful reader would flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoticeCode {
    /// The weekday is not that of the date.
    WeekdayMismatch,
    /// The stated change is not what the figures give.
    ChangeMismatch,
    /// The parts do not add up to the stated total.
    SumMismatch,
    /// A part is larger than its whole.
    PartExceedsWhole,
    /// Headline and body differ.
    HeadlineBodyDiffer,
    /// A number can be read two ways and nothing decides.
    AmbiguousNumber,
    /// A date of the past lies after publication.
    DateAfterPublication,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth checking.
    Warning,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A suggestion to look again; records are never corrected silently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Notice {
    /// Its name.
    pub id: Id,
    /// What is flagged.
    pub code: NoticeCode,
    /// How much it matters.
    pub severity: Severity,
    /// The places to look at.
    pub spans: Vec<Span>,
    /// In Indonesian.
    pub message_id: SmolStr,
    /// In English.
    pub message_en: SmolStr,
}
