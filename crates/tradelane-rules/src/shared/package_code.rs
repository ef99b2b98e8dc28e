//! A kind of package is one of the list.
//!
//! A carrier's or customs' system refuses a code it does not have.
//!
//! Source: UN/ECE Recommendation 21, annexes V and VI.

use tradelane_findings::Severity;
use tradelane_model::types::PackageCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<PackageCode> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/items", r#"[{"packageKind":"CT"}]"#)],
    rejects: &[(("/items", r#"[{"packageKind":"C9"}]"#), "/items/0/packageKind")],
    check,
};

fn check(code: &PackageCode, report: &mut Report<'_>) {
    check_code(code, &["rec21"], "a kind of package", report);
}
