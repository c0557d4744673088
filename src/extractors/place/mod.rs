//! Places: `Sumatera Utara`, `Kabupaten Sukabumi`, `Desa Kute`, `Jalan Gajah Mada`, `Malaysia`, `di Sunter`.
//!
//! A name that means little else (`Sumatera Utara`, `Malaysia`) is a place by itself, and so is what a designation names
//! (`Desa Kute`). A name that may be a word or a person (`Batang`, `Gambir`) is one after a word of place (`di`,
//! `kawasan`), next to a place (`Gambir, Jakarta Pusat`), or where the article used it so elsewhere. A capitalised word
//! that petik does not know needs the same.

mod again;
mod building;
mod designated;
mod evidence;
mod known;
mod list;
mod unfamiliar;

use std::cell::OnceCell;
use std::ops::Range;

use super::{Candidate, Candidates, Rule, person};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Found, Key, PlaceForm, Role, RoleSet};
use crate::records::PlaceKind;
use crate::segment::View;
pub(crate) use building::{extract_buildings, is_area, is_building, is_in_site, is_in_street, is_site};
use designated::designated;
use known::{known, place_word, with_abbreviation, with_side};

pub(crate) const RULES: &[Rule] = &[REGION, DESIGNATED, SITE, TAILED, KNOWN, LOCAL, UNFAMILIAR, CHAINED, LISTED, AGAIN];
pub(crate) const BUILDING_RULES: &[Rule] = &[BUILDING];

/// A province, regency or city by its name.
const REGION: Rule = Rule::new("place.region", "Ia dibawa ke [Sumatera Utara] kemarin.");
/// A designation and a name.
const DESIGNATED: Rule = Rule::new("place.designated", "Polisi menggerebek rumah di [Desa Sukamaju].");
/// A word for a site or a piece of land, with a capital, and a name.
const SITE: Rule = Rule::new("place.site", "Kapal itu sandar di [Pelabuhan Buruh] semalam.");
/// A site that the last word of its name tells.
const TAILED: Rule = Rule::new("place.site_last", "Konser itu digelar di [Jember International Stadium] semalam.");
/// A building with its name, which may be that of a body.
const BUILDING: Rule = Rule::new("place.building", "Rapat digelar di [Gedung Setda Kabupaten Jember] pagi itu.");
/// Another place known by its name.
const KNOWN: Rule = Rule::new("place.known", "Sabu itu berasal dari [Malaysia].");
/// A district or village by its name, where a word of place or another place stands.
const LOCAL: Rule = Rule::new("place.local", "Ia ditangkap di [Ciputat Timur] kemarin.");
/// A name petik does not know, after a word of place.
const UNFAMILIAR: Rule = Rule::new("place.unfamiliar", "Mereka ditangkap di kawasan [Simprukan] kemarin.");
/// A name petik does not know, before the place it is in.
const CHAINED: Rule = Rule::new("place.chained", "Warga Jalan Anggrek, [Wanasekar], Bekasi, mengungsi.");
/// A name in a list of places that a known one or a designation opens.
const LISTED: Rule = Rule::new("place.listed", "Mereka pergi ke Bogor, Depok, dan [Wanasekar] kemarin.");
/// A name that was told to be a place elsewhere in the article.
const AGAIN: Rule = Rule::new("place.again", "Ia ditangkap di Desa Wanasekar. Malam itu [Wanasekar] geger.");

/// The country, where it is no part of the name of a body or office.
const STATE: &str = "RI";
/// What the country is named after in the name of a holiday.
const FEASTS: [&str; 3] = ["HUT", "Kemerdekaan", "Proklamasi"];
/// Longest name, in tokens.
const LONGEST: usize = 6;
/// The classes of words that places begin with.
const PLACES: ClassSet = ClassSet::EMPTY.with(Class::Region).with(Class::Place).with(Class::Local);
/// What a word may be besides an unknown name.
const NAMES: ClassSet = ClassSet::EMPTY.with(Class::NameWord).with(Class::Local);
/// The roles of words that are names all the same.
const OWN_NAMES: RoleSet = RoleSet::EMPTY.with(Role::NoPlace).with(Role::BirthName).with(Role::NameFront);
/// What stands before places.
const PLACING: RoleSet = RoleSet::EMPTY.with(Role::Locative).with(Role::Origin);

/// A place as read.
#[derive(Clone, Debug)]
pub(crate) struct Locality {
    /// What its designation, or the lexicon, says it is.
    pub(crate) kind: Option<PlaceKind>,
    /// The name without its designation.
    pub(crate) name: Range<usize>,
    /// The entry of [`Class::Region`] that the name is.
    pub(crate) region: Option<Found>,
    /// The entry of [`Class::Local`] that the name is, or is too.
    pub(crate) local: Option<Found>,
    /// The abbreviation in brackets after the name.
    pub(crate) abbreviation: Option<usize>,
}

/// A place, the rule that tells, and the token after it.
type Reading = (Locality, &'static Rule, usize);

/// The place that the words from a token name, whatever stands around them, the rule that tells, and the token after it.
///
/// Districts and villages count, so that `Polsek Gambir` has its place; in running text they need more than their name.
pub(crate) fn read(doc: &Document<'_>, at: usize) -> Option<Reading> {
    let view = doc.view();
    if !view.token(at).classes.intersects(PLACES) {
        return None;
    }
    let word = place_word(view, at);
    let known = if view.token(at).capital() { known(view, at, word) } else { None };
    let head = word.filter(|(_, _, form)| *form != PlaceForm::Name);
    let designated = head.and_then(|(len, kind, form)| designated(doc, at, len, kind, form));
    let reading = match (designated, known) {
        // `Kota Agung` is a town, `Sungai Penuh` a city; `Kota Bandung` and `Sungai Batang Natal` are longer than what
        // they begin with.
        (Some(designated), Some(known))
            if designated.2 < known.2
                || designated.2 == known.2 && (known.1.name != LOCAL.name || designated.1.name != DESIGNATED.name) =>
        {
            with_side(doc, known)
        }
        (Some(designated), _) => designated,
        (None, known) => with_side(doc, known?),
    };
    let reading = with_abbreviation(view, at, reading);
    // `Ogan Komering Ulu (OKU) Selatan`
    let sided = reading.0.abbreviation.is_some() && reading.0.region.is_some();
    Some(if sided { with_side(doc, reading) } else { reading })
}

impl Locality {
    fn unnamed(kind: Option<PlaceKind>) -> Locality {
        Locality { kind, name: 0..0, region: None, local: None, abbreviation: None }
    }
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let (speakers, america) = (OnceCell::new(), OnceCell::new());
    let mut finder = Finder { doc, out, last: 0, run: 0, told: Vec::new(), speakers, america };
    finder.find();
    finder.find_again();
    out.places.sort();
}

struct Finder<'d, 'a, 'o> {
    doc: &'d Document<'a>,
    out: &'o mut Candidates,
    /// The token after the last place.
    last: usize,
    /// How many places stand before it with only commas between, it included.
    run: usize,
    /// The names that may come again without what told them.
    told: Vec<Locality>,
    /// The words that speak or end a name somewhere in the article: `kata Shimbo`.
    speakers: OnceCell<Vec<Key>>,
    /// Whether the article names America anywhere.
    america: OnceCell<bool>,
}

impl<'d> Finder<'d, '_, '_> {
    fn view(&self) -> View<'d> {
        self.doc.view()
    }

    fn find(&mut self) {
        let view = self.view();
        let mut contest = 0;
        for at in self.doc.names() {
            if at < self.last.max(contest) || self.out.taken.has(at) {
                continue;
            }
            let token = view.token(at);
            if token.capital() && self.is_enumerated(at) {
                self.take_enumerated(at);
                if self.out.taken.has(at) {
                    continue;
                }
            }
            // Without a capital only a designation tells of a place: `desa`.
            let may_begin = if token.capital() {
                token.classes.intersects(PLACES) || view.follows_any(PLACING, at) || self.may_be_unfamiliar(at)
            } else {
                token.classes.has(Class::Place)
            };
            if !may_begin {
                continue;
            }
            if let Some(reading) = self.tailed(at) {
                self.take(at, reading);
                continue;
            }
            let reading = match read(self.doc, at) {
                // No part of the name is a place either.
                Some(reading) if self.ends_contest(at) => {
                    contest = reading.2;
                    None
                }
                Some(reading) => self.holds(at, &reading).then_some(reading),
                None => self.unfamiliar(at),
            };
            // `AS (31)`, `Mbah Sarmi (79)`
            let person = |end: usize| person::are_initials(self.doc, at) || person::is_aged(self.doc, end);
            if let Some(reading) = reading.filter(|reading| !person(reading.2)) {
                self.take(at, reading);
            }
        }
    }

    fn take(&mut self, at: usize, (record, rule, end): Reading) {
        let designated = rule.name == DESIGNATED.name && self.view().token(at).capital();
        let small = designated && matches!(record.kind, Some(PlaceKind::Village | PlaceKind::District));
        if self.out.taken.take(&(at..end)) {
            self.run = if self.continues(at) { self.run + 1 } else { 1 };
            self.last = self.after_address(end);
            self.learn(&record, rule);
            self.out.places.push(Candidate { tokens: at..end, rule, record });
            if small {
                self.take_listed();
            }
        }
    }

    /// The token after the number of a house and the like that follow a street: `No. 12 RT 02/RW 03`.
    fn after_address(&self, end: usize) -> usize {
        const MOST: usize = 12;
        let view = self.view();
        let is_part = |at: usize| {
            let token = view.token(at);
            let letter = token.len() == 1 && token.capital();
            let mark = token.is(b'.') || token.is(b'/') || token.is(b'-');
            !token.flags.line_start() && (token.is_number() || letter || mark || view.has(Role::Address, at))
        };
        let from = end + usize::from(view.token(end).is(b','));
        if !(view.has(Role::Address, from) || from == end && view.token(from).is_number()) || !is_part(from) {
            return end;
        }
        let after = (from..from + MOST).find(|at| !is_part(*at)).unwrap_or(from);
        if view.token(after).is(b',') { after } else { end }
    }
}
