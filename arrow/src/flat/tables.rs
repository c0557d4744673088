//! The columns of the tables.

use std::borrow::Cow;

use petik::records::{
    Arrest, Base, Date, Excerpt, Incident, Law, LawArticle, Meeting, Mention, Money, Notice, Ordinal, Organization,
    Percentage, Person, Place, Position, Quantity, Quote, Seizure, Time, Trend,
};
use petik::{Id, Kind, Span};
use rust_decimal::Decimal;

use super::word::{spelling, word, word_option, words};
use super::{Cell, ColumnInfo, Context, Table, Type};

/// What stands in a column of a row.
type Get<R> = Box<dyn for<'a> Fn(&'a R, &'a Context<'a>) -> Cell<'a> + Send + Sync>;

pub(super) struct Column<R> {
    info: ColumnInfo,
    get: Get<R>,
}

/// A table whose rows are of one type.
pub(super) struct Rows<R: Clone + 'static> {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) columns: Vec<Column<R>>,
    pub(super) rows: for<'a> fn(&'a Context<'a>) -> Cow<'a, [R]>,
}

impl<R: Clone + 'static> Table for Rows<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn columns(&self) -> Vec<ColumnInfo> {
        self.columns.iter().map(|column| column.info).collect()
    }

    fn width(&self) -> usize {
        self.columns.len()
    }

    fn rows(&self, context: &Context<'_>, cell: &mut dyn FnMut(usize, Cell<'_>)) {
        for row in (self.rows)(context).iter() {
            for (at, column) in self.columns.iter().enumerate() {
                cell(at, (column.get)(row, context));
            }
        }
    }
}

/// A column.
pub(super) fn column<R>(
    name: &'static str,
    kind: Type,
    about: &'static str,
    get: impl for<'a> Fn(&'a R, &'a Context<'a>) -> Cell<'a> + Send + Sync + 'static,
) -> Column<R> {
    Column { info: ColumnInfo { name, kind, about, main: false }, get: Box::new(get) }
}

impl<R> Column<R> {
    /// A column that a reader looks at first.
    pub(super) fn main(mut self) -> Self {
        self.info.main = true;
        self
    }
}

/// The first column of every table.
pub(super) fn article_column<R>() -> Column<R> {
    column("article", Type::Text, "the caller's id of the article, or the name of its file", |_, c| {
        text_option(c.found.id.as_deref())
    })
}

/// The columns of where something stands.
pub(super) fn place_columns<R: 'static>(span: fn(&R, &Context<'_>) -> Option<Span>) -> [Column<R>; 4] {
    let byte = |at: Option<usize>| at.map_or(Cell::Null, count);
    [
        column("start", Type::Integer, "byte offset of its first byte", move |r, c| {
            byte(span(r, c).map(|span| span.start))
        }),
        column("end", Type::Integer, "byte offset after its last byte", move |r, c| {
            byte(span(r, c).map(|span| span.end))
        }),
        column("char_start", Type::Integer, "the same as start, counted in characters", move |r, c| {
            byte(span(r, c).map(|span| c.chars(span.start)))
        }),
        column("char_end", Type::Integer, "the same as end, counted in characters", move |r, c| {
            byte(span(r, c).map(|span| c.chars(span.end)))
        }),
    ]
}

fn id_column<R: 'static>(id: fn(&R) -> Id) -> Column<R> {
    column("id", Type::Text, "the id of the record in its article", move |r, _| id_cell(id(r)))
}

/// The columns of a record that covers one stretch: article, id, place and text.
fn mention<R: 'static>(id: fn(&R) -> Id, span: fn(&R) -> Span, own: Vec<Column<R>>) -> Vec<Column<R>> {
    let mut columns = vec![article_column(), id_column(id)];
    let place = [
        column("start", Type::Integer, "byte offset of its first byte", move |r: &R, _| count(span(r).start)),
        column("end", Type::Integer, "byte offset after its last byte", move |r: &R, _| count(span(r).end)),
        column("char_start", Type::Integer, "the same as start, counted in characters", move |r, c: &Context<'_>| {
            count(c.chars(span(r).start))
        }),
        column("char_end", Type::Integer, "the same as end, counted in characters", move |r, c: &Context<'_>| {
            count(c.chars(span(r).end))
        }),
        column("text", Type::Text, "the text between the two", move |r, c| c.excerpt(span(r))).main(),
    ];
    columns.extend(place);
    columns.extend(own);
    columns
}

/// The columns of a record with several namings: article, id, and place of the first.
fn entity<R: 'static>(id: fn(&R) -> Id, mentions: fn(&R) -> &Vec<Mention>, own: Vec<Column<R>>) -> Vec<Column<R>> {
    let first = move |r: &R| mentions(r).first().map(Mention::span);
    let byte = |at: Option<usize>| at.map_or(Cell::Null, count);
    let mut columns = vec![
        article_column(),
        id_column(id),
        column("start", Type::Integer, "byte offset of the first byte of the first naming", move |r, _| {
            byte(first(r).map(|span| span.start))
        }),
        column("end", Type::Integer, "byte offset after the last byte of the first naming", move |r, _| {
            byte(first(r).map(|span| span.end))
        }),
        column("char_start", Type::Integer, "the same as start, counted in characters", move |r, c: &Context<'_>| {
            byte(first(r).map(|span| c.chars(span.start)))
        }),
        column("char_end", Type::Integer, "the same as end, counted in characters", move |r, c: &Context<'_>| {
            byte(first(r).map(|span| c.chars(span.end)))
        }),
    ];
    columns.extend(own);
    columns
        .push(column("mentions", Type::Integer, "how often it is named", move |r, _| count(mentions(r).len())).main());
    columns.push(column("rule", Type::Text, "the rule that found the first naming", move |r, _| {
        mentions(r).first().map_or(Cell::Null, |mention| text(&mention.rule))
    }));
    columns
}

/// The columns of a fact, before its own.
fn fact<R: 'static>(
    id: fn(&R) -> Id,
    span: fn(&R, &Context<'_>) -> Option<Span>,
    own: Vec<Column<R>>,
) -> Vec<Column<R>> {
    let mut columns = vec![article_column(), id_column(id)];
    columns.extend(place_columns(span));
    columns.extend(own);
    columns.push(
        column(
            "sentence",
            Type::Text,
            "the sentence that it is told in, or of a very long one the words around it",
            move |r, c: &Context<'_>| span(r, c).map_or(Cell::Null, |span| c.excerpt(c.sentence(span.start))),
        )
        .main(),
    );
    columns
}

pub(super) fn count<'a>(value: usize) -> Cell<'a> {
    i64::try_from(value).map_or(Cell::Null, Cell::Integer)
}

pub(super) fn text(value: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(value))
}

pub(super) fn text_option(value: Option<&str>) -> Cell<'_> {
    value.map_or(Cell::Null, text)
}

fn texts<T: AsRef<str>>(values: &[T]) -> Cell<'_> {
    Cell::Texts(values.iter().map(|value| Cow::Borrowed(value.as_ref())).collect())
}

pub(super) fn id_cell<'a>(id: Id) -> Cell<'a> {
    Cell::Text(Cow::Owned(id.to_string()))
}

pub(super) fn id_option<'a>(id: Option<Id>) -> Cell<'a> {
    id.map_or(Cell::Null, id_cell)
}

fn ids<'a>(ids: &[Id]) -> Cell<'a> {
    Cell::Texts(ids.iter().map(|id| Cow::Owned(id.to_string())).collect())
}

pub(super) fn decimal<'a>(value: Decimal) -> Cell<'a> {
    Cell::Decimal(value)
}

pub(super) fn decimal_option<'a>(value: Option<Decimal>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Decimal)
}

pub(super) fn boolean_option<'a>(value: Option<bool>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Boolean)
}

pub(super) fn date_option<'a>(value: Option<chrono::NaiveDate>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Date)
}

fn excerpt_option<'a>(value: &Option<Excerpt>, context: &Context<'a>) -> Cell<'a> {
    value.as_ref().map_or(Cell::Null, |excerpt| context.excerpt(excerpt.span()))
}

pub(super) fn base_value<'a>(base: &Option<Base>) -> Cell<'a> {
    decimal_option(base.as_ref().map(|base| base.value))
}

pub(super) fn base_unit(base: &Option<Base>) -> Cell<'_> {
    text_option(base.as_ref().map(|base| &*base.unit))
}

/// `114(2)`, `127(1)a`, `55(1) ke-1`.
fn cited<'a>(article: &LawArticle) -> Cow<'a, str> {
    let mut out = article.article.to_string();
    if let Some(paragraph) = &article.paragraph {
        out = format!("{out}({paragraph})");
    }
    if let Some(letter) = &article.letter {
        out.push_str(letter);
    }
    if let Some(point) = &article.point {
        out = format!("{out} ke-{point}");
    }
    Cow::Owned(out)
}

pub(super) const VALUE: &str = "the figure, in unit";
const UPPER: &str = "the upper end of a range";
pub(super) const BOUND: &str = "exact, approx, more_than, at_least, less_than or at_most";
const RULE: &str = "the rule that found it";
const SAID_BY: &str = "the id of the quote that tells it";
const ASSERTION: &str = "asserted, alleged (diduga), negated or planned";
const REGION: &str = "the official code of the most precise region known";
const REGION_BASIS: &str = "what the region is known from: stated, agency or dateline";

/// The columns of when, where and by whom, which facts share.
macro_rules! circumstances {
    ($row:ty) => {
        vec![
            column(
                "agencies",
                Type::Texts,
                "the ids of the bodies that acted, the leading one first",
                |r: &$row, _| ids(&r.agencies),
            ),
            column("agency_names", Type::Texts, "their names", |r: &$row, c| c.names(&r.agencies)).main(),
            column("date", Type::Text, "the id of the date", |r: &$row, _| id_option(r.date)),
            column("date_from", Type::Date, "its first day", |r: &$row, c| {
                date_option(r.date.and_then(|id| c.found.date(id)).and_then(|date| date.from))
            })
            .main(),
            column("date_to", Type::Date, "its last day", |r: &$row, c| {
                date_option(r.date.and_then(|id| c.found.date(id)).and_then(|date| date.to))
            }),
            column("place", Type::Text, "the id of the place", |r: &$row, _| id_option(r.place)),
            column("place_name", Type::Text, "its name", |r: &$row, c| c.name_option(r.place)).main(),
            column("region", Type::Text, REGION, |r: &$row, _| text_option(r.region.as_deref())),
        ]
    };
}

/// The last columns of a fact.
macro_rules! telling {
    ($row:ty) => {
        vec![
            column("assertion", Type::Text, ASSERTION, |r: &$row, _| word(&r.assertion)),
            column("said_by", Type::Text, SAID_BY, |r: &$row, _| id_option(r.said_by)),
            column("rule", Type::Text, RULE, |r: &$row, _| text(&r.rule)),
        ]
    };
}

fn joined<R>(parts: impl IntoIterator<Item = Vec<Column<R>>>) -> Vec<Column<R>> {
    parts.into_iter().flatten().collect()
}

fn quantity_span(id: Id, context: &Context<'_>) -> Option<Span> {
    context.found.quantity(id).map(Quantity::span)
}

/// All tables.
pub(super) fn all() -> Vec<Box<dyn Table>> {
    vec![
        Box::new(articles()),
        Box::new(quantities()),
        Box::new(percentages()),
        Box::new(money()),
        Box::new(ordinals()),
        Box::new(dates()),
        Box::new(times()),
        Box::new(persons()),
        Box::new(positions()),
        Box::new(organizations()),
        Box::new(places()),
        Box::new(quotes()),
        Box::new(laws()),
        Box::new(seizures()),
        Box::new(arrests()),
        Box::new(incidents()),
        Box::new(trends()),
        Box::new(meetings()),
        Box::new(notices()),
        Box::new(mentions()),
    ]
}

fn articles() -> Rows<()> {
    Rows {
        name: "articles",
        about: "an article",
        columns: vec![
            article_column(),
            column("language", Type::Text, "id, ms, en or other", |(), c| word(&c.found.article.language)).main(),
            column("headline", Type::Text, "the headline", |(), c| excerpt_option(&c.found.article.headline, c)).main(),
            column("dateline", Type::Text, "place and outlet before the dash", |(), c| {
                c.found.article.dateline.as_ref().map_or(Cell::Null, |dateline| c.excerpt(dateline.span()))
            }),
            column("dateline_place", Type::Text, "the place of the dateline, as written", |(), c| {
                text_option(c.found.article.dateline.as_ref().and_then(|dateline| dateline.place.as_deref()))
            }),
            column("outlet", Type::Text, "the outlet that the dateline or a credit names", |(), c| {
                text_option(c.found.article.outlet.as_deref())
            })
            .main(),
            column("published", Type::Date, "the day of publication", |(), c| date_option(c.found.article.published))
                .main(),
            column("published_from", Type::Text, "who says so: caller or text", |(), c| {
                word_option(&c.found.article.published_from)
            }),
            column("credits", Type::Texts, "who wrote, edited or supplied it, as written", |(), c| {
                let names = c.found.article.credits.iter().map(|credit| credit.name.as_str());
                Cell::Texts(names.map(|name| c.mask.words(name)).collect())
            }),
            column("bytes", Type::Integer, "the length of the text in bytes", |(), c| count(c.text.len())),
            column("chars", Type::Integer, "the length of the text in characters", |(), c| {
                count(c.chars(c.text.len()))
            }),
            column("truncated_at", Type::Integer, "the byte at which a limit cut the work short", |(), c| {
                c.found.truncated.as_ref().map_or(Cell::Null, |truncated| count(truncated.at))
            }),
        ],
        rows: |_| Cow::Borrowed(&[()]),
    }
}

fn quantities() -> Rows<Quantity> {
    Rows {
        name: "quantities",
        about: "a number with what it counts or measures",
        columns: mention(
            |r| r.id,
            Quantity::span,
            vec![
                column("value", Type::Decimal, VALUE, |r: &Quantity, _| decimal(r.value)).main(),
                column("upper", Type::Decimal, UPPER, |r: &Quantity, _| decimal_option(r.upper)),
                column("bound", Type::Text, BOUND, |r: &Quantity, _| word(&r.bound)),
                column(
                    "alternative",
                    Type::Decimal,
                    "the other reading of a notation that has two",
                    |r: &Quantity, _| decimal_option(r.alternative),
                ),
                column("ambiguous", Type::Boolean, "whether nothing decides between the two", |r: &Quantity, _| {
                    Cell::Boolean(r.ambiguous)
                }),
                column("unit", Type::Text, "the unit or classifier", |r: &Quantity, _| text_option(r.unit.as_deref()))
                    .main(),
                column(
                    "dimension",
                    Type::Text,
                    "mass, volume, area, length, count, duration or other",
                    |r: &Quantity, _| word(&r.dimension),
                ),
                column("base_value", Type::Decimal, "the figure in base_unit", |r: &Quantity, _| base_value(&r.base)),
                column(
                    "base_unit",
                    Type::Text,
                    "gram, milliliter, square_meter, meter, second or count",
                    |r: &Quantity, _| base_unit(&r.base),
                ),
                column("item", Type::Text, "what is counted or measured, as written", |r: &Quantity, c| {
                    excerpt_option(&r.item, c)
                })
                .main(),
                column("substance", Type::Text, "the market category of the drug", |r: &Quantity, _| {
                    text_option(r.substance.as_deref())
                })
                .main(),
                column("basis", Type::Text, "gross or net", |r: &Quantity, _| word_option(&r.basis)),
                column("rule", Type::Text, RULE, |r: &Quantity, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.quantities),
    }
}

fn percentages() -> Rows<Percentage> {
    Rows {
        name: "percentages",
        about: "a percentage",
        columns: mention(
            |r| r.id,
            Percentage::span,
            vec![
                column("value", Type::Decimal, "the figure, in percent", |r: &Percentage, _| decimal(r.value)).main(),
                column("upper", Type::Decimal, UPPER, |r: &Percentage, _| decimal_option(r.upper)),
                column("bound", Type::Text, BOUND, |r: &Percentage, _| word(&r.bound)).main(),
                column(
                    "direction",
                    Type::Text,
                    "up or down, by the verb or noun that governs it",
                    |r: &Percentage, _| word_option(&r.direction),
                )
                .main(),
                column("rule", Type::Text, RULE, |r: &Percentage, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.percentages),
    }
}

fn money() -> Rows<Money> {
    Rows {
        name: "money",
        about: "an amount of money",
        columns: mention(
            |r| r.id,
            Money::span,
            vec![
                column("value", Type::Decimal, "the figure in units of the currency", |r: &Money, _| decimal(r.value))
                    .main(),
                column("upper", Type::Decimal, UPPER, |r: &Money, _| decimal_option(r.upper)),
                column("bound", Type::Text, BOUND, |r: &Money, _| word(&r.bound)).main(),
                column("currency", Type::Text, "its ISO 4217 code", |r: &Money, _| text(&r.currency)).main(),
                column("rule", Type::Text, RULE, |r: &Money, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.money),
    }
}

fn ordinals() -> Rows<Ordinal> {
    Rows {
        name: "ordinals",
        about: "a rank in a series",
        columns: mention(
            |r| r.id,
            Ordinal::span,
            vec![
                column("value", Type::Integer, "the rank", |r: &Ordinal, _| Cell::Integer(r.value.into())).main(),
                column("item", Type::Text, "the noun that is ranked", |r: &Ordinal, c| excerpt_option(&r.item, c))
                    .main(),
                column("rule", Type::Text, RULE, |r: &Ordinal, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.ordinals),
    }
}

fn dates() -> Rows<Date> {
    Rows {
        name: "dates",
        about: "a date, a period or a relative expression",
        columns: mention(
            |r| r.id,
            Date::span,
            vec![
                column(
                    "value",
                    Type::Text,
                    "what the words say, in ISO 8601 with X for what they leave open",
                    |r: &Date, _| text_option(r.value.as_deref()),
                )
                .main(),
                column("grain", Type::Text, "day, week, month, quarter, half or year", |r: &Date, _| word(&r.grain)),
                column("from", Type::Date, "the first day, where it can be known", |r: &Date, _| date_option(r.from))
                    .main(),
                column("to", Type::Date, "the last day, where it can be known", |r: &Date, _| date_option(r.to)).main(),
                column("weekday", Type::Text, "the weekday that the text names", |r: &Date, _| word_option(&r.weekday)),
                column("weekday_agrees", Type::Boolean, "whether it is that of the date", |r: &Date, _| {
                    boolean_option(r.weekday_agrees)
                }),
                column("relative_unit", Type::Text, "what a relative expression counts", |r: &Date, _| {
                    word_option(&r.relative.as_ref().map(|relative| relative.unit))
                }),
                column("relative_offset", Type::Integer, "how many: -1 for kemarin", |r: &Date, _| {
                    r.relative.as_ref().map_or(Cell::Null, |relative| Cell::Integer(relative.offset.into()))
                }),
                column(
                    "resolved_by",
                    Type::Text,
                    "what the days are known from: text, published or weekday",
                    |r: &Date, _| word_option(&r.resolved_by),
                ),
                column("role", Type::Text, "event, statement, publication, period or background", |r: &Date, _| {
                    word_option(&r.role)
                })
                .main(),
                column("rule", Type::Text, RULE, |r: &Date, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.dates),
    }
}

fn times() -> Rows<Time> {
    Rows {
        name: "times",
        about: "a time of day",
        columns: mention(
            |r| r.id,
            Time::span,
            vec![
                column("value", Type::Text, "the time on a 24-hour clock", |r: &Time, _| text(&r.value)).main(),
                column("upper", Type::Text, "the end of a range", |r: &Time, _| text_option(r.upper.as_deref())).main(),
                column("zone", Type::Text, "the offset from UTC of the zone named", |r: &Time, _| {
                    text_option(r.zone.as_deref())
                })
                .main(),
                column("rule", Type::Text, RULE, |r: &Time, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.times),
    }
}

fn persons() -> Rows<Person> {
    Rows {
        name: "persons",
        about: "a person of an article, with all namings",
        columns: entity(
            |r| r.id,
            |r| &r.mentions,
            vec![
                column("name", Type::Text, "the fullest form of the name", |r: &Person, c| {
                    Cell::Text(c.mask.person(r))
                })
                .main(),
                column("initials", Type::Boolean, "whether initials stand for a name", |r: &Person, _| {
                    Cell::Boolean(r.initials)
                }),
                column("rank", Type::Text, "the rank by its press abbreviation", |r: &Person, _| {
                    text_option(r.rank.as_deref())
                })
                .main(),
                column("branch", Type::Text, "polri, tni_ad, tni_al or tni_au", |r: &Person, _| word_option(&r.branch)),
                column("degrees", Type::Texts, "degrees, as written", |r: &Person, _| texts(&r.degrees)),
                column("honorifics", Type::Texts, "forms of address, as written", |r: &Person, _| texts(&r.honorifics)),
                column("aliases", Type::Texts, "other names", |r: &Person, c| Cell::Texts(c.mask.aliases(r))).main(),
                column("age", Type::Integer, "age in years", |r: &Person, _| {
                    r.age.map_or(Cell::Null, |age| Cell::Integer(age.into()))
                })
                .main(),
                column("gender", Type::Text, "female or male, where the text says so", |r: &Person, _| {
                    word_option(&r.gender)
                }),
                column(
                    "roles",
                    Type::Texts,
                    "official, speaker, suspect, victim, witness, author, other",
                    |r: &Person, _| words(&r.roles),
                )
                .main(),
                column(
                    "status",
                    Type::Texts,
                    "what is reported to have happened to them, in order; not a finding of guilt",
                    |r: &Person, _| words(r.status.iter().map(|status| &status.status)),
                )
                .main(),
                column("protected", Type::Text, "why the name should not be shown", |r: &Person, _| {
                    word_option(&r.protected)
                }),
                column("positions", Type::Texts, "the ids of the offices held", |r: &Person, _| ids(&r.positions)),
                column("position_texts", Type::Texts, "the offices held", |r: &Person, c| {
                    let held = r.positions.iter().filter_map(|id| c.found.position(*id));
                    Cell::Texts(held.map(|office| c.mask.words(&office.text)).collect())
                })
                .main(),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.persons),
    }
}

fn positions() -> Rows<Position> {
    Rows {
        name: "positions",
        about: "an office",
        columns: mention(
            |r| r.id,
            Position::span,
            vec![
                column("title", Type::Text, "the office without its body and place", |r: &Position, c| {
                    c.words(&r.title)
                }),
                column("organization", Type::Text, "the body, as the office names it", |r: &Position, c| {
                    c.words_option(&r.organization)
                })
                .main(),
                column("region", Type::Text, "the official code of its region", |r: &Position, _| {
                    text_option(r.region.as_deref())
                })
                .main(),
                column("holder", Type::Text, "the id of the person who holds it", |r: &Position, _| {
                    id_option(r.holder)
                }),
                column("holder_name", Type::Text, "their name", |r: &Position, c| c.name_option(r.holder)).main(),
                column("rule", Type::Text, RULE, |r: &Position, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.positions),
    }
}

fn organizations() -> Rows<Organization> {
    Rows {
        name: "organizations",
        about: "a body of an article, with all namings",
        columns: entity(
            |r| r.id,
            |r| &r.mentions,
            vec![
                column("name", Type::Text, "the longest form of the name", |r: &Organization, c| c.words(&r.name))
                    .main(),
                column(
                    "kind",
                    Type::Text,
                    "police, narcotics_agency, prosecutor, court and so on",
                    |r: &Organization, _| word(&r.kind),
                )
                .main(),
                column("level", Type::Text, "national, province, regency or district", |r: &Organization, _| {
                    word_option(&r.level)
                }),
                column("region", Type::Text, "the official code of its region", |r: &Organization, _| {
                    text_option(r.region.as_deref())
                })
                .main(),
                column(
                    "abbreviation",
                    Type::Text,
                    "the abbreviation that the article introduces",
                    |r: &Organization, _| text_option(r.abbreviation.as_deref()),
                )
                .main(),
                column("parent", Type::Text, "the id of the body it is a part of", |r: &Organization, _| {
                    id_option(r.parent)
                }),
                column("parent_name", Type::Text, "its name", |r: &Organization, c| c.name_option(r.parent)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.organizations),
    }
}

fn places() -> Rows<Place> {
    Rows {
        name: "places",
        about: "a place of an article, with all namings",
        columns: entity(
            |r| r.id,
            |r| &r.mentions,
            vec![
                column("name", Type::Text, "the fullest form of the name", |r: &Place, c| c.words(&r.name)).main(),
                column("kind", Type::Text, "country, province, regency, city, district and so on", |r: &Place, _| {
                    word(&r.kind)
                })
                .main(),
                column("code", Type::Text, "the official region code", |r: &Place, _| text_option(r.code.as_deref()))
                    .main(),
                column("within", Type::Texts, "the codes above it, the nearest first", |r: &Place, _| texts(&r.within)),
                column("candidates", Type::Texts, "the codes it could have", |r: &Place, _| texts(&r.candidates)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.places),
    }
}

fn quotes() -> Rows<Quote> {
    Rows {
        name: "quotes",
        about: "quoted speech",
        columns: mention(
            |r| r.id,
            Quote::span,
            vec![
                column("speaker", Type::Text, "the id of the person who said it", |r: &Quote, _| id_option(r.speaker)),
                column("speaker_name", Type::Text, "their name", |r: &Quote, c| c.name_option(r.speaker)).main(),
                column("speaker_text", Type::Text, "the speaker as the attribution names them", |r: &Quote, c| {
                    c.words_option(&r.speaker_text)
                }),
                column("cue", Type::Text, "the word of saying", |r: &Quote, _| text_option(r.cue.as_deref())).main(),
                column("rule", Type::Text, RULE, |r: &Quote, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.quotes),
    }
}

fn laws() -> Rows<Law> {
    Rows {
        name: "laws",
        about: "a citation of law",
        columns: mention(
            |r| r.id,
            Law::span,
            vec![
                column("statute", Type::Text, "the statute: UU 35/2009, KUHP", |r: &Law, _| {
                    text_option(r.statute.as_deref())
                })
                .main(),
                column("title", Type::Text, "what the statute is about, as written", |r: &Law, c| {
                    c.words_option(&r.title)
                }),
                column("articles", Type::Texts, "the articles cited: 114(2), 127(1)a", |r: &Law, _| {
                    Cell::Texts(r.articles.iter().map(cited).collect())
                })
                .main(),
                column("rule", Type::Text, RULE, |r: &Law, _| text(&r.rule)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.laws),
    }
}

fn seizures() -> Rows<Seizure> {
    Rows {
        name: "seizures",
        about: "a lot that was seized, destroyed, displayed or handed over",
        columns: fact(
            |r| r.id,
            |r: &Seizure, c| quantity_span(r.amount.quantity, c),
            joined([
                vec![
                    column("substance", Type::Text, "the market category of the drug", |r: &Seizure, _| {
                        text_option(r.substance.as_deref())
                    })
                    .main(),
                    column("item", Type::Text, "what was seized, as written", |r: &Seizure, c| c.words_option(&r.item))
                        .main(),
                    column("quantity", Type::Text, "the id of the quantity that tells the amount", |r: &Seizure, _| {
                        id_cell(r.amount.quantity)
                    }),
                    column("value", Type::Decimal, VALUE, |r: &Seizure, _| decimal(r.amount.value)).main(),
                    column("upper", Type::Decimal, UPPER, |r: &Seizure, _| decimal_option(r.amount.upper)),
                    column("bound", Type::Text, BOUND, |r: &Seizure, _| word(&r.amount.bound)),
                    column("unit", Type::Text, "the unit or classifier", |r: &Seizure, _| {
                        text_option(r.amount.unit.as_deref())
                    })
                    .main(),
                    column("base_value", Type::Decimal, "the figure in base_unit", |r: &Seizure, _| {
                        base_value(&r.amount.base)
                    }),
                    column(
                        "base_unit",
                        Type::Text,
                        "gram, milliliter, square_meter, meter or count",
                        |r: &Seizure, _| base_unit(&r.amount.base),
                    ),
                    column("tellings", Type::Texts, "the ids of all quantities that tell it", |r: &Seizure, _| {
                        ids(&r.tellings)
                    }),
                    column(
                        "containers",
                        Type::Texts,
                        "the ids of the quantities of packets that held it",
                        |r: &Seizure, _| ids(&r.containers),
                    ),
                    column("part_of", Type::Text, "the id of the lot that includes it", |r: &Seizure, _| {
                        id_option(r.part_of)
                    }),
                    column("scope", Type::Text, "event, or period where it adds up many cases", |r: &Seizure, _| {
                        word(&r.scope)
                    }),
                    column("stage", Type::Text, "seized, destroyed, displayed or handed_over", |r: &Seizure, _| {
                        word(&r.stage)
                    })
                    .main(),
                    column(
                        "additive",
                        Type::Boolean,
                        "whether it adds to the sum of what was seized",
                        |r: &Seizure, _| Cell::Boolean(r.additive),
                    )
                    .main(),
                ],
                circumstances!(Seizure),
                vec![
                    column("region_basis", Type::Text, REGION_BASIS, |r: &Seizure, _| word_option(&r.region_basis)),
                    column("worth", Type::Text, "the id of the money that gives its value", |r: &Seizure, _| {
                        id_option(r.worth)
                    }),
                    column("incident", Type::Text, "the id of the incident", |r: &Seizure, _| id_option(r.incident)),
                ],
                telling!(Seizure),
            ]),
        ),
        rows: |c| Cow::Borrowed(&c.found.seizures),
    }
}

fn arrests() -> Rows<Arrest> {
    Rows {
        name: "arrests",
        about: "an arrest of the same people",
        columns: fact(
            |r| r.id,
            |r: &Arrest, _| r.mentions.first().map(Excerpt::span),
            joined([
                vec![
                    column("count", Type::Decimal, "how many were arrested", |r: &Arrest, _| decimal(r.count)).main(),
                    column("persons", Type::Texts, "the ids of those arrested", |r: &Arrest, _| ids(&r.persons)),
                    column("person_names", Type::Texts, "their names", |r: &Arrest, c| c.names(&r.persons)).main(),
                    column("mentions", Type::Texts, "every telling, as written", |r: &Arrest, c| {
                        let tellings = r.mentions.iter().filter_map(|telling| match c.excerpt(telling.span()) {
                            Cell::Text(text) => Some(text),
                            _ => None,
                        });
                        Cell::Texts(tellings.collect())
                    }),
                    column("part_of", Type::Text, "the id of the arrest that includes it", |r: &Arrest, _| {
                        id_option(r.part_of)
                    }),
                    column("scope", Type::Text, "event, or period where it adds up many cases", |r: &Arrest, _| {
                        word(&r.scope)
                    }),
                    column(
                        "additive",
                        Type::Boolean,
                        "whether it adds to the sum of those arrested",
                        |r: &Arrest, _| Cell::Boolean(r.additive),
                    )
                    .main(),
                    column("outcome", Type::Text, "released, died or escaped", |r: &Arrest, _| word_option(&r.outcome))
                        .main(),
                ],
                circumstances!(Arrest),
                vec![
                    column("region_basis", Type::Text, REGION_BASIS, |r: &Arrest, _| word_option(&r.region_basis)),
                    column("incident", Type::Text, "the id of the incident", |r: &Arrest, _| id_option(r.incident)),
                ],
                telling!(Arrest),
            ]),
        ),
        rows: |c| Cow::Borrowed(&c.found.arrests),
    }
}

fn incidents() -> Rows<Incident> {
    Rows {
        name: "incidents",
        about: "what belongs together: one raid, one case of a round-up",
        columns: fact(
            |r| r.id,
            |r: &Incident, _| Some(r.span()),
            joined([
                circumstances!(Incident),
                vec![
                    column("seizures", Type::Texts, "the ids of its lots", |r: &Incident, _| ids(&r.seizures)),
                    column("arrests", Type::Texts, "the ids of its arrests", |r: &Incident, _| ids(&r.arrests)),
                    column("persons", Type::Texts, "the ids of the people in it", |r: &Incident, _| ids(&r.persons)),
                    column("person_names", Type::Texts, "their names", |r: &Incident, c| c.names(&r.persons)).main(),
                    column("route_origin", Type::Text, "from where goods or people went", |r: &Incident, c| {
                        c.name_option(r.route.as_ref().and_then(|route| route.origin))
                    }),
                    column("route_via", Type::Texts, "by way of", |r: &Incident, c| {
                        c.names(r.route.iter().flat_map(|route| &route.via))
                    }),
                    column("route_destination", Type::Text, "to where", |r: &Incident, c| {
                        c.name_option(r.route.as_ref().and_then(|route| route.destination))
                    }),
                ],
                telling!(Incident),
            ]),
        ),
        rows: |c| Cow::Borrowed(&c.found.incidents),
    }
}

fn trends() -> Rows<Trend> {
    Rows {
        name: "trends",
        about: "one metric at two periods",
        columns: fact(
            |r| r.id,
            |r: &Trend, _| Some(r.span()),
            joined([
                vec![
                    column("metric", Type::Text, "what is counted", |r: &Trend, c| c.words(&r.metric)).main(),
                    column("unit", Type::Text, "its unit", |r: &Trend, _| text_option(r.unit.as_deref())),
                    column("from_value", Type::Decimal, "the earlier figure", |r: &Trend, _| decimal(r.from.value))
                        .main(),
                    column("from_period", Type::Text, "its period, in ISO 8601", |r: &Trend, _| {
                        text_option(r.from.period.as_deref())
                    })
                    .main(),
                    column("to_value", Type::Decimal, "the later figure", |r: &Trend, _| decimal(r.to.value)).main(),
                    column("to_period", Type::Text, "its period, in ISO 8601", |r: &Trend, _| {
                        text_option(r.to.period.as_deref())
                    })
                    .main(),
                    column("stated_value", Type::Decimal, "the change that the article states", |r: &Trend, _| {
                        decimal_option(r.stated.as_ref().map(|stated| stated.value))
                    })
                    .main(),
                    column("stated_kind", Type::Text, "percent, difference or factor", |r: &Trend, _| {
                        text_option(r.stated.as_ref().map(|stated| &*stated.kind))
                    }),
                    column(
                        "computed_change",
                        Type::Decimal,
                        "the change in percent that the figures give",
                        |r: &Trend, _| decimal_option(r.computed_change),
                    ),
                    column("agrees", Type::Boolean, "whether the two agree", |r: &Trend, _| boolean_option(r.agrees))
                        .main(),
                ],
                telling!(Trend),
            ]),
        ),
        rows: |c| Cow::Borrowed(&c.found.trends),
    }
}

fn meetings() -> Rows<Meeting> {
    Rows {
        name: "meetings",
        about: "people or bodies that met",
        columns: fact(
            |r| r.id,
            |r: &Meeting, _| Some(r.span()),
            joined([
                vec![
                    column("kind", Type::Text, "audiensi, rapat koordinasi, konferensi pers", |r: &Meeting, c| {
                        c.words(&r.kind)
                    })
                    .main(),
                    column("participants", Type::Texts, "the ids of those who took part", |r: &Meeting, _| {
                        ids(&r.participants)
                    }),
                    column("participant_names", Type::Texts, "their names", |r: &Meeting, c| c.names(&r.participants))
                        .main(),
                    column("date", Type::Text, "the id of the date", |r: &Meeting, _| id_option(r.date)),
                    column("date_from", Type::Date, "its first day", |r: &Meeting, c| {
                        date_option(r.date.and_then(|id| c.found.date(id)).and_then(|date| date.from))
                    })
                    .main(),
                    column("place", Type::Text, "the id of the place", |r: &Meeting, _| id_option(r.place)),
                    column("place_name", Type::Text, "its name", |r: &Meeting, c| c.name_option(r.place)).main(),
                ],
                telling!(Meeting),
            ]),
        ),
        rows: |c| Cow::Borrowed(&c.found.meetings),
    }
}

fn notices() -> Rows<Notice> {
    Rows {
        name: "notices",
        about: "what a careful reader would flag",
        columns: fact(
            |r| r.id,
            |r: &Notice, _| r.spans.first().copied(),
            vec![
                column("code", Type::Text, "what is flagged", |r: &Notice, _| word(&r.code)).main(),
                column("severity", Type::Text, "info or warning", |r: &Notice, _| word(&r.severity)).main(),
                column("message_id", Type::Text, "in Indonesian", |r: &Notice, c| c.words(&r.message_id)).main(),
                column("message_en", Type::Text, "in English", |r: &Notice, c| c.words(&r.message_en)),
            ],
        ),
        rows: |c| Cow::Borrowed(&c.found.notices),
    }
}

/// One naming, with the record that it is of.
#[derive(Clone)]
struct Naming {
    id: Id,
    mention: Mention,
}

fn mentions() -> Rows<Naming> {
    Rows {
        name: "mentions",
        about: "a naming of a person, body or place",
        columns: mention(
            |r| r.id,
            |r| r.mention.span(),
            vec![
                column("kind", Type::Text, "person, organization or place", |r: &Naming, _| {
                    text(match r.id.kind {
                        Kind::Person => "person",
                        Kind::Organization => "organization",
                        _ => "place",
                    })
                })
                .main(),
                column("name", Type::Text, "the name of the record", |r: &Naming, c| c.name_option(Some(r.id))).main(),
                column("rule", Type::Text, RULE, |r: &Naming, _| text(&r.mention.rule)),
            ],
        ),
        rows: |c| {
            let namings = |id: Id, mentions: &[Mention]| {
                let naming = |mention: &Mention| Naming { id, mention: mention.clone() };
                mentions.iter().map(naming).collect::<Vec<_>>()
            };
            let mut all: Vec<Naming> = Vec::new();
            c.found.persons.iter().for_each(|person| all.extend(namings(person.id, &person.mentions)));
            c.found.organizations.iter().for_each(|body| all.extend(namings(body.id, &body.mentions)));
            c.found.places.iter().for_each(|place| all.extend(namings(place.id, &place.mentions)));
            all.sort_by_key(|naming| (naming.mention.start, naming.mention.end));
            Cow::Owned(all)
        },
    }
}

/// A word of the lists, for the table of events.
pub(super) fn spelled(value: &impl serde::Serialize) -> &'static str {
    spelling(value).unwrap_or_default()
}
