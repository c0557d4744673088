//! Variants of a name: its short forms, its initials, other spellings and slips of the keys.

use super::{Spelling, Word};
use crate::document::Document;
use crate::extractors::person::is_blend;

/// Whether a name is a shortened form of a fuller one, or its initials: asked where none holds its words.
pub(super) fn shortens(doc: &Document<'_>, full: &Spelling<'_>, own: &Spelling<'_>) -> bool {
    const LEAST: usize = 4;
    let [(_, at)] = own.words[..] else { return false };
    let (view, text) = (doc.view(), doc.view().word(at));
    if full.details.initials {
        return false;
    }
    if full.words.len() < 2 {
        return !own.details.initials && is_respelt(view.word(full.words[0].1), text);
    }
    let begins = |word: &Word, letters: &str| {
        let start = view.word(word.1).get(..letters.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(letters))
    };
    if own.details.initials {
        // `OL` of `Onadio Leonardo`. Officials, and others who speak, are named in full; those named by initials are others.
        // So is who is given an age by initials and none by name, and who is not the victim whom the article names.
        let other = own.details.age.is_some() && full.details.age != own.details.age || full.victim && !own.victim;
        let letters = (0..text.len()).map(|letter| text.get(letter..letter + 1).unwrap_or("-"));
        return full.details.rank.is_none()
            && !(other || full.official || full.speaks)
            && full.words.len() == text.len()
            && full.words.iter().zip(letters).all(|(word, letter)| begins(word, letter));
    }
    // `Jokowi` of `Joko Widodo`
    let blend = || text.len() > LEAST && is_blend(text, full.words.iter().map(|word| view.word(word.1)));
    // `Onad` of `Onadio Leonardo`
    blend()
        || text.len() >= LEAST && full.words.iter().any(|word| begins(word, text))
        || full.words.iter().any(|word| is_respelt(view.word(word.1), text))
}

/// Whether a full name holds the words of a shorter one, in their order; a letter stands for a word.
pub(super) fn holds(doc: &Document<'_>, full: &[Word], short: &[Word]) -> bool {
    let view = doc.view();
    let mut rest = full.iter();
    short.iter().all(|word| {
        let letter = view.word(word.1);
        rest.any(|other| {
            let begins = || view.word(other.1).get(..1).is_some_and(|first| first.eq_ignore_ascii_case(letter));
            other.0 == word.0 || letter.len() == 1 && begins()
        })
    })
}

/// Whether two names differ in one word only, and there by a slip of the keys.
pub(super) fn is_slip(doc: &Document<'_>, one: &[Word], other: &[Word]) -> bool {
    const LEAST: usize = 4;
    if one.len() != other.len() || one.len() < 2 {
        return false;
    }
    let mut different = one.iter().zip(other).filter(|(one, other)| one.0 != other.0);
    let slip = |(one, other): (&Word, &Word)| {
        let (one, other) = (doc.view().word(one.1), doc.view().word(other.1));
        one.len().min(other.len()) >= LEAST && distance_is_one(one, other)
    };
    different.next().is_none_or(slip) && different.next().is_none()
}

/// Whether one letter added, left out or changed makes one word the other.
fn distance_is_one(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short.as_bytes()[same..], &long.as_bytes()[same..]);
    match long.len() - short.len() {
        0 => short.get(1..) == long.get(1..),
        _ => long.get(1..) == Some(short),
    }
}

/// Whether two spellings of a name differ by a `y` that is heard anyhow: `Supriadi`, `Supriyadi`.
fn is_respelt(one: &str, other: &str) -> bool {
    const LEAST: usize = 6;
    one.len().min(other.len()) >= LEAST
        && one.len() != other.len()
        && distance_is_one(one, other)
        && one.bytes().filter(|letter| *letter != b'y').eq(other.bytes().filter(|letter| *letter != b'y'))
}
