//! The totals of a document.

use super::{AllowanceCharge, Money, Tax, TypedAmount, TypedQuantity};

record! {
    /// The totals of an order or invoice.
    Totals {
        /// The value of the goods (CEB goodsValue).
        goods?: Money,
        /// Freight and other transport costs (CEB freight).
        freight?: Money,
        /// What is settled other than by payment: points, vouchers (CEB discount).
        discount?: Money,
        /// Tax (CEB taxTotal, UBL TaxTotal/TaxAmount).
        tax?: Money,
        /// What was actually paid (CEB acturalPaid).
        paid?: Money,
        /// The sum of the lines' amounts (EDIFACT MOA 79; UBL LineExtensionAmount).
        lines?: Money,
        /// The sum of the allowances on the whole (UBL AllowanceTotalAmount).
        allowances?: Money,
        /// The sum of the charges on the whole (UBL ChargeTotalAmount).
        charges?: Money,
        /// The total without tax: lines less allowances, plus charges (UBL TaxExclusiveAmount).
        without_tax?: Money,
        /// The total with tax (UBL TaxInclusiveAmount).
        with_tax?: Money,
        /// What was paid in advance (UBL PrepaidAmount).
        prepaid?: Money,
        /// What the amount due is rounded by (UBL PayableRoundingAmount).
        rounding?: Money,
        /// The amount due: total with tax less what was paid in advance, plus rounding (EDIFACT MOA 86; UBL
        /// PayableAmount).
        payable?: Money,
        /// Allowances and charges that are summed up (EDIFACT 5463).
        allowances_charges*: AllowanceCharge,
        /// Other totals, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// Taxes summed up by kind and rate (EDIFACT TAX in the summary).
        taxes*: Tax,
    }
}
