//! The total of the lines is the sum of the lines' amounts.
//!
//! A buyer books the total and checks the lines: where they differ, neither is paid. Sub-lines whose line is there and
//! has an amount of its own are in that amount. Less than one minor unit of the currency is allowed, for a total that
//! was rounded.
//!
//! Source: EN 16931-1, BR-CO-10; UBL LineExtensionAmount; EDIFACT MOA 79.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::lines::{Line, check_lines_total};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[
        ("/totals/lines", r#"{"amount":"2860"}"#),
        (
            "/lines",
            r#"[{"lineNumber":"1","amount":{"amount":"2860.00"}},{"lineNumber":"2","parentLine":"1","amount":{"amount":"860.00"}}]"#,
        ),
    ],
    rejects: &[
        (("/totals", r#"{"lines":{"amount":"2860.01"}}"#), "/totals/lines/amount"),
        (
            ("/lines", r#"[{"lineNumber":"1"},{"lineNumber":"2","parentLine":"1","amount":{"amount":"860.00"}}]"#),
            "/totals/lines/amount",
        ),
    ],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    let lines = order.lines.iter().map(|line| Line {
        number: line.line_number.as_deref(),
        parent: line.parent_line.as_deref(),
        amount: line.amount.as_ref(),
    });
    check_lines_total(&lines.collect::<Vec<_>>(), order.totals.as_ref(), report);
}
