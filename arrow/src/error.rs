//! What can go wrong.

/// Why a batch could not be made: what is wrong with its columns.
///
/// A row never fails a batch: what is wrong with one stands in the column `error`.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("the column of {what} is of type {found}; {what} are strings, or binary that holds UTF-8{or}")]
    Type { what: &'static str, found: String, or: &'static str },
    #[error("the column of {what} has {found} rows, that of texts {texts}; give one a text, null where unknown")]
    Length { what: &'static str, found: usize, texts: usize },
    #[error("{bytes} bytes of text; a batch may have {most}: read the column in parts")]
    TooMuch { bytes: usize, most: usize },
    #[error("the columns do not make a batch: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
}

impl Error {
    /// Whether a column is of a type that is not read.
    pub fn is_type(&self) -> bool {
        matches!(self.0, ErrorKind::Type { .. })
    }
}

impl From<arrow_schema::ArrowError> for Error {
    fn from(error: arrow_schema::ArrowError) -> Self {
        ErrorKind::from(error).into()
    }
}
