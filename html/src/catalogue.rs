//! Every record as the page shows it: a name, its fields, the rule that made it, where it stands, its gold lines.

use std::ops::Range;

use petik::records::*;
use rust_decimal::Decimal;

use crate::gold::Row;
use crate::view::{View, shortened};
use crate::words::variant_name;

/// The groups that the reader switches on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    Fact,
    Person,
    Quote,
    Number,
    Time,
    Place,
    Body,
    Law,
    Part,
    Notice,
}

impl Layer {
    pub(crate) const ALL: [Layer; 10] = [
        Layer::Fact,
        Layer::Person,
        Layer::Quote,
        Layer::Number,
        Layer::Time,
        Layer::Place,
        Layer::Body,
        Layer::Law,
        Layer::Part,
        Layer::Notice,
    ];

    /// Its name in classes and anchors.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Layer::Fact => "fact",
            Layer::Person => "person",
            Layer::Quote => "quote",
            Layer::Number => "number",
            Layer::Time => "time",
            Layer::Place => "place",
            Layer::Body => "body",
            Layer::Law => "law",
            Layer::Part => "part",
            Layer::Notice => "notice",
        }
    }
}

/// A record to show.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// Its anchor.
    pub(crate) id: String,
    pub(crate) layer: Layer,
    /// What it is, in the words of the page.
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Names and values of its fields.
    pub(crate) fields: Vec<(&'static str, String)>,
    /// Where it stands in the text.
    pub(crate) spans: Vec<Range<usize>>,
    /// The rules that made it, each once.
    pub(crate) rules: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// The records of the article, in the order of the page, without those that do not fit the text.
pub(crate) fn records(view: &View<'_>) -> Vec<Shown> {
    let maker = Maker { view };
    let found = view.found;
    let mut all: Vec<Shown> = Vec::new();
    all.extend(found.seizures.iter().map(|record| maker.seizure(record)));
    all.extend(found.arrests.iter().map(|record| maker.arrest(record)));
    all.extend(found.trends.iter().map(|record| maker.trend(record)));
    all.extend(found.meetings.iter().map(|record| maker.meeting(record)));
    all.extend(found.incidents.iter().map(|record| maker.incident(record)));
    all.extend(found.persons.iter().map(|record| maker.person(record)));
    all.extend(found.quotes.iter().map(|record| maker.quote(record)));
    all.extend(found.quantities.iter().map(|record| maker.quantity(record)));
    all.extend(found.percentages.iter().map(|record| maker.percentage(record)));
    all.extend(found.money.iter().map(|record| maker.money(record)));
    all.extend(found.ordinals.iter().map(|record| maker.ordinal(record)));
    all.extend(found.dates.iter().map(|record| maker.date(record)));
    all.extend(found.times.iter().map(|record| maker.time(record)));
    all.extend(found.places.iter().map(|record| maker.place(record)));
    all.extend(found.organizations.iter().map(|record| maker.organization(record)));
    all.extend(found.positions.iter().map(|record| maker.position(record)));
    all.extend(found.laws.iter().map(|record| maker.law(record)));
    all.extend(maker.parts());
    for record in &mut all {
        record.spans.retain(|span| view.fits(span));
        record.spans.sort_by_key(|span| (span.start, span.end));
        record.spans.dedup();
        record.rows.retain(|row| view.fits(&row.span));
        record.fields.retain(|(_, value)| !value.is_empty());
    }
    all
}

struct Maker<'v, 'a> {
    view: &'v View<'a>,
}

impl Maker<'_, '_> {
    fn shown(&self, id: Id, layer: Layer, rule: &str) -> Shown {
        Shown {
            id: id.to_string(),
            layer,
            kind: self.view.words.term("kind", &variant_name_of(id.kind)),
            title: String::new(),
            fields: Vec::new(),
            spans: Vec::new(),
            rules: if rule.is_empty() { Vec::new() } else { vec![rule.to_owned()] },
            rows: Vec::new(),
        }
    }

    fn say(&self, key: &'static str) -> &'static str {
        self.view.words.say(key)
    }

    fn yes_no(&self, yes: bool) -> String {
        self.say(if yes { "yes" } else { "no" }).to_owned()
    }

    fn variant(&self, group: &str, value: &impl serde::Serialize) -> String {
        self.view.words.variant(group, value)
    }

    fn quantity(&self, record: &Quantity) -> Shown {
        let view = self.view;
        let span = record.start..record.end;
        let base = record.base.as_ref().map_or_else(String::new, |base| {
            format!("{} {}", view.words.number(&base.value), view.words.term("unit", &base.unit))
        });
        let alternative = record.alternative.map_or_else(String::new, |other| view.words.number(&other));
        let item = record.item.as_ref();
        Shown {
            title: view.slice(span.clone()),
            fields: vec![
                (
                    self.say("field.value"),
                    format!(
                        "{}{}",
                        view.figure(&record.value, record.upper.as_ref(), record.bound),
                        view.unit(record.unit.as_ref())
                    ),
                ),
                (self.say("field.base"), base),
                (self.say("field.item"), item.map_or_else(String::new, |item| view.item(item))),
                (
                    self.say("field.substance"),
                    record.substance.as_ref().map_or_else(String::new, |name| view.words.term("substance", name)),
                ),
                (self.say("field.basis"), some(&record.basis, |basis| self.variant("weight", basis))),
                (self.say("field.alternative"), alternative),
                (
                    self.say("field.ambiguous"),
                    if record.ambiguous { self.say("field.ambiguous.yes").to_owned() } else { String::new() },
                ),
            ],
            rows: vec![
                Row::new("QTY", span.clone())
                    .with("value", &plain(&record.value))
                    .with_some("alt", record.alternative.as_ref().map(plain))
                    .with_some("upper", record.upper.as_ref().map(plain))
                    .with_some("bound", bound(record.bound))
                    .with("unit", record.unit.as_deref().unwrap_or("-"))
                    .with("item", item.map_or("-", |item| item.text.as_str()))
                    .with_some("substance", record.substance.as_ref()),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Number, &record.rule)
        }
    }

    fn percentage(&self, record: &Percentage) -> Shown {
        let span = record.start..record.end;
        Shown {
            title: self.view.slice(span.clone()),
            fields: vec![
                (
                    self.say("field.value"),
                    format!("{} %", self.view.figure(&record.value, record.upper.as_ref(), record.bound)),
                ),
                (self.say("field.direction"), some(&record.direction, |way| self.variant("direction", way))),
            ],
            rows: vec![
                Row::new("PCT", span.clone())
                    .with("value", &plain(&record.value))
                    .with_some("upper", record.upper.as_ref().map(plain))
                    .with_some("bound", bound(record.bound))
                    .with_some("direction", record.direction.as_ref().map(variant_name)),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Number, &record.rule)
        }
    }

    fn money(&self, record: &Money) -> Shown {
        let span = record.start..record.end;
        Shown {
            title: self.view.slice(span.clone()),
            fields: vec![
                (self.say("field.value"), self.view.money(record)),
                (self.say("field.currency"), record.currency.to_string()),
            ],
            rows: vec![
                Row::new("MON", span.clone())
                    .with("value", &plain(&record.value))
                    .with("currency", &record.currency)
                    .with_some("upper", record.upper.as_ref().map(plain))
                    .with_some("bound", bound(record.bound)),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Number, &record.rule)
        }
    }

    fn ordinal(&self, record: &Ordinal) -> Shown {
        let span = record.start..record.end;
        Shown {
            title: self.view.slice(span.clone()),
            fields: vec![
                (self.say("field.value"), record.value.to_string()),
                (self.say("field.item"), some(&record.item, |item| self.view.item(item))),
            ],
            rows: vec![Row::new("ORD", span.clone()).with("value", &record.value.to_string())],
            spans: vec![span],
            ..self.shown(record.id, Layer::Number, &record.rule)
        }
    }

    fn date(&self, record: &Date) -> Shown {
        let view = self.view;
        let span = record.start..record.end;
        let days = match (record.from, record.to) {
            (Some(from), Some(to)) => view.words.days(from, to),
            _ => String::new(),
        };
        let weekday = some(&record.weekday, |day| self.variant("weekday", day));
        let agrees = match record.weekday_agrees {
            Some(false) => self.say("field.weekday.no").to_owned(),
            _ => String::new(),
        };
        let row = Row::new("DATE", span.clone());
        let row = match (&record.relative, &record.value) {
            (Some(relative), _) => row.with("rel", &counted(relative, record.weekday)),
            (None, value) => row.with("value", value.as_deref().unwrap_or("-")),
        };
        Shown {
            title: view.slice(span.clone()),
            fields: vec![
                (self.say("field.days"), days),
                (self.say("field.resolved_by"), some(&record.resolved_by, |by| self.variant("resolved", by))),
                (self.say("field.as_written"), record.value.as_deref().unwrap_or_default().to_owned()),
                (self.say("field.weekday"), format!("{weekday} {agrees}").trim().to_owned()),
                (self.say("field.date_role"), some(&record.role, |role| self.variant("date_role", role))),
            ],
            rows: vec![row],
            spans: vec![span],
            ..self.shown(record.id, Layer::Time, &record.rule)
        }
    }

    fn time(&self, record: &Time) -> Shown {
        let span = record.start..record.end;
        let upper = record.upper.as_ref().map_or_else(String::new, |upper| format!("–{upper}"));
        Shown {
            title: self.view.slice(span.clone()),
            fields: vec![
                (self.say("field.value"), format!("{}{upper}", record.value)),
                (self.say("field.zone"), some(&record.zone, |zone| format!("UTC{zone}"))),
            ],
            rows: vec![
                Row::new("TIME", span.clone())
                    .with("value", &record.value)
                    .with_some("zone", record.zone.as_ref())
                    .with_some("upper", record.upper.as_ref()),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Time, &record.rule)
        }
    }

    fn person(&self, record: &Person) -> Shown {
        let view = self.view;
        let roles: Vec<_> = record.roles.iter().map(|role| self.variant("role", role)).collect();
        let role = record.roles.iter().find(|role| !matches!(role, PersonRole::Speaker | PersonRole::Other));
        let row = |(at, mention): (usize, &Mention)| {
            let row = Row::new("PER", mention.start..mention.end).with("id", &record.id.to_string());
            let row = if record.initials { row.with("initials", "1") } else { row };
            let row = row.with_some("rank", record.rank.as_ref());
            if at > 0 {
                return row;
            }
            row.with_some("degrees", (!record.degrees.is_empty()).then(|| record.degrees.join(",")))
                .with_some("age", record.age.map(|age| age.to_string()))
                .with_some("alias", (!record.aliases.is_empty()).then(|| record.aliases.join(",")))
                .with_some("role", role.map(variant_name))
        };
        Shown {
            title: view.full_name(record),
            fields: vec![
                (self.say("field.positions"), view.offices(record)),
                (self.say("field.rank"), some(&record.rank, |rank| rank.to_string())),
                (self.say("field.branch"), some(&record.branch, |branch| self.variant("branch", branch))),
                (self.say("field.degrees"), record.degrees.join(", ")),
                (self.say("field.gender"), some(&record.gender, |gender| self.variant("gender", gender))),
                (self.say("field.roles"), roles.join(", ")),
                (self.say("field.status"), view.fates(record)),
                (self.say("field.protected"), some(&record.protected, |why| self.variant("protected", why))),
                (self.say("field.mentions"), record.mentions.len().to_string()),
            ],
            spans: spans(&record.mentions),
            rules: rules(&record.mentions),
            rows: record.mentions.iter().enumerate().map(row).collect(),
            ..self.shown(record.id, Layer::Person, "")
        }
    }

    fn position(&self, record: &Position) -> Shown {
        let view = self.view;
        let span = record.start..record.end;
        let holder = record.holder.and_then(|id| view.person(id));
        Shown {
            title: view.slice(span.clone()),
            fields: vec![
                (self.say("field.title"), view.mask.other_name(&record.title)),
                (self.say("field.organization"), some(&record.organization, |name| view.mask.other_name(name))),
                (self.say("field.region"), some(&record.region, |code| view.region(code))),
                (self.say("field.holder"), holder.map_or_else(String::new, |person| view.full_name(person))),
            ],
            rows: vec![Row::new("POS", span.clone()).with_some("holder", record.holder.map(|id| id.to_string()))],
            spans: vec![span],
            ..self.shown(record.id, Layer::Body, &record.rule)
        }
    }

    fn organization(&self, record: &Organization) -> Shown {
        let view = self.view;
        let parent = record.parent.and_then(|id| view.organization(id));
        let row = |mention: &Mention| {
            Row::new("ORG", mention.start..mention.end)
                .with("id", &record.id.to_string())
                .with("kind", &variant_name(&record.kind))
        };
        Shown {
            title: view.mask.other_name(&record.name),
            fields: vec![
                (self.say("field.kind"), self.variant("organization", &record.kind)),
                (self.say("field.level"), some(&record.level, |level| self.variant("level", level))),
                (self.say("field.region"), some(&record.region, |code| view.region(code))),
                (self.say("field.abbreviation"), some(&record.abbreviation, |name| view.mask.other_name(name))),
                (
                    self.say("field.parent"),
                    parent.map_or_else(String::new, |parent| view.mask.other_name(&parent.name)),
                ),
                (self.say("field.mentions"), record.mentions.len().to_string()),
            ],
            spans: spans(&record.mentions),
            rules: rules(&record.mentions),
            rows: record.mentions.iter().map(row).collect(),
            ..self.shown(record.id, Layer::Body, "")
        }
    }

    fn place(&self, record: &Place) -> Shown {
        let view = self.view;
        let within: Vec<_> =
            record.within.iter().map(|code| petik::region_name(code).unwrap_or(code).to_owned()).collect();
        let candidates: Vec<_> = record.candidates.iter().map(|code| view.region(code)).collect();
        let coded = matches!(record.kind, PlaceKind::Province | PlaceKind::Regency | PlaceKind::City);
        let row = |mention: &Mention| {
            let code = record.code.as_ref().filter(|_| coded);
            Row::new("PLC", mention.start..mention.end).with_some("code", code)
        };
        Shown {
            title: view.mask.other_name(&record.name),
            fields: vec![
                (self.say("field.kind"), self.variant("place", &record.kind)),
                (self.say("field.code"), record.code.as_deref().unwrap_or_default().to_owned()),
                (self.say("field.within"), within.join(", ")),
                (self.say("field.candidates"), candidates.join(" / ")),
                (self.say("field.mentions"), record.mentions.len().to_string()),
            ],
            spans: spans(&record.mentions),
            rules: rules(&record.mentions),
            rows: record.mentions.iter().map(row).collect(),
            ..self.shown(record.id, Layer::Place, "")
        }
    }

    fn quote(&self, record: &Quote) -> Shown {
        let view = self.view;
        let span = record.start..record.end;
        let speaker = record.speaker.map(|id| id.to_string());
        Shown {
            title: shortened(&view.slice(span.clone()), 160),
            fields: vec![
                (self.say("field.speaker"), view.speaker(record)),
                (self.say("field.cue"), some(&record.cue, |cue| view.mask.text(cue))),
            ],
            rows: vec![
                Row::new("QUO", span.clone())
                    .with("speaker", speaker.as_deref().unwrap_or("-"))
                    .with_some("speaker_text", record.speaker_text.as_ref().filter(|_| speaker.is_none()))
                    .with("cue", record.cue.as_deref().unwrap_or("-")),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Quote, &record.rule)
        }
    }

    fn law(&self, record: &Law) -> Shown {
        let span = record.start..record.end;
        let articles: Vec<_> = record.articles.iter().map(|article| cited(article, true)).collect();
        // A gold file goes down to letters.
        let mut gold: Vec<_> = record.articles.iter().map(|article| cited(article, false)).collect();
        gold.dedup();
        Shown {
            title: self.view.slice(span.clone()),
            fields: vec![
                (self.say("field.statute"), record.statute.as_deref().unwrap_or_default().to_owned()),
                (self.say("field.title"), some(&record.title, |title| self.view.mask.text(title))),
                (self.say("field.articles"), articles.join(", ")),
            ],
            rows: vec![
                Row::new("LAW", span.clone())
                    .with("statute", record.statute.as_deref().unwrap_or("-"))
                    .with_some("articles", (!gold.is_empty()).then(|| gold.join(","))),
            ],
            spans: vec![span],
            ..self.shown(record.id, Layer::Law, &record.rule)
        }
    }

    fn seizure(&self, record: &Seizure) -> Shown {
        let view = self.view;
        let tellings = record.tellings.iter().filter_map(|id| view.quantity(*id));
        let containers = record.containers.iter().filter_map(|id| view.quantity(*id));
        let whole = record.part_of.and_then(|id| view.seizure(id));
        let date = record.date.and_then(|id| view.date(id));
        let worth = record.worth.and_then(|id| view.sum(id));
        let row = |quantity: &Quantity| {
            let row = Row::new("SEIZE", quantity.start..quantity.end)
                .with("agency", &record.agencies.first().map_or_else(|| "-".to_owned(), Id::to_string))
                .with("lot", &record.id.to_string());
            let row = if quantity.id == record.amount.quantity { row.with("amount", "1") } else { row };
            let assertion = (record.assertion != Assertion::Asserted).then(|| variant_name(&record.assertion));
            row.with_some("part_of", record.part_of.map(|id| id.to_string()))
                .with("scope", &variant_name(&record.scope))
                .with("stage", &variant_name(&record.stage))
                .with("date", &gold_date(date))
                .with("region", record.region.as_deref().unwrap_or("-"))
                .with_some("assert", assertion)
        };
        let additive = self.yes_no(record.additive);
        Shown {
            title: view.lot(record),
            fields: vec![
                (self.say("field.stage"), self.variant("stage", &record.stage)),
                (self.say("field.assertion"), self.variant("assertion", &record.assertion)),
                (self.say("field.agencies"), view.bodies(&record.agencies)),
                (self.say("field.date"), view.when(record.date)),
                (
                    self.say("field.place"),
                    view.place_and_region(record.place, record.region.as_deref(), record.region_basis),
                ),
                (
                    self.say("field.substance"),
                    record.substance.as_ref().map_or_else(String::new, |name| view.words.term("substance", name)),
                ),
                (
                    self.say("field.containers"),
                    containers.map(|quantity| view.measure(quantity)).collect::<Vec<_>>().join(", "),
                ),
                (self.say("field.worth"), worth.map_or_else(String::new, |money| view.money(money))),
                (self.say("field.part_of"), whole.map_or_else(String::new, |whole| view.lot(whole))),
                (self.say("field.scope"), self.variant("scope", &record.scope)),
                (self.say("field.additive"), additive),
                (self.say("field.tellings"), record.tellings.len().to_string()),
            ],
            spans: tellings.clone().map(|quantity| quantity.start..quantity.end).collect(),
            rows: tellings.map(row).collect(),
            ..self.shown(record.id, Layer::Fact, &record.rule)
        }
    }

    fn arrest(&self, record: &Arrest) -> Shown {
        let view = self.view;
        let whole = record.part_of.and_then(|id| view.arrest(id));
        let date = record.date.and_then(|id| view.date(id));
        let row = |(at, mention): (usize, &Excerpt)| {
            let row = Row::new("ARREST", mention.start..mention.end)
                .with("count", &plain(&record.count))
                .with("agency", &record.agencies.first().map_or_else(|| "-".to_owned(), Id::to_string))
                .with("case", &record.id.to_string());
            let row = if at == 0 { row.with("amount", "1") } else { row };
            row.with_some("part_of", record.part_of.map(|id| id.to_string()))
                .with("scope", &variant_name(&record.scope))
                .with("date", &gold_date(date))
                .with("region", record.region.as_deref().unwrap_or("-"))
                .with_some("outcome", record.outcome.as_ref().map(variant_name))
        };
        Shown {
            title: view.arrested(record),
            fields: vec![
                (self.say("field.count"), view.words.number(&record.count)),
                (self.say("field.persons"), view.parties(&record.persons)),
                (self.say("field.assertion"), self.variant("assertion", &record.assertion)),
                (self.say("field.outcome"), some(&record.outcome, |outcome| self.variant("outcome", outcome))),
                (self.say("field.agencies"), view.bodies(&record.agencies)),
                (self.say("field.date"), view.when(record.date)),
                (
                    self.say("field.place"),
                    view.place_and_region(record.place, record.region.as_deref(), record.region_basis),
                ),
                (self.say("field.part_of"), whole.map_or_else(String::new, |whole| view.arrested(whole))),
                (self.say("field.scope"), self.variant("scope", &record.scope)),
                (self.say("field.additive"), self.yes_no(record.additive)),
            ],
            spans: record.mentions.iter().map(|mention| mention.start..mention.end).collect(),
            rows: record.mentions.iter().enumerate().map(row).collect(),
            ..self.shown(record.id, Layer::Fact, &record.rule)
        }
    }

    fn trend(&self, record: &Trend) -> Shown {
        let view = self.view;
        let stated = record.stated.as_ref();
        let computed = record.computed_change.as_ref();
        let amounts = record.evidence.iter().filter(|part| part.part == EvidencePart::Amount);
        let mut figures: Vec<_> = amounts.map(|part| part.start..part.end).collect();
        figures.sort_by_key(|figure| (figure.start, figure.end));
        let first = figures.first().cloned();
        let point = |point: &TrendPoint| match &point.period {
            Some(period) => format!("{}@{period}", plain(&point.value)),
            None => plain(&point.value),
        };
        let row = |span: Range<usize>| {
            Row::new("TREND", span)
                .with("metric", &record.metric)
                .with("from", &point(&record.from))
                .with("to", &point(&record.to))
                .with_some("stated", stated.map(|stated| plain(&stated.value)))
        };
        // The sentence around the figures would be one long mark.
        if figures.is_empty() {
            figures.push(record.start..record.end);
        }
        Shown {
            title: view.trend(record),
            fields: vec![
                (self.say("field.metric"), view.mask.text(&record.metric)),
                (self.say("field.stated"), stated.map_or_else(String::new, |change| view.change(change))),
                (
                    self.say("field.computed"),
                    computed.map_or_else(String::new, |change| format!("{} %", view.words.number(change))),
                ),
                (self.say("field.agrees"), some(&record.agrees, |agrees| self.yes_no(*agrees))),
                (self.say("field.assertion"), self.variant("assertion", &record.assertion)),
            ],
            rows: first.map(row).into_iter().collect(),
            spans: figures,
            ..self.shown(record.id, Layer::Fact, &record.rule)
        }
    }

    fn meeting(&self, record: &Meeting) -> Shown {
        let view = self.view;
        Shown {
            title: view.mask.text(&record.kind),
            fields: vec![
                (self.say("field.participants"), view.parties(&record.participants)),
                (self.say("field.date"), view.when(record.date)),
                (self.say("field.place"), view.place_and_region(record.place, None, None)),
                (self.say("field.assertion"), self.variant("assertion", &record.assertion)),
            ],
            spans: Vec::from([record.span()].map(|span| span.start..span.end)),
            ..self.shown(record.id, Layer::Fact, &record.rule)
        }
    }

    fn incident(&self, record: &Incident) -> Shown {
        let view = self.view;
        let lots: Vec<_> = record.seizures.iter().filter_map(|id| view.seizure(*id)).map(|lot| view.lot(lot)).collect();
        let arrests: Vec<_> =
            record.arrests.iter().filter_map(|id| view.arrest(*id)).map(|arrest| view.arrested(arrest)).collect();
        Shown {
            title: shortened(&view.slice(record.start..record.end), 160),
            fields: vec![
                (self.say("field.agencies"), view.bodies(&record.agencies)),
                (self.say("field.date"), view.when(record.date)),
                (self.say("field.place"), view.place_and_region(record.place, record.region.as_deref(), None)),
                (self.say("field.seizures"), lots.join(", ")),
                (self.say("field.arrests"), arrests.join(", ")),
                (self.say("field.persons"), view.parties(&record.persons)),
                (self.say("field.route"), record.route.as_ref().map_or_else(String::new, |route| view.route(route))),
            ],
            // An incident spreads over sentences; marking them would mark half of the article.
            spans: Vec::new(),
            ..self.shown(record.id, Layer::Fact, &record.rule)
        }
    }

    /// Headline, dateline, credits and furniture.
    fn parts(&self) -> Vec<Shown> {
        let view = self.view;
        let article = &view.found.article;
        let part = |kind: &'static str, row: Row, fields: Vec<(&'static str, String)>| Shown {
            id: format!("h{}-{}", row.span.start, row.kind.to_lowercase()),
            layer: Layer::Part,
            kind: self.say(kind).to_owned(),
            title: shortened(&view.slice(row.span.clone()), 160),
            fields,
            spans: vec![row.span.clone()],
            rules: Vec::new(),
            rows: vec![row],
        };
        let mut parts = Vec::new();
        if let Some(headline) = &article.headline {
            parts.push(part("part.headline", Row::new("HEAD", headline.start..headline.end), Vec::new()));
        }
        if let Some(dateline) = &article.dateline {
            let row = Row::new("DTL", dateline.start..dateline.end)
                .with_some("place", dateline.place.as_ref())
                .with_some("outlet", dateline.outlet.as_ref());
            let fields = vec![
                (self.say("field.place"), some(&dateline.place, |place| view.mask.other_name(place))),
                (self.say("field.outlet"), some(&dateline.outlet, |outlet| view.mask.other_name(outlet))),
            ];
            parts.push(part("part.dateline", row, fields));
        }
        for credit in &article.credits {
            let row = Row::new("CRED", credit.start..credit.end)
                .with("role", &variant_name(&credit.role))
                .with("name", &credit.name);
            let fields = vec![(self.say("field.kind"), self.variant("credit", &credit.role))];
            parts.push(part("part.credit", row, fields));
        }
        for furniture in &article.furniture {
            let row = Row::new("FURN", furniture.start..furniture.end).with("kind", &variant_name(&furniture.kind));
            let fields = vec![(self.say("field.kind"), self.variant("furniture", &furniture.kind))];
            parts.push(part("part.furniture", row, fields));
        }
        parts
    }
}

fn variant_name_of(kind: Kind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn some<T>(value: &Option<T>, tell: impl FnOnce(&T) -> String) -> String {
    value.as_ref().map_or_else(String::new, tell)
}

fn spans(mentions: &[Mention]) -> Vec<Range<usize>> {
    mentions.iter().map(|mention| mention.start..mention.end).collect()
}

fn rules(mentions: &[Mention]) -> Vec<String> {
    let mut rules: Vec<String> = mentions.iter().map(|mention| mention.rule.to_string()).collect();
    rules.sort();
    rules.dedup();
    rules
}

fn plain(value: &Decimal) -> String {
    value.normalize().to_string()
}

fn bound(bound: Bound) -> Option<String> {
    (bound != Bound::Exact).then(|| variant_name(&bound))
}

/// `114(2)`, `127(1)a`, `363(1) ke-3`.
fn cited(article: &LawArticle, points: bool) -> String {
    let mut out = article.article.to_string();
    if let Some(paragraph) = &article.paragraph {
        out.push_str(&format!("({paragraph})"));
    }
    out.push_str(article.letter.as_deref().unwrap_or(""));
    if let Some(point) = article.point.as_ref().filter(|_| points) {
        out.push_str(&format!(" ke-{point}"));
    }
    out
}

/// The date of a fact in a gold file: as written where it is a date, as the word counts where it is one.
fn gold_date(date: Option<&Date>) -> String {
    let Some(date) = date else { return "-".to_owned() };
    match (&date.relative, &date.value, date.from, date.to) {
        (None, Some(value), _, _) => value.to_string(),
        (_, _, Some(from), Some(to)) if from == to => from.to_string(),
        (Some(relative), _, _, _) => format!("rel:{}", counted(relative, date.weekday)),
        _ => "-".to_owned(),
    }
}

/// A relative expression in a gold file: `day:-1`, `weekday:wednesday`.
fn counted(relative: &Relative, weekday: Option<Weekday>) -> String {
    match weekday {
        Some(day) if relative.unit == RelativeUnit::Weekday => format!("weekday:{}", variant_name(&day)),
        _ => format!("{}:{}", variant_name(&relative.unit), relative.offset),
    }
}
