//! Runs of elements, from values and lists of a document.

use tradelane_legacy::NodeId;

use super::{Writer, has_room};
use crate::access;
use crate::document::ValueId;
use crate::plan::{DocumentPath, Join, JoinLeaves, PlanNode};
use crate::runs;

impl Writer<'_, '_> {
    pub(super) fn join_run(
        &mut self,
        node: NodeId,
        (from, to): (u16, u16),
        qualifier: &str,
        values: &[String],
    ) -> Option<NodeId> {
        let is_free = |position: &u16| {
            runs::is_free(&self.tree, node, *position) && runs::is_free(&self.tree, node, *position + 1)
        };
        let position = (from..to).step_by(2).find(is_free).filter(|_| has_room(values, 1))?;
        runs::put(&mut self.tree, node, position, qualifier);
        Some(runs::put(&mut self.tree, node, position + 1, values.first()?))
    }

    /// Writes the elements of a list as pairs of a run, as far as there is room.
    pub(super) fn pairs(&mut self, plan: &PlanNode, node: NodeId, join: &Join, context: ValueId) -> bool {
        let JoinLeaves::Pairs { from, to, place } = &join.leaves else { return false };
        let codec = &self.crosswalk.bindings[join.binding].codec;
        let Some(list) = access::find(self.document, context, &place.list) else { return false };
        // A pair that a row of its own takes would be read by that row, unless it has one already.
        let is_own = |wanted: &str, text: &str| {
            plan.joins.iter().any(|join| {
                matches!(&join.leaves, JoinLeaves::Run { qualifier, .. } if qualifier == wanted)
                    && self.crosswalk.bindings[join.binding].codec.read(&[text]).is_ok()
            })
        };
        let mut produced = false;
        for element in self.document.children(list) {
            if self.used[element.index()] {
                continue;
            }
            let Some(pair) = place.pair(self.document, element, codec) else { continue };
            let run = (*from, *to);
            if is_own(&pair.qualifier, &pair.text) && runs::find_pair(&self.tree, node, run, &pair.qualifier).is_none()
            {
                continue;
            }
            let Some(leaf) = self.join_run(node, run, &pair.qualifier, &[pair.text]) else { break };
            self.source(leaf, pair.value);
            for value in [element, pair.key, pair.value] {
                self.mark(value);
            }
            produced = true;
        }
        if produced {
            access::keys(self.document, context, &place.list).into_iter().for_each(|key| self.mark(key));
        }
        produced
    }

    /// Writes the elements of a list as those of a run, as far as there is room.
    pub(super) fn list(
        &mut self,
        node: NodeId,
        (from, to): (u16, u16),
        list: &DocumentPath,
        value: Option<&DocumentPath>,
        context: ValueId,
    ) -> bool {
        let Some(elements) = access::find(self.document, context, list) else { return false };
        let free: Vec<u16> = (from..=to).filter(|&position| runs::is_free(&self.tree, node, position)).collect();
        let mut positions = free.into_iter();
        let mut produced = false;
        for element in self.document.children(elements) {
            if self.used[element.index()] || !access::has(self.document, element, &list.element) {
                continue;
            }
            let found = value.map_or(Some(element), |path| access::find(self.document, element, path));
            let Some(found) = found.filter(|&found| runs::is_plain(self.document, found)) else { continue };
            let Some(position) = positions.next() else { break };
            let leaf = runs::put(&mut self.tree, node, position, self.document.text(found));
            self.source(leaf, found);
            self.mark_element(element, list);
            self.mark(found);
            produced = true;
        }
        if produced {
            access::keys(self.document, context, list).into_iter().for_each(|key| self.mark(key));
        }
        produced
    }
}
