//! Quotations: what stands between double quote marks.
//!
//! Marks pair by position, whatever their glyphs: one opens, the next closes. How a mark stands among spaces tells
//! where that went wrong: a mark was forgotten (`"Kami tunggu. Polisi lalu pergi. "Kami pulang," kata X`), or a quotation
//! stands in another (`"Kami temukan "permen" itu," kata X`). A paragraph that opens with a mark while the quotation of
//! the one before it is open goes on with it. A quotation that nothing closes ends before the words that tell who said
//! it, or with its line.

use std::ops::Range;

use super::View;
use super::token::{Token, mark};
use crate::lexicon::{Role, RoleSet};

/// What stands between two quote marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The opening mark, or the first token where furniture cut off what stood before.
    pub(crate) open: usize,
    /// The tokens between the marks.
    pub(crate) tokens: Range<usize>,
    /// The token after the closing mark.
    pub(crate) after: usize,
}

/// Most tokens of a quotation.
const LONGEST: usize = 1_000;
/// Most tokens of one that nothing closes.
const LONGEST_OPEN: usize = 200;

/// What its surroundings make of a quote mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    Open,
    Close,
    Either,
}

/// The quotations of an article, in order; none within another, and none over furniture.
pub(crate) fn find_all(view: View<'_>, landmarks: &[u32]) -> Vec<Quoted> {
    let marks = landmarks.iter().map(|at| *at as usize).filter(|at| view.token(*at).is_double_quote());
    let mut reader = Reader { view, found: Vec::new(), open: None, done: 0 };
    let mut marks = marks.map(|at| (at, lean(view, at)));
    let mut coming = [marks.next(), marks.next(), marks.next()];
    // The marks of a quotation within another.
    let mut inner = 0;
    while let Some((at, lean)) = coming[0] {
        coming = [coming[1], coming[2], marks.next()];
        if inner > 0 {
            inner -= 1;
        } else if reader.read(at, lean, [coming[0], coming[1]].map(|next| next.map(|(_, lean)| lean))) {
            inner = 1;
        }
    }
    if let Some(open) = reader.open {
        reader.end_open(open, view.len());
    }
    reader.found
}

/// A quotation that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    at: usize,
    /// The mark that opens its last paragraph.
    last: usize,
}

struct Reader<'a> {
    view: View<'a>,
    found: Vec<Quoted>,
    open: Option<Open>,
    /// The token after the last mark that opened nothing.
    done: usize,
}

impl Reader<'_> {
    /// Reads a mark, of which that and the next two lean to one side or the other; whether it and the next one hold a
    /// quotation within the open one.
    fn read(&mut self, at: usize, lean: Lean, next: [Option<Lean>; 2]) -> bool {
        let Some(open) = self.open else {
            // A mark that only closes stands alone, but where the next one closes too (`NTB.” Kami siap,” kata X`) or a
            // single mark opens (`‘Kami siap,” kata X`).
            let single = if lean == Lean::Close { self.single_before(at) } else { None };
            if let Some(open) = single {
                self.push(open, open + 1..at, at + 1);
            } else if lean != Lean::Close || next[0] == Some(Lean::Close) {
                self.open = Some(Open { at, last: at });
            }
            self.done = at + 1;
            return false;
        };
        if lean != Lean::Open {
            let lost =
                lean == Lean::Either && self.attributed(open.last + 1..at).is_some() || self.ends_before(open, at);
            if at - open.at <= LONGEST && !lost {
                self.push(open.at, open.at + 1..at, at + 1);
                self.open = None;
                return false;
            }
            self.end_open(open, at);
            self.open = None;
            return self.read(at, lean, next);
        }
        if self.view.token(at).flags.line_start() {
            if self.goes_on(open.last, at) {
                self.open = Some(Open { last: at, ..open });
                return false;
            }
        } else if next == [Some(Lean::Close); 2] {
            return true;
        }
        self.end_open(open, at);
        self.open = Some(Open { at, last: at });
        false
    }

    /// The single mark that opens what a double one closes before the words that tell who said it.
    fn single_before(&self, at: usize) -> Option<usize> {
        let view = self.view;
        if !closes_clause(view.before(at)) || !is_cue(view, at + 1) {
            return None;
        }
        let floor = self.found.last().map_or(0, |last| last.after).max(self.done).max(at.saturating_sub(LONGEST_OPEN));
        let line = |at: &usize| !view.token(*at).flags.line_start();
        let inside = at - (floor..at).rev().take_while(line).count();
        let opens = |at: usize| {
            let (token, next) = (view.token(at), view.token(at + 1));
            let free = token.flags.spaced() || token.flags.line_start() || ends_sentence(view.before(at));
            matches!(token.mark, mark::LEFT_SINGLE | b'\'') && free && next.capital() && !next.flags.spaced()
        };
        (inside.saturating_sub(1).max(floor)..at).find(|at| opens(*at))
    }

    /// Whether the paragraph that a mark opens goes on with the quotation of the one that a mark before it opened.
    fn goes_on(&self, last: usize, at: usize) -> bool {
        let view = self.view;
        ends_sentence(view.before(at))
            && at - last <= LONGEST_OPEN
            && (last + 1..at).all(|at| !view.token(at).flags.line_start() && !view.token(at).is(mark::WALL))
            && self.attributed(last + 1..at).is_none()
    }

    /// Whether a mark lines after an open quotation closes some other one: its own line tells who said it.
    fn ends_before(&self, open: Open, at: usize) -> bool {
        let line_end = (open.last + 1..at).find(|at| self.view.token(*at).flags.line_start());
        line_end.is_some_and(|end| self.attributed(open.last + 1..end).is_some())
    }

    /// Ends a quotation that nothing closed before a token.
    fn end_open(&mut self, open: Open, limit: usize) {
        let view = self.view;
        let most = limit.min(open.last + LONGEST_OPEN);
        let is_end = |at: usize| at >= view.len() || view.token(at).flags.line_start();
        let end = (open.last + 1..most).find(|at| is_end(*at)).unwrap_or(most);
        if let Some(cue) = self.attributed(open.last + 1..end) {
            self.push(open.at, open.at + 1..cue, cue);
        } else if is_end(end) && ends_sentence(view.before(end)) {
            self.push(open.at, open.at + 1..end, end);
        }
    }

    /// The token within some that tells who said what stands before it: `, kata X`.
    fn attributed(&self, tokens: Range<usize>) -> Option<usize> {
        let view = self.view;
        let named =
            |at: usize| view.token(at + 1).capital() || names_nobody(view, at) || view.has(Role::Pronoun, at + 1);
        let told = |at: usize| closes_clause(view.before(at)) && is_cue(view, at) && named(at);
        tokens.skip(1).find(|at| told(*at))
    }

    /// Adds a quotation; where furniture cuts it, its parts.
    fn push(&mut self, open: usize, tokens: Range<usize>, after: usize) {
        const FEWEST: usize = 3;
        let view = self.view;
        let is_wall = |at: &usize| view.token(*at).is(mark::WALL);
        if tokens.is_empty() {
            return;
        }
        // An article that quotes once quotes again.
        const SOME: usize = 12;
        if self.found.is_empty() {
            self.found.reserve(SOME);
        }
        let Some(wall) = tokens.clone().find(is_wall) else {
            self.found.push(Quoted { open, tokens, after });
            return;
        };
        let (mut open, mut start, mut end) = (open, tokens.start, wall);
        loop {
            if end >= start + FEWEST {
                let after = if end == tokens.end { after } else { end };
                self.found.push(Quoted { open, tokens: start..end, after });
            }
            let Some(next) = (end..tokens.end).find(|at| !is_wall(at)) else { break };
            (open, start) = (next, next);
            end = (start..tokens.end).find(is_wall).unwrap_or(tokens.end);
        }
    }
}

/// What its surroundings make of a mark.
fn lean(view: View<'_>, at: usize) -> Lean {
    let (before, token, next) = (view.before(at), view.token(at), view.token(at + 1));
    if token.flags.line_start() {
        return Lean::Open;
    }
    // `"Kami tunggu, "kata X`
    if closes_clause(before) && next.is_word() && !next.capital() && is_cue(view, at + 1) {
        return Lean::Close;
    }
    let ends = next.flags.spaced()
        || next.flags.line_start()
        || matches!(next.mark, b',' | b'.' | b';' | b':' | b')' | b'!' | b'?');
    let left = token.mark == mark::LEFT_QUOTE;
    match (token.flags.spaced(), ends) {
        (true, false) => Lean::Open,
        (false, true) if !left => Lean::Close,
        (false, true) => Lean::Either,
        _ if left || matches!(before.mark, b'(' | b'[' | b':') => Lean::Open,
        _ => Lean::Either,
    }
}

/// Whether a word tells that what was quoted before it is somebody's speech: `kata`, `ujarnya`.
pub(crate) fn is_cue(view: View<'_>, at: usize) -> bool {
    const CUES: RoleSet = RoleSet::EMPTY.with(Role::QuoteCue).with(Role::AfterQuote);
    let token = view.token(at);
    if !token.is_word() || view.is_word(at, "menurut") {
        return false;
    }
    view.has_any(CUES, at) || names_nobody(view, at)
}

/// Whether a word is a cue with `-nya`, which names nobody: `katanya`.
pub(crate) fn names_nobody(view: View<'_>, at: usize) -> bool {
    const CUES: RoleSet = RoleSet::EMPTY.with(Role::QuoteCue).with(Role::AfterQuote);
    let stem = view.word(at).strip_suffix("nya").filter(|stem| !stem.is_empty());
    stem.is_some_and(|stem| view.lexicon.has_role_of(view.lexicon.word_id(stem), CUES))
}

/// Whether a mark may stand at the end of what is quoted.
pub(crate) fn closes_clause(token: &Token) -> bool {
    token.is(b',') || ends_sentence(token)
}

fn ends_sentence(token: &Token) -> bool {
    token.is(b'.') || token.is(b'?') || token.is(b'!') || token.is(mark::ELLIPSIS)
}
