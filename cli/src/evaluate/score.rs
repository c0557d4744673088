//! What counts as right, kind by kind.

use std::collections::{BTreeMap, BTreeSet};

use petik::records::{
    Amount, Arrest, Date, Excerpt, LawArticle, Mention, Quantity, RegionBasis, Scope, Seizure, Stage,
};
use petik::{Extraction, Id, Span};
use rust_decimal::Decimal;
use serde::Serialize;

use super::board::{Board, Counts, Found, Matched, matching, overlap, overlap_ratio};
use super::gold::{Annotated, Gold};

/// Units of time; what a span of time measures is not scored.
const TIME_UNITS: [&str; 11] =
    ["detik", "menit", "jam", "hari", "malam", "minggu", "pekan", "bulan", "tahun", "dekade", "abad"];
/// How much of a quote must be found.
const MOST: f64 = 0.8;
/// How much of most other things.
const HALF: f64 = 0.5;
/// How much of a citation.
const SOME: f64 = 0.3;
/// The longest telling of an arrest, in bytes.
const LONGEST_TELLING: usize = 160;
/// How many of a unit's base units it is.
const BASES: [(&str, &str, Decimal); 8] = [
    ("kilogram", "gram", Decimal::ONE_THOUSAND),
    ("gram", "gram", Decimal::ONE),
    ("miligram", "gram", Decimal::from_parts(1, 0, 0, false, 3)),
    ("ons", "gram", Decimal::ONE_HUNDRED),
    ("kuintal", "gram", Decimal::from_parts(100_000, 0, 0, false, 0)),
    ("ton", "gram", Decimal::from_parts(1_000_000, 0, 0, false, 0)),
    ("liter", "mililiter", Decimal::ONE_THOUSAND),
    ("mililiter", "mililiter", Decimal::ONE),
];

/// An article, what was found in it, and where nothing is scored.
struct Case<'a> {
    name: &'a str,
    golds: &'a [Gold],
    found: &'a Extraction,
    skipped: Vec<Span>,
}

/// A naming of a person or body.
struct Naming<'a> {
    mention: &'a Mention,
    owner: Id,
}

/// Compares what was found in an article with its annotation.
pub fn score(board: &mut Board, article: &Annotated, found: &Extraction) {
    let skipped = article.golds.iter().filter(|gold| gold.kind == "SKIP").map(|gold| gold.span).collect();
    let case = Case { name: &article.name, golds: &article.golds, found, skipped };
    case.figures(board);
    case.days(board);
    let people = case.persons(board);
    let (bodies, body_of) = case.bodies();
    case.offices(board, &people);
    case.organizations(board, &bodies);
    case.places(board);
    case.quotes(board, &people);
    case.laws(board);
    case.page(board);
    case.seizures(board, &body_of);
    case.arrests(board, &body_of);
    case.trends(board);
}

/// The things found, as a match sees them.
fn as_found<'a>(excerpts: impl IntoIterator<Item = (Span, &'a str)>) -> Vec<Found<'a>> {
    excerpts.into_iter().map(|(span, text)| Found { span, text }).collect()
}

impl<'a> Case<'a> {
    fn golds(&self, kind: &str) -> Vec<&'a Gold> {
        self.golds.iter().filter(|gold| gold.kind == kind).collect()
    }

    fn is_scored(&self, span: Span) -> bool {
        !self.skipped.iter().any(|skipped| overlap(*skipped, span) > 0)
    }

    fn quantities(&self) -> Vec<&'a Quantity> {
        self.found.quantities.iter().filter(|record| self.is_scored(record.span())).collect()
    }

    fn figures(&self, board: &mut Board) {
        let golds = self.golds("QTY");
        let found = self.quantities();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("quantity", self.name, &golds, &places, |gold, at| same_quantity(golds[gold], found[at]));
        let spans: Vec<Span> = golds.iter().map(|gold| gold.span).collect();
        let stand: Vec<Span> = places.iter().map(|found| found.span).collect();
        let figures = matching(&spans, &stand, |gold, at| same_figure(golds[gold], found[at]));
        board.add("quantity.value+unit", figures.counts());
        let golds: Vec<&Gold> = golds.into_iter().filter(|gold| gold.stated("substance").is_some()).collect();
        let found: Vec<&Quantity> = found.into_iter().filter(|record| record.substance.is_some()).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("quantity.drugs", self.name, &golds, &places, |gold, at| same_quantity(golds[gold], found[at]));

        let golds = self.golds("PCT");
        let found: Vec<_> = self.found.percentages.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        let matched = board.matched("percentage", self.name, &golds, &places, |gold, at| {
            close(golds[gold], found[at].span()) && number(golds[gold], "value") == Some(found[at].value.normalize())
        });
        attribute(board, "percentage.direction", "direction", &golds, &matched, |want, at| {
            let direction = found[at].direction.map(|direction| word(&direction));
            (direction.as_deref().unwrap_or_default() == want, direction.is_some())
        });

        let golds = self.golds("MON");
        let found: Vec<_> = self.found.money.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("money", self.name, &golds, &places, |gold, at| {
            let (gold, record) = (golds[gold], found[at]);
            close(gold, record.span())
                && number(gold, "value") == Some(record.value.normalize())
                && number(gold, "upper") == record.upper.map(|upper| upper.normalize())
                && low(gold.get("currency").unwrap_or_default()) == low(&record.currency)
        });

        let golds = self.golds("ORD");
        let found: Vec<_> = self.found.ordinals.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("ordinal", self.name, &golds, &places, |gold, at| {
            close(golds[gold], found[at].span()) && number(golds[gold], "value") == Some(found[at].value.into())
        });
    }

    fn days(&self, board: &mut Board) {
        let golds = self.golds("DATE");
        let found: Vec<_> = self.found.dates.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("date", self.name, &golds, &places, |gold, at| {
            let (gold, date) = (golds[gold], found[at]);
            let same = match (gold.get("rel"), gold.get("value")) {
                (Some(relative), None) => same_relative(relative, date),
                (_, value) => same_date(value.unwrap_or_default(), date.value.as_deref()),
            };
            close(gold, date.span()) && same
        });

        let golds = self.golds("TIME");
        let found: Vec<_> = self.found.times.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("time", self.name, &golds, &places, |gold, at| {
            let (gold, time) = (golds[gold], found[at]);
            let zone = gold.get("zone").is_none_or(|zone| zone == time.zone.as_deref().unwrap_or_default());
            close(gold, time.span()) && gold.get("value") == Some(time.value.as_str()) && zone
        });
    }

    /// Scores persons, and gives the annotated person that each found one is.
    fn persons(&self, board: &mut Board) -> BTreeMap<Id, &'a str> {
        let golds = self.golds("PER");
        let namings = namings(self.found.persons.iter().map(|person| (person.id, &person.mentions)));
        let places = as_found(namings.iter().map(|naming| (naming.mention.span(), naming.mention.text.as_str())));
        board.matched("person", self.name, &golds, &places, |gold, at| golds[gold].span == places[at].span);
        let lenient = matched_by(&golds, &places, |gold, found| overlap(gold, found) > 0);

        let ranks: BTreeMap<&str, &str> =
            golds.iter().filter_map(|gold| Some((gold.get("id")?, gold.stated("rank")?))).collect();
        let mut found_ranks: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (gold, at) in &lenient.pairs {
            let rank = self.found.person(namings[*at].owner).and_then(|person| person.rank.as_deref());
            if let (Some(id), Some(rank)) = (golds[*gold].get("id"), rank) {
                found_ranks.entry(id).or_default().insert(low(rank));
            }
        }
        let has = |id: &str, rank: &str| found_ranks.get(id).is_some_and(|ranks| ranks.contains(&low(rank)));
        let right = ranks.iter().filter(|(id, rank)| has(id, rank)).count();
        let wrong = |id: &str, rank: &String| ranks.get(id).map(|rank| low(rank)).as_ref() != Some(rank);
        let spurious = found_ranks.iter().map(|(id, ranks)| ranks.iter().filter(|rank| wrong(id, rank)).count()).sum();
        board.add("person.rank", Counts { right, spurious, missed: ranks.len() - right });
        board.add("person.coref-links", links(&golds, &namings, &lenient));
        majority(&golds, &namings, &lenient)
    }

    /// The namings of bodies outside offices and places, and the annotated body that each found one is.
    fn bodies(&self) -> (Vec<Naming<'a>>, BTreeMap<Id, &'a str>) {
        let within = [self.golds("POS"), self.golds("PLC")].concat();
        let mut bodies = namings(self.found.organizations.iter().map(|body| (body.id, &body.mentions)));
        bodies.retain(|naming| !is_inside(naming.mention.span(), &within));
        let golds = self.golds("ORG");
        let places = as_found(bodies.iter().map(|naming| (naming.mention.span(), naming.mention.text.as_str())));
        let matched = matched_by(&golds, &places, |gold, found| overlap_ratio(gold, found) >= HALF);
        let body_of = majority(&golds, &bodies, &matched);
        (bodies, body_of)
    }

    fn offices(&self, board: &mut Board, people: &BTreeMap<Id, &str>) {
        let golds = self.golds("POS");
        let found: Vec<_> = self.found.positions.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        let matched =
            board.matched("position", self.name, &golds, &places, |gold, at| close(golds[gold], found[at].span()));
        attribute(board, "position.holder", "holder", &golds, &matched, |want, at| {
            let holder = found[at].holder;
            (holder.and_then(|id| people.get(&id)) == Some(&want), holder.is_some())
        });

        let golds = self.golds("PER");
        let ages: BTreeMap<&str, Decimal> =
            golds.iter().filter_map(|gold| Some((gold.get("id")?, number(gold, "age")?))).collect();
        let stated = golds.iter().filter(|gold| gold.stated("age").is_some()).filter_map(|gold| gold.get("id"));
        let stated: BTreeSet<&str> = stated.collect();
        let said: Vec<(Option<&str>, u32)> = self
            .found
            .persons
            .iter()
            .filter_map(|person| Some((people.get(&person.id).copied(), person.age?)))
            .collect();
        let right = said.iter().filter_map(|(who, age)| {
            let who = (*who)?;
            (ages.get(who) == Some(&Decimal::from(*age))).then_some(who)
        });
        let right = right.collect::<BTreeSet<&str>>().len();
        board.add("person.age", Counts { right, spurious: said.len() - right, missed: stated.len() - right });
    }

    fn organizations(&self, board: &mut Board, bodies: &[Naming<'a>]) {
        let golds = self.golds("ORG");
        let places = as_found(bodies.iter().map(|naming| (naming.mention.span(), naming.mention.text.as_str())));
        board.matched("organization", self.name, &golds, &places, |gold, at| golds[gold].span == places[at].span);
        let matched = matched_by(&golds, &places, |gold, found| overlap_ratio(gold, found) >= HALF);
        board.add("organization.overlap", matched.counts());
        board.add("organization.coref-links", links(&golds, bodies, &matched));
    }

    fn places(&self, board: &mut Board) {
        let within = [self.golds("ORG"), self.golds("POS")].concat();
        let mut found = namings(self.found.places.iter().map(|place| (place.id, &place.mentions)));
        found.retain(|naming| !is_inside(naming.mention.span(), &within));
        let golds = self.golds("PLC");
        let places = as_found(found.iter().map(|naming| (naming.mention.span(), naming.mention.text.as_str())));
        let matched =
            board.matched("place", self.name, &golds, &places, |gold, at| golds[gold].span == places[at].span);
        attribute(board, "place.code", "code", &golds, &matched, |want, at| {
            let code = self.found.place(found[at].owner).and_then(|place| place.code.as_deref());
            (code.unwrap_or_default() == want, code.is_some())
        });
    }

    fn quotes(&self, board: &mut Board, people: &BTreeMap<Id, &str>) {
        let golds = self.golds("QUO");
        let found: Vec<_> = self.found.quotes.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        let matched = board.matched("quote", self.name, &golds, &places, |gold, at| {
            overlap_ratio(golds[gold].span, found[at].span()) >= MOST
        });
        let (mut speakers, mut cues) = (0, 0);
        for (gold, quote) in matched.pairs.iter().map(|(gold, at)| (golds[*gold], found[*at])) {
            let said = quote.speaker_text.as_deref().unwrap_or_default();
            let right = match gold.get("speaker") {
                Some("-") => {
                    quote.speaker.is_none() && gold.stated("speaker_text").is_none_or(|text| share_words(text, said))
                }
                speaker => quote.speaker.and_then(|id| people.get(&id).copied()) == speaker,
            };
            speakers += usize::from(right);
            if !right {
                let speaker = gold.get("speaker").unwrap_or_default();
                board.error("quote.speaker", format!("{}: {:?} is {speaker}'s, not {said:?}", self.name, gold.text));
            }
            let cue = quote.cue.as_deref().map(low).filter(|cue| !cue.is_empty());
            cues += usize::from(low(gold.get("cue").unwrap_or("-")) == cue.as_deref().unwrap_or("-"));
        }
        let counts = |right: usize| Counts { right, spurious: found.len() - right, missed: golds.len() - right };
        board.add("quote.cue", counts(cues));
        board.add("quote.speaker", counts(speakers));
    }

    fn laws(&self, board: &mut Board) {
        let golds = self.golds("LAW");
        let found: Vec<_> = self.found.laws.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|record| (record.span(), record.text.as_str())));
        board.matched("law", self.name, &golds, &places, |gold, at| {
            let (gold, law) = (golds[gold], found[at]);
            let statute = |statute: &str| low(statute).replace(" ri ", " ");
            let named = gold.get("statute").filter(|named| *named != "-").map(statute).unwrap_or_default();
            let cited: BTreeSet<String> = law.articles.iter().map(cited).collect();
            let listed = gold.get("articles").unwrap_or_default().split(',');
            let listed = listed.map(|article| low(&article.replace(' ', ""))).filter(|article| !article.is_empty());
            overlap_ratio(gold.span, law.span()) >= SOME
                && named == law.statute.as_deref().map(statute).unwrap_or_default()
                && listed.collect::<BTreeSet<_>>() == cited
        });
    }

    /// What the page has beside the text.
    fn page(&self, board: &mut Board) {
        let article = &self.found.article;
        let headline = article.headline.iter().map(|headline| (headline.span(), headline.text.as_str()));
        let dateline = article.dateline.iter().map(|dateline| (dateline.span(), dateline.text.as_str()));
        for (name, kind, found) in [("headline", "HEAD", as_found(headline)), ("dateline", "DTL", as_found(dateline))] {
            let golds = self.golds(kind);
            board.matched(name, self.name, &golds, &found, |gold, at| close(golds[gold], found[at].span));
        }
        let golds = self.golds("CRED");
        let credits = as_found(article.credits.iter().map(|credit| (credit.span(), credit.text.as_str())));
        board.matched("credit", self.name, &golds, &credits, |gold, at| {
            let named = golds[gold].stated("name").is_none_or(|name| share_words(name, &article.credits[at].name));
            overlap(golds[gold].span, credits[at].span) > 0 && named
        });
        let bytes = |spans: Vec<Span>| spans.into_iter().flat_map(|span| span.start..span.end).collect();
        let gold: BTreeSet<usize> = bytes(self.golds("FURN").iter().map(|gold| gold.span).collect());
        let found: BTreeSet<usize> = bytes(article.furniture.iter().map(|furniture| furniture.span()).collect());
        let right = gold.intersection(&found).count();
        let counts = Counts { right, spurious: found.len() - right, missed: gold.len() - right };
        board.add("furniture.bytes", counts);
    }

    fn date(&self, id: Option<Id>) -> Option<&'a Date> {
        self.found.date(id?).filter(|date| self.is_scored(date.span()))
    }

    fn seizures(&self, board: &mut Board, body_of: &BTreeMap<Id, &str>) {
        let mut golds = self.golds("SEIZE");
        golds.retain(|gold| gold.get("assert") != Some("negated"));
        let quantities: BTreeMap<Id, &Quantity> =
            self.quantities().into_iter().map(|quantity| (quantity.id, quantity)).collect();
        let tellings = |lot: &Seizure| {
            // A packet may stand in both lists.
            let mut ids: Vec<Id> = Vec::new();
            for id in lot.tellings.iter().chain(&lot.containers).filter(|id| quantities.contains_key(id)) {
                if !ids.contains(id) {
                    ids.push(*id);
                }
            }
            ids.into_iter().filter_map(|id| quantities.get(&id).copied()).collect::<Vec<&Quantity>>()
        };
        let told: Vec<&Quantity> = self.found.seizures.iter().flat_map(tellings).collect();
        let places = as_found(told.iter().map(|quantity| (quantity.span(), quantity.text.as_str())));
        board.matched("seizure.telling", self.name, &golds, &places, |gold, at| {
            overlap(golds[gold].span, places[at].span) > 0
        });

        let lots = groups(&golds, "lot");
        let best: Vec<&Gold> = lots.iter().map(|lot| lot.best).collect();
        let quantity_at: BTreeMap<usize, &Gold> =
            self.golds("QTY").into_iter().map(|gold| (gold.span.start, gold)).collect();
        let quantity = |lot: usize| quantity_at.get(&best[lot].span.start).copied();
        let gold_amount = |lot: usize| {
            let gold = quantity(lot)?;
            in_base(number(gold, "value")?, gold.get("unit"))
        };
        let found: Vec<&Seizure> = self.found.seizures.iter().collect();
        let spans: Vec<Vec<&Quantity>> = found.iter().map(|lot| tellings(lot)).collect();
        let first = |at: usize| {
            let first = spans[at].first();
            first.map_or((Span { start: 0, end: 0 }, ""), |quantity| (quantity.span(), quantity.text.as_str()))
        };
        let places = as_found((0..found.len()).map(first));
        let matched = board.matched("seizure.lot", self.name, &best, &places, |lot, at| {
            let told = lots[lot]
                .all
                .iter()
                .any(|telling| spans[at].iter().any(|quantity| overlap(telling.span, quantity.span()) > 0));
            told && amount(&found[at].amount) == gold_amount(lot)
        });
        attribute(board, "seizure.lot+agency", "agency", &best, &matched, |want, at| {
            acted(&found[at].agencies, want, body_of)
        });
        attribute(board, "seizure.lot+date", "date", &best, &matched, |want, at| {
            let date = self.date(found[at].date);
            (date.is_some_and(|date| is_on(want, date)), date.is_some())
        });
        attribute(board, "seizure.lot+region", "region", &best, &matched, |want, at| {
            let region = found[at].region.as_deref();
            let stated = found[at].region_basis == Some(RegionBasis::Stated);
            (region.unwrap_or_default() == want, region.is_some() && stated)
        });
        let agree = |right: usize| {
            let wrong = matched.pairs.len() - right;
            Counts { right, spurious: wrong, missed: wrong }
        };
        let scopes = matched.pairs.iter().filter(|(lot, at)| scope(best[*lot]) == word(&found[*at].scope));
        board.add("seizure.lot+scope", agree(scopes.count()));
        let stages = matched.pairs.iter().filter(|(lot, at)| stage(best[*lot]) == word(&found[*at].stage));
        board.add("seizure.lot+stage", agree(stages.count()));

        let mut gold_totals: BTreeMap<(String, String), Decimal> = BTreeMap::new();
        for (lot, gold) in best.iter().enumerate() {
            let counts = scope(gold) == word(&Scope::Event) && stage(gold) == word(&Stage::Seized);
            if let Some((value, unit)) = gold_amount(lot).filter(|_| counts && gold.stated("part_of").is_none()) {
                let quantity = quantity(lot);
                let attribute = |key: &str| quantity.and_then(|gold| gold.stated(key)).unwrap_or_default();
                *gold_totals.entry((what(attribute("substance"), attribute("item")), unit)).or_default() += value;
            }
        }
        let mut totals: BTreeMap<(String, String), Decimal> = BTreeMap::new();
        for lot in found.iter().filter(|lot| lot.additive) {
            if let Some((value, unit)) = amount(&lot.amount) {
                let (substance, item) = (lot.substance.as_deref(), lot.item.as_deref());
                let what = what(substance.unwrap_or_default(), item.unwrap_or_default());
                *totals.entry((what, unit)).or_default() += value;
            }
        }
        let keys: BTreeSet<&(String, String)> = gold_totals.keys().chain(totals.keys()).collect();
        for key in keys {
            let (gold, found) = (gold_totals.get(key), totals.get(key));
            let right = gold == found;
            let counts = Counts {
                right: right.into(),
                spurious: (!right && found.is_some()).into(),
                missed: (!right && gold.is_some()).into(),
            };
            board.add("seizure.total", counts);
            if !right {
                let figure = |total: Option<&Decimal>| total.map_or("none".to_owned(), Decimal::to_string);
                let (what, unit) = key;
                let message = format!("{}: {what} {unit}: {} and found {}", self.name, figure(gold), figure(found));
                board.error("seizure.total", message);
            }
        }
    }

    fn arrests(&self, board: &mut Board, body_of: &BTreeMap<Id, &str>) {
        let golds = self.golds("ARREST");
        let found: Vec<&Arrest> = self.found.arrests.iter().collect();
        let tellings = as_found(
            found.iter().flat_map(|arrest| &arrest.mentions).map(|telling| (telling.span(), telling.text.as_str())),
        );
        board.matched("arrest.telling", self.name, &golds, &tellings, |gold, at| {
            let Span { start, end } = tellings[at].span;
            overlap(golds[gold].span, tellings[at].span) > 0 && end - start <= LONGEST_TELLING
        });
        let cases = groups(&golds, "case");
        let best: Vec<&Gold> = cases.iter().map(|case| case.best).collect();
        let first = |arrest: &&'a Arrest| -> (Span, &'a str) {
            let first = arrest.mentions.first();
            first.map_or((Span { start: 0, end: 0 }, ""), |telling: &Excerpt| (telling.span(), telling.text.as_str()))
        };
        let places = as_found(found.iter().map(first));
        let matched = board.matched("arrest.case", self.name, &best, &places, |case, at| {
            let told = cases[case]
                .all
                .iter()
                .any(|telling| found[at].mentions.iter().any(|mention| overlap(telling.span, mention.span()) > 0));
            told && number(best[case], "count") == Some(found[at].count.normalize())
        });
        attribute(board, "arrest.case+agency", "agency", &best, &matched, |want, at| {
            acted(&found[at].agencies, want, body_of)
        });
        let counted = best.iter().filter(|case| scope(case) == "event" && case.stated("part_of").is_none());
        let gold: Decimal = counted.filter_map(|case| number(case, "count")).sum();
        let found: Decimal = found.iter().filter(|arrest| arrest.additive).map(|arrest| arrest.count).sum();
        if !gold.is_zero() || !found.is_zero() {
            let right = gold == found;
            let counts = Counts {
                right: right.into(),
                spurious: (!right && found > Decimal::ZERO).into(),
                missed: (!right && gold > Decimal::ZERO).into(),
            };
            board.add("arrest.total", counts);
        }
    }

    fn trends(&self, board: &mut Board) {
        let golds = self.golds("TREND");
        let found: Vec<_> = self.found.trends.iter().filter(|record| self.is_scored(record.span())).collect();
        let places = as_found(found.iter().map(|trend| (trend.span(), trend.metric.as_str())));
        board.matched("trend", self.name, &golds, &places, |gold, at| {
            let side = |key: &str, point: &petik::records::TrendPoint| {
                let written = golds[gold].get(key).unwrap_or_default();
                let (value, period) = written.split_once('@').unwrap_or((written, ""));
                value.parse::<Decimal>().ok().map(|value| value.normalize()) == Some(point.value.normalize())
                    && (period.is_empty() || same_date(period, point.period.as_deref()))
            };
            side("from", &found[at].from) && side("to", &found[at].to)
        });
    }
}

fn namings<'a>(owners: impl Iterator<Item = (Id, &'a Vec<Mention>)>) -> Vec<Naming<'a>> {
    let mut all: Vec<Naming<'a>> =
        owners.flat_map(|(owner, mentions)| mentions.iter().map(move |mention| Naming { mention, owner })).collect();
    all.sort_by_key(|naming| (naming.mention.start, naming.mention.end));
    all
}

fn is_inside(span: Span, golds: &[&Gold]) -> bool {
    golds.iter().any(|gold| gold.span.start <= span.start && span.end <= gold.span.end)
}

fn matched_by(golds: &[&Gold], found: &[Found<'_>], fits: impl Fn(Span, Span) -> bool) -> Matched {
    let spans: Vec<Span> = golds.iter().map(|gold| gold.span).collect();
    let places: Vec<Span> = found.iter().map(|found| found.span).collect();
    matching(&spans, &places, |gold, at| fits(spans[gold], places[at]))
}

/// The annotated thing that most namings of a found one are; of equal ones that of the best fit.
fn majority<'a>(golds: &[&'a Gold], namings: &[Naming<'_>], matched: &Matched) -> BTreeMap<Id, &'a str> {
    let mut votes: BTreeMap<Id, Vec<(&'a str, usize)>> = BTreeMap::new();
    for (gold, at) in &matched.pairs {
        let Some(id) = golds[*gold].get("id") else { continue };
        let votes = votes.entry(namings[*at].owner).or_default();
        match votes.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => votes.push((id, 1)),
        }
    }
    let most =
        |votes: Vec<(&'a str, usize)>| votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    votes.into_iter().filter_map(|(owner, votes)| Some((owner, most(votes)?.0))).collect()
}

/// Pairs of namings of one thing: those that are right, those found and those annotated.
fn links(golds: &[&Gold], namings: &[Naming<'_>], matched: &Matched) -> Counts {
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    let mut annotated: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    golds.iter().for_each(|gold| *annotated.entry(gold.get("id")).or_default() += 1);
    let mut found: BTreeMap<Id, usize> = BTreeMap::new();
    namings.iter().for_each(|naming| *found.entry(naming.owner).or_default() += 1);
    let mut both: BTreeMap<(Id, &str), usize> = BTreeMap::new();
    for (gold, at) in &matched.pairs {
        if let Some(id) = golds[*gold].get("id") {
            *both.entry((namings[*at].owner, id)).or_default() += 1;
        }
    }
    let total = |counts: Vec<usize>| counts.into_iter().map(pairs).sum::<usize>();
    let right = total(both.into_values().collect());
    let (found, annotated) = (total(found.into_values().collect()), total(annotated.into_values().collect()));
    Counts { right, spurious: found - right, missed: annotated - right }
}

/// One attribute of annotated things: right where it is stated, and absent where it is not.
fn attribute(
    board: &mut Board,
    name: &'static str,
    key: &str,
    golds: &[&Gold],
    matched: &Matched,
    get: impl Fn(&str, usize) -> (bool, bool),
) {
    for (at, gold) in golds.iter().enumerate() {
        let want = gold.stated(key).unwrap_or("-");
        let (right, said) = matched.found_for(at).map_or((false, false), |found| get(want, found));
        if want != "-" {
            let counts = Counts { right: right.into(), spurious: (said && !right).into(), missed: (!right).into() };
            board.add(name, counts);
        } else if said {
            board.add(name, Counts { spurious: 1, ..Counts::default() });
        }
    }
}

/// One thing told several times, by the line that tells it best.
struct Group<'a> {
    best: &'a Gold,
    all: Vec<&'a Gold>,
}

fn groups<'a>(golds: &[&'a Gold], key: &str) -> Vec<Group<'a>> {
    let mut groups: Vec<(String, Vec<&'a Gold>)> = Vec::new();
    for gold in golds {
        let name = gold.stated(key).map_or_else(|| format!("line{}", gold.line), str::to_owned);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.push(gold),
            None => groups.push((name, vec![gold])),
        }
    }
    let best = |all: &[&'a Gold]| all.iter().find(|gold| gold.get("amount") == Some("1")).or(all.first()).copied();
    groups.into_iter().filter_map(|(_, all)| Some(Group { best: best(&all)?, all })).collect()
}

fn close(gold: &Gold, found: Span) -> bool {
    overlap_ratio(gold.span, found) >= HALF
}

fn same_figure(gold: &Gold, found: &Quantity) -> bool {
    let value = Some(found.value.normalize());
    let stated = number(gold, "value");
    let other = number(gold, "alt").filter(|other| !other.is_zero()).or(stated);
    let unit = gold.get("unit").filter(|unit| *unit != "-").map(low).unwrap_or_default();
    close(gold, found.span())
        && (value == stated || value == other)
        && number(gold, "upper") == found.upper.map(|upper| upper.normalize())
        && unit == found.unit.as_deref().map(low).unwrap_or_default()
}

fn same_quantity(gold: &Gold, found: &Quantity) -> bool {
    let bound = gold.stated("bound").unwrap_or("exact") == word(&found.bound);
    if !same_figure(gold, found) || !bound {
        return false;
    }
    if TIME_UNITS.contains(&low(gold.get("unit").unwrap_or_default()).as_str()) {
        return true;
    }
    let substance = low(gold.get("substance").unwrap_or_default());
    if substance != low(found.substance.as_deref().unwrap_or_default()) {
        return false;
    }
    // A drug is known by its substance, whatever words name it.
    let item = gold.get("item").filter(|item| *item != "-").map(first_word).unwrap_or_default();
    let written = found.item.as_ref().map_or("", |item| item.text.as_str());
    gold.stated("substance").is_some() || item == first_word(written)
}

/// Equal as written; a year that the annotation leaves open may be filled in.
fn same_date(gold: &str, found: Option<&str>) -> bool {
    let found = found.unwrap_or_default();
    let opened = || {
        let open = |day: &str| format!("XXXX{}", day.chars().skip(4).collect::<String>());
        found.split('/').map(open).collect::<Vec<_>>().join("/")
    };
    gold == found || gold.contains("XXXX-") && opened() == gold
}

fn same_relative(gold: &str, date: &Date) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (unit, offset) = gold.split_once(':').unwrap_or((gold, ""));
    if unit == "weekday" {
        let named = date.weekday.map(|day| word(&day)).unwrap_or_default() == low(offset);
        let number = DAYS.iter().position(|day| *day == low(offset)).map(|at| format!("XXXX-WXX-{}", at + 1));
        return named || number.is_some() && number.as_deref() == date.value.as_deref();
    }
    is_relative(unit, offset, date)
}

fn is_relative(unit: &str, offset: &str, date: &Date) -> bool {
    date.relative.as_ref().is_some_and(|relative| {
        word(&relative.unit) == unit && relative.offset.to_string() == offset.trim_start_matches('+')
    })
}

/// Whether a date is the annotated one: an ISO value, or `rel:unit:offset`.
fn is_on(gold: &str, date: &Date) -> bool {
    if let Some(relative) = gold.strip_prefix("rel:") {
        let (unit, offset) = relative.split_once(':').unwrap_or((relative, ""));
        return match unit {
            "weekday" => date.weekday.map(|day| word(&day)).unwrap_or_default() == low(offset),
            _ => is_relative(unit, offset, date),
        };
    }
    same_date(gold, date.value.as_deref()) || date.from.is_some_and(|from| from.to_string() == gold)
}

fn acted(agencies: &[Id], want: &str, body_of: &BTreeMap<Id, &str>) -> (bool, bool) {
    let leading = agencies.first();
    (leading.and_then(|id| body_of.get(id)) == Some(&want), leading.is_some())
}

fn scope(gold: &Gold) -> String {
    gold.get("scope").unwrap_or("event").to_owned()
}

fn stage(gold: &Gold) -> String {
    gold.get("stage").unwrap_or("seized").to_owned()
}

fn amount(amount: &Amount) -> Option<(Decimal, String)> {
    in_base(amount.value, amount.unit.as_deref())
}

/// A figure in the base of its unit, where it has one.
fn in_base(value: Decimal, unit: Option<&str>) -> Option<(Decimal, String)> {
    let unit = low(unit.filter(|unit| *unit != "-").unwrap_or_default());
    let known = BASES.iter().find(|(known, _, _)| *known == unit);
    let (base, factor) = known.map_or((unit.as_str(), Decimal::ONE), |(_, base, factor)| (base, *factor));
    Some((value.checked_mul(factor)?.normalize(), base.to_owned()))
}

fn what(substance: &str, item: &str) -> String {
    let substance = low(substance);
    if substance.is_empty() { first_word(item) } else { substance }
}

/// `114(2)a`.
fn cited(article: &LawArticle) -> String {
    let paragraph = article.paragraph.as_ref().map(|paragraph| format!("({paragraph})")).unwrap_or_default();
    low(&format!("{}{paragraph}{}", article.article, article.letter.as_deref().unwrap_or_default()))
}

fn number(gold: &Gold, key: &str) -> Option<Decimal> {
    gold.stated(key)?.parse::<Decimal>().ok().map(|value| value.normalize())
}

fn low(text: &str) -> String {
    text.trim().to_lowercase()
}

fn first_word(text: &str) -> String {
    let low = low(text);
    let bare = low.trim_matches(['"', '\'', '“', '”', '‘', '’', '(', ')', '[', ']', '.', ',']);
    bare.split_whitespace().next().unwrap_or_default().to_owned()
}

/// Whether two texts share half the words of the shorter.
fn share_words(a: &str, b: &str) -> bool {
    let (a, b) = (low(a), low(b));
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let shared = a.intersection(&b).count();
    shared > 0 && 2 * shared >= a.len().min(b.len())
}

/// A word of a closed list, as the records spell it.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
