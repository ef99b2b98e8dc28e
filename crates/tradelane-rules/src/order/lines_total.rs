//! The total of the lines is the sum of the lines' amounts.
//!
//! Source: EN 16931-1, BR-CO-10; UBL LineExtensionAmount; EDIFACT MOA 79.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/totals/lines", r#"{"amount":"2860"}"#)],
    rejects: &[(("/totals", r#"{"lines":{"amount":"2860.02"}}"#), "/totals/lines/amount")],
    check,
};

/// A cent for each line, for amounts that were rounded one by one.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn check(order: &Order, report: &mut Report<'_>) {
    let told = order.totals.as_ref().and_then(|totals| totals.lines.as_ref()).and_then(|lines| lines.amount.value());
    let mut sum = Decimal::ZERO;
    for line in &order.lines {
        let Some(amount) = line.amount.as_ref().and_then(|amount| amount.amount.value()) else { return };
        let Some(next) = sum.checked_add(amount) else { return };
        sum = next;
    }
    let Some(told) = told.filter(|_| !order.lines.is_empty()) else { return };
    if (told - sum).abs() > TOLERANCE {
        report.at(
            "/totals/lines/amount",
            format!("the total of the lines is {told}; their amounts give {}", sum.normalize()),
        );
    }
}
