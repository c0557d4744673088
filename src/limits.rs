//! The limits of a caller: how much of a text is read, and how many records are kept of what was found.
//!
//! Both cut in text order and say where, so that what stands before the cut is what an extraction without the limit has.

use std::borrow::Cow;

use crate::article::Article;
use crate::extraction::{Extraction, Truncated};
use crate::records::{Assertion, Id, Scope, Stage};

/// The longest text whose offsets the tokens hold, in bytes.
const LONGEST_TEXT: usize = u32::MAX as usize - 1;
/// How far before the limit a text may be cut, so that no sentence is read in half.
const LOOK_BACK: usize = 1_000;

/// How much is read and kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of text.
    pub(crate) text_len: usize,
    /// Records of all kinds together.
    pub(crate) records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { text_len: LONGEST_TEXT, records: usize::MAX }
    }
}

impl Limits {
    /// Cuts a text that is longer than what is read of one.
    pub(crate) fn cut(&self, article: &mut Article<'_>) -> Option<Truncated> {
        let longest = self.text_len.min(LONGEST_TEXT);
        if article.text.len() <= longest {
            return None;
        }
        let at = end_within(&article.text, longest);
        match &mut article.text {
            Cow::Borrowed(text) => *text = &text[..at],
            Cow::Owned(text) => text.truncate(at),
        }
        Some(Truncated { limit: Cow::Borrowed("text_len"), at })
    }

    /// Drops the records after the last that may be kept, with the links to them.
    pub(crate) fn drop_excess(&self, found: &mut Extraction) {
        if self.records == usize::MAX {
            return;
        }
        let mut places = Vec::new();
        retain(found, |at| {
            places.push(at);
            true
        });
        if places.len() <= self.records {
            return;
        }
        // Records that begin at the same byte stay or go together.
        let (_, at, _) = places.select_nth_unstable(self.records);
        let at = *at;
        let before: Vec<Id> = found.seizures.iter().map(|lot| lot.id).filter(|id| id.at < at).collect();
        retain(found, |start| start < at);
        // The lots that begin before the cut and whose amount is told after it.
        let late = |id: &Id| {
            before.binary_search(id).is_ok() && found.seizures.binary_search_by_key(id, |lot| lot.id).is_err()
        };
        let gone: Vec<Id> = before.iter().copied().filter(late).collect();
        unlink(found, |id| id.at < at && gone.binary_search(&id).is_err());
        found.truncated = Some(Truncated { limit: Cow::Borrowed("records"), at });
    }
}

/// Where to end the reading of a text at or before a byte: after a line or, failing that, a sentence or a word. A
/// sentence cut in two may state what its whole does not: `Rp1` of `Rp1,5 miliar`, `menyita 28` of `menyita 28 paket`.
fn end_within(text: &str, longest: usize) -> usize {
    let boundary = |from: usize| (0..=from).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (from, to) = (boundary(longest.saturating_sub(LOOK_BACK)), boundary(longest));
    let near = &text[from..to];
    let line = near.rfind('\n').map(|at| at + 1);
    let sentence = || [". ", "? ", "! "].iter().filter_map(|stop| near.rfind(stop)).max().map(|at| at + 1);
    let word = || near.rfind(char::is_whitespace);
    line.or_else(sentence).or_else(word).map_or(to, |end| from + end)
}

/// Keeps the records whose first byte pleases. A lot stands where its best amount does, every other record where its id
/// says.
fn retain(found: &mut Extraction, mut keep: impl FnMut(usize) -> bool) {
    let Extraction { quantities, percentages, money, ordinals, dates, times, persons, positions, .. } = found;
    quantities.retain(|record| keep(record.id.at));
    percentages.retain(|record| keep(record.id.at));
    money.retain(|record| keep(record.id.at));
    ordinals.retain(|record| keep(record.id.at));
    dates.retain(|record| keep(record.id.at));
    times.retain(|record| keep(record.id.at));
    persons.retain(|record| keep(record.id.at));
    positions.retain(|record| keep(record.id.at));
    let Extraction { organizations, places, quotes, laws, seizures, arrests, incidents, .. } = found;
    organizations.retain(|record| keep(record.id.at));
    places.retain(|record| keep(record.id.at));
    quotes.retain(|record| keep(record.id.at));
    laws.retain(|record| keep(record.id.at));
    seizures.retain(|record| keep(record.id.at.max(record.amount.quantity.at)));
    arrests.retain(|record| keep(record.id.at));
    incidents.retain(|record| keep(record.id.at));
    let Extraction { trends, meetings, notices, .. } = found;
    trends.retain(|record| keep(record.id.at));
    meetings.retain(|record| keep(record.id.at));
    notices.retain(|record| keep(record.id.at));
}

/// Takes away the links to what is not kept.
fn unlink(found: &mut Extraction, keeps: impl Fn(Id) -> bool) {
    let one = |link: &mut Option<Id>| *link = link.filter(|id| keeps(*id));
    let all = |links: &mut Vec<Id>| links.retain(|id| keeps(*id));
    for person in &mut found.persons {
        all(&mut person.positions);
    }
    for position in &mut found.positions {
        one(&mut position.holder);
    }
    for body in &mut found.organizations {
        one(&mut body.parent);
    }
    for quote in &mut found.quotes {
        one(&mut quote.speaker);
    }
    for lot in &mut found.seizures {
        let had = lot.part_of;
        [&mut lot.tellings, &mut lot.containers, &mut lot.agencies].into_iter().for_each(all);
        [&mut lot.part_of, &mut lot.date, &mut lot.place, &mut lot.worth, &mut lot.incident, &mut lot.said_by]
            .into_iter()
            .for_each(one);
        // A part whose total is gone adds to the sum of what is left.
        if had != lot.part_of {
            lot.additive = lot.scope == Scope::Event
                && lot.stage == Stage::Seized
                && matches!(lot.assertion, Assertion::Asserted | Assertion::Alleged);
        }
    }
    for arrest in &mut found.arrests {
        let had = arrest.part_of;
        [&mut arrest.persons, &mut arrest.agencies].into_iter().for_each(all);
        [&mut arrest.part_of, &mut arrest.date, &mut arrest.place, &mut arrest.incident, &mut arrest.said_by]
            .into_iter()
            .for_each(one);
        if had != arrest.part_of {
            arrest.additive = arrest.scope == Scope::Event;
        }
    }
    for incident in &mut found.incidents {
        [&mut incident.agencies, &mut incident.seizures, &mut incident.arrests, &mut incident.persons]
            .into_iter()
            .for_each(all);
        [&mut incident.date, &mut incident.place, &mut incident.said_by].into_iter().for_each(one);
        if let Some(route) = &mut incident.route {
            all(&mut route.via);
            [&mut route.origin, &mut route.destination].into_iter().for_each(one);
        }
        // A way of which nothing is left is none.
        incident.route.take_if(|route| route.origin.is_none() && route.via.is_empty() && route.destination.is_none());
    }
    for trend in &mut found.trends {
        one(&mut trend.said_by);
    }
    for meeting in &mut found.meetings {
        all(&mut meeting.participants);
        [&mut meeting.date, &mut meeting.place, &mut meeting.said_by].into_iter().for_each(one);
    }
}
