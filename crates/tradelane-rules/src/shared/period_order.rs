//! A period does not end before it starts.
//!
//! Dates that are exchanged make a delivery window or a validity that no partner can keep.
//!
//! Source: ISO 8601-1, time intervals.

use tradelane_findings::Severity;
use tradelane_model::types::Period;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Period> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/validity/end", r#""2026-05-17""#)],
    rejects: &[(("/validity/end", r#""2026-05-16""#), "/validity/end")],
    check,
};

fn check(period: &Period, report: &mut Report<'_>) {
    let (Some(start), Some(end)) = (&period.start, &period.end) else { return };
    // Days are compared: times of one day may be told at different offsets.
    let (first, last) = (start.get(..10).unwrap_or_default(), end.get(..10).unwrap_or_default());
    if last < first {
        report.at("/end", format!("the period ends on {last}, before it starts on {first}"));
    }
}
