//! Python.

use std::fmt::Write;

use crate::head;
use crate::model::{Field, Form, Shape, Type, Types};
use crate::typescript::quoted;

/// Words that no name may be (Python 3, "Keywords").
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

pub(crate) fn write(types: &Types) -> String {
    let [first, second] = head(&types.number);
    let mut out = format!(
        "\"\"\"{first}\n\n{second}\n\"\"\"\n\nfrom __future__ import annotations\n\nfrom typing import Any, Literal, \
         NotRequired, TypeAlias, TypedDict, Union\n"
    );
    for (name, Type { about, form }) in &types.all {
        match form {
            Form::Record(fields) => record(&mut out, name, about, fields),
            Form::Alias(of) => {
                out.push('\n');
                comment(&mut out, "", about);
                _ = writeln!(out, "{name}: TypeAlias = {}", quoted(&shape(of)));
            }
            Form::Words(words) => {
                out.push('\n');
                comment(&mut out, "", about);
                _ = writeln!(out, "{name}: TypeAlias = Literal[");
                for (word, about) in words {
                    comment(&mut out, "    ", about);
                    _ = writeln!(out, "    {},", quoted(word));
                }
                out.push_str("]\n");
            }
        }
    }
    out.push_str("\n# A document of any type; `type` tells which.\nDocument: TypeAlias = Union[\n");
    for (_, name) in &types.documents {
        _ = writeln!(out, "    \"{name}\",");
    }
    out.push_str("]\n");
    out
}

/// A class; where a name on the wire can be no attribute's, the form that takes any name.
fn record(out: &mut String, name: &str, about: &str, fields: &[Field]) {
    let is_plain = |field: &Field| {
        let name = &field.name;
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_name && !name.starts_with(|c: char| c.is_ascii_digit()) && !KEYWORDS.contains(&name.as_str())
    };
    let value = |field: &Field| {
        let shape = shape(&field.shape);
        if field.required { shape } else { format!("NotRequired[{shape}]") }
    };
    if fields.iter().all(is_plain) {
        _ = writeln!(out, "\n\nclass {name}(TypedDict):");
        let text = about.replace('\\', "\\\\").replace("\"\"\"", "'''");
        let text: Vec<&str> = text.lines().collect();
        match text.as_slice() {
            [] if fields.is_empty() => out.push_str("    pass\n"),
            [] => {}
            [line] => _ = writeln!(out, "    \"\"\"{line}\"\"\"\n"),
            lines => _ = writeln!(out, "    \"\"\"{}\n    \"\"\"\n", lines.join("\n    ").replace("\n    \n", "\n\n")),
        }
        for field in fields {
            comment(out, "    ", &field.about);
            _ = writeln!(out, "    {}: {}", field.name, value(field));
        }
        return;
    }
    out.push('\n');
    comment(out, "", about);
    _ = writeln!(out, "{name} = TypedDict(\n    \"{name}\",\n    {{");
    for field in fields {
        comment(out, "        ", &field.about);
        // Types may stand further below, so they are named in texts.
        let value = shape(&field.shape);
        let value = if field.required { quoted(&value) } else { format!("NotRequired[{}]", quoted(&value)) };
        _ = writeln!(out, "        {}: {value},", quoted(&field.name));
    }
    out.push_str("    },\n)\n");
}

fn comment(out: &mut String, indent: &str, about: &str) {
    for line in about.lines() {
        _ = writeln!(out, "{}", format!("{indent}# {line}").trim_end());
    }
}

fn shape(shape_of: &Shape) -> String {
    match shape_of {
        Shape::Text => "str".to_owned(),
        Shape::Flag => "bool".to_owned(),
        Shape::Number => "float".to_owned(),
        Shape::Integer => "int".to_owned(),
        Shape::Any => "Any".to_owned(),
        Shape::Map(values) => format!("dict[str, {}]", shape(values)),
        Shape::List(items) => format!("list[{}]", shape(items)),
        Shape::Named(name) => name.clone(),
        Shape::Word(word) => format!("Literal[{}]", quoted(word)),
    }
}
