//! A stream of X12 interchanges cut into segments, every byte kept.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::Arc;

use super::envelope::Separators;
use super::{isa, scan};
use crate::pieces::{LONGEST, Marks, Piece, PieceKind};
use crate::stream::{Position, Stream};

/// Cuts a stream; it finds sets where the reader of sets ([`super::Cutter`]) finds them.
pub(crate) struct Scanner<R> {
    stream: Stream<R>,
    separators: Separators,
    in_interchange: bool,
    in_set: bool,
}

impl<R: Read> Scanner<R> {
    pub(crate) fn new(input: R, file: Option<Arc<str>>) -> Self {
        let stream = Stream::new(input, file);
        Self { stream, separators: Separators::default(), in_interchange: false, in_set: false }
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Piece>> {
        let start = self.stream.place;
        self.stream.keep();
        self.stream.skip_blanks()?;
        if self.stream.place.offset > start.offset {
            return Ok(Some(self.piece(PieceKind::Blank, start, None)));
        }
        if self.stream.rest().is_empty() {
            return Ok(None);
        }
        self.stream.ready(2 * isa::LONGEST)?;
        if let Some(found) = isa::find(self.stream.rest()) {
            return self.interchange(&found, start).map(Some);
        }
        if !self.in_set && !self.looks_like_segment() {
            self.skip_unexpected()?;
            return Ok(Some(self.piece(PieceKind::Other, start, None)));
        }
        let (length, is_ended) = self.find_segment()?;
        let segment = self.stream.rest().get(..length).unwrap_or_default().to_vec();
        self.stream.advance(length);
        self.segment(&segment, is_ended, start).map(Some)
    }

    fn interchange(&mut self, found: &isa::Found, start: Position) -> io::Result<Piece> {
        let header = self.stream.rest().get(..found.length).unwrap_or_default().to_vec();
        self.separators = found.separators;
        (self.in_interchange, self.in_set) = (true, false);
        self.stream.advance(found.length);
        self.stream.skip_blanks()?;
        let body = scan::body(&header, &self.separators).len();
        let mut piece = self.piece(PieceKind::Interchange, start, Some(body));
        let tag = std::iter::once(0..3);
        piece.elements =
            tag.chain(isa::read(&header, self.separators).iter().map(|(at, value)| *at..at + value.len())).collect();
        Ok(piece)
    }

    fn segment(&mut self, segment: &[u8], is_ended: bool, start: Position) -> io::Result<Piece> {
        let body = scan::body(segment, &self.separators);
        let kind = self.kind(body);
        match kind {
            PieceKind::Message => self.in_set = true,
            PieceKind::Segment | PieceKind::Other => {}
            _ => self.in_set = false,
        }
        self.in_interchange &= kind != PieceKind::InterchangeEnd;
        self.stream.skip_blanks()?;
        let mut piece = self.piece(kind, start, Some(body.len()));
        piece.is_cut = !is_ended;
        if !matches!(kind, PieceKind::Segment | PieceKind::Other) {
            piece.elements = elements(body, self.separators.element);
        }
        Ok(piece)
    }

    fn kind(&self, body: &[u8]) -> PieceKind {
        let plain = match self.separators.is_wrapped {
            true => scan::unwrapped(body),
            false => body.to_vec(),
        };
        match scan::element(&plain, self.separators, 0) {
            b"GS" => PieceKind::Group,
            b"ST" => PieceKind::Message,
            b"SE" if self.in_set => PieceKind::MessageEnd,
            b"GE" => PieceKind::GroupEnd,
            b"IEA" => PieceKind::InterchangeEnd,
            _ if self.in_set => PieceKind::Segment,
            b"TA1" => PieceKind::Lone,
            _ => PieceKind::Other,
        }
    }

    fn piece(&mut self, kind: PieceKind, start: Position, body: Option<usize>) -> Piece {
        let Separators { element, component, repetition, terminator, is_wrapped, .. } = self.separators;
        let marks = Marks {
            element,
            component: component.unwrap_or(0),
            repetition: repetition.unwrap_or(0),
            terminator,
            is_wrapped,
            ..Marks::default()
        };
        let bytes = self.stream.take_kept();
        let body = body.unwrap_or(bytes.len());
        let place = self.stream.place_of(start, body);
        Piece { kind, place, is_cut: false, body, elements: Vec::new(), marks, bytes }
    }

    /// Whether an interchange is open, and a tag and what ends it come next.
    fn looks_like_segment(&self) -> bool {
        let separators = self.separators;
        let start = self.stream.rest().iter().filter(|byte| !separators.is_wrapped || !matches!(byte, b'\r' | b'\n'));
        let start: Vec<u8> = start.take(4).copied().collect();
        let length = start.iter().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
        let next = start.get(length);
        self.in_interchange
            && (2..=3).contains(&length)
            && next.is_some_and(|&next| next == separators.element || next == separators.terminator)
    }

    /// Passes over what is no segment, to the next header or, in an interchange, the end of the segment.
    fn skip_unexpected(&mut self) -> io::Result<()> {
        let rest = self.stream.rest();
        let header =
            memchr::memmem::find_iter(rest, b"ISA").find(|&at| at > 0 && rest.get(at..).is_some_and(isa::begins));
        let terminator = memchr::memchr(self.separators.terminator, rest).filter(|_| self.in_interchange);
        let found = header.into_iter().chain(terminator.map(|at| at + 1)).min();
        // What may be the first characters of a header stays, unless there is nothing else.
        let passed = found.unwrap_or(rest.len().saturating_sub(3).max(1)).min(rest.len());
        self.stream.advance(passed);
        self.stream.skip_blanks()
    }

    /// The length of the segment that comes next, with its terminator, and whether it has one.
    fn find_segment(&mut self) -> io::Result<(usize, bool)> {
        let mut searched = 0;
        loop {
            let rest = self.stream.rest();
            let end = memchr::memchr(self.separators.terminator, rest.get(searched..).unwrap_or_default());
            if let Some(end) = end {
                return Ok((searched + end + 1, true));
            }
            searched = rest.len();
            if searched > LONGEST || !self.stream.read_more()? {
                return Ok((searched, false));
            }
        }
    }
}

/// Where the elements of a segment stand, the tag first.
fn elements(body: &[u8], separator: u8) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = memchr::memchr_iter(separator, body).chain(std::iter::once(body.len()));
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).collect()
}
