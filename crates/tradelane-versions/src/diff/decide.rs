//! Whether one schema takes all that another takes, by proof.

use std::collections::BTreeSet;

use jsonschema::Draft;
use jsonschema::canonical::{CanonicalSchema, Containment};
use serde_json::{Map, Value};

use super::types::{Types, escaped};

/// How many types a proof may go through; with more it takes longer than it is worth.
const MOST_TYPES: usize = 40;

/// What is known of a containment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Proved.
    Yes,
    /// Refuted.
    No,
    /// Neither.
    Unknown,
}

/// Two schemas of one place, ready to be compared.
pub(super) struct Pair {
    old: CanonicalSchema,
    new: CanonicalSchema,
}

impl Pair {
    /// `None` where the form that proofs need cannot be had.
    pub(super) fn new(old: &Value, new: &Value) -> Option<Self> {
        Some(Self { old: canonical(old)?, new: canonical(new)? })
    }

    /// Whether the new schema takes all that the old took, and the old all that the new takes.
    pub(super) fn verdicts(&self) -> (Verdict, Verdict) {
        (covers(&self.new, &self.old), covers(&self.old, &self.new))
    }

    /// A schema of what the old takes and the new refuses.
    pub(super) fn gone(&self) -> Option<Value> {
        difference(&self.old, &self.new)
    }

    /// A schema of what the new takes and the old refuses.
    pub(super) fn come(&self) -> Option<Value> {
        difference(&self.new, &self.old)
    }
}

fn difference(taking: &CanonicalSchema, refusing: &CanonicalSchema) -> Option<Value> {
    Some(taking.subtract(refusing).ok()?.to_json_schema())
}

fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    jsonschema::canonical::options().with_draft(Draft::Draft202012).offline().canonicalize(schema).ok()
}

fn covers(wide: &CanonicalSchema, narrow: &CanonicalSchema) -> Verdict {
    match wide.covers(narrow) {
        Ok(Containment::Yes) => Verdict::Yes,
        Ok(Containment::No) => Verdict::No,
        Ok(Containment::Unknown) | Err(_) => Verdict::Unknown,
    }
}

/// A schema of a version with all types that it refers to, so that it stands for itself; `None` where they are too many.
pub(super) fn alone(types: &Types, schema: &Value) -> Option<Value> {
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    let mut queue = vec![schema];
    while let Some(schema) = queue.pop() {
        for name in named(schema) {
            if let Some((name, body)) = types.schemas.get_key_value(name)
                && needed.insert(name)
            {
                queue.push(body);
            }
        }
        if needed.len() > MOST_TYPES {
            return None;
        }
    }
    let mut whole = schema.clone();
    point(&mut whole);
    if !needed.is_empty() {
        let definitions: Map<String, Value> = needed
            .into_iter()
            .filter_map(|name| {
                let mut body = types.schemas.get(name)?.clone();
                point(&mut body);
                Some((name.to_owned(), body))
            })
            .collect();
        whole.as_object_mut()?.insert("$defs".to_owned(), Value::Object(definitions));
    }
    Some(whole)
}

fn named(schema: &Value) -> Vec<&str> {
    match schema {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, member)| match member {
                Value::String(name) if key == "$ref" => vec![name.as_str()],
                _ => named(member),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(named).collect(),
        _ => Vec::new(),
    }
}

/// Turns names of types back into references.
fn point(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(name) if key == "$ref" => {
                        *name = format!("#/$defs/{}", escaped(name));
                    }
                    _ => point(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(point),
        _ => {}
    }
}
