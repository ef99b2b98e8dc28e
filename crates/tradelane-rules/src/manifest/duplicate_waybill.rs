//! A waybill stands once in a manifest.
//!
//! Entry summary declarations are refused when a house transport document repeats.
//!
//! Source: EU ICS2 error rules: the house transport document number is unique; China Customs, logisticsNo unique for
//! the carrier.

use tradelane_findings::Severity;
use tradelane_model::documents::Manifest;

use crate::amounts::check_unique;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Manifest> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/consignments/1/waybillNumber", r#""RR473124829DE""#)],
    rejects: &[(("/consignments/1/waybillNumber", r#""LX123456785CN""#), "/consignments/1/waybillNumber")],
    check,
};

fn check(manifest: &Manifest, report: &mut Report<'_>) {
    let numbers = manifest.consignments.iter().map(|consignment| consignment.waybill_number.as_deref());
    check_unique(numbers, "waybill", |index| format!("/consignments/{index}/waybillNumber"), report);
}
