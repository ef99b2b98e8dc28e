//! Legacy message to document.

use tradelane_findings::{Finding, Findings, Layer, Severity};
use tradelane_legacy::{NodeId, Symbol, Tree};

use crate::access;
use crate::codec::{Codec, Remark};
use crate::crosswalk::Crosswalk;
use crate::derived;
use crate::document::{Document, ValueId, ValueKind};
use crate::extension;
use crate::language::{Arrow, Select, Test};
use crate::plan::{Alternative, DocumentPath, Join, JoinLeaves, Link, PathStep, PlanCondition, Target};
use crate::reached::Reached;
use crate::runs::{self, Pairs};
use crate::shape::{Shape, ShapeKind};

/// What became of a leaf of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// No row took it.
    Residue,
    /// Its value is in the document, or was compared with what the crosswalk says it is.
    Mapped,
}

/// A document read from a message.
#[derive(Debug)]
pub struct ReadDocument {
    /// The document; each value knows the node it was read from.
    pub document: Document,
    /// The node that is the document: the message, or one of its parts.
    pub node: NodeId,
}

/// All documents of a message, and what became of each of its leaves.
#[derive(Debug, Default)]
pub struct Reading {
    /// The documents in order: one, or one for each part.
    pub documents: Vec<ReadDocument>,
    fates: Vec<Fate>,
}

impl Reading {
    /// What became of a node's own value.
    pub fn fate(&self, node: NodeId) -> Fate {
        self.fates.get(node.index()).copied().unwrap_or(Fate::Residue)
    }

    /// The leaves of the message that have a value and no row took, in order.
    pub fn residue<'t>(&'t self, tree: &'t Tree) -> impl Iterator<Item = NodeId> + 't {
        leaves(tree).filter(|&leaf| self.fate(leaf) == Fate::Residue)
    }
}

/// The nodes of a message that have a value of their own, in order.
pub fn leaves(tree: &Tree) -> impl Iterator<Item = NodeId> + '_ {
    let mut stack: Vec<NodeId> = if tree.is_empty() { Vec::new() } else { vec![Tree::ROOT] };
    std::iter::from_fn(move || {
        let node = stack.pop()?;
        let at = stack.len();
        stack.extend(tree.children(node));
        stack[at..].reverse();
        Some(node)
    })
    .filter(|&node| !tree.value(node).is_empty())
}

impl Crosswalk {
    /// Reads the documents of a message. Nothing of the message is lost silently: what no row takes is told by
    /// [`Reading::residue`].
    pub fn read(&self, tree: &Tree, findings: &mut Findings) -> Reading {
        self.read_noting(tree, findings, None)
    }

    /// Reads as [`Crosswalk::read`] does, and notes which rows took a value.
    pub fn read_noting(&self, tree: &Tree, findings: &mut Findings, mut reached: Option<&mut Reached>) -> Reading {
        let mut reading = Reading { documents: Vec::new(), fates: vec![Fate::Residue; tree.len()] };
        if tree.is_empty() {
            return reading;
        }
        for node in self.parts(tree) {
            let mut reader = Reader {
                crosswalk: self,
                tree,
                document: Document::new(),
                fates: &mut reading.fates,
                findings,
                counts: Vec::new(),
                derived: Vec::new(),
                refused: Vec::new(),
                claimed: Vec::new(),
                carried: 0,
                links: Vec::new(),
                reached: reached.as_deref_mut(),
            };
            reader.document.push_text(Document::ROOT, "tradelane", ValueKind::Text, &self.version, None);
            reader.document.push_text(Document::ROOT, "type", ValueKind::Text, &self.document, None);
            reader.visit(node, self.inner, Document::ROOT, 1);
            if self.inner != 0 {
                reader.visit(Tree::ROOT, 0, Document::ROOT, 1);
            }
            reader.tie();
            reader.compare_derived();
            reader.tell_refused();
            reader.complete();
            let mut document = reader.document;
            extension::fold(&mut document, findings);
            reading.documents.push(ReadDocument { document, node });
        }
        reading
    }

    /// The nodes that are one document each.
    fn parts(&self, tree: &Tree) -> Vec<NodeId> {
        let mut nodes = vec![Tree::ROOT];
        for (symbol, _) in &self.per {
            nodes = nodes
                .iter()
                .flat_map(|&node| {
                    tree.children(node).filter(|&child| tree.node(child).symbol == *symbol).collect::<Vec<_>>()
                })
                .collect();
        }
        nodes
    }
}

struct Reader<'c, 'r> {
    crosswalk: &'c Crosswalk,
    tree: &'r Tree,
    document: Document,
    fates: &'r mut Vec<Fate>,
    findings: &'r mut Findings,
    /// How often each alternative of the nodes being visited was taken, as a stack.
    counts: Vec<u32>,
    /// Leaves to compare with what the crosswalk would write there.
    derived: Vec<(NodeId, usize, ValueId, usize)>,
    /// Leaves whose values a codec refused.
    refused: Vec<(NodeId, Finding)>,
    /// Leaves whose value a row took in another form, which is not to be read once more as it stands.
    claimed: Vec<NodeId>,
    /// How many values rows have taken so far.
    carried: usize,
    /// Elements that are tied to the element around them.
    links: Vec<(ValueId, ValueId, &'c Link)>,
    /// Which rows took a value, where somebody asks.
    reached: Option<&'r mut Reached>,
}

impl<'c> Reader<'c, '_> {
    fn visit(&mut self, node: NodeId, plan: usize, context: ValueId, index: usize) {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        if !self.tree.value(node).is_empty() {
            for &binding in &at.bindings {
                self.bind(node, binding, context, index);
            }
        }
        for join in &at.joins {
            self.join(node, join, context);
        }
        if at.lookup.is_empty() {
            return;
        }
        let base = self.counts.len();
        self.counts.resize(base + at.alternatives.len(), 0);
        let tree = self.tree;
        for child in tree.children(node) {
            let Some((ordinary, otherwise)) = at.find(tree.node(child).symbol) else { continue };
            let mut taken = false;
            for &which in ordinary {
                taken |= self.take(child, &at.alternatives[which as usize], base + which as usize, context, index);
            }
            if !taken {
                for &which in otherwise {
                    self.take(child, &at.alternatives[which as usize], base + which as usize, context, index);
                }
            }
        }
        self.counts.truncate(base);
    }

    /// Reads an occurrence by an alternative, where the alternative takes it.
    fn take(
        &mut self,
        child: NodeId,
        alternative: &'c Alternative,
        count: usize,
        context: ValueId,
        index: usize,
    ) -> bool {
        let already = self.counts[count];
        let selected = match alternative.select {
            Select::First => already == 0,
            Select::Nth(wanted) => self.occurrence(child, alternative) == wanted as usize,
            Select::Each => true,
        };
        if !selected || !alternative.conditions.iter().all(|condition| holds(self.tree, child, condition)) {
            return false;
        }
        self.counts[count] += 1;
        let taken = (self.carried, self.derived.len());
        match &alternative.pair {
            Some(pair) => {
                let Some(element) = access::push_element(&mut self.document, context, pair, child) else {
                    return false;
                };
                self.visit(child, alternative.target, element, already as usize + 1);
                access::complete(&mut self.document, element, pair);
                access::drop_empty(&mut self.document, element, context);
                if element.index() < self.document.len() {
                    self.links.extend(alternative.links.iter().map(|link| (element, context, link)));
                }
            }
            None => self.visit(child, alternative.target, context, index),
        }
        // A value that an occurrence is chosen by says nothing alone: it is known where more of the occurrence is.
        if taken != (self.carried, self.derived.len()) {
            for condition in &alternative.conditions {
                self.check_off(child, condition);
            }
        }
        true
    }

    /// Says in each element that is tied to the one around it which one that is; the outer elements first, as what they
    /// have by that may be said of the inner ones too.
    fn tie(&mut self) {
        for (element, around, link) in std::mem::take(&mut self.links).into_iter().rev() {
            let found =
                link.of.first().and_then(|of| access::find_text(&self.document, around, of, &|text| !text.is_empty()));
            let Some(found) = found else { continue };
            let (text, origin) = (self.document.text(found).to_owned(), self.document.origin(found));
            let known = self.document.property(element, link.symbol);
            if link.in_list {
                let list = known.unwrap_or_else(|| self.document.push(element, &link.name, ValueKind::Array));
                self.document.push_text(list, "", ValueKind::Text, &text, origin);
            } else if known.is_none() {
                self.document.push_text(element, &link.name, ValueKind::Text, &text, origin);
            }
        }
    }

    /// Which occurrence a node is: by its position where positions are numbered, else among its siblings.
    fn occurrence(&self, child: NodeId, alternative: &Alternative) -> usize {
        let slot = self.tree.node(child).slot;
        match alternative.slots.iter().position(|&known| known == slot) {
            Some(position) => position + 1,
            None => self.tree.occurrence(child),
        }
    }

    /// The value that an occurrence was chosen by is known from the row, where the row writes the same.
    fn check_off(&mut self, child: NodeId, condition: &PlanCondition) {
        let Test::Is(values) = &condition.test else { return };
        for leaf in at_path(self.tree, child, &condition.path) {
            if values.first().is_some_and(|value| value == self.tree.value(leaf)) {
                self.fates[leaf.index()] = Fate::Mapped;
            }
        }
    }

    fn bind(&mut self, leaf: NodeId, binding: usize, context: ValueId, index: usize) {
        let row = &self.crosswalk.bindings[binding];
        if self.claimed.contains(&leaf) {
            return;
        }
        if row.arrow == Arrow::Write {
            self.derived.push((leaf, binding, context, index));
            return;
        }
        self.carry(&[Some(leaf)], binding, context);
    }

    fn join(&mut self, node: NodeId, join: &Join, context: ValueId) {
        let mut qualified_by = None;
        let leaves: Vec<Option<NodeId>> = match &join.leaves {
            JoinLeaves::Each(paths) => paths.iter().map(|path| at_path(self.tree, node, path).next()).collect(),
            JoinLeaves::Repeats(step, _) => self
                .tree
                .children(node)
                .filter(|&child| self.tree.node(child).symbol == step.symbol)
                .map(Some)
                .collect(),
            JoinLeaves::Run { from, to, qualifier } => {
                let pair = runs::find_pair(self.tree, node, (*from, *to), qualifier);
                qualified_by = pair.map(|(qualifier, _)| qualifier);
                vec![pair.map(|(_, value)| value)]
            }
            JoinLeaves::Pairs { from, to, place } => return self.pairs(node, (*from, *to), place, join, context),
            JoinLeaves::List { from, to, list, value } => {
                return self.list(node, (*from, *to), (list, value.as_ref()), join, context);
            }
        };
        let is_there = |leaf: &Option<NodeId>| leaf.is_some_and(|leaf| !self.tree.value(leaf).is_empty());
        let needs_first = self.crosswalk.bindings[join.binding].codec.needs_first();
        let is_given = if needs_first { leaves.first().is_some_and(is_there) } else { leaves.iter().any(is_there) };
        if is_given
            && self.carry(&leaves, join.binding, context)
            && let Some(qualifier) = qualified_by
        {
            self.fates[qualifier.index()] = Fate::Mapped;
        }
    }

    /// Takes the pairs of a run that no row took so far.
    fn pairs(&mut self, node: NodeId, run: (u16, u16), place: &Pairs, join: &Join, context: ValueId) {
        let codec = &self.crosswalk.bindings[join.binding].codec;
        for (qualifier, value) in runs::pairs(self.tree, node, run) {
            let is_left = |leaf: NodeId| self.fates[leaf.index()] == Fate::Residue;
            if is_left(qualifier)
                && is_left(value)
                && place.add(&mut self.document, context, (qualifier, value), codec, self.tree)
            {
                self.fates[qualifier.index()] = Fate::Mapped;
                self.fates[value.index()] = Fate::Mapped;
                self.took(join.binding);
            }
        }
    }

    /// Takes the elements of a run as those of a list.
    fn list(
        &mut self,
        node: NodeId,
        (from, to): (u16, u16),
        (list, value): (&DocumentPath, Option<&DocumentPath>),
        join: &Join,
        context: ValueId,
    ) {
        for leaf in (from..=to).filter_map(|position| runs::element_at(self.tree, node, position)) {
            let Some(element) = access::push_element(&mut self.document, context, list, leaf) else { return };
            let text = self.tree.value(leaf);
            let is_set = match value {
                Some(path) => access::set(&mut self.document, element, path, text, leaf),
                None => self.document.set_text(element, ValueKind::Text, text, leaf),
            };
            if is_set {
                access::complete(&mut self.document, element, list);
                self.fates[leaf.index()] = Fate::Mapped;
                self.took(join.binding);
            }
        }
    }

    /// A row has taken a value.
    fn took(&mut self, binding: usize) {
        self.carried += 1;
        if let Some(reached) = &mut self.reached {
            reached.note(binding);
        }
    }

    /// Takes the value of leaves to its place in the document; whether it got there.
    fn carry(&mut self, leaves: &[Option<NodeId>], binding: usize, context: ValueId) -> bool {
        let row = &self.crosswalk.bindings[binding];
        let (Target::Path(path), Some(first)) = (&row.target, leaves.iter().flatten().next()) else { return false };
        let values: Vec<&str> = leaves.iter().map(|leaf| leaf.map_or("", |leaf| self.tree.value(leaf))).collect();
        match row.codec.read(&values) {
            // The usual code of a list may say nothing.
            Ok((value, _)) if value.is_empty() => {
                for leaf in leaves.iter().flatten() {
                    self.fates[leaf.index()] = Fate::Mapped;
                }
                true
            }
            Ok((value, remark)) => {
                if !access::set(&mut self.document, context, path, &value, *first) {
                    return false;
                }
                self.took(binding);
                for leaf in leaves.iter().flatten() {
                    self.fates[leaf.index()] = Fate::Mapped;
                }
                if matches!(row.codec, Codec::Container(_) | Codec::Without(_)) {
                    self.claimed.extend(leaves.iter().flatten());
                }
                if let Some(remark) = remark {
                    self.remark(*first, remark, Severity::Warning);
                }
                true
            }
            Err(remark) => {
                self.remark(*first, remark, Severity::Error);
                false
            }
        }
    }

    fn remark(&mut self, leaf: NodeId, remark: Remark, severity: Severity) {
        let finding = Finding::new(remark.rule, Layer::Conversion, severity, remark.message);
        let finding = finding.in_source(self.tree.place(leaf));
        match severity {
            Severity::Error => self.refused.push((leaf, finding)),
            _ => self.findings.push(finding),
        }
    }

    /// Tells which values were refused, but not those that another row took.
    fn tell_refused(&mut self) {
        for (leaf, finding) in std::mem::take(&mut self.refused) {
            if self.fates[leaf.index()] == Fate::Residue {
                self.findings.push(finding);
            }
        }
    }

    /// Compares leaves that the crosswalk fills on writing with what it would write.
    fn compare_derived(&mut self) {
        for (leaf, binding, context, index) in std::mem::take(&mut self.derived) {
            let row = &self.crosswalk.bindings[binding];
            let Some(value) = derived::value(&self.document, context, &row.target, index) else { continue };
            let Ok(written) = row.codec.write(&value) else { continue };
            let found = self.tree.value(leaf);
            let expected = written.first().map_or("", String::as_str);
            let is_number = matches!(row.target, Target::Count(_) | Target::Sum(..));
            if found == expected || (is_number && derived::same_number(found, expected)) {
                self.fates[leaf.index()] = Fate::Mapped;
                if let Some(reached) = &mut self.reached {
                    reached.note(binding);
                }
            } else if is_number && self.fates[leaf.index()] != Fate::Mapped {
                // A total that a row carries is what the message says, whatever could be counted.
                let message = format!("\"{found}\" stands here; the message gives {expected}");
                let finding = Finding::warning("derived-value", Layer::Conversion, message);
                self.findings.push(finding.in_source(self.tree.place(leaf)));
            }
        }
    }

    /// A required list that the message has nothing for is empty; so is a required object.
    fn complete(&mut self) {
        let shape = &self.crosswalk.shape;
        for (name, property, required) in shape.properties(Shape::ROOT) {
            if !required || self.document.property(Document::ROOT, Symbol::of(name)).is_some() {
                continue;
            }
            match shape.kind(property) {
                ShapeKind::Array => _ = self.document.push(Document::ROOT, name, ValueKind::Array),
                ShapeKind::Object => _ = self.document.push(Document::ROOT, name, ValueKind::Object),
                _ => {}
            }
        }
    }
}

/// Whether a condition holds for an occurrence: for any of the values at its path.
pub(crate) fn holds(tree: &Tree, node: NodeId, condition: &PlanCondition) -> bool {
    let mut values =
        at_path(tree, node, &condition.path).map(|leaf| tree.value(leaf)).filter(|value| !value.is_empty());
    match &condition.test {
        Test::Is(wanted) => values.any(|value| wanted.iter().any(|wanted| wanted == value)),
        Test::IsNot(unwanted) => values.next().is_some_and(|value| unwanted.iter().all(|unwanted| unwanted != value)),
        Test::Present => values.next().is_some(),
        Test::Absent => values.next().is_none(),
    }
}

/// All nodes at a path below a node, in order.
pub(crate) fn at_path<'t>(tree: &'t Tree, node: NodeId, path: &'t [PathStep]) -> Box<dyn Iterator<Item = NodeId> + 't> {
    match path.split_first() {
        None => Box::new(std::iter::once(node)),
        Some((step, [])) => Box::new(tree.children(node).filter(|&child| tree.node(child).symbol == step.symbol)),
        Some((step, rest)) => Box::new(
            tree.children(node)
                .filter(|&child| tree.node(child).symbol == step.symbol)
                .flat_map(move |child| at_path(tree, child, rest)),
        ),
    }
}
