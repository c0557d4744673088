//! The table of events: what happened, with everything written out.
//!
//! One row a lot and one row an arrest, with the incident that each belongs to; an incident that has neither has a row
//! of its own. The figures of the rows that are `additive` may be summed: a lot and an arrest never share a row.

use std::borrow::Cow;
use std::sync::LazyLock;

use petik::records::{Arrest, Assertion, Date, Excerpt, Incident, Quantity, Seizure};
use petik::{Extraction, Id, Span};

use super::tables::{
    BOUND, Rows, VALUE, article_column, base_unit, base_value, column, date_option, decimal_option, id_option,
    place_columns, spelled, text, text_option,
};
use super::word::{word, word_option};
use super::{Cell, Context, Table, Type};

/// What stands at the end of every row.
pub const NOTE: &str = "status as reported; not a finding of guilt";

/// The table of events.
pub fn events() -> &'static dyn Table {
    static EVENTS: LazyLock<Rows<Event>> = LazyLock::new(table);
    &*EVENTS
}

/// A row: an incident with one of its lots or arrests.
#[derive(Clone, Copy)]
struct Event {
    incident: Option<Id>,
    lot: Option<Id>,
    arrest: Option<Id>,
}

impl Event {
    fn lot<'a>(&self, found: &'a Extraction) -> Option<&'a Seizure> {
        self.lot.and_then(|id| found.seizure(id))
    }

    fn arrest<'a>(&self, found: &'a Extraction) -> Option<&'a Arrest> {
        self.arrest.and_then(|id| found.arrest(id))
    }

    fn incident<'a>(&self, found: &'a Extraction) -> Option<&'a Incident> {
        self.incident.and_then(|id| found.incident(id))
    }

    /// What tells it best: the amount of a lot, the first telling of an arrest, an incident as a whole.
    fn span(&self, context: &Context<'_>) -> Option<Span> {
        let found = context.found;
        let amount = |lot: &Seizure| found.quantity(lot.amount.quantity).map(Quantity::span);
        self.lot(found)
            .and_then(amount)
            .or_else(|| self.arrest(found).and_then(|arrest| arrest.mentions.first()).map(Excerpt::span))
            .or_else(|| self.incident(found).map(Incident::span))
    }

    fn agencies<'a>(&self, found: &'a Extraction) -> &'a [Id] {
        let own = self.lot(found).map(|lot| &lot.agencies);
        let own = own.or_else(|| self.arrest(found).map(|arrest| &arrest.agencies)).filter(|own| !own.is_empty());
        own.or_else(|| self.incident(found).map(|incident| &incident.agencies)).map_or(&[], Vec::as_slice)
    }

    fn date<'a>(&self, found: &'a Extraction) -> Option<&'a Date> {
        let own = self.lot(found).map_or_else(|| self.arrest(found).and_then(|arrest| arrest.date), |lot| lot.date);
        own.or_else(|| self.incident(found).and_then(|incident| incident.date)).and_then(|id| found.date(id))
    }

    fn place(&self, found: &Extraction) -> Option<Id> {
        let own = self.lot(found).map_or_else(|| self.arrest(found).and_then(|arrest| arrest.place), |lot| lot.place);
        own.or_else(|| self.incident(found).and_then(|incident| incident.place))
    }

    fn region<'a>(&self, found: &'a Extraction) -> Option<&'a str> {
        let own = self.lot(found).map_or_else(
            || self.arrest(found).and_then(|arrest| arrest.region.as_deref()),
            |lot| lot.region.as_deref(),
        );
        own.or_else(|| self.incident(found).and_then(|incident| incident.region.as_deref()))
    }

    fn assertion(&self, found: &Extraction) -> Option<Assertion> {
        let own = self.lot(found).map(|lot| lot.assertion).or(self.arrest(found).map(|arrest| arrest.assertion));
        own.or(self.incident(found).map(|incident| incident.assertion))
    }

    fn said_by(&self, found: &Extraction) -> Option<Id> {
        let own = self.lot(found).and_then(|lot| lot.said_by);
        let own = own.or_else(|| self.arrest(found).and_then(|arrest| arrest.said_by));
        own.or_else(|| self.incident(found).and_then(|incident| incident.said_by))
    }

    fn persons<'a>(&self, found: &'a Extraction) -> &'a [Id] {
        let own = self.arrest(found).map(|arrest| arrest.persons.as_slice());
        own.or_else(|| self.incident(found).map(|incident| incident.persons.as_slice())).unwrap_or_default()
    }
}

/// The rows of an article, in the order of its incidents; lots and arrests of none come after them.
fn rows(found: &Extraction) -> Vec<Event> {
    let mut rows = Vec::new();
    let lots = |incident: Option<Id>| {
        let of = move |lot: &&Seizure| lot.incident.filter(|id| found.incident(*id).is_some()) == incident;
        found.seizures.iter().filter(of).map(move |lot| Event { incident, lot: Some(lot.id), arrest: None })
    };
    let arrests = |incident: Option<Id>| {
        let of = move |arrest: &&Arrest| arrest.incident.filter(|id| found.incident(*id).is_some()) == incident;
        found.arrests.iter().filter(of).map(move |arrest| Event { incident, lot: None, arrest: Some(arrest.id) })
    };
    for incident in found.incidents.iter().map(|incident| Some(incident.id)) {
        let before = rows.len();
        rows.extend(lots(incident).chain(arrests(incident)));
        if rows.len() == before {
            rows.push(Event { incident, lot: None, arrest: None });
        }
    }
    rows.extend(lots(None).chain(arrests(None)));
    rows
}

/// The offices of persons.
fn offices<'a>(persons: &[Id], context: &'a Context<'a>) -> Vec<Cow<'a, str>> {
    let held = persons.iter().filter_map(|id| context.found.person(*id)).flat_map(|person| &person.positions);
    held.filter_map(|id| context.found.position(*id)).map(|office| context.mask.words(&office.text)).collect()
}

fn table() -> Rows<Event> {
    let mut columns = vec![
        article_column(),
        column("published", Type::Date, "the day of publication", |_: &Event, c| {
            date_option(c.found.article.published)
        }),
        column("outlet", Type::Text, "the outlet that the dateline or a credit names", |_: &Event, c| {
            text_option(c.found.article.outlet.as_deref())
        }),
        column("headline", Type::Text, "the headline", |_: &Event, c| {
            c.found.article.headline.as_ref().map_or(Cell::Null, |headline| c.excerpt(headline.span()))
        }),
        column("incident", Type::Text, "the id of the incident, the same in all its rows", |r: &Event, _| {
            id_option(r.incident)
        }),
        column("event", Type::Text, "what the row is: seizure, arrest, or incident with neither", |r: &Event, _| {
            text(match (r.lot, r.arrest) {
                (Some(_), _) => "seizure",
                (None, Some(_)) => "arrest",
                (None, None) => "incident",
            })
        })
        .main(),
        column("id", Type::Text, "the id of the lot, arrest or incident in its article", |r: &Event, _| {
            id_option(r.lot.or(r.arrest).or(r.incident))
        }),
        column("substance", Type::Text, "the market category of the drug of a lot", |r: &Event, c| {
            text_option(r.lot(c.found).and_then(|lot| lot.substance.as_deref()))
        })
        .main(),
        column("item", Type::Text, "what was seized, as written", |r: &Event, c| {
            r.lot(c.found).map_or(Cell::Null, |lot| c.words_option(&lot.item))
        })
        .main(),
        column("value", Type::Decimal, VALUE, |r: &Event, c| {
            decimal_option(r.lot(c.found).map(|lot| lot.amount.value))
        })
        .main(),
        column("upper", Type::Decimal, "the upper end of a range", |r: &Event, c| {
            decimal_option(r.lot(c.found).and_then(|lot| lot.amount.upper))
        }),
        column("bound", Type::Text, BOUND, |r: &Event, c| word_option(&r.lot(c.found).map(|lot| lot.amount.bound))),
        column("unit", Type::Text, "the unit or classifier", |r: &Event, c| {
            text_option(r.lot(c.found).and_then(|lot| lot.amount.unit.as_deref()))
        })
        .main(),
        column("base_value", Type::Decimal, "the figure in base_unit: sum these", |r: &Event, c| {
            r.lot(c.found).map_or(Cell::Null, |lot| base_value(&lot.amount.base))
        }),
        column("base_unit", Type::Text, "gram, milliliter, square_meter, meter or count", |r: &Event, c| {
            r.lot(c.found).map_or(Cell::Null, |lot| base_unit(&lot.amount.base))
        }),
        column("containers", Type::Texts, "the packets that held a lot, as written", |r: &Event, c| {
            let held = r.lot(c.found).map_or(&[][..], |lot| &lot.containers);
            let written = held.iter().filter_map(|id| c.found.quantity(*id));
            Cell::Texts(written.map(|packets| Cow::Borrowed(packets.text.as_str())).collect())
        }),
        column("worth_value", Type::Decimal, "the value of a lot in money", |r: &Event, c| {
            let worth = r.lot(c.found).and_then(|lot| lot.worth).and_then(|id| c.found.sum_of_money(id));
            decimal_option(worth.map(|worth| worth.value))
        }),
        column("worth_currency", Type::Text, "its currency by ISO 4217", |r: &Event, c| {
            let worth = r.lot(c.found).and_then(|lot| lot.worth).and_then(|id| c.found.sum_of_money(id));
            text_option(worth.map(|worth| &*worth.currency))
        }),
        column("arrested", Type::Decimal, "how many were arrested", |r: &Event, c| {
            decimal_option(r.arrest(c.found).map(|arrest| arrest.count))
        })
        .main(),
        column("outcome", Type::Text, "what became of those arrested: released, died or escaped", |r: &Event, c| {
            word_option(&r.arrest(c.found).and_then(|arrest| arrest.outcome))
        }),
        column(
            "persons",
            Type::Texts,
            "the names of those arrested, or of the people in the incident",
            |r: &Event, c| c.names(r.persons(c.found)),
        )
        .main(),
        column(
            "person_status",
            Type::Texts,
            "what is reported to have happened to each, in the same order: statuses joined by +",
            |r: &Event, c| {
                let people = r.persons(c.found).iter().filter_map(|id| c.found.person(*id));
                let statuses = people.map(|person| {
                    let all: Vec<&str> = person.status.iter().map(|status| spelled(&status.status)).collect();
                    Cow::Owned(all.join("+"))
                });
                Cell::Texts(statuses.collect())
            },
        ),
        column("person_offices", Type::Texts, "the offices that these hold", |r: &Event, c| {
            Cell::Texts(offices(r.persons(c.found), c))
        }),
        column("agencies", Type::Texts, "the names of the bodies that acted, the leading one first", |r: &Event, c| {
            c.names(r.agencies(c.found))
        })
        .main(),
        column("speaker", Type::Text, "the name of the person whose quote tells it", |r: &Event, c| {
            c.name_option(r.said_by(c.found).and_then(|id| c.found.quote(id)).and_then(|quote| quote.speaker))
        }),
        column("speaker_offices", Type::Texts, "the offices of that person", |r: &Event, c| {
            let speaker = r.said_by(c.found).and_then(|id| c.found.quote(id)).and_then(|quote| quote.speaker);
            Cell::Texts(offices(speaker.as_slice(), c))
        }),
        column("date_text", Type::Text, "when, as written", |r: &Event, c| {
            r.date(c.found).map_or(Cell::Null, |date| c.excerpt(date.span()))
        }),
        column("date_from", Type::Date, "the first day of it", |r: &Event, c| {
            date_option(r.date(c.found).and_then(|date| date.from))
        })
        .main(),
        column("date_to", Type::Date, "the last day of it", |r: &Event, c| {
            date_option(r.date(c.found).and_then(|date| date.to))
        }),
        column("place", Type::Text, "the name of the place", |r: &Event, c| c.name_option(r.place(c.found))).main(),
        column("region", Type::Text, "the official code of the most precise region known", |r: &Event, c| {
            text_option(r.region(c.found))
        }),
        column("region_name", Type::Text, "its name", |r: &Event, c| {
            text_option(r.region(c.found).and_then(petik::region_name))
        }),
        column(
            "region_basis",
            Type::Text,
            "what the region is known from: stated, agency or dateline",
            |r: &Event, c| {
                let own = r.lot(c.found).and_then(|lot| lot.region_basis);
                word_option(&own.or_else(|| r.arrest(c.found).and_then(|arrest| arrest.region_basis)))
            },
        ),
        column("route_origin", Type::Text, "from where goods or people went", |r: &Event, c| {
            c.name_option(r.incident(c.found).and_then(|incident| incident.route.as_ref()?.origin))
        }),
        column("route_via", Type::Texts, "by way of", |r: &Event, c| {
            let route = r.incident(c.found).and_then(|incident| incident.route.as_ref());
            c.names(route.iter().flat_map(|route| &route.via))
        }),
        column("route_destination", Type::Text, "to where", |r: &Event, c| {
            c.name_option(r.incident(c.found).and_then(|incident| incident.route.as_ref()?.destination))
        }),
        column("scope", Type::Text, "event, or period where the figure adds up many cases", |r: &Event, c| {
            let own = r.lot(c.found).map(|lot| lot.scope).or(r.arrest(c.found).map(|arrest| arrest.scope));
            word_option(&own)
        }),
        column("stage", Type::Text, "seized, destroyed, displayed or handed_over", |r: &Event, c| {
            word_option(&r.lot(c.found).map(|lot| lot.stage))
        })
        .main(),
        column("additive", Type::Boolean, "whether the figure adds to a sum", |r: &Event, c| {
            let own = r.lot(c.found).map(|lot| lot.additive).or(r.arrest(c.found).map(|arrest| arrest.additive));
            own.map_or(Cell::Null, Cell::Boolean)
        })
        .main(),
        column("part_of", Type::Text, "the id of the lot or arrest that includes it", |r: &Event, c| {
            let lot = r.lot(c.found).and_then(|lot| lot.part_of);
            id_option(lot.or_else(|| r.arrest(c.found).and_then(|arrest| arrest.part_of)))
        }),
        column("assertion", Type::Text, "asserted, alleged (diduga), negated or planned", |r: &Event, c| {
            r.assertion(c.found).map_or(Cell::Null, |assertion| word(&assertion))
        }),
        column(
            "sentence",
            Type::Text,
            "the sentence that it is told in, or of a very long one the words around it",
            |r: &Event, c| r.span(c).map_or(Cell::Null, |span| c.excerpt(c.sentence(span.start))),
        ),
    ];
    columns.extend(place_columns(|event: &Event, c| event.span(c)));
    columns.push(column("rule", Type::Text, "the rule that found it", |r: &Event, c| {
        let lot = r.lot(c.found).map(|lot| &lot.rule);
        let arrest = || r.arrest(c.found).map(|arrest| &arrest.rule);
        let rule = lot.or_else(arrest).or_else(|| r.incident(c.found).map(|incident| &incident.rule));
        text_option(rule.map(|rule| &**rule))
    }));
    columns.push(column(
        "note",
        Type::Text,
        "the same in every row: how to read what is said of people",
        |_: &Event, _| text(NOTE),
    ));
    Rows {
        name: "events",
        about: "a lot or an arrest, with its incident, written out",
        columns,
        rows: |c| Cow::Owned(rows(c.found)),
    }
}
