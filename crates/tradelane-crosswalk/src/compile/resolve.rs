//! Names in a row resolved: left against the message's definition, right against the document's shape.

use tradelane_legacy::{DefinitionId, Kind, Part, Symbol};

use super::{Compiled, Compiler, Context};
use crate::language::{At, Condition, Pick, RightStep, Row, Select, Step, StepName};
use crate::plan::{DocumentPath, DocumentStep, Key, Link, PathStep, PlanCondition};
use crate::shape::{Shape, ShapeId, ShapeKind};

/// Where below its parent a step may stand.
pub(super) struct Places {
    /// The positions, where they are numbered.
    pub(super) slots: Vec<u16>,
    /// How often at most.
    pub(super) max: u32,
    pub(super) mandatory: bool,
}

impl Compiler<'_, '_> {
    /// Where below its parent a step may stand; a number beyond the most repeats is no place.
    pub(super) fn places(
        &self,
        parent: Option<DefinitionId>,
        (definition, symbol): (DefinitionId, Symbol),
        step: &Step,
    ) -> Compiled<Places> {
        let parts = parent.map(|parent| &self.definition.node(parent).parts).into_iter().flatten();
        let parts: Vec<_> = parts.filter(|part| self.definition.node(part.node).symbol == symbol).collect();
        let child = self.definition.node(definition);
        let is_numbered = child.kind == Kind::Composite || (child.kind == Kind::Element && self.is_positional(parent));
        let numbered = parts.iter().filter(|_| is_numbered);
        let slots = numbered.flat_map(|part| self.slots(part)).collect();
        let max = parts.iter().fold(0u32, |sum, part| sum.saturating_add(part.max));
        if let Select::Nth(wanted) = step.select
            && wanted > max
        {
            let message = format!("{} stands at most {max} times, there is no number {wanted}", child.label);
            return self.fail(step.at, "crosswalk-path", message);
        }
        Ok(Places { slots, max, mandatory: parts.iter().any(|part| part.min > 0) })
    }

    /// The positions that the repeats of an element take: one after the other, but the same in X12.
    fn slots(&self, part: &Part) -> std::ops::Range<u16> {
        let repeats = if self.definition.directory.starts_with("x12/") { 1 } else { part.max.min(999) as u16 };
        part.slot..part.slot.saturating_add(repeats)
    }

    /// Whether the children of a node stand at numbered positions, as in segments and composites.
    pub(super) fn is_positional(&self, node: Option<DefinitionId>) -> bool {
        node.is_some_and(|id| matches!(self.definition.node(id).kind, Kind::Segment | Kind::Composite))
    }

    /// The definition nodes that a step leads through: the composite too, where the step leaves it out.
    pub(super) fn resolve(
        &self,
        parent: Option<DefinitionId>,
        step: &Step,
    ) -> Compiled<Vec<(DefinitionId, Symbol, u16)>> {
        match &step.name {
            StepName::Node(name) => {
                let path = self.resolve_name(parent, name, step.at)?;
                Ok(self.loop_named(parent, name, step).unwrap_or(path))
            }
            StepName::Run { .. } => {
                self.fail(step.at, "crosswalk-path", "a run of elements can only be the last step of a path")
            }
        }
    }

    /// A loop of X12 has the name of its first segment. Where both stand under one node, the loop is meant if the step's
    /// conditions are about what only the loop holds.
    fn loop_named(
        &self,
        parent: Option<DefinitionId>,
        name: &str,
        step: &Step,
    ) -> Option<Vec<(DefinitionId, Symbol, u16)>> {
        let part = self.definition.part(parent?, Symbol::of_loop(name))?;
        let holds = |node| step.conditions.iter().all(|condition| self.condition(node, condition).is_ok());
        let segment = self.definition.part(parent?, Symbol::of(name));
        let is_meant = segment.is_none_or(|segment| !holds(segment.node) && holds(part.node));
        is_meant.then(|| vec![(part.node, Symbol::of_loop(name), part.slot)])
    }

    pub(super) fn resolve_name(
        &self,
        parent: Option<DefinitionId>,
        name: &str,
        at: At,
    ) -> Compiled<Vec<(DefinitionId, Symbol, u16)>> {
        let Some(symbol) = self.definition.symbol(name) else {
            return self.fail(
                at,
                "crosswalk-path",
                format!("the prefix of {name} is not one of {}", self.definition.directory),
            );
        };
        let Some(parent) = parent else {
            return self.fail(at, "crosswalk-path", format!("{name} stands under something unknown"));
        };
        let node = self.definition.node(parent);
        for symbol in [symbol, Symbol::of_loop(name)] {
            if let Some(part) = self.definition.part(parent, symbol) {
                return Ok(vec![(part.node, symbol, part.slot)]);
            }
        }
        let mut through = node.parts.iter().filter_map(|part| {
            let composite = self.definition.node(part.node);
            let inner = (composite.kind == Kind::Composite).then(|| self.definition.part(part.node, symbol))??;
            Some(vec![(part.node, composite.symbol, part.slot), (inner.node, symbol, inner.slot)])
        });
        let place = if node.label.is_empty() { &self.definition.message } else { &node.label };
        match (through.next(), through.next()) {
            (Some(path), None) => Ok(path),
            (Some(_), Some(_)) => self.fail(
                at,
                "crosswalk-path",
                format!("{name} is in several composites of {place}; name the composite"),
            ),
            (None, _) => self.fail(
                at,
                "crosswalk-path",
                format!("{} {} has no {name} in {place}", self.definition.directory, self.definition.message),
            ),
        }
    }

    pub(super) fn condition(&self, parent: DefinitionId, condition: &Condition) -> Compiled<PlanCondition> {
        let mut path = Vec::new();
        let mut definition = parent;
        for name in &condition.path {
            for (id, symbol, slot) in self.resolve_name(Some(definition), name, condition.at)? {
                path.push(self.path_step(id, symbol, slot));
                definition = id;
            }
        }
        Ok(PlanCondition { path, test: condition.test.clone() })
    }

    pub(super) fn path_step(&self, id: DefinitionId, symbol: Symbol, slot: u16) -> PathStep {
        let node = self.definition.node(id);
        PathStep { symbol, label: node.label.clone(), kind: node.kind, slot }
    }

    /// Resolves a right side against the document's shape.
    pub(super) fn document_path(
        &self,
        context: &Context,
        rest: &[RightStep],
        absolute: bool,
        at: At,
    ) -> Compiled<DocumentPath> {
        let shape = &self.crosswalk.shape;
        let mut here = if absolute { Shape::ROOT } else { context.shape };
        let mut steps = Vec::new();
        let mut title = shape.title(here).to_owned();
        let base: &[RightStep] = if absolute { &[] } else { &context.base };
        let (mut element, mut is_paired) = (Vec::new(), false);
        for step in base.iter().chain(rest) {
            // What follows a list of pairs is about each of its elements.
            here = if is_paired { shape.item(here).unwrap_or(here) } else { here };
            is_paired = step.is_paired();
            let symbol = Symbol::of(&step.name);
            if shape.kind(here) == ShapeKind::Any {
                steps.push(DocumentStep { symbol, name: step.name.clone(), keys: Vec::new(), in_list: false });
                continue;
            }
            let Some((_, next)) = shape.property(here, symbol) else {
                return self.fail(at, "crosswalk-field", self.unknown_field(here, &step.name));
            };
            shape.property_title(here, symbol).clone_into(&mut title);
            here = next;
            let in_list = shape.item(here).is_some();
            let mut keys = Vec::new();
            match &step.pick {
                // Keys tell an element of a list, or what an object has besides.
                Pick::Keyed(named) => {
                    here = shape.item(here).unwrap_or(here);
                    keys = self.keys(here, named, &step.name, at)?;
                }
                Pick::Paired(named) if in_list => {
                    element = self.keys(shape.item(here).unwrap_or(here), named, &step.name, at)?;
                }
                Pick::Paired(_) | Pick::Whole => {}
            }
            steps.push(DocumentStep { symbol, name: step.name.clone(), keys, in_list });
        }
        Ok(DocumentPath { absolute, steps, element, kind: shape.kind(here), shape: here, title })
    }

    /// The properties that an element is told by.
    fn keys(&self, of: ShapeId, named: &[(String, String)], name: &str, at: At) -> Compiled<Vec<Key>> {
        let shape = &self.crosswalk.shape;
        if !named.is_empty() && shape.kind(of) != ShapeKind::Object {
            return self.fail(at, "crosswalk-field", format!("{name} has no properties to tell it by"));
        }
        let mut keys = Vec::new();
        for (name, value) in named {
            if shape.property(of, Symbol::of(name)).is_none() {
                return self.fail(at, "crosswalk-field", self.unknown_field(of, name));
            }
            keys.push((Symbol::of(name), name.clone(), value.clone()));
        }
        Ok(keys)
    }

    /// What `[units=id,identifiers.value]` ties: a property of the list's elements to one of those of the element around.
    pub(super) fn link(
        &self,
        context: &Context,
        item: ShapeId,
        (field, of): &(String, String),
        row: &Row,
    ) -> Compiled<Link> {
        let shape = &self.crosswalk.shape;
        let around = self.document_path(context, &[], false, row.at)?.shape;
        let mut paths = Vec::new();
        for path in of.split(',') {
            let (mut here, mut steps) = (around, Vec::new());
            for name in path.trim().split('.') {
                let Some((_, next)) = shape.property(here, Symbol::of(name)) else {
                    return self.fail(row.at, "crosswalk-field", self.unknown_field(here, name));
                };
                here = shape.item(next).unwrap_or(next);
                steps.push(Symbol::of(name));
            }
            paths.push((here, steps));
        }
        let Some((_, found)) = shape.property(item, Symbol::of(field)) else {
            return self.fail(row.at, "crosswalk-field", self.unknown_field(item, field));
        };
        let in_list = shape.item(found).is_some();
        let mut ends = paths.iter().map(|&(end, _)| end).chain([shape.item(found).unwrap_or(found)]);
        if !ends.all(|end| shape.kind(end) == ShapeKind::Text) {
            let message = format!("[{field}=…] ties a text, or a list of texts, to texts of the element around");
            return self.fail(row.at, "crosswalk-pairing", message);
        }
        let of = paths.into_iter().map(|(_, steps)| steps).collect();
        Ok(Link { symbol: Symbol::of(field), name: field.clone(), in_list, of })
    }

    fn unknown_field(&self, at: ShapeId, name: &str) -> String {
        let known: Vec<&str> = self.crosswalk.shape.properties(at).map(|(name, ..)| name).collect();
        format!("the document has no \"{name}\" here; it has {}", known.join(", "))
    }
}
