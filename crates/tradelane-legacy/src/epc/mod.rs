//! Identifiers of GS1 as URIs: Digital Links and EPC URNs, taken apart and put together.
//!
//! A node that a directory says holds such a URI has no value in a tree, but parts: `scheme` (`GTIN`, `SSCC`, `GLN` …),
//! `key` (the bare number with its check digit), `serial`, `lot`, `prefix` (the company prefix, which only URNs tell) and
//! `resolver` (where a Digital Link leads, if not to GS1's own resolver). A URI that is none of these forms, or is not spelt as this module
//! would spell it, is `key` alone: what is put together again is what came, to the byte.
//!
//! Source: GS1 Digital Link Standard: URI Syntax; GS1 EPC Tag Data Standard, "EPC URI"; GS1 General Specifications,
//! "Standard check digit calculations".

mod key;
mod uri;

use tradelane_findings::{Finding, Findings, Layer};

pub use uri::Identifier;
pub(crate) use uri::is_uri;

use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::order::root;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The names of an identifier's parts below its node.
pub const PARTS: [&str; 6] = ["scheme", "key", "serial", "lot", "prefix", "resolver"];

/// What a directory calls the form of a value that is such a URI.
pub const CLASS: &str = "epc";

/// Takes apart the URIs of a message that was read; a number whose check digit is wrong is told and stays a URI.
pub fn split(tree: &mut Tree, definition: &Definition, findings: &mut Findings) {
    for node in nodes(tree, definition) {
        let uri = tree.value(node).to_owned();
        if uri.is_empty() {
            continue;
        }
        let (identifier, fault) = Identifier::read(&uri);
        if let Some(fault) = fault {
            let finding = Finding::error("epc-check-digit", Layer::Syntax, fault).in_source(tree.place(node));
            findings.push(finding.help("the link is carried as it stands"));
        } else if !uri::is_uri(&uri) {
            let message = format!("\"{}\" is not a URI", shown(&uri));
            findings.push(Finding::error("epc-form", Layer::Syntax, message).in_source(tree.place(node)));
        }
        let (offset, length) = (tree.node(node).offset, tree.node(node).length);
        tree.set_value(node, "");
        for (name, value) in identifier.parts() {
            let part = tree.push(Some(node), Kind::Element, Symbol::of(name), name);
            tree.set_value(part, &value);
            let part = tree.node_mut(part);
            (part.offset, part.length) = (offset, length);
        }
    }
}

/// Puts together the URIs of a message that is to be written; gives the nodes whose parts no URI can say, with the
/// reason, which are left out.
pub fn join(tree: &mut Tree, definition: &Definition) -> Vec<(NodeId, String)> {
    let mut refused = Vec::new();
    for node in nodes(tree, definition) {
        let part =
            |name: &str| tree.child(node, Symbol::of(name)).map(|part| tree.value(part).to_owned()).unwrap_or_default();
        let [scheme, key, serial, lot, prefix, resolver] = PARTS.map(part);
        let is_part = |child: NodeId| PARTS.contains(&tree.label(child));
        let others: Vec<NodeId> = tree.children(node).filter(|&child| !is_part(child)).collect();
        if others.len() == tree.children(node).count() {
            continue;
        }
        match (Identifier { scheme, key, serial, lot, prefix, resolver }).write() {
            Ok(uri) => tree.set_value(node, &uri),
            Err(reason) => refused.push((node, reason)),
        }
        tree.set_children(node, &others);
    }
    refused
}

/// The nodes that hold such a URI, by the definition.
fn nodes(tree: &Tree, definition: &Definition) -> Vec<NodeId> {
    let mut found = Vec::new();
    let start = if tree.is_empty() { None } else { root(tree, definition) };
    let mut queue: Vec<(NodeId, DefinitionId)> = start.map(|of| (Tree::ROOT, of)).into_iter().collect();
    while let Some((node, of)) = queue.pop() {
        if definition.node(of).format.as_ref().is_some_and(|format| format.class == CLASS) {
            found.push(node);
            continue;
        }
        for child in tree.children(node) {
            if let Some(part) = definition.part(of, tree.node(child).symbol) {
                queue.push((child, part.node));
            }
        }
    }
    found.reverse();
    found
}

fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}
