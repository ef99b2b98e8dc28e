//! The parts of a split message are all there, once.
//!
//! Parts belong together by their transport document, customs office and carrier, or by their number. Customs wait for the
//! part that is missing.
//!
//! Source: CEB507, CEB509, CEB607, CEB701 msgCount and msgSeqNo: consecutive without gaps.

use tradelane_findings::Severity;

use super::Check;

pub(super) const CHECK: Check = Check { severity: Severity::Error, rows: &[] };
