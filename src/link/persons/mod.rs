//! Which namings are one person, and what the text says of each.
//!
//! A short name is the person whose full name holds its words. Where two do, the rank decides, then the name that it
//! begins, then who was named last; two persons with one short name stay two. An alias is the person it was given to.

mod identity;
pub(in crate::link) mod lists;
mod offices;
mod statuses;

use std::ops::Range;

use smol_str::SmolStr;

use self::identity::Groups;
use self::statuses::accuses;
use super::mention;
use super::protection::{self, Described};
use crate::document::Document;
use crate::extractors::person::Naming;
use crate::extractors::{Candidates, List};
use crate::records::{Arrest, EvidencePart, Id, Kind, Person, PersonRole, Quote, Status, StatusKind};

/// The persons of an article, and who holds its offices.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) persons: Vec<Person>,
    /// For each office, the person who holds it.
    pub(crate) holders: Vec<Option<Id>>,
}

/// The persons of an article, one record a person.
pub(crate) fn people(doc: &Document<'_>, candidates: &Candidates) -> People {
    if candidates.persons.is_empty() {
        return People { persons: Vec::new(), holders: vec![None; candidates.positions.len()] };
    }
    let groups = Groups::of(doc, &candidates.persons);
    let mut persons: Vec<Person> = Vec::with_capacity(groups.ends.len());
    let mut kin: Vec<(usize, Described)> = Vec::new();
    for members in groups.each() {
        let (person, described) = person(doc, candidates, members);
        if described.kin.is_some() {
            kin.push((persons.len(), described));
        }
        persons.push(person);
    }
    protection::protect_kin(doc, candidates, &mut persons, &groups.of, &kin);
    let holders = offices::holders(doc, candidates, &groups);
    for (office, holder) in candidates.positions.iter().zip(&holders) {
        if let Some(person) = holder.and_then(|holder| persons.get_mut(holder)) {
            person.positions.push(Id { kind: Kind::Position, at: doc.view().bytes(office.tokens.clone()).start });
            if !person.roles.contains(&PersonRole::Official) {
                person.roles.insert(0, PersonRole::Official);
            }
        }
    }
    let id = |holder: usize| persons.get(holder).map(|person| person.id);
    let holders = holders.iter().map(|holder| holder.and_then(id)).collect();
    persons.sort_by_key(|person| person.id.at);
    People { persons, holders }
}

/// Notes of those who are quoted that they speak.
pub(crate) fn add_speakers(persons: &mut [Person], quotes: &[Quote]) {
    for speaker in quotes.iter().filter_map(|quote| quote.speaker) {
        let person = persons.binary_search_by_key(&speaker.at, |person| person.id.at);
        if let Some(person) = person.ok().and_then(|at| persons.get_mut(at))
            && !person.roles.contains(&PersonRole::Speaker)
        {
            person.roles.push(PersonRole::Speaker);
        }
    }
}

/// Notes of those whom an arrest took that they were arrested, where no word beside their names tells it: `Polisi menangkap
/// dua kurir. Keduanya adalah HD dan RK.`
pub(crate) fn add_arrested(persons: &mut [Person], arrests: &[Arrest]) {
    for arrest in arrests {
        let Some(verb) = arrest.evidence.iter().find(|told| told.part == EvidencePart::Verb) else { continue };
        for taken in &arrest.persons {
            let person = persons.binary_search_by_key(&taken.at, |person| person.id.at);
            let Some(person) = person.ok().and_then(|at| persons.get_mut(at)) else { continue };
            if person.status.iter().all(|told| told.status != StatusKind::Arrested) {
                let after = person.status.partition_point(|told| told.start <= verb.start);
                let arrested = Status { status: StatusKind::Arrested, start: verb.start, end: verb.end };
                person.status.insert(after, arrested);
            }
            if !person.roles.contains(&PersonRole::Suspect) {
                person.roles.push(PersonRole::Suspect);
            }
        }
    }
}

/// The record of one person, by its namings.
fn person(doc: &Document<'_>, candidates: &Candidates, members: &[usize]) -> (Person, Described) {
    let view = doc.view();
    let namings = || members.iter().filter_map(|at| candidates.persons.get(*at));
    let own = || namings().filter(|naming| naming.record.alias_of.is_none());
    let longest = own().rev().max_by_key(|naming| {
        let shouted = view.token(naming.tokens.start).flags.upper();
        (!naming.record.initials, naming.tokens.len(), !shouted)
    });
    let text = |tokens: &Range<usize>| view.kept(tokens.clone());
    let mut aliases: Vec<SmolStr> = Vec::new();
    let mut degrees: Vec<SmolStr> = Vec::new();
    let mut honorifics: Vec<SmolStr> = Vec::new();
    for naming in namings() {
        if naming.record.alias_of.is_some() {
            add(&mut aliases, text(&naming.tokens));
        }
        naming.record.degrees.iter().for_each(|degree| add(&mut degrees, text(degree)));
        naming.record.honorifics.iter().for_each(|honorific| add(&mut honorifics, text(honorific)));
    }
    let rank = namings().find_map(|naming| naming.record.rank).and_then(|rank| doc.lexicon.ranks.get(rank as usize));
    let described = Described::of(doc, namings());
    let age = namings().find_map(|naming| naming.record.age).or(described.age);
    let mut roles: Vec<PersonRole> = Vec::new();
    if rank.is_some() {
        roles.push(PersonRole::Official);
    }
    let suffered = members.iter().any(|at| protection::suffered(doc, candidates, *at));
    let suffered = suffered.then_some(PersonRole::Victim);
    let victim = suffered.is_some() || namings().any(|naming| naming.record.role == Some(PersonRole::Victim));
    let status = statuses::statuses(doc, candidates, members, victim);
    let accused = status.iter().any(accuses);
    let listed = || members.iter().filter_map(|at| lists::role_in_list(doc, &candidates.persons, *at));
    let told = namings().filter_map(|naming| naming.record.role).chain(listed());
    for role in told.chain(accused.then_some(PersonRole::Suspect)).chain(suffered) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let mut mentions = Vec::with_capacity(members.len());
    mentions.extend(namings().map(|naming| mention(doc, naming)));
    let person = Person {
        id: Id { kind: Kind::Person, at: namings().next().map_or(0, |first| view.bytes(first.tokens.clone()).start) },
        name: longest.or(namings().next()).map_or_else(SmolStr::default, |naming| text(&naming.tokens)),
        initials: own().next().is_some() && own().all(|naming| naming.record.initials),
        rank: rank.map(|rank| rank.name.clone()),
        branch: rank.and_then(|rank| rank.branch),
        degrees,
        honorifics,
        aliases,
        age,
        gender: namings().find_map(|naming| naming.record.gender),
        protected: protection::protection(doc, candidates, members, age, &described, &roles),
        roles,
        status,
        positions: Vec::new(),
        mentions,
    };
    (person, described)
}

fn add(list: &mut Vec<SmolStr>, value: SmolStr) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Whether the name of somebody without a rank stands at a token: who does something there is no officer.
pub(super) fn is_by_private(namings: &List<Naming>, at: usize) -> bool {
    let next = namings.get(namings.before(at));
    next.is_some_and(|naming| naming.record.from == at && naming.tokens.start == at && naming.record.rank.is_none())
}
