//! How fast articles are read, as ratios in one run: `cargo bench --bench extract`.
//!
//! First comes the table that the README carries, then shares of the kinds of records and of texts, then divan's timings.
//! `-- --table` stops after the table. See `benches/README.md`.

mod common;

use std::env;
use std::hint::black_box;
use std::process::Command;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

use common::articles::{Articles, ByDensity, VARIANTS, counts};
use common::{Floor, head, median, ratio, ratio_of, row, time};
use divan::Bencher;
use divan::counter::BytesCount;
use petik::{Extractor, Kind, Lexicon};

/// Rounds of which ratios take the median.
const ROUNDS: usize = 15;
/// What a process that reads one article is called with.
const FIRST: &str = "--first-article";
/// Numbers, dates and laws.
const NUMBERS: [Kind; 7] =
    [Kind::Quantity, Kind::Percentage, Kind::Money, Kind::Ordinal, Kind::Date, Kind::Time, Kind::Law];
const NAMES: [Kind; 4] = [Kind::Person, Kind::Position, Kind::Organization, Kind::Place];

fn main() {
    if env::args().any(|argument| argument == FIRST) {
        return print_first();
    }
    let (only_table, filtered) =
        (env::args().any(|a| a == "--table"), env::args().skip(1).any(|a| !a.starts_with('-')));
    if !filtered {
        let articles = Articles::new(VARIANTS);
        articles.check();
        print_table(&articles);
        if !only_table {
            print_shares(&articles);
        }
    }
    if !only_table {
        divan::main();
    }
}

fn print_table(articles: &Articles) {
    let (floor, extractor) = (Floor::load(), Extractor::default());
    let texts = articles.texts.as_slice();
    println!("{} different articles, {} bytes; F is the floor\n", texts.len(), articles.bytes());
    head();
    let over_floor = |run: &dyn Fn()| {
        let floor = || _ = black_box(floor.read(texts));
        format!("{:.2} F", ratio(ROUNDS, floor, run))
    };
    let numbers = Extractor::builder().kinds(NUMBERS).build();
    row("`extract`, numbers, dates and laws on", &over_floor(&|| extract_all(&numbers, texts)), "≤ 1.2 F", "");
    let names = Extractor::builder().kinds(NUMBERS.into_iter().chain(NAMES)).build();
    row("`extract`, these and names on", &over_floor(&|| extract_all(&names, texts)), "≤ 2.0 F", "");
    row(
        "`extract`, owned records, every kind on",
        &over_floor(&|| extract_all(&extractor, texts)),
        "≤ 1.5 F",
        "≤ 1.0 F",
    );
    row("`extract` + JSON to a reused buffer", &over_floor(&|| write_all(&extractor, texts)), "≤ 2.2 F", "≤ 1.6 F");
    row("first article in a fresh process", &format!("{:.2} ms", first_article()), "≤ 3 ms", "≤ 0.5 ms");
    row("gazetteer 2,000 → 40,000 names", &format!("{:+.1} %", more_names(texts)), "≤ +15 %", "≤ +5 %");
    row("time growth, one text of 1 → 8 MB", &format!("{:.1} ×", growth()), "≤ 9.0 ×", "≤ 8.3 ×");
    row("two threads on two free cores", &format!("{:.2} ×", two_threads(&extractor, texts)), "≥ 1.8 ×", "≥ 1.93 ×");
    println!();
}

/// What each kind alone and each density of facts takes, as floors.
fn print_shares(articles: &Articles) {
    let floor = Floor::load();
    let measure = |extractor: &Extractor, texts: &[String]| {
        ratio(ROUNDS / 3, || _ = black_box(floor.read(texts)), || extract_all(extractor, texts))
    };
    println!("| kinds on | × F |\n| --- | --- |");
    println!("| none | {:.2} |", measure(&Extractor::builder().kinds([]).build(), &articles.texts));
    for kind in Kind::ALL {
        println!("| {kind:?} | {:.2} |", measure(&Extractor::builder().kinds([kind]).build(), &articles.texts));
    }
    println!("| all | {:.2} |\n", measure(&Extractor::default(), &articles.texts));

    println!("| facts in the text | bytes | records in 1 kB | × F |\n| --- | --- | --- | --- |");
    let by_density = ByDensity::of(articles);
    let records = |texts: &[String]| -> usize {
        texts.iter().flat_map(|text| counts(&petik::extract(text.as_str()))).map(|(_, count)| count).sum()
    };
    for (name, texts) in [("none", &by_density.none), ("some", &by_density.some), ("heaps", &by_density.heaps)] {
        let bytes: usize = texts.iter().map(String::len).sum();
        let in_1_kb = records(texts) as f64 * 1e3 / bytes as f64;
        match name {
            "none" => assert!(in_1_kb < 4.0, "{in_1_kb} records in 1 kB of sentences that have none alone"),
            "heaps" => assert!(in_1_kb > 25.0, "{in_1_kb} records in 1 kB of full sentences"),
            _ => {}
        }
        println!("| {name} | {bytes} | {in_1_kb:.1} | {:.2} |", measure(&Extractor::default(), texts));
    }
    println!();
}

fn extract_all(extractor: &Extractor, texts: &[String]) {
    for text in texts {
        black_box(extractor.extract(black_box(text.as_str())));
    }
}

fn write_all(extractor: &Extractor, texts: &[String]) {
    let mut buffer = Vec::new();
    for text in texts {
        buffer.clear();
        serde_json::to_writer(&mut buffer, &extractor.extract(black_box(text.as_str()))).expect("JSON");
        black_box(&buffer);
    }
}

/// Milliseconds for the first article of a process, by its own clock: the median over processes that were started anew.
fn first_article() -> f64 {
    const PROCESSES: usize = 31;
    let program = env::current_exe().expect("this program");
    let once = |_| {
        let output = Command::new(&program).arg(FIRST).output().expect("a fresh process");
        String::from_utf8_lossy(&output.stdout).trim().parse().expect("milliseconds")
    };
    median((0..PROCESSES).map(once).collect())
}

/// What a fresh process does: reads one article and tells how long that took.
fn print_first() {
    let files = common::fixture_files("txt");
    let text = std::fs::read_to_string(&files[0]).expect("an article");
    let mut found = None;
    let took = time(|| found = Some(petik::extract(text.as_str())));
    let found = found.expect("an extraction");
    assert!(counts(&found).iter().map(|(_, count)| count).sum::<usize>() >= 20, "too few records");
    println!("{}", took.as_secs_f64() * 1e3);
}

/// How many percent longer the articles take with 40,000 names of the caller's than with 2,000.
fn more_names(texts: &[String]) -> f64 {
    let extractor = |names: usize| {
        let rows: String = (0..names).map(|number| format!("place\t{}\tvillage\n", village(number))).collect();
        let lexicon = Lexicon::from_tsv(format!("kind\tsurface\ttype\n{rows}"), "villages.tsv").expect("a lexicon");
        assert_eq!(lexicon.len(), names);
        Extractor::builder().lexicon(lexicon).build()
    };
    let (few, many) = (extractor(2_000), extractor(40_000));
    let found = many.extract(format!("Ia tinggal di {} dan bekerja di Medan.", village(39_999)).as_str());
    assert_eq!(found.places.len(), 2, "the last name is not found");
    (ratio(ROUNDS, || extract_all(&few, texts), || extract_all(&many, texts)) - 1.0) * 100.0
}

/// The name of a village that is not: every third begins as real ones do.
fn village(number: usize) -> String {
    const FIRST: [&str; 6] = ["Sungai", "Tanjung", "Muara", "Bukit", "Teluk", "Kampung"];
    const SYLLABLES: [&str; 16] =
        ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "wa"];
    let syllables = |mut number: usize| -> String {
        let mut word = String::new();
        for _ in 0..4 {
            word += SYLLABLES[number % SYLLABLES.len()];
            number /= SYLLABLES.len();
        }
        word[..1].to_uppercase() + &word[1..]
    };
    match number % 3 {
        0 => format!("{} {}", FIRST[number / 3 % FIRST.len()], syllables(number)),
        1 => syllables(number),
        _ => format!("{} {}", syllables(number), syllables(number / 3)),
    }
}

/// How many times as long a text takes that is eight times as long.
fn growth() -> f64 {
    const MEGABYTE: usize = 1 << 20;
    let long = Articles::new(9 * VARIANTS).texts.join("\n\n");
    let text =
        |len: usize| petik::Article::new(&long[..(len..).find(|at| long.is_char_boundary(*at)).expect("a boundary")]);
    let (short, long) = (text(MEGABYTE), text(8 * MEGABYTE));
    let extractor = Extractor::default();
    let extract = |article: &petik::Article<'_>| _ = black_box(extractor.extract(petik::Article::new(article.text())));
    ratio(ROUNDS / 3, || extract(&short), || extract(&long))
}

/// How much more two threads read in a time than one, by the clock on the wall.
fn two_threads(extractor: &Extractor, texts: &[String]) -> f64 {
    let read = |threads: usize| {
        let barrier = Barrier::new(threads);
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    barrier.wait();
                    extract_all(extractor, texts);
                });
            }
        });
        start.elapsed()
    };
    // Twice the work in how many times the time.
    2.0 / ratio_of(ROUNDS, || read(1), || read(2))
}

#[divan::bench]
fn floor(bencher: Bencher<'_, '_>) {
    let (articles, floor) = (Articles::new(VARIANTS), Floor::load());
    bencher.counter(BytesCount::new(articles.bytes())).bench(|| floor.read(&articles.texts));
}

#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let (articles, extractor) = (Articles::new(VARIANTS), Extractor::default());
    bencher.counter(BytesCount::new(articles.bytes())).bench(|| extract_all(&extractor, &articles.texts));
}

#[divan::bench]
fn extract_and_write_json(bencher: Bencher<'_, '_>) {
    let (articles, extractor) = (Articles::new(VARIANTS), Extractor::default());
    bencher.counter(BytesCount::new(articles.bytes())).bench(|| write_all(&extractor, &articles.texts));
}

#[divan::bench(args = Kind::ALL)]
fn extract_one_kind(bencher: Bencher<'_, '_>, kind: Kind) {
    let (articles, extractor) = (Articles::new(VARIANTS), Extractor::builder().kinds([kind]).build());
    bencher.counter(BytesCount::new(articles.bytes())).bench(|| extract_all(&extractor, &articles.texts));
}

#[divan::bench(args = ["none", "some", "heaps"])]
fn extract_facts(bencher: Bencher<'_, '_>, density: &str) {
    let (by_density, extractor) = (ByDensity::of(&Articles::new(VARIANTS)), Extractor::default());
    let texts = match density {
        "none" => by_density.none,
        "some" => by_density.some,
        _ => by_density.heaps,
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| extract_all(&extractor, &texts));
}
