//! Arrests as cases: one record an arrest of the same people, however often it is told.
//!
//! Who is arrested follows an active verb (`menangkap dua pria berinisial ID dan S`) and stands before a passive one
//! (`ketiganya ditangkap`): a number of people, `seorang` and a noun, names, or so many of those told before. A telling
//! belongs to the case whose people it names; one without names to that of as many people; `keduanya` to the last of two.

mod cases;
mod groups;
mod people;
mod record;
mod taken;

use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::{Act, Acts};
use super::findings::Findings;
use super::setting::{Scenery, Setting};
use crate::extractors::Rule;
use crate::lexicon::{ActKind, Role, Voice};
use crate::records::{Arrest, Id, PersonRole, Quote};
use crate::segment::View;

pub(super) const RULES: &[Rule] = &[OBJECT, SUBJECT, NOUN];

/// People whom an active verb governs.
const OBJECT: Rule = Rule::new("arrest.object", "Polisi menangkap [dua tersangka] di Jambi.");
/// People who are the subject of a passive verb.
const SUBJECT: Rule = Rule::new("arrest.subject", "[Dua tersangka] ditangkap polisi di Jambi.");
/// People whose arrest is a noun.
const NOUN: Rule = Rule::new("arrest.noun", "Kasus itu bermula dari penangkapan [dua tersangka] di Jambi.");

/// Most cases that a telling is compared with.
const MOST_CASES: usize = 96;

/// People as the text names or counts them.
#[derive(Clone, Debug)]
struct People {
    tokens: Range<usize>,
    count: Decimal,
    /// The namings that say who they are: where they stand in the list of those of all people.
    namings: Range<usize>,
    /// Whether they were told before: `keduanya`.
    definite: bool,
    /// Whether they are such as are seldom arrested: `dua petugas`.
    bystanders: bool,
}

impl People {
    /// So many, whom nothing names.
    fn new(tokens: Range<usize>, count: Decimal) -> People {
        People { tokens, count, namings: 0..0, definite: false, bystanders: false }
    }
}

/// One telling of an arrest.
struct Telling {
    people: People,
    persons: Vec<Id>,
    act: Act,
    rule: &'static Rule,
    setting: Setting,
    /// Whether the words say that it is one more: `petugas juga menangkap`.
    another: bool,
    /// Whether they are some of those told before: `dua di antaranya`.
    among: bool,
    /// Whether they are what all are made up of: `lima laki-laki dan satu perempuan`.
    share: bool,
}

/// A case while its tellings are gathered.
struct Case {
    tellings: Vec<usize>,
    count: Decimal,
    persons: Vec<Id>,
    part_of: Option<usize>,
}

/// The arrests of an article.
pub(super) fn arrests(
    findings: &Findings<'_>,
    acts: &Acts,
    scenery: &Scenery<'_>,
    quotes: &[Quote],
) -> Vec<(Arrest, Setting)> {
    if !acts.iter().any(Act::takes_people) {
        return Vec::new();
    }
    let (people, namings) = people::people(findings);
    let reader = Reader { findings, acts, view: findings.doc.view(), people, namings };
    let tellings = reader.tellings(scenery);
    let mut cases = cases::gather(&tellings, findings);
    reader.name(&mut cases, &tellings, scenery);
    cases::nest(&mut cases, &tellings, scenery);
    record::records(findings, &tellings, &cases, scenery, quotes)
}

/// Reads who is told to have been arrested.
struct Reader<'a> {
    findings: &'a Findings<'a>,
    acts: &'a Acts,
    view: View<'a>,
    /// In text order.
    people: Vec<People>,
    /// The namings of all people, those of one together.
    namings: Vec<usize>,
}

impl Reader<'_> {
    /// The tellings of arrests, in text order.
    fn tellings(&self, scenery: &Scenery<'_>) -> Vec<Telling> {
        const NEAR: usize = 8;
        let mut tellings: Vec<Telling> = Vec::new();
        for act in self.acts.iter().filter(|act| act.takes_people() && act.untrue.is_none()) {
            let named = || self.named_next(act).filter(|people| !self.is_told(people, &tellings));
            let Some((people, rule)) = self.taken(act).or_else(|| Some((named()?, &SUBJECT))) else {
                self.complete_last(act, scenery, &mut tellings);
                continue;
            };
            let overlaps = |told: &Telling| {
                told.people.tokens.start < people.tokens.end && people.tokens.start < told.people.tokens.end
            };
            if !tellings.iter().rev().take(NEAR).any(overlaps) {
                self.tell(people, act, rule, scenery, &mut tellings);
            }
        }
        tellings.sort_by_key(|telling| telling.people.tokens.start);
        tellings
    }

    /// Adds to the arrest told last what one more act without people tells of it: `Pelaku ditangkap di Kuta pada Sabtu
    /// (18/1)`.
    fn complete_last(&self, act: &Act, scenery: &Scenery<'_>, tellings: &mut [Telling]) {
        // Initials that nothing tells to be a person may be another one: `Terakhir, SU ditangkap`.
        let before = self.view.before(act.start);
        let same = act.kind == ActKind::Arrest && act.voice == Voice::Passive && !before.flags.upper();
        let last = tellings.last_mut().filter(|_| same);
        if let Some(last) = last.filter(|last| scenery.case(act.start) == last.setting.case) {
            scenery.complete(&mut last.setting, act);
        }
    }

    /// Adds the telling of those whom an act takes, and of those told with them.
    fn tell(
        &self,
        people: &People,
        act: &Act,
        rule: &'static Rule,
        scenery: &Scenery<'_>,
        tellings: &mut Vec<Telling>,
    ) {
        const BEFORE: usize = 5;
        const AFTER: usize = 3;
        let of = |people: &People, setting: Setting| {
            let (persons, people) = (self.persons(people), people.clone());
            Telling { people, persons, act: *act, rule, setting, another: true, among: false, share: false }
        };
        let setting_of = |people: &People| scenery.setting(act, people.tokens.start);
        let setting = setting_of(people);
        // `empat orang ditangkap di Kendari, lima orang di Jakarta`
        tellings.extend(self.elsewhere(people, act).into_iter().map(|more| of(more, setting_of(more))));
        // `804 orang, 763 laki-laki dan 41 perempuan`
        let parts = self.parts(people, act);
        tellings.extend(parts.iter().map(|part| Telling { share: true, ..of(part, setting) }));
        // `HK dan DK, serta tiga orang pegawainya ditangkap`
        // `tiga orang, yaitu DN serta dua sopir`: some of the three.
        let named = Decimal::from(people.namings.len());
        let listed = named > Decimal::ZERO && named < people.count;
        let beside = self.beside(people, act);
        tellings.extend(beside.map(|more| Telling { among: listed, ..of(more, setting) }));
        let along = self.along(act).filter(|more| more.tokens.start != people.tokens.start);
        tellings.extend(along.map(|more| of(more, setting)));
        let sentence = self.findings.sentence(act.start).start;
        let another = (act.start.saturating_sub(3).max(sentence)..act.start)
            .chain([sentence])
            .any(|at| self.view.has(Role::Additional, at));
        // `Terakhir, dua pria ditangkap`, `giliran dua pria diamankan`
        let last = || self.view.is_word(sentence, "terakhir") && self.view.token(sentence + 1).is(b',');
        let another = another || last() || self.view.is_word(people.tokens.start.wrapping_sub(1), "giliran");
        let tokens = &people.tokens;
        let mut near =
            tokens.start.saturating_sub(BEFORE).max(sentence)..(tokens.end + AFTER).min(act.start.max(tokens.end));
        let among = near.any(|at| self.view.has(Role::Among, at));
        tellings.push(Telling { another, among, ..of(people, setting) });
    }

    /// The namings that say who people are.
    fn namings(&self, people: &People) -> &[usize] {
        &self.namings[people.namings.clone()]
    }

    fn persons(&self, people: &People) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::with_capacity(people.namings.len());
        for person in self.namings(people).iter().filter_map(|naming| self.findings.person(*naming)) {
            if !ids.contains(&person.id) {
                ids.push(person.id);
            }
        }
        ids
    }

    /// The token after people and what stands with the last of their names: `AR (20)`.
    fn end(&self, people: &People) -> usize {
        let named = self.namings(people).last().and_then(|naming| self.findings.candidates.persons.get(*naming));
        named.map_or(people.tokens.end, |naming| naming.record.to.max(people.tokens.end))
    }

    /// Whether one of people is a victim or an officer, whom nobody arrests.
    fn names_others(&self, people: &People) -> bool {
        self.namings(people).iter().any(|naming| self.is_victim(*naming) || self.is_official(*naming))
    }

    fn is_victim(&self, naming: usize) -> bool {
        let roles = self.findings.person(naming).map_or(&[][..], |person| &person.roles);
        roles.contains(&PersonRole::Victim) && !roles.contains(&PersonRole::Suspect)
    }

    fn is_official(&self, naming: usize) -> bool {
        self.findings.candidates.persons.get(naming).is_some_and(|naming| naming.record.rank.is_some())
    }

    /// The people whose first token this is, or whose number does.
    fn beginning(&self, at: usize) -> Option<&People> {
        let next = self.people.partition_point(|people| people.tokens.start < at);
        self.people.get(next).filter(|people| people.tokens.start == at && !people.bystanders)
    }

    /// The people whose last token this is.
    fn ending(&self, at: usize) -> Option<&People> {
        let next = self.people.partition_point(|people| people.tokens.start <= at);
        self.people.get(next.checked_sub(1)?).filter(|found| found.tokens.end == at + 1)
    }
}
