//! Rules over types that several documents share.

mod allowance_factor;
mod allowance_reason;
mod consumer_telephone;
mod country_code;
mod currency_code;
mod dangerous_goods_class;
mod dimensions_positive;
mod district_code;
mod email_form;
mod extension_key;
mod full_width_text;
mod goods_weight;
mod gtin_check_digit;
mod hs_code;
mod identifier_form;
mod identity_card;
mod incoterms_code;
mod incoterms_place;
mod item_placeholder;
mod item_stop_word;
mod locode_code;
mod locode_place;
mod market_code;
mod masked_address;
mod masked_text;
mod minor_units;
mod package_code;
mod paid_amount;
mod part_index;
mod period_order;
mod placeholder_address;
mod placeholder_text;
mod stop_word;
mod tax_arithmetic;
mod tax_category_code;
mod tax_category_rate;
mod telephone_form;
mod totals_payable;
mod totals_with_tax;
mod totals_without_tax;
mod un_number;
mod unit_code;
mod unit_weight;
mod untranslated_code;

use tradelane_model::documents::MessagePart;
use tradelane_model::types::{
    Address, AllowanceCharge, Contact, CountryCode, CurrencyCode, DangerousGoods, DeliveryTerms, Dimensions,
    Extensions, GoodsItem, HsCode, Identifier, IncotermsCode, Item, Location, LogisticUnit, MarketCode, Money,
    PackageCode, Party, Period, Tax, Totals, UnitCode,
};

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, allowance_factor, AllowanceCharge),
        entry!(Rule, allowance_reason, AllowanceCharge),
        entry!(Code, consumer_telephone, Party),
        entry!(Code, country_code, CountryCode),
        entry!(Code, currency_code, CurrencyCode),
        entry!(Rule, dangerous_goods_class, DangerousGoods),
        entry!(Rule, dimensions_positive, Dimensions),
        entry!(Code, district_code, Address),
        entry!(Code, email_form, Contact),
        entry!(Rule, extension_key, Extensions),
        entry!(Rule, full_width_text, Party),
        entry!(Rule, goods_weight, GoodsItem),
        entry!(Code, gtin_check_digit, Item),
        entry!(Code, hs_code, HsCode),
        entry!(Code, identifier_form, Identifier),
        entry!(Code, identity_card, Party),
        entry!(Code, incoterms_code, IncotermsCode),
        entry!(Rule, incoterms_place, DeliveryTerms),
        entry!(Code, locode_code, Identifier),
        entry!(Code, locode_place, Location),
        entry!(Code, market_code, MarketCode),
        entry!(Rule, item_placeholder, Item),
        entry!(Rule, item_stop_word, Item),
        entry!(Rule, masked_address, Address),
        entry!(Rule, masked_text, Party),
        entry!(Rule, minor_units, Money),
        entry!(Code, package_code, PackageCode),
        entry!(Rule, paid_amount, Totals),
        entry!(Rule, part_index, MessagePart),
        entry!(Rule, period_order, Period),
        entry!(Rule, placeholder_address, Address),
        entry!(Rule, placeholder_text, Party),
        entry!(Rule, stop_word, GoodsItem),
        entry!(Rule, tax_arithmetic, Tax),
        entry!(Code, tax_category_code, Tax),
        entry!(Rule, tax_category_rate, Tax),
        entry!(Code, telephone_form, Contact),
        entry!(Rule, totals_payable, Totals),
        entry!(Rule, totals_with_tax, Totals),
        entry!(Rule, totals_without_tax, Totals),
        entry!(Code, un_number, DangerousGoods),
        entry!(Code, unit_code, UnitCode),
        entry!(Rule, unit_weight, LogisticUnit),
        entry!(Code, untranslated_code, CurrencyCode),
    ]
}
