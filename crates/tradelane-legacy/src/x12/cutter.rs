//! Cuts a stream of interchanges into transaction sets, without holding more than one set.

mod counts;

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Severity};

use self::counts::Count;
use super::envelope::{Envelope, Header, Separators};
use super::{isa, scan};
pub use crate::edifact::Limits;
use crate::stream::{Position, Stream};

/// One transaction set as it stands in the stream, from ST to SE; or one interchange acknowledgement, TA1.
#[derive(Clone, Debug)]
pub struct RawMessage {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its offset in the stream.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Its column in bytes, from 1.
    pub column: u64,
    /// What stands around it.
    pub envelope: Arc<Envelope>,
    /// Its number in its interchange, from 1.
    pub in_interchange: u64,
    /// Its number in its functional group, from 1; 0 where it is in none.
    pub in_group: u64,
}

impl RawMessage {
    /// Where the segment begins that the end of the file cuts off, by its offset in the stream; `None` where the last
    /// segment is whole.
    pub fn cut_segment(&self) -> Option<u64> {
        let whole = memchr::memrchr(self.envelope.separators.terminator, &self.bytes).map_or(0, |end| end + 1);
        let rest = self.bytes.get(whole..).unwrap_or_default();
        rest.iter().any(|byte| !byte.is_ascii_whitespace()).then_some(self.offset + whole as u64)
    }
}

/// A stream of interchanges.
pub struct Cutter<R> {
    stream: Stream<R>,
    limits: Limits,
    envelope: Arc<Envelope>,
    set: Option<Open>,
    interchange: Option<Count>,
    group: Option<Count>,
    /// Whether anything of an interchange was seen.
    has_content: bool,
    /// Whether segments that stand outside a set go on, which are told once.
    is_outside: bool,
    /// Senders, recipients and control numbers of the interchanges so far.
    interchanges: BTreeSet<Vec<u8>>,
    /// Interchanges and groups that ended since the last set and hold none.
    empty: Vec<RawMessage>,
}

/// A set that was begun.
struct Open {
    place: Position,
    segments: u32,
    control: Vec<u8>,
}

impl<R: Read> Cutter<R> {
    /// Reads from `input`; `file` is used in findings.
    pub fn new(input: R, file: Option<Arc<str>>, limits: Limits) -> Self {
        Self {
            stream: Stream::new(input, file),
            limits,
            envelope: Arc::default(),
            set: None,
            interchange: None,
            group: None,
            has_content: false,
            is_outside: false,
            interchanges: BTreeSet::new(),
            empty: Vec::new(),
        }
    }

    /// The next set; `None` at the end. What is wrong around sets is told in `findings`.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        self.empty.clear();
        loop {
            self.stream.skip_blanks()?;
            if self.stream.rest().is_empty() {
                return Ok(self.end(findings));
            }
            self.stream.ready(2 * isa::LONGEST)?;
            if let Some(found) = isa::find(self.stream.rest()) {
                if let Some(set) = self.close_cut_set(findings) {
                    return Ok(Some(set));
                }
                self.open_interchange(found, findings);
                continue;
            }
            if self.set.is_none() && !self.looks_like_segment() {
                self.skip_unexpected(findings)?;
                continue;
            }
            let Some(length) = self.find_segment(findings)? else { continue };
            if let Some(set) = self.segment(length, findings) {
                return Ok(Some(set));
            }
        }
    }

    /// The interchanges and groups that ended before the set that [`Self::next`] gave last and hold none: each with its
    /// headers and no bytes. That of a whole interchange has no header of a group.
    pub fn take_empty(&mut self) -> Vec<RawMessage> {
        std::mem::take(&mut self.empty)
    }

    fn separators(&self) -> Separators {
        self.envelope.separators
    }

    /// Handles the segment of `length` bytes that comes next (terminator included); gives a set that it completes.
    /// Where a segment shows that the set before it was cut, the segment is left to be handled next.
    fn segment(&mut self, length: usize, findings: &mut Findings) -> Option<RawMessage> {
        let segment = self.stream.rest().get(..length).unwrap_or_default();
        if self.set.is_some() && segment.last() != Some(&self.separators().terminator) {
            // The file ends in it.
            self.stream.advance(length);
            return None;
        }
        let body = scan::body(segment, &self.separators()).trim_ascii_end();
        let body = if self.separators().is_wrapped { scan::unwrapped(body) } else { body.to_vec() };
        let tag = scan::element(&body, self.separators(), 0).to_vec();
        let is_envelope = matches!(tag.as_slice(), b"ISA" | b"GS" | b"ST" | b"GE" | b"IEA");
        if is_envelope && let Some(set) = self.close_cut_set(findings) {
            return Some(set);
        }
        let place = self.stream.place;
        if body.is_empty() {
            findings.push(self.stream.error("empty-segment", "a segment without a tag stands here".to_owned(), 1));
            self.stream.advance(length);
            return None;
        }
        match tag.as_slice() {
            b"GS" => self.open_group(&body, length, findings),
            b"GE" => self.close_group(&body, findings),
            b"IEA" => self.close_interchange(&body, findings),
            b"ST" => self.open_set(&body, findings),
            b"TA1" if self.set.is_none() => return Some(self.acknowledgement(&body, length, findings)),
            _ if self.set.is_none() => self.outside(&tag, &body, findings),
            _ => {}
        }
        self.is_outside &= !is_envelope;
        if let Some(open) = &mut self.set {
            open.segments += 1;
        }
        self.stream.advance(length);
        if tag == b"SE" && self.set.is_some() {
            self.check_trailer(&body, place, findings);
            return self.emit();
        }
        self.check_limits(findings)
    }

    /// A segment that no set holds: the first of several is told.
    fn outside(&mut self, tag: &[u8], body: &[u8], findings: &mut Findings) {
        let name = String::from_utf8_lossy(tag);
        // Segments of the interchange itself are rare and say nothing of the sets.
        let is_of_interchange = matches!(tag, b"ISB" | b"ISE" | b"TA3");
        if self.is_outside && !is_of_interchange {
            return self.end_outside(tag);
        }
        let (text, severity) = match is_of_interchange {
            true => (format!("{name} is about the interchange and is not kept"), Severity::Info),
            false => (format!("segment {name} stands outside a transaction set"), Severity::Error),
        };
        let finding = self.stream.error("segment-outside-message", text, body.len());
        findings.push(Finding { severity, ..finding }.help("a set begins with ST and ends with SE"));
        if !is_of_interchange {
            self.end_outside(tag);
        }
    }

    fn end_outside(&mut self, tag: &[u8]) {
        self.is_outside = tag != b"SE";
        if tag == b"SE"
            && let Some(group) = &mut self.group
        {
            group.headless += 1;
        }
    }

    fn check_limits(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        let open = self.set.as_ref()?;
        if open.segments >= self.limits.segments {
            let text = format!("the set has more than {} segments; the rest is read as another", self.limits.segments);
            findings.push(self.stream.error("message-segments", text, 0));
            return self.emit();
        }
        None
    }

    /// Where a set is open although another begins or its group ends: tells, and gives the set.
    fn close_cut_set(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        self.set.as_ref()?;
        let finding = self.stream.error("missing-trailer", "the transaction set before this has no SE".to_owned(), 2);
        findings.push(finding.help("the set was cut, or its trailer was lost; what is there was read"));
        if let Some(group) = &mut self.group {
            group.cut += 1;
        }
        self.emit()
    }

    fn emit(&mut self) -> Option<RawMessage> {
        let open = self.set.take()?;
        if let Some(group) = &mut self.group {
            group.held += 1;
        }
        if let Some(interchange) = &mut self.interchange {
            interchange.messages += 1;
        }
        let bytes = self.stream.take_kept();
        let Position { offset, line, column } = open.place;
        let envelope = Arc::clone(&self.envelope);
        let (in_interchange, in_group) = self.numbers();
        Some(RawMessage { bytes, offset, line, column, envelope, in_interchange, in_group })
    }

    fn end(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        if self.set.is_some() {
            let finding = self.stream.error("truncated", "the file ends within a transaction set".to_owned(), 0);
            findings.push(finding.help("the file was cut; ask the sender for it again"));
            // What else is missing, the same cut took.
            let set = self.emit();
            (self.group, self.interchange) = (None, None);
            return set;
        }
        if !self.has_content && self.stream.place.offset > 0 {
            let finding = self.stream.error("no-message", "there is no interchange in this file".to_owned(), 0);
            findings.push(finding.help("an X12 interchange begins with ISA, from which its separators are known"));
            self.has_content = true;
        }
        self.end_group("the file ends and the functional group has no GE", findings);
        self.end_interchange("the file ends and the interchange has no IEA", findings);
        None
    }

    /// TA1 stands alone between the headers: it is a message of its own.
    fn acknowledgement(&mut self, body: &[u8], length: usize, findings: &mut Findings) -> RawMessage {
        let text = |number| String::from_utf8_lossy(scan::element(body, self.separators(), number)).into_owned();
        let meaning = match text(4).as_str() {
            "A" => "accepted",
            "E" => "accepted with errors",
            "R" => "rejected",
            _ => "judged otherwise",
        };
        let message = format!("the interchange {} of the other side was {meaning} ({})", text(1), text(5));
        let finding = self.stream.error("interchange-acknowledgement", message, body.len());
        findings.push(Finding { severity: Severity::Info, ..finding });
        let Header { bytes, offset, line, column } = self.header(length);
        let envelope = Arc::new(Envelope { gs: None, ..Envelope::clone(&self.envelope) });
        self.stream.advance(length);
        if let Some(interchange) = &mut self.interchange {
            interchange.messages += 1;
        }
        let (in_interchange, _) = self.numbers();
        RawMessage { bytes, offset, line, column, envelope, in_interchange, in_group: 0 }
    }

    /// Whether an interchange is open, and a tag and what ends it come next.
    fn looks_like_segment(&self) -> bool {
        let separators = self.separators();
        let start = self.stream.rest().iter().filter(|byte| !separators.is_wrapped || !matches!(byte, b'\r' | b'\n'));
        let start: Vec<u8> = start.take(4).copied().collect();
        let is_tag = |byte: &&u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let length = start.iter().take_while(is_tag).count();
        let next = start.get(length);
        self.interchange.is_some()
            && (2..=3).contains(&length)
            && next.is_some_and(|&next| next == separators.element || next == separators.terminator)
    }

    /// Skips to the next interchange or, in one, to the end of the segment; tells once how much was skipped.
    fn skip_unexpected(&mut self, findings: &mut Findings) -> io::Result<()> {
        let is_header = isa::begins(self.stream.rest());
        let rule = if is_header { "interchange-header" } else { "unexpected-bytes" };
        let mut finding = self.stream.error(rule, String::new(), 80);
        self.has_content |= is_header;
        let mut skipped = 0;
        loop {
            let rest = self.stream.rest();
            let header =
                memchr::memmem::find_iter(rest, b"ISA").find(|&at| at > 0 && rest.get(at..).is_some_and(isa::begins));
            let terminator = memchr::memchr(self.separators().terminator, rest);
            let end = terminator.filter(|_| self.interchange.is_some()).map(|at| at + 1);
            let found = header.into_iter().chain(end).min();
            // What may be the first characters of a header stays.
            let passed = found.unwrap_or(rest.len().saturating_sub(3).max(1)).min(rest.len());
            self.stream.advance(passed);
            skipped += passed;
            if found.is_some() {
                break;
            }
            if !self.stream.read_more()? {
                let last = self.stream.rest().len();
                self.stream.advance(last);
                skipped += last;
                break;
            }
        }
        finding.message = if is_header {
            format!("the interchange header has not its sixteen elements; {skipped} bytes were not read")
        } else {
            format!("{skipped} bytes here are no segment of an interchange")
        };
        if let Some(place) = &mut finding.source {
            place.length = skipped as u64;
        }
        findings.push(finding.help("an interchange begins with ISA and its sixteen elements"));
        Ok(())
    }

    /// The length of the segment that comes next, with its terminator. Where the limit is reached first, the set is
    /// given up and `None` is given.
    fn find_segment(&mut self, findings: &mut Findings) -> io::Result<Option<usize>> {
        let mut searched = 0;
        let terminator = self.separators().terminator;
        loop {
            let rest = self.stream.rest();
            if let Some(end) = memchr::memchr(terminator, rest.get(searched..).unwrap_or_default()) {
                return Ok(Some(searched + end + 1));
            }
            searched = rest.len();
            if self.stream.held() > self.limits.message {
                let text = format!("the set is longer than {} bytes", self.limits.message);
                findings.push(self.stream.error("message-size", text, 0));
                self.set = None;
                self.stream.forget();
                self.stream.advance(searched);
                return Ok(None);
            }
            if !self.stream.read_more()? {
                if self.set.is_none() && self.tells_cut(searched, findings) {
                    self.stream.advance(searched);
                    // What else is missing, the same cut took.
                    self.drop_open();
                    self.has_content = true;
                    return Ok(None);
                }
                return Ok(Some(searched));
            }
        }
    }

    /// Tells that the file ends in a segment; whether it was told. Where lines end segments, the last needs no end of its own, if it is the
    /// trailer that the interchange waits for.
    fn tells_cut(&self, length: usize, findings: &mut Findings) -> bool {
        let ends_lines = matches!(self.separators().terminator, b'\r' | b'\n');
        let body = self.stream.rest();
        let is_trailer = self.interchange.as_ref().is_some_and(|interchange| {
            scan::element(body, self.separators(), 0) == b"IEA"
                && scan::element(body, self.separators(), 2) == interchange.control()
        });
        let is_cut = !(ends_lines && is_trailer);
        if is_cut {
            findings.push(self.stream.error("truncated", "the file ends within a segment".to_owned(), length));
        }
        is_cut
    }
}
