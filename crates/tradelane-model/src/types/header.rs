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
        /// The group the message came in (EDIFACT UNG).
        group?: MessageGroup,
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
        /// The agency that keeps the message, where it is told apart (EDIFACT CONTRL 0051): `IA`.
        agency?: Text,
        /// The version of the code lists (EDIFACT 0110).
        code_list_version?: Text,
        /// The function of the message within its type (EDIFACT 0113).
        sub_function?: Text,
        /// The number of the transfer, where a matter is told in several (EDIFACT 0070).
        transfer?: Text,
        /// Whether it is the first or the last transfer (EDIFACT 0073): `C` first, `F` last.
        transfer_position?: Text,
        /// The subset of the message (EDIFACT S016).
        subset?: MessageVariant,
        /// The implementation guideline that it follows (EDIFACT S017).
        guideline?: MessageVariant,
        /// The scenario that it is part of (EDIFACT S018).
        scenario?: MessageVariant,
        /// The text of the message where it is signed (CEB ds:Signature), for which alone its signature holds; the first of
        /// a message's documents has it.
        #[schemars(extend("x-personal-data" = "sensitive"))]
        signed?: Text,
    }
}

record! {
    /// What a message follows besides its directory.
    MessageVariant {
        /// Its identification (EDIFACT 0115, 0121, 0127).
        id?: Text,
        /// Its version (EDIFACT 0116, 0122, 0128).
        version?: Text,
        /// Its release (EDIFACT 0118, 0124, 0130).
        release?: Text,
        /// The agency that keeps it (EDIFACT 0051).
        agency?: Text,
    }
}

record! {
    /// A group of messages in an interchange.
    MessageGroup {
        /// Its reference (EDIFACT 0048).
        reference?: Text,
        /// The type of its messages (EDIFACT 0038): `ORDERS`.
        kind?: Text,
        /// The application that sends (EDIFACT 0040).
        sender?: ExchangeParty,
        /// The application that receives (EDIFACT 0044).
        recipient?: ExchangeParty,
        /// The date of preparation, as the group writes it (EDIFACT 0017).
        date?: Text,
        /// The time of preparation, as the group writes it (EDIFACT 0019).
        time?: Text,
        /// The agency that keeps the messages' type (EDIFACT 0051; X12 455, where it is not X12): `UN`.
        agency?: Text,
        /// The version of the messages (EDIFACT 0052): `D`.
        version?: Text,
        /// The release of the messages (EDIFACT 0054): `96A`.
        release?: Text,
        /// The association's version of the messages (EDIFACT 0057; what follows the version in X12 480): `EAN008`, `VICS`.
        association?: Text,
        /// The password of the recipient's application (EDIFACT 0058).
        #[schemars(extend("x-personal-data" = "secret"))]
        password?: Text,
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
        /// What identifies or authorises the sender (X12 ISA02).
        authorisation?: Text,
        /// What that is (X12 I01): `03` additional data.
        authorisation_kind?: Text,
        /// The version of the syntax's code lists (EDIFACT 0080).
        code_list_version?: Text,
        /// The encoding of characters (EDIFACT 0133): `7` ISO 10646 in UTF-8.
        encoding?: Text,
        /// The recipient's reference or password (EDIFACT 0022; X12 ISA04).
        #[schemars(extend("x-personal-data" = "secret"))]
        password?: Text,
        /// What the password is (EDIFACT 0025): `AA` reference, `BB` password; X12 I03: `01`.
        password_kind?: Text,
        /// Who else is to get the document or what is answered to it (CEB BaseSubscribe).
        subscriptions*: Subscription,
        /// The packet that the message came in, or goes out in (DXP DxpMsg).
        packet?: Packet,
    }
}

record! {
    /// A packet that carries a message through an exchange, with the message in it as it stands.
    Packet {
        /// The version of the packet's form (DXP ver).
        version?: Text,
        /// The identifier of the packet in its file (DXP Id).
        id?: Text,
        /// The sender's reference of the message (DXP CopMsgId).
        reference?: Text,
        /// The sender's address in the exchange (DXP SenderId).
        sender?: Text,
        /// The recipients' addresses in the exchange (DXP ReceiverId).
        recipients*: Text,
        /// When the message was made, as the packet writes it (DXP CreatTime).
        created_at?: Text,
        /// The type of the message (DXP MsgType): `CEB311Message`.
        message_type?: Text,
        /// The name of the message's file (DXP FileName).
        file_name?: Text,
        /// The number of the card that the sender signs with (DXP IcCard).
        card?: Text,
        /// What the message can be found by (DXP BizKey).
        keys*: PacketKey,
        /// The character set of the message, where it is told to be text (DXP IsText Encode).
        encoding?: Text,
        /// The conversion that the recipient wants (DXP RecMapId).
        conversion?: Text,
    }
}

record! {
    /// What a message can be found by.
    PacketKey {
        /// What it is (DXP Key name).
        name?: Text,
        /// Its value (DXP Key).
        value: Text,
    }
}

record! {
    /// A wish of the sender's that another gets a document, or the answers to it.
    Subscription {
        /// What is wanted (CEB status): `DATA` the document, `RET` the answers, `ALL` both.
        status?: Text,
        /// The exchange that carries it (CEB dxpMode).
        network?: Text,
        /// The address in that exchange (CEB dxpAddress).
        address?: Text,
        /// A remark (CEB note).
        note?: Text,
    }
}
