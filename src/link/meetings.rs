//! Meetings: people or bodies that met.
//!
//! `BNNP Kalbar melaksanakan audiensi dengan Gubernur Harisson di Pontianak, Kamis (6/6/2024).`
//!
//! A word names the meeting: one that always means one (`audiensi`, `konferensi pers`), or one that means it only where
//! who met is told as well (`pertemuan`, `kunjungan`). Who took part are the persons and bodies of the clause, and of what
//! tells who was there (`dihadiri …`); suspects and victims, and what the meeting was about, are not of them. A meeting
//! that is told again (`pertemuan ini`, the same word without another date) is the same one.

use std::ops::Range;

use chrono::NaiveDate;

use smol_str::SmolStr;

use super::findings::Findings;
use crate::document::Document;
use crate::extractor::grain;
use crate::extractors::Rule;
use crate::lexicon::{Class, Role};
use crate::records::{
    Assertion, DateRole, Evidence, EvidencePart, Grain, Id, Kind, Meeting, Person, PersonRole, Quote, StatusKind,
};
use crate::segment::View;

pub(crate) const RULES: &[Rule] = &[NAMED, GENERAL];

/// A word that always means a meeting.
const NAMED: Rule = Rule::new("meeting.named", "BNNP Kalbar menggelar [audiensi] dengan Pemkot Pontianak.");
/// A word that means one where who met is told.
const GENERAL: Rule = Rule::new("meeting.general", "BNNP Kalbar mengadakan [pertemuan] dengan Pemkot Pontianak.");

/// How far from the name of a meeting its date and place may stand, in tokens.
const REACH: usize = 40;
/// How far after a meeting it may be told who was there, in tokens.
const ATTENDED_WITHIN: usize = 400;
/// Most tokens over which a meeting is told of: those of a long article.
const TOLD_WITHIN: usize = 4000;
/// Most participants of a meeting.
const MOST_PARTICIPANTS: usize = 64;
/// Most meetings that a telling is compared with.
const MOST_MEETINGS: usize = 16;

/// The meetings of an article.
pub(crate) fn meetings(findings: &Findings<'_>, quotes: &[Quote]) -> Vec<Meeting> {
    let reader = Reader { findings, doc: findings.doc, view: findings.doc.view(), quotes };
    let mut found: Vec<Gathered> = Vec::new();
    for at in reader.doc.events(Class::Meeting) {
        if let Some(telling) = reader.telling(at) {
            reader.gather(&mut found, telling);
        }
    }
    for meeting in &mut found {
        reader.add_attendance(meeting);
    }
    found.into_iter().filter_map(|meeting| reader.record(meeting)).collect()
}

/// One telling of a meeting.
struct Telling {
    /// The words that name it.
    tokens: Range<usize>,
    /// Its kind in the lexicon.
    kind: u16,
    always: bool,
    participants: Vec<(Id, Range<usize>)>,
    date: Option<usize>,
    place: Option<usize>,
    /// `pertemuan ini`
    points: bool,
    planned: bool,
    /// Whether it stands in a quote.
    quoted: bool,
}

/// A meeting while its tellings are gathered.
struct Gathered {
    first: Telling,
    /// The token after its last telling.
    last: usize,
}

struct Reader<'a> {
    findings: &'a Findings<'a>,
    doc: &'a Document<'a>,
    view: View<'a>,
    quotes: &'a [Quote],
}

impl Reader<'_> {
    /// The telling of a meeting whose name begins at a token.
    fn telling(&self, at: usize) -> Option<Telling> {
        let view = self.view;
        let name = view.find(Class::Meeting, at)?;
        let tokens = at..at + name.len;
        let (_, always) = self.doc.lexicon.meetings.get(name.value as usize)?;
        // A longer name begins before: `rapat koordinasi`.
        let inside = (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|first| view.find(Class::Meeting, first).is_some_and(|name| name.len > back))
        });
        let other = view.follows(Role::NoMeeting, at) || view.has(Role::NoMeeting, tokens.end);
        if inside || other || self.findings.candidates.taken.has(at) {
            return None;
        }
        let clause = self.clause(&tokens);
        let points = view.has(Role::Pointing, tokens.end);
        let planned = (at.saturating_sub(5).max(clause.start)..at).any(|at| view.has(Role::Forecast, at));
        Some(Telling {
            participants: self.participants(&tokens, &clause),
            date: self.date(&tokens),
            place: self.place(&tokens, &clause),
            kind: name.value,
            always: *always,
            points,
            planned,
            quoted: self.quote_at(at).is_some(),
            tokens,
        })
    }

    /// The words around the name of a meeting up to the quotation beside it.
    fn clause(&self, tokens: &Range<usize>) -> Range<usize> {
        let view = self.view;
        let sentence = self.doc.sentence(tokens.start);
        // `medis. sementara itu`: a sentence may go on in small letters.
        let stops = |at: usize| {
            let word = at.checked_sub(1).filter(|word| view.token(*word).is_word() && view.token(*word).len() > 3);
            let next = view.token(at + 1);
            let ends = view.token(at).is(b'.') && next.flags.spaced() && !next.capital();
            ends && word.is_some_and(|word| !view.token(word).capital() && !view.has(Role::Abbreviation, word))
        };
        let quote = |at: &usize| view.token(*at).is_double_quote() || stops(*at);
        let floor = sentence.start.max(tokens.start.saturating_sub(REACH));
        let start = (floor..tokens.start).rev().find(quote).map_or(floor, |quote| quote + 1);
        let limit = sentence.end.min(tokens.end + REACH);
        let end = (tokens.end..limit).find(quote).unwrap_or(limit);
        start..end
    }

    /// The persons and bodies of a clause that meet, where they stand.
    fn participants(&self, tokens: &Range<usize>, clause: &Range<usize>) -> Vec<(Id, Range<usize>)> {
        // What the meeting is about takes no part in it.
        let topic = (tokens.end..clause.end).find(|at| self.view.has(Role::Topic, *at));
        self.people_in(clause.start..topic.unwrap_or(clause.end))
    }

    /// The persons and bodies that some tokens name, in order.
    fn people_in(&self, tokens: Range<usize>) -> Vec<(Id, Range<usize>)> {
        let Findings { candidates, .. } = self.findings;
        let persons = candidates.persons.within(&tokens).filter_map(|naming| {
            let person = self.findings.person(naming).filter(|person| is_free(person))?;
            Some((person.id, candidates.persons[naming].tokens.clone()))
        });
        let bodies = candidates.organizations.within(&tokens).filter_map(|naming| {
            let tokens = candidates.organizations[naming].tokens.clone();
            (!self.is_seat(tokens.start)).then_some(())?;
            Some((self.findings.organization(naming)?.id, tokens))
        });
        let mut all: Vec<(Id, Range<usize>)> = persons.chain(bodies).take(MOST_PARTICIPANTS).collect();
        all.sort_by_key(|(_, tokens)| tokens.start);
        let mut ids = Vec::new();
        all.retain(|(id, _)| {
            let new = !ids.contains(id);
            ids.push(*id);
            new
        });
        all
    }

    /// Whether a body is told as where something is: di `Mabes Polri`, di halaman `Polres Jambi`.
    fn is_seat(&self, body: usize) -> bool {
        const BETWEEN: usize = 3;
        let view = self.view;
        for before in (body.saturating_sub(BETWEEN)..body).rev() {
            if view.is_word(before, "di") {
                return true;
            }
            if !view.token(before).is_word() || self.doc.is_verb_at(before) || view.has(Role::Coordinator, before) {
                return false;
            }
        }
        false
    }

    /// The day of a meeting: the first after its name, else the last before it.
    fn date(&self, tokens: &Range<usize>) -> Option<usize> {
        let sentence = self.doc.sentence(tokens.start);
        let dates = &self.findings.candidates.dates;
        let is_day = |date: &usize| {
            let role = self.findings.days.get(*date).and_then(|days| days.role);
            grain(&dates[*date].record.value) == Grain::Day && role != Some(DateRole::Publication)
        };
        let after = tokens.end..sentence.end.min(tokens.end + REACH);
        let before = sentence.start.max(tokens.start.saturating_sub(REACH))..tokens.start;
        let found = dates.within(&after).find(is_day);
        found.or_else(|| dates.within(&before).rev().find(is_day))
    }

    /// Where a meeting was: the first place after `di`.
    fn place(&self, tokens: &Range<usize>, clause: &Range<usize>) -> Option<usize> {
        const NEAR: usize = 10;
        let view = self.view;
        let at = (tokens.end..clause.end).find(|at| view.is_word(*at, "di") || view.is_word(*at, "bertempat"))?;
        self.findings.candidates.places.within(&(at..clause.end.min(at + NEAR))).next()
    }

    fn quote_at(&self, token: usize) -> Option<&Quote> {
        let at = self.view.bytes(token..token + 1).start;
        let next = self.quotes.partition_point(|quote| quote.start <= at);
        self.quotes.get(next.checked_sub(1)?).filter(|quote| at < quote.end)
    }

    /// Adds a telling to the meeting that it is of, or makes a new one of it.
    fn gather(&self, found: &mut Vec<Gathered>, telling: Telling) {
        let near = |meeting: &Gathered| telling.tokens.start - meeting.first.tokens.start <= TOLD_WITHIN;
        let mut last = found.iter_mut().rev().take(MOST_MEETINGS);
        let same = last.find(|meeting| near(meeting) && self.is_same(meeting, &telling));
        let Some(meeting) = same else {
            if !telling.points && (telling.always || !telling.quoted) {
                let last = telling.tokens.end;
                found.push(Gathered { first: telling, last });
            }
            return;
        };
        meeting.last = telling.tokens.end;
        let first = &mut meeting.first;
        first.date = first.date.or(telling.date);
        first.place = first.place.or(telling.place);
        first.planned &= telling.planned || telling.points;
        if !telling.quoted {
            add(&mut first.participants, telling.participants);
        }
    }

    fn is_same(&self, meeting: &Gathered, telling: &Telling) -> bool {
        let kinds = &self.doc.lexicon.meetings;
        let kind = |kind: u16| kinds.get(kind as usize).map_or("", |(name, _)| name.as_ref());
        let (one, other) = (kind(meeting.first.kind), kind(telling.kind));
        // `rapat` after `rapat koordinasi`
        let shorter = one.strip_prefix(other).is_some_and(|rest| rest.starts_with(' '));
        let day = |date: Option<usize>| -> Option<NaiveDate> { self.findings.days.get(date?)?.from };
        let days = (day(meeting.first.date), day(telling.date));
        let other_day = matches!(days, (Some(one), Some(other)) if one != other);
        let named_alike = one == other || shorter;
        !other_day && (named_alike || telling.points && !telling.always)
    }

    /// Adds those whom a sentence after a meeting tells to have been there.
    fn add_attendance(&self, meeting: &mut Gathered) {
        let view = self.view;
        let until = self.view.len().min(meeting.last + ATTENDED_WITHIN);
        let mut at = meeting.first.tokens.end;
        while at < until && meeting.first.participants.len() < MOST_PARTICIPANTS {
            // `Gubernur tidak hadir`
            let absent = || (at.saturating_sub(2)..at).any(|at| view.has(Role::Denial, at));
            if view.has(Role::Attending, at) && absent() {
                at = self.clause(&(at..at + 1)).end.max(at + 1);
            } else if view.has(Role::Attending, at) && self.quote_at(at).is_none() {
                let clause = self.clause(&(at..at + 1));
                // `dihadiri A dan B`, `Turut hadir A dan B`; before other such words stand those who were there.
                let opens = view.is_word(at, "dihadiri") || view.is_word(at, "diikuti") || at <= clause.start + 1;
                let topic = (at..clause.end).find(|at| view.has(Role::Topic, *at)).unwrap_or(clause.end);
                let tokens = if opens { at..topic } else { clause.start..at };
                add(&mut meeting.first.participants, self.people_in(tokens));
                at = clause.end.max(at + 1);
            } else {
                at += 1;
            }
        }
    }

    fn record(&self, meeting: Gathered) -> Option<Meeting> {
        let Telling { tokens, kind, always, mut participants, date, place, planned, .. } = meeting.first;
        let told = date.is_some() || place.is_some();
        let certain = match always {
            true => told || !participants.is_empty(),
            false => participants.len() > 1 || participants.len() == 1 && told,
        };
        if !certain {
            return None;
        }
        participants.sort_by_key(|(_, tokens)| tokens.start);
        let Findings { candidates, .. } = self.findings;
        let bytes = self.view.bytes(tokens.clone());
        let part = |part: EvidencePart, tokens: &Range<usize>| {
            let bytes = self.view.bytes(tokens.clone());
            Evidence { part, start: bytes.start, end: bytes.end }
        };
        let mut evidence: Vec<Evidence> = participants
            .iter()
            .map(|(id, tokens)| {
                part(if id.kind == Kind::Person { EvidencePart::Person } else { EvidencePart::Agency }, tokens)
            })
            .collect();
        evidence.extend(date.map(|date| part(EvidencePart::Date, &candidates.dates[date].tokens)));
        evidence.extend(place.map(|place| part(EvidencePart::Place, &candidates.places[place].tokens)));
        evidence.sort_by_key(|evidence| (evidence.start, evidence.end));
        Some(Meeting {
            id: Id { kind: Kind::Meeting, at: bytes.start },
            start: bytes.start,
            end: bytes.end,
            kind: self.doc.lexicon.meetings.get(kind as usize).map(|(name, _)| SmolStr::new(name))?,
            participants: participants.into_iter().map(|(id, _)| id).collect(),
            date: date.map(|date| self.findings.id(Kind::Date, &candidates.dates[date])),
            place: place.and_then(|place| self.findings.place(place)).map(|place| place.id),
            evidence,
            assertion: if planned { Assertion::Planned } else { Assertion::Asserted },
            said_by: self.quote_at(tokens.start).map(|quote| quote.id),
            rule: if always { NAMED.name.into() } else { GENERAL.name.into() },
        })
    }
}

/// Adds those of some participants that are not among others yet.
fn add(participants: &mut Vec<(Id, Range<usize>)>, more: Vec<(Id, Range<usize>)>) {
    for (id, tokens) in more {
        if participants.len() < MOST_PARTICIPANTS && participants.iter().all(|(known, _)| *known != id) {
            participants.push((id, tokens));
        }
    }
}

/// Whether a person can be one who meets: no suspect or victim.
fn is_free(person: &Person) -> bool {
    let accused = |role: &PersonRole| matches!(role, PersonRole::Suspect | PersonRole::Victim);
    let held = |status: StatusKind| !matches!(status, StatusKind::Released | StatusKind::Acquitted);
    !person.initials && !person.roles.iter().any(accused) && !person.status.iter().any(|told| held(told.status))
}
