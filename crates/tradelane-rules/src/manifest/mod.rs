//! Rules over manifests.

mod arrival_after_departure;
mod consignment_weight;
mod duplicate_waybill;
mod manifest_package_count;

use tradelane_model::documents::{Consignment, Manifest};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, arrival_after_departure, Manifest),
        entry!(Rule, consignment_weight, Consignment),
        entry!(Rule, duplicate_waybill, Manifest),
        entry!(Rule, manifest_package_count, Manifest),
    ]
}
