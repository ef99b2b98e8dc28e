//! The form of a profile's file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileFile {
    pub(super) name: Spanned<String>,
    pub(super) title: String,
    pub(super) version: String,
    #[serde(default)]
    pub(super) jurisdiction: String,
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) documents: BTreeMap<String, Spanned<DocumentTable>>,
    #[serde(default)]
    pub(super) rules: Vec<RuleTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentTable {
    #[serde(default)]
    pub(super) date: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) required: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) forbidden: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) codes: BTreeMap<String, Spanned<Vec<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleTable {
    pub(super) id: Spanned<String>,
    pub(super) documents: Vec<Spanned<String>>,
    pub(super) severity: Option<Spanned<String>>,
    pub(super) valid_from: Option<Spanned<String>>,
    pub(super) valid_to: Option<Spanned<String>>,
    pub(super) each: Option<Spanned<String>>,
    pub(super) when: Option<Spanned<String>>,
    pub(super) check: Spanned<String>,
    pub(super) path: Option<Spanned<String>>,
    pub(super) message: Spanned<String>,
    pub(super) help: Option<String>,
    pub(super) source: String,
}
