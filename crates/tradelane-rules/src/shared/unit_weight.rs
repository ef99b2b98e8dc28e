//! The net weight of a logistic unit is not above its gross weight.
//!
//! Carriers weigh: goods that weigh more than their pallet are stopped.
//!
//! Source: GS1 General Specifications, AI 310n (net) and 330n (logistic weight).

use tradelane_findings::Severity;
use tradelane_model::types::LogisticUnit;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<LogisticUnit> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/units", r#"[{"netWeight":{"value":"1","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#)],
    rejects: &[(
        ("/units", r#"[{"netWeight":{"value":"1.2","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#),
        "/units/0/netWeight/value",
    )],
    check,
};

fn check(unit: &LogisticUnit, report: &mut Report<'_>) {
    check_weights(unit.net_weight.as_ref(), unit.gross_weight.as_ref(), "/netWeight/value", report);
}
