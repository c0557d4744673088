//! Tables of tab-separated values with a header row.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::little_endian;

/// Most columns of a table.
pub(super) const COLUMNS: usize = 6;

/// One row of a table.
pub(super) struct Row {
    /// The table from the row on.
    text: &'static str,
    /// Where each column ends; 0 of those that the row does not have.
    ends: [u32; COLUMNS],
}

/// A surface, with what follows it in its table: eight bytes at a time can be read of its last word too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surface<'a> {
    /// The text that it begins.
    pub(super) text: &'a str,
    pub(super) len: usize,
}

impl<'a> Surface<'a> {
    pub(super) fn as_str(self) -> &'a str {
        self.text.get(..self.len).unwrap_or(self.text)
    }
}

impl<'a> From<&'a str> for Surface<'a> {
    fn from(text: &'a str) -> Surface<'a> {
        Surface { text, len: text.len() }
    }
}

impl Row {
    /// The row that a text begins with, and the rest of the text.
    #[inline(never)] // the same for every table, and so soon at hand
    fn first(text: &'static str) -> (Row, &'static str) {
        let mut row = Row { text, ends: [0; COLUMNS] };
        let mut ends = row.ends.iter_mut();
        let mut at = 0;
        loop {
            // Beyond the end of the text stands what ends a row.
            let eight = little_endian(text.as_bytes().get(at..).unwrap_or(&[]));
            let mut controls = controls(eight);
            while controls != 0 {
                let bits = controls.trailing_zeros() & !7;
                let end = at + (bits / 8) as usize;
                if let Some(column) = ends.next() {
                    *column = end as u32;
                }
                if (eight >> bits) as u8 != b'\t' {
                    return (row, text.get(end + 1..).unwrap_or(""));
                }
                controls &= controls - 1;
            }
            at += 8;
        }
    }

    /// Where it begins in its table.
    pub(super) fn begin_in(&self, table: &str) -> usize {
        table.len() - self.text.len()
    }

    /// The text of a column; empty where the row has fewer.
    pub(super) fn get(&self, column: usize) -> &'static str {
        let [begin, end] = self.bounds(column);
        self.text.get(begin..end).unwrap_or("")
    }

    /// The surface in a column.
    pub(super) fn surface(&self, column: usize) -> Surface<'static> {
        let [begin, end] = self.bounds(column);
        if end < begin { Surface::from("") } else { Surface { text: &self.text[begin..], len: end - begin } }
    }

    /// Where a column begins and ends; one that the row has not ends before it begins.
    fn bounds(&self, column: usize) -> [usize; 2] {
        let begin = if column == 0 { 0 } else { self.ends[column - 1] as usize + 1 };
        [begin, self.ends[column] as usize]
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

/// The highest bits of those of eight bytes that are less than a space: of ends of columns and lines.
fn controls(eight: u64) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const TO_HIGH: u64 = 0x6060_6060_6060_6060;
    // A space and all above it reach the highest bit of their byte, and nothing goes beyond it.
    !(((eight & !HIGH) + TO_HIGH) | eight) & HIGH
}

/// The rows of a table, without its header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut rest = table.get(header_end(table)..).unwrap_or("");
    std::iter::from_fn(move || {
        let (row, after) = (!rest.is_empty()).then(|| Row::first(rest))?;
        rest = after;
        Some(row)
    })
    .filter(|row| row.ends[0] > 0)
}

/// Where the column ends that begins at a place within a table.
#[inline(always)]
pub(super) fn column_end(table: &str, mut at: usize) -> usize {
    loop {
        // Beyond the end of the text stands what ends a row.
        let controls = controls(little_endian(table.as_bytes().get(at..).unwrap_or_default()));
        if controls != 0 {
            return at + (controls.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
}

/// Where the header of a table ends, and its rows begin.
pub(super) fn header_end(table: &str) -> usize {
    table.find('\n').map_or(table.len(), |end| end + 1)
}
