//! A document's business key is used once.
//!
//! The key is the number with who gave it: an order's platform, or its merchant or buyer where it names none, a waybill's
//! carrier, a payment's company, a declaration's merchant with its order. The newer of two is the one compared. What
//! customs rejected may be sent again under its key, where their answer (`customsResponse`) is among the inputs.
//!
//! Source: receipts "重复申报，业务主键" and -304001; the interface specification of the E-port.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
