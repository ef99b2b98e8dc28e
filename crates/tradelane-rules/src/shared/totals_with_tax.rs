//! The total with tax is the total without tax and the tax.
//!
//! The buyer deducts the tax that is told: where the totals do not agree, the tax office asks which of them holds.
//!
//! Source: EN 16931-1, BR-CO-15; UBL TaxInclusiveAmount.

use tradelane_findings::Severity;
use tradelane_model::types::Money;
use tradelane_model::types::Totals;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Totals> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/totals/tax", r#"{"amount":"551"}"#)],
    rejects: &[(
        ("/totals", r#"{"withoutTax":{"amount":"2900.00"},"tax":{"amount":"551.00"},"withTax":{"amount":"3451.01"}}"#),
        "/totals/withTax/amount",
    )],
    check,
};

fn check(totals: &Totals, report: &mut Report<'_>) {
    let value = |money: &Option<Money>| money.as_ref().and_then(|money| money.amount.value());
    let (Some(without), Some(tax), Some(with)) =
        (value(&totals.without_tax), value(&totals.tax), value(&totals.with_tax))
    else {
        return;
    };
    let Some(due) = without.checked_add(tax).filter(|due| *due != with) else { return };
    report.at("/withTax/amount", format!("the total with tax is {with}; total and tax give {}", due.normalize()));
}
