//! A stream of EDIFACT interchanges cut into segments, every byte kept.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::Arc;

use super::envelope::Separators;
use super::scan::{self, Before};
use crate::pieces::{LONGEST, Marks, Piece, PieceKind};
use crate::stream::{Position, Stream};

/// Cuts a stream; it finds messages where the reader of messages ([`super::Cutter`]) finds them.
pub(crate) struct Scanner<R> {
    stream: Stream<R>,
    separators: Separators,
    has_una: bool,
    in_message: bool,
}

impl<R: Read> Scanner<R> {
    pub(crate) fn new(input: R, file: Option<Arc<str>>) -> Self {
        let stream = Stream::new(input, file);
        Self { stream, separators: Separators::default(), has_una: false, in_message: false }
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
        if self.stream.ready(9)? && self.is_advice() {
            return self.advice(start).map(Some);
        }
        if !self.in_message && !self.looks_like_segment() {
            self.skip_unexpected()?;
            return Ok(Some(self.piece(PieceKind::Other, start, None)));
        }
        let (length, is_ended) = self.find_segment()?;
        let body = self.stream.rest().get(..length).unwrap_or_default().to_vec();
        self.stream.advance(length + usize::from(is_ended));
        self.segment(&body, is_ended, start).map(Some)
    }

    fn segment(&mut self, body: &[u8], is_ended: bool, start: Position) -> io::Result<Piece> {
        let kind = self.kind(body);
        if kind == PieceKind::Interchange {
            self.separators = self.separators.of_interchange(body, self.has_una).0;
        }
        match kind {
            PieceKind::Message => self.in_message = true,
            PieceKind::Segment | PieceKind::Other => {}
            _ => self.in_message = false,
        }
        self.stream.skip_blanks()?;
        let mut piece = self.piece(kind, start, Some(body.len()));
        piece.is_cut = !is_ended;
        if !matches!(kind, PieceKind::Segment | PieceKind::Other) {
            piece.elements = elements(body, self.separators);
        }
        if kind == PieceKind::InterchangeEnd {
            // A service string holds for its interchange alone.
            self.has_una = false;
            self.separators = Separators::default();
        }
        Ok(piece)
    }

    fn kind(&self, body: &[u8]) -> PieceKind {
        match body.get(..3).unwrap_or_default() {
            b"UNB" => PieceKind::Interchange,
            b"UNG" => PieceKind::Group,
            b"UNH" => PieceKind::Message,
            b"UNT" if self.in_message => PieceKind::MessageEnd,
            b"UNE" => PieceKind::GroupEnd,
            b"UNZ" => PieceKind::InterchangeEnd,
            _ if self.in_message => PieceKind::Segment,
            _ => PieceKind::Other,
        }
    }

    fn advice(&mut self, start: Position) -> io::Result<Piece> {
        if let Some(Ok(una)) = self.stream.rest().get(3..9).map(<&[u8; 6]>::try_from) {
            let told = Separators::from_una(una);
            self.has_una = told.can_part();
            self.separators = if self.has_una { told } else { Separators::default() };
        }
        self.in_message = false;
        self.stream.advance(9);
        self.stream.skip_blanks()?;
        Ok(self.piece(PieceKind::Advice, start, Some(8)))
    }

    fn piece(&mut self, kind: PieceKind, start: Position, body: Option<usize>) -> Piece {
        let Separators { component, element, decimal, release, repetition, terminator, .. } = self.separators;
        let marks = Marks { element, component, release, repetition, terminator, decimal, is_wrapped: false };
        let bytes = self.stream.take_kept();
        let body = body.unwrap_or(bytes.len());
        let place = self.stream.place_of(start, body);
        Piece { kind, place, is_cut: false, body, elements: Vec::new(), marks, bytes }
    }

    fn is_advice(&self) -> bool {
        let rest = self.stream.rest();
        let is_element = self.in_message
            && rest.get(3) == Some(&self.separators.element)
            && rest.get(8) != Some(&self.separators.terminator);
        rest.starts_with(b"UNA") && !is_element
    }

    /// Whether a tag and what ends it come next.
    fn looks_like_segment(&self) -> bool {
        let Some(start) = self.stream.rest().get(..4) else { return false };
        let (tag, next) = start.split_at(3);
        let Separators { element, component, terminator, .. } = self.separators;
        tag.first().is_some_and(u8::is_ascii_uppercase)
            && tag.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && next.iter().all(|next| [element, component, terminator].contains(next))
    }

    /// Passes over what is no segment, to the next line or service segment.
    fn skip_unexpected(&mut self) -> io::Result<()> {
        self.stream.ready(8 * 1024)?;
        let rest = self.stream.rest();
        let tags = [b"UNA".as_slice(), b"UNB+", b"UNH+"];
        let service = tags.iter().filter_map(|tag| memchr::memmem::find(rest.get(1..)?, tag)).min();
        let line = memchr::memchr(b'\n', rest).map(|found| found + 1);
        let skipped = service.map(|found| found + 1).into_iter().chain(line).min().unwrap_or(rest.len()).max(1);
        self.stream.advance(skipped);
        self.stream.skip_blanks()
    }

    /// The length of the segment that comes next, and whether it has its terminator.
    fn find_segment(&mut self) -> io::Result<(usize, bool)> {
        let mut searched = 0;
        loop {
            let rest = self.stream.rest();
            let is_there = memchr::memchr(self.separators.terminator, rest.get(searched..).unwrap_or_default());
            if let Some(end) = is_there.and_then(|_| scan::terminator(rest, 0, &self.separators)) {
                return Ok((end, true));
            }
            searched = rest.len();
            if searched > LONGEST || !self.stream.read_more()? {
                return Ok((searched, false));
            }
        }
    }
}

/// Where the elements of a segment stand, the tag first, each with its components.
fn elements(body: &[u8], separators: Separators) -> Vec<Range<usize>> {
    let mut elements: Vec<Range<usize>> = Vec::new();
    for token in scan::tokens(body, separators) {
        let end = token.offset + token.bytes.len();
        match elements.last_mut() {
            Some(last) if !matches!(token.before, Before::Element | Before::Tag) => last.end = end,
            _ => elements.push(token.offset..end),
        }
    }
    elements
}
