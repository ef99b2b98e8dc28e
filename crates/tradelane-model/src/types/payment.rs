//! How is paid, and for what.

use crate::types::{
    Coded, Date, DateEntry, DocumentReference, ExchangeRate, FinancialAccount, Item, Money, Note, Party,
    PartyInstruction, Reference, Tax, Text, TypedAmount, TypedQuantity,
};

record! {
    /// A way in which is paid.
    PaymentMeans {
        /// The means (UNTDID 4461): `30` credit transfer, `48` card, `58` SEPA credit transfer.
        code?: Text,
        /// The means in words (UBL PaymentMeansCode name; EN 16931 BT-82).
        name?: Text,
        /// What the payer is to name with the payment (UBL PaymentID; EN 16931 BT-83).
        reference?: Text,
        /// The account that is paid from (UBL PayerFinancialAccount).
        payer_account?: FinancialAccount,
        /// The account that is paid to (UBL PayeeFinancialAccount).
        payee_account?: FinancialAccount,
        /// The mandate of a direct debit (UBL PaymentMandate; EN 16931 BT-89).
        mandate?: Text,
        /// The last four to six digits of the card, never the whole number (EN 16931 BT-87).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        card_number?: Text,
        /// The card's network (UBL NetworkID).
        card_network?: Text,
        /// When it is due (UBL PaymentDueDate).
        due_on?: Date,
        /// The list the code is from, as the source names it (UBL listID).
        list?: Text,
        /// The channel of the payment (EDIFACT 4435; UBL PaymentChannelCode).
        channel?: Text,
    }
}

record! {
    /// What of a payment is for which document.
    Allocation {
        /// The document that is paid (EDIFACT DOC; X12 RMR): an invoice, a credit note.
        document?: DocumentReference,
        /// The number of the order (EDIFACT RFF ON; CEB orderNo).
        order_number?: Text,
        /// What was due (EDIFACT MOA 9).
        due_amount?: Money,
        /// What is paid (EDIFACT MOA 12).
        paid_amount?: Money,
        /// What was deducted as cash discount (EDIFACT MOA 52).
        discount?: Money,
        /// What else was deducted or added, and why (EDIFACT AJT 4465; X12 ADX).
        adjustments*: Adjustment,
        /// References of the document, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates of the document, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the allocation, by subject (EDIFACT 4451).
        notes*: Note,
        /// Other amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// Parties of the document, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Currencies and the rates between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// What parties are asked to do (EDIFACT INP).
        instructions*: PartyInstruction,
        /// What of the payment is for which line of the document (EDIFACT DLI).
        lines*: AllocationLine,
        /// The number of the group that it is in (X12 ENT 554).
        group?: Text,
        /// Lines of the document that are paid, where the source tells them in full (X12 IT1).
        invoice_lines*: crate::documents::InvoiceLine,
    }
}

record! {
    /// An amount by which a payment differs from what was due.
    Adjustment {
        /// The amount; negative where it was deducted (X12 782).
        amount?: Money,
        /// The reason (EDIFACT 4465, X12 426).
        reason?: Coded,
        /// The number of the document that gives the reason.
        reference?: Text,
        /// The reason in words, for people.
        note?: Text,
        /// The line that is adjusted (EDIFACT AJT 1082).
        line_number?: Text,
        /// Other amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// References that give the reason (EDIFACT RFF).
        references*: Reference,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// Quantities that are adjusted (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// Taxes that are adjusted (EDIFACT TAX).
        taxes*: Tax,
        /// Persons and departments to turn to about it (X12 PER).
        contacts*: super::Contact,
        /// Lines that are adjusted, where the source tells them in full (X12 IT1).
        invoice_lines*: crate::documents::InvoiceLine,
    }
}

record! {
    /// What of a payment is for one line of a document.
    AllocationLine {
        /// The number of the line in the document (EDIFACT DLI 1082).
        line_number?: Text,
        /// Whether the document has the line (EDIFACT 1073): `1` included, `2` excluded.
        inclusion?: Text,
        /// The item.
        item?: Item,
        /// What was due.
        due_amount?: Money,
        /// What is paid.
        paid_amount?: Money,
        /// What was deducted as cash discount.
        discount?: Money,
        /// Other amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// What else was deducted or added, and why.
        adjustments*: Adjustment,
        /// Currencies and the rates between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// Dates (EDIFACT DTM).
        dates*: DateEntry,
    }
}

record! {
    /// Whom a group of documents is paid for.
    AllocationGroup {
        /// Its number (X12 554).
        number?: Text,
        /// The first party (X12 98, 66, 67).
        party?: Party,
        /// The second party (X12 98, 66, 67).
        other_party?: Party,
        /// References of the group, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Parties of the group, with their roles (EDIFACT 3035; X12 NM1).
        parties*: Party,
        /// Amounts that belong to no document, and why (X12 ADX).
        adjustments*: Adjustment,
    }
}
