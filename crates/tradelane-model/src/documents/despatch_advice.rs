//! An advice that goods are sent.

use crate::types::{
    Characteristic, Coded, CurrencyCode, DangerousGoods, Date, DateEntry, Decimal, DeliveryLimitation, DeliveryTerms,
    DocumentReference, Equipment, ExchangeRate, Handling, IdentityNumbers, Item, Location, LogisticUnit, Measurement,
    Moment, Money, Movement, Note, Package, PackageMarks, Particulars, Party, Period, Placement, Price, Quantity,
    Reference, RelatedNumbers, Text, TradeConditions, TransportLeg, TypedAmount, TypedQuantity,
};

use super::{Delivery, QuantityVariance, StatusEvent};

document! {
    /// A despatch advice: goods that a sender sends or is about to send.
    ///
    /// Carries EDIFACT DESADV, X12 856 and 945, UBL DespatchAdvice and the aggregation events of EPCIS.
    DespatchAdvice "despatchAdvice" DespatchAdviceTag {
        /// The despatch advice's number, unique for who sends (EDIFACT 1004; UBL ID).
        number: Text,
        /// The version of the despatch advice's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the despatch advice's number (EDIFACT 1060).
        revision?: Text,
        /// The kind of message (EDIFACT 1001): `351` despatch advice.
        purpose?: Coded,
        /// What the despatch advice does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// When the order was issued (EDIFACT DTM 137, UBL IssueDate).
        order_issued_at?: Moment,
        /// The number of the invoice for the goods.
        invoice_number?: Text,
        /// When the advice was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// When the goods were or are despatched (EDIFACT DTM 11; UBL ActualDespatchDate).
        despatched_at?: Moment,
        /// When delivery is expected (EDIFACT DTM 17; UBL EstimatedDeliveryPeriod).
        delivery?: Period,
        /// The shipment's number (GS1 GSIN, X12 BSN02).
        shipment_number?: Text,
        /// The number of the waybill (CEB logisticsNo; EDIFACT RFF AAS).
        waybill_number?: Text,
        /// The number of the master bill of lading or air waybill (EDIFACT RFF BM, AWB).
        transport_document?: Text,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The buyer (EDIFACT 3035 `BY`).
        buyer?: Party,
        /// The seller (EDIFACT 3035 `SE`, `SU`).
        seller?: Party,
        /// The party that the goods are sent from (EDIFACT 3035 `CZ`, `SF`; UBL DespatchSupplierParty).
        consignor?: Party,
        /// The party that the goods are delivered to (EDIFACT 3035 `DP`, `CN`).
        consignee?: Party,
        /// The party that the goods are for, where it is not the buyer (UBL OriginatorCustomerParty).
        originator?: Party,
        /// The carrier (EDIFACT 3035 `CA`).
        carrier?: Party,
        /// The freight forwarder (EDIFACT 3035 `FW`).
        forwarder?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Where and when the goods are to be delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages, counted by the outermost (EDIFACT CNT 11).
        package_count?: Decimal,
        /// The logistic units, each before those in it (EDIFACT CPS; X12 HL).
        units*: LogisticUnit,
        /// Packages by kind, marks and measures, as the source tells them (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// The lines, one for each kind of goods.
        lines: Vec<DespatchLine>,
        /// References of the despatch advice, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the despatch advice, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the despatch advice, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark in words, for people.
        note?: Text,
        /// What else is told of the shipment, of kinds that few messages tell.
        particulars?: Particulars,
        /// The orders in the shipment, where each is told with its own parties and dates (X12 856, HL level O).
        orders*: Particulars,
        /// Who pays the freight (UNTDID 4215): `PP` prepaid, `CC` collect.
        freight_payment?: Text,
        /// Other dates of the order (EDIFACT DTM under RFF ON).
        order_dates*: DateEntry,
        /// Origin, duty regime and special conditions of all lines.
        conditions*: TradeConditions,
        /// Measurements of the whole.
        measurements*: Measurement,
        /// Amounts of the whole.
        amounts*: TypedAmount,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// How much more or less than ordered is sent.
        variances*: QuantityVariance,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
        /// The status of the despatch advice (UBL DocumentStatusCode).
        status?: Text,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code as a code (UBL AccountingCostCode).
        accounting_code?: Text,
        /// The project (UBL ProjectReference).
        project?: Text,
        /// How the units were packed or unpacked, and what else happened to them (EPCIS aggregation events).
        events*: StatusEvent,
    }
}

record! {
    /// One line of a despatch advice.
    DespatchLine {
        /// The line's number (EDIFACT 1082; UBL ID).
        line_number?: Text,
        /// The number of the line that this one belongs to (EDIFACT C829 1082).
        parent_line?: Text,
        /// The numbers of the logistic units that hold the goods: their SSCC, or their numbers in the document.
        units*: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the order's line.
        order_line?: Text,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// How much is sent (EDIFACT QTY 12; UBL DeliveredQuantity).
        quantity?: Quantity,
        /// How much was ordered (EDIFACT QTY 21).
        ordered_quantity?: Quantity,
        /// How much is still to be sent (UBL OutstandingQuantity).
        outstanding_quantity?: Quantity,
        /// Why it was not sent, in words (UBL OutstandingReason).
        outstanding_reason?: Text,
        /// How much more than ordered is sent (UBL OversupplyQuantity).
        over_supplied_quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// How much may be delivered above or below (EDIFACT QVR 6064).
        variance?: QuantityVariance,
        /// The price for the base quantity (EDIFACT PRI, UBL Price).
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax (EDIFACT MOA
        /// 203; UBL LineExtensionAmount).
        amount?: Money,
        /// The number of the lot or batch (GS1 AI 10).
        lot?: Text,
        /// Serial numbers of single pieces (GS1 AI 21).
        serial_numbers*: Text,
        /// When it was produced (GS1 AI 11; EDIFACT DTM 94).
        produced_on?: Date,
        /// When it expires (GS1 AI 17).
        expires_on?: Date,
        /// Until when it keeps its quality (GS1 AI 15; EDIFACT DTM 361).
        best_before?: Date,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// Parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the line, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Identity numbers, such as serial numbers, by kind (EDIFACT 7405).
        identity_numbers*: IdentityNumbers,
        /// Characteristics of the goods, by class (EDIFACT 7059).
        characteristics*: Characteristic,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Places with their quantities, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Origin (ISO 3166-1 alpha-2), duty regime and special conditions of the line (EDIFACT 3239, 9213, 4183).
        conditions*: TradeConditions,
        /// Where and when the goods are to be delivered (UBL Delivery).
        deliveries*: Delivery,
        /// A remark in words, for people.
        note?: Text,
        /// What else is told of the line, of kinds that few messages tell.
        particulars?: Particulars,
        /// The number in the document of the order that the line is of, where `orders` tells it.
        order?: Text,
        /// What is asked of the line (EDIFACT 1229).
        action?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Other amounts.
        other_amounts*: TypedAmount,
        /// Further variances.
        other_variances*: QuantityVariance,
        /// Numbers of objects that belong together, in sets.
        related_numbers*: RelatedNumbers,
        /// What limits delivery.
        limitations*: DeliveryLimitation,
        /// In which equipment the goods are.
        placements*: Placement,
        /// Marks and numbers on the packages of the line.
        marks*: PackageMarks,
        /// How the goods are to be handled.
        handling*: Handling,
        /// From where to where the goods move: door, terminal, pier (EDIFACT TMD).
        movements*: Movement,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
        /// The status of the line (UBL LineStatusCode).
        status?: Text,
        /// How much is on back order (EDIFACT QTY 83; UBL BackorderQuantity).
        back_order_quantity?: Quantity,
        /// Why it is on back order, in words (UBL BackorderReason).
        back_order_reason?: Text,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code as a code (UBL AccountingCostCode).
        accounting_code?: Text,
    }
}
