//! The number of packages of a waybill is that of its outermost logistic units.
//!
//! The consignee signs for that number.
//!
//! Source: UN/EDIFACT IFTMCS, CNT 11 (total number of packages); China Customs interface specification, packNo.

use tradelane_findings::Severity;
use tradelane_model::documents::Waybill;

use crate::amounts::check_package_count;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Waybill> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/packageCount", r#""1""#)],
    rejects: &[(
        (
            "/units",
            r#"[{"id":"1","kind":"CT"},{"id":"2","kind":"CT"},{"id":"3","parent":"2","kind":"CT"},{"id":"4","kind":"CT"}]"#,
        ),
        "/packageCount",
    )],
    check,
};

fn check(waybill: &Waybill, report: &mut Report<'_>) {
    let Some(found) = waybill.package_count.as_ref().and_then(tradelane_model::types::Decimal::value) else { return };
    check_package_count(found, &waybill.units, report);
}
