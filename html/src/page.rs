//! The page of one article, from top to bottom.

use std::collections::HashMap;
use std::fmt::Write;

use petik::records::Language as ArticleLanguage;

use crate::catalogue::{self, Layer, Shown};
use crate::escape::{Escaped, exact};
use crate::view::View;
use crate::words::Words;
use crate::{Language, Privacy, article, cards, gold, tables};

/// The looks of the page.
pub(crate) const STYLE: &str = include_str!("page.css");
/// What moves on it.
const SCRIPT: &str = include_str!("page.js");
/// The digests that the page allows by its policy; a test computes them again.
const STYLE_DIGEST: &str = "3oKjclf+KqSjgUb3AuRovO+INebkkrjWd+KMLlAZ3os=";
const SCRIPT_DIGEST: &str = "H/1xJLXMCmIpUq/QwY+M0o5HmptnYBB6mU4b+LpQiJw=";

/// Writes everything above the body's content. `robots` stay out: a page names persons.
pub(crate) fn head(out: &mut String, words: &Words, title: &str) {
    let language = language_code(words.language);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_DIGEST}'; \
         script-src 'sha256-{SCRIPT_DIGEST}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n",
        Escaped(title)
    );
}

pub(crate) fn language_code(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "id",
        Language::English => "en",
    }
}

/// The whole page.
pub(crate) fn render(view: &View<'_>) -> String {
    let words = &view.words;
    let records = catalogue::records(view);
    let title = view.title();
    let mut out = String::with_capacity(view.text.len() * 4 + STYLE.len() + SCRIPT.len() + 8192);
    head(&mut out, words, &format!("{title} – petik"));
    let name = view.found.id.as_deref().map_or_else(|| "artikel".to_owned(), |id| view.mask.text(id));
    let _ = write!(
        out,
        "<body data-name=\"{}\" data-right=\"{}\" data-wrong=\"{}\" data-right-key=\"{}\" data-wrong-key=\"{}\" \
         data-wrong-line=\"{}\" data-all=\"{}\" data-close=\"{}\" data-missing=\"{}\">",
        Escaped(&name),
        words.say("tick.right"),
        words.say("tick.wrong"),
        words.say("tick.right.key"),
        words.say("tick.wrong.key"),
        words.say("tick.wrong.line"),
        words.say("tick.whole"),
        words.say("panel.close"),
        words.say("tick.masked"),
    );
    let _ = write!(out, "<a class=\"skip\" href=\"#artikel\">{}</a>\n<header>", words.say("skip"));
    header(&mut out, view, &title, &name);
    out.push_str("</header>\n<main>\n<div class=\"reading\">\n");
    cards::reported(&mut out, view);
    out.push_str("<div class=\"right\">");
    cards::to_check(&mut out, view);
    out.push_str("<aside class=\"side\">");
    switches(&mut out, words, &records);
    let _ = write!(
        out,
        "<section id=\"panel\" aria-live=\"polite\" aria-label=\"{}\" hidden><p class=\"hint\">{}</p></section></aside></div>",
        words.say("panel.label"),
        words.say("panel.hint")
    );
    let language = match view.found.article.language {
        ArticleLanguage::Indonesian => " lang=\"id\"",
        ArticleLanguage::Malay => " lang=\"ms\"",
        ArticleLanguage::English => " lang=\"en\"",
        _ => "",
    };
    let _ =
        write!(out, "<article id=\"artikel\"{language} tabindex=\"-1\" aria-label=\"{}\">", words.say("article.label"));
    let notices = notice_marks(view);
    let marked: Vec<Shown> = records.iter().cloned().chain(notices).collect();
    article::write(&mut out, view, &marked);
    drop(marked);
    out.push_str("</article>\n</div>\n<div class=\"tables\">\n");
    tables::write(&mut out, view);
    out.push_str("</div>\n");
    catalogue_section(&mut out, view, &records);
    let _ = write!(
        out,
        "</main>\n<footer><p>{}</p><p class=\"sub\">{}</p></footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        words.say("caveat"),
        Escaped(&view.found.producer)
    );
    out
}

fn header(out: &mut String, view: &View<'_>, title: &str, name: &str) {
    let words = &view.words;
    let info = &view.found.article;
    let mut parts = Vec::new();
    if view.found.id.is_some() {
        parts.push(name.to_owned());
    }
    parts.extend(info.outlet.as_ref().map(|outlet| view.mask.other_name(outlet)));
    match info.published {
        Some(day) => parts.push(format!("{} {}", words.say("published"), words.day(day))),
        None => parts.push(words.say("published.unknown").to_owned()),
    }
    let _ = write!(
        out,
        "<p class=\"source\"><bdi>{}</bdi></p><h1><bdi>{}</bdi></h1>",
        Escaped(&parts.join(" · ")),
        Escaped(title)
    );
    let hidden = view.mask.persons();
    if hidden > 0 {
        let how = match view.options.privacy {
            Privacy::Research => words.say("privacy.research"),
            _ => words.say("privacy.press"),
        };
        let _ = write!(out, "<p class=\"privacy\">{} {how}</p>", hidden);
    } else if view.options.privacy == Privacy::Off && view.found.persons.iter().any(|p| p.protected.is_some()) {
        let _ = write!(out, "<p class=\"privacy\">{}</p>", words.say("privacy.off"));
    }
}

/// The switches, a layer each; those whose layer is empty are left out.
fn switches(out: &mut String, words: &Words, records: &[Shown]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for record in records.iter().filter(|record| !record.spans.is_empty()) {
        *counts.entry(record.layer.name()).or_default() += 1;
    }
    let has = |layer: Layer| counts.contains_key(layer.name());
    // Few colours at first: what was seized or said, and by whom; without facts, the figures.
    let on = |layer: Layer| match layer {
        Layer::Fact | Layer::Person | Layer::Quote => true,
        Layer::Number => !has(Layer::Fact),
        _ => false,
    };
    let _ = write!(out, "<fieldset class=\"switches\"><legend>{}</legend>", words.say("switches"));
    for layer in Layer::ALL.into_iter().filter(|layer| *layer != Layer::Notice && has(*layer)) {
        let name = layer.name();
        let _ = write!(
            out,
            "<label><input type=\"checkbox\" id=\"on-{name}\"{}><span class=\"sample {name}\">{}</span> \
             <span class=\"count\">{}</span></label>",
            if on(layer) { " checked" } else { "" },
            words.term("layer", name),
            counts[name]
        );
    }
    let _ = write!(
        out,
        "<label class=\"tags\"><input type=\"checkbox\" id=\"on-tags\">{}</label></fieldset>",
        words.say("switches.tags")
    );
}

/// What the notices point at, as marks.
fn notice_marks(view: &View<'_>) -> impl Iterator<Item = Shown> {
    let words = &view.words;
    view.found.notices.iter().map(move |notice| {
        let message = match words.language {
            Language::Indonesian => &notice.message_id,
            Language::English => &notice.message_en,
        };
        let spans = notice.spans.iter().map(|span| span.start..span.end);
        Shown {
            id: notice.id.to_string(),
            layer: Layer::Notice,
            kind: words.variant("severity", &notice.severity),
            title: view.mask.text(message),
            fields: Vec::new(),
            spans: spans.filter(|span| view.fits(span)).collect(),
            rules: Vec::new(),
            rows: Vec::new(),
        }
    })
}

/// Every record with its fields, rule and gold lines: what the panel shows, and what a reader without the script reads.
fn catalogue_section(out: &mut String, view: &View<'_>, records: &[Shown]) {
    let words = &view.words;
    let rows: Vec<_> = records.iter().flat_map(|record| record.rows.iter().cloned()).collect();
    let mut lines = gold::lines(view.text, &view.mask, &rows).into_iter();
    let examples: HashMap<&str, &str> = petik::rules().map(|rule| (rule.name, rule.example)).collect();
    let _ = write!(
        out,
        "<section class=\"catalogue\" id=\"periksa\" aria-labelledby=\"h-catalogue\"><h2 id=\"h-catalogue\">{}</h2>\
         <p class=\"sub\">{}</p><div class=\"gold\" id=\"gold\" hidden><p id=\"gold-count\" role=\"status\" \
         data-text=\"{}\"></p><button type=\"button\" id=\"gold-rest\">{}</button> \
         <button type=\"button\" id=\"gold-save\" class=\"main\">{}</button></div>",
        words.say("catalogue"),
        words.say("catalogue.about"),
        words.say("tick.count"),
        words.say("tick.rest"),
        words.say("tick.save"),
    );
    let mut open: Option<Layer> = None;
    for record in records {
        if open != Some(record.layer) {
            if open.is_some() {
                out.push_str("</details>\n");
            }
            let same = records.iter().filter(|other| other.layer == record.layer).count();
            let _ = write!(
                out,
                "<details class=\"group\"><summary>{} <span class=\"count\">{same}</span></summary>",
                words.term("layer", record.layer.name())
            );
            open = Some(record.layer);
        }
        let _ = write!(
            out,
            "<div class=\"record\" id=\"r-{}\" tabindex=\"-1\"><h3><span class=\"kind sample {}\">{}</span> <bdi>{}</bdi></h3>",
            record.id,
            record.layer.name(),
            Escaped(&record.kind),
            Escaped(&record.title)
        );
        if !record.fields.is_empty() {
            out.push_str("<dl>");
            for (name, value) in &record.fields {
                let _ = write!(out, "<div><dt>{name}</dt> <dd><bdi>{}</bdi></dd></div>", Escaped(value));
            }
            out.push_str("</dl>");
        }
        if !record.rules.is_empty() {
            let _ = write!(out, "<p class=\"rule\">{} ", words.say("rule"));
            for (at, rule) in record.rules.iter().enumerate() {
                let _ = write!(out, "{}<code", if at > 0 { ", " } else { "" });
                if let Some(example) = examples.get(rule.as_str()) {
                    let _ = write!(out, " title=\"{} {}\"", words.say("rule.example"), Escaped(example));
                }
                let _ = write!(out, ">{}</code>", Escaped(rule));
            }
            out.push_str("</p>");
        }
        out.push_str("<ul class=\"rows\">");
        if record.rows.is_empty() {
            for span in record.spans.iter().take(1) {
                let _ =
                    write!(out, "<li><a href=\"#{}\">{}</a></li>", article::anchor(view, span), words.say("to_text"));
            }
        }
        for row in &record.rows {
            out.push_str("<li");
            if let Some(line) = lines.next().flatten().as_deref().and_then(exact) {
                let _ = write!(out, " data-gold=\"{line}\"");
            }
            let surface = crate::view::shortened(&view.slice(row.span.clone()), 80);
            let _ = write!(
                out,
                "><a href=\"#{}\"><bdi>{}</bdi></a></li>",
                article::anchor(view, &row.span),
                Escaped(&surface)
            );
        }
        out.push_str("</ul></div>\n");
    }
    if open.is_some() {
        out.push_str("</details>\n");
    }
    out.push_str("</section>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_allows_this_style_and_this_script() {
        let digest = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
        assert_eq!(digest(STYLE), STYLE_DIGEST, "page.css has changed: put this digest into page.rs");
        assert_eq!(digest(SCRIPT), SCRIPT_DIGEST, "page.js has changed: put this digest into page.rs");
    }

    #[test]
    fn style_and_script_end_where_they_should() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"), "this would end the element");
        }
    }
}
