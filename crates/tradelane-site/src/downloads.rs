//! All schemas of a version as one file.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;

use crate::SCHEMA;
use crate::edition::Edition;

/// The schema of all documents.
pub(crate) const BUNDLE: &str = "bundle.schema.json";
/// The archive of all schemas.
pub(crate) const ARCHIVE: &str = "schemas.zip";

/// One schema that takes a document of any type: the schemas stand in it whole, under their own `$id`.
pub(crate) fn bundle(number: &str, schemas: &BTreeMap<String, Value>) -> String {
    let id = |schema: &Value| schema.get("$id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let first = schemas.values().next().map(id).unwrap_or_default();
    let folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut chosen = Vec::new();
    let mut all = Map::new();
    for (name, schema) in schemas {
        let tagged = json!({ "properties": { "type": { "const": name } }, "required": ["type"] });
        chosen.push(json!({ "if": tagged, "then": { "$ref": id(schema) } }));
        all.insert(name.clone(), schema.clone());
    }
    let names: Vec<&String> = schemas.keys().collect();
    let bundle = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{folder}/{BUNDLE}"),
        "title": format!("A document of Tradelane {number}"),
        "type": "object",
        "properties": { "type": { "enum": names } },
        "required": ["type"],
        "allOf": chosen,
        "$defs": all,
    });
    let mut text = serde_json::to_string_pretty(&bundle).unwrap_or_default();
    text.push('\n');
    text
}

/// The schemas as an archive, the same bytes whenever it is made.
pub(crate) fn archive(edition: &Edition<'_>) -> Result<Vec<u8>, String> {
    let fault = |error: &dyn std::fmt::Display| format!("{ARCHIVE}: {error}");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in edition.version.files().filter(|(path, _)| path.ends_with(SCHEMA) && !path.contains('/')) {
        let name = format!("tradelane-{}/{path}", edition.number);
        archive
            .start_file(name, SimpleFileOptions::default().unix_permissions(0o644))
            .map_err(|error| fault(&error))?;
        archive.write_all(bytes).map_err(|error| fault(&error))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| fault(&error))
}
