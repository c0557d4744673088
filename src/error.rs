//! What can go wrong.

use std::fmt;

/// Why something could not be done: what, where and what to do about it.
///
/// Text never fails: [`extract`](crate::extract) returns a value for any `&str`. What fails is input that is not text, and
/// a caller's [`Lexicon`](crate::Lexicon).
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("not UTF-8: invalid byte at offset {byte}; convert the text to UTF-8 first")]
    Encoding { byte: usize },
    #[error("{text:?} is no record id; an id is a letter for the kind and a byte offset, as in \"q2104\"")]
    Id { text: String },
    #[error("{0}")]
    Lexicon(Box<LexiconFault>),
}

/// What is wrong with a caller's lexicon, and where.
#[derive(Debug)]
pub(crate) struct LexiconFault {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: Option<&'static str>,
    pub(crate) character: Option<usize>,
    pub(crate) text: String,
}

impl fmt::Display for LexiconFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "lexicon {:?}, line {}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column:?}")?;
        }
        if let Some(character) = self.character {
            write!(f, ", character {character}")?;
        }
        write!(f, ": {}", self.text)
    }
}

impl Error {
    /// Whether the input was not UTF-8.
    pub fn is_encoding(&self) -> bool {
        matches!(self.0, ErrorKind::Encoding { .. })
    }

    /// Whether a text was not a record id.
    pub fn is_id(&self) -> bool {
        matches!(self.0, ErrorKind::Id { .. })
    }

    /// Whether something is wrong with a caller's lexicon.
    pub fn is_lexicon(&self) -> bool {
        matches!(self.0, ErrorKind::Lexicon(_))
    }

    /// The offset of the first bad byte, where one is to blame.
    pub fn byte(&self) -> Option<usize> {
        match self.0 {
            ErrorKind::Encoding { byte } => Some(byte),
            _ => None,
        }
    }

    /// The line of a lexicon's fault, counted from 1.
    pub fn line(&self) -> Option<usize> {
        match &self.0 {
            ErrorKind::Lexicon(fault) => Some(fault.line),
            _ => None,
        }
    }

    /// The column of a lexicon that its fault is in, by its name, where one is to blame.
    pub fn column(&self) -> Option<&str> {
        match &self.0 {
            ErrorKind::Lexicon(fault) => fault.column,
            _ => None,
        }
    }
}
