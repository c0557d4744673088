//! Reads the articles so many times and does nothing else: what `callgrind.sh` counts the instructions of.

mod common;

use std::env;
use std::hint::black_box;

use common::articles::{Articles, VARIANTS};
use petik::Extractor;

fn main() {
    let rounds = env::args().find_map(|argument| argument.strip_prefix("--rounds=")?.parse::<usize>().ok());
    let articles = Articles::new(VARIANTS);
    // `cargo bench` without arguments runs every benchmark; then one round shows that this one still works.
    for _ in 0..rounds.unwrap_or(1) {
        read(&Extractor::default(), &articles.texts);
    }
    println!("{}", articles.bytes());
}

#[inline(never)]
fn read(extractor: &Extractor, texts: &[String]) {
    for text in texts {
        black_box(extractor.extract(black_box(text.as_str())));
    }
}
