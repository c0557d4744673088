//! Who acted: the subject of an active verb, the agent of a passive one, or the body in hand.

use std::ops::Range;

use super::{Bodies, Scenery, Setting};
use crate::lexicon::{Role, Voice};
use crate::link::acts::Act;
use crate::link::findings::Findings;
use crate::link::key_of;
use crate::records::{Id, Organization, OrganizationKind};

/// Whoever speaks and those of his body.
const OWN_SIDE: &str = "pihaknya";

/// What bodies do before they take things and people.
const WORK: [&str; 4] = ["pengembangan", "pengintaian", "penyelidikan", "penyergapan"];

/// Before those who only looked on.
const ONLOOKING: [&str; 3] = ["dihadiri", "disaksikan", "perwakilan"];

/// Whether a body takes things and people.
pub(in crate::link) fn is_enforcer(findings: &Findings<'_>, naming: usize, tokens: &Range<usize>) -> bool {
    use OrganizationKind::*;
    // `kejaksaan`, `polisi` written small is whichever body is in hand.
    if !tokens.clone().any(|at| findings.doc.view().token(at).capital()) {
        return false;
    }
    let (body, view) = (findings.organization(naming), findings.doc.view());
    // `Kejaksaan` in a title, where all words are capital, stands for the Kejaksaan Tinggi Lampung of the text.
    let generic = |body: &Organization| {
        let mut others = findings.organizations.iter().filter(|other| other.id != body.id && other.kind == body.kind);
        others.any(|other| other.name.starts_with(body.name.as_str()))
    };
    let plain = tokens.len() == 1 && findings.doc.is_title(tokens.start) && !view.token(tokens.start).flags.upper();
    if plain && body.is_some_and(generic) || view.has(Role::Laboratory, tokens.start) {
        return false;
    }
    let kind = body.map(|body| body.kind);
    matches!(kind, Some(Police | NarcoticsAgency | Prosecutor | Prison | Military))
        || tokens.clone().any(|at| findings.doc.view().has(Role::Enforcer, at))
}

impl<'a> Scenery<'a> {
    /// Whether the naming of a body that acts is a line of its own, the heading of what it did: `2. Polsek Suppa`.
    pub(super) fn is_heading(&self, naming: usize) -> bool {
        let tokens = &self.findings.candidates.organizations[naming].tokens;
        let opens = |at: usize| self.view.token(at).flags.line_start();
        let marked = || {
            let mark = matches!(self.view.before(tokens.start).mark, b'.' | b')' | b'-' | b'*');
            mark && [1, 2].iter().any(|back| tokens.start.checked_sub(*back).is_some_and(opens))
        };
        let closes = |at: usize| at < self.view.len() && (opens(at) || self.view.token(at).is(b':'));
        self.may_act(naming) && (opens(tokens.start) || marked()) && closes(tokens.end)
    }

    /// The body that heads the line of a thing, where that line is one of a list after what is told of all.
    pub(super) fn heading_between(&self, from: usize, told: usize) -> Option<Bodies> {
        let last = self.actors.partition_point(|(at, _)| *at < told).checked_sub(1)?;
        let (at, bodies) = self.actors[last];
        (at >= from && bodies.leading().is_some_and(|naming| self.is_heading(naming))).then_some(bodies)
    }

    /// Whether a clause tells what the police or the narcotics agency did or counted: `Polda Jambi mencatat 386 kasus`.
    pub(super) fn is_subject(&self, naming: usize) -> bool {
        let kind = self.findings.organization(naming).map(|body| body.kind);
        if !matches!(kind, Some(OrganizationKind::Police | OrganizationKind::NarcoticsAgency)) {
            return false;
        }
        let tokens = &self.findings.candidates.organizations[naming].tokens;
        let counts = ["menangani", "mencatat", "membukukan"].iter().any(|word| self.view.is_word(tokens.end, word));
        // `Sitaan terbanyak berasal dari Polsek Singosari`
        let start = tokens.start.wrapping_sub(1);
        let source = self.view.is_word(start, "dari") && self.view.is_word(start.wrapping_sub(1), "berasal");
        // `Giliran BNNP Kaltim melakukan pengembangan`
        let turn = self.view.is_word(start, "giliran");
        let works = self.view.is_word(tokens.end, "melakukan")
            && WORK.iter().any(|word| self.view.is_word(tokens.end + 1, word));
        (counts || source || turn || works) && self.may_act(naming)
    }

    /// Whether a sentence opens with the officers of a body: `Petugas Polsek Suppa mencurigai sebuah becak`.
    pub(super) fn opens_with_officers(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        let officers = start > 0 && self.view.has(Role::Officer, start - 1);
        officers && self.may_act(naming) && self.findings.sentence(start).start + 1 == start
    }

    /// The bodies of a setting, each once, the leading one first.
    pub(crate) fn agencies(&self, setting: &Setting) -> Vec<Id> {
        let mut agencies = Vec::with_capacity(setting.bodies.count);
        for body in self.bodies(setting) {
            if !agencies.contains(&body) {
                agencies.push(body);
            }
        }
        agencies
    }

    /// The bodies of a setting by their namings, the leading one first.
    pub(crate) fn bodies(&self, setting: &Setting) -> impl Iterator<Item = Id> {
        setting.bodies.namings().filter_map(|naming| self.findings.organization(naming)).map(|body| body.id)
    }

    /// The leading body of a setting.
    pub(crate) fn leading_body(&self, setting: &Setting) -> Option<&'a Organization> {
        self.findings.organization(setting.bodies.leading()?)
    }

    /// The namings of the bodies that an act names as doing it, the leading one first.
    pub(super) fn agencies_of(&self, verb: &Act) -> Bodies {
        const AGENT_REACH: usize = 14;
        const SUBJECT_REACH: usize = 60;
        let namings = &self.findings.candidates.organizations;
        let sentence = self.findings.sentence(verb.start);
        let all = namings.within(&sentence);
        let agent = || {
            let after = all.clone().filter(|at| namings[*at].tokens.start >= verb.end);
            after.take_while(|at| namings[*at].tokens.start < verb.end + AGENT_REACH).find(|at| {
                let start = namings[*at].tokens.start;
                let near = verb.voice == Voice::Passive || start <= verb.end + 1 || self.is_doer(start);
                let agent = near && self.may_act(*at) && !self.is_partner(*at) || self.is_agent(*at);
                // `kasus itu terbongkar ketika petugas Polsek mencurigai …`: another clause.
                let comma = !self.is_agent(*at);
                let ends = |at: usize| self.view.has(Role::Subordinator, at) || comma && self.view.token(at).is(b',');
                agent && !self.act_between(verb.end, start) && !(verb.end..start).any(ends)
            })
        };
        let subject = || {
            let before = all.clone().rev().filter(|at| namings[*at].tokens.end <= verb.start);
            before
                .take_while(|at| verb.start - namings[*at].tokens.end < SUBJECT_REACH)
                .filter(|at| self.may_act(*at))
                .map(|naming| (naming, self.leading(naming, sentence.start)))
                // `berkoordinasi dengan pihak Lapas X dan mengamankan CD`: it was only asked.
                .find(|(naming, leading)| {
                    leading < naming || !self.is_asked(*naming) && !self.is_joined_by_team(*naming)
                })
                .map(|(_, leading)| leading)
        };
        let found = match verb.voice {
            Voice::Passive => agent().or_else(subject),
            Voice::Active => subject(),
            Voice::Noun => agent().or_else(subject),
        };
        found.map_or(Bodies::default(), |first| self.joined(first, sentence.end))
    }

    pub(super) fn act_between(&self, from: usize, to: usize) -> bool {
        !self.acts.within(&(from..to)).is_empty()
    }

    /// Lets no body act that only looked on: pemusnahan `disaksikan perwakilan` Kejari X, PN X `dan` BPOM.
    pub(super) fn bar_witnesses(&mut self) {
        const MOST: usize = 4;
        let namings = &self.findings.candidates.organizations;
        let mut last = None;
        for naming in 0..self.enforcers.len() {
            let start = namings[naming].tokens.start;
            let words = (start.saturating_sub(MOST)..start).rev().take_while(|at| self.view.token(*at).is_word());
            // `Perwakilan BNNK Tarakan menyita …` does it himself.
            let opens = |at: usize| self.findings.sentence(at).start == at;
            let looks = |at: usize| ONLOOKING.iter().any(|word| self.view.is_word(at, word)) && !opens(at);
            let seen = words.into_iter().any(looks);
            if seen || last.is_some_and(|end| self.are_joined(end, start)) {
                self.enforcers[naming] = false;
                last = Some(namings[naming].tokens.end);
            } else {
                last = None;
            }
        }
    }

    /// Whether a naming is of a body that takes things and people, and not of where it happened.
    fn may_act(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        let at = self.view.before(start);
        let located = at.is_word()
            && ["di", "ke", "kepada", "menuju", "oleh"].iter().any(|word| self.view.is_word(start - 1, word));
        // `narapidana Lapas X` tells of him, not of what the prison did.
        let inmate = self.view.follows(Role::Accused, start);
        let may = self.enforcers.get(naming).is_some_and(|enforcer| *enforcer) && !located && !inmate;
        may && !self.is_of_rogue(start)
    }

    /// Whether the body at a token is that of somebody who is told of as no honour to it: `oknum pegawai Rutan`.
    fn is_of_rogue(&self, start: usize) -> bool {
        const REACH: usize = 3;
        let words = (start.saturating_sub(REACH)..start).rev().take_while(|at| self.view.token(*at).is_word());
        words.into_iter().any(|at| self.view.has(Role::Rogue, at))
    }

    /// Whether a naming is of a body that another acted with: diungkap `bersama` Bea Cukai.
    fn is_partner(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        ["bersama", "dengan", "dibantu"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word))
    }

    /// Whether a naming is of a body that helped another: dibantu `Satpol PP`, Denpom, dan `BNNK`.
    fn is_helper(&self, naming: usize) -> bool {
        let namings = &self.findings.candidates.organizations;
        let sentence = self.findings.sentence(namings[naming].tokens.start);
        let first = namings[self.leading(naming, sentence.start)].tokens.start;
        ["dibantu", "didukung", "didampingi"].iter().any(|word| self.view.is_word(first.wrapping_sub(1), word))
    }

    /// Whether a naming is of a body that the one in hand acted with: `Tim gabungan bersama Polres Tabalong mengamankan`.
    fn is_joined_by_team(&self, naming: usize) -> bool {
        let with = self.findings.candidates.organizations[naming].tokens.start.wrapping_sub(1);
        let team = with.wrapping_sub(1);
        self.view.is_word(with, "bersama") && ["gabungan", "tim"].iter().any(|word| self.view.is_word(team, word))
    }

    /// Whether a naming is of a body that another turned to: berkoordinasi `dengan pihak` Lapas X.
    fn is_asked(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        let before = start - usize::from(self.view.is_word(start.wrapping_sub(1), "pihak"));
        self.view.is_word(before.wrapping_sub(1), "dengan")
    }

    /// Whether something is said to be done by the body at a token: `dilakukan (petugas) BNNP`.
    fn is_doer(&self, start: usize) -> bool {
        let officer = usize::from(self.view.follows(Role::Officer, start));
        self.view.is_word(start.wrapping_sub(1 + officer), "dilakukan")
    }

    /// Whether a naming is of a body that takes things and people, after `oleh`.
    fn is_agent(&self, naming: usize) -> bool {
        let start = self.findings.candidates.organizations[naming].tokens.start;
        self.enforcers.get(naming).is_some_and(|enforcer| *enforcer) && self.view.is_word(start.wrapping_sub(1), "oleh")
    }

    /// The first of the bodies that are joined with one: petugas gabungan `Bea Cukai`, BNN, dan Polda.
    fn leading(&self, mut naming: usize, floor: usize) -> usize {
        let namings = &self.findings.candidates.organizations;
        while let Some(before) = naming.checked_sub(1) {
            let joined = namings[before].tokens.start >= floor
                && self.are_joined(namings[before].tokens.end, namings[naming].tokens.start)
                && self.may_act(before);
            if !joined {
                break;
            }
            naming = before;
        }
        naming
    }

    /// A body and those joined to it.
    fn joined(&self, first: usize, end: usize) -> Bodies {
        let namings = &self.findings.candidates.organizations;
        let mut last = first;
        while namings.get(last + 1).is_some_and(|next| {
            next.tokens.start < end
                && self.may_act(last + 1)
                && self.are_joined(namings[last].tokens.end, next.tokens.start)
        }) {
            last += 1;
        }
        Bodies { first, count: last - first + 1 }
    }

    /// Whether only a comma, `dan`, `bersama` and the like stand between, or a hyphen: `TNI-Polri`.
    fn are_joined(&self, from: usize, to: usize) -> bool {
        const MOST: usize = 6;
        to > from
            && to - from <= MOST
            && (from..to).all(|at| {
                let (view, token) = (self.view, self.view.token(at));
                let glued = matches!(token.mark, b'-' | b'/') && !token.flags.spaced();
                token.is(b',') || glued || view.has(Role::Coordinator, at) || view.has(Role::Joining, at)
            })
    }

    /// The bodies that acted last before a token, in its case if it has one.
    pub(super) fn in_hand(&self, at: usize, case: usize) -> Option<Bodies> {
        let before = |token: usize| self.actors.partition_point(|(act, _)| *act < token);
        let last = before(at).checked_sub(1)?;
        let actor = match self.cases.get(case.wrapping_sub(1)) {
            Some(start) if self.case(self.actors[last].0) == case => before(*start),
            // Each case that the article numbers is one of the body that it tells of first.
            Some(_) => before(self.cases[0]).checked_sub(1).unwrap_or(last).min(last),
            None => last,
        };
        self.actors.get(actor).map(|(_, bodies)| *bodies)
    }

    /// Whether the text says that the police did something: `Polisi menangkap penerimanya`, `ditangkap polisi`.
    pub(super) fn is_by_police(&self, verb: &Act) -> bool {
        const NEAR: usize = 4;
        let sentence = self.findings.sentence(verb.start);
        let agent = match verb.voice {
            Voice::Passive => verb.end..verb.end + 2,
            _ => verb.start.saturating_sub(NEAR).max(sentence.start)..verb.start,
        };
        // `Polisi mengembangkan kasus itu dan menangkap BR`
        let polisi = |at: usize| self.view.is_word(at, "polisi");
        verb.voice == Voice::Active && polisi(sentence.start) || agent.into_iter().any(polisi)
    }

    /// The bodies of whoever says `pihaknya` of what was done: of the office told last. None where the text names that body
    /// nowhere else and the ones in hand are of another kind.
    pub(super) fn own_side(&self, verb: &Act, hand: Bodies) -> Option<Bodies> {
        const NEAR: usize = 24;
        const BACK: usize = 120;
        const MOST: usize = 4;
        const MOST_BACK: usize = 64;
        let (view, candidates) = (self.view, self.findings.candidates);
        let start = self.findings.sentence(verb.start).start.max(verb.start.saturating_sub(NEAR));
        let own = (start..verb.start).rev().find(|at| view.is_word(*at, OWN_SIDE))?;
        let (namings, positions) = (&candidates.organizations, &candidates.positions);
        let other = |naming: usize| self.may_act(naming) && !self.is_partner(naming);
        if namings.within(&(own..verb.start)).any(other) {
            return None;
        }
        let next = positions.before(own);
        let near = (next.saturating_sub(MOST)..next).rev().map(|at| &positions[at]);
        let mut offices = near.take_while(|office| own - office.tokens.start <= BACK);
        let office = offices.find(|office| office.record.body.is_some() || office.record.seat.is_some())?;
        let doc = self.findings.doc;
        let implied = || view.lexicon.offices.get(office.record.entry as usize)?.body.as_deref();
        let fits = |naming: &usize| {
            let tokens = &namings[*naming].tokens;
            match &office.record.body {
                Some((body, _)) => key_of(doc, body) == key_of(doc, tokens),
                None => {
                    let seat = office.record.title.end..office.tokens.end;
                    let body = implied().is_some_and(|body| view.is_word(tokens.start, body));
                    body && key_of(doc, &(tokens.start + 1..tokens.end)) == key_of(doc, &seat)
                }
            }
        };
        let body = |naming: usize| self.findings.organization(naming);
        let leading = hand.leading().and_then(body);
        let before = namings.before(own);
        let all = (before.saturating_sub(MOST_BACK)..before).rev().chain(before..namings.len().min(before + MOST_BACK));
        if let Some(first) = all.filter(|naming| self.enforcers[*naming]).find(fits) {
            // A unit of it is it, and so are those that acted with it.
            let told = body(first)?.id;
            let kin = |naming: usize| body(naming).is_some_and(|body| body.id == told || body.parent == Some(told));
            return (!hand.namings().any(kin)).then_some(Bodies { first, count: 1 });
        }
        let (_, named) = office.record.body.as_ref()?;
        let kind = view.lexicon.bodies.get(named.entry? as usize)?.kind;
        leading.is_some_and(|leading| leading.kind != kind).then(Bodies::default)
    }

    /// Whether the text says that the officers of a prison did something: `petugas lapas juga menggagalkan …`.
    fn is_by_prison(&self, verb: &Act) -> bool {
        const NEAR: usize = 4;
        let start = verb.start.saturating_sub(NEAR).max(self.findings.sentence(verb.start).start + 1);
        let prison = |at: usize| self.view.is_word(at, "lapas") || self.view.is_word(at, "rutan");
        let led = |at: usize| self.view.has(Role::Officer, at - 1) || self.view.is_word(at - 1, "pihak");
        verb.voice == Voice::Active
            && (start..verb.start).any(|at| prison(at) && !self.view.token(at).capital() && led(at))
    }

    /// The police or the prison where the text says that they acted and the bodies in hand are of another kind: `Bea Cukai
    /// menahan paket … Polisi menangkap penerimanya`.
    pub(super) fn police_in_hand(&self, verb: &Act, bodies: Bodies) -> Option<Bodies> {
        const MOST_BACK: usize = 64;
        let kind = |naming: usize| self.findings.organization(naming).map(|body| body.kind);
        let wanted = match self.is_by_prison(verb) {
            true => OrganizationKind::Prison,
            false => OrganizationKind::Police,
        };
        let other = |naming: usize| kind(naming).is_some_and(|kind| kind != wanted);
        let said = || wanted == OrganizationKind::Prison || self.is_by_police(verb);
        if !bodies.leading().is_some_and(other) || !said() {
            return None;
        }
        let namings = &self.findings.candidates.organizations;
        let joined = bodies.namings().find(|naming| kind(*naming) == Some(wanted));
        let police = |naming: &usize| self.enforcers[*naming] && kind(*naming) == Some(wanted);
        let first = joined.or_else(|| (0..namings.before(verb.start)).rev().take(MOST_BACK).find(police))?;
        Some(Bodies { first, count: 1 })
    }

    /// The bodies named last before a token; a prison or prosecutors only where no other body is named, and not that of
    /// who tells in court what others took: `JPU Kejari Medan`.
    pub(super) fn last_named(&self, told: usize) -> Bodies {
        const MOST_BACK: usize = 32;
        let namings = &self.findings.candidates.organizations;
        let next = namings.before(told);
        let near = (next.saturating_sub(MOST_BACK)..next).rev();
        let keeper = |naming: &usize| {
            let kind = self.findings.organization(*naming).map(|body| body.kind);
            matches!(kind, Some(OrganizationKind::Prison | OrganizationKind::Prosecutor))
        };
        let in_court = |naming: &usize| {
            // The last is that of `Jaksa Penuntut Umum`.
            const PROSECUTORS: [&str; 3] = ["jpu", "jaksa", "umum"];
            let at = namings[*naming].tokens.start.wrapping_sub(1);
            let at = at.wrapping_sub(usize::from(self.view.is_word(at, "dari")));
            PROSECUTORS.iter().any(|word| self.view.is_word(at, word))
        };
        let near = near.filter(|naming| !in_court(naming));
        let before = || near.clone().filter(|naming| self.may_act(*naming));
        // Where a body is only a place (`kata Ady di Polres X`), it is that body's story all the same.
        let inmate = |naming: &usize| self.view.follows(Role::Accused, namings[*naming].tokens.start);
        let located = || near.clone().find(|naming| self.enforcers[*naming] && !inmate(naming));
        let main = |naming: &usize| !keeper(naming) && !self.is_helper(*naming);
        let last = before().find(main).or_else(|| before().find(|naming| !keeper(naming)));
        let last = last.or_else(|| before().next()).or_else(located);
        // `Tujuh maling diringkus. Satreskrim Polres Indramayu …`: the body that acts first, told after.
        let Some(last) = last else { return self.actors.first().map_or(Bodies::default(), |(_, bodies)| *bodies) };
        let sentence = self.findings.sentence(namings[last].tokens.start);
        self.joined(self.leading(last, sentence.start), sentence.end)
    }
}
