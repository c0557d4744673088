//! `petik` on the command line.

mod extract;
mod input;
mod show;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Structured facts from raw Indonesian press text.
#[derive(Parser)]
#[command(name = "petik", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the records of articles as JSON.
    ///
    /// Example: petik extract --format jsonl berita/*.txt > records.jsonl
    Extract(extract::Options),
    /// Write pages to read: what is reported, what to check, and the article with its records marked.
    ///
    /// Example: petik show --output halaman berita/
    Show(show::Options),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Extract(options) => extract::run(&options),
        Command::Show(options) => show::run(&options),
    }
}
