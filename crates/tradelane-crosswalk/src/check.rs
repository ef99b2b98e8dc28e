//! What a crosswalk that compiles still leaves out.

use std::collections::{BTreeMap, BTreeSet};

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::{DefinitionId, Symbol};

use crate::crosswalk::Crosswalk;
use crate::language::{Arrow, At, Select, Test, complaint};
use crate::plan::{Alternative, JoinLeaves, PathStep, PlanNode, Target};
use crate::shape::{Shape, ShapeId, ShapeKind};

/// Whether a directory's code list has a code, by the names that lead to its element; `None` where that has no list.
pub type Codes<'c> = dyn Fn(&[&str], &str) -> Option<bool> + 'c;

/// Looks for mandatory elements that no row fills, required fields that no row reads, and rows that can never match.
pub fn check(crosswalk: &Crosswalk, codes: &Codes<'_>, findings: &mut Findings) {
    let mut checker = Checker { crosswalk, codes, findings, path: path_of(crosswalk) };
    checker.node(0, "", &[], &[]);
    if crosswalk.inner != 0 {
        checker.node(crosswalk.inner, "", &[], &[]);
    }
    checker.required_fields();
}

/// The crosswalk's own file: the path of its name, or of its first row.
fn path_of(crosswalk: &Crosswalk) -> String {
    format!("{}.xwalk", crosswalk.name)
}

struct Checker<'c, 'f> {
    crosswalk: &'c Crosswalk,
    codes: &'f Codes<'f>,
    findings: &'f mut Findings,
    path: String,
}

impl Checker<'_, '_> {
    fn warn(&mut self, at: At, rule: &'static str, message: String) {
        let finding = complaint(&self.path, at, rule, message);
        self.findings.push(Finding { severity: tradelane_findings::Severity::Warning, ..finding });
    }

    /// `given` are the paths below the node that the conditions of the rows above fill, `beside` what other conditions
    /// lead to for a node that stands once.
    fn node(&mut self, plan: usize, path: &str, given: &[&[PathStep]], beside: &[usize]) {
        let crosswalk = self.crosswalk;
        let node = &crosswalk.plan[plan];
        if node.has_carrying
            && let Some(definition) = node.definition
        {
            let filled = beside.iter().chain([&plan]).flat_map(|&plan| filled(&crosswalk.plan[plan])).collect();
            self.mandatory(definition, path, given, filled);
        }
        for alternative in &node.alternatives {
            self.never_matches(node, alternative, path);
            let own = alternative.conditions.iter().filter(|condition| matches!(condition.test, Test::Is(_)));
            let above = given.iter().filter(|path| path.first().is_some_and(|step| step.symbol == alternative.symbol));
            let above = above.filter_map(|path| path.get(1..)).filter(|path| !path.is_empty());
            let given: Vec<&[PathStep]> = own.map(|condition| condition.path.as_slice()).chain(above).collect();
            let below =
                if path.is_empty() { alternative.label.clone() } else { format!("{path}/{}", alternative.label) };
            let beside = node.alternatives.iter().filter(|other| other.single && other.symbol == alternative.symbol);
            let beside: Vec<usize> = beside.map(|other| other.target).collect();
            self.node(alternative.target, &below, &given, &beside);
        }
    }

    fn mandatory(&mut self, definition: DefinitionId, path: &str, given: &[&[PathStep]], mut filled: BTreeSet<Symbol>) {
        let message = self.crosswalk.definition;
        filled.extend(given.iter().filter_map(|path| path.first()).map(|step| step.symbol));
        // Each part of the message is a document of its own.
        filled.extend(self.crosswalk.per.iter().map(|(symbol, _)| *symbol));
        for part in &message.node(definition).parts {
            let child = message.node(part.node);
            let is_counter = tradelane_legacy::is_counted(&message.node(definition).label, &child.label);
            if part.min == 0 || is_counter || filled.contains(&child.symbol) {
                continue;
            }
            let place = if path.is_empty() { child.label.clone() } else { format!("{path}/{}", child.label) };
            let text = format!("{place} ({}) is mandatory in {} and no row fills it", child.title, message.message);
            self.warn(At { line: 1, column: 1 }, "crosswalk-mandatory", text);
        }
    }

    fn never_matches(&mut self, node: &PlanNode, alternative: &Alternative, path: &str) {
        let place = if path.is_empty() { alternative.label.clone() } else { format!("{path}/{}", alternative.label) };
        if alternative.otherwise {
            let takes_all = node.alternatives.iter().any(|other| {
                other.symbol == alternative.symbol
                    && other.select == Select::Each
                    && other.conditions.is_empty()
                    && !other.otherwise
            });
            if takes_all {
                self.warn(
                    alternative.at,
                    "crosswalk-unreachable",
                    format!("{place}[else] never matches: another row takes each {place}"),
                );
            }
        }
        for condition in &alternative.conditions {
            let Test::Is(values) = &condition.test else { continue };
            let Some(leaf) = condition.path.last() else { continue };
            let mut place: Vec<&str> = vec![&alternative.label];
            place.extend(condition.path.iter().map(|step| step.label.as_str()));
            for value in values {
                if (self.codes)(&place, value) == Some(false) {
                    let message = format!(
                        "\"{value}\" is not a code of {} in {}",
                        leaf.label, self.crosswalk.definition.directory
                    );
                    self.warn(alternative.at, "crosswalk-unreachable", message);
                }
            }
        }
    }

    /// Every required field of the document, and of what the crosswalk makes in it, is read by some row.
    fn required_fields(&mut self) {
        let mut read: BTreeMap<String, (ShapeId, BTreeSet<String>)> = BTreeMap::new();
        let crosswalk = self.crosswalk;
        self.collect(crosswalk.inner, "", &mut read);
        self.collect(0, "", &mut read);
        let missing: Vec<String> = read
            .iter()
            .flat_map(|(path, (shape, names))| {
                crosswalk
                    .shape
                    .properties(*shape)
                    .filter(|(name, property, required)| {
                        let made_by_engine = path.is_empty()
                            && (matches!(*name, "tradelane" | "type")
                                || matches!(crosswalk.shape.kind(*property), ShapeKind::Array | ShapeKind::Object));
                        *required && !names.contains(*name) && !made_by_engine
                    })
                    .map(|(name, ..)| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") })
                    .collect::<Vec<_>>()
            })
            .collect();
        for field in missing {
            self.warn(
                At { line: 1, column: 1 },
                "crosswalk-required",
                format!("{field} is required in the document and no row reads it"),
            );
        }
    }

    fn collect(&self, plan: usize, base: &str, read: &mut BTreeMap<String, (ShapeId, BTreeSet<String>)>) {
        let crosswalk = self.crosswalk;
        let node = &crosswalk.plan[plan];
        let bindings = node.bindings.iter().copied().chain(node.joins.iter().map(|join| join.binding));
        for binding in bindings {
            let binding = &crosswalk.bindings[binding];
            if let (Target::Path(path), true) = (&binding.target, binding.arrow != Arrow::Write) {
                let start = if path.absolute { "" } else { base };
                self.collect_path(start, &path.steps, read);
            }
        }
        for alternative in &node.alternatives {
            match &alternative.pair {
                Some(pair) => {
                    let start = if pair.absolute { "" } else { base };
                    let inside = self.collect_path(start, &pair.steps, read);
                    let item = format!("{inside}[]");
                    if crosswalk.shape.kind(pair.shape) == ShapeKind::Object {
                        let names = &mut read.entry(item.clone()).or_insert((pair.shape, BTreeSet::new())).1;
                        names.extend(pair.element.iter().map(|(_, name, _)| name.clone()));
                    }
                    self.collect(alternative.target, &item, read);
                }
                None => self.collect(alternative.target, base, read),
            }
        }
    }

    fn collect_path(
        &self,
        base: &str,
        steps: &[crate::plan::DocumentStep],
        read: &mut BTreeMap<String, (ShapeId, BTreeSet<String>)>,
    ) -> String {
        let shape = &self.crosswalk.shape;
        let mut path = base.to_owned();
        let mut here = if base.is_empty() { Some(Shape::ROOT) } else { read.get(base).map(|(shape, _)| *shape) };
        for step in steps {
            if let Some(at) = here.filter(|&at| shape.kind(at) == ShapeKind::Object) {
                read.entry(path.clone()).or_insert((at, BTreeSet::new())).1.insert(step.name.clone());
            }
            here = here.and_then(|at| shape.property(at, step.symbol)).map(|(_, next)| next);
            path = if path.is_empty() { step.name.clone() } else { format!("{path}.{}", step.name) };
            if !step.keys.is_empty() {
                here = here.and_then(|at| shape.item(at));
                path.push_str("[]");
                if let Some(at) = here {
                    let names = &mut read.entry(path.clone()).or_insert((at, BTreeSet::new())).1;
                    names.extend(step.keys.iter().map(|(_, name, _)| name.clone()));
                }
            }
        }
        path
    }
}

/// What the rows of a plan node fill of it.
fn filled(node: &PlanNode) -> BTreeSet<Symbol> {
    let mut filled: BTreeSet<Symbol> = node.alternatives.iter().map(|alternative| alternative.symbol).collect();
    for join in &node.joins {
        match &join.leaves {
            JoinLeaves::Each(paths) => {
                filled.extend(paths.iter().filter_map(|path| path.first()).map(|step| step.symbol));
            }
            JoinLeaves::Repeats(step, _) => _ = filled.insert(step.symbol),
            JoinLeaves::Run { from, to, .. }
            | JoinLeaves::Pairs { from, to, .. }
            | JoinLeaves::List { from, to, .. } => {
                filled.extend((*from..=*to).map(|position| Symbol::of(&format!("{position:02}"))));
            }
        }
    }
    filled
}
