//! What of a message its reader would take for a part of something else.

use crate::definition::{Definition, Kind};
use crate::open::Open;
use crate::tree::{NodeId, Tree};

/// The groups and segments that a reader of the message, written as it stands, would place elsewhere than they are: a
/// segment goes into the innermost open group that takes it, and nothing in a message says where a group ends.
///
/// Messages of XML say so themselves: they have none. In a table, a cell of the first row is the one that later rows lack,
/// where its column is carried.
pub fn misplaced(tree: &Tree, definition: &Definition) -> Vec<NodeId> {
    if let Some(format) = crate::order::table_of(definition) {
        return crate::table::misread(tree, format);
    }
    let mut found = Vec::new();
    let mut open = Open::new(Tree::ROOT);
    let mut opening = Vec::new();
    below(tree, definition, Tree::ROOT, &mut open, &mut opening, &mut found);
    found
}

/// `opening` are the groups that begin with the next segment, the outermost first.
fn below(
    tree: &Tree,
    definition: &Definition,
    node: NodeId,
    open: &mut Open,
    opening: &mut Vec<NodeId>,
    found: &mut Vec<NodeId>,
) {
    for child in tree.children(node) {
        match tree.node(child).kind {
            Kind::Group => {
                opening.push(child);
                below(tree, definition, child, open, opening, found);
                opening.retain(|&group| group != child);
            }
            Kind::Segment => {
                if opening.first().is_some_and(|group| found.last() == Some(group)) {
                    continue;
                }
                let outermost = opening.first().copied().unwrap_or(child);
                let parent = tree.parent(outermost).unwrap_or(Tree::ROOT);
                let is_level = tree.label(child) == "HL";
                if is_level {
                    // A level says itself what it is under.
                    let under = open.levels.iter().position(|level| level.node == parent);
                    open.levels.truncate(under.map_or(1, |under| under + 1));
                }
                let Some(place) = open.find(definition, tree.node(child).symbol) else { continue };
                if open.levels.get(place.0).is_some_and(|level| level.node != parent) && !is_level {
                    found.push(outermost);
                    continue;
                }
                let mut groups = opening.drain(..);
                open.enter(definition, place, |parent, _| groups.next().unwrap_or(parent));
            }
            _ => {}
        }
    }
}
