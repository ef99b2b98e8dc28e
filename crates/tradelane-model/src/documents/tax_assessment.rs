//! A tax assessment.

use crate::types::{CurrencyCode, Date, DateEntry, HsCode, Moment, Money, Note, Party, Reference, Tax, Text};

choice! {
    /// Where a tax assessment stands.
    AssessmentState {
        /// It was made (CEB status `1`).
        Issued = "issued",
        /// It was taken together with others for payment (CEB status `2`).
        Consolidated = "consolidated",
        /// It is void (CEB status `3`).
        Cancelled = "cancelled",
    }
}

document! {
    /// A tax assessment: what customs ask for on a declaration.
    ///
    /// Carries China's electronic tax bill and its status (CEB816, CEB818).
    TaxAssessment "taxAssessment" TaxAssessmentTag {
        /// The assessment's number (CEB taxNo).
        number: Text,
        /// The number of the declaration (CEB invtNo).
        customs_number?: Text,
        /// Where the assessment stands, in words that are the same for every authority.
        state?: AssessmentState,
        /// When it was made, or came to where it stands (CEB returnTime).
        assessed_at?: Moment,
        /// The number of the payment notice (CEB entDutyNo).
        payment_notice?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// Who guarantees the duties (CEB assureCode).
        guarantor?: Party,
        /// The merchant (CEB ebcCode).
        merchant?: Party,
        /// The carrier (CEB logisticsCode).
        carrier?: Party,
        /// The declarant (CEB agentCode).
        declarant?: Party,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Customs duty (CEB customsTax).
        duty?: Money,
        /// Value added tax (CEB valueAddedTax).
        value_added_tax?: Money,
        /// Consumption tax (CEB consumptionTax).
        consumption_tax?: Money,
        /// The sum of duty, value added tax and consumption tax.
        total?: Money,
        /// When it is to be paid (date).
        due_on?: Date,
        /// The lines, one for each line of the declaration (CEB TaxListRd).
        lines*: TaxAssessmentLine,
        /// Other taxes and fees, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// References of the assessment, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the assessment, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// Where the assessment stands, as the authority codes it (CEB status).
        status?: Text,
    }
}

record! {
    /// What is asked for on one line.
    TaxAssessmentLine {
        /// The line's number (CEB gnum), the same as the declaration's.
        line_number?: Text,
        /// The customs tariff number (CEB gcode).
        hs_code?: HsCode,
        /// The value the taxes are computed on (CEB taxPrice).
        dutiable_value?: Money,
        /// Customs duty (CEB customsTax).
        duty?: Money,
        /// Value added tax (CEB valueAddedTax).
        value_added_tax?: Money,
        /// Consumption tax (CEB consumptionTax).
        consumption_tax?: Money,
        /// Other taxes and fees on the line, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// A remark in words, for people.
        note?: Text,
    }
}
