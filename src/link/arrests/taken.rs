//! Whom an act takes: what an active verb or a noun governs, or the subject of a passive one.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{MOST_CASES, NOUN, OBJECT, People, Reader, SUBJECT, Telling};
use crate::extractors::Rule;
use crate::extractors::person::after_origin;
use crate::lexicon::{ActKind, Class, Role, Told, Voice};
use crate::link::acts::{Act, is_clause_verb};
use crate::link::persons::is_by_private;
use crate::link::persons::lists::subject_over;
use crate::records::StatusKind;

impl Reader<'_> {
    /// The people whom an act takes.
    pub(super) fn taken(&self, act: &Act) -> Option<(&People, &'static Rule)> {
        self.governed(act).filter(|(people, _)| !self.is_at_large(people))
    }

    /// Whether words after people say that they are still sought: `satu lagi inisial UJ masih DPO`.
    pub(super) fn is_at_large(&self, people: &People) -> bool {
        const MOST: usize = 3;
        let (view, end) = (self.view, self.end(people));
        let sought = |at: usize| {
            let fate = view.lexicon.fate(view.token(at).word, Told::Subject);
            fate == Some(StatusKind::Fugitive) || matches!(view.word(at), "kejar" | "buru" | "dikejar")
        };
        view.is_word(end, "masih") && (end + 1..=end + MOST).any(sought)
    }

    fn governed(&self, act: &Act) -> Option<(&People, &'static Rule)> {
        match act.voice {
            // `Ketiganya langsung kita amankan`
            Voice::Active if self.view.follows(Role::FirstPerson, act.start) => {
                self.before(act).or_else(|| self.after(act, 12)).map(|people| (people, &OBJECT))
            }
            Voice::Active => self.after(act, 12).or_else(|| self.crew(act)).map(|people| (people, &OBJECT)),
            Voice::Noun => self.after(act, 5).or_else(|| self.whom(act)).map(|people| (people, &NOUN)),
            Voice::Passive => {
                let before = self.before(act);
                // `Jonatan dibekuk Viktor`
                if before.is_some() && is_by_private(&self.findings.candidates.persons, act.end) {
                    return None;
                }
                let found = before.or_else(|| self.after(act, 4).filter(|people| self.opens(act, people)));
                // `Para pelaku yang berhasil diamankan ketiganya berkewarganegaraan Malaysia`
                let all = || self.beginning(act.end).filter(|people| people.definite);
                let found = found.or_else(all);
                found.map(|people| (self.whole_of(people).unwrap_or(people), &SUBJECT))
            }
        }
    }

    /// The one whom the sentence after an act names: `Pelaku ditangkap di Kuta. Pelaku adalah AR (20)`.
    pub(super) fn named_next(&self, act: &Act) -> Option<&People> {
        const NEAR: usize = 5;
        if act.voice != Voice::Passive || act.kind != ActKind::Arrest {
            return None;
        }
        let view = self.view;
        let next = self.findings.sentence(act.start).end;
        let from = next + 1;
        let at = self.people.partition_point(|people| people.tokens.start < from);
        let found = self.people.get(at).filter(|people| view.has(Role::Accused, next) && people.namings.len() == 1)?;
        // `diketahui berinisial`, `adalah`
        let names =
            |at: usize| view.has(Role::Named, at) || view.has(Role::Introducer, at) || view.has(Role::Opener, at);
        let gap = from..found.tokens.start;
        (!gap.is_empty() && gap.len() <= NEAR && gap.into_iter().all(names)).then_some(found)
    }

    /// Whether people are already told to have been arrested.
    pub(super) fn is_told(&self, people: &People, tellings: &[Telling]) -> bool {
        let persons = self.persons(people);
        tellings.iter().rev().take(MOST_CASES).any(|told| told.persons.iter().any(|person| persons.contains(person)))
    }

    /// Whether nothing but adverbs stands before an act in its clause: `Turut diamankan dua orang`.
    fn opens(&self, act: &Act, people: &People) -> bool {
        let start = self.findings.sentence(act.start).start;
        let clause =
            (start..act.start).rev().take_while(|at| !matches!(self.view.token(*at).mark, b',' | b'"')).count();
        // `Dari seluruh penindakan tersebut diamankan 14 orang`
        let led = self.view.has(Role::Preposition, act.start - clause)
            && self.is_empty_of_people(act.start - clause..act.start);
        // `Pelaku ditangkap Briptu Dedi`, but `Jumlah tersangka yang ditangkap enam orang`
        let told = people.namings.is_empty() || self.view.is_word(act.start.wrapping_sub(1), "yang");
        let subject = !told && (act.start - clause..act.start).any(|at| self.view.has(Role::Accused, at));
        clause <= 3 && (led || !subject) || clause <= 8 && led
    }

    /// Whether nobody is named or counted within some tokens.
    fn is_empty_of_people(&self, tokens: Range<usize>) -> bool {
        let next = self.people.partition_point(|people| people.tokens.start < tokens.start);
        self.people.get(next).is_none_or(|people| people.tokens.start >= tokens.end)
    }

    /// The people that begin within some tokens after an act, before anything that ends its clause.
    fn after(&self, act: &Act, reach: usize) -> Option<&People> {
        let (view, doc) = (self.view, self.findings.doc);
        let end = self.findings.sentence(act.start).end;
        let mut at = act.end;
        let mut steps = 0;
        let mut comma = None;
        while at < end && steps < reach {
            if view.token(at).is(b',') {
                comma = Some(at);
            }
            if let Some(people) = self.beginning(at) {
                return self.is_object(people, act, comma).then_some(people);
            }
            // `menangkap anggota DPRD Tebo dari Partai Nasdem berinisial SM`
            let office = self.findings.candidates.positions.before(at).checked_sub(1);
            let office = office.and_then(|last| self.findings.candidates.positions.get(last));
            if office.is_some_and(|office| office.tokens.end == at && office.tokens.start >= act.end) {
                let beyond = after_origin(doc, self.findings.candidates, at);
                if beyond > at {
                    at = beyond;
                    continue;
                }
            }
            // `menangkap pelaku kekerasan terhadap RS`
            let other = at > act.end && view.is_word(at, "terhadap") && !view.follows(Role::Connecting, at);
            let preposition =
                view.has(Role::Preposition, at) || view.is_word(at, "oleh") || view.is_word(at, "berdasarkan");
            let joins = view.has(Role::Coordinator, at);
            let stops = preposition
                || other
                // `mengamankan tersangka an. ARF`
                || view.token(at).is(b'.') && !view.follows(Role::Abbreviation, at)
                || view.token(at).is_double_quote()
                || view.has(Role::Subordinator, at)
                || view.is_word(at, "yang")
                || self.acts.at(at).is_some_and(|other| !matches!(other.kind, ActKind::Evidence | ActKind::Raid))
                || is_clause_verb(doc, at);
            if stops {
                return None;
            }
            steps += usize::from(!joins);
            at += 1;
        }
        None
    }

    /// Whether people after an act are those whom it takes; a comma may stand between.
    fn is_object(&self, people: &People, act: &Act, comma: Option<usize>) -> bool {
        let (view, at, named) = (self.view, people.tokens.start, !people.namings.is_empty());
        let clause = |comma: usize| named && self.is_clause_of(people, act.end..comma);
        if act.voice == Voice::Active && comma.is_some_and(clause) {
            return false;
        }
        // `menangkap suami Beby`, but `menangkap suaminya HK`
        let kin = view.follows(Role::Kin, at) && !view.word(at - 1).ends_with("nya");
        // `menangkap penyerang Galih`
        let kin = kin || view.follows(Role::Offender, at);
        let kin = kin && named && people.count == Decimal::ONE;
        let holder = self.namings(people).first().is_some_and(|naming| self.is_official(*naming));
        let agent = holder && view.is_word(act.end, "oleh");
        // `pelaku pembunuhan seorang ibu`: what is told of another thing.
        let noun = at.saturating_sub(1).max(act.end);
        let word = view.word(noun);
        let deed = view.is(Class::Noun, noun) || word.starts_with("pe") && word.ends_with("an");
        let of = noun < at && !named && deed;
        let of = of && !view.is(Class::Person, noun) && !view.has(Role::Accused, noun);
        !kin && !agent && !of
    }

    /// Whether somebody named after a comma begins a clause: `menangkap peluang, Budi membuka kafe`. Before the comma stand
    /// the words after a verb.
    fn is_clause_of(&self, people: &People, before: Range<usize>) -> bool {
        let (view, doc) = (self.view, self.findings.doc);
        let of_people = |at: usize| {
            let class = view.token(at).classes;
            view.has(Role::Accused, at)
                || view.has(Role::Trade, at)
                || class.has(Class::Person)
                || class.has(Class::Office)
        };
        is_clause_verb(doc, people.tokens.end) || doc.is_title(before.start) && !before.clone().any(of_people)
    }

    /// Those whom an arrest was of: `penangkapan pertama dilakukan di Bangkalan terhadap dua kurir`.
    fn whom(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 24;
        let end = self.findings.sentence(act.start).end.min(act.end + REACH);
        let done = (act.end..end).find(|at| self.view.is_word(*at, "dilakukan"))?;
        let whom = (done..end).find(|at| self.view.is_word(*at, "terhadap"))?;
        // `terhadap pria berinisial AS`
        let nouns = |at: &usize| self.view.is(Class::Person, *at) || self.view.has(Role::Named, *at);
        let first = whom + 1 + (whom + 1..end).take_while(nouns).count();
        let people = self.beginning(whom + 1).or_else(|| self.beginning(first));
        people.filter(|_| self.acts.within(&(act.end..whom)).is_empty())
    }

    /// Those on the vessel that an act takes: `menangkap sebuah kapal yang diawaki oleh dua ABK`.
    fn crew(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 30;
        let end = self.findings.sentence(act.start).end.min(act.end + REACH);
        let crewed = (act.end..end).find(|at| self.view.has(Role::Crewed, *at))?;
        let by = usize::from(self.view.is_word(crewed + 1, "oleh"));
        self.beginning(crewed + 1 + by).filter(|_| self.acts.within(&(act.end..crewed)).is_empty())
    }

    /// Those of whom the same is told for other places: `empat orang ditangkap di Kendari, lima orang di Jakarta`, `menangkap
    /// The people before a clause without a subject of its own: `RS menggunakan ganja sebelum ditangkap`.
    fn subject_before(&self, clause: usize, start: usize) -> Option<&People> {
        let told = (start..clause).rev().take_while(|at| {
            let token = self.view.token(*at);
            !self.view.has(Role::Speech, *at) && !token.is_double_quote() && !token.is(b';')
        });
        let found = told.filter_map(|at| self.ending(at)).last()?;
        let official = self.namings(found).first().is_some_and(|naming| self.is_official(*naming));
        let placed = self.view.follows(Role::Preposition, found.tokens.start);
        // `Agus mengejar pelaku hingga tertangkap`
        let pursued = |at: usize| self.view.has(Role::Accused, at) && is_clause_verb(self.findings.doc, at - 1);
        let pursued = (found.tokens.end + 1..clause).any(pursued);
        (!official && !placed && !pursued).then_some(found)
    }

    /// The people before a passive act, over what tells more of them.
    fn before(&self, act: &Act) -> Option<&People> {
        const REACH: usize = 48;
        let (view, doc) = (self.view, self.findings.doc);
        let start = self.findings.sentence(act.start).start;
        let mut at = act.start;
        while at > start && act.start - at < REACH {
            at -= 1;
            // `dua petugas melapor setelah AR ditangkap`, but `empat pengunjung diamankan`
            if let Some(people) = self.ending(at).filter(|people| !people.bystanders || at + 2 >= act.start) {
                if let Some(before) = self.before_others(people, start) {
                    at = before;
                    continue;
                }
                if let Some(subject) = self.subject_over(people) {
                    return Some(subject);
                }
                let kin = view.follows(Role::Kin, people.tokens.start) && people.count == Decimal::ONE;
                // `disuruh oleh seorang pria berinisial P, yang akhirnya ditangkap`
                let end = self.end(people);
                let end = end + usize::from(view.token(end).is(b','));
                let placed = view.follows(Role::Preposition, people.tokens.start) && !view.is_word(end, "yang");
                return (!kin && !placed).then_some(people);
            }
            let token = view.token(at);
            // `lima pelaku masih buron, dua ditangkap`: the two are no part that is told by name.
            if at + 2 >= act.start && view.before(at).is(b',') && self.findings.doc.number_at(at).is_some() {
                return None;
            }
            if token.is(b')') {
                let open = (at.saturating_sub(16).max(start)..at).rev().find(|at| view.token(*at).is(b'('));
                at = open.unwrap_or(at);
                continue;
            }
            let begins = view.has(Role::Subordinator, at) && !view.has(Role::GoingOn, at);
            if begins && at + 3 > act.start && at > start {
                // `AR kabur sebelum pelaku ditangkap`
                let own = view.has(Role::Accused, act.start - 1) || view.has(Role::Kin, act.start - 1);
                return self.subject_before(at, start).filter(|_| !own);
            }
            if token.is_double_quote() || token.is(b';') || begins {
                return None;
            }
            // `Dua pria bawa 1,5 kg sabu ditangkap`
            let known = self.acts.at(at).filter(|act| act.kind != ActKind::Raid);
            let act = known.filter(|act| !matches!(act.kind, ActKind::Evidence | ActKind::Holding));
            let formed = is_clause_verb(doc, at) && !view.is(Class::Verb, at) && known.is_none();
            if act.is_none() && !formed {
                continue;
            }
            let relative = (at.saturating_sub(5).max(start)..at).rev().find(|before| view.is_word(*before, "yang"))?;
            at = relative;
        }
        None
    }

    /// Those whom the sentence goes on with after a clause on them that ends with others.
    fn subject_over(&self, others: &People) -> Option<&People> {
        const NEAR: usize = 4;
        let (findings, persons) = (self.findings, &self.findings.candidates.persons);
        let subject = subject_over(findings.doc, persons, *self.namings(others).last()?)?;
        let next = self.people.partition_point(|people| people.tokens.start <= persons[subject].tokens.start);
        self.people[..next].iter().rev().take(NEAR).find(|people| self.namings(people).contains(&subject))
    }

    /// The token from which to look further back, where people before an act are others than those whom it takes.
    fn before_others(&self, people: &People, sentence: usize) -> Option<usize> {
        let (view, first) = (self.view, people.tokens.start);
        // `kata MT`, but not `mengatakan MT ditangkap`
        let speaks = view.follows(Role::Speech, first) && !view.follows(Role::Saying, first);
        // `pelaku pembunuhan lansia, ES (63), diringkus`: not the one who suffered.
        let victim = || self.namings(people).iter().any(|naming| self.is_victim(*naming));
        if speaks || view.follows(Role::QuoteCue, first) || victim() {
            return Some(first.max(sentence));
        }
        // `pria yang menganiaya dua warga ditangkap`: not those whom he did it to.
        let verb = first.wrapping_sub(1);
        let object = verb > sentence && is_clause_verb(self.findings.doc, verb) && self.acts.at(verb).is_none();
        if object && view.is_word(verb - 1, "yang") {
            return Some(verb - 1);
        }
        // `AR, pembunuh BD, ditangkap`
        let suffers = view.follows(Role::Offender, first) && !people.namings.is_empty();
        suffers.then(|| first.max(sentence))
    }
}
