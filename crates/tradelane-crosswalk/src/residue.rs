//! What a document does not say about the message it came from, kept so that the message can be written again exactly.
//!
//! The residue is the difference between the message that was read and the message that the crosswalk writes from the
//! document: values that no row takes, another order of occurrences, another spelling of the same value. It stands in
//! the document's extensions; the writer applies it to what it writes. By construction legacy to document to legacy
//! gives the same message, whatever the crosswalk covers.

use serde_json::{Value, json};
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::{Definition, Kind, NodeId, Symbol, Tree};

use crate::crosswalk::Crosswalk;
use crate::document::{Document, ValueKind};
use crate::read::ReadDocument;
use crate::write::Writing;

/// The name under which residue stands in a document's extensions.
pub const KEY: &str = "org.tradelane.residue";

const EXTENSIONS: Symbol = Symbol::of("extensions");

impl Crosswalk {
    /// Adds to a document's extensions what it does not say about its message.
    pub fn keep_residue(&self, tree: &Tree, read: &mut ReadDocument, findings: &mut Findings) {
        let writing = self.write(&read.document, &mut Findings::new());
        let changes = Difference::new(self, tree, read, &writing).changes();
        if changes.is_empty() {
            return;
        }
        let mut written = writing;
        apply(self, &mut written.tree, &changes, &mut Findings::new());
        if !same_message(tree, Tree::ROOT, &written.tree, Tree::ROOT, (read.node, written.node)) {
            let message = "the residue of this message does not restore it exactly";
            findings.push(
                Finding::error("residue-incomplete", Layer::Conversion, message).in_source(tree.place(read.node)),
            );
        }
        let document = &mut read.document;
        let extensions = match document.property(Document::ROOT, EXTENSIONS) {
            Some(extensions) => extensions,
            None => document.push(Document::ROOT, "extensions", ValueKind::Object),
        };
        document.push_value(extensions, KEY, &json!({ "crosswalk": self.name, "changes": changes }));
    }

    /// Writes a document as a message and applies the residue it carries.
    pub fn restore(&self, document: &Document, findings: &mut Findings) -> Writing {
        let mut writing = self.write(document, findings);
        let carried = document
            .property(Document::ROOT, EXTENSIONS)
            .and_then(|extensions| document.property(extensions, Symbol::of(KEY)))
            .map(|residue| document.to_value(residue));
        if let Some(residue) = carried
            && residue.get("crosswalk").and_then(Value::as_str) == Some(self.name.as_str())
        {
            let changes = residue.get("changes").and_then(Value::as_array).cloned().unwrap_or_default();
            apply(self, &mut writing.tree, &changes, findings);
        }
        writing
    }
}

/// Finds what turns the written message into the one that was read.
struct Difference<'d> {
    from: &'d Tree,
    to: &'d Tree,
    /// For each node read, the node written for it, and the other way round.
    written_for: Vec<Option<NodeId>>,
    read_for: Vec<Option<NodeId>>,
    /// The part of each message that is the document.
    parts: (NodeId, NodeId),
    depth: usize,
    per: &'d [(Symbol, String)],
    changes: Vec<Value>,
}

impl<'d> Difference<'d> {
    fn new(crosswalk: &'d Crosswalk, tree: &'d Tree, read: &ReadDocument, writing: &'d Writing) -> Self {
        let mut difference = Self {
            from: &writing.tree,
            to: tree,
            written_for: vec![None; tree.len()],
            read_for: vec![None; writing.tree.len()],
            parts: (read.node, writing.node),
            depth: crosswalk.per.len(),
            per: &crosswalk.per,
            changes: Vec::new(),
        };
        difference.align(Tree::ROOT, Tree::ROOT);
        difference.align_up(read.node, writing.node);
        for (index, source) in writing.sources.iter().enumerate() {
            let Some(origin) = source.and_then(|value| read.document.origin(value)) else { continue };
            if let Some(written) = writing.tree.node_at(index) {
                difference.align_up(origin, written);
            }
        }
        difference
    }

    fn align(&mut self, read: NodeId, written: NodeId) -> bool {
        let free = self.written_for[read.index()].is_none() && self.read_for[written.index()].is_none();
        let (to, from) = (self.to.node(read), self.from.node(written));
        if !free || to.symbol != from.symbol || (is_positional(to.kind) && to.slot != from.slot) {
            return false;
        }
        self.written_for[read.index()] = Some(written);
        self.read_for[written.index()] = Some(read);
        true
    }

    /// Aligns two nodes and what they stand in.
    fn align_up(&mut self, mut read: NodeId, mut written: NodeId) {
        while self.align(read, written) {
            let (Some(up), Some(written_up)) = (self.to.parent(read), self.from.parent(written)) else { return };
            (read, written) = (up, written_up);
        }
    }

    fn changes(mut self) -> Vec<Value> {
        self.compare(Tree::ROOT, Tree::ROOT, 0);
        self.changes
    }

    fn compare(&mut self, read: NodeId, written: NodeId, level: usize) {
        if self.to.value(read) != self.from.value(written) {
            let path = self.from.path(written);
            let change = json!({ "at": path, "set": self.to.value(read), "was": self.from.value(written) });
            self.changes.push(change);
        }
        let to: Vec<NodeId> = self.children(self.to, read, level, self.parts.0);
        let from: Vec<NodeId> = self.children(self.from, written, level, self.parts.1);
        self.align_rest(&to, &from);
        let kept: Vec<Option<usize>> = to
            .iter()
            .map(|child| {
                self.written_for[child.index()].and_then(|written| from.iter().position(|&known| known == written))
            })
            .collect();
        let unchanged = kept.len() == from.len() && kept.iter().enumerate().all(|(index, kept)| *kept == Some(index));
        if !unchanged {
            let children = self.child_list(&to, &kept);
            let change = json!({ "at": self.from.path(written), "of": from.len(), "children": children });
            self.changes.push(change);
        }
        for (child, kept) in to.iter().zip(kept) {
            if let Some(written) = kept.and_then(|index| from.get(index)) {
                self.compare(*child, *written, level + 1);
            }
        }
    }

    /// The children that take part: no counters of the syntax, and of several parts only the document's own.
    fn children(&self, tree: &Tree, node: NodeId, level: usize, part: NodeId) -> Vec<NodeId> {
        let other_part = |child: NodeId| {
            level < self.depth
                && self.per.get(level).is_some_and(|(symbol, _)| tree.node(child).symbol == *symbol)
                && !std::iter::successors(Some(part), |&up| tree.parent(up)).any(|up| up == child)
        };
        tree.children(node).filter(|&child| !tree.is_trailer(child) && !other_part(child)).collect()
    }

    /// Aligns children that carry no document value, by name and order.
    fn align_rest(&mut self, to: &[NodeId], from: &[NodeId]) {
        let mut start = 0;
        for &read in to {
            if self.written_for[read.index()].is_some() {
                continue;
            }
            let found = from.iter().enumerate().skip(start).find(|&(_, &written)| {
                self.read_for[written.index()].is_none() && self.from.node(written).symbol == self.to.node(read).symbol
            });
            if let Some((index, &written)) = found
                && self.align(read, written)
                && index == start
            {
                start += 1;
            }
        }
    }

    fn child_list(&self, to: &[NodeId], kept: &[Option<usize>]) -> Vec<Value> {
        let mut list: Vec<Value> = Vec::new();
        let mut run: Option<(usize, usize)> = None;
        for (child, kept) in to.iter().zip(kept) {
            match (kept, run) {
                (Some(index), Some((first, last))) if *index == last + 1 => run = Some((first, *index)),
                (Some(index), _) => {
                    list.extend(run.map(|(first, last)| json!([first, last])));
                    run = Some((*index, *index));
                }
                (None, _) => {
                    list.extend(run.take().map(|(first, last)| json!([first, last])));
                    list.push(describe(self.to, *child));
                }
            }
        }
        list.extend(run.map(|(first, last)| json!([first, last])));
        list
    }
}

fn is_positional(kind: Kind) -> bool {
    matches!(kind, Kind::Element | Kind::Composite)
}

/// A node and all below it.
fn describe(tree: &Tree, node: NodeId) -> Value {
    let mut description = serde_json::Map::new();
    description.insert("name".to_owned(), qualified(tree, node).into());
    let kind = match tree.node(node).kind {
        Kind::Message | Kind::Group => "group",
        Kind::Segment => "segment",
        Kind::Composite => "composite",
        Kind::Element => "element",
        Kind::Attribute => "attribute",
    };
    description.insert("kind".to_owned(), kind.into());
    if tree.node(node).slot > 0 {
        description.insert("slot".to_owned(), tree.node(node).slot.into());
    }
    if !tree.value(node).is_empty() {
        description.insert("value".to_owned(), tree.value(node).into());
    }
    let children: Vec<Value> = tree.children(node).map(|child| describe(tree, child)).collect();
    if !children.is_empty() {
        description.insert("children".to_owned(), children.into());
    }
    Value::Object(description)
}

/// A name that can be understood without the message's own prefixes: `{namespace}local` where its label has a prefix
/// or its namespace is a default one.
fn qualified(tree: &Tree, node: NodeId) -> String {
    let label = tree.label(node);
    let (mark, name) = label.strip_prefix('@').map_or(("", label), |name| ("@", name));
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    match tree.namespaces().iter().find(|(known, _)| known == prefix) {
        Some((_, namespace)) if !namespace.is_empty() && (mark.is_empty() || !prefix.is_empty()) => {
            format!("{mark}{{{namespace}}}{local}")
        }
        _ => label.to_owned(),
    }
}

/// Applies changes to a message that was written.
fn apply(crosswalk: &Crosswalk, tree: &mut Tree, changes: &[Value], findings: &mut Findings) {
    let places: Vec<Option<NodeId>> = changes
        .iter()
        .map(|change| change.get("at").and_then(Value::as_str).and_then(|path| tree.find_path(path)))
        .collect();
    let mut stale = 0usize;
    for (change, place) in changes.iter().zip(places) {
        let Some(node) = place else {
            stale += 1;
            continue;
        };
        if let Some(value) = change.get("set").and_then(Value::as_str) {
            if change.get("was").and_then(Value::as_str) == Some(tree.value(node)) {
                tree.set_value(node, value);
            }
        } else if let Some(children) = change.get("children").and_then(Value::as_array) {
            let of = change.get("of").and_then(Value::as_u64);
            stale += usize::from(!apply_children(crosswalk, tree, node, children, of));
        }
    }
    if stale > 0 {
        let message = format!("{stale} pieces of residue belong to parts of the document that were changed since");
        findings.push(Finding::warning("residue-stale", Layer::Conversion, message));
    }
}

/// Gives a node its children in order; where the document was changed so that there are other children now, what is
/// new is added and the rest is left alone.
fn apply_children(crosswalk: &Crosswalk, tree: &mut Tree, node: NodeId, list: &[Value], of: Option<u64>) -> bool {
    let written: Vec<NodeId> = tree.children(node).collect();
    let is_fresh = of == Some(written.len() as u64);
    let mut order = if is_fresh { Vec::new() } else { written.clone() };
    for entry in list {
        match entry {
            Value::Array(range) if is_fresh => {
                let bound = |at: usize| range.get(at).and_then(Value::as_u64).map(|index| index as usize);
                if let (Some(first), Some(last)) = (bound(0), bound(1)) {
                    order.extend(written.get(first..=last).unwrap_or_default());
                }
            }
            Value::Object(_) => {
                let loose = build(crosswalk.definition, tree, entry, 0);
                order.extend(loose);
            }
            _ => {}
        }
    }
    tree.set_children(node, &order);
    if !is_fresh {
        tradelane_legacy::order_children(tree, crosswalk.definition);
    }
    is_fresh
}

/// Deeper than any message nests; a document made by hand ends here.
const DEPTH: usize = 128;

fn build(definition: &Definition, tree: &mut Tree, description: &Value, depth: usize) -> Option<NodeId> {
    let name = description.get("name").and_then(Value::as_str)?;
    let kind = match description.get("kind").and_then(Value::as_str)? {
        "group" => Kind::Group,
        "segment" => Kind::Segment,
        "composite" => Kind::Composite,
        "element" => Kind::Element,
        "attribute" => Kind::Attribute,
        _ => return None,
    };
    let (symbol, label) = name_of(tree, name, kind);
    let is_group = kind == Kind::Group;
    // Groups have symbols of their own where they are named as their first segments are.
    let group = definition.nodes.iter().find(|node| is_group && node.kind == kind && node.label == label);
    let symbol = group.map_or(symbol, |group| group.symbol);
    let node = tree.push_loose(kind, symbol, &label);
    tree.node_mut(node).slot = description.get("slot").and_then(Value::as_u64).unwrap_or(0) as u16;
    if let Some(value) = description.get("value").and_then(Value::as_str) {
        tree.set_value(node, value);
    }
    for child in description.get("children").and_then(Value::as_array).into_iter().flatten() {
        if depth < DEPTH
            && let Some(child) = build(definition, tree, child, depth + 1)
        {
            tree.attach(node, child);
        }
    }
    Some(node)
}

/// The symbol and label of a qualified name in a tree, whose prefixes may differ from those of the message read.
fn name_of(tree: &mut Tree, name: &str, kind: Kind) -> (Symbol, String) {
    // Only names of XML have marks and namespaces; a column of a table may have any name.
    if tree.namespaces().is_empty() && kind != Kind::Attribute && !name.starts_with('{') {
        return (Symbol::of(name), name.to_owned());
    }
    let (mark, rest) = name.strip_prefix('@').map_or(("", name), |rest| ("@", rest));
    let Some((namespace, local)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
        let symbol = if kind == Kind::Attribute { Symbol::attribute("", rest) } else { Symbol::of(rest) };
        return (symbol, name.to_owned());
    };
    let known = tree.namespaces().iter().find(|(_, known)| known == namespace).map(|(prefix, _)| prefix.clone());
    let prefix = known.unwrap_or_else(|| {
        let prefix = format!("ns{}", tree.namespaces().len());
        tree.add_namespace(&prefix, namespace);
        prefix
    });
    let label = if prefix.is_empty() { format!("{mark}{local}") } else { format!("{mark}{prefix}:{local}") };
    let symbol =
        if kind == Kind::Attribute { Symbol::attribute(namespace, local) } else { Symbol::element(namespace, local) };
    (symbol, label)
}

/// Whether two messages say the same, apart from the syntax's counters; of several parts only the given ones count.
pub(crate) fn same_message(left: &Tree, a: NodeId, right: &Tree, b: NodeId, parts: (NodeId, NodeId)) -> bool {
    let (x, y) = (left.node(a), right.node(b));
    if x.symbol != y.symbol || left.value(a) != right.value(b) || (is_positional(x.kind) && x.slot != y.slot) {
        return false;
    }
    let leads = |tree: &Tree, child: NodeId, part: NodeId| {
        std::iter::successors(Some(part), |&up| tree.parent(up)).any(|up| up == child)
    };
    let part_symbol = left.node(parts.0).symbol;
    let is_above = a != parts.0 && leads(left, a, parts.0);
    let wanted = |tree: &Tree, child: NodeId, part: NodeId| {
        let is_other_part = is_above && tree.node(child).symbol == part_symbol && !leads(tree, child, part);
        !tree.is_trailer(child) && !is_other_part
    };
    let ours: Vec<NodeId> = left.children(a).filter(|&child| wanted(left, child, parts.0)).collect();
    let theirs: Vec<NodeId> = right.children(b).filter(|&child| wanted(right, child, parts.1)).collect();
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(&ours, theirs)| same_message(left, ours, right, theirs, parts))
}
