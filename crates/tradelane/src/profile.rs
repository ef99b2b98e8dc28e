//! Profiles: those that come with the toolkit, and a user's own.

use std::sync::Arc;

use serde_json::Value;
use tradelane_findings::{Finding, Findings};
use tradelane_model::documents::DocumentType;
use tradelane_rules::profile::Profile;

use crate::Judges;

/// A profile that comes with the toolkit, by its name (`cn-retail-import`).
pub fn profile(name: &str) -> Option<Arc<Profile>> {
    let text = profile_text(name)?;
    compile_profile(&format!("{name}.toml"), &text).ok().map(Arc::new)
}

/// The text of a profile's file that comes with the toolkit, by its name.
pub fn profile_text(name: &str) -> Option<String> {
    tradelane_profiles::profile(name)
}

/// The names of all profiles that come with the toolkit, sorted.
pub fn profile_names() -> Vec<String> {
    tradelane_profiles::names()
}

/// Reads a profile from its text.
///
/// # Errors
/// Where anything is wrong in it: the findings, each with line and column.
pub fn compile_profile(path: &str, text: &str) -> Result<Profile, Findings> {
    let mut findings = Findings::new();
    match tradelane_rules::profile::parse(path, text, &mut findings) {
        Some(profile) if !findings.has_errors() => Ok(profile),
        _ => Err(findings),
    }
}

/// Judges a document in JSON by profiles. What is no JSON is told by others.
pub(crate) fn check(judges: &Judges, kind: DocumentType, json: &[u8]) -> Vec<Finding> {
    if judges.profiles.is_empty() {
        return Vec::new();
    }
    let Ok(document) = serde_json::from_slice::<Value>(json) else { return Vec::new() };
    let mut findings = Findings::new();
    for profile in &judges.profiles {
        profile.check(kind, &document, &judges.codes, &mut findings);
    }
    findings.into_vec()
}
