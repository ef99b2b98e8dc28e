//! Goods.

use super::{
    AllowanceCharge, Characteristic, Coded, CountryCode, Date, DateEntry, Decimal, DeliveryTerms, DocumentReference,
    ExchangeRate, ExternalFile, HsCode, Identifier, LanguageCode, Measurement, Note, Package, Party, PaymentTerms,
    Price, Quantity, Reference, Tax, Text, TradeConditions, TransportLeg, TypedQuantity,
};

record! {
    /// A number of an item.
    ItemNumber {
        /// The type of number (EDIFACT 7143): `SA` seller's, `IN` buyer's, `EN` GTIN.
        kind?: Text,
        /// The number (EDIFACT 7140).
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
        /// The numbers, each with its type (EDIFACT 7143).
        numbers*: ItemNumber,
        /// The line or item that the numbers are of (X12 350).
        line?: Text,
    }
}

record! {
    /// A description of an item.
    ItemDescription {
        /// The form of the description (EDIFACT 7077): `F` free text, `C` code.
        format?: Text,
        /// What is described (EDIFACT 7081).
        characteristic?: Coded,
        /// The description as a code and in words (EDIFACT 7009, 7008).
        description?: Coded,
        /// The language (BCP 47; EDIFACT 3453).
        language?: LanguageCode,
        /// The surface or layer (EDIFACT 7383).
        surface?: Text,
        /// Texts that go with the description.
        notes*: Note,
        /// Whether what is described holds (X12 1073): `Y`, `N`.
        holds?: Text,
        /// Measurements of what is described (EDIFACT MEA).
        measurements*: Measurement,
    }
}

record! {
    /// A class an item is in.
    Classification {
        /// The list: `HS`, `UNSPSC`, `CPV` and others.
        scheme?: Text,
        /// The version of the list (UBL listVersionID).
        version?: Text,
        /// The code (UBL ItemClassificationCode).
        code: Text,
        /// The class in words (UBL name).
        name?: Text,
        /// The agency that keeps the list (EDIFACT 3055; UBL listAgencyID).
        agency?: Text,
    }
}

record! {
    /// A named property.
    ItemProperty {
        /// An identifier of the property (UBL ID).
        id?: Text,
        /// The scheme of the identifier (UBL schemeID).
        scheme?: Text,
        /// The version of the scheme (UBL schemeVersionID).
        scheme_version?: Text,
        /// Where the scheme is found (UBL schemeDataURI).
        scheme_uri?: Text,
        /// The name of the property (UBL Name): `colour`.
        name?: Text,
        /// The value (UBL Value): `black`.
        value?: Text,
        /// The value as a quantity (UBL ValueQuantity; UN/ECE Recommendation 20).
        quantity?: Quantity,
        /// What qualifies the value (UBL ValueQualifier).
        qualifiers*: Text,
        /// The property as a code, with the list it is from (UBL NameCode).
        code?: Coded,
    }
}

record! {
    /// A single piece or lot.
    ItemInstance {
        /// The serial number (GS1 AI 21; UBL SerialID).
        serial_number?: Text,
        /// The number of the lot or batch (GS1 AI 10; UBL LotNumberID).
        lot_number?: Text,
        /// When it was produced (GS1 AI 11; UBL ManufactureDate).
        produced_on?: Date,
        /// Until when it keeps its quality (GS1 AI 15; UBL BestBeforeDate).
        best_before?: Date,
        /// When it expires (GS1 AI 17; UBL LotIdentification/ExpiryDate).
        expires_on?: Date,
        /// The number it is traced by, with its scheme (UBL ProductTraceID): `UDI` unique device identifier.
        trace?: Identifier,
    }
}

record! {
    /// An item: what is bought, sold, declared or carried.
    Item {
        /// The GTIN (GS1): 8, 12, 13 or 14 digits.
        gtin?: Text,
        /// The agency of the GTIN, where the source names it (EDIFACT 3055; UBL schemeAgencyID).
        gtin_agency?: Text,
        /// The scheme of the GTIN, where the source names it by another name (EDIFACT 1131; UBL schemeID).
        gtin_scheme?: Text,
        /// The seller's number (CEB itemNo; EDIFACT 7143 `SA`; UBL SellersItemIdentification).
        seller_code?: Text,
        /// The buyer's number (EDIFACT 7143 `IN`; UBL BuyersItemIdentification).
        buyer_code?: Text,
        /// The manufacturers' numbers (UBL ManufacturersItemIdentification).
        manufacturer_codes*: Text,
        /// A bar code that is no GTIN (CEB barCode).
        barcode?: Text,
        /// Other numbers, by type (EDIFACT 7143).
        numbers*: ItemNumber,
        /// Further numbers, by what they say of the item (EDIFACT 4347).
        other_numbers*: ItemNumberSet,
        /// The name (CEB itemName; UBL Name).
        name?: Text,
        /// What the item is, in words (CEB itemDescribe).
        summary?: Text,
        /// Descriptions in words, one entry a paragraph (UBL Description).
        description*: Text,
        /// Descriptions by form and code (EDIFACT 7077, 7009).
        descriptions*: ItemDescription,
        /// Make, model, specification, ingredients: what customs classifies by (CEB gmodel).
        specification?: Text,
        /// The customs tariff number (HS 2022 or national).
        hs_code?: HsCode,
        /// The name under which the item is declared (CEB gname; EU 18 05).
        customs_name?: Text,
        /// The number of the item in a customs account book of bonded trade (CEB itemRecordNo).
        record_number?: Text,
        /// Classes, by list: UNSPSC, CPV and others (UBL CommodityClassification).
        classifications*: Classification,
        /// The country of origin (ISO 3166-1 alpha-2).
        origin?: CountryCode,
        /// The country the item is traded from (ISO 3166-1 alpha-2).
        trade_country?: CountryCode,
        /// Taxes on the item, by category (UNCL 5305; UBL ClassifiedTaxCategory).
        taxes*: Tax,
        /// Properties, by name (UBL AdditionalItemProperty).
        properties*: ItemProperty,
        /// Single pieces and lots (UBL ItemInstance).
        instances*: ItemInstance,
        /// Documents that specify the item (UBL ItemSpecificationDocumentReference).
        documents*: DocumentReference,
        /// The manufacturer (EDIFACT 3035 `MF`; UBL ManufacturerParty).
        manufacturer?: Party,
        /// The language of the name (BCP 47).
        name_language?: LanguageCode,
        /// The type of number the GTIN is told as, where it is not the one that is usual in the message (EDIFACT 7143): `EN`
        /// where `SRV` is usual.
        gtin_type?: Text,
        /// The variant of the item under the seller's number (UBL SellersItemIdentification/ExtendedID).
        seller_variant?: Text,
        /// The variant of the item under the GTIN (UBL StandardItemIdentification/ExtendedID).
        gtin_variant?: Text,
        /// Words that the item is found by (UBL Keyword).
        keywords*: Text,
        /// How many units a package holds, with their unit (UN/ECE Recommendation 20; UBL PackQuantity).
        pack_quantity?: Quantity,
        /// How many consumer units a package holds (UBL PackSizeNumeric).
        pack_size?: Decimal,
        /// Conditions of its trade as codes and in words (UBL TransactionConditions): `CT` cash on delivery.
        trade_conditions*: Coded,
        /// Certificates of the item (UBL Certificate).
        certificates*: DocumentReference,
    }
}

record! {
    /// A group of products.
    ProductGroup {
        /// What the group is (EDIFACT 5379): `4` products with the same price, `11` product group.
        kind?: Text,
        /// The group (EDIFACT 5389).
        group?: Coded,
        /// Dates.
        dates*: DateEntry,
        /// Quantities.
        quantities*: TypedQuantity,
        /// Origin, duty regime and special conditions.
        conditions*: TradeConditions,
        /// Texts.
        notes*: Note,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// Prices.
        prices*: Price,
        /// Taxes.
        taxes*: Tax,
        /// Allowances and charges.
        allowances_charges*: AllowanceCharge,
        /// Parties, with their roles.
        parties*: Party,
        /// When and how payment is due.
        payment_terms*: PaymentTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Packages.
        packages*: Package,
        /// Files that are exchanged besides.
        files*: ExternalFile,
        /// Technical rules.
        technical_rules*: TechnicalRule,
    }
}

record! {
    /// The place of an item in a hierarchy of products, with the item above or below it.
    ProductHierarchy {
        /// What the hierarchy is of (EDIFACT 7173): `2` products, `5` an assembly of parts.
        kind: Text,
        /// How the other item relates (EDIFACT 7171): `1` the next higher, `2` the next lower.
        relationship?: Text,
        /// What becomes of the relation (EDIFACT 1229).
        action?: Text,
        /// Numbers of the other item.
        numbers*: ItemNumber,
        /// The number of the place above in the hierarchy (EDIFACT 7166).
        parent?: Text,
        /// Further numbers of the other item, by what they say of it.
        other_numbers*: ItemNumberSet,
        /// Quantities of the other item.
        quantities*: TypedQuantity,
        /// Texts.
        notes*: Note,
        /// References.
        references*: Reference,
        /// Characteristics.
        characteristics*: Characteristic,
        /// Parties, with their roles.
        parties*: Party,
    }
}

record! {
    /// A technical rule or standard that goods or data comply with.
    TechnicalRule {
        /// Its number (EDIFACT 7402).
        id: Text,
        /// Its version (EDIFACT 1056).
        version?: Text,
        /// Its release (EDIFACT 1058).
        release?: Text,
        /// The part of it that is meant (EDIFACT 7175).
        part?: Text,
        /// The agency that keeps it (EDIFACT 3055).
        agency?: Text,
        /// Dates.
        dates*: DateEntry,
    }
}

record! {
    /// A priority.
    Priority {
        /// What it is the priority of (EDIFACT 4035): `6` delivery.
        kind: Text,
        /// The priority (EDIFACT 4037).
        priority?: Coded,
    }
}
