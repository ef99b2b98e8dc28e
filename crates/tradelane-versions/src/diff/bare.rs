//! Schemas without what refuses nothing, and what is the same under another name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::types::Types;

/// Keywords that say something to people or programs and refuse nothing.
pub(super) fn is_annotation(keyword: &str) -> bool {
    matches!(
        keyword,
        "$schema"
            | "$id"
            | "$comment"
            | "title"
            | "description"
            | "examples"
            | "default"
            | "deprecated"
            | "readOnly"
            | "writeOnly"
            | "contentEncoding"
            | "contentMediaType"
    ) || keyword.starts_with("x-")
}

/// A schema without what refuses nothing, at any depth.
pub(super) fn without_annotations(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let mut bare = Map::new();
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("properties" | "patternProperties" | "$defs", Value::Object(parts)) => {
                        let parts = parts.iter().map(|(name, part)| (name.clone(), without_annotations(part)));
                        bare.insert(key.clone(), Value::Object(parts.collect()));
                    }
                    ("const" | "enum" | "required", _) => {
                        bare.insert(key.clone(), member.clone());
                    }
                    _ if is_annotation(key) => {}
                    _ => {
                        bare.insert(key.clone(), without_annotations(member));
                    }
                }
            }
            Value::Object(bare)
        }
        Value::Array(items) => Value::Array(items.iter().map(without_annotations).collect()),
        other => other.clone(),
    }
}

/// Types that have another name and are the same otherwise: the new name by the old.
pub(super) fn renamed_types(old: &Types, new: &Types) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    let mut taken: BTreeSet<&String> = BTreeSet::new();
    for (name, schema) in old.schemas.iter().filter(|(name, _)| !new.schemas.contains_key(*name)) {
        if old.documents.contains(name) {
            continue;
        }
        let bare = without_annotations(schema);
        let same = new.schemas.iter().find(|(other, body)| {
            !old.schemas.contains_key(*other)
                && !new.documents.contains(*other)
                && !taken.contains(other)
                && without_annotations(body) == bare
        });
        if let Some((other, _)) = same {
            taken.insert(other);
            renamed.insert(name.clone(), other.clone());
        }
    }
    renamed
}

/// Properties that have another name and the same schema: the new name by the old.
pub(super) fn renamed_properties(
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    gone: &[&String],
    come: &[&String],
) -> BTreeMap<String, String> {
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for name in gone {
        let Some(was) = old.get(*name) else { continue };
        let text = was.get("description");
        let candidates = come.iter().filter(|now| !renamed.values().any(|taken| taken == **now)).filter_map(|now| {
            let is = new.get(*now)?;
            let alike = strsim::jaro_winkler(name, now);
            let same_text = text.is_some() && text == is.get("description");
            (without_annotations(was) == without_annotations(is) && (same_text || alike > 0.8))
                .then_some((*now, if same_text { 2.0 } else { alike }))
        });
        if let Some((now, _)) = candidates.max_by(|(_, one), (_, other)| one.total_cmp(other)) {
            renamed.insert((*name).clone(), now.clone());
        }
    }
    renamed
}

/// A schema by itself: annotations gone, and `true` for what its parts may be.
pub(super) fn shallow(schema: &Value) -> Value {
    let Some(members) = schema.as_object() else { return schema.clone() };
    let mut bare = Map::new();
    for (key, member) in members.iter().filter(|(key, _)| !is_annotation(key)) {
        let member = match (key.as_str(), member) {
            ("properties", Value::Object(parts)) => {
                Value::Object(parts.keys().map(|name| (name.clone(), Value::Bool(true))).collect())
            }
            ("items", _) | ("additionalProperties", Value::Object(_)) => Value::Bool(true),
            // The order of what is required, and of words, says nothing.
            ("required" | "enum" | "type", Value::Array(items)) => {
                let mut items = items.clone();
                items.sort_by_key(Value::to_string);
                Value::Array(items)
            }
            _ => member.clone(),
        };
        bare.insert(key.clone(), member);
    }
    Value::Object(bare)
}

/// Some properties that one of two types has and the other has not.
pub(super) fn differing_properties(old: &Value, new: &Value) -> Vec<String> {
    const MOST: usize = 8;
    let has = |schema: &Value, name: &str| schema.get("properties").is_some_and(|all| all.get(name).is_some());
    let of = |schema: &Value, other: &Value| -> Vec<String> {
        let all = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        all.map(|(name, _)| name).filter(|name| !has(other, name)).take(MOST).cloned().collect()
    };
    [of(old, new), of(new, old)].concat()
}

/// Both schemas without annotations.
pub(super) fn pair(old: &Value, new: &Value) -> (Value, Value) {
    (without_annotations(old), without_annotations(new))
}
