//! Articles annotated by hand.
//!
//! `NAME.tsv` annotates `NAME.txt`, a line a mention or fact: type, the words, which of their occurrences in the text is
//! meant (from 1), and attributes as `key=value` joined by `;`. A long stretch is written as its first words, ` … ` and
//! its last words. `docs/gold.md` describes the types and their attributes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use petik::Span;

/// The types, each with the attributes that a line of it must have.
const TYPES: [(&str, &[&str]); 20] = [
    ("QTY", &["value", "unit", "item"]),
    ("PCT", &["value"]),
    ("MON", &["value", "currency"]),
    ("ORD", &["value"]),
    ("DATE", &[]),
    ("TIME", &["value"]),
    ("PER", &["id"]),
    ("POS", &[]),
    ("ORG", &["id"]),
    ("PLC", &[]),
    ("QUO", &["speaker"]),
    ("LAW", &["statute"]),
    ("HEAD", &[]),
    ("DTL", &[]),
    ("CRED", &["role"]),
    ("FURN", &[]),
    ("SEIZE", &["agency"]),
    ("ARREST", &["count"]),
    ("TREND", &["metric", "from", "to"]),
    ("SKIP", &[]),
];

/// What joins the first and the last words of a long stretch.
const ELLIPSIS: &str = " … ";

/// A line of annotation.
#[derive(Debug)]
pub struct Gold {
    /// Its type.
    pub kind: &'static str,
    /// Where it stands.
    pub span: Span,
    /// What stands there.
    pub text: String,
    /// The line of the file.
    pub line: usize,
    attributes: BTreeMap<String, String>,
}

impl Gold {
    /// An attribute, where the line has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    /// An attribute that is neither absent nor empty.
    pub fn stated(&self, key: &str) -> Option<&str> {
        self.get(key).filter(|value| !value.is_empty())
    }

    /// All attributes, as they are written.
    pub fn attributes(&self) -> String {
        let written: Vec<String> = self.attributes.iter().map(|(key, value)| format!("{key}={value}")).collect();
        written.join(" ")
    }
}

/// An annotated article.
#[derive(Debug)]
pub struct Annotated {
    /// The name without ending.
    pub name: String,
    /// The text.
    pub text: String,
    /// What stands in it.
    pub golds: Vec<Gold>,
}

/// The annotated article of a TSV file, or what is wrong, a message a line.
pub fn load(tsv: &Path) -> Result<Annotated, Vec<String>> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| vec![format!("{}: {error}", path.display())]);
    let text = read(&tsv.with_extension("txt"))?;
    let lines = read(tsv)?;
    let (mut golds, mut faults) = (Vec::new(), Vec::new());
    for (line, content) in (1..).zip(lines.split('\n')) {
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        match parse(content, &text, line) {
            Ok(gold) => golds.push(gold),
            Err(fault) => faults.push(format!("{}, line {line}: {fault}", tsv.display())),
        }
    }
    let name = tsv.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if faults.is_empty() { Ok(Annotated { name, text, golds }) } else { Err(faults) }
}

fn parse(content: &str, text: &str, line: usize) -> Result<Gold, String> {
    let columns: Vec<&str> = content.split('\t').collect();
    let (kind, surface, occurrence, attributes) = match columns[..] {
        [kind, surface, occurrence] => (kind, surface, occurrence, ""),
        [kind, surface, occurrence, attributes] => (kind, surface, occurrence, attributes),
        _ => return Err("a line has four columns: type, words, occurrence, attributes".to_owned()),
    };
    let Some((kind, needed)) = TYPES.iter().find(|(known, _)| *known == kind) else {
        let known: Vec<&str> = TYPES.iter().map(|(kind, _)| *kind).collect();
        return Err(format!("{kind:?} is no type; the types are {}", known.join(", ")));
    };
    let nth = occurrence.parse::<usize>().ok().filter(|nth| *nth > 0);
    let nth = nth.ok_or_else(|| format!("{occurrence:?} is no occurrence; write 1 for the first"))?;
    let span = find(text, surface, nth).ok_or_else(|| format!("{surface:?} does not stand {nth} times in the text"))?;
    let mut found = BTreeMap::new();
    for pair in attributes.split(';').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("{pair:?} is no attribute; write key=value"))?;
        found.insert(key.trim().to_owned(), value.trim().to_owned());
    }
    if let Some(missing) = needed.iter().find(|key| !found.contains_key(**key)) {
        return Err(format!("{kind} needs {missing}="));
    }
    if *kind == "DATE" && !found.contains_key("value") && !found.contains_key("rel") {
        return Err("DATE needs value= or rel=".to_owned());
    }
    let stands = span.slice(text).unwrap_or_default().to_owned();
    Ok(Gold { kind, span, text: stands, line, attributes: found })
}

/// The span of the nth occurrence of words, counted wherever they stand.
fn find(text: &str, surface: &str, nth: usize) -> Option<Span> {
    let (first, last) = match surface.split_once(ELLIPSIS) {
        Some((first, last)) => (first, Some(last)),
        None => (surface, None),
    };
    let mut start = 0;
    for turn in 1.. {
        start += text.get(start..)?.find(first)?;
        if turn == nth {
            break;
        }
        start += text.get(start..)?.chars().next()?.len_utf8();
    }
    let mut end = start + first.len();
    if let Some(last) = last {
        end += text.get(end..)?.find(last)? + last.len();
    }
    Some(Span { start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let text = "Anak dan anak, banana; “Ia pergi jauh” dan pulang.";
        let at = |surface: &str, nth| find(text, surface, nth).and_then(|span| Some((span.start, span.slice(text)?)));
        assert_eq!(at("anak", 1), Some((9, "anak")));
        assert_eq!(at("ana", 3), Some((18, "ana")), "also inside each other");
        assert_eq!(at("Ia … jauh", 1), Some((26, "Ia pergi jauh")));
        assert_eq!(at("anak", 2), None);
    }

    #[test]
    fn a_line_that_is_wrong_says_how() {
        let text = "Ada 2 tersangka.";
        let told = |line: &str| parse(line, text, 1).expect_err("wrong");
        assert!(told("QTX\t2\t1\tvalue=2").contains("the types are QTY, "));
        assert!(told("QTY\t2").contains("four columns"));
        assert!(told("QTY\t2\t0\tvalue=2;unit=-;item=-").contains("no occurrence"));
        assert!(told("QTY\t3\t1\tvalue=2;unit=-;item=-").contains("\"3\" does not stand 1 times"));
        assert!(told("QTY\t2\t1\tvalue=2;unit=-").contains("QTY needs item="));
        assert!(told("DATE\t2\t1\t").contains("value= or rel="));
        assert!(told("ORD\t2\t1\tvalue").contains("no attribute"));
        let gold = parse("QTY\t2\t1\tvalue=2;unit=-;item=tersangka", text, 7).expect("a line");
        assert_eq!((gold.span.start, gold.line, gold.get("item")), (4, 7, Some("tersangka")));
    }
}
