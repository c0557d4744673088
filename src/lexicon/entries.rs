//! The entries that stand in a text, as someone asks who wants to know why it is read as it is.

use std::fmt::Write as _;
use std::sync::Arc;

use super::*;

/// An entry or role of a word, told.
pub(crate) struct Told {
    /// The table it is in: `units`.
    pub(crate) table: &'static str,
    pub(crate) meaning: String,
    /// How many tokens it covers.
    pub(crate) len: usize,
    /// The caller's file and the line in it.
    pub(crate) source: Option<(Arc<str>, usize)>,
}

/// The classes by the tables that their entries come from, each with what its entries say where their values do not.
const TABLES: [(Class, &str, &str); 59] = [
    (Class::Number, "numbers", ""),
    (Class::Unit, "units", ""),
    (Class::OneUnit, "units", ""),
    (Class::Bound, "bounds", ""),
    (Class::BoundAfter, "bounds", ""),
    (Class::Month, "calendar", "month"),
    (Class::MonthShort, "calendar", "month"),
    (Class::Weekday, "calendar", "weekday"),
    (Class::Relative, "calendar", ""),
    (Class::Ago, "calendar", "ago"),
    (Class::Clock, "calendar", "clock"),
    (Class::Zone, "calendar", ""),
    (Class::DayPart, "calendar", "part of the day"),
    (Class::YearPart, "calendar", "part of the year"),
    (Class::DayWord, "calendar", "day"),
    (Class::CurrencyBefore, "currencies", ""),
    (Class::CurrencyAfter, "currencies", ""),
    (Class::Percent, "percent", "sign"),
    (Class::Direction, "percent", ""),
    (Class::Substance, "substances", ""),
    (Class::Statute, "statutes", ""),
    (Class::Citation, "citations", "part of a citation"),
    (Class::CitationStart, "citations", "begins a citation"),
    (Class::Ordinal, "words", "ordinal"),
    (Class::Stop, "words", "stop"),
    (Class::Adjective, "words", "adjective"),
    (Class::Verb, "words", "verb"),
    (Class::Noun, "words", "noun"),
    (Class::Label, "words", "label"),
    (Class::Ellipsis, "words", "ellipsis"),
    (Class::Idiom, "words", "idiom"),
    (Class::Cue, "words", "cue"),
    (Class::Basis, "words", ""),
    (Class::Age, "words", "age"),
    (Class::Person, "words", "person"),
    (Class::Aged, "words", "aged"),
    (Class::Vulnerable, "words", "vulnerable"),
    (Class::Gauge, "words", "gauge"),
    (Class::Form, "words", "form"),
    (Class::Contains, "words", "contains"),
    (Class::Furniture, "furniture", "furniture"),
    (Class::Credit, "credits", "credit"),
    (Class::Outlet, "outlets", "outlet"),
    (Class::Region, "regions", ""),
    (Class::Indonesian, "languages", "id"),
    (Class::Malay, "languages", "ms"),
    (Class::English, "languages", "en"),
    (Class::Rank, "ranks", ""),
    (Class::Title, "titles", ""),
    (Class::NameWord, "names", "a word of persons' names"),
    (Class::Office, "offices", ""),
    (Class::Body, "bodies", ""),
    (Class::Place, "places", ""),
    (Class::Meeting, "meetings", ""),
    (Class::Local, "districts and villages", ""),
    (Class::Act, "acts", ""),
    (Class::Collective, "collectives", ""),
    (Class::Someone, "collectives", ""),
    // Marks have no table.
    (Class::Landmark, "", ""),
];

impl Lexicon {
    /// What the lexicon holds of the words at the first of some tokens: of each class the entry that is found there, and
    /// the roles of the first word.
    pub(crate) fn told_at(&self, text: &str, tokens: &[Token]) -> Vec<Told> {
        let Some(first) = tokens.first().filter(|token| token.mark != mark::WALL) else { return Vec::new() };
        let mut all = Vec::new();
        for (class, table, says) in TABLES.iter().filter(|(class, ..)| *class != Class::Landmark) {
            let Some(found) = self.find(*class, text, tokens) else { continue };
            let meaning = self.meaning(*class, found).unwrap_or_else(|| (*says).to_owned());
            all.push(Told { table, meaning, len: found.len, source: self.source(*class, found, text, tokens) });
        }
        for (name, role) in ROLES.iter().filter(|(_, role)| self.has_role(first.word, *role)) {
            // The roles that a caller's row gives stand beside its entry.
            let given = matches!(role, Role::QuoteCue | Role::Speech | Role::Saying | Role::Personal);
            let known = builtin().has_role(builtin().look_up(first.key), *role);
            let source = self.find(Class::Verb, text, tokens).filter(|found| given && !known && found.len == 1);
            let source = source.and_then(|found| self.source(Class::Verb, found, text, tokens));
            all.push(Told { table: "words", meaning: (*name).to_owned(), len: 1, source });
        }
        all
    }

    /// The row of a caller that an entry found in a text comes from.
    fn source(&self, class: Class, found: Found, text: &str, tokens: &[Token]) -> Option<(Arc<str>, usize)> {
        let is = |entry: &&Entry| {
            let same = entry.value == found.value && entry.rest_len as usize + 1 == found.len;
            same && (entry.is_whole() || self.goes_on(entry, text, tokens))
        };
        let entry = self.entries_of(tokens.first()?.word, class).iter().find(is)?;
        let at = self.origins.binary_search_by_key(&entry.rest, |origin| origin.rest).ok()?;
        self.sources.get(self.origins.get(at)?.row as usize).cloned()
    }

    /// What an entry says, where its value tells.
    fn meaning(&self, class: Class, found: Found) -> Option<String> {
        let value = found.value as usize;
        let debug = |value: &dyn std::fmt::Debug| snake(&format!("{value:?}"));
        let told = match class {
            Class::Number => match self.numbers.get(value)? {
                NumberWord::Digit(number) | NumberWord::Times(number) | NumberWord::Fused(number) => number.to_string(),
                NumberWord::Scale(number)
                | NumberWord::FusedScale(number)
                | NumberWord::Fraction(number)
                | NumberWord::Vague(number) => number.normalize().to_string(),
                NumberWord::Teen => "ten more".to_owned(),
                NumberWord::Half => "0.5".to_owned(),
                NumberWord::Comma => "decimal comma".to_owned(),
            },
            Class::Unit | Class::OneUnit => {
                let unit = self.units.get(value)?;
                let mut told = format!("{}, {}, {}", unit.name, debug(&unit.dimension), debug(&unit.kind));
                if let Some(factor) = unit.factor {
                    let _ = write!(told, ", factor {}", factor.normalize());
                }
                told
            }
            Class::Bound | Class::BoundAfter => debug(&bound_of(found)),
            Class::Relative => {
                let word = self.relatives.get(value)?;
                format!("{}:{}", debug(&word.unit), word.offset)
            }
            Class::Zone => self.zones.get(value)?.to_string(),
            Class::Month | Class::MonthShort => format!("month {value}"),
            Class::Weekday => debug(&weekday_of(found)),
            Class::CurrencyBefore | Class::CurrencyAfter => self.currencies.get(value)?.to_string(),
            Class::Direction => if value == 1 { "up" } else { "down" }.to_owned(),
            Class::Substance => self.substances.get(value)?.to_string(),
            Class::Statute => self.statutes.get(value)?.name.to_string(),
            Class::Citation | Class::CitationStart => debug(&citation_of(found)),
            Class::Basis => if value == 0 { "gross" } else { "net" }.to_owned(),
            Class::Rank => {
                let rank = self.ranks.get(value)?;
                match &rank.branch {
                    Some(branch) => format!("{}, {}", rank.name, debug(branch)),
                    None => rank.name.to_string(),
                }
            }
            Class::Title => debug(&title_of(found)),
            Class::NameWord if value == 1 => "a word of persons' names and a common one".to_owned(),
            Class::Office => {
                let office = self.offices.get(value)?;
                let body = office.body.as_ref().map_or(String::new(), |body| format!(" of {body}"));
                format!("office{body}, {}", debug(&office.form))
            }
            Class::Body => {
                let body = self.bodies.get(value)?;
                format!("{}, {}, {}", body.name, debug(&body.kind), debug(&body.form))
            }
            Class::Place => {
                let (kind, form) = self.place_of(found)?;
                format!("{}, {}", debug(&kind), debug(&form))
            }
            Class::Meeting => self.meetings.get(value)?.0.to_string(),
            Class::Region => {
                let regions: Vec<String> =
                    self.regions_of(found).map(|region| format!("{} {}", region.code, region.name)).collect();
                if regions.is_empty() { "seat of a region".to_owned() } else { regions.join(", ") }
            }
            Class::Local => {
                let local = self.local(found)?;
                format!("{} in {}", debug(&local.kind), local.codes().collect::<Vec<_>>().join(", "))
            }
            Class::Act => {
                let (kind, voice) = self.act(found)?;
                format!("{}, {}", debug(&kind), debug(&voice))
            }
            Class::Collective | Class::Someone => value.to_string(),
            _ => return None,
        };
        Some(told)
    }
}

/// The name of a variant as data write it: `more_than` for `MoreThan`.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_table() {
        for entry in &builtin().entries {
            assert!(TABLES.iter().any(|(class, ..)| *class == entry.class), "class {:?}", entry.class);
        }
        let mut classes: Vec<u8> = TABLES.iter().map(|(class, ..)| *class as u8).collect();
        classes.sort_unstable();
        assert_eq!(classes, (0..TABLES.len() as u8).collect::<Vec<_>>());
    }
}
