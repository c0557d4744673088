//! What is measured before a number: `sabu seberat`, `tersangka 59 orang`, `Kokain yang diamankan seberat`.

use std::ops::Range;

use super::item::TOPIC_REACH;
use super::{Item, Reader};
use crate::extractors::{Candidates, bound_before};
use crate::lexicon::{Class, Role, Unit, UnitKind};
use crate::number::Number;
use crate::records::Dimension;
use crate::segment::token::mark;

impl Reader<'_> {
    /// What is measured, before the number: `sabu seberat`, `tersangka 59 orang`, `Kokain yang diamankan seberat`.
    pub(super) fn item_before(&self, number: &Number, unit: u16, end: usize, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let Unit { kind, dimension, .. } = *self.unit(unit);
        let abstracts = dimension == Dimension::Duration || self.unit(unit).is_abstract();
        if abstracts || number.first > 0 && view.is_word(number.first - 1, "per") {
            return None;
        }
        // `0,5 gram dari tiap jenis`: of each of those told before.
        let each = |at: usize| ["tiap", "setiap"].iter().any(|word| view.is_word(at, word));
        if view.is_word(end, "dari") && (each(end + 1) || view.has(Role::Each, end + 1)) {
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
        let weighs = self.weighs(unit);
        // `titik kedua seluas 0,7 hektare`
        let measured = cued || dimension == Dimension::Area;
        let ordinal = usize::from(measured && cursor > sentence && view.has(Role::Counted, cursor - 1));
        let phrase =
            self.doc.phrase_ending(cursor - ordinal, sentence, cued).map(|phrase| phrase.start..phrase.end + ordinal);
        // `naik lima kali lipat menjadi 1,1 ton`
        let phrase = phrase.filter(|phrase| !view.is_word(phrase.end - 1, "lipat"));
        // `kasus narkotika sebanyak 20 orang`: people are no drug.
        let people = self.unit(unit).counts_people();
        let drug = phrase.as_ref().filter(|_| !people).and_then(|phrase| {
            let told = || self.contents_of(phrase, out).or_else(|| self.shaped(phrase.start, sentence, cued));
            self.drug_of(phrase).or_else(|| if weighs { told() } else { None })
        });
        if drug.is_some() {
            return drug;
        }
        // `dari 9,5 ton per hektare menjadi 7,8 ton`: the unit of the figure before.
        let unit_alone = |phrase: &Range<usize>| phrase.len() == 1 && view.is(Class::Unit, phrase.start);
        // `sabu 1,6 kg, pil 61.400 butir`: pills of whatever kind.
        if let Some(pills) = phrase.clone().filter(|phrase| unit_alone(phrase) && is_dose(self.unit(unit))) {
            let dose = |at: usize| view.find(Class::Unit, at).is_some_and(|found| is_dose(self.unit(found.value)));
            let figure = pills.start > 0 && view.token(pills.start - 1).is_number();
            if dose(pills.start) && !figure && self.unit_at(number.end).is_some_and(|(own, _)| own == unit) {
                return Some(Item::thing(pills));
            }
        }
        let phrase = phrase
            // `periode yang sama tahun lalu sebanyak 22 orang`
            .filter(|phrase| !unit_alone(phrase) && !view.has(Role::Period, phrase.start))
            .map(|phrase| self.before_place(phrase, sentence, cursor..number.first))
            .and_then(|phrase| self.without_summing(phrase))
            .map(|phrase| self.with_kind(phrase, sentence))
            .filter(|phrase| self.can_be_measured(phrase, unit, cursor..number.first));
        let listed = view.before(number.first).is(b'(');
        let packing = phrase.as_ref().is_some_and(|phrase| view.has(Role::Packing, phrase.start));
        // `35 bungkus teh cina yang beratnya 37 kilogram`, `sabu dibungkus plastik hitam sebanyak 12 paket`
        let packed = match kind {
            UnitKind::Container if packing => self.only_substance(sentence..cursor),
            _ if packing && weighs => self.told_or_topic(number, unit, out),
            _ => None,
        };
        if packed.is_some() {
            return packed;
        }
        match phrase {
            // `barang bukti dengan berat total …`: the drug is the one that the sentence names.
            Some(phrase) if weighs && view.is_word(phrase.end - 1, "bukti") => {
                Some(self.only_substance(sentence..cursor).unwrap_or(Item::thing(phrase)))
            }
            Some(phrase) if !listed => Some(self.item(phrase)),
            // `ada 336 unit kebun, peternakan (31 unit)`: what stands before a bracket is a part of the set told before it.
            Some(phrase) => Some(self.same_unit(unit, sentence, out).unwrap_or(Item::thing(phrase))),
            // `mesin dengan kapasitas 6.000 butir per jam`
            None if self.weighs(unit) && view.is_per_time(end) => None,
            None => self.without_phrase(number, unit, sentence..cursor, out),
        }
    }

    /// What a figure measures that no phrase stands before: what its sentence names, or what was told before it.
    fn without_phrase(&self, number: &Number, unit: u16, before: Range<usize>, out: &Candidates) -> Option<Item> {
        let view = self.view;
        let sentence = before.start;
        if self.weighs(unit) {
            if self.is_sum(sentence..number.first, out) {
                return None;
            }
            let drug = self.told_or_topic(number, unit, out);
            let told = drug.or_else(|| self.thing_of_clause(before, unit));
            // `800 liter di truk pertama dan 450 liter di truk kedua`
            // but `naik 21 ton` is no more of it.
            let changed = number.first > 0 && view.is(Class::Direction, number.first - 1);
            return told.or_else(|| self.same_unit(unit, sentence, out).filter(|_| !changed));
        }
        if self.unit(unit).kind == UnitKind::Container {
            // `30 paket ganja, lalu 18 paket lagi. Total 48 paket`, `Rinciannya, 20 paket …`
            let sums = view.follows(Role::Summing, number.first)
                || view.has(Role::Introducer, sentence) && view.token(sentence + 1).is(b',');
            let floor = if sums { number.first.saturating_sub(TOPIC_REACH) } else { sentence };
            return self.same_unit(unit, floor, out).or_else(|| self.only_substance(before));
        }
        let told = self.thing_of_clause(before.clone(), unit);
        if self.unit(unit).counts_people() {
            return told.or_else(|| self.people_summed(before));
        }
        let floor = number.first.saturating_sub(TOPIC_REACH);
        told.or_else(|| self.unit_named(unit, before))
            .or_else(|| self.same_unit(unit, floor, out))
            .or_else(|| self.counted_bare(unit, sentence, out))
    }

    /// The people whose number is what a clause tells of: `Jumlah tersangka turun dari 2019 yang 4.215 orang`.
    fn people_summed(&self, range: Range<usize>) -> Option<Item> {
        const REACH: usize = 14;
        let view = self.view;
        let ends = |at: &usize| view.token(*at).is_word() || view.token(*at).is_number();
        let first = range.start.max(range.end.saturating_sub(REACH));
        let sum = (first..range.end).rev().take_while(ends).find(|at| view.is_word(*at, "jumlah"))?;
        let people = self.doc.noun_phrase(sum + 1)?;
        let other = |at: usize| view.is(Class::Person, at) || view.has(Role::Accused, at);
        (other(people.start) && !(people.end..range.end).any(other)).then(|| self.item(people))
    }

    /// Whether a unit weighs things, measures what fills a space, or counts doses of a drug.
    fn weighs(&self, unit: u16) -> bool {
        matches!(self.unit(unit).dimension, Dimension::Mass | Dimension::Volume) || is_dose(self.unit(unit))
    }

    /// The drug before a phrase that tells what it looks like: `ekstasi berbentuk granat seberat 1,1 kg`.
    fn shaped(&self, shape: usize, sentence: usize, cued: bool) -> Option<Item> {
        let looks = shape.checked_sub(1).filter(|at| self.view.has(Role::Looks, *at))?;
        self.drug_of(&self.doc.phrase_ending(looks, sentence, cued)?)
    }

    /// The drug that a phrase names last.
    fn drug_of(&self, phrase: &Range<usize>) -> Option<Item> {
        let (substance, start) = self.last_substance(phrase.clone())?;
        Some(Item::drug(substance, start..phrase.end))
    }

    /// What is said to be made up of an amount: `Solar itu terdiri dari`.
    fn made_up_of(&self, first: usize, sentence: usize) -> Option<Item> {
        let view = self.view;
        let parting = first.checked_sub(2).filter(|at| view.has(Role::Parting, *at) && *at > sentence)?;
        let end = parting - usize::from(view.follows(Role::Pointing, parting));
        let whole = self.doc.phrase_ending(end, sentence, false)?;
        Some(self.item(whole)).filter(|_| view.has(Role::Origin, first - 1) || view.is_word(first - 1, "atas"))
    }

    /// A thing without the word for its sum or list: `keseluruhan barang bukti`, `rincian Honda Beat`; `keseluruhan` alone
    /// is none.
    fn without_summing(&self, phrase: Range<usize>) -> Option<Range<usize>> {
        let sums = |at: &usize| self.view.has(Role::Summing, *at) || self.view.has(Role::Introducer, *at);
        let summing = phrase.clone().take_while(sums).count();
        let all = phrase.len() == 1 && self.view.is_word(phrase.start, "keseluruhan");
        (!all).then(|| phrase.start + summing.min(phrase.len() - 1)..phrase.end)
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
            // `tersangka kecelakaan yang menewaskan lima orang` tells of others.
            _ if self.unit(unit).counts_people() => people && !self.is_taking(range.end - 1),
            // `kota yang berjarak 5 kilometer`, `bus yang memuat 40 buah`: a measure of something else.
            Dimension::Length => false,
            _ => !people && !self.doc.is_name_at(thing.start) && self.doc.is_verb_at(range.end - 1),
        };
        measured.then_some(Item::thing(thing))
    }

    /// Whether a verb that takes an object ends a clause.
    fn is_taking(&self, at: usize) -> bool {
        self.doc.is_verb_at(at) && self.view.word(at).starts_with("me") && self.view.word(at).ends_with("kan")
    }

    /// A thing with its kind: `kayu jenis meranti campuran`.
    fn with_kind(&self, phrase: Range<usize>, sentence: usize) -> Range<usize> {
        let kind = (1..=2).filter_map(|back| phrase.start.checked_sub(back)).find(|at| self.view.is_word(*at, "jenis"));
        let head = kind.filter(|kind| *kind > sentence).and_then(|kind| self.doc.phrase_ending(kind, sentence, false));
        head.map_or(phrase.clone(), |head| head.start..phrase.end)
    }

    /// What the sentence counted without a unit, for the unit that any thing may have: `Dua alat berat …, satu unit`.
    fn counted_bare(&self, unit: u16, sentence: usize, out: &Candidates) -> Option<Item> {
        let last = out.quantities.last().filter(|last| last.tokens.start >= sentence && last.record.unit.is_none())?;
        self.unit(unit).counts_anything().then(|| Item::of(last))
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
        (container && last.tokens.end == phrase.start && last.record.substance.is_some()).then(|| Item::of(last))
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
        // `Total barang bukti dari ketiga tersangka 38,1 gram`: whom it was taken from is not weighed.
        let people = |at: usize| view.has(Role::Accused, at);
        if self.unit(unit).dimension == Dimension::Mass && phrase.clone().all(people) {
            return false;
        }
        if self.unit(unit).counts_people() {
            let drug = self.last_substance(phrase.clone()).is_some();
            return !cues.is_empty() && !drug || phrase.clone().any(|at| view.is(Class::Person, at));
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
        let any_thing = self.unit(unit).counts_anything();
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
}

/// Whether a unit counts doses of a drug: pills and what they come in.
fn is_dose(unit: &Unit) -> bool {
    matches!(unit.name.as_ref(), "butir" | "pil" | "tablet" | "kapsul" | "kaplet" | "strip" | "linting" | "ampul")
}
