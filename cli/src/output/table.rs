//! Aligned tables for a terminal: the main columns of every kind that an article has records of.

use std::fmt::Write as _;

use petik_arrow::flat::{Cell, Context, Type};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Form, csv};

/// The widest that a column becomes, in cells of the terminal.
const WIDEST: usize = 44;
const BOLD: [&str; 2] = ["\u{1B}[1m", "\u{1B}[0m"];

pub(super) fn write(out: &mut Vec<u8>, form: &Form, context: &Context<'_>) {
    let mut text = String::new();
    let mut name = None;
    for table in &form.tables {
        let columns = table.columns();
        let shown: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].main).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut row = Vec::with_capacity(shown.len());
        table.rows(context, &mut |at, cell| {
            if columns[at].name == "article" && name.is_none() {
                name = Some(shown_as(&cell));
            }
            if columns[at].main {
                row.push(shown_as(&cell));
            }
            if at + 1 == columns.len() {
                rows.push(std::mem::take(&mut row));
            }
        });
        if rows.is_empty() {
            continue;
        }
        let [bold, plain] = if form.bold { BOLD } else { ["", ""] };
        let heading = format!("{} ({})", table.name(), rows.len());
        let _ = writeln!(text, "{bold}{heading}{plain}");
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].width());
            cells.max().unwrap_or(0).max(columns[shown[column]].name.width())
        };
        let widths: Vec<usize> = (0..shown.len()).map(width).collect();
        let names: Vec<String> = shown.iter().map(|at| columns[*at].name.to_owned()).collect();
        for row in std::iter::once(&names).chain(&rows) {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let blanks = " ".repeat(widths[at].saturating_sub(cell.width()));
                let right = matches!(columns[shown[at]].kind, Type::Decimal | Type::Integer);
                let (before, after) = if right { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
                let _ = write!(line, "  {before}{cell}{after}");
            }
            let _ = writeln!(text, "{}", line.trim_end());
        }
        text.push('\n');
    }
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        out.extend_from_slice(format!("# {name}\n\n").as_bytes());
    }
    out.extend_from_slice(text.as_bytes());
}

/// A cell on one line, cut where it is too wide, without what would steer a terminal.
fn shown_as(cell: &Cell<'_>) -> String {
    let text = csv::plain(cell);
    let mut out = String::new();
    let mut width = 0;
    for char in text.chars().map(|char| if char.is_whitespace() { ' ' } else { char }).filter(|char| !char.is_control())
    {
        let wide = char.width().unwrap_or(0);
        if width + wide >= WIDEST && text.width() > WIDEST {
            out.push('…');
            break;
        }
        out.push(char);
        width += wide;
    }
    out
}
