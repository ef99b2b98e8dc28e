//! An event against its directory.

use std::collections::HashMap;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::{FORM, directory};
use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Tells what an event lacks, what of it is of another kind than the directory says, and which members it does not know.
/// Names with a prefix are extensions, which anybody may add.
pub fn check(tree: &Tree, definition: &Definition, findings: &mut Findings) {
    let values = directory(&definition.directory).map(|known| known.values(&definition.message)).unwrap_or_default();
    let mut queue = vec![(Tree::ROOT, Definition::ROOT)];
    while let Some((node, of)) = queue.pop() {
        let mut checker = Checker { tree, definition, findings };
        let listed = values.get(of.0 as usize).map(Vec::as_slice).unwrap_or_default();
        checker.value(node, of, listed);
        checker.members(node, of, &mut queue);
    }
}

/// Whether a value is one of a list, where there is one; a colon in the list stands for any URI.
fn is_listed(value: &str, listed: &[&str]) -> bool {
    listed.is_empty() || listed.contains(&value) || (listed.contains(&":") && value.contains(':'))
}

struct Checker<'c> {
    tree: &'c Tree,
    definition: &'c Definition,
    findings: &'c mut Findings,
}

impl Checker<'_> {
    fn tell(&mut self, rule: &'static str, node: NodeId, message: String) {
        let tree = self.tree;
        self.findings
            .push_with(|| Finding::new(rule, Layer::Syntax, Severity::Error, message).in_source(tree.place(node)));
    }

    fn value(&mut self, node: NodeId, of: DefinitionId, listed: &[&str]) {
        let known = self.definition.node(of);
        let form = self.tree.child(node, Symbol::attribute("", FORM.trim_start_matches('@')));
        let form = form.map(|form| self.tree.value(form)).unwrap_or_default();
        let has = |word: &str| form.split(' ').any(|known| known == word);
        let label = &known.label;
        let has_members = self.tree.children(node).any(|child| self.tree.node(child).kind == Kind::Element);
        let odd = ["number", "boolean", "null", "string", "object"].into_iter().find(|word| has(word));
        let value = self.tree.value(node);
        match &known.format {
            Some(format) => {
                let due = if format.class == "epc" { "string" } else { format.class.as_str() };
                if let Some(odd) = odd.or_else(|| has_members.then_some("object")) {
                    self.tell("json-type", node, format!("`{label}` is a {due}, not {odd}"));
                } else if !is_listed(value, listed) {
                    let shown: String = value.chars().take(40).collect();
                    let words: Vec<&str> = listed.iter().copied().filter(|word| *word != ":").collect();
                    let message = format!("\"{shown}\" is not a value of `{label}`: {}", words.join(", "));
                    self.tell("json-value", node, message);
                }
            }
            None if odd.is_some_and(|odd| odd != "object") || !value.is_empty() => {
                self.tell("json-type", node, format!("`{label}` is an object"));
            }
            None => {}
        }
    }

    fn members(&mut self, node: NodeId, of: DefinitionId, queue: &mut Vec<(NodeId, DefinitionId)>) {
        let known = self.definition.node(of);
        if known.format.is_some() {
            return;
        }
        let mut counts: HashMap<Symbol, u32> = HashMap::new();
        for child in self.tree.children(node) {
            let (found, label) = (self.tree.node(child), self.tree.label(child));
            if found.kind != Kind::Element {
                continue;
            }
            let count = counts.entry(found.symbol).or_default();
            *count += 1;
            match self.definition.part(of, found.symbol) {
                // Contexts stand alone or as a list.
                Some(part) if *count == part.max.saturating_add(1) && !label.starts_with('@') => {
                    self.tell("json-type", child, format!("`{label}` stands once, not as a list"));
                }
                Some(part) => queue.push((child, part.node)),
                None if label.contains(':') || label.starts_with('@') || label == "epcisHeader" => {}
                None => {
                    let shown: String = label.chars().take(80).collect();
                    self.tell("json-member-unknown", child, format!("`{shown}` is no member of `{}`", known.label));
                }
            }
        }
        for part in known.parts.iter().filter(|part| part.min > 0) {
            let part = self.definition.node(part.node);
            if !counts.contains_key(&part.symbol) {
                self.tell("json-member-missing", node, format!("`{}` lacks `{}`", known.label, part.label));
            }
        }
    }
}
