//! Document to legacy message.

mod back;
mod fill;
mod runs;

use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::{Definition, Kind, NodeId, Part, Symbol, Tree};

use crate::access;
use crate::codec::{Codec, Remark};
use crate::crosswalk::Crosswalk;
use crate::document::{Document, ValueId, ValueKind};
use crate::extension;
use crate::language::{Arrow, Select, Test};
use crate::plan::{Alternative, Binding, DocumentPath, Join, JoinLeaves, Link, PathStep, PlanNode, Target};

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
            kept_back: Vec::new(),
            is_bare: false,
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
        tradelane_legacy::order_children(&mut writer.tree, self.definition);
        writer.take_out_misplaced();
        let Writer { mut tree, mut sources, .. } = writer;
        // What stands in the working list is no value of the document that was given.
        sources.iter_mut().for_each(|source| *source = source.filter(|id| id.index() < known));
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
    /// Values that would be read as a part of another.
    kept_back: Vec<ValueId>,
    /// Whether what is written now stands for no element of the document.
    is_bare: bool,
    findings: &'w mut Findings,
}

impl Writer<'_, '_> {
    /// Writes what the rows of a plan node carry below a node; whether there was anything.
    fn produce(&mut self, plan: usize, node: NodeId, context: ValueId, index: usize) -> bool {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        let mut produced = false;
        for join in &at.joins {
            self.keep_back(at, join, context);
        }
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
        for alternative in &at.alternatives {
            produced |= match &alternative.pair {
                Some(pair) => self.elements(at, &alternative.together, node, context, pair),
                None if crosswalk.plan[alternative.target].has_carrying => {
                    self.occurrence(at, alternative, node, context, index)
                }
                None => false,
            };
        }
        produced
    }

    /// Writes an occurrence for each element of a list that has none so far and belongs here, in the order of the list, by
    /// the first of the rows that take it.
    fn elements(&mut self, plan: &PlanNode, rows: &[u16], node: NodeId, context: ValueId, path: &DocumentPath) -> bool {
        let Some(list) = access::find(self.document, context, path).filter(|_| !rows.is_empty()) else { return false };
        let mut produced = false;
        for (index, element) in self.document.children(list).enumerate() {
            for alternative in rows.iter().filter_map(|&row| plan.alternatives.get(row as usize)) {
                produced |= self.element(plan, alternative, node, (context, element), index + 1);
            }
        }
        if produced {
            // What the list was found by: `parties[role=SE].identifiers[]`.
            access::keys(self.document, context, path).into_iter().for_each(|key| self.mark(key));
        }
        produced
    }

    /// Writes an occurrence for an element of a list, where it has none so far and belongs here.
    fn element(
        &mut self,
        plan: &PlanNode,
        alternative: &Alternative,
        node: NodeId,
        (context, element): (ValueId, ValueId),
        index: usize,
    ) -> bool {
        let Some(pair) = &alternative.pair else { return false };
        let carries = self.crosswalk.plan[alternative.target].has_carrying;
        if !carries || self.used[element.index()] || !access::has(self.document, element, &pair.element) {
            return false;
        }
        // The first link says whether it belongs here; what the others say is said by the element around.
        let links = &alternative.links;
        if links.first().is_some_and(|link| self.tie(element, context, link).is_none()) {
            return false;
        }
        let ties = links.iter().filter_map(|link| self.tie(element, context, link));
        let ties: Vec<ValueId> = ties.filter(|&(_, reads_back)| reads_back).map(|(tie, _)| tie).collect();
        let marked = self.marked.len();
        ties.into_iter().for_each(|tie| self.mark(tie));
        let produced = self.occurrence(plan, alternative, node, element, index);
        if produced {
            self.mark_element(element, pair);
        } else {
            self.unmark(marked);
        }
        produced
    }

    /// Takes back what was marked as used since.
    fn unmark(&mut self, marked: usize) {
        for value in self.marked.drain(marked..) {
            self.used[value.index()] = false;
        }
    }

    /// The value that ties an element to the element around the place it would be written at, if it has it, and whether it
    /// is the one that a reader would give.
    fn tie(&self, element: ValueId, context: ValueId, link: &Link) -> Option<(ValueId, bool)> {
        let known = self.document.property(element, link.symbol)?;
        let way = |value: ValueId| {
            let wanted = self.document.text(value);
            let is_it = |of: &Vec<Symbol>| access::find_text(self.document, context, of, &|text| text == wanted);
            link.of.iter().position(|of| is_it(of).is_some()).map(|way| (value, way == 0))
        };
        if link.in_list { self.document.children(known).find_map(way) } else { way(known) }
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
            // An element of a list needs a node of its own; what is left over by others is not theirs.
            if alternative.pair.is_some()
                || (alternative.otherwise && self.is_ordinary(plan, alternative.symbol, existing))
                || !self.agrees(existing, alternative)
                || !self.produce(alternative.target, existing, context, index)
            {
                return false;
            }
            self.conditions(existing, alternative);
            return true;
        }
        let Some(slot) = self.free_slot(plan, parent, alternative) else { return false };
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
            self.bare_groups(alternative.target, child);
            self.tree.attach(parent, child);
            if alternative.pair.is_some() {
                self.source(child, context);
            }
            return true;
        }
        self.tree.undo(mark);
        self.sources.truncate(self.tree.len());
        self.unmark(marked);
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

    /// Groups below one that is written which the directory asks for, and the document has nothing for, stand with their
    /// first segment alone where that asks for nothing.
    fn bare_groups(&mut self, plan: usize, node: NodeId) {
        let crosswalk = self.crosswalk;
        let definition = crosswalk.definition;
        let groups = crosswalk.plan[plan].alternatives.iter().filter(|below| below.kind == Kind::Group);
        for group in groups.filter(|group| group.mandatory) {
            let first = crosswalk.plan[group.target].definition.and_then(|id| definition.node(id).parts.first());
            let asks = |part: &Part| definition.node(part.node).parts.iter().any(|element| element.min > 0);
            if first.is_none_or(asks) || self.tree.child(node, group.symbol).is_some() {
                continue;
            }
            let child = self.tree.push(Some(node), group.kind, group.symbol, &group.label);
            self.trigger(child, group);
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
        if !self.holds(alternative, child) {
            return false;
        }
        if !alternative.otherwise {
            return true;
        }
        let like = |node: &NodeId| self.tree.node(*node).symbol == alternative.symbol;
        plan.alternatives
            .iter()
            .filter(|other| other.symbol == alternative.symbol && !other.otherwise && self.holds(other, child))
            .all(|other| match other.select {
                Select::First => self.tree.children(parent).filter(like).any(|known| self.holds(other, known)),
                Select::Nth(wanted) => {
                    let slot = self.tree.node(child).slot;
                    let position = match other.slots.iter().position(|&known| known == slot) {
                        Some(position) => position,
                        None => self.tree.children(parent).filter(like).count(),
                    };
                    position + 1 != wanted as usize
                }
                Select::Each => false,
            })
    }

    fn holds(&self, alternative: &Alternative, node: NodeId) -> bool {
        alternative.conditions.iter().all(|condition| crate::read::holds(&self.tree, node, condition))
    }

    /// Whether a node is one that a row other than `[else]` takes.
    fn is_ordinary(&self, plan: &PlanNode, symbol: Symbol, node: NodeId) -> bool {
        let mut ordinary = plan.alternatives.iter().filter(|other| other.symbol == symbol && !other.otherwise);
        ordinary.any(|other| self.holds(other, node))
    }

    fn source(&mut self, node: NodeId, value: ValueId) {
        if self.sources.len() <= node.index() {
            self.sources.resize(node.index() + 1, None);
        }
        self.sources[node.index()] = Some(value);
    }

    /// The position for a new child: the wanted one, or the first free; none where all are taken. What `[else]` takes
    /// leaves the positions alone that rows name by their number.
    fn free_slot(&self, plan: &PlanNode, parent: NodeId, alternative: &Alternative) -> Option<u16> {
        if alternative.slots.is_empty() {
            return Some(0);
        }
        // The repeats of an element of X12 stand at one position.
        if let (false, [slot]) = (alternative.single, alternative.slots.as_slice()) {
            return Some(*slot);
        }
        let is_free = |slot: u16| self.tree.children(parent).all(|child| self.tree.node(child).slot != slot);
        if let Select::Nth(wanted) = alternative.select {
            return alternative.slots.get(wanted as usize - 1).copied().filter(|&slot| is_free(slot));
        }
        let is_named = |position: usize| {
            alternative.otherwise
                && plan
                    .alternatives
                    .iter()
                    .any(|other| other.symbol == alternative.symbol && other.select == Select::Nth(position as u32 + 1))
        };
        let mut slots = alternative.slots.iter().copied().enumerate();
        slots.find(|&(position, slot)| is_free(slot) && !is_named(position)).map(|(_, slot)| slot)
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
        if self.used[found.index()] || self.kept_back.contains(&found) {
            return None;
        }
        match binding.codec.write(self.document.text(found)) {
            // The message says it by being what it is.
            Ok(_) if matches!(binding.codec, Codec::Fixed(_)) => {
                self.carried(found, context, path);
                None
            }
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
        if matches!(binding.codec, Codec::Fixed(_)) {
            self.values(binding, context);
            return false;
        }
        if !self.tree.value(node).is_empty() {
            // What is said here needs no other place: a number that is the identifier.
            if binding.arrow == Arrow::Write {
                self.already_said(node, binding, context);
            }
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
                    // An element of a list has no name of its own.
                    let named = [child, at].into_iter().map(|value| self.document.key(value));
                    let name = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
                    let message = format!("{name} has no place in {}", self.crosswalk.name);
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
