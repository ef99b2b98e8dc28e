//! The envelopes of a stream: what their headers open and their trailers close, counted and compared.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use tradelane_findings::{Excerpt, Finding, Findings, Layer, Place, Severity, line_and_column};

use super::{Cutter, Open, Position, RawMessage};
use crate::edifact::charset::Charset;
use crate::edifact::envelope::{Envelope, Header};
use crate::edifact::scan::{self, Before};

/// An interchange or group that was begun.
#[derive(Debug, Default)]
pub(super) struct Count {
    reference: Vec<u8>,
    pub(super) messages: u64,
    /// Of these, messages without a trailer: a sender may count such a piece with another.
    pub(super) cut: u64,
    /// Pieces with a trailer but no header, which a sender counts.
    pub(super) headless: u64,
    /// Messages since the last group.
    pub(super) ungrouped: u64,
    groups: u64,
    /// The references of its messages, or those of its groups and of the messages in none.
    references: BTreeSet<Vec<u8>>,
}

impl Count {
    fn begin(reference: Vec<u8>) -> Self {
        Self { reference, ..Self::default() }
    }

    /// Whether the sender can have counted so many messages.
    fn takes(&self, told: u64) -> bool {
        (self.messages.saturating_sub(self.cut)..=self.messages + self.headless).contains(&told)
    }
}

/// The last syntax version that there is.
const SYNTAX_VERSIONS: [&[u8]; 4] = [b"1", b"2", b"3", b"4"];

impl<R: Read> Cutter<R> {
    /// Counts in the interchange and in the group.
    pub(super) fn count(&mut self, change: impl Fn(&mut Count)) {
        self.interchange.iter_mut().chain(&mut self.group).for_each(change);
    }

    pub(super) fn open_interchange(&mut self, body: &[u8], header: Vec<u8>, findings: &mut Findings) {
        self.end_group("the group before this has no UNE", findings);
        self.end_interchange("the interchange before this has no UNZ", findings);
        let version: Vec<&[u8]> =
            scan::tokens(body, self.separators).skip(1).take(2).map(|token| token.bytes).collect();
        let (identifier, version) =
            (version.first().copied().unwrap_or_default(), version.get(1).copied().unwrap_or_default());
        self.check_syntax(body, identifier, version, findings);
        let (separators, charset) = self.separators.of_interchange(body, self.has_una);
        self.separators = separators;
        self.envelope = Arc::new(Envelope { separators, charset, unb: Some(self.header(header)), ung: None });
        let reference = scan::element(body, separators, 5).to_vec();
        let whose = [2, 3, 5].map(|number| scan::element(body, separators, number)).join(&0);
        if !reference.is_empty() && !self.interchanges.insert(whose) {
            let text = format!("an interchange before this has the reference {}", String::from_utf8_lossy(&reference));
            findings.push(self.element_error("duplicate-reference", text, self.place, (body, "UNB", 5, 1)));
        }
        self.interchange = Some(Count::begin(reference));
    }

    fn check_syntax(&self, body: &[u8], identifier: &[u8], version: &[u8], findings: &mut Findings) {
        let mut tell = |component: usize, severity: Severity, text: String, help: &'static str| {
            let finding = self.element_error("syntax-identifier", text, self.place, (body, "UNB", 1, component));
            findings.push(Finding { severity, ..finding }.help(help));
        };
        if !identifier.is_empty() && !Charset::is_syntax(identifier) {
            let text = format!("\"{}\" names no character set that is known", String::from_utf8_lossy(identifier));
            tell(1, Severity::Warning, text, "the interchange is read as UNOC, ISO 8859-1");
        }
        if !version.is_empty() && !SYNTAX_VERSIONS.contains(&version) {
            let text = format!("there is no syntax version {} here", String::from_utf8_lossy(version));
            tell(2, Severity::Error, text, "the versions of ISO 9735 are 1 to 4");
        }
    }

    pub(super) fn open_group(&mut self, body: &[u8], header: Vec<u8>, findings: &mut Findings) {
        self.end_group("the group before this has no UNE", findings);
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.ung = Some(self.header(header));
        self.envelope = Arc::new(envelope);
        let reference = scan::element(body, self.separators, 5).to_vec();
        if let Some(count) = &mut self.interchange {
            let is_first = count.groups == 0 && count.ungrouped > 0;
            (count.groups, count.ungrouped) = (count.groups + 1, 0);
            if is_first {
                let text = "a group stands beside messages that are in none".to_owned();
                findings.push(self.error("mixed-groups", text, 3));
            }
        }
        self.check_unique((body, "UNG", 5), &reference, findings);
        self.group = Some(Count::begin(reference));
    }

    pub(super) fn open_message(&mut self, body: &[u8], findings: &mut Findings) {
        let reference = scan::element(body, self.separators, 1).to_vec();
        self.check_unique((body, "UNH", 1), &reference, findings);
        if self.group.is_none()
            && self.interchange.as_ref().is_some_and(|count| count.groups > 0 && count.ungrouped == 0)
        {
            let text = "a message stands beside groups and is in none".to_owned();
            findings.push(self.error("mixed-groups", text, 3));
        }
        self.message = Some(Open { start: self.at, place: self.place, segments: 0, reference });
    }

    /// A reference stands once in what is open.
    fn check_unique(
        &mut self,
        (body, tag, element): (&[u8], &'static str, usize),
        reference: &[u8],
        findings: &mut Findings,
    ) {
        let within =
            if tag == "UNH" { self.group.as_mut().or(self.interchange.as_mut()) } else { self.interchange.as_mut() };
        // A group and a message may have the same.
        let known = [tag.as_bytes(), reference].concat();
        if !reference.is_empty() && within.is_some_and(|within| !within.references.insert(known)) {
            let text = format!("another {tag} before this has the reference {}", String::from_utf8_lossy(reference));
            findings.push(self.element_error("duplicate-reference", text, self.place, (body, tag, element, 1)));
        }
    }

    fn header(&self, bytes: Vec<u8>) -> Header {
        Header { bytes, offset: self.place.offset, line: self.place.line, column: self.place.column }
    }

    pub(super) fn end_group(&mut self, text: &str, findings: &mut Findings) {
        if let Some(group) = self.group.take() {
            self.note_empty(group.messages, true);
            findings.push(self.error("missing-group-trailer", text.to_owned(), 3));
        }
    }

    pub(super) fn end_interchange(&mut self, text: &str, findings: &mut Findings) {
        if let Some(interchange) = self.interchange.take() {
            self.note_empty(interchange.messages, false);
            let finding = self.error("missing-interchange-trailer", text.to_owned(), 3);
            findings.push(finding.help("the file was cut, or its trailer was lost"));
        }
    }

    /// What is open ends where the file does.
    pub(super) fn drop_open(&mut self) {
        if let Some(group) = self.group.take() {
            self.note_empty(group.messages, true);
        }
        if let Some(interchange) = self.interchange.take() {
            self.note_empty(interchange.messages, false);
        }
    }

    /// Keeps the headers of a group or an interchange that ends and holds no message.
    fn note_empty(&mut self, held: u64, is_group: bool) {
        if held > 0 {
            return;
        }
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.ung = envelope.ung.filter(|_| is_group);
        let Some(header) = envelope.ung.as_ref().or(envelope.unb.as_ref()) else { return };
        let (offset, line, column) = (header.offset, header.line, header.column);
        let in_interchange = self.interchange.as_ref().map_or(0, |count| count.messages) + 1;
        let envelope = Arc::new(envelope);
        self.empty.push(RawMessage { bytes: Vec::new(), offset, line, column, envelope, in_interchange, in_group: 1 });
    }

    pub(super) fn close_group(&mut self, body: &[u8], findings: &mut Findings) {
        match self.group.take() {
            Some(count) => {
                let is_right = |told| count.takes(told);
                self.check_count(body, ("UNE", "messages in the group", count.messages), &is_right, findings);
                self.check_reference(body, "UNE", &count.reference, self.place, findings);
                self.note_empty(count.messages, true);
                self.check_filled("UNE", count.messages + count.headless, findings);
            }
            None => {
                findings.push(self.error("unexpected-trailer", "UNE closes a group that was not opened".to_owned(), 3));
                // The messages before it were in a group whose header is missing.
                if let Some(count) = self.interchange.as_mut().filter(|count| count.ungrouped > 0) {
                    (count.ungrouped, count.groups) = (0, count.groups + 1);
                }
            }
        }
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.ung = None;
        self.envelope = Arc::new(envelope);
    }

    pub(super) fn close_interchange(&mut self, body: &[u8], findings: &mut Findings) {
        self.end_group("the group has no UNE", findings);
        match self.interchange.take() {
            Some(count) => {
                let is_right = |told| if count.groups > 0 { told == count.groups } else { count.takes(told) };
                let what = match count.groups {
                    0 => ("UNZ", "messages in the interchange", count.messages),
                    groups => ("UNZ", "groups in the interchange", groups),
                };
                self.check_count(body, what, &is_right, findings);
                self.check_reference(body, "UNZ", &count.reference, self.place, findings);
                self.note_empty(count.messages, false);
                self.check_filled("UNZ", count.groups + count.messages + count.headless, findings);
                self.has_content = true;
            }
            None => findings.push(self.error(
                "unexpected-trailer",
                "UNZ closes an interchange that was not opened".to_owned(),
                3,
            )),
        }
        // A service string holds for its interchange alone.
        self.has_una = false;
        self.separators = super::Separators::default();
        self.envelope = Arc::default();
    }

    /// An envelope holds something.
    fn check_filled(&self, tag: &'static str, held: u64, findings: &mut Findings) {
        if held == 0 {
            let what = if tag == "UNE" { "group" } else { "interchange" };
            findings.push(self.error("no-message", format!("there is no message in this {what}"), 3));
        }
    }

    fn check_count(
        &self,
        body: &[u8],
        (tag, what, counted): (&'static str, &str, u64),
        is_right: &dyn Fn(u64) -> bool,
        findings: &mut Findings,
    ) {
        let told = String::from_utf8_lossy(scan::element(body, self.separators, 1)).into_owned();
        if told.is_empty() {
            self.missing(body, tag, 1, self.place, findings);
        } else if !told.parse().is_ok_and(is_right) {
            let rule = if tag == "UNZ" { "interchange-count" } else { "group-count" };
            let text = format!("{tag} tells {told} {what}; there are {counted}");
            findings.push(self.element_error(rule, text, self.place, (body, tag, 1, 1)));
        }
    }

    fn check_reference(
        &self,
        body: &[u8],
        tag: &'static str,
        reference: &[u8],
        place: Position,
        findings: &mut Findings,
    ) {
        let told = scan::element(body, self.separators, 2);
        if told.is_empty() {
            self.missing(body, tag, 2, place, findings);
        } else if told != reference {
            let text = format!(
                "{tag} has the reference \"{}\", its header \"{}\"",
                String::from_utf8_lossy(told),
                String::from_utf8_lossy(reference)
            );
            findings.push(self.element_error("control-reference", text, place, (body, tag, 2, 1)));
        }
    }

    fn missing(&self, body: &[u8], tag: &'static str, element: usize, place: Position, findings: &mut Findings) {
        let name = element_name(tag, element, 1);
        let mut finding = self.error_at("missing-element", format!("{name} is mandatory in {tag}"), place, body);
        if let Some(source) = &mut finding.source {
            source.element = Some(format!("{tag}/{name}"));
            source.segment = self.message.as_ref().map(|open| open.segments);
        }
        findings.push(finding);
    }

    pub(super) fn check_trailer(&self, body: &[u8], place: Position, findings: &mut Findings) {
        let Some(open) = &self.message else { return };
        let told = String::from_utf8_lossy(scan::element(body, self.separators, 1)).into_owned();
        // What is no number is told as such where the message is checked.
        let is_number = told.bytes().all(|byte| byte.is_ascii_digit());
        if told.is_empty() {
            self.missing(body, "UNT", 1, place, findings);
        } else if is_number && told.parse() != Ok(open.segments) {
            let text = format!("UNT tells {told} segments; the message has {}", open.segments);
            findings.push(self.element_error("segment-count", text, place, (body, "UNT", 1, 1)));
        }
        self.check_reference(body, "UNT", &open.reference, place, findings);
    }

    /// A fault of what comes next.
    pub(super) fn error(&self, rule: &'static str, message: String, length: usize) -> Finding {
        let end = (self.at + length.min(80)).min(self.buffer.len());
        let start = self.at.saturating_sub(60);
        let mut place = self.place_of(self.place, end - self.at.min(end));
        if let Some(around) = self.buffer.get(start..(end + 40).min(self.buffer.len())) {
            place.excerpt = Some(Excerpt::around(around, self.at.min(end) - start, end - self.at.min(end)));
        }
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    fn error_at(&self, rule: &'static str, message: String, at: Position, text: &[u8]) -> Finding {
        let mut place = self.place_of(at, text.len());
        place.excerpt = Some(Excerpt::around(text, 0, text.len()));
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    /// A fault of a byte of what comes next.
    pub(super) fn error_within(&self, rule: &'static str, message: String, segment: &[u8], start: usize) -> Finding {
        let (line, column) = line_and_column(segment, start, self.place.line, self.place.column);
        let mut place = self.place_of(Position { offset: self.place.offset + start as u64, line, column }, 1);
        place.segment = self.message.as_ref().map(|open| open.segments + 1);
        place.excerpt = Some(Excerpt::around(segment, start, 1));
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    /// A fault of an element of a service segment that stands at `at`.
    fn element_error(
        &self,
        rule: &'static str,
        message: String,
        at: Position,
        (body, tag, element, component): (&[u8], &'static str, usize, usize),
    ) -> Finding {
        let (mut elements, mut components) = (0, 1);
        let token = scan::tokens(body, self.separators).find(|token| {
            match token.before {
                Before::Element => (elements, components) = (elements + 1, 1),
                Before::Component => components += 1,
                Before::Tag | Before::Repetition => {}
            }
            (elements, components) == (element, component)
        });
        let (start, length) = token.map_or((0, body.len()), |token| (token.offset, token.bytes.len()));
        let (line, column) = line_and_column(body, start, at.line, at.column);
        let mut place = self.place_of(Position { offset: at.offset + start as u64, line, column }, length);
        place.segment = match tag {
            "UNH" => Some(1),
            "UNT" => self.message.as_ref().map(|open| open.segments),
            _ => None,
        };
        place.element = Some(format!("{tag}/{}", element_name(tag, element, component)));
        place.excerpt = Some(Excerpt::around(body, start, length));
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    fn place_of(&self, at: Position, length: usize) -> Place {
        Place {
            file: self.file.clone(),
            line: at.line,
            column: at.column,
            offset: at.offset,
            length: length as u64,
            ..Place::default()
        }
    }
}

/// The elements of service segments that are compared (ISO 9735).
fn element_name(tag: &str, element: usize, component: usize) -> &'static str {
    match (tag, element, component) {
        ("UNB", 1, 1) => "S001/0001",
        ("UNB", 1, _) => "S001/0002",
        ("UNB", ..) | ("UNZ", 2, _) => "0020",
        ("UNG", ..) | ("UNE", 2, _) => "0048",
        ("UNH", ..) | ("UNT", 2, _) => "0062",
        ("UNT", ..) => "0074",
        ("UNE", ..) => "0060",
        _ => "0036",
    }
}
