//! The totals of a document.

use super::{AllowanceCharge, Money, TypedAmount, TypedQuantity};

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
        /// The sum of the lines' amounts.
        lines?: Money,
        /// The sum of the allowances on the whole.
        allowances?: Money,
        /// The sum of the charges on the whole.
        charges?: Money,
        /// The total without tax.
        without_tax?: Money,
        /// The total with tax.
        with_tax?: Money,
        /// What was paid in advance.
        prepaid?: Money,
        /// What the amount due is rounded by.
        rounding?: Money,
        /// The amount due.
        payable?: Money,
        /// Allowances and charges that are summed up.
        allowances_charges*: AllowanceCharge,
        /// Other totals.
        amounts*: TypedAmount,
        /// Control totals.
        controls*: TypedQuantity,
    }
}
