//! Rules over waybills, transport orders and the status of transport.

mod event_order;
mod pickup_before_delivery;
mod transport_order_weight;
mod waybill_package_count;
mod waybill_weight;

use tradelane_model::documents::{StatusEvent, TransportOrder, Waybill};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, event_order, StatusEvent),
        entry!(Rule, pickup_before_delivery, TransportOrder),
        entry!(Rule, transport_order_weight, TransportOrder),
        entry!(Rule, waybill_package_count, Waybill),
        entry!(Rule, waybill_weight, Waybill),
    ]
}
