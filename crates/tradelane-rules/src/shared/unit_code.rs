//! A unit is one of UN/ECE Recommendation 20, or a package of Recommendation 21 with X before it.
//!
//! A code that the list does not have means nothing to the receiver, or something else.
//!
//! Source: UN/ECE Recommendations 20 and 21.

use tradelane_findings::Severity;
use tradelane_model::types::UnitCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<UnitCode> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/0/quantity/unit", r#""KGM""#)],
    rejects: &[(("/lines/0/quantity/unit", r#""ZZY""#), "/lines/0/quantity/unit")],
    check,
};

fn check(code: &UnitCode, report: &mut Report<'_>) {
    check_code(code, &["rec20", "rec21-x"], "a unit", report);
}
