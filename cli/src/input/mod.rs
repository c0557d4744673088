//! Articles from files, folders, patterns and standard input.
//!
//! [`Plan`] says what is read and how; [`Plan::read`] gives the [`Item`]s in order, one an article, as raw as they come.
//! What they hold is made out by [`Item::parse`], which many threads do at once.

mod item;
mod source;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use chrono::NaiveDate;
use encoding_rs::Encoding;
use walkdir::WalkDir;

pub use item::{Carried, Item, Parsed, day};
pub use source::Source;

/// How the inputs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// By the name of the file: .jsonl and .ndjson, .csv, .tsv, and text for all others.
    Auto,
    /// One article a file.
    Text,
    /// One article a line of JSON.
    Jsonl,
    /// One article a row, separated by commas, or semicolons.
    Csv,
    /// One article a row, separated by tabs.
    Tsv,
}

/// Endings of the files that are read from a folder, before `.gz` or `.zst`.
const ENDINGS: [(&str, Format); 6] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
];

/// What is read, and how.
#[derive(Debug)]
pub struct Plan {
    /// Files, folders and patterns; `-` is standard input.
    pub inputs: Vec<String>,
    /// How they are written.
    pub format: Format,
    /// Where an article's parts stand in JSON Lines and tables.
    pub columns: Columns,
    /// How to make out what is read.
    pub reading: Reading,
    /// The bytes read so far, as they lie on the disk.
    pub consumed: Arc<AtomicU64>,
}

/// The keys or columns of the parts of an article.
#[derive(Debug)]
pub struct Columns {
    /// The text.
    pub text: String,
    /// The id.
    pub id: String,
    /// The day of publication.
    pub published: String,
}

/// How bytes become articles.
#[derive(Debug)]
pub struct Reading {
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static Encoding>,
    /// Whether bytes that are no text are replaced.
    pub lossy: bool,
    /// The day of publication of articles that bring none.
    pub published: Option<NaiveDate>,
}

/// One input after folders and patterns are gone through.
enum Input {
    Stdin,
    File(PathBuf),
    Failed(String),
}

impl Plan {
    /// Gives every article in order to `give`, which answers whether to go on. The flag that comes with an item says
    /// that the next may keep us waiting.
    pub fn read(&self, skip: u64, give: &mut dyn FnMut(Item, bool) -> bool) {
        let mut skip = skip;
        for input in self.expand() {
            if !self.read_input(input, &mut skip, give) {
                return;
            }
        }
    }

    /// The sizes of all files named, and a print of their names, sizes and times by which a change is noticed.
    pub fn survey(&self) -> (Option<u64>, u64) {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut total = Some(0_u64);
        let mut print = DefaultHasher::new();
        for input in self.expand() {
            match input {
                Input::Stdin => total = None,
                Input::File(path) => {
                    let known = path.metadata().ok();
                    total = total.zip(known.as_ref()).map(|(total, file)| total + file.len());
                    path.hash(&mut print);
                    known.as_ref().map(|file| file.len()).hash(&mut print);
                    known.and_then(|file| file.modified().ok()).hash(&mut print);
                }
                Input::Failed(message) => message.hash(&mut print),
            }
        }
        (total, print.finish())
    }

    /// The first of some files to write that is also read, and would be lost.
    pub fn lost<'p>(&self, outputs: impl IntoIterator<Item = &'p Path>) -> Option<&'p Path> {
        let outputs: Vec<(PathBuf, &Path)> = outputs.into_iter().filter_map(|path| Some((real(path)?, path))).collect();
        if outputs.is_empty() {
            return None;
        }
        self.files().find_map(|file| outputs.iter().find(|(real, _)| *real == file).map(|(_, path)| *path))
    }

    /// The real paths of the files that are read.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.expand().filter_map(|input| match input {
            // Where the system has such a name, it leads to the file that the shell reads from.
            Input::Stdin => real(Path::new("/dev/stdin")),
            Input::File(path) => real(&path),
            Input::Failed(_) => None,
        })
    }

    fn expand(&self) -> impl Iterator<Item = Input> + '_ {
        let standard_input = self.inputs.is_empty().then_some(Input::Stdin);
        standard_input.into_iter().chain(self.inputs.iter().flat_map(|name| self.expand_one(name)))
    }

    fn expand_one<'a>(&'a self, name: &'a str) -> Box<dyn Iterator<Item = Input> + 'a> {
        if name == "-" {
            return Box::new(std::iter::once(Input::Stdin));
        }
        let path = Path::new(name);
        if path.is_dir() {
            return self.folder(path);
        }
        if path.exists() || !name.contains(['*', '?', '[']) {
            return Box::new(std::iter::once(Input::File(path.to_owned())));
        }
        let paths = match glob::glob(name) {
            Ok(paths) => paths,
            Err(error) => {
                return Box::new(std::iter::once(Input::Failed(format!("{name}: no pattern of names: {error}"))));
            }
        };
        let mut found = paths.peekable();
        if found.peek().is_none() {
            return Box::new(std::iter::once(Input::Failed(format!("{name}: no file has such a name"))));
        }
        Box::new(found.flat_map(|path| match path {
            Ok(path) if path.is_dir() => self.folder(&path),
            Ok(path) => Box::new(std::iter::once(Input::File(path))),
            Err(error) => {
                Box::new(std::iter::once(Input::Failed(format!("{}: {}", error.path().display(), error.error()))))
            }
        }))
    }

    /// The files of a folder and of the folders in it, by name. Hidden ones are left, those of other endings, and
    /// annotations: NAME.tsv beside NAME.txt.
    fn folder<'a>(&'a self, folder: &Path) -> Box<dyn Iterator<Item = Input> + 'a> {
        let mut files = walk(folder)
            .filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = entry.into_path();
                    let is_article = by_ending(&path).is_some() && !is_annotation(&path);
                    is_article.then_some(Input::File(path))
                }
                Ok(_) => None,
                Err(error) => Some(Input::Failed(error.to_string())),
            })
            .peekable();
        if files.peek().is_none() {
            let endings: Vec<String> = ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
            return Box::new(std::iter::once(Input::Failed(format!(
                "{}: no articles in this folder; of a folder the files {} are read, and these with .gz or .zst",
                folder.display(),
                endings.join(", ")
            ))));
        }
        Box::new(files)
    }

    /// What is said of the files in folders that are left for their endings.
    pub fn left(&self) -> Option<String> {
        let folders = self.inputs.iter().map(Path::new).filter(|path| path.is_dir());
        let files = folders.flat_map(walk).filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let (mut count, mut endings) = (0_u64, BTreeSet::new());
        for entry in files.filter(|entry| by_ending(entry.path()).is_none()) {
            count += 1;
            let ending = entry.path().extension().map(|ending| format!(".{}", ending.display()));
            endings.insert(ending.unwrap_or_else(|| "none".to_owned()));
        }
        let files = if count == 1 { "file" } else { "files" };
        let endings: Vec<String> = endings.into_iter().take(5).collect();
        (count > 0).then(|| {
            format!(
                "{count} {files} in folders left for their endings ({}); named one by one or by a pattern they are read as text",
                endings.join(", ")
            )
        })
    }

    fn read_input(&self, input: Input, skip: &mut u64, give: &mut dyn FnMut(Item, bool) -> bool) -> bool {
        let (name, format) = match &input {
            Input::Stdin => ("-".to_owned(), self.format_of(None)),
            Input::File(path) => (path.display().to_string(), self.format_of(Some(path))),
            Input::Failed(_) => (String::new(), Format::Text),
        };
        let name: Arc<str> = name.into();
        // A file of one article that an earlier run has done need not even be opened.
        if *skip > 0 && format == Format::Text {
            *skip -= 1;
            return true;
        }
        let mut give = |item: Item, rests: bool| {
            if *skip > 0 {
                *skip -= 1;
                return true;
            }
            give(item, rests)
        };
        let open = match input {
            Input::Failed(message) => return give(Item::failed(message), false),
            Input::Stdin => self.source(Box::new(io::stdin())),
            Input::File(path) => match File::open(&path) {
                Ok(file) => self.source(Box::new(file)),
                Err(error) => Err(error),
            },
        };
        match open {
            Ok(source) => self.read_source(&name, format, source, &mut give),
            Err(error) => give(Item::failed(format!("{name}: {error}")), false),
        }
    }

    /// Reads what was opened. The fuzz target of inputs begins here.
    pub fn read_source(
        &self,
        name: &Arc<str>,
        format: Format,
        source: Source,
        give: &mut dyn FnMut(Item, bool) -> bool,
    ) -> bool {
        match format {
            Format::Jsonl => lines(name, source, give),
            Format::Csv => self.rows(name, source, None, give),
            Format::Tsv => self.rows(name, source, Some(b'\t'), give),
            // Auto is never what a file is.
            Format::Text | Format::Auto => text(name, source, give),
        }
    }

    /// The bytes of an input as they are read.
    pub fn source(&self, raw: Box<dyn Read>) -> io::Result<Source> {
        Source::new(raw, self.reading.encoding, self.consumed.clone())
    }

    fn format_of(&self, path: Option<&Path>) -> Format {
        match self.format {
            Format::Auto => path.and_then(by_ending).unwrap_or(Format::Text),
            format => format,
        }
    }

    /// Reads a table. Without a delimiter it is the one that the first line has most of.
    fn rows(
        &self,
        name: &Arc<str>,
        source: Source,
        delimiter: Option<u8>,
        give: &mut dyn FnMut(Item, bool) -> bool,
    ) -> bool {
        let (line, source) = match source.without_mark().first_line() {
            Ok(read) => read,
            Err(error) => return give(Item::failed(format!("{name}: {error}")), false),
        };
        let delimiter = delimiter.unwrap_or_else(|| delimiter_of(&line));
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(source);
        let header = match reader.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => return give(Item::failed(format!("{name}: {}", csv_fault(&error))), false),
        };
        let header: Vec<String> =
            header.iter().map(|column| String::from_utf8_lossy(column).trim().to_owned()).collect();
        let at = |wanted: &str| header.iter().position(|column| column == wanted);
        let Some(text) = at(&self.columns.text) else {
            let columns: Vec<String> = header.iter().map(|column| format!("{column:?}")).collect();
            let fault = match columns.is_empty() {
                true => format!("{name}: empty; the first line of a table names its columns, as id,text,published"),
                false => format!(
                    "{name}, line 1: no column {:?}; it has {}; name the column of the text with --text-column",
                    self.columns.text,
                    columns.join(", ")
                ),
            };
            return give(Item::failed(fault), false);
        };
        let layout =
            Arc::new(item::Layout { text, id: at(&self.columns.id), published: at(&self.columns.published), header });
        let mut row = csv::ByteRecord::new();
        loop {
            let line = reader.position().line();
            let more = match reader.read_byte_record(&mut row) {
                Ok(false) => return true,
                Ok(true) => {
                    let line = row.position().map_or(line, csv::Position::line);
                    let rests = reader.get_ref().rests();
                    give(Item::row(name.clone(), line, layout.clone(), row.clone()), rests)
                }
                Err(error) => {
                    let fatal = error.is_io_error();
                    give(Item::failed(format!("{name}, line {line}: {}", csv_fault(&error))), false) && !fatal
                }
            };
            if !more {
                return false;
            }
        }
    }
}

/// What the first line of a table has most of: commas, semicolons as where the comma is the decimal mark, or tabs.
fn delimiter_of(line: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| known == byte && !quoted) {
            *count += 1;
        }
    }
    // The first of those with as many.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| delimiter)
}

/// What is wrong with a row, without the place, which the caller tells.
fn csv_fault(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} columns where the first line has {expected_len}")
        }
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// What is said of an input that would be written over.
pub fn would_be_lost(path: &Path) -> String {
    format!(
        "{} is one of the inputs, which the output would be written over: name another with --output",
        path.display()
    )
}

/// What is in a folder and the folders in it, by name, but hidden files.
fn walk(folder: &Path) -> impl Iterator<Item = walkdir::Result<walkdir::DirEntry>> + use<> {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    walk.filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()))
}

/// The path of a file that there is, without links.
fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().filter(|path| path.is_file())
}

/// Whether a file is the annotation of the article beside it.
fn is_annotation(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "tsv") && path.with_extension("txt").is_file()
}

/// The format that a file name tells.
fn by_ending(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    let (_, ending) = name.rsplit_once('.')?;
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
}

fn text(name: &Arc<str>, mut source: Source, give: &mut dyn FnMut(Item, bool) -> bool) -> bool {
    let mut bytes = Vec::new();
    match source.read_to_end(&mut bytes) {
        Ok(_) => give(Item::text(name.clone(), bytes), false),
        Err(error) => give(Item::failed(format!("{name}: {error}")), false),
    }
}

fn lines(name: &Arc<str>, source: Source, give: &mut dyn FnMut(Item, bool) -> bool) -> bool {
    let mut source = source.without_mark();
    let mut number = 0_u64;
    loop {
        number += 1;
        let mut line = Vec::new();
        let more = match source.read_until(b'\n', &mut line) {
            Ok(0) => return true,
            Ok(_) if line.iter().all(u8::is_ascii_whitespace) => true,
            Ok(_) => give(Item::line(name.clone(), number, line), source.rests()),
            Err(error) => {
                give(Item::failed(format!("{name}, line {number}: {error}")), false);
                return true;
            }
        };
        if !more {
            return false;
        }
    }
}
