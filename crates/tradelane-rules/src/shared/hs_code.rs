//! A customs tariff number begins with a subheading of the Harmonized System.
//!
//! Customs refuse numbers of no subheading. Longer national numbers are judged by their first six digits; four digits
//! are a heading, as China's simplified export declaration takes it.
//!
//! Source: WCO Harmonized System 2022.

use tradelane_findings::Severity;
use tradelane_model::types::HsCode;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<HsCode> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/0/item/hsCode", r#""8518300000""#), ("/lines/0/item/hsCode", r#""8518""#)],
    rejects: &[(("/lines/0/item/hsCode", r#""851839""#), "/lines/0/item/hsCode")],
    check,
};

fn check(code: &HsCode, report: &mut Report<'_>) {
    let Some(list) = report.codes().list("hs2022").filter(|_| !code.contains(':')) else { return };
    let is_known = match code.get(..6) {
        Some(subheading) => list.contains(subheading),
        None => list.has_prefix(code.get(..4).unwrap_or(code)),
    };
    if !is_known {
        report.at("", format!("\"{}\" begins with no subheading of the Harmonized System 2022", code.as_str()));
    }
}
