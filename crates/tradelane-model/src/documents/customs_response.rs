//! An answer of customs.

use crate::types::{
    Authentication, Coded, CustomsStatus, DateEntry, DocumentReference, Equipment, Indicator, Item, Location,
    Measurement, Moment, Note, Package, PackageMarks, Party, Quantity, Reference, RespondsTo, StatedFault, Tax, Text,
    Totals, TransportLeg, TypedAmount,
};

use super::{MessagePart, StatusEvent};

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
    /// Carries EDIFACT CUSRES, X12 350 and the receipts of China's customs (CEB312, 412, 512, 514, 622 and others, and the
    /// result of a summary, CEB792).
    CustomsResponse "customsResponse" CustomsResponseTag {
        /// The answer's number, unique for who answers (EDIFACT 1004).
        number?: Text,
        /// The kind of answer (EDIFACT 1001).
        purpose?: Coded,
        /// What the answer does (EDIFACT 1225).
        function?: Text,
        /// The document that is answered: its type, number and references (EDIFACT RFF; CEB guid).
        responds_to?: RespondsTo,
        /// Where the document stands, in words that are the same for every authority.
        state?: CustomsState,
        /// The same as the authority codes it (CEB returnStatus): `120` stored, `100` rejected, `800` released; or the
        /// state of a summary's declaration (CEB792 decState).
        status?: Text,
        /// When (CEB returnTime, opDate).
        occurred_at?: Moment,
        /// What the authority says (CEB returnInfo).
        text?: Text,
        /// What the authority says, fault by fault: code and words (`[Code:1322;Desc:…]`).
        reasons*: StatedFault,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The customs office at the border (CEB portCode), four digits in China.
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
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Which part of a split answer this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// Duties and taxes, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// What is said of single lines or consignments (EDIFACT DOC, LIN).
        lines*: CustomsResponseLine,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// References of the answer, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the answer, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the answer, by subject (EDIFACT 4451).
        notes*: Note,
        /// Totals of the answered document, as the authority found them (EDIFACT MOA).
        totals?: Totals,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the answer's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the answer's number (EDIFACT 1060).
        revision?: Text,
        /// The answer that is wanted (EDIFACT 4343).
        response?: Text,
        /// Indicators for processing that tell more than the state (EDIFACT GIS).
        indicators*: Indicator,
        /// Proof that the answer is authentic (EDIFACT AUT).
        authentications*: Authentication,
        /// The operator of the supervised site (CEB operatorCode).
        operator?: Party,
        /// Who makes the declaration for the declarant (CEB declAgentCode, declAgentName).
        representative?: Party,
        /// The number of the warehouse entry (CEB rkdNo).
        entry_number?: Text,
        /// The number of the application to take lists together into one declaration (CEB sumNo).
        summary_number?: Text,
        /// How the answered export was declared (CEB statisticsFlag): `A` simplified, `B` for aggregated declaration.
        declaration_mode?: Text,
        /// The gross weight (CEB grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The net weight (CEB netWeight, kilogram).
        net_weight?: Quantity,
    }
}

record! {
    /// What is said of one line or consignment.
    CustomsResponseLine {
        /// The line's number in the answered document (CEB gnum).
        line_number?: Text,
        /// The number of the declaration (CEB invtNo; EU movement reference number, 12 01).
        customs_number?: Text,
        /// The number of the waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// Where the line stands, in words that are the same for every authority.
        state?: CustomsState,
        /// The same as the authority codes it (CEB returnStatus).
        status?: Text,
        /// What the authority says of the line, in words.
        text?: Text,
        /// What the authority says of the line, fault by fault: code and words.
        reasons*: StatedFault,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// How much (UN/ECE Recommendation 20).
        quantity?: Quantity,
        /// Duties and taxes on the line, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the line, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark in words, for people.
        note?: Text,
        /// Indicators for processing that tell more than the state (EDIFACT GIS).
        indicators*: Indicator,
        /// What customs code the goods as (EDIFACT CST).
        customs_status?: CustomsStatus,
        /// The goods items of the consignment (EDIFACT CST group).
        lines*: CustomsResponseLine,
        /// Parties, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Transport (EDIFACT TDT).
        transport*: TransportLeg,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Packages (EDIFACT PAC).
        packages*: Package,
        /// Marks (EDIFACT PCI).
        package_marks*: PackageMarks,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Equipment (EDIFACT EQD).
        equipment*: Equipment,
        /// Import or export: `I` import, `E` export.
        direction?: Text,
        /// Events, in the order of time where it is known (X12 V9).
        events*: StatusEvent,
    }
}
