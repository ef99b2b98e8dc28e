//! An order of transport.

use crate::types::{
    AllowanceCharge, Cargo, Certification, Coded, Contact, CurrencyCode, DateEntry, Decimal, DeliveryTerms,
    DocumentReference, Equipment, ExchangeRate, FreightPayment, GoodsItem, GovernmentRequirement, Handling, Indicator,
    Location, LogisticUnit, Measurement, Moment, Money, Note, Package, Particulars, Party, Period, Quantity, Reference,
    Service, Text, TransportLeg, TypedAmount, TypedQuantity,
};

use super::{CopyDistribution, Delivery};

document! {
    /// A transport order: a principal asks a carrier, forwarder or warehouse to move or ship goods.
    ///
    /// Carries EDIFACT IFTMIN, X12 204 and 940, UBL ForwardingInstructions.
    TransportOrder "transportOrder" TransportOrderTag {
        /// The transport order's number, unique for who gives it (EDIFACT 1004).
        number: Text,
        /// The kind of message (EDIFACT 1001): `610` forwarding instructions.
        purpose?: Coded,
        /// What the transport order does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When it was issued (EDIFACT DTM 137).
        issued_at?: Moment,
        /// The shipment's number (GS1 GSIN, X12 B204).
        shipment_number?: Text,
        /// The number of the order of the goods (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the booking (EDIFACT RFF BN).
        booking_number?: Text,
        /// The number of the waybill, where it is given already (CEB logisticsNo).
        waybill_number?: Text,
        /// The number of the master bill of lading or air waybill (EDIFACT RFF BM, AWB).
        transport_document?: Text,
        /// Services that are asked for (UNTDID 7273, 7161).
        services*: Service,
        /// How urgent it is (EDIFACT 4219).
        priority?: Text,
        /// Who pays the freight (UNTDID 4215): `PP` prepaid, `CC` collect.
        freight_payment?: Text,
        /// The party that the goods are taken from (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// The party that the goods are brought to (EDIFACT 3035 `CN`).
        consignee?: Party,
        /// The carrier (EDIFACT 3035 `CA`).
        carrier?: Party,
        /// The freight forwarder (EDIFACT 3035 `FW`).
        forwarder?: Party,
        /// The party that gives the order (EDIFACT 3035 `HI`).
        principal?: Party,
        /// The party that pays the freight (EDIFACT 3035 `FP`).
        freight_payer?: Party,
        /// The party that is told of the arrival (EDIFACT 3035 `NI`).
        notify?: Party,
        /// The warehouse that ships or stores the goods (X12 940, N1 `WH`).
        warehouse?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// What else is told of the order, of kinds that few messages tell.
        particulars?: Particulars,
        /// When the goods can be taken (EDIFACT DTM 200, 234).
        pickup?: Period,
        /// When the goods are to be delivered (EDIFACT DTM 2).
        delivery?: Period,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// The stops, in order (X12 204, S5).
        stops*: Stop,
        /// Other places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages, counted by the outermost.
        package_count?: Decimal,
        /// The value of the goods that is declared to the carrier (EDIFACT MOA 44).
        goods_value?: Money,
        /// The value that is insured (EDIFACT MOA 67).
        insurance_value?: Money,
        /// What is to be collected on delivery (EDIFACT MOA 22).
        cash_on_delivery?: Money,
        /// Charges of transport (EDIFACT 5463).
        charges*: AllowanceCharge,
        /// The logistic units: pallets, cartons, parcels, by SSCC (GS1).
        units*: LogisticUnit,
        /// The goods, one entry for each kind (EDIFACT GID).
        items*: GoodsItem,
        /// References of the transport order, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the transport order, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the transport order, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// A remark in words, for people.
        note?: Text,
        /// The version of the order's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the order's number (EDIFACT 1060).
        revision?: Text,
        /// Whom to turn to (EDIFACT CTA).
        contact?: Contact,
        /// Currencies and the rates between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// How transport charges are paid (EDIFACT CPI).
        freight_payments*: FreightPayment,
        /// What authorities ask (EDIFACT GOR).
        government_requirements*: GovernmentRequirement,
        /// The nature of the cargo (EDIFACT GDS).
        cargo*: Cargo,
        /// Codes for processing, by the list they are from.
        indicators*: Indicator,
        /// How the goods are to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Pallets, and whether they are exchanged (X12 PLD).
        pallets*: Package,
        /// Certifications of dangerous goods (X12 LH6).
        certifications*: Certification,
        /// The goods as a code with its list and in words (UBL TariffCode, TariffDescription).
        commodity?: Coded,
        /// Whether the goods are dangerous (UBL HazardousRiskIndicator).
        hazardous?: bool,
        /// How many goods items there are (UBL TotalGoodsItemQuantity).
        item_count?: Decimal,
        /// Measurements, by what they are for (EDIFACT 6311).
        measurements*: Measurement,
        /// The contract of carriage (UBL TransportContract).
        contract?: DocumentReference,
        /// Where and when the goods are delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Whether the charges depend on the value of the goods (UBL AdValoremIndicator).
        ad_valorem?: bool,
        /// Whether the transport document is made out to order (UBL ToOrderIndicator).
        to_order?: bool,
        /// The status of the instructions (UBL DocumentStatusCode).
        status?: Text,
        /// Packages by kind, marks and measures (UBL TransportHandlingUnit).
        packages*: Package,
        /// The name of the document (UBL Name).
        title?: Text,
        /// Who gets how many copies of the instructions (UBL DocumentDistribution).
        distributions*: CopyDistribution,
    }
}

record! {
    /// A stop on the way.
    Stop {
        /// Its number, from 1 (X12 S501).
        sequence?: Text,
        /// What happens there (X12 163): `CL` complete load, `PL` part load, `CU` complete unload, `PU` part unload.
        kind?: Text,
        /// The party there (EDIFACT 3035).
        party?: Party,
        /// The place (UN/LOCODE, or name and address).
        location?: Location,
        /// When it can be visited, with offset where the hour is told.
        window?: Period,
        /// The weight that is loaded or unloaded, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The volume that is loaded or unloaded, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages that are loaded or unloaded.
        package_count?: Decimal,
        /// The goods that are loaded or unloaded, one entry for each kind.
        items*: GoodsItem,
        /// References of the stop, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the stop, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the stop, by subject (EDIFACT 4451).
        notes*: Note,
        /// How much is loaded or unloaded, in the unit told.
        quantity?: Quantity,
        /// Other parties of the stop, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Codes for processing, by the list they are from.
        indicators*: Indicator,
        /// How the goods are to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Pallets, and whether they are exchanged (X12 PLD).
        pallets*: Package,
        /// Packages with weights and measures (X12 AT8).
        packages*: Package,
        /// Goods as they are counted in loading, one entry for each kind of package (X12 LAD).
        lading*: GoodsItem,
        /// Orders whose goods are loaded or unloaded (X12 OID).
        orders*: StopOrder,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
    }
}

record! {
    /// An order whose goods are loaded or unloaded at a stop.
    StopOrder {
        /// The number of the order.
        order_number?: Text,
        /// How much is loaded or unloaded, in the unit told.
        quantity?: Quantity,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// Codes for processing, by the list they are from.
        indicators*: Indicator,
        /// Other quantities, by kind (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// References of the order, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Goods as they are counted in loading, one entry for each kind of package (X12 LAD).
        lading*: GoodsItem,
        /// The goods, one entry for each kind.
        items*: GoodsItem,
    }
}
