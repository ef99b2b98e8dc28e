//! What a rule is, and what it reports to.

use tradelane_codes::Codes;
use tradelane_findings::{Finding, Findings, Layer, Severity};
use tradelane_model::types::CurrencyCode;
use tradelane_model::walk::Path;

/// A rule over a type of the standard.
#[derive(Debug)]
pub struct Rule<T: 'static> {
    /// How much a breach weighs.
    pub severity: Severity,
    /// The document type whose typical example the changes below are made to.
    pub document: &'static str,
    /// Changes to the example, pointer and JSON value, that leave it without findings. The empty pointer is the whole
    /// document, for what one field cannot show.
    pub accepts: &'static [(&'static str, &'static str)],
    /// Changes to the example that break this rule and no other, each with the place of the finding.
    pub rejects: &'static [((&'static str, &'static str), &'static str)],
    /// Looks at one value.
    pub check: fn(&T, &mut Report<'_>),
}

/// Takes what a rule finds in one value.
pub struct Report<'r> {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) layer: Layer,
    pub(crate) codes: &'r Codes,
    pub(crate) currency: Option<&'r CurrencyCode>,
    pub(crate) path: &'r Path,
    pub(crate) findings: &'r mut Findings,
}

impl<'r> Report<'r> {
    /// The code lists to judge by.
    pub(crate) fn codes(&self) -> &'r Codes {
        self.codes
    }

    /// The currency of the document's amounts that name none; `None` where the document does not tell it.
    pub(crate) fn currency(&self) -> Option<&'r CurrencyCode> {
        self.currency
    }

    /// Reports a fault at a pointer below the value; the empty pointer is the value itself.
    pub fn at(&mut self, pointer: &str, message: impl Into<String>) {
        let finding = Finding::new(self.rule, self.layer, self.severity, message);
        self.findings.push(finding.at(format!("{}{pointer}", self.path.pointer())));
    }

    /// Reports a fault with a sentence on how to mend it.
    pub fn at_with_help(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let finding = Finding::new(self.rule, self.layer, self.severity, message).help(help);
        self.findings.push(finding.at(format!("{}{pointer}", self.path.pointer())));
    }
}
