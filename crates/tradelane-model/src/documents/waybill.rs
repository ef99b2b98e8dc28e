//! A waybill: what a carrier carries.

use crate::types::{
    AllowanceCharge, Cargo, Coded, Contact, CurrencyCode, DangerousGoods, DateEntry, Decimal, DeliveryTerms,
    DocumentReference, Equipment, ExchangeRate, FreightPayment, GoodsItem, GovernmentRequirement, Location,
    LogisticUnit, Measurement, Moment, Money, Note, Package, Party, Period, Quantity, Reference, TemperatureRange,
    Text, TransportLeg, TypedAmount, TypedQuantity,
};

use crate::types::Service;

use super::Delivery;

document! {
    /// A waybill: goods that a carrier takes from a sender to a consignee.
    ///
    /// Carries China's electronic waybills (CEB511, CEB505), EDIFACT IFTMCS and UBL Waybill.
    Waybill "waybill" WaybillTag {
        /// The waybill's number, unique for the carrier (CEB logisticsNo).
        #[schemars(extend("examples" = ["LX123456785CN"]))]
        number: Text,
        /// The kind of waybill (EDIFACT 1001): `740` air waybill, `705` bill of lading, `730` road consignment note.
        purpose?: Coded,
        /// What the waybill does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import or export, as customs tell: `I` import (CEB511), `E` export (CEB505).
        direction?: Text,
        /// When the waybill was issued (EDIFACT DTM 137; CEB appTime).
        issued_at?: Moment,
        /// The number of the order that is carried (CEB orderNo).
        order_number?: Text,
        /// The shipment's number (GS1 GSIN).
        shipment_number?: Text,
        /// The number of the booking (EDIFACT RFF BN).
        booking_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The merchant (CEB ebcCode, ebcName, ebcTelephone).
        merchant?: Party,
        /// Who sends the goods (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// Who receives the goods (CEB consignee, consigneeAddress, consigneeTelephone).
        consignee?: Party,
        /// The freight forwarder (EDIFACT 3035 `FW`).
        forwarder?: Party,
        /// Who is told of the arrival (EDIFACT 3035 `NI`).
        notify?: Party,
        /// Who pays the freight (EDIFACT 3035 `FP`).
        freight_payer?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Services (UNTDID 7273, 7161).
        services*: Service,
        /// Who pays the freight (UNTDID 4215): `PP` prepaid, `CC` collect.
        freight_payment?: Text,
        /// The freight (CEB freight).
        freight?: Money,
        /// The insurance or declared-value fee (CEB insuredFee).
        insurance?: Money,
        /// The value of the goods that is declared to the carrier (EDIFACT MOA 44).
        goods_value?: Money,
        /// What is to be collected on delivery (EDIFACT MOA 22).
        cash_on_delivery?: Money,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The gross weight (CEB weight, grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The weight that the freight is computed on, usually kilogram (`KGM`): gross or volume weight.
        chargeable_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages (CEB packNo).
        package_count?: Decimal,
        /// The goods in words (CEB goodsInfo).
        goods_description?: Text,
        /// What the consignment is (UPU): `11` sale of goods, `21` returned goods, `31` gift, `32` commercial sample,
        /// `91` documents.
        category?: Text,
        /// The bag, pallet or unit load device (UPU receptacle).
        receptacle?: Text,
        /// When the goods are taken (EDIFACT DTM 200).
        pickup?: Period,
        /// When the goods are to be delivered (EDIFACT DTM 2).
        delivery?: Period,
        /// The logistic units: pallets, cartons, parcels, by SSCC (GS1) or S10 number (UPU).
        units*: LogisticUnit,
        /// Packages by kind, marks and measures, as the source tells them (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// The goods, one entry for each kind (EDIFACT GID).
        items*: GoodsItem,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Places, by what happens there (EDIFACT 3227): of acceptance, loading (`9`), discharge (`11`), delivery.
        locations*: Location,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Charges of transport (EDIFACT 5463).
        charges*: AllowanceCharge,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// The temperature the goods are to be kept at (UN/ECE Recommendation 20: `CEL`).
        temperature?: TemperatureRange,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// References of the waybill, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the waybill, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the waybill, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the waybill's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the waybill's number (EDIFACT 1060).
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
        /// The name of the document (UBL Name): `Air Waybill`.
        title?: Text,
        /// Charges of the shipment as a whole, where the source tells them apart from those of the consignment (UBL
        /// FreightAllowanceCharge).
        shipment_charges*: AllowanceCharge,
        /// Who gets how many copies of the waybill (UBL DocumentDistribution).
        distributions*: CopyDistribution,
        /// The status of the waybill (UBL StatusCode).
        status?: Text,
        /// Whether it is for goods of several consignors taken together (UBL ConsolidatedIndicator).
        consolidated?: bool,
    }
}

record! {
    /// Who gets how many copies of a document.
    CopyDistribution {
        /// Whether it may be copied (UBL PrintQualifier).
        rule?: Text,
        /// The most copies (UBL MaximumCopiesNumeric).
        copies?: Decimal,
        /// Who gets them (UBL Party).
        party?: Party,
    }
}
