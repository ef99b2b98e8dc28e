//! Each line of an invoice has a number of its own.
//!
//! A dispute names the line it is about.
//!
//! Source: EN 16931-1, BR-21; UN/EDIFACT INVOIC, element 1082.

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::amounts::check_unique;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/lines/1/lineNumber", r#""20""#)],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    let numbers = invoice.lines.iter().map(|line| line.line_number.as_deref());
    check_unique(numbers, "line number", |index| format!("/lines/{index}/lineNumber"), report);
}
