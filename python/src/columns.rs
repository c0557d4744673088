//! Columns from lists of Python objects.

use arrow_array::Array as _;
use arrow_array::builder::{LargeStringBuilder, StringBuilder};
use arrow_pyarrow::PyArrowType;
use pyo3::prelude::*;

use crate::text;

/// A column as `pyarrow` takes it.
type Column = PyArrowType<arrow_data::ArrayData>;

/// Texts of Python objects as a column, and the reasons of those that are none.
#[pyfunction]
pub(crate) fn texts(values: &Bound<'_, PyAny>) -> PyResult<(Column, Column)> {
    let mut texts = LargeStringBuilder::new();
    let mut reasons = StringBuilder::new();
    for value in values.try_iter()? {
        let value = value?;
        let reason = match text::is_missing(&value) {
            true => {
                texts.append_null();
                None
            }
            false => match text::text(&value) {
                Ok(text) => {
                    texts.append_value(text);
                    None
                }
                Err(error) => {
                    texts.append_null();
                    Some(error.value(values.py()).to_string())
                }
            },
        };
        reasons.append_option(reason);
    }
    Ok((PyArrowType(texts.finish().to_data()), PyArrowType(reasons.finish().to_data())))
}

/// Names of articles as a column.
#[pyfunction]
pub(crate) fn ids(values: &Bound<'_, PyAny>) -> PyResult<Column> {
    let mut ids = LargeStringBuilder::new();
    for value in values.try_iter()? {
        let value = value?;
        match text::is_missing(&value) {
            true => ids.append_null(),
            false => ids.append_value(text::id(&value)?),
        }
    }
    Ok(PyArrowType(ids.finish().to_data()))
}

/// Days as a column: what is no text is as `str` writes it, and is told where it is no day.
#[pyfunction]
pub(crate) fn days(values: &Bound<'_, PyAny>) -> PyResult<Column> {
    let mut days = LargeStringBuilder::new();
    for value in values.try_iter()? {
        let value = value?;
        match text::is_missing(&value) {
            true => days.append_null(),
            false => days.append_value(value.str()?.to_string_lossy()),
        }
    }
    Ok(PyArrowType(days.finish().to_data()))
}
