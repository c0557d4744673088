//! Where the output goes: standard output, or files.
//!
//! A file is written beside its place under the name `.NAME.part` and takes its place when it is whole. A journal,
//! `.NAME.journal`, says how much of it is whole so far, so that a run that was cut off can be continued.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::{Form, FormKind, parquet};

/// How often the journal is written, at least.
const JOURNAL_EVERY: Duration = Duration::from_millis(200);

/// How far a run is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Position {
    /// The articles read, also those that failed.
    pub read: u64,
    /// The articles that failed.
    pub failed: u64,
    /// The articles of which a part could not be read.
    #[serde(default)]
    pub faulty: u64,
    /// The bytes of text read.
    pub bytes: u64,
}

impl Position {
    /// How much went wrong.
    pub fn errors(&self) -> u64 {
        self.failed + self.faulty
    }
}

/// The journal of a run.
#[derive(Serialize, Deserialize)]
struct Journal {
    /// The options and inputs, which must be the same.
    settings: String,
    position: Position,
    /// How much of every file is whole.
    lengths: Vec<u64>,
    /// Whether all of it is, and files are being put in their places.
    done: bool,
}

/// Why the output could not be written.
#[derive(Debug)]
pub struct Fault {
    /// Which output.
    pub path: String,
    /// What went wrong.
    pub error: io::Error,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}: {}", self.path, self.error)
    }
}

fn fault(path: &Path) -> impl Fn(io::Error) -> Fault {
    let path = path.display().to_string();
    move |error| Fault { path: path.clone(), error }
}

/// Takes the parts of the output in order.
pub struct Sink<'f> {
    form: &'f Form,
    target: Target,
}

enum Target {
    Stdout(io::Stdout),
    /// All is in its place.
    Done,
    /// A device or a pipe with a name.
    Device(PathBuf, File),
    Files(Files),
}

struct Files {
    files: Vec<Part>,
    journal: PathBuf,
    settings: String,
    written: Instant,
}

/// A file, whole up to a length.
struct Part {
    path: PathBuf,
    part: PathBuf,
    file: File,
    length: u64,
}

/// What opening files can run into.
pub enum Refusal {
    /// The run that was cut off had other options or inputs.
    OtherRun(PathBuf),
    /// They cannot be written.
    Fault(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Refusal::Fault(fault)
    }
}

impl<'f> Sink<'f> {
    /// To standard output.
    pub fn stdout(form: &'f Form) -> Result<Self, Fault> {
        let mut sink = Sink { form, target: Target::Stdout(io::stdout()) };
        sink.write(&form.headers())?;
        Ok(sink)
    }

    /// To a file, or to the files of a folder where there are many. With `resume`, the run that the journal tells of is
    /// continued where it was cut off.
    pub fn open(form: &'f Form, output: &Path, settings: &str, resume: bool) -> Result<(Self, Position), Refusal> {
        if is_device(output) {
            let file = OpenOptions::new().write(true).open(output).map_err(fault(output))?;
            let mut sink = Sink { form, target: Target::Device(output.to_owned(), file) };
            sink.write(&form.headers())?;
            return Ok((sink, Position::default()));
        }
        let folder = if form.has_many_files() { output } else { output.parent().unwrap_or(Path::new("")) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        fs::create_dir_all(folder).map_err(fault(folder))?;
        let paths = form.files(output);
        let journal = if form.has_many_files() { folder.join(".petik.journal") } else { beside(output, "journal") };
        let known = if resume { read_journal(&journal) } else { None };
        if known.as_ref().is_some_and(|known| known.settings != settings) {
            return Err(Refusal::OtherRun(journal));
        }
        let mut files = Vec::with_capacity(paths.len());
        if let Some(known) = known.as_ref().filter(|known| known.done) {
            // The run was cut off while it put its files in their places.
            paths.iter().try_for_each(|path| form.place(path))?;
            let _ = fs::remove_file(journal);
            return Ok((Sink { form, target: Target::Done }, known.position.clone()));
        }
        for (at, path) in paths.into_iter().enumerate() {
            let length = known.as_ref().and_then(|known| known.lengths.get(at)).copied();
            files.push(Part::open(path, length)?);
        }
        let position = known.as_ref().map(|known| known.position.clone()).unwrap_or_default();
        let written = Instant::now();
        let files = Files { files, journal, settings: settings.to_owned(), written };
        let mut sink = Sink { form, target: Target::Files(files) };
        if known.is_none() {
            sink.write(&form.headers())?;
            sink.mark(&position, true)?;
        }
        Ok((sink, position))
    }

    /// Appends a part to every file.
    pub fn write(&mut self, parts: &[Vec<u8>]) -> Result<(), Fault> {
        match &mut self.target {
            Target::Stdout(out) => {
                let mut out = out.lock();
                let written = parts.iter().try_for_each(|part| out.write_all(part)).and_then(|()| out.flush());
                written.map_err(fault(Path::new("standard output")))
            }
            Target::Done => Ok(()),
            Target::Device(path, file) => parts.iter().try_for_each(|part| file.write_all(part)).map_err(fault(path)),
            Target::Files(files) => {
                for (file, part) in files.files.iter_mut().zip(parts) {
                    file.file.write_all(part).map_err(fault(&file.path))?;
                    file.length += part.len() as u64;
                }
                Ok(())
            }
        }
    }

    /// Writes down that all parts so far are whole, now and then or at once.
    pub fn mark(&mut self, position: &Position, at_once: bool) -> Result<(), Fault> {
        match &mut self.target {
            Target::Files(files) if at_once || files.written.elapsed() >= JOURNAL_EVERY => files.mark(position, false),
            _ => Ok(()),
        }
    }

    /// Whether all was in its place before the run began.
    pub fn is_done(&self) -> bool {
        matches!(self.target, Target::Done)
    }

    /// Whether a run that ends now can be continued.
    pub fn is_resumable(&self) -> bool {
        matches!(self.target, Target::Files(_))
    }

    /// Puts whole files in their places.
    pub fn finish(self, position: &Position) -> Result<(), Fault> {
        let Target::Files(mut files) = self.target else { return Ok(()) };
        for (at, file) in files.files.iter().enumerate() {
            if self.form.kind == FormKind::Parquet {
                join(self.form, at, file).map_err(fault(&file.path))?;
            }
            // A full disk may show only when the bytes reach it.
            let whole = self.form.whole(&file.path);
            File::open(&whole).and_then(|file| file.sync_all()).map_err(fault(&file.path))?;
        }
        files.mark(position, true)?;
        files.files.iter().try_for_each(|file| self.form.place(&file.path))?;
        let _ = fs::remove_file(files.journal);
        Ok(())
    }

    /// Leaves nothing behind.
    pub fn abandon(self) {
        if let Target::Files(files) = self.target {
            for file in files.files {
                let _ = fs::remove_file(&file.part);
                let _ = fs::remove_file(beside(&file.path, "whole"));
            }
            let _ = fs::remove_file(files.journal);
        }
    }
}

impl Files {
    fn mark(&mut self, position: &Position, done: bool) -> Result<(), Fault> {
        self.written = Instant::now();
        let lengths = self.files.iter().map(|file| file.length).collect();
        let journal = Journal { settings: self.settings.clone(), position: position.clone(), lengths, done };
        let write = || {
            let new = self.journal.with_extension("journal.new");
            fs::write(&new, serde_json::to_vec(&journal)?)?;
            fs::rename(&new, &self.journal)
        };
        write().map_err(fault(&self.journal))
    }
}

impl Form {
    /// The name under which a file becomes whole.
    fn whole(&self, path: &Path) -> PathBuf {
        beside(path, if self.kind == FormKind::Parquet { "whole" } else { "part" })
    }

    /// Puts a whole file in its place, where it is not there yet.
    fn place(&self, path: &Path) -> Result<(), Fault> {
        let whole = self.whole(path);
        if whole.exists() {
            fs::rename(&whole, path).map_err(fault(path))?;
        }
        let _ = fs::remove_file(beside(path, "part"));
        Ok(())
    }
}

impl Part {
    /// Opens the part of a file, cut to the length that is known to be whole.
    fn open(path: PathBuf, length: Option<u64>) -> Result<Self, Fault> {
        let part = beside(&path, "part");
        let open = || {
            let mut file = OpenOptions::new().create(true).read(true).write(true).truncate(false).open(&part)?;
            let length = length.unwrap_or(0);
            if file.metadata()?.len() < length {
                return Err(io::Error::other("it is shorter than its journal says; run without --resume"));
            }
            file.set_len(length)?;
            file.seek(SeekFrom::Start(length))?;
            Ok((file, length))
        };
        let (file, length) = open().map_err(fault(&part))?;
        Ok(Part { path, part, file, length })
    }
}

fn join(form: &Form, at: usize, file: &Part) -> io::Result<()> {
    let Some(table) = form.tables.get(at) else { return Ok(()) };
    let spool = File::open(&file.part)?;
    let whole = File::create(beside(&file.path, "whole"))?;
    parquet::join(*table, &form.carry, &spool, &whole).map_err(|error| match error {
        ::parquet::errors::ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    })
}

/// `.NAME.ENDING` in the folder of a file.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{ending}"))
}

/// Whether something other than a file or a folder has this name.
pub fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|known| !known.is_file() && !known.is_dir())
}

fn read_journal(path: &Path) -> Option<Journal> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}
