//! Goods.

use super::{Coded, CountryCode, DocumentReference, HsCode, LanguageCode, Party, Quantity, Tax, Text};

record! {
    /// A number of an item.
    ItemNumber {
        /// The type of number (EDIFACT 7143): `SA` seller's, `IN` buyer's, `EN` GTIN.
        kind?: Text,
        /// The number.
        value: Text,
        /// The list the number is from (EDIFACT 1131).
        list?: Text,
        /// The agency that keeps the list (EDIFACT 3055).
        agency?: Text,
    }
}

record! {
    /// Numbers of an item that say the same of it.
    ItemNumberSet {
        /// What the numbers say of the item (EDIFACT 4347): `1` additional, `5` the item's own.
        function?: Text,
        /// The numbers.
        numbers*: ItemNumber,
    }
}

record! {
    /// A description of an item.
    ItemDescription {
        /// The form of the description (EDIFACT 7077): `F` free text, `C` code.
        format?: Text,
        /// What is described (EDIFACT 7081).
        characteristic?: Coded,
        /// The description as a code and in words.
        description?: Coded,
        /// The language.
        language?: LanguageCode,
        /// The surface or layer (EDIFACT 7383).
        surface?: Text,
    }
}

record! {
    /// A class an item is in.
    Classification {
        /// The list: `HS`, `UNSPSC`, `CPV` and others.
        scheme?: Text,
        /// The version of the list.
        version?: Text,
        /// The code.
        code: Text,
    }
}

record! {
    /// A named property.
    ItemProperty {
        /// An identifier of the property.
        id?: Text,
        /// The scheme of the identifier.
        scheme?: Text,
        /// The version of the scheme.
        scheme_version?: Text,
        /// Where the scheme is found.
        scheme_uri?: Text,
        /// The name.
        name?: Text,
        /// The value.
        value?: Text,
        /// The value as a quantity.
        quantity?: Quantity,
        /// What qualifies the value.
        qualifiers*: Text,
    }
}

record! {
    /// A single piece or lot.
    ItemInstance {
        /// The serial number.
        serial_number?: Text,
        /// The lot or batch number.
        lot_number?: Text,
    }
}

record! {
    /// An item: what is bought, sold, declared or carried.
    Item {
        /// The GTIN (GS1): 8, 12, 13 or 14 digits.
        gtin?: Text,
        /// The agency of the GTIN, where the source names it.
        gtin_agency?: Text,
        /// The scheme of the GTIN, where the source names it by another name.
        gtin_scheme?: Text,
        /// The seller's number.
        seller_code?: Text,
        /// The buyer's number.
        buyer_code?: Text,
        /// The manufacturers' numbers.
        manufacturer_codes*: Text,
        /// A bar code that is no GTIN.
        barcode?: Text,
        /// Other numbers.
        numbers*: ItemNumber,
        /// Further numbers, by what they say of the item.
        other_numbers*: ItemNumberSet,
        /// The name.
        name?: Text,
        /// What the item is, in words (CEB itemDescribe).
        summary?: Text,
        /// Descriptions in words, one entry a paragraph.
        description*: Text,
        /// Descriptions by code and form.
        descriptions*: ItemDescription,
        /// Make, model, specification, ingredients: what customs classifies by.
        specification?: Text,
        /// The customs tariff number (HS 2022 or national).
        hs_code?: HsCode,
        /// The name under which the item is declared.
        customs_name?: Text,
        /// The number of the item in a customs account book (bonded trade).
        record_number?: Text,
        /// Classes.
        classifications*: Classification,
        /// The country of origin (ISO 3166-1 alpha-2).
        origin?: CountryCode,
        /// The country the item is traded from (ISO 3166-1 alpha-2).
        trade_country?: CountryCode,
        /// Taxes on the item.
        taxes*: Tax,
        /// Properties.
        properties*: ItemProperty,
        /// Single pieces and lots.
        instances*: ItemInstance,
        /// Documents that specify the item.
        documents*: DocumentReference,
        /// The manufacturer.
        manufacturer?: Party,
    }
}
