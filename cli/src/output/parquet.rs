//! Parquet: every part of a table is one group of rows, encoded where its articles are read; the parts become one file
//! at the end, as they are.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use parquet::arrow::{ArrowSchemaConverter, add_encoded_arrow_schema_to_metadata};
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use petik_arrow::flat::{NOTE, Table, TableBuilder, events, schema};

/// Bytes before every part of a spool: its length.
const LENGTH: usize = size_of::<u64>();

fn properties(table: &dyn Table) -> WriterProperties {
    let note = |key: &str, value: &str| KeyValue::new(key.to_owned(), Some(value.to_owned()));
    let mut notes = vec![note("petik:table", table.name())];
    if table.name() == events().name() {
        notes.push(note("petik:note", NOTE));
    }
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("petik ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(notes))
        // Indexes of pages would not outlive the joining of the parts.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .build()
}

/// The rows of a table so far, as a Parquet file with its length before it; nothing where there are none.
pub(super) fn part(table: &mut TableBuilder) -> std::result::Result<Vec<u8>, String> {
    if table.is_empty() {
        return Ok(Vec::new());
    }
    let rows = table.finish().map_err(|error| error.to_string())?;
    let encode = || -> Result<Vec<u8>> {
        let options =
            ArrowWriterOptions::new().with_properties(properties(table.table())).with_skip_arrow_metadata(true);
        let mut writer = ArrowWriter::try_new_with_options(vec![0; LENGTH], table.schema(), options)?;
        writer.write(&rows)?;
        writer.into_inner()
    };
    let mut out = encode().map_err(|error| error.to_string())?;
    let length = (out.len() - LENGTH) as u64;
    if let Some(head) = out.get_mut(..LENGTH) {
        head.copy_from_slice(&length.to_le_bytes());
    }
    Ok(out)
}

/// Makes one file of the parts in a spool.
pub(super) fn join(table: &dyn Table, carry: &[String], spool: &File, out: &File) -> Result<()> {
    let schema = schema(table, carry);
    let parquet = ArrowSchemaConverter::new().convert(&schema)?;
    let mut properties = properties(table);
    add_encoded_arrow_schema_to_metadata(&schema, &mut properties);
    let out = BufWriter::new(out);
    let mut writer = SerializedFileWriter::new(out, parquet.root_schema_ptr(), Arc::new(properties))?;
    let mut spool = BufReader::new(spool);
    let mut length = [0; LENGTH];
    while spool.read(&mut length[..1])? == 1 {
        spool.read_exact(&mut length[1..])?;
        let mut part = Vec::new();
        spool.by_ref().take(u64::from_le_bytes(length)).read_to_end(&mut part)?;
        let part = Bytes::from(part);
        let reader = SerializedFileReader::new(part.clone())?;
        for group in reader.metadata().row_groups() {
            let mut rows = writer.next_row_group()?;
            for column in group.columns() {
                let whole = ColumnCloseResult {
                    bytes_written: column.compressed_size().try_into().unwrap_or_default(),
                    rows_written: group.num_rows().try_into().unwrap_or_default(),
                    metadata: column.clone(),
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                rows.append_column(&part, whole)?;
            }
            rows.close()?;
        }
    }
    writer.into_inner()?.flush()?;
    Ok(())
}
