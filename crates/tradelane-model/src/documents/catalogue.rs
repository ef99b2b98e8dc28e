//! A catalogue of goods.

use crate::types::{
    AllowanceCharge, Characteristic, Coded, CountryCode, CurrencyCode, DangerousGoods, Date, DateEntry, Decimal,
    DeliveryTerms, Dimensions, DocumentReference, ExchangeRate, Handling, HsCode, Item, ItemProperty, LanguageCode,
    Location, MarketCode, Measurement, Moment, Note, Package, PackageCode, Party, PaymentInstructions, PaymentTerms,
    Period, Price, PriceModifier, Quantity, Reference, Tax, TemperatureRange, Text, TransportLeg, TypedQuantity,
    UnitCode,
};

document! {
    /// A catalogue: goods that a supplier offers, with prices and all that partners, carriers and authorities ask of
    /// them.
    ///
    /// Carries EDIFACT PRICAT and PRODAT, X12 832, UBL Catalogue, GS1 trade items and product feeds of shops.
    Catalogue "catalogue" CatalogueTag {
        /// The catalogue's number, unique for its supplier.
        number: Text,
        /// The version of the catalogue.
        version?: Text,
        /// The catalogue's title.
        title?: Text,
        /// The kind of catalogue (EDIFACT 1001): `9` price/sales catalogue.
        purpose?: Coded,
        /// What the catalogue does (EDIFACT 1225): `9` original, `2` addition, `3` deletion, `4` change.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343).
        response?: Text,
        /// When the catalogue was issued.
        issued_at?: Moment,
        /// When it was last changed.
        revised_at?: Moment,
        /// From when to when the catalogue is valid.
        validity?: Period,
        /// The language of texts that name none (BCP 47).
        language?: LanguageCode,
        /// The country the catalogue is for (ISO 3166-1 alpha-2), where it is for one.
        market?: MarketCode,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// The party that provides the catalogue.
        provider?: Party,
        /// The party the catalogue is for.
        recipient?: Party,
        /// The seller of the goods.
        seller?: Party,
        /// The buyer the prices are for.
        buyer?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// References.
        references*: Reference,
        /// The contract the order is under.
        contract?: DocumentReference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Other dates.
        dates*: DateEntry,
        /// How payment is to be made.
        payment_instructions?: PaymentInstructions,
        /// When and how payment is due.
        payment_terms*: PaymentTerms,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Taxes on the whole.
        taxes*: Tax,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// Transport.
        transport*: TransportLeg,
        /// What changes prices.
        price_modifiers*: PriceModifier,
        /// Allowances and charges on the whole.
        allowances_charges*: AllowanceCharge,
        /// The items.
        items: Vec<CatalogueItem>,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// An item of a catalogue.
    CatalogueItem {
        /// The item's number in the catalogue.
        line_number?: Text,
        /// What becomes of the item (EDIFACT 1229): `1` added, `2` deleted, `3` changed, `9` original.
        action?: Text,
        /// The item: numbers, name, description, classes, customs tariff number, origin, manufacturer.
        item?: Item,
        /// The number that the variants of one product share.
        group?: Text,
        /// The number of the product that this item is a variant of.
        variant_of?: Text,
        /// What tells this variant from the others: size, colour.
        options*: VariantOption,
        /// The name in other languages.
        names*: Translation,
        /// The description in other languages.
        summaries*: Translation,
        /// The brand.
        brand?: Text,
        /// The model.
        model?: Text,
        /// New or used, as the source tells it: `new`, `refurbished`, `used`.
        condition?: Text,
        /// The item's status (EDIFACT 4405, GS1 tradeItemStatus).
        status?: Text,
        /// Whether the item can be ordered.
        orderable?: bool,
        /// Whether the item is sold to consumers.
        sellable?: bool,
        /// Whether it is in stock, as the source tells it: `inStock`, `outOfStock`, `preOrder`, `discontinued`.
        availability?: Text,
        /// From when it is available.
        available_from?: Moment,
        /// Until when it is available.
        available_until?: Moment,
        /// How long it takes to supply (UN/ECE Recommendation 20): `DAY`.
        lead_time?: Quantity,
        /// The least that can be ordered.
        minimum_quantity?: Quantity,
        /// The most that can be ordered.
        maximum_quantity?: Quantity,
        /// Of what the ordered quantity is a multiple.
        quantity_step?: Quantity,
        /// How much is in stock.
        stock?: Quantity,
        /// Prices, by market.
        prices*: CataloguePrice,
        /// Taxes.
        taxes*: Tax,
        /// Allowances and charges.
        allowances_charges*: AllowanceCharge,
        /// What one unit holds: millilitres in a bottle, pieces in a pack.
        net_content?: Quantity,
        /// The outer measures of one unit.
        dimensions?: Dimensions,
        /// The weight of one unit with its packaging.
        gross_weight?: Quantity,
        /// The weight of one unit without packaging.
        net_weight?: Quantity,
        /// The volume of one unit.
        volume?: Quantity,
        /// The packaging, from the inner to the outer.
        packaging*: PackagingLevel,
        /// Pictures, films, data sheets.
        media*: MediaFile,
        /// The page of the item in a shop (URI).
        link?: Text,
        /// The customs tariff number by market, where it differs.
        tariffs*: MarketTariff,
        /// What the item is made of.
        composition*: Material,
        /// Batteries in or with the item.
        batteries*: Battery,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// The temperature the item is to be kept at.
        storage?: TemperatureRange,
        /// How long the item keeps from its production (`DAY`, `MON`).
        shelf_life?: Quantity,
        /// How long it keeps at least when it arrives.
        remaining_shelf_life?: Quantity,
        /// The age in years from which consumers may buy it.
        age_limit?: Decimal,
        /// Warnings and safety information.
        warnings*: Warning,
        /// Who is responsible for the item in a market: manufacturer, importer, authorised representative.
        responsible_parties*: ResponsibleParty,
        /// Registrations with authorities and their schemes.
        registrations*: Registration,
        /// Certificates and declarations of conformity.
        certificates*: DocumentReference,
        /// Further properties.
        properties*: ItemProperty,
        /// Characteristics.
        characteristics*: Characteristic,
        /// Measurements.
        measurements*: Measurement,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// Parties of the line, with their roles.
        parties*: Party,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// References.
        references*: Reference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// When and how payment is due.
        payment_terms*: PaymentTerms,
        /// Transport.
        transport*: TransportLeg,
        /// How the item is to be handled.
        handling*: Handling,
        /// Packages as the source tells them.
        packages*: Package,
        /// Places.
        locations*: Location,
        /// Accessories, replacements, items it is part of.
        related_items*: RelatedItem,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// What tells a variant from the others of its product.
    VariantOption {
        /// The property: `size`, `colour`.
        name: Text,
        /// Its value.
        value: Text,
        /// The property as a code.
        id?: Text,
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
        /// The channel the price is for, as the partners name it.
        channel?: Text,
        /// The price.
        price: Price,
        /// What the price is: `list`, `net`, `retail`, `sale`, `recommended`.
        kind?: Text,
        /// From when to when the price is valid.
        validity?: Period,
        /// The least quantity the price is for.
        minimum_quantity?: Quantity,
        /// The greatest quantity the price is for.
        maximum_quantity?: Quantity,
        /// Whether tax is in the price.
        tax_included?: bool,
        /// Taxes on or in the price.
        taxes*: Tax,
    }
}

record! {
    /// One level of packaging.
    PackagingLevel {
        /// The level: `each`, `inner`, `case`, `pallet`.
        level?: Text,
        /// The GTIN of the level (GS1).
        gtin?: Text,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: PackageCode,
        /// How many units of the level below it holds.
        contains?: Decimal,
        /// The GTIN of the level below.
        contained_gtin?: Text,
        /// How many layers it has.
        layers?: Decimal,
        /// How many units stand on one layer.
        per_layer?: Decimal,
        /// The outer measures.
        dimensions?: Dimensions,
        /// The gross weight.
        gross_weight?: Quantity,
        /// The net weight.
        net_weight?: Quantity,
        /// What the packaging is made of.
        materials*: Material,
    }
}

record! {
    /// A picture, film or document.
    MediaFile {
        /// What it shows: `image`, `video`, `manual`, `safetyDataSheet`, `label`.
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
        /// The customs tariff number there.
        hs_code: HsCode,
        /// Whether it is for import or export: `I` import, `E` export.
        direction?: Text,
        /// The name under which it is declared there.
        name?: Text,
        /// The first statutory unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The second statutory unit.
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
        /// The binding tariff information it rests on.
        ruling?: Text,
    }
}

record! {
    /// A part of what an item is made of.
    Material {
        /// The material or ingredient.
        name: Text,
        /// The same as a code: CAS number, textile fibre, packaging material.
        code?: Coded,
        /// Its share in percent, by weight.
        percentage?: Decimal,
        /// Its weight in one unit.
        weight?: Quantity,
        /// Where it comes from (ISO 3166-1 alpha-2).
        origin?: CountryCode,
        /// The part of the item it is in: `outer`, `lining`.
        part?: Text,
        /// How much of it is recycled, in percent.
        recycled_percentage?: Decimal,
    }
}

record! {
    /// A battery in or with an item.
    Battery {
        /// The kind: `lithiumIon`, `lithiumMetal`, `nickelMetalHydride`, `alkaline`, `leadAcid`, `other`.
        kind: Text,
        /// Where it is: `contained` in the equipment, `packed` with it, `alone`.
        placement?: Text,
        /// How many batteries.
        count?: Decimal,
        /// How many cells one battery has.
        cells?: Decimal,
        /// The energy of one battery, watt hours (`WHR`).
        energy?: Quantity,
        /// The lithium in one battery, gram (`GRM`).
        lithium_content?: Quantity,
        /// The weight of one battery.
        net_weight?: Quantity,
        /// The voltage (`VLT`).
        voltage?: Quantity,
        /// The capacity, ampere hours (`AMH`).
        capacity?: Quantity,
        /// The UN number, four digits: `3480`, `3481`, `3090`, `3091`.
        un_number?: Text,
        /// The packing instruction: `967`.
        packing_instruction?: Text,
        /// Where the UN 38.3 test summary is found (URI).
        test_summary?: Text,
    }
}

record! {
    /// A warning or safety information.
    Warning {
        /// The language (BCP 47).
        language?: LanguageCode,
        /// The text.
        text: Text,
        /// The same as a code: a hazard statement (GHS `H225`), a pictogram.
        code?: Coded,
        /// The market it is for (ISO 3166-1 alpha-2); all where absent.
        market?: MarketCode,
    }
}

record! {
    /// Who is responsible for an item in a market.
    ResponsibleParty {
        /// The country or union (ISO 3166-1 alpha-2, `EU`); all where absent.
        market?: MarketCode,
        /// The role: `manufacturer`, `importer`, `authorisedRepresentative`, `responsiblePerson`,
        /// `fulfilmentProvider`.
        role: Text,
        /// The party, with postal and electronic address.
        party: Party,
    }
}

record! {
    /// A registration of an item or its producer with an authority.
    Registration {
        /// The country (ISO 3166-1 alpha-2).
        market?: MarketCode,
        /// What it is registered for: `CCC`, `CE`, `FDA`, `NMPA`, `EPR-packaging`, `EPR-WEEE`, `EPR-battery`,
        /// `REACH`.
        kind: Text,
        /// The registration's number.
        number: Text,
        /// The authority.
        authority?: Text,
        /// Who holds it.
        holder?: Party,
        /// From when it is valid.
        valid_from?: Date,
        /// Until when it is valid.
        valid_until?: Date,
        /// Where it can be looked up (URI).
        uri?: Text,
    }
}

record! {
    /// Another item and how it is related.
    RelatedItem {
        /// How it is related: `accessory`, `replacement`, `replaces`, `component`, `alternative`.
        relation: Text,
        /// The other item.
        item: Item,
        /// How many of it.
        quantity?: Quantity,
    }
}
