//! Who holds an office: the one named beside it, or the holder of the same office told elsewhere.

use std::ops::Range;

use super::identity::{Groups, MOST_NAMESAKES};
use crate::document::Document;
use crate::extractors::person::{Naming, after_origin};
use crate::extractors::position::{Office, is_tenure};
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Key, OfficeForm, Role};
use crate::segment::View;

/// For each office, the person who holds it.
pub(super) fn holders(doc: &Document<'_>, candidates: &Candidates, groups: &Groups) -> Vec<Option<usize>> {
    let persons = &candidates.persons;
    let mut holders: Vec<Option<usize>> = candidates
        .positions
        .iter()
        .map(|office| {
            let naming = holder_around(doc, office, persons)
                .or_else(|| holder_after(doc, office, persons))
                .or_else(|| holder_before(doc, office, &candidates.positions, persons))
                .or_else(|| holder_beyond(doc, office, candidates))?;
            groups.of.get(naming).copied()
        })
        .collect();
    // `Founder dan CEO Tokopedia Dewi Lestari` has both.
    for at in (1..holders.len()).rev() {
        let only_one = holders[at - 1].is_some() != holders[at].is_some();
        if only_one && is_held_too(doc, &candidates.positions[at - 1], &candidates.positions[at]) {
            let holder = holders[at - 1].or(holders[at]);
            (holders[at - 1], holders[at]) = (holder, holder);
        }
    }
    // `Rudi dari Camat Babat menjadi Kepala Bappeda` left one for the other.
    for at in 1..holders.len() {
        if holders[at].is_none() && is_next_office(doc, &candidates.positions[at - 1], &candidates.positions[at]) {
            holders[at] = holders[at - 1];
        }
    }
    // An office alone is that of its holder named elsewhere.
    let title = |at: usize| title_keys(doc, &candidates.positions[at].record);
    let mut known: Vec<(Key, usize, usize)> = Vec::with_capacity(holders.len());
    for (at, holder) in holders.iter().enumerate() {
        if let Some(holder) = *holder {
            let (own, short) = title(at);
            known.extend([Some(own), short].into_iter().flatten().map(|title| (title, at, holder)));
        }
    }
    known.sort_unstable();
    let alone = |at: usize| !is_of_many(doc, &candidates.positions[at]);
    for (at, holder) in holders.iter_mut().enumerate().filter(|(at, holder)| holder.is_none() && alone(*at)) {
        let (own, _) = title(at);
        let from = known.partition_point(|entry| entry.0 < own);
        let named = known[from..].iter().take_while(|entry| entry.0 == own).take(MOST_NAMESAKES);
        let text = |at: usize| words_key(doc, candidates.positions[at].tokens.clone());
        let is_bare = |at: usize| {
            let office = &candidates.positions[at].record;
            office.body.is_none() && office.seat.is_none()
        };
        // `Sekda Sukabumi`, `Sekretaris Daerah (Sekda) Kabupaten Sukabumi`
        let last = |at: usize| {
            let office = &candidates.positions[at];
            let last = office.tokens.end.checked_sub(1).filter(|_| office.record.body.is_none())?;
            Some(doc.view().key(last))
        };
        // `Duta Besar Inggris`, `Duta Besar Inggris untuk Indonesia`
        let goes_on = |other: usize| {
            let (own, other) = (&candidates.positions[at].tokens, &candidates.positions[other].tokens);
            let end = other.start + own.len();
            end < other.end
                && doc.view().is_word(end, "untuk")
                && words_key(doc, own.clone()) == words_key(doc, other.start..end)
        };
        let fits = named.filter(|(_, other, _)| {
            is_bare(at)
                || goes_on(*other)
                || is_bare(*other)
                || text(*other) == text(at)
                || last(at).is_some_and(|own| last(*other) == Some(own))
        });
        // The one named last before it, else the first after.
        let before = fits.clone().filter(|(_, other, _)| *other < at).last();
        *holder = before.or_else(|| fits.clone().next()).map(|(_, _, holder)| *holder);
    }
    holders
}

/// Whether one holds both of two offices: `Founder dan CEO Tokopedia`, `Ketua KONI sekaligus Bupati Tuban`,
/// `Ketua KONI yang juga Bupati Tuban`.
fn is_held_too(doc: &Document<'_>, office: &Candidate<Office>, next: &Candidate<Office>) -> bool {
    let (view, end) = (doc.view(), office.tokens.end);
    let form = doc.lexicon.offices.get(office.record.entry as usize).map(|entry| entry.form);
    let named = view.is_word(end, "dan") || view.token(end).is(b'&');
    let both =
        named && form == Some(OfficeForm::Proper) || view.is_word(end, "sekaligus") || view.is_word(end, "merangkap");
    let also = view.is_word(end, "yang") && view.is_word(end + 1, "juga");
    both && next.tokens.start == end + 1 || also && next.tokens.start == end + 2
}

/// Whether words tell that who held one office got the other: Camat Babat `menjadi` Kepala Bappeda, Camat Babat `kini dipercaya
/// sebagai` Kepala Bappeda.
fn is_next_office(doc: &Document<'_>, office: &Candidate<Office>, next: &Candidate<Office>) -> bool {
    const MOST: usize = 4;
    let view = doc.view();
    let between = office.tokens.end..next.tokens.start;
    let becomes = |at: usize| view.is_word(at, "menjadi") || view.is_word(at, "jadi") || view.is_word(at, "sebagai");
    let small = |at: usize| {
        let token = view.token(at);
        token.is_word() && !token.capital() && !token.flags.sentence_start() && !view.has(Role::Coordinator, at)
    };
    (1..=MOST).contains(&between.len()) && becomes(between.end - 1) && between.into_iter().all(small)
}

/// What the title of an office is compared by, and what its short form in brackets is: `Sekretaris Daerah (Sekda)`. All
/// spellings of the head of a city are one.
fn title_keys(doc: &Document<'_>, office: &Office) -> (Key, Option<Key>) {
    let view = doc.view();
    let Range { start, end } = office.title;
    let entry = doc.lexicon.offices.get(office.entry as usize);
    let plain = view.find(Class::Office, start).is_some_and(|found| found.value == office.entry);
    if plain && entry.is_some_and(|entry| entry.city && entry.body.is_none()) {
        return (Key::of(b"walikota"), None);
    }
    let open = (start..end).find(|at| view.token(*at).is(b'('));
    let short = open.map(|open| words_key(doc, open + 1..end.saturating_sub(1)));
    // `Kasat` after `Kasat Reskrim`
    let short =
        short.or_else(|| (end > start + 1 && view.is_word(start, "Kasat")).then(|| words_key(doc, start..start + 1)));
    (words_key(doc, start..open.unwrap_or(end)), short)
}

/// Whether words at an office say that many hold it: `para Lurah`, `Lurah se-Kecamatan Sukra`.
fn is_of_many(doc: &Document<'_>, office: &Candidate<Office>) -> bool {
    let view = doc.view();
    view.is_word(office.tokens.end, "se") || view.follows(Role::Quantifier, office.tokens.start)
}

/// What some tokens are compared by, whatever their case.
fn words_key(doc: &Document<'_>, tokens: Range<usize>) -> Key {
    tokens.fold(Key::default(), |all, at| all.then(doc.view().key(at)))
}

/// The bracket that holds nothing but an office, or one that somebody had: `(Kabid Bina Marga)`, `(mantan Kanit I)`.
fn enclosing(view: View<'_>, office: &Candidate<Office>) -> Option<usize> {
    let start = office.tokens.start;
    let former = FORMER.iter().any(|word| view.is_word(start.wrapping_sub(1), word));
    let open = start.checked_sub(1 + usize::from(former))?;
    (view.token(open).is(b'(') && view.token(office.tokens.end).is(b')')).then_some(open)
}

/// The naming before a bracket that holds nothing but an office: `Harno Wijaya (Kabid Bina Marga)`.
fn holder_around(doc: &Document<'_>, office: &Candidate<Office>, persons: &[Candidate<Naming>]) -> Option<usize> {
    let open = enclosing(doc.view(), office)?;
    let last = persons.partition_point(|naming| naming.record.to < open);
    persons.get(last).filter(|naming| naming.record.to == open).map(|_| last)
}

/// What is done with an office by whoever holds it.
const FILLING: [&str; 5] = ["diemban", "diisi", "dijabat", "dipegang", "ditempati"];
/// Most words between the office and the name then.
const MOST_FILLING: usize = 4;

/// The naming that follows an office: `Kapolres Banyuasin, AKBP Rury Prastowo`.
fn holder_after(doc: &Document<'_>, office: &Candidate<Office>, persons: &[Candidate<Naming>]) -> Option<usize> {
    let view = doc.view();
    // `Harno Wijaya (Kabid Bina Marga), Siti Rahma`
    if enclosing(view, office).is_some() && view.token(office.tokens.end + 1).is(b',') {
        return None;
    }
    // `Lurah setempat, Sutarjo`
    let local = view.has(Role::Quantifier, office.tokens.end) && view.token(office.tokens.end + 1).is(b',');
    let end = office.tokens.end + usize::from(local);
    let end = end + usize::from(is_tenure(view, end));
    let next = persons.partition_point(|naming| naming.record.from < end);
    let naming = persons.get(next)?;
    let from = naming.record.from;
    let gap = from - end;
    let marks = || (end..from).all(|at| matches!(view.token(at).mark, b',' | b')' | b'('));
    let joined = gap <= 2 && marks()
        || gap == 1 && (view.token(end).is(b',') || view.token(end).is(b'(') || view.is_word(end, "yakni"))
        || gap <= 2 && view.token(end).is(b',') && view.has(Role::Namely, from - 1);
    // `Kepala Desa Suoh berinisial SM`, but `sopir camat bernama Turmuji`
    let named = gap == 1 && view.has(Role::Named, end) && !view.follows(Role::Trade, office.tokens.start);
    // `Posisi Kapolres Ngada kini diisi oleh AKBP Andri`
    let small = |at: usize| view.token(at).is_word() && !view.token(at).capital();
    let filled = gap <= MOST_FILLING
        && (end..from).all(small)
        && (end..from).any(|at| FILLING.iter().any(|word| view.is_word(at, word)));
    // `Rotua sebagai Camat Suoh, Hendra sebagai Camat Batu Brak`
    let other = view.token(end).is(b',')
        && (office.tokens.start.checked_sub(1).is_some_and(|at| is_as(view, at))
            || next.checked_sub(1).and_then(|last| persons.get(last)).is_some_and(|last| heads(view, last, office)));
    // `istri Bupati Suoh, Ani`: whose the office is stands right after it.
    let of_kin = gap > 0 && view.follows(Role::Attached, office.tokens.start);
    let line = |at: usize| view.token(at).flags.line_start();
    // What a release is signed with has the office on a line and the name, with whatever degrees, on the next.
    let signed = || {
        const DEGREES: usize = 8;
        let to = naming.record.to;
        let mut rest = (to..to + DEGREES).take_while(|at| !line(*at));
        let alone = rest.all(|at| !view.token(at).is_word() || view.token(at).capital());
        alone && line(office.tokens.start) && (gap == 0 || gap == 1 && view.token(end).is(b','))
    };
    ((joined || named || filled) && !other && !of_kin && (!line(from) || signed())).then_some(next)
}

/// Whether a naming with an age begins an item of a list that an office goes on: `RM (55) Direktur PT Maju`, `HS (51) selaku
/// pendamping Bupati Tuban`, `BB (59) mantan Bupati Tuban`.
fn heads(view: View<'_>, naming: &Candidate<Naming>, office: &Candidate<Office>) -> bool {
    const MOST: usize = 4;
    let (to, start) = (naming.record.to, office.tokens.start);
    let led = to == start || is_as(view, to) || FORMER.iter().any(|word| view.is_word(to, word));
    let near = to <= start && start - to <= MOST && (to..start).all(|at| view.token(at).is_word());
    near && led && to > 0 && view.token(to - 1).is(b')')
}

fn last_token(naming: &Candidate<Naming>) -> usize {
    naming.tokens.end.saturating_sub(1)
}

/// Whether what stands between a name and an office says that the person got or left it: `dilantik sebagai`.
fn has_become(doc: &Document<'_>, from: usize, office: usize) -> bool {
    const MOST: usize = 5;
    let view = doc.view();
    let as_office = |at: usize| is_as(view, at) || view.is_word(at, "menjadi") || view.is_word(at, "jadi");
    if !(2..=MOST).contains(&office.saturating_sub(from)) || !as_office(office - 1) {
        return false;
    }
    let inside =
        |at: usize| view.token(at).is_word() && !view.token(at).capital() && !view.token(at).flags.line_start();
    // `Laksmi yang dipercaya menjadi Lurah Dajan Peken`
    let first = from + usize::from(view.is_word(from, "yang"));
    let verb = (first..office - 1).find(|at| !view.has(Role::Auxiliary, *at));
    let own = |at: usize| {
        let begins = |start: &str| view.word(at).starts_with(start);
        let left = view.is_word(at, "mengundurkan") || view.is_word(at, "mundur");
        left || doc.is_verb_at(at) && (begins("di") || begins("ter") || begins("ber"))
    };
    (from..office).all(inside) && verb.is_some_and(own)
}

/// The naming after the places that an office is in: `Kepala Desa Karama, Kecamatan Rilau Ale, Bulukumba, Jusman`.
fn holder_beyond(doc: &Document<'_>, office: &Candidate<Office>, candidates: &Candidates) -> Option<usize> {
    const MOST: usize = 3;
    let view = doc.view();
    // `anggota DPRD Jatim dari Fraksi PKB, Ahmad Athoillah`
    let mut at = after_origin(doc, candidates, office.tokens.end);
    for _ in 0..MOST {
        if !view.token(at).is(b',') {
            break;
        }
        let next = candidates.places.before(at + 1);
        let Some(place) = candidates.places.get(next).filter(|place| place.tokens.start == at + 1) else { break };
        at = place.tokens.end;
    }
    let comma = usize::from(view.token(at).is(b','));
    // `Kepala Desa Suka Maju, Kecamatan Rimbo, berinisial SH`
    let called = usize::from(view.has(Role::Named, at + comma));
    let from = at + comma + called;
    let apart = at > office.tokens.end && from > at && !view.token(at + 1).flags.line_start();
    let next = candidates.persons.partition_point(|naming| naming.record.from < from);
    candidates.persons.get(next).filter(|naming| apart && naming.record.from == from).map(|_| next)
}

/// Whether a word says that somebody named before it holds the office after it: `sebagai`.
fn is_as(view: View<'_>, at: usize) -> bool {
    view.is_word(at, "sebagai") || view.is_word(at, "selaku")
}

/// What stands before an office that somebody held.
const FORMER: [&str; 3] = ["bekas", "eks", "mantan"];

/// The naming that an office follows: `Rury Prastowo, Kapolres Banyuasin`, `Rury selaku Kapolres`.
fn holder_before(
    doc: &Document<'_>,
    office: &Candidate<Office>,
    offices: &[Candidate<Office>],
    persons: &[Candidate<Naming>],
) -> Option<usize> {
    let view = doc.view();
    let start = office.tokens.start;
    let last = persons.partition_point(|naming| naming.tokens.end <= start).checked_sub(1)?;
    let naming = persons.get(last)?;
    let gap = start.checked_sub(naming.record.to)?;
    let word = |at: usize| view.has(Role::Holding, at);
    // `menurut Ali, pimpinan KPK itu …`: the office of somebody told of before.
    let pointed = matches!(view.word(office.tokens.end), "itu" | "tersebut");
    // In a list of officials each has an office before the name: `Bupati Agus, Kapolres Banyuwangi Rury`.
    let in_list = || {
        let after_office = naming.record.from.checked_sub(1).is_some_and(|before| {
            let next = offices.partition_point(|other| other.tokens.end <= before);
            offices
                .get(next)
                .is_some_and(|other| other.tokens.end <= naming.record.from && other.tokens.contains(&before))
        });
        after_office || holder_after(doc, office, persons).is_some()
    };
    // `Adik Listiyono, mantan Kasubdit I`
    let former = usize::from(gap == 2 && FORMER.iter().any(|word| view.is_word(start - 1, word)));
    let comma = gap == 1 + former && !pointed && view.token(start - 1 - former).is(b',') && !in_list();
    // `tunjuk Marthinus Hukom jadi Kepala BNN`
    let becomes = gap == 1 && (view.is_word(start - 1, "jadi") || view.is_word(start - 1, "menjadi"));
    // `Bahlil, yang juga Menteri ESDM,`
    let also = view.is_word(start.saturating_sub(1), "juga") && view.is_word(start.saturating_sub(2), "yang");
    let also = also && (gap == 2 || gap == 3 && view.token(start - 3).is(b','));
    // `Rudi yang semula Camat Babat`, `Rudi (sebelumnya Camat Babat)`, `Rudi dari Camat Babat menjadi Kepala Bappeda`
    let once = || {
        let led = |word: &str| view.is_word(start - 1, word) && view.is_word(start - 2, "yang");
        let bracket = || view.is_word(start - 1, "sebelumnya") && view.token(start - 2).is(b'(');
        let left = || {
            let after = offices.partition_point(|other| other.tokens.start <= start);
            gap == 1
                && view.is_word(start - 1, "dari")
                && offices
                    .get(after)
                    .is_some_and(|next| offices.get(after - 1).is_some_and(|own| is_next_office(doc, own, next)))
        };
        gap == 2 && (led("semula") || led("sebelumnya") || led("dulunya") || bracket()) || left()
    };
    // `Riki selaku adik Bupati Suoh` is not the regent.
    let beside = || (2..=3).contains(&gap) && word(start - 2) && !view.has(Role::Attached, start - 1);
    let said = becomes || also || (1..=3).contains(&gap) && word(start - 1) || beside();
    // `Ma'ruf Amin sudah mengundurkan diri sebagai Ketua`, `Pria yang menjabat sebagai kepala bagian itu`
    let again = pointed
        && word(start - 1)
        && doc.sentence(doc.sentence(start).start.saturating_sub(1)).contains(&last_token(naming));
    // `RM (55) Direktur PT Maju`, `BB (59) mantan Bupati Tuban`
    let headed = heads(view, naming, office) && (gap == 0 || gap == 1 && !is_as(view, start - 1));
    (comma || said || again || headed || once() || has_become(doc, naming.record.to, start)).then_some(last)
}
