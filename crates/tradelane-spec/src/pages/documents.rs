//! One page for each document type.

use serde_json::Value;
use tradelane::DocumentType;

use super::Page;
use super::markdown::{cell, code, fields, table};

pub(super) fn page() -> Page {
    let below: Vec<Page> = DocumentType::ALL.iter().map(|&kind| document(kind)).collect();
    let rows = DocumentType::ALL.iter().map(|kind| {
        let schema = schema(*kind);
        let first = schema["description"].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
        vec![format!("[`{0}`](documents/{0}.md)", kind.name()), cell(&first)]
    });
    let text = format!("# Documents\n\nThe types of document, by name.\n\n{}", table(&["type", "what it is"], rows));
    Page { below, ..Page::new("reference/documents.md", "Documents", text) }
}

fn schema(kind: DocumentType) -> Value {
    let text = tradelane_schema::schema(kind.name(), tradelane_schema::BASE).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn document(kind: DocumentType) -> Page {
    let (name, schema) = (kind.name(), schema(kind));
    let description = schema["description"].as_str().unwrap_or_default();
    let id = schema["$id"].as_str().unwrap_or_default();
    let mut text = format!("# {name}\n\n{description}\n\nIts JSON Schema (draft 2020-12) has the `$id` `{id}`.\n\n");
    text.push_str(&format!("## Fields\n\n{}", fields(&schema, "../types.md")));
    let crosswalks = crosswalks(name);
    if !crosswalks.is_empty() {
        let rows = crosswalks.iter().map(|name| vec![code(name)]);
        text.push_str("\n## Legacy messages\n\nThese are converted to it and written from it. ");
        text.push_str("`tradelane crosswalk table NAME` prints the mapping.\n\n");
        text.push_str(&table(&["crosswalk"], rows));
    }
    // The book takes the examples from where they stand.
    for (title, example) in [("Minimal example", "minimal"), ("Typical example", "typical")] {
        let file = format!("../../../../examples/{name}/{example}.json");
        text.push_str(&format!("\n## {title}\n\n```json\n{{{{#include {file}}}}}\n```\n"));
    }
    text.push_str(&format!("\n`examples/{name}/complete.json` uses every field.\n"));
    Page::new(format!("reference/documents/{name}.md"), name, text)
}

/// The names of the crosswalks for a document type.
fn crosswalks(document: &str) -> Vec<String> {
    let names = tradelane::crosswalk_names().into_iter();
    names.filter(|name| tradelane::crosswalk(name).is_some_and(|crosswalk| crosswalk.document == document)).collect()
}
