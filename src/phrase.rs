//! Noun phrases, as far as words and their forms tell them.
//!
//! A phrase begins with a word that is no function word and has not the form of a verb, and goes on to the next such
//! word, mark or number. Words that look like verbs and are none, and the reverse, stand in `words.tsv`.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Role};
use crate::segment::token::Token;

/// Longest phrase, in tokens.
const LONGEST: usize = 9;

/// What tells of a drug for whom it was.
const ORDERED: [&str; 4] = ["bawaan", "kiriman", "pesanan", "titipan"];

impl Document<'_> {
    /// The noun phrase that follows a token before it on its line, from `first` on.
    pub(crate) fn noun_phrase(&self, first: usize) -> Option<Range<usize>> {
        if self.view().token(first).flags.line_start() { None } else { self.noun_phrase_from(first) }
    }

    /// The noun phrase that begins at a token, wherever that stands.
    pub(crate) fn noun_phrase_from(&self, first: usize) -> Option<Range<usize>> {
        let view = self.view();
        let begins = view.token(first).is_word()
            && (view.is(Class::Noun, first)
                || !self.is_closed(first) && !view.is(Class::Adjective, first) && !self.is_verb_at(first));
        if !begins {
            return None;
        }
        // `alat berat`, `luka tusuk`: nouns of several words are taken whole.
        let noun = |at: usize| view.find(Class::Noun, at).map(|noun| noun.len);
        let head = first + noun(first).unwrap_or(1);
        let mut end = head;
        while end < first + LONGEST {
            let token = view.token(end);
            // A gap is where scraped text lost a word.
            if token.flags.line_start() || token.flags.wide_gap() {
                break;
            }
            let next = view.token(end + 1);
            // `Toyota Avanza B 1234 XYZ`
            if view.is_plate(end + 1) {
                break;
            }
            if self.describes(end) {
                break;
            }
            let code = next.is_number() && view.token(end - 1).flags.upper();
            let hyphen = token.is(b'-') && !token.flags.spaced() && !next.flags.spaced() && (next.is_word() || code);
            let slash = token.is(b'/') && !token.flags.spaced() && view.token(end + 1).is_word();
            if hyphen || slash {
                end += 2;
                continue;
            }
            let goes_on = match noun(end) {
                Some(len) if len > 1 || token.is_word() && !self.is_closed(end) => len,
                _ => usize::from(token.is_word() && !self.is_closed(end) && !self.is_verb_at(end)),
            };
            if goes_on == 0 {
                break;
            }
            end += goes_on;
        }
        // `fasilitas lainnya`, `18 tersangka periode Mei-Juli`: what only points, or tells when, names no thing.
        let when =
            |at: usize| view.has(Role::Period, at) && (view.token(at + 1).is_number() || view.is(Class::Month, at + 1));
        while end > head && (view.is(Class::Ellipsis, end - 1) || view.is(Class::Number, end - 1) || when(end - 1)) {
            end -= 1;
        }
        // `dua pihak swasta Effendy Sahputra (ES)`: a name is no part of what is counted.
        let named = |name: &usize| {
            let known = (*name..end).any(|at| view.token(at).classes.has(Class::NameWord));
            *name > first && !view.token(name - 1).capital() && (known || view.is_word(name - 1, "swasta"))
        };
        Some(first..view.initialed(end).filter(named).unwrap_or(end))
    }

    /// Whether a word after a noun tells how large something is, or where it is or goes: `sabu ukuran sedang`, `kapal
    /// kapasitas 5 ton`, `sabu tujuan Surabaya`, `SMA se-Kabupaten Purworejo`.
    fn describes(&self, at: usize) -> bool {
        let view = self.view();
        let next = view.token(at + 1);
        let number = || next.is_number() || next.classes.has(Class::Number);
        let all_over = || view.is_word(at, "se") && next.is(b'-') && view.token(at + 2).capital();
        // `sabu pesanan narapidana`
        let ordered = || at > 0 && view.is(Class::Substance, at - 1) && ORDERED.contains(&view.word(at));
        view.has(Role::Sizing, at) && (view.word(at).ends_with("ukuran") || number())
            || view.has(Role::Destination, at) && next.capital()
            || all_over()
            || ordered()
    }

    /// Whether a word belongs to a class that no noun phrase runs over.
    pub(crate) fn is_closed(&self, at: usize) -> bool {
        const CLOSED: [Class; 11] = [
            Class::Stop,
            Class::Verb,
            Class::Relative,
            Class::DayPart,
            Class::Month,
            Class::Weekday,
            Class::Clock,
            Class::Contains,
            Class::CurrencyBefore,
            Class::Zone,
            Class::OneUnit,
        ];
        const ANY: ClassSet = {
            let (mut set, mut at) = (ClassSet::EMPTY, 0);
            while at < CLOSED.len() {
                set = set.with(CLOSED[at]);
                at += 1;
            }
            set
        };
        let view = self.view();
        let classes = view.token(at).classes;
        let second_of = |class| at > 0 && view.find(class, at - 1).is_some_and(|found| found.len == 2);
        classes.intersects(ANY) && CLOSED.iter().any(|class| view.is(*class, at))
            || second_of(Class::Verb)
            || classes.has(Class::Number) && view.token(at).is_word() && !second_of(Class::Idiom)
            || classes.has(Class::Cue) && view.is(Class::Cue, at) && !view.is(Class::Noun, at)
    }

    pub(crate) fn is_verb_at(&self, at: usize) -> bool {
        // Most words have not the form of a verb, which is told sooner than what else they may be.
        let token = self.tokens.get(at).unwrap_or(&Token::END);
        let word = self.text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or(&[]);
        has_verb_form(word) && !self.is_other_than_verb(at)
    }

    /// Whether a word that has the form of a verb is a name, or known to be something else.
    #[inline(never)] // seldom asked
    fn is_other_than_verb(&self, at: usize) -> bool {
        let view = self.view();
        let token = view.token(at);
        let name = token.capital() && !self.is_title(at) && at > 0 && view.token(at - 1).capital();
        name || view.is(Class::Adjective, at) || view.is(Class::Substance, at) || view.has(Role::Pointing, at)
    }

    /// The noun phrase that ends before a token, over a relative clause where a word of measure followed.
    pub(crate) fn phrase_ending(&self, end: usize, floor: usize, cued: bool) -> Option<Range<usize>> {
        let view = self.view();
        let mut end = end;
        let qualifies =
            end > floor && view.is(Class::Adjective, end - 1) && end > floor + 1 && view.is_word(end - 2, "yang");
        if cued && end > floor && (qualifies || self.is_verb_at(end - 1) || view.is(Class::Stop, end - 1)) {
            // `Kokain yang diamankan seberat …`
            let relative = (end.saturating_sub(7).max(floor)..end).rev().find(|at| view.is_word(*at, "yang"))?;
            if (relative..end).any(|at| !view.token(at).is_word()) {
                return None;
            }
            end = relative;
        }
        if end > floor && view.token(end - 1).is(b')') {
            // `tembakau sintetis (gorila) seberat …`
            let open = (end.saturating_sub(8).max(floor)..end).rev().find(|at| view.token(*at).is(b'('))?;
            end = open;
        }
        // `sabu siap edar dengan berat …`
        if end > floor + 2 && view.is_word(end - 2, "siap") {
            end -= 2;
        }
        let mut start = end;
        while start > floor && end - start < LONGEST {
            if let Some(len) = self.noun_ending(start).filter(|len| start - floor >= *len) {
                start -= len;
                continue;
            }
            let at = start - 1;
            let token = view.token(at);
            let hyphen = token.is(b'-') && !token.flags.spaced() && !view.token(start).flags.spaced();
            let inside =
                token.is_word() && !self.is_closed(at) && !self.is_verb_at(at) && !self.unit_follows_number(at);
            if !(hyphen || inside || token.is_word() && view.is(Class::Noun, at)) {
                break;
            }
            start -= 1;
        }
        // `dari luar tembok`
        while start + 1 < end && view.has(Role::Relational, start) && view.follows(Role::Preposition, start) {
            start += 1;
        }
        // `2 x 1.000 MW`
        let letter = start + 1 == end && view.token(start).len() == 1;
        let noun = start < end && !letter && view.token(start).is_word() && view.token(end - 1).is_word();
        noun.then_some(start..end)
    }

    /// The length of the noun of several words that ends before a token: `luka berat`.
    pub(crate) fn noun_ending(&self, end: usize) -> Option<usize> {
        (2..=3)
            .filter(|len| *len <= end)
            .find(|len| self.view().find(Class::Noun, end - len).is_some_and(|noun| noun.len == *len))
    }

    /// Whether a word is the unit of a number before it, and so no part of a thing's name.
    fn unit_follows_number(&self, at: usize) -> bool {
        let view = self.view();
        let counted = at > 0 && (view.token(at - 1).is_number() || view.token(at - 1).classes.has(Class::Number));
        counted && view.is(Class::Unit, at)
    }

    /// Whether a word is written as the name of a place or person is.
    pub(crate) fn is_name_at(&self, at: usize) -> bool {
        let token = self.view().token(at);
        let name = token.capital() && !token.flags.upper() && !self.is_title(at) && at > self.sentence(at).start;
        name || self.view().is(Class::Region, at) && token.capital()
    }
}

/// Whether a word has the form of a verb: `menangkap`, `ditahan`, `berhasil`, `tertangkap`.
pub(crate) fn has_verb_form(word: &[u8]) -> bool {
    const SHORTEST: usize = 5;
    let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) else {
        return false;
    };
    let folded = |four: [u8; 4]| four.map(|byte| byte | 0x20);
    match folded(*first) {
        _ if word.len() < SHORTEST => false,
        [b'm', b'e', b'm' | b'n' | b'l' | b'r' | b'w' | b'y', _] | [b'd', b'i', ..] => true,
        _ if word.len() == SHORTEST => false,
        [b'b' | b't', b'e', b'r', _] => true,
        // `selamatkan`, `gagalkan`; after a vowel the `k` belongs to a noun (`tindakan`), and so after `pe-` or `ke-`.
        [b'p' | b'k', b'e', ..] => false,
        _ => matches!(folded(*last), [before, b'k', b'a', b'n'] if !matches!(before, b'a' | b'e' | b'i' | b'o' | b'u')),
    }
}
