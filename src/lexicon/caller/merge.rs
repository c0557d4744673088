//! The built-in lexicon with the caller's rows in it.
//!
//! The caller's entries come before the built-in ones in the lists of their words, so that of two with the same surface
//! theirs is found; nothing else tells them apart when a text is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Fault;
use super::row::{Column, Meaning, Row, Speech, UnitRow};
use crate::lexicon::name::{BodyEntry, LocalRow, Rank};
use crate::lexicon::{Class, Lexicon, Origin, Role, Unit, UnitKind, WordId, builtin, push};
use crate::records::{Dimension, Term};
use crate::segment::token::{Tokens, tokenize};

/// What rows were merged to.
pub(super) struct Merged {
    pub(super) lexicon: Lexicon,
    /// The rows that are in it.
    pub(super) rows: Vec<Row>,
    /// Why the others are not, each with its file.
    pub(super) faults: Vec<(Arc<str>, Fault)>,
}

/// The most entries of a class that begin with the same two words, so that a text of nothing else is read in time.
const MOST_ALIKE: usize = 1_000;
/// The most that begin with the same first word.
const MOST_BEGUN: usize = 20_000;

/// Merges rows; those that cannot be are left out, and their faults told.
pub(super) fn merge(mut rows: Vec<Row>) -> Merged {
    let mut faults = Vec::new();
    loop {
        let mut merger = Merger::new();
        let before = faults.len();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            match merger.add(&row, kept.len()) {
                Ok(()) => kept.push(row),
                Err(fault) => faults.push((row.file, fault)),
            }
        }
        let lexicon = merger.finish(&kept);
        // A row that failed half-way has left something in the lexicon.
        let (found, lost): (Vec<Row>, Vec<Row>) = {
            let mut tokens = Tokens::default();
            kept.into_iter().partition(|row| stands(&lexicon, row, &mut tokens))
        };
        if faults.len() == before && lost.is_empty() {
            return Merged { lexicon, rows: found, faults };
        }
        faults.extend(lost.into_iter().map(|row| {
            let text = format!(
                "petik reads no text as {:?}: it takes it apart in another way; write it otherwise",
                row.surface
            );
            (row.file, Fault::column(row.line, Column::Surface, text))
        }));
        rows = found;
    }
}

/// Whether a row is found where its surface stands in a text.
fn stands(lexicon: &Lexicon, row: &Row, tokens: &mut Tokens) -> bool {
    let mut found = |surface: &str, class: Class| {
        const BEFORE: &str = "x ";
        let text = format!("{BEFORE}{surface} x");
        tokenize(&text, lexicon, tokens);
        let (start, end) = (BEFORE.len() as u32, (BEFORE.len() + surface.len()) as u32);
        let first = tokens.all.iter().position(|token| token.start == start);
        let last = tokens.all.iter().position(|token| token.end == end);
        let Some((first, last)) = first.zip(last) else { return false };
        lexicon.find(class, &text, &tokens.all[first..]).is_some_and(|found| found.len == last + 1 - first)
    };
    let one = match &row.meaning {
        Meaning::Unit(unit) => &unit.one[..],
        _ => &[],
    };
    found(&row.surface, row.kind().class()) && one.iter().all(|one| found(one, Class::OneUnit))
}

struct Merger {
    lexicon: Lexicon,
    units: HashMap<String, u16>,
    substances: Interner<Term>,
    ranks: Interner<(Term, Option<u8>)>,
    bodies: HashMap<String, Vec<u16>>,
    locals: Interner<(u8, &'static str)>,
    /// How many entries of a class begin with a word, and with two.
    begun: HashMap<(u32, u8), usize>,
    alike: HashMap<(u32, u32, u8), usize>,
}

/// The places of values in a list of the lexicon.
struct Interner<T>(HashMap<T, u16>);

impl<T: Hash + Eq> Interner<T> {
    fn of(values: impl Iterator<Item = T>) -> Interner<T> {
        let mut known = HashMap::new();
        for (value, at) in values.zip(0..) {
            known.entry(value).or_insert(at);
        }
        Interner(known)
    }

    /// The place of a value, where it is added if absent; `None` where the list is full.
    fn index<V>(&mut self, list: &mut Vec<V>, key: T, value: impl FnOnce() -> V) -> Option<u16> {
        if let Some(at) = self.0.get(&key) {
            return Some(*at);
        }
        let at = add(list, value())?;
        self.0.insert(key, at);
        Some(at)
    }
}

/// Adds a value to a list whose places have 16 bits; `None` where it is full.
fn add<T>(list: &mut Vec<T>, value: T) -> Option<u16> {
    (list.len() < usize::from(u16::MAX)).then(|| push(list, value))
}

impl Merger {
    fn new() -> Merger {
        let mut lexicon = builtin().clone();
        // They are added again after the caller's.
        lexicon.entries.clear();
        let units = lexicon.units.iter().zip(0..).map(|(unit, at)| (unit.name.to_string(), at)).collect();
        Merger {
            units,
            substances: Interner::of(lexicon.substances.iter().cloned()),
            ranks: Interner::of(
                lexicon.ranks.iter().map(|rank| (rank.name.clone(), rank.branch.map(|branch| branch as u8))),
            ),
            bodies: HashMap::new(),
            locals: Interner::of(std::iter::empty()),
            begun: HashMap::new(),
            alike: HashMap::new(),
            lexicon,
        }
    }

    /// Adds the entries of a row, which is to be the `number`th.
    fn add(&mut self, row: &Row, number: usize) -> Result<(), Fault> {
        let full =
            || Fault::line(row.line, "there are more words than petik holds; leave out what articles seldom have");
        let lexicon = &mut self.lexicon;
        match &row.meaning {
            Meaning::Substance { name } => {
                let term: Term = Cow::Owned(name.clone());
                let value = self.substances.index(&mut lexicon.substances, term.clone(), || term);
                self.entry(row, number, &row.surface, Class::Substance, value.ok_or_else(full)?)
            }
            Meaning::Unit(unit) => {
                let value = self.unit(row, unit)?.ok_or_else(full)?;
                for one in &unit.one {
                    self.entry(row, number, one, Class::OneUnit, value)?;
                }
                self.entry(row, number, &row.surface, Class::Unit, value)
            }
            Meaning::Rank { name, branch } => {
                let known = || builtin().ranks.iter().find(|rank| rank.name == *name).and_then(|rank| rank.branch);
                let rank = Rank { name: Cow::Owned(name.clone()), branch: branch.or_else(known) };
                let key = (rank.name.clone(), rank.branch.map(|branch| branch as u8));
                let value = self.ranks.index(&mut lexicon.ranks, key, || rank);
                self.entry(row, number, &row.surface, Class::Rank, value.ok_or_else(full)?)
            }
            Meaning::Body { name, kind, level, city, form, region } => {
                let entry = BodyEntry {
                    name: Cow::Owned(name.clone()),
                    kind: *kind,
                    level: *level,
                    form: *form,
                    city: *city,
                    region: *region,
                };
                // Spellings of one body share what is said of it.
                let alike = self.bodies.entry(name.clone()).or_default();
                let known = alike.iter().find(|at| lexicon.bodies.get(usize::from(**at)) == Some(&entry)).copied();
                let value = match known {
                    Some(at) => at,
                    None => {
                        let at = add(&mut lexicon.bodies, entry).ok_or_else(full)?;
                        alike.push(at);
                        at
                    }
                };
                self.entry(row, number, &row.surface, Class::Body, value)
            }
            Meaning::Place { kind, form, region } => {
                let value = crate::lexicon::index(&mut lexicon.places, (*kind, *form));
                if let Some(code) = region {
                    let key = (*kind as u8, *code);
                    let local = || LocalRow::of(*kind, code);
                    let local = self.locals.index(&mut lexicon.locals, key, local).ok_or_else(full)?;
                    self.entry(row, number, &row.surface, Class::Local, local)?;
                }
                self.entry(row, number, &row.surface, Class::Place, value)
            }
            Meaning::Speech(speech) => {
                let roles = match speech {
                    Speech::Cue => &[Role::QuoteCue, Role::Speech][..],
                    Speech::Verb => &[Role::Personal, Role::Saying, Role::Speech],
                };
                roles.iter().for_each(|role| lexicon.add_role(row.surface[..].into(), *role));
                if *speech == Speech::Cue {
                    lexicon.add_role(format!("{}nya", row.surface)[..].into(), Role::Speech);
                }
                self.entry(row, number, &row.surface, Class::Verb, 0)
            }
        }
    }

    /// The place of a unit among the units, or `None` where there is no room for it.
    fn unit(&mut self, row: &Row, told: &UnitRow) -> Result<Option<u16>, Fault> {
        let known = self.units.get(&told.name).copied();
        if let Some((at, unit)) = known.and_then(|at| Some((at, self.lexicon.units.get(usize::from(at))?))) {
            let other = |column: Column, is: String| {
                let text = format!(
                    "the unit {:?} is known with {is}; leave it empty, or give the unit another name",
                    told.name
                );
                Err(Fault::column(row.line, column, text))
            };
            if told.dimension.is_some_and(|dimension| dimension != unit.dimension) {
                return other(Column::Dimension, format!("the dimension {}", dimension_name(&unit.dimension)));
            }
            if told.factor.is_some_and(|factor| Some(factor) != unit.factor.map(|factor| factor.normalize())) {
                return other(
                    Column::Factor,
                    unit.factor.map_or("no factor".to_owned(), |factor| format!("the factor {factor}")),
                );
            }
            if told.kind.is_some_and(|kind| kind != unit.kind) {
                return other(Column::Type, "another type".to_owned());
            }
            return Ok(Some(at));
        }
        let Some(dimension) = told.dimension else {
            let text = "petik has no unit of this name, and so the dimension must be told: one of mass, volume, area, length, \
                        count, duration, other";
            return Err(Fault::column(row.line, Column::Dimension, text));
        };
        let counts = dimension == Dimension::Count;
        let unit = Unit {
            name: Cow::Owned(told.name.clone()),
            factor: told.factor.or(counts.then_some(Decimal::ONE)),
            kind: told.kind.unwrap_or(if counts { UnitKind::Classifier } else { UnitKind::Measure }),
            dimension,
        };
        let at = add(&mut self.lexicon.units, unit);
        if let Some(at) = at {
            self.units.insert(told.name.clone(), at);
        }
        Ok(at)
    }

    fn entry(&mut self, row: &Row, number: usize, surface: &str, class: Class, value: u16) -> Result<(), Fault> {
        let lexicon = &mut self.lexicon;
        // Every entry of the caller has a place of its own among the rests, by which its row is known.
        lexicon.rests.push(WordId::NONE);
        let spelt = lexicon.spell(surface.into());
        let second = lexicon.rests.get(spelt.rest).copied().unwrap_or(WordId::NONE);
        for (count, most) in [
            (self.begun.entry((spelt.first.0, class as u8)).or_default(), MOST_BEGUN),
            (self.alike.entry((spelt.first.0, second.0, class as u8)).or_default(), MOST_ALIKE),
        ] {
            *count += 1;
            if *count > most {
                let text = format!("{surface:?} is one of more than {most} that begin alike; leave some of them out");
                return Err(Fault::column(row.line, Column::Surface, text));
            }
        }
        if row.exact && lexicon.surfaces.len() >= usize::from(u16::MAX) {
            let text =
                format!("more than {} surfaces must be written exactly; let some be written in any case", u16::MAX);
            return Err(Fault::column(row.line, Column::Case, text));
        }
        lexicon.origins.push(Origin { rest: spelt.rest as u32, row: number as u32 });
        let exact = row.exact.then(|| Cow::Owned(surface.to_owned()));
        lexicon.add_spelt(spelt, class, value, exact);
        Ok(())
    }

    /// The lexicon, with the built-in entries after the caller's.
    fn finish(self, rows: &[Row]) -> Lexicon {
        let mut lexicon = self.lexicon;
        let known = builtin();
        for word in 0..known.words.len() {
            let [begin, end] = [0, 1].map(|next| known.firsts[word + next] as usize);
            lexicon.entries.extend_from_slice(&known.entries[begin..end]);
            lexicon.begun.resize(lexicon.entries.len(), WordId(word as u32));
        }
        lexicon.sources = rows.iter().map(|row| (row.file.clone(), row.line)).collect();
        lexicon.put_in_order();
        lexicon
    }
}

fn dimension_name(dimension: &Dimension) -> &'static str {
    match dimension {
        Dimension::Mass => "mass",
        Dimension::Volume => "volume",
        Dimension::Area => "area",
        Dimension::Length => "length",
        Dimension::Count => "count",
        Dimension::Duration => "duration",
        _ => "other",
    }
}
