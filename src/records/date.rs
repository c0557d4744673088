//! Dates and times of day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Id, RuleName};

/// A date, a period or a relative expression: `Selasa (24/12/2024)`, `Mei-Juni 2025`, `tahun lalu`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Date {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two; a weekday next to its date is part of it.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// What the words say, in ISO 8601 with TIMEX3's `X` for what they leave open: `2024-12-24`, `2024-12`, `2024`,
    /// `XXXX-12-24`, `2024-01-01/2024-01-05`, `2024-Q1`, `2024-H1`, `XXXX-WXX-3` for a weekday alone. `None` for other
    /// relative expressions.
    pub value: Option<SmolStr>,
    /// How fine the expression is.
    pub grain: Grain,
    /// The first day, where it can be known.
    pub from: Option<NaiveDate>,
    /// The last day, where it can be known.
    pub to: Option<NaiveDate>,
    /// The weekday that the text names.
    pub weekday: Option<Weekday>,
    /// Whether that weekday is the weekday of the date; `None` where one of the two is missing.
    pub weekday_agrees: Option<bool>,
    /// The distance of a relative expression from its reference.
    pub relative: Option<Relative>,
    /// What the days were resolved from.
    pub resolved_by: Option<ResolvedBy>,
    /// What happened on the date, where the sentence tells.
    pub role: Option<DateRole>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Grain {
    /// A day or a range of days.
    Day,
    /// A week.
    Week,
    /// A month or a range of months.
    Month,
    /// A quarter of a year (`triwulan`, `kuartal`).
    Quarter,
    /// A half of a year (`semester`).
    Half,
    /// A year or a range of years.
    Year,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// `Senin`
    Monday,
    /// `Selasa`
    Tuesday,
    /// `Rabu`
    Wednesday,
    /// `Kamis`
    Thursday,
    /// `Jumat`
    Friday,
    /// `Sabtu`
    Saturday,
    /// `Minggu`
    Sunday,
}

/// How far a relative expression is from its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Relative {
    /// What is counted.
    pub unit: RelativeUnit,
    /// How many of it: -1 for `kemarin`, 0 for `hari ini`, 1 for `tahun depan`. 0 for a weekday alone.
    pub offset: i32,
}

/// The unit of a relative expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelativeUnit {
    /// `kemarin`, `dua hari lalu`.
    Day,
    /// `pekan lalu`.
    Week,
    /// `bulan ini`.
    Month,
    /// `tahun depan`.
    Year,
    /// A weekday alone.
    Weekday,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What the days of a date were resolved from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResolvedBy {
    /// The text: written in full, or with the year or reference day taken from another date of the article.
    Text,
    /// The day of publication.
    Published,
    /// The weekday, which fixes the year.
    Weekday,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What a date dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateRole {
    /// When something happened.
    Event,
    /// When something was said.
    Statement,
    /// When the article was published.
    Publication,
    /// The time over which figures add up.
    Period,
    /// An earlier time told for context.
    Background,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A time of day: `pukul 14.30 WIB`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Time {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The time on a 24-hour clock, `14:30`; `24.30` is `00:30`.
    pub value: SmolStr,
    /// The end of a range.
    pub upper: Option<SmolStr>,
    /// The offset from UTC of the zone named: `+07:00` for WIB, `+08:00` for WITA, `+09:00` for WIT.
    pub zone: Option<SmolStr>,
    /// The rule that found it.
    pub rule: RuleName,
}
