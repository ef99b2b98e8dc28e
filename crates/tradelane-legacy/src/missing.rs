//! Where what a message lacks is told.

use tradelane_findings::Place;

use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Whether a message was read and ends before its trailer: what it lacks was cut off then, which was told.
pub(crate) fn is_cut(tree: &Tree, header: &str, trailer: &str) -> bool {
    let child = |tag: &str| tree.child(Tree::ROOT, Symbol::of(tag));
    child(header).is_some_and(|header| tree.node(header).ordinal > 0) && child(trailer).is_none()
}

/// The place where a segment or group is missing: that of the segment that stands there instead, or of the last before
/// it; as element, the tag that is missing. `before` are the children of `parent` that stand before it.
pub(crate) fn segment_place(
    tree: &Tree,
    definition: &Definition,
    missing: DefinitionId,
    parent: NodeId,
    before: impl Fn(NodeId) -> bool,
) -> Place {
    let is_segment = |node: &NodeId| tree.node(*node).kind == Kind::Segment;
    let last = tree.children(parent).filter(|&child| before(child)).last();
    let last = last.map_or(parent, |last| last_below(tree, last));
    // Nodes are numbered as they stand in the message.
    let next = (last.index() + 1..tree.len()).filter_map(|index| tree.node_at(index)).find(is_segment);
    let mut place = tree.place(next.unwrap_or(last));
    place.element = Some(first_tag(definition, missing).to_owned());
    place
}

/// The place of a mandatory element that is not there: its segment or composite, and the path of the element.
pub(crate) fn element_place(tree: &Tree, parent: NodeId, label: &str) -> Place {
    let mut place = tree.place(parent);
    place.element = Some(format!("{}/{label}", place.element.unwrap_or_default()));
    place
}

/// The first segment of a group, or the node itself.
pub(crate) fn first_segment(tree: &Tree, node: NodeId) -> NodeId {
    let mut at = node;
    while tree.node(at).kind == Kind::Group
        && let Some(first) = tree.children(at).next()
    {
        at = first;
    }
    at
}

fn last_below(tree: &Tree, node: NodeId) -> NodeId {
    let mut at = node;
    while let Some(last) = tree.children(at).last() {
        at = last;
    }
    at
}

fn first_tag(definition: &Definition, node: DefinitionId) -> &str {
    let known = definition.node(node);
    match known.parts.first() {
        Some(first) if known.kind == Kind::Group => first_tag(definition, first.node),
        _ => &known.label,
    }
}
