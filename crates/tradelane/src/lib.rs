//! Read, convert and validate: the facade of the Tradelane toolkit.
//!
//! An [`Input`] is opened, its [`Syntax`] detected, and a [`Feed`] gives its messages one by one, whatever the size of
//! the file. [`process`] runs messages over all cores and hands results back in input order.

mod acknowledge;
mod convert;
mod coverage;
mod defaults;
mod detect;
mod draft;
mod explain;
mod feed;
mod input;
mod inspect;
mod join;
mod json;
mod library;
mod output;
mod partners;
mod personal;
mod process;
mod profile;
mod reach;
mod reconcile;
mod refused;
mod rest;
mod signed;
mod split;
mod standard;
mod validate;
mod xml_output;

pub use acknowledge::{AcknowledgeLevel, Acknowledging, Answer, acknowledge};
pub use convert::{Converted, convert};
pub use coverage::{Coverage, FileCoverage, ResidueEntry, cover};
pub use defaults::Defaults;
pub use detect::Syntax;
pub use draft::{Draft, draft_crosswalk};
pub use feed::{Feed, Raw};
pub use input::Input;
pub use inspect::{InspectForm, InspectReport, Inspection, Row, inspect, inspect_message};
pub use join::{JoinOptions, Joiner};
pub use library::{check_crosswalk, compile_crosswalk, crosswalk, crosswalk_names, crosswalk_text};
pub use output::{Output, Target};
pub use partners::{Envelopes, NumberFile, Partners};
pub use personal::{Redacted, Redaction, RedactionKey, redact, redact_json};
pub use process::{process, process_all};
pub use profile::{compile_profile, profile, profile_names, profile_text};
pub use reach::Reach;
pub use reconcile::{Picked, pick};
pub use rest::{Rest, RestWriter};
pub use split::{Part, Parts, SplitBy, split};
pub use standard::Standard;
pub use tradelane_codes::{
    Codes, Entry as Code, List as CodeList, OPTIONAL as OPTIONAL_CODE_LISTS, list as code_list, may_be_given,
    names as code_list_names,
};
pub use tradelane_crosswalk::{Crosswalk, RowInfo, TableForm, table};
pub use tradelane_findings::{Excerpt, Finding, Findings, Form, Layer, Place, Related, Report, Severity, human};
pub use tradelane_legacy::table::TextEncoding;
pub use tradelane_model::documents::{Document, DocumentType};
pub use tradelane_reconcile::{
    CheckPage, Reconciler, Record, RetailTax, Settings, Summary, Tariff, check_pages, retail_tax,
};
pub use tradelane_rules::profile::{Profile, ProfileRule};
pub use tradelane_rules::{RulePage, rule_page, rule_pages};
pub use validate::{validate, validate_json};

/// What the facade's functions are asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The syntax of inputs; detected where absent.
    pub syntax: Option<Syntax>,
    /// The crosswalk to use in place of the one that comes with the toolkit.
    pub crosswalk: Option<std::sync::Arc<Crosswalk>>,
    /// The partners, whose own crosswalks their messages are read by.
    pub partners: Option<std::sync::Arc<Partners>>,
    /// The sheet that is read of workbooks; the first that is shown where absent.
    pub sheet: Option<String>,
    /// The encoding of tables that do not say it; UTF-8 where absent.
    pub encoding: Option<TextEncoding>,
    /// The partner whose messages are read, by the name in the file of partners, where they do not say it.
    pub partner: Option<String>,
    /// What documents say where their messages leave it out.
    pub defaults: std::sync::Arc<Defaults>,
    /// Whether residue is carried in the documents' extensions.
    pub keep_residue: bool,
    /// Whether residue is an error.
    pub strict: bool,
    /// Whether converted documents are validated too.
    pub validate: bool,
    /// Whether findings show values that are a person's.
    pub show_personal_data: bool,
    /// What documents are judged by.
    pub judges: Judges,
}

/// What documents are judged by besides the standard's own rules.
#[derive(Clone, Debug, Default)]
pub struct Judges {
    /// What markets and communities ask beyond the standard.
    pub profiles: Vec<std::sync::Arc<Profile>>,
    /// The code lists.
    pub codes: std::sync::Arc<Codes>,
    /// A published version of the standard that is newer than this toolkit's.
    pub standard: Option<std::sync::Arc<Standard>>,
}
