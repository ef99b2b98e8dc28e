//! The header of every document.

use std::collections::BTreeMap;

use super::{Identifier, Moment, Text};

/// What a community needs beyond the standard, keyed by a URI or a reverse-domain name.
pub type Extensions = BTreeMap<String, serde_json::Value>;

record! {
    /// A party of an exchange.
    ExchangeParty {
        /// The identifier in the exchange (EDIFACT 0004, 0010; CEB copCode).
        id?: Text,
        /// Other identifiers, with their schemes.
        identifiers*: Identifier,
        /// The name (CEB copName).
        name?: Text,
        /// The qualifier of the identifier in an interchange (EDIFACT 0007).
        qualifier?: Text,
        /// The address for routing within the party (EDIFACT 0008, 0014).
        routing?: Text,
        /// The address within the party (EDIFACT 0042, 0046).
        internal?: Text,
    }
}

record! {
    /// Who sent a document to whom, when, and in which exchange.
    Header {
        /// The document's own identifier, unique for its sender (a UUID, or a number of the sender).
        id?: Text,
        /// When the document was made ready to send (EDIFACT 0017, 0019; CEB appTime), with offset.
        sent_at?: Moment,
        /// Who sends (EDIFACT 0004; CEB copCode).
        sender?: ExchangeParty,
        /// Who receives (EDIFACT 0010).
        recipient?: ExchangeParty,
        /// Whether the document is a test (EDIFACT 0035).
        test?: bool,
        /// The identifier of the document that this one answers (its `id`; CEB guid).
        reply_to?: Text,
        /// What the sender asks the recipient to do (CEB appType): `1` take new, `2` change, `3` delete.
        action?: Text,
        /// How far the sender has got with the document (CEB appStatus): `1` stored, `2` declared.
        status?: Text,
        /// The message as it was exchanged (EDIFACT UNH; CEB head).
        message?: MessageHeader,
        /// The interchange or envelope the message came in (EDIFACT UNB; CEB BaseTransfer).
        interchange?: Interchange,
    }
}

record! {
    /// The message as it was exchanged.
    MessageHeader {
        /// The message's reference in its interchange (EDIFACT 0062), or its own identifier (CEB guid).
        reference?: Text,
        /// The version of the message, where it is told apart (EDIFACT CONTRL 0052; CEB version).
        version?: Text,
        /// The association's version of the message (EDIFACT 0057): `EAN008`.
        association?: Text,
        /// The common access reference (EDIFACT 0068).
        access_reference?: Text,
        /// The version of the syntax (UBL UBLVersionID).
        syntax_version?: Text,
        /// The customisation the document follows (UBL CustomizationID).
        customisation?: Text,
        /// The process the document takes part in (UBL ProfileID).
        profile?: Identifier,
        /// Whether this is a copy (UBL CopyIndicator).
        copy?: bool,
        /// The universally unique identifier of the document (UBL UUID).
        uuid?: Text,
        /// The release of the message, where it is told apart (EDIFACT CONTRL 0054).
        release?: Text,
    }
}

record! {
    /// An interchange or envelope.
    Interchange {
        /// Its reference (EDIFACT 0020).
        reference?: Text,
        /// The character set (EDIFACT 0001): `UNOC`.
        syntax?: Text,
        /// The version of the syntax (EDIFACT 0002): 1 to 4.
        syntax_version?: Text,
        /// The date of preparation, as the envelope writes it (EDIFACT 0017).
        date?: Text,
        /// The time of preparation, as the envelope writes it (EDIFACT 0019).
        time?: Text,
        /// What the messages are for (EDIFACT 0026).
        application?: Text,
        /// The priority (EDIFACT 0029).
        priority?: Text,
        /// Whether an acknowledgement is wanted (EDIFACT 0031).
        acknowledgement?: Text,
        /// The agreement between the partners (EDIFACT 0032).
        agreement?: Text,
        /// The exchange that carries the envelope (CEB dxpMode).
        network?: Text,
        /// The sender's address in that exchange (CEB dxpId).
        address?: Text,
        /// A remark of the sender (CEB BaseTransfer note).
        note?: Text,
    }
}
