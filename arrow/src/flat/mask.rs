//! Masking of names that should not be shown.
//!
//! What is masked are the namings of persons whom the records call protected: where they stand in a stretch of the
//! article, and in other words of the article wherever the same name comes back, in capitals or in part. A part of a
//! name that an unprotected person of the article also has is left. Initials are masked where they name the person, and
//! are left in names of other things (`RS` is also a hospital).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use petik::Extraction;
use petik::records::Person;

/// What becomes of the names of persons whom the records call protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Privacy {
    /// They are masked, as the press must mask them.
    #[default]
    Press,
    /// Their initials are kept.
    Research,
    /// They are shown.
    Off,
}

/// What stands for a name.
const MASKED: &str = "[dilindungi]";
/// The shortest part of a name that is masked when it stands alone.
const SHORTEST_PART: usize = 3;

pub(super) struct Mask<'a> {
    privacy: Privacy,
    names: Vec<Name<'a>>,
}

/// A protected person.
struct Name<'a> {
    person: &'a Person,
    stands: String,
    /// The forms of the name as words in lower case, the longest first.
    forms: Vec<Vec<String>>,
}

impl<'a> Mask<'a> {
    pub(super) fn new(found: &'a Extraction, privacy: Privacy) -> Self {
        let hidden = |person: &&Person| person.protected.is_some();
        if privacy == Privacy::Off || !found.persons.iter().any(|person| person.protected.is_some()) {
            return Mask { privacy, names: Vec::new() };
        }
        let others: BTreeSet<String> = found
            .persons
            .iter()
            .filter(|person| !hidden(person))
            .flat_map(|person| forms(person).collect::<Vec<_>>())
            .flat_map(words)
            .collect();
        let names = found.persons.iter().filter(hidden).map(|person| Name {
            person,
            stands: stands_for(person, privacy),
            forms: masked_forms(person, &others),
        });
        Mask { privacy, names: names.collect() }
    }

    /// The name of a person.
    pub(super) fn person(&self, person: &'a Person) -> Cow<'a, str> {
        match self.names.iter().find(|name| std::ptr::eq(name.person, person)) {
            Some(name) => Cow::Owned(name.stands.clone()),
            None => self.words(&person.name),
        }
    }

    /// The other names of a person.
    pub(super) fn aliases(&self, person: &'a Person) -> Vec<Cow<'a, str>> {
        if self.privacy != Privacy::Off && person.protected.is_some() {
            return Vec::new();
        }
        person.aliases.iter().map(|alias| self.words(alias)).collect()
    }

    /// A stretch of the article that begins at a byte of it.
    pub(super) fn excerpt(&self, start: usize, text: &'a str) -> Cow<'a, str> {
        let mut hidden: Vec<(Range<usize>, &str)> = Vec::new();
        for name in &self.names {
            for mention in &name.person.mentions {
                let from = mention.start.max(start);
                let to = mention.end.min(start + text.len());
                if from < to {
                    hidden.push((from - start..to - start, name.stands.as_str()));
                }
            }
        }
        self.masked(text, hidden)
    }

    /// Other words of the article.
    pub(super) fn words(&self, text: &'a str) -> Cow<'a, str> {
        self.masked(text, Vec::new())
    }

    fn masked<'s>(&'s self, text: &'a str, mut hidden: Vec<(Range<usize>, &'s str)>) -> Cow<'a, str> {
        if self.names.is_empty() {
            return Cow::Borrowed(text);
        }
        let tokens = tokens(text);
        for name in &self.names {
            let mut at = 0;
            while at < tokens.len() {
                let fits = |form: &&Vec<String>| {
                    form.len() <= tokens.len() - at
                        && form.iter().zip(&tokens[at..]).all(|(word, (_, token))| word == token)
                        && text[tokens[at].0.start..].starts_with(char::is_uppercase)
                };
                match name.forms.iter().find(fits) {
                    Some(form) => {
                        let last = at + form.len() - 1;
                        hidden.push((tokens[at].0.start..tokens[last].0.end, &name.stands));
                        at = last + 1;
                    }
                    None => at += 1,
                }
            }
        }
        if hidden.is_empty() {
            return Cow::Borrowed(text);
        }
        // The longest of those that begin together comes first; what lies in another is masked with it.
        hidden.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (range, stands) in hidden {
            if range.start >= done {
                out.push_str(text.get(done..range.start).unwrap_or_default());
                out.push_str(stands);
            }
            done = done.max(range.end);
        }
        out.push_str(text.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }
}

/// Every form of a name.
fn forms(person: &Person) -> impl Iterator<Item = &str> {
    let mentions = person.mentions.iter().map(|mention| mention.text.as_str());
    [person.name.as_str()].into_iter().chain(mentions).chain(person.aliases.iter().map(|alias| alias.as_str()))
}

fn masked_forms(person: &Person, others: &BTreeSet<String>) -> Vec<Vec<String>> {
    let mut masked: BTreeSet<Vec<String>> = BTreeSet::new();
    for form in forms(person).filter(|form| !is_initials(form)) {
        let words: Vec<String> = words(form).collect();
        for word in &words {
            if word.chars().count() >= SHORTEST_PART && !others.contains(word) {
                masked.insert(vec![word.clone()]);
            }
        }
        let alone = words.first().filter(|_| words.len() == 1);
        if !words.is_empty() && alone.is_none_or(|word| !others.contains(word)) {
            masked.insert(words);
        }
    }
    let mut masked: Vec<_> = masked.into_iter().collect();
    masked.sort_by_key(|form| std::cmp::Reverse(form.len()));
    masked
}

/// Whether a naming is initials: capitals alone, four at most.
fn is_initials(form: &str) -> bool {
    let letters = form.chars().filter(|char| char.is_alphanumeric()).count();
    letters <= 4 && !form.chars().any(char::is_lowercase)
}

fn stands_for(person: &Person, privacy: Privacy) -> String {
    if privacy != Privacy::Research {
        return MASKED.to_owned();
    }
    if person.initials {
        return person.name.to_string();
    }
    let mut initials = String::new();
    for first in person.name.split_whitespace().filter_map(|word| word.chars().find(|char| char.is_alphanumeric())) {
        initials.extend(first.to_uppercase());
        initials.push('.');
    }
    initials
}

fn words(text: &str) -> impl Iterator<Item = String> {
    tokens(text).into_iter().map(|(_, word)| word)
}

/// The runs of letters and figures, in lower case.
fn tokens(text: &str) -> Vec<(Range<usize>, String)> {
    let mut tokens: Vec<(Range<usize>, String)> = Vec::new();
    for (at, char) in text.char_indices().filter(|(_, char)| char.is_alphanumeric()) {
        match tokens.last_mut() {
            Some((range, word)) if range.end == at => {
                range.end += char.len_utf8();
                word.extend(char.to_lowercase());
            }
            _ => tokens.push((at..at + char.len_utf8(), char.to_lowercase().collect())),
        }
    }
    tokens
}
