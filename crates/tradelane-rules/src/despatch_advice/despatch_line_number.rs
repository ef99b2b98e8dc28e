//! Each line of a despatch advice has a number of its own.
//!
//! Receiving advices and invoices name its lines.
//!
//! Source: UN/EDIFACT DESADV, element 1082; UBL DespatchLine/ID.

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::amounts::check_unique;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/lines/1/lineNumber", r#""20""#)],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let numbers = advice.lines.iter().map(|line| line.line_number.as_deref());
    check_unique(numbers, "line number", |index| format!("/lines/{index}/lineNumber"), report);
}
