//! TypeScript.

use std::fmt::Write;

use crate::model::{Form, Shape, Type, Types};
use crate::{comment, head};

pub(crate) fn write(types: &Types) -> String {
    let mut out = String::new();
    for line in head(&types.number) {
        _ = writeln!(out, "// {line}");
    }
    for (name, Type { about, form }) in &types.all {
        out.push('\n');
        comment(&mut out, "", about);
        match form {
            Form::Record(fields) => {
                _ = writeln!(out, "export interface {name} {{");
                for field in fields {
                    comment(&mut out, "  ", &field.about);
                    let mark = if field.required { "" } else { "?" };
                    _ = writeln!(out, "  {}{mark}: {};", key(&field.name), shape(&field.shape));
                }
                out.push_str("}\n");
            }
            Form::Alias(of) => _ = writeln!(out, "export type {name} = {};", shape(of)),
            Form::Words(words) => {
                _ = writeln!(out, "export type {name} =");
                for (at, (word, about)) in words.iter().enumerate() {
                    comment(&mut out, "  ", about);
                    let end = if at + 1 == words.len() { ";" } else { "" };
                    _ = writeln!(out, "  | {}{end}", quoted(word));
                }
            }
        }
    }
    let names: Vec<&str> = types.documents.iter().map(|(_, name)| name.as_str()).collect();
    _ = writeln!(out, "\n/** A document of any type; `type` tells which. */\nexport type Document =");
    for (at, name) in names.iter().enumerate() {
        _ = writeln!(out, "  | {name}{}", if at + 1 == names.len() { ";" } else { "" });
    }
    out
}

fn shape(shape_of: &Shape) -> String {
    match shape_of {
        Shape::Text => "string".to_owned(),
        Shape::Flag => "boolean".to_owned(),
        Shape::Number | Shape::Integer => "number".to_owned(),
        Shape::Any => "unknown".to_owned(),
        Shape::Map(values) => format!("Record<string, {}>", shape(values)),
        Shape::List(items) => format!("Array<{}>", shape(items)),
        Shape::Named(name) => name.clone(),
        Shape::Word(word) => quoted(word),
    }
}

fn key(name: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.chars().all(is_name) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A text as all three languages write it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
