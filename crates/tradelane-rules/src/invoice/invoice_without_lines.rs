//! An invoice has at least one line.
//!
//! Nobody pays for what is not told, and customs cannot assess it. One that takes an invoice back (function `1`, or action
//! `3`) needs none.
//!
//! Source: EN 16931-1, BR-16 (an invoice has at least one line).

use tradelane_findings::Severity;
use tradelane_model::documents::Invoice;

use crate::lines::{check_has_lines, takes_back};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Invoice> = Rule {
    severity: Severity::Warning,
    document: "invoice",
    accepts: &[
        ("/lines", r#"[{"lineNumber":"1","amount":{"amount":"2860.00"}}]"#),
        ("", r#"{"tradelane":"1.0","type":"invoice","header":{},"number":"INV-2026-0043","function":"1","lines":[]}"#),
    ],
    rejects: &[(("/lines", "[]"), "/lines")],
    check,
};

fn check(invoice: &Invoice, report: &mut Report<'_>) {
    if !takes_back(invoice.function.as_deref(), &invoice.header) {
        check_has_lines(&invoice.lines, "/lines", "invoice", report);
    }
}
