//! Markup that was left in a text: emphasis and headings of Markdown, entities and tags of HTML.
//!
//! `menyita **5 kg** sabu`, `# Polisi Bekuk Kurir`, `&ldquo;Kami siap,&rdquo; kata X`, `<p>Polisi menyita …</p>`. Emphasis,
//! headings and tags show nothing; an entity is the character it names.

use super::token::is_blank;

/// What markup shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Nothing,
    Space,
    NewLine,
    /// A character that is no letter, digit or space.
    Mark(char),
}

/// The markup at a byte of a text, on which `line_start` says whether nothing stands before it on its line: what it
/// shows, and its length.
#[inline(never)] // seldom asked
pub(crate) fn at(text: &str, at: usize, line_start: bool) -> Option<(Shown, usize)> {
    let rest = text.get(at..)?;
    match rest.as_bytes().first()? {
        b'&' => entity(rest),
        b'<' => tag(rest),
        b'#' if line_start => heading(rest),
        b'*' | b'_' => emphasis(&text[..at], rest),
        _ => None,
    }
}

/// Whether markup may begin with a byte.
pub(crate) const fn may_begin(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'#' | b'*' | b'_')
}

/// A text as it is shown.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(c) = text[from..].chars().next() {
        match at(text, from, false) {
            Some((shown, len)) => {
                out.extend(match shown {
                    Shown::Nothing => None,
                    Shown::Space => Some(' '),
                    Shown::NewLine => Some('\n'),
                    Shown::Mark(mark) => Some(mark),
                });
                from += len;
            }
            None => {
                out.push(c);
                from += c.len_utf8();
            }
        }
    }
    out
}

/// `**5 kg**`, `_sabu_`: marks that open before what they stress, or close after it. `5 * 4`, `5*4`, `(*)`, `@akun_resmi`
/// and lines of stars are none.
fn emphasis(before: &str, rest: &str) -> Option<(Shown, usize)> {
    const LONGEST: usize = 4;
    let len = rest.bytes().take(LONGEST + 1).take_while(|byte| matches!(byte, b'*' | b'_')).count();
    let earlier = before;
    let (before, after) = (before.chars().next_back(), rest[len..].chars().next());
    // The rest of a run that is none.
    if len > LONGEST || matches!(before, Some('*' | '_')) {
        return None;
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(is_blank);
    let is = if is_word(before) && is_word(after) {
        // `Rp**5 juta**`, `**5**kg`; letters with stars between them are no words for the press.
        len > 1 && rest.starts_with("**") && before.is_some_and(char::is_numeric) != after.is_some_and(char::is_numeric)
    } else {
        let opens = !is_space(after) && !after.is_some_and(|c| matches!(c, ')' | ']' | '}' | '/' | '|' | '-'));
        let closes = !is_space(before) && !before.is_some_and(|c| matches!(c, '(' | '[' | '{' | '/' | '|' | '-'));
        is_word(after) && !is_word(before)
            || is_word(before) && !is_word(after)
            || opens && is_space(before)
            || closes && is_space(after) && (len > 1 || is_open(earlier, rest.as_bytes()[0]))
    };
    is.then_some((Shown::Nothing, len))
}

/// Whether a mark of emphasis stands open on the line that a text ends with: `.* Catatan` closes none.
fn is_open(text: &str, mark: u8) -> bool {
    const LONGEST: usize = 1_000;
    let bytes = text.as_bytes();
    let last = bytes.iter().rev().take(LONGEST).position(|byte| *byte == mark || *byte == b'\n');
    last.and_then(|last| bytes.get(bytes.len() - 1 - last..))
        .is_some_and(|from| from[0] == mark && from.get(1).is_some_and(|next| !next.is_ascii_whitespace()))
}

/// `## Kronologi`.
fn heading(rest: &str) -> Option<(Shown, usize)> {
    const DEEPEST: usize = 6;
    let len = rest.bytes().take(DEEPEST + 1).take_while(|byte| *byte == b'#').count();
    (len <= DEEPEST && rest[len..].starts_with(' ')).then_some((Shown::Nothing, len))
}

/// Entities by their names.
const ENTITIES: [(&str, char); 38] = [
    ("quot", '"'),
    ("amp", '&'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("shy", '\u{ad}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sup2", '²'),
    ("euro", '€'),
    ("pound", '£'),
];

/// `&quot;`, `&#8220;`, `&#x201C;`, and what was escaped twice: `&amp;quot;`.
fn entity(rest: &str) -> Option<(Shown, usize)> {
    const LONGEST: usize = 8;
    let named = |rest: &str| {
        let end = rest.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
        let name = &rest[..end];
        let c = match name.strip_prefix('#') {
            Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            })?,
            None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
        };
        Some((c, end + 1))
    };
    let (mut c, mut len) = named(&rest[1..])?;
    if c == '&'
        && let Some((inner, more)) = named(&rest[1 + len..])
    {
        (c, len) = (inner, len + more);
    }
    let shown = match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::NewLine,
        c if is_blank(c) => Shown::Space,
        c if c.is_alphanumeric() || c.is_control() => return None,
        c => Shown::Mark(c),
    };
    Some((shown, 1 + len))
}

/// Tags that stand within a line, and those at which one begins.
const WITHIN: [&str; 24] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "iframe", "img", "ins", "label", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u",
];
const LINES: [&str; 32] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// `<strong>`, `</p>`, `<a href="…">`, `<!-- … -->`.
fn tag(rest: &str) -> Option<(Shown, usize)> {
    const LONGEST: usize = 1_000;
    const LONGEST_NAME: usize = 10;
    let bytes = rest.as_bytes();
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    if bytes.starts_with(b"<!--") {
        let end = bytes.windows(3).position(|three| three == b"-->")?;
        return Some((Shown::Nothing, end + 3));
    }
    let start = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let name =
        bytes.get(start..)?.iter().take(LONGEST_NAME + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let known =
        |names: &[&str]| names.iter().any(|known| bytes[start..start + name].eq_ignore_ascii_case(known.as_bytes()));
    let shown = match () {
        () if known(&WITHIN) => Shown::Nothing,
        () if known(&LINES) => Shown::NewLine,
        () => return None,
    };
    if !matches!(bytes.get(start + name)?, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    // What is no whole tag ends where another begins.
    let end = bytes[1..].iter().position(|byte| matches!(byte, b'<' | b'>')).filter(|end| bytes[1 + end] == b'>')?;
    Some((shown, end + 2))
}

#[cfg(test)]
mod tests {
    use super::{Shown, at, shown};

    #[test]
    fn marks_that_stand_for_themselves_are_no_markup() {
        for text in [
            "5 * 4",
            "5*4",
            "(*)",
            "(**)",
            "*) catatan",
            "akun_resmi",
            "b*ngs*t",
            "*****",
            "____",
            "a & b",
            "R&D",
            "&amp",
            "&x;",
            "&eacute;",
            "&#50;",
            "3 < 4",
            "<5 gram",
            "<nama>",
            "<b",
            "<b <i",
            "</ p>",
            "#5",
            "####### a",
        ] {
            let found = text.char_indices().find_map(|(from, _)| at(text, from, from == 0).map(|found| (from, found)));
            assert_eq!(found, None, "{text}");
        }
    }

    #[test]
    fn markup_is_told_with_its_length() {
        for (text, from, is, len) in [
            ("**5 kg** sabu", 0, Shown::Nothing, 2),
            ("**5 kg** sabu", 6, Shown::Nothing, 2),
            ("*Kami siap.* Lalu", 11, Shown::Nothing, 1),
            ("Rp**5 juta**", 2, Shown::Nothing, 2),
            ("# Judul", 0, Shown::Nothing, 1),
            ("a&nbsp;b", 1, Shown::Space, 6),
            ("&#10;", 0, Shown::NewLine, 5),
            ("&ldquo;Ya", 0, Shown::Mark('“'), 7),
            ("&#x201D;", 0, Shown::Mark('”'), 8),
            ("&amp;quot;Ya", 0, Shown::Mark('"'), 10),
            ("&amp;", 0, Shown::Mark('&'), 5),
            ("<a href=\"https://contoh.id\">Jambi</a>", 0, Shown::Nothing, 28),
            ("</P>", 0, Shown::NewLine, 4),
            ("<!-- <b> -->", 0, Shown::Nothing, 12),
        ] {
            assert_eq!(at(text, from, from == 0), Some((is, len)), "{text}");
        }
        assert_eq!(shown("<b>Budi</b>&nbsp;_Santoso_ &amp; **AS**, 5*4"), "Budi Santoso & AS, 5*4");
    }
}
