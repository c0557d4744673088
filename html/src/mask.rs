//! Names that are not shown.
//!
//! A protected person's name is hidden wherever it stands: at the namings that the records hold, and at every other
//! place where the name, an alias or a word of the name is written (a headline in capitals, a hashtag, a link, a quote).
//! A word of the name that is part of another person's, body's or place's naming stays.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use petik::Extraction;
use petik::records::{Mention, Person, Protection};

use crate::Privacy;
use crate::words::{Words, variant_name};

/// Between two words of a name stand at most so many bytes.
const GAP: usize = 4;
/// A word of a name with fewer letters hides nothing by itself.
const SHORTEST_WORD: usize = 3;

/// A name with fewer letters is not told inside a longer word.
const SHORTEST_INSIDE: usize = 5;

/// What to hide in one article, and what to show in its place.
#[derive(Debug, Default)]
pub(crate) struct Mask {
    /// What is shown for each protected person.
    labels: Vec<String>,
    /// The words of each protected person's names.
    own: Vec<HashSet<String>>,
    patterns: Vec<Pattern>,
    /// The patterns by their first word.
    first: HashMap<String, Vec<usize>>,
    /// Names long enough to be told inside a longer word, and whose they are.
    inside: Option<AhoCorasick>,
    owners: Vec<usize>,
    /// Where names stand in the article: in order, apart.
    spans: Vec<(Range<usize>, usize)>,
}

/// A way to write a name.
#[derive(Debug)]
struct Pattern {
    /// Its words in lower case.
    words: Vec<String>,
    spelling: Spelling,
    /// Whose name it is.
    label: usize,
}

/// Which spellings of the words are the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    /// All: several words, or words written as one.
    Any,
    /// A single word that is nothing but a name: however it is written.
    Name,
    /// A single word that may be another one too: with a capital, or in a link, an account or a hashtag.
    Common,
    /// Initials: in capitals.
    Initials,
}

impl Mask {
    pub(crate) fn new(text: &str, found: &Extraction, privacy: Privacy, words: &Words) -> Mask {
        let mut mask = Mask::default();
        if privacy == Privacy::Off {
            return mask;
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        for person in &found.persons {
            let Some(protection) = person.protected else { continue };
            let label = mask.labels.len();
            mask.labels.push(match privacy {
                Privacy::Research => initials(person),
                _ => {
                    let what = label_of(protection, words);
                    let count = counts.entry(what.to_owned()).or_default();
                    *count += 1;
                    format!("[{what} {count}]")
                }
            });
            mask.learn(person, label);
        }
        let long = |pattern: &&Pattern| pattern.words.len() == 1 && pattern.words[0].chars().count() >= SHORTEST_INSIDE;
        let long: Vec<&Pattern> = mask.patterns.iter().filter(long).collect();
        mask.inside = AhoCorasick::new(long.iter().map(|pattern| &pattern.words[0])).ok().filter(|_| !long.is_empty());
        mask.owners = long.iter().map(|pattern| pattern.label).collect();
        mask.locate(text, found);
        mask
    }

    /// The hidden names that have a byte in this part of the article, in order, with what is shown instead.
    pub(crate) fn spans_in(&self, part: &Range<usize>) -> impl Iterator<Item = (Range<usize>, &str)> {
        let next = self.spans.partition_point(|(span, _)| span.end <= part.start);
        let until = part.end;
        let spans = self.spans[next..].iter().take_while(move |(span, _)| span.start < until);
        spans.map(|(span, label)| (span.clone(), self.labels[*label].as_str()))
    }

    /// The hidden name around a byte.
    pub(crate) fn around(&self, at: usize) -> Option<Range<usize>> {
        let next = self.spans.partition_point(|(span, _)| span.end <= at);
        self.spans.get(next).filter(|(span, _)| span.start <= at).map(|(span, _)| span.clone())
    }

    /// How many persons are hidden.
    pub(crate) fn persons(&self) -> usize {
        self.labels.len()
    }

    /// Whether something in this part of the article is hidden.
    pub(crate) fn touches(&self, part: &Range<usize>) -> bool {
        self.spans_in(part).next().is_some()
    }

    /// A part of the article as it may be shown.
    pub(crate) fn slice(&self, text: &str, part: Range<usize>) -> String {
        let mut out = String::new();
        let mut at = part.start;
        for (span, label) in self.spans_in(&part) {
            out.push_str(text.get(at..span.start.max(at)).unwrap_or(""));
            out.push_str(label);
            at = span.end;
        }
        out.push_str(text.get(at..part.end).unwrap_or(""));
        out
    }

    /// A text about the article as it may be shown.
    pub(crate) fn text(&self, text: &str) -> String {
        self.apply(text, true)
    }

    /// The name of someone or something else: a word that it shares with a protected name stays, unless there is no other.
    pub(crate) fn other_name(&self, text: &str) -> String {
        self.apply(text, self.is_own(text))
    }

    /// Whether a name is no more than words of a protected one: the same person, whatever the records say.
    fn is_own(&self, name: &str) -> bool {
        self.own.iter().any(|own| words(name).all(|(_, word)| own.contains(&word)))
    }

    /// Whether the text holds a name that is hidden.
    pub(crate) fn hides(&self, text: &str) -> bool {
        !self.find(text, true).is_empty()
    }

    fn apply(&self, text: &str, words: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (span, label) in self.find(text, words) {
            out.push_str(text.get(at..span.start).unwrap_or(""));
            out.push_str(&self.labels[label]);
            at = span.end;
        }
        out.push_str(text.get(at..).unwrap_or(""));
        out
    }

    /// Learns the ways to write the names of one person.
    fn learn(&mut self, person: &Person, label: usize) {
        self.own.push(HashSet::new());
        let names = [person.name.as_str()].into_iter();
        let names = names.chain(person.aliases.iter().map(|alias| alias.as_str()));
        for name in names.chain(person.mentions.iter().map(|mention| mention.text.as_str())) {
            let words: Vec<String> = words(name).map(|(_, word)| word).collect();
            self.own[label].extend(words.iter().cloned());
            let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
            let capitals = name.chars().all(|c| !c.is_lowercase());
            if capitals && letters <= 4 {
                if letters > 1 {
                    self.add(vec![words.concat()], Spelling::Initials, label);
                    self.add(words, Spelling::Initials, label);
                }
                continue;
            }
            if words.len() > 1 {
                self.add(vec![words.concat()], Spelling::Any, label);
                for part in name.split_whitespace() {
                    let part: Vec<String> = self::words(part).map(|(_, word)| word).collect();
                    let letters = part.iter().map(|word| word.chars().count()).sum::<usize>();
                    if letters >= SHORTEST_WORD && !matches!(part[0].as_str(), "bin" | "binti" | "alias") {
                        let spelling = spelling(&part);
                        self.add(part, spelling, label);
                    }
                }
            }
            let spelling = spelling(&words);
            self.add(words, spelling, label);
        }
    }

    fn add(&mut self, words: Vec<String>, spelling: Spelling, label: usize) {
        let Some(first) = words.first() else { return };
        let known = self.first.entry(first.clone()).or_default();
        if known.iter().any(|at| self.patterns[*at].words == words && self.patterns[*at].spelling == spelling) {
            return;
        }
        known.push(self.patterns.len());
        self.patterns.push(Pattern { words, spelling, label });
    }

    /// Finds all that is hidden in the article.
    fn locate(&mut self, text: &str, found: &Extraction) {
        if self.labels.is_empty() {
            return;
        }
        let mut spans = Vec::new();
        let protected = found.persons.iter().filter(|person| person.protected.is_some());
        for (label, person) in protected.enumerate() {
            let fitting = person.mentions.iter().map(range).filter(|span| text.get(span.clone()).is_some());
            spans.extend(fitting.filter(|span| !span.is_empty()).map(|span| (span, label)));
        }
        let others = found.persons.iter().filter(|person| person.protected.is_none()).flat_map(|p| &p.mentions);
        let others = others.chain(found.organizations.iter().flat_map(|body| &body.mentions));
        let others = others.chain(found.places.iter().flat_map(|place| &place.mentions));
        let others = others.filter(|mention| !self.is_own(&mention.text)).map(range);
        let others = others.chain(found.positions.iter().map(|office| office.start..office.end));
        let mut others: Vec<Range<usize>> = others.collect();
        others.sort_by_key(|span| (span.start, span.end));
        let mut until = 0; // the furthest end of the namings that begin before here
        let mut next = 0;
        for (span, label, word) in self.matches(text, true) {
            while others.get(next).is_some_and(|other| other.start <= span.start) {
                until = until.max(others[next].end);
                next += 1;
            }
            if !(word && span.end <= until) {
                spans.push((span, label));
            }
        }
        self.spans = apart(spans);
    }

    fn find(&self, text: &str, words: bool) -> Vec<(Range<usize>, usize)> {
        apart(self.matches(text, words).into_iter().map(|(span, label, _)| (span, label)).collect())
    }

    /// The names in a text, and whether each is a single word.
    fn matches(&self, text: &str, single: bool) -> Vec<(Range<usize>, usize, bool)> {
        let mut matches = Vec::new();
        if self.patterns.is_empty() {
            return matches;
        }
        let longest = self.patterns.iter().map(|pattern| pattern.words.len()).max().unwrap_or(1);
        let mut ahead: std::collections::VecDeque<(Range<usize>, String)> = Default::default();
        let mut all = words(text);
        loop {
            while ahead.len() < longest {
                let Some(word) = all.next() else { break };
                ahead.push_back(word);
            }
            let Some((at, word)) = ahead.front() else { break };
            for pattern in self.first.get(word).into_iter().flatten().map(|at| &self.patterns[*at]) {
                let is_word = pattern.words.len() == 1 && pattern.spelling != Spelling::Any;
                let Some(end) = follows(text, &ahead, pattern) else { continue };
                let span = at.start..end;
                let written = &text[span.clone()];
                let fits = match pattern.spelling {
                    Spelling::Any | Spelling::Name => true,
                    Spelling::Common => written.chars().any(char::is_uppercase) || in_link(text, &span),
                    Spelling::Initials => written.chars().all(|c| !c.is_lowercase()),
                };
                if fits && (single || !is_word) {
                    matches.push((span, pattern.label, is_word));
                }
            }
            // `#SelamatkanBunga`
            if text[..at.start].ends_with(['#', '@']) {
                let named = self.inside.as_ref().and_then(|names| names.find(word.as_str()));
                matches.extend(named.map(|name| (at.clone(), self.owners[name.pattern().as_usize()], false)));
            }
            ahead.pop_front();
        }
        matches
    }
}

/// Which spellings of the words of a name are that name.
fn spelling(words: &[String]) -> Spelling {
    match words {
        [word] if is_common(word) => Spelling::Common,
        [_] => Spelling::Name,
        _ => Spelling::Any,
    }
}

/// Whether a word, written small, is another one than a name: one that the lexicon knows, or a short one.
fn is_common(word: &str) -> bool {
    const OF_NAMES: [&str; 6] = ["names", "regions", "places", "districts and villages", "bodies", "outlets"];
    let other = |entry: &petik::LexiconEntry| {
        !OF_NAMES.contains(&entry.table) || entry.table == "names" && entry.meaning.ends_with("common one")
    };
    word.chars().count() <= SHORTEST_WORD || petik::Extractor::default().entries(word).iter().any(other)
}

/// Where the words of a pattern end, where all of them stand here.
fn follows(text: &str, ahead: &std::collections::VecDeque<(Range<usize>, String)>, pattern: &Pattern) -> Option<usize> {
    let mut end = ahead.front()?.0.end;
    for (at, word) in pattern.words.iter().enumerate() {
        let (span, here) = ahead.get(at)?;
        if here != word {
            return None;
        }
        if at > 0 {
            let gap = text.get(end..span.start)?;
            if gap.len() > GAP || gap.contains('\n') {
                return None;
            }
        }
        end = span.end;
    }
    Some(end)
}

/// Whether a word stands in a link, an account or a hashtag.
fn in_link(text: &str, span: &Range<usize>) -> bool {
    /// No link is longer on either side of the word.
    const REACH: usize = 200;
    let marks = |c: char| matches!(c, '/' | '@' | '#' | '_');
    let before = text[..span.start].chars().rev().take(REACH).take_while(|c| !c.is_whitespace());
    let after = text[span.end..].chars().take(REACH).take_while(|c| !c.is_whitespace());
    before.into_iter().any(marks) || after.into_iter().any(marks)
}

/// The words of a text in lower case; marks that nobody sees are part of a word and not of its letters.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let start = chars.peek()?.0;
        let (mut end, mut word) = (start, String::new());
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || unseen(*c)) {
            if !unseen(c) {
                word.extend(c.to_lowercase());
                end = at + c.len_utf8();
            }
        }
        Some((start..end, word))
    })
}

/// The same spans in order, with those that overlap as one.
fn apart(mut spans: Vec<(Range<usize>, usize)>) -> Vec<(Range<usize>, usize)> {
    spans.sort_by_key(|(span, label)| (span.start, std::cmp::Reverse(span.end), *label));
    let mut apart: Vec<(Range<usize>, usize)> = Vec::with_capacity(spans.len());
    for (span, label) in spans {
        match apart.last_mut() {
            Some((last, _)) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push((span, label)),
        }
    }
    apart
}

fn range(mention: &Mention) -> Range<usize> {
    mention.start..mention.end
}

fn label_of(protection: Protection, words: &Words) -> &'static str {
    let key = format!("mask.{}", variant_name(&protection));
    words.known(&key).unwrap_or_else(|| words.say("mask.unknown"))
}

/// The initials of a name: `B.L.`; a name that is initials stays.
fn initials(person: &Person) -> String {
    if person.initials {
        return person.name.to_string();
    }
    let letters = person.name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    letters.flat_map(|letter| letter.to_uppercase().chain(['.'])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    const TEXT: &str = "Bunga Lestari (11) dan RZ (9) ditemukan. BUNGA LESTARI murid SD. #BungaLestari #UntukBunga \
        https://contoh.id/bunga-lestari-11 Bunga menangis; bunga di taman. Siti Bunga Asri, psikolog, datang. RZ diam. \
        B\u{200b}unga pulang.";

    fn found(text: &str) -> Extraction {
        let mut found = petik::extract("");
        let person = |name: &str, at: usize, initials: bool, protected: Option<&str>| {
            serde_json::from_value(serde_json::json!({
                "id": format!("p{at}"), "name": name, "initials": initials, "rank": null, "branch": null, "degrees": [],
                "honorifics": [], "aliases": [], "age": null, "gender": null, "roles": [], "status": [],
                "protected": protected, "positions": [],
                "mentions": [{"start": at, "end": at + name.len(), "text": name, "rule": "person.test"}],
            }))
            .unwrap()
        };
        let other = text.find("Siti Bunga Asri").unwrap();
        found.persons = vec![
            person("Bunga Lestari", 0, false, Some("minor")),
            person("RZ", text.find("RZ").unwrap(), true, Some("minor")),
            person("Siti Bunga Asri", other, false, None),
        ];
        found
    }

    fn masked(privacy: Privacy) -> String {
        let mask = Mask::new(TEXT, &found(TEXT), privacy, &Words::new(Language::Indonesian));
        mask.slice(TEXT, 0..TEXT.len())
    }

    #[test]
    fn a_name_is_hidden_wherever_it_stands() {
        assert_eq!(
            masked(Privacy::Press),
            "[anak 1] (11) dan [anak 2] (9) ditemukan. [anak 1] murid SD. #[anak 1] #[anak 1] https://contoh.id/[anak 1]-11 \
             [anak 1] \
             menangis; bunga di taman. Siti Bunga Asri, psikolog, datang. [anak 2] diam. [anak 1] pulang."
        );
    }

    #[test]
    fn a_name_that_is_no_other_word_is_hidden_though_written_small() {
        let text = "Bocah 9 tahun bernama Rafi Bunga hanyut. Tim memulangkan rafi, warga membawa bunga.";
        let mask = Mask::new(text, &petik::extract(text), Privacy::Press, &Words::new(Language::Indonesian));
        let shown = mask.slice(text, 0..text.len());
        assert!(shown.ends_with("hanyut. Tim memulangkan [anak 1], warga membawa bunga."), "{shown}");
    }

    #[test]
    fn research_keeps_initials_and_off_keeps_all() {
        assert!(masked(Privacy::Research).starts_with("B.L. (11) dan RZ (9) ditemukan. B.L. murid SD."));
        assert_eq!(masked(Privacy::Off), TEXT);
    }

    #[test]
    fn a_naming_taken_for_another_person_is_hidden_too() {
        let mut found = found(TEXT);
        let at = TEXT.find("Bunga menangis").unwrap();
        let mut twin = found.persons[2].clone();
        twin.name = "Bunga".into();
        twin.mentions[0] = Mention { start: at, end: at + 5, text: "Bunga".into(), rule: "person.test".into() };
        found.persons.push(twin);
        let mask = Mask::new(TEXT, &found, Privacy::Press, &Words::new(Language::Indonesian));
        assert!(mask.slice(TEXT, 0..TEXT.len()).contains("[anak 1] menangis"));
        assert_eq!(mask.other_name("Bunga"), "[anak 1]");
    }

    #[test]
    fn a_part_of_a_name_is_hidden_whole() {
        let mask = Mask::new(TEXT, &found(TEXT), Privacy::Press, &Words::new(Language::Indonesian));
        assert_eq!(mask.slice(TEXT, 3..19), "[anak 1] (11) ");
        assert!(mask.touches(&(3..5)) && !mask.touches(&(14..18)));
        assert_eq!(mask.text("kasus Lestari"), "kasus [anak 1]");
        assert_eq!(mask.other_name("PT Lestari"), "PT Lestari");
        assert_eq!(mask.other_name("Ayah Bunga Lestari"), "Ayah [anak 1]");
    }
}
