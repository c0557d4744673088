//! Columns of simple types, built a value at a time.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{ArrayBuilder as _, Date32Builder, Decimal128Builder, StringBuilder};
use arrow_schema::DataType;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// All digits of a decimal.
pub(crate) const PRECISION: u8 = 38;
/// Its digits after the point.
pub(crate) const SCALE: i8 = 9;

/// The day 1970-01-01, counted from the first of the common era.
const EPOCH: i32 = 719_163;

/// The type of a decimal.
pub(crate) fn decimal_type() -> DataType {
    DataType::Decimal128(PRECISION, SCALE)
}

/// The name of the column that holds what a decimal cannot.
pub(crate) fn text_name(name: &str) -> String {
    format!("{name}_text")
}

/// A decimal, and the text of what does not fit.
pub(crate) struct DecimalColumn {
    values: Decimal128Builder,
    texts: StringBuilder,
}

impl DecimalColumn {
    pub(crate) fn new() -> Self {
        DecimalColumn { values: Decimal128Builder::new().with_data_type(decimal_type()), texts: StringBuilder::new() }
    }

    pub(crate) fn push(&mut self, value: Option<Decimal>) {
        let scaled = value.and_then(scaled);
        self.values.append_option(scaled);
        match (value, scaled) {
            (Some(value), None) => self.texts.append_value(value.normalize().to_string()),
            _ => self.texts.append_null(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The decimals and the texts.
    pub(crate) fn finish(&mut self) -> [ArrayRef; 2] {
        [Arc::new(self.values.finish()), Arc::new(self.texts.finish())]
    }
}

/// The value in units of the last place, where it has no digits beyond.
fn scaled(value: Decimal) -> Option<i128> {
    let value = value.normalize();
    let up = (SCALE as u32).checked_sub(value.scale())?;
    // 29 digits before the point are all that a decimal has.
    value.mantissa().checked_mul(10_i128.checked_pow(up)?)
}

/// Appends a day.
pub(crate) fn push_date(days: &mut Date32Builder, date: Option<NaiveDate>) {
    days.append_option(date.map(|date| date.num_days_from_ce() - EPOCH));
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::Decimal128Type;

    #[test]
    fn a_decimal_of_more_places_is_kept_as_text() {
        let mut column = DecimalColumn::new();
        for text in ["1.5", "0.000000001", "0.0000000001", "79228162514264337593543950335", "-7.44", "2.500000000000"] {
            column.push(Some(text.parse().expect("a decimal")));
        }
        column.push(None);
        let [values, texts] = column.finish();
        let values = values.as_primitive::<Decimal128Type>();
        assert_eq!(values.value_as_string(0), "1.500000000");
        assert_eq!(values.value_as_string(1), "0.000000001");
        assert!(values.is_null(2));
        assert_eq!(texts.as_string::<i32>().value(2), "0.0000000001");
        assert_eq!(values.value_as_string(3), "79228162514264337593543950335.000000000");
        assert_eq!(values.value_as_string(4), "-7.440000000");
        assert_eq!(values.value_as_string(5), "2.500000000");
        assert!(values.is_null(6) && texts.is_null(6) && texts.is_null(0));
    }

    #[test]
    fn days_are_counted_from_1970() {
        let mut days = Date32Builder::new();
        push_date(&mut days, NaiveDate::from_ymd_opt(1970, 1, 1));
        push_date(&mut days, NaiveDate::from_ymd_opt(2024, 12, 24));
        push_date(&mut days, None);
        let days = days.finish();
        assert_eq!((days.value(0), days.value(1), days.is_null(2)), (0, 20_081, true));
    }
}
