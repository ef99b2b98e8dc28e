//! Small pieces of Markdown.

use serde_json::Value;

/// Text in the cell of a table: on one line, marks of tables escaped.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// Code in the cell of a table.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// A table.
pub(super) fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

/// The name of a schema's type; types are linked to `types`, the page of shared types.
pub(super) fn type_name(schema: &Value, types: &str) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return format!("[{name}]({types}#{})", name.to_lowercase());
    }
    if let Some(constant) = schema["const"].as_str() {
        return format!("the text `{constant}`");
    }
    match schema["type"].as_str() {
        Some("array") => format!("list of {}", type_name(&schema["items"], types)),
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => "whole number".to_owned(),
        Some("object") => "object".to_owned(),
        _ => "any value".to_owned(),
    }
}

/// The fields of an object as a table; empty where it has none.
pub(super) fn fields(schema: &Value, types: &str) -> String {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let Some(properties) = schema["properties"].as_object() else { return String::new() };
    let rows = properties.iter().map(|(name, property)| {
        let mut what = cell(property["description"].as_str().unwrap_or_default());
        if let Some(class) = property["x-personal-data"].as_str() {
            what.push_str(&format!(" *Personal data: {class}.*"));
        }
        let due = if required.contains(&name.as_str()) { "required" } else { "" };
        vec![code(name), type_name(property, types), due.to_owned(), what]
    });
    table(&["field", "type", "", "meaning"], rows)
}
