//! Which namings are one person, and what the text says of each.
//!
//! A short name is the person whose full name holds its words. Where two do, the rank decides, then the name that it
//! begins, then who was named last; two persons with one short name stay two. An alias is the person it was given to.

use std::cmp::Reverse;
use std::ops::Range;

use smol_str::SmolStr;

use super::mention;
use super::protection::{self, Described};
use crate::document::Document;
use crate::extractors::person::{AFTER_OFFICE, AFTER_SPEECH, Naming, after_origin, is_blend};
use crate::extractors::position::{Office, is_tenure};
use crate::extractors::{Candidate, Candidates, List};
use crate::lexicon::{ActKind, Class, Key, Role, RoleSet, Told, Voice};
use crate::records::{Id, Kind, OrganizationKind, Person, PersonRole, Quote, Status, StatusKind};
use crate::segment::View;
use crate::segment::token::mark;

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
    let holders = holders(doc, candidates, &groups);
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

// Identity

/// The namings of each person.
#[derive(Debug)]
struct Groups {
    /// The namings, those of one person together and in text order.
    members: Vec<usize>,
    /// For each person, where its namings end among those.
    ends: Vec<usize>,
    /// For each naming, its person.
    of: Vec<usize>,
}

/// The capitalised words of each naming, one list for all.
struct Words {
    all: Vec<Word>,
    /// For each naming, where its words end.
    ends: Vec<usize>,
}

/// A word of a name: what it is compared by, and its token.
type Word = (Key, usize);

impl Words {
    fn of(doc: &Document<'_>, namings: &[Candidate<Naming>]) -> Words {
        let view = doc.view();
        let mut words = Words { all: Vec::with_capacity(2 * namings.len()), ends: Vec::with_capacity(namings.len()) };
        for naming in namings {
            let own = naming.tokens.clone().filter(|at| view.token(*at).is_word() && view.token(*at).capital());
            words.all.extend(own.map(|at| (view.key(at), at)));
            words.ends.push(words.all.len());
        }
        words
    }

    /// Those of a naming.
    fn get(&self, naming: usize) -> &[Word] {
        part(&self.all, &self.ends, naming)
    }
}

/// One of the parts that follow each other in a list, where their ends are known.
fn part<'l, T>(list: &'l [T], ends: &[usize], at: usize) -> &'l [T] {
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    &list[start..ends[at]]
}

/// A spelling of names, with the rank, age or charge that some have: the namings that have it are one person, or of one
/// short name.
struct Spelling<'w> {
    /// The first naming that has it.
    naming: usize,
    words: &'w [Word],
    details: Details,
    /// Whether it stands after an office somewhere, or after the noun for somebody who has one in court.
    official: bool,
    /// Whether it stands after a word of speech somewhere.
    speaks: bool,
    /// Who it is.
    who: Who,
}

/// What a naming tells besides the words of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Details {
    initials: bool,
    rank: Option<u16>,
    age: Option<u32>,
    accused: bool,
}

impl Details {
    fn of(naming: &Naming) -> Details {
        let accused = naming.role == Some(PersonRole::Suspect);
        Details { initials: naming.initials, rank: naming.rank, age: naming.age, accused }
    }

    /// Whether it is of somebody whom the article introduces as one that something happened to.
    fn introduces(&self) -> bool {
        self.age.is_some() || self.accused
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// A person of whom no fuller name is given.
    Founder(usize),
    /// The person whose fuller name holds it.
    Person(usize),
    /// Persons whose fuller names all hold it, by the spellings of those.
    Several(Vec<usize>),
}

/// Most full names that are compared for one short name.
const MOST_NAMESAKES: usize = 32;

impl Groups {
    fn of(doc: &Document<'_>, namings: &[Candidate<Naming>]) -> Groups {
        let words = Words::of(doc, namings);
        let (mut spellings, mut of) = spellings(doc.view(), &words, namings);
        let persons = settle(doc, &mut spellings);
        // Of several who could be meant: one whose name begins so, then the one named last.
        let mut last = vec![0; persons];
        for (at, of) in of.iter_mut().enumerate() {
            let own = &spellings[*of];
            let person = match &own.who {
                Who::Founder(person) | Who::Person(person) => *person,
                Who::Several(fuller) => {
                    let view = doc.view();
                    let says = |at: usize| view.has(Role::Saying, at) && !view.has(Role::Confessing, at);
                    let speaks = namings[at].rule.name == AFTER_SPEECH.name || says(namings[at].tokens.end);
                    let key = |fuller: &&usize| {
                        let fuller = &spellings[**fuller];
                        let begins = fuller.words.first().map(|word| word.0) == own.words.first().map(|word| word.0);
                        // `kata Budi` is the officer, elsewhere the name alone is of him who is introduced by it.
                        let official = fuller.details.rank.is_some() || fuller.official;
                        let alike = fuller.words.len() == own.words.len();
                        let fits = if speaks { official } else { alike };
                        (fits, begins, fuller.person().map_or(0, |person| last[person]))
                    };
                    fuller.iter().max_by_key(key).and_then(|fuller| spellings[*fuller].person()).unwrap_or(0)
                }
            };
            last[person] = at + 1;
            *of = person;
        }
        merge_aliases(namings, &mut of);
        Groups::in_order(of, last)
    }

    /// The groups of namings whose persons are told, numbered in the order in which these are first named; `numbers` has
    /// room for a number a person.
    fn in_order(mut of: Vec<usize>, mut numbers: Vec<usize>) -> Groups {
        const NONE: usize = usize::MAX;
        numbers.fill(NONE);
        let mut ends: Vec<usize> = Vec::with_capacity(numbers.len());
        for person in &mut of {
            if numbers[*person] == NONE {
                numbers[*person] = ends.len();
                ends.push(0);
            }
            *person = numbers[*person];
            ends[*person] += 1;
        }
        // How many namings a person has tells where those of the next begin; filled in, they end there.
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut members = vec![0; of.len()];
        for (at, person) in of.iter().enumerate() {
            members[ends[*person]] = at;
            ends[*person] += 1;
        }
        Groups { members, ends, of }
    }

    /// The namings of each person, in text order.
    fn each(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.ends.len()).map(|person| part(&self.members, &self.ends, person))
    }
}

impl Spelling<'_> {
    fn person(&self) -> Option<usize> {
        match self.who {
            Who::Founder(person) | Who::Person(person) => Some(person),
            Who::Several(_) => None,
        }
    }
}

/// The spellings of all names, and for each naming which is its own.
fn spellings<'w>(view: View<'_>, words: &'w Words, namings: &[Candidate<Naming>]) -> (Vec<Spelling<'w>>, Vec<usize>) {
    // In order of their words, those with the same come together.
    let key = |(at, naming): (usize, &Candidate<Naming>)| {
        let key = words.get(at).iter().fold(Key::default(), |all, word| all.then(word.0));
        (key, Details::of(&naming.record), at)
    };
    let mut all: Vec<_> = namings.iter().enumerate().map(key).collect();
    all.sort_unstable();
    let mut of = vec![0; namings.len()];
    let mut spellings: Vec<Spelling<'_>> = Vec::with_capacity(all.len());
    let mut before = None;
    for (key, details, naming) in all {
        if before != Some((key, details)) {
            let (words, who) = (words.get(naming), Who::Several(Vec::new()));
            spellings.push(Spelling { naming, words, details, official: false, speaks: false, who });
            before = Some((key, details));
        }
        of[naming] = spellings.len() - 1;
        if let Some(last) = spellings.last_mut() {
            let rule = namings[naming].rule.name;
            let of_court = view.follows(Role::OfCourt, namings[naming].record.from);
            last.official |= rule == AFTER_OFFICE.name || of_court;
            last.speaks |= rule == AFTER_SPEECH.name;
        }
    }
    (spellings, of)
}

/// Says of every spelling who it is; gives the number of persons.
fn settle(doc: &Document<'_>, spellings: &mut [Spelling<'_>]) -> usize {
    // The fullest names first, and of those with the same words the ones that tell most, so that others find them.
    let mut order: Vec<usize> = (0..spellings.len()).collect();
    order.sort_unstable_by_key(|at| {
        let Spelling { words, details, naming, .. } = &spellings[*at];
        (Reverse((words.len(), details.age.is_some(), details.accused)), *naming)
    });
    let all = spellings.iter().enumerate();
    let mut by_word: Vec<(Key, usize)> = Vec::with_capacity(3 * spellings.len());
    by_word.extend(all.flat_map(|(at, spelling)| spelling.words.iter().map(move |word| (word.0, at))));
    by_word.sort_unstable();
    // The founders take the places of those that are done.
    let mut founders = 0;
    let mut fuller: Vec<usize> = Vec::new();
    for next in 0..order.len() {
        let at = order[next];
        let own = &spellings[at];
        fuller.clear();
        find_fuller(doc, spellings, &by_word, own, &mut fuller);
        if fuller.is_empty() && own.words.len() == 1 {
            let few = order[..founders].iter().copied().take(MOST_NAMESAKES);
            fuller.extend(
                few.filter(|founder| !is_other(&spellings[*founder], own) && shortens(doc, &spellings[*founder], own)),
            );
        }
        spellings[at].who = match fuller[..] {
            [] => {
                order[founders] = at;
                founders += 1;
                Who::Founder(founders - 1)
            }
            [only] => spellings[only].person().map_or(Who::Several(Vec::new()), Who::Person),
            _ => Who::Several(fuller.clone()),
        };
    }
    founders
}

/// Finds the founders whose names a name may be a short form or another spelling of.
fn find_fuller(
    doc: &Document<'_>,
    spellings: &[Spelling<'_>],
    by_word: &[(Key, usize)],
    own: &Spelling<'_>,
    found: &mut Vec<usize>,
) {
    for (key, _) in own.words {
        let from = by_word.partition_point(|entry| entry.0 < *key);
        let uses = by_word[from..].iter().take_while(|entry| entry.0 == *key).map(|entry| entry.1);
        let founders = uses.filter(|at| matches!(spellings[*at].who, Who::Founder(_)));
        for at in founders.take(MOST_NAMESAKES) {
            let full = &spellings[at];
            let fits = if full.details.initials || own.details.initials {
                keys(full.words).eq(keys(own.words))
            } else {
                holds(doc, full.words, own.words) || is_slip(doc, full.words, own.words)
            };
            let other = differ(own.details.rank, full.details.rank) || is_other(full, own);
            if fits && !other && !found.contains(&at) {
                found.push(at);
            }
        }
    }
}

/// Whether two things that may be told of a person are, and are not the same.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// Whether what two names are told with is told of two persons, whatever their ranks.
fn is_other(full: &Spelling<'_>, own: &Spelling<'_>) -> bool {
    // `Kompol Budi Santoso` is not the `tersangka Budi`, nor is the mayor of that name the `Budi (28)` whom police caught.
    let ranked = full.details.rank.is_some() && own.details.introduces();
    let official = full.official && own.details.age.is_some();
    let shorter = own.words.len() < full.words.len() && own.details.rank.is_none();
    (ranked || official) && shorter && !full.details.introduces() || differ(own.details.age, full.details.age)
}

fn keys(words: &[Word]) -> impl Iterator<Item = Key> {
    words.iter().map(|word| word.0)
}

/// Whether a name is a shortened form of a fuller one, or its initials: asked where none holds its words.
fn shortens(doc: &Document<'_>, full: &Spelling<'_>, own: &Spelling<'_>) -> bool {
    const LEAST: usize = 4;
    let [(_, at)] = own.words[..] else { return false };
    let (view, text) = (doc.view(), doc.view().word(at));
    if full.details.initials {
        return false;
    }
    if full.words.len() < 2 {
        return !own.details.initials && is_respelt(view.word(full.words[0].1), text);
    }
    let begins = |word: &Word, letters: &str| {
        let start = view.word(word.1).get(..letters.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(letters))
    };
    if own.details.initials {
        // `OL` of `Onadio Leonardo`. Officials, and others who speak, are named in full; those named by initials are others.
        // So is who is given an age by initials and none by name.
        let other = own.details.age.is_some() && full.details.age != own.details.age;
        let letters = (0..text.len()).map(|letter| text.get(letter..letter + 1).unwrap_or("-"));
        return full.details.rank.is_none()
            && !(other || full.official || full.speaks)
            && full.words.len() == text.len()
            && full.words.iter().zip(letters).all(|(word, letter)| begins(word, letter));
    }
    // `Jokowi` of `Joko Widodo`
    let blend = || text.len() > LEAST && is_blend(text, full.words.iter().map(|word| view.word(word.1)));
    // `Onad` of `Onadio Leonardo`
    blend()
        || text.len() >= LEAST && full.words.iter().any(|word| begins(word, text))
        || full.words.iter().any(|word| is_respelt(view.word(word.1), text))
}

/// Whether a full name holds the words of a shorter one, in their order; a letter stands for a word.
fn holds(doc: &Document<'_>, full: &[Word], short: &[Word]) -> bool {
    let view = doc.view();
    let mut rest = full.iter();
    short.iter().all(|word| {
        let letter = view.word(word.1);
        rest.any(|other| {
            let begins = || view.word(other.1).get(..1).is_some_and(|first| first.eq_ignore_ascii_case(letter));
            other.0 == word.0 || letter.len() == 1 && begins()
        })
    })
}

/// Whether two names differ in one word only, and there by a slip of the keys.
fn is_slip(doc: &Document<'_>, one: &[Word], other: &[Word]) -> bool {
    const LEAST: usize = 4;
    if one.len() != other.len() || one.len() < 2 {
        return false;
    }
    let mut different = one.iter().zip(other).filter(|(one, other)| one.0 != other.0);
    let slip = |(one, other): (&Word, &Word)| {
        let (one, other) = (doc.view().word(one.1), doc.view().word(other.1));
        one.len().min(other.len()) >= LEAST && distance_is_one(one, other)
    };
    different.next().is_none_or(slip) && different.next().is_none()
}

/// Whether one letter added, left out or changed makes one word the other.
fn distance_is_one(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short.as_bytes()[same..], &long.as_bytes()[same..]);
    match long.len() - short.len() {
        0 => short.get(1..) == long.get(1..),
        _ => long.get(1..) == Some(short),
    }
}

/// Whether two spellings of a name differ by a `y` that is heard anyhow: `Supriadi`, `Supriyadi`.
fn is_respelt(one: &str, other: &str) -> bool {
    const LEAST: usize = 6;
    one.len().min(other.len()) >= LEAST
        && one.len() != other.len()
        && distance_is_one(one, other)
        && one.bytes().filter(|letter| *letter != b'y').eq(other.bytes().filter(|letter| *letter != b'y'))
}

/// Makes one person of a name and the alias given to it.
fn merge_aliases(namings: &[Candidate<Naming>], of: &mut [usize]) {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (at, naming) in namings.iter().enumerate() {
        let Some(start) = naming.record.alias_of else { continue };
        let Ok(named) = namings.binary_search_by_key(&start, |naming| naming.tokens.start) else { continue };
        if of[at] != of[named] {
            merged.push((of[at], of[named]));
        }
    }
    if merged.is_empty() {
        return;
    }
    merged.sort_by_key(|(alias, _)| *alias);
    for person in of.iter_mut() {
        // An alias of an alias is rare; two steps are enough, and cannot go round.
        for _ in 0..2 {
            if let Ok(at) = merged.binary_search_by_key(person, |(alias, _)| *alias) {
                *person = merged[at].1;
            }
        }
    }
}

// Offices

/// For each office, the person who holds it.
fn holders(doc: &Document<'_>, candidates: &Candidates, groups: &Groups) -> Vec<Option<usize>> {
    let persons = &candidates.persons;
    let mut holders: Vec<Option<usize>> = candidates
        .positions
        .iter()
        .map(|office| {
            let naming = holder_after(doc, office, persons)
                .or_else(|| holder_before(doc, office, &candidates.positions, persons))
                .or_else(|| holder_beyond(doc, office, candidates))?;
            groups.of.get(naming).copied()
        })
        .collect();
    // An office alone is that of its holder named elsewhere.
    let title = |at: usize| title_keys(doc, &candidates.positions[at].record);
    let mut known: Vec<(Key, usize, usize)> = Vec::with_capacity(holders.len());
    for (at, holder) in holders.iter().enumerate() {
        if let Some(holder) = *holder {
            let (own, short) = title(at);
            known.extend([Some(own), short].into_iter().flatten().map(|title| (title, at, holder)));
        }
    }
    known.sort_unstable();
    let alone = |at: usize| !is_of_many(doc, &candidates.positions[at]);
    for (at, holder) in holders.iter_mut().enumerate().filter(|(at, holder)| holder.is_none() && alone(*at)) {
        let (own, _) = title(at);
        let from = known.partition_point(|entry| entry.0 < own);
        let named = known[from..].iter().take_while(|entry| entry.0 == own).take(MOST_NAMESAKES);
        let text = |at: usize| words_key(doc, candidates.positions[at].tokens.clone());
        let is_bare = |at: usize| {
            let office = &candidates.positions[at].record;
            office.body.is_none() && office.seat.is_none()
        };
        // `Sekda Sukabumi`, `Sekretaris Daerah (Sekda) Kabupaten Sukabumi`
        let last = |at: usize| {
            let office = &candidates.positions[at];
            let last = office.tokens.end.checked_sub(1).filter(|_| office.record.body.is_none())?;
            Some(doc.view().key(last))
        };
        // `Duta Besar Inggris`, `Duta Besar Inggris untuk Indonesia`
        let goes_on = |other: usize| {
            let (own, other) = (&candidates.positions[at].tokens, &candidates.positions[other].tokens);
            let end = other.start + own.len();
            end < other.end
                && doc.view().is_word(end, "untuk")
                && words_key(doc, own.clone()) == words_key(doc, other.start..end)
        };
        let fits = named.filter(|(_, other, _)| {
            is_bare(at)
                || goes_on(*other)
                || is_bare(*other)
                || text(*other) == text(at)
                || last(at).is_some_and(|own| last(*other) == Some(own))
        });
        // The one named last before it, else the first after.
        let before = fits.clone().filter(|(_, other, _)| *other < at).last();
        *holder = before.or_else(|| fits.clone().next()).map(|(_, _, holder)| *holder);
    }
    holders
}

/// What the title of an office is compared by, and what its short form in brackets is: `Sekretaris Daerah (Sekda)`. All
/// spellings of the head of a city are one.
fn title_keys(doc: &Document<'_>, office: &Office) -> (Key, Option<Key>) {
    let view = doc.view();
    let Range { start, end } = office.title;
    let entry = doc.lexicon.offices.get(office.entry as usize);
    let plain = view.find(Class::Office, start).is_some_and(|found| found.value == office.entry);
    if plain && entry.is_some_and(|entry| entry.city && entry.body.is_none()) {
        return (Key::of(b"walikota"), None);
    }
    let open = (start..end).find(|at| view.token(*at).is(b'('));
    let short = open.map(|open| words_key(doc, open + 1..end.saturating_sub(1)));
    (words_key(doc, start..open.unwrap_or(end)), short)
}

/// Whether words at an office say that many hold it: `para Lurah`, `Lurah se-Kecamatan Sukra`.
fn is_of_many(doc: &Document<'_>, office: &Candidate<Office>) -> bool {
    let view = doc.view();
    view.is_word(office.tokens.end, "se") || view.follows(Role::Quantifier, office.tokens.start)
}

/// What some tokens are compared by, whatever their case.
fn words_key(doc: &Document<'_>, tokens: Range<usize>) -> Key {
    tokens.fold(Key::default(), |all, at| all.then(doc.view().key(at)))
}

/// The naming that follows an office: `Kapolres Banyuasin, AKBP Rury Prastowo`.
fn holder_after(doc: &Document<'_>, office: &Candidate<Office>, persons: &[Candidate<Naming>]) -> Option<usize> {
    let view = doc.view();
    // `Lurah setempat, Sutarjo`
    let local = view.has(Role::Quantifier, office.tokens.end) && view.token(office.tokens.end + 1).is(b',');
    let end = office.tokens.end + usize::from(local);
    let end = end + usize::from(is_tenure(view, end));
    let next = persons.partition_point(|naming| naming.record.from < end);
    let naming = persons.get(next)?;
    let from = naming.record.from;
    let gap = from - end;
    let marks = || (end..from).all(|at| matches!(view.token(at).mark, b',' | b')' | b'('));
    let joined = gap <= 2 && marks()
        || gap == 1 && (view.token(end).is(b',') || view.token(end).is(b'(') || view.is_word(end, "yakni"))
        || gap <= 2 && view.token(end).is(b',') && view.has(Role::Namely, from - 1);
    // `Rotua sebagai Camat Suoh, Hendra sebagai Camat Batu Brak`
    let other = view.token(end).is(b',') && office.tokens.start.checked_sub(1).is_some_and(|at| is_as(view, at));
    // `istri Bupati Suoh, Ani`: whose the office is stands right after it.
    let of_kin = gap > 0 && view.follows(Role::Attached, office.tokens.start);
    (joined && !other && !of_kin && !view.token(from).flags.line_start()).then_some(next)
}

fn last_token(naming: &Candidate<Naming>) -> usize {
    naming.tokens.end.saturating_sub(1)
}

/// Whether what stands between a name and an office says that the person got or left it: `dilantik sebagai`.
fn has_become(doc: &Document<'_>, from: usize, office: usize) -> bool {
    const MOST: usize = 5;
    let view = doc.view();
    let as_office = |at: usize| is_as(view, at) || view.is_word(at, "menjadi") || view.is_word(at, "jadi");
    if !(2..=MOST).contains(&office.saturating_sub(from)) || !as_office(office - 1) {
        return false;
    }
    let inside =
        |at: usize| view.token(at).is_word() && !view.token(at).capital() && !view.token(at).flags.line_start();
    // `Laksmi yang dipercaya menjadi Lurah Dajan Peken`
    let first = from + usize::from(view.is_word(from, "yang"));
    let verb = (first..office - 1).find(|at| !view.has(Role::Auxiliary, *at));
    let own = |at: usize| {
        let begins = |start: &str| view.word(at).starts_with(start);
        let left = view.is_word(at, "mengundurkan") || view.is_word(at, "mundur");
        left || doc.is_verb_at(at) && (begins("di") || begins("ter") || begins("ber"))
    };
    (from..office).all(inside) && verb.is_some_and(own)
}

/// The naming after the places that an office is in: `Kepala Desa Karama, Kecamatan Rilau Ale, Bulukumba, Jusman`.
fn holder_beyond(doc: &Document<'_>, office: &Candidate<Office>, candidates: &Candidates) -> Option<usize> {
    const MOST: usize = 3;
    let view = doc.view();
    // `anggota DPRD Jatim dari Fraksi PKB, Ahmad Athoillah`
    let mut at = after_origin(doc, candidates, office.tokens.end);
    for _ in 0..MOST {
        if !view.token(at).is(b',') {
            break;
        }
        let next = candidates.places.before(at + 1);
        let Some(place) = candidates.places.get(next).filter(|place| place.tokens.start == at + 1) else { break };
        at = place.tokens.end;
    }
    let apart = at > office.tokens.end && view.token(at).is(b',') && !view.token(at + 1).flags.line_start();
    let next = candidates.persons.partition_point(|naming| naming.record.from <= at);
    candidates.persons.get(next).filter(|naming| apart && naming.record.from == at + 1).map(|_| next)
}

/// Whether a word says that somebody named before it holds the office after it: `sebagai`.
fn is_as(view: View<'_>, at: usize) -> bool {
    view.is_word(at, "sebagai") || view.is_word(at, "selaku")
}

/// What stands before an office that somebody held.
const FORMER: [&str; 3] = ["bekas", "eks", "mantan"];

/// The naming that an office follows: `Rury Prastowo, Kapolres Banyuasin`, `Rury selaku Kapolres`.
fn holder_before(
    doc: &Document<'_>,
    office: &Candidate<Office>,
    offices: &[Candidate<Office>],
    persons: &[Candidate<Naming>],
) -> Option<usize> {
    let view = doc.view();
    let start = office.tokens.start;
    let last = persons.partition_point(|naming| naming.tokens.end <= start).checked_sub(1)?;
    let naming = persons.get(last)?;
    let gap = start.checked_sub(naming.record.to)?;
    let word = |at: usize| view.has(Role::Holding, at);
    // `menurut Ali, pimpinan KPK itu …`: the office of somebody told of before.
    let pointed = matches!(view.word(office.tokens.end), "itu" | "tersebut");
    // In a list of officials each has an office before the name: `Bupati Agus, Kapolres Banyuwangi Rury`.
    let in_list = || {
        let after_office = naming.record.from.checked_sub(1).is_some_and(|before| {
            let next = offices.partition_point(|other| other.tokens.end <= before);
            offices
                .get(next)
                .is_some_and(|other| other.tokens.end <= naming.record.from && other.tokens.contains(&before))
        });
        after_office || holder_after(doc, office, persons).is_some()
    };
    // `Adik Listiyono, mantan Kasubdit I`
    let former = usize::from(gap == 2 && FORMER.iter().any(|word| view.is_word(start - 1, word)));
    let comma = gap == 1 + former && !pointed && view.token(start - 1 - former).is(b',') && !in_list();
    // `tunjuk Marthinus Hukom jadi Kepala BNN`
    let becomes = gap == 1 && (view.is_word(start - 1, "jadi") || view.is_word(start - 1, "menjadi"));
    // `Bahlil, yang juga Menteri ESDM,`
    let also = view.is_word(start.saturating_sub(1), "juga") && view.is_word(start.saturating_sub(2), "yang");
    let also = also && (gap == 2 || gap == 3 && view.token(start - 3).is(b','));
    let said =
        becomes || also || (1..=3).contains(&gap) && word(start - 1) || (2..=3).contains(&gap) && word(start - 2);
    // `Ma'ruf Amin sudah mengundurkan diri sebagai Ketua`, `Pria yang menjabat sebagai kepala bagian itu`
    let again = pointed
        && word(start - 1)
        && doc.sentence(doc.sentence(start).start.saturating_sub(1)).contains(&last_token(naming));
    (comma || said || again || has_become(doc, naming.record.to, start)).then_some(last)
}

// What the text says

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
    let status = statuses(doc, candidates, members, victim);
    let accused = status.iter().any(accuses);
    for role in
        namings().filter_map(|naming| naming.record.role).chain(accused.then_some(PersonRole::Suspect)).chain(suffered)
    {
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

/// Most tokens between a name and what is reported of the person.
const REACH: usize = 8;

/// What the text reports to have happened to a person: by a noun before the name (`tersangka RS`), or a verb near it in
/// the sentence of which it is the subject or, before a verb of the active voice, the object.
fn statuses(doc: &Document<'_>, candidates: &Candidates, members: &[usize], victim: bool) -> Vec<Status> {
    let view = doc.view();
    let mut found: Vec<Status> = Vec::new();
    let mut note = |status: StatusKind, at: usize| {
        let bytes = view.bytes(at..at + 1);
        if !found.iter().any(|known| known.status == status) {
            found.push(Status { status, start: bytes.start, end: bytes.end });
        }
    };
    let fate = |at: usize, told: Told| {
        let status = if view.has(Role::Fate, at) { doc.lexicon.fate(view.token(at).word, told)? } else { return None };
        match (status, frees(view, at + 1)) {
            (StatusKind::Convicted, true) => Some(StatusKind::Acquitted),
            (StatusKind::Acquitted, false) => None,
            _ => Some(status),
        }
    };
    const OTHERS: RoleSet = RoleSet::EMPTY
        .with(Role::Personal)
        .with(Role::Accused)
        .with(Role::Victim)
        .with(Role::Witness)
        .with(Role::Trade);
    // `AKBP Wulan menetapkan EK sebagai tersangka`
    let acts = |at: usize| view.word(at).starts_with("me") && doc.is_verb_at(at);
    let all = &candidates.persons;
    let mut fled: Option<usize> = None;
    for member in members {
        let Some(naming) = all.get(*member) else { continue };
        let to = naming.record.to;
        // `Petugas menangkap Galih (31) dan Turmuji (28)`: what stands before a list is told of all in it.
        let first = list_before(doc, all, *member);
        let from = all[first].record.from;
        // Another person's name, a new clause and a quotation end what is said of this one.
        let floor = first.checked_sub(1).and_then(|before| all.get(before)).map_or(0, |before| before.tokens.end);
        let ceiling = all.get(member + 1).map_or(usize::MAX, |next| next.tokens.start);
        // What stands before a name that opens its sentence is told in another.
        let reach = if doc.opens_sentence(from) { 0 } else { REACH };
        let back = floor.max(from.saturating_sub(reach))..from;
        // `Boru Siregar (65) dan cucunya Gabriel (7) ditemukan tewas`
        let rest = list_after(doc, all, *member);
        let (to, ceiling) = rest.map_or((to, ceiling), |last| {
            (all[last].record.to, all.get(last + 1).map_or(usize::MAX, |next| next.tokens.start))
        });
        let ahead = to..(to + REACH).min(ceiling).min(view.len());
        // Most names stand far from any such word.
        if !back.clone().chain(ahead.clone()).any(|at| view.has(Role::Fate, at)) {
            continue;
        }
        let ends = |at: usize| ends_clause(view, at);
        // `Menurut AKP Wulan, tersangka melakukan …`: what he tells is of somebody else.
        let tells =
            back.clone().rev().take_while(|at| view.token(*at).is_word()).any(|at| view.has(Role::QuoteCue, at));
        let apposed = view.before(from).is(b',');
        let introduces = |at: usize| view.has(Role::Namely, at) || view.is_word(at, "adalah");
        let (mut introduced, mut named) = (false, false);
        for at in back.rev() {
            if ends(at) {
                break;
            }
            introduced |= introduces(at);
            named |= view.has(Role::Named, at);
            if let Some(status) = fate(at, Told::Noun) {
                // `Penasihat hukum terdakwa, Turmuji Galih,` is not who stands accused.
                if view.token(at + 1).is(b',') && (at.saturating_sub(2)..at).any(|at| view.has(Role::Attached, at)) {
                    break;
                }
                if is_bare_list(doc, all, first..*member) || is_many(view, at) {
                    note(status, at);
                }
            } else if let Some(status) = fate(at, Told::Subject)
                .filter(|_| introduced || view.has(Role::Named, at + 1) || at > 0 && view.is_word(at - 1, "turut"))
                .filter(|_| !is_denied(doc, at))
            {
                // `mereka yang ditangkap yakni Galih dan Turmuji`, `turut ditangkap Wulan`
                note(status, at);
            } else if let Some(status) = fate(at, Told::Object).filter(|_| !is_denied(doc, at)) {
                // `membenarkan penangkapan itu melalui Ipda Galih`; `Wulan mencari suaminya, Galih`
                let private = || view.is_word(at, "mencari") && !is_search(doc, at);
                if !view.has(Role::Pointing, at + 1) && !private() {
                    note(status, at);
                }
                break;
            } else if !introduced
                && !named
                && (view.has(Role::QuoteCue, at)
                    || view.has(Role::Preposition, at) && !apposed && !frees(view, at.saturating_sub(1))
                    || doc.is_verb_at(at))
            {
                // `menangkap pelaku, kata Bambang`, `tersangka menipu Wulan`, `di rumah Galih`: somebody else.
                break;
            }
            if view.token(at).flags.sentence_start() {
                break;
            }
        }
        // `Galih, bandar yang masih buron`: the noun tells of him; but `Rosmaini, ibu terdakwa`.
        let apposed = view.token(to).is(b',')
            && view.lexicon.has_role_of(view.token(to + 1).word, OTHERS)
            && !view.has(Role::Attached, to + 1);
        for at in ahead {
            if apposed && at == to + 1 && fate(at, Told::Subject).is_none() {
                continue;
            }
            if ends(at) || view.token(at).flags.sentence_start() || tells && view.token(at).is(b',') {
                break;
            }
            match fate(at, Told::Subject) {
                Some(_) if is_denied(doc, at) => {}
                // `Jafar gugur pada perempat final`: he is out of the contest.
                Some(StatusKind::Dead) if view.is_word(at, "gugur") && is_round(view, at + 1) => {}
                // `Jonatan dibekuk Viktor`: nobody was arrested.
                Some(StatusKind::Arrested) if is_by_private(all, at + 1) => {}
                Some(_) if view.has(Role::Fleeing, at) && (victim || !flees_custody(doc, at)) => {
                    fled = fled.or(Some(at))
                }
                Some(status) => note(status, at),
                // `Kapolres … mengatakan korban meninggal`: what follows is of somebody else.
                None if view.lexicon.has_role_of(view.token(at).word, OTHERS) || acts(at) => break,
                None => {}
            }
        }
    }
    // Whoever flees is no fugitive by that alone: `Korban sempat kabur`.
    let accused =
        |member: &usize| all.get(*member).is_some_and(|naming| naming.record.role == Some(PersonRole::Suspect));
    if let Some(at) = fled.filter(|_| found.iter().any(accuses) || members.iter().any(accused))
        && !found.iter().any(|known| known.status == StatusKind::Fugitive)
    {
        let bytes = view.bytes(at..at + 1);
        found.push(Status { status: StatusKind::Fugitive, start: bytes.start, end: bytes.end });
    }
    found.sort_by_key(|status| status.start);
    found
}

/// Whether words after a verb tell of the round of a contest: gugur `pada babak kedua`, gugur `di semifinal`.
fn is_round(view: View<'_>, at: usize) -> bool {
    const ROUNDS: [&str; 8] = ["babak", "fase", "final", "kualifikasi", "laga", "perempat", "putaran", "semifinal"];
    (at..at + 3).any(|at| ROUNDS.iter().any(|round| view.is_word(at, round)))
}

/// Whether those who enforce the law look for somebody, before whom `mencari` stands at a token.
fn is_search(doc: &Document<'_>, at: usize) -> bool {
    const ENFORCERS: RoleSet = RoleSet::EMPTY.with(Role::Officer).with(Role::Enforcer);
    let view = doc.view();
    let from = doc.sentence(at).start.max(at.saturating_sub(REACH));
    let police = |at: usize| {
        let entry = view.find(Class::Body, at).and_then(|found| view.lexicon.bodies.get(found.value as usize));
        entry.is_some_and(|entry| entry.kind == OrganizationKind::Police)
    };
    // `Tim SAR mencari korban`
    let rescues = |at: usize| view.is_word(at, "SAR");
    !view.has(Role::Kin, at + 1)
        && (from..at).any(|at| view.has_any(ENFORCERS, at) || police(at))
        && !(from..at).any(rescues)
}

/// Whether words after a verdict tell that it sets free: divonis `bebas`, dinyatakan `tidak bersalah`.
fn frees(view: View<'_>, at: usize) -> bool {
    let free = |at: usize| view.is_word(at, "bebas") || view.is_word(at, "lepas");
    let cleared = |at: usize| view.is_word(at, "bersalah") || view.is_word(at, "terbukti");
    free(at) || view.has(Role::Denial, at) && cleared(at + 1)
}

/// Whether the name of somebody without a rank stands at a token: who does something there is no officer.
pub(super) fn is_by_private(namings: &List<Naming>, at: usize) -> bool {
    let next = namings.get(namings.before(at));
    next.is_some_and(|naming| naming.record.from == at && naming.tokens.start == at && naming.record.rank.is_none())
}

/// Whether only what joins a list stands between namings and those after them: no `dan istrinya`.
fn is_bare_list(doc: &Document<'_>, namings: &[Candidate<Naming>], list: Range<usize>) -> bool {
    let view = doc.view();
    list.into_iter().all(|at| {
        let between = namings[at].record.to..namings[at + 1].record.from;
        between.into_iter().all(|at| view.token(at).is(b',') || view.has(Role::Coordinator, at))
    })
}

/// Whether the words before a noun tell that it is of more than one: `para` tersangka, `kedua` terdakwa.
fn is_many(view: View<'_>, noun: usize) -> bool {
    const MANY: RoleSet = RoleSet::EMPTY.with(Role::Quantifier).with(Role::Counted);
    noun.checked_sub(1).is_some_and(|at| {
        view.has_any(MANY, at) || view.is(Class::Number, at) || view.is_word(at, "orang") || view.is_word(at, "para")
    })
}

/// The first of the namings of the list with `dan` that one stands in, or that one.
fn list_before(doc: &Document<'_>, namings: &[Candidate<Naming>], member: usize) -> usize {
    const MOST_NAMES: usize = 8;
    let view = doc.view();
    let from = namings[member].record.from;
    // Most names stand in no list.
    const JOINING: RoleSet = RoleSet::EMPTY.with(Role::Coordinator).with(Role::Kin).with(Role::Trade);
    let joined = view.before(from).is(b',') || view.follows_any(JOINING, from);
    if !joined && namings[member].record.alias_of.is_none() {
        return member;
    }
    let mut first = member;
    for _ in 0..MOST_NAMES {
        let Some(before) = first.checked_sub(1) else { break };
        // `Galih alias Gal (31), Turmuji (28)`: a list goes on from the last name of each.
        let alias = namings[first].record.alias_of == Some(namings[before].tokens.start);
        if !alias && list_after(doc, namings, before).is_none_or(|last| last < member) {
            break;
        }
        first = before;
    }
    first
}

/// Whether a status tells that somebody is accused.
fn accuses(status: &Status) -> bool {
    use StatusKind::*;
    matches!(status.status, Suspect | Arrested | Detained | Fugitive | Charged | Convicted)
}

/// Whether somebody who flees is hunted: `kabur dari sel`, `melarikan diri saat hendak ditangkap`, `kabur. Keduanya buron`.
fn flees_custody(doc: &Document<'_>, at: usize) -> bool {
    const FROM: [&str; 4] = ["dari", "dikejar", "kejaran", "sergapan"];
    let view = doc.view();
    let own = doc.sentence(at);
    let hunts = |at: usize| {
        let act = view.find(Class::Act, at).and_then(|found| view.lexicon.act(found));
        let fate = || {
            view.has(Role::Fate, at)
                && view.lexicon.fate(view.token(at).word, Told::Subject) == Some(StatusKind::Fugitive)
        };
        act.is_some_and(|(kind, voice)| matches!(kind, ActKind::Arrest | ActKind::Raid) && voice == Voice::Passive)
            || view.is_word(at, "pencarian")
            || !view.has(Role::Fleeing, at) && fate()
    };
    let keeper = |at: usize| {
        let body = view.find(Class::Body, at).and_then(|found| view.lexicon.bodies.get(found.value as usize));
        let body = body.map(|body| body.kind);
        view.has(Role::Custody, at) || matches!(body, Some(OrganizationKind::Police | OrganizationKind::Prison))
    };
    let kept = |from: usize| FROM.contains(&view.word(from)) && (from + 1..(from + 4).min(own.end)).any(keeper);
    let next = doc.sentence(own.end.min(view.len().saturating_sub(1)));
    (at + 1..own.end).any(kept) || (own.start..own.end).any(hunts) || next.into_iter().any(hunts)
}

/// The last of the namings that a list with `dan` holds from one on.
fn list_after(doc: &Document<'_>, namings: &[Candidate<Naming>], first: usize) -> Option<usize> {
    const MOST_NAMES: usize = 8;
    const MOST_TOKENS: usize = 3;
    let view = doc.view();
    for last in first..first + MOST_NAMES {
        let (to, next) = (namings.get(last)?.record.to, namings.get(last + 1)?.record.from);
        let comma = usize::from(view.token(to).is(b','));
        let joins = view.has(Role::Coordinator, to + comma) && !view.token(to + comma).capital();
        // `cucunya`, `rekannya` stand before the last.
        let kin = |at: usize| view.has(Role::Kin, at) || view.has(Role::Trade, at);
        if joins {
            // `dan istrinya, Wulan Sari,`
            let words = to + comma + 1..next - usize::from(view.before(next).is(b','));
            let aliases =
                namings[last + 1..].iter().skip(1).take_while(|alias| alias.record.alias_of.is_some()).count();
            return (words.len() < MOST_TOKENS && words.clone().all(kin)).then_some(last + 1 + aliases);
        }
        if comma == 0 || to + comma != next {
            return None;
        }
    }
    None
}

/// Whether a clause ends at a token.
fn ends_clause(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    if token.is_word() {
        return token.len() == 9 && (view.is_word(at, "sedangkan") || view.is_word(at, "sementara"));
    }
    token.is(b';') || token.is_double_quote() || token.is(mark::WALL)
}

fn is_denied(doc: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|at| doc.view().has(Role::Denial, at))
}
