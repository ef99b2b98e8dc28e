//! What the schemas of a version say, in the few words that all languages have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The types of a version.
#[derive(Clone, Debug)]
pub struct Types {
    /// The version's number.
    pub(crate) number: String,
    /// By name; documents and what they are made of.
    pub(crate) all: BTreeMap<String, Type>,
    /// The documents: the name on the wire, and that of the type.
    pub(crate) documents: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) about: String,
    pub(crate) form: Form,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    /// An object with its fields.
    Record(Vec<Field>),
    /// Another name for something.
    Alias(Shape),
    /// One of some words, each with what it means.
    Words(Vec<(String, String)>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Text,
    Flag,
    Number,
    Integer,
    /// Any JSON.
    Any,
    /// An object of any fields.
    Map(Box<Shape>),
    List(Box<Shape>),
    /// A type by its name.
    Named(String),
    /// One word.
    Word(String),
}

impl Types {
    /// Reads the schemas of a version by the names of their documents.
    ///
    /// # Errors
    /// Where a schema says something that types of other languages have no words for here, or two schemas give one name to
    /// different types: which.
    pub fn of(number: &str, schemas: &BTreeMap<String, Value>) -> Result<Self, String> {
        let mut types = Self { number: number.to_owned(), all: BTreeMap::new(), documents: Vec::new() };
        for (document, schema) in schemas {
            let definitions = schema.get("$defs").and_then(Value::as_object);
            for (name, definition) in definitions.into_iter().flatten() {
                types.add(name, definition, document)?;
            }
        }
        let taken: BTreeSet<String> = types.all.keys().cloned().collect();
        for (document, schema) in schemas {
            let mut name = pascal(document);
            if taken.contains(&name) {
                name.push_str("Document");
            }
            types.add(&name, schema, document)?;
            types.documents.push((document.clone(), name));
        }
        Ok(types)
    }

    fn add(&mut self, name: &str, schema: &Value, document: &str) -> Result<(), String> {
        let form = form(schema).map_err(|what| format!("the schema of {document}: {name}: {what}"))?;
        let added = Type { about: about(schema), form };
        match self.all.get(name) {
            Some(known) if *known != added => {
                Err(format!("{name} is one type in the schema of {document}, and another one in one before it"))
            }
            _ => {
                self.all.insert(name.to_owned(), added);
                Ok(())
            }
        }
    }
}

fn about(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn form(schema: &Value) -> Result<Form, String> {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let required: BTreeSet<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let field = |(name, schema): (&String, &Value)| {
            let shape = shape(schema).map_err(|what| format!("{name}: {what}"))?;
            let required = required.contains(name.as_str());
            Ok(Field { name: name.clone(), about: about(schema), required, shape })
        };
        return properties.iter().map(field).collect::<Result<_, _>>().map(Form::Record);
    }
    let choices = ["oneOf", "enum"].iter().find_map(|key| schema.get(*key)?.as_array());
    if let Some(choices) = choices {
        let word = |choice: &Value| {
            let text = choice.get("const").unwrap_or(choice).as_str()?;
            Some((text.to_owned(), about(choice)))
        };
        let words: Option<Vec<_>> = choices.iter().map(word).collect();
        return words.map(Form::Words).ok_or_else(|| "it is one of several that are no words".to_owned());
    }
    shape(schema).map(Form::Alias)
}

fn shape(schema: &Value) -> Result<Shape, String> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name =
            name.strip_prefix("#/$defs/").ok_or_else(|| format!("it refers to {name}, which is not in the schema"))?;
        return Ok(Shape::Named(name.to_owned()));
    }
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Ok(Shape::Word(word.to_owned()));
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => Ok(Shape::Text),
        Some("boolean") => Ok(Shape::Flag),
        Some("number") => Ok(Shape::Number),
        Some("integer") => Ok(Shape::Integer),
        Some("array") => match schema.get("items") {
            Some(items) => Ok(Shape::List(Box::new(shape(items)?))),
            None => Ok(Shape::List(Box::new(Shape::Any))),
        },
        Some("object") if schema.get("properties").is_some() => {
            Err("it has an object of its own, without a name".to_owned())
        }
        Some("object") => match schema.get("additionalProperties") {
            Some(values) if values.is_object() && *values != Value::Object(Default::default()) => {
                Ok(Shape::Map(Box::new(shape(values)?)))
            }
            _ => Ok(Shape::Map(Box::new(Shape::Any))),
        },
        Some(other) => Err(format!("it is of the type {other}")),
        None if schema
            .as_object()
            .is_none_or(|schema| schema.keys().all(|key| ["description", "title"].contains(&key.as_str()))) =>
        {
            Ok(Shape::Any)
        }
        None => Err("it has no type".to_owned()),
    }
}

/// A name as types have it.
fn pascal(name: &str) -> String {
    let mut out = String::new();
    let mut upper = true;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            upper = true;
        } else if upper {
            out.extend(c.to_uppercase());
            upper = false;
        } else {
            out.push(c);
        }
    }
    out
}

/// A name in words with underscores, in capitals.
pub(crate) fn capitals(name: &str) -> String {
    let mut out = String::new();
    let mut was_small = false;
    for c in name.chars() {
        if c.is_uppercase() && was_small {
            out.push('_');
        }
        was_small = c.is_lowercase() || c.is_ascii_digit();
        out.extend(if c.is_alphanumeric() { c } else { '_' }.to_uppercase());
    }
    if out.starts_with(|c: char| c.is_ascii_digit()) { format!("_{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::{Types, capitals, pascal};

    #[test]
    fn names_are_written_as_languages_write_them() {
        assert_eq!(pascal("despatchAdvice"), "DespatchAdvice");
        assert_eq!(capitals("despatchAdvice"), "DESPATCH_ADVICE");
        assert_eq!(capitals("2-way"), "_2_WAY");
    }

    #[track_caller]
    fn refused(schema: Value, words: &str) {
        let error = Types::of("1.0", &BTreeMap::from([("parcel".to_owned(), schema)])).err().unwrap_or_default();
        assert!(error.contains(words), "{error}");
    }

    #[test]
    fn what_has_no_words_is_told() {
        refused(json!({ "properties": { "a": { "type": "null" } } }), "parcel: Parcel: a: it is of the type null");
        refused(json!({ "properties": { "a": { "minimum": 1 } } }), "a: it has no type");
        refused(json!({ "properties": { "a": { "$ref": "other.json" } } }), "refers to other.json");
        refused(json!({ "properties": { "a": { "type": "object", "properties": {} } } }), "an object of its own");
    }
}
