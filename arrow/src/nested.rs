//! One row an article: a list of structs a kind, as the JSON form has them.
//!
//! The columns are those of the JSON object, in its order, and `error`, which says why a row is null or what of it was
//! not understood; `docs/nested.md` lists them. Everything may be null. A struct has the keys of the JSON object; ids are
//! strings.

use std::fmt::{self, Write as _};
use std::str::FromStr as _;
use std::sync::{Arc, LazyLock};

use arrow_array::builder::{BooleanBuilder, Date32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use chrono::NaiveDate;
use petik::Extraction;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{self, Serializer};

use crate::column::{DecimalColumn, decimal_type, push_date, text_name};
use crate::error::Error;

/// What a value is made of.
#[derive(Debug)]
enum Shape {
    Text,
    Integer,
    Boolean,
    Decimal,
    Date,
    List(&'static Shape),
    Struct(&'static [(&'static str, Shape)]),
}

use Shape::{Boolean, Date, Decimal as Number, Integer, List, Struct, Text};

const IDS: Shape = List(&Text);
const TEXTS: Shape = List(&Text);
const SPAN: Shape = Struct(&[("start", Integer), ("end", Integer)]);
const EXCERPT: Shape = Struct(&[("start", Integer), ("end", Integer), ("text", Text)]);
const MENTIONS: Shape = List(&Struct(&[("start", Integer), ("end", Integer), ("text", Text), ("rule", Text)]));
const EVIDENCE: Shape = List(&Struct(&[("part", Text), ("start", Integer), ("end", Integer)]));
const BASE: Shape = Struct(&[("value", Number), ("unit", Text)]);
const TREND_POINT: Shape = Struct(&[("value", Number), ("period", Text)]);

const ARTICLE: Shape = Struct(&[
    ("language", Text),
    ("headline", EXCERPT),
    ("dateline", Struct(&[("start", Integer), ("end", Integer), ("text", Text), ("place", Text), ("outlet", Text)])),
    ("outlet", Text),
    ("published", Date),
    ("published_from", Text),
    ("credits", List(&Struct(&[("start", Integer), ("end", Integer), ("text", Text), ("role", Text), ("name", Text)]))),
    ("furniture", List(&Struct(&[("start", Integer), ("end", Integer), ("text", Text), ("kind", Text)]))),
]);

/// A record that covers one stretch of the text: its span, text and id, and then its own keys.
macro_rules! mention {
    ($($field:expr),* $(,)?) => {
        List(&Struct(&[("start", Integer), ("end", Integer), ("text", Text), ("id", Text), $($field),*, ("rule", Text)]))
    };
}

/// The columns, in order.
const COLUMNS: &[(&str, Shape)] = &[
    ("schema", Text),
    ("producer", Text),
    ("id", Text),
    ("article", ARTICLE),
    (
        "quantities",
        mention![
            ("value", Number),
            ("upper", Number),
            ("bound", Text),
            ("alternative", Number),
            ("ambiguous", Boolean),
            ("unit", Text),
            ("dimension", Text),
            ("base", BASE),
            ("item", EXCERPT),
            ("substance", Text),
            ("basis", Text),
        ],
    ),
    ("percentages", mention![("value", Number), ("upper", Number), ("bound", Text), ("direction", Text)]),
    ("money", mention![("value", Number), ("upper", Number), ("bound", Text), ("currency", Text)]),
    ("ordinals", mention![("value", Integer), ("item", EXCERPT)]),
    (
        "dates",
        mention![
            ("value", Text),
            ("grain", Text),
            ("from", Date),
            ("to", Date),
            ("weekday", Text),
            ("weekday_agrees", Boolean),
            ("relative", Struct(&[("unit", Text), ("offset", Integer)])),
            ("resolved_by", Text),
            ("role", Text),
        ],
    ),
    ("times", mention![("value", Text), ("upper", Text), ("zone", Text)]),
    (
        "persons",
        List(&Struct(&[
            ("id", Text),
            ("name", Text),
            ("initials", Boolean),
            ("rank", Text),
            ("branch", Text),
            ("degrees", TEXTS),
            ("honorifics", TEXTS),
            ("aliases", TEXTS),
            ("age", Integer),
            ("gender", Text),
            ("roles", TEXTS),
            ("status", List(&Struct(&[("status", Text), ("start", Integer), ("end", Integer)]))),
            ("protected", Text),
            ("positions", IDS),
            ("mentions", MENTIONS),
        ])),
    ),
    ("positions", mention![("title", Text), ("organization", Text), ("region", Text), ("holder", Text)]),
    (
        "organizations",
        List(&Struct(&[
            ("id", Text),
            ("name", Text),
            ("kind", Text),
            ("level", Text),
            ("region", Text),
            ("abbreviation", Text),
            ("parent", Text),
            ("mentions", MENTIONS),
        ])),
    ),
    (
        "places",
        List(&Struct(&[
            ("id", Text),
            ("name", Text),
            ("kind", Text),
            ("code", Text),
            ("within", TEXTS),
            ("candidates", TEXTS),
            ("mentions", MENTIONS),
        ])),
    ),
    ("quotes", mention![("speaker", Text), ("speaker_text", Text), ("cue", Text), ("cue_span", EXCERPT)]),
    (
        "laws",
        mention![
            ("statute", Text),
            ("title", Text),
            ("articles", List(&Struct(&[("article", Text), ("paragraph", Text), ("letter", Text), ("point", Text)]))),
        ],
    ),
    (
        "seizures",
        List(&Struct(&[
            ("id", Text),
            ("substance", Text),
            ("item", Text),
            (
                "amount",
                Struct(&[
                    ("quantity", Text),
                    ("value", Number),
                    ("upper", Number),
                    ("bound", Text),
                    ("unit", Text),
                    ("base", BASE),
                ]),
            ),
            ("tellings", IDS),
            ("containers", IDS),
            ("part_of", Text),
            ("scope", Text),
            ("stage", Text),
            ("additive", Boolean),
            ("assertion", Text),
            ("agencies", IDS),
            ("date", Text),
            ("place", Text),
            ("region", Text),
            ("region_basis", Text),
            ("worth", Text),
            ("incident", Text),
            ("evidence", EVIDENCE),
            ("said_by", Text),
            ("rule", Text),
        ])),
    ),
    (
        "arrests",
        List(&Struct(&[
            ("id", Text),
            ("count", Number),
            ("persons", IDS),
            ("mentions", List(&EXCERPT)),
            ("part_of", Text),
            ("scope", Text),
            ("additive", Boolean),
            ("assertion", Text),
            ("outcome", Text),
            ("agencies", IDS),
            ("date", Text),
            ("place", Text),
            ("region", Text),
            ("region_basis", Text),
            ("incident", Text),
            ("evidence", EVIDENCE),
            ("said_by", Text),
            ("rule", Text),
        ])),
    ),
    (
        "incidents",
        List(&Struct(&[
            ("id", Text),
            ("start", Integer),
            ("end", Integer),
            ("agencies", IDS),
            ("date", Text),
            ("place", Text),
            ("region", Text),
            ("seizures", IDS),
            ("arrests", IDS),
            ("persons", IDS),
            ("route", Struct(&[("origin", Text), ("via", IDS), ("destination", Text)])),
            ("evidence", EVIDENCE),
            ("assertion", Text),
            ("said_by", Text),
            ("rule", Text),
        ])),
    ),
    (
        "trends",
        List(&Struct(&[
            ("id", Text),
            ("start", Integer),
            ("end", Integer),
            ("metric", Text),
            ("unit", Text),
            ("from", TREND_POINT),
            ("to", TREND_POINT),
            ("stated", Struct(&[("value", Number), ("kind", Text)])),
            ("computed_change", Number),
            ("agrees", Boolean),
            ("evidence", EVIDENCE),
            ("assertion", Text),
            ("said_by", Text),
            ("rule", Text),
        ])),
    ),
    (
        "meetings",
        List(&Struct(&[
            ("id", Text),
            ("start", Integer),
            ("end", Integer),
            ("kind", Text),
            ("participants", IDS),
            ("date", Text),
            ("place", Text),
            ("evidence", EVIDENCE),
            ("assertion", Text),
            ("said_by", Text),
            ("rule", Text),
        ])),
    ),
    (
        "notices",
        List(&Struct(&[
            ("id", Text),
            ("code", Text),
            ("severity", Text),
            ("spans", List(&SPAN)),
            ("message_id", Text),
            ("message_en", Text),
        ])),
    ),
    ("truncated", Struct(&[("limit", Text), ("at", Integer)])),
];

/// The column after them.
const ERROR: &str = "error";

/// The schema of the batches, the same whatever the articles hold.
pub fn schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
        let mut columns: Vec<Arc<Field>> = fields(COLUMNS).iter().cloned().collect();
        columns.push(Arc::new(Field::new(ERROR, DataType::Utf8, true)));
        Arc::new(Schema::new(columns))
    });
    SCHEMA.clone()
}

fn fields(columns: &[(&str, Shape)]) -> Fields {
    let mut fields = Vec::with_capacity(columns.len());
    for (name, shape) in columns {
        fields.push(Field::new(*name, data_type(shape), true));
        if matches!(shape, Number) {
            fields.push(Field::new(text_name(name), DataType::Utf8, true));
        }
    }
    fields.into()
}

fn data_type(shape: &Shape) -> DataType {
    match shape {
        Text => DataType::Utf8,
        Integer => DataType::Int64,
        Boolean => DataType::Boolean,
        Number => decimal_type(),
        Date => DataType::Date32,
        List(item) => DataType::List(item_field(item)),
        Struct(columns) => DataType::Struct(fields(columns)),
    }
}

fn item_field(item: &Shape) -> Arc<Field> {
    Arc::new(Field::new("item", data_type(item), true))
}

/// Builds batches of the nested form.
pub struct Builder {
    rows: Column,
    errors: StringBuilder,
}

/// A row of which the id alone is known.
#[derive(Serialize)]
struct Named<'a> {
    id: Option<&'a str>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder::new()
    }
}

impl Builder {
    /// A builder of no rows.
    pub fn new() -> Self {
        Builder { rows: Column::Struct(StructColumn::new(COLUMNS)), errors: StringBuilder::new() }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends an article, and what of its row was not understood.
    pub fn push(&mut self, found: &Extraction, error: Option<&str>) {
        self.append(found, error);
    }

    /// Appends a row of nulls but for its id, and why it is one.
    pub fn push_null(&mut self, id: Option<&str>, error: Option<&str>) {
        self.append(&Named { id }, error);
    }

    fn append(&mut self, row: &impl Serialize, error: Option<&str>) {
        // A value of another shape than the schema has leaves a null, and the row is whole all the same.
        let _ = row.serialize(&mut self.rows);
        self.errors.append_option(error);
    }

    /// The rows so far as a batch; the builder is empty then.
    ///
    /// # Errors
    ///
    /// Fails where the columns do not fit together, which would be a fault of this crate.
    pub fn finish(&mut self) -> Result<RecordBatch, Error> {
        let mut columns = match &mut self.rows {
            Column::Struct(rows) => rows.finish_children(),
            _ => Vec::new(),
        };
        columns.push(Arc::new(self.errors.finish()));
        Ok(RecordBatch::try_new(schema(), columns)?)
    }
}

/// A column while it is built.
enum Column {
    Text(StringBuilder),
    Integer(Int64Builder),
    Boolean(BooleanBuilder),
    Decimal(DecimalColumn),
    Date(Date32Builder),
    List(Box<ListColumn>),
    Struct(StructColumn),
}

struct ListColumn {
    item: Arc<Field>,
    ends: Vec<i32>,
    valid: NullBufferBuilder,
    values: Column,
    len: usize,
}

struct StructColumn {
    names: &'static [(&'static str, Shape)],
    children: Vec<Column>,
    valid: NullBufferBuilder,
    /// How many children have their value of the row at hand.
    filled: usize,
    len: usize,
}

impl Column {
    fn new(shape: &'static Shape) -> Self {
        match shape {
            Text => Column::Text(StringBuilder::new()),
            Integer => Column::Integer(Int64Builder::new()),
            Boolean => Column::Boolean(BooleanBuilder::new()),
            Number => Column::Decimal(DecimalColumn::new()),
            Date => Column::Date(Date32Builder::new()),
            List(item) => Column::List(Box::new(ListColumn {
                item: item_field(item),
                ends: vec![0],
                valid: NullBufferBuilder::new(0),
                values: Column::new(item),
                len: 0,
            })),
            Struct(columns) => Column::Struct(StructColumn::new(columns)),
        }
    }

    fn push_null(&mut self) {
        match self {
            Column::Text(values) => values.append_null(),
            Column::Integer(values) => values.append_null(),
            Column::Boolean(values) => values.append_null(),
            Column::Decimal(values) => values.push(None),
            Column::Date(values) => values.append_null(),
            Column::List(list) => list.close(false),
            Column::Struct(columns) => columns.close(false),
        }
    }

    fn finish(&mut self, out: &mut Vec<ArrayRef>) {
        match self {
            Column::Text(values) => out.push(Arc::new(values.finish())),
            Column::Integer(values) => out.push(Arc::new(values.finish())),
            Column::Boolean(values) => out.push(Arc::new(values.finish())),
            Column::Decimal(values) => out.extend(values.finish()),
            Column::Date(values) => out.push(Arc::new(values.finish())),
            Column::List(list) => out.push(list.finish()),
            Column::Struct(columns) => {
                let (names, len) = (columns.names, columns.len);
                let valid = columns.valid.finish();
                let children = columns.finish_children();
                // A struct of no children has no length of its own; there is none.
                debug_assert!(!names.is_empty() && children.iter().all(|child| child.len() == len));
                out.push(Arc::new(StructArray::new(fields(names), children, valid)));
            }
        }
    }
}

impl ListColumn {
    fn close(&mut self, valid: bool) {
        // Past 2 GiB of items the offsets stand still, and the batch fails as a whole with its strings.
        let end = i32::try_from(self.values.len()).unwrap_or(i32::MAX);
        self.ends.push(end);
        self.valid.append(valid);
        self.len += 1;
    }

    fn finish(&mut self) -> ArrayRef {
        let ends = std::mem::replace(&mut self.ends, vec![0]);
        let mut values = Vec::with_capacity(1);
        self.values.finish(&mut values);
        self.len = 0;
        Arc::new(ListArray::new(
            self.item.clone(),
            OffsetBuffer::new(ends.into()),
            values.swap_remove(0),
            self.valid.finish(),
        ))
    }
}

impl Column {
    fn len(&self) -> usize {
        use arrow_array::builder::ArrayBuilder as _;
        match self {
            Column::Text(values) => values.len(),
            Column::Integer(values) => values.len(),
            Column::Boolean(values) => values.len(),
            Column::Decimal(values) => values.len(),
            Column::Date(values) => values.len(),
            Column::List(list) => list.len,
            Column::Struct(columns) => columns.len,
        }
    }
}

impl StructColumn {
    fn new(names: &'static [(&'static str, Shape)]) -> Self {
        let children = names.iter().map(|(_, shape)| Column::new(shape)).collect();
        StructColumn { names, children, valid: NullBufferBuilder::new(0), filled: 0, len: 0 }
    }

    /// Gives null to the children before this one that have no value yet.
    fn fill_up_to(&mut self, at: usize) {
        for child in self.children.iter_mut().take(at).skip(self.filled) {
            child.push_null();
        }
        self.filled = self.filled.max(at);
    }

    fn close(&mut self, valid: bool) {
        self.fill_up_to(self.children.len());
        self.filled = 0;
        self.valid.append(valid);
        self.len += 1;
    }

    fn finish_children(&mut self) -> Vec<ArrayRef> {
        let mut out = Vec::with_capacity(self.children.len());
        self.children.iter_mut().for_each(|child| child.finish(&mut out));
        self.valid = NullBufferBuilder::new(0);
        self.len = 0;
        out
    }
}

/// Why a value is not in a column; it never reaches a caller.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of another shape")
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Refused
    }
}

impl Column {
    fn push_text(&mut self, text: &str) -> Result<(), Refused> {
        match self {
            Column::Text(values) => values.append_value(text),
            Column::Decimal(values) => values.push(Decimal::from_str(text).ok()),
            Column::Date(values) => push_date(values, NaiveDate::from_str(text).ok()),
            _ => {
                self.push_null();
                return Err(Refused);
            }
        }
        Ok(())
    }
}

/// Methods for values that no record holds: the column gets a null.
macro_rules! refuse {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, _: $type) -> Result<(), Refused> {
            self.push_null();
            Err(Refused)
        })*
    };
}

impl<'c> Serializer for &'c mut Column {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = ListWriter<'c>;
    type SerializeTuple = ser::Impossible<(), Refused>;
    type SerializeTupleStruct = ser::Impossible<(), Refused>;
    type SerializeTupleVariant = ser::Impossible<(), Refused>;
    type SerializeMap = ser::Impossible<(), Refused>;
    type SerializeStruct = StructWriter<'c>;
    type SerializeStructVariant = ser::Impossible<(), Refused>;

    /// Decimals come as exact text.
    fn is_human_readable(&self) -> bool {
        false
    }

    refuse!(serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8]);

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        match self {
            Column::Boolean(values) => values.append_value(value),
            other => other.push_null(),
        }
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Refused> {
        match self {
            Column::Integer(values) => values.append_value(value),
            other => other.push_null(),
        }
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Refused> {
        match i64::try_from(value) {
            Ok(value) => self.serialize_i64(value),
            Err(_) => self.serialize_none(),
        }
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.push_text(value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Refused> {
        match self {
            Column::Text(values) => {
                // What is written stays in the builder until a value is appended.
                let _ = write!(values, "{value}");
                values.append_value("");
                Ok(())
            }
            other => other.push_text(&value.to_string()),
        }
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.push_null();
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.push_text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ListWriter<'c>, Refused> {
        match self {
            Column::List(list) => Ok(ListWriter { list }),
            other => {
                other.push_null();
                Err(Refused)
            }
        }
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<StructWriter<'c>, Refused> {
        match self {
            Column::Struct(column) => Ok(StructWriter { column, next: 0 }),
            other => {
                other.push_null();
                Err(Refused)
            }
        }
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Refused> {
        self.push_null();
        Err(Refused)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Refused> {
        self.push_null();
        Err(Refused)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refused> {
        self.push_null();
        Err(Refused)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        self.push_null();
        Err(Refused)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refused> {
        self.push_null();
        Err(Refused)
    }
}

struct ListWriter<'c> {
    list: &'c mut ListColumn,
}

impl ser::SerializeSeq for ListWriter<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        // A value that was refused left a null; the others still come.
        let _ = value.serialize(&mut self.list.values);
        Ok(())
    }

    fn end(self) -> Result<(), Refused> {
        self.list.close(true);
        Ok(())
    }
}

struct StructWriter<'c> {
    column: &'c mut StructColumn,
    /// The child that comes next, when the keys come in the order of the schema.
    next: usize,
}

impl ser::SerializeStruct for StructWriter<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Refused> {
        let is = |at: &usize| self.column.names.get(*at).is_some_and(|(name, _)| *name == key);
        let at = Some(self.next).filter(is).or_else(|| (self.next..self.column.names.len()).find(is));
        // A key that the schema lacks is one that a later version of the records has.
        if let Some(at) = at {
            self.column.fill_up_to(at);
            let _ = value.serialize(&mut self.column.children[at]);
            self.column.filled = at + 1;
            self.next = at + 1;
        }
        Ok(())
    }

    fn end(self) -> Result<(), Refused> {
        self.column.close(true);
        Ok(())
    }
}
