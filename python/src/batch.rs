//! Columns of articles in, batches out; all without Python's lock.

use std::ops::Range;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use arrow_array::builder::{LargeStringBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_pyarrow::{IntoPyArrow as _, PyArrowType, Table};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use petik_arrow::flat::{self, Context, Privacy, TableBuilder};
use petik_arrow::{Articles, Row, nested};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::error::{of_columns, told};
use crate::extractor::Extractor;
use crate::found::{no_extraction, no_privacy};

/// The most rows and bytes of text that a thread works on at once, and that make a batch of the result.
const ROWS: usize = 1_000;
const BYTES: usize = 4 << 20;
/// How often the calling thread looks whether it is interrupted.
const LOOK_UP: Duration = Duration::from_millis(100);

/// The column of the JSON form, which the nested form may have besides.
const JSON: &str = "json";
/// What is said of a panic.
const FAULT: &str = "petik failed on these articles, which is a fault of petik; please report it with them";
/// The table of rows that were not read, or not wholly understood.
const ERRORS: &str = "errors";

/// The schema of the nested form.
#[pyfunction]
pub(crate) fn nested_schema(json: bool) -> PyArrowType<Schema> {
    PyArrowType(Arc::unwrap_or_clone(schema_of(json)))
}

fn schema_of(json: bool) -> SchemaRef {
    let schema = nested::schema();
    if !json {
        return schema;
    }
    let mut fields: Vec<Arc<Field>> = schema.fields().iter().cloned().collect();
    // Long strings: an article's is some five times as long as its text.
    fields.push(Arc::new(Field::new(JSON, DataType::LargeUtf8, true)));
    Arc::new(Schema::new(fields))
}

/// The schema of a table.
#[pyfunction]
pub(crate) fn table_schema(name: &str) -> PyResult<PyArrowType<Schema>> {
    if name == ERRORS {
        return Ok(PyArrowType(errors_schema()));
    }
    let table = table(name)?;
    Ok(PyArrowType(Arc::unwrap_or_clone(flat::schema(table, &[]))))
}

/// The names of the tables, that of errors last.
pub(crate) fn table_names() -> Vec<&'static str> {
    let tables = flat::TABLES.iter().map(|table| table.name());
    tables.chain([flat::events().name(), ERRORS]).collect()
}

fn table(name: &str) -> PyResult<&'static dyn flat::Table> {
    flat::table(name).ok_or_else(|| told(format!("{name:?} is no table; there are {}", table_names().join(", "))))
}

fn errors_schema() -> Schema {
    Schema::new(vec![Field::new("article", DataType::Utf8, true), Field::new("error", DataType::Utf8, true)])
}

/// What is made of the articles.
enum Form {
    Nested { json: bool },
    Flat { tables: Vec<&'static dyn flat::Table>, privacy: Privacy },
}

impl Form {
    fn flat(names: &[String], privacy: &str) -> PyResult<Form> {
        let privacy = match privacy {
            "press" => Privacy::Press,
            "research" => Privacy::Research,
            "off" => Privacy::Off,
            _ => return Err(no_privacy(privacy)),
        };
        let tables = names.iter().map(|name| table(name)).collect::<PyResult<_>>()?;
        Ok(Form::Flat { tables, privacy })
    }

    /// The schemas of the tables that it makes.
    fn schemas(&self) -> Vec<SchemaRef> {
        match self {
            Form::Nested { json } => vec![schema_of(*json)],
            Form::Flat { tables, .. } => {
                let tables = tables.iter().map(|table| flat::schema(*table, &[]));
                tables.chain([Arc::new(errors_schema())]).collect()
            }
        }
    }

    /// A batch a table of some articles.
    fn batches<'a>(&self, rows: impl Iterator<Item = Row<'a>>) -> Result<Vec<RecordBatch>, petik_arrow::Error> {
        match self {
            Form::Nested { json } => nested_batch(*json, rows).map(|batch| vec![batch]),
            Form::Flat { tables, privacy } => flat_batches(tables, *privacy, rows),
        }
    }
}

fn nested_batch<'a>(json: bool, rows: impl Iterator<Item = Row<'a>>) -> Result<RecordBatch, petik_arrow::Error> {
    let mut nested = nested::Builder::new();
    let mut documents = LargeStringBuilder::new();
    for row in rows {
        row.push_to(&mut nested);
        if json {
            documents.append_option(row.found.and_then(|found| serde_json::to_string(&found).ok()));
        }
    }
    let batch = nested.finish()?;
    if !json {
        return Ok(batch);
    }
    let mut columns = batch.columns().to_vec();
    columns.push(Arc::new(documents.finish()));
    Ok(RecordBatch::try_new(schema_of(true), columns)?)
}

fn flat_batches<'a>(
    tables: &[&'static dyn flat::Table],
    privacy: Privacy,
    rows: impl Iterator<Item = Row<'a>>,
) -> Result<Vec<RecordBatch>, petik_arrow::Error> {
    let mut builders: Vec<TableBuilder> = tables.iter().map(|table| TableBuilder::new(*table, &[])).collect();
    let (mut articles, mut errors) = (StringBuilder::new(), StringBuilder::new());
    for row in rows {
        if let Some(found) = &row.found {
            let context = Context::new(row.text, found, privacy);
            builders.iter_mut().for_each(|builder| builder.push(&context, &[]));
        }
        if let Some(error) = &row.error {
            articles.append_option(row.id.as_deref());
            errors.append_value(error);
        }
    }
    let mut batches = builders.iter_mut().map(TableBuilder::finish).collect::<Result<Vec<RecordBatch>, _>>()?;
    let columns: Vec<ArrayRef> = vec![Arc::new(articles.finish()), Arc::new(errors.finish())];
    batches.push(RecordBatch::try_new(Arc::new(errors_schema()), columns)?);
    Ok(batches)
}

/// Where the records come from.
enum Source<'s> {
    /// The texts.
    Texts(&'s petik::Extractor),
    /// A column of their JSON form.
    Json,
}

impl Source<'_> {
    fn row<'a>(&self, batch: &'a RecordBatch, articles: &Articles<'a>, row: usize) -> Row<'a> {
        match self {
            Source::Texts(extractor) => articles.extract(extractor, row),
            Source::Json => match stored(batch, articles, row) {
                Ok((text, found)) => Row { id: None, text, found: Some(found), error: None },
                Err(error) => Row { id: None, text: "", found: None, error: Some(error) },
            },
        }
    }
}

/// A text with its records from the column of JSON.
fn stored<'a>(
    batch: &'a RecordBatch,
    articles: &Articles<'a>,
    row: usize,
) -> Result<(&'a str, petik::Extraction), String> {
    let text = articles.text(row)?;
    let column = batch.column_by_name(JSON).ok_or("no column of records")?;
    let json = Articles::new(column).map_err(|error| error.to_string())?.text(row)?;
    let found = serde_json::from_str(json).map_err(|error| no_extraction(&error))?;
    Ok((text, found))
}

/// The nested form of batches with the columns `text`, `id`, `published` and `fault`, of which all but the first may be
/// missing.
#[pyfunction]
#[pyo3(signature = (extractor, batches, json, threads=None))]
pub(crate) fn nested_table<'py>(
    py: Python<'py>,
    extractor: &Bound<'py, Extractor>,
    batches: PyArrowType<Vec<RecordBatch>>,
    json: bool,
    threads: Option<usize>,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::Texts(&extractor.get().inner);
    let mut tables = run(py, &batches.0, &Form::Nested { json }, &source, threads)?;
    tables.swap_remove(0).into_pyarrow(py)
}

/// Flat tables of the same, that of errors after them.
#[pyfunction]
#[pyo3(signature = (extractor, batches, names, privacy, threads=None))]
pub(crate) fn flat_tables<'py>(
    py: Python<'py>,
    extractor: &Bound<'py, Extractor>,
    batches: PyArrowType<Vec<RecordBatch>>,
    names: Vec<String>,
    privacy: &str,
    threads: Option<usize>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let source = Source::Texts(&extractor.get().inner);
    let tables = run(py, &batches.0, &Form::flat(&names, privacy)?, &source, threads)?;
    tables.into_iter().map(|table| table.into_pyarrow(py)).collect()
}

/// Flat tables of batches with the columns `text` and `json`, that of errors after them.
#[pyfunction]
#[pyo3(signature = (batches, names, privacy, threads=None))]
pub(crate) fn flatten<'py>(
    py: Python<'py>,
    batches: PyArrowType<Vec<RecordBatch>>,
    names: Vec<String>,
    privacy: &str,
    threads: Option<usize>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let tables = run(py, &batches.0, &Form::flat(&names, privacy)?, &Source::Json, threads)?;
    tables.into_iter().map(|table| table.into_pyarrow(py)).collect()
}

/// Where the rows of a batch are cut so that what is made of a part stays small: its first row and its length.
#[pyfunction]
pub(crate) fn parts(batch: PyArrowType<RecordBatch>, rows: usize, bytes: usize) -> PyResult<Vec<(usize, usize)>> {
    let parts = articles(&batch.0)?.parts(rows.max(1), bytes);
    Ok(parts.into_iter().map(|part| (part.start, part.len())).collect())
}

/// The articles of a batch.
fn articles(batch: &RecordBatch) -> PyResult<Articles<'_>> {
    let column = |name: &str| batch.column_by_name(name).map(|column| column as &dyn Array);
    let texts = column("text").ok_or_else(|| told("no column \"text\""))?;
    let with_ids = Articles::new(texts).and_then(|articles| articles.ids(column("id")));
    let with_days = with_ids.and_then(|articles| articles.published(column("published")));
    with_days.and_then(|articles| articles.faults(column("fault"))).map_err(of_columns)
}

/// A part of the articles, which one thread works on.
type Part = (usize, Range<usize>);

/// Makes tables of all articles: threads take the parts in turn, and the batches stand in the order of the articles.
fn run(
    py: Python<'_>,
    batches: &[RecordBatch],
    form: &Form,
    source: &Source<'_>,
    threads: Option<usize>,
) -> PyResult<Vec<Table>> {
    let threads = match threads {
        Some(0) => {
            return Err(told("threads=0; give how many articles are read at once, or None for as many as cores"));
        }
        Some(threads) => threads,
        None => thread::available_parallelism().map_or(1, usize::from),
    };
    let columns = batches.iter().map(articles).collect::<PyResult<Vec<Articles<'_>>>>()?;
    let made = py.detach(|| {
        let numbered = columns.iter().enumerate();
        let parts: Vec<Part> = numbered
            .flat_map(|(at, articles)| articles.parts(ROWS, BYTES).into_iter().map(move |rows| (at, rows)))
            .collect();
        in_threads(&parts, threads, |(at, rows)| {
            let rows = rows.clone().map(|row| source.row(&batches[*at], &columns[*at], row));
            // What fails here is a fault of this package; it must not take the interpreter along.
            panic::catch_unwind(AssertUnwindSafe(|| form.batches(rows)))
        })
    })?;
    let schemas = form.schemas();
    let mut tables: Vec<Vec<RecordBatch>> = schemas.iter().map(|_| Vec::with_capacity(made.len())).collect();
    for batches in made {
        let batches = batches.map_err(|_| PyRuntimeError::new_err(FAULT))?.map_err(of_columns)?;
        tables.iter_mut().zip(batches).for_each(|(table, batch)| table.push(batch));
    }
    let tables = schemas.into_iter().zip(tables).map(|(schema, batches)| Table::try_new(batches, schema));
    tables.collect::<Result<_, ArrowError>>().map_err(told)
}

/// The results of all parts, in order. Threads live as long as the call, so that nothing is lost in a process that forks.
fn in_threads<T: Send>(parts: &[Part], threads: usize, work: impl Fn(&Part) -> T + Sync) -> PyResult<Vec<T>> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let (done, results) = mpsc::channel();
    let mut made: Vec<Option<T>> = parts.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..threads.min(parts.len()) {
            let done = done.clone();
            let (next, stop, work) = (&next, &stop, &work);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(part) = parts.get(at) else { return };
                    if done.send((at, work(part))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        loop {
            match results.recv_timeout(LOOK_UP) {
                Ok((at, result)) => made[at] = Some(result),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Err(interrupt) = Python::attach(|py| py.check_signals()) {
                stop.store(true, Ordering::Relaxed);
                return Err(interrupt);
            }
        }
    })?;
    made.into_iter().collect::<Option<_>>().ok_or_else(|| PyRuntimeError::new_err(FAULT))
}
