//! Persons by their names: `AKBP Rury Prastowo, S.I.K.`, `MH (32) alias Ucok`, `Sugeng`.
//!
//! Two passes. The first learns names where something tells that a name stands: a rank, an honorific, an office before
//! it, an age or a degree after it, `bernama`, `tersangka`, a verb of speech, or words that are known from names. The
//! second finds every other place where a learnt name, or a word of it, stands in the article.

use std::collections::HashMap;
use std::ops::Range;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Role, Title, WordId, title_of};
use crate::records::{Gender, PersonRole};
use crate::segment::View;
use crate::segment::token::{Token, mark};

pub(crate) const RULES: &[Rule] = &[
    AFTER_RANK,
    AFTER_HONORIFIC,
    AFTER_OFFICE,
    AFTER_CUE,
    AFTER_SPEECH,
    AGED,
    WITH_DEGREE,
    BEFORE_VERB,
    KNOWN_WORDS,
    INITIALS,
    LISTED,
    ALIAS,
    AGAIN,
];

/// A name after a rank.
const AFTER_RANK: Rule = Rule::new("person.after_rank", "Kasus itu diungkap AKBP [Rury Prastowo] kemarin.");
/// A name after an honorific or a degree.
const AFTER_HONORIFIC: Rule = Rule::new("person.after_honorific", "Acara dibuka H. [Sanusi Wibisana] tadi pagi.");
/// A name after an office.
const AFTER_OFFICE: Rule = Rule::new("person.after_office", "Hal itu dibenarkan Kapolri [Wijaya Kartasana] kemarin.");
/// A name after a noun for a person, or a word such as `bernama`.
const AFTER_CUE: Rule = Rule::new("person.after_cue", "Polisi memeriksa tersangka [Jodi Sukmana] kemarin.");
/// A name after a word between a quotation and its speaker.
const AFTER_SPEECH: Rule = Rule::new("person.after_speech", "\"Kami tunggu,\" ujar [Hartini] singkat.");
/// A name before an age.
const AGED: Rule = Rule::new("person.aged", "Mereka menjemput [Turmuji] (41) di rumahnya.");
/// A name before a degree.
const WITH_DEGREE: Rule = Rule::new("person.with_degree", "Rapat dipimpin [Turmuji Galih], S.H. di aula.");
/// A name before a verb that persons are the subject of.
const BEFORE_VERB: Rule = Rule::new("person.before_verb", "Kemudian [Tarmin Galih] menjelaskan duduk perkaranya.");
/// A name by its words alone.
const KNOWN_WORDS: Rule = Rule::new("person.known_words", "Hadir pula [Bambang Wijaya] di ruangan itu.");
/// Initials in place of a name.
const INITIALS: Rule = Rule::new("person.initials", "Petugas membawa pria berinisial [RS] ke kantor.");
/// A name or initials in a list with one that is known to be one.
const LISTED: Rule = Rule::new("person.listed", "Mereka adalah AS (31), RD (28), dan [MN].");
/// Another name after `alias`, or in brackets.
const ALIAS: Rule = Rule::new("person.alias", "Polisi memburu RS alias [Kancil].");
/// A learnt name once more.
const AGAIN: Rule = Rule::new("person.again", "AKP Sugeng Iryanto datang. Menurut rencana [Sugeng] pulang besok.");

/// Most tokens of a name.
const LONGEST: usize = 9;
/// Most words on either side that tell of a name.
const NEAR: usize = 3;

/// A naming of a person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Naming {
    /// The first token of the rank, honorifics and degrees before it, or of the name.
    pub(crate) from: usize,
    /// The token after the degrees and the age behind it, or after the name.
    pub(crate) to: usize,
    pub(crate) rank: Option<u16>,
    pub(crate) honorifics: Vec<Range<usize>>,
    pub(crate) degrees: Vec<Range<usize>>,
    pub(crate) age: Option<u32>,
    pub(crate) gender: Option<Gender>,
    pub(crate) initials: bool,
    /// The first token of the naming that this one is another name of.
    pub(crate) alias_of: Option<usize>,
    /// What the noun before it says.
    pub(crate) role: Option<PersonRole>,
}

/// What stands before a name.
#[derive(Clone, Debug, Default)]
struct Before {
    rank: Option<u16>,
    honorifics: Vec<Range<usize>>,
    degrees: Vec<Range<usize>>,
    end: usize,
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    view: View<'a>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let reader = Reader { doc, view: doc.view() };
    reader.learn(out);
    reader.find_again(out);
    out.persons.sort_by_key(|candidate| candidate.tokens.start);
}

/// Whether what stands around a token says that it is somebody's initials.
pub(crate) fn are_initials(doc: &Document<'_>, at: usize) -> bool {
    doc.view().token(at).flags.upper() && Reader { doc, view: doc.view() }.are_said_initials(at)
}

/// Words that no name runs over, though written with a capital.
const STOPPERS: ClassSet = ClassSet::EMPTY
    .with(Class::Rank)
    .with(Class::Office)
    .with(Class::Body)
    .with(Class::Place)
    .with(Class::Region)
    .with(Class::Month)
    .with(Class::Weekday)
    .with(Class::Stop)
    .with(Class::Verb)
    .with(Class::Person)
    .with(Class::Substance)
    .with(Class::Statute)
    .with(Class::Citation)
    .with(Class::Number)
    .with(Class::Outlet)
    .with(Class::Indonesian)
    .with(Class::Furniture)
    .with(Class::Noun)
    .with(Class::DayPart)
    .with(Class::Zone)
    .with(Class::Clock);

impl Reader<'_> {
    // The first pass

    fn learn(&self, out: &mut Candidates) {
        let mut done = 0;
        for at in self.doc.names() {
            if at < done || out.taken.has(at) {
                continue;
            }
            let Some(candidate) = self.naming(at, out) else { continue };
            if !out.taken.take(&candidate.tokens) {
                continue;
            }
            done = candidate.record.to.max(candidate.tokens.end);
            let other = self.other_name(&candidate, out);
            out.persons.push(candidate);
            if let Some(other) = other
                && out.taken.take(&other.tokens)
            {
                done = done.max(other.record.to);
                out.persons.push(other);
            }
        }
    }

    /// The name that begins at a token, or after the rank and titles that do.
    fn naming(&self, at: usize, out: &Candidates) -> Option<Candidate<Naming>> {
        let before = self.before_name(at);
        let start = before.end;
        if out.taken.has(start) {
            return None;
        }
        let titled = before.rank.is_some() || !before.honorifics.is_empty() || !before.degrees.is_empty();
        let office = self.after_office(at, out);
        let cue = self.cue_before(at, out);
        let list = || out.persons.last().is_some_and(|person| person.record.initials) && self.after_person(start, out);
        // `tersangka RS`: no body by that name stands alone, or it had taken the token.
        let accused = cue.is_some_and(|cue| cue.strength == Strength::Named) && self.view.token(start).len() <= 3;
        let said = accused || self.are_said_initials(start) || list();
        if let Some(end) = self.initials_at(start, said)
            && let Some(rule) = self.initials_evidence(at, start..end, cue, out)
        {
            return Some(self.made(at, before, start..end, rule, cue, true));
        }
        let strong = titled || office || cue.is_some();
        let end = self.run_end(start, strong, out)?;
        // Every word of a title has a capital: one that is no word of names needs a rank before it.
        let all_known = (start..end).all(|at| self.is_name_word(at));
        if before.rank.is_none() && self.doc.is_title(start) && !all_known {
            return None;
        }
        let rule = if before.rank.is_some() {
            &AFTER_RANK
        } else if titled {
            &AFTER_HONORIFIC
        } else if office {
            &AFTER_OFFICE
        } else {
            self.evidence(start..end, cue, out)?
        };
        Some(self.made(at, before, start..end, rule, cue, false))
    }

    fn made(
        &self,
        from: usize,
        before: Before,
        tokens: Range<usize>,
        rule: &'static Rule,
        cue: Option<Cue>,
        initials: bool,
    ) -> Candidate<Naming> {
        let mut degrees = before.degrees;
        let mut to = self.degrees_after(tokens.end, &mut degrees);
        let age = self.age_after(to);
        if let Some((_, end)) = age {
            to = end;
        }
        let record = Naming {
            from,
            to,
            rank: before.rank,
            honorifics: before.honorifics,
            degrees,
            age: age.map(|(age, _)| age),
            gender: cue.and_then(|cue| cue.gender),
            initials,
            alias_of: None,
            role: cue.and_then(|cue| cue.role),
        };
        Candidate { tokens, rule, record }
    }

    /// The rank, honorifics and degrees from a token on.
    fn before_name(&self, at: usize) -> Before {
        let view = self.view;
        let mut before = Before { end: at, ..Before::default() };
        for _ in 0..8 {
            let at = before.end;
            let token = view.token(at);
            if let Some(found) = view.find(Class::Rank, at).filter(|_| token.capital()) {
                before.rank = Some(found.value);
                before.end = self.after_suffixes(at + found.len);
                // `AKBP, Arman Asmara`
                let comma = view.token(before.end).is(b',') && view.token(before.end + 1).capital();
                before.end += usize::from(comma && !self.stops(before.end + 1));
                continue;
            }
            let Some(found) = view.find(Class::Title, at) else { break };
            let mut end = at + found.len;
            let dotted = view.token(end).is(b'.') && !view.token(end).flags.spaced();
            end += usize::from(dotted);
            let degree = title_of(found) == Title::DegreeBefore;
            if degree && view.token(end).is(b',') {
                end += 1;
            }
            // `H (29)` is somebody's initial.
            let next = view.token(end);
            if !next.is_word()
                || !next.capital()
                || next.flags.line_start()
                || token.len() == 1 && !dotted && next.len() < 3
            {
                break;
            }
            match title_of(found) {
                Title::Honorific => before.honorifics.push(at..at + found.len),
                Title::DegreeBefore => before.degrees.push(at..at + found.len + usize::from(dotted)),
                Title::DegreeAfter | Title::RankSuffix => break,
            }
            before.end = end;
        }
        before
    }

    /// The token after what may follow a rank: `Pol.`, `(Purn)`, `TNI`, `Inf`.
    fn after_suffixes(&self, at: usize) -> usize {
        let view = self.view;
        let mut end = at;
        for _ in 0..3 {
            let dot = usize::from(view.token(end).is(b'.') && !view.token(end).flags.spaced());
            let open = end + dot + usize::from(view.token(end + dot).is(b'('));
            let bracketed = open > end + dot;
            let suffix = view.find(Class::Title, open).filter(|found| title_of(*found) == Title::RankSuffix);
            let letter = bracketed && view.token(open).is_word() && view.token(open).len() <= 4;
            let Some(len) = suffix.map(|found| found.len).or(letter.then_some(1)) else {
                return end + dot;
            };
            let mut next = open + len;
            next += usize::from(bracketed && view.token(next).is(b'.'));
            if bracketed && !view.token(next).is(b')') {
                return end + dot;
            }
            end = next + usize::from(bracketed);
        }
        end + usize::from(view.token(end).is(b'.') && !view.token(end).flags.spaced())
    }

    /// The end of the words of a name that begin at a token; `strong` where something before tells that it is one.
    fn run_end(&self, start: usize, strong: bool, out: &Candidates) -> Option<usize> {
        let view = self.view;
        let title = self.doc.is_title(start);
        // `ST Burhanuddin`: letters before a name written as others are.
        let next = view.token(start + 1);
        let lettered =
            strong && view.token(start).len() <= 3 && next.capital() && !next.flags.upper() && !self.stops(start + 1);
        let shouted = view.token(start).flags.upper() && view.token(start).len() > 1 && !lettered;
        let mut at = start;
        let mut end = start;
        while at < start + LONGEST {
            let token = view.token(at);
            if !token.is_word() || out.taken.has(at) || at > start && token.flags.line_start() {
                break;
            }
            if !token.capital() {
                let inside = at > start && view.has(Role::Particle, at);
                if inside && view.token(at + 1).capital() && !view.token(at + 1).flags.line_start() {
                    at += 1;
                    continue;
                }
                break;
            }
            let single = token.len() == 1;
            let other_case = !single && at > start && token.flags.upper() != shouted;
            if other_case || self.stops(at) && !(lettered && at == start) || at == start && self.is_noun_before_name(at)
            {
                break;
            }
            // In a title every word has a capital: only words of names go on.
            if title && at > start && !single && !view.token(at).classes.has(Class::NameWord) {
                break;
            }
            let dot = view.token(at + 1).is(b'.') && !view.token(at + 1).flags.spaced();
            let goes_on = dot && view.token(at + 2).capital() && !view.token(at + 2).flags.line_start();
            if (single || goes_on && (token.len() <= 4 && view.has(Role::Abbreviation, at))) && goes_on {
                at += 2;
                continue;
            }
            at += 1;
            end = at;
            // `Al-Habsyi`, `Hee-chan`, `O'Neil`
            let glued = |at: usize| view.token(at).is_word() && !view.token(at).flags.spaced();
            let joined = !view.token(at).flags.spaced() && glued(at + 1);
            let apostrophe = single && matches!(view.token(at).mark, b'\'' | mark::RIGHT_SINGLE);
            if joined && (view.token(at).is(b'-') || apostrophe) {
                let small = !view.token(at + 1).capital();
                if !small {
                    at += 1;
                } else if at > start + 1 && view.token(at).is(b'-') {
                    at += 2;
                    end = at;
                }
            }
        }
        let first = view.token(start);
        let sole = end == start + 1 && first.len() < 2;
        if view.has(Role::Thing, start) && !first.classes.has(Class::NameWord) {
            return None;
        }
        let verb = !strong && self.doc.is_verb_at(start) && !first.classes.has(Class::NameWord);
        (end > start && !sole && !verb).then_some(end)
    }

    /// Whether a word that is one of names too stands as a noun here: `Hakim Ketua Fitri Ramadhan`.
    fn is_noun_before_name(&self, at: usize) -> bool {
        let view = self.view;
        let noun = view.is(Class::Person, at) || view.has(Role::Trade, at) || view.has(Role::Accused, at);
        noun && view.token(at + 1).is_word() && view.token(at + 1).capital()
    }

    /// Whether a word with a capital ends the name before it.
    fn stops(&self, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        if token.len() == 1 {
            return false;
        }
        if !token.classes.intersects(STOPPERS) {
            // `SH`, `MM` after a name
            return token.flags.upper()
                && view.find(Class::Title, at).is_some_and(|found| title_of(found) == Title::DegreeAfter);
        }
        if token.classes.has(Class::NameWord) {
            // `Happy Five`, `Agung Podomoro`: entries of several words.
            let longer = |class| view.find(class, at).is_some_and(|found| found.len > 1);
            return view.is(Class::Rank, at)
                || view.is(Class::Stop, at) && token.len() < 4
                || [Class::Substance, Class::Body, Class::Region, Class::Place, Class::Office].into_iter().any(longer);
        }
        const CLASSES: [Class; 21] = [
            Class::Rank,
            Class::Office,
            Class::Body,
            Class::Place,
            Class::Region,
            Class::Month,
            Class::Weekday,
            Class::Stop,
            Class::Verb,
            Class::Person,
            Class::Substance,
            Class::Statute,
            Class::Citation,
            Class::Number,
            Class::Outlet,
            Class::Indonesian,
            Class::Furniture,
            Class::Noun,
            Class::DayPart,
            Class::Zone,
            Class::Clock,
        ];
        CLASSES.iter().any(|class| view.is(*class, at))
    }

    /// Whether a word is known from names, and is no common word besides.
    fn is_known(&self, at: usize) -> bool {
        let view = self.view;
        view.find(Class::NameWord, at).is_some_and(|found| found.value == 0) && !view.is(Class::Place, at)
    }

    /// Whether a token is a word of names, or a mark or small word within one.
    fn is_name_word(&self, at: usize) -> bool {
        let token = self.view.token(at);
        token.classes.has(Class::NameWord) || !token.capital() || token.len() == 1
    }

    /// Whether an office ends before a token, with or without a comma.
    fn after_office(&self, at: usize, out: &Candidates) -> bool {
        let comma = usize::from(at > 0 && self.view.token(at - 1).is(b','));
        let end = at - comma;
        let next = out.positions.partition_point(|office| office.tokens.end < end);
        out.positions.get(next).is_some_and(|office| office.tokens.end == end)
            && !self.view.token(at).flags.line_start()
    }

    /// What the word before a name tells of it.
    fn cue_before(&self, at: usize, out: &Candidates) -> Option<Cue> {
        let view = self.view;
        if view.token(at).flags.line_start() {
            return None;
        }
        let comma = at > 0 && view.token(at - 1).is(b',');
        let mark = usize::from(comma || at > 0 && view.token(at - 1).is(b':'));
        let last = at.checked_sub(1 + mark)?;
        let word = view.token(last);
        if !word.is_word() {
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
            let trade = has(Role::Trade) || of.is_some_and(|of| view.follows(Role::Trade, of));
            return if trade { cue(None, Strength::Apposed) } else { None };
        }
        let named = has(Role::Named) || view.is_word(last, "nama") && last > 0 && view.is_word(last - 1, "atas");
        if named && (last.saturating_sub(NEAR)..last).any(|at| view.has(Role::Thing, at)) {
            return None;
        }
        if named {
            return cue(self.role_near(last), Strength::Named);
        }
        // `Bandar Udara`: a noun within a name is none that a name follows.
        let sentence = self.doc.sentence(last).start;
        if word.capital() && last > sentence && self.view.token(last - 1).capital() {
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

    /// The rule by which words with capitals are a name, where what stands around them or they themselves tell.
    fn evidence(&self, name: Range<usize>, cue: Option<Cue>, out: &Candidates) -> Option<&'static Rule> {
        let run = self.run(name);
        if cue.is_some_and(|cue| self.cue_holds(cue, &run)) {
            return Some(&AFTER_CUE);
        }
        if !run.shouted && self.is_bracketed(run.tokens.end) {
            return Some(&AGED);
        }
        if run.title {
            return (run.known == run.words && run.words > 1).then_some(&KNOWN_WORDS);
        }
        let mut degrees = Vec::new();
        if self.degrees_after(run.tokens.end, &mut degrees) > run.tokens.end {
            return Some(&WITH_DEGREE);
        }
        if run.shouted {
            return None;
        }
        self.by_neighbours(&run, out).or_else(|| self.is_name_by_words(&run).then_some(&KNOWN_WORDS))
    }

    fn run(&self, tokens: Range<usize>) -> Run {
        let view = self.view;
        let sentence = self.doc.sentence(tokens.start).start;
        Run {
            words: tokens.clone().filter(|at| view.token(*at).is_word()).count(),
            known: tokens.clone().filter(|at| self.is_known(*at)).count(),
            plain: tokens.clone().any(|at| self.is_plain(at)),
            shouted: view.token(tokens.start).flags.upper() && view.token(tokens.start).len() > 1,
            title: self.doc.is_title(tokens.start),
            opens: tokens.start == sentence,
            last: tokens.start.checked_sub(1).filter(|last| *last >= sentence),
            tokens,
        }
    }

    /// Whether the words after a cue are the name that it leads to expect.
    fn cue_holds(&self, cue: Cue, run: &Run) -> bool {
        let plain = self.is_plain(run.tokens.start);
        match cue.strength {
            Strength::Named => (!run.shouted || run.known > 0) && !is_abstract(self.view.word(run.tokens.start)),
            Strength::Trade => (run.words > 1 || run.known > 0) && !run.shouted && !plain,
            Strength::Apposed => {
                let closed = matches!(self.view.token(run.tokens.end).mark, b',' | b'.');
                (run.words > 1 || run.known > 0 || closed) && !run.shouted && !plain
            }
        }
    }

    /// Whether a bracket after a name, or the minute of a goal, says whose name it is: `(32)`, `(DPO)`, `(45')`, ` 25'`.
    fn is_bracketed(&self, end: usize) -> bool {
        let view = self.view;
        let open = usize::from(view.token(end).is(b'('));
        let status = open == 1 && (view.has(Role::Accused, end + 1) || view.has(Role::Victim, end + 1));
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
        if follows(Role::QuoteCue) || run.last.is_some_and(|last| view.word(last) == "Menurut") {
            return Some(&AFTER_SPEECH);
        }
        if run.plain || self.is_at_place(run) {
            return None;
        }
        let verb = |at: usize| view.has(Role::Personal, at) && !view.token(at).capital();
        let apposed = run.last.is_some_and(|last| view.token(last).is(b',')) && view.token(end).is(b',');
        if verb(end) && (run.words > 1 || run.known > 0 || !run.opens) || apposed && run.words > 1 && verb(end + 1) {
            return Some(&BEFORE_VERB);
        }
        // `oleh Catur`, `yakni Catur, warga Boyolali`
        let object = follows(Role::PersonBefore) || follows(Role::Namely) && run.words == run.known;
        if object && run.known > 0 {
            return Some(&AFTER_CUE);
        }
        (run.known > 0 && self.after_person(start, out)).then_some(&LISTED)
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
        if words < 2 || known == 0 || run.plain || within || self.is_at_place(run) {
            return false;
        }
        let unknown = |at: usize| view.token(at).word == WordId::NONE;
        let rest_unknown = || (tokens.start + 1..tokens.end).all(unknown);
        // At the beginning of a sentence any word has a capital: there a small word must follow.
        let before_small = view.token(tokens.end).is_word() && !view.token(tokens.end).capital();
        let free = !run.opens || before_small && rest_unknown();
        let begun = self.is_known(tokens.start) && (known > 1 || (words == 2 || rest_unknown()) && free);
        // `I Gusti Wirata`, `Ni Made Suci`
        let balinese = matches!(view.word(tokens.start), "I" | "Ni" | "Ida") && self.is_known(tokens.start + 1);
        let apposed = run.last.is_some_and(|last| view.token(last).is(b',') || view.has(Role::Namely, last))
            && matches!(view.token(tokens.end).mark, b',' | b'.');
        let ended = unknown(tokens.start) && (known + 1 == words && known > 1 || apposed) && !run.opens;
        begun || balinese || ended
    }

    /// Whether a word with a capital belongs to the words with capitals after it: no rank, office or place that ends here.
    fn is_in_run(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let opens = at == self.doc.sentence(at).start;
        token.is_word() && token.capital() && !opens && !token.classes.intersects(STOPPERS)
    }

    /// Whether a word is a common one that only its place gives a capital.
    fn is_plain(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let known = token.classes.has(Class::NameWord);
        !known && token.len() > 1 && (token.classes != ClassSet::EMPTY || is_abstract(self.view.word(at)))
    }

    /// Whether a list goes on from a person to a token: `AS (31), RD (28), dan …`.
    fn after_person(&self, at: usize, out: &Candidates) -> bool {
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

    // Initials

    /// The end of initials at a token: one to four capitals, with dots or without. Where a word before says that initials
    /// stand here (`berinisial SD`), known abbreviations may be some.
    fn initials_at(&self, at: usize, said: bool) -> Option<usize> {
        let view = self.view;
        let token = view.token(at);
        if !token.is_word() || !token.flags.upper() || token.len() > 4 || !said && self.is_abbreviation(at) {
            return None;
        }
        let mut end = at + 1;
        if token.len() == 1 {
            // `A.S.`
            while view.token(end).is(b'.')
                && !view.token(end).flags.spaced()
                && view.token(end + 1).len() == 1
                && view.token(end + 1).capital()
                && !view.token(end + 1).flags.spaced()
                && end < at + LONGEST
            {
                end += 2;
            }
            end += usize::from(end > at + 1 && view.token(end).is(b'.') && !view.token(end).flags.spaced());
        }
        Some(end)
    }

    /// Whether a word before a token, or an age or alias after it, says that it is somebody's initials, though it be
    /// a known abbreviation too: `berinisial SD`, `AS (31)`.
    fn are_said_initials(&self, at: usize) -> bool {
        let view = self.view;
        let alias = view.is_word(at + 1, "alias") || view.is_word(at + 1, "als");
        view.token(at).flags.upper()
            && view.token(at).len() <= 4
            && (view.follows(Role::Named, at) || alias || self.age_after(at + 1).is_some())
    }

    /// Whether capitals are a known abbreviation: of a body, an office, a region.
    fn is_abbreviation(&self, at: usize) -> bool {
        const CLASSES: [Class; 8] = [
            Class::Body,
            Class::Office,
            Class::Rank,
            Class::Region,
            Class::Place,
            Class::Zone,
            Class::Substance,
            Class::Person,
        ];
        let view = self.view;
        view.token(at).len() > 1 && CLASSES.iter().any(|class| view.is(*class, at))
    }

    /// The rule by which capitals are initials; `from` is the first token of the titles before them.
    fn initials_evidence(
        &self,
        from: usize,
        initials: Range<usize>,
        cue: Option<Cue>,
        out: &Candidates,
    ) -> Option<&'static Rule> {
        let view = self.view;
        let end = initials.end;
        let next = view.token(end);
        // The first letter of a name in full: `tersangka M. Yusuf`, or a degree.
        let name_goes_on = next.is_word()
            && next.capital()
            && !next.flags.upper()
            && next.flags.spaced()
            && !self.stops(end)
            || next.is(b'.') && !next.flags.spaced() && view.token(end + 1).capital() && view.token(end + 1).len() > 1;
        if name_goes_on || self.doc.is_title(from) && cue.is_none() {
            return None;
        }
        // `Saudara OL`, `Brigpol EA`
        let titled = from < initials.start && view.token(initials.start).len() <= 3;
        let renamed = titled || view.is_word(end, "alias") || view.is_word(end, "als");
        if renamed || cue.is_some_and(|cue| cue.strength == Strength::Named) {
            return Some(&INITIALS);
        }
        if self.is_bracketed(end) {
            return Some(&AGED);
        }
        let described = cue.is_some_and(|cue| cue.gender.is_some());
        let unknown = view.token(initials.start).word == WordId::NONE && view.token(initials.start).len() > 1;
        if described && unknown {
            return Some(&INITIALS);
        }
        let initials =
            out.persons.last().is_some_and(|before| before.record.initials || before.record.alias_of.is_some());
        (initials && self.after_person(from, out)).then_some(&LISTED)
    }

    // What stands after a name

    /// Reads the degrees after a name: `, S.H., M.Si.`; gives the token after the last.
    fn degrees_after(&self, end: usize, degrees: &mut Vec<Range<usize>>) -> usize {
        let view = self.view;
        let mut at = end;
        for _ in 0..8 {
            let comma = usize::from(view.token(at).is(b','));
            let first = at + comma;
            let Some(last) = self.degree_end(first, comma == 1, degrees.is_empty()) else { break };
            degrees.push(first..last);
            at = last;
        }
        at
    }

    /// The end of one degree, with its last dot.
    fn degree_end(&self, first: usize, after_comma: bool, opening: bool) -> Option<usize> {
        let view = self.view;
        let token = view.token(first);
        if !token.is_word() || !token.capital() || token.flags.line_start() {
            return None;
        }
        let found = view.find(Class::Title, first).filter(|found| title_of(*found) == Title::DegreeAfter);
        let end = match found {
            Some(found) => first + found.len,
            // `CHRMP` after other degrees
            None if after_comma && !opening && token.flags.upper() && (3..=7).contains(&token.len()) => first + 1,
            None => return None,
        };
        // A short one without a comma must stand alone: `Sugeng SH,`, not `Sugeng SE Jakarta`.
        if !after_comma && !opening && found.is_none() {
            return None;
        }
        let dot = view.token(end).is(b'.') && !view.token(end).flags.spaced();
        let ends_sentence =
            dot && view.token(end + 1).flags.spaced() && view.token(end + 1).capital() && !self.has_dot(first..end);
        Some(end + usize::from(dot && !ends_sentence))
    }

    fn has_dot(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|at| self.view.token(at).is(b'.'))
    }

    /// The age after a name, and the token after it: `(32)`, `(32 tahun)`, `(32 th)`, `, 32,`, `, 32 tahun`, ` berusia 32 tahun`.
    fn age_after(&self, end: usize) -> Option<(u32, usize)> {
        let view = self.view;
        let years = |at: usize| view.is_word(at, "tahun") || view.is_word(at, "th") || view.is_word(at, "thn");
        let age = |at: usize| {
            let token = view.token(at);
            let digits = token.is_number() && token.len() <= 2;
            digits.then(|| view.word(at).parse::<u32>().ok()).flatten().filter(|age| (1..=110).contains(age))
        };
        let opener = view.token(end);
        if opener.is(b'(') {
            // `(pria/37th)`, `(perempuan, 25)`, `(umur 40)`
            let word = usize::from(view.is(Class::Age, end + 1) || view.has(Role::Trade, end + 1));
            let mark = usize::from(word == 1 && matches!(view.token(end + 2).mark, b'/' | b',' | b'-'));
            let figure = end + 1 + word + mark;
            let value = age(figure)?;
            let close = figure + 1 + usize::from(years(figure + 1)) + usize::from(view.token(figure + 1).is(b'.'));
            let closed = view.token(close).is(b')') || view.token(close).is(b',');
            return closed.then(|| (value, close + usize::from(view.token(close).is(b')'))));
        }
        let comma = usize::from(opener.is(b','));
        let named = view.is(Class::Age, end + comma);
        let figure = end + comma + usize::from(named);
        let value = age(figure)?;
        if named {
            return Some((value, figure + 1 + usize::from(years(figure + 1))));
        }
        if comma == 0 {
            return None;
        }
        if years(figure + 1) {
            return Some((value, figure + 2));
        }
        (view.token(figure + 1).is(b',') && value >= 10).then_some((value, figure + 1))
    }

    /// The other name after one: `MH alias Ucok`, `Abdul Hakim (Gus Kikin)`, `Onadio Leonardo atau Onad`.
    fn other_name(&self, of: &Candidate<Naming>, out: &Candidates) -> Option<Candidate<Naming>> {
        let view = self.view;
        let at = of.record.to;
        let open = usize::from(view.token(at).is(b'('));
        let cue =
            ["alias", "als", "akrab", "atau", "disapa", "dipanggil"].iter().find(|word| view.is_word(at + open, word));
        let skipped = match cue {
            Some(&"akrab") => 2,
            Some(&"atau") if !of.record.initials && of.tokens.len() > 1 => 1,
            Some(&"atau") => return None,
            Some(_) => 1,
            None if open == 1 => 0,
            None => return None,
        };
        let first = at + open + skipped;
        let before = self.before_name(first);
        // `(Gus Kikin)`: without a word that says so, only a title tells that a bracket holds a name.
        if skipped == 0 && before.end == first || out.taken.has(before.end) {
            return None;
        }
        let quote = usize::from(view.token(before.end).is_double_quote());
        let start = before.end + quote;
        let end = self.run_end(start, true, out).or_else(|| self.initials_at(start, true))?;
        let to = end + quote + open;
        let record = Naming {
            from: first,
            to: self.age_after(to).map_or(to, |(_, end)| end),
            age: self.age_after(to).map(|(age, _)| age),
            honorifics: before.honorifics,
            alias_of: Some(of.tokens.start),
            ..Naming::default()
        };
        Some(Candidate { tokens: start..end, rule: &ALIAS, record })
    }

    // The second pass

    fn find_again(&self, out: &mut Candidates) {
        if out.persons.is_empty() {
            return;
        }
        if out.persons.iter().any(|person| person.record.initials) {
            self.learn_initials(out);
        }
        let known = Known::new(self.view, &out.persons);
        let mut done = 0;
        for at in self.doc.names() {
            if at < done || out.taken.has(at) || !self.view.token(at).capital() {
                continue;
            }
            let found = self.known_at(at, &known).or_else(|| self.known_within(at, &known, out));
            let Some((end, initials)) = found else { continue };
            // The fuller form of a name learnt by a word of it.
            let whole = self.run_end(at, true, out).filter(|run| !initials && *run > end && !self.doc.is_title(at));
            let end = whole.unwrap_or(end);
            if out.taken.take(&(at..end)) {
                done = end;
                let record = Naming { from: at, to: end, initials, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..end, rule: &AGAIN, record });
            }
        }
    }

    /// Learns more initials where an article gives some: two or three capitals that no lexicon knows, as the object of a
    /// verb or preposition that persons follow (`menangkap MY`), before a verb of theirs, or next in a list of such.
    fn learn_initials(&self, out: &mut Candidates) {
        let view = self.view;
        let mut last = usize::MAX;
        for at in self.doc.names() {
            let token = view.token(at);
            let unknown = token.flags.upper() && token.len() <= 3 && !out.taken.has(at) && !self.is_abbreviation(at);
            if !unknown || token.flags.line_start() || self.doc.is_title(at) {
                continue;
            }
            let next = view.token(at + 1);
            let dotted = next.is(b'.') && !next.flags.spaced() && view.token(at + 2).capital();
            let in_name = next.is_word() && next.capital() || view.before(at).capital() && view.before(at).is_word();
            if dotted || in_name {
                continue;
            }
            let listed = (1..=2).any(|gap| last.checked_add(1 + gap) == Some(at))
                && (view.before(at).is(b',') || view.has(Role::Coordinator, at - 1));
            let object = token.len() > 1 && view.follows(Role::PersonBefore, at);
            let subject = token.len() > 1 && (view.has(Role::Personal, at + 1) || view.is_word(at + 1, "sebagai"));
            if (listed || object || subject) && out.taken.take(&(at..at + 1)) {
                last = at;
                let record = Naming { from: at, to: at + 1, initials: true, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..at + 1, rule: &LISTED, record });
            }
        }
    }

    /// The longest part of a learnt name that stands at a token, and whether it is of initials.
    fn known_at(&self, at: usize, known: &Known) -> Option<(usize, bool)> {
        let view = self.view;
        let token = view.token(at);
        let hash = hash(view.word(at));
        let mut best: Option<(usize, bool)> = None;
        for (name, place) in known.words.get(&hash)?.iter().take(MOST_NAMESAKES) {
            let name = known.names.get(*name as usize)?;
            if name.initials {
                let same = token.flags.upper() && view.token(at + 1).is(b'.') == view.token(name.tokens.end).is(b'.')
                    || token.len() > 1;
                if same && self.same_words(at, &name.tokens) && self.stands_alone(at, at + name.tokens.len()) {
                    best = best.max(Some((at + name.tokens.len(), true)));
                }
                continue;
            }
            let mut end = at + 1;
            let mut next = *place as usize + 1;
            while next < name.tokens.len()
                && !view.token(end).flags.line_start()
                && view.word(end).eq_ignore_ascii_case(view.word(name.tokens.start + next))
            {
                end += 1;
                next += 1;
            }
            // A small word or a mark within a name ends none.
            while end > at + 1 && !view.token(end - 1).capital() {
                end -= 1;
            }
            let whole = end - at == name.tokens.len();
            if whole || end > at + 1 || self.is_distinctive(at) && self.stands_alone(at, end) {
                best = best.max(Some((end, false)));
            }
        }
        best
    }

    /// The end of words with capitals that begin at a token and hold a learnt word later: `Anthony Sinisuka Ginting`,
    /// where `Ginting` is learnt.
    fn known_within(&self, at: usize, known: &Known, out: &Candidates) -> Option<(usize, bool)> {
        let first = at.checked_sub(1).is_some_and(|before| self.is_in_run(before));
        if first || self.doc.is_title(at) || at == self.doc.sentence(at).start || self.is_plain(at) {
            return None;
        }
        let end = self.run_end(at, false, out)?;
        let learnt = |at: usize| {
            let uses = known.words.get(&hash(self.view.word(at)));
            self.is_distinctive(at)
                && uses.is_some_and(|uses| uses.iter().any(|(name, _)| !known.names[*name as usize].initials))
        };
        let plain = (at..end).any(|at| self.is_plain(at) || self.view.has(Role::Thing, at));
        let thing = self.view.follows(Role::Thing, at);
        (!plain && !thing && (at + 1..end).any(learnt)).then_some((end, false))
    }

    fn same_words(&self, at: usize, name: &Range<usize>) -> bool {
        name.clone().enumerate().all(|(offset, from)| self.view.word(at + offset) == self.view.word(from))
    }

    /// Whether a word of a name may stand for all of it.
    fn is_distinctive(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let common = token.classes.has(Class::NameWord) && !self.is_known(at);
        token.len() >= 3 && !common && (self.is_known(at) || !token.classes.intersects(STOPPERS))
    }

    /// Whether no other capital belongs to the words: not `Toko Agung`, `Agung Raya`.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        if self.doc.is_title(at) {
            return true;
        }
        let view = self.view;
        let before = view.before(at);
        let opens = at == 0 || at - 1 == self.doc.sentence(at).start;
        let joined = before.is_word()
            && before.capital()
            && !view.token(at).flags.line_start()
            && !opens
            && !before.classes.intersects(STOPPERS)
            && view.find(Class::Title, at - 1).is_none();
        let after = view.token(end);
        let goes_on = after.is_word()
            && after.capital()
            && !after.flags.line_start()
            && after.flags.spaced()
            && !after.classes.intersects(STOPPERS);
        let glued = view.token(at).flags.spaced() || before.word == Token::END.word || !before.is_dash();
        !joined && !goes_on && glued
    }
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
struct Cue {
    role: Option<PersonRole>,
    gender: Option<Gender>,
    strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// A name must follow: `bernama`, `tersangka`.
    Named,
    /// A name may follow: `penyanyi`.
    Trade,
    /// A name may follow after a comma: `istrinya, Beby`.
    Apposed,
}

/// Most names of which one word is looked at: more share it only in texts that are no articles.
const MOST_NAMESAKES: usize = 16;

/// The learnt names by their words.
#[derive(Debug, Default)]
struct Known {
    names: Vec<KnownName>,
    /// For each word, by its hash: the names it stands in, and where.
    words: HashMap<u64, Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct KnownName {
    tokens: Range<usize>,
    initials: bool,
}

impl Known {
    fn new(view: View<'_>, persons: &[Candidate<Naming>]) -> Known {
        let mut known = Known::default();
        for person in persons {
            let name = known.names.len() as u32;
            let initials = person.record.initials;
            if known.has(view, &person.tokens) {
                continue;
            }
            let mut is_new = false;
            for (place, at) in person.tokens.clone().enumerate() {
                if !view.token(at).capital() || initials && place > 0 {
                    continue;
                }
                let uses = known.words.entry(hash(view.word(at))).or_default();
                if uses.len() < MOST_NAMESAKES {
                    uses.push((name, place as u32));
                    is_new = true;
                }
            }
            if is_new {
                known.names.push(KnownName { tokens: person.tokens.clone(), initials });
            }
        }
        known
    }
}

impl Known {
    /// Whether a name is learnt already.
    fn has(&self, view: View<'_>, tokens: &Range<usize>) -> bool {
        let same = |name: &KnownName| {
            name.tokens.len() == tokens.len()
                && name.tokens.clone().zip(tokens.clone()).all(|(one, other)| view.word(one) == view.word(other))
        };
        let uses = self.words.get(&hash(view.word(tokens.start)));
        uses.is_some_and(|uses| uses.iter().any(|(name, _)| self.names.get(*name as usize).is_some_and(same)))
    }
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

/// A hash of a word that does not see case.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}
