//! A return of goods.

use crate::types::{
    Coded, CurrencyCode, DateEntry, DeliveryTerms, DocumentReference, Equipment, Item, Measurement, Moment, Money,
    Note, Package, Party, Price, Quantity, Reference, Text, TransportLeg, TypedQuantity,
};

document! {
    /// A return: a buyer or consignee gives goods back, or announces it.
    ///
    /// Carries EDIFACT RETANN, X12 180 and China's refund of an import list (CEB625).
    Return "return" ReturnTag {
        /// The return's number (CEB copNo).
        number: Text,
        /// The kind of message (EDIFACT 1001).
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When the return was announced.
        issued_at?: Moment,
        /// When the goods are or were given back.
        returned_at?: Moment,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the invoice.
        invoice_number?: Text,
        /// The number of the waybill the goods came with (CEB logisticsNo).
        waybill_number?: Text,
        /// The number of the waybill the goods go back with.
        return_waybill_number?: Text,
        /// The number of the customs declaration of the import (CEB invtNo).
        customs_number?: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// Why the goods are returned (CEB reason in words).
        reason?: Coded,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// Other dates.
        dates*: DateEntry,
        /// The seller.
        seller?: Party,
        /// Who bought the goods (CEB buyerName, buyerIdType, buyerIdNumber, buyerTelephone).
        buyer?: Party,
        /// The party the goods go back from.
        consignor?: Party,
        /// The party the goods go back to.
        consignee?: Party,
        /// The platform (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// Packages.
        packages*: Package,
        /// Equipment.
        equipment*: Equipment,
        /// The lines.
        lines: Vec<ReturnLine>,
        /// What is paid back.
        refund?: Money,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// Goods that are returned.
    ReturnLine {
        /// The line's number (CEB gnum), the same as that of the declaration.
        line_number?: Text,
        /// The order.
        order_number?: Text,
        /// The line of the order.
        order_line?: Text,
        /// The invoice.
        invoice_number?: Text,
        /// The item (CEB gcode, gname).
        item?: Item,
        /// How much is returned (CEB qty, unit).
        quantity?: Quantity,
        /// Other quantities.
        other_quantities*: TypedQuantity,
        /// Why it is returned (EDIFACT 4295).
        reason?: Coded,
        /// The state of the goods.
        condition?: Coded,
        /// What is asked for (EDIFACT 1229): credit, replacement, repair.
        action?: Text,
        /// The price for the base quantity.
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax.
        amount?: Money,
        /// The lot or batch.
        lot?: Text,
        /// Serial numbers.
        serial_numbers*: Text,
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
        /// Packages.
        packages*: Package,
        /// A remark (CEB note).
        note?: Text,
    }
}
