//! A change is newer than what it changes.
//!
//! The newer document stands; a change that is older is of no effect, or undoes a later one by mistake.
//! The instants are compared, whatever their offsets; a change of the same instant is taken.
//!
//! Source: receipt -621055, a newer list is there already (appTime).

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
