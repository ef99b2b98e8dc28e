//! Rules over returns.

mod return_line_number;

use tradelane_model::documents::Return;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![entry!(Rule, return_line_number, Return)]
}
