//! Texts that nobody wrote for a newspaper: nothing may panic, hang or grow beyond the input.

mod common;

#[path = "common/invariants.rs"]
#[allow(dead_code)] // a fuzz target and another test use the rest of it
mod invariants;

#[path = "common/hostile.rs"]
#[allow(dead_code)] // the benchmark uses the rest of it
mod hostile;

const SIZE: usize = 20_000;

#[test]
fn hostile_texts_are_read_to_the_end() {
    for part in hostile::PARTS {
        let text = hostile::repeated(part, SIZE);
        let extraction = petik::extract(text.as_str());
        let json = serde_json::to_string(&extraction).expect("JSON");
        assert!(json.len() <= text.len() * 400 + 10_000, "{part:?}: {} bytes of output", json.len());
    }
}

#[test]
fn short_texts_are_read() {
    for text in [
        "",
        " ",
        "\n",
        ".",
        "7",
        "Rp",
        "(",
        "\u{feff}",
        "Senin",
        "Pasal",
        "-",
        "\"",
        "5 kg",
        "JAKARTA -",
        "JAKARTA - \n",
    ] {
        let extraction = petik::extract(text);
        assert_eq!(extraction.schema, "petik/1");
    }
}

/// A text that begins or ends in the middle of a sentence has nothing before its first word, or after its last.
#[test]
fn sentences_may_begin_and_end_anywhere() {
    const MOST_CUTS: usize = 12;
    for case in common::cases() {
        let article = case.article();
        let text = article.text();
        let begins: Vec<usize> =
            text.split_whitespace().map(|word| word.as_ptr().addr() - text.as_ptr().addr()).collect();
        for at in begins.into_iter().take(MOST_CUTS) {
            invariants::check(&text[at..], &petik::extract(&text[at..]));
            invariants::check(&text[..at], &petik::extract(&text[..at]));
        }
    }
}

#[test]
fn who_is_sentenced_may_be_told_first() {
    assert!(petik::extract("mati kepada Saprudin").arrests.is_empty());
}

#[test]
fn numbers_longer_than_a_decimal_yield_no_record() {
    let digits = "9".repeat(29);
    assert!(petik::extract(format!("Ia menyita {digits} gram sabu.").as_str()).quantities.is_empty());
    let digits = "9".repeat(28);
    let found = petik::extract(format!("Ia menyita {digits} gram sabu.").as_str());
    assert_eq!(found.quantities[0].value.to_string(), digits);
}
