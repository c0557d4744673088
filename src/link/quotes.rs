//! Quoted speech and who said it.
//!
//! A quotation is speech where words around it tell who said it, or where it stands as a sentence of its own after
//! other speech; a word, a title or a slogan in quote marks is none. `-nya` and pronouns are whoever was speaking: the
//! speaker of the quotation before, or who has since been told to speak.

use std::borrow::Cow;
use std::ops::Range;

use super::attribution::{self, Before, Pointed, Reader, Speaker};
use super::findings::Findings;
use crate::extractors::Rule;
use crate::lexicon::Role;
use crate::records::{Excerpt, Id, Kind, Quote};
use crate::segment::quote::Quoted;

pub(crate) const RULES: &[Rule] = &[
    attribution::CUE_AFTER,
    attribution::VERB_AFTER,
    attribution::VERB_BEFORE,
    attribution::CUE_BEFORE,
    attribution::COLON,
    attribution::SPLIT,
    attribution::CONTINUED,
];

/// Somebody who speaks: the person, where that is known, and the words that name them.
#[derive(Clone, Debug, Default)]
struct Hand {
    person: Option<Id>,
    words: Option<Range<usize>>,
}

/// The quotes of an article.
pub(crate) fn quotes(findings: &Findings<'_>) -> Vec<Quote> {
    let doc = findings.doc;
    let reader = Reader::new(findings);
    let all = doc.quoted();
    let mut quotes: Vec<Quote> = Vec::with_capacity(all.len());
    let mut hand: Option<Hand> = None;
    // Where the story goes on after the last quotation.
    let mut story = 0;
    let mut last = Before::default();
    for quoted in &all {
        let in_story = reader.last_speaker(story..quoted.open, Some(quoted)).map(|speaker| resolve(findings, speaker));
        let before = std::mem::replace(&mut last, Before { end: quoted.after, cue: None });
        if let Some(in_story) = in_story {
            hand = Some(in_story);
        }
        story = quoted.open;
        let Some(attribution) = reader.read(quoted, &before, hand.is_some()) else { continue };
        story = quoted.after;
        last.cue = attribution.cue;
        let said_by = match attribution.speaker {
            Speaker::InHand => hand.get_or_insert_with(|| last_official(findings, quoted.open)).clone(),
            Speaker::Pointed(words) => {
                let pointed = hand.clone().unwrap_or_else(|| last_official(findings, quoted.open));
                match reader.pointed(&words, pointed.person) {
                    Pointed::Named(naming) => resolve(findings, Speaker::Named(naming, words)),
                    Pointed::Hand if pointed.words.is_some() => pointed,
                    _ => resolve(findings, Speaker::Unnamed(words)),
                }
            }
            speaker => resolve(findings, speaker),
        };
        // Who asks is answered.
        let asks = said_by.person.is_none() && doc.view().before(quoted.tokens.end).is(b'?');
        if !asks {
            hand = Some(said_by.clone());
        }
        quotes.push(quote(findings, quoted, attribution.rule, attribution.cue, &said_by));
    }
    name_first(&mut quotes, || {
        let after = reader.last_speaker(story..doc.view().len(), None)?;
        resolve(findings, after).person
    });
    quotes
}

/// Gives the quotes before anybody is named to the one who speaks first after.
fn name_first(quotes: &mut [Quote], after: impl FnOnce() -> Option<Id>) {
    // `Ia berkata: "…"` is somebody told of before.
    let is_open = |quote: &Quote| {
        quote.speaker.is_none() && quote.speaker_text.is_none() && quote.rule != attribution::VERB_BEFORE.name
    };
    let open = quotes.iter().take_while(|quote| is_open(quote)).count();
    if open == 0 {
        return;
    }
    let speaker = match quotes.get(open) {
        Some(next) => next.speaker,
        None => after(),
    };
    quotes[..open].iter_mut().for_each(|quote| quote.speaker = speaker);
}

/// Who the words of an attribution mean.
fn resolve(findings: &Findings<'_>, speaker: Speaker) -> Hand {
    match speaker {
        Speaker::Named(naming, words) => {
            Hand { person: findings.person(naming).map(|person| person.id), words: Some(words) }
        }
        Speaker::Office(office, words) => {
            Hand { person: findings.holders.get(office).copied().flatten(), words: Some(words) }
        }
        Speaker::Unnamed(words) => Hand { person: only_of_trade(findings, &words), words: Some(words) },
        Speaker::Pointed(words) => Hand { person: None, words: Some(words) },
        Speaker::InHand => Hand::default(),
    }
}

/// The only one in the article whom a word for an officer of a court names: `kata hakim`, of `Hakim Ketua Tarmin Galih`.
fn only_of_trade(findings: &Findings<'_>, words: &Range<usize>) -> Option<Id> {
    const MOST: usize = 6;
    const NAMINGS: usize = 256;
    const BETWEEN: [&str; 6] = ["anggota", "jpu", "ketua", "penuntut", "tunggal", "umum"];
    let view = findings.doc.view();
    let (trade, alone) = (words.start, words.len() == 1);
    if !alone
        || findings.candidates.persons.len() > NAMINGS
        || !view.has(Role::OfCourt, trade)
        || view.has(Role::Attached, trade)
    {
        return None;
    }
    let is_between = |at: &usize| {
        let bracket = view.token(*at).is(b'(') || view.token(*at).is(b')');
        bracket || BETWEEN.iter().any(|word| view.is_word(*at, word))
    };
    let named = |at: usize| {
        let before = (at.saturating_sub(MOST)..at).rev().find(|at| !is_between(at));
        before.is_some_and(|before| view.key(before) == view.key(trade))
    };
    let mut only = None;
    for (naming, found) in findings.candidates.persons.iter().enumerate() {
        if named(found.record.from) {
            let person = findings.person(naming)?.id;
            if only.is_some_and(|only| only != person) {
                return None;
            }
            only = Some(person);
        }
    }
    only
}

/// The official named last before a token, else whoever was.
fn last_official(findings: &Findings<'_>, before: usize) -> Hand {
    const MOST: usize = 64;
    let persons = &findings.candidates.persons;
    let end = persons.before(before);
    let namings = (end.saturating_sub(MOST)..end).rev();
    let is_official = |naming: &usize| {
        findings.person(*naming).is_some_and(|person| person.rank.is_some() || !person.positions.is_empty())
    };
    let view = findings.doc.view();
    let positions = &findings.candidates.positions;
    // `Kapolres AKBP Rury didampingi Kasat Reskrim AKP Andi`: who came along.
    let is_along = |naming: &usize| {
        let from = persons[*naming].record.from;
        let office = positions.before(from).checked_sub(1).map(|last| &positions[last].tokens);
        let start = office.filter(|office| office.end == from).map_or(from, |office| office.start);
        start > 0 && (view.is_word(start - 1, "didampingi") || view.is_word(start - 1, "ditemani"))
    };
    let naming = namings.clone().find(|naming| is_official(naming) && !is_along(naming));
    let naming = naming.or_else(|| namings.clone().find(is_official)).or_else(|| namings.clone().next());
    let office = || findings.candidates.positions.before(before).checked_sub(1);
    match (naming, naming.is_none().then(office).flatten()) {
        (Some(naming), _) => resolve(findings, Speaker::Named(naming, persons[naming].tokens.clone())),
        (None, Some(office)) => {
            resolve(findings, Speaker::Office(office, findings.candidates.positions[office].tokens.clone()))
        }
        (None, None) => Hand::default(),
    }
}

fn quote(findings: &Findings<'_>, quoted: &Quoted, rule: &'static Rule, cue: Option<usize>, said_by: &Hand) -> Quote {
    let view = findings.doc.view();
    let Excerpt { start, end, text } = view.excerpt(quoted.tokens.clone());
    let cue = cue.map(|cue| view.excerpt(cue..cue + 1));
    Quote {
        start,
        end,
        text,
        id: Id { kind: Kind::Quote, at: start },
        speaker: said_by.person,
        speaker_text: said_by.words.clone().map(|words| view.kept(words)),
        cue: cue.as_ref().map(|cue| cue.text.clone()),
        cue_span: cue,
        rule: Cow::Borrowed(rule.name),
    }
}
