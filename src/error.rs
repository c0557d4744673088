//! What can go wrong.

/// Why something could not be done: what, where and what to do about it.
///
/// Text never fails: [`extract`](crate::extract) returns a value for any `&str`. What fails is input that is not text.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("not UTF-8: invalid byte at offset {byte}; convert the text to UTF-8 first")]
    Encoding { byte: usize },
    #[error("{text:?} is no record id; an id is a letter for the kind and a byte offset, as in \"q2104\"")]
    Id { text: String },
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

    /// The offset of the first bad byte, where one is to blame.
    pub fn byte(&self) -> Option<usize> {
        match self.0 {
            ErrorKind::Encoding { byte } => Some(byte),
            ErrorKind::Id { .. } => None,
        }
    }
}
