//! A document of the standard as a tree of values, each with the legacy node it came from.
//!
//! Conversion works on this form rather than on the typed documents, because crosswalks name fields by path. It keeps
//! numbers as they are written and costs no allocation per value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use tradelane_legacy::{NodeId, Symbol};

use crate::shape::{Shape, ShapeId};

/// The place of a value in its [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueId(u32);

impl ValueId {
    /// The value's number in its document.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// A JSON string.
    Text,
    /// A JSON number, as written.
    Number,
    /// `true` or `false`.
    Flag,
    /// `null`.
    Null,
}

#[derive(Clone, Debug)]
struct Value {
    kind: ValueKind,
    key: Symbol,
    label: (u32, u32),
    value: (u32, u32),
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
    origin: Option<NodeId>,
}

const NONE: u32 = u32::MAX;
const NO_KEY: Symbol = Symbol::of("");

/// A document as a tree of values in an arena.
#[derive(Clone, Debug, Default)]
pub struct Document {
    values: Vec<Value>,
    text: String,
}

impl Document {
    /// The document object itself, the root of every document that is not empty.
    pub const ROOT: ValueId = ValueId(0);

    /// A document with an empty object as its root.
    pub fn new() -> Self {
        let mut document = Self::default();
        document.make(ValueKind::Object, NO_KEY, (0, 0), NONE);
        document
    }

    /// Reads a document from JSON.
    ///
    /// # Errors
    /// Where the bytes are no JSON value; the error tells line and column.
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let mut document = Self::default();
        let mut json = serde_json::Deserializer::from_slice(bytes);
        Seed { document: &mut document, parent: NONE, key: NO_KEY, label: (0, 0) }.deserialize(&mut json)?;
        json.end()?;
        Ok(document)
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no value at all.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// What a value is.
    pub fn kind(&self, id: ValueId) -> ValueKind {
        self.value(id).kind
    }

    /// The text of a string, number or flag; empty for others.
    pub fn text(&self, id: ValueId) -> &str {
        self.slice(self.value(id).value)
    }

    /// The property name of a value that stands in an object; empty in an array.
    pub fn key(&self, id: ValueId) -> &str {
        self.slice(self.value(id).label)
    }

    /// The legacy node that the value was read from.
    pub fn origin(&self, id: ValueId) -> Option<NodeId> {
        self.value(id).origin
    }

    /// The values of an object or array in order.
    pub fn children(&self, id: ValueId) -> impl Iterator<Item = ValueId> + '_ {
        std::iter::successors(some(self.value(id).first), |&child| some(self.value(child).next))
    }

    /// The object or array a value stands in.
    pub fn parent(&self, id: ValueId) -> Option<ValueId> {
        some(self.value(id).parent)
    }

    /// The property `name` of an object.
    pub fn property(&self, id: ValueId, name: Symbol) -> Option<ValueId> {
        self.children(id).find(|&child| self.value(child).key == name)
    }

    /// The value at a path of property names and array indexes from the root (a JSON Pointer's tokens).
    pub fn resolve<'t>(&self, tokens: impl IntoIterator<Item = &'t str>) -> Option<ValueId> {
        let mut at = (!self.is_empty()).then_some(Self::ROOT)?;
        for token in tokens {
            at = match self.kind(at) {
                ValueKind::Array => self.children(at).nth(token.parse().ok()?)?,
                _ => self.children(at).find(|&child| self.key(child) == token)?,
            };
        }
        Some(at)
    }

    /// The JSON Pointer of a value.
    pub fn pointer(&self, id: ValueId) -> String {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(parent) = self.parent(at) {
            steps.push(if self.kind(parent) == ValueKind::Array {
                self.children(parent).take_while(|&child| child != at).count().to_string()
            } else {
                self.key(at).replace('~', "~0").replace('/', "~1")
            });
            at = parent;
        }
        steps.iter().rev().flat_map(|step| ["/", step]).collect()
    }

    /// Appends a value without text to an object (under `key`) or to an array.
    pub fn push(&mut self, parent: ValueId, key: &str, kind: ValueKind) -> ValueId {
        let label = self.intern(key);
        let id = self.make(kind, Symbol::of(key), label, parent.0);
        self.attach(parent, id);
        id
    }

    /// Appends a value to an object or array, with its text and where it was read.
    pub fn push_text(
        &mut self,
        parent: ValueId,
        key: &str,
        kind: ValueKind,
        text: &str,
        origin: Option<NodeId>,
    ) -> ValueId {
        let id = self.push(parent, key, kind);
        let range = self.intern(text);
        let value = self.value_mut(id);
        value.value = range;
        value.origin = origin;
        id
    }

    /// Gives a value that has none yet its text; `false` where it has one.
    pub(crate) fn set_text(&mut self, id: ValueId, kind: ValueKind, text: &str, origin: NodeId) -> bool {
        if self.kind(id) != ValueKind::Null {
            return false;
        }
        let range = self.intern(text);
        let value = self.value_mut(id);
        value.kind = kind;
        value.value = range;
        value.origin = Some(origin);
        true
    }

    /// Records where a value was read.
    pub fn set_origin(&mut self, id: ValueId, origin: NodeId) {
        self.value_mut(id).origin = Some(origin);
    }

    /// Removes the last value made, where it is an object or array and is still empty.
    pub(crate) fn pop_empty(&mut self, id: ValueId) {
        let Some(parent) = self.parent(id) else { return };
        if self.value(id).first != NONE || id.index() + 1 != self.values.len() {
            return;
        }
        let before = self.children(parent).take_while(|&child| child != id).last();
        self.values.pop();
        match before {
            Some(before) => self.value_mut(before).next = NONE,
            None => self.value_mut(parent).first = NONE,
        }
        self.value_mut(parent).last = before.map_or(NONE, |before| before.0);
    }

    /// Takes a property out of an object and returns it; it stays readable by its id.
    pub fn detach_property(&mut self, id: ValueId, name: Symbol) -> Option<ValueId> {
        let found = self.property(id, name)?;
        let rest: Vec<ValueId> = self.children(id).filter(|&child| child != found).collect();
        let object = self.value_mut(id);
        object.first = NONE;
        object.last = NONE;
        for child in rest {
            self.value_mut(child).next = NONE;
            self.attach(id, child);
        }
        Some(found)
    }

    fn attach(&mut self, parent: ValueId, id: ValueId) {
        match some(self.value(parent).last) {
            Some(last) => self.value_mut(last).next = id.0,
            None => self.value_mut(parent).first = id.0,
        }
        self.value_mut(parent).last = id.0;
    }

    fn make(&mut self, kind: ValueKind, key: Symbol, label: (u32, u32), parent: u32) -> ValueId {
        let id = ValueId(self.values.len() as u32);
        self.values.push(Value {
            kind,
            key,
            label,
            value: (0, 0),
            parent,
            first: NONE,
            last: NONE,
            next: NONE,
            origin: None,
        });
        id
    }

    fn intern(&mut self, text: &str) -> (u32, u32) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    fn slice(&self, (start, end): (u32, u32)) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    fn value(&self, id: ValueId) -> &Value {
        &self.values[id.index()]
    }

    fn value_mut(&mut self, id: ValueId) -> &mut Value {
        &mut self.values[id.index()]
    }

    /// Writes the document as JSON on one line, properties in the order of its type.
    pub fn write_json(&self, shape: &Shape, out: &mut Vec<u8>) {
        if !self.is_empty() {
            self.write_value(Self::ROOT, Some(Shape::ROOT), shape, out);
        }
    }

    fn write_value(&self, id: ValueId, at: Option<ShapeId>, shape: &Shape, out: &mut Vec<u8>) {
        match self.kind(id) {
            ValueKind::Object => self.write_object(id, at, shape, out),
            ValueKind::Array => {
                let item = at.and_then(|at| shape.item(at));
                self.write_list(b"[]", self.children(id), out, |child, out| self.write_value(child, item, shape, out));
            }
            ValueKind::Text => write_string(self.text(id), out),
            ValueKind::Number | ValueKind::Flag => out.extend_from_slice(self.text(id).as_bytes()),
            ValueKind::Null => out.extend_from_slice(b"null"),
        }
    }

    fn write_object(&self, id: ValueId, at: Option<ShapeId>, shape: &Shape, out: &mut Vec<u8>) {
        let mut properties: Vec<(usize, Option<ShapeId>, ValueId)> = self
            .children(id)
            .map(|child| match at.and_then(|at| shape.property(at, self.value(child).key)) {
                Some((order, child_shape)) => (order, Some(child_shape), child),
                None => (usize::MAX, None, child),
            })
            .collect();
        properties.sort_by_key(|&(order, ..)| order);
        self.write_list(b"{}", properties.into_iter(), out, |(_, child_shape, child), out| {
            write_string(self.key(child), out);
            out.push(b':');
            self.write_value(child, child_shape, shape, out);
        });
    }

    fn write_list<T>(
        &self,
        brackets: &[u8; 2],
        items: impl Iterator<Item = T>,
        out: &mut Vec<u8>,
        mut write: impl FnMut(T, &mut Vec<u8>),
    ) {
        let [open, close] = *brackets;
        out.push(open);
        for (index, item) in items.enumerate() {
            if index > 0 {
                out.push(b',');
            }
            write(item, out);
        }
        out.push(close);
    }

    /// A value and all below it as a `serde_json` value.
    pub fn to_value(&self, id: ValueId) -> serde_json::Value {
        match self.kind(id) {
            ValueKind::Object => {
                self.children(id).map(|child| (self.key(child).to_owned(), self.to_value(child))).collect()
            }
            ValueKind::Array => self.children(id).map(|child| self.to_value(child)).collect(),
            ValueKind::Text => self.text(id).into(),
            ValueKind::Number | ValueKind::Flag => serde_json::from_str(self.text(id)).unwrap_or_default(),
            ValueKind::Null => serde_json::Value::Null,
        }
    }

    /// Appends a `serde_json` value to an object (under `key`) or to an array.
    pub fn push_value(&mut self, parent: ValueId, key: &str, value: &serde_json::Value) -> ValueId {
        match value {
            serde_json::Value::Object(map) => {
                let id = self.push(parent, key, ValueKind::Object);
                for (key, value) in map {
                    self.push_value(id, key, value);
                }
                id
            }
            serde_json::Value::Array(items) => {
                let id = self.push(parent, key, ValueKind::Array);
                for item in items {
                    self.push_value(id, "", item);
                }
                id
            }
            serde_json::Value::String(text) => self.push_text(parent, key, ValueKind::Text, text, None),
            serde_json::Value::Number(number) => {
                self.push_text(parent, key, ValueKind::Number, &number.to_string(), None)
            }
            serde_json::Value::Bool(flag) => self.push_text(parent, key, ValueKind::Flag, &flag.to_string(), None),
            serde_json::Value::Null => self.push(parent, key, ValueKind::Null),
        }
    }
}

fn some(id: u32) -> Option<ValueId> {
    (id != NONE).then_some(ValueId(id))
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    // Writing a string to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}

struct Seed<'d> {
    document: &'d mut Document,
    parent: u32,
    key: Symbol,
    label: (u32, u32),
}

impl Seed<'_> {
    fn make(self, kind: ValueKind) -> (ValueId, Self) {
        let id = self.document.make(kind, self.key, self.label, self.parent);
        if let Some(parent) = some(self.parent) {
            self.document.attach(parent, id);
        }
        (id, self)
    }

    fn leaf(self, kind: ValueKind, text: &str) {
        let (id, seed) = self.make(kind);
        let range = seed.document.intern(text);
        seed.document.value_mut(id).value = range;
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.leaf(ValueKind::Flag, if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.leaf(ValueKind::Number, &value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.leaf(ValueKind::Number, &value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.leaf(ValueKind::Number, &value.to_string());
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.leaf(ValueKind::Text, value);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.make(ValueKind::Null);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let (id, seed) = self.make(ValueKind::Array);
        let document = seed.document;
        while items.next_element_seed(Seed { document, parent: id.0, key: NO_KEY, label: (0, 0) })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let (id, seed) = self.make(ValueKind::Object);
        let document = seed.document;
        while let Some(key) = entries.next_key::<std::borrow::Cow<'de, str>>()? {
            let label = document.intern(&key);
            entries.next_value_seed(Seed { document, parent: id.0, key: Symbol::of(&key), label })?;
        }
        Ok(())
    }
}
