//! Records made of a number: quantities, percentages, money, ordinals.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Excerpt, Id, RuleName, Term, decimal};

/// How a stated figure bounds the true one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bound {
    /// The figure itself.
    #[default]
    Exact,
    /// `sekitar`, `kurang lebih`, `hampir`, `±`.
    Approx,
    /// `lebih dari`, `di atas`, or `lebih` after the number.
    MoreThan,
    /// `sedikitnya`, `minimal`, `tak kurang dari`.
    AtLeast,
    /// `kurang dari`, `di bawah`.
    LessThan,
    /// `maksimal`, `paling lama`, `hingga` with one figure.
    AtMost,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Dimension {
    /// Weight; the base unit is the gram.
    Mass,
    /// Volume; the base unit is the milliliter.
    Volume,
    /// Area; the base unit is the square meter.
    Area,
    /// Length; the base unit is the meter.
    Length,
    /// Pieces, people, cases.
    Count,
    /// A span of time.
    Duration,
    /// Anything else that has a unit.
    #[serde(other)]
    Other,
}

/// Whether a weight includes the packing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Basis {
    /// `berat bruto`, `berat kotor`.
    Gross,
    /// `berat netto`, `berat bersih`.
    Net,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The same amount in the base unit of its dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Base {
    /// How many base units.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// `gram`, `milliliter`, `square_meter`, `meter`, `second` or `count`.
    pub unit: Term,
}

impl Base {
    /// An amount in the base unit of a dimension; `None` where the dimension has none.
    pub(crate) fn of(dimension: Dimension, value: Decimal) -> Option<Base> {
        let unit = match dimension {
            Dimension::Mass => "gram",
            Dimension::Volume => "milliliter",
            Dimension::Area => "square_meter",
            Dimension::Length => "meter",
            Dimension::Count => "count",
            Dimension::Duration => "second",
            Dimension::Other => return None,
        };
        Some(Base { value: value.normalize(), unit: Cow::Borrowed(unit) })
    }
}

/// A number with what it counts or measures: `28 kilogram sabu`, `121 kasus narkoba`.
///
/// The span runs from the number to the end of the unit or classifier, or covers the number alone where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
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
    /// The other reading of a notation that has two: 61.378 for `61,378 butir`, read as 61378.
    #[serde(with = "decimal::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<decimal::Written>"))]
    pub alternative: Option<Decimal>,
    /// Whether nothing in the article decides between the two readings.
    pub ambiguous: bool,
    /// The unit or classifier: a constant of [`units`](crate::units), or a caller's own.
    pub unit: Option<Term>,
    /// What is measured.
    pub dimension: Dimension,
    /// The amount in the base unit of the dimension; `None` where the unit has no fixed size (`bulan`, `tahun`).
    pub base: Option<Base>,
    /// The noun phrase that is counted or measured.
    pub item: Option<Excerpt>,
    /// The market category of the drug that the item names: a constant of [`substances`](crate::substances), or a
    /// caller's own. What the words say, not a laboratory finding.
    pub substance: Option<Term>,
    /// Whether a weight includes the packing.
    pub basis: Option<Basis>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// Which way a percentage goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// `naik`, `meningkat`, `kenaikan`.
    Up,
    /// `turun`, `berkurang`, `penurunan`.
    Down,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A percentage: `7%`, `12,5 persen`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Percentage {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The figure, in percent.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// The upper end of a range, in percent.
    #[serde(with = "decimal::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<decimal::Written>"))]
    pub upper: Option<Decimal>,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// Which way it goes, by the verb or noun that governs it.
    pub direction: Option<Direction>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// An amount of money: `Rp1,5 miliar`, `5 ribu ringgit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Money {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The figure in units of the currency, after `ribu`, `juta`, `miliar`, `triliun`.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schemars", schemars(with = "decimal::Written"))]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(with = "decimal::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<decimal::Written>"))]
    pub upper: Option<Decimal>,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// The currency by its ISO 4217 code: `IDR`, `USD`.
    pub currency: Term,
    /// The rule that found it.
    pub rule: RuleName,
}

/// A rank in a series, written `ke-26` or `ke-XX`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ordinal {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The rank.
    pub value: u32,
    /// The noun that is ranked, where it stands next to it: `peringkat`.
    pub item: Option<Excerpt>,
    /// The rule that found it.
    pub rule: RuleName,
}
