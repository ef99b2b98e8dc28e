//! A tax category and its rate fit: standard rate above zero, zero rated, exempt and outside scope zero.
//!
//! A standard rate of zero is most often a forgotten rate.
//!
//! Source: EN 16931-1, BR-S-05, BR-Z-05, BR-E-05, BR-AE-05, BR-G-05, BR-IC-05.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::types::Tax;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Tax> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/taxes", r#"[{"category":"E","percentage":"0"}]"#)],
    rejects: &[
        (("/taxes", r#"[{"category":"S","percentage":"0"}]"#), "/taxes/0/percentage"),
        (("/taxes", r#"[{"category":"Z","percentage":"7"}]"#), "/taxes/0/percentage"),
    ],
    check,
};

fn check(tax: &Tax, report: &mut Report<'_>) {
    let (Some(category), Some(rate)) = (tax.category.as_deref(), tax.percentage.as_ref()) else { return };
    let Some(rate) = rate.value() else { return };
    match category {
        "S" if rate <= Decimal::ZERO => report.at("/percentage", "the standard rate is zero"),
        "Z" | "E" | "AE" | "G" | "K" | "O" if !rate.is_zero() => {
            report.at("/percentage", format!("category {category} has the rate {rate}; its rate is zero"));
        }
        _ => {}
    }
}
