//! A declared line has a customs tariff number of at least six digits.
//!
//! Four digits are a heading: no duty rate, and since July 2026 no flat duty for each subheading in the EU, can be
//! found by it. China's simplified export lists (mode A) classify by four digits alone, and are not judged here.
//!
//! Source: EU UCC-DA annex B, 18 09 056 (Harmonized System subheading); Council decision on the duty for each
//! subheading, 2025-12-12.

use tradelane_findings::Severity;
use tradelane_model::documents::DeclarationLine;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeclarationLine> = Rule {
    severity: Severity::Warning,
    document: "declaration",
    accepts: &[("/lines/0/item/hsCode", r#""851830""#)],
    rejects: &[(("/lines/0/item/hsCode", r#""8518""#), "/lines/0/item/hsCode")],
    check,
};

fn check(line: &DeclarationLine, report: &mut Report<'_>) {
    let Some(code) = line.item.as_ref().and_then(|item| item.hs_code.as_deref()) else { return };
    if code.len() < 6 && !code.contains(':') {
        let message = format!("\"{code}\" is no subheading: it has {} digits", code.len());
        report.at_with_help(
            "/item/hsCode",
            message,
            "give the six digits of the Harmonized System, or the national number",
        );
    }
}
