//! `petik evaluate`: how much of what people annotated is found, and how much of what is found is right.

mod board;
mod gold;
mod score;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use petik::{Article, Extraction, Extractor};
use serde::Serialize;

use crate::exit;
use crate::lexicon::Own;
use board::{Board, Counts};

/// What to evaluate on.
#[derive(Args)]
pub struct Options {
    /// A folder of articles NAME.txt with their annotation NAME.tsv.
    #[arg(value_name = "GOLD_DIR")]
    folder: PathBuf,
    /// Measure these records (JSON Lines, as petik extract writes them) instead of extracting anew.
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Also list what is missed and spurious of one row of the table, or of all.
    #[arg(long, value_name = "ROW|all")]
    errors: Option<String>,
    /// Print the table as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    own: Own,
}

/// A row as JSON.
#[derive(Serialize)]
struct Row {
    tp: usize,
    fp: usize,
    #[serde(rename = "fn")]
    missed: usize,
    p: Option<f64>,
    r: Option<f64>,
    f1: Option<f64>,
}

/// Runs the command.
pub fn run(options: &Options) -> ExitCode {
    let files = match files(options) {
        Ok(files) if files.is_empty() => {
            return exit::usage(&format!("{}: no annotation (NAME.tsv beside NAME.txt)", options.folder.display()));
        }
        Ok(files) => files,
        Err(error) => return exit::usage(&format!("{}: {error}", options.folder.display())),
    };
    let records = match options.records.as_deref().map(records).transpose() {
        Ok(records) => records,
        Err(message) => return exit::usage(&message),
    };
    let (extractor, _) = match options.own.extractor(Extractor::builder()) {
        Ok(made) => made,
        Err(message) => return exit::usage(&message),
    };
    let mut board = Board::default();
    let (mut articles, mut failed) = (0, 0);
    for file in files {
        match gold::load(&file) {
            Ok(article) => {
                let given = records.as_ref().map(|records| records.get(&article.name));
                let found = match given {
                    Some(Some(found)) => found.clone(),
                    Some(None) => {
                        failed += 1;
                        eprintln!("petik: no records of {}; they are counted as none", article.name);
                        extractor.extract("")
                    }
                    None => extractor.extract(Article::new(article.text.as_str())),
                };
                score::score(&mut board, &article, &found);
                articles += 1;
            }
            Err(faults) => {
                failed += 1;
                faults.iter().for_each(|fault| eprintln!("petik: {fault}"));
            }
        }
    }
    let is_row = |name: &str| name == "all" || board.rows().iter().any(|(known, _)| *known == name);
    if let Some(name) = options.errors.as_deref().filter(|name| !is_row(name)) {
        let known: Vec<&str> = board.rows().iter().map(|(name, _)| *name).collect();
        return exit::usage(&format!("--errors: no row {name:?}; the rows are all, {}", known.join(", ")));
    }
    let printed = if options.json { json(&board) } else { table(&board, articles, options.errors.as_deref()) };
    match io::stdout().lock().write_all(printed.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::not_written(&error.to_string()),
        _ => exit::of_failures(failed),
    }
}

/// Records by the name of their article, which their ids end in.
fn records(path: &Path) -> Result<BTreeMap<String, Extraction>, String> {
    let content = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut records = BTreeMap::new();
    for (line, content) in (1..).zip(content.lines()).filter(|(_, content)| !content.trim().is_empty()) {
        let found: Extraction = serde_json::from_str(content)
            .map_err(|error| format!("{}, line {line}: no records: {error}", path.display()))?;
        let id = found.id.as_deref().unwrap_or_default();
        let name = Path::new(id).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.strip_suffix(".txt").unwrap_or(&name).to_owned();
        records.insert(name, found);
    }
    Ok(records)
}

/// The annotations of a folder, by name.
fn files(options: &Options) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&options.folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            files.push(path);
        }
    }
    files.sort_by(|a, b| a.file_stem().cmp(&b.file_stem()));
    Ok(files)
}

fn json(board: &Board) -> String {
    let row = |counts: &Counts| Row {
        tp: counts.right,
        fp: counts.spurious,
        missed: counts.missed,
        p: counts.precision(),
        r: counts.recall(),
        f1: counts.f1(),
    };
    let rows: BTreeMap<&str, Row> = board.rows().iter().map(|(name, counts)| (*name, row(counts))).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn table(board: &Board, articles: usize, errors: Option<&str>) -> String {
    let ratio = |ratio: Option<f64>| ratio.map_or("      –".to_owned(), |ratio| format!("{ratio:7.3}"));
    let mut out =
        format!("{articles} articles\n{:28}{:>6}{:>7}{:>8}{:>8}{:>8}\n", "row", "gold", "found", "P", "R", "F1");
    for (name, counts) in board.rows() {
        let (gold, found) = (counts.right + counts.missed, counts.right + counts.spurious);
        let [p, r, f1] = [counts.precision(), counts.recall(), counts.f1()].map(ratio);
        out += &format!("{name:28}{gold:6}{found:7} {p} {r} {f1}\n");
    }
    for (name, _) in
        board.rows().iter().filter(|(name, _)| errors.is_some_and(|wanted| wanted == "all" || wanted == *name))
    {
        let wrong: Vec<&str> = board.errors(name).collect();
        if !wrong.is_empty() {
            out += &format!("\n# {name}\n{}\n", wrong.join("\n"));
        }
    }
    out
}
