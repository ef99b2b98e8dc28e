//! Each line of a return has a number of its own.
//!
//! Customs compare each line of a refund with the line of that number in the list the goods came in with.
//!
//! Source: China Customs interface specification, CEB625 InvtRefundList, gnum.

use tradelane_findings::Severity;
use tradelane_model::documents::Return;

use crate::lines::check_line_numbers;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Return> = Rule {
    severity: Severity::Error,
    document: "return",
    accepts: &[("/lines", r#"[{"lineNumber":"1"},{"lineNumber":"2"}]"#)],
    rejects: &[(("/lines", r#"[{"lineNumber":"1"},{"lineNumber":"1"}]"#), "/lines/1/lineNumber")],
    check,
};

fn check(goods_return: &Return, report: &mut Report<'_>) {
    check_line_numbers(goods_return.lines.iter().map(|line| (line.line_number.as_deref(), None)), report);
}
