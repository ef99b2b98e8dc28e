//! An allowance or charge says what it is for.
//!
//! An amount without a reason is the first thing an accountant asks about.
//!
//! Source: EN 16931-1, BR-33 and BR-38 (document level), BR-42 and BR-44 (line level).

use tradelane_findings::Severity;
use tradelane_model::types::AllowanceCharge;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<AllowanceCharge> = Rule {
    severity: Severity::Warning,
    document: "invoice",
    accepts: &[("/allowancesCharges", r#"[{"charge":true,"amount":{"amount":"0.00"},"reasonCode":"FC"}]"#)],
    rejects: &[(("/allowancesCharges", r#"[{"charge":true,"amount":{"amount":"0.00"}}]"#), "/allowancesCharges/0")],
    check,
};

fn check(charge: &AllowanceCharge, report: &mut Report<'_>) {
    let is_told = charge.reason.is_some()
        || charge.reason_code.is_some()
        || charge.code.is_some()
        || charge.service.is_some()
        || charge.id.is_some();
    if !is_told && charge.amount.is_some() {
        report.at("", "an allowance or charge has no reason");
    }
}
