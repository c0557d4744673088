//! Reads the tables in `data/`; `name` reads those of names.

use std::borrow::Cow;

use super::role::ROLES;
use super::sense::{bound, credit_role, daypart, dimension, extent, furniture_kind, relative};
use super::slots::Slots;
use super::table::rows;
use super::{
    CitationWord, Class, Key, LabelKind, Lexicon, ModelBodies, NumberWord, Statute, StatuteKind, Unit, UnitKind, Word,
    WordId, index, push,
};
use crate::segment::token::mark;

impl Lexicon {
    pub(super) fn load() -> Lexicon {
        let marks = WordId::FIRST_WORD;
        let mut lexicon = Lexicon {
            words: Vec::with_capacity(Lexicon::WORDS),
            roles: Vec::with_capacity(Lexicon::WORDS / 4),
            whole: Vec::with_capacity(Lexicon::WORDS),
            firsts: Vec::new(),
            slots: Slots::with_capacity(Lexicon::WORDS),
            entries: Vec::with_capacity(Lexicon::ENTRIES),
            rests: Vec::with_capacity(Lexicon::ENTRIES / 2),
            surfaces: Vec::with_capacity(Lexicon::ENTRIES / 8),
            begun: Vec::with_capacity(Lexicon::ENTRIES),
            numbers: Vec::new(),
            units: Vec::new(),
            currencies: Vec::new(),
            substances: Vec::new(),
            statutes: Vec::new(),
            relatives: Vec::new(),
            zones: Vec::new(),
            furniture: Vec::new(),
            credits: Vec::new(),
            ranks: Vec::new(),
            fates: Vec::new(),
            offices: Vec::new(),
            bodies: Vec::with_capacity(Lexicon::ENTRIES / 8),
            model_bodies: ModelBodies::default(),
            acts: Vec::new(),
            meetings: Vec::new(),
            places: Vec::new(),
            regions: Vec::new(),
            locals: Vec::with_capacity(Lexicon::ENTRIES / 2),
            named: Vec::new(),
            localities: Vec::new(),
            origins: Vec::new(),
            sources: Vec::new(),
        };
        lexicon.surfaces.push(Cow::Borrowed(""));
        lexicon.words.resize(marks, Word::default());
        for sign in (1..mark::COUNT).filter(|sign| !sign.is_ascii_alphanumeric()) {
            let word = WordId::of_mark(sign);
            lexicon.words[word.0 as usize].key = Key::of_mark(sign);
            lexicon.slots.add(Key::of_mark(sign), word);
        }
        for sign in mark::LANDMARKS {
            let word = &mut lexicon.words[WordId::of_mark(sign).0 as usize];
            word.classes = word.classes.with_listed(Class::Landmark);
        }
        // First the words that have roles, so that the others need no room for any.
        lexicon.load_words();
        lexicon.load_fates();
        lexicon.load_numbers();
        lexicon.load_units();
        lexicon.load_calendar();
        lexicon.load_citations();
        lexicon.load_page();
        lexicon.load_names();
        for row in rows(include_str!("data/bounds.tsv")) {
            let class = if row.get(2) == "after" { Class::BoundAfter } else { Class::Bound };
            lexicon.add(row.surface(0), class, bound(row.get(1)) as u16);
        }
        for row in rows(include_str!("data/currencies.tsv")) {
            let class = if row.get(2) == "after" { Class::CurrencyAfter } else { Class::CurrencyBefore };
            let value = index(&mut lexicon.currencies, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.surface(0), class, value, row.get(3) == "exact");
        }
        for row in rows(include_str!("data/percent.tsv")) {
            match row.get(1) {
                "sign" => lexicon.add(row.surface(0), Class::Percent, 0),
                "up" => lexicon.add(row.surface(0), Class::Direction, 1),
                _ => lexicon.add(row.surface(0), Class::Direction, 0),
            }
        }
        for row in rows(include_str!("data/meetings.tsv")) {
            let value = index(&mut lexicon.meetings, (Cow::Borrowed(row.get(1)), row.get(2) == "always"));
            lexicon.add(row.surface(0), Class::Meeting, value);
        }
        for row in rows(include_str!("data/substances.tsv")) {
            let value = index(&mut lexicon.substances, Cow::Borrowed(row.get(1)));
            lexicon.add_as(row.surface(0), Class::Substance, value, row.get(2) == "exact");
        }
        lexicon.put_in_order();
        lexicon
    }

    fn load_numbers(&mut self) {
        for row in rows(include_str!("data/numbers.tsv")) {
            let value = row.decimal(2).unwrap_or_default();
            let small = row.get(2).parse().unwrap_or(0);
            let word = match row.get(1) {
                "digit" => NumberWord::Digit(small),
                "teen" => NumberWord::Teen,
                "ten" | "hundred" => NumberWord::Times(small),
                "fused" => NumberWord::Fused(small),
                "scale" => NumberWord::Scale(value),
                "fused_scale" => NumberWord::FusedScale(value),
                "half" => NumberWord::Half,
                "fraction" => NumberWord::Fraction(value),
                "vague" => NumberWord::Vague(value),
                _ => NumberWord::Comma,
            };
            let value = push(&mut self.numbers, word);
            self.add(row.surface(0), Class::Number, value);
        }
    }

    fn load_units(&mut self) {
        for row in rows(include_str!("data/units.tsv")) {
            let unit = Unit {
                name: Cow::Borrowed(row.get(0)),
                dimension: dimension(row.get(1)),
                factor: row.decimal(2),
                kind: match row.get(3) {
                    "measure" => UnitKind::Measure,
                    "container" => UnitKind::Container,
                    _ => UnitKind::Classifier,
                },
            };
            let value = push(&mut self.units, unit);
            for surface in row.list(4) {
                // `g` and `m` are units; `4G` and `5 M` are not.
                let exact = surface.len() == 1 || surface.bytes().any(|byte| byte.is_ascii_uppercase());
                self.add_as(surface.into(), Class::Unit, value, exact);
            }
            for surface in row.list(5) {
                self.add(surface.into(), Class::OneUnit, value);
            }
        }
    }

    fn load_calendar(&mut self) {
        for row in rows(include_str!("data/calendar.tsv")) {
            let small: u16 = row.get(2).parse().unwrap_or(0);
            let (class, value) = match row.get(1) {
                "month" => (Class::Month, small),
                "month_short" => (Class::MonthShort, small),
                "weekday" => (Class::Weekday, small),
                "zone" => (Class::Zone, index(&mut self.zones, Cow::Borrowed(row.get(2)))),
                "daypart" => (Class::DayPart, daypart(row.get(2)) as u16),
                "clock" => (Class::Clock, 0),
                "ago" => (Class::Ago, 0),
                "part" => (Class::YearPart, u16::from(row.get(2) == "half")),
                "day_word" => (Class::DayWord, 0),
                _ => (Class::Relative, push(&mut self.relatives, relative(row.get(2)))),
            };
            self.add_as(row.surface(0), class, value, row.get(3) == "exact");
        }
    }

    fn load_citations(&mut self) {
        for row in rows(include_str!("data/statutes.tsv")) {
            let kind = match row.get(1) {
                "numbered" => StatuteKind::Numbered,
                "code" => StatuteKind::Code,
                _ => StatuteKind::Short,
            };
            let value = push(&mut self.statutes, Statute { kind, name: Cow::Borrowed(row.get(2)) });
            self.add_as(row.surface(0), Class::Statute, value, row.get(3) == "exact");
        }
        for row in rows(include_str!("data/citations.tsv")) {
            let word = match row.get(1) {
                "pasal" => CitationWord::Article,
                "ayat" => CitationWord::Paragraph,
                "letter" => CitationWord::Letter,
                "point" => CitationWord::Point,
                "number" => CitationWord::Number,
                "year" => CitationWord::Year,
                "about" => CitationWord::About,
                "join" => CitationWord::Join,
                "same" => CitationWord::Same,
                _ => CitationWord::Amended,
            };
            self.add(row.surface(0), Class::Citation, word as u16);
            if matches!(word, CitationWord::Article | CitationWord::Paragraph | CitationWord::Same) {
                self.add(row.surface(0), Class::CitationStart, word as u16);
            }
        }
    }

    fn load_words(&mut self) {
        let mut roles = Slots::with_capacity(ROLES.len());
        let key = |name: &str| Key::of(name.as_bytes());
        for (at, (name, _)) in (1..).zip(ROLES) {
            roles.add(key(name), WordId(at));
        }
        let named = |at: WordId| ROLES.get((at.0 as usize).wrapping_sub(1));
        let role = |name: &str| {
            let (_, found) = roles.find(key(name), |at| named(at).map_or(Key::NONE, |(name, _)| key(name)));
            named(found).map(|(_, role)| *role)
        };
        self.load_pairs(include_str!("data/words.tsv"), |lexicon, word, kind, _| {
            if let Some(role) = role(kind) {
                return lexicon.give_role(word, role);
            }
            let (class, value) = match kind {
                "stop" => (Class::Stop, 0),
                "adjective" => (Class::Adjective, 0),
                "verb" => (Class::Verb, 0),
                "noun" => (Class::Noun, 0),
                "label" => (Class::Label, LabelKind::Figure as u16),
                "label_word" => (Class::Label, LabelKind::Word as u16),
                "label_strict" => (Class::Label, LabelKind::Strict as u16),
                "ellipsis" => (Class::Ellipsis, 0),
                "idiom" => (Class::Idiom, 0),
                "cue" => (Class::Cue, 0),
                "gross" => (Class::Basis, 0),
                "net" => (Class::Basis, 1),
                "aged" => (Class::Aged, 0),
                "vulnerable" => (Class::Vulnerable, 0),
                "form" => (Class::Form, 0),
                "person" => (Class::Person, 0),
                "gauge" => (Class::Gauge, 0),
                "contains" => (Class::Contains, 0),
                "ordinal" => (Class::Ordinal, 0),
                _ => (Class::Age, 0),
            };
            lexicon.add_spelt(word, class, value, None);
        });
        for row in rows(include_str!("data/languages.tsv")) {
            let class = match row.get(1) {
                "id" => Class::Indonesian,
                "ms" => Class::Malay,
                _ => Class::English,
            };
            self.add(row.surface(0), class, 0);
        }
    }

    fn load_page(&mut self) {
        for row in rows(include_str!("data/furniture.tsv")) {
            let value = push(&mut self.furniture, (furniture_kind(row.get(1)), extent(row.get(2))));
            self.add_as(row.surface(0), Class::Furniture, value, true);
        }
        for row in rows(include_str!("data/credits.tsv")) {
            let value = push(&mut self.credits, credit_role(row.get(1)));
            self.add(row.surface(0), Class::Credit, value);
        }
        for row in rows(include_str!("data/outlets.tsv")) {
            self.add_as(row.surface(0), Class::Outlet, 0, true);
        }
    }
}
