//! An advice of what arrived.

use crate::types::{
    Characteristic, Coded, CurrencyCode, Date, DateEntry, Decimal, DeliveryTerms, DocumentReference, Equipment,
    ExchangeRate, IdentityNumbers, Item, Location, LogisticUnit, Measurement, Moment, Money, Note, Package,
    PackageMarks, Particulars, Party, PhysicalState, Price, Quantity, Reference, Text, TradeConditions, TransportLeg,
    TypedQuantity,
};

use super::Delivery;

document! {
    /// A receiving advice: what of a despatch arrived, and in which state.
    ///
    /// Carries EDIFACT RECADV, X12 861 and 944, UBL ReceiptAdvice.
    ReceivingAdvice "receivingAdvice" ReceivingAdviceTag {
        /// The receiving advice's number, unique for who receives (EDIFACT 1004; UBL ID).
        number: Text,
        /// The kind of message (EDIFACT 1001): `632` goods receipt.
        purpose?: Coded,
        /// What the receiving advice does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// The number of the despatch advice (EDIFACT RFF AAK; UBL DespatchDocumentReference).
        despatch_number?: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo; EDIFACT RFF AAS).
        waybill_number?: Text,
        /// The shipment's number (GS1 GSIN).
        shipment_number?: Text,
        /// When the advice was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// When the goods arrived (EDIFACT DTM 50; UBL ReceivedDate).
        received_at?: Moment,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The buyer (EDIFACT 3035 `BY`).
        buyer?: Party,
        /// The seller (EDIFACT 3035 `SE`, `SU`).
        seller?: Party,
        /// The party that the goods were sent from (EDIFACT 3035 `CZ`, `SF`; UBL DespatchSupplierParty).
        consignor?: Party,
        /// The party that the goods are delivered to (EDIFACT 3035 `DP`, `CN`).
        consignee?: Party,
        /// The carrier (EDIFACT 3035 `CA`).
        carrier?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The number of packages that arrived (EDIFACT CNT 11).
        package_count?: Decimal,
        /// The logistic units that arrived, by SSCC (GS1).
        units*: LogisticUnit,
        /// Packages by kind, marks and measures, as the source tells them (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// The lines, one for each kind of goods.
        lines: Vec<ReceivingLine>,
        /// References of the receiving advice, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the receiving advice, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the receiving advice, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark in words, for people.
        note?: Text,
        /// What else is told of the goods that arrived, of kinds that few messages tell.
        particulars?: Particulars,
        /// The version of the advice's number.
        version?: Text,
        /// The revision of the advice's number.
        revision?: Text,
        /// When the order was issued.
        order_issued_at?: Moment,
        /// Other dates of the order (EDIFACT DTM under RFF ON).
        order_dates*: DateEntry,
        /// When the despatch advice was issued (EDIFACT DTM 171 under RFF AAK).
        despatch_issued_at?: Moment,
        /// Other dates of the despatch advice (EDIFACT DTM under RFF AAK).
        despatch_dates*: DateEntry,
        /// Origin, duty regime and special conditions of all lines.
        conditions*: TradeConditions,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
        /// The status of the receiving advice (UBL DocumentStatusCode).
        status?: Text,
        /// The UUID and kind of the despatch advice (UBL DespatchDocumentReference).
        despatch_reference?: DocumentReference,
        /// Where and when the goods were delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Why the delivery is refused (UBL RejectReasonCode, RejectReason).
        reason?: Coded,
    }
}

record! {
    /// One line of a receiving advice.
    ReceivingLine {
        /// The line's number (EDIFACT 1082; UBL ID).
        line_number?: Text,
        /// The numbers of the logistic units that held the goods: their SSCC, or their numbers in the document.
        units*: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the order's line.
        order_line?: Text,
        /// The number of the despatch advice (EDIFACT RFF AAK).
        despatch_number?: Text,
        /// The number of the despatch advice's line.
        despatch_line?: Text,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// How much arrived (EDIFACT QTY 48; UBL ReceivedQuantity).
        received_quantity?: Quantity,
        /// How much was accepted (EDIFACT QTY 194).
        accepted_quantity?: Quantity,
        /// How much was refused (UBL RejectedQuantity).
        rejected_quantity?: Quantity,
        /// How much is missing (UBL ShortQuantity).
        short_quantity?: Quantity,
        /// How much came too much (UBL OversupplyQuantity).
        over_quantity?: Quantity,
        /// What differs from the despatch advice or the order (EDIFACT QVR 4221).
        discrepancies*: Discrepancy,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// The state of the goods, as a code or in words: `new`, `opened`, `damaged`.
        condition?: Coded,
        /// The number of the lot or batch (GS1 AI 10).
        lot?: Text,
        /// Serial numbers of single pieces (GS1 AI 21).
        serial_numbers*: Text,
        /// When it expires (GS1 AI 17).
        expires_on?: Date,
        /// The price for the base quantity (EDIFACT PRI, UBL Price).
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax (EDIFACT MOA
        /// 203; UBL LineExtensionAmount).
        amount?: Money,
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
        /// A remark in words, for people.
        note?: Text,
        /// What else is told of the line, of kinds that few messages tell.
        particulars?: Particulars,
        /// What is asked of the line (EDIFACT 1229).
        action?: Text,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Further states of the goods, and what is to be done about them.
        states*: PhysicalState,
        /// Marks and numbers on the packages of the line.
        marks*: PackageMarks,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
    }
}

record! {
    /// What differs, why, and what is asked for.
    Discrepancy {
        /// How much differs (UN/ECE Recommendation 20).
        quantity?: Quantity,
        /// The kind of difference (EDIFACT 4221): `AC` more than ordered, `AF` damaged, `CP` too little.
        kind?: Text,
        /// The reason (EDIFACT 4295).
        reason?: Coded,
        /// What is asked for (EDIFACT 1229, UBL RejectActionCode): credit, replacement.
        action?: Text,
        /// The difference in words, for people.
        note?: Text,
        /// Of which quantity (EDIFACT 6063).
        quantity_kind?: Text,
        /// The number of the lot or batch that differs (GS1 AI 10).
        lot?: Text,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
    }
}
