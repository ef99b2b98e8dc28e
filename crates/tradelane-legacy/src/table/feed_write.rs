//! From trees to a product feed in XML.

use std::fmt::Write as _;

use tradelane_findings::{Finding, Findings, Layer};

use super::COLUMNS;
use super::cell::{Form, is_spelling, spelled, spelling};
use super::feed::{NAMESPACE, START};
use super::format::Format;
use super::markup;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The columns that are elements of RSS itself.
const PLAIN: [&str; 3] = ["title", "link", "description"];

/// What stands before the items of a feed: as it was read, else the usual.
pub(super) fn start(tree: &Tree) -> String {
    let kept = tree.child(Tree::ROOT, Symbol::of(COLUMNS)).map(|leaf| tree.value(leaf)).unwrap_or_default();
    let Some(at) = kept.find("<rss") else { return START.to_owned() };
    // What is written is UTF-8, whatever the file was.
    let declaration = if kept.starts_with("<?xml") { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" } else { "" };
    format!("{declaration}{}\n", kept.get(at..).unwrap_or_default().trim_end())
}

/// What stands behind the items.
pub(super) fn end(start: &str) -> String {
    let names = markup::open(start);
    let depth = names.len();
    let tags = names.iter().enumerate();
    tags.map(|(at, name)| format!("{}</{name}>\n", "  ".repeat(depth - at - 1))).collect()
}

/// The prefix that a feed's start gives the namespace of the columns.
fn prefix(start: &str) -> &str {
    let before = start.find(NAMESPACE).and_then(|at| start.get(..at)).unwrap_or_default();
    let declared = before.rsplit("xmlns:").next().unwrap_or_default();
    declared.split('=').next().map(str::trim).filter(|name| is_name(name)).unwrap_or("g")
}

/// Whether a text is a name as the elements of feeds have them.
fn is_name(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    let is_inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(is_letter) && text.chars().all(is_inner)
}

/// Writes the items of a message.
pub(super) fn items(tree: &Tree, format: &Format, start: &str, findings: &mut Findings) -> String {
    let mut items = Items { tree, format, prefix: prefix(start), start, out: String::new(), findings };
    let part = |at: usize| format.parts.get(at).map(|name| Symbol::of(name));
    let message = part(0).and_then(|part| tree.child(Tree::ROOT, part));
    let rows = tree.children(Tree::ROOT).filter(|&node| Some(tree.node(node).symbol) == part(1));
    let rows: Vec<NodeId> = rows.collect();
    // What has no items is an item that says its key alone.
    let bare = message.filter(|_| rows.is_empty()).map(|_| None);
    for row in rows.into_iter().map(Some).chain(bare) {
        items.out.push_str("    <item>\n");
        let key = format.key().and_then(|key| format.columns.get(key));
        if let Some(leaf) = message.zip(key).and_then(|(message, key)| tree.child(message, Symbol::of(key.name))) {
            items.column(leaf);
        }
        let leaves: Vec<NodeId> = row.into_iter().flat_map(|row| tree.children(row)).collect();
        leaves.into_iter().for_each(|leaf| items.column(leaf));
        items.out.push_str("    </item>\n");
    }
    items.out
}

struct Items<'t> {
    tree: &'t Tree,
    format: &'t Format,
    prefix: &'t str,
    start: &'t str,
    out: String,
    findings: &'t mut Findings,
}

impl Items<'_> {
    fn column(&mut self, node: NodeId) {
        let (tree, label) = (self.tree, self.tree.label(node));
        if is_spelling(tree, node) {
            return;
        }
        let label = spelled(label).unwrap_or(label);
        let Some(name) = self.name(label) else {
            let message = format!("an item of a feed has no element {label}; its value is left out");
            self.findings.push(Finding::error("table-column-missing", Layer::Syntax, message));
            return;
        };
        let column = self.format.find(label).and_then(|at| self.format.columns.get(at));
        let form = column.map(|column| &column.form).filter(|form| form.is_list || form.parts.is_some());
        match form {
            _ if tree.is_leaf(node) => self.element(3, &name, tree.value(node)),
            Some(form) if form.parts.as_ref().is_some_and(|parts| parts.mark == ':') => self.parts(node, &name, form),
            Some(form) => {
                let parent = tree.parent(node).unwrap_or(Tree::ROOT);
                let kept = tree.child(parent, Symbol::of(&spelling(label))).map(|leaf| tree.value(leaf));
                let text = if form.is_list { form.element_text(tree, node) } else { form.cell(tree, &[node], kept) };
                self.element(3, &name, &text);
            }
            None => self.below(3, &name, node),
        }
    }

    fn name(&self, label: &str) -> Option<String> {
        let is_known = self.format.find(label).is_some();
        match label.split_once(':') {
            _ if is_known && PLAIN.contains(&label) => Some(label.to_owned()),
            _ if is_known => Some(format!("{}:{label}", self.prefix)),
            Some((prefix, local)) => {
                let is_declared = self.start.contains(&format!("xmlns:{prefix}="));
                (is_declared && is_name(prefix) && is_name(local)).then(|| label.to_owned())
            }
            None => is_name(label).then(|| label.to_owned()),
        }
    }

    /// The parts of a value as elements of their own.
    fn parts(&mut self, node: NodeId, name: &str, form: &Form) {
        _ = writeln!(self.out, "      <{name}>");
        let children: Vec<NodeId> = self.tree.children(node).collect();
        for child in children {
            let label = self.tree.label(child);
            let known = form.parts.as_ref().and_then(|parts| parts.parts.iter().find(|part| part.name == label));
            let inner = format!("{}:{label}", self.prefix);
            match known.and_then(|part| part.of.clone()) {
                _ if !is_name(label) => {
                    let message = format!("an item of a feed has no element {label}; its value is left out");
                    self.findings.push(Finding::error("table-column-missing", Layer::Syntax, message));
                }
                Some(of) if !self.tree.is_leaf(child) => {
                    let text = Form { is_list: false, parts: Some(of) }.element_text(self.tree, child);
                    self.element(4, &inner, &text);
                }
                _ => self.below(4, &inner, child),
            }
        }
        _ = writeln!(self.out, "      </{name}>");
    }

    /// An element as it was read, with all below it.
    fn below(&mut self, depth: usize, name: &str, node: NodeId) {
        if self.tree.is_leaf(node) || depth > 100 {
            return self.element(depth, name, self.tree.value(node));
        }
        let indent = "  ".repeat(depth);
        _ = writeln!(self.out, "{indent}<{name}>");
        let children: Vec<NodeId> = self.tree.children(node).collect();
        for child in children {
            match self.name(self.tree.label(child)) {
                Some(name) => self.below(depth + 1, &name, child),
                None => {
                    let label = self.tree.label(child);
                    let message = format!("an item of a feed has no element {label}; its value is left out");
                    self.findings.push(Finding::error("table-column-missing", Layer::Syntax, message));
                }
            }
        }
        _ = writeln!(self.out, "{indent}</{name}>");
    }

    fn element(&mut self, depth: usize, name: &str, value: &str) {
        let indent = "  ".repeat(depth);
        _ = write!(self.out, "{indent}<{name}>");
        let mut lost = None;
        for character in value.chars() {
            match character {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                // A reader would take it for a line end.
                '\r' => self.out.push_str("&#13;"),
                '\n' | '\t' => self.out.push(character),
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => lost = Some(character),
                other => self.out.push(other),
            }
        }
        if let Some(character) = lost {
            let message = format!("{name}: XML has no character U+{:04X}; it is left out", u32::from(character));
            self.findings.push(Finding::error("table-character", Layer::Syntax, message));
        }
        _ = writeln!(self.out, "</{name}>");
    }
}
