//! Sentences.
//!
//! A sentence ends at `.`, `!` or `?` before a capital, a quote mark or the end of its line; also where the space is
//! lost (`WNA.Dalam`, `(21/1).Meski`). The dot of a rank, title, abbreviation or initial ends none.

use super::View;
use crate::lexicon::Role;
use crate::segment::token::Token;

/// Lists the index of the first token of every sentence.
pub(crate) fn starts(view: View<'_>, landmarks: &[u32], starts: &mut Vec<u32>) {
    starts.clear();
    for at in landmarks.iter().map(|at| *at as usize) {
        let token = view.token(at);
        if token.flags.line_start() {
            starts.push(at as u32);
        }
        if matches!(token.mark, b'.' | b'!' | b'?') && ends_sentence(view, at) && at + 1 < view.len() {
            starts.push(at as u32 + 1);
        }
    }
}

/// Whether the mark at `at` ends its sentence, so that the token after it (and after a closing quote) begins the next.
fn ends_sentence(view: View<'_>, at: usize) -> bool {
    let next = view.token(at + 1);
    if next.flags.line_start() {
        return false; // the new line begins a sentence anyhow
    }
    if next.is_double_quote() && !next.flags.spaced() {
        return false; // a closing quote still belongs to it
    }
    if view.token(at).mark != b'.' {
        return opens_sentence(next);
    }
    let before = view.before(at);
    let glued = !next.flags.spaced();
    if glued {
        // `WNA.Dalam` is a lost space; `KOMPAS.com`, `S.Sos`, `M.Si` are none.
        let whole = before.len() >= 3 && before.is_word() || before.is(b')');
        return whole && next.is_word() && next.capital() && !next.flags.upper() && next.len() >= 3;
    }
    if before.is_word() {
        let word = view.word(at - 1);
        let initial = word.len() == 1; // also `s.d.`
        if initial || view.has(Role::Abbreviation, at - 1) {
            return false;
        }
    }
    opens_sentence(next)
}

fn opens_sentence(token: &Token) -> bool {
    token.capital() || token.is_number() || token.is_double_quote() || !token.is_word()
}
