//! Documents judged: the fast path takes valid ones, the slow path explains what is wrong with the others.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::Deserialize;
use serde_json::Value;
use tradelane_codes::Codes;
use tradelane_findings::{Excerpt, Finding, Findings, Layer, Place, line_and_column};
use tradelane_model::documents::{DocumentType, StandardVersion};

use crate::convert::{Converted, convert};
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

/// Finds every fault of a document that the typed reader refused. In a document of a newer minor version of the standard
/// unknown fields are no fault, and the rest is judged without them.
fn explain(json: &[u8], kind: DocumentType, error: &serde_json::Error, codes: &Codes, findings: &mut Findings) {
    let mut value: Value = match serde_json::from_slice(json) {
        Ok(value) => value,
        Err(error) => return findings.push(syntax(&error)),
    };
    let version = value.get("tradelane").and_then(Value::as_str).and_then(StandardVersion::new);
    let newer = version.filter(|version| version.is_newer());
    let mut unknown = Vec::new();
    if let Some(validator) = validator(kind) {
        for fault in validator.iter_errors(&value) {
            model_findings(&fault, kind, newer, &mut unknown, findings);
        }
    }
    if newer.is_some() && !unknown.is_empty() {
        unknown.iter().for_each(|pointer| remove(&mut value, pointer));
        if let Ok(document) = kind.read(value.to_string().as_bytes()) {
            tradelane_rules::check(&document, codes, findings);
        }
    } else if findings.is_empty() {
        // What the schema cannot say: a property that stands twice, a date that is not in the calendar.
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or_default().to_owned();
        let place = Place { line: error.line() as u64, column: error.column().max(1) as u64, ..Place::default() };
        findings.push(Finding::error("model-form", Layer::Model, message).in_source(place));
    }
}

fn validator(kind: DocumentType) -> Option<Arc<jsonschema::Validator>> {
    type Built = BTreeMap<DocumentType, Option<Arc<jsonschema::Validator>>>;
    static BUILT: OnceLock<Mutex<Built>> = OnceLock::new();
    let mut built = BUILT.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let build = || jsonschema::draft202012::new(kind.schema().as_value()).ok().map(Arc::new);
    built.entry(kind).or_insert_with(build).clone()
}

/// What a fault of the schema is called; the pointers of unknown fields are noted in `unknown`.
fn model_findings(
    fault: &jsonschema::ValidationError<'_>,
    kind: DocumentType,
    newer: Option<StandardVersion>,
    unknown: &mut Vec<String>,
    findings: &mut Findings,
) {
    use jsonschema::error::ValidationErrorKind as Kind;
    let pointer = fault.instance_path().to_string();
    let Kind::AdditionalProperties { unexpected } = fault.kind() else {
        findings.push(model_finding(fault, kind, pointer));
        return;
    };
    let known = properties_near(kind, &pointer);
    for name in unexpected {
        let at = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        unknown.push(at.clone());
        let finding = match newer {
            Some(version) => {
                let message = format!("version {} has no field \"{name}\" here", StandardVersion::CURRENT);
                let finding = Finding::warning("unknown-field", Layer::Model, message);
                finding.help(format!("the document follows version {version}; the field is passed on as it stands"))
            }
            None => {
                let message = format!("there is no field \"{name}\" here");
                let finding = Finding::error("unknown-field", Layer::Model, message);
                match nearest(name, known.iter().map(String::as_str)) {
                    Some(near) => finding.help(format!("did you mean \"{near}\"?")),
                    None => finding.help("what the standard does not have goes under extensions"),
                }
            }
        };
        findings.push(finding.at(at));
    }
}

/// Takes out what stands at a pointer.
fn remove(value: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    if let Some(Value::Object(object)) = value.pointer_mut(parent) {
        object.shift_remove(&name);
    }
}

fn model_finding(fault: &jsonschema::ValidationError<'_>, kind: DocumentType, pointer: String) -> Finding {
    use jsonschema::error::ValidationErrorKind as Kind;
    match fault.kind() {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let message = format!("the field \"{name}\" is required here");
            Finding::error("missing-field", Layer::Model, message).at(format!("{pointer}/{name}"))
        }
        Kind::Pattern { .. } if pointer == "/tradelane" => {
            let message = format!("{} is no version of the standard that is known", fault.instance());
            let finding = Finding::error("field-form", Layer::Model, message).at(pointer);
            finding.help(format!(
                "this is version {}; newer ones with the same first number are taken",
                StandardVersion::CURRENT
            ))
        }
        Kind::Pattern { pattern } => {
            let message = format!("{} is not of the form {pattern}", fault.instance());
            Finding::error("field-form", Layer::Model, message).at(pointer)
        }
        Kind::Type { .. } => {
            let message = fault.to_string();
            let message =
                if fault.instance().is_null() { "null is no value; leave the field out".to_owned() } else { message };
            Finding::error("field-type", Layer::Model, message).at(pointer)
        }
        Kind::OneOfNotValid { .. } | Kind::Enum { .. } if fault.instance().is_string() => {
            word_finding(fault, kind, pointer)
        }
        _ => Finding::error("field-value", Layer::Model, fault.to_string()).at(pointer),
    }
}

/// A word that a closed list of the standard does not have.
fn word_finding(fault: &jsonschema::ValidationError<'_>, kind: DocumentType, pointer: String) -> Finding {
    let schema = kind.schema();
    let path = fault.schema_path().to_string();
    let choices = schema.as_value().pointer(&path).and_then(Value::as_array);
    let words = choices.into_iter().flatten().filter_map(|choice| choice.get("const").unwrap_or(choice).as_str());
    let words: Vec<&str> = words.collect();
    let message = format!("{} is not a word that stands here", fault.instance());
    let finding = Finding::error("field-value", Layer::Model, message).at(pointer);
    match nearest(fault.instance().as_str().unwrap_or_default(), words.iter().copied()) {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None if words.is_empty() => finding,
        None => finding.help(format!("the words are {}", words.join(", "))),
    }
}

/// The properties of the object at a pointer, by the document type's shape.
fn properties_near(kind: DocumentType, pointer: &str) -> Vec<String> {
    let Some(shape) = crate::library::shape(kind.name()) else { return Vec::new() };
    let mut at = tradelane_crosswalk::Shape::ROOT;
    for token in pointer.split('/').skip(1) {
        let next = match shape.item(at) {
            Some(item) => Some(item),
            None => shape.property(at, tradelane_legacy::Symbol::of(token)).map(|(_, next)| next),
        };
        let Some(next) = next else { return Vec::new() };
        at = next;
    }
    shape
        .properties(at)
        .map(|(name, ..)| name.to_owned())
        .filter(|name| !tradelane_crosswalk::is_working_name(name))
        .collect()
}

/// The candidate that a misspelt word most likely stands for.
fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let distance = |candidate: &str| {
        strsim::damerau_levenshtein(&word.to_lowercase().replace(['_', '-'], ""), &candidate.to_lowercase())
    };
    let (best, near) = candidates.map(|candidate| (distance(candidate), candidate)).min()?;
    (best <= 1 + word.chars().count() / 4).then_some(near)
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
