//! Any bytes as the text of an article.

#![no_main]

#[path = "../../tests/common/invariants.rs"]
mod invariants;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use petik::{Article, Extractor};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

fuzz_target!(|bytes: &[u8]| {
    match Article::from_utf8(bytes) {
        Ok(article) => {
            invariants::hold(&EXTRACTOR, &article);
        }
        Err(error) => {
            let at = error.byte().expect("a byte is to blame");
            assert!(std::str::from_utf8(&bytes[..at]).is_ok() && std::str::from_utf8(bytes).is_err());
            invariants::hold(&EXTRACTOR, &Article::new(String::from_utf8_lossy(bytes)));
        }
    }
});
