//! Offices with their body and place: `Kapolres Banyuasin`, `Kepala BNN Provinsi Jambi`, `Kasat Reskrim Polres X`.
//!
//! An office begins with a word that the lexicon knows, and the word's form says what belongs to it: a place, a field, a
//! body. It stops before the rank or the name of who holds it. `mantan` and `calon` stand outside.

use std::ops::Range;

use super::ordinal::roman;
use super::organization::{self, Body, Open, Reader, Seat, Setting};
use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Found, OfficeForm, Role, WordId};
use crate::records::OrganizationKind;
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[OFFICE, PLACED, FIELD, BODY];

/// An office by its words alone.
const OFFICE: Rule = Rule::new("position.office", "Hal itu dikatakan [Kapolri] kemarin.");
/// An office and its place.
const PLACED: Rule = Rule::new("position.placed", "Hal itu dikatakan [Kapolres Banyuasin] kemarin.");
/// An office and its field.
const FIELD: Rule = Rule::new("position.field", "Hal itu dikatakan [Menteri Perdagangan] kemarin.");
/// An office and its body.
const BODY: Rule = Rule::new("position.body", "Hal itu dikatakan [Ketua KPK] kemarin.");

/// An office as read.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    /// The office without its body and place.
    pub(crate) title: Range<usize>,
    /// The entry of [`Class::Office`] that it is.
    pub(crate) entry: u16,
    /// The body that the text names, and its tokens.
    pub(crate) body: Option<(Range<usize>, Body)>,
    pub(crate) seat: Option<Seat>,
}

/// Whether a word after an office says how its holder has it: `Wali Kota terpilih Fadly Amran`.
pub(crate) fn is_tenure(view: View<'_>, at: usize) -> bool {
    view.has(Role::Tenure, at) && !view.token(at).capital()
}

/// Whether the body that follows an office is the one that it is of.
pub(super) fn takes_body(doc: &Document<'_>, office: &Candidate<Office>) -> bool {
    use OfficeForm::{Complement, Field, Optional};
    let (view, record) = (doc.view(), &office.record);
    let form = view.lexicon.offices.get(record.entry as usize).map(|entry| entry.form);
    let free = record.body.is_none() && record.seat.is_none() && !view.token(office.tokens.end).flags.line_start();
    free && matches!(form, Some(Complement | Field | Optional))
}

/// Gives an office the body that follows it.
pub(super) fn give_body(office: &mut Candidate<Office>, tokens: Range<usize>, body: Body) {
    office.tokens.end = tokens.end;
    office.rule = &BODY;
    office.record.body = Some((tokens, body));
}

/// The office that the words from a token name, the rule that tells, and the token after it.
fn read(doc: &Document<'_>, at: usize) -> Option<(Office, &'static Rule, usize)> {
    let view = doc.view();
    // `dilantik menjadi Lurah Pasar Baru`: who holds the office is named before it.
    let given = |before: usize| matches!(view.word(before), "menjadi" | "sebagai" | "menjabat");
    let given = at.checked_sub(1).is_some_and(given);
    let setting = if given { Setting::Text } else { Setting::Office };
    let reader = Reader { doc, view, setting };
    let (first, found) = after_prefixes(reader, at)?;
    let entry = view.lexicon.offices.get(found.value as usize)?;
    // `Kementerian Koordinator Bidang …`
    let in_body = at > 0 && view.token(at - 1).classes.has(Class::Body) && view.token(at - 1).capital();
    if in_body && view.find(Class::Body, at - 1).is_some_and(|body| body.len > 1) {
        return None;
    }
    // `Letkol Laut (PM) Bayu`
    if view.before(at).is(b'(') && view.token(at + 1).is(b')') && at > 1 && view.is_word(at - 2, "Laut") {
        return None;
    }
    // `JK (23) dan PM (27)` are initials.
    let token = view.token(at);
    let aged = view.token(at + 1).is(b'(') && view.token(at + 2).is_number() && view.token(at + 3).is(b')');
    if aged && token.flags.upper() && token.len() <= 3 {
        return None;
    }
    // `Rapat Dewan Gubernur`, `Dewan Komisioner OJK`
    let council = at > 0 && view.is_word(at - 1, "Dewan") && view.before(at).capital() && view.token(at).capital();
    let board = ["Gubernur", "Komisioner", "Komisaris"].iter().any(|word| view.is_word(at, word));
    if council && board && !view.token(first).classes.has(Class::NameWord) {
        return None;
    }
    let house = view.follows(Role::OfficeHouse, at) && (view.before(at).capital() || !view.token(at).capital());
    if house || first > at && view.token(first).flags.line_start() {
        return None;
    }
    let len = if view.is_word(first, "Chief") && found.len == 1 { chief_officer(view, first)? } else { found.len };
    let mut office = Office { title: at..first + len, entry: found.value, body: None, seat: None };
    let mut end = office.title.end;
    // `kepala sekolah (kepsek)`
    let short = |end: usize| {
        let close = end + 1 + view.find(Class::Office, end + 1)?.len;
        (view.token(end).is(b'(') && view.token(close).is(b')')).then_some(close + 1)
    };
    let abbreviated =
        |end: usize| reader.abbreviation(at, end).map(|(_, after)| after).or_else(|| short(end)).unwrap_or(end);
    match entry.form {
        OfficeForm::Prefix => return None,
        OfficeForm::Alone => end = reader.state(after_series(view, end)),
        OfficeForm::Region | OfficeForm::Locality => {
            end = abbreviated(end);
            office.title.end = end;
            end = reader.class(reader.state(after_series(view, end)));
            end = reader.numeral(end).unwrap_or(end);
            let open = match (entry.form, &entry.body) {
                (OfficeForm::Locality, _) => Open::Any,
                (_, Some(_)) => Open::Told,
                _ => Open::Known,
            };
            // `Bendesa Adat Anak Agung Gede Rai` has no place.
            let titled = view.is_word(end, "anak") && view.is_word(end + 1, "agung");
            if let Some((seat, after)) = reader.place(end, open).filter(|_| !titled) {
                let after = if entry.form == OfficeForm::Region { before_holder(view, end, after) } else { after };
                office.seat = Some(Seat {
                    name: seat.name.start..seat.name.end.min(after),
                    city: seat.city || entry.city,
                    ..seat
                });
                end = reader.abbreviation(end, after).map_or(after, |(_, after)| after);
            } else if view.token(end).capital() && !view.token(end).flags.line_start() && view.token(end + 1).is(b',') {
                // `Kapolsek Panji, AKP Bambang Irianto`: the name of persons too.
                let ranked = view.token(end + 2).capital() && view.is(Class::Rank, end + 2);
                if ranked && !view.is(Class::Rank, end) && !view.is(Class::Title, end) {
                    office.seat = Some(Seat { name: end..end + 1, region: None, city: entry.city });
                    end += 1;
                }
            }
            // `Presiden KSPI Said Iqbal`
            if end == first + found.len && view.is_word(first, "Presiden") && view.token(end).classes.has(Class::Body) {
                let body =
                    organization::read(doc, end, Setting::Office).filter(|_| !view.token(end).flags.line_start());
                let private = |body: &Body| {
                    use OrganizationKind::{Company, Ngo, Other};
                    let entry = body.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
                    entry.is_some_and(|entry| matches!(entry.kind, Company | Ngo | Other))
                };
                if let Some((body, _, after)) = body.filter(|(body, _, _)| private(body)) {
                    office.body = Some((end..after, body));
                    return Some((office, &BODY, after));
                }
            }
            // `Duta Besar Inggris untuk Indonesia`
            let abroad = office.seat.as_ref().map_or(view.is_word(end - 1, "RI"), |seat| seat.region.is_none());
            if view.is_word(end, "untuk") && abroad {
                end = reader.place(end + 1, Open::Known).map_or(end, |(_, after)| after);
            }
            return Some((office, if end > first + found.len { &PLACED } else { &OFFICE }, end));
        }
        _ => {}
    }
    end = reader.numeral(end).unwrap_or(end);
    // `Panit 1 Unit 2 Subdit Jatanras`
    if entry.form == OfficeForm::Optional && view.word(end) == "Unit" {
        end = reader.numeral(end + 1).unwrap_or(end);
    }
    // `Ketua RT 03/RW 05`
    let stroke = end + usize::from(view.token(end).is(b'/'));
    if view.is_word(stroke, "RW") && view.is_word(end.saturating_sub(2), "RT") {
        end = reader.numeral(stroke + 1).unwrap_or(end);
    }
    let (mut field, mut served) = (false, false);
    if entry.form == OfficeForm::Field {
        let known = reader.field(end, view.token(first).capital());
        if let Some(after) = reader.field_before_body(known.unwrap_or(end)).or(known) {
            (end, field) = (after, true);
        }
    }
    // `Katim Berantas`, `Kanit I Narkoba`: the head of a unit, told by a word of his own.
    if entry.form == OfficeForm::Optional && found.len == 1 && view.word(first).starts_with("Ka") {
        let known = view.token(end).classes.has(Class::NameWord) || view.token(end).flags.line_start();
        end = Some(end).filter(|_| !known).and_then(|end| reader.field(end, true)).unwrap_or(end);
    }
    // `Kasubdit Renakta AKBP Galih`: a word that no lexicon knows, before the rank of who holds the office.
    if !field && matches!(entry.form, OfficeForm::Field | OfficeForm::Optional) && is_unknown_field(view, end) {
        (end, field) = (end + 1, true);
    }
    end = abbreviated(end);
    // `Kepala Keamanan Lapas Manado`
    if entry.form == OfficeForm::Complement && view.is_word(first, "Kepala") && !view.is(Class::Body, end) {
        let known = |at: usize| view.token(at).word != WordId::NONE && !view.is(Class::Region, at);
        end = reader.field_before_body(end).filter(|after| (end..*after).all(known)).unwrap_or(end);
    }
    if entry.form != OfficeForm::Alone {
        office.title.end = end;
        // `Kabid X pada Badan Y`
        let body_at = |at: usize| view.token(at).capital() && view.token(at).classes.has(Class::Body);
        // `Pejabat Pembuat Komitmen (PPK) pada Dinas Y`
        let whole = matches!(entry.form, OfficeForm::Optional | OfficeForm::Complement) && body_at(end + 1);
        let linked = (field || whole) && view.is_word(end, "pada") || field && view.is_word(end, "di");
        let from = end + usize::from(linked);
        let from = if entry.form == OfficeForm::Optional { unit_before_body(doc, from) } else { from };
        let body = Some(from).filter(|from| !view.token(*from).flags.line_start());
        let read = |from: usize| organization::read(doc, from, setting);
        // `Kepala Kantor Bea Cukai Makassar`
        let in_office = || view.is_word(from, "Kantor").then(|| read(from + 1)).flatten();
        if let Some((body, _, after)) = body.and_then(|from| read(from).or_else(in_office)) {
            end = after + usize::from(view.is_word(after, "Tbk"));
            // `Karumkit RS Bhayangkara Polda Bali`
            if let Some(seat) = police_after(doc, end) {
                end = seat;
            }
            // `anggota DPR Komisi III`
            if is_legislature(view, &body) && view.is_word(end, "Komisi") {
                end = reader.numeral(end + 1).unwrap_or(end);
            }
            // `Kakanwil Kemenkumham Jatim`
            let mut body = body;
            let branch = view.is_word(first, "Kakanwil") && body.seat.is_none() && body.parent.is_none();
            if let Some((seat, after)) = branch.then(|| reader.place(end, Open::Known)).flatten() {
                (body.seat, end) = (Some(seat), after);
            }
            // `anggota DPR RI Fraksi Golkar`, `anggota Fraksi Golkar DPRD Kalbar`, `Ketua Fraksi Golkar DPR RI`
            let group = is_legislature(view, &body) || view.is_word(office.title.end - 1, "Fraksi");
            if group && view.token(end).classes.has(Class::Body) && view.token(end).capital() {
                let other = read(end).filter(|(other, _, _)| is_legislature(view, other));
                end = other.filter(|_| !view.token(end).flags.line_start()).map_or(end, |(_, _, end)| end);
            }
            // `Kepala Zona Bakamla Barat`
            let side = view.token(end).capital() && view.has(Role::Side, end) && !view.token(end).flags.line_start();
            end += usize::from(side);
            office.body = Some((from..end, body));
            // `Wakil Ketua DPR Bidang Korpolkam`
            if view.is_word(end, "Bidang") && view.token(end).capital() && !view.token(end).flags.line_start() {
                end = reader.field(end + 1, true).or_else(|| unknown_field(view, end + 1)).unwrap_or(end);
            }
        } else if let Some(after) = body.and_then(|from| unknown_body(doc, from, is_academic(view.word(end - 1)))) {
            let name = from..after;
            end = after;
            let seat = reader.place(end, Open::Known);
            if let Some((_, after)) = &seat {
                end = *after;
            }
            let seat = seat.map(|(seat, _)| seat);
            office.body = Some((from..end, Body { entry: None, name, seat, abbreviation: None, parent: None }));
        } else if let Some((above, _, after)) = deputy_after(doc, end).filter(|_| field) {
            // `Direktur Narkotika Deputi Pemberantasan BNN RI`
            (office.body, end) = (above.body, after);
        } else if entry.form == OfficeForm::Complement
            && let Some((above, _, after)) = served_after(reader, end)
        {
            // `Staf Khusus Menteri Keuangan`
            (served, end) = (true, after);
            office.title.end = above.title.end;
            (office.body, office.seat) = (above.body, above.seat);
        } else if field || entry.form == OfficeForm::Optional {
            end = reader.state(end);
            let seat = reader.place(end, Open::Known).filter(|(_, after)| !is_given_name(view, end, *after));
            // `Wakil Menteri Dalam Negeri Bima Arya Sugiarto`: a minister is of a country.
            let minister = (at..first + found.len).any(|at| view.is_word(at, "Menteri") || view.is_word(at, "Menko"));
            // No village either: `Menteri Perekonomian Airlangga Hartarto`.
            let abroad = |seat: &Seat| reader.country(seat.name.start) == Some(seat.name.end);
            let seat = seat.filter(|(seat, _)| !minister || abroad(seat));
            if let Some((seat, after)) = seat {
                office.seat = Some(seat);
                end = after;
            }
        } else if entry.form == OfficeForm::Proper {
            // `Founder dan CEO Tokopedia`
            end = if is_held_too(doc, end) { end } else { reader.proper(end)? };
        }
    }
    end = abbreviated(end);
    let complete = match entry.form {
        OfficeForm::Complement => served || office.body.is_some(),
        OfficeForm::Member => {
            office.body.as_ref().is_some_and(|(at, body)| is_legislature(view, body) || view.has(Role::Board, at.start))
        }
        OfficeForm::Field => field || office.body.is_some(),
        _ => true,
    };
    let rule = match (&office.body, field, &office.seat) {
        (Some(_), _, _) => &BODY,
        (None, true, _) => &FIELD,
        (None, false, Some(_)) => &PLACED,
        _ => &OFFICE,
    };
    complete.then_some((office, rule, end))
}

/// The office at a token, or the one after `Plt`, `Penjabat (Pj.)`, `Wakil` there, and where it begins.
fn after_prefixes(reader: Reader<'_>, at: usize) -> Option<(usize, Found)> {
    const MOST: usize = 3;
    let view = reader.view;
    let is_prefix = |found: Found| {
        view.lexicon.offices.get(found.value as usize).is_some_and(|entry| entry.form == OfficeForm::Prefix)
    };
    let (mut first, mut office) = (at, view.find(Class::Office, at)?);
    for _ in 0..MOST {
        if !is_prefix(office) {
            break;
        }
        let mut next = first + office.len;
        next = reader.abbreviation(first, next).map_or(next, |(_, after)| after);
        next += usize::from(view.token(next).is(b'.'));
        let Some(found) = view.find(Class::Office, next) else { break };
        (first, office) = (next, found);
    }
    Some((first, office))
}

/// How many words there are in the office of a chief of some field: `Chief Marketing Officer`.
fn chief_officer(view: View<'_>, at: usize) -> Option<usize> {
    const MOST: usize = 4;
    let field = (at..at + MOST).take_while(|at| view.token(*at).capital() && !view.is_word(*at, "Officer")).count();
    view.is_word(at + field, "Officer").then_some(field + 1).filter(|len| *len > 2)
}

/// Whether another office of the same holder follows, whose body is that of both: Founder `dan CEO Tokopedia`.
fn is_held_too(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let next = || view.find(Class::Office, at + 1).and_then(|next| view.lexicon.offices.get(next.value as usize));
    (view.is_word(at, "dan") || view.token(at).is(b'&')) && next().is_some_and(|next| next.form == OfficeForm::Proper)
}

/// The token after what tells which of those who had an office is meant: Presiden `ke-7`, Wakil Presiden RI `ke-10 dan ke-12`.
fn after_series(view: View<'_>, at: usize) -> usize {
    let ranked = |at: usize| {
        let number = view.token(at + 2).is_number() || roman(view.word(at + 2)).is_some();
        view.is_word(at, "ke") && view.token(at + 1).is(b'-') && !view.token(at + 1).flags.spaced() && number
    };
    if !ranked(at) {
        return at;
    }
    let joins = view.is_word(at + 3, "dan") && ranked(at + 4);
    if joins { at + 7 } else { at + 3 }
}

/// The end of a region's name, where the words with capitals after it are two or more: `Wakil Bupati Kepulauan Mentawai
/// Kortanius Sabeleake`.
fn before_holder(view: View<'_>, at: usize, end: usize) -> usize {
    let region = view.find(Class::Region, at).map_or(end, |region| at + region.len);
    let is_other = |at: usize| view.token(at).capital() && !view.token(at).classes.has(Class::Place);
    if region + 2 <= end && (region..end).all(is_other) { region } else { end }
}

/// Whether the name of a region is one of persons too, and one word goes on it: Kasi Pidum `Bima` Sakti.
fn is_given_name(view: View<'_>, at: usize, end: usize) -> bool {
    let (next, after) = (view.token(end), view.token(end + 1));
    let surname = next.is_word() && next.capital() && next.classes.within(ClassSet::EMPTY.with(Class::NameWord));
    end == at + 1 && view.token(at).classes.has(Class::NameWord) && surname && !after.capital()
}

/// The office of a deputy at a token, whom the one before it is under.
fn deputy_after(doc: &Document<'_>, at: usize) -> Option<(Office, &'static Rule, usize)> {
    let view = doc.view();
    let deputy = view.is_word(at, "Deputi") && view.token(at).capital() && !view.token(at).flags.line_start();
    if deputy { read(doc, at).filter(|(office, _, _)| office.body.is_some()) } else { None }
}

/// The office at a token whose holder the one before it serves: Staf Khusus `Menteri Keuangan`.
fn served_after(reader: Reader<'_>, at: usize) -> Option<(Office, &'static Rule, usize)> {
    let (view, token) = (reader.view, reader.view.token(at));
    if !token.capital() || !token.classes.has(Class::Office) || token.flags.line_start() {
        return None;
    }
    // One that such an office may follow in turn is not asked, so that no text makes a chain of them.
    let (_, found) = after_prefixes(reader, at)?;
    let entry = view.lexicon.offices.get(found.value as usize)?;
    if entry.form == OfficeForm::Complement { None } else { read(reader.doc, at) }
}

/// The end of one word of a field that no lexicon knows: Bidang `Korpolkam`.
fn unknown_field(view: View<'_>, at: usize) -> Option<usize> {
    let token = view.token(at);
    let unknown = token.is_word() && token.capital() && token.word == WordId::NONE && !token.flags.line_start();
    unknown.then_some(at + 1)
}

/// Whether a word that no lexicon knows stands between an office and the rank of who holds it: Kanit `Ranmor` Iptu Tarmo.
fn is_unknown_field(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    let unknown = token.is_word() && token.capital() && token.classes.is_empty() && token.len() > 3;
    let rank = at + 1 + usize::from(view.token(at + 1).is(b','));
    let near = |at: usize| view.token(at).capital() && !view.token(at).flags.line_start();
    unknown && !token.flags.line_start() && near(rank) && view.is(Class::Rank, rank)
}

/// Whether an office is of those that only universities have, which often go by two letters.
fn is_academic(office: &str) -> bool {
    matches!(office, "Rektor" | "Dekan")
}

/// The end of letters that no lexicon knows, or of words that the country closes, and the name of a person follows: Direktur
/// `CELIOS` Bhima Yudhistira, Direktur Eksekutif `Suara Petani Indonesia`, Galih Tarmin; of an academic office also of two:
/// Dekan `FH UI` Edmon Makarim.
fn unknown_body(doc: &Document<'_>, at: usize, academic: bool) -> Option<usize> {
    const MOST: usize = 2;
    const LONGEST: usize = 8;
    let view = doc.view();
    let token = view.token(at);
    if !token.is_word() || !token.capital() || doc.is_title(at) {
        return None;
    }
    let holder = |end: usize| view.token(end + usize::from(view.token(end).is(b',')));
    let named = |end: usize| holder(end).capital() && holder(end).flags.spaced() && !holder(end).flags.line_start();
    let country = |end: usize| end > at + 1 && view.is_word(end - 1, "Indonesia");
    let told = |end: &usize| country(*end) && (named(*end) || view.token(*end).is(b'('));
    if let Some(end) = (Reader { doc, view, setting: Setting::Office }).proper(at).filter(told) {
        return Some(end);
    }
    let shortest = if academic { 2 } else { 3 };
    let are_letters = |at: &usize| {
        let token = view.token(*at);
        // `SAFEnet`
        let begun = || view.word(*at).as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_uppercase));
        let letters = token.flags.upper() || token.len() > shortest && begun();
        letters && (shortest..=LONGEST).contains(&token.len()) && token.classes.is_empty()
    };
    let end = at + (at..at + MOST).take_while(are_letters).count();
    (end > at && named(end) && !holder(end).flags.upper()).then_some(end)
}

/// The token at which a body begins after the words of its unit that no lexicon knows: `Kasubdit Dokpol Polda Bali`.
fn unit_before_body(doc: &Document<'_>, at: usize) -> usize {
    const MOST: usize = 2;
    let view = doc.view();
    let is_unit = |at: usize| {
        let token = view.token(at);
        let other =
            [Class::Body, Class::NameWord, Class::Rank, Class::Title, Class::Region, Class::Place, Class::Office];
        token.is_word()
            && token.capital()
            && token.len() > 3
            && !token.flags.line_start()
            && !other.iter().any(|class| token.classes.has(*class))
    };
    let units = (at..at + MOST).take_while(|at| is_unit(*at)).count();
    let body = at + units;
    if units > 0 && police_after(doc, body).is_some() { body } else { at }
}

/// The end of a body of the police that begins at a token.
fn police_after(doc: &Document<'_>, at: usize) -> Option<usize> {
    let view = doc.view();
    let found =
        view.find(Class::Body, at).filter(|_| view.token(at).capital() && !view.token(at).flags.line_start())?;
    let entry = view.lexicon.bodies.get(found.value as usize)?;
    (entry.kind == OrganizationKind::Police)
        .then(|| organization::read(doc, at, Setting::Office))?
        .map(|(_, _, end)| end)
}

fn is_legislature(view: View<'_>, body: &Body) -> bool {
    let entry = body.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
    entry.is_some_and(|entry| entry.kind == OrganizationKind::Legislature)
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let mut done = 0;
    for at in doc.names() {
        if !view.token(at).classes.has(Class::Office) || at < done || out.taken.has(at) {
            continue;
        }
        if let Some((record, rule, end)) = read(doc, at) {
            // The numbers of `Presiden ke-7 RI`, `Presiden RI ke-7` are records too.
            let inside = record.title.end..after_series(view, record.title.end);
            let series = if inside.is_empty() { end..after_series(view, end) } else { inside };
            let end = end.max(series.end);
            done = end;
            let free = match series.is_empty() {
                true => out.taken.take(&(at..end)),
                false => {
                    out.taken.take(&(at..series.start)) && (series.end == end || out.taken.take(&(series.end..end)))
                }
            };
            if free {
                out.positions.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
}
