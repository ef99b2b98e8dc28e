//! The order names the transaction of the payment.
//!
//! The transaction's number is what customs ask the payment company for; "payment information does not exist" is what they
//! answer when it is another.
//!
//! Source: CEB311 payTransactionId and CEB411 payTransactionId.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::Text;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new("transaction number", (Order, "/paymentTransaction"), (Payment, "/number"), Text)],
};
