//! An amount arrives after it was paid.
//!
//! Customs match payment and receipt by their times: one that arrived before it was paid is a mistyped date.
//!
//! Source: China Customs interface specification, payTime and accountingDate.

use tradelane_findings::Severity;
use tradelane_model::documents::Payment;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Payment> = Rule {
    severity: Severity::Error,
    document: "payment",
    accepts: &[("/receivedOn", r#""2026-05-18T09:00:00+08:00""#)],
    rejects: &[(("/receivedOn", r#""2026-05-16""#), "/receivedOn")],
    check,
};

fn check(payment: &Payment, report: &mut Report<'_>) {
    let (Some(paid), Some(received)) = (&payment.paid_at, &payment.received_on) else { return };
    if received.get(..10) < paid.get(..10) {
        report.at("/receivedOn", format!("received on {}, paid on {}", received.as_str(), paid.as_str()));
    }
}
