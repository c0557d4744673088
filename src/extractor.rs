//! The extractor: what to look for, and the run over one article.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;
use smol_str::{SmolStr, SmolStrBuilder, format_smolstr};

use crate::article::Article;
use crate::document::Document;
use crate::extraction::{Extraction, Truncated};
use crate::extractors::date::{Point, Value};
use crate::extractors::law::{Article as CitedArticle, Named};
use crate::extractors::{Candidate, Candidates, REGISTRY};
use crate::lexicon::{self, Lexicon, OfficeForm, caller};
use crate::limits::Limits;
use crate::link::facts::{self, Facts};
use crate::link::figures;
use crate::link::findings::Findings;
use crate::link::{bodies, dates, meetings, notices, persons, places, quotes, readings, trends};
use crate::records::*;
use crate::workspace::Workspace;

/// The schema that extractions are written in.
const SCHEMA: &str = "petik/1";
/// What makes them.
const PRODUCER: &str = concat!("petik ", env!("CARGO_PKG_VERSION"));

/// Finds the facts of articles. Cheap to clone, and one may serve many threads.
///
/// ```
/// use petik::{Extractor, Kind};
///
/// let numbers = Extractor::builder().kinds([Kind::Quantity, Kind::Money]).build();
/// let found = numbers.extract("Polisi menyita 28 kilogram sabu senilai Rp28 miliar pada 2024.");
/// assert_eq!(found.quantities[0].text, "28 kilogram");
/// assert_eq!(found.money[0].currency, "IDR");
/// assert!(found.dates.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    words: Words,
    kinds: u32,
    limits: Limits,
}

/// The lexicon that texts are read with.
#[derive(Clone, Debug)]
enum Words {
    Builtin(&'static Lexicon),
    Callers(Arc<Lexicon>),
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::builder().build()
    }
}

/// Sets an [`Extractor`] up.
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    kinds: u32,
    lexicon: Option<Arc<Lexicon>>,
    limits: Limits,
}

impl ExtractorBuilder {
    /// Keeps only these kinds of records. Ids and records are the same as with all kinds on; the article itself
    /// (headline, dateline, credits, furniture) is always read.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.kinds = kinds.into_iter().fold(0, |set, kind| set | bit(kind));
        self
    }

    /// Reads with the caller's own words beside those that petik carries; of several lexicons the last counts, and
    /// [`Lexicon::joined`](caller::Lexicon::joined) makes one of two.
    #[must_use]
    pub fn lexicon(mut self, lexicon: caller::Lexicon) -> Self {
        self.lexicon = Some(lexicon.merged());
        self
    }

    /// Reads no more than so many bytes of a text. A longer one is cut at or shortly before that byte, where a line,
    /// sentence or word ends, and [`Extraction::truncated`] says `text_len` and where.
    ///
    /// ```
    /// use petik::Extractor;
    ///
    /// let short = Extractor::builder().max_text_len(40).build();
    /// let found = short.extract("Polisi menyita 5 kg sabu. Kerugian mencapai Rp1,5 miliar.");
    /// assert!(found.money.is_empty() && found.quantities.len() == 1);
    /// let truncated = found.truncated.unwrap();
    /// assert_eq!((truncated.limit.as_ref(), truncated.at), ("text_len", 25));
    /// ```
    #[must_use]
    pub fn max_text_len(mut self, bytes: usize) -> Self {
        self.limits.text_len = bytes;
        self
    }

    /// Keeps no more than so many records of all kinds together: those that begin first in the text. A person, body,
    /// place or fact is one record however often it is told; headline, dateline, credits and furniture are not counted.
    ///
    /// Where there are more, [`Extraction::truncated`] says `records` and the byte from which on they are dropped, also
    /// if the text was cut after it. Records that begin at the same byte stay or go together, and a lot goes with the
    /// quantity of its amount. What is kept is what it is without the limit, but for links: none leads to a record that
    /// was dropped.
    #[must_use]
    pub fn max_records(mut self, records: usize) -> Self {
        self.limits.records = records;
        self
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        let words = self.lexicon.map_or_else(|| Words::Builtin(lexicon::builtin()), Words::Callers);
        Extractor { words, kinds: self.kinds, limits: self.limits }
    }
}

impl Extractor {
    /// An extractor to set up; all kinds are on.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder { kinds: u32::MAX, lexicon: None, limits: Limits::default() }
    }

    /// Everything that an article states. Never fails; the same article gives the same result on every machine.
    pub fn extract<'a>(&self, article: impl Into<Article<'a>>) -> Extraction {
        let mut article = article.into();
        let truncated = self.limits.cut(&mut article);
        let mut workspace = Workspace::take();
        let doc = Document::new(&article, self.lexicon(), std::mem::take(&mut workspace.lists));
        let candidates = &mut workspace.candidates;
        candidates.clear(doc.tokens.len());
        // Kinds that are off still take part, so that what is left is the same; but those after the last that is on have
        // nothing to take from it.
        let last = REGISTRY.iter().rposition(|entry| self.needs(entry.kind));
        for entry in REGISTRY.iter().take(last.map_or(0, |last| last + 1)) {
            (entry.run)(&doc, candidates);
        }
        if self.needs(Kind::Person) {
            candidates.index();
        }
        let mut extraction = self.records(&doc, candidates, truncated);
        self.limits.drop_excess(&mut extraction);
        workspace.lists = doc.into_lists();
        workspace.keep();
        extraction
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        match &self.words {
            Words::Builtin(lexicon) => lexicon,
            Words::Callers(lexicon) => lexicon,
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    fn keeps(&self, kind: Kind) -> bool {
        self.kinds & bit(kind) != 0
    }

    /// Whether records that are kept are made of what is found of a kind: an office tells its holder, and facts are
    /// joined from everything.
    fn needs(&self, kind: Kind) -> bool {
        self.keeps(kind) || kind == Kind::Person && self.keeps(Kind::Position) || self.keeps_facts()
    }

    /// Whether quotes or facts are kept.
    fn keeps_facts(&self) -> bool {
        self.kinds & facts_and_quotes() != 0
    }

    /// The candidates of a kind, or none where it is off.
    fn kept<'c, T>(&self, kind: Kind, candidates: &'c [Candidate<T>]) -> &'c [Candidate<T>] {
        if self.keeps(kind) { candidates } else { &[] }
    }

    /// The records of a kind, or none where it is off.
    fn list<T>(&self, kind: Kind, records: Vec<T>) -> Vec<T> {
        if self.keeps(kind) { records } else { Vec::new() }
    }

    fn records(&self, doc: &Document<'_>, candidates: &Candidates, truncated: Option<Truncated>) -> Extraction {
        let published = dates::published(doc, &candidates.dates);
        let days = dates::resolve(doc, &candidates.dates, published.map(|(date, _)| date));
        let readings = readings::choose(doc, &candidates.quantities);
        let maker = Maker { doc };
        let persons::People { mut persons, holders } = match self.needs(Kind::Person) {
            true => persons::people(doc, candidates),
            false => persons::People::default(),
        };
        let organizations = match self.needs(Kind::Organization) {
            true => bodies::bodies(doc, &candidates.organizations),
            false => Vec::new(),
        };
        let places = match self.needs(Kind::Place) {
            true => places::places(doc, candidates),
            false => Vec::new(),
        };
        let joined = match self.keeps_facts() {
            true => Joined::of(&Findings::new(
                doc,
                candidates,
                &readings,
                &days,
                &holders,
                &persons,
                &organizations,
                &places,
            )),
            false => Joined::default(),
        };
        persons::add_speakers(&mut persons, &joined.quotes);
        persons::add_arrested(&mut persons, &joined.facts.arrests);
        let offices = candidates.positions.iter().zip(&holders);
        let positions = offices.map(|(candidate, holder)| maker.position(candidate, *holder)).collect();
        Extraction {
            schema: Cow::Borrowed(SCHEMA),
            producer: Cow::Borrowed(PRODUCER),
            id: doc.article.id.clone(),
            article: maker.article(published),
            quantities: self
                .kept(Kind::Quantity, &candidates.quantities)
                .iter()
                .zip(&readings)
                .map(|(candidate, reading)| maker.quantity(candidate, reading))
                .collect(),
            percentages: self
                .kept(Kind::Percentage, &candidates.percentages)
                .iter()
                .map(|c| maker.percentage(c))
                .collect(),
            money: self.kept(Kind::Money, &candidates.money).iter().map(|c| maker.money(c)).collect(),
            ordinals: self.kept(Kind::Ordinal, &candidates.ordinals).iter().map(|c| maker.ordinal(c)).collect(),
            dates: self
                .kept(Kind::Date, &candidates.dates)
                .iter()
                .zip(&days)
                .map(|(candidate, days)| maker.date(candidate, days))
                .collect(),
            times: self.kept(Kind::Time, &candidates.times).iter().map(|c| maker.time(c)).collect(),
            persons: self.list(Kind::Person, persons),
            positions: self.list(Kind::Position, positions),
            organizations: self.list(Kind::Organization, organizations),
            places: self.list(Kind::Place, places),
            quotes: self.list(Kind::Quote, joined.quotes),
            laws: self
                .kept(Kind::Law, &candidates.laws)
                .iter()
                .map(|candidate| maker.law(candidate, &candidates.laws))
                .collect(),
            seizures: self.list(Kind::Seizure, joined.facts.seizures),
            arrests: self.list(Kind::Arrest, joined.facts.arrests),
            incidents: self.list(Kind::Incident, joined.facts.incidents),
            trends: self.list(Kind::Trend, joined.trends),
            meetings: self.list(Kind::Meeting, joined.meetings),
            notices: self.list(Kind::Notice, joined.notices),
            truncated,
        }
    }
}

/// What is joined from what was found.
#[derive(Default)]
struct Joined {
    quotes: Vec<Quote>,
    facts: Facts,
    trends: Vec<Trend>,
    meetings: Vec<Meeting>,
    notices: Vec<Notice>,
}

impl Joined {
    fn of(findings: &Findings<'_>) -> Joined {
        let quotes = quotes::quotes(findings);
        let facts = facts::facts(findings, &quotes);
        let figures = figures::figures(findings);
        let trends = trends::trends(findings, &figures, &quotes);
        let notices = notices::notices(findings, &figures, &facts, &trends);
        Joined { facts, trends, notices, meetings: meetings::meetings(findings, &quotes), quotes }
    }
}

/// The kinds that are joined from others.
fn facts_and_quotes() -> u32 {
    use Kind::*;
    [Quote, Seizure, Arrest, Incident, Trend, Meeting, Notice].into_iter().fold(0, |set, kind| set | bit(kind))
}

fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

/// Makes owned records of candidates.
struct Maker<'a> {
    doc: &'a Document<'a>,
}

impl Maker<'_> {
    fn text(&self, bytes: &Range<usize>) -> SmolStr {
        SmolStr::new(self.doc.text.get(bytes.clone()).unwrap_or(""))
    }

    fn excerpt(&self, tokens: &Range<usize>) -> Excerpt {
        self.doc.view().excerpt(tokens.clone())
    }

    fn article(&self, published: Option<(chrono::NaiveDate, PublishedFrom)>) -> ArticleInfo {
        let doc = self.doc;
        let text_of = |tokens: &Option<Range<usize>>| tokens.clone().map(|tokens| doc.view().kept(tokens));
        let dateline = doc.dateline.as_ref().map(|dateline| {
            let Excerpt { start, end, text } = self.excerpt(&dateline.all);
            Dateline { start, end, text, place: text_of(&dateline.place), outlet: text_of(&dateline.outlet) }
        });
        let credits: Vec<Credit> = doc
            .credits
            .iter()
            .map(|credit| Credit {
                start: credit.all.start,
                end: credit.all.end,
                text: self.text(&credit.all),
                role: credit.role,
                name: self.text(&credit.name),
            })
            .collect();
        let source =
            || credits.iter().find(|credit| credit.role == CreditRole::Source).map(|credit| credit.name.clone());
        ArticleInfo {
            language: doc.language,
            headline: doc.headline.as_ref().map(|headline| self.excerpt(headline)),
            outlet: dateline.as_ref().and_then(|dateline| dateline.outlet.clone()).or_else(source),
            dateline,
            published: published.map(|(date, _)| date),
            published_from: published.map(|(_, from)| from),
            credits,
            furniture: doc
                .furniture
                .iter()
                .map(|(span, kind)| Furniture {
                    start: span.start,
                    end: span.end,
                    text: self.text(&(span.start..span.end)),
                    kind: *kind,
                })
                .collect(),
        }
    }

    fn quantity(
        &self,
        candidate: &Candidate<crate::extractors::quantity::Measure>,
        reading: &readings::Reading,
    ) -> Quantity {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let measure = &candidate.record;
        let lexicon = self.doc.lexicon;
        let unit = measure.unit.and_then(|unit| lexicon.units.get(unit as usize));
        let dimension = unit.map_or(Dimension::Count, |unit| unit.dimension);
        let factor = match unit {
            Some(unit) => unit.factor,
            None => Some(Decimal::ONE),
        };
        let base = factor.and_then(|factor| {
            let value = if factor == Decimal::ONE { reading.value } else { reading.value.checked_mul(factor)? };
            Base::of(dimension, value)
        });
        Quantity {
            start,
            end,
            text,
            id: Id { kind: Kind::Quantity, at: start },
            value: reading.value,
            upper: measure.upper,
            bound: measure.bound,
            alternative: reading.alternative,
            ambiguous: reading.ambiguous,
            unit: unit.map(|unit| unit.name.clone()),
            dimension,
            base,
            item: measure.item.as_ref().map(|item| self.excerpt(item)),
            substance: measure.substance.and_then(|substance| lexicon.substances.get(substance as usize).cloned()),
            basis: measure.basis,
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn percentage(&self, candidate: &Candidate<crate::extractors::percentage::Share>) -> Percentage {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        Percentage {
            start,
            end,
            text,
            id: Id { kind: Kind::Percentage, at: start },
            value: candidate.record.value,
            upper: candidate.record.upper,
            bound: candidate.record.bound,
            direction: candidate.record.direction,
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn money(&self, candidate: &Candidate<crate::extractors::money::Sum>) -> Money {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let currency = self.doc.lexicon.currencies.get(candidate.record.currency as usize);
        Money {
            start,
            end,
            text,
            id: Id { kind: Kind::Money, at: start },
            value: candidate.record.value.normalize(),
            upper: candidate.record.upper.map(|upper| upper.normalize()),
            bound: candidate.record.bound,
            currency: currency.cloned().unwrap_or_default(),
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn ordinal(&self, candidate: &Candidate<crate::extractors::ordinal::Rank>) -> Ordinal {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        Ordinal {
            start,
            end,
            text,
            id: Id { kind: Kind::Ordinal, at: start },
            value: candidate.record.value,
            item: candidate.record.item.as_ref().map(|item| self.excerpt(item)),
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn date(&self, candidate: &Candidate<crate::extractors::date::When>, days: &dates::Resolved) -> Date {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let when = &candidate.record;
        let relative = match when.value {
            Value::Relative { unit, offset, .. } => Some(Relative { unit, offset }),
            Value::Weekday => Some(Relative { unit: RelativeUnit::Weekday, offset: 0 }),
            _ => None,
        };
        Date {
            start,
            end,
            text,
            id: Id { kind: Kind::Date, at: start },
            value: written(&when.value, when.weekday),
            grain: grain(&when.value),
            from: days.from,
            to: days.to,
            weekday: when.weekday,
            weekday_agrees: days.weekday_agrees,
            relative,
            resolved_by: days.by,
            role: days.role,
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn time(&self, candidate: &Candidate<crate::extractors::time::Clock>) -> Time {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let clock = |minutes: u32| {
            let mut out = SmolStrBuilder::new();
            write_figures(&mut out, minutes / 60, 2);
            out.push(':');
            write_figures(&mut out, minutes % 60, 2);
            out.finish()
        };
        let zone = candidate.record.zone.and_then(|zone| self.doc.lexicon.zones.get(zone as usize));
        Time {
            start,
            end,
            text,
            id: Id { kind: Kind::Time, at: start },
            value: clock(candidate.record.minutes),
            upper: candidate.record.upper.map(clock),
            zone: zone.map(SmolStr::new),
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn position(&self, candidate: &Candidate<crate::extractors::position::Office>, holder: Option<Id>) -> Position {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let office = &candidate.record;
        let text_of = |tokens: Range<usize>| self.doc.view().kept(tokens);
        let entry = self.doc.lexicon.offices.get(office.entry as usize);
        // `Kapolres Banyuasin` is of `Polres Banyuasin`; `Kapolres` alone does not say of which.
        let after = text_of(office.title.end..candidate.tokens.end);
        let implied = entry.and_then(|entry| {
            let body = entry.body.as_deref().filter(|_| !after.is_empty() || entry.form == OfficeForm::Alone)?;
            Some(bodies::body_of_office(body, &after))
        });
        let region = match &office.body {
            Some((_, body)) => bodies::region_of_body(self.doc, body),
            None => office
                .seat
                .as_ref()
                .and_then(|seat| bodies::region(self.doc, entry.and_then(|entry| entry.level), seat)),
        };
        Position {
            start,
            end,
            text,
            id: Id { kind: Kind::Position, at: start },
            title: text_of(office.title.clone()),
            organization: office.body.as_ref().map(|(tokens, _)| text_of(tokens.clone())).or(implied),
            region: region.map(Cow::Borrowed),
            holder,
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }

    fn law(
        &self,
        candidate: &Candidate<crate::extractors::law::Citation>,
        all: &[Candidate<crate::extractors::law::Citation>],
    ) -> Law {
        let Excerpt { start, end, text } = self.excerpt(&candidate.tokens);
        let view = self.doc.view();
        let mut named = candidate.record.statute.as_ref();
        if let Some(Named::Same(at)) = named {
            named = at.and_then(|at| all.get(at)).and_then(|law| law.record.statute.as_ref());
        }
        let statute = named.and_then(|named| match named {
            Named::Statute { entry, number } => {
                let statute = self.doc.lexicon.statutes.get(*entry as usize)?;
                Some(match number {
                    Some((number, year)) => {
                        let kind = statute.name.split_once(' ').filter(|(_, rest)| rest.contains('/'));
                        let kind = kind.map_or(statute.name.as_ref(), |(kind, _)| kind);
                        format_smolstr!("{kind} {}/{}", view.slice(number.clone()), view.word(*year))
                    }
                    None => SmolStr::new(&statute.name),
                })
            }
            Named::Same(_) => None,
        });
        let word = |at: usize| SmolStr::new(view.word(at));
        let article = |cited: &CitedArticle| LawArticle {
            article: cited.number.clone().map(|at| view.word(at)).collect(),
            paragraph: cited.paragraph.clone().map(|tokens| view.kept(tokens)),
            letter: cited.letter.map(word),
            point: cited.point.map(word),
        };
        Law {
            start,
            end,
            text,
            id: Id { kind: Kind::Law, at: start },
            statute,
            title: candidate.record.title.clone().map(|title| view.kept(title)),
            articles: candidate.record.articles.iter().map(article).collect(),
            rule: Cow::Borrowed(candidate.rule.name),
        }
    }
}

/// A date in ISO 8601, with `X` for what is left open.
pub(crate) fn written(value: &Value, weekday: Option<Weekday>) -> Option<SmolStr> {
    let mut out = SmolStrBuilder::new();
    match value {
        Value::Calendar { from, to } => {
            write_point(&mut out, *from);
            if let Some(to) = to {
                out.push('/');
                write_point(&mut out, *to);
            }
        }
        Value::Weekday => {
            out.push_str("XXXX-WXX-");
            write_figures(&mut out, weekday? as u32 + 1, 1);
        }
        Value::Relative { .. } => return None,
        Value::Part { year, half, number } => {
            write_year(&mut out, *year);
            out.push_str(if *half { "-H" } else { "-Q" });
            write_figures(&mut out, *number, 1);
        }
    }
    Some(out.finish())
}

fn write_point(out: &mut SmolStrBuilder, point: Point) {
    write_year(out, point.year);
    for part in [point.month, point.day].into_iter().map_while(|part| part) {
        out.push('-');
        write_figures(out, part, 2);
    }
}

fn write_year(out: &mut SmolStrBuilder, year: Option<i32>) {
    match year.and_then(|year| u32::try_from(year).ok()) {
        Some(year) => write_figures(out, year, 4),
        None => out.push_str("XXXX"),
    }
}

/// Writes the last `count` digits of a number, four at most.
fn write_figures(out: &mut SmolStrBuilder, mut number: u32, count: usize) {
    let mut figures = ['0'; 4];
    for figure in figures.iter_mut().rev() {
        *figure = char::from(b'0' + (number % 10) as u8);
        number /= 10;
    }
    figures[4 - count..].iter().for_each(|figure| out.push(*figure));
}

/// How fine an expression is.
pub(crate) fn grain(value: &Value) -> Grain {
    match value {
        Value::Calendar { from: Point { day: Some(_), .. }, .. } | Value::Weekday => Grain::Day,
        Value::Calendar { from: Point { month: Some(_), .. }, .. } => Grain::Month,
        Value::Calendar { .. } => Grain::Year,
        Value::Part { half: true, .. } => Grain::Half,
        Value::Part { half: false, .. } => Grain::Quarter,
        Value::Relative { unit, .. } => match unit {
            RelativeUnit::Week => Grain::Week,
            RelativeUnit::Month => Grain::Month,
            RelativeUnit::Year => Grain::Year,
            _ => Grain::Day,
        },
    }
}
