//! Outlets of the press, bodies with a name in English, and those that their last word tells.

use super::{Body, FOREIGN, MOST_SUFFIXED, OUTLET, Reader, SUFFIXED, Setting, may_be_suffixed, short::is_short_for};
use crate::document::Document;
use crate::extractors::Rule;
use crate::lexicon::{BodyForm, Class, Role};
use crate::segment::domain;
use crate::segment::token::Token;

/// Whether a function word of English stands after the words with capitals that these tokens begin with.
pub(super) fn may_be_foreign(tokens: &[Token]) -> bool {
    const MOST_WORDS: usize = 4;
    let first = tokens.iter().take(MOST_WORDS).find(|token| !token.capital());
    tokens.first().is_some_and(|token| token.capital())
        && first.is_some_and(|token| token.is_word() && token.classes.has(Class::English))
}

/// A body with a name in English that its letters in brackets follow: `Center of Reform on Economics (CORE)`.
pub(super) fn foreign_body(doc: &Document<'_>, at: usize) -> Option<(Body, &'static Rule, usize)> {
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
    // `Unesco`, of which the lexicon knows that it is one
    let short = view.token(inside).flags.upper() || view.token(inside).capital() && view.is(Class::Body, inside);
    let letters = view.token(end).is(b'(') && short && view.token(end + 2).is(b')');
    if !letters || view.token(inside).len() < 3 {
        return None;
    }
    let initials: String =
        (at..end).filter(|word| *word == at || name(*word)).filter_map(|at| view.word(at).chars().next()).collect();
    let short = view.word(inside);
    let same =
        initials.eq_ignore_ascii_case(short) || initials.len() + 2 >= short.len() && is_short_for(&initials, short);
    // What the letters are known to be, or else a society.
    let known = view.find(Class::Body, inside).filter(|found| found.len == 1).map(|found| found.value);
    let entry = known.or(view.lexicon.model_bodies.society);
    let own = if known.is_some() { end..end } else { at..end };
    let body = Body { entry, name: own, seat: None, abbreviation: Some(inside..inside + 1), parent: None };
    // `Center for Strategic Studies (CSS) Indonesia`
    let country = view.is_word(end + 3, "Indonesia") && !view.token(end + 3).flags.line_start();
    same.then_some((body, &FOREIGN, end + 3 + usize::from(country)))
}

/// What those do who judge of markets, before the house that they are of.
const FIELDS: [&str; 8] = ["Pasar", "Uang", "Modal", "Mata", "Komoditas", "Saham", "Riset", "Senior"];

impl Reader<'_> {
    /// A body that its last word tells: `Kiwoom Sekuritas Indonesia`, `Leeds United`.
    pub(super) fn suffixed(self, at: usize) -> Option<(Body, &'static Rule, usize)> {
        let view = self.view;
        // `Kapten Arema FC`: the noun that opens a sentence is none of the name.
        let noun = |at: usize| {
            let token = view.token(at);
            token.classes.has(Class::Rank) || token.classes.has(Class::Person) || view.has(Role::Trade, at)
        };
        let noun = |at: usize| self.doc.opens_sentence(at) && noun(at);
        // `Menurut Samuel Sekuritas`, `Sementara Kiwoom Sekuritas`
        let small = |at: usize| self.doc.opens_sentence(at) && view.is(Class::Stop, at);
        // `Analis Pasar Uang Doo Financial Futures`
        let field = |at: usize| FIELDS.contains(&view.word(at)) && view.token(at).capital();
        let analyst = |last: usize| {
            let head = (last.saturating_sub(MOST_SUFFIXED)..=last).rev().find(|at| !field(*at));
            head.is_some_and(|head| view.has(Role::Trade, head) && view.token(head).capital())
        };
        let free = |before: usize| noun(before) || small(before) || analyst(before);
        let opens = || !view.before(at).capital() || self.setting == Setting::Office || at > 0 && free(at - 1);
        let of_field = || view.has(Role::Trade, at) || field(at) && at > 0 && free(at - 1);
        let first = may_be_suffixed(view.from(at)) && !view.is(Class::Stop, at) && opens() && !noun(at) && !of_field();
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
}

/// Whether a dot stands after the first of these tokens as it does in a domain.
pub(super) fn may_be_domain(tokens: &[Token]) -> bool {
    matches!(tokens, [_, dot, next, ..] if dot.is(b'.') && !next.flags.spaced())
}

/// An outlet at a token: one that the lexicon knows, in running text, or a domain.
pub(super) fn outlet(doc: &Document<'_>, at: usize) -> Option<(Body, &'static Rule, usize)> {
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
pub(super) fn own_outlet<'d>(doc: &'d Document<'_>) -> Option<&'d str> {
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
