//! Who said what is quoted: the words around a quotation that tell it.
//!
//! They stand after it (`"…," ujar AKBP Rury`, `"…," kata pria yang akrab disapa Ucok itu`), before it (`Rury
//! mengatakan, "…"`, `Menurut Rury, "…"`, `Rury: "…"`), or nowhere, where the one who spoke last goes on.

use std::ops::Range;

use super::findings::Findings;
use super::protection;
use crate::extractors::person::Naming;
use crate::extractors::{Candidate, List, Rule};
use crate::lexicon::{Class, ClassSet, Role, RoleSet};
use crate::records::{Id, PersonRole, StatusKind};
use crate::segment::View;
use crate::segment::quote::{self, Quoted};
use crate::segment::token::mark;

/// A word of saying after the quotation.
pub(super) const CUE_AFTER: Rule =
    Rule::new("quote.cue_after", "\"[Pelaku sudah kami tangkap,]\" ujar AKBP Rury Prastowo.");
/// The speaker after the quotation, and then a verb of saying.
pub(super) const VERB_AFTER: Rule =
    Rule::new("quote.verb_after", "\"[Pelaku sudah kami tangkap,]\" Kapolres Banyuasin menegaskan.");
/// The speaker and a verb of saying before the quotation.
pub(super) const VERB_BEFORE: Rule =
    Rule::new("quote.verb_before", "AKBP Rury Prastowo mengatakan, \"[Pelaku sudah kami tangkap.]\"");
/// A word of saying and the speaker before the quotation.
pub(super) const CUE_BEFORE: Rule =
    Rule::new("quote.cue_before", "Menurut AKBP Rury Prastowo, \"[Pelaku sudah kami tangkap.]\"");
/// The speaker and a colon before the quotation.
pub(super) const COLON: Rule = Rule::new("quote.colon", "Kapolres Banyuasin: \"[Pelaku sudah kami tangkap]\"");
/// A quotation that goes on after the words that tell who said what was quoted before.
pub(super) const SPLIT: Rule =
    Rule::new("quote.split", "\"Mereka melawan,\" ujar AKBP Rury Prastowo. \"[Pelaku sudah kami tangkap.]\"");
/// A quotation on its own after other speech: the speaker goes on.
pub(super) const CONTINUED: Rule =
    Rule::new("quote.continued", "\"Mereka melawan,\" ujar AKBP Rury Prastowo.\n\n\"[Pelaku sudah kami tangkap.]\"");

/// Most tokens of the words that name a speaker.
const LONGEST: usize = 40;

/// Who said it, as the words of an attribution name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// A person, by the index of the naming, and the words that name them.
    Named(usize, Range<usize>),
    /// Who holds an office, by its index, and the words that name them.
    Office(usize, Range<usize>),
    /// Someone without a name: `seorang warga`.
    Unnamed(Range<usize>),
    /// Whoever was speaking: `-nya`, `dia`.
    InHand,
    /// The same, by words that point back: `pria itu`.
    Pointed(Range<usize>),
}

/// Who is meant by words that point back.
pub(super) enum Pointed {
    /// A person, by the index of a naming.
    Named(usize),
    /// The one in hand.
    Hand,
    Nobody,
}

/// What tells who said what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) rule: &'static Rule,
    /// The word of saying.
    pub(super) cue: Option<usize>,
    pub(super) speaker: Speaker,
}

/// What stands before a quotation: the end of the one before, and the word of saying that told of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub(super) end: usize,
    pub(super) cue: Option<usize>,
}

/// Reads attributions.
#[derive(Clone, Copy)]
pub(super) struct Reader<'f> {
    findings: &'f Findings<'f>,
    view: View<'f>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(findings: &'f Findings<'f>) -> Reader<'f> {
        Reader { findings, view: findings.doc.view() }
    }

    /// What tells who said what is quoted, where something does; `before` is the quotation before and the cue that told
    /// of it, and `spoken` says whether somebody spoke before.
    pub(super) fn read(&self, quoted: &Quoted, before: &Before, spoken: bool) -> Option<Attribution> {
        self.after(quoted)
            .or_else(|| self.before(quoted, before.end))
            .or_else(|| self.continued(quoted, before, spoken))
    }

    // After the quotation

    fn after(&self, quoted: &Quoted) -> Option<Attribution> {
        let view = self.view;
        let mut at = quoted.after;
        let closed = quote::closes_clause(view.before(quoted.tokens.end));
        let mut apart = false;
        while at < quoted.after + 2 && matches!(view.token(at).mark, b',' | b'.' | b'-' | mark::EN_DASH | mark::EM_DASH)
        {
            apart |= view.token(at).is(b'.');
            at += 1;
        }
        let cue = self.cue_after(at).or_else(|| if closed { self.new_cue(quoted, at) } else { None })?;
        let (rule, cue, speaker) = match cue {
            After::Cue(cue) => (&CUE_AFTER, cue, self.speaker_after(cue)),
            After::Verb(speaker, cue) => (&VERB_AFTER, cue, speaker),
        };
        let words = self.words(quoted).take(3).count();
        let is_named = || speaker != Speaker::InHand || quote::names_nobody(view, cue) || self.is_pronoun(cue + 1);
        let opens = view.token(cue).capital() && (apart || !closed);
        // `"Mami" terang-terangan menjual`: a word in marks and an adjective.
        let glued = view.token(cue + 1).is_dash() && !view.token(cue + 1).flags.spaced();
        let told = !glued && !opens && (closed || words > 2 || words > 0 && is_named());
        let comma = rule.name != VERB_AFTER.name || !ends_statement(view, quoted);
        (told && comma).then_some(Attribution { rule, cue: Some(cue), speaker })
    }

    /// The word of saying at a token after a quotation, or the speaker there and then that word.
    fn cue_after(&self, at: usize) -> Option<After> {
        let view = self.view;
        if quote::is_cue(view, at) {
            // `demikian disampaikan X`
            let leads = view.is_word(at, "demikian") && (self.is_passive(at + 1) || quote::is_cue(view, at + 1));
            return Some(After::Cue(at + usize::from(leads)));
        }
        // `"…." Menurut Budi, harga naik.`: a sentence of its own.
        if view.word(at) == "menurut" {
            return Some(After::Cue(at));
        }
        // `"…," begitu kata X`, `"…." Hal itu disampaikan X`
        const LEADS: [&str; 7] = ["begitu", "demikian", "hal", "itu", "tersebut", "ini", "pernyataan"];
        let lead = (at..at + 3).take_while(|at| LEADS.iter().any(|lead| view.is_word(*at, lead))).count();
        if self.is_passive(at + lead) || lead > 0 && quote::is_cue(view, at + lead) {
            return Some(After::Cue(at + lead));
        }
        let (speaker, end) = self.subject_at(at)?;
        // `Rury Prastowo, Kapolres Banyuasin, menegaskan`
        const APPOSITION: usize = 12;
        let comma = (end + 1..end + APPOSITION).find(|at| view.token(*at).is(b','));
        let end = comma.filter(|_| view.token(end).is(b',')).map_or(end, |comma| comma + 1);
        let verb = (end..end + 3)
            .find(|at| !view.has(Role::Auxiliary, *at) && !view.is_word(*at, "pun") && !view.is_word(*at, "juga"))?;
        (view.has(Role::Saying, verb) && !self.is_passive(verb)).then_some(After::Verb(speaker, verb))
    }

    /// A word of saying that the lexicon does not know: between a quotation and a name (`"…," tegur Agnes`), or with `-nya`.
    fn new_cue(&self, quoted: &Quoted, at: usize) -> Option<After> {
        let view = self.view;
        let token = view.token(at);
        let plain = token.is_word() && !token.capital() && !token.flags.line_start() && !token.classes.has(Class::Stop);
        if !plain || view.before(quoted.tokens.end).is(b'.') {
            return None;
        }
        let next = at + 1;
        let named = self.is_pronoun(next) || self.naming_at(next).is_some() || self.office_at(next).is_some();
        let nobody = view.word(at).ends_with("nya") && matches!(view.token(next).mark, b'.' | b',');
        (named || nobody).then_some(After::Cue(at))
    }

    /// The speaker whose name, office or pronoun begins at a token, and the token after it.
    fn subject_at(&self, at: usize) -> Option<(Speaker, usize)> {
        if self.is_pronoun(at) {
            return Some((Speaker::InHand, at + 1));
        }
        if let Some(naming) = self.naming_at(at) {
            let found = self.naming(naming)?;
            return Some((Speaker::Named(naming, at..found.tokens.end), found.record.to));
        }
        let office = self.office_at(at)?;
        let end = self.findings.candidates.positions.get(office)?.tokens.end;
        match self.naming_at(end) {
            Some(naming) => {
                let found = self.naming(naming)?;
                Some((Speaker::Named(naming, at..found.tokens.end), found.record.to))
            }
            None => Some((Speaker::Office(office, at..end), end)),
        }
    }

    /// The speaker whom the words after a cue name.
    pub(super) fn speaker_after(&self, cue: usize) -> Speaker {
        let view = self.view;
        let first = cue + 1;
        let itself = view.has_any(RoleSet::EMPTY.with(Role::QuoteCue).with(Role::AfterQuote), cue);
        if !itself && view.word(cue).ends_with("nya") || self.is_pronoun(first) {
            return Speaker::InHand;
        }
        let (mut at, mut end) = (first, first);
        let mut office = None;
        let (mut relative, mut pointed, mut beyond) = (false, false, false);
        while at < first + LONGEST && !self.ends(at, first) {
            let token = view.token(at);
            if let Some(naming) = self.naming_at(at) {
                let naming = self.meant(naming, first);
                let end = self.naming(naming).map_or(at, |naming| naming.tokens.end);
                return Speaker::Named(naming, first..end);
            }
            let step = if let Some(found) = self.office_at(at) {
                office = office.or(Some(found));
                self.findings.candidates.positions[found].tokens.end
            } else if let Some(after) = self.name_end(at) {
                after
            } else if token.is(b',') {
                // `Kepala Desa Karama, Kecamatan Rilau Ale, Jusman`
                // `pria kelahiran Solo, 12 Mei 1970, itu`
                if self.points_later(at) {
                    return Speaker::Pointed(first..end);
                }
                let apposition = view.token(at + 1).capital() && !self.stops(at + 1)
                    || beyond && view.is_word(at + 1, "dan") && view.token(at + 2).capital()
                    || self.naming_at(at + 1).is_some()
                    || self.office_at(at + 1).is_some()
                    || self.name_end(at + 1).is_some()
                    || view.is_word(at + 1, "yang")
                    || view.has(Role::Namely, at + 1);
                if !apposition {
                    break;
                }
                beyond = true;
                at + 1
            } else if token.is(b'(') {
                let Some(close) = (at + 1..at + 8).find(|at| view.token(*at).is(b')')) else { break };
                close + 1
            } else if token.is(b'.') || token.is_dash() || token.is(b'@') {
                at += 1;
                continue;
            } else if !token.is_word() && !token.is_number() {
                break;
            } else if at > first && !relative && (self.links(at) || beyond && view.token(at + 1).capital()) {
                // `pengamat dari Universitas Airlangga, Kacung Marijan`
                beyond = true;
                at + 1
            } else {
                // `pria yang ditemui di sana itu`, `pelatih berusia 48 tahun itu`
                relative |= view.is_word(at, "yang") || at > first && self.describes(at);
                pointed |= view.has(Role::Pointing, at);
                let inside = relative || view.has(Role::Pointing, at) || view.has(Role::Namely, at) || !self.stops(at);
                if !inside {
                    break;
                }
                at + 1
            };
            if !beyond {
                end = step;
            }
            at = step;
        }
        match office {
            _ if end == first => Speaker::InHand,
            Some(_) if pointed => Speaker::Pointed(first..end),
            Some(office) => Speaker::Office(office, first..end),
            None if pointed && !self.is_written(cue) => Speaker::Pointed(first..end),
            None => Speaker::Unnamed(first..end),
        }
    }

    /// Whether a word leads from what a speaker is to the body, place or other office of the same.
    fn links(&self, at: usize) -> bool {
        const LINKS: [&str; 6] = ["dari", "pada", "di", "untuk", "sekaligus", "dan"];
        LINKS.iter().any(|link| self.view.is_word(at, link))
            && (self.name_end(at + 1).is_some() || self.office_at(at + 1).is_some())
    }

    /// Whether what begins with a comma ends with one and a word that points back.
    fn points_later(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        (at + 1..at + REACH)
            .take_while(|at| !view.token(*at).flags.sentence_start())
            .any(|at| view.token(at).is(b',') && view.has(Role::Pointing, at + 1))
    }

    /// Whether a word begins what tells more of the noun before it: `berkacamata`.
    fn describes(&self, at: usize) -> bool {
        let word = self.view.word(at);
        word.starts_with("ber") && word.len() > 5 && self.findings.doc.is_verb_at(at) && !self.is_noun(at)
    }

    /// Whether the words after a cue name what was written, and not who wrote: `tulis laman itu`.
    fn is_written(&self, cue: usize) -> bool {
        self.view.is_word(cue, "tulis") && !self.view.is(Class::Person, cue + 1)
    }

    /// Whether the words that name a speaker end at a token in any case.
    fn ends(&self, at: usize, first: usize) -> bool {
        let token = self.view.token(at);
        at >= self.view.len()
            || token.is_double_quote()
            || token.is(mark::WALL)
            || token.flags.line_start()
            || at > first && token.flags.sentence_start()
    }

    /// Whether a word stands outside the name of a speaker.
    fn stops(&self, at: usize) -> bool {
        const SET: ClassSet = ClassSet::EMPTY.with(Class::Weekday).with(Class::Relative).with(Class::Clock);
        const ARTICLES: [&str; 5] = ["sang", "si", "para", "salah", "pihak"];
        let view = self.view;
        let token = view.token(at);
        if token.is_number() {
            return true;
        }
        if !token.is_word() || ARTICLES.iter().any(|word| view.is_word(at, word)) {
            return false;
        }
        token.classes.has(Class::Stop) && view.is(Class::Stop, at)
            || token.classes.intersects(SET)
            || view.has(Role::Setting, at)
            || !token.capital() && self.findings.doc.is_verb_at(at) && !self.is_noun(at)
    }

    /// Whether a word is a noun for all its form: `terdakwa`.
    fn is_noun(&self, at: usize) -> bool {
        const NOUNS: RoleSet = RoleSet::EMPTY.with(Role::Accused).with(Role::Victim).with(Role::Witness);
        self.view.has_any(NOUNS, at) || self.view.is(Class::Noun, at)
    }

    /// The naming that tells who is meant where another one stands before it: one of somebody else (`istri Lamar,
    /// Sieny`), or what looks like a name in an office (`Kapolsek Panji, AKP Bambang Irianto`).
    fn meant(&self, naming: usize, first: usize) -> usize {
        let view = self.view;
        let Some(found) = self.naming(naming) else { return naming };
        let mut at = found.record.to;
        while let Some(after) = self.name_end(at) {
            at = after;
        }
        at += usize::from(view.token(at).is(b','));
        let Some(next) = self.naming_at(at).filter(|next| *next > naming) else { return naming };
        let of_other = found.record.from > first && view.follows(Role::Attached, found.record.from);
        let ranked = found.record.rank.is_none() && self.naming(next).is_some_and(|next| next.record.rank.is_some());
        if of_other || ranked { next } else { naming }
    }

    // Before the quotation

    fn before(&self, quoted: &Quoted, floor: usize) -> Option<Attribution> {
        let view = self.view;
        let punctuation = view.before(quoted.open);
        let end = quoted.open - usize::from(punctuation.is(b',') || punctuation.is(b':')).min(quoted.open);
        if end == 0 || view.token(quoted.open).flags.line_start() && !punctuation.is(b':') {
            return None;
        }
        let start = self.findings.doc.sentence(end - 1).start.max(floor).max(end.saturating_sub(LONGEST));
        let verb = (start..end).rev().find(|at| self.says(*at));
        let Some(verb) = verb else {
            return (punctuation.is(b':')).then(|| self.colon(start, end)).flatten();
        };
        let direct = verb + 1 == end || view.is_word(end - 1, "bahwa");
        // `"Mereka melawan," ujar X, "satu orang kami tembak."`
        let split = floor > 0 && verb <= floor + 1 && quote::is_cue(view, verb);
        let long = end < quoted.open && self.words(quoted).nth(3).is_some();
        if end == quoted.open && !direct || !split && !long && !self.is_speech(quoted) {
            return None;
        }
        if quote::is_cue(view, verb) || view.is_word(verb, "menurut") || self.is_passive(verb) {
            let speaker = self.speaker_after(verb);
            return Some(Attribution { rule: &CUE_BEFORE, cue: Some(verb), speaker });
        }
        Some(Attribution { rule: &VERB_BEFORE, cue: Some(verb), speaker: self.speaker_before(start, verb) })
    }

    /// `Kapolres Banyuasin: "…"`
    fn colon(&self, start: usize, end: usize) -> Option<Attribution> {
        let (speaker, after) = self.subject_at(start)?;
        (after == end).then_some(Attribution { rule: &COLON, cue: None, speaker })
    }

    /// The speaker who is the subject of a verb.
    fn speaker_before(&self, start: usize, verb: usize) -> Speaker {
        let view = self.view;
        if (start..verb).any(|at| self.is_pronoun(at) && verb - at <= 4) {
            return Speaker::InHand;
        }
        let namings = self.namings_within(start..verb);
        let naming = namings.clone().next_back().map(|last| {
            // `Sieny, istri Lamar, mengatakan`
            let kin = |naming: &Candidate<Naming>| view.follows(Role::Attached, naming.record.from);
            let of_other = self.naming(last).is_some_and(kin);
            if of_other && last > namings.start { last - 1 } else { last }
        });
        let offices = self.findings.candidates.positions.within(&(start..verb));
        let office = offices.clone().next_back();
        if let Some(naming) = naming {
            let found = &self.findings.candidates.persons[naming];
            return Speaker::Named(naming, found.record.from..found.tokens.end);
        }
        if let Some(office) = office {
            return Speaker::Office(office, self.findings.candidates.positions[office].tokens.clone());
        }
        match self.findings.doc.phrase_ending(verb, start, false) {
            Some(phrase) if !view.has(Role::Pointing, phrase.end) => Speaker::Unnamed(phrase),
            _ => Speaker::InHand,
        }
    }

    // Without attribution

    fn continued(&self, quoted: &Quoted, told: &Before, spoken: bool) -> Option<Attribution> {
        let view = self.view;
        let before = view.before(quoted.open);
        let alone = view.token(quoted.open).flags.line_start()
            || quote::closes_clause(before) && !before.is(b',')
            || before.is_double_quote()
            || before.is(b')')
            || before.is(mark::WALL);
        let ends = quote::closes_clause(view.before(quoted.tokens.end));
        let whole = ends && self.begins_sentence(quoted) && self.words(quoted).nth(2).is_some();
        if !(spoken && alone && whole) {
            return None;
        }
        // `"Mereka melawan," ujar Rury. "Pelaku kami tangkap."`
        let cue = told.cue.filter(|cue| {
            *cue >= told.end && (*cue..=quoted.open).all(|at| !view.token(at).flags.line_start()) && {
                let next = |at: &usize| view.token(*at).flags.sentence_start();
                (cue + 1..quoted.open).find(next).is_none()
            }
        });
        let rule = if cue.is_some() { &SPLIT } else { &CONTINUED };
        Some(Attribution { rule, cue, speaker: Speaker::InHand })
    }

    /// Whether what is quoted can be what somebody said, and no title or single word.
    fn is_speech(&self, quoted: &Quoted) -> bool {
        let (view, end) = (self.view, quoted.tokens.end);
        let closed = quote::closes_clause(view.before(end)) && !view.before(end).is(b',');
        self.begins_sentence(quoted) && (closed || self.words(quoted).nth(2).is_some())
    }

    fn begins_sentence(&self, quoted: &Quoted) -> bool {
        let first = self.view.token(quoted.tokens.start);
        first.capital() || first.is_number() || first.is(b'(') || first.is(b'[')
    }

    fn words(&self, quoted: &Quoted) -> impl Iterator<Item = usize> + 'f {
        let view = self.view;
        quoted.tokens.clone().filter(move |at| view.token(*at).is_word())
    }

    // Who speaks in the story

    /// The one who speaks last in some tokens outside quotations: the subject of a verb of saying, or the name after a cue;
    /// before a quotation, whom the sentence there tells of.
    pub(super) fn last_speaker(&self, tokens: Range<usize>, quoted: Option<&Quoted>) -> Option<Speaker> {
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
        for naming in self.namings_within(tokens.clone()) {
            let found = &self.findings.candidates.persons[naming];
            while let Some(office) = offices.next_if(|office| positions[*office].tokens.start < found.tokens.start) {
                self.note_office(office, &tokens, &mut note);
            }
            if self.speaks(naming, &tokens) {
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
        let found = self.naming(naming)?;
        let person = self.findings.person(naming)?;
        let opens = (own.start..found.record.from).len() <= OPENING
            && (own.start..found.record.from).all(|at| {
                let verb = self.findings.doc.is_verb_at(at) && !self.is_noun(at) && !view.is(Class::Age, at);
                !verb && !view.has(Role::PersonBefore, at) && !view.has(Role::QuoteCue, at)
            });
        let dead = || person.status.iter().any(|status| status.status == StatusKind::Dead);
        let accused = || person.roles.contains(&PersonRole::Suspect);
        let first = person.id.at == view.bytes(found.tokens.clone()).start;
        let may = || says_i() || first && !accused() && !dead() && !of_others();
        (opens && self.is_agent(found.record.to, own.end) && may())
            .then_some(Speaker::Named(naming, found.record.from..found.tokens.end))
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
    pub(super) fn pointed(&self, words: &Range<usize>, hand: Option<Id>) -> Pointed {
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
            if !view.token(at).capital() && self.findings.doc.is_verb_at(at) {
                let active = view.word(at).starts_with("me") || view.word(at).starts_with("ber");
                if !apposition {
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

    // What stands at a token

    /// Whether a word tells that its subject or what follows it says something.
    fn says(&self, at: usize) -> bool {
        let view = self.view;
        view.has_any(RoleSet::EMPTY.with(Role::Saying).with(Role::QuoteCue), at) || quote::names_nobody(view, at)
    }

    /// Whether a word is a verb of saying in the passive.
    fn is_passive(&self, at: usize) -> bool {
        let starts = |word: &str| word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("di"));
        self.view.has(Role::Saying, at) && starts(self.view.word(at))
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.view.has(Role::Pronoun, at)
    }

    fn naming(&self, naming: usize) -> Option<&'f Candidate<Naming>> {
        self.findings.candidates.persons.get(naming)
    }

    fn namings_within(&self, tokens: Range<usize>) -> Range<usize> {
        self.findings.candidates.persons.within(&tokens)
    }

    /// The naming, with its rank and honorifics, that begins at a token.
    fn naming_at(&self, at: usize) -> Option<usize> {
        let persons = &self.findings.candidates.persons;
        let next = persons.before(at);
        persons.get(next).filter(|naming| naming.record.from <= at).map(|_| next)
    }

    fn office_at(&self, at: usize) -> Option<usize> {
        self.is_taken(at).then_some(())?;
        self.findings.candidates.positions.at(at)
    }

    /// Whether a token belongs to a candidate: told at once of most that they do not.
    fn is_taken(&self, at: usize) -> bool {
        self.findings.candidates.taken.has(at)
    }

    fn office_ending(&self, end: usize) -> Option<usize> {
        let positions = &self.findings.candidates.positions;
        let last = positions.before(end).checked_sub(1)?;
        (positions[last].tokens.end == end).then_some(last)
    }

    /// The end of the name of a body or place that begins at a token.
    fn name_end(&self, at: usize) -> Option<usize> {
        fn end<T>(candidates: &List<T>, at: usize) -> Option<usize> {
            Some(candidates[candidates.at(at)?].tokens.end)
        }
        let candidates = self.findings.candidates;
        self.is_taken(at).then_some(())?;
        end(&candidates.organizations, at).or_else(|| end(&candidates.places, at))
    }
}

/// The word of saying after a quotation.
enum After {
    Cue(usize),
    Verb(Speaker, usize),
}

/// Whether what is quoted ends as a statement does.
fn ends_statement(view: View<'_>, quoted: &Quoted) -> bool {
    view.before(quoted.tokens.end).is(b'.') || !quote::closes_clause(view.before(quoted.tokens.end))
}
