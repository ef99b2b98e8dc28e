//! A manifest of consignments.

use crate::types::{
    Coded, CurrencyCode, DangerousGoods, DateEntry, Decimal, DeliveryTerms, DocumentReference, Equipment, GoodsItem,
    Identifier, Location, Moment, Money, Note, Package, PackageCode, Party, Quantity, Reference, Text, TransportLeg,
    TypedQuantity,
};

document! {
    /// A manifest: the consignments that a means of transport carries, for customs.
    ///
    /// Carries EDIFACT CUSCAR, X12 309, China's list of waybills (CEB607) and the postal item attributes (UPU
    /// ITMATT).
    Manifest "manifest" ManifestTag {
        /// The manifest's number (CEB copNo).
        number: Text,
        /// The kind of manifest (EDIFACT 1001): `785` cargo manifest, `833` consolidated manifest.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import, export or transit: `I` import, `E` export, `T` transit.
        direction?: Text,
        /// When the manifest was issued.
        issued_at?: Moment,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The number given by customs.
        customs_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The customs office at the border.
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
        /// When it arrives.
        arrives_at?: Moment,
        /// When it departs.
        departs_at?: Moment,
        /// Which part of a split manifest this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// The party that sends.
        consignor?: Party,
        /// The party that receives.
        consignee?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Other dates.
        dates*: DateEntry,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// The gross weight (CEB grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The consignments.
        consignments: Vec<Consignment>,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// Which part of a split message this is.
    MessagePart {
        /// Its number, counted from 1 without gaps.
        index: Text,
        /// How many parts there are.
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
        /// The transport document the consignment is under.
        transport_document?: Text,
        /// The number of the customs declaration (CEB invtNo).
        customs_number?: Text,
        /// The bag, pallet or unit load device (CEB totalPackageNo, UPU receptacle).
        receptacle?: Text,
        /// What the consignment is (UPU): `11` sale of goods, `21` returned goods, `31` gift, `32` commercial sample,
        /// `91` documents.
        category?: Text,
        /// The number of the order.
        order_number?: Text,
        /// Other identifiers, such as the unique consignment reference.
        identifiers*: Identifier,
        /// Who sends.
        consignor?: Party,
        /// Who receives.
        consignee?: Party,
        /// Who is told of the arrival.
        notify?: Party,
        /// Other parties, with their roles.
        parties*: Party,
        /// The gross weight.
        gross_weight?: Quantity,
        /// The net weight.
        net_weight?: Quantity,
        /// The volume.
        volume?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The kind of package (UN/ECE Recommendation 21).
        package_kind?: PackageCode,
        /// The value of the goods.
        value?: Money,
        /// The freight.
        freight?: Money,
        /// The insurance.
        insurance?: Money,
        /// The postage paid.
        postage?: Money,
        /// The goods in words.
        goods_description?: Text,
        /// The goods.
        items*: GoodsItem,
        /// Containers and other equipment.
        equipment*: Equipment,
        /// Packages.
        packages*: Package,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Places: of acceptance, loading, discharge, delivery.
        locations*: Location,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
    }
}
