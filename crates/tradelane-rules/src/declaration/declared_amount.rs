//! A declared line's amount is its quantity times its price.
//!
//! Customs assess duty and taxes on the amount; a list whose line does not add up is refused. Half a minor unit of
//! rounding is allowed for each of the factors, 0.01 in all.
//!
//! Source: China Customs interface specification, totalPrice = qty × price.

use tradelane_findings::Severity;
use tradelane_model::documents::DeclarationLine;

use crate::lines::check_line_amount;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeclarationLine> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[
        ("/lines/0/price/amount", r#""98.001""#),
        ("/lines/0/price", r#"{"amount":"9800.00","baseQuantity":"100"}"#),
    ],
    rejects: &[
        (("/lines/0/amount/amount", r#""198.00""#), "/lines/0/amount/amount"),
        (("/lines/0/price", r#"{"amount":"98.00","baseQuantity":"100"}"#), "/lines/0/amount/amount"),
    ],
    check,
};

fn check(line: &DeclarationLine, report: &mut Report<'_>) {
    check_line_amount(line.quantity.as_ref(), line.price.as_ref(), &[], line.amount.as_ref(), report);
}
