//! Sentences, for the column that quotes the one a fact is told in.
//!
//! A sentence ends at the end of its line, and at `.`, `!` or `?` before a capital, a figure or a quote mark. The dot of
//! an initial (`M. Rizki`) or of a short capitalised word (`Dr.`, `Kol.`, `Jl.`) ends none.

use petik::Span;

/// The longest capitalised word that is taken for an abbreviation.
const LONGEST_ABBREVIATION: usize = 3;

/// The byte at which every sentence begins.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut chars = text.char_indices().peekable();
    let mut word = 0..0;
    while let Some((at, char)) = chars.next() {
        match char {
            '\n' => starts.push(at + 1),
            '.' | '!' | '?' if char != '.' || !abbreviates(&text[word.clone()]) => {
                // A quote mark or bracket right after belongs to the sentence that ends.
                while chars.next_if(|(_, next)| matches!(next, '"' | '”' | '’' | '\'' | ')')).is_some() {}
                let mut spaced = false;
                while chars.next_if(|(_, next)| *next != '\n' && next.is_whitespace()).is_some() {
                    spaced = true;
                }
                if let Some((next, opens)) = chars.peek()
                    && spaced
                    && (opens.is_uppercase() || opens.is_ascii_digit() || matches!(opens, '"' | '“' | '‘' | '('))
                {
                    starts.push(*next);
                }
            }
            _ => {}
        }
        if char.is_alphanumeric() {
            word = if word.end == at { word.start..at + char.len_utf8() } else { at..at + char.len_utf8() };
        }
    }
    starts
}

/// Whether a word before a dot is an abbreviation or an initial, by its form. `BNN.` and `2024.` are none.
fn abbreviates(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let small = chars.as_str().chars().all(char::is_lowercase);
    capital && small && word.chars().count() <= LONGEST_ABBREVIATION
}

/// The span without the white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let slice = span.slice(text).unwrap_or_default();
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span { start, end: start + slice.trim().len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let text = "Judul berita\nPolisi menyita 1.5 kg sabu di Jl. Merdeka. \"Benar,\" kata AKBP M. Rizki. Ada 2. \
                    \"Itu saja!\" Ia dari BNN. Selesai";
        let starts = starts(text);
        let sentences: Vec<&str> = starts
            .iter()
            .zip(starts.iter().skip(1).copied().chain([text.len()]))
            .map(|(start, end)| trimmed(text, Span { start: *start, end }).slice(text).expect("a slice"))
            .collect();
        assert_eq!(
            sentences,
            [
                "Judul berita",
                "Polisi menyita 1.5 kg sabu di Jl. Merdeka.",
                "\"Benar,\" kata AKBP M. Rizki.",
                "Ada 2.",
                "\"Itu saja!\"",
                "Ia dari BNN.",
                "Selesai"
            ]
        );
    }
}
