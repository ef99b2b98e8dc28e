//! What is wrong with a document, by the schema of its type: every fault, with what was probably meant.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::Value;
use tradelane_codes::Codes;
use tradelane_findings::{Finding, Findings, Layer, Place};
use tradelane_model::documents::{DocumentType, StandardVersion};

use crate::validate::syntax;

/// Finds every fault of a document that the typed reader refused. In a document of a newer minor version of the standard
/// unknown fields are no fault, and the rest is judged without them.
pub(crate) fn explain(
    json: &[u8],
    kind: DocumentType,
    error: &serde_json::Error,
    codes: &Codes,
    findings: &mut Findings,
) {
    let mut value: Value = match serde_json::from_slice(json) {
        Ok(value) => value,
        Err(error) => return findings.push(syntax(&error)),
    };
    let version = value.get("tradelane").and_then(Value::as_str).and_then(StandardVersion::new);
    let newer = version.filter(|version| version.is_newer());
    let mut unknown = Vec::new();
    let schema = Schema::of(kind);
    if let Some(schema) = &schema {
        let newer = newer.map(|version| version.to_string());
        schema.check(&value, Some(kind), newer.as_deref(), &mut unknown, findings);
    }
    if newer.is_some() && !unknown.is_empty() {
        check_rules(&mut value, kind, &unknown, codes, findings);
    } else if findings.is_empty() {
        // What the schema cannot say: a property that stands twice, a date that is not in the calendar.
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or_default().to_owned();
        let place = Place { line: error.line() as u64, column: error.column().max(1) as u64, ..Place::default() };
        findings.push(Finding::error("model-form", Layer::Model, message).in_source(place));
    }
}

/// Judges a document by the rules, without the fields that these types do not know.
pub(crate) fn check_rules(
    value: &mut Value,
    kind: DocumentType,
    unknown: &[String],
    codes: &Codes,
    findings: &mut Findings,
) {
    unknown.iter().for_each(|pointer| remove(value, pointer));
    if let Ok(document) = kind.read(value.to_string().as_bytes()) {
        tradelane_rules::check(&document, codes, findings);
    }
}

/// The schema of a document type in some version of the standard.
pub(crate) struct Schema {
    value: Value,
    validator: jsonschema::Validator,
    /// The version's number.
    version: String,
}

impl Schema {
    /// # Errors
    /// Where it is no schema of JSON Schema 2020-12.
    pub(crate) fn new(value: Value, version: &str) -> Result<Self, String> {
        let validator = jsonschema::draft202012::new(&value).map_err(|error| error.to_string())?;
        Ok(Self { value, validator, version: version.to_owned() })
    }

    /// The schema of this toolkit, made once.
    pub(crate) fn of(kind: DocumentType) -> Option<Arc<Self>> {
        type Built = BTreeMap<DocumentType, Option<Arc<Schema>>>;
        static BUILT: OnceLock<Mutex<Built>> = OnceLock::new();
        let mut built = BUILT.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        let build = || Self::new(kind.schema().to_value(), &StandardVersion::CURRENT.to_string()).ok().map(Arc::new);
        built.entry(kind).or_insert_with(build).clone()
    }

    /// Finds every fault of a document. `newer` is the version that the document follows, where that is newer than the
    /// schema's: then fields that the schema does not have are no fault. Their pointers are noted in `unknown`.
    pub(crate) fn check(
        &self,
        document: &Value,
        kind: Option<DocumentType>,
        newer: Option<&str>,
        unknown: &mut Vec<String>,
        findings: &mut Findings,
    ) {
        for fault in self.validator.iter_errors(document) {
            self.findings(&fault, kind, newer, unknown, findings);
        }
    }

    /// What a fault of the schema is called.
    fn findings(
        &self,
        fault: &jsonschema::ValidationError<'_>,
        kind: Option<DocumentType>,
        newer: Option<&str>,
        unknown: &mut Vec<String>,
        findings: &mut Findings,
    ) {
        use jsonschema::error::ValidationErrorKind as Kind;
        let pointer = fault.instance_path().to_string();
        let Kind::AdditionalProperties { unexpected } = fault.kind() else {
            findings.push(self.finding(fault, pointer));
            return;
        };
        let known = kind.map(|kind| properties_near(kind, &pointer)).unwrap_or_default();
        for name in unexpected {
            let at = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            unknown.push(at.clone());
            let finding = match newer {
                Some(version) => {
                    let message = format!("version {} has no field \"{name}\" here", self.version);
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

    fn finding(&self, fault: &jsonschema::ValidationError<'_>, pointer: String) -> Finding {
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
                finding
                    .help(format!("this is version {}; newer ones with the same first number are taken", self.version))
            }
            Kind::Pattern { pattern } => {
                let message = format!("{} is not of the form {pattern}", fault.instance());
                Finding::error("field-form", Layer::Model, message).at(pointer)
            }
            Kind::Type { .. } => {
                let message = fault.to_string();
                let message = if fault.instance().is_null() {
                    "null is no value; leave the field out".to_owned()
                } else {
                    message
                };
                Finding::error("field-type", Layer::Model, message).at(pointer)
            }
            Kind::OneOfNotValid { .. } | Kind::Enum { .. } if fault.instance().is_string() => self.word(fault, pointer),
            _ => Finding::error("field-value", Layer::Model, fault.to_string()).at(pointer),
        }
    }

    /// A word that a closed list of the standard does not have.
    fn word(&self, fault: &jsonschema::ValidationError<'_>, pointer: String) -> Finding {
        let path = fault.schema_path().to_string();
        let choices = self.value.pointer(&path).and_then(Value::as_array);
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
}

/// Takes out what stands at a pointer.
fn remove(value: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    if let Some(Value::Object(object)) = value.pointer_mut(parent) {
        object.shift_remove(&name);
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
pub(crate) fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let distance = |candidate: &str| {
        strsim::damerau_levenshtein(&word.to_lowercase().replace(['_', '-'], ""), &candidate.to_lowercase())
    };
    let (best, near) = candidates.map(|candidate| (distance(candidate), candidate)).min()?;
    (best <= 1 + word.chars().count() / 4).then_some(near)
}
