//! Cases: the tellings of one arrest put together, and the cases that others include.

use rust_decimal::Decimal;

use super::{Case, MOST_CASES, Reader, Telling};
use crate::link::findings::Findings;
use crate::link::setting::Scenery;

/// Puts the tellings of one arrest together.
pub(super) fn gather(tellings: &[Telling], findings: &Findings<'_>) -> Vec<Case> {
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
            // `dua kurir (5/8)`, `dua pria (17/8)`
            let later = !telling.people.definite && first.setting.is_of_other_day(&telling.setting, findings);
            if one && !first.persons.is_empty() || share || later {
                return false;
            }
            let shared = telling.persons.iter().filter(|person| case.persons.contains(person)).count();
            let unnamed = case.persons.is_empty() || telling.persons.is_empty();
            let all = shared == telling.persons.len().max(case.persons.len());
            (case.count == telling.people.count || is_rounded(case, first, telling, findings))
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
                // A headline rounds: `3.200 Tersangka`, and then 3.214.
                case.count = telling.people.count;
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

/// Whether a headline tells of a case in round hundreds that a telling counts one by one.
fn is_rounded(case: &Case, first: &Telling, telling: &Telling, findings: &Findings<'_>) -> bool {
    const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
    let whole = case.count >= HUNDRED && (case.count % HUNDRED).is_zero();
    let near = (case.count - telling.people.count).abs() < HUNDRED.min(telling.people.count / Decimal::TEN);
    whole && near && case.persons.is_empty() && findings.doc.is_title(first.people.tokens.start)
}

/// Says of each case which larger one includes it.
pub(super) fn nest(cases: &mut [Case], tellings: &[Telling], scenery: &Scenery<'_>) {
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
                let told = in_parts[*whole].contains(&part);
                people || among || told || case.persons.is_empty() && (sum || listed)
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
    let start = own.tellings[0];
    // The men of all who were arrested are not told one by one.
    if tellings[start].share || own.count <= Decimal::ONE {
        return Vec::new();
    }
    // Those whom the text names are made up of men and women, but of nobody else.
    let named = !own.persons.is_empty();
    let told = |(at, case): (usize, &Case)| {
        let next = case.tellings.iter().find(|telling| **telling > start)?;
        let part = !named || tellings[*next].share;
        (at != whole && part).then_some((tellings[*next].people.tokens.start, at))
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

impl Reader<'_> {
    /// Tells who the people of a case are from where the text lists them: `Ketiganya adalah RA, MH, dan WW`.
    pub(super) fn name(&self, cases: &mut [Case], tellings: &[Telling], scenery: &Scenery<'_>) {
        let named = self
            .people
            .iter()
            .filter(|people| Decimal::from(people.namings.len()) == people.count && people.count > Decimal::ONE);
        for people in named.take(MOST_CASES) {
            let persons = self.persons(people);
            // `dua pria, yakni AM dan RZ, serta dua wanita`: the women are two others.
            if cases.iter().any(|case| case.persons == persons) {
                continue;
            }
            // Those of one of the cases that the article numbers are not those of another.
            let own = scenery.case(people.tokens.start);
            let of_case = |case: usize| case == own || case == 0 || own == 0;
            let fits = |case: &&mut Case| {
                let near = case.tellings.iter().map(|at| &tellings[*at]).any(|telling| {
                    telling.people.tokens.start.abs_diff(people.tokens.start) < 400 && of_case(telling.setting.case)
                });
                case.persons.is_empty() && case.count == people.count && near
            };
            if let Some(case) = cases.iter_mut().rfind(|case| fits(case)) {
                case.persons = persons;
            }
        }
    }
}
