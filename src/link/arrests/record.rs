//! The record of a case, and what became of those whom it is of.

use rust_decimal::Decimal;

use super::{Case, MOST_CASES, Telling};
use crate::lexicon::{Role, Told, Voice};
use crate::link::findings::{Findings, quote_around};
use crate::link::setting::{Scenery, Setting};
use crate::records::{Arrest, Assertion, EvidencePart, Id, Kind, Outcome, Quote, Scope, StatusKind};
use crate::segment::View;

pub(super) fn records(
    findings: &Findings<'_>,
    tellings: &[Telling],
    cases: &[Case],
    scenery: &Scenery<'_>,
    quotes: &[Quote],
) -> Vec<(Arrest, Setting)> {
    let view = findings.doc.view();
    let id =
        |case: &Case| Id { kind: Kind::Arrest, at: view.bytes(tellings[case.tellings[0]].people.tokens.clone()).start };
    let record = |(at, case): (usize, &Case)| {
        let told = || case.tellings.iter().map(|at| &tellings[*at]);
        let first = &tellings[case.tellings[0]];
        let setting = setting(at, tellings, cases, scenery);
        let (region, region_basis) = scenery.region(&setting);
        let mut evidence = vec![scenery.evidence(EvidencePart::Verb, &(first.act.start..first.act.end))];
        evidence.extend(scenery.evidence_of(&setting));
        let part_of = case.part_of.and_then(|whole| cases.get(whole)).map(&id);
        let arrest = Arrest {
            id: id(case),
            count: case.count,
            persons: case.persons.clone(),
            mentions: told().map(|telling| view.excerpt(telling.people.tokens.clone())).collect(),
            part_of,
            scope: if setting.period { Scope::Period } else { Scope::Event },
            additive: part_of.is_none() && !setting.period,
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
            said_by: quote_around(quotes, &view.bytes(first.people.tokens.clone())).map(|quote| quote.id),
            rule: std::borrow::Cow::Borrowed(first.rule.name),
        };
        (arrest, setting)
    };
    cases.iter().enumerate().map(record).collect()
}

/// Who made the arrests of a case, where and when, by all its tellings.
fn setting(at: usize, tellings: &[Telling], cases: &[Case], scenery: &Scenery<'_>) -> Setting {
    let case = &cases[at];
    let told = || case.tellings.iter().map(|at| &tellings[*at].setting);
    let mut setting = tellings[case.tellings[0]].setting;
    if !setting.named {
        let named = told().find(|told| told.named);
        let any = || told().find(|told| setting.bodies.is_empty() && !told.bodies.is_empty());
        setting.bodies = named.or_else(any).map_or(setting.bodies, |told| told.bodies);
    }
    scenery.complete_by_others(&mut setting, told());
    let parts = cases.iter().filter(|part| part.part_of == Some(at)).map(|part| &tellings[part.tellings[0]].setting);
    if cases.len() <= MOST_CASES && parts.clone().next().is_some() {
        scenery.loosen(&mut setting, parts);
    }
    if told().any(|told| told.period) {
        setting.period = true;
        scenery.widen(&mut setting);
    }
    scenery.complete_by_story(&mut setting);
    setting
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
