//! A column of texts in, a batch of the nested form out.

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use chrono::NaiveDate;
use petik::{Article, Extractor};

use crate::error::{Error, ErrorKind};
use crate::nested::Builder;

/// The records of a column of articles, in the [`nested`](crate::nested) form: a row a text.
///
/// Texts and ids are `Utf8`, `LargeUtf8` or `Utf8View`; days of publication these (`YYYY-MM-DD`, a time of day may
/// follow) or `Date32`. A text that is null gives a row of nulls; a day that is not understood is left out and named in
/// the column `error`.
///
/// # Errors
///
/// Fails where a column is of another type or of another length than that of the texts.
pub fn extract(
    extractor: &Extractor,
    texts: &dyn Array,
    ids: Option<&dyn Array>,
    published: Option<&dyn Array>,
) -> Result<RecordBatch, Error> {
    let ids = column("ids", ids, texts.len())?;
    let days = match published {
        Some(days) if days.data_type() == &DataType::Date32 => {
            length("days of publication", days, texts.len())?;
            Days::Dates(days)
        }
        days => Days::Texts(column("days of publication", days, texts.len())?),
    };
    let texts = Strings::new("texts", texts)?;
    let mut rows = Builder::new();
    for row in 0..texts.0.len() {
        let id = ids.as_ref().and_then(|ids| ids.get(row));
        let Some(text) = texts.get(row) else {
            rows.push_null(id, None);
            continue;
        };
        let (day, error) = match days.get(row) {
            Ok(day) => (day, None),
            Err(text) => (None, Some(format!("{text:?} is no day of publication; write YYYY-MM-DD"))),
        };
        let mut article = Article::new(text);
        if let Some(id) = id {
            article = article.id(id);
        }
        if let Some(day) = day {
            article = article.published(day);
        }
        rows.push(&extractor.extract(article), error.as_deref());
    }
    rows.finish()
}

/// A column of strings of any of the three types.
struct Strings<'a>(&'a dyn Array);

impl<'a> Strings<'a> {
    fn new(what: &'static str, array: &'a dyn Array) -> Result<Self, Error> {
        match array.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(Strings(array)),
            other => {
                let or = if what == "days of publication" { ", or days (date32)" } else { "" };
                Err(ErrorKind::Type { what, found: other.to_string(), or }.into())
            }
        }
    }

    fn get(&self, row: usize) -> Option<&'a str> {
        if self.0.is_null(row) {
            return None;
        }
        match self.0.data_type() {
            DataType::Utf8 => self.0.as_string_opt::<i32>().map(|texts| texts.value(row)),
            DataType::LargeUtf8 => self.0.as_string_opt::<i64>().map(|texts| texts.value(row)),
            _ => self.0.as_string_view_opt().map(|texts| texts.value(row)),
        }
    }
}

fn column<'a>(what: &'static str, array: Option<&'a dyn Array>, texts: usize) -> Result<Option<Strings<'a>>, Error> {
    let Some(array) = array else { return Ok(None) };
    length(what, array, texts)?;
    Strings::new(what, array).map(Some)
}

fn length(what: &'static str, array: &dyn Array, texts: usize) -> Result<(), Error> {
    if array.len() == texts {
        return Ok(());
    }
    Err(ErrorKind::Length { what, found: array.len(), texts }.into())
}

/// Days of publication.
enum Days<'a> {
    Dates(&'a dyn Array),
    Texts(Option<Strings<'a>>),
}

impl<'a> Days<'a> {
    fn get(&self, row: usize) -> Result<Option<NaiveDate>, &'a str> {
        match self {
            Days::Dates(days) if days.is_null(row) => Ok(None),
            Days::Dates(days) => Ok(days.as_primitive_opt::<Date32Type>().and_then(|days| days.value_as_date(row))),
            Days::Texts(texts) => match texts.as_ref().and_then(|texts| texts.get(row)) {
                None => Ok(None),
                Some(text) => day(text).map(Some).ok_or(text),
            },
        }
    }
}

/// The day of `2024-12-24`, `2024-12-24T10:00:00+07:00` or `2024-12-24 10:00`.
fn day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.trim().split_at_checked(10)?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| day.parse().ok())?
}
