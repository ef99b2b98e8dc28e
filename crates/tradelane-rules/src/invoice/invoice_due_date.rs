//! Payment is due on or after the day the invoice was issued.
//!
//! A due date before the invoice is a mistyped year, and starts a reminder at once.
//!
//! Source: EN 16931-1, BT-9 (payment due date) and BT-2 (issue date).

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/dueOn", r#""2099-01-01""#)],
    rejects: &[(("/dueOn", r#""1999-01-01""#), "/dueOn")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    let (Some(due), Some(issued)) = (invoice.due_on.as_deref(), invoice.issued_at.as_deref()) else { return };
    // The day of issue as its sender wrote it.
    let issued = issued.get(..10).unwrap_or(issued);
    if due < issued {
        report.at("/dueOn", format!("payment is due on {due}, before the invoice of {issued}"));
    }
}
