//! Arrests as cases: one record an arrest of the same people, however often it is told.
//!
//! Who is arrested follows an active verb (`menangkap dua pria berinisial ID dan S`) and stands before a passive one
//! (`ketiganya ditangkap`): a number of people, `seorang` and a noun, names, or so many of those told before. A telling
//! belongs to the case whose people it names; one without names to that of as many people; `keduanya` to the last of two.

use std::ops::Range;

use rust_decimal::Decimal;

use super::acts::{Act, Acts, is_clause_verb};
use super::findings::{Findings, quote_around};
use super::persons::is_by_private;
use super::setting::{Scenery, Setting};
use crate::extractors::Rule;
use crate::lexicon::{ActKind, Class, Role, Told, Voice};
use crate::records::{Arrest, Assertion, EvidencePart, Id, Kind, Outcome, PersonRole, Quote, Scope, StatusKind};
use crate::segment::View;

pub(super) const RULES: &[Rule] = &[OBJECT, SUBJECT, NOUN];

/// People whom an active verb governs.
const OBJECT: Rule = Rule::new("arrest.object", "Polisi menangkap [dua tersangka] di Jambi.");
/// People who are the subject of a passive verb.
const SUBJECT: Rule = Rule::new("arrest.subject", "[Dua tersangka] ditangkap polisi di Jambi.");
/// People whose arrest is a noun.
const NOUN: Rule = Rule::new("arrest.noun", "Kasus itu bermula dari penangkapan [dua tersangka] di Jambi.");

/// The longest mention, in bytes.
const LONGEST: usize = 160;
/// Most names in one phrase.
const MOST_NAMES: usize = 48;
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
    let (people, namings) = people(findings);
    let reader = Reader { findings, acts, view: findings.doc.view(), people, namings };
    let mut tellings: Vec<Telling> = Vec::new();
    for act in acts.iter().filter(|act| act.takes_people() && act.untrue.is_none()) {
        let named = || reader.named_next(act).filter(|people| !reader.is_told(people, &tellings));
        let Some((people, rule)) = reader.taken(act).or_else(|| Some((named()?, &SUBJECT))) else {
            // `Pelaku ditangkap di Kuta pada Sabtu (18/1)` tells more of the arrest told last.
            // Initials that nothing tells to be a person may be another one: `Terakhir, SU ditangkap`.
            let before = reader.view.before(act.start);
            let same = act.kind == ActKind::Arrest && act.voice == Voice::Passive && !before.flags.upper();
            let last = tellings.last_mut().filter(|_| same);
            if let Some(last) = last.filter(|last| scenery.case(act.start) == last.setting.case) {
                scenery.complete(&mut last.setting, act);
            }
            continue;
        };
        if tellings
            .iter()
            .rev()
            .take(8)
            .any(|told| told.people.tokens.start < people.tokens.end && people.tokens.start < told.people.tokens.end)
        {
            continue;
        }
        let setting = scenery.setting(act, people.tokens.start);
        let persons = reader.persons(people);
        let sentence = findings.sentence(act.start).start;
        let another = (act.start.saturating_sub(3).max(sentence)..act.start)
            .chain([sentence])
            .any(|at| reader.view.has(Role::Additional, at));
        const NEAR: usize = 5;
        let near = people.tokens.start.saturating_sub(NEAR).max(sentence)
            ..(people.tokens.end + 3).min(act.start.max(people.tokens.end));
        let among = near.clone().any(|at| reader.view.has(Role::Among, at));
        // `804 orang, 763 laki-laki dan 41 perempuan`
        let parts = reader.parts(people, act).into_iter().map(|part| Telling {
            persons: reader.persons(&part),
            people: part,
            act: *act,
            rule,
            setting,
            another: true,
            among: false,
            share: true,
        });
        // `empat orang ditangkap di Kendari, lima orang di Jakarta`
        for more in reader.elsewhere(people, act) {
            let setting = scenery.setting(act, more.tokens.start);
            let persons = reader.persons(more);
            let people = more.clone();
            tellings.push(Telling {
                people,
                persons,
                act: *act,
                rule,
                setting,
                another: true,
                among: false,
                share: false,
            });
        }
        // `HK dan DK, serta tiga orang pegawainya ditangkap`
        // `tiga orang, yaitu DN serta dua sopir`: some of the three.
        let named = Decimal::from(people.namings.len());
        let listed = named > Decimal::ZERO && named < people.count;
        let beside = reader.beside(people, act).map(|more| Telling {
            persons: reader.persons(more),
            people: more.clone(),
            act: *act,
            rule,
            setting,
            another: true,
            among: listed,
            share: false,
        });
        tellings.extend(parts.chain(beside));
        let people = people.clone();
        tellings.push(Telling { people, persons, act: *act, rule, setting, another, among, share: false });
    }
    tellings.sort_by_key(|telling| telling.people.tokens.start);
    let mut cases = gather(&tellings);
    reader.name(&mut cases, &tellings);
    nest(&mut cases, &tellings, scenery);
    records(findings, &tellings, &cases, scenery, quotes)
}

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

    /// The people whom an act takes.
    fn taken(&self, act: &Act) -> Option<(&People, &'static Rule)> {
        match act.voice {
            // `Ketiganya langsung kita amankan`
            Voice::Active if self.view.follows(Role::FirstPerson, act.start) => {
                self.before(act).or_else(|| self.after(act, 12)).map(|people| (people, &OBJECT))
            }
            Voice::Active => self.after(act, 12).or_else(|| self.crew(act)).map(|people| (people, &OBJECT)),
            Voice::Noun => self.after(act, 5).or_else(|| self.whom(act)).map(|people| (people, &NOUN)),
            Voice::Passive => {
                let before = self.before(act);
                // `Jonatan dibekuk Viktor`
                if before.is_some() && is_by_private(&self.findings.candidates.persons, act.end) {
                    return None;
                }
                let found = before.or_else(|| self.after(act, 4).filter(|people| self.opens(act, people)));
                // `Para pelaku yang berhasil diamankan ketiganya berkewarganegaraan Malaysia`
                let all = || self.beginning(act.end).filter(|people| people.definite);
                let found = found.or_else(all);
                found.map(|people| (self.whole_of(people).unwrap_or(people), &SUBJECT))
            }
        }
    }

    /// The one whom the sentence after an act names: `Pelaku ditangkap di Kuta. Pelaku adalah AR (20)`.
    fn named_next(&self, act: &Act) -> Option<&People> {
        const NEAR: usize = 5;
        if act.voice != Voice::Passive || act.kind != ActKind::Arrest {
            return None;
        }
        let view = self.view;
        let next = self.findings.sentence(act.start).end;
        let from = next + 1;
        let at = self.people.partition_point(|people| people.tokens.start < from);
        let found = self.people.get(at).filter(|people| view.has(Role::Accused, next) && people.namings.len() == 1)?;
        // `diketahui berinisial`, `adalah`
        let names =
            |at: usize| view.has(Role::Named, at) || view.has(Role::Introducer, at) || view.has(Role::Opener, at);
        let gap = from..found.tokens.start;
        (!gap.is_empty() && gap.len() <= NEAR && gap.into_iter().all(names)).then_some(found)
    }

    /// Whether people are already told to have been arrested.
    fn is_told(&self, people: &People, tellings: &[Telling]) -> bool {
        let persons = self.persons(people);
        tellings.iter().rev().take(MOST_CASES).any(|told| told.persons.iter().any(|person| persons.contains(person)))
    }

    /// Whether nothing but adverbs stands before an act in its clause: `Turut diamankan dua orang`.
    fn opens(&self, act: &Act, people: &People) -> bool {
        let start = self.findings.sentence(act.start).start;
        let clause =
            (start..act.start).rev().take_while(|at| !matches!(self.view.token(*at).mark, b',' | b'"')).count();
        // `Dari seluruh penindakan tersebut diamankan 14 orang`
        let led = self.view.has(Role::Preposition, act.start - clause)
            && self.is_empty_of_people(act.start - clause..act.start);
        // `Pelaku ditangkap Briptu Dedi`, but `Jumlah tersangka yang ditangkap enam orang`
        let told = people.namings.is_empty() || self.view.is_word(act.start.wrapping_sub(1), "yang");
        let subject = !told && (act.start - clause..act.start).any(|at| self.view.has(Role::Accused, at));
        clause <= 3 && (led || !subject) || clause <= 8 && led
    }

    /// Whether nobody is named or counted within some tokens.
    fn is_empty_of_people(&self, tokens: Range<usize>) -> bool {
        let next = self.people.partition_point(|people| people.tokens.start < tokens.start);
        self.people.get(next).is_none_or(|people| people.tokens.start >= tokens.end)
    }

    /// The people that begin within some tokens after an act, before anything that ends its clause.
    fn after(&self, act: &Act, reach: usize) -> Option<&People> {
        let (view, doc) = (self.view, self.findings.doc);
        let end = self.findings.sentence(act.start).end;
        let mut at = act.end;
        let mut steps = 0;
        let mut comma = None;
        while at < end && steps < reach {
            if view.token(at).is(b',') {
                comma = Some(at);
            }
            if let Some(people) = self.beginning(at) {
                if act.voice == Voice::Active
                    && comma
                        .is_some_and(|comma| !people.namings.is_empty() && self.is_clause_of(people, act.end..comma))
                {
                    return None;
                }
                // `menangkap suami Beby`, but `menangkap suaminya HK`
                let kin = view.follows(Role::Kin, at) && !view.word(at - 1).ends_with("nya");
                let kin = kin && !people.namings.is_empty() && people.count == Decimal::ONE;
                let holder = self.namings(people).first().is_some_and(|naming| self.is_official(*naming));
                // `pelaku pembunuhan seorang ibu`: what is told of another thing.
                let noun = at.saturating_sub(1).max(act.end);
                let word = view.word(noun);
                let deed = view.is(Class::Noun, noun) || word.starts_with("pe") && word.ends_with("an");
                let of = noun < at && people.namings.is_empty() && deed;
                let of = of && !view.is(Class::Person, noun) && !view.has(Role::Accused, noun);
                let agent = holder && view.is_word(act.end, "oleh");
                return (!kin && !of && !agent).then_some(people);
            }
            // `menangkap pelaku kekerasan terhadap RS`
            let other = at > act.end && view.is_word(at, "terhadap") && !view.follows(Role::Connecting, at);
            let preposition =
                view.has(Role::Preposition, at) || view.is_word(at, "oleh") || view.is_word(at, "berdasarkan");
            let joins = view.has(Role::Coordinator, at);
            let stops = preposition
                || other
                || view.token(at).is(b'.')
                || view.token(at).is_double_quote()
                || view.has(Role::Subordinator, at)
                || view.is_word(at, "yang")
                || self.acts.at(at).is_some_and(|other| !matches!(other.kind, ActKind::Evidence | ActKind::Raid))
                || is_clause_verb(doc, at);
            if stops {
                return None;
            }
            steps += usize::from(!joins);
            at += 1;
        }
        None
    }

    /// Whether somebody named after a comma begins a clause: `menangkap peluang, Budi membuka kafe`. Before the comma stand
    /// the words after a verb.
    fn is_clause_of(&self, people: &People, before: Range<usize>) -> bool {
        let (view, doc) = (self.view, self.findings.doc);
        let of_people = |at: usize| {
            let class = view.token(at).classes;
            view.has(Role::Accused, at)
                || view.has(Role::Trade, at)
                || class.has(Class::Person)
                || class.has(Class::Office)
        };
        is_clause_verb(doc, people.tokens.end) || doc.is_title(before.start) && !before.clone().any(of_people)
    }

    /// Those whom an arrest was of: `penangkapan pertama dilakukan di Bangkalan terhadap dua kurir`.
    fn whom(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 24;
        let end = self.findings.sentence(act.start).end.min(act.end + REACH);
        let done = (act.end..end).find(|at| self.view.is_word(*at, "dilakukan"))?;
        let whom = (done..end).find(|at| self.view.is_word(*at, "terhadap"))?;
        self.beginning(whom + 1).filter(|_| self.acts.within(&(act.end..whom)).is_empty())
    }

    /// Those on the vessel that an act takes: `menangkap sebuah kapal yang diawaki oleh dua ABK`.
    fn crew(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 30;
        let end = self.findings.sentence(act.start).end.min(act.end + REACH);
        let crewed = (act.end..end).find(|at| self.view.has(Role::Crewed, *at))?;
        let by = usize::from(self.view.is_word(crewed + 1, "oleh"));
        self.beginning(crewed + 1 + by).filter(|_| self.acts.within(&(act.end..crewed)).is_empty())
    }

    /// Those of whom the same is told for other places: `empat orang ditangkap di Kendari, lima orang di Jakarta`, `menangkap
    /// RH di Sampang, lalu HN dan IM di Bangkalan`.
    fn elsewhere(&self, people: &People, act: &Act) -> Vec<&People> {
        const MOST: usize = 8;
        const PLACE: usize = 6;
        let (view, doc) = (self.view, self.findings.doc);
        let sentence = self.findings.sentence(act.start);
        let counted = |people: &People| people.namings.is_empty() && !people.definite && !people.bystanders;
        let end = |people: &People| {
            let named = self.namings(people).last().and_then(|naming| self.findings.candidates.persons.get(*naming));
            named.map_or(people.tokens.end, |naming| naming.record.to.max(people.tokens.end))
        };
        let active = act.voice == Voice::Active && people.tokens.start >= act.end;
        let mut found: Vec<&People> = Vec::new();
        let mut last = if active { end(people) } else { act.end };
        let told = active || act.voice == Voice::Passive && people.tokens.start < act.end && counted(people);
        if !told || !view.is_word(last, "di") {
            return found;
        }
        let first = self.people.partition_point(|other| other.tokens.start < last);
        for more in self.people[first..].iter().take(MOST).take_while(|more| more.tokens.end < sentence.end) {
            let then = |at: usize| view.is_word(at, "lalu") || view.is_word(at, "kemudian");
            let joined = view.before(more.tokens.start).is(b',')
                || view.follows(Role::Coordinator, more.tokens.start)
                || active && then(more.tokens.start - 1);
            let other = |at: usize| is_clause_verb(doc, at) || self.acts.at(at).is_some();
            let gap = last..more.tokens.start;
            let plain = gap.len() <= if active { 2 * PLACE } else { PLACE } && !gap.into_iter().any(other);
            let after = end(more);
            let known = more.definite || more.bystanders;
            let named = self.namings(more).iter().any(|naming| self.is_victim(*naming) || self.is_official(*naming));
            let goes_on = match active {
                true => {
                    !known && !named && (view.is_word(after, "di") || matches!(view.token(after).mark, b'.' | b','))
                }
                false => counted(more) && view.is_word(more.tokens.end, "di"),
            };
            if !joined || !plain || !goes_on {
                break;
            }
            found.push(more);
            last = after;
        }
        found
    }

    /// Those who are told in one phrase with the people whom an act takes: `dua bandar dan lima kurir`.
    fn beside(&self, people: &People, act: &Act) -> Option<&People> {
        const GAP: usize = 2;
        let (view, candidates) = (self.view, self.findings.candidates);
        let end = |people: &People| {
            let named = self.namings(people).last().and_then(|naming| candidates.persons.get(*naming));
            named.map_or(people.tokens.end, |naming| naming.record.to.max(people.tokens.end))
        };
        let at = self.people.partition_point(|other| other.tokens.start < people.tokens.start);
        let (first, second, other) = match act.voice {
            Voice::Passive => {
                let before = self.people.get(at.checked_sub(1)?)?;
                (before, people, before)
            }
            _ => {
                let after = self.people.get(at + 1)?;
                (people, after, after)
            }
        };
        let gap = end(first)..second.tokens.start;
        let joins = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at);
        let joined = !gap.is_empty() && gap.len() <= GAP && gap.clone().all(joins);
        let joined = joined && gap.into_iter().any(|at| view.has(Role::Coordinator, at));
        let known = other.definite || people.definite || other.bystanders || people.bystanders;
        let named = self.namings(other).iter().any(|naming| self.is_victim(*naming) || self.is_official(*naming));
        let here = self.findings.sentence(people.tokens.start).contains(&other.tokens.start);
        (joined && here && !known && !named).then_some(other)
    }

    /// Those of whom people are the last group: `Enam awak kapal, terdiri dari empat WNI dan dua warga Malaysia, ditangkap`.
    fn whole_of(&self, last: &People) -> Option<&People> {
        const MOST: usize = 4;
        const GAP: usize = 4;
        let view = self.view;
        let start = self.findings.sentence(last.tokens.start).start;
        let at = self.people.partition_point(|people| people.tokens.start < last.tokens.start);
        let mut sum = last.count;
        let mut next = last;
        for whole in self.people[..at].iter().rev().take(MOST).take_while(|whole| whole.tokens.start >= start) {
            let gap = whole.tokens.end..next.tokens.start;
            if gap.len() > GAP || !whole.namings.is_empty() {
                return None;
            }
            let parted = gap.clone().any(|at| view.has(Role::Parting, at) || view.has(Role::Introducer, at));
            if parted && sum == whole.count && next.tokens.start < last.tokens.start {
                return Some(whole);
            }
            let listed = gap.into_iter().all(|at| view.token(at).is(b',') || view.has(Role::Coordinator, at));
            sum = sum.checked_add(whole.count).filter(|_| listed)?;
            next = whole;
        }
        None
    }

    /// The groups that people are said to be made up of, after them or after the act: `lima eksekutor dan dua penadah`.
    fn parts(&self, whole: &People, act: &Act) -> Vec<People> {
        const MOST: usize = 6;
        const GAP: usize = 5;
        const MOST_LEADING: usize = 4;
        let view = self.view;
        let parted = |at: usize| view.has(Role::Parting, at) || view.has(Role::Introducer, at);
        let end = whole.tokens.end;
        // `Enam awak kapal, terdiri dari …, ditangkap`
        let within = end + GAP < act.start && (end..end + GAP).any(parted);
        let mut from = if within { end } else { end.max(act.end) };
        let mut sentence = self.findings.sentence(from.saturating_sub(1));
        // `Mereka terdiri atas 228 laki-laki dan 17 perempuan.`
        let next = self.findings.sentence(sentence.end);
        let parting = next.clone().take(MOST_LEADING).find(|at| view.has(Role::Parting, *at));
        let all = |at: usize| {
            let people = view.has(Role::Accused, at) || view.is(Class::Person, at) || view.has(Role::Quantifier, at);
            people || view.is_word(at, "mereka") || view.has(Role::Pointing, at)
        };
        // `Dari 56 tersangka, 52 orang laki-laki dan empat orang perempuan.`
        let again = self.beginning(next.start + 1).filter(|_| view.is_word(next.start, "dari"));
        if let Some(again) = again.filter(|again| again.count == whole.count) {
            (from, sentence) = (again.tokens.end, next);
        } else if let Some(parting) = parting.filter(|parting| (next.start..*parting).all(all)) {
            (from, sentence) = (parting, next);
        }
        let first = self.people.partition_point(|people| people.tokens.start < from);
        let (mut parts, mut sum, mut last) = (Vec::new(), Decimal::ZERO, from);
        for people in self.people[first..].iter().take(MOST) {
            let joins = |at: usize| {
                let opens = parts.is_empty()
                    && (view.has(Role::Parting, at)
                        || view.has(Role::Introducer, at)
                        || view.has(Role::Preposition, at)
                        || view.is_word(at, "atas")
                        || view.is_word(at, "yang"));
                view.token(at).is(b',') || view.has(Role::Coordinator, at) || opens
            };
            let gap = last..people.tokens.start;
            let joined =
                !gap.is_empty() && gap.len() <= GAP && people.tokens.end <= sentence.end && gap.clone().all(joins);
            let Some(more) = sum.checked_add(people.count).filter(|sum| joined && *sum <= whole.count) else { break };
            (sum, last) = (more, people.tokens.end);
            parts.push(people.clone());
        }
        if sum == whole.count && parts.len() > 1 { parts } else { Vec::new() }
    }

    /// The people before a clause without a subject of its own: `RS menggunakan ganja sebelum ditangkap`.
    fn subject_before(&self, clause: usize, start: usize) -> Option<&People> {
        let told = (start..clause).rev().take_while(|at| {
            let token = self.view.token(*at);
            !self.view.has(Role::Speech, *at) && !token.is_double_quote() && !token.is(b';')
        });
        let found = told.filter_map(|at| self.ending(at)).last()?;
        let official = self.namings(found).first().is_some_and(|naming| self.is_official(*naming));
        let placed = self.view.follows(Role::Preposition, found.tokens.start);
        // `Agus mengejar pelaku hingga tertangkap`
        let pursued = |at: usize| self.view.has(Role::Accused, at) && is_clause_verb(self.findings.doc, at - 1);
        let pursued = (found.tokens.end + 1..clause).any(pursued);
        (!official && !placed && !pursued).then_some(found)
    }

    fn is_victim(&self, naming: usize) -> bool {
        let roles = self.findings.person(naming).map_or(&[][..], |person| &person.roles);
        roles.contains(&PersonRole::Victim) && !roles.contains(&PersonRole::Suspect)
    }

    fn is_official(&self, naming: usize) -> bool {
        self.findings.candidates.persons.get(naming).is_some_and(|naming| naming.record.rank.is_some())
    }

    /// The people before a passive act, over what tells more of them.
    fn before(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 48;
        let (view, doc) = (self.view, self.findings.doc);
        let start = self.findings.sentence(act.start).start;
        let mut at = act.start;
        while at > start && act.start - at < REACH {
            at -= 1;
            // `dua petugas melapor setelah AR ditangkap`, but `empat pengunjung diamankan`
            if let Some(people) = self.ending(at).filter(|people| !people.bystanders || at + 2 >= act.start) {
                // `pelaku pembunuhan lansia, ES (63), diringkus`: not the one who suffered.
                // `kata MT`, but not `mengatakan MT ditangkap`
                let at_cue =
                    view.follows(Role::Speech, people.tokens.start) && !view.follows(Role::Saying, people.tokens.start);
                let aside = view.follows(Role::QuoteCue, people.tokens.start) || at_cue;
                if aside || self.namings(people).iter().any(|naming| self.is_victim(*naming)) {
                    at = people.tokens.start.max(start);
                    continue;
                }
                // `pria yang menganiaya dua warga ditangkap`: not those whom he did it to.
                let verb = people.tokens.start.wrapping_sub(1);
                let object = verb > start && is_clause_verb(doc, verb) && self.acts.at(verb).is_none();
                if object && view.is_word(verb - 1, "yang") {
                    at = verb - 1;
                    continue;
                }
                // `AR, pembunuh BD, ditangkap`
                if view.follows(Role::Offender, people.tokens.start) && !people.namings.is_empty() {
                    at = people.tokens.start.max(start);
                    continue;
                }
                let kin = view.follows(Role::Kin, people.tokens.start) && people.count == Decimal::ONE;
                // `disuruh oleh seorang pria berinisial P, yang akhirnya ditangkap`
                let named =
                    self.namings(people).last().and_then(|naming| self.findings.candidates.persons.get(*naming));
                let end = named.map_or(people.tokens.end, |naming| naming.record.to.max(people.tokens.end));
                let end = end + usize::from(view.token(end).is(b','));
                let placed = view.follows(Role::Preposition, people.tokens.start) && !view.is_word(end, "yang");
                if kin || placed {
                    return None;
                }
                return Some(people);
            }
            let token = view.token(at);
            if token.is(b')') {
                let open = (at.saturating_sub(16).max(start)..at).rev().find(|at| view.token(*at).is(b'('));
                at = open.unwrap_or(at);
                continue;
            }
            let begins = view.has(Role::Subordinator, at) && !view.has(Role::GoingOn, at);
            if begins && at + 3 > act.start && at > start {
                return self.subject_before(at, start);
            }
            if token.is_double_quote() || token.is(b';') || begins {
                return None;
            }
            // `Dua pria bawa 1,5 kg sabu ditangkap`
            let known = self.acts.at(at).filter(|act| act.kind != ActKind::Raid);
            let act = known.filter(|act| !matches!(act.kind, ActKind::Evidence | ActKind::Holding));
            let formed = is_clause_verb(doc, at) && !view.is(Class::Verb, at) && known.is_none();
            if act.is_none() && !formed {
                continue;
            }
            let relative = (at.saturating_sub(5).max(start)..at).rev().find(|before| view.is_word(*before, "yang"))?;
            at = relative;
        }
        None
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

    /// Tells who the people of a case are from where the text lists them: `Ketiganya adalah RA, MH, dan WW`.
    fn name(&self, cases: &mut [Case], tellings: &[Telling]) {
        let named = self
            .people
            .iter()
            .filter(|people| Decimal::from(people.namings.len()) == people.count && people.count > Decimal::ONE);
        for people in named.take(MOST_CASES) {
            let persons = self.persons(people);
            let fits = |case: &&mut Case| {
                let near = case
                    .tellings
                    .iter()
                    .any(|at| tellings[*at].people.tokens.start.abs_diff(people.tokens.start) < 400);
                case.persons.is_empty() && case.count == people.count && near
            };
            if let Some(case) = cases.iter_mut().rfind(|case| fits(case)) {
                case.persons = persons;
            }
        }
    }
}

/// The people that an article names or counts, in text order, and the namings of all.
fn people(findings: &Findings<'_>) -> (Vec<People>, Vec<usize>) {
    let (doc, view) = (findings.doc, findings.doc.view());
    let mut all: Vec<People> = Vec::new();
    for (at, candidate) in findings.candidates.quantities.iter().enumerate() {
        let measure = &candidate.record;
        let unit = findings.unit(measure).map(|unit| unit.name.as_ref());
        let of_people = |item: &Range<usize>| view.is(Class::Person, item.start) || view.has(Role::Accused, item.start);
        let counted = match unit {
            Some("orang") => true,
            None => measure.item.as_ref().is_some_and(|item| item.start == candidate.tokens.end && of_people(item)),
            Some(_) => false,
        };
        // `12 anggota jaringan` are seldom bystanders.
        let others = measure
            .item
            .as_ref()
            .is_some_and(|item| view.has(Role::Bystander, item.start) && !view.has(Role::Gang, item.start + 1));
        let value = findings.readings[at].value;
        if counted && measure.upper.is_none() && value.fract().is_zero() {
            let end = measure.item.as_ref().map_or(candidate.tokens.end, |item| item.end.max(candidate.tokens.end));
            // `dua pasangan suami istri` are four.
            let pairs = measure.item.as_ref().is_some_and(|item| view.has(Role::Pair, item.start));
            let count = if pairs { value.checked_add(value) } else { Some(value) };
            all.extend(count.map(|count| People {
                tokens: candidate.tokens.start..end,
                count,
                namings: 0..0,
                definite: false,
                bystanders: others,
            }));
        }
    }
    for at in doc.events(Class::Collective) {
        if let Some(found) = view.find(Class::Collective, at) {
            let alone = view.word(at).ends_with("nya");
            let noun = view.is(Class::Person, at + 1) || view.has(Role::Accused, at + 1);
            if alone || noun {
                let end = at + 1 + usize::from(!alone);
                let end =
                    view.find(Class::Person, at + 1).map_or(end, |noun| if alone { end } else { at + 1 + noun.len });
                all.push(People {
                    tokens: at..end,
                    count: Decimal::from(found.value),
                    namings: 0..0,
                    definite: true,
                    bystanders: false,
                });
            }
        }
    }
    for at in doc.events(Class::Someone) {
        if !view.is_word(at + 1, "diri") && !view.follows(Role::Denial, at) {
            let noun = doc.noun_phrase_from(at + 1).map_or(at + 1, |noun| noun.end);
            all.push(People {
                tokens: at..noun,
                count: Decimal::ONE,
                namings: 0..0,
                definite: false,
                bystanders: false,
            });
        }
    }
    all.sort_by_key(|people| people.tokens.start);
    let namings = add_names(findings, &mut all);
    (all, namings)
}

/// Adds the names to those they belong to, and the names that stand by themselves; gives the namings of all people.
fn add_names(findings: &Findings<'_>, all: &mut Vec<People>) -> Vec<usize> {
    let namings = &findings.candidates.persons;
    let (groups, named) = name_groups(findings);
    let mut alone: Vec<People> = Vec::with_capacity(groups.len());
    for group in groups {
        let first = &namings[named[group.namings.start]];
        // `dua pria berinisial ID dan S`, `tiga orang, yakni …`
        let next = all.partition_point(|people| people.tokens.start < first.record.from);
        let owner = next.checked_sub(1).and_then(|at| all.get_mut(at)).filter(|people| {
            let size = Decimal::from(group.namings.len());
            // The name may be read as part of the noun: `satu orang pelaku inisial MZ`.
            let within = people.tokens.contains(&first.tokens.start);
            let joined = within || introduces(findings, people.tokens.end, first.record.from);
            // `seorang pria MR (31) dan perempuan LS (22)`
            let first_of = people.count == Decimal::ONE
                && !people.definite
                && findings.doc.view().is(Class::Someone, people.tokens.start);
            let fits = size <= people.count || first_of && people.tokens.end + 1 >= first.record.from;
            joined && people.namings.is_empty() && fits && group.tokens.start >= people.tokens.start
        });
        match owner {
            Some(people) => {
                people.namings = group.namings.clone();
                people.count = people.count.max(Decimal::from(group.namings.len()));
                let end = group.tokens.end.max(people.tokens.end);
                if findings.doc.view().bytes(people.tokens.start..end).len() <= LONGEST {
                    people.tokens.end = end;
                }
            }
            None => alone.push(group),
        }
    }
    // `SM (44) seorang sopir truk` is one person.
    let apposed = |people: &People| {
        let one = people.namings.is_empty() && people.count == Decimal::ONE && !people.definite;
        let next = namings.before(people.tokens.start);
        let before = next.checked_sub(1).and_then(|before| namings.get(before));
        let gap = before.and_then(|naming| people.tokens.start.checked_sub(naming.record.to.max(naming.tokens.end)));
        let view = findings.doc.view();
        let comma = view.before(people.tokens.start).is(b',');
        one && (gap == Some(0) || gap == Some(1) && comma)
            && findings.sentence(people.tokens.start).start < people.tokens.start
    };
    all.retain(|people| !apposed(people));
    all.extend(alone);
    all.sort_by_key(|people| people.tokens.start);
    // `YM (31) dan seorang perempuan AL (26)` are told together.
    let mut end = 0;
    all.retain(|people| {
        let inside = people.tokens.start < end && people.namings.is_empty() && people.count == Decimal::ONE;
        end = if people.namings.is_empty() { end } else { end.max(people.tokens.end) };
        !inside
    });
    named
}

/// Whether a name after people says who they are: `pria berinisial AR`, `tersangka, yakni AR`, `(4 pria) atas inisial T`.
fn introduces(findings: &Findings<'_>, from: usize, to: usize) -> bool {
    const MOST: usize = 12;
    let (doc, view) = (findings.doc, findings.doc.view());
    if to < from || to - from > MOST || doc.sentence(to).start > from {
        return false;
    }
    (from..to).all(|at| {
        !is_clause_verb(doc, at)
            && !view.token(at).is(b'.')
            && !view.has(Role::Subordinator, at)
            && !view.has(Role::Preposition, at)
            || view.has(Role::Named, at)
    })
}

/// Names that stand in one phrase, and their namings: `GO (21), seorang mahasiswa, dan PAK (27)`; `Onad dan istri` are two.
fn name_groups(findings: &Findings<'_>) -> (Vec<People>, Vec<usize>) {
    let (doc, view) = (findings.doc, findings.doc.view());
    let namings = &findings.candidates.persons;
    let mut groups: Vec<People> = Vec::with_capacity(namings.len());
    let mut named: Vec<usize> = Vec::with_capacity(namings.len());
    let mut last = 0;
    for (at, naming) in namings.iter().enumerate() {
        let joins = groups.last().is_some_and(|_| {
            let from = last;
            let to = naming.record.from;
            to >= from && to - from <= 10 && doc.sentence(to).start <= from && {
                let joined = (from..to)
                    .any(|at| view.token(at).is(b',') || view.has(Role::Coordinator, at) || view.has(Role::Along, at));
                let plain = (from..to).all(|at| {
                    view.token(at).is(b',')
                        || view.has(Role::Coordinator, at)
                        || view.has(Role::Joining, at)
                        || view.has(Role::Named, at)
                        || view.has(Role::Kin, at)
                        || view.is_word(at, "sang")
                        || view.has(Role::Accused, at)
                        || view.has(Role::Trade, at) && view.word(at).ends_with("nya")
                        || matches!(view.word(at), "seorang" | "pria" | "wanita" | "perempuan" | "lelaki")
                });
                let placed = view.has(Role::Coordinator, to.saturating_sub(1))
                    && view.has(Role::Locative, from)
                    && (from + 1..to - 1).all(|at| view.token(at).capital() || view.has(Role::Locative, at));
                joined && (plain || placed)
            }
        });
        // Another name of the same person counts once.
        let known = |group: &People| {
            let id = findings.person(at).map(|person| person.id);
            named[group.namings.clone()].iter().any(|other| findings.person(*other).map(|person| person.id) == id)
        };
        let alias = groups.last().is_some_and(|group| {
            let other = naming.record.alias_of.is_some_and(|start| group.tokens.contains(&start));
            let chained = last + 1 == naming.tokens.start && view.is_word(last, "alias");
            other || chained || naming.record.alias_of.is_some() && known(group)
        });
        match groups.last_mut() {
            Some(group) if alias => group.tokens.end = naming.tokens.end,
            Some(group) if joins && group.namings.len() < MOST_NAMES && !known(group) => {
                named.push(at);
                group.namings.end = named.len();
                group.count += Decimal::ONE;
                group.tokens.end = naming.tokens.end;
            }
            _ => {
                named.push(at);
                groups.push(People {
                    tokens: naming.tokens.clone(),
                    count: Decimal::ONE,
                    namings: named.len() - 1..named.len(),
                    definite: false,
                    bystanders: false,
                });
            }
        }
        last = naming.record.to.max(naming.tokens.end);
        // `Onad dan istri`
        let kin = last + 1 + usize::from(view.is_word(last + 1, "sang"));
        let more = (view.has(Role::Coordinator, last) || view.has(Role::Along, last)) && view.has(Role::Kin, kin);
        let followed = namings.get(at + 1).is_some_and(|next| next.record.from <= kin + 3);
        if let Some(group) = groups.last_mut().filter(|_| more && !followed) {
            group.count += Decimal::ONE;
            group.tokens.end = kin + 1;
        }
    }
    (groups, named)
}

/// Puts the tellings of one arrest together.
fn gather(tellings: &[Telling]) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (at, telling) in tellings.iter().enumerate() {
        let own = |case: &Case| {
            let first = &tellings[case.tellings[0]];
            first.setting.case == telling.setting.case || first.setting.case == 0 || telling.setting.case == 0
        };
        let same = |case: &Case| {
            if telling.another && !telling.people.definite {
                return false;
            }
            // `seorang warga sipil` after AL was named is someone else.
            let first = &tellings[case.tellings[0]];
            let one = telling.persons.is_empty() && !telling.people.definite && case.count == Decimal::ONE;
            // Nor is the one woman of all who were arrested whoever a case tells of.
            let share = first.share && first.setting.case != telling.setting.case;
            if one && !first.persons.is_empty() || share {
                return false;
            }
            let shared = telling.persons.iter().filter(|person| case.persons.contains(person)).count();
            let unnamed = case.persons.is_empty() || telling.persons.is_empty();
            let all = shared == telling.persons.len().max(case.persons.len());
            case.count == telling.people.count
                && own(case)
                && (unnamed || shared > 0 && (all || case.count > Decimal::ONE))
        };
        let named = |case: &Case| {
            // `S` of the eighth case is another than `S` of the tenth.
            own(case)
                && !telling.persons.is_empty()
                && telling.persons.len() == case.persons.len()
                && telling.persons.iter().all(|person| case.persons.contains(person))
        };
        let recent = || cases.iter().enumerate().rev().take(MOST_CASES);
        let found = recent()
            .find(|(_, case)| case.count == telling.people.count && named(case))
            .or_else(|| recent().find(|(_, case)| same(case)));
        match found.map(|(case, _)| case) {
            Some(case) => {
                let case = &mut cases[case];
                case.tellings.push(at);
                if case.persons.len() < telling.persons.len() {
                    case.persons.clone_from(&telling.persons);
                }
            }
            None => cases.push(Case {
                tellings: vec![at],
                count: telling.people.count,
                persons: telling.persons.clone(),
                part_of: None,
            }),
        }
    }
    cases
}

/// Says of each case which larger one includes it.
fn nest(cases: &mut [Case], tellings: &[Telling], scenery: &Scenery<'_>) {
    // Of each case: which of the numbered ones it is, whether it is the work of a period, and told as some of another.
    let told = |case: &Case| {
        let all = || case.tellings.iter().map(|at| &tellings[*at]);
        (tellings[case.tellings[0]].setting.case, all().any(|one| one.setting.period), all().any(|one| one.among))
    };
    let about: Vec<(usize, bool, bool)> = cases.iter().take(MOST_CASES).map(told).collect();
    let in_parts: Vec<Vec<usize>> = (0..about.len()).map(|whole| told_in_parts(cases, tellings, whole)).collect();
    let wholes: Vec<Option<usize>> = (0..about.len())
        .map(|part| {
            let own = &cases[part];
            let includes = |whole: &usize| {
                let case = &cases[*whole];
                if *whole == part || case.count <= own.count {
                    return false;
                }
                let people = !own.persons.is_empty() && own.persons.iter().all(|person| case.persons.contains(person));
                let ((numbered, period, _), (own_number, own_period, some)) = (about[*whole], about[part]);
                // Initials of one numbered case are nobody of another.
                if numbered > 0 && own_number > 0 && numbered != own_number {
                    return false;
                }
                let sum = period && !own_period;
                let share = tellings[case.tellings[0]].share;
                let listed = scenery.numbers_cases() && numbered == 0 && own_number > 0 && !share;
                let among = *whole < part && some;
                people || among || case.persons.is_empty() && (sum || listed || in_parts[*whole].contains(&part))
            };
            (0..about.len()).filter(includes).min_by_key(|whole| cases[*whole].count)
        })
        .collect();
    for (part, case) in cases.iter_mut().enumerate().take(wholes.len()) {
        // `Dua di antaranya`, and those of one case of a period, are some of all, not of the men or the women.
        let of_all = |whole: usize| about[part].2 || about[whole].1 && !about[part].1;
        let all = wholes[part].filter(|whole| of_all(*whole)).and_then(|whole| wholes[whole]);
        case.part_of = all.or(wholes[part]);
    }
}

/// The cases told after one that add up to it: empat pelaku, `tiga di Jember dan satu di Bali`. Those that the headline
/// told before count too.
fn told_in_parts(cases: &[Case], tellings: &[Telling], whole: usize) -> Vec<usize> {
    let own = &cases[whole];
    if !own.persons.is_empty() || own.count <= Decimal::ONE {
        return Vec::new();
    }
    let start = own.tellings[0];
    let told = |(at, case): (usize, &Case)| {
        let next = case.tellings.iter().find(|telling| **telling > start)?;
        (at != whole).then_some((tellings[*next].people.tokens.start, at))
    };
    let mut after: Vec<(usize, usize)> = cases.iter().take(MOST_CASES).enumerate().filter_map(told).collect();
    after.sort_unstable();
    let mut sum = Decimal::ZERO;
    for (last, (_, at)) in after.iter().enumerate() {
        let Some(more) = sum.checked_add(cases[*at].count) else { break };
        sum = more;
        if sum >= own.count {
            let adds_up = sum == own.count && last > 0;
            return if adds_up { after[..=last].iter().map(|(_, at)| *at).collect() } else { Vec::new() };
        }
    }
    Vec::new()
}

fn records(
    findings: &Findings<'_>,
    tellings: &[Telling],
    cases: &[Case],
    scenery: &Scenery<'_>,
    quotes: &[Quote],
) -> Vec<(Arrest, Setting)> {
    let view = findings.doc.view();
    let id =
        |case: &Case| Id { kind: Kind::Arrest, at: view.bytes(tellings[case.tellings[0]].people.tokens.clone()).start };
    cases
        .iter()
        .enumerate()
        .map(|(at, case)| {
            let told = || case.tellings.iter().map(|at| &tellings[*at]);
            let first = &tellings[case.tellings[0]];
            let named = told().find(|telling| telling.setting.named);
            let mut setting = first.setting;
            let named = named.or_else(|| {
                told().find(|telling| first.setting.bodies.is_empty() && !telling.setting.bodies.is_empty())
            });
            if !setting.named
                && let Some(named) = named
            {
                setting.bodies = named.setting.bodies;
            }
            Scenery::complete_by_others(&mut setting, told().map(|telling| &telling.setting));
            let parts =
                cases.iter().filter(|part| part.part_of == Some(at)).map(|part| &tellings[part.tellings[0]].setting);
            if cases.len() <= MOST_CASES && parts.clone().next().is_some() {
                scenery.loosen(&mut setting, parts);
            }
            let period = told().any(|telling| telling.setting.period);
            if period {
                setting.period = true;
                scenery.widen(&mut setting);
            }
            scenery.complete_by_story(&mut setting);
            let (region, region_basis) = scenery.region(&setting);
            let mut evidence = vec![scenery.evidence(EvidencePart::Verb, &(first.act.start..first.act.end))];
            evidence.extend(scenery.evidence_of(&setting));
            let bytes = view.bytes(first.people.tokens.clone());
            let part_of = case.part_of.and_then(|whole| cases.get(whole)).map(&id);
            let record = Arrest {
                id: id(case),
                count: case.count,
                persons: case.persons.clone(),
                mentions: told().map(|telling| findings.doc.view().excerpt(telling.people.tokens.clone())).collect(),
                part_of,
                scope: if period { Scope::Period } else { Scope::Event },
                additive: part_of.is_none() && !period,
                assertion: Assertion::Asserted,
                outcome: outcome(findings, &case.persons, case.count)
                    .or_else(|| told().find_map(|telling| fate(findings, telling))),
                agencies: scenery.agencies(&setting),
                date: scenery.date_id(&setting),
                place: scenery.place_id(&setting),
                region,
                region_basis,
                incident: None,
                evidence,
                said_by: quote_around(quotes, &bytes).map(|quote| quote.id),
                rule: std::borrow::Cow::Borrowed(first.rule.name),
            };
            (record, setting)
        })
        .collect()
}

/// What became of those whom nobody names: `dua pelajar diamankan, lalu dilepaskan`, `… tetapi kabur dari sel`.
fn fate(findings: &Findings<'_>, telling: &Telling) -> Option<Outcome> {
    if !telling.persons.is_empty() || telling.act.voice != Voice::Passive {
        return None;
    }
    let (doc, view) = (findings.doc, findings.doc.view());
    let clause = (telling.act.end..findings.sentence(telling.act.start).end).take_while(|at| {
        !view.token(*at).is_double_quote() && view.word(*at) != "yang" && view.word(*at) != "sedangkan"
    });
    let mut fates = clause.filter(|at| view.has(Role::Fate, *at) && !view.follows(Role::Denial, *at));
    fates.find_map(|at| match doc.lexicon.fate(view.token(at).word, Told::Subject)? {
        StatusKind::Released => Some(Outcome::Released),
        StatusKind::Fugitive if gets_away(view, at) && other_fate(view, telling.act.end, at) => Some(Outcome::Escaped),
        _ => None,
    })
}

/// Whether a word of flight tells of one that succeeded: not `sempat kabur`, `hendak melarikan diri`.
fn gets_away(view: View<'_>, at: usize) -> bool {
    !(at.saturating_sub(3)..at).any(|at| {
        let before = view.has(Role::Subordinator, at) && !view.has(Role::GoingOn, at);
        before || view.has(Role::Former, at) || view.has(Role::Wish, at) || view.is_word(at, "sempat")
    })
}

/// Whether a word of flight is of those who were arrested, and not of somebody else: `…, sedangkan tekongnya kabur`.
fn other_fate(view: View<'_>, from: usize, at: usize) -> bool {
    !(from..at)
        .any(|at| view.has(Role::Contrast, at) || view.has(Role::Subordinator, at) && !view.has(Role::GoingOn, at))
}

/// What became of all who were arrested, where the text tells it of each of them.
fn outcome(findings: &Findings<'_>, persons: &[Id], count: Decimal) -> Option<Outcome> {
    let told = |id: &Id| {
        let person = findings.person_by_id(*id)?;
        let arrested =
            person.status.iter().find(|status| status.status == StatusKind::Arrested).map(|status| status.start);
        person.status.iter().rev().find_map(|status| match status.status {
            StatusKind::Released => Some(Outcome::Released),
            StatusKind::Dead => Some(Outcome::Died),
            StatusKind::Fugitive => {
                let token = findings.doc.tokens.partition_point(|token| (token.start as usize) < status.start);
                let after = arrested.is_some_and(|arrested| arrested < status.start);
                (after && gets_away(findings.doc.view(), token)).then_some(Outcome::Escaped)
            }
            _ => None,
        })
    };
    let first = persons.first().and_then(told)?;
    let all = Decimal::from(persons.len()) == count && persons.iter().all(|person| told(person) == Some(first));
    all.then_some(first)
}
