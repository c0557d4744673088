//! The caller's own words.

use std::fs;
use std::path::PathBuf;

use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::told;
use crate::text;

/// The caller's own words: drugs and slang, units, ranks, bodies, places and verbs of speech, beside those that petik carries.
///
/// `docs/lexicon.md` describes the tables, tab-separated values or TOML. Immutable; pickles with its words, so that a process
/// elsewhere needs no file.
#[pyclass(frozen, eq, hash, module = "petik")]
pub(crate) struct Lexicon {
    pub(crate) inner: petik::Lexicon,
    /// What it was made of, in the order in which it was joined.
    sources: Vec<Source>,
}

/// A text of words: its name, whether it is TOML, and itself.
type Source = (String, bool, String);

impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.sources == other.sources
    }
}

impl std::hash::Hash for Lexicon {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.sources.hash(state);
    }
}

impl Lexicon {
    fn of(name: &str, toml: bool, text: &str) -> PyResult<Self> {
        let read = match toml {
            true => petik::Lexicon::from_toml(text, name),
            false => petik::Lexicon::from_tsv(text, name),
        };
        Ok(Lexicon { inner: read.map_err(told)?, sources: vec![(name.to_owned(), toml, text.to_owned())] })
    }
}

#[pymethods]
impl Lexicon {
    /// Reads a table of tab-separated values. `name` is what errors call it.
    ///
    /// Raises `PetikError` with the first fault, its line and column, and what to write instead.
    #[staticmethod]
    #[pyo3(signature = (text, name="lexicon.tsv"))]
    fn from_tsv(text: &Bound<'_, PyAny>, name: &str) -> PyResult<Self> {
        Lexicon::of(name, false, &text::text(text)?)
    }

    /// Reads TOML. `name` is what errors call it.
    ///
    /// Raises `PetikError` with the first fault, its line and column, and what to write instead.
    #[staticmethod]
    #[pyo3(signature = (text, name="lexicon.toml"))]
    fn from_toml(text: &Bound<'_, PyAny>, name: &str) -> PyResult<Self> {
        Lexicon::of(name, true, &text::text(text)?)
    }

    /// Reads a file: TOML where its name ends so, tab-separated values elsewhere.
    ///
    /// Raises `OSError` where it cannot be read, `PetikError` with the first fault in it.
    #[staticmethod]
    fn read(path: PathBuf) -> PyResult<Self> {
        let bytes = fs::read(&path)?;
        let name = path.display().to_string();
        let text = petik::Article::from_utf8(&bytes).map_err(|error| told(format!("{name}: {error}")))?;
        Lexicon::of(&name, path.extension().is_some_and(|extension| extension == "toml"), text.text())
    }

    /// A lexicon with the words of both. Where both say something of the same words, `other` counts.
    ///
    /// Raises `PetikError` where they do not go together.
    fn joined(&self, other: &Self) -> PyResult<Self> {
        let inner = self.inner.joined(&other.inner).map_err(told)?;
        Ok(Lexicon { inner, sources: [self.sources.as_slice(), &other.sources].concat() })
    }

    /// How many rows it has of each kind.
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let counts = PyDict::new(py);
        self.inner.counts().try_for_each(|(kind, rows)| counts.set_item(kind, rows))?;
        Ok(counts)
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __repr__(&self) -> String {
        let counts: Vec<String> =
            self.inner.counts().filter(|(_, rows)| *rows > 0).map(|(kind, rows)| format!("{kind} {rows}")).collect();
        format!("<Lexicon: {}>", if counts.is_empty() { "no rows".to_owned() } else { counts.join(", ") })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let restore = py.get_type::<Lexicon>().getattr("_restore")?;
        Ok((restore, PyTuple::new(py, [self.sources.clone().into_bound_py_any(py)?])?))
    }

    /// What a pickle holds.
    #[staticmethod]
    fn _restore(sources: Vec<Source>) -> PyResult<Self> {
        let mut parts = sources.iter().map(|(name, toml, text)| Lexicon::of(name, *toml, text));
        let first = parts.next().unwrap_or_else(|| Err(told("no lexicon")))?;
        parts.try_fold(first, |joined, part| joined.joined(&part?))
    }
}
