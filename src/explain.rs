//! What every extractor reads by itself, to see what a record was chosen over.

use crate::article::Article;
use crate::document::{Document, Lists};
use crate::extractor::Extractor;
use crate::extractors::{Candidate, Candidates, REGISTRY, Rule};
use crate::records::Kind;
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

impl Extractor {
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
        let article = article.into();
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
