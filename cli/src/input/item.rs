//! One article as it was read, and what it holds.

use std::fmt;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use petik::records::{Grain, ResolvedBy};
use petik::{Article, Extractor, Kind};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Columns, Reading};

/// One article as raw as it came.
pub struct Item {
    raw: Raw,
}

enum Raw {
    Text { name: Arc<str>, bytes: Vec<u8> },
    Line { name: Arc<str>, number: u64, bytes: Vec<u8> },
    Row { name: Arc<str>, line: u64, layout: Arc<Layout>, row: csv::ByteRecord },
    Failed(String),
}

/// Where the parts of an article stand in a row.
pub(super) struct Layout {
    pub(super) text: usize,
    pub(super) id: Option<usize>,
    pub(super) published: Option<usize>,
    pub(super) header: Vec<String>,
}

/// An article with what its input says of it besides.
pub struct Parsed {
    /// The text.
    pub text: String,
    id: Option<String>,
    published: Option<NaiveDate>,
    /// What is wrong with a part that the article can be read without.
    pub fault: Option<String>,
    /// The other keys or columns.
    pub carried: Carried,
}

impl Parsed {
    /// The id that the input gives it.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The article.
    pub fn article(&self) -> Article<'_> {
        let mut article = Article::new(self.text.as_str());
        if let Some(id) = &self.id {
            article = article.id(id.as_str());
        }
        match self.published {
            Some(date) => article.published(date),
            None => article,
        }
    }
}

/// Keys of the input that are none of the article's own, in its order.
#[derive(Debug, Default)]
pub struct Carried(Vec<(String, Box<RawValue>)>);

impl Carried {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a key is among them.
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// The value of a key as a cell: a string as it is, any other value as JSON.
    pub fn cell(&self, key: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(known, _)| known == key)?;
        match serde_json::from_str::<Option<String>>(value.get()) {
            Ok(text) => text,
            Err(_) => Some(value.get().to_owned()),
        }
    }
}

impl Serialize for Carried {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Item {
    pub(super) fn text(name: Arc<str>, bytes: Vec<u8>) -> Self {
        Item { raw: Raw::Text { name, bytes } }
    }

    pub(super) fn line(name: Arc<str>, number: u64, bytes: Vec<u8>) -> Self {
        Item { raw: Raw::Line { name, number, bytes } }
    }

    pub(super) fn row(name: Arc<str>, line: u64, layout: Arc<Layout>, row: csv::ByteRecord) -> Self {
        Item { raw: Raw::Row { name, line, layout, row } }
    }

    pub(super) fn failed(message: String) -> Self {
        Item { raw: Raw::Failed(message) }
    }

    /// How many bytes it holds.
    pub fn len(&self) -> usize {
        match &self.raw {
            Raw::Text { bytes, .. } | Raw::Line { bytes, .. } => bytes.len(),
            Raw::Row { row, .. } => row.as_slice().len(),
            Raw::Failed(message) => message.len(),
        }
    }

    /// Where it was read.
    pub fn place(&self) -> String {
        match &self.raw {
            Raw::Text { name, .. } => name.to_string(),
            Raw::Line { name, number: line, .. } | Raw::Row { name, line, .. } => format!("{name}, line {line}"),
            Raw::Failed(_) => String::new(),
        }
    }

    /// The article, or why there is none: what, where, and what to do.
    pub fn parse(self, columns: &Columns, reading: &Reading) -> Result<Parsed, String> {
        let place = self.place();
        match self.raw {
            Raw::Failed(message) => Err(message),
            Raw::Text { name, bytes } => {
                let text = decode(bytes, reading).map_err(|fault| format!("{place}: {fault}"))?;
                let id = (&*name != "-").then(|| name.to_string());
                Ok(Parsed { text, id, published: reading.published, fault: None, carried: Carried::default() })
            }
            Raw::Line { bytes, .. } => placed(&place, line(bytes, columns, reading)),
            Raw::Row { layout, row, .. } => placed(&place, cells(&layout, &row, columns, reading)),
        }
    }
}

/// What was made out, with the place before all that is wrong.
fn placed(place: &str, parsed: Result<Parsed, String>) -> Result<Parsed, String> {
    let at = |fault| format!("{place}: {fault}");
    parsed.map(|parsed| Parsed { fault: parsed.fault.map(at), ..parsed }).map_err(at)
}

/// The text of bytes that should be UTF-8.
fn decode(bytes: Vec<u8>, reading: &Reading) -> Result<String, String> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    if reading.lossy {
        return Ok(String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    let at = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let remedy = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "it begins as UTF-16 does, which --encoding utf-16 reads"
    } else {
        "text of old Windows systems is read with --encoding windows-1252"
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    Err(format!("not UTF-8: byte 0x{byte:02X} at offset {at}; {remedy}, and --lossy puts U+FFFD for such bytes"))
}

/// The day of `2024-12-24`, with a time of day or without, and of a date as the press writes it: `5/1/2026` (the day
/// first), `5 Januari 2026`, `Senin, 5 Jan 2026 10:00 WIB`.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let text = text.trim();
    let iso = || {
        let (day, rest) = text.split_at_checked("YYYY-MM-DD".len())?;
        (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| day.parse().ok())?
    };
    let written = || {
        const LONGEST: usize = 60;
        static DATES: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().kinds([Kind::Date]).build());
        let found = (text.len() <= LONGEST).then(|| DATES.extract(text))?;
        let [date] = &found.dates[..] else { return None };
        // What stands before the day would be lost.
        let whole = date.start == 0 && date.grain == Grain::Day && date.from == date.to;
        date.from.filter(|_| whole && date.resolved_by == Some(ResolvedBy::Text))
    };
    iso().or_else(written).ok_or_else(|| {
        format!("{text:?} is no day of publication; write YYYY-MM-DD, D/M/YYYY or as 5 Januari 2026, a time may follow")
    })
}

/// The day that a field gives, where it can be read, and what is wrong with it.
fn published(told: Option<&str>, reading: &Reading) -> (Option<NaiveDate>, Option<String>) {
    match told.filter(|told| !told.trim().is_empty()).map(day) {
        None => (reading.published, None),
        Some(Ok(day)) => (Some(day), None),
        Some(Err(fault)) => (None, Some(format!("{fault}; the article is read without a day"))),
    }
}

/// A line of JSON as it is read.
struct Line {
    text: Option<String>,
    id: Option<Name>,
    published: Option<Box<RawValue>>,
    carried: Carried,
}

/// An id, which many a source gives as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(i64),
}

struct LineVisitor<'a>(&'a Columns);

impl<'de> Visitor<'de> for LineVisitor<'_> {
    type Value = Line;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Line, M::Error> {
        let mut line = Line { text: None, id: None, published: None, carried: Carried::default() };
        while let Some(key) = map.next_key::<String>()? {
            if key == self.0.text {
                line.text = map.next_value()?;
            } else if key == self.0.id {
                line.id = map.next_value()?;
            } else if key == self.0.published {
                line.published = map.next_value()?;
            } else {
                line.carried.0.push((key, map.next_value()?));
            }
        }
        Ok(line)
    }
}

impl<'de> DeserializeSeed<'de> for LineVisitor<'_> {
    type Value = Line;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Line, D::Error> {
        deserializer.deserialize_map(self)
    }
}

fn line(bytes: Vec<u8>, columns: &Columns, reading: &Reading) -> Result<Parsed, String> {
    let json = decode(bytes, reading)?;
    let form = || {
        let Columns { text, id, published } = columns;
        format!("a line is {{{id:?}:…,{text:?}:…,{published:?}:\"YYYY-MM-DD\"}}, only {text:?} is needed")
    };
    let mut reader = serde_json::Deserializer::from_str(&json);
    let line = LineVisitor(columns).deserialize(&mut reader).and_then(|line| reader.end().map(|()| line));
    let line = line.map_err(|error| {
        // The line of the file is told by the caller; within it there is only one.
        let told = error.to_string();
        let fault = told.rsplit_once(" at line").map_or(told.as_str(), |(fault, _)| fault);
        let whole = serde_json::from_str::<IgnoredAny>(&json);
        let what = if whole.is_err() { "not JSON: " } else { "" };
        format!("{what}{fault} at column {}; {}", error.column(), form())
    })?;
    let text = line.text.ok_or_else(|| format!("no {:?}; {}", columns.text, form()))?;
    let id = line.id.map(|id| match id {
        Name::Text(id) => id,
        Name::Number(id) => id.to_string(),
    });
    // A string as it is, any other value as it is written.
    let told = line.published.map(|told| serde_json::from_str(told.get()).unwrap_or_else(|_| told.get().to_owned()));
    let (published, fault) = published(told.as_deref(), reading);
    let fault = fault.map(|fault| format!("{:?}: {fault}", columns.published));
    Ok(Parsed { text, id, published, fault, carried: line.carried })
}

fn cells(layout: &Layout, row: &csv::ByteRecord, columns: &Columns, reading: &Reading) -> Result<Parsed, String> {
    let cell = |at: usize| {
        let column = layout.header.get(at).map_or("", String::as_str);
        decode(row.get(at).unwrap_or_default().to_vec(), reading).map_err(|fault| format!("column {column:?}: {fault}"))
    };
    let text = cell(layout.text)?;
    let id = layout.id.map(cell).transpose()?.filter(|id| !id.is_empty());
    let (published, fault) = published(layout.published.map(cell).transpose()?.as_deref(), reading);
    let fault = fault.map(|fault| format!("column {:?}: {fault}", columns.published));
    let own = [Some(layout.text), layout.id, layout.published];
    let mut carried = Carried::default();
    for (at, column) in layout.header.iter().enumerate().filter(|(at, _)| !own.contains(&Some(*at))) {
        let value = serde_json::value::to_raw_value(&cell(at)?).map_err(|error| error.to_string())?;
        carried.0.push((column.clone(), value));
    }
    Ok(Parsed { text, id, published, fault, carried })
}
