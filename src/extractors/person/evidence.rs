//! What tells that words with capitals are a person's name.

use std::ops::Range;

use super::words::STOPPERS;
use super::{AFTER_CUE, AFTER_SPEECH, AGED, BEFORE_NOUN, BEFORE_VERB, KNOWN_WORDS, LISTED, NEAR, Reader, WITH_DEGREE};
use crate::document::Document;
use crate::extractors::position::is_tenure;
use crate::extractors::{Candidate, Candidates, Rule};
use crate::lexicon::{Class, Role, RoleSet, WordId};
use crate::records::{Gender, PersonRole, PlaceKind};
use crate::segment::View;
use crate::segment::token::mark;

/// The roles of what stands before the name of an animal.
const ANIMAL: RoleSet = RoleSet::EMPTY.with(Role::Animal).with(Role::Named);
/// The roles of nouns for one person of a trade.
const TRADES: RoleSet = RoleSet::EMPTY.with(Role::Trade).with(Role::Contender);

impl Reader<'_> {
    /// Whether an office ends before a token, with or without a comma.
    pub(super) fn after_office(&self, at: usize, out: &Candidates) -> bool {
        let comma = usize::from(at > 0 && self.view.token(at - 1).is(b','));
        let mut end = at - comma;
        // `Lurah setempat, Sutarjo`
        end -= usize::from(comma == 1 && end > 0 && self.view.has(Role::Quantifier, end - 1));
        // `Wali Kota Padang terpilih Fadly Amran`
        end -= usize::from(end > 0 && is_tenure(self.view, end - 1));
        if end == 0 || !out.taken.has(end - 1) {
            return false;
        }
        // `anggota DPRD Jatim dari Fraksi PKB, Ahmad Athoillah`
        let before = out.positions.partition_point(|office| office.tokens.end < end).checked_sub(1);
        let last = before.and_then(|before| out.positions.get(before)).map(|office| office.tokens.end);
        let reached = |last: usize| last < end && after_origin(self.doc, out, last) == end;
        if comma == 1 && last.is_some_and(reached) && !self.view.token(at).flags.line_start() {
            return true;
        }
        let next = out.positions.partition_point(|office| office.tokens.end < end);
        out.positions.get(next).is_some_and(|office| office.tokens.end == end)
            && !self.view.token(at).flags.line_start()
    }

    /// Whether words with capitals belong to the office before them or are one: the place of `Kapolsek Panji, AKP Bambang`,
    /// the field of `Kasubdit Dokpol Polda Bali`, the letters of `Direktur Pertamina EP Cepu`.
    pub(super) fn is_part_of_office(&self, run: Range<usize>, after_office: bool, out: &Candidates) -> bool {
        let (view, end) = (self.view, run.end);
        let known = run.clone().any(|at| self.is_known(at));
        let comma = view.before(run.start).is(b',');
        let trade = |at: usize| view.has(Role::Trade, at) || self.is_of_trade(at);
        // `Pengamat Kebijakan Publik`, `Ahli Forensik Medio Kolegal RS Polri`
        if !comma && run.start > 0 && !self.is_known(run.start) && self.is_sort(run.start) && trade(run.start - 1) {
            return true;
        }
        let to_body = !known && view.is(Class::Body, end) && view.token(end).capital() && out.taken.has(end);
        let of_trade = || run.start > 0 && view.token(run.start - 1).capital() && trade(run.start - 1);
        if to_body
            && (!comma && (after_office || of_trade()) || run.len() == 1 && view.follows(Role::QuoteCue, run.start))
        {
            return true;
        }
        let ranked = view.token(end).is(b',') && view.token(end + 1).capital() && view.is(Class::Rank, end + 1);
        let lettered = run.len() == 2
            && view.token(run.start).flags.upper()
            && (view.is(Class::Local, run.start + 1) || view.is(Class::Region, run.start + 1));
        let noun = run.len() == 1 && !known && is_abstract(view.word(run.start));
        // `Director of Sales Aston Bogor`
        let placed = run.len() == 1 && view.is(Class::Region, end) && view.token(end).capital();
        after_office && !comma && (run.len() == 1 && ranked || noun || (lettered || placed) && !known)
    }

    /// What the word before a name tells of it.
    pub(super) fn cue_before(&self, at: usize, out: &Candidates) -> Option<Cue> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        let comma = at > 0 && view.token(at - 1).is(b',');
        let mark = usize::from(comma || at > 0 && view.token(at - 1).is(b':'));
        let mut last = at.checked_sub(1 + mark + self.is_quoted(at))?;
        // `unggulan pertama Kavitha`, `istri kedua Rudi`
        if !comma && view.has(Role::Counted, last) && view.follows(Role::Trade, last) {
            last -= 1;
        }
        // `pengacara kondang Hotman Silaban`, `pakar hukum pidana Galih Tarmin`
        if !comma && self.is_of_trade(last) {
            return Some(Cue { role: None, gender: None, strength: Strength::Trade });
        }
        // `Bos Facebook Mark Zuckerberg`
        if !comma && view.has(Role::NoPlace, last) && is_proper(view, last) && view.follows(Role::Trade, last) {
            return Some(Cue { role: None, gender: None, strength: Strength::Trade });
        }
        // `terdakwa II Ni Kadek Ayu`
        let accused = last > 0 && view.has(Role::Accused, last - 1);
        if accused && matches!(view.word(last), "II" | "III" | "IV" | "V") {
            last -= 1;
        }
        // `Jaksa Penuntut Umum (JPU) Mudazzir`
        let bracket = view.token(last).is(b')') && last > 3 && view.token(last - 2).is(b'(');
        if !comma && self.ends_trade(if bracket { last - 3 } else { last }) {
            return Some(Cue { role: None, gender: None, strength: Strength::Trade });
        }
        // `yang nama aslinya Subhan`, `bernama lengkap Subhan Galih`
        if !comma && last > 0 && self.is_kind_of_name(last) {
            last -= 1;
        }
        // `satu korban lainnya, Irwandi, ditemukan`
        let other = comma && last > 0 && matches!(view.word(last), "lain" | "lainnya");
        last -= usize::from(other);
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
        if !comma && self.tells_who(last) {
            let role = self.role_within(last);
            return role.map(|role| Cue { role: Some(role), gender: None, strength: Strength::Apposed });
        }
        // `atas nama`
        let in_the_name = word.len() == "nama".len() && view.word(last) == "nama";
        let own_name = in_the_name && self.is_kind_of_name(last + 1);
        if out.taken.has(last) && self.is_of_body(last, out) {
            let strength = if comma { Strength::Apposed } else { Strength::Trade };
            return Some(Cue { role: None, gender: None, strength });
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
        let gender = nouns.rev().find_map(|at| gender_of(view.word(at)));
        let cue = |role, strength| Some(Cue { role, gender, strength });
        if comma {
            // `bersama sang istri, Beby,`; `pengacara Rizal, Soesilo Aribowo`
            let of = out.persons.last().filter(|person| person.record.to == last + 1).map(|person| person.record.from);
            let trade = one
                || has(Role::Trade)
                || other && has(Role::Victim)
                || of.is_some_and(|of| view.follows(Role::Trade, of));
            return if trade { cue(None, Strength::Apposed) } else { None };
        }
        let named = has(Role::Named) || own_name || in_the_name && last > 0 && view.is_word(last - 1, "atas");
        // `kapal bernama Melati`, but `anak buah kapal bernama Galih`
        if named && (last.saturating_sub(NEAR)..last).any(|at| view.has(Role::Thing, at) && !self.ends_person(at)) {
            return None;
        }
        if named {
            return cue(self.role_near(last), Strength::Named);
        }
        // `Bandar Udara`: a noun within a name is none that a name follows.
        if word.capital() && !self.doc.opens_sentence(last) && view.before(last).capital() {
            return None;
        }
        if has(Role::Accused) {
            return cue(Some(PersonRole::Suspect), Strength::Named);
        }
        if has(Role::Victim) {
            return cue(Some(PersonRole::Victim), Strength::Named);
        }
        if has(Role::Witness) {
            return cue(Some(PersonRole::Witness), Strength::Named);
        }
        // `Jaksa Penuntut Umum`
        let longer = view.find(Class::Person, last).is_some_and(|found| found.len > 1);
        (has(Role::Trade) && !longer).then_some(Cue { role: None, gender, strength: Strength::Trade })
    }

    /// Whether the field, the sort or the country of somebody of a trade ends with a token: `pakar hukum pidana`, `pebulu
    /// tangkis tunggal putri Indonesia`.
    pub(super) fn is_of_trade(&self, last: usize) -> bool {
        const MOST: usize = 4;
        let view = self.view;
        let Some(mut at) = self.before_sort(last) else { return false };
        for _ in 1..MOST {
            if view.has_any(TRADES, at) {
                break;
            }
            let Some(before) = self.before_sort(at) else { break };
            at = before;
        }
        // `para pakar hukum`
        let plural = view.follows(Role::Quantifier, at);
        view.has_any(TRADES, at) && !plural && !view.token(at + 1).flags.line_start()
    }

    /// The token before a word of somebody's field or sort, or of his country, that ends with a token.
    fn before_sort(&self, last: usize) -> Option<usize> {
        let view = self.view;
        let token = view.token(last);
        if !token.is_word() {
            return None;
        }
        if self.is_sort(last) || token.classes.has(Class::Adjective) && view.is(Class::Adjective, last) {
            return last.checked_sub(1);
        }
        if !token.capital() {
            return None;
        }
        let is_country = |first: &usize| {
            let found = view.find(Class::Place, *first).filter(|found| first + found.len == last + 1);
            let place = found.and_then(|found| view.lexicon.place_of(found));
            place.is_some_and(|(kind, _)| kind == PlaceKind::Country)
        };
        let first = (0..2).filter_map(|back| last.checked_sub(back)).find(is_country)?;
        first.checked_sub(1)
    }

    /// Whether a word tells of the field or the sort of somebody of a trade: `hukum`, `dangdut`, `Toksikologi`.
    pub(super) fn is_sort(&self, at: usize) -> bool {
        const SORTS: RoleSet = RoleSet::EMPTY.with(Role::Field).with(Role::Sort);
        let token = self.view.token(at);
        let study = || token.len() > "logi".len() && self.view.word(at).ends_with("logi");
        self.view.has_any(SORTS, at) || token.word == WordId::NONE && study()
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

    /// Whether a noun of several words for a person of a trade ends with a token: `jaksa penuntut umum`, `hakim anggota`.
    fn ends_trade(&self, last: usize) -> bool {
        let view = self.view;
        let first = self.person_noun(last);
        first.is_some_and(|first| (first..=last).any(|at| view.has(Role::Trade, at)))
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

    /// Whether a noun of several words for a person ends with a token: `anak buah kapal`.
    fn ends_person(&self, last: usize) -> bool {
        self.person_noun(last).is_some()
    }

    /// The first word of a noun of several words for a person that ends with a token.
    fn person_noun(&self, last: usize) -> Option<usize> {
        let view = self.view;
        let is_noun = |first: &usize| {
            let found = view.find(Class::Person, *first);
            found.is_some_and(|found| first + found.len == last + 1)
        };
        (1..=2).filter_map(|back| last.checked_sub(back)).find(is_noun)
    }

    /// Whether a body or a place ends with a token, and a noun for one person of it stands before: `pengamat politik dari
    /// Universitas Airlangga`, `guru SMPN 1 Ulubelu`, `petenis asal Prancis`.
    fn is_of_body(&self, last: usize, out: &Candidates) -> bool {
        fn ending<T>(found: &[Candidate<T>], last: usize) -> Option<usize> {
            let next = found.partition_point(|body| body.tokens.end <= last);
            found.get(next).filter(|body| body.tokens.end == last + 1).map(|body| body.tokens.start)
        }
        let view = self.view;
        let place = || {
            ending(&out.places, last)
                .filter(|start| *start > 0 && (view.is_word(start - 1, "asal") || view.is_word(start - 1, "dari")))
        };
        let Some(start) = ending(&out.organizations, last).or_else(place) else { return false };
        let mut before = (start.saturating_sub(NEAR + 1)..start).rev();
        let is_inside = |at: usize| view.token(at).is_word() && !view.token(at + 1).flags.sentence_start();
        // `pemain PSM Yuran Fernandes`
        before.find(|at| view.has_any(TRADES, *at) || !is_inside(*at) || self.doc.is_verb_at(*at)).is_some_and(|noun| {
            let plural = noun.checked_sub(1).is_some_and(|at| view.has(Role::Quantifier, at));
            is_inside(noun) && view.has_any(TRADES, noun) && !plural
        })
    }

    /// Whether a word says who those are that its clause tells of: `adalah`, `yakni`.
    fn tells_who(&self, at: usize) -> bool {
        self.view.has(Role::Namely, at) || self.view.is_word(at, "adalah")
    }

    /// The role that the nearest noun in the clause of such a word gives.
    fn role_within(&self, at: usize) -> Option<PersonRole> {
        const REACH: usize = 6;
        let view = self.view;
        let inside = |at: &usize| view.token(*at).is_word() && !view.token(at + 1).flags.sentence_start();
        (at.saturating_sub(REACH)..at).rev().take_while(inside).find_map(|at| self.role_near(at + 1))
    }

    /// The role that a noun a few words before `bernama` or `berinisial` gives.
    fn role_near(&self, at: usize) -> Option<PersonRole> {
        let view = self.view;
        (at.saturating_sub(NEAR)..at).rev().find_map(|at| {
            if view.has(Role::Accused, at) {
                Some(PersonRole::Suspect)
            } else if view.has(Role::Victim, at) {
                Some(PersonRole::Victim)
            } else if view.has(Role::Witness, at) {
                Some(PersonRole::Witness)
            } else {
                None
            }
        })
    }

    /// Whether one word stands between such that no rule makes it a name: told at once of most words with capitals.
    pub(super) fn is_lone(&self, at: usize) -> bool {
        const BEFORE: RoleSet = RoleSet::EMPTY
            .with(Role::QuoteCue)
            .with(Role::AfterQuote)
            .with(Role::PersonBefore)
            .with(Role::NameBefore)
            .with(Role::Namely)
            .with(Role::Coordinator)
            .with(Role::Named);
        const AFTER: RoleSet =
            RoleSet::EMPTY.with(Role::Personal).with(Role::Particle).with(Role::Named).with(Role::Additional);
        let view = self.view;
        let (before, next) = (view.before(at), view.token(at + 1));
        let small = next.is_word() && next.flags.spaced() && !next.capital() && !next.classes.has(Class::Age);
        let joined = matches!(before.mark, b',' | b':' | b'-') || view.lexicon.has_role_of(before.word, BEFORE);
        small && !joined && !view.lexicon.has_role_of(next.word, AFTER) && !self.gives_office(at + 1)
    }

    /// The rule by which words with capitals are a name, where what stands around them or they themselves tell.
    pub(super) fn evidence(&self, name: Range<usize>, cue: Option<Cue>, out: &Candidates) -> Option<&'static Rule> {
        let run = self.run(name);
        if cue.is_some_and(|cue| self.cue_holds(cue, &run)) {
            return Some(&AFTER_CUE);
        }
        // `Pelatih berusia 54 tahun`: a noun has its capital from the sentence.
        let (view, start) = (self.view, run.tokens.start);
        let noun = run.tokens.len() == 1
            && self.doc.opens_sentence(start)
            && !view.token(run.tokens.end).is(b'(')
            && (view.is(Class::Person, start) || view.has(Role::Trade, start));
        if !run.shouted && !noun && self.is_bracketed(run.tokens.end) {
            return Some(&AGED);
        }
        if run.title {
            return (run.known == run.words && run.words > 1).then_some(&KNOWN_WORDS);
        }
        let mut degrees = Vec::new();
        if !out.taken.has(run.tokens.end) && self.degrees_after(run.tokens.end, &mut degrees) > run.tokens.end {
            return Some(&WITH_DEGREE);
        }
        if run.shouted {
            return None;
        }
        // `Mustafa bin Tahar`, `Connor O'Bryan`
        let irish = |at: usize| {
            let apostrophe = matches!(self.view.token(at + 1).mark, b'\'' | mark::RIGHT_SINGLE);
            self.view.word(at) == "O" && apostrophe && !self.view.token(at + 1).flags.spaced()
        };
        let of = |at: usize| self.view.is_word(at, "bin") || self.view.is_word(at, "binti") || irish(at);
        if run.words > 2 && (run.tokens.start + 1..run.tokens.end).any(of) {
            return Some(&KNOWN_WORDS);
        }
        self.by_neighbours(&run, out)
            .or_else(|| (self.is_name_by_words(&run) && !self.is_plated(run.tokens.end)).then_some(&KNOWN_WORDS))
    }

    /// Whether words end in the first letters of a plate: Toyota `Rush BM` 1945 QD.
    fn is_plated(&self, end: usize) -> bool {
        let view = self.view;
        let letters = |at: usize, most: usize| view.token(at).flags.upper() && view.token(at).len() <= most;
        view.token(end).is_number() && letters(end.wrapping_sub(1), 2) && letters(end + 1, 3)
    }

    fn run(&self, tokens: Range<usize>) -> Run {
        let view = self.view;
        let opens = self.doc.opens_sentence(tokens.start);
        Run {
            words: tokens.clone().filter(|at| view.token(*at).is_word()).count(),
            known: tokens.clone().filter(|at| self.is_known(*at)).count(),
            plain: tokens.clone().any(|at| {
                let named = at > tokens.start && self.is_surname(at) || view.has(Role::NameFront, at);
                view.token(at).capital() && self.is_plain(at) && !named
            }),
            shouted: view.token(tokens.start).flags.upper()
                && view.token(tokens.start).len() > 1
                && !self.is_lettered(tokens.start),
            title: self.doc.is_title(tokens.start),
            opens,
            last: tokens.start.checked_sub(1).filter(|_| !opens),
            tokens,
        }
    }

    /// Whether the words after a cue are the name that it leads to expect.
    fn cue_holds(&self, cue: Cue, run: &Run) -> bool {
        let plain = self.is_plain(run.tokens.start);
        match cue.strength {
            Strength::Named => (!run.shouted || run.known > 0) && !is_abstract(self.view.word(run.tokens.start)),
            // `Vokalis Efek Rumah Kaca` is one of a band.
            Strength::Trade => {
                let common = run.plain && run.known == 0 && run.words > 2;
                // `bos Apple Tim Cook`: a single word does not end before another that may be of the name.
                let cut = || {
                    run.words == 1 && is_proper(self.view, run.tokens.end) && self.view.is(Class::Body, run.tokens.end)
                };
                (run.words > 1 || run.known > 0) && !run.shouted && !plain && !common && !cut()
            }
            Strength::Apposed => {
                let joined = self.view.has(Role::Coordinator, run.tokens.end);
                let closed = joined || matches!(self.view.token(run.tokens.end).mark, b',' | b'.');
                (run.words > 1 || run.known > 0 || closed) && !run.shouted && !plain
            }
        }
    }

    /// Whether a bracket after a name, or the minute of a goal, says whose name it is: `(32)`, `(DPO)`, `(45')`, ` 25'`.
    pub(super) fn is_bracketed(&self, end: usize) -> bool {
        let view = self.view;
        let open = usize::from(view.token(end).is(b'('));
        const BESIDE: RoleSet = RoleSet::EMPTY.with(Role::Accused).with(Role::Victim).with(Role::Bracketed);
        let status = open == 1 && view.has_any(BESIDE, end + 1);
        let minute = view.token(end + open).is_number()
            && view.token(end + open).len() <= 2
            && matches!(view.token(end + open + 1).mark, b'\'' | mark::RIGHT_SINGLE)
            && !view.token(end + open + 1).flags.spaced();
        status || minute || self.age_after(end).is_some()
    }

    /// The rule by which the words before or after a run make it a name.
    fn by_neighbours(&self, run: &Run, out: &Candidates) -> Option<&'static Rule> {
        let view = self.view;
        let (start, end) = (run.tokens.start, run.tokens.end);
        let follows = |role| run.last.is_some_and(|last| view.has(role, last) && !view.token(last).capital());
        let quoted = run.last.is_some_and(|last| view.before(last).is_double_quote());
        if follows(Role::QuoteCue)
            || quoted && follows(Role::AfterQuote)
            || run.last.is_some_and(|last| view.word(last) == "Menurut")
        {
            return Some(&AFTER_SPEECH);
        }
        // `Mursal alias Apa Lah`
        let begins = run.words > 1 || !view.before(start).capital() || run.opens;
        let renamed = self.is_renamed(end) && (view.token(end + 1).capital() || view.token(end + 1).is_double_quote());
        if begins && renamed && !self.is_at_place(run) {
            return Some(&BEFORE_NOUN);
        }
        if run.plain || self.is_at_place(run) {
            return None;
        }
        if self.is_called(end) && view.token(end + 3).capital() || self.is_kin_apposed(run) {
            return Some(&BEFORE_NOUN);
        }
        if run.words > 1 && self.is_speaker(run) {
            return Some(&AFTER_SPEECH);
        }
        // `Chandra juga menyatakan`
        const BETWEEN: RoleSet = RoleSet::EMPTY.with(Role::Additional).with(Role::Auxiliary);
        let says = |at: usize| view.has(Role::Personal, at) && !view.token(at).capital();
        let verb = |at: usize| says(at) || run.known > 0 && view.has_any(BETWEEN, at) && says(at + 1);
        let apposed = run.last.is_some_and(|last| view.token(last).is(b',')) && view.token(end).is(b',');
        if verb(end) && (run.words > 1 || run.known > 0 || !run.opens) || apposed && run.words > 1 && verb(end + 1) {
            return Some(&BEFORE_VERB);
        }
        // `Kavitha Aulia mengalahkan Odelia Ozara`: who beats somebody by name beats somebody.
        let beaten = || run.words > 1 && out.persons.last().is_some_and(|person| Some(person.record.to) == run.last);
        if follows(Role::NameBefore) && (run.known > 0 && run.words > 1 || beaten()) {
            return Some(&AFTER_CUE);
        }
        let led = || follows(Role::NameBefore) || follows(Role::PersonBefore);
        let likely = run.words > 1 && (run.known > 0 || !run.opens) || run.words == run.known || led();
        if likely && self.is_apposed_noun(end) {
            return Some(&BEFORE_NOUN);
        }
        // `melantik Mukhtarudin menjadi Menteri Koperasi`
        if !run.opens && self.is_made_official(end, out) {
            return Some(&BEFORE_NOUN);
        }
        if self.is_paired(run) {
            return Some(&LISTED);
        }
        // `oleh Catur`, `yakni Catur, warga Boyolali`
        let object = follows(Role::PersonBefore) || follows(Role::Namely) && run.words == run.known;
        // `majelis yang diketuai Juandra Chan`: only persons do that.
        let unknown = || run.tokens.clone().all(|at| view.token(at).word == WordId::NONE);
        let passive = || run.last.is_some_and(|last| view.word(last).starts_with("di")) && run.words > 1 && unknown();
        // `film garapan Josua Andar`: only persons make films.
        let made = follows(Role::Made) && (run.known > 0 || run.words > 1 && unknown());
        if made
            || object
                && (run.known > 0 || passive() || unknown() && run.last.is_some_and(|last| self.is_sentenced(last)))
        {
            return Some(&AFTER_CUE);
        }
        // The rest of a list of those accused.
        let closed = || matches!(view.token(end).mark, b',' | b'.') || view.has(Role::Coordinator, end);
        let accused = || closed() && out.persons.last().is_some_and(|before| before.record.role.is_some());
        let partner = || self.after_partner(start, out) && (run.words > 1 || start > 1 && self.are_two(start - 2));
        // `memuji Jordy Tutuarima dan Gervane Kastaneer`
        let second =
            || run.words > 1 && unknown() && view.follows(Role::Coordinator, start) && !view.token(end).capital();
        // `Syafrizal (44), istrinya Yusmaniar (40), dan Fathan, balita mereka`
        let child = || view.token(end).is(b',') && view.has(Role::Child, end + 1) && unknown();
        let listed = run.known > 0 || accused() || second() || child();
        (listed && self.after_person(start, out) || partner()).then_some(&LISTED)
    }

    /// Whether somebody is sentenced whom a preposition names: menjatuhkan hukuman lima tahun penjara `kepada` Saprudin.
    fn is_sentenced(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        let inside = |at: &usize| view.token(*at).is_word() || view.token(*at).is_number();
        let mut before = (at.saturating_sub(REACH)..at).rev().take_while(inside);
        matches!(view.word(at), "kepada" | "terhadap")
            && before.any(|at| {
                view.has(Role::SentenceTerm, at)
                    || view.is_word(at, "mati") && view.is_word(at.wrapping_sub(1), "hukuman")
            })
    }

    /// Whether the name is that of an animal: `gajah bernama Molly`, `seekor harimau Bujang`.
    pub(super) fn is_animals(&self, at: usize) -> bool {
        let view = self.view;
        let Some(last) = at.checked_sub(1).filter(|last| view.has_any(ANIMAL, *last)) else { return false };
        let inside = |at: &usize| view.token(*at).is_word() && !view.token(at + 1).flags.sentence_start();
        let mut before = (at.saturating_sub(NEAR + 1)..last).rev().take_while(inside);
        if !view.has(Role::Animal, last) {
            // `peternak sapi bernama Galih` is who keeps it.
            let opens = |at: usize| {
                let noun = at > 0 && view.token(at - 1).is_word() && !view.token(at).flags.sentence_start();
                !noun || self.doc.is_closed(at - 1) || self.doc.is_verb_at(at - 1) || view.is_word(at - 1, "seekor")
            };
            return before.find(|at| view.has(Role::Animal, *at)).is_some_and(opens);
        }
        // `seekor gajah Molly (30)`
        view.token(last).flags.sentence_start() && view.token(last).capital()
            || last > 0 && view.is_word(last - 1, "seekor")
    }

    /// Whether a comma and a noun for one person follow a name: `Galih, mahasiswa semester lima`, `AK, warga Denpasar`.
    pub(super) fn is_apposed_noun(&self, end: usize) -> bool {
        let view = self.view;
        let noun = end + 1;
        if !view.token(end).is(b',') || !view.token(noun).is_word() || view.token(noun).capital() {
            return false;
        }
        // `warga` alone are many: `Usai banjir di Sungai Arut, warga mengungsi`.
        let citizen = view.is(Class::Person, noun)
            && !view.has(Role::Bystander, noun)
            && (view.token(noun + 1).capital() || view.is_word(noun + 1, "asal"));
        view.has(Role::Trade, noun) || citizen || view.is(Class::Someone, noun)
    }

    /// Whether a noun of kin or the like between commas follows a name: `Paijo, tetangganya, ikut membantu`.
    fn is_kin_apposed(&self, run: &Run) -> bool {
        let view = self.view;
        let (end, noun) = (run.tokens.end, run.tokens.end + 1);
        // `Sayangnya, istrinya, Beby, …`
        let unknown = |at: usize| view.token(at).word == WordId::NONE && !view.word(at).ends_with("nya");
        let clear = || run.known > 0 || run.tokens.clone().all(unknown);
        view.token(end).is(b',')
            && view.token(noun + 1).is(b',')
            && view.has(Role::Trade, noun)
            && view.word(noun).ends_with("nya")
            && !view.token(noun).capital()
            && clear()
    }

    /// Whether a word that an office of somebody named before it follows stands at a token.
    fn gives_office(&self, at: usize) -> bool {
        let view = self.view;
        view.is_word(at, "sebagai") || view.is_word(at, "menjadi") || view.is_word(at, "selaku")
    }

    /// Whether a word that gives somebody an office stands at a token, and an office after it: `sebagai Menteri Koperasi`.
    fn is_made_official(&self, end: usize, out: &Candidates) -> bool {
        let gives = self.gives_office(end);
        let office = || out.positions.binary_search_by_key(&(end + 1), |office| office.tokens.start).is_ok();
        gives && office()
    }

    /// Whether the words are the first of two names with a stroke or dash between: `Bimo Prasetyo/Ziya Syafira`.
    fn is_paired(&self, run: &Run) -> bool {
        const SHORT: usize = 5;
        let view = self.view;
        let (end, other) = (run.tokens.end, run.tokens.end + 1);
        if run.words == 1 && self.are_two(run.tokens.start) {
            return true;
        }
        if !is_joint(view, end) || run.words < 2 || run.words > SHORT {
            return false;
        }
        let is_part = |at: usize| {
            let token = view.token(at);
            token.is_word() && token.capital() && !token.flags.line_start() && !self.stops(at) && !self.is_plain(at)
        };
        let partner = (other..other + SHORT).take_while(|at| is_part(*at)).count();
        partner > 1 && (run.known > 0 || (other..other + partner).any(|at| self.is_known(at)))
    }

    /// Whether the words are the second of two such names.
    fn after_partner(&self, start: usize, out: &Candidates) -> bool {
        let joint = start.checked_sub(1).filter(|joint| is_joint(self.view, *joint));
        joint.is_some_and(|joint| out.persons.last().is_some_and(|before| before.record.to == joint))
    }

    /// Whether a comma stands before a name, and before that the words that tell after a quotation what its speaker is:
    /// `"…," ujar pengacara para korban, Hotman Silaban`.
    fn is_speaker(&self, run: &Run) -> bool {
        const REACH: usize = 10;
        let view = self.view;
        let Some(comma) = run.last.filter(|last| view.token(*last).is(b',')) else { return false };
        let is_inside = |at: &usize| view.token(*at).is_word() || view.token(*at).is(b',');
        let words = (comma.saturating_sub(REACH)..comma).rev().take_while(is_inside);
        let mut before = words.take_while(|at| !view.before(*at + 1).is_double_quote());
        let cue = before.find(|at| view.has(Role::QuoteCue, *at));
        let what = |at: usize| !view.token(at).capital() || view.token(at).classes.has(Class::Office);
        cue.is_some_and(|cue| cue + 1 < comma && view.before(cue).is_double_quote() && what(cue + 1))
    }

    /// Whether a preposition of place stands before one word, or a thing that has a name before any.
    fn is_at_place(&self, run: &Run) -> bool {
        let view = self.view;
        let thing = view.has(Role::Thing, run.tokens.start);
        run.last.is_some_and(|last| {
            thing
                || view.has(Role::Thing, last)
                || match view.word(last) {
                    "di" | "ke" | "asal" | "menuju" => true,
                    "dari" => run.words == 1,
                    _ => false,
                }
        })
    }

    /// Whether words with capitals are a name by what is known of them alone.
    fn is_name_by_words(&self, run: &Run) -> bool {
        let view = self.view;
        let Run { ref tokens, words, known, .. } = *run;
        let within = !run.opens && run.last.is_some_and(|last| self.is_in_run(last));
        // `I Gusti Wirata`, `Ni Made Suci`, `La Ode Safar`, `Moch. Sholeh`; `I Gusti Putu Darma Utama` with a common word.
        const SURE: usize = 4;
        let second = tokens.start + 1;
        let born = view.has(Role::BirthName, second) || view.token(second).classes.has(Class::NameWord);
        let shortened = view.has(Role::NameShort, tokens.start) && view.token(tokens.start + 1).is(b'.');
        let fronted = view.has(Role::NameFront, tokens.start) && born || shortened;
        if words < 2 || known == 0 && !fronted || within || self.is_at_place(run) {
            return false;
        }
        if run.plain {
            return fronted && words >= SURE;
        }
        let unknown = |at: usize| view.token(at).word == WordId::NONE;
        let rest_unknown = || (tokens.start + 1..tokens.end).all(unknown);
        // At the beginning of a sentence any word has a capital: there a small word must follow.
        let before_small = view.token(tokens.end).is_word() && !view.token(tokens.end).capital();
        let free = !run.opens || before_small && rest_unknown();
        let begun = self.is_known(tokens.start) && (known > 1 || (words == 2 || rest_unknown()) && free);
        let apposed = run.last.is_some_and(|last| view.token(last).is(b',') || view.has(Role::Namely, last))
            && matches!(view.token(tokens.end).mark, b',' | b'.');
        let ended = unknown(tokens.start) && (known + 1 == words && known > 1 || apposed) && !run.opens;
        begun || fronted || ended
    }

    /// Whether a word with a capital belongs to the words with capitals after it: no rank, office or place that ends here.
    pub(super) fn is_in_run(&self, at: usize) -> bool {
        let token = self.view.token(at);
        // The first word of a sentence has a capital anyhow: it belongs to the run where it is no word that petik knows.
        let common = self.doc.opens_sentence(at) && token.word != WordId::NONE;
        token.is_word() && token.capital() && !common && !token.classes.intersects(STOPPERS)
    }

    /// Whether a word is a common one that only its place gives a capital.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let letters = token.flags.upper() && token.len() == 2 && !self.is_abbreviation(at);
        let known = token.classes.has(Class::NameWord) || letters || self.is_chinese_name(at);
        !known && token.len() > 1 && (!token.classes.is_empty() || is_abstract(self.view.word(at)))
    }

    /// Whether a list goes on from a person to a token: `AS (31), RD (28), dan …`.
    pub(super) fn after_person(&self, at: usize, out: &Candidates) -> bool {
        let view = self.view;
        let mut end = at;
        for _ in 0..2 {
            let Some(last) = end.checked_sub(1) else { return false };
            let joins = view.token(last).is(b',') || view.has(Role::Coordinator, last) && !view.token(last).capital();
            if !joins {
                break;
            }
            end = last;
        }
        end < at && out.persons.last().is_some_and(|before| before.record.to == end)
    }
}

/// The token after the body or place that the holder of an office is of, where it ends at a token: Wakil Ketua DPRD `dari
/// Partai Demokrat`.
pub(crate) fn after_origin(doc: &Document<'_>, out: &Candidates, end: usize) -> usize {
    fn starting<T>(found: &[Candidate<T>], at: usize) -> Option<usize> {
        let next = found.partition_point(|body| body.tokens.start < at);
        found.get(next).filter(|body| body.tokens.start == at).map(|body| body.tokens.end)
    }
    let view = doc.view();
    // `Direktur Human Rights Watch untuk Timur Tengah, Lama Fakih`
    if view.is_word(end, "untuk") {
        return starting(&out.places, end + 1).unwrap_or(end);
    }
    if !(view.is_word(end, "dari") || view.is_word(end, "asal")) {
        // `Ketua RT 06 Cibuyut, Sodikin`
        let near = view.token(end).capital() && !view.token(end).flags.line_start();
        return if near { starting(&out.places, end).unwrap_or(end) } else { end };
    }
    starting(&out.organizations, end + 1).or_else(|| starting(&out.places, end + 1)).unwrap_or(end)
}

/// Whether a stroke, dash or hyphen joins what stands on both sides of it: `Alfian/Ardianto`, `Pranowo–Mahfud`.
fn is_joint(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    matches!(token.mark, b'/' | b'-' | mark::EN_DASH | mark::EM_DASH)
        && !token.flags.spaced()
        && !view.token(at + 1).flags.spaced()
}

/// Whether a word has a capital, and no line begins with it.
fn is_proper(view: View<'_>, at: usize) -> bool {
    view.token(at).capital() && !view.token(at).flags.line_start()
}

/// Words with capitals that may be a name, and what is seen of them.
#[derive(Debug)]
struct Run {
    tokens: Range<usize>,
    words: usize,
    /// How many of the words are known from names.
    known: usize,
    /// Whether some are common words.
    plain: bool,
    /// Whether they are all capitals.
    shouted: bool,
    /// Whether they stand in a title.
    title: bool,
    /// Whether they open their sentence.
    opens: bool,
    /// The token before them in their sentence.
    last: Option<usize>,
}

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

/// Whether a word has the form of a noun made of a verb: `penyalahgunaan`, `kebersihan`.
fn is_abstract(word: &str) -> bool {
    const LEAST: usize = 8;
    let begins = |letters: &str| word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(letters));
    word.len() >= LEAST && word.ends_with("an") && (begins("pe") || begins("ke"))
}

/// The gender that a noun for a person tells.
fn gender_of(noun: &str) -> Option<Gender> {
    match noun {
        "pria" | "laki" | "lelaki" | "bapak" | "suami" | "suaminya" | "ayah" | "ayahnya" => Some(Gender::Male),
        "perempuan" | "wanita" | "ibu" | "istri" | "istrinya" | "gadis" | "nenek" | "ibunya" => Some(Gender::Female),
        _ => None,
    }
}
