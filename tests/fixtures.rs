//! The fixtures: marked cases of every kind, and whole articles with what is found in them.
//!
//! `PETIK_BLESS=1 cargo test --test fixtures` writes the golden files anew; read the difference before accepting it.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use petik::Extraction;

#[test]
fn marked_cases() {
    let mut complaints = Vec::new();
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let cases = common::cases();
    for case in &cases {
        let complaint = case.complaint(&petik::extract(case.article()));
        let (all, right) = table.entry(&case.kind).or_default();
        *all += 1;
        *right += usize::from(complaint.is_none());
        match (complaint, case.fails) {
            (Some(complaint), false) => complaints.push(format!("{}: {complaint}", case.place)),
            (None, true) => complaints.push(format!("{}: passes now; take its ~ away", case.place)),
            _ => {}
        }
    }
    // `cargo test --test fixtures -- --nocapture` shows it.
    println!("{:<12} {:>6} {:>6}", "cases", "all", "right");
    table.iter().for_each(|(kind, (all, right))| println!("{kind:<12} {all:>6} {right:>6}"));
    assert!(!cases.is_empty(), "no cases");
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn whole_articles() {
    let bless = std::env::var_os("PETIK_BLESS").is_some();
    for story in common::stories() {
        let path = common::fixtures().join("articles").join(format!("{}.json", story.name));
        let found = serde_json::to_string_pretty(&petik::extract(story.article())).expect("JSON") + "\n";
        if bless {
            fs::write(&path, &found).expect("a golden file");
            continue;
        }
        let golden = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let first = golden.lines().zip(found.lines()).position(|(golden, found)| golden != found);
        assert!(
            golden == found,
            "{}: differs from line {} on; PETIK_BLESS=1 writes it anew",
            path.display(),
            first.map_or(golden.lines().count().min(found.lines().count()), |at| at) + 1,
        );
    }
}

#[test]
fn every_rule_fires() {
    let mut fired = BTreeSet::new();
    for story in common::stories() {
        collect(&petik::extract(story.article()), &mut fired);
    }
    for case in common::cases() {
        collect(&petik::extract(case.article()), &mut fired);
    }
    let silent: Vec<&str> = petik::rules().map(|rule| rule.name).filter(|name| !fired.contains(*name)).collect();
    assert!(silent.is_empty(), "rules that no fixture fires: {silent:?}");
    let known: BTreeSet<&str> = petik::rules().map(|rule| rule.name).collect();
    let unnamed: Vec<&String> = fired.iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(unnamed.is_empty(), "rules that are not registered: {unnamed:?}");
}

#[test]
fn every_rule_does_what_its_example_says() {
    for rule in petik::rules() {
        let (text, spans) = common::unmark(rule.name, rule.example);
        let extraction = serde_json::to_value(petik::extract(text.as_str())).expect("JSON");
        let [(start, end)] = spans[..] else { panic!("{}: an example has one mark", rule.name) };
        let lists = extraction.as_object().expect("an object").values().filter_map(|list| list.as_array());
        let found = lists.flatten().any(|record| {
            let mentions = record["mentions"].as_array();
            // A lot has no span of its own: it is named by its first telling.
            let telling = record["tellings"].get(0).and_then(|id| id.as_str()).map(|id| id[1..].to_owned());
            let lot = record["rule"] == rule.name && telling == Some(start.to_string());
            lot || std::iter::once(record).chain(mentions.into_iter().flatten()).any(|at| {
                (at["rule"] == rule.name || record["rule"] == rule.name) && at["start"] == start && at["end"] == end
            })
        });
        assert!(found, "{} does not find what its example marks: {}", rule.name, rule.example);
    }
}

/// The rules of all records of an extraction.
fn collect(extraction: &Extraction, rules: &mut BTreeSet<String>) {
    fn walk(value: &serde_json::Value, rules: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(object) => {
                if let Some(rule) = object.get("rule").and_then(|rule| rule.as_str()) {
                    rules.insert(rule.to_owned());
                }
                object.values().for_each(|value| walk(value, rules));
            }
            serde_json::Value::Array(list) => list.iter().for_each(|value| walk(value, rules)),
            _ => {}
        }
    }
    walk(&serde_json::to_value(extraction).expect("JSON"), rules);
}
