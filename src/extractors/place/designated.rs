//! What a designation names: `Desa Kute`, `Jalan Gajah Mada`, `Pelabuhan Buruh`.

use super::known::{abbreviates, bracketed, head, is_side, known, place_word};
use super::{BUILDING, DESIGNATED, LOCAL, LONGEST, Locality, PLACING, Reading, SITE};
use crate::document::Document;
use crate::lexicon::{Class, PlaceForm, Role, RoleSet};
use crate::phrase::has_verb_form;
use crate::records::PlaceKind;
use crate::segment::View;

/// The sites of which the state has one: `Monumen Nasional`.
const NATIONAL: [&str; 3] = ["Monumen", "Museum", "Stadion"];

/// The place that a designation and the words after it name.
pub(super) fn designated(
    doc: &Document<'_>,
    at: usize,
    len: usize,
    kind: PlaceKind,
    form: PlaceForm,
) -> Option<Reading> {
    let view = doc.view();
    // `kawasan Industri Pulogadung`
    let capital = view.token(at).capital() || view.token(at + len - 1).capital();
    let mut name = at + len;
    // `pasar Tanah Air` is that of the country.
    let home = !capital && view.is_word(name, "tanah") && view.is_word(name + 1, "air");
    // `86 desa Kabupaten Sleman`: the designation of a place of its own
    if !capital && matches!(view.word(name), "Kabupaten" | "Kecamatan" | "Provinsi") && view.token(name + 1).capital() {
        return None;
    }
    if form != PlaceForm::Head && !capital && (home || !is_named_site(doc, at, name)) {
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
    // `berjudul Laut Bercerita`
    if view.token(name).flags.line_start() || field || view.follows(Role::Titled, at) {
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
    // A street is not in what it is named after (`Jalan Trikora`); a road is: `Jalan Tol Tebing Tinggi`.
    let street = kind == PlaceKind::Street && form == PlaceForm::Head && !view.has(Role::Road, at + len - 1);
    let locality = match found {
        Some((locality, _, found)) if found == end && !street => Locality { kind: Some(kind), ..locality },
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
        let line = |at: usize| view.token(at).flags.line_start();
        // `Stadion Utama Gelora Bung Karno`
        let next = at + usize::from(view.is_word(at, "Utama") && view.token(at).capital());
        match head(view, next).filter(|(len, _, _)| !line(at) && !line(next) && !line(next + len)) {
            Some((len, _, form)) if form != PlaceForm::Head && view.token(next + len).capital() => at = next + len,
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
        // `Stadion Abdullah bin Khalifa`
        let inner = end > name && !token.capital() && view.has(Role::Particle, end);
        let next = view.token(end + 1);
        if inner && form == PlaceForm::Site && next.is_word() && next.capital() && !next.flags.line_start() {
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
    // `Ruang Cakra 6`
    let (figure, next) = (view.token(end), view.token(end + 1));
    let numbers = form == PlaceForm::Building && end > name && figure.is_number() && !figure.flags.line_start();
    let body = || next.capital() && next.classes.has(Class::Body);
    let closed = || !next.is_word() && !next.is(b'.') || view.has(Role::Preposition, end + 1) || body();
    end + usize::from(numbers && figure.len() <= 2 && closed())
}

/// Whether a word may be the first of a name after a designation.
fn begins_name(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let title = doc.is_title(at) && (has_verb_form(view.word(at).as_bytes()) || view.is(Class::Verb, at));
    let word = view.token(at).is_word() && view.token(at).capital();
    let foreign = view.is(Class::English, at); // `KEK The Mandalika`
    // `Museum Nasional`, but `Program Desa Nasional`
    let national = || view.is_word(at, "Nasional") && at > 0 && NATIONAL.iter().any(|site| view.is_word(at - 1, site));
    let programme = view.has(Role::Programme, at) && !national();
    // `Kecamatan Seberang Ulu II`
    let front = view.has(Role::PlaceFront, at) && !doc.is_title(at);
    word && !programme && (foreign || front || !is_function(view, at)) && !title
}

/// Whether a word belongs to the name after a designation that begins at `name`.
fn goes_on(doc: &Document<'_>, name: usize, at: usize, kind: PlaceKind, form: PlaceForm) -> bool {
    let view = doc.view();
    let token = view.token(at);
    if !token.is_word() || !token.capital() || view.has(Role::Address, at) {
        return false;
    }
    let street = kind == PlaceKind::Street;
    // `Jalan Percetakan Negara`
    if street && at > name && is_function(view, at) && view.has(Role::CommonName, at) {
        return !view.token(at + 1).capital() || view.has(Role::Address, at + 1);
    }
    // `Dusun Gumuk Mas, Kecamatan Pronojiwo`: a title that no name follows is none.
    let title = form == PlaceForm::Head && token.len() > 2 && view.is(Class::Title, at);
    if title && view.token(at + 1).is(b',') {
        return true;
    }
    if at == name || is_function(view, at) {
        return at == name;
    }
    let building = form == PlaceForm::Building;
    if view.is(Class::Verb, at) || doc.is_title(at) && has_verb_form(view.word(at).as_bytes()) {
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
        let fronted = at == name + 1 && view.follows(Role::PlaceFront, at) && !view.is(Class::Region, name);
        return fronted
            || view.follows(Role::Road, at)
            || view.is(Class::Region, at - 1)
            || head(view, at - 1).is_some();
    }
    if region && matches!(form, PlaceForm::Head | PlaceForm::Land) {
        // `Desa Pulau Pandan`, `Kelurahan Bukit Lama`
        // `Kelurahan Seberang Padang`
        let nature = head(view, name).is_some_and(|(_, kind, _)| matches!(kind, PlaceKind::Island | PlaceKind::Other))
            || view.has(Role::PlaceFront, name);
        return at == name + 1 && kind == PlaceKind::Village && nature;
    }
    if form != PlaceForm::Head || street {
        return true;
    }
    // `Desa Sukamaju H. Ahmad Fauzi`: who heads a village stands right after its name.
    let next = at + 1;
    let person = view.token(at).classes.has(Class::NameWord) && view.token(next).capital() && !is_side(doc, next);
    // `Desa Kalibukbuk I Ketut Artana`, `Desa Kalibukbuk Ketut Artana`
    let apart = view.token(next).capital() && !view.is(Class::Region, next) && head(view, next).is_none();
    let born = view.has(Role::BirthName, at) || view.has(Role::NameFront, at) && view.has(Role::BirthName, next);
    let named = person || born && apart || view.is(Class::Title, at);
    !named
}

/// Whether a token is a noun for a site or building in small letters: `masjid`.
pub(super) fn is_site_noun(view: View<'_>, at: usize) -> bool {
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
pub(super) fn is_function(view: View<'_>, at: usize) -> bool {
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
pub(super) fn has_noun_form(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let made = ["per", "pen", "pem", "pel", "ke"].iter().any(|prefix| word.starts_with(prefix));
    made && word.len() > 7 && word.ends_with("an")
}
