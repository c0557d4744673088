//! The words of closed lists, as the JSON form spells them.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

use super::Cell;

/// A word of a closed list as a cell.
pub(super) fn word<'a>(value: &impl Serialize) -> Cell<'a> {
    spelling(value).map_or(Cell::Null, |word| Cell::Text(word.into()))
}

/// A word that may be absent.
pub(super) fn word_option<'a>(value: &Option<impl Serialize>) -> Cell<'a> {
    value.as_ref().map_or(Cell::Null, word)
}

/// Several words.
pub(super) fn words<'a, 'w, T: Serialize + 'w>(values: impl IntoIterator<Item = &'w T>) -> Cell<'a> {
    Cell::Texts(values.into_iter().filter_map(spelling).map(Into::into).collect())
}

/// How serde spells a variant without data.
pub(super) fn spelling(value: &impl Serialize) -> Option<&'static str> {
    value.serialize(Spelling).ok()
}

struct Spelling;

#[derive(Debug)]
struct NoVariant;

impl fmt::Display for NoVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no variant without data")
    }
}

impl std::error::Error for NoVariant {}

impl ser::Error for NoVariant {
    fn custom<T: fmt::Display>(_: T) -> Self {
        NoVariant
    }
}

/// Methods for what is no variant.
macro_rules! no_variant {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$ok, NoVariant> {
            Err(NoVariant)
        })*
    };
}

type None = Impossible<&'static str, NoVariant>;

impl Serializer for Spelling {
    type Ok = &'static str;
    type Error = NoVariant;
    type SerializeSeq = None;
    type SerializeTuple = None;
    type SerializeTupleStruct = None;
    type SerializeTupleVariant = None;
    type SerializeMap = None;
    type SerializeStruct = None;
    type SerializeStructVariant = None;

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<&'static str, NoVariant> {
        Ok(variant)
    }

    no_variant! {
        serialize_bool(bool) -> &'static str;
        serialize_i8(i8) -> &'static str;
        serialize_i16(i16) -> &'static str;
        serialize_i32(i32) -> &'static str;
        serialize_i64(i64) -> &'static str;
        serialize_u8(u8) -> &'static str;
        serialize_u16(u16) -> &'static str;
        serialize_u32(u32) -> &'static str;
        serialize_u64(u64) -> &'static str;
        serialize_f32(f32) -> &'static str;
        serialize_f64(f64) -> &'static str;
        serialize_char(char) -> &'static str;
        serialize_str(&str) -> &'static str;
        serialize_bytes(&[u8]) -> &'static str;
        serialize_none() -> &'static str;
        serialize_unit() -> &'static str;
        serialize_unit_struct(&'static str) -> &'static str;
        serialize_seq(Option<usize>) -> None;
        serialize_tuple(usize) -> None;
        serialize_tuple_struct(&'static str, usize) -> None;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> None;
        serialize_map(Option<usize>) -> None;
        serialize_struct(&'static str, usize) -> None;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> None;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<&'static str, NoVariant> {
        Err(NoVariant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<&'static str, NoVariant> {
        Err(NoVariant)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<&'static str, NoVariant> {
        Err(NoVariant)
    }
}
