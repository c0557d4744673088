//! Articles from files and standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use chrono::NaiveDate;
use petik::Article;
use serde::Deserialize;

/// How the inputs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One article a file.
    Text,
    /// One article a line: `{"id":…,"text":…,"published":…}`.
    Jsonl,
}

/// An article with what the caller knows of it, or why it could not be read.
pub type Item = Result<Article<'static>, String>;

/// A line of JSON Lines input.
#[derive(Deserialize)]
struct Line {
    id: Option<Name>,
    text: String,
    published: Option<NaiveDate>,
}

/// An id, which many a source gives as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(i64),
}

/// The articles of one input; `-` is standard input.
pub fn articles(name: &str, format: Format, published: Option<NaiveDate>) -> Box<dyn Iterator<Item = Item>> {
    let source: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        match File::open(Path::new(name)) {
            Ok(file) => Box::new(file),
            Err(error) => return Box::new(std::iter::once(Err(format!("{name}: {error}")))),
        }
    };
    match format {
        Format::Text => Box::new(std::iter::once(text(name, source, published))),
        Format::Jsonl => Box::new(lines(name.to_owned(), source, published)),
    }
}

fn text(name: &str, mut source: Box<dyn Read>, published: Option<NaiveDate>) -> Item {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| match Article::from_utf8(error.as_bytes()) {
        Ok(_) => format!("{name}: not UTF-8"),
        Err(error) => format!("{name}: {error}"),
    })?;
    let article = Article::new(text).id(name);
    Ok(match published {
        Some(date) => article.published(date),
        None => article,
    })
}

fn lines(name: String, source: Box<dyn Read>, published: Option<NaiveDate>) -> impl Iterator<Item = Item> {
    let mut reader = BufReader::new(source);
    let mut number = 0_usize;
    let mut failed = false;
    std::iter::from_fn(move || {
        loop {
            if failed {
                return None;
            }
            number += 1;
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(_) => {
                    return Some(parse(&line, published).map_err(|error| format!("{name}, line {number}: {error}")));
                }
                Err(error) => {
                    failed = true;
                    return Some(Err(format!("{name}, line {number}: {error}")));
                }
            }
        }
    })
}

fn parse(line: &[u8], published: Option<NaiveDate>) -> Item {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        format!("{error}; a line is {{\"id\":…,\"text\":…,\"published\":\"YYYY-MM-DD\"}}, only \"text\" is needed")
    })?;
    let mut article = Article::new(line.text);
    article = match line.id {
        Some(Name::Text(id)) => article.id(id),
        Some(Name::Number(id)) => article.id(id.to_string()),
        None => article,
    };
    Ok(match line.published.or(published) {
        Some(date) => article.published(date),
        None => article,
    })
}
