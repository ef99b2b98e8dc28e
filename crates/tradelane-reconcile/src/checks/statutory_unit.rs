//! The statutory units are those of the tariff.
//!
//! Customs count in the unit the tariff gives for the code, whatever unit was sold. It needs the units: `--tariff FILE`.
//!
//! Source: CEB621 unit1, unit2.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
