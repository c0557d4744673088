//! Any bytes as a file of articles: JSON Lines, tables and text, as the command reads them.
//!
//! The first byte says which, and with what options; the rest is the file. A packed one is unpacked.

#![no_main]

#[path = "../../cli/src/input/mod.rs"]
#[allow(dead_code, unused_imports)] // the command uses the rest of it
mod input;
#[path = "../../tests/common/invariants.rs"]
mod invariants;

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use input::{Columns, Format, Plan, Reading};
use libfuzzer_sys::fuzz_target;
use petik::Extractor;

/// Unpacked articles are cut, so that a small file that unpacks to a huge one does not take all the time.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().max_text_len(1 << 16).build());

fuzz_target!(|bytes: &[u8]| {
    let Some((first, file)) = bytes.split_first() else { return };
    let format = [Format::Jsonl, Format::Csv, Format::Tsv, Format::Text][usize::from(first & 3)];
    let encoding =
        (first & 4 != 0).then_some(if first & 8 == 0 { encoding_rs::WINDOWS_1252 } else { encoding_rs::UTF_16LE });
    let plan = Plan {
        inputs: Vec::new(),
        format,
        columns: Columns { text: "text".to_owned(), id: "id".to_owned(), published: "published".to_owned() },
        reading: Reading { encoding, lossy: first & 16 != 0, published: None },
        consumed: Arc::default(),
    };
    let Ok(source) = plan.source(Box::new(Cursor::new(file.to_vec()))) else { return };
    plan.read_source(&Arc::from("input"), format, source, &mut |item, _| {
        let place = item.place();
        match item.parse(&plan.columns, &plan.reading) {
            Ok(parsed) => {
                let article = parsed.article();
                let found = invariants::hold(&EXTRACTOR, &article);
                let carried = serde_json::to_string(&parsed.carried).expect("JSON");
                serde_json::from_str::<serde_json::Value>(&carried).expect("what was carried is JSON");
                assert!(found.truncated.is_some() == (article.text().len() > 1 << 16));
            }
            Err(message) => assert!(message.starts_with(&place) && message.len() > place.len(), "nothing is told"),
        }
        true
    });
});
