//! The lines of a recapitulation: `REKAP UNGKAP KASUS`, `Jumlah kasus : 15`, `Sabu : 186,44 gram`; `1. Polres Maros: 8 kasus,
//! 9 tersangka, sabu 11 gram`.

use rust_decimal::Decimal;

use super::{ThingTold, Walker};
use crate::lexicon::{ActKind, Role};
use crate::records::Stage;

impl Walker<'_> {
    /// What tells that the thing of a line was taken, where the lines before count the cases that it is of.
    pub(super) fn recapitulated(&self, quantity: usize, before: Option<&ThingTold>) -> Option<ThingTold> {
        const LINE: usize = 32;
        const LINES: usize = 200;
        const MARKER: usize = 2;
        let (view, quantities) = (self.view, &self.findings.candidates.quantities);
        if !self.is_drug(quantity) {
            let before = before.filter(|before| before.recap)?;
            let start = quantities[before.quantity].tokens.start;
            let next = view.line_end_within(start, LINE);
            let follows = (next..next + MARKER + 1).contains(&self.front(quantity));
            return follows.then(|| ThingTold { quantity, ..before.clone() });
        }
        let front = self.front(quantity);
        let line = (front.saturating_sub(LINE)..=front).rev().find(|at| view.token(*at).flags.line_start())?;
        let last = self.acts.within(&(line.saturating_sub(LINES)..line)).last()?;
        let taken = last.stage() == Some(Stage::Seized) || last.kind == ActKind::Uncover;
        let counts = |at: usize| {
            let item = quantities[at].record.item.as_ref();
            item.is_some_and(|item| view.has(Role::CaseWord, item.start) || view.has(Role::Accused, item.start))
        };
        // `Sabu : 186 gram` after `Jumlah kasus : 15`; `8 kasus, 9 tersangka, sabu 11 gram` on its own line
        let field = front <= line + MARKER && (line..front).all(|at| !view.token(at).is_word());
        let from = if field { view.line_end(last.start) } else { line };
        let counted = || quantities.within(&(from..front)).filter(|at| counts(*at));
        let several = || from == line || counted().any(|at| self.findings.readings[at].value > Decimal::ONE);
        let plain = |at: usize| !self.is_verb(at) && self.acts.at(at).is_none() && !view.token(at).is_double_quote();
        // `Rincian per satuan kerja:`
        let heads = |at: usize| view.token(view.line_end_within(at, LINE) - 1).is(b':');
        let plain = |at: usize| plain(at) || at < line && heads(at);
        // `Sabu 5 gram dijual AR`
        let end = view.line_end_within(front, LINE);
        let done = |at: usize| self.is_verb(at) || self.acts.at(at).is_some();
        let told = taken && !(front..end).any(done) && last.untrue.is_none() && counted().next().is_some();
        (told && (view.line_end(last.start)..front).all(plain))
            .then(|| ThingTold { recap: several(), ..ThingTold::by(last, quantity) })
    }
}
