//! What sources tell that has no field of its own.

use super::{AllowanceCharge, DateEntry, ItemDescription, Note, Party, Price, Reference, Tax, Text, TypedQuantity};

record! {
    /// What a source tells that has no field of its own, value by value.
    Detail {
        /// The values, by what they are.
        values*: NamedValue,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts, by subject (EDIFACT 4451).
        notes*: Note,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Quantities, by what they are (EDIFACT 6063).
        quantities*: TypedQuantity,
        /// Prices, by what they are (EDIFACT 5125).
        prices*: Price,
        /// Allowances and charges (EDIFACT 5463).
        allowances_charges*: AllowanceCharge,
        /// Parties, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Descriptions of packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// Taxes, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Details that belong to this one.
        details*: Detail,
    }
}

record! {
    /// A value and what it is.
    NamedValue {
        /// What the value is: the element of the list or directory that is named, `x12-G5501`.
        kind: Text,
        /// The value, as the source writes it.
        value: Text,
    }
}

record! {
    /// Codes of an industry.
    CodeSet {
        /// The agency that keeps the lists (X12 559).
        agency?: Text,
        /// What of the agency is meant (X12 822).
        source?: Text,
        /// The codes, with their lists (X12 1270, 1271).
        codes*: IndustryCode,
    }
}

record! {
    /// A code of an industry with what goes with it.
    IndustryCode {
        /// The code (X12 1271).
        code?: Text,
        /// The list the code is from (X12 1270).
        list?: Text,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Descriptions of what the code says (EDIFACT IMD).
        descriptions*: ItemDescription,
        /// What the source tells besides, value by value.
        details*: Detail,
    }
}
