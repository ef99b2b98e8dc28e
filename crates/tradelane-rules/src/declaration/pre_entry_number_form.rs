//! A number that China's customs portal gave is B, a date and nine digits.
//!
//! The portal refuses a change with a number it did not give.
//!
//! Source: China Customs interface specification, preNo: B, YYYYMMDD, 9 digits; error −621001.

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

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
    let is_date = |digits: &str| {
        let Some((year, rest)) = digits.split_at_checked(4) else { return false };
        let Some((month, day)) = rest.split_at_checked(2) else { return false };
        tradelane_model::types::Date::new(&format!("{year}-{month}-{day}")).is_some()
    };
    let is_number = number.len() == 18
        && number.starts_with('B')
        && number.get(1..9).is_some_and(is_date)
        && number.get(9..).is_some_and(|serial| serial.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_number {
        let message = format!("\"{number}\" is not a number of China's customs portal");
        report.at_with_help("/preEntryNumber", message, "B, year, month, day, nine digits");
    }
}
