//! Names for records.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, ErrorKind};

/// A kind of record, by the letter that opens its ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// `q`
    Quantity,
    /// `c`
    Percentage,
    /// `m`
    Money,
    /// `n`
    Ordinal,
    /// `d`
    Date,
    /// `t`
    Time,
    /// `p`
    Person,
    /// `x`
    Position,
    /// `o`
    Organization,
    /// `l`
    Place,
    /// `k`
    Quote,
    /// `w`
    Law,
    /// `s`
    Seizure,
    /// `a`
    Arrest,
    /// `i`
    Incident,
    /// `r`
    Trend,
    /// `g`
    Meeting,
    /// `z`
    Notice,
}

impl Kind {
    /// Every kind, in the order of the lists of an [`Extraction`](crate::Extraction).
    pub const ALL: [Kind; 18] = [
        Kind::Quantity,
        Kind::Percentage,
        Kind::Money,
        Kind::Ordinal,
        Kind::Date,
        Kind::Time,
        Kind::Person,
        Kind::Position,
        Kind::Organization,
        Kind::Place,
        Kind::Quote,
        Kind::Law,
        Kind::Seizure,
        Kind::Arrest,
        Kind::Incident,
        Kind::Trend,
        Kind::Meeting,
        Kind::Notice,
    ];

    /// The letter that opens the ids of this kind.
    pub fn letter(self) -> char {
        b"qcmndtpxolkwsairgz"[self as usize] as char
    }
}

/// The name of a record: a letter for its kind and the byte offset of its first mention or telling, as `q2104`.
///
/// Ids stay the same whatever kinds are switched on, and records refer to each other by them only.
///
/// ```
/// use petik::{Id, Kind};
///
/// let id: Id = "q2104".parse().unwrap();
/// assert_eq!(id, Id { kind: Kind::Quantity, at: 2104 });
/// assert_eq!(id.to_string(), "q2104");
/// assert!("2104".parse::<Id>().unwrap_err().is_id());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    /// What the record is.
    pub kind: Kind,
    /// Byte offset of its first mention or telling.
    pub at: usize,
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.at)
    }
}

impl FromStr for Id {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parse = || {
            let letter = text.chars().next()?;
            let kind = Kind::ALL.into_iter().find(|kind| kind.letter() == letter)?;
            let digits = text.strip_prefix(letter)?;
            let at = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
            Some(Id { kind, at })
        };
        parse().ok_or_else(|| ErrorKind::Id { text: text.to_owned() }.into())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A letter for the kind of the record and the byte offset of its first mention or telling.",
            "type": "string",
            "pattern": "^[qcmndtpxolkwsairgz][0-9]+$",
        })
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;

        impl Visitor<'_> for IdVisitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record id, as \"q2104\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(IdVisitor).map_err(D::Error::custom)
    }
}
