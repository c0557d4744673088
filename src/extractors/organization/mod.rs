//! Bodies: `BNNP Bali`, `Badan Narkotika Nasional (BNN) Kota Kediri`, `Satresnarkoba Polres X`, `PT Pos Indonesia`.
//!
//! A body begins with a word that the lexicon knows, and the word's form says what belongs to it: nothing (`KPK`), its
//! place (`Polsek Suoh`), its field (`Dinas Kesehatan`), a name (`PT Minarta`), or the body that it is a part of. It
//! stops at a comma, a verb, a rank, another office, and at `dan` unless that joins two words of its field. An
//! abbreviation that the text introduces in brackets is in the span, and holds for the rest of the article.

mod body;
mod list;
mod name;
mod outlet;
mod seat;
mod short;

use std::ops::Range;

use super::{Candidate, Candidates, Rule, person};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Found};
use crate::segment::View;
use crate::segment::token::Token;
use list::{alike, listed};
pub(crate) use name::is_share;
use outlet::{foreign_body, may_be_domain, may_be_foreign, outlet, own_outlet};
pub(crate) use seat::Open;
pub(super) use short::is_short_for;
use short::learnt;

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
    let found = reader.body(at, DEEPEST);
    // `BRI Danareksa Sekuritas`: a company that begins with the name of another.
    let begun = found
        .as_ref()
        .map(|(.., end)| *end)
        .filter(|end| *end <= at + 2 && doc.view().token(at).flags.upper() && may_be_suffixed(doc.view().from(at)));
    let longer = begun.and_then(|begun| reader.suffixed(at).filter(|(.., end)| *end > begun.max(at + 2)));
    let found = longer.or(found).or_else(|| reader.suffixed(at));
    let spelled_out = if setting == Setting::Office { reader.spelled_out_from(at) } else { None };
    let end = found.as_ref().map_or(at, |(.., end)| *end);
    spelled_out.filter(|(.., whole)| *whole > end).or(found)
}

/// Reads the parts of names of bodies and offices.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'d> {
    pub(crate) doc: &'d Document<'d>,
    pub(crate) view: View<'d>,
    pub(crate) setting: Setting,
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
        // `BH 8123 MK`: no court.
        if at > 0 && view.is_plate(at - 1) {
            continue;
        }
        // `RUU Polri`, `revisi UU KPK`: a statute is named after what it is about.
        if !view.token(at).flags.line_start() && is_statute(view, at) {
            continue;
        }
        let found = if foreign { foreign_body(doc, at) } else { None };
        let found = found.or_else(|| read(doc, at, Setting::Text)).or_else(|| outlet(doc, at));
        let Some((mut record, rule, end)) = found.filter(|_| !person::are_initials(doc, at)) else { continue };
        let reader = Reader { doc, view, setting: Setting::Text };
        let (mut tokens, mut free) = (at..end, at..end);
        if let Some(first) = reader.spelled_out(&tokens) {
            // What began as another body is this one: `Perhimpunan Hotel dan Restoran Indonesia (PHRI)`.
            let begun = out.organizations.last().map(|last| &last.tokens).filter(|last| last.start == first);
            let from = begun.map_or(first, |last| last.end);
            if !(from..end + 1).any(|at| out.taken.has(at)) {
                if begun.is_some() {
                    out.organizations.pop();
                }
                let end = reader.close(&mut record, tokens);
                (tokens, free) = (first..end, from..end);
            }
        }
        done = tokens.end;
        if out.taken.take(&free) {
            out.organizations.push(Candidate { tokens, rule, record });
        }
    }
    listed(doc, out);
    alike(doc, out);
    learnt(doc, out);
}

/// Whether the word for a statute or its draft ends before a token: `UU`, `RUU`, `Undang-Undang`.
fn is_statute(view: View<'_>, at: usize) -> bool {
    let hyphened = || at > 1 && view.token(at - 2).is_dash() && view.is_word(at - 1, "undang");
    at > 0 && matches!(view.word(at - 1), "UU" | "RUU") || hyphened()
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
