//! Document to legacy message.

mod runs;

use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::{Definition, Kind, NodeId, Tree};

use crate::access;
use crate::codec::Remark;
use crate::crosswalk::Crosswalk;
use crate::derived;
use crate::document::{Document, ValueId, ValueKind};
use crate::extension;
use crate::language::{Arrow, Select, Test};
use crate::plan::{Alternative, Binding, DocumentPath, Join, JoinLeaves, PathStep, PlanNode, Target};

/// A message written from a document.
#[derive(Debug)]
pub struct Writing {
    /// The message.
    pub tree: Tree,
    /// The node that is the document: the message, or its one part.
    pub node: NodeId,
    /// The document value that each node was written from.
    pub(crate) sources: Vec<Option<ValueId>>,
}

impl Crosswalk {
    /// Writes a document as a message. Every value of the document that the message has no place for is a finding
    /// (`not-carried`) with its JSON Pointer.
    pub fn write(&self, document: &Document, findings: &mut Findings) -> Writing {
        let known = document.len();
        let unfolded = extension::unfold(document);
        let document = unfolded.as_ref().unwrap_or(document);
        let mut writer = Writer {
            crosswalk: self,
            document,
            tree: Tree::new(),
            used: vec![false; document.len()],
            marked: Vec::new(),
            sources: Vec::new(),
            refused: Vec::new(),
            findings,
        };
        let message = self.definition.node(Definition::ROOT);
        for (prefix, namespace) in &self.definition.namespaces {
            writer.tree.add_namespace(prefix, namespace);
        }
        let root = writer.tree.push(None, Kind::Message, message.symbol, &message.label);
        let mut node = root;
        let mut at = Definition::ROOT;
        for (symbol, label) in &self.per {
            let part = self.definition.part(at, *symbol).map_or(at, |part| part.node);
            node = writer.tree.push(Some(node), self.definition.node(part).kind, *symbol, label);
            at = part;
        }
        if !document.is_empty() {
            writer.produce(self.inner, node, Document::ROOT, 1);
            writer.fill(self.inner, node, Document::ROOT, 1);
            if self.inner != 0 {
                writer.produce(0, root, Document::ROOT, 1);
                writer.fill(0, root, Document::ROOT, 1);
            }
            writer.tell_refused();
            writer.report_rest(Document::ROOT);
        }
        let Writer { mut tree, mut sources, .. } = writer;
        // What stands in the working list is no value of the document that was given.
        sources.iter_mut().for_each(|source| *source = source.filter(|id| id.index() < known));
        tradelane_legacy::order_children(&mut tree, self.definition);
        tradelane_legacy::number_levels(&mut tree);
        Writing { tree, node, sources }
    }
}

impl Writing {
    /// The document value that a node was written from.
    pub fn source(&self, node: NodeId) -> Option<ValueId> {
        self.sources.get(node.index()).copied().flatten()
    }
}

impl Crosswalk {
    /// Adds the part that is a document to a message that holds others, where the message takes several and all
    /// around the parts says the same; whether it did.
    pub fn join(&self, message: &mut Tree, writing: &Writing) -> bool {
        let Some((symbol, _)) = self.per.first().filter(|_| self.per.len() == 1) else { return false };
        let around = |tree: &Tree| -> Vec<NodeId> {
            tree.children(Tree::ROOT).filter(|&child| tree.node(child).symbol != *symbol).collect()
        };
        let (ours, theirs) = (around(message), around(&writing.tree));
        let agree = ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(|(&ours, theirs)| message.same_below(ours, &writing.tree, theirs));
        if agree {
            message.graft(Tree::ROOT, &writing.tree, writing.node);
            tradelane_legacy::order_children(message, self.definition);
        }
        agree
    }
}

struct Writer<'c, 'w> {
    crosswalk: &'c Crosswalk,
    document: &'w Document,
    tree: Tree,
    /// Which values of the document have a place in the message.
    used: Vec<bool>,
    /// The values that were marked as used, in order, to be able to take it back.
    marked: Vec<ValueId>,
    sources: Vec<Option<ValueId>>,
    /// Values that a codec refused.
    refused: Vec<(ValueId, Finding)>,
    findings: &'w mut Findings,
}

impl Writer<'_, '_> {
    /// Writes what the rows of a plan node carry below a node; whether there was anything.
    fn produce(&mut self, plan: usize, node: NodeId, context: ValueId, index: usize) -> bool {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        let mut produced = false;
        for &binding in &at.bindings {
            produced |= self.bind(node, &crosswalk.bindings[binding], context);
        }
        for join in &at.joins {
            produced |= match &join.leaves {
                JoinLeaves::Pairs { .. } => self.pairs(at, node, join, context),
                JoinLeaves::List { from, to, list, value } => {
                    self.list(node, (*from, *to), list, value.as_ref(), context)
                }
                _ => self.join(node, join, context),
            };
        }
        for (which, alternative) in at.alternatives.iter().enumerate() {
            if !crosswalk.plan[alternative.target].has_carrying {
                continue;
            }
            produced |= match &alternative.pair {
                Some(_) if at.alternatives[..which].iter().any(|before| before.shares_list(alternative)) => false,
                Some(pair) => self.occurrences(at, which, pair, node, context),
                None => self.occurrence(at, alternative, node, context, index),
            };
        }
        produced
    }

    /// Writes the elements of a list in their order, each by the first alternative that takes it.
    fn occurrences(
        &mut self,
        plan: &PlanNode,
        first: usize,
        list: &DocumentPath,
        node: NodeId,
        context: ValueId,
    ) -> bool {
        let Some(elements) = access::find(self.document, context, list) else { return false };
        let alternatives = plan.alternatives.get(first..).unwrap_or_default();
        let mut produced = false;
        for (index, element) in self.document.children(elements).enumerate() {
            for alternative in alternatives.iter().filter(|other| other.shares_list(&plan.alternatives[first])) {
                let Some(pair) = &alternative.pair else { continue };
                if !self.used[element.index()]
                    && access::has(self.document, element, &pair.element)
                    && self.occurrence(plan, alternative, node, element, index + 1)
                {
                    self.mark_element(element, pair);
                    produced = true;
                }
            }
        }
        produced
    }

    /// Writes one occurrence of a child; where there is nothing to write, no trace of it stays.
    fn occurrence(
        &mut self,
        plan: &PlanNode,
        alternative: &Alternative,
        parent: NodeId,
        context: ValueId,
        index: usize,
    ) -> bool {
        if alternative.single
            && let Some(existing) = self.tree.child(parent, alternative.symbol)
        {
            // An element of a list needs a node of its own.
            if alternative.pair.is_some()
                || !self.agrees(existing, alternative)
                || !self.produce(alternative.target, existing, context, index)
            {
                return false;
            }
            self.conditions(existing, alternative);
            return true;
        }
        let Some(slot) = self.free_slot(parent, alternative) else { return false };
        let mark = self.tree.mark();
        let marked = self.marked.len();
        let child = self.tree.push_loose(alternative.kind, alternative.symbol, &alternative.label);
        self.tree.node_mut(child).slot = slot;
        let produced = self.produce(alternative.target, child, context, index);
        if produced {
            self.conditions(child, alternative);
            self.trigger(child, alternative);
        }
        if produced && self.reads_back(plan, alternative, parent, child) {
            self.fill(alternative.target, child, context, index);
            self.tree.attach(parent, child);
            if alternative.pair.is_some() {
                self.source(child, context);
            }
            return true;
        }
        self.tree.undo(mark);
        self.sources.truncate(self.tree.len());
        for value in self.marked.drain(marked..) {
            self.used[value.index()] = false;
        }
        false
    }

    /// A group begins with its first segment, even where the document has nothing for it: without it, a reader would
    /// take what follows for parts of another group.
    fn trigger(&mut self, node: NodeId, alternative: &Alternative) {
        let definition = self.crosswalk.definition;
        let group = self.crosswalk.plan[alternative.target].definition.filter(|_| alternative.kind == Kind::Group);
        let Some(first) = group.and_then(|group| definition.node(group).parts.first()) else { return };
        let segment = definition.node(first.node);
        if self.tree.child(node, segment.symbol).is_none() {
            self.tree.push(Some(node), segment.kind, segment.symbol, &segment.label);
        }
    }

    fn mark(&mut self, value: ValueId) {
        self.used[value.index()] = true;
        self.marked.push(value);
    }

    /// Marks an element of a list as carried, with what all elements of the list have.
    fn mark_element(&mut self, element: ValueId, list: &DocumentPath) {
        self.mark(element);
        for (symbol, ..) in &list.element {
            if let Some(key) = self.document.property(element, *symbol) {
                self.mark(key);
            }
        }
    }

    /// Whether a reader would take a new child by this alternative and no other.
    fn reads_back(&self, plan: &PlanNode, alternative: &Alternative, parent: NodeId, child: NodeId) -> bool {
        let holds = |alternative: &Alternative, node: NodeId| {
            alternative.conditions.iter().all(|condition| crate::read::holds(&self.tree, node, condition))
        };
        if !holds(alternative, child) {
            return false;
        }
        let is_otherwise = |alternative: &Alternative| alternative.key.contains("[else]");
        if !is_otherwise(alternative) {
            return true;
        }
        let ordinary =
            plan.alternatives.iter().filter(|other| other.symbol == alternative.symbol && !is_otherwise(other));
        ordinary.filter(|other| holds(other, child)).all(|other| {
            let mut before = self.tree.children(parent).filter(|&known| self.tree.node(known).symbol == other.symbol);
            other.select == Select::First && before.any(|known| holds(other, known))
        })
    }

    fn source(&mut self, node: NodeId, value: ValueId) {
        if self.sources.len() <= node.index() {
            self.sources.resize(node.index() + 1, None);
        }
        self.sources[node.index()] = Some(value);
    }

    /// The position for a new child: the wanted one, or the first free; none where all are taken.
    fn free_slot(&self, parent: NodeId, alternative: &Alternative) -> Option<u16> {
        if alternative.slots.is_empty() {
            return Some(0);
        }
        // The repeats of an element of X12 stand at one position.
        if let (false, [slot]) = (alternative.single, alternative.slots.as_slice()) {
            return Some(*slot);
        }
        let is_free = |slot: u16| self.tree.children(parent).all(|child| self.tree.node(child).slot != slot);
        match alternative.select {
            Select::Nth(wanted) => alternative.slots.get(wanted as usize - 1).copied().filter(|&slot| is_free(slot)),
            _ => alternative.slots.iter().copied().find(|&slot| is_free(slot)),
        }
    }

    /// Whether an existing node can take what the alternative's conditions ask for.
    fn agrees(&self, node: NodeId, alternative: &Alternative) -> bool {
        alternative.conditions.iter().all(|condition| match &condition.test {
            Test::Is(values) => crate::read::at_path(&self.tree, node, &condition.path)
                .next()
                .is_none_or(|leaf| values.iter().any(|value| value == self.tree.value(leaf))),
            _ => true,
        })
    }

    /// Writes the values that an occurrence is chosen by.
    fn conditions(&mut self, node: NodeId, alternative: &Alternative) {
        for condition in &alternative.conditions {
            let Test::Is(values) = &condition.test else { continue };
            let Some(value) = values.first() else { continue };
            let leaf = self.descend(node, &condition.path);
            if self.tree.value(leaf).is_empty() {
                self.tree.set_value(leaf, value);
            }
        }
    }

    /// The node at a path, made where it is missing.
    fn descend(&mut self, node: NodeId, path: &[PathStep]) -> NodeId {
        let mut at = node;
        for step in path {
            at = match self.tree.child(at, step.symbol) {
                Some(child) => child,
                None => {
                    let child = self.tree.push(Some(at), step.kind, step.symbol, &step.label);
                    self.tree.node_mut(child).slot = step.slot;
                    child
                }
            };
        }
        at
    }

    /// The legacy values of a row, where the document has one.
    fn values(&mut self, binding: &Binding, context: ValueId) -> Option<(ValueId, Vec<String>)> {
        if binding.arrow != Arrow::Both {
            return None;
        }
        let Target::Path(path) = &binding.target else { return None };
        let found = access::find(self.document, context, path)?;
        if matches!(self.document.kind(found), ValueKind::Object | ValueKind::Array | ValueKind::Null) {
            return None;
        }
        if self.used[found.index()] {
            return None;
        }
        match binding.codec.write(self.document.text(found)) {
            Ok(values) => Some((found, values)),
            Err(remark) => {
                self.remark(found, remark);
                None
            }
        }
    }

    fn remark(&mut self, value: ValueId, remark: Remark) {
        let finding = Finding::error(remark.rule, Layer::Conversion, remark.message).at(self.document.pointer(value));
        if !self.refused.iter().any(|(_, known)| *known == finding) {
            self.refused.push((value, finding));
        }
    }

    /// Tells which values were refused, but not those that another row carries.
    fn tell_refused(&mut self) {
        for (value, finding) in std::mem::take(&mut self.refused) {
            if !self.used[value.index()] {
                self.findings.push(finding);
            }
        }
    }

    /// Marks a value as carried, with the keys it was found by.
    fn carried(&mut self, value: ValueId, context: ValueId, path: &DocumentPath) {
        self.mark(value);
        for key in access::keys(self.document, context, path) {
            self.mark(key);
        }
    }

    fn bind(&mut self, node: NodeId, binding: &Binding, context: ValueId) -> bool {
        if !self.tree.value(node).is_empty() {
            return false;
        }
        let Some((found, values)) = self.values(binding, context) else { return false };
        let Some(value) = values.first().filter(|value| !value.is_empty() && has_room(&values, 1)) else {
            return false;
        };
        self.tree.set_value(node, value);
        self.source(node, found);
        if let Target::Path(path) = &binding.target {
            self.carried(found, context, path);
        }
        true
    }

    fn join(&mut self, node: NodeId, join: &Join, context: ValueId) -> bool {
        let binding = &self.crosswalk.bindings[join.binding];
        let Some((found, values)) = self.values(binding, context) else { return false };
        let written = match &join.leaves {
            JoinLeaves::Each(paths) => self.join_each(node, paths, &values),
            JoinLeaves::Repeats(step, slots) => self.join_repeats(node, step, slots, &values),
            JoinLeaves::Run { from, to, qualifier } => self.join_run(node, (*from, *to), qualifier, &values),
            JoinLeaves::Pairs { .. } | JoinLeaves::List { .. } => None,
        };
        let Some(first) = written else { return false };
        self.source(first, found);
        if let Target::Path(path) = &binding.target {
            self.carried(found, context, path);
        }
        true
    }

    fn join_each(&mut self, node: NodeId, paths: &[Vec<PathStep>], values: &[String]) -> Option<NodeId> {
        let is_taken = paths.iter().any(|path| {
            crate::read::at_path(&self.tree, node, path).next().is_some_and(|leaf| !self.tree.value(leaf).is_empty())
        });
        if is_taken || !has_room(values, paths.len()) {
            return None;
        }
        let mut first = None;
        for (path, value) in paths.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
            let leaf = self.descend(node, path);
            self.tree.set_value(leaf, value);
            first = first.or(Some(leaf));
        }
        first
    }

    fn join_repeats(&mut self, node: NodeId, step: &PathStep, slots: &[u16], values: &[String]) -> Option<NodeId> {
        let is_positional = !slots.is_empty();
        if self.tree.child(node, step.symbol).is_some() || (is_positional && values.len() > slots.len()) {
            return None;
        }
        let mut first = None;
        for (index, value) in values.iter().enumerate() {
            let leaf = self.tree.push(Some(node), step.kind, step.symbol, &step.label);
            self.tree.node_mut(leaf).slot = slots.get(index).copied().unwrap_or(0);
            self.tree.set_value(leaf, value);
            first = first.or(Some(leaf));
        }
        first
    }

    /// Writes what stands in a message whatever the document says: literals and derived values, in nodes that are
    /// there for other reasons or that the message always has.
    fn fill(&mut self, plan: usize, node: NodeId, context: ValueId, index: usize) {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        for &binding in &at.bindings {
            self.fill_value(node, &crosswalk.bindings[binding], context, index);
        }
        for alternative in &at.alternatives {
            let below = &crosswalk.plan[alternative.target];
            if !below.has_filling || alternative.pair.is_some() {
                continue;
            }
            let existing =
                self.tree.children(node).filter(|&child| self.tree.node(child).symbol == alternative.symbol).find(
                    |&child| {
                        alternative.conditions.iter().all(|condition| crate::read::holds(&self.tree, child, condition))
                    },
                );
            match existing {
                Some(existing) => self.fill(alternative.target, existing, context, index),
                None if below.alternatives.is_empty()
                    || alternative.mandatory
                    || self.is_counted(alternative, node, context) =>
                {
                    self.fill_new(alternative, node, context, index);
                }
                None => {}
            }
        }
    }

    /// Whether rows below a plan node carry nothing, and count or sum up something that the document has: a control
    /// total stands in a message although no value of the document goes there.
    fn counts_below(&self, plan: usize, context: ValueId) -> bool {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        let counts = |binding: &Binding| {
            binding.arrow == Arrow::Write
                && matches!(binding.target, Target::Count(_) | Target::Sum(..))
                && derived::value(self.document, context, &binding.target, 1).is_some_and(|value| value != "0")
        };
        !at.has_carrying
            && (at.bindings.iter().any(|&binding| counts(&crosswalk.bindings[binding]))
                || at
                    .alternatives
                    .iter()
                    .any(|alternative| alternative.pair.is_none() && self.counts_below(alternative.target, context)))
    }

    /// Whether a child that the document has nothing for is written for what it counts. One that stands once is written
    /// where it is not there for another reason.
    fn is_counted(&self, alternative: &Alternative, node: NodeId, context: ValueId) -> bool {
        if alternative.single {
            self.crosswalk.plan[alternative.target].has_count && self.tree.child(node, alternative.symbol).is_none()
        } else {
            self.counts_below(alternative.target, context)
        }
    }

    fn fill_new(&mut self, alternative: &Alternative, parent: NodeId, context: ValueId, index: usize) {
        let Some(slot) = self.free_slot(parent, alternative) else { return };
        let mark = self.tree.mark();
        let child = self.tree.push_loose(alternative.kind, alternative.symbol, &alternative.label);
        self.tree.node_mut(child).slot = slot;
        self.fill(alternative.target, child, context, index);
        if self.tree.is_leaf(child) && self.tree.value(child).is_empty() {
            self.tree.undo(mark);
            return;
        }
        self.conditions(child, alternative);
        self.tree.attach(parent, child);
    }

    fn fill_value(&mut self, node: NodeId, binding: &Binding, context: ValueId, index: usize) {
        if binding.arrow != Arrow::Write {
            return;
        }
        if !self.tree.value(node).is_empty() {
            self.already_said(node, binding, context);
            return;
        }
        let Some(value) = derived::value(self.document, context, &binding.target, index) else { return };
        if let Ok(written) = binding.codec.write(&value)
            && let Some(value) = written.first().filter(|value| !value.is_empty())
        {
            self.tree.set_value(node, value);
            self.already_said(node, binding, context);
        }
    }

    /// A value is carried too where what another row wrote reads back as it.
    fn already_said(&mut self, node: NodeId, binding: &Binding, context: ValueId) {
        let Target::Path(path) = &binding.target else { return };
        let Some(found) = access::find(self.document, context, path) else { return };
        let read = binding.codec.read(&[self.tree.value(node)]);
        if read.is_ok_and(|(value, _)| value == self.document.text(found)) {
            self.carried(found, context, path);
        }
    }

    /// Tells what the message has no place for.
    fn report_rest(&mut self, at: ValueId) {
        let children: Vec<ValueId> = self.document.children(at).collect();
        for child in children {
            let is_constant = at == Document::ROOT && matches!(self.document.key(child), "tradelane" | "type");
            if is_constant || (at == Document::ROOT && extension::is_working_name(self.document.key(child))) {
                continue;
            }
            if at == Document::ROOT && self.document.key(child) == "extensions" {
                self.report_extensions();
                continue;
            }
            match self.document.kind(child) {
                ValueKind::Object | ValueKind::Array => self.report_rest(child),
                ValueKind::Null => {}
                _ if self.used[child.index()] => {}
                _ => {
                    let message = format!("{} has no place in {}", self.document.key(child), self.crosswalk.name);
                    let finding = Finding::warning("not-carried", Layer::Conversion, message);
                    self.findings.push(finding.at(self.document.pointer(child)));
                }
            }
        }
    }

    /// Tells which extensions the message has no place for, each as a whole.
    fn report_extensions(&mut self) {
        for entry in extension::not_written(self.document, |id| self.used[id.index()]) {
            let message = format!("the extension {} has no place in {}", self.document.key(entry), self.crosswalk.name);
            let finding = Finding::warning("not-carried", Layer::Conversion, message);
            self.findings.push(finding.at(self.document.pointer(entry)));
        }
    }
}

/// Whether so many leaves take all values: a time that has no element beside its date is not carried without it.
fn has_room(values: &[String], leaves: usize) -> bool {
    values.iter().skip(leaves).all(String::is_empty)
}
