//! Texts from Python objects.

use std::borrow::Cow;

use petik::Article;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyInt, PyString};

use crate::error::told;

/// The text of a `str`, or of `bytes` in UTF-8.
///
/// # Errors
///
/// Fails for other types, for bytes that are no UTF-8, and for a `str` that UTF-8 cannot write: one with a lone
/// surrogate.
pub(crate) fn text<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = value.cast::<PyString>() {
        return match text.to_str() {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => surrogate(text),
        };
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        // The library's own words for what is no UTF-8.
        Article::from_utf8(bytes.as_bytes()).map_err(told)?;
        return std::str::from_utf8(bytes.as_bytes()).map(Cow::Borrowed).map_err(told);
    }
    Err(PyTypeError::new_err(format!("a text is a str, or bytes in UTF-8, not {}", type_name(value))))
}

/// Says where a `str` cannot be written as UTF-8, as the library says it of bytes.
fn surrogate<'a>(text: &Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let bytes = bytes.cast::<PyBytes>().map_err(PyErr::from)?;
    match Article::from_utf8(bytes.as_bytes()) {
        Ok(article) => Ok(Cow::Owned(article.text().to_owned())),
        Err(error) => Err(told(format!("{error} (a str with a lone surrogate is no UTF-8)"))),
    }
}

/// Whether a value of a list stands for nothing: `None`, or what pandas puts for it.
pub(crate) fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_none() {
        return true;
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return number.value().is_nan();
    }
    matches!(type_name(value).as_ref(), "NAType" | "NaTType")
}

/// The name of an article, given as text or number.
pub(crate) fn id(value: &Bound<'_, PyAny>) -> PyResult<String> {
    // True is an int to Python.
    if value.is_exact_instance_of::<PyInt>() {
        return Ok(value.str()?.to_str()?.to_owned());
    }
    match value.cast::<PyString>() {
        Ok(_) => text(value).map(Cow::into_owned),
        Err(_) => Err(PyTypeError::new_err(format!("an id is a str or an int, not {}", type_name(value)))),
    }
}

fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}
