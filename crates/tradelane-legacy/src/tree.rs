//! One message of any legacy syntax.

use std::cell::Cell;
use std::sync::Arc;

use tradelane_findings::{Excerpt, Place, line_and_column};

use crate::definition::Kind;
use crate::symbol::Symbol;
use crate::table::Cells;

/// The place of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

const NONE: u32 = u32::MAX;

/// Marks offsets that count in a header.
const HEADER: u32 = 1 << 31;

/// One node: a group, segment, composite, element or attribute.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name as a number.
    pub symbol: Symbol,
    /// What it is.
    pub kind: Kind,
    /// The position among its parent's elements (EDIFACT, X12), from 0; repeats of one element share it.
    pub slot: u16,
    /// Segments: the ordinal in the message, the header segment being 1; 0 for segments outside the message.
    pub ordinal: u32,
    /// Where it starts in [`Tree::source`], in bytes.
    pub offset: u32,
    /// How many bytes of the source it takes.
    pub length: u32,
    label: (u32, u32),
    value: (u32, u32),
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
}

/// One message as a tree in an arena: names, values, children, source positions.
///
/// Reused from message to message ([`Tree::clear`]) it allocates nothing once it has grown.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    text: String,
    source: Vec<u8>,
    file: Option<Arc<str>>,
    start: Start,
    /// From which byte on the source stands elsewhere in its file, and where.
    parted: Option<(usize, Start)>,
    headers: Vec<(Vec<u8>, Start)>,
    namespaces: Vec<(String, String)>,
    within: Option<String>,
    /// Where cells stand, where the source is made of a sheet.
    cells: Option<Arc<Cells>>,
    is_table: bool,
    /// The place in the source that was asked for last: the next is most often a little further on.
    last: Cell<(usize, u64, u64)>,
}

/// How much a tree held at some moment ([`Tree::mark`]).
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    nodes: usize,
    text: usize,
}

/// Where a message starts in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    offset: u64,
    line: u64,
    column: u64,
}

impl Default for Start {
    fn default() -> Self {
        Self { offset: 0, line: 1, column: 1 }
    }
}

impl NodeId {
    /// The node's number: its tree's nodes are numbered from 0 in the order they were made.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Tree {
    /// The message node, the root of every tree that is not empty.
    pub const ROOT: NodeId = NodeId(0);

    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets the message and keeps the memory.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.text.clear();
        self.source.clear();
        self.namespaces.clear();
        self.start = Start::default();
        self.last.set((0, 1, 1));
        self.headers.clear();
        self.parted = None;
        self.file = None;
        self.within = None;
        self.cells = None;
        self.is_table = false;
    }

    /// Sets the bytes that node offsets count in, and where they start in the file.
    pub fn set_source(&mut self, file: Option<Arc<str>>, bytes: &[u8], offset: u64, line: u64, column: u64) {
        self.source.clear();
        self.source.extend_from_slice(bytes);
        self.file = file;
        self.start = Start { offset, line, column };
        self.last.set((0, line, column));
    }

    /// Says that the tree is of a table, and makes places those of the cells that the source is made of.
    pub(crate) fn set_table(&mut self, cells: Option<Arc<Cells>>) {
        (self.is_table, self.cells) = (true, cells);
    }

    /// Whether the tree was read from a table.
    pub(crate) fn is_table(&self) -> bool {
        self.is_table
    }

    /// Records that the source stands elsewhere in its file from a byte on, and where.
    pub(crate) fn set_part(&mut self, from: usize, offset: u64, line: u64, column: u64) {
        self.parted = Some((from, Start { offset, line, column }));
    }

    /// Whether the source is of two parts of its file.
    pub(crate) fn is_in_parts(&self) -> bool {
        self.parted.is_some()
    }

    /// Adds the bytes of a header that stands apart from the message. Offsets of its nodes count from the number that
    /// is given back.
    pub fn add_header(&mut self, bytes: &[u8], offset: u64, line: u64, column: u64) -> u32 {
        let base = HEADER | ((self.headers.len() as u32) << 28);
        self.headers.push((bytes.to_vec(), Start { offset, line, column }));
        base
    }

    /// Whether an offset counts in a header that stands apart from the message.
    pub(crate) fn is_in_header(offset: usize) -> bool {
        offset as u64 & u64::from(HEADER) != 0
    }

    /// Records what the message stands packed in, and where: `Data at 9:9`.
    pub fn set_within(&mut self, within: String) {
        self.within = Some(within);
    }

    /// The bytes the tree was read from; empty for a tree that was built.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// Records that labels use `prefix` for `namespace` (XML).
    pub fn add_namespace(&mut self, prefix: &str, namespace: &str) {
        self.namespaces.push((prefix.to_owned(), namespace.to_owned()));
    }

    /// The prefixes of the labels and their namespaces (XML), in the order they were declared.
    pub fn namespaces(&self) -> &[(String, String)] {
        &self.namespaces
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node, not even the message.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node by its id.
    ///
    /// # Panics
    /// Where `id` is of another tree, or was truncated.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// A node, to set its slot, ordinal, offset or length.
    ///
    /// # Panics
    /// Where `id` is of another tree, or was truncated.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    /// The name of a node as its source writes it.
    pub fn label(&self, id: NodeId) -> &str {
        self.slice(self.node(id).label)
    }

    /// The value of a node, decoded; empty where it has none.
    pub fn value(&self, id: NodeId) -> &str {
        self.slice(self.node(id).value)
    }

    fn slice(&self, (start, end): (u32, u32)) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The parent, `None` for the message.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        some(self.node(id).parent)
    }

    /// The children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(some(self.node(id).first), |&child| some(self.node(child).next))
    }

    /// The first child with this name.
    pub fn child(&self, id: NodeId, symbol: Symbol) -> Option<NodeId> {
        self.children(id).find(|&child| self.node(child).symbol == symbol)
    }

    /// Whether a node has no children.
    pub fn is_leaf(&self, id: NodeId) -> bool {
        self.node(id).first == NONE
    }

    /// Appends a node under `parent` (`None` only for the first, the message), without a value.
    pub fn push(&mut self, parent: Option<NodeId>, kind: Kind, symbol: Symbol, label: &str) -> NodeId {
        let label = self.intern(label);
        self.push_node(parent, kind, symbol, label)
    }

    /// Adds the node of a group that begins at a byte.
    pub(crate) fn push_group(&mut self, parent: NodeId, group: &crate::DefinitionNode, offset: u32) -> NodeId {
        let node = self.push(Some(parent), Kind::Group, group.symbol, &group.label);
        self.node_mut(node).offset = offset;
        node
    }

    /// Appends a node that has the name of another node of this tree.
    pub fn push_like(&mut self, parent: NodeId, like: NodeId) -> NodeId {
        let Node { kind, symbol, label, .. } = *self.node(like);
        self.push_node(Some(parent), kind, symbol, label)
    }

    /// Appends a node that has the name and the value of another node of this tree.
    pub(crate) fn push_same(&mut self, parent: NodeId, like: NodeId) -> NodeId {
        let value = self.node(like).value;
        let node = self.push_like(parent, like);
        self.node_mut(node).value = value;
        node
    }

    fn push_node(&mut self, parent: Option<NodeId>, kind: Kind, symbol: Symbol, label: (u32, u32)) -> NodeId {
        let id = self.nodes.len() as u32;
        self.nodes.push(Node {
            symbol,
            kind,
            slot: 0,
            ordinal: 0,
            offset: 0,
            length: 0,
            label,
            value: (0, 0),
            parent: parent.map_or(NONE, |parent| parent.0),
            first: NONE,
            last: NONE,
            next: NONE,
        });
        if let Some(parent) = parent {
            self.link_last(parent, NodeId(id));
        }
        NodeId(id)
    }

    /// Makes a node that is not under any parent yet: for building what may be given up again ([`Tree::undo`]).
    pub fn push_loose(&mut self, kind: Kind, symbol: Symbol, label: &str) -> NodeId {
        self.push(None, kind, symbol, label)
    }

    /// Appends a loose node as the last child of `parent`.
    pub fn attach(&mut self, parent: NodeId, child: NodeId) {
        self.link_last(parent, child);
    }

    /// Appends a copy of a node of another tree, with all below it.
    pub fn graft(&mut self, parent: NodeId, other: &Self, node: NodeId) -> NodeId {
        let Node { kind, symbol, slot, .. } = *other.node(node);
        let copy = self.push(Some(parent), kind, symbol, other.label(node));
        self.node_mut(copy).slot = slot;
        if !other.value(node).is_empty() {
            self.set_value(copy, other.value(node));
        }
        for child in other.children(node) {
            self.graft(copy, other, child);
        }
        copy
    }

    /// How much the tree holds now, to go back to with [`Tree::undo`].
    pub fn mark(&self) -> Mark {
        Mark { nodes: self.nodes.len(), text: self.text.len() }
    }

    /// Forgets every node made since `mark`; none of them may be attached to a node made before.
    pub fn undo(&mut self, mark: Mark) {
        self.nodes.truncate(mark.nodes);
        self.text.truncate(mark.text);
    }

    fn link_last(&mut self, parent: NodeId, child: NodeId) {
        let last = self.node(parent).last;
        match some(last) {
            Some(last) => self.node_mut(last).next = child.0,
            None => self.node_mut(parent).first = child.0,
        }
        self.node_mut(parent).last = child.0;
        let node = self.node_mut(child);
        node.parent = parent.0;
        node.next = NONE;
    }

    /// Gives a node another name.
    pub(crate) fn rename(&mut self, id: NodeId, label: &str) {
        let range = self.intern(label);
        let node = self.node_mut(id);
        (node.label, node.symbol) = (range, Symbol::of(label));
    }

    /// Sets the value of a node.
    pub fn set_value(&mut self, id: NodeId, value: &str) {
        let range = self.intern(value);
        self.node_mut(id).value = range;
    }

    /// Appends to the value of a node; cheap right after the value was set.
    pub fn append_value(&mut self, id: NodeId, more: &str) {
        let (start, end) = self.node(id).value;
        if end as usize == self.text.len() && start != end {
            self.text.push_str(more);
            self.node_mut(id).value = (start, self.text.len() as u32);
        } else {
            let joined = [self.value(id), more].concat();
            self.set_value(id, &joined);
        }
    }

    fn intern(&mut self, text: &str) -> (u32, u32) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    /// Puts the children of a node in a new order; a child that `order` leaves out is cut off with all below it.
    pub fn set_children(&mut self, id: NodeId, order: &[NodeId]) {
        let node = self.node_mut(id);
        node.first = NONE;
        node.last = NONE;
        for &child in order {
            self.link_last(id, child);
        }
    }

    /// Cuts a node off its parent, with all below it. The message cannot be cut off.
    pub fn detach(&mut self, id: NodeId) {
        if let Some(parent) = self.parent(id) {
            let rest: Vec<NodeId> = self.children(parent).filter(|&child| child != id).collect();
            self.set_children(parent, &rest);
        }
    }

    /// The place of a node in its file.
    pub fn place(&self, id: NodeId) -> Place {
        let node = self.node(id);
        let mut place = self.place_at(node.offset as usize, node.length as usize);
        let segment =
            std::iter::successors(Some(id), |&up| self.parent(up)).find(|&up| self.node(up).kind == Kind::Segment);
        place.segment = segment.map(|segment| self.node(segment).ordinal).filter(|&ordinal| ordinal > 0);
        place.element = Some(self.path_from(id, segment));
        place
    }

    /// The place of `length` bytes at `offset` of the source.
    pub fn place_at(&self, offset: usize, length: usize) -> Place {
        let header = self.headers.get(offset >> 28 & 7).filter(|_| offset as u32 & HEADER != 0);
        let (source, start, offset, is_header) = match (header, self.parted) {
            (Some((header, start)), _) => (header.as_slice(), *start, offset & ((1 << 28) - 1), true),
            (None, Some((from, start))) if offset >= from => {
                (self.source.get(from..).unwrap_or_default(), start, offset - from, true)
            }
            (None, _) => (self.source.as_slice(), self.start, offset, false),
        };
        let (line, column) = match self.last.get() {
            (known, line, column) if !is_header && line > 0 && known <= offset => {
                line_and_column(source.get(known..).unwrap_or_default(), offset - known, line, column)
            }
            _ => line_and_column(source, offset, start.line, start.column),
        };
        if !is_header && offset <= source.len() {
            self.last.set((offset, line, column));
        }
        let mut place = Place {
            file: self.file.clone(),
            line,
            column,
            offset: start.offset + offset as u64,
            length: length as u64,
            excerpt: (!source.is_empty()).then(|| Excerpt::around(source, offset, length)),
            within: self.within.clone().filter(|_| !is_header),
            ..Place::default()
        };
        if let Some(cells) = &self.cells {
            cells.set(&mut place);
        }
        place
    }

    /// The path of a node from the message down, with the number of the occurrence where a name repeats:
    /// `SG2#2/NAD/C082/3039`. The message itself is not named; its own path is empty.
    pub fn path(&self, id: NodeId) -> String {
        self.path_from(id, None)
    }

    fn path_from(&self, id: NodeId, top: Option<NodeId>) -> String {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(parent) = self.parent(at) {
            let label = self.label(at);
            // A loop of X12 has the name of its first segment: by name they are alike.
            let before = self.children(parent).take_while(|&child| child != at);
            let occurrence = before.filter(|&child| self.label(child) == label).count() + 1;
            steps.push(if occurrence > 1 && Some(at) != top {
                format!("{label}#{occurrence}")
            } else {
                label.to_owned()
            });
            if Some(at) == top {
                break;
            }
            at = parent;
        }
        steps.reverse();
        steps.join("/")
    }

    /// The node with this path ([`Tree::path`]); the empty path is the message.
    pub fn find_path(&self, path: &str) -> Option<NodeId> {
        let mut at = (!self.is_empty()).then_some(Self::ROOT)?;
        let mut rest = path.trim_start_matches('/');
        while !rest.is_empty() {
            (at, rest) = self.find_step(at, rest)?;
        }
        Some(at)
    }

    /// The child that a path begins with, and the rest of the path. A label may hold any character: the longest label that
    /// the path begins with is meant.
    fn find_step<'p>(&self, parent: NodeId, path: &'p str) -> Option<(NodeId, &'p str)> {
        let mut best: Option<(&str, usize, &'p str)> = None;
        for child in self.children(parent) {
            let label = self.label(child);
            let Some(rest) = path.strip_prefix(label) else { continue };
            if best.is_some_and(|(known, ..)| known.len() >= label.len()) {
                continue;
            }
            let (number, rest) = match rest.strip_prefix('#') {
                Some(numbered) => {
                    let (number, rest) = numbered.split_once('/').unwrap_or((numbered, ""));
                    let Ok(number) = number.parse::<usize>() else { continue };
                    (number, rest)
                }
                None if rest.is_empty() => (1, rest),
                None => match rest.strip_prefix('/') {
                    Some(rest) => (1, rest),
                    None => continue,
                },
            };
            best = Some((label, number, rest));
        }
        let (label, number, rest) = best?;
        let mut alike = self.children(parent).filter(|&child| self.label(child) == label);
        Some((alike.nth(number.checked_sub(1)?)?, rest))
    }

    /// The node with this number ([`NodeId::index`]).
    pub fn node_at(&self, index: usize) -> Option<NodeId> {
        (index < self.nodes.len()).then_some(NodeId(index as u32))
    }

    /// Whether a node only closes its message and counts what it holds, so that a writer makes it anew: UNT, SE.
    pub fn is_trailer(&self, id: NodeId) -> bool {
        const TRAILERS: [Symbol; 2] = [Symbol::of("UNT"), Symbol::of("SE")];
        let node = self.node(id);
        node.kind == Kind::Segment && TRAILERS.contains(&node.symbol)
    }

    /// Which of its like-named siblings a node is, from 1.
    pub fn occurrence(&self, id: NodeId) -> usize {
        let Some(parent) = self.parent(id) else { return 1 };
        let symbol = self.node(id).symbol;
        let before = self.children(parent).take_while(|&child| child != id);
        before.filter(|&child| self.node(child).symbol == symbol).count() + 1
    }

    /// Whether two trees say the same: names, values, structure, positions of elements; not where they were read.
    pub fn same(&self, other: &Self) -> bool {
        match (self.is_empty(), other.is_empty()) {
            (false, false) => self.same_below(Self::ROOT, other, Self::ROOT),
            (left, right) => left == right,
        }
    }

    /// Whether what stands at and below `left` here says the same as `right` there.
    pub fn same_below(&self, left: NodeId, other: &Self, right: NodeId) -> bool {
        let (a, b) = (self.node(left), other.node(right));
        let positional = matches!(a.kind, Kind::Element | Kind::Composite);
        a.symbol == b.symbol
            && (a.slot == b.slot || !positional)
            && self.value(left) == other.value(right)
            && self.children(left).count() == other.children(right).count()
            && self.children(left).zip(other.children(right)).all(|(l, r)| self.same_below(l, other, r))
    }
}

fn some(id: u32) -> Option<NodeId> {
    (id != NONE).then_some(NodeId(id))
}
