//! The input of an extraction.

use std::borrow::Cow;

use chrono::NaiveDate;
use smol_str::SmolStr;

use crate::error::{Error, ErrorKind};

/// One article as it came: its text and what the caller knows about it.
///
/// ```
/// use chrono::NaiveDate;
/// use petik::Article;
///
/// let article = Article::new("Polisi menyita 5 kg sabu, Rabu (6/8).")
///     .id("2025-08-07/12")
///     .published(NaiveDate::from_ymd_opt(2025, 8, 7).unwrap());
/// let found = petik::extract(article);
/// assert_eq!(found.dates[0].from, NaiveDate::from_ymd_opt(2025, 8, 6));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) id: Option<SmolStr>,
    pub(crate) published: Option<NaiveDate>,
}

impl<'a> Article<'a> {
    /// An article of which nothing but the text is known. The text is read as it is: no cleaning is needed, and every
    /// offset in the output is a byte offset into it.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Article { text: text.into(), id: None, published: None }
    }

    /// An article from bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// Fails when the bytes are not UTF-8; [`Error::byte`] gives the offset of the first bad byte.
    ///
    /// ```
    /// let error = petik::Article::from_utf8(b"Polda Jambi \xff").unwrap_err();
    /// assert!(error.is_encoding());
    /// assert_eq!(error.byte(), Some(12));
    /// ```
    pub fn from_utf8(bytes: &'a [u8]) -> Result<Self, Error> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Article::new(text)),
            Err(error) => Err(ErrorKind::Encoding { byte: error.valid_up_to() }.into()),
        }
    }

    /// Names the article; the id is carried to [`Extraction::id`](crate::Extraction::id) unchanged.
    #[must_use]
    pub fn id(mut self, id: impl Into<SmolStr>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The day the article was published: the reference for `kemarin`, `Rabu`, `(24/12)` and the like. Without it these
    /// are resolved only against dates that the article itself states, never against the clock.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.published = Some(date);
        self
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<'a> From<&'a str> for Article<'a> {
    fn from(text: &'a str) -> Self {
        Article::new(text)
    }
}

impl<'a> From<&'a String> for Article<'a> {
    fn from(text: &'a String) -> Self {
        Article::new(text.as_str())
    }
}

impl From<String> for Article<'_> {
    fn from(text: String) -> Self {
        Article::new(text)
    }
}

impl<'a> From<&Article<'a>> for Article<'a> {
    fn from(article: &Article<'a>) -> Self {
        article.clone()
    }
}
