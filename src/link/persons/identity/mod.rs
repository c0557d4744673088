//! Which namings are one person: by the words of the name, its rank, age and charge, and the aliases given to it.

mod variants;

use std::cmp::Reverse;

use self::variants::{holds, is_slip, shortens};
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::person::{AFTER_OFFICE, AFTER_SPEECH, Naming};
use crate::lexicon::{Key, Role};
use crate::link::setting::listed_cases;
use crate::records::PersonRole;
use crate::segment::View;

/// The namings of each person.
#[derive(Debug)]
pub(super) struct Groups {
    /// The namings, those of one person together and in text order.
    members: Vec<usize>,
    /// For each person, where its namings end among those.
    pub(super) ends: Vec<usize>,
    /// For each naming, its person.
    pub(super) of: Vec<usize>,
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
            // `De Roo` is `Peter de Roo`.
            let small = |at: usize| naming.tokens.len() > 1 && view.has(Role::Particle, at);
            let counts = |at: &usize| view.token(*at).is_word() && view.token(*at).capital() && !small(*at);
            let own = naming.tokens.clone().filter(counts);
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
    /// Whether it stands after a noun for a victim somewhere.
    victim: bool,
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
    /// Which of the cases that the article numbers initials stand in; 0 in none.
    case: usize,
}

impl Details {
    fn of(naming: &Naming, cases: &[usize]) -> Details {
        let accused = naming.role == Some(PersonRole::Suspect);
        let case = cases.partition_point(|start| *start <= naming.from);
        // What stands after the last is of none.
        let case = if naming.initials && case < cases.len() { case } else { 0 };
        Details { initials: naming.initials, rank: naming.rank, age: naming.age, accused, case }
    }

    /// Whether these are initials of two cases: `S` of the eighth is not the `S` of the tenth.
    fn is_of_other_case(&self, other: &Details) -> bool {
        self.case > 0 && other.case > 0 && self.case != other.case
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
pub(super) const MOST_NAMESAKES: usize = 16;

impl Groups {
    pub(super) fn of(doc: &Document<'_>, namings: &[Candidate<Naming>]) -> Groups {
        let words = Words::of(doc, namings);
        let cases = if namings.iter().filter(|naming| naming.record.initials).nth(1).is_some() {
            listed_cases(doc)
        } else {
            Vec::new()
        };
        let (mut spellings, mut of) = spellings(doc.view(), &words, namings, &cases);
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
    pub(super) fn each(&self) -> impl Iterator<Item = &[usize]> {
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
fn spellings<'w>(
    view: View<'_>,
    words: &'w Words,
    namings: &[Candidate<Naming>],
    cases: &[usize],
) -> (Vec<Spelling<'w>>, Vec<usize>) {
    // In order of their words, those with the same come together.
    let key = |(at, naming): (usize, &Candidate<Naming>)| {
        let key = words.get(at).iter().fold(Key::default(), |all, word| all.then(word.0));
        (key, Details::of(&naming.record, cases), at)
    };
    let mut all: Vec<_> = namings.iter().enumerate().map(key).collect();
    all.sort_unstable();
    let mut of = vec![0; namings.len()];
    let mut spellings: Vec<Spelling<'_>> = Vec::with_capacity(all.len());
    let mut before = None;
    for (key, details, naming) in all {
        if before != Some((key, details)) {
            let (words, who) = (words.get(naming), Who::Several(Vec::new()));
            spellings.push(Spelling { naming, words, details, official: false, speaks: false, victim: false, who });
            before = Some((key, details));
        }
        of[naming] = spellings.len() - 1;
        if let Some(last) = spellings.last_mut() {
            let rule = namings[naming].rule.name;
            let of_court = view.follows(Role::OfCourt, namings[naming].record.from);
            last.official |= rule == AFTER_OFFICE.name || of_court;
            last.speaks |= rule == AFTER_SPEECH.name;
            last.victim |= namings[naming].record.role == Some(PersonRole::Victim);
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
    (ranked || official) && shorter && !full.details.introduces()
        || differ(own.details.age, full.details.age)
        || full.details.is_of_other_case(&own.details)
}

fn keys(words: &[Word]) -> impl Iterator<Item = Key> {
    words.iter().map(|word| word.0)
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
