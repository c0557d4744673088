//! `petik schema`: everything that is written is as it says.

mod common;

use std::fs;

use common::{assert_code, extract, fixtures, folder, json_lines, many_short, run};
use serde_json::{Value, json};

fn schema() -> Value {
    let output = run(&folder("schema"), &["schema"], b"");
    assert_code(&output, 0);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What does not agree with the schema.
fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn golden_output_agrees_with_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let mut count = 0;
    for entry in fs::read_dir(fixtures()).expect("the fixtures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let golden: Value = serde_json::from_slice(&fs::read(&path).expect("a golden file")).expect("JSON");
            assert_eq!(faults(&validator, &golden), Vec::<String>::new(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn what_the_command_writes_agrees_with_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let output = extract(&folder("agrees"), &["--format", "jsonl", "--input-format", "jsonl"], &many_short(60));
    for found in json_lines(&output.stdout) {
        assert!(found["carried"]["url"].is_number());
        assert_eq!(faults(&validator, &found), Vec::<String>::new());
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let output = extract(&folder("refuses"), &["--format", "jsonl"], "Polisi menyita 28 kilogram sabu.".as_bytes());
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(validator.is_valid(&found));
    let is_refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = found.clone();
        change(&mut changed);
        !validator.is_valid(&changed)
    };
    assert!(is_refused(&|found| found["schema"] = json!("petik/2")));
    assert!(is_refused(&|found| found["quantities"][0]["id"] = json!("28")));
    assert!(is_refused(&|found| found["quantities"][0]["value"] = json!("banyak")));
    assert!(is_refused(&|found| found["quantities"][0]["start"] = json!(-1)));
    assert!(is_refused(&|found| found["quantities"][0]["bound"] = json!("about")));
    assert!(is_refused(&|found| found["article"]["published"] = json!(2024)));
    for key in ["quantities", "truncated", "id"] {
        assert!(is_refused(&|found| {
            found.as_object_mut().expect("an object").remove(key);
        }));
    }
    assert!(is_refused(&|found| {
        found["quantities"][0].as_object_mut().expect("an object").remove("upper");
    }));
    assert!(!is_refused(&|found| found["quantities"][0]["value"] = json!("79228162514264337593543950335")));
    assert!(!is_refused(&|found| found["new"] = json!(1)), "new keys may come");
}
