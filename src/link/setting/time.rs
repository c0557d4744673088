//! When something was done: the dates of a sentence and of those around it that are no day of a statement.

use std::ops::Range;

use super::asked::Question;
use super::{MOST_LOOKED, Scenery};
use crate::extractors::date::{Point, Value};
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::link::acts::{Act, Untrue};
use crate::records::{DateRole, RelativeUnit};
use crate::segment::View;

/// Whether a word of telling opens what was told, and a date or place begins that: `menambahkan, hingga 22 Agustus …`.
pub(in crate::link) fn opens_content(view: View<'_>, told: usize, start: usize) -> bool {
    const SPEAKER: usize = 12;
    let after = |comma: usize| {
        // `menambahkan, dari Januari sampai September …`
        let from = view.is_word(comma + 1, "dari") && start == comma + 2;
        let led = from || view.has(Role::Timed, comma + 1) || view.has(Role::Period, comma + 1);
        led && (comma + 2..comma + 5).contains(&start)
    };
    let comma = told + 1;
    if view.token(comma).is(b',') || view.is_word(comma, "bahwa") {
        return after(comma);
    }
    // `mengatakan selama Januari hingga Mei …`
    if view.has(Role::Period, comma) || view.is_word(comma, "sejak") {
        return (comma + 1..comma + 4).contains(&start);
    }
    // `Menurut Kapolres Tebo, sejak Januari …`
    let named = view.is_word(told, "menurut");
    named && (comma..comma + SPEAKER).find(|at| view.token(*at).is(b',')).is_some_and(after)
}

impl Scenery<'_> {
    /// The date of what is told at a token: that of its sentence, of one before it, or of the next.
    pub(super) fn date(&self, verb: &Act, told: usize, many: bool) -> Option<usize> {
        const BACK: usize = 4;
        const NEXT: usize = 12;
        let case = self.case_tokens(told);
        let sentence = self.findings.sentence(told);
        let destroyed = verb.kind == ActKind::Destroy && !self.clears_field(verb);
        let taken = |date: &usize| !destroyed || self.is_of_taking(*date);
        let clause = self.clause(told, &sentence);
        let dates = &self.findings.candidates.dates;
        let event = |date: &usize| self.is_event(*date) && taken(date);
        // A clause without a day has that of the one it is set against, but not where it has a place of its own.
        let dated = || dates.within(&clause).any(|date| event(&date)) || self.has_place(&clause);
        let dated = clause != sentence && dated();
        let own = dates.within(if dated { &clause } else { &sentence }).filter(event);
        let distance = |date: &usize| self.findings.candidates.dates[*date].tokens.start.abs_diff(told);
        // Not the year that this one is compared with.
        let compared = |date: &usize| {
            let start = self.findings.candidates.dates[*date].tokens.start;
            // `turun dari 60 kasus pada 2023`
            let near = if self.is_long(*date) { 5 } else { 3 };
            // `121,7 kg, turun dari 140,2 kg pada 2023`: that of the figure beside it.
            let from = start.saturating_sub(near);
            let from = if told < start { from.max(told) } else { from };
            (from..start).any(|at| self.view.has(Role::Comparison, at))
        };
        // `1,4 ton, tiga kali lipat dari tahun sebelumnya yang 478 kg`, `214 butir, sedangkan pada 2024 88 butir`: that of the
        // figure after it.
        let others = |date: &usize| {
            let start = self.findings.candidates.dates[*date].tokens.start;
            // `12,6 kg, naik dari Desember 2024 yang hanya 7,9 kg`
            let moved = |at: usize| self.view.is_word(at, "lipat") || self.view.is(Class::Direction, at);
            let led = |at: usize| {
                self.view.has(Role::Comparison, at) && !self.view.has(Role::Origin, at)
                    || self.view.is_word(at, "dari") && at > 0 && moved(at - 1)
            };
            let set = |at: usize| self.view.has(Role::Contrast, at);
            let between = told..start;
            let next = || self.findings.candidates.quantities.within(&(start..sentence.end.min(start + NEXT)));
            self.is_span(*date)
                && !between.is_empty()
                && ((start.saturating_sub(3)..start).any(led) || between.rev().take(NEXT).any(set))
                && !next().is_empty()
        };
        // `turun dari 12 kg pada 2023 menjadi 3,4 kg`: that of the figure before it.
        let earlier = |date: &usize| {
            let end = self.findings.candidates.dates[*date].tokens.end;
            let becomes = told.saturating_sub(4).max(end)..told;
            let from = end.saturating_sub(NEXT).max(sentence.start)..end;
            becomes.into_iter().any(|at| self.view.is_word(at, "menjadi"))
                && from.into_iter().any(|at| self.view.is_word(at, "dari"))
        };
        // `Tahun lalu disita 241 gram sabu, kini 187 gram`
        let gone = |date: &usize| {
            let from = told.saturating_sub(4).max(self.findings.candidates.dates[*date].tokens.end);
            self.is_long(*date)
                && (from..told).any(|at| self.view.is_word(at, "kini") || self.view.is_word(at, "sekarang"))
        };
        // `Tahun 2023 disita 5.190 butir, sedangkan tahun ini 3.215 butir`
        let next_to = |date: &usize| {
            let date = &self.findings.candidates.dates[*date].tokens;
            date.end == told && self.view.follows(Role::Contrast, date.start)
        };
        let own = own.filter(|date| !others(date) && !earlier(date) && !gone(date));
        // `15 kg di Kota Jambi pada 11 Januari dan 104 kg di Kabupaten Tebo pada 12 Februari`: each the day that follows.
        let follows = |date: &usize| {
            let start = dates[*date].tokens.start;
            let apart = |at: usize| {
                !self.view.token(at).is_word()
                    || self.view.has(Role::Subordinator, at)
                    || self.view.has(Role::Coordinator, at)
            };
            let between = told + 1..start;
            start > told
                && between.len() <= NEXT
                && self.view.is_word(start - 1, "pada")
                && !between.clone().any(apart)
                && self.has_place(&between)
                && !self.act_between(between.start, between.end)
        };
        // A written date tells more than `tahun ini`.
        let own = own.min_by_key(|date| {
            (!next_to(date), self.is_relative(*date), compared(date), !follows(date), distance(date))
        });
        if own.is_some() || self.tells_who(&sentence, verb) {
            return own;
        }
        // `Waktu itu petugas …` goes back to it.
        let back = self.view.has(Role::Pointing, sentence.start + 1);
        // `Dari rumah itu petugas menyita …`
        let there =
            self.view.has(Role::Preposition, sentence.start) && self.view.has(Role::Pointing, sentence.start + 2);
        let (mut before, mut steps, mut looked) = (sentence.start, 0, 0);
        let mut other = self.opens_other_case(&sentence) || self.opens_later(&sentence);
        while steps < BACK && looked < MOST_LOOKED && before > case.start {
            looked += 1;
            let sentence = self.findings.sentence(before - 1);
            let sentence = sentence.start.max(case.start)..sentence.end;
            // `Kasus ini berawal dari penangkapan AR pada Rabu` is the day of another arrest.
            let origin = self.tells_origin(&sentence) && !((back || there) && steps == 0);
            // `Dibanding operasi tahun lalu, … Saat itu polisi menangkap 25 orang`
            let year = || {
                let all = self.findings.candidates.dates.within(&sentence).filter(|_| back && steps == 0);
                all.into_iter().rev().find(|date| self.is_long(*date) && self.is_event(*date) && compared(date))
            };
            if let Some(year) = year() {
                return Some(year);
            }
            let found = self.dates_told(&sentence).filter(|date| {
                // `Ia menjabat sejak 1 Mei 2020` says when nothing else was done.
                let since = !back && self.is_since(*date) && (self.is_span(*date) || !self.tells_deed(&sentence));
                // The day of one case is not that of another, but the year may be.
                let own = !other || self.is_span(*date);
                // What was taken was not taken on the day on which it is destroyed.
                let later = !destroyed && self.is_of_evidence(*date) && !verb.kind.is_of_evidence();
                let tip = self.is_of_tip(*date, &sentence, told);
                own && !origin
                    && !since
                    && !later
                    && !tip
                    && taken(date)
                    && !compared(date)
                    && !self.is_set_back(*date, told)
            });
            let found = found.min_by_key(|date| (self.is_relative(*date), std::cmp::Reverse(*date)));
            if found.is_some() {
                return found;
            }
            steps += usize::from(!origin);
            other |= self.singles_out(&sentence) || self.opens_later(&sentence);
            before = sentence.start;
        }
        // `Sebanyak 5 kg sabu disita. Kedua kurir ditangkap di Dumai, Jumat (12/4).`
        let next = self.next_of_case(&sentence, &case).filter(|_| !many)?;
        let begun = self.story(told).and_then(|story| story.date).is_some_and(|date| date < self.dates_before(told));
        // `Pada 2023, sabu yang disita 63 kg`: another year is set against this one.
        // `Empat hari kemudian giliran dua pria ditangkap`
        let later = |date: usize| {
            matches!(self.findings.candidates.dates[date].record.value, Value::Relative { offset: 1.., .. })
        };
        let of_next = self.dates_told(&next).filter(|date| !self.is_of_earlier(*date));
        let mut days = of_next.filter(|date| !later(*date) && !self.is_long(*date) && taken(date));
        days.next().filter(|_| !begun && self.tells_deed(&next))
    }

    /// Whether an act only tells who somebody is, and so may be of long ago: ia `merupakan` aparat `yang menangkap` AR.
    pub(super) fn tells_who(&self, sentence: &Range<usize>, act: &Act) -> bool {
        const CLAUSE: usize = 4;
        let view = self.view;
        let from = act.start.saturating_sub(CLAUSE).max(sentence.start);
        let clause = (from..act.start).rev().find(|at| view.is_word(*at, "yang"));
        let is = |at: usize| view.is_word(at, "merupakan") || view.is_word(at, "adalah");
        act.voice != Voice::Passive && clause.is_some_and(|clause| (sentence.start..clause).any(is))
    }

    /// The sentence after one, in its case, where it goes on with it: not `Sementara itu, …`, nor `Keesokan harinya`.
    pub(super) fn next_of_case(&self, sentence: &Range<usize>, case: &Range<usize>) -> Option<Range<usize>> {
        let next = sentence.end..self.findings.sentence(sentence.end).end.min(case.end);
        let view = self.view;
        let apart = view.has(Role::Subordinator, next.start)
            || view.has(Role::Additional, next.start)
            || view.find(Class::Relative, next.start).is_some();
        // `Penindakan pertama dilakukan Senin (3/11)`: one of several.
        let apart = apart || (next.start..next.end.min(next.start + 3)).any(|at| view.is_word(at, "pertama"));
        (!next.is_empty() && !apart && !self.tells_origin(&next) && !self.singles_out(&next)).then_some(next)
    }

    /// Whether a date is of what was done before the rest: HR, yang `sebelumnya` kami tangkap pada `Januari`.
    pub(super) fn is_of_earlier(&self, date: usize) -> bool {
        const REACH: usize = 16;
        let start = self.findings.candidates.dates[date].tokens.start;
        let from = self.findings.sentence(start).start.max(start.saturating_sub(REACH));
        (from..start).any(|at| self.view.is_word(at, "sebelumnya") && self.view.is_word(at.wrapping_sub(1), "yang"))
    }

    /// Whether a date is longer than a day.
    pub(in crate::link) fn is_span(&self, date: usize) -> bool {
        match self.findings.candidates.dates[date].record.value {
            Value::Calendar { from, to } => from.day.is_none() || to.is_some(),
            Value::Relative { unit, .. } => unit != RelativeUnit::Day,
            Value::Part { .. } => true,
            Value::Weekday => false,
        }
    }

    /// Whether a date is the last day of a span: `hingga 22 Agustus 2017`.
    pub(super) fn is_until(&self, date: usize) -> bool {
        let start = self.findings.candidates.dates[date].tokens.start;
        ["hingga", "sampai", "per"].iter().any(|word| self.view.is_word(start.wrapping_sub(1), word))
    }

    /// Whether a date is when something began: pabrik itu beroperasi `sejak November 2024`.
    pub(super) fn is_since(&self, date: usize) -> bool {
        let date = &self.findings.candidates.dates[date];
        let open = matches!(date.record.value, Value::Calendar { to: None, .. });
        open && self.view.is_word(date.tokens.start.wrapping_sub(1), "sejak")
    }

    /// Whether a date is told as so many years before another: `dua tahun sebelumnya`.
    pub(in crate::link) fn is_years_before(&self, date: usize) -> bool {
        let value = self.findings.candidates.dates[date].record.value;
        matches!(value, Value::Relative { unit: RelativeUnit::Year, offset: ..-1, .. })
    }

    /// Whether a date is longer than a month, or a stretch between two.
    pub(super) fn is_long(&self, date: usize) -> bool {
        let value = &self.findings.candidates.dates[date].record.value;
        let month = matches!(value, Value::Calendar { from: Point { month: Some(_), .. }, to: None });
        self.is_span(date) && !month
    }

    /// How many dates begin before a token.
    fn dates_before(&self, told: usize) -> usize {
        self.findings.candidates.dates.within(&(0..told)).end
    }

    /// The dates of a sentence that may be those of what another tells.
    fn dates_told(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let dates = self.findings.candidates.dates.within(sentence);
        let deed = !dates.is_empty() && self.tells_deed(sentence);
        let told = move |date: usize| deed || !self.is_relative(date) || self.sets_scene(date);
        dates.filter(move |date| told(*date) && !self.is_of_known(*date) && self.is_event(*date))
    }

    /// Whether a date is when the police were told of something of which the text gave the day before: `Kasus ini bermula
    /// dari informasi yang diterima pada Rabu`.
    fn is_of_tip(&self, date: usize, sentence: &Range<usize>, told: usize) -> bool {
        const FRONT: usize = 8;
        let view = self.view;
        let front = sentence.start..sentence.end.min(sentence.start + FRONT);
        let Some(begins) = front.into_iter().find(|at| view.has(Role::Beginning, *at)) else { return false };
        let start = self.findings.candidates.dates[date].tokens.start;
        let tip = (begins..start).any(|at| ["informasi", "laporan"].iter().any(|word| view.is_word(at, word)));
        let first = || self.story(told).and_then(|story| story.date);
        tip && !self.act_between(begins, start) && first().is_some_and(|first| first < date)
    }

    /// Whether a date is the year before the one that the text speaks of, set against it in a paragraph before a token:
    /// `Sepanjang 2024 … Pada 2023, tercatat 55 orang.`
    fn is_set_back(&self, date: usize, told: usize) -> bool {
        const MOST: usize = 12;
        let dates = &self.findings.candidates.dates;
        let year = |date: usize| match dates[date].record.value {
            Value::Calendar { from: Point { year, month: None, .. }, to: None } => year,
            _ => None,
        };
        let Some(own) = year(date) else { return false };
        let later = (date.saturating_sub(MOST)..date).any(|before| year(before) == own.checked_add(1));
        later && (dates[date].tokens.end..told + 1).any(|at| self.view.token(at).flags.line_start())
    }

    /// Whether a date opens its sentence and counts from the day before: `Keesokan harinya, tim bergerak ke Samarinda.`
    fn sets_scene(&self, date: usize) -> bool {
        let date = &self.findings.candidates.dates[date];
        let anchored = matches!(date.record.value, Value::Relative { unit: RelativeUnit::Day, anchored: true, .. });
        anchored && self.findings.doc.opens_sentence(date.tokens.start)
    }

    /// Whether a date tells which thing is meant: `Paket yang dicegat pada 22 September itu` dibuka.
    fn is_of_known(&self, date: usize) -> bool {
        const CLAUSE: usize = 8;
        let tokens = &self.findings.candidates.dates[date].tokens;
        let from = self.findings.sentence(tokens.start).start.max(tokens.start.saturating_sub(CLAUSE));
        self.view.has(Role::Pointing, tokens.end) && (from..tokens.start).any(|at| self.view.is_word(at, "yang"))
    }

    /// Whether a day is one on which something was taken, and not destroyed.
    fn is_of_taking(&self, date: usize) -> bool {
        // `Tahun sebelumnya dimusnahkan 198 kg`
        let year = matches!(
            self.findings.candidates.dates[date].record.value,
            Value::Relative { unit: RelativeUnit::Year, .. }
        );
        self.is_span(date) && (year || !self.is_relative(date))
            || self.deed_before(date).is_some_and(|act| !act.kind.is_of_evidence())
    }

    /// Whether a day is one on which what had been taken was destroyed, shown or handed over: not `memusnahkan lima
    /// hektare ladang`.
    pub(super) fn is_of_evidence(&self, date: usize) -> bool {
        let taken = |act: &Act| act.kind.is_of_evidence() && !self.clears_field(act);
        !self.is_span(date) && self.deed_before(date).is_some_and(taken)
    }

    /// Whether what is destroyed are plants where they stand: `memusnahkan lima hektare ladang`.
    fn clears_field(&self, act: &Act) -> bool {
        const NEAR: usize = 4;
        (act.end..act.end + NEAR).any(|at| self.view.has(Role::Planted, at))
    }

    /// The act that a date follows in its sentence.
    fn deed_before(&self, date: usize) -> Option<&Act> {
        let start = self.findings.candidates.dates[date].tokens.start;
        let before = self.findings.sentence(start).start..start;
        // `hasil pengungkapan selama Januari hingga April, Kamis (8/5)`: what has a date of its own is not of this one.
        let dated = |act: &Act| {
            let dates = self.findings.candidates.dates.within(&(act.end..start));
            // `memusnahkan hasil pengungkapan selama Mei 2024, Selasa (11/6)`: the first date is that of the noun alone.
            let own = |date: usize| {
                let first = self.findings.candidates.dates[date].tokens.start;
                let mut between = self.acts.within(&(act.end..first)).iter();
                !between.any(|act| act.kind != ActKind::Evidence)
            };
            dates.into_iter().next().is_some_and(own)
        };
        // `hasil pengungkapan dua kasus, Selasa (11/3)` says what was destroyed on that day.
        let product = |act: &Act| {
            let noun = act.voice == Voice::Noun && self.view.follows(Role::Product, act.start);
            noun && self.view.before(start).is(b',')
        };
        // `Sabu yang dimusnahkan merupakan hasil tangkapan pada 12 Agustus`: the day of the catch.
        let whose = |act: &Act| {
            let clause = act.kind.is_of_evidence() && self.view.is_word(act.start.wrapping_sub(1), "yang");
            clause && (act.end..start).any(|at| self.view.has(Role::Product, at))
        };
        let own = |act: &&Act| !dated(act) && !product(act) && !whose(act);
        let mut acts = self.acts.within(&before).iter().rev().filter(own);
        acts.find(|act| act.stage().is_some() || act.takes_people())
    }

    pub(super) fn is_relative(&self, date: usize) -> bool {
        matches!(self.findings.candidates.dates[date].record.value, Value::Relative { .. })
    }

    /// Whether a date may be that of a fact: a day, month or year, and not when something was said.
    pub(in crate::link) fn is_event(&self, date: usize) -> bool {
        let tokens = &self.findings.candidates.dates[date].tokens;
        self.asked.answer(Question::IsEvent, tokens, || self.may_be_event(date))
    }

    fn may_be_event(&self, date: usize) -> bool {
        let role = self.findings.days.get(date).and_then(|days| days.role);
        let spoken = matches!(role, Some(DateRole::Statement | DateRole::Publication));
        let tokens = &self.findings.candidates.dates[date].tokens;
        // `dana hibah tahun anggaran 2019`
        let fiscal =
            ["anggaran", "TA", "APBD", "APBN"].iter().any(|word| self.view.is_word(tokens.start.wrapping_sub(1), word));
        let other = spoken || fiscal || self.is_of_hearing(tokens.start);
        !other && !self.is_of_statement(tokens.start) && !self.is_past(tokens)
    }

    /// Whether a date is of what happened in a court: `Tuntutan dibacakan jaksa di PN Batam, Senin`, unless somebody or something
    /// is told to have been taken between.
    fn is_of_hearing(&self, start: usize) -> bool {
        const REACH: usize = 32;
        let sentence = self.findings.sentence(start).start;
        let mut words = (start.saturating_sub(REACH).max(sentence)..start).rev();
        let hearing = words.find(|at| self.view.has(Role::Hearing, *at));
        let taken = |act: &Act| !matches!(act.kind, ActKind::Evidence | ActKind::Holding | ActKind::Smuggling);
        hearing.is_some_and(|at| !self.acts.within(&(at..start)).iter().any(taken))
    }

    /// Whether something is of a telling of what was done: `kata X di Mapolres, Senin (16/6)`, `dalam jumpa pers, Senin`;
    /// after a word of telling, unless an act or another verb comes between.
    pub(super) fn is_of_statement(&self, start: usize) -> bool {
        self.asked.answer(Question::IsOfStatement, &(start..start), || {
            let view = self.view;
            let sentence = self.findings.sentence(start).start;
            let told = (sentence..start).rev().find(|at| {
                view.has(Role::Speech, *at) || view.has(Role::QuoteCue, *at) || view.has(Role::Statement, *at)
            });
            let Some(told) = told else { return self.is_before_saying(start) };
            // `Polisi ungkap 5 kg sabu pada Senin`: an act, but not after a quotation.
            let cue = view.before(told).is_double_quote() || view.before(told).is(b',');
            let from = if cue { told + 1 } else { told };
            let verb = |at: usize| {
                let verb = self.findings.doc.is_verb_at(at) || view.has(Role::Happening, at);
                verb && !view.has(Role::Setting, at) && !view.follows(Role::Subordinator, at)
            };
            // `mengatakan kejadian serupa terjadi bulan lalu`
            let content = || view.has(Role::Saying, told) && !cue && (told + 1..start).any(verb);
            // `Kasus terbesar, kata dia, terjadi pada 18 Juli`
            let told_of = |at: usize| view.has(Role::Happening, at) && view.before(at).is(b',');
            let aside = || cue && !view.before(told).is_double_quote() && (told + 1..start).any(told_of);
            if aside() {
                return false;
            }
            !self.act_between(from, start) && !content() && !opens_content(view, told, start)
        })
    }

    /// Whether a word of telling closes what begins at a token, with nothing but names and dates between: `Kapolda di Bandar
    /// Lampung, Kamis (16/6), mengatakan`.
    fn is_before_saying(&self, start: usize) -> bool {
        const NAMES: usize = 14;
        let view = self.view;
        let named = |at: &usize| {
            let token = view.token(*at);
            token.is_number() || token.capital() || matches!(token.mark, b',' | b'(' | b')' | b'/')
        };
        let end = (start..(start + NAMES).min(view.len())).find(|at| !named(at));
        end.is_some_and(|end| end > start && view.has(Role::Saying, end))
    }

    /// Whether a date is of what someone did long before (pria yang `baru bebas pada 22 Desember 2022 ini` ditangkap) or of
    /// the crime (perampokan yang `terjadi di Gadingrejo pada Minggu`).
    fn is_past(&self, date: &Range<usize>) -> bool {
        const CLAUSE: usize = 24;
        const NOUN: usize = 4;
        const LIFE: usize = 7;
        let view = self.view;
        let from = self.findings.sentence(date.start).start.max(date.start.saturating_sub(CLAUSE));
        // `RN ini baru bebas dari lapas pada Maret lalu`
        let near = from.max(date.start.saturating_sub(LIFE));
        let life = (near..date.start).rev().find(|at| view.has(Role::PastLife, *at));
        if life.is_some_and(|life| !self.act_between(life, date.start)) {
            return true;
        }
        // `yang pernah ditangkap BNN pada 2016`
        if self.acts.within(&(from..date.start)).last().is_some_and(|act| act.untrue == Some(Untrue::Past)) {
            return true;
        }
        let clause = (from..date.start).rev().find(|at| {
            let told = view.has(Role::Former, *at) || view.has(Role::Happening, *at);
            told && view.is_word(at.wrapping_sub(1), "yang")
        });
        // `Operasi Antik yang berlangsung 5-18 Agustus` is when its work was done.
        let operation = |clause: usize| self.names_operation(clause.saturating_sub(NOUN + 1)..clause);
        let clause = clause.filter(|clause| !operation(*clause));
        let Some(clause) = clause.filter(|clause| !self.act_between(*clause, date.start)) else { return false };
        let closed = || (date.end..date.end + 2).any(|at| view.has(Role::Pointing, at) || view.is_word(at, "ini"));
        // That of a raid is the day of both.
        let crime = view.has(Role::Happening, clause) && !self.act_between(clause.saturating_sub(NOUN), clause);
        crime || view.has(Role::Former, clause) && closed()
    }

    /// Whether a stretch between two days is shorter than a week.
    pub(super) fn is_short(&self, date: usize) -> bool {
        const WEEK: i64 = 7;
        let days = self.findings.days.get(date).and_then(|days| days.from.zip(days.to));
        days.is_some_and(|(from, to)| (to - from).num_days() < WEEK)
    }
}
