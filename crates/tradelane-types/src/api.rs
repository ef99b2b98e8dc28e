//! Parts of API descriptions: documents by reference to their published schemas.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

fn id(schema: &Value) -> Value {
    schema.get("$id").cloned().unwrap_or_default()
}

fn about(schema: &Value) -> &str {
    schema.get("description").and_then(Value::as_str).and_then(|text| text.lines().next()).unwrap_or_default()
}

/// An OpenAPI 3.1 description with the documents as components, for the description of a member's own interface to refer
/// to: `#/components/schemas/order`, `#/components/requestBodies/document`.
pub fn openapi(number: &str, schemas: &BTreeMap<String, Value>) -> Value {
    let mut components = Map::new();
    let (mut choices, mut mapping) = (Vec::new(), Map::new());
    for (name, schema) in schemas {
        components.insert(name.clone(), json!({ "$ref": id(schema) }));
        choices.push(json!({ "$ref": format!("#/components/schemas/{name}") }));
        mapping.insert(name.clone(), format!("#/components/schemas/{name}").into());
    }
    components.insert(
        "document".to_owned(),
        json!({
            "description": "A document of any type.",
            "oneOf": choices,
            "discriminator": { "propertyName": "type", "mapping": mapping },
        }),
    );
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/document" } } });
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": "Documents of Tradelane",
            "version": number,
            "description": "The documents of the standard, to be referred to by the description of an interface.",
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "components": {
            "schemas": components,
            "requestBodies": { "document": { "required": true, "content": content } },
            "responses": { "document": { "description": "A document.", "content": content } },
        },
    })
}

/// An AsyncAPI 3.0 description: a channel and a message for each type of document.
pub fn asyncapi(number: &str, schemas: &BTreeMap<String, Value>) -> Value {
    let major = number.split('.').next().unwrap_or_default();
    let (mut channels, mut messages, mut operations) = (Map::new(), Map::new(), Map::new());
    for (name, schema) in schemas {
        messages.insert(
            name.clone(),
            json!({
                "name": name,
                "title": schema.get("title"),
                "summary": about(schema),
                "contentType": "application/json",
                "payload": {
                    "schemaFormat": "application/schema+json;version=draft-2020-12",
                    "schema": { "$ref": id(schema) },
                },
            }),
        );
        channels.insert(
            name.clone(),
            json!({
                "address": format!("tradelane.v{major}.{name}"),
                "description": about(schema),
                "messages": { name: { "$ref": format!("#/components/messages/{name}") } },
            }),
        );
        operations.insert(
            format!("receive.{name}"),
            json!({
                "action": "receive",
                "channel": { "$ref": format!("#/channels/{name}") },
                "messages": [{ "$ref": format!("#/channels/{name}/messages/{name}") }],
            }),
        );
    }
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Documents of Tradelane",
            "version": number,
            "description": "The documents of the standard as messages, one channel for each type.",
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": { "messages": messages },
    })
}
