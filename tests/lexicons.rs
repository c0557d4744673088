//! The tables that the crate embeds: form, order, size.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// All tables together, in bytes.
const MOST_BYTES: u64 = 500 * 1024;

fn tables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let entries = fs::read_dir(folder).expect("the tables");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn tables_are_well_formed() {
    for path in tables() {
        let name = path.display();
        let text = fs::read_to_string(&path).expect("a table");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}: lines end in LF, the last too");
        let mut lines = text.lines();
        let columns = lines.next().expect("a header").split('\t').count();
        let rows: Vec<&str> = lines.collect();
        assert!(!rows.is_empty(), "{name}: no rows");
        assert!(rows.is_sorted(), "{name}: rows are not sorted");
        let distinct: BTreeSet<&&str> = rows.iter().collect();
        assert_eq!(distinct.len(), rows.len(), "{name}: a row stands twice");
        for (number, row) in rows.iter().enumerate() {
            assert_eq!(row.split('\t').count(), columns, "{name}, line {}: columns", number + 2);
            let clean = row.split('\t').all(|field| field == field.trim());
            assert!(clean, "{name}, line {}: space around a field", number + 2);
            assert!(!row.split('\t').next().unwrap_or("").is_empty(), "{name}, line {}: an empty key", number + 2);
        }
    }
}

#[test]
fn tables_are_small() {
    let bytes: u64 = tables().iter().map(|path| fs::metadata(path).expect("a table").len()).sum();
    assert!(bytes < MOST_BYTES, "{bytes} bytes of embedded tables");
}
