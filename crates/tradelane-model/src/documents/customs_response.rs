//! An answer of customs.

use crate::types::{
    Coded, DateEntry, DocumentReference, Equipment, Item, Location, Moment, Note, Package, Party, Quantity, Reference,
    RespondsTo, StatedFault, Tax, Text, Totals, TransportLeg, TypedAmount,
};

use super::MessagePart;

choice! {
    /// Where a document stands with customs, in words that are the same for every authority.
    CustomsState {
        /// It was received, by a portal or by customs.
        Received = "received",
        /// It was accepted; its checks go on.
        Accepted = "accepted",
        /// It is being looked at by a person.
        UnderReview = "underReview",
        /// The goods are being inspected.
        UnderInspection = "underInspection",
        /// The goods are held.
        Held = "held",
        /// It was rejected.
        Rejected = "rejected",
        /// The goods were released.
        Released = "released",
        /// The procedure is closed.
        Closed = "closed",
        /// The goods are sent back.
        Returned = "returned",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

document! {
    /// An answer of customs, or of a customs portal, to a document.
    ///
    /// Carries EDIFACT CUSRES, X12 350 and the receipts of China's customs (CEB312, 412, 512, 514, 622 and others).
    CustomsResponse "customsResponse" CustomsResponseTag {
        /// The answer's number.
        number?: Text,
        /// The kind of answer (EDIFACT 1001).
        purpose?: Coded,
        /// What the answer does (EDIFACT 1225).
        function?: Text,
        /// The document that is answered.
        responds_to?: RespondsTo,
        /// Where the document stands.
        state?: CustomsState,
        /// The same as the authority codes it (CEB returnStatus): `120` stored, `100` rejected, `800` released.
        status?: Text,
        /// When (CEB returnTime).
        occurred_at?: Moment,
        /// What the authority says (CEB returnInfo).
        text?: Text,
        /// What the authority says, fault by fault: code and words (`[Code:1322;Desc:…]`).
        reasons*: StatedFault,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The customs office at the border.
        border_office?: Text,
        /// The number given by customs (CEB invtNo).
        customs_number?: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The sender's own number of the document (CEB copNo).
        own_number?: Text,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// The number of the payment (CEB payTransactionId, payNo).
        payment_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The platform (CEB ebpCode).
        platform?: Party,
        /// The merchant (CEB ebcCode).
        merchant?: Party,
        /// The carrier (CEB logisticsCode).
        carrier?: Party,
        /// The payment company (CEB payCode).
        payment_provider?: Party,
        /// The declarant (CEB agentCode).
        declarant?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// Which part of a split answer this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// Duties and taxes.
        taxes*: Tax,
        /// What is said of single lines or consignments.
        lines*: CustomsResponseLine,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// Packages.
        packages*: Package,
        /// Places.
        locations*: Location,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// Totals.
        totals?: Totals,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// What is said of one line or consignment.
    CustomsResponseLine {
        /// The line's number.
        line_number?: Text,
        /// The number of the declaration.
        customs_number?: Text,
        /// The number of the waybill.
        waybill_number?: Text,
        /// Where it stands.
        state?: CustomsState,
        /// The same as the authority codes it.
        status?: Text,
        /// What the authority says.
        text?: Text,
        /// What the authority says, fault by fault.
        reasons*: StatedFault,
        /// The item.
        item?: Item,
        /// How much.
        quantity?: Quantity,
        /// Duties and taxes.
        taxes*: Tax,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark.
        note?: Text,
    }
}
