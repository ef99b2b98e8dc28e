//! From an event's bytes to a tree.

use std::collections::HashSet;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::cutter::RawMessage;
use super::{EVENT, FORM, HEAD, text};
use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::order::order_children;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The deepest that objects and lists stand in each other.
const DEEPEST: usize = 64;
/// The most nodes of one message.
const MOST_NODES: usize = 500_000;

/// Reads an event into a tree; what is wrong with its form is told.
pub fn parse(
    raw: &RawMessage,
    file: Option<Arc<str>>,
    definition: Option<&Definition>,
    tree: &mut Tree,
    findings: &mut Findings,
) {
    tree.clear();
    tree.set_source(file, &raw.bytes, raw.offset, raw.line, raw.column);
    let name = raw.name();
    let root = tree.push(None, Kind::Message, Symbol::of(&name), &name);
    tree.node_mut(root).length = raw.bytes.len() as u32;
    let of =
        |name: &str| definition.and_then(|known| known.part(Definition::ROOT, Symbol::of(name))).map(|part| part.node);
    if let Some(head) = &raw.head {
        let base = tree.add_header(&head.bytes, head.at.offset, head.at.line, head.at.column);
        let node = tree.push(Some(root), Kind::Element, Symbol::of(HEAD), HEAD);
        tree.node_mut(node).offset = base;
        // Vocabularies may be long: they stand with the first event.
        let left_out: &[&str] = if raw.is_first { &["type"] } else { &["type", "epcisHeader"] };
        let mut parser = Parser { bytes: &head.bytes, at: 0, base, is_open: true, definition, tree, findings };
        parser.document(node, of(HEAD), left_out);
    }
    let event = tree.push(Some(root), Kind::Element, Symbol::of(EVENT), EVENT);
    tree.node_mut(event).length = raw.bytes.len() as u32;
    let mut parser = Parser { bytes: &raw.bytes, at: 0, base: 0, is_open: false, definition, tree, findings };
    parser.document(event, of(EVENT), &["type", "isA"]);
    if raw.head.is_none() {
        mark(tree, event, "bare");
    }
    if let Some(definition) = definition {
        order_children(tree, definition);
    }
}

/// Notes in which form a value stands.
fn mark(tree: &mut Tree, node: NodeId, form: &str) {
    let symbol = Symbol::attribute("", FORM.trim_start_matches('@'));
    match tree.child(node, symbol) {
        Some(known) => tree.append_value(known, &format!(" {form}")),
        None => {
            let (offset, length) = (tree.node(node).offset, tree.node(node).length);
            let mark = tree.push(Some(node), Kind::Attribute, symbol, FORM);
            tree.set_value(mark, form);
            let mark = tree.node_mut(mark);
            (mark.offset, mark.length) = (offset, length);
        }
    }
}

/// A member that is being read: its name, and what the directory says of it.
#[derive(Clone, Copy)]
struct Member<'m> {
    label: &'m str,
    symbol: Symbol,
    part: Option<Part>,
    /// Whether the value is an element of a list.
    in_list: bool,
}

struct Parser<'p> {
    bytes: &'p [u8],
    at: usize,
    /// What offsets count from.
    base: u32,
    /// Whether the text may end before its object does.
    is_open: bool,
    definition: Option<&'p Definition>,
    tree: &'p mut Tree,
    findings: &'p mut Findings,
}

impl Parser<'_> {
    fn document(&mut self, node: NodeId, of: Option<DefinitionId>, left_out: &[&str]) {
        if self.bytes.is_empty() {
            return;
        }
        self.object(node, of, left_out, 0);
        self.blanks();
        if self.at < self.bytes.len() {
            self.tell("json-syntax", "this stands behind the end of the object", self.at, self.bytes.len() - self.at);
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn tell(&mut self, rule: &'static str, message: impl Into<String>, at: usize, length: usize) {
        let (tree, base) = (&*self.tree, self.base as usize);
        let message = message.into();
        self.findings.push_with(|| {
            let place = tree.place_at(base | at, length.min(80));
            Finding::new(rule, Layer::Syntax, Severity::Error, message).in_source(place)
        });
    }

    /// Reads the members of an object into a node, from its bracket on.
    fn object(&mut self, node: NodeId, of: Option<DefinitionId>, left_out: &[&str], depth: usize) {
        let start = self.at;
        self.at += 1;
        let mut known: HashSet<Symbol> = HashSet::new();
        let mut is_parted = true;
        loop {
            self.blanks();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return;
                }
                Some(b',') => {
                    if is_parted {
                        self.tell("json-syntax", "a comma stands where the name of a member is due", self.at, 1);
                    }
                    is_parted = true;
                    self.at += 1;
                }
                Some(b'"') => {
                    if !is_parted {
                        self.tell("json-syntax", "a comma is due before this member", self.at, 1);
                    }
                    is_parted = false;
                    if !self.member(node, of, left_out, &mut known, depth) {
                        return;
                    }
                }
                Some(_) => self.stray("the name of a member"),
                None => {
                    if !self.is_open {
                        self.tell("json-syntax", "the bracket that begins here is not closed", start, 1);
                    }
                    return;
                }
            }
        }
    }

    /// Tells of what stands where something else is due, and passes over it.
    fn stray(&mut self, due: &str) {
        let start = self.at;
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let end = rest.iter().position(|byte| b"{}[],\"".contains(byte) || byte.is_ascii_whitespace());
        self.at += 1 + end.unwrap_or(rest.len());
        let found = String::from_utf8_lossy(self.bytes.get(start..self.at).unwrap_or_default());
        let found: String = found.chars().take(40).collect();
        self.tell("json-syntax", format!("`{found}` stands where {due} is due"), start, self.at - start);
    }

    /// Reads one member; whether there is more to read of the object.
    fn member(
        &mut self,
        node: NodeId,
        of: Option<DefinitionId>,
        left_out: &[&str],
        known: &mut HashSet<Symbol>,
        depth: usize,
    ) -> bool {
        let at = self.at;
        let label = self.text();
        self.blanks();
        if self.peek() != Some(b':') {
            self.tell("json-syntax", "a colon is due behind the name of a member", self.at.min(self.bytes.len()), 1);
            return self.at < self.bytes.len();
        }
        self.at += 1;
        self.blanks();
        let symbol = Symbol::of(&label);
        if !known.insert(symbol) {
            let shown: String = label.chars().take(80).collect();
            self.tell(
                "json-duplicate-member",
                format!("`{shown}` stands more than once in its object"),
                at,
                self.at - at,
            );
        }
        if label == FORM || label.is_empty() {
            self.tell(
                "json-member-unknown",
                format!("a member cannot have the name \"{label}\"; it is left out"),
                at,
                self.at - at,
            );
            self.pass();
            return true;
        }
        if left_out.contains(&label.as_str()) && depth == 0 {
            self.pass();
            return true;
        }
        if self.tree.len() > MOST_NODES {
            self.tell(
                "json-size",
                format!("the event has more than {MOST_NODES} values; what follows is left out"),
                at,
                1,
            );
            self.at = self.bytes.len();
            return false;
        }
        let part = of.zip(self.definition).and_then(|(of, known)| known.part(of, symbol)).copied();
        self.value(node, Member { label: &label, symbol, part, in_list: false }, depth + 1);
        true
    }

    /// Passes over a value.
    fn pass(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += super::scan::length(rest).unwrap_or(rest.len());
    }

    fn text(&mut self) -> String {
        let found = text::read(self.bytes.get(self.at..).unwrap_or_default());
        if let Some((at, fault)) = found.fault {
            let rule = if fault.contains("UTF-8") { "json-encoding" } else { "json-text" };
            self.tell(rule, fault, self.at + at, found.length.saturating_sub(at));
        }
        self.at += found.length;
        found.text
    }

    fn push(&mut self, parent: NodeId, member: Member<'_>, at: usize) -> NodeId {
        let node = self.tree.push(Some(parent), Kind::Element, member.symbol, member.label);
        self.tree.node_mut(node).offset = self.base | at as u32;
        if member.part.is_some_and(|part| part.max > 1) && !member.in_list {
            mark(self.tree, node, "single");
        }
        node
    }

    fn value(&mut self, parent: NodeId, member: Member<'_>, depth: usize) {
        let at = self.at;
        if depth > DEEPEST && matches!(self.peek(), Some(b'{' | b'[')) {
            self.tell(
                "json-depth",
                format!("more than {DEEPEST} brackets stand in each other; what is deeper is left out"),
                at,
                1,
            );
            self.pass();
            return;
        }
        if self.peek() == Some(b'[') {
            return self.list(parent, member, depth);
        }
        let node = self.push(parent, member, at);
        let class = member.part.zip(self.definition).and_then(|(part, known)| known.node(part.node).format.as_ref());
        let class = class.map(|format| format.class.clone()).unwrap_or_default();
        match self.peek() {
            Some(b'{') => {
                let before = self.tree.len();
                self.object(node, member.part.map(|part| part.node), &[], depth);
                if self.tree.len() == before {
                    mark(self.tree, node, "object");
                }
            }
            Some(b'"') => {
                let text = self.text();
                self.tree.set_value(node, &text);
                if matches!(class.as_str(), "number" | "boolean") {
                    mark(self.tree, node, "string");
                }
            }
            _ => self.plain(node, &class),
        }
        self.tree.node_mut(node).length = (self.at - at) as u32;
    }

    /// A number, `true`, `false` or `null`.
    fn plain(&mut self, node: NodeId, class: &str) {
        let at = self.at;
        let rest = self.bytes.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| !b",]}{[\":".contains(byte) && !byte.is_ascii_whitespace()).count();
        let word = rest.get(..length).unwrap_or_default();
        let said = String::from_utf8_lossy(word).into_owned();
        let kind = match word {
            b"true" | b"false" => "boolean",
            b"null" => "null",
            _ if length > 0 && text::number(word) == length => "number",
            _ => {
                self.at += length;
                let shown: String = said.chars().take(40).collect();
                let message = if length == 0 {
                    "a value is due here".to_owned()
                } else {
                    format!("`{shown}` is no value of JSON")
                };
                self.tell("json-syntax", message, at, length);
                self.tree.set_value(node, &said);
                return;
            }
        };
        self.at += length;
        if kind != "null" {
            self.tree.set_value(node, &said);
        }
        if kind != class {
            mark(self.tree, node, kind);
        }
    }

    /// The elements of a list, each a node of the member's name.
    fn list(&mut self, parent: NodeId, member: Member<'_>, depth: usize) {
        let start = self.at;
        let (parent, member) = if member.in_list {
            // A list within a list is a node of its own.
            let node = self.push(parent, member, start);
            mark(self.tree, node, "inner");
            (node, Member { label: "item", symbol: Symbol::of("item"), part: None, in_list: true })
        } else {
            (parent, member)
        };
        let is_inner = member.in_list;
        let (first, count) = self.elements(parent, member, depth);
        let is_due = member.part.is_some_and(|part| part.max > 1);
        if is_inner {
            self.tree.node_mut(parent).length = (self.at - start) as u32;
        } else if count == 0 {
            let node = self.push(parent, Member { in_list: true, ..member }, start);
            self.tree.node_mut(node).length = (self.at - start) as u32;
            mark(self.tree, node, "none");
        } else if count == 1
            && !is_due
            && let Some(first) = first
        {
            mark(self.tree, first, "list");
        }
    }

    /// Reads the elements of a list from its bracket on; gives the node of the first, and how many there are.
    fn elements(&mut self, parent: NodeId, member: Member<'_>, depth: usize) -> (Option<NodeId>, usize) {
        let start = self.at;
        self.at += 1;
        let mut first = None;
        let mut count = 0;
        let mut is_parted = true;
        loop {
            self.blanks();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                None | Some(b'}') => {
                    self.tell("json-syntax", "the bracket that begins here is not closed", start, 1);
                    break;
                }
                Some(b',') => {
                    if is_parted {
                        self.tell("json-syntax", "a comma stands where a value is due", self.at, 1);
                    }
                    is_parted = true;
                    self.at += 1;
                }
                Some(b':') => self.stray("a value"),
                Some(_) if self.tree.len() > MOST_NODES => {
                    self.tell(
                        "json-size",
                        format!("the event has more than {MOST_NODES} values; what follows is left out"),
                        self.at,
                        1,
                    );
                    self.at = self.bytes.len();
                    break;
                }
                Some(_) => {
                    if !is_parted {
                        self.tell("json-syntax", "a comma is due before this value", self.at, 1);
                    }
                    is_parted = false;
                    let next = self.tree.len();
                    self.value(parent, Member { in_list: true, ..member }, depth + 1);
                    // What is too deep leaves no node.
                    first = first.or_else(|| self.tree.node_at(next));
                    count += 1;
                }
            }
        }
        (first, count)
    }
}
