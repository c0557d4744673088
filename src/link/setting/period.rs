//! Whether what is told is one case or the work of a period.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Scenery;
use crate::extractors::date::{Point, Value};
use crate::lexicon::{ActKind, Class, Role};
use crate::link::acts::Act;
use crate::records::{Dimension, RelativeUnit};

/// How many quantities back the number of cases may stand that something is of.
const MOST_BACK: usize = 16;

/// Most cases that a sum tells one by one; more are the work of a period.
const FEW_CASES: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// Most cases that are told one by one although they are the work of a time; more are told nowhere else.
const SOME_CASES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

impl Scenery<'_> {
    /// Whether the sentence of a token tells of several cases together: `sabu 36 kg dari tiga kasus`.
    pub(super) fn tells_many(&self, told: usize) -> bool {
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(told);
        // `Lima kurir ditangkap dengan total barang bukti 37 kg sabu`
        let evidence = self.acts.within(&(sentence.start..told)).iter().filter(|act| act.kind == ActKind::Evidence);
        if evidence.into_iter().any(|act| view.follows(Role::Summing, act.start)) {
            return true;
        }
        // `Bea Cukai menindak tiga upaya penyelundupan. Total 5,3 kg sabu disita.`
        let sums = view.has(Role::Summing, sentence.start) && sentence.start > 0;
        let from = if sums { findings.sentence(sentence.start - 1).start } else { sentence.start };
        findings.candidates.quantities.within(&(from..sentence.end)).any(|quantity| {
            let item = findings.candidates.quantities[quantity].record.item.as_ref();
            let several = |item: &Range<usize>| self.counts_cases(item) || view.has(Role::Spot, item.start);
            item.is_some_and(several)
                && findings.readings[quantity].value > Decimal::ONE
                && !item.is_some_and(|item| view.has(Role::Pointing, item.end))
        })
    }

    /// Whether some words name an operation of the police: `Operasi Antik Musi 2025`.
    pub(super) fn names_operation(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.view.is_word(at, "operasi") && self.view.token(at + 1).capital())
    }

    /// Whether the sentence tells of the work of a period: `sepanjang 2024`, `selama satu bulan`, `hingga Agustus … 163 kasus`.
    pub(super) fn is_period(&self, told: usize, date: Option<usize>) -> bool {
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(told);
        let before = findings.sentence(sentence.start.saturating_sub(1)).start;
        // `Kasus terbesar diungkap pada 9 April`: one of the many told before.
        // `Pada 2024 disita 121 kg`: nor is a year's work one of the cases told before.
        let own_day = date.is_some_and(|date| {
            let value = findings.candidates.dates[date].record.value;
            let year = matches!(value, Value::Calendar { from: Point { month: None, .. }, .. });
            (year || !self.is_span(date)) && sentence.contains(&findings.candidates.dates[date].tokens.start)
        });
        let first = if own_day { sentence.start } else { before };
        // A sum of cases that can be told one by one is no period's.
        let mut cases = findings.candidates.quantities.within(&(first..sentence.end)).filter_map(|quantity| {
            let item = findings.candidates.quantities[quantity].record.item.as_ref()?;
            self.counts_cases(item).then(|| findings.readings[quantity].value)
        });
        if let Some(most) = cases.by_ref().max() {
            // `Ini kasus ketujuh sepanjang 2025. Dari tujuh kasus itu …` are told of nowhere else.
            let year = || {
                // `sepanjang Mei 2025`
                let long = findings.candidates.dates.within(&(before..sentence.end)).any(|date| self.is_span(date));
                // `Selama tujuh bulan satgas enam kali menggagalkan penyelundupan sabu.`
                let months = || {
                    findings.candidates.quantities.within(&sentence).any(|quantity| {
                        let unit = findings.unit(&findings.candidates.quantities[quantity].record);
                        unit.is_some_and(|unit| matches!(unit.name.as_ref(), "bulan" | "tahun"))
                    })
                };
                (long || months()) && (self.tells_span(&sentence) || self.tells_span(&(before..sentence.start)))
            };
            return most > FEW_CASES || most > SOME_CASES && !self.numbers_cases() && year();
        }
        let span = self.tells_span(&sentence);
        let year = date.is_some_and(|date_at| {
            let date = &findings.candidates.dates[date_at];
            let long = match date.record.value {
                // `pada Mei 2025` is when it happened.
                Value::Calendar { from: Point { month: Some(_), day: None, .. }, to: None } => span,
                Value::Calendar { from: Point { day: None, .. }, .. } | Value::Part { .. } => true,
                // Two or three days are when it happened, too.
                Value::Calendar { to: Some(_), .. } => span || !self.is_short(date_at),
                Value::Calendar { to: None, .. } => false,
                // `Dua tahun sebelumnya` is when it happened.
                Value::Relative { unit, offset, .. } => unit == RelativeUnit::Year && offset >= -1,
                Value::Weekday => false,
            };
            // `Secara keseluruhan` sums up what the year before it held.
            let summed = || (sentence.start..told).any(|at| view.has(Role::Summing, at));
            // `Saat itu polisi menangkap 25 orang`, of a year told before
            // `Dari operasi itu disita 683 kg`
            let raids = || view.is_word(sentence.start + 1, "operasi") && view.has(Role::Pointing, sentence.start + 2);
            let then = || view.has(Role::Pointing, sentence.start + 1) || raids();
            long && (span || sentence.contains(&date.tokens.start) || summed() || then())
        });
        let operation = span && self.names_operation(sentence.clone());
        // `menangkap 19 tersangka selama Operasi Antik`
        let during = |at: usize| {
            let led = self.view.has(Role::Period, at) && self.view.is_word(at + 1, "operasi");
            led && self.view.token(at + 2).capital()
        };
        if operation && sentence.clone().any(during) || self.is_of_many_raids(&(before..sentence.end)) {
            return true;
        }
        let duration = span
            && findings.candidates.quantities.within(&sentence).any(|quantity| {
                let unit = findings.unit(&findings.candidates.quantities[quantity].record);
                // `dibuntuti selama dua jam`
                let short = |name: &str| matches!(name, "detik" | "menit" | "jam") || name == "hari" && !operation;
                unit.is_some_and(|unit| unit.dimension == Dimension::Duration && !short(&unit.name))
            });
        year || duration
    }

    /// Whether some sentences tell of raids that were done very often over a time: `Sejak Januari razia dilakukan 48 kali`.
    fn is_of_many_raids(&self, sentences: &Range<usize>) -> bool {
        let findings = self.findings;
        let often = findings.candidates.quantities.within(sentences).any(|quantity| {
            let unit = findings.unit(&findings.candidates.quantities[quantity].record);
            unit.is_some_and(|unit| unit.name == "kali") && findings.readings[quantity].value > FEW_CASES
        });
        let over = |date: usize| self.is_span(date) && (self.is_since(date) || self.tells_span(sentences));
        often && findings.candidates.dates.within(sentences).any(over)
    }

    /// Whether an act was done several times: `sudah 11 kali menggagalkan penyelundupan`.
    pub(super) fn is_repeated(&self, verb: &Act) -> bool {
        let quantities = &self.findings.candidates.quantities;
        let Some(last) = quantities.before(verb.start).checked_sub(1) else { return false };
        let often = || self.findings.unit(&quantities[last].record).is_some_and(|unit| unit.name == "kali");
        let done = verb.kind == ActKind::Uncover && quantities[last].tokens.end == verb.start;
        done && often() && self.findings.readings[last].value > Decimal::ONE
    }

    /// Whether what is told before the cases that the article numbers is of just as many: `Selama dua pekan diungkap tiga
    /// kasus. Kasus pertama …`.
    pub(super) fn is_of_all_cases(&self, told: usize) -> bool {
        let (findings, quantities) = (self.findings, &self.findings.candidates.quantities);
        if self.cases.first().is_none_or(|first| told >= *first) {
            return false;
        }
        let counted = (0..quantities.before(told)).rev().take(MOST_BACK).find(|quantity| {
            let item = quantities[*quantity].record.item.as_ref();
            item.is_some_and(|item| self.counts_cases(item))
        });
        counted.is_some_and(|quantity| findings.readings[quantity].value == Decimal::from(self.cases.len()))
    }

    /// Whether what is counted are cases: `kasus narkoba`, `upaya penyelundupan`.
    pub(super) fn counts_cases(&self, item: &Range<usize>) -> bool {
        let view = self.view;
        let attempt = || view.has(Role::Attempt, item.start);
        view.has(Role::CaseWord, item.start) || view.has(Role::CaseWord, item.start + 1) && attempt()
    }

    /// Whether a sentence names a span of time: `selama dua bulan`, `dalam sebulan terakhir`.
    fn tells_span(&self, sentence: &Range<usize>) -> bool {
        let view = self.view;
        let unit = |at: usize| view.is(Class::Unit, at) || view.is(Class::OneUnit, at);
        // Of the words of a sentence few are adjectives.
        let last = |at: usize| {
            view.is(Class::Adjective, at) && view.is_word(at, "terakhir") && at > sentence.start && unit(at - 1)
        };
        sentence.clone().any(|at| view.has(Role::Period, at) || last(at))
    }

    /// Whether evidence is that of the many cases told before, with no day told since: `178 kasus … Barang bukti yang
    /// diamankan meliputi …`.
    pub(super) fn goes_on_period(&self, verb: &Act) -> bool {
        const REACH: usize = 120;
        let (findings, view) = (self.findings, self.view);
        let sentence = findings.sentence(verb.start);
        let listed = self.acts.within(&(sentence.start..verb.end)).iter().any(|act| act.kind == ActKind::Evidence);
        // `REKAP UNGKAP KASUS`
        let heads = || findings.doc.is_title(verb.start) && !findings.doc.in_headline(verb.start);
        let listed = listed || verb.kind == ActKind::Uncover && heads();
        // `dari tangan para tersangka disita …`
        let all = |at: usize| view.is_word(at, "para") && view.has(Role::Accused, at + 1);
        let of_all = (sentence.start..verb.end).any(all);
        let before = self.case_tokens(verb.start).start.max(sentence.start.saturating_sub(REACH))..sentence.start;
        let told = || {
            let all = findings.candidates.quantities.within(&before).filter(|quantity| {
                let candidate = &findings.candidates.quantities[*quantity];
                let item = candidate.record.item.as_ref();
                let cases = item.is_some_and(|item| self.counts_cases(item));
                let people = || {
                    let people = findings.unit(&candidate.record).is_some_and(|unit| unit.name == "orang");
                    let people = people || item.is_some_and(|item| view.has(Role::Accused, item.start));
                    people && self.tells_span(&findings.sentence(candidate.tokens.start))
                };
                cases || of_all && people()
            });
            // `191 kasus. Rinciannya, Polres A 41 kasus, Polres B 19 kasus`
            // The first of those told again: that one has the time.
            all.rev().max_by_key(|quantity| findings.readings[*quantity].value)
        };
        let Some(cases) = Some(()).filter(|()| listed || of_all).and_then(|()| told()) else { return false };
        let since = findings.candidates.quantities[cases].tokens.end..verb.end;
        // `sepanjang Mei 2025 diungkap 12 kasus`
        let value = findings.readings[cases].value;
        let work = || {
            let sentence = findings.sentence(since.start);
            let dates = findings.candidates.dates.within(&sentence);
            !self.numbers_cases() && self.tells_span(&sentence) && dates.into_iter().any(|date| self.is_span(date))
        };
        (value > FEW_CASES || value > SOME_CASES && work())
            && !findings.candidates.dates.within(&since).any(|date| !self.is_span(date) && self.is_event(date))
    }

    /// Whether what is destroyed is of many cases, as the article tells first: `memusnahkan barang bukti dari 74 perkara`.
    pub(super) fn destroys_many(&self, verb: &Act) -> bool {
        let findings = self.findings;
        if verb.kind != ActKind::Destroy {
            return false;
        }
        let first = self.acts.iter().find(|act| act.kind == ActKind::Destroy);
        let sentence = first.map(|act| findings.sentence(act.start)).filter(|sentence| sentence.end <= verb.start);
        sentence.is_some_and(|sentence| {
            findings.candidates.quantities.within(&sentence).any(|quantity| {
                let item = findings.candidates.quantities[quantity].record.item.as_ref();
                let cases = item.is_some_and(|item| self.counts_cases(item));
                cases && findings.readings[quantity].value > FEW_CASES
            })
        })
    }
}
