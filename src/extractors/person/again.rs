//! Every other place where a learnt name stands.

use std::ops::Range;

use super::words::STOPPERS;
use super::{AGAIN, ALIAS, LISTED, LONGEST, Naming, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Key, Role, RoleSet, WordId};
use crate::segment::View;
use crate::segment::token::{Token, mark};

impl Reader<'_> {
    pub(super) fn find_again(&self, out: &mut Candidates) {
        if out.persons.is_empty() {
            return;
        }
        if out.persons.iter().any(|person| person.record.initials) {
            self.learn_initials(out);
        }
        let mut known = Known::new(self.view, &out.persons);
        if self.split_pairs(&known, out) {
            known = Known::new(self.view, &out.persons);
        }
        let mut done = 0;
        for hit in self.doc.names() {
            let may_hold = || self.view.token(hit).capital() && known.may_hold(self.view.key(hit));
            // `konser bertajuk Raisa Live`
            if hit < done || out.taken.has(hit) || !may_hold() || self.view.follows(Role::Titled, hit) {
                continue;
            }
            // `Anthony Sinisuka Ginting`, where `Ginting` is learnt
            let first = self.run_start(hit, done, out);
            let within = || if first < hit { self.known_within(first, hit, &known, out) } else { None };
            let found = within().map(|end| (first, end, false));
            let Some((at, end, initials)) =
                found.or_else(|| self.known_at(hit, &known).map(|(end, initials)| (hit, end, initials)))
            else {
                continue;
            };
            // The fuller form of a name learnt by a word of it.
            let whole = self.run_end(at, true, out).filter(|run| !initials && *run > end && !self.doc.is_title(at));
            // `duet Rangga-Tanabe`, where both are learnt
            let paired = |end: usize| self.view.token(end).is(b'-') && self.known_at(end + 1, &known).is_some();
            let partner = self.partner(at, end, &known, out);
            let whole = whole.filter(|_| !paired(end) && partner.is_none());
            let end = whole.unwrap_or(end);
            if out.taken.take(&(at..end)) {
                done = end;
                let record = Naming { from: at, to: end, initials, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..end, rule: &AGAIN, record });
                if let Some(partner) = partner.filter(|partner| out.taken.take(partner)) {
                    done = partner.end;
                    let record = Naming { from: partner.start, to: partner.end, ..Naming::default() };
                    out.persons.push(Candidate { tokens: partner, rule: &LISTED, record });
                }
            }
        }
        self.find_clipped(out);
        if !out.persons.iter().any(|person| person.record.initials) {
            self.find_letters(out);
        }
    }

    /// Makes two of the names learnt with a hyphen where both are persons' elsewhere, or one of two single words that nobody
    /// bears together: `Luthfi-Yasin` beside `Ahmad Luthfi`; but `Trent Alexander-Arnold`.
    fn split_pairs(&self, known: &Known, out: &mut Candidates) -> bool {
        let view = self.view;
        let mut found: Vec<Candidate<Naming>> = Vec::new();
        for person in 0..out.persons.len() {
            let Some(Candidate { tokens, rule, record }) = out.persons.get_mut(person) else { break };
            let hyphen =
                (tokens.len() > 2).then(|| tokens.clone().skip(1).find(|at| view.token(*at).is(b'-'))).flatten();
            let Some(hyphen) = hyphen.filter(|at| at + 1 < tokens.end && !record.initials) else { continue };
            let (first, second) = (hyphen - 1, hyphen + 1);
            let is_part = |at: usize| view.token(at).capital() && view.token(at).len() >= SHORTEST_CLIP;
            let apart = |at: usize| known.bears(view, at);
            let may_be = |at: usize| self.is_known(at) || view.token(at).word == WordId::NONE;
            let single = tokens.len() == 3 && (apart(first) && may_be(second) || may_be(first) && apart(second));
            let borne = || tokens.len() == 3 && known.bears_joined(view, first, second);
            let two = is_part(first) && is_part(second) && (apart(first) && apart(second) || single) && !borne();
            if two {
                let record_after = Naming { from: second, to: record.to, ..Naming::default() };
                found.push(Candidate { tokens: second..tokens.end, rule: &LISTED, record: record_after });
                (tokens.end, record.to, *rule) = (hyphen, hyphen, &LISTED);
                record.age = None;
                record.degrees.clear();
            }
        }
        let split = !found.is_empty();
        found.into_iter().for_each(|name| out.persons.push(name));
        if split {
            out.persons.sort();
        }
        split
    }

    /// Somebody named by one word with a hyphen after one word of a learnt name: `Andika-Hendi`, beside `Andika Perkasa`.
    fn partner(&self, at: usize, end: usize, known: &Known, out: &Candidates) -> Option<Range<usize>> {
        let view = self.view;
        let (hyphen, second) = (view.token(end), view.token(end + 1));
        if !hyphen.is(b'-') || end != at + 1 || hyphen.flags.spaced() || second.flags.spaced() || !second.capital() {
            return None;
        }
        let name = second.word == WordId::NONE || self.is_known(end + 1);
        let word = name && !second.flags.upper() && second.len() >= SHORTEST_CLIP && !out.taken.has(end + 1);
        let next = view.token(end + 2);
        let single = !(next.is(b'-') || next.is_word() && next.capital());
        let two = word && single && view.token(at).len() >= SHORTEST_CLIP && known.bears(view, at);
        (two && !known.bears_joined(view, at, end + 1)).then_some(end + 1..end + 2)
    }

    /// Finds unknown words that a word of a learnt name begins with, where they do or suffer what persons do: `Onof
    /// menyesal`, of Onofrio.
    fn find_clipped(&self, out: &mut Candidates) {
        let view = self.view;
        let is_unknown = |at: &usize| {
            let token = view.token(*at);
            let unknown = token.word == WordId::NONE && token.capital() && token.len() >= SHORTEST_CLIP;
            unknown && !token.flags.upper() && !out.taken.has(*at)
        };
        let is_clipped = |at: &usize| {
            !self.doc.is_title(*at) && self.stands_alone(*at, *at + 1) && self.clips_one(view.word(*at), &out.persons)
        };
        let acts = |at: &usize| self.acts_as_person(*at) && is_clipped(at);
        // Most articles have none that does anything.
        let mut told: Vec<&str> = self.doc.names().filter(is_unknown).filter(acts).map(|at| view.word(at)).collect();
        told.sort_unstable();
        let is_told = |at: &usize| told.binary_search(&view.word(*at)).is_ok() && is_clipped(at);
        let found: Vec<usize> = match told.is_empty() {
            true => Vec::new(),
            false => self.doc.names().filter(is_unknown).filter(is_told).collect(),
        };
        for at in found {
            if out.taken.take(&(at..at + 1)) {
                let record = Naming { from: at, to: at + 1, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..at + 1, rule: &AGAIN, record });
            }
        }
    }

    /// Whether one word of the names first learnt begins with a word and goes on, and no other does.
    fn clips_one(&self, word: &str, persons: &[Candidate<Naming>]) -> bool {
        const MOST_NAMES: usize = 64;
        let names = persons.iter().take(MOST_NAMES).filter(|name| !name.record.initials);
        let words = names.flat_map(|name| name.tokens.clone()).map(|at| self.view.word(at));
        let mut wholes = words.filter(|whole| whole.len() > word.len() + 1 && whole.starts_with(word));
        wholes.next().is_some_and(|whole| wholes.all(|other| other == whole))
    }

    /// Whether the words around one with a capital tell of what persons do: `kata KD`, `KD mengaku`.
    fn acts_as_person(&self, at: usize) -> bool {
        const BEFORE: RoleSet = RoleSet::EMPTY.with(Role::QuoteCue).with(Role::PersonBefore);
        const AFTER: RoleSet =
            RoleSet::EMPTY.with(Role::Personal).with(Role::Auxiliary).with(Role::Particle).with(Role::Additional);
        let view = self.view;
        let small = !view.token(at + 1).capital();
        small && (view.has_any(AFTER, at + 1) || self.doc.is_verb_at(at + 1)) || view.follows_any(BEFORE, at)
    }

    /// Finds the first letters of a learnt name where they stand for it: `SBY`, of Susilo Bambang Yudhoyono. In an article
    /// that tells of others by their initials they may be somebody else's.
    fn find_letters(&self, out: &mut Candidates) {
        let view = self.view;
        let mut names: Vec<(u32, usize)> = Vec::new();
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut told = false;
        for at in self.doc.names() {
            let token = view.token(at);
            let letters = token.flags.upper() && (2..=4).contains(&token.len());
            if !letters || !token.classes.is_empty() || out.taken.has(at) || self.doc.is_title(at) {
                continue;
            }
            if names.is_empty() {
                names = self.first_letters(&out.persons);
            }
            let own = view.word(at).bytes().fold(0, |all, letter| all << 8 | u32::from(letter));
            let from = names.partition_point(|name| name.0 < own);
            let Some((_, of)) = names.get(from).filter(|name| name.0 == own) else { continue };
            let twice = names.get(from + 1).is_some_and(|name| name.0 == own);
            if !twice && self.stands_alone(at, at + 1) {
                told |= self.acts_as_person(at);
                found.push((at, *of));
            }
        }
        for (at, of) in found.into_iter().filter(|_| told) {
            if out.taken.take(&(at..at + 1)) {
                let record = Naming { from: at, to: at + 1, initials: true, alias_of: Some(of), ..Naming::default() };
                out.persons.push(Candidate { tokens: at..at + 1, rule: &ALIAS, record });
            }
        }
    }

    /// The first letters of the learnt names of two words to four, in order, and where each name begins.
    fn first_letters(&self, persons: &[Candidate<Naming>]) -> Vec<(u32, usize)> {
        let view = self.view;
        let letters = |person: &Candidate<Naming>| {
            let words = || person.tokens.clone().filter(|at| view.token(*at).capital());
            let firsts = words().filter_map(|at| view.word(at).bytes().next());
            let all = firsts.fold(0, |all, letter| all << 8 | u32::from(letter.to_ascii_uppercase()));
            (2..=4).contains(&words().count()).then_some((all, person.tokens.start))
        };
        let mut names: Vec<(u32, usize)> = distinct(view, persons).filter_map(letters).collect();
        names.sort_unstable();
        names
    }

    /// The first of the words with capitals that a word with a capital stands among, after `floor`.
    fn run_start(&self, hit: usize, floor: usize, out: &Candidates) -> usize {
        let mut at = hit;
        while at > floor
            && hit - at < LONGEST
            && !self.view.token(at).flags.line_start()
            && self.is_in_run(at - 1)
            && !out.taken.has(at - 1)
        {
            at -= 1;
        }
        at
    }

    /// Learns more initials where an article gives some: two or three capitals that no lexicon knows, as the object of a
    /// verb or preposition that persons follow (`menangkap MY`), before a verb of theirs, or next in a list of such.
    fn learn_initials(&self, out: &mut Candidates) {
        let view = self.view;
        let mut last = usize::MAX;
        let known = out.persons.len();
        for at in self.doc.names() {
            let token = view.token(at);
            let letters = token.flags.upper() && token.len() <= 3 && !out.taken.has(at);
            // `orang tua AS`: no country has any.
            let of_kin = letters && view.is(Class::Place, at) && !view.is(Class::Body, at) && self.follows_kin(at);
            let unknown = letters
                && (of_kin
                    || !self.is_abbreviation(at)
                    || token.len() == 2 && self.opens_list(at, &out.persons[..known]));
            // `B 2087 UZK tewas`
            let plate = at > 0 && view.is_plate(at - 1) || view.before(at).is_number();
            if !unknown || plate || token.flags.line_start() || self.doc.is_title(at) {
                continue;
            }
            let next = view.token(at + 1);
            let dotted = next.is(b'.') && !next.flags.spaced() && view.token(at + 2).capital();
            let in_name = next.is_word() && next.capital() || view.before(at).capital() && view.before(at).is_word();
            // `Tarmin Galih, SH menjelaskan`
            let degree = || {
                let next = out.persons[..known].partition_point(|person| person.tokens.start <= at);
                let before = next.checked_sub(1).and_then(|before| out.persons.get(before));
                before.is_some_and(|person| person.tokens.end <= at && at < person.record.to)
            };
            if dotted || in_name || degree() {
                continue;
            }
            let listed = (1..=2).any(|gap| last.checked_add(1 + gap) == Some(at))
                && (view.before(at).is(b',') || view.has(Role::Coordinator, at - 1));
            const OBJECT: RoleSet = RoleSet::EMPTY.with(Role::PersonBefore).with(Role::NameBefore);
            let object = token.len() > 1 && view.follows_any(OBJECT, at);
            // `TN yang dibekuk`
            let verb = at + 1 + usize::from(view.is_word(at + 1, "yang"));
            let subject = token.len() > 1 && (view.has(Role::Personal, verb) || view.is_word(at + 1, "sebagai"));
            // `sedangkan AR dibawa ke rumah sakit`
            let other = token.len() == 2
                && at > 0
                && ["sedangkan", "sementara"].iter().any(|word| view.is_word(at - 1, word))
                && self.doc.is_verb_at(at + 1);
            let first = token.len() > 1 && self.opens_list(at, &out.persons[..known]);
            // `menangkap RH di Sampang, lalu HN di Bangkalan`
            let next = token.len() == 2 && at > 0 && matches!(view.word(at - 1), "lalu" | "kemudian" | "disusul");
            let told = listed || object || subject || other || first || next || of_kin;
            if told && out.taken.take(&(at..at + 1)) {
                last = at;
                let record = Naming { from: at, to: at + 1, initials: true, ..Naming::default() };
                out.persons.push(Candidate { tokens: at..at + 1, rule: &LISTED, record });
            }
        }
    }

    /// Whether a noun for kin stands before a token: `istri AS`, `rumah orang tua AS`.
    fn follows_kin(&self, at: usize) -> bool {
        let view = self.view;
        let parents = at > 1 && view.is_word(at - 1, "tua") && view.is_word(at - 2, "orang");
        parents || view.follows(Role::Attached, at)
    }

    /// Whether initials that are known to be somebody's follow in a list, and a verb stands before: `menetapkan RS, AD dan`.
    fn opens_list(&self, at: usize, persons: &[Candidate<Naming>]) -> bool {
        let view = self.view;
        let comma = usize::from(view.token(at + 1).is(b','));
        let joint = usize::from(view.has(Role::Coordinator, at + 1 + comma));
        let next = at + 1 + comma + joint;
        let found = persons.partition_point(|person| person.tokens.start < next);
        let person = persons.get(found).filter(|person| person.tokens.start == next && person.record.initials);
        let led = at > 0 && self.doc.is_verb_at(at - 1) && !view.token(at - 1).capital();
        comma + joint > 0 && led && person.is_some()
    }

    /// The longest part of a learnt name that stands at a token, and whether it is of initials.
    fn known_at(&self, at: usize, known: &Known) -> Option<(usize, bool)> {
        let view = self.view;
        let token = view.token(at);
        let mut best: Option<(usize, bool)> = None;
        for (name, place) in known.uses(view.key(at)) {
            let name = known.names.get(name as usize)?;
            if name.initials {
                let same =
                    token.flags.upper() && self.is_dotted(at + 1) == self.is_dotted(name.tokens.end) || token.len() > 1;
                if same && self.same_words(at, &name.tokens) && self.stands_alone(at, at + name.tokens.len()) {
                    best = best.max(Some((at + name.tokens.len(), true)));
                }
                continue;
            }
            let mut end = at + 1;
            let mut next = place as usize + 1;
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
            // `Poltak Lumban Gaol`, where `Gabriel Lumban Gaol` is learnt, is another.
            let part = end > at + 1 && !(place > 0 && self.is_joined(at));
            let spoken = || place == 0 && view.follows(Role::QuoteCue, at) && view.is(Class::Region, at);
            if whole || part || (self.is_distinctive(at) || spoken()) && self.stands_alone(at, end) {
                best = best.max(Some((end, false)));
            }
        }
        best
    }

    /// The end of words with capitals that begin at a token and hold a learnt word later.
    fn known_within(&self, first: usize, hit: usize, known: &Known, out: &Candidates) -> Option<usize> {
        if self.doc.is_title(first) || self.doc.opens_sentence(first) || self.is_plain(first) {
            return None;
        }
        let end = self.run_end(first, false, out).filter(|end| *end > hit)?;
        let plain = (first..end).any(|at| self.is_plain(at) || self.view.has(Role::Thing, at));
        let thing = self.view.follows(Role::Thing, first);
        let is_name = |(name, _): (u32, u32)| known.names.get(name as usize).is_some_and(|name| !name.initials);
        let learnt = self.is_distinctive(hit) && known.uses(self.view.key(hit)).any(is_name);
        (!plain && !thing && learnt).then_some(end)
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

    /// Whether a word with a capital before a token belongs to a name that goes on there.
    fn is_joined(&self, at: usize) -> bool {
        let view = self.view;
        let before = view.before(at);
        let opens = at == 0 || self.doc.opens_sentence(at - 1);
        before.is_word()
            && before.capital()
            && !view.token(at).flags.line_start()
            && !opens
            && !before.classes.intersects(STOPPERS)
            && view.find(Class::Title, at - 1).is_none()
    }

    /// Whether no other capital belongs to the words: not `Toko Agung`, `Agung Raya`.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        if self.doc.is_title(at) {
            return true;
        }
        let (view, before) = (self.view, self.view.before(at));
        let joined = self.is_joined(at);
        let after = view.token(end);
        let goes_on = after.is_word()
            && after.capital()
            && !after.flags.line_start()
            && after.flags.spaced()
            && !after.classes.intersects(STOPPERS);
        // `Prabowo–Gibran`
        let pair = matches!(before.mark, mark::EN_DASH | mark::EM_DASH);
        let glued = view.token(at).flags.spaced() || before.word == Token::END.word || !before.is_dash() || pair;
        !joined && !goes_on && glued
    }
}

/// Fewest letters of a clipped name.
const SHORTEST_CLIP: usize = 4;
/// Most names of which one word is looked at: more share it only in texts that are no articles.
const MOST_NAMESAKES: usize = 16;

/// The learnt names by their words.
#[derive(Debug, Default)]
struct Known {
    names: Vec<KnownName>,
    /// The words of the names by their keys, in order: the name each stands in, and where.
    words: Vec<(Key, u32, u32)>,
    /// The bits of the keys, by which most other words are told at once.
    bits: u64,
}

#[derive(Debug)]
struct KnownName {
    tokens: Range<usize>,
    initials: bool,
}

impl Known {
    fn new(view: View<'_>, persons: &[Candidate<Naming>]) -> Known {
        let mut known =
            Known { words: Vec::with_capacity(2 * persons.len()), names: Vec::with_capacity(persons.len()), bits: 0 };
        for person in distinct(view, persons) {
            let initials = person.record.initials;
            let name = known.names.len() as u32;
            for (place, at) in person.tokens.clone().enumerate() {
                if view.token(at).capital() && (!initials || place == 0) {
                    let key = view.key(at);
                    known.words.push((key, name, place as u32));
                    known.bits |= key.bit();
                }
            }
            known.names.push(KnownName { tokens: person.tokens.clone(), initials });
        }
        known.words.sort_unstable();
        known
    }

    /// Whether a word may be one of a learnt name.
    fn may_hold(&self, word: Key) -> bool {
        self.bits & word.bit() != 0 && self.words.binary_search_by_key(&word, |entry| entry.0).is_ok()
    }

    /// Whether a word stands in a learnt name without a hyphen beside it.
    fn bears(&self, view: View<'_>, word: usize) -> bool {
        self.uses(view.key(word)).any(|(name, place)| {
            let Some(name) = self.names.get(name as usize).filter(|name| !name.initials) else { return false };
            let at = name.tokens.start + place as usize;
            let hyphen = |beside: usize| name.tokens.contains(&beside) && view.token(beside).is(b'-');
            !hyphen(at.wrapping_sub(1)) && !hyphen(at + 1)
        })
    }

    /// Whether somebody bears two words with a hyphen between after another name.
    fn bears_joined(&self, view: View<'_>, first: usize, second: usize) -> bool {
        self.uses(view.key(first)).any(|(name, place)| {
            let Some(name) = self.names.get(name as usize) else { return false };
            let at = name.tokens.start + place as usize;
            place > 0 && view.token(at + 1).is(b'-') && view.key(at + 2) == view.key(second)
        })
    }

    /// The names that a word stands in, and where.
    fn uses(&self, word: Key) -> impl Iterator<Item = (u32, u32)> {
        let from = self.words.partition_point(|entry| entry.0 < word);
        let own = self.words[from..].iter().take_while(move |entry| entry.0 == word);
        own.take(MOST_NAMESAKES).map(|entry| (entry.1, entry.2))
    }
}

/// The persons whose names are spelled otherwise than those of others before: the same name once more tells nothing new.
fn distinct<'a>(view: View<'_>, persons: &'a [Candidate<Naming>]) -> impl Iterator<Item = &'a Candidate<Naming>> {
    let spelling =
        |person: &Candidate<Naming>| person.tokens.clone().fold(Key::default(), |all, at| all.then(view.key(at)));
    let mut all: Vec<(Key, usize)> = persons.iter().map(spelling).zip(0..).collect();
    all.sort_unstable();
    all.dedup_by_key(|entry| entry.0);
    all.sort_unstable_by_key(|entry| entry.1);
    all.into_iter().filter_map(|(_, at)| persons.get(at))
}
