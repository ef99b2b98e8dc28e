//! The text form of a structure table.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{Part, Table};

pub(super) fn write(path: &Path, directory: &str, about: &str, table: &Table) -> Result<(), String> {
    let mut out =
        format!("# {about}\n# Made by `cargo xtask xml-directories`; the form is told in src/xml/table.rs.\n\n");
    _ = writeln!(out, "directory {directory}");
    for (prefix, namespace) in &table.namespaces {
        _ = writeln!(out, "namespace {prefix} {namespace}");
    }
    // Where a schema takes any content, an extension of the standard may stand.
    _ = writeln!(out, "namespace tl urn:tradelane:extension:1");
    out.push('\n');
    for (label, (of, namespace)) in &table.messages {
        let mark = if table.later.contains(label) { "+" } else { "" };
        _ = writeln!(out, "{}", format!("{mark}message {label} {of} {namespace}").trim_end());
    }
    let used = reached(table);
    out.push('\n');
    let is_usual = |part: &Part| table.elements.get(&part.label) == Some(&part.of);
    let usual: BTreeSet<&str> = (used.iter().filter_map(|name| table.types.get(*name)))
        .flat_map(|of| of.parts.iter().filter(|part| is_usual(part)).map(|part| part.label.as_str()))
        .collect();
    for label in usual {
        _ = writeln!(out, "element {label} {}", table.elements.get(label).map(String::as_str).unwrap_or_default());
    }
    _ = writeln!(out, "element tl:Extension string");
    for name in used {
        let Some(of) = table.types.get(name) else { continue };
        _ = writeln!(out, "\n{}", format!("type {name} {}", of.content).trim_end());
        for part in &of.parts {
            let of_part = if is_usual(part) { "" } else { &part.of };
            let title = table.titles.get(&(name.to_owned(), part.label.clone())).filter(|title| !title.is_empty());
            let title =
                title.filter(|_| !directory.starts_with("ubl/")).map_or_else(String::new, |title| format!("# {title}"));
            let mark = if part.is_later { "+" } else { "" };
            let line = format!("  {mark}{} {} {} {of_part}", part.label, part.min, part.max);
            _ = writeln!(out, "{}", format!("{} {title}", line.trim_end()).trim_end());
        }
        if of.content == "any" && (name.starts_with("ceb:") || name.starts_with("ext:")) {
            _ = writeln!(out, "  tl:Extension 0 1");
        }
    }
    fs::write(path, out).map_err(|error| format!("{}: {error}", path.display()))
}

/// The types that the messages reach.
fn reached(table: &Table) -> BTreeSet<&str> {
    let mut reached = BTreeSet::new();
    let mut queue: Vec<&str> = table.messages.values().map(|(of, _)| of.as_str()).collect();
    while let Some(name) = queue.pop() {
        if let Some((name, of)) = table.types.get_key_value(name)
            && reached.insert(name.as_str())
        {
            queue.extend(of.parts.iter().map(|part| part.of.as_str()));
        }
    }
    reached
}
