//! A manifest of consignments.

use crate::types::{
    Authentication, Coded, CurrencyCode, DangerousGoods, DateEntry, Decimal, DeliveryTerms, DocumentReference,
    Equipment, ExchangeRate, FreightPayment, GoodsItem, Identifier, Indicator, Location, Moment, Money, Note, Package,
    PackageCode, Party, Quantity, Reference, Text, TransportLeg, TypedAmount, TypedQuantity,
};

document! {
    /// A manifest: the consignments that a means of transport carries, for customs.
    ///
    /// Carries EDIFACT CUSCAR, X12 309, China's list of waybills (CEB607) and what the postal forms CN 22 and CN 23 ask for.
    Manifest "manifest" ManifestTag {
        /// The manifest's number (CEB copNo).
        number: Text,
        /// The kind of manifest (EDIFACT 1001): `785` cargo manifest, `833` consolidated manifest.
        purpose?: Coded,
        /// What the manifest does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import, export or transit: `I` import, `E` export, `T` transit.
        direction?: Text,
        /// When the manifest was issued (EDIFACT DTM 137).
        issued_at?: Moment,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The number given by customs (EU movement reference number, 12 01).
        customs_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The customs office at the border, four digits in China.
        border_office?: Text,
        /// The supervised site (CEB loctNo).
        site?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The mode of transport as customs code it (CEB trafMode).
        transport_mode?: Text,
        /// The vehicle, vessel or flight (CEB trafName).
        vehicle?: Text,
        /// The voyage or flight number (CEB voyageNo).
        journey?: Text,
        /// The vehicle within the country (CEB domesticTrafNo).
        domestic_vehicle?: Text,
        /// When the means of transport arrives (EDIFACT DTM 132), with offset where the hour is told.
        arrives_at?: Moment,
        /// When the means of transport departs (EDIFACT DTM 133), with offset where the hour is told.
        departs_at?: Moment,
        /// Which part of a split manifest this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// The party that sends the consignments (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// The party that receives the consignments (EDIFACT 3035 `CN`).
        consignee?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// The gross weight (CEB grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The number of packages: the sum of the consignments' (EDIFACT CNT 11).
        package_count?: Decimal,
        /// The consignments, one for each parcel or house waybill (EDIFACT CNI; CEB WayBillList).
        consignments: Vec<Consignment>,
        /// References of the manifest, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the manifest, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the manifest, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the manifest's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the manifest's number (EDIFACT 1060).
        revision?: Text,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Quantities (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// Proof that the manifest is authentic (EDIFACT AUT).
        authentications*: Authentication,
        /// Insurances of the means of transport (X12 CII).
        insurances*: TransportInsurance,
    }
}

record! {
    /// Which part of a split message this is.
    MessagePart {
        /// Its number, counted from 1 without gaps (CEB msgSeqNo).
        index: Text,
        /// How many parts there are (CEB msgCount).
        count?: Text,
    }
}

record! {
    /// One consignment of a manifest.
    Consignment {
        /// The consignment's number in the manifest (CEB gnum).
        line_number?: Text,
        /// The number of the parcel or house waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// The number of the transport document the consignment is under (master bill of lading, air waybill).
        transport_document?: Text,
        /// The number of the customs declaration (CEB invtNo).
        customs_number?: Text,
        /// The bag, pallet or unit load device (CEB totalPackageNo, UPU receptacle).
        receptacle?: Text,
        /// What the consignment is (UPU): `11` sale of goods, `21` returned goods, `31` gift, `32` commercial sample,
        /// `91` documents.
        category?: Text,
        /// The number of the order that the consignment delivers (CEB orderNo).
        order_number?: Text,
        /// Other identifiers, such as the unique consignment reference (EU 12 08).
        identifiers*: Identifier,
        /// Who sends (EDIFACT 3035 `CZ`; UPU sender).
        consignor?: Party,
        /// Who receives (EDIFACT 3035 `CN`; UPU addressee).
        consignee?: Party,
        /// Who is told of the arrival (EDIFACT 3035 `NI`).
        notify?: Party,
        /// Other parties of the consignment, with their roles (EDIFACT 3035).
        parties*: Party,
        /// The gross weight, usually kilogram (`KGM`; EU 18 04).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages, counted by the outermost.
        package_count?: Decimal,
        /// The kind of package (UN/ECE Recommendation 21).
        package_kind?: PackageCode,
        /// The value of the goods (UPU CN 23: total value).
        value?: Money,
        /// The freight (EDIFACT MOA 64).
        freight?: Money,
        /// The insurance (EDIFACT MOA 67).
        insurance?: Money,
        /// The postage paid (UPU CN 23: postal charges).
        postage?: Money,
        /// The goods in words, as customs see them (EU 18 05); general terms such as "parts" are refused at borders.
        goods_description?: Text,
        /// The goods, one entry for each kind (EDIFACT GID; UPU content piece).
        items*: GoodsItem,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Places, by what happens there (EDIFACT 3227): of acceptance, loading (`9`), discharge (`11`), delivery.
        locations*: Location,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// References of the consignment, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the consignment, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the consignment, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// The status, source and version of the transport document (EDIFACT CNI C503).
        consignment_document?: DocumentReference,
        /// The place in the order of loading (EDIFACT 1312).
        load_sequence?: Text,
        /// Further consignments under the same number of the manifest (EDIFACT RFF group under CNI).
        consignments*: Consignment,
        /// Control totals of the consignment (EDIFACT CNT under RFF).
        controls*: TypedQuantity,
        /// Control totals of all consignments under the number (EDIFACT CNT under CNI).
        consolidation_controls*: TypedQuantity,
        /// Amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Currencies and the rates between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// How transport charges are paid (EDIFACT CPI).
        freight_payments*: FreightPayment,
        /// Quantities (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// The port at which the manifest reports the consignment, as its places name it (X12 P401).
        port?: Text,
        /// What changes in the consignment that was reported before (X12 M13).
        amendment?: ConsignmentAmendment,
        /// Movements under customs bond (X12 M12).
        bonds*: BondedMovement,
    }
}

record! {
    /// What changes in a consignment that was reported before.
    ConsignmentAmendment {
        /// The carrier's code (X12 140).
        carrier?: Text,
        /// The port (X12 310).
        port?: Text,
        /// The kind of amendment (X12 245).
        kind?: Text,
        /// The number of the waybill that is amended.
        waybill_number?: Text,
        /// The new quantity.
        quantity?: Text,
        /// Why it is amended (X12 246).
        reason?: Text,
        /// What is done (X12 306): `1` add, `2` change, `3` delete.
        action?: Text,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
    }
}

record! {
    /// A movement of goods under customs bond.
    BondedMovement {
        /// The kind of entry (X12 601).
        kind?: Text,
        /// The number of the entry (X12 602).
        entry_number?: Text,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// The value of the goods, as the source writes it (X12 603).
        value?: Text,
        /// The number of the bond (X12 604).
        bond_number?: Text,
        /// The carrier's code (X12 140).
        carrier?: Text,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The mode of transport as customs code it (X12 91).
        transport_mode?: Text,
        /// The vessel.
        vehicle?: Text,
    }
}

record! {
    /// An insurance of a means of transport.
    TransportInsurance {
        /// Who insures.
        insurer?: Text,
        /// The number of the policy.
        policy?: Text,
        /// The year it was issued in.
        year?: Text,
        /// The amount that is insured.
        cover?: Money,
    }
}
