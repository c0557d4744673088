//! Citations of law: `Pasal 114 ayat (2) juncto Pasal 132 ayat (1) UU RI Nomor 35 Tahun 2009 tentang Narkotika`,
//! `Pasal 363 KUHP`, `UU No. 35/2009`, `UU ITE`, `Inpres Nomor 2 Tahun 2020`.
//!
//! A citation runs from its first `Pasal`, or its statute, to the end of the statute's title. Articles joined by
//! `juncto`, `subsider`, `dan`, a comma belong to the statute that follows them. A second statute is a second citation.

use std::ops::Range;

use super::{Candidate, Candidates, Rule};
use crate::document::Document;
use crate::lexicon::{CitationWord, Class, Role, StatuteKind, citation_of};
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[ARTICLES_STATUTE, ARTICLES, STATUTE, SAME_STATUTE];

/// Articles and their statute.
const ARTICLES_STATUTE: Rule = Rule::new(
    "law.articles_statute",
    "Ia dijerat [Pasal 114 ayat (2) juncto Pasal 132 ayat (1) UU RI Nomor 35 Tahun 2009 tentang Narkotika].",
);
/// Articles alone.
const ARTICLES: Rule = Rule::new("law.articles", "Tersangka dijerat [Pasal 112 ayat 1].");
/// A statute alone.
const STATUTE: Rule = Rule::new("law.statute", "Hal itu diatur [UU No. 35/2009].");
/// Articles of the statute named before.
const SAME_STATUTE: Rule = Rule::new(
    "law.same_statute",
    "Ia dijerat Pasal 111 ayat (2) UU Nomor 35 Tahun 2009 dan [Pasal 112 ayat (1) UU yang sama].",
);

/// Most tokens between the kind of a statute and its number: `Peraturan Daerah Kota Bandung Nomor 9`.
const NAME_REACH: usize = 9;
/// Most strokes in the number of a statute.
const MOST_STROKES: usize = 6;
/// Longest title of a statute, in tokens.
const LONGEST_TITLE: usize = 24;

/// An article by its tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Article {
    /// The number, with the letter glued to it.
    pub(crate) number: Range<usize>,
    pub(crate) paragraph: Option<Range<usize>>,
    pub(crate) letter: Option<usize>,
    pub(crate) point: Option<usize>,
}

/// Which statute a citation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// An entry of the lexicon's statutes, with number and year tokens where its kind has them.
    Statute { entry: u16, number: Option<(Range<usize>, usize)> },
    /// The statute of an earlier citation, by its index among the candidates.
    Same(Option<usize>),
}

/// A citation as read.
#[derive(Clone, Debug)]
pub(crate) struct Citation {
    pub(crate) articles: Vec<Article>,
    pub(crate) statute: Option<Named>,
    pub(crate) title: Option<Range<usize>>,
}

pub(crate) fn extract(doc: &Document<'_>, out: &mut Candidates) {
    let reader = Reader { view: doc.view() };
    let mut done = 0;
    for at in doc.triggers() {
        let classes = reader.view.token(at).classes;
        let begins = classes.has(Class::CitationStart) || classes.has(Class::Statute);
        if at >= done
            && begins
            && let Some(citation) = reader.citation(at, out)
        {
            done = citation.tokens.end;
            if out.taken.take(&citation.tokens) {
                out.laws.push(citation);
            }
        }
    }
}

struct Reader<'a> {
    view: View<'a>,
}

impl Reader<'_> {
    fn word_at(&self, at: usize) -> Option<(CitationWord, usize)> {
        let found = self.view.find(Class::Citation, at)?;
        (!self.view.token(at).flags.line_start() || at == 0 || self.view.token(at).capital())
            .then_some((citation_of(found), found.len))
    }

    fn is_word(&self, at: usize, word: CitationWord) -> Option<usize> {
        self.word_at(at).filter(|(found, _)| *found == word).map(|(_, len)| at + len)
    }

    fn citation(&self, at: usize, out: &Candidates) -> Option<Candidate<Citation>> {
        let (first, mut articles, mut end) = match self.word_at(at) {
            Some((CitationWord::Article, _)) => {
                let (articles, end) = self.articles(at);
                (at, articles, end)
            }
            // `112 ayat (2)`: the word Pasal is left out.
            Some((CitationWord::Paragraph, _)) if self.bare_article(at) => {
                let (articles, end) = self.articles(at - 1);
                (at - 1, articles, end)
            }
            // `ayat (3) Pasal 27`
            Some((CitationWord::Paragraph, _)) => {
                let (paragraph, article) = self.paragraph(at)?;
                self.is_word(article, CitationWord::Article)?;
                let (mut articles, end) = self.articles(article);
                let first = articles.first_mut().filter(|first| first.paragraph.is_none())?;
                first.paragraph = Some(paragraph);
                (at, articles, end)
            }
            _ => (at, Vec::new(), at),
        };
        let mut statute_at = end;
        if !articles.is_empty() {
            while self.view.token(statute_at).is(b',') || self.view.has(Role::Preposition, statute_at) {
                statute_at += 1;
            }
        }
        let statute = self.statute(statute_at, out);
        let mut title = None;
        if let Some((_, statute_end)) = statute {
            end = statute_end;
        } else if articles.is_empty() {
            return None;
        }
        if let Some(range) = self.title(end) {
            end = range.end;
            title = Some(range);
        }
        // `UU Nomor 35 Tahun 2009 Pasal 112 ayat (1)`
        if articles.is_empty() {
            let next = end + usize::from(self.view.token(end).is(b','));
            if self.is_word(next, CitationWord::Article).is_some() {
                let (own, own_end) = self.articles(next);
                if !own.is_empty() && self.statute(own_end, out).is_none() {
                    (articles, end) = (own, own_end);
                }
            }
        }
        let rule = match (&statute, articles.is_empty()) {
            (Some((Named::Same(_), _)), _) => &SAME_STATUTE,
            (Some(_), true) => &STATUTE,
            (Some(_), false) => &ARTICLES_STATUTE,
            (None, _) => &ARTICLES,
        };
        let statute = statute.map(|(named, _)| named);
        Some(Candidate { tokens: first..end, rule, record: Citation { articles, statute, title } })
    }

    /// Whether a number stands before `ayat` and in brackets or figures after it.
    fn bare_article(&self, paragraph: usize) -> bool {
        let Some(number) = paragraph.checked_sub(1) else {
            return false;
        };
        self.is_article_number(number) && self.paragraph(paragraph).is_some()
    }

    /// Articles from a `Pasal` (or a bare number) on, and the token after them.
    fn articles(&self, first: usize) -> (Vec<Article>, usize) {
        let mut articles: Vec<Article> = Vec::new();
        let mut end = first;
        let mut at = first;
        loop {
            let number = self.is_word(at, CitationWord::Article).unwrap_or(at);
            let named = number > at;
            if self.is_article_number(number) && (named || self.can_be_article(number, &articles)) {
                let (article, next) = self.article(number);
                articles.push(article);
                end = next;
            } else if let Some(next) = self.more_of_last(at, &mut articles) {
                end = next;
            } else {
                break;
            }
            match self.joiner(end) {
                Some(next) => at = next,
                None => break,
            }
        }
        (articles, end)
    }

    fn is_article_number(&self, at: usize) -> bool {
        let token = self.view.token(at);
        token.is_number() && token.len() <= 4 && self.view.word(at).bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a bare number in a list of articles is one more of them.
    fn can_be_article(&self, number: usize, articles: &[Article]) -> bool {
        if articles.is_empty() || self.paragraph(number + 1).is_some() {
            return true;
        }
        // `Pasal 11 dan/atau 12B`
        let letter = self.view.token(number + 1);
        let next = number + 1 + usize::from(letter.capital() && letter.len() == 1 && !letter.flags.spaced());
        let counts = self.view.is(Class::Unit, next) || self.view.is(Class::Month, next);
        let plain_list = articles.last().is_some_and(|last| last.paragraph.is_none());
        plain_list && !counts && !self.counts_noun(next)
    }

    fn counts_noun(&self, at: usize) -> bool {
        let token = self.view.token(at);
        let citation = self.view.is(Class::Citation, at) || self.view.is(Class::Statute, at);
        token.is_word() && !citation && !self.view.is(Class::Stop, at) && !token.flags.line_start()
    }

    /// An article from its number on: `114 ayat (2) huruf a`, `76D`, `55 ayat (1) ke-1`.
    fn article(&self, number: usize) -> (Article, usize) {
        let mut end = number + 1;
        let letter = self.view.token(end);
        if letter.is_word() && letter.len() == 1 && (!letter.flags.spaced() || letter.capital()) {
            end += 1;
        }
        let mut article = Article { number: number..end, ..Article::default() };
        if let Some((paragraph, next)) = self.paragraph(end) {
            article.paragraph = Some(paragraph);
            end = next;
        } else if let Some(lost) = self.is_word(end, CitationWord::Paragraph) {
            end = lost; // its number is missing
        }
        if let Some((letter, next)) = self.letter(end) {
            article.letter = Some(letter);
            end = next;
        }
        if let Some((point, next)) = self.point(end) {
            article.point = Some(point);
            end = next;
        }
        (article, end)
    }

    /// One more paragraph, letter or point of the last article: `Pasal 138 ayat (2) dan (3)`, `ke-3 dan ke-4`.
    fn more_of_last(&self, at: usize, articles: &mut Vec<Article>) -> Option<usize> {
        let last = articles.last()?.clone();
        let (more, end) = if let Some((paragraph, end)) = self.paragraph(at) {
            let letter = self.letter(end);
            let end = letter.map_or(end, |(_, end)| end);
            (Article { paragraph: Some(paragraph), letter: letter.map(|(at, _)| at), point: None, ..last }, end)
        } else if let Some((letter, end)) = self.letter(at) {
            (Article { letter: Some(letter), point: None, ..last }, end)
        } else if let Some((point, end)) = self.point(at) {
            (Article { point: Some(point), ..last }, end)
        } else if last.letter.is_some() && self.is_single_letter(at) {
            (Article { letter: Some(at), point: None, ..last }, at + 1)
        } else {
            return None;
        };
        articles.push(more);
        Some(end)
    }

    /// `ayat (2)`, `ayat 2`, `(2)`: the tokens of the number.
    fn paragraph(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let named = self.is_word(at, CitationWord::Paragraph);
        let number = named.unwrap_or(at);
        let view = self.view;
        if view.token(number).is(b'(') {
            let close = (number + 2..number + 4).find(|close| view.token(*close).is(b')'))?;
            let inside = number + 1..close;
            let fits = view.token(inside.start).is_number()
                && view.token(inside.start).len() <= 2
                && view.slice(inside.clone()).len() <= 3;
            return fits.then_some((inside, close + 1));
        }
        let fits = named.is_some() && view.token(number).is_number() && view.token(number).len() <= 2;
        fits.then_some((number..number + 1, number + 1))
    }

    /// `huruf a`, `huruf (a)`.
    fn letter(&self, at: usize) -> Option<(usize, usize)> {
        let letter = self.is_word(at, CitationWord::Letter)?;
        if self.view.token(letter).is(b'(') {
            let closed = self.is_single_letter(letter + 1) && self.view.token(letter + 2).is(b')');
            return closed.then_some((letter + 1, letter + 3));
        }
        self.is_single_letter(letter).then_some((letter, letter + 1))
    }

    fn is_single_letter(&self, at: usize) -> bool {
        let token = self.view.token(at);
        token.is_word() && token.len() == 1
    }

    /// `ke-1`, `angka 2`.
    fn point(&self, at: usize) -> Option<(usize, usize)> {
        let after = self.is_word(at, CitationWord::Point)?;
        let number = after + usize::from(self.view.token(after).is_dash());
        let fits = self.view.token(number).is_number() && self.view.token(number).len() <= 2;
        // `Pasal 363 ayat (1) ke-4e`
        let letter = self.view.token(number + 1);
        let old = letter.is_word() && letter.len() == 1 && !letter.flags.spaced() && !letter.capital();
        fits.then_some((number, number + 1 + usize::from(old)))
    }

    /// The token after what joins two articles; at least one joiner must stand.
    fn joiner(&self, at: usize) -> Option<usize> {
        let mut next = at;
        for _ in 0..3 {
            if self.view.token(next).flags.line_start() {
                break;
            }
            if let Some(end) = self.is_word(next, CitationWord::Join) {
                next = end;
            } else if matches!(self.view.token(next).mark, b',' | b'/' | b'.' | b';') {
                next += 1;
            } else {
                break;
            }
        }
        // `Pasal 114 Pasal 132`, `Pasal 114 112 ayat 2`: the joiner was lost.
        let bare = self.is_article_number(at) && self.is_word(at + 1, CitationWord::Paragraph).is_some();
        let lost = next == at && (bare || self.is_word(at, CitationWord::Article).is_some());
        (next > at || lost).then_some(next)
    }

    /// The statute at a token, and the token after it.
    fn statute(&self, at: usize, out: &Candidates) -> Option<(Named, usize)> {
        if let Some(end) = self.is_word(at, CitationWord::Same) {
            let same = out.laws.iter().rposition(|law| matches!(law.record.statute, Some(Named::Statute { .. })));
            return Some((Named::Same(same), end));
        }
        let found = self.view.find(Class::Statute, at)?;
        let statute = self.view.lexicon.statutes.get(found.value as usize)?;
        let end = at + found.len;
        let draft = self.view.follows(Role::Bill, at);
        match statute.kind {
            StatuteKind::Numbered => {
                let (number, year, end) = self.number_and_year(end)?;
                Some((Named::Statute { entry: found.value, number: Some((number, year)) }, end))
            }
            StatuteKind::Code | StatuteKind::Short => {
                // `Kitab Undang-Undang Hukum Pidana (KUHP)`; `UU Narkotika Nomor 35 Tahun 2009` takes the number it gives.
                if let Some((number, year, numbered_end)) = self.number_and_year(end)
                    && statute.kind == StatuteKind::Short
                {
                    return Some((Named::Statute { entry: found.value, number: Some((number, year)) }, numbered_end));
                }
                (!draft).then_some((Named::Statute { entry: found.value, number: None }, end))
            }
        }
    }

    /// The number, the year and the token after it: `Nomor 35 Tahun 2009`, `No. 35/2009`, `35 tahun 2009`, after the kind of
    /// a statute and its maker.
    fn number_and_year(&self, from: usize) -> Option<(Range<usize>, usize, usize)> {
        let view = self.view;
        let mut at = from;
        let number = loop {
            if let Some(end) = self.is_word(at, CitationWord::Number) {
                let end = end + usize::from(view.token(end).is(b'.') || view.token(end).is(b':'));
                break end;
            }
            if at == from && view.token(at).is_number() {
                break at;
            }
            let token = view.token(at);
            let names =
                token.is_word() && token.capital() || matches!(token.mark, b'(' | b')') || view.word(at) == "dan";
            if at - from >= NAME_REACH || !names || token.flags.line_start() {
                return None;
            }
            at += 1;
        };
        if !view.token(number).is_number() {
            return None;
        }
        // `Nomor 1501/MENKES/PER/X/2010`
        let stroke = |at: &usize| view.token(*at).is(b'/') && !view.token(*at + 1).flags.spaced();
        let strokes = (number + 1..number + 2 * MOST_STROKES).step_by(2).take_while(stroke).count();
        let last = number + 2 * strokes;
        if strokes > 1 && view.token(last).is_number() && view.token(last).len() == 4 {
            return Some((number..number + 1, last, last + 1));
        }
        let mut year = number + 1;
        // `Nomor 182/TPA Tahun 2023`
        if view.token(year).is(b'/') && view.token(year + 1).is_word() {
            year += 2;
        }
        let number = number..year;
        if let Some(end) = self.is_word(year, CitationWord::Year) {
            year = end;
        } else if view.token(year).is(b'/') {
            year += 1;
        } else {
            return None;
        }
        let is_year = view.token(year).is_number() && view.token(year).len() == 4;
        is_year.then_some((number, year, year + 1))
    }

    /// What a statute is about: the words after `tentang`.
    fn title(&self, at: usize) -> Option<Range<usize>> {
        let view = self.view;
        let first = self.is_word(at, CitationWord::About)?;
        let capital = view.token(first).capital();
        let mut end = first;
        while end < first + LONGEST_TITLE {
            let token = view.token(end);
            if token.flags.line_start() {
                break;
            }
            // `Perubahan atas UU No. 23 Tahun 2002`
            let dot = |at: usize| view.token(at).is(b'.') && view.is_word(at - 1, "no");
            let last = end - 1 - usize::from(end > first + 1 && dot(end - 1));
            let numbered = token.is_number() && ["nomor", "no", "tahun"].iter().any(|word| view.is_word(last, word));
            let slash = token.is(b'/') || token.is(b'-') && !token.flags.spaced();
            let slash = slash || end > first && dot(end) && view.token(end + 1).is_number();
            let inner = end > first
                && view.has(Role::TitleInner, end)
                && !token.capital()
                && self.title_goes_on(end + 1, capital);
            // `… tentang Keuangan Daerah dan Permendagri Nomor 15`: another citation; but `Perubahan atas UU Nomor 31`.
            let joins = view.is_word(end, "dan") || view.is_word(end, "serta");
            let inner = inner && !(joins && view.token(end + 1).classes.has(Class::Statute));
            let threat = view.is_word(end, "dengan") && view.has(Role::Threat, end + 1);
            if threat || view.is(Class::Number, end) && token.is_word() {
                break;
            }
            let word = token.is_word()
                && if capital { token.capital() } else { !view.is(Class::Stop, end) && !token.capital() };
            let changed = view.is_word(end, "no") && end > first && view.is(Class::Statute, end - 1);
            let ends = view.is(Class::Citation, end)
                && !numbered
                && !changed
                && !view.is_word(end, "nomor")
                && !view.is_word(end, "tahun")
                && !inner;
            if ends || !(word || numbered || slash || inner) {
                break;
            }
            end += 1;
        }
        // A title in lower case has no end of its own; its first words are it.
        let end = if capital { end } else { end.min(first + 5) };
        (end > first).then_some(first..end)
    }

    fn title_goes_on(&self, at: usize, capital: bool) -> bool {
        let token = self.view.token(at);
        token.is_word()
            && token.capital() == capital
            && !self.view.is(Class::Stop, at)
            && self.is_word(at, CitationWord::Article).is_none()
    }
}
