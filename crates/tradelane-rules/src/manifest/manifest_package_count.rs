//! The number of packages of a manifest is the sum of its consignments' packages.
//!
//! Where a manifest is split into parts, the sum is not known from one of them, and not judged.
//!
//! Source: UN/EDIFACT CUSCAR, CNT 11 (total number of packages).

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::Manifest;
use tradelane_model::types::Decimal as Count;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Manifest> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/packageCount", r#""2.0""#)],
    rejects: &[(("/packageCount", r#""3""#), "/packageCount")],
    check,
};

fn check(manifest: &Manifest, report: &mut Report<'_>) {
    let value = |count: Option<&Count>| count.and_then(Count::value);
    let Some(found) = value(manifest.package_count.as_ref()).filter(|_| manifest.part.is_none()) else { return };
    let counts = manifest.consignments.iter().map(|consignment| value(consignment.package_count.as_ref()));
    let due = counts.into_iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(count?));
    if let Some(due) = due.filter(|due| *due != found && !manifest.consignments.is_empty()) {
        report.at(
            "/packageCount",
            format!("the manifest has {found} packages; its consignments have {}", due.normalize()),
        );
    }
}
