//! An acknowledgement.

use crate::types::{
    Coded, Contact, DateEntry, DocumentReference, Equipment, ExchangeParty, Indicator, Moment, Note, Outcome, Party,
    Reference, RespondsTo, StatedFault, Text, TypedAmount, TypedQuantity,
};

use super::{StatusEvent, Stop};

document! {
    /// An acknowledgement: what a recipient says of what it received.
    ///
    /// Carries EDIFACT CONTRL and APERAK, X12 TA1, 997, 999 and 824, UBL ApplicationResponse and the format errors of
    /// China's customs portal (CEB900).
    Acknowledgement "acknowledgement" AcknowledgementTag {
        /// The acknowledgement's number, unique for who acknowledges (EDIFACT 1004).
        number?: Text,
        /// The kind of message (EDIFACT 1001).
        purpose?: Coded,
        /// What it does (EDIFACT 1225): `27` not accepted, `29` accepted.
        function?: Text,
        /// What is acknowledged: that the message could be read (syntax), or what it says (content).
        level?: AcknowledgementLevel,
        /// When it was issued (EDIFACT DTM 137; CEB returnTime).
        issued_at?: Moment,
        /// The interchange, group or document that is answered (EDIFACT UCI; X12 AK1, TA1; CEB oriCopMsgId).
        responds_to?: RespondsTo,
        /// What became of it, in words that are the same for every syntax.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 715, 717, I17; UBL ResponseCode; CEB returnStatus).
        code?: Text,
        /// What is said of it, in words (CEB returnInfo).
        text?: Text,
        /// Who acknowledges (EDIFACT 3035 `MR`, message recipient).
        sender?: Party,
        /// Who is answered (EDIFACT 3035 `MS`, message sender).
        recipient?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// How many messages were there, arrived, were accepted (X12 AK9).
        counts?: AcknowledgementCounts,
        /// Faults of the whole (EDIFACT 0085; X12 TA105).
        faults*: StatedFault,
        /// What is said of functional groups (EDIFACT UCF; X12 AK1, AK9).
        groups*: AcknowledgedGroup,
        /// What is said of single messages (EDIFACT UCM; X12 AK2, AK5).
        messages*: AcknowledgedMessage,
        /// References of the acknowledgement, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the acknowledgement, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the acknowledgement, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark in words, for people.
        note?: Text,
        /// The version of the acknowledgement's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the acknowledgement's number (EDIFACT 1060).
        revision?: Text,
        /// The answer that is wanted (EDIFACT 4343).
        response?: Text,
        /// Control totals (EDIFACT CNT).
        controls*: TypedQuantity,
        /// Codes for processing: the security level (X12 786).
        indicators*: Indicator,
        /// Containers and other equipment that is offered (X12 N7).
        equipment*: Equipment,
        /// Events that are told with the answer (X12 V9).
        events*: StatusEvent,
        /// Stops that are answered, in order (X12 S5).
        stops*: Stop,
        /// Amounts by kind (EDIFACT 5025; X12 L9).
        amounts*: TypedAmount,
        /// What is said of further documents (UBL DocumentResponse).
        further_answers*: DocumentAnswer,
    }
}

choice! {
    /// What an acknowledgement is about.
    AcknowledgementLevel {
        /// The syntax: the message could be read.
        Syntax = "syntax",
        /// The content: the application took it, or did not.
        Application = "application",
    }
}

record! {
    /// What is said of one of several documents.
    DocumentAnswer {
        /// The document that is answered.
        responds_to?: RespondsTo,
        /// What became of it, as the syntax codes it (UBL ResponseCode).
        code?: Text,
        /// What is said of it, in words (UBL Response/Description).
        text?: Text,
        /// Faults of the document (UBL Status).
        faults*: StatedFault,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// What is said of its lines (UBL LineResponse).
        messages*: AcknowledgedMessage,
        /// Further documents that the answer is about (UBL DocumentReference).
        documents*: DocumentReference,
    }
}

record! {
    /// How many messages an interchange or group had.
    AcknowledgementCounts {
        /// How many it says it holds (X12 97).
        included?: Text,
        /// How many arrived (X12 123).
        received?: Text,
        /// How many were accepted (X12 2).
        accepted?: Text,
    }
}

record! {
    /// What is said of a functional group.
    AcknowledgedGroup {
        /// The group's reference (EDIFACT 0048, X12 GS06).
        reference?: Text,
        /// Its functional identifier (EDIFACT 0038, X12 GS01).
        group_code?: Text,
        /// Its version (X12 GS08).
        version?: Text,
        /// What became of the group, in words that are the same for every syntax.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 715).
        code?: Text,
        /// How many messages were there, arrived, were accepted (X12 AK9).
        counts?: AcknowledgementCounts,
        /// Faults of the group (EDIFACT 0085; X12 716).
        faults*: StatedFault,
        /// Who sent the group (EDIFACT S006).
        sender?: ExchangeParty,
        /// Who received the group (EDIFACT S007).
        recipient?: ExchangeParty,
        /// What is said of the group's messages (EDIFACT UCM).
        messages*: AcknowledgedMessage,
    }
}

record! {
    /// What is said of one message.
    AcknowledgedMessage {
        /// The message's reference (EDIFACT 0062, X12 ST02).
        reference?: Text,
        /// Its type (EDIFACT 0065, X12 143): `ORDERS`, `850`.
        message_type?: Text,
        /// Its version (EDIFACT 0052): `D`.
        version?: Text,
        /// Its release (EDIFACT 0054): `96A`.
        release?: Text,
        /// The agency that keeps the type (EDIFACT 0051).
        agency?: Text,
        /// The association's version (EDIFACT 0057; X12 1705).
        association?: Text,
        /// What became of the message, in words that are the same for every syntax.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 717).
        code?: Text,
        /// The number of the line that is answered, as the message has it.
        line_number?: Text,
        /// Its faults, with segment and element (EDIFACT 0085; X12 718, 720, 723).
        faults*: StatedFault,
        /// References of the message, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// The version of the code lists (EDIFACT 0110).
        code_list_version?: Text,
        /// The sub-function of the message's type (EDIFACT 0113).
        sub_function?: Text,
        /// The reference of the package, where it is one that is answered (EDIFACT 0800).
        package_reference?: Text,
        /// What the message does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The kind of message (X12 640).
        purpose?: Coded,
        /// The reference of the group that the message is in (X12 OTI08).
        group_reference?: Text,
        /// Who sent the message (X12 OTI04).
        sender?: ExchangeParty,
        /// Who received the message (X12 OTI05).
        recipient?: ExchangeParty,
        /// When the message, or its group, was issued (X12 OTI06, OTI07).
        issued_at?: Moment,
        /// Codes for processing: kind of application, action, handling (X12 346, 306, 305).
        indicators*: Indicator,
        /// Dates of the message, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Persons and departments to turn to (X12 PER).
        contacts*: Contact,
        /// Parties of the message, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Amounts of the message, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Quantities of the message, by kind (EDIFACT 6063).
        quantities*: TypedQuantity,
        /// What is said of it, in words (UBL Response/Description).
        text?: Text,
    }
}
