//! An invoice line's amount is its quantity times its price, with its allowances and charges.
//!
//! What does not add up is not paid. Half a minor unit of rounding is allowed for each of the factors, 0.01 in all.
//!
//! Source: EN 16931-1, BT-131 (invoice line net amount); Peppol BIS Billing 3, PEPPOL-EN16931-R120.

use tradelane_findings::Severity;
use tradelane_model::documents::InvoiceLine;

use crate::lines::check_line_amount;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<InvoiceLine> = Rule {
    severity: Severity::Error,
    document: "invoice",
    accepts: &[("/lines/0/price/amount", r#""12.50002""#)],
    rejects: &[(("/lines/0/price/amount", r#""12.60""#), "/lines/0/amount/amount")],
    check,
};

fn check(line: &InvoiceLine, report: &mut Report<'_>) {
    let charges = &line.allowances_charges;
    check_line_amount(line.quantity.as_ref(), line.price.as_ref(), charges, line.amount.as_ref(), report);
}
