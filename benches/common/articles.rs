//! Different articles, as many as are asked for: the fixtures with other digits, names and places.
//!
//! A reader that meets the same article again and again has it in the caches of the processor and in the memory of its
//! branch predictor, and looks faster than it is. Here every article has figures, persons and regions of its own, the same
//! one wherever it is named again, so that as many records are found as in the fixture it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use petik::Extraction;
use petik::records::PlaceKind;

/// Variants of each fixture that make the usual set.
pub const VARIANTS: usize = 8;

/// Articles with what is expected of them.
pub struct Articles {
    pub texts: Vec<String>,
    /// The records of each kind that the golden files of the fixtures promise.
    pub expected: BTreeMap<&'static str, usize>,
}

impl Articles {
    /// So many variants of every fixture.
    pub fn new(variants: usize) -> Articles {
        let sources = sources();
        let pools = Pools::of(&sources);
        let mut articles = Articles { texts: Vec::new(), expected: BTreeMap::new() };
        for variant in 0..variants {
            for (number, source) in sources.iter().enumerate() {
                articles.texts.push(source.vary(&pools, &mut Random((variant * sources.len() + number) as u64)));
                for (kind, count) in counts(&source.golden) {
                    *articles.expected.entry(kind).or_default() += count;
                }
            }
        }
        articles
    }

    /// How many bytes the texts have together.
    pub fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    /// Fails where a kind has other numbers of records than expected, but for what variation does to them.
    pub fn check(&self) {
        let mut found = BTreeMap::new();
        for text in &self.texts {
            for (kind, count) in counts(&petik::extract(text.as_str())) {
                *found.entry(kind).or_default() += count;
            }
        }
        for (kind, expected) in &self.expected {
            let found: usize = found[kind];
            let slack = expected / 10 + self.texts.len() / 20;
            assert!(
                found.abs_diff(*expected) <= slack,
                "{found} {kind} in {} articles, where the fixtures promise {expected}",
                self.texts.len()
            );
        }
    }
}

/// Texts by how much they tell, each as long as an article.
pub struct ByDensity {
    pub none: Vec<String>,
    pub some: Vec<String>,
    pub heaps: Vec<String>,
}

impl ByDensity {
    /// The sentences of the articles, those without a record apart, and apart those that are full of them.
    pub fn of(articles: &Articles) -> ByDensity {
        /// A sentence is full that has a record in so many bytes.
        const FULL: usize = 25;
        let (mut none, mut heaps) = (Vec::new(), Vec::new());
        for text in &articles.texts {
            for sentence in petik::sentences(text) {
                let Some(words) = sentence.slice(text) else { continue };
                match counts(&petik::extract(words)).iter().map(|(_, count)| count).sum() {
                    0 => none.push(words.trim()),
                    found if found * FULL >= words.len() => heaps.push(words.trim()),
                    _ => {}
                }
            }
        }
        ByDensity { none: bound(&none), some: articles.texts.clone(), heaps: bound(&heaps) }
    }
}

/// Sentences as articles of paragraphs.
fn bound(sentences: &[&str]) -> Vec<String> {
    sentences
        .chunks(24)
        .map(|article| article.chunks(3).map(|p| p.join(" ")).collect::<Vec<_>>().join("\n\n"))
        .collect()
}

/// How many records of each kind there are. Notices are not counted: other figures give other sums.
pub fn counts(found: &Extraction) -> [(&'static str, usize); 17] {
    [
        ("quantities", found.quantities.len()),
        ("percentages", found.percentages.len()),
        ("money", found.money.len()),
        ("ordinals", found.ordinals.len()),
        ("dates", found.dates.len()),
        ("times", found.times.len()),
        ("persons", found.persons.len()),
        ("positions", found.positions.len()),
        ("organizations", found.organizations.len()),
        ("places", found.places.len()),
        ("quotes", found.quotes.len()),
        ("laws", found.laws.len()),
        ("seizures", found.seizures.len()),
        ("arrests", found.arrests.len()),
        ("incidents", found.incidents.len()),
        ("trends", found.trends.len()),
        ("meetings", found.meetings.len()),
    ]
}

/// A fixture with its golden file.
struct Source {
    text: String,
    golden: Extraction,
}

fn sources() -> Vec<Source> {
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).expect("an article");
        let golden = fs::read_to_string(path.with_extension("json")).expect("a golden file");
        Source { text, golden: serde_json::from_str(&golden).expect("an extraction") }
    };
    super::fixture_files("txt").iter().map(read).collect()
}

/// The names that take the places of others.
struct Pools {
    persons: Vec<String>,
    regions: Vec<String>,
    localities: Vec<String>,
}

impl Pools {
    fn of(sources: &[Source]) -> Pools {
        let gather = |names: fn(&Source) -> Vec<&str>| -> Vec<String> {
            let all: BTreeSet<&str> = sources.iter().flat_map(names).collect();
            all.into_iter().map(str::to_owned).collect()
        };
        Pools {
            persons: gather(|source| person_words(source).collect()),
            regions: gather(|source| place_names(source, is_region).collect()),
            localities: gather(|source| place_names(source, is_locality).collect()),
        }
    }
}

fn is_region(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Regency | PlaceKind::City)
}

fn is_locality(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::District | PlaceKind::Village)
}

/// The words of the names of persons that are written out.
fn person_words(source: &Source) -> impl Iterator<Item = &str> {
    let named = source.golden.persons.iter().filter(|person| !person.initials);
    named
        .flat_map(|person| person.name.split(' '))
        .filter(|word| word.len() > 3 && word.chars().all(char::is_alphabetic))
}

/// The names of places without their designations.
fn place_names(source: &Source, of_kind: fn(PlaceKind) -> bool) -> impl Iterator<Item = &str> {
    const DESIGNATIONS: [&str; 6] = ["Kabupaten ", "Kota ", "Kecamatan ", "Desa ", "Kelurahan ", "Dusun "];
    let places = source.golden.places.iter().filter(move |place| of_kind(place.kind));
    let bare = |name| DESIGNATIONS.iter().find_map(|word| str::strip_prefix(name, word)).unwrap_or(name);
    places.map(move |place| bare(&place.name)).filter(|name| name.starts_with(char::is_uppercase))
}

impl Source {
    fn vary(&self, pools: &Pools, random: &mut Random) -> String {
        let text = self.vary_digits(random);
        let mut other: BTreeMap<&str, &str> = BTreeMap::new();
        for word in person_words(self) {
            other.entry(word).or_insert_with(|| random.one(&pools.persons));
        }
        for name in place_names(self, is_region) {
            other.entry(name).or_insert_with(|| random.one(&pools.regions));
        }
        for name in place_names(self, is_locality) {
            other.entry(name).or_insert_with(|| random.one(&pools.localities));
        }
        exchange(&text, &other)
    }

    /// Other digits in what counts and measures. Zeros and lengths stay, and what is told twice still agrees.
    fn vary_digits(&self, random: &mut Random) -> String {
        let Extraction { quantities, money, percentages, .. } = &self.golden;
        let spans = quantities.iter().map(|record| record.start..record.end);
        let spans = spans.chain(money.iter().map(|record| record.start..record.end));
        let spans = spans.chain(percentages.iter().map(|record| record.start..record.end));
        let mut bytes = self.text.clone().into_bytes();
        let mut others: BTreeMap<Vec<u8>, Vec<u8>> = BTreeMap::new();
        for span in spans {
            for run in bytes[span].split_mut(|byte| !byte.is_ascii_digit()).filter(|run| !run.is_empty()) {
                let other = others.entry(run.to_vec()).or_insert_with(|| random.digits(run));
                run.copy_from_slice(other);
            }
        }
        String::from_utf8(bytes).expect("digits for digits")
    }
}

/// The text with other names in the places of names, wherever they stand as whole words.
fn exchange(text: &str, other: &BTreeMap<&str, &str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let inside_word = out.ends_with(|before: char| before.is_alphanumeric());
        let longest = (c.is_uppercase() && !inside_word)
            .then(|| {
                let fits = other.iter().filter(|(name, _)| {
                    rest.strip_prefix(**name).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
                });
                fits.max_by_key(|(name, _)| name.len())
            })
            .flatten();
        match longest {
            Some((name, other)) => {
                out.push_str(other);
                rest = &rest[name.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn one<'a>(&mut self, words: &'a [String]) -> &'a str {
        &words[self.below(words.len())]
    }

    /// As many digits; a single one counts more than one thing.
    fn digits(&mut self, run: &[u8]) -> Vec<u8> {
        let least = if run.len() == 1 { 2 } else { 1 };
        let digit = |digit: &u8| match digit {
            b'0' => b'0',
            _ => b'0' + (least + self.below(10 - least)) as u8,
        };
        run.iter().map(digit).collect()
    }
}
