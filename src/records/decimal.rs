//! Exact decimals in and out of serde.
//!
//! In a format for people (JSON) a value of at most 15 significant digits is a number, which every reader of JSON then
//! holds exactly, and a longer one a string. Elsewhere it is a string.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

/// Digits that a double keeps.
const EXACT_DIGITS: u128 = 1_000_000_000_000_000;

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

pub(crate) fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let exact = value.normalize();
    if serializer.is_human_readable() && exact.mantissa().unsigned_abs() < EXACT_DIGITS {
        let mantissa = exact.mantissa() as i64;
        if exact.scale() == 0 {
            return serializer.serialize_i64(mantissa);
        }
        // A quotient of two exact doubles is the double nearest to the decimal, which prints as that decimal again.
        if let Some(power) = POWERS.get(exact.scale() as usize) {
            return serializer.serialize_f64(mantissa as f64 / power);
        }
    }
    serializer.collect_str(&exact)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(DecimalVisitor)
    } else {
        deserializer.deserialize_str(DecimalVisitor)
    }
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number of at most 28 digits, or a string holding one")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
        Ok(Decimal::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
        Ok(Decimal::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
        // Display prints the shortest decimal that is this double: the one that was written.
        self.visit_str(&value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Decimal, E> {
        Decimal::from_str(value).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(value), &self))
    }
}

/// How a decimal is written in JSON, for its schema.
#[cfg(feature = "schemars")]
pub(crate) struct Written;

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Written {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An exact decimal: a number of at most 15 significant digits, a string where it has more.",
            "type": ["number", "string"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        })
    }
}

/// The same for a value that may be absent.
pub(crate) mod option {
    use super::{Decimal, Deserializer, Serializer};
    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Exact(#[serde(with = "super")] Decimal);

    pub(crate) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(Exact).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Exact>::deserialize(deserializer)?.map(|exact| exact.0))
    }
}
