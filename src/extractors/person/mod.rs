//! Persons by their names: `AKBP Rury Prastowo, S.I.K.`, `MH (32) alias Ucok`, `Sugeng`.
//!
//! Two passes. The first learns names where something tells that a name stands: a rank, an honorific, an office before
//! it, an age or a degree after it, `bernama`, `tersangka`, a verb of speech, or words that are known from names. The
//! second finds every other place where a learnt name, or a word of it, stands in the article.

mod again;
mod cue;
mod evidence;
mod initials;
mod neighbours;
mod office;
mod trade;
mod words;

use std::ops::Range;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Role};
use crate::records::{Gender, PersonRole};
use crate::segment::View;
use cue::{Cue, Strength};
pub(crate) use office::after_origin;
pub(crate) use words::is_blend;

pub(crate) const RULES: &[Rule] = &[
    AFTER_RANK,
    AFTER_HONORIFIC,
    AFTER_OFFICE,
    AFTER_CUE,
    AFTER_SPEECH,
    AGED,
    WITH_DEGREE,
    BEFORE_VERB,
    BEFORE_NOUN,
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
pub(crate) const AFTER_OFFICE: Rule =
    Rule::new("person.after_office", "Hal itu dibenarkan Kapolri [Wijaya Kartasana] kemarin.");
/// A name after a noun for a person, or a word such as `bernama`.
const AFTER_CUE: Rule = Rule::new("person.after_cue", "Polisi memeriksa tersangka [Jodi Sukmana] kemarin.");
/// A name after a word between a quotation and its speaker.
pub(crate) const AFTER_SPEECH: Rule = Rule::new("person.after_speech", "\"Kami tunggu,\" ujar [Hartini] singkat.");
/// A name before an age, or before another bracket or mark that says whose it is: `(DPO)`, the minute of a goal.
const AGED: Rule = Rule::new("person.aged", "Mereka menjemput [Turmuji] (41) di rumahnya.");
/// A name before a degree.
const WITH_DEGREE: Rule = Rule::new("person.with_degree", "Rapat dipimpin [Turmuji Galih], S.H. di aula.");
/// A name before a verb that persons are the subject of.
const BEFORE_VERB: Rule = Rule::new("person.before_verb", "Kemudian [Tarmin Galih] menjelaskan duduk perkaranya.");
/// A name before a noun that tells who it is.
const BEFORE_NOUN: Rule = Rule::new("person.before_noun", "Kemudian [Tarmin Galih], warga Kediri, ikut membantu.");
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
    out.persons.sort();
}

/// Whether words name who speaks for somebody in court: `kuasa hukum` terdakwa, `pengacara` terdakwa.
pub(crate) fn is_counsel(view: View<'_>, words: Range<usize>) -> bool {
    let own = |at: usize| ["hukum", "pengacara", "advokat"].iter().any(|word| view.is_word(at, word));
    words.into_iter().any(|at| own(at) && (view.has(Role::Attached, at) || view.follows(Role::Attached, at)))
}

/// Whether what stands around a token says that it is somebody's initials.
pub(crate) fn are_initials(doc: &Document<'_>, at: usize) -> bool {
    doc.view().token(at).flags.upper() && Reader { doc, view: doc.view() }.are_said_initials(at)
}

/// Whether an age in brackets says that the name before it is a person's.
pub(crate) fn is_aged(doc: &Document<'_>, end: usize) -> bool {
    doc.view().token(end).is(b'(') && Reader { doc, view: doc.view() }.age_after(end).is_some()
}

/// Whether a country that ends with a token says where somebody of a trade is from, whose name may follow: `petenis Jepang
/// Tarmo Kenjiro`.
pub(crate) fn is_country_of_trade(doc: &Document<'_>, last: usize) -> bool {
    Reader { doc, view: doc.view() }.is_of_trade(last)
}

impl Reader<'_> {
    fn learn(&self, out: &mut Candidates) {
        let mut done = 0;
        for at in self.doc.names() {
            if at < done || out.taken.has(at) || !self.may_begin(at) {
                continue;
            }
            let Some(candidate) = self.naming(at, out) else { continue };
            if !out.taken.take(&candidate.tokens) {
                continue;
            }
            done = candidate.record.to.max(candidate.tokens.end);
            let mut other = self.other_name(&candidate, out);
            out.persons.push(candidate);
            // `Ferdinand alias Ferdi alias Nando`
            while let Some(name) = other.filter(|name| out.taken.take(&name.tokens)) {
                done = done.max(name.record.to);
                other = self.other_name(&name, out).filter(|_| self.is_renamed(name.record.to));
                out.persons.push(name);
            }
        }
    }

    /// Whether a name, or a rank or title before one, may begin at a token: told at once of most tokens.
    fn may_begin(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let (capital, classes) = (token.capital(), token.classes);
        let initials = token.flags.upper() && token.len() <= 4;
        // `Formula E Alberto Longo`: a letter without a dot that goes on words before it begins no name.
        let goes_on = token.len() == 1 && at > 0 && !self.view.token(at + 1).is(b'.') && self.is_in_run(at - 1);
        // `Desa Penglipuran I Wayan Sumiarsa`: there a name begins.
        let begins = self.view.has(Role::NameFront, at) && self.view.has(Role::BirthName, at + 1);
        if goes_on && !begins && !token.flags.line_start() && self.view.token(at + 1).capital() {
            return false;
        }
        classes.has(Class::Title) || capital && (initials || classes.has(Class::Rank) || !self.stops(at))
    }

    /// The name that begins at a token, or after the rank and titles that do.
    fn naming(&self, at: usize, out: &Candidates) -> Option<Candidate<Naming>> {
        let office = self.after_office(at, out);
        let cue = self.cue_before(at, out);
        // `terdakwa II Ni Kadek Ayu`: the number is none of the name.
        let numbered = matches!(self.view.word(at), "II" | "III" | "IV") && cue.is_some();
        // `WNA berinisial IV (33)`
        if numbered && !(self.view.follows(Role::Named, at) && self.age_after(at + 1).is_some()) {
            return None;
        }
        // `terdakwa I Serka Tarmin`
        if cue.is_some() && self.is_first_of_accused(at) {
            return None;
        }
        // Most words with capitals are none that a rank or title begins, and stand alone.
        const TITLES: ClassSet = ClassSet::EMPTY.with(Class::Rank).with(Class::Title);
        let told = office || cue.is_some();
        if !told && !self.view.token(at).classes.intersects(TITLES) && self.is_lone(at) {
            return None;
        }
        let before = self.before_name(at);
        let start = before.end;
        // `AKBP NRP 78050123` is a number.
        let number = self.view.is(Class::Label, start) && self.view.token(start + 1).is_number();
        if out.taken.has(start) || number || self.is_animals(start) {
            return None;
        }
        let titled = before.rank.is_some() || !before.honorifics.is_empty() || !before.degrees.is_empty();
        if !titled && !told && self.is_lone(start) {
            return None;
        }
        let lettered = |person: &Candidate<Naming>| person.record.initials || person.record.alias_of.is_some();
        let list = || out.persons.last().is_some_and(lettered) && self.after_person(start, out);
        // `tersangka RS`: no body by that name stands alone, or it had taken the token.
        let accused = cue.is_some_and(|cue| cue.strength == Strength::Named) && self.view.token(start).len() <= 3;
        let beside = || self.view.token(start).len() == 2 && self.are_listed_in_office(&(start..start + 1), out);
        let said = accused || self.are_said_initials(start) || list() || beside();
        if let Some(end) = self.initials_at(start, said)
            && let Some(rule) = self.initials_evidence(at, start..end, cue, out)
        {
            return Some(self.made(at, before, start..end, rule, cue, true));
        }
        let strong = titled || told;
        let end = self.run_end(start, strong, out)?;
        // `Pak Hakim, …` is nobody's name.
        let addressed = before.rank.is_none() && titled && end == start + 1 && self.view.has(Role::Trade, start);
        if addressed || before.rank.is_none() && self.is_part_of_office(start..end, office, out) {
            return None;
        }
        // Every word of a title has a capital: one that is no word of names needs a rank before it.
        let all_known = (start..end).all(|at| self.is_name_word(at));
        if before.rank.is_none() && self.doc.is_title(start) && !all_known && !self.is_signed(start..end) {
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
        let mut to = self.degrees_after(tokens.end + self.is_quoted(tokens.start), &mut degrees);
        // `penasihat hukum terdakwa Wulan Sari SH` is not who stands accused.
        let counsel = !degrees.is_empty() && is_counsel(self.view, from.saturating_sub(3)..from);
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
            age: age.map(|(age, _)| age).or_else(|| self.age_in_form(from)),
            gender: cue.and_then(|cue| cue.gender),
            initials,
            alias_of: None,
            role: cue.and_then(|cue| cue.role).filter(|_| !counsel),
        };
        Candidate { tokens, rule, record }
    }
}
