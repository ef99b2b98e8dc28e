//! Documents judged: the fast path takes valid ones, the slow path explains what is wrong with the others.

use std::sync::Arc;

use serde::Deserialize;
use tradelane_findings::{Excerpt, Finding, Findings, Layer, Place, line_and_column};
use tradelane_model::documents::DocumentType;

use crate::convert::{Converted, convert};
use crate::explain::{explain, nearest};
use crate::feed::{Body, Raw};
use crate::json::{JsonItem, locate};
use crate::personal::hide_in_json;
use crate::{Judges, Options, Severity, profile};

/// Judges a message: a document as it stands, a legacy message by its syntax and by the documents it makes.
pub fn validate(raw: &Raw, options: &Options) -> Converted {
    let Body::Json(item) = &raw.body else {
        return convert(raw, &Options { validate: true, ..options.clone() });
    };
    let mut findings = if item.too_long {
        vec![Finding::error("document-size", Layer::Syntax, "the document is longer than 64 MiB and was not read")]
    } else {
        validate_json(&item.bytes, &options.judges)
    };
    for finding in &mut findings {
        place(finding, item, raw);
    }
    if !options.show_personal_data {
        hide_in_json(&mut findings, item, document_type(&item.bytes).ok());
    }
    let message = tag(&item.bytes).unwrap_or_else(|| "document".to_owned());
    Converted { documents: Vec::new(), findings, message, leaves: 0, residue: 0 }
}

/// Judges a document in JSON, by the standard and by profiles. Findings have JSON Pointers; those about JSON itself have
/// line and column in `json`.
pub fn validate_json(json: &[u8], judges: &Judges) -> Vec<Finding> {
    if let Some(findings) = judges.standard.as_ref().and_then(|standard| standard.judge(json, judges)) {
        return findings;
    }
    let mut findings = Findings::new();
    let kind = match document_type(json) {
        Ok(kind) => kind,
        Err(finding) => return vec![*finding],
    };
    match kind.read(json) {
        Ok(document) => tradelane_rules::check(&document, &judges.codes, &mut findings),
        Err(error) => explain(json, kind, &error, &judges.codes, &mut findings),
    }
    let mut findings = findings.into_vec();
    findings.extend(profile::check(judges, kind, json));
    findings
}

#[derive(Deserialize)]
struct Tag {
    r#type: Option<String>,
}

fn tag(json: &[u8]) -> Option<String> {
    serde_json::from_slice::<Tag>(json).ok()?.r#type
}

pub(crate) fn document_type(json: &[u8]) -> Result<DocumentType, Box<Finding>> {
    let name = match serde_json::from_slice::<Tag>(json) {
        Ok(Tag { r#type: Some(name) }) => name,
        Ok(Tag { r#type: None }) => {
            let finding = Finding::error("document-type", Layer::Model, "the document does not say its type").at("");
            return Err(Box::new(finding.help("a document begins {\"tradelane\":\"1.0\",\"type\":\"order\", …")));
        }
        Err(error) if error.is_data() => {
            let finding = Finding { rule: "document-type".into(), layer: Layer::Model, ..syntax(&error) };
            return Err(Box::new(finding));
        }
        Err(error) => return Err(Box::new(syntax(&error))),
    };
    DocumentType::named(&name).ok_or_else(|| {
        let finding = Finding::error("document-type", Layer::Model, format!("\"{name}\" is not a type of document"));
        let known: Vec<&str> = DocumentType::ALL.iter().copied().map(DocumentType::name).collect();
        let help = nearest(&name, known.iter().copied())
            .map_or_else(|| format!("the types are {}", known.join(", ")), |near| format!("did you mean \"{near}\"?"));
        Box::new(finding.at("/type").help(help))
    })
}

/// A fault of JSON itself; its place is in the document's own bytes until the file is known.
pub(crate) fn syntax(error: &serde_json::Error) -> Finding {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or_default().to_owned();
    let place = Place { line: error.line() as u64, column: error.column().max(1) as u64, ..Place::default() };
    Finding::error("json-syntax", Layer::Syntax, message).in_source(place)
}

/// Gives a finding its place in the file: by its pointer, or by its place in the document's own text.
pub(crate) fn place(finding: &mut Finding, item: &JsonItem, raw: &Raw) {
    let (offset, length) = match (&finding.path, &finding.source) {
        (_, Some(own)) => (offset_of(&item.bytes, own.line, own.column), 1),
        (Some(path), None) => nearest_place(&item.bytes, path),
        (None, None) => (0, 0),
    };
    let (line, column) = line_and_column(&item.bytes, offset, item.line, item.column);
    finding.source = Some(Place {
        file: Some(Arc::clone(&raw.file)),
        line,
        column,
        offset: item.offset + offset as u64,
        length: length as u64,
        excerpt: Some(Excerpt::around(&item.bytes, offset, length.min(40))),
        ..Place::default()
    });
    if finding.severity == Severity::Error && finding.path.is_none() {
        finding.path = Some(String::new());
    }
}

/// Where the value of a pointer stands; where it is not there, what it would stand in.
fn nearest_place(json: &[u8], path: &str) -> (usize, usize) {
    let mut path = path;
    loop {
        if let Some(range) = locate(json, path) {
            return (range.start, range.len());
        }
        match path.rsplit_once('/') {
            Some((parent, _)) => path = parent,
            None => return (0, 0),
        }
    }
}

fn offset_of(text: &[u8], line: u64, column: u64) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match memchr::memchr(b'\n', text.get(start..).unwrap_or_default()) {
            Some(end) => start += end + 1,
            None => break,
        }
    }
    (start + column.saturating_sub(1) as usize).min(text.len().saturating_sub(1))
}
