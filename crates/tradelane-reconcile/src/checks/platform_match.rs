//! All documents of a shipment name the same platform.
//!
//! An order number is unique on its platform only, so customs look for an order by platform and number.
//!
//! Source: CEB311, CEB411, CEB621 ebpCode.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::Identifiers;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new("platform", (Order, "/platform/identifiers"), (Payment, "/platform/identifiers"), Identifiers),
        Row::new("platform", (Order, "/platform/identifiers"), (Declaration, "/platform/identifiers"), Identifiers),
    ],
};
