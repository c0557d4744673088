//! What the word before a name tells of it: `bernama`, `tersangka`, `penyanyi`, `istrinya,`.

use super::evidence::is_proper;
use super::{NEAR, Reader};
use crate::extractors::Candidates;
use crate::lexicon::{Class, Role, RoleSet, WordId};
use crate::records::{Gender, PersonRole};

/// What a word before a name tells of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) role: Option<PersonRole>,
    pub(super) gender: Option<Gender>,
    pub(super) strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// A name must follow: `bernama`, `tersangka`.
    Named,
    /// A name may follow: `penyanyi`.
    Trade,
    /// A name may follow after a comma: `istrinya, Beby`.
    Apposed,
}

impl Cue {
    /// One that tells neither a role nor a gender.
    fn plain(strength: Strength) -> Cue {
        Cue { role: None, gender: None, strength }
    }
}

impl Reader<'_> {
    /// What the word before a name tells of it.
    pub(super) fn cue_before(&self, at: usize, out: &Candidates) -> Option<Cue> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        let comma = at > 0 && view.token(at - 1).is(b',');
        let mark = usize::from(comma || at > 0 && view.token(at - 1).is(b':'));
        let mut last = at.checked_sub(1 + mark + self.is_quoted(at))?;
        // `Nama : Turmuji Galih`
        if !comma && mark > 0 && view.labels_name(last) {
            return Some(Cue::plain(Strength::Named));
        }
        if self.is_in_the_name(at) {
            return Some(Cue::plain(Strength::Named));
        }
        // `unggulan pertama Kavitha`, `istri kedua Rudi`
        if !comma && view.has(Role::Counted, last) && view.follows(Role::Trade, last) {
            last -= 1;
        }
        // `Bos Facebook Mark Zuckerberg`
        let boss = || view.has(Role::NoPlace, last) && is_proper(view, last) && view.follows(Role::Trade, last);
        // `pengacara kondang Hotman Silaban`, `pakar hukum pidana Galih Tarmin`
        if !comma && (self.is_of_trade(last) || boss()) {
            return Some(Cue::plain(Strength::Trade));
        }
        // `terdakwa II Ni Kadek Ayu`, `terpidana mati Teddy Minahasa`
        let accused = last > 0 && view.has(Role::Accused, last - 1);
        let numeral = matches!(view.word(last), "II" | "III" | "IV" | "V" | "mati");
        if accused && (numeral || self.is_first_of_accused(last)) {
            last -= 1;
        }
        // `peneliti LIPAI Tarmin Galih`: letters that no lexicon knows are those of a body.
        let letters = view.token(last);
        let unknown = letters.flags.upper() && letters.len() > 2 && letters.word == WordId::NONE;
        if !comma && unknown && !view.token(at).flags.upper() && view.follows(Role::Trade, last) {
            return Some(Cue::plain(Strength::Trade));
        }
        // `Jaksa Penuntut Umum (JPU) Mudazzir`
        let bracket = view.token(last).is(b')') && last > 3 && view.token(last - 2).is(b'(');
        if !comma && self.ends_trade(if bracket { last - 3 } else { last }) {
            return Some(Cue::plain(Strength::Trade));
        }
        // `yang nama aslinya Subhan`, `bernama lengkap Subhan Galih`
        if !comma && last > 0 && self.is_kind_of_name(last) {
            last -= 1;
        }
        // `satu korban lainnya, Irwandi, ditemukan`
        let other = comma && last > 0 && matches!(view.word(last), "lain" | "lainnya");
        last -= usize::from(other);
        self.cue_at(last, comma, other, out)
    }

    /// Whether the short form of `atas nama` stands before a token: `a.n. Rudi`, `a/n Rudi`, `seorang laki-laki an. Rudi`.
    fn is_in_the_name(&self, at: usize) -> bool {
        let view = self.view;
        let last = at - usize::from(at > 0 && view.token(at - 1).is(b'.'));
        let is = |back: usize, word: &str| last >= back && view.is_word(last - back, word);
        let parted = last >= 3 && matches!(view.token(last - 2).mark, b'.' | b'/') && is(1, "n") && is(3, "a");
        const WHO: RoleSet = RoleSet::EMPTY.with(Role::Accused).with(Role::Victim).with(Role::Witness);
        let who = |at: usize| view.is(Class::Person, at) || view.has_any(WHO, at);
        parted || is(1, "an") && last >= 2 && who(last - 2)
    }

    /// Whether the number of the first of those accused stands at a token: terdakwa `I` Hendrik, terdakwa `I` HS; but
    /// terdakwa `I` Wayan, tersangka `I` (34).
    pub(super) fn is_first_of_accused(&self, at: usize) -> bool {
        let (view, next) = (self.view, self.view.token(at + 1));
        let numeral = at > 0 && view.word(at) == "I" && view.has(Role::Accused, at - 1);
        let name = next.is_word() && next.capital() && !next.flags.line_start();
        // `I Md Sudana`
        let short = next.len() < 4 && !next.flags.upper();
        numeral && name && !short && !view.has(Role::BirthName, at + 1)
    }

    /// What a noun, `bernama` or the like tells of a name after it, or after the comma that follows it.
    fn cue_at(&self, last: usize, comma: bool, other: bool, out: &Candidates) -> Option<Cue> {
        let view = self.view;
        let word = view.token(last);
        if !word.is_word() {
            return None;
        }
        const CUES: RoleSet = RoleSet::EMPTY
            .with(Role::Named)
            .with(Role::Accused)
            .with(Role::Victim)
            .with(Role::Witness)
            .with(Role::Trade);
        // `tiga pelaku yang diamankan adalah Alfian, Joherang, dan …`
        if let Some(clause) = self.clause_told(last).filter(|_| !comma) {
            let role = self.role_within(clause)?;
            return Some(Cue { role: Some(role), ..Cue::plain(Strength::Apposed) });
        }
        // `atas nama`
        let in_the_name = word.len() == "nama".len() && view.word(last) == "nama";
        let own_name = in_the_name && self.is_kind_of_name(last + 1);
        if out.taken.has(last) && self.is_of_body(last, out) {
            let strength = if comma { Strength::Apposed } else { Strength::Trade };
            return Some(Cue::plain(strength));
        }
        // `pengacara Rizal, Soesilo Aribowo`; `seorang warga, Sumarni,`
        let one = comma && self.is_one_person(last);
        let apposed = comma && out.taken.has(last) || one;
        if !view.lexicon.has_role_of(word.word, CUES) && !in_the_name && !apposed {
            return None;
        }
        let has = |role| view.has(role, last);
        // `pria bernama`, `seorang perempuan berinisial`
        let nouns = last.saturating_sub(usize::from(has(Role::Named)))..last + 1;
        // `pasangan suami istri berinisial MZ dan LH` is of both.
        let couple = |at: usize| at > 0 && view.is_word(at, "istri") && view.is_word(at - 1, "suami");
        let gender = nouns.rev().filter(|at| !couple(*at)).find_map(|at| gender_of(view.word(at)));
        let cue = |role, strength| Some(Cue { role, gender, strength });
        if comma {
            // `bersama sang istri, Beby,`; `pengacara Rizal, Soesilo Aribowo`
            let of = out.persons.last().filter(|person| person.record.to == last + 1).map(|person| person.record.from);
            let trade = one
                || has(Role::Trade)
                || other && has(Role::Victim)
                // `dari wakil Thailand, Kunlavut Vitidsarn`
                || word.capital() && self.is_of_trade(last) && !self.doc.is_title(last)
                || of.is_some_and(|of| view.follows(Role::Trade, of));
            return if trade { cue(None, Strength::Apposed) } else { None };
        }
        let named = has(Role::Named) || own_name || in_the_name && last > 0 && view.is_word(last - 1, "atas");
        // `kapal bernama Melati`, but `anak buah kapal bernama Galih`
        // and `Sekretaris DPRD Kota Tuban berinisial DH`, where the noun is one of a name
        let thing = |at: usize| {
            let own = view.token(at).capital() && !self.doc.opens_sentence(at) && !self.doc.is_title(at);
            view.has(Role::Thing, at) && !own && !self.ends_person(at)
        };
        if named && (last.saturating_sub(NEAR)..last).any(thing) {
            return None;
        }
        if named {
            return cue(self.role_near(last), Strength::Named);
        }
        // `Bandar Udara`: a noun within a name is none that a name follows.
        if word.capital() && !self.doc.opens_sentence(last) && view.before(last).capital() {
            return None;
        }
        let role = self.role_of(last);
        if role.is_some() {
            return cue(role, Strength::Named);
        }
        // `Jaksa Penuntut Umum`
        let longer = view.find(Class::Person, last).is_some_and(|found| found.len > 1);
        (has(Role::Trade) && !longer).then_some(Cue { role: None, gender, strength: Strength::Trade })
    }

    /// Whether a word tells which of somebody's names follows: nama `aslinya`, bernama `lengkap`.
    fn is_kind_of_name(&self, at: usize) -> bool {
        let view = self.view;
        match view.word(at) {
            "asli" | "lengkap" => view.is_word(at - 1, "bernama"),
            "aslinya" | "lengkapnya" => view.is_word(at - 1, "nama"),
            _ => false,
        }
    }

    /// Whether a noun for one person whom a name after a comma names ends with a token: `seorang warga`, `saksi mata`, `ibu
    /// korban`.
    fn is_one_person(&self, last: usize) -> bool {
        let view = self.view;
        if view.has(Role::Victim, last) || view.has(Role::Accused, last) {
            return view.follows(Role::Kin, last);
        }
        let noun = self.person_noun(last).or_else(|| view.is(Class::Person, last).then_some(last));
        noun.is_some_and(|noun| {
            let single = |back: usize| {
                let at = noun.checked_sub(back);
                at.and_then(|at| view.find(Class::Someone, at)).is_some_and(|found| found.len == back)
            };
            single(1) || single(2) || view.has(Role::Witness, noun)
        })
    }

    /// Where the clause ends of which a word says who those are that it tells of: `… adalah`, `empat terdakwa, yakni`, `tiga
    /// saksi, masing-masing`, `dua korban masing-masing adalah`.
    fn clause_told(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let told = view.has(Role::Namely, at) || view.is_word(at, "adalah");
        let last = at - usize::from(told && at > 0);
        let each =
            last > 1 && view.has(Role::Each, last) && view.before(last).is_dash() && view.has(Role::Each, last - 2);
        (told || each).then_some(if each { last - 2 } else { at })
    }

    /// The role that the nearest noun in the clause before a token gives; after a comma, of people and not of where they were.
    fn role_within(&self, at: usize) -> Option<PersonRole> {
        const REACH: usize = 12;
        let view = self.view;
        let comma = at > 0 && view.token(at - 1).is(b',');
        let end = at - usize::from(comma);
        let other =
            |at: usize| view.has(Role::Preposition, at) || view.is(Class::Number, at) || view.has(Role::Spot, at);
        let inside = |at: &usize| view.token(*at).is_word() && !view.token(at + 1).flags.sentence_start();
        let mut clause = (end.saturating_sub(REACH)..end).rev().take_while(inside);
        if comma {
            return clause.take_while(|at| !other(*at)).find_map(|at| self.role_of(at));
        }
        clause.find_map(|at| self.role_of(at)).or_else(|| self.role_of_them(end))
    }

    /// The role of those whom a pronoun before a token points back to, where the sentence before tells of people of one alone:
    /// `Polisi menetapkan tiga tersangka. Mereka adalah RF, MZ, dan IA.`
    fn role_of_them(&self, end: usize) -> Option<PersonRole> {
        const THEY: [&str; 5] = ["mereka", "keduanya", "ketiganya", "keempatnya", "kelimanya"];
        const REACH: usize = 64;
        let they = end.checked_sub(1).filter(|at| THEY.iter().any(|they| self.view.is_word(*at, they)))?;
        let before = they.checked_sub(1).map(|at| self.doc.sentence(at)).filter(|before| before.end <= they)?;
        let mut roles = (before.start.max(they.saturating_sub(REACH))..they).filter_map(|at| self.role_of(at));
        let first = roles.next()?;
        roles.all(|role| role == first).then_some(first)
    }

    /// The role that a noun a few words before `bernama` or `berinisial` gives.
    fn role_near(&self, at: usize) -> Option<PersonRole> {
        let view = self.view;
        // `tiga pelaku dewasa masing-masing berinisial`
        let each = at > 2 && view.is_word(at - 1, "masing") && view.is_word(at - 3, "masing");
        let at = if each { at - 3 } else { at };
        (at.saturating_sub(NEAR)..at).rev().find_map(|at| self.role_of(at))
    }

    /// The role that a noun gives whomever it names.
    fn role_of(&self, at: usize) -> Option<PersonRole> {
        const ROLES: [(Role, PersonRole); 3] = [
            (Role::Accused, PersonRole::Suspect),
            (Role::Victim, PersonRole::Victim),
            (Role::Witness, PersonRole::Witness),
        ];
        ROLES.iter().find(|(noun, _)| self.view.has(*noun, at)).map(|(_, role)| *role)
    }
}

/// The gender that a noun for a person tells.
fn gender_of(noun: &str) -> Option<Gender> {
    match noun {
        "pria" | "laki" | "lelaki" | "bapak" | "suami" | "suaminya" | "ayah" | "ayahnya" => Some(Gender::Male),
        "perempuan" | "wanita" | "ibu" | "istri" | "istrinya" | "gadis" | "nenek" | "ibunya" => Some(Gender::Female),
        _ => None,
    }
}
