//! What every extractor reads by itself, to see what a record was chosen over.

use crate::article::Article;
use crate::document::{Document, Lists};
use crate::extractor::Extractor;
use crate::extractors::{Candidate, Candidates, REGISTRY, Rule};
use crate::records::Kind;
use crate::segment::token::TokenKind;
use crate::span::Span;

/// Something that a rule reads in an article. It is a record where nothing that comes before it has its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// What it would be.
    pub kind: Kind,
    /// The rule that reads it.
    pub rule: &'static Rule,
    /// Where it stands.
    pub span: Span,
}

/// A word or words of an article that stand in the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LexiconEntry {
    /// Where they stand.
    pub span: Span,
    /// The table that has them: `units`, `words`.
    pub table: &'static str,
    /// What it says of them.
    pub meaning: String,
    /// The name of the caller's lexicon and the line in it; `None` where petik itself has them.
    pub source: Option<(String, usize)>,
}

impl Extractor {
    /// The entries of the lexicon that stand in an article, petik's own and the caller's, in text order: what rules go by.
    /// None stands in furniture.
    ///
    /// ```
    /// let entries = petik::Extractor::default().entries("Polisi menyita 5 gram ganja.");
    /// let gram = entries.iter().find(|entry| entry.table == "units").expect("a unit");
    /// assert_eq!((gram.span.start, gram.meaning.as_str()), (17, "gram, mass, measure, factor 1"));
    /// assert_eq!(gram.source, None);
    /// ```
    pub fn entries<'a>(&self, article: impl Into<Article<'a>>) -> Vec<LexiconEntry> {
        let mut article = article.into();
        self.limits().cut(&mut article);
        let doc = Document::new(&article, self.lexicon(), Lists::default());
        let mut entries = Vec::new();
        for (at, _) in doc.tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::End) {
            entries.extend(self.lexicon().told_at(doc.text, doc.view().from(at)).into_iter().map(|told| {
                let bytes = doc.view().bytes(at..at + told.len);
                LexiconEntry {
                    span: Span { start: bytes.start, end: bytes.end },
                    table: told.table,
                    meaning: told.meaning,
                    source: told.source.map(|(file, line)| (file.to_string(), line)),
                }
            }));
        }
        entries
    }

    /// What every extractor reads in an article when it is asked alone, in the order in which they take their places:
    /// of readings that overlap the first becomes a record. Slower than [`extract`](Extractor::extract).
    ///
    /// ```
    /// use petik::{Extractor, Kind};
    ///
    /// let readings = Extractor::default().readings("Kasus turun 7% pada 24 Desember 2024.");
    /// let at_24: Vec<Kind> = readings.iter().filter(|reading| reading.span.start == 20).map(|reading| reading.kind).collect();
    /// assert_eq!(at_24.first(), Some(&Kind::Date));
    /// ```
    pub fn readings<'a>(&self, article: impl Into<Article<'a>>) -> Vec<Reading> {
        let mut article = article.into();
        self.limits().cut(&mut article);
        let doc = Document::new(&article, self.lexicon(), Lists::default());
        let mut readings = Vec::new();
        let mut alone = Candidates::default();
        for entry in REGISTRY {
            alone.clear(doc.tokens.len());
            (entry.run)(&doc, &mut alone);
            let Candidates { laws, dates, times, money, percentages, ordinals, .. } = &alone;
            let Candidates { quantities, positions, organizations, places, persons, .. } = &alone;
            gather(&doc, entry.kind, laws, &mut readings);
            gather(&doc, entry.kind, dates, &mut readings);
            gather(&doc, entry.kind, times, &mut readings);
            gather(&doc, entry.kind, money, &mut readings);
            gather(&doc, entry.kind, percentages, &mut readings);
            gather(&doc, entry.kind, ordinals, &mut readings);
            gather(&doc, entry.kind, quantities, &mut readings);
            gather(&doc, entry.kind, positions, &mut readings);
            gather(&doc, entry.kind, organizations, &mut readings);
            gather(&doc, entry.kind, places, &mut readings);
            gather(&doc, entry.kind, persons, &mut readings);
        }
        readings
    }
}

fn gather<T>(doc: &Document<'_>, kind: Kind, candidates: &[Candidate<T>], readings: &mut Vec<Reading>) {
    readings.extend(candidates.iter().map(|candidate| {
        let bytes = doc.view().bytes(candidate.tokens.clone());
        Reading { kind, rule: candidate.rule, span: Span { start: bytes.start, end: bytes.end } }
    }));
}
