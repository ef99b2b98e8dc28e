//! How is paid, and for what.

use crate::types::{Coded, Date, DateEntry, DocumentReference, FinancialAccount, Money, Note, Reference, Text};

record! {
    /// A way in which is paid.
    PaymentMeans {
        /// The means (UNTDID 4461): `30` credit transfer, `48` card, `58` SEPA credit transfer.
        code?: Text,
        /// The means in words.
        name?: Text,
        /// What the payer is to name with the payment.
        reference?: Text,
        /// The account that is paid from.
        payer_account?: FinancialAccount,
        /// The account that is paid to.
        payee_account?: FinancialAccount,
        /// The mandate of a direct debit.
        mandate?: Text,
        /// The last digits of the card.
        #[schemars(extend("x-personal-data" = "sensitive"))]
        card_number?: Text,
        /// The card's network.
        card_network?: Text,
        /// When it is due.
        due_on?: Date,
    }
}

record! {
    /// What of a payment is for which document.
    Allocation {
        /// The document that is paid: an invoice, a credit note.
        document?: DocumentReference,
        /// The order.
        order_number?: Text,
        /// What was due.
        due_amount?: Money,
        /// What is paid.
        paid_amount?: Money,
        /// What was deducted as cash discount.
        discount?: Money,
        /// What else was deducted or added, and why.
        adjustments*: Adjustment,
        /// References.
        references*: Reference,
        /// Dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
    }
}

record! {
    /// An amount by which a payment differs from what was due.
    Adjustment {
        /// The amount; negative where it was deducted.
        amount: Money,
        /// The reason (EDIFACT 4465, X12 426).
        reason?: Coded,
        /// The document that gives the reason.
        reference?: Text,
        /// The reason in words.
        note?: Text,
    }
}
