//! The cases that an article numbers, and what each is told of first.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Scenery;
use super::asked::Question;
use crate::document::Document;
use crate::extractors::Candidate;
use crate::extractors::date::Value;
use crate::extractors::quantity::Measure;
use crate::lexicon::{ActKind, Class, Role, Unit, Voice};
use crate::link::acts::{Act, Acts};
use crate::link::findings::Findings;
use crate::records::{DateRole, Dimension};

/// When and where a case is first told to have been.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    /// The first date of a sentence that tells of a deed.
    pub(super) date: Option<usize>,
    /// The first span of time of an event.
    pub(super) span: Option<usize>,
    /// The first month of a sentence that tells of a deed.
    pub(super) month: Option<usize>,
    /// The first day of an event, and whether all others are the same.
    pub(super) other: Option<(usize, bool)>,
    /// The first place with a region of a sentence that tells of a deed.
    pub(super) place: Option<usize>,
}

/// The first tokens of what an article lists by figures: `1.`, `2.`
fn figures(doc: &Document<'_>) -> Vec<usize> {
    let view = doc.view();
    let mut figures: Vec<usize> = Vec::new();
    for number in &doc.numbers {
        let at = number.first;
        let mark = matches!(view.token(at + 1).mark, b'.' | b')');
        let begins = doc.opens_sentence(at) || matches!(view.before(at).mark, b':' | b'.' | b';');
        let next = Decimal::from(figures.len() + 1);
        let marker = mark && begins && number.end == at + 1 && number.value == next && view.token(at + 2).capital();
        if marker {
            figures.push(at);
        }
    }
    figures
}

/// The first tokens of the cases that an article lists by figures, of each of which it tells some act; the last case is told
/// in one line.
pub(in crate::link) fn listed_cases(doc: &Document<'_>) -> Vec<usize> {
    let view = doc.view();
    let mut cases = figures(doc);
    let Some(last) = cases.last().copied() else { return cases };
    let end = (last + 1..view.len()).find(|at| view.token(*at).flags.line_start()).unwrap_or(view.len());
    cases.push(end);
    let tells = |lines: &[usize]| (lines[0]..lines[1]).any(|at| view.is(Class::Act, at));
    let told = cases.windows(2).filter(|lines| tells(lines)).count();
    if told > 1 && told + 1 == cases.len() { cases } else { Vec::new() }
}

/// The first tokens of the cases that an article numbers: `1.`, `2.` or `Kasus pertama`, `Kasus kedua`.
pub(super) fn numbered_cases(findings: &Findings<'_>, acts: &Acts) -> Vec<usize> {
    let (doc, view) = (findings.doc, findings.doc.view());
    let figures = figures(doc);
    // A list of things has no acts in its lines.
    let tells = |number: &usize| {
        let case = figures[*number];
        let next = figures.get(number + 1).copied().unwrap_or(case + 160);
        acts.within(&(case..next)).iter().any(|act| act.stage().is_some() || act.takes_people())
    };
    if figures.len() > 1 && (0..figures.len()).filter(tells).count() * 2 > figures.len() {
        return figures;
    }
    const FRONT: usize = 3;
    let mut named: Vec<usize> = Vec::new();
    let ordinal =
        |at: usize| view.is_word(at, "pertama") || view.is(Class::Collective, at) || view.is_word(at, "terakhir");
    // `Kasus berikutnya …`, `Terakhir, Polres X menyita …`, after one that has its number.
    let next = |at: usize| view.is_word(at, "berikutnya") || view.is_word(at, "selanjutnya");
    for sentence in doc.sentences() {
        for at in sentence.start..sentence.end.min(sentence.start + FRONT) {
            if view.has(Role::CaseWord, at) && (ordinal(at + 1) || !named.is_empty() && next(at + 1)) {
                named.push(at);
            }
        }
        let last = !named.is_empty() && view.token(sentence.start + 1).is(b',');
        if last && view.is_word(sentence.start, "terakhir") {
            named.push(sentence.start);
        }
    }
    if named.len() > 1 { named } else { Vec::new() }
}

/// Tells that something was done elsewhere.
pub(super) const APART: &str = "terpisah";

impl Scenery<'_> {
    /// Whether the article numbers its cases.
    pub(crate) fn numbers_cases(&self) -> bool {
        !self.cases.is_empty()
    }

    /// The case that a token stands in.
    pub(crate) fn case(&self, at: usize) -> usize {
        self.cases.partition_point(|start| *start <= at)
    }

    /// The tokens of the case that a token stands in.
    pub(crate) fn case_tokens(&self, at: usize) -> Range<usize> {
        let case = self.case(at);
        let start = case.checked_sub(1).map_or(0, |case| self.cases[case]);
        start..self.cases.get(case).copied().unwrap_or(self.findings.doc.tokens.len())
    }

    /// The clause of a sentence that a token stands in, where another that is set against it tells of another deed: `15 kg
    /// disita di Medan, sedangkan 104 kg disita di Langkat`. Else the sentence.
    pub(super) fn clause(&self, told: usize, sentence: &Range<usize>) -> Range<usize> {
        const REACH: usize = 40;
        let view = self.view;
        let sets_against = |at: &usize| {
            let word = view.is_word(*at, "sedangkan") || view.is_word(*at, "sementara");
            word && view.has(Role::Contrast, *at) && view.before(*at).is(b',')
        };
        let deed = |words: Range<usize>| {
            let taken = |act: &Act| act.stage().is_some() || act.takes_people();
            self.acts.within(&words).iter().any(taken)
        };
        let before = (told.saturating_sub(REACH).max(sentence.start)..told).rev().find(sets_against);
        let after = (told..sentence.end.min(told + REACH)).find(sets_against);
        let start = before.filter(|start| deed(start.saturating_sub(REACH).max(sentence.start)..*start));
        let end = after.filter(|end| deed(*end..sentence.end.min(end + REACH)));
        start.unwrap_or(sentence.start)..end.unwrap_or(sentence.end)
    }

    /// What the case of a token is told of first.
    pub(super) fn story(&self, told: usize) -> Option<&Story> {
        self.stories.get_or_init(|| self.read_stories()).get(self.case(told))
    }

    pub(super) fn read_stories(&self) -> Vec<Story> {
        let candidates = self.findings.candidates;
        let mut stories = vec![Story::default(); self.cases.len() + 1];
        let day = |date: usize| {
            let days = self.findings.days.get(date).and_then(|days| days.from.zip(days.to));
            (days, days.is_none().then(|| candidates.dates[date].record.weekday))
        };
        for date in 0..candidates.dates.len() {
            let start = candidates.dates[date].tokens.start;
            let story = &mut stories[self.case(start)];
            // `keesokan harinya`, `empat hari kemudian` is a day after the first.
            let later = matches!(
                candidates.dates[date].record.value,
                Value::Relative { anchored: true, .. } | Value::Relative { offset: 1.., .. }
            );
            let full = story.date.is_some() && story.span.is_some();
            if later || full || self.is_of_earlier(date) || !self.is_event(date) || self.is_of_evidence(date) {
                continue;
            }
            if self.is_span(date) {
                let days = &self.findings.days[date];
                let stretch = matches!(candidates.dates[date].record.value, Value::Calendar { to: Some(_), .. })
                    || days.role == Some(DateRole::Period);
                story.span = story.span.or(Some(date).filter(|_| stretch && !self.is_relative(date)));
                if story.month.is_none() && !self.is_long(date) && !self.is_relative(date) {
                    let sentence = self.findings.sentence(start);
                    let told = self.tells_deed(&sentence) && !self.singles_out(&sentence);
                    story.month = Some(date).filter(|_| told);
                }
                continue;
            }
            let sentence = self.findings.sentence(start);
            let singled_out = self.singles_out(&sentence);
            if self.tells_deed(&sentence) && !self.tells_origin(&sentence) && !singled_out {
                story.date = story.date.or(Some(date));
            }
            if self.is_relative(date) || singled_out {
                continue;
            }
            story.other = match story.other {
                Some((first, single)) => Some((first, single && day(first) == day(date))),
                None => Some((date, true)),
            };
        }
        for place in 0..candidates.places.len() {
            let start = candidates.places[place].tokens.start;
            let story = &mut stories[self.case(start)];
            if story.place.is_none() {
                let sentence = self.findings.sentence(start);
                let told = || self.places_told(&sentence).any(|head| head == place) && !self.singles_out(&sentence);
                let here = self.is_known(place) && !self.tells_origin(&sentence) && told();
                story.place = here.then_some(place);
            }
        }
        stories
    }

    /// Whether a sentence tells that something was done or took place.
    pub(super) fn tells_deed(&self, sentence: &Range<usize>) -> bool {
        self.asked.answer(Question::TellsDeed, sentence, || {
            let deed = |act: &Act| {
                // `didapati memakai ganja` is what a test told.
                let state = act.kind == ActKind::Find && self.findings.doc.is_verb_at(act.end);
                let raid = matches!(act.kind, ActKind::Intercept | ActKind::Raid);
                let taken = act.stage().is_some() || act.takes_people() || raid;
                act.untrue.is_none() && !state && taken
            };
            self.acts.within(sentence).iter().any(deed) || sentence.clone().any(|at| self.view.has(Role::Happening, at))
        })
    }

    /// Whether a sentence tells of one case out of many, or of another than was told before: `Kasus paling menonjol terjadi
    /// di …`, `Kasus lainnya yaitu …`.
    pub(super) fn singles_out(&self, sentence: &Range<usize>) -> bool {
        self.asked.answer(Question::SinglesOut, sentence, || {
            const FRONT: usize = 5;
            const SPEAKER: usize = 8;
            let singles = |from: usize| {
                let mut front = from..sentence.end.min(from + FRONT);
                front.any(|at| self.view.has(Role::SinglingOut, at))
            };
            // `Kapolres menyebut kasus terbesar terungkap pada Maret`
            let said = || {
                let mut speaker = sentence.start..sentence.end.min(sentence.start + SPEAKER);
                speaker.find(|at| self.view.has(Role::Saying, *at)).is_some_and(|said| singles(said + 1))
            };
            self.opens_other_case(sentence) || singles(sentence.start) || said()
        })
    }

    /// Whether a sentence tells of so many days after the one before: `Empat hari berselang, …`, `… dua hari setelahnya`.
    pub(super) fn opens_later(&self, sentence: &Range<usize>) -> bool {
        self.asked.answer(Question::OpensLater, sentence, || {
            const MOST: usize = 32;
            /// In seconds.
            const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);
            let quantities = &self.findings.candidates.quantities;
            let timed = |span: &Candidate<Measure>| {
                let unit = self.findings.unit(&span.record);
                // A few hours later it is the same day, or night.
                let days = |unit: &Unit| unit.factor.is_none_or(|seconds| seconds >= DAY);
                unit.is_some_and(|unit| unit.dimension == Dimension::Duration && days(unit))
            };
            let later = |span: &Candidate<Measure>| self.view.has(Role::Later, span.tokens.end) && timed(span);
            // `Sehari setelah penangkapan, …`
            let after =
                |at: usize| ["setelah", "usai", "pascapenangkapan"].iter().any(|word| self.view.is_word(at, word));
            let opens = |span: &Candidate<Measure>| {
                span.tokens.start == sentence.start && after(span.tokens.end) && timed(span)
            };
            let later = |span: &Candidate<Measure>| later(span) || opens(span);
            self.view.has(Role::Lapse, sentence.start)
                || quantities.within(sentence).take(MOST).any(|span| later(&quantities[span]))
        })
    }

    /// Whether a sentence, or one before it in its paragraph, begins so many days after what was told before.
    pub(super) fn is_later(&self, sentence: &Range<usize>) -> bool {
        const BACK: usize = 3;
        let mut sentence = sentence.clone();
        for _ in 0..BACK {
            if self.opens_later(&sentence) {
                return true;
            }
            if sentence.start == 0 || self.view.token(sentence.start).flags.line_start() {
                break;
            }
            sentence = self.findings.sentence(sentence.start - 1);
        }
        false
    }

    /// Whether a sentence begins to tell of another case (`Kasus lainnya yaitu …`), or of what was done elsewhere
    /// (`Lima pengedar lainnya ditangkap terpisah`).
    pub(super) fn opens_other_case(&self, sentence: &Range<usize>) -> bool {
        self.asked.answer(Question::OpensOtherCase, sentence, || {
            const FRONT: usize = 6;
            const AFTER: usize = 4;
            const MOST_ACTS: usize = 6;
            let view = self.view;
            let other = view.has(Role::CaseWord, sentence.start) && view.has(Role::Additional, sentence.start + 1);
            // `Dalam perkara pencucian uang, penyidik menyita …`, but not `Dalam kasus ini, …`
            let led = view.has(Role::CaseWord, sentence.start + 1) && view.is_word(sentence.start, "dalam");
            let mut named = sentence.start + 2..sentence.end.min(sentence.start + FRONT);
            let comma = named.clone().find(|at| view.token(*at).is(b',')).filter(|_| led);
            let other = other || comma.is_some_and(|comma| !named.any(|at| at < comma && view.has(Role::Pointing, at)));
            // `9.600 butir yang disimpan terpisah` was found in one place.
            let apart = |at: usize| {
                let led = || ["lokasi", "secara", "tempat", "waktu"].iter().any(|word| view.is_word(at - 1, word));
                view.is_word(at, APART) && (led() || self.acts.at(at - 1).is_some())
            };
            let is_apart = || {
                let front = sentence.start + 1..sentence.end.min(sentence.start + FRONT);
                let acts = self.acts.within(sentence).iter().take(MOST_ACTS);
                front.chain(acts.flat_map(|act| act.end..act.end + AFTER)).any(apart)
            };
            // `BNN juga membongkar pengiriman kokain`
            let further = |act: &Act| {
                let also = || act.start > 0 && view.is_word(act.start - 1, "juga");
                act.kind == ActKind::Uncover && act.voice == Voice::Active && also()
            };
            other || self.acts.within(sentence).iter().take(MOST_ACTS).any(further) || self.tells_apart && is_apart()
        })
    }

    /// Whether a sentence tells what a case began with: `Kasus ini berawal dari penangkapan AR`, `Temuan itu merupakan
    /// pengembangan dari penangkapan AR`.
    pub(super) fn tells_origin(&self, sentence: &Range<usize>) -> bool {
        self.asked.answer(Question::TellsOrigin, sentence, || {
            const FRONT: usize = 8;
            let front = sentence.start..sentence.end.min(sentence.start + FRONT);
            let begins = front.into_iter().find(|at| self.view.has(Role::Beginning, *at));
            begins.is_some_and(|begins| {
                self.acts.within(&(begins..begins + 3)).iter().any(|act| act.voice == Voice::Noun && act.takes_people())
            })
        })
    }
}
