//! Length, width and height are above zero and have a unit.
//!
//! Freight is computed on them; a zero makes a parcel flat and its volume weight nothing.
//!
//! Source: GS1 General Specifications, AI 311n to 313n; IATA TACT, volume weight.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::types::Dimensions;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Dimensions> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/units", r#"[{"dimensions":{"length":"30","width":"20","height":"12.5","unit":"CMT"}}]"#)],
    rejects: &[
        (
            ("/units", r#"[{"dimensions":{"length":"30","width":"0","height":"12.5","unit":"CMT"}}]"#),
            "/units/0/dimensions/width",
        ),
        (("/units", r#"[{"dimensions":{"length":"30"}}]"#), "/units/0/dimensions"),
    ],
    check,
};

fn check(dimensions: &Dimensions, report: &mut Report<'_>) {
    let parts = [("/length", &dimensions.length), ("/width", &dimensions.width), ("/height", &dimensions.height)];
    for (pointer, value) in &parts {
        if value.as_ref().and_then(tradelane_model::types::Decimal::value).is_some_and(|value| value <= Decimal::ZERO) {
            report.at(pointer, "the measure is not above zero");
        }
    }
    if dimensions.unit.is_none() && parts.iter().any(|(_, value)| value.is_some()) {
        report.at_with_help("", "the measures have no unit", "CMT is centimetre, MTR metre (UN/ECE Recommendation 20)");
    }
}
