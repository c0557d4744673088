//! What a number is that counts nothing: part of a code, a name or an idiom, a label, an age.

use std::ops::Range;

use super::Reader;
use crate::extractors::bound_before;
use crate::lexicon::{Class, LabelKind, Role, label_of};
use crate::number::{Form, Number};
use crate::phrase::has_verb_form;

impl Reader<'_> {
    /// Whether the number belongs to something written around it: `P4GN`, `60-an`, `3-1`, `AA 4864 AGB`, `salah satu`.
    pub(super) fn is_part_of_other(&self, number: &Number) -> bool {
        let view = self.view;
        let (first, end) = (number.first, number.end);
        let before = view.before(first);
        let next = view.token(end);
        let glued_before = first > 0 && !view.token(first).flags.spaced();
        let glued_after = !next.flags.spaced();
        // `Ada dua kurir.Tiga lainnya kabur`: scraped text lost the space between sentences.
        let opens = before.is(b'.') && number.form == Form::Words && view.token(first).capital();
        // `8 GB/128 GB`
        let same = || first > 1 && self.is_technical(end) && view.key(first - 2) == view.key(end);
        if glued_before
            && !opens
            && !same()
            && (before.is_number()
                || matches!(before.mark, b'/' | b':' | b'.' | b'@' | b'#' | b'_' | b'&' | b'+')
                    && self.code_before(first))
        {
            return true;
        }
        // `K-9`, `Covid-19`, `21-18`
        if glued_before && before.is_dash() && first >= 2 && !view.token(first - 1).flags.spaced() {
            // `Sabu-90 Ribu Ekstasi` joins two things in a headline.
            let joins = number.form == Form::Scaled && view.is(Class::Substance, first - 2);
            if view.token(first - 2).is_number() || view.token(first - 2).is_word() && !joins {
                return true;
            }
        }
        if glued_after
            && next.is_dash()
            && !view.token(end + 1).flags.spaced()
            && (view.token(end + 1).is_word() || view.token(end + 1).is_number())
        {
            return true;
        }
        if glued_after
            && (matches!(next.mark, b'/' | b':' | b'_' | b'@') && !view.token(end + 1).flags.spaced()
                || next.is_word() && self.unit_at(end).is_none() && !self.is_technical(end))
        {
            return true;
        }
        // `lima puluhan`, as `50-an`
        if number.form == Form::Vague && first > 0 && view.is(Class::Number, first - 1) {
            return true;
        }
        // `380 5555`
        let long = |at: usize| self.view.token(at).is_number() && self.view.token(at).len() >= 3;
        if first > 0
            && number.form == Form::Plain
            && long(first)
            && long(first - 1)
            && !view.token(first).flags.line_start()
        {
            return true;
        }
        // `berjudul Satu Bulan`
        if view.token(first).capital() && view.follows(Role::Titled, first) {
            return true;
        }
        // `satu banding tiga`, `7 Ulu`
        let ratio =
            |at: usize| view.has(Role::Ratio, at) && (view.token(at + 1).is_number() || view.is(Class::Number, at + 1));
        if ratio(end)
            || first > 1 && view.has(Role::Ratio, first - 1)
            || view.has(Role::Numbered, end) && next.capital()
        {
            return true;
        }
        // `Gempa M 5,6`: a magnitude.
        if before.flags.upper() && before.len() == 1 && view.is_word(first - 1, "M") && number.form == Form::Decimal {
            return true;
        }
        // `GA 152`: a flight.
        let length = view.token(first).len();
        let flight =
            before.flags.upper() && before.len() == 2 && number.form == Form::Plain && (3..=4).contains(&length);
        if flight && self.unit_at(end).is_none() && self.doc.capitals_tell(first) {
            return true;
        }
        let plate = number.form == Form::Plain && view.is_plate(first);
        // A telephone number, or a code with zeros in front.
        let code = view.token(first).is_number()
            && view.word(first).len() > 2
            && view.word(first).starts_with('0')
            && number.form == Form::Plain;
        plate || code || self.is_idiom(number)
    }

    /// Whether a word tells what the figure of a device before it measures: 12 `GB`, 200`MP`.
    pub(super) fn is_technical(&self, at: usize) -> bool {
        const MEASURES: [&str; 10] = ["GB", "MB", "TB", "MP", "mAh", "Hz", "GHz", "MHz", "GT", "DWT"];
        let token = self.view.token(at);
        token.is_word() && token.len() < 4 && MEASURES.contains(&self.view.word(at))
    }

    /// Whether the mark before a number glues it to a word or number before: `7/2017`, `1:30`, `38+200`.
    fn code_before(&self, first: usize) -> bool {
        let before = self.view.before(first - 1);
        !self.view.token(first - 1).flags.spaced() && (before.is_word() || before.is_number())
    }

    /// Whether the number belongs to a set phrase; of `seribu satu butir` the unit tells that it counts.
    fn is_idiom(&self, number: &Number) -> bool {
        let counts = |idiom: Range<usize>| idiom == (number.first..number.end) && self.unit_at(number.end).is_some();
        (number.first.saturating_sub(2)..=number.first).any(|at| {
            let found = self.view.find(Class::Idiom, at).map(|found| at..at + found.len);
            found.is_some_and(|idiom| idiom.end > number.first && !counts(idiom))
        })
    }

    /// Whether the word before the number makes it a label: `kelas 5`, `lantai dua`, `No. 40`.
    pub(super) fn is_label(&self, number: &Number, has_unit: bool) -> bool {
        let view = self.view;
        // `RT. 12`
        let dot = number.first.wrapping_sub(1);
        let short =
            view.before(number.first).is(b'.') && !view.token(dot).flags.spaced() && view.before(dot).len() <= 3;
        let end = if short { dot } else { number.first };
        (1..=2).filter(|len| *len <= end).any(|len| {
            let found = view.find(Class::Label, end - len).filter(|found| found.len == len);
            found.is_some_and(|found| match label_of(found) {
                LabelKind::Strict => true,
                LabelKind::Word => !has_unit,
                LabelKind::Figure => !has_unit && number.form != Form::Words,
            })
        })
    }

    /// Whether the number stands in a name: `SMPN 1 Lima Puluh`, `Simpang Lima`, `iPhone 15`.
    pub(super) fn is_name(&self, number: &Number) -> bool {
        let view = self.view;
        let first = number.first;
        if self.doc.is_title(first) || first == 0 || self.is_technical(number.end) {
            return false;
        }
        let before = view.before(first);
        let sentence = self.doc.sentence(first).start;
        // `TAMIANG LAYANG - Tiga truk`
        let after_dateline = || self.doc.dateline.as_ref().is_some_and(|dateline| dateline.body == first);
        let opens =
            first == sentence || before.is_double_quote() || before.is(b':') || before.is(b'(') || after_dateline();
        if number.form == Form::Words && view.token(first).capital() && !opens {
            return self.doc.capitals_tell(first);
        }
        let next = view.token(number.end);
        // `"Kapasitas 34 tempat tidur,"`, but `"Total 86 juta."`
        let quoted = first > 1 && view.before(first - 1).is_double_quote() && view.token(number.end).is_word();
        let opening = first - 1 == sentence || quoted;
        let name_before = before.is_word() && before.capital() && !view.token(first).flags.line_start() && !opening;
        let stop_before = view.is(Class::Stop, first - 1)
            || view.is(Class::Verb, first - 1)
            || has_verb_form(view.word(first - 1).as_bytes());
        let drug_follows = view.is(Class::Substance, number.end);
        // `RDR 2 versi online`
        let version = number.form == Form::Plain && view.token(first).len() <= 2;
        let bracket = before.is(b')') && next.capital();
        // `Polrestabes Palembang 41 kasus, Polres Musi Banyuasin 19 kasus`
        let tally = !next.capital() && (view.has(Role::CaseWord, number.end) || view.has(Role::Accused, number.end));
        let within = name_before && !stop_before && !drug_follows && (version || next.capital() || !next.is_word());
        (bracket || !tally && within) && self.doc.capitals_tell(first)
    }

    /// Whether a number of years is someone's age.
    pub(super) fn is_age(&self, number: &Number, unit: u16, unit_end: usize) -> bool {
        let view = self.view;
        if !matches!(self.unit(unit).name.as_ref(), "tahun" | "bulan") {
            return false;
        }
        let first = number.first;
        let bracketed = view.before(first).is(b'(') && view.token(unit_end).is(b')');
        let after = view.is(Class::Age, unit_end);
        let (_, governed) = bound_before(view, first);
        let named = (governed.saturating_sub(3)..governed).any(|at| view.is(Class::Age, at));
        // `4 orang di bawah 20 tahun, sisanya di atas 40 tahun`
        let who = |at: usize| view.is(Class::Person, at) || matches!(view.word(at), "orang" | "sisanya");
        let people = governed < first && governed > 0 && who(governed - 1);
        let person = first > 0
            && (people
                || view.is(Class::Aged, first - 1)
                || view.before(first - 1).is(b'-') && view.is(Class::Aged, first.saturating_sub(3)));
        bracketed || after || named || person || self.goes_on_ages(first) || self.is_apposed_age(first, unit_end)
    }

    /// Whether years go on a list of ages: berusia 6 tahun, `13 tahun`, dan `16 tahun`.
    fn goes_on_ages(&self, first: usize) -> bool {
        const MOST: usize = 8;
        let view = self.view;
        let mut at = first;
        for _ in 0..MOST {
            let coordinated = at - usize::from(view.follows(Role::Coordinator, at));
            let end = coordinated - usize::from(view.before(coordinated).is(b','));
            let years = end < at && end > 2 && ["tahun", "bulan"].iter().any(|unit| view.is_word(end - 1, unit));
            if !years || !view.token(end - 2).is_number() {
                return false;
            }
            at = end - 2;
            if view.is(Class::Aged, at - 1) || view.is(Class::Age, at - 1) {
                return true;
            }
        }
        false
    }

    /// Whether years after a comma are those of somebody named before it: `Rudi, 34 tahun, ditangkap`, `NS (alm), 71 tahun,`.
    fn is_apposed_age(&self, first: usize, end: usize) -> bool {
        let view = self.view;
        let late = view.before(first.saturating_sub(1)).is(b')') && view.is_word(first.saturating_sub(3), "alm");
        let name = view.before(first.saturating_sub(1));
        if first < 2 || !view.before(first).is(b',') {
            return false;
        }
        // The last word of a clause may be that of a place too.
        let bare = name.classes.is_empty() || name.classes.has(Class::NameWord);
        let closes = || view.token(end).is(b'.') || view.has(Role::Coordinator, end) || view.token(end).is(b';');
        let person = bare && view.token(first).len() == 2 && closes();
        late || name.is_word() && name.capital() && (view.token(end).is(b',') || person)
    }
}
