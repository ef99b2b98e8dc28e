//! Rules over answers of customs.

mod response_reference;
mod response_state;

use tradelane_model::documents::CustomsResponse;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![entry!(Rule, response_reference, CustomsResponse), entry!(Rule, response_state, CustomsResponse)]
}
