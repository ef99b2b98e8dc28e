//! Waybill and declaration name the same carrier.
//!
//! Waybills are numbered by each carrier; the number alone says nothing.
//!
//! Source: CEB511, CEB505 and CEB621, CEB603 logisticsCode.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Waybill};

use super::{Check, Row};
use crate::compare::Compare::Identifiers;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new("carrier", (Waybill, "/carrier/identifiers"), (Declaration, "/carrier/identifiers"), Identifiers)],
};
