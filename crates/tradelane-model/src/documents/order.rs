//! An order of goods.

use crate::types::CurrencyCode;
use crate::types::{
    Address, AllowanceCharge, Carriage, Characteristic, Classification, CodeSet, Coded, Contact, DangerousGoods,
    DateEntry, Decimal, DeliveryLimitation, DeliveryTerms, Detail, DiscountTerms, DocumentReference, Equipment,
    ExchangeRate, IdentityNumbers, Indicator, Item, ItemDescription, ItemNumberSet, LeadTime, Location, Measurement,
    Moment, Money, Note, Package, PackageMarks, Party, PaymentInstructions, PaymentTerms, Percentage, Period,
    PeriodAmount, Price, PriceModifier, Quantity, Reference, RelatedNumbers, Requirement, Restriction, Schedule, Stage,
    Tax, TaxRegistration, Text, Totals, TradeConditions, TransportLeg, TypedAmount, TypedQuantity, UnitCode,
};

document! {
    /// An order: a buyer orders goods from a seller.
    ///
    /// Carries EDIFACT ORDERS, UBL Order and China's electronic order (CEB311).
    Order "order" OrderTag {
        /// The order's number, unique for the buyer or the platform (EDIFACT 1004, UBL ID, CEB orderNo).
        #[schemars(extend("examples" = ["PO-2026-000123"]))]
        number: Text,
        /// The version of the order's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the order's number (EDIFACT 1060).
        revision?: Text,
        /// The kind of order (EDIFACT 1001, UBL OrderTypeCode): `220` order.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import or export, as customs tell (CEB orderType): `I` import, `E` export.
        direction?: Text,
        /// When the order was issued (EDIFACT DTM 137, UBL IssueDate).
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
        /// The platform the order was placed on (CEB ebpCode, ebpName; China: 电商平台).
        platform?: Party,
        /// The merchant of record (CEB ebcCode, ebcName; China: 电商企业).
        merchant?: Party,
        /// The payment company (CEB payCode, payName).
        payment_provider?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// The buyer's account number on the platform (CEB buyerRegNo).
        #[schemars(extend("x-personal-data" = "personal"))]
        buyer_account?: Text,
        /// The payment's transaction number (CEB payTransactionId).
        payment_transaction?: Text,
        /// Batch numbers of the goods (CEB batchNumbers).
        batch_numbers?: Text,
        /// The seller's number of the order (UBL SalesOrderID).
        sales_order?: Text,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code from a list (UBL AccountingCostCode).
        accounting_code?: Text,
        /// The buyer's reference (UBL CustomerReference).
        customer_reference?: Text,
        /// References of the order, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The contract the order is under (EDIFACT RFF CT; UBL Contract).
        contract?: DocumentReference,
        /// The quotation the order rests on (UBL QuotationDocumentReference).
        quotation?: DocumentReference,
        /// The order that this one replaces or belongs to (UBL OrderDocumentReference).
        previous_order?: DocumentReference,
        /// The document the originator made (UBL OriginatorDocumentReference).
        originator_document?: DocumentReference,
        /// The catalogue the order is from (UBL CatalogueReference).
        catalogue?: DocumentReference,
        /// The project the order is for (UBL ProjectReference).
        project?: Text,
        /// Documents that go with the order, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the order, by subject (EDIFACT 4451).
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
        /// Taxes on the order as a whole, by kind (EDIFACT 5153).
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
        /// Allowances and charges on the order as a whole (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// Requirements on the goods, by the area they are from (EDIFACT 7293).
        requirements*: Requirement,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// The lines, one for each kind of goods (EDIFACT LIN, UBL OrderLine, CEB OrderList).
        lines: Vec<OrderLine>,
        /// Totals (UBL AnticipatedMonetaryTotal; EDIFACT MOA 79, 86).
        totals?: Totals,
        /// A remark (CEB note).
        note?: Text,
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
    }
}

record! {
    /// One line of an order.
    OrderLine {
        /// The line's number, unique in the order; sub-lines count anew within their line (EDIFACT 1082, UBL ID, CEB
        /// gnum).
        line_number?: Text,
        /// What is asked of the line (EDIFACT 1229): `1` add, `2` delete, `3` change; in an answer `5` accepted, `7`
        /// not accepted.
        action?: Text,
        /// The number of the line that this one belongs to (EDIFACT C829 1082).
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// The status of the line (UBL LineStatusCode).
        status?: Text,
        /// The seller's number of the order the line is of (UBL SalesOrderID).
        sales_order?: Text,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// How much is ordered (EDIFACT QTY 21, UBL Quantity, CEB qty and unit).
        quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// How much may be delivered above or below (EDIFACT QVR 6064).
        variance?: QuantityVariance,
        /// The price for the base quantity (EDIFACT PRI, UBL Price).
        price?: Price,
        /// Further prices, by what they are (EDIFACT 5125).
        other_prices*: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax (EDIFACT MOA
        /// 203, UBL LineExtensionAmount, CEB totalPrice).
        amount?: Money,
        /// Other amounts, by kind (EDIFACT 5025).
        other_amounts*: TypedAmount,
        /// The tax on the line (UBL TotalTaxAmount).
        tax_amount?: Money,
        /// Whether the line may be delivered in parts (UBL PartialDeliveryIndicator).
        partial_delivery?: bool,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code from a list (UBL AccountingCostCode).
        accounting_code?: Text,
        /// The party that the line is for (UBL OriginatorParty).
        originator?: Party,
        /// Parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the line, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Percentages, by what they are (EDIFACT 5245).
        percentages*: Percentage,
        /// Origin (ISO 3166-1 alpha-2), duty regime and special conditions of the line (EDIFACT 3239, 9213, 4183).
        conditions*: TradeConditions,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// Identity numbers, such as serial numbers, by kind (EDIFACT 7405).
        identity_numbers*: IdentityNumbers,
        /// Numbers of single objects, in sets (EDIFACT 7297).
        related_numbers*: RelatedNumbers,
        /// How payment is to be made: conditions, guarantee, means (EDIFACT 4439, 4431, 4461).
        payment_instructions?: PaymentInstructions,
        /// When and how payment is due (EDIFACT 4279; UBL PaymentTerms).
        payment_terms*: PaymentTerms,
        /// Maintenance of the goods, by what is maintained (EDIFACT 7495).
        maintenance*: Maintenance,
        /// Characteristics of the goods, by class (EDIFACT 7059).
        characteristics*: Characteristic,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Places with their quantities, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Taxes on the line, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Allowances and charges on the line (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// Where and when the goods are to be delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// When goods are to be delivered or despatched, in patterns (EDIFACT 4017).
        schedules*: Schedule,
        /// Requirements on the goods, by the area they are from (EDIFACT 7293).
        requirements*: Requirement,
        /// Stages of work, by what they are (EDIFACT 9421).
        stages*: Stage,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// A remark (CEB note).
        note?: Text,
        /// Why the line is changed or refused (EDIFACT 4465).
        reason?: Coded,
        /// The line that the reason is about (EDIFACT AJT 1082).
        reason_line?: Text,
        /// The reason in words (EDIFACT FTX under AJT).
        reason_notes*: Note,
        /// Persons and departments to turn to about the line (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// What differs for a part of the line: date, price (X12 PO3).
        portions*: LinePortion,
        /// Quantities and amounts by time (X12 PAM).
        period_amounts*: PeriodAmount,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// On which conditions the line is bought, and what may be delivered instead (X12 IT8).
        sale_conditions?: DeliveryLimitation,
        /// What may be delivered later or instead (EDIFACT 4455; X12 CSH).
        limitations*: DeliveryLimitation,
        /// Discounts by quantity or amount (X12 DIS).
        discount_terms*: DiscountTerms,
        /// Registrations for taxes on the line (X12 TAX).
        tax_registrations*: TaxRegistration,
        /// Which places get how much (X12 SDQ).
        distributions*: Distribution,
        /// Differences of quantity (EDIFACT QVR; X12 IT3).
        variances*: QuantityVariance,
        /// Marks and numbers, by how they are marked (EDIFACT 4233; X12 MAN).
        marks*: PackageMarks,
        /// Restrictions and conditions (X12 CTB).
        restrictions*: Restriction,
        /// How long things take (X12 LDT).
        lead_times*: LeadTime,
        /// Specifications of the goods (X12 SPI).
        specifications*: DocumentReference,
        /// Lines within this one: the parts of a set, the sizes of a style (X12 SLN).
        sub_lines*: OrderLine,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// What becomes of how much of the line (X12 ACK).
        responses*: LineResponse,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// The number of the order that is answered or changed (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the line of that order (UBL OrderLineReference).
        order_line?: Text,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
        /// What is delivered instead (UBL SellerSubstitutedLineItem).
        substitutes*: OrderLine,
        /// What could be delivered instead (UBL SellerProposedSubstituteLineItem).
        proposed_substitutes*: OrderLine,
        /// The line's amount with tax (UBL TaxInclusiveLineExtensionAmount).
        amount_with_tax?: Money,
    }
}

record! {
    /// Where and when goods are to be delivered.
    Delivery {
        /// From when to when delivery is asked for (UBL RequestedDeliveryPeriod).
        requested?: Period,
        /// When despatch is asked for (UBL RequestedDespatchDate and RequestedDespatchTime).
        despatch_requested_at?: Moment,
        /// The place (UBL DeliveryLocation).
        location?: Location,
        /// The address (UBL DeliveryAddress).
        address?: Address,
        /// The party that receives (UBL DeliveryParty).
        party?: Party,
        /// The shipment (UBL Shipment).
        shipment?: Shipment,
        /// How much is to be delivered (X12 380, 355).
        quantity?: Quantity,
        /// When it is to be delivered, or the first of two dates, and what happens then (EDIFACT 2005; X12 374, 373,
        /// 337).
        start?: DateEntry,
        /// The second of two dates, and what happens then (EDIFACT 2005; X12 374, 373, 337).
        end?: DateEntry,
        /// Measurements of what is delivered (EDIFACT 6311).
        measurements*: Measurement,
        /// The number of the request for delivery (X12 326).
        request_number?: Text,
        /// The number of the delivery within the line (X12 350).
        line?: Text,
        /// How the goods are packed and carried.
        carriage?: Carriage,
        /// References of the delivery, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The number of the delivery (UBL ID).
        id?: Text,
        /// When it was delivered (EDIFACT DTM 35; UBL ActualDeliveryDate).
        delivered_at?: Moment,
        /// The latest moment of delivery (EDIFACT DTM 63; UBL LatestDeliveryDate).
        latest_at?: Moment,
        /// When delivery is promised (UBL PromisedDeliveryPeriod).
        promised?: Period,
        /// When delivery is expected (EDIFACT DTM 17; UBL EstimatedDeliveryPeriod).
        expected?: Period,
        /// The number that the delivery is tracked by (UBL TrackingID).
        tracking_number?: Text,
        /// When it was despatched (EDIFACT DTM 11; UBL ActualDespatchDate).
        despatched_at?: Moment,
        /// Where it is despatched from (UBL DespatchAddress).
        despatch_address?: Address,
        /// Who despatches it (UBL DespatchParty).
        despatch_party?: Party,
        /// Whom to turn to about the despatch (UBL Despatch/Contact).
        despatch_contact?: Contact,
    }
}

record! {
    /// A shipment that an order asks for.
    Shipment {
        /// The shipment's number (UBL ID).
        id?: Text,
        /// How urgent it is (UBL ShippingPriorityLevelCode).
        priority?: Text,
    }
}

record! {
    /// How much a delivery may differ from the order.
    QuantityVariance {
        /// The difference (EDIFACT 6064), in the unit of the quantity.
        value?: Decimal,
        /// Of which quantity (EDIFACT 6063).
        kind?: Text,
        /// The kind of difference (EDIFACT 4221).
        discrepancy?: Text,
        /// The reason (EDIFACT 4295).
        reason?: Coded,
        /// Dates.
        dates*: DateEntry,
        /// The quantity (EDIFACT QTY).
        quantity?: TypedQuantity,
        /// References (EDIFACT RFF).
        references*: Reference,
    }
}

record! {
    /// Maintenance of goods.
    Maintenance {
        /// What is maintained (EDIFACT 7495).
        kind: Text,
        /// The operation (EDIFACT 4513).
        operation?: Text,
        /// Who carries it out (EDIFACT 3005).
        operator?: Text,
        /// Who pays (EDIFACT 3009).
        payer?: Text,
    }
}

record! {
    /// What differs for a part of a line.
    LinePortion {
        /// Why it differs (X12 371).
        reason?: Coded,
        /// The day it is for (X12 373).
        date?: Moment,
        /// Its price (X12 236, 212, 639).
        price?: Price,
        /// How much it is (X12 380, 355).
        quantity?: Quantity,
        /// What it is, in words (X12 352).
        note?: Text,
    }
}

record! {
    /// Which places get how much of a line.
    Distribution {
        /// The unit of the quantities (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The scheme of the places (X12 66).
        scheme?: Text,
        /// The places and their quantities.
        shares*: DistributionShare,
        /// The place within each place (X12 310).
        location?: Text,
    }
}

record! {
    /// How much one place gets.
    DistributionShare {
        /// The place: a shop, a warehouse (X12 67).
        place: Text,
        /// How much (X12 380).
        quantity: Text,
    }
}

record! {
    /// What becomes of a quantity of a line.
    LineResponse {
        /// What becomes of it (EDIFACT 1229): `5` accepted, `7` not accepted, `3` changed.
        action?: Text,
        /// How much (X12 380, 355).
        quantity?: Quantity,
        /// When, and what happens then (EDIFACT 2005; X12 374, 373).
        date?: DateEntry,
        /// The number of the request (X12 326).
        request_number?: Text,
        /// The item that is delivered, where it is told.
        item?: Item,
        /// The reason as a code of an industry (X12 559, 822, 1271).
        code?: Coded,
        /// Further dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
    }
}
