//! Published versions of the standard that are newer than this toolkit.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_model::documents::{DocumentType, StandardVersion};

use crate::explain::{Schema, check_rules};
use crate::{Judges, profile};

/// A published version of the standard by its schemas: documents that follow it are judged by what it says, and by the
/// rules of this toolkit as far as these know their fields.
pub struct Standard {
    number: String,
    schemas: BTreeMap<String, Schema>,
}

impl fmt::Debug for Standard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Standard {} of {} types", self.number, self.schemas.len())
    }
}

#[derive(Deserialize)]
struct Tag {
    tradelane: String,
    r#type: String,
}

impl Standard {
    /// The version of a number, `1.1`, with the schemas of its document types by their names.
    ///
    /// # Errors
    /// Where the number is none, or a schema is no JSON Schema: which, and why.
    pub fn new(number: &str, schemas: BTreeMap<String, Value>) -> Result<Self, String> {
        if parts(number).is_none() {
            return Err(format!("\"{number}\" is no version's number, such as 1.1"));
        }
        let compiled = schemas.into_iter().map(|(name, schema)| match Schema::new(schema, number) {
            Ok(schema) => Ok((name, schema)),
            Err(error) => Err(format!("the schema of {name} in version {number}: {error}")),
        });
        Ok(Self { number: number.to_owned(), schemas: compiled.collect::<Result<_, _>>()? })
    }

    /// Its number.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether it is newer than the version of this toolkit; of one that is not, this toolkit knows all.
    pub fn is_newer(&self) -> bool {
        is_newer(&self.number)
    }

    /// Judges a document that follows a version newer than this toolkit's; `None` for others, which the toolkit knows.
    pub(crate) fn judge(&self, json: &[u8], judges: &Judges) -> Option<Vec<Finding>> {
        let tag: Tag = serde_json::from_slice(json).ok()?;
        if !self.is_newer() || !is_newer(&tag.tradelane) {
            return None;
        }
        let Some(schema) = self.schemas.get(&tag.r#type) else {
            let known: Vec<&str> = self.schemas.keys().map(String::as_str).collect();
            let message = format!("\"{}\" is not a type of document in version {}", tag.r#type, self.number);
            let finding = Finding::error("document-type", Layer::Model, message).at("/type");
            return Some(vec![finding.help(format!("the types are {}", known.join(", ")))]);
        };
        let mut value: Value = serde_json::from_slice(json).ok()?;
        let kind = DocumentType::named(&tag.r#type);
        let newer = (parts(&tag.tradelane) > parts(&self.number)).then_some(tag.tradelane.as_str());
        let mut findings = Findings::new();
        schema.check(&value, kind, newer, &mut Vec::new(), &mut findings);
        let Some(kind) = kind else { return Some(findings.into_vec()) };
        // The rules are for what this toolkit knows of the document; what it does not know, the schema has judged.
        let mut unknown = Vec::new();
        if let Some(own) = Schema::of(kind) {
            own.check(&value, Some(kind), Some(&tag.tradelane), &mut unknown, &mut Findings::new());
        }
        check_rules(&mut value, kind, &unknown, &judges.codes, &mut findings);
        let mut findings = findings.into_vec();
        findings.extend(profile::check(judges, kind, json));
        Some(findings)
    }
}

/// The numbers of a version's number.
fn parts(number: &str) -> Option<(u32, u32)> {
    let (major, minor) = number.split_once('.')?;
    let part = |text: &str| {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        text.parse().ok().filter(|_| is_plain)
    };
    Some((part(major)?, part(minor)?))
}

fn is_newer(number: &str) -> bool {
    parts(number) > parts(&StandardVersion::CURRENT.to_string())
}
