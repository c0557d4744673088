//! Notices: what a careful reader would flag.
//!
//! A notice suggests that someone look again; nothing is corrected. It is raised only where the article itself gives both
//! sides: a weekday and a date whose year is written, a change and the two figures it is of, a total and its parts. What
//! the press may have rounded or cut is no mistake.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::facts::Facts;
use super::figures::Figure;
use super::findings::Findings;
use super::sums::Sums;
use super::{dates, trends};
use crate::extractors::date::{Point, Value};
use crate::lexicon::Role;
use crate::records::{DateRole, EvidencePart, Id, Kind, Notice, NoticeCode, Severity, Trend, Weekday};
use crate::span::Span;

/// The notices of an article.
pub(crate) fn notices(findings: &Findings<'_>, figures: &[Figure], facts: &Facts, trends: &[Trend]) -> Vec<Notice> {
    let reader = Reader { findings, figures };
    let mut found = Vec::new();
    reader.weekdays(&mut found);
    reader.after_publication(facts, &mut found);
    reader.changes(trends, &mut found);
    reader.sums(facts, &mut found);
    reader.ambiguous(&mut found);
    named(found)
}

/// A notice before it has its name.
struct Found {
    code: NoticeCode,
    severity: Severity,
    spans: Vec<Span>,
    message_id: String,
    message_en: String,
}

/// Gives each notice an id of its own: where two begin at one place, by another of its places.
fn named(mut found: Vec<Found>) -> Vec<Notice> {
    found.iter_mut().for_each(|notice| notice.spans.sort_unstable());
    found.sort_by(|one, other| one.spans.cmp(&other.spans));
    let mut taken = BTreeSet::new();
    let mut notices: Vec<Notice> = found
        .into_iter()
        .filter_map(|notice| {
            let at = notice.spans.iter().map(|span| span.start).find(|at| !taken.contains(at))?;
            taken.insert(at);
            Some(Notice {
                id: Id { kind: Kind::Notice, at },
                code: notice.code,
                severity: notice.severity,
                spans: notice.spans,
                message_id: notice.message_id.into(),
                message_en: notice.message_en.into(),
            })
        })
        .collect();
    notices.sort_by_key(|notice| notice.id.at);
    notices
}

struct Reader<'a> {
    findings: &'a Findings<'a>,
    figures: &'a [Figure],
}

impl Reader<'_> {
    fn span(&self, tokens: &Range<usize>) -> Span {
        let bytes = self.findings.doc.view().bytes(tokens.clone());
        Span { start: bytes.start, end: bytes.end }
    }

    fn written(&self, at: usize) -> &str {
        self.findings.doc.view().slice(self.figures[at].tokens.clone())
    }

    // Dates

    /// Weekdays that are not those of their dates.
    fn weekdays(&self, out: &mut Vec<Found>) {
        let Findings { candidates, days, .. } = self.findings;
        let mut told: Vec<(NaiveDate, Weekday, Vec<Span>)> = Vec::new();
        let anchors = self.anchors();
        for (date, days) in candidates.dates.iter().zip(*days) {
            let (Some(false), Some(day), Some(weekday)) = (days.weekday_agrees, days.from, date.record.weekday) else {
                continue;
            };
            let dated = matches!(date.record.value, Value::Calendar { from: Point { year: Some(_), .. }, .. });
            // `malam Minggu` is the evening before.
            let first = date.tokens.start;
            let eve = first > 0 && self.findings.doc.view().is_word(first - 1, "malam");
            if eve || !dated && !anchors.fix(day) {
                continue;
            }
            let span = self.span(&date.tokens);
            match told.iter_mut().rev().take(8).find(|(other, name, _)| *other == day && *name == weekday) {
                Some((_, _, spans)) => spans.push(span),
                None => told.push((day, weekday, vec![span])),
            }
        }
        for (day, weekday, spans) in told {
            let [(right_id, right_en), (wrong_id, wrong_en)] = [dates::weekday_of(day), weekday].map(weekday_names);
            out.push(Found {
                code: NoticeCode::WeekdayMismatch,
                severity: Severity::Warning,
                spans,
                message_id: format!("{} jatuh pada hari {right_id}, bukan {wrong_id}.", day_id(day)),
                message_en: format!("{} is a {right_en}, not a {wrong_en}.", day_en(day)),
            });
        }
    }

    /// The days that the article writes in full, weekdays that are wrong apart.
    fn anchors(&self) -> Anchors {
        let mut anchors = Anchors::default();
        for (date, days) in self.findings.candidates.dates.iter().zip(self.findings.days) {
            if let Value::Calendar { from: Point { year: Some(year), day, .. }, .. } = date.record.value {
                anchors.latest = anchors.latest.max(Some(year));
                match days.from.filter(|_| day.is_some()) {
                    Some(_) if days.weekday_agrees == Some(false) => anchors.doubtful = true,
                    Some(day) => anchors.days.push(day),
                    None => {}
                }
            }
        }
        anchors.days.sort_unstable();
        anchors
    }

    /// What is said to have happened after the article appeared.
    fn after_publication(&self, facts: &Facts, out: &mut Vec<Found>) {
        let Findings { doc, candidates, days, .. } = self.findings;
        let Some((published, _)) = dates::published(doc, &candidates.dates) else { return };
        let of_facts: BTreeSet<usize> = facts
            .seizures
            .iter()
            .filter_map(|lot| lot.date)
            .chain(facts.arrests.iter().filter_map(|arrest| arrest.date))
            .map(|date| date.at)
            .collect();
        for (date, days) in candidates.dates.iter().zip(*days) {
            let Value::Calendar { from: Point { year: Some(_), day: Some(_), .. }, to: None } = date.record.value
            else {
                continue;
            };
            // A day of slack: papers are dated ahead, and zones differ.
            let Some(day) = days.from.filter(|day| published.succ_opt().is_some_and(|next| *day > next)) else {
                continue;
            };
            let span = self.span(&date.tokens);
            let past = days.role == Some(DateRole::Statement) || of_facts.contains(&span.start);
            if date.record.ahead || !(past || self.is_done(date.tokens.start)) || self.is_ahead(&date.tokens) {
                continue;
            }
            out.push(Found {
                code: NoticeCode::DateAfterPublication,
                severity: Severity::Warning,
                spans: vec![span],
                message_id: format!(
                    "{} diceritakan sebagai sudah lewat, padahal berita terbit {}.",
                    day_id(day),
                    day_id(published)
                ),
                message_en: format!(
                    "{} is told as past, but the article was published on {}.",
                    day_en(day),
                    day_en(published)
                ),
            });
        }
    }

    /// Whether the words before a date tell that something is done.
    fn is_done(&self, date: usize) -> bool {
        const REACH: usize = 12;
        let view = self.findings.doc.view();
        let start = self.findings.doc.sentence(date).start.max(date.saturating_sub(REACH));
        (start..date).any(|at| view.has(Role::Done, at))
    }

    /// Whether the sentence of a date speaks of what lies ahead.
    fn is_ahead(&self, date: &Range<usize>) -> bool {
        const REACH: usize = 24;
        let view = self.findings.doc.view();
        let sentence = self.findings.doc.sentence(date.start);
        let around = sentence.start.max(date.start.saturating_sub(REACH))..sentence.end.min(date.end + REACH);
        around.into_iter().any(|at| view.has(Role::Forecast, at) || view.has(Role::Ahead, at))
    }

    // Figures

    /// Stated changes that are not those of the figures.
    fn changes(&self, trends: &[Trend], out: &mut Vec<Found>) {
        for trend in trends.iter().filter(|trend| trend.agrees == Some(false)) {
            let amounts = trend.evidence.iter().filter(|evidence| evidence.part == EvidencePart::Amount);
            let spans: Vec<Span> = amounts.map(|amount| Span { start: amount.start, end: amount.end }).collect();
            let figures: Vec<&Figure> = spans.iter().filter_map(|span| self.at(span.start)).collect();
            let Some((stated, computed)) = trends::misstated(self.findings.doc.view(), trend, &figures) else {
                continue;
            };
            let unit = if trend.stated.as_ref().is_some_and(|stated| stated.kind == "percent") { "%" } else { "" };
            out.push(Found {
                code: NoticeCode::ChangeMismatch,
                severity: Severity::Warning,
                spans,
                message_id: format!(
                    "Perubahan tertulis {}{unit}, tetapi dari {} ke {} adalah {}{unit}.",
                    indonesian(stated),
                    indonesian(trend.from.value),
                    indonesian(trend.to.value),
                    indonesian(computed)
                ),
                message_en: format!(
                    "The change is stated as {}{unit}, but from {} to {} it is {}{unit}.",
                    english(stated),
                    english(trend.from.value),
                    english(trend.to.value),
                    english(computed)
                ),
            });
        }
    }

    /// The figure that begins at a byte.
    fn at(&self, byte: usize) -> Option<&Figure> {
        let start = |figure: &Figure| self.span(&figure.tokens).start;
        let at = self.figures.binary_search_by_key(&byte, start).ok()?;
        Some(&self.figures[at])
    }

    /// Totals, parts and headlines that do not fit each other.
    fn sums(&self, facts: &Facts, out: &mut Vec<Found>) {
        let sums = Sums { findings: self.findings, figures: self.figures };
        for parted in sums.off(facts) {
            let all = std::iter::once(&parted.whole).chain(&parted.parts);
            let listed = |write: fn(Decimal) -> String| {
                let parts: Vec<String> = parted.parts.iter().map(|part| write(self.figures[*part].value)).collect();
                parts.join(" + ")
            };
            let whole = self.figures[parted.whole].value;
            out.push(Found {
                code: NoticeCode::SumMismatch,
                severity: Severity::Warning,
                spans: all.map(|at| self.span(&self.figures[*at].tokens)).collect(),
                message_id: format!(
                    "Rinciannya {} = {}, sedangkan jumlah yang tertulis {}.",
                    listed(indonesian),
                    indonesian(parted.sum),
                    indonesian(whole)
                ),
                message_en: format!(
                    "The parts are {} = {}, but the total is stated as {}.",
                    listed(english),
                    english(parted.sum),
                    english(whole)
                ),
            });
        }
        for (part, whole) in sums.too_large(facts) {
            let (part_text, whole_text) = (self.written(part), self.written(whole));
            out.push(Found {
                code: NoticeCode::PartExceedsWhole,
                severity: Severity::Warning,
                spans: [whole, part].map(|at| self.span(&self.figures[at].tokens)).to_vec(),
                message_id: format!("Bagian ({part_text}) lebih besar daripada keseluruhannya ({whole_text})."),
                message_en: format!("The part ({part_text}) is larger than its whole ({whole_text})."),
            });
        }
        for (head, body) in sums.headline() {
            let (head_text, body_text) = (self.written(head), self.written(body));
            out.push(Found {
                code: NoticeCode::HeadlineBodyDiffer,
                severity: Severity::Warning,
                spans: [head, body].map(|at| self.span(&self.figures[at].tokens)).to_vec(),
                message_id: format!("Judul menyebut {head_text}, isi berita menyebut {body_text}."),
                message_en: format!("The headline says {head_text}, the body says {body_text}."),
            });
        }
    }

    /// Numbers that can be read two ways, all of an article in one notice.
    fn ambiguous(&self, out: &mut Vec<Found>) {
        const SHOWN: usize = 3;
        let Findings { candidates, readings, doc, .. } = self.findings;
        let doubtful: Vec<_> =
            candidates.quantities.iter().zip(*readings).filter(|(_, reading)| reading.ambiguous).collect();
        if doubtful.is_empty() {
            return;
        }
        let listed = |or: &str, write: fn(Decimal) -> String| {
            let shown = doubtful.iter().take(SHOWN).map(|(candidate, reading)| {
                let other = reading.alternative.map(write).unwrap_or_default();
                format!("{} = {} {or} {other}", doc.view().slice(candidate.tokens.clone()), write(reading.value))
            });
            let more = if doubtful.len() > SHOWN { ", …" } else { "" };
            format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
        };
        out.push(Found {
            code: NoticeCode::AmbiguousNumber,
            severity: Severity::Info,
            spans: doubtful.iter().map(|(candidate, _)| self.span(&candidate.tokens)).collect(),
            message_id: format!("Dapat dibaca dua cara: {}.", listed("atau", indonesian)),
            message_en: format!("Can be read two ways: {}.", listed("or", english)),
        });
    }
}

/// The days that fix the year of those written without one.
#[derive(Default)]
struct Anchors {
    /// In order.
    days: Vec<NaiveDate>,
    /// The latest year that the article writes.
    latest: Option<i32>,
    /// Whether a full date has a wrong weekday: then its year may be wrong.
    doubtful: bool,
}

impl Anchors {
    /// Whether the year of a day is beyond doubt: the article writes the same day or one within a month with it, and no
    /// other year with a day.
    fn fix(&self, day: NaiveDate) -> bool {
        const MONTH: i64 = 31;
        let next = self.days.partition_point(|anchor| *anchor < day);
        let beside = [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|at| self.days.get(at));
        let near = beside.into_iter().any(|anchor| (*anchor - day).num_days().abs() <= MONTH);
        let ends = [self.days.first(), self.days.last()];
        let one_year = ends.into_iter().flatten().all(|anchor| anchor.year() == day.year());
        let one_year = one_year && self.latest == Some(day.year());
        near && one_year && !self.doubtful
    }
}

/// A weekday in Indonesian and in English.
fn weekday_names(weekday: Weekday) -> (&'static str, &'static str) {
    match weekday {
        Weekday::Monday => ("Senin", "Monday"),
        Weekday::Tuesday => ("Selasa", "Tuesday"),
        Weekday::Wednesday => ("Rabu", "Wednesday"),
        Weekday::Thursday => ("Kamis", "Thursday"),
        Weekday::Friday => ("Jumat", "Friday"),
        Weekday::Saturday => ("Sabtu", "Saturday"),
        Weekday::Sunday => ("Minggu", "Sunday"),
    }
}

/// Months in Indonesian and in English.
const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

fn day_id(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize].0, day.year())
}

fn day_en(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize].1, day.year())
}

/// A number as Indonesian writes it: `1.185,5`.
fn indonesian(value: Decimal) -> String {
    grouped(value, '.', ',')
}

/// A number as English writes it: `1,185.5`.
fn english(value: Decimal) -> String {
    grouped(value, ',', '.')
}

fn grouped(value: Decimal, group: char, point: char) -> String {
    let digits = value.normalize().abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 2);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}
