//! `petik extract`.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use encoding_rs::Encoding;
use petik_arrow::flat::{self, Table};

use crate::exit;
use crate::input::{self, Columns, Plan, Reading};
use crate::lexicon::Own;
use crate::limits::Limits;
use crate::output::{self, Form, Position, Refusal, Sink};
use crate::pages::{Lang, Pages};
use crate::progress::Progress;
use crate::run::{End, Run};

/// What to read and how to write it.
#[derive(Args)]
pub struct Options {
    /// How to write.
    #[arg(long, value_enum, default_value_t = output::Format::Json)]
    format: output::Format,
    /// Where to write: a file, or a folder where a format makes a file a table or several articles become pages.
    /// Standard output if not given.
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// One table alone: articles, quantities, money, persons, seizures and so on, or mentions.
    #[arg(long, value_name = "TABLE", value_parser = table)]
    kind: Option<&'static dyn Table>,
    /// How the inputs are written. By their names, standard input as text, if not given.
    #[arg(long, value_enum, default_value_t = input::Format::Auto, hide_default_value = true)]
    input_format: input::Format,
    /// The column or key of the text.
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_column: String,
    /// The column or key of the article's id.
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_column: String,
    /// The column or key of the day of publication.
    #[arg(long, value_name = "NAME", default_value = "published")]
    published_column: String,
    /// Other columns or keys to write as columns of tables. JSON carries all of them.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    carry: Vec<String>,
    /// The day of publication of articles that do not give their own.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = input::day)]
    published: Option<NaiveDate>,
    /// The encoding of the inputs, where it is not UTF-8: windows-1252, utf-16le …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// Read on where bytes are no UTF-8, with U+FFFD in their place.
    #[arg(long)]
    lossy: bool,
    #[command(flatten)]
    limits: Limits,
    /// What tables and pages show of persons whose names are protected. JSON always has everything.
    #[arg(long, value_enum, default_value_t = Privacy::Press)]
    privacy: Privacy,
    /// The language of the pages of --format html.
    #[arg(long, value_enum, default_value_t = Lang::Id)]
    lang: Lang,
    #[command(flatten)]
    own: Own,
    /// How many articles are worked on at once. As many as the machine has cores if not given.
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Stop at the first input that fails; files are then not written.
    #[arg(long)]
    fail_fast: bool,
    /// Continue a run into files that was cut off.
    #[arg(long)]
    resume: bool,
    /// Say nothing but what fails.
    #[arg(long, short)]
    quiet: bool,
    /// Files, folders and patterns to read; - or none is standard input.
    #[arg(value_name = "INPUTS")]
    inputs: Vec<String>,
}

/// What tables and pages show of protected names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Privacy {
    /// Nothing, as the press must.
    Press,
    /// Initials.
    Research,
    /// Everything.
    Off,
}

impl From<Privacy> for petik_html::Privacy {
    fn from(privacy: Privacy) -> Self {
        match privacy {
            Privacy::Press => petik_html::Privacy::Press,
            Privacy::Research => petik_html::Privacy::Research,
            Privacy::Off => petik_html::Privacy::Off,
        }
    }
}

impl From<Privacy> for flat::Privacy {
    fn from(privacy: Privacy) -> Self {
        match privacy {
            Privacy::Press => flat::Privacy::Press,
            Privacy::Research => flat::Privacy::Research,
            Privacy::Off => flat::Privacy::Off,
        }
    }
}

fn table(name: &str) -> Result<&'static dyn Table, String> {
    flat::table(name).ok_or_else(|| {
        let known: Vec<&str> = flat::TABLES.iter().map(|table| table.name()).collect();
        format!("no such table; there are {} and events", known.join(", "))
    })
}

fn encoding(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        "no such encoding; the names are those of the WHATWG Encoding Standard, as windows-1252, utf-16le".to_owned()
    })
}

/// Runs the command. A bad input is reported on standard error, and the others still run.
pub fn run(options: Options) -> ExitCode {
    if let Err(message) = check(&options) {
        return exit::usage(&message);
    }
    let (extractor, words) = match options.own.extractor(options.limits.builder()) {
        Ok(made) => made,
        Err(message) => return exit::usage(&message),
    };
    let settings = settings(&options, words);
    let Options { format, output, kind, carry, privacy, resume, quiet, .. } = options;
    let mut form = Form::new(format, kind, output.as_deref(), carry, privacy.into());
    form.bold =
        output.is_none() && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
    let plan = Plan {
        inputs: options.inputs,
        format: options.input_format,
        columns: Columns { text: options.text_column, id: options.id_column, published: options.published_column },
        reading: Reading { encoding: options.encoding, lossy: options.lossy, published: options.published },
        consumed: Arc::default(),
    };
    // The inputs are looked over only where someone wants to know.
    let survey = (output.is_some() || !quiet && io::stderr().is_terminal()).then(|| plan.survey());
    let jobs = options.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    if format == output::Format::Html {
        let total = survey.and_then(|(total, _)| total);
        let pages = Pages {
            plan: &plan,
            extractor: &extractor,
            style: petik_html::Options::default().language(options.lang.into()).privacy(privacy.into()),
            jobs,
            fail_fast: options.fail_fast,
            progress: &Progress::new(quiet, total, plan.consumed.clone(), 0),
            interrupted: interrupted(),
        };
        return pages.write(output.as_deref());
    }
    let files = output.as_ref().map(|output| form.files(output)).unwrap_or_default();
    if let Some(path) = plan.lost(files.iter().map(PathBuf::as_path)) {
        return exit::usage(&input::would_be_lost(path));
    }
    let carried = form.carry.iter().map(|_| AtomicBool::new(false)).collect();
    let run = Arc::new(Run { plan, form, extractor, jobs, fail_fast: options.fail_fast, carried });
    let opened = match &output {
        None => Sink::stdout(&run.form).map(|sink| (sink, Position::default())).map_err(Refusal::Fault),
        Some(path) => {
            let print = survey.map_or(0, |(_, print)| print);
            Sink::open(&run.form, path, &format!("{settings} {print:016x}"), resume)
        }
    };
    let (mut sink, mut position) = match opened {
        Ok(opened) => opened,
        Err(Refusal::OtherRun(journal)) => {
            return exit::usage(&format!(
                "{}: the run that was cut off had other options or inputs, or they changed since; give the same, or run \
                 without --resume to begin anew",
                journal.display()
            ));
        }
        Err(Refusal::Fault(fault)) if fault.error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Refusal::Fault(fault)) => return exit::not_written(&fault.to_string()),
    };
    let progress = Progress::new(quiet, survey.and_then(|(total, _)| total), run.plan.consumed.clone(), position.bytes);
    let (is_done, before) = (sink.is_done(), position.read);
    let end = if is_done { End::Whole } else { run.run(&mut sink, &mut position, &progress, interrupted()) };
    // An earlier part of the run may have had them.
    if matches!(end, End::Whole) && before == 0 && position.read > position.failed {
        for key in run.never_carried() {
            progress.say(&format!("no input has {key:?}, which --carry names; its column is empty"));
        }
    }
    if !quiet
        && matches!(end, End::Whole)
        && let Some(left) = run.plan.left()
    {
        progress.say(&left);
    }
    finish(end, sink, &position, &progress)
}

/// Ends a run: files take their places, or are left for another run, or go.
fn finish(end: End, mut sink: Sink<'_>, position: &Position, progress: &Progress) -> ExitCode {
    match end {
        End::Whole => {
            if let Err(fault) = sink.finish(position) {
                return exit::not_written(&fault.to_string());
            }
            progress.close(position);
            exit::of_failures(position.errors())
        }
        End::Failed => {
            sink.abandon();
            progress.close(position);
            exit::of_failures(position.errors())
        }
        End::Closed => exit::of_failures(position.errors()),
        End::Interrupted => {
            let kept = sink.is_resumable();
            if let Err(fault) = sink.mark(position, true) {
                return exit::not_written(&fault.to_string());
            }
            progress.close(position);
            let kept = if kept { "; the same command with --resume goes on from here" } else { "" };
            eprintln!("petik: interrupted after {} articles{kept}", position.read);
            ExitCode::from(exit::INTERRUPTED)
        }
        End::NotWritten(message) => {
            sink.abandon();
            exit::not_written(&message)
        }
        End::Broken => {
            sink.abandon();
            exit::not_written("a thread of petik died; this is a fault of petik, please report it")
        }
    }
}

/// What no parser of options sees.
fn check(options: &Options) -> Result<(), String> {
    use output::Format::{Csv, Events, Html, Json, Jsonl, Parquet, Table};
    let many = matches!(options.format, Csv | Parquet) && options.kind.is_none();
    if options.resume && options.output.is_none() {
        return Err("--resume continues files: name them with --output".to_owned());
    }
    if many && options.output.is_none() {
        return Err(
            "this format makes a file a table: name a folder with --output, or one table with --kind".to_owned()
        );
    }
    if options.format == Parquet && options.output.is_none() {
        return Err("Parquet is written to files: name one with --output".to_owned());
    }
    if options.encoding.is_some() && options.lossy {
        return Err("--encoding and --lossy do not go together: the encoding says what every byte is".to_owned());
    }
    if options.format == Html {
        return check_pages(options);
    }
    if matches!(options.format, Json | Jsonl | Events) && options.kind.is_some() {
        return Err("--kind chooses a table: it goes with --format csv, parquet or table".to_owned());
    }
    if matches!(options.format, Json | Jsonl | Table) && !options.carry.is_empty() {
        return Err("--carry adds columns to --format csv, parquet and events; JSON carries all keys".to_owned());
    }
    match &options.output {
        Some(path) if many && path.exists() && !path.is_dir() => {
            Err(format!("{}: not a folder; this format makes a file a table", path.display()))
        }
        Some(path) if !many && path.is_dir() => Err(format!("{}: a folder; name a file in it", path.display())),
        _ => Ok(()),
    }
}

/// What does not go with pages.
fn check_pages(options: &Options) -> Result<(), String> {
    let said = if options.resume {
        "--resume continues tables and JSON; pages are written whole one by one: run again without it"
    } else if options.kind.is_some() {
        "--kind chooses a table: it goes with --format csv, parquet or table"
    } else if !options.carry.is_empty() {
        "--carry adds columns to --format csv, parquet and events; a page has none"
    } else {
        return Ok(());
    };
    Err(said.to_owned())
}

/// All that the output depends on besides the inputs; `words` is a print of the caller's own.
fn settings(options: &Options, words: u64) -> String {
    let Options { format, kind, input_format, text_column, id_column, published_column, .. } = options;
    let Options { carry, published, encoding, lossy, limits, privacy, inputs, .. } = options;
    format!(
        "petik {} {format:?} {:?} {input_format:?} {:?} {carry:?} {published:?} {:?} {lossy} {limits:?} {privacy:?} {inputs:?} \
         {words:x}",
        env!("CARGO_PKG_VERSION"),
        kind.map(Table::name),
        [text_column, id_column, published_column],
        encoding.map(Encoding::name),
    )
}

/// The flag that the first Ctrl-C raises; the second ends the program at once.
fn interrupted() -> &'static AtomicBool {
    static INTERRUPTED: AtomicBool = AtomicBool::new(false);
    // Without a handler Ctrl-C ends the program as it ends any other.
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(exit::INTERRUPTED.into());
        }
    });
    &INTERRUPTED
}
