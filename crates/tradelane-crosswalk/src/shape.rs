//! The shape of a document type: its properties, their order and kinds, as the model's schema tells them.

use std::collections::BTreeMap;

use serde_json::Value;
use tradelane_legacy::Symbol;

use crate::extension;

/// The place of a type in a [`Shape`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(u32);

/// What values a place of a document takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// An object with known properties.
    Object,
    /// An array.
    Array,
    /// A string.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
    /// Anything, as in extensions.
    Any,
}

#[derive(Clone, Debug)]
struct Type {
    kind: ShapeKind,
    title: String,
    properties: Vec<Property>,
    index: BTreeMap<Symbol, usize>,
    item: Option<ShapeId>,
}

#[derive(Clone, Debug)]
struct Property {
    name: String,
    shape: ShapeId,
    required: bool,
    title: String,
}

/// The shape of one document type; types that occur in several places are shared.
#[derive(Clone, Debug)]
pub struct Shape {
    types: Vec<Type>,
}

impl Shape {
    /// The document itself.
    pub const ROOT: ShapeId = ShapeId(0);

    /// The shape that a JSON Schema with local definitions (`#/$defs/…`) describes.
    pub fn from_schema(schema: &Value) -> Self {
        let mut builder = Builder { schema, shape: Self { types: Vec::new() }, known: BTreeMap::new() };
        builder.add(schema, 0);
        builder.add_working_names();
        builder.shape
    }

    /// What values a place takes.
    pub fn kind(&self, id: ShapeId) -> ShapeKind {
        self.at(id).kind
    }

    /// The first sentence of the type's description.
    pub fn title(&self, id: ShapeId) -> &str {
        &self.at(id).title
    }

    /// The type of a property and its rank in the type's order.
    pub fn property(&self, id: ShapeId, name: Symbol) -> Option<(usize, ShapeId)> {
        let shape = self.at(id);
        let order = *shape.index.get(&name)?;
        shape.properties.get(order).map(|property| (order, property.shape))
    }

    /// The first sentence of a property's description.
    pub fn property_title(&self, id: ShapeId, name: Symbol) -> &str {
        let shape = self.at(id);
        let property = shape.index.get(&name).and_then(|&order| shape.properties.get(order));
        property.map_or("", |property| property.title.as_str())
    }

    /// The properties of an object: name, type, whether required.
    pub fn properties(&self, id: ShapeId) -> impl Iterator<Item = (&str, ShapeId, bool)> + '_ {
        self.at(id).properties.iter().map(|property| (property.name.as_str(), property.shape, property.required))
    }

    /// The type of an array's elements.
    pub fn item(&self, id: ShapeId) -> Option<ShapeId> {
        self.at(id).item
    }

    fn at(&self, id: ShapeId) -> &Type {
        &self.types[id.0 as usize]
    }
}

struct Builder<'s> {
    schema: &'s Value,
    shape: Shape,
    known: BTreeMap<String, ShapeId>,
}

/// Schemas nest far less deeply; a reference to itself alone ends here.
const DEPTH: usize = 64;

impl Builder<'_> {
    fn add(&mut self, schema: &Value, depth: usize) -> ShapeId {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str)
            && depth < DEPTH
        {
            if let Some(&known) = self.known.get(reference) {
                return known;
            }
            let root = self.schema;
            let target = reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer)).unwrap_or(&Value::Null);
            let id = self.reserve();
            self.known.insert(reference.to_owned(), id);
            self.fill(id, target, depth + 1);
            return id;
        }
        let id = self.reserve();
        self.fill(id, schema, depth + 1);
        id
    }

    /// What a document with extensions has while it is converted (`extension.rs`).
    fn add_working_names(&mut self) {
        if self.schema.pointer("/properties/extensions").is_none() {
            return;
        }
        let working = serde_json::json!({ "properties": {
            extension::LIST: {
                "description": "An extension of the document.",
                "type": "array",
                "items": { "type": "object", "properties": {
                    "key": { "type": "string", "description": "The extension's name." },
                    "json": { "type": "string", "description": "The extension's value as JSON." },
                    "entry": { "type": "string", "description": "The extension as a JSON object of one member." },
                } },
            },
            extension::SET: { "type": "string", "description": "All extensions of the document as a JSON object." },
        } });
        for (name, property) in working["properties"].as_object().into_iter().flatten() {
            let shape = self.add(property, 0);
            let root = &mut self.shape.types[Shape::ROOT.0 as usize];
            root.index.insert(Symbol::of(name), root.properties.len());
            root.properties.push(Property { name: name.clone(), shape, required: false, title: title(property) });
        }
    }

    fn reserve(&mut self) -> ShapeId {
        let id = ShapeId(self.shape.types.len() as u32);
        self.shape.types.push(Type {
            kind: ShapeKind::Any,
            title: String::new(),
            properties: Vec::new(),
            index: BTreeMap::new(),
            item: None,
        });
        id
    }

    fn fill(&mut self, id: ShapeId, schema: &Value, depth: usize) {
        if schema.get("$ref").is_some() && depth < DEPTH {
            let target = self.add(schema, depth);
            self.shape.types[id.0 as usize] = self.shape.at(target).clone();
            return;
        }
        let kind = match schema.get("type").and_then(Value::as_str) {
            Some("object") if schema.get("properties").is_some() => ShapeKind::Object,
            Some("array") => ShapeKind::Array,
            Some("string") => ShapeKind::Text,
            Some("integer") => ShapeKind::Integer,
            Some("boolean") => ShapeKind::Flag,
            _ if schema.get("const").is_some_and(Value::is_string) || schema.get("enum").is_some() => ShapeKind::Text,
            _ if is_text_choice(schema) => ShapeKind::Text,
            _ => ShapeKind::Any,
        };
        let mut filled =
            Type { kind, title: title(schema), properties: Vec::new(), index: BTreeMap::new(), item: None };
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let shape = self.add(property, depth);
            filled.index.insert(Symbol::of(name), filled.properties.len());
            let required = required.contains(&name.as_str());
            filled.properties.push(Property { name: name.clone(), shape, required, title: title(property) });
        }
        filled.item = schema.get("items").map(|items| self.add(items, depth));
        self.shape.types[id.0 as usize] = filled;
    }
}

/// The first paragraph of a description.
fn title(schema: &Value) -> String {
    let description = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    description.split("\n\n").next().unwrap_or_default().replace('\n', " ")
}

/// An enumeration whose members carry their own descriptions comes as a choice of string constants.
fn is_text_choice(schema: &Value) -> bool {
    let choice = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    choice.is_some_and(|members| {
        members.iter().all(|member| {
            member.get("const").is_some_and(Value::is_string)
                || member.get("type").and_then(Value::as_str) == Some("string")
        })
    })
}
