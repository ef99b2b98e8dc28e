//! A shipment has all the documents its profile names.
//!
//! Customs start to compare when the declaration is there, and wait for the others until they give up; goods stay where they
//! are meanwhile.
//!
//! Source: the profile's [reconciliation] documents; without a profile, the types that occur in the input.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
