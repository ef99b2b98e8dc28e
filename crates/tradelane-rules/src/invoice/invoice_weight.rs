//! The net weight of what is invoiced is not above its gross weight.
//!
//! Commercial invoices go to customs with the goods.
//!
//! Source: EU UCC-DA annex B, 18 01 and 18 04.

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/netWeight", r#"{"value":"0.1","unit":"KGM"}"#)],
    rejects: &[(("/netWeight", r#"{"value":"999999","unit":"KGM"}"#), "/netWeight/value")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    check_weights(invoice.net_weight.as_ref(), invoice.gross_weight.as_ref(), "/netWeight/value", report);
}
