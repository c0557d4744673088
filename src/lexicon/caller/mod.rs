//! The caller's own words, beside those that petik carries.
//!
//! A file of words, a table of tab-separated values or TOML, is read row by row ([`read`] and `toml`), each row is given
//! its meaning ([`row`]), and the rows join a copy of the built-in lexicon ([`merge`]), which readers of texts then ask
//! as they would ask the built-in one.

mod merge;
mod read;
mod row;
#[cfg(feature = "toml")]
mod toml;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::error::{Error, ErrorKind, LexiconFault};
use crate::segment::token::{RawToken, Scanner};
use merge::Merged;
use row::{Column, Row, WordKind};

/// The caller's own words: drugs and slang, units, ranks, bodies, places and verbs of speech.
///
/// A lexicon is a table of tab-separated values with a header. Two columns are in every table, `kind` and `surface`; the
/// others are there where a kind needs them. `docs/lexicon.md` describes them, with an example of every kind.
///
/// | `kind` | what its rows say | further columns |
/// | --- | --- | --- |
/// | `substance` | a word for a drug or other controlled substance | `name`, `case` |
/// | `unit` | a unit, classifier or container | `name`, `dimension`, `factor`, `type`, `one`, `case` |
/// | `rank` | a rank of the police or the armed forces | `name`, `branch`, `case` |
/// | `body` | an organisation, or the word that its name begins with | `name`, `type`, `level`, `follows`, `region`, `case` |
/// | `place` | a place, or the word that its name begins with | `type`, `follows`, `region`, `case` |
/// | `speech` | a verb that introduces what someone said | `type` |
///
/// A row has the place of the built-in one with the same surface and kind; the longest surface that stands in a text is
/// still the one that is read. A surface that would take from petik a word it cannot read without (`dua`, `dan`, `Mei`)
/// is refused, and so are a surface that no text can have and a row that repeats another or contradicts it.
///
/// ```
/// use petik::{Extractor, Lexicon};
///
/// let words = "kind\tsurface\tname\n\
///              substance\tpakaw\tmethamphetamine\n\
///              unit\tji\tgram\n";
/// let extractor = Extractor::builder().lexicon(Lexicon::from_tsv(words, "slang.tsv")?).build();
///
/// let found = extractor.extract("Polisi menyita 5 ji pakaw.");
/// assert_eq!(found.quantities[0].unit.as_deref(), Some("gram"));
/// assert_eq!(found.quantities[0].substance.as_deref(), Some("methamphetamine"));
///
/// let fault = Lexicon::from_tsv("kind\tsurface\tname\tdimension\nunit\tji\tji\tberat\n", "slang.tsv").unwrap_err();
/// assert_eq!(
///     fault.to_string(),
///     "lexicon \"slang.tsv\", line 2, column \"dimension\": \"berat\" is no dimension; use one of mass, volume, area, \
///      length, count, duration, other"
/// );
/// # Ok::<(), petik::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    rows: Arc<[Row]>,
    merged: Arc<super::Lexicon>,
}

impl Lexicon {
    /// Reads a table of tab-separated values in UTF-8. `name` is what errors call it, mostly the name of its file.
    ///
    /// # Errors
    ///
    /// The first fault, with its line and column and what to write instead. [`check_tsv`](Lexicon::check_tsv) gives all of
    /// them.
    pub fn from_tsv(text: impl AsRef<[u8]>, name: &str) -> Result<Lexicon, Error> {
        whole(Lexicon::check_tsv(text, name))
    }

    /// Reads a table of tab-separated values; gives the lexicon of its good rows, and every fault in the order of lines.
    pub fn check_tsv(text: impl AsRef<[u8]>, name: &str) -> (Lexicon, Vec<Error>) {
        Lexicon::check(read::tsv(text.as_ref()), name)
    }

    /// Reads TOML in UTF-8: an array of tables a kind, with the columns of the table as keys and one surface or a list of
    /// them (`[[substance]]`, `surface = ["pakaw", "paket hemat"]`, `name = "methamphetamine"`).
    ///
    /// # Errors
    ///
    /// The first fault, as [`from_tsv`](Lexicon::from_tsv).
    #[cfg(feature = "toml")]
    pub fn from_toml(text: impl AsRef<[u8]>, name: &str) -> Result<Lexicon, Error> {
        whole(Lexicon::check_toml(text, name))
    }

    /// Reads TOML; gives the lexicon of its good rows, and every fault in the order of lines.
    #[cfg(feature = "toml")]
    pub fn check_toml(text: impl AsRef<[u8]>, name: &str) -> (Lexicon, Vec<Error>) {
        Lexicon::check(toml::read(text.as_ref()), name)
    }

    /// A lexicon with the rows of both. Where both have a row of the same kind and surface, that of `other` counts.
    ///
    /// # Errors
    ///
    /// Where they define a unit in two ways, or together have more rows than petik holds.
    pub fn joined(&self, other: &Lexicon) -> Result<Lexicon, Error> {
        let overruled: BTreeMap<_, ()> = other.rows.iter().map(|row| (key(row), ())).collect();
        let kept = self.rows.iter().filter(|row| !overruled.contains_key(&key(row)));
        let Merged { lexicon, rows, mut faults } = merge::merge(kept.chain(other.rows.iter()).cloned().collect());
        if faults.is_empty() {
            return Ok(Lexicon { rows: rows.into(), merged: Arc::new(lexicon) });
        }
        let (file, fault) = faults.swap_remove(0);
        Err(error(&file, fault))
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows it has of each kind, in the order of the table above.
    ///
    /// ```
    /// use petik::Lexicon;
    ///
    /// let words = Lexicon::from_tsv("kind\tsurface\tname\nrank\tBrigpoltu\tBrigpol\n", "ranks.tsv")?;
    /// assert_eq!(words.counts().find(|(_, rows)| *rows > 0), Some(("rank", 1)));
    /// # Ok::<(), petik::Error>(())
    /// ```
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        WordKind::ALL.into_iter().map(|kind| (kind.name(), self.rows.iter().filter(|row| row.kind() == kind).count()))
    }

    pub(crate) fn merged(&self) -> Arc<super::Lexicon> {
        self.merged.clone()
    }

    fn check(read: read::Read, name: &str) -> (Lexicon, Vec<Error>) {
        let file: Arc<str> = name.into();
        let read::Read { raw, mut faults } = read;
        let mut rows = Vec::new();
        for raw in &raw {
            row::read(raw, &file, &mut rows, &mut faults);
        }
        let rows = without_repeats(rows, &mut faults);
        let merged = merge::merge(rows);
        faults.extend(merged.faults.into_iter().map(|(_, fault)| fault));
        faults.sort_by_key(|fault| fault.line);
        let errors = faults.into_iter().map(|fault| error(&file, fault)).collect();
        (Lexicon { rows: merged.rows.into(), merged: Arc::new(merged.lexicon) }, errors)
    }
}

/// Something wrong with a file of words.
#[derive(Clone, Debug)]
struct Fault {
    line: usize,
    place: Place,
    text: String,
}

/// Where in its line a fault is.
#[derive(Clone, Debug)]
enum Place {
    Line,
    Column(&'static str),
    /// A character, counted from 1.
    Character(usize),
}

impl Fault {
    fn line(line: usize, text: impl Into<String>) -> Fault {
        Fault { line, place: Place::Line, text: text.into() }
    }

    fn column(line: usize, column: Column, text: impl Into<String>) -> Fault {
        Fault { line, place: Place::Column(column.name()), text: text.into() }
    }

    fn character(line: usize, character: usize, text: impl Into<String>) -> Fault {
        Fault { line, place: Place::Character(character), text: text.into() }
    }
}

fn error(file: &str, fault: Fault) -> Error {
    let Fault { line, place, text } = fault;
    let (column, character) = match place {
        Place::Line => (None, None),
        Place::Column(column) => (Some(column), None),
        Place::Character(character) => (None, Some(character)),
    };
    Error::from(ErrorKind::Lexicon(Box::new(LexiconFault { file: file.to_owned(), line, column, character, text })))
}

fn whole((lexicon, errors): (Lexicon, Vec<Error>)) -> Result<Lexicon, Error> {
    match errors.into_iter().next() {
        None => Ok(lexicon),
        Some(first) => Err(first),
    }
}

/// What two rows have in common of which only one can count: kind and words, and the spelling where it matters.
fn key(row: &Row) -> (WordKind, String) {
    let spelling = match row.exact {
        true => row.surface.clone(),
        false => words(&row.surface).map(|(_, word)| super::fold(word)).collect::<Vec<_>>().join("\u{1}"),
    };
    (row.kind(), spelling)
}

/// The words and marks of a surface.
fn words(surface: &str) -> impl Iterator<Item = (RawToken, &str)> {
    let mut scanner = Scanner::new(surface);
    std::iter::from_fn(move || {
        let raw = scanner.next(|_| false)?;
        Some((raw, &surface[raw.start..raw.end]))
    })
}

/// The rows but those with a surface that an earlier row of the kind has.
fn without_repeats(rows: Vec<Row>, faults: &mut Vec<Fault>) -> Vec<Row> {
    let mut known: BTreeMap<(WordKind, String), usize> = BTreeMap::new();
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match known.entry(key(&row)) {
            Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(row);
            }
            Entry::Occupied(entry) => {
                let first = &kept[*entry.get()];
                let text = match first.meaning == row.meaning {
                    true => format!("{:?} repeats line {}; take one of them out", row.surface, first.line),
                    false => format!(
                        "{:?} means something else in line {}; take one of them out, or tell them apart by \"case\"",
                        row.surface, first.line
                    ),
                };
                faults.push(Fault::column(row.line, Column::Surface, text));
            }
        }
    }
    kept
}
