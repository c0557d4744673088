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
            let end = column_end(rest.as_bytes());
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

/// Where the column ends that a text begins with: at the first byte below a space, eight bytes at a time.
fn column_end(text: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const SPACES: u64 = 0x2020_2020_2020_2020;
    let mut at = 0;
    while let Some(eight) = text.get(at..).and_then(|rest| rest.first_chunk()) {
        let eight = u64::from_le_bytes(*eight);
        // The high bit is set of bytes that are less than a space; that of the first is right, whatever comes after.
        let below = eight.wrapping_sub(SPACES) & !eight & HIGH;
        if below != 0 {
            return at + (below.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = text.get(at..).unwrap_or(&[]);
    at + rest.iter().position(|byte| *byte < b' ').unwrap_or(rest.len())
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
