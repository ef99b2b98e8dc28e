//! A catalogue of goods.

use crate::types::{
    Address, AllowanceCharge, Characteristic, Classification, CodeSet, Coded, Contact, CurrencyCode, DangerousGoods,
    Date, DateEntry, Decimal, DeliveryTerms, Detail, Dimensions, DocumentReference, Equipment, ExchangeRate,
    ExternalFile, Handling, HsCode, Indicator, Item, ItemDescription, ItemProperty, LanguageCode, LeadTime, Location,
    MarketCode, Measurement, Moment, Note, Package, PackageCode, Party, PaymentInstructions, PaymentTerms, Period,
    Price, PriceModifier, Priority, ProductGroup, ProductHierarchy, Quantity, Reference, Requirement, Restriction, Tax,
    TechnicalRule, TemperatureRange, Text, TradeConditions, TransportLeg, TypedQuantity, UnitCode,
};

use super::OrderLine;
use super::compliance::{Battery, Material, Registration, ResponsibleParty, Warning};
use super::food::{Allergen, NutritionFacts};

document! {
    /// A catalogue: goods that a supplier offers, with prices and all that partners, carriers and authorities ask of
    /// them.
    ///
    /// Carries EDIFACT PRICAT and PRODAT, X12 832, UBL Catalogue, GS1 trade items and product feeds of shops.
    Catalogue "catalogue" CatalogueTag {
        /// The catalogue's number, unique for its supplier (EDIFACT 1004; UBL ID).
        number: Text,
        /// The version of the catalogue (UBL VersionID).
        version?: Text,
        /// The catalogue's title (UBL Name).
        title?: Text,
        /// The kind of catalogue (EDIFACT 1001): `9` price/sales catalogue.
        purpose?: Coded,
        /// What the catalogue does (EDIFACT 1225): `9` original, `2` addition, `3` deletion, `4` change, `1`
        /// cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343).
        response?: Text,
        /// When the catalogue was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// When it was last changed (UBL RevisionDate).
        revised_at?: Moment,
        /// From when to when the catalogue is valid (UBL ValidityPeriod).
        validity?: Period,
        /// The language of texts that name none (BCP 47).
        language?: LanguageCode,
        /// The country the catalogue is for (ISO 3166-1 alpha-2), where it is for one.
        market?: MarketCode,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it (UBL listID).
        currency_list?: Text,
        /// The party that provides the catalogue (UBL ProviderParty).
        provider?: Party,
        /// The party the catalogue is for (UBL ReceiverParty).
        recipient?: Party,
        /// The seller of the goods (EDIFACT 3035 `SE`, `SU`; UBL SellerSupplierParty).
        seller?: Party,
        /// The buyer the prices are for (EDIFACT 3035 `BY`; UBL ContractorCustomerParty).
        buyer?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// References of the catalogue, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The contract the catalogue is under (EDIFACT RFF CT; UBL Contract).
        contract?: DocumentReference,
        /// Documents that go with the catalogue, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the catalogue, by subject (EDIFACT 4451).
        notes*: Note,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// How payment is to be made: conditions, guarantee, means (EDIFACT 4439, 4431, 4461).
        payment_instructions?: PaymentInstructions,
        /// When and how payment is due (EDIFACT 4279; UBL PaymentTerms).
        payment_terms*: PaymentTerms,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Taxes on the catalogue as a whole, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// What changes prices: the class of trade (EDIFACT 4043) and the factor (EDIFACT 5393).
        price_modifiers*: PriceModifier,
        /// Allowances and charges on the catalogue as a whole (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// The items (EDIFACT LIN; UBL CatalogueLine).
        items: Vec<CatalogueItem>,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark in words, for people.
        note?: Text,
        /// The revision of the catalogue.
        revision?: Text,
        /// Origin, duty regime and special conditions of all items.
        conditions*: TradeConditions,
        /// Descriptions of the goods as a whole.
        descriptions*: ItemDescription,
        /// Requirements.
        requirements*: Requirement,
        /// Characteristics of all items.
        characteristics*: Characteristic,
        /// Groups of products, and what holds for all items in each.
        product_groups*: ProductGroup,
        /// What holds for the items that are in no group.
        ungrouped?: ProductGroup,
        /// Files that are exchanged besides.
        files*: ExternalFile,
        /// Technical rules.
        technical_rules*: TechnicalRule,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Persons and departments to turn to (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// Prices that hold for all lines, by what they are (EDIFACT 5125; X12 CTP).
        other_prices*: Price,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// How long things take (X12 LDT).
        lead_times*: LeadTime,
        /// Restrictions and conditions (X12 CTB).
        restrictions*: Restriction,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// Packages by kind, marks and measures (EDIFACT PAC; X12 TD1).
        packages*: Package,
        /// Containers and other equipment, by what it is (EDIFACT 8053; X12 TD3).
        equipment*: Equipment,
        /// Dangerous goods, by UN number and class (EDIFACT DGS; X12 TD4).
        dangerous_goods*: DangerousGoods,
        /// The catalogue that this one is made from (UBL SourceCatalogueReference).
        source_catalogue?: DocumentReference,
        /// Terms of trade, in words (UBL TradingTerms).
        trading_terms*: Text,
        /// The status of the goods as a whole, as the source tells it (product feeds of shops): `active`, `draft`,
        /// `archived`.
        status?: Text,
        /// Classes of all items, by list (product feeds of shops).
        classifications*: Classification,
        /// Further properties of all items, by name (product feeds of shops).
        properties*: ItemProperty,
        /// Pictures and films of the goods as a whole, by what they show (product feeds of shops).
        media*: MediaFile,
    }
}

record! {
    /// An item of a catalogue.
    CatalogueItem {
        /// The item's number in the catalogue (EDIFACT 1082; UBL ID).
        line_number?: Text,
        /// What becomes of the item (EDIFACT 1229): `1` added, `2` deleted, `3` changed, `9` original.
        action?: Text,
        /// The item: numbers, name, description, classes, customs tariff number, origin, manufacturer.
        item?: Item,
        /// The number that the variants of one product share, as the supplier gives it.
        group?: Text,
        /// The number of the product that this item is a variant of: the seller's number, the GTIN or the line's
        /// number.
        variant_of?: Text,
        /// What tells this variant from the others: size, colour.
        options*: VariantOption,
        /// The name in other languages (BCP 47).
        names*: Translation,
        /// The description in other languages (BCP 47).
        summaries*: Translation,
        /// The brand (GS1 brandName; UBL BrandName).
        brand?: Text,
        /// The model (UBL ModelName).
        model?: Text,
        /// New or used, as the source tells it: `new`, `refurbished`, `used`.
        condition?: Text,
        /// The item's status (EDIFACT 4405, GS1 tradeItemStatus).
        status?: Text,
        /// Whether the item can be ordered (UBL OrderableIndicator).
        orderable?: bool,
        /// Whether the item is sold to consumers.
        sellable?: bool,
        /// Whether it is in stock, as the source tells it: `inStock`, `outOfStock`, `preOrder`, `discontinued`.
        availability?: Text,
        /// From when it is available (date or date and time with offset).
        available_from?: Moment,
        /// Until when it is available (date or date and time with offset).
        available_until?: Moment,
        /// How long it takes to supply (UN/ECE Recommendation 20): `DAY`.
        lead_time?: Quantity,
        /// The least that can be ordered (UBL MinimumOrderQuantity; UN/ECE Recommendation 20).
        minimum_quantity?: Quantity,
        /// The most that can be ordered (UBL MaximumOrderQuantity; UN/ECE Recommendation 20).
        maximum_quantity?: Quantity,
        /// Of what the ordered quantity is a multiple (UBL OrderQuantityIncrementNumeric; UN/ECE Recommendation 20).
        quantity_step?: Quantity,
        /// How much is in stock (UN/ECE Recommendation 20).
        stock?: Quantity,
        /// Prices, by market (ISO 3166-1 alpha-2), kind and quantity.
        prices*: CataloguePrice,
        /// Taxes on the item, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Allowances and charges on the item (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// What one unit holds (GS1 netContent; UN/ECE Recommendation 20): millilitres in a bottle, pieces in a pack.
        net_content?: Quantity,
        /// The outer measures of one unit (GS1 height, width, depth), with their unit.
        dimensions?: Dimensions,
        /// The weight of one unit with its packaging (GS1 grossWeight), usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The weight of one unit without packaging (GS1 netWeight), usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume of one unit, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The packaging, from the inner to the outer (GS1 trade item hierarchy).
        packaging*: PackagingLevel,
        /// Pictures, films, data sheets, by what they show.
        media*: MediaFile,
        /// The page of the item in a shop (URI).
        link?: Text,
        /// The customs tariff number by market, where it differs from the Harmonized System's (HS 2022).
        tariffs*: MarketTariff,
        /// What the item is made of, in percent by weight.
        composition*: Material,
        /// Batteries in or with the item, by kind and UN number.
        batteries*: Battery,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// The temperature the item is to be kept at (UN/ECE Recommendation 20: `CEL`).
        storage?: TemperatureRange,
        /// How long the item keeps from its production (`DAY`, `MON`).
        shelf_life?: Quantity,
        /// How long it keeps at least when it arrives (`DAY`, `MON`).
        remaining_shelf_life?: Quantity,
        /// The age in years from which consumers may buy it.
        age_limit?: Decimal,
        /// Warnings and safety information (Regulation (EU) 2023/988).
        warnings*: Warning,
        /// Who is responsible for the item in a market (Regulation (EU) 2023/988): manufacturer, importer, authorised
        /// representative.
        responsible_parties*: ResponsibleParty,
        /// Registrations with authorities and their schemes.
        registrations*: Registration,
        /// Certificates and declarations of conformity, by kind (EDIFACT 1001).
        certificates*: DocumentReference,
        /// Further properties, by name (UBL AdditionalItemProperty).
        properties*: ItemProperty,
        /// Characteristics of the goods, by class (EDIFACT 7059).
        characteristics*: Characteristic,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// Parties of the item, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Documents that go with the item, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// References of the item, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the item, by subject (EDIFACT 4451).
        notes*: Note,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// When and how payment is due (EDIFACT 4279; UBL PaymentTerms).
        payment_terms*: PaymentTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// How the item is to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Packages by kind, marks and measures, as the source tells them (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Accessories, replacements, items it is part of (UBL AccessoryRelatedItem, ReplacementRelatedItem).
        related_items*: RelatedItem,
        /// A remark in words, for people.
        note?: Text,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Origin, duty regime and special conditions.
        conditions*: TradeConditions,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// Requirements.
        requirements*: Requirement,
        /// Groups of products that the item is in.
        product_groups*: ProductGroup,
        /// Priorities.
        priorities*: Priority,
        /// Places of the item in hierarchies of products.
        hierarchies*: ProductHierarchy,
        /// Files that are exchanged besides.
        files*: ExternalFile,
        /// Technical rules.
        technical_rules*: TechnicalRule,
        /// Persons and departments to turn to about the line (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// Restrictions and conditions (X12 CTB).
        restrictions*: Restriction,
        /// How long things take (X12 LDT).
        lead_times*: LeadTime,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// Containers and other equipment, by what it is (EDIFACT 8053; X12 TD3).
        equipment*: Equipment,
        /// Parts of the item with their quantities and prices (X12 SLN).
        sub_lines*: OrderLine,
        /// The unit that is ordered in (UN/ECE Recommendation 20; UBL OrderableUnit).
        orderable_unit?: UnitCode,
        /// From when to when the line holds (UBL LineValidityPeriod).
        validity?: Period,
        /// The level of packing (UBL PackLevelCode): `CU` consumer unit, `DU` despatch unit, `TU` traded unit.
        pack_level?: Text,
        /// What the warranty is, in words (UBL WarrantyInformation).
        warranty*: Text,
        /// Prices for a unit that makes items comparable (UBL ItemComparison).
        comparison_prices*: Price,
        /// The level of the item in its hierarchy (GS1 tradeItemUnitDescriptorCode): `each`, `inner`, `case`, `display`,
        /// `pallet`.
        level?: Text,
        /// Whether it is the lowest level of its hierarchy (GS1 isTradeItemABaseUnit).
        base_unit?: bool,
        /// Whether it is what is despatched (GS1 isTradeItemADespatchUnit).
        despatch_unit?: bool,
        /// Whether it is what is invoiced (GS1 isTradeItemAnInvoiceUnit).
        invoice_unit?: bool,
        /// The GTIN of the item of the catalogue that holds this one, one level up (GS1 catalogueItemChildItemLink).
        contained_in?: Text,
        /// How many of it that item holds (GS1 catalogueItemChildItemLink quantity).
        contained_quantity?: Decimal,
        /// The markets that the item is for (GS1 targetMarket).
        target_markets*: TargetMarket,
        /// Temperatures other than that of storage, by what they are for (EDIFACT 6245; GS1 temperatureQualifierCode).
        temperatures*: TemperatureRange,
        /// Substances that cause allergies, and whether they are in the item (Regulation (EU) No 1169/2011, annex II).
        allergens*: Allergen,
        /// What the item gives as food, by state of preparation (Regulation (EU) No 1169/2011).
        nutrition*: NutritionFacts,
        /// How the item is delivered and what that costs, by country and service (product feeds of shops).
        delivery_options*: DeliveryOption,
    }
}

record! {
    /// A way in which an item is delivered.
    DeliveryOption {
        /// The country or union it is delivered to (ISO 3166-1 alpha-2, `EU`).
        market?: MarketCode,
        /// The state, province or postal codes there, as the source tells them.
        region?: Text,
        /// The name of the service.
        service?: Text,
        /// What delivery costs.
        price?: Price,
        /// The least time until it is sent (UN/ECE Recommendation 20): `DAY`.
        minimum_handling?: Quantity,
        /// The most time until it is sent (UN/ECE Recommendation 20): `DAY`.
        maximum_handling?: Quantity,
        /// The least time it is under way (UN/ECE Recommendation 20): `DAY`.
        minimum_transit?: Quantity,
        /// The most time it is under way (UN/ECE Recommendation 20): `DAY`.
        maximum_transit?: Quantity,
    }
}

record! {
    /// A market that an item is for.
    TargetMarket {
        /// The country or union (ISO 3166-1 alpha-2, `EU`).
        market: MarketCode,
        /// The part of the country (ISO 3166-2).
        subdivision?: Text,
    }
}

record! {
    /// What tells a variant from the others of its product.
    VariantOption {
        /// The property: `size`, `colour`.
        name: Text,
        /// Its value: `L`, `black`.
        value: Text,
        /// The property as a code of the supplier or the market.
        id?: Text,
        /// The place among the options of its product, from 1 (product feeds of shops).
        position?: Decimal,
    }
}

record! {
    /// A text in a language.
    Translation {
        /// The language (BCP 47).
        language: LanguageCode,
        /// The text.
        text: Text,
    }
}

record! {
    /// A price and for whom it is.
    CataloguePrice {
        /// The country the price is for (ISO 3166-1 alpha-2); all where absent.
        market?: MarketCode,
        /// The channel the price is for, as the partners name it: a shop, a marketplace.
        channel?: Text,
        /// The price, with its base quantity.
        price: Price,
        /// What the price is: `list`, `net`, `retail`, `sale`, `recommended`, `cost`.
        kind?: Text,
        /// From when to when the price is valid (UBL ValidityPeriod).
        validity?: Period,
        /// The least quantity the price is for (UBL MinimumQuantity; UN/ECE Recommendation 20).
        minimum_quantity?: Quantity,
        /// The greatest quantity the price is for (UBL MaximumQuantity; UN/ECE Recommendation 20).
        maximum_quantity?: Quantity,
        /// Whether tax is in the price: consumers' prices have it, partners' prices usually not.
        tax_included?: bool,
        /// Taxes on or in the price, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Places the price is for.
        locations*: Location,
        /// Quantities the price is for, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// Measurements of what the price is for (EDIFACT 6311).
        measurements*: Measurement,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// References of the price, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Restrictions and conditions (X12 CTB).
        restrictions*: Restriction,
        /// How long things take at this price (X12 LDT).
        lead_times*: LeadTime,
        /// When and how payment is due at this price.
        payment_terms*: PaymentTerms,
        /// Allowances and charges on the price (EDIFACT 5463).
        allowances_charges*: AllowanceCharge,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// Parties the price is for, with their roles (EDIFACT 3035).
        parties*: Party,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// How long it takes to supply (UN/ECE Recommendation 20; UBL LeadTimeMeasure).
        lead_time?: Quantity,
        /// Where the price holds (UBL ApplicableTerritoryAddress).
        territories*: Address,
        /// In which quantities it is delivered (UN/ECE Recommendation 20; UBL DeliveryUnit).
        delivery_units*: Quantity,
    }
}

record! {
    /// One level of packaging.
    PackagingLevel {
        /// The level (GS1 tradeItemUnitDescriptor): `each`, `inner`, `case`, `pallet`.
        level?: Text,
        /// The GTIN of the level (GS1).
        gtin?: Text,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: PackageCode,
        /// How many units of the level below it holds (GS1 quantityOfNextLowerLevelTradeItem).
        contains?: Decimal,
        /// The GTIN of the level below (GS1): of another level, or of the item itself.
        contained_gtin?: Text,
        /// How many layers it has (GS1 quantityOfLayersPerPallet).
        layers?: Decimal,
        /// How many units stand on one layer (GS1 quantityOfTradeItemsPerPalletLayer).
        per_layer?: Decimal,
        /// The outer measures, with their unit (UN/ECE Recommendation 20).
        dimensions?: Dimensions,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// What the packaging is made of, for the registers of packaging.
        materials*: Material,
    }
}

record! {
    /// A picture, film or document.
    MediaFile {
        /// What it shows: `image`, `additionalImage`, `video`, `manual`, `safetyDataSheet`, `label`.
        kind?: Text,
        /// Where it can be fetched (URI).
        uri: Text,
        /// The media type: `image/jpeg`.
        media_type?: Text,
        /// The order in which it is shown, from 1.
        position?: Decimal,
        /// The language (BCP 47).
        language?: LanguageCode,
        /// What it shows, in words.
        description?: Text,
        /// The SHA-256 of its bytes, in hexadecimal digits.
        digest?: Text,
    }
}

record! {
    /// How the item is classified in a market.
    MarketTariff {
        /// The country or customs union (ISO 3166-1 alpha-2, `EU`).
        market: MarketCode,
        /// The customs tariff number there: six digits of the Harmonized System (HS 2022) and the national ones.
        hs_code: HsCode,
        /// Whether it is for import or export: `I` import, `E` export.
        direction?: Text,
        /// The name under which it is declared there.
        name?: Text,
        /// The first statutory unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The second statutory unit (UN/ECE Recommendation 20).
        second_unit?: UnitCode,
        /// The rate of duty in percent.
        duty_rate?: Decimal,
        /// The rate of value added tax in percent.
        tax_rate?: Decimal,
        /// The rate of consumption tax in percent.
        consumption_rate?: Decimal,
        /// From when it is valid.
        valid_from?: Date,
        /// Until when it is valid.
        valid_until?: Date,
        /// The number of the binding tariff information it rests on.
        ruling?: Text,
    }
}

record! {
    /// Another item and how it is related.
    RelatedItem {
        /// How it is related: `accessory`, `replacement`, `replaces`, `component`, `alternative`.
        relation: Text,
        /// The other item.
        item: Item,
        /// How many of it (UN/ECE Recommendation 20).
        quantity?: Quantity,
    }
}
