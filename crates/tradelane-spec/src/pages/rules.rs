//! One page for each rule, and for each check of reconciliation.

use tradelane::{CheckPage, RulePage, Severity};

use super::Page;
use super::markdown::{cell, code, table};
use crate::Clause;

pub(super) fn page(clauses: &[Clause]) -> Page {
    let rules = tradelane::rule_pages();
    let rows = rules.iter().map(|rule| index_row("rules", rule.id, word(rule.severity), &rule.text));
    let text = format!(
        "# Rules\n\nWhat is asked of documents beyond their form. `tradelane explain RULE` prints a page.\n\n{}",
        table(&["rule", "severity", "what it asks"], rows)
    );
    let below = rules.iter().map(|rule| one(rule, clauses)).collect();
    Page { below, ..Page::new("reference/rules.md", "Rules", text) }
}

pub(super) fn checks_page(clauses: &[Clause]) -> Page {
    let checks = tradelane::check_pages();
    let rows = checks.iter().map(|check| index_row("checks", check.id, word(check.severity), &check.text));
    let text = format!(
        "# Checks of reconciliation\n\nWhat is compared between the documents of a shipment.\n\n{}",
        table(&["check", "severity", "what it asks"], rows)
    );
    let below = checks.iter().map(|check| one_check(check, clauses)).collect();
    Page { below, ..Page::new("reference/checks.md", "Checks of reconciliation", text) }
}

fn index_row(folder: &str, id: &str, severity: &str, text: &str) -> Vec<String> {
    let first = text.split("\n\n").next().unwrap_or_default();
    vec![format!("[`{id}`]({folder}/{id}.md)"), severity.to_owned(), cell(first)]
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "remark",
    }
}

fn one(rule: &RulePage, clauses: &[Clause]) -> Page {
    let id = rule.id;
    let layer = format!("{:?}", rule.layer).to_lowercase();
    let mut text = format!("# {id}\n\nSeverity {}, layer {layer}.\n\n{}\n\n", word(rule.severity), rule.text);
    text.push_str(&asked_by("rule", id, clauses));
    let example = format!("../documents/{}.md", rule.document);
    text.push_str(&format!("## Examples\n\nChanges to the typical example of [{}]({example}).\n\n", rule.document));
    let accepts = rule.accepts.iter().map(|(pointer, value)| vec![code(pointer), code(value), "accepted".to_owned()]);
    let rejects = rule
        .rejects
        .iter()
        .map(|((pointer, value), at)| vec![code(pointer), code(value), format!("rejected at {}", code(at))]);
    text.push_str(&table(&["place", "value", "verdict"], accepts.chain(rejects)));
    Page::new(format!("reference/rules/{id}.md"), id, text)
}

fn one_check(check: &CheckPage, clauses: &[Clause]) -> Page {
    let id = check.id;
    let mut text = format!("# {id}\n\nSeverity {}.\n\n{}\n\n", word(check.severity), check.text);
    text.push_str(&asked_by("check", id, clauses));
    if !check.rows.is_empty() {
        text.push_str("## Compared\n\n");
        text.push_str(&table(&["fields"], check.rows.iter().map(|row| vec![cell(row)])));
    }
    Page::new(format!("reference/checks/{id}.md"), id, text)
}

/// The clauses that something enforces.
fn asked_by(kind: &str, name: &str, clauses: &[Clause]) -> String {
    let is_by = |clause: &&Clause| clause.enforced_by.iter().any(|by| by.kind == kind && by.name == name);
    let links: Vec<String> =
        clauses.iter().filter(is_by).map(|clause| format!("[{0}](../../{1}#{0})", clause.id, clause.chapter)).collect();
    if links.is_empty() { String::new() } else { format!("Clauses: {}.\n\n", links.join(", ")) }
}
