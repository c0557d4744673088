//! `petik explain`: why a record is there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{ArgGroup, Args};
use petik::{Extractor, LexiconEntry, Rule, Span};
use petik_arrow::flat;
use serde_json::Value;

use crate::exit;
use crate::input::{self, Columns, Format, Parsed, Plan, Reading};
use crate::lexicon::Own;

/// What to explain.
#[derive(Args)]
#[command(group = ArgGroup::new("where").required(true).args(["at", "text"]))]
pub struct Options {
    /// The article, as extract reads it; - is standard input. Of a file of many, the first with --id, or with the words.
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The id of the article in a file of many.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// A byte of the article.
    #[arg(long, value_name = "BYTE")]
    at: Option<usize>,
    /// Words of the article; where they stand first is meant.
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// The day of publication.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = input::day)]
    published: Option<NaiveDate>,
    #[command(flatten)]
    own: Own,
}

/// Runs the command.
pub fn run(options: &Options) -> ExitCode {
    let (extractor, _) = match options.own.extractor(Extractor::builder()) {
        Ok(made) => made,
        Err(message) => return exit::usage(&message),
    };
    let Found { chosen, others, failed } = find(options);
    let Some(chosen) = chosen else {
        return match failed {
            0 => exit::usage(&missing(options)),
            _ => exit::of_failures(failed),
        };
    };
    if others && options.at.is_some() && options.id.is_none() {
        return exit::usage(&format!("{} holds several articles: name one with --id", options.article));
    }
    let span = match (&options.text, options.at) {
        (Some(words), _) => chosen.text.find(words.as_str()).map(|start| Span { start, end: start + words.len() }),
        (None, at) => at.filter(|at| *at < chosen.text.len()).map(|start| Span { start, end: start + 1 }),
    };
    let Some(span) = span.filter(|span| span.start < span.end) else {
        return exit::usage(&match &options.text {
            Some(_) => missing(options),
            None => format!("{} has {} bytes", options.article, chosen.text.len()),
        });
    };
    let explained = explain(&extractor, &chosen, span);
    match io::stdout().lock().write_all(explained.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::not_written(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

/// What is said where no article is the one that is asked for.
fn missing(options: &Options) -> String {
    match (&options.id, &options.text) {
        (Some(id), _) => format!("{} has no article {id:?} with these words", options.article),
        (None, Some(words)) => format!("{words:?} does not stand in {}", options.article),
        (None, None) => format!("{} has no article", options.article),
    }
}

/// What an input holds.
#[derive(Default)]
struct Found {
    /// The article that is asked for.
    chosen: Option<Parsed>,
    /// Whether there are others.
    others: bool,
    /// How many could not be read.
    failed: u64,
}

/// Reads until the article that is asked for has come, and one more.
fn find(options: &Options) -> Found {
    let plan = Plan {
        inputs: vec![options.article.clone()],
        format: Format::Auto,
        columns: Columns { text: "text".to_owned(), id: "id".to_owned(), published: "published".to_owned() },
        reading: Reading { encoding: None, lossy: false, published: options.published },
        consumed: Arc::default(),
    };
    let is_asked = |parsed: &Parsed| {
        options.id.as_deref().is_none_or(|id| parsed.id() == Some(id))
            && options.text.as_deref().is_none_or(|words| parsed.text.contains(words))
    };
    let mut found = Found::default();
    plan.read(0, &mut |item, _| {
        match item.parse(&plan.columns, &plan.reading) {
            Ok(parsed) if found.chosen.is_none() && is_asked(&parsed) => {
                parsed.fault.iter().for_each(|fault| eprintln!("petik: {fault}"));
                found.chosen = Some(parsed);
            }
            Ok(_) => found.others = true,
            Err(message) => {
                eprintln!("petik: {message}");
                found.failed += 1;
            }
        }
        found.chosen.is_none() || !found.others
    });
    found
}

fn explain(extractor: &Extractor, chosen: &Parsed, span: Span) -> String {
    let (text, article) = (chosen.text.as_str(), || chosen.article());
    let found = serde_json::to_value(extractor.extract(article())).unwrap_or_default();
    let rules: BTreeMap<&str, &Rule> = petik::rules().map(|rule| (rule.name, rule)).collect();
    let example = |name: &str| rules.get(name).map_or("", |rule| rule.example);
    let mut out = String::new();
    let entries = extractor.entries(article());
    let mut chosen: Vec<(Span, String)> = Vec::new();
    for list in flat::TABLES.iter().map(|table| table.name()) {
        for record in found[list].as_array().into_iter().flatten() {
            let mentions = record["mentions"].as_array();
            let Some((at, rule)) = std::iter::once(record).chain(mentions.into_iter().flatten()).find_map(|mention| {
                let at = covers(mention)?;
                at.overlaps(span).then(|| (at, mention["rule"].as_str().or(record["rule"].as_str()).unwrap_or("")))
            }) else {
                continue;
            };
            let id = record["id"].as_str().unwrap_or_default();
            let _ =
                writeln!(out, "{list} {id}: {:?}, bytes {}-{}", at.slice(text).unwrap_or_default(), at.start, at.end);
            let _ = writeln!(out, "  rule     {rule}");
            let _ = writeln!(out, "  as in    {}", example(rule));
            for (key, value) in record.as_object().into_iter().flatten() {
                if !SHOWN_BEFORE.contains(&key.as_str()) && !value.is_null() {
                    let _ = writeln!(out, "  {key:8} {value}");
                }
            }
            rows(&mut out, text, &entries, record, at);
            out.push('\n');
            chosen.push((at, rule.to_owned()));
        }
    }
    if let Some(furniture) = within(&found["article"]["furniture"], span) {
        let _ = writeln!(out, "part of the page, in which nothing is read: {}\n", furniture["kind"]);
    }
    if out.is_empty() {
        out.push_str("no record\n\n");
    }
    let mut lost = String::new();
    for reading in extractor.readings(article()) {
        let is_record = chosen.iter().any(|(at, rule)| *at == reading.span && rule == reading.rule.name);
        if reading.span.overlaps(span) && !is_record {
            let words = reading.span.slice(text).unwrap_or_default();
            let _ = writeln!(lost, "  {words:?} by {}, as in {}", reading.rule.name, reading.rule.example);
        }
    }
    if !lost.is_empty() {
        let _ = write!(out, "what gave way, read if nothing else were:\n{lost}");
    }
    out
}

/// Keys that the lines before show.
const SHOWN_BEFORE: [&str; 7] = ["id", "start", "end", "text", "rule", "mentions", "evidence"];

/// Words this far from a record are shown with it; its rule may have gone by them.
const NEAR: usize = 12;

/// Tells the rows of the lexicon that stand in the words of a record, and beside them in its line.
fn rows(out: &mut String, text: &str, entries: &[LexiconEntry], record: &Value, at: Span) {
    let parts = [Some(at), covers(&record["item"]), covers(&record["cue_span"])];
    let is_in = |entry: &LexiconEntry| parts.iter().flatten().any(|part| entry.span.overlaps(*part));
    let is_near = |entry: &LexiconEntry| {
        let (start, end) = match entry.span.end <= at.start {
            true => (entry.span.end, at.start),
            false => (at.end, entry.span.start),
        };
        text.get(start..end).is_some_and(|between| between.len() <= NEAR && !between.contains('\n'))
    };
    let inside: Vec<&LexiconEntry> = entries.iter().filter(|entry| is_in(entry)).collect();
    let beside: Vec<&LexiconEntry> = entries.iter().filter(|entry| !is_in(entry) && is_near(entry)).collect();
    for (label, mut rows) in [("rows", inside), ("beside", beside)] {
        // What one table says of the same words goes in one line.
        rows.sort_by_key(|entry| (entry.span, entry.table));
        let alike = |a: &&LexiconEntry, b: &&LexiconEntry| (a.span, a.table, &a.source) == (b.span, b.table, &b.source);
        for (number, rows) in rows.chunk_by(alike).enumerate() {
            let meanings: Vec<&str> = rows.iter().map(|entry| entry.meaning.as_str()).collect();
            let (words, table) = (rows[0].span.slice(text).unwrap_or_default(), rows[0].table);
            let source = match &rows[0].source {
                Some((file, line)) => format!("{file}, line {line}"),
                None => "petik".to_owned(),
            };
            let label = if number == 0 { label } else { "" };
            let _ = writeln!(out, "  {label:8} {words:?} in {table}: {} ({source})", meanings.join("; "));
        }
    }
}

/// The span that a record or mention covers, if it covers one.
fn covers(record: &Value) -> Option<Span> {
    let at = |key: &str| record[key].as_u64().and_then(|at| usize::try_from(at).ok());
    Some(Span { start: at("start")?, end: at("end")? })
}

fn within(list: &Value, span: Span) -> Option<&Value> {
    list.as_array()?.iter().find(|part| covers(part).is_some_and(|at| at.overlaps(span)))
}
