//! Rules over catalogues.

mod battery_data;
mod battery_un_number;
mod catalogue_weight;
mod catalogue_without_items;
mod composition_total;
mod duplicate_item;
mod packaging_contents;
mod price_currency;
mod registration_validity;
mod responsible_party_address;
mod variant_parent;

use tradelane_model::documents::{Battery, Catalogue, CatalogueItem, Registration, ResponsibleParty};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, battery_data, Battery),
        entry!(Code, battery_un_number, Battery),
        entry!(Rule, catalogue_weight, CatalogueItem),
        entry!(Rule, catalogue_without_items, Catalogue),
        entry!(Rule, composition_total, CatalogueItem),
        entry!(Rule, duplicate_item, Catalogue),
        entry!(Rule, packaging_contents, CatalogueItem),
        entry!(Rule, price_currency, Catalogue),
        entry!(Rule, registration_validity, Registration),
        entry!(Rule, responsible_party_address, ResponsibleParty),
        entry!(Rule, variant_parent, Catalogue),
    ]
}
