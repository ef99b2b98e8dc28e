//! What comes back was declared.
//!
//! A line of a return is a line of the declaration with the same tariff number, and all returns together bring back no more
//! than was declared.
//!
//! Source: CEB625 gnum, gcode, qty against CEB621.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
