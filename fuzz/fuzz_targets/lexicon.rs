//! Any bytes as a caller's lexicon, and a text that has its words in it.

#![no_main]

#[path = "../../tests/common/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use petik::{Article, Error, Extractor, Lexicon};

const NAME: &str = "own.file";

fuzz_target!(|bytes: &[u8]| {
    let Some((first, file)) = bytes.split_first() else { return };
    type Check = fn(&[u8]) -> (Lexicon, Vec<Error>);
    type Read = fn(&[u8]) -> Result<Lexicon, Error>;
    let forms: [(Check, Read); 2] = [
        (|file| Lexicon::check_tsv(file, NAME), |file| Lexicon::from_tsv(file, NAME)),
        (|file| Lexicon::check_toml(file, NAME), |file| Lexicon::from_toml(file, NAME)),
    ];
    let (check, read) = forms[usize::from(first & 1)];
    let (lexicon, errors) = check(file);
    match read(file) {
        Ok(whole) => assert!(errors.is_empty() && whole.len() == lexicon.len()),
        Err(error) => assert_eq!(Some(error.to_string()), errors.first().map(Error::to_string)),
    }
    for error in &errors {
        assert!(error.is_lexicon() && error.to_string().contains(NAME), "{error}");
        assert!(error.line().is_none_or(|line| line >= 1), "{error}");
    }
    assert_eq!(lexicon.counts().map(|(_, count)| count).sum::<usize>(), lexicon.len());

    // Whatever is between tabs or quote marks may be a word of the lexicon.
    let file = String::from_utf8_lossy(file);
    let words: Vec<&str> = file.split(['\t', '\n', '"']).filter(|word| !word.trim().is_empty()).take(40).collect();
    let mut text = String::new();
    for word in words {
        text += &format!("Polisi menyita 5 {word} sabu dan 7 gram {word} di {word}, kata {word} Budi. ");
    }
    let extractor = Extractor::builder().lexicon(lexicon).build();
    invariants::hold(&extractor, &Article::new(text));
    invariants::hold(&extractor, &Article::new(file));
});
