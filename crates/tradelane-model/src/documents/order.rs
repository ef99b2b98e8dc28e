//! An order of goods.

use crate::types::CurrencyCode;
use crate::types::{
    AllowanceCharge, Characteristic, Coded, DangerousGoods, DateEntry, Decimal, DeliveryTerms, DocumentReference,
    Equipment, ExchangeRate, IdentityNumbers, Indicator, Item, ItemDescription, Location, Measurement, Moment, Money,
    Note, Package, Party, PaymentInstructions, PaymentTerms, Percentage, Period, Price, PriceModifier, Quantity,
    Reference, RelatedNumbers, Requirement, Schedule, Stage, Tax, Text, Totals, TradeConditions, TransportLeg,
    TypedAmount, TypedQuantity,
};

document! {
    /// An order: a buyer orders goods from a seller.
    ///
    /// Carries EDIFACT ORDERS, UBL Order and China's electronic order (CEB311).
    Order "order" OrderTag {
        /// The order's number, unique for the buyer or the platform.
        #[schemars(extend("examples" = ["PO-2026-000123"]))]
        number: Text,
        /// The version of the order's number.
        version?: Text,
        /// The revision of the order's number.
        revision?: Text,
        /// The kind of order (EDIFACT 1001, UBL OrderTypeCode): `220` order.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import or export, as customs tell (CEB orderType): `I` import, `E` export.
        direction?: Text,
        /// When the order was issued.
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
        /// The payment company.
        payment_provider?: Party,
        /// Other parties, with their roles.
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
        /// The lines.
        lines: Vec<OrderLine>,
        /// Totals.
        totals?: Totals,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// One line of an order.
    OrderLine {
        /// The line's number, unique in the order.
        line_number?: Text,
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
        /// The status of the line (UBL LineStatusCode).
        status?: Text,
        /// The seller's number of the order the line is of (UBL SalesOrderID).
        sales_order?: Text,
        /// The item.
        item?: Item,
        /// How much is ordered.
        quantity?: Quantity,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// How much may be delivered above or below.
        variance?: QuantityVariance,
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
        /// Whether the line may be delivered in parts.
        partial_delivery?: bool,
        /// The buyer's accounting code.
        accounting_cost?: Text,
        /// The buyer's accounting code from a list.
        accounting_code?: Text,
        /// The party that the line is for.
        originator?: Party,
        /// Parties of the line, with their roles.
        parties*: Party,
        /// Texts.
        notes*: Note,
        /// Dates.
        dates*: DateEntry,
        /// References.
        references*: Reference,
        /// Documents.
        documents*: DocumentReference,
        /// Measurements.
        measurements*: Measurement,
        /// Percentages.
        percentages*: Percentage,
        /// Origin, duty regime and special conditions.
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
        /// Maintenance of the goods.
        maintenance*: Maintenance,
        /// Characteristics.
        characteristics*: Characteristic,
        /// Packages.
        packages*: Package,
        /// Places with quantities.
        locations*: Location,
        /// Taxes.
        taxes*: Tax,
        /// Allowances and charges.
        allowances_charges*: AllowanceCharge,
        /// Deliveries.
        deliveries*: Delivery,
        /// Transport.
        transport*: TransportLeg,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Equipment.
        equipment*: Equipment,
        /// Delivery patterns.
        schedules*: Schedule,
        /// Requirements.
        requirements*: Requirement,
        /// Stages.
        stages*: Stage,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// Where and when goods are to be delivered.
    Delivery {
        /// From when to when delivery is asked for.
        requested?: Period,
        /// When despatch is asked for.
        despatch_requested_at?: Moment,
        /// The place.
        location?: Location,
        /// The address.
        address?: crate::types::Address,
        /// The party that receives.
        party?: Party,
        /// The shipment.
        shipment?: Shipment,
    }
}

record! {
    /// A shipment that an order asks for.
    Shipment {
        /// Its number.
        id?: Text,
        /// How urgent it is.
        priority?: Text,
    }
}

record! {
    /// How much a delivery may differ from the order.
    QuantityVariance {
        /// The difference.
        value?: Decimal,
        /// Of which quantity (EDIFACT 6063).
        kind?: Text,
        /// The kind of difference (EDIFACT 4221).
        discrepancy?: Text,
        /// The reason.
        reason?: Coded,
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
