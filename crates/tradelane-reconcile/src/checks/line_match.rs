//! The lines of the declaration are those of the order.
//!
//! Lines are paired by their number, and by their place where they have none. [Code:1322] is what customs answer to lines
//! that differ.
//!
//! Source: CEB311 and CEB621 gnum, itemNo, barCode, qty, unit, price, totalPrice, country.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Order};

use super::{Check, Row};
use crate::compare::Compare::{Code, Number, Text};

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new(
            "seller's number of the item",
            (Order, "/lines/*/item/sellerCode"),
            (Declaration, "/lines/*/item/sellerCode"),
            Text,
        ),
        Row::new(
            "bar code",
            (Order, "/lines/*/item/barcode|/lines/*/item/gtin"),
            (Declaration, "/lines/*/item/barcode|/lines/*/item/gtin"),
            Text,
        ),
        Row::new("quantity", (Order, "/lines/*/quantity/value"), (Declaration, "/lines/*/quantity/value"), Number),
        Row::new("unit", (Order, "/lines/*/quantity/unit"), (Declaration, "/lines/*/quantity/unit"), Code),
        Row::new("price", (Order, "/lines/*/price/amount"), (Declaration, "/lines/*/price/amount"), Number),
        Row::new("amount", (Order, "/lines/*/amount/amount"), (Declaration, "/lines/*/amount/amount"), Number),
        Row::new("origin", (Order, "/lines/*/item/origin"), (Declaration, "/lines/*/item/origin"), Code),
    ],
};
