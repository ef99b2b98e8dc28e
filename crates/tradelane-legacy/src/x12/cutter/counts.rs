//! The envelopes of a stream: what their headers open and their trailers close, counted and compared.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Severity};

use super::{Cutter, Open, RawMessage};
use crate::stream::Position;
use crate::x12::envelope::{Envelope, Header};
use crate::x12::{isa, scan};

/// An interchange or group that was begun.
#[derive(Debug, Default)]
pub(super) struct Count {
    control: Vec<u8>,
    /// What it holds: groups, or sets.
    pub(super) held: u64,
    /// Of these, sets without a trailer: a sender may count such a piece with another.
    pub(super) cut: u64,
    /// Pieces with a trailer but no header, which a sender counts.
    pub(super) headless: u64,
    /// The sets and acknowledgements of an interchange.
    pub(super) messages: u64,
    /// Whether sets stand in the interchange that are in no group.
    is_ungrouped: bool,
    /// The control numbers of what it holds.
    controls: BTreeSet<Vec<u8>>,
}

impl Count {
    fn begin(control: Vec<u8>) -> Self {
        Self { control, ..Self::default() }
    }

    /// The control number of its header.
    pub(super) fn control(&self) -> &[u8] {
        &self.control
    }

    /// Whether the sender can have counted so many.
    fn takes(&self, told: u64) -> bool {
        (self.held.saturating_sub(self.cut)..=self.held + self.headless).contains(&told)
    }
}

impl<R: Read> Cutter<R> {
    /// The number of the last set in its interchange and in its group.
    pub(super) fn numbers(&self) -> (u64, u64) {
        let in_interchange = self.interchange.as_ref().map_or(0, |count| count.messages);
        (in_interchange, self.group.as_ref().map_or(0, |count| count.held))
    }

    pub(super) fn end_group(&mut self, text: &str, findings: &mut Findings) {
        if let Some(group) = self.group.take() {
            self.note_empty(group.held, true);
            findings.push(self.stream.error("missing-group-trailer", text.to_owned(), 2));
        }
    }

    pub(super) fn end_interchange(&mut self, text: &str, findings: &mut Findings) {
        if let Some(interchange) = self.interchange.take() {
            self.note_empty(interchange.messages, false);
            let finding = self.stream.error("missing-interchange-trailer", text.to_owned(), 3);
            findings.push(finding.help("the file was cut, or its trailer was lost"));
        }
    }

    /// What is open ends where the file does.
    pub(super) fn drop_open(&mut self) {
        if let Some(group) = self.group.take() {
            self.note_empty(group.held, true);
        }
        if let Some(interchange) = self.interchange.take() {
            self.note_empty(interchange.messages, false);
        }
    }

    /// Keeps the headers of a group or an interchange that ends and holds no set.
    fn note_empty(&mut self, held: u64, is_group: bool) {
        if held > 0 {
            return;
        }
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.gs = envelope.gs.filter(|_| is_group);
        let Some(header) = envelope.gs.as_ref().or(envelope.isa.as_ref()) else { return };
        let (offset, line, column) = (header.offset, header.line, header.column);
        let in_interchange = self.interchange.as_ref().map_or(0, |count| count.messages) + 1;
        let envelope = Arc::new(envelope);
        self.empty.push(RawMessage { bytes: Vec::new(), offset, line, column, envelope, in_interchange, in_group: 1 });
    }

    pub(super) fn open_interchange(&mut self, found: isa::Found, findings: &mut Findings) {
        self.end_group("the functional group before this has no GE", findings);
        self.end_interchange("the interchange before this has no IEA", findings);
        let header = self.header(found.length);
        if !found.is_fixed {
            let text = "the interchange header has elements of other widths than the standard's; it is read by counting elements";
            let finding = self.stream.error("header-width", text.to_owned(), found.length);
            findings.push(Finding { severity: Severity::Warning, ..finding }.help(
                "ISA01 to ISA16 have 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1 and 1 characters, filled up with blanks",
            ));
        }
        let elements = isa::read(&header.bytes, found.separators);
        let element = |number: usize| elements.get(number - 1).cloned().unwrap_or_default();
        let tell = |number: usize, rule: &'static str, text: String| {
            let (at, value) = element(number);
            let mut finding = self.stream.error_in(rule, text, self.stream.place, (&header.bytes, at, value.len()));
            if let Some(place) = &mut finding.source {
                place.element = Some(format!("ISA/{number:02}"));
            }
            finding
        };
        let (_, version) = element(12);
        if !is_control_version(&version) {
            let text = format!("there is no version {} of interchange headers", String::from_utf8_lossy(&version));
            findings.push(tell(12, "syntax-identifier", text));
        }
        let (_, control) = element(13);
        let whose = [5, 6, 7, 8, 13].map(|number| element(number).1).join(&0);
        if !control.is_empty() && self.interchanges.contains(&whose) {
            let text =
                format!("an interchange before this has the control number {}", String::from_utf8_lossy(&control));
            findings.push(tell(13, "duplicate-reference", text));
        }
        self.interchanges.insert(whose);
        self.envelope = Arc::new(Envelope { separators: found.separators, isa: Some(header), gs: None });
        self.interchange = Some(Count::begin(control));
        self.has_content = true;
        self.stream.advance(found.length);
    }

    pub(super) fn header(&self, length: usize) -> Header {
        let bytes = self.stream.rest().get(..length).unwrap_or_default().to_vec();
        let Position { offset, line, column } = self.stream.place;
        Header { bytes, offset, line, column }
    }

    pub(super) fn open_group(&mut self, body: &[u8], length: usize, findings: &mut Findings) {
        self.end_group("the functional group before this has no GE", findings);
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.gs = Some(self.header(length));
        self.envelope = Arc::new(envelope);
        self.check_version(body, findings);
        let control = scan::element(body, self.separators(), 6).to_vec();
        let is_new = self.interchange.as_mut().is_none_or(|interchange| {
            interchange.held += 1;
            control.is_empty() || interchange.controls.insert(control.clone())
        });
        if !is_new {
            let text = format!("a group before this has the control number {}", String::from_utf8_lossy(&control));
            findings.push(self.element_error("duplicate-reference", text, self.stream.place, (body, "GS", 6)));
        }
        self.group = Some(Count::begin(control));
    }

    /// Interchange and group name one version since 004010: that of the separators and that of the sets.
    fn check_version(&self, body: &[u8], findings: &mut Findings) {
        let Some(isa) = &self.envelope.isa else { return };
        let elements = isa::read(&isa.bytes, self.separators());
        let control = elements.get(11).map(|(_, value)| value.as_slice()).unwrap_or_default();
        let version = scan::element(body, self.separators(), 8);
        let version = version.get(..5).unwrap_or(version);
        let is_compared = |version: &[u8]| version.len() == 5 && version >= b"00401".as_slice();
        if is_control_version(control) && is_compared(control) && is_compared(version) && control != version {
            let (control, version) = (String::from_utf8_lossy(control), String::from_utf8_lossy(version));
            let text = format!("the group is of version {version}, its interchange of version {control}");
            let finding = self.element_error("version-mismatch", text, self.stream.place, (body, "GS", 8));
            findings.push(Finding { severity: Severity::Warning, ..finding });
        }
    }

    pub(super) fn close_group(&mut self, body: &[u8], findings: &mut Findings) {
        match self.group.take() {
            Some(group) => {
                let what = ("GE", "group-count", "transaction sets in the group");
                self.check_count(body, what, &group, findings);
                self.note_empty(group.held, true);
                if group.held + group.headless == 0 {
                    let text = "there is no transaction set in this functional group".to_owned();
                    findings.push(self.stream.error("no-message", text, 2));
                }
            }
            // A group whose header is missing was told at its first set.
            None if self.interchange.as_ref().is_some_and(|interchange| interchange.is_ungrouped) => {
                if let Some(interchange) = &mut self.interchange {
                    (interchange.is_ungrouped, interchange.held) = (false, interchange.held + 1);
                }
            }
            None => {
                let text = "GE closes a functional group that was not opened".to_owned();
                findings.push(self.stream.error("unexpected-trailer", text, 2));
            }
        }
        let mut envelope = Envelope::clone(&self.envelope);
        envelope.gs = None;
        self.envelope = Arc::new(envelope);
    }

    pub(super) fn close_interchange(&mut self, body: &[u8], findings: &mut Findings) {
        self.end_group("the functional group has no GE", findings);
        if let Some(interchange) = self.interchange.take() {
            let what = ("IEA", "interchange-count", "functional groups in the interchange");
            self.check_count(body, what, &interchange, findings);
            self.note_empty(interchange.messages, false);
            if interchange.held + interchange.messages == 0 {
                let text = "there is neither a functional group nor an acknowledgement in this interchange".to_owned();
                findings.push(self.stream.error("no-message", text, 3));
            }
        }
    }

    pub(super) fn open_set(&mut self, body: &[u8], findings: &mut Findings) {
        let control = scan::element(body, self.separators(), 2).to_vec();
        match (&mut self.group, &mut self.interchange) {
            (Some(group), _) => {
                if !control.is_empty() && !group.controls.insert(control.clone()) {
                    let number = String::from_utf8_lossy(&control);
                    let text = format!("a set before this in its group has the control number {number}");
                    let finding = self.element_error("duplicate-reference", text, self.stream.place, (body, "ST", 2));
                    findings.push(finding);
                }
            }
            (None, Some(interchange)) if interchange.is_ungrouped => {}
            (None, interchange) => {
                if let Some(interchange) = interchange {
                    interchange.is_ungrouped = true;
                }
                let text = "the transaction set stands in no functional group".to_owned();
                findings.push(self.stream.error("missing-group", text, 2).help("a group begins with GS"));
            }
        }
        self.stream.keep();
        self.set = Some(Open { place: self.stream.place, segments: 0, control });
    }

    fn check_count(
        &self,
        body: &[u8],
        (tag, rule, what): (&'static str, &'static str, &str),
        count: &Count,
        findings: &mut Findings,
    ) {
        let told = String::from_utf8_lossy(scan::element(body, self.separators(), 1)).into_owned();
        if told.is_empty() {
            self.missing(body, tag, 1, self.stream.place, findings);
        } else if !told.parse().is_ok_and(|told| count.takes(told)) {
            let text = format!("{tag} tells {told} {what}; there are {}", count.held);
            findings.push(self.element_error(rule, text, self.stream.place, (body, tag, 1)));
        }
        self.check_control(body, tag, &count.control, self.stream.place, findings);
    }

    /// The control number of a trailer is that of its header; leading zeros count in those of sets alone, which are
    /// texts.
    fn check_control(&self, body: &[u8], tag: &'static str, control: &[u8], place: Position, findings: &mut Findings) {
        let told = scan::element(body, self.separators(), 2);
        let number = |text: &[u8]| std::str::from_utf8(text).ok().and_then(|text| text.parse::<u64>().ok());
        let is_same_number = tag != "SE" && number(told).is_some_and(|told| Some(told) == number(control));
        if told.is_empty() {
            self.missing(body, tag, 2, place, findings);
        } else if told != control && !is_same_number {
            let text = format!(
                "{tag} has the control number \"{}\", its header \"{}\"",
                String::from_utf8_lossy(told),
                String::from_utf8_lossy(control)
            );
            findings.push(self.element_error("control-reference", text, place, (body, tag, 2)));
        }
    }

    fn missing(&self, body: &[u8], tag: &'static str, element: usize, place: Position, findings: &mut Findings) {
        let text = format!("{tag}/{element:02} is mandatory");
        let mut finding = self.stream.error_at("missing-element", text, place, body);
        if let Some(source) = &mut finding.source {
            source.element = Some(format!("{tag}/{element:02}"));
            source.segment = self.set.as_ref().map(|open| open.segments);
        }
        findings.push(finding);
    }

    pub(super) fn check_trailer(&self, body: &[u8], place: Position, findings: &mut Findings) {
        let Some(open) = &self.set else { return };
        let told = String::from_utf8_lossy(scan::element(body, self.separators(), 1)).into_owned();
        // What is no number is told as such where the set is checked.
        let is_number = told.bytes().all(|byte| byte.is_ascii_digit());
        if told.is_empty() {
            self.missing(body, "SE", 1, place, findings);
        } else if is_number && told.parse() != Ok(open.segments) {
            let text = format!("SE tells {told} segments; the set has {}", open.segments);
            findings.push(self.element_error("segment-count", text, place, (body, "SE", 1)));
        }
        self.check_control(body, "SE", &open.control, place, findings);
    }

    /// A fault of an element of a segment that stands at `at`. Where lines are broken anywhere, the segment is told.
    fn element_error(
        &self,
        rule: &'static str,
        message: String,
        at: Position,
        (body, tag, element): (&[u8], &'static str, usize),
    ) -> Finding {
        let separators = self.separators();
        let start = if separators.is_wrapped {
            0
        } else {
            body.split(|&byte| byte == separators.element).take(element).map(|piece| piece.len() + 1).sum()
        };
        let rest = body.get(start..).unwrap_or_default();
        let length = memchr::memchr(separators.element, rest).unwrap_or(rest.len());
        let mut finding = self.stream.error_in(rule, message, at, (body, start, length));
        if let Some(place) = &mut finding.source {
            place.segment = match tag {
                "ST" => Some(1),
                "SE" => self.set.as_ref().map(|open| open.segments),
                _ => None,
            };
            place.element = Some(format!("{tag}/{element:02}"));
        }
        finding
    }
}

/// The versions of interchange headers: 00200 to 00807.
fn is_control_version(version: &[u8]) -> bool {
    let number = std::str::from_utf8(version).ok().and_then(|text| text.parse::<u32>().ok());
    version.is_empty() || (version.len() == 5 && number.is_some_and(|number| (200..=807).contains(&number)))
}
