//! The people of an article as it counts and names them: those whom an arrest may be of.

use std::ops::Range;

use rust_decimal::Decimal;

use super::People;
use crate::lexicon::{ActKind, Class, Role, RoleSet, Voice};
use crate::link::acts::is_clause_verb;
use crate::link::findings::Findings;
use crate::link::persons::lists::are_listed;
use crate::segment::View;

/// What may stand between the names of one phrase.
const PLAIN: RoleSet =
    RoleSet::EMPTY.with(Role::Coordinator).with(Role::Joining).with(Role::Named).with(Role::Kin).with(Role::Accused);
/// What may tell where those of a list live.
const HOME: RoleSet =
    RoleSet::EMPTY.with(Role::Resident).with(Role::Locative).with(Role::Coordinator).with(Role::Origin);
/// The longest mention, in bytes.
const LONGEST: usize = 160;
/// Most names in one phrase.
const MOST_NAMES: usize = 48;

/// The people that an article names or counts, in text order, and the namings of all.
pub(super) fn people(findings: &Findings<'_>) -> (Vec<People>, Vec<usize>) {
    let (doc, view) = (findings.doc, findings.doc.view());
    let mut all: Vec<People> = Vec::new();
    all.extend((0..findings.candidates.quantities.len()).filter_map(|quantity| counted(findings, quantity)));
    for at in doc.events(Class::Collective) {
        if let Some(found) = view.find(Class::Collective, at) {
            let alone = view.word(at).ends_with("nya");
            let noun = view.is(Class::Person, at + 1) || view.has(Role::Accused, at + 1);
            if alone || noun {
                let end = at + 1 + usize::from(!alone);
                let end =
                    view.find(Class::Person, at + 1).map_or(end, |noun| if alone { end } else { at + 1 + noun.len });
                all.push(People { definite: true, ..People::new(at..end, Decimal::from(found.value)) });
            }
        }
    }
    for at in doc.events(Class::Someone) {
        if !view.is_word(at + 1, "diri") && !view.follows(Role::Denial, at) {
            let noun = doc.noun_phrase_from(at + 1).map_or(at + 1, |noun| noun.end);
            all.push(People::new(at..noun, Decimal::ONE));
        }
    }
    all.sort_by_key(|people| people.tokens.start);
    let namings = add_names(findings, &mut all);
    (all, namings)
}

/// The people whom a quantity counts: `tiga tersangka`, `12 orang`.
fn counted(findings: &Findings<'_>, quantity: usize) -> Option<People> {
    let view = findings.doc.view();
    let candidate = &findings.candidates.quantities[quantity];
    let (measure, tokens) = (&candidate.record, &candidate.tokens);
    let item = measure.item.as_ref();
    let of_people = |item: &Range<usize>| view.is(Class::Person, item.start) || view.has(Role::Accused, item.start);
    let counts_people = match findings.unit(measure).map(|unit| unit.name.as_ref()) {
        Some("orang") => true,
        // `lima dari tujuh napi` are five; the seven are told by them alone.
        None if is_whole(findings, quantity) => false,
        // `tujuh orang terlibat, lima di antaranya sudah ditangkap`
        None if item.is_none() => follows_people(findings, quantity) && is_part_taken(findings, tokens.end),
        None => item.is_some_and(|item| {
            let part = view.is_word(tokens.end, "dari") && item.start == tokens.end + 2;
            (item.start == tokens.end || part || is_part_taken(findings, tokens.end)) && of_people(item)
        }),
        Some(_) => false,
    };
    let value = findings.readings[quantity].value;
    if !counts_people || measure.upper.is_some() || !value.fract().is_zero() {
        return None;
    }
    // `12 anggota jaringan` are seldom bystanders.
    let others = |item: &Range<usize>| view.has(Role::Bystander, item.start) && !view.has(Role::Gang, item.start + 1);
    // `dua pasangan suami istri` are four.
    let pairs = item.is_some_and(|item| view.has(Role::Pair, item.start));
    let count = if pairs { value.checked_add(value)? } else { value };
    let end = item.map_or(tokens.end, |item| item.end.max(tokens.end));
    Some(People { bystanders: item.is_some_and(others), ..People::new(tokens.start..end, count) })
}

/// Whether the quantity before one is of people: `tujuh orang`.
fn follows_people(findings: &Findings<'_>, quantity: usize) -> bool {
    let before = quantity.checked_sub(1).and_then(|before| findings.candidates.quantities.get(before));
    before.and_then(|before| findings.unit(&before.record)).is_some_and(|unit| unit.counts_people())
}

/// Whether words after a number tell that so many of a set were arrested: tujuh napi kabur, lima `di antaranya sudah
/// ditangkap`.
fn is_part_taken(findings: &Findings<'_>, end: usize) -> bool {
    let view = findings.doc.view();
    if !(view.is_word(end, "di") && view.is_word(end + 1, "antaranya")) {
        return false;
    }
    let verb = (end + 2..end + 5).find(|at| !view.has(Role::Auxiliary, *at));
    let act = verb.and_then(|at| view.find(Class::Act, at)).and_then(|found| view.lexicon.act(found));
    act.is_some_and(|(kind, voice)| kind == ActKind::Arrest && voice == Voice::Passive)
}

/// Whether a quantity counts the set of which the one before picks some: lima dari `tujuh` napi.
fn is_whole(findings: &Findings<'_>, quantity: usize) -> bool {
    let quantities = &findings.candidates.quantities;
    let from = quantities[quantity].tokens.start;
    let before = quantity.checked_sub(1).and_then(|before| quantities.get(before));
    let part = before.is_some_and(|before| before.tokens.end + 1 == from);
    part && from > 0 && findings.doc.view().is_word(from - 1, "dari")
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
            None => alone.push(with_others(findings, group, &named, all)),
        }
    }
    all.retain(|people| !people.count.is_zero());
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
    let view = findings.doc.view();
    let namings = &findings.candidates.persons;
    let mut groups: Vec<People> = Vec::with_capacity(namings.len());
    let mut named: Vec<usize> = Vec::with_capacity(namings.len());
    let mut last = 0;
    for (at, naming) in namings.iter().enumerate() {
        let listed = |before: usize| are_listed(findings.doc, &namings[before].record, &naming.record);
        let joins = !groups.is_empty()
            && (is_one_phrase(findings, last, naming.record.from) || at.checked_sub(1).is_some_and(listed));
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
                let own = named.len() - 1..named.len();
                groups.push(People { namings: own, ..People::new(naming.tokens.clone(), Decimal::ONE) });
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

/// Whether a noun for somebody of a trade goes on a list of such: sopir MJ (38) dan `kernet` SB.
fn is_beside(view: View<'_>, at: usize) -> bool {
    const OTHERS: RoleSet =
        RoleSet::EMPTY.with(Role::Bystander).with(Role::Officer).with(Role::OfCourt).with(Role::Witness);
    view.has(Role::Trade, at) && !view.has_any(OTHERS, at) && view.follows(Role::Coordinator, at)
}

/// Names with those who are only counted beside them, who are then none by themselves: `Bupati Azis dan enam orang lainnya`.
fn with_others(findings: &Findings<'_>, group: People, named: &[usize], all: &mut [People]) -> People {
    let view = findings.doc.view();
    let last = named[group.namings.clone()].last().and_then(|naming| findings.candidates.persons.get(*naming));
    let end = last.map_or(group.tokens.end, |naming| naming.record.to.max(group.tokens.end));
    if !view.has(Role::Coordinator, end) || view.has(Role::Contrast, end) {
        return group;
    }
    let at = all.partition_point(|people| people.tokens.start <= end);
    let others = all.get_mut(at).filter(|others| {
        let next = others.tokens.end;
        let beside = others.tokens.start == end + 1 && others.namings.is_empty() && !others.definite;
        beside && (view.is_word(next, "lain") || view.is_word(next, "lainnya"))
    });
    let Some(others) = others else { return group };
    let count = std::mem::replace(&mut others.count, Decimal::ZERO);
    People {
        count: group.count.checked_add(count).unwrap_or(group.count),
        tokens: group.tokens.start..others.tokens.end + 1,
        ..group
    }
}

/// Whether a name ends and the next begins in one phrase: `GO (21)`, seorang mahasiswa, dan `PAK`.
fn is_one_phrase(findings: &Findings<'_>, from: usize, to: usize) -> bool {
    const MOST: usize = 10;
    let (doc, view) = (findings.doc, findings.doc.view());
    if to < from || to - from > MOST || doc.sentence(to).start > from {
        return false;
    }
    // `AG (20), sementara rekannya UJ (DPO) masih diburu`
    if (from..to).any(|at| view.has(Role::Contrast, at) && view.has(Role::Coordinator, at)) {
        return false;
    }
    // `SL (39), warga Klakah; MT (27) dan HR (30), keduanya warga Ranuyoso; serta BS (44)`
    let home = |at: usize| {
        let token = view.token(at);
        matches!(token.mark, b',' | b';') || token.capital() || view.has_any(HOME, at) || view.is(Class::Collective, at)
    };
    if (from..to).any(|at| view.token(at).is(b';')) && (from..to).all(home) {
        return true;
    }
    let joined = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at) || view.has(Role::Along, at);
    let plain = |at: usize| {
        view.token(at).is(b',')
            || view.has_any(PLAIN, at)
            || view.is_word(at, "sang")
            || view.has(Role::Trade, at) && view.word(at).ends_with("nya")
            || at + 1 == to && is_beside(view, at)
            || matches!(view.word(at), "seorang" | "pria" | "wanita" | "perempuan" | "lelaki")
    };
    let placed = || {
        view.has(Role::Coordinator, to.saturating_sub(1))
            && view.has(Role::Locative, from)
            && (from + 1..to - 1).all(|at| view.token(at).capital() || view.has(Role::Locative, at))
    };
    // `FZ, dan seorang warga negara China berinisial ZW`
    let described = || {
        let someone = (from..to).find(|at| view.is(Class::Someone, *at)).filter(|at| *at > from);
        let told = |at: usize| view.token(at).is_word() && !view.has(Role::Preposition, at) && !is_clause_verb(doc, at);
        someone.is_some_and(|someone| {
            (from..someone).all(joined) && view.has(Role::Named, to - 1) && (someone..to - 1).all(told)
        })
    };
    (from..to).any(joined) && ((from..to).all(plain) || placed() || described())
}
