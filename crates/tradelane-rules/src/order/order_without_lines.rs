//! An order has at least one line.
//!
//! An order of nothing cannot be delivered: its lines were lost on the way. One that takes an order back (function `1`, or
//! action `3`) needs none.
//!
//! Source: UBL Order, OrderLine (one or more); China Customs interface specification, CEB311 OrderList.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::lines::{check_has_lines, takes_back};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[
        ("/lines", r#"[{"lineNumber":"1","amount":{"amount":"2860.00"}}]"#),
        ("", r#"{"tradelane":"1.0","type":"order","header":{},"number":"PO-2026-000123","function":"1","lines":[]}"#),
    ],
    rejects: &[(("/lines", "[]"), "/lines")],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    if !takes_back(order.function.as_deref(), &order.header) {
        check_has_lines(&order.lines, "/lines", "order", report);
    }
}
