//! An advice of what arrived.

use crate::types::{
    Characteristic, Coded, CurrencyCode, Date, DateEntry, Decimal, DeliveryTerms, DocumentReference, Equipment,
    IdentityNumbers, Item, Location, LogisticUnit, Measurement, Moment, Money, Note, Package, Party, Price, Quantity,
    Reference, Text, TransportLeg, TypedQuantity,
};

document! {
    /// A receiving advice: what of a despatch arrived, and in which state.
    ///
    /// Carries EDIFACT RECADV, X12 861 and 944, UBL ReceiptAdvice.
    ReceivingAdvice "receivingAdvice" ReceivingAdviceTag {
        /// The receiving advice's number.
        number: Text,
        /// The kind of message (EDIFACT 1001): `632` goods receipt.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// The number of the despatch advice.
        despatch_number?: Text,
        /// The number of the order.
        order_number?: Text,
        /// The number of the waybill.
        waybill_number?: Text,
        /// The shipment's number.
        shipment_number?: Text,
        /// When the advice was issued.
        issued_at?: Moment,
        /// When the goods arrived.
        received_at?: Moment,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Other dates.
        dates*: DateEntry,
        /// The buyer.
        buyer?: Party,
        /// The seller.
        seller?: Party,
        /// The party that the goods were sent from.
        consignor?: Party,
        /// The party that the goods are delivered to.
        consignee?: Party,
        /// The carrier.
        carrier?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The logistic units that arrived.
        units*: LogisticUnit,
        /// Packages as the source tells them.
        packages*: Package,
        /// The lines.
        lines: Vec<ReceivingLine>,
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
    /// One line of a receiving advice.
    ReceivingLine {
        /// The line's number.
        line_number?: Text,
        /// The numbers of the logistic units that held the goods.
        units*: Text,
        /// The order.
        order_number?: Text,
        /// The line of the order.
        order_line?: Text,
        /// The despatch advice.
        despatch_number?: Text,
        /// The line of the despatch advice.
        despatch_line?: Text,
        /// The item.
        item?: Item,
        /// How much arrived.
        received_quantity?: Quantity,
        /// How much was accepted.
        accepted_quantity?: Quantity,
        /// How much was refused.
        rejected_quantity?: Quantity,
        /// How much is missing.
        short_quantity?: Quantity,
        /// How much came too much.
        over_quantity?: Quantity,
        /// What differs from the despatch advice or the order.
        discrepancies*: Discrepancy,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// The state of the goods.
        condition?: Coded,
        /// The lot or batch.
        lot?: Text,
        /// Serial numbers.
        serial_numbers*: Text,
        /// When it expires.
        expires_on?: Date,
        /// The price for the base quantity.
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax.
        amount?: Money,
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
        /// A remark.
        note?: Text,
    }
}

record! {
    /// What differs, why, and what is asked for.
    Discrepancy {
        /// How much differs.
        quantity?: Quantity,
        /// The kind of difference (EDIFACT 4221): `AF` quantity in excess, `AC` shipped but not received.
        kind?: Text,
        /// The reason (EDIFACT 4295).
        reason?: Coded,
        /// What is asked for (EDIFACT 1229, UBL RejectActionCode): credit, replacement.
        action?: Text,
        /// The difference in words.
        note?: Text,
    }
}
