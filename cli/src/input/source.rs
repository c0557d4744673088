//! The bytes of an input: unpacked where they are packed, in UTF-8 where the caller names another encoding.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;

const GZIP: &[u8] = &[0x1F, 0x8B];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
const MARK: &[u8] = "\u{FEFF}".as_bytes();
/// Bytes read at a time.
const BUFFER: usize = 128 * 1024;

/// Counts the bytes that are read, as they lie on the disk.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// An input, as bytes of text.
pub struct Source {
    reader: BufReader<Box<dyn Read>>,
}

impl Source {
    /// Unpacks by the first bytes, whatever the name of the file. What is read is added to `count`.
    pub(super) fn new(
        raw: Box<dyn Read>,
        encoding: Option<&'static Encoding>,
        count: Arc<AtomicU64>,
    ) -> io::Result<Self> {
        let mut raw = Counted { inner: raw, count };
        let mut first = Vec::with_capacity(ZSTD.len());
        raw.by_ref().take(ZSTD.len() as u64).read_to_end(&mut first)?;
        let (gzip, zstd) = (first.starts_with(GZIP), first.starts_with(ZSTD));
        let whole = io::Cursor::new(first).chain(raw);
        let unpacked: Box<dyn Read> = if gzip {
            Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, whole)))
        } else if zstd {
            Box::new(zstd::Decoder::new(whole)?)
        } else {
            Box::new(whole)
        };
        let text: Box<dyn Read> = match encoding {
            Some(encoding) => Box::new(DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(unpacked)),
            None => unpacked,
        };
        Ok(Source { reader: BufReader::with_capacity(BUFFER, text) })
    }

    /// Without the byte order mark that it may begin with.
    pub(super) fn without_mark(mut self) -> Self {
        // A failure to read shows again at the next read.
        if self.reader.fill_buf().is_ok_and(|bytes| bytes.starts_with(MARK)) {
            self.reader.consume(MARK.len());
        }
        self
    }

    /// Its first line, which is read again.
    pub(super) fn first_line(mut self) -> io::Result<(Vec<u8>, Self)> {
        const LONGEST: u64 = 1 << 16;
        let mut line = Vec::new();
        self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
        let whole: Box<dyn Read> = Box::new(io::Cursor::new(line.clone()).chain(self.reader));
        Ok((line, Source { reader: BufReader::with_capacity(BUFFER, whole) }))
    }

    /// Whether all that came has been taken, so that the next read may have to wait.
    pub(super) fn rests(&self) -> bool {
        self.reader.buffer().is_empty()
    }
}

impl Read for Source {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.reader.read(out)
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.reader.consume(count);
    }
}
