//! The public face: what callers may rely on.

mod common;

use chrono::NaiveDate;
use petik::records::{Bound, Dimension, FurnitureKind, Grain, Language, ResolvedBy};
use petik::{Article, Extraction, Extractor, Id, Kind, Span};

fn is_send_sync_clone<T: Send + Sync + Clone + 'static>() {}

#[test]
fn an_extractor_serves_many_threads() {
    is_send_sync_clone::<Extractor>();
    is_send_sync_clone::<Extraction>();
    is_send_sync_clone::<petik::Lexicon>();
}

#[test]
fn articles_are_made_of_what_callers_have() {
    let expected = petik::extract("Ia menyita 5 kg sabu.").quantities;
    assert_eq!(petik::extract(String::from("Ia menyita 5 kg sabu.")).quantities, expected);
    assert_eq!(petik::extract(String::from("Ia menyita 5 kg sabu.")).quantities, expected);
    assert_eq!(petik::extract(Article::new("Ia menyita 5 kg sabu.")).quantities, expected);
    let article = Article::from_utf8(b"Ia menyita 5 kg sabu.").expect("UTF-8");
    assert_eq!(petik::extract(article.id("a")).id.as_deref(), Some("a"));
}

#[test]
fn what_is_not_utf8_is_refused_with_its_place() {
    let error = Article::from_utf8(b"sabu \xc3\x28").expect_err("no UTF-8");
    assert!(error.is_encoding() && !error.is_id());
    assert_eq!(error.byte(), Some(5));
    assert_eq!(error.to_string(), "not UTF-8: invalid byte at offset 5; convert the text to UTF-8 first");
}

#[test]
fn records_are_found_by_id() {
    let found = petik::extract("Ia menyita 5 kg sabu senilai Rp5 miliar pada 2024.");
    let quantity = &found.quantities[0];
    assert_eq!(quantity.id, Id { kind: Kind::Quantity, at: 11 });
    assert_eq!(found.quantity(quantity.id), Some(quantity));
    assert_eq!(found.sum_of_money(found.money[0].id), Some(&found.money[0]));
    assert_eq!(found.quantity(found.money[0].id), None);
    assert_eq!(found.date("d45".parse().expect("an id")).map(|date| date.text.as_str()), Some("2024"));
}

#[test]
fn ids_are_read_and_refused() {
    for kind in Kind::ALL {
        let id = Id { kind, at: 2104 };
        assert_eq!(id.to_string().parse::<Id>().expect("an id"), id);
    }
    for text in ["", "q", "2104", "y5", "q-5", "q5x", "qq5", "q99999999999999999999999"] {
        let error = text.parse::<Id>().expect_err("no id");
        assert!(error.is_id(), "{text}");
    }
}

#[test]
fn spans_are_counted_as_others_count() {
    let text = "±5 kg 🙂 sabu";
    let span = Span { start: text.find("sabu").expect("sabu"), end: text.len() };
    assert_eq!(span.slice(text), Some("sabu"));
    assert_eq!(span.to_chars(text), Some(8..12));
    assert_eq!(span.to_utf16(text), Some(9..13));
    assert_eq!(Span { start: 1, end: 3 }.to_chars(text), None);
    assert!(span.overlaps(Span { start: 0, end: 99 }) && !span.overlaps(Span { start: 0, end: span.start }));
}

#[test]
fn values_are_exact_in_json() {
    let json = |text: &str| serde_json::to_value(petik::extract(text)).expect("JSON")["quantities"][0]["value"].clone();
    assert_eq!(json("Ia menyita 54,9 kilogram ganja.").to_string(), "54.9");
    assert_eq!(json("Ia menyita 1.185 gram ganja.").to_string(), "1185");
    assert_eq!(json("Ia menyita 0,1 gram ganja.").to_string(), "0.1");
    assert_eq!(json("Ia menyita 123456789,123456 gram ganja.").to_string(), "123456789.123456");
    assert_eq!(json("Ia menyita 1234567890,123456 gram ganja.").to_string(), "\"1234567890.123456\"");
}

#[test]
fn words_added_later_are_read() {
    let mut json = serde_json::to_value(petik::extract("Ia menyita 5 kg sabu pada 2024.")).expect("JSON");
    json["later"] = serde_json::json!({"a": 1});
    json["quantities"][0]["later"] = true.into();
    json["quantities"][0]["bound"] = "about_half".into();
    json["dates"][0]["grain"] = "century".into();
    json["article"]["language"] = "jv".into();
    let back: Extraction = serde_json::from_value(json).expect("an extraction");
    assert_eq!(back.quantities[0].bound, Bound::Unknown);
    assert_eq!(back.dates[0].grain, Grain::Unknown);
    assert_eq!(back.article.language, Language::Other);
}

#[test]
fn dates_say_what_they_were_resolved_from() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let published = |text: &'static str| Article::new(text).published(day(2025, 1, 10).expect("a day"));
    let resolved = |article: Article<'static>| {
        let date = petik::extract(article).dates.remove(0);
        (date.from, date.resolved_by)
    };
    assert_eq!(resolved(published("Ia ditangkap Selasa (24/12).")), (day(2024, 12, 24), Some(ResolvedBy::Published)));
    assert_eq!(resolved(published("Ia ditangkap Rabu.")), (day(2025, 1, 8), Some(ResolvedBy::Published)));
    assert_eq!(resolved(published("Ia akan disidang Rabu.")), (None, None));
    assert_eq!(resolved("Ia ditangkap 24 Desember 2024.".into()), (day(2024, 12, 24), Some(ResolvedBy::Text)));
    assert_eq!(
        resolved("Ia ditangkap Selasa (24/12). Pada 2023 dan 2024 ia buron.".into()),
        (day(2024, 12, 24), Some(ResolvedBy::Weekday))
    );
    assert_eq!(resolved("Ia ditangkap Selasa (24/12).".into()), (None, None));
}

#[test]
fn units_and_substances_have_constants() {
    let found = petik::extract("Ia menyita 5 ons sabu.");
    let quantity = &found.quantities[0];
    assert_eq!(quantity.unit.as_deref(), Some(petik::units::ONS));
    assert_eq!(quantity.substance.as_deref(), Some(petik::substances::METHAMPHETAMINE));
    assert_eq!(quantity.dimension, Dimension::Mass);
    let base = quantity.base.as_ref().expect("a base");
    assert_eq!((base.value.to_string().as_str(), base.unit.as_ref()), ("500", "gram"));
}

#[test]
fn furniture_yields_no_other_records() {
    let found = petik::extract("Ia menyita 5 kg sabu.\nBaca juga: Polisi Sita 7 Kg Ganja\nIa ditahan.");
    assert_eq!(found.quantities.len(), 1);
    assert_eq!(found.article.furniture[0].kind, FurnitureKind::Link);
}
