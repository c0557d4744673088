//! `petik` on the command line.

mod evaluate;
mod exit;
mod explain;
mod extract;
mod input;
mod lexicon;
mod limits;
mod manual;
mod output;
mod pages;
mod progress;
mod run;
mod schema;
mod show;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

/// Structured facts from raw Indonesian press text.
///
/// Exit codes: 0 all well, 1 some inputs failed, 2 wrong options, 3 the output could not be written, 130 interrupted.
#[derive(Parser)]
#[command(name = "petik", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the records of articles.
    ///
    /// Inputs are files, folders (with all in them) and patterns of names: text, JSON Lines and tables with a column of
    /// texts, also packed with gzip or zstd.
    ///
    /// Examples:
    ///   petik extract berita.txt
    ///   petik extract --format table berita.txt
    ///   petik extract --format jsonl --output records.jsonl articles.jsonl.gz
    ///   petik extract --format events --output events.csv berita/
    ///   petik extract --format parquet --output tables articles.csv --text-column isi --carry url
    ///   petik extract --format html --output halaman berita/
    ///   petik extract --lexicon slang.tsv berita.txt
    #[command(verbatim_doc_comment)]
    Extract(Box<extract::Options>),
    /// Write articles as pages to read.
    ///
    /// A page says what is reported and what to check, and shows the article with its records marked.
    ///
    /// Examples:
    ///   petik show berita.txt > berita.html
    ///   petik show --output halaman berita/
    ///   petik show --lexicon slang.tsv --lang en berita.txt > news.html
    #[command(verbatim_doc_comment)]
    Show(show::Options),
    /// Measure precision and recall on articles annotated by hand.
    ///
    /// Examples:
    ///   petik evaluate gold/ --errors seizure.lot
    ///   petik evaluate gold/ --lexicon slang.tsv --json
    #[command(verbatim_doc_comment)]
    Evaluate(evaluate::Options),
    /// Tell why a record is there: its rule, the rows of the lexicon behind it, and what else could have been read.
    ///
    /// Examples:
    ///   petik explain berita.txt --text "28 kilogram"
    ///   petik explain berita.txt --at 2104
    ///   petik explain berita.txt --text "5 ji" --lexicon slang.tsv
    #[command(verbatim_doc_comment)]
    Explain(explain::Options),
    /// Print the JSON Schema of the records.
    ///
    /// Example:
    ///   petik schema > petik.schema.json
    #[command(verbatim_doc_comment)]
    Schema,
    /// Check files of your own words, which --lexicon reads with.
    ///
    /// Example:
    ///   petik lexicon check slang.tsv
    #[command(subcommand, verbatim_doc_comment)]
    Lexicon(lexicon::Action),
    /// Print completions for a shell.
    ///
    /// Example:
    ///   petik completions bash > ~/.local/share/bash-completion/completions/petik
    #[command(verbatim_doc_comment)]
    Completions(manual::Completions),
    /// Print a page of the manual.
    ///
    /// Example:
    ///   petik man extract | man -l -
    #[command(verbatim_doc_comment)]
    Man(manual::Manual),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Extract(options) => extract::run(*options),
        Command::Show(options) => show::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Lexicon(action) => lexicon::run(&action),
        Command::Schema => schema::run(),
        Command::Completions(options) => manual::completions(&options, Cli::command()),
        Command::Man(options) => manual::manual(&options, Cli::command()),
    }
}
