//! `petik show`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use petik_html::Privacy;

use crate::exit;
use crate::input::{self, Columns, Format, Plan, Reading};
use crate::lexicon::Own;
use crate::limits::Limits;
use crate::pages::{Lang, Pages};
use crate::progress::Progress;

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
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = input::day)]
    published: Option<NaiveDate>,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    own: Own,
}

/// What pages show of protected names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Masking {
    Press,
    Research,
    Off,
}

impl From<Masking> for Privacy {
    fn from(masking: Masking) -> Self {
        match masking {
            Masking::Press => Privacy::Press,
            Masking::Research => Privacy::Research,
            Masking::Off => Privacy::Off,
        }
    }
}

/// Runs the command. A bad input is reported on standard error, and the others are still shown.
pub fn run(options: &Options) -> ExitCode {
    let (extractor, _) = match options.own.extractor(options.limits.builder()) {
        Ok(made) => made,
        Err(message) => return exit::usage(&message),
    };
    let plan = Plan {
        inputs: options.articles.clone(),
        format: Format::Auto,
        columns: Columns { text: "text".to_owned(), id: "id".to_owned(), published: "published".to_owned() },
        reading: Reading { encoding: None, lossy: false, published: options.published },
        consumed: Arc::default(),
    };
    let pages = Pages {
        plan: &plan,
        extractor: &extractor,
        style: petik_html::Options::default().language(options.lang.into()).privacy(options.privacy.into()),
        jobs: thread::available_parallelism().map_or(1, NonZeroUsize::get),
        fail_fast: false,
        progress: &Progress::new(true, None, plan.consumed.clone(), 0),
        // Without a handler Ctrl-C ends the program as it ends any other.
        interrupted: &AtomicBool::new(false),
    };
    pages.write(options.output.as_deref())
}
