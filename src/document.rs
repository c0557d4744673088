//! The document: one article, read once, asked by every extractor.

use std::ops::Range;

use crate::article::Article;
use crate::lexicon::{Class, Lexicon};
use crate::number::{self, Number};
use crate::records::Language;
use crate::segment::credit::{self, CreditBytes};
use crate::segment::dateline::{self, DatelineTokens};
use crate::segment::furniture::{self, FurnitureTokens};
use crate::segment::token::{Token, mark, tokenize};
use crate::segment::{View, headline, sentence};
use crate::span::Span;

/// An article with its tokens, numbers, sentences and the parts of its page.
pub(crate) struct Document<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    /// Tokens in order; those of furniture and credits are walls.
    pub(crate) tokens: Vec<Token>,
    pub(crate) numbers: Vec<Number>,
    /// The first token of every sentence.
    sentences: Vec<u32>,
    pub(crate) headline: Option<Range<usize>>,
    pub(crate) dateline: Option<DatelineTokens>,
    pub(crate) credits: Vec<CreditBytes>,
    /// Furniture by its bytes.
    pub(crate) furniture: Vec<(Span, crate::records::FurnitureKind)>,
    pub(crate) language: Language,
}

impl<'a> Document<'a> {
    pub(crate) fn new(article: &'a Article<'a>, lexicon: &'a Lexicon) -> Self {
        let text = article.text();
        let mut tokens = tokenize(text, lexicon);
        let language = language(text, &tokens, lexicon);

        let mut furniture = wall_off_furniture(text, &mut tokens, lexicon);
        let view = View { text, tokens: &tokens, lexicon };
        let first = (0..view.len()).find(|at| !view.token(*at).is(mark::WALL)).unwrap_or(view.len());
        let headline = headline::find(view, first);
        let duplicate = headline.as_ref().and_then(|headline| headline::duplicate(view, headline));
        let mut body = duplicate.as_ref().or(headline.as_ref()).map_or(first, |range| range.end);
        while body < view.len() && view.token(body).is(mark::WALL) {
            body += 1;
        }
        if let Some(duplicate) = duplicate {
            let bytes = view.bytes(duplicate.clone());
            let at = furniture.partition_point(|(span, _)| span.start < bytes.start);
            let span = Span { start: bytes.start, end: bytes.end };
            furniture.insert(at, (span, crate::records::FurnitureKind::DuplicateHeadline));
            tokens[duplicate].iter_mut().for_each(Token::wall_off);
        }
        let view = View { text, tokens: &tokens, lexicon };
        let credits = credit::find_all(view, body);
        for credit in &credits {
            tokens[credit.tokens.clone()].iter_mut().for_each(Token::wall_off);
        }
        let view = View { text, tokens: &tokens, lexicon };
        while body < view.len() && view.token(body).is(mark::WALL) {
            body += 1;
        }
        let dateline = dateline::find(view, body).or_else(|| dateline::after_lead(view, body));
        let sentences = sentence::starts(view);
        let numbers = number::read_all(view);
        Document { article, text, lexicon, tokens, numbers, sentences, headline, dateline, credits, furniture, language }
    }

    /// The tokens with what reads them.
    pub(crate) fn view(&self) -> View<'_> {
        View { text: self.text, tokens: &self.tokens, lexicon: self.lexicon }
    }

    /// The tokens of the sentence that a token stands in.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|start| *start as usize <= at);
        let start = next.checked_sub(1).map_or(0, |before| self.sentences[before] as usize);
        let end = self.sentences.get(next).map_or(self.tokens.len() - 1, |start| *start as usize);
        start..end
    }

    /// Whether a token stands in the headline.
    pub(crate) fn in_headline(&self, at: usize) -> bool {
        self.headline.as_ref().is_some_and(|headline| headline.contains(&at))
    }

    /// Whether a token stands in a title, where capitals tell nothing: the headline, or a line of capitalised words.
    pub(crate) fn is_title(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let view = self.view();
        if self.in_headline(at) {
            return true;
        }
        let from = at.saturating_sub(LONGEST);
        let start = (from..=at).rev().find(|at| view.token(*at).flags.line_start());
        let end = (at + 1..=at + LONGEST).find(|at| view.token(*at).flags.line_start());
        let (Some(start), Some(end)) = (start, end) else { return false };
        let words = (start..end).filter(|at| view.token(*at).is_word()).count();
        let capitals = (start..end).filter(|at| view.token(*at).is_word() && view.token(*at).capital()).count();
        !view.token(end - 1).is(b'.') && capitals * 10 >= words * 6
    }

    /// The number that begins at a token.
    pub(crate) fn number_at(&self, token: usize) -> Option<&Number> {
        let at = self.numbers.binary_search_by_key(&token, |number| number.first).ok()?;
        self.numbers.get(at)
    }
}

/// Finds the furniture, hides its tokens, and gives its bytes.
fn wall_off_furniture(
    text: &str,
    tokens: &mut [Token],
    lexicon: &Lexicon,
) -> Vec<(Span, crate::records::FurnitureKind)> {
    let view = View { text, tokens, lexicon };
    let pieces = furniture::find_all(view);
    let spans = pieces.iter().flat_map(|piece| lines(view, piece)).collect();
    for piece in pieces {
        tokens[piece.tokens].iter_mut().for_each(Token::wall_off);
    }
    spans
}

/// The lines of a piece of furniture, each a span of its own.
fn lines(view: View<'_>, piece: &FurnitureTokens) -> Vec<(Span, crate::records::FurnitureKind)> {
    let mut spans = Vec::with_capacity(1);
    let mut start = piece.tokens.start;
    for at in piece.tokens.start + 1..=piece.tokens.end {
        if at == piece.tokens.end || view.token(at).flags.line_start() {
            let bytes = view.bytes(start..at);
            spans.push((Span { start: bytes.start, end: bytes.end }, piece.kind));
            start = at;
        }
    }
    spans
}

/// The language that most function words belong to; Malay has its own words against a crowd it shares with Indonesian.
fn language(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Language {
    let mut counts = [0_usize; 3];
    let mut words = 0;
    for (at, token) in tokens.iter().enumerate() {
        words += usize::from(token.is_word());
        if token.classes.has(Class::Language)
            && let Some(found) = lexicon.find(Class::Language, text, &tokens[at..])
        {
            counts[(found.value as usize).min(2)] += 1;
        }
    }
    let [indonesian, malay, english] = counts;
    let most = indonesian.max(english);
    if most * 25 < words || words == 0 {
        Language::Other
    } else if english > indonesian {
        Language::English
    } else if malay * 12 > indonesian && malay > 1 {
        Language::Malay
    } else {
        Language::Indonesian
    }
}
