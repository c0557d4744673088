//! `petik schema`: the JSON Schema of the records.

use std::io::{self, Write as _};
use std::process::ExitCode;

use petik::Extraction;
use schemars::generate::SchemaSettings;
use serde_json::json;

use crate::exit;

/// Runs the command.
pub fn run() -> ExitCode {
    let text = format!("{:#}\n", schema());
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::not_written(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

/// The schema of a line of `petik extract --format jsonl`.
fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Extraction>().to_value();
    schema["title"] = json!("petik/1");
    schema["properties"]["schema"] = json!({"description": "The version of the form.", "const": "petik/1"});
    schema["properties"]["carried"] = json!({
        "description": "Keys of the input that are none of the article's own, where it has any.",
        "type": "object",
    });
    schema
}
