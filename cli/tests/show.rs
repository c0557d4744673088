//! `petik show` run as its users run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CHILD: &str = "Siswi SD, Melati Kusuma (11), selamat. Polisi menyita 5 kg sabu. \"Melati aman,\" kata ibunya.";

/// A folder of its own for a test.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("petik-show-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn show(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_petik"));
    command.arg("show").args(arguments).current_dir(folder).output().expect("the command")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

#[test]
fn one_article_goes_to_standard_output_or_a_file() {
    let folder = folder("one");
    fs::write(folder.join("a.txt"), CHILD).expect("a file");
    let output = show(&folder, &["a.txt"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("<!DOCTYPE html>\n<html lang=\"id\">"));
    let output = show(&folder, &["a.txt", "--lang", "en", "--output", "a.html"]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(read(folder.join("a.html")).contains("<html lang=\"en\">"));
    assert!(!folder.join("a.html.part").exists());
}

#[test]
fn privacy_is_on_unless_told() {
    let folder = folder("privacy");
    fs::write(folder.join("a.txt"), CHILD).expect("a file");
    let page = |privacy: &str| text(&show(&folder, &["a.txt", "--privacy", privacy]).stdout).to_owned();
    let plain = show(&folder, &["a.txt"]);
    assert!(!text(&plain.stdout).contains("Melati"));
    assert!(text(&plain.stdout).contains("[anak 1]"));
    assert_eq!(page("press"), text(&plain.stdout));
    assert!(page("research").contains("M.K.") && !page("research").contains("Melati"));
    assert!(page("off").contains("Melati Kusuma"));
}

#[test]
fn a_folder_becomes_pages_and_an_index() {
    let folder = folder("folder");
    fs::create_dir_all(folder.join("berita/riau")).expect("a folder");
    fs::write(folder.join("berita/satu.txt"), "Polisi menyita 5 kg sabu.").expect("a file");
    fs::write(folder.join("berita/riau/satu.txt"), "Kasus turun 7%.").expect("a file");
    fs::write(folder.join("berita/melati-kusuma.txt"), CHILD).expect("a file");
    fs::write(folder.join("berita/catatan.md"), "bukan berita").expect("a file");
    fs::write(folder.join("berita/z.jsonl"), "{\"id\":7,\"text\":\"Dua orang ditangkap.\"}\n{bad\n").expect("a file");
    let output = show(&folder, &["berita", "--output", "halaman"]);
    assert_eq!(output.status.code(), Some(1), "one line is bad");
    assert!(text(&output.stderr).contains("z.jsonl, line 2"), "{}", text(&output.stderr));
    let mut pages: Vec<_> = fs::read_dir(folder.join("halaman"))
        .expect("the folder")
        .map(|entry| entry.expect("a page").file_name().into_string().expect("a name"))
        .collect();
    pages.sort();
    assert_eq!(pages, ["7.html", "artikel.html", "index.html", "satu-2.html", "satu.html"]);
    let index = read(folder.join("halaman/index.html"));
    for page in pages.iter().filter(|page| *page != "index.html") {
        assert!(index.contains(&format!("href=\"{page}\"")), "{page}");
    }
    assert!(!index.to_lowercase().contains("melati"));
}

#[test]
fn several_articles_need_a_folder() {
    let folder = folder("several");
    fs::write(folder.join("a.txt"), CHILD).expect("a file");
    fs::write(folder.join("b.txt"), CHILD).expect("a file");
    for arguments in [&["a.txt", "b.txt"][..], &["."], &["a.txt", "b.txt", "--output", "a.txt"]] {
        let output = show(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("--output DIR"));
    }
    assert_eq!(read(folder.join("a.txt")), CHILD);
}

#[test]
fn faults_are_told() {
    let folder = folder("faults");
    fs::write(folder.join("a.txt"), CHILD).expect("a file");
    fs::write(folder.join("bad.txt"), b"Polda \xff").expect("a file");
    let output = show(&folder, &["none.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("none.txt"), "{}", text(&output.stderr));
    let output = show(&folder, &["bad.txt", "a.txt", "--output", "pages"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("bad.txt") && folder.join("pages/a.html").exists());
    let output = show(&folder, &["a.txt", "--output", "none/a.html"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("none/a.html"), "{}", text(&output.stderr));
}
