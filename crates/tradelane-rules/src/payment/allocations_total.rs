//! What a payment is for adds up to its amount.
//!
//! The payee books by document; what is left over is asked about.
//!
//! Source: UN/EDIFACT REMADV, MOA 9 and 12; X12 820, RMR04 and BPR02.

use tradelane_findings::Severity;
use tradelane_model::documents::Payment;

use crate::amounts::sum;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Payment> = Rule {
    severity: Severity::Error,
    document: "payment",
    accepts: &[(
        "/allocations",
        r#"[{"paidAmount":{"amount":"200.00","currency":"CNY"}},{"paidAmount":{"amount":"16.40","currency":"CNY"}}]"#,
    )],
    rejects: &[(("/allocations", r#"[{"paidAmount":{"amount":"200.00","currency":"CNY"}}]"#), "/amount/amount")],
    check,
};

fn check(payment: &Payment, report: &mut Report<'_>) {
    if payment.allocations.is_empty() || payment.exchange_rates.iter().any(|rate| rate.rate.is_some()) {
        return;
    }
    let due = sum(payment.allocations.iter().map(|allocation| allocation.paid_amount.as_ref()));
    let (Some(due), Some(found)) = (due, payment.amount.amount.value()) else { return };
    if due != found {
        report.at("/amount/amount", format!("{found} is paid; the documents it is for give {}", due.normalize()));
    }
}
