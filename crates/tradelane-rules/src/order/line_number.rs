//! Each line of an order has a number of its own.
//!
//! Responses, despatch advices and customs lists name order lines by their numbers; two lines of one number cannot be
//! told apart. Sub-lines count anew within their line.
//!
//! Source: UN/EDIFACT ORDERS, element 1082; China Customs interface specification, gnum.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
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

fn check(order: &Order, report: &mut Report<'_>) {
    let numbers = order.lines.iter().map(|line| (line.line_number.as_deref(), line.parent_line.as_deref()));
    check_line_numbers(numbers, report);
}
