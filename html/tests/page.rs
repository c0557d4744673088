//! The page as text: what it says, what it hides, what it survives.

mod common;

use common::{TEXT, at, found};
use petik_html::{Language, Options, Privacy, Summary, article, index};

fn page(options: Options) -> String {
    article(TEXT, &found(), &options)
}

/// The text between the tags, with the references read.
fn visible(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<').skip(1) {
        out.push_str(part.split_once('>').map_or("", |(_, text)| text));
    }
    out.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The part of the page from one text to another.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from:?}"));
    let end = page[start..].find(to).unwrap_or_else(|| panic!("no {to:?}"));
    &page[start..start + end]
}

#[test]
fn the_card_tells_who_what_where_and_when() {
    let page = page(Options::default());
    let card = visible(between(&page, "<section class=\"card reported\"", "</section>"));
    assert!(card.contains("Disita 214 kilogram sabu"), "{card}");
    assert!(card.contains("Badan Narkotika Nasional (BNN) · Pulau Rupat · 31 Oktober 2025"), "{card}");
    assert!(card.contains("Di mana Pulau Rupat, Bengkalis, Riau"), "{card}");
    assert!(card.contains("Ditangkap 2 orang: LKH (44) dilepaskan"), "{card}");
    assert!(card.contains("Dimusnahkan 3.100 kilogram ganja jumlah selama satu kurun"), "{card}");
    assert!(card.contains("diduga"), "{card}");

    // Without an incident above it every lot tells for itself.
    let mut found = found();
    found.incidents.clear();
    let page = article(TEXT, &found, &Options::default());
    let card = visible(between(&page, "<section class=\"card reported\"", "</section>"));
    let lot = "Disita 214 kilogram sabuOleh Badan Narkotika Nasional (BNN)Kapan 31 Oktober 2025Nilai Rp214.000.000.000";
    assert!(card.contains(lot), "{card}");
}

#[test]
fn every_jump_lands() {
    for options in [Options::default(), Options::default().privacy(Privacy::Off).language(Language::English)] {
        let page = page(options);
        let anchors: std::collections::HashSet<_> =
            page.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        let links: Vec<_> = page.split("href=\"#").skip(1).filter_map(|part| part.split('"').next()).collect();
        assert!(links.len() > 100, "{}", links.len());
        for link in links {
            assert!(anchors.contains(link), "#{link} leads nowhere");
        }
        assert_eq!(anchors.len(), page.split(" id=\"").count() - 1, "an anchor stands twice");
    }
}

#[test]
fn the_article_stands_as_it_was_written() {
    let page = page(Options::default().privacy(Privacy::Off));
    let article = between(&page, "<article id=\"artikel\"", "</article>");
    let lines: Vec<_> = article.split("<p").skip(1).map(|line| visible(&format!("<p{line}"))).collect();
    let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
    let written: Vec<_> = TEXT.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, written);
}

#[test]
fn boxes_nest() {
    let page = page(Options::default());
    let article = between(&page, "<article id=\"artikel\"", "</article>");
    assert_eq!(article.matches("<span").count(), article.matches("</span>").count());
    assert_eq!(article.matches("<a ").count(), article.matches("</a>").count());
    // A quantity in a quote that runs over two sentences.
    let start = article.find("Kapalnya").expect("the quote") - 300;
    let quote = between(&article[start..], "class=\"m", "lantai palka,");
    assert!(quote.contains("class=\"m quote\"") || quote.contains("class=\"m fact number\""), "{quote}");
    assert!(quote.contains("160 kilogram"), "{quote}");
}

#[test]
fn a_protected_name_stands_nowhere() {
    let mut found = found();
    let child = found.persons.iter().find(|person| person.name.contains("Melati Kusuma")).expect("the child").clone();
    assert!(child.protected.is_some(), "{child:?}");
    // Also where no record points at it.
    found.id = Some("berita/melati-kusuma-jadi-saksi.txt".into());
    found.notices[0].message_id = "Melati Kusuma disebut.".into();
    found.trends[0].metric = "saksi Melati".into();
    found.quotes[1].speaker_text = Some("ibu Melati".into());
    let page = article(TEXT, &found, &Options::default());
    let shown = page.to_lowercase().replace("ratna melati dewi", "").replace("bunga melati", "");
    assert!(
        !shown.contains("melati") && !shown.contains("kusuma"),
        "{:?}",
        &shown[shown.find("melati").unwrap_or(0)..][..200]
    );
    assert!(page.contains("[anak 1]"));
    let summary = Summary::new(TEXT, &found, "1.html", &Options::default());
    assert!(!index(&[summary], &Options::default()).to_lowercase().contains("melati"));

    let research = article(TEXT, &found, &Options::default().privacy(Privacy::Research));
    assert!(research.contains("M.K.") && !research.contains("Melati Kusuma"));
    let open = article(TEXT, &found, &Options::default().privacy(Privacy::Off));
    assert!(open.contains("Melati Kusuma"));
}

#[test]
fn gold_lines_resolve_and_hide() {
    let page = page(Options::default());
    let lines: Vec<String> = page
        .split("data-gold=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap_or(""))
        .map(|line| line.replace("&#9;", "\t").replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&"))
        .collect();
    assert!(lines.len() > 50, "{}", lines.len());
    for line in &lines {
        let cells: Vec<_> = line.split('\t').collect();
        assert_eq!(cells.len(), 4, "{line}");
        let nth: usize = cells[2].parse().expect("an occurrence");
        let head = cells[1].split(" … ").next().unwrap_or("");
        // Every place counts, also inside words.
        let places = (0..TEXT.len()).filter(|at| TEXT.is_char_boundary(*at) && TEXT[*at..].starts_with(head));
        assert!(nth >= 1 && places.count() >= nth, "{line}");
        assert!(!line.contains("Melati Kusuma"), "{line}");
    }
    let has = |start: &str| assert!(lines.iter().any(|line| line.starts_with(start)), "no {start:?} in {lines:#?}");
    has("QTY\t54 kilogram\t1\tvalue=54;unit=kilogram;item=");
    has("SEIZE\t214 kilogram\t1\tagency=o");
    has("ARREST\tenam orang\t1\tcount=6;agency=o");
    has("TREND\t42\t1\tmetric=kasus narkoba;from=42@2023;to=38@2024;stated=-7");
    has("DATE\tKamis (7/11/2025)\t1\tvalue=2025-11-07");
    has("HEAD\tBNN Gulung Jaringan Selat Malaka, 214 Kilogram Sabu Disita\t1\t");
    has("QUO\tKapalnya lambat dan … ");
    has("PER\tMFR\t2\tid=p");
}

#[test]
fn the_page_asks_for_nothing_from_outside() {
    for options in [Options::default(), Options::default().language(Language::English)] {
        let page = page(options);
        for sign in [" src=", "<link", "@import", "url(", "<iframe", "<img", "fetch(", "XMLHttpRequest", "innerHTML"] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(!page.contains(" style=\"") && !page.contains(" onclick"));
    }
}

#[test]
fn both_languages_are_whole() {
    let english = page(Options::default().language(Language::English));
    assert!(english.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    let shown = visible(&english.replace(between(&english, "<article id=", "</article>"), ""));
    for word in ["Seized", "What is reported", "7 November 2025 is a Friday", "As reported", "Arrested 6 people"] {
        assert!(shown.contains(word), "{word}");
    }
    for word in ["Ditangkap ", "Yang diberitakan", "Siapa", "Perlu diperiksa", "Sebagaimana"] {
        assert!(!shown.contains(word), "{word}");
    }
}

#[test]
fn hostile_texts_are_text() {
    let hostile = "</article><script>alert(1)</script> \"><img src=x onerror=alert(2)> Polisi menyita 5 kg sabu.\n\
        -->]]><!-- <style>*{display:none}</style> 28\u{202e} kilogram ganja\0 & &amp; &#60;b&#62; 'Kata' \u{200f}\u{feff}\r\n\
        \"</script><script>alert(3)</script> 7 kg sabu,\" kata AKBP <b>Rudi</b> Hartono.";
    let mut found = petik::extract(petik::Article::new(hostile).id("\"><script>alert(4)</script>"));
    found.article.outlet = Some("<script>alert(5)</script>".into());
    for privacy in [Privacy::Press, Privacy::Off] {
        let page = article(hostile, &found, &Options::default().privacy(privacy));
        assert_eq!(page.matches("<script>").count(), 1, "the page's own");
        assert_eq!(page.matches("</script>").count(), 1);
        assert_eq!(page.matches("<style>").count(), 1);
        assert_eq!(page.matches("</article>").count(), 1);
        assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("<!-- "));
        assert!(!page.contains('\u{202e}') && !page.contains('\0'));
        assert!(page.contains("[U+202E]"));
    }
    let entry = Summary::new(hostile, &found, "javascript:alert(6)//\"><script>.html", &Options::default());
    let page = index(&[entry], &Options::default());
    assert_eq!(page.matches("<script>").count(), 0);
    assert!(!page.contains("href=\"javascript:"));
}

#[test]
fn five_megabytes_of_anything_become_a_page() {
    let parts =
        "<script>alert(1)</script> \u{202e}\"'&\n\0é\u{feff} #BunganyaMelatiKusuma Melati Kusuma (11), siswi SD. ";
    let text = parts.repeat(5_000_000 / parts.len() + 1);
    let mut found = petik::extract("");
    found.persons = found_child();
    let page = article(&text, &found, &Options::default());
    assert!(page.ends_with("</html>\n"));
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(!page.contains("Melati") && !page.contains('\u{202e}') && !page.contains('\0'));
}

/// The protected person of the article.
fn found_child() -> Vec<petik::records::Person> {
    found().persons.into_iter().filter(|person| person.protected.is_some()).collect()
}

#[test]
fn records_that_do_not_fit_the_text_are_left_out() {
    let found = found();
    for text in ["", "é", "BNN", &TEXT[..400], &"é".repeat(900), &"\n".repeat(900)] {
        for privacy in [Privacy::Press, Privacy::Research, Privacy::Off] {
            let page = article(text, &found, &Options::default().privacy(privacy));
            assert!(page.ends_with("</html>\n"));
        }
    }
}

#[test]
fn records_that_refer_in_circles_end() {
    let mut found = found();
    let ids: Vec<_> = found.seizures.iter().map(|lot| lot.id).collect();
    for (lot, id) in found.seizures.iter_mut().zip(ids.iter().cycle().skip(1)) {
        lot.part_of = Some(*id);
    }
    let page = article(TEXT, &found, &Options::default());
    assert!(page.contains("214 kilogram sabu"));
}

#[test]
fn crossing_stretches_stay_apart_and_whole() {
    let text = "Polisi menyita 28 kilogram sabu di Jakarta.";
    let mut found = petik::extract(text);
    let (first, second) = (at(text, "menyita", 0), at(text, "kilogram", 0));
    let quote = |start: usize, end: usize| {
        serde_json::from_value(serde_json::json!({
            "id": format!("k{start}"), "start": start, "end": end, "text": &text[start..end], "speaker": null,
            "speaker_text": null, "cue": null, "cue_span": null, "rule": "quote.cue_after"
        }))
        .expect("a quote")
    };
    found.quotes = vec![quote(first, second + 4), quote(second, text.len())];
    let page = article(text, &found, &Options::default());
    let article = between(&page, "<article id=\"artikel\"", "</article>");
    assert_eq!(visible(article).trim(), text);
    assert_eq!(article.matches("<span").count(), article.matches("</span>").count());
}

#[test]
fn an_index_leads_to_every_article() {
    let options = Options::default();
    let plain = "Hujan turun di Bogor.";
    let entries = [
        Summary::new(TEXT, &found(), "malaka 1.html", &options),
        Summary::new(plain, &petik::extract(plain), "hujan.html", &options),
    ];
    let page = index(&entries, &options);
    assert!(page.contains("href=\"malaka%201.html\"") && page.contains("href=\"hujan.html\""));
    let shown = visible(&page);
    assert!(shown.contains("Disita 214 kilogram sabu") && shown.contains("1 nama disamarkan"), "{shown}");
    assert!(!shown.contains("160 kilogram"), "a part is not counted again");
}

#[test]
fn work_is_linear() {
    let many = |count: usize| {
        let text = TEXT.replace('\n', " ").repeat(count);
        let found = petik::extract(text.as_str());
        let start = std::time::Instant::now();
        let page = article(&text, &found, &Options::default());
        assert!(page.ends_with("</html>\n"));
        start.elapsed()
    };
    many(10);
    let (small, large) = (many(100).max(std::time::Duration::from_millis(50)), many(800));
    assert!(large < small * 40, "eight times the text takes {large:?} after {small:?}");
}
