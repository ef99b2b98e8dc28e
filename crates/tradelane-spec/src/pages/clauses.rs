//! The index of clauses.

use super::Page;
use super::markdown::{cell, table};
use crate::{Clause, Enforcement, Strength};

pub(super) fn page(clauses: &[Clause]) -> Page {
    let count = |strength: Strength| clauses.iter().filter(|clause| clause.strength == strength).count();
    let unchecked = clauses.iter().filter(|clause| clause.enforced_by.is_empty()).count();
    let mut text = format!(
        "# Clauses\n\nAll clauses with what enforces them: {} with MUST, {} with SHOULD, {} with MAY. {unchecked} of them are \
         not machine-checkable, each for the reason given.\n",
        count(Strength::Must),
        count(Strength::Should),
        count(Strength::May)
    );
    let mut at = 0;
    while let Some(first) = clauses.get(at) {
        let rest = clauses.get(at..).unwrap_or_default();
        let own: Vec<&Clause> = rest.iter().take_while(|clause| clause.chapter == first.chapter).collect();
        at += own.len();
        let rows = own.iter().map(|clause| {
            vec![
                format!("[{0}](../{1}#{0})", clause.id, clause.chapter),
                cell(&relinked(&clause.text, &clause.chapter)),
                enforced(clause),
            ]
        });
        text.push_str(&format!(
            "\n## {}\n\n{}",
            first.chapter,
            table(&["clause", "what it asks", "enforced by"], rows)
        ));
    }
    Page::new("reference/clauses.md", "Clauses", text)
}

/// A text of a chapter on a page of the reference, which stands one folder below.
fn relinked(text: &str, chapter: &str) -> String {
    let mut parts = text.split("](");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("](");
        match part.strip_prefix("reference/") {
            Some(below) => out.push_str(below),
            None if part.starts_with("http") => out.push_str(part),
            None if part.starts_with('#') => out.push_str(&format!("../{chapter}{part}")),
            None => out.push_str(&format!("../{part}")),
        }
    }
    out
}

fn enforced(clause: &Clause) -> String {
    let mut parts: Vec<String> = clause.enforced_by.iter().map(link).collect();
    if let Some(reason) = &clause.not_checked {
        parts.push(format!("*not machine-checkable*: {}", cell(&relinked(reason, &clause.chapter))));
    }
    parts.join("; ")
}

fn link(by: &Enforcement) -> String {
    let Enforcement { kind, name } = by;
    match kind.as_str() {
        "rule" => format!("rule [{name}](rules/{name}.md)"),
        "check" => format!("check [{name}](checks/{name}.md)"),
        "profile" => format!("profile [{name}](profiles/{}.md)", name.split('/').next().unwrap_or_default()),
        _ => format!("{kind} `{name}`"),
    }
}
