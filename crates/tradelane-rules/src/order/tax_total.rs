//! The total with tax is the total without tax and the tax.
//!
//! Source: EN 16931-1, BR-CO-15; UBL TaxInclusiveAmount.

use tradelane_findings::Severity;
use tradelane_model::documents::OrderTotals;
use tradelane_model::types::Money;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<OrderTotals> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/totals/tax", r#"{"amount":"551"}"#)],
    rejects: &[(("/totals/withTax", r#"{"amount":"3451.01"}"#), "/totals/withTax/amount")],
    check,
};

fn check(totals: &OrderTotals, report: &mut Report<'_>) {
    let value = |money: &Option<Money>| money.as_ref().and_then(|money| money.amount.value());
    let (Some(without), Some(tax), Some(with)) =
        (value(&totals.without_tax), value(&totals.tax), value(&totals.with_tax))
    else {
        return;
    };
    let Some(due) = without.checked_add(tax).filter(|due| *due != with) else { return };
    report.at("/withTax/amount", format!("the total with tax is {with}; total and tax give {}", due.normalize()));
}
