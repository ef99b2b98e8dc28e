//! Trees to interchanges: separators, release characters, counts, envelopes.

use std::io::{self, Write};

use tradelane_findings::{Finding, Findings, Layer};

use super::charset::Charset;
use super::envelope::Separators;
use crate::definition::Kind;
use crate::numbers::{ControlNumbers, CountFrom, Counted, Numbered, References, duplicate_reference};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// How interchanges are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The separators; written as a service string (UNA) where they are not the default ones.
    pub separators: Separators,
    /// Whether a service string is written although the separators are the default ones.
    pub always_una: bool,
    /// Whether each segment ends its line.
    pub lines: bool,
}

const UNB: Symbol = Symbol::of("UNB");
const UNG: Symbol = Symbol::of("UNG");
const UNH: Symbol = Symbol::of("UNH");

/// Where 0020 stands in UNB, and 0062 in UNH, counted from 0.
const INTERCHANGE_REFERENCE: u16 = 4;
const MESSAGE_REFERENCE: u16 = 0;

/// Writes messages, those of one interchange and group together, and counts them.
pub struct Writer<W: Write> {
    out: W,
    layout: Layout,
    interchange: Option<Open>,
    group: Option<Open>,
    line: Vec<u8>,
    charset: Charset,
    separators: Separators,
    messages: u64,
    numbers: Box<dyn ControlNumbers>,
    /// The references of messages in the interchange that is open.
    used: References,
}

/// An interchange or group that was begun.
struct Open {
    /// The header, that of an interchange without its reference.
    header: Vec<u8>,
    reference: Vec<u8>,
    messages: u64,
    groups: u64,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`.
    pub fn new(out: W, layout: Layout) -> Self {
        Self {
            out,
            layout,
            interchange: None,
            group: None,
            line: Vec::new(),
            charset: Charset::default(),
            separators: layout.separators,
            messages: 0,
            numbers: Box::new(CountFrom::default()),
            used: References::default(),
        }
    }

    /// Takes the numbers of interchanges that have none from `numbers`; without, they are counted from 1.
    #[must_use]
    pub fn numbered_by(mut self, numbers: Box<dyn ControlNumbers>) -> Self {
        self.numbers = numbers;
        self
    }

    /// Lays out what comes next in another way; an interchange that is open is closed where it differs.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn set_layout(&mut self, layout: Layout) -> io::Result<()> {
        if layout != self.layout {
            self.close_group()?;
            self.close_interchange()?;
            self.layout = layout;
            self.separators = layout.separators;
        }
        Ok(())
    }

    /// Writes a message. A message whose UNB says the same as that of the message before goes into the same
    /// interchange; the same holds for UNG and groups. A message without UNB stands alone. References that a message
    /// does not have are given: to interchanges by the source of numbers, to messages by counting.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn message(&mut self, tree: &Tree, findings: &mut Findings) -> io::Result<()> {
        if tree.is_empty() {
            return Ok(());
        }
        let unb = tree.child(Tree::ROOT, UNB);
        self.envelope(tree, unb, findings)?;
        let ung = tree.child(Tree::ROOT, UNG).filter(|_| unb.is_some());
        self.group(tree, ung, findings)?;
        if unb.is_none() && self.messages == 0 && (self.layout.always_una || self.separators != Separators::default()) {
            self.una()?;
        }
        self.messages += 1;
        let mut segments = Vec::new();
        collect_segments(tree, Tree::ROOT, &mut segments);
        let (reference, given) = self.reference(tree, findings);
        let mut count = 0u64;
        for segment in segments {
            let symbol = tree.node(segment).symbol;
            if symbol == UNB || symbol == UNG || tree.is_trailer(segment) {
                continue;
            }
            count += 1;
            let given = given.as_deref().filter(|_| symbol == UNH).map(|given| (MESSAGE_REFERENCE, given));
            self.segment(tree, segment, given, findings)?;
        }
        self.raw_segment(&[b"UNT", (count + 1).to_string().as_bytes(), &reference])?;
        if let Some(open) = &mut self.interchange {
            open.messages += 1;
        }
        if let Some(open) = &mut self.group {
            open.messages += 1;
        }
        Ok(())
    }

    /// Closes what is open.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.close_group()?;
        self.close_interchange()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn envelope(&mut self, tree: &Tree, unb: Option<NodeId>, findings: &mut Findings) -> io::Result<()> {
        let Some(unb) = unb else {
            self.close_group()?;
            return self.close_interchange();
        };
        let identifier = value_at(tree, unb, &["S001", "0001"]);
        let version = value_at(tree, unb, &["S001", "0002"]);
        let mut separators = self.layout.separators;
        separators.repetition = match separators.repetition {
            _ if version < "4" => b' ',
            b' ' => b'*',
            given => given,
        };
        let charset = Charset::of_syntax(identifier.as_bytes());
        separators.shifts = charset.shifts();
        let before = (self.separators, self.charset);
        (self.separators, self.charset) = (separators, charset);
        let mut header = Vec::new();
        self.render(tree, unb, Some((INTERCHANGE_REFERENCE, "")), &mut header, findings);
        let told = value_at(tree, unb, &["0020"]);
        let mut reference = Vec::new();
        self.escape(told, false, &mut reference, &mut |_| ());
        let continues = |open: &Open| open.header == header && (told.is_empty() || open.reference == reference);
        if self.interchange.as_ref().is_some_and(continues) {
            return Ok(());
        }
        (self.separators, self.charset) = before;
        self.close_group()?;
        self.close_interchange()?;
        (self.separators, self.charset) = (separators, charset);
        let default_for_version =
            Separators { repetition: separators.repetition, shifts: separators.shifts, ..Separators::default() };
        if self.layout.always_una || separators != default_for_version {
            self.una()?;
        }
        let mut line = Vec::new();
        if told.is_empty() {
            let (sender, recipient) = (value_at(tree, unb, &["S002", "0004"]), value_at(tree, unb, &["S003", "0010"]));
            let numbered = Numbered { what: Counted::EdifactInterchange, sender, recipient };
            let number = self.numbers.next(&numbered)?.to_string();
            reference = number.clone().into_bytes();
            self.render(tree, unb, Some((INTERCHANGE_REFERENCE, &number)), &mut line, &mut Findings::new());
        } else {
            self.render(tree, unb, None, &mut line, &mut Findings::new());
        }
        self.out.write_all(&line)?;
        self.end_segment()?;
        self.used.clear();
        self.interchange = Some(Open { header, reference, messages: 0, groups: 0 });
        Ok(())
    }

    fn group(&mut self, tree: &Tree, ung: Option<NodeId>, findings: &mut Findings) -> io::Result<()> {
        let Some(ung) = ung else { return self.close_group() };
        let mut header = Vec::new();
        self.render(tree, ung, None, &mut header, findings);
        if self.group.as_ref().is_some_and(|open| open.header == header) {
            return Ok(());
        }
        self.close_group()?;
        self.out.write_all(&header)?;
        self.end_segment()?;
        if let Some(open) = &mut self.interchange {
            open.groups += 1;
        }
        let mut reference = Vec::new();
        self.escape(value_at(tree, ung, &["0048"]), false, &mut reference, &mut |_| ());
        self.group = Some(Open { header, reference, messages: 0, groups: 0 });
        Ok(())
    }

    fn close_group(&mut self) -> io::Result<()> {
        match self.group.take() {
            Some(open) => self.raw_segment(&[b"UNE", open.messages.to_string().as_bytes(), &open.reference]),
            None => Ok(()),
        }
    }

    fn close_interchange(&mut self) -> io::Result<()> {
        let Some(open) = self.interchange.take() else { return Ok(()) };
        let count = if open.groups > 0 { open.groups } else { open.messages };
        self.raw_segment(&[b"UNZ", count.to_string().as_bytes(), &open.reference])
    }

    fn una(&mut self) -> io::Result<()> {
        self.out.write_all(&self.separators.una())?;
        if self.layout.lines { self.out.write_all(b"\n") } else { Ok(()) }
    }

    /// The message's reference; where it has none, also the one it is given.
    fn reference(&mut self, tree: &Tree, findings: &mut Findings) -> (Vec<u8>, Option<String>) {
        let told = tree.child(Tree::ROOT, UNH).map_or("", |unh| value_at(tree, unh, &["0062"]));
        if told.is_empty() {
            let count = self.interchange.as_ref().map_or(self.messages, |open| open.messages + 1);
            let (_, given) = self.used.free(count, |number| number.to_string());
            return (given.clone().into_bytes(), Some(given));
        }
        let mut reference = Vec::new();
        self.escape(told, false, &mut reference, &mut |_| ());
        if self.interchange.is_some() && !self.used.is_new(&reference) {
            findings.push(duplicate_reference("messages of one interchange", told));
        }
        (reference, None)
    }

    fn raw_segment(&mut self, elements: &[&[u8]]) -> io::Result<()> {
        let line = elements.join(&self.separators.element);
        self.out.write_all(&line)?;
        self.end_segment()
    }

    fn end_segment(&mut self) -> io::Result<()> {
        self.out.write_all(&[self.separators.terminator])?;
        if self.layout.lines { self.out.write_all(b"\n") } else { Ok(()) }
    }

    fn segment(
        &mut self,
        tree: &Tree,
        segment: NodeId,
        given: Option<(u16, &str)>,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        self.render(tree, segment, given, &mut line, findings);
        let result = self.out.write_all(&line);
        self.line = line;
        result?;
        self.end_segment()
    }

    /// A segment without its terminator; `given` is the value of an element that stands in the tree's place.
    fn render(
        &self,
        tree: &Tree,
        segment: NodeId,
        given: Option<(u16, &str)>,
        out: &mut Vec<u8>,
        findings: &mut Findings,
    ) {
        out.extend_from_slice(tree.label(segment).as_bytes());
        let mut missing = Vec::new();
        let mut position = None;
        let mut given = given.filter(|_| !tree.is_leaf(segment));
        for element in tree.children(segment) {
            let slot = tree.node(element).slot;
            if let Some((at, value)) = given.filter(|(at, _)| *at <= slot) {
                given = None;
                self.separate(at, &mut position, out);
                self.escape(value, false, out, &mut |_| ());
                if at == slot {
                    continue;
                }
            }
            self.separate(slot, &mut position, out);
            self.element(tree, element, out, &mut missing);
        }
        if let Some((at, value)) = given {
            self.separate(at, &mut position, out);
            self.escape(value, false, out, &mut |_| ());
        }
        for c in missing {
            let message = format!("\"{c}\" is not in the interchange's character set; \"-\" is written for it");
            let finding = Finding::error("character-set", Layer::Syntax, message);
            findings.push(finding.help("UNOY with syntax version 4 is UTF-8 and has every character"));
        }
    }

    /// The separators before an element of a segment.
    fn separate(&self, slot: u16, position: &mut Option<u16>, out: &mut Vec<u8>) {
        if *position == Some(slot) && self.separators.repetition != b' ' {
            out.push(self.separators.repetition);
            return;
        }
        let steps = position.map_or(slot + 1, |last: u16| slot.saturating_sub(last).max(1));
        out.extend(std::iter::repeat_n(self.separators.element, steps.into()));
        *position = Some(position.map_or(slot, |last| slot.max(last + 1)));
    }

    fn element(&self, tree: &Tree, element: NodeId, out: &mut Vec<u8>, missing: &mut Vec<char>) {
        let mut report = |c| missing.push(c);
        self.escape(tree.value(element), is_numeric(tree, element), out, &mut report);
        let mut position = 0;
        for (index, component) in tree.children(element).enumerate() {
            let slot = tree.node(component).slot;
            let steps = if index == 0 { slot } else { slot.saturating_sub(position).max(1) };
            out.extend(std::iter::repeat_n(self.separators.component, steps.into()));
            position = if index == 0 { slot } else { slot.max(position + 1) };
            self.escape(tree.value(component), is_numeric(tree, component), out, &mut report);
        }
    }

    /// A value in the interchange's character set, separators in it released.
    fn escape(&self, value: &str, numeric: bool, out: &mut Vec<u8>, missing: &mut dyn FnMut(char)) {
        let with_mark;
        let value = if numeric && self.separators.decimal != b'.' && value.contains('.') {
            with_mark = value.replace('.', char::from(self.separators.decimal).to_string().as_str());
            with_mark.as_str()
        } else {
            value
        };
        let mut plain = 0;
        for (at, byte) in value.bytes().enumerate() {
            if byte.is_ascii() && self.separators.is_special(byte) {
                self.charset.encode(value.get(plain..at).unwrap_or_default(), &mut *missing, out);
                out.push(self.separators.release);
                plain = at;
            }
        }
        self.charset.encode(value.get(plain..).unwrap_or_default(), missing, out);
    }
}

/// Whether a value is a number: its element is numeric in every directory, and the value is one.
fn is_numeric(tree: &Tree, element: NodeId) -> bool {
    let value = tree.value(element);
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|&byte| byte == b'.').count() == 1;
    is_number && super::directory::is_numeric(tree.label(element))
}

fn collect_segments(tree: &Tree, node: NodeId, out: &mut Vec<NodeId>) {
    for child in tree.children(node) {
        match tree.node(child).kind {
            Kind::Segment => out.push(child),
            _ => collect_segments(tree, child, out),
        }
    }
}

fn value_at<'t>(tree: &'t Tree, node: NodeId, path: &[&str]) -> &'t str {
    let mut at = node;
    for name in path {
        match tree.child(at, Symbol::of(name)) {
            Some(child) => at = child,
            None => return "",
        }
    }
    tree.value(at)
}
