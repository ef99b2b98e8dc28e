//! A message's bytes to a tree, its segment groups built by the directory's structure.

use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer};

use super::charset::Charset;
use super::cutter::RawMessage;
use super::envelope::{Header, Separators};
use super::scan::{self, Before, Token};
use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::open::Open;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// What a message says it is, in UNH S009.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageType {
    /// The type: `ORDERS`.
    pub name: String,
    /// The version: `D`.
    pub version: String,
    /// The release: `96A`.
    pub release: String,
    /// The association's code: `EAN008`.
    pub association: String,
}

/// What a message says it is.
pub fn message_type(raw: &RawMessage) -> MessageType {
    let separators = raw.envelope.separators;
    let end = scan::terminator(&raw.bytes, 0, &separators).unwrap_or(raw.bytes.len());
    let mut parts: Vec<String> = Vec::new();
    let mut element = 0;
    for token in scan::tokens(raw.bytes.get(..end).unwrap_or_default(), separators) {
        element += usize::from(token.before == Before::Element);
        if element == 2 {
            parts.push(String::from_utf8_lossy(token.bytes.trim_ascii()).into_owned());
        }
    }
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or_default();
    let (name, version, release, _agency) = (next(), next(), next(), next());
    MessageType { name, version, release, association: next() }
}

/// Reads a message into a tree: its envelope's headers, its segments in their groups. A segment that has no place is
/// told, and kept under the message, so that nothing is lost.
pub fn parse(
    raw: &RawMessage,
    file: Option<Arc<str>>,
    definition: &'static Definition,
    tree: &mut Tree,
    findings: &mut Findings,
) {
    tree.clear();
    tree.set_source(file, &raw.bytes, raw.offset, raw.line, raw.column);
    let name = message_type(raw).name;
    let root = tree.push(None, Kind::Message, Symbol::of(&name), &name);
    let separators = raw.envelope.separators;
    let charset = charset(raw, tree, findings);
    let mut reader =
        Reader { tree, definition, separators, charset, findings, open: Open::new(root), told: Told::default() };
    for header in [&raw.envelope.unb, &raw.envelope.ung].into_iter().flatten() {
        reader.header(header);
    }
    let mut at = 0;
    let mut ordinal = 0;
    while at < raw.bytes.len() {
        let rest = raw.bytes.get(at..).unwrap_or_default();
        at += rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
        let end = scan::terminator(&raw.bytes, at, &separators).unwrap_or(raw.bytes.len());
        let segment = raw.bytes.get(at..end).unwrap_or_default();
        if !segment.is_empty() {
            ordinal += 1;
            reader.segment(segment, at as u32, ordinal);
        }
        at = end + 1;
    }
}

/// The character set to read with: the envelope's, unless the bytes are plainly UTF-8.
fn charset(raw: &RawMessage, tree: &Tree, findings: &mut Findings) -> Charset {
    let declared = raw.envelope.charset;
    if raw.bytes.is_ascii() || declared == Charset::Utf8 {
        return declared;
    }
    let is_eight_bit = matches!(declared, Charset::Latin1 | Charset::Capitals | Charset::Ascii | Charset::Latin5);
    if is_eight_bit && std::str::from_utf8(&raw.bytes).is_ok() {
        if raw.envelope.unb.is_some() {
            let first = raw.bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            let message = "the message is in UTF-8, which its interchange header does not say";
            let finding = Finding::warning("character-set", Layer::Syntax, message).in_source(tree.place_at(first, 1));
            findings.push(finding.help("UTF-8 is UNOY (syntax version 4)"));
        }
        return Charset::Utf8;
    }
    declared
}

/// What is told once in a message, however often it stands there.
#[derive(Default)]
struct Told {
    foreign: bool,
    control: bool,
    trailing: bool,
}

struct Reader<'t> {
    tree: &'t mut Tree,
    definition: &'static Definition,
    separators: Separators,
    charset: Charset,
    findings: &'t mut Findings,
    open: Open,
    told: Told,
}

impl Reader<'_> {
    fn header(&mut self, header: &Header) {
        let base = self.tree.add_header(&header.bytes, header.offset, header.line, header.column);
        let segment = header.bytes.strip_suffix(&[self.separators.terminator]).unwrap_or(&header.bytes);
        self.segment(segment, base, 0);
    }

    fn segment(&mut self, segment: &[u8], offset: u32, ordinal: u32) {
        let mut tokens = scan::tokens(segment, self.separators);
        let tag = tokens.next().map_or(b"".as_slice(), |token| token.bytes).trim_ascii();
        let tag = String::from_utf8_lossy(tag).into_owned();
        let symbol = Symbol::of(&tag);
        let (tree, structure) = (&mut *self.tree, self.definition);
        let (parent, definition) = match self.open.find(structure, symbol) {
            Some(place) => {
                let group = |parent, of| tree.push_group(parent, structure.node(of), offset);
                self.open.enter(structure, place, group)
            }
            None => (Tree::ROOT, None),
        };
        let node = self.tree.push(Some(parent), Kind::Segment, symbol, &tag);
        let found = self.tree.node_mut(node);
        found.offset = offset;
        found.length = segment.len() as u32;
        found.ordinal = ordinal;
        // A message without a structure takes any segment.
        if definition.is_none() && !self.definition.message.is_empty() {
            self.out_of_place(node, &tag);
        }
        // A segment out of place still has the elements that it has everywhere.
        let known = definition.or_else(|| self.anywhere(symbol));
        self.elements(node, known, tokens, offset);
    }

    fn out_of_place(&mut self, node: NodeId, tag: &str) {
        let known = self.anywhere(Symbol::of(tag)).is_some();
        let (rule, message) = if known {
            ("segment-out-of-place", format!("{tag} has no place here in {}", self.definition.message))
        } else {
            (
                "unknown-segment",
                format!("{tag} is no segment of {} in {}", self.definition.message, self.definition.directory),
            )
        };
        self.findings.push_with(|| Finding::error(rule, Layer::Syntax, message).in_source(self.tree.place(node)));
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
        offset: u32,
    ) {
        let mut element = 0u16;
        let mut component = 0u16;
        let mut composite: Option<NodeId> = None;
        let mut trailing = Trailing::default();
        for token in tokens {
            trailing.pass(&token);
            match token.before {
                Before::Component => component += 1,
                Before::Repetition => (component, composite) = (0, None),
                Before::Element | Before::Tag => {
                    (component, composite) = (0, None);
                    element += 1;
                }
            }
            if token.bytes.is_empty() {
                continue;
            }
            let slot = element.saturating_sub(1);
            let part = definition.and_then(|id| self.part(id, slot));
            let is_composite = match part {
                Some(id) => self.definition.node(id).kind == Kind::Composite,
                None => component > 0,
            };
            let at = offset + token.offset as u32;
            if is_composite || component > 0 {
                let parent = match composite {
                    Some(parent) => parent,
                    None => {
                        let parent =
                            self.node(segment, part, slot, if is_composite { Kind::Composite } else { Kind::Element });
                        self.tree.node_mut(parent).offset = at;
                        composite = Some(parent);
                        parent
                    }
                };
                let inner = part.filter(|_| is_composite).and_then(|id| self.part(id, component));
                let node = self.node(parent, inner, component, Kind::Element);
                self.value(node, inner, &token, at);
                let end = at + token.bytes.len() as u32;
                let parent = self.tree.node_mut(parent);
                parent.length = end.saturating_sub(parent.offset);
            } else {
                let node = self.node(segment, part, slot, Kind::Element);
                self.value(node, part, &token, at);
                composite = Some(node);
            }
        }
        if let Some((start, length)) = trailing.end().filter(|_| !self.told.trailing) {
            self.told.trailing = true;
            let mut place = self.tree.place_at((offset + start) as usize, length as usize);
            let of_segment = self.tree.place(segment);
            (place.segment, place.element) = (of_segment.segment, of_segment.element);
            let message = "separators stand here with nothing after them; others of this message are not told";
            self.findings.push(Finding::info("trailing-separator", Layer::Syntax, message).in_source(place));
        }
    }

    fn part(&self, parent: DefinitionId, slot: u16) -> Option<DefinitionId> {
        let parts = &self.definition.node(parent).parts;
        let part = parts.iter().find(|part| part.slot <= slot && u32::from(slot - part.slot) < part.max)?;
        Some(part.node)
    }

    fn node(&mut self, parent: NodeId, definition: Option<DefinitionId>, slot: u16, kind: Kind) -> NodeId {
        let node = match definition {
            Some(id) => {
                let known = self.definition.node(id);
                self.tree.push(Some(parent), kind, known.symbol, &known.label)
            }
            // Beyond what the directory has: the position is the name.
            None => {
                let label = format!("{:02}", slot + 1);
                self.tree.push(Some(parent), kind, Symbol::of(&label), &label)
            }
        };
        self.tree.node_mut(node).slot = slot;
        node
    }

    fn warn(&mut self, rule: &'static str, message: String, node: NodeId) {
        self.findings.push(Finding::warning(rule, Layer::Syntax, message).in_source(self.tree.place(node)));
    }

    fn value(&mut self, node: NodeId, definition: Option<DefinitionId>, token: &Token<'_>, at: u32) {
        let found = self.tree.node_mut(node);
        found.offset = at;
        found.length = token.bytes.len() as u32;
        let clean;
        let bytes = if token.released {
            clean = scan::unreleased(token.bytes, self.separators);
            clean.as_slice()
        } else {
            token.bytes
        };
        let (text, is_foreign) = self.charset.decode(bytes);
        if is_foreign {
            let message = "a character here is not of the interchange's character set".to_owned();
            self.warn("character-set", message, node);
        } else if let Some(c) = self.charset.foreign(&text).filter(|_| !self.told.foreign) {
            self.told.foreign = true;
            let message =
                format!("\"{c}\" is not of the interchange's character set; others of this message are not told");
            self.warn("character-set", message, node);
        }
        if !self.told.control && text.chars().any(char::is_control) {
            self.told.control = true;
            let message = "a control character stands in a value; others of this message are not told".to_owned();
            self.warn("control-character", message, node);
        }
        let format = definition.and_then(|id| self.definition.node(id).format.as_ref());
        if format.is_some_and(|format| format.class == "n") && text.contains(',') && is_number(&text) {
            self.tree.set_value(node, &text.replace(',', "."));
        } else {
            self.tree.set_value(node, &text);
        }
    }
}

/// Separators that nothing follows: at the end of a composite or of the segment.
#[derive(Default)]
struct Trailing {
    /// Where a run of separators begins, and whether the last of them parts components.
    run: Option<(u32, bool)>,
    /// Where the last piece begins.
    end: u32,
    found: Option<(u32, u32)>,
}

impl Trailing {
    fn pass(&mut self, token: &Token<'_>) {
        let start = (token.offset as u32).saturating_sub(1);
        if let Some((from, true)) = self.run.filter(|_| token.before != Before::Component) {
            self.found = self.found.or(Some((from, start - from)));
            self.run = None;
        }
        self.run = match token.before {
            Before::Tag => None,
            _ if !token.bytes.is_empty() => None,
            before => Some((self.run.map_or(start, |(from, _)| from), before == Before::Component)),
        };
        self.end = start + 1;
    }

    fn end(self) -> Option<(u32, u32)> {
        self.found.or(self.run.map(|(from, _)| (from, self.end - from)))
    }
}

/// Whether a text is a number with at most one decimal mark; both marks are allowed in every interchange.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
        && digits.bytes().filter(|byte| !byte.is_ascii_digit()).count() == 1
        && digits.len() > 1
}
