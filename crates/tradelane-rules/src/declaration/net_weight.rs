//! The net weight is above zero and not above the gross weight.
//!
//! Customs refuse lists whose goods weigh more than their parcel, or nothing.
//!
//! Source: China Customs interface specification, 0 < netWeight ≤ grossWeight.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/netWeight/value", r#""0.42""#)],
    rejects: &[
        (("/netWeight/value", r#""0.43""#), "/netWeight/value"),
        (("/netWeight/value", r#""0""#), "/netWeight/value"),
    ],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    let (Some(gross), Some(net)) = (&declaration.gross_weight, &declaration.net_weight) else { return };
    if gross.unit != net.unit {
        return;
    }
    let (Some(gross), Some(net)) = (gross.value.value(), net.value.value()) else { return };
    if net > gross {
        report.at("/netWeight/value", format!("the net weight {net} is above the gross weight {gross}"));
    } else if net <= Decimal::ZERO {
        report.at("/netWeight/value", format!("the net weight {net} is not above zero"));
    }
}
