//! What the values of entries mean, but for names: numbers, units, dates, statutes, furniture.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Found;
use crate::records::{Bound, CreditRole, Dimension, FurnitureKind, Term, Weekday};

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

impl Unit {
    pub(crate) fn counts_people(&self) -> bool {
        matches!(self.name.as_ref(), "orang" | "jiwa")
    }

    /// Whether it may count things of any kind.
    pub(crate) fn counts_anything(&self) -> bool {
        matches!(self.name.as_ref(), "unit" | "buah")
    }

    /// Whether it counts no things: what was done so many times, what a game or an index gained.
    pub(crate) fn is_abstract(&self) -> bool {
        matches!(self.name.as_ref(), "kali" | "poin")
    }
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
    /// The invitation that the words end: `Ikuti berita kami di Google News`.
    Around,
}

/// A relative expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelativeWord {
    pub(crate) unit: crate::records::RelativeUnit,
    pub(crate) offset: i32,
    /// Whether it counts from the day the text speaks of, not from the day it was written.
    pub(crate) anchored: bool,
}

pub(super) fn dimension(word: &str) -> Dimension {
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

pub(super) fn bound(word: &str) -> usize {
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

pub(super) fn daypart(word: &str) -> DayPart {
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
pub(super) fn relative(word: &str) -> RelativeWord {
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

pub(super) fn furniture_kind(word: &str) -> FurnitureKind {
    match word {
        "link" => FurnitureKind::Link,
        "ad" => FurnitureKind::Ad,
        "share" => FurnitureKind::Share,
        "caption" => FurnitureKind::Caption,
        "copyright" => FurnitureKind::Copyright,
        _ => FurnitureKind::Promo,
    }
}

pub(super) fn extent(word: &str) -> Extent {
    match word {
        "line" => Extent::Line,
        "start" => Extent::Start,
        "anywhere" => Extent::Anywhere,
        "title" => Extent::Title,
        "inline" => Extent::Inline,
        "video" => Extent::Video,
        "around" => Extent::Around,
        _ => Extent::Tail,
    }
}

pub(super) fn credit_role(word: &str) -> CreditRole {
    match word {
        "writer" => CreditRole::Writer,
        "editor" => CreditRole::Editor,
        "reporter" => CreditRole::Reporter,
        "photographer" => CreditRole::Photographer,
        _ => CreditRole::Source,
    }
}
