//! How records are written.
//!
//! A [`Form`] says what is written; the [`Encoder`]s that it makes turn articles into bytes, on many threads; and the
//! [`Sink`] puts these bytes where they belong, in order.

mod csv;
mod parquet;
mod sink;
mod table;

use std::path::{Path, PathBuf};

use petik::Extraction;
use petik_arrow::flat::{self, Context, Privacy, Table, TableBuilder};
use serde::Serialize;

use crate::input::Carried;

pub use sink::{Position, Refusal, Sink, is_device};

/// The forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One indented JSON document an article.
    Json,
    /// One line of JSON an article.
    Jsonl,
    /// A table a kind as CSV: all into a folder with --output, or one with --kind.
    Csv,
    /// A table a kind as Parquet: all into a folder with --output, or one with --kind.
    Parquet,
    /// The table of events, as CSV; as Parquet where --output ends in .parquet.
    Events,
    /// Aligned tables, for a terminal.
    Table,
    /// A page to read, as petik show writes it; of several articles a page each and an index, into a folder.
    Html,
}

/// What is written, and how.
pub struct Form {
    /// The form of the bytes.
    pub kind: FormKind,
    /// The tables, in the order of the files; none for JSON.
    pub tables: Vec<&'static dyn Table>,
    /// The keys of the input that become columns.
    pub carry: Vec<String>,
    /// What becomes of protected names in tables.
    pub privacy: Privacy,
    /// Whether headings are shown in bold.
    pub bold: bool,
}

/// A form of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// JSON, indented.
    Json,
    /// JSON in lines.
    Jsonl,
    /// CSV.
    Csv,
    /// Parquet.
    Parquet,
    /// Aligned text.
    Aligned,
}

impl Form {
    /// What a format asks for, with the table of `--kind` alone where one is named.
    pub fn new(
        format: Format,
        kind: Option<&'static dyn Table>,
        output: Option<&Path>,
        carry: Vec<String>,
        privacy: Privacy,
    ) -> Self {
        let all = || flat::TABLES.iter().map(|table| &**table).collect();
        let some = kind.map(|table| vec![table]);
        let parquet = output.is_some_and(|path| path.extension().is_some_and(|ending| ending == "parquet"));
        let (kind, tables) = match format {
            // Pages are made elsewhere.
            Format::Json | Format::Html => (FormKind::Json, Vec::new()),
            Format::Jsonl => (FormKind::Jsonl, Vec::new()),
            Format::Csv => (FormKind::Csv, some.unwrap_or_else(all)),
            Format::Parquet => (FormKind::Parquet, some.unwrap_or_else(all)),
            Format::Events if parquet => (FormKind::Parquet, vec![flat::events()]),
            Format::Events => (FormKind::Csv, vec![flat::events()]),
            Format::Table => (FormKind::Aligned, some.unwrap_or_else(all)),
        };
        Form { kind, tables, carry, privacy, bold: false }
    }

    /// The ending of its files.
    fn ending(&self) -> &'static str {
        match self.kind {
            FormKind::Json => "json",
            FormKind::Jsonl => "jsonl",
            FormKind::Csv => "csv",
            FormKind::Parquet => "parquet",
            FormKind::Aligned => "txt",
        }
    }

    /// Whether it makes a file a table.
    pub fn has_many_files(&self) -> bool {
        self.tables.len() > 1 && self.kind != FormKind::Aligned
    }

    /// The files that are written.
    pub fn files(&self, output: &Path) -> Vec<PathBuf> {
        if !self.has_many_files() {
            return vec![output.to_owned()];
        }
        self.tables.iter().map(|table| output.join(format!("{}.{}", table.name(), self.ending()))).collect()
    }

    /// What stands at the head of every file.
    fn headers(&self) -> Vec<Vec<u8>> {
        match self.kind {
            FormKind::Csv => self.tables.iter().map(|table| csv::header(*table, &self.carry)).collect(),
            FormKind::Parquet => self.tables.iter().map(|_| Vec::new()).collect(),
            _ => vec![Vec::new()],
        }
    }

    /// Something that writes it.
    pub fn encoder(&self) -> Encoder<'_> {
        let state = match self.kind {
            FormKind::Json | FormKind::Jsonl | FormKind::Aligned => State::Bytes(Vec::new()),
            FormKind::Csv => State::Csv(self.tables.iter().map(|_| csv::writer()).collect()),
            FormKind::Parquet => {
                State::Parquet(self.tables.iter().map(|table| TableBuilder::new(*table, &self.carry)).collect())
            }
        };
        Encoder { form: self, state }
    }
}

/// Turns articles into the bytes of the files.
pub struct Encoder<'f> {
    form: &'f Form,
    state: State,
}

enum State {
    Bytes(Vec<u8>),
    Csv(Vec<::csv::Writer<Vec<u8>>>),
    Parquet(Vec<TableBuilder>),
}

/// An extraction with what the input carried.
#[derive(Serialize)]
struct Carrying<'a> {
    #[serde(flatten)]
    found: &'a Extraction,
    carried: &'a Carried,
}

impl Encoder<'_> {
    /// Adds an article.
    pub fn push(&mut self, text: &str, found: &Extraction, carried: &Carried) -> Result<(), String> {
        let context = || Context::new(text, found, self.form.privacy);
        let cells = || self.form.carry.iter().map(|key| carried.cell(key)).collect::<Vec<_>>();
        match &mut self.state {
            State::Bytes(out) if self.form.kind == FormKind::Aligned => table::write(out, self.form, &context()),
            State::Bytes(out) => {
                let pretty = self.form.kind == FormKind::Json;
                let written = match carried.is_empty() {
                    true => json(out, pretty, found),
                    false => json(out, pretty, &Carrying { found, carried }),
                };
                written.map_err(|error| error.to_string())?;
                out.push(b'\n');
            }
            State::Csv(tables) => {
                let (context, cells) = (context(), cells());
                for (out, table) in tables.iter_mut().zip(&self.form.tables) {
                    csv::write(out, *table, &context, &cells).map_err(|error| error.to_string())?;
                }
            }
            State::Parquet(tables) => {
                let (context, cells) = (context(), cells());
                let cells: Vec<Option<&str>> = cells.iter().map(Option::as_deref).collect();
                tables.iter_mut().for_each(|table| table.push(&context, &cells));
            }
        }
        Ok(())
    }

    /// The bytes so far, one part a file.
    pub fn take(&mut self) -> Result<Vec<Vec<u8>>, String> {
        match &mut self.state {
            State::Bytes(out) => Ok(vec![std::mem::take(out)]),
            State::Csv(tables) => tables
                .iter_mut()
                .map(|table| std::mem::replace(table, csv::writer()).into_inner().map_err(|error| error.to_string()))
                .collect(),
            State::Parquet(tables) => tables.iter_mut().map(parquet::part).collect(),
        }
    }
}

fn json(out: &mut Vec<u8>, pretty: bool, value: &impl Serialize) -> serde_json::Result<()> {
    if pretty { serde_json::to_writer_pretty(out, value) } else { serde_json::to_writer(out, value) }
}
