//! The amount due is the total with tax less what was paid in advance, plus rounding.
//!
//! The payer pays this amount and no other: where it does not follow from the total, too much or too little is paid.
//!
//! Source: EN 16931-1, BR-CO-16; UBL PayableAmount.

use tradelane_findings::Severity;
use tradelane_model::types::Money;
use tradelane_model::types::Totals;

use crate::amounts::amount;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Totals> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/totals/prepaid", r#"{"amount":"0.00"}"#)],
    rejects: &[
        (("/totals/payable", r#"{"amount":"3450.00","currency":"EUR"}"#), "/totals/payable/amount"),
        (("/totals/prepaid", r#"{"amount":"100.00"}"#), "/totals/payable/amount"),
    ],
    check,
};

fn check(totals: &Totals, report: &mut Report<'_>) {
    let (Some(with_tax), Some(found)) = (amount(totals.with_tax.as_ref()), amount(totals.payable.as_ref())) else {
        return;
    };
    let part = |money: Option<&Money>| amount(money).unwrap_or_default();
    let due = with_tax
        .checked_sub(part(totals.prepaid.as_ref()))
        .and_then(|due| due.checked_add(part(totals.rounding.as_ref())));
    if let Some(due) = due.filter(|due| *due != found) {
        let message =
            format!("the amount due is {found}; total with tax, advance and rounding give {}", due.normalize());
        report.at("/payable/amount", message);
    }
}
