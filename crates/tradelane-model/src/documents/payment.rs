//! A payment for an order.

use crate::types::{DateEntry, Extensions, Header, Moment, Money, Note, Party, Reference, Text};

use super::{PaymentTag, StandardVersion};

record! {
    /// A payment: what a payer paid for an order.
    ///
    /// Carries China's electronic payment (CEB411).
    Payment {
        /// The version of the standard: `1.0`.
        tradelane: StandardVersion,
        /// The type of document: `payment`.
        r#type: PaymentTag,
        /// Who sent the document to whom, when, and in which exchange.
        header: Header,
        /// The payment's transaction number, unique for the payment company (CEB payTransactionId).
        #[schemars(extend("examples" = ["PAY20260517000001"]))]
        number: Text,
        /// The number of the order that is paid (CEB orderNo).
        order_number?: Text,
        /// When the payment was made (CEB payTime).
        paid_at?: Moment,
        /// The amount (CEB amountPaid, currency).
        amount: Money,
        /// The payment company (CEB payCode, payName).
        provider?: Party,
        /// The platform the order was placed on (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant.
        merchant?: Party,
        /// Who pays (CEB payerName, telephone).
        payer?: Consumer,
        /// References.
        references*: Reference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// What a community needs beyond the standard.
        #[serde(default, skip_serializing_if = "Extensions::is_empty")]
        extensions: Extensions,
    }
}

record! {
    /// A consumer.
    Consumer {
        /// The name as in the identity document.
        #[schemars(extend("x-personal-data" = "personal"))]
        name?: Text,
        /// The kind of identity document (CEB buyerIdType, payerIdType): `1` resident identity card, `2` other.
        identity_type?: Text,
        /// The number of the identity document.
        #[schemars(extend("x-personal-data" = "sensitive"))]
        identity?: Text,
        /// The telephone number.
        #[schemars(extend("x-personal-data" = "personal"))]
        telephone?: Text,
    }
}
