//! Tables of tab-separated values with a header row.

use std::str::FromStr;

use rust_decimal::Decimal;

/// Most columns of a table.
const COLUMNS: usize = 8;

/// One row of a table: the text of its columns, empty where it has fewer.
pub(super) struct Row([&'static str; COLUMNS]);

impl Row {
    /// The row that a text begins with, and the rest of the text.
    fn first(text: &'static str) -> (Row, &'static str) {
        let mut columns = [""; COLUMNS];
        let mut rest = text;
        for column in &mut columns {
            // The columns are short: looking at byte after byte is faster than a search made for long texts.
            let end = rest.bytes().position(|byte| matches!(byte, b'\t' | b'\n')).unwrap_or(rest.len());
            let last = rest.as_bytes().get(end) != Some(&b'\t');
            *column = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or("");
            if last {
                break;
            }
        }
        (Row(columns), rest)
    }

    /// The text of a column; empty where the row has fewer.
    pub(super) fn get(&self, column: usize) -> &'static str {
        self.0.get(column).copied().unwrap_or("")
    }

    /// The values of a column that holds several.
    pub(super) fn list(&self, column: usize) -> impl Iterator<Item = &'static str> + use<> {
        self.get(column).split('|').filter(|value| !value.is_empty())
    }

    /// The number in a column, where there is one.
    pub(super) fn decimal(&self, column: usize) -> Option<Decimal> {
        Decimal::from_str(self.get(column)).ok()
    }
}

/// The rows of a table, without its header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let (_, mut rest) = Row::first(table);
    std::iter::from_fn(move || {
        let (row, after) = (!rest.is_empty()).then(|| Row::first(rest))?;
        rest = after;
        Some(row)
    })
    .filter(|row| !row.get(0).is_empty())
}
