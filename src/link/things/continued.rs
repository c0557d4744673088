//! Things that go on from what was told before them: lists without a verb of their own, and what somebody was caught with.

use std::ops::Range;

use super::{REACH, ThingTold, Walker, its_weight};
use crate::extractors::bound_before;
use crate::lexicon::{ActKind, Class, Role};
use crate::link::acts::Act;
use crate::records::Stage;
use crate::segment::token::mark;

impl Walker<'_> {
    /// What a list without a verb of its own goes on from: `Yang kedua 71 kilogram di Jambi`, `Barang bukti itu antara
    /// lain …`, `karung tersebut berisi …`.
    pub(super) fn continued(&self, quantity: usize, last: Option<&ThingTold>) -> Option<ThingTold> {
        const LISTED: usize = 24;
        let view = self.view;
        let candidate = &self.findings.candidates.quantities[quantity];
        let sentence = self.findings.sentence(candidate.tokens.start);
        if self.is_adverbial(self.front(quantity), quantity) && !self.is_definite(quantity) {
            return None;
        }
        // `Sebanyak 38 gram sabu dan 5 butir ekstasi dikirim ke laboratorium`: something else was done with them.
        let end = self.list_end(quantity);
        let done = end < sentence.end && view.word(end).starts_with("di") && self.is_verb(end);
        if done && self.acts.at(end).is_none() {
            return None;
        }
        let before = last.map(|last| self.findings.candidates.quantities[last.quantity].tokens.start);
        let same = before.filter(|before| sentence.contains(before));
        let first = self.first_word(&sentence);
        let from = same.unwrap_or(sentence.start).max(candidate.tokens.start.saturating_sub(REACH));
        let plain = |at: usize| {
            !self.is_verb(at) && self.acts.at(at).is_none() && (!view.token(at).is_double_quote() || at < first)
        };
        let verbless = (from..candidate.tokens.start).all(plain);
        if same.is_some() {
            // In a list the things may have clauses of their own: `cangklong untuk mengisap tembakau, 1 unit mobil`.
            // What they measure may stand before the one told last.
            let front = self.front(quantity);
            let apart = view.before(front).is(b',') || view.follows(Role::Coordinator, front);
            let listed = apart && front.saturating_sub(from) <= LISTED && self.acts.within(&(from..front)).is_empty();
            if verbless || listed || !self.is_there(quantity, &sentence) {
                return last.filter(|_| verbless || listed).map(|last| ThingTold { quantity, ..last.clone() });
            }
        }
        self.over_sentences(quantity, last, from..candidate.tokens.start, verbless)
    }

    /// What goes on from the sentences before; `words` stand before it in its own, without a verb or with one.
    fn over_sentences(
        &self,
        quantity: usize,
        last: Option<&ThingTold>,
        words: Range<usize>,
        verbless: bool,
    ) -> Option<ThingTold> {
        const DATED: usize = 4;
        let view = self.view;
        let start = words.end;
        let sentence = self.findings.sentence(start);
        let first = self.first_word(&sentence);
        let told = last.map(|last| ThingTold { quantity, ..last.clone() });
        let before = last.map(|last| self.findings.candidates.quantities[last.quantity].tokens.start);
        let previous = self.previous(sentence.start)?;
        let before_that = self.previous(previous.start).map_or(previous.start, |sentence| sentence.start);
        // `"Yang pertama di Bengkalis, 50 kilogram,"` counts what the sentences before told of.
        let counted = view.is_word(first, "yang") && view.has(Role::Counted, first + 1);
        let reach = if counted { before_that } else { previous.start };
        let follows = verbless && before.is_some_and(|before| (reach..previous.end).contains(&before));
        if follows && (first..first + 3).any(|at| self.goes_on(at)) {
            return told;
        }
        // `"Enam pak papir di dalam kotak hitam."`
        // `Tahun 2023 kita sita 58,9 kilogram. Tahun 2024 119,4 kilogram.`
        let dated = || {
            let dates = &self.findings.candidates.dates;
            let mut opening = dates.within(&(first..start.min(first + 2)));
            start - first <= DATED && opening.any(|date| dates[date].tokens.end == start)
        };
        let bare = before.is_some_and(|before| before >= before_that) && (first == start || dated());
        let clause = |at: &usize| *at <= start || !view.token(*at).is(b',') && !view.token(*at).is_double_quote();
        let end = if first == start {
            sentence.end
        } else {
            (first..sentence.end).find(|at| !clause(at)).unwrap_or(sentence.end)
        };
        if bare && (first..end.min(first + REACH)).all(|at| !self.is_verb(at)) {
            return told;
        }
        let introduced = words.into_iter().any(|at| view.has(Role::Introducer, at));
        if verbless && introduced {
            let mut acts = self.acts.within(&previous).iter().filter(|act| act.untrue.is_none());
            let opens = (first..first + 2).any(|at| view.has(Role::Introducer, at));
            // `mengungkap 8 kasus. Rinciannya, 5 curanmor`
            let may = |act: &Act| act.stage().is_some() && (act.kind != ActKind::Uncover || self.is_drug(quantity));
            let act = acts.find(|act| act.kind == ActKind::Evidence || opens && may(act));
            if let Some(act) = act {
                // `Barang bukti dimusnahkan. Yakni sabu 1 kg`
                let all = self.acts.within(&previous).iter();
                let destroyed = all.rev().find(|act| act.kind == ActKind::Destroy && act.untrue.is_none());
                let verb = destroyed.filter(|_| act.kind == ActKind::Evidence).unwrap_or(act);
                return Some(ThingTold { act: *act, ..ThingTold::by(verb, quantity) });
            }
        }
        // `Sabu disita dari tiga tersangka. Dari tersangka DK 103 gram sabu, dari AR 20 gram.`
        if verbless && self.is_drug(quantity) && self.is_from_suspect(first, start) {
            let mut acts = self.acts.within(&previous).iter().filter(|act| act.untrue.is_none());
            if let Some(act) = acts.find(|act| act.stage() == Some(Stage::Seized)) {
                return Some(ThingTold::by(act, quantity));
            }
        }
        // `Tiga truk diamankan. Truk itu membawa 1.132 keping kayu.`
        let carries = |act: &Act| act.tells_holding() && self.is_pointed(act.start);
        let carried = self.acts.within(&(first..start)).last().is_some_and(carries);
        if carried && before.is_some_and(|before| previous.contains(&before)) && !self.is_priced(start) {
            return told;
        }
        if let Some(carried) = self.carried(quantity, first, &previous) {
            return Some(carried);
        }
        if its_weight(self.findings, quantity) && before.is_some_and(|before| before >= before_that) {
            return told;
        }
        if self.is_there(quantity, &sentence) || self.is_definite(quantity) {
            return self.by_act_near(quantity, &sentence, told);
        }
        // Plants of a field that was found stood there until they were pulled out.
        if self.is_planted(quantity) {
            let told = self.by_act_near(quantity, &sentence, told)?;
            return match told.act.kind {
                ActKind::Destroy | ActKind::Burn => Some(told),
                ActKind::Find if self.acts.burns => Some(ThingTold { stage: Stage::Destroyed, ..told }),
                ActKind::Find => Some(told),
                _ => None,
            };
        }
        None
    }

    /// Whether a sentence opens with whom something is from: `Dari tangan AR`, `Yang terbanyak dari tersangka DK`.
    fn is_from_suspect(&self, first: usize, until: usize) -> bool {
        const FRONT: usize = 4;
        let view = self.view;
        let source = (first..until.min(first + FRONT)).find(|at| view.is_word(*at, "dari"));
        source.is_some_and(|source| {
            let owner = source + 1;
            let named = || !self.findings.candidates.persons.within(&(owner..owner + 1)).is_empty();
            view.has(Role::Accused, owner) || view.is_word(owner, "tangan") || named()
        })
    }

    /// The act by which a drug was found on somebody who hid or carried it, told in the sentence before or after.
    fn carried(&self, quantity: usize, first: usize, previous: &Range<usize>) -> Option<ThingTold> {
        const SUBJECT: usize = 6;
        let view = self.view;
        let start = self.findings.candidates.quantities[quantity].tokens.start;
        let clause = first.max(start.saturating_sub(REACH))..start;
        let had = self.acts.within(&clause).last().filter(|act| act.tells_holding() && act.untrue.is_none())?;
        let past = |at: usize| view.has(Role::Once, at) || view.has(Role::Confessing, at);
        if !self.is_drug(quantity) || clause.into_iter().any(past) {
            return None;
        }
        // `Petugas mengamankan MY (26). Ia menyembunyikan dua bungkus sabu di dalam sepatunya.`
        let taken = |act: &&Act| act.takes_people() && act.untrue.is_none();
        let hidden = view.is_word(had.start, "menyembunyikan");
        let taken = self.acts.within(previous).iter().rev().find(taken).filter(|_| hidden);
        if let Some(act) = taken {
            return Some(ThingTold::by(act, quantity));
        }
        // `AR membawa 22 bal ganja. Ia langsung digelandang ke Mapolres.`
        let end = self.findings.sentence(start).end;
        let next = end..self.findings.sentence(end).end.min(end + SUBJECT);
        let pointed = view.is(Class::Collective, next.start)
            || view.has(Role::Accused, next.start)
            || ["ia", "dia", "mereka"].iter().any(|word| view.is_word(next.start, word));
        let arrest = self.acts.within(&next).iter().find(|act| act.tells_arrest())?;
        (pointed && !self.is_priced(start)).then(|| ThingTold::by(arrest, quantity))
    }

    /// Whether the text says that a drug was there when someone looked: `setelah digeledah, di palka terdapat 35 karung
    /// sabu`, `karung tersebut berisi …`, `isinya …`.
    fn is_there(&self, quantity: usize, sentence: &Range<usize>) -> bool {
        let (view, candidate) = (self.view, &self.findings.candidates.quantities[quantity]);
        let front = self.front(quantity);
        let from = sentence.start.max(front.saturating_sub(REACH));
        let packed = candidate.record.item.is_none() && candidate.record.unit.is_some();
        if !self.is_drug(quantity) && !packed || self.is_priced(candidate.tokens.start) {
            return false;
        }
        let there = (from..candidate.tokens.start)
            .rev()
            .find(|at| view.has(Role::Existential, *at) || self.is_verb(*at) && self.acts.at(*at).is_none());
        let Some(there) = there.filter(|at| view.has(Role::Existential, *at)) else { return false };
        // `Petugas menghentikan sebuah truk. Di balik kelapa tersimpan 15 kg sabu.`
        let stopped = || {
            let previous = self.previous(sentence.start).unwrap_or_default();
            let stop = |act: &Act| act.kind == ActKind::Intercept && act.untrue.is_none();
            view.has(Role::Preposition, sentence.start) && self.acts.within(&previous).iter().any(stop)
        };
        let searched = || (from..there).any(|at| view.has(Role::Search, at)) || stopped();
        let pointed = there > 0 && self.is_pointed(there) || view.is_word(there, "isinya");
        (pointed || searched()) && (there..candidate.tokens.start).all(|at| self.acts.at(at).is_none())
    }

    /// Whether plants stood in a field that was destroyed: `titik pertama ditanami 5.000 batang ganja`.
    fn is_planted(&self, quantity: usize) -> bool {
        let (view, candidate) = (self.view, &self.findings.candidates.quantities[quantity]);
        let unit = self.findings.unit(&candidate.record).map(|unit| unit.name.as_ref());
        let plants = self.is_drug(quantity) && matches!(unit, Some("batang" | "pohon"));
        let (_, before) = bound_before(view, self.front(quantity));
        let before = before.wrapping_sub(1);
        plants && (view.has(Role::Planted, before) || view.is_word(before, "berisi") || view.is_word(before, "dengan"))
    }

    /// Whether an amount of a drug is one that the reader knows: `sabu seberat 1,4 kg itu`.
    fn is_definite(&self, quantity: usize) -> bool {
        let candidate = &self.findings.candidates.quantities[quantity];
        let Some(item) = candidate.record.item.as_ref().filter(|_| self.is_drug(quantity)) else { return false };
        // `sabu itu beratnya 14,7 gram`, `dua paket sabu itu`
        let ends = [item.end, candidate.tokens.end];
        let pointed = ends.iter().any(|end| self.view.has(Role::Pointing, *end));
        // `Ia mengantar ganja itu dua kali. Yang pertama 5 kg`
        let here = self.findings.sentence(candidate.tokens.start).contains(&item.start);
        pointed && here && candidate.record.unit.is_some() && !self.is_priced(candidate.tokens.start)
    }

    /// A telling by the act last told, or else by one in the sentences before or after.
    fn by_act_near(&self, quantity: usize, sentence: &Range<usize>, told: Option<ThingTold>) -> Option<ThingTold> {
        const MOST_SENTENCES: usize = 4;
        let mut start = sentence.start;
        for _ in 0..MOST_SENTENCES {
            let Some(previous) = self.previous(start) else { break };
            if let Some(told) = told.as_ref().filter(|told| previous.contains(&told.act.start)) {
                return Some(told.clone());
            }
            let mut acts = self.acts.within(&previous).iter().rev();
            let takes = |act: &&Act| act.stage().is_some() || act.takes_people() || act.kind == ActKind::Intercept;
            let act = acts.find(|act| act.untrue.is_none() && takes(act));
            if let Some(act) = act {
                return Some(ThingTold::by(act, quantity));
            }
            start = previous.start;
        }
        let after = sentence.end..self.findings.sentence(sentence.end).end;
        let act = self.acts.within(&after).iter().find(|act| act.untrue.is_none() && act.takes_people())?;
        Some(ThingTold::by(act, quantity))
    }

    /// The sentence before one, over what is no text.
    pub(super) fn previous(&self, start: usize) -> Option<Range<usize>> {
        let last = (0..start).rev().take(REACH).find(|at| !self.view.token(*at).is(mark::WALL))?;
        Some(self.findings.sentence(last))
    }

    /// The first word of a sentence, after its quote mark and what is no text.
    fn first_word(&self, sentence: &Range<usize>) -> usize {
        let opens = |at: &usize| self.view.token(*at).is_word() || self.view.token(*at).is_number();
        sentence.clone().find(opens).unwrap_or(sentence.start)
    }

    /// Whether a word at the head of a sentence goes on with a list: `Rinciannya`, `kedua`, `Ada`.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        view.has(Role::Introducer, at)
            || view.has(Role::GoingOn, at)
            || view.is(Class::Collective, at)
            || view.is_word(at, "pertama")
    }
}
