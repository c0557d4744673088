//! Structured facts from raw Indonesian press text.

mod article;
mod document;
mod error;
mod extraction;
mod extractor;
mod extractors;
mod lexicon;
mod link;
mod number;
mod phrase;
pub mod records;
mod resolve;
mod segment;
mod span;

pub use article::Article;
pub use error::Error;
pub use extraction::{Extraction, Truncated};
pub use extractor::{Extractor, ExtractorBuilder};
pub use extractors::{Rule, rules};
pub use records::{Id, Kind, substances, units};
pub use span::Span;

/// Everything that an article states, with every kind of record on.
pub fn extract<'a>(article: impl Into<Article<'a>>) -> Extraction {
    use once_cell::sync::Lazy;
    static DEFAULT: Lazy<Extractor> = Lazy::new(Extractor::default);
    DEFAULT.extract(article)
}
