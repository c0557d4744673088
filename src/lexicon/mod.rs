//! The words petik knows: closed classes and gazetteers, read once from the tables in `data/`.
//!
//! Every table is a TSV with a header. A surface may be several tokens long; the longest entry of a class wins. Words
//! are compared without case, but for entries marked `exact` (`LL`, `US$`). A token carries the classes of the entries
//! that begin with it, so a rule starts only where its class stands; [`Lexicon::find`] then reads the entry.

pub(crate) mod caller;
mod class;
mod entries;
mod key;
mod name;
mod role;
mod sense;
mod slots;
mod table;

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::records::{CreditRole, FurnitureKind, PlaceKind, StatusKind, Term};
use crate::segment::token::{PlainWords, Scanner, Token, TokenKind, mark};
pub(crate) use class::{Class, ClassSet};
use key::fold;
pub(crate) use key::{Key, little_endian};
pub(crate) use name::{
    ActKind, BodyEntry, BodyForm, Local, OfficeEntry, OfficeForm, PlaceForm, Rank, Region, Title, Told, Voice, title_of,
};
use role::ROLES;
pub(crate) use role::{Role, RoleSet};
pub(crate) use sense::{
    CitationWord, DayPart, Extent, LabelKind, NumberWord, RelativeWord, Statute, StatuteKind, Unit, UnitKind, bound_of,
    citation_of, daypart_of, label_of, weekday_of,
};
use sense::{bound, credit_role, daypart, dimension, extent, furniture_kind, relative};
use slots::Slots;
use table::{Surface, column_end, header_end, rows};

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

/// One surface in one class.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Its second word.
    second: WordId,
    /// Where the words after the first stand in the pool of words.
    rest: u32,
    /// What it means: an index or code whose sense its class gives.
    value: u16,
    /// Where case matters, the surface as it must be written, by its index.
    exact: Option<NonZeroU16>,
    class: Class,
    /// How many entries of its class begin with its first word, where it is the first of them.
    alike: u16,
    /// How many words follow the first.
    rest_len: u8,
}

impl Entry {
    /// Whether it is its first word, however that is written.
    fn is_whole(&self) -> bool {
        self.rest_len == 0 && self.exact.is_none()
    }

    /// The order of the entries that begin with one word: by class, then second word; single words come last, and longer
    /// entries before shorter ones, for they win.
    fn order(&self) -> u64 {
        Entry::place(self.class, self.second) | u64::from(u8::MAX - self.rest_len)
    }

    /// The place in that order of entries with a second word: none of them comes before it.
    fn place(class: Class, second: WordId) -> u64 {
        (class as u64) << 40 | u64::from(second.0.wrapping_sub(1)) << 8
    }
}

/// An entry found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it means; its class gives the sense.
    pub(crate) value: u16,
    /// How many tokens it covers.
    pub(crate) len: usize,
}

/// A word of some entry: what every token of a text asks for, four words to a line of the cache.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    key: Key,
    /// The classes of the entries that begin with it.
    classes: ClassSet,
}

/// Everything petik knows by heart.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: Vec<Word>,
    /// The roles of each word, up to the last that has any.
    roles: Vec<RoleSet>,
    /// For each word, the classes of which it is an entry by itself, however it is written.
    whole: Vec<ClassSet>,
    /// For each word, where the entries that begin with it begin; they go on to those of the next. One more than there
    /// are words.
    firsts: Vec<u32>,
    /// The words by their keys.
    slots: Slots,
    /// The entries by their first words.
    entries: Vec<Entry>,
    /// The words of entries after the first.
    rests: Vec<WordId>,
    /// The surfaces of entries whose case matters.
    surfaces: Vec<Cow<'static, str>>,
    /// The first word of each entry, before they are put in order.
    begun: Vec<WordId>,
    pub(crate) numbers: Vec<NumberWord>,
    pub(crate) units: Vec<Unit>,
    pub(crate) currencies: Vec<Term>,
    pub(crate) substances: Vec<Term>,
    pub(crate) statutes: Vec<Statute>,
    pub(crate) relatives: Vec<RelativeWord>,
    pub(crate) zones: Vec<Cow<'static, str>>,
    pub(crate) furniture: Vec<(FurnitureKind, Extent)>,
    pub(crate) credits: Vec<CreditRole>,
    pub(crate) ranks: Vec<Rank>,
    /// What words tell to have happened to a person, in order.
    fates: Vec<(WordId, Told, StatusKind)>,
    pub(crate) offices: Vec<OfficeEntry>,
    pub(crate) bodies: Vec<BodyEntry>,
    pub(crate) acts: Vec<(ActKind, Voice)>,
    /// The kinds of meetings, and whether the word always means one.
    pub(crate) meetings: Vec<(Term, bool)>,
    pub(crate) places: Vec<(PlaceKind, PlaceForm)>,
    pub(crate) regions: Vec<Region>,
    pub(crate) locals: Vec<Local>,
    /// The regions by their names, those of one name together.
    named: Vec<u16>,
    /// For each name, where those end; they begin where those of the name before end.
    localities: Vec<u16>,
    /// Of the entries that a caller added, which row each is of; in the order of their rests.
    origins: Vec<Origin>,
    /// The rows of callers, by the names of their files and their lines.
    sources: Vec<(Arc<str>, usize)>,
}

/// The words of a surface.
#[derive(Clone, Copy, Debug)]
struct Spelt {
    /// The first of them; [`WordId::NONE`] where there is none.
    first: WordId,
    /// Where the others begin in the pool of words, which they end.
    rest: usize,
}

/// Where an entry that a caller added comes from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// Where its words after the first stand, which is told of no other entry.
    rest: u32,
    /// The row.
    row: u32,
}

/// The lexicon that this crate carries.
pub(crate) fn builtin() -> &'static Lexicon {
    static BUILTIN: Lazy<Lexicon> = Lazy::new(Lexicon::load);
    &BUILTIN
}

impl Lexicon {
    /// About as many words as the tables hold, so that their lists grow but once.
    const WORDS: usize = 18_000;
    /// And as many entries.
    const ENTRIES: usize = 23_000;

    fn load() -> Lexicon {
        let marks = WordId::FIRST_WORD;
        let mut lexicon = Lexicon {
            words: Vec::with_capacity(Lexicon::WORDS),
            roles: Vec::new(),
            whole: Vec::with_capacity(Lexicon::WORDS),
            firsts: Vec::new(),
            slots: Slots::with_capacity(Lexicon::WORDS),
            entries: Vec::with_capacity(Lexicon::ENTRIES),
            rests: Vec::with_capacity(Lexicon::WORDS),
            surfaces: vec![Cow::Borrowed("")],
            begun: Vec::with_capacity(Lexicon::ENTRIES),
            numbers: Vec::new(),
            units: Vec::new(),
            currencies: Vec::new(),
            substances: Vec::new(),
            statutes: Vec::new(),
            relatives: Vec::new(),
            zones: Vec::new(),
            furniture: Vec::new(),
            credits: Vec::new(),
            ranks: Vec::new(),
            fates: Vec::new(),
            offices: Vec::new(),
            bodies: Vec::new(),
            acts: Vec::new(),
            meetings: Vec::new(),
            places: Vec::new(),
            regions: Vec::new(),
            locals: Vec::new(),
            named: Vec::new(),
            localities: Vec::new(),
            origins: Vec::new(),
            sources: Vec::new(),
        };
        lexicon.words.resize(marks, Word::default());
        for sign in (1..mark::COUNT).filter(|sign| !sign.is_ascii_alphanumeric()) {
            let word = WordId::of_mark(sign);
            lexicon.words[word.0 as usize].key = Key::of_mark(sign);
            lexicon.slots.add(Key::of_mark(sign), word);
        }
        for sign in mark::LANDMARKS {
            let word = &mut lexicon.words[WordId::of_mark(sign).0 as usize];
            word.classes = word.classes.with(Class::Landmark);
        }
        // First the words that have roles, so that the others need no room for any.
        lexicon.load_words();
        lexicon.load_fates();
        lexicon.load_numbers();
        lexicon.load_units();
        lexicon.load_calendar();
        lexicon.load_citations();
        lexicon.load_page();
        lexicon.load_names();
        for row in rows(include_str!("data/bounds.tsv")) {
            let class = if row.get(2) == "after" { Class::BoundAfter } else { Class::Bound };
            lexicon.add(row.surface(0), class, bound(row.get(1)) as u16);
        }
        for row in rows(include_str!("data/currencies.tsv")) {
            let class = if row.get(2) == "after" { Class::CurrencyAfter } else { Class::CurrencyBefore };
            let value = index(&mut lexicon.currencies, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.surface(0), class, value, row.get(3) == "exact");
        }
        for row in rows(include_str!("data/percent.tsv")) {
            match row.get(1) {
                "sign" => lexicon.add(row.surface(0), Class::Percent, 0),
                "up" => lexicon.add(row.surface(0), Class::Direction, 1),
                _ => lexicon.add(row.surface(0), Class::Direction, 0),
            }
        }
        for row in rows(include_str!("data/meetings.tsv")) {
            let value = index(&mut lexicon.meetings, (Cow::Borrowed(row.get(1)), row.get(2) == "always"));
            lexicon.add(row.surface(0), Class::Meeting, value);
        }
        for row in rows(include_str!("data/substances.tsv")) {
            let value = index(&mut lexicon.substances, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.surface(0), Class::Substance, value, row.get(2) == "exact");
        }
        lexicon.put_in_order();
        lexicon
    }

    /// Puts the entries under their first words.
    fn put_in_order(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        self.firsts = vec![0; self.words.len() + 1];
        // How many a word has tells where those of the next begin; as each is given its place, they end there.
        begun.iter().for_each(|first| self.firsts[first.0 as usize] += 1);
        let mut begin = 0;
        for first in &mut self.firsts {
            begin += std::mem::replace(first, begin);
        }
        let place = |first: WordId| {
            let next = &mut self.firsts[first.0 as usize];
            std::mem::replace(next, *next + 1)
        };
        let mut places: Vec<u32> = begun.into_iter().map(place).collect();
        for at in 0..places.len() {
            // What stands here goes to its place, until what comes from there is what belongs here.
            while places[at] as usize != at {
                let place = places[at] as usize;
                self.entries.swap(at, place);
                places.swap(at, place);
            }
        }
        self.whole.resize(self.words.len(), ClassSet::EMPTY);
        let mut begin = 0;
        for ((first, word), whole) in self.firsts.iter_mut().zip(&mut self.words).zip(&mut self.whole) {
            let end = std::mem::replace(first, begin);
            let own = &mut self.entries[begin as usize..end as usize];
            if own.len() > 1 {
                own.sort_by_key(Entry::order);
                for alike in own.chunk_by_mut(|entry, other| entry.class == other.class) {
                    alike[0].alike = alike.len() as u16;
                }
            }
            for entry in own {
                word.classes = word.classes.with(entry.class);
                if entry.is_whole() {
                    *whole = whole.with(entry.class);
                }
            }
            begin = end;
        }
        if let Some(end) = self.firsts.last_mut() {
            *end = begin;
        }
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
            self.add(row.surface(0), Class::Number, value);
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
                self.add_as(surface.into(), Class::Unit, value, exact);
            }
            for surface in row.list(5) {
                self.add(surface.into(), Class::OneUnit, value);
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
            self.add_as(row.surface(0), class, value, row.get(3) == "exact");
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
            self.add_as(row.surface(0), Class::Statute, value, row.get(3) == "exact");
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
            self.add(row.surface(0), Class::Citation, word as u16);
            if matches!(word, CitationWord::Article | CitationWord::Paragraph | CitationWord::Same) {
                self.add(row.surface(0), Class::CitationStart, word as u16);
            }
        }
    }

    fn load_words(&mut self) {
        let mut roles: Vec<(Key, Role)> = ROLES.iter().map(|(name, role)| (Key::of(name.as_bytes()), *role)).collect();
        roles.sort_unstable_by_key(|(name, _)| *name);
        let role = |name: &str| {
            let name = Key::of(name.as_bytes());
            roles.binary_search_by_key(&name, |(name, _)| *name).ok().map(|at| roles[at].1)
        };
        self.load_pairs(include_str!("data/words.tsv"), |lexicon, word, kind| {
            if let Some(role) = role(kind) {
                return lexicon.give_role(word, role);
            }
            let (class, value) = match kind {
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
                "ordinal" => (Class::Ordinal, 0),
                _ => (Class::Age, 0),
            };
            lexicon.add_spelt(word, class, value, None);
        });
        for row in rows(include_str!("data/languages.tsv")) {
            let class = match row.get(1) {
                "id" => Class::Indonesian,
                "ms" => Class::Malay,
                _ => Class::English,
            };
            self.add(row.surface(0), class, 0);
        }
    }

    fn load_page(&mut self) {
        for row in rows(include_str!("data/furniture.tsv")) {
            let value = push(&mut self.furniture, (furniture_kind(row.get(1)), extent(row.get(2))));
            self.add_as(row.surface(0), Class::Furniture, value, true);
        }
        for row in rows(include_str!("data/credits.tsv")) {
            let value = push(&mut self.credits, credit_role(row.get(1)));
            self.add(row.surface(0), Class::Credit, value);
        }
        for row in rows(include_str!("data/outlets.tsv")) {
            self.add_as(row.surface(0), Class::Outlet, 0, true);
        }
    }

    /// Gives every word of a surface a role.
    fn add_role(&mut self, surface: Surface<'_>, role: Role) {
        let spelt = self.spell(surface);
        self.give_role(spelt, role);
    }

    /// Gives words that were spelt a role, and takes them from the pool.
    fn give_role(&mut self, spelt: Spelt, role: Role) {
        let rest = self.rests.drain(spelt.rest..);
        for word in std::iter::once(spelt.first).filter(|first| *first != WordId::NONE).chain(rest) {
            let at = word.0 as usize;
            if at >= self.roles.len() {
                self.roles.resize(at + 1, RoleSet::EMPTY);
            }
            self.roles[at] = self.roles[at].with(role);
        }
    }

    fn add(&mut self, surface: Surface<'static>, class: Class, value: u16) {
        self.add_as(surface, class, value, false);
    }

    fn add_as(&mut self, surface: Surface<'static>, class: Class, value: u16, exact: bool) {
        let spelt = self.spell(surface);
        self.add_spelt(spelt, class, value, exact.then(|| Cow::Borrowed(surface.as_str())));
    }

    /// Adds an entry; where case matters, `exact` is how it must be written.
    #[inline(always)] // asked in few places
    fn add_spelt(&mut self, spelt: Spelt, class: Class, value: u16, exact: Option<Cow<'static, str>>) {
        if spelt.first == WordId::NONE {
            return;
        }
        let rest = self.rests.get(spelt.rest..).unwrap_or_default();
        self.entries.push(Entry {
            second: rest.first().copied().unwrap_or(WordId::NONE),
            rest: spelt.rest as u32,
            value,
            exact: exact.and_then(|surface| NonZeroU16::new(push(&mut self.surfaces, surface))),
            class,
            alike: 1,
            rest_len: rest.len() as u8,
        });
        self.begun.push(spelt.first);
    }

    /// Reads a table of two columns, surfaces and what is said of each, and gives `add` the words of each surface and the
    /// other column.
    #[inline(always)] // asked in few places
    fn load_pairs(&mut self, table: &'static str, mut add: impl FnMut(&mut Lexicon, Spelt, &'static str)) {
        let mut at = header_end(table);
        while at < table.len() {
            let (mut spelt, read) = self.spell_plain(&table.as_bytes()[at..]);
            let mut tab = at + read;
            if table.as_bytes().get(tab) != Some(&b'\t') {
                tab = column_end(table, tab);
                self.spell_marks(&table[at + read..tab], &mut spelt);
            }
            let end = column_end(table, tab + 1);
            add(self, spelt, table.get(tab + 1..end).unwrap_or(""));
            at = end + 1;
        }
    }

    /// The words of a surface, put into the pool but for the first.
    #[inline(always)] // asked in few places
    fn spell(&mut self, surface: Surface<'_>) -> Spelt {
        // Most surfaces are plain words.
        let (mut spelt, read) = self.spell_plain(surface.text.as_bytes());
        if read < surface.len {
            self.spell_marks(&surface.as_str()[read..], &mut spelt);
        }
        spelt
    }

    /// The plain words that a text begins with, and where they end.
    #[inline(always)] // asked in few places
    fn spell_plain(&mut self, text: &[u8]) -> (Spelt, usize) {
        let mut spelt = Spelt { first: WordId::NONE, rest: self.rests.len() };
        let mut words = PlainWords::of(text);
        while let Some(key) = words.next_key() {
            self.put(key, &mut spelt);
        }
        (spelt, words.at())
    }

    /// Goes on with the words of the last part of a surface, whatever stands there.
    #[inline(never)] // seldom asked
    fn spell_marks(&mut self, text: &str, spelt: &mut Spelt) {
        let mut scanner = Scanner::new(text);
        while let Some(raw) = scanner.next(|_| false) {
            let key = match raw.kind {
                TokenKind::Mark => Key::of_mark(raw.mark),
                _ => raw.key.unwrap_or_else(|| Key::of_spelling(&text[raw.start..raw.end])),
            };
            self.put(key, spelt);
        }
    }

    /// Adds a word to those of a surface.
    #[inline(always)] // asked in few places
    fn put(&mut self, key: Key, spelt: &mut Spelt) {
        let word = self.intern(key);
        if spelt.first == WordId::NONE {
            spelt.first = word;
        } else {
            self.rests.push(word);
        }
    }

    /// The word with a key, which is added if absent.
    #[inline(always)] // asked in few places
    fn intern(&mut self, key: Key) -> WordId {
        let (slot, known) = self.slots.find(key, |word| self.words[word.0 as usize].key);
        if known != WordId::NONE {
            return known;
        }
        let word = WordId(self.words.len() as u32);
        self.words.push(Word { key, ..Word::default() });
        self.slots.fill(slot, word);
        if self.slots.is_full() {
            self.grow();
        }
        word
    }

    #[cold]
    fn grow(&mut self) {
        self.slots = Slots::with_capacity(2 * self.words.len());
        for (word, known) in (0..).zip(&self.words).filter(|(_, known)| known.key != Key::NONE) {
            self.slots.add(known.key, WordId(word));
        }
    }

    /// The word with this spelling, whatever its case.
    pub(crate) fn word_id(&self, spelling: &str) -> WordId {
        self.look_up(Key::of_spelling(spelling))
    }

    /// The word with this key.
    pub(crate) fn look_up(&self, key: Key) -> WordId {
        self.look_up_with_classes(key).0
    }

    /// The word with this key, and the classes of the entries that begin with it.
    #[inline(always)]
    pub(crate) fn look_up_with_classes(&self, key: Key) -> (WordId, ClassSet) {
        for id in self.slots.near(key) {
            let word = &self.words[id.0 as usize];
            // Zero where the slot is empty or the word is it; one test of both, for nothing foretells which of a text's
            // words are known.
            if (word.key.0 ^ key.0).min(u64::from(id.0)) == 0 {
                return (id, word.classes);
            }
        }
        (WordId::NONE, ClassSet::EMPTY)
    }

    /// The classes of the entries that begin with a word.
    pub(crate) fn classes_of(&self, word: WordId) -> ClassSet {
        self.words[word.0 as usize].classes
    }

    /// Whether a word by itself is an entry of a class.
    pub(crate) fn is_whole(&self, class: Class, word: WordId) -> bool {
        self.whole[word.0 as usize].has(class)
    }

    /// The classes of which a word by itself is an entry, however it is written.
    pub(crate) fn whole_classes(&self, word: WordId) -> ClassSet {
        self.whole[word.0 as usize]
    }

    /// Whether a word has a role.
    pub(crate) fn has_role(&self, word: WordId, role: Role) -> bool {
        self.roles.get(word.0 as usize).is_some_and(|roles| roles.has(role))
    }

    /// Whether a word has a role of a set.
    pub(crate) fn has_role_of(&self, word: WordId, roles: RoleSet) -> bool {
        self.roles.get(word.0 as usize).is_some_and(|own| own.intersects(&roles))
    }

    /// Whether a word has any role.
    pub(crate) fn has_some_role(&self, word: WordId) -> bool {
        self.roles.get(word.0 as usize).is_some_and(|roles| *roles != RoleSet::EMPTY)
    }

    /// The longest entry of `class` that begins with the first of `tokens`.
    #[inline(always)] // asked in one place
    pub(crate) fn find(&self, class: Class, text: &str, tokens: &[Token]) -> Option<Found> {
        const FEW: usize = 8;
        let entries = self.entries_of(tokens.first()?.word, class);
        let second = tokens.get(1).map_or(WordId::NONE, |token| token.word);
        if entries.len() > FEW {
            return self.find_among_many(entries, second, text, tokens);
        }
        let entry = entries.iter().find(|entry| self.fits(entry, second, text, tokens))?;
        Some(Found { value: entry.value, len: entry.rest_len as usize + 1 })
    }

    /// The same among entries so many that those with the second word are looked for first.
    #[inline(never)] // seldom asked
    fn find_among_many(&self, entries: &[Entry], second: WordId, text: &str, tokens: &[Token]) -> Option<Found> {
        let with = |second: WordId| {
            let from = entries.partition_point(|entry| entry.order() < Entry::place(entry.class, second));
            entries[from..].iter().take_while(move |entry| entry.second == second)
        };
        let entry =
            [second, WordId::NONE].into_iter().flat_map(with).find(|entry| self.fits(entry, second, text, tokens))?;
        Some(Found { value: entry.value, len: entry.rest_len as usize + 1 })
    }

    /// Whether an entry stands at the first of `tokens`, which begin with its first word.
    #[inline(always)]
    fn fits(&self, entry: &Entry, second: WordId, text: &str, tokens: &[Token]) -> bool {
        entry.is_whole()
            || (entry.second == WordId::NONE || entry.second == second) && self.goes_on(entry, text, tokens)
    }

    /// The entries of a class that begin with a word.
    #[inline(always)]
    fn entries_of(&self, word: WordId, class: Class) -> &[Entry] {
        let [mut at, end] = [0, 1].map(|next| self.firsts[word.0 as usize + next] as usize);
        while at < end {
            let first = &self.entries[at];
            let next = at + first.alike as usize;
            if first.class == class {
                return &self.entries[at..next];
            }
            at = next;
        }
        &[]
    }

    /// Whether tokens that begin with the first word of an entry go on as it does.
    #[inline(never)] // seldom asked
    fn goes_on(&self, entry: &Entry, text: &str, tokens: &[Token]) -> bool {
        let len = entry.rest_len as usize;
        let (Some(following), Some(rest)) = (tokens.get(1..=len), self.rests.get(entry.rest as usize..)) else {
            return false;
        };
        let surface = || {
            let exact = self.surfaces.get(entry.exact?.get() as usize)?;
            let written = text.get(tokens[0].start as usize..tokens[len].end as usize)?;
            // `BACA JUGA` is furniture as `Baca juga` is; `baca juga` may be a sentence.
            let shouted = entry.class == Class::Furniture && tokens[0].flags.upper() && tokens[0].len() > 1;
            Some(written == exact || shouted && written.eq_ignore_ascii_case(exact))
        };
        following.iter().zip(rest).all(|(token, word)| token.word == *word && !token.flags.line_start())
            && surface().unwrap_or(entry.exact.is_none())
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::token::{Tokens, tokenize};

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Tokens::default();
        tokenize(text, builtin(), &mut tokens);
        tokens.all
    }

    /// Every surface of the tables with the class it is in.
    fn surfaces() -> Vec<(&'static str, Class)> {
        let mut surfaces = Vec::new();
        let mut add = |table: &'static str, column: usize, class: Class| {
            for row in rows(table) {
                surfaces.extend(row.list(column).map(|surface| (surface, class)));
            }
        };
        add(include_str!("data/numbers.tsv"), 0, Class::Number);
        add(include_str!("data/units.tsv"), 4, Class::Unit);
        add(include_str!("data/units.tsv"), 5, Class::OneUnit);
        add(include_str!("data/substances.tsv"), 0, Class::Substance);
        add(include_str!("data/meetings.tsv"), 0, Class::Meeting);
        add(include_str!("data/statutes.tsv"), 0, Class::Statute);
        add(include_str!("data/citations.tsv"), 0, Class::Citation);
        add(include_str!("data/credits.tsv"), 0, Class::Credit);
        add(include_str!("data/outlets.tsv"), 0, Class::Outlet);
        add(include_str!("data/regions.tsv"), 3, Class::Region);
        add(include_str!("data/regions.tsv"), 4, Class::Region);
        add(include_str!("data/regions.tsv"), 5, Class::Local);
        add(include_str!("data/districts.tsv"), 0, Class::Local);
        add(include_str!("data/villages.tsv"), 0, Class::Local);
        add(include_str!("data/places.tsv"), 0, Class::Place);
        surfaces
    }

    #[test]
    fn every_row_can_match() {
        let lexicon = builtin();
        for (surface, class) in surfaces() {
            let tokens = tokens(surface);
            let found = lexicon.find(class, surface, &tokens);
            assert_eq!(found.map(|found| found.len), Some(tokens.len() - 1), "{surface:?} as {class:?}");
        }
    }

    /// All tables.
    const ALL: [&str; 27] = [
        include_str!("data/acts.tsv"),
        include_str!("data/bodies.tsv"),
        include_str!("data/bounds.tsv"),
        include_str!("data/calendar.tsv"),
        include_str!("data/citations.tsv"),
        include_str!("data/collectives.tsv"),
        include_str!("data/credits.tsv"),
        include_str!("data/currencies.tsv"),
        include_str!("data/districts.tsv"),
        include_str!("data/fates.tsv"),
        include_str!("data/furniture.tsv"),
        include_str!("data/languages.tsv"),
        include_str!("data/meetings.tsv"),
        include_str!("data/names.tsv"),
        include_str!("data/numbers.tsv"),
        include_str!("data/offices.tsv"),
        include_str!("data/outlets.tsv"),
        include_str!("data/percent.tsv"),
        include_str!("data/places.tsv"),
        include_str!("data/ranks.tsv"),
        include_str!("data/regions.tsv"),
        include_str!("data/statutes.tsv"),
        include_str!("data/substances.tsv"),
        include_str!("data/titles.tsv"),
        include_str!("data/units.tsv"),
        include_str!("data/villages.tsv"),
        include_str!("data/words.tsv"),
    ];

    #[test]
    fn rows_are_the_lines_of_tables() {
        for table in ALL {
            let lines: Vec<&str> = table.lines().skip(1).filter(|line| !line.is_empty()).collect();
            let rows: Vec<_> = rows(table).collect();
            assert_eq!(rows.len(), lines.len());
            for (row, line) in rows.iter().zip(lines) {
                let columns: Vec<&str> = line.split('\t').collect();
                for column in 0..table::COLUMNS {
                    assert_eq!(row.get(column), columns.get(column).copied().unwrap_or(""), "{line:?}");
                    assert_eq!(row.surface(column).as_str(), row.get(column), "{line:?}");
                }
                assert!(columns.len() <= table::COLUMNS, "{line:?}");
            }
        }
    }

    #[test]
    fn words_are_the_same_within_a_table_as_alone() {
        let mut lexicon = builtin().clone();
        let mut words = |spell: &mut dyn FnMut(&mut Lexicon) -> Spelt| {
            let spelt = spell(&mut lexicon);
            (spelt.first, lexicon.rests.split_off(spelt.rest))
        };
        for row in ALL.into_iter().flat_map(rows) {
            for surface in (0..table::COLUMNS).map(|column| row.surface(column)) {
                let within = words(&mut |lexicon| lexicon.spell(surface));
                let scanned = words(&mut |lexicon| {
                    let mut spelt = Spelt { first: WordId::NONE, rest: lexicon.rests.len() };
                    lexicon.spell_marks(surface.as_str(), &mut spelt);
                    spelt
                });
                assert_eq!(within, scanned, "{:?}", surface.as_str());
            }
        }
    }

    #[test]
    fn pairs_are_the_rows_of_a_table() {
        for table in ALL {
            let mut pairs = Vec::new();
            let mut lexicon = builtin().clone();
            lexicon.load_pairs(table, |lexicon, spelt, column| {
                pairs.push((spelt.first, lexicon.rests.split_off(spelt.rest), column));
            });
            let two_columns = table.lines().next().is_some_and(|header| header.split('\t').count() == 2);
            let rows = rows(table).map(|row| {
                let spelt = lexicon.spell(row.surface(0));
                (spelt.first, lexicon.rests.split_off(spelt.rest), row.get(1))
            });
            assert!(!two_columns || rows.eq(pairs));
        }
    }

    #[test]
    fn keys_tell_words_apart() {
        let mut spellings = std::collections::HashMap::new();
        for (surface, _) in surfaces() {
            for word in surface.split_whitespace().map(fold) {
                let known = spellings.entry(Key::of(word.as_bytes()).0).or_insert_with(|| word.clone());
                assert_eq!(*known, word);
            }
        }
    }

    #[test]
    fn furniture_is_matched_as_written() {
        let lexicon = builtin();
        for row in rows(include_str!("data/furniture.tsv")) {
            let tokens = tokens(row.get(0));
            assert!(lexicon.find(Class::Furniture, row.get(0), &tokens).is_some(), "{}", row.get(0));
        }
    }

    #[test]
    fn case_is_folded_but_where_it_matters() {
        let lexicon = builtin();
        let finds = |text: &str, class| lexicon.find(class, text, &tokens(text)).is_some();
        assert!(
            finds("KILOGRAM", Class::Unit) && finds("Happy Five", Class::Substance) && finds("Jum’at", Class::Weekday)
        );
        assert!(finds("g", Class::Unit) && !finds("G", Class::Unit));
        assert!(finds("US$", Class::CurrencyBefore) && !finds("us$", Class::CurrencyBefore));
    }
}
