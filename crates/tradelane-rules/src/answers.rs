//! What an answer says it answers.

use tradelane_model::types::RespondsTo;

/// Whether a number or reference of what is answered is told, and not its kind alone.
pub(crate) fn names_document(answered: &RespondsTo) -> bool {
    [
        &answered.number,
        &answered.id,
        &answered.message_reference,
        &answered.group_reference,
        &answered.interchange_reference,
        &answered.order_number,
        &answered.waybill_number,
        &answered.customs_number,
        &answered.pre_entry_number,
    ]
    .into_iter()
    .any(Option::is_some)
}
