//! The records of petik as a page to read.
//!
//! [`article`] renders one article with its [`Extraction`] as one HTML file that fetches nothing: on top what is reported
//! and what to check, then the article with its records marked, tables of persons, bodies, seizures and quotes, and every
//! record with the rule that made it, to be ticked right or wrong. [`index`] renders the table of contents of several.
//!
//! ```
//! use petik_html::{Options, Summary};
//!
//! let text = "Polisi menyita 28 kilogram sabu, Selasa (24/12/2024).";
//! let found = petik::extract(text);
//! let options = Options::default();
//! let page = petik_html::article(text, &found, &options);
//! assert!(page.starts_with("<!DOCTYPE html>") && page.contains("28 kilogram"));
//!
//! let entry = Summary::new(text, &found, "berita.html", &options);
//! assert!(petik_html::index(&[entry], &options).contains("berita.html"));
//! ```
//!
//! # What the page is held to
//!
//! - The text of an article is never markup: everything is escaped, marks that would turn the direction of the text are
//!   shown instead of obeyed, and the page forbids itself any script but its own and any request
//!   (`Content-Security-Policy`).
//! - Names of persons whose record says `protected` are not shown unless [`Privacy`] says so: neither where the records
//!   found them nor where the text repeats them, nor in the gold file that the page makes.
//! - Marks, jumps and switches work without the script; what the script adds is the panel of records and the ticks.
//! - A record whose span does not fit the text is left out of the text; nothing panics. Work is linear in text and records.

mod article;
mod cards;
mod catalogue;
mod escape;
mod gold;
mod index;
mod mask;
mod page;
mod tables;
mod view;
mod words;

use petik::Extraction;

pub use index::{Summary, index};

/// The language of the page; the article stays in its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Indonesian.
    #[default]
    Indonesian,
    /// English.
    English,
}

/// How much is shown of the names of protected persons: minors, victims of sexual offences and those near them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Privacy {
    /// Nothing: `[anak 1]`. For a newsroom.
    #[default]
    Press,
    /// Their initials: `B.L.`. For research.
    Research,
    /// All. For the annotator of the article.
    Off,
}

/// How a page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The language of the page.
    pub language: Language,
    /// How much is shown of the names of protected persons.
    pub privacy: Privacy,
}

impl Options {
    /// Sets the language.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Sets the privacy.
    #[must_use]
    pub fn privacy(mut self, privacy: Privacy) -> Self {
        self.privacy = privacy;
        self
    }
}

/// The page of one article. `found` is what petik found in `text`.
pub fn article(text: &str, found: &Extraction, options: &Options) -> String {
    page::render(&view::View::new(text, found, options))
}

/// A text about an article, such as the name of its file, with the names of protected persons hidden.
pub fn masked(about: &str, text: &str, found: &Extraction, options: &Options) -> String {
    let words = words::Words::new(options.language);
    mask::Mask::new(text, found, options.privacy, &words).text(about)
}
