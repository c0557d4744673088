//! Tables of tab-separated values with a header row.

use std::str::FromStr;

use rust_decimal::Decimal;

/// Most columns of a table.
const COLUMNS: usize = 8;

/// One row of a table: the text of its columns, empty where it has fewer.
pub(super) struct Row([&'static str; COLUMNS]);

impl Row {
    fn of(line: &'static str) -> Row {
        let mut columns = [""; COLUMNS];
        for (column, text) in columns.iter_mut().zip(parts(line, b'\t')) {
            *column = text;
        }
        Row(columns)
    }

    /// The text of a column; empty where the row has fewer.
    pub(super) fn get(&self, column: usize) -> &'static str {
        self.0.get(column).copied().unwrap_or("")
    }

    /// The values of a column that holds several.
    pub(super) fn list(&self, column: usize) -> impl Iterator<Item = &'static str> + use<> {
        parts(self.get(column), b'|').filter(|value| !value.is_empty())
    }

    /// The number in a column, where there is one.
    pub(super) fn decimal(&self, column: usize) -> Option<Decimal> {
        Decimal::from_str(self.get(column)).ok()
    }
}

/// The rows of a table, without its header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    parts(table, b'\n').skip(1).filter(|line| !line.is_empty()).map(Row::of)
}

/// The parts of a text between separators. The parts of tables are short: looking at byte after byte is faster than a
/// search made for long texts.
fn parts(text: &'static str, separator: u8) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|byte| *byte == separator);
        rest = end.and_then(|end| text.get(end + 1..));
        Some(end.and_then(|end| text.get(..end)).unwrap_or(text))
    })
}
