//! What holds for every extraction, whatever the text. The tests and the fuzz targets ask it.

use petik::{Article, Extraction, Extractor, Id};
use rust_decimal::Decimal;
use serde_json::Value;

/// Extracts, and checks all that must hold.
pub fn hold(extractor: &Extractor, article: &Article<'_>) -> Extraction {
    let found = extractor.extract(article);
    check(article.text(), &found);
    assert_eq!(extractor.extract(article), found, "another result the second time");
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| extractor.extract(article)).join().expect("a thread"));
    assert_eq!(elsewhere, found, "another result on another thread");
    found
}

/// Checks what an extraction must be: spans slice to their texts, lists are in text order, ids are unique, links lead to
/// records, numbers are those of their texts, nothing comes from furniture, and JSON keeps all of it.
pub fn check(text: &str, found: &Extraction) {
    let written = serde_json::to_string(found).expect("JSON");
    let back: Extraction = serde_json::from_str(&written).expect("an extraction");
    assert_eq!(&back, found, "another extraction after JSON");
    let json: Value = serde_json::from_str(&written).expect("JSON");
    spans_slice(text, &json);
    let mut all = Vec::new();
    for (name, list) in lists(&json) {
        let starts: Vec<u64> = list.iter().filter_map(|record| record["start"].as_u64()).collect();
        assert!(starts.is_sorted(), "{name} is not in text order");
        let ids: Vec<Id> = list.iter().map(|record| id(&record["id"])).collect();
        assert!(ids.is_sorted(), "{name} is not in the order of its ids");
        all.extend(ids);
    }
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "two records with one id");
    for (_, list) in lists(&json) {
        list.iter().for_each(|record| links_lead_to(&all, record));
    }
    nothing_from_furniture(&json);
    numbers_are_exact(found);
}

fn lists(json: &Value) -> impl Iterator<Item = (&String, &Vec<Value>)> {
    json.as_object().expect("an object").iter().filter_map(|(name, list)| Some((name, list.as_array()?)))
}

fn id(value: &Value) -> Id {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no id"))
}

fn spans_slice(text: &str, value: &Value) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                let slice = text.get(start as usize..end as usize);
                assert!(slice.is_some_and(|slice| !slice.is_empty()), "{start}..{end} is no span of the text");
                if let Some(said) = object.get("text").and_then(Value::as_str) {
                    assert_eq!(slice, Some(said));
                }
            }
            object.values().for_each(|value| spans_slice(text, value));
        }
        Value::Array(list) => list.iter().for_each(|value| spans_slice(text, value)),
        _ => {}
    }
}

/// The fields that hold ids of other records.
pub const LINKS: [&str; 25] = [
    "positions",
    "holder",
    "parent",
    "speaker",
    "quantity",
    "tellings",
    "containers",
    "part_of",
    "agencies",
    "date",
    "place",
    "worth",
    "incident",
    "said_by",
    "persons",
    "seizures",
    "arrests",
    "origin",
    "via",
    "destination",
    "participants",
    "quantities",
    "organizations",
    "places",
    "quotes",
];

fn links_lead_to(ids: &[Id], value: &Value) {
    let leads = |link: &Value| assert!(ids.binary_search(&id(link)).is_ok(), "{link} is the id of no record");
    for (key, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::String(_) if LINKS.contains(&key.as_str()) => leads(value),
            Value::Array(list) if LINKS.contains(&key.as_str()) => list.iter().for_each(leads),
            Value::Object(_) => links_lead_to(ids, value),
            _ => {}
        }
    }
}

fn nothing_from_furniture(json: &Value) {
    let span = |value: &Value| Some((value["start"].as_u64()?, value["end"].as_u64()?));
    let furniture: Vec<(u64, u64)> =
        json["article"]["furniture"].as_array().into_iter().flatten().filter_map(span).collect();
    let touches = |(start, end): (u64, u64)| furniture.iter().any(|(from, to)| start < *to && *from < end);
    for (name, list) in lists(json) {
        // What is joined from several sentences may have a line of furniture between them, but begins and ends in none.
        let joined = matches!(name.as_str(), "incidents" | "trends" | "quotes");
        for record in list {
            let mentions = record["mentions"].as_array().into_iter().flatten();
            for (start, end) in std::iter::once(record).chain(mentions).filter_map(span) {
                let inside =
                    if joined { touches((start, start + 1)) || touches((end - 1, end)) } else { touches((start, end)) };
                assert!(!inside, "one of the {name} at {start}..{end} stands in furniture");
            }
        }
    }
}

/// Reads the numbers of records anew from their texts.
fn numbers_are_exact(found: &Extraction) {
    for record in &found.quantities {
        number_is_exact(&record.text, record.value, record.alternative, record.upper);
    }
    for record in &found.money {
        number_is_exact(&record.text, record.value, None, record.upper);
    }
    for record in &found.percentages {
        number_is_exact(&record.text, record.value, None, record.upper);
    }
}

/// Fails where a number in figures is not one of the readings that its notation has. Numbers in words, fractions and
/// notations of several parts are left to the tests that write them.
fn number_is_exact(text: &str, value: Decimal, alternative: Option<Decimal>, upper: Option<Decimal>) {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.contains(['/', '½', '¼', '¾', '+']) {
        return;
    }
    let mut scales = vec![Decimal::ONE];
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        match number_word(word) {
            Some(Some(scale)) => {
                let product = scales.last().and_then(|last| last.checked_mul(scale));
                scales.push(scale);
                scales.extend(product);
            }
            Some(None) => return,
            None => {}
        }
    }
    let is_reading = |numeral: &str, value: Decimal| {
        let readings = readings(numeral);
        readings.is_empty()
            || readings.iter().any(|one| scales.iter().any(|scale| one.checked_mul(*scale) == Some(value)))
    };
    match (&numerals(text)[..], upper) {
        ([first], None) => {
            assert!(is_reading(first, value), "{text:?} is not {value}");
            assert!(alternative.is_none_or(|other| is_reading(first, other)), "{text:?} is not {alternative:?} either");
        }
        ([first, last], Some(upper)) => {
            assert!(is_reading(first, value) && is_reading(last, upper), "{text:?} is not {value} to {upper}");
        }
        _ => {}
    }
}

/// What a word multiplies the number before it by; nothing where it is a number in another way.
fn number_word(word: &str) -> Option<Option<Decimal>> {
    const WORDS: &str = include_str!("../../src/lexicon/data/numbers.tsv");
    match word {
        // As money has them.
        "M" => return Some(Some(Decimal::from(1_000_000_000_u64))),
        "T" => return Some(Some(Decimal::from(1_000_000_000_000_u64))),
        _ => {}
    }
    let word = word.to_lowercase();
    let rows = WORDS.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    // A space may be lost, `jutaton`; then the longest number decides.
    let row = rows.filter(|row| word.starts_with(row[0])).max_by_key(|row| row[0].len())?;
    let scales = matches!(row[1], "scale" | "vague" | "hundred" | "ten");
    Some(scales.then(|| row[2].parse().ok()).flatten())
}

/// The runs of figures with dots and commas between them.
fn numerals(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !matches!(c, '0'..='9' | '.' | ','));
    runs.map(|run| run.trim_matches(['.', ','])).filter(|run| !run.is_empty()).collect()
}

/// What dots and commas can mean: the one groups, the other is decimal.
fn readings(numeral: &str) -> Vec<Decimal> {
    let read = |group: char, decimal: char| {
        let (whole, fraction) = match numeral.split_once(decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (numeral, None),
        };
        let mut written: String = whole.chars().filter(|c| *c != group).collect();
        if let Some(fraction) = fraction {
            written.push('.');
            written.push_str(fraction);
        }
        written.parse::<Decimal>().ok()
    };
    [read('.', ','), read(',', '.')].into_iter().flatten().collect()
}
