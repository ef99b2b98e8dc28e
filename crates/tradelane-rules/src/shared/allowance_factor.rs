//! An allowance's or charge's amount is its base times its factor.
//!
//! The factor is a percentage, as in UBL, or a fraction: either is taken. One minor unit of rounding is allowed.
//!
//! Source: Peppol BIS Billing 3, PEPPOL-EN16931-R040.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::types::AllowanceCharge;

use crate::amounts::{CENT, amount};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<AllowanceCharge> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[(
        "/allowancesCharges",
        r#"[{"charge":false,"factor":"10","base":{"amount":"600.00"},"amount":{"amount":"60.00"},"reason":"Volume discount"},{"charge":true,"amount":{"amount":"100.00"},"reason":"Freight"}]"#,
    )],
    rejects: &[(
        (
            "/allowancesCharges",
            r#"[{"charge":false,"factor":"10","base":{"amount":"500.00"},"amount":{"amount":"60.00"},"reason":"Volume discount"},{"charge":true,"amount":{"amount":"100.00"},"reason":"Freight"}]"#,
        ),
        "/allowancesCharges/0/amount/amount",
    )],
    check,
};

fn check(charge: &AllowanceCharge, report: &mut Report<'_>) {
    let factor = charge.factor.as_ref().and_then(tradelane_model::types::Decimal::value);
    let (Some(factor), Some(base), Some(found)) =
        (factor, amount(charge.base.as_ref()), amount(charge.amount.as_ref()))
    else {
        return;
    };
    let Some(as_fraction) = base.checked_mul(factor) else { return };
    let as_percentage = as_fraction / Decimal::ONE_HUNDRED;
    if (as_percentage - found).abs() > CENT && (as_fraction - found).abs() > CENT {
        let message = format!("the amount is {found}; {factor} percent of {base} is {}", as_percentage.normalize());
        report.at("/amount/amount", message);
    }
}
