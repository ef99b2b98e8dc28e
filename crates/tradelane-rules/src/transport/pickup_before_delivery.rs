//! Goods are taken before they are to be delivered.
//!
//! A carrier that is told to deliver before it collects refuses the order, or guesses which date is wrong.
//!
//! Source: UN/EDIFACT IFTMIN, DTM 200 (pick-up) and 2 (delivery requested).

use tradelane_findings::Severity;
use tradelane_model::documents::TransportOrder;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<TransportOrder> = Rule {
    severity: Severity::Error,
    document: "transportOrder",
    accepts: &[("/delivery", r#"{"end":"2026-06-11"}"#)],
    rejects: &[(("/pickup", r#"{"start":"2099-01-01"}"#), "/delivery/end")],
    check,
};

fn check(order: &TransportOrder, report: &mut Report<'_>) {
    let start = order.pickup.as_ref().and_then(|pickup| pickup.start.as_ref());
    let end = order.delivery.as_ref().and_then(|delivery| delivery.end.as_ref());
    let (Some(start), Some(end)) = (start, end) else { return };
    if end.get(..10) < start.get(..10) {
        report.at("/delivery/end", format!("delivery by {}, pick-up from {}", end.as_str(), start.as_str()));
    }
}
