//! Whether a message is what its definition says.

use std::borrow::Cow;

use tradelane_findings::{Finding, Findings, Layer};

use super::directory::{facets, is_open};
use super::facets::{Departure, Facets};
use super::lines::{Lines, counted_only};
use super::name::is_blank;
use super::tag::shown;
use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::{NodeId, Tree};

/// Reports where a message, read or built, departs from its definition: elements and attributes that it does not
/// know, that stand out of order, too often or not at all, and values that are not of their type.
///
/// What stands within an element of any content is looked at where it is known; what is unknown there, and what stands
/// within an unknown element, is not. The values of text are
/// not shown in findings, as they may be personal; numbers, dates and times are.
pub fn check(tree: &Tree, definition: &Definition, findings: &mut Findings) {
    if let Some(check) = checked(tree, definition) {
        check.hand_over(findings);
    }
}

/// A place where a message that was built departs from its definition.
#[derive(Debug)]
pub struct Fault {
    /// The element or attribute, or the element that lacks one.
    pub node: NodeId,
    /// The name of what it lacks.
    pub lacks: Option<String>,
    /// What is told of it.
    pub finding: Finding,
}

/// Where a message that was built departs from its definition, as [`check`] reports it.
pub fn faults(tree: &Tree, definition: &Definition) -> Vec<Fault> {
    let mut found = checked(tree, definition).map(|check| check.found).unwrap_or_default();
    found.sort_by_key(|(node, ..)| node.index());
    let fault = |(node, lacks, finding): (NodeId, Option<&str>, Finding)| {
        let path = tree.path(node);
        let title = definition.at_path(&path).map(|at| definition.node(at).title.as_str()).filter(|_| lacks.is_none());
        let title = title.filter(|title| !title.is_empty()).map_or_else(String::new, |title| format!(" ({title})"));
        let message = if path.is_empty() { finding.message } else { format!("{}, at {path}{title}", finding.message) };
        Fault { node, lacks: lacks.map(str::to_owned), finding: Finding { message, ..finding } }
    };
    found.into_iter().map(fault).collect()
}

fn checked<'t>(tree: &'t Tree, definition: &'t Definition) -> Option<Check<'t>> {
    if tree.is_empty() || definition.nodes.is_empty() {
        return None;
    }
    let mut check = Check {
        tree,
        definition,
        facets: facets(definition),
        is_open: is_open(definition),
        found: Vec::new(),
        more: 0,
    };
    let root = definition.node(Definition::ROOT);
    if tree.node(Tree::ROOT).symbol == root.symbol {
        check.all();
    } else {
        let message = format!("the document element is `{}`, not `{}`", shown(tree.label(Tree::ROOT)), root.label);
        check.report("xml-root", Tree::ROOT, message, "");
    }
    Some(check)
}

struct Check<'t> {
    tree: &'t Tree,
    definition: &'t Definition,
    facets: Cow<'static, [Option<Facets>]>,
    /// Whether elements and attributes of other namespaces may stand everywhere.
    is_open: bool,
    found: Vec<(NodeId, Option<&'t str>, Finding)>,
    /// How many findings there are beyond the limit.
    more: usize,
}

impl<'t> Check<'t> {
    fn all(&mut self) {
        let mut queue = vec![(Tree::ROOT, Definition::ROOT)];
        let mut counts = Vec::new();
        while let Some((node, of)) = queue.pop() {
            self.value(node, of);
            let is_any = self.definition.node(of).format.as_ref().is_some_and(|format| format.class == "any");
            if is_any {
                let parts = self.definition.node(of).parts.as_slice();
                let known = |child| Some((child, parts.get(self.part(parts, 0, child)?)?.node));
                queue.extend(self.tree.children(node).filter_map(known));
            } else {
                self.children(node, of, &mut counts, &mut queue);
            }
        }
    }

    /// Checks which children there are, and puts those that are known into the queue.
    fn children(
        &mut self,
        node: NodeId,
        of: DefinitionId,
        counts: &mut Vec<u32>,
        queue: &mut Vec<(NodeId, DefinitionId)>,
    ) {
        let parts = self.definition.node(of).parts.as_slice();
        let is_identifier =
            self.definition.node(of).format.as_ref().is_some_and(|format| format.class == crate::epc::CLASS);
        counts.clear();
        counts.resize(parts.len(), 0);
        // The part that the last element in order was of.
        let mut at = 0;
        for child in self.tree.children(node) {
            // An identifier has parts when it was taken apart, not as it stands.
            let is_part = is_identifier && self.tree.node(child).kind != Kind::Attribute;
            let Some(found) = self.part(parts, at, child).filter(|_| !is_part) else {
                self.unknown(node, child);
                continue;
            };
            let Some((part, count)) = parts.get(found).zip(counts.get_mut(found)) else { continue };
            let is_element = self.tree.node(child).kind != Kind::Attribute;
            if is_element && found < at {
                let before = parts.get(at).map(|part| self.label(part)).unwrap_or_default();
                let message = format!("`{}` stands behind `{before}`", self.label(part));
                self.report("xml-element-order", child, message, &format!("put it before `{before}`"));
            } else if is_element {
                at = found;
            }
            *count += 1;
            if *count == part.max.saturating_add(1) {
                let (label, max) = (self.label(part), part.max);
                let message = format!("`{label}` stands more than {max} times in `{}`", self.tree.label(node));
                self.report("xml-element-repeats", child, message, "");
            }
            queue.push((child, part.node));
        }
        for (part, &count) in parts.iter().zip(counts.iter()) {
            if count < part.min {
                self.missing(node, part, count);
            }
        }
    }

    /// The part that a child is of, looked for from `at` on and then before it.
    fn part(&self, parts: &[Part], at: usize, child: NodeId) -> Option<usize> {
        let symbol = self.tree.node(child).symbol;
        let is = |part: &Part| self.definition.node(part.node).symbol == symbol;
        let (before, after) = parts.split_at(at.min(parts.len()));
        after.iter().position(is).map(|found| at + found).or_else(|| before.iter().position(is))
    }

    fn unknown(&mut self, node: NodeId, child: NodeId) {
        let (label, parent) = (shown(self.tree.label(child)), self.tree.label(node));
        if self.is_open && label.contains(':') {
            return;
        }
        if self.tree.node(child).kind == Kind::Attribute {
            let message = format!("`{}` is not an attribute of `{parent}`", label.trim_start_matches('@'));
            self.report("xml-unknown-attribute", child, message, "");
        } else {
            self.report("xml-unknown-element", child, format!("`{label}` is not an element of `{parent}`"), "");
        }
    }

    fn missing(&mut self, node: NodeId, part: &Part, count: u32) {
        let (label, parent) = (self.label(part), self.tree.label(node));
        let title = &self.definition.node(part.node).title;
        let title = if title.is_empty() { String::new() } else { format!(" ({title})") };
        if let Some(name) = label.strip_prefix('@') {
            let message = format!("`{parent}` lacks the attribute `{name}`{title}");
            self.report_lack("xml-missing-attribute", node, message, label);
        } else {
            let message = match count {
                0 => format!("`{parent}` lacks `{label}`{title}"),
                _ => format!("`{parent}` has `{label}` {count} times, the least is {}", part.min),
            };
            self.report_lack("xml-missing-element", node, message, label);
        }
    }

    fn value(&mut self, node: NodeId, of: DefinitionId) {
        let value = self.tree.value(node);
        let Some(facets) = self.facets.get(of.0 as usize).and_then(Option::as_ref) else {
            if self.definition.node(of).format.is_none() && !is_blank(value) {
                let message = format!("`{}` holds text, where only elements stand", self.tree.label(node));
                self.report("xml-unexpected-text", node, message, "");
            }
            return;
        };
        let Some(departure) = facets.departure(value) else { return };
        let label = self.tree.label(node).to_owned();
        let label = label.trim_start_matches('@');
        match departure {
            Departure::Form(_) if value.is_empty() => {
                let help = "give a value, or leave the element out";
                self.report("xml-value-form", node, format!("`{label}` has no value"), help);
            }
            Departure::Form(words) => {
                let message = format!("`{}` of `{label}` is not {words}", shown(value));
                self.report("xml-value-form", node, message, "");
            }
            Departure::Length(length) => {
                let message = format!("`{label}` has {length} characters, the length is {}", facets.lengths());
                self.report("xml-value-length", node, message, "");
            }
            Departure::Digits { found, most, is_fraction } => {
                let which = if is_fraction { "digits behind the point" } else { "digits" };
                let message = format!("`{}` of `{label}` has {found} {which}, the most are {most}", shown(value));
                self.report("xml-value-digits", node, message, "");
            }
            Departure::List => {
                let help = format!("the values are {}", facets.values().join(", "));
                let message = format!("`{}` is not a value of `{label}`", shown(value));
                self.report("xml-value-list", node, message, &help);
            }
        }
    }

    fn label(&self, part: &Part) -> &'t str {
        &self.definition.node(part.node).label
    }

    fn report(&mut self, rule: &'static str, node: NodeId, message: String, help: &str) {
        if self.found.len() >= Findings::LIMIT {
            self.more += 1;
            return;
        }
        let finding = Finding::error(rule, Layer::Syntax, message);
        self.found.push((node, None, if help.is_empty() { finding } else { finding.help(help) }));
    }

    fn report_lack(&mut self, rule: &'static str, node: NodeId, message: String, lacks: &'t str) {
        let known = self.found.len();
        self.report(rule, node, message, "");
        if let Some((_, lack, _)) = self.found.get_mut(known) {
            *lack = Some(lacks);
        }
    }

    /// Puts the findings into the order of the source, with their places.
    fn hand_over(mut self, findings: &mut Findings) {
        let tree = self.tree;
        let is_read = !tree.source().is_empty();
        self.found.sort_by_key(|(node, ..)| tree.node(*node).offset);
        let mut lines = Lines::new(tree);
        for (node, _, mut finding) in self.found {
            let path = tree.path(node);
            if is_read {
                let at = tree.node(node);
                finding.source = Some(lines.place(tree, at.offset as usize, at.length as usize, path));
            } else if !path.is_empty() {
                finding.message.push_str(&format!(", at {path}"));
            }
            findings.push(finding);
        }
        findings.extend((0..self.more).map(|_| counted_only("xml-check", Layer::Syntax)));
    }
}
