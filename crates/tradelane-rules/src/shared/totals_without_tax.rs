//! The total without tax is the lines' total less allowances, plus charges.
//!
//! It is the base of tax and of customs value: an allowance that is left out of it is taxed.
//!
//! Source: EN 16931-1, BR-CO-13; UBL TaxExclusiveAmount.

use tradelane_findings::Severity;
use tradelane_model::types::Money;
use tradelane_model::types::Totals;

use crate::amounts::amount;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Totals> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/totals/charges", r#"{"amount":"100"}"#)],
    rejects: &[(("/totals/allowances", r#"{"amount":"61.00","currency":"EUR"}"#), "/totals/withoutTax/amount")],
    check,
};

fn check(totals: &Totals, report: &mut Report<'_>) {
    let (Some(lines), Some(found)) = (amount(totals.lines.as_ref()), amount(totals.without_tax.as_ref())) else {
        return;
    };
    let part = |money: Option<&Money>| amount(money).unwrap_or_default();
    let due = lines
        .checked_sub(part(totals.allowances.as_ref()))
        .and_then(|due| due.checked_add(part(totals.charges.as_ref())));
    if let Some(due) = due.filter(|due| *due != found) {
        let message =
            format!("the total without tax is {found}; lines, allowances and charges give {}", due.normalize());
        report.at("/withoutTax/amount", message);
    }
}
