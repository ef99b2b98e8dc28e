//! A payment is of more than nothing.
//!
//! What is paid back is a payment the other way. A remittance advice may be of nothing, where credit notes settle
//! invoices.
//!
//! Source: China Customs interface specification, amountPaid; X12 820, BPR02.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::Payment;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Payment> = Rule {
    severity: Severity::Error,
    document: "payment",
    accepts: &[("/amount", r#"{"amount":"0.01","currency":"CNY"}"#)],
    rejects: &[(("/amount", r#"{"amount":"0.00","currency":"CNY"}"#), "/amount/amount")],
    check,
};

fn check(payment: &Payment, report: &mut Report<'_>) {
    let Some(amount) = payment.amount.amount.value() else { return };
    let least = if payment.allocations.is_empty() { amount > Decimal::ZERO } else { amount >= Decimal::ZERO };
    if !least {
        report.at("/amount/amount", format!("{amount} is paid"));
    }
}
