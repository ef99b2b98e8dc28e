//! Closed lists of words, whichever way a schema writes them: `enum`, `const`, or `oneOf` with a word each.

use std::collections::BTreeMap;

use serde_json::Value;

/// The words of a schema, each with its description; `None` where it closes no list.
pub(super) fn of(schema: &Value) -> Option<BTreeMap<String, Option<String>>> {
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Some(words.iter().map(|word| (text(word), None)).collect());
    }
    if let Some(word) = schema.get("const") {
        return Some(BTreeMap::from([(text(word), None)]));
    }
    let alternatives = ["oneOf", "anyOf"].into_iter().find_map(|keyword| schema.get(keyword)?.as_array())?;
    alternatives
        .iter()
        .map(|one| {
            let description = one.get("description").and_then(Value::as_str).map(str::to_owned);
            Some((text(one.get("const")?), description))
        })
        .collect()
}

/// The same schema without some of its words.
pub(super) fn without(schema: &Value, words: &[&str]) -> Value {
    let keep = |word: &Value| !words.contains(&text(word).as_str());
    let mut schema = schema.clone();
    if let Some(list) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        list.retain(keep);
        return schema;
    }
    if schema.get("const").is_some_and(|word| !keep(word)) {
        return Value::Bool(false);
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(list) = schema.get_mut(keyword).and_then(Value::as_array_mut) {
            list.retain(|one| one.get("const").is_none_or(keep));
            if list.is_empty() {
                return Value::Bool(false);
            }
        }
    }
    schema
}

fn text(word: &Value) -> String {
    word.as_str().map_or_else(|| word.to_string(), str::to_owned)
}
