//! An advice that goods are sent.

use crate::types::{
    Characteristic, Coded, CurrencyCode, DangerousGoods, Date, DateEntry, Decimal, DeliveryTerms, DocumentReference,
    Equipment, IdentityNumbers, Item, Location, LogisticUnit, Measurement, Moment, Money, Note, Package, Party, Period,
    Price, Quantity, Reference, Text, TradeConditions, TransportLeg, TypedQuantity,
};

use super::{Delivery, QuantityVariance};

document! {
    /// A despatch advice: goods that a sender sends or is about to send.
    ///
    /// Carries EDIFACT DESADV, X12 856 and 945, UBL DespatchAdvice and the aggregation events of EPCIS.
    DespatchAdvice "despatchAdvice" DespatchAdviceTag {
        /// The despatch advice's number.
        number: Text,
        /// The version of the order's number.
        version?: Text,
        /// The revision of the order's number.
        revision?: Text,
        /// The kind of message (EDIFACT 1001): `351` despatch advice.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// The number of the order.
        order_number?: Text,
        /// When the order was issued.
        order_issued_at?: Moment,
        /// The number of the invoice.
        invoice_number?: Text,
        /// When the advice was issued.
        issued_at?: Moment,
        /// When the goods were or are despatched.
        despatched_at?: Moment,
        /// When delivery is expected.
        delivery?: Period,
        /// The shipment's number (GS1 GSIN, X12 BSN02).
        shipment_number?: Text,
        /// The number of the waybill.
        waybill_number?: Text,
        /// The master bill of lading or air waybill.
        transport_document?: Text,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Other dates.
        dates*: DateEntry,
        /// The buyer.
        buyer?: Party,
        /// The seller.
        seller?: Party,
        /// The party that the goods are sent from.
        consignor?: Party,
        /// The party that the goods are delivered to.
        consignee?: Party,
        /// The party that the goods are for, where it is not the buyer.
        originator?: Party,
        /// The carrier.
        carrier?: Party,
        /// The freight forwarder.
        forwarder?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// Deliveries.
        deliveries*: Delivery,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The logistic units, each before those in it.
        units*: LogisticUnit,
        /// Packages as the source tells them.
        packages*: Package,
        /// The lines.
        lines: Vec<DespatchLine>,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// One line of a despatch advice.
    DespatchLine {
        /// The line's number.
        line_number?: Text,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// The numbers of the logistic units that hold the goods.
        units*: Text,
        /// The order.
        order_number?: Text,
        /// The line of the order.
        order_line?: Text,
        /// The item.
        item?: Item,
        /// How much is sent.
        quantity?: Quantity,
        /// How much was ordered.
        ordered_quantity?: Quantity,
        /// How much is still to be sent.
        outstanding_quantity?: Quantity,
        /// Why it was not sent.
        outstanding_reason?: Text,
        /// How much more than ordered is sent.
        over_supplied_quantity?: Quantity,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// How much may be delivered above or below.
        variance?: QuantityVariance,
        /// The price for the base quantity.
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax.
        amount?: Money,
        /// The lot or batch.
        lot?: Text,
        /// Serial numbers.
        serial_numbers*: Text,
        /// When it was produced.
        produced_on?: Date,
        /// When it expires.
        expires_on?: Date,
        /// Until when it keeps its quality.
        best_before?: Date,
        /// The gross weight.
        gross_weight?: Quantity,
        /// The net weight.
        net_weight?: Quantity,
        /// The volume.
        volume?: Quantity,
        /// Parties of the line, with their roles.
        parties*: Party,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// Measurements.
        measurements*: Measurement,
        /// Identity numbers, such as serial numbers.
        identity_numbers*: IdentityNumbers,
        /// Characteristics.
        characteristics*: Characteristic,
        /// Packages.
        packages*: Package,
        /// Places with quantities.
        locations*: Location,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// Transport.
        transport*: TransportLeg,
        /// Origin, duty regime and special conditions of all lines.
        conditions*: TradeConditions,
        /// Deliveries.
        deliveries*: Delivery,
        /// A remark.
        note?: Text,
    }
}
