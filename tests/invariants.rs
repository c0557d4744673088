//! What holds for every extraction, whatever the text, on the fixtures. `properties.rs` has the fixtures spoilt.

mod common;
#[path = "common/invariants.rs"]
mod invariants;

use petik::{Article, Extraction, Extractor, Kind};

/// Every text of the fixtures.
fn texts() -> Vec<String> {
    let stories = common::stories().into_iter().map(|story| story.text);
    stories.chain(common::cases().into_iter().map(|case| case.text)).collect()
}

#[test]
fn hold_on_the_fixtures() {
    for text in texts() {
        invariants::hold(&Extractor::default(), &Article::new(text));
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
