//! A document of events cut into them.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Severity};

use super::pieces::{Piece, local, name, piece};
use super::{BODY, DOCUMENT, LIST, NAMESPACES, QUERY, RESULTS, directory_of};
use crate::stream::{Position, Stream};
use crate::xml::detect::peek_root;
use crate::xml::encoding;
use crate::xml::tag::shown;

/// The most bytes of one event.
const MOST_EVENT: usize = 16 << 20;
/// The most bytes of what a document says before its events.
const MOST_HEAD: usize = 1 << 20;
/// The most bytes of a document in another encoding than UTF-8, which is read as a whole.
const MOST_DECODED: u64 = 64 << 20;
/// Elements in each other whose names are kept; deeper ones are counted.
const DEEPEST: usize = 1000;
/// Where such an element stands within another, the one around it has no end.
const EVENTS: [&[u8]; 6] = [
    b"ObjectEvent",
    b"AggregationEvent",
    b"TransactionEvent",
    b"TransformationEvent",
    b"AssociationEvent",
    b"QuantityEvent",
];
/// The prefix of the document that what a query gave is read as; its name is no longer than that of the query's.
const PREFIX: &str = "tlx";
/// In EPCIS 1.2 an element around events that came later.
const WRAPPER: &[u8] = b"extension";

/// One event as it stands in its document.
#[derive(Debug)]
pub struct RawEvent {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its offset in the file.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Its column in bytes, from 1.
    pub column: u64,
    /// Whether it is the first of its document.
    pub is_first: bool,
    pub(super) head: Arc<Head>,
    name: String,
}

/// What stands in a document before its events.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) bytes: Vec<u8>,
    pub(super) at: Option<Position>,
    /// The end tags of the elements around the events.
    pub(super) tail: String,
    directory: &'static str,
    is_query: bool,
}

impl RawEvent {
    /// The directory and the kind of the event: `("epcis/2.0-xml", "ObjectEvent")`.
    pub fn message(&self) -> (&'static str, &str) {
        (self.head.directory, &self.name)
    }
}

/// What is known of a document before its events are reached.
#[derive(Default)]
struct Opening {
    bytes: Vec<u8>,
    /// Where the document begins in the file, and the document element in `bytes`.
    at: Option<Position>,
    root: Option<(usize, Position)>,
    /// The names of the elements that are open.
    open: Vec<Vec<u8>>,
    /// Where master data begin in `bytes`, and how many elements were open.
    master: Option<(usize, usize)>,
    /// Which of `bytes` are master data.
    masters: Vec<(usize, usize)>,
    is_too_long: bool,
}

enum Level {
    Opening(Opening),
    /// Among the events.
    List,
    /// Behind the events.
    Behind,
}

/// Cuts documents into events.
pub struct EventCutter<R> {
    stream: Stream<Box<dyn Read + Send>>,
    level: Level,
    /// What the first event is read with, and the others: without master data.
    heads: (Arc<Head>, Arc<Head>),
    is_first: bool,
    was_told: bool,
    /// How many elements are open around the events, or behind them.
    open: usize,
    input: std::marker::PhantomData<R>,
}

impl<R: Read + Send + 'static> EventCutter<R> {
    /// For a stream whose first bytes are `start`, which are still to be read. One that is not in UTF-8 is read as a whole.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn new(mut input: R, start: &[u8], file: Option<Arc<str>>, findings: &mut Findings) -> io::Result<Self> {
        let mut fault = None;
        let input: Box<dyn Read + Send> = if encoding::is_utf8(start) {
            Box::new(input)
        } else {
            let mut bytes = Vec::new();
            input.by_ref().take(MOST_DECODED).read_to_end(&mut bytes)?;
            let decoded = encoding::decode(&bytes);
            fault = decoded.fault.map(|fault| fault.message);
            Box::new(Cursor::new(decoded.text.into_owned().into_bytes()).chain(input))
        };
        let stream = Stream::new(input, file);
        if let Some(fault) = fault {
            findings.push(stream.error("xml-encoding", fault, 0));
        }
        let heads = (Arc::default(), Arc::default());
        let level = Level::Opening(Opening::default());
        Ok(Self { stream, level, heads, is_first: true, was_told: false, open: 0, input: std::marker::PhantomData })
    }

    /// The next event; `None` at the end. What is wrong around events is told in `findings`.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawEvent>> {
        loop {
            let Some((found, length)) = self.piece()? else {
                self.end(findings);
                return Ok(None);
            };
            match &mut self.level {
                Level::Opening(_) => self.opening(found, length, findings),
                Level::List => {
                    if let Some(event) = self.list(found, length, findings)? {
                        return Ok(Some(event));
                    }
                }
                Level::Behind => self.behind(found, length, findings),
            }
        }
    }

    /// The next piece and its length; `None` at the end.
    fn piece(&mut self) -> io::Result<Option<(Piece, usize)>> {
        loop {
            let rest = self.stream.rest();
            if let Some(found) = piece(rest) {
                return Ok(Some(found));
            }
            let length = rest.len();
            // What does not end in as much is no piece of markup.
            if length > MOST_EVENT || !self.stream.read_more()? {
                return Ok((length > 0).then_some((Piece::Text, length)));
            }
        }
    }

    fn taken(&mut self, length: usize) -> Vec<u8> {
        let bytes = self.stream.rest().get(..length).unwrap_or_default().to_vec();
        self.stream.advance(length);
        bytes
    }

    fn end(&mut self, findings: &mut Findings) {
        let open = match &self.level {
            Level::Opening(opening) => opening.root.is_some(),
            Level::List => true,
            Level::Behind => self.open > 0,
        };
        if open {
            let message = "the document ends before its elements do".to_owned();
            findings.push(self.stream.error("xml-syntax", message, 0));
        }
        (self.level, self.open) = (Level::Behind, 0);
    }

    fn opening(&mut self, found: Piece, length: usize, findings: &mut Findings) {
        let place = self.stream.place;
        let bytes = self.taken(length);
        let Level::Opening(opening) = &mut self.level else { return };
        if opening.at.is_none() {
            // What stands before a document is what follows the one before.
            opening.at = Some(place);
        }
        if opening.root.is_none() && matches!(found, Piece::Start | Piece::Empty) {
            opening.root = Some((opening.bytes.len(), place));
        }
        let reached = opening.take(found, &bytes);
        let open = opening.open.len();
        match reached {
            Reached::Nothing => {}
            Reached::List => {
                if opening.is_too_long {
                    let message =
                        format!("what the document says of itself has more than {MOST_HEAD} bytes; it is left out");
                    let at = opening.root.map_or(place, |(_, at)| at);
                    findings.push(self.stream.error_at("xml-size", message, at, b""));
                }
                match opening.heads() {
                    Some(heads) => {
                        if heads.0.is_query {
                            let message = "what the query says of itself is left out, its events are read".to_owned();
                            let at = opening.root.map_or(place, |(_, at)| at);
                            let finding = self.stream.error_at("xml-query", message, at, b"");
                            findings.push(Finding { severity: Severity::Info, ..finding });
                        }
                        (self.heads, self.level) = (heads, Level::List);
                    }
                    None => {
                        let root = opening.open.first().cloned().unwrap_or_default();
                        let root = String::from_utf8_lossy(&root).into_owned();
                        let message = format!("`{}` is no document of events of EPCIS", shown(&root));
                        findings.push(self.stream.error_at("xml-root", message, place, b""));
                        self.level = Level::Behind;
                    }
                }
                (self.is_first, self.was_told, self.open) = (true, false, open);
            }
            Reached::End => {
                let at = opening.root.map_or(place, |(_, at)| at);
                let message = "the document has no list of events".to_owned();
                findings.push(self.stream.error_at("xml-missing-element", message, at, b""));
                self.level = Level::Opening(Opening::default());
            }
        }
    }

    fn list(&mut self, found: Piece, length: usize, findings: &mut Findings) -> io::Result<Option<RawEvent>> {
        let start = self.stream.rest().get(..length).unwrap_or_default();
        match found {
            Piece::Start | Piece::Empty => return self.event(found, length, findings),
            Piece::End if local(name(start)) == LIST.as_bytes() => {
                (self.level, self.open) = (Level::Behind, self.open.saturating_sub(1));
            }
            Piece::End => {
                let tag = String::from_utf8_lossy(start).into_owned();
                let message = format!("`{}` stands where `</{LIST}>` is due", shown(&tag));
                findings.push(self.stream.error("xml-syntax", message, length));
                let is_around = [BODY, DOCUMENT, RESULTS].iter().any(|known| known.as_bytes() == local(name(start)));
                if is_around {
                    (self.level, self.open) = (Level::Behind, self.open.saturating_sub(2));
                }
            }
            Piece::Text if !start.trim_ascii().is_empty() && !self.was_told => {
                self.was_told = true;
                let message = "text stands between events; it is left out".to_owned();
                findings.push(self.stream.error("xml-unexpected-text", message, length));
            }
            Piece::Text | Piece::Aside => {}
        }
        self.stream.advance(length);
        Ok(None)
    }

    /// Takes the event that comes next.
    fn event(&mut self, found: Piece, length: usize, findings: &mut Findings) -> io::Result<Option<RawEvent>> {
        let at = self.stream.place;
        let mut bytes = self.taken(length);
        let mut follow = Follow::new(name(&bytes).to_vec());
        let mut is_whole = found == Piece::Empty;
        let mut is_too_long = bytes.len() > MOST_EVENT;
        while !is_whole {
            let Some((found, length)) = self.piece()? else { break };
            match follow.step(found, self.stream.rest().get(..length).unwrap_or_default()) {
                Step::Inside => {}
                Step::Ends => is_whole = true,
                Step::Before => break,
            }
            let piece = self.taken(length);
            is_too_long |= bytes.len() + piece.len() > MOST_EVENT;
            if !is_too_long {
                bytes.extend_from_slice(&piece);
            }
        }
        if is_too_long {
            let message = format!("the event has more than {MOST_EVENT} bytes; it is left out");
            findings.push(self.stream.error_at("xml-size", message, at, b""));
            return Ok(None);
        }
        if !is_whole {
            let message = "the event that begins here has no end".to_owned();
            let start = bytes.get(..bytes.len().min(80)).unwrap_or_default();
            findings.push(self.stream.error_at("xml-syntax", message, at, start));
        }
        let is_first = std::mem::replace(&mut self.is_first, false);
        let head = Arc::clone(if is_first { &self.heads.0 } else { &self.heads.1 });
        let name = String::from_utf8_lossy(local(&follow.kind)).into_owned();
        let is_name = !name.is_empty() && name.len() <= 100 && !name.contains(['/', '#']);
        let name = if is_name { name } else { "Event".to_owned() };
        let Position { offset, line, column } = at;
        Ok(Some(RawEvent { bytes, offset, line, column, is_first, head, name }))
    }

    fn behind(&mut self, found: Piece, length: usize, findings: &mut Findings) {
        let start = self.stream.rest().get(..length).unwrap_or_default();
        let local = local(name(start));
        match found {
            Piece::Start => self.open += 1,
            Piece::End => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        match found {
            // Another document.
            Piece::Start | Piece::Empty if [DOCUMENT.as_bytes(), QUERY.as_bytes()].contains(&local) => {
                (self.level, self.open) = (Level::Opening(Opening::default()), 0);
                return;
            }
            Piece::Start | Piece::Empty if !self.was_told => {
                self.was_told = true;
                let label = String::from_utf8_lossy(name(start)).into_owned();
                let message = format!("`{}` stands behind the events of its document; it is left out", shown(&label));
                findings.push(self.stream.error("xml-unknown-element", message, length));
            }
            Piece::Text if !start.trim_ascii().is_empty() && !self.was_told => {
                self.was_told = true;
                let message = "text stands behind the events; it is left out".to_owned();
                findings.push(self.stream.error("xml-unexpected-text", message, length));
            }
            _ => {}
        }
        self.stream.advance(length);
    }
}

/// What a piece of a document's beginning leads to.
enum Reached {
    Nothing,
    List,
    /// The document ended.
    End,
}

impl Opening {
    fn take(&mut self, found: Piece, bytes: &[u8]) -> Reached {
        let mut reached = Reached::Nothing;
        let tag = name(bytes);
        match found {
            Piece::Start => {
                let is_list = local(tag) == LIST.as_bytes()
                    && self
                        .open
                        .last()
                        .is_some_and(|last| [BODY.as_bytes(), RESULTS.as_bytes()].contains(&local(last)));
                if local(tag) == b"EPCISMasterData" && self.master.is_none() {
                    self.master = Some((self.bytes.len(), self.open.len()));
                }
                if self.open.len() < DEEPEST {
                    self.open.push(tag.to_vec());
                }
                if is_list {
                    reached = Reached::List;
                }
            }
            Piece::End => {
                if let Some(at) = self.open.iter().rposition(|open| open == tag) {
                    self.open.truncate(at);
                }
                if self.open.is_empty() && self.root.is_some() {
                    reached = Reached::End;
                }
            }
            Piece::Empty if self.open.is_empty() => reached = Reached::End,
            Piece::Empty | Piece::Text | Piece::Aside => {}
        }
        // Where it is too long only what is around the events is kept.
        let is_around = matches!(found, Piece::Start) && (self.open.len() == 1 || local(tag) == BODY.as_bytes());
        if is_around || matches!(reached, Reached::List) || !self.is_too_long {
            self.bytes.extend_from_slice(bytes);
        }
        if let Some((from, _)) = self.master.filter(|(_, depth)| self.open.len() <= *depth) {
            self.masters.push((from, self.bytes.len()));
            self.master = None;
        }
        if self.bytes.len() > MOST_HEAD && !self.is_too_long {
            self.is_too_long = true;
            self.masters.clear();
            let root = self.root.map_or(0, |(at, _)| at);
            let tag = self.bytes.get(root..).and_then(piece).map_or(0, |(_, length)| length.min(MOST_HEAD));
            self.bytes.truncate(root + tag);
        }
        reached
    }

    /// The head for the first event and that for the others; `None` where this is no document of events.
    fn heads(&self) -> Option<(Arc<Head>, Arc<Head>)> {
        let (root, root_at) = self.root?;
        let (namespace, local) = peek_root(self.bytes.get(root..)?)?;
        let directory = directory_of(&namespace, &local)?;
        if local == QUERY {
            return self.query_heads(directory);
        }
        let tail =
            self.open.iter().rev().map(|name| format!("</{}>", String::from_utf8_lossy(name))).collect::<String>();
        let mut rest = Vec::new();
        let mut from = root;
        for &(start, end) in &self.masters {
            rest.extend_from_slice(self.bytes.get(from..start).unwrap_or_default());
            from = end;
        }
        rest.extend_from_slice(self.bytes.get(from..).unwrap_or_default());
        let full = Head { bytes: self.bytes.clone(), at: self.at, tail: tail.clone(), directory, is_query: false };
        let slim = Head { bytes: rest, at: Some(root_at), tail, directory, is_query: false };
        Some((Arc::new(full), Arc::new(slim)))
    }

    /// What a query gave is read as a document of events, whose attributes keep their places.
    fn query_heads(&self, directory: &'static str) -> Option<(Arc<Head>, Arc<Head>)> {
        let (root, at) = self.root?;
        let (_, length) = self.bytes.get(root..).and_then(piece)?;
        let tag = self.bytes.get(root..root + length)?;
        let name = name(tag);
        let (namespace, _) = NAMESPACES.iter().find(|(_, known)| *known == directory)?;
        let start = format!("<{PREFIX}:{DOCUMENT}");
        let mut bytes = start.clone().into_bytes();
        bytes.resize((1 + name.len()).max(start.len()), b' ');
        bytes.extend_from_slice(tag.get(1 + name.len()..length - 1)?);
        bytes.extend_from_slice(format!(" xmlns:{PREFIX}=\"{namespace}\"><{BODY}><{LIST}>").as_bytes());
        let tail = format!("</{LIST}></{BODY}></{PREFIX}:{DOCUMENT}>");
        let head = Arc::new(Head { bytes, at: Some(at), tail, directory, is_query: true });
        Some((Arc::clone(&head), head))
    }
}

/// What a piece is to an event.
enum Step {
    Inside,
    /// Its last piece.
    Ends,
    /// It ended before, although its end tag is lacking.
    Before,
}

/// Follows an event to its end.
struct Follow {
    name: Vec<u8>,
    /// The name of the event, within an element around it.
    kind: Vec<u8>,
    depth: usize,
    /// How many elements of the event's own name are open in it.
    alike: usize,
}

impl Follow {
    fn new(name: Vec<u8>) -> Self {
        Self { kind: name.clone(), name, depth: 1, alike: 0 }
    }

    fn step(&mut self, found: Piece, bytes: &[u8]) -> Step {
        let tag = name(bytes);
        match found {
            Piece::Start | Piece::Empty => {
                let is_wrapped = self.depth == 1 && self.name == WRAPPER && self.kind == self.name;
                if is_wrapped {
                    self.kind = tag.to_vec();
                } else if EVENTS.contains(&tag) {
                    return Step::Before;
                }
                if found == Piece::Start {
                    self.depth += 1;
                    self.alike += usize::from(tag == self.name);
                }
                Step::Inside
            }
            Piece::End if [LIST, BODY, DOCUMENT, RESULTS].iter().any(|around| local(tag) == around.as_bytes()) => {
                Step::Before
            }
            Piece::End => {
                let is_own = tag == self.name && self.alike == 0;
                self.alike -= usize::from(tag == self.name && self.alike > 0);
                self.depth -= 1;
                if is_own || self.depth == 0 { Step::Ends } else { Step::Inside }
            }
            Piece::Text | Piece::Aside => Step::Inside,
        }
    }
}

/// Tells nothing more than that a finding is of what stands before an event.
pub(super) fn is_before(finding: &Finding, offset: u64) -> bool {
    finding.source.as_ref().is_some_and(|place| place.offset < offset)
}
