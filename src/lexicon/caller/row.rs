//! What a row means.

use std::str::FromStr as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::read::{RawRow, short};
use super::{Fault, words};
use crate::lexicon::name::{BodyForm, PlaceForm};
use crate::lexicon::{Class, ClassSet, Lexicon, Role, RoleSet, UnitKind, builtin, dimension, name};
use crate::records::{Branch, Dimension, Level, OrganizationKind, PlaceKind};
use crate::segment::token::{TokenKind, mark};

/// The columns of a table, and the keys of TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Kind,
    Surface,
    Name,
    Type,
    Dimension,
    Factor,
    One,
    Branch,
    Level,
    Follows,
    Region,
    Case,
}

impl Column {
    const ALL: [(Column, &'static str); 12] = [
        (Column::Kind, "kind"),
        (Column::Surface, "surface"),
        (Column::Name, "name"),
        (Column::Type, "type"),
        (Column::Dimension, "dimension"),
        (Column::Factor, "factor"),
        (Column::One, "one"),
        (Column::Branch, "branch"),
        (Column::Level, "level"),
        (Column::Follows, "follows"),
        (Column::Region, "region"),
        (Column::Case, "case"),
    ];

    pub(super) fn name(self) -> &'static str {
        Column::ALL[self as usize].1
    }

    pub(super) fn named(name: &str) -> Option<Column> {
        Column::ALL.iter().find(|(_, known)| *known == name).map(|(column, _)| *column)
    }

    pub(super) fn list() -> String {
        one_of(Column::ALL.iter().map(|(_, name)| *name))
    }
}

/// What the words of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordKind {
    Substance,
    Unit,
    Rank,
    Body,
    Place,
    Speech,
}

impl WordKind {
    pub(super) const ALL: [WordKind; 6] =
        [WordKind::Substance, WordKind::Unit, WordKind::Rank, WordKind::Body, WordKind::Place, WordKind::Speech];

    pub(super) fn name(self) -> &'static str {
        match self {
            WordKind::Substance => "substance",
            WordKind::Unit => "unit",
            WordKind::Rank => "rank",
            WordKind::Body => "body",
            WordKind::Place => "place",
            WordKind::Speech => "speech",
        }
    }

    pub(super) fn named(name: &str) -> Option<WordKind> {
        WordKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    pub(super) fn list() -> String {
        one_of(WordKind::ALL.into_iter().map(WordKind::name))
    }

    /// The columns that say something of the kind, besides `kind` and `surface`.
    fn columns(self) -> &'static [Column] {
        use Column::*;
        match self {
            WordKind::Substance => &[Name, Case],
            WordKind::Unit => &[Name, Dimension, Factor, Type, One, Case],
            WordKind::Rank => &[Name, Branch, Case],
            WordKind::Body => &[Name, Type, Level, Follows, Region, Case],
            WordKind::Place => &[Type, Follows, Region, Case],
            WordKind::Speech => &[Type],
        }
    }

    /// The class in which its words are looked up.
    pub(super) fn class(self) -> Class {
        match self {
            WordKind::Substance => Class::Substance,
            WordKind::Unit => Class::Unit,
            WordKind::Rank => Class::Rank,
            WordKind::Body => Class::Body,
            WordKind::Place => Class::Place,
            WordKind::Speech => Class::Verb,
        }
    }
}

/// One surface and what it means.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) surface: String,
    /// Whether it must be written as it is here.
    pub(super) exact: bool,
    pub(super) meaning: Meaning,
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

impl Row {
    pub(super) fn kind(&self) -> WordKind {
        match self.meaning {
            Meaning::Substance { .. } => WordKind::Substance,
            Meaning::Unit(_) => WordKind::Unit,
            Meaning::Rank { .. } => WordKind::Rank,
            Meaning::Body { .. } => WordKind::Body,
            Meaning::Place { .. } => WordKind::Place,
            Meaning::Speech(_) => WordKind::Speech,
        }
    }
}

/// What a surface means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Substance {
        name: String,
    },
    Unit(UnitRow),
    Rank {
        name: String,
        branch: Option<Branch>,
    },
    Body {
        name: String,
        kind: OrganizationKind,
        level: Option<Level>,
        city: bool,
        form: BodyForm,
        region: Option<&'static str>,
    },
    Place {
        kind: PlaceKind,
        form: PlaceForm,
        region: Option<&'static str>,
    },
    Speech(Speech),
}

/// A unit as a row tells of it: what it leaves out is that of the unit with its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitRow {
    pub(super) name: String,
    pub(super) dimension: Option<Dimension>,
    pub(super) factor: Option<Decimal>,
    pub(super) kind: Option<UnitKind>,
    /// Its forms with `se-`.
    pub(super) one: Vec<String>,
}

/// How a verb of speech is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// Between what was said and who said it: `ujar`.
    Cue,
    /// After who said it: `mengatakan`.
    Verb,
}

const UNIT_KINDS: [(&str, UnitKind); 3] =
    [("measure", UnitKind::Measure), ("classifier", UnitKind::Classifier), ("container", UnitKind::Container)];
const DIMENSIONS: [&str; 7] = ["mass", "volume", "area", "length", "count", "duration", "other"];
const BRANCHES: [&str; 4] = ["polri", "tni_ad", "tni_al", "tni_au"];
const BODY_KINDS: [&str; 13] = [
    "police",
    "narcotics_agency",
    "prosecutor",
    "court",
    "prison",
    "military",
    "government",
    "legislature",
    "company",
    "media",
    "education",
    "ngo",
    "other",
];
const LEVELS: [&str; 5] = ["national", "province", "regency", "city", "district"];
const BODY_FORMS: [(&str, BodyForm); 6] = [
    ("nothing", BodyForm::Alone),
    ("region", BodyForm::Name),
    ("place", BodyForm::Local),
    ("name", BodyForm::Proper),
    ("field", BodyForm::Field),
    ("body", BodyForm::Unit),
];
const PLACE_KINDS: [&str; 9] =
    ["country", "province", "regency", "city", "district", "village", "island", "street", "other"];
const PLACE_FORMS: [(&str, bool); 2] = [("nothing", false), ("name", true)];
const SPEECH: [(&str, Speech); 2] = [("cue", Speech::Cue), ("verb", Speech::Verb)];
const CASES: [(&str, bool); 2] = [("any", false), ("exact", true)];

/// The longest surface or name, in bytes.
const LONGEST: usize = 200;
/// The most words and marks of a surface.
const MOST_WORDS: usize = 24;

/// The cells of a row, asked one by one.
struct Cells<'r, 'f> {
    raw: &'r RawRow,
    faults: &'f mut Vec<Fault>,
}

impl Cells<'_, '_> {
    fn get(&self, column: Column) -> Option<(usize, &str)> {
        self.raw.cells.iter().find(|(of, ..)| *of == column).map(|(_, line, text)| (*line, text.as_str()))
    }

    fn fault(&mut self, column: Column, text: impl Into<String>) {
        let line = self.get(column).map_or(self.raw.line, |(line, _)| line);
        self.faults.push(Fault::column(line, column, text));
    }

    /// What must be there.
    fn needed(&mut self, column: Column, kind: WordKind, example: &str) -> Option<String> {
        let text = self.get(column).map(|(_, text)| text.to_owned());
        if text.is_none() {
            let (kind, column_name) = (kind.name(), column.name());
            self.fault(column, format!("a {kind} needs a {column_name}; write {example}"));
        }
        text
    }

    /// The meaning of a word of a closed list; `default` where the cell is empty. The outer `None` is a fault.
    fn choice<T>(
        &mut self,
        column: Column,
        what: &str,
        all: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Option<Option<T>> {
        let Some((_, text)) = self.get(column) else { return Some(None) };
        let text = text.to_owned();
        let mut names = Vec::new();
        for (name, value) in all {
            if name == text {
                return Some(Some(value));
            }
            names.push(name);
        }
        self.fault(column, format!("{} is no {what}; use {}", short(&text), one_of(names)));
        None
    }

    fn region(&mut self) -> Option<Option<&'static str>> {
        let Some((_, text)) = self.get(Column::Region) else { return Some(None) };
        if let Some(region) = builtin().region(text) {
            return Some(Some(region.code));
        }
        let text = format!(
            "no province, regency or city has the code {}; write its official code, as 12 or 12.13",
            short(text)
        );
        self.fault(Column::Region, text);
        None
    }
}

/// Reads a row: adds a [`Row`] a surface, or the faults.
pub(super) fn read(raw: &RawRow, file: &Arc<str>, rows: &mut Vec<Row>, faults: &mut Vec<Fault>) {
    let before = faults.len();
    let mut cells = Cells { raw, faults };
    let kind = match cells.get(Column::Kind).map(|(_, text)| (WordKind::named(text), short(text))) {
        Some((Some(kind), _)) => kind,
        Some((None, text)) => return cells.fault(Column::Kind, format!("{text} is no kind; use {}", WordKind::list())),
        None => return cells.fault(Column::Kind, format!("the kind is missing; write {}", WordKind::list())),
    };
    check_columns(kind, &mut cells);
    let meaning = meaning(kind, &mut cells);
    let exact = cells.choice(Column::Case, "case", CASES).map(|exact| exact == Some(true));
    let surfaces: Vec<(usize, String)> = raw
        .cells
        .iter()
        .filter(|(column, ..)| *column == Column::Surface)
        .map(|(_, line, text)| (*line, text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    if surfaces.is_empty() {
        cells.fault(Column::Surface, "the surface is missing; write the words as they stand in articles");
    }
    let (Some(meaning), Some(exact)) = (meaning, exact) else { return };
    if let Meaning::Unit(unit) = &meaning {
        for one in &unit.one {
            check_surface(one, kind, false, raw.line, Column::One, faults);
        }
    }
    let row_is_good = faults.len() == before;
    for (line, surface) in surfaces {
        if check_surface(&surface, kind, exact, line, Column::Surface, faults) && row_is_good {
            rows.push(Row { surface, exact, meaning: meaning.clone(), file: file.clone(), line });
        }
    }
}

/// Cells that say nothing of the kind, and what no cell may hold.
fn check_columns(kind: WordKind, cells: &mut Cells<'_, '_>) {
    let mut wrong = Vec::new();
    for (column, line, text) in &cells.raw.cells {
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            let text =
                format!("it holds the control character {:?}; take it out", control.escape_default().to_string());
            wrong.push(Fault::column(*line, *column, text));
        } else if text.len() > LONGEST {
            let text = format!("{} has {} bytes; write at most {LONGEST}", short(text), text.len());
            wrong.push(Fault::column(*line, *column, text));
        } else if !kind.columns().contains(column) && !matches!(column, Column::Kind | Column::Surface) {
            let columns: Vec<_> = kind.columns().iter().map(|column| column.name()).collect();
            let text = format!("it says nothing of a {}; leave it empty, and use {}", kind.name(), columns.join(", "));
            wrong.push(Fault::column(*line, *column, text));
        }
    }
    cells.faults.append(&mut wrong);
}

fn meaning(kind: WordKind, cells: &mut Cells<'_, '_>) -> Option<Meaning> {
    let named = |names: &'static [&'static str]| names.iter().map(|name| (*name, *name));
    match kind {
        WordKind::Substance => {
            let name = cells.needed(Column::Name, kind, "the category of the drug, as methamphetamine")?;
            Some(Meaning::Substance { name })
        }
        WordKind::Unit => {
            let name = cells.needed(Column::Name, kind, "what records call it, as gram");
            let given = cells.choice(Column::Dimension, "dimension", named(&DIMENSIONS));
            let unit_kind = cells.choice(Column::Type, "type of a unit", UNIT_KINDS);
            let factor = factor(cells);
            let one = cells.get(Column::One).map_or(Vec::new(), |(_, text)| {
                text.split('|').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
            });
            Some(Meaning::Unit(UnitRow {
                name: name?,
                dimension: given?.map(dimension),
                factor: factor?,
                kind: unit_kind?,
                one,
            }))
        }
        WordKind::Rank => {
            let name = cells.needed(Column::Name, kind, "its abbreviation in the press, as Bripka");
            let branch = cells.choice(Column::Branch, "branch", named(&BRANCHES));
            Some(Meaning::Rank { name: name?, branch: branch?.and_then(name::branch) })
        }
        WordKind::Body => {
            cells.needed(Column::Type, kind, &one_of(BODY_KINDS));
            let body = cells.choice(Column::Type, "type of a body", named(&BODY_KINDS));
            let level = cells.choice(Column::Level, "level", named(&LEVELS));
            let form = cells.choice(Column::Follows, "thing that follows the word of a body", BODY_FORMS);
            let region = cells.region();
            let surface = cells.get(Column::Surface).map_or("", |(_, text)| text);
            let name = cells.get(Column::Name).map_or(surface, |(_, text)| text).to_owned();
            let level = level?.unwrap_or("");
            Some(Meaning::Body {
                name,
                kind: name::body_kind(body??),
                level: name::level(level),
                city: level == "city",
                form: form?.unwrap_or(BodyForm::Alone),
                region: region?,
            })
        }
        WordKind::Place => place(cells),
        WordKind::Speech => {
            let speech = cells.choice(Column::Type, "type of a verb of speech", SPEECH)?;
            Some(Meaning::Speech(speech.unwrap_or(Speech::Cue)))
        }
    }
}

fn factor(cells: &mut Cells<'_, '_>) -> Option<Option<Decimal>> {
    let Some((_, text)) = cells.get(Column::Factor) else { return Some(None) };
    match Decimal::from_str(text) {
        Ok(factor) if factor > Decimal::ZERO => Some(Some(factor.normalize())),
        _ => {
            let text = format!(
                "{} is no factor; write how many gram, milliliter, square meters, meters, pieces or seconds the unit is, \
                 above 0 and with a dot for the decimals, as 0.1",
                short(text)
            );
            cells.fault(Column::Factor, text);
            None
        }
    }
}

fn place(cells: &mut Cells<'_, '_>) -> Option<Meaning> {
    cells.needed(Column::Type, WordKind::Place, &one_of(PLACE_KINDS));
    let kind = cells.choice(Column::Type, "type of a place", PLACE_KINDS.iter().map(|name| (*name, *name)));
    let heads = cells.choice(Column::Follows, "thing that follows the word of a place", PLACE_FORMS);
    let region = cells.region();
    let (kind, heads, region) = (name::place_kind(kind??), heads?.unwrap_or(false), region?);
    let is_region = matches!(kind, PlaceKind::Province | PlaceKind::Regency | PlaceKind::City);
    let known = region.and_then(|code| builtin().region(code));
    let fault = if heads && region.is_some() {
        Some("a word that a name follows stands for many places; leave it empty".to_owned())
    } else if !heads && is_region && known.is_none() {
        Some("another name of a province, regency or city needs its official code, as 12.13".to_owned())
    } else {
        let other = known.filter(|region| is_region && region.kind != kind);
        other.map(|region| {
            format!("{} is {}, which is of another type; mend the code or the type", region.code, region.name)
        })
    };
    if let Some(text) = fault {
        cells.fault(Column::Region, text);
        return None;
    }
    let form = match (heads, kind) {
        (false, _) => PlaceForm::Name,
        (true, PlaceKind::Other | PlaceKind::Island | PlaceKind::Country) => PlaceForm::Site,
        (true, _) => PlaceForm::Head,
    };
    Some(Meaning::Place { kind, form, region })
}

/// Whether a surface can stand in a text and takes no word that petik cannot read without.
fn check_surface(
    surface: &str,
    kind: WordKind,
    exact: bool,
    line: usize,
    column: Column,
    faults: &mut Vec<Fault>,
) -> bool {
    let said = short(surface);
    let fault = 'fault: {
        let tokens: Vec<_> = words(surface).collect();
        let Some((first, word)) = tokens.first() else {
            break 'fault Some("it is empty; write the words as they stand in articles".to_owned());
        };
        if tokens.len() > MOST_WORDS {
            break 'fault Some(format!("{said} has {} words and marks; write at most {MOST_WORDS}", tokens.len()));
        }
        if let Some((_, odd)) = tokens.iter().find(|(raw, _)| raw.kind == TokenKind::Mark && raw.mark == mark::OTHER) {
            let codes: Vec<String> = odd.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            break 'fault Some(format!(
                "{said} holds {}, which petik tells from no other sign; take it out",
                codes.join(" ")
            ));
        }
        if first.kind == TokenKind::Mark {
            break 'fault Some(format!("{said} begins with {word:?}; begin with a letter or a digit"));
        }
        if !tokens.iter().any(|(raw, _)| raw.kind == TokenKind::Word) {
            break 'fault Some(format!("{said} has no word; numbers and signs alone mean nothing"));
        }
        if kind == WordKind::Speech && (tokens.len() > 1 || first.kind != TokenKind::Word) {
            break 'fault Some(format!("{said} is more than one word; write the verb alone"));
        }
        let small = word.chars().next().is_some_and(char::is_lowercase);
        if kind == WordKind::Place && exact && small {
            break 'fault Some(format!(
                "{said} begins small, and names of places have capitals; write it with its capital"
            ));
        }
        match &tokens[..] {
            [(_, word)] => taken(builtin(), word).map(|what| {
                format!("{said} is {what} to petik, which could not be read any more; write more words of it, or leave it out")
            }),
            _ => None,
        }
    };
    match fault {
        Some(text) => {
            faults.push(Fault::column(line, column, text));
            false
        }
        None => true,
    }
}

/// What a word is that must stay what it is.
fn taken(lexicon: &Lexicon, word: &str) -> Option<&'static str> {
    const ROLES: RoleSet = RoleSet::EMPTY
        .with(Role::Preposition)
        .with(Role::Coordinator)
        .with(Role::Subordinator)
        .with(Role::Auxiliary)
        .with(Role::Pronoun)
        .with(Role::Denial);
    const SETS: [(ClassSet, &str); 5] = [
        (ClassSet::EMPTY.with(Class::Number).with(Class::Ordinal), "a word of numbers"),
        (
            ClassSet::EMPTY
                .with(Class::Month)
                .with(Class::Weekday)
                .with(Class::DayWord)
                .with(Class::Clock)
                .with(Class::Zone),
            "a word of dates and times",
        ),
        (
            ClassSet::EMPTY.with(Class::CurrencyBefore).with(Class::CurrencyAfter).with(Class::Percent),
            "a word of money or percentages",
        ),
        (ClassSet::EMPTY.with(Class::Bound).with(Class::BoundAfter).with(Class::Citation), "a word at numbers"),
        (ClassSet::EMPTY.with(Class::Stop).with(Class::Indonesian), "a function word"),
    ];
    let id = lexicon.word_id(word);
    let classes = lexicon.whole_classes(id);
    let of_set = SETS.iter().find(|(set, _)| classes.intersects(*set)).map(|(_, what)| *what);
    of_set.or_else(|| lexicon.has_role_of(id, ROLES).then_some("a function word"))
}

/// A list of words to choose from.
pub(super) fn one_of(names: impl IntoIterator<Item = &'static str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    format!("one of {}", names.join(", "))
}
