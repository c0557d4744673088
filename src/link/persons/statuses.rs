//! What the text reports to have happened to a person: by a noun before the name (`tersangka RS`), or a verb near it in
//! the sentence of which it is the subject or, before a verb of the active voice, the object.

use std::ops::Range;

use super::is_by_private;
use super::lists::{is_bare_list, list_after, list_before, subject_over};
use crate::document::Document;
use crate::extractors::person::{Naming, is_counsel};
use crate::extractors::{Candidates, List};
use crate::lexicon::{ActKind, Class, Role, RoleSet, Told, Voice};
use crate::records::{OrganizationKind, PersonRole, Status, StatusKind};
use crate::segment::View;
use crate::segment::token::mark;

/// Most tokens between a name and what is reported of the person.
const REACH: usize = 8;
/// Most tokens between those who are made suspects and the words that make them so.
const MAKING: usize = 32;
/// What ends that: `menetapkan Galih, kata Turmuji, sebagai tersangka`.
const SPEAKING: RoleSet = RoleSet::EMPTY.with(Role::Speech).with(Role::Denial);

/// Those who are told of as what they are, not by name: what is told after them is of them.
const OTHERS: RoleSet =
    RoleSet::EMPTY.with(Role::Personal).with(Role::Accused).with(Role::Victim).with(Role::Witness).with(Role::Trade);

/// What happened to a person, in text order; a victim who flees is no fugitive.
pub(super) fn statuses(doc: &Document<'_>, candidates: &Candidates, members: &[usize], victim: bool) -> Vec<Status> {
    let namings = &candidates.persons;
    let mut reader = Reader { doc, view: doc.view(), namings, victim, found: Vec::new(), fled: None };
    members.iter().for_each(|member| reader.read(*member));
    // Whoever flees is no fugitive by that alone: `Korban sempat kabur`.
    let accused =
        |member: &usize| namings.get(*member).is_some_and(|naming| naming.record.role == Some(PersonRole::Suspect));
    if let Some(at) = reader.fled.filter(|_| reader.found.iter().any(accuses) || members.iter().any(accused)) {
        reader.note(StatusKind::Fugitive, at);
    }
    reader.found.sort_by_key(|status| status.start);
    reader.found
}

/// Reads what is told of one person.
struct Reader<'a> {
    doc: &'a Document<'a>,
    view: View<'a>,
    /// Those of all persons.
    namings: &'a List<Naming>,
    victim: bool,
    /// What was found of this one.
    found: Vec<Status>,
    /// Where the text tells that this one fled.
    fled: Option<usize>,
}

impl Reader<'_> {
    /// Adds a status that a word tells, if it is the first to do so.
    fn note(&mut self, status: StatusKind, at: usize) {
        if !self.found.iter().any(|known| known.status == status) {
            let bytes = self.view.bytes(at..at + 1);
            self.found.push(Status { status, start: bytes.start, end: bytes.end });
        }
    }

    /// The status that a word tells of what stands to it so.
    fn fate(&self, at: usize, told: Told) -> Option<StatusKind> {
        if !self.view.has(Role::Fate, at) {
            return None;
        }
        let status = self.doc.lexicon.fate(self.view.token(at).word, told)?;
        match (status, frees(self.view, at + 1)) {
            (StatusKind::Convicted, true) => Some(StatusKind::Acquitted),
            (StatusKind::Acquitted, false) => None,
            _ => Some(status),
        }
    }

    /// Reads what stands before and after a naming.
    fn read(&mut self, member: usize) {
        let (doc, view, all) = (self.doc, self.view, self.namings);
        let Some(naming) = all.get(member) else { return };
        let to = naming.record.to;
        // `Petugas menangkap Galih (31) dan Turmuji (28)`: what stands before a list is told of all in it.
        let first = list_before(doc, all, member);
        let from = all[first].record.from;
        // Another person's name, a new clause and a quotation end what is said of this one.
        let floor = first.checked_sub(1).and_then(|before| all.get(before)).map_or(0, |before| before.tokens.end);
        let ceiling = all.get(member + 1).map_or(usize::MAX, |next| next.tokens.start);
        // What stands before a name that opens its sentence is told in another.
        let reach = if doc.opens_sentence(from) { 0 } else { REACH };
        let back = floor.max(from.saturating_sub(reach))..from;
        // `Boru Siregar (65) dan cucunya Gabriel (7) ditemukan tewas`
        let rest = list_after(doc, all, member);
        let (to, ceiling) = rest.map_or((to, ceiling), |last| {
            (all[last].record.to, all.get(last + 1).map_or(usize::MAX, |next| next.tokens.start))
        });
        let ahead = to..(to + REACH).min(ceiling).min(view.len());
        // Most names stand far from any such word.
        let to_whom = |at: usize| view.is_word(at, "kepada") || view.is_word(at, "terhadap");
        if back.clone().chain(ahead.clone()).any(|at| view.has(Role::Fate, at) || to_whom(at)) {
            // `Menurut AKP Wulan, tersangka melakukan …`: what he tells is of somebody else.
            let words = back.clone().rev().take_while(|at| view.token(*at).is_word());
            let tells = words.into_iter().any(|at| view.has(Role::QuoteCue, at));
            self.read_before(back, first..member, !naming.record.degrees.is_empty());
            if subject_over(doc, all, member).is_none() {
                self.read_after(ahead, tells);
            }
        }
        if let Some(at) = self.made_suspect(from, to) {
            self.note(StatusKind::Suspect, at);
        }
    }

    /// The word that makes all suspects who stand between: KPK menetapkan `mantan Dirut Galih, dan Dirut PT X Turmuji` sebagai
    /// tersangka.
    fn made_suspect(&self, from: usize, to: usize) -> Option<usize> {
        let view = self.view;
        let end = self.doc.sentence(from).end.min(to + MAKING);
        let at = (to + 1..end).find(|at| is_made(view, *at))?;
        let verb = self.making(from)?;
        let told = (verb + 1..at).any(|at| view.has_any(SPEAKING, at) || is_made(view, at));
        (!told && !is_denied(self.doc, verb)).then_some(at)
    }

    /// The verb before a token that makes somebody a suspect.
    fn making(&self, from: usize) -> Option<usize> {
        let floor = self.doc.sentence(from).start.max(from.saturating_sub(MAKING));
        let makes = |at: &usize| self.view.is_word(*at, "menetapkan") || self.view.is_word(*at, "tetapkan");
        (floor..from).rev().find(makes)
    }

    /// Reads what stands before a name, or before the first of a list; a name may have degrees.
    fn read_before(&mut self, words: Range<usize>, list: Range<usize>, degrees: bool) {
        let (doc, view) = (self.doc, self.view);
        let apposed = view.before(words.end).is(b',');
        let ranked = self.namings.get(list.end).is_some_and(|naming| naming.record.rank.is_some());
        let end = words.end;
        let (mut introduced, mut named) = (false, false);
        for at in words.rev() {
            // `menangkap penyerang Galih`: who was attacked.
            if ends_clause(view, at) || at + 1 == end && view.has(Role::Offender, at) {
                break;
            }
            // `melakukan penangkapan terhadap Galih`, but `menangkap pelaku kekerasan terhadap Wulan`
            if view.is_word(at, "terhadap") {
                if at > 0 && self.fate(at - 1, Told::Object).is_some() || is_sentenced(view, at) {
                    continue;
                }
                break;
            }
            // `menjatuhkan vonis 5 tahun penjara kepada mantan Bupati Wonosari, Galih`
            if view.is_word(at, "kepada")
                && (at + 1..end).all(|at| is_titular(view, at))
                && let Some(verb) = sentencing(view, at).filter(|verb| !(*verb..at).any(|at| frees(view, at)))
            {
                self.note(StatusKind::Convicted, verb);
                break;
            }
            introduced |= view.has(Role::Namely, at) || view.is_word(at, "adalah");
            named |= view.has(Role::Named, at);
            // `ditangkap polisi bersama suaminya, AK`
            let along = || {
                let along = at + 1 + usize::from(view.has(Role::Officer, at + 1));
                let own = |at: usize| view.token(at).is(b',') || view.has(Role::Kin, at) || view.has(Role::Trade, at);
                !ranked && view.has(Role::Along, along) && (along + 1..end).all(own)
            };
            let subject =
                || introduced || view.has(Role::Named, at + 1) || along() || at > 0 && view.is_word(at - 1, "turut");
            if let Some(status) = self.fate(at, Told::Noun) {
                // `Penasihat hukum terdakwa, Turmuji Galih,` is not who stands accused, nor is `penasihat hukum terdakwa
                // Turmuji Galih SH`.
                let before = at.saturating_sub(2)..at;
                if view.token(at + 1).is(b',') && before.clone().any(|at| view.has(Role::Attached, at))
                    || degrees && is_counsel(view, before)
                {
                    break;
                }
                if is_bare_list(doc, self.namings, list.clone()) || is_many(view, at) {
                    self.note(status, at);
                }
            } else if let Some(status) = self.fate(at, Told::Subject).filter(|_| subject() && !is_denied(doc, at)) {
                // `mereka yang ditangkap yakni Galih dan Turmuji`, `turut ditangkap Wulan`
                self.note(status, at);
            } else if let Some(status) =
                self.fate(at, Told::Object).filter(|_| !is_denied(doc, at) && !means_other(view, at))
            {
                // `membenarkan penangkapan itu melalui Ipda Galih`; `Wulan mencari suaminya, Galih`
                let private = || view.is_word(at, "mencari") && !is_search(doc, at);
                if !view.has(Role::Pointing, at + 1) && !private() {
                    self.note(status, at);
                }
                break;
            } else if !introduced
                && !named
                && !view.has(Role::Along, at)
                && !is_sentenced(view, at)
                && (view.has(Role::QuoteCue, at)
                    || view.has(Role::Preposition, at) && !apposed && !frees(view, at.saturating_sub(1))
                    || doc.is_verb_at(at))
            {
                // `menangkap pelaku, kata Bambang`, `tersangka menipu Wulan`, `di rumah Galih`: somebody else.
                break;
            }
            if view.token(at).flags.sentence_start() {
                break;
            }
        }
    }

    /// Reads what stands after a name, or after the last of a list; whoever tells it is told of no further than a comma.
    fn read_after(&mut self, words: Range<usize>, tells: bool) {
        let (doc, view, to) = (self.doc, self.view, words.start);
        // `AKBP Wulan menetapkan EK sebagai tersangka`
        let acts = |at: usize| view.word(at).starts_with("me") && doc.is_verb_at(at);
        let of_other = |at: usize| view.has_any(OTHERS, at);
        // `Galih ditetapkan sebagai tersangka`, `Galih menjadi tersangka`
        let becomes = |at: usize| view.is_word(at, "ditetapkan") || view.is_word(at, "menjadi");
        let mut made = false;
        // `Galih, bandar yang masih buron`, `Wulan, ibu rumah tangga`: the noun tells of them; but `Rosmaini, ibu
        // terdakwa`.
        // `AKP Galih, membenarkan penetapan tersangka itu`: a verb is no noun.
        let of_another = view.has(Role::Attached, to + 1) && !view.is_word(to + 2, "rumah");
        let apposed = view.token(to).is(b',') && of_other(to + 1) && !of_another && !acts(to + 1);
        for at in words {
            let fate = self.fate(at, Told::Subject);
            if apposed && at == to + 1 && fate.is_none() {
                continue;
            }
            if ends_clause(view, at) || view.token(at).flags.sentence_start() || tells && view.token(at).is(b',') {
                break;
            }
            match fate {
                Some(_) if is_denied(doc, at) => {}
                Some(_) if means_other(view, at) => {}
                // `belum menetapkan Galih sebagai tersangka`
                Some(_) if is_made(view, at) && self.making(to).is_some_and(|verb| is_denied(doc, verb)) => {}
                // `Jonatan dibekuk Viktor`: nobody was arrested.
                Some(StatusKind::Arrested) if is_by_private(self.namings, at + 1) => {}
                Some(_) if view.has(Role::Fleeing, at) && (self.victim || !flees_custody(doc, at)) => {
                    self.fled = self.fled.or(Some(at));
                }
                Some(status) => self.note(status, at),
                None if becomes(at) && !is_open(view, at) => made = true,
                None if made && leads_to_fate(view, at) => {}
                // `Kapolres … mengatakan korban meninggal`: what follows is of somebody else.
                None if made || of_other(at) || acts(at) => break,
                None => {}
            }
        }
    }
}

/// Whether a word says what somebody is made: sebagai `tersangka`.
fn is_made(view: View<'_>, at: usize) -> bool {
    let made = |word| at > 0 && view.is_word(at - 1, word);
    view.is_word(at, "tersangka") && ["sebagai", "jadi", "menjadi"].into_iter().any(made)
}

/// Whether the words beside one that may tell what happened to somebody give it another sense.
fn means_other(view: View<'_>, at: usize) -> bool {
    let next = |words: &[&str]| words.iter().any(|word| view.is_word(at + 1, word));
    match view.word(at) {
        // `Jafar gugur pada perempat final`: he is out of the contest.
        "gugur" => is_round(view, at + 1),
        // `masih dalam pengejaran`, but `tewas dalam pengejaran itu`
        "pengejaran" => {
            let step = at > 1 && (view.is_word(at - 1, "tahap") || view.is_word(at - 1, "proses"));
            !(at > 1 && view.is_word(at - 1, "dalam") && view.is_word(at - 2, "masih")
                || step && view.is_word(at - 2, "dalam"))
        }
        // `masuk daftar pencarian orang`, but `pencarian korban`
        "pencarian" => {
            let listed = at > 0 && view.is_word(at - 1, "daftar");
            let struck = at > 1 && view.is_word(at - 2, "dari");
            !listed || struck || view.is_word(at + 2, "hilang")
        }
        // `dijatuhi hukuman 5 tahun penjara`, but `dijatuhi hukuman disiplin`, `dijatuhi sanksi`
        "dijatuhi" | "menjatuhkan" => {
            !next(&["hukuman", "pidana", "vonis"]) || ["disiplin", "etik"].iter().any(|word| view.is_word(at + 2, word))
        }
        // `dituntut lima tahun penjara`, `menuntut Galih dengan pidana mati`, but `dituntut warga`, `menuntut ganti rugi`
        "dituntut" | "menuntut" => {
            const DEMAND: usize = 24;
            let own = |at: &usize| !view.token(*at).flags.sentence_start();
            let mut after = (at + 1..(at + DEMAND).min(view.len())).take_while(own);
            !after.any(|at| ["hukuman", "penjara", "pidana"].iter().any(|word| view.is_word(at, word)))
        }
        // `dijerat Pasal 114`, `dijerat dengan pasal berlapis`
        "dijerat" => !next(&["dengan", "pasal", "uu", "undang"]),
        _ => false,
    }
}

/// Whether a word stands before the one whom judges sentenced: menjatuhkan vonis mati `kepada` terdakwa Galih.
fn is_sentenced(view: View<'_>, at: usize) -> bool {
    sentencing(view, at).is_some()
}

/// Whether a word may stand between `kepada` and the name of who was sentenced: it tells who that is.
fn is_titular(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    let former = || view.is_word(at, "mantan") || view.is_word(at, "eks") || view.has(Role::Accused, at);
    token.capital() || token.is(b',') || former()
}

/// The verb of such a sentence, where a court says which.
fn sentencing(view: View<'_>, at: usize) -> Option<usize> {
    const CLAUSE: usize = 24;
    // `vonis 17 tahun penjara dan denda Rp2 miliar subsider enam bulan kurungan`
    const TERM: usize = 20;
    const COURT: [&str; 5] = ["vonis", "pidana", "penjara", "mati", "kurungan"];
    const UNDONE: RoleSet = RoleSet::EMPTY.with(Role::Wish).with(Role::Forecast);
    const OPEN: [&str; 5] = ["menuntut", "sebelum", "jika", "membatalkan", "menganulir"];
    let to = view.is_word(at, "kepada") || view.is_word(at, "terhadap");
    let verb = if to { (at.saturating_sub(TERM)..at).rev().find(|at| view.is_word(*at, "menjatuhkan")) } else { None };
    // `Komisi menjatuhkan hukuman kepada pemain`: of a court it tells which.
    let term = |verb: usize| (verb + 1..at).any(|at| COURT.iter().any(|word| view.is_word(at, word)));
    // `Jaksa meminta supaya hakim menjatuhkan hukuman mati kepada Galih`: nobody did.
    let wished = |verb: usize| {
        let clause = (verb.saturating_sub(CLAUSE)..verb).rev();
        let own = |at: &usize| !view.token(at + 1).flags.sentence_start();
        clause.take_while(own).any(|at| view.has_any(UNDONE, at) || OPEN.iter().any(|word| view.is_word(at, word)))
    };
    verb.filter(|verb| term(*verb) && !wished(*verb))
}

/// Whether words after a verb tell of the round of a contest: gugur `pada babak kedua`, gugur `di semifinal`.
fn is_round(view: View<'_>, at: usize) -> bool {
    const ROUNDS: [&str; 8] = ["babak", "fase", "final", "kualifikasi", "laga", "perempat", "putaran", "semifinal"];
    (at..at + 3).any(|at| ROUNDS.iter().any(|round| view.is_word(at, round)))
}

/// Whether those who enforce the law look for somebody, before whom `mencari` stands at a token.
fn is_search(doc: &Document<'_>, at: usize) -> bool {
    const ENFORCERS: RoleSet = RoleSet::EMPTY.with(Role::Officer).with(Role::Enforcer);
    let view = doc.view();
    let from = doc.sentence(at).start.max(at.saturating_sub(REACH));
    let police = |at: usize| {
        let entry = view.find(Class::Body, at).and_then(|found| view.lexicon.bodies.get(found.value as usize));
        entry.is_some_and(|entry| entry.kind == OrganizationKind::Police)
    };
    // `Tim SAR mencari korban`
    let rescues = |at: usize| view.is_word(at, "SAR");
    !view.has(Role::Kin, at + 1)
        && (from..at).any(|at| view.has_any(ENFORCERS, at) || police(at))
        && !(from..at).any(rescues)
}

/// Whether words after a verdict tell that it sets free: divonis `bebas`, dinyatakan `tidak bersalah`.
fn frees(view: View<'_>, at: usize) -> bool {
    let free = |at: usize| view.is_word(at, "bebas") || view.is_word(at, "lepas");
    let cleared = |at: usize| view.is_word(at, "bersalah") || view.is_word(at, "terbukti");
    free(at) || view.has(Role::Denial, at) && cleared(at + 1)
}

/// Whether the words before a noun tell that it is of more than one: `para` tersangka, `kedua` terdakwa.
fn is_many(view: View<'_>, noun: usize) -> bool {
    const MANY: RoleSet = RoleSet::EMPTY.with(Role::Quantifier).with(Role::Counted);
    noun.checked_sub(1).is_some_and(|at| {
        view.has_any(MANY, at) || view.is(Class::Number, at) || view.is_word(at, "orang") || view.is_word(at, "para")
    })
}

/// Whether a status tells that somebody is accused.
pub(super) fn accuses(status: &Status) -> bool {
    use StatusKind::*;
    matches!(status.status, Suspect | Arrested | Detained | Fugitive | Charged | Convicted)
}

/// Whether somebody who flees is hunted: `kabur dari sel`, `melarikan diri saat hendak ditangkap`, `kabur. Keduanya buron`.
fn flees_custody(doc: &Document<'_>, at: usize) -> bool {
    const FROM: [&str; 4] = ["dari", "dikejar", "kejaran", "sergapan"];
    let view = doc.view();
    let own = doc.sentence(at);
    let hunts = |at: usize| {
        let act = view.find(Class::Act, at).and_then(|found| view.lexicon.act(found));
        let fate = || {
            view.has(Role::Fate, at)
                && view.lexicon.fate(view.token(at).word, Told::Subject) == Some(StatusKind::Fugitive)
        };
        act.is_some_and(|(kind, voice)| matches!(kind, ActKind::Arrest | ActKind::Raid) && voice == Voice::Passive)
            || view.is_word(at, "pencarian")
            || !view.has(Role::Fleeing, at) && fate()
    };
    let keeper = |at: usize| {
        let body = view.find(Class::Body, at).and_then(|found| view.lexicon.bodies.get(found.value as usize));
        let body = body.map(|body| body.kind);
        view.has(Role::Custody, at) || matches!(body, Some(OrganizationKind::Police | OrganizationKind::Prison))
    };
    let kept = |from: usize| FROM.contains(&view.word(from)) && (from + 1..(from + 4).min(own.end)).any(keeper);
    let next = doc.sentence(own.end.min(view.len().saturating_sub(1)));
    (at + 1..own.end).any(kept) || (own.start..own.end).any(hunts) || next.into_iter().any(hunts)
}

/// Whether a clause ends at a token.
fn ends_clause(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    if token.is_word() {
        return token.len() == 9 && (view.is_word(at, "sedangkan") || view.is_word(at, "sementara"));
    }
    token.is(b';') || token.is_double_quote() || token.is(mark::WALL)
}

/// Whether a word may stand between `ditetapkan` or `menjadi` and what somebody is made: ditetapkan `penyidik sebagai`
/// tersangka, but not menjadi `istri` tersangka, menjadi `penyidik kasus` tersangka.
fn leads_to_fate(view: View<'_>, at: usize) -> bool {
    let small = ["sebagai", "jadi", "menjadi", "salah", "satu", "seorang", "oleh"];
    let by = at > 0 && (view.is_word(at - 1, "ditetapkan") || view.is_word(at - 1, "oleh"));
    by || small.iter().any(|word| view.is_word(at, word))
}

/// Whether something may come, or did not: `akan` ditetapkan, `belum` menjadi.
fn is_open(view: View<'_>, at: usize) -> bool {
    const OPEN: RoleSet = RoleSet::EMPTY.with(Role::Denial).with(Role::Forecast).with(Role::Wish);
    (at.saturating_sub(2)..at).any(|at| view.has_any(OPEN, at))
}

fn is_denied(doc: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|at| doc.view().has(Role::Denial, at))
}
