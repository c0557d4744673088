//! How fast articles are read, beside a floor measured in the same run.
//!
//! The floor is what any reader of text must do: check the UTF-8 and find words. It is one pass of an Aho–Corasick
//! automaton over a frozen list of words (`floor_words.txt`). Machines and their moods differ; the ratio to the floor is
//! the figure to quote. `cargo bench` prints it first, then the timings of each part.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use divan::Bencher;
use divan::counter::BytesCount;
use petik::{Extraction, Extractor, Kind};

/// Rounds of which the ratio takes the median.
const ROUNDS: usize = 31;
/// Times each text is read in a round.
const REPEATS: usize = 10;

fn main() {
    let texts = Texts::load();
    let found: usize = texts.articles.iter().map(|text| count(&petik::extract(text.as_str()))).sum();
    assert!(found >= 20 * texts.articles.len(), "{found} records in {} articles: too few", texts.articles.len());
    print_ratio(&texts, "all kinds", &Extractor::default());
    print_ratio(&texts, "numbers, dates and laws", &numbers());
    divan::main();
}

/// The fixture articles and the floor.
struct Texts {
    articles: Vec<String>,
    floor: AhoCorasick,
}

impl Texts {
    fn load() -> Texts {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = fs::read_dir(root.join("fixtures/articles")).expect("the fixture articles");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        let articles = paths.iter().map(|path| fs::read_to_string(path).expect("an article")).collect();
        let words = fs::read_to_string(root.join("benches/floor_words.txt")).expect("the words of the floor");
        let floor = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.lines())
            .expect("an automaton");
        Texts { articles, floor }
    }

    fn bytes(&self) -> usize {
        self.articles.iter().map(String::len).sum()
    }

    /// One pass of the floor over every article.
    fn floor(&self) -> usize {
        let read = |text: &String| {
            std::str::from_utf8(black_box(text.as_bytes())).map_or(0, |text| self.floor.find_iter(text).count())
        };
        self.articles.iter().map(read).sum()
    }

    /// One extraction of every article.
    fn extract(&self, extractor: &Extractor) {
        for text in &self.articles {
            black_box(extractor.extract(black_box(text.as_str())));
        }
    }
}

fn count(found: &Extraction) -> usize {
    found.quantities.len()
        + found.money.len()
        + found.percentages.len()
        + found.dates.len()
        + found.times.len()
        + found.laws.len()
}

/// An extractor without names.
fn numbers() -> Extractor {
    use Kind::{Date, Law, Money, Ordinal, Percentage, Quantity, Time};
    Extractor::builder().kinds([Quantity, Percentage, Money, Ordinal, Date, Time, Law]).build()
}

/// The two in turn, so that a change of the machine's speed meets both.
fn print_ratio(texts: &Texts, what: &str, extractor: &Extractor) {
    texts.extract(extractor);
    let time = |run: &dyn Fn()| {
        let start = Instant::now();
        (0..REPEATS).for_each(|_| run());
        start.elapsed()
    };
    let mut pairs: Vec<(Duration, Duration)> =
        (0..ROUNDS).map(|_| (time(&|| _ = black_box(texts.floor())), time(&|| texts.extract(extractor)))).collect();
    pairs.sort_by(|one, other| ratio(one).total_cmp(&ratio(other)));
    let middle = pairs[ROUNDS / 2];
    let speed = |time: Duration| (texts.bytes() * REPEATS) as f64 / time.as_secs_f64() / 1e6;
    println!(
        "{what}, {} articles, {} bytes: floor {:.0} MB/s, extract {:.0} MB/s, ratio {:.2} (median of {ROUNDS}; {:.2} to {:.2})",
        texts.articles.len(),
        texts.bytes(),
        speed(middle.0),
        speed(middle.1),
        ratio(&middle),
        ratio(&pairs[0]),
        ratio(&pairs[ROUNDS - 1]),
    );
}

/// How many times the floor an extraction takes.
fn ratio(pair: &(Duration, Duration)) -> f64 {
    pair.1.as_secs_f64() / pair.0.as_secs_f64()
}

#[divan::bench]
fn floor(bencher: Bencher<'_, '_>) {
    let texts = Texts::load();
    bencher.counter(BytesCount::new(texts.bytes())).bench(|| texts.floor());
}

#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let texts = Texts::load();
    let extractor = Extractor::default();
    bencher.counter(BytesCount::new(texts.bytes())).bench(|| texts.extract(&extractor));
}

#[divan::bench]
fn extract_numbers(bencher: Bencher<'_, '_>) {
    let texts = Texts::load();
    let extractor = numbers();
    bencher.counter(BytesCount::new(texts.bytes())).bench(|| texts.extract(&extractor));
}

#[divan::bench]
fn extract_and_write_json(bencher: Bencher<'_, '_>) {
    let texts = Texts::load();
    let extractor = Extractor::default();
    let mut buffer = Vec::new();
    bencher.counter(BytesCount::new(texts.bytes())).bench_local(|| {
        for text in &texts.articles {
            buffer.clear();
            serde_json::to_writer(&mut buffer, &extractor.extract(text.as_str())).expect("JSON");
            black_box(&buffer);
        }
    });
}
