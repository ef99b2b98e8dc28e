//! The types that documents share.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tradelane::DocumentType;

use super::Page;
use super::markdown::{code, fields, table};

pub(super) fn page() -> Page {
    let mut text = "# Types\n\nThe types that documents are made of, by name.\n".to_owned();
    for (name, (schema, documents)) in definitions() {
        text.push_str(&format!("\n## {name}\n\n{}\n\n", schema["description"].as_str().unwrap_or_default()));
        if let Some(pattern) = schema["pattern"].as_str() {
            text.push_str(&format!("A text of the form `{pattern}`.\n\n"));
        }
        if let Some(examples) = schema["examples"].as_array() {
            let shown: Vec<String> = examples.iter().filter_map(Value::as_str).map(code).collect();
            text.push_str(&format!("Examples: {}.\n\n", shown.join(", ")));
        }
        text.push_str(&choices(&schema));
        text.push_str(&fields(&schema, ""));
        text.push_str(&format!("\nUsed by {}.\n", documents.into_iter().collect::<Vec<_>>().join(", ")));
    }
    Page::new("reference/types.md", "Types", text)
}

/// The definitions of all schemas, each with the documents that use it.
fn definitions() -> BTreeMap<String, (Value, BTreeSet<&'static str>)> {
    let mut all: BTreeMap<String, (Value, BTreeSet<&'static str>)> = BTreeMap::new();
    for kind in DocumentType::ALL {
        let text = tradelane_schema::schema(kind.name(), tradelane_schema::BASE).unwrap_or_default();
        let schema: Value = serde_json::from_str(&text).unwrap_or_default();
        for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
            let entry = all.entry(name.clone()).or_insert_with(|| (definition.clone(), BTreeSet::new()));
            entry.1.insert(kind.name());
        }
    }
    all
}

/// The words of a closed list.
fn choices(schema: &Value) -> String {
    let described = schema["oneOf"].as_array().into_iter().flatten();
    let mut rows: Vec<Vec<String>> = described
        .filter_map(|choice| {
            let word = choice["const"].as_str()?;
            Some(vec![code(word), choice["description"].as_str().unwrap_or_default().to_owned()])
        })
        .collect();
    let plain = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    rows.extend(plain.map(|word| vec![code(word), String::new()]));
    if rows.is_empty() { String::new() } else { table(&["word", "meaning"], rows) }
}
