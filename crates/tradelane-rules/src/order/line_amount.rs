//! A line's amount is its quantity times its price, with its allowances and charges.
//!
//! Partners pay what the lines say and customs assess duty on it: a line that does not add up is asked back by both.
//! Half a minor unit of rounding is allowed for each of the factors, 0.01 in all.
//!
//! Source: EN 16931-1, BT-131 (invoice line net amount); China Customs interface specification, totalPrice = qty × price.

use tradelane_findings::Severity;
use tradelane_model::documents::OrderLine;

use crate::lines::check_line_amount;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<OrderLine> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/0/price/amount", r#""12.50001""#)],
    rejects: &[
        (("/lines/0/price/amount", r#""12.51""#), "/lines/0/amount/amount"),
        (("/lines/1/quantity/value", r#""20""#), "/lines/1/amount/amount"),
    ],
    check,
};

fn check(line: &OrderLine, report: &mut Report<'_>) {
    let charges = &line.allowances_charges;
    check_line_amount(line.quantity.as_ref(), line.price.as_ref(), charges, line.amount.as_ref(), report);
}
