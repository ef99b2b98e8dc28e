//! Rules over invoices.

mod invoice_due_date;
mod invoice_line_amount;
mod invoice_line_number;
mod invoice_line_weight;
mod invoice_lines_total;
mod invoice_weight;
mod invoice_without_lines;

use tradelane_model::documents::{Invoice, InvoiceLine};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, invoice_due_date, Invoice),
        entry!(Rule, invoice_line_amount, InvoiceLine),
        entry!(Rule, invoice_line_number, Invoice),
        entry!(Rule, invoice_line_weight, InvoiceLine),
        entry!(Rule, invoice_lines_total, Invoice),
        entry!(Rule, invoice_weight, Invoice),
        entry!(Rule, invoice_without_lines, Invoice),
    ]
}
