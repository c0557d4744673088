//! How much of an article is read and kept.

use clap::Args;
use petik::{Extractor, ExtractorBuilder};

/// Limits for articles of which nothing is known.
#[derive(Args, Clone, Copy, Debug)]
pub struct Limits {
    /// Read no more than so many bytes of an article; `truncated` says where it was cut.
    #[arg(long, value_name = "BYTES")]
    max_text_len: Option<usize>,
    /// Keep no more than so many records of an article, the first in the text; `truncated` says where the others begin.
    #[arg(long, value_name = "N")]
    max_records: Option<usize>,
}

impl Limits {
    /// What sets an extractor up with these limits.
    pub fn builder(self) -> ExtractorBuilder {
        let mut builder = Extractor::builder();
        if let Some(bytes) = self.max_text_len {
            builder = builder.max_text_len(bytes);
        }
        if let Some(records) = self.max_records {
            builder = builder.max_records(records);
        }
        builder
    }
}
