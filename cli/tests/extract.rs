//! The command run as its users run it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "Polisi menyita 28 kilogram sabu pada Selasa.";

/// A folder of its own for a test.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("petik-{test}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs `petik extract` in `folder` with `input` on standard input.
fn extract(folder: &PathBuf, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_petik"))
        .arg("extract")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    // A command that stops early reads no input.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("its output")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_text_on_standard_input_is_printed_as_json() {
    let output = extract(&folder("stdin"), &["--published", "2024-12-26"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["schema"], "petik/1");
    assert_eq!(found["quantities"][0]["value"], 28);
    assert_eq!(found["quantities"][0]["substance"], "methamphetamine");
    assert_eq!(found["dates"][0]["from"], "2024-12-24");
    assert!(text(&output.stdout).contains("\n  \"quantities\""), "indented");
}

#[test]
fn files_are_read_in_order_and_named() {
    let folder = folder("files");
    fs::write(folder.join("satu.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("dua.txt"), "Kasus turun 7% pada 2024.").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "satu.txt", "dua.txt"], b"");
    assert_eq!(output.status.code(), Some(0));
    let found = lines(&output);
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&"satu.txt".into(), &"dua.txt".into()));
    assert_eq!(found[1]["percentages"][0]["direction"], "down");
}

#[test]
fn a_bad_file_is_reported_and_the_others_run() {
    let folder = folder("bad");
    fs::write(folder.join("baik.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("rusak.txt"), b"Polisi \xff menyita").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "tiada.txt", "rusak.txt", "baik.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("tiada.txt"), "{errors}");
    assert!(errors.contains("rusak.txt") && errors.contains("offset 7"), "{errors}");
}

#[test]
fn json_lines_bring_id_and_day() {
    let input = format!(
        "{}\n\n{}\n",
        serde_json::json!({"id": "a-1", "text": ARTICLE, "published": "2024-12-26"}),
        serde_json::json!({"id": 7, "text": ARTICLE}),
    );
    let arguments = ["--format", "jsonl", "--input-format", "jsonl", "--published", "2025-01-01", "-"];
    let output = extract(&folder("lines"), &arguments, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = lines(&output);
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&"a-1".into(), &"7".into()));
    assert_eq!(found[0]["dates"][0]["from"], "2024-12-24");
    assert_eq!(found[1]["dates"][0]["from"], "2024-12-31");
}

#[test]
fn a_bad_line_is_reported_with_its_number() {
    let input =
        "{\"text\": \"Polisi menyita 5 gram sabu.\"}\n{\"teks\": 1}\nbukan JSON\n{\"text\": \"Ada 2 tersangka.\"}\n";
    let output = extract(&folder("bad-line"), &["--format", "jsonl", "--input-format", "jsonl", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 2);
    let errors = text(&output.stderr);
    assert!(errors.contains("line 2") && errors.contains("line 3"), "{errors}");
    assert!(errors.contains("\"text\" is needed"), "{errors}");
}

#[test]
fn a_wrong_option_is_refused() {
    let output = extract(&folder("option"), &["--published", "kemarin"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--published"), "{}", text(&output.stderr));
}
