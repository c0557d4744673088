//! Which two figures make a trend.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{BECAME, COMPARED, COMPUTED, FROM_TO, LOOK_BACK, NEAR, Pair, Part, REACH, Reader, TWO_PERIODS};
use crate::extractors::date::Value;
use crate::lexicon::{Class, Role};
use crate::link::figures::Of;

impl Reader<'_> {
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        // Whether each figure is already the later of a pair, and whether it is the earlier.
        let mut paired = vec![(false, false); self.figures.len()];
        // `mengamankan 19 pelajar, namun 15 di antaranya dipulangkan`: some of them.
        let among = |at: usize| {
            let end = self.figures[at].tokens.end;
            (end..end + 2).any(|at| self.view.has(Role::Among, at))
        };
        let mut add = |pair: Pair, paired: &mut Vec<(bool, bool)>| {
            let some = among(pair.to) || among(pair.from);
            if !some && !paired[pair.to].0 && !paired[pair.from].1 {
                (paired[pair.to].0, paired[pair.from].1) = (true, true);
                pairs.push(pair);
            }
        };
        for at in 0..self.figures.len() {
            if let Part::From { marker, cue } = self.parts[at]
                && let Some(pair) = self.moved(at, marker, cue)
            {
                add(pair, &mut paired);
            }
        }
        for at in 0..self.figures.len() {
            let pair = match self.parts[at] {
                Part::Level | Part::To { .. } if paired[at].0 => None,
                Part::Level => self.set_against(at).or_else(|| self.once_and_now(at)).or_else(|| self.came_to(at)),
                Part::To { marker } => {
                    let told = self.set_against(at).or_else(|| self.once_and_now(at)).or_else(|| self.came_to(at));
                    told.or_else(|| self.became(at, marker))
                }
                _ => None,
            };
            if let Some(pair) = pair {
                add(pair, &mut paired);
            }
        }
        for at in 0..self.figures.len() {
            let told = |at: usize| self.now_and_once(at).or_else(|| self.moved_from_then(at));
            if let Some(pair) = Some(at).filter(|at| !paired[*at].1).and_then(told) {
                add(pair, &mut paired);
            }
        }
        pairs
    }

    /// The trend of a figure from which something moved.
    fn moved(&self, from: usize, marker: usize, cue: Option<usize>) -> Option<Pair> {
        let sentence = self.sentence_of(from);
        let next = self.next_in(from, sentence.end);
        if let Some(to) = next
            && let Part::To { marker: to_marker } = self.parts[to]
            && to_marker.saturating_sub(self.figures[from].tokens.end) <= NEAR
            && cue.is_some()
            && self.same(from, to, false)
        {
            return Some(Pair { from, to, rule: &FROM_TO, change: None });
        }
        let told = self.told_by_time(from, marker)?;
        // It may stand in the sentence before.
        let start = cue.filter(|cue| *cue >= sentence.start).unwrap_or(marker);
        let mut before = self.before_in(from, sentence.start).filter(|to| self.figures[*to].tokens.end <= marker);
        // `87 kecelakaan dengan 19 korban meninggal, naik dari 64 kecelakaan`
        let nearest = before.next().map(|nearest| match self.same(from, nearest, false) {
            true => nearest,
            false => before.find(|to| self.same(from, *to, true)).unwrap_or(nearest),
        });
        let before = nearest;
        if let Some(to) = before {
            let inside = self.figures[to].tokens.start > start;
            let near = inside || start - self.figures[to].tokens.end <= NEAR;
            // `Rp1,2 triliun, dibandingkan Rp1,1 triliun pada 2024`: where no word tells of a change, the periods must.
            let moved = cue.is_some() || self.differ(from, to, true);
            let tied = moved && near && told && !self.contrasted(&self.figures[to].tokens, start);
            if tied && self.same(from, to, false) {
                return Some(Pair { from, to, rule: &COMPARED, change: None });
            }
        } else if let Some(pair) = self.of_sentence_before(from, start, &sentence).filter(|_| cue.is_some() && told) {
            return Some(pair);
        }
        // `dari 76.815 tilang di tahun 2018, di tahun 2019 sebanyak 73.477`
        let level = |to: &usize| matches!(self.parts[*to], Part::Level | Part::To { .. });
        let next = next.filter(|to| level(to) && self.same(from, *to, true) && self.differ(from, *to, true));
        if let Some(to) = next {
            return Some(Pair { from, to, rule: &TWO_PERIODS, change: None });
        }
        // `Sabu turun dibanding tahun 2023 yang mencapai 5,07 kg. Tahun ini hanya 4,18 kg.`
        let following = sentence.end..self.sentence(sentence.end).end;
        let now = self.next_in(from, following.end).filter(|to| following.contains(&self.figures[*to].tokens.start));
        let dated = |to: &usize| {
            let date = self.dates[*to].own.map(|date| self.findings.candidates.dates[date].tokens.start);
            date.is_some_and(|start| start <= following.start + 1) && self.differ(from, *to, true)
        };
        let now = now.filter(|to| cue.is_some() && told && level(to) && self.same(from, *to, true) && dated(to));
        if let Some(to) = now {
            return Some(Pair { from, to, rule: &TWO_PERIODS, change: None });
        }
        // `UTP pada 2023 menurun 11,26 persen dibandingkan 2013, yang mencapai 1.708.766`, and 2023 was told before
        let change = (from.saturating_sub(2)..from).find(|at| self.is_change(*at)).filter(|_| cue.is_some() && told);
        // `Dibanding 2024 yang berjumlah 1.987 kasus, terjadi kenaikan 327 kasus`
        let end = self.figures.len().min(from + 3);
        let after = || (from + 1..end).find(|at| self.is_change(*at) && self.sentence_of(*at) == sentence);
        if let Some(change) = change {
            let to = self.before_in(from, 0).find(|to| self.fits(change, from, *to))?;
            return Some(Pair { from, to, rule: &COMPUTED, change: Some(change) });
        }
        // However few they are, where the sentence before counts the same.
        let change = after().filter(|_| told)?;
        let before = sentence.start.checked_sub(1).map_or(sentence.start, |before| self.sentence(before).start);
        let near = |to: &usize| self.figures[*to].tokens.start >= before && self.same(from, *to, true);
        let fitting = |to: &usize| self.fits(change, from, *to) || near(to) && self.differ_by(change, from, *to);
        let to = self.before_in(from, 0).find(fitting)?;
        Some(Pair { from, to, rule: &COMPUTED, change: Some(change) })
    }

    /// Whether two figures differ by just so many as a change says.
    fn differ_by(&self, change: usize, from: usize, to: usize) -> bool {
        let (Part::Change { up, .. }, told) = (self.parts[change], &self.figures[change]) else { return false };
        let difference = self.figures[to].value.checked_sub(self.figures[from].value);
        let counted = told.of != Of::Share && told.is_exact();
        difference
            .is_some_and(|difference| counted && difference.abs() == told.value && up != difference.is_sign_negative())
    }

    /// Whether two figures differ by just what a change says, in digits enough to be no chance.
    fn fits(&self, change: usize, from: usize, to: usize) -> bool {
        const FEWEST_PARTS: u32 = 10;
        const FEWEST_SHARES: u32 = 100;
        let (Part::Change { up, .. }, told) = (self.parts[change], &self.figures[change]) else { return false };
        let last_digit = told.last_digit(self.view);
        let digits = told.value.checked_div(last_digit).unwrap_or_default();
        let (earlier, later) = (&self.figures[from], &self.figures[to]);
        let like = match (earlier.of, later.of) {
            (Of::Quantity(_), Of::Quantity(_)) => told.of == Of::Share || self.same(from, to, false),
            (one, other) => one == other,
        };
        let Some(difference) = later.value.checked_sub(earlier.value).filter(|_| like && told.is_exact()) else {
            return false;
        };
        let same_way = up != difference.is_sign_negative() || self.is_of_strength(change);
        same_way
            && match told.of {
                Of::Share => {
                    let percent = difference.abs().checked_mul(Decimal::ONE_HUNDRED);
                    let percent = percent.and_then(|percent| percent.checked_div(earlier.value));
                    let off = percent.and_then(|percent| percent.checked_sub(told.value));
                    digits >= Decimal::from(FEWEST_SHARES) && off.is_some_and(|off| off.abs() <= last_digit)
                }
                _ => digits >= Decimal::from(FEWEST_PARTS) && difference.abs() == told.value,
            }
    }

    /// Whether the word of a change tells of strength, which some figures measure upside down: `rupiah melemah`.
    pub(super) fn is_of_strength(&self, change: usize) -> bool {
        matches!(self.parts[change], Part::Change { cue, .. } if self.view.has(Role::Strength, cue))
    }

    /// `menguat 29 poin ke level Rp14.198`, and where it was before is told elsewhere, with its day.
    fn came_to(&self, to: usize) -> Option<Pair> {
        let previous = to.checked_sub(1).filter(|previous| self.is_change(*previous))?;
        let first = (previous.saturating_sub(1)..=previous).filter(|at| self.is_change(*at));
        let end = self.figures.len().min(to + LOOK_BACK);
        let around = self.before_in(to, 0).chain(to + 1..end);
        let mut told = around.filter(|from| !self.is_change(*from) && self.told_otherwise(*from, to));
        told.find_map(|from| {
            let change = first.clone().find(|change| self.fits(*change, from, to));
            change.map(|change| Pair { from, to, rule: &COMPUTED, change: Some(change) })
        })
    }

    /// `Ada 341 tersangka. Jumlahnya bertambah 27 orang. Tahun lalu ada 314 orang.`
    fn moved_from_then(&self, from: usize) -> Option<Pair> {
        let change = from.checked_sub(1).filter(|change| self.is_change(*change))?;
        let level = matches!(self.parts[from], Part::Level) && self.dates[from].own.is_some();
        let (told, own) = (self.sentence_of(change), self.sentence_of(from));
        let near = level && (told == own || told.end == own.start);
        let mut before = self.before_in(change, 0).filter(|_| near);
        let to = before.find(|to| self.told_otherwise(from, *to) && self.fits(change, from, *to))?;
        Some(Pair { from, to, rule: &COMPUTED, change: Some(change) })
    }

    /// Whether a figure has a date that another has not.
    fn told_otherwise(&self, from: usize, to: usize) -> bool {
        let date = match self.parts[from] {
            Part::From { marker, .. } => self.earlier_date(from, marker),
            _ => self.dates[from].own,
        };
        date.is_some() && date != self.dates[to].own
    }

    /// Whether the figure from which something moved is told by its time: `Some(false)` where only the other can be.
    fn told_by_time(&self, from: usize, marker: usize) -> Option<bool> {
        let view = self.view;
        let figure = &self.figures[from].tokens;
        let between = marker + 1..figure.start;
        if between.clone().any(|at| view.has(Role::Goal, at)) {
            return None;
        }
        let earlier = between.clone().any(|at| view.has(Role::Earlier, at));
        Some(earlier || self.dates_in(&between).next().is_some() || self.dates[from].after.is_some())
    }

    /// `Tercatat 728 perkara. Turun dibanding 2018 yang mencapai 789 perkara.`
    fn of_sentence_before(&self, from: usize, start: usize, sentence: &Range<usize>) -> Option<Pair> {
        const SUBJECT: usize = 8;
        const POINTED: usize = 20;
        let view = self.view;
        // `Pertumbuhan itu …, lebih rendah dari …`
        let opening = self.content_start(sentence.start, start);
        let points = (opening + 1..opening + 3).any(|at| view.has(Role::Pointing, at));
        if start - opening > if points { POINTED } else { SUBJECT } || sentence.start == 0 {
            return None;
        }
        let mut before = self.sentence(sentence.start - 1);
        // `… 27 kasus. Rinciannya, 24 kasus sabu dan tiga kasus ganja. Capaian itu naik`: parts are not what it is about.
        if points && before.start > 0 && view.has(Role::Parting, before.start) {
            before = self.sentence(before.start - 1);
        }
        let rate = points && view.has(Role::Rate, opening);
        let first = from.saturating_sub(LOOK_BACK);
        const AVERAGE: usize = 3;
        let within = |to: usize, sentence: &Range<usize>| {
            let figure = &self.figures[to].tokens;
            // `14 kali, atau rata-rata satu kali sebulan`
            let average = (figure.start.saturating_sub(AVERAGE)..figure.start).any(|at| view.has(Role::Average, at));
            sentence.start <= figure.start && figure.end <= sentence.end && !average && !self.is_listed(sentence.start)
        };
        // Whether the sentence is about what a figure counts: `Jumlah tersangka itu naik`.
        let is_subject = |to: usize| {
            let item = self.item(to);
            let told = |at: usize| {
                let word = view.token(at).is_word();
                item.as_ref().is_some_and(|item| word && view.key(at) == view.key(item.start))
            };
            matches!(self.parts[to], Part::Level | Part::To { .. })
                && self.same(from, to, false)
                && (opening..start).any(told)
        };
        let mut found = (first..from).rev().filter(|to| {
            let figure = &self.figures[*to];
            if !within(*to, &before) {
                return false;
            }
            if self.is_change(*to) {
                return rate && figure.of == Of::Share && self.same(from, *to, false);
            }
            let level = matches!(self.parts[*to], Part::Level | Part::To { .. });
            level && (self.same(from, *to, true) || is_subject(*to))
        });
        let nearest = found.next();
        // What the sentence is about goes before what only is counted alike: `68 tersangka, yaitu 61 pria dan 7 wanita`.
        let subject = || (first..from).rev().find(|to| within(*to, &before) && is_subject(*to));
        // `58 penindakan. Dari penindakan itu disita 5 kg. Jumlah penindakan tersebut naik …`, `Angka ini naik dibanding
        // April yang tercatat 8 kasus`, `angka pengungkapan menurun dibanding semester I yang mencapai 402 kasus`
        let earlier = || {
            const BACK: usize = 2;
            let sum = view.is_word(opening, "angka") || view.is_word(opening, "jumlah");
            let mut end = Some(before.start).filter(|_| points || sum)?;
            for _ in 0..BACK {
                let before = self.sentence(end.checked_sub(1)?);
                let mut all = (first..from).rev();
                let kind = |at: usize| self.item(at).map(|item| view.key(item.start));
                let told = |to: usize| {
                    let level = matches!(self.parts[to], Part::Level | Part::To { .. });
                    // `Dari puluhan kasus itu` counts nothing.
                    level && self.figures[to].is_exact() && kind(to).is_some() && kind(to) == kind(from)
                };
                if let Some(to) = all.find(|to| within(*to, &before) && told(*to) && self.same(from, *to, true)) {
                    return Some(to);
                }
                end = before.start;
            }
            None
        };
        // `Ada tujuh laboratorium. Jumlah itu bertambah dari 2023 yang baru empat lokasi.`
        let counted_so = || {
            let sum = points && (view.is_word(opening, "jumlah") || view.is_word(opening, "angka"));
            let bare = |at: usize| match self.figures[at].of {
                Of::Quantity(quantity) => self.findings.candidates.quantities[quantity].record.unit.is_none(),
                _ => false,
            };
            let mut all = (first..from).rev().filter(|to| within(*to, &before) && !self.is_change(*to));
            let only = all.next().filter(|_| sum && all.next().is_none())?;
            // `139 tersangka. Jumlah itu naik dibanding 2024 yang tercatat 97 kasus dengan 121 tersangka`
            let end = self.figures.len().min(from + 4);
            let better = (from + 1..end).any(|at| self.sentence_of(at) == *sentence && self.same(at, only, true));
            let alike = bare(only) && bare(from) || self.same(from, only, true);
            (alike && self.figures[only].is_exact() && !better).then_some(only)
        };
        let Some(nearest) = nearest else {
            return earlier().or_else(counted_so).map(|to| Pair { from, to, rule: &COMPARED, change: None });
        };
        let to = if is_subject(nearest) { nearest } else { subject().unwrap_or(nearest) };
        // Of shares and money only a figure that stands alone can be meant.
        let counted = matches!(self.figures[to].of, Of::Quantity(_));
        (counted || found.next().is_none()).then_some(Pair { from, to, rule: &COMPARED, change: None })
    }

    /// Whether a sentence is a line of a list, whose figures are of a part: `4. Polres Sumbawa: 9 kasus`.
    fn is_listed(&self, start: usize) -> bool {
        const MARKER: usize = 2;
        let view = self.view;
        let line = (start.saturating_sub(MARKER)..=start).rev().find(|at| view.token(*at).flags.line_start());
        line.is_some_and(|line| {
            let numbered = view.token(line).is_number() && matches!(view.token(line + 1).mark, b'.' | b')');
            numbered || view.token(line).is_dash() || view.token(line).is(b'*')
        })
    }

    /// Where the words of a sentence begin that tell something, after who says it: `Kapolres menyampaikan, angka itu naik`.
    fn content_start(&self, start: usize, until: usize) -> usize {
        let view = self.view;
        let opens = |at: usize| {
            let said = view.follows(Role::Saying, at) || view.follows(Role::Speech, at);
            view.token(at).is_double_quote() || said && (view.token(at).is(b',') || view.is_word(at, "bahwa"))
        };
        let near = start.max(until.saturating_sub(2 * REACH))..until;
        near.rev().find(|at| opens(*at)).map_or(start, |at| at + 1)
    }

    /// Two figures at two periods, set against each other.
    fn set_against(&self, to: usize) -> Option<Pair> {
        let sentence = self.sentence_of(to);
        self.dates[to].own?;
        let before = |start: usize| start.checked_sub(1).map_or(0, |before| self.sentence(before).start);
        let mut floor = before(sentence.start);
        // `Pada periode yang sama tahun lalu, BNN mengungkap 19 kasus.`
        let date = self.dates[to].own.map(|date| &self.findings.candidates.dates[date].tokens);
        let same_part = date.is_some_and(|date| self.is_same_part(date.start));
        if same_part {
            floor = before(floor);
        }
        // `Tahun sebelumnya 981 orang.` counts what the sentence before did.
        let plain = floor < sentence.start && self.tells_date_alone(to);
        let unit = |at: usize| match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.candidates.quantities[quantity].record.unit,
            _ => None,
        };
        let counted = |from: usize| unit(from).is_some() && unit(from) == unit(to) && self.same(from, to, false);
        // Not the women among them.
        let alike = |from: usize| if plain && unit(to).is_some() { counted(from) } else { self.same(from, to, true) };
        let other = self.before_in(to, floor).find(|from| alike(*from) && self.differ(*from, to, false));
        let Some(from) = other else { return self.set_against_now(to) };
        let first = self.sentence_of(from).start;
        let last = self.figures[to].tokens.end;
        let contrast = (self.figures[from].tokens.end..last).find(|at| self.view.has(Role::Contrast, *at));
        // `tahun lalu …, tahun ini …`
        let relative = |at: usize| {
            let date = self.dates[at].own.map(|date| self.findings.candidates.dates[date].record.value);
            matches!(date, Some(Value::Relative { .. }))
        };
        let one_sentence = self.figures[from].tokens.start >= sentence.start;
        let by_now = (relative(from) || relative(to)) && one_sentence;
        // `Sebagai perbandingan, pada 2023 hanya 18 kasus.`
        let compared = self.view.is_word(sentence.start + 1, "perbandingan");
        // `95 kasus (2025) dan 80 kasus (2024)`
        let bracketed = |at: usize| {
            let date = self.dates[at].after.map(|date| self.findings.candidates.dates[date].tokens.start);
            date.is_some_and(|start| self.view.before(start).is(b'('))
        };
        let bracketed = bracketed(from) && bracketed(to);
        // `2023: 345, tahun 2024 : 412`
        let beside = self.figures[to].tokens.start.saturating_sub(self.phrase_end(from)) <= 4;
        let bracketed = bracketed || beside && self.is_labelled(from) && self.is_labelled(to);
        let set =
            plain || contrast.is_some() || compared || by_now || bracketed || self.opens_with_date(to) || same_part;
        let after = (last..last + NEAR).take_while(|at| !self.view.token(*at).is_number());
        let moves = (first..last).chain(after).any(|at| self.moves(at));
        // Nothing counts what is money or a share but the words before it.
        let named = matches!(self.figures[to].of, Of::Quantity(_))
            || contrast
                .is_some_and(|contrast| self.names_nothing_new(first..self.figures[from].tokens.start, contrast, to));
        (moves || set && named).then_some(Pair { from, to, rule: &TWO_PERIODS, change: None })
    }

    /// `Ekstasi yang disita 214.907 butir, sedangkan pada 2024 hanya 88.120 butir`, where the text speaks of 2025.
    fn set_against_now(&self, then: usize) -> Option<Pair> {
        let then_date = self.dates[then].own?;
        let sentence = self.sentence_of(then);
        // `Tahun lalu, sabu yang disita 3,2 kilogram.`
        let date = &self.findings.candidates.dates[then_date].tokens;
        // `Pada 2023, tersangka yang diringkus sebanyak 55 orang.`
        let year_before = || {
            let year = |date: usize| self.period(date, None)?.parse::<i32>().ok();
            let now = self.year_in_force(sentence.start).and_then(year);
            date.start <= sentence.start + 2 && now.is_some_and(|now| year(then_date) == now.checked_sub(1))
        };
        let last = date.start == sentence.start && self.years_off(then_date).is_some_and(|years| years < 0);
        if sentence.start > 0 && (last || year_before()) {
            let floor = self.sentence(sentence.start - 1).start;
            let same = |now: &usize| self.dates[*now].own.is_none() && self.same(*now, then, true);
            let now = self.before_in(then, floor).find(same)?;
            let told = self.figures[now].tokens.start;
            let plain = self.names_nothing_new(floor.max(told.saturating_sub(3 * REACH))..told + 4, date.end - 1, then);
            return plain.then_some(Pair { from: then, to: now, rule: &COMPARED, change: None });
        }
        // `Disita sabu 41 kg dan ekstasi 560 butir. Sedangkan pada 2023, sabu yang disita hanya 27 kg.`
        let opens = sentence.start > 0 && self.view.has(Role::Contrast, sentence.start);
        let floor = if opens { self.sentence(sentence.start - 1).start } else { sentence.start };
        let alike = |now: &usize| self.dates[*now].own.is_none() && self.same(*now, then, true);
        let now = self.before_in(then, floor).find(|now| !opens || alike(now)).filter(alike)?;
        let told = self.figures[now].tokens.clone();
        let between = if opens { sentence.start } else { told.end }..self.figures[then].tokens.start;
        let contrast =
            between.clone().find(|at| self.view.has(Role::Contrast, *at) || self.view.is_word(*at, "sementara"))?;
        // What was told of another amount since says nothing of this one.
        let first = if opens { floor.max(told.start.saturating_sub(3 * REACH)) } else { told.start };
        let named = first..if opens { told.end + 1 } else { contrast };
        let plain = self.names_nothing_new(named, contrast, then);
        let year = self.year_in_force(sentence.start)?;
        let years = self.period(then_date, Some(year)).zip(self.period(year, None));
        let earlier = years.is_some_and(|(then, now)| then < now && then.len() == now.len());
        (plain && earlier).then_some(Pair { from: then, to: now, rule: &COMPARED, change: None })
    }

    /// Whether the date of a figure is its label: `2023: 345, 2024: 412`.
    fn is_labelled(&self, at: usize) -> bool {
        let start = self.figures[at].tokens.start;
        let date = self.dates[at].own.map(|date| self.findings.candidates.dates[date].tokens.end);
        self.view.before(start).is(b':') && date.is_some_and(|end| end + 1 == start)
    }

    /// Whether a sentence begins with the date of a figure, and tells the figure by its amount: `Pada 2024 tercatat 274`.
    fn opens_with_date(&self, at: usize) -> bool {
        const OPENING: usize = 3;
        let view = self.view;
        let figure = self.figures[at].tokens.start;
        let sentence = self.sentence_of(at);
        let dates = self.dates_in(&(sentence.start..figure.min(sentence.start + OPENING)));
        let near = dates.into_iter().next().is_some() && figure - sentence.start <= NEAR;
        let told = view.follows(Role::Reached, figure) || view.follows(Role::Amount, figure);
        // `Tahun lalu 29 kasus dengan 40 tersangka`
        let opening = self.dates_in(&(sentence.start..figure.min(sentence.start + OPENING)));
        let after = opening.into_iter().any(|date| {
            let ends = self.findings.candidates.dates[date].tokens.end == figure;
            ends && self.years_off(date).is_some()
        });
        // `Tahun lalu 24 kasus dengan barang bukti 18,9 kg sabu`
        let evidence = view.is_word(figure.wrapping_sub(1), "bukti") && view.is_word(figure.wrapping_sub(2), "barang");
        let front = if evidence { figure - 2 } else { figure };
        let joined = || view.follows(Role::Coordinator, front) || view.is_word(front.wrapping_sub(1), "dengan");
        let beside = || {
            let before = at.checked_sub(1).filter(|before| self.sentence_of(*before) == sentence && joined());
            before.is_some_and(|before| self.opens_with_date(before))
        };
        // `Pada 2024: 98 kasus.`, but not `98 kasus di Tebo`
        let next = self.phrase_end(at);
        let alone = || next >= sentence.end || matches!(view.token(next).mark, b'.' | b',' | b';');
        near && (told || after || view.before(figure).is(b':') && alone() || beside())
    }

    /// Whether the words between a contrast and a figure name only what some words before it named.
    fn names_nothing_new(&self, before: Range<usize>, contrast: usize, to: usize) -> bool {
        let view = self.view;
        let between = contrast + 1..self.figures[to].tokens.start;
        if between.len() > REACH || before.len() > 4 * REACH {
            return false;
        }
        between.into_iter().filter(|at| view.token(*at).is_word()).all(|at| {
            let dated = self
                .dates_in(&(at.saturating_sub(3)..at + 1))
                .any(|date| self.findings.candidates.dates[date].tokens.contains(&at));
            let told = view.has(Role::Amount, at) || view.has(Role::Reached, at) || view.has(Role::CalendarWord, at);
            // `pada rentang waktu yang sama`
            let told = told || (at..at + 4).any(|at| view.has(Role::SamePart, at));
            dated
                || told
                || self.doc.is_closed(at)
                || self.doc.is_verb_at(at)
                || before.clone().any(|before| view.key(before) == view.key(at))
        })
    }

    /// Whether a word tells of a change, and is not the name of a rate.
    pub(super) fn moves(&self, at: usize) -> bool {
        self.view.is(Class::Direction, at) && !self.view.has(Role::Rate, at)
    }

    /// `Tercatat 253 ekor, bertambah menjadi 256 ekor.`
    fn became(&self, to: usize, marker: usize) -> Option<Pair> {
        let cue = self.cue_before(marker, to)?;
        let sentence = self.sentence_of(to);
        let quantity = |at: &usize| matches!(self.figures[*at].of, Of::Quantity(_));
        let here = self.before_in(to, sentence.start).find(|from| self.figures[*from].tokens.end <= cue);
        let from = match here {
            Some(from) => Some(from),
            None if quantity(&to) && sentence.start > 0 => {
                let before = self.sentence(sentence.start - 1);
                // `jumlah itu`
                let points = (sentence.start..cue)
                    .any(|at| self.view.is(Class::Ellipsis, at) || self.view.has(Role::Pointing, at));
                self.before_in(to, before.start).find(|from| self.same(*from, to, !points))
            }
            None => None,
        }?;
        let named = match self.figures[from].of {
            Of::Quantity(_) => here.is_none() || self.same(from, to, true),
            _ => here.is_some() && self.same(from, to, false) && self.told_earlier(from),
        };
        let near = here.is_none() || cue - self.figures[from].tokens.end <= NEAR;
        (named && near).then_some(Pair { from, to, rule: &BECAME, change: None })
    }

    /// `Semula hanya 253 ekor, tetapi kini mencapai 256 kasus.`
    fn once_and_now(&self, to: usize) -> Option<Pair> {
        let sentence = self.sentence_of(to);
        // `Tahun lalu ada 112 perkara, sekarang 84.`
        let last_year = |from: usize| {
            self.dates[from].own.is_some_and(|date| self.years_off(date) < Some(0) && self.years_off(date).is_some())
        };
        let told = |from: &usize| self.told_earlier(*from) || last_year(*from);
        let from = self.before_in(to, sentence.start).next().filter(told)?;
        let counted = |at: usize| match self.figures[at].of {
            Of::Quantity(quantity) => self.findings.is_count(quantity),
            _ => false,
        };
        let between = self.figures[from].tokens.end..self.figures[to].tokens.start;
        let view = self.view;
        let now = between.clone().any(|at| view.is_word(at, "kini") || view.is_word(at, "sekarang"));
        // `pendapatan yang semula Rp2,8 triliun menjadi Rp2,9 triliun`
        let becomes = between.len() <= 2 && matches!(self.parts[to], Part::To { .. });
        let alike = self.same(from, to, true)
            || now && counted(from) && counted(to)
            || becomes && self.told_earlier(from) && self.same(from, to, false);
        let near =
            becomes || between.len() <= 2 * NEAR && (now || between.into_iter().any(|at| view.has(Role::Contrast, at)));
        (alike && near).then_some(Pair { from, to, rule: &BECAME, change: None })
    }

    /// `Harga cabai kini Rp95.000, sebelumnya Rp70.000.`
    fn now_and_once(&self, from: usize) -> Option<Pair> {
        let view = self.view;
        let sentence = self.sentence_of(from);
        let level = matches!(self.parts[from], Part::Level);
        let to = self.before_in(from, sentence.start).next().filter(|_| level && self.told_earlier(from))?;
        let first = self.figures[to].tokens.start;
        let now = |at: usize| view.is_word(at, "kini") || view.is_word(at, "sekarang");
        let told_now = (self.floor(to, first)..first).any(now);
        let near = self.figures[from].tokens.start - self.figures[to].tokens.end <= NEAR;
        (told_now && near && self.same(from, to, false)).then_some(Pair { from, to, rule: &BECAME, change: None })
    }

    /// Whether a word like `semula` stands before a figure.
    pub(super) fn told_earlier(&self, at: usize) -> bool {
        let first = self.figures[at].tokens.start;
        let dates = &self.findings.candidates.dates;
        // The `lalu` of `tahun lalu` belongs to a date.
        let dated = |word: usize| {
            let near = self.dates_in(&(word.saturating_sub(3)..word + 1));
            near.into_iter().any(|date| dates[date].tokens.contains(&word))
        };
        (self.floor(at, first)..first).any(|word| self.view.has(Role::Earlier, word) && !dated(word))
    }
}
