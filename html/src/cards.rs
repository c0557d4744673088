//! The two cards on top: what is reported, and what to check.

use std::collections::HashSet;
use std::fmt::Write;

use petik::records::*;

use crate::Language;
use crate::escape::Escaped;
use crate::view::{View, shortened};

/// So many quotes and mentioned drugs stand on the card; the others are in the tables.
const MOST: usize = 8;

/// One thing that is reported.
#[derive(Default)]
struct Entry {
    /// The word that says what it is: `Disita`.
    label: String,
    what: String,
    /// Who, where, when and the like: names with values.
    facts: Vec<(&'static str, String)>,
    /// What keeps it from being taken at face value: `diduga`.
    badges: Vec<String>,
    /// The byte that it is told at.
    at: usize,
    parts: Vec<Entry>,
}

impl Entry {
    /// Whether the same holds for both, so that it need be told once.
    fn goes_with(&self, next: &Entry) -> bool {
        let told = self.facts.iter().any(|(_, value)| !value.is_empty());
        told && self.label == next.label && self.facts == next.facts && self.parts.is_empty() && next.parts.is_empty()
    }
}

/// Writes the card `Yang diberitakan`.
pub(crate) fn reported(out: &mut String, view: &View<'_>) {
    let card = Card { view };
    let found = view.found;
    let _ = write!(
        out,
        "<section class=\"card reported\" aria-labelledby=\"h-reported\"><h2 id=\"h-reported\">{}</h2>",
        view.words.say("card.reported")
    );
    let mut told: HashSet<Id> = HashSet::new();
    let mut entries = Vec::new();
    // One incident is the article; several stand under headings.
    let many = found.incidents.len() > 1;
    for (number, incident) in found.incidents.iter().enumerate() {
        let lots: Vec<&Seizure> = incident.seizures.iter().filter_map(|id| view.seizure(*id)).collect();
        let arrests: Vec<&Arrest> = incident.arrests.iter().filter_map(|id| view.arrest(*id)).collect();
        told.extend(incident.seizures.iter().chain(&incident.arrests).copied());
        let mut parts = card.lots(&lots);
        parts.extend(arrests.into_iter().map(|arrest| card.arrest(arrest)));
        if many {
            let head = card.incident_head(out, incident, number + 1);
            trim(&mut parts, &head);
            card.list(out, &parts);
        } else {
            entries = parts;
        }
    }
    let lots: Vec<&Seizure> = found.seizures.iter().filter(|lot| !told.contains(&lot.id)).collect();
    entries.extend(card.lots(&lots));
    entries.extend(found.arrests.iter().filter(|arrest| !told.contains(&arrest.id)).map(|arrest| card.arrest(arrest)));
    entries.extend(found.trends.iter().map(|trend| card.trend(trend)));
    entries.extend(found.meetings.iter().map(|meeting| card.meeting(meeting)));
    let arrested: HashSet<Id> = found.arrests.iter().flat_map(|arrest| arrest.persons.iter().copied()).collect();
    let fates = found.persons.iter().filter(|person| !person.status.is_empty() && !arrested.contains(&person.id));
    entries.extend(fates.map(|person| card.fate(person)));
    if found.seizures.is_empty() {
        entries.extend(card.drugs());
    }
    if many && !entries.is_empty() {
        let _ = write!(out, "<h3>{}</h3>", view.words.say("card.others"));
    }
    let mut any = many || !entries.is_empty();
    trim(&mut entries, &[]);
    card.list(out, &entries);
    if !found.quotes.is_empty() {
        any = true;
        let _ = write!(out, "<h3>{}</h3>", view.words.say("card.quotes"));
        let quotes: Vec<_> = found.quotes.iter().take(MOST).map(|quote| card.quote(quote)).collect();
        card.list(out, &quotes);
        if found.quotes.len() > MOST {
            let _ = write!(
                out,
                "<p class=\"more\"><a href=\"#tabel-kutipan\">{} ({})</a></p>",
                view.words.say("card.quotes.all"),
                found.quotes.len()
            );
        }
    }
    if !any {
        let _ = write!(out, "<p class=\"none\">{}</p>", view.words.say("card.reported.none"));
    }
    let _ = write!(out, "<p class=\"caveat\">{}</p></section>", view.words.say("caveat"));
}

/// Takes from entries what the heading above them tells, and from parts what their whole tells.
fn trim(entries: &mut [Entry], told: &[String]) {
    for entry in entries {
        let all: Vec<String> = entry.facts.iter().map(|(_, value)| value.clone()).chain(told.to_vec()).collect();
        entry.facts.retain(|(_, value)| !told.contains(value));
        trim(&mut entry.parts, &all);
    }
}

struct Card<'v, 'a> {
    view: &'v View<'a>,
}

impl Card<'_, '_> {
    fn say(&self, key: &'static str) -> &'static str {
        self.view.words.say(key)
    }

    /// Writes what the incident as a whole tells, and returns it.
    fn incident_head(&self, out: &mut String, incident: &Incident, number: usize) -> Vec<String> {
        let view = self.view;
        let place = view.place_and_region(incident.place, incident.region.as_deref(), None);
        let route = incident.route.as_ref().map_or_else(String::new, |route| view.route(route));
        let parts = [view.bodies(&incident.agencies), place, view.when(incident.date), route];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let _ = write!(
            out,
            "<h3><a href=\"#{}\">{} {number}</a> <span class=\"sub\">{}</span></h3>",
            view.sentence_anchor(incident.start),
            self.say("card.incident"),
            Escaped(&parts.join(" · "))
        );
        parts
    }

    /// Lots with the lots that they include under them.
    fn lots(&self, lots: &[&Seizure]) -> Vec<Entry> {
        let here: HashSet<Id> = lots.iter().map(|lot| lot.id).collect();
        let whole = |lot: &Seizure| lot.part_of.filter(|whole| here.contains(whole) && *whole != lot.id);
        let mut parts: std::collections::HashMap<Id, Vec<Entry>> = Default::default();
        for lot in lots {
            if let Some(whole) = whole(lot) {
                let mut part = self.lot(lot);
                part.badges.pop(); // its place under the whole says it
                parts.entry(whole).or_default().push(part);
            }
        }
        let mut entries = Vec::new();
        let mut tops: Vec<&&Seizure> = lots.iter().filter(|lot| whole(lot).is_none()).collect();
        // Parts of each other, which no extraction makes, are told side by side.
        if tops.is_empty() {
            parts.clear();
            tops = lots.iter().collect();
        }
        for lot in tops {
            let mut entry = self.lot(lot);
            entry.parts = parts.remove(&lot.id).unwrap_or_default();
            entries.push(entry);
        }
        // What is part of a part.
        let mut left: Vec<_> = parts.into_iter().collect();
        left.sort_by_key(|(id, _)| *id);
        entries.extend(left.into_iter().flat_map(|(_, parts)| parts));
        entries
    }

    fn lot(&self, lot: &Seizure) -> Entry {
        let view = self.view;
        let containers: Vec<_> =
            lot.containers.iter().filter_map(|id| view.quantity(*id)).map(|box_| view.measure(box_)).collect();
        let worth = lot.worth.and_then(|id| view.sum(id));
        let verb = lot.evidence.iter().find(|part| part.part == EvidencePart::Verb).map(|part| part.start);
        let mut entry = Entry {
            label: view.words.variant("stage", &lot.stage),
            what: view.lot(lot),
            facts: vec![
                (self.say("who"), view.bodies(&lot.agencies)),
                (self.say("where"), view.place_and_region(lot.place, lot.region.as_deref(), lot.region_basis)),
                (self.say("when"), view.when(lot.date)),
                (self.say("worth"), worth.map_or_else(String::new, |money| view.money(money))),
                (self.say("packed"), containers.join(", ")),
                (self.say("according"), self.source(lot.said_by)),
            ],
            badges: self.badges(lot.assertion, lot.scope),
            at: view.quantity(lot.amount.quantity).map(|quantity| quantity.start).or(verb).unwrap_or(lot.id.at),
            parts: Vec::new(),
        };
        if lot.part_of.is_some() {
            entry.badges.push(self.say("badge.part").to_owned());
        }
        entry
    }

    fn arrest(&self, arrest: &Arrest) -> Entry {
        let view = self.view;
        let mut badges = self.badges(arrest.assertion, arrest.scope);
        badges.extend(arrest.outcome.as_ref().map(|outcome| view.words.variant("outcome", outcome)));
        if arrest.part_of.is_some() {
            badges.push(self.say("badge.part").to_owned());
        }
        Entry {
            label: self.say("arrest.label").to_owned(),
            what: view.arrested(arrest),
            facts: vec![
                (self.say("who"), view.bodies(&arrest.agencies)),
                (self.say("where"), view.place_and_region(arrest.place, arrest.region.as_deref(), arrest.region_basis)),
                (self.say("when"), view.when(arrest.date)),
                (self.say("according"), self.source(arrest.said_by)),
            ],
            badges,
            at: arrest.mentions.first().map_or(arrest.id.at, |mention| mention.start),
            parts: Vec::new(),
        }
    }

    fn trend(&self, trend: &Trend) -> Entry {
        let view = self.view;
        let computed = trend.computed_change.as_ref();
        let mut badges = self.badges(trend.assertion, Scope::Event);
        if trend.agrees == Some(false) {
            badges.push(self.say("badge.disagrees").to_owned());
        }
        Entry {
            label: self.say("trend.label").to_owned(),
            what: view.trend(trend),
            facts: vec![
                (
                    self.say("trend.computed"),
                    computed.map_or_else(String::new, |c| format!("{} %", view.words.number(c))),
                ),
                (self.say("trend.stated"), trend.stated.as_ref().map_or_else(String::new, |c| view.change(c))),
                (self.say("according"), self.source(trend.said_by)),
            ],
            badges,
            at: trend.start,
            parts: Vec::new(),
        }
    }

    fn meeting(&self, meeting: &Meeting) -> Entry {
        let view = self.view;
        Entry {
            label: self.say("meeting.label").to_owned(),
            what: view.mask.text(&meeting.kind),
            facts: vec![
                (self.say("field.participants"), view.parties(&meeting.participants)),
                (self.say("where"), view.place_and_region(meeting.place, None, None)),
                (self.say("when"), view.when(meeting.date)),
            ],
            badges: self.badges(meeting.assertion, Scope::Event),
            at: meeting.start,
            parts: Vec::new(),
        }
    }

    fn fate(&self, person: &Person) -> Entry {
        Entry {
            label: self.say("fate.label").to_owned(),
            what: format!("{}: {}", self.view.full_name(person), self.view.fates(person)),
            at: person.status.first().map_or(person.id.at, |status| status.start),
            ..Entry::default()
        }
    }

    fn quote(&self, quote: &Quote) -> Entry {
        let view = self.view;
        let speaker = view.speaker(quote);
        let nobody = self.say("quote.nobody").to_owned();
        Entry {
            label: if speaker.is_empty() { nobody } else { speaker },
            what: format!("“{}”", shortened(&view.slice(quote.start..quote.end), 220)),
            at: quote.start,
            ..Entry::default()
        }
    }

    /// The amounts of drugs that are named, each once, for an article without a seizure.
    fn drugs(&self) -> Vec<Entry> {
        let mut seen = HashSet::new();
        let mut entries = Vec::new();
        for quantity in self.view.found.quantities.iter().filter(|quantity| quantity.substance.is_some()) {
            let what = self.view.measure(quantity);
            if seen.insert(what.clone()) {
                let label = self.say("drug.label").to_owned();
                entries.push(Entry { label, what, at: quantity.start, ..Entry::default() });
            }
        }
        entries.truncate(MOST);
        entries
    }

    fn badges(&self, assertion: Assertion, scope: Scope) -> Vec<String> {
        let mut badges = Vec::new();
        if assertion != Assertion::Asserted {
            badges.push(self.view.words.variant("assertion", &assertion));
        }
        if scope != Scope::Event {
            badges.push(self.view.words.variant("scope", &scope));
        }
        badges
    }

    fn source(&self, quote: Option<Id>) -> String {
        let quote = quote.and_then(|id| self.view.quote(id));
        quote.map_or_else(String::new, |quote| self.view.speaker(quote))
    }

    fn list(&self, out: &mut String, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        out.push_str("<ul class=\"entries\">");
        // What was seized together is told together.
        for group in entries.chunk_by(Entry::goes_with) {
            out.push_str("<li>");
            for entry in group {
                let _ = write!(
                    out,
                    "<p class=\"what\"><span class=\"label\">{}</span> <a href=\"#{}\"><bdi>{}</bdi></a>",
                    Escaped(&entry.label),
                    self.view.sentence_anchor(entry.at),
                    Escaped(&entry.what)
                );
                for badge in &entry.badges {
                    let _ = write!(out, " <span class=\"badge\">{}</span>", Escaped(badge));
                }
                out.push_str("</p>");
            }
            let Some(entry) = group.last() else { continue };
            let mut facts = entry.facts.iter().filter(|(_, value)| !value.is_empty()).peekable();
            if facts.peek().is_some() {
                out.push_str("<dl class=\"facts\">");
                for (name, value) in facts {
                    let _ = write!(out, "<div><dt>{}</dt> <dd><bdi>{}</bdi></dd></div>", Escaped(name), Escaped(value));
                }
                out.push_str("</dl>");
            }
            self.list(out, &entry.parts);
            out.push_str("</li>");
        }
        out.push_str("</ul>");
    }
}

/// How many things the card `Perlu diperiksa` holds.
pub(crate) fn doubts(view: &View<'_>) -> usize {
    let found = view.found;
    let protected = found.persons.iter().any(|person| person.protected.is_some());
    found.notices.len() + usize::from(protected) + usize::from(found.truncated.is_some()) + usize::from(foreign(view))
}

/// Whether the article is in a language that petik reads little of.
fn foreign(view: &View<'_>) -> bool {
    !matches!(view.found.article.language, petik::records::Language::Indonesian | petik::records::Language::Malay)
}

/// Writes the card `Perlu diperiksa`.
pub(crate) fn to_check(out: &mut String, view: &View<'_>) {
    let words = &view.words;
    let _ = write!(
        out,
        "<section class=\"card check\" aria-labelledby=\"h-check\"><h2 id=\"h-check\">{}</h2>",
        words.say("card.check")
    );
    if doubts(view) == 0 {
        let _ = write!(out, "<p class=\"none\">{}</p></section>", words.say("card.check.none"));
        return;
    }
    out.push_str("<ul class=\"notices\">");
    for notice in &view.found.notices {
        let message = match words.language {
            Language::Indonesian => &notice.message_id,
            Language::English => &notice.message_en,
        };
        let warning = notice.severity == Severity::Warning;
        let _ = write!(
            out,
            "<li id=\"n-{}\" class=\"{}\"><span class=\"severity\">{}</span> <bdi>{}</bdi>",
            notice.id,
            if warning { "warning" } else { "info" },
            words.variant("severity", &notice.severity),
            Escaped(&view.mask.text(message))
        );
        for span in notice.spans.iter().map(|span| span.start..span.end).filter(|span| view.fits(span)) {
            let _ = write!(
                out,
                " <a href=\"#{}\"><bdi>“{}”</bdi></a>",
                view.sentence_anchor(span.start),
                Escaped(&shortened(&view.slice(span), 60))
            );
        }
        out.push_str("</li>");
    }
    let protected: Vec<_> = view.found.persons.iter().filter(|person| person.protected.is_some()).collect();
    if !protected.is_empty() {
        let _ = write!(
            out,
            "<li class=\"warning\"><span class=\"severity\">{}</span> {}",
            words.say("severity.warning"),
            words.say("check.protected")
        );
        for person in protected {
            let at = person.mentions.first().map_or(person.id.at, |mention| mention.start);
            let why = person.protected.as_ref().map_or_else(String::new, |why| words.variant("protected", why));
            let _ = write!(
                out,
                " <a href=\"#{}\"><bdi>{}</bdi></a> <span class=\"sub\">({}, {} ×)</span>",
                view.sentence_anchor(at),
                Escaped(&view.name(person)),
                Escaped(&why),
                person.mentions.len()
            );
        }
        out.push_str("</li>");
    }
    if let Some(truncated) = &view.found.truncated {
        let _ = write!(
            out,
            "<li class=\"warning\"><span class=\"severity\">{}</span> {} <a href=\"#{}\">{}</a></li>",
            words.say("severity.warning"),
            words.say("check.truncated"),
            view.sentence_anchor(truncated.at),
            words.say("check.truncated.at")
        );
    }
    if foreign(view) {
        let _ = write!(
            out,
            "<li class=\"info\"><span class=\"severity\">{}</span> {}</li>",
            words.say("severity.info"),
            words.say("check.foreign")
        );
    }
    out.push_str("</ul></section>");
}
