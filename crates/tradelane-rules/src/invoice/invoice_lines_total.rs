//! The total of the lines is the sum of the invoice lines' amounts.
//!
//!
//! Source: EN 16931-1, BR-CO-10.

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::amounts::{amount, sum};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/totals/lines/amount", r#""2860.0""#)],
    rejects: &[(("/totals", r#"{"lines":{"amount":"0.01"}}"#), "/totals/lines/amount")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    let Some(found) = invoice.totals.as_ref().and_then(|totals| amount(totals.lines.as_ref())) else { return };
    // Sub-lines are in their lines' amounts.
    let lines = invoice.lines.iter().filter(|line| line.parent_line.is_none());
    let Some(due) = sum(lines.map(|line| line.amount.as_ref())) else { return };
    if due != found {
        let message = format!("the total of the lines is {found}; their amounts give {}", due.normalize());
        report.at("/totals/lines/amount", message);
    }
}
