//! What the crate knows that readers of its records ask for: the sentences of a text, the names of regions.

use crate::article::Article;
use crate::document::{Document, Lists};
use crate::lexicon;
use crate::span::Span;

/// The sentences of a text, in order, without the white space between them; every line begins one.
///
/// ```
/// let text = "Kombes Pol. Rudi menyita 1.5 kg sabu. Dua orang ditangkap.\nKasus turun 7%.";
/// let sentences: Vec<_> = petik::sentences(text).into_iter().filter_map(|span| span.slice(text)).collect();
/// assert_eq!(sentences, ["Kombes Pol. Rudi menyita 1.5 kg sabu.", "Dua orang ditangkap.", "Kasus turun 7%."]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let article = Article::new(text);
    let doc = Document::new(&article, lexicon::builtin(), Lists::default());
    let starts = doc.sentence_bytes();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let spans = starts.iter().zip(ends).filter_map(|(start, end)| {
        let length = text.get(*start..end)?.trim_end().len();
        (length > 0).then_some(Span { start: *start, end: start + length })
    });
    spans.collect()
}

/// The name of a province, regency or city by its official code.
///
/// ```
/// assert_eq!(petik::region_name("16.07"), Some("Banyuasin"));
/// assert_eq!(petik::region_name("16"), Some("Sumatera Selatan"));
/// assert_eq!(petik::region_name("00"), None);
/// ```
pub fn region_name(code: &str) -> Option<&'static str> {
    lexicon::builtin().regions.iter().find(|region| region.code == code).map(|region| region.name)
}
