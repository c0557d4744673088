//! Relative expressions: `tahun lalu`, `dua hari lalu`, `dua hari kemudian`.

use super::{AGO, RELATIVE, Reader, Value, When};
use crate::extractors::Candidate;
use crate::lexicon::{Class, Role};
use crate::number::Form;
use crate::records::RelativeUnit;

impl Reader<'_> {
    pub(super) fn relative(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let found = view.find(Class::Relative, at)?;
        let word = view.lexicon.relatives.get(found.value as usize)?;
        // `beberapa tahun lalu`, `5 tahun ini`: a span of time, not a point.
        let span = view.is(Class::Unit, at) && self.counted(at);
        if span || view.follows(Role::VagueSpan, at) {
            return None;
        }
        // `pada Minggu lalu` is a Sunday.
        let sunday = view.is(Class::Weekday, at) && view.token(at).capital() && !self.opens_sentence(at);
        if sunday {
            return None;
        }
        // `biaya menginap semalam`, `menari semalam suntuk`, `diringkus dalam semalam`: how long, not when.
        let night = view.is_word(at, "semalam");
        let within = || at > 0 && view.is_word(at - 1, "dalam");
        if night && (view.follows(Role::Lodged, at) || view.is_word(at + 1, "suntuk") || within()) {
            return None;
        }
        let value = Value::Relative { unit: word.unit, offset: word.offset, anchored: word.anchored };
        Some(self.made(at, at + found.len, &RELATIVE, value, None))
    }

    fn opens_sentence(&self, at: usize) -> bool {
        self.doc.sentence(at).start == at || self.doc.in_headline(at) || self.view.before(at).is_double_quote()
    }

    /// `lima tahun lalu`, `dua hari sebelumnya`, `10 tahun silam`, `dua hari kemudian`.
    pub(super) fn ago(&self, at: usize) -> Option<Candidate<When>> {
        let view = self.view;
        let number = self.doc.number_at(at)?;
        let unit_end = number.end + 1;
        if !view.token(unit_end).classes.has(Class::Ago) {
            return None;
        }
        let unit = view.find(Class::Unit, number.end).filter(|unit| unit.len == 1)?;
        let relative_unit = match view.lexicon.units.get(unit.value as usize)?.name.as_ref() {
            "hari" => RelativeUnit::Day,
            "minggu" => RelativeUnit::Week,
            "bulan" => RelativeUnit::Month,
            "tahun" => RelativeUnit::Year,
            _ => return None,
        };
        let end = unit_end;
        let ago = view.find(Class::Ago, end)?;
        if number.upper.is_some() || number.form == Form::Vague || view.token(end).flags.line_start() {
            return None;
        }
        if self.is_priced(at) {
            return None;
        }
        let count = i32::try_from(number.value).ok()?;
        let later = view.is_word(end, "kemudian");
        // `Berselang enam bulan kemudian`: a span.
        if later && view.follows(Role::Lapse, at) {
            return None;
        }
        let offset = if later { count } else { -count };
        let anchored = later || view.is_word(end, "sebelumnya");
        let value = Value::Relative { unit: relative_unit, offset, anchored };
        Some(self.made(at, end + ago.len, &AGO, value, None))
    }

    /// Whether a number counts what stands at a token: `dua minggu`, `DUA MINGGU`.
    pub(super) fn counted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let token = self.view.token(before);
        let next = self.doc.numbers.partition_point(|number| number.end < at);
        let number = self.doc.numbers.get(next).filter(|number| number.end == at);
        // `tanggal 17 bulan ini`
        let dated = |first: usize| first > 0 && self.view.is(Class::DayWord, first - 1);
        if number.is_some_and(|number| self.is_priced(number.first) || dated(number.first)) {
            return false;
        }
        token.is_number() && self.year_at(before).is_none()
            || token.classes.has(Class::Number)
            || self.view.is_word(before, "beberapa")
    }

    /// Whether a number is a sum of money: `Rp 10.800 bulan lalu` is what it was a month ago.
    fn is_priced(&self, number: usize) -> bool {
        number > 0 && self.view.is(Class::CurrencyBefore, number - 1)
    }
}
