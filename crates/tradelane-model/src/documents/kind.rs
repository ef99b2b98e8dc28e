//! The types of documents, by name.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::walk::{Path, Visitor, Walk};

use super::{
    Acknowledgement, Catalogue, CustomsResponse, Declaration, DeclarationCancellation, DespatchAdvice, InventoryReport,
    Invoice, Manifest, Order, OrderChange, OrderResponse, Payment, ReceivingAdvice, Return, TaxAssessment,
    TransportOrder, TransportStatus, Waybill,
};

/// The list of document types, from which all that has one entry a type is made.
macro_rules! documents {
    ($($name:ident $wire:literal)*) => {
        /// The type of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DocumentType {
            $(#[doc = concat!("The type `", $wire, "`.")] $name,)*
        }

        /// A document of any type.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Document {
            $(#[doc = concat!("A document of the type `", $wire, "`.")] $name(Box<$name>),)*
        }

        impl DocumentType {
            /// All types, by name.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name as it stands in a document's `type`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $wire,)*
                }
            }

            /// The JSON Schema of the type (draft 2020-12), self-contained.
            pub fn schema(self) -> Schema {
                let generator = SchemaSettings::draft2020_12().into_generator();
                let mut schema = match self {
                    $(Self::$name => generator.into_root_schema_for::<$name>(),)*
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
                    $(Self::$name => Document::$name(serde_json::from_slice(json)?),)*
                })
            }
        }

        impl Document {
            /// The document as a JSON value.
            pub fn to_json(&self) -> Value {
                let value = match self {
                    $(Self::$name(document) => serde_json::to_value(document),)*
                };
                // Texts, lists and objects with text keys always have a JSON form.
                value.unwrap_or_default()
            }

            /// The document's type.
            pub fn kind(&self) -> DocumentType {
                match self {
                    $(Self::$name(_) => DocumentType::$name,)*
                }
            }
        }

        impl Walk for Document {
            fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>) {
                match self {
                    $(Self::$name(document) => document.walk(path, visit),)*
                }
            }
        }
    };
}

documents! {
    Acknowledgement "acknowledgement"
    Catalogue "catalogue"
    CustomsResponse "customsResponse"
    Declaration "declaration"
    DeclarationCancellation "declarationCancellation"
    DespatchAdvice "despatchAdvice"
    InventoryReport "inventoryReport"
    Invoice "invoice"
    Manifest "manifest"
    Order "order"
    OrderChange "orderChange"
    OrderResponse "orderResponse"
    Payment "payment"
    ReceivingAdvice "receivingAdvice"
    Return "return"
    TaxAssessment "taxAssessment"
    TransportOrder "transportOrder"
    TransportStatus "transportStatus"
    Waybill "waybill"
}

impl DocumentType {
    /// The type with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
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
