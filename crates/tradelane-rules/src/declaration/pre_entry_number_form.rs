//! A number that China's customs portal gave is B, a date and nine digits.
//!
//! The portal refuses a change with a number it did not give.
//!
//! Source: China Customs interface specification, preNo: B, YYYYMMDD, 9 digits; error −621001.

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::china::is_portal_number;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/preEntryNumber", r#""B20260517000000012""#)],
    rejects: &[
        (("/preEntryNumber", r#""B20261317000000012""#), "/preEntryNumber"),
        (("/preEntryNumber", r#""20260517000000012""#), "/preEntryNumber"),
    ],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    let Some(number) = declaration.pre_entry_number.as_deref() else { return };
    if !is_portal_number(number) {
        let message = format!("\"{number}\" is not a number of China's customs portal");
        report.at_with_help("/preEntryNumber", message, "B, year, month, day, nine digits");
    }
}
