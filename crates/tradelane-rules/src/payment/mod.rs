//! Rules over payments.

mod allocations_total;
mod payment_positive;
mod receipt_after_payment;

use tradelane_model::documents::Payment;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, allocations_total, Payment),
        entry!(Rule, payment_positive, Payment),
        entry!(Rule, receipt_after_payment, Payment),
    ]
}
