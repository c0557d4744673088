//! Initials in place of names: `RS`, `A.S.`.

use std::ops::Range;

use super::cue::{Cue, Strength};
use super::neighbours::BETWEEN;
use super::{AGED, INITIALS, LISTED, LONGEST, Reader};
use crate::extractors::{Candidates, Rule};
use crate::lexicon::{ActKind, Class, Role, RoleSet, Told, Voice};
use crate::records::StatusKind;
use crate::segment::token::mark;

impl Reader<'_> {
    /// The end of initials at a token: one to four capitals, with dots or without. Where a word before says that initials
    /// stand here (`berinisial SD`), known abbreviations may be some.
    pub(super) fn initials_at(&self, at: usize, said: bool) -> Option<usize> {
        let view = self.view;
        let token = view.token(at);
        // `tersangka WNI` is a citizen, not somebody's initials.
        // `korban TPPO` is one of a crime.
        let crime = token.len() == 4 && view.is(Class::Noun, at);
        let noun = token.len() > 1 && (crime || view.is(Class::Person, at)) && !view.follows(Role::Named, at);
        // `RUDI HARTONO` is a name in capitals.
        let next = view.token(at + 1);
        let name =
            token.len() > 2 && next.flags.upper() && next.len() > 4 && self.is_known(at) && !next.flags.line_start();
        let none = !token.is_word() || !token.flags.upper() || token.len() > 4 || noun || name;
        if none || !said && self.is_abbreviation(at) {
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
        // `MT bin LM`
        let father = view.token(end + 1);
        let of = view.is_word(end, "bin") || view.is_word(end, "binti");
        if of && father.is_word() && father.flags.upper() && father.len() <= 4 {
            end += 2;
        }
        Some(end)
    }

    /// Whether initials stand where a noun for a person before them leads to expect a name: `turis asal Brasil, GWL,
    /// menjadi`, `sopir itu adalah WD.`
    fn are_apposed(&self, initials: &Range<usize>) -> bool {
        const REACH: usize = 10;
        let view = self.view;
        let start = initials.start;
        let told = matches!(view.word(start.saturating_sub(1)), "adalah" | "yakni" | "yaitu");
        let led = view.before(start).is(b',') || told;
        let listed = |at: usize| {
            let next = at + 1;
            view.has(Role::Coordinator, at) && view.token(next).flags.upper() && view.token(next).len() <= 3
        };
        let closed = matches!(view.token(initials.end).mark, b',' | b'.' | b'(') || listed(initials.end);
        // `Mereka adalah AJ, BH dan K`, `Seorang lainnya, DL, melompat`
        let noun = |at: usize| self.is_somebody(at) || view.is_word(at, "mereka");
        // `menyerahkan KTP, KK, dan`; but `Lima orang ditangkap BNN, yakni DM`
        let is_other_short = |at: usize| {
            let short = view.token(at).flags.upper() && view.token(at).len() > 2;
            short && !view.is(Class::Person, at) && !(told && view.is(Class::Body, at))
        };
        let mut before = (start.saturating_sub(REACH)..start)
            .rev()
            .take_while(|at| !view.token(at + 1).flags.sentence_start() && !is_other_short(*at));
        led && closed && before.any(noun)
    }

    /// Whether initials open a sentence and a noun for one person follows: `AK, warga Denpasar, ditangkap`.
    fn are_described(&self, initials: &Range<usize>) -> bool {
        let opens = self.doc.opens_sentence(initials.start) || self.view.before(initials.start).is_dash();
        // `Ganja itu diperoleh dari MR, mahasiswa yang memesannya`
        let got = |at: usize| {
            ["diperoleh", "dibeli", "didapat", "membeli", "mendapat"].iter().any(|word| self.view.is_word(at, word))
        };
        let giver = || {
            let from = initials.start.wrapping_sub(1);
            self.view.is_word(from, "dari") && initials.len() == 1 && (from.saturating_sub(4)..from).any(got)
        };
        (opens || giver()) && self.is_apposed_noun(initials.end)
    }

    /// Whether initials go on a list of people, each with the place: `menangkap FX di Cinere dan SX di Ciawi`.
    fn are_placed_beside(&self, initials: &Range<usize>, out: &Candidates) -> bool {
        const PLACE: usize = 8;
        let view = self.view;
        let placed = |end: usize| view.is_word(end, "di");
        // `… dan TKP di Depok dijaga`
        let goes_on = |at: &usize| view.token(*at).is_word() && !view.token(*at).flags.sentence_start();
        let mut rest = (initials.end..(initials.end + PLACE).min(view.len())).take_while(goes_on);
        placed(initials.end)
            && !rest.any(|at| self.doc.is_verb_at(at))
            && view.follows(Role::Coordinator, initials.start)
            && out.persons.last().is_some_and(|before| {
                let end = before.tokens.end;
                before.record.initials && placed(end) && (end..end + PLACE).contains(&initials.start)
            })
    }

    /// Whether initials stand in a list of people, each with what they did something as: `1. HS selaku bendahara`, `HS selaku
    /// bendahara dan RZ selaku pengawas`.
    pub(super) fn are_listed_in_office(&self, initials: &Range<usize>, out: &Candidates) -> bool {
        let (view, start) = (self.view, initials.start);
        if !view.is_word(initials.end, "selaku") {
            return false;
        }
        // Two letters may be short for a body too: `HS selaku bendahara, TK selaku pengawas`.
        if view.token(start).len() != 2 && (view.token(start).len() == 1 || self.is_abbreviation(start)) {
            return false;
        }
        let opens = |at: usize| view.token(at).flags.line_start();
        // `memeriksa MLY selaku Direktur PT Sinar Laut`
        let former = usize::from(["mantan", "eks"].iter().any(|word| view.is_word(initials.end + 1, word)));
        let office = initials.end + 1 + former;
        let official = || out.positions.binary_search_by_key(&office, |office| office.tokens.start).is_ok();
        if !self.is_abbreviation(start) && official() {
            return true;
        }
        let marker = start.checked_sub(1).is_some_and(|mark| {
            let numbered = mark > 0 && view.token(mark - 1).len() < 3 && opens(mark - 1);
            opens(mark) && view.token(mark).is_dash() || numbered && matches!(view.token(mark).mark, b'.' | b')')
        });
        let goes_on = || view.follows(Role::Coordinator, start) || view.before(start).is(b',');
        marker
            || goes_on()
                && out.persons.last().is_some_and(|before| {
                    let inside = |at: usize| !view.token(at).flags.sentence_start();
                    before.record.initials
                        && view.is_word(before.record.to, "selaku")
                        && start - before.record.to < Self::OFFICE
                        && (before.record.to..start).all(inside)
                })
    }

    /// Most tokens of what somebody in such a list did something as.
    const OFFICE: usize = 16;

    /// Whether a word before a token, or an age or alias after it, says that it is somebody's initials, though it be
    /// a known abbreviation too: `berinisial SD`, `AS (31)`.
    pub(super) fn are_said_initials(&self, at: usize) -> bool {
        let view = self.view;
        view.token(at).flags.upper()
            && view.token(at).len() <= 4
            && (view.follows(Role::Named, at - self.is_quoted(at))
                || self.is_renamed(at + 1)
                || self.is_below(at)
                || self.age_after(at + 1).is_some())
    }

    /// Whether letters stand right after a rank that only one person has, and close a naming: Bripka `RS`, Bripda `MK`; but
    /// Irjen `KKP`, Brigjen `TNI`, Kapten `PSM`.
    fn is_below(&self, at: usize) -> bool {
        let (view, next) = (self.view, self.view.token(at + 1));
        let letters = matches!(view.token(at).len(), 2..=3) && !view.is(Class::Title, at);
        let goes_on = next.is_word() && next.capital() && !next.flags.line_start();
        letters && !goes_on && self.is_ranked(at) && !matches!(view.word(at - 1), "Irjen" | "Jenderal" | "Kapten")
    }

    /// How many quote marks stand before a token, after a word such as `berinisial`: one or none.
    pub(super) fn is_quoted(&self, at: usize) -> usize {
        let view = self.view;
        let mark = view.before(at);
        let quote = mark.is_double_quote() || matches!(mark.mark, b'\'' | mark::LEFT_SINGLE | mark::RIGHT_SINGLE);
        usize::from(quote && at > 1 && view.follows(Role::Named, at - 1))
    }

    /// Whether a dot stands at a token that may be one of initials: no end of a sentence, as in `ID dan S. Keduanya`.
    pub(super) fn is_dotted(&self, at: usize) -> bool {
        self.view.token(at).is(b'.') && !self.view.is(Class::Collective, at + 1)
    }

    /// Whether another name follows: `RS alias Kancil`.
    pub(super) fn is_renamed(&self, end: usize) -> bool {
        self.view.is_word(end, "alias") || self.view.is_word(end, "als")
    }

    /// Whether capitals are a known abbreviation: of a body, an office, a region.
    pub(super) fn is_abbreviation(&self, at: usize) -> bool {
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
        // `dua kurir, yakni DS dan HW`: no village follows.
        let listed = || {
            let led = at > 0 && (view.is_word(at - 1, "yakni") || view.is_word(at - 1, "yaitu"));
            led && (view.has(Role::Coordinator, at + 1) || view.token(at + 1).is(b','))
        };
        if view.is(Class::Place, at) && listed() {
            return false;
        }
        view.token(at).len() > 1 && CLASSES.iter().any(|class| view.is(*class, at))
    }

    /// Whether a verb of arrest stands before a token, whose object is a person: `menangkap RH`.
    fn is_arrested(&self, at: usize) -> bool {
        let view = self.view;
        // `melakukan penangkapan terhadap FX` has three words for it.
        const LONGEST: usize = 3;
        let verb = |words: usize| {
            let found = view.find(Class::Act, at.checked_sub(words)?).filter(|found| found.len == words)?;
            view.lexicon.act(found)
        };
        let arrests = |(kind, voice)| kind == ActKind::Arrest && voice == Voice::Active;
        (1..=LONGEST).filter_map(verb).any(arrests)
    }

    /// Whether what follows initials, or a list that they begin, happens to somebody accused of a crime and to nothing else: RS
    /// `diringkus`, GO`, KL, dan PAK turut dijerat`.
    pub(super) fn are_fated(&self, initials: &Range<usize>) -> bool {
        const MOST: usize = 8;
        let view = self.view;
        let letters = |at: usize| view.token(at).flags.upper() && matches!(view.token(at).len(), 2..=3);
        let mut at = initials.end;
        for _ in 0..MOST {
            let next = at + usize::from(view.token(at).is(b','));
            let next = next + usize::from(view.has(Role::Coordinator, next));
            if next == at || !letters(next) {
                break;
            }
            at = next + 1;
        }
        let at = at + usize::from(view.has_any(BETWEEN, at) || view.is_word(at, "turut"));
        let status = view.lexicon.fate(view.token(at).word, Told::Subject);
        // Things are `diamankan` too, and `ditahan` unless they are those that a noun counts: SIM dan STNK `ditahan`.
        let word = view.word(at);
        let arrested = matches!(status, Some(StatusKind::Arrested | StatusKind::Suspect)) && word != "diamankan";
        let told = || view.has(Role::Namely, initials.start.wrapping_sub(1));
        word.starts_with("di") && (arrested || status == Some(StatusKind::Detained) && told())
    }

    /// Whether a token stands after a noun for somebody who is told of as no honour to his kind: `oknum polisi RA`, `oknum
    /// anggota TNI RA`.
    pub(super) fn follows_rogue(&self, at: usize) -> bool {
        at > 1 && (at.saturating_sub(3)..at - 1).any(|at| self.view.has(Role::Rogue, at))
    }

    /// The rule by which capitals are initials; `from` is the first token of the titles before them.
    pub(super) fn initials_evidence(
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
        let name_goes_on =
            next.is_word() && next.capital() && !next.flags.upper() && next.flags.spaced() && !self.stops(end)
                || self.is_dotted(end)
                    && !next.flags.spaced()
                    && view.token(end + 1).capital()
                    && view.token(end + 1).len() > 1
                    && (view.token(initials.start).len() == 1 || !view.token(end + 1).flags.spaced());
        // `Saudara OL`, `Brigpol EA`
        let titled = from < initials.start && view.token(initials.start).len() <= 3;
        if name_goes_on || self.doc.is_title(from) && cue.is_none() && !titled {
            return None;
        }
        let renamed = titled || self.is_renamed(end);
        if renamed || cue.is_some_and(|cue| cue.strength == Strength::Named) {
            return Some(&INITIALS);
        }
        // `KDM, sapaan akrab Dedi Mulyadi`
        if self.is_bracketed(end) || self.called(end).is_some() {
            return Some(&AGED);
        }
        // `ibu korban, S, mengaku`
        let aside = || {
            const WHO: RoleSet = RoleSet::EMPTY.with(Role::Victim).with(Role::Accused).with(Role::Kin);
            let lone = initials.len() == 1 && view.token(initials.start).len() == 1 && next.is(b',');
            lone && view.before(from).is(b',') && from > 1 && view.has_any(WHO, from - 2)
        };
        if aside() {
            return Some(&INITIALS);
        }
        // `pasangan kekasih TD dan WL`
        let paired = || from > 1 && view.has(Role::Pair, from - 2) && view.has(Role::Kin, from - 1);
        let described = cue.is_some_and(|cue| cue.gender.is_some()) || self.follows_rogue(from) || paired();
        let unknown = view.token(initials.start).classes.is_empty() && view.token(initials.start).len() > 1;
        let apart = || view.token(initials.start).len() > 1 && !self.is_abbreviation(initials.start);
        // `menetapkan BN, narapidana Lapas Cilegon, sebagai otak jaringan`
        let made = || {
            let verb = ["menetapkan", "tetapkan"].iter().any(|verb| view.is_word(from.wrapping_sub(1), verb));
            verb && (view.token(end).is(b',') || view.is_word(end, "sebagai") || view.has(Role::Coordinator, end))
        };
        // `menangkap RH di Sampang`
        let arrested = || unknown && view.token(initials.start).len() == 2 && (self.is_arrested(from) || made());
        // `RS diringkus di rumahnya`
        let fated = || {
            let short = unknown && view.token(initials.start).len() <= 3;
            short && (self.are_fated(&initials) || self.is_called_accused(end))
        };
        // `menangkap R di rumahnya`
        let lettered = || {
            let lone = initials.len() == 1 && view.token(initials.start).len() == 1;
            let goes_on = next.is_word() && !next.capital() && view.has(Role::Preposition, end);
            lone && goes_on && self.is_arrested(from)
        };
        if unknown && described
            || arrested()
            || fated()
            || lettered()
            || apart() && (self.are_apposed(&initials) || self.are_described(&initials))
            || apart() && self.are_placed_beside(&initials, out)
            || self.are_listed_in_office(&initials, out)
        {
            return Some(&INITIALS);
        }
        let initials =
            out.persons.last().is_some_and(|before| before.record.initials || before.record.alias_of.is_some());
        (initials && self.after_person(from, out)).then_some(&LISTED)
    }
}
