//! One article with its records.

use petik::{Extraction, Span};
use petik_html::{Language, Options, Privacy};
use pyo3::prelude::*;

use crate::error::told;

/// An article with its records, as the library has them. Python's `Extraction` reads it.
#[pyclass(frozen, eq, module = "petik._petik")]
#[derive(PartialEq)]
pub(crate) struct Found {
    text: String,
    found: Extraction,
}

impl Found {
    pub(crate) fn new(text: String, found: Extraction) -> Self {
        Found { text, found }
    }
}

#[pymethods]
impl Found {
    /// The article with records that were written as JSON.
    #[staticmethod]
    fn restore(text: &str, json: &str) -> PyResult<Self> {
        let found = serde_json::from_str(json).map_err(|error| told(no_extraction(&error)))?;
        Ok(Found { text: text.to_owned(), found })
    }

    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.found).map_err(told)
    }

    /// The characters before each of some bytes, given in rising order.
    fn chars_of(&self, bytes: Vec<usize>) -> PyResult<Vec<usize>> {
        let (mut from, mut chars) = (0, 0);
        let counted = bytes.into_iter().map(|at| {
            chars += Span { start: from, end: at }.slice(&self.text)?.chars().count();
            from = at;
            Some(chars)
        });
        counted
            .collect::<Option<_>>()
            .ok_or_else(|| told("the records do not fit the text; give the text that they were found in"))
    }

    fn html(&self, py: Python<'_>, lang: &str, privacy: &str) -> PyResult<String> {
        let language = match lang {
            "id" => Language::Indonesian,
            "en" => Language::English,
            _ => return Err(told(format!("{lang:?} is no language of the page; there are \"id\" and \"en\""))),
        };
        let privacy = match privacy {
            "press" => Privacy::Press,
            "research" => Privacy::Research,
            "off" => Privacy::Off,
            _ => return Err(no_privacy(privacy)),
        };
        let options = Options::default().language(language).privacy(privacy);
        Ok(py.detach(|| petik_html::article(&self.text, &self.found, &options)))
    }
}

pub(crate) fn no_privacy(given: &str) -> PyErr {
    told(format!("{given:?} is no way to show protected names; there are \"press\", \"research\" and \"off\""))
}

/// What is said of JSON that is no extraction.
pub(crate) fn no_extraction(error: &serde_json::Error) -> String {
    format!("no extraction in the form petik/1: {error}; give what to_json wrote")
}
