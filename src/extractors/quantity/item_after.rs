//! What follows a number and its unit: the noun that it counts, or what a container holds.

use std::ops::Range;

use super::item::TOPIC_REACH;
use super::{Item, Reader};
use crate::extractors::{Candidates, bound_before};
use crate::lexicon::{Class, ClassSet, Role, RoleSet, UnitKind};
use crate::number::Number;
use crate::records::Dimension;

/// How far after a container the word for what it holds may stand, in tokens.
const CONTENTS_REACH: usize = 9;
/// The classes of words that names begin with.
const NAMES: ClassSet = ClassSet::EMPTY
    .with(Class::NameWord)
    .with(Class::Body)
    .with(Class::Region)
    .with(Class::Place)
    .with(Class::Local)
    .with(Class::Office);

impl Reader<'_> {
    /// Whether a bare number counts the noun after it.
    pub(super) fn counts(&self, number: &Number, noun: usize) -> bool {
        let view = self.view;
        let token = view.token(noun);
        let before = view.before(number.first);
        if before.is(b'(') && view.token(number.end).is(b')') {
            return false;
        }
        // A plain figure and a capital: only where neither side is a name.
        let title = self.doc.is_title(number.first);
        if token.capital() && !title && !view.is(Class::Substance, noun) && !self.is_technical(noun) {
            // `Berikut lima BUMN terbesar`: the word has its capital from the sentence.
            let common = view.lexicon.has_some_role(before.word) && !before.classes.intersects(NAMES);
            let opener = || common && self.doc.opens_sentence(number.first - 1);
            let inner = number.first != self.doc.sentence(number.first).start;
            let name_before = before.is_word() && before.capital() && inner && !opener();
            let short = token.len() == 1;
            let named = name_before && !view.is(Class::Stop, number.first.saturating_sub(1));
            return !(short || named && self.doc.capitals_tell(number.first));
        }
        token.len() > 1
    }

    /// The things of a phrase without what their sentence tells of them: `45 penumpang selamat.`, but `dari enam korban
    /// tewas`, `dua korban tewas ditemukan`.
    pub(super) fn subject(&self, number: &Number, phrase: Range<usize>) -> Range<usize> {
        let view = self.view;
        let is_state = |at: &usize| view.has(Role::FoundState, *at) && view.is(Class::Adjective, *at);
        let Some(state) = (phrase.start + 1..phrase.end).find(is_state) else { return phrase };
        let (_, mut first) = bound_before(view, number.first);
        first -= usize::from(view.follows(Role::Amount, first));
        let opens = self.doc.opens_sentence(first)
            || view.before(first).is(b',')
            || view.follows_any(RoleSet::EMPTY.with(Role::Coordinator).with(Role::Subordinator), first);
        let end = phrase.end;
        let goes_on = view.has(Role::Auxiliary, end) || view.token(end).is_word() && self.doc.is_verb_at(end);
        if opens && !goes_on { phrase.start..state } else { phrase }
    }

    /// The drug in packets, which only the last of those that are counted one after the other is named with: `3 paket kecil`
    /// dan 1 paket besar sabu.
    pub(super) fn shared_with_next(&self, unit: u16, at: usize) -> Option<Item> {
        const MOST: usize = 3;
        let view = self.view;
        if self.unit(unit).kind != UnitKind::Container {
            return None;
        }
        let mut at = at;
        for _ in 0..MOST {
            while view.is(Class::Adjective, at) && !view.token(at).flags.line_start() {
                at += 1;
            }
            let comma = usize::from(view.token(at).is(b','));
            let joined = usize::from(view.has(Role::Coordinator, at + comma) && !view.has(Role::Contrast, at + comma));
            let next = self.doc.number_at(at + comma + joined).filter(|_| comma + joined > 0)?;
            let (other, end) = self.unit_at(next.end).filter(|(other, _)| *other == unit)?;
            let item = self.item_after_unit(other, end).filter(|item| item.substance.is_some());
            if item.is_some() {
                return item;
            }
            at = end;
        }
        None
    }

    pub(super) fn item_after_unit(&self, unit: u16, at: usize) -> Option<Item> {
        let view = self.view;
        if self.unit(unit).name == "poin" {
            return None;
        }
        if self.unit(unit).kind != UnitKind::Measure
            && let Some(contents) = self.contents(at)
            // `dua unit telepon genggam yang berisi percakapan`
            // nor `satu unit kapal berisi 30 kg sabu`
            && (self.unit(unit).kind == UnitKind::Container || contents.substance.is_some() && !view.has(Role::Thing, at))
        {
            return Some(contents);
        }
        // `24 kilometer barat daya Kota Sukabumi`
        const COMPASS: [&str; 5] = ["barat", "timur", "utara", "selatan", "tenggara"];
        // `31 km arah tenggara`, `20 kilometer sebelah timur`
        let side = at + usize::from(matches!(view.word(at), "arah" | "sebelah"));
        if self.unit(unit).dimension == Dimension::Length && COMPASS.contains(&view.word(side)) {
            return None;
        }
        // `86 km jalan kabupaten`: a road, and no name of one.
        let road = self.unit(unit).dimension == Dimension::Length && view.is_word(at, "jalan");
        if road && !view.token(at).capital() && !view.is_word(at + 1, "kaki") {
            let kind = self.doc.noun_phrase(at + 1).filter(|_| !view.token(at + 1).capital());
            return Some(self.item(at..kind.map_or(at + 1, |kind| kind.end)));
        }
        // `11 orang luka berat`: how they are.
        if self.unit(unit).counts_people() && view.is_word(at, "luka") {
            return None;
        }
        // `merek LX` tells what kind of things they are, which were named before.
        if view.has(Role::Branding, at) {
            return None;
        }
        let mut at = at;
        if self.unit(unit).kind == UnitKind::Container {
            // `1 plastik klip kecil ganja`
            while view.is(Class::Adjective, at) && !view.token(at).flags.line_start() {
                at += 1;
            }
            at = self.after_packing(at);
        }
        at = self.after_bracket(at);
        if let Some(suspected) = self.suspected_after(at) {
            return Some(suspected);
        }
        // `lima paket minggu depan`
        if view.is(Class::Relative, at) || view.is(Class::Weekday, at) {
            return None;
        }
        let phrase = self.doc.noun_phrase(at)?;
        // A duration is followed by what comes next in the sentence more often than by what lasts.
        let lasts = view.has(Role::SentenceTerm, at);
        (self.unit(unit).dimension != Dimension::Duration || lasts).then(|| self.item(phrase))
    }

    /// The token after words for what things are packed in, where a substance follows: `paket` plastik klip kecil `sabu`.
    fn after_packing(&self, from: usize) -> usize {
        const MOST_WORDS: usize = 5;
        let view = self.view;
        let packs = |at: &usize| {
            let container = self.unit_at(*at).is_some_and(|(unit, _)| self.unit(unit).kind == UnitKind::Container);
            (container || view.is(Class::Adjective, *at)) && !view.token(*at).flags.line_start()
        };
        let end = (from..from + MOST_WORDS).find(|at| !packs(at)).unwrap_or(from);
        if self.names_substance(end) { end } else { from }
    }

    /// The token after a bracket with another amount, where a substance follows: `200 strip (2.000 butir) Tramadol`.
    fn after_bracket(&self, from: usize) -> usize {
        const LONGEST: usize = 8;
        let view = self.view;
        let inside = if view.token(from).is(b'(') { from + 1 } else { from };
        if inside == from && !view.token(from).is(b')') || inside > from && self.doc.number_at(inside).is_none() {
            return from;
        }
        let close = (inside..inside + LONGEST).find(|at| !view.token(*at).is_word() && !view.token(*at).is_number());
        let after = close.filter(|close| view.token(*close).is(b')')).map_or(from, |close| close + 1);
        if self.names_substance(after) { after } else { from }
    }

    /// `118 orang di antaranya`: what the people told of before are.
    pub(super) fn of_those(&self, number: &Number, unit: u16, at: usize, out: &Candidates) -> Option<Item> {
        let picks = self.unit(unit).counts_people() && self.view.has(Role::Among, at + 1);
        let floor = at.saturating_sub(TOPIC_REACH);
        let near = out.quantities.iter().rev().take_while(|other| other.tokens.start >= floor);
        // There were at least as many of them.
        let whole = near.filter(|other| picks && other.record.value >= number.value);
        whole.into_iter().find_map(|other| {
            let item = other.record.item.clone()?;
            let people = item.clone().any(|at| self.view.is(Class::Person, at));
            people.then(|| Item::thing(item))
        })
    }

    /// What a container holds: `15 bungkus kemasan teh cina berisi sabu`, `… berisi 60 kg sabu`.
    fn contents(&self, from: usize) -> Option<Item> {
        let view = self.view;
        // `25 karung di antaranya berisi …`
        let among = view.is_word(from, "di") && view.has(Role::Among, from + 1);
        let mut at = from + if among { 2 } else { 0 };
        let limit = from + CONTENTS_REACH;
        while !view.is(Class::Contains, at) {
            let token = view.token(at);
            // `plastik ukuran sedang berisi sabu`
            let sized = view.is_word(at, "sedang") && at > from && view.word(at - 1).ends_with("ukuran");
            let inside = token.is_word() && (sized || !view.is(Class::Verb, at)) && !token.flags.line_start();
            let bridges = sized || view.is_word(at, "yang") || view.is_word(at, "warna") || !view.is(Class::Stop, at);
            if at >= limit || !inside || !bridges || token.classes.has(Class::Number) {
                return None;
            }
            at += 1;
        }
        at += 1;
        while view.is(Class::Form, at) && view.has(Role::Suspected, at) || view.token(at).is(b'+') {
            at += 1;
        }
        if let Some(number) = self.doc.number_at(at) {
            at = self.unit_at(number.end).map_or(number.end, |(_, end)| end);
        }
        let phrase = self.doc.noun_phrase(at)?;
        Some(self.item(phrase))
    }

    /// `sabu sebanyak 6 bungkus kemasan teh`: what follows a container describes it, where a drug was to be counted.
    pub(super) fn is_packing(&self, number: &Number, unit: u16, item: &Item) -> bool {
        let cue =
            ["sebanyak", "sejumlah"].iter().any(|cue| number.first > 0 && self.view.is_word(number.first - 1, cue));
        let container = self.unit(unit).kind == UnitKind::Container && item.substance.is_none();

        cue && container && number.first > 1 && {
            let sentence = self.sentence_start(number.first);
            self.doc
                .phrase_ending(number.first - 1, sentence, true)
                .is_some_and(|phrase| self.last_substance(phrase).is_some())
        }
    }

    /// Whether words only tell what the drug named before a number comes from: sabu 12,7 kg `hasil pengungkapan` tiga kasus.
    pub(super) fn is_product(&self, number: &Number, item: &Item) -> bool {
        const NEAR: usize = 3;
        let view = self.view;
        let product = item.tokens.as_ref().is_some_and(|item| view.has(Role::Product, item.start));
        let before = || (number.first.saturating_sub(NEAR)..number.first).rev();
        product && before().take_while(|at| view.token(*at).is_word()).any(|at| view.is(Class::Substance, at))
    }
}
