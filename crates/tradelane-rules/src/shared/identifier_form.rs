//! An identifier of a known scheme has the scheme's form and check digit.
//!
//! A wrong identifier sends goods, documents or money to somebody else. Schemes that are not known are not judged.
//!
//! Source: the standards of the schemes, as told in the specification's page on identifiers.

use tradelane_findings::Severity;
use tradelane_model::identifiers;
use tradelane_model::types::Identifier;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Identifier> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/identifiers/0/value", r#""4006381000000""#), ("/buyer/identifiers/0/scheme", r#""OTHER""#)],
    rejects: &[
        (("/buyer/identifiers/0/value", r#""4012345000008""#), "/buyer/identifiers/0/value"),
        (("/seller/identifiers/0/value", r#""91350100M000100Y44""#), "/seller/identifiers/0/value"),
    ],
    check,
};

fn check(identifier: &Identifier, report: &mut Report<'_>) {
    let Some(scheme) = &identifier.scheme else { return };
    if let Some(Err(fault)) = identifiers::check(scheme, &identifier.value) {
        // A person's number is not shown.
        let shown = if scheme.as_str() == "CN-ID" {
            "the value".to_owned()
        } else {
            format!("\"{}\"", identifier.value.as_str())
        };
        report.at_with_help("/value", format!("{shown} is not a {}", scheme.as_str()), fault.to_string());
    }
}
