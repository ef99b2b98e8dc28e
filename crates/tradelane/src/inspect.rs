//! A message as an annotated tree.

use std::cell::RefCell;

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::{Definition, DefinitionId, Kind, NodeId, Tree};

use crate::Options;
use crate::convert::read_tree;
use crate::feed::{Body, Raw};
use crate::library::CodeLists;

/// One node of a message, with what the directory says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands; the message is 0.
    pub depth: usize,
    /// Its name: `SG2`, `NAD`, `3035`, `cbc:ID`, `@schemeID`.
    pub label: String,
    /// Its name in words.
    pub title: String,
    /// Its value; empty where it has none.
    pub value: String,
    /// What the value means, where it is a code.
    pub meaning: String,
    /// Whether it is a group or segment rather than an element.
    pub is_structure: bool,
    /// The line it starts in.
    pub line: u64,
    /// The column it starts in.
    pub column: u64,
    /// The segment's ordinal in its message.
    pub segment: Option<u32>,
}

thread_local! {
    static TREE: RefCell<Tree> = RefCell::default();
}

/// The nodes of a legacy message in order, and what is wrong with it. A document of the standard gives none.
pub fn inspect(raw: &Raw, options: &Options) -> (String, Vec<Row>, Vec<Finding>) {
    if matches!(raw.body, Body::Json(_)) {
        return (String::new(), Vec::new(), crate::validate(raw, options).findings);
    }
    TREE.with_borrow_mut(|tree| {
        let mut findings = Findings::new();
        let legacy = read_tree(raw, options, tree, &mut findings);
        let mut inspector =
            Inspector { tree, definition: legacy.definition, lists: CodeLists::of(&legacy.name), rows: Vec::new() };
        if !tree.is_empty() {
            inspector.node(Tree::ROOT, legacy.definition.map(|_| Definition::ROOT), 0);
        }
        (legacy.name, inspector.rows, findings.into_vec())
    })
}

struct Inspector<'t> {
    tree: &'t Tree,
    definition: Option<&'static Definition>,
    lists: CodeLists,
    rows: Vec<Row>,
}

impl Inspector<'_> {
    fn node(&mut self, node: NodeId, known: Option<DefinitionId>, depth: usize) {
        let found = self.tree.node(node);
        let place = self.tree.place(node);
        let label = self.tree.label(node).to_owned();
        let value = self.tree.value(node).to_owned();
        let meaning = self.lists.meaning(self.tree, node);
        let title =
            known.zip(self.definition).map(|(id, definition)| definition.node(id).title.clone()).unwrap_or_default();
        self.rows.push(Row {
            depth,
            label,
            title,
            value,
            meaning: meaning.to_owned(),
            is_structure: matches!(found.kind, Kind::Message | Kind::Group | Kind::Segment),
            line: place.line,
            column: place.column,
            segment: (found.kind == Kind::Segment && found.ordinal > 0).then_some(found.ordinal),
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
            self.node(child, id, depth + 1);
        }
    }
}
