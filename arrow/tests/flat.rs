//! The tables.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use common::{RAID, raid};
use petik::Extraction;
use petik_arrow::flat::{self, Cell, Context, Privacy, TABLES, Table, TableBuilder, Type};

/// The rows of a table as text.
fn rows(table: &dyn Table, text: &str, found: &Extraction, privacy: Privacy) -> Vec<BTreeMap<&'static str, String>> {
    let context = Context::new(text, found, privacy);
    let columns = table.columns();
    let mut rows = Vec::new();
    let mut row = BTreeMap::new();
    table.rows(&context, &mut |at, cell| {
        let kind = columns[at].kind;
        let written = match cell {
            Cell::Null => String::new(),
            Cell::Text(text) if kind == Type::Text => text.into_owned(),
            Cell::Texts(texts) if kind == Type::Texts => texts.join("|"),
            Cell::Integer(value) if kind == Type::Integer => value.to_string(),
            Cell::Decimal(value) if kind == Type::Decimal => value.to_string(),
            Cell::Boolean(value) if kind == Type::Boolean => value.to_string(),
            Cell::Date(date) if kind == Type::Date => date.to_string(),
            other => panic!("{}.{}: {other:?} in a column of {kind:?}", table.name(), columns[at].name),
        };
        row.insert(columns[at].name, written);
        if at + 1 == columns.len() {
            rows.push(std::mem::take(&mut row));
        }
    });
    assert!(row.is_empty(), "{}: a row is cut short", table.name());
    rows
}

fn raid_rows(table: &str, privacy: Privacy) -> Vec<BTreeMap<&'static str, String>> {
    rows(flat::table(table).expect("a table"), RAID, &raid(), privacy)
}

/// Cells of a row by the names of their columns.
fn assert_cells(row: &BTreeMap<&'static str, String>, cells: &[(&str, &str)]) {
    for (column, cell) in cells {
        assert_eq!(row[column], *cell, "{column}");
    }
}

#[test]
fn a_lot_is_written_out() {
    let events = raid_rows("events", Privacy::Press);
    assert_eq!(events.len(), 2, "one lot and one arrest");
    let start = RAID.find("1,5 kilogram").expect("the amount");
    assert_cells(
        &events[0],
        &[
            ("article", "raid-1"),
            ("headline", "Polres Banyuasin Sita Sabu"),
            ("event", "seizure"),
            ("incident", &format!("i{start}")),
            ("id", &format!("s{start}")),
            ("substance", "methamphetamine"),
            ("item", "sabu"),
            ("value", "1.5"),
            ("unit", "kilogram"),
            ("base_value", "1500"),
            ("base_unit", "gram"),
            ("containers", "tiga bungkus"),
            ("worth_value", "1500000000"),
            ("worth_currency", "IDR"),
            ("arrested", ""),
            ("persons", "Rudi Hartono|[dilindungi]"),
            ("agencies", "Polres Banyuasin"),
            ("speaker", "Darmanto Wiguna"),
            ("speaker_offices", "Kapolres Banyuasin"),
            ("date_text", "Selasa (24/12/2024)"),
            ("date_from", "2024-12-24"),
            ("place", "Kecamatan Talang Kelapa"),
            ("region", "16.07"),
            ("region_basis", "agency"),
            ("route_via", "Kecamatan Talang Kelapa"),
            ("scope", "event"),
            ("stage", "seized"),
            ("additive", "true"),
            ("assertion", "asserted"),
            ("start", &start.to_string()),
            ("char_start", &start.to_string()),
            ("note", "status as reported; not a finding of guilt"),
        ],
    );
    let sentence = &events[0]["sentence"];
    assert!(sentence.starts_with("BANYUASIN - Polres") && sentence.ends_with("(24/12/2024)."), "{sentence}");
}

#[test]
fn an_arrest_has_a_row_of_its_own_and_takes_from_its_incident_what_it_lacks() {
    let events = raid_rows("events", Privacy::Press);
    assert_cells(
        &events[1],
        &[
            ("event", "arrest"),
            ("arrested", "2"),
            ("value", ""),
            ("outcome", "released"),
            ("persons", "Rudi Hartono|[dilindungi]"),
            ("agencies", "Polres Banyuasin"),
            ("date_from", "2024-12-24"),
            ("place", "Kecamatan Talang Kelapa"),
            ("region", "16.07"),
            ("stage", ""),
            ("additive", "true"),
        ],
    );
    assert_eq!(events[1]["sentence"], "Dua orang ditangkap, yakni Rudi Hartono (32) dan [dilindungi] (15).");
}

#[test]
fn an_incident_alone_and_facts_of_none_have_rows() {
    let mut found = raid();
    found.seizures.clear();
    found.arrests.clear();
    let events = flat::events();
    let alone = rows(events, RAID, &found, Privacy::Press);
    assert_eq!((alone.len(), alone[0]["event"].as_str(), alone[0]["additive"].as_str()), (1, "incident", ""));
    let mut found = raid();
    found.incidents.clear();
    let loose = rows(events, RAID, &found, Privacy::Press);
    assert_eq!(loose.len(), 2);
    assert!(loose.iter().all(|row| row["incident"].is_empty()));
}

#[test]
fn sums_over_additive_rows_are_those_of_the_records() {
    let sum = |rows: &[BTreeMap<&'static str, String>], column: &str| -> f64 {
        let additive = rows.iter().filter(|row| row["additive"] == "true");
        additive.filter_map(|row| row[column].parse::<f64>().ok()).sum()
    };
    let events = raid_rows("events", Privacy::Off);
    assert_eq!(sum(&events, "base_value"), sum(&raid_rows("seizures", Privacy::Off), "base_value"));
    assert_eq!(sum(&events, "arrested"), sum(&raid_rows("arrests", Privacy::Off), "count"));
}

#[test]
fn a_protected_name_is_in_no_table() {
    let tables = || TABLES.iter().map(|table| table.name()).chain(["events"]);
    let all = |privacy| -> String {
        tables()
            .flat_map(|table| raid_rows(table, privacy))
            .flat_map(BTreeMap::into_values)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (press, research, off) = (all(Privacy::Press), all(Privacy::Research), all(Privacy::Off));
    assert!(!press.contains("Melati") && !press.contains("Anggraini") && press.contains("[dilindungi]"));
    assert!(!research.contains("Melati") && research.contains("M.A.") && !research.contains("[dilindungi]"));
    assert!(off.contains("Melati Anggraini") && !off.contains("[dilindungi]"));
    // In quotes, sentences and notices too, and the names of others stay.
    assert!(press.contains("Sabu itu milik [dilindungi],") && press.contains("Hari milik [dilindungi] tidak cocok"));
    assert!(press.contains("Rudi Hartono") && press.contains("Darmanto Wiguna"));
}

#[test]
fn initials_are_masked_where_they_name_the_person_only() {
    let text = "Siswi SMP berinisial RS (14) dirawat di RS Bhayangkara. RS adalah korban pencabulan.";
    let found = petik::extract(text);
    assert!(found.persons.iter().any(|person| person.name == "RS" && person.protected.is_some()), "{found:#?}");
    let table = |name: &str| rows(flat::table(name).expect("a table"), text, &found, Privacy::Press);
    assert_eq!(table("persons")[0]["name"], "[dilindungi]");
    let mentions = table("mentions");
    assert!(mentions.iter().any(|row| row["text"].contains("RS Bhayangkara")), "{mentions:#?}");
    assert!(mentions.iter().filter(|row| row["kind"] == "person").all(|row| row["text"] == "[dilindungi]"));
}

#[test]
fn every_cell_is_of_the_type_of_its_column() {
    let mut counted = 0;
    let raid = [(RAID.to_owned(), raid())];
    for (text, found) in common::fixtures().iter().chain(&raid) {
        for table in TABLES.iter().map(|table| &**table).chain([flat::events()]) {
            for row in rows(table, text, found, Privacy::Press) {
                counted += 1;
                let number = |column: &str| row.get(column).and_then(|cell| cell.parse::<usize>().ok());
                if let (Some(start), Some(end)) = (number("char_start"), number("char_end")) {
                    let slice: String = text.chars().take(end).skip(start).collect();
                    let bytes = number("start").zip(number("end")).expect("bytes");
                    assert_eq!(slice, text[bytes.0..bytes.1], "{}", table.name());
                }
            }
        }
    }
    assert!(counted > 2_500, "{counted}");
}

#[test]
fn batches_have_the_schema_of_the_table_and_columns_of_the_caller() {
    let found = raid();
    let extra = ["url".to_owned(), "kosong".to_owned()];
    for table in TABLES.iter().map(|table| &**table).chain([flat::events()]) {
        let mut builder = TableBuilder::new(table, &extra);
        let context = Context::new(RAID, &found, Privacy::Press);
        builder.push(&context, &[Some("https://example.org/1"), None]);
        builder.push(&context, &[None, None]);
        let count = builder.len();
        assert_eq!(count, 2 * rows(table, RAID, &found, Privacy::Press).len());
        let batch = builder.finish().expect("a batch");
        assert_eq!(batch.schema(), flat::schema(table, &extra));
        assert_eq!(batch.num_rows(), count);
        assert!(builder.is_empty());
        let url = batch.column_by_name("url").expect("a column");
        assert_eq!(url.null_count(), count / 2, "{}", table.name());
    }
}

#[test]
fn tables_do_not_grow_with_the_square_of_a_sentence() {
    let list = |lots: usize| {
        let lots: Vec<String> = (2..lots + 2).map(|lot| format!("{lot} gram sabu – ")).collect();
        format!("Polisi menyita {} milik Melati Anggraini (15).", lots.concat())
    };
    let sizes = [list(200), list(800)].map(|text| {
        let found = petik::extract(text.as_str());
        let mut sizes = Vec::new();
        for table in ["events", "seizures"] {
            let rows = rows(flat::table(table).expect("a table"), &text, &found, Privacy::Press);
            assert!(rows.len() >= found.seizures.len() && found.seizures.len() > 100, "{}", rows.len());
            for row in &rows {
                let sentence = &row["sentence"];
                assert!(sentence.len() <= 4_000 && !sentence.is_empty(), "{}", sentence.len());
                assert!(sentence.split("[dilindungi]").all(|part| text.contains(part)), "{sentence}");
                assert!(sentence.contains(row["item"].as_str()) && !sentence.contains("Melati"), "{sentence}");
            }
            sizes.push(rows.iter().map(|row| row["sentence"].len()).sum::<usize>() / text.len());
        }
        sizes
    });
    assert!(sizes[1].iter().zip(&sizes[0]).all(|(long, short)| *long < 3 * short), "{sizes:?}");
}

/// `PETIK_BLESS=1 cargo test -p petik-arrow --test flat` writes the page anew.
#[test]
fn the_page_of_tables_tells_every_column() {
    let mut page = String::from(
        "# Tables\n\nThe columns of every table that `petik extract --format csv`, `parquet`, `table` and `events` write \
         and that `petik-arrow`\nbuilds. This page is written from the code. How a column is stored:\n\n\
         | type | CSV | Arrow and Parquet |\n| --- | --- | --- |\n\
         | text | as it is | `utf8` |\n\
         | list | joined by `; ` | `list<utf8>` |\n\
         | integer | digits | `int64` |\n\
         | decimal | exact, with a point | `decimal128(38, 9)`; beside it `NAME_text`, the figure as text where it has \
         more than nine digits after the point and the decimal is null |\n\
         | boolean | `true` or `false` | `bool` |\n\
         | date | `YYYY-MM-DD` | `date32` |\n\n\
         Nothing is an empty cell in CSV and null elsewhere. Text that a spreadsheet would take for a formula begins with \
         an\napostrophe in CSV. Names of protected persons are masked as `--privacy` says; see [ethics](ethics.md).\n",
    );
    for table in [flat::events()].into_iter().chain(TABLES.iter().map(|table| &**table)) {
        let _ = write!(
            page,
            "\n## {}\n\nA row is {}.\n\n| column | type | what it holds |\n| --- | --- | --- |\n",
            table.name(),
            table.about()
        );
        for column in table.columns() {
            let kind = match column.kind {
                Type::Text => "text",
                Type::Texts => "list",
                Type::Integer => "integer",
                Type::Decimal => "decimal",
                Type::Boolean => "boolean",
                Type::Date => "date",
            };
            let _ = writeln!(page, "| `{}` | {kind} | {} |", column.name, column.about);
        }
        if table.name() == "events" {
            let _ = write!(
                page,
                "\nFigures may be summed over rows where `additive` is true: `base_value` by `base_unit` and `substance`, \
                 and `arrested`.\nA lot and an arrest never share a row. All of it is status as reported; not a finding of \
                 guilt.\n"
            );
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tables.md");
    if std::env::var_os("PETIK_BLESS").is_some() {
        fs::write(&path, &page).expect("the page");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/tables.md is not what the code says; PETIK_BLESS=1 writes it anew");
}
