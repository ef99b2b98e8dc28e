//! The segments of a set in the order they are written.

use super::write::{level_segment, value_at};
use crate::definition::Kind;
use crate::tree::{NodeId, Tree};

/// The segments of a message in order, its headers and its trailer apart. Levels come in the order of their numbers:
/// partners send them level by level as well as branch by branch, while the tree has them branch by branch.
pub(super) fn segments_in_order(tree: &Tree) -> Vec<NodeId> {
    let mut segments = Vec::new();
    collect(tree, Tree::ROOT, &mut segments);
    let is_header = |segment: NodeId| matches!(tree.label(segment), "ISA" | "GS" | "ST") || tree.is_trailer(segment);
    let is_outer = |segment: NodeId| tree.parent(segment) == Some(Tree::ROOT);
    segments.retain(|&segment| !(is_outer(segment) && is_header(segment)));
    segments
}

/// A level as it is written.
struct Level {
    /// Its number.
    number: Option<u64>,
    /// The number of the level that it is in.
    parent: Option<u64>,
    /// Its own segments.
    segments: Vec<NodeId>,
}

fn collect(tree: &Tree, node: NodeId, out: &mut Vec<NodeId>) {
    let mut levels: Vec<Level> = Vec::new();
    for child in tree.children(node) {
        if level_segment(tree, child).is_some() {
            gather(tree, child, None, &mut levels);
            continue;
        }
        release(&mut levels, out);
        match tree.node(child).kind {
            Kind::Segment => out.push(child),
            _ => collect(tree, child, out),
        }
    }
    release(&mut levels, out);
}

/// A level and those in it, each with its own segments.
fn gather(tree: &Tree, level: NodeId, parent: Option<u64>, levels: &mut Vec<Level>) {
    let number = level_segment(tree, level).and_then(|segment| value_at(tree, segment, 0).parse().ok());
    let at = levels.len();
    levels.push(Level { number, parent, segments: Vec::new() });
    for child in tree.children(level) {
        if level_segment(tree, child).is_some() {
            gather(tree, child, number, levels);
        } else if let Some(own) = levels.get_mut(at) {
            match tree.node(child).kind {
                Kind::Segment => own.segments.push(child),
                _ => collect(tree, child, &mut own.segments),
            }
        }
    }
}

fn release(levels: &mut Vec<Level>, out: &mut Vec<NodeId>) {
    // Where a level has no number, or one below that of the level it is in, numbers do not tell the order.
    if levels.iter().all(|level| level.number.is_some() && level.parent < level.number) {
        levels.sort_by_key(|level| level.number);
    }
    out.extend(levels.drain(..).flat_map(|level| level.segments));
}
