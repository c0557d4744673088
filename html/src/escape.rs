//! Text on its way into the page.

use std::fmt::{self, Display, Formatter, Write};

/// A text made safe between tags and between the double quotes of an attribute.
///
/// What would change how the page reads is shown, not obeyed: control characters as their pictures, the marks that turn
/// the direction of all that follows (embeddings, overrides, isolates) as their code points.
pub(crate) struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            if is_plain(c) {
                continue;
            }
            f.write_str(&self.0[plain..at])?;
            plain = at + c.len_utf8();
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\0'..='\x1f' => f.write_char(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'))?,
                '\x7f' => f.write_char('\u{2421}')?,
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => write!(f, "[U+{:04X}]", u32::from(c))?,
                _ => f.write_char('\u{fffd}')?,
            }
        }
        f.write_str(&self.0[plain..])
    }
}

fn is_plain(c: char) -> bool {
    !matches!(c, '&' | '<' | '>' | '"' | '\'' | '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text that a script reads back from an attribute in double quotes byte by byte; `None` for a text with a character
/// that no HTML can hold.
pub(crate) fn exact(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\x1f' | '\x7f'..='\u{9f}' => return None,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    Some(out)
}

/// The anchor or file name that a link names, safe in an attribute: what a URL could read otherwise is percent-encoded.
pub(crate) fn url_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(Escaped("<b>\"R&D\" 'x'").to_string(), "&lt;b&gt;&quot;R&amp;D&quot; &#39;x&#39;");
    }

    #[test]
    fn what_would_change_the_reading_is_shown() {
        assert_eq!(Escaped("28\u{202e} kg\0\u{1b}").to_string(), "28[U+202E] kg\u{2400}\u{241b}");
        assert_eq!(Escaped("baris\n\tsatu").to_string(), "baris\n\tsatu");
    }

    #[test]
    fn a_row_survives_or_is_left_out() {
        assert_eq!(exact("QTY\t\"5 kg\"").as_deref(), Some("QTY&#9;&quot;5 kg&quot;"));
        assert_eq!(exact("a\0b"), None);
    }

    #[test]
    fn a_link_stays_a_path() {
        assert_eq!(url_path("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(url_path("berita 1#a.html"), "berita%201%23a.html");
    }
}
