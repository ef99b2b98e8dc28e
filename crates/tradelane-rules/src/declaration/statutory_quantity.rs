//! Statutory quantities are above zero, and the same as the declared quantity where their unit is the same.
//!
//! Customs statistics and limits count in the statutory unit.
//!
//! Source: China Customs gateway checks: unit = unit1 means qty = qty1; qty, qty1 > 0; unit2 means qty2 > 0.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::DeclarationLine;

use crate::amounts::quantity;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeclarationLine> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/lines/0/secondQuantity", r#"{"value":"0.4","unit":"KGM"}"#)],
    rejects: &[
        (("/lines/0/secondQuantity", r#"{"value":"0","unit":"KGM"}"#), "/lines/0/secondQuantity/value"),
        (
            ("/lines/0", r#"{"quantity":{"value":"2","unit":"H87"},"statutoryQuantity":{"value":"3","unit":"H87"}}"#),
            "/lines/0/statutoryQuantity/value",
        ),
    ],
    check,
};

fn check(line: &DeclarationLine, report: &mut Report<'_>) {
    for (given, pointer) in [
        (&line.quantity, "/quantity/value"),
        (&line.statutory_quantity, "/statutoryQuantity/value"),
        (&line.second_quantity, "/secondQuantity/value"),
    ] {
        if quantity(given.as_ref()).is_some_and(|value| value <= Decimal::ZERO) {
            report.at(pointer, "the quantity is not above zero");
        }
    }
    let (Some(declared), Some(statutory)) = (&line.quantity, &line.statutory_quantity) else { return };
    // Several national units are one unit of Recommendation 20: the national ones decide where both are told.
    let is_same_unit =
        declared.unit.is_some() && declared.unit == statutory.unit && declared.local_unit == statutory.local_unit;
    if let (true, Some(declared), Some(statutory)) = (is_same_unit, declared.value.value(), statutory.value.value())
        && declared != statutory
        && statutory > Decimal::ZERO
    {
        let message = format!("the statutory quantity is {statutory}, the declared {declared} in the same unit");
        report.at("/statutoryQuantity/value", message);
    }
}
