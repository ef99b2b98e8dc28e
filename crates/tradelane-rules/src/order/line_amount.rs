//! A line's amount is its quantity times its price, with its allowances and charges.
//!
//! Partners pay what the lines say and customs assess duty on it: a line that does not add up is asked back by both.
//! Half a minor unit of rounding is allowed for each of the factors, 0.01 in all.
//!
//! Source: EN 16931-1, BT-131 (invoice line net amount); China Customs interface specification, totalPrice = qty × price.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::OrderLine;
use tradelane_model::types::Price;

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

/// One minor unit of most currencies.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn check(line: &OrderLine, report: &mut Report<'_>) {
    let (Some(amount), Some(quantity), Some(price)) = (&line.amount, &line.quantity, &line.price) else { return };
    let Some(found) = amount.amount.value() else { return };
    // Allowances told by percentage or rate are worked out in ways that partners agree on.
    if line.allowances_charges.iter().any(|charge| charge.amount.is_none()) {
        return;
    }
    let Some(due) = quantity.value.value().and_then(|quantity| due(quantity, price, line)) else { return };
    if (due - found).abs() > TOLERANCE {
        let help = format!("quantity {} at {}", quantity.value.as_str(), price.amount.as_deref().unwrap_or_default());
        report.at_with_help(
            "/amount/amount",
            format!("the line's amount is {found}; quantity times price gives {}", due.normalize()),
            help,
        );
    }
}

fn due(quantity: Decimal, price: &Price, line: &OrderLine) -> Option<Decimal> {
    let base = match &price.base_quantity {
        Some(base) => base.value()?,
        None => Decimal::ONE,
    };
    let mut due = quantity.checked_mul(price.amount.as_ref()?.value()?)?.checked_div(base)?;
    for charge in &line.allowances_charges {
        let amount = charge.amount.as_ref()?.amount.value()?;
        due = if charge.charge? { due.checked_add(amount)? } else { due.checked_sub(amount)? };
    }
    Some(due)
}
