//! A UN/LOCODE is one of the list.
//!
//! Goods are sent to the port, and notices to the customs office, of that place: a mistyped code is another place, or
//! none. The list is of 2023 and places are added since, so that a place that is not found is told as a warning.
//!
//! Source: UN/ECE Recommendation 16, UN/LOCODE 2023-1.

use tradelane_findings::Severity;
use tradelane_model::identifiers;
use tradelane_model::types::Identifier;

use crate::codes::check_place;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Identifier> = Rule {
    severity: Severity::Warning,
    document: "transportStatus",
    accepts: &[("/events/0/location/identifier", r#"{"scheme":"LOCODE","value":"CNSHA"}"#)],
    rejects: &[(
        ("/events/0/location/identifier", r#"{"scheme":"LOCODE","value":"CNQQX"}"#),
        "/events/0/location/identifier/value",
    )],
    check,
};

fn check(identifier: &Identifier, report: &mut Report<'_>) {
    // What has not the form has a rule of its own.
    let has_form = matches!(identifiers::check("LOCODE", &identifier.value), Some(Ok(())));
    if identifier.scheme.as_deref() == Some("LOCODE") && has_form {
        check_place(&identifier.value, "/value", report);
    }
}
