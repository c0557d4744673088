//! What tells that a name is that of a place, and what tells that it is none.

use std::ops::Range;

use super::known::{abbreviates, bracketed, is_side};
use super::{FEASTS, Finder, KNOWN, LOCAL, Locality, NAMES, OWN_NAMES, REGION, Reading, SITE, STATE, read};
use crate::extractors::{Rule, person};
use crate::lexicon::{Class, Found, PlaceForm, Role};
use crate::records::PlaceKind;

impl Finder<'_, '_, '_> {
    /// Whether what a name can mean is what it means here.
    pub(super) fn holds(&self, at: usize, reading: &Reading) -> bool {
        let view = self.view();
        // `KM Gunung Dempo`, `Kapal Motor (KM) Gunung Dempo`
        let letters = |at: usize| view.before(at).flags.upper() && view.before(at).len() < 4;
        let ship = |at: usize| {
            let at = at - usize::from(at > 0 && view.token(at - 1).is(b')'));
            letters(at) && view.follows(Role::Thing, at)
        };
        // `KN SAR Pacitan`, `KM Cahaya Arafah`, but `KA Gajayana Malang`
        let second = || at > 1 && (letters(at) || view.before(at).capital() && !view.is_word(at - 2, "KA"));
        if ship(at) || second() && ship(at - 1) {
            return false;
        }
        let (locality, rule, end) = reading;
        if locality.name.start > at {
            return self.holds_designated(at, locality, rule);
        }
        if view.is_word(at, STATE) && end - at == 1 {
            return self.is_state(at);
        }
        let glued = view.before(at).is_word() && !view.token(at).flags.spaced(); // `TransJakarta`
        if glued || self.is_quality(at) || self.ends_longer(at, *end) || self.is_part(at, reading) {
            return false;
        }
        // `10 Bali Baru`
        let count = view.before(at).is_number() && view.before(at).len() < 4 && !view.token(at).flags.line_start();
        if count && end - at > 1 && is_side(self.doc, end - 1) {
            return false;
        }
        // `"…," kata Lingga`: no region says a thing.
        let spoken = || view.follows(Role::QuoteCue, at) && view.before(at - 1).is_double_quote();
        if end - at == 1 && spoken() {
            return false;
        }
        if self.is_clear(at, reading) || self.is_america(at) {
            return true;
        }
        // `Tuba` is a regency only where a designation or a body says so.
        let local = locality.local.and_then(|local| view.lexicon.local(local));
        let short = local.is_some_and(|local| matches!(local.kind, PlaceKind::Regency | PlaceKind::City));
        if short && rule.name == LOCAL.name {
            return false;
        }
        // `ke Negara yang menolak`, in a title
        let relative = view.is_word(*end, "yang") && self.doc.is_title(at);
        if relative && end - at == 1 && view.has(Role::CommonName, at) {
            return false;
        }
        let (single, title, within) = (end - at == 1, self.doc.is_title(at), self.is_within(locality, *end));
        if single && !title && self.runs_on(*end) && !within {
            return false;
        }
        // `hingga Serang Polisi`
        let loose = view.has(Role::CommonName, at) && !view.follows(Role::Preposition, at);
        let placed = self.follows_word(Role::Locative, at) || !loose && self.is_placed(at);
        placed
            || (self.follows_place(at) || self.closes_list(at)) && !title
            || within
            || self.is_sibling(locality, *end)
    }

    /// Whether `RI` is the country, and ends no name of a body, an office, a law or a holiday: `ekspor RI`, `HUT ke-80 RI`.
    fn is_state(&self, at: usize) -> bool {
        let view = self.view();
        let before = view.before(at);
        let last = at.saturating_sub(1);
        let title = before.classes.has(Class::Office) || before.classes.has(Class::Body);
        // `ekspor CPO RI`
        let short = before.flags.upper() && before.len() > 2;
        let named = title
            || before.capital() && !short && !self.doc.is_title(at)
            || FEASTS.iter().any(|feast| view.is_word(last, feast));
        let counted = before.is_number() || view.is_word(at + 1, "ke") || view.token(at + 1).is_dash();
        view.token(at).flags.upper() && !named && !counted && (at == 0 || !self.out.taken.has(last))
    }

    /// Whether `AS` is the country, which the article names in full too: `defisit perdagangan AS`; but `AS Monaco`.
    fn is_america(&self, at: usize) -> bool {
        let (view, next) = (self.view(), self.view().token(at + 1));
        let more = next.is_word() && next.capital() && !next.flags.upper() && !next.flags.line_start();
        let goes_on = more && !self.doc.is_title(at);
        // `dolar Amerika Serikat (AS)`
        let short = view.before(at).is(b'(');
        view.word(at) == "AS" && !goes_on && !short && *self.america.get_or_init(|| view.has_word("Amerika"))
    }

    /// Whether a name needs nothing but itself to be a place.
    fn is_clear(&self, at: usize, (locality, rule, end): &Reading) -> bool {
        let view = self.view();
        let single = end - at == 1;
        let coded = locality.region.is_some_and(|found| view.lexicon.regions_of(found).next().is_some());
        let known = coded || rule.name == KNOWN.name || !single && rule.name == REGION.name;
        known && !(single && view.has(Role::CommonName, at))
    }

    /// Whether a single word is part of another name: `Bali United`, `Jakarta International Expo`, `Dedi Jambi`.
    pub(super) fn is_part(&self, at: usize, (locality, _, end): &Reading) -> bool {
        let view = self.view();
        if end - at > 1 || locality.abbreviation.is_some() {
            return false;
        }
        let next = view.token(*end);
        if next.capital() && !next.flags.line_start() && view.has(Role::NoPlace, *end) {
            return true;
        }
        if self.doc.is_title(at) {
            return false;
        }
        let goes_on = self.is_name(*end) && !next.flags.line_start() && !self.is_place(*end);
        // `wakil Jepang Tarmo Kenjiro`
        let own =
            || self.is_placed(at) || !view.before(at).capital() && person::is_country_of_trade(self.doc, *end - 1);
        if goes_on && !next.classes.has(Class::NameWord) && !own() {
            return true;
        }
        // `Jaksa Paris Manalu`
        let trade = goes_on && next.classes.has(Class::NameWord) && view.follows(Role::Trade, at);
        if trade && !view.token(at).flags.line_start() && !person::is_country_of_trade(self.doc, *end - 1) {
            return true;
        }
        // `Mbah Sarmi`
        let before = view.before(at);
        let titled = before.capital() && (before.classes.has(Class::Title) || before.classes.has(Class::Rank));
        self.last < at && (self.ends_name(at) || titled && !view.token(at).flags.line_start())
    }

    /// Whether a name says of what kind the word before it is: `bahasa Jawa`, `teh hijau China`, `warga negara Nigeria`.
    pub(super) fn is_quality(&self, at: usize) -> bool {
        let view = self.view();
        let adjective = at > 0 && view.is(Class::Adjective, at - 1);
        let noun = at - usize::from(adjective);
        let citizen = at > 1 && view.is_word(at - 1, "negara") && view.is_word(at - 2, "warga");
        // `Warga Negara Malaysia` in a title
        let citizen = citizen || at > 0 && view.is_word(at, "negara") && view.is_word(at - 1, "warga");
        view.follows(Role::NoPlaceBefore, noun) || citizen || self.is_nationality(at) || self.ends_contest(at)
    }

    /// Whether the name of a country says whose citizen somebody is: `pria Australia`.
    fn is_nationality(&self, at: usize) -> bool {
        let view = self.view();
        let aged = at > 0 && view.is(Class::Aged, at - 1);
        let country = |found| view.lexicon.place_of(found).is_some_and(|(kind, _)| kind == PlaceKind::Country);
        aged && view.find(Class::Place, at).is_some_and(country)
    }

    /// Whether a name ends that of a contest, before its year or the end of a title: `Sirnas A DKI Jakarta 2023`.
    pub(super) fn ends_contest(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 3;
        let view = self.view();
        let series = view.before(at).flags.upper() && view.before(at).len() == 1;
        let contest = at.saturating_sub(1 + usize::from(series));
        if !(view.has(Role::Branded, contest) && view.token(contest).capital()) || view.token(at).flags.line_start() {
            return false;
        }
        let same_line = |at: usize| !view.token(at).flags.line_start();
        let end = (at + 1..at + MOST_WORDS).find(|at| !(view.token(*at).capital() && same_line(*at))).unwrap_or(at);
        let year = view.token(end).is_number() && view.token(end).len() == 4;
        year || self.doc.is_title(at) && !same_line(end)
    }

    /// Whether a name is the end of a longer one with its abbreviation: `Standar Nasional Indonesia (SNI)`.
    fn ends_longer(&self, at: usize, end: usize) -> bool {
        let view = self.view();
        bracketed(view, end).is_some_and(|(word, _)| {
            let start = end.saturating_sub(view.token(word).len());
            start < at && abbreviates(view, word, start..end)
        })
    }

    /// Whether a designated name is one, and no part of another; `Banjar` is also a city and a people.
    fn holds_designated(&self, at: usize, locality: &Locality, rule: &Rule) -> bool {
        let view = self.view();
        if rule.name == SITE.name && !self.doc.is_title(at) && self.ends_name(at) {
            return false; // `Sahabat Satwa Lembah Suoh`
        }
        let banjar = view.is(Class::Region, at) && locality.name.start == at + 1;
        !banjar || self.is_placed(at) || self.is_placed(at.saturating_sub(1))
    }

    /// Whether a word of place stands before a token.
    pub(super) fn is_placed(&self, at: usize) -> bool {
        self.follows_word(Role::Locative, at) || self.follows_word(Role::Origin, at)
    }

    /// Whether a word with a role stands before a token, and is not itself part of a name: `Kawasan Industri`.
    pub(super) fn follows_word(&self, role: Role, at: usize) -> bool {
        let view = self.view();
        if !view.follows(role, at) || view.token(at).flags.line_start() {
            return false;
        }
        let opens = view.follows(Role::Preposition, at) || at < 2 || !view.token(at - 2).is_word();
        opens || !view.before(at).capital() || self.doc.is_title(at)
    }

    /// Whether a place ends before a token, with a comma, a dash, `dan` or nothing between.
    fn follows_place(&self, at: usize) -> bool {
        let view = self.view();
        let before = view.before(at);
        let joined = before.is(b',') || before.is_dash() || before.is(b'(') || view.follows(Role::Coordinator, at);
        let ended = |end: usize| self.last == end || joined && self.last < end && self.after_figure(self.last) == end;
        self.last > 0 && (self.last == at || at > 0 && joined && ended(at - 1))
    }

    /// The token after a figure in brackets that a place has in a list: Jatiasih `(187)`, Medan Satria `(169 kasus)`.
    fn after_figure(&self, end: usize) -> usize {
        let view = self.view();
        if !view.token(end).is(b'(') || !view.token(end + 1).is_number() {
            return end;
        }
        let close = end + 2 + usize::from(view.token(end + 2).is_word());
        if view.token(close).is(b')') { close + 1 } else { end }
    }

    /// Whether the place that a name is in follows: `Sawangan, Depok`, `Kisaran Sumatera Utara`.
    pub(super) fn is_within(&self, locality: &Locality, end: usize) -> bool {
        const MOST_BETWEEN: usize = 2;
        let view = self.view();
        let comma = view.token(end).is(b',');
        let next = end + usize::from(comma);
        if self.out.taken.has(next) || view.token(next).flags.line_start() {
            return false;
        }
        let Some((mut place, _, mut end)) = read(self.doc, next) else { return false };
        if place.name.start > next {
            return comma;
        }
        // `Sukaraja, Wanaherang, Gunung Putri, Bogor`
        for _ in 0..MOST_BETWEEN {
            let next = end + 1;
            let goes_on = comma && place.region.is_none() && place.local.is_some() && view.token(end).is(b',');
            if !goes_on || self.out.taken.has(next) || view.token(next).flags.line_start() {
                break;
            }
            let Some(above) = read(self.doc, next).filter(|(place, _, _)| place.name.start == next) else { break };
            (place, end) = (above.0, above.2);
        }
        let Some(found) = place.region else { return false };
        let mut above = view.lexicon.regions_of(found).map(|region| region.code);
        match locality.local.and_then(|local| view.lexicon.local(local)) {
            Some(local) => above.any(|code| local.codes().any(|own| own.starts_with(code))),
            None => comma && above.next().is_some(),
        }
    }

    /// Whether the name of another district of the same regency stands in a list with it: `Asembagus, Besuki dan Panji`, `Suoh
    /// Utara dan Selatan`.
    fn is_sibling(&self, locality: &Locality, end: usize) -> bool {
        let view = self.view();
        let district = |found: Option<Found>| {
            let local = found.and_then(|found| view.lexicon.local(found));
            local.filter(|local| local.kind == PlaceKind::District)
        };
        let end = self.after_figure(end);
        let listed = view.token(end).is(b',') || view.has(Role::Coordinator, end);
        let clear = |name: &Range<usize>| name.len() > 1 || !view.token(name.start).classes.has(Class::NameWord);
        let Some(own) = district(locality.local).filter(|_| listed && clear(&locality.name)) else { return false };
        let next = end + 1;
        if !view.token(next).capital() || view.token(next).flags.line_start() {
            return false;
        }
        if is_side(self.doc, end - 1) && is_side(self.doc, next) {
            return true;
        }
        let Some((other, _, _)) = read(self.doc, next).filter(|(other, _, _)| other.name.start == next) else {
            return false;
        };
        let other_codes = district(other.local).filter(|_| clear(&other.name) && other.region.is_none());
        other_codes.is_some_and(|other| other.codes().any(|code| own.codes().any(|own| own == code)))
    }

    /// Whether a capitalised word other than the name of a place follows a name: `Balai Besar`.
    pub(super) fn runs_on(&self, end: usize) -> bool {
        let view = self.view();
        let token = view.token(end);
        let date = view.is(Class::Weekday, end) || view.is(Class::Month, end);
        token.is_word() && token.capital() && !token.flags.line_start() && !date && !self.is_place(end)
    }

    /// Whether a token is a capitalised word that petik does not know, or of persons' names.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let view = self.view();
        let token = view.token(at);
        token.is_word()
            && token.capital()
            && token.classes.within(NAMES)
            && !self.out.taken.has(at)
            && (!view.lexicon.has_some_role(token.word) || view.has_any(OWN_NAMES, at))
    }

    /// Whether a name ends before a token; the first word of a sentence need be none.
    pub(super) fn ends_name(&self, at: usize) -> bool {
        let view = self.view();
        let before = at.saturating_sub(1);
        let inner = view.before(before).is_word() || view.token(before).classes.has(Class::NameWord);
        at > 0 && !view.token(at).flags.line_start() && self.is_name(before) && inner
    }

    /// Whether a place begins at a token that may follow another without a comma.
    pub(super) fn is_place(&self, at: usize) -> bool {
        let view = self.view();
        let place = view.find(Class::Place, at).and_then(|found| view.lexicon.place_of(found));
        let form = place.map(|(_, form)| form);
        view.is(Class::Region, at) || matches!(form, Some(PlaceForm::Name | PlaceForm::Head))
    }
}
