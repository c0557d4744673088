//! Bodies: `BNNP Bali`, `Badan Narkotika Nasional (BNN) Kota Kediri`, `Satresnarkoba Polres X`, `PT Pos Indonesia`.
//!
//! A body begins with a word that the lexicon knows, and the word's form says what belongs to it: nothing (`KPK`), its
//! place (`Polsek Suoh`), its field (`Dinas Kesehatan`), a name (`PT Minarta`), or the body that it is a part of. It
//! stops at a comma, a verb, a rank, another office, and at `dan` unless that joins two words of its field. An
//! abbreviation that the text introduces in brackets is in the span, and holds for the rest of the article.

use std::ops::Range;

use super::{Candidate, Candidates, Rule, person, place};
use crate::document::Document;
use crate::lexicon::{BodyEntry, BodyForm, Class, ClassSet, Found, Key, Role, WordId};
use crate::records::{Level, OrganizationKind, PlaceKind};
use crate::segment::token::{Token, TokenKind};
use crate::segment::{Sieve, View, domain};

/// What a word may be besides an unknown name.
const NAMES: ClassSet = ClassSet::EMPTY.with(Class::NameWord).with(Class::Local);

pub(crate) const RULES: &[Rule] =
    &[NAMED, PLACED, FIELD, PROPER, SUFFIXED, FOREIGN, UNIT, PART, OUTLET, LISTED, LEARNT];

/// A body that its first words name.
const NAMED: Rule = Rule::new("organization.named", "Kasus itu ditangani [KPK] sejak lama.");
/// A body and its place.
const PLACED: Rule = Rule::new("organization.placed", "Kasus itu ditangani [BNNP Bali] sejak lama.");
/// A body known by its field.
const FIELD: Rule = Rule::new("organization.field", "Data itu dihimpun [Dinas Lingkungan Hidup Kabupaten Jember].");
/// A company, school or the like and its name.
const PROPER: Rule = Rule::new("organization.proper", "Ia bekerja di [PT Sumber Rejeki Abadi] sejak lama.");
/// A company, club or the like that its last word tells.
const SUFFIXED: Rule = Rule::new("organization.suffixed", "Kata analis [Kiwoom Sekuritas Indonesia], saham itu naik.");
/// A body with a name in English and its letters.
const FOREIGN: Rule = Rule::new("organization.foreign", "Kata ekonom [Center of Trade and Law (COTL)], harga naik.");
/// A unit, with the body that it belongs to.
const UNIT: Rule = Rule::new("organization.unit", "Ia ditangkap [Satresnarkoba Polres Jember] kemarin.");
/// A part that only its body names.
const PART: Rule = Rule::new("organization.part", "Ia ditangkap [Tim Pemberantasan BNNP Bali] kemarin.");
/// An outlet of the press.
const OUTLET: Rule = Rule::new("organization.outlet", "Hal itu ia katakan kepada [Kompas.com] kemarin.");
/// A company in a list that says what it is, and holds a known one.
const LISTED: Rule = Rule::new("organization.listed", "Mitra resminya antara lain [Gulamas], Pertamina, dan Bank NTT.");
/// A short form that the article has introduced.
const LEARNT: Rule = Rule::new("organization.learnt", "Lembaga Pangan Terpadu (LPTU) berdiri lama. Kini [LPTU] bubar.");

/// How many units may nest: `Unit 1 Subdit III Ditresnarkoba Polda X`.
const DEEPEST: usize = 5;
/// Longest name or field, in tokens.
const LONGEST: usize = 24;
/// Most words of a body up to the one that tells it.
const MOST_SUFFIXED: usize = 5;

/// A body as read.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// The entry of the lexicon that its first words are; none for an outlet.
    pub(crate) entry: Option<u16>,
    /// Its proper name, field or number; empty where it has none.
    pub(crate) name: Range<usize>,
    /// The place in its name.
    pub(crate) seat: Option<Seat>,
    /// The abbreviation that the text introduces.
    pub(crate) abbreviation: Option<Range<usize>>,
    /// The body that it is a unit of.
    pub(crate) parent: Option<Box<Body>>,
}

/// The place in the name of a body or office.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    /// The name without its designation.
    pub(crate) name: Range<usize>,
    /// The entry of [`Class::Region`] that the name is.
    pub(crate) region: Option<Found>,
    /// Whether the words around it say that it is a city: `Kota Kediri`, `Kediri Kota`.
    pub(crate) city: bool,
}

/// What stands around a body: after an office, capitals may be the name of who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Text,
    Office,
}

/// The body that the words from a token name, the rule that tells, and the token after it.
pub(crate) fn read(doc: &Document<'_>, at: usize, setting: Setting) -> Option<(Body, &'static Rule, usize)> {
    let reader = Reader { doc, view: doc.view(), setting };
    reader.body(at, DEEPEST).or_else(|| reader.suffixed(at))
}

/// Reads the parts of names of bodies and offices.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'d> {
    pub(crate) doc: &'d Document<'d>,
    pub(crate) view: View<'d>,
    pub(crate) setting: Setting,
}

impl<'d> Reader<'d> {
    fn body(self, at: usize, depth: usize) -> Option<(Body, &'static Rule, usize)> {
        let view = self.view;
        let found = view.find(Class::Body, at)?;
        let entry = view.lexicon.bodies.get(found.value as usize)?;
        let head = at..at + found.len;
        let mut end = head.end;
        // `DPD Partai Golkar` is no council of the state.
        let other = || self.party_board(entry, end).or_else(|| self.high_court(entry, end));
        let (value, entry) = other().unwrap_or((found.value, entry));
        if entry.form == BodyForm::Proper && view.token(end).is(b'.') && view.token(at).flags.upper() {
            end += 1; // `PT. Minarta`
        }
        if view.token(at).kind == TokenKind::Mark || self.is_rank_suffix(at) || self.names_other(entry, at, end) {
            return None;
        }
        let mut body = Body { entry: Some(value), name: end..end, seat: None, abbreviation: None, parent: None };
        let introduce = |body: &mut Body, end: &mut usize| {
            if let Some((abbreviation, after)) = self.abbreviation(at, *end) {
                body.abbreviation = body.abbreviation.take().or(abbreviation);
                *end = after;
            }
        };
        introduce(&mut body, &mut end);
        let name = self.name(entry, end);
        end = name.end;
        body.name = name.clone();
        if entry.kind == OrganizationKind::Company {
            end = self.share(end);
        }
        introduce(&mut body, &mut end);
        // `Institut Agama Islam Negeri (IAIN) Pontianak`
        let school = entry.form == BodyForm::Proper && entry.kind == OrganizationKind::Education;
        let short = body.abbreviation.as_ref().map(|short| short.start).filter(|_| school && end > name.end);
        if short.is_some_and(|short| self.form_at(short) == Some(BodyForm::Proper)) {
            end = self.name_run(end, self.setting == Setting::Office).unwrap_or(end);
        }
        end = self.state(end);
        introduce(&mut body, &mut end);
        // `Persatuan Wartawan Indonesia (PWI) Pusat`, `BNN Pusat`
        let branches = matches!(entry.kind, OrganizationKind::Ngo | OrganizationKind::NarcoticsAgency);
        if branches && entry.form == BodyForm::Name && self.is_head_office(end) {
            end += 1;
        }
        if takes_place(entry) || self.is_branch(entry, end) {
            end = self.class(end);
            if let Some((seat, after)) = self.seat(end, entry) {
                end = after;
                // `KAI Daop 4 Semarang` may be of the city and of the regency.
                let company = entry.kind == OrganizationKind::Company;
                let region = seat.region.filter(|found| !company || view.lexicon.only_region_of(*found).is_some());
                body.seat = Some(Seat { city: seat.city || entry.city, region, ..seat });
                introduce(&mut body, &mut end);
                // `BKSDA Bengkulu-Lampung`
                let glued = |at: usize| !view.token(at).flags.spaced();
                let pair = view.token(end).is(b'-') && glued(end) && glued(end + 1) && view.token(end + 1).capital();
                if pair && entry.kind == OrganizationKind::Government {
                    end = view.find(Class::Region, end + 1).map_or(end, |other| end + 1 + other.len);
                }
                // `PN Tanjungkarang Kelas IA`
                if matches!(entry.kind, OrganizationKind::Court | OrganizationKind::Prison) {
                    end = self.class(end);
                }
            }
        }
        // `Direktorat Jenderal Kebudayaan Kemendikbud`, `Rutan Polres X`
        let nests = match entry.form {
            BodyForm::Unit | BodyForm::Part => true,
            BodyForm::Field => body.seat.is_none() && !name.is_empty(),
            // `RS Bhayangkara Polda Lampung`
            BodyForm::Named => self.form_at(end) == Some(BodyForm::Local),
            // `Fakultas Hukum Universitas Jember`
            BodyForm::Faculty => self.is_of_school(end),
            BodyForm::Local => body.seat.is_none() && entry.kind == OrganizationKind::Prison,
            _ => false,
        };
        // `Badan Geologi Kementerian ESDM`
        let ministry = || entry.kind == OrganizationKind::Government && view.is_word(end, "Kementerian");
        let nests =
            (nests || entry.form != BodyForm::Field && ministry()) && depth > 0 && !view.token(end).flags.line_start();
        if let Some((mut parent, _, after)) = nests.then(|| self.body(end, depth - 1)).flatten() {
            end = after;
            // `Kanwil Kemenag Sulsel`: the place of the branch, where the whole has none.
            let branch = entry.form == BodyForm::Part && entry.name.is_empty() && parent.seat.is_none();
            if let Some((seat, after)) = branch.then(|| self.place(end, Open::Known)).flatten() {
                parent.seat = Some(seat);
                end = after;
            }
            if entry.name.is_empty() {
                end = self.more_places(end);
            }
            body.parent = Some(Box::new(parent));
        }
        let rule = rule(entry, &body);
        self.is_named(entry, &head, &body).then_some((body, rule, end))
    }

    /// The entry of the boards of parties, where a party follows the abbreviation that the council of regions has too.
    fn party_board(self, entry: &BodyEntry, at: usize) -> Option<(u16, &'d BodyEntry)> {
        if entry.name != "DPD" || self.view.token(at).flags.line_start() {
            return None;
        }
        let bodies = &self.doc.lexicon.bodies;
        let other = self.view.find(Class::Body, at).and_then(|found| bodies.get(found.value as usize))?;
        let party = other.kind == OrganizationKind::Other && other.form == BodyForm::Name;
        let board = self.doc.lexicon.model_bodies.party_board.filter(|_| party)?;
        Some((board, bodies.get(board as usize)?))
    }

    /// The entry of the high courts, where the abbreviation that companies have too stands before nothing but a region:
    /// `PT Surabaya`.
    fn high_court(self, entry: &BodyEntry, at: usize) -> Option<(u16, &'d BodyEntry)> {
        let view = self.view;
        if entry.name != "PT" || self.doc.is_title(at) || view.token(at).flags.line_start() {
            return None;
        }
        let region = view.find(Class::Region, at).filter(|_| view.token(at).capital())?;
        let coded = view.lexicon.regions_of(region).next().is_some();
        let next = view.token(at + region.len);
        let alone = !next.capital() && !next.is(b'(') && !next.is_dash() && !next.is(b'&');
        let court = self.doc.lexicon.model_bodies.high_court.filter(|_| coded && alone)?;
        Some((court, self.doc.lexicon.bodies.get(court as usize)?))
    }

    /// The token after the places that a branch is of too: Kanwil DJBC Bali`, NTB, dan NTT`, Kanwil DJP Kalimantan Selatan
    /// `dan Tengah`.
    fn more_places(self, at: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        let province = |at: usize| {
            let found = view.find(Class::Region, at).filter(|_| view.token(at).capital())?;
            let mut regions = view.lexicon.regions_of(found);
            regions.all(|region| region.kind == PlaceKind::Province).then_some(at + found.len)
        };
        if view.is_word(at, "dan") && view.token(at + 1).capital() && view.has(Role::Side, at + 1) {
            return at + 2;
        }
        let mut end = at;
        for _ in 0..MOST {
            let comma = usize::from(view.token(end).is(b','));
            let closes = view.is_word(end + comma, "dan");
            if comma == 0 && (!closes || end == at) {
                break;
            }
            let Some(after) = province(end + comma + usize::from(closes)) else { break };
            end = after;
            if closes {
                return end;
            }
        }
        at
    }

    /// Whether the words of a body name one, and not bodies of a kind.
    fn is_named(self, entry: &BodyEntry, head: &Range<usize>, body: &Body) -> bool {
        let view = self.view;
        let (name, seat, parent) = (!body.name.is_empty(), body.seat.is_some(), body.parent.is_some());
        // `unit PPA` is one; `Pemerintah daerah` may be any.
        let capital = entry.kind == OrganizationKind::Media || !is_lower(view.word(head.end - 1));
        let kind_only = matches!(entry.form, BodyForm::Local | BodyForm::Unit) && self.is_counted(head);
        let alone = capital && !kind_only || self.is_lower_name(entry, head);
        match entry.form {
            BodyForm::Suffix => false,
            BodyForm::Acting => self.acts(head),
            BodyForm::Club => {
                let before = head.start.checked_sub(1);
                capital && !before.is_some_and(|at| view.is_word(at, "di") || view.is_word(at, "ke"))
            }
            BodyForm::Alone | BodyForm::Brand | BodyForm::Name => alone || seat,
            BodyForm::Local | BodyForm::Named => alone || seat || name,
            BodyForm::Unit => alone || parent,
            // `Konsulat Jenderal RI`
            BodyForm::OfPlace => seat || self.state(head.end) > head.end,
            BodyForm::Field => name && (capital || seat),
            BodyForm::Proper | BodyForm::Faculty => name && capital,
            BodyForm::Part => {
                let whole = body.abbreviation.is_some() || entry.kind == OrganizationKind::Legislature;
                let told = name || entry.kind != OrganizationKind::Police;
                capital && told && (parent || name && whole)
            }
        }
    }

    /// Whether letters that mean something else too are those of a body: as the subject of a verb, after what it gives, or
    /// as the body of an office. `MA menolak kasasi`, `putusan MA`, `Ketua MA`; but `Sugeng Galih, MA mengatakan`.
    fn acts(self, head: &Range<usize>) -> bool {
        let view = self.view;
        let Some(before) = head.start.checked_sub(1) else { return self.doc.is_verb_at(head.end) };
        let word = view.token(before);
        // `kasasi ke MA`; `Kepala MA` heads a school
        let to = before - usize::from(before > 0 && view.is_word(before, "ke"));
        if view.has(Role::Ruling, to) || self.setting == Setting::Office {
            return !view.is_word(before, "Kepala");
        }
        let verb = self.doc.is_verb_at(head.end) && !view.token(head.end).capital();
        let named = |at: usize| view.token(at).capital() && !self.doc.opens_sentence(at);
        // `siswa MA mengikuti`, `MTs dan MA menerima`
        let pupils =
            view.is(Class::Person, before) || view.has(Role::Trade, before) || view.has(Role::Coordinator, before);
        let degree = word.is(b',') && before > 0 && named(before - 1);
        verb && (self.doc.opens_sentence(head.start) || !(degree || word.is_word() && named(before) || pupils))
    }

    /// The proper name, field or number after the first words of a body.
    fn name(self, entry: &BodyEntry, at: usize) -> Range<usize> {
        let end = match entry.form {
            BodyForm::Field => self.introduced(at, self.field(at, true)),
            BodyForm::Faculty => self.course(at).or_else(|| self.proper(at)),
            BodyForm::Proper if entry.kind == OrganizationKind::Ngo => self.lettered(at).or_else(|| self.proper(at)),
            BodyForm::Proper if entry.kind == OrganizationKind::Company && self.is_speaker(at + 3) => {
                self.lettered(at).or_else(|| self.proper(at))
            }
            BodyForm::Proper => self.proper(self.after_titles(at)),
            BodyForm::Part if entry.kind == OrganizationKind::Education => self.course(at),
            BodyForm::Part => Some(self.numeral(at).or_else(|| self.letter(at)).unwrap_or(at))
                .map(|end| self.field(end, true).unwrap_or(end)),
            // `Tekab 308 Presisi`
            BodyForm::Unit => self.numeral(at).map(|end| end + usize::from(self.view.is_word(end, "Presisi"))),
            BodyForm::Brand | BodyForm::Name if entry.kind == OrganizationKind::Company => self.long_form(at),
            // `RS Bhayangkara Anton Soedjarwo`, `LBH Harapan Bangsa`
            BodyForm::Named if self.setting == Setting::Text => {
                let person = entry.kind == OrganizationKind::Ngo && self.view.token(at).classes.has(Class::NameWord);
                let named = self.form_at(at).is_none() && !person && !self.doc.is_title(at);
                self.name_run(at, true).filter(|_| named && self.place(at, Open::Known).is_none())
            }
            BodyForm::Local if matches!(entry.kind, OrganizationKind::Military | OrganizationKind::Court) => {
                self.numeral(at)
            }
            _ => None,
        };
        at..end.unwrap_or(at)
    }

    /// The token after the letter of a committee: Komisi `A` DPRD.
    fn letter(self, at: usize) -> Option<usize> {
        let letter =
            matches!(self.view.word(at), "A" | "B" | "C" | "D" | "E") && !self.view.token(at).flags.line_start();
        (letter && self.view.is(Class::Body, at + 1)).then_some(at + 1)
    }

    /// The end of letters that name an organisation before the name of who heads it: Ketua LSM `K-MAKI` Boni Belitong.
    fn lettered(self, at: usize) -> Option<usize> {
        let view = self.view;
        let letters = |at: usize| view.token(at).is_word() && view.token(at).flags.upper();
        let glued = view.token(at + 1).is(b'-') && !view.token(at + 1).flags.spaced() && letters(at + 2);
        let end = at + if glued { 3 } else { 1 };
        let unknown = |at: usize| self.is_name_word(at) && !letters(at) && view.token(at).classes.within(NAMES);
        let long = glued || view.token(at).len() > 2;
        let holder = self.setting == Setting::Office && unknown(end) && unknown(end + 1);
        (letters(at) && long && holder).then_some(end)
    }

    /// Whether a verb that persons are the subject of stands at a token: Humas PT TPL Salomo Sitohang `membantah`.
    fn is_speaker(self, at: usize) -> bool {
        self.setting == Setting::Office && self.view.has(Role::Personal, at) && !self.view.token(at).capital()
    }

    /// The token after the titles and initials of the person whom a hospital or school is named after: RSUD `dr.` Soedarso,
    /// RSUP `Dr. M.` Djamil.
    fn after_titles(self, at: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        let mut end = at;
        for _ in 0..MOST {
            let initial = view.token(end).len() == 1 && view.token(end).capital();
            let title = initial || view.is(Class::Title, end) && view.token(end).len() < 5;
            if !title || view.token(end).flags.line_start() {
                break;
            }
            let dot = view.token(end + 1).is(b'.') && !view.token(end + 1).flags.spaced();
            if initial && !dot {
                break;
            }
            end += 1 + usize::from(dot);
        }
        let named = self.setting == Setting::Text || end == at || !view.token(end).classes.has(Class::NameWord);
        if named && view.token(end).capital() { end } else { at }
    }

    /// The end of a field over words that no lexicon holds, where an abbreviation of them follows: `Lembaga Pangan Terpadu
    /// (LPT)`.
    fn introduced(self, at: usize, field: Option<usize>) -> Option<usize> {
        let end = self.proper(field.unwrap_or(at));
        end.filter(|end| self.abbreviation(at.saturating_sub(1), *end).is_some_and(|(short, _)| short.is_some()))
            .or(field)
    }

    /// The end of words after the known name of a company that an abbreviation of the whole follows: `Pertamina EP Cepu
    /// (PEPC)`.
    fn long_form(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 5;
        let end = (at..at + MOST_WORDS).find(|at| !self.is_name_word(*at))?;
        let short = self.abbreviation(at.checked_sub(1)?, end).is_some_and(|(short, _)| short.is_some());
        (end > at && short).then_some(end)
    }

    /// The token after the form of a company's shares: `(Persero)`, `Tbk`, `(Persero) Tbk`.
    fn share(self, at: usize) -> usize {
        let view = self.view;
        let bracketed = view.token(at).is(b'(') && is_share(view, at + 1) && view.token(at + 2).is(b')');
        let end = if bracketed { at + 3 } else { at };
        let listed = |at: usize| view.is_word(at, "Tbk") && !view.token(at).flags.line_start();
        let end = end + usize::from(listed(end));
        // `PT Bank Jatim Tbk.`, where the sentence goes on.
        let dotted = end > at && listed(end - 1) && view.token(end).is(b'.');
        let goes_on = dotted && view.token(end + 1).is_word() && !view.token(end + 1).capital();
        end + usize::from(goes_on)
    }

    /// Whether a word says that the body before it is the one that its branches belong to.
    fn is_head_office(self, at: usize) -> bool {
        let token = self.view.token(at);
        self.view.is_word(at, "Pusat") && token.capital() && !token.flags.line_start() && !self.doc.is_title(at)
    }

    /// Whether the branch of a body that has no place in its name stands at a token: BPK `Perwakilan` Bali, PT KAI `Daop 9`
    /// Jember.
    fn is_branch(self, entry: &BodyEntry, at: usize) -> bool {
        let branches = match entry.kind {
            OrganizationKind::Company => entry.form != BodyForm::Suffix,
            OrganizationKind::Government => matches!(entry.form, BodyForm::Alone | BodyForm::Brand),
            _ => false,
        };
        let token = self.view.token(at);
        branches
            && token.capital()
            && !token.flags.line_start()
            && (self.view.has(Role::SeatWord, at) || self.view.is_word(at, "Provinsi") || self.class(at) > at)
    }

    /// Whether a school stands at a token that a faculty may be of.
    fn is_of_school(self, at: usize) -> bool {
        let found = self.view.find(Class::Body, at);
        let school = found.and_then(|found| self.view.lexicon.bodies.get(found.value as usize));
        school.is_some_and(|entry| entry.kind == OrganizationKind::Education && entry.form != BodyForm::Part)
    }

    /// The end of the field of a course of study, which a school follows: Magister `Ilmu Hukum` Universitas Jember.
    fn course(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 6;
        let view = self.view;
        let joins = |at: usize| view.is_word(at, "dan") && self.is_name_word(at + 1);
        let end =
            (at..at + MOST_WORDS).find(|at| view.is(Class::Body, *at) || !self.is_name_word(*at) && !joins(*at))?;
        let school = self.form_at(end).is_some_and(|form| form != BodyForm::Part);
        (school && end > at).then_some(end)
    }

    /// Whether a body is only part of the name of a contest or product, or a person's initials: `BRI Liga 1`,
    /// `Xiaomi Redmi 9`.
    fn names_other(self, entry: &BodyEntry, at: usize, end: usize) -> bool {
        let view = self.view;
        let next = view.token(end);
        let same_line = !next.flags.line_start();
        // `PN (29)` is a suspect.
        if next.is(b'(') && view.token(end + 1).is_number() && view.token(end + 2).is(b')') {
            return true;
        }
        // `Istana Merdeka` is a building.
        if entry.form == BodyForm::Alone && next.capital() && same_line && place::is_site(view, at, end) {
            return true;
        }
        let product = next.is_number() || next.capital() && !self.doc.is_title(end);
        // `Perumahan Wika`, `Kompleks Polri`
        use BodyForm::{Alone, Brand, Name, Named};
        if matches!(entry.form, Alone | Brand | Name | Named) && place::is_in_site(self.doc, at) {
            return true;
        }
        // `KM Barcelona V`
        let before = at.saturating_sub(1);
        let ship = view.before(at).flags.upper() && view.before(at).len() < 4 && view.has(Role::Thing, before);
        if ship && !self.doc.is_title(at) && matches!(entry.form, BodyForm::Alone | BodyForm::Club | BodyForm::Name) {
            return true;
        }
        // `handphone merek Infinix`
        let make = entry.form == BodyForm::Brand && view.follows(Role::Thing, at);
        make || same_line
            && (entry.form == BodyForm::Brand && product
                || matches!(entry.form, BodyForm::Alone | BodyForm::Name)
                    && next.capital()
                    && view.has(Role::Branded, end))
    }

    /// Whether `TNI` only says whose rank stands before it: `Brigjen TNI`.
    fn is_rank_suffix(self, at: usize) -> bool {
        let view = self.view;
        let rank = |len: usize| view.find(Class::Rank, at - len).is_some_and(|found| found.len >= len);
        view.is(Class::Title, at) && (1..=3).any(|len| len <= at && rank(len))
    }

    /// Whether the words around a kind of body tell of bodies of the kind: `salah satu Polsek`, `Polres setempat`.
    fn is_counted(self, head: &Range<usize>) -> bool {
        let before = head.start.checked_sub(1);
        let counts = |at: usize| self.view.has(Role::Quantifier, at) || self.view.is(Class::Number, at);
        before.is_some_and(counts) || self.view.has(Role::Quantifier, head.end)
    }

    /// Whether a body is known by its words alone when these are small: `badan narkotika nasional`.
    fn is_lower_name(self, entry: &BodyEntry, head: &Range<usize>) -> bool {
        entry.level == Some(Level::National)
            && head.len() > 1
            && matches!(entry.form, BodyForm::Alone | BodyForm::Name)
            && entry.kind != OrganizationKind::Legislature
    }

    /// The end of the words of a field: `Kesehatan`, `Pekerjaan Umum dan Penataan Ruang`, `Kependudukan, Keluarga
    /// Berencana, dan Perlindungan Anak`. A comma is of the field only when `dan` closes its list.
    pub(crate) fn field(self, at: usize, capitals: bool) -> Option<usize> {
        let view = self.view;
        let belongs = |at: usize| {
            let token = view.token(at);
            // `PP` is short for more than `Pondok Pesantren`, which its name follows.
            let body = |form| !matches!(form, BodyForm::Proper | BodyForm::Faculty) || self.is_name_word(at + 1);
            let known = self.form_at(at).is_some_and(body) || view.is(Class::Rank, at);
            let acronym = token.flags.upper() && token.len() > 1 && !known;
            token.is_word()
                && !token.flags.line_start()
                && (token.capital() || !capitals)
                && (view.has(Role::Field, at) || acronym && !view.is(Class::Region, at))
        };
        let mut end = None;
        let mut listing = false;
        let mut probe = at;
        while probe < at + LONGEST {
            let token = view.token(probe);
            if belongs(probe) {
                probe += 1;
                if !listing {
                    end = Some(probe);
                }
                continue;
            }
            let joins = view.is_word(probe, "dan") || view.is_word(probe, "serta") || token.is(b'&');
            if end.is_some() && joins && belongs(probe + 1) {
                listing = false;
                probe += 1;
            } else if end.is_some() && (token.is(b'/') || token.is(b'-')) && belongs(probe + 1) {
                probe += 1;
            } else if end.is_some() && token.is(b',') {
                listing = true;
                probe += 1;
            } else {
                break;
            }
        }
        end
    }

    /// The end of words that no lexicon holds before a body, and so of the field of an office: Direktur `Imunisasi` Kemenkes.
    pub(crate) fn field_before_body(self, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let end = (at..at + MOST_WORDS).find(|at| !self.is_name_word(*at) || self.view.is(Class::Body, *at))?;
        let told = self.view.is(Class::Body, end) && self.view.token(end).capital();
        (told && end > at && !(at..end).any(|at| self.is_holder(at))).then_some(end)
    }

    /// The end of a run of words with capitals that makes a name: `Minarta Dutahutama`, `1 Lima Puluh`, `Mitra Keluarga`.
    pub(crate) fn proper(self, at: usize) -> Option<usize> {
        let view = self.view;
        if view.is_word(at, "Kelas") {
            return None; // `SD Kelas 1`
        }
        // The form of a company closes its name: `PT ASDP Indonesia Ferry (Persero)`.
        let whole = self.name_run(at, false)?;
        if let Some(share) = (at + 1..whole).find(|at| is_share(view, *at)) {
            return Some(share + 1);
        }
        let closed = self.share(whole);
        if closed > whole {
            return Some(closed);
        }
        // `Direktur PT Liga Indonesia Baru (LIB)`
        let open = view.token(whole).is(b'(') && view.token(whole + 1).flags.upper();
        if open && self.abbreviation(at, whole).is_some_and(|(short, _)| short.is_some()) {
            return Some(whole);
        }
        // `Kantor Akuntan Publik Budi Santosa dan Rekan`
        let joins = view.is_word(whole, "dan") || view.token(whole).is(b'&');
        if joins && (view.is_word(whole + 1, "Rekan") || view.is_word(whole + 1, "Partners")) {
            return Some(whole + 2);
        }
        let end = self.name_run(at, self.setting == Setting::Office)?;
        // So does the country: `Asosiasi Pengusaha Indonesia Sofjan Wanandi`.
        let closes = |at: &usize| view.is_word(*at, "Indonesia");
        let closed = (at + 1..end).find(closes).filter(|_| self.setting == Setting::Office);
        let closed = closed.map(|last| last + 1).or_else(|| self.before_unknown(at, end));
        Some(closed.or_else(|| self.before_expert(at, end)).unwrap_or(end))
    }

    /// The end of a company's name with a place in it, before one word that no lexicon holds: Direktur PT Semen Padang
    /// `Oktoweri`.
    fn before_unknown(self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let last = end.checked_sub(1).filter(|last| self.setting == Setting::Office && *last > at + 1)?;
        let place = view.is(Class::Region, last - 1) && view.token(last).word == WordId::NONE;
        let closed = view.token(end).is(b',') || !view.token(end).capital();
        (place && closed && !view.token(last).flags.upper()).then_some(last)
    }

    /// The end of a name before that of the expert whom it tells of: `pengamat dari Universitas Jember Budi Santosa
    /// menilai`. No school says a thing, so who does is named after it.
    fn before_expert(self, at: usize, end: usize) -> Option<usize> {
        const NEAR: usize = 5;
        let view = self.view;
        let from = view.before(at.saturating_sub(1));
        if end < at + 3 || !view.has(Role::Saying, end) || from.capital() || !from.is_word() {
            return None;
        }
        let expert = (at.saturating_sub(NEAR)..at).any(|at| view.has(Role::Trade, at));
        let named = |at: usize| view.token(at).classes.has(Class::NameWord) && !view.is(Class::Region, at);
        let person = end - 2;
        (expert && (named(person) || named(person + 1))).then_some(person)
    }

    /// The end of a run of words that may be one name; before the name of a holder where there may be one.
    fn name_run(self, at: usize, holders: bool) -> Option<usize> {
        const MOST_WORDS: usize = 7;
        let view = self.view;
        let mut end = at;
        while end < at + MOST_WORDS {
            let token = view.token(end);
            let joins = (token.is(b'&') || token.is(b'-') || token.is(b'/')) && end > at && self.is_name_word(end + 1);
            if joins && (token.is(b'&') || !view.token(end + 1).flags.spaced()) {
                end += 2;
                continue;
            }
            let figure = token.is_number() && token.len() <= 3 && !token.flags.line_start();
            // `Rektor UIN Sunan Ampel Akh. Muzakki`
            let dotted = view.token(end + 1).is(b'.') && !view.token(end + 1).flags.spaced();
            let next = view.token(end + 2);
            let shortened = dotted && token.len() < 5 && next.capital() && !next.flags.sentence_start();
            // `Universitas Gadjah Mada Prof Dwikorita Karnawati`
            let titled = matches!(view.word(end), "Prof" | "Dr" | "KH") && view.token(end).capital();
            let body = matches!(self.form_at(end), Some(BodyForm::Proper | BodyForm::Faculty));
            let other = body || titled || holders && shortened;
            let other = end > at && other;
            if other || !(figure || self.is_name_word(end)) || holders && end > at && self.is_holder(end) {
                break;
            }
            end += 1;
        }
        // A figure names a school or branch, and does not stand for a name.
        let named = (at..end).any(|at| view.token(at).is_word()) || end == at + 1;
        (named && end > at).then_some(end)
    }

    /// A body that its last word tells: `Kiwoom Sekuritas Indonesia`, `Leeds United`.
    fn suffixed(self, at: usize) -> Option<(Body, &'static Rule, usize)> {
        let view = self.view;
        // `Kapten Arema FC`: the noun that opens a sentence is none of the name.
        let noun = |at: usize| {
            let token = view.token(at);
            token.classes.has(Class::Rank) || token.classes.has(Class::Person) || view.has(Role::Trade, at)
        };
        let noun = |at: usize| self.doc.opens_sentence(at) && noun(at);
        let opens = !view.before(at).capital() || self.setting == Setting::Office || at > 0 && noun(at - 1);
        let first = may_be_suffixed(view.from(at)) && !view.is(Class::Stop, at) && opens && !noun(at);
        if !first || self.doc.is_title(at) {
            return None;
        }
        let mut run = (at + 1..at + MOST_SUFFIXED).take_while(|at| self.is_name_word(*at));
        let last = run.find(|at| self.form_at(*at) == Some(BodyForm::Suffix))?;
        let found = view.find(Class::Body, last)?;
        let end = last + found.len;
        let end = end + usize::from(view.is_word(end, "Indonesia"));
        // `Serum Institute of India`
        let of = view.is_word(end, "of") && !view.token(end).capital() && self.is_name_word(end + 1);
        let end = if of { end + 2 } else { end };
        let name = at..last;
        let body = Body { entry: Some(found.value), name, seat: None, abbreviation: None, parent: None };
        let (abbreviation, end) = self.abbreviation(at, end).unwrap_or((None, end));
        Some((Body { abbreviation, ..body }, &SUFFIXED, end))
    }

    /// The form of the body whose first words stand at a token.
    fn form_at(self, at: usize) -> Option<BodyForm> {
        let found = self.view.find(Class::Body, at)?;
        self.view.lexicon.bodies.get(found.value as usize).map(|entry| entry.form)
    }

    /// Whether a word may be part of a name, for how it is written and what it is.
    fn is_name_word(self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        token.is_word()
            && token.capital()
            && !token.flags.line_start()
            && !view.is(Class::Rank, at)
            && !view.is(Class::Office, at)
            && !(view.is(Class::Stop, at) && (self.doc.is_title(at) || !view.before(at).capital()))
            && !view.is(Class::Month, at)
            && !view.is(Class::Weekday, at)
            && !(self.doc.is_title(at) && (view.is(Class::Verb, at) || self.doc.is_verb_at(at)))
    }

    /// Whether a word after the name of an office's body begins the name of who holds it.
    fn is_holder(self, at: usize) -> bool {
        self.setting == Setting::Office
            && (self.view.token(at).classes.has(Class::NameWord) || self.view.is(Class::Title, at))
            && !self.view.is(Class::Region, at)
    }

    /// The end of a number that names a part: `III`, `1`, `0805`.
    pub(crate) fn numeral(self, at: usize) -> Option<usize> {
        let view = self.view;
        let token = view.token(at);
        let number = token.is_number() && token.len() <= 4 || is_roman(view.word(at));
        // `Kasi Intelijen I Made Agus`
        let in_name = number && view.has(Role::BirthName, at + 1) && view.token(at + 1).capital();
        if !number || token.flags.line_start() || in_name {
            return None;
        }
        // `Koramil 1202-05`, `Denpom II/3`
        let glued = |at: usize| !view.token(at).flags.spaced();
        let joint = view.token(at + 1);
        let part =
            (joint.is(b'-') || joint.is(b'/')) && view.token(at + 2).is_number() && glued(at + 1) && glued(at + 2);
        Some(at + 1 + if part { 2 } else { 0 })
    }

    /// The token after `RI` or `Republik Indonesia`.
    pub(crate) fn state(self, at: usize) -> usize {
        let view = self.view;
        if view.is_word(at, "RI") && view.token(at).flags.upper() {
            at + 1
        } else if view.is_word(at, "Republik") && view.is_word(at + 1, "Indonesia") {
            at + 2
        } else {
            at
        }
    }

    /// The token after the class of a prison or office: `Kelas II A`, `Kelas I TPI`.
    pub(crate) fn class(self, at: usize) -> usize {
        let view = self.view;
        let letter = |word: &str| matches!(word, "A" | "B" | "C" | "TPI" | "TMP" | "Khusus" | "Non");
        // `KPPBC TMP C Entikong`, `KPPBC Tipe Madya Pabean C Entikong`
        if matches!(view.word(at), "TMP" | "Tipe") && !view.token(at).flags.line_start() {
            const MOST_WORDS: usize = 6;
            let end = (at + 1..at + MOST_WORDS).find(|at| matches!(view.word(*at), "A" | "B" | "C"));
            return end.map_or(at, |end| end + 1);
        }
        // `KAI Daop 9 Jember`, `BMKG Wilayah I Medan`, `RS Bhayangkara TK II Medan`
        if matches!(view.word(at), "Daop" | "Divre" | "Wilayah" | "TK" | "Tk" | "Tingkat") {
            let dot = usize::from(view.token(at + 1).is(b'.') && !view.token(at + 1).flags.spaced());
            return self.numeral(at + 1 + dot).unwrap_or(at);
        }
        if !view.is_word(at, "Kelas") {
            return at;
        }
        let word = view.word(at + 1);
        let grade = word.strip_suffix(['A', 'B', 'C']).filter(|grade| !grade.is_empty()).unwrap_or(word);
        if !(view.token(at + 1).is_number() || is_roman(grade) || matches!(word, "ll" | "l" | "A" | "B" | "C")) {
            return at;
        }
        let mut end = at + 2;
        // `Kelas II-A Jember`
        let hyphen = view.token(end).is(b'-') && !view.token(end).flags.spaced();
        if hyphen && letter(view.word(end + 1)) && !view.token(end + 1).flags.spaced() {
            end += 2;
        }
        while end < at + 5 && letter(view.word(end)) {
            end += 1;
        }
        end
    }

    /// The abbreviation in brackets at a token, of the words from `first` on or of their last ones, and the token after
    /// it; empty brackets hold none. It is a known body or office, or its letters stand in the words in their order: `Bakesbangpol`, `P2M`.
    #[inline]
    pub(crate) fn abbreviation(self, first: usize, at: usize) -> Option<(Option<Range<usize>>, usize)> {
        let bracket = self.view.token(at);
        if bracket.is(b'(') && !bracket.flags.line_start() { self.bracketed(first, at) } else { None }
    }

    /// The same at a bracket.
    fn bracketed(self, first: usize, at: usize) -> Option<(Option<Range<usize>>, usize)> {
        const MOST: usize = 6;
        let view = self.view;
        let inside = at + 1;
        let close = (inside..=inside + MOST).find(|at| !is_inside_brackets(view, *at))?;
        if !view.token(close).is(b')') {
            return None;
        }
        if close == inside {
            return Some((None, close + 1));
        }
        let known = view.is(Class::Body, inside) || view.is(Class::Office, inside);
        let mut words = (first.max(at.saturating_sub(LONGEST))..at).filter(|at| view.token(*at).is_word());
        let short = known || words.any(|word| is_short_for(view.slice(inside..close), view.slice(word..at)));
        // `(NTT)` is short for the place.
        let of_place = view.is(Class::Region, inside) && !view.is(Class::Body, inside);
        let abbreviation = Some(inside..close).filter(|_| !of_place);
        (view.token(inside).capital() && short).then_some((abbreviation, close + 1))
    }

    /// The abbreviation in the brackets that tokens end with, and the token after the words before it.
    fn listed_abbreviation(self, tokens: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let open = tokens.clone().find(|at| self.view.token(*at).is(b'('))?;
        let (short, _) = self.abbreviation(tokens.start, open)?;
        Some((short?, open))
    }

    /// The place of a body at a token, and the token after it.
    fn seat(self, at: usize, entry: &BodyEntry) -> Option<(Seat, usize)> {
        let open = match (entry.form, entry.level) {
            (BodyForm::Local, Some(Level::District)) => Open::Any,
            (BodyForm::Local, _) if self.setting == Setting::Text => Open::Any,
            (BodyForm::Local, _) => Open::Told,
            _ => Open::Known,
        };
        self.place(at, open)
    }

    /// The name of a place at a token, and the token after it.
    pub(crate) fn place(self, at: usize, open: Open) -> Option<(Seat, usize)> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        if view.token(at).is(b'/') && !view.token(at).flags.spaced() {
            // `Kodim 0805/Ngawi`, `Korem 043/Garuda Hitam`
            let (seat, end) = self.place(at + 1, Open::Any)?;
            let more = |at: usize| self.is_name_word(at) && !view.is(Class::Body, at) && view.is(Class::Rank, at + 1);
            let whole = seat.region.is_none() && (more(end) || self.setting == Setting::Text && self.is_last_word(end));
            return Some((
                Seat { name: seat.name.start..seat.name.end + usize::from(whole), ..seat },
                end + usize::from(whole),
            ));
        }
        let known = |at: usize| {
            place::read(self.doc, at).filter(|(place, _, _)| place.kind != Some(PlaceKind::Street)).or_else(|| {
                // `polres pringsewu`
                let found = view.find(Class::Region, at).filter(|_| !view.token(at).capital())?;
                let mut regions = view.lexicon.regions_of(found);
                // `Polda kalbar`, but no `Polda batu`.
                let likely = !view.before(at).capital() || regions.all(|region| region.kind == PlaceKind::Province);
                if open == Open::Known || !likely {
                    return None;
                }
                let name = at..at + found.len;
                let end = name.end;
                Some((
                    place::Locality { kind: None, name, region: Some(found), local: None, abbreviation: None },
                    &PLACED,
                    end,
                ))
            })
        };
        let mut from = at;
        let mut found = known(from);
        // `Metro Jakarta Barat`; but `Metro` is a city too.
        while view.has(Role::SeatWord, from) && view.token(from).capital() && view.token(from + 1).capital() {
            let longer = known(from + 1);
            if longer.is_none() && (found.is_some() || !self.is_name_word(from + 1)) {
                break;
            }
            from += 1;
            found = longer;
        }
        // `Tanjung` is the seat of a regency, and begins other names: `Tanjung Priok`.
        let seat_only = |found: Found| view.lexicon.regions_of(found).next().is_none();
        if let Some((place, _, end)) = &found {
            let longer = || self.open_name(from, open).is_some_and(|longer| longer > *end);
            if place.region.is_some_and(seat_only) && longer() {
                found = None;
            }
        }
        let (seat, end) = match found {
            Some((place, _, end)) => {
                let city = place.kind == Some(PlaceKind::City) || view.is_word(from, "Kota");
                let city = city || from > 0 && view.is_word(from - 1, "Kota");
                (Seat { name: place.name, region: place.region, city }, end)
            }
            None => {
                let end = self.open_name(from, open)?;
                (Seat { name: from..end, region: None, city: false }, end)
            }
        };
        // The police of a port is not that of the city: `Pelabuhan Makassar`.
        let apart = from > at && !view.is_word(at, "Metro");
        let seat = if apart { Seat { name: at..end, region: None, city: false } } else { seat };
        // `Bekasi Kota`, `Kalimantan Bagian Barat`
        if view.is_word(end, "Kota") && view.token(end).capital() && known(end).is_none() {
            return Some((Seat { city: true, ..seat }, end + 1));
        }
        if view.is_word(end, "Bagian") && view.token(end + 1).capital() {
            return Some((Seat { name: seat.name.start..end + 2, region: None, city: false }, end + 2));
        }
        Some((seat, end))
    }

    /// Whether one word with a capital stands at a token that may go on a name, and none after it.
    fn is_last_word(self, at: usize) -> bool {
        let next = self.view.token(at + 1);
        let person = self.view.token(at).classes.has(Class::NameWord);
        self.is_name_word(at) && !person && !self.view.is(Class::Body, at) && !next.capital() && !self.doc.is_title(at)
    }

    /// The end of a place's name that no gazetteer holds.
    fn open_name(self, at: usize, open: Open) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let view = self.view;
        if open == Open::Known || self.doc.is_title(at) && open != Open::Any {
            return None;
        }
        let most = if self.doc.is_title(at) { 1 } else { MOST_WORDS };
        let mut end = at;
        let mut surely = at;
        // `Kapolsek Panji, AKP Budi Santosa`: the holder is told after the comma.
        let told = |at: usize| view.token(at + 1).is(b',') && view.is(Class::Rank, at + 2);
        // `Kepala Kampung Limau Asri, Melkianus Rumbiak,`
        let person = |at: usize| view.token(at).classes.has(Class::NameWord) && view.token(at).capital();
        let named = |at: usize| view.token(at + 1).is(b',') && person(at + 2) && self.is_name_word(at + 3);
        let holder = |end: usize| self.is_holder(end) && !(end == at && told(end) || end > at && named(end));
        while end < at + most && self.is_name_word(end) && !view.is(Class::Body, end) && !holder(end) {
            // `Kebayoran Baru`, `Tanjung Priok`
            if end < at + 1 || end == surely && (view.has(Role::PlaceTail, end) || view.has(Role::PlaceFront, end - 1))
            {
                surely = end + 1;
            }
            end += 1;
            let hyphen = view.token(end).is(b'-') && !view.token(end).flags.spaced();
            if hyphen && view.token(end + 1).capital() && !view.token(end + 1).flags.spaced() {
                end += 2;
                surely = end;
            }
        }
        let apposed = view.token(end).is(b',') && view.token(end + 1).capital() && !view.is(Class::Title, end + 1);
        let apposed = apposed || end > at && told(end - 1);
        let closed = view.is(Class::Rank, end) || apposed;
        match open {
            Open::Told => (closed && end > at).then_some(end),
            // What follows the first word of the place of an office may be the name of who holds it.
            _ if self.setting == Setting::Office && !closed => (surely > at).then_some(surely),
            _ => (end > at).then_some(end),
        }
    }
}

/// Which names of places may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Those that the gazetteers hold.
    Known,
    /// Others too, where a rank or a comma closes them.
    Told,
    /// Any that is no name of a person.
    Any,
}

/// The rule by which a body was read.
fn rule(entry: &BodyEntry, body: &Body) -> &'static Rule {
    match entry.form {
        BodyForm::Field => &FIELD,
        BodyForm::Proper | BodyForm::Faculty => &PROPER,
        BodyForm::Unit => &UNIT,
        BodyForm::Part => &PART,
        _ if body.seat.is_some() => &PLACED,
        _ => &NAMED,
    }
}

fn takes_place(entry: &BodyEntry) -> bool {
    use BodyForm::{Field, Local, Name, Named, OfPlace, Proper};
    matches!(entry.form, Name | Named | Local | OfPlace | Field)
        || entry.form == Proper && entry.kind == OrganizationKind::Other
}

fn is_lower(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
}

/// Whether a word is the form of a company's shares.
fn is_share(view: View<'_>, at: usize) -> bool {
    ["Persero", "Perseroda", "Tbk"].iter().any(|word| view.is_word(at, word)) && !view.token(at).flags.line_start()
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// Whether a token may stand in the brackets of an abbreviation.
fn is_inside_brackets(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    (token.is_word() || token.is(b'.') || token.is(b'-') || token.is(b'/')) && !token.flags.line_start()
}

/// Whether the letters of a short form stand in the long one in their order, from its first on.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    let letters = |text: &str| -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase()).collect()
    };
    let (short, long) = (letters(short), letters(long));
    let mut rest = long.iter();
    short.len() > 1
        && short.len() < long.len()
        && short.first() == long.first()
        && short.iter().all(|letter| rest.any(|other| other == letter))
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let own = own_outlet(doc);
    let mut done = 0;
    for at in doc.names() {
        let own = own.is_some_and(|own| own.eq_ignore_ascii_case(view.word(at)));
        let foreign = may_be_foreign(view.from(at));
        if at < done || !(own || foreign || may_begin(view.from(at))) || out.taken.has(at) {
            continue;
        }
        let found = if foreign { foreign_body(doc, at) } else { None };
        let found = found.or_else(|| read(doc, at, Setting::Text)).or_else(|| outlet(doc, at));
        if let Some((record, rule, end)) = found.filter(|_| !person::are_initials(doc, at)) {
            done = end;
            if out.taken.take(&(at..end)) {
                out.organizations.push(Candidate { tokens: at..end, rule, record });
            }
        }
    }
    listed(doc, out);
    learnt(doc, out);
}

/// Finds the companies that a list names beside known ones, where the words before it say that they are: `mitra resmi antara
/// lain Gulamas, Pertamina, dan Bank NTT`.
fn listed(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let reader = Reader { doc, view, setting: Setting::Text };
    let company = |at: &Candidate<Body>| {
        let entry = at.record.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
        entry.is_some_and(|entry| entry.kind == OrganizationKind::Company)
    };
    let mut found = Vec::new();
    let mut done = 0;
    for candidate in out.organizations.iter().filter(|candidate| company(candidate)) {
        let at = candidate.tokens.start;
        if at < done {
            continue;
        }
        let Some(first) = list_start(reader, at) else { continue };
        let items = list_items(reader, first);
        done = items.last().map_or(at, |item| item.end).max(at + 1);
        // `Pertamina Renewable Diesel` is what a company makes.
        let product = |item: &Range<usize>| item.clone().any(|at| view.has(Role::Branded, at));
        let unknown = |item: &Range<usize>| item.len() > 1 || view.token(item.start).classes == ClassSet::EMPTY;
        found.extend(items.into_iter().filter(|item| unknown(item) && !product(item)));
    }
    if found.is_empty() {
        return;
    }
    // Each is a company by its name, as after `PT`.
    let entry = view.lexicon.model_bodies.company;
    if entry.is_none() {
        return;
    }
    for tokens in found {
        let name = tokens.clone();
        let (abbreviation, name) = match reader.listed_abbreviation(&tokens) {
            Some((word, end)) => (Some(word), name.start..end),
            None => (None, name),
        };
        let record = Body { entry, name, seat: None, abbreviation, parent: None };
        if tokens.clone().all(|at| !out.taken.has(at)) && out.taken.take(&tokens) {
            out.organizations.push(Candidate { tokens, rule: &LISTED, record });
        }
    }
    out.organizations.sort();
}

/// The first token of the list of companies that a known one stands in.
fn list_start(reader: Reader<'_>, known: usize) -> Option<usize> {
    const MOST: usize = 60;
    const NEAR: usize = 16;
    let view = reader.view;
    let sentence = reader.doc.sentence(known).start;
    let item = |at: usize| view.token(at).capital() || view.token(at).is(b',') || is_joint(view, at);
    let from = known.saturating_sub(MOST).max(sentence);
    let first = (from..known).rev().find(|at| !item(*at))? + 1;
    let introduced = view.has(Role::Introducer, first - 1)
        || view.has(Role::Partial, first - 1)
        || view.is_word(first - 1, "seperti")
        || view.is_word(first - 1, "lain");
    let near = first.saturating_sub(NEAR).max(sentence);
    (introduced && (near..first).any(|at| view.has(Role::CompanyNoun, at))).then_some(first)
}

/// The names of a list, of three or more.
fn list_items(reader: Reader<'_>, first: usize) -> Vec<Range<usize>> {
    const MOST_ITEMS: usize = 20;
    const MOST_WORDS: usize = 5;
    let view = reader.view;
    let mut items = Vec::new();
    let mut at = first;
    while items.len() < MOST_ITEMS {
        let Some(end) = (at..at + MOST_WORDS + 1).find(|at| !(view.token(*at).is_word() && view.token(*at).capital()))
        else {
            break;
        };
        if end == at || (at + 1..end).any(|at| view.token(at).flags.line_start()) {
            break;
        }
        let end = reader.abbreviation(at, end).map_or(end, |(_, after)| after);
        items.push(at..end);
        let comma = usize::from(view.token(end).is(b','));
        let joint = usize::from(is_joint(view, end + comma));
        if comma + joint == 0 {
            break;
        }
        at = end + comma + joint;
    }
    if items.len() < 3 { Vec::new() } else { items }
}

fn is_joint(view: View<'_>, at: usize) -> bool {
    view.has(Role::Coordinator, at) && !view.token(at).capital() || view.is_word(at, "serta")
}

/// Whether a body may begin with the first of these tokens, as far as a glance at them tells.
fn may_begin(tokens: &[Token]) -> bool {
    const BEGINS: ClassSet = ClassSet::EMPTY.with(Class::Body).with(Class::Outlet);
    let begins = tokens.first().is_some_and(|token| token.classes.intersects(BEGINS));
    begins || may_be_suffixed(tokens) || may_be_domain(tokens)
}

/// Whether the word of a body stands among those with capitals after the first of these tokens.
fn may_be_suffixed(tokens: &[Token]) -> bool {
    let mut run = tokens.iter().take(MOST_SUFFIXED).take_while(|token| token.capital());
    run.next().is_some() && run.any(|token| token.classes.has(Class::Body))
}

/// Whether a function word of English stands after the words with capitals that these tokens begin with.
fn may_be_foreign(tokens: &[Token]) -> bool {
    const MOST_WORDS: usize = 4;
    let first = tokens.iter().take(MOST_WORDS).find(|token| !token.capital());
    tokens.first().is_some_and(|token| token.capital())
        && first.is_some_and(|token| token.is_word() && token.classes.has(Class::English))
}

/// A body with a name in English that its letters in brackets follow: `Center of Reform on Economics (CORE)`.
fn foreign_body(doc: &Document<'_>, at: usize) -> Option<(Body, &'static Rule, usize)> {
    const MOST_WORDS: usize = 12;
    let view = doc.view();
    let name = |at: usize| view.token(at).is_word() && view.token(at).capital() && !view.token(at).flags.line_start();
    let opens = at == 0 || doc.opens_sentence(at) || doc.opens_sentence(at - 1);
    if doc.is_title(at) || view.before(at).capital() && !opens {
        return None;
    }
    let joins = |at: usize| view.token(at).classes.has(Class::English) || view.token(at).is(b',');
    let end = (at + 1..at + MOST_WORDS).find(|at| !name(*at) && !joins(*at))?;
    let inside = end + 1;
    let letters = view.token(end).is(b'(') && view.token(inside).flags.upper() && view.token(end + 2).is(b')');
    if !letters || view.token(inside).len() < 3 {
        return None;
    }
    let initials: String =
        (at..end).filter(|word| *word == at || name(*word)).filter_map(|at| view.word(at).chars().next()).collect();
    let short = view.word(inside);
    let same = initials == short || initials.len() + 2 >= short.len() && is_short_for(&initials, short);
    // What the letters are known to be, or else a society.
    let known = view.find(Class::Body, inside).filter(|found| found.len == 1).map(|found| found.value);
    let entry = known.or(view.lexicon.model_bodies.society);
    let own = if known.is_some() { end..end } else { at..end };
    let body = Body { entry, name: own, seat: None, abbreviation: Some(inside..inside + 1), parent: None };
    same.then_some((body, &FOREIGN, end + 3))
}

/// Whether a dot stands after the first of these tokens as it does in a domain.
fn may_be_domain(tokens: &[Token]) -> bool {
    matches!(tokens, [_, dot, next, ..] if dot.is(b'.') && !next.flags.spaced())
}

/// An outlet at a token: one that the lexicon knows, in running text, or a domain.
fn outlet(doc: &Document<'_>, at: usize) -> Option<(Body, &'static Rule, usize)> {
    let view = doc.view();
    let known = view.find(Class::Outlet, at).map(|found| at + found.len);
    // Only where a run without spaces begins, so that each is looked through once.
    let begins = at == 0 || view.token(at).flags.spaced();
    let domain = if begins && may_be_domain(view.from(at)) { domain(view, at) } else { None };
    if known.is_none() && domain.is_none() {
        let body = Body { entry: None, name: at..at + 1, seat: None, abbreviation: None, parent: None };
        return is_own_name(doc, at).then_some((body, &OUTLET, at + 1));
    }
    let end = known.max(domain)?;
    // `Antara` opens sentences, `Merdeka` names squares: one word needs running text before it.
    let running = at > 0 && view.before(at).is_word() && !view.before(at).capital() && !doc.is_title(at);
    // `kata Fajar`, `Fajar/Rian`: one word may name a person too.
    let person =
        view.follows(Role::Speech, at) || view.token(end).is(b'/') || view.token(at).classes.has(Class::NameWord);
    let running = running && (end > at + 1 || !person);
    let body = Body { entry: None, name: at..end, seat: None, abbreviation: None, parent: None };
    (running || end > at + 1 && !doc.is_title(at)).then_some((body, &OUTLET, end))
}

/// The name of the paper of the dateline without the ending of its domain: `Bisnis` of `Bisnis.com`.
fn own_outlet<'d>(doc: &'d Document<'_>) -> Option<&'d str> {
    let view = doc.view();
    let outlet = doc.dateline.as_ref()?.outlet.clone()?;
    view.token(outlet.start + 1).is(b'.').then(|| view.word(outlet.start)).filter(|_| outlet.len() > 2)
}

/// Whether a paper is told by that name as the one spoken to: `kata Budi kepada Bisnis, Rabu`.
fn is_own_name(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let own = own_outlet(doc).is_some_and(|own| own.eq_ignore_ascii_case(view.word(at)));
    let next = view.token(at + 1);
    own && at > 0 && view.is_word(at - 1, "kepada") && view.token(at).capital() && !(next.is_word() && next.capital())
}

/// Finds the short forms that the article has introduced wherever else they stand.
fn learnt(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let known = ShortForms::of(view, out);
    let seats = Seats::of(view, out);
    if known.all.is_empty() && seats.0.is_empty() {
        return;
    }
    let mut again = Vec::new();
    for at in doc.names() {
        let capital = view.token(at).capital();
        let may = if capital { known.firsts.may_have(view, at) } else { view.token(at).classes.has(Class::Body) };
        if !may || out.taken.has(at) {
            continue;
        }
        let found = if capital { known.find(view, at) } else { seats.find(view, at) };
        if let Some((tokens, record)) = found.filter(|(tokens, _)| out.taken.take(tokens)) {
            again.push(Candidate { tokens, rule: &LEARNT, record });
        }
    }
    if !again.is_empty() {
        out.organizations.append(&mut again);
        out.organizations.sort();
    }
}

/// The short forms that the article has introduced, each of the first body that it did so for.
struct ShortForms {
    /// Their tokens and bodies, by their first words.
    all: Vec<(Range<usize>, Body)>,
    firsts: Sieve,
}

impl ShortForms {
    fn of(view: View<'_>, out: &Candidates) -> ShortForms {
        let mut all = Vec::new();
        let mut learn = |tokens: &Range<usize>, body: &Body| {
            all.push((tokens.clone(), Body { abbreviation: None, ..body.clone() }));
        };
        let offices = out.positions.iter().filter_map(|office| office.record.body.as_ref().map(|(_, body)| body));
        for candidate in &out.organizations {
            // `Badan Pengawas Pangan atau BPP`
            let end = candidate.tokens.end;
            let tells = view.is_word(end, "atau") || view.is_word(end, "disingkat");
            let short = view.token(end + 1);
            let letters = short.flags.upper() && short.len() > 1 && !short.classes.has(Class::Body);
            if tells && letters && is_short_for(view.word(end + 1), view.slice(candidate.tokens.clone())) {
                learn(&(end + 1..end + 2), &candidate.record);
            }
        }
        for body in offices.chain(out.organizations.iter().map(|candidate| &candidate.record)) {
            if let Some(tokens) = &body.abbreviation {
                learn(tokens, body);
            }
            // `PT ASDP Indonesia Ferry` is `ASDP` later on.
            let first = body.name.start;
            let shouted = !body.name.is_empty() && view.token(first).flags.upper() && view.token(first).len() > 2;
            // So is `RS JIH`, whose name is all of it.
            let told = || {
                let entry = body.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
                let hospital = |entry: &BodyEntry| {
                    entry.form == BodyForm::Proper && entry.kind == OrganizationKind::Other && body.name.len() == 1
                };
                entry.is_some_and(|entry| entry.kind == OrganizationKind::Company || hospital(entry))
            };
            if shouted && told() && !view.is(Class::Region, first) {
                learn(&(first..first + 1), body);
            }
        }
        all.sort_by_key(|(tokens, _)| view.word(tokens.start));
        all.dedup_by_key(|(tokens, _)| view.word(tokens.start));
        let mut firsts = Sieve::default();
        all.iter().for_each(|(tokens, _)| firsts.add(view, tokens.start));
        ShortForms { all, firsts }
    }

    /// The body whose short form stands at a token, which the sieve let pass.
    fn find(&self, view: View<'_>, at: usize) -> Option<(Range<usize>, Body)> {
        let known = self.all.binary_search_by_key(&view.word(at), |(tokens, _)| view.word(tokens.start)).ok()?;
        let (short, body) = &self.all[known];
        let tokens = at..at + short.len();
        let same = tokens.clone().zip(short.clone()).all(|(word, known)| view.word(word) == view.word(known));
        same.then(|| (tokens, body.clone()))
    }
}

/// The places in names of bodies and offices that are no regions: the keys of their first words in order, and how many
/// tokens the first of each has.
struct Seats(Vec<(Key, usize)>);

impl Seats {
    fn of(view: View<'_>, out: &Candidates) -> Seats {
        let offices = out.positions.iter().filter_map(|office| office.record.seat.as_ref());
        let bodies = out.organizations.iter().filter_map(|candidate| candidate.record.seat.as_ref());
        let open = offices.chain(bodies).filter(|seat| seat.region.is_none() && !seat.name.is_empty());
        let mut seats: Vec<_> = open.map(|seat| (view.key(seat.name.start), seat.name.len())).collect();
        seats.sort_by_key(|(first, _)| *first);
        seats.dedup_by_key(|(first, _)| *first);
        Seats(seats)
    }

    /// The body in small letters at a token whose place the article has named: `polsek gadingrejo`.
    fn find(&self, view: View<'_>, at: usize) -> Option<(Range<usize>, Body)> {
        let Seats(seats) = self;
        let found = view.find(Class::Body, at)?;
        view.lexicon.bodies.get(found.value as usize).filter(|entry| entry.form == BodyForm::Local)?;
        let name = at + found.len;
        let (_, len) = seats[seats.binary_search_by_key(&view.key(name), |(first, _)| *first).ok()?];
        let seat = Some(Seat { name: name..name + len, region: None, city: false });
        let body = Body { entry: Some(found.value), name: name..name, seat, abbreviation: None, parent: None };
        Some((at..name + len, body))
    }
}
