//! The words petik knows: closed classes and gazetteers, read once from the tables in `data/`.
//!
//! Every table is a TSV with a header. A surface may be several tokens long; the longest entry of a class wins. Words
//! are compared without case, but for entries marked `exact` (`LL`, `US$`). A token carries the classes of the entries
//! that begin with it, so a rule starts only where its class stands; [`Lexicon::find`] then reads the entry.

mod table;

use std::borrow::Cow;

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use crate::records::{Bound, CreditRole, Dimension, FurnitureKind, Term, Weekday};
use crate::segment::token::{RawToken, Scanner, Token, TokenKind, mark};
use table::rows;

/// A word that some entry holds, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordId(u32);

impl WordId {
    /// A word that no entry holds.
    pub(crate) const NONE: WordId = WordId(0);
    const FIRST_WORD: usize = mark::COUNT as usize + 1;

    /// The word of a mark.
    pub(crate) fn of_mark(mark: u8) -> WordId {
        WordId(u32::from(mark) + 1)
    }
}

/// What an entry says of its surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// A number word, or one that multiplies the number before it.
    Number,
    /// A unit or classifier, after a number.
    Unit,
    /// A unit with `se-`: `sekilogram`.
    OneUnit,
    /// A word before a number that bounds it.
    Bound,
    /// A word after a number that bounds it.
    BoundAfter,
    /// A month, in full.
    Month,
    /// A month, in short: only next to a day or year.
    MonthShort,
    Weekday,
    /// A relative expression: `tahun lalu`.
    Relative,
    /// `lalu` after a number and a unit of time.
    Ago,
    /// `pukul`, `jam`.
    Clock,
    Zone,
    /// `malam` after an hour.
    DayPart,
    /// `triwulan`, `semester`.
    YearPart,
    /// `tanggal`.
    DayWord,
    /// A currency before its figure.
    CurrencyBefore,
    /// A currency after its figure.
    CurrencyAfter,
    /// `persen`, `%`.
    Percent,
    /// `naik`, `penurunan`.
    Direction,
    Substance,
    /// What names a statute.
    Statute,
    /// The words of a citation: `Pasal`, `ayat`, `juncto`.
    Citation,
    /// A word that no noun phrase begins with or runs over.
    Stop,
    /// A word that qualifies a noun and never begins a noun phrase.
    Adjective,
    /// A verb that its form does not give away.
    Verb,
    /// A noun that its form would pass for a verb.
    Noun,
    /// A noun that a number after it labels: `kelas 5`.
    Label,
    /// What may follow a number whose noun is left out.
    Ellipsis,
    /// A phrase whose number word counts nothing: `salah satu`.
    Idiom,
    /// A word between a thing and the number that measures it: `seberat`.
    Cue,
    /// `bruto`, `bersih`.
    Basis,
    /// `usia`, `berumur`.
    Age,
    /// A noun for people.
    Person,
    /// A person whom a number of years describes: `bocah 7 tahun`.
    Aged,
    /// What stands at a level without a unit: `indeks`.
    Gauge,
    /// The form a drug comes in, before its name: `pil`, `serbuk`, `narkotika jenis`.
    Form,
    /// Between a container and what is in it: `berisi`.
    Contains,
    Furniture,
    Credit,
    Outlet,
    Region,
    /// A function word by which languages are told apart.
    Language,
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClassSet(u64);

impl ClassSet {
    pub(crate) const EMPTY: ClassSet = ClassSet(0);
    /// Words that may be glued to the figure after them.
    pub(crate) const BEFORE_FIGURE: ClassSet =
        ClassSet::EMPTY.with(Class::CurrencyBefore).with(Class::Bound).with(Class::Cue).with(Class::Clock);

    pub(crate) const fn with(self, class: Class) -> ClassSet {
        ClassSet(self.0 | 1 << class as u8)
    }

    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u8 != 0
    }

    pub(crate) fn intersects(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }
}

/// One surface in one class.
#[derive(Clone, Debug)]
struct Entry {
    class: Class,
    /// What it means: an index or code whose sense its class gives.
    value: u16,
    /// The words after the first.
    rest: Box<[WordId]>,
    /// The surface as it must be written, where case matters.
    exact: Option<Cow<'static, str>>,
}

/// An entry found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it means; its class gives the sense.
    pub(crate) value: u16,
    /// How many tokens it covers.
    pub(crate) len: usize,
}

/// A word with the entries that begin with it, longest first.
#[derive(Clone, Debug, Default)]
struct Word {
    spelling: Box<str>,
    classes: u64,
    entries: Vec<Entry>,
}

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// `lima`
    Digit(u32),
    /// `belas`
    Teen,
    /// `puluh`, `ratus`
    Times(u32),
    /// `sepuluh`, `sebelas`, `seratus`
    Fused(u32),
    /// `ribu`, `juta`
    Scale(Decimal),
    /// `seribu`, `sejuta`
    FusedScale(Decimal),
    /// `setengah`
    Half,
    /// `seperempat`
    Fraction(Decimal),
    /// `puluhan`, `ribuan`
    Vague(Decimal),
    /// `koma`
    Comma,
}

/// A unit of measure, classifier or container.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) name: Term,
    pub(crate) dimension: Dimension,
    /// How many base units it is; `None` where that is not fixed.
    pub(crate) factor: Option<Decimal>,
    pub(crate) kind: UnitKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Measure,
    Classifier,
    Container,
}

/// What numbers a noun labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum LabelKind {
    /// Figures that no unit follows: `Liga 1`.
    Figure,
    /// Words too: `lantai dua`.
    Word,
    /// Every number: `Nomor 5`.
    Strict,
}

/// The kind of label that an entry of [`Class::Label`] is.
pub(crate) fn label_of(found: Found) -> LabelKind {
    use LabelKind::*;
    [Figure, Word, Strict][(found.value as usize).min(2)]
}

/// What names a statute.
#[derive(Clone, Debug)]
pub(crate) struct Statute {
    pub(crate) kind: StatuteKind,
    pub(crate) name: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatuteKind {
    /// A kind of statute that number and year follow: `UU`.
    Numbered,
    /// A code known by its name: `KUHP`.
    Code,
    /// A statute known by its subject: `UU Narkotika`.
    Short,
}

/// The parts of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum CitationWord {
    Article,
    Paragraph,
    Letter,
    Point,
    Number,
    Year,
    About,
    Join,
    Same,
    Amended,
}

/// How far a piece of furniture reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The words are the whole line.
    Line,
    /// The words begin the line, and all of it is furniture.
    Start,
    /// The words, and nothing else, wherever they stand.
    Anywhere,
    /// The words and the title after them, wherever they stand.
    Title,
    /// The words and the rest of the sentence, wherever they stand.
    Inline,
    /// The words and the quoted title after them.
    Video,
    /// The words and the rest of the paragraph.
    Tail,
}

/// A relative expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelativeWord {
    pub(crate) unit: crate::records::RelativeUnit,
    pub(crate) offset: i32,
    /// Whether it counts from the day the text speaks of, not from the day it was written.
    pub(crate) anchored: bool,
}

/// Everything petik knows by heart.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: Vec<Word>,
    /// Open addressing: hash and word.
    slots: Box<[(u32, u32)]>,
    count: usize,
    pub(crate) numbers: Vec<NumberWord>,
    pub(crate) units: Vec<Unit>,
    pub(crate) currencies: Vec<Term>,
    pub(crate) substances: Vec<Term>,
    pub(crate) statutes: Vec<Statute>,
    pub(crate) relatives: Vec<RelativeWord>,
    pub(crate) zones: Vec<Cow<'static, str>>,
    pub(crate) furniture: Vec<(FurnitureKind, Extent)>,
    pub(crate) credits: Vec<CreditRole>,
}

/// The lexicon that this crate carries.
pub(crate) fn builtin() -> &'static Lexicon {
    static BUILTIN: Lazy<Lexicon> = Lazy::new(Lexicon::load);
    &BUILTIN
}

impl Lexicon {
    fn load() -> Lexicon {
        let mut words = vec![Word::default(); WordId::FIRST_WORD];
        words.reserve(8192);
        let mut lexicon = Lexicon {
            words,
            slots: vec![(0, 0); 1 << 14].into_boxed_slice(),
            count: 0,
            numbers: Vec::new(),
            units: Vec::new(),
            currencies: Vec::new(),
            substances: Vec::new(),
            statutes: Vec::new(),
            relatives: Vec::new(),
            zones: Vec::new(),
            furniture: Vec::new(),
            credits: Vec::new(),
        };
        lexicon.load_numbers();
        lexicon.load_units();
        lexicon.load_calendar();
        lexicon.load_citations();
        lexicon.load_words();
        lexicon.load_page();
        for row in rows(include_str!("data/bounds.tsv")) {
            let class = if row.get(2) == "after" { Class::BoundAfter } else { Class::Bound };
            lexicon.add(row.get(0), class, bound(row.get(1)) as u16);
        }
        for row in rows(include_str!("data/currencies.tsv")) {
            let class = if row.get(2) == "after" { Class::CurrencyAfter } else { Class::CurrencyBefore };
            let value = index(&mut lexicon.currencies, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.get(0), class, value, row.get(3) == "exact");
        }
        for row in rows(include_str!("data/percent.tsv")) {
            match row.get(1) {
                "sign" => lexicon.add(row.get(0), Class::Percent, 0),
                "up" => lexicon.add(row.get(0), Class::Direction, 1),
                _ => lexicon.add(row.get(0), Class::Direction, 0),
            }
        }
        for row in rows(include_str!("data/substances.tsv")) {
            let value = index(&mut lexicon.substances, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.get(0), Class::Substance, value, row.get(2) == "exact");
        }
        for word in &mut lexicon.words {
            word.entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        lexicon
    }

    fn load_numbers(&mut self) {
        for row in rows(include_str!("data/numbers.tsv")) {
            let value = row.decimal(2).unwrap_or_default();
            let small = row.get(2).parse().unwrap_or(0);
            let word = match row.get(1) {
                "digit" => NumberWord::Digit(small),
                "teen" => NumberWord::Teen,
                "ten" | "hundred" => NumberWord::Times(small),
                "fused" => NumberWord::Fused(small),
                "scale" => NumberWord::Scale(value),
                "fused_scale" => NumberWord::FusedScale(value),
                "half" => NumberWord::Half,
                "fraction" => NumberWord::Fraction(value),
                "vague" => NumberWord::Vague(value),
                _ => NumberWord::Comma,
            };
            let value = push(&mut self.numbers, word);
            self.add(row.get(0), Class::Number, value);
        }
    }

    fn load_units(&mut self) {
        for row in rows(include_str!("data/units.tsv")) {
            let unit = Unit {
                name: Cow::Borrowed(row.get(0)),
                dimension: dimension(row.get(1)),
                factor: row.decimal(2),
                kind: match row.get(3) {
                    "measure" => UnitKind::Measure,
                    "container" => UnitKind::Container,
                    _ => UnitKind::Classifier,
                },
            };
            let value = push(&mut self.units, unit);
            for surface in row.list(4) {
                // `g` and `m` are units; `4G` and `5 M` are not.
                let exact = surface.len() == 1 || surface.bytes().any(|byte| byte.is_ascii_uppercase());
                self.add_as(surface, Class::Unit, value, exact);
            }
            for surface in row.list(5) {
                self.add(surface, Class::OneUnit, value);
            }
        }
    }

    fn load_calendar(&mut self) {
        for row in rows(include_str!("data/calendar.tsv")) {
            let small: u16 = row.get(2).parse().unwrap_or(0);
            let (class, value) = match row.get(1) {
                "month" => (Class::Month, small),
                "month_short" => (Class::MonthShort, small),
                "weekday" => (Class::Weekday, small),
                "zone" => (Class::Zone, index(&mut self.zones, Cow::Borrowed(row.get(2)))),
                "daypart" => (Class::DayPart, daypart(row.get(2)) as u16),
                "clock" => (Class::Clock, 0),
                "ago" => (Class::Ago, 0),
                "part" => (Class::YearPart, u16::from(row.get(2) == "half")),
                "day_word" => (Class::DayWord, 0),
                _ => (Class::Relative, push(&mut self.relatives, relative(row.get(2)))),
            };
            self.add_as(row.get(0), class, value, row.get(3) == "exact");
        }
    }

    fn load_citations(&mut self) {
        for row in rows(include_str!("data/statutes.tsv")) {
            let kind = match row.get(1) {
                "numbered" => StatuteKind::Numbered,
                "code" => StatuteKind::Code,
                _ => StatuteKind::Short,
            };
            let value = push(&mut self.statutes, Statute { kind, name: Cow::Borrowed(row.get(2)) });
            self.add_as(row.get(0), Class::Statute, value, row.get(3) == "exact");
        }
        for row in rows(include_str!("data/citations.tsv")) {
            let word = match row.get(1) {
                "pasal" => CitationWord::Article,
                "ayat" => CitationWord::Paragraph,
                "letter" => CitationWord::Letter,
                "point" => CitationWord::Point,
                "number" => CitationWord::Number,
                "year" => CitationWord::Year,
                "about" => CitationWord::About,
                "join" => CitationWord::Join,
                "same" => CitationWord::Same,
                _ => CitationWord::Amended,
            };
            self.add(row.get(0), Class::Citation, word as u16);
        }
    }

    fn load_words(&mut self) {
        for row in rows(include_str!("data/words.tsv")) {
            let (class, value) = match row.get(1) {
                "stop" => (Class::Stop, 0),
                "adjective" => (Class::Adjective, 0),
                "verb" => (Class::Verb, 0),
                "noun" => (Class::Noun, 0),
                "label" => (Class::Label, LabelKind::Figure as u16),
                "label_word" => (Class::Label, LabelKind::Word as u16),
                "label_strict" => (Class::Label, LabelKind::Strict as u16),
                "ellipsis" => (Class::Ellipsis, 0),
                "idiom" => (Class::Idiom, 0),
                "cue" => (Class::Cue, 0),
                "gross" => (Class::Basis, 0),
                "net" => (Class::Basis, 1),
                "aged" => (Class::Aged, 0),
                "form" => (Class::Form, 0),
                "person" => (Class::Person, 0),
                "gauge" => (Class::Gauge, 0),
                "contains" => (Class::Contains, 0),
                _ => (Class::Age, 0),
            };
            self.add(row.get(0), class, value);
        }
        for row in rows(include_str!("data/languages.tsv")) {
            let value = match row.get(1) {
                "id" => 0,
                "ms" => 1,
                _ => 2,
            };
            self.add(row.get(0), Class::Language, value);
        }
    }

    fn load_page(&mut self) {
        for row in rows(include_str!("data/furniture.tsv")) {
            let value = push(&mut self.furniture, (furniture_kind(row.get(1)), extent(row.get(2))));
            self.add_as(row.get(0), Class::Furniture, value, true);
        }
        for row in rows(include_str!("data/credits.tsv")) {
            let value = push(&mut self.credits, credit_role(row.get(1)));
            self.add(row.get(0), Class::Credit, value);
        }
        for row in rows(include_str!("data/outlets.tsv")) {
            self.add_as(row.get(0), Class::Outlet, 0, true);
        }
        for row in rows(include_str!("data/regions.tsv")) {
            for surface in row.list(3).chain([row.get(4)]).filter(|surface| !surface.is_empty()) {
                self.add(surface, Class::Region, 0);
            }
        }
    }

    fn add(&mut self, surface: &'static str, class: Class, value: u16) {
        self.add_as(surface, class, value, false);
    }

    fn add_as(&mut self, surface: &'static str, class: Class, value: u16, exact: bool) {
        let mut scanner = Scanner::new(surface);
        let mut ids = Vec::new();
        while let Some(raw) = scanner.next(|_| false) {
            ids.push(self.intern(surface, raw));
        }
        let Some((first, rest)) = ids.split_first() else { return };
        let word = &mut self.words[first.0 as usize];
        word.classes |= 1 << class as u8;
        word.entries.push(Entry { class, value, rest: rest.into(), exact: exact.then_some(Cow::Borrowed(surface)) });
    }

    fn intern(&mut self, surface: &str, raw: RawToken) -> WordId {
        if raw.kind == TokenKind::Mark {
            return WordId::of_mark(raw.mark);
        }
        let spelling = &surface[raw.start..raw.end];
        let known = self.word_id(spelling);
        if known != WordId::NONE {
            return known;
        }
        if self.count * 3 > self.slots.len() {
            self.grow();
        }
        let id = self.words.len() as u32;
        self.words.push(Word { spelling: fold(spelling).into(), ..Word::default() });
        self.place(hash(spelling), id);
        WordId(id)
    }

    fn place(&mut self, hash: u32, id: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, id);
        self.count += 1;
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size].into_boxed_slice());
        self.count = 0;
        for (hash, id) in old.into_iter().filter(|(_, id)| *id != 0) {
            self.place(hash, id);
        }
    }

    /// The word with this spelling, whatever its case.
    pub(crate) fn word_id(&self, spelling: &str) -> WordId {
        let hash = hash(spelling);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (slot_hash, id) = self.slots[at];
            if id == 0 {
                return WordId::NONE;
            }
            if slot_hash == hash && same_word(&self.words[id as usize].spelling, spelling) {
                return WordId(id);
            }
            at = (at + 1) & mask;
        }
    }

    /// The classes of the entries that begin with a word.
    pub(crate) fn classes_of(&self, word: WordId) -> ClassSet {
        ClassSet(self.words[word.0 as usize].classes)
    }

    /// The longest entry of `class` that begins with the first of `tokens`.
    pub(crate) fn find(&self, class: Class, text: &str, tokens: &[Token]) -> Option<Found> {
        let first = tokens.first()?;
        if !first.classes.has(class) {
            return None;
        }
        self.words[first.word.0 as usize].entries.iter().find_map(|entry| {
            let fits = entry.class == class && entry.fits(text, tokens);
            fits.then(|| Found { value: entry.value, len: entry.rest.len() + 1 })
        })
    }
}

impl Entry {
    fn fits(&self, text: &str, tokens: &[Token]) -> bool {
        let rest = &self.rest;
        let Some(following) = tokens.get(1..=rest.len()) else { return false };
        following.iter().zip(rest).all(|(token, word)| token.word == *word && !token.flags.line_start())
            && self.exact.as_deref().is_none_or(|surface| {
                let last = tokens[rest.len()];
                text.get(tokens[0].start as usize..last.end as usize) == Some(surface)
            })
    }
}

/// Case folding for comparison: ASCII letters only, and one apostrophe for all.
fn fold(word: &str) -> String {
    word.replace('’', "'").to_ascii_lowercase()
}

fn same_word(folded: &str, word: &str) -> bool {
    if word.is_ascii() { folded.eq_ignore_ascii_case(word) } else { folded == fold(word) }
}

fn hash(word: &str) -> u32 {
    if !word.is_ascii() {
        return hash_bytes(fold(word).as_bytes());
    }
    hash_bytes(word.as_bytes())
}

/// A hash that does not see the case of ASCII letters.
fn hash_bytes(bytes: &[u8]) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    const LOWER: u64 = 0x2020_2020_2020_2020;
    let mut state = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = (state.rotate_left(23) ^ (u64::from_le_bytes(word) | LOWER)).wrapping_mul(K);
    }
    let mut last = 0;
    for byte in chunks.remainder() {
        last = last << 8 | u64::from(byte | 0x20);
    }
    state = (state.rotate_left(23) ^ last).wrapping_mul(K);
    (state >> 32) as u32
}

/// The index of `value` in `list`, where it is added if absent.
fn index<T: PartialEq>(list: &mut Vec<T>, value: T) -> u16 {
    match list.iter().position(|known| *known == value) {
        Some(at) => at as u16,
        None => push(list, value),
    }
}

/// Adds `value` to `list`; gives its index.
fn push<T>(list: &mut Vec<T>, value: T) -> u16 {
    list.push(value);
    (list.len() - 1) as u16
}

fn dimension(word: &str) -> Dimension {
    match word {
        "mass" => Dimension::Mass,
        "volume" => Dimension::Volume,
        "area" => Dimension::Area,
        "length" => Dimension::Length,
        "count" => Dimension::Count,
        "duration" => Dimension::Duration,
        _ => Dimension::Other,
    }
}

/// Bounds by their order in the enum, so that an entry's value holds one.
const BOUNDS: [(&str, Bound); 6] = [
    ("exact", Bound::Exact),
    ("approx", Bound::Approx),
    ("more_than", Bound::MoreThan),
    ("at_least", Bound::AtLeast),
    ("less_than", Bound::LessThan),
    ("at_most", Bound::AtMost),
];

fn bound(word: &str) -> usize {
    BOUNDS.iter().position(|(name, _)| *name == word).unwrap_or(0)
}

/// The bound that an entry of [`Class::Bound`] or [`Class::BoundAfter`] stands for.
pub(crate) fn bound_of(found: Found) -> Bound {
    BOUNDS.get(found.value as usize).map_or(Bound::Exact, |(_, bound)| *bound)
}

/// The weekday that an entry of [`Class::Weekday`] stands for.
pub(crate) fn weekday_of(found: Found) -> Weekday {
    use Weekday::*;
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday][(found.value as usize + 6) % 7]
}

/// The part of a citation that an entry of [`Class::Citation`] is.
pub(crate) fn citation_of(found: Found) -> CitationWord {
    use CitationWord::*;
    let all = [Article, Paragraph, Letter, Point, Number, Year, About, Join, Same, Amended];
    all[(found.value as usize).min(all.len() - 1)]
}

/// Parts of the day, which say how to read an hour on a 12-hour clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Night,
}

fn daypart(word: &str) -> DayPart {
    match word {
        "am" => DayPart::Morning,
        "noon" => DayPart::Midday,
        "pm" => DayPart::Afternoon,
        _ => DayPart::Night,
    }
}

/// The part of the day that an entry of [`Class::DayPart`] stands for.
pub(crate) fn daypart_of(found: Found) -> DayPart {
    use DayPart::*;
    [Morning, Midday, Afternoon, Night][(found.value as usize).min(3)]
}

/// Reads `day:-1`, or `anchor_day:1` for what counts from the day the text speaks of.
fn relative(word: &str) -> RelativeWord {
    use crate::records::RelativeUnit;
    let (unit, offset) = word.split_once(':').unwrap_or((word, "0"));
    let (anchored, unit) = unit.strip_prefix("anchor_").map_or((false, unit), |unit| (true, unit));
    let unit = match unit {
        "day" => RelativeUnit::Day,
        "week" => RelativeUnit::Week,
        "month" => RelativeUnit::Month,
        _ => RelativeUnit::Year,
    };
    RelativeWord { unit, offset: offset.parse().unwrap_or(0), anchored }
}

fn furniture_kind(word: &str) -> FurnitureKind {
    match word {
        "link" => FurnitureKind::Link,
        "ad" => FurnitureKind::Ad,
        "share" => FurnitureKind::Share,
        "caption" => FurnitureKind::Caption,
        "copyright" => FurnitureKind::Copyright,
        _ => FurnitureKind::Promo,
    }
}

fn extent(word: &str) -> Extent {
    match word {
        "line" => Extent::Line,
        "start" => Extent::Start,
        "anywhere" => Extent::Anywhere,
        "title" => Extent::Title,
        "inline" => Extent::Inline,
        "video" => Extent::Video,
        _ => Extent::Tail,
    }
}

fn credit_role(word: &str) -> CreditRole {
    match word {
        "writer" => CreditRole::Writer,
        "editor" => CreditRole::Editor,
        "reporter" => CreditRole::Reporter,
        "photographer" => CreditRole::Photographer,
        _ => CreditRole::Source,
    }
}
