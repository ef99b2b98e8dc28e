//! Rules.

use crate::registry::Entry;

pub(crate) fn rules() -> Vec<Entry> {
    Vec::new()
}
