//! Credits: who wrote, edited or supplied the story.
//!
//! `Penulis:tim red`, `Editor: Tomi Sujatmiko`, `(rfa)`, `(Sumber: Kompas.com/X | Editor: Y)`, `HUMAS BNN`. They stand at
//! the end of the article, or on lines of their own.

use std::ops::Range;

use once_cell::sync::Lazy;
use regex::Regex;

use super::{View, domain};
use crate::lexicon::{Class, Role};
use crate::records::CreditRole;
use crate::segment::token::mark;

/// Longest content of a bracketed code, in bytes.
const LONGEST_CODE: usize = 60;
/// Most words on a line that is a credit.
const SHORT_LINE: usize = 16;

/// A credit: the bytes of all of it and of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditBytes {
    pub(crate) all: Range<usize>,
    pub(crate) name: Range<usize>,
    pub(crate) role: CreditRole,
    pub(crate) tokens: Range<usize>,
}

/// The code of a reporter or desk: `rfa`, `fat/jpnn`, `Tribunjogja.com/tro`, `AR`, `slnews – rul`.
static CODE: Lazy<Regex> =
    Lazy::new(|| Regex::new(r"(?x-u)^ [A-Za-z] [A-Za-z0-9.,@&'/+*\x20-]* $").expect("a fixed pattern"));

/// All credits of an article whose furniture is walled off, in order.
pub(crate) fn find_all(view: View<'_>, lines: &[u32], body: usize) -> Vec<CreditBytes> {
    let mut credits = at_the_end(view, body);
    let end = credits.last().map_or(view.len(), |first| first.tokens.start);
    credits.reverse();
    let mut all: Vec<CreditBytes> = byline(view, body).into_iter().collect();
    all.append(&mut on_lines(view, lines, end));
    if all.is_empty() {
        return credits;
    }
    all.append(&mut credits);
    all
}

/// `Rizky Adha - detikNews`: who wrote the story and for whom, on a line above it.
fn byline(view: View<'_>, start: usize) -> Option<CreditBytes> {
    let end = view.line_end_within(start, SHORT_LINE);
    let dash = (start..end).find(|at| view.token(*at).is_dash())?;
    let outlet = dash + 1;
    let ends = domain(view, outlet) == Some(end)
        || view.find(Class::Outlet, outlet).is_some_and(|found| outlet + found.len == end);
    // `Tim detikcom`
    let name = |at: usize| {
        let token = view.token(at);
        token.capital() || token.is(b'.') || token.is(b',') || view.is(Class::Outlet, at)
    };
    let named = dash > start && (start..dash).all(name) && view.find(Class::Region, start).is_none();
    (end < view.len() && ends && named).then(|| CreditBytes {
        all: view.bytes(start..end),
        name: view.bytes(start..dash),
        role: CreditRole::Writer,
        tokens: start..end,
    })
}

/// Credits on lines of their own, anywhere before `end`.
fn on_lines(view: View<'_>, lines: &[u32], end: usize) -> Vec<CreditBytes> {
    let mut credits = Vec::new();
    for at in lines.iter().map(|at| *at as usize).take_while(|at| *at < end) {
        if !view.token(at).classes.has(Class::Credit) {
            continue;
        }
        let line_end = view.line_end(at).min(end);
        if line_end - at <= SHORT_LINE && !view.token(line_end - 1).is(b'.') {
            labelled(view, at..line_end, &mut credits);
        }
    }
    credits
}

/// The credits at the end of an article, the last first.
fn at_the_end(view: View<'_>, body: usize) -> Vec<CreditBytes> {
    let mut credits = Vec::new();
    let mut end = view.len();
    while end > body {
        let last = end - 1;
        let token = view.token(last);
        if token.is(mark::WALL) || token.is(b'*') || token.is(b'|') || stars(view, last) {
            end = if stars(view, last) { last - 2 } else { last };
            continue;
        }
        let start = bracketed(view, body, end, &mut credits)
            .or_else(|| labelled_tail(view, body, end, &mut credits))
            .or_else(|| source_line(view, body, end, &mut credits))
            .or_else(|| if credits.is_empty() { before_scraps(view, body, end, &mut credits) } else { None });
        match start {
            Some(start) if start < end => end = start,
            _ => break,
        }
    }
    credits
}

/// Whether `(*)` or `(**)` ends at a token.
fn stars(view: View<'_>, last: usize) -> bool {
    last >= 2 && view.token(last).is(b')') && view.token(last - 1).is(b'*') && view.token(last - 2).is(b'(')
}

/// `(rfa)`, `[slnews – rul]`, `(Sumber: … | Editor: …)` that ends before `end`; its first token.
fn bracketed(view: View<'_>, body: usize, end: usize, credits: &mut Vec<CreditBytes>) -> Option<usize> {
    let last = end - 1;
    let open_mark = match view.token(last).mark {
        b')' => b'(',
        b']' => b'[',
        _ => return None,
    };
    let open = (body.max(last.saturating_sub(80))..last).rev().find(|at| view.token(*at).is(open_mark))?;
    let inside = open + 1..last;
    if inside.is_empty() || !follows_sentence(view, open) {
        return None;
    }
    let before = credits.len();
    if labelled(view, inside.clone(), credits) {
        credits[before..].reverse();
        return Some(open);
    }
    let content = view.slice(inside.clone());
    let words = content.split_whitespace().count();
    if content.len() > LONGEST_CODE || words > 7 || !looks_like_code(content) {
        return None;
    }
    let all = if open_mark == b'(' { view.bytes(open..end) } else { view.bytes(inside.clone()) };
    credits.push(CreditBytes { all, name: view.bytes(inside), role: CreditRole::Initials, tokens: open..end });
    Some(open)
}

/// A code in brackets at the end of the story, above short lines that scraping left: teasers, buttons.
fn before_scraps(view: View<'_>, body: usize, end: usize, credits: &mut Vec<CreditBytes>) -> Option<usize> {
    const MOST_LINES: usize = 5;
    let mut line_end = end;
    for _ in 0..MOST_LINES {
        let line = view.line_start(line_end - 1).max(body + 1);
        let scrap = line_end - line <= SHORT_LINE && !view.token(line_end - 1).is(b'.');
        if !scrap || line < body + 2 {
            return None;
        }
        line_end = line;
        let inside_lower = |open: usize| {
            let code = view.slice(open + 1..line_end - 1);
            code.contains('/') || code.len() <= 5 && code.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        let open = (line_end.saturating_sub(8)..line_end).rev().find(|at| view.token(*at).is(b'('));
        if view.token(line_end - 1).is(b')') && open.is_some_and(inside_lower) {
            return bracketed(view, body, line_end, credits);
        }
    }
    None
}

fn looks_like_code(content: &str) -> bool {
    if content == "email protected" {
        return false;
    }
    if content.is_ascii() {
        return CODE.is_match(content);
    }
    CODE.is_match(&content.replace(['–', '—'], "-"))
}

/// Whether what begins at a token follows the end of a sentence.
fn follows_sentence(view: View<'_>, at: usize) -> bool {
    let before = view.before(at);
    view.token(at).flags.line_start()
        || matches!(before.mark, b'.' | b'!' | b'?' | b')' | b']' | b'*' | mark::ELLIPSIS | mark::WALL)
        || before.is_double_quote()
}

/// `Editor: Tomi Sujatmiko` after the last sentence.
fn labelled_tail(view: View<'_>, body: usize, end: usize, credits: &mut Vec<CreditBytes>) -> Option<usize> {
    let from = body.max(end.saturating_sub(24));
    let mut label = None;
    for at in (from..end).rev() {
        let token = view.token(at);
        if token.is(mark::WALL) {
            break;
        }
        if token.classes.has(Class::Credit)
            && view.find(Class::Credit, at).is_some_and(|found| view.token(at + found.len).is(b':'))
            && follows_sentence_or_credit(view, at)
        {
            label = Some(at);
        }
        if token.flags.line_start() && label.is_some() {
            break;
        }
    }
    let label = label?;
    // A byline above the story is no tail.
    if (label + 3..end).any(|at| view.token(at).flags.line_start() && !view.token(at).is(mark::WALL)) {
        return None;
    }
    let before = credits.len();
    if !labelled(view, label..end, credits) {
        return None;
    }
    credits[before..].reverse();
    Some(label)
}

fn follows_sentence_or_credit(view: View<'_>, at: usize) -> bool {
    follows_sentence(view, at)
        || !view.token(at).flags.spaced()
        || view.before(at).is_word() && view.before(at).capital()
        || view.has(Role::CreditOnly, at)
}

/// Reads labels and names in a range of tokens: `Pewarta: A Editor: B`, `Sumber: X | Editor: Y`.
fn labelled(view: View<'_>, range: Range<usize>, credits: &mut Vec<CreditBytes>) -> bool {
    let mut at = range.start;
    let before = credits.len();
    while at < range.end {
        let Some(found) = view.find(Class::Credit, at).filter(|found| view.token(at + found.len).is(b':')) else {
            break;
        };
        let role = view.lexicon.credits.get(found.value as usize).copied().unwrap_or(CreditRole::Source);
        let name = at + found.len + 1;
        let mut end = name;
        while end < range.end && !view.token(end).is(b'|') && !view.token(end).is(mark::WALL) {
            let next_label =
                end > name && view.find(Class::Credit, end).is_some_and(|found| view.token(end + found.len).is(b':'));
            if next_label || end > name && is_company(view, end) {
                break;
            }
            end += 1;
        }
        if end == name {
            break;
        }
        let name_end =
            (name..end).rev().find(|at| !matches!(view.token(*at).mark, b'|' | b',' | b';')).map_or(end, |at| at + 1);
        credits.push(CreditBytes {
            all: view.bytes(at..name_end),
            name: view.bytes(name..name_end),
            role,
            tokens: at..end,
        });
        at = end;
        while at < range.end && matches!(view.token(at).mark, b'|' | b',' | b';' | b'/') {
            at += 1;
        }
    }
    credits.len() > before
}

/// The publisher after the editor's name: `Editor: X PT Badan Penerbit Y`.
fn is_company(view: View<'_>, at: usize) -> bool {
    matches!(view.word(at), "PT" | "CV")
}

/// `HUMAS BNN`, `Analisnews.co.id`: a press office or outlet alone after the last sentence.
fn source_line(view: View<'_>, body: usize, end: usize, credits: &mut Vec<CreditBytes>) -> Option<usize> {
    let line = view.line_start(end - 1).max(body);
    let office = end - line <= 6 && is_press_office(view, line);
    let glued = (end.saturating_sub(6).max(body)..end)
        .find(|at| domain(view, *at) == Some(end) && view.token(*at).capital() && view.before(*at).is(b'.'));
    let start = if office { line } else { glued? };
    let bytes = view.bytes(start..end);
    credits.push(CreditBytes { all: bytes.clone(), name: bytes, role: CreditRole::Source, tokens: start..end });
    Some(start)
}

fn is_press_office(view: View<'_>, at: usize) -> bool {
    view.token(at).capital()
        && (view.has(Role::PressOffice, at) || view.is(Class::Outlet, at))
        && (at..at + 6).take_while(|at| *at < view.len()).all(|at| !view.token(at).is(b'.') && !view.token(at).is(b','))
}
