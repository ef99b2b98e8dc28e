//! The net weight of a transport order is not above its gross weight.
//!
//! The carrier plans and charges by the gross weight: one below the net weight is found out on the scales.
//!
//! Source: UN/EDIFACT IFTMIN, MEA (net and gross weight); EU UCC-DA annex B, 18 01 and 18 04.

use tradelane_findings::Severity;
use tradelane_model::documents::TransportOrder;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<TransportOrder> = Rule {
    severity: Severity::Error,
    document: "transportOrder",
    accepts: &[("/netWeight", r#"{"value":"96.4","unit":"KGM"}"#)],
    rejects: &[(("/netWeight", r#"{"value":"96.5","unit":"KGM"}"#), "/netWeight/value")],
    check,
};

fn check(order: &TransportOrder, report: &mut Report<'_>) {
    check_weights(order.net_weight.as_ref(), order.gross_weight.as_ref(), "/netWeight/value", report);
}
