//! Which namings stand in one list: what is told before or after it is told of all in it.

use std::ops::Range;

use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::person::Naming;
use crate::lexicon::{Class, Role, RoleSet};
use crate::records::PersonRole;

/// Whether only what joins a list stands between namings and those after them: no `dan istrinya`.
pub(super) fn is_bare_list(doc: &Document<'_>, namings: &[Candidate<Naming>], list: Range<usize>) -> bool {
    let view = doc.view();
    list.into_iter().all(|at| {
        let between = namings[at].record.to..namings[at + 1].record.from;
        let joins = |at: usize| view.token(at).is(b',') || view.has(Role::Coordinator, at);
        let alias = namings[at + 1].record.alias_of == Some(namings[at].tokens.start);
        alias || between.into_iter().all(joins) || are_listed(doc, &namings[at].record, &namings[at + 1].record)
    })
}

/// What the words before a list tell of all in it: diduga pengedar, yakni Galih (35), `Turmuji (41)`, dan `Wulan (28)`.
pub(super) fn role_in_list(doc: &Document<'_>, namings: &[Candidate<Naming>], member: usize) -> Option<PersonRole> {
    let own = &namings[member].record;
    if own.role.is_some() || own.rank.is_some() || own.alias_of.is_some() {
        return None;
    }
    let first = list_before(doc, namings, member);
    let role = namings[first]
        .record
        .role
        .filter(|role| matches!(role, PersonRole::Suspect | PersonRole::Victim | PersonRole::Witness))?;
    (first < member && is_bare_list(doc, namings, first..member)).then_some(role)
}

/// The first of the namings of the list with `dan` that one stands in, or that one.
pub(super) fn list_before(doc: &Document<'_>, namings: &[Candidate<Naming>], member: usize) -> usize {
    const MOST_NAMES: usize = 8;
    let view = doc.view();
    let from = namings[member].record.from;
    // Most names stand in no list.
    const JOINING: RoleSet = RoleSet::EMPTY.with(Role::Coordinator).with(Role::Along).with(Role::Kin).with(Role::Trade);
    let joined = matches!(view.before(from).mark, b',' | b';') || view.follows_any(JOINING, from);
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

/// The last of the namings that a list with `dan` holds from one on.
pub(super) fn list_after(doc: &Document<'_>, namings: &[Candidate<Naming>], first: usize) -> Option<usize> {
    const MOST_NAMES: usize = 8;
    const MOST_TOKENS: usize = 3;
    const MOST_PLACE: usize = 9;
    let view = doc.view();
    for last in first..first + MOST_NAMES {
        let (to, next) = (namings.get(last)?.record.to, namings.get(last + 1)?.record.from);
        if are_listed(doc, &namings[last].record, &namings[last + 1].record) {
            if view.follows(Role::Coordinator, next) {
                return Some(last + 1);
            }
            continue;
        }
        // `menangkap Galih (31) di Depok dan Turmuji (28) di Bogor`
        let placed = view.is_word(to, "di")
            && (to..to + MOST_PLACE).contains(&next)
            && view.follows(Role::Coordinator, next)
            && view.is_word(namings[last + 1].record.to, "di");
        // `… dan Wulan di rumah sakit menjenguk korban`
        let after = namings[last + 1].record.to;
        let goes_on = |at: &usize| view.token(*at).is_word() && !view.token(*at).flags.sentence_start();
        let rest = (after..(after + MOST_PLACE).min(view.len())).take_while(goes_on);
        if placed && !(to..next).chain(rest).any(|at| doc.is_verb_at(at)) {
            return Some(last + 1);
        }
        let comma = usize::from(view.token(to).is(b','));
        const JOINING: RoleSet = RoleSet::EMPTY.with(Role::Coordinator).with(Role::Along);
        let joint = to + comma;
        let joins = view.has_any(JOINING, joint) && !view.token(joint).capital() && !view.has(Role::Contrast, joint);
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

/// The naming that a sentence goes on with after a clause on it that ends with another: `DS (29)`, yang mengunjungi suaminya,
/// narapidana AP, turut diamankan.
pub(in crate::link) fn subject_over(doc: &Document<'_>, namings: &[Candidate<Naming>], member: usize) -> Option<usize> {
    const MOST: usize = 6;
    let view = doc.view();
    let naming = &namings.get(member)?.record;
    if !view.token(naming.to).is(b',') || view.follows(Role::Coordinator, naming.from) {
        return None;
    }
    let sentence = doc.sentence(naming.from);
    let first = namings.partition_point(|naming| naming.tokens.start < sentence.start);
    let subject = &namings[..member].get(first)?.record;
    let relative = subject.to + usize::from(view.token(subject.to).is(b','));
    // `Seorang perempuan berinisial`, but `Dari keterangan`
    let acts = |at: usize| doc.is_verb_at(at) && !view.has(Role::Named, at);
    let opens = |at: usize| view.token(at).is_word() && !view.has(Role::Preposition, at) && !acts(at);
    let lead = sentence.start..subject.from;
    (view.is_word(relative, "yang") && lead.len() <= MOST && lead.into_iter().all(opens)).then_some(first)
}

/// Whether two who are given their ages stand in a list that tells who each is: AS (32), `warga Legok; BT (29), swasta; dan`
/// CD (41).
pub(in crate::link) fn are_listed(doc: &Document<'_>, one: &Naming, next: &Naming) -> bool {
    const MOST: usize = 16;
    const OTHERS: RoleSet = RoleSet::EMPTY
        .with(Role::Accused)
        .with(Role::Victim)
        .with(Role::Witness)
        .with(Role::Kin)
        .with(Role::Offender)
        .with(Role::Along)
        .with(Role::QuoteCue)
        .with(Role::Speech)
        .with(Role::Subordinator)
        .with(Role::Denial);
    let view = doc.view();
    let between = one.to..next.from;
    if one.age.is_none() || next.age.is_none() || between.len() < 2 || between.len() > MOST {
        return false;
    }
    let coordinates = |at: usize| view.is_word(at, "dan") || view.is_word(at, "serta");
    let separates = |at: usize| matches!(view.token(at).mark, b',' | b';') || coordinates(at);
    let tells = |at: usize| {
        let token = view.token(at);
        let told = !view.has_any(OTHERS, at) && !view.is(Class::Number, at) && (token.capital() || !doc.is_verb_at(at));
        !token.flags.sentence_start() && (token.is_word() && told || separates(at))
    };
    separates(next.from - 1) && between.into_iter().all(tells)
}
