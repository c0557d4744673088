//! What the tests of the command share: it is run as its users run it.
#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

pub const ARTICLE: &str = "Polisi menyita 28 kilogram sabu pada Selasa.";

/// An empty folder for a test.
pub fn folder(test: &str) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{test}-{count}", env!("CARGO_CRATE_NAME"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The command in a folder.
pub fn petik(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_petik"));
    command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `petik COMMAND ARGUMENTS…` with `input` on standard input.
pub fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let child = petik(folder).args(arguments).spawn().expect("the command");
    feed(child, input)
}

/// Runs `petik extract`.
pub fn extract(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(folder, &[&["extract"], arguments].concat(), input)
}

fn feed(mut child: Child, input: &[u8]) -> Output {
    let mut stdin = child.stdin.take().expect("standard input");
    // A command that stops early reads no input.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("its output")
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The exit code, standard error shown where it is another than expected.
pub fn assert_code(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
}

pub fn lines(output: &Output) -> Vec<Value> {
    json_lines(&output.stdout)
}

pub fn json_lines(bytes: &[u8]) -> Vec<Value> {
    text(bytes).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The rows of a CSV file as name and cell.
pub fn rows(bytes: &[u8]) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            header.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
        })
        .collect()
}

pub fn cell<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    row.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str()).expect("a column")
}

/// The articles of the fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/articles")
}

/// JSON Lines of the fixtures, over and over.
pub fn many(count: usize) -> Vec<u8> {
    lines_of(count, usize::MAX)
}

/// JSON Lines of the beginnings of the fixtures.
pub fn many_short(count: usize) -> Vec<u8> {
    lines_of(count, 500)
}

fn lines_of(count: usize, longest: usize) -> Vec<u8> {
    let mut texts = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures())
        .expect("the fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    for path in paths {
        texts.push(fs::read_to_string(path).expect("an article"));
    }
    let mut out = Vec::new();
    for (at, text) in texts.iter().cycle().take(count).enumerate() {
        let text: String = text.chars().take(longest).collect();
        let line = serde_json::json!({"id": format!("a{at}"), "text": text, "published": "2025-06-01", "url": at});
        out.extend_from_slice(line.to_string().as_bytes());
        out.push(b'\n');
    }
    out
}
