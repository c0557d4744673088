//! `petik evaluate`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{assert_code, extract, folder, run, text};
use serde_json::Value;

fn gold() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// The row of a table.
fn row<'t>(table: &'t str, name: &str) -> Vec<&'t str> {
    let line = table.lines().find(|line| line.split_whitespace().next() == Some(name));
    line.unwrap_or_else(|| panic!("no row {name} in {table}")).split_whitespace().skip(1).collect()
}

#[test]
fn a_row_that_is_none_is_refused() {
    let output = run(&gold(), &["evaluate", ".", "--errors", "bogus"], b"");
    assert_code(&output, 2);
    assert!(
        text(&output.stderr).contains("no row \"bogus\"; the rows are all, quantity, "),
        "{}",
        text(&output.stderr)
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn figures_are_counted_row_by_row() {
    let output = run(&gold(), &["evaluate", ".", "--errors", "money"], b"");
    assert_code(&output, 0);
    let table = text(&output.stdout);
    assert_eq!(row(table, "quantity"), ["4", "4", "1.000", "1.000", "1.000"]);
    assert_eq!(row(table, "person.coref-links"), ["1", "1", "1.000", "1.000", "1.000"]);
    assert_eq!(row(table, "ordinal"), ["0", "0", "–", "–", "–"]);
    // One of the two lines of money annotates a word that is none.
    assert_eq!(row(table, "money"), ["2", "1", "1.000", "0.500", "0.667"]);
    assert!(table.ends_with("# money\nraid: missed 324-333 \"Tersangka\" currency=IDR value=3\n"), "{table}");
}

#[test]
fn records_made_before_are_measured_instead() {
    let folder = folder("records");
    let path = gold().join("raid.txt").display().to_string();
    let output = extract(&folder, &["--format", "jsonl", &path], b"");
    assert_code(&output, 0);
    let mut found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    found["quantities"][2]["value"] = 200.into();
    found["seizures"] = Value::Array(Vec::new());
    fs::write(folder.join("records.jsonl"), found.to_string()).expect("a file");
    let gold = gold().display().to_string();
    let arguments = ["evaluate", &gold, "--records", "records.jsonl", "--json"];
    let output = run(&folder, &arguments, b"");
    assert_code(&output, 0);
    let rows: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let counts = |name: &str| ["tp", "fp", "fn"].map(|key| rows[name][key].as_u64().expect("a count"));
    assert_eq!(counts("quantity"), [3, 1, 1]);
    assert_eq!(counts("quantity.drugs"), [2, 1, 1]);
    assert_eq!(counts("seizure.telling"), [0, 0, 3]);
    assert_eq!(counts("seizure.lot"), [0, 0, 2]);
    assert_eq!(counts("seizure.total"), [0, 0, 2]);
    assert_eq!(rows["quantity"]["f1"], 0.75);
    assert_eq!(rows["ordinal"]["f1"], Value::Null);

    fs::write(folder.join("records.jsonl"), found.to_string().replace("raid.txt", "lain.txt")).expect("a file");
    let output = run(&folder, &arguments, b"");
    assert_code(&output, 1);
    assert!(text(&output.stderr).contains("no records of raid"), "{}", text(&output.stderr));
}

#[test]
fn annotation_that_is_wrong_is_told_with_its_line() {
    let folder = folder("gold");
    fs::write(folder.join("a.txt"), "Ada 2 tersangka.").expect("a file");
    fs::write(folder.join("a.tsv"), "QTY\t2\t1\tvalue=2;unit=-;item=tersangka\nQTY\t3\t1\tvalue=3\n").expect("a file");
    let output = run(&folder, &["evaluate", "."], b"");
    assert_code(&output, 1);
    assert!(text(&output.stderr).contains("a.tsv, line 2: \"3\" does not stand 1 times"), "{}", text(&output.stderr));
    fs::remove_file(folder.join("a.tsv")).expect("removed");
    assert_code(&run(&folder, &["evaluate", "."], b""), 2);
    assert_code(&run(&folder, &["evaluate", "tiada"], b""), 2);
}

#[test]
fn figures_on_the_fixtures_are_no_lower_than_the_readme_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = run(&root, &["evaluate", "fixtures/articles"], b"");
    assert_code(&output, 0);
    let measured = text(&output.stdout);
    assert!(measured.starts_with("14 articles\n"), "{measured}");
    let mut stated = Vec::new();
    for readme in ["README.md", "README.id.md"] {
        let page = fs::read_to_string(root.join(readme)).expect("a README");
        let (_, rest) = page.split_once("petik evaluate fixtures/articles\n```\n").expect("the command");
        let rows =
            rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|')).skip(2);
        let rows: Vec<Vec<String>> = rows
            .map(|line| {
                line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
            })
            .collect();
        assert!(rows.len() > 20, "{readme}: {rows:?}");
        stated.push(rows);
    }
    assert_eq!(stated[0], stated[1], "the READMEs say the same");
    let number = |cell: &str| cell.parse::<f64>().expect("a figure");
    for cells in &stated[0] {
        let now = row(measured, &cells[0]);
        assert_eq!(now[0], cells[1], "{}: annotated", cells[0]);
        assert!(number(now[4]) >= number(&cells[4]), "{}: F1 {} is below the {} stated", cells[0], now[4], cells[4]);
    }
}
