//! Where something was done, and the region that this is in.

use std::borrow::Cow;
use std::ops::Range;

use super::{MOST_LOOKED, Scenery, Setting};
use crate::extractors::date::Value;
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::link::acts::Act;
use crate::link::bodies;
use crate::records::{Level, Organization, OrganizationKind, RegionBasis, RegionCode};

/// Before where something was going, and where nothing was done.
const BOUND_FOR: [&str; 3] = ["jurusan", "menuju", "tujuan"];

impl Scenery<'_> {
    /// Whether a place lies in the province of the body that leads, where that is known.
    pub(super) fn is_in_reach(&self, setting: &Setting, place: usize) -> bool {
        const PROVINCE: usize = 2;
        let own = self
            .leading_body(setting)
            .and_then(|body| body.region.as_deref())
            .and_then(|region| region.get(..PROVINCE));
        let code = self.region_of_chain(place);
        own.is_none_or(|own| code.is_some_and(|code| code.starts_with(own)))
    }

    /// Whether the region of a place is known.
    pub(super) fn is_known(&self, place: usize) -> bool {
        self.region_of_chain(place).is_some()
    }

    /// Whether the place of a setting is out of the reach of the Polsek that leads.
    pub(super) fn is_elsewhere(&self, setting: &Setting) -> bool {
        self.leading_body(setting).is_some_and(is_polsek) && self.is_out_of_reach(setting)
    }

    /// Whether the place of a setting is apart from the region of the body that leads.
    pub(super) fn is_out_of_reach(&self, setting: &Setting) -> bool {
        let own = self.leading_body(setting).and_then(|body| body.region.as_ref());
        let place = setting.place.or(setting.area).and_then(|place| self.region_of_chain(place));
        own.zip(place).is_some_and(|(own, place)| are_apart(own, &place))
    }

    /// The place of what is told at a token, and the nearest whose region is known: in its sentence, else in one before
    /// it of the same case or in the next.
    pub(super) fn places(&self, verb: &Act, told: usize, alone: bool) -> (Option<usize>, Option<usize>) {
        const BACK: usize = 4;
        let case = self.case_tokens(told);
        let sentence = self.findings.sentence(told);
        let place = self.own_place(verb, told, &self.clause(told, &sentence));
        if alone || place.is_some_and(|place| self.is_known(place)) {
            return (place, None);
        }
        // `Di ruko itu petugas menyita …`, `Di sana SP diringkus` tell of the place named last.
        let pointed =
            || self.view.has(Role::Pointing, sentence.start + 2) || self.view.is_word(sentence.start + 1, "sana");
        let there = self.view.has(Role::Preposition, sentence.start) && pointed();
        // `Kala itu petugas menyita …`
        let then = self.view.has(Role::Pointing, sentence.start + 1);
        let (mut before, mut steps, mut looked) = (sentence.start, 0, 0);
        let (mut near, mut unknown) = (None, None);
        // `Sehari sebelumnya, tim menyita … di Bandara X`: not where it was the day after.
        let mut other = self.opens_other_case(&sentence) || place.is_some() && self.opens_other_day(&sentence);
        while near.is_none() && steps < BACK && looked < MOST_LOOKED && before > case.start && !other {
            looked += 1;
            let sentence = self.findings.sentence(before - 1);
            let sentence = sentence.start.max(case.start)..sentence.end;
            other = self.opens_other_case(&sentence) || self.opens_other_day(&sentence);
            let origin = self.tells_origin(&sentence) && !((then || there) && steps == 0);
            let same_line = steps == 0 && !self.view.token(sentence.end).flags.line_start();
            let deed = same_line || there || self.tells_deed(&sentence);
            let places = self.findings.candidates.places.within(&sentence);
            let told =
                places.filter(|place| deed && !origin && self.is_head(*place, &sentence) && !self.is_aside(*place));
            let told = told.filter(|place| !self.is_listed(*place));
            let told = told.filter(|place| self.is_at(*place) || there && self.is_aim(*place));
            near = told.clone().filter(|place| self.is_known(*place)).last();
            unknown = unknown.or_else(|| told.last().filter(|_| same_line));
            near = near.or_else(|| self.moved_to(&sentence).filter(|_| !deed));
            steps += usize::from(!origin);
            before = sentence.start;
        }
        let near = near.or_else(|| {
            if unknown.is_some() {
                return None;
            }
            let next = self.next_of_case(&sentence, &case)?;
            let begun = self.story(told).and_then(|story| story.place);
            let places = self.findings.candidates.places.within(&(0..told)).end;
            self.places_told(&next).find(|place| begun.is_none_or(|first| first >= places) && self.is_known(*place))
        });
        (place.or(unknown).or(near), near)
    }

    /// Whether words tell where something was.
    pub(super) fn has_place(&self, words: &Range<usize>) -> bool {
        self.findings.candidates.places.within(words).any(|place| self.is_at(place))
    }

    /// Whether a sentence opens with a day that is told from another one: `Sehari sebelumnya`, `Keesokan harinya`.
    fn opens_other_day(&self, sentence: &Range<usize>) -> bool {
        let dates = &self.findings.candidates.dates;
        let first = dates.within(&(sentence.start..sentence.start + 1)).start;
        let opening = dates.get(first).filter(|date| date.tokens.start == sentence.start);
        opening.is_some_and(|date| matches!(date.record.value, Value::Relative { anchored: true, .. }))
    }

    /// The first places of the chains of a sentence that tell where something was done.
    pub(super) fn places_told(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let deed = self.tells_deed(sentence);
        self.places_pinned(sentence).filter(move |_| deed)
    }

    /// The first places of the chains of a sentence that tell where something was.
    pub(super) fn places_pinned(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let places = self.findings.candidates.places.within(sentence);
        places.filter(|place| self.is_head(*place, sentence) && self.is_at(*place))
    }

    /// Whether a place is the first of its chain.
    fn is_head(&self, place: usize, sentence: &Range<usize>) -> bool {
        self.head_of_chain(place, sentence.start) == place
    }

    /// Whether a place is where something was, and not where it was told.
    fn is_at(&self, place: usize) -> bool {
        let start = self.findings.candidates.places[place].tokens.start;
        self.is_pinned(start) && !self.is_of_statement(start)
    }

    /// Whether a place tells which thing is meant: 35 kilogram sabu `yang digagalkan di Tol Tebing Tinggi`.
    fn is_aside(&self, place: usize) -> bool {
        const CLAUSE: usize = 6;
        let start = self.findings.candidates.places[place].tokens.start;
        let act = self.acts.within(&(start.saturating_sub(CLAUSE)..start)).last();
        act.is_some_and(|act| act.voice == Voice::Passive && self.view.is_word(act.start.wrapping_sub(1), "yang"))
    }

    /// Whether a region stands in a list with another: di `Kabupaten Lumajang`, `Jember`, dan `Probolinggo`.
    fn is_listed(&self, place: usize) -> bool {
        let (findings, places) = (self.findings, &self.findings.candidates.places);
        let code = |place: usize| {
            let place = findings.place(place)?;
            place.code.as_ref().or_else(|| place.candidates.first())
        };
        let joins = |at: usize| self.view.token(at).is(b',') || self.view.has(Role::Coordinator, at);
        let beside = |one: usize, next: usize| {
            let gap = places[one].tokens.end..places.get(next).map_or(usize::MAX, |next| next.tokens.start);
            let apart = || code(one).zip(code(next)).is_some_and(|(one, next)| are_apart(one, next));
            !gap.is_empty() && gap.len() <= 2 && gap.into_iter().all(joins) && apart()
        };
        beside(place, place + 1) || place.checked_sub(1).is_some_and(|before| beside(before, place))
    }

    /// Whether a place is where somebody went: polisi bergerak `ke Kecamatan Kras`.
    fn is_aim(&self, place: usize) -> bool {
        self.view.is_word(self.findings.candidates.places[place].tokens.start.wrapping_sub(1), "ke")
    }

    /// The place that officers went to, for what is told next: `Tim melakukan pengembangan ke Samarinda. Dua orang ditangkap.`
    fn moved_to(&self, sentence: &Range<usize>) -> Option<usize> {
        const MOVES: [&str; 3] = ["pengembangan", "bergerak", "meluncur"];
        const CLAUSE: usize = 8;
        let aims = self.findings.candidates.places.within(sentence).filter(|place| self.is_aim(*place));
        aims.filter(|place| self.is_known(*place)).find(|place| {
            let verb = self.findings.candidates.places[*place].tokens.start.saturating_sub(2);
            let police = |at: usize| self.view.has(Role::Officer, at) || self.view.has(Role::Enforcer, at);
            let mut clause = verb.saturating_sub(CLAUSE).max(sentence.start)..verb;
            MOVES.iter().any(|word| self.view.is_word(verb, word))
                && (self.view.is_word(verb, MOVES[0]) || clause.any(police))
        })
    }

    /// Whether the place at a token is where something was: `di rumahnya di Rempoa`, `Avsec Bandara Kualanamu`, `bergerak
    /// ke Ciputat dan mengamankan AR`.
    fn is_pinned(&self, start: usize) -> bool {
        const REACH: usize = 8;
        const NEAR: usize = 4;
        let view = self.view;
        let bodies = &self.findings.candidates.organizations;
        let next = bodies.before(start);
        let gap = next.checked_sub(1).and_then(|body| start.checked_sub(bodies[body].tokens.end));
        // `pegawai Pemkab Bone, Sulawesi Selatan, ditangkap`: not where it was.
        let acts = next.checked_sub(1).is_some_and(|body| self.enforcers[body]);
        if gap == Some(0) || gap == Some(1) && view.before(start).is(b',') && acts {
            return true;
        }
        if view.is_word(start.wrapping_sub(1), "ke") {
            let places = &self.findings.candidates.places;
            let place = places.within(&(start..start + 1)).start;
            let end = self.end_of_chain(place);
            let acts = self.acts.within(&(end..(end + NEAR).min(self.findings.sentence(start).end.max(end))));
            return acts.first().is_some_and(|act| act.voice == Voice::Active && act.untrue.is_none());
        }
        let floor = start.saturating_sub(REACH);
        let mut at = start;
        while at > floor {
            at -= 1;
            let token = view.token(at);
            // `di perbukitan Lamteuba, Kecamatan Seulimeum`
            let comma = token.is(b',') && view.before(at).capital();
            if !comma && !token.is_word() && !token.is_number()
                || view.has(Role::Origin, at)
                || view.has(Role::Subordinator, at)
                // `di bus tujuan Bekasi`
                || BOUND_FOR.iter().any(|word| view.is_word(at, word))
            {
                return false;
            }
            if view.is_word(at, "di") {
                return true;
            }
        }
        false
    }

    /// The token after the last of the places of a chain.
    fn end_of_chain(&self, first: usize) -> usize {
        let places = &self.findings.candidates.places;
        let mut last = first;
        while places.get(last + 1).is_some_and(|next| self.are_chained(&places[last].tokens, &next.tokens)) {
            last += 1;
        }
        places.get(last).map_or(0, |place| place.tokens.end)
    }

    /// The place of a sentence that is nearest to what is told in it.
    pub(super) fn own_place(&self, verb: &Act, told: usize, sentence: &Range<usize>) -> Option<usize> {
        let places = &self.findings.candidates.places;
        let of = places.within(sentence);
        if of.is_empty() {
            return None;
        }
        // Not where the goods or people came from or went to.
        let located = |place: &usize| {
            let start = places[self.head_of_chain(*place, sentence.start)].tokens.start;
            // `disita dari Jalan Samanhudi`: there it was found.
            let taken = matches!(verb.kind, ActKind::Seize | ActKind::Secure) && verb.voice == Voice::Passive;
            let from = self.view.follows(Role::Origin, start) && !(taken && verb.end + 1 == start);
            // `kabur ke arah Malaysia`
            let towards = self.view.is_word(start.wrapping_sub(1), "arah");
            let route = from || towards || self.view.follows(Role::Destination, start);
            // `menggagalkan pengiriman melalui Bandara Kualanamu`: there it was foiled.
            let gate = ["bandara", "pelabuhan", "terminal"].iter().any(|gate| self.view.is_word(start, gate));
            let by_way = self.view.follows(Role::ByWay, start) && !(gate && verb.kind == ActKind::Uncover);
            let by_way = by_way || self.is_of_origin(start);
            // `DR (22), warga Desa Cibadak`: where he lives.
            let home = self.view.follows(Role::Resident, start);
            // `jalan lintas Padang-Medan, tepatnya di Kecamatan Rao`
            let hyphen = |at: usize| self.view.token(at).is(b'-') && !self.view.token(at).flags.spaced();
            let route = route || hyphen(start.wrapping_sub(1)) || hyphen(places[*place].tokens.end);
            !route && !by_way && !home && !self.is_market(start) && !self.is_of_statement(start)
        };
        let located = || of.clone().filter(located);
        // `50 kg di Balikpapan, 71 kg di Jambi`: each where its own place follows.
        let follows = |place: &usize| {
            let start = places[*place].tokens.start;
            let apart = |at: usize| {
                matches!(self.view.token(at).mark, b',' | b';')
                    || self.view.has(Role::Subordinator, at)
                    || self.view.token(at).is_double_quote()
            };
            start > told && !(told..start).any(apart) && !self.act_between(told, start)
        };
        let distance = |place: &usize| places[*place].tokens.start.abs_diff(verb.end.min(told));
        let listed = || located().find(follows).filter(|place| self.is_pinned(places[*place].tokens.start));
        // `warga Kelurahan Buntu Datu, di Jalan Ratulangi`
        let nearest = || located().min_by_key(|place| (!self.is_pinned(places[*place].tokens.start), distance(place)));
        listed().or_else(nearest).map(|place| self.head_of_chain(place, sentence.start))
    }

    /// Whether a place is where something was to be sold: yang akan diedarkan di `Palembang`.
    fn is_market(&self, start: usize) -> bool {
        let sold = |at| ["diedarkan", "dijual", "dipasarkan"].iter().any(|word| self.view.is_word(at, word));
        start > 1 && self.view.is_word(start - 1, "di") && sold(start - 2)
    }

    /// Whether a place is where something came from: asal `Port Klang, Malaysia`, dari Stulang Laut, `Malaysia`; not where
    /// somebody is: dari Polres Asahan, `Sumatera Utara`.
    fn is_of_origin(&self, start: usize) -> bool {
        const LONGEST: usize = 6;
        let name = |at: usize| self.view.token(at).capital() || self.view.token(at).is(b',');
        // `Kurir Asal Aceh` in a title
        let asal = |at: usize| self.view.is_word(at, "asal");
        let front = (start.saturating_sub(LONGEST)..start).rev().find(|at| !name(*at) || asal(*at));
        let body = |front: usize| !self.findings.candidates.organizations.within(&(front..start)).is_empty();
        let beyond = |front: usize| front + 1 < start && self.view.has(Role::Origin, front) && !body(front);
        front.is_some_and(|front| asal(front) || beyond(front))
    }

    /// The first of the places of a chain: `Desa A`, Kecamatan B, Kabupaten C.
    fn head_of_chain(&self, mut place: usize, floor: usize) -> usize {
        let places = &self.findings.candidates.places;
        while let Some(before) = place.checked_sub(1) {
            let tokens = &places[before].tokens;
            if tokens.start < floor || !self.are_chained(tokens, &places[place].tokens) {
                break;
            }
            place = before;
        }
        place
    }

    /// Whether only a comma, or the number of a house, stands between two places: Jalan A `No. 7` Kecamatan B.
    fn are_chained(&self, one: &Range<usize>, next: &Range<usize>) -> bool {
        const HOUSE: usize = 4;
        let view = self.view;
        let gap = one.end..next.start;
        let numbered = || {
            let house =
                |at: usize| view.token(at).is_number() || view.has(Role::Address, at) || !view.token(at).is_word();
            gap.len() <= HOUSE && view.has(Role::Address, one.end) && gap.clone().all(house)
        };
        let milestone = gap.len() == 2 && view.token(gap.start).is_number() && view.token(gap.start + 1).is(b',');
        gap.len() <= 1 && gap.clone().all(|at| view.token(at).is(b',')) || milestone || numbered()
    }

    /// The region of a setting, and what it is known from.
    pub(crate) fn region(&self, setting: &Setting) -> (Option<RegionCode>, Option<RegionBasis>) {
        let findings = self.findings;
        let of = |place: Option<usize>| place.and_then(|place| self.region_of_chain(place));
        let stated = of(setting.place).or_else(|| of(setting.area));
        let of_body = self.leading_body(setting).and_then(|body| body.region.clone());
        if let Some(stated) = stated {
            // A province says less than a body of one of its regencies does.
            let by_place = of(setting.place).is_some();
            let place = if by_place { setting.place } else { setting.area };
            let place = place.and_then(|place| findings.place(place));
            // Of several places of one name it is the one that the body is of, or that the article tells of elsewhere.
            let one_of = |code: &RegionCode| place.is_some_and(|place| place.candidates.contains(code));
            let elsewhere = || {
                let place = place.filter(|place| !place.candidates.is_empty())?;
                let mut namesakes = findings.places.iter().filter(|other| other.name == place.name);
                namesakes.find_map(|other| other.code.clone().filter(one_of))
            };
            let fits = |own: &RegionCode| place.is_some_and(|place| place.code.is_some()) || one_of(own);
            let finer = of_body.filter(|own| fits(own) && own.len() > stated.len() && own.starts_with(stated.as_ref()));
            if let Some(elsewhere) = finer.is_none().then(elsewhere).flatten() {
                return (Some(elsewhere), Some(RegionBasis::Stated));
            }
            let basis = if finer.is_some() { RegionBasis::Agency } else { RegionBasis::Stated };
            return (Some(finer.unwrap_or(stated)), Some(basis));
        }
        if let Some(region) = of_body {
            return (Some(region), Some(RegionBasis::Agency));
        }
        // A Polsek is where the one Polres is that the article tells of.
        if self.leading_body(setting).is_some_and(is_polsek) {
            const REGENCY: usize = 5;
            let police = findings.organizations.iter().filter(|body| body.kind == OrganizationKind::Police);
            let mut regions = police.filter_map(|body| body.region.as_ref()).filter(|region| region.len() == REGENCY);
            let first = regions.next();
            if let Some(region) = first.filter(|first| regions.all(|region| region == *first)) {
                return (Some(region.clone()), Some(RegionBasis::Agency));
            }
            if let Some(region) = self.only_district(setting) {
                return (Some(Cow::Borrowed(region)), Some(RegionBasis::Agency));
            }
        }
        // The work of a period by a body of the whole country is not that of where the newsroom is.
        let national = || self.leading_body(setting).is_some_and(|body| body.level == Some(Level::National));
        let dateline = findings.doc.dateline.as_ref().filter(|_| !(setting.scattered || setting.period && national()));
        let dateline = dateline.and_then(|dateline| dateline.place.clone()).and_then(|place| {
            let found = self.view.find(Class::Region, place.start)?;
            Some(Cow::Borrowed(self.view.lexicon.only_region_of(found)?.code))
        });
        let basis = dateline.as_ref().map(|_| RegionBasis::Dateline);
        (dateline, basis)
    }

    /// The region of the district that the leading body is of, where the country has one of its name and the article tells
    /// of no other province alone: Gadingrejo is in Pasuruan, and Gading Rejo in Pringsewu.
    fn only_district(&self, setting: &Setting) -> Option<&'static str> {
        const PROVINCE: usize = 2;
        let findings = self.findings;
        let naming = findings.candidates.organizations.get(setting.bodies.leading()?)?;
        let region = bodies::only_district(findings.doc, &naming.record)?;
        let mut told = findings.places.iter().filter_map(|place| place.code.as_deref()).peekable();
        let fits = told.peek().is_none() || told.any(|code| code.get(..PROVINCE) == region.get(..PROVINCE));
        fits.then_some(region)
    }

    /// The most precise region that the places of a chain tell: Jalan A, Kecamatan B, `Kabupaten C`, Provinsi D.
    pub(super) fn region_of_chain(&self, first: usize) -> Option<RegionCode> {
        const LONGEST: usize = 6;
        let (findings, places) = (self.findings, &self.findings.candidates.places);
        let chained =
            |place: &usize| *place == first || self.head_of_chain(*place, places[first].tokens.start) == first;
        // `di Kabupaten Lumajang, Jember dan Probolinggo`: a list, none of which is in another.
        let own = findings.place(first).and_then(|place| place.code.as_ref());
        let apart = |code: &RegionCode| own.is_some_and(|own| are_apart(own, code));
        let nested = |place: &usize| {
            *place == first || !findings.place(*place).and_then(|place| place.code.as_ref()).is_some_and(apart)
        };
        let chain = (first..places.len().min(first + LONGEST)).take_while(|place| chained(place) && nested(place));
        // `Selat Durian, Kepulauan Riau`: what a name may be elsewhere gives way to the region that the chain names.
        let known = chain.clone().filter_map(|place| findings.place(place)?.code.as_ref()).last();
        let codes = chain.filter_map(|place| {
            let place = findings.place(place)?;
            place.code.as_ref().or_else(|| place.within.iter().max_by_key(|code| code.len()))
        });
        let fitting = codes.filter(|code| known.is_none_or(|known| code.starts_with(known.as_ref())));
        fitting.max_by_key(|code| code.len()).cloned()
    }
}

/// Whether a body is the police of a district.
fn is_polsek(body: &Organization) -> bool {
    let named = |word: &str| word.eq_ignore_ascii_case("polsek");
    body.kind == OrganizationKind::Police && body.name.split(' ').any(named)
}

/// Whether neither of two regions is in the other.
pub(super) fn are_apart(one: &RegionCode, other: &RegionCode) -> bool {
    !one.starts_with(other.as_ref()) && !other.starts_with(one.as_ref())
}
