//! The order of a message's nodes, as its definition has it.

use tradelane_legacy::{Definition, DefinitionId, Kind, NodeId, Tree};

/// Puts the children of every node in the definition's order; nodes that the definition does not know come last.
pub(crate) fn arrange(tree: &mut Tree, definition: &Definition) {
    if !tree.is_empty() {
        arrange_below(tree, Tree::ROOT, definition, Some(Definition::ROOT));
    }
}

fn arrange_below(tree: &mut Tree, node: NodeId, definition: &Definition, at: Option<DefinitionId>) {
    let children: Vec<NodeId> = tree.children(node).collect();
    let mut ranked: Vec<(u32, NodeId)> =
        children.iter().map(|&child| (rank(tree, child, definition, at), child)).collect();
    if !ranked.is_sorted_by_key(|&(rank, _)| rank) {
        ranked.sort_by_key(|&(rank, _)| rank);
        let order: Vec<NodeId> = ranked.iter().map(|&(_, child)| child).collect();
        tree.set_children(node, &order);
    }
    for child in children {
        if !tree.is_leaf(child) {
            let part = at.and_then(|at| definition.part(at, tree.node(child).symbol));
            arrange_below(tree, child, definition, part.map(|part| part.node));
        }
    }
}

fn rank(tree: &Tree, child: NodeId, definition: &Definition, parent: Option<DefinitionId>) -> u32 {
    let node = tree.node(child);
    let is_positional = parent.is_some_and(|id| matches!(definition.node(id).kind, Kind::Segment | Kind::Composite));
    if is_positional {
        return node.slot.into();
    }
    // Attributes come before elements whatever their rank.
    let first = if node.kind == Kind::Attribute { 0 } else { 1 << 24 };
    let index = parent.and_then(|id| {
        definition.node(id).parts.iter().position(|part| definition.node(part.node).symbol == node.symbol)
    });
    first + index.map_or((1 << 23) - 1, |index| index as u32)
}
