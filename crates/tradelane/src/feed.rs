//! The messages of an input, one by one.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tradelane_findings::{Finding, Findings, Layer, Place};
use tradelane_legacy::edifact::{Cutter, Limits, RawMessage};
use tradelane_legacy::{table, x12};

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
            Body::Json(item) => item.bytes.len(),
        }
    }
}

type Reader = Box<dyn BufRead + Send>;

enum Source {
    Edifact(Box<Cutter<Reader>>),
    X12(Box<x12::Cutter<Reader>>),
    Xml(Option<Reader>),
    Table(Box<table::Cutter<Reader>>),
    Json(Box<JsonFeed<Reader>>),
}

/// The messages of an input.
pub struct Feed {
    file: Arc<str>,
    syntax: Syntax,
    source: Source,
    size: Option<u64>,
    read: Arc<AtomicU64>,
}

impl Feed {
    /// Opens a feed. Where the syntax is not given it is detected; `Err` with a finding where it cannot be.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn open(mut input: Input, syntax: Option<Syntax>) -> io::Result<Result<Self, Finding>> {
        let file = Arc::clone(input.name());
        let detected = match syntax {
            Some(syntax) => Some(syntax),
            None => Syntax::detect(input.peek()?),
        };
        let Some(syntax) = detected else {
            let is_empty = input.peek()?.is_empty();
            let message = if is_empty { "the input is empty" } else { "the format of the input is not known" };
            let place = Place { file: Some(file), line: 1, column: 1, ..Place::default() };
            let finding = Finding::error("unknown-format", Layer::Syntax, message).in_source(place);
            return Ok(Err(finding
                .help("EDIFACT begins with UNA, UNB or UNH, X12 with ISA, XML with <, JSON with { or [, a table with the line of its columns; --from names the format")));
        };
        let (size, read) = (input.size(), input.progress());
        let reader = input.into_reader();
        let source = match syntax {
            Syntax::Edifact => {
                Source::Edifact(Box::new(Cutter::new(reader, Some(Arc::clone(&file)), Limits::default())))
            }
            Syntax::X12 => Source::X12(Box::new(x12::Cutter::new(reader, Some(Arc::clone(&file)), Limits::default()))),
            Syntax::Xml => Source::Xml(Some(reader)),
            Syntax::Table(name) => {
                let format = name.and_then(table::format);
                Source::Table(Box::new(table::Cutter::new(reader, Some(Arc::clone(&file)), format)))
            }
            Syntax::Json => Source::Json(Box::new(JsonFeed::new(reader, MESSAGE_LIMIT))),
        };
        Ok(Ok(Self { file, syntax, source, size, read }))
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
        let body = match &mut self.source {
            Source::Edifact(cutter) => cutter.next(findings)?.map(Body::Edifact),
            Source::X12(cutter) => cutter.next(findings)?.map(Body::X12),
            Source::Table(cutter) => cutter.next(findings)?.map(Body::Table),
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
            Source::Json(_) | Source::Xml(_) | Source::Table(_) => Vec::new(),
        };
        bodies.into_iter().map(|body| Raw { file: Arc::clone(&self.file), body }).collect()
    }
}
