//! Each line of a despatch advice has a number of its own.
//!
//! Receiving advices and invoices name its lines. Sub-lines count anew within their line.
//!
//! Source: UN/EDIFACT DESADV, element 1082; UBL DespatchLine/ID.

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[
        ("/lines/1/lineNumber", r#""20""#),
        ("/lines", r#"[{"lineNumber":"1"},{"lineNumber":"1","parentLine":"1"},{"lineNumber":"2","parentLine":"1"}]"#),
    ],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let numbers = advice.lines.iter().map(|line| (line.line_number.as_deref(), line.parent_line.as_deref()));
    check_line_numbers(numbers, report);
}
