//! The text of the article with its records marked.
//!
//! Every line is a paragraph, every sentence a box with an anchor, every marked stretch a box in it. Stretches that cross
//! are cut where the inner box ends and go on after it, so that boxes always nest.

use std::cmp::Reverse;
use std::fmt::Write;
use std::ops::Range;

use crate::catalogue::{Layer, Shown};
use crate::escape::Escaped;
use crate::view::View;

/// A stretch of the text with all records that cover exactly it; without any it is a sentence.
struct Stretch<'r> {
    span: Range<usize>,
    records: Vec<&'r Shown>,
}

impl Stretch<'_> {
    fn is_sentence(&self) -> bool {
        self.records.is_empty()
    }
}

/// The anchor of a marked stretch.
pub(crate) fn anchor(view: &View<'_>, span: &Range<usize>) -> String {
    let span = around_names(view, span);
    format!("t{}-{}", span.start, span.end)
}

/// A span that cuts no hidden name.
fn around_names(view: &View<'_>, span: &Range<usize>) -> Range<usize> {
    let hidden = |at: usize| view.mask.around(at).filter(|name| name.start < at);
    let start = hidden(span.start).map_or(span.start, |name| name.start);
    let end = hidden(span.end).map_or(span.end, |name| name.end);
    start..end
}

/// Writes the text. `records` are those to mark.
pub(crate) fn write(out: &mut String, view: &View<'_>, records: &[Shown]) {
    let mut writer = Writer { view, out, open: Vec::new(), in_line: false };
    let stretches = stretches(view, records);
    let text = view.text;
    let (mut at, mut next, mut line_end) = (0, 0, 0);
    let headline = view.found.article.headline.as_ref().map_or(0..0, |headline| headline.start..headline.end);
    loop {
        // Close what ends here.
        if writer.open.iter().any(|stretch| stretch.span.end <= at) {
            writer.close_ended(at);
        }
        // Begin and end lines.
        if text[at..].starts_with('\n') {
            writer.end_line();
            at += 1;
            continue;
        }
        if at == text.len() {
            break;
        }
        if !writer.in_line {
            line_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
            if text[at..line_end].trim().is_empty() {
                at = line_end;
                continue;
            }
            let is_headline = headline.start < line_end && at < headline.end;
            writer.begin_line(is_headline);
        }
        while let Some(stretch) = stretches.get(next).filter(|stretch| stretch.span.start <= at) {
            next += 1;
            if stretch.span.end > at {
                writer.open(stretch);
            }
        }
        // Up to the next change.
        let mut until = line_end;
        if let Some(stretch) = stretches.get(next) {
            until = until.min(stretch.span.start);
        }
        if let Some(end) = writer.open.iter().map(|stretch| stretch.span.end).min() {
            until = until.min(end);
        }
        writer.piece(at..until);
        at = until;
    }
    writer.end_line();
}

/// Sentences and marked stretches in the order in which they open.
fn stretches<'r>(view: &View<'_>, records: &'r [Shown]) -> Vec<Stretch<'r>> {
    let mut marks: Vec<(Range<usize>, &Shown)> = Vec::new();
    for record in records {
        marks.extend(record.spans.iter().map(|span| (around_names(view, span), record)));
    }
    marks.sort_by_key(|(span, record)| (span.start, Reverse(span.end), record.layer));
    let mut all: Vec<Stretch<'_>> = Vec::new();
    for (span, record) in marks {
        match all.last_mut() {
            Some(last) if last.span == span => last.records.push(record),
            _ => all.push(Stretch { span, records: vec![record] }),
        }
    }
    let sentences = view.sentences.iter().map(|s| around_names(view, &(s.start..s.end)));
    all.extend(sentences.map(|span| Stretch { span, records: Vec::new() }));
    all.sort_by_key(|stretch| (stretch.span.start, !stretch.is_sentence(), Reverse(stretch.span.end)));
    all
}

struct Writer<'w, 'v, 'a> {
    view: &'v View<'a>,
    out: &'w mut String,
    /// The boxes that are open, outermost first.
    open: Vec<&'w Stretch<'w>>,
    in_line: bool,
}

impl<'w> Writer<'w, '_, '_> {
    fn begin_line(&mut self, headline: bool) {
        self.out.push_str(if headline { "<p class=\"headline\">" } else { "<p>" });
        self.in_line = true;
        for at in 0..self.open.len() {
            self.box_start(self.open[at], false);
        }
    }

    fn end_line(&mut self) {
        if self.in_line {
            self.out.push_str(&"</span>".repeat(self.open.len()));
            self.out.push_str("</p>\n");
            self.in_line = false;
        }
    }

    fn open(&mut self, stretch: &'w Stretch<'w>) {
        if stretch.is_sentence() && !self.open.is_empty() {
            // What is open already goes on inside the sentence.
            self.out.push_str(&"</span>".repeat(self.open.len()));
            self.box_start(stretch, true);
            for at in 0..self.open.len() {
                self.box_start(self.open[at], false);
            }
            self.open.insert(0, stretch);
        } else {
            self.box_start(stretch, true);
            self.open.push(stretch);
        }
    }

    /// Closes the boxes that end here; those that stand inside one and go on are opened again.
    fn close_ended(&mut self, at: usize) {
        let Some(first) = self.open.iter().position(|stretch| stretch.span.end <= at) else { return };
        if self.in_line {
            self.out.push_str(&"</span>".repeat(self.open.len() - first));
        }
        let inner = self.open.split_off(first);
        for stretch in inner.into_iter().filter(|stretch| stretch.span.end > at) {
            if self.in_line {
                self.box_start(stretch, false);
            }
            self.open.push(stretch);
        }
    }

    fn box_start(&mut self, stretch: &Stretch<'_>, first: bool) {
        if stretch.is_sentence() {
            self.out.push_str("<span class=\"s\"");
            if first {
                let _ = write!(self.out, " id=\"s{}\"", stretch.span.start);
            }
            self.out.push('>');
            return;
        }
        self.out.push_str("<span class=\"m");
        let mut layer = None;
        for record in &stretch.records {
            if layer.replace(record.layer) != Some(record.layer) {
                let _ = write!(self.out, " {}", record.layer.name());
            }
        }
        self.out.push_str("\" data-r=\"");
        for (at, record) in stretch.records.iter().enumerate() {
            self.out.push_str(if at > 0 { " " } else { "" });
            self.out.push_str(&record.id);
        }
        self.out.push('"');
        if first {
            let record = stretch.records[0];
            let rule = record.rules.first().map_or_else(String::new, |rule| format!(" ({rule})"));
            let _ = write!(
                self.out,
                " id=\"t{}-{}\" data-k=\"{}\" title=\"{}: {}{}\"",
                stretch.span.start,
                stretch.span.end,
                Escaped(&record.kind.to_lowercase()),
                Escaped(&record.kind),
                Escaped(&record.title),
                Escaped(&rule),
            );
        }
        self.out.push('>');
    }

    /// A piece of text without a border inside.
    fn piece(&mut self, part: Range<usize>) {
        let text = &self.view.text[part.clone()];
        let inner = self.open.iter().rev().find_map(|stretch| stretch.records.first());
        match inner.filter(|_| !text.trim().is_empty()) {
            Some(record) => {
                let target = if record.layer == Layer::Notice { "n" } else { "r" };
                let _ = write!(self.out, "<a href=\"#{target}-{}\" tabindex=\"-1\">", record.id);
                self.text(part);
                self.out.push_str("</a>");
            }
            None => self.text(part),
        }
    }

    fn text(&mut self, part: Range<usize>) {
        let text = self.view.text;
        let mut at = part.start;
        for (name, label) in self.view.mask.spans_in(&part) {
            if name.start >= at {
                let _ = write!(
                    self.out,
                    "{}<span class=\"masked\">{}</span>",
                    Escaped(&text[at..name.start]),
                    Escaped(label)
                );
            }
            at = name.end.min(part.end);
        }
        let rest = text[at..part.end].strip_suffix('\r').unwrap_or(&text[at..part.end]);
        let _ = write!(self.out, "{}", Escaped(rest));
    }
}
