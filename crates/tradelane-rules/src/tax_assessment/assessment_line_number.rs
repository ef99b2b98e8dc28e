//! Each line of a tax assessment has a number of its own.
//!
//! The tax of a line is booked, and paid back after a return, to the declaration's line of that number.
//!
//! Source: China Customs interface specification, CEB816 TaxListRd, gnum.

use tradelane_findings::Severity;
use tradelane_model::documents::TaxAssessment;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<TaxAssessment> = Rule {
    severity: Severity::Error,
    document: "taxAssessment",
    accepts: &[("/lines/1/lineNumber", r#""7""#)],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(assessment: &TaxAssessment, report: &mut Report<'_>) {
    check_line_numbers(assessment.lines.iter().map(|line| (line.line_number.as_deref(), None)), report);
}
