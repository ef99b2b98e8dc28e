//! Each line of an invoice has a number of its own.
//!
//! A dispute names the line it is about. Sub-lines count anew within their line.
//!
//! Source: EN 16931-1, BR-21; UN/EDIFACT INVOIC, element 1082.

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[
        ("/lines/1/lineNumber", r#""20""#),
        (
            "/lines",
            r#"[{"lineNumber":"1","amount":{"amount":"2860.00"}},{"lineNumber":"1","parentLine":"1"},{"lineNumber":"2","parentLine":"1"}]"#,
        ),
    ],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    let numbers = invoice.lines.iter().map(|line| (line.line_number.as_deref(), line.parent_line.as_deref()));
    check_line_numbers(numbers, report);
}
