//! A market is a country of ISO 3166-1 or the European Union.
//!
//! A code that the list does not have means nothing to the receiver, or something else.
//!
//! Source: ISO 3166-1 alpha-2; `EU` is an exceptionally reserved code of it.

use tradelane_findings::Severity;
use tradelane_model::types::MarketCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<MarketCode> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/0/tariffs/0/market", r#""CH""#)],
    rejects: &[(("/items/0/tariffs/0/market", r#""XX""#), "/items/0/tariffs/0/market")],
    check,
};

fn check(code: &MarketCode, report: &mut Report<'_>) {
    if code.as_str() != "EU" {
        check_code(code, &["iso3166"], "a country or the European Union", report);
    }
}
