//! Rules over despatch advices.

mod delivery_after_despatch;
mod despatch_line_number;
mod despatch_line_weight;
mod despatch_package_count;
mod despatch_weight;
mod duplicate_unit;
mod expiry_after_production;
mod unit_parent;
mod unit_reference;

use tradelane_model::documents::{DespatchAdvice, DespatchLine};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, delivery_after_despatch, DespatchAdvice),
        entry!(Rule, despatch_line_number, DespatchAdvice),
        entry!(Rule, despatch_line_weight, DespatchLine),
        entry!(Rule, despatch_package_count, DespatchAdvice),
        entry!(Rule, despatch_weight, DespatchAdvice),
        entry!(Rule, duplicate_unit, DespatchAdvice),
        entry!(Rule, expiry_after_production, DespatchLine),
        entry!(Rule, unit_parent, DespatchAdvice),
        entry!(Rule, unit_reference, DespatchAdvice),
    ]
}
