//! The document: one article, read once, asked by every extractor.

use std::ops::Range;

use crate::article::Article;
use crate::lexicon::{Class, ClassSet, Lexicon, Role};
use crate::number::{self, Number};
use crate::records::Language;
use crate::segment::credit::{self, CreditBytes};
use crate::segment::dateline::{self, DatelineTokens};
use crate::segment::furniture::{self, FurnitureTokens};
use crate::segment::quote::{self, Quoted};
use crate::segment::token::{Token, Tokens, mark, tokenize};
use crate::segment::{View, headline, sentence};
use crate::span::Span;

/// The lists of a document, whose memory the next one uses again.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    tokens: Tokens,
    numbers: Vec<Number>,
    numbers_at: Vec<u32>,
    sentences: Vec<u32>,
    sentence_at: Vec<u32>,
}

impl Lists {
    /// How many tokens there is room for.
    pub(crate) fn capacity(&self) -> usize {
        self.tokens.all.capacity()
    }
}

/// An article with its tokens, numbers, sentences and the parts of its page.
pub(crate) struct Document<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    /// Tokens in order; those of furniture and credits are walls.
    pub(crate) tokens: Vec<Token>,
    pub(crate) numbers: Vec<Number>,
    /// For each token, one more than the index of the number that begins at it; 0 where none does.
    numbers_at: Vec<u32>,
    /// The first token of every sentence.
    sentences: Vec<u32>,
    /// For every token by strides of [`STRIDE`], how many sentences begin up to it.
    sentence_at: Vec<u32>,
    lines: Vec<u32>,
    landmarks: Vec<u32>,
    /// The tokens at which a rule may begin.
    triggers: Vec<u32>,
    /// The tokens at which a name may begin.
    names: Vec<u32>,
    /// The tokens at which a fact may be told.
    events: Vec<u32>,
    pub(crate) headline: Option<Range<usize>>,
    pub(crate) dateline: Option<DatelineTokens>,
    pub(crate) credits: Vec<CreditBytes>,
    /// Furniture by its bytes.
    pub(crate) furniture: Vec<(Span, crate::records::FurnitureKind)>,
    pub(crate) language: Language,
}

/// How many tokens a look into the list of sentences may have to pass.
const STRIDE: usize = 16;

/// Whether a word goes on the name of a body in the number of a file: 123/Pid.Sus/2024/PN `Jambi`.
fn goes_on_filed(view: View<'_>, at: usize) -> bool {
    const PLACES: ClassSet = ClassSet::EMPTY.with(Class::Region).with(Class::Place).with(Class::Local);
    let token = view.token(at);
    let own = token.classes.intersects(PLACES) || view.has(Role::Side, at) || view.is_word(at, "Metro");
    own && token.capital() && !token.flags.line_start()
}

impl<'a> Document<'a> {
    /// Reads an article into lists that held another one.
    pub(crate) fn new(article: &'a Article<'a>, lexicon: &'a Lexicon, lists: Lists) -> Self {
        let text = article.text();
        let Lists { tokens: mut read, mut numbers, mut numbers_at, mut sentences, mut sentence_at } = lists;
        tokenize(text, lexicon, &mut read);
        let language = language(&read);
        let Tokens { all: mut tokens, lines, landmarks, mut triggers, mut names, events, .. } = read;

        let pieces = furniture::find_all(View { text, tokens: &tokens, lexicon }, &landmarks);
        let mut furniture = wall_off_furniture(text, &mut tokens, &pieces, lexicon);
        let view = View { text, tokens: &tokens, lexicon };
        let first = (0..view.len()).find(|at| !view.token(*at).is(mark::WALL)).unwrap_or(view.len());
        let first = headline::after_label(view, first);
        let headline = headline::find(view, first);
        let duplicate = headline.as_ref().and_then(|headline| headline::duplicate(view, headline));
        let mut body = duplicate.as_ref().or(headline.as_ref()).map_or(first, |range| range.end);
        while body < view.len() && view.token(body).is(mark::WALL) {
            body += 1;
        }
        if let Some(duplicate) = &duplicate {
            let bytes = view.bytes(duplicate.clone());
            let at = furniture.partition_point(|(span, _)| span.start < bytes.start);
            let span = Span { start: bytes.start, end: bytes.end };
            furniture.insert(at, (span, crate::records::FurnitureKind::DuplicateHeadline));
            tokens[duplicate.clone()].iter_mut().for_each(Token::wall_off);
        }
        let view = View { text, tokens: &tokens, lexicon };
        let credits = credit::find_all(view, &lines, body);
        for credit in &credits {
            tokens[credit.tokens.clone()].iter_mut().for_each(Token::wall_off);
        }
        let view = View { text, tokens: &tokens, lexicon };
        while body < view.len() && view.token(body).is(mark::WALL) {
            body += 1;
        }
        let dateline = dateline::find(view, body)
            .or_else(|| dateline::below_head(view, body))
            .or_else(|| dateline::after_lead(view, body));
        sentence::starts(view, &landmarks, &mut sentences);
        sentence_at.clear();
        for (start, begun) in sentences.iter().zip(0..) {
            tokens[*start as usize].flags.begin_sentence();
            sentence_at.resize((*start as usize).div_ceil(STRIDE), begun);
        }
        sentence_at.resize(tokens.len().div_ceil(STRIDE), sentences.len() as u32);
        mark_titles(text, &mut tokens, &lines, lexicon, headline.as_ref());
        for list in [&mut triggers, &mut names] {
            leave_out(list, pieces.iter().map(|piece| &piece.tokens));
            leave_out(list, duplicate.iter());
            leave_out(list, credits.iter().map(|credit| &credit.tokens));
        }
        leave_out(&mut names, dateline.iter().map(|dateline| &dateline.all));
        let view = View { text, tokens: &tokens, lexicon };
        // Most names stand apart.
        let mut coded = usize::MAX;
        let mut kept = 0;
        for next in 0..names.len() {
            let at = names[next] as usize;
            let spaced = view.token(at).flags.spaced();
            let filed = match spaced {
                false => view.is_in_code(at),
                true => coded.checked_add(1) == Some(at) && goes_on_filed(view, at),
            };
            if filed && (spaced || view.token(at).classes.has(Class::Body)) {
                coded = at;
            }
            names[kept] = names[next];
            kept += usize::from(!filed);
        }
        names.truncate(kept);
        number::read_all(view, &triggers, &mut numbers);
        numbers_at.clear();
        numbers_at.resize(tokens.len(), 0);
        for (number, next) in numbers.iter().zip(1..) {
            numbers_at[number.first] = next;
        }
        Document {
            article,
            text,
            lexicon,
            tokens,
            numbers,
            numbers_at,
            sentences,
            sentence_at,
            lines,
            landmarks,
            triggers,
            names,
            events,
            headline,
            dateline,
            credits,
            furniture,
            language,
        }
    }

    /// The lists, for the next document.
    pub(crate) fn into_lists(self) -> Lists {
        let Document {
            tokens: all,
            lines,
            landmarks,
            triggers,
            names,
            events,
            numbers,
            numbers_at,
            sentences,
            sentence_at,
            ..
        } = self;
        let tokens = Tokens { all, lines, landmarks, triggers, names, events, ..Tokens::default() };
        Lists { tokens, numbers, numbers_at, sentences, sentence_at }
    }

    /// The tokens with what reads them.
    pub(crate) fn view(&self) -> View<'_> {
        View { text: self.text, tokens: &self.tokens, lexicon: self.lexicon }
    }

    /// The tokens, in order, at which a rule may begin: numbers, and words of a class that begins one.
    pub(crate) fn triggers(&self) -> impl Iterator<Item = usize> {
        self.triggers.iter().map(|at| *at as usize)
    }

    /// The tokens, in order, at which the name of a person, office, body or place may begin: capitals, and words that
    /// such names begin with; none in the dateline.
    pub(crate) fn names(&self) -> impl Iterator<Item = usize> {
        self.names.iter().map(|at| *at as usize)
    }

    /// The tokens, in order, at which a word of a class of [`ClassSet::EVENTS`] may begin.
    pub(crate) fn events(&self, class: Class) -> impl Iterator<Item = usize> {
        self.events_within(0..self.tokens.len(), ClassSet::EMPTY.with(class))
    }

    /// The same for several classes, among some tokens.
    pub(crate) fn events_within(&self, tokens: Range<usize>, classes: ClassSet) -> impl Iterator<Item = usize> {
        let from = self.events.partition_point(|at| (*at as usize) < tokens.start);
        let within = self.events[from..].iter().map(|at| *at as usize).take_while(move |at| *at < tokens.end);
        within.filter(move |at| self.tokens[*at].classes.intersects(classes))
    }

    /// What stands between quote marks, in order.
    pub(crate) fn quoted(&self) -> Vec<Quoted> {
        quote::find_all(self.view(), &self.landmarks)
    }

    /// The tokens of the sentence that a token stands in.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        let begun = self.sentence_at.get(at / STRIDE).map_or(self.sentences.len(), |begun| *begun as usize);
        let next = begun + self.sentences[begun..].iter().take_while(|start| **start as usize <= at).count();
        let start = next.checked_sub(1).map_or(0, |before| self.sentences[before] as usize);
        let end = self.sentences.get(next).map_or(self.tokens.len() - 1, |start| *start as usize);
        start..end
    }

    /// The tokens of every sentence.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.sentences.iter().skip(1).map(|end| *end as usize).chain([self.tokens.len() - 1]);
        self.sentences.iter().map(|start| *start as usize).zip(ends).map(|(start, end)| start..end)
    }

    /// The byte at which each sentence begins.
    pub(crate) fn sentence_bytes(&self) -> Vec<usize> {
        self.sentences.iter().map(|token| self.tokens[*token as usize].start as usize).collect()
    }

    /// Whether a token is the first of its sentence.
    pub(crate) fn opens_sentence(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.flags.sentence_start())
    }

    /// Whether a token stands in the headline.
    pub(crate) fn in_headline(&self, at: usize) -> bool {
        self.headline.as_ref().is_some_and(|headline| headline.contains(&at))
    }

    /// Whether a token stands in a title, where capitals tell nothing: the headline, or a line of capitalised words.
    pub(crate) fn is_title(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.flags.in_title())
    }

    /// Whether a capital tells of a name at a token: it stands in no title, and not every word around it has one.
    pub(crate) fn capitals_tell(&self, at: usize) -> bool {
        const AROUND: usize = 16;
        let around = at.saturating_sub(AROUND)..(at + AROUND).min(self.tokens.len());
        !self.is_title(at) && self.tokens[around].iter().any(|token| token.is_word() && !token.capital())
    }

    /// The number that begins at a token.
    pub(crate) fn number_at(&self, token: usize) -> Option<&Number> {
        let next = *self.numbers_at.get(token)?;
        self.numbers.get((next as usize).checked_sub(1)?)
    }
}

/// Says of the tokens of titles that they stand in one: in the headline, or in a short line most of whose words have
/// capitals.
fn mark_titles(text: &str, tokens: &mut [Token], lines: &[u32], lexicon: &Lexicon, headline: Option<&Range<usize>>) {
    const LONGEST: usize = 24;
    let mut lines = lines.iter().map(|at| *at as usize).peekable();
    while let Some(start) = lines.next() {
        let view = View { text, tokens, lexicon };
        let end = lines.peek().copied().unwrap_or(view.len());
        let is_headline = headline.is_some_and(|headline| headline.start == start);
        if is_headline || end - start <= LONGEST && is_title(view, start..end) {
            tokens[start..end].iter_mut().for_each(|token| token.flags.put_in_title());
        }
    }
}

fn is_title(view: View<'_>, line: Range<usize>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in &view.tokens[line.clone()] {
        words += usize::from(token.is_word());
        capitals += usize::from(token.is_word() & token.capital());
    }
    !view.token(line.end - 1).is(b'.') && capitals * 10 >= words * 6 && !is_of_list(view, line)
}

/// Whether a line is one of a form or list, or a list itself: what has capitals there are names. `1. Nama : Turmuji Galih`,
/// `2. Ranu Setiadi selaku Anggota DPRD Ponorogo`.
fn is_of_list(view: View<'_>, line: Range<usize>) -> bool {
    const LEAST: usize = 4;
    let numbered = view.token(line.start).is_number();
    let label = line.start + if numbered && view.token(line.start + 1).is(b'.') { 2 } else { 0 };
    let accused = view.has(Role::Accused, label) && view.token(label + 1).is(b':');
    let separates = |at: &usize| view.token(*at).is(b',') || view.token(*at).is(b';');
    view.labels_name(label)
        || accused
        || numbered && line.clone().any(|at| view.is_word(at, "selaku") || is_lettered(view, line.start, at))
        || line.filter(separates).nth(LEAST - 1).is_some()
}

/// Whether the letters in brackets that open at a token are the first ones of the words before: Tarmin Galih `(TG)`.
fn is_lettered(view: View<'_>, from: usize, open: usize) -> bool {
    let body = || view.token(open + 1).classes.has(Class::Body);
    view.initialed(open).is_some_and(|first| first >= from && !body())
}

/// Hides the tokens of furniture, and gives its bytes.
fn wall_off_furniture(
    text: &str,
    tokens: &mut [Token],
    pieces: &[FurnitureTokens],
    lexicon: &Lexicon,
) -> Vec<(Span, crate::records::FurnitureKind)> {
    let view = View { text, tokens, lexicon };
    let mut spans = Vec::with_capacity(pieces.len());
    for piece in pieces {
        add_lines(view, piece, &mut spans);
    }
    for piece in pieces {
        tokens[piece.tokens.clone()].iter_mut().for_each(Token::wall_off);
    }
    spans
}

/// Leaves those of some tokens out of a list of tokens; both in order.
fn leave_out<'t>(list: &mut Vec<u32>, tokens: impl Iterator<Item = &'t Range<usize>>) {
    let (mut kept, mut done) = (0, 0);
    for range in tokens {
        let start = done + list[done..].partition_point(|at| (*at as usize) < range.start);
        let end = start + list[start..].partition_point(|at| (*at as usize) < range.end);
        list.copy_within(done..start, kept);
        (kept, done) = (kept + start - done, end);
    }
    list.copy_within(done.., kept);
    list.truncate(kept + list.len() - done);
}

/// Adds the lines of a piece of furniture, each a span of its own.
fn add_lines(view: View<'_>, piece: &FurnitureTokens, spans: &mut Vec<(Span, crate::records::FurnitureKind)>) {
    let mut start = piece.tokens.start;
    for at in piece.tokens.start + 1..=piece.tokens.end {
        if at == piece.tokens.end || view.token(at).flags.line_start() {
            let bytes = view.bytes(start..at);
            spans.push((Span { start: bytes.start, end: bytes.end }, piece.kind));
            start = at;
        }
    }
}

/// The language that most function words belong to; Malay has its own words against a crowd it shares with Indonesian.
fn language(tokens: &Tokens) -> Language {
    let [indonesian, malay, english] = tokens.languages;
    let most = indonesian.max(english);
    if most * 25 < tokens.words || tokens.words == 0 {
        Language::Other
    } else if english > indonesian {
        Language::English
    } else if malay * 12 > indonesian && malay > 1 {
        Language::Malay
    } else {
        Language::Indonesian
    }
}
