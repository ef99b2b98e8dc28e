//! Runs of elements that go into lists.

use super::{Compiled, Compiler, Context};
use crate::language::{Pick, Right, RightStep, Row};
use crate::plan::{DocumentPath, JoinLeaves};
use crate::runs::{KeyCodes, Pairs};
use crate::shape::Shape;

impl Compiler<'_, '_> {
    /// `06..25[*] <-> numbers[kind=x12-item:*].value`, and `01..02[] <-> lines[]`, `02..06[] <-> faults[list=X12-718][].code`.
    pub(super) fn run(
        &mut self,
        row: &Row,
        (from, to): (u16, u16),
        context: &Context,
        rest: &[RightStep],
    ) -> Compiled<JoinLeaves> {
        let Right::Path(right) = &row.right else {
            return self.fail(row.at, "crosswalk-row", "a run of elements takes a list of the document on its right");
        };
        if let Some(at) = rest.iter().position(RightStep::is_paired) {
            let (steps, tail) = rest.split_at(at + 1);
            let list = self.list(context, steps, right.absolute, row)?;
            let inner = Context { base: Vec::new(), shape: list.shape, ..context.clone() };
            let value = (!tail.is_empty()).then(|| self.document_path(&inner, tail, false, row.at)).transpose()?;
            return Ok(JoinLeaves::List { from, to, list, value });
        }
        let starred = |step: &RightStep| match &step.pick {
            Pick::Keyed(keys) => keys.iter().find(|(_, value)| value.ends_with('*')).cloned(),
            _ => None,
        };
        let found = rest.iter().enumerate().find_map(|(at, step)| Some((at, starred(step)?)));
        let Some((at, (key, pattern))) = found else {
            let message =
                "the pairs of a run go into a list whose elements have the qualifier, as in numbers[kind=*].value";
            return self.fail(row.at, "crosswalk-row", message);
        };
        let (leading, tail) = rest.split_at(at + 1);
        let mut steps = leading.to_vec();
        if let Some(last) = steps.last_mut() {
            last.pick = Pick::Whole;
        }
        let list = self.list(context, &steps, right.absolute, row)?;
        let inner = Context { base: Vec::new(), shape: list.shape, ..context.clone() };
        let value = self.document_path(&inner, tail, false, row.at)?;
        let prefix = pattern.trim_end_matches('*');
        let table = prefix.strip_suffix(':').and_then(|name| (self.tables)(name));
        let codes = table.map_or_else(|| KeyCodes::Prefix(prefix.to_owned()), KeyCodes::Table);
        let key = (tradelane_legacy::Symbol::of(&key), key);
        Ok(JoinLeaves::Pairs { from, to, place: Pairs { list, key, codes, value } })
    }

    /// A list, with the kind and shape of its elements.
    fn list(&self, context: &Context, steps: &[RightStep], absolute: bool, row: &Row) -> Compiled<DocumentPath> {
        let mut path = self.document_path(context, steps, absolute, row.at)?;
        let Some(item) = self.crosswalk.shape.item(path.shape) else {
            let message = format!("\"{}\" is not a list in the document", row.right_text);
            return self.fail(row.at, "crosswalk-pairing", message);
        };
        path.kind = self.crosswalk.shape.kind(item);
        path.shape = item;
        if item == Shape::ROOT {
            return self.fail(row.at, "crosswalk-pairing", "a list of documents takes no run");
        }
        Ok(path)
    }
}
