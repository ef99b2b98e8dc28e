//! What is ordered is more than nothing.
//!
//! A quantity of zero or less is a mistyped line; what is taken back is a return or an order change. Lines of an order
//! change that take a line back are not judged.
//!
//! Source: UN/EDIFACT ORDERS, QTY 6063 21; UBL OrderLine/Quantity.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::OrderLine;

use crate::amounts::quantity;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<OrderLine> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[
        ("/lines/0/action", r#""1""#),
        (
            "/lines/0",
            r#"{"lineNumber":"1","action":"2","quantity":{"value":"0","unit":"H87"},"amount":{"amount":"2500.00"}}"#,
        ),
    ],
    rejects: &[(
        ("/lines/0", r#"{"lineNumber":"1","quantity":{"value":"0","unit":"H87"},"amount":{"amount":"2500.00"}}"#),
        "/lines/0/quantity/value",
    )],
    check,
};

fn check(line: &OrderLine, report: &mut Report<'_>) {
    let is_change = line.action.as_deref().is_some_and(|action| matches!(action, "2" | "3" | "7"));
    let Some(value) = quantity(line.quantity.as_ref()).filter(|_| !is_change) else { return };
    if value <= Decimal::ZERO {
        report.at("/quantity/value", format!("{value} is ordered"));
    }
}
