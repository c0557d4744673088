//! Structured facts from raw Indonesian press text, as typed records.
//!
//! ```
//! let found = petik::extract("Polisi menyita 28 kilogram sabu dan 1.185 butir ekstasi, Selasa (24/12/2024).");
//!
//! let sabu = &found.quantities[0];
//! assert_eq!(sabu.text, "28 kilogram");
//! assert_eq!(sabu.unit.as_deref(), Some(petik::units::KILOGRAM));
//! assert_eq!(sabu.substance.as_deref(), Some(petik::substances::METHAMPHETAMINE));
//! assert_eq!(found.quantities[1].value, 1185.into());
//! assert_eq!(found.dates[0].value.as_deref(), Some("2024-12-24"));
//! ```
//!
//! [`extract`] takes the text as it was scraped and returns an [`Extraction`], a list of [`records`] a kind. It never
//! fails and never panics, its work is linear in the text, and the same article gives the same bytes of output on every
//! machine. An [`Extractor`] set up once chooses kinds and may be shared by threads. Every record has a span of bytes into
//! the text as given ([`Span::to_chars`] and [`Span::to_utf16`] count as others do), an [`Id`], and the name of the
//! [`Rule`] that made it.
//!
//! # Cases that are hard
//!
//! - A dot groups and a comma is decimal, as Indonesian writes numbers, yet the press also writes `1.5 kg`. A notation
//!   with two readings is read by what is counted, by the sums that the article states and by how it writes its other
//!   numbers; where both stay possible the record has an `alternative`, and where nothing decides it is `ambiguous`.
//! - A number that counts nothing gives no quantity: ages, plates, scores, labels (`kelas 5`), names (`Pasar 16 Ilir`).
//! - A date without a year takes it from the article or from the day of publication that the caller gives with
//!   [`Article::published`]. The clock of the machine is never asked.
//! - Most namings of persons carry no rank or office. A name is learnt where something tells that one stands, and then
//!   found everywhere in the article; a short name is the person whose full name holds it, and where two do, the one
//!   whose name it begins or who was named last. A name that could be two regions has `candidates` and no code.
//! - A lot that headline, lead and a quotation tell is one [`Seizure`](records::Seizure): tellings are joined by what they
//!   measure, by how packets and weights are told, and by rounding; totals hold their parts, so that the additive lots of an
//!   article add up to what was seized.
//! - Links, advertisements and share bars inside the text are reported as furniture, and nothing is extracted from them.
//!
//! # Limits
//!
//! Text beyond 4 GiB is cut, and so is what goes beyond [`max_text_len`](ExtractorBuilder::max_text_len) and
//! [`max_records`](ExtractorBuilder::max_records); [`Extraction::truncated`] says where. Facts are joined within an article, never across
//! articles; what is reported of a person is no finding of guilt.

mod article;
mod document;
mod error;
mod explain;
mod extraction;
mod extractor;
mod extractors;
mod lexicon;
mod limits;
mod link;
mod lookup;
mod number;
mod phrase;
pub mod records;
mod resolve;
mod segment;
mod span;
mod work;
mod workspace;

pub use article::Article;
pub use error::Error;
pub use explain::{LexiconEntry, Reading};
pub use extraction::{Extraction, Truncated};
pub use extractor::{Extractor, ExtractorBuilder};
pub use extractors::{Rule, rules};
pub use lexicon::caller::Lexicon;
pub use lookup::{region_name, sentences};
pub use records::{Id, Kind, substances, units};
pub use smol_str::SmolStr;
pub use span::Span;

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Everything that an article states, with every kind of record on.
pub fn extract<'a>(article: impl Into<Article<'a>>) -> Extraction {
    use once_cell::sync::Lazy;
    static DEFAULT: Lazy<Extractor> = Lazy::new(Extractor::default);
    DEFAULT.extract(article)
}
