//! CSV: RFC 4180 with a line feed at the end of a row, in UTF-8.
//!
//! Lists are joined by `; `. A cell of text that a spreadsheet would take for a formula begins with an apostrophe.

use std::borrow::Cow;

use csv::Writer;
use petik_arrow::flat::{Cell, Context, Table};

/// What joins the values of a list.
pub(super) const JOIN: &str = "; ";

pub(super) fn writer() -> Writer<Vec<u8>> {
    csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new())
}

/// The first line of a table.
pub(super) fn header(table: &dyn Table, carry: &[String]) -> Vec<u8> {
    let mut out = writer();
    let names = table.columns();
    let names = names.iter().map(|column| Cow::Borrowed(column.name)).chain(carry.iter().map(|name| harmless(name)));
    // What is written to memory is written.
    let _ = out.write_record(names.map(Cow::into_owned));
    out.into_inner().unwrap_or_default()
}

/// The rows of an article; a row ends with the cells that it carries.
pub(super) fn write(
    out: &mut Writer<Vec<u8>>,
    table: &dyn Table,
    context: &Context<'_>,
    carried: &[Option<String>],
) -> csv::Result<()> {
    let last = table.width() - 1;
    let mut result = Ok(());
    table.rows(context, &mut |at, cell| {
        let mut write = || -> csv::Result<()> {
            out.write_field(&*field(&cell))?;
            if at == last {
                for cell in carried {
                    out.write_field(&*harmless(cell.as_deref().unwrap_or_default()))?;
                }
                out.write_record(None::<&[u8]>)?;
            }
            Ok(())
        };
        if result.is_ok() {
            result = write();
        }
    });
    result
}

fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Texts(texts) => Cow::Owned(harmless(&texts.join(JOIN)).into_owned()),
        other => plain(other),
    }
}

/// A cell as plain text.
pub(super) fn plain<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Null => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Texts(texts) => Cow::Owned(texts.join(JOIN)),
        Cell::Integer(value) => Cow::Owned(value.to_string()),
        Cell::Decimal(value) => Cow::Owned(value.normalize().to_string()),
        Cell::Boolean(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        Cell::Date(date) => Cow::Owned(date.to_string()),
    }
}

/// Text that no spreadsheet computes.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}
