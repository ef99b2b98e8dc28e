//! The buyer is who paid.
//!
//! Retail imports are for the buyer's own use, so buyer and payer are one person, unless the buyer's identity was verified
//! by a body that the state entitles to it.
//!
//! Source: China Customs announcement 2016 No. 26; CEB311 buyerName, buyerIdNumber and CEB411 payerName, payerIdNumber.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::{Code, Name};

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new("name", (Order, "/buyer/name"), (Payment, "/payer/name"), Name).personal(),
        Row::new("identity number", (Order, "/buyer/identity"), (Payment, "/payer/identity"), Code).personal(),
    ],
};
