//! The payment is of the amount that was paid for the order.
//!
//! Customs take the order's goods, freight and tax less its discount for the price paid, and look it up at the payment
//! company. A payment that does not match is the most frequent reason for which retail lists are rejected.
//!
//! Source: CEB311 acturalPaid and CEB411 amountPaid; the amount as a number, 216.4 being 216.40.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::Number;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new(
        "amount paid",
        (Order, "/totals/paid/amount|/totals/payable/amount"),
        (Payment, "/amount/amount"),
        Number,
    )],
};
