//! What can go wrong, as Python says it.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::{PyErr, create_exception};

create_exception!(
    petik,
    PetikError,
    PyValueError,
    "Input that petik cannot read: what is wrong, where, and what to do."
);

/// The exception of an error of the library, with its words.
pub(crate) fn told(error: impl std::fmt::Display) -> PyErr {
    PetikError::new_err(error.to_string())
}

/// The exception of columns that do not fit: a `TypeError` where the type is wrong.
pub(crate) fn of_columns(error: petik_arrow::Error) -> PyErr {
    match error.is_type() {
        true => PyTypeError::new_err(error.to_string()),
        false => told(error),
    }
}
