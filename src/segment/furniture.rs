//! Page furniture: links to other stories, advertisements, share bars, captions, copyright lines.
//!
//! The words that open each kind and how far it reaches stand in `furniture.tsv`. In scraped text a link may stand
//! inside a paragraph: `… di lokasi. Baca juga: Judul Berita Lain Polisi kemudian …`; its title ends where a sentence
//! of ordinary words begins.

use std::ops::Range;

use super::View;
use crate::lexicon::{Class, Extent, Role};
use crate::records::FurnitureKind;
use crate::segment::token::mark;

/// Longest title of a link, in tokens.
const LONGEST_TITLE: usize = 40;
/// Longest sentence of an advertisement, in tokens.
const LONGEST_SENTENCE: usize = 400;
/// Most words of a name after its rank.
const LONGEST_NAME: usize = 5;
/// Most tokens of an office before the rank of its holder.
const LONGEST_OFFICE: usize = 10;
/// A line of fewer tokens may be a title or an address of its own.
const SHORT_LINE: usize = 30;

/// A piece of furniture, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FurnitureTokens {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: FurnitureKind,
}

/// All furniture of a page, in order; no two overlap.
pub(crate) fn find_all(view: View<'_>, landmarks: &[u32]) -> Vec<FurnitureTokens> {
    let mut found: Vec<FurnitureTokens> = Vec::new();
    let mut done = 0;
    for at in landmarks.iter().map(|at| *at as usize) {
        if at >= done
            && let Some(piece) = piece(view, at)
        {
            done = piece.tokens.end;
            // An address is found by the copyright sign below it.
            while found.last().is_some_and(|before| before.tokens.start >= piece.tokens.start) {
                found.pop();
            }
            found.push(piece);
        }
    }
    found
}

/// The piece of furniture that begins at a token.
fn piece(view: View<'_>, at: usize) -> Option<FurnitureTokens> {
    let token = view.token(at);
    let line_start = token.flags.line_start();
    match token.mark {
        b'[' => return placeholder(view, at),
        mark::COPYRIGHT => {
            let tokens = copyright_start(view, at)..view.line_end(at);
            return Some(FurnitureTokens { tokens, kind: FurnitureKind::Copyright });
        }
        b'|' if line_start && view.token(at + 1).flags.line_start() => {
            return Some(FurnitureTokens { tokens: at..at + 1, kind: FurnitureKind::Share });
        }
        mark::BULLET if !line_start => return bullet_link(view, at),
        b'(' if view.token(at + 1).classes.has(Class::Furniture) => return bracketed_link(view, at),
        _ => {}
    }
    if line_start && let Some(line) = marks_line(view, at) {
        return Some(line);
    }
    if !token.classes.has(Class::Furniture) {
        return None;
    }
    let entry = view.find(Class::Furniture, at)?;
    let (kind, extent) = *view.lexicon.furniture.get(entry.value as usize)?;
    let words_end = at + entry.len;
    let mut first = at;
    let end = match extent {
        Extent::Line => (line_start && is_bar(view, words_end)).then(|| view.line_end(words_end - 1))?,
        // `Baca JugaAdapun …`: the title was lost, and the space before the next sentence.
        Extent::Start if is_glued(view, words_end) => words_end,
        Extent::Start if line_start => view.line_end(words_end - 1),
        Extent::Start => (!token.flags.spaced()).then(|| title_end(view, at, words_end))?,
        Extent::Anywhere => words_end,
        Extent::Title => title_end(view, at, words_end),
        Extent::Inline => sentence_end(view, words_end),
        Extent::Video => video_end(view, words_end),
        Extent::Tail => tail_end(view, words_end),
        Extent::Around => {
            first = invitation(view, at)?;
            words_end + usize::from(view.token(words_end).is(b'.'))
        }
    };
    Some(FurnitureTokens { tokens: first..end.min(view.len()), kind })
}

/// Whether the line ends at `at`, or goes on with more words that stand on lines of their own: `Facebook WhatsApp`.
fn is_bar(view: View<'_>, mut at: usize) -> bool {
    while !view.token(at).flags.line_start() {
        let entry = view.find(Class::Furniture, at);
        let Some(entry) = entry.filter(|entry| {
            let known = view.lexicon.furniture.get(entry.value as usize);
            known.is_some_and(|(kind, extent)| *kind == FurnitureKind::Share && *extent == Extent::Line)
        }) else {
            return false;
        };
        at += entry.len;
    }
    true
}

/// The first token of the invitation that ends at a token: `Simak kabar lainnya di`.
fn invitation(view: View<'_>, end: usize) -> Option<usize> {
    let opens = |at: &usize| {
        let before = view.before(*at);
        let free = view.token(*at).flags.line_start() || matches!(before.mark, b'.' | b'!' | mark::WALL);
        free && view.has(Role::Invitation, *at) && view.token(*at).capital()
    };
    (end.saturating_sub(SHORT_LINE / 2)..end).rev().find(opens)
}

/// `Halaman 1 2`, `#berita #polisi`: a line of page numbers or keywords that begins at a token.
fn marks_line(view: View<'_>, at: usize) -> Option<FurnitureTokens> {
    let keyword = view.token(at).is(b'#');
    if !keyword && !view.is_word(at, "halaman") {
        return None;
    }
    let end = view.line_end_within(at, SHORT_LINE);
    let pages = !keyword && (at + 1..end).all(|at| view.token(at).is_number());
    let keywords = keyword && (at..end).any(|at| view.token(at).is_word());
    let kind = if pages { FurnitureKind::Link } else { FurnitureKind::Share };
    (end > at + 1 && (pages || keywords)).then_some(FurnitureTokens { tokens: at..end, kind })
}

fn is_glued(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    token.is_word() && token.capital() && !token.flags.spaced()
}

/// `[Gambas:Video 20detik]`, `[img.2]`: where a picture or video stood.
fn placeholder(view: View<'_>, at: usize) -> Option<FurnitureTokens> {
    let opener = view.word(at + 1).to_ascii_lowercase();
    if !matches!(opener.as_str(), "gambas" | "img" | "video" | "irp" | "foto" | "embed" | "caption") {
        return None;
    }
    let close = (at + 2..at + 14).find(|close| view.token(*close).is(b']'))?;
    Some(FurnitureTokens { tokens: at..close + 1, kind: FurnitureKind::Caption })
}

/// The first token of the line of a copyright sign, with the publisher's address in the short lines above it.
fn copyright_start(view: View<'_>, sign: usize) -> usize {
    let line = view.line_start(sign);
    if sign - line > SHORT_LINE || (line..sign).any(|at| ends_sentence(view, at)) {
        return sign;
    }
    let mut start = line;
    while start > 0 {
        let above = view.line_start(start - 1);
        let address = start - above <= SHORT_LINE / 2
            && (above..start).any(|at| view.token(at).is_number())
            && !view.token(start - 1).is(b'.');
        if !address {
            break;
        }
        start = above;
    }
    // `Editor: Nama PT Badan Penerbit …`, then the address.
    let company = (start.saturating_sub(8)..start).find(|at| matches!(view.word(*at), "PT" | "CV"));
    company.filter(|_| start < line).unwrap_or(start)
}

fn ends_sentence(view: View<'_>, at: usize) -> bool {
    view.token(at).is(b'.')
        && view.token(at + 1).flags.spaced()
        && view.token(at + 1).capital()
        && view.before(at).len() > 3
}

/// `• Judul Berita Lain` inside a paragraph.
fn bullet_link(view: View<'_>, at: usize) -> Option<FurnitureTokens> {
    let end = title_end(view, at, at + 1);
    let title = view.token(at + 1).capital() && end > at + 4 && capitals(view, at + 1..end);
    title.then_some(FurnitureTokens { tokens: at..end, kind: FurnitureKind::Link })
}

/// `(Baca juga: Judul Berita Lain)`.
fn bracketed_link(view: View<'_>, at: usize) -> Option<FurnitureTokens> {
    let entry = view.find(Class::Furniture, at + 1)?;
    let (kind, extent) = *view.lexicon.furniture.get(entry.value as usize)?;
    if extent != Extent::Title {
        return None;
    }
    let close = (at + 2..at + LONGEST_TITLE).find(|close| view.token(*close).is(b')'))?;
    Some(FurnitureTokens { tokens: at..close + 1, kind })
}

/// Where the title of a link ends.
///
/// A link that begins its line has all of it. Inside a paragraph the title goes to the next furniture where no sentence
/// ends before that; else it is in title case, and ends before the sentence that the first ordinary word belongs to.
fn title_end(view: View<'_>, first: usize, title: usize) -> usize {
    if view.token(first).flags.line_start() {
        return line_title_end(view, title);
    }
    let line_end = view.line_end_within(title.max(first + 1) - 1, LONGEST_TITLE + 2);
    let limit = line_end.min(title + LONGEST_TITLE);
    if let Some(end) = unbroken_title(view, title, line_end, limit) {
        return end;
    }
    let mut opener = None;
    for at in title..limit {
        let token = view.token(at);
        if at > title {
            if token.flags.wide_gap() || token.is_double_quote() && !closes(view, title, at) {
                return at;
            }
            if opens_sentence(view, at) {
                opener = Some(at);
            }
        }
        if is_ordinary(view, at) {
            return opener.filter(|opener| at - opener <= 4).unwrap_or_else(|| capital_before(view, title, at));
        }
    }
    limit
}

/// The end of a title in sentence case: the next furniture or the end of the line, with no end of a sentence before it.
fn unbroken_title(view: View<'_>, title: usize, line_end: usize, limit: usize) -> Option<usize> {
    for at in title..limit {
        if at > title && starts_furniture(view, at) {
            return Some(at);
        }
        let token = view.token(at);
        if token.flags.wide_gap() && at > title || token.is_double_quote() || token.is(b'.') {
            return None;
        }
    }
    (limit == line_end).then_some(line_end)
}

/// The end of a link that has its line to itself: the next line, where the words stand alone on theirs.
fn line_title_end(view: View<'_>, title: usize) -> usize {
    let at = title;
    if !view.token(at).flags.line_start() {
        let end = view.line_end(at.max(1) - 1);
        return (at + 1..end).find(|next| starts_furniture(view, *next) || is_credit(view, *next)).unwrap_or(end);
    }
    let next = view.line_end(at);
    let alone = at < view.len() && next - at <= SHORT_LINE && !view.token(next - 1).is(b'.');
    if alone { next } else { at }
}

/// Whether a token begins furniture of its own inside a line.
fn starts_furniture(view: View<'_>, at: usize) -> bool {
    let inline = |extent| matches!(extent, Extent::Anywhere | Extent::Title | Extent::Tail | Extent::Video);
    view.token(at).classes.has(Class::Furniture)
        && view
            .find(Class::Furniture, at)
            .and_then(|entry| view.lexicon.furniture.get(entry.value as usize))
            .is_some_and(|(_, extent)| inline(*extent))
}

/// Whether the label of a credit stands at a token: `Pewarta:`.
fn is_credit(view: View<'_>, at: usize) -> bool {
    view.find(Class::Credit, at).is_some_and(|found| view.token(at + found.len).is(b':'))
}

/// Whether a quote mark closes one opened since `from`.
fn closes(view: View<'_>, from: usize, at: usize) -> bool {
    (from..at).filter(|before| view.token(*before).is_double_quote()).count() % 2 == 1
}

/// Whether a word in lower case could not stand in a title: titles lower only short function words.
fn is_ordinary(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    if !token.is_word() || token.capital() || token.len() <= 1 {
        return false;
    }
    !view.has(Role::TitleWord, at)
}

/// Whether a capitalised function word opens the next sentence: `Saat itu`, `Ketika MR ditangkap`, `Sementara,`.
fn opens_sentence(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    if !token.capital() || token.flags.upper() {
        return false;
    }
    let after_mark = matches!(view.before(at).mark, b'?' | b'!');
    let next = view.token(at + 1);
    let next_is_plain = !next.capital();
    let opener = view.has(Role::Opener, at);
    after_mark || view.is(Class::Stop, at) && (next_is_plain || opener) || opener && next.is(b',')
}

/// The last capital before an ordinary word, where its sentence begins; with the rank and office before it where it is the
/// name of an official: `… ke Lapas Kasat Narkoba Polres Palopo, Iptu Abdul Majid menyatakan`.
fn capital_before(view: View<'_>, title: usize, ordinary: usize) -> usize {
    let capital = |at: &usize| view.token(*at).is_word() && view.token(*at).capital();
    let Some(last) = (title + 1..ordinary).rev().find(capital) else { return ordinary };
    let names = last.saturating_sub(LONGEST_NAME).max(title + 1)..last + 1;
    let Some(rank) = names.rev().take_while(capital).find(|at| view.is(Class::Rank, *at)) else { return last };
    let offices = rank.saturating_sub(LONGEST_OFFICE).max(title + 1)..rank;
    offices.rev().find(|at| capital(at) && view.is(Class::Office, *at)).unwrap_or(rank)
}

/// Whether most words of a range have capitals.
fn capitals(view: View<'_>, range: Range<usize>) -> bool {
    let words = range.clone().filter(|at| view.token(*at).is_word());
    let capital = words.clone().filter(|at| view.token(*at).capital()).count();
    capital * 3 >= words.count() * 2
}

fn sentence_end(view: View<'_>, from: usize) -> usize {
    let line_end = view.line_end_within(from - 1, LONGEST_SENTENCE);
    (from..line_end)
        .find(|at| starts_furniture(view, *at) || view.token(*at).is(b'.') && view.token(at + 1).flags.spaced())
        .map_or(line_end, |at| if view.token(at).is(b'.') { at + 1 } else { at })
}

/// The end of a pointer to a video: after its placeholder, or its line.
fn video_end(view: View<'_>, from: usize) -> usize {
    let line_end = view.line_end_within(from - 1, LONGEST_TITLE);
    (from..line_end).find(|at| view.token(*at).is(b'[')).unwrap_or(line_end)
}

fn tail_end(view: View<'_>, from: usize) -> usize {
    view.line_end(from - 1)
}
