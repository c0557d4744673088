//! An article with hand-made records of every kind of fact.

use petik::records::{Arrest, Incident, Meeting, Notice, Quote, Seizure, Trend};
use petik::{Article, Extraction};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The article; its nouns are invented.
pub const TEXT: &str = include_str!("article.txt");

/// The byte at which the nth occurrence of a text begins.
pub fn at(text: &str, part: &str, nth: usize) -> usize {
    text.match_indices(part).nth(nth).unwrap_or_else(|| panic!("{part:?} stands in the article")).0
}

/// One of the article's records from its JSON.
fn record<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("a record of the schema")
}

fn span(part: &str, nth: usize) -> Value {
    let start = at(TEXT, part, nth);
    json!({ "start": start, "end": start + part.len(), "text": part })
}

/// The id of the record of a list that begins at a text.
fn id(found: &Extraction, list: &str, part: &str, nth: usize) -> Value {
    let start = at(TEXT, part, nth);
    let all = serde_json::to_value(found).expect("JSON");
    let record = all[list].as_array().expect("a list").iter().find(|record| {
        let mentions = record["mentions"].as_array().into_iter().flatten();
        record["start"] == start || mentions.into_iter().any(|mention| mention["start"] == start)
    });
    record.unwrap_or_else(|| panic!("no {list} at {part:?}"))["id"].clone()
}

/// The article as petik reads it, with facts and quotes as they should be.
pub fn found() -> Extraction {
    let published = "2025-11-08".parse().expect("a day");
    let mut found = petik::extract(Article::new(TEXT).id("berita/selat-<malaka>.txt").published(published));
    let quote = |words: &str, speaker: Option<Value>, cue: &str| -> Quote {
        let start = at(TEXT, words, 0);
        record(json!({
            "id": format!("k{start}"), "start": start, "end": start + words.len(), "text": words, "speaker": speaker,
            "speaker_text": "Saut", "cue": cue, "cue_span": null, "rule": "quote.cue_after"
        }))
    };
    let head = id(&found, "persons", "Saut Hutabarat", 0);
    let total = id(&found, "quantities", "214 kilogram", 0);
    let ship = id(&found, "quantities", "160 kilogram", 0);
    let shop = id(&found, "quantities", "54 kilogram", 0);
    let sacks = id(&found, "quantities", "delapan karung", 0);
    let bnn = id(&found, "organizations", "Badan Narkotika Nasional", 0);
    let island = id(&found, "places", "Pulau Rupat", 0);
    let dumai = id(&found, "places", "Kota Dumai", 0);
    let raid = id(&found, "dates", "Jumat (31/10/2025)", 0);
    let worth = id(&found, "money", "Rp214 miliar", 0);
    found.quotes = vec![
        quote("Kapalnya lambat dan berkarat. Ada 160 kilogram di lantai palka,", Some(head.clone()), "kata"),
        quote("Anak saya, Melati, tidak tahu apa-apa,", None, "ujar"),
    ];
    let lot = |quantity: &Value, value: u32, extra: Value| -> Seizure {
        let mut lot = json!({
            "id": quantity.as_str().expect("an id").replace('q', "s"), "substance": "methamphetamine", "item": "sabu",
            "amount": {"quantity": quantity, "value": value, "upper": null, "bound": "exact", "unit": "kilogram",
                       "base": {"value": value * 1000, "unit": "gram"}},
            "tellings": [quantity], "containers": [], "part_of": null, "scope": "event", "stage": "seized",
            "additive": true, "assertion": "asserted", "agencies": [bnn], "date": raid, "place": null, "region": null,
            "region_basis": null, "worth": null, "incident": null, "evidence": [], "said_by": null,
            "rule": "seizure.listed"
        });
        let fields = lot.as_object_mut().expect("an object");
        fields.extend(extra.as_object().expect("an object").clone());
        record(lot)
    };
    let whole = total.as_str().expect("an id").replace('q', "s");
    let first = id(&found, "quantities", "214 Kilogram", 0);
    found.seizures = vec![
        lot(&total, 214, json!({ "tellings": [first, total], "worth": worth })),
        lot(
            &ship,
            160,
            json!({ "part_of": whole, "additive": false, "containers": [sacks], "place": island,
            "region": "14.03", "region_basis": "stated" }),
        ),
        lot(
            &shop,
            54,
            json!({ "part_of": whole, "additive": false, "assertion": "alleged", "place": dumai,
            "region": "14.72", "region_basis": "stated" }),
        ),
        lot(
            &id(&found, "quantities", "3.100 kilogram", 0),
            3100,
            json!({ "scope": "period", "additive": false, "date": null,
            "stage": "destroyed", "item": "ganja", "substance": "cannabis", "agencies": [] }),
        ),
    ];
    let (mfr, lkh) = (id(&found, "persons", "MFR", 0), id(&found, "persons", "LKH", 0));
    let six = at(TEXT, "enam orang", 0);
    let two = at(TEXT, "Dua orang ditangkap", 0);
    let arrest = |start: usize, text: &str, count: u32, persons: Value, part_of: Value, outcome: Value| -> Arrest {
        record(json!({
            "id": format!("a{start}"), "count": count, "persons": persons,
            "mentions": [{"start": start, "end": start + text.len(), "text": text}], "part_of": part_of,
            "scope": "event", "additive": part_of.is_null(), "assertion": "asserted", "outcome": outcome,
            "agencies": [bnn], "date": raid, "place": null, "region": "14", "region_basis": "agency", "incident": null,
            "evidence": [], "said_by": null, "rule": "arrest.passive"
        }))
    };
    found.arrests = vec![
        arrest(six, "enam orang", 6, json!([mfr, lkh]), Value::Null, Value::Null),
        arrest(two, "Dua orang", 2, json!([lkh]), json!(format!("a{six}")), json!("released")),
    ];
    let case = |part: &str, place: &Value, lots: Value, arrests: Value| -> Incident {
        let start = at(TEXT, part, 0);
        record(json!({
            "id": format!("i{start}"), "start": start, "end": start + part.len(), "agencies": [bnn], "date": raid,
            "place": place, "region": null, "seizures": lots, "arrests": arrests, "persons": [],
            "route": {"origin": id(&found, "places", "Johor", 0), "via": [], "destination": dumai}, "evidence": [],
            "assertion": "asserted", "said_by": null, "rule": "incident.one"
        }))
    };
    let (lots, arrests) = (&found.seizures, &found.arrests);
    found.incidents = vec![
        case("Di bawah lantai palka", &island, json!([lots[0].id, lots[1].id, lots[2].id]), json!([arrests[0].id])),
        case("Dua orang ditangkap", &dumai, json!([]), json!([arrests[1].id])),
    ];
    let trend = at(TEXT, "Jumlah kasus turun 9,52 persen", 0);
    found.trends = vec![record::<Trend>(json!({
        "id": format!("r{trend}"), "start": trend, "end": at(TEXT, "menjadi 38 kasus", 0) + "menjadi 38 kasus".len(),
        "metric": "kasus narkoba", "unit": null, "from": {"value": 42, "period": "2023"},
        "to": {"value": 38, "period": "2024"}, "stated": {"value": -7, "kind": "percent"}, "computed_change": -9.52,
        "agrees": false, "evidence": [{"part": "amount", "start": at(TEXT, "42 kasus", 0),
        "end": at(TEXT, "42 kasus", 0) + 2}, {"part": "amount", "start": at(TEXT, "38 kasus", 0),
        "end": at(TEXT, "38 kasus", 0) + 2}], "assertion": "asserted", "said_by": null, "rule": "trend.from_to"
    }))];
    let talk = at(TEXT, "konferensi pers", 0);
    found.meetings = vec![record::<Meeting>(json!({
        "id": format!("g{talk}"), "start": talk, "end": talk + 15, "kind": "konferensi pers",
        "participants": [head, bnn], "date": id(&found, "dates", "Kamis (7/11/2025)", 0), "place": null, "evidence": [],
        "assertion": "asserted", "said_by": null, "rule": "meeting.named"
    }))];
    let notice = |code: &str, severity: &str, part: &str, id: &str, en: &str| -> Notice {
        let mut place = span(part, 0);
        let start = place["start"].clone();
        place.as_object_mut().expect("an object").remove("text");
        record(json!({ "id": format!("z{start}"), "code": code, "severity": severity, "spans": [place],
            "message_id": id, "message_en": en }))
    };
    found.notices = vec![
        notice(
            "weekday_mismatch",
            "warning",
            "Kamis (7/11/2025)",
            "7 November 2025 jatuh pada hari Jumat, bukan Kamis.",
            "7 November 2025 is a Friday, not a Thursday.",
        ),
        notice(
            "change_mismatch",
            "info",
            "9,52 persen",
            "Dari 42 menjadi 38 adalah turun 9,52 persen.",
            "From 42 to 38 is a fall of 9.52 percent.",
        ),
    ];
    found
}
