//! A cancellation of a customs declaration.

use crate::types::{Coded, DateEntry, DocumentReference, Moment, Note, Party, Reference, Text};

document! {
    /// A request to cancel a customs declaration.
    ///
    /// Carries China's cancellations of import and export lists (CEB623, CEB605).
    DeclarationCancellation "declarationCancellation" DeclarationCancellationTag {
        /// The declarant's own number (CEB copNo).
        number?: Text,
        /// The number that customs gave the declaration (CEB invtNo).
        customs_number: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// Import or export: `I` import (CEB623), `E` export (CEB605).
        direction?: Text,
        /// When the cancellation was asked for (CEB appTime).
        requested_at?: Moment,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// The platform (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// Who bought the goods (CEB buyerName, buyerIdType, buyerIdNumber, buyerTelephone).
        buyer?: Party,
        /// Why (CEB reason).
        reason?: Text,
        /// Why, as a code of the partners.
        reason_code?: Coded,
        /// References of the cancellation, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the cancellation, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the cancellation, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
    }
}
