//! A caller's limits: what is read and kept under them, and what says so.

mod common;
#[path = "common/invariants.rs"]
#[allow(dead_code)] // the list of links alone is asked for
mod invariants;

use std::collections::BTreeSet;

use invariants::LINKS;
use petik::{Extraction, Extractor, Id};
use serde_json::Value;

/// Every id that a record has, and every id that stands anywhere else.
fn ids_and_links(found: &Extraction) -> (BTreeSet<Id>, BTreeSet<Id>) {
    fn walk(value: &Value, links: &mut BTreeSet<Id>) {
        match value {
            Value::String(text) => links.extend(text.parse::<Id>()),
            Value::Array(list) => list.iter().for_each(|value| walk(value, links)),
            Value::Object(object) => {
                // Words of the article may look like ids; the fields of links never hold any.
                let fields = object.iter().filter(|(key, _)| LINKS.contains(&key.as_str()));
                fields.for_each(|(_, value)| walk(value, links));
                let nested = object.iter().filter(|(key, _)| matches!(key.as_str(), "amount" | "route"));
                nested.for_each(|(_, value)| walk(value, links));
            }
            _ => {}
        }
    }
    let json = serde_json::to_value(found).expect("JSON");
    let records: Vec<&Value> =
        json.as_object().expect("lists").values().filter_map(Value::as_array).flatten().collect();
    let ids = records.iter().map(|record| record["id"].as_str().expect("an id").parse().expect("an id")).collect();
    let mut links = BTreeSet::new();
    records.iter().for_each(|record| walk(record, &mut links));
    (ids, links)
}

fn without_links(found: &Extraction) -> Value {
    fn blank(value: &mut Value) {
        match value {
            Value::Object(object) => {
                object.retain(|key, _| !LINKS.contains(&key.as_str()) && key != "additive");
                object.values_mut().for_each(blank);
            }
            Value::Array(list) => list.iter_mut().for_each(blank),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(found).expect("JSON");
    for list in json.as_object_mut().expect("an object").values_mut().filter_map(Value::as_array_mut) {
        list.iter_mut().for_each(blank);
    }
    json
}

#[test]
fn the_first_records_are_kept_whole_and_no_link_dangles() {
    for story in common::stories() {
        let all = petik::extract(story.article());
        let (ids, links) = ids_and_links(&all);
        assert!(links.is_subset(&ids), "{}: links to no record: {:?}", story.name, links.difference(&ids));
        for records in [0, 1, 5, ids.len() / 2, ids.len() - 1] {
            let some = Extractor::builder().max_records(records).build().extract(story.article());
            let place = format!("{} with {records} of {} records", story.name, ids.len());
            let truncated = some.truncated.as_ref().unwrap_or_else(|| panic!("{place}: silence"));
            assert_eq!(truncated.limit, "records");
            let (kept, links) = ids_and_links(&some);
            assert!(kept.len() <= records, "{place}: {}", kept.len());
            assert!(links.is_subset(&kept), "{place}: dangling: {:?}", links.difference(&kept));
            // All that begin before the cut, but for lots whose amount is told after it.
            let amount = |id: &Id| all.seizure(*id).map_or(0, |lot| lot.amount.quantity.at);
            let wanted: BTreeSet<Id> = ids.iter().filter(|id| id.at.max(amount(id)) < truncated.at).copied().collect();
            assert_eq!(kept, wanted, "{place}");
            let (some, all) = (without_links(&some), without_links(&all));
            for (list, records) in some.as_object().expect("an object") {
                let Some(records) = records.as_array() else { continue };
                let whole = all[list].as_array().expect("a list");
                assert!(records.iter().all(|record| whole.contains(record)), "{place}: {list} changed");
            }
        }
        let enough = Extractor::builder().max_records(ids.len()).build().extract(story.article());
        assert_eq!(enough, all, "{}", story.name);
    }
}

#[test]
fn a_long_text_is_read_to_a_boundary_before_the_limit() {
    for story in common::stories() {
        for limit in (0..story.text.len()).step_by(97) {
            let mut found = Extractor::builder().max_text_len(limit).build().extract(story.article());
            let truncated = found.truncated.take().unwrap_or_else(|| panic!("{}: silence at {limit}", story.name));
            assert_eq!(truncated.limit, "text_len");
            let at = truncated.at;
            assert!(at <= limit && limit - at <= 1_000, "{}: cut at {at} for {limit}", story.name);
            let head = petik::Article::new(&story.text[..at]).id(story.name.as_str());
            let head = petik::extract(match story.published {
                Some(day) => head.published(day),
                None => head,
            });
            assert_eq!(found, head, "{} at {limit}", story.name);
        }
        let enough = Extractor::builder().max_text_len(story.text.len()).build().extract(story.article());
        assert_eq!(enough.truncated, None);
    }
}

/// Where a text is cut under a limit.
fn cut(text: &str, limit: usize) -> usize {
    let found = Extractor::builder().max_text_len(limit).build().extract(text);
    found.truncated.map_or(text.len(), |truncated| truncated.at)
}

#[test]
fn no_sentence_word_or_character_is_read_in_half() {
    assert_eq!(cut("Satu baris.\nSabu disita. Lalu Rp1,5 miliar", 40), 12, "after a line");
    assert_eq!(cut("Sabu disita. Lalu Rp1,5 miliar", 22), 12, "after a sentence");
    assert_eq!(cut("Kerugian Rp1,5 miliar", 12), 8, "after a word");
    assert_eq!(cut("ééééé", 5), 4, "after a character");
    assert_eq!(cut("🙂", 3), 0, "before the first character");
    assert_eq!(cut("a\u{2028}b", 2), 1);
    assert_eq!(cut(&"9".repeat(5_000), 4_000), 4_000, "a word longer than is looked back");
    assert_eq!(cut("", 0), 0);
}

#[test]
fn both_limits_at_once_tell_the_first_cut() {
    let text = "Polisi menyita 5 kg sabu. Polisi menyita 7 kg ganja.\n".repeat(20);
    let extractor = Extractor::builder().max_text_len(500).max_records(3).build();
    let found = extractor.extract(text.as_str());
    let truncated = found.truncated.as_ref().expect("a cut");
    assert_eq!(truncated.limit, "records");
    assert!(truncated.at < 500);
    assert_eq!(found, extractor.extract(text.as_str()));
}

#[test]
fn a_part_whose_total_is_dropped_adds_to_the_sum() {
    let text = "Polisi menyita 5 gram sabu dari AB dan 7 gram sabu dari CD. Total sabu yang disita 12 gram.";
    let all = petik::extract(text);
    let parts = all.seizures.iter().filter(|lot| lot.part_of.is_some()).count();
    assert_eq!(parts, 2, "the text tells a total of two parts");
    let total = text.find("12 gram").expect("the total");
    let before = ids_and_links(&all).0.into_iter().filter(|id| id.at < total).count();
    let some = Extractor::builder().max_records(before).build().extract(text);
    assert_eq!(some.seizures.len(), 2);
    assert!(some.seizures.iter().all(|lot| lot.part_of.is_none() && lot.additive));
}
