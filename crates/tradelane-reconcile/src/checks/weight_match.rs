//! The parcel weighs no less than the declaration says.
//!
//! What the carrier weighed is goods and packing together; less than what is declared means that goods are missing.
//!
//! Weights in tonnes, kilograms, grams, milligrams, pounds and ounces are compared in kilograms; in other units they
//! are not compared.
//!
//! Source: CEB511 weight and CEB621 grossWeight, in kilograms both; UN/ECE Recommendation 20 for the units.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Waybill};

use super::{Check, Row};
use crate::compare::Compare::AtLeast;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new("gross weight", (Waybill, "/grossWeight/value"), (Declaration, "/grossWeight/value"), AtLeast)],
};
