//! What can go wrong.

/// Why a batch could not be made: what is wrong with its columns.
///
/// A row never fails a batch: what is wrong with one stands in the column `error`.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("the column of {what} is of type {found}; {what} are strings (utf8, large_utf8 or utf8_view){or}")]
    Type { what: &'static str, found: String, or: &'static str },
    #[error("the column of {what} has {found} rows, that of texts {texts}; give one a text, null where unknown")]
    Length { what: &'static str, found: usize, texts: usize },
    #[error("the columns do not make a batch: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
}

impl From<arrow_schema::ArrowError> for Error {
    fn from(error: arrow_schema::ArrowError) -> Self {
        ErrorKind::from(error).into()
    }
}
