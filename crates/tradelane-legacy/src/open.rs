//! Where in its message's structure a reader is: the groups that are open.

use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// A group that is open, or the message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    pub(crate) node: NodeId,
    pub(crate) definition: DefinitionId,
    /// The part that was used last, and how often.
    pub(crate) part: usize,
    pub(crate) count: u32,
}

/// The groups that are open, from the message inwards.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) levels: Vec<Level>,
}

impl Open {
    pub(crate) fn new(root: NodeId) -> Self {
        Self { levels: vec![Level { node: root, definition: Definition::ROOT, part: 0, count: 0 }] }
    }

    /// The level and part where a segment goes next, from the innermost group outwards: where it is allowed once more,
    /// else where it stands more often than allowed.
    pub(crate) fn find(&self, definition: &Definition, symbol: Symbol) -> Option<(usize, usize)> {
        self.find_within(definition, symbol, true).or_else(|| self.find_within(definition, symbol, false))
    }

    fn find_within(&self, definition: &Definition, symbol: Symbol, strict: bool) -> Option<(usize, usize)> {
        for (index, level) in self.levels.iter().enumerate().rev() {
            let parts = &definition.node(level.definition).parts;
            for (at, part) in parts.iter().enumerate().skip(level.part) {
                let is_used = at == level.part && level.count >= part.max;
                // The segment that begins a group begins another, however often the group may stand.
                let is_full = is_used && (strict || (index > 0 && at == 0));
                if !is_full && begins(definition, part, symbol) {
                    return Some((index, at));
                }
            }
        }
        None
    }

    /// Goes to a part of a level, opening the group that it may be; gives the parent for the segment and its definition.
    pub(crate) fn enter(
        &mut self,
        definition: &Definition,
        place: (usize, usize),
        mut group: impl FnMut(NodeId, DefinitionId) -> NodeId,
    ) -> (NodeId, Option<DefinitionId>) {
        let (level, mut part) = place;
        self.levels.truncate(level + 1);
        loop {
            let Some(level) = self.levels.last_mut() else { return (Tree::ROOT, None) };
            level.count = if level.part == part { level.count + 1 } else { 1 };
            level.part = part;
            let parent = level.node;
            let Some(&Part { node, .. }) = definition.node(level.definition).parts.get(part) else {
                return (parent, None);
            };
            if definition.node(node).kind != Kind::Group {
                return (parent, Some(node));
            }
            let opened = group(parent, node);
            self.levels.push(Level { node: opened, definition: node, part: 0, count: 0 });
            part = 0;
        }
    }
}

fn begins(definition: &Definition, part: &Part, symbol: Symbol) -> bool {
    let node = definition.node(part.node);
    match node.kind {
        Kind::Group => node.parts.first().is_some_and(|first| begins(definition, first, symbol)),
        _ => node.symbol == symbol,
    }
}
