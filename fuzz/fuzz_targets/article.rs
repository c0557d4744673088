//! Articles put together from what the press writes, with a day of publication, kinds and limits.

#![no_main]

#[path = "../../tests/common/invariants.rs"]
mod invariants;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use arbitrary::Arbitrary;
use chrono::{Days, NaiveDate};
use libfuzzer_sys::fuzz_target;
use petik::{Article, Extraction, Extractor, Id, Kind};

/// An article and how it is read.
#[derive(Arbitrary, Debug)]
struct Case {
    paragraphs: Vec<Vec<Piece>>,
    /// Days after the first of 1990.
    published: Option<u16>,
    /// A bit a kind.
    kinds: Option<u32>,
    max_text_len: Option<u16>,
    max_records: Option<u8>,
}

/// Something that articles are made of.
#[derive(Arbitrary, Debug)]
enum Piece {
    Word(u16),
    Number { whole: u32, fraction: Option<u8>, grouped: bool, english: bool },
    NumberWord(u8),
    Range(u16, u16, u8),
    Unit(u8),
    Money(u8, u32, u8),
    Date { day: u8, month: u8, year: u8, form: u8 },
    Time(u8, u8, u8),
    Law(u8, u16, Option<u8>, u8),
    Name(u8, u8),
    Initials(u8, u8, Option<u8>),
    Office(u8, u8),
    Body(u8, u8),
    Place(u8, u8),
    Quote(u8, Vec<u16>, u8),
    Mark(u8),
    Line(u8, u8),
    Strange(u8),
    Character(char),
}

const WORDS: [&str; 96] = [
    "menyita",
    "disita",
    "mengamankan",
    "diamankan",
    "menangkap",
    "ditangkap",
    "ditangkapnya",
    "memusnahkan",
    "barang bukti",
    "berupa",
    "seberat",
    "sebanyak",
    "senilai",
    "total",
    "terdiri dari",
    "berisi",
    "dari",
    "di",
    "ke",
    "dan",
    "serta",
    "atau",
    "pada",
    "tersangka",
    "pelaku",
    "pria",
    "perempuan",
    "seorang",
    "kasus",
    "narkoba",
    "sabu",
    "ganja",
    "ekstasi",
    "pil",
    "kata",
    "ujar",
    "katanya",
    "ujarnya",
    "menurut",
    "mengatakan",
    "naik",
    "turun",
    "dibanding",
    "menjadi",
    "sedangkan",
    "tahun",
    "lalu",
    "kemarin",
    "sebelumnya",
    "akan",
    "bukan",
    "diduga",
    "tidak",
    "lebih dari",
    "sekitar",
    "hampir",
    "minimal",
    "maksimal",
    "hingga",
    "sampai",
    "antara",
    "persen",
    "berinisial",
    "alias",
    "warga",
    "asal",
    "bersama",
    "ketiganya",
    "mereka",
    "dia",
    "korban",
    "anak",
    "di bawah umur",
    "bebas",
    "divonis",
    "dituntut",
    "tewas",
    "buron",
    "DPO",
    "audiensi",
    "rapat koordinasi",
    "konferensi pers",
    "dihadiri",
    "kunjungan",
    "sepanjang",
    "selama",
    "masing-masing",
    "keduanya",
    "yang",
    "itu",
    "tersebut",
    "menuju",
    "Senin",
    "Rabu,",
    "Polisi",
    "Petugas",
];
const NUMBERS: [&str; 16] = [
    "satu",
    "dua",
    "tiga",
    "sepuluh",
    "sebelas",
    "dua belas",
    "dua puluh lima",
    "seratus",
    "seribu",
    "setengah",
    "dua setengah",
    "ratusan",
    "belasan",
    "sejuta",
    "satu koma lima",
    "puluhan ribu",
];
const UNITS: [&str; 20] = [
    "kg", "kilogram", "gram", "gr", "butir", "paket", "bungkus", "batang", "unit", "orang", "ekor", "%", "persen",
    "hektare", "liter", "ton", "jam", "tahun", "kali", "poin",
];
const SCALES: [&str; 8] = ["", " ribu", " juta", " miliar", " triliun", " M", " jt", ",00"];
const CURRENCIES: [&str; 6] = ["Rp", "Rp ", "Rp.", "US$ ", "RM", "$"];
const MONTHS: [&str; 14] = [
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
    "Jan",
    "Nop",
];
const DAYS: [&str; 8] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Jum'at", "Sabtu", "Minggu"];
const NAMES: [&str; 20] = [
    "Darmanto", "Wiguna", "Rury", "Prastowo", "Siti", "Aminah", "Budi", "Santoso", "I Gusti", "Ngurah", "M.", "Yusuf",
    "H.", "Ahmad", "Zulfikri", "Rahmi", "Dewi", "Sartika", "Muhammad", "bin Ali",
];
const RANKS: [&str; 10] =
    ["", "AKBP ", "Kombes Pol ", "Brigjen Pol ", "Bripka ", "Letkol ", "dr. ", "Ir. ", "Kapolres ", "Bupati "];
const OFFICES: [&str; 10] = [
    "Kapolres",
    "Kepala BNN Provinsi",
    "Kasat Reserse Narkoba Polres",
    "Bupati",
    "Wali Kota",
    "Kepala BNNK",
    "Kajari",
    "Menteri",
    "Ketua DPRD",
    "Kepala Bidang Humas Polda",
];
const BODIES: [&str; 12] = [
    "Polres",
    "Polda",
    "BNNP",
    "BNNK",
    "BNN",
    "Badan Narkotika Nasional Provinsi (BNNP)",
    "Kejaksaan Negeri",
    "Pengadilan Negeri",
    "Lapas Kelas IIA",
    "Dinas Kesehatan",
    "PT",
    "Universitas",
];
const PLACES: [&str; 16] = [
    "Jambi",
    "Medan",
    "Kabupaten Muaro Jambi",
    "Kecamatan Kumpeh Ulu",
    "Desa Kute",
    "Kalbar",
    "Malaysia",
    "Aceh",
    "Kota Palembang",
    "Jalan Merdeka",
    "Sumatera Utara",
    "Bali",
    "Banyuasin",
    "Kute",
    "Gunung Ibu",
    "Pulau Batam",
];
const MARKS: [&str; 20] =
    [". ", ", ", "; ", ": ", " (", ") ", " - ", " – ", "—", "\"", "“", "”", "'", "/", " ", "\t", "…", "[", "]", "!"];
const LINES: [&str; 10] = [
    "Baca juga: Judul Berita Lain",
    "Editor: Dessy",
    "Copyright © ANTARA 2025",
    "JAKARTA, KOMPAS.com - ",
    "Jambi (ANTARA) - ",
    "Advertisement",
    "Bagikan:",
    "(rfa)",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Penulis: Khairul",
];
const STRANGE: [&str; 12] = [
    "\u{feff}", "\r\n", "\u{a0}", "\u{200b}", "e\u{301}", "\u{202e}", "🙂", "\u{0}", "\u{2028}", "ﬁ", "１２", "\u{ad}",
];

fn one<'a>(words: &[&'a str], at: impl Into<usize>) -> &'a str {
    words[at.into() % words.len()]
}

fn write(piece: &Piece, out: &mut String) {
    let spaced = out.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(' || c == '“' || c == '"');
    if !spaced && !matches!(piece, Piece::Mark(_) | Piece::Strange(_) | Piece::Character(_)) {
        out.push(' ');
    }
    let _ = match piece {
        Piece::Word(at) => write!(out, "{}", one(&WORDS, *at)),
        Piece::Number { whole, fraction, grouped, english } => {
            let (group, decimal) = if *english { (',', '.') } else { ('.', ',') };
            let digits = whole.to_string();
            for (at, digit) in digits.char_indices() {
                if *grouped && at > 0 && (digits.len() - at).is_multiple_of(3) {
                    out.push(group);
                }
                out.push(digit);
            }
            fraction.map_or(Ok(()), |fraction| write!(out, "{decimal}{fraction}"))
        }
        Piece::NumberWord(at) => write!(out, "{}", one(&NUMBERS, *at)),
        Piece::Range(from, to, form) => {
            write!(out, "{from}{}{to}", one(&["-", " - ", " hingga ", " sampai ", "–"], *form))
        }
        Piece::Unit(at) => write!(out, "{}", one(&UNITS, *at)),
        Piece::Money(currency, value, scale) => {
            write!(out, "{}{value}{}", one(&CURRENCIES, *currency), one(&SCALES, *scale))
        }
        Piece::Date { day, month, year, form } => {
            let year_written = 1950 + i32::from(*year);
            match form % 6 {
                0 => write!(out, "{day} {} {year_written}", one(&MONTHS, *month)),
                1 => write!(out, "{} ({day}/{month}/{year_written})", one(&DAYS, *day)),
                2 => write!(out, "{} ({day}/{month})", one(&DAYS, *month)),
                3 => write!(out, "{day}-{day} {}", one(&MONTHS, *month)),
                4 => write!(out, "{} {year_written}", one(&MONTHS, *month)),
                _ => write!(
                    out,
                    "{}",
                    one(&["kemarin", "pekan lalu", "tahun ini", "triwulan I 2025", "sehari sebelumnya"], *day)
                ),
            }
        }
        Piece::Time(hour, minute, zone) => {
            write!(out, "pukul {hour}.{minute:02} {}", one(&["WIB", "WITA", "WIT", ""], *zone))
        }
        Piece::Law(form, article, paragraph, statute) => {
            let statute =
                one(&["KUHP", "UU Nomor 35 Tahun 2009", "UU No. 35/2009 tentang Narkotika", "UU yang sama"], *statute);
            let paragraph = paragraph.map_or(String::new(), |paragraph| format!(" ayat ({paragraph})"));
            write!(out, "{} {article}{paragraph} {statute}", one(&["Pasal", "juncto Pasal", "subsider Pasal"], *form))
        }
        Piece::Name(rank, name) => {
            write!(out, "{}{} {}", one(&RANKS, *rank), one(&NAMES, *name), one(&NAMES, name.wrapping_mul(7)))
        }
        Piece::Initials(first, second, age) => {
            let letter = |at: &u8| char::from(b'A' + at % 26);
            let age = age.map_or(String::new(), |age| format!(" ({age})"));
            write!(out, "{}{}{age}", letter(first), letter(second))
        }
        Piece::Office(office, place) => write!(out, "{} {}", one(&OFFICES, *office), one(&PLACES, *place)),
        Piece::Body(body, place) => write!(out, "{} {}", one(&BODIES, *body), one(&PLACES, *place)),
        Piece::Place(place, before) => {
            write!(out, "{}{}", one(&["", "di ", "dari ", "ke "], *before), one(&PLACES, *place))
        }
        Piece::Quote(marks, words, cue) => {
            let (open, close) = [("\"", "\""), ("“", "”"), ("”", "”"), ("'", "\""), ("“", "")][usize::from(*marks) % 5];
            let words: Vec<&str> = words.iter().map(|at| one(&WORDS, *at)).collect();
            write!(out, "{open}{},{close} {}", words.join(" "), one(&["ujar", "kata", "ujarnya.", "tutur", ""], *cue))
        }
        Piece::Mark(at) => write!(out, "{}", one(&MARKS, *at)),
        Piece::Line(line, after) => write!(out, "\n{}{}", one(&LINES, *line), one(&["\n", " ", ""], *after)),
        Piece::Strange(at) => write!(out, "{}", one(&STRANGE, *at)),
        Piece::Character(c) => write!(out, "{c}"),
    };
}

fuzz_target!(|case: Case| {
    let mut text = String::new();
    for paragraph in &case.paragraphs {
        paragraph.iter().for_each(|piece| write(piece, &mut text));
        text.push('\n');
    }
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day");
    let article = |text| {
        let article = Article::new(text);
        match case.published.and_then(|days| first.checked_add_days(Days::new(days.into()))) {
            Some(day) => article.published(day),
            None => article,
        }
    };
    let all = invariants::hold(&Extractor::default(), &article(text.as_str()));

    if let Some(kinds) = case.kinds {
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kinds & (1 << *kind as u32) != 0).collect();
        let some = Extractor::builder().kinds(kinds.iter().copied()).build().extract(article(text.as_str()));
        let expected: BTreeSet<Id> = ids(&all).filter(|id| kinds.contains(&id.kind)).collect();
        assert_eq!(ids(&some).collect::<BTreeSet<Id>>(), expected, "other records with {kinds:?} on");
    }
    if case.max_text_len.is_some() || case.max_records.is_some() {
        let mut builder = Extractor::builder();
        if let Some(bytes) = case.max_text_len {
            builder = builder.max_text_len(bytes.into());
        }
        if let Some(records) = case.max_records {
            builder = builder.max_records(records.into());
        }
        let some = invariants::hold(&builder.build(), &article(text.as_str()));
        assert!(case.max_records.is_none_or(|most| ids(&some).count() <= most.into()), "more records than the limit");
        assert!(case.max_text_len.is_none_or(|most| text.len() <= most.into() || some.truncated.is_some()), "silence");
    }
});

/// The ids of all records.
fn ids(found: &Extraction) -> impl Iterator<Item = Id> {
    let json = serde_json::to_value(found).expect("JSON");
    let lists: Vec<serde_json::Value> = json.as_object().expect("an object").values().cloned().collect();
    let id = |record: &serde_json::Value| record["id"].as_str().expect("an id").parse().expect("an id");
    let ids: Vec<Id> = lists.iter().filter_map(|list| list.as_array()).flatten().map(id).collect();
    ids.into_iter()
}
