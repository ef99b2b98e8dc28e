//! Rules over payments.

mod payer_identity;

use tradelane_model::documents::Consumer;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![entry!(Code, payer_identity, Consumer)]
}
