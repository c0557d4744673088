//! What the tests share: the fixtures, and cases written as text with marks on it.

#![allow(dead_code)] // each test binary uses its part

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use petik::{Article, Extraction};
use serde_json::Value;

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The files of a folder with an extension, in order of name.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry of a folder").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

/// A whole article of the fixtures.
pub struct Story {
    pub name: String,
    pub text: String,
    pub published: Option<NaiveDate>,
}

impl Story {
    pub fn article(&self) -> Article<'_> {
        let article = Article::new(self.text.as_str()).id(self.name.as_str());
        match self.published {
            Some(date) => article.published(date),
            None => article,
        }
    }
}

/// The whole articles. `fixtures/published.tsv` gives the day of publication of those whose caller knows it.
pub fn stories() -> Vec<Story> {
    let folder = fixtures().join("articles");
    let published = fs::read_to_string(fixtures().join("published.tsv")).expect("published.tsv");
    files(&folder, "txt")
        .into_iter()
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("an article");
            let published = published.lines().skip(1).find_map(|line| {
                let (story, date) = line.split_once('\t').expect("name and date");
                (story == name).then(|| date.parse().expect("a date"))
            });
            Story { name, text, published }
        })
        .collect()
}

/// One marked case: `Kasus turun [7%] pada 2024. => value=7 direction=down`.
pub struct Case {
    /// Where it stands, for messages.
    pub place: String,
    /// The folder it stands in: the kind of record.
    pub kind: String,
    /// The text without its marks.
    pub text: String,
    pub published: Option<NaiveDate>,
    /// What must be found, in order, and nothing else of the kind.
    pub expected: Vec<Expected>,
    /// Whether it is known to fail.
    pub fails: bool,
}

/// A marked span and the fields of its record.
#[derive(Debug)]
pub struct Expected {
    pub start: usize,
    pub end: usize,
    pub fields: Vec<(String, String)>,
}

/// The cases of every kind.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let folders = fs::read_dir(fixtures()).expect("the fixtures");
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|path| path.is_dir() && !path.ends_with("articles")) {
        let kind = folder.file_name().expect("a name").to_string_lossy().into_owned();
        for path in files(folder, "txt") {
            let text = fs::read_to_string(&path).expect("a file of cases");
            for (number, line) in text.lines().enumerate() {
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let place = format!("{}:{}", path.display(), number + 1);
                cases.push(parse(&place, &kind, line));
            }
        }
    }
    cases
}

/// Reads a line: `~` for a known failure, `{date}` for the day of publication, the text with its marks, `=>` and the
/// fields of each marked record, several records apart by ` | `.
fn parse(place: &str, kind: &str, line: &str) -> Case {
    let (fails, line) = line.strip_prefix("~ ").map_or((false, line), |line| (true, line));
    let (published, line) = match line.strip_prefix('{').and_then(|line| line.split_once("} ")) {
        Some((date, line)) => (Some(date.parse().unwrap_or_else(|_| panic!("{place}: no date: {date}"))), line),
        None => (None, line),
    };
    let (marked, fields) = line.split_once("=>").unwrap_or((line, ""));
    let (text, spans) = unmark(place, marked.trim());
    let fields: Vec<&str> = if fields.trim().is_empty() { Vec::new() } else { fields.split(" | ").collect() };
    assert!(fields.len() <= spans.len(), "{place}: more lists of fields than marks");
    let expected = spans
        .into_iter()
        .enumerate()
        .map(|(at, (start, end))| Expected { start, end, fields: pairs(place, fields.get(at).copied().unwrap_or("")) })
        .collect();
    Case { place: place.to_owned(), kind: kind.to_owned(), text, published, expected, fails }
}

/// Takes the marks out: `[` and `]`; `\[`, `\]` and `\n` stand for themselves and a new line.
pub fn unmark(place: &str, marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), None);
    let mut characters = marked.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some(escaped) => text.push(escaped),
                None => panic!("{place}: a backslash at the end"),
            },
            '[' => open = Some(text.len()),
            ']' => {
                let start = open.take().unwrap_or_else(|| panic!("{place}: ] without ["));
                spans.push((start, text.len()));
            }
            other => text.push(other),
        }
    }
    assert!(open.is_none(), "{place}: [ without ]");
    (text, spans)
}

/// Reads `value=7 item="kasus narkoba"`.
fn pairs(place: &str, fields: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = fields.trim();
    while !rest.is_empty() {
        let (key, value) = rest.split_once('=').unwrap_or_else(|| panic!("{place}: no key=value: {rest}"));
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or_else(|| panic!("{place}: a quote mark is missing")),
            None => value.split_once(' ').unwrap_or((value, "")),
        };
        pairs.push((key.to_owned(), value.to_owned()));
        rest = after.trim();
    }
    pairs
}

impl Case {
    pub fn article(&self) -> Article<'_> {
        let article = Article::new(self.text.as_str());
        match self.published {
            Some(date) => article.published(date),
            None => article,
        }
    }

    /// What is wrong with what was found, if anything is.
    pub fn complaint(&self, extraction: &Extraction) -> Option<String> {
        let found = of_kind(&self.kind, extraction);
        let spans = |records: &[Value]| -> Vec<String> {
            records.iter().map(|record| format!("{:?}", record["text"].as_str().unwrap_or(""))).collect()
        };
        let same = found.len() == self.expected.len()
            && found
                .iter()
                .zip(&self.expected)
                .all(|(record, expected)| record["start"] == expected.start && record["end"] == expected.end);
        if !same {
            let wanted: Vec<&str> =
                self.expected.iter().map(|expected| &self.text[expected.start..expected.end]).collect();
            return Some(format!("found {}, not {wanted:?}", spans(&found).join(", ")));
        }
        found.iter().zip(&self.expected).find_map(|(record, expected)| {
            expected.fields.iter().find_map(|(key, value)| {
                let got = field(record, key);
                (got != *value).then(|| format!("{:?}: {key} is {got}, not {value}", record["text"]))
            })
        })
    }
}

/// The records of a kind as JSON, by the name of its folder.
fn of_kind(kind: &str, extraction: &Extraction) -> Vec<Value> {
    let json = serde_json::to_value(extraction).expect("JSON");
    let one = |value: &Value| {
        if value.is_null() { Vec::new() } else { vec![value.clone()] }
    };
    match kind {
        "headline" | "dateline" => one(&json["article"][kind]),
        "credit" => json["article"]["credits"].as_array().cloned().unwrap_or_default(),
        "furniture" => json["article"]["furniture"].as_array().cloned().unwrap_or_default(),
        _ => {
            let list = match kind {
                "quantity" => "quantities",
                "percentage" => "percentages",
                "money" => "money",
                "ordinal" => "ordinals",
                "date" => "dates",
                "time" => "times",
                "law" => "laws",
                "position" => "positions",
                "organization" => return mentions(&json["organizations"]),
                "place" => return mentions(&json["places"]),
                "person" => return mentions(&json["persons"]),
                "quote" => return facts(&json, "quotes"),
                "seizure" => return facts(&json, "seizures"),
                "arrest" => return mentions(&Value::Array(facts(&json, "arrests"))),
                "incident" => return facts(&json, "incidents"),
                "trend" => return facts(&json, "trends"),
                "meeting" => return facts(&json, "meetings"),
                "notice" => return facts(&json, "notices"),
                other => panic!("fixtures/{other} is the folder of no kind"),
            };
            json[list].as_array().cloned().unwrap_or_default()
        }
    }
}

/// The facts of a list, each with a span and with the texts of the records that it refers to in place of their ids.
fn facts(json: &Value, list: &str) -> Vec<Value> {
    let records = json.as_object().expect("an object").values().filter_map(Value::as_array).flatten();
    let by_id: BTreeMap<&str, &Value> = records.filter_map(|record| Some((record["id"].as_str()?, record))).collect();
    let mut facts = json[list].as_array().cloned().unwrap_or_default();
    for fact in &mut facts {
        // A lot stands where its amount does, a notice where it first points.
        let place = match list {
            "seizures" => {
                fact["amount"]["quantity"].as_str().and_then(|id| by_id.get(id)).map(|record| (*record).clone())
            }
            "notices" => fact["spans"].get(0).cloned(),
            _ => None,
        };
        if let Some(place) = place {
            for key in ["start", "end", "text"] {
                fact[key] = place[key].clone();
            }
        }
        for (key, value) in fact.as_object_mut().expect("an object") {
            if key != "id" {
                name_ids(value, &by_id);
            }
        }
    }
    facts.sort_by_key(|fact| fact["start"].as_u64());
    facts
}

/// Puts the name or text of a record in place of its id; of a list of ids, in one string.
fn name_ids(value: &mut Value, by_id: &BTreeMap<&str, &Value>) {
    let name = |id: &Value| -> Option<String> {
        let record = by_id.get(id.as_str()?)?;
        let amount =
            || record["amount"]["quantity"].as_str().and_then(|id| by_id.get(id)).map(|amount| &amount["text"]);
        let arrested = || record["mentions"].get(0).map(|mention| &mention["text"]);
        let named = [&record["name"], &record["text"]].into_iter().find(|text| text.is_string());
        named.or_else(amount).or_else(arrested).and_then(Value::as_str).map(str::to_owned)
    };
    match value {
        Value::String(_) => {
            if let Some(name) = name(value) {
                *value = Value::String(name);
            }
        }
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let names: Vec<String> = list.iter().map(|id| name(id).unwrap_or_else(|| text(id))).collect();
            *value = Value::String(names.join(", "));
        }
        Value::Object(object) => object.values_mut().for_each(|value| name_ids(value, by_id)),
        _ => {}
    }
}

/// The namings of all records of a list, in text order, each with the fields of its record.
fn mentions(list: &Value) -> Vec<Value> {
    let records = list.as_array().into_iter().flatten();
    let mut mentions: Vec<Value> = records
        .flat_map(|record| {
            record["mentions"].as_array().into_iter().flatten().map(|mention| {
                let mut all = record.clone();
                // A telling of an arrest has no rule of its own.
                for key in ["start", "end", "text", "rule"].into_iter().filter(|key| !mention[*key].is_null()) {
                    all[key] = mention[key].clone();
                }
                all
            })
        })
        .collect();
    mentions.sort_by_key(|mention| mention["start"].as_u64());
    mentions
}

/// A field as a case writes it: `-` for null, the text of an item, `day:-1` for a distance, `114(2),112(1)a` for articles.
fn field(record: &Value, key: &str) -> String {
    // `from.value` is a field within a field.
    let value = key.split('.').fold(record, |value, key| &value[key]);
    match key {
        "item" if value.is_object() => value["text"].as_str().unwrap_or("").to_owned(),
        "base" if value.is_object() => text(&value["value"]),
        "relative" if value.is_object() => {
            format!("{}:{}", text(&value["unit"]), text(&value["offset"]))
        }
        "status" => value.as_array().map_or(String::new(), |statuses| {
            let written: Vec<String> = statuses.iter().map(|status| text(&status["status"])).collect();
            written.join(",")
        }),
        "articles" => value.as_array().map_or(String::new(), |articles| {
            let written: Vec<String> = articles.iter().map(cited).collect();
            written.join(",")
        }),
        _ => text(value),
    }
}

fn cited(article: &Value) -> String {
    let part = |key: &str, before: &str, after: &str| {
        article[key].as_str().map_or(String::new(), |part| format!("{before}{part}{after}"))
    };
    let number = article["article"].as_str().unwrap_or("");
    format!("{number}{}{}{}", part("paragraph", "(", ")"), part("letter", "", ""), part("point", "ke-", ""))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
