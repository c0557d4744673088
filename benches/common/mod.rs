//! What the benchmarks share: many different articles, the floor, and ways to compare times.

#![allow(dead_code)] // each benchmark uses its part

pub mod articles;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cpu_time::ThreadTime;

/// The root of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The fixture articles' files with an extension, in order of name.
pub fn fixture_files(extension: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("fixtures/articles")).expect("the fixture articles");
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

/// What any reader of text must do: check the UTF-8 and find words. One pass of an Aho–Corasick automaton over a frozen
/// list.
pub struct Floor(AhoCorasick);

impl Floor {
    /// The automaton of `floor_words.txt`.
    pub fn load() -> Floor {
        let words = fs::read_to_string(root().join("benches/floor_words.txt")).expect("the words of the floor");
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.lines())
            .expect("an automaton");
        Floor(automaton)
    }

    /// Reads some texts.
    pub fn read(&self, texts: &[String]) -> usize {
        let words = |text: &String| {
            std::str::from_utf8(black_box(text.as_bytes())).map_or(0, |text| self.0.find_iter(text).count())
        };
        texts.iter().map(words).sum()
    }
}

/// How long the processor works on something for this thread; others that want the processor do not count.
pub fn time(run: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    run();
    start.elapsed()
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How many times as long the second takes as the first: the median over rounds in which the two take turns, so that a
/// change of the machine's speed meets both.
pub fn ratio(rounds: usize, mut first: impl FnMut(), mut second: impl FnMut()) -> f64 {
    ratio_of(rounds, || time(&mut first), || time(&mut second))
}

/// The same of times that the two tell themselves.
pub fn ratio_of(rounds: usize, mut first: impl FnMut() -> Duration, mut second: impl FnMut() -> Duration) -> f64 {
    first();
    second();
    let round = |_| {
        let first = first();
        second().as_secs_f64() / first.as_secs_f64()
    };
    median((0..rounds).map(round).collect())
}

/// One row of the table that the README carries.
pub fn row(what: &str, measured: &str, must: &str, aim: &str) {
    println!("| {what} | {measured} | {must} | {aim} |");
}

/// The head of that table.
pub fn head() {
    row("what", "measured", "must", "aim");
    row("---", "---", "---", "---");
}
