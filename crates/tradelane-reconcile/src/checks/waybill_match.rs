//! The declaration names the waybill of the shipment.
//!
//! Customs release the parcel that the declaration names; another number releases another parcel or none.
//!
//! Source: CEB511, CEB505 and CEB621, CEB603 logisticsNo.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Waybill};

use super::{Check, Row};
use crate::compare::Compare::Text;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new("waybill number", (Waybill, "/number"), (Declaration, "/waybillNumber"), Text)],
};
