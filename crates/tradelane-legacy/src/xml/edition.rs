//! Which version of UBL a message is of.

use tradelane_findings::{Finding, Findings, Layer};

use super::directory::directory;
use super::lines::{Lines, wants_place};
use super::tag::shown;
use crate::definition::{Definition, NodeId as DefinitionId};
use crate::{NodeId, Tree};

const EARLIER: &str = "ubl/2.1";
const NEWEST: &str = "ubl/2.4";
const BASIC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// What a message says of its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Nothing,
    /// 2.0 or 2.1, which a table of 2.1 describes.
    Earlier(NodeId),
    /// 2.2 to 2.4.
    Newest,
    Other(NodeId),
}

fn named(tree: &Tree) -> Named {
    let version = (!tree.is_empty()).then(|| tree.child(Tree::ROOT, crate::Symbol::element(BASIC, "UBLVersionID")));
    let Some(version) = version.flatten() else { return Named::Nothing };
    match tree.value(version).trim() {
        "" => Named::Nothing,
        "2.0" | "2.1" => Named::Earlier(version),
        "2.2" | "2.3" | "2.4" => Named::Newest,
        _ => Named::Other(version),
    }
}

/// The directory that a message, read or built, is of; `found` is what [`super::detect`] found by its name. That is the
/// directory of UBL 2.4 where a message names a version after 2.1, or holds what 2.1 lacks.
///
/// Reports what the message holds that the version it names does not have, and a version that is not known. Tables are of
/// 2.1 and 2.4: what 2.4 has is taken to be known to 2.2 and 2.3.
pub fn edition<'d>(tree: &Tree, found: &'d str, message: &str, findings: &mut Findings) -> &'d str {
    if !same_standard(found, EARLIER) {
        return found;
    }
    let later = match named(tree) {
        Named::Newest => return NEWEST,
        Named::Other(version) => {
            let text = format!("version `{}` has no tables here; 2.4 is used", shown(tree.value(version)));
            let finding = Finding::info("directory-substituted", Layer::Syntax, text);
            report(tree, [(version, finding)].into_iter(), findings);
            return NEWEST;
        }
        Named::Nothing => later(tree, message),
        Named::Earlier(version) => {
            let later = later(tree, message);
            let said = tree.value(version).trim();
            let tell = |&node: &NodeId| {
                let label = tree.label(node).trim_start_matches('@');
                let text = format!("`{label}` came after UBL {said}, which the message names");
                let finding = Finding::warning("xml-later-element", Layer::Syntax, text);
                (node, finding.help("name version 2.4, or ask the recipient whether it reads it"))
            };
            report(tree, later.iter().map(tell), findings);
            later
        }
    };
    if later.is_empty() { found } else { NEWEST }
}

/// Reports what is told of nodes that stand in the order of the message.
fn report(tree: &Tree, found: impl Iterator<Item = (NodeId, Finding)>, findings: &mut Findings) {
    let mut lines = Lines::new(tree);
    for (node, mut finding) in found {
        if tree.source().is_empty() {
            finding.message.push_str(&format!(", at {}", tree.path(node)));
        } else if wants_place(findings) {
            let at = tree.node(node);
            let place = lines.place(tree, at.offset as usize, at.length as usize, tree.path(node));
            finding = finding.in_source(place);
        }
        findings.push(finding);
    }
}

/// The directory with all that the versions of a standard have, by that of one of them.
pub fn newest(directory: &str) -> &str {
    if directory == EARLIER { NEWEST } else { directory }
}

/// The outermost elements and attributes of a message that UBL 2.4 has and 2.1 does not, or all of it.
fn later(tree: &Tree, message: &str) -> Vec<NodeId> {
    let definition = |name: &str| directory(name).and_then(|directory| directory.definition(message));
    let (earlier, Some(newest)) = (definition(EARLIER), definition(NEWEST)) else { return Vec::new() };
    let Some(earlier) = earlier else { return vec![Tree::ROOT] };
    let root = earlier.node(Definition::ROOT).symbol;
    if tree.is_empty() || tree.node(Tree::ROOT).symbol != root {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open = vec![(Tree::ROOT, Definition::ROOT, Definition::ROOT)];
    while let Some((node, old, new)) = open.pop() {
        for child in tree.children(node) {
            let part = |definition: &Definition, parent: DefinitionId| {
                definition.part(parent, tree.node(child).symbol).map(|part| part.node)
            };
            match (part(earlier, old), part(newest, new)) {
                (Some(old), Some(new)) => open.push((child, old, new)),
                (None, Some(_)) => found.push(child),
                // Unknown to all versions, which is told elsewhere; or within any content.
                (_, None) => {}
            }
        }
    }
    found.sort_by_key(|node| node.index());
    found
}

/// Whether a directory is one of those of a standard whose versions are read alike.
pub fn same_standard(one: &str, other: &str) -> bool {
    one == other || [one, other].iter().all(|name| [EARLIER, NEWEST].contains(name))
}
