//! What the tests share.
#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::fs;
use std::path::{Path, PathBuf};

use petik::{Article, Extraction};
use serde_json::{Value, json};

/// An article of a raid, with someone whose name is protected.
pub const RAID: &str = "Polres Banyuasin Sita Sabu\n\nBANYUASIN - Polres Banyuasin menyita 1,5 kilogram sabu dalam tiga \
                        bungkus senilai Rp1,5 miliar di Kecamatan Talang Kelapa, Selasa (24/12/2024). Dua orang \
                        ditangkap, yakni Rudi Hartono (32) dan Melati Anggraini (15). \u{201C}Sabu itu milik \
                        Melati,\u{201D} kata Kapolres Banyuasin AKBP Darmanto Wiguna.";

/// What is found in it, with facts of every kind joined by hand.
pub fn raid() -> Extraction {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 12, 26).expect("a day");
    let found = petik::extract(Article::new(RAID).id("raid-1").published(day));
    let mut value = serde_json::to_value(&found).expect("JSON");
    let id = |list: &str, is: &dyn Fn(&Value) -> bool| -> String {
        let all = value[list].as_array().expect("a list");
        let record = all.iter().find(|record| is(record)).unwrap_or_else(|| panic!("no such record: {list} {all:#?}"));
        record["id"].as_str().expect("an id").to_owned()
    };
    let at = |words: &str| {
        let start = RAID.find(words).expect("the words");
        json!({"start": start, "end": start + words.len(), "text": words})
    };
    let amount = id("quantities", &|q| q["text"] == "1,5 kilogram");
    let packets = id("quantities", &|q| q["text"] == "tiga bungkus");
    let worth = id("money", &|_| true);
    let body = id("organizations", &|o| o["name"] == "Polres Banyuasin");
    let date = id("dates", &|_| true);
    let place = id("places", &|p| p["name"] == "Kecamatan Talang Kelapa");
    let rudi = id("persons", &|p| p["name"] == "Rudi Hartono");
    let melati = id("persons", &|p| p["name"] == "Melati Anggraini");
    let head = id("persons", &|p| p["name"] == "Darmanto Wiguna");
    let quote = at("Sabu itu milik Melati,");
    let said = format!("k{}", quote["start"]);
    let arrested = at("Dua orang");
    let arrest = format!("a{}", arrested["start"]);
    let (lot, incident) = (amount.replace('q', "s"), amount.replace('q', "i"));
    let evidence = json!([{"part": "amount", "start": 5, "end": 9}]);
    value["quotes"] = json!([{
        "start": quote["start"], "end": quote["end"], "text": quote["text"], "id": said, "speaker": head,
        "speaker_text": "Kapolres Banyuasin AKBP Darmanto Wiguna", "cue": "kata", "cue_span": at("kata"), "rule": "x"
    }]);
    value["seizures"] = json!([{
        "id": lot, "substance": "methamphetamine", "item": "sabu",
        "amount": {"quantity": amount, "value": 1.5, "upper": null, "bound": "exact", "unit": "kilogram",
                   "base": {"value": 1500, "unit": "gram"}},
        "tellings": [amount], "containers": [packets], "part_of": null, "scope": "event", "stage": "seized",
        "additive": true, "assertion": "asserted", "agencies": [body], "date": date, "place": place,
        "region": "16.07", "region_basis": "agency", "worth": worth, "incident": incident, "evidence": evidence,
        "said_by": said, "rule": "seizure.x"
    }]);
    value["arrests"] = json!([{
        "id": arrest, "count": 2, "persons": [rudi, melati], "mentions": [arrested], "part_of": null,
        "scope": "event", "additive": true, "assertion": "asserted", "outcome": "released", "agencies": [],
        "date": null, "place": null, "region": null, "region_basis": null, "incident": incident,
        "evidence": evidence, "said_by": null, "rule": "arrest.x"
    }]);
    value["incidents"] = json!([{
        "id": incident, "start": 40, "end": RAID.len(), "agencies": [body], "date": date, "place": place,
        "region": "16.07", "seizures": [lot], "arrests": [arrest], "persons": [rudi, melati],
        "route": {"origin": null, "via": [place], "destination": null}, "evidence": evidence,
        "assertion": "asserted", "said_by": null, "rule": "incident.x"
    }]);
    value["trends"] = json!([{
        "id": "r5", "start": 5, "end": 9, "metric": "kasus narkoba", "unit": null,
        "from": {"value": 121, "period": "2023"}, "to": {"value": 112, "period": "2024"},
        "stated": {"value": -7, "kind": "percent"}, "computed_change": -7.44, "agrees": true, "evidence": evidence,
        "assertion": "asserted", "said_by": null, "rule": "trend.x"
    }]);
    value["meetings"] = json!([{
        "id": "g5", "start": 5, "end": 9, "kind": "konferensi pers", "participants": [head, body], "date": date,
        "place": place, "evidence": evidence, "assertion": "planned", "said_by": null, "rule": "meeting.x"
    }]);
    value["notices"] = json!([{
        "id": "z5", "code": "weekday_mismatch", "severity": "warning", "spans": [{"start": 5, "end": 9}],
        "message_id": "Hari milik Melati tidak cocok", "message_en": "The weekday is another"
    }]);
    value["truncated"] = json!({"limit": "records", "at": 7});
    serde_json::from_value(value).expect("an extraction")
}

/// The articles of the fixtures, with what is found in them.
pub fn fixtures() -> Vec<(String, Extraction)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/articles");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let found = paths.into_iter().map(|path| {
        let text = fs::read_to_string(path).expect("an article");
        let found = petik::extract(text.as_str());
        (text, found)
    });
    found.collect()
}
