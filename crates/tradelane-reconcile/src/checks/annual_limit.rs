//! A buyer's purchases of a year stay within the limit.
//!
//! The sum is that of the declarations in the input, by identity number and year of the declaration; what was bought
//! elsewhere is known to customs alone.
//!
//! Source: the profile's [[reconciliation.limits]]; receipt [Code:1313].

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
