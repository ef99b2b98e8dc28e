//! Rules over customs declarations.

mod customs_number_form;
mod declaration_hs_length;
mod declaration_line_number;
mod declaration_line_weight;
mod declaration_without_lines;
mod declared_amount;
mod fiscal_reference;
mod net_weight;
mod pre_entry_number_form;
mod statutory_quantity;

use tradelane_model::documents::{Declaration, DeclarationLine, FiscalReference};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Code, customs_number_form, Declaration),
        entry!(Code, declaration_hs_length, Declaration),
        entry!(Rule, declaration_line_number, Declaration),
        entry!(Rule, declaration_line_weight, DeclarationLine),
        entry!(Rule, declaration_without_lines, Declaration),
        entry!(Rule, declared_amount, DeclarationLine),
        entry!(Rule, fiscal_reference, FiscalReference),
        entry!(Rule, net_weight, Declaration),
        entry!(Code, pre_entry_number_form, Declaration),
        entry!(Rule, statutory_quantity, DeclarationLine),
    ]
}
