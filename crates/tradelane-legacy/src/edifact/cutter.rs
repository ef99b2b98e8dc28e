//! Cuts a stream of interchanges into messages, without holding more than one message.

mod counts;

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::Findings;

use self::counts::Count;
use super::charset::Charset;
use super::envelope::{Envelope, Separators};
use super::scan;

/// How much of an untrusted stream is taken as one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The greatest size of a message in bytes (`message-size`).
    pub message: usize,
    /// The greatest number of segments of a message (`message-segments`).
    pub segments: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { message: 64 << 20, segments: 1_000_000 }
    }
}

/// One message as it stands in the stream, from UNH to UNT.
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
    /// Its number in its group, from 1; 0 where it is in none.
    pub in_group: u64,
}

impl RawMessage {
    /// Where the segment begins that the end of the file cuts off, by its offset in the stream; `None` where the last
    /// segment is whole.
    pub fn cut_segment(&self) -> Option<u64> {
        let separators = &self.envelope.separators;
        let mut start = 0;
        while let Some(end) = scan::terminator(&self.bytes, start, separators) {
            start = end + 1;
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        rest.iter().any(|byte| !byte.is_ascii_whitespace()).then_some(self.offset + start as u64)
    }
}

/// A stream of interchanges.
pub struct Cutter<R> {
    input: R,
    file: Option<Arc<str>>,
    limits: Limits,
    buffer: Vec<u8>,
    /// What of the buffer was looked at.
    at: usize,
    is_ended: bool,
    place: Position,
    separators: Separators,
    has_una: bool,
    envelope: Arc<Envelope>,
    message: Option<Open>,
    interchange: Option<Count>,
    group: Option<Count>,
    /// Whether anything of an interchange was seen: a header, a message.
    has_content: bool,
    /// Whether segments that stand outside a message go on, which are told once.
    is_outside: bool,
    /// Senders, recipients and references of the interchanges so far.
    interchanges: BTreeSet<Vec<u8>>,
    /// Interchanges and groups that ended since the last message and hold none.
    empty: Vec<RawMessage>,
}

#[derive(Clone, Copy, Debug)]
struct Position {
    offset: u64,
    line: u64,
    column: u64,
}

/// A message that was begun.
#[derive(Debug)]
struct Open {
    start: usize,
    place: Position,
    segments: u32,
    reference: Vec<u8>,
}

const BLOCK: usize = 256 * 1024;

impl<R: Read> Cutter<R> {
    /// Reads from `input`; `file` is used in findings.
    pub fn new(input: R, file: Option<Arc<str>>, limits: Limits) -> Self {
        Self {
            input,
            file,
            limits,
            buffer: Vec::new(),
            at: 0,
            is_ended: false,
            place: Position { offset: 0, line: 1, column: 1 },
            separators: Separators::default(),
            has_una: false,
            envelope: Arc::default(),
            message: None,
            interchange: None,
            group: None,
            has_content: false,
            is_outside: false,
            interchanges: BTreeSet::new(),
            empty: Vec::new(),
        }
    }

    /// The next message; `None` at the end. What is wrong around messages is told in `findings`.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        self.empty.clear();
        loop {
            self.skip_blanks()?;
            if self.at >= self.buffer.len() {
                return Ok(self.end(findings));
            }
            if self.ready(9)? && self.starts_with(b"UNA") && !self.starts_with_element(b"UNA") {
                if let Some(message) = self.close_cut_message(findings) {
                    return Ok(Some(message));
                }
                self.take_una(findings);
                continue;
            }
            if self.message.is_none() && !self.looks_like_segment() {
                self.skip_unexpected(findings)?;
                continue;
            }
            let Some(length) = self.find_segment(findings)? else { continue };
            let (start, end) = (self.at, self.at + length);
            if let Some(message) = self.segment(start, end, findings) {
                return Ok(Some(message));
            }
        }
    }

    /// The interchanges and groups that ended before the message that [`Self::next`] gave last and hold none: each with
    /// its headers and no bytes. That of a whole interchange has no header of a group.
    pub fn take_empty(&mut self) -> Vec<RawMessage> {
        std::mem::take(&mut self.empty)
    }

    /// Handles the segment at `start..end` (terminator included); gives a message that it completes. Where a segment
    /// shows that the message before it was cut, the segment is left to be handled next.
    fn segment(&mut self, start: usize, end: usize, findings: &mut Findings) -> Option<RawMessage> {
        let segment = self.buffer.get(start..end).unwrap_or_default();
        let body = segment.strip_suffix(&[self.separators.terminator]).unwrap_or(segment);
        if body.len() == segment.len() && self.message.is_some() {
            // The file ends in it.
            self.advance(end - start);
            return None;
        }
        let tag: [u8; 3] = body.get(..3).and_then(|tag| tag.try_into().ok()).unwrap_or_default();
        if body.is_empty() {
            findings.push(self.error("empty-segment", "a segment without a tag stands here".to_owned(), 1));
            self.advance(end - start);
            return None;
        }
        if let Some(open) = self.message.as_mut().filter(|_| !tag.starts_with(b"UN")) {
            open.segments += 1;
            self.advance(end - start);
            return self.check_limits(findings);
        }
        let body = body.to_vec();
        let is_envelope = matches!(&tag, b"UNB" | b"UNG" | b"UNH" | b"UNE" | b"UNZ");
        if is_envelope && let Some(message) = self.close_cut_message(findings) {
            return Some(message);
        }
        match &tag {
            b"UNB" => self.open_interchange(&body, segment_copy(&self.buffer, start, end), findings),
            b"UNG" => self.open_group(&body, segment_copy(&self.buffer, start, end), findings),
            b"UNE" => self.close_group(&body, findings),
            b"UNZ" => self.close_interchange(&body, findings),
            b"UNH" => self.open_message(&body, findings),
            _ if self.message.is_none() => self.outside(&tag, body.len(), findings),
            _ => {}
        }
        self.is_outside &= !is_envelope;
        if let Some(open) = &mut self.message {
            open.segments += 1;
        }
        let trailer = self.place;
        self.advance(end - start);
        if &tag == b"UNT" && self.message.is_some() {
            self.check_trailer(&body, trailer, findings);
            return self.emit();
        }
        self.check_limits(findings)
    }

    /// A segment that no message holds: the first of several is told.
    fn outside(&mut self, tag: &[u8; 3], length: usize, findings: &mut Findings) {
        if !self.is_outside {
            let text = format!("segment {} stands outside a message", String::from_utf8_lossy(tag));
            findings.push(self.error("segment-outside-message", text, length).help("a message begins with UNH"));
        }
        self.is_outside = tag != b"UNT";
        if tag == b"UNT" {
            self.count(|count| count.headless += 1);
        }
    }

    fn check_limits(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        let open = self.message.as_ref()?;
        if open.segments >= self.limits.segments {
            let text =
                format!("the message has more than {} segments; the rest is read as another", self.limits.segments);
            findings.push(self.error("message-segments", text, 0));
            return self.emit();
        }
        None
    }

    /// Where a message is open although another begins or the interchange ends: tells, and gives the message.
    fn close_cut_message(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        self.message.as_ref()?;
        let finding = self.error("missing-trailer", "the message before this has no UNT".to_owned(), 3);
        findings.push(finding.help("the message was cut, or its trailer was lost; what is there was read"));
        self.count(|count| count.cut += 1);
        self.emit()
    }

    fn emit(&mut self) -> Option<RawMessage> {
        self.has_content = true;
        let open = self.message.take()?;
        self.count(|count| count.messages += 1);
        if self.group.is_none()
            && let Some(count) = &mut self.interchange
        {
            count.ungrouped += 1;
        }
        Some(RawMessage {
            bytes: self.buffer.get(open.start..self.at).unwrap_or_default().to_vec(),
            offset: open.place.offset,
            line: open.place.line,
            column: open.place.column,
            envelope: Arc::clone(&self.envelope),
            in_interchange: self.interchange.as_ref().map_or(0, |count| count.messages),
            in_group: self.group.as_ref().map_or(0, |count| count.messages),
        })
    }

    fn end(&mut self, findings: &mut Findings) -> Option<RawMessage> {
        if self.message.is_some() {
            let finding = self.error("truncated", "the file ends within a message".to_owned(), 0);
            findings.push(finding.help("the file was cut; ask the sender for it again"));
            // What else is missing, the same cut took.
            let message = self.emit();
            (self.group, self.interchange) = (None, None);
            return message;
        }
        if !self.has_content && self.interchange.is_none() && self.place.offset > 0 {
            findings.push(self.error("no-message", "there is no message in this file".to_owned(), 0));
            self.has_content = true;
        }
        self.end_group("the file ends and the group has no UNE", findings);
        self.end_interchange("the file ends and the interchange has no UNZ", findings);
        None
    }

    fn take_una(&mut self, findings: &mut Findings) {
        if let Some(Ok(una)) = self.buffer.get(self.at + 3..self.at + 9).map(<&[u8; 6]>::try_from) {
            let told = Separators::from_una(una);
            self.has_una = told.can_part();
            self.separators = if self.has_una { told } else { Separators::default() };
            if !self.has_una {
                let text = "the service string names separators that cannot be told apart".to_owned();
                let finding = self.error("service-string", text, 9);
                findings.push(finding.help("the interchange is read with the usual separators, :+.? '"));
            }
            let separators = self.separators;
            self.envelope = Arc::new(Envelope {
                separators: Separators { repetition: b' ', ..separators },
                charset: Charset::Latin1,
                ..Envelope::default()
            });
        }
        self.advance(9);
    }

    fn starts_with(&self, text: &[u8]) -> bool {
        self.buffer.get(self.at..).is_some_and(|rest| rest.starts_with(text))
    }

    /// `UNA` as a segment that a partner uses, rather than a service string.
    fn starts_with_element(&self, tag: &[u8]) -> bool {
        // A service string is followed at once by a segment: its ninth character is the terminator.
        self.message.is_some()
            && self.starts_with(tag)
            && self.buffer.get(self.at + 3) == Some(&self.separators.element)
            && self.buffer.get(self.at + 8) != Some(&self.separators.terminator)
    }

    /// Whether a tag and what ends it come next.
    fn looks_like_segment(&self) -> bool {
        let Some(tag) = self.buffer.get(self.at..self.at + 3) else { return false };
        let is_tag = tag.first().is_some_and(u8::is_ascii_uppercase)
            && tag.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let next = self.buffer.get(self.at + 3).copied();
        is_tag
            && next.is_some_and(|next| {
                next == self.separators.element
                    || next == self.separators.terminator
                    || next == self.separators.component
            })
    }

    /// Skips to the next line or service segment; tells what was skipped.
    fn skip_unexpected(&mut self, findings: &mut Findings) -> io::Result<()> {
        self.ready(8 * 1024)?;
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let tags = [b"UNA".as_slice(), b"UNB+", b"UNH+"];
        let service = tags.iter().filter_map(|tag| memchr::memmem::find(rest.get(1..)?, tag)).min();
        let service = service.map(|found| found + 1);
        let line = memchr::memchr(b'\n', rest).map(|found| found + 1);
        let skipped = service.into_iter().chain(line).min().unwrap_or(rest.len()).max(1);
        let finding = self.error("unexpected-bytes", format!("{skipped} bytes here are no segment"), skipped.min(80));
        findings.push(finding.help("a segment is three capitals or digits and its elements, closed by its terminator"));
        self.advance(skipped);
        Ok(())
    }

    /// The length of the segment that comes next, with its terminator. Where the limit is reached first, the message
    /// is given up and `None` is given.
    fn find_segment(&mut self, findings: &mut Findings) -> io::Result<Option<usize>> {
        let mut searched = self.at;
        loop {
            // Only what was read since the last look can hold a terminator; whether it is released is told from the
            // start of the segment.
            let is_there = memchr::memchr(self.separators.terminator, self.buffer.get(searched..).unwrap_or_default());
            if is_there.is_some() && !self.looks_ahead() && !self.is_ended {
                self.read_more()?;
                searched = self.at;
                continue;
            }
            if let Some(end) = is_there.and_then(|_| scan::terminator(&self.buffer, self.at, &self.separators)) {
                self.check_release(end, findings);
                return Ok(Some(end + 1 - self.at));
            }
            let held = self.buffer.len() - self.message.as_ref().map_or(self.at, |open| open.start);
            if held > self.limits.message {
                let text = format!("the message is longer than {} bytes", self.limits.message);
                findings.push(self.error("message-size", text, 0));
                self.message = None;
                let rest = self.buffer.len() - self.at;
                self.advance(rest);
                return Ok(None);
            }
            searched = self.buffer.len();
            let before = self.at;
            if !self.read_more()? {
                let rest = self.buffer.len() - self.at;
                if self.message.is_some() {
                    return Ok(Some(rest));
                }
                findings.push(self.error("truncated", "the file ends within a segment".to_owned(), rest));
                self.advance(rest);
                // What else is missing, the same cut took.
                self.drop_open();
                self.has_content = true;
                return Ok(None);
            }
            // What is kept was moved to the front.
            searched -= before - self.at;
        }
    }

    /// Whether enough of what follows the last terminator held is there to tell whether it is one.
    fn looks_ahead(&self) -> bool {
        let held = self.buffer.get(self.at..).unwrap_or_default();
        let last = memchr::memrchr(self.separators.terminator, held).unwrap_or_default();
        let is_released = last > 0 && held.get(last - 1) == Some(&self.separators.release);
        !is_released || held.len() - last > scan::LOOKED_AHEAD
    }

    /// A terminator is released that ends its segment all the same.
    fn check_release(&self, end: usize, findings: &mut Findings) {
        let segment = self.buffer.get(self.at..end).unwrap_or_default();
        if !self.separators.shifts && scan::is_released_at_end(segment, &self.separators) {
            let text = "a release character stands before the end of a segment".to_owned();
            let finding = self.error_within("released-terminator", text, segment, segment.len() - 1);
            findings.push(finding.help("the line ends here and another segment begins: it is read as the end"));
        }
    }

    fn skip_blanks(&mut self) -> io::Result<()> {
        loop {
            if self.place.offset == 0 && self.ready(3)? && self.starts_with(b"\xef\xbb\xbf") {
                self.at += 3;
                self.place.offset += 3;
            }
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            let blanks =
                rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0x1a || **byte == 0).count();
            let all = blanks == rest.len();
            self.advance(blanks);
            if !all || !self.read_more()? {
                return Ok(());
            }
        }
    }

    /// Reads until `count` bytes are there or the input ends; whether they are.
    fn ready(&mut self, count: usize) -> io::Result<bool> {
        while self.buffer.len() - self.at < count {
            if !self.read_more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn read_more(&mut self) -> io::Result<bool> {
        if self.is_ended {
            return Ok(false);
        }
        let keep = self.message.as_ref().map_or(self.at, |open| open.start);
        if keep > 0 {
            self.buffer.drain(..keep);
            self.at -= keep;
            if let Some(open) = &mut self.message {
                open.start = 0;
            }
        }
        let length = self.buffer.len();
        self.buffer.resize(length + BLOCK, 0);
        let read = loop {
            match self.input.read(self.buffer.get_mut(length..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length + read.as_ref().copied().unwrap_or(0));
        self.is_ended = read? == 0;
        Ok(!self.is_ended)
    }

    fn advance(&mut self, count: usize) {
        let passed = self.buffer.get(self.at..self.at + count).unwrap_or_default();
        match memchr::memrchr(b'\n', passed) {
            Some(last) => {
                self.place.line += memchr::memchr_iter(b'\n', passed).count() as u64;
                self.place.column = (passed.len() - last) as u64;
            }
            None => self.place.column += passed.len() as u64,
        }
        self.place.offset += passed.len() as u64;
        self.at += passed.len();
    }
}

fn segment_copy(buffer: &[u8], start: usize, end: usize) -> Vec<u8> {
    buffer.get(start..end).unwrap_or_default().to_vec()
}
