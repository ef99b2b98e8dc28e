//! Rules over orders.

mod line_amount;
mod line_number;
mod lines_total;
mod order_currency;
mod order_without_lines;
mod ordered_quantity;
mod parent_line;

use tradelane_model::documents::{Order, OrderLine};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, line_amount, OrderLine),
        entry!(Rule, line_number, Order),
        entry!(Rule, lines_total, Order),
        entry!(Rule, order_currency, Order),
        entry!(Rule, order_without_lines, Order),
        entry!(Rule, ordered_quantity, OrderLine),
        entry!(Rule, parent_line, Order),
    ]
}
