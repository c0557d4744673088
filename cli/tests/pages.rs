//! `petik extract --format html`.

mod common;

use std::fs;
use std::path::Path;

use common::{ARTICLE, assert_code, extract, fixtures, folder, petik, run, text};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

const CHILD: &str = "Siswi SD, Melati Kusuma (11), selamat. Polisi menyita 5 kg sabu.";

/// The files of a folder with what they hold.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).expect("a page"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn one_article_is_the_page_that_show_writes() {
    let folder = folder("one");
    fs::write(folder.join("a.txt"), CHILD).expect("a file");
    let html = |arguments: &[&str]| {
        let output = extract(&folder, &[&["--format", "html", "a.txt"], arguments].concat(), b"");
        assert_code(&output, 0);
        text(&output.stdout).to_owned()
    };
    let show = |arguments: &[&str]| {
        let output = run(&folder, &[&["show", "a.txt"], arguments].concat(), b"");
        assert_code(&output, 0);
        text(&output.stdout).to_owned()
    };
    assert_eq!(html(&[]), show(&[]));
    assert!(html(&[]).starts_with("<!DOCTYPE html>") && !html(&[]).contains("Melati"));
    let english = ["--lang", "en", "--privacy", "off", "--published", "2025-06-01"];
    assert_eq!(html(&english), show(&english));
    assert!(html(&english).contains("<html lang=\"en\">") && html(&english).contains("Melati Kusuma"));
    html(&["--output", "a.html"]);
    assert_eq!(fs::read_to_string(folder.join("a.html")).expect("a page"), show(&[]));
    let piped = extract(&folder, &["--format", "html"], ARTICLE.as_bytes());
    assert_code(&piped, 0);
    assert!(text(&piped.stdout).contains("28 kilogram"));
}

#[test]
fn a_folder_is_the_pages_that_show_writes_whatever_the_jobs() {
    let folder = folder("folder");
    let articles = fixtures().display().to_string();
    let write = |name: &str, jobs: &str| {
        let output = extract(&folder, &["--format", "html", "--output", name, "--jobs", jobs, &articles], b"");
        assert_code(&output, 0);
        assert!(text(&output.stderr).contains(" articles, ") && text(&output.stderr).contains(", 0 errors"));
        files(&folder.join(name))
    };
    let one = write("one", "1");
    assert!(one.len() > 40 && one.iter().any(|(name, _)| name == "index.html"));
    assert_eq!(one, write("three", "3"));
    assert_code(&run(&folder, &["show", "--output", "shown", &articles], b""), 0);
    assert_eq!(one, files(&folder.join("shown")));
}

#[test]
fn inputs_of_all_kinds_become_pages() {
    let folder = folder("inputs");
    let input = "{\"nomor\":\"satu\",\"isi\":\"Polisi menyita 5 kg sabu.\"}\n{bad\n{\"nomor\":\"dua\",\"isi\":\"Kasus turun 7%.\"}\n";
    let arguments = ["--format", "html", "--input-format", "jsonl", "--text-column", "isi", "--id-column", "nomor"];
    let output = extract(&folder, &[&arguments[..], &["--output", "pages"]].concat(), input.as_bytes());
    assert_code(&output, 1);
    assert!(text(&output.stderr).contains("line 2"), "{}", text(&output.stderr));
    let names: Vec<String> = files(&folder.join("pages")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["dua.html", "index.html", "satu.html"]);
    // Several articles on standard output would be no page.
    let output = extract(&folder, &arguments, input.as_bytes());
    assert_code(&output, 2);
    assert!(output.stdout.is_empty() && text(&output.stderr).contains("--output DIR"));
}

#[test]
fn with_fail_fast_nothing_is_left() {
    let folder = folder("fail");
    let input = format!("{{\"id\":\"a\",\"text\":\"{ARTICLE}\"}}\n{{bad\n{{\"id\":\"b\",\"text\":\"{ARTICLE}\"}}\n");
    let arguments = ["--format", "html", "--input-format", "jsonl", "--output", "pages", "--fail-fast"];
    assert_code(&extract(&folder, &arguments, input.as_bytes()), 1);
    assert!(files(&folder.join("pages")).is_empty());
}

#[test]
fn an_interrupt_leaves_whole_pages_and_says_so() {
    let folder = folder("interrupt");
    fs::write(folder.join("in.jsonl"), common::many(3_000)).expect("the articles");
    let arguments = ["extract", "--format", "html", "--output", "pages", "--jobs", "1", "in.jsonl"];
    let mut child = petik(&folder).args(arguments).spawn().expect("the command");
    let pages = || fs::read_dir(folder.join("pages")).map_or(0, Iterator::count);
    while pages() < 20 {
        assert!(child.try_wait().expect("its state").is_none(), "it ended too early");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGINT).expect("a signal");
    let output = child.wait_with_output().expect("its end");
    assert_code(&output, 130);
    assert!(text(&output.stderr).contains("there is no index of their pages"), "{}", text(&output.stderr));
    let files = files(&folder.join("pages"));
    assert!(files.iter().all(|(name, page)| name.ends_with(".html") && page.ends_with(b"</html>\n")));
    assert!(!files.iter().any(|(name, _)| name == "index.html"));
}

#[test]
fn options_that_say_nothing_of_pages_are_refused() {
    let folder = folder("options");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    for (option, said) in [
        (&["--resume", "--output", "pages"][..], "pages are written whole one by one"),
        (&["--kind", "quantities"], "--kind chooses a table"),
        (&["--carry", "url"], "a page has none"),
    ] {
        let output = extract(&folder, &[&["--format", "html", "a.txt"], option].concat(), b"");
        assert_code(&output, 2);
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
    let output = extract(&folder, &["--format", "html", "a.txt", "--output", "tiada/a.html"], b"");
    assert_code(&output, 3);
}

#[test]
fn a_full_disk_and_a_device_are_told_apart_from_files() {
    let folder = folder("device");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    // A name in the folder stands for the device, which would be lost if a file took its place.
    for (device, code) in [("/dev/full", 3), ("/dev/null", 0)] {
        let link = folder.join(device.trim_start_matches("/dev/"));
        std::os::unix::fs::symlink(device, &link).expect("a link");
        let link = link.display().to_string();
        for command in [&["show", "a.txt"][..], &["extract", "--format", "html", "a.txt"]] {
            let output = run(&folder, &[command, &["--output", &link]].concat(), b"");
            assert_code(&output, code);
            assert!(fs::symlink_metadata(&link).expect("the link").is_symlink(), "{command:?}");
        }
    }
}
