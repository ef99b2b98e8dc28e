//! A payment.

use crate::types::{
    Allocation, AllocationGroup, AllowanceCharge, Coded, CurrencyCode, Date, DateEntry, Detail, DocumentReference,
    ExchangeRate, FinancialAccount, Indicator, Moment, Money, Note, Party, PaymentInstructions, PaymentMeans,
    Reference, Tax, Text, TypedAmount, TypedQuantity,
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
        /// What the payment does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Whether it was paid or received, as customs tell (CEB): `I` a payment for an import, `E` a receipt for an
        /// export.
        direction?: Text,
        /// The number of the order that is paid (CEB orderNo).
        order_number?: Text,
        /// When the message was issued (EDIFACT DTM 137; CEB appTime).
        issued_at?: Moment,
        /// When the payment was made (CEB payTime).
        paid_at?: Moment,
        /// When the amount arrived (CEB accountingDate).
        received_on?: Moment,
        /// When the amount is or was due (EDIFACT DTM 13).
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
        /// Who is paid (EDIFACT 3035 `PE`).
        payee?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// How it was paid, with the accounts (UNTDID 4461).
        means*: PaymentMeans,
        /// How payment is to be made: conditions, guarantee, means (EDIFACT 4439, 4431, 4461).
        payment_instructions?: PaymentInstructions,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// What of the payment is for which document (EDIFACT DOC; X12 RMR).
        allocations*: Allocation,
        /// Other amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Taxes on the payment, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// References of the payment, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the payment, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the payment, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the payment's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the payment's number (EDIFACT 1060).
        revision?: Text,
        /// Accounts that are paid from and to, with the roles of their institutions (EDIFACT FII).
        accounts*: FinancialAccount,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Allowances and charges that are summed up (EDIFACT ALC in the summary).
        allowances_charges*: AllowanceCharge,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Groups of documents that are paid, by whom they are for (X12 ENT).
        groups*: AllocationGroup,
        /// What the source tells besides, value by value.
        details*: Detail,
    }
}
