//! The page that leads to the pages of several articles.

use std::fmt::Write;

use petik::Extraction;
use petik::records::{Assertion, Scope, Stage};

use crate::escape::{Escaped, url_path};
use crate::view::View;
use crate::words::Words;
use crate::{Options, cards, page};

/// So many lots of an article stand on the index.
const MOST: usize = 4;

/// What the index says of one article. It holds no more than that, so that a folder of articles need not be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    link: String,
    title: String,
    source: String,
    reported: Vec<String>,
    persons: usize,
    hidden: usize,
    quotes: usize,
    doubts: usize,
}

impl Summary {
    /// The same with the path of its page, relative to the index, where that was not yet known.
    #[must_use]
    pub fn link(mut self, link: &str) -> Summary {
        self.link = url_path(link);
        self
    }

    /// Sums an article up. `link` is the path of its page, relative to the index.
    pub fn new(text: &str, found: &Extraction, link: &str, options: &Options) -> Summary {
        let view = View::new(text, found, options);
        let mut reported = Vec::new();
        for lot in found.seizures.iter().filter(|lot| lot.part_of.is_none() && lot.assertion != Assertion::Negated) {
            let mut line = format!("{} {}", view.words.variant("stage", &lot.stage), view.lot(lot));
            if lot.scope != Scope::Event || !matches!(lot.assertion, Assertion::Asserted) {
                let what = if lot.assertion == Assertion::Asserted {
                    view.words.variant("scope", &lot.scope)
                } else {
                    view.words.variant("assertion", &lot.assertion)
                };
                line.push_str(&format!(" ({what})"));
            }
            if reported.len() < MOST || lot.stage == Stage::Seized && reported.len() < 2 * MOST {
                reported.push(line);
            }
        }
        for arrest in found.arrests.iter().filter(|arrest| arrest.part_of.is_none()).take(MOST) {
            reported.push(format!("{} {}", view.words.say("arrest.label"), view.arrested(arrest)));
        }
        reported.extend(found.trends.iter().take(MOST).map(|trend| view.trend(trend)));
        let published = found.article.published.map(|day| view.words.day(day));
        let id = found.id.as_deref().map(|id| view.mask.text(id));
        let outlet = found.article.outlet.as_ref().map(|outlet| view.mask.other_name(outlet));
        let source = [id, outlet, published];
        Summary {
            link: url_path(link),
            title: view.title(),
            source: source.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            reported,
            persons: found.persons.len(),
            hidden: view.mask.persons(),
            quotes: found.quotes.len(),
            doubts: cards::doubts(&view),
        }
    }
}

/// The page that leads to the pages of several articles.
pub fn index(articles: &[Summary], options: &Options) -> String {
    let words = Words::new(options.language);
    let mut out = String::new();
    page::head(&mut out, &words, &format!("{} – petik", words.say("index.title")));
    let doubtful = articles.iter().filter(|article| article.doubts > 0).count();
    let _ = write!(
        out,
        "<body class=\"index\">\n<header><h1>{}</h1><p class=\"source\">{} {} · {} {}</p></header>\n<main>\n\
         <fieldset class=\"switches\"><legend class=\"unseen\">{}</legend><label><input type=\"checkbox\" \
         id=\"only-doubtful\">{}</label></fieldset>\n<ol class=\"articles\">",
        words.say("index.title"),
        articles.len(),
        words.say("index.articles"),
        doubtful,
        words.say("index.doubtful"),
        words.say("index.filter"),
        words.say("index.only"),
    );
    for article in articles {
        let _ = write!(
            out,
            "<li class=\"{}\"><h2><a href=\"{}\"><bdi>{}</bdi></a></h2><p class=\"source\"><bdi>{}</bdi></p>",
            if article.doubts > 0 { "doubtful" } else { "plain" },
            article.link,
            Escaped(&article.title),
            Escaped(&article.source)
        );
        if !article.reported.is_empty() {
            out.push_str("<ul>");
            for line in &article.reported {
                let _ = write!(out, "<li><bdi>{}</bdi></li>", Escaped(line));
            }
            out.push_str("</ul>");
        }
        out.push_str("<p class=\"badges\">");
        if article.doubts > 0 {
            let _ =
                write!(out, "<span class=\"badge warn\">{} {}</span> ", article.doubts, words.say("index.to_check"));
        }
        if article.hidden > 0 {
            let _ = write!(out, "<span class=\"badge\">{} {}</span> ", article.hidden, words.say("index.hidden"));
        }
        let _ = write!(
            out,
            "<span class=\"sub\">{} {} · {} {}</span></p></li>",
            article.persons,
            words.say("index.persons"),
            article.quotes,
            words.say("index.quotes")
        );
    }
    let _ = write!(out, "</ol>\n</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", words.say("caveat"));
    out
}
