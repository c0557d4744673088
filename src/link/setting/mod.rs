//! Who did something, when and where, and whether it is one case or the work of a period.
//!
//! The body that acts is the subject of an active verb or the agent of a passive one; of bodies joined in one phrase the
//! first leads. Where the text only says `polisi` or `petugas`, it is the body in hand: the one that acted last in the case
//! told, else the one last named. Dates and places are those of the sentence, then of the case; the day of a statement is
//! none of a fact.

mod actors;
mod asked;
mod cases;
mod period;
mod place;
mod time;

use std::cell::OnceCell;
use std::ops::Range;

use rust_decimal::Decimal;

pub(super) use actors::is_enforcer;
use asked::Asked;
pub(super) use cases::listed_cases;
use cases::{APART, Story, numbered_cases};
use place::are_apart;
pub(super) use time::opens_content;

use super::acts::{Act, Acts, Untrue};
use super::findings::Findings;
use crate::lexicon::{ActKind, Role};
use crate::records::{Evidence, EvidencePart, Id, Kind};
use crate::segment::View;

/// Bodies that act together, by their namings: these follow one another, that of the leading body first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bodies {
    first: usize,
    count: usize,
}

impl Bodies {
    pub(crate) fn is_empty(self) -> bool {
        self.count == 0
    }

    pub(crate) fn leading(self) -> Option<usize> {
        (!self.is_empty()).then_some(self.first)
    }

    fn namings(self) -> Range<usize> {
        self.first..self.first + self.count
    }
}

/// Where and when something was done, and by whom.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setting {
    pub(crate) bodies: Bodies,
    /// Whether the telling itself names them.
    pub(crate) named: bool,
    /// The date, by its index among the candidates.
    pub(crate) date: Option<usize>,
    /// The place, by its index among the candidates.
    pub(crate) place: Option<usize>,
    /// The nearest place whose region is known, where that of the place is not.
    pub(crate) area: Option<usize>,
    /// Whether the date and the place are those of the telling's own sentence.
    pub(crate) own: (bool, bool),
    pub(crate) period: bool,
    /// Whether it is of several cases: `dari tiga kasus`.
    pub(crate) many: bool,
    /// Whether the words sum up several cases: `Total 5 kg disita`.
    pub(crate) summed: bool,
    /// Whether it is another case than was told before, which has a day and place of its own.
    pub(crate) apart: bool,
    /// Whether it is a sum of what was done in several regions.
    pub(crate) scattered: bool,
    /// Which of the cases that the article numbers; 0 before the first.
    pub(crate) case: usize,
    /// The token of what it is the setting of.
    pub(crate) told: usize,
}

impl Setting {
    /// Whether two settings have days of their own in their sentences, and other ones. One day more may be a slip.
    pub(crate) fn is_of_other_day(&self, other: &Setting, findings: &Findings<'_>) -> bool {
        let day = |setting: &Setting| {
            let days = findings.days.get(setting.date.filter(|_| setting.own.0)?)?;
            days.from.filter(|from| days.to == Some(*from))
        };
        let days = || day(self).zip(day(other));
        self.date != other.date && days().is_some_and(|(one, other)| (one - other).num_days().abs() > 1)
    }
}

/// Reads settings, from the first telling of an article to the last.
pub(crate) struct Scenery<'a> {
    findings: &'a Findings<'a>,
    view: View<'a>,
    acts: &'a Acts,
    /// The first tokens of the cases that the article numbers.
    cases: Vec<usize>,
    /// The bodies of each naming that may act.
    enforcers: Vec<bool>,
    /// The bodies that acts name, with the tokens of those acts.
    actors: Vec<(usize, Bodies)>,
    /// What each case is told of first: when and where something was done.
    stories: OnceCell<Vec<Story>>,
    /// Whether the text tells anywhere that something was done elsewhere: ditangkap `terpisah`.
    tells_apart: bool,
    asked: Asked,
}

/// How far after a telling the day of its case is told, where the article counts several.
const FAR: usize = 60;

/// How far before what was handed over the word stands that somebody received it.
const RECEIVED: usize = 6;

/// Most sentences back that are looked at for where and when something was, with those that tell of its beginning.
const MOST_LOOKED: usize = 12;

impl<'a> Scenery<'a> {
    pub(crate) fn new(findings: &'a Findings<'a>, acts: &'a Acts) -> Scenery<'a> {
        let view = findings.doc.view();
        let namings = findings.candidates.organizations.iter().enumerate();
        let enforcers = namings.map(|(naming, candidate)| is_enforcer(findings, naming, &candidate.tokens)).collect();
        let mut scenery = Scenery {
            findings,
            view,
            acts,
            cases: numbered_cases(findings, acts),
            enforcers,
            actors: Vec::new(),
            stories: OnceCell::new(),
            tells_apart: view.has_word(APART),
            asked: Asked::new(),
        };
        scenery.bar_witnesses();
        let doing = acts.iter().filter(|act| {
            let does = act.stage().is_some()
                || act.takes_people()
                || matches!(act.kind, ActKind::Evidence | ActKind::Raid)
                || act.kind == ActKind::Intercept;
            // `Kejari Medan menerima pelimpahan tersangka`: others took him.
            let received = matches!(act.kind, ActKind::HandOver | ActKind::Evidence) && {
                let near = act.start.saturating_sub(RECEIVED)..act.start;
                let mut before = near.rev().take_while(|at| view.token(*at).is_word());
                before.any(|at| view.is_word(at, "menerima") || view.is_word(at, "terima"))
            };
            // `yang pernah ditangkap BNN` is no work of the BNN that is told here.
            does && !received && act.untrue != Some(Untrue::Past)
        });
        let mut actors: Vec<(usize, Bodies)> = Vec::new();
        for act in doing {
            let named = Some(scenery.agencies_of(act)).filter(|bodies| !bodies.is_empty());
            // `Bea Cukai menahan paket … Polisi menangkap penerimanya. Di rumahnya ditemukan …`
            let police = || {
                let hand = actors.last().map(|(_, bodies)| *bodies);
                let hand = hand.or_else(|| scenery.is_by_police(act).then(|| scenery.last_named(act.start)));
                scenery.police_in_hand(act, hand?)
            };
            if let Some(bodies) = named.or_else(police) {
                actors.push((act.start, bodies));
            }
        }
        scenery.actors = actors;
        let leads = |naming: &usize| {
            scenery.is_heading(*naming) || scenery.opens_with_officers(*naming) || scenery.is_subject(*naming)
        };
        let headings: Vec<usize> = (0..scenery.enforcers.len()).filter(leads).collect();
        if !headings.is_empty() {
            let start = |naming: usize| findings.candidates.organizations[naming].tokens.start;
            scenery.actors.extend(headings.into_iter().map(|first| (start(first), Bodies { first, count: 1 })));
            scenery.actors.sort_unstable_by_key(|(at, _)| *at);
        }
        scenery
    }

    /// The setting of what an act tells of the tokens at `told`.
    pub(crate) fn setting(&self, verb: &Act, told: usize) -> Setting {
        let case = self.case(told);
        let mut setting = Setting { case, told, ..Setting::default() };
        let named = self.actors.binary_search_by_key(&verb.start, |(act, _)| *act).ok().map(|at| self.actors[at].1);
        setting.named = named.is_some();
        let bodies = named.or_else(|| self.in_hand(verb.start, case));
        setting.bodies = bodies.unwrap_or_else(|| self.last_named(told));
        if !setting.named {
            setting.bodies = self.police_in_hand(verb, setting.bodies).unwrap_or(setting.bodies);
        }
        let own_side = self.own_side(verb, setting.bodies);
        setting.bodies = own_side.unwrap_or(setting.bodies);
        // `Barang bukti yang disita:\n1. Polres A: sabu 5 gram`
        if let Some(heading) = self.heading_between(verb.end, told) {
            (setting.bodies, setting.named) = (heading, true);
        }
        // A court orders what becomes of evidence: who took it, and when, is told elsewhere.
        let ordered = self.view.is_word(verb.start, "dirampas");
        if ordered && !setting.named {
            return Setting { case, apart: true, ..Setting::default() };
        }
        setting.many = self.tells_many(told);
        let start = self.findings.sentence(told).start;
        let start = start + usize::from(self.view.token(start).is_double_quote());
        setting.summed = setting.many && self.view.has(Role::Summing, start);
        setting.date = self.date(verb, told, setting.many || verb.kind == ActKind::Destroy);
        let work = || self.destroys_many(verb) || self.goes_on_period(verb) || self.is_repeated(verb);
        let period = || self.is_period(told, setting.date) || work();
        setting.period = !self.is_of_all_cases(told) && period();
        // What was destroyed was taken elsewhere, but for what stood in the fields.
        setting.many |= verb.kind == ActKind::Destroy;
        // `Dua tahun sebelumnya` it may have been anywhere.
        let before = setting.date.is_some_and(|date| self.is_years_before(date));
        (setting.place, setting.area) = self.places(verb, told, setting.many || setting.period || before);
        let sentence = self.findings.sentence(told);
        setting.apart = self.opens_other_case(&sentence) || self.is_later(&sentence) || self.tells_who(&sentence, verb);
        let (dates, places) = (&self.findings.candidates.dates, &self.findings.candidates.places);
        setting.own = (
            setting.date.is_some_and(|date| sentence.contains(&dates[date].tokens.start)),
            setting.place.is_some_and(|place| sentence.contains(&places[place].tokens.start)),
        );
        // `Petugas Bea Cukai Soetta menemukan 870 ml. Pemesannya ditangkap di Medan.`
        if setting.place.is_some_and(|place| places[place].tokens.start >= sentence.end)
            && self.is_out_of_reach(&setting)
        {
            (setting.place, setting.area) = (None, None);
        }
        // `Kakanwil X menambahkan, pihaknya menemukan 11 ponsel`: it was no part of what others did.
        if own_side.is_some_and(|bodies| bodies.is_empty()) {
            setting.apart = true;
            setting.date = setting.date.filter(|_| setting.own.0);
            if !setting.own.1 {
                (setting.place, setting.area) = (None, None);
            }
        }
        // `OK ditangkap Polsek Samarinda Seberang`: not where the one told before was.
        if setting.named && !setting.own.1 && self.is_elsewhere(&setting) {
            (setting.place, setting.area) = (None, None);
        }
        setting
    }

    /// Takes the date and place of another telling's sentence where a setting has none of its own.
    pub(crate) fn complete(&self, setting: &mut Setting, act: &Act) {
        let sentence = self.findings.sentence(act.start);
        let days = self.findings.candidates.dates.within(&sentence);
        let known = setting.date.is_some();
        let day = days.into_iter().find(|date| self.is_event(*date) && !(known && self.is_long(*date)));
        if let Some(day) = day.filter(|_| !setting.own.0) {
            (setting.date, setting.own.0) = (Some(day), true);
        }
        let place = self.own_place(act, act.start, &self.clause(act.start, &sentence));
        if let Some(place) = place.filter(|_| !setting.own.1) {
            (setting.place, setting.area, setting.own.1) = (Some(place), None, true);
        }
    }

    pub(crate) fn evidence(&self, part: EvidencePart, tokens: &Range<usize>) -> Evidence {
        let bytes = self.view.bytes(tokens.clone());
        Evidence { part, start: bytes.start, end: bytes.end }
    }

    /// What a setting is known from: the naming of the leading body, the date and the places.
    pub(crate) fn evidence_of(&self, setting: &Setting) -> impl Iterator<Item = Evidence> {
        let candidates = self.findings.candidates;
        let body = setting.bodies.leading().map(|body| (EvidencePart::Agency, &candidates.organizations[body].tokens));
        let date = setting.date.map(|date| (EvidencePart::Date, &candidates.dates[date].tokens));
        let area = setting.area.filter(|area| setting.place != Some(*area));
        let places = setting.place.into_iter().chain(area);
        let places = places.map(|place| (EvidencePart::Place, &candidates.places[place].tokens));
        body.into_iter().chain(date).chain(places).map(|(part, tokens)| self.evidence(part, tokens))
    }

    // Time

    /// Takes date and place from the other tellings of a fact, those of their own sentences first.
    pub(crate) fn complete_by_others<'s>(
        &self,
        setting: &mut Setting,
        others: impl Iterator<Item = &'s Setting> + Clone,
    ) {
        // `Operasi Antik 2025` in the headline, `19 Mei hingga 1 Juni 2025` in the text
        let wider = |own: &Setting| {
            let days = |setting: &Setting| {
                let days = self.findings.days.get(setting.date?)?;
                days.from.zip(days.to)
            };
            let both = days(own).zip(days(setting));
            both.is_some_and(|((from, to), (first, last))| from <= first && last <= to && (from, to) != (first, last))
        };
        if let Some(own) = others.clone().find(|other| other.own.0).filter(|own| !setting.own.0 && !wider(own)) {
            setting.date = own.date;
        }
        if let Some(own) = others.clone().find(|other| other.own.1).filter(|_| !setting.own.1) {
            (setting.place, setting.area) = (own.place, own.area);
        }
        // `Total barang bukti dari tiga kasus itu …`: the day told last before a sum is that of one of the cases.
        let span = |other: &Setting| other.date.is_some_and(|date| self.is_span(date));
        let others = others.filter(|other| !other.summed || span(other));
        setting.date = setting.date.or_else(|| others.clone().find_map(|other| other.date));
        setting.place = setting.place.or_else(|| others.clone().find_map(|other| other.place));
        setting.area = setting.area.or_else(|| others.clone().find_map(|other| other.area));
    }

    /// Takes from a sum the date and place that are those of some of its parts.
    pub(crate) fn loosen<'s>(&self, setting: &mut Setting, parts: impl Iterator<Item = &'s Setting> + Clone) {
        let day = |date: usize| {
            let weekday = self.findings.candidates.dates[date].record.weekday;
            self.findings.days.get(date).map(|days| (days.from, days.to, weekday))
        };
        let mut days = parts.clone().filter_map(|part| part.date.map(day));
        let first = days.next();
        // A month may be that of all.
        let single = setting.date.is_some_and(|date| !self.is_span(date));
        let later = || parts.clone().any(|part| part.date.is_none() && part.apart);
        if single && !setting.own.0 && !setting.period && (days.any(|day| Some(day) != first) || later()) {
            setting.date = None;
        }
        let region = |part: &Setting| part.place.or(part.area).and_then(|place| self.region_of_chain(place));
        let mut regions = parts.filter_map(region);
        let first = regions.next();
        if !setting.own.1 && regions.any(|region| Some(&region) != first.as_ref()) {
            (setting.place, setting.area, setting.scattered) = (None, None, true);
        }
        setting.many = true;
    }

    /// Makes a setting that of all the cases that a recapitulation counts.
    pub(crate) fn sum_over_cases(&self, setting: &mut Setting, verb: &Act) {
        (setting.period, setting.many) = (true, true);
        self.widen(setting);
        let date = setting.date.or_else(|| self.date(verb, verb.start, true));
        setting.date = date.filter(|date| self.is_span(*date));
    }

    /// Takes from the work of a period the day and place that another sentence tells of one case.
    pub(crate) fn widen(&self, setting: &mut Setting) {
        if !setting.own.0 {
            setting.date = setting.date.filter(|date| self.is_span(*date) || self.is_until(*date));
        }
        if !setting.own.1 {
            (setting.place, setting.area) = (None, None);
        }
    }

    /// Whether a date is told so far after something that it is the day of another of several cases.
    pub(crate) fn is_far_ahead(&self, setting: &Setting, date: Id) -> bool {
        let dates = &self.findings.candidates.dates;
        let at = dates.partition_point(|found| self.view.bytes(found.tokens.clone()).start < date.at);
        dates.get(at).is_some_and(|date| self.is_far(setting, date.tokens.start))
    }

    fn is_far(&self, setting: &Setting, date: usize) -> bool {
        date > setting.told + FAR && self.tells_several(setting.told)
    }

    /// Whether the text before a token counts several cases, which it does not number: `mengungkap lima kasus menonjol`.
    fn tells_several(&self, told: usize) -> bool {
        const MOST: usize = 24;
        let quantities = &self.findings.candidates.quantities;
        !self.numbers_cases()
            && quantities.within(&(0..told)).take(MOST).any(|at| {
                let item = quantities[at].record.item.as_ref();
                self.findings.readings[at].value > Decimal::ONE && item.is_some_and(|item| self.counts_cases(item))
            })
    }

    /// Adds the date and place that the case of a token is first told of, where a setting has none.
    pub(crate) fn complete_by_story(&self, setting: &mut Setting) {
        if setting.many || setting.apart || setting.case == 0 && self.numbers_cases() {
            return;
        }
        let placed = setting.period || [setting.place, setting.area].into_iter().flatten().any(|at| self.is_known(at));
        if setting.date.is_some() && placed {
            return;
        }
        let Some(story) = self.stories.get_or_init(|| self.read_stories()).get(setting.case) else { return };
        if setting.date.is_none() {
            let single = story.other.filter(|(_, single)| *single).map(|(date, _)| date);
            let day = story.date.or(story.month).or(single).filter(|_| !setting.period);
            // Of several cases one told later has the day.
            let start = |date: usize| self.findings.candidates.dates[date].tokens.start;
            let other = |date: usize| self.is_far(setting, start(date)) || self.is_set_against(setting, start(date));
            setting.date = day.filter(|date| !other(*date)).or(story.span);
        }
        let long = setting.date.is_some_and(|date| self.is_long(date));
        if !placed && !long {
            let dates = &self.findings.candidates.dates;
            let there = setting.date.and_then(|date| {
                let at = dates[date].tokens.start;
                self.places_pinned(&self.clause(at, &self.findings.sentence(at))).find(|place| self.is_known(*place))
            });
            // `menangkap dua kurir di Bandara Kualanamu`: the body's own region says more than where the next raid was.
            let body = self.leading_body(setting).and_then(|body| body.region.as_ref());
            let own = body.filter(|_| setting.named && setting.own.1);
            let fits = |place: usize| {
                let region = self.region_of_chain(place);
                own.zip(region).is_none_or(|(own, region)| !are_apart(own, &region))
            };
            // What a body of the whole country did in a street is not where somebody else was taken long after.
            let start = |place: usize| self.findings.candidates.places[place].tokens.start;
            let long_after = |place: usize| body.is_none() && setting.own.1 && start(place) > setting.told + FAR;
            let against = |place: usize| long_after(place) || self.is_set_against(setting, start(place));
            let other = |place: usize| against(place) || self.is_of_later_day(setting, place);
            let place = there.or(story.place).filter(|place| self.is_in_reach(setting, *place) && !other(*place));
            setting.area = place.filter(|place| fits(*place));
            setting.place = setting.place.or(setting.area);
        }
    }

    /// Whether a token stands in the sentence of what is told, in a clause that is set against its own.
    fn is_set_against(&self, setting: &Setting, at: usize) -> bool {
        let sentence = self.findings.sentence(setting.told);
        sentence.contains(&at) && !self.clause(setting.told, &sentence).contains(&at)
    }

    /// Whether another day than that of something is told between it and a place after it: what was done there was so then.
    fn is_of_later_day(&self, setting: &Setting, place: usize) -> bool {
        const MOST: usize = 8;
        let candidates = self.findings.candidates;
        let start = candidates.places[place].tokens.start;
        let Some(own) = setting.date.and_then(|date| self.findings.days.get(date)) else { return false };
        let mut days = candidates.dates.within(&(setting.told.min(start)..start)).take(MOST);
        days.any(|date| {
            let days = self.findings.days.get(date);
            let other = days.is_some_and(|days| days.from.is_some() && days.from != own.from);
            own.from.is_some() && other && !self.is_span(date) && self.is_event(date)
        })
    }

    // Place

    pub(crate) fn date_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.id(Kind::Date, &self.findings.candidates.dates[setting.date?]))
    }

    pub(crate) fn place_id(&self, setting: &Setting) -> Option<Id> {
        Some(self.findings.place(setting.place?)?.id)
    }
}
