//! What a reader of the message would take otherwise than it was meant.

use tradelane_findings::{Finding, Layer};

use super::Writer;
use crate::codec::Codec;
use crate::document::ValueId;
use crate::plan::{Join, JoinLeaves, PlanNode};

impl Writer<'_, '_> {
    /// Keeps back the parts of a number that a reader would join to one which the document does not have: `A` and `0012`,
    /// each from a row of its own, would come back as `A0012`.
    pub(super) fn keep_back(&mut self, plan: &PlanNode, join: &Join, context: ValueId) {
        let crosswalk = self.crosswalk;
        let binding = &crosswalk.bindings[join.binding];
        let (JoinLeaves::Each(paths), Codec::Container(_)) = (&join.leaves, &binding.codec) else { return };
        if self.values(binding, context).is_some() {
            return;
        }
        let mut parts = Vec::new();
        for path in paths {
            let below = path.iter().try_fold(plan, |plan, step| {
                let found = plan.alternatives.iter().find(|alternative| alternative.symbol == step.symbol);
                found.map(|alternative| &crosswalk.plan[alternative.target])
            });
            let rows = below.map(|below| below.bindings.as_slice()).unwrap_or_default();
            parts.push(rows.iter().find_map(|&row| self.values(&crosswalk.bindings[row], context)));
        }
        let first = |(_, values): &(ValueId, Vec<String>)| values.first().cloned().unwrap_or_default();
        let texts: Vec<String> = parts.iter().map(|part| part.as_ref().map(first).unwrap_or_default()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        if binding.codec.read(&texts).is_ok() {
            self.kept_back.extend(parts.into_iter().flatten().map(|(value, _)| value));
        }
    }

    /// Takes out, and tells, what a reader would take for a part of something else.
    pub(super) fn take_out_misplaced(&mut self) {
        for node in tradelane_legacy::misplaced(&self.tree, self.crosswalk.definition) {
            let around = self.tree.parent(node).map(|parent| self.tree.path(parent)).unwrap_or_default();
            let mut below = vec![node];
            while let Some(node) = below.pop() {
                let Some(source) = self.sources.get(node.index()).copied().flatten() else {
                    below.extend(self.tree.children(node));
                    continue;
                };
                let message = format!(
                    "{} has no place in {} beside what is before it: a reader would not take {} for a part of {around}",
                    self.document.key(source),
                    self.crosswalk.name,
                    self.tree.path(node),
                );
                let finding = Finding::warning("not-carried", Layer::Conversion, message);
                self.findings.push(finding.at(self.document.pointer(source)));
            }
            self.tree.detach(node);
        }
    }
}
