//! What the text tells to have been done: the verbs and nouns of taking, finding, destroying or arresting.

use std::ops::Range;

use crate::document::Document;
use crate::extractors::{Candidates, Index, List};
use crate::lexicon::{ActKind, Class, Role, Voice};
use crate::records::Stage;
use crate::resolve::Taken;
use crate::segment::View;

/// A word that tells that something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    /// Its tokens.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: ActKind,
    pub(crate) voice: Voice,
    /// Why it was not done, or not yet.
    pub(crate) untrue: Option<Untrue>,
}

/// Why an act was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Untrue {
    /// `belum ditangkap`, `upaya mengungkap`
    Denied,
    /// `akan dimusnahkan`
    Planned,
    /// `pernah ditangkap`: in a case of its own, long before
    Past,
}

/// The acts of an article, in text order.
pub(crate) struct Acts {
    all: Vec<Act>,
    index: Index,
    /// The tokens that they have: of most it is told at once that they have them not.
    taken: Taken,
    /// Whether one of them tells of a destruction of evidence.
    pub(super) destroys: bool,
    /// Whether one tells that something was burnt or pulled out.
    pub(super) burns: bool,
}

impl Acts {
    pub(crate) fn of(doc: &Document<'_>, candidates: &Candidates) -> Acts {
        let view = doc.view();
        let words = doc.events(Class::Act);
        let mut acts: Vec<Act> = Vec::with_capacity(words.size_hint().1.unwrap_or_default());
        let mut done = 0;
        for at in words {
            if at < done {
                continue;
            }
            let Some(found) = view.find(Class::Act, at) else { continue };
            let Some((kind, voice)) = view.lexicon.act(found) else { continue };
            done = at + found.len;
            // `Kepala Pengamanan Lapas`: a word of a name tells of nothing done.
            if voice == Voice::Noun && (holds(&candidates.positions, at) || holds(&candidates.organizations, at)) {
                continue;
            }
            // `ditemukan tewas` tells how someone was found.
            let state = kind == ActKind::Find && view.has(Role::FoundState, done)
                || kind == ActKind::Secure && view.has(Role::Guarded, done);
            let untrue = if state { Some(Untrue::Denied) } else { untrue(view, at) };
            acts.push(Act { start: at, end: done, kind, voice, untrue });
        }
        // `18 telepon genggam dipukul dengan palu`: the manner of a destruction, in an article that tells of one.
        let destroys = acts.iter().any(|act| act.kind == ActKind::Destroy);
        let burns = acts.iter().any(|act| act.kind == ActKind::Burn && act.untrue.is_none());
        acts.retain(|act| destroys || act.kind != ActKind::Break);
        for act in &mut acts {
            if act.kind == ActKind::Break {
                act.kind = ActKind::Destroy;
            }
        }
        let mut taken = Taken::default();
        taken.clear(if acts.is_empty() { 0 } else { view.tokens.len() });
        for act in &acts {
            _ = taken.take(&(act.start..act.end));
        }
        let mut index = Index::default();
        index.note(acts.iter().map(|act| act.start));
        Acts { all: acts, index, taken, destroys, burns }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Act> {
        self.all.iter()
    }

    /// The act that a token belongs to.
    pub(crate) fn at(&self, token: usize) -> Option<&Act> {
        self.taken.has(token).then_some(())?;
        let next = self.before(token + 1);
        self.all.get(next.checked_sub(1)?).filter(|act| token < act.end)
    }

    /// The acts that begin within some tokens.
    pub(crate) fn within(&self, tokens: &Range<usize>) -> &[Act] {
        self.all.get(self.before(tokens.start)..self.before(tokens.end)).unwrap_or_default()
    }

    /// How many acts begin before a token.
    fn before(&self, token: usize) -> usize {
        self.index.before(token, &self.all, |act| act.start)
    }
}

/// Whether one of those found has a token.
fn holds<T>(found: &List<T>, at: usize) -> bool {
    let last = found.before(at + 1).checked_sub(1).and_then(|last| found.get(last));
    last.is_some_and(|last| at < last.tokens.end)
}

/// `belum ditangkap`, `akan memusnahkan`, `untuk menangkap`, `upaya mengungkap`.
fn untrue(view: View<'_>, at: usize) -> Option<Untrue> {
    const BEFORE: usize = 3;
    for before in (at.saturating_sub(BEFORE)..at).rev() {
        if !view.token(before).is_word() {
            return None;
        }
        if view.has(Role::Forecast, before) {
            return Some(Untrue::Planned);
        }
        if view.has(Role::Once, before) {
            return Some(Untrue::Past);
        }
        // `dapat direhabilitasi bila ditangkap dengan 1 gram sabu`
        if ["apabila", "bila", "jika", "kalau"].iter().any(|word| view.is_word(before, word)) {
            return Some(Untrue::Denied);
        }
        // `korban salah tangkap`
        if before + 1 == at && view.is_word(before, "salah") {
            return Some(Untrue::Denied);
        }
        // `akhirnya bisa ditangkap`
        let achieved = view.is_word(before.wrapping_sub(1), "akhirnya");
        if view.has(Role::Denial, before) || view.has(Role::Wish, before) && !achieved {
            return Some(Untrue::Denied);
        }
        // `Warga meminta polisi menangkap …`
        let asked = before + 1 == at && view.has(Role::Bystander, before);
        // `Jangan hanya menangkap dua kurir`
        let asked = asked || view.is_word(before, "hanya");
        // `membantah adanya penangkapan`
        let asked = asked || matches!(view.word(before), "ada" | "adanya");
        if !asked && !view.has(Role::Auxiliary, before) && !view.has(Role::Connecting, before) {
            return None;
        }
    }
    None
}

impl Act {
    /// What is done with a thing by it, where it tells of things.
    pub(crate) fn stage(&self) -> Option<Stage> {
        match self.kind {
            ActKind::Seize | ActKind::Secure | ActKind::Find | ActKind::Uncover => Some(Stage::Seized),
            ActKind::Destroy | ActKind::Burn => Some(Stage::Destroyed),
            ActKind::Display => Some(Stage::Displayed),
            ActKind::HandOver => Some(Stage::HandedOver),
            _ => None,
        }
    }

    /// Whether it tells that people were taken.
    pub(crate) fn takes_people(&self) -> bool {
        matches!(self.kind, ActKind::Arrest | ActKind::Secure)
    }

    /// Whether it tells that somebody was arrested: `ditangkap`.
    pub(super) fn tells_arrest(&self) -> bool {
        self.kind == ActKind::Arrest && self.voice == Voice::Passive && self.untrue.is_none()
    }

    /// Whether it tells that somebody had something: `membawa`, `menyimpan`.
    pub(super) fn tells_holding(&self) -> bool {
        self.kind == ActKind::Holding && self.voice == Voice::Active
    }
}
/// Whether a word is the verb of a clause, which ends the reach of the one before it.
pub(super) fn is_clause_verb(doc: &Document<'_>, at: usize) -> bool {
    let view = doc.view();
    let token = view.token(at);
    let name = || {
        // `Pulang Pisau`: a name within a sentence.
        let opens = doc.sentence(at).start == at || view.before(at).is_double_quote();
        token.capital() && !doc.is_title(at) && !opens
    };
    token.is_word()
        && !view.has(Role::Connecting, at)
        && !view.has(Role::Introducer, at)
        && (doc.is_verb_at(at) && !view.is(Class::Noun, at) || view.is(Class::Verb, at))
        && !name()
}
