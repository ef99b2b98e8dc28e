//! The total of the lines is the sum of the invoice lines' amounts.
//!
//! An invoice whose total does not follow from its lines is not paid. Sub-lines whose line is there and has an amount
//! of its own are in that amount. Less than one minor unit of the currency is allowed, for a total that was rounded.
//!
//! Source: EN 16931-1, BR-CO-10.

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::lines::{Line, check_lines_total};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[
        ("/totals/lines/amount", r#""2860.0""#),
        (
            "/lines",
            r#"[{"lineNumber":"1"},{"lineNumber":"2","parentLine":"1","amount":{"amount":"2000.00"}},{"lineNumber":"3","parentLine":"1","amount":{"amount":"860.00"}}]"#,
        ),
    ],
    rejects: &[
        (("/totals", r#"{"lines":{"amount":"0.01"}}"#), "/totals/lines/amount"),
        (("/totals", r#"{"lines":{"amount":"2860.01"}}"#), "/totals/lines/amount"),
    ],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    let lines = invoice.lines.iter().map(|line| Line {
        number: line.line_number.as_deref(),
        parent: line.parent_line.as_deref(),
        amount: line.amount.as_ref(),
    });
    check_lines_total(&lines.collect::<Vec<_>>(), invoice.totals.as_ref(), report);
}
