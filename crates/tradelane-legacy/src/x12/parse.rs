//! A set's bytes to a tree, its loops built by the set's structure, HL loops nested by their parents' numbers.

use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer};

use super::cutter::RawMessage;
use super::envelope::{Header, Separators};
use super::levels::Levels;
use super::scan::{self, Before, Token};
use super::{directory, isa};
use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// What a set says it is: ST01, and the version of its group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageType {
    /// The set: `850`; `TA1` for an interchange acknowledgement.
    pub set: String,
    /// The version: `005010`.
    pub version: String,
    /// The version with its convention, as GS08 or ST03 writes it: `005010X222A1`.
    pub convention: String,
}

/// What a set says it is.
pub fn message_type(raw: &RawMessage) -> MessageType {
    let separators = raw.envelope.separators;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let first = first_segment(&raw.bytes, separators);
    let tag = scan::element(&first, separators, 0);
    let set = if tag == b"ST" { text(scan::element(&first, separators, 1)) } else { text(tag) };
    let of_group = raw.envelope.gs.as_ref().map(|gs| first_segment(&gs.bytes, separators));
    let of_group = of_group.map(|gs| text(scan::element(&gs, separators, 8))).unwrap_or_default();
    let of_set = if tag == b"ST" { text(scan::element(&first, separators, 3)) } else { String::new() };
    let mut spoken = [of_group, of_set].into_iter().filter(|version| directory::is_version(version));
    let Some(convention) = spoken.next() else {
        let isa = raw.envelope.isa.as_ref().map(|isa| isa::read(&isa.bytes, separators)).unwrap_or_default();
        let control = isa.get(11).map(|(_, version)| text(version)).unwrap_or_default();
        // 00401 controls the envelopes of 004010.
        let version = format!("{control:0<6}");
        return MessageType { set, convention: version.clone(), version };
    };
    let convention = spoken.next().unwrap_or(convention);
    MessageType { set, version: convention.chars().take(6).collect(), convention }
}

fn first_segment(bytes: &[u8], separators: Separators) -> Vec<u8> {
    let end = memchr::memchr(separators.terminator, bytes).map_or(bytes.len(), |end| end + 1);
    let segment = scan::body(bytes.get(..end).unwrap_or_default(), &separators);
    if separators.is_wrapped { scan::unwrapped(segment) } else { segment.to_vec() }
}

/// Reads a set into a tree: its envelope's headers, its segments in their loops. A segment that has no place is told,
/// and kept under the message, so that nothing is lost.
pub fn parse(
    raw: &RawMessage,
    file: Option<Arc<str>>,
    definition: &'static Definition,
    tree: &mut Tree,
    findings: &mut Findings,
) {
    tree.clear();
    tree.set_source(file, &raw.bytes, raw.offset, raw.line, raw.column);
    let set = message_type(raw).set;
    let root = tree.push(None, Kind::Message, Symbol::of(&set), &set);
    let separators = raw.envelope.separators;
    let is_utf8 = std::str::from_utf8(&raw.bytes).is_ok();
    let levels = Levels::new(root);
    let mut reader = Reader { tree, definition, separators, is_utf8, findings, levels, told: Told::default() };
    if let Some(isa) = &raw.envelope.isa {
        reader.interchange(isa);
    }
    if let Some(gs) = &raw.envelope.gs {
        let base = reader.tree.add_header(&gs.bytes, gs.offset, gs.line, gs.column);
        let segment = scan::body(&gs.bytes, &separators);
        reader.segment(segment, base, 0);
    }
    let mut at = 0;
    let mut ordinal = 0;
    while at < raw.bytes.len() {
        let rest = raw.bytes.get(at..).unwrap_or_default();
        at += rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
        let rest = raw.bytes.get(at..).unwrap_or_default();
        let length = memchr::memchr(separators.terminator, rest).map_or(rest.len(), |end| end + 1);
        let segment = scan::body(rest.get(..length).unwrap_or_default(), &separators);
        if !segment.is_empty() {
            ordinal += 1;
            reader.segment(segment, at as u32, ordinal);
        }
        at += length.max(1);
    }
}

/// What is told once in a set, however often it stands there.
#[derive(Default)]
struct Told {
    control: bool,
    trailing: bool,
}

struct Reader<'t> {
    tree: &'t mut Tree,
    definition: &'static Definition,
    separators: Separators,
    /// Whether the set is in UTF-8; else each byte is a character (ISO 8859-1). X12 does not say.
    is_utf8: bool,
    findings: &'t mut Findings,
    levels: Levels,
    told: Told,
}

impl Reader<'_> {
    /// The interchange header. Its blanks are filling; ISA11 and ISA16 are separators and not kept as elements.
    fn interchange(&mut self, header: &Header) {
        let base = self.tree.add_header(&header.bytes, header.offset, header.line, header.column);
        let (node, definition) = self.place("ISA", base, header.bytes.len(), 0);
        for (slot, (at, value)) in isa::read(&header.bytes, self.separators).into_iter().enumerate() {
            if value.is_empty() || matches!(slot, 10 | 15) {
                continue;
            }
            let part = definition.and_then(|id| self.part(id, slot as u16));
            let element = self.node(node, part, slot as u16, Kind::Element);
            let token = Token { before: Before::Element, bytes: &value, offset: at };
            self.value(element, &token, base + at as u32);
        }
    }

    fn segment(&mut self, original: &[u8], offset: u32, ordinal: u32) {
        let unwrapped;
        let segment = if self.separators.is_wrapped {
            unwrapped = scan::unwrapped(original);
            unwrapped.as_slice()
        } else {
            original
        };
        let mut tokens = scan::tokens(segment, self.separators);
        let tag = tokens.next().map_or(b"".as_slice(), |token| token.bytes).trim_ascii();
        let tag = String::from_utf8_lossy(tag).into_owned();
        let is_wrapped = self.separators.is_wrapped;
        let at = |within: usize| {
            let within = if is_wrapped { isa::original_offset(original, within) } else { within };
            offset + within as u32
        };
        if tag == "HL" {
            self.level(segment, &at, ordinal);
        }
        let (node, definition) = self.place(&tag, offset, original.len(), ordinal);
        if tag == "HL" {
            self.levels.begin(scan::element(segment, self.separators, 1));
        }
        self.elements(node, definition, tokens, &at);
        if let Some(start) = scan::trailing(segment, self.separators).filter(|_| !self.told.trailing) {
            self.told.trailing = true;
            let mut place = self.tree.place_at(at(start) as usize, segment.len() - start);
            let of_segment = self.tree.place(node);
            (place.segment, place.element) = (of_segment.segment, of_segment.element);
            let message = "separators stand here with nothing after them; others of this set are not told";
            self.findings.push(Finding::info("trailing-separator", Layer::Syntax, message).in_source(place));
        }
    }

    /// Goes to the loop that an HL segment is under, by the number of its parent.
    fn level(&mut self, segment: &[u8], place: &dyn Fn(usize) -> u32, ordinal: u32) {
        let text = |number| String::from_utf8_lossy(scan::element(segment, self.separators, number)).into_owned();
        let (own, parent) = (text(1), text(2));
        let separator = self.separators.element;
        let mut tell = |number: usize, message: String| {
            let start = segment.split(|&byte| byte == separator).take(number).map(|piece| piece.len() + 1).sum();
            let length = scan::element(segment, self.separators, number).len();
            let mut place = self.tree.place_at(place(start) as usize, length);
            (place.segment, place.element) = (Some(ordinal), Some(format!("HL/{number:02}")));
            self.findings.push(Finding::error("level-number", Layer::Syntax, message).in_source(place));
        };
        if self.levels.knows(own.as_bytes()) {
            tell(1, format!("the level {own} stands twice"));
        }
        if !self.levels.go_under(self.definition, parent.as_bytes()) {
            tell(2, format!("the level {own} is under the level {parent}, which is not before it"));
        } else if self.levels.is_too_deep(self.definition) {
            tell(2, format!("the level {own} nests deeper than 100 levels; it is read beside the level {parent}"));
        }
    }

    /// Makes the node of a segment where it goes next, with its definition.
    fn place(&mut self, tag: &str, offset: u32, length: usize, ordinal: u32) -> (NodeId, Option<DefinitionId>) {
        let symbol = Symbol::of(tag);
        let (parent, definition) = match self.levels.find(self.definition, symbol) {
            Some((level, part)) => self.levels.enter(self.tree, self.definition, (level, part), offset),
            None => (Tree::ROOT, None),
        };
        let node = self.tree.push(Some(parent), Kind::Segment, symbol, tag);
        let found = self.tree.node_mut(node);
        found.offset = offset;
        found.length = length as u32;
        found.ordinal = ordinal;
        // A set without a structure takes any segment.
        if definition.is_none() && !self.definition.message.is_empty() {
            self.out_of_place(node, tag);
        }
        // A segment out of place still has the elements that it has everywhere.
        (node, definition.or_else(|| self.anywhere(symbol)))
    }

    fn out_of_place(&mut self, node: NodeId, tag: &str) {
        let Definition { message, directory, .. } = self.definition;
        let (rule, text) = if self.anywhere(Symbol::of(tag)).is_some() {
            ("segment-out-of-place", format!("{tag} has no place here in {message}"))
        } else {
            ("unknown-segment", format!("{tag} is no segment of {message} in {directory}"))
        };
        self.findings.push_with(|| Finding::error(rule, Layer::Syntax, text).in_source(self.tree.place(node)));
    }

    fn anywhere(&self, symbol: Symbol) -> Option<DefinitionId> {
        let nodes = &self.definition.nodes;
        let index = nodes.iter().position(|node| node.kind == Kind::Segment && node.symbol == symbol)?;
        Some(DefinitionId(index as u32))
    }

    fn elements<'b>(
        &mut self,
        segment: NodeId,
        definition: Option<DefinitionId>,
        tokens: impl Iterator<Item = Token<'b>>,
        place: &dyn Fn(usize) -> u32,
    ) {
        let mut slot = None;
        let mut component = 0u16;
        let mut composite: Option<NodeId> = None;
        for token in tokens {
            match token.before {
                Before::Component => component += 1,
                Before::Repetition => (component, composite) = (0, None),
                Before::Element | Before::Tag => {
                    (component, composite) = (0, None);
                    slot = Some(slot.map_or(0, |slot: u16| slot.saturating_add(1)));
                }
            }
            let slot = slot.unwrap_or_default();
            if token.bytes.is_empty() {
                continue;
            }
            let part = definition.and_then(|id| self.part(id, slot));
            let is_composite = part.is_some_and(|id| self.definition.node(id).kind == Kind::Composite);
            let at = place(token.offset);
            if is_composite || component > 0 {
                let kind = if is_composite { Kind::Composite } else { Kind::Element };
                let parent = composite.unwrap_or_else(|| self.node(segment, part, slot, kind));
                if composite.replace(parent).is_none() {
                    self.tree.node_mut(parent).offset = at;
                }
                let inner = part.filter(|_| is_composite).and_then(|id| self.part(id, component));
                let node = self.node(parent, inner, component, Kind::Element);
                self.value(node, &token, at);
                let end = at + token.bytes.len() as u32;
                let parent = self.tree.node_mut(parent);
                parent.length = end.saturating_sub(parent.offset);
            } else {
                let node = self.node(segment, part, slot, Kind::Element);
                self.value(node, &token, at);
                composite = Some(node);
            }
        }
    }

    fn part(&self, parent: DefinitionId, slot: u16) -> Option<DefinitionId> {
        let is_at = |part: &&Part| part.slot == slot;
        self.definition.node(parent).parts.iter().find(is_at).map(|part| part.node)
    }

    fn node(&mut self, parent: NodeId, definition: Option<DefinitionId>, slot: u16, kind: Kind) -> NodeId {
        let node = match definition {
            Some(id) => {
                let known = self.definition.node(id);
                self.tree.push(Some(parent), kind, known.symbol, &known.label)
            }
            None => {
                let label = format!("{:02}", slot + 1);
                self.tree.push(Some(parent), kind, Symbol::of(&label), &label)
            }
        };
        self.tree.node_mut(node).slot = slot;
        node
    }

    fn value(&mut self, node: NodeId, token: &Token<'_>, at: u32) {
        let found = self.tree.node_mut(node);
        found.offset = at;
        found.length = token.bytes.len() as u32;
        match std::str::from_utf8(token.bytes) {
            Ok(text) if self.is_utf8 => self.tree.set_value(node, text),
            _ => {
                let text: String = token.bytes.iter().map(|&byte| char::from(byte)).collect();
                self.tree.set_value(node, &text);
            }
        }
        if !self.told.control && self.tree.value(node).chars().any(char::is_control) {
            self.told.control = true;
            let message = "a control character stands in a value; others of this set are not told";
            let finding = Finding::warning("control-character", Layer::Syntax, message);
            self.findings.push(finding.in_source(self.tree.place(node)));
        }
    }
}
