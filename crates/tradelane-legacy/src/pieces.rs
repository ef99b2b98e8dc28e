//! An interchange cut into segments that are kept byte for byte: what splitting and joining work on.
//!
//! The pieces of a stream, put together again, are the stream.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::Arc;

use tradelane_findings::Place;

use crate::{edifact, x12};

/// The longest piece in bytes; what has no end by then is handed on in blocks.
pub(crate) const LONGEST: usize = 64 << 20;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// The service string advice (UNA).
    Advice,
    /// The header of an interchange (UNB, ISA).
    Interchange,
    /// The header of a functional group (UNG, GS).
    Group,
    /// The header of a message (UNH, ST).
    Message,
    /// A segment of a message.
    Segment,
    /// The trailer of a message (UNT, SE).
    MessageEnd,
    /// The trailer of a functional group (UNE, GE).
    GroupEnd,
    /// The trailer of an interchange (UNZ, IEA).
    InterchangeEnd,
    /// A segment that is a message by itself (TA1).
    Lone,
    /// Blanks and line ends before anything else.
    Blank,
    /// What is no segment, or stands in no message.
    Other,
}

/// One segment with the line ends after it, or bytes that are none.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// Where it stands.
    pub place: Place,
    /// Whether the stream ends in it.
    pub is_cut: bool,
    /// How many bytes the segment has without its terminator.
    pub(crate) body: usize,
    /// Where the elements stand, the tag first; of segments of messages they are not looked for.
    pub(crate) elements: Vec<Range<usize>>,
    pub(crate) marks: Marks,
}

/// The separators of an interchange, as far as pieces need them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) element: u8,
    pub(crate) component: u8,
    pub(crate) release: u8,
    pub(crate) repetition: u8,
    pub(crate) terminator: u8,
    pub(crate) decimal: u8,
    /// Whether lines are broken after so many characters, wherever that is.
    pub(crate) is_wrapped: bool,
}

impl Piece {
    /// The tag and its elements, to the terminator.
    pub fn body(&self) -> &[u8] {
        self.bytes.get(..self.body).unwrap_or_default()
    }

    /// Element `index` (0 is the tag) as it stands, without blanks around it.
    pub fn element(&self, index: usize) -> Vec<u8> {
        let bytes = self.elements.get(index).and_then(|range| self.bytes.get(range.clone())).unwrap_or_default();
        match self.marks.is_wrapped {
            true => bytes.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect(),
            false => bytes.trim_ascii().to_vec(),
        }
    }

    /// The reference or control number of a header or trailer, as it stands.
    pub fn reference(&self) -> Vec<u8> {
        self.element(self.reference_index())
    }

    fn reference_index(&self) -> usize {
        match self.tag().as_slice() {
            b"UNB" | b"UNG" => 5,
            b"UNH" => 1,
            b"ISA" => 13,
            b"GS" => 6,
            _ => 2,
        }
    }

    /// What a trailer tells it holds; `None` where that is no number.
    pub fn count(&self) -> Option<u64> {
        String::from_utf8_lossy(&self.element(1)).parse().ok()
    }

    /// The type of a message (`ORDERS`, `850`), the code of a group; empty for others.
    pub fn content(&self) -> String {
        let index = match self.tag().as_slice() {
            b"UNH" => 2,
            b"UNG" | b"GS" | b"ST" => 1,
            _ => return String::new(),
        };
        let element = self.element(index);
        let first = element.split(|&byte| byte == self.marks.component).next().unwrap_or_default();
        String::from_utf8_lossy(first.trim_ascii()).into_owned()
    }

    fn tag(&self) -> Vec<u8> {
        self.element(0)
    }

    /// Its terminator with the line ends after it.
    pub fn tail(&self) -> &[u8] {
        let tail = self.bytes.get(self.body..).unwrap_or_default();
        match self.marks.is_wrapped {
            true => tail.get(..1).unwrap_or_default(),
            false => tail,
        }
    }

    /// The terminator that it lacks, where the stream ends in it.
    pub fn missing_terminator(&self) -> Option<u8> {
        self.is_cut.then_some(self.marks.terminator)
    }

    /// The trailer that closes this header around `count` parts.
    pub fn closing(&self, count: u64) -> Vec<u8> {
        let tag: &[u8] = match self.tag().as_slice() {
            b"UNB" => b"UNZ",
            b"UNG" => b"UNE",
            b"GS" => b"GE",
            b"ISA" => b"IEA",
            _ => return Vec::new(),
        };
        let reference = self.reference();
        let mut bytes = [tag, count.to_string().as_bytes(), &reference].join(&self.marks.element);
        bytes.extend_from_slice(self.tail());
        bytes
    }

    /// What has to be the same in the headers of two interchanges for their messages to stand in one: all but date,
    /// time and reference; and the separators.
    pub fn identity(&self) -> Vec<u8> {
        let marks = self.marks;
        let mut identity = vec![
            marks.element,
            marks.component,
            marks.release,
            marks.repetition,
            marks.terminator,
            marks.decimal,
            marks.is_wrapped.into(),
        ];
        let own: &[usize] = if self.tag() == b"ISA" { &[9, 10, 13] } else { &[4, 5] };
        for index in (0..self.elements.len()).filter(|index| !own.contains(index)) {
            identity.extend_from_slice(&self.element(index));
            identity.push(0);
        }
        // Elements at the end that are empty say nothing.
        while identity.ends_with(&[0, 0]) {
            identity.pop();
        }
        identity
    }

    /// The piece with another reference; that of a header or trailer.
    #[must_use]
    pub fn with_reference(&self, reference: &str) -> Self {
        let Some(range) = self.elements.get(self.reference_index()).cloned() else { return self.clone() };
        let mut bytes = self.bytes.get(..range.start).unwrap_or_default().to_vec();
        bytes.extend_from_slice(reference.as_bytes());
        bytes.extend_from_slice(self.bytes.get(range.end..).unwrap_or_default());
        let shift = |at: usize| if at >= range.end { at - range.len() + reference.len() } else { at };
        let elements = self.elements.iter().map(|own| match *own == range {
            true => range.start..range.start + reference.len(),
            false => shift(own.start)..shift(own.end),
        });
        Self { bytes, body: shift(self.body), elements: elements.collect(), ..self.clone() }
    }
}

/// The pieces of a stream.
pub struct Pieces<R>(Scanner<R>);

enum Scanner<R> {
    Edifact(Box<edifact::Scanner<R>>),
    X12(Box<x12::Scanner<R>>),
}

impl<R: Read> Pieces<R> {
    /// Those of EDIFACT interchanges; `file` is used in places.
    pub fn edifact(input: R, file: Option<Arc<str>>) -> Self {
        Self(Scanner::Edifact(Box::new(edifact::Scanner::new(input, file))))
    }

    /// Those of X12 interchanges.
    pub fn x12(input: R, file: Option<Arc<str>>) -> Self {
        Self(Scanner::X12(Box::new(x12::Scanner::new(input, file))))
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn next_piece(&mut self) -> io::Result<Option<Piece>> {
        match &mut self.0 {
            Scanner::Edifact(scanner) => scanner.next(),
            Scanner::X12(scanner) => scanner.next(),
        }
    }
}
