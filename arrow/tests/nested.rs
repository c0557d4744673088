//! The nested form holds what the JSON form holds.

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, BooleanArray, Date32Array, Date64Array, Int8Array, Int32Array,
    Int64Array, LargeBinaryArray, LargeStringArray, RecordBatch, StringArray, StringViewArray,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray, UInt64Array,
};
use arrow_schema::{DataType, Field};
use petik::Extractor;
use petik_arrow::Articles;
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
    let bytes: Vec<Option<&[u8]>> = TEXTS.iter().map(|text| text.map(str::as_bytes)).collect();
    let columns: [ArrayRef; 6] = [
        Arc::new(StringArray::from(TEXTS.to_vec())),
        Arc::new(LargeStringArray::from(TEXTS.to_vec())),
        Arc::new(StringViewArray::from(TEXTS.to_vec())),
        Arc::new(BinaryArray::from(bytes.clone())),
        Arc::new(LargeBinaryArray::from(bytes.clone())),
        Arc::new(BinaryViewArray::from(bytes)),
    ];
    let batches: Vec<RecordBatch> =
        columns.iter().map(|texts| petik_arrow::extract(&extractor, texts, None, None).expect("a batch")).collect();
    assert!(batches.iter().all(|batch| *batch == batches[0]));
    assert_eq!(row(&batches[0], 0)["quantities"][0]["value"], "28");
    let mut null = row(&batches[0], 1);
    assert_eq!(null["error"].take(), "no text: the value is null");
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
    assert_eq!((&row(&batch, 1)["id"], &row(&batch, 1)["error"]), (&"b".into(), &"no text: the value is null".into()));
    let last = row(&batch, 3);
    assert_eq!(last["quantities"][0]["value"], "2");
    assert_eq!(last["error"], "\"kemarin\" is no day of publication; write YYYY-MM-DD, a time of day may follow");
    let noon = (20_083 * 24 + 12) * 3600;
    let days: [ArrayRef; 6] = [
        Arc::new(Date32Array::from(vec![Some(20_083), None, None, None])),
        Arc::new(Date64Array::from(vec![Some(20_083 * 86_400_000), None, None, None])),
        Arc::new(TimestampSecondArray::from(vec![Some(noon), None, None, None])),
        Arc::new(TimestampMillisecondArray::from(vec![Some(noon * 1_000), None, None, None])),
        Arc::new(TimestampMicrosecondArray::from(vec![Some(noon * 1_000_000), None, None, None])),
        Arc::new(TimestampNanosecondArray::from(vec![Some(noon * 1_000_000_000), None, None, None])),
    ];
    for days in days {
        let typed = petik_arrow::extract(&Extractor::default(), &texts, Some(&ids), Some(&days)).expect("a batch");
        assert_eq!(row(&typed, 0), first, "{}", days.data_type());
    }
    let zoned = TimestampSecondArray::from(vec![Some(noon), None, None, None]).with_timezone("+07:00");
    assert!(petik_arrow::extract(&Extractor::default(), &texts, None, Some(&zoned)).is_err(), "whose day?");
}

#[test]
fn ids_may_be_numbers() {
    let texts = StringArray::from(TEXTS.to_vec());
    let columns: [ArrayRef; 3] = [
        Arc::new(Int32Array::from(vec![Some(-1), Some(2), None, Some(4)])),
        Arc::new(Int64Array::from(vec![Some(-1), Some(2), None, Some(4)])),
        Arc::new(Int8Array::from(vec![Some(-1), Some(2), None, Some(4)])),
    ];
    for ids in columns {
        let batch = petik_arrow::extract(&Extractor::default(), &texts, Some(&ids), None).expect("a batch");
        let found: Vec<Value> = (0..4).map(|at| row(&batch, at)["id"].take()).collect();
        assert_eq!(found, ["-1".into(), "2".into(), Value::Null, "4".into()], "{}", ids.data_type());
    }
    let most = UInt64Array::from(vec![u64::MAX]);
    let one = StringArray::from(vec![""]);
    let batch = petik_arrow::extract(&Extractor::default(), &one, Some(&most), None).expect("a batch");
    assert_eq!(row(&batch, 0)["id"], "18446744073709551615");
}

#[test]
fn a_row_that_could_not_be_read_says_why() {
    let texts = StringArray::from(TEXTS.to_vec());
    let faults = StringArray::from(vec![Some("it is a picture"), None, None, None]);
    let articles = Articles::new(&texts).and_then(|articles| articles.faults(Some(&faults))).expect("columns");
    let extractor = Extractor::default();
    let rows: Vec<_> = (0..articles.len()).map(|at| articles.extract(&extractor, at)).collect();
    assert!(rows[0].found.is_none() && rows[1].found.is_none() && rows[3].found.is_some());
    assert_eq!(rows[0].error.as_deref(), Some("it is a picture"));
    let mut nested = Builder::new();
    rows.iter().for_each(|row| row.push_to(&mut nested));
    let batch = nested.finish().expect("a batch");
    assert_eq!((&row(&batch, 0)["error"], &row(&batch, 0)["article"]), (&"it is a picture".into(), &Value::Null));
    assert_eq!(row(&batch, 3)["quantities"][0]["value"], "2");
}

#[test]
fn bytes_that_are_no_text_are_a_null_row() {
    let texts = BinaryArray::from(vec![b"Polda Jambi \xff".as_slice(), b"Ada 2 tersangka."]);
    let batch = petik_arrow::extract(&Extractor::default(), &texts, None, None).expect("a batch");
    assert_eq!(row(&batch, 0)["error"], "not UTF-8: invalid byte at offset 12; convert the text to UTF-8 first");
    assert_eq!(row(&batch, 0)["article"], Value::Null);
    assert_eq!(row(&batch, 1)["quantities"][0]["value"], "2");
}

#[test]
fn parts_have_so_many_rows_and_bytes() {
    let texts = StringArray::from(vec![Some("1234"), None, Some("123456789"), Some("12"), Some("12"), Some("1")]);
    let articles = Articles::new(&texts).expect("columns");
    assert_eq!(articles.parts(100, 100).as_slice(), std::slice::from_ref(&(0..6)));
    assert_eq!(articles.parts(2, 100), [0..2, 2..4, 4..6]);
    assert_eq!(articles.parts(100, 4), [0..2, 2..3, 3..5, 5..6], "a long one goes alone");
    let none = StringArray::from(Vec::<&str>::new());
    assert!(Articles::new(&none).expect("columns").parts(1, 1).is_empty());
}

#[test]
fn more_text_than_a_batch_holds_is_refused_and_a_text_that_long_is_a_null_row() {
    let long = " ".repeat(Articles::LONGEST + 1);
    let texts = StringArray::from(vec![long.as_str(), "Ada 2 tersangka."]);
    let batch = petik_arrow::extract(&Extractor::default(), &texts, None, None).expect("a batch");
    assert_eq!(row(&batch, 0)["error"], "the text has 67108865 bytes; in a batch it may have 67108864");
    assert_eq!(row(&batch, 1)["quantities"][0]["value"], "2");
    let half = &long[..Articles::LONGEST / 2 + 1];
    let texts = StringArray::from(vec![half, half]);
    let error = petik_arrow::extract(&Extractor::default(), &texts, None, None).expect_err("too much").to_string();
    assert_eq!(error, "67108866 bytes of text; a batch may have 67108864: read the column in parts");
}

#[test]
fn columns_that_are_wrong_are_told() {
    let texts = StringArray::from(TEXTS.to_vec());
    let numbers = Int32Array::from(vec![1, 2, 3, 4]);
    let truths = BooleanArray::from(vec![true, false, true, false]);
    let short = StringArray::from(vec!["a"]);
    let extractor = Extractor::default();
    let told = |result: Result<RecordBatch, petik_arrow::Error>| result.expect_err("wrong").to_string();
    assert_eq!(
        told(petik_arrow::extract(&extractor, &numbers, None, None)),
        "the column of texts is of type Int32; texts are strings, or binary that holds UTF-8"
    );
    assert!(petik_arrow::extract(&extractor, &numbers, None, None).expect_err("wrong").is_type());
    assert!(!petik_arrow::extract(&extractor, &texts, Some(&short), None).expect_err("wrong").is_type());
    assert!(
        told(petik_arrow::extract(&extractor, &texts, None, Some(&numbers)))
            .contains("or timestamps without a time zone")
    );
    assert!(told(petik_arrow::extract(&extractor, &texts, Some(&truths), None)).contains("or integers"));
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

/// `PETIK_BLESS=1 cargo test -p petik-arrow --test nested` writes the page anew.
#[test]
fn the_page_of_the_nested_form_tells_every_column() {
    fn kind(data_type: &DataType) -> String {
        match data_type {
            DataType::Utf8 => "`utf8`".to_owned(),
            DataType::Int64 => "`int64`".to_owned(),
            DataType::Boolean => "`bool`".to_owned(),
            DataType::Date32 => "`date32`".to_owned(),
            DataType::Decimal128(precision, scale) => format!("`decimal128({precision}, {scale})`"),
            DataType::List(item) if matches!(item.data_type(), DataType::Struct(_)) => "list of".to_owned(),
            DataType::List(item) => format!("list of {}", kind(item.data_type())),
            DataType::Struct(_) => "struct of".to_owned(),
            other => panic!("a column of {other}"),
        }
    }
    fn write(page: &mut String, depth: usize, field: &Field) {
        let _ = writeln!(page, "{}- `{}`: {}", "  ".repeat(depth), field.name(), kind(field.data_type()));
        let inner = match field.data_type() {
            DataType::List(item) => item.data_type(),
            other => other,
        };
        if let DataType::Struct(fields) = inner {
            fields.iter().for_each(|field| write(page, depth + 1, field));
        }
    }
    let mut page = String::from(
        "# The nested form\n\nThe columns of the batches that `petik_arrow::extract` and Python's `petik.extract_batch` \
         make: a row an article, a list\nof structs a kind, with the keys of the JSON form, whose meaning `petik schema` \
         and the documentation of the library tell.\nThis page is written from the code.\n\n\
         Everything may be null. `error` says why a row is null, or what of it was not understood. `start` and `end` are \
         bytes.\nBeside a decimal stands a column of its name with `_text`, which holds the figure as text where it has \
         more than nine digits\nafter the point and the decimal is null. Names of protected persons are not masked; see \
         [ethics](ethics.md).\n\n",
    );
    petik_arrow::nested::schema().fields().iter().for_each(|field| write(&mut page, 0, field));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/nested.md");
    if std::env::var_os("PETIK_BLESS").is_some() {
        fs::write(&path, &page).expect("the page");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/nested.md is not what the code says; PETIK_BLESS=1 writes it anew");
}
