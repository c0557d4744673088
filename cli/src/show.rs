//! `petik show`.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use petik::Article;
use petik_html::{Language, Privacy, Summary};

use crate::exit;
use crate::input::{Columns, Format, Item, Plan, Reading};
use crate::limits::Limits;

/// The page that leads to the others.
const INDEX: &str = "index";
/// So many bytes of an article's name are kept in the name of its page.
const LONGEST_NAME: usize = 80;

/// What to show and how.
#[derive(Args)]
pub struct Options {
    /// Articles: files, folders and patterns of names, as for `extract`; - is standard input.
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    /// The language of the page.
    #[arg(long, value_enum, default_value_t = Lang::Id)]
    lang: Lang,
    /// What is shown of the names of protected persons: nothing, initials, or all.
    #[arg(long, value_enum, default_value_t = Masking::Press)]
    privacy: Masking,
    /// Where to write: a file for one article, a folder for several. One article goes to standard output without it.
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// The day of publication, for articles that do not give their own.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<NaiveDate>,
    #[command(flatten)]
    limits: Limits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Lang {
    Id,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Masking {
    Press,
    Research,
    Off,
}

impl Options {
    fn page(&self) -> petik_html::Options {
        let language = match self.lang {
            Lang::Id => Language::Indonesian,
            Lang::En => Language::English,
        };
        let privacy = match self.privacy {
            Masking::Press => Privacy::Press,
            Masking::Research => Privacy::Research,
            Masking::Off => Privacy::Off,
        };
        petik_html::Options::default().language(language).privacy(privacy)
    }
}

/// Runs the command. A bad input is reported on standard error, and the others are still shown.
pub fn run(options: &Options) -> ExitCode {
    let several = options.articles.len() > 1 || options.articles.iter().any(|name| holds_several(name));
    let folder = options.output.as_deref().filter(|path| several || path.is_dir());
    if several && folder.is_none_or(Path::is_file) {
        return exit::usage("several articles need a folder to write to: --output DIR");
    }
    let shown = match folder {
        Some(folder) => show_all(options, folder),
        None => show_one(options),
    };
    match shown {
        Ok(failed) => exit::of_failures(failed),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => exit::not_written(&format!("cannot write the output: {error}")),
    }
}

/// Whether one input may be many articles.
fn holds_several(name: &str) -> bool {
    let ending = |end: &str| [end, &format!("{end}.gz"), &format!("{end}.zst")].iter().any(|end| name.ends_with(*end));
    Path::new(name).is_dir()
        || name.contains(['*', '?', '['])
        || [".jsonl", ".ndjson", ".csv", ".tsv"].iter().any(|e| ending(e))
}

/// Gives every article in order to `give`, and returns how many could not be read.
fn read(options: &Options, give: &mut dyn FnMut(&Article<'_>) -> io::Result<()>) -> io::Result<u64> {
    let plan = Plan {
        inputs: options.articles.clone(),
        format: Format::Auto,
        columns: Columns { text: "text".to_owned(), id: "id".to_owned(), published: "published".to_owned() },
        reading: Reading { encoding: None, lossy: false, published: options.published },
        consumed: std::sync::Arc::default(),
    };
    let (mut failed, mut written) = (0, Ok(()));
    plan.read(0, &mut |item: Item, _| {
        match item.parse(&plan.columns, &plan.reading) {
            Ok(parsed) => written = give(&parsed.article()),
            Err(message) => {
                failed += 1;
                eprintln!("petik: {message}");
            }
        }
        written.is_ok()
    });
    written.map(|()| failed)
}

fn show_one(options: &Options) -> io::Result<u64> {
    let extractor = options.limits.extractor();
    read(options, &mut |article| {
        let page = petik_html::article(article.text(), &extractor.extract(article), &options.page());
        match &options.output {
            Some(file) => write_whole(file, &page),
            None => {
                let mut output = io::stdout().lock();
                output.write_all(page.as_bytes())?;
                output.flush()
            }
        }
    })
}

fn show_all(options: &Options, folder: &Path) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    let style = options.page();
    let extractor = options.limits.extractor();
    let mut names = HashSet::from([INDEX.to_owned()]);
    // How often each name was wanted, so that the next free one is found at once.
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut summaries = Vec::new();
    let failed = read(options, &mut |article| {
        let found = extractor.extract(article);
        let text = article.text();
        let stem = stem(found.id.as_deref().unwrap_or(""));
        // The name of a file is read by others too.
        let hides = petik_html::masked(&stem, text, &found, &style) != stem;
        let base = if stem.is_empty() || hides { "artikel".to_owned() } else { stem };
        let mut name = base.clone();
        while !names.insert(name.to_lowercase()) {
            let count = counts.entry(base.to_lowercase()).or_insert(1_usize);
            *count += 1;
            name = format!("{base}-{count}");
        }
        let file = format!("{name}.html");
        write_whole(&folder.join(&file), &petik_html::article(text, &found, &style))?;
        summaries.push(Summary::new(text, &found, &file, &style));
        Ok(())
    })?;
    write_whole(&folder.join(format!("{INDEX}.html")), &petik_html::index(&summaries, &style))?;
    Ok(failed)
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

/// Writes a file under a temporary name and renames it when it is whole.
fn write_whole(path: &Path, page: &str) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = fs::write(&part, page).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}
