//! `petik explain`.

mod common;

use std::fs;
use std::io::Write as _;

use common::{assert_code, folder, run, text};

const TEXT: &str = "Polisi menyita 28 kilogram sabu pada 24 Desember 2024 (UU Nomor 35 Tahun 2009).\nBaca juga: Tiga Warga Ditangkap\n";

fn explain(arguments: &[&str]) -> std::process::Output {
    run(&folder("explain"), &[&["explain", "-"], arguments].concat(), TEXT.as_bytes())
}

#[test]
fn a_record_is_told_with_its_rule() {
    let output = explain(&["--text", "28 kilogram"]);
    assert_code(&output, 0);
    let told = text(&output.stdout);
    assert!(
        told.starts_with("quantities q15: \"28 kilogram\", bytes 15-26\n  rule     quantity.number_unit"),
        "{told}"
    );
    assert!(told.contains("\n  as in    ") && told.contains("\n  unit     \"kilogram\"\n"), "{told}");
    let at = explain(&["--at", "20"]);
    assert_eq!(text(&at.stdout), told);
}

#[test]
fn what_gave_way_is_told() {
    let output = explain(&["--text", "Tahun 2009"]);
    assert_code(&output, 0);
    let told = text(&output.stdout);
    assert!(told.starts_with("laws w55: \"UU Nomor 35 Tahun 2009\""), "{told}");
    let (_, lost) = told.split_once("what gave way").expect("a loser");
    assert!(lost.contains("by date."), "{told}");
}

#[test]
fn where_nothing_is_read_it_says_so() {
    let output = explain(&["--text", "pada"]);
    assert_eq!(text(&output.stdout), "no record\n\n");
    let output = explain(&["--text", "Tiga Warga"]);
    assert!(text(&output.stdout).starts_with("part of the page, in which nothing is read: \"link\""));
    assert_code(&explain(&["--text", "tiada"]), 2);
    assert_code(&explain(&["--at", "5000"]), 2);
    assert_code(&explain(&[]), 2);
    assert_code(&run(&folder("explain"), &["explain", "tiada.txt", "--at", "1"], b""), 1);
}

#[test]
fn what_extract_reads_is_explained() {
    let folder = folder("explain-inputs");
    let told = text(&explain(&["--text", "28 kilogram"]).stdout).to_owned();
    let gzip = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(TEXT.as_bytes()).expect("packed");
        packed.finish().expect("packed")
    };
    let other = "Polisi menahan dua orang.";
    let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string() + "\n";
    fs::write(folder.join("a.txt.gz"), gzip).expect("a file");
    fs::write(folder.join("a.jsonl"), [line("x", other), line("y", TEXT)].concat()).expect("a file");
    for arguments in [
        &["a.txt.gz", "--text", "28 kilogram"][..],
        &["a.jsonl", "--text", "28 kilogram"],
        &["a.jsonl", "--at", "20", "--id", "y"],
    ] {
        let output = run(&folder, &[&["explain"], arguments].concat(), b"");
        assert_code(&output, 0);
        assert_eq!(text(&output.stdout), told, "{arguments:?}");
    }
    for (arguments, what) in [
        (&["a.jsonl", "--at", "20"][..], "several articles: name one with --id"),
        (&["a.jsonl", "--text", "28 kilogram", "--id", "x"], "no article \"x\" with these words"),
        (&["a.jsonl"], "--text"),
    ] {
        let output = run(&folder, &[&["explain"], arguments].concat(), b"");
        assert_code(&output, 2);
        assert!(text(&output.stderr).contains(what), "{arguments:?}: {}", text(&output.stderr));
    }
}
