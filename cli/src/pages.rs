//! Pages to read: one article as a page, or many as pages with an index. `petik show` and `--format html` are this.
//!
//! Articles go in batches, whose pages are made by many threads and written in the order read.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use clap::ValueEnum;
use petik::Extractor;
use petik_html::{Language, Options, Summary};

use crate::exit;
use crate::input::{Format, Item, Plan, would_be_lost};
use crate::output::{Position, is_device};
use crate::progress::Progress;
use crate::run::FAULT;

/// The page that leads to the others.
const INDEX: &str = "index";
/// So many bytes of an article's name are kept in the name of its page.
const LONGEST_NAME: usize = 80;
/// How many articles a thread has of a batch, and how many bytes a batch has at most.
const ARTICLES: usize = 32;
const BYTES: usize = 4 << 20;

/// The language of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Indonesian.
    Id,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Id => Language::Indonesian,
            Lang::En => Language::English,
        }
    }
}

/// What pages are made of.
pub struct Pages<'a> {
    /// What is read.
    pub plan: &'a Plan,
    /// What finds the records.
    pub extractor: &'a Extractor,
    /// How the pages look.
    pub style: Options,
    /// How many threads make them.
    pub jobs: usize,
    /// Whether the first article that fails ends the run.
    pub fail_fast: bool,
    /// What is said on the way.
    pub progress: &'a Progress,
    /// Raised by a signal.
    pub interrupted: &'a AtomicBool,
}

/// How the making of pages ended before its end.
enum Stop {
    /// An article failed, and the first failure was to end the run.
    Failed,
    Interrupted,
    /// There are several articles and no folder for them.
    Several,
    NotWritten(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::NotWritten(error)
    }
}

/// The page of an article.
struct Page {
    /// The name of its file without the ending.
    stem: String,
    html: String,
    summary: Summary,
    bytes: usize,
    /// What is wrong with a part that the article was read without.
    fault: Option<String>,
    /// Whether a limit cut the article short.
    is_cut: bool,
}

/// What several articles need.
pub const NEEDS_FOLDER: &str = "several articles need a folder to write to: --output DIR";

impl Pages<'_> {
    /// Writes them: into a folder where there may be several or `output` is one, else to `output` or standard output.
    pub fn write(&self, output: Option<&Path>) -> ExitCode {
        let inputs = &self.plan.inputs;
        let lines = matches!(self.plan.format, Format::Jsonl | Format::Csv | Format::Tsv);
        let several = lines || inputs.len() > 1 || inputs.iter().any(|name| holds_several(name));
        let folder = output.filter(|path| several || path.is_dir());
        if folder.is_some_and(Path::is_file) {
            return exit::usage(NEEDS_FOLDER);
        }
        if let Some(lost) = self.lost(folder, output) {
            return exit::usage(&would_be_lost(&lost));
        }
        let mut position = Position::default();
        let ended = match folder {
            Some(folder) => self.write_all(folder, &mut position),
            None => self.write_one(output, &mut position),
        };
        match ended {
            Ok(()) | Err(Stop::Failed) => {
                self.progress.close(&position);
                exit::of_failures(position.errors())
            }
            Err(Stop::Several) => exit::usage(NEEDS_FOLDER),
            Err(Stop::Interrupted) => {
                self.progress.close(&position);
                eprintln!("petik: interrupted after {} articles; there is no index of their pages", position.read);
                ExitCode::from(exit::INTERRUPTED)
            }
            Err(Stop::NotWritten(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(Stop::NotWritten(error)) => exit::not_written(&format!("cannot write the output: {error}")),
        }
    }

    /// The input that a page would be written over: in a folder any page, for their names are not yet known.
    fn lost(&self, folder: Option<&Path>, output: Option<&Path>) -> Option<PathBuf> {
        let Some(folder) = folder else { return self.plan.lost(output).map(Path::to_owned) };
        let folder = folder.canonicalize().ok()?;
        let is_page = |file: &PathBuf| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
        self.plan.files().find(|file| is_page(file) && file.parent() == Some(&folder))
    }

    /// The page of the one article that there is to be.
    fn write_one(&self, output: Option<&Path>, position: &mut Position) -> Result<(), Stop> {
        let mut only: Option<Page> = None;
        self.each(position, &mut |page| match only.replace(page) {
            None => Ok(()),
            Some(_) => Err(Stop::Several),
        })?;
        let Some(page) = only else { return Ok(()) };
        match output {
            Some(file) => write_whole(file, &page.html)?,
            None => {
                let mut output = io::stdout().lock();
                output.write_all(page.html.as_bytes())?;
                output.flush()?;
            }
        }
        Ok(())
    }

    fn write_all(&self, folder: &Path, position: &mut Position) -> Result<(), Stop> {
        fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
        let mut names = HashSet::from([INDEX.to_owned()]);
        // How often each name was wanted, so that the next free one is found at once.
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut summaries = Vec::new();
        let mut written: Vec<PathBuf> = Vec::new();
        let made = self.each(position, &mut |page| {
            let mut name = page.stem.clone();
            while !names.insert(name.to_lowercase()) {
                let count = counts.entry(page.stem.to_lowercase()).or_insert(1_usize);
                *count += 1;
                name = format!("{}-{count}", page.stem);
            }
            let file = format!("{name}.html");
            let path = folder.join(&file);
            write_whole(&path, &page.html)?;
            if self.fail_fast {
                written.push(path);
            }
            summaries.push(page.summary.link(&file));
            Ok(())
        });
        if let Err(Stop::Failed) = made {
            written.iter().for_each(|path| drop(fs::remove_file(path)));
        }
        made?;
        Ok(write_whole(&folder.join(format!("{INDEX}.html")), &petik_html::index(&summaries, &self.style))?)
    }

    /// Gives every page in order to `give`; says what failed.
    fn each(&self, position: &mut Position, give: &mut dyn FnMut(Page) -> Result<(), Stop>) -> Result<(), Stop> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        let mut ended = Ok(());
        self.plan.read(0, &mut |item: Item, _| {
            bytes += item.len();
            batch.push(item);
            if batch.len() >= ARTICLES * self.jobs || bytes >= BYTES {
                bytes = 0;
                ended = self.make(std::mem::take(&mut batch), position, give);
            }
            ended.is_ok()
        });
        ended?;
        self.make(batch, position, give)
    }

    fn make(
        &self,
        batch: Vec<Item>,
        position: &mut Position,
        give: &mut dyn FnMut(Page) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        for made in self.pages(batch) {
            position.read += 1;
            let fault = match &made {
                Ok(page) => page.fault.as_ref(),
                Err(message) => Some(message),
            };
            if let Some(message) = fault {
                position.failed += u64::from(made.is_err());
                position.faulty += u64::from(made.is_ok());
                self.progress.say(message);
                if self.fail_fast {
                    return Err(Stop::Failed);
                }
            }
            if let Ok(page) = made {
                position.bytes += page.bytes as u64;
                self.progress.cut(u64::from(page.is_cut));
                give(page)?;
            }
        }
        self.progress.at(position);
        if self.interrupted.load(Ordering::Relaxed) { Err(Stop::Interrupted) } else { Ok(()) }
    }

    /// The pages of a batch, in its order.
    fn pages(&self, mut batch: Vec<Item>) -> Vec<Result<Page, String>> {
        let (plan, extractor, style) = (self.plan, self.extractor, &self.style);
        let share = batch.len().div_ceil(self.jobs).max(1);
        let mut shares = Vec::new();
        while !batch.is_empty() {
            let rest = batch.split_off(share.min(batch.len()));
            shares.push(std::mem::replace(&mut batch, rest));
        }
        let make =
            |items: Vec<Item>| items.into_iter().map(|item| page(item, plan, extractor, style)).collect::<Vec<_>>();
        if shares.len() < 2 {
            return shares.into_iter().flat_map(make).collect();
        }
        thread::scope(|scope| {
            let threads: Vec<_> = shares.into_iter().map(|items| scope.spawn(move || make(items))).collect();
            let made = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| vec![Err(FAULT.to_owned())]));
            made.flatten().collect()
        })
    }
}

fn page(item: Item, plan: &Plan, extractor: &Extractor, style: &Options) -> Result<Page, String> {
    let place = item.place();
    let mut parsed = item.parse(&plan.columns, &plan.reading)?;
    let fault = parsed.fault.take();
    let make = || {
        let found = extractor.extract(parsed.article());
        let text = parsed.text.as_str();
        let stem = stem(found.id.as_deref().unwrap_or(""));
        // The name of a file is read by others too.
        let hides = petik_html::masked(&stem, text, &found, style) != stem;
        let stem = if stem.is_empty() || hides { "artikel".to_owned() } else { stem };
        let html = petik_html::article(text, &found, style);
        let summary = Summary::new(text, &found, "", style);
        Page { stem, html, summary, bytes: text.len(), fault, is_cut: found.truncated.is_some() }
    };
    panic::catch_unwind(AssertUnwindSafe(make)).map_err(|_| format!("{place}: {FAULT}"))
}

/// Whether one input may be many articles.
fn holds_several(name: &str) -> bool {
    let ending = |end: &str| [end, &format!("{end}.gz"), &format!("{end}.zst")].iter().any(|end| name.ends_with(*end));
    Path::new(name).is_dir()
        || name.contains(['*', '?', '['])
        || [".jsonl", ".ndjson", ".csv", ".tsv"].iter().any(|e| ending(e))
}

/// The name of an article without folders and ending, in letters that any file system takes.
fn stem(id: &str) -> String {
    let name = id.rsplit(['/', '\\']).next().unwrap_or("");
    let name = name.strip_suffix(".txt").unwrap_or(name);
    let mut stem = String::new();
    for c in name.chars() {
        let c = if c.is_alphanumeric() || c == '_' { c } else { '-' };
        if stem.len() + c.len_utf8() > LONGEST_NAME {
            break;
        }
        if !(c == '-' && stem.ends_with('-')) {
            stem.push(c);
        }
    }
    stem.trim_matches('-').to_owned()
}

/// Writes a file under a temporary name and renames it when it is whole; nothing takes the place of a device.
fn write_whole(path: &Path, page: &str) -> io::Result<()> {
    if is_device(path) {
        return fs::write(path, page).map_err(|error| named(path, &error));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = fs::write(&part, page).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
