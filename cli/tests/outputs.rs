//! What `petik extract` writes.

mod common;

use std::fs;
use std::io::Read as _;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, RecordBatch};
use common::{ARTICLE, assert_code, cell, extract, fixtures, folder, lines, many_short, rows, text};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::json;

fn parquet(path: &std::path::Path) -> (Vec<RecordBatch>, usize) {
    let file = fs::File::open(path).expect("the file");
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let groups = builder.metadata().num_row_groups();
    (builder.build().expect("Parquet").map(|batch| batch.expect("rows")).collect(), groups)
}

#[test]
fn the_output_is_in_the_order_of_the_input_whatever_the_jobs() {
    let folder = folder("jobs");
    let input = many_short(700);
    for format in ["json", "jsonl", "events", "table"] {
        let with = |jobs| {
            let output = extract(&folder, &["--format", format, "--input-format", "jsonl", "--jobs", jobs], &input);
            assert_code(&output, 0);
            output.stdout
        };
        let one = with("1");
        assert!(!one.is_empty());
        assert!(one == with("3"), "{format} differs");
    }
    for format in ["csv", "parquet"] {
        for jobs in ["1", "3"] {
            let arguments = ["--format", format, "--input-format", "jsonl", "--jobs", jobs, "--output", jobs];
            assert_code(&extract(&folder, &arguments, &input), 0);
        }
        for entry in fs::read_dir(folder.join("1")).expect("the folder") {
            let name = entry.expect("a file").file_name();
            let read = |jobs: &str| fs::read(folder.join(jobs).join(&name)).expect("a file");
            assert!(read("1") == read("3"), "{name:?} differs");
        }
    }
}

#[test]
fn csv_is_a_file_a_table_in_a_folder() {
    let folder = folder("csv");
    let output = extract(&folder, &["--format", "csv", "--output", "tabel", "-"], ARTICLE.as_bytes());
    assert_code(&output, 0);
    assert!(output.stdout.is_empty());
    let mut names: Vec<String> = fs::read_dir(folder.join("tabel"))
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "arrests",
            "articles",
            "dates",
            "incidents",
            "laws",
            "meetings",
            "mentions",
            "money",
            "notices",
            "ordinals",
            "organizations",
            "percentages",
            "persons",
            "places",
            "positions",
            "quantities",
            "quotes",
            "seizures",
            "times",
            "trends",
        ]
        .map(|name| format!("{name}.csv"))
    );
    let quantities = rows(&fs::read(folder.join("tabel/quantities.csv")).expect("the file"));
    assert_eq!(quantities.len(), 1);
    let row = &quantities[0];
    assert_eq!((cell(row, "text"), cell(row, "value"), cell(row, "unit")), ("28 kilogram", "28", "kilogram"));
    assert_eq!((cell(row, "base_value"), cell(row, "base_unit")), ("28000", "gram"));
    assert_eq!((cell(row, "substance"), cell(row, "ambiguous"), cell(row, "upper")), ("methamphetamine", "false", ""));
}

#[test]
fn one_table_goes_to_standard_output_with_columns_of_the_input() {
    let input = json!({"id": "a", "text": ARTICLE, "url": "https://example.org/1", "tag": ["x", "y"], "n": null});
    let arguments =
        ["--format", "csv", "--kind", "quantities", "--input-format", "jsonl", "--carry", "url,tag,n,tiada"];
    let output = extract(&folder("kind"), &arguments, input.to_string().as_bytes());
    assert_code(&output, 0);
    let found = rows(&output.stdout);
    assert_eq!((cell(&found[0], "article"), cell(&found[0], "url")), ("a", "https://example.org/1"));
    assert_eq!((cell(&found[0], "tag"), cell(&found[0], "n"), cell(&found[0], "tiada")), ("[\"x\",\"y\"]", "", ""));
    let told = text(&output.stderr);
    assert!(told.contains("no input has \"tiada\", which --carry names"), "{told}");
    assert_eq!(told.matches("--carry").count(), 1, "{told}");
}

#[test]
fn offsets_are_counted_in_bytes_and_characters() {
    let output = extract(
        &folder("chars"),
        &["--format", "csv", "--kind", "quantities"],
        "“Ya” — polisi menyita ±5 kg sabu.".as_bytes(),
    );
    let found = rows(&output.stdout);
    assert_eq!((cell(&found[0], "start"), cell(&found[0], "char_start")), ("30", "23"));
    assert_eq!((cell(&found[0], "end"), cell(&found[0], "char_end")), ("34", "27"));
}

#[test]
fn a_spreadsheet_computes_nothing() {
    let input = json!({"id": "=1+1", "text": "Ada 2 tersangka.", "url": "@SUM(A1)", "x": "-3"}).to_string();
    let arguments = ["--format", "csv", "--kind", "quantities", "--input-format", "jsonl", "--carry", "url,x"];
    let output = extract(&folder("formula"), &arguments, input.as_bytes());
    let found = rows(&output.stdout);
    assert_eq!(cell(&found[0], "article"), "'=1+1");
    assert_eq!((cell(&found[0], "url"), cell(&found[0], "x")), ("'@SUM(A1)", "'-3"));
    assert_eq!(cell(&found[0], "value"), "2", "numbers stay numbers");
}

#[test]
fn parquet_has_typed_columns() {
    let folder = folder("parquet");
    let input = json!({"id": "a", "text": "Polisi menyita 1,5 kg sabu, Selasa (24/12/2024). AKP Budi Utama (Kapolsek Tebo).",
                       "url": "https://example.org/1"});
    let arguments = ["--format", "parquet", "--output", "t", "--input-format", "jsonl", "--carry", "url"];
    assert_code(&extract(&folder, &arguments, input.to_string().as_bytes()), 0);
    let (batches, _) = parquet(&folder.join("t/quantities.parquet"));
    let batch = &batches[0];
    let column = |name: &str| batch.column_by_name(name).expect("a column");
    assert_eq!(column("value").as_primitive::<arrow_array::types::Decimal128Type>().value(0), 1_500_000_000);
    assert_eq!(column("value").data_type(), &arrow_schema::DataType::Decimal128(38, 9));
    assert!(column("value_text").is_null(0) && column("upper").is_null(0));
    assert_eq!(column("url").as_string::<i32>().value(0), "https://example.org/1");
    let (batches, _) = parquet(&folder.join("t/dates.parquet"));
    let from = batches[0].column_by_name("from").expect("a column");
    assert_eq!(from.as_primitive::<arrow_array::types::Date32Type>().value(0), 20_081);
    let (batches, _) = parquet(&folder.join("t/persons.parquet"));
    let offices = batches[0].column_by_name("roles").expect("a column").as_list::<i32>().value(0);
    assert_eq!(offices.as_string::<i32>().value(0), "official");
    // A table without rows is a whole file too.
    let (batches, groups) = parquet(&folder.join("t/ordinals.parquet"));
    assert_eq!((batches.len(), groups), (0, 0));
}

#[test]
fn parquet_and_csv_of_the_fixtures_have_the_same_rows() {
    let folder = folder("same");
    let articles = fixtures().join("*.txt").display().to_string();
    for format in ["csv", "parquet"] {
        let arguments = ["--format", format, "--output", format, "--quiet", &articles];
        let output = extract(&folder, &arguments, b"");
        assert_code(&output, 0);
        assert!(output.stderr.is_empty(), "quiet");
    }
    let mut total = 0;
    for table in petik_arrow::flat::TABLES.iter().map(|table| table.name()) {
        let csv = rows(&fs::read(folder.join(format!("csv/{table}.csv"))).expect("the file"));
        let (batches, _) = parquet(&folder.join(format!("parquet/{table}.parquet")));
        let count: usize = batches.iter().map(RecordBatch::num_rows).sum();
        assert_eq!(csv.len(), count, "{table}");
        let articles = batches.iter().flat_map(|batch| {
            let column = batch.column_by_name("article").expect("a column").as_string::<i32>().clone();
            (0..column.len()).map(move |row| column.value(row).to_owned()).collect::<Vec<_>>()
        });
        assert!(csv.iter().map(|row| cell(row, "article").to_owned()).eq(articles), "{table}");
        total += count;
    }
    assert!(total > 2_500, "{total}");
}

#[test]
fn events_are_csv_or_parquet() {
    let folder = folder("events");
    let output = extract(&folder, &["--format", "events"], ARTICLE.as_bytes());
    assert_code(&output, 0);
    let header = text(&output.stdout).lines().next().expect("a header");
    assert!(header.starts_with("article,published,outlet,headline,incident,event,id,substance,"), "{header}");
    assert!(header.ends_with(",sentence,start,end,char_start,char_end,rule,note"), "{header}");
    assert_code(&extract(&folder, &["--format", "events", "--output", "e.parquet"], ARTICLE.as_bytes()), 0);
    let file = fs::File::open(folder.join("e.parquet")).expect("the file");
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let notes = builder.metadata().file_metadata().key_value_metadata().expect("notes").clone();
    let note = notes.iter().find(|note| note.key == "petik:note").and_then(|note| note.value.as_deref());
    assert_eq!(note, Some("status as reported; not a finding of guilt"));
    assert_eq!(builder.schema().fields().last().expect("a column").name(), "note");
}

#[test]
fn a_table_is_aligned_and_harmless() {
    let output = extract(
        &folder("table"),
        &["--format", "table"],
        "Polisi menyita 28 kilogram \u{1B}[31msabu dan 5 butir ekstasi.\nPasar 16 Ilir".as_bytes(),
    );
    assert_code(&output, 0);
    let shown = text(&output.stdout);
    assert!(shown.contains("quantities (2)\n  text         value  unit"), "{shown}");
    assert!(shown.contains("\n  5 butir          5  butir"), "{shown}");
    assert!(!shown.contains('\u{1B}'), "no escapes, and no colours where it is no terminal");
}

#[test]
fn json_is_indented_and_one_document_an_article() {
    let folder = folder("json");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    let output = extract(&folder, &["a.txt", "a.txt", "--output", "out.json"], b"");
    assert_code(&output, 0);
    let written = fs::read_to_string(folder.join("out.json")).expect("the file");
    let documents: Vec<serde_json::Value> =
        serde_json::Deserializer::from_str(&written).into_iter().map(|document| document.expect("JSON")).collect();
    assert_eq!(documents.len(), 2);
    assert!(written.starts_with("{\n  \"schema\": \"petik/1\""));
}

#[test]
fn protected_names_are_masked_in_tables_and_kept_in_json() {
    let folder = folder("privacy");
    let article = "SUBANG - Siswi SMP bernama Melati Anggraini (14) menjadi korban pencabulan. \"Melati trauma,\" kata \
                   Kasat Reskrim AKP Budi Utama.";
    let names = |arguments: &[&str]| {
        let output =
            extract(&folder, &[&["--format", "csv", "--kind", "mentions"][..], arguments].concat(), article.as_bytes());
        assert_code(&output, 0);
        text(&output.stdout).to_owned()
    };
    let json = extract(&folder, &["--format", "jsonl"], article.as_bytes());
    assert!(text(&json.stdout).contains("Melati Anggraini") && text(&json.stdout).contains("\"protected\":\""));
    let press = names(&[]);
    assert!(press.contains("[dilindungi]") && press.contains("Budi Utama"), "{press}");
    assert!(!press.contains("Melati") && !press.contains("Anggraini"), "{press}");
    let research = names(&["--privacy", "research"]);
    assert!(research.contains("M.A.") && !research.contains("Melati"), "{research}");
    assert!(names(&["--privacy", "off"]).contains("Melati Anggraini"));
    // Nowhere in any table.
    for format in ["csv", "table"] {
        let output = extract(&folder, &["--format", format, "--output", format], article.as_bytes());
        assert_code(&output, 0);
    }
    let mut all = fs::read_to_string(folder.join("table")).expect("the file");
    for entry in fs::read_dir(folder.join("csv")).expect("the folder") {
        fs::File::open(entry.expect("a file").path()).and_then(|mut file| file.read_to_string(&mut all)).expect("text");
    }
    assert!(all.contains("[dilindungi]") && !all.contains("Melati"), "{all}");
}

#[test]
fn a_closing_line_tells_what_was_done() {
    let output = extract(&folder("closing"), &["--format", "jsonl"], ARTICLE.as_bytes());
    let told = text(&output.stderr);
    assert!(told.starts_with("petik: 1 article, 44 bytes, ") && told.ends_with(", 0 errors\n"), "{told}");
}

#[test]
fn limits_are_kept_and_told() {
    let folder = &folder("limits");
    let text = "Polisi menyita 5 kg sabu. Polisi menyita 7 kg ganja.\n".repeat(3);
    let whole = lines(&extract(folder, &["--format", "jsonl"], text.as_bytes()));
    assert!(whole[0]["truncated"].is_null());

    let output = extract(folder, &["--format", "jsonl", "--max-text-len", "60"], text.as_bytes());
    assert_code(&output, 0);
    assert_eq!(lines(&output)[0]["truncated"], json!({"limit": "text_len", "at": 53}));
    assert_eq!(lines(&output)[0]["quantities"].as_array().map(Vec::len), Some(2));
    assert!(common::text(&output.stderr).contains("a limit cut 1 article short"));

    let output = extract(folder, &["--format", "jsonl", "--max-records", "2"], text.as_bytes());
    assert_code(&output, 0);
    let found = &lines(&output)[0];
    assert_eq!(found["truncated"]["limit"], "records");
    let lists = found.as_object().expect("an object").values().filter_map(serde_json::Value::as_array);
    assert!(lists.map(Vec::len).sum::<usize>() <= 2);
}
