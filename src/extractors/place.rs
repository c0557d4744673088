//! Places: `Sumatera Utara`, `Kabupaten Sukabumi`, `Desa Kute`, `Jalan Gajah Mada`, `Malaysia`, `di Sunter`.
//!
//! A name that means little else (`Sumatera Utara`, `Malaysia`) is a place by itself, and so is what a designation names
//! (`Desa Kute`). A name that may be a word or a person (`Batang`, `Gambir`) is one after a word of place (`di`,
//! `kawasan`), next to a place (`Gambir, Jakarta Pusat`), or where the article used it so elsewhere. A capitalised word
//! that petik does not know needs the same.

use std::cell::OnceCell;
use std::ops::Range;

use super::organization::is_short_for;
use super::{Candidate, Candidates, Rule, person};
use crate::document::Document;
use crate::lexicon::{BodyForm, Class, ClassSet, Found, Key, PlaceForm, Role, RoleSet};
use crate::phrase::has_verb_form;
use crate::records::{OrganizationKind, PlaceKind};
use crate::segment::{Sieve, View};

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

/// An entry of [`Class::Place`]: its length, and what it says.
type PlaceWord = (usize, PlaceKind, PlaceForm);

/// The entry of [`Class::Place`] that begins at a token.
fn place_word(view: View<'_>, at: usize) -> Option<PlaceWord> {
    let found = view.find(Class::Place, at)?;
    let (kind, form) = view.lexicon.place_of(found)?;
    Some((found.len, kind, form))
}

/// The designation that begins at a token.
fn head(view: View<'_>, at: usize) -> Option<PlaceWord> {
    place_word(view, at).filter(|(_, _, form)| *form != PlaceForm::Name)
}

/// The longest known name that begins at a token, where this [`place_word`] does; of the same words the region, before the
/// district.
fn known(view: View<'_>, at: usize, word: Option<PlaceWord>) -> Option<Reading> {
    let region = view.find(Class::Region, at);
    let place = word.filter(|(_, _, form)| *form == PlaceForm::Name);
    let local = view.find(Class::Local, at);
    let longest = region.map_or(0, |found| found.len);
    let mut reading =
        region.map(|found| (Locality { region: Some(found), ..Locality::unnamed(None) }, &REGION, at + found.len));
    if let Some((len, kind, _)) = place.filter(|(len, _, _)| *len > longest) {
        reading = Some((Locality::unnamed(Some(kind)), &KNOWN, at + len));
    }
    let longest = reading.as_ref().map_or(0, |(_, _, end)| end - at);
    if let Some(found) = local.filter(|found| found.len > longest) {
        let kind = view.lexicon.local(found).map(|local| local.kind);
        reading = Some((Locality { local: Some(found), ..Locality::unnamed(kind) }, &LOCAL, at + found.len));
    } else if let (Some((locality, _, _)), Some(found)) = (&mut reading, local.filter(|found| found.len == longest)) {
        locality.local = Some(found); // `Depok` is also a district of Sleman
    }
    let (mut locality, rule, end) = reading?;
    locality.name = at..end;
    Some((locality, rule, end))
}

impl Locality {
    fn unnamed(kind: Option<PlaceKind>) -> Locality {
        Locality { kind, name: 0..0, region: None, local: None, abbreviation: None }
    }
}

/// `Indonesia Timur`, `Rempoa Barat` are other places than the names before the word.
fn with_side(doc: &Document<'_>, (mut locality, rule, end): Reading) -> Reading {
    if !is_side(doc, end) {
        return (locality, rule, end);
    }
    locality = Locality { name: locality.name.start..end + 1, ..Locality::unnamed(Some(PlaceKind::Other)) };
    (locality, if rule.name == REGION.name { &KNOWN } else { rule }, end + 1)
}

fn is_side(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let token = view.token(at);
    token.capital() && !token.flags.line_start() && view.has(Role::Side, at)
}

/// Takes in the abbreviation that stands in brackets after a name, with its designation or without: `Kalimantan Selatan
/// (Kalsel)`, `Kawasan Industri Terpadu Batang (KITB)`.
fn with_abbreviation(view: View<'_>, at: usize, (mut locality, rule, end): Reading) -> Reading {
    let Some((word, after)) = bracketed(view, end) else { return (locality, rule, end) };
    let same_region = || {
        let (region, short) = (locality.region?, view.find(Class::Region, word)?);
        let short: Vec<_> = view.lexicon.regions_of(short).map(|region| region.code).collect();
        Some(view.lexicon.regions_of(region).any(|region| short.contains(&region.code)))
    };
    // `Jalan Lintas Timur (Jalintim)`
    let known = view.token(word).classes.intersects(PLACES.with(Class::NameWord));
    let blend = locality.region.is_none()
        && view.token(word).capital()
        && !view.token(word).flags.upper()
        && view.token(word).len() > 4
        && !known
        && is_short_for(view.word(word), view.slice(at..end));
    let short = abbreviates(view, word, locality.name.clone()) || abbreviates(view, word, at..end) || blend;
    if short || same_region() == Some(true) {
        locality.abbreviation = Some(word);
        return (locality, rule, after);
    }
    (locality, rule, end)
}

/// The single word in brackets at a token, and the token after them.
fn bracketed(view: View<'_>, at: usize) -> Option<(usize, usize)> {
    let is = view.token(at).is(b'(') && view.token(at + 1).is_word() && view.token(at + 2).is(b')');
    (is && !view.token(at).flags.line_start()).then_some((at + 1, at + 3))
}

/// Whether a word is made of the first letters of a name.
fn abbreviates(view: View<'_>, word: usize, name: Range<usize>) -> bool {
    let letters = view.word(word).chars().flat_map(char::to_lowercase);
    let firsts = name.filter_map(|at| view.word(at).chars().next()).flat_map(char::to_lowercase);
    view.token(word).flags.upper() && view.token(word).len() > 1 && letters.eq(firsts)
}

/// The place that a designation and the words after it name.
fn designated(doc: &Document<'_>, at: usize, len: usize, kind: PlaceKind, form: PlaceForm) -> Option<Reading> {
    let view = doc.view();
    let capital = view.token(at).capital();
    let mut name = at + len;
    if form != PlaceForm::Head && !capital && !is_named_site(doc, at, name) {
        return None;
    }
    if let Some((_, after)) = bracketed(view, name).filter(|(word, _)| abbreviates(view, *word, at..name)) {
        name = after; // `Kawasan Ekonomi Khusus (KEK) The Mandalika`
    }
    if form != PlaceForm::Head {
        name = after_heads(view, name); // `Perairan Muara Sungai Asahan`
    }
    // `Lingkungan Hidup`
    let field = view.has(Role::Field, name) && view.is_word(at, "Lingkungan");
    if view.token(name).flags.line_start() || field {
        return None;
    }
    let found =
        if view.token(name).capital() { known(view, name, place_word(view, name)) } else { small(view, name, kind) };
    let is_region = matches!(kind, PlaceKind::Province | PlaceKind::Regency | PlaceKind::City);
    if is_region || !view.token(name).capital() && !view.token(name).is_number() {
        // `Kota Layak Anak` is no city.
        let (locality, rule, end) = found?;
        let fits = !is_region || rule.name != LOCAL.name || locality.kind == Some(kind) || kind == PlaceKind::City;
        let whole = !is_region || !is_side(doc, end);
        return (fits && whole).then_some((Locality { kind: Some(kind), ..locality }, &DESIGNATED, end));
    }
    let known_end = found.as_ref().map_or(name, |(_, _, end)| *end);
    let end = name_end(doc, name, known_end, kind, form);
    let locality = match found {
        Some((locality, _, found)) if found == end => Locality { kind: Some(kind), ..locality },
        _ => Locality { name: name..end, ..Locality::unnamed(Some(kind)) },
    };
    // `melintas di jalan DS melihat`: initials are somebody's.
    let letters = end == name + 1 && view.token(name).flags.upper() && view.token(name).len() < 4;
    if kind == PlaceKind::Street && !capital && letters {
        return None;
    }
    let rule = match form {
        PlaceForm::Building => &BUILDING,
        PlaceForm::Head => &DESIGNATED,
        _ => &SITE,
    };
    (end > name).then_some((locality, rule, end))
}

/// The token after words for sites that follow one another.
fn after_heads(view: View<'_>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..2 {
        match head(view, at) {
            Some((len, _, form)) if form != PlaceForm::Head && view.token(at + len).capital() => at += len,
            _ => break,
        }
    }
    at
}

/// A known name without its capital after the designation of a district, village or region: `kecamatan gadingrejo`.
fn small(view: View<'_>, at: usize, kind: PlaceKind) -> Option<Reading> {
    let token = view.token(at);
    let administrative =
        matches!(kind, PlaceKind::Village | PlaceKind::District | PlaceKind::Regency | PlaceKind::Province);
    let clear = token.is_word() && !token.capital() && token.len() > 3 && !view.has(Role::CommonName, at);
    if administrative && clear { known(view, at, place_word(view, at)) } else { None }
}

/// The token after the name that follows a designation.
fn name_end(doc: &Document<'_>, name: usize, known: usize, kind: PlaceKind, form: PlaceForm) -> usize {
    let view = doc.view();
    let most = name + if doc.is_title(name) { 2 } else { LONGEST };
    let glued = |at: usize| !view.token(at).flags.spaced();
    let street = kind == PlaceKind::Street;
    let mut end = known;
    if end == name && view.token(name).is_number() && view.token(name + 1).capital() {
        // `Kelurahan 7 Ulu`, `Jalan 28 Oktober`
        end += 1 + usize::from(street && view.is(Class::Month, name + 1));
    }
    if end == name && !begins_name(doc, name) {
        return name;
    }
    while end < most {
        let token = view.token(end);
        if token.flags.line_start() && end > name {
            break;
        }
        let dash = token.is_dash() && (street || glued(end) && glued(end + 1)) && view.token(end + 1).capital();
        // `Jalan S. Parman`, `Jl. Prof. Soepomo`
        let dot = street && token.is(b'.') && view.token(end - 1).len() <= 4 && view.token(end + 1).capital();
        // `Jalan Nyang-nyang`
        let again = token.is_dash() && glued(end) && glued(end + 1);
        let again = again && end > name && view.word(end + 1).eq_ignore_ascii_case(view.word(end - 1));
        if end > name && (dash || dot || again) {
            end += 2;
            continue;
        }
        // `Gedung Setda Pemerintah Kabupaten (Pemkab) Jember`
        let bracket =
            bracketed(view, end).filter(|(_, after)| form == PlaceForm::Building && view.token(*after).capital());
        if let Some((_, after)) = bracket {
            end = after;
        }
        if !goes_on(doc, name, end, kind, form) {
            break;
        }
        let region = view.find(Class::Region, end);
        end += region.map_or(1, |region| region.len);
        if region.is_some() && form == PlaceForm::Site && !street && end > name + 1 {
            break; // `Hotel Harris Denpasar`
        }
    }
    end
}

/// Whether a word may be the first of a name after a designation.
fn begins_name(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let title = doc.is_title(at) && (has_verb_form(view.word(at)) || view.is(Class::Verb, at));
    let word = view.token(at).is_word() && view.token(at).capital();
    let foreign = view.is(Class::English, at); // `KEK The Mandalika`
    word && !view.has(Role::Programme, at) && (foreign || !is_function(view, at)) && !title
}

/// Whether a word belongs to the name after a designation that begins at `name`.
fn goes_on(doc: &Document<'_>, name: usize, at: usize, kind: PlaceKind, form: PlaceForm) -> bool {
    let view = doc.view();
    let token = view.token(at);
    if !token.is_word() || !token.capital() || view.has(Role::Address, at) {
        return false;
    }
    if at == name || is_function(view, at) {
        return at == name;
    }
    let street = kind == PlaceKind::Street;
    let building = form == PlaceForm::Building;
    if view.is(Class::Verb, at) || doc.is_title(at) && has_verb_form(view.word(at)) {
        return false;
    }
    if view.is(Class::Month, at) || view.is(Class::Weekday, at) || view.is(Class::Clock, at) {
        return false;
    }
    // `Kelurahan Menggala Kota`
    if form == PlaceForm::Head && view.is_word(at, "Kota") && !view.token(at + 1).capital() {
        return true;
    }
    let named = view.is(Class::Office, at) || view.is(Class::Body, at) || view.is(Class::Rank, at) && !street;
    if named && !building {
        return false;
    }
    if head(view, at).is_some_and(|(_, _, form)| !street || form == PlaceForm::Head) && !building {
        return false;
    }
    let region = view.find(Class::Region, at).is_some();
    if region && street {
        // `Jalan Raya Bogor`, `Jalan Lintas Medan Banda Aceh`, `Jalan Pura Demak`
        return view.follows(Role::Road, at) || view.is(Class::Region, at - 1) || head(view, at - 1).is_some();
    }
    if region && matches!(form, PlaceForm::Head | PlaceForm::Land) {
        return false;
    }
    if form != PlaceForm::Head || street {
        return true;
    }
    // `Desa Sukamaju H. Ahmad Fauzi`: who heads a village stands right after its name.
    let person = view.token(at).classes.has(Class::NameWord) && view.token(at + 1).capital() && !is_side(doc, at + 1);
    !person && !view.is(Class::Title, at)
}

/// Whether a token is a noun for a site or building in small letters: `masjid`.
fn is_site_noun(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    token.classes.has(Class::Place)
        && !token.capital()
        && head(view, at)
            .is_some_and(|(len, _, form)| len == 1 && matches!(form, PlaceForm::Site | PlaceForm::Building))
        && !view.has_any(PLACING, at)
}

/// Whether a name of two words that is that of no body or place itself follows a noun for a site: `masjid Al Ikhlas`.
fn is_named_site(doc: &Document<'_>, at: usize, name: usize) -> bool {
    let view = doc.view();
    let other = |at: usize| {
        [Class::Body, Class::Office, Class::Region, Class::Place, Class::Rank].iter().any(|class| view.is(*class, at))
    };
    let proper = |at: usize| {
        let token = view.token(at);
        token.is_word() && token.capital() && !token.flags.line_start() && !other(at) && !is_function(view, at)
    };
    is_site_noun(view, at) && !doc.is_title(at) && name == at + 1 && proper(name) && proper(name + 1)
}

/// Whether a word only joins others, however it is written.
fn is_function(view: View<'_>, at: usize) -> bool {
    const FUNCTIONS: RoleSet = PLACING
        .with(Role::Preposition)
        .with(Role::Coordinator)
        .with(Role::Auxiliary)
        .with(Role::TitleWord)
        .with(Role::Opener)
        .with(Role::Speech)
        .with(Role::Relational);
    view.is(Class::Stop, at) && !view.has(Role::Side, at) || view.has_any(FUNCTIONS, at)
}

/// Whether a word has the form of a noun made of another word: `Perkotaan`, `Kesehatan`.
fn has_noun_form(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let made = ["per", "pen", "pem", "pel", "ke"].iter().any(|prefix| word.starts_with(prefix));
    made && word.len() > 7 && word.ends_with("an")
}

/// Finds the buildings, before bodies and offices take the names in theirs.
pub(crate) fn extract_buildings(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut done = 0;
    for at in doc.names() {
        let token = view.token(at);
        if !token.classes.has(Class::Place) || at < done || out.taken.has(at) {
            continue;
        }
        let Some((len, kind, PlaceForm::Building)) = head(view, at) else { continue };
        // `Gedung Meneng` is a district.
        let district = || view.find(Class::Local, at).map(|found| at + found.len);
        let longer = |end: usize| view.token(end).capital() && !view.token(end).flags.line_start();
        if is_in_company(doc, at) || is_in_site(doc, at) || district().is_some_and(|end| !longer(end)) {
            continue;
        }
        if let Some((record, rule, end)) = designated(doc, at, len, kind, PlaceForm::Building) {
            done = end;
            if out.taken.take(&(at..end)) {
                out.places.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}

/// Whether the word of a building stands in the name of a company or the like: `PT Graha Mandiri`, `Bank Artha Graha`.
fn is_in_company(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let opens = |from: usize| {
        let found = view.find(Class::Body, from).filter(|_| view.token(from).capital());
        let entry = found.and_then(|found| Some((found.len, view.lexicon.bodies.get(found.value as usize)?)));
        let company = entry.filter(|(_, entry)| entry.kind == OrganizationKind::Company);
        company.is_some_and(|(len, entry)| from + len > at || len == 1 && entry.form == BodyForm::Proper)
    };
    let name = |at: usize| view.token(at).capital() && !view.token(at).flags.line_start();
    at > 0 && name(at) && (opens(at - 1) || at > 1 && name(at - 1) && opens(at - 2))
}

/// Whether words are also those of a site, and the one after them may begin its name: `Istana Merdeka`.
pub(crate) fn is_site(view: View<'_>, at: usize, end: usize) -> bool {
    let site = view.token(at).classes.has(Class::Place) && head(view, at).is_some_and(|(len, _, _)| at + len == end);
    site && (view.is(Class::Region, end) || !is_function(view, end) && !view.is(Class::Verb, end))
}

/// Whether the word of a site stands before a token, whose name begins there: `Kompleks Polri`.
pub(crate) fn is_in_site(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let (token, before) = (view.token(at), view.before(at));
    let apart = !token.capital() || token.flags.line_start() || doc.is_title(at);
    if apart || !before.capital() || !before.classes.has(Class::Place) {
        return false;
    }
    head(view, at - 1).is_some_and(|(len, _, form)| len == 1 && form == PlaceForm::Site)
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let mut finder = Finder { doc, out, last: 0, run: 0, told: Vec::new(), speakers: OnceCell::new() };
    finder.find();
    finder.find_again();
    out.places.sort();
}

/// The names that the article told to be places.
struct Learnt {
    /// By the keys of their first words, and of each only so many that looking through them is fast.
    names: Vec<Locality>,
    firsts: Sieve,
}

impl Learnt {
    const MOST: usize = 8;

    /// Those of the names told, in the order of the text.
    fn of(view: View<'_>, mut told: Vec<Locality>) -> Learnt {
        let first = |place: &Locality| view.key(place.name.start);
        let text = |place: &Locality| view.slice(place.name.clone());
        told.sort_by_key(first);
        let mut learnt = Learnt { names: Vec::with_capacity(told.len()), firsts: Sieve::default() };
        for place in told {
            let alike = |one: &&Locality| first(one) == first(&place);
            let known = || learnt.names.iter().rev().take_while(alike);
            if known().count() < Learnt::MOST && !known().any(|one| text(one) == text(&place)) {
                learnt.firsts.add(view, place.name.start);
                learnt.names.push(place);
            }
        }
        learnt
    }

    /// The longest name that stands at a token, in its own letters or all in capitals.
    fn find(&self, view: View<'_>, at: usize) -> Option<&Locality> {
        let same = |at: usize, name: usize| {
            let (word, known) = (view.word(at), view.word(name));
            let shouted = view.token(at).flags.upper() && !view.token(name).flags.upper();
            word == known || shouted && word.eq_ignore_ascii_case(known)
        };
        let stands = |place: &&Locality| (0..place.name.len()).all(|next| same(at + next, place.name.start + next));
        let first = |place: &Locality| view.key(place.name.start);
        let word = view.key(at);
        let from = self.names.partition_point(|place| first(place) < word);
        let alike = self.names[from..].iter().take_while(|place| first(place) == word);
        alike.filter(stands).max_by_key(|place| place.name.len())
    }
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
    /// The words that speak somewhere in the article: `kata Shimbo`.
    speakers: OnceCell<Vec<Key>>,
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
            // Without a capital only a designation tells of a place: `desa`.
            let may_begin = if token.capital() {
                token.classes.intersects(PLACES) || self.may_be_unfamiliar(at)
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

    /// Takes the names that go on with the list that a designated village or district opens and `dan` closes: `Desa Matobe,
    /// Tuapeijat, dan Saureinuk`.
    fn take_listed(&mut self) {
        const MOST_NAMES: usize = 12;
        let view = self.view();
        let mut names = Vec::new();
        let mut end = self.last;
        let mut closed = false;
        while names.len() < MOST_NAMES && !closed {
            let comma = view.token(end).is(b',');
            let from = end + usize::from(comma);
            closed = view.has(Role::Coordinator, from);
            let at = from + usize::from(closed);
            let Some(after) = self.item_end(at).filter(|_| comma || closed) else { return };
            names.push(at..after);
            end = after;
        }
        if !closed || names.len() < 2 || view.token(end).capital() || view.token(end).is(b'(') {
            return;
        }
        for name in names {
            let local = view.find(Class::Local, name.start).filter(|found| found.len == name.len());
            let kind = local.and_then(|found| view.lexicon.local(found)).map_or(PlaceKind::Other, |local| local.kind);
            let record = Locality { name: name.clone(), local, ..Locality::unnamed(Some(kind)) };
            self.take(name.start, (record, &LISTED, name.end));
        }
    }

    /// The token after a name in a list of villages or districts, which is no person's and has no designation of its own.
    fn item_end(&self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let view = self.view();
        let local = view.find(Class::Local, at);
        let belongs = |at: usize| {
            let (token, word) = (view.token(at), view.word(at));
            let mixed = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
            let none = self.is_place(at) || view.is(Class::Stop, at) || view.is(Class::Title, at);
            self.is_name(at) && !token.flags.line_start() && token.len() > 3 && !mixed && !none && !has_noun_form(word)
        };
        // `Bukit Pamewa`, `Sipora Jaya`
        let land = |at: usize| head(view, at).is_some_and(|(len, _, form)| len == 1 && form == PlaceForm::Land);
        let opens = |next: usize| next == at && view.token(at).capital() && land(at) && belongs(at + 1);
        let numeral = |next: usize| matches!(view.word(next), "I" | "II" | "III" | "IV" | "V");
        let closes =
            |next: usize| next > at && view.token(next).capital() && (view.has(Role::PlaceTail, next) || numeral(next));
        let belongs = |next: usize| belongs(next) || opens(next) || closes(next);
        let person = |at: usize| view.token(at).classes.has(Class::NameWord);
        if let Some(found) = local.filter(|found| view.token(at).capital() && (found.len > 1 || !person(at))) {
            return (!self.out.taken.has(at)).then_some(at + found.len);
        }
        let end = (at..at + MOST_WORDS).find(|at| !belongs(*at)).unwrap_or(at + MOST_WORDS);
        let named = (at..end).any(|next| person(next) && !closes(next));
        (end > at && !named).then_some(end)
    }

    /// Whether what a name can mean is what it means here.
    fn holds(&self, at: usize, reading: &Reading) -> bool {
        let view = self.view();
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
        if self.is_clear(at, reading) {
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

    /// Whether a name needs nothing but itself to be a place.
    fn is_clear(&self, at: usize, (locality, rule, end): &Reading) -> bool {
        let view = self.view();
        let single = end - at == 1;
        let coded = locality.region.is_some_and(|found| view.lexicon.regions_of(found).next().is_some());
        let known = coded || rule.name == KNOWN.name || !single && rule.name == REGION.name;
        known && !(single && view.has(Role::CommonName, at))
    }

    /// Whether a single word is part of another name: `Bali United`, `Jakarta International Expo`, `Dedi Jambi`.
    fn is_part(&self, at: usize, (locality, _, end): &Reading) -> bool {
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
        if goes_on && !next.classes.has(Class::NameWord) && !self.is_placed(at) {
            return true;
        }
        // `Mbah Sarmi`
        let before = view.before(at);
        let titled = before.capital() && (before.classes.has(Class::Title) || before.classes.has(Class::Rank));
        self.last < at && (self.ends_name(at) || titled && !view.token(at).flags.line_start())
    }

    /// Whether a name says of what kind the word before it is: `bahasa Jawa`, `teh hijau China`, `warga negara Nigeria`.
    fn is_quality(&self, at: usize) -> bool {
        let view = self.view();
        let adjective = at > 0 && view.is(Class::Adjective, at - 1);
        let noun = at - usize::from(adjective);
        let citizen = at > 1 && view.is_word(at - 1, "negara") && view.is_word(at - 2, "warga");
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
    fn ends_contest(&self, at: usize) -> bool {
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
    fn is_placed(&self, at: usize) -> bool {
        self.follows_word(Role::Locative, at) || self.follows_word(Role::Origin, at)
    }

    /// Whether a word with a role stands before a token, and is not itself part of a name: `Kawasan Industri`.
    fn follows_word(&self, role: Role, at: usize) -> bool {
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
        self.last > 0 && (self.last == at || self.last + 1 == at && joined)
    }

    /// Whether the place that a name is in follows: `Sawangan, Depok`, `Kisaran Sumatera Utara`.
    fn is_within(&self, locality: &Locality, end: usize) -> bool {
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

    /// Whether the name of another district of the same regency stands in a list with it: `Asembagus, Besuki dan Panji`.
    fn is_sibling(&self, locality: &Locality, end: usize) -> bool {
        let view = self.view();
        let district = |found: Option<Found>| {
            let local = found.and_then(|found| view.lexicon.local(found));
            local.filter(|local| local.kind == PlaceKind::District)
        };
        let listed = view.token(end).is(b',') || view.has(Role::Coordinator, end);
        let clear = |name: &Range<usize>| name.len() > 1 || !view.token(name.start).classes.has(Class::NameWord);
        let Some(own) = district(locality.local).filter(|_| listed && clear(&locality.name)) else { return false };
        let next = end + 1;
        if !view.token(next).capital() || view.token(next).flags.line_start() {
            return false;
        }
        let Some((other, _, _)) = read(self.doc, next).filter(|(other, _, _)| other.name.start == next) else {
            return false;
        };
        let other_codes = district(other.local).filter(|_| clear(&other.name) && other.region.is_none());
        other_codes.is_some_and(|other| other.codes().any(|code| own.codes().any(|own| own == code)))
    }

    /// Whether a capitalised word other than the name of a place follows a name: `Balai Besar`.
    fn runs_on(&self, end: usize) -> bool {
        let view = self.view();
        let token = view.token(end);
        let date = view.is(Class::Weekday, end) || view.is(Class::Month, end);
        token.is_word() && token.capital() && !token.flags.line_start() && !date && !self.is_place(end)
    }

    /// Whether a token is a capitalised word that petik does not know, or of persons' names.
    fn is_name(&self, at: usize) -> bool {
        let view = self.view();
        let token = view.token(at);
        token.is_word()
            && token.capital()
            && token.classes.within(NAMES)
            && !self.out.taken.has(at)
            && (!view.lexicon.has_some_role(token.word) || view.has_any(OWN_NAMES, at))
    }

    /// Whether a name ends before a token; the first word of a sentence need be none.
    fn ends_name(&self, at: usize) -> bool {
        let view = self.view();
        let before = at.saturating_sub(1);
        let inner = view.before(before).is_word() || view.token(before).classes.has(Class::NameWord);
        at > 0 && !view.token(at).flags.line_start() && self.is_name(before) && inner
    }

    /// Whether a place begins at a token that may follow another without a comma.
    fn is_place(&self, at: usize) -> bool {
        let view = self.view();
        let place = view.find(Class::Place, at).and_then(|found| view.lexicon.place_of(found));
        let form = place.map(|(_, form)| form);
        view.is(Class::Region, at) || matches!(form, Some(PlaceForm::Name | PlaceForm::Head))
    }

    /// Whether a name petik does not know may begin at a token, as far as a glance at it and what stands before it tells.
    fn may_be_unfamiliar(&self, at: usize) -> bool {
        let view = self.view();
        let token = view.token(at);
        let name = token.capital() && token.classes.within(NAMES);
        name && (view.follows_any(PLACING, at) || self.continues(at) || self.closes_list(at) || self.is_paired(at))
    }

    /// Whether `dan` after two places or more with commas between stands before a token: `Lisbon, Venesia, dan Mallorca`.
    fn closes_list(&self, at: usize) -> bool {
        let view = self.view();
        let joined = view.follows(Role::Coordinator, at);
        let comma = joined && at > 1 && view.token(at - 2).is(b',');
        joined && self.run > 1 && self.last + 1 + usize::from(comma) == at
    }

    /// Whether a comma stands between the last place and a token.
    fn continues(&self, at: usize) -> bool {
        self.last > 0 && self.last + 1 == at && self.view().before(at).is(b',')
    }

    /// A site that the last word of its name tells, after a word of place: `Jakarta International Stadium`.
    fn tailed(&self, at: usize) -> Option<Reading> {
        const MOST_WORDS: usize = 6;
        let view = self.view();
        if !view.token(at).capital()
            || !view.follows_any(PLACING, at)
            || !self.is_placed(at)
            || head(view, at).is_some()
        {
            return None;
        }
        let belongs = |at: usize| {
            let token = view.token(at);
            let word = token.is_word() && token.capital() && !token.flags.line_start();
            word && !self.out.taken.has(at) && !view.is(Class::Rank, at) && !view.is(Class::Weekday, at)
        };
        let mut tail = None;
        let mut end = at;
        while end < at + MOST_WORDS && belongs(end) {
            end += 1;
            if end > at + 1 && view.has(Role::SiteTail, end - 1) {
                tail = Some(end);
            }
            // `E-Prix`, `Resort and Spa`
            let glued = view.token(end).is_dash() && !view.token(end).flags.spaced() && belongs(end + 1);
            let joins = view.token(end).is(b'&') || view.is_word(end, "and");
            if glued || joins && tail == Some(end) && view.has(Role::SiteTail, end + 1) {
                end += 1;
            }
        }
        // `Villa Permata` goes on; `Footprint Center Arizona` does not.
        let end = tail.filter(|tail| *tail == end || self.is_place(*tail))?;
        let locality = Locality { name: at..end, ..Locality::unnamed(Some(PlaceKind::Other)) };
        Some(with_abbreviation(view, at, (locality, &TAILED, end)))
    }

    /// A name petik does not know that a word of place or another place tells.
    fn unfamiliar(&self, at: usize) -> Option<Reading> {
        if !self.may_be_unfamiliar(at) {
            return None;
        }
        let view = self.view();
        let (locative, origin) = (self.follows_word(Role::Locative, at), self.follows_word(Role::Origin, at));
        let closes = self.closes_list(at);
        let paired = self.is_paired(at);
        let told = locative || origin || closes || paired || self.continues(at);
        if !told || view.token(at).flags.line_start() || self.doc.is_title(at) {
            return None;
        }
        let end = self.unknown_end(at)?;
        if self.speaks(end - 1) {
            return None; // `dari Sugito ke Shimbo`
        }
        let locality = Locality { name: at..end, ..Locality::unnamed(Some(PlaceKind::Other)) };
        let within = self.is_within(&locality, end);
        let reading = |rule| Some((locality.clone(), rule, end));
        if within {
            return reading(if locative || origin { &UNFAMILIAR } else { &CHAINED });
        }
        if paired {
            return reading(&LISTED);
        }
        if closes && !(at..end).any(|at| view.token(at).classes.has(Class::NameWord)) {
            return reading(&LISTED);
        }
        // `dari`, `antara` stand before persons and bodies as often.
        let goes_on = view.has(Role::Locative, end) && !view.has(Role::Preposition, end);
        if locative || origin && goes_on { reading(&UNFAMILIAR) } else { None }
    }

    /// Whether the article has a word speak after a quotation, as persons do.
    fn speaks(&self, at: usize) -> bool {
        let view = self.view();
        let speakers = self.speakers.get_or_init(|| {
            let says = |at: &usize| {
                view.token(*at).capital() && view.follows(Role::QuoteCue, *at) && !view.before(*at).capital()
            };
            let mut words: Vec<Key> = self.doc.names().filter(says).map(|at| view.key(at)).collect();
            words.sort_unstable();
            words
        });
        speakers.binary_search(&view.key(at)).is_ok()
    }

    /// The token after the capitalised words from a token on that may name a place.
    fn unknown_end(&self, at: usize) -> Option<usize> {
        let view = self.view();
        let proper = |at: usize| {
            let token = view.token(at);
            let word = view.word(at);
            self.is_name(at)
                && !view.has(Role::NoPlace, at)
                && token.len() > 3
                && !word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
                && !has_verb_form(word)
                && !has_noun_form(word)
        };
        let mut end = at;
        let same_line = |end: usize| end == at || !view.token(end).flags.line_start();
        while end < at + 4 && same_line(end) && proper(end) && !self.is_place(end) {
            end += 1;
        }
        if end > at && is_side(self.doc, end) {
            end += 1;
        }
        let unknown = (at..end).any(|at| view.token(at).classes.within(ClassSet::EMPTY.with(Class::Local)));
        let next = view.token(end);
        let numbered = next.is_number() && !next.flags.line_start();
        // `kawasan Lewa-Tabundung` are two.
        let pair = self.follows_word(Role::Locative, at) && next.is(b'-') && self.may_pair(end);
        let joined = (next.is_dash() || next.is(b'/')) && !next.flags.spaced() && !pair;
        (unknown && !numbered && !joined && !self.runs_on(end)).then_some(end)
    }

    /// Whether a dash without spaces joins a name that petik does not know to the one before it.
    fn may_pair(&self, dash: usize) -> bool {
        let view = self.view();
        let (joint, name) = (view.token(dash), view.token(dash + 1));
        let glued = joint.is(b'-') && !joint.flags.spaced() && !name.flags.spaced();
        let other = name.is_word() && name.capital() && name.len() > 3 && !name.flags.upper();
        glued && other && view.word(dash - 1) != view.word(dash + 1) && name.classes.within(NAMES)
    }

    /// Whether a name is the second of two that a dash joins, of which the first was told to be a place by what stands
    /// before it.
    fn is_paired(&self, at: usize) -> bool {
        let told = self.out.places.last().is_some_and(|place| place.rule.name == UNFAMILIAR.name);
        told && self.last > 0 && self.last + 1 == at && self.may_pair(self.last)
    }

    /// Remembers a name that may come again without what told it.
    fn learn(&mut self, locality: &Locality, rule: &'static Rule) {
        let view = self.view();
        let name = locality.name.clone();
        let small = matches!(locality.kind, Some(PlaceKind::Village | PlaceKind::District | PlaceKind::Other));
        let told = rule.name == LOCAL.name
            || rule.name == UNFAMILIAR.name
            || rule.name == CHAINED.name
            || rule.name == LISTED.name
            || rule.name == DESIGNATED.name && small
            || matches!(rule.name, name if name == SITE.name || name == DESIGNATED.name)
                && locality.abbreviation.is_some()
            || rule.name == REGION.name && self.is_doubtful(locality);
        let first = view.token(name.start);
        let distinct = first.is_word() && (name.len() > 1 || first.classes.within(PLACES) && first.len() > 3);
        let named = (told && distinct).then_some(name);
        let short = locality.abbreviation.map(|word| word..word + 1);
        for name in named.into_iter().chain(short) {
            self.told.push(Locality { name, abbreviation: None, ..locality.clone() });
        }
    }

    /// Whether the name of a region needs more than itself to be one: that of a seat, or a common word.
    fn is_doubtful(&self, locality: &Locality) -> bool {
        let view = self.view();
        let coded = locality.region.is_some_and(|found| view.lexicon.regions_of(found).next().is_some());
        !coded || view.has(Role::CommonName, locality.name.start)
    }

    /// Finds the names that were learnt, wherever they stand bare.
    fn find_again(&mut self) {
        let view = self.view();
        if self.told.is_empty() {
            return;
        }
        let learnt = Learnt::of(view, std::mem::take(&mut self.told));
        for at in self.doc.names() {
            if !view.token(at).capital() || !learnt.firsts.may_have(view, at) || self.out.taken.has(at) {
                continue;
            }
            let Some(place) = learnt.find(view, at) else { continue };
            let end = at + place.name.len();
            // `lapangan JTB`
            let site = at > 0 && is_site_noun(view, at - 1) && !self.out.taken.has(at - 1);
            let from = at - usize::from(site && view.token(at).flags.upper() && end == at + 1);
            let title = self.doc.is_title(at);
            let inside = !title && (self.is_name(end) && !view.token(end).flags.line_start() || self.ends_name(at));
            let other = view.token(end).capital() && (view.has(Role::NoPlace, end) || is_side(self.doc, end));
            if inside || other || self.is_quality(at) {
                continue;
            }
            let record = Locality { name: at..end, ..place.clone() };
            if self.out.taken.take(&(from..end)) {
                self.out.places.push(Candidate { tokens: from..end, rule: &AGAIN, record });
            }
        }
    }
}
