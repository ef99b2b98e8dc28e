//! A declaration has at least one line.
//!
//! Customs clear goods line by line: a declaration without any clears nothing. One that takes a declaration back (function
//! `1`, or action `3`) needs none, nor does one that takes earlier lists together: their lines are its lines.
//!
//! Source: China Customs interface specification, CEB621 InventoryList, CEB701; EU UCC-DA annex B, 11 03 (goods item number).

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::lines::{check_has_lines, takes_back};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Warning,
    document: "declaration",
    accepts: &[
        ("/lines", r#"[{"lineNumber":"1"}]"#),
        (
            "",
            r#"{"tradelane":"1.0","type":"declaration","header":{"action":"3"},"number":"COP202605170001","lines":[]}"#,
        ),
        (
            "",
            r#"{"tradelane":"1.0","type":"declaration","header":{},"direction":"E","summary":{"byParty":"1"},"lines":[]}"#,
        ),
    ],
    rejects: &[(("/lines", "[]"), "/lines")],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    if declaration.summary.is_none() && !takes_back(declaration.function.as_deref(), &declaration.header) {
        check_has_lines(&declaration.lines, "/lines", "declaration", report);
    }
}
