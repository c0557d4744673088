//! Texts that nobody wrote for a newspaper, of 1 and 4 MB: `cargo bench --bench hostile`.
//!
//! The time must grow with the text and not faster, no byte may cost much more than one of an ordinary article, and the
//! output must stay within a multiple of the input. Fails where one of them does not hold. `-- Pasal` measures those alone
//! whose name has the word.

mod common;
#[path = "../tests/common/hostile.rs"]
#[allow(dead_code)] // the tests use more of it
mod hostile;

use std::hint::black_box;
use std::process::ExitCode;

use common::articles::{Articles, VARIANTS};
use petik::Extractor;

const MEGABYTE: usize = 1 << 20;
/// Readings of a text, of which the fastest counts: what disturbs one only slows it.
const READINGS: usize = 5;
/// Most that four times the text may take.
const MOST_GROWTH: f64 = 4.4;
/// Most that a byte may take, as a multiple of one of an ordinary article.
const MOST_COST: f64 = 5.0;
/// Most bytes of JSON for a byte of text.
const MOST_OUTPUT: f64 = 400.0;

fn main() -> ExitCode {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let articles = Articles::new(VARIANTS);
    let extractor = Extractor::default();
    let per_byte = fastest(|| {
        articles.texts.iter().for_each(|text| _ = black_box(extractor.extract(black_box(text.as_str()))));
    }) / articles.bytes() as f64;
    println!("an ordinary article: {:.1} ns a byte\n", per_byte * 1e9);
    println!("| text | 1 MB, ms | 4 MB, ms | growth | × a byte of an article | bytes of JSON a byte | |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut within = true;
    for (name, make) in hostile::LISTED.into_iter().filter(|(name, _)| name.contains(&wanted)) {
        let (short, long) = (make(MEGABYTE), make(4 * MEGABYTE));
        let time = |text: &str| fastest(|| _ = black_box(extractor.extract(black_box(text))));
        let (once, four_times) = (time(&short), time(&long));
        let growth = four_times / once;
        let cost = (once / short.len() as f64).max(four_times / long.len() as f64) / per_byte;
        let json = serde_json::to_vec(&extractor.extract(long.as_str())).expect("JSON").len();
        let output = json as f64 / long.len() as f64;
        let holds = growth <= MOST_GROWTH && cost <= MOST_COST && output <= MOST_OUTPUT;
        within &= holds;
        println!(
            "| {name} | {:.1} | {:.1} | {growth:.2} | {cost:.2} | {output:.1} | {} |",
            once * 1e3,
            four_times * 1e3,
            if holds { "" } else { "over" },
        );
    }
    println!(
        "\nmost allowed: growth {MOST_GROWTH}, {MOST_COST} × a byte of an article, {MOST_OUTPUT} bytes of JSON a byte"
    );
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Seconds of the fastest of some readings.
fn fastest(mut read: impl FnMut()) -> f64 {
    (0..READINGS).map(|_| common::time(&mut read).as_secs_f64()).fold(f64::INFINITY, f64::min)
}
