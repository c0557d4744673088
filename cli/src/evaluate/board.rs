//! The counts of an evaluation, a row a measure.

use petik::Span;

use super::gold::Gold;

/// What was right, spurious and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Right.
    pub right: usize,
    /// Found and not in the gold.
    pub spurious: usize,
    /// In the gold and not found.
    pub missed: usize,
}

impl Counts {
    /// Of what was found, how much is right.
    pub fn precision(self) -> Option<f64> {
        ratio(self.right, self.right + self.spurious)
    }

    /// Of what is in the gold, how much was found.
    pub fn recall(self) -> Option<f64> {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> Option<f64> {
        ratio(2 * self.right, 2 * self.right + self.spurious + self.missed)
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The rows, in the order in which they were first counted.
#[derive(Debug, Default)]
pub struct Board {
    rows: Vec<(&'static str, Counts)>,
    errors: Vec<(&'static str, String)>,
}

/// Gold and found things that belong together, by their places in the two lists, the best fit first; and the rest.
pub struct Matched {
    pub pairs: Vec<(usize, usize)>,
    pub missed: Vec<usize>,
    pub spurious: Vec<usize>,
}

impl Matched {
    /// What was found for a gold thing.
    pub fn found_for(&self, gold: usize) -> Option<usize> {
        self.pairs.iter().find(|(known, _)| *known == gold).map(|(_, found)| *found)
    }

    pub fn counts(&self) -> Counts {
        Counts { right: self.pairs.len(), spurious: self.spurious.len(), missed: self.missed.len() }
    }
}

impl Board {
    /// Counts.
    pub fn add(&mut self, name: &'static str, counts: Counts) {
        let row = match self.rows.iter().position(|(known, _)| *known == name) {
            Some(at) => &mut self.rows[at].1,
            None => {
                self.rows.push((name, Counts::default()));
                let last = self.rows.len() - 1;
                &mut self.rows[last].1
            }
        };
        row.right += counts.right;
        row.spurious += counts.spurious;
        row.missed += counts.missed;
    }

    /// Matches gold and found things, counts them, and keeps what is wrong.
    pub fn matched(
        &mut self,
        name: &'static str,
        article: &str,
        golds: &[&Gold],
        found: &[Found<'_>],
        fits: impl Fn(usize, usize) -> bool,
    ) -> Matched {
        let spans: Vec<Span> = golds.iter().map(|gold| gold.span).collect();
        let places: Vec<Span> = found.iter().map(|found| found.span).collect();
        let matched = matching(&spans, &places, fits);
        self.add(name, matched.counts());
        for gold in matched.missed.iter().map(|at| golds[*at]) {
            let Span { start, end } = gold.span;
            let text = short(&gold.text);
            self.error(name, format!("{article}: missed {start}-{end} {text} {}", gold.attributes()));
        }
        for found in matched.spurious.iter().map(|at| &found[*at]) {
            let Span { start, end } = found.span;
            self.error(name, format!("{article}: spurious {start}-{end} {}", short(found.text)));
        }
        matched
    }

    /// Keeps something that is wrong.
    pub fn error(&mut self, name: &'static str, message: String) {
        self.errors.push((name, message));
    }

    /// The rows.
    pub fn rows(&self) -> &[(&'static str, Counts)] {
        &self.rows
    }

    /// What is wrong in a row.
    pub fn errors<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        self.errors.iter().filter(move |(known, _)| *known == name).map(|(_, message)| message.as_str())
    }
}

/// Something found, as a match and a list of errors see it.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    pub span: Span,
    pub text: &'a str,
}

/// One-to-one, the pair with the largest overlap first; of equal ones the first in the text.
pub fn matching(golds: &[Span], found: &[Span], fits: impl Fn(usize, usize) -> bool) -> Matched {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (gold, span) in golds.iter().enumerate() {
        for (at, place) in found.iter().enumerate() {
            if fits(gold, at) {
                candidates.push((overlap_ratio(*span, *place), gold, at));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut golds_left, mut found_left) = (vec![true; golds.len()], vec![true; found.len()]);
    let mut pairs = Vec::new();
    for (_, gold, at) in candidates {
        if golds_left[gold] && found_left[at] {
            golds_left[gold] = false;
            found_left[at] = false;
            pairs.push((gold, at));
        }
    }
    let left = |left: Vec<bool>| (0..left.len()).filter(|at| left[*at]).collect();
    Matched { pairs, missed: left(golds_left), spurious: left(found_left) }
}

/// The bytes that two spans share.
pub fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The bytes that two spans share, of those from the first to the last of both.
pub fn overlap_ratio(a: Span, b: Span) -> f64 {
    match overlap(a, b) {
        0 => 0.0,
        shared => shared as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64,
    }
}

/// A text on one line, cut in the middle where it is long.
fn short(text: &str) -> String {
    const LONGEST: usize = 70;
    const END: usize = 18;
    let chars: Vec<char> = text.chars().map(|char| if char == '\n' { '⏎' } else { char }).collect();
    if chars.len() <= LONGEST {
        return format!("{:?}", chars.iter().collect::<String>());
    }
    let (first, last) = (&chars[..LONGEST - END - 1], &chars[chars.len() - END..]);
    format!("{:?}", first.iter().chain(&['…']).chain(last).collect::<String>())
}
