//! Order and declaration name the same buyer.
//!
//! Customs compare name, identity number and telephone character by character; [Code:130126] is their answer to another
//! telephone. Case, blanks and full-width forms are no difference here.
//!
//! Source: CEB311 and CEB621 buyerName, buyerIdType, buyerIdNumber, buyerTelephone.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Order};

use super::{Check, Row};
use crate::compare::Compare::{Code, Name, Telephone};

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new("buyer's name", (Order, "/buyer/name"), (Declaration, "/buyer/name"), Name).personal(),
        Row::new(
            "kind of the buyer's identity document",
            (Order, "/buyer/identityType"),
            (Declaration, "/buyer/identityType"),
            Code,
        ),
        Row::new("buyer's identity number", (Order, "/buyer/identity"), (Declaration, "/buyer/identity"), Code)
            .personal(),
        Row::new("buyer's telephone", (Order, "/buyer/telephone"), (Declaration, "/buyer/telephone"), Telephone)
            .personal(),
    ],
};
