//! Properties: what is written in every notation of the press is read back exactly, and whatever befalls a text, what is
//! found in it stays true to it.

mod common;
#[path = "common/invariants.rs"]
mod invariants;

use chrono::{Datelike, NaiveDate};
use petik::records::{Bound, Grain};
use petik::{Article, Extraction, Extractor};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

/// So many cases, the same in every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` look further.
fn cases(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1990),
        fixed => fixed,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

fn extract(text: &str) -> Extraction {
    petik::extract(text)
}

// Numerals

/// Digits in groups of three.
fn grouped(number: u64, group: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    out
}

/// A number in words, below a quadrillion.
fn in_words(number: u64) -> String {
    const DIGITS: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
    let with = |count: u64, one: &str, unit: &str, rest: u64| {
        let head = if count == 1 { one.to_owned() } else { format!("{} {unit}", in_words(count)) };
        if rest == 0 { head } else { format!("{head} {}", in_words(rest)) }
    };
    match number {
        0..10 => DIGITS[number as usize].to_owned(),
        10 => "sepuluh".to_owned(),
        11 => "sebelas".to_owned(),
        12..20 => format!("{} belas", DIGITS[number as usize - 10]),
        20..100 => with(number / 10, "sepuluh", "puluh", number % 10),
        100..1_000 => with(number / 100, "seratus", "ratus", number % 100),
        1_000..1_000_000 => with(number / 1_000, "seribu", "ribu", number % 1_000),
        1_000_000..1_000_000_000 => with(number / 1_000_000, "satu juta", "juta", number % 1_000_000),
        1_000_000_000..1_000_000_000_000 => {
            with(number / 1_000_000_000, "satu miliar", "miliar", number % 1_000_000_000)
        }
        _ => with(number / 1_000_000_000_000, "satu triliun", "triliun", number % 1_000_000_000_000),
    }
}

/// The one quantity of a text.
fn the_quantity(text: &str) -> petik::records::Quantity {
    let found = extract(text);
    let [quantity] = &found.quantities[..] else { panic!("{text:?}: {:?}", found.quantities) };
    quantity.clone()
}

fn decimal(whole: u64, fraction: &str) -> Decimal {
    format!("{whole}.{fraction}").parse().expect("a decimal")
}

/// Whole numbers of all lengths alike.
fn whole() -> impl Strategy<Value = u64> {
    (1_u32..16).prop_flat_map(|digits| 10_u64.pow(digits - 1)..10_u64.pow(digits))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn whole_numbers_in_figures(number in whole()) {
        for written in [number.to_string(), grouped(number, ".")] {
            // `1.185` alone could be a decimal of a weight; pieces are whole.
            let quantity = the_quantity(&format!("Petugas menyita {written} butir ekstasi."));
            prop_assert_eq!(quantity.value, Decimal::from(number), "{}", written);
            prop_assert_eq!(quantity.text, format!("{written} butir"));
            prop_assert_eq!(quantity.bound, Bound::Exact);
        }
    }

    #[test]
    fn decimals(number in 0_u64..1_000_000, fraction in "[0-9]{1,5}", grouped_whole: bool) {
        let value = decimal(number, &fraction);
        let whole = if grouped_whole { grouped(number, ".") } else { number.to_string() };
        let quantity = the_quantity(&format!("Petugas menyita {whole},{fraction} kilogram sabu."));
        let readings = [Some(quantity.value), quantity.alternative];
        prop_assert!(readings.contains(&Some(value)), "{whole},{fraction}: {readings:?}");
        // A comma before other than three digits cannot group.
        if fraction.len() != 3 {
            prop_assert_eq!(quantity.value, value);
        }
    }

    #[test]
    fn decimals_as_english_writes_them(number in 0_u64..1_000, fraction in "[0-9]{1,2}|[0-9]{4,5}") {
        let quantity = the_quantity(&format!("Petugas menyita {number}.{fraction} kg sabu."));
        prop_assert_eq!(quantity.value, decimal(number, &fraction));
    }

    #[test]
    fn decimals_with_scales(
        number in 1_u64..1_000,
        fraction in "|[0-9]{1,2}",
        (scale, zeros) in select(vec![("ribu", 3), ("juta", 6), ("miliar", 9), ("milyar", 9), ("triliun", 12)]),
    ) {
        let written = if fraction.is_empty() { number.to_string() } else { format!("{number},{fraction}") };
        let quantity = the_quantity(&format!("Petugas menyita {written} {scale} butir ekstasi."));
        let factor = Decimal::from(10_u64.pow(zeros));
        let value = if fraction.is_empty() { Decimal::from(number) } else { decimal(number, &fraction) };
        prop_assert_eq!(quantity.value, value * factor);
    }

    #[test]
    fn numbers_in_words(number in whole().prop_filter("below a quadrillion", |number| *number < 1_000_000_000_000_000)) {
        let words = in_words(number);
        let quantity = the_quantity(&format!("Petugas menyita {words} butir ekstasi."));
        prop_assert_eq!(quantity.value, Decimal::from(number), "{}", words);
        prop_assert_eq!(quantity.text, format!("{words} butir"));
    }

    #[test]
    fn ranges(from in 1_u64..100_000, more in 1_u64..100_000, form in 0_usize..7) {
        let to = from + more;
        let (one, other) = (grouped(from, "."), grouped(to, "."));
        let range = match form {
            0 => format!("{one}-{other}"),
            1 => format!("{one} - {other}"),
            2 => format!("{one}–{other}"),
            3 => format!("{one} hingga {other}"),
            4 => format!("{one} sampai {other}"),
            5 => format!("antara {one} dan {other}"),
            _ => format!("antara {one} hingga {other}"),
        };
        let quantity = the_quantity(&format!("Petugas menyita {range} butir ekstasi."));
        prop_assert_eq!((quantity.value, quantity.upper), (from.into(), Some(to.into())), "{}", range);
    }

    #[test]
    fn money(
        number in 1_u64..1_000_000_000,
        (mark, currency) in select(vec![
            ("Rp", "IDR"), ("Rp ", "IDR"), ("Rp.", "IDR"), ("Rp. ", "IDR"), ("IDR ", "IDR"), ("US$", "USD"), ("US$ ", "USD"),
            ("RM", "MYR"), ("S$", "SGD"),
        ]),
        end in select(vec!["", ",00", ",-"]),
    ) {
        let text = format!("Kerugian mencapai {mark}{}{end} dalam kasus itu.", grouped(number, "."));
        let found = extract(&text);
        prop_assert_eq!(found.money.len(), 1, "{}: {:?}", text, found.money);
        prop_assert_eq!(found.money[0].value, Decimal::from(number), "{}", text);
        prop_assert_eq!(found.money[0].currency.as_ref(), currency);
        prop_assert!(found.quantities.is_empty());
    }

    #[test]
    fn money_with_scales(
        number in 1_u64..1_000,
        fraction in "|[0-9]{1,2}",
        (scale, zeros) in select(vec![("ribu", 3), ("juta", 6), ("miliar", 9), ("M", 9), ("triliun", 12), ("T", 12), ("jt", 6)]),
        glued: bool,
    ) {
        let written = if fraction.is_empty() { number.to_string() } else { format!("{number},{fraction}") };
        let text = format!("Kerugian mencapai Rp{}{written} {scale} dalam kasus itu.", if glued { "" } else { " " });
        let found = extract(&text);
        prop_assert_eq!(found.money.len(), 1, "{}: {:?}", text, found.money);
        let value = if fraction.is_empty() { Decimal::from(number) } else { decimal(number, &fraction) };
        prop_assert_eq!(found.money[0].value, value * Decimal::from(10_u64.pow(zeros)), "{}", text);
    }

    #[test]
    fn money_in_words(number in whole().prop_filter("below a trillion", |number| *number < 1_000_000_000_000)) {
        let text = format!("Kerugian mencapai {} rupiah dalam kasus itu.", in_words(number));
        let found = extract(&text);
        prop_assert_eq!(found.money.len(), 1, "{}: {:?}", text, found.money);
        prop_assert_eq!(found.money[0].value, Decimal::from(number), "{}", text);
    }

    #[test]
    fn percentages(number in 0_u64..1_000, fraction in "|[0-9]{1,3}", sign in select(vec!["%", " %", " persen"])) {
        let written = if fraction.is_empty() { number.to_string() } else { format!("{number},{fraction}") };
        let text = format!("Kasus turun {written}{sign} dibanding tahun lalu.");
        let found = extract(&text);
        prop_assert_eq!(found.percentages.len(), 1, "{}: {:?}", text, found.percentages);
        let value = if fraction.is_empty() { Decimal::from(number) } else { decimal(number, &fraction) };
        prop_assert_eq!(found.percentages[0].value, value, "{}", text);
    }
}

// Dates

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const SHORT_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// Every way to write a day in full.
fn written_in_full(day: NaiveDate) -> Vec<String> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let (month, short) = (MONTHS[m as usize - 1], SHORT_MONTHS[m as usize - 1]);
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    vec![
        format!("{d} {month} {y}"),
        format!("{d:02} {month} {y}"),
        format!("{d} {short} {y}"),
        format!("{d}/{m}/{y}"),
        format!("{d:02}.{m:02}.{y}"),
        format!("{y}-{m:02}-{d:02}"),
        format!("{d}-{m}-{y}"),
        format!("{d:02}.{m:02}.{y}"),
        format!("{y}-{m:02}-{d:02}"),
        format!("{weekday}, {d} {month} {y}"),
        format!("{weekday} ({d}/{m}/{y})"),
        format!("{weekday} {d} {month} {y}"),
    ]
}

#[test]
fn every_day_in_every_form() {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day");
    for day in first.iter_days().take_while(|day| day.year() <= 2050) {
        // A sentence a form, in one text, so that a day takes one call.
        let forms = written_in_full(day);
        let sentences: Vec<String> =
            forms.iter().map(|form| format!("Peristiwa itu terjadi pada {form} di sana.")).collect();
        let text = sentences.join("\n");
        let found = extract(&text);
        let texts: Vec<&str> = found.dates.iter().map(|date| date.text.as_str()).collect();
        assert_eq!(texts, forms, "{day}");
        for date in &found.dates {
            assert_eq!(date.value.as_deref(), Some(day.to_string().as_str()), "{:?}", date.text);
            assert_eq!((date.from, date.to, date.grain), (Some(day), Some(day), Grain::Day), "{:?}", date.text);
            assert_ne!(date.weekday_agrees, Some(false), "{:?}", date.text);
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn days_without_a_year_are_those_before_publication(days in 0_u64..22_000, ago in 0_u64..150) {
        let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day");
        let day = first + chrono::Days::new(days);
        let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
        let text = format!("Ia ditangkap {weekday} ({}/{}) di Jambi.", day.day(), day.month());
        let found = petik::extract(Article::new(text.as_str()).published(day + chrono::Days::new(ago)));
        prop_assert_eq!(found.dates.len(), 1);
        prop_assert_eq!(found.dates[0].from, Some(day), "{} told {} days later", text, ago);
    }

    #[test]
    fn a_weekday_that_is_not_that_of_its_date_is_told(days in 0_u64..22_000, off in 1_usize..7) {
        let day = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::Days::new(days);
        let weekday = WEEKDAYS[(day.weekday().num_days_from_monday() as usize + off) % 7];
        let text = format!("Ia ditangkap {weekday} ({}/{}/{}) di Jambi.", day.day(), day.month(), day.year());
        let found = extract(&text);
        prop_assert_eq!(found.dates[0].weekday_agrees, Some(false));
        prop_assert!(found.notices.iter().any(|notice| notice.code == petik::records::NoticeCode::WeekdayMismatch));
    }

    #[test]
    fn ranges_of_days(days in 0_u64..22_000, more in 1_u32..20) {
        let from = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::Days::new(days);
        let to = from + chrono::Days::new(more.into());
        prop_assume!(from.month() == to.month());
        let month = MONTHS[from.month() as usize - 1];
        for dash in ["-", " - ", "–", " hingga ", " sampai "] {
            let text = format!("Operasi digelar pada {}{dash}{} {month} {} di Jambi.", from.day(), to.day(), from.year());
            let found = extract(&text);
            prop_assert_eq!(found.dates.len(), 1, "{}: {:?}", text, found.dates);
            prop_assert_eq!((found.dates[0].from, found.dates[0].to), (Some(from), Some(to)), "{}", text);
        }
    }
}

// Quotes

/// Speech with quote marks in it, well nested or not.
fn speech() -> impl Strategy<Value = String> {
    let part = select(vec![
        "Kami tunggu ",
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "’",
        "«",
        ",\" ",
        ",” ",
        "ujar Budi Santoso",
        "kata Kapolres Jambi AKBP Rury Prastowo",
        "ujarnya",
        ". ",
        "\n",
        "\n\n",
        "sabu 5 kg ",
        "itu ",
        "(",
        ")",
        "Baca juga: Judul\n",
        "menurut dia",
        "- ",
    ]);
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn quotes_of_any_nesting(text in speech()) {
        let found = extract(&text);
        invariants::check(&text, &found);
        let mut end = 0;
        for quote in &found.quotes {
            prop_assert!(quote.start >= end, "{:?} begins in the one before", quote.text);
            end = quote.end;
            // What was said begins at a mark, or after page furniture that stands behind the mark.
            let outside = text[..quote.start].trim_end();
            let marked = outside.ends_with(['"', '“', '”', '\'', '‘', '’', '«']);
            let furniture = &found.article.furniture;
            prop_assert!(marked || furniture.iter().any(|piece| piece.end == outside.len()), "{:?}", quote.text);
        }
    }

    #[test]
    fn a_quote_between_all_kinds_of_marks(
        (open, close) in select(vec![("\"", "\""), ("“", "”"), ("”", "”"), ("“", "\""), ("\"", "”")]),
        inner in select(vec!["", " 'barang' ", " ‘barang’ "]),
        cue in select(vec!["ujar", "kata", "tutur", "ucap", "jelas"]),
    ) {
        let said = format!("Kami masih mengejar{inner} pemasok sabu itu,");
        let text = format!("{open}{said}{close} {cue} Kapolres Jambi AKBP Rury Prastowo, Senin.");
        let found = extract(&text);
        prop_assert_eq!(found.quotes.len(), 1, "{}", text);
        prop_assert_eq!(&found.quotes[0].text, &said);
        prop_assert_eq!(found.quotes[0].speaker, found.persons.first().map(|person| person.id));
        prop_assert_eq!(found.quotes[0].cue.as_deref(), Some(cue));
    }
}

// Whatever befalls a text

/// What scraping and typing do to a text.
#[derive(Clone, Debug)]
enum Harm {
    Drop(Index),
    Double(Index),
    Swap(Index, Index),
    Insert(Index, &'static str),
    Cut(Index),
    DropParagraph(Index),
    DoubleParagraph(Index),
    SwapParagraphs(Index, Index),
    Crlf,
    Nbsp,
    Nfd,
    Bom,
}

const STRANGE: [&str; 26] = [
    "\u{feff}", "\r\n", "\u{a0}", "\u{200b}", "\u{200d}", "\u{301}", "\u{202e}", "\u{200f}", "🙂", "\"", "”", "(", ")",
    "-", ".", "1", "Rp", "\n\n", "**", "_", "&quot;", "&nbsp;", "<p>", "</b>", "\n# ", "  ",
];

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<Index>;
    prop_oneof![
        8 => at().prop_map(Harm::Drop),
        8 => at().prop_map(Harm::Double),
        8 => (at(), at()).prop_map(|(one, other)| Harm::Swap(one, other)),
        16 => (at(), select(&STRANGE[..])).prop_map(|(at, what)| Harm::Insert(at, what)),
        1 => at().prop_map(Harm::Cut),
        2 => at().prop_map(Harm::DropParagraph),
        2 => at().prop_map(Harm::DoubleParagraph),
        2 => (at(), at()).prop_map(|(one, other)| Harm::SwapParagraphs(one, other)),
        1 => Just(Harm::Crlf),
        1 => Just(Harm::Nbsp),
        1 => Just(Harm::Nfd),
        1 => Just(Harm::Bom),
    ]
}

impl Harm {
    fn to(&self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let mut paragraphs: Vec<&str> = text.split_inclusive('\n').collect();
        if characters.is_empty() {
            return String::new();
        }
        let (characters_left, paragraphs_left) = (characters.len(), paragraphs.len());
        match self {
            Harm::Drop(at) => _ = characters.remove(at.index(characters_left)),
            Harm::Double(at) => {
                let at = at.index(characters_left);
                characters.insert(at, characters[at]);
            }
            Harm::Swap(one, other) => characters.swap(one.index(characters_left), other.index(characters_left)),
            Harm::Insert(at, what) => {
                let at = at.index(characters_left);
                characters.splice(at..at, what.chars());
            }
            Harm::Cut(at) => characters.truncate(at.index(characters_left)),
            Harm::DropParagraph(at) => {
                paragraphs.remove(at.index(paragraphs_left));
                return paragraphs.concat();
            }
            Harm::DoubleParagraph(at) => {
                let at = at.index(paragraphs_left);
                paragraphs.insert(at, paragraphs[at]);
                return paragraphs.concat();
            }
            Harm::SwapParagraphs(one, other) => {
                paragraphs.swap(one.index(paragraphs_left), other.index(paragraphs_left));
                return paragraphs.concat();
            }
            Harm::Crlf => return text.replace('\n', "\r\n"),
            Harm::Nbsp => return text.replace(' ', "\u{a0}"),
            Harm::Nfd => return text.replace('é', "e\u{301}").replace('a', "a\u{308}"),
            Harm::Bom => characters.insert(0, '\u{feff}'),
        }
        characters.into_iter().collect()
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn spoilt_fixtures(story in any::<Index>(), harms in prop::collection::vec(harm(), 1..12)) {
        let stories = stories();
        let story = &stories[story.index(stories.len())];
        let spoilt = harms.iter().fold(story.text.clone(), |text, harm| harm.to(&text));
        let article = Article::new(spoilt.as_str());
        let article = match story.published {
            Some(day) => article.published(day),
            None => article,
        };
        invariants::hold(&Extractor::default(), &article);
    }

    #[test]
    fn limits(story in any::<Index>(), bytes in any::<Index>(), records in any::<Index>()) {
        let stories = stories();
        let story = &stories[story.index(stories.len())];
        let extractor =
            Extractor::builder().max_text_len(bytes.index(4_000)).max_records(records.index(200)).build();
        invariants::hold(&extractor, &story.article());
    }
}

/// The fixtures, read once.
fn stories() -> &'static [common::Story] {
    static STORIES: std::sync::LazyLock<Vec<common::Story>> = std::sync::LazyLock::new(common::stories);
    &STORIES
}

#[test]
fn line_ends_and_marks_change_offsets_alone() {
    for story in stories() {
        let plain = extract(&story.text);
        let texts = |found: &Extraction| -> Vec<String> {
            let quantities = found.quantities.iter().map(|record| format!("{} {}", record.text, record.value));
            let dates = found.dates.iter().map(|record| format!("{} {:?}", record.text, record.value));
            let persons = found.persons.iter().map(|record| format!("{} {:?}", record.name, record.age));
            quantities.chain(dates).chain(persons).map(|text| text.replace(['\r', '\n', '\u{a0}'], " ")).collect()
        };
        for other in [story.text.replace('\n', "\r\n"), format!("\u{feff}{}", story.text)] {
            assert_eq!(texts(&extract(&other)), texts(&plain), "{}", story.name);
        }
    }
}

/// A text with the lines broken to a width, at single spaces: every byte keeps its place.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        lines.push(String::new());
        for word in line.split(' ') {
            let last = lines.last_mut().expect("a line");
            if last.is_empty() {
                last.push_str(word);
            } else if last.chars().count() + 1 + word.chars().count() <= width {
                last.push(' ');
                last.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
    }
    lines.join("\n")
}

#[test]
fn lines_broken_to_a_width_change_nothing() {
    let json = |text: &str| serde_json::to_string(&extract(text)).expect("JSON").replace("\\n", " ");
    for story in stories().iter().filter(|story| !story.text.contains("  ")) {
        // Where nothing stands between paragraphs, a short one may be a line that goes on.
        let apart = story.text.replace('\n', "\n\n");
        for width in [48, 60, 72, 80, 100] {
            let broken = wrapped(&apart, width);
            assert_ne!(broken, apart);
            assert_eq!(json(&broken), json(&apart), "{} in lines of {width}", story.name);
        }
    }
}

/// A text of which parts are written otherwise.
#[derive(Default)]
struct Rewritten {
    text: String,
    /// For every byte of it, and its end, the byte of the first text.
    places: Vec<usize>,
    read: usize,
}

impl Rewritten {
    /// Adds what stands for the next part of the first text.
    fn push(&mut self, part: &str, written: &str) {
        self.places.extend((0..written.len()).map(|at| self.read + at.min(part.len())));
        self.text.push_str(written);
        self.read += part.len();
    }

    /// The parts of a text at which it is split, each as it is written by `write`.
    fn new<'t>(parts: impl Iterator<Item = &'t str>, write: impl Fn(&str) -> String) -> Self {
        let mut rewritten = Rewritten::default();
        parts.for_each(|part| {
            let written = write(part);
            // What is added before and after a part shows nothing.
            match written.find(part) {
                Some(at) => {
                    rewritten.push("", &written[..at]);
                    rewritten.push(part, part);
                    rewritten.push("", &written[at + part.len()..]);
                }
                None => rewritten.push(part, &written),
            }
        });
        rewritten.places.push(rewritten.read);
        rewritten
    }

    /// What is found in it, with the places of the first text, and texts as `shown` shows them.
    fn found(&self, shown: impl Fn(&str) -> String) -> serde_json::Value {
        let mut found = serde_json::to_value(extract(&self.text)).expect("JSON");
        self.translate(&mut found, &shown);
        found
    }

    fn translate(&self, value: &mut serde_json::Value, shown: &impl Fn(&str) -> String) {
        use serde_json::Value;
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| self.translate(value, shown)),
            Value::Object(object) => {
                for (key, value) in object {
                    match value.as_u64() {
                        Some(at) if matches!(key.as_str(), "start" | "end") => *value = self.places[at as usize].into(),
                        _ => self.translate(value, shown),
                    }
                }
            }
            Value::String(text) => {
                let id = text.split_at_checked(1).filter(|(kind, _)| kind.as_bytes()[0].is_ascii_lowercase());
                let at = id.and_then(|(_, at)| at.parse::<usize>().ok()).filter(|at| *at < self.places.len());
                *text = match at {
                    Some(at) => format!("{}{}", &text[..1], self.places[at]),
                    None => shown(text),
                };
            }
            _ => {}
        }
    }
}

/// A text in parts: the runs of characters that `is` tells, and those between.
fn runs(text: &str, is: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = is(rest.chars().next()?);
        let (run, after) = rest.split_at(rest.find(|c| is(c) != first).unwrap_or(rest.len()));
        rest = after;
        Some(run)
    })
}

#[test]
fn markup_changes_offsets_alone() {
    let same = str::to_owned;
    let bare = |text: &str| text.replace("**", "");
    for story in stories().iter().filter(|story| !story.text.contains(['*', '<', '&'])) {
        let even = |text: &str| text.replace("\n\n", "\n");
        let plain = Rewritten::new(std::iter::once(&*story.text), same).found(even);
        let agrees = |what: &str, rewritten: Rewritten, shown: &dyn Fn(&str) -> String| {
            assert_ne!(rewritten.text, story.text, "{what}");
            similar(&plain, &rewritten.found(|text| even(&shown(text))), &format!("{}: {what}", story.name));
        };
        // Figures, and words: a lone mark is no word.
        let bold = |part: &str| format!("**{part}**");
        let figures = |part: &str| if part.bytes().all(|byte| byte.is_ascii_digit()) { bold(part) } else { same(part) };
        let whole = |part: &str| {
            let alone = |at: &str| {
                story.text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != ',').any(|one| one == at)
            };
            if part.ends_with(|c: char| c.is_ascii_digit()) && alone(part) { figures(part) } else { same(part) }
        };
        let number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',');
        agrees("figures in bold", Rewritten::new(runs(&story.text, number), whole), &bare);
        let words = |part: &str| if part.starts_with(char::is_alphanumeric) { bold(part) } else { same(part) };
        agrees("words in bold", Rewritten::new(runs(&story.text, |c| !c.is_whitespace()), words), &bare);

        let quotes = |part: &str| match part {
            "\"" => same("&quot;"),
            "“" => same("&ldquo;"),
            "”" => same("&#8221;"),
            "–" => same("&ndash;"),
            "—" => same("&mdash;"),
            "'" => same("&#39;"),
            "’" => same("&rsquo;"),
            _ => same(part),
        };
        let read = |text: &str| {
            let names = [("&quot;", "\""), ("&ldquo;", "“"), ("&#8221;", "”"), ("&ndash;", "–"), ("&mdash;", "—")];
            let names = names.into_iter().chain([("&#39;", "'"), ("&rsquo;", "’")]);
            names.fold(text.to_owned(), |text, (name, mark)| text.replace(name, mark))
        };
        if story.text.contains(['"', '“', '”', '–', '—', '\'', '’']) {
            agrees("entities", Rewritten::new(story.text.split_inclusive(|_| true), quotes), &read);
        }

        let lines = |part: &str| if part.starts_with('\n') { same("</p><p>") } else { same(part) };
        agrees("tags", Rewritten::new(runs(&story.text, |c| c == '\n'), lines), &|text| text.replace("</p><p>", "\n"));
        let headings = Rewritten::new(story.text.split_inclusive('\n'), |line| format!("## {line}"));
        agrees("headings", headings, &|text| text.replace("## ", ""));
        let items = Rewritten::new(story.text.split_inclusive('\n'), |line| format!("• {line}"));
        agrees("items", items, &|text| text.replace("• ", ""));
    }
}

#[test]
fn wide_gaps_everywhere_change_offsets_alone() {
    for story in stories().iter().filter(|story| !story.text.contains("  ")) {
        let parts = || story.text.split_inclusive(' ');
        let plain = Rewritten::new(parts(), str::to_owned).found(str::to_owned);
        let wide = Rewritten::new(parts(), |part| part.replace(' ', "  "));
        similar(&plain, &wide.found(|text| text.replace("  ", " ")), &story.name);
    }
}

/// Checks that two values are the same, and shows where they are not.
fn similar(one: &serde_json::Value, other: &serde_json::Value, what: &str) {
    if one != other {
        let [one, other] = [one, other].map(|value| serde_json::to_string_pretty(value).expect("JSON"));
        let first = one.lines().zip(other.lines()).position(|(one, other)| one != other).unwrap_or_default();
        let part = |text: &str| text.lines().skip(first.saturating_sub(6)).take(12).collect::<Vec<_>>().join("\n");
        panic!("{what}:\n{}\n--- and not ---\n{}", part(&other), part(&one));
    }
}
