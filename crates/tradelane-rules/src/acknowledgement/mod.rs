//! Rules over acknowledgements.

mod acknowledgement_reference;

use tradelane_model::documents::Acknowledgement;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![entry!(Rule, acknowledgement_reference, Acknowledgement)]
}
