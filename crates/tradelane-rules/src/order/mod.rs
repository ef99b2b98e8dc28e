//! Rules over orders.

mod line_amount;
mod line_number;
mod lines_total;
mod paid_amount;
mod tax_total;

use tradelane_model::documents::{Order, OrderLine, OrderTotals};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, line_amount, OrderLine),
        entry!(Rule, line_number, Order),
        entry!(Rule, lines_total, Order),
        entry!(Rule, paid_amount, OrderTotals),
        entry!(Rule, tax_total, OrderTotals),
    ]
}
