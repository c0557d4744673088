//! What was found in an article, as the linkers of quotes and facts read it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{dates, readings};
use crate::document::Document;
use crate::extractors::quantity::Measure;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::Unit;
use crate::records::{Id, Kind, Mention, Organization, Person, Place, Quote};
use crate::work;

/// The candidates of an article and the entities that their namings make.
pub(crate) struct Findings<'a> {
    pub(crate) doc: &'a Document<'a>,
    pub(crate) candidates: &'a Candidates,
    /// The reading chosen for each quantity.
    pub(crate) readings: &'a [readings::Reading],
    /// The days of each date.
    pub(crate) days: &'a [dates::Resolved],
    /// For each office, the person who holds it.
    pub(crate) holders: &'a [Option<Id>],
    pub(crate) persons: &'a [Person],
    pub(crate) organizations: &'a [Organization],
    pub(crate) places: &'a [Place],
    person_of: Vec<usize>,
    organization_of: Vec<usize>,
    place_of: Vec<usize>,
}

impl<'a> Findings<'a> {
    #[allow(clippy::too_many_arguments)] // each is a list of its own, named where it is given
    pub(crate) fn new(
        doc: &'a Document<'a>,
        candidates: &'a Candidates,
        readings: &'a [readings::Reading],
        days: &'a [dates::Resolved],
        holders: &'a [Option<Id>],
        persons: &'a [Person],
        organizations: &'a [Organization],
        places: &'a [Place],
    ) -> Findings<'a> {
        let person_of = owners(persons.iter().map(|person| &person.mentions), candidates.persons.len());
        let organization_of = owners(organizations.iter().map(|body| &body.mentions), candidates.organizations.len());
        let place_of = owners(places.iter().map(|place| &place.mentions), candidates.places.len());
        debug_assert_eq!(person_of.len(), candidates.persons.len());
        debug_assert_eq!(organization_of.len(), candidates.organizations.len());
        debug_assert_eq!(place_of.len(), candidates.places.len());
        Findings {
            doc,
            candidates,
            readings,
            days,
            holders,
            persons,
            organizations,
            places,
            person_of,
            organization_of,
            place_of,
        }
    }

    /// The person that a naming, by its index among the candidates, is of.
    pub(crate) fn person(&self, naming: usize) -> Option<&'a Person> {
        self.persons.get(*self.person_of.get(naming)?)
    }

    /// The body that a naming is of.
    pub(crate) fn organization(&self, naming: usize) -> Option<&'a Organization> {
        self.organizations.get(*self.organization_of.get(naming)?)
    }

    /// The place that a naming is of.
    pub(crate) fn place(&self, naming: usize) -> Option<&'a Place> {
        self.places.get(*self.place_of.get(naming)?)
    }

    /// The unit of a quantity.
    pub(crate) fn unit(&self, measure: &Measure) -> Option<&'a Unit> {
        self.doc.lexicon.units.get(measure.unit? as usize)
    }

    /// The value of a quantity in the base unit of its dimension; pieces and people are their own.
    pub(crate) fn base(&self, quantity: usize) -> Option<Decimal> {
        let value = self.readings.get(quantity)?.value;
        match self.unit(&self.candidates.quantities.get(quantity)?.record) {
            Some(unit) => value.checked_mul(unit.factor?),
            None => Some(value),
        }
    }

    /// The id that the record of a candidate has.
    pub(crate) fn id<T>(&self, kind: Kind, candidate: &Candidate<T>) -> Id {
        Id { kind, at: self.start(candidate) }
    }

    /// The person or place with an id; each list is in the order of its ids.
    pub(crate) fn person_by_id(&self, id: Id) -> Option<&'a Person> {
        by_id(self.persons, id, |person| person.id)
    }

    pub(crate) fn place_by_id(&self, id: Id) -> Option<&'a Place> {
        by_id(self.places, id, |place| place.id)
    }

    /// The tokens of the sentence that a token stands in, as far as the linkers look to either side of it: what runs on
    /// without a stop is no sentence, and work must not grow with it.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        const REACH: usize = 200;
        let sentence = self.doc.sentence(at);
        sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
    }

    /// The byte that a candidate begins at.
    fn start<T>(&self, candidate: &Candidate<T>) -> usize {
        work::step();
        self.doc.view().bytes(candidate.tokens.clone()).start
    }
}

fn by_id<T>(records: &[T], id: Id, id_of: impl Fn(&T) -> Id) -> Option<&T> {
    let at = records.binary_search_by_key(&id.at, |record| id_of(record).at).ok()?;
    records.get(at)
}

/// The quote whose words hold some bytes.
pub(crate) fn quote_around<'q>(quotes: &'q [Quote], bytes: &Range<usize>) -> Option<&'q Quote> {
    let next = quotes.partition_point(|quote| quote.start <= bytes.start);
    quotes[..next].last().filter(|quote| bytes.end <= quote.end)
}

/// Whose each naming is: every candidate is a mention of one entity, so that in text order the mentions stand as they do.
fn owners<'m>(entities: impl Iterator<Item = &'m Vec<Mention>>, namings: usize) -> Vec<usize> {
    let of =
        |(entity, mentions): (usize, &'m Vec<Mention>)| mentions.iter().map(move |mention| (mention.start, entity));
    let mut all: Vec<(usize, usize)> = Vec::with_capacity(namings);
    all.extend(entities.enumerate().flat_map(of));
    all.sort_unstable();
    all.into_iter().map(|(_, entity)| entity).collect()
}
