//! The words petik knows: closed classes and gazetteers, read once from the tables in `data/`.
//!
//! Every table is a TSV with a header. A surface may be several tokens long; the longest entry of a class wins. Words
//! are compared without case, but for entries marked `exact` (`LL`, `US$`). A token carries the classes of the entries
//! that begin with it, so a rule starts only where its class stands; [`Lexicon::find`] then reads the entry.

mod build;
pub(crate) mod caller;
mod class;
mod entries;
mod key;
mod load;
mod name;
mod role;
mod sense;
mod slots;
mod table;

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::sync::Arc;

use once_cell::sync::Lazy;
use smol_str::SmolStr;

use crate::records::{CreditRole, FurnitureKind, PlaceKind, StatusKind, Term};
use crate::segment::evenly_spaced;
use crate::segment::token::{Token, mark};
pub(crate) use class::{Class, ClassSet};
use key::fold;
pub(crate) use key::{Key, little_endian};
pub(crate) use name::{
    ActKind, BodyEntry, BodyForm, Local, LocalRow, ModelBodies, OfficeEntry, OfficeForm, PlaceForm, Rank, Region,
    Title, Told, Voice, title_of,
};
use role::ROLES;
pub(crate) use role::{Role, RoleSet};
use sense::dimension;
pub(crate) use sense::{
    CitationWord, DayPart, Extent, LabelKind, NumberWord, RelativeWord, Statute, StatuteKind, Unit, UnitKind, bound_of,
    citation_of, daypart_of, label_of, weekday_of,
};
use slots::Slots;

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
    pub(crate) model_bodies: ModelBodies,
    pub(crate) acts: Vec<(ActKind, Voice)>,
    /// The kinds of meetings, and whether the word always means one.
    pub(crate) meetings: Vec<(Term, bool)>,
    pub(crate) places: Vec<(PlaceKind, PlaceForm)>,
    pub(crate) regions: Vec<Region>,
    pub(crate) locals: Vec<LocalRow>,
    /// The regions by their names, those of one name together.
    named: Vec<u16>,
    /// For each name, where those end; they begin where those of the name before end.
    localities: Vec<u16>,
    /// Of the entries that a caller added, which row each is of; in the order of their rests.
    origins: Vec<Origin>,
    /// The rows of callers, by the names of their files and their lines.
    sources: Vec<(Arc<str>, usize)>,
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
    /// Room for the words that the tables hold: a list that grows is moved, and memory is slow when it is touched first.
    const WORDS: usize = 20_000;
    /// And for the entries.
    const ENTRIES: usize = 24_000;
    /// And for the regions, of which most have one name and a seat.
    const REGIONS: usize = 600;

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
        self.roles_of(word).has(role)
    }

    /// Whether a word has a role of a set.
    pub(crate) fn has_role_of(&self, word: WordId, roles: RoleSet) -> bool {
        self.roles_of(word).intersects(&roles)
    }

    /// Whether a word has any role.
    pub(crate) fn has_some_role(&self, word: WordId) -> bool {
        *self.roles_of(word) != RoleSet::EMPTY
    }

    /// The roles of a word; those that the list does not reach have none.
    #[inline(always)]
    fn roles_of(&self, word: WordId) -> &RoleSet {
        self.roles.get(word.0 as usize).unwrap_or(&RoleSet::EMPTY)
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
            // More than a space may stand between the words, and markup.
            let same = |written: &str| written == exact || shouted && written.eq_ignore_ascii_case(exact);
            Some(same(written) || len > 0 && same(&evenly_spaced(SmolStr::new(written))))
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
    use super::build::Spelt;
    use super::table::rows;
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
            lexicon.load_pairs(table, |lexicon, spelt, column, _| {
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
    fn regions_have_a_name_once() {
        let lexicon = builtin();
        for name in 0..lexicon.localities.len() {
            let regions: Vec<&Region> = lexicon.regions_of(Found { value: name as u16, len: 1 }).collect();
            let codes: std::collections::BTreeSet<&str> = regions.iter().map(|region| region.code).collect();
            assert_eq!(codes.len(), regions.len(), "{codes:?}");
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
