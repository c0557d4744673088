//! Tables of tab-separated values with a header row.

use std::str::FromStr;

use rust_decimal::Decimal;

/// One row of a table.
pub(super) struct Row {
    line: &'static str,
}

impl Row {
    /// The text of a column; empty where the row has fewer.
    pub(super) fn get(&self, column: usize) -> &'static str {
        self.line.split('\t').nth(column).unwrap_or("")
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
    table.lines().skip(1).filter(|line| !line.is_empty()).map(|line| Row { line })
}
