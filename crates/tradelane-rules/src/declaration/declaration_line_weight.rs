//! The net weight of a declared line is not above its gross weight.
//!
//! Duty by weight is assessed on the net weight: customs refuse a line that weighs more than its package.
//!
//! Source: EU UCC-DA annex B, 18 01 (net mass) and 18 04 (gross mass).

use tradelane_findings::Severity;
use tradelane_model::documents::DeclarationLine;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeclarationLine> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[(
        "/lines",
        r#"[{"netWeight":{"value":"0.35","unit":"KGM"},"grossWeight":{"value":"0.42","unit":"KGM"}}]"#,
    )],
    rejects: &[(
        ("/lines", r#"[{"netWeight":{"value":"0.43","unit":"KGM"},"grossWeight":{"value":"0.42","unit":"KGM"}}]"#),
        "/lines/0/netWeight/value",
    )],
    check,
};

fn check(line: &DeclarationLine, report: &mut Report<'_>) {
    check_weights(line.net_weight.as_ref(), line.gross_weight.as_ref(), "/netWeight/value", report);
}
