//! Java.

use std::fmt::Write;

use crate::model::{Field, Form, Shape, Type, Types, capitals};
use crate::typescript::quoted;
use crate::{comment, head};

/// Words that no name may be (Java Language Specification 3.9), and what records have of their own.
const KEYWORDS: [&str; 59] = [
    "_",
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "clone",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finalize",
    "finally",
    "float",
    "for",
    "getClass",
    "goto",
    "hashCode",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "notify",
    "notifyAll",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "toString",
    "transient",
    "true",
    "try",
    "wait",
];

pub(crate) fn write(types: &Types) -> String {
    let mut out = String::new();
    for line in head(&types.number) {
        _ = writeln!(out, "// {line}");
    }
    out.push_str(
        "import com.fasterxml.jackson.annotation.JsonInclude;\nimport com.fasterxml.jackson.annotation.JsonProperty;\n\
         import java.util.List;\nimport java.util.Map;\n\n",
    );
    _ = writeln!(
        out,
        "/** The documents of Tradelane {}, as records for Jackson; fields that are absent are null. */",
        types.number
    );
    out.push_str("public final class Tradelane {\n    private Tradelane() {}\n");
    for (name, Type { about, form }) in &types.all {
        match form {
            Form::Record(fields) => record(&mut out, types, name, about, fields),
            // Java has no other names for types.
            Form::Alias(_) => {}
            Form::Words(words) => {
                out.push('\n');
                comment(&mut out, "    ", &said(about));
                _ = writeln!(out, "    public enum {name} {{");
                for (word, about) in words {
                    comment(&mut out, "        ", &said(about));
                    _ = writeln!(out, "        @JsonProperty({}) {},", quoted(word), capitals(word));
                }
                out.push_str("    }\n");
            }
        }
    }
    out.push_str("}\n");
    out
}

fn record(out: &mut String, types: &Types, name: &str, about: &str, fields: &[Field]) {
    out.push('\n');
    comment(out, "    ", &said(about));
    _ = writeln!(out, "    @JsonInclude(JsonInclude.Include.NON_NULL)\n    public record {name}(");
    for (at, field) in fields.iter().enumerate() {
        comment(out, "        ", &said(&field.about));
        let end = if at + 1 == fields.len() { "" } else { "," };
        let own = attribute(&field.name);
        let mark = if own == field.name { String::new() } else { format!("@JsonProperty({}) ", quoted(&field.name)) };
        _ = writeln!(out, "        {mark}{} {own}{end}", shape(types, &field.shape));
    }
    out.push_str("    ) {}\n");
}

/// A name that Java takes for the one on the wire.
fn attribute(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if KEYWORDS.contains(&plain.as_str()) || plain.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{plain}_")
    } else {
        plain
    }
}

/// What a comment may say: a backslash and a `u` would begin a character in Java, wherever they stand.
fn said(about: &str) -> String {
    about.replace("\\u", "\\ u")
}

fn shape(types: &Types, shape_of: &Shape) -> String {
    match shape_of {
        Shape::Text | Shape::Word(_) => "String".to_owned(),
        Shape::Flag => "Boolean".to_owned(),
        Shape::Number => "java.math.BigDecimal".to_owned(),
        Shape::Integer => "Long".to_owned(),
        Shape::Any => "Object".to_owned(),
        Shape::Map(values) => format!("Map<String, {}>", shape(types, values)),
        Shape::List(items) => format!("List<{}>", shape(types, items)),
        Shape::Named(name) => match types.all.get(name).map(|of| &of.form) {
            Some(Form::Alias(of)) if *of != Shape::Named(name.clone()) => shape(types, of),
            _ => name.clone(),
        },
    }
}
