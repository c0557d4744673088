//! What holds for every extraction, whatever the text: on the fixtures, and on fixtures spoilt in many ways.

mod common;

use petik::{Article, Extraction, Extractor, Kind};
use serde_json::Value;

/// Every text of the fixtures.
fn texts() -> Vec<String> {
    let stories = common::stories().into_iter().map(|story| story.text);
    stories.chain(common::cases().into_iter().map(|case| case.text)).collect()
}

/// Checks what must hold: spans slice to their texts, lists are in text order, ids are unique and resolve.
fn check(text: &str, extraction: &Extraction) {
    let json = serde_json::to_value(extraction).expect("JSON");
    spans_slice(text, &json);
    for (name, list) in json.as_object().expect("an object") {
        let Some(list) = list.as_array() else {
            continue;
        };
        let starts: Vec<u64> = list.iter().filter_map(|record| record["start"].as_u64()).collect();
        assert!(starts.is_sorted(), "{name} is not in text order");
        let mut ids: Vec<&str> = list.iter().map(|record| record["id"].as_str().expect("an id")).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name} has an id twice");
    }
    nothing_from_furniture(&json);
}

fn spans_slice(text: &str, value: &Value) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                let slice = text.get(start as usize..end as usize);
                assert!(slice.is_some(), "{start}..{end} is no span of the text");
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

fn nothing_from_furniture(json: &Value) {
    let span = |value: &Value| Some((value["start"].as_u64()?, value["end"].as_u64()?));
    let furniture: Vec<(u64, u64)> =
        json["article"]["furniture"].as_array().into_iter().flatten().filter_map(span).collect();
    for (name, list) in json.as_object().expect("an object") {
        // What is joined from several sentences may have a line of furniture between them, but begins and ends in none.
        let joined = matches!(name.as_str(), "incidents" | "trends");
        for (start, end) in list.as_array().into_iter().flatten().filter_map(span) {
            let inside = |at: u64| furniture.iter().any(|(from, to)| *from <= at && at < *to);
            assert!(
                if joined {
                    !inside(start) && !inside(end - 1)
                } else {
                    !furniture.iter().any(|(from, to)| start < *to && *from < end)
                },
                "a record at {start}..{end} stands in furniture"
            );
        }
    }
}

#[test]
fn hold_on_the_fixtures() {
    for text in texts() {
        check(&text, &petik::extract(text.as_str()));
    }
}

#[test]
fn hold_on_spoilt_fixtures() {
    let mut random = Random(7);
    for text in texts() {
        for _ in 0..12 {
            let spoilt = spoil(&text, &mut random);
            check(&spoilt, &petik::extract(spoilt.as_str()));
        }
    }
}

#[test]
fn survive_serde() {
    for text in texts() {
        let extraction = petik::extract(text.as_str());
        let json = serde_json::to_string(&extraction).expect("JSON");
        let back: Extraction = serde_json::from_str(&json).expect("an extraction");
        assert_eq!(back, extraction);
    }
}

#[test]
fn are_the_same_on_eight_threads() {
    let texts = texts();
    let expected: Vec<Extraction> = texts.iter().map(|text| petik::extract(text.as_str())).collect();
    let extractor = Extractor::default();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let extractor = extractor.clone();
            let (texts, expected) = (&texts, &expected);
            scope.spawn(move || {
                for (text, expected) in texts.iter().zip(expected) {
                    assert_eq!(&extractor.extract(text.as_str()), expected);
                }
            });
        }
    });
}

#[test]
fn do_not_depend_on_what_is_switched_on() {
    for text in texts() {
        let all = petik::extract(text.as_str());
        let some = Extractor::builder().kinds([Kind::Quantity, Kind::Date]).build().extract(text.as_str());
        assert_eq!(some.quantities, all.quantities);
        assert_eq!(some.dates, all.dates);
        assert!(some.money.is_empty() && some.laws.is_empty() && some.times.is_empty());
        assert_eq!(some.article, all.article);
        let offices = Extractor::builder().kinds([Kind::Position, Kind::Place]).build().extract(text.as_str());
        assert_eq!(offices.positions, all.positions);
        assert_eq!(offices.places, all.places);
        assert!(offices.persons.is_empty() && offices.organizations.is_empty() && offices.quantities.is_empty());
    }
}

#[test]
fn do_not_depend_on_the_clock_but_on_the_day_given() {
    let text = "Ia ditangkap kemarin di Jambi.";
    assert_eq!(petik::extract(text).dates[0].from, None);
    let day = |day| chrono::NaiveDate::from_ymd_opt(2025, 3, day);
    let article = Article::new(text).published(day(10).expect("a day"));
    assert_eq!(petik::extract(article).dates[0].from, day(9));
}

/// Numbers that are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Drops, doubles, swaps and inserts characters and paragraphs, as scraping and typing do.
fn spoil(text: &str, random: &mut Random) -> String {
    const STRANGE: [&str; 16] = [
        "\u{feff}", "\r\n", "\u{a0}", "\u{200b}", "e\u{301}", "\u{202e}", "🙂", "\"", "”", "(", ")", "-", ".", "1",
        "Rp", "\n\n",
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..1 + random.below(8) {
        if characters.is_empty() {
            break;
        }
        let at = random.below(characters.len());
        match random.below(6) {
            0 => {
                characters.remove(at);
            }
            1 => characters.insert(at, characters[at]),
            2 => {
                let other = random.below(characters.len());
                characters.swap(at, other);
            }
            3 => {
                let end = (at + random.below(40)).min(characters.len());
                characters.drain(at..end);
            }
            4 => characters.truncate(at),
            _ => {
                let strange: Vec<char> = STRANGE[random.below(STRANGE.len())].chars().collect();
                characters.splice(at..at, strange);
            }
        }
    }
    characters.into_iter().collect()
}
