//! Which namings are one person, and what the text says of each.
//!
//! A short name is the person whose full name holds its words. Where two do, the rank decides, then the name that it
//! begins, then who was named last; two persons with one short name stay two. An alias is the person it was given to.

use std::collections::HashMap;
use std::ops::Range;

use super::mention;
use crate::document::Document;
use crate::extractors::person::Naming;
use crate::extractors::position::Office;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::Role;
use crate::records::{Id, Kind, Person, PersonRole, Protection, Status, StatusKind};
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
    let groups = Groups::of(doc, &candidates.persons);
    let mut persons: Vec<Person> = groups.members.iter().map(|members| person(doc, candidates, members)).collect();
    let holders = holders(doc, candidates, &groups);
    for (office, holder) in candidates.positions.iter().zip(&holders) {
        if let Some(person) = holder.and_then(|holder| persons.get_mut(holder)) {
            person.positions.push(Id { kind: Kind::Position, at: doc.view().bytes(office.tokens.clone()).start });
            if !person.roles.contains(&PersonRole::Official) {
                person.roles.insert(0, PersonRole::Official);
            }
        }
    }
    let ids: Vec<Id> = persons.iter().map(|person| person.id).collect();
    let holders = holders.iter().map(|holder| holder.and_then(|holder| ids.get(holder).copied())).collect();
    persons.sort_by_key(|person| person.id.at);
    People { persons, holders }
}

// Identity

/// The namings of each person.
#[derive(Debug, Default)]
struct Groups {
    /// For each person, its namings in text order.
    members: Vec<Vec<usize>>,
    /// For each naming, its person.
    of: Vec<usize>,
}

/// A name in its fullest form.
struct FullName {
    words: Vec<String>,
    initials: bool,
    rank: Option<u16>,
    person: usize,
}

/// Most full names that are compared for one short name.
const MOST_NAMESAKES: usize = 32;

impl Groups {
    fn of(doc: &Document<'_>, namings: &[Candidate<Naming>]) -> Groups {
        let words: Vec<Vec<String>> = namings.iter().map(|naming| words(doc, &naming.tokens)).collect();
        // The fullest names first, so that shorter ones find them.
        let mut order: Vec<usize> = (0..namings.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(words[*at].len()), *at));
        let mut names: Vec<FullName> = Vec::new();
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut of: Vec<Option<usize>> = vec![None; namings.len()];
        let mut persons = 0;
        let mut ambiguous = Vec::new();
        for at in order {
            let naming = &namings[at].record;
            let known = candidates_for(&names, &by_word, &words[at], naming);
            let known = if known.is_empty() { shortened(&names, &words[at], naming) } else { known };
            match known[..] {
                [only] => of[at] = Some(names[only].person),
                [] => {
                    let name = names.len();
                    for word in &words[at] {
                        by_word.entry(word).or_default().push(name);
                    }
                    names.push(FullName {
                        words: words[at].clone(),
                        initials: naming.initials,
                        rank: naming.rank,
                        person: persons,
                    });
                    of[at] = Some(persons);
                    persons += 1;
                }
                _ => ambiguous.push((at, known)),
            }
        }
        ambiguous.sort_by_key(|(at, _)| *at);
        for (at, known) in ambiguous {
            let begins = |name: &&usize| names[**name].words.first() == words[at].first();
            let last = |name: &usize| of[..at].iter().rposition(|person| *person == Some(names[*name].person));
            let best = known
                .iter()
                .filter(begins)
                .max_by_key(|name| last(name))
                .or_else(|| known.iter().max_by_key(|name| last(name)));
            of[at] = best.map(|name| names[*name].person);
        }
        merge_aliases(namings, &mut of);
        let mut groups = Groups::default();
        let mut number = HashMap::new();
        for (at, person) in of.iter().enumerate() {
            let next = groups.members.len();
            let person = *number.entry(*person).or_insert(next);
            if person == next {
                groups.members.push(Vec::new());
            }
            groups.members[person].push(at);
            groups.of.push(person);
        }
        groups
    }
}

/// The words of a name, folded, without dots and small words.
fn words(doc: &Document<'_>, tokens: &Range<usize>) -> Vec<String> {
    let view = doc.view();
    let own = tokens.clone().filter(|at| view.token(*at).is_word() && view.token(*at).capital());
    own.map(|at| view.word(at).to_lowercase()).collect()
}

/// The full names that a name may be a short form or another spelling of.
fn candidates_for(
    names: &[FullName],
    by_word: &HashMap<&str, Vec<usize>>,
    words: &[String],
    naming: &Naming,
) -> Vec<usize> {
    let mut known: Vec<usize> = Vec::new();
    let uses = words.iter().filter_map(|word| by_word.get(word.as_str()));
    for name in uses.flat_map(|uses| uses.iter().take(MOST_NAMESAKES)) {
        let full = &names[*name];
        let other_rank = full.rank.zip(naming.rank).is_some_and(|(one, other)| one != other);
        let fits = if full.initials || naming.initials {
            full.words == words
        } else {
            holds(&full.words, words) || is_slip(&full.words, words)
        };
        if fits && !other_rank && !known.contains(name) {
            known.push(*name);
        }
    }
    known
}

/// The full names that a name is a shortened form of, or its initials: looked for where none holds its words.
fn shortened(names: &[FullName], words: &[String], naming: &Naming) -> Vec<usize> {
    let few = &names[..names.len().min(MOST_NAMESAKES)];
    let fits = |name: &FullName| {
        !name.initials
            && if naming.initials {
                // Officials are named in full; those named by initials are others.
                name.rank.is_none() && are_initials_of(&name.words, words)
            } else {
                shortens(&name.words, words)
            }
    };
    (0..few.len()).filter(|at| fits(&few[*at])).collect()
}

/// Whether a name of one word is the short form of one in a fuller name: `Onad` of `Onadio Leonardo`.
fn shortens(full: &[String], short: &[String]) -> bool {
    const LEAST: usize = 4;
    let [short] = short else { return false };
    full.len() > 1 && short.len() >= LEAST && full.iter().any(|word| word.starts_with(short.as_str()))
}

/// Whether initials are those of a full name: `OL` of `Onadio Leonardo`.
fn are_initials_of(full: &[String], initials: &[String]) -> bool {
    let [initials] = initials else { return false };
    full.len() > 1
        && full.len() == initials.len()
        && full.iter().zip(initials.chars()).all(|(word, c)| word.starts_with(c))
}

/// Whether a full name holds the words of a shorter one, in their order.
fn holds(full: &[String], short: &[String]) -> bool {
    let mut rest = full.iter();
    short.iter().all(|word| rest.any(|other| other == word || word.len() == 1 && other.starts_with(word.as_str())))
}

/// Whether two names differ in one word only, and there by a slip of the keys.
fn is_slip(one: &[String], other: &[String]) -> bool {
    if one.len() != other.len() || one.len() < 2 {
        return false;
    }
    let mut different = one.iter().zip(other).filter(|(one, other)| one != other);
    let slip = |(one, other): (&String, &String)| one.len().min(other.len()) >= 4 && distance_is_one(one, other);
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

/// Makes one person of a name and the alias given to it.
fn merge_aliases(namings: &[Candidate<Naming>], of: &mut [Option<usize>]) {
    let mut merged: HashMap<usize, usize> = HashMap::new();
    for (at, naming) in namings.iter().enumerate() {
        let Some(start) = naming.record.alias_of else { continue };
        let Ok(named) = namings.binary_search_by_key(&start, |naming| naming.tokens.start) else { continue };
        if let (Some(alias), Some(person)) = (of[at], of[named])
            && alias != person
        {
            merged.insert(alias, person);
        }
    }
    for person in of.iter_mut().flatten() {
        // An alias of an alias is rare; two steps are enough, and cannot go round.
        for _ in 0..2 {
            *person = merged.get(person).copied().unwrap_or(*person);
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
            let naming = holder_after(doc, office, persons).or_else(|| holder_before(doc, office, persons))?;
            groups.of.get(naming).copied()
        })
        .collect();
    // An office alone is that of its holder named elsewhere.
    let mut known: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (at, holder) in holders.iter().enumerate() {
        if let Some(holder) = holder {
            known.entry(title(doc, &candidates.positions[at].record)).or_default().push((at, *holder));
        }
    }
    for at in 0..holders.len() {
        if holders[at].is_some() {
            continue;
        }
        let office = &candidates.positions[at];
        let Some(named) = known.get(&title(doc, &office.record)) else { continue };
        let text = |at: usize| doc.view().slice(candidates.positions[at].tokens.clone()).to_lowercase();
        let bare = office.record.body.is_none() && office.record.seat.is_none();
        let is_bare = |office: &Office| office.body.is_none() && office.seat.is_none();
        let fits = named
            .iter()
            .filter(|(other, _)| bare || is_bare(&candidates.positions[*other].record) || text(*other) == text(at));
        // The one named last before it, else the first after.
        let before = fits.clone().rfind(|(other, _)| *other < at);
        holders[at] = before.or_else(|| fits.clone().next()).map(|(_, holder)| *holder);
    }
    holders
}

fn title(doc: &Document<'_>, office: &Office) -> String {
    doc.view().slice(office.title.clone()).to_lowercase()
}

/// The naming that follows an office: `Kapolres Banyuasin, AKBP Rury Prastowo`.
fn holder_after(doc: &Document<'_>, office: &Candidate<Office>, persons: &[Candidate<Naming>]) -> Option<usize> {
    let view = doc.view();
    let end = office.tokens.end;
    let next = persons.partition_point(|naming| naming.record.from < end);
    let naming = persons.get(next)?;
    let from = naming.record.from;
    let gap = from - end;
    let marks = || (end..from).all(|at| matches!(view.token(at).mark, b',' | b')' | b'('));
    let joined = gap <= 2 && marks()
        || gap == 1 && (view.token(end).is(b',') || view.token(end).is(b'(') || view.is_word(end, "yakni"))
        || gap <= 2 && view.token(end).is(b',') && view.has(Role::Namely, from - 1);
    (joined && !view.token(from).flags.line_start()).then_some(next)
}

/// The naming that an office follows: `Rury Prastowo, Kapolres Banyuasin`, `Rury selaku Kapolres`.
fn holder_before(doc: &Document<'_>, office: &Candidate<Office>, persons: &[Candidate<Naming>]) -> Option<usize> {
    let view = doc.view();
    let start = office.tokens.start;
    let last = persons.partition_point(|naming| naming.tokens.end <= start).checked_sub(1)?;
    let naming = persons.get(last)?;
    let gap = start.checked_sub(naming.record.to)?;
    let word = |at: usize| matches!(view.word(at), "selaku" | "sebagai" | "menjabat" | "merupakan" | "adalah");
    // `menurut Ali, pimpinan KPK itu …`: the office of somebody told of before.
    let pointed = matches!(view.word(office.tokens.end), "itu" | "tersebut");
    let comma = gap == 1 && !pointed && view.token(start - 1).is(b',') && {
        // In a list the next name begins: `Rury, Kapolres Banyuwangi Agus`.
        holder_after(doc, office, persons).is_none()
    };
    let said = (1..=3).contains(&gap) && word(start - 1) || (2..=3).contains(&gap) && word(start - 2);
    (comma || said).then_some(last)
}

// What the text says

fn person(doc: &Document<'_>, candidates: &Candidates, members: &[usize]) -> Person {
    let view = doc.view();
    let namings: Vec<&Candidate<Naming>> = members.iter().filter_map(|at| candidates.persons.get(*at)).collect();
    let own = || namings.iter().filter(|naming| naming.record.alias_of.is_none());
    let longest = own().rev().max_by_key(|naming| {
        let shouted = view.token(naming.tokens.start).flags.upper();
        (!naming.record.initials, naming.tokens.len(), !shouted)
    });
    let text = |tokens: &Range<usize>| view.slice(tokens.clone()).to_owned();
    let mut aliases: Vec<String> = Vec::new();
    let mut degrees: Vec<String> = Vec::new();
    let mut honorifics: Vec<String> = Vec::new();
    for naming in &namings {
        if naming.record.alias_of.is_some() {
            add(&mut aliases, text(&naming.tokens));
        }
        naming.record.degrees.iter().for_each(|degree| add(&mut degrees, text(degree)));
        naming.record.honorifics.iter().for_each(|honorific| add(&mut honorifics, text(honorific)));
    }
    let rank =
        namings.iter().find_map(|naming| naming.record.rank).and_then(|rank| doc.lexicon.ranks.get(rank as usize));
    let age = namings.iter().find_map(|naming| naming.record.age);
    let status = statuses(doc, candidates, &namings);
    let mut roles: Vec<PersonRole> = Vec::new();
    if rank.is_some() {
        roles.push(PersonRole::Official);
    }
    let accused = status.iter().any(|status| {
        use StatusKind::*;
        matches!(status.status, Suspect | Arrested | Detained | Fugitive | Charged | Convicted)
    });
    for role in namings.iter().filter_map(|naming| naming.record.role).chain(accused.then_some(PersonRole::Suspect)) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Person {
        id: Id { kind: Kind::Person, at: namings.first().map_or(0, |first| view.bytes(first.tokens.clone()).start) },
        name: longest.or(namings.first()).map_or_else(String::new, |naming| text(&naming.tokens)),
        initials: own().next().is_some() && own().all(|naming| naming.record.initials),
        rank: rank.map(|rank| rank.name.clone()),
        branch: rank.and_then(|rank| rank.branch),
        degrees,
        honorifics,
        aliases,
        age,
        gender: namings.iter().find_map(|naming| naming.record.gender),
        protected: protection(doc, &namings, age, &roles),
        roles,
        status,
        positions: Vec::new(),
        mentions: namings.iter().map(|naming| mention(doc, naming)).collect(),
    }
}

fn add(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Most tokens between a name and what is reported of the person.
const REACH: usize = 8;

/// What the text reports to have happened to a person: by a noun before the name (`tersangka RS`), or a verb near it in
/// the sentence of which it is the subject or, before a verb of the active voice, the object.
fn statuses(doc: &Document<'_>, candidates: &Candidates, namings: &[&Candidate<Naming>]) -> Vec<Status> {
    let view = doc.view();
    let mut found: Vec<Status> = Vec::new();
    let mut note = |status: StatusKind, at: usize| {
        let bytes = view.bytes(at..at + 1);
        if !found.iter().any(|known| known.status == status) {
            found.push(Status { status, start: bytes.start, end: bytes.end });
        }
    };
    for naming in namings {
        let sentence = doc.sentence(naming.tokens.start);
        let before = sentence.start.max(naming.record.from.saturating_sub(REACH))..naming.record.from;
        for at in before.clone().rev().take_while(|at| !breaks(doc, candidates, *at)) {
            match by_noun(view.word(at)) {
                Some(status) => note(status, at),
                None => {
                    if let Some(status) = by_active_verb(view.word(at)).filter(|_| !is_denied(doc, at)) {
                        note(status, at);
                        break;
                    }
                }
            }
        }
        let after = naming.record.to..sentence.end.min(naming.record.to + REACH);
        for at in after.take_while(|at| !breaks(doc, candidates, *at)) {
            if let Some(status) = by_passive_verb(view.word(at)).filter(|_| !is_denied(doc, at)) {
                note(status, at);
            }
        }
    }
    found.sort_by_key(|status| status.start);
    found
}

/// Whether another clause or person begins at a token.
fn breaks(doc: &Document<'_>, candidates: &Candidates, at: usize) -> bool {
    let view = doc.view();
    let token = view.token(at);
    token.is(b';')
        || token.is_double_quote()
        || token.is(mark::WALL)
        || view.is_word(at, "sedangkan")
        || view.is_word(at, "sementara")
        || candidates.persons.binary_search_by_key(&at, |naming| naming.tokens.start).is_ok()
}

fn is_denied(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    (at.saturating_sub(2)..at).any(|at| matches!(view.word(at), "tidak" | "belum" | "bukan" | "tak" | "akan" | "batal"))
}

fn by_noun(word: &str) -> Option<StatusKind> {
    Some(match word {
        "tersangka" | "Tersangka" | "tsk" => StatusKind::Suspect,
        "terdakwa" | "Terdakwa" => StatusKind::Charged,
        "terpidana" | "Terpidana" | "napi" | "narapidana" | "Narapidana" => StatusKind::Convicted,
        "buron" | "buronan" | "Buronan" | "DPO" => StatusKind::Fugitive,
        "almarhum" | "almarhumah" | "mendiang" | "jenazah" | "jasad" | "Jenazah" => StatusKind::Dead,
        _ => return None,
    })
}

fn by_active_verb(word: &str) -> Option<StatusKind> {
    Some(match word {
        "menangkap" | "mengamankan" | "membekuk" | "meringkus" | "mencokok" | "menciduk" | "penangkapan" => {
            StatusKind::Arrested
        }
        "menahan" | "penahanan" => StatusKind::Detained,
        "membebaskan" | "pembebasan" => StatusKind::Released,
        "memburu" | "mencari" => StatusKind::Fugitive,
        "mendakwa" => StatusKind::Charged,
        "memvonis" => StatusKind::Convicted,
        _ => return None,
    })
}

fn by_passive_verb(word: &str) -> Option<StatusKind> {
    Some(match word {
        "ditangkap" | "diamankan" | "dibekuk" | "diringkus" | "dicokok" | "diciduk" | "tertangkap" => {
            StatusKind::Arrested
        }
        "ditahan" => StatusKind::Detained,
        "dibebaskan" | "dilepaskan" => StatusKind::Released,
        "buron" | "diburu" | "melarikan" | "DPO" => StatusKind::Fugitive,
        "tersangka" => StatusKind::Suspect,
        "didakwa" | "terdakwa" => StatusKind::Charged,
        "divonis" | "dihukum" | "terpidana" => StatusKind::Convicted,
        "meninggal" | "tewas" | "wafat" | "gugur" => StatusKind::Dead,
        _ => return None,
    })
}

/// Why the name should not be shown: an age under 18, a child by the words before the name, or a victim where the text
/// tells of a sexual offence.
fn protection(
    doc: &Document<'_>,
    namings: &[&Candidate<Naming>],
    age: Option<u32>,
    roles: &[PersonRole],
) -> Option<Protection> {
    const ADULT: u32 = 18;
    if age.is_some_and(|age| age < ADULT) {
        return Some(Protection::Minor);
    }
    let view = doc.view();
    let near = |words: &[&str]| {
        namings.iter().any(|naming| {
            let from = naming.record.from;
            let sentence = doc.sentence(from).start;
            (from.saturating_sub(4).max(sentence)..from).any(|at| words.iter().any(|word| view.is_word(at, word)))
        })
    };
    if age.is_none()
        && near(&["bocah", "balita", "bayi", "anak"])
        && near(&["bocah", "balita", "bayi", "umur", "kandung"])
    {
        return Some(Protection::Minor);
    }
    let offence = || {
        namings.iter().any(|naming| {
            let sentence = doc.sentence(naming.tokens.start);
            let reach = sentence.start..sentence.end.min(sentence.start + 120);
            reach.into_iter().any(|at| {
                matches!(
                    view.word(at),
                    "pencabulan"
                        | "pemerkosaan"
                        | "perkosaan"
                        | "dicabuli"
                        | "diperkosa"
                        | "disetubuhi"
                        | "persetubuhan"
                ) || view.is_word(at, "seksual")
            })
        })
    };
    (roles.contains(&PersonRole::Victim) && offence()).then_some(Protection::SexualOffenceVictim)
}
