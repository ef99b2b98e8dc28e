//! The rows of a message, from its tree and its directory.

use tradelane_findings::line_and_column;
use tradelane_legacy::{Definition, DefinitionId, Kind, NodeId, Tree};

use super::{Row, RowPlace};
use crate::library::CodeLists;

/// The rows of a message in order.
pub(super) fn rows(tree: &Tree, definition: Option<&'static Definition>, lists: CodeLists) -> Vec<Row> {
    let mut inspector = Inspector { tree, definition, lists, rows: Vec::new(), lines: Lines::new(tree) };
    if !tree.is_empty() {
        inspector.node(Tree::ROOT, definition.map(|_| Definition::ROOT), 0, 0);
    }
    inspector.rows
}

struct Inspector<'t> {
    tree: &'t Tree,
    definition: Option<&'static Definition>,
    lists: CodeLists,
    rows: Vec<Row>,
    lines: Lines<'t>,
}

impl Inspector<'_> {
    /// `steps` counts the names of the node's path, as places write it.
    fn node(&mut self, node: NodeId, known: Option<DefinitionId>, depth: usize, steps: usize) {
        let found = self.tree.node(node);
        let kind = found.kind;
        let (line, column, offset) = self.lines.place(found.offset as usize);
        let steps = if kind == Kind::Segment { 1 } else { steps };
        let title = known.zip(self.definition).map(|(id, definition)| title(definition, id)).unwrap_or_default();
        self.rows.push(Row {
            depth,
            label: self.tree.label(node).to_owned(),
            title,
            kind: word(kind),
            value: self.tree.value(node).to_owned(),
            meaning: self.lists.meaning(self.tree, node).to_owned(),
            is_structure: matches!(kind, Kind::Message | Kind::Group | Kind::Segment),
            line,
            column,
            segment: (kind == Kind::Segment && found.ordinal > 0).then_some(found.ordinal),
            findings: Vec::new(),
            place: RowPlace { offset, length: u64::from(found.length), steps },
        });
        let children: Vec<NodeId> = self.tree.children(node).collect();
        for child in children {
            let symbol = self.tree.node(child).symbol;
            let part = known.zip(self.definition).and_then(|(id, definition)| definition.part(id, symbol));
            // A segment out of place has the elements that it has everywhere.
            let shared = || {
                let definition = self.definition?;
                let at =
                    definition.nodes.iter().position(|node| node.symbol == symbol && node.kind == Kind::Segment)?;
                Some(DefinitionId(at as u32))
            };
            let id = part.map(|part| part.node).or_else(shared);
            self.node(child, id, depth + 1, steps + 1);
        }
    }
}

/// The title of a node; a group without one has that of the segment that starts it.
fn title(definition: &Definition, id: DefinitionId) -> String {
    let node = definition.node(id);
    match node.parts.first() {
        Some(first) if node.kind == Kind::Group && node.title.is_empty() => definition.node(first.node).title.clone(),
        _ => node.title.clone(),
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Message => "message",
        Kind::Group => "group",
        Kind::Segment => "segment",
        Kind::Composite => "composite",
        Kind::Element => "element",
        Kind::Attribute => "attribute",
    }
}

/// Lines and columns of offsets that mostly grow: each is counted on from the one before.
struct Lines<'t> {
    tree: &'t Tree,
    is_ascii: bool,
    at: usize,
    line: u64,
    column: u64,
    start: u64,
}

impl<'t> Lines<'t> {
    fn new(tree: &'t Tree) -> Self {
        let first = tree.place_at(0, 0);
        let is_ascii = tree.source().is_ascii();
        Self { tree, is_ascii, at: 0, line: first.line, column: first.column, start: first.offset }
    }

    /// Line, column and offset in the file.
    fn place(&mut self, offset: usize) -> (u64, u64, u64) {
        let source = self.tree.source();
        if !self.is_ascii || offset < self.at || offset > source.len() {
            // Headers, what stands before, and text whose characters have several bytes.
            let place = self.tree.place_at(offset, 0);
            return (place.line, place.column, place.offset);
        }
        let between = source.get(self.at..offset).unwrap_or_default();
        (self.line, self.column) = line_and_column(between, between.len(), self.line, self.column);
        self.at = offset;
        (self.line, self.column, self.start + offset as u64)
    }
}
