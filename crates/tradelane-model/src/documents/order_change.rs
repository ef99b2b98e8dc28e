//! A change of an order.

use crate::types::{
    AllowanceCharge, Coded, CurrencyCode, DangerousGoods, DateEntry, DeliveryTerms, DocumentReference, Equipment,
    ExchangeRate, ItemDescription, Moment, Note, Package, Party, PaymentInstructions, PaymentTerms, Period,
    PriceModifier, Reference, RelatedNumbers, Requirement, Schedule, Tax, Text, Totals, TradeConditions, TransportLeg,
};

use super::{Delivery, OrderLine};

document! {
    /// A change or cancellation of an order.
    ///
    /// Carries EDIFACT ORDCHG, X12 860, UBL OrderChange and OrderCancellation.
    OrderChange "orderChange" OrderChangeTag {
        /// The change's number.
        number: Text,
        /// The number of the order that is changed.
        order_number?: Text,
        /// The version of the order's number.
        version?: Text,
        /// The revision of the order's number.
        revision?: Text,
        /// When the order was issued.
        order_issued_at?: Moment,
        /// Which change of the order this is, from 1 (UBL SequenceNumberID, X12 327).
        sequence?: Text,
        /// The kind of message (EDIFACT 1001): `230` purchase order change.
        purpose?: Coded,
        /// What the change does (EDIFACT 1225): `1` cancellation, `4` change, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import or export, as customs tell (CEB orderType): `I` import, `E` export.
        direction?: Text,
        /// When the change was issued.
        issued_at?: Moment,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// From when to when the order is valid.
        validity?: Period,
        /// Other dates.
        dates*: DateEntry,
        /// Why the order is changed or cancelled.
        reason?: Coded,
        /// The buyer.
        buyer?: Party,
        /// The seller.
        seller?: Party,
        /// The party that the goods are for, where it is not the buyer.
        originator?: Party,
        /// The party that the invoice goes to.
        invoicee?: Party,
        /// The party that the goods are delivered to.
        consignee?: Party,
        /// The platform the order was placed on.
        platform?: Party,
        /// The merchant of record (China: 电商企业).
        merchant?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// The seller's number of the order (UBL SalesOrderID).
        sales_order?: Text,
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
        /// The quotation the order rests on.
        quotation?: DocumentReference,
        /// The order this one replaces or belongs to.
        previous_order?: DocumentReference,
        /// The document the originator made.
        originator_document?: DocumentReference,
        /// The catalogue the order is from.
        catalogue?: DocumentReference,
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
        /// Conditions of the transaction in words.
        transaction_conditions*: Text,
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
        /// The lines that are changed; `action` says how.
        lines: Vec<OrderLine>,
        /// Totals.
        totals?: Totals,
        /// A remark.
        note?: Text,
    }
}
