//! Text broken to a width, as e-mail and pages turned into text are: its lines are no paragraphs.
//!
//! In such a text many lines end in the middle of a sentence and the next goes on in small letters, which no other does.
//! There a line goes on in the next one where the first word of that would not have fitted.

use std::ops::Range;

/// No text is broken to more characters than this.
const WIDEST: usize = 130;
/// How many lines must go on in small letters, and which share of the breaks: one in so many.
const LEAST: usize = 4;
const ONE_IN: usize = 3;

/// The bytes at which lines begin that go on the line before, in order: none where the text is not broken to a width.
/// So many lines begin with small letters.
pub(crate) fn continued(text: &str, small_lines: usize) -> Vec<usize> {
    if small_lines < LEAST {
        return Vec::new();
    }
    // One line of more tells, and most texts have one near their start.
    let widest =
        |widest: usize, line: Range<usize>| Some(widest.max(width(&text[line]))).filter(|width| *width <= WIDEST);
    let Some(width) = lines(text).try_fold(0, widest) else { return Vec::new() };
    let pairs = || lines(text).zip(lines(text).skip(1)).filter(|(_, next)| !next.is_empty());
    let going_on = pairs().filter(|(line, next)| goes_on(&text[line.clone()], &text[next.clone()])).count();
    let inner = pairs().filter(|(line, _)| !line.is_empty()).count();
    if going_on < LEAST || going_on * ONE_IN < inner {
        return Vec::new();
    }
    let full = |line: &str, next: &str| {
        let word = next.split_whitespace().next().unwrap_or_default();
        // Lines of pages have letters of all widths.
        (self::width(line) + 1 + self::width(word)) * 8 > width * 7
    };
    let broken = pairs().filter(|(line, next)| !line.is_empty() && full(&text[line.clone()], &text[next.clone()]));
    broken.map(|(_, next)| next.start).collect()
}

/// The lines, without the space around them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = end + (line.len() - line.trim_start().len());
        end += line.len();
        start..start + line.trim().len()
    })
}

fn width(line: &str) -> usize {
    line.chars().count()
}

/// Whether a line ends within a sentence, and the next goes on in small letters.
fn goes_on(line: &str, next: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';' | '"' | '”' | '’');
    line.chars().next_back().is_some_and(|last| !ends(last)) && next.chars().next().is_some_and(char::is_lowercase)
}
