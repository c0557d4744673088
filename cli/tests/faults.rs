//! What `petik extract` does when something goes wrong.

mod common;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use common::{ARTICLE, assert_code, extract, folder, json_lines, many, many_short, petik, run, text};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

fn signal(child: &Child, signal: Signal) {
    kill(Pid::from_raw(child.id().try_into().expect("an id")), signal).expect("a signal");
}

/// The files of a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

/// Waits for something to become so.
fn wait_until(what: &str, so: impl Fn() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let folder = folder("usage");
    fs::create_dir_all(folder.join("ada")).expect("a folder");
    for (arguments, told) in [
        (&["--format", "csv"][..], "--output"),
        (&["--format", "parquet", "--kind", "money"], "--output"),
        (&["--resume"], "--output"),
        (&["--format", "jsonl", "--kind", "money"], "--kind"),
        (&["--format", "csv", "--kind", "uang"], "quantities"),
        (&["--format", "jsonl", "--carry", "url"], "--carry"),
        (&["--encoding", "windows-1252", "--lossy"], "--lossy"),
        (&["--format", "jsonl", "--output", "ada"], "ada"),
        (&["--jobs", "0"], "--jobs"),
    ] {
        let output = extract(&folder, arguments, ARTICLE.as_bytes());
        assert_code(&output, 2);
        assert!(text(&output.stderr).contains(told), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let folder = folder("self");
    fs::create_dir_all(folder.join("berita")).expect("a folder");
    let csv = format!("id,text\na,{ARTICLE}\n");
    let line = serde_json::json!({ "text": ARTICLE }).to_string();
    let inputs = [("a.txt", ARTICLE), ("b.html", ARTICLE), ("money.csv", &csv), ("berita/c.jsonl", &line)];
    for (name, content) in inputs {
        fs::write(folder.join(name), content).expect("a file");
    }
    std::os::unix::fs::symlink("a.txt", folder.join("lain.txt")).expect("a link");
    let there = |folder: &Path| [names(folder), names(&folder.join("berita"))].concat();
    let before = there(&folder);
    for arguments in [
        &["extract", "a.txt", "-o", "a.txt"][..],
        &["extract", "a.txt", "-o", "./berita/../a.txt"],
        &["extract", "a.txt", "-o", "lain.txt"],
        &["extract", "--format", "jsonl", "berita", "-o", "berita/c.jsonl"],
        &["extract", "--format", "events", "money.csv", "--output", "money.csv"],
        &["extract", "--format", "csv", "money.csv", "--output", "."],
        &["extract", "--format", "html", "a.txt", "--output", "a.txt"],
        &["show", "a.txt", "b.html", "--output", "."],
        &["show", "a.txt", "-o", "a.txt"],
    ] {
        let output = run(&folder, arguments, b"");
        assert_code(&output, 2);
        let told = text(&output.stderr);
        assert!(told.contains(" is one of the inputs") && told.contains("--output"), "{arguments:?}: {told}");
        assert_eq!(there(&folder), before, "{arguments:?}");
        for (name, content) in inputs {
            assert_eq!(fs::read_to_string(folder.join(name)).expect("the file"), content, "{arguments:?}");
        }
    }
    let stdin = || fs::File::open(folder.join("a.txt")).expect("the file");
    let output = petik(&folder).args(["extract", "-o", "a.txt"]).stdin(stdin()).output().expect("the command");
    assert_code(&output, 2);
    assert_code(&run(&folder, &["extract", "a.txt", "-o", "berita/a.txt"], b""), 0);
}

#[test]
fn a_full_disk_is_told() {
    let folder = folder("full");
    let input = many(50);
    let arguments = ["extract", "--format", "jsonl", "--input-format", "jsonl"];
    let full = || fs::File::options().write(true).open("/dev/full").expect("a full device");
    let mut child = petik(&folder).args(arguments).stdout(full()).spawn().expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    let _ = stdin.write_all(&input);
    drop(stdin);
    let output = child.wait_with_output().expect("its output");
    assert_code(&output, 3);
    assert!(text(&output.stderr).contains("cannot write standard output: No space left"), "{}", text(&output.stderr));

    let output = extract(&folder, &["--format", "jsonl", "--output", "/dev/full"], ARTICLE.as_bytes());
    assert_code(&output, 3);
    assert!(text(&output.stderr).contains("cannot write /dev/full: No space left"), "{}", text(&output.stderr));
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing() {
    let folder = folder("nowhere");
    fs::write(folder.join("berkas"), b"x").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "--output", "berkas/out.jsonl"], ARTICLE.as_bytes());
    assert_code(&output, 3);
    assert!(text(&output.stderr).contains("cannot write"), "{}", text(&output.stderr));
    assert_eq!(names(&folder), ["berkas"]);
}

#[test]
fn a_file_that_grows_too_large_is_told_and_leaves_nothing() {
    let folder = folder("limit");
    fs::write(folder.join("in.jsonl"), many(300)).expect("a file");
    fs::write(folder.join("out.jsonl"), b"an older one").expect("a file");
    // The shell counts in blocks of 512 or 1,024 bytes.
    let script = format!(
        "trap '' XFSZ; ulimit -f 100; exec {:?} extract --format jsonl --output out.jsonl in.jsonl",
        env!("CARGO_BIN_EXE_petik")
    );
    let output = Command::new("sh").args(["-c", &script]).current_dir(&folder).output().expect("the shell");
    assert_code(&output, 3);
    assert!(text(&output.stderr).contains("cannot write out.jsonl: File too large"), "{}", text(&output.stderr));
    assert_eq!(names(&folder), ["in.jsonl", "out.jsonl"]);
    assert_eq!(fs::read(folder.join("out.jsonl")).expect("the file"), b"an older one");
}

#[test]
fn a_reader_that_has_gone_is_no_fault() {
    let folder = folder("pipe");
    fs::write(folder.join("in.jsonl"), many_short(3_000)).expect("a file");
    let mut child = petik(&folder).args(["extract", "--format", "jsonl", "in.jsonl"]).spawn().expect("the command");
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().expect("standard output"));
    stdout.read_line(&mut first).expect("a line");
    drop(stdout);
    assert_eq!(json_lines(first.as_bytes()).len(), 1);
    let output = child.wait_with_output().expect("its end");
    assert_code(&output, 0);
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn fail_fast_stops_at_the_first_failure() {
    let folder = folder("fail-fast");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("b.txt"), b"\xff").expect("a file");
    fs::write(folder.join("c.txt"), ARTICLE).expect("a file");
    let inputs = ["--fail-fast", "--format", "jsonl", "a.txt", "b.txt", "c.txt", "tiada.txt"];
    let output = extract(&folder, &inputs, b"");
    assert_code(&output, 1);
    assert_eq!(json_lines(&output.stdout).len(), 1);
    assert!(text(&output.stderr).contains("b.txt") && !text(&output.stderr).contains("tiada.txt"));
    let filed = extract(&folder, &[&["--output", "out.jsonl"], &inputs[..]].concat(), b"");
    assert_code(&filed, 1);
    assert_eq!(names(&folder), ["a.txt", "b.txt", "c.txt"], "no file is written");
}

#[test]
fn failures_are_told_in_order_and_the_others_written() {
    let folder = folder("order");
    let mut input = many_short(400);
    input.extend_from_slice(b"{\"teks\": 1}\n");
    input.extend_from_slice(&many_short(400));
    input.extend_from_slice(b"[1]\n{\"text\": 5}\n");
    let output = extract(&folder, &["--format", "jsonl", "--input-format", "jsonl", "--jobs", "3"], &input);
    assert_code(&output, 1);
    assert_eq!(json_lines(&output.stdout).len(), 800);
    let told: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(told.len(), 4, "{told:?}");
    for (line, start) in
        told.iter().zip(["petik: -, line 401: no \"text\"", "petik: -, line 802: ", "petik: -, line 803: "])
    {
        assert!(line.starts_with(start), "{line}");
    }
    assert!(told[3].starts_with("petik: 800 articles, ") && told[3].ends_with(", 3 errors"), "{}", told[3]);
}

#[test]
fn an_interrupt_leaves_whole_records_and_says_so() {
    let folder = folder("interrupt");
    let mut child =
        petik(&folder).args(["extract", "--format", "jsonl", "--input-format", "jsonl"]).spawn().expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut stdout = BufReader::new(child.stdout.take().expect("standard output"));
    // Input that comes slowly is answered at once, and the end of it never comes.
    let mut line = String::new();
    for one in text(&many(3)).lines() {
        writeln!(stdin, "{one}").and_then(|()| stdin.flush()).expect("a line");
        line.clear();
        stdout.read_line(&mut line).expect("a line");
        assert_eq!(json_lines(line.as_bytes()).len(), 1);
    }
    signal(&child, Signal::SIGINT);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).expect("the rest");
    assert_eq!(rest, "");
    let output = child.wait_with_output().expect("its end");
    assert_code(&output, 130);
    assert!(text(&output.stderr).contains("petik: interrupted after 3 articles\n"), "{}", text(&output.stderr));
    drop(stdin);
}

/// Runs into files, is stopped by a signal in the middle, and continues.
fn stopped_and_continued(test: &str, how: Signal, format: &str, output: &str) {
    let folder = folder(test);
    fs::write(folder.join("in.jsonl"), [&many_short(2_500)[..], b"{\"teks\": 1}\n", &many_short(500)].concat())
        .expect("a file");
    let arguments = |output: &str| {
        ["extract", "--format", format, "--output", output, "--jobs", "2", "in.jsonl"].map(str::to_owned)
    };
    let whole = petik(&folder).args(arguments(&format!("whole-{output}"))).output().expect("the command");
    assert_code(&whole, 1);

    let mut child = petik(&folder).args(arguments(output)).spawn().expect("the command");
    let journal = if output.contains('.') {
        folder.join(format!(".{output}.journal"))
    } else {
        folder.join(output).join(".petik.journal")
    };
    let read = || -> u64 {
        let journal =
            fs::read(&journal).ok().and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
        journal.and_then(|journal| journal["position"]["read"].as_u64()).unwrap_or(0)
    };
    wait_until("the journal is written in the middle", || read() > 0);
    signal(&child, how);
    let code = child.wait().expect("its end").code();
    assert_eq!(code, (how == Signal::SIGINT).then_some(130));
    assert!((1..3_000).contains(&read()), "stopped in the middle, at {}", read());
    assert!(!folder.join(output).is_file(), "nothing is in its place yet");

    let mut other = arguments(output).to_vec();
    other.extend(["--privacy".to_owned(), "off".to_owned(), "--resume".to_owned()]);
    let refused = petik(&folder).args(other).output().expect("the command");
    assert_code(&refused, 2);
    assert!(text(&refused.stderr).contains("other options or inputs"), "{}", text(&refused.stderr));

    let resumed = petik(&folder).args(arguments(output)).arg("--resume").output().expect("the command");
    assert_code(&resumed, 1);
    assert!(text(&resumed.stderr).contains("petik: 3000 articles, "), "{}", text(&resumed.stderr));
    let same = |name: &str| {
        let whole = fs::read(folder.join(format!("whole-{name}"))).expect("the whole run");
        assert!(whole == fs::read(folder.join(name)).expect("the continued run"), "{name} differs");
        whole.len()
    };
    if folder.join(output).is_dir() {
        let files = names(&folder.join(output));
        assert_eq!(files, names(&folder.join(format!("whole-{output}"))), "and nothing else is left");
        let bytes: usize = files.iter().map(|file| same(&format!("{output}/{file}"))).sum();
        assert!(bytes > 50_000);
    } else {
        assert!(same(output) > 300);
        assert!(!names(&folder).iter().any(|name| name.starts_with('.')), "{:?}", names(&folder));
    }
}

#[test]
fn a_killed_run_into_lines_continues() {
    stopped_and_continued("killed-jsonl", Signal::SIGKILL, "jsonl", "out.jsonl");
}

#[test]
fn a_killed_run_into_csv_continues() {
    stopped_and_continued("killed-csv", Signal::SIGKILL, "csv", "tabel");
}

#[test]
fn a_killed_run_into_parquet_continues() {
    stopped_and_continued("killed-parquet", Signal::SIGKILL, "parquet", "tabel");
}

#[test]
fn an_interrupted_run_into_events_continues() {
    stopped_and_continued("interrupted-events", Signal::SIGINT, "events", "out.csv");
}

#[test]
fn a_run_without_a_journal_begins_anew_and_one_that_was_done_stays() {
    let folder = folder("anew");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    let arguments = ["--format", "jsonl", "--output", "out.jsonl", "--resume", "a.txt"];
    for _ in 0..2 {
        assert_code(&extract(&folder, &arguments, b""), 0);
        assert_eq!(json_lines(&fs::read(folder.join("out.jsonl")).expect("the file")).len(), 1);
        assert_eq!(names(&folder), ["a.txt", "out.jsonl"]);
    }
}

#[test]
fn a_run_killed_while_files_take_their_places_is_completed() {
    let folder = folder("placing");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    let arguments = ["extract", "--format", "jsonl", "--output", "out.jsonl", "a.txt"];
    assert_code(&petik(&folder).args(arguments).output().expect("the command"), 0);
    let whole = fs::read(folder.join("out.jsonl")).expect("the file");

    // Stopped by the limit of an hour that is over: the journal of a run at its start, edited to be at its end.
    let mut child = petik(&folder)
        .args(["extract", "--format", "jsonl", "--output", "out.jsonl", "-"])
        .spawn()
        .expect("the command");
    wait_until("the journal is written", || folder.join(".out.jsonl.journal").exists());
    child.kill().expect("killed");
    child.wait().expect("its end");
    let journal = fs::read_to_string(folder.join(".out.jsonl.journal")).expect("the journal");
    assert!(journal.contains("\"done\":false"), "{journal}");
    fs::write(folder.join(".out.jsonl.journal"), journal.replace("\"done\":false", "\"done\":true")).expect("a file");
    fs::write(folder.join(".out.jsonl.part"), &whole).expect("a file");
    fs::remove_file(folder.join("out.jsonl")).expect("removed");
    let output = extract(&folder, &["--format", "jsonl", "--output", "out.jsonl", "--resume", "-"], b"");
    assert_code(&output, 0);
    assert_eq!(fs::read(folder.join("out.jsonl")).expect("the file"), whole);
    assert_eq!(names(&folder), ["a.txt", "out.jsonl"]);
}
