//! The thing that a number counts or measures, and where the text told of it before.
//!
//! The thing follows the number and its unit (`2,3 gram sabu`), stands before them with a word of measure (`sabu seberat
//! 2,3 gram`), is what a container holds (`lima paket berisi sabu`), or is left out because it was just named.

use std::ops::Range;

use super::{Item, Measure, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Role, RoleSet};
use crate::number::Number;

/// How far before a figure the thing that the text is about may stand, in tokens.
pub(super) const TOPIC_REACH: usize = 120;

impl Item {
    /// A thing that is no drug.
    pub(super) fn thing(tokens: Range<usize>) -> Item {
        Item { tokens: Some(tokens), substance: None }
    }

    pub(super) fn drug(substance: u16, tokens: Range<usize>) -> Item {
        Item { tokens: Some(tokens), substance: Some(substance) }
    }

    /// The item of another quantity.
    pub(super) fn of(other: &Candidate<Measure>) -> Item {
        Item { tokens: other.record.item.clone(), substance: other.record.substance }
    }
}

impl Reader<'_> {
    /// The first token of the sentence of a token, as far back as what it is about may stand.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.doc.sentence(at).start.max(at.saturating_sub(TOPIC_REACH))
    }

    /// A noun phrase with the drug it names.
    pub(super) fn item(&self, phrase: Range<usize>) -> Item {
        // `sebuah jembatan sepanjang 60 meter`
        let article = phrase.len() > 1 && matches!(self.view.word(phrase.start), "sebuah" | "seorang" | "seekor");
        let phrase = phrase.start + usize::from(article)..phrase.end;
        let (substance, start, named) = self.substance_in(phrase.clone());
        let substance = substance.or_else(|| self.suspected(&phrase));
        // `20 kg sabu penjara seumur hidup`, `1,2 ton sabu-laboratorium`: headlines leave out what stands between.
        // `312 kg sabu hasil 48 pengungkapan`, `30.002 butir ekstasi jaringan Fredy Pratama`
        const ENDS: RoleSet = RoleSet::EMPTY.with(Role::SentenceTerm).with(Role::Product).with(Role::Gang);
        let ends = |at: &usize| self.view.has_any(ENDS, *at) || self.view.token(*at).is(b'-');
        let end = if substance.is_some() { (named..phrase.end).find(ends) } else { None };
        Item { substance, tokens: Some(start..end.unwrap_or(phrase.end)) }
    }

    /// What the last quantity with the same unit counted, where it stands after `floor` and outside brackets:
    /// `15 bungkus berisi sabu … dan 45 bungkus`, `256 ekor babi … 39 ekor`.
    pub(super) fn same_unit(&self, unit: u16, floor: usize, out: &Candidates) -> Option<Item> {
        let near = out.quantities.iter().rev().take_while(|other| other.tokens.start >= floor);
        let same = near.filter(|other| other.record.unit == Some(unit) && other.record.item.is_some());
        let listed = |at: usize| self.view.before(at).is(b'(');
        same.into_iter().find(|other| !listed(other.tokens.start)).map(Item::of)
    }

    pub(super) fn is_in_brackets(&self, number: &Number) -> bool {
        self.view.before(number.first).is(b'(') && self.view.token(number.end).is(b')')
    }
}
