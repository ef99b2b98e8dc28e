//! The number of packages is that of the outermost logistic units.
//!
//! The driver counts them. Units told by kind and count are counted so.
//!
//! Source: UN/EDIFACT DESADV, CNT 11 (total number of packages).

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::amounts::check_package_count;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/packageCount", r#""1.0""#)],
    rejects: &[(("/packageCount", r#""98765""#), "/packageCount")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let Some(found) = advice.package_count.as_ref().and_then(tradelane_model::types::Decimal::value) else { return };
    check_package_count(found, &advice.units, report);
}
