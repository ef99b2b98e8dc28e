//! Documents that name each other name the same order.
//!
//! A payment that the order names by its transaction, or a waybill that the declaration names, belongs to that order
//! whatever order it names itself; customs look for it under the number it names.
//!
//! Source: CEB311, CEB411, CEB511, CEB621 orderNo.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
