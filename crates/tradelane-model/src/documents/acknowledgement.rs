//! An acknowledgement.

use crate::types::{
    Coded, DateEntry, DocumentReference, Moment, Note, Outcome, Party, Reference, RespondsTo, StatedFault, Text,
};

document! {
    /// An acknowledgement: what a recipient says of what it received.
    ///
    /// Carries EDIFACT CONTRL and APERAK, X12 TA1, 997, 999 and 824, UBL ApplicationResponse and the format errors of
    /// China's customs portal (CEB900).
    Acknowledgement "acknowledgement" AcknowledgementTag {
        /// The acknowledgement's number.
        number?: Text,
        /// The kind of message (EDIFACT 1001).
        purpose?: Coded,
        /// What it does (EDIFACT 1225): `27` not accepted, `29` accepted.
        function?: Text,
        /// What is acknowledged: syntax or content.
        level?: AcknowledgementLevel,
        /// When it was issued.
        issued_at?: Moment,
        /// The interchange, group or document that is answered.
        responds_to?: RespondsTo,
        /// What became of it.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 715, 717, I17; UBL ResponseCode).
        code?: Text,
        /// What is said of it.
        text?: Text,
        /// Who acknowledges.
        sender?: Party,
        /// Who is answered.
        recipient?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// How many messages were there, arrived, were accepted.
        counts?: AcknowledgementCounts,
        /// Faults of the whole.
        faults*: StatedFault,
        /// What is said of functional groups.
        groups*: AcknowledgedGroup,
        /// What is said of single messages.
        messages*: AcknowledgedMessage,
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
    /// How many messages an interchange or group had.
    AcknowledgementCounts {
        /// How many it says it holds.
        included?: Text,
        /// How many arrived.
        received?: Text,
        /// How many were accepted.
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
        /// What became of it.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 715).
        code?: Text,
        /// How many messages were there, arrived, were accepted.
        counts?: AcknowledgementCounts,
        /// Faults of the group.
        faults*: StatedFault,
    }
}

record! {
    /// What is said of one message.
    AcknowledgedMessage {
        /// The message's reference (EDIFACT 0062, X12 ST02).
        reference?: Text,
        /// Its type: `ORDERS`, `850`.
        message_type?: Text,
        /// Its version: `D`.
        version?: Text,
        /// Its release: `96A`.
        release?: Text,
        /// The agency that keeps the type (EDIFACT 0051).
        agency?: Text,
        /// The association's version (EDIFACT 0057; X12 1705).
        association?: Text,
        /// What became of it.
        outcome?: Outcome,
        /// The same as the syntax codes it (EDIFACT 0083, X12 717).
        code?: Text,
        /// The line that is answered.
        line_number?: Text,
        /// Its faults.
        faults*: StatedFault,
        /// References.
        references*: Reference,
    }
}
