//! SARIF 2.1.0 (OASIS).

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::{Finding, Place, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn result(finding: &Finding, is_first: bool, out: &mut impl Write) -> io::Result<()> {
    begin(is_first, out)?;
    out.write_all(if is_first { b"\n" } else { b",\n" })?;
    let order = finding.order.as_ref().map_or_else(String::new, |order| format!("order {order}: "));
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    let text = format!("{order}{}{help}", finding.message);
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [location(finding.source.as_ref(), finding.path.as_deref())],
    });
    if !finding.related.is_empty() {
        let places = finding.related.iter().enumerate().map(|(index, related)| {
            let mut place = location(related.source.as_ref(), related.path.as_deref());
            if let Value::Object(fields) = &mut place {
                fields.insert("id".to_owned(), json!(index + 1));
                fields.insert("message".to_owned(), json!({ "text": related.message }));
            }
            place
        });
        let places: Vec<Value> = places.collect();
        if let Value::Object(fields) = &mut result {
            fields.insert("relatedLocations".to_owned(), Value::Array(places));
        }
    }
    serde_json::to_writer(&mut *out, &result).map_err(io::Error::from)
}

pub(super) fn end(is_empty: bool, rules: &BTreeMap<String, (usize, Severity)>, out: &mut impl Write) -> io::Result<()> {
    begin(is_empty, out)?;
    let rules: Vec<Value> = rules.keys().map(|id| json!({ "id": id })).collect();
    let driver = json!({ "name": "tradelane", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    writeln!(out, "\n],\"columnKind\":\"unicodeCodePoints\",\"tool\":{{\"driver\":{driver}}}}}]}}")
}

fn begin(is_first: bool, out: &mut impl Write) -> io::Result<()> {
    if is_first {
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"results\":[")?;
    }
    Ok(())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(place: Option<&Place>, path: Option<&str>) -> Value {
    let mut location = serde_json::Map::new();
    if let Some(place) = place {
        let file = place.file.as_deref().unwrap_or("-");
        let region = json!({ "startLine": place.line.max(1), "startColumn": place.column.max(1) });
        location.insert(
            "physicalLocation".to_owned(),
            json!({ "artifactLocation": { "uri": uri(file) }, "region": region }),
        );
    }
    let path = path.filter(|path| !path.is_empty());
    if let Some(path) = path.or_else(|| place.and_then(|place| place.element.as_deref())) {
        let mut logical = json!({ "fullyQualifiedName": path });
        if let (Some(name), Value::Object(fields)) = (place.and_then(|place| place.name.as_deref()), &mut logical) {
            fields.insert("name".to_owned(), json!(name));
        }
        location.insert("logicalLocations".to_owned(), json!([logical]));
    }
    Value::Object(location)
}

/// A file's name as a relative URI reference.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else if byte == b'\\' {
            uri.push('/');
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
