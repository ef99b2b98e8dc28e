//! An invoice.

use crate::types::{
    Accounting, AllowanceCharge, Characteristic, CodeSet, Coded, Contact, CurrencyCode, DangerousGoods, Date,
    DateEntry, Decimal, DeliveryTerms, Detail, DocumentReference, Equipment, ExchangeRate, IdentityNumbers, Indicator,
    Item, ItemDescription, Location, Measurement, Moment, Money, Note, Package, Party, PartyInstruction,
    PaymentInstructions, PaymentMeans, PaymentTerms, Percentage, Period, PeriodAmount, Price, PriceModifier,
    ProductGroup, Quantity, Reference, RelatedNumbers, Requirement, Schedule, Tax, Text, Totals, TradeConditions,
    TransportLeg, TypedAmount, TypedQuantity,
};

use super::{Delivery, Distribution, QuantityVariance};

document! {
    /// An invoice or credit note.
    ///
    /// Carries EDIFACT INVOIC, X12 810 and UBL Invoice.
    Invoice "invoice" InvoiceTag {
        /// The invoice's number, unique for the seller (EN 16931 BT-1; EDIFACT 1004).
        number: Text,
        /// The version of the invoice's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the invoice's number (EDIFACT 1060).
        revision?: Text,
        /// The kind of invoice (UNTDID 1001): `380` commercial invoice, `381` credit note, `325` pro forma invoice.
        purpose?: Coded,
        /// What the invoice does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When the invoice was issued (EN 16931 BT-2; EDIFACT DTM 137).
        issued_at?: Moment,
        /// When payment is due (EN 16931 BT-9; EDIFACT DTM 13).
        due_on?: Date,
        /// The date value added tax becomes due on (EN 16931 BT-7; UBL TaxPointDate).
        tax_point_on?: Date,
        /// What that date is told by (UNTDID 2005).
        tax_point_code?: Text,
        /// The time the invoice is for (EN 16931 BG-14; UBL InvoicePeriod).
        period?: Period,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it (UBL listID).
        currency_list?: Text,
        /// The currency of tax amounts for the authority (ISO 4217).
        tax_currency?: CurrencyCode,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The seller (EDIFACT 3035 `SE`, `SU`).
        seller?: Party,
        /// The buyer (EDIFACT 3035 `BY`).
        buyer?: Party,
        /// The party that is paid, where it is not the seller (EN 16931 BG-10; UBL PayeeParty).
        payee?: Party,
        /// The party that pays, where it is not the buyer (EDIFACT 3035 `PR`).
        payer?: Party,
        /// The seller's tax representative (EN 16931 BG-11; UBL TaxRepresentativeParty).
        tax_representative?: Party,
        /// The party that the goods are for, where it is not the buyer (UBL OriginatorCustomerParty).
        originator?: Party,
        /// The party that the invoice goes to (EDIFACT 3035 `IV`; UBL AccountingCustomerParty).
        invoicee?: Party,
        /// The party that the goods are delivered to (EDIFACT 3035 `DP`, `CN`).
        consignee?: Party,
        /// The party that sends the goods (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// The platform the order was placed on (China: 电商平台).
        platform?: Party,
        /// The merchant of record (CEB ebcCode, ebcName; China: 电商企业).
        merchant?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// When the order was issued (EDIFACT DTM 137, UBL IssueDate).
        order_issued_at?: Moment,
        /// The seller's number of the order (UBL SalesOrderID).
        sales_order?: Text,
        /// The number of the despatch advice (EN 16931 BT-16; EDIFACT RFF AAK).
        despatch_number?: Text,
        /// The number of the receiving advice (EN 16931 BT-15).
        receiving_number?: Text,
        /// The invoices that this one corrects or completes (EN 16931 BG-3; UBL BillingReference).
        preceding_invoices*: DocumentReference,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code from a list (UBL AccountingCostCode).
        accounting_code?: Text,
        /// The buyer's reference (UBL CustomerReference).
        customer_reference?: Text,
        /// References of the invoice, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The contract the invoice is under (EN 16931 BT-12; EDIFACT RFF CT).
        contract?: DocumentReference,
        /// The document the originator made (UBL OriginatorDocumentReference).
        originator_document?: DocumentReference,
        /// The project the invoice is for (EN 16931 BT-11; UBL ProjectReference).
        project?: Text,
        /// Documents that go with the invoice, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the invoice, by subject (EDIFACT 4451).
        notes*: Note,
        /// Descriptions of the goods as a whole, by form (EDIFACT 7077).
        descriptions*: ItemDescription,
        /// Numbers of single objects, in sets (EDIFACT 7297).
        related_numbers*: RelatedNumbers,
        /// Origin (ISO 3166-1 alpha-2), duty regime and special conditions of all lines (EDIFACT 3239, 9213, 4183).
        conditions*: TradeConditions,
        /// How payment is to be made: conditions, guarantee, means (EDIFACT 4439, 4431, 4461).
        payment_instructions?: PaymentInstructions,
        /// How payment can be or was made (EN 16931 BG-16; UBL PaymentMeans).
        payment_means*: PaymentMeans,
        /// When and how payment is due (EDIFACT 4279; UBL PaymentTerms).
        payment_terms*: PaymentTerms,
        /// Taxes on the invoice as a whole, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// Where and when the goods were delivered (EN 16931 BG-13; UBL Delivery).
        deliveries*: Delivery,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
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
        /// Allowances and charges on the invoice as a whole (EDIFACT 5463; UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// Requirements on the goods, by the area they are from (EDIFACT 7293).
        requirements*: Requirement,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// Why the goods are exported, for customs (commercial invoice): `sale`, `gift`, `sample`, `return`, `repair`.
        export_reason?: Text,
        /// The gross weight of the goods, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight of the goods, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The number of packages, counted by the outermost.
        package_count?: Decimal,
        /// The lines, one for each kind of goods or service (EN 16931 BG-25).
        lines: Vec<InvoiceLine>,
        /// Totals (EN 16931 BG-22; UBL LegalMonetaryTotal; EDIFACT MOA 79, 86).
        totals?: Totals,
        /// A remark in words, for people.
        note?: Text,
        /// Other dates of the order (EDIFACT DTM under RFF ON).
        order_dates*: DateEntry,
        /// When the despatch advice was issued (EDIFACT DTM 171 under RFF AAK).
        despatch_issued_at?: Moment,
        /// Other dates of the despatch advice (EDIFACT DTM under RFF AAK).
        despatch_dates*: DateEntry,
        /// When the receiving advice was issued (EDIFACT DTM 171 under RFF ALO).
        receiving_issued_at?: Moment,
        /// Other dates of the receiving advice (EDIFACT DTM under RFF ALO).
        receiving_dates*: DateEntry,
        /// Why the invoice credits or corrects (EDIFACT 4465).
        reason?: Coded,
        /// The line that the reason is about (EDIFACT AJT 1082).
        reason_line?: Text,
        /// The reason in words (EDIFACT FTX under AJT).
        reason_notes*: Note,
        /// What parties are asked to do (EDIFACT INP).
        instructions*: PartyInstruction,
        /// Places that belong to the invoice as a whole (EDIFACT LOC).
        locations*: Location,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Persons and departments to turn to (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// Quantities and amounts by time (X12 PAM).
        period_amounts*: PeriodAmount,
        /// Measurements, by what they are for (EDIFACT 6311).
        measurements*: Measurement,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// How the invoice is booked (X12 FA1, FA2).
        accounting*: Accounting,
        /// Voyages and flights the goods came with, where the source tells them apart from other transport (X12 V1).
        voyages*: TransportLeg,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
    }
}

record! {
    /// One line of an invoice.
    InvoiceLine {
        /// The line's number, unique in the invoice; sub-lines count anew within their line (EN 16931 BT-126; EDIFACT
        /// 1082).
        line_number?: Text,
        /// What is asked of the line (EDIFACT 1229): `1` add, `2` delete, `3` change.
        action?: Text,
        /// The number of the line that this one belongs to (EDIFACT C829 1082).
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the order's line.
        order_line?: Text,
        /// The number of the despatch advice (EDIFACT RFF AAK).
        despatch_number?: Text,
        /// The number of the despatch advice's line.
        despatch_line?: Text,
        /// The number of the receiving advice.
        receiving_number?: Text,
        /// The number of the receiving advice's line.
        receiving_line?: Text,
        /// The time the line is for (EN 16931 BG-26; UBL InvoicePeriod).
        period?: Period,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// How much is invoiced; negative where it is credited in an invoice (EN 16931 BT-129; EDIFACT QTY 47).
        quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// The price for the base quantity (EDIFACT PRI, UBL Price).
        price?: Price,
        /// Further prices, by what they are (EDIFACT 5125).
        other_prices*: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax (EN 16931
        /// BT-131; EDIFACT MOA 203).
        amount?: Money,
        /// Other amounts, by kind (EDIFACT 5025).
        other_amounts*: TypedAmount,
        /// The tax on the line (UBL TotalTaxAmount).
        tax_amount?: Money,
        /// Whether the goods are free of charge (UBL FreeOfChargeIndicator).
        free?: bool,
        /// The buyer's accounting code in words (UBL AccountingCost).
        accounting_cost?: Text,
        /// The buyer's accounting code from a list (UBL AccountingCostCode).
        accounting_code?: Text,
        /// Why an amount or quantity is credited or corrected (EDIFACT 4295).
        reason?: Coded,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The number of packages, counted by the outermost.
        package_count?: Decimal,
        /// Parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// Other dates, by what happens then (EDIFACT 2005).
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
        /// Where and when the goods of the line were delivered (UBL Delivery).
        deliveries*: Delivery,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Requirements on the goods, by the area they are from (EDIFACT 7293).
        requirements*: Requirement,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// A remark in words, for people.
        note?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Differences of quantity (EDIFACT QVR).
        variances*: QuantityVariance,
        /// Groups of products that the item is in (EDIFACT PGI).
        product_groups*: ProductGroup,
        /// Persons and departments to turn to about the line (EDIFACT 3139; X12 PER).
        contacts*: Contact,
        /// Quantities and amounts by time (X12 PAM).
        period_amounts*: PeriodAmount,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// Which places get how much (X12 SDQ).
        distributions*: Distribution,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: CodeSet,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// Lines within this one: the parts of a set (X12 SLN).
        sub_lines*: InvoiceLine,
        /// How the line is booked (X12 FA1, FA2).
        accounting*: Accounting,
        /// Voyages and flights the goods came with (X12 V1).
        voyages*: TransportLeg,
        /// What else is told of the order: its UUID, its kind, the seller's number (EDIFACT 1153 `VN`) (UBL OrderReference).
        order_reference?: DocumentReference,
        /// The line's amount with tax (UBL TaxInclusiveLineExtensionAmount).
        amount_with_tax?: Money,
    }
}
