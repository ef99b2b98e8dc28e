//! Order and payment name the same currency.
//!
//! An amount is the same only in the same currency.
//!
//! Source: CEB311 currency and CEB411 currency.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Order, Payment};

use super::{Check, Row};
use crate::compare::Compare::Code;

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[Row::new(
        "currency",
        (Order, "/totals/paid/currency|/currency"),
        (Payment, "/amount/currency|/currency"),
        Code,
    )],
};
