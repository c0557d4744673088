//! Texts that nobody wrote for a newspaper: nothing may panic, hang or grow beyond the input.

mod common;

const SIZE: usize = 200_000;

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len() + 1)
}

#[test]
fn hostile_texts_are_read_to_the_end() {
    let parts = [
        "menyita 5 gram sabu, ",
        "5 gram sabu disita ",
        "barang bukti berupa 5 gram sabu ",
        "barang bukti: ",
        "menangkap AR (31), BD (32), ",
        "dua pria ditangkap ",
        "seorang ",
        "ketiganya ",
        "1. BNN menyita 5 gram sabu dari Jambi menuju Medan. ",
        "total 5 gram sabu, ",
        "AKBP Rury, ",
        "Budi Santoso dan ",
        "RS (27), ",
        "RS alias ",
        "H. ",
        "I Gusti ",
        "M. ",
        "Kapolres ",
        "Kepala Bidang ",
        "Polres di ",
        "(BNN) ",
        "Dinas X, Y, ",
        "Desa A, ",
        "Jakarta-",
        "7",
        "1.",
        "1.1.1.",
        "9,",
        "Rp1 ",
        "Rp",
        "%",
        "5 persen ",
        "satu ",
        "satu satu ",
        "dua puluh ",
        "puluh ",
        "seratus ribu juta ",
        "5-",
        "5 hingga ",
        "1/2 ",
        "(1/2/",
        "((",
        ")",
        "[",
        "(12/3) ",
        "Senin ",
        "Senin, ",
        "Mei ",
        "Mei-",
        "tahun lalu ",
        "2024 ",
        "2024-",
        "pukul ",
        "jam 9 ",
        "Pasal 1 ayat ",
        "Pasal 1 ayat (1) ",
        "juncto ",
        "UU ",
        "UU Nomor ",
        "UU yang sama ",
        "tentang ",
        "ke-",
        "ke-XX ",
        "A",
        "a",
        "AKBP ",
        "BNN BNN (",
        "\"",
        "”",
        "“”",
        "”“",
        "\"A ",
        "\"A. ",
        "A\" ",
        " \" ",
        "\"\n",
        "\"A.\n",
        "”A,” ",
        "\"A,\" kata ",
        "\"A,\" kata Budi. ",
        "\"A, kata Budi. ",
        "\"Kami tunggu,\" ujarnya. ",
        "Budi mengatakan, \"",
        "Budi mengatakan, ",
        "\"A\" yang ",
        "\"A\", kata Kapolres, ",
        "‘A,” kata ",
        "'A,\" kata ",
        "\"A\nBaca juga: B\n",
        "senada ",
        "'",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u{a0}",
        "\u{200b}",
        "é",
        "e\u{301}",
        "🙂",
        "Baca juga: ",
        "Baca juga: Judul Berita\n",
        "BACA JUGA\n",
        "Editor: ",
        "Editor: A (b) ",
        "(rfa)",
        "KOMPAS.com ",
        "a.b.c.d.",
        "1kg",
        "5 kg sabu, ",
        "sabu seberat ",
        "berisi ",
        "satu paket berisi ",
        "di Jambi, ",
        "-",
        "—",
        "JAKARTA, KOMPAS.com - ",
        "©",
        "• ",
        "| ",
        "Tag\n",
        "naik dari 5 kasus menjadi 6 kasus, ",
        "pada 2019 5 kasus, sedangkan pada 2020 7 kasus ",
        "turun 5% dibanding 2018 yang 7% ",
        "tahun sebelumnya 5 kasus ",
        "naik 5 poin atau ",
        "10 orang terdiri dari ",
        "5 orang di antaranya ",
        "audiensi ",
        "rapat dihadiri Polres Jambi ",
        "Senin (4/12/2024) ",
    ];
    for part in parts {
        let text = repeated(part);
        let extraction = petik::extract(text.as_str());
        let json = serde_json::to_string(&extraction).expect("JSON");
        assert!(json.len() <= text.len() * 400 + 10_000, "{part:?}: {} bytes of output", json.len());
    }
}

#[test]
fn short_texts_are_read() {
    for text in [
        "",
        " ",
        "\n",
        ".",
        "7",
        "Rp",
        "(",
        "\u{feff}",
        "Senin",
        "Pasal",
        "-",
        "\"",
        "5 kg",
        "JAKARTA -",
        "JAKARTA - \n",
    ] {
        let extraction = petik::extract(text);
        assert_eq!(extraction.schema, "petik/1");
    }
}

#[test]
fn numbers_longer_than_a_decimal_yield_no_record() {
    let digits = "9".repeat(29);
    assert!(petik::extract(format!("Ia menyita {digits} gram sabu.").as_str()).quantities.is_empty());
    let digits = "9".repeat(28);
    let found = petik::extract(format!("Ia menyita {digits} gram sabu.").as_str());
    assert_eq!(found.quantities[0].value.to_string(), digits);
}
