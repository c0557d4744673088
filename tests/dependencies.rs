//! What petik is built of: licences, sources, packages that come twice, and the size of the library's own tree.
//!
//! `deny.toml` says what is allowed; `cargo deny check` reads it, too, and looks for advisories, which needs the network.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use spdx::{Expression, LicenseReq, ParseMode};
use toml::Table;

/// The packages that are built with the library as most callers ask for it. Another one is to be worth its place.
const OF_THE_LIBRARY: [&str; 21] = [
    "aho-corasick",
    "arrayvec",
    "chrono",
    "memchr",
    "num-traits",
    "once_cell",
    "petik",
    "regex",
    "regex-automata",
    "regex-syntax",
    "rust_decimal",
    "serde",
    "serde_core",
    "serde_derive",
    "smol_str",
    "thiserror",
    "thiserror-impl",
    "proc-macro2",
    "quote",
    "syn",
    "unicode-ident",
];

/// A package of a tree.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    /// Where it comes from, for those that are not from the registry.
    source: String,
    licence: String,
}

/// The packages that `cargo tree` lists.
fn tree(arguments: &[&str]) -> BTreeSet<Package> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--prefix=none", "--format={p}|{l}"])
        .args(arguments)
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let package = |line: &str| {
        let (package, licence) = line.split_once('|').expect("a package and its licence");
        let mut words = package.splitn(3, ' ');
        let mut word = || words.next().unwrap_or("").to_owned();
        let (name, version, source) = (word(), word(), word().replace("(proc-macro)", "").trim().to_owned());
        // What is listed again is marked.
        Package { name, version, source, licence: licence.trim_end_matches(" (*)").to_owned() }
    };
    text.lines().filter(|line| !line.is_empty()).map(package).collect()
}

/// Everything that is built in this workspace for any reason.
fn all() -> BTreeSet<Package> {
    tree(&["--workspace", "--all-features", "--edges=normal,build,dev"])
}

fn policy() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    std::fs::read_to_string(path).expect("deny.toml").parse().expect("TOML")
}

#[test]
fn licences_are_permissive() {
    let policy = policy();
    let allowed = policy["licenses"]["allow"].as_array().expect("a list");
    let is_allowed = |wanted: &LicenseReq| allowed.iter().any(|name| name.as_str() == Some(&wanted.to_string()));
    for package in all() {
        let licence = Expression::parse_mode(&package.licence, ParseMode::LAX)
            .unwrap_or_else(|error| panic!("{} has no known licence: {error}", package.name));
        assert!(licence.evaluate(is_allowed), "{} is under {}", package.name, package.licence);
    }
}

#[test]
fn licences_are_judged() {
    let is_mit = |wanted: &LicenseReq| wanted.to_string() == "MIT";
    let holds = |text| Expression::parse_mode(text, ParseMode::LAX).expect("a licence").evaluate(is_mit);
    assert!(holds("MIT") && holds("GPL-3.0-only OR MIT") && holds("MIT/Apache-2.0"));
    assert!(!holds("GPL-3.0-only") && !holds("MIT AND GPL-3.0-only"));
}

#[test]
fn packages_come_from_the_registry() {
    let root = env!("CARGO_MANIFEST_DIR");
    let strangers: Vec<Package> = all()
        .into_iter()
        .filter(|package| !package.source.is_empty() && !package.source.trim_matches(['(', ')']).starts_with(root))
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn no_package_is_shipped_twice() {
    let policy = policy();
    let skipped = policy["bans"]["skip"].as_array().expect("a list").iter();
    let skipped: Vec<&str> = skipped.filter_map(|skip| skip["crate"].as_str()?.split('@').next()).collect();
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in tree(&["--workspace", "--all-features", "--edges=normal"]) {
        versions.entry(package.name).or_default().push(package.version);
    }
    versions.retain(|name, versions| versions.len() > 1 && !skipped.contains(&name.as_str()));
    assert!(versions.is_empty(), "{versions:?}");
}

#[test]
fn the_library_stays_small() {
    let packages = tree(&["--package=petik", "--edges=normal"]);
    let names: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let expected: BTreeSet<&str> = OF_THE_LIBRARY.into_iter().collect();
    assert_eq!(names, expected);
}
