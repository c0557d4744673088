//! Who speaks in the story between quotations, and whom words that point back mean.

use std::ops::Range;

use super::{Pointed, Reader, Speaker};
use crate::lexicon::{Class, Role, RoleSet};
use crate::link::protection;
use crate::records::{Id, Person, PersonRole, StatusKind};
use crate::segment::quote::{self, Quoted};

impl Reader<'_> {
    /// The one who speaks last in some tokens outside quotations: the subject of a verb of saying, or the name after a cue;
    /// before a quotation, whom the sentence there tells of.
    pub(crate) fn last_speaker(&self, tokens: Range<usize>, quoted: Option<&Quoted>) -> Option<Speaker> {
        let mut last: Option<(usize, Speaker)> = None;
        let mut note = |at: usize, speaker: Speaker| {
            let sentence = self.findings.doc.sentence(at).start;
            // `Menurut Majid, AR mengaku …`: the first of a sentence tells what the others say.
            if last.as_ref().is_none_or(|(known, _)| *known != sentence) {
                last = Some((sentence, speaker));
            }
        };
        let positions = &self.findings.candidates.positions;
        let mut offices = positions.within(&tokens).peekable();
        // `"Keempat tersangka kita tahan"` is not what one of them says.
        let of_accused = |quoted: &Quoted| quoted.tokens.clone().any(|at| self.view.has(Role::Accused, at));
        let of_accused = quoted.is_some_and(of_accused);
        let is_one = |naming: usize| {
            let person = self.findings.person(naming);
            let accused = |person: &Person| {
                let plain = person.rank.is_none() && person.positions.is_empty();
                let renamed = plain && !person.aliases.is_empty();
                person.initials || renamed || person.roles.contains(&PersonRole::Suspect)
            };
            of_accused && person.is_some_and(accused)
        };
        for naming in self.namings_within(tokens.clone()) {
            let found = &self.findings.candidates.persons[naming];
            while let Some(office) = offices.next_if(|office| positions[*office].tokens.start < found.tokens.start) {
                self.note_office(office, &tokens, &mut note);
            }
            if self.speaks(naming, &tokens) && !is_one(naming) {
                note(found.tokens.start, Speaker::Named(naming, found.record.from..found.tokens.end));
            }
        }
        for office in offices {
            self.note_office(office, &tokens, &mut note);
        }
        let told = last.as_ref().map_or(tokens.start, |(sentence, _)| *sentence + 1);
        let now = self.taken_up(told..tokens.end);
        let now = now.or_else(|| self.introduced(told..tokens.end, quoted?));
        now.or(last.map(|(_, speaker)| speaker))
    }

    /// Who the sentence before a quotation is about, where that one may be quoted: `Sementara itu, Rina Wati menolak. "…,"
    /// ujarnya`, `Seorang pedagang mengaku resah. "…," ujarnya`.
    fn introduced(&self, tokens: Range<usize>, quoted: &Quoted) -> Option<Speaker> {
        const OPENING: usize = 8;
        const OTHERS: RoleSet = RoleSet::EMPTY.with(Role::Pronoun).with(Role::Accused).with(Role::Victim);
        let view = self.view;
        let own = self.findings.doc.sentence(tokens.end.checked_sub(1)?);
        if own.start < tokens.start {
            return None;
        }
        // `ujarnya`, `kata dia`
        let cue = quoted.after + usize::from(view.token(quoted.after).is(b','));
        if !quote::names_nobody(view, cue) && !self.is_pronoun(cue + 1) {
            return None;
        }
        let says_i = || quoted.tokens.clone().any(|at| view.is_word(at, "saya") || view.is_word(at, "aku"));
        let of_others = || quoted.tokens.clone().any(|at| view.has_any(OTHERS, at));
        let Some(naming) = self.namings_within(own.clone()).next() else {
            return self.someone(own, says_i());
        };
        let head = self.naming(naming)?;
        let naming = self.kin_of(naming).unwrap_or(naming);
        let found = self.naming(naming)?;
        let person = self.findings.person(naming)?;
        // An office with a long name stands whole before its holder.
        let before = head.record.from - usize::from(view.before(head.record.from).is(b',')).min(head.record.from);
        let office = self.office_ending(before).map(|office| self.findings.candidates.positions[office].tokens.start);
        let from = office.unwrap_or(head.record.from).max(own.start);
        let opens = (own.start..from).len() <= OPENING
            && (own.start..from).all(|at| {
                let verb = self.findings.doc.is_verb_at(at) && !self.is_noun(at) && !view.is(Class::Age, at);
                // `Masing-masing AR dan BD`, `Keduanya yakni AR dan BD`: those told of before.
                let listed = view.has(Role::Each, at) || view.has(Role::Introducer, at);
                !verb && !listed && !view.has(Role::PersonBefore, at) && !view.has(Role::QuoteCue, at)
            });
        let dead = || person.status.iter().any(|status| status.status == StatusKind::Dead);
        let accused = || person.roles.contains(&PersonRole::Suspect);
        let first = person.id.at == view.bytes(found.tokens.clone()).start;
        let may = || says_i() || first && !accused() && !dead() && !of_others();
        (opens && self.is_agent(found.record.to, own.end) && may())
            .then_some(Speaker::Named(naming, found.record.from..found.tokens.end))
    }

    /// Who is named as the kin of one named before: `Istri Galih, Wulan Sari,`.
    fn kin_of(&self, naming: usize) -> Option<usize> {
        let view = self.view;
        let found = self.naming(naming)?;
        let (from, to) = (found.record.from, found.record.to);
        // `Kuasa hukum Galih, Wulan, mengaku …`
        let beside = view.follows(Role::Kin, from) || view.follows(Role::Attached, from);
        let kin = view.token(to).is(b',') && beside;
        let next = if kin { self.naming_at(to + 1)? } else { return None };
        let told = self.naming(next)?;
        // `Istri Galih, Wulan, dan anaknya`; `Istri Galih, Turmuji dan Wulan` are several.
        let closed =
            matches!(view.token(told.record.to).mark, b',') && !view.has(Role::Coordinator, told.record.to + 1);
        (told.record.from == to + 1 && closed).then_some(next)
    }

    /// Somebody without a name who speaks in a sentence: `Salah seorang pedagang mengaku resah.`
    fn someone(&self, sentence: Range<usize>, says_i: bool) -> Option<Speaker> {
        const OPENING: usize = 4;
        const REACH: usize = 8;
        let view = self.view;
        let one = (sentence.start..sentence.end.min(sentence.start + OPENING))
            .find(|at| view.is_word(*at, "seorang") || view.is_word(*at, "salah") && view.is_word(*at + 1, "satu"))?;
        let noun = one + 1 + usize::from(view.is_word(one, "salah"));
        let verb = (noun + 1..sentence.end.min(noun + REACH)).find(|at| self.findings.doc.is_verb_at(*at))?;
        let says = view.has(Role::Saying, verb) && !self.is_passive(verb);
        let accused = (noun..verb).any(|at| view.has(Role::Accused, at));
        let office = self.findings.candidates.positions.within(&(noun..verb));
        (says && (says_i || !accused) && office.is_empty()).then_some(Speaker::Unnamed(one..verb))
    }

    /// Whether the one named before a token does or feels something there, and nothing is done to them.
    fn is_agent(&self, from: usize, limit: usize) -> bool {
        const REACH: usize = 14;
        let view = self.view;
        let mut at = from;
        if view.token(at).is(b',') {
            // `Rina Wati, warga Patrang, menolak`
            let close = (at + 1..(at + REACH).min(limit)).find(|at| view.token(*at).is(b','));
            at = close.unwrap_or(at) + 1;
        }
        while at < limit && (view.has(Role::Auxiliary, at) || view.has(Role::Additional, at)) {
            at += 1;
        }
        let word = view.word(at);
        view.token(at).is_word()
            && at < limit
            && !view.has(Role::Coordinator, at)
            && !view.has(Role::Preposition, at)
            && !(self.findings.doc.is_verb_at(at) && (word.starts_with("di") || word.starts_with("ter")))
    }

    /// Who is meant by words that point back: the person last told of by the same noun (`Jusman, sopir truk, …` kata
    /// `sopir itu`); the one in hand where the words would be those of any.
    pub(crate) fn pointed(&self, words: &Range<usize>, hand: Option<Id>) -> Pointed {
        const MOST: usize = 24;
        const TRADES: RoleSet = RoleSet::EMPTY.with(Role::Trade).with(Role::Attached);
        const PUBLIC: [&str; 3] = ["politikus", "politisi", "legislator"];
        const ANYBODY: [&str; 5] = ["pria", "perempuan", "wanita", "lelaki", "laki-laki"];
        let view = self.view;
        let head = words.start;
        let speaks_for = view.is_word(head, "juru") || view.is_word(head, "jubir");
        if !view.has_any(TRADES, head) && !view.is(Class::Person, head) && !speaks_for {
            return Pointed::Hand;
        }
        let persons = &self.findings.candidates.persons;
        let before = persons.before(head);
        let told_so = |naming: &usize| {
            let beside = self.naming(*naming).map(|naming| protection::beside(self.findings.doc, naming));
            beside.into_iter().flatten().flatten().any(|at| view.key(at) == view.key(head))
        };
        if let Some(naming) = (before.saturating_sub(MOST)..before).rev().find(told_so) {
            return Pointed::Named(naming);
        }
        let person = hand.and_then(|hand| self.findings.persons.iter().find(|person| person.id == hand));
        let official = person.is_some_and(|person| person.rank.is_some() || !person.positions.is_empty());
        let anybody = ANYBODY.contains(&view.word(head)) && !(official && view.is_word(head + 1, "asal"));
        let public = PUBLIC.contains(&view.word(head));
        // Whoever is told to be something else is not meant.
        let other = || {
            let own = (before.saturating_sub(MOST)..before).filter_map(|naming| self.naming(naming));
            let own = own.filter(|naming| {
                let owner = persons.at(naming.tokens.start).and_then(|naming| self.findings.person(naming));
                owner.is_some_and(|owner| Some(owner.id) == hand)
            });
            own.flat_map(|naming| protection::beside(self.findings.doc, naming))
                .flatten()
                .any(|at| view.has(Role::Trade, at))
        };
        let child = view.has(Role::Pupil, head) || view.has(Role::Child, head);
        if anybody || official && public || !official && !child && !other() { Pointed::Hand } else { Pointed::Nobody }
    }

    /// Who a sentence tells of that the last one goes on with by a pronoun: `Apel dipimpin oleh Zainul. Dia mengingatkan …`,
    /// `Tersangka M ditahan. Dia membantah …`.
    fn taken_up(&self, tokens: Range<usize>) -> Option<Speaker> {
        let view = self.view;
        let own = self.findings.doc.sentence(tokens.end.checked_sub(1)?);
        if own.start <= tokens.start || !self.is_pronoun(own.start) {
            return None;
        }
        let verb =
            (own.start + 1..own.start + 4).find(|at| view.has(Role::Saying, *at)).filter(|at| !self.is_passive(*at))?;
        let before = self.findings.doc.sentence(own.start - 1);
        let naming = self.namings_within(before.start.max(tokens.start)..own.start).next()?;
        let found = self.naming(naming)?;
        let office = self.office_ending(found.record.from - usize::from(view.before(found.record.from).is(b',')));
        let from = office.map_or(found.record.from, |office| self.findings.candidates.positions[office].tokens.start);
        let accused = self.findings.person(naming)?.roles.contains(&PersonRole::Suspect);
        let agent = from > 0 && view.is_word(from - 1, "oleh") && !accused;
        let opens = from <= before.start + 2 && accused && view.has(Role::Confessing, verb);
        (agent || opens).then_some(Speaker::Named(naming, found.record.from..found.tokens.end))
    }

    fn note_office(&self, office: usize, tokens: &Range<usize>, note: &mut impl FnMut(usize, Speaker)) {
        let found = &self.findings.candidates.positions[office].tokens;
        let follows = self.follows_cue(found.start, tokens.start);
        let named = self.naming_at(found.end).or_else(|| self.naming_at(found.end + 1));
        let says = self.says_next(found.end, tokens.end);
        // `Kepala Kanwil Bali, NTB, NTT, Susila Brata, menambahkan`
        let says = says.is_some_and(|(says, verb)| says && self.namings_within(found.end..verb).is_empty());
        if named.is_none() && (follows || says) {
            note(found.start, Speaker::Office(office, found.clone()));
        }
    }

    /// Whether the text says of a naming that the person says something.
    fn speaks(&self, naming: usize, tokens: &Range<usize>) -> bool {
        let Some(found) = self.naming(naming) else { return false };
        let Some(person) = self.findings.person(naming) else { return false };
        if self.kin_of(naming).is_some() {
            return false;
        }
        let mut from = found.record.from;
        let before = from - usize::from(self.view.before(from).is(b',')).min(from);
        if let Some(office) = self.office_ending(before) {
            from = self.findings.candidates.positions[office].tokens.start;
        }
        if self.follows_cue(from, tokens.start) {
            return true;
        }
        let accused = person.roles.contains(&PersonRole::Suspect) || person.roles.contains(&PersonRole::Victim);
        match self.says_next(found.record.to, tokens.end) {
            Some((true, _)) => !person.initials,
            // `Camat Indra Mulyana memimpin apel`
            Some((false, _)) => {
                let sentence = self.findings.doc.sentence(from).start;
                let opens = from <= sentence + 3 || self.view.before(from).is(b',');
                !accused && !person.initials && opens && (person.rank.is_some() || !person.positions.is_empty())
            }
            None => self.agrees(from),
        }
    }

    /// Whether somebody else's words are said to be those of a name too: `Hal senada dirasakan seorang guru, Erna`.
    fn agrees(&self, from: usize) -> bool {
        const REACH: usize = 8;
        let sentence = self.findings.doc.sentence(from).start;
        let likewise = |at: usize| self.view.is_word(at, "senada") || self.view.is_word(at, "serupa");
        (sentence..from.min(sentence + REACH)).any(likewise)
    }

    /// The verb of which a name that ends before a token is the subject, and whether it is one of saying.
    fn says_next(&self, from: usize, limit: usize) -> Option<(bool, usize)> {
        const REACH: usize = 14;
        let view = self.view;
        let mut at = from;
        let mut apposition = view.token(at).is(b',') || view.token(at).is(b'(');
        while at < limit.min(from + REACH) && !self.ends(at, from) {
            if let Some(office) = self.office_at(at) {
                at = self.findings.candidates.positions[office].tokens.end;
                continue;
            }
            if let Some(after) = self.name_end(at) {
                at = after;
                continue;
            }
            if view.has(Role::Saying, at) {
                return Some((!self.is_passive(at), at));
            }
            // `Ketua DPRD Budi Arie didampingi Sekwan Rina meninjau lokasi`: who came along does not speak.
            let along = view.is_word(at, "didampingi") || view.is_word(at, "ditemani");
            if !view.token(at).capital() && !along && self.findings.doc.is_verb_at(at) {
                let active = view.word(at).starts_with("me") || view.word(at).starts_with("ber");
                // `Galih saat dihubungi membenarkan`, `Galih dalam kesempatan terpisah mengingatkan`
                let aside = at > from && view.has(Role::Subordinator, at - 1) || view.is_word(at, "terpisah");
                if !apposition && (active || !aside) {
                    return active.then_some((false, at));
                }
            }
            if at > from && matches!(view.token(at).mark, b',' | b')') {
                apposition = false;
            }
            at += 1;
        }
        None
    }

    /// Whether a cue stands before a name: `kata Aldi`, `menurut Aldi`, `disampaikan oleh Aldi`.
    fn follows_cue(&self, from: usize, floor: usize) -> bool {
        let view = self.view;
        let before = from
            - usize::from(from > 0 && (view.is_word(from - 1, "oleh") || view.is_word(from - 1, "langsung"))).min(from);
        before > floor && {
            let at = before - 1;
            view.has(Role::QuoteCue, at) || view.is_word(at, "menurut") || self.is_passive(at)
        }
    }
}
