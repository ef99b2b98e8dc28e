//! The net weight of an invoice line is not above its gross weight.
//!
//! Commercial invoices go to customs with the goods, and their lines into the declaration.
//!
//! Source: EU UCC-DA annex B, 18 01 (net mass) and 18 04 (gross mass).

use tradelane_findings::Severity;
use tradelane_model::documents::InvoiceLine;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<InvoiceLine> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/lines/0/netWeight", r#"{"value":"66","unit":"KGM"}"#)],
    rejects: &[(
        (
            "/lines",
            r#"[{"amount":{"amount":"2860.00"},"netWeight":{"value":"1.2","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#,
        ),
        "/lines/0/netWeight/value",
    )],
    check,
};

fn check(line: &InvoiceLine, report: &mut Report<'_>) {
    check_weights(line.net_weight.as_ref(), line.gross_weight.as_ref(), "/netWeight/value", report);
}
