//! An answer to an order.

use crate::types::{
    AllowanceCharge, Coded, CurrencyCode, DangerousGoods, DateEntry, DeliveryTerms, DocumentReference, Equipment,
    ExchangeRate, ItemDescription, Moment, Note, Package, Party, PaymentInstructions, PaymentTerms, Period,
    PriceModifier, Reference, RelatedNumbers, Requirement, Schedule, Tax, Text, Totals, TradeConditions, TransportLeg,
};

use super::{Delivery, OrderLine};

document! {
    /// An answer to an order: accepted, changed or refused.
    ///
    /// Carries EDIFACT ORDRSP, X12 855, UBL OrderResponse and OrderResponseSimple.
    OrderResponse "orderResponse" OrderResponseTag {
        /// The answer's number.
        number: Text,
        /// The number of the order that is answered.
        order_number?: Text,
        /// The number of the order change that is answered.
        change_number?: Text,
        /// The version of the order's number.
        version?: Text,
        /// The revision of the order's number.
        revision?: Text,
        /// When the order was issued.
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
        /// Why the order is changed or refused.
        reason?: Coded,
        /// When the answer was issued.
        issued_at?: Moment,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// From when to when the order is valid.
        validity?: Period,
        /// Other dates.
        dates*: DateEntry,
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
        /// The lines that are answered; `action` says how (EDIFACT 1229): `5` accepted, `3` changed, `7` not
        /// accepted.
        lines*: OrderLine,
        /// Totals.
        totals?: Totals,
        /// A remark.
        note?: Text,
    }
}
