//! Rules over customs declarations.

mod declared_amount;
mod net_weight;

use tradelane_model::documents::{Declaration, DeclarationLine};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![entry!(Rule, declared_amount, DeclarationLine), entry!(Rule, net_weight, Declaration)]
}
