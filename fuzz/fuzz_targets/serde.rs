//! Any bytes as the JSON of an extraction: what can be read is written and read back as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use petik::Extraction;

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = serde_json::from_slice::<Extraction>(bytes) else { return };
    let written = serde_json::to_string(&found).expect("JSON");
    let back: Extraction = serde_json::from_str(&written).expect("what was written");
    assert_eq!(back, found);
    assert_eq!(serde_json::to_string(&back).expect("JSON"), written);
    // Records from elsewhere may not be of this text; whoever shows them must stand that.
    let text = "Polisi menyita 5 kg sabu – “itu” – di Jambi.";
    let page = petik_html::article(text, &found, &petik_html::Options::default());
    assert!(page.ends_with("</html>\n"), "half a page");
});
