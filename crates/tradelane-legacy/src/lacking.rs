//! What events that are built cannot hold: objects that lack a part, and an identifier that another event has.

use crate::definition::{Definition, NodeId as DefinitionId};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Takes out the objects below a node that lack a member, the innermost first.
pub(crate) fn take_out(
    tree: &mut Tree,
    definition: &Definition,
    node: NodeId,
    of: DefinitionId,
    refused: &mut Vec<(NodeId, String)>,
) {
    let children: Vec<NodeId> = tree.children(node).collect();
    let mut kept = Vec::with_capacity(children.len());
    for &child in &children {
        let part = definition.part(of, tree.node(child).symbol).map(|part| part.node);
        let Some(part) = part.filter(|part| definition.node(*part).format.is_none()) else {
            kept.push(child);
            continue;
        };
        take_out(tree, definition, child, part, refused);
        let lack = definition.node(part).parts.iter().filter(|part| part.min > 0).find_map(|part| {
            let member = definition.node(part.node);
            tree.child(child, member.symbol).is_none().then(|| member.label.clone())
        });
        match lack {
            Some(lack) => {
                let label = tree.label(child);
                refused.push((child, format!("`{label}` has no `{lack}`, and cannot be without")));
            }
            None if tree.is_leaf(child) && tree.value(child).is_empty() => {}
            None => kept.push(child),
        }
    }
    if kept.len() < children.len() {
        tree.set_children(node, &kept);
    }
}

/// Leaves the identifier that events share with the first of them; no two can have the same.
pub(crate) fn keep_first_identifier(tree: &mut Tree, events: &[NodeId]) {
    let of = |tree: &Tree, event: NodeId| {
        let around = tree.child(event, Symbol::of("baseExtension"));
        let places = [Some(event), around].into_iter().flatten();
        places.filter_map(|place| tree.child(place, Symbol::of("eventID"))).next()
    };
    let Some((first, others)) = events.split_first() else { return };
    let Some(known) = of(tree, *first).map(|node| tree.value(node).to_owned()) else { return };
    for &event in others {
        if let Some(same) = of(tree, event).filter(|&node| tree.value(node) == known) {
            tree.detach(same);
        }
    }
}
