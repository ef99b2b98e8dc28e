//! The documents of a version as types of other languages, for members' own code, and as parts of API descriptions.
//!
//! All of it is made of the schemas of a version alone, whatever toolkit made them: [`Types::of`] reads what they say,
//! [`Types::write`] says it in a language. Names on the wire stay as they are.

mod api;
mod java;
mod model;
mod python;
mod typescript;

use std::fmt::Write;

pub use api::{asyncapi, openapi};
pub use model::Types;

/// A language that types are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// TypeScript: interfaces.
    TypeScript,
    /// Python 3.11 and later: `TypedDict`.
    Python,
    /// Java 17 and later: records, for Jackson 2.
    Java,
}

impl Types {
    /// The types as one source file.
    pub fn write(&self, language: Language) -> String {
        match language {
            Language::TypeScript => typescript::write(self),
            Language::Python => python::write(self),
            Language::Java => java::write(self),
        }
    }
}

/// What stands at the head of every file.
fn head(number: &str) -> [String; 2] {
    [
        format!("The documents of Tradelane {number}."),
        "Made by `tradelane schema types`; change the standard, not this file.".to_owned(),
    ]
}

/// A comment as TypeScript and Java have it.
fn comment(out: &mut String, indent: &str, about: &str) {
    let about = about.replace("*/", "* /");
    let lines: Vec<&str> = about.lines().collect();
    match lines.as_slice() {
        [] => {}
        [line] => _ = writeln!(out, "{indent}/** {line} */"),
        lines => {
            _ = writeln!(out, "{indent}/**");
            for line in lines {
                _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
            }
            _ = writeln!(out, "{indent} */");
        }
    }
}
