//! Inputs opened: files and standard input, unpacked where they are compressed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use tradelane_legacy::table::TextEncoding;

/// How many bytes of an input tell its format.
const PEEK: usize = 64 * 1024;

/// One input: its name and its bytes.
pub struct Input {
    name: Arc<str>,
    reader: Box<dyn BufRead + Send>,
    sheet: Option<String>,
    encoding: Option<TextEncoding>,
    size: Option<u64>,
    read: Arc<std::sync::atomic::AtomicU64>,
}

impl Input {
    /// Opens a file; `-` is standard input. gzip and zstd are recognised by their first bytes.
    ///
    /// # Errors
    /// Where the file cannot be opened or its first bytes cannot be read.
    pub fn open(path: &str) -> io::Result<Self> {
        if path == "-" {
            return Self::new("-", Box::new(io::stdin()), None);
        }
        if Path::new(path).is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        let file = File::open(path)?;
        let size = file.metadata().ok().map(|metadata| metadata.len());
        Self::new(path, Box::new(file), size)
    }

    /// An input from bytes in memory.
    ///
    /// # Errors
    /// Where they are compressed and the compression is broken from the first byte.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> io::Result<Self> {
        let size = Some(bytes.len() as u64);
        Self::new(name, Box::new(io::Cursor::new(bytes)), size)
    }

    fn new(name: &str, source: Box<dyn Read + Send>, size: Option<u64>) -> io::Result<Self> {
        let read = Arc::new(std::sync::atomic::AtomicU64::new(0));
        let counted = Counted { source, read: Arc::clone(&read) };
        let mut raw = BufReader::with_capacity(PEEK, counted);
        let start = raw.fill_buf()?;
        let unpacked: Box<dyn Read + Send> = if start.starts_with(&[0x1f, 0x8b]) {
            Box::new(flate2::read::MultiGzDecoder::new(raw))
        } else if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            Box::new(ruzstd::decoding::StreamingDecoder::new(raw).map_err(|error| io::Error::other(error.to_string()))?)
        } else {
            Box::new(raw)
        };
        let reader = Box::new(BufReader::with_capacity(PEEK, unpacked));
        Ok(Self { name: name.into(), reader, sheet: None, encoding: None, size, read })
    }

    /// The input with the name of the sheet that is read where it is a workbook; the first that is shown without.
    #[must_use]
    pub fn with_sheet(self, sheet: Option<String>) -> Self {
        Self { sheet, ..self }
    }

    /// The input with its encoding where it is a table and does not say it itself.
    #[must_use]
    pub fn with_encoding(self, encoding: Option<TextEncoding>) -> Self {
        Self { encoding, ..self }
    }

    /// The encoding that its byte order mark says, else the one that is told.
    pub(crate) fn encoding(&mut self) -> io::Result<Option<TextEncoding>> {
        let told = self.encoding;
        Ok(TextEncoding::of_start(self.peek()?).or(told))
    }

    /// The name of the sheet that is asked for.
    pub(crate) fn sheet(&self) -> Option<String> {
        self.sheet.clone()
    }

    /// The name as it was given.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The size of the file in bytes, packed as it is; `None` where it is not known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// How many bytes of the file were read so far, as a counter to watch.
    pub fn progress(&self) -> Arc<std::sync::atomic::AtomicU64> {
        Arc::clone(&self.read)
    }

    /// The first bytes, without taking them.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn peek(&mut self) -> io::Result<&[u8]> {
        // A first read may give less than asked for; what matters stands in the first few hundred bytes, and only
        // a pipe that is written a few bytes at a time gives less than those.
        self.reader.fill_buf()
    }

    /// The bytes.
    pub fn into_reader(self) -> Box<dyn BufRead + Send> {
        self.reader
    }
}

/// Counts what is read.
struct Counted {
    source: Box<dyn Read + Send>,
    read: Arc<std::sync::atomic::AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.read.fetch_add(count as u64, std::sync::atomic::Ordering::Relaxed);
        Ok(count)
    }
}
