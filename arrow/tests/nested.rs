//! The nested form holds what the JSON form holds.

mod common;

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, Date32Array, Int32Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use arrow_schema::DataType;
use petik::Extractor;
use petik_arrow::nested::Builder;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// The value of a row as JSON, numbers as text.
fn json(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string().into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Decimal128(..) => {
            let value = column.as_primitive::<Decimal128Type>().value_as_string(row);
            value.parse::<Decimal>().expect("a decimal").normalize().to_string().into()
        }
        DataType::Date32 => column.as_primitive::<Date32Type>().value_as_date(row).expect("a day").to_string().into(),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            (0..items.len()).map(|item| json(&items, item)).collect()
        }
        DataType::Struct(fields) => {
            let columns = column.as_struct();
            let cells =
                fields.iter().zip(columns.columns()).map(|(field, child)| (field.name().clone(), json(child, row)));
            object(cells.collect())
        }
        other => panic!("a column of {other}"),
    }
}

/// Decimals that are kept as text, in their places.
fn object(mut object: Map<String, Value>) -> Value {
    let texts: Vec<String> =
        object.keys().filter(|name| *name != "speaker_text" && name.ends_with("_text")).cloned().collect();
    for name in texts {
        let text = object.remove(&name).expect("the text");
        let value = name.trim_end_matches("_text").to_owned();
        if !text.is_null() {
            assert!(object[&value].is_null(), "{value} stands twice");
            object.insert(value, text);
        }
    }
    Value::Object(object)
}

fn row(batch: &RecordBatch, row: usize) -> Value {
    let schema = batch.schema();
    let cells = schema.fields().iter().zip(batch.columns());
    object(cells.map(|(field, column)| (field.name().clone(), json(column, row))).collect())
}

/// The JSON form with numbers as text.
fn expected(found: &petik::Extraction) -> Value {
    fn walk(value: Value) -> Value {
        match value {
            Value::Number(number) => {
                number.to_string().parse::<Decimal>().expect("a decimal").normalize().to_string().into()
            }
            Value::Array(items) => items.into_iter().map(walk).collect(),
            Value::Object(object) => object.into_iter().map(|(key, value)| (key, walk(value))).collect(),
            other => other,
        }
    }
    let mut value = walk(serde_json::to_value(found).expect("JSON"));
    value["error"] = Value::Null;
    value
}

#[test]
fn every_key_of_every_record_is_in_its_place() {
    let mut rows = Builder::new();
    let mut all: Vec<petik::Extraction> = common::fixtures().into_iter().map(|(_, found)| found).collect();
    all.push(common::raid());
    all.iter().for_each(|found| rows.push(found, None));
    let batch = rows.finish().expect("a batch");
    assert_eq!(batch.num_rows(), all.len());
    for (at, found) in all.iter().enumerate() {
        assert_eq!(row(&batch, at), expected(found), "article {at}");
    }
    assert!(rows.is_empty());
    assert_eq!(rows.finish().expect("a batch").num_rows(), 0);
}

#[test]
fn every_column_is_filled_by_something() {
    // The hand-made article has every kind; what it leaves null the fixtures have.
    let mut rows = Builder::new();
    common::fixtures().iter().for_each(|(_, found)| rows.push(found, None));
    rows.push(&common::raid(), Some("x"));
    let batch = rows.finish().expect("a batch");
    fn empty(name: &str, column: &ArrayRef, found: &mut Vec<String>) {
        if let Some(list) = column.as_list_opt::<i32>() {
            return empty(name, list.values(), found);
        }
        if let Some(columns) = column.as_struct_opt() {
            for (field, child) in columns.fields().iter().zip(columns.columns()) {
                empty(&format!("{name}.{}", field.name()), child, found);
            }
        }
        if column.null_count() == column.len() && !name.ends_with("_text") {
            found.push(name.to_owned());
        }
    }
    let mut found = Vec::new();
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        empty(field.name(), column, &mut found);
    }
    let rare = ["part_of", "upper", "outcome", "origin", "destination", "parent", "alternative", "said_by", "unit"];
    found.retain(|name| !rare.contains(&name.rsplit('.').next().unwrap_or_default()));
    assert!(found.is_empty(), "{found:?}");
}

const TEXTS: [Option<&str>; 4] =
    [Some("Polisi menyita 28 kilogram sabu, Selasa."), None, Some(""), Some("Ada 2 tersangka.")];

#[test]
fn texts_of_every_type_give_the_same() {
    let extractor = Extractor::default();
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from(TEXTS.to_vec())),
        Arc::new(LargeStringArray::from(TEXTS.to_vec())),
        Arc::new(StringViewArray::from(TEXTS.to_vec())),
    ];
    let batches: Vec<RecordBatch> =
        columns.iter().map(|texts| petik_arrow::extract(&extractor, texts, None, None).expect("a batch")).collect();
    assert_eq!(batches[0], batches[1]);
    assert_eq!(batches[0], batches[2]);
    assert_eq!(row(&batches[0], 0)["quantities"][0]["value"], "28");
    let null = row(&batches[0], 1);
    assert!(null.as_object().expect("an object").values().all(Value::is_null), "nulls stay null");
    assert_eq!(row(&batches[0], 2)["quantities"], Value::Array(Vec::new()));
}

#[test]
fn ids_and_days_come_along_and_a_bad_day_says_so() {
    let texts = StringArray::from(TEXTS.to_vec());
    let ids = StringArray::from(vec![Some("a"), Some("b"), None, Some("d")]);
    let days = StringArray::from(vec![Some("2024-12-26"), Some("kemarin"), None, Some("kemarin")]);
    let batch = petik_arrow::extract(&Extractor::default(), &texts, Some(&ids), Some(&days)).expect("a batch");
    let first = row(&batch, 0);
    assert_eq!((&first["id"], &first["dates"][0]["from"]), (&"a".into(), &"2024-12-24".into()));
    assert_eq!((&row(&batch, 1)["id"], &row(&batch, 1)["error"]), (&"b".into(), &Value::Null));
    let last = row(&batch, 3);
    assert_eq!(last["quantities"][0]["value"], "2");
    assert_eq!(last["error"], "\"kemarin\" is no day of publication; write YYYY-MM-DD");
    let days = Date32Array::from(vec![Some(20_083), None, None, None]);
    let typed = petik_arrow::extract(&Extractor::default(), &texts, Some(&ids), Some(&days)).expect("a batch");
    assert_eq!(row(&typed, 0), first);
}

#[test]
fn columns_that_are_wrong_are_told() {
    let texts = StringArray::from(TEXTS.to_vec());
    let numbers = Int32Array::from(vec![1, 2, 3, 4]);
    let short = StringArray::from(vec!["a"]);
    let extractor = Extractor::default();
    let told = |result: Result<RecordBatch, petik_arrow::Error>| result.expect_err("wrong").to_string();
    assert_eq!(
        told(petik_arrow::extract(&extractor, &numbers, None, None)),
        "the column of texts is of type Int32; texts are strings (utf8, large_utf8 or utf8_view)"
    );
    assert!(told(petik_arrow::extract(&extractor, &texts, None, Some(&numbers))).contains("or days (date32)"));
    assert_eq!(
        told(petik_arrow::extract(&extractor, &texts, Some(&short), None)),
        "the column of ids has 1 rows, that of texts 4; give one a text, null where unknown"
    );
}

#[test]
fn a_monstrous_row_is_one_of_the_batch() {
    let monster = "9".repeat(5_000_000);
    let texts = StringArray::from(vec![monster.as_str(), "Ada 2 tersangka.", "\u{0}\u{FFFF}\u{202E}"]);
    let batch = petik_arrow::extract(&Extractor::default(), &texts, None, None).expect("a batch");
    assert_eq!(batch.num_rows(), 3);
    assert_eq!(row(&batch, 1)["quantities"][0]["value"], "2");
}
