//! All documents of a shipment name the same merchant.
//!
//! The merchant answers to customs for the goods; the order is looked up by merchant and number.
//!
//! Source: CEB311, CEB403, CEB505, CEB621 ebcCode.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Order, Payment, Waybill};

use super::{Check, Row};
use crate::compare::Compare::Identifiers;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new("merchant", (Order, "/merchant/identifiers"), (Payment, "/merchant/identifiers"), Identifiers),
        Row::new("merchant", (Order, "/merchant/identifiers"), (Waybill, "/merchant/identifiers"), Identifiers),
        Row::new("merchant", (Order, "/merchant/identifiers"), (Declaration, "/merchant/identifiers"), Identifiers),
    ],
};
