//! The output: everything that one article states.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::records::{
    Arrest, ArticleInfo, Date, Id, Incident, Law, Meeting, Money, Notice, Ordinal, Organization, Percentage, Person,
    Place, Position, Quantity, Quote, RuleName, Seizure, Time, Trend,
};

/// Everything found in one article, a list a kind, each in text order.
///
/// Its serde form is the schema `petik/1`. Records refer to each other by [`Id`]; the lookups by id take one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Extraction {
    /// The version of the form: `petik/1`.
    pub schema: RuleName,
    /// What made it: `petik` and its version.
    pub producer: RuleName,
    /// The caller's name for the article.
    pub id: Option<SmolStr>,
    /// What holds for the article as a whole.
    pub article: ArticleInfo,
    /// Numbers with what they count or measure.
    pub quantities: Vec<Quantity>,
    /// Percentages.
    pub percentages: Vec<Percentage>,
    /// Amounts of money.
    pub money: Vec<Money>,
    /// Ranks written `ke-26`.
    pub ordinals: Vec<Ordinal>,
    /// Dates, periods and relative expressions.
    pub dates: Vec<Date>,
    /// Times of day.
    pub times: Vec<Time>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Offices.
    pub positions: Vec<Position>,
    /// Bodies.
    pub organizations: Vec<Organization>,
    /// Places.
    pub places: Vec<Place>,
    /// Quoted speech.
    pub quotes: Vec<Quote>,
    /// Citations of law.
    pub laws: Vec<Law>,
    /// Lots seized, destroyed or displayed.
    pub seizures: Vec<Seizure>,
    /// Arrests.
    pub arrests: Vec<Arrest>,
    /// What belongs together.
    pub incidents: Vec<Incident>,
    /// One metric at two periods.
    pub trends: Vec<Trend>,
    /// People or bodies that met.
    pub meetings: Vec<Meeting>,
    /// What a careful reader would flag.
    pub notices: Vec<Notice>,
    /// Where a limit that the caller set cut the work short.
    pub truncated: Option<Truncated>,
}

/// A limit that cut the work short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Truncated {
    /// Which: `text_len` or `records`.
    pub limit: RuleName,
    /// Byte offset of the first byte that was not read, or from which on records were dropped.
    pub at: usize,
}

/// Gives a lookup by id.
macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident: $record:ty = $list:ident),+ $(,)?) => {
        impl Extraction {
            $(
                $(#[$doc])*
                pub fn $name(&self, id: Id) -> Option<&$record> {
                    self.$list.iter().find(|record| record.id == id)
                }
            )+
        }
    };
}

lookups!(
    /// The quantity with this id.
    quantity: Quantity = quantities,
    /// The percentage with this id.
    percentage: Percentage = percentages,
    /// The amount of money with this id.
    sum_of_money: Money = money,
    /// The ordinal with this id.
    ordinal: Ordinal = ordinals,
    /// The date with this id.
    date: Date = dates,
    /// The time with this id.
    time: Time = times,
    /// The person with this id.
    person: Person = persons,
    /// The office with this id.
    position: Position = positions,
    /// The body with this id.
    organization: Organization = organizations,
    /// The place with this id.
    place: Place = places,
    /// The quote with this id.
    quote: Quote = quotes,
    /// The citation with this id.
    law: Law = laws,
    /// The lot with this id.
    seizure: Seizure = seizures,
    /// The arrest with this id.
    arrest: Arrest = arrests,
    /// The incident with this id.
    incident: Incident = incidents,
    /// The trend with this id.
    trend: Trend = trends,
    /// The meeting with this id.
    meeting: Meeting = meetings,
    /// The notice with this id.
    notice: Notice = notices,
);
