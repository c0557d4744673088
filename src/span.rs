//! Half-open byte ranges into the article as it was given.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets, `start` included and `end` excluded, into the text exactly as it was given.
///
/// Both ends stand on character boundaries, so `&text[span.start..span.end]` never panics for the text the span was
/// read from.
///
/// ```
/// use petik::Span;
///
/// let text = "±5 kg sabu";
/// let span = Span { start: 2, end: 6 };
/// assert_eq!(span.slice(text), Some("5 kg"));
/// assert_eq!(span.to_chars(text), Some(1..5)); // ± is two bytes and one character
/// assert_eq!(span.to_utf16(text), Some(1..5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The part of `text` that the span covers; `None` where it does not fit `text`.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The same span counted in characters (Unicode scalar values, what Python indexes by); `None` where the span does
    /// not fit `text`. Takes time linear in `end`.
    pub fn to_chars(self, text: &str) -> Option<Range<usize>> {
        self.recount(text, |part| part.chars().count())
    }

    /// The same span counted in UTF-16 code units (what JavaScript, Java and C# index by); `None` where the span does
    /// not fit `text`. Takes time linear in `end`.
    pub fn to_utf16(self, text: &str) -> Option<Range<usize>> {
        self.recount(text, |part| part.chars().map(char::len_utf16).sum())
    }

    /// Whether the two spans have a byte in common.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn recount(self, text: &str, count: impl Fn(&str) -> usize) -> Option<Range<usize>> {
        let start = count(text.get(..self.start)?);
        Some(start..start + count(self.slice(text)?))
    }
}
