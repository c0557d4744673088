//! One article under the eyes of the page: its records by id, in the words of the reader, with protected names hidden.

use std::collections::HashMap;
use std::ops::Range;

use petik::records::*;
use petik::{Extraction, Span};
use rust_decimal::Decimal;

use crate::Options;
use crate::mask::Mask;
use crate::words::Words;

/// One article with what the page needs to tell of it.
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) found: &'a Extraction,
    pub(crate) options: Options,
    pub(crate) words: Words,
    pub(crate) mask: Mask,
    pub(crate) sentences: Vec<Span>,
    /// Where each record stands in its list.
    places: HashMap<Id, usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(text: &'a str, found: &'a Extraction, options: &Options) -> View<'a> {
        let words = Words::new(options.language);
        let mask = Mask::new(text, found, options.privacy, &words);
        let mut places = HashMap::new();
        let mut note = |ids: &mut dyn Iterator<Item = Id>| places.extend(ids.enumerate().map(|(at, id)| (id, at)));
        note(&mut found.quantities.iter().map(|record| record.id));
        note(&mut found.money.iter().map(|record| record.id));
        note(&mut found.dates.iter().map(|record| record.id));
        note(&mut found.persons.iter().map(|record| record.id));
        note(&mut found.positions.iter().map(|record| record.id));
        note(&mut found.organizations.iter().map(|record| record.id));
        note(&mut found.places.iter().map(|record| record.id));
        note(&mut found.quotes.iter().map(|record| record.id));
        note(&mut found.seizures.iter().map(|record| record.id));
        note(&mut found.arrests.iter().map(|record| record.id));
        View { text, found, options: *options, words, mask, sentences: petik::sentences(text), places }
    }

    fn at<'r, T>(&self, list: &'r [T], id: Id) -> Option<&'r T> {
        list.get(*self.places.get(&id)?)
    }

    pub(crate) fn quantity(&self, id: Id) -> Option<&'a Quantity> {
        self.at(&self.found.quantities, id).filter(|_| id.kind == Kind::Quantity)
    }

    pub(crate) fn person(&self, id: Id) -> Option<&'a Person> {
        self.at(&self.found.persons, id).filter(|_| id.kind == Kind::Person)
    }

    pub(crate) fn organization(&self, id: Id) -> Option<&'a Organization> {
        self.at(&self.found.organizations, id).filter(|_| id.kind == Kind::Organization)
    }

    pub(crate) fn place(&self, id: Id) -> Option<&'a Place> {
        self.at(&self.found.places, id).filter(|_| id.kind == Kind::Place)
    }

    pub(crate) fn date(&self, id: Id) -> Option<&'a Date> {
        self.at(&self.found.dates, id).filter(|_| id.kind == Kind::Date)
    }

    pub(crate) fn sum(&self, id: Id) -> Option<&'a Money> {
        self.at(&self.found.money, id).filter(|_| id.kind == Kind::Money)
    }

    pub(crate) fn quote(&self, id: Id) -> Option<&'a Quote> {
        self.at(&self.found.quotes, id).filter(|_| id.kind == Kind::Quote)
    }

    pub(crate) fn seizure(&self, id: Id) -> Option<&'a Seizure> {
        self.at(&self.found.seizures, id).filter(|_| id.kind == Kind::Seizure)
    }

    pub(crate) fn arrest(&self, id: Id) -> Option<&'a Arrest> {
        self.at(&self.found.arrests, id).filter(|_| id.kind == Kind::Arrest)
    }

    /// Whether a range is a part of the text.
    pub(crate) fn fits(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.text.get(range.clone()).is_some()
    }

    /// A part of the text, with protected names hidden and white space made one blank.
    pub(crate) fn slice(&self, range: Range<usize>) -> String {
        if !self.fits(&range) {
            return String::new();
        }
        let text = self.mask.slice(self.text, range);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where the sentence begins that a byte stands in.
    pub(crate) fn sentence(&self, at: usize) -> Option<Span> {
        let next = self.sentences.partition_point(|sentence| sentence.start <= at);
        self.sentences.get(next.checked_sub(1)?).copied()
    }

    /// The anchor of the sentence that a byte stands in.
    pub(crate) fn sentence_anchor(&self, at: usize) -> String {
        self.sentence(at).map_or_else(|| "artikel".to_owned(), |sentence| format!("s{}", sentence.start))
    }

    // In words.

    /// A figure with its bound and its upper end: `lebih dari 28`, `5–10`.
    pub(crate) fn figure(&self, value: &Decimal, upper: Option<&Decimal>, bound: Bound) -> String {
        let mut out = String::new();
        if bound != Bound::Exact {
            out.push_str(&self.words.variant("bound", &bound));
            out.push(' ');
        }
        out.push_str(&self.words.number(value));
        if let Some(upper) = upper {
            out.push('–');
            out.push_str(&self.words.number(upper));
        }
        out
    }

    /// A unit, as the reader calls it.
    pub(crate) fn unit(&self, unit: Option<&Term>) -> String {
        unit.map_or_else(String::new, |unit| format!(" {}", self.words.term("unit", unit)))
    }

    /// What a lot is: `28 kilogram sabu`.
    pub(crate) fn lot(&self, lot: &Seizure) -> String {
        let amount = &lot.amount;
        let figure = self.figure(&amount.value, amount.upper.as_ref(), amount.bound);
        let item = match (&lot.item, &lot.substance) {
            (Some(item), _) => self.mask.text(item),
            (None, Some(substance)) => self.words.term("substance", substance),
            (None, None) => String::new(),
        };
        format!("{figure}{} {item}", self.unit(amount.unit.as_ref())).trim_end().to_owned()
    }

    /// What a quantity says: `28 kilogram sabu`.
    pub(crate) fn measure(&self, quantity: &Quantity) -> String {
        let figure = self.figure(&quantity.value, quantity.upper.as_ref(), quantity.bound);
        let item = quantity.item.as_ref().map_or_else(String::new, |item| self.item(item));
        format!("{figure}{} {item}", self.unit(quantity.unit.as_ref())).trim_end().to_owned()
    }

    /// An excerpt as it may be shown.
    pub(crate) fn item(&self, item: &Excerpt) -> String {
        let range = item.start..item.end;
        if self.text.get(range.clone()) == Some(item.text.as_str()) {
            self.slice(range)
        } else {
            self.mask.text(&item.text)
        }
    }

    /// Money: `Rp1.500.000.000`.
    pub(crate) fn money(&self, money: &Money) -> String {
        let figure = self.figure(&money.value, money.upper.as_ref(), money.bound);
        let currency = money.currency.as_ref();
        match self.words.known(&format!("currency.{currency}")) {
            Some(sign) if money.bound == Bound::Exact => format!("{sign}{figure}"),
            _ => format!("{figure} {currency}"),
        }
    }

    /// The name of a person; a protected one is hidden.
    pub(crate) fn name(&self, person: &Person) -> String {
        if person.protected.is_some() { self.mask.text(&person.name) } else { self.mask.other_name(&person.name) }
    }

    /// The name with rank and age: `AKBP Rury Prastowo`, `MFR (39)`.
    pub(crate) fn full_name(&self, person: &Person) -> String {
        let mut out = String::new();
        if let Some(rank) = &person.rank {
            out.push_str(rank);
            out.push(' ');
        }
        out.push_str(&self.name(person));
        if !person.aliases.is_empty() {
            let aliases: Vec<_> = person.aliases.iter().map(|alias| self.mask.text(alias)).collect();
            if !aliases.iter().all(|alias| *alias == out) {
                out.push_str(" alias ");
                out.push_str(&aliases.join(", "));
            }
        }
        if let Some(age) = person.age {
            out.push_str(&format!(" ({age})"));
        }
        out
    }

    /// The offices that a person holds.
    pub(crate) fn offices(&self, person: &Person) -> String {
        let offices = person.positions.iter().filter_map(|id| self.position(*id));
        let mut named: Vec<String> = Vec::new();
        for office in offices {
            let name = self.slice(office.start..office.end);
            if !name.is_empty() && !named.contains(&name) {
                named.push(name);
            }
        }
        named.join("; ")
    }

    pub(crate) fn position(&self, id: Id) -> Option<&'a Position> {
        self.at(&self.found.positions, id).filter(|_| id.kind == Kind::Position)
    }

    /// The names of bodies.
    pub(crate) fn bodies(&self, ids: &[Id]) -> String {
        let names: Vec<_> =
            ids.iter().filter_map(|id| self.organization(*id)).map(|body| self.mask.other_name(&body.name)).collect();
        names.join(", ")
    }

    /// The names of whoever these ids name, be they persons or bodies.
    pub(crate) fn parties(&self, ids: &[Id]) -> String {
        let names = ids.iter().filter_map(|id| match id.kind {
            Kind::Person => self.person(*id).map(|person| self.full_name(person)),
            _ => self.organization(*id).map(|body| self.mask.other_name(&body.name)),
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// A date: the days where they are known, else the words of the article.
    pub(crate) fn when(&self, id: Option<Id>) -> String {
        let Some(date) = id.and_then(|id| self.date(id)) else { return String::new() };
        self.days(date)
    }

    pub(crate) fn days(&self, date: &Date) -> String {
        match (date.from, date.to, date.grain) {
            (Some(from), Some(to), Grain::Day | Grain::Week) => self.words.days(from, to),
            _ => self.slice(date.start..date.end),
        }
    }

    /// Who was arrested: `6 orang: MFR (39), LKH (44)`.
    pub(crate) fn arrested(&self, arrest: &Arrest) -> String {
        let count = format!("{} {}", self.words.number(&arrest.count), self.words.say("arrest.people"));
        let names = self.parties(&arrest.persons);
        if names.is_empty() { count } else { format!("{count}: {names}") }
    }

    /// A metric at two periods: `kasus narkoba: 121 (2023) → 112 (2024)`.
    pub(crate) fn trend(&self, trend: &Trend) -> String {
        let point = |point: &TrendPoint| {
            let value = self.words.number(&point.value);
            match &point.period {
                Some(period) => format!("{value} ({})", self.mask.text(period)),
                None => value,
            }
        };
        let unit = self.unit(trend.unit.as_ref());
        format!("{}: {} → {}{unit}", self.mask.text(&trend.metric), point(&trend.from), point(&trend.to))
    }

    /// A change as the article states it.
    pub(crate) fn change(&self, change: &StatedChange) -> String {
        let value = self.words.number(&change.value);
        match change.kind.as_ref() {
            "percent" => format!("{value} %"),
            "factor" => format!("{value} ×"),
            _ => value,
        }
    }

    /// From where to where: `Muar → Pulau Rupat → Jakarta`.
    pub(crate) fn route(&self, route: &Route) -> String {
        let stops = route.origin.iter().chain(&route.via).chain(&route.destination);
        let names: Vec<_> =
            stops.filter_map(|id| self.place(*id)).map(|place| self.mask.other_name(&place.name)).collect();
        names.join(" → ")
    }

    /// Where: the place, and the region that it is in.
    pub(crate) fn place_and_region(
        &self,
        place: Option<Id>,
        region: Option<&str>,
        basis: Option<RegionBasis>,
    ) -> String {
        let place = place.and_then(|id| self.place(id));
        let name = place.map(|place| self.mask.other_name(&place.name));
        let own = place.and_then(|place| place.code.as_deref());
        let region = region.filter(|code| own != Some(*code)).map(|code| self.region(code));
        match (name, region) {
            (Some(name), Some(region)) if name.contains(&region) => name,
            (Some(name), Some(region)) => format!("{name}, {region}"),
            (Some(name), None) => name,
            (None, Some(region)) => match basis {
                Some(basis @ (RegionBasis::Agency | RegionBasis::Dateline)) => {
                    format!("{region} ({})", self.words.variant("basis", &basis))
                }
                _ => region,
            },
            (None, None) => String::new(),
        }
    }

    /// A region by its name, with its province: `Banyuasin, Sumatera Selatan`.
    pub(crate) fn region(&self, code: &str) -> String {
        let Some(name) = petik::region_name(code) else { return code.to_owned() };
        let province = code.split_once('.').and_then(|(province, _)| petik::region_name(province));
        match province {
            Some(province) if province != name => format!("{name}, {province}"),
            _ => name.to_owned(),
        }
    }

    /// Who said a quote, as the reader should know them.
    pub(crate) fn speaker(&self, quote: &Quote) -> String {
        let Some(person) = quote.speaker.and_then(|id| self.person(id)) else {
            return quote.speaker_text.as_deref().map_or_else(String::new, |text| self.mask.text(text));
        };
        let offices = self.offices(person);
        let name = self.full_name(person);
        if offices.is_empty() { name } else { format!("{name}, {offices}") }
    }

    /// What is reported to have happened to a person, in the order of the text.
    pub(crate) fn fates(&self, person: &Person) -> String {
        let mut fates: Vec<String> = Vec::new();
        for status in &person.status {
            let fate = self.words.variant("status", &status.status);
            if !fates.contains(&fate) {
                fates.push(fate);
            }
        }
        fates.join(" → ")
    }

    /// The title of the page: the headline, or the first sentence.
    pub(crate) fn title(&self) -> String {
        let title = match &self.found.article.headline {
            Some(headline) => self.slice(headline.start..headline.end),
            None => self.sentences.first().map_or_else(String::new, |first| self.slice(first.start..first.end)),
        };
        if title.is_empty() { self.words.say("article.untitled").to_owned() } else { shortened(&title, 140) }
    }
}

/// At most so many characters of a text, cut between words where it can be.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..cut];
    let whole = head.rfind(' ').filter(|at| *at > cut / 2).unwrap_or(cut);
    format!("{}…", head[..whole].trim_end())
}
