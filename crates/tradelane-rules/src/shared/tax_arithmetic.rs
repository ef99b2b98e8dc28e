//! A tax's amount is its base times its percentage.
//!
//! A tax that does not follow from its base is asked back by the buyer, and by the authority. One minor unit of
//! rounding is allowed.
//!
//! Source: EN 16931-1, BR-CO-17: VAT category tax amount = taxable amount × rate / 100, rounded to two decimals.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::types::Tax;

use crate::amounts::{CENT, amount};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Tax> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/taxes", r#"[{"base":"2900.00","percentage":"19","amount":{"amount":"551.00","currency":"EUR"}}]"#)],
    rejects: &[(
        ("/taxes", r#"[{"base":"2900.00","percentage":"19","amount":{"amount":"552.00","currency":"EUR"}}]"#),
        "/taxes/0/amount/amount",
    )],
    check,
};

fn check(tax: &Tax, report: &mut Report<'_>) {
    let base = tax.base.as_deref().and_then(|base| base.parse::<Decimal>().ok());
    let percentage = tax.percentage.as_ref().and_then(tradelane_model::types::Decimal::value);
    let (Some(base), Some(percentage), Some(found)) = (base, percentage, amount(tax.amount.as_ref())) else { return };
    let Some(due) = base.checked_mul(percentage).and_then(|product| product.checked_div(Decimal::ONE_HUNDRED)) else {
        return;
    };
    if (due - found).abs() > CENT {
        report
            .at("/amount/amount", format!("the tax is {found}; {percentage} percent of {base} is {}", due.normalize()));
    }
}
