//! The net weight of a consignment is not above its gross weight.
//!
//! Entry summary declarations and postal data are taken from it, and customs weigh the parcel.
//!
//! Source: EU UCC-DA annex B, 18 04 (gross mass); UPU CN 23, net and gross weight.

use tradelane_findings::Severity;
use tradelane_model::documents::Consignment;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Consignment> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/consignments/0/netWeight", r#"{"value":"0.42","unit":"KGM"}"#)],
    rejects: &[(("/consignments/0/netWeight", r#"{"value":"0.43","unit":"KGM"}"#), "/consignments/0/netWeight/value")],
    check,
};

fn check(consignment: &Consignment, report: &mut Report<'_>) {
    check_weights(consignment.net_weight.as_ref(), consignment.gross_weight.as_ref(), "/netWeight/value", report);
}
