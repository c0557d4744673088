//! Whose name should not be shown: a child's, that of somebody who suffered a sexual offence, and that of a child's kin.
//!
//! The words beside a name tell: an age (`bocah berusia 9 tahun, RA`), a noun for a child, the school of one (`siswi SMP
//! berinisial NA`), `menjadi korban` where a sexual offence is told, `ibu korban` where the one who suffered is a child.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::document::Document;
use crate::extractors::person::Naming;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, ClassSet, Role, RoleSet};
use crate::records::{Person, PersonRole, Protection};
use crate::segment::token::mark;

/// From this age on nobody is a child.
const ADULT: u32 = 18;
/// Most tokens beside a name that tell of it.
const REACH: usize = 12;

/// Nouns that tell that somebody is a child, or near to one.
const NOUNS: RoleSet = RoleSet::EMPTY.with(Role::Child).with(Role::Pupil).with(Role::Relative);

/// What the words beside a name tell of whose it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Described {
    pub(super) age: Option<u32>,
    /// Whether they are words for a child.
    child: bool,
    /// The noun for kin that they begin with: `ibu` korban.
    pub(super) kin: Option<usize>,
    /// Whether those are said to be a child's: `ibu` bocah itu.
    of_child: bool,
}

/// The words on either side of a naming that say who it is. Most names stand far from any that tell of an age, a child or
/// kin.
fn told_beside(doc: &Document<'_>, naming: &Candidate<Naming>) -> [Range<usize>; 2] {
    let (from, to) = (naming.record.from, naming.record.to);
    let tells = |tokens: Range<usize>| doc.events_within(tokens, ClassSet::PROTECTING).next().is_some();
    let told_before = tells(from.saturating_sub(REACH + 4)..from);
    let told_after = tells(to..to + REACH + 5);
    [if told_before { before(doc, from) } else { from..from }, if told_after { after(doc, to) } else { to..to }]
}

/// Whether words near a naming may say what the person suffered.
fn may_tell_suffering(doc: &Document<'_>, naming: &Candidate<Naming>) -> bool {
    const SUFFERED: RoleSet = RoleSet::EMPTY.with(Role::SexualOffence).with(Role::Victim);
    let near = naming.record.from.saturating_sub(REACH + 4)..naming.record.to + 2 * REACH;
    let class = ClassSet::EMPTY.with(Class::Vulnerable);
    doc.events_within(near, class).any(|at| doc.view().has_any(SUFFERED, at))
}

impl Described {
    /// What all namings of a person tell together.
    pub(super) fn of<'n>(doc: &Document<'_>, namings: impl Iterator<Item = &'n Candidate<Naming>>) -> Described {
        let mut all = Described::default();
        for naming in namings.filter(|naming| naming.record.rank.is_none()) {
            for tokens in told_beside(doc, naming).into_iter().filter(|tokens| !tokens.is_empty()) {
                all.add(read(doc, tokens));
            }
        }
        all
    }

    fn add(&mut self, other: Described) {
        self.age = self.age.or(other.age);
        self.child |= other.child;
        self.kin = self.kin.or(other.kin);
        self.of_child |= other.of_child;
    }
}

/// The words on either side of a name that say who it is; either may be empty.
pub(super) fn beside(doc: &Document<'_>, naming: &Candidate<Naming>) -> [Range<usize>; 2] {
    [before(doc, naming.record.from), after(doc, naming.record.to)]
}

/// The words before a name that say who it is: `bocah berusia 9 tahun` bernama, `siswi SMP`, `ibu korban`.
fn before(doc: &Document<'_>, from: usize) -> Range<usize> {
    const LEADS: RoleSet = RoleSet::EMPTY.with(Role::Named).with(Role::Namely);
    const BESIDE: RoleSet = NOUNS.with(Role::Primary).with(Role::Victim).with(Role::Trade).with(Role::Attached);
    const SMALL: [&str; 4] = ["yang", "dengan", "adalah", "ialah"];
    let view = doc.view();
    let mut end = from;
    for _ in 0..4 {
        let Some(last) = end.checked_sub(1).filter(|_| !doc.opens_sentence(end)) else { return from..from };
        let token = view.token(last);
        let mark = token.is(b',')
            || last + 1 == from && (token.is_double_quote() || matches!(token.mark, b'\'' | mark::LEFT_SINGLE));
        if !mark && !view.has_any(LEADS, last) && !SMALL.iter().any(|word| view.is_word(last, word)) {
            break;
        }
        end = last;
    }
    // Most names stand apart from such words: `ujar Hartini`.
    let beside = |at: usize| view.has_any(BESIDE, at) || is_years(doc, at) || view.is(Class::Age, at);
    if end == from && !end.checked_sub(1).is_some_and(beside) {
        return from..from;
    }
    let mut start = end;
    while start > 0 && end - start < REACH && !doc.opens_sentence(start) && goes_on(doc, start - 1) {
        start -= 1;
    }
    start..end
}

/// The words after a name that say who it is: `, siswi SMP`, `yang masih di bawah umur`, `merupakan ibu korban`.
fn after(doc: &Document<'_>, to: usize) -> Range<usize> {
    const SMALL: [&str; 10] =
        ["yang", "masih", "merupakan", "adalah", "ialah", "seorang", "selaku", "sebagai", "berstatus", "kini"];
    let view = doc.view();
    let mut start = to + usize::from(view.token(to).is(b',') || view.token(to).is(b'('));
    while start < to + 5 && SMALL.iter().any(|word| view.is_word(start, word)) {
        start += 1;
    }
    if start == to || view.token(start).capital() {
        return to..to;
    }
    let ends = |at: &usize| !goes_on(doc, *at) || doc.opens_sentence(*at);
    start..(start..start + REACH).find(ends).unwrap_or(start + REACH)
}

/// Whether a token may belong to the words that say who somebody is.
fn goes_on(doc: &Document<'_>, at: usize) -> bool {
    const ENDS: RoleSet = RoleSet::EMPTY.with(Role::Coordinator).with(Role::Subordinator).with(Role::PersonBefore);
    let view = doc.view();
    let token = view.token(at);
    if token.is_number() {
        return true;
    }
    token.is_word()
        && !view.has_any(ENDS, at)
        && (view.is(Class::Age, at) || is_under(doc, at) || view.has(Role::Victim, at) || !doc.is_verb_at(at))
}

/// Whether `dibawah umur` is written so at a token.
fn is_under(doc: &Document<'_>, at: usize) -> bool {
    doc.view().is_word(at, "dibawah")
}

/// What words tell that say who somebody is.
fn read(doc: &Document<'_>, tokens: Range<usize>) -> Described {
    let view = doc.view();
    let mut told = Described::default();
    // The noun for who it is, and whether that may be a child.
    let mut head: Option<bool> = None;
    let mut pupil = false;
    for at in tokens.clone() {
        let token = view.token(at);
        if token.is_number() || token.classes.has(Class::Number) {
            let Some(years) = doc.number_at(at).filter(|number| is_years(doc, number.end)) else { continue };
            let aged = at > tokens.start && (view.is(Class::Age, at - 1) || view.is(Class::Aged, at - 1));
            let age = years.value.trunc().to_u32().filter(|age| aged && head.is_some() && *age < 120);
            told.age = told.age.or(age);
            continue;
        }
        // Who is accused, or is not told of but next to: `pelaku pencabulan anak di bawah umur berinisial DN`.
        if view.has(Role::Accused, at) || view.has(Role::Offender, at) {
            return Described::default();
        }
        let own_years = || view.is(Class::Aged, at) && (view.is(Class::Age, at + 1) || view.token(at + 1).is_number());
        if head.is_none() && view.has(Role::Relative, at) && !own_years() {
            told.kin = Some(at);
            head = Some(true);
            continue;
        }
        let aged = view.is(Class::Aged, at);
        let young = view.has(Role::Child, at);
        let under = (view.is_word(at, "bawah") || is_under(doc, at)) && view.is_word(at + 1, "umur");
        if (young || under) && head.unwrap_or(true) {
            told.child = true;
        }
        let school = view.has(Role::Primary, at);
        if school && (pupil || is_seated(doc, &tokens, at)) {
            told.child = true;
        }
        pupil |= view.has(Role::Pupil, at) && head.unwrap_or(true);
        let other = !aged && !young && (view.has(Role::Trade, at) || view.is(Class::Person, at));
        if head.is_none() && (aged || young || other || view.has(Role::Victim, at)) {
            head = Some(!other || view.has(Role::Victim, at));
        } else if head == Some(false) && (aged || young) {
            // `guru bocah berusia 9 tahun`: the rest is not told of whose name it is.
            return Described::default();
        }
    }
    if told.kin.is_some() {
        let of_child = told.child || told.age.is_some_and(|age| age < ADULT);
        told = Described { kin: told.kin, of_child, ..Described::default() };
    }
    told
}

/// Whether somebody is said to be in class at a school: `duduk di bangku kelas 5` SD.
fn is_seated(doc: &Document<'_>, tokens: &Range<usize>, school: usize) -> bool {
    let view = doc.view();
    (view.is_word(tokens.start, "duduk") || view.is_word(tokens.start, "bersekolah")) && school < tokens.start + 6
}

fn is_years(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    ["tahun", "th", "thn"].iter().any(|word| view.is_word(at, word))
}

/// Why the name of a person should not be shown, by what is told of that person alone.
pub(super) fn protection(
    doc: &Document<'_>,
    candidates: &Candidates,
    members: &[usize],
    age: Option<u32>,
    described: &Described,
    roles: &[PersonRole],
) -> Option<Protection> {
    if age.map_or(described.child, |age| age < ADULT) {
        return Some(Protection::Minor);
    }
    if !roles.contains(&PersonRole::Victim) {
        return None;
    }
    let start = |at: usize| candidates.persons.get(at).map_or(0, |naming| naming.tokens.start);
    let offence = |tokens: Range<usize>| tells_offence(doc, tokens);
    // The sentence of the name, the one before, and those that tell what the article is of.
    let near = || {
        members.iter().any(|at| {
            let own = doc.sentence(start(*at));
            let before = own.start.checked_sub(1).map_or(own.clone(), |at| doc.sentence(at));
            offence(own) || offence(before)
        })
    };
    let lead = || {
        let headline = doc.headline.clone().unwrap_or(0..0);
        offence(doc.sentence(headline.end)) || offence(headline)
    };
    (near() || lead()).then_some(Protection::SexualOffenceVictim)
}

fn tells_offence(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    const REACH: usize = 120;
    tokens.take(REACH).any(|at| doc.view().has(Role::SexualOffence, at))
}

/// Whether the text says of a naming that the person suffered something: `menjadi korban`, `diperkosa`, `mencabuli NA`.
pub(super) fn suffered(doc: &Document<'_>, candidates: &Candidates, member: usize) -> bool {
    const REACH: usize = 10;
    const OTHERS: RoleSet = RoleSet::EMPTY
        .with(Role::Accused)
        .with(Role::Witness)
        .with(Role::Trade)
        .with(Role::Kin)
        .with(Role::Relative)
        .with(Role::Offender);
    let view = doc.view();
    let Some(naming) = candidates.persons.get(member).filter(|naming| may_tell_suffering(doc, naming)) else {
        return false;
    };
    let ceiling = candidates.persons.get(member + 1).map_or(usize::MAX, |next| next.tokens.start);
    let mut start = naming.record.to;
    if view.token(start).is(b',') {
        // `Rina Wati (20), mahasiswi semester lima, diperkosa`
        let inside = |at: &usize| !doc.opens_sentence(*at) && *at < ceiling;
        start = (start + 1..start + 1 + REACH).take_while(inside).find(|at| view.token(*at).is(b',')).unwrap_or(start);
        start += 1;
    }
    for at in (start..(start + REACH).min(ceiling).min(view.len())).take_while(|at| !doc.opens_sentence(*at)) {
        let passive = view.has(Role::SexualOffence, at) && view.word(at).starts_with("di");
        if passive || view.has(Role::Victim, at) {
            let becomes = |at: usize| ["menjadi", "jadi", "sebagai", "merupakan", "adalah"].contains(&view.word(at));
            let open =
                |at: usize| view.has(Role::Denial, at) || view.is_word(at, "apakah") || view.is_word(at, "jangan");
            return (passive || becomes(at - 1)) && !(at.saturating_sub(3)..at).any(open);
        }
        let own = view.has(Role::Confessing, at) || ["menjadi", "merupakan", "melaporkan"].contains(&view.word(at));
        let other = view.has_any(OTHERS, at) || !own && view.word(at).starts_with("me") && doc.is_verb_at(at);
        if other || view.token(at).is_double_quote() || view.token(at).is(b';') {
            break;
        }
    }
    // `mencabuli NA`, `pemerkosaan terhadap seorang mahasiswi, Rina Wati`
    let words = before(doc, naming.record.from);
    // `Yang memerkosa wanita itu adalah WD.`
    let is_other = |at: usize| view.is_word(at, "adalah") || view.is_word(at, "ialah");
    let at = words.start.checked_sub(1).filter(|_| !doc.opens_sentence(words.start));
    let at = at.filter(|_| naming.record.from > 0 && !is_other(naming.record.from - 1));
    let at = at.map(|at| if view.is_word(at, "terhadap") { at.saturating_sub(1) } else { at });
    at.is_some_and(|at| {
        let done_to = view.word(at).starts_with("me") || view.is_word(at + 1, "terhadap");
        view.has(Role::SexualOffence, at) && done_to
    })
}

/// Protects the kin of children: `groups` gives the namings of each person, `person_of` the person of each naming.
pub(super) fn protect_kin(
    doc: &Document<'_>,
    candidates: &Candidates,
    persons: &mut [Person],
    person_of: &[usize],
    kin: &[(usize, Described)],
) {
    let view = doc.view();
    let is_child = |persons: &[Person], person: usize| {
        persons.get(person).is_some_and(|person| person.protected == Some(Protection::Minor))
    };
    for (person, described) in kin {
        let Some(at) = described.kin else { continue };
        let of = at + 1;
        // The adjectives of kin: `ayah tiri korban`.
        let of =
            of + usize::from(view.is(Class::Adjective, of) || ["kandung", "tiri", "angkat"].contains(&view.word(of)));
        let named = candidates.persons.at(of).and_then(|naming| person_of.get(naming));
        let child = described.of_child
            || match named {
                Some(child) => is_child(persons, *child),
                None if view.has(Role::Victim, of) => suffered_child(doc, persons, PersonRole::Victim, at),
                None if view.has(Role::Accused, of) => suffered_child(doc, persons, PersonRole::Suspect, at),
                None if view.word(at).ends_with("nya") => {
                    // Who was told of last.
                    let before = doc.sentence(doc.sentence(at).start.saturating_sub(1)).start;
                    let last = candidates.persons.before(at).checked_sub(1);
                    let last = last.filter(|last| candidates.persons[*last].tokens.start >= before);
                    match last.and_then(|last| person_of.get(last)) {
                        Some(last) => is_child(persons, *last),
                        None => tells_child(doc, before..at),
                    }
                }
                None => false,
            };
        if let Some(person) = persons.get_mut(*person).filter(|person| child && person.protected.is_none()) {
            person.protected = Some(Protection::RelativeOfMinor);
        }
    }
}

/// Whether those of a role whom the text names are children; where it names none, whether it tells of a child before.
fn suffered_child(doc: &Document<'_>, persons: &[Person], role: PersonRole, until: usize) -> bool {
    let mut named = persons.iter().filter(|person| person.roles.contains(&role)).peekable();
    let minor = |person: &Person| person.protected == Some(Protection::Minor);
    if named.peek().is_some() {
        return named.any(minor);
    }
    persons.iter().any(minor) || tells_child(doc, 0..until)
}

/// Whether some tokens tell of a child without a name: `balita`, `siswi SMP`, `berusia 9 tahun`.
fn tells_child(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let view = doc.view();
    tokens.into_iter().any(|at| {
        let young = view.has(Role::Child, at);
        let under = view.is_word(at, "bawah") && view.is_word(at + 1, "umur");
        let aged = || {
            let number = doc.number_at(at).filter(|number| is_years(doc, number.end));
            let noun = at > 0 && (view.is(Class::Age, at - 1) || view.is(Class::Aged, at - 1));
            number.filter(|_| noun).and_then(|number| number.value.to_u32()).is_some_and(|age| age < ADULT)
        };
        young || under || view.has(Role::Pupil, at) && view.has(Role::Primary, at + 1) || aged()
    })
}
