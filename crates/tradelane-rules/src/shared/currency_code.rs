//! A currency is one of ISO 4217.
//!
//! A code that the list does not have means nothing to the receiver, or something else.
//!
//! Source: ISO 4217.

use tradelane_findings::Severity;
use tradelane_model::types::CurrencyCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CurrencyCode> = Rule {
    severity: Severity::Error,
    document: "payment",
    accepts: &[("/amount/currency", r#""EUR""#)],
    rejects: &[(("/amount/currency", r#""EUX""#), "/amount/currency")],
    check,
};

fn check(code: &CurrencyCode, report: &mut Report<'_>) {
    check_code(code, &["iso4217"], "a currency", report);
}
