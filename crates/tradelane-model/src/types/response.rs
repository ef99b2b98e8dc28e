//! Answers: what is answered, what is said of it.

use crate::types::{Coded, ExchangeParty, ItemDescription, Moment, Note, Reference, Text};

choice! {
    /// What became of a document, in words that are the same for every syntax and authority.
    Outcome {
        /// It arrived; nothing is said of its content yet.
        Received = "received",
        /// It was accepted.
        Accepted = "accepted",
        /// It was accepted, with faults that do not stop it.
        AcceptedWithErrors = "acceptedWithErrors",
        /// Some of its parts were accepted.
        PartlyAccepted = "partlyAccepted",
        /// It was rejected.
        Rejected = "rejected",
    }
}

record! {
    /// The document or message that is answered.
    RespondsTo {
        /// Its type in this standard (`order`), where it is one.
        document_type?: Text,
        /// The legacy message (EDIFACT 0065, X12 set, CEB message): `ORDERS`, `850`, `CEB311Message`.
        message_type?: Text,
        /// The version of that message: `D96A`, `004010`.
        message_version?: Text,
        /// Its number (EDIFACT 1004; UBL ID).
        number?: Text,
        /// Its own identifier (CEB guid).
        id?: Text,
        /// The message's reference in its interchange (EDIFACT 0062, X12 ST02).
        message_reference?: Text,
        /// The group's reference (EDIFACT 0048, X12 GS06).
        group_reference?: Text,
        /// The group's functional identifier (EDIFACT 0038, X12 GS01).
        group_code?: Text,
        /// The group's version (X12 GS08).
        group_version?: Text,
        /// The interchange's reference (EDIFACT 0020, X12 ISA13, CEB oriCopMsgId).
        interchange_reference?: Text,
        /// The interchange's date, as its envelope writes it (EDIFACT 0017; X12 I08).
        interchange_date?: Text,
        /// The interchange's time, as its envelope writes it (EDIFACT 0019; X12 I09).
        interchange_time?: Text,
        /// Who sent it (EDIFACT 0004; X12 ISA06).
        sender?: ExchangeParty,
        /// Who received it (EDIFACT 0010; X12 ISA08).
        recipient?: ExchangeParty,
        /// When it was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// The number of the order it is about (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill it is about (CEB logisticsNo).
        waybill_number?: Text,
        /// The number given by customs (CEB invtNo; EU movement reference number, 12 01).
        customs_number?: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// What it told of the goods, as its source codes it (CEB514 logisticsStatus).
        status?: Coded,
        /// What it says, as it arrived (CEB oriBizMessage).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        content?: Text,
        /// Who issued it (UBL IssuerParty).
        issuer?: crate::types::Party,
        /// Whom it was for (UBL RecipientParty).
        addressee?: crate::types::Party,
        /// Its universally unique identifier (RFC 9562; UBL UUID).
        uuid?: Text,
    }
}

record! {
    /// One fault that an answer states.
    StatedFault {
        /// The fault as a code of the list that is named: `12` (EDIFACT 0085), `1322` (`cn-ceb`).
        code?: Text,
        /// The list the code is from: `0085` (EDIFACT service), `X12-715`, `X12-720`, `X12-723`, `cn-ceb` and others.
        list?: Text,
        /// The fault in words, one entry a line (CEB returnInfo).
        text*: Text,
        /// How much it weighs, as the source tells it.
        severity?: Text,
        /// The segment that is at fault: `LIN`, `PO1`.
        segment?: Text,
        /// Its position in the message, counted from 1 (EDIFACT 0096, X12 719).
        segment_position?: Text,
        /// The loop the segment is in (X12 447).
        loop_id?: Text,
        /// The element's position in the segment, from 1 (EDIFACT 0098, X12 722).
        element_position?: Text,
        /// The component's position in the element, from 1 (EDIFACT 0104, X12 1528).
        component_position?: Text,
        /// The repeat of the element (X12 1686).
        repetition?: Text,
        /// The element's number in the directory (X12 725).
        element?: Text,
        /// The value that is at fault (X12 724).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        bad_value?: Text,
        /// The place in a document of this standard, as a JSON Pointer (RFC 6901).
        path?: Text,
        /// The number of the line that is at fault (CEB gnum; EDIFACT 1082).
        line_number?: Text,
        /// The rule of this standard, by its id: `line-amount`.
        rule?: Text,
        /// References to what is at fault, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Texts about the fault, by subject (EDIFACT 4451).
        notes*: Note,
        /// The agency that keeps the list of the code (EDIFACT 3055).
        agency?: Text,
        /// Further codes of the same fault (EDIFACT ERC).
        codes*: Coded,
        /// The section of the message that is at fault (EDIFACT 1049): `1` heading, `2` detail, `6` summary.
        section?: Text,
        /// The sub-line that is at fault (EDIFACT 1054).
        sub_line?: Text,
        /// Who gave the position (EDIFACT 1159).
        position_source?: Text,
        /// The security reference that is at fault (EDIFACT 0534).
        security_reference?: Text,
        /// The position of the security segment that is at fault (EDIFACT 0138).
        security_position?: Text,
        /// Faults of single elements in the segment that is at fault (EDIFACT UCD, X12 AK4 and IK4).
        elements*: StatedFault,
        /// The component's number in the directory (X12 725).
        component?: Text,
        /// The value that stands in the place of the one at fault (X12 961).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        new_value?: Text,
        /// What belongs to the fault: what triggers it, the business object it is in, further codes (X12 CTX, LQ).
        related*: StatedFault,
        /// Data about the fault (X12 RED).
        descriptions*: ItemDescription,
        /// The particulars that the fault is about: what of the document, and which value (UBL Condition).
        conditions*: crate::types::NamedValue,
    }
}

record! {
    /// A status with its reasons.
    StatusEntry {
        /// The category of status (EDIFACT 9015).
        category?: Coded,
        /// The status (EDIFACT 9011; 4405 from D.01B on).
        status?: Coded,
        /// Why (EDIFACT 9013).
        reasons*: Coded,
    }
}
