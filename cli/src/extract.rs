//! `petik extract`.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use petik::{Extraction, Extractor};

use crate::input::{self, Format};

/// Some inputs could not be read; the others were written.
const SOME_FAILED: u8 = 1;
/// The output could not be written.
const NOT_WRITTEN: u8 = 3;

/// What to read and how to print it.
#[derive(Args)]
pub struct Options {
    /// How to print: one indented JSON document an article, or one line an article.
    #[arg(long, value_enum, default_value_t = OutputFormat::Json)]
    format: OutputFormat,
    /// How the inputs are written: one article a file, or one a line of JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    input_format: Format,
    /// The day of publication, for articles that do not give their own.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<NaiveDate>,
    /// Files to read; - or none is standard input.
    #[arg(value_name = "FILES")]
    files: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Json,
    Jsonl,
}

/// Runs the command. A bad input is reported on standard error, and the others still run.
pub fn run(options: &Options) -> ExitCode {
    let extractor = Extractor::default();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    let standard_input = ["-".to_owned()];
    let files = if options.files.is_empty() { &standard_input[..] } else { &options.files };
    for name in files {
        for article in input::articles(name, options.input_format, options.published) {
            match article {
                Ok(article) => {
                    if let Err(error) = print(&mut output, options.format, &extractor.extract(article)) {
                        return stop(&error);
                    }
                }
                Err(message) => {
                    failed = true;
                    eprintln!("petik: {message}");
                }
            }
        }
    }
    match output.flush() {
        Ok(()) if failed => ExitCode::from(SOME_FAILED),
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stop(&error),
    }
}

fn print(output: &mut impl Write, format: OutputFormat, extraction: &Extraction) -> io::Result<()> {
    match format {
        OutputFormat::Json => serde_json::to_writer_pretty(&mut *output, extraction)?,
        OutputFormat::Jsonl => serde_json::to_writer(&mut *output, extraction)?,
    }
    output.write_all(b"\n")
}

/// Ends on an output that cannot be written. A reader that has gone (`| head`) is no fault.
fn stop(error: &io::Error) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    eprintln!("petik: cannot write the output: {error}");
    ExitCode::from(NOT_WRITTEN)
}
