//! Goods come back within the days allowed after release.
//!
//! Judged where the release (`customsResponse`) is among the inputs.
//!
//! Source: the profile's reconciliation.refund_days.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
