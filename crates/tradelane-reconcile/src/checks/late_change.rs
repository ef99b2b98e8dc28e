//! A change comes before the shipment was compared.
//!
//! A shipment is compared when its documents are complete, and let go. A change that comes later in the input is not
//! compared any more: give that file first.
//!
//! Source: the way this command works.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Warning, rows: &[] };
