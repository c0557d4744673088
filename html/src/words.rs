//! The words of the page, in two languages.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::Language;

/// One phrase a line: its key, Indonesian, English.
const WORDS: &str = include_str!("words.tsv");

/// The phrases of one language.
pub(crate) struct Words {
    pub(crate) language: Language,
    phrases: HashMap<&'static str, &'static str>,
}

impl Words {
    pub(crate) fn new(language: Language) -> Words {
        let column = match language {
            Language::Indonesian => 1,
            Language::English => 2,
        };
        let rows = WORDS.lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            let key = cells.next()?;
            Some((key, cells.nth(column - 1)?))
        });
        Words { language, phrases: rows.collect() }
    }

    /// The phrase with this key.
    pub(crate) fn say(&self, key: &'static str) -> &'static str {
        self.known(key).unwrap_or(key)
    }

    /// The phrase with this key, where there is one.
    pub(crate) fn known(&self, key: &str) -> Option<&'static str> {
        self.phrases.get(key).copied()
    }

    /// The phrase for a word of the schema: `role.suspect`. A word that the page does not know is shown as it is.
    pub(crate) fn term(&self, group: &str, term: &str) -> String {
        let key = format!("{group}.{term}");
        self.known(&key).map_or_else(|| term.replace('_', " "), str::to_owned)
    }

    /// The same for a word that the records hold as a variant.
    pub(crate) fn variant(&self, group: &str, value: &impl Serialize) -> String {
        self.term(group, &variant_name(value))
    }

    /// A number as the language writes it.
    pub(crate) fn number(&self, value: &Decimal) -> String {
        let plain = value.normalize().to_string();
        let (group, point) = match self.language {
            Language::Indonesian => ('.', ','),
            Language::English => (',', '.'),
        };
        let (sign, plain) = match plain.strip_prefix('-') {
            Some(rest) => ("−", rest),
            None => ("", plain.as_str()),
        };
        let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push(group);
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }

    /// A day as the language writes it.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        let months = self.say("date.months");
        let month = months.split(' ').nth(day.month0() as usize).unwrap_or("");
        format!("{} {month} {}", day.day(), day.year())
    }

    /// A span of days.
    pub(crate) fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to { self.day(from) } else { format!("{} – {}", self.day(from), self.day(to)) }
    }
}

/// The word that the schema writes for a variant.
pub(crate) fn variant_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_both_languages_and_its_own_key() {
        let mut keys = std::collections::HashSet::new();
        for line in WORDS.lines() {
            let cells: Vec<_> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line:?}");
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{line:?}");
            assert!(keys.insert(cells[0]), "{} stands twice", cells[0]);
        }
    }

    #[test]
    fn every_phrase_that_the_code_asks_for_is_there() {
        let sources = [
            include_str!("article.rs"),
            include_str!("cards.rs"),
            include_str!("catalogue.rs"),
            include_str!("index.rs"),
            include_str!("lib.rs"),
            include_str!("mask.rs"),
            include_str!("page.rs"),
            include_str!("tables.rs"),
            include_str!("view.rs"),
            include_str!("words.rs").split("#[cfg(test)]").next().unwrap_or(""),
        ];
        let words = Words::new(Language::Indonesian);
        let mut asked = 0;
        for source in sources {
            for part in source.split("say(\"").skip(1) {
                let key = part.split('"').next().unwrap_or("");
                assert!(words.known(key).is_some(), "words.tsv has no {key:?}");
                asked += 1;
            }
        }
        assert!(asked > 50, "{asked}");
    }

    #[test]
    fn every_kind_of_record_and_every_common_drug_has_words() {
        use petik::{Kind, substances};
        let words = Words::new(Language::English);
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Notice) {
            let key = format!("kind.{}", format!("{kind:?}").to_lowercase());
            assert!(words.known(&key).is_some(), "{key}");
        }
        let drugs = [substances::METHAMPHETAMINE, substances::CANNABIS, substances::ECSTASY, substances::NARCOTIC];
        for drug in drugs {
            assert!(words.known(&format!("substance.{drug}")).is_some(), "{drug}");
        }
        assert_eq!(words.term("substance", "gas_tertawa"), "gas tertawa");
    }

    #[test]
    fn numbers_and_days_as_the_languages_write_them() {
        let (id, en) = (Words::new(Language::Indonesian), Words::new(Language::English));
        assert_eq!(id.number(&"1234567.50".parse().unwrap()), "1.234.567,5");
        assert_eq!(en.number(&"-1234.5".parse().unwrap()), "−1,234.5");
        let day = NaiveDate::from_ymd_opt(2024, 12, 24).unwrap();
        assert_eq!(id.day(day), "24 Desember 2024");
        assert_eq!(en.days(day, day.succ_opt().unwrap()), "24 December 2024 – 25 December 2024");
    }
}
