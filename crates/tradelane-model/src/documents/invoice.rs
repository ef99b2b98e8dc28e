//! An invoice.

use crate::types::{
    AllowanceCharge, Characteristic, Coded, CurrencyCode, DangerousGoods, Date, DateEntry, Decimal, DeliveryTerms,
    DocumentReference, Equipment, ExchangeRate, IdentityNumbers, Indicator, Item, ItemDescription, Location,
    Measurement, Moment, Money, Note, Package, Party, PaymentInstructions, PaymentMeans, PaymentTerms, Percentage,
    Period, Price, PriceModifier, Quantity, Reference, RelatedNumbers, Requirement, Schedule, Tax, Text, Totals,
    TradeConditions, TransportLeg, TypedAmount, TypedQuantity,
};

use super::Delivery;

document! {
    /// An invoice or credit note.
    ///
    /// Carries EDIFACT INVOIC, X12 810 and UBL Invoice.
    Invoice "invoice" InvoiceTag {
        /// The invoice's number, unique for the seller.
        number: Text,
        /// The version of the order's number.
        version?: Text,
        /// The revision of the order's number.
        revision?: Text,
        /// The kind of invoice (UNTDID 1001): `380` commercial invoice, `381` credit note, `325` pro forma invoice.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When the invoice was issued.
        issued_at?: Moment,
        /// When payment is due.
        due_on?: Date,
        /// The date value added tax becomes due on.
        tax_point_on?: Date,
        /// What that date is told by (UNTDID 2005).
        tax_point_code?: Text,
        /// The time the invoice is for.
        period?: Period,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// The currency of tax amounts for the authority (ISO 4217).
        tax_currency?: CurrencyCode,
        /// Other dates.
        dates*: DateEntry,
        /// The seller.
        seller?: Party,
        /// The buyer.
        buyer?: Party,
        /// The party that is paid, where it is not the seller.
        payee?: Party,
        /// The party that pays, where it is not the buyer.
        payer?: Party,
        /// The seller's tax representative.
        tax_representative?: Party,
        /// The party that the goods are for, where it is not the buyer.
        originator?: Party,
        /// The party that the invoice goes to.
        invoicee?: Party,
        /// The party that the goods are delivered to.
        consignee?: Party,
        /// The party that sends the goods.
        consignor?: Party,
        /// The platform the order was placed on.
        platform?: Party,
        /// The merchant of record (China: 电商企业).
        merchant?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// The number of the order.
        order_number?: Text,
        /// When the order was issued.
        order_issued_at?: Moment,
        /// The seller's number of the order (UBL SalesOrderID).
        sales_order?: Text,
        /// The number of the despatch advice.
        despatch_number?: Text,
        /// The number of the receiving advice.
        receiving_number?: Text,
        /// The invoices that this one corrects or completes.
        preceding_invoices*: DocumentReference,
        /// The buyer's accounting code.
        accounting_cost?: Text,
        /// The buyer's accounting code from a list.
        accounting_code?: Text,
        /// The buyer's reference.
        customer_reference?: Text,
        /// References.
        references*: Reference,
        /// The contract the order is under.
        contract?: DocumentReference,
        /// The document the originator made.
        originator_document?: DocumentReference,
        /// The project the order is for.
        project?: Text,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Descriptions of the goods as a whole.
        descriptions*: ItemDescription,
        /// Numbers of objects.
        related_numbers*: RelatedNumbers,
        /// Origin, duty regime and special conditions of all lines.
        conditions*: TradeConditions,
        /// How payment is to be made.
        payment_instructions?: PaymentInstructions,
        /// How payment can be or was made.
        payment_means*: PaymentMeans,
        /// When and how payment is due.
        payment_terms*: PaymentTerms,
        /// Taxes on the whole.
        taxes*: Tax,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// Deliveries.
        deliveries*: Delivery,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Packages.
        packages*: Package,
        /// Equipment.
        equipment*: Equipment,
        /// Delivery patterns.
        schedules*: Schedule,
        /// What changes prices.
        price_modifiers*: PriceModifier,
        /// Allowances and charges on the whole.
        allowances_charges*: AllowanceCharge,
        /// Requirements.
        requirements*: Requirement,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// Why the goods are exported, for customs: `sale`, `gift`, `sample`, `return`, `repair`.
        export_reason?: Text,
        /// The gross weight of the goods, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight of the goods, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The lines.
        lines: Vec<InvoiceLine>,
        /// Totals.
        totals?: Totals,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// One line of an invoice.
    InvoiceLine {
        /// The line's number, unique in the invoice.
        line_number?: Text,
        /// What is asked of the line (EDIFACT 1229).
        action?: Text,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The order.
        order_number?: Text,
        /// The line of the order.
        order_line?: Text,
        /// The despatch advice.
        despatch_number?: Text,
        /// The line of the despatch advice.
        despatch_line?: Text,
        /// The receiving advice.
        receiving_number?: Text,
        /// The line of the receiving advice.
        receiving_line?: Text,
        /// The time the line is for.
        period?: Period,
        /// The item.
        item?: Item,
        /// How much is invoiced; negative where it is credited in an invoice.
        quantity?: Quantity,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// The price for the base quantity.
        price?: Price,
        /// Further prices.
        other_prices*: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax.
        amount?: Money,
        /// Other amounts.
        other_amounts*: TypedAmount,
        /// The tax on the line.
        tax_amount?: Money,
        /// Whether the goods are free of charge.
        free?: bool,
        /// The buyer's accounting code.
        accounting_cost?: Text,
        /// The buyer's accounting code from a list.
        accounting_code?: Text,
        /// Why an amount or quantity is credited or corrected.
        reason?: Coded,
        /// The gross weight.
        gross_weight?: Quantity,
        /// The net weight.
        net_weight?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// Parties of the line, with their roles.
        parties*: Party,
        /// Texts.
        notes*: Note,
        /// Other dates.
        dates*: DateEntry,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Measurements.
        measurements*: Measurement,
        /// Percentages.
        percentages*: Percentage,
        /// Origin, duty regime and special conditions of all lines.
        conditions*: TradeConditions,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// Identity numbers, such as serial numbers.
        identity_numbers*: IdentityNumbers,
        /// Numbers of objects.
        related_numbers*: RelatedNumbers,
        /// How payment is to be made.
        payment_instructions?: PaymentInstructions,
        /// When and how payment is due.
        payment_terms*: PaymentTerms,
        /// Characteristics.
        characteristics*: Characteristic,
        /// Packages.
        packages*: Package,
        /// Places with quantities.
        locations*: Location,
        /// Taxes on the whole.
        taxes*: Tax,
        /// Allowances and charges on the whole.
        allowances_charges*: AllowanceCharge,
        /// Deliveries.
        deliveries*: Delivery,
        /// Transport.
        transport*: TransportLeg,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Equipment.
        equipment*: Equipment,
        /// Requirements.
        requirements*: Requirement,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// A remark.
        note?: Text,
    }
}
