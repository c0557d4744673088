//! What a number counts or measures.
//!
//! The thing follows the number and its unit (`2,3 gram sabu`), stands before them with a word of measure (`sabu seberat
//! 2,3 gram`), is what a container holds (`lima paket berisi sabu`), or is left out because it was just named.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Item, Measure, Reader};
use crate::extractors::{Candidate, Candidates, bound_before};
use crate::lexicon::{Class, Role, RoleSet, Unit, UnitKind};
use crate::number::{Form, Number};
use crate::records::Dimension;
use crate::segment::token::mark;
use crate::work;

/// How far after a container the word for what it holds may stand, in tokens.
const CONTENTS_REACH: usize = 9;
/// How far apart two figures of one list may stand that leave out one noun, in tokens.
const ALIKE_REACH: usize = 6;
/// The greatest age that a number in brackets may give.
const OLDEST: u32 = 120;
/// Among how many of the first quantities of a text an amount is looked for that is told again.
const MOST_TOLD: usize = 256;
/// How far before a figure the thing that the text is about may stand, in tokens.
const TOPIC_REACH: usize = 120;

impl Item {
    /// The item of another quantity.
    fn of(other: &Candidate<Measure>) -> Item {
        Item { tokens: other.record.item.clone(), substance: other.record.substance }
    }
}

impl Reader<'_> {
    /// The first token of the sentence of a token, as far back as what it is about may stand.
    fn sentence_start(&self, at: usize) -> usize {
        self.doc.sentence(at).start.max(at.saturating_sub(TOPIC_REACH))
    }

    // After the number

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
        if token.capital() && !title && !view.is(Class::Substance, noun) {
            let name_before =
                before.is_word() && before.capital() && number.first != self.doc.sentence(number.first).start;
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

    /// A noun phrase with the drug it names.
    pub(super) fn item(&self, phrase: Range<usize>) -> Item {
        let (substance, start, named) = self.substance_in(phrase.clone());
        let substance = substance.or_else(|| self.suspected(&phrase));
        // `20 kg sabu penjara seumur hidup`, `1,2 ton sabu-laboratorium`: headlines leave out what stands between.
        // `312 kg sabu hasil 48 pengungkapan`
        let ends = |at: &usize| {
            let term = self.view.has(Role::SentenceTerm, *at) || self.view.has(Role::Product, *at);
            term || self.view.token(*at).is(b'-')
        };
        let end = if substance.is_some() { (named..phrase.end).find(ends) } else { None };
        Item { substance, tokens: Some(start..end.unwrap_or(phrase.end)) }
    }

    /// The drug that heads a phrase: `sabu`, `pil ekstasi`, `narkotika jenis sabu`; where its name begins and ends.
    fn substance_in(&self, phrase: Range<usize>) -> (Option<u16>, usize, usize) {
        let view = self.view;
        let mut at = phrase.start;
        while at < phrase.end {
            if let Some(found) = view.find(Class::Substance, at) {
                let end = at + found.len;
                // `narkotika jenis sabu`: the kind says more than the class.
                let kind = (end..phrase.end.min(end + 4)).find(|at| view.is_word(*at, "jenis")).and_then(|jenis| {
                    view.find(Class::Substance, jenis + 1)
                        .map(|kind| (Some(kind.value), jenis + 1, jenis + 1 + kind.len))
                });
                // `narkotika ganja`
                let general = view.lexicon.substances.get(found.value as usize).is_some_and(|name| name == "narcotic");
                let named = view.find(Class::Substance, end).filter(|_| general && end < phrase.end);
                let kind = kind.or(named.map(|kind| (Some(kind.value), phrase.start, end + kind.len)));
                return kind.unwrap_or((Some(found.value), phrase.start, end));
            }
            match view.find(Class::Form, at) {
                Some(form) => at += form.len,
                None => break,
            }
        }
        (None, phrase.start, phrase.end)
    }

    /// Whether a word says what something is thought or found to be: `diduga`, `dipastikan`.
    fn identifies(&self, at: usize) -> bool {
        self.view.has(Role::Suspected, at) || self.view.has(Role::Confirmed, at)
    }

    /// What a container or an amount is suspected to be of: `dua paket (yang) diduga (kuat) sabu`.
    fn suspected_after(&self, at: usize) -> Option<Item> {
        let view = self.view;
        let verb = at + usize::from(view.is_word(at, "yang"));
        let thing = verb + 1 + usize::from(view.is_word(verb + 1, "kuat"));
        let phrase = self.doc.noun_phrase(thing).filter(|_| self.identifies(verb))?;
        Some(self.item(phrase)).filter(|item| item.substance.is_some())
    }

    /// What a substance told by its form is said to be: `kristal bening (yang) diduga sabu`, `cairan mengandung etomidate`.
    fn suspected(&self, phrase: &Range<usize>) -> Option<u16> {
        let view = self.view;
        view.find(Class::Form, phrase.start)?;
        let mut verb = phrase.end + usize::from(view.is_word(phrase.end, "yang"));
        // `yang belakangan dipastikan sabu`
        verb += usize::from(verb > phrase.end && self.identifies(verb + 1));
        if !self.identifies(verb) && !view.is(Class::Contains, verb) {
            return None;
        }
        let mut at = verb + 1;
        for _ in 0..3 {
            if let Some(found) = view.find(Class::Substance, at) {
                let kind = at + found.len;
                let kind = if view.is_word(kind, "jenis") { view.find(Class::Substance, kind + 1) } else { None };
                return Some(kind.unwrap_or(found).value);
            }
            at += view.find(Class::Form, at).map_or(1, |form| form.len);
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
        {
            return Some(contents);
        }
        // `24 kilometer barat daya Kota Sukabumi`
        const COMPASS: [&str; 5] = ["barat", "timur", "utara", "selatan", "tenggara"];
        if self.unit(unit).dimension == Dimension::Length && COMPASS.contains(&view.word(at)) {
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

    /// Whether a substance, or the form of one, is named at a token.
    fn names_substance(&self, at: usize) -> bool {
        let named = self.view.is(Class::Substance, at) || self.view.is(Class::Form, at);
        named && !self.view.token(at).flags.line_start()
    }

    /// `118 orang di antaranya`: what the people told of before are.
    pub(super) fn of_those(&self, number: &Number, unit: u16, at: usize, out: &Candidates) -> Option<Item> {
        let picks = counts_people(self.unit(unit)) && self.view.has(Role::Among, at + 1);
        let floor = at.saturating_sub(TOPIC_REACH);
        let near = out.quantities.iter().rev().take_while(|other| other.tokens.start >= floor);
        // There were at least as many of them.
        let whole = near.filter(|other| picks && other.record.value >= number.value);
        whole.into_iter().find_map(|other| {
            let item = other.record.item.clone()?;
            let people = item.clone().any(|at| self.view.is(Class::Person, at));
            people.then_some(Item { tokens: Some(item), substance: None })
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
            let inside = token.is_word() && !view.is(Class::Verb, at) && !token.flags.line_start();
            let bridges = view.is_word(at, "yang") || view.is_word(at, "warna") || !view.is(Class::Stop, at);
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

    // Before the number

    /// What is measured, before the number: `sabu seberat`, `tersangka 59 orang`, `Kokain yang diamankan seberat`.
    pub(super) fn item_before(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let Unit { kind, dimension, .. } = *self.unit(unit);
        let abstracts = dimension == Dimension::Duration || is_abstract(self.unit(unit));
        if abstracts || number.first > 0 && view.is_word(number.first - 1, "per") {
            return None;
        }
        let sentence = self.sentence_start(number.first);
        // `986 kilogram atau hampir satu ton` is one amount of one thing.
        let (_, front) = bound_before(view, number.first);
        let or = front.min(number.first).wrapping_sub(1);
        if let Some(last) = out.quantities.last().filter(|last| view.is_word(or, "atau") && last.tokens.end == or) {
            return last.record.item.is_some().then(|| Item::of(last));
        }
        let (cursor, cued) = self.skip_cues(number.first, sentence);
        // `Solar itu terdiri dari 800 liter di truk pertama`
        if let Some(whole) = self.made_up_of(number.first, sentence) {
            return Some(whole);
        }
        let cursor = if cued { self.skip_date(cursor, sentence, out) } else { cursor };
        let weighs = matches!(dimension, Dimension::Mass | Dimension::Volume) || is_dose(self.unit(unit));
        // `titik kedua seluas 0,7 hektare`
        let measured = cued || dimension == Dimension::Area;
        let ordinal = usize::from(measured && cursor > sentence && view.has(Role::Counted, cursor - 1));
        let phrase =
            self.doc.phrase_ending(cursor - ordinal, sentence, cued).map(|phrase| phrase.start..phrase.end + ordinal);
        // `naik lima kali lipat menjadi 1,1 ton`
        let phrase = phrase.filter(|phrase| !view.is_word(phrase.end - 1, "lipat"));
        if let Some(phrase) = &phrase {
            if let Some((substance, start)) = self.last_substance(phrase.clone()) {
                return Some(Item { substance: Some(substance), tokens: Some(start..phrase.end) });
            }
            if let Some(contents) = self.contents_of(phrase, out).filter(|_| weighs) {
                return Some(contents);
            }
        }
        // `ekstasi berbentuk granat seberat 1,1 kg`: what it looks like.
        let shape = phrase.as_ref().map(|phrase| phrase.start).filter(|_| weighs || is_dose(self.unit(unit)));
        if let Some(shape) = shape.and_then(|start| start.checked_sub(1)).filter(|at| self.tells_looks(*at)) {
            let thing = self.doc.phrase_ending(shape, sentence, cued);
            let drug = thing.and_then(|thing| Some((self.last_substance(thing.clone())?, thing.end)));
            if let Some(((substance, start), end)) = drug {
                return Some(Item { substance: Some(substance), tokens: Some(start..end) });
            }
        }
        // `dari 9,5 ton per hektare menjadi 7,8 ton`: the unit of the figure before.
        let unit_alone = |phrase: &Range<usize>| phrase.len() == 1 && view.is(Class::Unit, phrase.start);
        let phrase = phrase
            .filter(|phrase| !unit_alone(phrase))
            .map(|phrase| self.before_place(phrase, sentence, cursor..number.first))
            .map(|phrase| self.without_summing(phrase))
            .filter(|phrase| self.can_be_measured(phrase, unit, cursor..number.first));
        let listed = view.before(number.first).is(b'(');
        let packing = phrase.as_ref().is_some_and(|phrase| view.has(Role::Packing, phrase.start));
        // `35 bungkus teh cina yang beratnya 37 kilogram`, `sabu dibungkus plastik hitam sebanyak 12 paket`
        let packed = || match kind {
            UnitKind::Container => self.only_substance(sentence..cursor),
            _ if weighs => self.told_or_topic(number, unit, out),
            _ => None,
        };
        if let Some(packed) = Some(()).filter(|()| packing).and_then(|()| packed()) {
            return Some(packed);
        }
        match phrase {
            // `barang bukti dengan berat total …`: the drug is the one that the sentence names.
            Some(phrase) if weighs && view.is_word(phrase.end - 1, "bukti") => {
                Some(self.only_substance(sentence..cursor).unwrap_or(Item { substance: None, tokens: Some(phrase) }))
            }
            Some(phrase) if !listed => Some(self.item(phrase)),
            // `ada 336 unit kebun, peternakan (31 unit)`: what stands before a bracket is a part of the set told before it.
            Some(phrase) => {
                Some(self.same_unit(unit, sentence, out).unwrap_or(Item { substance: None, tokens: Some(phrase) }))
            }
            None if weighs && self.is_sum(sentence..number.first, out) => None,
            None if weighs => {
                let drug = self.told_or_topic(number, unit, out);
                let told = drug.or_else(|| self.thing_of_clause(sentence..cursor, unit));
                // `800 liter di truk pertama dan 450 liter di truk kedua`
                // but `naik 21 ton` is no more of it.
                let changed = number.first > 0 && view.is(Class::Direction, number.first - 1);
                told.or_else(|| self.same_unit(unit, sentence, out).filter(|_| !changed))
            }
            None if kind == UnitKind::Container => {
                // `30 paket ganja, lalu 18 paket lagi. Total 48 paket`, `Rinciannya, 20 paket …`
                let sums = view.follows(Role::Summing, number.first)
                    || view.has(Role::Introducer, sentence) && view.token(sentence + 1).is(b',');
                let floor = if sums { number.first.saturating_sub(TOPIC_REACH) } else { sentence };
                self.same_unit(unit, floor, out).or_else(|| self.only_substance(sentence..cursor))
            }
            None if counts_people(self.unit(unit)) => self.thing_of_clause(sentence..cursor, unit),
            None if self.thing_of_clause(sentence..cursor, unit).is_some() => {
                self.thing_of_clause(sentence..cursor, unit)
            }
            None if self.unit_named(unit, sentence..cursor).is_some() => self.unit_named(unit, sentence..cursor),
            None => {
                let floor = number.first.saturating_sub(TOPIC_REACH);
                self.same_unit(unit, floor, out).or_else(|| self.counted_bare(unit, sentence, out))
            }
        }
    }

    /// Whether a word says that what follows is what something looks like: `berbentuk`, `bergambar`.
    fn tells_looks(&self, at: usize) -> bool {
        let word = self.view.word(at);
        ["berbentuk", "bergambar", "berlogo", "bermerek", "bertuliskan", "berwarna"]
            .iter()
            .any(|looks| word.eq_ignore_ascii_case(looks))
    }

    /// What is said to be made up of an amount: `Solar itu terdiri dari`.
    fn made_up_of(&self, first: usize, sentence: usize) -> Option<Item> {
        let view = self.view;
        let parting = first.checked_sub(2).filter(|at| view.has(Role::Parting, *at) && *at > sentence)?;
        let end = parting - usize::from(view.follows(Role::Pointing, parting));
        let whole = self.doc.phrase_ending(end, sentence, false)?;
        Some(self.item(whole)).filter(|_| view.has(Role::Origin, first - 1) || view.is_word(first - 1, "atas"))
    }

    /// A thing without the word for its sum or list: `keseluruhan barang bukti`, `rincian Honda Beat`.
    fn without_summing(&self, phrase: Range<usize>) -> Range<usize> {
        let sums = |at: &usize| self.view.has(Role::Summing, *at) || self.view.has(Role::Introducer, *at);
        let summing = phrase.clone().take_while(sums).count();
        phrase.start + summing.min(phrase.len() - 1)..phrase.end
    }

    /// What a relative clause before its number tells of: `tersangka yang kami amankan 804 orang`, `sawah yang terendam
    /// 4.518 hektare`.
    fn thing_of_clause(&self, range: Range<usize>, unit: u16) -> Option<Item> {
        const LONGEST: usize = 6;
        let view = self.view;
        let first = range.end.saturating_sub(LONGEST).max(range.start);
        let relative = (first..range.end).rev().find(|at| view.is_word(*at, "yang"))?;
        let plain = (relative..range.end).all(|at| view.token(at).is_word());
        let thing = self.doc.phrase_ending(relative, range.start, false).filter(|_| plain)?;
        let named = |at: usize| view.is(Class::Person, at) || view.has(Role::Accused, at);
        let people = thing.clone().any(named);
        let measured = match self.unit(unit).dimension {
            _ if counts_people(self.unit(unit)) => people,
            // `kota yang berjarak 5 kilometer`, `bus yang memuat 40 buah`: a measure of something else.
            Dimension::Length => false,
            _ => !people && !self.doc.is_name_at(thing.start) && self.doc.is_verb_at(range.end - 1),
        };
        measured.then_some(Item { substance: None, tokens: Some(thing) })
    }

    /// What the sentence counted without a unit, for the unit that any thing may have: `Dua alat berat …, satu unit`.
    fn counted_bare(&self, unit: u16, sentence: usize, out: &Candidates) -> Option<Item> {
        let last = out.quantities.last().filter(|last| last.tokens.start >= sentence && last.record.unit.is_none())?;
        matches!(self.unit(unit).name.as_ref(), "unit" | "buah").then(|| Item::of(last))
    }

    /// What the sentence names with the unit itself (`total unit usaha pertanian turun dari 120 unit`), or what it is about
    /// by its opening (`untuk perusahaan, ada 336 unit`).
    fn unit_named(&self, unit: u16, range: Range<usize>) -> Option<Item> {
        let view = self.view;
        let named = range.clone().rev().find_map(|at| {
            let found = view.find(Class::Unit, at).filter(|found| found.value == unit)?;
            let counted = at > 0 && (view.token(at - 1).is_number() || view.token(at - 1).classes.has(Class::Number));
            self.doc.noun_phrase(at + found.len).filter(|_| !counted)
        });
        let opening = || {
            let comma = range.end.checked_sub(1).filter(|at| view.token(*at).is(b','))?;
            let phrase = self.doc.phrase_ending(comma, range.start, false)?;
            (phrase.start > 0 && view.is_word(phrase.start - 1, "untuk")).then_some(phrase)
        };
        named.or_else(opening).map(|phrase| self.item(phrase))
    }

    /// Whether a total stands before a figure, of drugs of several kinds told in its sentence.
    fn is_sum(&self, range: Range<usize>, out: &Candidates) -> bool {
        let view = self.view;
        let total = (range.end.saturating_sub(3).max(range.start)..range.end).any(|at| view.is_word(at, "total"));
        let told = out.quantities.iter().rev().take_while(|other| other.tokens.start >= range.start);
        let mut drugs = told.filter_map(|other| other.record.substance);
        let last = drugs.next();
        total && drugs.any(|drug| Some(drug) != last)
    }

    /// `UTP di Sumut sebanyak …`, `barang bukti untuk pembuktian di persidangan sebanyak …`: the thing before its place and
    /// purpose, where a phrase is only that.
    fn before_place(&self, phrase: Range<usize>, sentence: usize, cues: Range<usize>) -> Range<usize> {
        const MOST: usize = 3;
        let view = self.view;
        let amount = cues.clone().any(|at| view.has(Role::Amount, at));
        let mut thing = phrase;
        for _ in 0..MOST {
            let Some(before) = thing.start.checked_sub(1).filter(|before| *before > sentence) else { break };
            let place = view.is_word(before, "di") || view.is_word(before, "pada");
            let goes_back = !cues.is_empty() && place && self.doc.is_name_at(thing.start)
                || amount && (view.has(Role::Preposition, before) || view.is_word(before, "untuk"));
            let earlier = if goes_back { self.doc.phrase_ending(before, sentence, amount) } else { None };
            match earlier {
                Some(earlier) => thing = earlier,
                None => break,
            }
        }
        thing
    }

    /// What the container whose packing a phrase describes holds: `6 bungkus kemasan teh China dengan berat …`.
    fn contents_of(&self, phrase: &Range<usize>, out: &Candidates) -> Option<Item> {
        let last = out.quantities.last()?;
        let container = last.record.unit.is_some_and(|unit| self.unit(unit).kind == UnitKind::Container);
        (container && last.tokens.end == phrase.start && last.record.substance.is_some())
            .then(|| Item { tokens: last.record.item.clone(), substance: last.record.substance })
    }

    /// Whether a phrase before a figure can be what it measures. A place after its preposition is so only with a word of
    /// measure (`lahan seluas`); without one people must be people, and a container needs a drug.
    fn can_be_measured(&self, phrase: &Range<usize>, unit: u16, cues: Range<usize>) -> bool {
        let view = self.view;
        let measured = cues.clone().any(|at| view.word(at).starts_with("se") && view.is(Class::Cue, at));
        // A region has an area; it is counted by nothing.
        let extent = self.unit(unit).dimension == Dimension::Area;
        let name = !extent && self.doc.is_name_at(phrase.start) && !phrase.clone().any(|at| view.is(Class::Person, at));
        let placed = view.follows(Role::Preposition, phrase.start);
        let denied = phrase.start > 0 && view.is_word(phrase.start - 1, "bukan");
        // `untuk kepentingan uji laboratorium sebanyak`, `sekali pesan 5.000 butir`: what it was for, and what was done.
        let purpose = phrase.start > 0
            && ["untuk", "guna"].iter().any(|word| view.is_word(phrase.start - 1, word))
            && cues.clone().any(|at| view.has(Role::Amount, at));
        let told = phrase.len() == 1
            && (view.has(Role::Price, phrase.start) || !extent && view.has(Role::Introducer, phrase.start));
        // `memperoleh sabu dari IJUN (DPO) sebanyak 5 gram`
        let last = view.token(phrase.end - 1);
        let giver = !extent && placed && last.capital() && !self.doc.is_title(phrase.start);
        let denied = denied || purpose || told || giver;
        // `dengan rincian Honda Beat 9 unit, Yamaha NMax 5 unit`
        let name = name && !self.is_listed_model(phrase, unit, &cues);
        let land = extent && !view.token(phrase.start).capital();
        if denied || placed && !measured && !land || name || view.is(Class::Adjective, phrase.start) {
            return false;
        }
        if counts_people(self.unit(unit)) {
            return !cues.is_empty() || phrase.clone().any(|at| view.is(Class::Person, at));
        }
        // `8. Plastik klip kosong 5 pak`
        let mark = phrase.start.wrapping_sub(2);
        let line = view.token(phrase.start).flags.line_start()
            || view.token(mark).is_number() && view.token(mark).flags.line_start();
        !cues.is_empty() || line || self.unit(unit).kind != UnitKind::Container
    }

    /// Whether a name before a figure is that of the things counted, in a list of them.
    fn is_listed_model(&self, phrase: &Range<usize>, unit: u16, cues: &Range<usize>) -> bool {
        let view = self.view;
        let any_thing = matches!(self.unit(unit).name.as_ref(), "unit" | "buah");
        let next = self.unit_at(cues.end + 1).map_or(cues.end, |(_, end)| end);
        let closed = matches!(view.token(next).mark, b',' | b'.' | b';') || view.has(Role::Coordinator, next);
        // The comma after the amount of the model before.
        let after_amount = phrase.start.checked_sub(2).is_some_and(|unit| {
            let joined = view.token(unit + 1).is(b',') || view.has(Role::Coordinator, unit + 1);
            joined && view.is(Class::Unit, unit) && unit > 0 && view.token(unit - 1).is_number()
        });
        any_thing && cues.is_empty() && closed && (after_amount || view.follows(Role::Introducer, phrase.start))
    }

    /// Goes back over the date of a figure: ekspor karet `pada September 2025` sebesar.
    fn skip_date(&self, from: usize, floor: usize, out: &Candidates) -> usize {
        let view = self.view;
        let next = out.dates.partition_point(|date| date.tokens.end < from);
        let Some(date) = out.dates.get(next).filter(|date| date.tokens.end == from && date.tokens.start > floor) else {
            return from;
        };
        let mut start = date.tokens.start;
        let leads = |at: usize| {
            [Role::Preposition, Role::CalendarWord, Role::Period].iter().any(|role| view.follows(*role, at))
        };
        while start > floor && leads(start) {
            start -= 1;
        }
        start
    }

    /// Goes back over the words between a thing and its figure; whether one of them is a word of measure.
    fn skip_cues(&self, from: usize, floor: usize) -> (usize, bool) {
        let view = self.view;
        let (mut at, mut cued) = (from, false);
        'back: while at > floor {
            for len in (1..=3).rev().filter(|len| at - floor >= *len) {
                let start = at - len;
                let fits = |class| view.find(class, start).is_some_and(|found| found.len == len);
                let noun = len == 1 && self.doc.noun_ending(at).is_some();
                if !noun && fits(Class::Cue) || fits(Class::Bound) || fits(Class::Basis) {
                    at = start;
                    cued = true;
                    continue 'back;
                }
            }
            let word = view.word(at - 1);
            if matches!(word, "dengan" | "yang" | "nya" | "secara") && cued
                || matches!(view.token(at - 1).mark, b'(' | mark::PLUS_MINUS | b'+')
            {
                at -= 1;
                continue;
            }
            break;
        }
        (at, cued)
    }

    /// The last drug named in a range of tokens, and where its name begins.
    fn last_substance(&self, range: Range<usize>) -> Option<(u16, usize)> {
        let view = self.view;
        range.clone().rev().find_map(|at| {
            let found = view.find(Class::Substance, at).filter(|found| at + found.len <= range.end)?;
            // The longest name that ends here: `pil ekstasi`, not `ekstasi`.
            let start = (range.start..at).find(|from| {
                view.find(Class::Substance, *from).is_some_and(|longer| *from + longer.len == at + found.len)
            });
            let value =
                start.and_then(|start| view.find(Class::Substance, start)).map_or(found.value, |longer| longer.value);
            Some((value, start.unwrap_or(at)))
        })
    }

    /// The drug of a range that names only one.
    fn only_substance(&self, range: Range<usize>) -> Option<Item> {
        let view = self.view;
        let mut only: Option<(u16, Range<usize>)> = None;
        for at in range {
            if let Some(found) = view.find(Class::Substance, at) {
                if only.as_ref().is_some_and(|(value, _)| *value != found.value) {
                    return None;
                }
                only = Some((found.value, at..at + found.len));
            }
        }
        only.map(|(substance, tokens)| Item { substance: Some(substance), tokens: Some(tokens) })
    }

    /// The drug that the text is about: the nearest before the number.
    fn topic(&self, first: usize) -> Option<Item> {
        // Not that of a name: `Satres Narkoba Polres Palopo`.
        let named = |at: usize| {
            let token = self.view.token(at);
            token.capital() && !self.doc.is_title(at) && at > 0 && self.view.before(at).capital()
        };
        let mut end = first;
        let (substance, at) = loop {
            let (substance, at) = self.last_substance(first.saturating_sub(TOPIC_REACH)..end)?;
            if !named(at) {
                break (substance, at);
            }
            end = at;
        };
        let found = self.view.find(Class::Substance, at)?;
        Some(Item { substance: Some(substance), tokens: Some(at..at + found.len) })
    }

    /// The drug that the text is about, or that of which it told the same amount where its sentence names none.
    fn told_or_topic(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let topic = self.topic(number.first);
        let sentence = self.sentence_start(number.first);
        let named = |topic: &Item| topic.tokens.as_ref().is_some_and(|tokens| tokens.start >= sentence);
        if topic.as_ref().is_some_and(named) {
            return topic;
        }
        let told = self.told_before(number, unit, out);
        let other = told.filter(|told| topic.as_ref().is_none_or(|topic| topic.substance != told.substance));
        other.or(topic)
    }

    /// The drug of which the text told the same amount before, where that is too exact to be another's.
    fn told_before(&self, number: &Number, unit: u16, out: &Candidates) -> Option<Item> {
        let exact = number.value.scale() > 0 || number.value >= Decimal::ONE_HUNDRED;
        let same = |other: &&Candidate<Measure>| {
            let record = &other.record;
            record.unit == Some(unit) && record.value == number.value && record.substance.is_some()
        };
        let told = &out.quantities[..out.quantities.len().min(if exact { MOST_TOLD } else { 0 })];
        work::steps(told.len());
        Some(Item::of(told.iter().find(same)?))
    }

    /// What the last quantity with the same unit counted, where it stands after `floor` and outside brackets:
    /// `15 bungkus berisi sabu … dan 45 bungkus`, `256 ekor babi … 39 ekor`.
    fn same_unit(&self, unit: u16, floor: usize, out: &Candidates) -> Option<Item> {
        let near = out.quantities.iter().rev().take_while(|other| other.tokens.start >= floor);
        let same = near.filter(|other| other.record.unit == Some(unit) && other.record.item.is_some());
        let listed = |at: usize| self.view.before(at).is(b'(');
        same.into_iter().find(|other| !listed(other.tokens.start)).map(Item::of)
    }

    /// The noun that a bare number leaves out, where its place shows that it counts: the item of the set named before.
    pub(super) fn left_out(&self, number: &Number, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let points_back = view.is(Class::Ellipsis, end) && !view.token(end).flags.line_start();
        if number.form == Form::Decimal || number.form == Form::Vague && !points_back {
            return None;
        }
        let sentence = self.sentence_start(first);
        let reach = sentence.checked_sub(1).map_or(0, |before| self.sentence_start(before));
        let set = out.quantities.iter().rev().take_while(|other| other.tokens.start >= reach).find(|other| {
            // `Dua orang meninggal dan 23 lainnya luka-luka`
            let people = other.record.unit.is_some_and(|unit| counts_people(self.unit(unit)));
            other.record.unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count)
                && (other.record.item.is_some() || people)
        });
        let item = || set.map_or_else(Item::default, Item::of);
        if self.is_in_brackets(number) {
            return self.is_tally(number, sentence).then(Item::default);
        }
        // `dua dari tiga polisi`
        if view.is_word(end, "dari")
            && let Some(whole) = self.doc.number_at(end + 1)
            && self.unit_at(whole.end).is_none()
            && let Some(phrase) = self.doc.noun_phrase(whole.end)
        {
            return Some(self.item(phrase));
        }
        if points_back {
            let among = view.is_word(end + 1, "antaranya") || view.is_word(end, "diantaranya");
            return Some(self.picked_from(number, among, reach, out).map_or_else(Item::default, Item::of));
        }
        let (_, governed) = bound_before(view, first);
        let after = |role| {
            view.follows(role, first) || view.follows(role, governed) || governed < first && view.has(role, governed)
        };
        let next = view.token(end);
        let ends = next.is_word()
            && (view.is(Class::Stop, end) || view.is(Class::Verb, end) || self.doc.is_verb_at(end))
            || matches!(next.mark, b',' | b'.' | b';' | b')')
            || next.flags.line_start();
        // `paling banyak di Kota Kupang, yakni 824, …`
        let named = || view.follows(Role::Namely, first) && set.is_some_and(|set| set.record.unit.is_none());
        if (after(Role::Amount) || named()) && ends {
            return Some(item());
        }
        // `Ada 302 yang …`
        if first > 0 && view.is_word(first - 1, "ada") && view.is_word(end, "yang") {
            return Some(item());
        }
        // `baru satu inisial AG`
        if view.has(Role::Named, end) && set.is_some() {
            return Some(item());
        }
        if let Some(next) = self.next_in_list(number, sentence) {
            return Some(next);
        }
        // `kasus turun dari 33 ke 26`
        if self.moves(number) {
            let here = set.filter(|set| set.tokens.start >= sentence);
            return Some(here.map_or_else(Item::default, Item::of));
        }
        // `Tahun lalu ada 112 perkara, sekarang 84.`
        let now = view.is_word(governed.wrapping_sub(1), "sekarang") || view.is_word(governed.wrapping_sub(1), "kini");
        if now && ends && set.is_some_and(|set| set.tokens.start >= sentence && set.record.unit.is_none()) {
            return Some(item());
        }
        let set_start = set?.tokens.start;
        // `tiga rusak berat dan sembilan rusak ringan`
        let joined = view.before(first).is(b',') || view.follows(Role::Coordinator, first);
        let alike = out.quantities.last().filter(|last| {
            let near = first - last.tokens.end.min(first) <= ALIKE_REACH;
            // `1.200 rumah rusak ringan, 310 rusak berat`
            let told = match &last.record.item {
                Some(item) if last.rule.name != super::ELLIPSIS.name => item.end,
                _ => last.tokens.end,
            };
            near && told < first && view.token(told).is_word() && view.key(told) == view.key(end)
        });
        if joined && next.is_word() && !next.flags.line_start() && alike.is_some() {
            return alike.map(Item::of);
        }
        // `empat luka tusuk, dua di dada`
        let listed = view.before(first).is(b',') || view.follows(Role::Coordinator, first);
        let placed = view.is_word(end, "di") && !view.is_word(end + 1, "antara");
        if listed && placed && set_start >= sentence {
            return Some(item());
        }
        // `disusul Polresta dengan 52`
        let ranked = view.is_word(first - 1, "dengan") && set_start >= sentence;
        if (after(Role::Reached) || ranked) && ends {
            return Some(item());
        }
        // `…, 4 harus dilatih`, `Dua melarikan diri`: a subject of its own.
        let opens = first == sentence || view.before(first).is(b',') || view.follows(Role::Coordinator, first);
        let acts = next.is_word()
            && !next.flags.line_start()
            && (view.has(Role::Auxiliary, end) || self.doc.is_verb_at(end) || view.is(Class::Adjective, end));
        (opens && acts && number.upper.is_none()).then(item)
    }

    /// Whether a number is where something moved from or what it came to, told side by side after a word of change.
    fn moves(&self, number: &Number) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        let becomes = |at: usize| ["menjadi", "jadi", "ke"].iter().any(|word| view.is_word(at, word));
        let from = if view.is_word(number.first.wrapping_sub(1), "dari") {
            number.first - 1
        } else {
            let before = number.first.checked_sub(2).filter(|at| becomes(at + 1));
            let other = before.and_then(|at| self.doc.number_at(at)).filter(|other| other.end == number.first - 1);
            match other.and_then(|other| other.first.checked_sub(1)).filter(|from| view.is_word(*from, "dari")) {
                Some(from) => from,
                None => return false,
            }
        };
        // `dari 80 pada 2023 ke 92 kasus`
        const DATED: usize = 4;
        let next = (number.end..number.end + DATED).find(|at| becomes(*at));
        let told = from + 1 < number.first || next.is_some_and(|next| self.doc.number_at(next + 1).is_some());
        let start = self.sentence_start(from).max(from.saturating_sub(REACH));
        told && (start..from).any(|at| view.is(Class::Direction, at))
    }

    /// What a figure counts that follows one of those ranked behind the first: `yakni 201 kasus, disusul Polres Banggai
    /// (88) dan Donggala 71`.
    pub(super) fn ranked(&self, number: &Number, out: &Candidates) -> Option<Item> {
        const REACH: usize = 40;
        let view = self.view;
        let bracket = usize::from(self.is_in_brackets(number));
        let name = number.first.checked_sub(1 + bracket).filter(|name| view.token(*name).capital())?;
        let next = number.end + bracket;
        let ends = matches!(view.token(next).mark, b',' | b'.' | b';') || view.has(Role::Coordinator, next);
        let from = self.sentence_start(number.first).max(number.first.saturating_sub(REACH));
        let ranking = (from..name).rev().find(|at| ends && view.has(Role::Ranking, *at))?;
        let first = out.quantities.partition_point(|other| other.tokens.start < ranking);
        let set = out.quantities.get(first.checked_sub(1)?).filter(|set| set.tokens.start >= from)?;
        (set.record.unit.is_none() && set.record.item.is_some()).then(|| Item::of(set))
    }

    /// The set that a number picks from, or goes on: the last one told that is large enough, and none that only says where
    /// (`326 anak di 27 provinsi sakit, 204 di antaranya …`) unless the number stands right after it.
    fn picked_from<'o>(
        &self,
        number: &Number,
        among: bool,
        reach: usize,
        out: &'o Candidates,
    ) -> Option<&'o Candidate<Measure>> {
        let view = self.view;
        let large =
            |other: &&Candidate<Measure>| !among || other.record.upper.unwrap_or(other.record.value) >= number.value;
        let counted = |other: &&Candidate<Measure>| {
            // `tiga orang itu` were told of before.
            let people = other.record.unit.is_some_and(|unit| counts_people(self.unit(unit)))
                && !view.has(Role::Pointing, other.tokens.end);
            let count = other.record.unit.is_none_or(|unit| self.unit(unit).dimension == Dimension::Count);
            count && (people || other.record.item.is_some())
        };
        let where_told = |other: &&Candidate<Measure>| {
            let (_, at) = bound_before(view, other.tokens.start);
            let end = other.record.item.as_ref().map_or(other.tokens.end, |item| item.end.max(other.tokens.end));
            let beside = among && end + 1 == number.first && view.token(end).is(b',');
            at > 0 && ["di", "ke", "pada", "dalam"].contains(&view.word(at - 1)) && !beside
        };
        let near = || out.quantities.iter().rev().take_while(|other| other.tokens.start >= reach);
        let mut told = near().filter(counted).filter(large);
        let set = told.find(|other| !where_told(other));
        let set = set.or_else(|| near().filter(counted).find(large)).or_else(|| near().find(counted));
        set.filter(|set| set.record.item.is_some())
    }

    fn is_in_brackets(&self, number: &Number) -> bool {
        self.view.before(number.first).is(b'(') && self.view.token(number.end).is(b')')
    }

    /// Whether a number in brackets counts what stands before it, as those of its sentence do: `SD (1.204), SMP (877)`. A
    /// lone one may be an age or a mark of a list.
    fn is_tally(&self, number: &Number, sentence: usize) -> bool {
        let view = self.view;
        let follows_noun = |first: usize| {
            let noun = first.saturating_sub(2);
            noun > sentence && view.token(noun).is_word() && !self.doc.is_closed(noun) && !self.doc.is_verb_at(noun)
        };
        // No one is this old, and things in small letters have no age.
        let counts = |other: &Number| {
            let noun = other.first.saturating_sub(2);
            let other_use =
                [Class::Person, Class::Aged, Class::Citation, Class::Label].iter().any(|class| view.is(*class, noun));
            other.value > Decimal::from(OLDEST) || !view.token(noun).capital() && !other_use
        };
        let end = self.doc.sentence(number.first).end.min(number.first + TOPIC_REACH);
        let from = self.doc.numbers.partition_point(|other| other.first < sentence);
        let bracketed = |other: &&Number| {
            let unit_end = self.unit_at(other.end).map_or(other.end, |(_, end)| end);
            view.before(other.first).is(b'(') && view.token(unit_end).is(b')') && follows_noun(other.first)
        };
        let tallies = self.doc.numbers[from..].iter().take_while(|other| other.first < end).filter(bracketed);
        follows_noun(number.first) && tallies.clone().count() > 1 && tallies.clone().any(counts)
    }

    /// What a number shares with the one that it goes over into or is listed with: `dari 26 menjadi 31 perkara`,
    /// `curanmor 48, penipuan 57, dan penganiayaan 41 kasus`.
    fn next_in_list(&self, number: &Number, sentence: usize) -> Option<Item> {
        const REACH: usize = 12;
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let named = first > sentence && self.is_plain_noun(first - 1);
        let changes = first > 0 && view.is_word(first - 1, "dari") && view.has(Role::Reached, end);
        let listed = named && (view.token(end).is(b',') || view.has(Role::Coordinator, end));
        if !changes && !listed {
            return None;
        }
        let next = (end..end + REACH)
            .take_while(|at| !view.token(*at).flags.line_start())
            .find_map(|at| self.doc.number_at(at))?;
        if changes && next.first > end + 2 || listed && !self.is_plain_noun(next.first - 1) {
            return None;
        }
        match self.doc.noun_phrase(next.end) {
            Some(phrase) => Some(self.item(phrase)),
            None if listed => self.next_in_list(next, sentence),
            None => None,
        }
    }

    /// Whether a word is a noun in small letters that labels no number.
    fn is_plain_noun(&self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        token.is_word()
            && !token.capital()
            && !self.doc.is_closed(at)
            && !self.doc.is_verb_at(at)
            && !view.is(Class::Label, at)
    }

    /// What stands at a level: `indeks dolar … ke level 96,314`, `IHSG ditutup di 8.394`.
    pub(super) fn level(&self, number: &Number) -> Option<Item> {
        let view = self.view;
        let first = number.first;
        if !matches!(number.form, Form::Decimal | Form::Grouped) {
            return None;
        }
        let named = view.follows(Role::Level, first);
        let placed = first > 0 && view.is_word(first - 1, "di") && self.doc.noun_phrase(number.end).is_none();
        let floor = match (named, placed) {
            (true, _) => first.saturating_sub(TOPIC_REACH),
            (false, true) => self.sentence_start(first),
            _ => return None,
        };
        let gauge = (floor..first).rev().find(|at| view.is(Class::Gauge, *at))?;
        self.doc.noun_phrase_from(gauge).map(|phrase| self.item(phrase))
    }
}

/// Whether a unit counts no things: what was done so many times, what a game or an index gained.
fn is_abstract(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "kali" | "poin")
}

fn counts_people(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "orang" | "jiwa")
}

/// Whether a unit counts doses of a drug: pills and what they come in.
fn is_dose(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "butir" | "pil" | "tablet" | "kapsul" | "kaplet" | "strip" | "linting" | "ampul")
}
