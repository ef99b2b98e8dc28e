//! A number that China's customs gave has 18 characters: office, year, I or E, serial; the letter fits the direction.
//!
//! A change or cancellation with another number finds no list.
//!
//! Source: China Customs interface specification, invtNo: 4 digits office, 4 year, I or E, 9 serial.

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::china::list_direction;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/customsNumber", r#""90072026I000000012""#), ("/customsNumber", r#""26DE586600000000X1""#)],
    rejects: &[
        (("/customsNumber", r#""90072026E000000012""#), "/customsNumber"),
        (("/customsNumber", r#""90072026I00000001""#), "/customsNumber"),
    ],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    let Some(number) = declaration.customs_number.as_deref() else { return };
    // Numbers of other authorities have other forms: a movement reference number has letters in its third place.
    if !number.get(..8).is_some_and(|head| head.bytes().all(|byte| byte.is_ascii_digit())) {
        return;
    }
    let Some(letter) = list_direction(number) else {
        let message = format!("\"{number}\" is not a number of a list of China's customs");
        report.at_with_help("/customsNumber", message, "four digits office, four year, I or E, nine serial");
        return;
    };
    if declaration.direction.as_deref().is_some_and(|direction| direction != letter) {
        report.at("/customsNumber", format!("the number is of direction {letter}, the declaration is not"));
    }
}
