//! A change is newer than what it changes.
//!
//! The newer document stands; a change that is older is of no effect, or undoes a later one by mistake.
//!
//! Source: receipt -621055, a newer list is there already (appTime).

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
