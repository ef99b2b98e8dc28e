//! Where in its set's structure a reader is: the loops that are open, and the levels that were numbered.

use std::collections::BTreeMap;

use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The loops that are open, from the message inwards.
pub(super) struct Levels {
    open: Vec<Level>,
    /// The loops of HL segments by their numbers (HL01), the last of each.
    numbered: BTreeMap<Vec<u8>, Level>,
}

#[derive(Clone, Copy)]
struct Level {
    node: NodeId,
    definition: DefinitionId,
    /// The part that was used last, and how often.
    part: usize,
    count: u32,
}

impl Levels {
    pub(super) fn new(root: NodeId) -> Self {
        let root = Level { node: root, definition: Definition::ROOT, part: 0, count: 0 };
        Self { open: vec![root], numbered: BTreeMap::new() }
    }

    /// The level and part where a segment goes next, from the innermost loop outwards: where it is allowed once more,
    /// else where it stands more often than allowed.
    pub(super) fn find(&self, definition: &Definition, symbol: Symbol) -> Option<(usize, usize)> {
        self.find_within(definition, symbol, u32::MAX).or_else(|| self.find_within(definition, symbol, 0))
    }

    fn find_within(&self, definition: &Definition, symbol: Symbol, strictness: u32) -> Option<(usize, usize)> {
        for (index, level) in self.open.iter().enumerate().rev() {
            let parts = &definition.node(level.definition).parts;
            for (at, part) in parts.iter().enumerate().skip(level.part) {
                let is_used = at == level.part && level.count >= part.max;
                // The segment that begins a loop begins another, however often the loop may stand.
                let is_full = is_used && (strictness > 0 || (index > 0 && at == 0));
                if !is_full && begins(definition, part, symbol) {
                    return Some((index, at));
                }
            }
        }
        None
    }

    /// Goes to a part of a level, opening the loop that it may be; gives the parent for the segment and its definition.
    pub(super) fn enter(
        &mut self,
        tree: &mut Tree,
        definition: &Definition,
        (level, part): (usize, usize),
        offset: u32,
    ) -> (NodeId, Option<DefinitionId>) {
        self.open.truncate(level + 1);
        let mut part = part;
        loop {
            let Some(level) = self.open.last_mut() else { return (Tree::ROOT, None) };
            level.count = if level.part == part { level.count + 1 } else { 1 };
            level.part = part;
            let parent = level.node;
            let Some(&Part { node, .. }) = definition.node(level.definition).parts.get(part) else {
                return (parent, None);
            };
            let inner = definition.node(node);
            if inner.kind != Kind::Group {
                return (parent, Some(node));
            }
            let group = tree.push(Some(parent), Kind::Group, inner.symbol, &inner.label);
            tree.node_mut(group).offset = offset;
            self.open.push(Level { node: group, definition: node, part: 0, count: 0 });
            part = 0;
        }
    }

    /// Whether a level has this number.
    pub(super) fn knows(&self, number: &[u8]) -> bool {
        !number.is_empty() && self.numbered.contains_key(number)
    }

    /// Notes the number of the level that was just begun.
    pub(super) fn begin(&mut self, number: &[u8]) {
        if let Some(&level) = self.open.last() {
            self.numbered.insert(number.to_vec(), level);
        }
    }

    /// Closes loops so that the next HL segment comes under the level with the given number; under no level where the
    /// number is empty. Whether there is such a level.
    pub(super) fn go_under(&mut self, definition: &Definition, parent: &[u8]) -> bool {
        let is_level = |level: &Level| definition.node(level.definition).symbol == Symbol::of_loop("HL");
        let first = self.open.iter().position(is_level).unwrap_or(self.open.len());
        if parent.is_empty() {
            self.open.truncate(first);
            return true;
        }
        let Some(&level) = self.numbered.get(parent) else {
            self.open.truncate(first);
            return false;
        };
        match self.open.iter().position(|open| open.node == level.node) {
            Some(at) => self.open.truncate(at + 1),
            None => {
                // The level was closed: it goes on with the levels under it.
                self.open.truncate(first);
                let parts = definition.node(level.definition).parts.len();
                self.open.push(Level { part: parts.saturating_sub(1), count: 0, ..level });
            }
        }
        true
    }

    /// Closes levels that nest deeper than any set means; whether there were any.
    pub(super) fn is_too_deep(&mut self, definition: &Definition) -> bool {
        let is_level = |level: &Level| definition.node(level.definition).symbol == Symbol::of_loop("HL");
        let mut levels = self.open.iter().enumerate().filter(|(_, level)| is_level(level));
        let Some((at, _)) = levels.nth(DEEPEST) else { return false };
        self.open.truncate(at);
        true
    }
}

/// How deep levels nest.
const DEEPEST: usize = 100;

fn begins(definition: &Definition, part: &Part, symbol: Symbol) -> bool {
    let node = definition.node(part.node);
    match node.kind {
        Kind::Group => node.parts.first().is_some_and(|first| begins(definition, first, symbol)),
        _ => node.symbol == symbol,
    }
}
