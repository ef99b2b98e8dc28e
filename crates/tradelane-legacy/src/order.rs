//! The order of children that a directory or schema asks for.

use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::{NodeId, Tree};

/// Puts all children into the order of the definition; like ones keep theirs, as do those of an element of any content;
/// unknown ones come last.
///
/// A tree may be built in any order and put right by this before it is checked, compared or written. What stands in a
/// segment or composite is ordered by its position. The order of attributes says nothing in XML: here they get that of the definition, so that like
/// messages become like trees, while the writer of XML leaves them as they stand.
pub fn order_children(tree: &mut Tree, definition: &Definition) {
    if tree.is_empty() {
        return;
    }
    let mut queue = vec![(Tree::ROOT, root(tree, definition))];
    let mut children = Vec::new();
    while let Some((node, of)) = queue.pop() {
        let was_ordered = ordered(tree, definition, node, of, Attributes::Sorted, &mut children);
        if !was_ordered {
            let order: Vec<NodeId> = children.iter().map(|child| child.node).collect();
            tree.set_children(node, &order);
        }
        queue.extend(children.iter().map(|child| (child.node, child.of)));
    }
    if let Some(format) = table_of(definition) {
        crate::table::interleave(tree, format);
    }
}

/// The table that a definition is of.
pub(crate) fn table_of(definition: &Definition) -> Option<&'static crate::table::Format> {
    crate::table::of(definition)
}

/// The definition's root, if it is that of the tree.
pub(crate) fn root(tree: &Tree, definition: &Definition) -> Option<DefinitionId> {
    let root = definition.nodes.first()?;
    (root.symbol == tree.node(Tree::ROOT).symbol).then_some(Definition::ROOT)
}

/// What becomes of the order of attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attributes {
    AsTheyStand,
    Sorted,
}

/// A child, what it is in the definition, and where it belongs.
#[derive(Clone, Copy)]
pub(crate) struct Child {
    pub(crate) node: NodeId,
    pub(crate) of: Option<DefinitionId>,
    rank: (bool, u32),
}

/// Lists the children of a node in order: attributes, known elements, unknown elements. Says whether they stood so.
pub(crate) fn ordered(
    tree: &Tree,
    definition: &Definition,
    node: NodeId,
    of: Option<DefinitionId>,
    attributes: Attributes,
    children: &mut Vec<Child>,
) -> bool {
    children.clear();
    let parts = of.map(|of| definition.node(of).parts.as_slice()).unwrap_or_default();
    let is_positional = of.is_some_and(|of| matches!(definition.node(of).kind, Kind::Segment | Kind::Composite));
    // An element of any content asks for no order in it.
    let format = of.and_then(|of| definition.node(of).format.as_ref());
    let is_free = format.is_some_and(|format| format.class == "any");
    // Where the last child was found: the next is most often the same part or a later one.
    let mut at = 0;
    // How many stand in that part, and whether that is more than it takes while another part takes such ones too.
    let (mut count, mut is_crowded) = (0, false);
    for child in tree.children(node) {
        let in_tree = tree.node(child);
        let is = |part: &crate::Part| definition.node(part.node).symbol == in_tree.symbol;
        let (before, after) = parts.split_at(at.min(parts.len()));
        let found = after.iter().position(is).map(|found| at + found).or_else(|| before.iter().position(is));
        let part = found.and_then(|found| parts.get(found));
        count = if found == Some(at) { count + 1 } else { 1 };
        at = found.unwrap_or(at);
        is_crowded |= !is_positional
            && part.is_some_and(|part| count > part.max)
            && parts.iter().filter(|part| is(part)).nth(1).is_some();
        let slot = part.map_or(u32::MAX, |part| u32::from(part.slot));
        let rank = match (in_tree.kind, attributes) {
            _ if is_positional => (false, in_tree.slot.into()),
            (Kind::Attribute, Attributes::AsTheyStand) => (false, 0),
            (kind, _) if is_free => (kind != Kind::Attribute, 0),
            (kind, _) => (kind != Kind::Attribute, slot),
        };
        children.push(Child { node: child, of: part.map(|part| part.node), rank });
    }
    let is_sorted = !is_crowded && children.is_sorted_by_key(|child| child.rank);
    if !is_sorted {
        spread(tree, definition, parts, children);
        children.sort_by_key(|child| child.rank);
    }
    is_sorted
}

/// Gives segments and groups that stand in several places of a message one of them each: the first that is not full.
fn spread(tree: &Tree, definition: &Definition, parts: &[crate::Part], children: &mut [Child]) {
    let mut taken = vec![0u32; parts.len()];
    for child in children {
        let in_tree = tree.node(child.node);
        if !matches!(in_tree.kind, Kind::Segment | Kind::Group) {
            continue;
        }
        let is = |part: &crate::Part| definition.node(part.node).symbol == in_tree.symbol;
        let mut places = parts.iter().enumerate().filter(|(_, part)| is(part));
        if let Some((place, part)) = places.find(|&(place, part)| taken[place] < part.max) {
            taken[place] += 1;
            child.of = Some(part.node);
            child.rank.1 = part.slot.into();
        }
    }
}
