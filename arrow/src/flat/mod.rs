//! A table a kind: one row a record, with names, offices and days written out beside the ids.
//!
//! [`TABLES`] are the tables of the kinds, of the articles themselves and of all namings; [`events()`] is the table of
//! what happened. Every table begins with `article`, the caller's id of the article, by which they are joined. Offsets
//! are given twice: `start` and `end` in bytes, `char_start` and `char_end` in characters, as Python counts them.
//!
//! Names of persons who should not be shown are masked wherever they stand, as [`Privacy`] says.

mod events;
mod mask;
mod tables;
mod word;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use arrow_array::builder::{BooleanBuilder, Date32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use petik::{Extraction, Id, SmolStr, Span};
use rust_decimal::Decimal;

use crate::column::{DecimalColumn, decimal_type, push_date, text_name};
use crate::error::Error;

pub use events::{NOTE, events};
pub use mask::Privacy;

/// The tables of the kinds, after those of the articles and before that of all namings.
pub static TABLES: LazyLock<Vec<Box<dyn Table>>> = LazyLock::new(tables::all);

/// The table of a name, that of events included.
pub fn table(name: &str) -> Option<&'static dyn Table> {
    TABLES.iter().map(|table| &**table).chain([events()]).find(|table| table.name() == name)
}

/// A table: its columns, and the rows that an article gives.
pub trait Table: Send + Sync {
    /// Its name: the key of the list in the JSON form.
    fn name(&self) -> &'static str;

    /// What a row of it is.
    fn about(&self) -> &'static str;

    /// Its columns, in order.
    fn columns(&self) -> Vec<ColumnInfo>;

    /// How many columns it has.
    fn width(&self) -> usize;

    /// Gives the cells of the rows of an article, row by row and column by column.
    fn rows(&self, context: &Context<'_>, cell: &mut dyn FnMut(usize, Cell<'_>));
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Its name.
    pub name: &'static str,
    /// The type of its cells.
    pub kind: Type,
    /// What it holds.
    pub about: &'static str,
    /// Whether a reader looks at it first, as in a terminal.
    pub main: bool,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// A list of strings.
    Texts,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Decimal,
    /// True or false.
    Boolean,
    /// A day.
    Date,
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A string.
    Text(Cow<'a, str>),
    /// A list of strings.
    Texts(Vec<Cow<'a, str>>),
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Decimal(Decimal),
    /// True or false.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
}

/// An article with its records, as the tables see it.
pub struct Context<'a> {
    found: &'a Extraction,
    text: &'a str,
    mask: mask::Mask<'a>,
    /// Characters before every block of the text; `None` where the text is ASCII.
    blocks: OnceCell<Option<Vec<usize>>>,
    sentences: OnceCell<Vec<Span>>,
}

/// The most bytes of a sentence that a table gives whole.
const LONGEST_SENTENCE: usize = 2_000;

/// The bytes of a block whose characters are counted once.
const BLOCK: usize = 256;

impl<'a> Context<'a> {
    /// The text of an article with the records that were extracted from it.
    pub fn new(text: &'a str, found: &'a Extraction, privacy: Privacy) -> Self {
        Context {
            found,
            text,
            mask: mask::Mask::new(found, privacy),
            blocks: OnceCell::new(),
            sentences: OnceCell::new(),
        }
    }

    /// The characters before a byte.
    fn chars(&self, at: usize) -> usize {
        let blocks = self.blocks.get_or_init(|| {
            if self.text.is_ascii() {
                return None;
            }
            let mut before = 0;
            let starts = self.text.as_bytes().chunks(BLOCK).map(|block| {
                let here = before;
                before += block.iter().filter(|byte| begins_char(**byte)).count();
                here
            });
            Some(starts.collect())
        });
        let Some(blocks) = blocks else { return at };
        let block = at / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        let whole = blocks.get(block).or(blocks.last()).copied().unwrap_or_default();
        whole + rest.iter().filter(|byte| begins_char(**byte)).count()
    }

    /// The sentence that a byte stands in; of a long one, as a list without full stops is, the words around the byte.
    /// Every row has its own, so that whole ones would make tables grow with the square of the text.
    fn sentence(&self, at: usize) -> Span {
        let all = self.sentences.get_or_init(|| petik::sentences(self.text));
        let next = all.partition_point(|sentence| sentence.start <= at);
        let none = Span { start: at, end: at };
        let Span { mut start, mut end } = next.checked_sub(1).and_then(|last| all.get(last)).copied().unwrap_or(none);
        if end.saturating_sub(start) > LONGEST_SENTENCE {
            let half = LONGEST_SENTENCE / 2;
            end = end.min(self.word_end(at.saturating_add(half)));
            start = start.max(self.word_end(at.saturating_sub(2 * half)).min(at));
        }
        Span { start, end }
    }

    /// Where the word ends that a byte stands in. Names are masked by whole words, so that they must not be cut.
    fn word_end(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let longest = rest.len().min(LONGEST_SENTENCE / 2);
        let end = at + rest[..longest].iter().position(u8::is_ascii_whitespace).unwrap_or(longest);
        (end..self.text.len()).find(|end| self.text.is_char_boundary(*end)).unwrap_or(self.text.len())
    }

    /// A stretch of the article, with what must not be shown masked.
    fn excerpt(&self, span: Span) -> Cell<'a> {
        match span.slice(self.text) {
            Some(text) => Cell::Text(self.mask.excerpt(span.start, text)),
            None => Cell::Null,
        }
    }

    /// Words of the article whose place is not known, with what must not be shown masked.
    fn words(&self, text: &'a str) -> Cell<'a> {
        Cell::Text(self.mask.words(text))
    }

    fn words_option(&self, text: &'a Option<SmolStr>) -> Cell<'a> {
        text.as_ref().map_or(Cell::Null, |text| self.words(text))
    }

    /// The name of a person, body or place.
    fn name(&self, id: Id) -> Option<Cow<'a, str>> {
        let found = self.found;
        if let Some(person) = found.person(id) {
            return Some(self.mask.person(person));
        }
        let name = found.organization(id).map(|body| &body.name).or_else(|| found.place(id).map(|place| &place.name));
        Some(self.mask.words(name?))
    }

    fn name_option(&self, id: Option<Id>) -> Cell<'a> {
        id.and_then(|id| self.name(id)).map_or(Cell::Null, Cell::Text)
    }

    fn names<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Cell<'a> {
        Cell::Texts(ids.into_iter().filter_map(|id| self.name(*id)).collect())
    }
}

fn begins_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The type of a column in Arrow.
fn data_type(kind: Type) -> DataType {
    match kind {
        Type::Text => DataType::Utf8,
        Type::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
        Type::Integer => DataType::Int64,
        Type::Decimal => decimal_type(),
        Type::Boolean => DataType::Boolean,
        Type::Date => DataType::Date32,
    }
}

/// The schema of a table in Arrow, with columns of the caller's after its own.
pub fn schema(table: &dyn Table, extra: &[String]) -> SchemaRef {
    let mut fields = Vec::new();
    for column in table.columns() {
        let about = |about: &str| HashMap::from([("description".to_owned(), about.to_owned())]);
        fields.push(Field::new(column.name, data_type(column.kind), true).with_metadata(about(column.about)));
        if column.kind == Type::Decimal {
            let name = text_name(column.name);
            fields.push(Field::new(name, DataType::Utf8, true).with_metadata(about(NOT_HELD)));
        }
    }
    fields.extend(extra.iter().map(|name| Field::new(name, DataType::Utf8, true)));
    Arc::new(Schema::new(fields))
}

/// What stands beside a decimal.
const NOT_HELD: &str = "the figure as text, where it has more than nine digits after the point and the decimal is null";

/// Builds batches of a table.
pub struct TableBuilder {
    table: &'static dyn Table,
    schema: SchemaRef,
    columns: Vec<Column>,
    extra: Vec<StringBuilder>,
    rows: usize,
}

enum Column {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Integer(Int64Builder),
    Decimal(DecimalColumn),
    Boolean(BooleanBuilder),
    Date(Date32Builder),
}

impl TableBuilder {
    /// A builder of no rows, with columns of the caller's after those of the table.
    pub fn new(table: &'static dyn Table, extra: &[String]) -> Self {
        TableBuilder {
            table,
            schema: schema(table, extra),
            columns: table.columns().iter().map(|column| Column::new(column.kind)).collect(),
            extra: extra.iter().map(|_| StringBuilder::new()).collect(),
            rows: 0,
        }
    }

    /// The schema of the batches.
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// The table that it builds.
    pub fn table(&self) -> &'static dyn Table {
        self.table
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Appends the rows of an article; `extra` are the caller's cells, the same in every row.
    pub fn push(&mut self, context: &Context<'_>, extra: &[Option<&str>]) {
        let (columns, own, rows) = (&mut self.columns, &mut self.extra, &mut self.rows);
        let last = columns.len() - 1;
        self.table.rows(context, &mut |at, cell| {
            columns[at].push(cell);
            if at == last {
                *rows += 1;
                for (at, column) in own.iter_mut().enumerate() {
                    column.append_option(extra.get(at).copied().flatten());
                }
            }
        });
    }

    /// The rows so far as a batch; the builder is empty then.
    ///
    /// # Errors
    ///
    /// Fails where the columns do not fit together, which would be a fault of this crate.
    pub fn finish(&mut self) -> Result<RecordBatch, Error> {
        let mut columns = Vec::with_capacity(self.schema.fields().len());
        self.columns.iter_mut().for_each(|column| column.finish(&mut columns));
        columns.extend(self.extra.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        let options = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        Ok(RecordBatch::try_new_with_options(self.schema(), columns, &options)?)
    }
}

impl Column {
    fn new(kind: Type) -> Self {
        match kind {
            Type::Text => Column::Text(StringBuilder::new()),
            Type::Texts => Column::Texts(ListBuilder::new(StringBuilder::new())),
            Type::Integer => Column::Integer(Int64Builder::new()),
            Type::Decimal => Column::Decimal(DecimalColumn::new()),
            Type::Boolean => Column::Boolean(BooleanBuilder::new()),
            Type::Date => Column::Date(Date32Builder::new()),
        }
    }

    /// Appends a cell; one of another type is a null.
    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Column::Text(values), Cell::Text(text)) => values.append_value(text),
            (Column::Text(values), _) => values.append_null(),
            (Column::Texts(lists), Cell::Texts(texts)) => {
                texts.iter().for_each(|text| lists.values().append_value(text));
                lists.append(true);
            }
            (Column::Texts(lists), _) => lists.append(false),
            (Column::Integer(values), Cell::Integer(value)) => values.append_value(value),
            (Column::Integer(values), _) => values.append_null(),
            (Column::Decimal(values), Cell::Decimal(value)) => values.push(Some(value)),
            (Column::Decimal(values), _) => values.push(None),
            (Column::Boolean(values), Cell::Boolean(value)) => values.append_value(value),
            (Column::Boolean(values), _) => values.append_null(),
            (Column::Date(values), Cell::Date(date)) => push_date(values, Some(date)),
            (Column::Date(values), _) => values.append_null(),
        }
    }

    fn finish(&mut self, out: &mut Vec<ArrayRef>) {
        match self {
            Column::Text(values) => out.push(Arc::new(values.finish())),
            Column::Texts(lists) => out.push(Arc::new(lists.finish())),
            Column::Integer(values) => out.push(Arc::new(values.finish())),
            Column::Decimal(values) => out.extend(values.finish()),
            Column::Boolean(values) => out.push(Arc::new(values.finish())),
            Column::Date(values) => out.push(Arc::new(values.finish())),
        }
    }
}
