//! A type's schema as it is published.

use serde_json::{Map, Value};
use tradelane_model::documents::DocumentType;

/// The version of the standard.
pub const VERSION: &str = "1.0";

/// Where the schemas are published unless another base is given.
pub const BASE: &str = "https://tradelane.example/schemas";

/// The schema of a document type as JSON text, its `$id` under `base`; `None` where there is no such type.
pub fn schema(document: &str, base: &str) -> Option<String> {
    let kind = DocumentType::named(document)?;
    let Value::Object(mut made) = kind.schema().to_value() else { return None };
    let mut schema = Map::new();
    for key in ["$schema", "title", "description"] {
        if let Some(value) = made.shift_remove(key) {
            schema.insert(key.to_owned(), value);
        }
    }
    let id = format!("{}/{VERSION}/{document}.schema.json", base.trim_end_matches('/'));
    schema.insert("$id".to_owned(), id.into());
    schema.extend(made);
    let mut text = serde_json::to_string_pretty(&Value::Object(schema)).ok()?;
    text.push('\n');
    Some(text)
}
