//! Rules over types that several documents share.

mod country_code;
mod currency_code;
mod gtin_check_digit;
mod hs_code;
mod identifier_form;
mod identity_card;
mod period_order;
mod unit_code;

use tradelane_model::types::{CountryCode, CurrencyCode, HsCode, Identifier, Item, Party, Period, UnitCode};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Code, country_code, CountryCode),
        entry!(Code, currency_code, CurrencyCode),
        entry!(Code, gtin_check_digit, Item),
        entry!(Code, hs_code, HsCode),
        entry!(Code, identifier_form, Identifier),
        entry!(Code, identity_card, Party),
        entry!(Rule, period_order, Period),
        entry!(Code, unit_code, UnitCode),
    ]
}
