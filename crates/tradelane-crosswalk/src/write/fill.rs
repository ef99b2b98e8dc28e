//! What a message says whatever the document does: literals, counts, and what its directory asks for.

use tradelane_legacy::NodeId;

use super::Writer;
use crate::access;
use crate::derived;
use crate::document::ValueId;
use crate::language::Arrow;
use crate::plan::{Alternative, Binding, PlanNode, Target};

impl Writer<'_, '_> {
    /// Writes what stands in a message whatever the document says: literals and derived values, in nodes that are
    /// there for other reasons or that the message always has.
    pub(super) fn fill(&mut self, plan: usize, node: NodeId, context: ValueId, index: usize) {
        let crosswalk = self.crosswalk;
        let at = &crosswalk.plan[plan];
        for &binding in &at.bindings {
            self.fill_value(node, &crosswalk.bindings[binding], context, index);
        }
        for alternative in &at.alternatives {
            let below = &crosswalk.plan[alternative.target];
            if !below.has_filling {
                continue;
            }
            if alternative.pair.is_some() {
                self.fill_bare(at, alternative, node, context);
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
                    self.fill_new(at, alternative, node, context, index);
                }
                None => {}
            }
        }
    }

    /// Where the directory asks for a group or segment that the document has no element for, one stands with what its
    /// rows say of any.
    fn fill_bare(&mut self, plan: &PlanNode, alternative: &Alternative, node: NodeId, context: ValueId) {
        if alternative.mandatory && self.tree.child(node, alternative.symbol).is_none() {
            let was_bare = std::mem::replace(&mut self.is_bare, true);
            self.fill_new(plan, alternative, node, context, 1);
            self.is_bare = was_bare;
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
        !self.is_bare
            && !at.has_carrying
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
            !self.is_bare
                && self.crosswalk.plan[alternative.target].has_count
                && self.tree.child(node, alternative.symbol).is_none()
        } else {
            self.counts_below(alternative.target, context)
        }
    }

    fn fill_new(&mut self, plan: &PlanNode, alternative: &Alternative, parent: NodeId, context: ValueId, index: usize) {
        let Some(slot) = self.free_slot(plan, parent, alternative) else { return };
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
        let says_anything = matches!(binding.target, Target::Literal(_) | Target::Index);
        if binding.arrow != Arrow::Write || (self.is_bare && !says_anything) {
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
    pub(super) fn already_said(&mut self, node: NodeId, binding: &Binding, context: ValueId) {
        let Target::Path(path) = &binding.target else { return };
        let Some(found) = access::find(self.document, context, path) else { return };
        let read = binding.codec.read(&[self.tree.value(node)]);
        if read.is_ok_and(|(value, _)| value == self.document.text(found)) {
            self.carried(found, context, path);
        }
    }
}
