//! An answer to an order.

use crate::types::{
    AllowanceCharge, Characteristic, Classification, CodeSet, Coded, Contact, CurrencyCode, DangerousGoods, DateEntry,
    DeliveryLimitation, DeliveryTerms, Detail, DiscountTerms, DocumentReference, Equipment, ExchangeRate, Indicator,
    ItemDescription, ItemNumberSet, LeadTime, Measurement, Moment, Note, Package, PackageMarks, Party,
    PaymentInstructions, PaymentTerms, Percentage, Period, PeriodAmount, Price, PriceModifier, Reference,
    RelatedNumbers, Requirement, Restriction, Schedule, Tax, Text, Totals, TradeConditions, TransportLeg, TypedAmount,
};

use super::{Delivery, OrderLine};

document! {
    /// An answer to an order: accepted, changed or refused.
    ///
    /// Carries EDIFACT ORDRSP, X12 855, UBL OrderResponse and OrderResponseSimple.
    OrderResponse "orderResponse" OrderResponseTag {
        /// The answer's number, unique for who answers (EDIFACT 1004; UBL ID).
        number: Text,
        /// The number of the order that is answered (EDIFACT RFF ON; UBL OrderReference).
        order_number?: Text,
        /// The number of the order change that is answered (EDIFACT 1004 of the ORDCHG; UBL
        /// OrderChangeDocumentReference).
        change_number?: Text,
        /// The version of the answer's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the answer's number (EDIFACT 1060).
        revision?: Text,
        /// When the order was issued (EDIFACT DTM 137, UBL IssueDate).
        order_issued_at?: Moment,
        /// The kind of message (EDIFACT 1001): `231` purchase order response.
        purpose?: Coded,
        /// What the answer says (EDIFACT 1225): `4` changed, `27` not accepted, `29` accepted, `44` accepted without
        /// amendment in header.
        function?: Text,
        /// Whether the order is accepted as a whole (UBL AcceptedIndicator).
        accepted?: bool,
        /// The answer as a code (EDIFACT 4343; UBL OrderResponseCode): `AP` accepted, `CA` conditionally accepted,
        /// `RE` rejected.
        response?: Text,
        /// Why the order is changed or refused (EDIFACT 4465; UBL RejectionNote).
        reason?: Coded,
        /// When the answer was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it (UBL listID).
        currency_list?: Text,
        /// From when to when the order is valid (UBL ValidityPeriod).
        validity?: Period,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The buyer (EDIFACT 3035 `BY`).
        buyer?: Party,
        /// The seller (EDIFACT 3035 `SE`, `SU`).
        seller?: Party,
        /// The party that the goods are for, where it is not the buyer (UBL OriginatorCustomerParty).
        originator?: Party,
        /// The party that the invoice goes to (EDIFACT 3035 `IV`; UBL AccountingCustomerParty).
        invoicee?: Party,
        /// The party that the goods are delivered to (EDIFACT 3035 `DP`, `CN`).
        consignee?: Party,
        /// The platform the order was placed on (China: 电商平台).
        platform?: Party,
        /// The merchant of record (CEB ebcCode, ebcName; China: 电商企业).
        merchant?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// The seller's number of the order (UBL SalesOrderID).
        sales_order?: Text,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code from a list (UBL AccountingCostCode).
        accounting_code?: Text,
        /// The buyer's reference (UBL CustomerReference).
        customer_reference?: Text,
        /// References of the answer, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The contract the order is under (EDIFACT RFF CT; UBL Contract).
        contract?: DocumentReference,
        /// The quotation the order rests on (UBL QuotationDocumentReference).
        quotation?: DocumentReference,
        /// The order that the answered one replaces or belongs to (UBL OrderDocumentReference).
        previous_order?: DocumentReference,
        /// The document the originator made (UBL OriginatorDocumentReference).
        originator_document?: DocumentReference,
        /// The catalogue the order is from (UBL CatalogueReference).
        catalogue?: DocumentReference,
        /// The project the order is for (UBL ProjectReference).
        project?: Text,
        /// Documents that go with the answer, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the answer, by subject (EDIFACT 4451).
        notes*: Note,
        /// Descriptions of the goods as a whole, by form (EDIFACT 7077).
        descriptions*: ItemDescription,
        /// Numbers of single objects, in sets (EDIFACT 7297).
        related_numbers*: RelatedNumbers,
        /// Origin (ISO 3166-1 alpha-2), duty regime and special conditions of all lines (EDIFACT 3239, 9213, 4183).
        conditions*: TradeConditions,
        /// How payment is to be made: conditions, guarantee, means (EDIFACT 4439, 4431, 4461).
        payment_instructions?: PaymentInstructions,
        /// When and how payment is due (EDIFACT 4279; UBL PaymentTerms).
        payment_terms*: PaymentTerms,
        /// Taxes on the answer as a whole, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// Where and when the goods are to be delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Conditions of the transaction in words (UBL TransactionConditions).
        transaction_conditions*: Text,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// When goods are to be delivered or despatched, in patterns (EDIFACT 4017).
        schedules*: Schedule,
        /// What changes prices: the class of trade (EDIFACT 4043) and the factor (EDIFACT 5393).
        price_modifiers*: PriceModifier,
        /// Allowances and charges on the answer as a whole (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// Requirements on the goods, by the area they are from (EDIFACT 7293).
        requirements*: Requirement,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// The lines that are answered; `action` says how (EDIFACT 1229): `5` accepted, `3` changed, `7` not
        /// accepted.
        lines*: OrderLine,
        /// Totals (UBL AnticipatedMonetaryTotal; EDIFACT MOA 79, 86).
        totals?: Totals,
        /// A remark in words, for people.
        note?: Text,
        /// Other dates of the order (EDIFACT DTM under RFF ON).
        order_dates*: DateEntry,
        /// When the order change was issued (EDIFACT DTM 171 under RFF PP).
        change_issued_at?: Moment,
        /// Other dates of the order change (EDIFACT DTM under RFF PP).
        change_dates*: DateEntry,
        /// The line that the reason is about (EDIFACT AJT 1082).
        reason_line?: Text,
        /// The reason in words (EDIFACT FTX under AJT).
        reason_notes*: Note,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Persons and departments to turn to (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// Prices that hold for all lines, by what they are (EDIFACT 5125; X12 CTP).
        other_prices*: Price,
        /// Quantities and amounts by time (X12 PAM).
        period_amounts*: PeriodAmount,
        /// What may be delivered later or instead (EDIFACT 4455; X12 CSH).
        limitations*: DeliveryLimitation,
        /// Classes of the goods as a whole, by list (X12 TC2).
        classifications*: Classification,
        /// Discounts by quantity or amount (X12 DIS).
        discount_terms*: DiscountTerms,
        /// Numbers of items that it is about as a whole (X12 LIN).
        item_numbers*: ItemNumberSet,
        /// Characteristics of goods and services as a whole, by class (EDIFACT 7059; X12 SI).
        characteristics*: Characteristic,
        /// Measurements, by what they are for (EDIFACT 6311).
        measurements*: Measurement,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// How long things take (X12 LDT).
        lead_times*: LeadTime,
        /// Marks and numbers, by how they are marked (EDIFACT 4233; X12 MAN).
        marks*: PackageMarks,
        /// Percentages, by what they are (EDIFACT 5245; X12 PCT).
        percentages*: Percentage,
        /// Restrictions and conditions (X12 CTB).
        restrictions*: Restriction,
        /// Amounts of the whole, by kind, that are no totals (EDIFACT 5025; X12 AMT).
        amounts*: TypedAmount,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// Specifications of the goods (X12 SPI).
        specifications*: DocumentReference,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
    }
}
