//! A stream of JSON cut into events.

use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::Findings;

use super::scan::{self, Scan, Step};
use super::text;
use crate::stream::{Position, Stream};

/// The most bytes of one event.
const MOST_EVENT: usize = 16 << 20;
/// The most bytes of what a document says of itself.
const MOST_HEAD: usize = 1 << 20;

/// One event as it stands in the stream.
#[derive(Debug)]
pub struct RawMessage {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its offset in the stream.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Its column in bytes, from 1.
    pub column: u64,
    /// The document it stands in; none where it stands alone.
    pub(super) head: Option<Arc<Head>>,
    /// Whether it is the first of its document.
    pub(super) is_first: bool,
}

/// What stands in a document before its events.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) bytes: Vec<u8>,
    pub(super) at: Position,
}

impl RawMessage {
    /// The type of the event: `ObjectEvent`; `Event` where it says none.
    pub fn name(&self) -> String {
        let mut name = String::new();
        scan::members(&self.bytes, |member, value| {
            if matches!(member, b"type" | b"isA") && value.first() == Some(&b'"') {
                name = text::read(value).text;
            }
            name.is_empty()
        });
        let is_name = !name.is_empty() && name.len() <= 100 && !name.contains(['/', '#']);
        if is_name { name } else { "Event".to_owned() }
    }
}

/// Where in a document one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Between documents.
    Top,
    /// Among the members of a document, or of an event that stands alone.
    Document,
    /// Among the members of a body, so many objects deep.
    Body(usize),
    /// In the list of events.
    List(usize),
}

/// Cuts a stream into events.
pub struct Cutter<R> {
    stream: Stream<R>,
    level: Level,
    /// Where the document begins.
    start: Position,
    head: Option<Arc<Head>>,
    is_first: bool,
}

/// What a value is to the one who looks for it.
enum Value {
    Whole(Vec<u8>),
    Cut(Vec<u8>),
    TooLong,
}

impl<R: Read> Cutter<R> {
    /// For a stream.
    pub fn new(input: R, file: Option<Arc<str>>) -> Self {
        let stream = Stream::new(input, file);
        let start = stream.place;
        Self { stream, level: Level::Top, start, head: None, is_first: true }
    }

    /// The next event; `None` at the end. What is wrong around events is told in `findings`.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        loop {
            self.stream.skip_blanks()?;
            if !self.stream.ready(1)? {
                return Ok(self.end(findings));
            }
            let byte = self.stream.rest().first().copied().unwrap_or_default();
            let found = match self.level {
                Level::Top => self.top(byte, findings)?,
                Level::Document => self.document(byte, findings)?,
                Level::Body(depth) => self.body(byte, depth, findings)?,
                Level::List(depth) => self.list(byte, depth, findings)?,
            };
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    fn end(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        if self.level == Level::Top {
            return None;
        }
        let level = std::mem::replace(&mut self.level, Level::Top);
        let message = "the input ends before the document does".to_owned();
        findings.push(self.stream.error("json-truncated", message, 0));
        let bytes = self.stream.take_kept();
        (level == Level::Document && self.head.is_none()).then(|| self.alone(bytes))
    }

    fn top(&mut self, byte: u8, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        match byte {
            b'[' | b']' | b',' => self.stream.advance(1),
            b'{' => {
                self.start = self.stream.place;
                (self.head, self.is_first, self.level) = (None, true, Level::Document);
                self.stream.keep();
                self.stream.advance(1);
            }
            _ => self.skip_stray("this stands outside of any document or event", findings)?,
        }
        Ok(None)
    }

    /// Tells of what stands where it cannot, and passes over it up to a bracket, a comma or the end of the line.
    fn skip_stray(&mut self, what: &str, findings: &mut Findings) -> io::Result<()> {
        findings.push(self.stream.error("json-syntax", format!("{what}; it is left out"), 1));
        self.stream.advance(1);
        loop {
            let rest = self.stream.rest();
            let end = rest.iter().position(|byte| b"{}[],\"\n".contains(byte));
            let length = end.unwrap_or(rest.len());
            self.stream.advance(length);
            let is_full = self.stream.held() > MOST_EVENT;
            if end.is_some() || is_full || !self.stream.read_more()? {
                return Ok(());
            }
        }
    }

    fn document(&mut self, byte: u8, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        match byte {
            b',' => self.stream.advance(1),
            b'}' => {
                self.stream.advance(1);
                self.level = Level::Top;
                let bytes = self.stream.take_kept();
                return Ok(self.head.is_none().then(|| self.alone(bytes)));
            }
            b'"' => return self.member(findings),
            b'{' => {
                // One that was begun has no end: the next begins.
                let message = "an object begins where the name of a member is due".to_owned();
                findings.push(self.stream.error("json-syntax", message, 1));
                self.level = Level::Top;
                let bytes = self.stream.take_kept();
                return Ok(self.head.is_none().then(|| self.alone(bytes)));
            }
            _ => self.skip_stray("this stands where the name of a member is due", findings)?,
        }
        Ok(None)
    }

    fn member(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        let at = self.stream.place;
        let before = self.stream.held_to_here();
        let Some((name, begins)) = self.name(findings)? else { return Ok(None) };
        let has_head = self.head.is_some();
        if name == "epcisBody" && begins == b'{' && !has_head {
            let mut bytes = self.stream.take_kept();
            bytes.truncate(before);
            if bytes.len() > MOST_HEAD {
                let message =
                    format!("what the document says of itself has more than {MOST_HEAD} bytes; it is left out");
                findings.push(self.stream.error_at("json-size", message, self.start, b""));
                bytes.clear();
            }
            self.head = Some(Arc::new(Head { bytes, at: self.start }));
            self.stream.advance(1);
            self.level = Level::Body(1);
            return Ok(None);
        }
        if has_head {
            let message = format!("{name} stands behind the events of its document; it is left out");
            findings.push(self.stream.error_at("json-member-late", message, at, name.as_bytes()));
        }
        if self.pass_value()? {
            return Ok(None);
        }
        // Too long to be held: it is given up.
        let message = format!("the event has more than {MOST_EVENT} bytes; it is left out");
        findings.push(self.stream.error_at("json-size", message, self.start, b""));
        self.level = Level::Body(1);
        self.head = Some(Arc::new(Head { bytes: Vec::new(), at: self.start }));
        Ok(None)
    }

    /// The name of a member, and the byte that its value begins with, where one comes next.
    fn name(&mut self, findings: &mut Findings) -> io::Result<Option<(String, u8)>> {
        let name = match self.value(MOST_HEAD)? {
            Value::Whole(bytes) | Value::Cut(bytes) => text::read(&bytes).text,
            Value::TooLong => String::new(),
        };
        self.stream.skip_blanks()?;
        if !self.stream.ready(1)? || self.stream.rest().first() != Some(&b':') {
            if self.stream.ready(1)? {
                let message = "a colon is due behind the name of a member".to_owned();
                findings.push(self.stream.error("json-syntax", message, 1));
            }
            return Ok(None);
        }
        self.stream.advance(1);
        self.stream.skip_blanks()?;
        let begins = if self.stream.ready(1)? { self.stream.rest().first().copied() } else { None };
        Ok(begins.map(|begins| (name, begins)))
    }

    fn body(&mut self, byte: u8, depth: usize, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        match byte {
            b',' => self.stream.advance(1),
            b'}' => {
                self.stream.advance(1);
                self.level = if depth > 1 { Level::Body(depth - 1) } else { Level::Document };
            }
            b'"' => {
                let at = self.stream.place;
                let Some((name, begins)) = self.name(findings)? else { return Ok(None) };
                match (name.as_str(), begins) {
                    ("eventList", b'[') => {
                        self.stream.advance(1);
                        self.level = Level::List(depth);
                    }
                    // What a query gave stands deeper.
                    ("queryResults" | "resultsBody", b'{') => {
                        self.stream.advance(1);
                        self.level = Level::Body(depth + 1);
                    }
                    _ => {
                        let message = format!("{name} stands beside the events; it is left out");
                        findings.push(self.stream.error_at("json-member-unknown", message, at, name.as_bytes()));
                        self.pass_value()?;
                    }
                }
            }
            _ => self.skip_stray("this stands where the name of a member is due", findings)?,
        }
        Ok(None)
    }

    fn list(&mut self, byte: u8, depth: usize, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        match byte {
            b',' => self.stream.advance(1),
            b']' => {
                self.stream.advance(1);
                self.level = Level::Body(depth);
            }
            b'{' => {
                let at = self.stream.place;
                match self.value(MOST_EVENT)? {
                    Value::Whole(bytes) => return Ok(Some(self.message(bytes, at))),
                    Value::Cut(bytes) => {
                        let message = "the event that begins here has no end".to_owned();
                        let start = bytes.get(..bytes.len().min(80)).unwrap_or_default();
                        findings.push(self.stream.error_at("json-truncated", message, at, start));
                        return Ok(Some(self.message(bytes, at)));
                    }
                    Value::TooLong => {
                        let message = format!("the event has more than {MOST_EVENT} bytes; it is left out");
                        findings.push(self.stream.error_at("json-size", message, at, b""));
                    }
                }
            }
            b'}' => {
                findings.push(self.stream.error("json-syntax", "the list of events is not closed".to_owned(), 1));
                self.level = Level::Body(depth);
            }
            _ => self.skip_stray("this is no event", findings)?,
        }
        Ok(None)
    }

    /// Takes the value that comes next.
    fn value(&mut self, most: usize) -> io::Result<Value> {
        let mut scan = Scan::default();
        let (mut seen, mut is_given_up) = (0, false);
        loop {
            let rest = self.stream.rest();
            let mut steps = rest.iter().enumerate().skip(seen).map(|(at, &byte)| (at, scan.step(byte)));
            let end = steps.find(|(_, step)| *step != Step::Inside);
            if let Some((at, step)) = end {
                let length = at + usize::from(step == Step::Ends);
                let bytes = rest.get(..length).unwrap_or_default().to_vec();
                self.stream.advance(length);
                // What ends nowhere, or before it begins, is passed over by one who looks at what comes.
                let is_whole = step != Step::Another;
                return Ok(match is_given_up || bytes.len() > most {
                    true => Value::TooLong,
                    false if is_whole => Value::Whole(bytes),
                    false => Value::Cut(bytes),
                });
            }
            seen = rest.len();
            if seen > most {
                is_given_up = true;
                self.stream.advance(seen);
                seen = 0;
            }
            if !self.stream.read_more()? {
                let bytes = self.stream.rest().to_vec();
                self.stream.advance(bytes.len());
                return Ok(if is_given_up { Value::TooLong } else { Value::Cut(bytes) });
            }
        }
    }

    /// Passes over a value; whether what is kept may be kept on.
    fn pass_value(&mut self) -> io::Result<bool> {
        let mut scan = Scan::default();
        let mut may_keep = true;
        loop {
            let rest = self.stream.rest();
            let mut steps = rest.iter().enumerate().map(|(at, &byte)| (at, scan.step(byte)));
            let end = steps.find(|(_, step)| *step != Step::Inside);
            let length = end.map_or(rest.len(), |(at, step)| at + usize::from(step == Step::Ends));
            self.stream.advance(length);
            if may_keep && self.stream.held_to_here() > MOST_EVENT {
                self.stream.forget();
                may_keep = false;
            }
            if end.is_some() || !self.stream.read_more()? {
                return Ok(may_keep);
            }
        }
    }

    fn message(&mut self, bytes: Vec<u8>, at: Position) -> RawMessage {
        let is_first = std::mem::replace(&mut self.is_first, false);
        let Position { offset, line, column } = at;
        RawMessage { bytes, offset, line, column, head: self.head.clone(), is_first }
    }

    /// An event that stands alone.
    fn alone(&mut self, bytes: Vec<u8>) -> RawMessage {
        self.message(bytes, self.start)
    }
}
