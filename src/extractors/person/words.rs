//! The words of a name, and the ranks, titles, degrees and ages around them.

use std::ops::Range;

use super::evidence::is_abstract;
use super::{ALIAS, Before, LONGEST, Naming, Reader};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, ClassSet, Role, RoleSet, Title, WordId, title_of};
use crate::segment::token::mark;

/// The classes of words that no name runs over, though written with a capital.
const STOPPER_CLASSES: [Class; 21] = [
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

/// All of them.
pub(super) const STOPPERS: ClassSet = {
    let (mut set, mut at) = (ClassSet::EMPTY, 0);
    while at < STOPPER_CLASSES.len() {
        set = set.with(STOPPER_CLASSES[at]);
        at += 1;
    }
    set
};

impl Reader<'_> {
    /// The rank, honorifics and degrees from a token on.
    pub(super) fn before_name(&self, at: usize) -> Before {
        let view = self.view;
        let mut before = Before { end: at, ..Before::default() };
        for _ in 0..8 {
            let at = before.end;
            let token = view.token(at);
            // `Direktorat Jenderal` is the head of a body.
            let in_body = || at > 0 && view.find(Class::Body, at - 1).is_some_and(|found| found.len > 1);
            if let Some(found) = view.find(Class::Rank, at).filter(|_| token.capital() && !in_body()) {
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
            // `Prof. Dr. dr. Eighty Kurniawati`
            let goes_on = next.capital() || view.is(Class::Title, end);
            if !next.is_word() || !goes_on || next.flags.line_start() || token.len() == 1 && !dotted && next.len() < 3 {
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
    pub(super) fn run_end(&self, start: usize, strong: bool, out: &Candidates) -> Option<usize> {
        let view = self.view;
        let title = self.doc.is_title(start);
        // `ST Burhanuddin`: letters before a name written as others are.
        let next = view.token(start + 1);
        let lettered = (strong && view.token(start).len() <= 3 || !title && self.is_lettered(start))
            && next.capital()
            && !next.flags.upper()
            && !self.stops(start + 1);
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
                // `Ursula von der Leyen`
                let two = view.has(Role::Particle, at + 1) && !view.token(at + 1).capital();
                let next = at + 1 + usize::from(two);
                if inside && view.token(next).capital() && !view.token(next).flags.line_start() {
                    at = next;
                    continue;
                }
                break;
            }
            let single = token.len() == 1;
            // `Antonius NS Kosasih`
            let inner = || !title && self.are_inner_letters(at) && (strong || self.is_known(at - 1));
            if at > start && !shouted && token.len() == 2 && at + 1 < start + LONGEST && inner() {
                at += 1;
                continue;
            }
            // `RUDI HARTONO Bin SUPRIADI`
            let father = view.token(at + 1);
            let of = at > start && (view.is_word(at, "bin") || view.is_word(at, "binti"));
            if shouted && of && father.is_word() && father.flags.upper() && !father.flags.line_start() {
                at += 1;
                continue;
            }
            let other_case = !single && at > start && token.flags.upper() != shouted;
            // `Brigjen Paris Manalu`, `Jaksa Paris Manalu`
            let ranked = || {
                let place = at == start && view.is(Class::Place, at);
                let team = at > 0 && view.is_word(at - 1, "Kapten"); // `Kapten Indonesia`
                place && !team && (self.is_ranked(at) || view.follows(Role::Trade, at))
                    || at == start && self.is_namesake(at)
            };
            let within = || at > start && !title && (strong && self.is_plain_surname(at) || self.is_chinese_name(at));
            let titled = at == start && self.is_anak_agung(at);
            let goes_on = || lettered && at == start || at > start && self.is_surname(at) || ranked() || within();
            let stops = self.stops(at) && !goes_on();
            // `Mahfud MD`
            let suffix =
                token.len() == 2 && token.flags.upper() && at > start && !stops && self.ends_name(at, strong && !title);
            if suffix {
                end = at + 1;
                break;
            }
            // `Lalu` begins names of Lombok, and sentences.
            let opener = || at == start && !strong && view.is(Class::Stop, at) && self.doc.opens_sentence(at);
            if other_case || stops || at == start && !titled && self.is_noun_before_name(at) || opener() {
                break;
            }
            // In a title every word has a capital: only words of names go on.
            if title && at > start && !single && !view.token(at).classes.has(Class::NameWord) {
                break;
            }
            // `Stella Safitri M.Kes`
            let degree = || {
                let found = view.find(Class::Title, at).filter(|found| found.len > 1);
                found.is_some_and(|found| title_of(found) == Title::DegreeAfter)
            };
            // `Sudirta Als Yan Dirta`
            if at > start && (single && degree() || self.is_renamed(at)) {
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
                    // `Bimo Prasetyo-Ziya Syafira` are two.
                    let after = view.token(at + 2);
                    let pair = end > start + 1 && token.len() > 2 && after.capital() && after.flags.spaced();
                    if pair && view.token(at).is(b'-') && after.is_word() && !after.flags.line_start() {
                        break;
                    }
                    if end == start + 1 && self.are_two(start) || self.is_before_partner(start, end) {
                        break;
                    }
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
        // A capital within a sentence is no verb's: `ialah Yusuf Lede dan Melkianus Henukh`.
        let placed = !title && !self.doc.opens_sentence(start) && first.word == WordId::NONE;
        let verb = !strong && !placed && self.doc.is_verb_at(start) && !first.classes.has(Class::NameWord);
        (end > start && !sole && !verb).then_some(end)
    }

    /// Whether single words with a hyphen between name two persons, as a noun for two before them tells: pasangan
    /// `Tarmin-Galih`, ganda putra `Fajar-Rian`; but `Anne-Marie`.
    pub(super) fn are_two(&self, first: usize) -> bool {
        const SHORTEST: usize = 4;
        let view = self.view;
        let (hyphen, second) = (view.token(first + 1), view.token(first + 2));
        let glued = hyphen.is(b'-') && !hyphen.flags.spaced() && !second.flags.spaced();
        let word = |at: usize| {
            let token = view.token(at);
            token.is_word() && token.capital() && !token.flags.upper() && token.len() >= SHORTEST && !self.stops(at)
        };
        if !glued || !word(first) || !word(first + 2) {
            return false;
        }
        let noun = first - usize::from(view.follows(Role::Sort, first));
        view.follows(Role::Two, noun)
    }

    /// Whether a hyphen after words that are all of names joins somebody named by one word: `Ridwan Kamil-Suswono`; but
    /// `Trent Alexander-Arnold`.
    pub(super) fn is_before_partner(&self, start: usize, hyphen: usize) -> bool {
        let (view, partner) = (self.view, self.view.token(hyphen + 1));
        let name = partner.word == WordId::NONE || self.is_known(hyphen + 1);
        let word =
            hyphen > start + 1 && view.token(hyphen).is(b'-') && !partner.flags.upper() && partner.len() > 4 && name;
        word && (start..hyphen).all(|at| self.is_known(at))
    }

    /// Whether two capitals that no lexicon knows stand before a word written otherwise, which no lexicon knows or names
    /// have: `AB Solissa`, `BX Rahman`.
    pub(super) fn is_lettered(&self, at: usize) -> bool {
        // `AC Milan` is a club, but not every `AC`.
        const CLUB: ClassSet = ClassSet::EMPTY.with(Class::Body);
        self.are_letters(at, CLUB)
    }

    /// The same within a name, where they may be those of a degree too: Antonius `NS` Kosasih.
    fn are_inner_letters(&self, at: usize) -> bool {
        const FREE: ClassSet = ClassSet::EMPTY.with(Class::Body).with(Class::Title);
        self.are_letters(at, FREE)
    }

    fn are_letters(&self, at: usize, free: ClassSet) -> bool {
        let (token, next) = (self.view.token(at), self.view.token(at + 1));
        const NAMES: ClassSet = ClassSet::EMPTY.with(Class::NameWord);
        let free = token.classes.within(free) && !self.view.is(Class::Body, at);
        let letters = token.flags.upper() && token.len() == 2 && free;
        let name = next.is_word() && next.capital() && !next.flags.upper() && !next.flags.line_start();
        let of_names = next.classes.has(Class::NameWord) && next.classes.within(NAMES);
        letters && name && next.flags.spaced() && (next.word == WordId::NONE || of_names)
    }

    /// Whether a name begins with a title of Bali: `Anak Agung` Putu Sutarja; but `Anak Agung Laksono` may be his child.
    pub(super) fn is_anak_agung(&self, at: usize) -> bool {
        let view = self.view;
        let title = view.is_word(at, "anak") && view.is_word(at + 1, "agung");
        let next = view.token(at + 2);
        let named = title && view.token(at + 1).capital() && next.capital() && !next.flags.line_start();
        named && (view.has(Role::BirthName, at + 2) || !self.doc.opens_sentence(at) && !self.doc.is_title(at))
    }

    /// Whether two capitals end a name: no degree or body, and none that goes on. Of a name that nothing else tells to be
    /// one, its last word must be known from names.
    fn ends_name(&self, at: usize, told: bool) -> bool {
        let (view, next) = (self.view, self.view.token(at + 1));
        let other = self.is_abbreviation(at) || view.is(Class::Title, at);
        let alone = !other && !next.is(b'(') && !next.is(b'.');
        alone && (told || self.is_known(at - 1)) && !(next.is_word() && next.capital() && !next.flags.line_start())
    }

    /// Whether a word that is one of names too stands as a noun here: `Hakim Ketua Fitri Ramadhan`.
    fn is_noun_before_name(&self, at: usize) -> bool {
        let view = self.view;
        let noun = view.is(Class::Person, at) || view.has(Role::Trade, at) || view.has(Role::Accused, at);
        // `Penangkapan Budi Santosa (56) bermula …`, `Gol Boaz Solossa pada menit ke-78 …`
        let deed = || {
            let (word, own) = (view.word(at), view.token(at).classes.has(Class::NameWord));
            let opens = self.doc.opens_sentence(at) || view.before(at).is_dash();
            let made = is_abstract(word) && !word.ends_with("wan") || view.has(Role::Made, at);
            opens && !self.doc.is_title(at) && !own && made
        };
        let next = view.token(at + 1);
        next.is_word() && next.capital() && (noun && !self.is_ranked(at) || deed())
    }

    /// Whether a region's name is the first of a person's, after a rank: AKP `Lingga` Ramadhani; but Kapten `Indonesia`.
    fn is_namesake(&self, at: usize) -> bool {
        let (view, next) = (self.view, self.view.token(at + 1));
        let region = view.find(Class::Region, at).is_some_and(|region| region.len == 1);
        let name = next.is_word() && next.capital() && !next.flags.line_start();
        region && name && !self.stops(at + 1) && self.is_ranked(at) && !view.is_word(at - 1, "Kapten")
    }

    /// Whether a rank ends before a token: `AKBP` Adik Pratama.
    pub(super) fn is_ranked(&self, at: usize) -> bool {
        let view = self.view;
        let end = at - usize::from(at > 0 && view.token(at - 1).is(b'.'));
        let ends = |from: usize| view.find(Class::Rank, from).is_some_and(|found| from + found.len == end);
        (1..=2).any(|len| end.checked_sub(len).is_some_and(ends))
    }

    /// Whether a small word that nothing but a name gives a capital stands within a sentence: Haris `Pertama` Lubis.
    fn is_plain_surname(&self, at: usize) -> bool {
        const OPENING: RoleSet = RoleSet::EMPTY
            .with(Role::Opener)
            .with(Role::Preposition)
            .with(Role::Subordinator)
            .with(Role::Coordinator)
            .with(Role::Pronoun)
            .with(Role::QuoteCue)
            .with(Role::TitleWord);
        const SMALL: ClassSet = ClassSet::EMPTY.with(Class::Stop).with(Class::Indonesian).with(Class::Ordinal);
        let (view, token) = (self.view, self.view.token(at));
        let small = token.classes.has(Class::Stop) && token.classes.within(SMALL) && !token.flags.upper();
        small && token.len() > 3 && !view.has_any(OPENING, at) && token.flags.spaced()
    }

    /// Whether a word is one of Chinese names too, and its capital shows that it is: Lin Wei `Yang`.
    pub(super) fn is_chinese_name(&self, at: usize) -> bool {
        self.view.word(at) == "Yang" && !self.doc.opens_sentence(at) && !self.doc.is_title(at)
    }

    /// Whether a word that is a name of something else too goes on a name: `Mukhlis Batubara`, `Teddy Minahasa Putra`, `Lie
    /// Mei Hwa`, `I Gede Sukadana`.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let view = self.view;
        let born = |at: usize| view.has(Role::BirthName, at) && view.follows(Role::NameFront, at);
        if at > 1 && view.token(at).flags.spaced() && born(at - 1) {
            return true;
        }
        let next = view.token(at + 1);
        let name = next.classes.has(Class::NameWord) && next.capital() && !next.flags.line_start();
        let within = || name && at > 0 && self.is_known(at - 1) && !self.doc.is_title(at);
        let region = view.is(Class::Region, at) && (view.has(Role::CommonName, at) || within());
        region || view.is(Class::Month, at) && next.is_word() && next.capital() && !next.flags.line_start()
    }

    /// Whether a word with a capital ends the name before it.
    pub(super) fn stops(&self, at: usize) -> bool {
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
        if self.is_anak_agung(at) {
            return false;
        }
        // Most are one of the classes by themselves.
        view.lexicon.whole_classes(token.word).intersects(STOPPERS)
            || STOPPER_CLASSES.iter().any(|class| view.find(*class, at).is_some())
    }

    /// Whether a word is known from names, and is no common word besides.
    pub(super) fn is_known(&self, at: usize) -> bool {
        let view = self.view;
        view.find(Class::NameWord, at).is_some_and(|found| found.value == 0) && !view.is(Class::Place, at)
    }

    /// Whether a token is a word of names, or a mark or small word within one.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let token = self.view.token(at);
        token.classes.has(Class::NameWord) || !token.capital() || token.len() == 1
    }

    /// Reads the degrees after a name: `, S.H., M.Si.`; gives the token after the last.
    pub(super) fn degrees_after(&self, end: usize, degrees: &mut Vec<Range<usize>>) -> usize {
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
            // `M.K.P` after other degrees
            None if after_comma && !opening && token.len() == 1 => self.letters_end(first)?,
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

    /// The end of three letters or more with dots between.
    fn letters_end(&self, first: usize) -> Option<usize> {
        const LEAST: usize = 5;
        let view = self.view;
        let letter = |at: usize| view.token(at).len() == 1 && view.token(at).capital();
        let dotted = |at: usize| view.token(at + 1).is(b'.') && letter(at + 2) && !view.token(at + 2).flags.spaced();
        let last = (first..).step_by(2).take(LEAST).find(|at| !dotted(*at))?;
        (last + 1 >= first + LEAST && letter(first)).then_some(last + 1)
    }

    fn has_dot(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|at| self.view.token(at).is(b'.'))
    }

    /// The age after a name, and the token after it: `(32)`, `(32 tahun)`, `(32 th)`, `, 32,`, `, 32 tahun`, ` berusia 32 tahun`.
    pub(super) fn age_after(&self, end: usize) -> Option<(u32, usize)> {
        let view = self.view;
        let years = |at: usize| view.is_word(at, "tahun") || view.is_word(at, "th") || view.is_word(at, "thn");
        let age = |at: usize| self.age_at(at);
        // `Rudi bin Supriadi (alm), 34 tahun`
        let late = view.token(end).is(b'(') && view.is_word(end + 1, "alm");
        let late = if late { (end + 2..end + 4).find(|at| view.token(*at).is(b')')) } else { None };
        let end = late.map_or(end, |close| close + 1);
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

    /// The age that a form tells on a line after that of the name: `Nama : Budi`, `Umur : 34 tahun`.
    pub(super) fn age_in_form(&self, name: usize) -> Option<u32> {
        const FORM: usize = 48;
        let view = self.view;
        let label = name.checked_sub(2).filter(|label| view.labels_name(*label))?;
        let rest = (label + 1..label + FORM).take_while(|at| !view.labels_name(*at));
        let told = rest.filter(|at| view.is(Class::Age, *at) && view.token(at + 1).is(b':'));
        told.map(|at| self.age_at(at + 2)).next()?
    }

    /// The age that a figure gives.
    fn age_at(&self, at: usize) -> Option<u32> {
        let token = self.view.token(at);
        let digits = token.is_number() && token.len() <= 2;
        digits.then(|| self.view.word(at).parse::<u32>().ok()).flatten().filter(|age| (1..=110).contains(age))
    }

    /// Whether a bracket holds one word that begins as the words of a name do: `Joko Widodo (Jokowi)`, `Ahmad Heryawan (Aher)`.
    fn is_shortened(&self, of: &Candidate<Naming>, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        let alone = token.is_word() && token.capital() && !token.flags.upper() && view.token(at + 1).is(b')');
        let words = || of.tokens.clone().filter(|at| view.token(*at).capital());
        alone && token.len() > 3 && words().count() > 1 && is_blend(view.word(at), words().map(|at| view.word(at)))
    }

    /// Whether a bracket holds the first letters of the words of a name, or three of its letters in their order: `Zainuddin
    /// Mappa (ZM)`, `Dipo Sutaji (DSU)`.
    fn are_letters_of(&self, of: &Candidate<Naming>, at: usize) -> bool {
        let view = self.view;
        let token = view.token(at);
        let letters = token.is_word() && token.flags.upper() && (2..=4).contains(&token.len());
        let words = of.tokens.clone().filter(|at| view.token(*at).capital());
        let firsts = words.filter_map(|at| view.word(at).bytes().next());
        if !letters || !view.token(at + 1).is(b')') || of.record.initials {
            return false;
        }
        let short = view.word(at).as_bytes();
        let first = || view.word(of.tokens.start).bytes().next() == short.first().copied();
        // `Budi Heliyanto (HEL)`, `Maidi (MD)`: any of its letters, where the text goes on with them.
        let goes_on = || match short.len() {
            2 => of.tokens.len() == 1 && first() && self.is_named_again(at),
            3 => first() || self.is_named_again(at),
            _ => false,
        };
        let own = ClassSet::EMPTY.with(Class::NameWord);
        let bare = token.classes.is_empty() || token.classes.within(own) && self.is_named_again(at);
        let unknown = bare && goes_on();
        let in_order = || {
            let mut left = short.iter();
            let mut next = left.next();
            for letter in of.tokens.clone().flat_map(|at| view.word(at).bytes()) {
                if next.is_some_and(|next| next.eq_ignore_ascii_case(&letter)) {
                    next = left.next();
                }
            }
            next.is_none()
        };
        firsts.eq(short.iter().copied()) || unknown && in_order()
    }

    /// Whether the letters in a bracket stand once more, outside any.
    fn is_named_again(&self, at: usize) -> bool {
        const REACH: usize = 400;
        let view = self.view;
        let same = |other: usize| view.token(other).flags.upper() && view.word(other) == view.word(at);
        (at + 2..(at + REACH).min(view.len())).any(|other| same(other) && !view.before(other).is(b'('))
    }

    /// Whether one word in brackets that is nothing but a name is what the holder of an office is called later on: `Gubernur
    /// Basuki Tjahaja Purnama (Ahok)`.
    fn is_moniker(&self, of: &Candidate<Naming>, at: usize) -> bool {
        const REACH: usize = 400;
        let view = self.view;
        let token = view.token(at);
        let word = token.is_word() && token.capital() && !token.flags.upper() && token.len() > 2;
        let one = word && view.token(at + 1).is(b')') && of.rule.name == super::AFTER_OFFICE.name;
        let unknown = one && token.classes.within(ClassSet::EMPTY.with(Class::NameWord));
        let end = (at + REACH).min(view.len());
        unknown && (at + 2..end).any(|other| view.key(other) == view.key(at) && view.token(other).capital())
    }

    /// The name after the words between a nickname and it, which stand at a token: `, sapaan akrab`, `, sapaan`.
    pub(super) fn called(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let noun = view.token(at).is(b',') && (view.is_word(at + 1, "sapaan") || view.is_word(at + 1, "panggilan"));
        let name = at + 2 + usize::from(view.is_word(at + 2, "akrab"));
        (noun && view.token(name).capital()).then_some(name)
    }

    /// The other name after one: `MH alias Ucok`, `Abdul Hakim (Gus Kikin)`, `Onadio Leonardo atau Onad`.
    pub(super) fn other_name(&self, of: &Candidate<Naming>, out: &Candidates) -> Option<Candidate<Naming>> {
        let view = self.view;
        let at = of.record.to;
        let open = usize::from(view.token(at).is(b'('));
        let cue =
            ["alias", "als", "akrab", "atau", "disapa", "dipanggil"].iter().find(|word| view.is_word(at + open, word));
        // `Ismail A. Jalil yang akrab disapa Ayahwa`
        let relative = open == 0 && view.is_word(at, "yang") && view.is_word(at + 1, "akrab");
        let at = at + usize::from(relative);
        // `Ahok, sapaan akrab Basuki Tjahaja Purnama`
        let called = self.called(at).filter(|_| open == 0);
        let at = called.map_or(at, |name| name - 1);
        let cue = if relative || called.is_some() { Some(&"akrab") } else { cue };
        let skipped = match cue {
            Some(&"akrab") if called.is_some() => 1,
            Some(&"akrab") => 2,
            Some(&"atau") if !of.record.initials && of.tokens.len() > 1 => 1,
            Some(&"atau") => return None,
            Some(_) => 1,
            None if open == 1 => 0,
            None => return None,
        };
        let first = at + open + skipped;
        let before = self.before_name(first);
        // `(Gus Kikin)`, `(Jokowi)`: without a word that says so, a title tells that a bracket holds a name, or the letters
        // of the name itself.
        let letters = skipped == 0 && self.are_letters_of(of, first);
        let shortened = || self.is_shortened(of, first) || self.is_moniker(of, first);
        let unsaid = skipped == 0 && before.end == first && !letters && !shortened();
        if unsaid || out.taken.has(before.end) {
            return None;
        }
        let quote = usize::from(view.token(before.end).is_double_quote());
        let start = before.end + quote;
        // `alias Apa Lah`: a common word with a capital is a name there.
        let common = || {
            let word = cue.is_some() && view.token(start).capital() && !out.taken.has(start);
            word.then(|| self.run_end(start + 1, true, out)).flatten()
        };
        let said = || self.run_end(start, true, out).or_else(|| self.initials_at(start, true)).or_else(common);
        let end = if letters { start + 1 } else { said()? };
        let to = end + quote + open;
        let record = Naming {
            from: first,
            to: self.age_after(to).map_or(to, |(_, end)| end),
            age: self.age_after(to).map(|(age, _)| age),
            honorifics: before.honorifics,
            initials: letters,
            alias_of: Some(of.tokens.start),
            ..Naming::default()
        };
        Some(Candidate { tokens: start..end, rule: &ALIAS, record })
    }
}

/// Whether a word is made of the beginnings of words, of the first and then of another: `Aher` of `Ahmad Heryawan`.
pub(crate) fn is_blend<'a>(word: &str, mut of: impl Iterator<Item = &'a str> + Clone) -> bool {
    const LEAST: usize = 2;
    let shared = |part: &[u8], word: &str| {
        part.iter().zip(word.as_bytes()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count()
    };
    let first = of.next().map_or(0, |first| shared(word.as_bytes(), first));
    let begins = |rest: &[u8]| rest.len() >= LEAST && of.clone().any(|word| shared(rest, word) == rest.len());
    first == word.len() || (1..=first).any(|split| word.as_bytes().get(split..).is_some_and(begins))
}
