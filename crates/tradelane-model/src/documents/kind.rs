//! The types of documents, by name.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::walk::{Path, Visitor, Walk};

use super::{Declaration, Order, Payment, Waybill};

/// A field whose one value is known, as `"type": "order"`.
macro_rules! constant {
    ($(#[$meta:meta])* $name:ident, $text:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl Walk for $name {
            fn walk(&self, _: &mut Path, _: &mut Visitor<'_>) {}
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = compact_str::CompactString::deserialize(deserializer)?;
                if text == $text {
                    Ok(Self)
                } else {
                    Err(serde::de::Error::custom(format_args!("{text:?} stands where {:?} is due", $text)))
                }
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "const": $text })
            }
        }
    };
}

constant! {
    /// The version of the standard that documents of these types follow.
    StandardVersion, "1.0"
}
constant! {
    /// The type of an order.
    OrderTag, "order"
}
constant! {
    /// The type of a payment.
    PaymentTag, "payment"
}
constant! {
    /// The type of a waybill.
    WaybillTag, "waybill"
}
constant! {
    /// The type of a customs declaration.
    DeclarationTag, "declaration"
}

/// The type of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentType {
    /// A customs declaration.
    Declaration,
    /// An order.
    Order,
    /// A payment.
    Payment,
    /// A waybill.
    Waybill,
}

/// A document of any type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// A customs declaration.
    Declaration(Box<Declaration>),
    /// An order.
    Order(Box<Order>),
    /// A payment.
    Payment(Box<Payment>),
    /// A waybill.
    Waybill(Box<Waybill>),
}

impl DocumentType {
    /// All types, by name.
    pub const ALL: [Self; 4] = [Self::Declaration, Self::Order, Self::Payment, Self::Waybill];

    /// The name as it stands in a document's `type`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Order => "order",
            Self::Payment => "payment",
            Self::Waybill => "waybill",
        }
    }

    /// The type with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The JSON Schema of the type (draft 2020-12), self-contained.
    pub fn schema(self) -> Schema {
        let generator = SchemaSettings::draft2020_12().into_generator();
        let mut schema = match self {
            Self::Declaration => generator.into_root_schema_for::<Declaration>(),
            Self::Order => generator.into_root_schema_for::<Order>(),
            Self::Payment => generator.into_root_schema_for::<Payment>(),
            Self::Waybill => generator.into_root_schema_for::<Waybill>(),
        };
        refuse_null(schema.as_object_mut());
        schema
    }

    /// Reads a document of the type from JSON.
    ///
    /// # Errors
    /// Where the bytes are no JSON, or no document of the type: the first fault, with line and column.
    pub fn read(self, json: &[u8]) -> Result<Document, serde_json::Error> {
        Ok(match self {
            Self::Declaration => Document::Declaration(serde_json::from_slice(json)?),
            Self::Order => Document::Order(serde_json::from_slice(json)?),
            Self::Payment => Document::Payment(serde_json::from_slice(json)?),
            Self::Waybill => Document::Waybill(serde_json::from_slice(json)?),
        })
    }
}

/// An optional field is left out or has a value: `null` is no value. The same holds for reading (`record!`).
fn refuse_null(schema: Option<&mut serde_json::Map<String, Value>>) {
    let Some(schema) = schema else { return };
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        if let [Value::Object(one)] = choices.as_slice() {
            let one = one.clone();
            schema.remove("anyOf");
            schema.extend(one);
        }
    }
    schema.remove("default");
    for (_, value) in schema.iter_mut() {
        refuse_null_below(value);
    }
}

fn refuse_null_below(value: &mut Value) {
    match value {
        Value::Object(schema) => refuse_null(Some(schema)),
        Value::Array(values) => values.iter_mut().for_each(refuse_null_below),
        _ => {}
    }
}

impl Document {
    /// The document as a JSON value.
    pub fn to_json(&self) -> Value {
        let value = match self {
            Self::Declaration(document) => serde_json::to_value(document),
            Self::Order(document) => serde_json::to_value(document),
            Self::Payment(document) => serde_json::to_value(document),
            Self::Waybill(document) => serde_json::to_value(document),
        };
        // Texts, lists and objects with text keys always have a JSON form.
        value.unwrap_or_default()
    }

    /// The document's type.
    pub fn kind(&self) -> DocumentType {
        match self {
            Self::Declaration(_) => DocumentType::Declaration,
            Self::Order(_) => DocumentType::Order,
            Self::Payment(_) => DocumentType::Payment,
            Self::Waybill(_) => DocumentType::Waybill,
        }
    }
}

impl Walk for Document {
    fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>) {
        match self {
            Self::Declaration(document) => document.walk(path, visit),
            Self::Order(document) => document.walk(path, visit),
            Self::Payment(document) => document.walk(path, visit),
            Self::Waybill(document) => document.walk(path, visit),
        }
    }
}
