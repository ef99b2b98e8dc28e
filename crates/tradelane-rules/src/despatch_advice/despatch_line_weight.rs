//! The net weight of a despatch line is not above its gross weight.
//!
//! Lines go into the customs declaration with their weights: one that weighs more than its package is asked back.
//!
//! Source: EU UCC-DA annex B, 18 01 (net mass) and 18 04 (gross mass).

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchLine;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchLine> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/lines", r#"[{"netWeight":{"value":"1","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#)],
    rejects: &[(
        ("/lines", r#"[{"netWeight":{"value":"1.2","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#),
        "/lines/0/netWeight/value",
    )],
    check,
};

fn check(line: &DespatchLine, report: &mut Report<'_>) {
    check_weights(line.net_weight.as_ref(), line.gross_weight.as_ref(), "/netWeight/value", report);
}
