//! The caller's own lexicon: what its rows do, and what is said of rows that are wrong.

use petik::records::{Branch, Dimension, Level, OrganizationKind, PlaceKind};
use petik::{Extraction, Extractor, Lexicon};

/// Extracts with the rows of a table, written with `,` for the tabs.
fn with(rows: &str, text: &str) -> Extraction {
    let lexicon = Lexicon::from_tsv(rows.replace(',', "\t"), "own.tsv").expect("good rows");
    Extractor::builder().lexicon(lexicon).build().extract(text)
}

/// The faults of a table, written with `,` for the tabs.
fn faults(rows: &str) -> Vec<String> {
    let (_, errors) = Lexicon::check_tsv(rows.replace(',', "\t"), "own.tsv");
    assert!(errors.iter().all(|error| error.is_lexicon() && error.line().is_some()));
    errors.iter().map(|error| error.to_string().replacen("lexicon \"own.tsv\", ", "", 1)).collect()
}

fn fault(rows: &str) -> String {
    let faults = faults(rows);
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.into_iter().next().unwrap_or_default()
}

#[test]
fn a_substance_of_the_callers_is_read() {
    let text = "Polisi menyita 5 gram pakaw putih dan 3 gram sabu.";
    assert_eq!(petik::extract(text).quantities[0].substance, None);
    let found = with("kind,surface,name\nsubstance,pakaw|pakaw putih,methamphetamine\n", text);
    assert_eq!(found.quantities[0].substance.as_deref(), Some("methamphetamine"));
    assert_eq!(found.seizures[0].substance.as_deref(), Some("methamphetamine"));
    assert_eq!(found.quantities[1].substance.as_deref(), Some("methamphetamine"));
    // A category that petik does not have.
    let found = with("kind,surface,name\nsubstance,pakaw,nitazene\n", text);
    assert_eq!(found.quantities[0].substance.as_deref(), Some("nitazene"));
}

#[test]
fn the_callers_row_wins_over_the_one_of_its_surface() {
    let text = "Polisi menyita 3 gram Sabu dan 2 gram sabu.";
    let of = |found: Extraction| -> Vec<String> {
        found.quantities.iter().filter_map(|quantity| quantity.substance.as_deref().map(str::to_owned)).collect()
    };
    assert_eq!(of(with("kind,surface,name\nsubstance,sabu,ice\n", text)), ["ice", "ice"]);
    assert_eq!(of(with("kind,surface,name,case\nsubstance,Sabu,ice,exact\n", text)), ["ice", "methamphetamine"]);
    // The longest surface is still the one that is read.
    let text = "Polisi menyita 3 gram ganja sintetis.";
    assert_eq!(of(with("kind,surface,name\nsubstance,ganja,ice\n", text)), ["synthetic_cannabinoid"]);
}

#[test]
fn a_unit_of_the_callers_is_read() {
    let found = with("kind,surface,name\nunit,ji,gram\n", "Polisi menyita 2,5 ji sabu.");
    assert_eq!(found.quantities[0].text, "2,5 ji");
    assert_eq!(found.quantities[0].unit.as_deref(), Some("gram"));
    let rows = "kind,surface,name,dimension,factor,one\nunit,kati,kati,mass,604.79,sekati\n";
    let found = with(rows, "Polisi menyita 2 kati ganja dan sekati sabu.");
    assert_eq!(found.quantities[0].unit.as_deref(), Some("kati"));
    assert_eq!(found.quantities[0].dimension, Dimension::Mass);
    assert_eq!(found.quantities[0].base.as_ref().map(|base| base.value.to_string()).as_deref(), Some("1209.58"));
    assert_eq!(found.quantities[1].text, "sekati");
    let found = with("kind,surface,name,dimension,type\nunit,peti,peti,count,container\n", "Ia menyita 5 peti sabu.");
    assert_eq!(found.quantities[0].unit.as_deref(), Some("peti"));
    assert_eq!(found.quantities[0].substance.as_deref(), Some("methamphetamine"));
}

#[test]
fn a_rank_of_the_callers_is_read() {
    let text = "Kasus itu dijelaskan oleh Adyaksa Wiratama, kata Letjur Adyaksa Wiratama.";
    let found = with("kind,surface,name,branch\nrank,Letjur,Letjur,tni_al\n", text);
    assert_eq!(found.persons[0].rank.as_deref(), Some("Letjur"));
    assert_eq!(found.persons[0].branch, Some(Branch::TniAl));
    assert_eq!(found.persons[0].name, "Adyaksa Wiratama");
    // The branch of a rank that petik knows need not be told.
    let found = with("kind,surface,name\nrank,Brigpoltu,Brigpol\n", "Ia menemui Brigpoltu Adyaksa Wiratama.");
    assert_eq!(found.persons[0].branch, Some(Branch::Polri));
}

#[test]
fn a_body_of_the_callers_is_read() {
    let rows = "kind,surface,name,type,level,follows,region\n\
                body,Satgas Pagar Laut,,government,national,,\n\
                body,Balai Rehab,Balai Rehab,government,,place,\n\
                body,Forum Warga Peduli|FWP,Forum Warga Peduli,ngo,,,16.07\n";
    let text = "Menurut FWP, Satgas Pagar Laut bersama Balai Rehab Lido datang. Forum Warga Peduli senang.";
    let found = with(rows, text);
    let names: Vec<&str> = found.organizations.iter().map(|body| body.name.as_str()).collect();
    assert_eq!(names, ["Forum Warga Peduli", "Satgas Pagar Laut", "Balai Rehab Lido"]);
    assert_eq!(found.organizations[0].kind, OrganizationKind::Ngo);
    assert_eq!(found.organizations[0].region.as_deref(), Some("16.07"));
    assert_eq!(found.organizations[0].mentions.len(), 2);
    assert_eq!(found.organizations[1].level, Some(Level::National));
}

#[test]
fn a_place_of_the_callers_is_read() {
    let rows = "kind,surface,type,follows,region\n\
                place,Kampung Boncoslak,village,,31.73\n\
                place,Batavialand,city,,32.73\n\
                place,Gampongan,village,name,\n";
    let text = "Polisi menggerebek Kampung Boncoslak dan Batavialand, lalu gampongan Meurandah.";
    let found = with(rows, text);
    let told: Vec<(&str, PlaceKind, Option<&str>)> =
        found.places.iter().map(|place| (place.name.as_str(), place.kind, place.code.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("Kampung Boncoslak", PlaceKind::Village, None),
            ("Batavialand", PlaceKind::City, Some("32.73")),
            ("gampongan Meurandah", PlaceKind::Village, None),
        ]
    );
    assert_eq!(found.places[0].within, ["31.73", "31"]);
}

#[test]
fn a_verb_of_speech_of_the_callers_is_read() {
    let rows = "kind,surface,type\nspeech,sesumbar,cue\nspeech,membual,verb\n";
    let text = "\"Kami tidak takut,\" sesumbar Andi Saputra. \"Kami siap,\" sesumbarnya. Andi Saputra membual, \"Kami menang.\"";
    let found = with(rows, text);
    let cues: Vec<Option<&str>> = found.quotes.iter().map(|quote| quote.cue.as_deref()).collect();
    assert_eq!(cues, [Some("sesumbar"), Some("sesumbarnya"), Some("membual")]);
    assert!(found.quotes.iter().all(|quote| quote.speaker == Some(found.persons[0].id)));
}

#[test]
fn without_rows_nothing_changes() {
    let lexicon = Lexicon::from_tsv("kind\tsurface\n", "own.tsv").expect("no rows");
    assert!(lexicon.is_empty());
    let extractor = Extractor::builder().lexicon(lexicon).build();
    for text in petik_articles() {
        assert_eq!(extractor.extract(text.as_str()), petik::extract(text.as_str()));
    }
}

fn petik_articles() -> Vec<String> {
    let folder = std::fs::read_dir("fixtures/articles").expect("the articles");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| std::fs::read_to_string(path).expect("text")).collect()
}

#[test]
fn two_lexicons_are_joined() {
    let own = |rows: &str, name: &str| Lexicon::from_tsv(rows.replace(',', "\t"), name).expect("good rows");
    let first = own("kind,surface,name\nsubstance,pakaw,ice\nsubstance,geles,cannabis\n", "a.tsv");
    let second = own("kind,surface,name\nsubstance,Pakaw,heroin\nrank,Letjur,Letjur\n", "b.tsv");
    let both = first.joined(&second).expect("one lexicon");
    assert_eq!(both.len(), 3);
    assert_eq!(both.counts().filter(|(_, rows)| *rows > 0).collect::<Vec<_>>(), [("substance", 2), ("rank", 1)]);
    let found = Extractor::builder().lexicon(both).build().extract("Ia membawa 5 gram pakaw dan 2 gram geles.");
    assert_eq!(found.quantities[0].substance.as_deref(), Some("heroin"));
    assert_eq!(found.quantities[1].substance.as_deref(), Some("cannabis"));
    let kati = |factor: &str, file| {
        own(&format!("kind,surface,name,dimension,factor\nunit,{file},kati,mass,{factor}\n"), file)
    };
    let error = kati("600", "a.tsv".trim_end_matches(".tsv")).joined(&kati("604", "b")).expect_err("two factors");
    assert_eq!(
        error.to_string(),
        "lexicon \"b\", line 2, column \"factor\": the unit \"kati\" is known with the factor 600; leave it empty, or give \
         the unit another name"
    );
}

#[test]
fn the_header_is_checked() {
    assert_eq!(fault(""), "line 1: there is no header; begin with a line such as \"kind<TAB>surface<TAB>name\"");
    let said = faults("# own words\n\nkind,word\n");
    assert_eq!(
        said[0],
        "line 3: cell 2 of the header, \"word\", is no column; use one of kind, surface, name, type, dimension, factor, one, \
         branch, level, follows, region, case"
    );
    assert!(said[1].starts_with("line 3, column \"surface\": the header does not name it"), "{said:?}");
    let named = fault("kind,surface,surface\n");
    assert_eq!(named, "line 1, column \"surface\": the header names it twice; take one of them out");
    let missing = fault("surface,name\nsabu,ice\n");
    assert_eq!(
        missing,
        "line 1, column \"kind\": the header does not name it; put it there, with tabs between the columns"
    );
}

#[test]
fn every_fault_is_told_with_its_place() {
    let rows = "kind,surface,name,dimension\n\
                drug,pakaw,ice,\n\
                substance,,ice,\n\
                ,pakaw,ice,\n\
                substance,pakaw,,\n\
                substance,pakaw,ice,mass\n\
                unit,ji,ji,berat\n\
                unit,ji,ji,\n\
                substance,gele,cannabis,,x\n";
    assert_eq!(
        faults(rows),
        [
            "line 2, column \"kind\": \"drug\" is no kind; use one of substance, unit, rank, body, place, speech",
            "line 3, column \"surface\": the surface is missing; write the words as they stand in articles",
            "line 4, column \"kind\": the kind is missing; write one of substance, unit, rank, body, place, speech",
            "line 5, column \"name\": a substance needs a name; write the category of the drug, as methamphetamine",
            "line 6, column \"dimension\": it says nothing of a substance; leave it empty, and use name, case",
            "line 7, column \"dimension\": \"berat\" is no dimension; use one of mass, volume, area, length, count, duration, \
             other",
            "line 8, column \"dimension\": petik has no unit of this name, and so the dimension must be told: one of mass, \
             volume, area, length, count, duration, other",
            "line 9: cell 5, \"x\", is beyond the 4 columns of the header; take it out, or name its column in the header",
        ]
    );
}

#[test]
fn the_good_rows_are_kept() {
    let rows = "kind\tsurface\tname\nsubstance\tpakaw\tice\ndrug\tgele\tcannabis\nrank\tLetjur\tLetjur\n";
    let (lexicon, errors) = Lexicon::check_tsv(rows, "own.tsv");
    assert_eq!((lexicon.len(), errors.len()), (2, 1));
    assert_eq!(errors[0].line(), Some(3));
    assert_eq!(errors[0].column(), Some("kind"));
}

#[test]
fn rows_that_repeat_or_contradict_are_refused() {
    let rows = |second: &str| format!("kind,surface,name,case\nsubstance,pakaw  putih,ice,\n{second}\n");
    assert_eq!(
        fault(&rows("substance,Pakaw putih,ice,")),
        "line 3, column \"surface\": \"Pakaw putih\" repeats line 2; take one of them out"
    );
    assert_eq!(
        fault(&rows("substance,pakaw putih,heroin,")),
        "line 3, column \"surface\": \"pakaw putih\" means something else in line 2; take one of them out, or tell them \
         apart by \"case\""
    );
    assert_eq!(faults(&rows("substance,PAKAW putih,heroin,exact")), [""; 0]);
    assert_eq!(faults(&rows("rank,pakaw putih,Letjur,")), [""; 0]);
}

#[test]
fn words_that_petik_cannot_read_without_are_refused() {
    for word in
        ["dua", "juta", "dan", "yang", "di", "Mei", "Senin", "pukul", "rupiah", "persen", "sekitar", "tidak", "dia"]
    {
        let said = fault(&format!("kind,surface,name\nsubstance,{word},ice\n"));
        assert!(said.starts_with(&format!("line 2, column \"surface\": \"{word}\" is a ")), "{said}");
        assert!(said.ends_with("; write more words of it, or leave it out"), "{said}");
    }
    assert_eq!(faults("kind,surface,name\nsubstance,dua naga,ice\n"), [""; 0]);
}

#[test]
fn surfaces_that_no_text_has_are_refused() {
    let of = |surface: &str| fault(&format!("kind,surface,name\nsubstance,{surface},ice\n"));
    let column = "line 2, column \"surface\": ";
    assert_eq!(
        of("\"pakaw\""),
        format!("{column}\"\\\"pakaw\\\"\" begins with \"\\\"\"; begin with a letter or a digit")
    );
    assert_eq!(of("55"), format!("{column}\"55\" has no word; numbers and signs alone mean nothing"));
    assert!(of("paket 😀").contains("holds U+1F600, which petik tells from no other sign; take it out"));
    assert!(of("pa\u{0}kaw").contains("it holds the control character \"\\\\u{0}\"; take it out"));
    assert!(of(&"pakaw ".repeat(30)).contains("has 30 words and marks; write at most 24"));
    assert!(of(&"p".repeat(300)).contains("has 300 bytes; write at most 200"));
    let place = fault("kind,surface,type,case\nplace,boncos,other,exact\n");
    assert!(place.contains("begins small, and names of places have capitals; write it with its capital"), "{place}");
    let speech = fault("kind,surface\nspeech,angkat bicara\n");
    assert_eq!(speech, format!("{column}\"angkat bicara\" is more than one word; write the verb alone"));
}

#[test]
fn values_are_checked() {
    let of = |row: &str| {
        fault(&format!("kind,surface,name,type,dimension,factor,one,branch,level,follows,region,case\n{row}\n"))
    };
    assert!(of("unit,ji,ji,,mass,0,,,,,,").contains("column \"factor\": \"0\" is no factor; write how many gram"));
    assert!(of("unit,ji,ji,,mass,1e400,,,,,,").contains("is no factor"));
    assert!(of("unit,ji,gram,,volume,,,,,,,").contains("the unit \"gram\" is known with the dimension mass"));
    assert!(
        of("unit,ji,ji,box,mass,,,,,,,")
            .contains("\"box\" is no type of a unit; use one of measure, classifier, container")
    );
    assert!(of("rank,Letjur,Letjur,,,,,police,,,,").contains("use one of polri, tni_ad, tni_al, tni_au"));
    assert!(of("body,Forum X,,,,,,,,,,").contains("column \"type\": a body needs a type; write one of police,"));
    assert!(of("body,Forum X,,ngo,,,,,world,,,").contains("\"world\" is no level; use one of national, province"));
    assert!(of("body,Forum X,,ngo,,,,,,all,,").contains("use one of nothing, region, place, name, field, body"));
    assert!(
        of("body,Forum X,,ngo,,,,,,,99.99,")
            .contains("has the code \"99.99\"; write its official code, as 12 or 12.13")
    );
    assert!(of("place,Kota X,,city,,,,,,,,").contains("needs its official code"));
    assert!(of("place,Kota X,,city,,,,,,,16.07,").contains("16.07 is Banyuasin, which is of another type"));
    assert!(of("place,Kampungan,,village,,,,,,name,16.07,").contains("stands for many places"));
    assert!(of("substance,pakaw,ice,,,,,,,,,small").contains("\"small\" is no case; use one of any, exact"));
    assert!(of("unit,ji,gram,,,,dua,,,,,").contains("column \"one\": \"dua\" is a word of numbers to petik"));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let (lexicon, errors) =
        Lexicon::check_tsv(b"kind\tsurface\tname\nsubstance\tpa\xffkaw\tice\nrank\tLetjur\tLetjur\n", "own.tsv");
    assert_eq!(lexicon.len(), 1);
    assert_eq!(errors[0].to_string(), "lexicon \"own.tsv\", line 2, character 13: not UTF-8; save the file as UTF-8");
    let utf16: Vec<u8> = "\u{feff}kind\tsurface".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let error = Lexicon::from_tsv(utf16, "own.tsv").expect_err("UTF-16");
    assert_eq!(error.to_string(), "lexicon \"own.tsv\", line 1, character 1: not UTF-8; save the file as UTF-8");
}

#[test]
fn files_of_spreadsheets_are_read() {
    let (lexicon, errors) =
        Lexicon::check_tsv("\u{feff}kind\tsurface\tname\r\nsubstance\t pakaw \tice\t\t\r\n\r\n", "own.tsv");
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(lexicon.len(), 1);
}

#[test]
fn hostile_files_are_read_in_time() {
    // Many rows, many meanings, many surfaces that begin alike, many that must be written exactly.
    let mut rows = String::from("kind\tsurface\tname\ttype\tcase\n");
    for number in 0..66_000 {
        rows.push_str(&format!("substance\tzat{}q\tzat{number}\t\t\n", number % 65_900));
    }
    for number in 0..21_000 {
        rows.push_str(&format!("body\tForum Nomor{number}x\tForum{number}\tngo\texact\n"));
    }
    for number in 0..1_200 {
        rows.push_str(&format!("substance\tair keras tipe{number}q\tzat1\t\t\n"));
    }
    let begun = std::time::Instant::now();
    let (lexicon, errors) = Lexicon::check_tsv(&rows, "own.tsv");
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert_eq!(lexicon.len() + errors.len(), 66_000 + 21_000 + 1_200);
    let said = |words: &str| errors.iter().filter(|error| error.to_string().contains(words)).count();
    assert_eq!(said("means something else in line"), 100);
    assert_eq!(said("is one of more than 1000 that begin alike"), 200);
    assert_eq!(said("is one of more than 20000 that begin alike"), 1_000);
    assert!(said("there are more words than petik holds") > 300);
    let text = "air keras air keras air keras ".repeat(2_000);
    let begun = std::time::Instant::now();
    Extractor::builder().lexicon(lexicon).build().extract(text.as_str());
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn no_bytes_make_it_panic() {
    let good = b"kind\tsurface\tname\ttype\tdimension\tfactor\nunit\tji\tji\tmeasure\tmass\t0.1\nplace\tKampung X\t\tvillage\t\t\n";
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    for _ in 0..200 {
        let mut bytes = good.to_vec();
        for _ in 0..1 + next() % 8 {
            let at = next() % bytes.len();
            match next() % 3 {
                0 => bytes[at] = next() as u8,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, b"\t\n|\xf0\0.,19"[next() % 9]),
            }
        }
        let (lexicon, errors) = Lexicon::check_tsv(&bytes, "own.tsv");
        assert!(errors.iter().all(|error| !error.to_string().is_empty()));
        Extractor::builder().lexicon(lexicon).build().extract("Polisi menyita 5 ji sabu di Kampung X.");
    }
}

#[cfg(feature = "toml")]
mod toml {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let (_, errors) = Lexicon::check_toml(text, "own.toml");
        errors.iter().map(|error| error.to_string().replacen("lexicon \"own.toml\", ", "", 1)).collect()
    }

    #[test]
    fn toml_says_the_same() {
        let text = "[[unit]]\nsurface = [\"ji\", \"gie\"]\nname = \"ji\"\ndimension = \"mass\"\nfactor = 0.5\n\n\
                    [[substance]]\nsurface = \"pakaw\"\nname = \"methamphetamine\"\n";
        let lexicon = Lexicon::from_toml(text, "own.toml").expect("good rows");
        assert_eq!(lexicon.len(), 3);
        let found = Extractor::builder().lexicon(lexicon).build().extract("Polisi menyita 3 gie pakaw.");
        assert_eq!(found.quantities[0].unit.as_deref(), Some("ji"));
        assert_eq!(found.quantities[0].base.as_ref().map(|base| base.value.to_string()).as_deref(), Some("1.5"));
        assert_eq!(found.quantities[0].substance.as_deref(), Some("methamphetamine"));
    }

    #[test]
    fn faults_of_toml_are_told_with_their_place() {
        assert_eq!(
            faults("[[drug]]\nsurface = \"pakaw\"\n"),
            ["line 1, column \"kind\": \"drug\" is no kind; use one of substance, unit, rank, body, place, speech"]
        );
        assert_eq!(
            faults("[[unit]]\nsurface = \"ji\"\nname = \"ji\"\ndimension = \"berat\"\n"),
            ["line 4, column \"dimension\": \"berat\" is no dimension; use one of mass, volume, area, length, count, \
              duration, other"]
        );
        assert_eq!(
            faults("[[substance]]\nsurface = [\"pakaw\",\n  \"dua\"]\nname = \"ice\"\n"),
            [
                "line 3, column \"surface\": \"dua\" is a word of numbers to petik, which could not be read any more; write \
              more words of it, or leave it out"
            ]
        );
        assert_eq!(
            faults("[[substance]]\nsurface = 5\nname = \"ice\"\n"),
            ["line 2, column \"surface\": write a text in quotation marks, or a list of such"]
        );
        assert_eq!(
            faults("[substance]\nsurface = \"pakaw\"\n"),
            ["line 1: the rows of substance are to be an array; write [[substance]]"]
        );
        assert_eq!(
            faults("[[substance]]\nword = \"pakaw\"\n")[0].split(';').next(),
            Some("line 2: \"word\" is no key of a row")
        );
        let broken = faults("[[substance]]\nsurface = \"pakaw\n");
        assert!(broken[0].starts_with("line 2, character ") && broken[0].contains("no TOML: "), "{broken:?}");
        assert!(!faults(&"[".repeat(100_000)).is_empty());
    }
}
