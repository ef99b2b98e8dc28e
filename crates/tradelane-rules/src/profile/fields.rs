//! Fields of a document type: patterns of JSON Pointers, and what stands where by the schema.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde_json::Value;
use tradelane_model::documents::DocumentType;

/// A JSON Pointer in which `*` is every element of a list: `/lines/*/item/hsCode`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
}

impl fmt::Display for Pattern {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned() }
    }

    fn steps(&self) -> Vec<&str> {
        self.text.split('/').skip(1).collect()
    }

    /// Everything in a value that the pattern names, with its pointer.
    pub(super) fn all<'v>(&self, value: &'v Value) -> Vec<(String, &'v Value)> {
        let mut found = vec![(String::new(), value)];
        for step in self.steps() {
            found = found.into_iter().flat_map(|(pointer, value)| below(&pointer, value, step)).collect();
        }
        found
    }

    /// The pointers that the pattern names in a value and that have nothing there; what lies below nothing is named once.
    pub(super) fn missing(&self, value: &Value) -> Vec<String> {
        let steps = self.steps();
        let mut missing = Vec::new();
        let mut at = vec![(String::new(), value)];
        for (index, step) in steps.iter().enumerate() {
            let mut next = Vec::new();
            for (pointer, value) in at {
                let found = below(&pointer, value, step);
                if found.is_empty() && *step != "*" {
                    // A list that is empty or absent has no elements that lack anything; an object that is absent does.
                    let rest = steps.get(index..).unwrap_or_default();
                    if !rest.contains(&"*") {
                        missing.push(format!("{pointer}/{}", rest.join("/")));
                    }
                }
                next.extend(found);
            }
            at = next;
        }
        missing
    }
}

fn below<'v>(pointer: &str, value: &'v Value, step: &str) -> Vec<(String, &'v Value)> {
    match value {
        Value::Array(items) if step == "*" => {
            items.iter().enumerate().map(|(index, item)| (format!("{pointer}/{index}"), item)).collect()
        }
        Value::Object(object) => {
            object.get(step).map(|value| (format!("{pointer}/{step}"), value)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What may stand at a place of a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum Field {
    /// Anything: within extensions.
    Any,
    /// What the schema says.
    Of(&'static Value, &'static Value),
}

impl Field {
    /// The document itself.
    pub(super) fn document(kind: DocumentType) -> Self {
        let schema = schema(kind);
        Self::Of(schema, schema)
    }

    fn resolved(self) -> Option<(&'static Value, &'static Value)> {
        let Self::Of(root, mut node) = self else { return None };
        for _ in 0..8 {
            let Some(reference) = node.get("$ref").and_then(Value::as_str) else { break };
            node = root.pointer(reference.strip_prefix('#')?)?;
        }
        Some((root, node))
    }

    /// A property; `Err` with the names that are there where it is none of them.
    pub(super) fn property(self, name: &str) -> Result<Self, Vec<&'static str>> {
        let Some((root, node)) = self.resolved() else { return Ok(Self::Any) };
        match node.get("properties").and_then(Value::as_object) {
            Some(properties) => match properties.get(name) {
                Some(property) => Ok(Self::Of(root, property)),
                None => Err(properties.keys().map(String::as_str).collect()),
            },
            None if node.get("type").and_then(Value::as_str) == Some("object") => Ok(Self::Any),
            None => Err(Vec::new()),
        }
    }

    /// What a list has as its elements.
    pub(super) fn element(self) -> Option<Self> {
        match self.resolved() {
            None => Some(Self::Any),
            Some((root, node)) => Some(Self::Of(root, node.get("items")?)),
        }
    }

    /// What a pattern names; `Err` with what is wrong with it.
    pub(super) fn at(self, pattern: &Pattern) -> Result<Self, String> {
        if !pattern.text.is_empty() && !pattern.text.starts_with('/') {
            return Err(format!("\"{}\" is not a pointer: it begins with a slash", pattern.text));
        }
        let mut field = self;
        for step in pattern.steps() {
            field = match (step, field.element()) {
                ("*", Some(element)) => element,
                ("*", None) => return Err(format!("* in \"{}\" stands where there is no list", pattern.text)),
                (_, Some(element)) if matches!(field, Self::Of(..)) && matches!(element, Self::Of(..)) => {
                    return Err(format!("\"{step}\" in \"{}\" stands in a list: say /*/{step}", pattern.text));
                }
                (name, _) => field.property(name).map_err(|known| {
                    let near = nearest(name, &known).map(|near| format!(": did you mean {near}?")).unwrap_or_default();
                    format!("there is no field \"{name}\" in \"{}\"{near}", pattern.text)
                })?,
            };
        }
        Ok(field)
    }
}

/// The name that is most like another.
pub(super) fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let scored = known.iter().map(|known| (strsim::damerau_levenshtein(name, known), *known));
    scored.min().filter(|(distance, _)| *distance <= 3).map(|(_, known)| known)
}

fn schema(kind: DocumentType) -> &'static Value {
    static SCHEMAS: OnceLock<BTreeMap<&'static str, Value>> = OnceLock::new();
    static NOTHING: Value = Value::Null;
    let schemas =
        SCHEMAS.get_or_init(|| DocumentType::ALL.iter().map(|kind| (kind.name(), kind.schema().to_value())).collect());
    schemas.get(kind.name()).unwrap_or(&NOTHING)
}
