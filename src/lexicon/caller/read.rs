//! Rows as they are written: cells by the names of their columns.

use super::Fault;
use super::row::Column;

/// A row as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawRow {
    pub(super) line: usize,
    /// The cells that are not empty, each with its line.
    pub(super) cells: Vec<(Column, usize, String)>,
}

/// What a file was read to be.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) raw: Vec<RawRow>,
    pub(super) faults: Vec<Fault>,
}

/// What some programs put before a text in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// What to do about bytes that are not UTF-8.
const SAVE_AS_UTF8: &str = "not UTF-8; save the file as UTF-8";

/// The text of bytes, or the fault of those that are not UTF-8, in the line that they begin.
pub(super) fn utf8(bytes: &[u8], line: usize) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let line = line + before.matches('\n').count();
        let character = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Fault::character(line, character, SAVE_AS_UTF8)
    })
}

/// Reads a table of tab-separated values. Empty lines and lines that begin with `#` say nothing.
pub(super) fn tsv(bytes: &[u8]) -> Read {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut read = Read::default();
    let mut header: Option<Vec<Column>> = None;
    for (line, bytes) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let text = match utf8(bytes, line) {
            Ok(text) => text.strip_suffix('\r').unwrap_or(text),
            Err(fault) => {
                read.faults.push(fault);
                if header.is_none() {
                    return read;
                }
                continue;
            }
        };
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        match &header {
            Some(columns) => row(text, line, columns, &mut read),
            None => {
                let before = read.faults.len();
                header = Some(columns(text, line, &mut read.faults));
                if read.faults.len() > before {
                    return read; // nothing can be said of the rows
                }
            }
        }
    }
    if header.is_none() && read.faults.is_empty() {
        read.faults.push(Fault::line(1, "there is no header; begin with a line such as \"kind<TAB>surface<TAB>name\""));
    }
    read
}

/// The columns that a header names.
fn columns(text: &str, line: usize, faults: &mut Vec<Fault>) -> Vec<Column> {
    let mut columns = Vec::new();
    for (number, name) in (1..).zip(text.split('\t')) {
        let name = name.trim();
        match Column::named(name) {
            Some(column) if columns.contains(&column) => {
                faults.push(Fault::column(line, column, "the header names it twice; take one of them out"));
            }
            Some(column) => columns.push(column),
            None => {
                let text = format!("cell {number} of the header, {name:?}, is no column; use {}", Column::list());
                faults.push(Fault::line(line, text));
            }
        }
    }
    for column in [Column::Kind, Column::Surface] {
        if !columns.contains(&column) {
            let text = "the header does not name it; put it there, with tabs between the columns";
            faults.push(Fault::column(line, column, text));
        }
    }
    columns
}

fn row(text: &str, line: usize, columns: &[Column], read: &mut Read) {
    let mut row = RawRow { line, cells: Vec::new() };
    for (number, cell) in text.split('\t').enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match columns.get(number) {
            // One cell may hold several surfaces.
            Some(Column::Surface) => {
                let surfaces = cell.split('|').map(str::trim).filter(|surface| !surface.is_empty());
                row.cells.extend(surfaces.map(|surface| (Column::Surface, line, surface.to_owned())));
            }
            Some(column) => row.cells.push((*column, line, cell.to_owned())),
            None => {
                let (cells, named) = (number + 1, columns.len());
                let text = format!("cell {cells}, {}, is beyond the {named} columns of the header", short(cell));
                read.faults.push(Fault::line(line, text + "; take it out, or name its column in the header"));
                return;
            }
        }
    }
    read.raw.push(row);
}

/// A cell as messages quote it.
pub(super) fn short(cell: &str) -> String {
    const LONGEST: usize = 40;
    match cell.char_indices().nth(LONGEST) {
        None => format!("{cell:?}"),
        Some((end, _)) => format!("{:?}…", &cell[..end]),
    }
}
