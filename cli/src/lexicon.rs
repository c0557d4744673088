//! The caller's own words: `--lexicon`, and `petik lexicon check`.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use petik::{Error, Extractor, ExtractorBuilder, Lexicon};

use crate::exit;

/// The words to read with besides those of petik.
#[derive(Args)]
pub struct Own {
    /// A file of own words, .tsv or .toml; may be given several times, and the later file wins.
    #[arg(long = "lexicon", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Own {
    /// An extractor that reads with the words, and a print of the files by which a change is noticed; or what is wrong
    /// with them, a line a fault.
    pub fn extractor(&self, builder: ExtractorBuilder) -> Result<(Extractor, u64), String> {
        let Some((first, rest)) = self.files.split_first() else { return Ok((builder.build(), 0)) };
        let mut print = DefaultHasher::new();
        let mut whole = |path: &Path| {
            let bytes = read(path)?;
            bytes.hash(&mut print);
            let (lexicon, errors) = check(path, &bytes);
            if errors.is_empty() { Ok(lexicon) } else { Err(lines(&errors)) }
        };
        let mut lexicon = whole(first)?;
        for path in rest {
            lexicon = lexicon.joined(&whole(path)?).map_err(|error| error.to_string())?;
        }
        Ok((builder.lexicon(lexicon).build(), print.finish()))
    }
}

/// What is done with files of own words.
#[derive(Subcommand)]
pub enum Action {
    /// Say what is good and what is wrong in files of own words.
    ///
    /// Every fault is told with file, line, column and what to write instead; then how many rows of each kind are good.
    /// docs/lexicon.md describes the columns.
    ///
    /// Exit codes: 0 all rows are good, 1 some are not or a file cannot be read.
    ///
    /// Examples:
    ///   petik lexicon check slang.tsv
    ///   petik lexicon check slang.tsv bodies.toml
    #[command(verbatim_doc_comment)]
    Check {
        /// The files, .tsv or .toml.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// Runs the command.
pub fn run(action: &Action) -> ExitCode {
    let Action::Check { files } = action;
    let (mut out, mut failed) = (String::new(), 0);
    for path in files {
        match read(path) {
            Ok(bytes) => {
                let (lexicon, errors) = check(path, &bytes);
                failed += u64::from(!errors.is_empty());
                out += &report(path, &lexicon, &errors);
            }
            Err(message) => {
                failed += 1;
                eprintln!("petik: {message}");
            }
        }
    }
    match io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::not_written(&error.to_string()),
        _ => exit::of_failures(failed),
    }
}

fn report(path: &Path, lexicon: &Lexicon, errors: &[Error]) -> String {
    let mut out: String = errors.iter().map(|error| format!("{error}\n")).collect();
    let faults = if errors.len() == 1 { "fault" } else { "faults" };
    let rows = if lexicon.len() == 1 { "row is" } else { "rows are" };
    out += &format!("{}: {} {rows} good, {} {faults}\n", path.display(), lexicon.len(), errors.len());
    for (kind, rows) in lexicon.counts().filter(|(_, rows)| *rows > 0) {
        out += &format!("  {kind:10}{rows:6}\n");
    }
    out
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn check(path: &Path, bytes: &[u8]) -> (Lexicon, Vec<Error>) {
    let name = path.display().to_string();
    match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        true => Lexicon::check_toml(bytes, &name),
        false => Lexicon::check_tsv(bytes, &name),
    }
}

fn lines(errors: &[Error]) -> String {
    errors.iter().map(Error::to_string).collect::<Vec<_>>().join("\npetik: ")
}
