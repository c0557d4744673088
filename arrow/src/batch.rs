//! Columns of articles in, batches of the nested form out.

use std::borrow::Cow;
use std::ops::Range;
use std::panic::{self, AssertUnwindSafe};

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::as_date;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, RecordBatch, downcast_integer};
use arrow_schema::{DataType, TimeUnit};
use chrono::NaiveDate;
use petik::{Article, Extraction, Extractor};

use crate::error::{Error, ErrorKind};
use crate::nested::Builder;

/// What is said of a text that is null.
const NO_TEXT: &str = "no text: the value is null";
/// What is said of a panic.
const FAULT: &str = "petik failed on this, which is a fault of petik; please report it with the article";

/// The records of a column of articles, in the [`nested`](crate::nested) form: a row a text.
///
/// [`Articles`] says what the columns may be, and gives the rows one by one; a column with more text than
/// [`Articles::LONGEST`] is read by it, in parts.
///
/// # Errors
///
/// Fails where a column is of another type or of another length than that of the texts, and where there is more text
/// than a batch holds.
pub fn extract(
    extractor: &Extractor,
    texts: &dyn Array,
    ids: Option<&dyn Array>,
    published: Option<&dyn Array>,
) -> Result<RecordBatch, Error> {
    let articles = Articles::new(texts)?.ids(ids)?.published(published)?;
    let bytes = (0..articles.len()).map(|row| articles.bytes(row)).filter(|bytes| *bytes <= Articles::LONGEST).sum();
    if bytes > Articles::LONGEST {
        return Err(ErrorKind::TooMuch { bytes, most: Articles::LONGEST }.into());
    }
    let mut rows = Builder::new();
    for row in 0..articles.len() {
        articles.extract(extractor, row).push_to(&mut rows);
    }
    rows.finish()
}

/// Articles as columns: the texts, and what is known of each.
///
/// Texts are strings: `Utf8`, `LargeUtf8` or `Utf8View`, or `Binary`, `LargeBinary` or `BinaryView` that should hold
/// UTF-8, where a row that does not is told. Ids are strings or integers. Days of publication are strings (`YYYY-MM-DD`, a
/// time of day may follow), dates, or timestamps without a time zone.
///
/// ```
/// use arrow_array::{Int64Array, StringArray};
/// use petik_arrow::Articles;
///
/// let texts = StringArray::from(vec![Some("Polisi menyita 28 kilogram sabu."), None]);
/// let ids = Int64Array::from(vec![7, 8]);
/// let articles = Articles::new(&texts)?.ids(Some(&ids))?;
/// let row = articles.extract(&petik::Extractor::default(), 1);
/// assert_eq!(row.id.as_deref(), Some("8"));
/// assert_eq!(row.error.as_deref(), Some("no text: the value is null"));
/// # Ok::<(), petik_arrow::Error>(())
/// ```
pub struct Articles<'a> {
    texts: Strings<'a>,
    ids: Option<Ids<'a>>,
    days: Option<Days<'a>>,
    faults: Option<Strings<'a>>,
}

/// One article of a column, with its records.
pub struct Row<'a> {
    /// The caller's name for it.
    pub id: Option<Cow<'a, str>>,
    /// Its text.
    pub text: &'a str,
    /// Its records; `None` where it could not be read.
    pub found: Option<Extraction>,
    /// Why it could not be read, or what of its row was not understood.
    pub error: Option<String>,
}

impl Row<'_> {
    /// Appends it to a batch of the nested form: without records it is a row of nulls but for its id and the reason.
    pub fn push_to(&self, rows: &mut Builder) {
        match &self.found {
            Some(found) => rows.push(found, self.error.as_deref()),
            None => rows.push_null(self.id.as_deref(), self.error.as_deref()),
        }
    }
}

impl<'a> Articles<'a> {
    /// The most text of one batch, and of one article in it, in bytes. What a column of a batch holds is counted by 32
    /// bits, and the densest text (`1% 1% 1% …`) fills one with ten times its bytes.
    pub const LONGEST: usize = 64 << 20;

    /// Articles of which nothing but the texts is known.
    ///
    /// # Errors
    ///
    /// Fails where the column is not one of strings.
    pub fn new(texts: &'a dyn Array) -> Result<Self, Error> {
        Ok(Articles { texts: Strings::new("texts", texts, "")?, ids: None, days: None, faults: None })
    }

    /// Names them.
    ///
    /// # Errors
    ///
    /// Fails where the column is not one of strings or integers, or not of the length of the texts.
    pub fn ids(mut self, ids: Option<&'a dyn Array>) -> Result<Self, Error> {
        self.ids = match ids {
            None => None,
            Some(ids) => {
                self.same_length("ids", ids)?;
                Some(match ids.data_type().is_integer() {
                    true => Ids::Numbers(ids),
                    false => Ids::Texts(Strings::new("ids", ids, ", or integers")?),
                })
            }
        };
        Ok(self)
    }

    /// Says when they were published.
    ///
    /// # Errors
    ///
    /// Fails where the column is not one of days, or not of the length of the texts. A day that is not understood fails
    /// nothing: it is left out, and the row says so.
    pub fn published(mut self, days: Option<&'a dyn Array>) -> Result<Self, Error> {
        self.days = match days {
            None => None,
            Some(days) => {
                self.same_length("days of publication", days)?;
                Some(match days.data_type() {
                    DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) => Days::Dates(days),
                    _ => Days::Texts(Strings::new(
                        "days of publication",
                        days,
                        ", dates, or timestamps without a time zone",
                    )?),
                })
            }
        };
        Ok(self)
    }

    /// Gives the reasons of rows that whoever made the columns could not read: where one stands, the row has no records.
    ///
    /// # Errors
    ///
    /// Fails where the column is not one of strings, or not of the length of the texts.
    pub fn faults(mut self, reasons: Option<&'a dyn Array>) -> Result<Self, Error> {
        self.faults = match reasons {
            None => None,
            Some(reasons) => {
                self.same_length("reasons", reasons)?;
                Some(Strings::new("reasons", reasons, "")?)
            }
        };
        Ok(self)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How long a text is, in bytes.
    fn bytes(&self, row: usize) -> usize {
        self.texts.bytes(row).map_or(0, <[u8]>::len)
    }

    /// The rows in parts of at most so many rows and bytes of text, or of one row where it is longer.
    pub fn parts(&self, rows: usize, bytes: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut start, mut held) = (0, 0);
        for row in 0..self.len() {
            let next = self.bytes(row);
            if row > start && (row - start >= rows || held + next > bytes) {
                parts.push(start..row);
                (start, held) = (row, 0);
            }
            held += next;
        }
        if start < self.len() {
            parts.push(start..self.len());
        }
        parts
    }

    /// The text of one, or why there is none to read.
    ///
    /// # Errors
    ///
    /// Fails where it is null, no UTF-8, or too long for a batch, and where a reason was given why it could not be read.
    ///
    /// # Panics
    ///
    /// Panics where there is no such row.
    pub fn text(&self, row: usize) -> Result<&'a str, String> {
        if let Some(fault) = self.faults.as_ref().and_then(|reasons| reasons.lossy(row)) {
            return Err(fault.into_owned());
        }
        match self.texts.bytes(row) {
            None => Err(NO_TEXT.to_owned()),
            Some(bytes) if bytes.len() > Self::LONGEST => {
                Err(format!("the text has {} bytes; in a batch it may have {}", bytes.len(), Self::LONGEST))
            }
            Some(bytes) => utf8(bytes),
        }
    }

    /// The records of one.
    ///
    /// # Panics
    ///
    /// Panics where there is no such row.
    pub fn extract(&self, extractor: &Extractor, row: usize) -> Row<'a> {
        let id = self.ids.as_ref().and_then(|ids| ids.get(row));
        let text = match self.text(row) {
            Ok(text) => text,
            Err(error) => return Row { id, text: "", found: None, error: Some(error) },
        };
        let (day, error) = match self.days.as_ref().map_or(Ok(None), |days| days.get(row)) {
            Ok(day) => (day, None),
            Err(text) => (None, Some(not_a_day(&text))),
        };
        let mut article = Article::new(text);
        if let Some(id) = &id {
            article = article.id(id.as_ref());
        }
        if let Some(day) = day {
            article = article.published(day);
        }
        // One article must not take the others of its batch along.
        match panic::catch_unwind(AssertUnwindSafe(|| extractor.extract(article))) {
            Ok(found) => Row { id, text, found: Some(found), error },
            Err(_) => Row { id, text, found: None, error: Some(FAULT.to_owned()) },
        }
    }

    fn same_length(&self, what: &'static str, array: &dyn Array) -> Result<(), Error> {
        if array.len() == self.len() {
            return Ok(());
        }
        Err(ErrorKind::Length { what, found: array.len(), texts: self.len() }.into())
    }
}

/// The text of bytes, or what the library says of those that are none.
fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|fault| match Article::from_utf8(bytes) {
        Err(error) => error.to_string(),
        Ok(_) => fault.to_string(),
    })
}

/// A column of strings, or of bytes that should be UTF-8.
struct Strings<'a>(&'a dyn Array);

impl<'a> Strings<'a> {
    fn new(what: &'static str, array: &'a dyn Array, or: &'static str) -> Result<Self, Error> {
        use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Utf8, Utf8View};
        match array.data_type() {
            Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView => Ok(Strings(array)),
            other => Err(ErrorKind::Type { what, found: other.to_string(), or }.into()),
        }
    }

    fn bytes(&self, row: usize) -> Option<&'a [u8]> {
        let column = self.0;
        if column.is_null(row) {
            return None;
        }
        match column.data_type() {
            DataType::Utf8 => column.as_string_opt::<i32>().map(|texts| texts.value(row).as_bytes()),
            DataType::LargeUtf8 => column.as_string_opt::<i64>().map(|texts| texts.value(row).as_bytes()),
            DataType::Utf8View => column.as_string_view_opt().map(|texts| texts.value(row).as_bytes()),
            DataType::Binary => column.as_binary_opt::<i32>().map(|texts| texts.value(row)),
            DataType::LargeBinary => column.as_binary_opt::<i64>().map(|texts| texts.value(row)),
            _ => column.as_binary_view_opt().map(|texts| texts.value(row)),
        }
    }

    /// What can be read of it, with U+FFFD for the rest.
    fn lossy(&self, row: usize) -> Option<Cow<'a, str>> {
        self.bytes(row).map(String::from_utf8_lossy)
    }
}

/// Names of articles.
enum Ids<'a> {
    Texts(Strings<'a>),
    Numbers(&'a dyn Array),
}

impl<'a> Ids<'a> {
    fn get(&self, row: usize) -> Option<Cow<'a, str>> {
        match self {
            Ids::Texts(texts) => texts.lossy(row),
            Ids::Numbers(numbers) if numbers.is_null(row) => None,
            Ids::Numbers(numbers) => {
                macro_rules! number {
                    ($type:ty) => {
                        numbers.as_primitive_opt::<$type>().map(|numbers| Cow::Owned(numbers.value(row).to_string()))
                    };
                }
                downcast_integer! {
                    numbers.data_type() => (number),
                    _ => None,
                }
            }
        }
    }
}

/// Days of publication.
enum Days<'a> {
    Dates(&'a dyn Array),
    Texts(Strings<'a>),
}

impl<'a> Days<'a> {
    fn get(&self, row: usize) -> Result<Option<NaiveDate>, Cow<'a, str>> {
        match self {
            Days::Dates(days) if days.is_null(row) => Ok(None),
            Days::Dates(days) => Ok(match days.data_type() {
                DataType::Date32 => date::<Date32Type>(*days, row),
                DataType::Date64 => date::<Date64Type>(*days, row),
                DataType::Timestamp(TimeUnit::Second, _) => date::<TimestampSecondType>(*days, row),
                DataType::Timestamp(TimeUnit::Millisecond, _) => date::<TimestampMillisecondType>(*days, row),
                DataType::Timestamp(TimeUnit::Microsecond, _) => date::<TimestampMicrosecondType>(*days, row),
                _ => date::<TimestampNanosecondType>(*days, row),
            }),
            Days::Texts(texts) => match texts.lossy(row) {
                None => Ok(None),
                Some(text) => day(&text).map(Some).ok_or(text),
            },
        }
    }
}

fn date<T: ArrowPrimitiveType>(days: &dyn Array, row: usize) -> Option<NaiveDate>
where
    i64: From<T::Native>,
{
    days.as_primitive_opt::<T>().and_then(|days| as_date::<T>(days.value(row).into()))
}

/// The day of `2024-12-24`, `2024-12-24T10:00:00+07:00` or `2024-12-24 10:00`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.trim().split_at_checked("YYYY-MM-DD".len())?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| day.parse().ok())?
}

/// What is said of a text that is no day.
pub fn not_a_day(text: &str) -> String {
    format!("{text:?} is no day of publication; write YYYY-MM-DD, a time of day may follow")
}
