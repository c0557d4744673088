//! What an extraction asks of the heap: `cargo bench --bench memory`.
//!
//! Not a matter of time, so the figures are the same on every machine and in every run.

mod common;

use std::fs;
use std::sync::Barrier;
use std::thread;

use allocation_counter::{AllocationInfo, measure};
use common::articles::{Articles, VARIANTS, counts};
use common::{head, row};
use petik::{Extraction, Extractor};

fn main() {
    let articles = Articles::new(VARIANTS);
    let extractor = Extractor::default();
    articles.check();
    println!("{} different articles, {} bytes\n", articles.texts.len(), articles.bytes());
    head();
    let beyond = beyond_mentions(&extractor, &articles.texts);
    row("heap allocations per article beyond 2 per mention", &format!("{beyond:.1}"), "≤ 40", "≤ 8");
    let per_thread = resident_per_thread(&extractor, &articles.texts);
    row("memory per extra thread", &format!("{per_thread:.0} KiB"), "≤ 512 KiB", "≤ 64 KiB");
    println!();
    print_details(&extractor, &articles.texts);
}

/// The allocations of an extraction on a thread that has read all texts before.
fn allocations(extractor: &Extractor, text: &str) -> (AllocationInfo, Extraction) {
    let mut found = None;
    let info = measure(|| found = Some(extractor.extract(text)));
    (info, found.expect("an extraction"))
}

/// Mean allocations of an article, less two for every mention: the text and something for the record of its own.
fn beyond_mentions(extractor: &Extractor, texts: &[String]) -> f64 {
    texts.iter().for_each(|text| _ = extractor.extract(text.as_str()));
    let beyond = |text: &String| {
        let (info, found) = allocations(extractor, text);
        info.count_total as f64 - 2.0 * mentions(&found) as f64
    };
    texts.iter().map(beyond).sum::<f64>() / texts.len() as f64
}

/// How many mentions there are: every naming of a person, body, place or arrest, and every other record that stands
/// somewhere in the text.
fn mentions(found: &Extraction) -> usize {
    let of_persons: usize = found.persons.iter().map(|person| person.mentions.len()).sum();
    let of_bodies: usize = found.organizations.iter().map(|body| body.mentions.len()).sum();
    let of_places: usize = found.places.iter().map(|place| place.mentions.len()).sum();
    let of_arrests: usize = found.arrests.iter().map(|arrest| arrest.mentions.len()).sum();
    let alone = ["quantities", "percentages", "money", "ordinals", "dates", "times", "positions", "quotes", "laws"];
    let alone = counts(found).into_iter().filter(|(kind, _)| alone.contains(kind)).map(|(_, count)| count);
    of_persons + of_bodies + of_places + of_arrests + alone.sum::<usize>()
}

/// KiB by which the process grows for each thread that reads all texts, beyond what idle threads take.
fn resident_per_thread(extractor: &Extractor, texts: &[String]) -> f64 {
    const THREADS: usize = 16;
    let grows_by = |work: bool| {
        let before = resident();
        let (done, leave) = (Barrier::new(THREADS + 1), Barrier::new(THREADS + 1));
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    if work {
                        texts.iter().for_each(|text| _ = extractor.extract(text.as_str()));
                    }
                    done.wait();
                    leave.wait();
                });
            }
            done.wait();
            let grown = resident().saturating_sub(before);
            leave.wait();
            grown as f64 / THREADS as f64
        })
    };
    let idle = grows_by(false);
    grows_by(true) - idle
}

/// KiB of memory that the process has.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// What an article asks for on the first and on a later call of a thread.
fn print_details(extractor: &Extractor, texts: &[String]) {
    println!("| heap of a thread | |\n| --- | --- |");
    let held = thread::scope(|scope| {
        let reads = || measure(|| texts.iter().for_each(|text| _ = extractor.extract(text.as_str())));
        scope.spawn(reads).join().expect("a thread")
    });
    println!("| kept between articles | {:.1} KiB |", held.bytes_current as f64 / 1024.0);
    println!("| most at once, records included | {:.1} KiB |", held.bytes_max as f64 / 1024.0);
    let infos: Vec<(AllocationInfo, usize)> =
        texts.iter().map(|text| allocations(extractor, text)).map(|(info, found)| (info, mentions(&found))).collect();
    let mean = |of: fn(&(AllocationInfo, usize)) -> u64| {
        infos.iter().map(|info| of(info) as f64).sum::<f64>() / infos.len() as f64
    };
    println!("| allocations per article | {:.1} |", mean(|(info, _)| info.count_total));
    println!("| mentions per article | {:.1} |", mean(|(_, mentions)| *mentions as u64));
    println!("| bytes allocated per article | {:.0} |", mean(|(info, _)| info.bytes_total));
    println!("| bytes of its records | {:.0} |", mean(|(info, _)| info.bytes_current.max(0) as u64));
}
