//! The messages of an input, one by one.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tradelane_findings::{Finding, Findings, Layer, Place};
use tradelane_legacy::edifact::{Cutter, Limits, RawMessage};
use tradelane_legacy::table::TextEncoding;
use tradelane_legacy::{json, table, x12, xml};

use crate::Options;
use crate::detect::Syntax;
use crate::input::Input;
use crate::json::{JsonFeed, JsonItem};

/// The greatest size of one JSON document or XML message in bytes.
const MESSAGE_LIMIT: usize = 64 << 20;

/// One message as it stands in its input.
#[derive(Debug)]
pub struct Raw {
    pub(crate) file: Arc<str>,
    pub(crate) body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    Edifact(RawMessage),
    X12(x12::RawMessage),
    Xml(Vec<u8>),
    Table(table::RawMessage),
    Epcis(json::RawMessage),
    Event(xml::RawEvent),
    Json(JsonItem),
}

impl Raw {
    /// How many bytes the message has.
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Edifact(raw) => raw.bytes.len(),
            Body::X12(raw) => raw.bytes.len(),
            Body::Xml(bytes) => bytes.len(),
            Body::Table(raw) => raw.bytes.len(),
            Body::Epcis(raw) => raw.bytes.len(),
            Body::Event(raw) => raw.bytes.len(),
            Body::Json(item) => item.bytes.len(),
        }
    }
}

/// The first bytes of a workbook: those of a ZIP archive.
pub(crate) const WORKBOOK: &[u8] = b"PK\x03\x04";

type Reader = Box<dyn BufRead + Send>;

enum Source {
    Edifact(Box<Cutter<Reader>>),
    X12(Box<x12::Cutter<Reader>>),
    Xml(Option<Reader>),
    Events(Box<xml::EventCutter<Reader>>),
    Table(Box<table::Cutter<Reader>>),
    Products(Box<table::FeedCutter<Reader>>),
    Epcis(Box<json::Cutter<Reader>>),
    Json(Box<JsonFeed<Reader>>),
}

/// The messages of an input.
pub struct Feed {
    file: Arc<str>,
    syntax: Syntax,
    source: Source,
    size: Option<u64>,
    read: Arc<AtomicU64>,
    /// What was found when it was opened, told with the first message.
    found: Vec<Finding>,
}

impl Feed {
    /// Opens a feed. Where the syntax is not given it is detected; `Err` with a finding where it cannot be.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn open(input: Input, syntax: Option<Syntax>) -> io::Result<Result<Self, Finding>> {
        Self::open_own(input, syntax, None)
    }

    /// Opens a feed as options say: their syntax, the sheet of a workbook, the table that their crosswalk is for.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn open_with(input: Input, options: &Options) -> io::Result<Result<Self, Finding>> {
        let own = options.crosswalk.as_ref().and_then(|own| table::of(own.definition)).filter(|own| !own.is_feed);
        let partner = options.partners.as_deref().and_then(|partners| partners.of_messages(options.partner.as_deref()));
        let encoding = options.encoding.or_else(|| partner.and_then(|partner| partner.encoding));
        let input = input.with_sheet(options.sheet.clone()).with_encoding(encoding);
        Self::open_own(input, options.syntax, own)
    }

    fn open_own(
        mut input: Input,
        syntax: Option<Syntax>,
        own: Option<&'static table::Format>,
    ) -> io::Result<Result<Self, Finding>> {
        let file = Arc::clone(input.name());
        let encoding = input.encoding()?;
        let detected = syntax.map_or_else(|| detect(&mut input, encoding), |syntax| Ok(Some(syntax)))?;
        let is_empty = input.peek()?.is_empty();
        let detected = detected.or(own.filter(|_| !is_empty).map(|own| Syntax::Table(Some(own))));
        let Some(syntax) = detected else {
            let message = if is_empty { "the input is empty" } else { "the format of the input is not known" };
            let place = Place { file: Some(file), line: 1, column: 1, ..Place::default() };
            let finding = Finding::error("unknown-format", Layer::Syntax, message).in_source(place);
            return Ok(Err(finding
                .help("EDIFACT begins with UNA, UNB or UNH, X12 with ISA, XML with <, JSON with { or [, EPCIS with the @context or type of its document, a table with the line of its columns, a workbook with PK; --from names the format")));
        };
        // A product feed in XML is cut into its products, whatever its size; a document of events into these.
        let syntax = match syntax {
            Syntax::Xml => table::detect_feed(input.peek()?).map_or(Syntax::Xml, |format| Syntax::Table(Some(format))),
            other => other,
        };
        let is_workbook = input.peek()?.starts_with(WORKBOOK) && matches!(syntax, Syntax::Table(_));
        let start = if syntax == Syntax::Xml { input.peek()?.to_vec() } else { Vec::new() };
        let is_events = xml::peek_root(&start).is_some_and(|(namespace, local)| xml::is_events(&namespace, &local));
        let (size, read, sheet) = (input.size(), input.progress(), input.sheet());
        let (mut reader, mut cells, mut found) = (input.into_reader(), None, Vec::new());
        if is_events {
            let mut told = Findings::new();
            let cutter = xml::EventCutter::new(reader, &start, Some(Arc::clone(&file)), &mut told)?;
            let (source, found) = (Source::Events(Box::new(cutter)), told.into_vec());
            return Ok(Ok(Self { source, file, syntax, size, read, found }));
        }
        if is_workbook {
            let sheet = match read_sheet(reader, &file, sheet.as_deref())? {
                Ok(sheet) => sheet,
                Err(finding) => return Ok(Err(*finding)),
            };
            reader = Box::new(BufReader::with_capacity(1 << 16, Cursor::new(sheet.text)));
            (cells, found) = (Some(sheet.cells), sheet.findings);
        }
        let is_table = matches!(syntax, Syntax::Table(format) if format.is_none_or(|format| !format.is_feed));
        if let Some(encoding) = encoding.filter(|_| is_table && !is_workbook) {
            reader = Box::new(BufReader::with_capacity(1 << 16, encoding.reader(reader)));
        }
        let syntax = match (syntax, own) {
            (Syntax::Table(None), Some(own)) if own.fits(reader.fill_buf()?) => Syntax::Table(Some(own)),
            _ => syntax,
        };
        Ok(Ok(Self { source: source(syntax, reader, &file, cells), file, syntax, size, read, found }))
    }

    /// How much of the input was read, in millionths; one whose size is not known counts as a gibibyte.
    pub(crate) fn share_read(&self) -> u64 {
        let read = self.read.load(Ordering::Relaxed);
        let size = self.size.filter(|size| *size > 0).unwrap_or(1 << 30);
        read.saturating_mul(1_000_000) / size
    }

    /// The syntax of the input.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The next message; `None` at the end. What is wrong around messages is told in `findings`.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<Raw>> {
        findings.extend(self.found.drain(..));
        let body = match &mut self.source {
            Source::Edifact(cutter) => cutter.next(findings)?.map(Body::Edifact),
            Source::X12(cutter) => cutter.next(findings)?.map(Body::X12),
            Source::Table(cutter) => cutter.next(findings)?.map(Body::Table),
            Source::Products(cutter) => cutter.next(findings)?.map(Body::Table),
            Source::Epcis(cutter) => cutter.next(findings)?.map(Body::Epcis),
            Source::Events(cutter) => cutter.next(findings)?.map(Body::Event),
            Source::Json(feed) => feed.next()?.map(Body::Json),
            Source::Xml(reader) => match reader.take() {
                Some(reader) => {
                    let mut bytes = Vec::new();
                    // One byte more than the limit: the reader of the message tells that it is too long.
                    reader.take(MESSAGE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
                    Some(Body::Xml(bytes))
                }
                None => None,
            },
        };
        Ok(body.map(|body| Raw { file: Arc::clone(&self.file), body }))
    }

    /// The interchanges and groups that hold no message and ended before the message that came last: their headers.
    pub(crate) fn take_empty(&mut self) -> Vec<Raw> {
        let bodies: Vec<Body> = match &mut self.source {
            Source::Edifact(cutter) => cutter.take_empty().into_iter().map(Body::Edifact).collect(),
            Source::X12(cutter) => cutter.take_empty().into_iter().map(Body::X12).collect(),
            Source::Json(_) | Source::Xml(_) | Source::Table(_) | Source::Products(_) => Vec::new(),
            Source::Epcis(_) | Source::Events(_) => Vec::new(),
        };
        bodies.into_iter().map(|body| Raw { file: Arc::clone(&self.file), body }).collect()
    }
}

/// Reads the sheet of a workbook, as much of it as is allowed.
fn read_sheet(reader: Reader, file: &Arc<str>, name: Option<&str>) -> io::Result<Result<table::Sheet, Box<Finding>>> {
    let mut bytes = Vec::new();
    reader.take(table::MOST_PACKED + 1).read_to_end(&mut bytes)?;
    Ok(table::sheet(bytes, Some(Arc::clone(file)), name))
}

fn source(syntax: Syntax, reader: Reader, file: &Arc<str>, cells: Option<Arc<table::Cells>>) -> Source {
    let file = Some(Arc::clone(file));
    match syntax {
        Syntax::Edifact => Source::Edifact(Box::new(Cutter::new(reader, file, Limits::default()))),
        Syntax::X12 => Source::X12(Box::new(x12::Cutter::new(reader, file, Limits::default()))),
        Syntax::Xml => Source::Xml(Some(reader)),
        Syntax::Table(Some(format)) if format.is_feed => {
            Source::Products(Box::new(table::FeedCutter::new(reader, file, format)))
        }
        Syntax::Table(format) => {
            let cutter = table::Cutter::new(reader, file, format);
            Source::Table(Box::new(match cells {
                Some(cells) => cutter.with_cells(cells),
                None => cutter,
            }))
        }
        Syntax::Epcis => Source::Epcis(Box::new(json::Cutter::new(reader, file))),
        Syntax::Json => Source::Json(Box::new(JsonFeed::new(reader, MESSAGE_LIMIT))),
    }
}

/// The syntax that the first bytes show, in their encoding. What stands in UTF-16 is XML or a table.
fn detect(input: &mut Input, encoding: Option<TextEncoding>) -> io::Result<Option<Syntax>> {
    let start = input.peek()?;
    if start.starts_with(WORKBOOK) {
        return Ok(Some(Syntax::Table(None)));
    }
    let Some(text) = encoding.map(|encoding| encoding.decoded(start)) else { return Ok(Syntax::detect(start)) };
    let is_markup = text.trim_ascii_start().first() == Some(&b'<');
    Ok(match Syntax::detect(start) {
        _ if table::detect(&text).is_some() => Some(Syntax::Table(None)),
        Some(Syntax::Xml) if !is_markup => None,
        other => other,
    })
}
