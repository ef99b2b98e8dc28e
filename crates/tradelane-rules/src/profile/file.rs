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
    pub(super) reconciliation: Option<ReconciliationTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReconciliationTable {
    pub(super) documents: Vec<Spanned<String>>,
    pub(super) refund_days: Option<u16>,
    #[serde(default)]
    pub(super) limits: Vec<LimitTable>,
    #[serde(default)]
    pub(super) tax: Vec<TaxTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitTable {
    pub(super) valid_from: Option<Spanned<String>>,
    pub(super) valid_to: Option<Spanned<String>>,
    pub(super) annual: Spanned<String>,
    pub(super) currency: String,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaxTable {
    pub(super) valid_from: Option<Spanned<String>>,
    pub(super) valid_to: Option<Spanned<String>>,
    pub(super) share: Spanned<String>,
    pub(super) tolerance: Spanned<String>,
    pub(super) source: String,
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
