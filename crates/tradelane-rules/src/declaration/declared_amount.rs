//! A declared line's amount is its quantity times its price.
//!
//! Source: China Customs interface specification, totalPrice = qty × price.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::DeclarationLine;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeclarationLine> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/lines/0/price/amount", r#""98.001""#)],
    rejects: &[(("/lines/0/amount/amount", r#""198.00""#), "/lines/0/amount/amount")],
    check,
};

/// One minor unit of most currencies.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn check(line: &DeclarationLine, report: &mut Report<'_>) {
    let (Some(quantity), Some(price), Some(amount)) = (&line.quantity, &line.price, &line.amount) else { return };
    let price = price.amount.as_ref().and_then(tradelane_model::types::Decimal::value);
    let (Some(quantity), Some(price), Some(found)) = (quantity.value.value(), price, amount.amount.value()) else {
        return;
    };
    let Some(due) = quantity.checked_mul(price) else { return };
    if (due - found).abs() > TOLERANCE {
        report.at(
            "/amount/amount",
            format!("the line's amount is {found}; quantity times price gives {}", due.normalize()),
        );
    }
}
