//! The extractor, set up once.

use petik::{Article, Kind};
use pyo3::prelude::*;

use crate::error::told;
use crate::found::Found;
use crate::lexicon::Lexicon;
use crate::text;

/// The names of the kinds: the keys of their lists.
pub(crate) const KINDS: [(&str, Kind); 18] = [
    ("quantities", Kind::Quantity),
    ("percentages", Kind::Percentage),
    ("money", Kind::Money),
    ("ordinals", Kind::Ordinal),
    ("dates", Kind::Date),
    ("times", Kind::Time),
    ("persons", Kind::Person),
    ("positions", Kind::Position),
    ("organizations", Kind::Organization),
    ("places", Kind::Place),
    ("quotes", Kind::Quote),
    ("laws", Kind::Law),
    ("seizures", Kind::Seizure),
    ("arrests", Kind::Arrest),
    ("incidents", Kind::Incident),
    ("trends", Kind::Trend),
    ("meetings", Kind::Meeting),
    ("notices", Kind::Notice),
];

/// Finds the records of articles. Python's `Extractor` holds it.
#[pyclass(frozen, module = "petik._petik")]
pub(crate) struct Extractor {
    pub(crate) inner: petik::Extractor,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (kinds=None, lexicon=None, max_text_len=None, max_records=None))]
    fn new(
        kinds: Option<Vec<String>>,
        lexicon: Option<&Bound<'_, Lexicon>>,
        max_text_len: Option<usize>,
        max_records: Option<usize>,
    ) -> PyResult<Self> {
        let mut builder = petik::Extractor::builder();
        if let Some(lexicon) = lexicon {
            builder = builder.lexicon(lexicon.get().inner.clone());
        }
        if let Some(bytes) = max_text_len {
            builder = builder.max_text_len(bytes);
        }
        if let Some(records) = max_records {
            builder = builder.max_records(records);
        }
        if let Some(kinds) = kinds {
            builder = builder.kinds(kinds.iter().map(|name| kind(name)).collect::<PyResult<Vec<Kind>>>()?);
        }
        Ok(Extractor { inner: builder.build() })
    }

    /// The records of one article; the day is `YYYY-MM-DD`.
    #[pyo3(signature = (text, day=None, id=None))]
    fn extract(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        day: Option<&str>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Found> {
        let text = text::text(text)?;
        let mut article = Article::new(text.as_ref());
        if let Some(day) = day {
            let read = petik_arrow::day(day).ok_or_else(|| told(petik_arrow::not_a_day(day)))?;
            article = article.published(read);
        }
        if let Some(id) = id {
            article = article.id(text::id(id)?);
        }
        let found = py.detach(|| self.inner.extract(article));
        Ok(Found::new(text.into_owned(), found))
    }
}

fn kind(name: &str) -> PyResult<Kind> {
    KINDS.into_iter().find(|(known, _)| *known == name).map(|(_, kind)| kind).ok_or_else(|| {
        let known: Vec<&str> = KINDS.into_iter().map(|(name, _)| name).collect();
        told(format!("{name:?} is no kind; there are {}", known.join(", ")))
    })
}
