//! Each line of a declaration has a number of its own.
//!
//! Customs answer by line, and compare each with the order's line of that number.
//!
//! Source: China Customs interface specification, gnum; EU UCC-DA annex B, 11 03; error −621053 (gnum repeats).

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/lines/0/lineNumber", r#""1""#)],
    rejects: &[(("/lines", r#"[{"lineNumber":"1"},{"lineNumber":"1"}]"#), "/lines/1/lineNumber")],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    check_line_numbers(declaration.lines.iter().map(|line| (line.line_number.as_deref(), None)), report);
}
