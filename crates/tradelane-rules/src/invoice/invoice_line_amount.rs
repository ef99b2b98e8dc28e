//! An invoice line's amount is its quantity times its price, with its allowances and charges.
//!
//! What does not add up is not paid. Half a minor unit of rounding is allowed for each of the factors, 0.01 in all.
//!
//! Source: EN 16931-1, BT-131 (invoice line net amount); Peppol BIS Billing 3, PEPPOL-EN16931-R120.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::InvoiceLine;
use tradelane_model::types::Price;

use crate::amounts::{CENT, amount, quantity};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<InvoiceLine> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/lines/0/price/amount", r#""12.50002""#)],
    rejects: &[(("/lines/0/price/amount", r#""12.60""#), "/lines/0/amount/amount")],
    check,
};

fn check(line: &InvoiceLine, report: &mut Report<'_>) {
    let Some(price) = &line.price else { return };
    let (Some(quantity), Some(found)) = (quantity(line.quantity.as_ref()), amount(line.amount.as_ref())) else {
        return;
    };
    // Allowances told by percentage or rate are worked out in ways that partners agree on.
    if line.allowances_charges.iter().any(|charge| charge.amount.is_none()) {
        return;
    }
    let Some(due) = due(quantity, price, line) else { return };
    if (due - found).abs() > CENT {
        let message = format!("the line's amount is {found}; quantity times price gives {}", due.normalize());
        report.at("/amount/amount", message);
    }
}

fn due(quantity: Decimal, price: &Price, line: &InvoiceLine) -> Option<Decimal> {
    let base = match &price.base_quantity {
        Some(base) => base.value()?,
        None => Decimal::ONE,
    };
    let mut due = quantity.checked_mul(price.amount.as_ref()?.value()?)?.checked_div(base)?;
    for charge in &line.allowances_charges {
        let amount = amount(charge.amount.as_ref())?;
        due = if charge.charge? { due.checked_add(amount)? } else { due.checked_sub(amount)? };
    }
    Some(due)
}
