//! The schemas of a version as one set of types: each document, and each type that documents share.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

/// The types by name, and how documents reach them.
#[derive(Debug)]
pub(super) struct Types {
    /// Each type's schema; documents by their name, shared types by theirs.
    pub(super) schemas: BTreeMap<String, Value>,
    /// The documents' names.
    pub(super) documents: BTreeSet<String>,
    /// Whole schemas by document.
    pub(super) whole: BTreeMap<String, Value>,
}

/// A step from a value into one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A property of an object.
    Property(String),
    /// An item of a list.
    Item,
    /// The value of any key of a map.
    Value,
    /// One of the alternatives of a schema, which is about the same value: the keyword, and which.
    Alternative(&'static str, usize),
}

impl Types {
    /// Takes the schemas of a version apart. A shared type that documents have in different forms has a name of its own
    /// in each: `order/Party`.
    pub(super) fn new(whole: BTreeMap<String, Value>) -> Self {
        let mut bodies: BTreeMap<&str, Option<&Value>> = BTreeMap::new();
        for schema in whole.values() {
            for (name, body) in definitions(schema) {
                let known = bodies.entry(name).or_insert(Some(body));
                if *known != Some(body) {
                    *known = None;
                }
            }
        }
        let own: BTreeSet<String> =
            bodies.iter().filter(|(_, body)| body.is_none()).map(|(name, _)| (*name).to_owned()).collect();
        let mut schemas = BTreeMap::new();
        for (document, schema) in &whole {
            let rename = |name: &str| if own.contains(name) { format!("{document}/{name}") } else { name.to_owned() };
            let mut root = schema.clone();
            if let Some(root) = root.as_object_mut() {
                root.shift_remove("$defs");
            }
            name_references(&mut root, document, &rename);
            schemas.insert(document.clone(), root);
            for (name, body) in definitions(schema) {
                schemas.entry(rename(name)).or_insert_with(|| {
                    let mut body = body.clone();
                    name_references(&mut body, document, &rename);
                    body
                });
            }
        }
        let documents = whole.keys().cloned().collect();
        Self { schemas, documents, whole }
    }

    /// The type that a schema refers to, followed to the first that is no mere reference.
    pub(super) fn resolve<'t>(&'t self, schema: &'t Value) -> &'t Value {
        let mut schema = schema;
        // A chain of references is short; a ring of them means nothing.
        for _ in 0..64 {
            match schema.get("$ref").and_then(Value::as_str).and_then(|name| self.schemas.get(name)) {
                Some(next) => schema = next,
                None => break,
            }
        }
        schema
    }

    /// For each type the shortest way to it that another version has too: the document and the steps from its root.
    /// `renamed` are the types with another name there.
    pub(super) fn routes(&self, other: &Self, renamed: &BTreeMap<String, String>) -> BTreeMap<&str, (&str, Vec<Step>)> {
        let mut routes: BTreeMap<&str, (&str, Vec<Step>)> = BTreeMap::new();
        let mut queue: VecDeque<&str> = VecDeque::new();
        for document in self.documents.intersection(&other.documents) {
            if let Some((document, _)) = self.schemas.get_key_value(document) {
                routes.insert(document, (document, Vec::new()));
                queue.push_back(document);
            }
        }
        let there = |name: &str| renamed.get(name).cloned().unwrap_or_else(|| name.to_owned());
        while let Some(name) = queue.pop_front() {
            let Some((document, steps)) = routes.get(name).cloned() else { continue };
            let Some(schema) = self.schemas.get(name) else { continue };
            let counterpart = there(name);
            references(schema, &mut Vec::new(), &mut |target, inner| {
                let Some((target, _)) = self.schemas.get_key_value(target) else { return };
                let same = other.at(&counterpart, inner).and_then(|part| part.get("$ref")?.as_str());
                if !routes.contains_key(target.as_str()) && same == Some(&there(target)) {
                    let way = steps.iter().chain(inner).cloned().collect();
                    routes.insert(target, (document, way));
                    queue.push_back(target);
                }
            });
        }
        routes
    }

    /// The schema at the end of a way.
    pub(super) fn at(&self, name: &str, steps: &[Step]) -> Option<&Value> {
        let mut schema = self.schemas.get(name)?;
        for step in steps {
            schema = self.resolve(schema);
            schema = match step {
                Step::Property(property) => schema.get("properties")?.get(property)?,
                Step::Item => schema.get("items")?,
                Step::Value => schema.get("additionalProperties")?,
                Step::Alternative(keyword, index) => schema.get(*keyword)?.get(*index)?,
            };
        }
        Some(schema)
    }

    /// The documents that have a type.
    pub(super) fn documents_of(&self) -> BTreeMap<&str, Vec<String>> {
        let mut users: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for document in &self.documents {
            let mut seen: BTreeSet<&str> = BTreeSet::from([document.as_str()]);
            let mut queue = vec![document.as_str()];
            while let Some(name) = queue.pop() {
                users.entry(name).or_default().push(document.clone());
                let Some(schema) = self.schemas.get(name) else { continue };
                references(schema, &mut Vec::new(), &mut |target, _| {
                    if let Some((target, _)) = self.schemas.get_key_value(target)
                        && seen.insert(target)
                    {
                        queue.push(target);
                    }
                });
            }
        }
        users
    }
}

fn definitions(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    schema.get("$defs").and_then(Value::as_object).into_iter().flatten().map(|(name, body)| (name.as_str(), body))
}

/// Turns `#/$defs/Party` into the name of a type, `#` into that of the document.
fn name_references(schema: &mut Value, document: &str, rename: &impl Fn(&str) -> String) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                if let Some(name) = reference.strip_prefix("#/$defs/") {
                    *reference = rename(&name.replace("~1", "/").replace("~0", "~"));
                } else if reference == "#" {
                    document.clone_into(reference);
                }
            }
            for (key, member) in members {
                // What stands as an example or a value is no schema.
                if !matches!(key.as_str(), "const" | "enum" | "examples" | "default") {
                    name_references(member, document, rename);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| name_references(item, document, rename)),
        _ => {}
    }
}

/// The parts of a schema that are schemas, each with the step to it.
pub(super) fn parts(schema: &Value) -> Vec<(Step, &Value)> {
    let mut parts = Vec::new();
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        parts.extend(properties.iter().map(|(name, part)| (Step::Property(name.clone()), part)));
    }
    if let Some(items) = schema.get("items") {
        parts.push((Step::Item, items));
    }
    if let Some(values) = schema.get("additionalProperties").filter(|values| values.is_object()) {
        parts.push((Step::Value, values));
    }
    for keyword in ["oneOf", "anyOf", "allOf"] {
        let alternatives = schema.get(keyword).and_then(Value::as_array).into_iter().flatten();
        parts.extend(alternatives.enumerate().map(|(index, part)| (Step::Alternative(keyword, index), part)));
    }
    parts
}

fn references<'s>(schema: &'s Value, way: &mut Vec<Step>, found: &mut impl FnMut(&'s str, &[Step])) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        found(name, way);
    }
    for (step, part) in parts(schema) {
        way.push(step);
        references(part, way, found);
        way.pop();
    }
}

/// A name as a token of a JSON Pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A place in words of the standard: `order.lines[].quantity`, `Party.labels{}`.
pub(super) fn path(name: &str, steps: &[Step]) -> String {
    let mut path = name.to_owned();
    for step in steps {
        match step {
            Step::Property(property) => {
                path.push('.');
                path.push_str(property);
            }
            Step::Item => path.push_str("[]"),
            Step::Value => path.push_str("{}"),
            Step::Alternative(..) => {}
        }
    }
    path
}
