//! Attributions after a quotation: `"…," ujar AKBP Rury`, `"…," kata pria yang akrab disapa Ucok itu`.

use super::{Attribution, CUE_AFTER, LONGEST, Reader, Speaker, VERB_AFTER};
use crate::lexicon::{Class, ClassSet, Role, RoleSet};
use crate::segment::View;
use crate::segment::quote::{self, Quoted};
use crate::segment::token::mark;

/// The word of saying after a quotation.
enum After {
    Cue(usize),
    Verb(Speaker, usize),
}

impl Reader<'_> {
    pub(super) fn after(&self, quoted: &Quoted) -> Option<Attribution> {
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
                // `pria kelahiran Solo, 12 Mei 1970, itu`
                if self.points_later(at) {
                    return Speaker::Pointed(first..end);
                }
                if !self.is_apposed(at + 1, beyond) {
                    break;
                }
                beyond = true;
                at + 1
            } else if at == first + 1 && token.is_number() && self.is_aged_so(at) {
                // `pria 56 tahun itu`
                return Speaker::Pointed(first..at + 3);
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

    /// Whether what follows a comma at a token still tells who speaks: `Kepala Desa Karama, Kecamatan Rilau Ale, Jusman`.
    fn is_apposed(&self, at: usize, beyond: bool) -> bool {
        let view = self.view;
        view.token(at).capital() && !self.stops(at)
            || beyond && view.is_word(at, "dan") && view.token(at + 1).capital()
            || self.naming_at(at).is_some()
            || self.office_at(at).is_some()
            || self.name_end(at).is_some()
            || view.is_word(at, "yang")
            || view.has(Role::Namely, at)
    }

    /// Whether a word leads from what a speaker is to the body, place or other office of the same, or to who speaks for an
    /// office: `Kapolres melalui Kasat Resnarkoba AKP Roberto`.
    fn links(&self, at: usize) -> bool {
        const LINKS: [&str; 7] = ["dari", "pada", "di", "untuk", "sekaligus", "dan", "melalui"];
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

    /// Whether a number tells how old somebody is whom a word that points back means: `56 tahun itu`.
    fn is_aged_so(&self, at: usize) -> bool {
        self.view.is_word(at + 1, "tahun") && self.view.has(Role::Pointing, at + 2)
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
    pub(super) fn ends(&self, at: usize, first: usize) -> bool {
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
    pub(super) fn is_noun(&self, at: usize) -> bool {
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
}

/// Whether what is quoted ends as a statement does.
fn ends_statement(view: View<'_>, quoted: &Quoted) -> bool {
    view.before(quoted.tokens.end).is(b'.') || !quote::closes_clause(view.before(quoted.tokens.end))
}
