//! The caller's own words: `petik lexicon check` and `--lexicon`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{assert_code, extract, folder, lines, petik, run, text};

const SLANG: &str = "kind\tsurface\tname\nsubstance\tpakaw\tmethamphetamine\nunit\tji\tgram\n";
const ARTICLE: &str = "Polisi menyita 5 ji pakaw di Palembang, Selasa.";

fn with_files(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(test);
    for (name, content) in files {
        fs::write(folder.join(name), content).expect("a file");
    }
    folder
}

/// The first block of a page of the docs in a language.
fn block(language: &str) -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/lexicon.md")).expect("the page");
    let (_, rest) = page.split_once(&format!("```{language}\n")).expect("a block");
    rest.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_files_of_the_docs_are_good() {
    let folder = with_files("docs", &[("own.tsv", &block("tsv")), ("own.toml", &block("toml"))]);
    let output = run(&folder, &["lexicon", "check", "own.tsv", "own.toml"], b"");
    assert_code(&output, 0);
    assert_eq!(
        text(&output.stdout),
        "own.tsv: 17 rows are good, 0 faults\n  substance      4\n  unit           3\n  rank           1\n  body           4\n  \
         place          3\n  speech         2\n\
         own.toml: 6 rows are good, 0 faults\n  substance      3\n  unit           1\n  body           2\n"
    );
    // And they do what the page says.
    let article = "Balai Rehab Lido menyita sepeti sinte dan 2 kati pakaw di Kampung Boncoslak. \"Bagus,\" sesumbar Brigpoltu Adi.";
    let output = extract(&folder, &["--format", "jsonl", "--lexicon", "own.tsv"], article.as_bytes());
    assert_code(&output, 0);
    let found = &lines(&output)[0];
    assert_eq!(found["quantities"][0]["unit"], "peti");
    assert_eq!(found["quantities"][0]["substance"], "synthetic_cannabinoid");
    assert_eq!(found["quantities"][1]["base"]["value"], 1209.58);
    assert_eq!(found["organizations"][0]["name"], "Balai Rehab Lido");
    assert_eq!(found["places"][0]["within"][0], "31.73");
    assert_eq!(found["quotes"][0]["cue"], "sesumbar");
    assert_eq!(found["persons"][0]["rank"], "Brigpol");
}

#[test]
fn faults_are_told_with_their_places_and_good_rows_counted() {
    let rows = "kind\tsurface\tname\tdimension\nunit\tji\tji\tberat\nsubstance\tpakaw\tice\t\nsubstance\tdua\tice\t\n";
    let folder = with_files("faults", &[("own.tsv", rows), ("own.toml", "[[drug]]\nsurface = \"x\"\n")]);
    let output = run(&folder, &["lexicon", "check", "own.tsv"], b"");
    assert_code(&output, 1);
    assert_eq!(
        text(&output.stdout),
        "lexicon \"own.tsv\", line 2, column \"dimension\": \"berat\" is no dimension; use one of mass, volume, area, length, \
         count, duration, other\n\
         lexicon \"own.tsv\", line 4, column \"surface\": \"dua\" is a word of numbers to petik, which could not be read any \
         more; write more words of it, or leave it out\n\
         own.tsv: 1 row is good, 2 faults\n  substance      1\n"
    );
    let output = run(&folder, &["lexicon", "check", "tiada.tsv", "own.toml"], b"");
    assert_code(&output, 1);
    assert!(text(&output.stderr).starts_with("petik: tiada.tsv: "), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("lexicon \"own.toml\", line 1, column \"kind\": \"drug\" is no kind"));
    assert_code(&run(&folder, &["lexicon", "check"], b""), 2);
    assert_code(&run(&folder, &["lexicon"], b""), 2);
}

#[test]
fn a_faulty_file_stops_every_command() {
    let folder = with_files("stops", &[("bad.tsv", "kind\tsurface\nsubstance\tpakaw\ndrug\tx\n"), ("a.txt", ARTICLE)]);
    for command in [
        &["extract", "a.txt", "--lexicon", "bad.tsv"][..],
        &["extract", "--format", "html", "a.txt", "--lexicon", "bad.tsv"],
        &["show", "a.txt", "--lexicon", "bad.tsv"],
        &["explain", "a.txt", "--at", "16", "--lexicon", "bad.tsv"],
        &["evaluate", ".", "--lexicon", "bad.tsv"],
        &["extract", "a.txt", "--lexicon", "tiada.tsv"],
    ] {
        let output = run(&folder, command, b"");
        assert_code(&output, 2);
        assert!(output.stdout.is_empty());
        let said = text(&output.stderr);
        let told = said.contains("line 2, column \"name\"") && said.contains("line 3, column \"kind\"");
        assert!(told || said.contains("tiada.tsv: "), "{said}");
    }
}

#[test]
fn own_words_are_read_by_every_command() {
    let gold = "QTY\t5 ji\t1\tvalue=5;unit=gram;item=pakaw;substance=methamphetamine\n";
    let folder = with_files("commands", &[("own.tsv", SLANG), ("a.txt", ARTICLE)]);
    let said = |arguments: &[&str]| {
        let output = run(&folder, arguments, b"");
        assert_code(&output, 0);
        text(&output.stdout).to_owned()
    };
    let own = ["--lexicon", "own.tsv"];
    let with = |arguments: &[&'static str]| said(&[arguments, &own].concat());
    let found = with(&["extract", "a.txt"]);
    assert!(found.contains("\"unit\": \"gram\"") && !said(&["extract", "a.txt"]).contains("\"unit\": \"gram\""));
    assert!(with(&["extract", "--format", "events", "a.txt"]).contains("methamphetamine"));
    assert!(with(&["show", "a.txt"]).contains("methamphetamine"));
    let page = with(&["extract", "--format", "html", "a.txt"]);
    assert_eq!(page, with(&["show", "a.txt"]));
    fs::create_dir(folder.join("gold")).expect("a folder");
    fs::write(folder.join("gold/a.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("gold/a.tsv"), gold).expect("a file");
    assert!(with(&["evaluate", "gold"]).contains("quantity.drugs                   1      1   1.000   1.000   1.000"));
    let without = said(&["evaluate", "gold"]);
    assert!(!without.contains("quantity.drugs                   1      1   1.000"), "{without}");
}

#[test]
fn the_later_file_wins() {
    let later = "[[substance]]\nsurface = \"pakaw\"\nname = \"heroin\"\n";
    let folder = with_files("later", &[("a.tsv", SLANG), ("b.toml", later)]);
    let substance = |files: [&str; 2]| {
        let arguments = ["--format", "jsonl", "--lexicon", files[0], "--lexicon", files[1]];
        let output = extract(&folder, &arguments, ARTICLE.as_bytes());
        assert_code(&output, 0);
        let quantity = lines(&output)[0]["quantities"][0].clone();
        assert_eq!(quantity["unit"], "gram");
        quantity["substance"].as_str().map(str::to_owned)
    };
    assert_eq!(substance(["a.tsv", "b.toml"]).as_deref(), Some("heroin"));
    assert_eq!(substance(["b.toml", "a.tsv"]).as_deref(), Some("methamphetamine"));
}

#[test]
fn explanations_name_the_rows() {
    let folder = with_files("rows", &[("own.tsv", SLANG), ("a.txt", ARTICLE)]);
    let output = run(&folder, &["explain", "a.txt", "--text", "5 ji", "--lexicon", "own.tsv"], b"");
    assert_code(&output, 0);
    let told = text(&output.stdout);
    for row in [
        "\"ji\" in units: gram, mass, measure, factor 1 (own.tsv, line 3)\n",
        "\"pakaw\" in substances: methamphetamine (own.tsv, line 2)\n",
        "\"menyita\" in acts: seize, active (petik)\n",
    ] {
        assert!(told.contains(row), "{row} in {told}");
    }
    let output = run(&folder, &["explain", "a.txt", "--text", "Palembang"], b"");
    assert!(
        text(&output.stdout).contains("\"Palembang\" in regions: 16.71 Palembang (petik)\n"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_run_is_resumed_only_with_the_same_words() {
    let folder = with_files("resume", &[("own.tsv", SLANG)]);
    fs::write(folder.join("in.jsonl"), common::many(1_500)).expect("the articles");
    let arguments = ["extract", "--format", "jsonl", "--output", "out.jsonl", "in.jsonl", "--lexicon", "own.tsv"];
    let mut child = petik(&folder).args(arguments).spawn().expect("the command");
    while fs::metadata(folder.join(".out.jsonl.part")).map_or(0, |part| part.len()) < 300_000 {
        assert!(child.try_wait().expect("its state").is_none(), "it ended too early");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    child.kill().expect("killed");
    child.wait().expect("its end");
    fs::write(folder.join("own.tsv"), SLANG.replace("gram", "kilogram")).expect("a file");
    let output = run(&folder, &[&arguments[..], &["--resume"]].concat(), b"");
    assert_code(&output, 2);
    assert!(text(&output.stderr).contains("had other options or inputs"));
    fs::write(folder.join("own.tsv"), SLANG).expect("a file");
    assert_code(&run(&folder, &[&arguments[..], &["--resume"]].concat(), b""), 0);
    let resumed = fs::read(folder.join("out.jsonl")).expect("the output");
    assert_code(&run(&folder, &arguments, b""), 0);
    assert_eq!(resumed, fs::read(folder.join("out.jsonl")).expect("the output"));
}
