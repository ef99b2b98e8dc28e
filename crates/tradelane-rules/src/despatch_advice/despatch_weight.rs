//! The net weight of what is sent is not above its gross weight.
//!
//! The receiver and the carrier load by it: goods that weigh more than their packages were mistyped.
//!
//! Source: UN/EDIFACT DESADV, MEA 6313 AAC (net) and AAD (gross); GS1 General Specifications, AI 310n and 330n.

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/netWeight", r#"{"value":"96.4","unit":"KGM"}"#)],
    rejects: &[(("/netWeight", r#"{"value":"96.5","unit":"KGM"}"#), "/netWeight/value")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    check_weights(advice.net_weight.as_ref(), advice.gross_weight.as_ref(), "/netWeight/value", report);
}
