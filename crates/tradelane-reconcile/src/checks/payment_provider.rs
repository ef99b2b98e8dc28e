//! Order and payment name the same payment company.
//!
//! Transactions are numbered by each payment company; the number alone says nothing.
//!
//! Source: CEB311 payCode and CEB411 payCode.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::Identifiers;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new(
        "payment company",
        (Order, "/paymentProvider/identifiers"),
        (Payment, "/provider/identifiers"),
        Identifiers,
    )],
};
