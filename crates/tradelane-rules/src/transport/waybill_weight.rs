//! The net weight of a waybill is not above its gross weight, and the gross weight is above zero.
//!
//! Freight is charged and aircraft are loaded by the gross weight; customs compare both weights with the list.
//!
//! Source: China Customs interface specification, weight of CEB511 in kilogram.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::Waybill;

use crate::amounts::{check_weights, quantity};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Waybill> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/netWeight", r#"{"value":"0.01","unit":"KGM"}"#)],
    rejects: &[
        (("/netWeight", r#"{"value":"98765","unit":"KGM"}"#), "/netWeight/value"),
        (("/grossWeight", r#"{"value":"0","unit":"KGM"}"#), "/grossWeight/value"),
    ],
    check,
};

fn check(waybill: &Waybill, report: &mut Report<'_>) {
    check_weights(waybill.net_weight.as_ref(), waybill.gross_weight.as_ref(), "/netWeight/value", report);
    if quantity(waybill.gross_weight.as_ref()).is_some_and(|gross| gross <= Decimal::ZERO) {
        report.at("/grossWeight/value", "the gross weight is not above zero");
    }
}
