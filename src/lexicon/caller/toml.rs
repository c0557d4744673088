//! Rows written in TOML: an array of tables a kind.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Fault;
use super::read::{BYTE_ORDER_MARK, RawRow, Read, short, utf8};
use super::row::{Column, WordKind};

/// Reads the rows of a document.
pub(super) fn read(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let text = match utf8(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes), 1) {
        Ok(text) => text,
        Err(fault) => {
            read.faults.push(fault);
            return read;
        }
    };
    let lines = Lines::of(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message().replace('\n', "; ");
        let text = format!("no TOML: {message}; write rows as [[substance]] with surface = \"…\" below");
        read.faults.push(Fault::character(lines.line(at), lines.character(at), text));
    }
    if !read.faults.is_empty() {
        return read; // what was made of the rest may not be what it says
    }
    for (key, value) in document.get_ref() {
        let line = lines.line(key.span().start);
        let kind = key.get_ref();
        if WordKind::named(kind).is_none() {
            let text = format!("{} is no kind; use {}", short(kind), WordKind::list());
            read.faults.push(Fault::column(line, Column::Kind, text));
            continue;
        }
        let tables = match value.get_ref() {
            DeValue::Array(tables) => tables,
            _ => {
                read.faults.push(Fault::line(line, format!("the rows of {kind} are to be an array; write [[{kind}]]")));
                continue;
            }
        };
        for table in tables {
            let line = lines.line(table.span().start);
            match table.get_ref() {
                DeValue::Table(table) => row(kind, line, table, &lines, &mut read),
                _ => read.faults.push(Fault::line(line, format!("a row of {kind} is to be a table; write [[{kind}]]"))),
            }
        }
    }
    read.raw.sort_by_key(|row| row.line);
    read
}

fn row(kind: &str, line: usize, table: &DeTable<'_>, lines: &Lines<'_>, read: &mut Read) {
    let mut row = RawRow { line, cells: vec![(Column::Kind, line, kind.to_owned())] };
    let before = read.faults.len();
    for (key, value) in table {
        let line = lines.line(key.span().start);
        match Column::named(key.get_ref()).filter(|column| *column != Column::Kind) {
            Some(column) => cells(column, value, lines, &mut row, read),
            None => {
                let text = format!("{} is no key of a row; use {}", short(key.get_ref()), Column::list());
                read.faults.push(Fault::line(line, text));
            }
        }
    }
    if read.faults.len() == before {
        read.raw.push(row);
    }
}

/// Adds the cell of a value; of a list of surfaces a cell each.
fn cells(column: Column, value: &Spanned<DeValue<'_>>, lines: &Lines<'_>, row: &mut RawRow, read: &mut Read) {
    let line = lines.line(value.span().start);
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if column == Column::Factor && number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) if column == Column::Factor => number.as_str().to_owned(),
        DeValue::Array(list) if column == Column::Surface && list.iter().all(|one| one.get_ref().is_str()) => {
            return list.iter().for_each(|one| cells(column, one, lines, row, read));
        }
        _ => {
            let what = match column {
                Column::Surface => "a text in quotation marks, or a list of such",
                Column::Factor => "a number",
                _ => "a text in quotation marks",
            };
            read.faults.push(Fault::column(line, column, format!("write {what}")));
            return;
        }
    };
    if !text.trim().is_empty() {
        row.cells.push((column, line, text.trim().to_owned()));
    }
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line of a byte, counted from 1.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Which character of its line a byte begins or stands in, counted from 1.
    fn character(&self, at: usize) -> usize {
        let start = self.line(at).checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        self.text.get(start..at).map_or(1, |before| before.chars().count() + 1)
    }
}
