//! The small tables under the article: persons, bodies, seizures, quotes.

use std::fmt::Write;
use std::ops::Range;

use petik::records::*;

use crate::article::anchor;
use crate::escape::Escaped;
use crate::view::View;

/// So many namings are linked one by one.
const MOST_LINKS: usize = 12;

/// A cell: what it says, and where that stands in the text.
struct Cell {
    text: String,
    spans: Vec<Range<usize>>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, spans: Vec::new() }
    }
}

/// Writes the tables that have rows.
pub(crate) fn write(out: &mut String, view: &View<'_>) {
    let words = &view.words;
    let found = view.found;
    let yes_no = |yes: bool| words.say(if yes { "yes" } else { "no" }).to_owned();

    let lots = found.seizures.iter().map(|lot| {
        let tellings = lot.tellings.iter().filter_map(|id| view.quantity(*id));
        let assertion = Some(&lot.assertion).filter(|assertion| **assertion != Assertion::Asserted);
        let stage = words.variant("stage", &lot.stage);
        let status = assertion.map_or_else(|| stage.clone(), |a| format!("{stage}, {}", words.variant("assertion", a)));
        vec![
            Cell { text: view.lot(lot), spans: tellings.map(|quantity| quantity.start..quantity.end).collect() },
            status.into(),
            view.bodies(&lot.agencies).into(),
            view.when(lot.date).into(),
            view.place_and_region(lot.place, lot.region.as_deref(), lot.region_basis).into(),
            yes_no(lot.additive).into(),
        ]
    });
    let heads = [
        words.say("table.lot"),
        words.say("field.stage"),
        words.say("who"),
        words.say("when"),
        words.say("where"),
        words.say("field.additive"),
    ];
    table(out, view, "tabel-sitaan", words.say("table.seizures"), &heads, lots.collect());

    let persons = found.persons.iter().map(|person| {
        let roles: Vec<_> = person.roles.iter().map(|role| words.variant("role", role)).collect();
        vec![
            Cell { text: view.full_name(person), spans: spans(&person.mentions) },
            view.offices(person).into(),
            roles.join(", ").into(),
            view.fates(person).into(),
            person.protected.as_ref().map_or_else(String::new, |why| words.variant("protected", why)).into(),
        ]
    });
    let heads = [
        words.say("table.name"),
        words.say("field.positions"),
        words.say("field.roles"),
        words.say("field.status"),
        words.say("field.protected"),
    ];
    table(out, view, "tabel-orang", words.say("table.persons"), &heads, persons.collect());

    let bodies = found.organizations.iter().map(|body| {
        vec![
            Cell { text: view.mask.other_name(&body.name), spans: spans(&body.mentions) },
            words.variant("organization", &body.kind).into(),
            body.region.as_ref().map_or_else(String::new, |code| view.region(code)).into(),
        ]
    });
    let heads = [words.say("table.name"), words.say("field.kind"), words.say("field.region")];
    table(out, view, "tabel-lembaga", words.say("table.bodies"), &heads, bodies.collect());

    let quotes = found.quotes.iter().map(|quote| {
        let span = quote.start..quote.end;
        vec![
            view.speaker(quote).into(),
            Cell { text: format!("“{}”", view.slice(span.clone())), spans: vec![span] },
            quote.cue.as_ref().map_or_else(String::new, |cue| view.mask.text(cue)).into(),
        ]
    });
    let heads = [words.say("field.speaker"), words.say("table.quote"), words.say("field.cue")];
    table(out, view, "tabel-kutipan", words.say("table.quotes"), &heads, quotes.collect());
}

fn spans(mentions: &[Mention]) -> Vec<Range<usize>> {
    mentions.iter().map(|mention| mention.start..mention.end).collect()
}

fn table(out: &mut String, view: &View<'_>, id: &str, title: &str, heads: &[&str], rows: Vec<Vec<Cell>>) {
    if rows.is_empty() {
        return;
    }
    // A column in which nothing stands tells nothing.
    let used: Vec<bool> = (0..heads.len())
        .map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty())))
        .collect();
    let _ = write!(
        out,
        "<section class=\"table\"><table id=\"{id}\"><caption>{} <span class=\"count\">{}</span></caption><thead><tr>",
        Escaped(title),
        rows.len()
    );
    for (head, _) in heads.iter().zip(&used).filter(|(_, used)| **used) {
        let _ = write!(out, "<th scope=\"col\">{}</th>", Escaped(head));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for ((cell, head), _) in row.iter().zip(heads).zip(&used).filter(|(_, used)| **used) {
            let _ = write!(out, "<td data-head=\"{}\">", Escaped(head));
            let spans: Vec<_> = cell.spans.iter().filter(|span| view.fits(span)).collect();
            match spans.first() {
                Some(first) => {
                    let _ = write!(out, "<a href=\"#{}\"><bdi>{}</bdi></a>", anchor(view, first), Escaped(&cell.text));
                }
                None => {
                    let _ = write!(out, "<bdi>{}</bdi>", Escaped(&cell.text));
                }
            }
            if spans.len() > 1 {
                out.push_str(" <span class=\"again\">");
                for (at, span) in spans.iter().enumerate().skip(1).take(MOST_LINKS) {
                    let label = format!("{} {}", view.words.say("table.naming"), at + 1);
                    let _ = write!(out, "<a href=\"#{}\" aria-label=\"{label}\">{}</a> ", anchor(view, span), at + 1);
                }
                if spans.len() > MOST_LINKS + 1 {
                    let _ = write!(out, "… {}", spans.len());
                }
                out.push_str("</span>");
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></section>\n");
}
