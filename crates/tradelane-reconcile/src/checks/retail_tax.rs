//! The tax withheld is what the rates give.
//!
//! Consumption tax is value / (1 - rate) * rate, value added tax (value + consumption tax) * rate, and the profile's share of
//! both is due; freight and insurance are spread over the lines by their amounts. It needs the rates: `--tariff FILE`.
//!
//! Source: the profile's [[reconciliation.tax]]; 2018 No. 49 and its predecessors.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Warning, rows: &[] };
