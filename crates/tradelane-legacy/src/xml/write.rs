//! From a tree to a document.

use tradelane_findings::{Finding, Findings, Layer};

use super::lines::{Lines, counted_only, wants_place};
use super::name::{continues_name, is_allowed, is_local_name, starts_name};
use super::prefixes::{Prefixes, parts};
use super::tag::shown;
use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::order::{Attributes, Child, ordered, root};
use crate::{NodeId, Tree};

/// How a document is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteOptions {
    /// Whether each element stands in a line of its own, indented. Where an element holds text and elements, white
    /// space would change its value, so that none is put in.
    pub pretty: bool,
}

/// Appends `tree` to `out` as an XML document in UTF-8.
///
/// Children stand in the order of the definition, those it does not know last. All namespaces in use are declared on
/// the document element, with the prefixes of the definition. What XML has no way to say is a finding, and something
/// as near as can be is written.
pub fn write(tree: &Tree, definition: &Definition, out: &mut Vec<u8>, findings: &mut Findings, options: &WriteOptions) {
    if tree.is_empty() {
        return;
    }
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let prefixes = Prefixes::of(tree, definition);
    let mut writing = Writing { tree, definition, prefixes: &prefixes, out, findings, lines: Lines::new(tree) };
    for &node in &prefixes.unknown {
        let message = format!("the prefix `{}` stands for no namespace", shown(parts(tree, node).0));
        writing.report("xml-unknown-prefix", node, message);
    }
    writing.document(*options);
    if options.pretty {
        out.push(b'\n');
    }
}

struct Writing<'t, 'w> {
    tree: &'t Tree,
    definition: &'t Definition,
    prefixes: &'w Prefixes<'t>,
    out: &'w mut Vec<u8>,
    findings: &'w mut Findings,
    lines: Lines,
}

/// What is still to be written.
enum Step {
    /// An element, what it is in the definition, and its depth where it starts a line.
    Element(NodeId, Option<DefinitionId>, Option<usize>),
    /// An end tag, and its depth where it starts a line.
    End(NodeId, Option<usize>),
}

/// Deeper elements are not indented more.
const DEEPEST_INDENT: usize = 40;

impl Writing<'_, '_> {
    fn document(&mut self, options: WriteOptions) {
        let mut steps = vec![Step::Element(Tree::ROOT, root(self.tree, self.definition), options.pretty.then_some(0))];
        let mut children = Vec::new();
        while let Some(step) = steps.pop() {
            match step {
                Step::Element(node, of, depth) => {
                    if let Some(depth) = depth.filter(|&depth| depth > 0) {
                        self.line(depth);
                    }
                    ordered(self.tree, self.definition, node, of, Attributes::AsTheyStand, &mut children);
                    self.element(node, depth, &children, &mut steps);
                }
                Step::End(node, depth) => {
                    if let Some(depth) = depth {
                        self.line(depth);
                    }
                    self.out.extend_from_slice(b"</");
                    self.name(node, None);
                    self.out.push(b'>');
                }
            }
        }
    }

    fn line(&mut self, depth: usize) {
        self.out.push(b'\n');
        self.out.extend(std::iter::repeat_n(b' ', 2 * depth.min(DEEPEST_INDENT)));
    }

    /// Writes an element up to its first child element, and leaves those and the end tag to later steps.
    fn element(&mut self, node: NodeId, depth: Option<usize>, children: &[Child], steps: &mut Vec<Step>) {
        self.out.push(b'<');
        self.name(node, Some("xml-name"));
        if node == Tree::ROOT {
            self.declarations();
        }
        let is_attribute = |child: &Child| self.tree.node(child.node).kind == Kind::Attribute;
        let (attributes, elements) = children.split_at(children.partition_point(is_attribute));
        self.attributes(attributes);
        let value = self.tree.value(node);
        if value.is_empty() && elements.is_empty() {
            self.out.extend_from_slice(b"/>");
            return;
        }
        self.out.push(b'>');
        self.text(node, value, false);
        let depth = depth.filter(|_| value.is_empty() && !elements.is_empty());
        steps.push(Step::End(node, depth));
        let below = depth.map(|depth| depth + 1);
        steps.extend(elements.iter().rev().map(|child| Step::Element(child.node, child.of, below)));
    }

    fn declarations(&mut self) {
        for (prefix, namespace) in self.prefixes.declarations() {
            self.out.extend_from_slice(b" xmlns");
            if !prefix.is_empty() {
                self.out.push(b':');
                self.out.extend_from_slice(prefix.as_bytes());
            }
            self.out.extend_from_slice(b"=\"");
            self.text(Tree::ROOT, namespace, true);
            self.out.push(b'"');
        }
    }

    fn attributes(&mut self, attributes: &[Child]) {
        for (at, attribute) in attributes.iter().enumerate() {
            let node = attribute.node;
            let symbol = self.tree.node(node).symbol;
            if attributes.iter().take(at).any(|before| self.tree.node(before.node).symbol == symbol) {
                let name = self.tree.label(node).trim_start_matches('@');
                self.report("xml-attribute-repeats", node, format!("the attribute `{}` stands twice", shown(name)));
                continue;
            }
            self.out.push(b' ');
            self.name(node, Some("xml-name"));
            self.out.extend_from_slice(b"=\"");
            self.text(node, self.tree.value(node), true);
            self.out.push(b'"');
        }
    }

    /// Writes a node's name; where it is not one and `rule` is given, reports it.
    fn name(&mut self, node: NodeId, rule: Option<&'static str>) {
        let (_, local) = parts(self.tree, node);
        let prefix = self.prefixes.of_node(node);
        if !prefix.is_empty() {
            self.out.extend_from_slice(prefix.as_bytes());
            self.out.push(b':');
        }
        if is_local_name(local) {
            self.out.extend_from_slice(local.as_bytes());
            return;
        }
        let starts = local.chars().next().is_some_and(starts_name);
        let name = local.chars().map(|character| if continues_name(character) { character } else { '_' });
        let name: String = if starts { name.collect() } else { std::iter::once('_').chain(name).collect() };
        self.out.extend_from_slice(name.as_bytes());
        if let Some(rule) = rule {
            let message = format!("`{}` is not a name in XML, `{}` is written", shown(local), shown(&name));
            self.report(rule, node, message);
        }
    }

    /// Writes text or the value of an attribute, escaped so that it is read back as it is.
    fn text(&mut self, node: NodeId, text: &str, is_attribute: bool) {
        let mut rest = text;
        let mut bad = None;
        while let Some(at) = rest.bytes().position(|byte| SPECIAL.get(usize::from(byte)) == Some(&true)) {
            let (before, from) = rest.split_at(at);
            self.out.extend_from_slice(before.as_bytes());
            let Some(character) = from.chars().next() else { return };
            let escaped = match character {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\r' => "&#13;",
                '"' if is_attribute => "&quot;",
                '\t' if is_attribute => "&#9;",
                '\n' if is_attribute => "&#10;",
                other if is_allowed(other) => from.get(..other.len_utf8()).unwrap_or_default(),
                other => {
                    bad = bad.or(Some(other));
                    "\u{FFFD}"
                }
            };
            self.out.extend_from_slice(escaped.as_bytes());
            rest = from.get(character.len_utf8()..).unwrap_or_default();
        }
        self.out.extend_from_slice(rest.as_bytes());
        if let Some(bad) = bad {
            let label = shown(self.tree.label(node)).into_owned();
            let message = format!("`{label}` holds U+{:04X}, which XML cannot say", u32::from(bad));
            self.report("xml-character", node, message);
        }
    }

    fn report(&mut self, rule: &'static str, node: NodeId, mut message: String) {
        if !wants_place(self.findings) {
            self.findings.push(counted_only(rule, Layer::Syntax));
            return;
        }
        let path = self.tree.path(node);
        if self.tree.source().is_empty() {
            if !path.is_empty() {
                message.push_str(&format!(", at {path}"));
            }
            self.findings.push(Finding::error(rule, Layer::Syntax, message));
            return;
        }
        let at = self.tree.node(node);
        let place = self.lines.place(self.tree, at.offset as usize, at.length as usize, path);
        self.findings.push(Finding::error(rule, Layer::Syntax, message).in_source(place));
    }
}

/// The bytes at which [`Writing::text`] looks closer: markup, control characters, the first byte of U+FFFE.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = true;
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[0xEF] = true;
    special
};
