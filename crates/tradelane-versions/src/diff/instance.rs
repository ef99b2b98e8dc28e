//! Small values that a schema takes.

use std::cell::Cell;

use serde_json::{Map, Value, json};

use super::pattern;
use super::types::{Step, Types, escaped};

/// How deep a made value goes; types that need themselves have no value.
const DEEPEST: usize = 24;

/// How many schemas are looked at for one value, as types that refer to themselves have endless ways.
const MOST_SCHEMAS: u32 = 20_000;

/// Makes values of one version's schemas, which the other version takes too where that can be had.
pub(super) struct Maker<'t> {
    types: &'t Types,
    other: &'t Types,
    /// How many schemas may still be looked at.
    left: Cell<u32>,
}

impl<'t> Maker<'t> {
    pub(super) fn new(types: &'t Types, other: &'t Types) -> Self {
        Self { types, other, left: Cell::new(MOST_SCHEMAS) }
    }

    /// The document that has a value at the end of the steps, and the pointer to it.
    pub(super) fn document(&self, document: &str, steps: &[Step], value: &Value) -> Option<(Value, String)> {
        self.left.set(MOST_SCHEMAS);
        let schema = self.types.schemas.get(document)?;
        let mut pointer = String::new();
        let made = self.place(schema, self.other.schemas.get(document), steps, value, &mut pointer)?;
        Some((made, pointer))
    }

    fn place(
        &self,
        schema: &Value,
        other: Option<&Value>,
        steps: &[Step],
        value: &Value,
        pointer: &mut String,
    ) -> Option<Value> {
        let schema = self.types.resolve(schema);
        let other = other.map(|other| self.other.resolve(other));
        let Some((step, rest)) = steps.split_first() else { return Some(value.clone()) };
        match step {
            Step::Property(name) => {
                let part = schema.get("properties")?.get(name)?;
                let other_part = other.and_then(|other| other.get("properties")?.get(name));
                pointer.push('/');
                pointer.push_str(&escaped(name));
                let mut made = self.make(schema, other, 0)?;
                let inner = self.place(part, other_part, rest, value, pointer)?;
                made.as_object_mut()?.insert(name.clone(), inner);
                Some(made)
            }
            Step::Item => {
                let part = schema.get("items")?;
                let other_part = other.and_then(|other| other.get("items"));
                pointer.push_str("/0");
                let inner = self.place(part, other_part, rest, value, pointer)?;
                let mut items = vec![inner];
                while (items.len() as u64) < count(schema, "minItems").max(other.map_or(0, |o| count(o, "minItems"))) {
                    items.push(self.make(part, other_part, 0)?);
                }
                Some(Value::Array(items))
            }
            Step::Value => {
                let part = schema.get("additionalProperties")?;
                let other_part = other.and_then(|other| other.get("additionalProperties"));
                pointer.push_str("/x");
                let mut made = self.make(schema, other, 0)?;
                let inner = self.place(part, other_part, rest, value, pointer)?;
                made.as_object_mut()?.insert("x".to_owned(), inner);
                Some(made)
            }
            Step::Alternative(keyword, index) => {
                let part = schema.get(*keyword)?.get(*index)?;
                let other_part = other.and_then(|other| other.get(*keyword)?.get(*index));
                self.place(part, other_part, rest, value, pointer)
            }
        }
    }

    /// Whether another schema may be looked at, so deep.
    fn may_go_on(&self, depth: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0 && depth <= DEEPEST
    }

    /// A small value of a schema; `None` where none is found.
    fn make(&self, schema: &Value, other: Option<&Value>, depth: usize) -> Option<Value> {
        if !self.may_go_on(depth) {
            return None;
        }
        let schema = self.types.resolve(schema);
        let other = other.map(|other| self.other.resolve(other));
        match kind(schema) {
            Some("object") => self.object(schema, other, depth).map(Value::Object),
            Some("array") => {
                let items = count(schema, "minItems").max(other.map_or(0, |other| count(other, "minItems")));
                let Some(part) = schema.get("items") else { return Some(json!([])) };
                let other_part = other.and_then(|other| other.get("items"));
                let made = (0..items.min(64)).map(|_| self.make(part, other_part, depth + 1));
                Some(Value::Array(made.collect::<Option<_>>()?))
            }
            _ => self.leaf(schema, other, depth),
        }
    }

    /// An object with what both versions require, as far as this one has it.
    fn object(&self, schema: &Value, other: Option<&Value>, depth: usize) -> Option<Map<String, Value>> {
        let mut made = Map::new();
        let both = required(schema).chain(other.into_iter().flat_map(required));
        for name in both {
            if made.contains_key(name) {
                continue;
            }
            let part = schema.get("properties").and_then(|properties| properties.get(name));
            let other_part = other.and_then(|other| other.get("properties")?.get(name));
            match part {
                Some(part) => made.insert(name.to_owned(), self.make(part, other_part, depth + 1)?),
                None if required(schema).any(|own| own == name) => made.insert(name.to_owned(), json!("a")),
                None => None,
            };
        }
        Some(made)
    }

    fn leaf(&self, schema: &Value, other: Option<&Value>, depth: usize) -> Option<Value> {
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let alternatives = schema.get(keyword).and_then(Value::as_array);
            if let Some(made) = alternatives.and_then(|all| all.iter().find_map(|one| self.make(one, None, depth + 1)))
            {
                return Some(made);
            }
        }
        let values = scalars(schema);
        let fits = |schema: &Value, value: &Value| jsonschema::validator_for(schema).is_ok_and(|v| v.is_valid(value));
        let first = values.iter().find(|value| fits(schema, value))?;
        let both = other.and_then(|other| values.iter().find(|value| fits(schema, value) && fits(other, value)));
        Some(both.unwrap_or(first).clone())
    }

    /// Values at and around the bounds of a schema; many of them it refuses.
    pub(super) fn around(&self, schema: &Value, names: &[String]) -> Vec<Value> {
        self.left.set(MOST_SCHEMAS);
        self.around_at(schema, names, 0)
    }

    fn around_at(&self, schema: &Value, names: &[String], depth: usize) -> Vec<Value> {
        if !self.may_go_on(depth) {
            return Vec::new();
        }
        let schema = self.types.resolve(schema);
        let mut values = scalars(schema);
        if let Some(Value::Object(made)) = self.make(schema, None, 0).filter(Value::is_object) {
            for name in names {
                let mut with = made.clone();
                let part = schema.get("properties").and_then(|properties| properties.get(name));
                if let Some(value) = part.and_then(|part| self.make(part, None, 1)) {
                    with.insert(name.clone(), value);
                    values.push(Value::Object(with));
                }
                let mut without = made.clone();
                if without.shift_remove(name).is_some() {
                    values.push(Value::Object(without));
                }
            }
            let mut unknown = made.clone();
            unknown.insert("unknownProperty".to_owned(), json!("a"));
            values.push(Value::Object(made));
            values.push(Value::Object(unknown));
        }
        values.extend(self.lists(schema));
        for keyword in ["oneOf", "anyOf", "allOf"] {
            for part in schema.get(keyword).and_then(Value::as_array).into_iter().flatten() {
                values.extend(self.around_at(part, names, depth + 1));
            }
        }
        values
    }

    fn lists(&self, schema: &Value) -> Vec<Value> {
        let Some(part) = schema.get("items").filter(|_| kind(schema) == Some("array")) else { return Vec::new() };
        let Some(item) = self.make(part, None, 1) else { return Vec::new() };
        let bounds = ["minItems", "maxItems"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_u64());
        let mut lengths: Vec<u64> = bounds.flat_map(|bound| [bound.saturating_sub(1), bound, bound + 1]).collect();
        lengths.extend([0, 1, 2]);
        lengths.retain(|length| *length <= 1000);
        lengths.into_iter().map(|length| Value::Array((0..length).map(|_| item.clone()).collect())).collect()
    }
}

/// The type of value a schema is for, as far as it says.
fn kind(schema: &Value) -> Option<&str> {
    match schema.get("type") {
        Some(Value::String(kind)) => Some(kind),
        Some(Value::Array(kinds)) => kinds.first()?.as_str(),
        _ if schema.get("properties").is_some() => Some("object"),
        _ => None,
    }
}

pub(super) fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn count(schema: &Value, keyword: &str) -> u64 {
    schema.get(keyword).and_then(Value::as_u64).unwrap_or(0)
}

/// Values that are no lists and no objects with members: what the schema names, what its bounds suggest, one of each type.
fn scalars(schema: &Value) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for keyword in ["enum", "examples"] {
        values.extend(schema.get(keyword).and_then(Value::as_array).into_iter().flatten().cloned());
    }
    values.extend(schema.get("const").cloned());
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        values.extend(pattern::strings(pattern).into_iter().map(Value::from));
    }
    for keyword in ["minLength", "maxLength"] {
        let Some(bound) = schema.get(keyword).and_then(Value::as_u64).filter(|bound| *bound <= 10_000) else {
            continue;
        };
        for length in [bound.saturating_sub(1), bound, bound + 1] {
            let length = usize::try_from(length).unwrap_or_default();
            values.extend(["a", "1"].map(|letter| Value::from(letter.repeat(length))));
        }
    }
    for keyword in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] {
        match schema.get(keyword) {
            Some(bound) if bound.as_i64().is_some() => {
                let bound = bound.as_i64().unwrap_or_default();
                values.extend([bound.saturating_sub(1), bound, bound.saturating_add(1)].map(Value::from));
            }
            Some(bound) => values.push(bound.clone()),
            None => {}
        }
    }
    values.extend([json!("a"), json!("1"), json!("A1-b c"), json!(""), json!(1), json!(0), json!(-1), json!(1.5)]);
    values.extend([json!(true), json!(false), json!([]), json!({}), Value::Null]);
    values
}
