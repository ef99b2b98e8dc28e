//! Where in its set's structure a reader is: the loops that are open, and the levels that were numbered.

use std::collections::BTreeMap;

use crate::definition::{Definition, NodeId as DefinitionId};
use crate::open::{Level, Open};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The loops that are open, from the message inwards.
pub(super) struct Levels {
    open: Open,
    /// The loops of HL segments by their numbers (HL01), the last of each.
    numbered: BTreeMap<Vec<u8>, Level>,
}

impl Levels {
    pub(super) fn new(root: NodeId) -> Self {
        Self { open: Open::new(root), numbered: BTreeMap::new() }
    }

    /// The level and part where a segment goes next.
    pub(super) fn find(&self, definition: &Definition, symbol: Symbol) -> Option<(usize, usize)> {
        self.open.find(definition, symbol)
    }

    /// Goes to a part of a level, opening the loop that it may be; gives the parent for the segment and its definition.
    pub(super) fn enter(
        &mut self,
        tree: &mut Tree,
        definition: &Definition,
        place: (usize, usize),
        offset: u32,
    ) -> (NodeId, Option<DefinitionId>) {
        self.open.enter(definition, place, |parent, of| tree.push_group(parent, definition.node(of), offset))
    }

    /// Whether a level has this number.
    pub(super) fn knows(&self, number: &[u8]) -> bool {
        !number.is_empty() && self.numbered.contains_key(number)
    }

    /// Notes the number of the level that was just begun.
    pub(super) fn begin(&mut self, number: &[u8]) {
        if let Some(&level) = self.open.levels.last() {
            self.numbered.insert(number.to_vec(), level);
        }
    }

    /// Closes loops so that the next HL segment comes under the level with the given number; under no level where the
    /// number is empty. Whether there is such a level.
    pub(super) fn go_under(&mut self, definition: &Definition, parent: &[u8]) -> bool {
        let is_level = |level: &Level| definition.node(level.definition).symbol == Symbol::of_loop("HL");
        let first = self.open.levels.iter().position(is_level).unwrap_or(self.open.levels.len());
        if parent.is_empty() {
            self.open.levels.truncate(first);
            return true;
        }
        let Some(&level) = self.numbered.get(parent) else {
            self.open.levels.truncate(first);
            return false;
        };
        match self.open.levels.iter().position(|open| open.node == level.node) {
            Some(at) => self.open.levels.truncate(at + 1),
            None => {
                // The level was closed: it goes on with the levels under it.
                self.open.levels.truncate(first);
                let parts = definition.node(level.definition).parts.len();
                self.open.levels.push(Level { part: parts.saturating_sub(1), count: 0, ..level });
            }
        }
        true
    }

    /// Closes levels that nest deeper than any set means; whether there were any.
    pub(super) fn is_too_deep(&mut self, definition: &Definition) -> bool {
        let is_level = |level: &Level| definition.node(level.definition).symbol == Symbol::of_loop("HL");
        let mut levels = self.open.levels.iter().enumerate().filter(|(_, level)| is_level(level));
        let Some((at, _)) = levels.nth(DEEPEST) else { return false };
        self.open.levels.truncate(at);
        true
    }
}

/// How deep levels nest.
const DEEPEST: usize = 100;
