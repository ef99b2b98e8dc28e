//! A country is one of ISO 3166-1.
//!
//! A code that the list does not have means nothing to the receiver, or something else.
//!
//! Source: ISO 3166-1 alpha-2.

use tradelane_findings::Severity;
use tradelane_model::types::CountryCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CountryCode> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/address/country", r#""FR""#)],
    rejects: &[(("/buyer/address/country", r#""XX""#), "/buyer/address/country")],
    check,
};

fn check(code: &CountryCode, report: &mut Report<'_>) {
    check_code(code, &["iso3166"], "a country", report);
}
