//! What `petik extract` reads.

mod common;

use std::fs;
use std::io::Write;

use common::{ARTICLE, assert_code, extract, folder, lines, text};
use serde_json::{Value, json};

#[test]
fn a_text_on_standard_input_is_printed_as_json() {
    let output = extract(&folder("stdin"), &["--published", "2024-12-26"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["schema"], "petik/1");
    assert_eq!(found["quantities"][0]["value"], 28);
    assert_eq!(found["quantities"][0]["substance"], "methamphetamine");
    assert_eq!(found["dates"][0]["from"], "2024-12-24");
    assert!(text(&output.stdout).contains("\n  \"quantities\""), "indented");
}

#[test]
fn files_are_read_in_order_and_named() {
    let folder = folder("files");
    fs::write(folder.join("satu.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("dua.txt"), "Kasus turun 7% pada 2024.").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "satu.txt", "dua.txt"], b"");
    assert_eq!(output.status.code(), Some(0));
    let found = lines(&output);
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&"satu.txt".into(), &"dua.txt".into()));
    assert_eq!(found[1]["percentages"][0]["direction"], "down");
}

#[test]
fn a_bad_file_is_reported_and_the_others_run() {
    let folder = folder("bad");
    fs::write(folder.join("baik.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("rusak.txt"), b"Polisi \xff menyita").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "tiada.txt", "rusak.txt", "baik.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("tiada.txt"), "{errors}");
    assert!(errors.contains("rusak.txt") && errors.contains("offset 7"), "{errors}");
}

#[test]
fn json_lines_bring_id_and_day() {
    let input = format!(
        "{}\n\n{}\n",
        serde_json::json!({"id": "a-1", "text": ARTICLE, "published": "2024-12-26"}),
        serde_json::json!({"id": 7, "text": ARTICLE}),
    );
    let arguments = ["--format", "jsonl", "--input-format", "jsonl", "--published", "2025-01-01", "-"];
    let output = extract(&folder("lines"), &arguments, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = lines(&output);
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&"a-1".into(), &"7".into()));
    assert_eq!(found[0]["dates"][0]["from"], "2024-12-24");
    assert_eq!(found[1]["dates"][0]["from"], "2024-12-31");
}

#[test]
fn a_bad_line_is_reported_with_its_number() {
    let input =
        "{\"text\": \"Polisi menyita 5 gram sabu.\"}\n{\"teks\": 1}\nbukan JSON\n{\"text\": \"Ada 2 tersangka.\"}\n";
    let output = extract(&folder("bad-line"), &["--format", "jsonl", "--input-format", "jsonl", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 2);
    let errors = text(&output.stderr);
    assert!(errors.contains("line 2") && errors.contains("line 3"), "{errors}");
    assert!(errors.contains("\"text\" is needed"), "{errors}");
}

#[test]
fn a_wrong_option_is_refused() {
    let output = extract(&folder("option"), &["--published", "kemarin"], b"");
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(told.contains("--published") && told.contains("YYYY-MM-DD"), "{told}");
}

#[test]
fn folders_are_read_with_all_in_them_by_name() {
    let folder = folder("folders");
    fs::create_dir_all(folder.join("berita/b/c")).expect("folders");
    fs::create_dir_all(folder.join("berita/.git")).expect("folders");
    for name in ["b/dua.txt", "b/c/satu.txt", "a.txt", "z.md", ".git/x.txt", ".hidden.txt"] {
        fs::write(folder.join("berita").join(name), ARTICLE).expect("a file");
    }
    let line = json!({"id": "j", "text": ARTICLE}).to_string();
    fs::write(folder.join("berita/c.jsonl"), line).expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "berita"], b"");
    assert_code(&output, 0);
    let ids: Vec<Value> = lines(&output).into_iter().map(|found| found["id"].clone()).collect();
    assert_eq!(ids, ["berita/a.txt", "berita/b/c/satu.txt", "berita/b/dua.txt", "j"]);
    let told = text(&output.stderr);
    assert!(told.contains("petik: 1 file in folders left for their endings (.md); named"), "{told}");
    let named = extract(&folder, &["--format", "jsonl", "berita/*.md"], b"");
    assert_eq!(lines(&named).len(), 1);
    assert!(!text(&named.stderr).contains("endings"), "{}", text(&named.stderr));
}

#[test]
fn a_folder_without_articles_is_named() {
    let folder = folder("empty-folder");
    fs::create_dir_all(folder.join("kosong")).expect("a folder");
    fs::write(folder.join("kosong/gambar.png"), b"x").expect("a file");
    let output = extract(&folder, &["kosong"], b"");
    assert_code(&output, 1);
    assert!(text(&output.stderr).contains("kosong: no articles in this folder"), "{}", text(&output.stderr));
}

#[test]
fn patterns_are_names() {
    let folder = folder("patterns");
    for name in ["a-1.txt", "a-2.txt", "b-1.txt"] {
        fs::write(folder.join(name), ARTICLE).expect("a file");
    }
    let output = extract(&folder, &["--format", "jsonl", "a-*.txt", "tiada-*.txt"], b"");
    assert_code(&output, 1);
    assert_eq!(lines(&output).len(), 2);
    assert!(text(&output.stderr).contains("tiada-*.txt: no file has such a name"), "{}", text(&output.stderr));
}

#[test]
fn other_keys_are_carried_as_they_are() {
    let input = br#"{"url":"https://example.org/1","text":"Ada 2 tersangka.","nilai":1.10,"id":"x","tag":["a",null]}"#;
    let output = extract(&folder("carried"), &["--format", "jsonl", "--input-format", "jsonl"], input);
    assert_code(&output, 0);
    let tail = r#","carried":{"url":"https://example.org/1","nilai":1.10,"tag":["a",null]}}"#;
    assert!(text(&output.stdout).trim_end().ends_with(tail), "{}", text(&output.stdout));
    let pretty = extract(&folder("carried"), &["--input-format", "jsonl"], input);
    let found: Value = serde_json::from_slice(&pretty.stdout).expect("JSON");
    assert_eq!(found["carried"]["tag"], json!(["a", null]));
}

#[test]
fn lines_name_their_keys() {
    let input = json!({"isi": ARTICLE, "nomor": "7", "terbit": "2024-12-26T08:00:00+07:00"}).to_string();
    let keys = ["--text-column", "isi", "--id-column", "nomor", "--published-column", "terbit"];
    let arguments = [&["--format", "jsonl", "--input-format", "jsonl"][..], &keys].concat();
    let output = extract(&folder("keys"), &arguments, input.as_bytes());
    assert_code(&output, 0);
    let found = &lines(&output)[0];
    assert_eq!((&found["id"], &found["dates"][0]["from"]), (&"7".into(), &"2024-12-24".into()));
}

#[test]
fn days_are_read_as_they_are_written() {
    let written = [
        "2024-12-26",
        "2024-12-26T08:00:00+07:00",
        "2024-12-26 08:00",
        "26/12/2024",
        "26-12-2024",
        "26 Desember 2024",
        "Kamis, 26 Des 2024 08:00 WIB",
        "Kamis (26/12/2024)",
    ];
    let input: Vec<String> = written.map(|day| json!({"text": ARTICLE, "published": day}).to_string()).into();
    let arguments = ["--format", "jsonl", "--input-format", "jsonl"];
    let output = extract(&folder("days"), &arguments, input.join("\n").as_bytes());
    assert_code(&output, 0);
    for (found, day) in lines(&output).iter().zip(written) {
        assert_eq!(found["article"]["published"], "2024-12-26", "{day}");
    }
    let early = json!({"text": ARTICLE, "published": "05/01/2026"}).to_string();
    let output = extract(&folder("days"), &arguments, early.as_bytes());
    assert_eq!(lines(&output)[0]["article"]["published"], "2026-01-05", "the day stands first");
    for day in ["26-12-2024", "26 Desember 2024"] {
        let output = extract(&folder("days"), &["--format", "jsonl", "--published", day], ARTICLE.as_bytes());
        assert_eq!(lines(&output)[0]["article"]["published"], "2024-12-26", "{day}");
    }
}

#[test]
fn a_day_that_is_none_is_reported_and_the_article_read_without() {
    let days =
        [json!("kemarin"), json!("12/26/2024"), json!("26 Desember"), json!(1_735_200_000), json!(null), json!("")];
    let input: Vec<String> = days.iter().map(|day| json!({"text": ARTICLE, "published": day}).to_string()).collect();
    let arguments = ["--format", "jsonl", "--input-format", "jsonl"];
    let output = extract(&folder("day"), &arguments, input.join("\n").as_bytes());
    assert_code(&output, 1);
    let found = lines(&output);
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|found| found["article"]["published"].is_null() && found["quantities"][0]["value"] == 28));
    let told: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(
        told[0].starts_with("petik: -, line 1: \"published\": \"kemarin\" is no day of publication; write YYYY-MM-DD")
    );
    assert!(told[4].starts_with("petik: 6 articles, ") && told[4].ends_with(", 4 errors"), "{}", told[4]);

    let fast = extract(&folder("day"), &[&arguments[..], &["--fail-fast"]].concat(), input.join("\n").as_bytes());
    assert_code(&fast, 1);
    assert!(lines(&fast).is_empty());

    let folder = folder("day-cell");
    fs::write(folder.join("a.csv"), format!("id,text,published\na,{ARTICLE},bulan lalu\n")).expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "a.csv"], b"");
    assert_code(&output, 1);
    assert_eq!(lines(&output).len(), 1);
    assert!(text(&output.stderr).contains("a.csv, line 2: column \"published\": \"bulan lalu\" is no day"));
    let page = common::run(&folder, &["show", "--output", "halaman", "a.csv"], b"");
    assert_code(&page, 1);
    assert!(folder.join("halaman/a.html").is_file());
    assert!(text(&page.stderr).contains("\"bulan lalu\" is no day"), "{}", text(&page.stderr));
}

#[test]
fn tables_have_named_columns() {
    let folder = folder("columns");
    let csv = "\u{FEFF}no,isi,tanggal,url\n1,\"Polisi menyita\n28 kilogram sabu, Selasa.\",2024-12-26,https://example.org/1\n\
               2,Ada 2 tersangka.,,\n";
    fs::write(folder.join("a.csv"), csv).expect("a file");
    let columns = ["--text-column", "isi", "--id-column", "no", "--published-column", "tanggal"];
    let output = extract(&folder, &[&["--format", "jsonl", "a.csv"][..], &columns].concat(), b"");
    assert_code(&output, 0);
    let found = lines(&output);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["dates"][0]["from"], "2024-12-24");
    assert_eq!(found[0]["carried"], json!({"url": "https://example.org/1"}));
    assert_eq!((&found[1]["id"], &found[1]["quantities"][0]["value"]), (&"2".into(), &2.into()));

    let semicolons = csv.replace(',', ";").replace("sabu;", "sabu,");
    fs::write(folder.join("b.csv"), semicolons).expect("a file");
    let excel = extract(&folder, &[&["--format", "jsonl", "b.csv"][..], &columns].concat(), b"");
    assert_code(&excel, 0);
    assert_eq!(text(&excel.stdout), text(&output.stdout));

    fs::write(folder.join("a.tsv"), csv.replace(',', "\t").replace("sabu\t", "sabu,")).expect("a file");
    let tabs = extract(&folder, &[&["--format", "jsonl", "a.tsv"][..], &columns].concat(), b"");
    assert_code(&tabs, 0);
    assert_eq!(text(&tabs.stdout), text(&output.stdout));
}

#[test]
fn a_column_that_is_missing_is_named_with_those_there_are() {
    let folder = folder("no-column");
    fs::write(folder.join("a.csv"), "no,isi\n1,Ada 2 tersangka.\n").expect("a file");
    let output = extract(&folder, &["a.csv"], b"");
    assert_code(&output, 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("a.csv, line 1: no column \"text\"; it has \"no\", \"isi\""), "{errors}");
    assert!(errors.contains("--text-column"), "{errors}");
    fs::write(folder.join("b.csv"), "").expect("a file");
    let output = extract(&folder, &["b.csv"], b"");
    assert_code(&output, 1);
    assert!(text(&output.stderr).contains("b.csv: empty; the first line"), "{}", text(&output.stderr));
}

#[test]
fn a_row_of_another_length_is_reported_with_its_line() {
    let folder = folder("ragged");
    fs::write(folder.join("a.csv"), "id,text\n1,Ada 2 tersangka.\n2,a,b\n3,Ada 3 saksi.\n").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "a.csv"], b"");
    assert_code(&output, 1);
    assert_eq!(lines(&output).len(), 2);
    let errors = text(&output.stderr);
    assert!(errors.contains("a.csv, line 3: 3 columns where the first line has 2"), "{errors}");
}

#[test]
fn packed_inputs_are_unpacked_whatever_their_names() {
    let folder = folder("packed");
    let line = json!({"id": "g", "text": ARTICLE}).to_string() + "\n";
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).expect("packed");
        packed.finish().expect("packed")
    };
    // Two members, as when files are appended.
    fs::write(folder.join("a.jsonl.gz"), [gzip(&line), gzip(&line)].concat()).expect("a file");
    let zstd = zstd::encode_all(line.as_bytes(), 3).expect("packed");
    fs::write(folder.join("b.jsonl.zst"), &zstd).expect("a file");
    fs::write(folder.join("c.txt"), gzip(ARTICLE)).expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "a.jsonl.gz", "b.jsonl.zst", "c.txt"], b"");
    assert_code(&output, 0);
    let found = lines(&output);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|found| found["quantities"][0]["value"] == 28));
    let piped = extract(&folder, &["--format", "jsonl", "--input-format", "jsonl", "-"], &zstd);
    assert_eq!(lines(&piped).len(), 1);

    let whole = gzip(&line);
    fs::write(folder.join("d.jsonl.gz"), &whole[..whole.len() - 9]).expect("a file");
    let cut = extract(&folder, &["--format", "jsonl", "d.jsonl.gz", "c.txt"], b"");
    assert_code(&cut, 1);
    assert!(text(&cut.stderr).contains("d.jsonl.gz, line 1: "), "{}", text(&cut.stderr));
    assert_eq!(lines(&cut).len(), 1);
}

#[test]
fn bytes_that_are_no_text_are_told_with_remedies() {
    let folder = folder("bytes");
    let folder = &folder;
    fs::write(folder.join("lama.txt"), b"Polisi \x96 kata dia \x96 menyita 28 kilogram sabu.").expect("a file");
    let output = extract(folder, &["--format", "jsonl", "lama.txt"], b"");
    assert_code(&output, 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("lama.txt: not UTF-8: byte 0x96 at offset 7"), "{errors}");
    assert!(errors.contains("--encoding windows-1252") && errors.contains("--lossy"), "{errors}");

    let old = extract(folder, &["--format", "jsonl", "--encoding", "windows-1252", "lama.txt"], b"");
    assert_code(&old, 0);
    assert_eq!(lines(&old)[0]["quantities"][0]["start"], 32);

    let lossy = extract(folder, &["--format", "jsonl", "--lossy", "lama.txt"], b"");
    assert_code(&lossy, 0);
    assert_eq!(lines(&lossy)[0]["quantities"][0]["value"], 28);

    let line = b"{\"id\": 1, \"text\": \"Ada 2 tersangka \xff.\"}\n{\"text\": \"Ada 3 saksi.\"}\n";
    let arguments = ["--format", "jsonl", "--input-format", "jsonl"];
    let output = extract(folder, &arguments, line);
    assert_code(&output, 1);
    assert_eq!(lines(&output).len(), 1);
    assert!(text(&output.stderr).contains("-, line 1: not UTF-8: byte 0xFF at offset 35"), "{}", text(&output.stderr));
    let lossy = extract(folder, &[&arguments[..], &["--lossy"]].concat(), line);
    assert_eq!(lines(&lossy).len(), 2);

    let wide: Vec<u8> = "\u{FEFF}Ada 2 tersangka.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let told = extract(folder, &[], &wide);
    assert!(text(&told.stderr).contains("--encoding utf-16"), "{}", text(&told.stderr));
    let read = extract(folder, &["--format", "jsonl", "--encoding", "utf-16"], &wide);
    assert_eq!(lines(&read)[0]["quantities"][0]["value"], 2);

    let unknown = extract(folder, &["--encoding", "klingon"], b"");
    assert_code(&unknown, 2);
}

#[test]
fn an_empty_input_gives_nothing() {
    let output = extract(&folder("empty"), &["--format", "jsonl", "--input-format", "jsonl"], b"");
    assert_code(&output, 0);
    assert!(output.stdout.is_empty());
}

#[test]
fn annotations_in_a_folder_are_no_articles() {
    let folder = folder("gold");
    fs::write(folder.join("a.txt"), ARTICLE).expect("a file");
    fs::write(folder.join("a.tsv"), "QTY\t28 kilogram\t1\tvalue=28\n").expect("a file");
    fs::write(folder.join("b.tsv"), "id\ttext\nb\tKasus turun 7%.\n").expect("a file");
    let output = extract(&folder, &["--format", "jsonl", "."], b"");
    assert_code(&output, 0);
    assert_eq!(lines(&output).len(), 2);
}
