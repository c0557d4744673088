//! Fields of a form, whose name is what their figure counts: `Jumlah kasus : 15`, `Handphone : 17 unit`.

use std::ops::Range;

use super::{Item, Reader};
use crate::lexicon::{Class, Role};
use crate::number::{Form, Number};

impl Reader<'_> {
    /// What the field counts whose figure a number is; for a unit only what that can count.
    pub(super) fn of_field(&self, number: &Number, unit: Option<u16>, end: usize) -> Option<Item> {
        let view = self.view;
        let colon = number.first.checked_sub(1).filter(|at| view.token(*at).is(b':'))?;
        let next = view.token(end);
        let last = |at: usize| at >= view.len() || view.token(at).flags.line_start();
        // `Tersangka : 1. AR`: the mark of a list.
        let closes = last(end) || matches!(next.mark, b',' | b';' | b'(') || next.is(b'.') && last(end + 1);
        let name = self.field_name(colon).filter(|_| closes)?;
        let sums = view.is_word(name.start, "jumlah") || view.has(Role::Summing, name.start);
        let phrase = self.doc.noun_phrase_from(name.start + usize::from(sums))?;
        let phrase = phrase.start..phrase.end.min(name.end);
        let counted = |at: usize| view.has(Role::Accused, at) || view.is(Class::Person, at);
        let item = self.item(phrase.clone());
        // `Jumlah kerugian : 15 juta` is money, `Total skor : 21` a score.
        let amount = view.is_word(name.start, "jumlah") && number.form != Form::Scaled;
        let fits = match unit.map(|unit| self.unit(unit)) {
            Some(unit) if unit.counts_people() => counted(phrase.start),
            Some(unit) => unit.counts_anything() || item.substance.is_some() && !unit.is_abstract(),
            None => amount || counted(phrase.start) || view.has(Role::CaseWord, phrase.start),
        };
        fits.then_some(item)
    }

    /// The words that name the field of a colon, from the head of its line: `- Jumlah kasus 2023: 345, 2024:`.
    fn field_name(&self, colon: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 16;
        let view = self.view;
        let line = (colon.saturating_sub(LONGEST)..colon).rev().find(|at| view.token(*at).flags.line_start())?;
        let first = view.token(line);
        let marker = match first.is_number() {
            true if matches!(view.token(line + 1).mark, b'.' | b')') => 2,
            true => return None,
            false => usize::from(!first.is_word()),
        };
        let start = line + marker;
        let end = (start..colon).find(|at| !view.token(*at).is_word()).unwrap_or(colon);
        // The figures of other years.
        let figure = |at: usize| {
            let token = view.token(at);
            let mark = matches!(token.mark, b':' | b',' | b';');
            token.is_number() || mark || view.is(Class::Unit, at) || view.has(Role::CalendarWord, at)
        };
        let end = end - usize::from(end > start && end < colon && view.has(Role::CalendarWord, end - 1));
        (start < end && (end..colon).all(figure)).then_some(start..end)
    }
}
