//! The headline: the first line, where it is a title and not the beginning of the story.

use std::ops::Range;

use super::{View, dateline};

/// Longest headline, in bytes.
const LONGEST: usize = 260;

/// The token after the label of a release, its body and its number: `SIARAN PERS`, `Nomor : PR/03/VI/2025`.
pub(crate) fn after_label(view: View<'_>, first: usize) -> usize {
    const LABEL: [&str; 6] = ["siaran", "pers", "press", "release", "rilis", "berita"];
    const MOST_LINES: usize = 4;
    let label = |at: usize| LABEL.iter().any(|word| view.is_word(at, word));
    if !label(first) || !label(first + 1) {
        return first;
    }
    let after = first + 2 + usize::from(view.token(first + 2).is(b':'));
    if after >= view.len() || !view.token(after).flags.line_start() {
        return first;
    }
    let mut line = after;
    for _ in 0..MOST_LINES {
        let numbered = view.is_word(line, "nomor") || view.is_word(line, "no");
        line = view.line_end(line);
        if line >= view.len() {
            break;
        }
        if numbered {
            return line;
        }
    }
    after
}

/// The tokens of the headline above the line that begins at `first`'s end, where there is one.
pub(crate) fn find(view: View<'_>, first: usize) -> Option<Range<usize>> {
    let end = view.line_end(first);
    if end >= view.len() || end - first < 3 || dateline::find(view, first).is_some() {
        return None;
    }
    let line = view.slice(first..end);
    let finished = line.ends_with('.') && !line.ends_with("..")
        || line.ends_with(['"', '”', ',', ';']) && view.is_longer(first..end, 120);
    (!view.is_longer(first..end, LONGEST) && !finished && !line.ends_with(':')).then_some(first..end)
}

/// The tokens of a second headline below it: the same words once more.
pub(crate) fn duplicate(view: View<'_>, headline: &Range<usize>) -> Option<Range<usize>> {
    let first = headline.end;
    let end = view.line_end(first);
    let written = |at: &usize| view.word(*at).bytes().any(|byte| byte.is_ascii_alphanumeric());
    let words = |range: Range<usize>| range.filter(written).map(|at| view.key(at));
    let same = words(headline.clone()).eq(words(first..end));
    (end <= view.len() && same).then_some(first..end)
}
