//! Records as lines of a gold file: what a reader who ticks records right gets to download.
//!
//! A line is `TYPE <tab> surface <tab> occurrence <tab> attributes`. The surface is a substring of the article and the
//! occurrence says which, counted from 1 over all places where it stands. A long or broken one is written by its first
//! words, ` … ` and its last.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::mask::Mask;

/// A surface longer than this is written by its ends.
const LONGEST: usize = 60;
/// Between the two ends of a surface.
const GAP: &str = " … ";

/// One line before its occurrence is counted.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) kind: &'static str,
    pub(crate) span: Range<usize>,
    attributes: String,
}

impl Row {
    pub(crate) fn new(kind: &'static str, span: Range<usize>) -> Row {
        Row { kind, span, attributes: String::new() }
    }

    /// Adds an attribute.
    #[must_use]
    pub(crate) fn with(mut self, key: &str, value: &str) -> Row {
        if !self.attributes.is_empty() {
            self.attributes.push(';');
        }
        self.attributes.push_str(key);
        self.attributes.push('=');
        // These would end the attribute or the line.
        self.attributes.extend(value.chars().map(|c| match c {
            ';' => ',',
            c if c.is_control() => ' ',
            c => c,
        }));
        self
    }

    /// Adds an attribute that may be missing.
    #[must_use]
    pub(crate) fn with_some(self, key: &str, value: Option<impl AsRef<str>>) -> Row {
        match value {
            Some(value) => self.with(key, value.as_ref()),
            None => self,
        }
    }
}

/// How a surface is written.
enum Surface {
    Whole,
    /// By a first part, up to this byte, and a last part from that one.
    Ends(usize, usize),
}

/// The lines of the rows; `None` for one that would show a hidden name or cannot be written.
pub(crate) fn lines(text: &str, mask: &Mask, rows: &[Row]) -> Vec<Option<String>> {
    let surfaces: Vec<_> = rows.iter().map(|row| surface(text, mask, row)).collect();
    // The part of each surface whose occurrences are counted.
    let counted = |row: &Row, surface: &Surface| match surface {
        Surface::Whole => row.span.clone(),
        Surface::Ends(head, _) => row.span.start..*head,
    };
    let mut patterns: Vec<&str> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut wanted: HashMap<(usize, usize), usize> = HashMap::new();
    for (row, surface) in rows.iter().zip(&surfaces) {
        let Some(surface) = surface else { continue };
        let part = counted(row, surface);
        let pattern = *known.entry(&text[part.clone()]).or_insert_with(|| {
            patterns.push(&text[part.clone()]);
            patterns.len() - 1
        });
        wanted.insert((pattern, part.start), 0);
    }
    let mut counts = vec![0_usize; patterns.len()];
    if let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns) {
        for found in automaton.find_overlapping_iter(text) {
            let pattern = found.pattern().as_usize();
            counts[pattern] += 1;
            if let Some(occurrence) = wanted.get_mut(&(pattern, found.start())) {
                *occurrence = counts[pattern];
            }
        }
    }
    let line = |(row, surface): (&Row, &Option<Surface>)| {
        let surface = surface.as_ref()?;
        let part = counted(row, surface);
        let occurrence = wanted.get(&(*known.get(&text[part.clone()])?, part.start)).filter(|count| **count > 0)?;
        let (kind, attributes) = (row.kind, &row.attributes);
        let head = &text[part];
        Some(match surface {
            Surface::Whole => format!("{kind}\t{head}\t{occurrence}\t{attributes}"),
            Surface::Ends(_, tail) => {
                format!("{kind}\t{head}{GAP}{}\t{occurrence}\t{attributes}", &text[*tail..row.span.end])
            }
        })
    };
    rows.iter().zip(&surfaces).map(line).collect()
}

fn surface(text: &str, mask: &Mask, row: &Row) -> Option<Surface> {
    let span = &row.span;
    let whole = text.get(span.clone()).filter(|whole| !whole.is_empty())?;
    let writable = |part: &str| !part.contains(GAP) && !part.contains(char::is_control);
    if mask.hides(&row.attributes) {
        return None;
    }
    if whole.len() <= LONGEST && writable(whole) {
        return (!mask.touches(span)).then_some(Surface::Whole);
    }
    // The fewest first and last words with which the span is found again.
    let words: Vec<Range<usize>> = word_ranges(whole).collect();
    for count in [3, 4, 6, 9] {
        if words.len() < 2 * count {
            break;
        }
        let head = span.start..span.start + words[count - 1].end;
        let tail = span.start + words[words.len() - count].start..span.end;
        let again = text[head.end..span.end].find(&text[tail.clone()]).map(|at| head.end + at);
        let fits = writable(&text[head.clone()]) && writable(&text[tail.clone()]);
        if fits && again == Some(tail.start) && !mask.touches(&head) && !mask.touches(&tail) {
            return Some(Surface::Ends(head.end, tail.start));
        }
    }
    (writable(whole) && !mask.touches(span)).then_some(Surface::Whole)
}

/// The words of a text: what stands between white space.
fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words = text.split_whitespace();
    words.map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, surface: &str, nth: usize) -> Option<String> {
        let at = text.match_indices(surface).nth(nth)?.0;
        let rows = [Row::new("QTY", at..at + surface.len()).with("value", "2")];
        lines(text, &Mask::default(), &rows).remove(0)
    }

    #[test]
    fn every_place_counts_also_inside_words() {
        assert_eq!(line("12 kg, lalu 2 kg lagi 2 kg", "2 kg", 1).as_deref(), Some("QTY\t2 kg\t2\tvalue=2"));
        let text = "aaaa";
        let rows = [Row::new("QTY", 2..4)];
        assert_eq!(lines(text, &Mask::default(), &rows), [Some("QTY\taa\t3\t".to_owned())]);
    }

    #[test]
    fn a_long_surface_is_written_by_its_ends() {
        let text = "Kata dia, \"Kami akan terus bekerja sampai semua selesai dan tidak akan pernah berhenti bekerja,\" ujarnya.";
        let span = 11..text.rfind('"').unwrap();
        let rows = [Row::new("QUO", span)];
        let line = lines(text, &Mask::default(), &rows).remove(0);
        assert_eq!(line.as_deref(), Some("QUO\tKami akan terus … pernah berhenti bekerja,\t1\t"));
    }

    #[test]
    fn an_attribute_ends_neither_itself_nor_the_line() {
        let row = Row::new("POS", 0..1).with("title", "a;b\tc\nd").with("region", "16");
        assert_eq!(row.attributes, "title=a,b c d;region=16");
    }
}
