//! The records of [petik](https://docs.rs/petik) as [Apache Arrow](https://arrow.apache.org).
//!
//! There are two forms:
//!
//! - [`nested`]: one row an article, a list of structs a kind, as the JSON form has them. [`extract`] makes it of a
//!   column of texts.
//! - [`flat`]: a table a kind, one row a record, with names, offices and days written out beside the ids; and the table
//!   of [events](flat::events). Names of protected persons are masked there unless told otherwise.
//!
//! ```
//! use arrow_array::StringArray;
//!
//! let texts = StringArray::from(vec![Some("Polisi menyita 28 kilogram sabu."), None]);
//! let batch = petik_arrow::extract(&petik::Extractor::default(), &texts, None, None)?;
//! assert_eq!(batch.num_rows(), 2);
//! assert_eq!(batch.schema(), petik_arrow::nested::schema());
//! # Ok::<(), petik_arrow::Error>(())
//! ```
//!
//! Decimals are `decimal128(38, 9)`; beside each stands a column of the same name with `_text`, which holds the figure as
//! text where nine places after the point do not hold it, and the decimal is null there. Days are `date32`, words of closed lists
//! are strings, offsets are 64-bit integers.

mod batch;
mod column;
mod error;
pub mod flat;
pub mod nested;

pub use batch::{Articles, Row, day, extract, not_a_day};
pub use error::Error;
