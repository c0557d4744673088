//! Short forms: those that the text introduces in brackets, and wherever else they stand.

use std::cmp::Reverse;
use std::ops::Range;

use super::body::takes_place;
use super::name::is_share;
use super::{Body, LEARNT, LONGEST, Reader, Seat};
use crate::document::Document;
use crate::extractors::{Candidate, Candidates, Rule, position};
use crate::lexicon::{BodyEntry, BodyForm, Class, Key};
use crate::records::OrganizationKind;
use crate::segment::{Sieve, View};

/// Most words that an abbreviation in brackets is short for.
const MOST_WORDS: usize = 10;

impl<'d> Reader<'d> {
    /// The abbreviation in brackets at a token, of the words from `first` on or of their last ones, and the token after
    /// it; empty brackets hold none. It is a known body or office, or its letters stand in the words in their order: `Bakesbangpol`, `P2M`.
    #[inline]
    pub(crate) fn abbreviation(self, first: usize, at: usize) -> Option<(Option<Range<usize>>, usize)> {
        let bracket = self.view.token(at);
        if bracket.is(b'(') && !bracket.flags.line_start() { self.bracketed(first, at) } else { None }
    }

    /// The same at a bracket.
    fn bracketed(self, first: usize, at: usize) -> Option<(Option<Range<usize>>, usize)> {
        const MOST: usize = 6;
        let view = self.view;
        let inside = at + 1;
        let close = (inside..=inside + MOST).find(|at| !is_inside_brackets(view, *at))?;
        if !view.token(close).is(b')') {
            return None;
        }
        if close == inside {
            return Some((None, close + 1));
        }
        let known = view.is(Class::Body, inside) || view.is(Class::Office, inside);
        let mut words = (first.max(at.saturating_sub(LONGEST))..at).filter(|at| view.token(*at).is_word());
        let short = known || words.any(|word| is_short_for(view.slice(inside..close), view.slice(word..at)));
        // `PT Bank Rakyat Indonesia (Persero) Tbk (BBRI)`: the letters that its shares go by
        let last = at.saturating_sub(1 + usize::from(view.before(at).is(b'.')));
        let short = short || view.is_word(last, "Tbk") && view.token(inside).flags.upper();
        // `(NTT)` is short for the place, but `(DKJ)` for all words of `Dewan Kesenian Jakarta`.
        let capitals = || (first..at).filter(|at| view.token(*at).capital());
        let own = || capitals().filter_map(|at| view.word(at).bytes().next()).eq(view.word(inside).bytes());
        let of_place = view.is(Class::Region, inside) && !view.is(Class::Body, inside) && !own();
        let abbreviation = Some(inside..close).filter(|_| !of_place);
        (view.token(inside).capital() && short).then_some((abbreviation, close + 1))
    }

    /// The known body in brackets that the words from a token on are spelled out for: Ketua `Komite Olahraga Nasional
    /// Indonesia (KONI)`.
    pub(super) fn spelled_out_from(self, at: usize) -> Option<(Body, &'static Rule, usize)> {
        let view = self.view;
        let open =
            (at..at + MOST_WORDS).find(|at| !view.token(*at).is_word()).filter(|open| view.token(*open).is(b'('))?;
        let short = open + 1..open + 2;
        if !view.is(Class::Body, short.start) || self.spelled_out(&short) != Some(at) {
            return None;
        }
        let (mut body, rule, end) = self.body(short.start, 0)?;
        (end == short.end).then(|| {
            let end = self.close(&mut body, short);
            (body, rule, end)
        })
    }

    /// Gives a body the abbreviation in brackets that it was read off, and the place after them; the token after that.
    pub(super) fn close(self, body: &mut Body, short: Range<usize>) -> usize {
        let after = short.end + 1;
        body.abbreviation = Some(short);
        let entry = body.entry.and_then(|entry| self.doc.lexicon.bodies.get(entry as usize));
        let seat = entry.filter(|entry| takes_place(entry)).and_then(|entry| self.seat(after, entry));
        let Some((seat, end)) = seat else { return after };
        body.seat = Some(seat);
        end
    }

    /// The first token of the words before a known body in brackets that it is short for, where it ends at a token:
    /// `Wahana Lingkungan Hidup Indonesia` (Walhi).
    pub(super) fn spelled_out(self, short: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let open = short.start.checked_sub(1)?;
        if short.len() > 1 || !view.token(open).is(b'(') || !view.token(short.end).is(b')') {
            return None;
        }
        let letters = view.word(short.start);
        let shouted = view.token(short.start).flags.upper();
        let mut initials = letters.bytes().rev().peekable();
        for at in (open.saturating_sub(MOST_WORDS)..open).rev() {
            let token = view.token(at);
            let joins = || matches!(view.word(at), "dan" | "untuk" | "bagi" | "of" | "and" | "for");
            if !token.is_word() || view.token(at + 1).flags.line_start() || !token.capital() && !joins() {
                return None;
            }
            let first = view.word(at).bytes().next().filter(|_| token.capital());
            if shouted && first.is_some() && initials.next() != first {
                return None;
            }
            let long =
                at + 1 < open && if shouted { initials.peek().is_none() } else { first == letters.bytes().next() };
            if long && first.is_some() && is_short_for(letters, view.slice(at..open)) {
                return Some(at);
            }
        }
        None
    }

    /// The abbreviation in the brackets that tokens end with, and the token after the words before it.
    pub(super) fn listed_abbreviation(self, tokens: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let open = tokens.clone().find(|at| self.view.token(*at).is(b'('))?;
        let (short, _) = self.abbreviation(tokens.start, open)?;
        Some((short?, open))
    }
}

/// Whether a token may stand in the brackets of an abbreviation.
fn is_inside_brackets(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    (token.is_word() || token.is(b'.') || token.is(b'-') || token.is(b'/')) && !token.flags.line_start()
}

/// Whether the letters of a short form stand in the long one in their order, from its first on.
pub(in crate::extractors) fn is_short_for(short: &str, long: &str) -> bool {
    let letters = |text: &str| -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase()).collect()
    };
    let (short, long) = (letters(short), letters(long));
    let mut rest = long.iter();
    short.len() > 1
        && short.len() < long.len()
        && short.first() == long.first()
        && short.iter().all(|letter| rest.any(|other| other == letter))
}

/// Finds the short forms that the article has introduced wherever else they stand.
pub(super) fn learnt(doc: &Document<'_>, out: &mut Candidates) {
    let view = doc.view();
    let known = ShortForms::of(view, out);
    let seats = Seats::of(view, out);
    if known.all.is_empty() && seats.0.is_empty() {
        return;
    }
    let mut again = Vec::new();
    for at in doc.names() {
        let capital = view.token(at).capital();
        let may = if capital { known.firsts.may_have(view, at) } else { view.token(at).classes.has(Class::Body) };
        if !may || out.taken.has(at) {
            continue;
        }
        // `Galih, MA` has a degree.
        if view.before(at).is(b',') && view.is(Class::Title, at) {
            continue;
        }
        let found = if capital { known.find(view, at) } else { seats.find(view, at) };
        let Some((tokens, record)) = found.filter(|(tokens, _)| out.taken.take(tokens)) else { continue };
        // `Komisaris Gudang Garam`
        let before = out.positions.partition_point(|office| office.tokens.end < at);
        match out
            .positions
            .get_mut(before)
            .filter(|office| office.tokens.end == at && position::takes_body(doc, office))
        {
            Some(office) => position::give_body(office, tokens, record),
            None => again.push(Candidate { tokens, rule: &LEARNT, record }),
        }
    }
    if !again.is_empty() {
        out.organizations.append(&mut again);
        out.organizations.sort();
    }
}

/// The short forms that the article has introduced, each of the first body that it did so for.
struct ShortForms {
    /// Their tokens and bodies, by their first words.
    all: Vec<(Range<usize>, Body)>,
    firsts: Sieve,
}

impl ShortForms {
    fn of(view: View<'_>, out: &Candidates) -> ShortForms {
        let mut all = Vec::new();
        let mut learn = |tokens: &Range<usize>, body: &Body| {
            all.push((tokens.clone(), Body { abbreviation: None, ..body.clone() }));
        };
        let offices = out.positions.iter().filter_map(|office| office.record.body.as_ref().map(|(_, body)| body));
        for candidate in &out.organizations {
            // `Badan Pengawas Pangan atau BPP`
            let end = candidate.tokens.end;
            let tells = view.is_word(end, "atau") || view.is_word(end, "disingkat");
            let short = view.token(end + 1);
            let letters = short.flags.upper() && short.len() > 1 && !short.classes.has(Class::Body);
            if tells && letters && is_short_for(view.word(end + 1), view.slice(candidate.tokens.clone())) {
                learn(&(end + 1..end + 2), &candidate.record);
            }
        }
        // `MA` is the court wherever it stands, once it has acted as one.
        for candidate in &out.organizations {
            let entry = candidate.record.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
            if entry.is_some_and(|entry| entry.form == BodyForm::Acting) {
                learn(&candidate.tokens, &candidate.record);
            }
        }
        for body in offices.chain(out.organizations.iter().map(|candidate| &candidate.record)) {
            if let Some(tokens) = &body.abbreviation {
                learn(tokens, body);
            }
            // `PT Gudang Garam Tbk` is `Gudang Garam` later on.
            let company = |entry: &BodyEntry| entry.form == BodyForm::Proper && entry.kind == OrganizationKind::Company;
            let entry = body.entry.and_then(|entry| view.lexicon.bodies.get(entry as usize));
            let end = body.name.clone().find(|at| is_share(view, *at) || view.token(*at).is(b'('));
            let own = body.name.start..end.unwrap_or(body.name.end);
            // but `Bank Pembangunan Daerah Jawa Tengah` is not the province
            let place = || view.find(Class::Region, own.start).is_some_and(|found| found.len == own.len());
            if own.len() > 1 && entry.is_some_and(company) && !place() {
                learn(&own, body);
            }
            // `PT ASDP Indonesia Ferry` is `ASDP` later on.
            let first = body.name.start;
            let shouted = !body.name.is_empty() && view.token(first).flags.upper() && view.token(first).len() > 2;
            // So is `RS JIH`, whose name is all of it.
            let told = || {
                let hospital = |entry: &BodyEntry| {
                    entry.form == BodyForm::Proper && entry.kind == OrganizationKind::Other && body.name.len() == 1
                };
                entry.is_some_and(|entry| entry.kind == OrganizationKind::Company || hospital(entry))
            };
            if shouted && told() && !view.is(Class::Region, first) {
                learn(&(first..first + 1), body);
            }
        }
        // The longest of those that begin with a word come first.
        all.sort_by_key(|(tokens, _)| (view.word(tokens.start), Reverse(tokens.len())));
        all.dedup_by(|(one, _), (other, _)| view.slice(one.clone()) == view.slice(other.clone()));
        let mut firsts = Sieve::default();
        all.iter().for_each(|(tokens, _)| firsts.add(view, tokens.start));
        ShortForms { all, firsts }
    }

    /// The body whose short form stands at a token, which the sieve let pass.
    fn find(&self, view: View<'_>, at: usize) -> Option<(Range<usize>, Body)> {
        const MOST: usize = 8;
        let word = view.word(at);
        let first = self.all.partition_point(|(tokens, _)| view.word(tokens.start) < word);
        let mut alike = self.all[first..].iter().take_while(|(tokens, _)| view.word(tokens.start) == word).take(MOST);
        let tokens = |short: &Range<usize>| at..at + short.len();
        let same = |short: &Range<usize>| {
            tokens(short).zip(short.clone()).all(|(one, other)| view.word(one) == view.word(other))
        };
        let (short, body) = alike.find(|(short, _)| same(short))?;
        let tokens = tokens(short);
        let end = body.seat.as_ref().and_then(|seat| seat_again(view, tokens.end, seat)).unwrap_or(tokens.end);
        Some((tokens.start..end, body.clone()))
    }
}

/// The token after the place of a body where it stands once more after the short form: DPU `Kota Semarang`.
fn seat_again(view: View<'_>, at: usize, seat: &Seat) -> Option<usize> {
    let first = at + usize::from(view.is_word(at, "Kota") || view.is_word(at, "Kabupaten"));
    let end = first + seat.name.len();
    let same = (first..end).zip(seat.name.clone()).all(|(one, other)| view.key(one) == view.key(other));
    let near = (at..end).all(|at| view.token(at).capital() && !view.token(at).flags.line_start());
    (same && near && end > first).then_some(end)
}

/// The places in names of bodies and offices that are no regions: the keys of their first words in order, and how many
/// tokens the first of each has.
struct Seats(Vec<(Key, usize)>);

impl Seats {
    fn of(view: View<'_>, out: &Candidates) -> Seats {
        let offices = out.positions.iter().filter_map(|office| office.record.seat.as_ref());
        let bodies = out.organizations.iter().filter_map(|candidate| candidate.record.seat.as_ref());
        let open = offices.chain(bodies).filter(|seat| seat.region.is_none() && !seat.name.is_empty());
        let mut seats: Vec<_> = open.map(|seat| (view.key(seat.name.start), seat.name.len())).collect();
        seats.sort_by_key(|(first, _)| *first);
        seats.dedup_by_key(|(first, _)| *first);
        Seats(seats)
    }

    /// The body in small letters at a token whose place the article has named: `polsek gadingrejo`.
    fn find(&self, view: View<'_>, at: usize) -> Option<(Range<usize>, Body)> {
        let Seats(seats) = self;
        let found = view.find(Class::Body, at)?;
        view.lexicon.bodies.get(found.value as usize).filter(|entry| entry.form == BodyForm::Local)?;
        let name = at + found.len;
        let (_, len) = seats[seats.binary_search_by_key(&view.key(name), |(first, _)| *first).ok()?];
        let seat = Some(Seat { name: name..name + len, region: None, city: false });
        let body = Body { entry: Some(found.value), name: name..name, seat, abbreviation: None, parent: None };
        Some((at..name + len, body))
    }
}
