//! A payment.

use crate::types::{
    Allocation, Coded, CurrencyCode, Date, DateEntry, DocumentReference, ExchangeRate, Moment, Money, Note, Party,
    PaymentInstructions, PaymentMeans, Reference, Tax, Text, TypedAmount, TypedQuantity,
};

document! {
    /// A payment: what a payer paid, and for what.
    ///
    /// Carries China's electronic payment and receipt of payment (CEB411, CEB403), EDIFACT REMADV and X12 820.
    Payment "payment" PaymentTag {
        /// The payment's transaction number, unique for the payment company (CEB payTransactionId, payNo), or the
        /// number of the remittance advice.
        #[schemars(extend("examples" = ["PAY20260517000001"]))]
        number: Text,
        /// The kind of message (EDIFACT 1001): `481` remittance advice.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Whether it was paid or received, as customs tell (CEB): `I` a payment for an import, `E` a receipt for an
        /// export.
        direction?: Text,
        /// The number of the order that is paid (CEB orderNo).
        order_number?: Text,
        /// When the message was issued.
        issued_at?: Moment,
        /// When the payment was made (CEB payTime).
        paid_at?: Moment,
        /// When the amount arrived (CEB accountingDate).
        received_on?: Moment,
        /// When the amount is or was due.
        due_on?: Date,
        /// The amount (CEB amountPaid, charge, currency).
        amount: Money,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The payment company (CEB payCode, payName).
        provider?: Party,
        /// The platform the order was placed on (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// Who pays (CEB payerName, payerIdType, payerIdNumber, telephone).
        payer?: Party,
        /// Who is paid.
        payee?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// How it was paid.
        means*: PaymentMeans,
        /// How payment is to be made.
        payment_instructions?: PaymentInstructions,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// What of the payment is for which document.
        allocations*: Allocation,
        /// Other amounts by kind.
        amounts*: TypedAmount,
        /// Taxes.
        taxes*: Tax,
        /// References.
        references*: Reference,
        /// Documents.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
    }
}
