//! What tells that words with capitals are a person's name.

use std::ops::Range;

use super::cue::{Cue, Strength};
use super::words::STOPPERS;
use super::{AFTER_CUE, AGED, KNOWN_WORDS, Reader, WITH_DEGREE};
use crate::extractors::{Candidates, Rule};
use crate::lexicon::{Class, Role, RoleSet, WordId};
use crate::segment::View;
use crate::segment::token::mark;

/// Words with capitals that may be a name, and what is seen of them.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) words: usize,
    /// How many of the words are known from names.
    pub(super) known: usize,
    /// Whether some are common words.
    pub(super) plain: bool,
    /// Whether they are all capitals.
    pub(super) shouted: bool,
    /// Whether they stand in a title.
    pub(super) title: bool,
    /// Whether they open their sentence.
    pub(super) opens: bool,
    /// The token before them in their sentence.
    pub(super) last: Option<usize>,
}

impl Run {
    /// Whether a word in small letters with a role stands before them.
    pub(super) fn follows(&self, view: View<'_>, role: Role) -> bool {
        self.last.is_some_and(|last| view.has(role, last) && !view.token(last).capital())
    }
}

impl Reader<'_> {
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
        let letters = || view.token(at).flags.upper() && view.token(at).len() <= 3;
        let rogue = || letters() && (self.follows_rogue(at) || self.are_fated(&(at..at + 1)));
        let told =
            view.lexicon.has_role_of(next.word, AFTER) || self.gives_office(at + 1) || self.is_called_accused(at + 1);
        small && !joined && !told && !rogue() && !self.is_known(at)
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
        if !run.shouted && !noun && (self.is_bracketed(run.tokens.end) || self.is_initialed(&run)) {
            return Some(&AGED);
        }
        if !run.shouted && run.words > 1 && self.is_at_minute(run.tokens.end) && self.is_scorer(&run) {
            return Some(&AGED);
        }
        if run.title {
            if self.is_signed(run.tokens.clone()) {
                return Some(&WITH_DEGREE);
            }
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

    /// Whether words of names and degrees begin a line of capitalised words: `Tarmin Wijaya, S.H., M.H. / Kabid Humas`.
    pub(super) fn is_signed(&self, name: Range<usize>) -> bool {
        let (view, end) = (self.view, name.end);
        let opens = name.len() > 1 && view.token(name.start).flags.line_start() && !self.doc.in_headline(name.start);
        opens && view.token(end).is(b',') && self.degrees_after(end, &mut Vec::new()) > end
    }

    /// Whether words end in the first letters of a plate: Toyota `Rush BM` 1945 QD.
    fn is_plated(&self, end: usize) -> bool {
        self.view.is_plate(end)
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
                let enough = run.words > 1 || run.known > 0 || run.last.is_some_and(|last| self.is_of_court(last, run));
                enough && !run.shouted && !plain && !common && !cut()
            }
            Strength::Apposed => {
                let joined = self.view.has(Role::Coordinator, run.tokens.end);
                let closed = joined || matches!(self.view.token(run.tokens.end).mark, b',' | b'.');
                (run.words > 1 || run.known > 0 || closed) && !run.shouted && !plain
            }
        }
    }

    /// Whether a single unknown word is the name of a judge or prosecutor: hakim `Djuyarno`, hakim tunggal `Djuyarno`.
    fn is_of_court(&self, last: usize, run: &Run) -> bool {
        let view = self.view;
        let sort = matches!(view.word(last), "anggota" | "ketua" | "konstitusi" | "tunggal");
        let court = view.has(Role::OfCourt, last) || sort && view.follows(Role::OfCourt, last);
        let alone = run.words == 1 && !view.token(run.tokens.end).capital();
        court && alone && view.token(run.tokens.start).len() > 3 && view.token(run.tokens.start).word == WordId::NONE
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

    /// Whether a bracket gives the first letters of words that names are made of, or that somebody of no office is called:
    /// `ASN Yulianto Prabowo (YP)`, `pihak swasta Effendy Sahputra (ES)`.
    fn is_initialed(&self, run: &Run) -> bool {
        let private = || run.last.is_some_and(|last| self.view.is_word(last, "swasta"));
        let whole = || self.view.initialed(run.tokens.end) == Some(run.tokens.start);
        run.words > 1 && !run.plain && whole() && (run.known > 0 || private())
    }

    /// Whether words tell that somebody made a goal, or are those of names: dibuat `Haykal Danish` di menit 83.
    fn is_scorer(&self, run: &Run) -> bool {
        const BY: [&str; 6] = ["dibuat", "dicetak", "oleh", "lewat", "melalui", "gol"];
        let by = |last: usize| BY.iter().any(|word| self.view.is_word(last, word)) || self.is_after_minute(last);
        run.known > 0 || !run.plain && run.last.is_some_and(by)
    }

    /// Whether a token joins who made a goal with the next who did: pada menit ke-22 `dan` Jude Belling menit ke-43.
    fn is_after_minute(&self, joint: usize) -> bool {
        const REACH: usize = 5;
        let view = self.view;
        let joins = view.has(Role::Coordinator, joint) || view.token(joint).is(b',');
        let figure = joint > 0 && view.token(joint - 1).is_number();
        joins && figure && (joint.saturating_sub(REACH)..joint).any(|at| view.is_word(at, "menit"))
    }

    /// Whether the minute of a match follows a name: ` pada menit ke-67`, ` menit 83`.
    fn is_at_minute(&self, end: usize) -> bool {
        let view = self.view;
        let at = end + usize::from(view.is_word(end, "pada") || view.is_word(end, "di"));
        let ke = usize::from(view.is_word(at + 1, "ke"));
        let figure = at + 1 + ke + usize::from(ke == 1 && view.token(at + 2).is(b'-'));
        view.is_word(at, "menit") && view.token(figure).is_number()
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
        // `Moh. Sholeh`, `Moh Sholeh`
        let dotted = view.token(second).is(b'.') || view.token(tokens.start).len() > 2 && self.is_known(second);
        let shortened = view.has(Role::NameShort, tokens.start) && dotted;
        let fronted = view.has(Role::NameFront, tokens.start) && born || shortened || self.is_anak_agung(tokens.start);
        // `Desa Penglipuran I Wayan Sumiarsa`: nothing else begins so.
        let balinese = view.has(Role::NameFront, tokens.start) && view.has(Role::BirthName, second);
        if words < 2 || known == 0 && !fronted || within && !balinese || self.is_at_place(run) {
            return false;
        }
        if self.is_anak_agung(tokens.start) {
            return true;
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
}

/// Whether a word has a capital, and no line begins with it.
pub(super) fn is_proper(view: View<'_>, at: usize) -> bool {
    view.token(at).capital() && !view.token(at).flags.line_start()
}

/// Whether a word has the form of a noun made of a verb: `penyalahgunaan`, `kebersihan`.
pub(super) fn is_abstract(word: &str) -> bool {
    const LEAST: usize = 8;
    word.len() >= LEAST && word.ends_with("an") && (starts_with(word, "pe") || starts_with(word, "ke"))
}

/// Whether a word begins with some letters, whatever their case.
pub(super) fn starts_with(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(start))
}
