//! The telephone number of a consumer has 5 to 15 digits, and besides them only marks that such numbers have.
//!
//! The driver rings before he delivers, and China's customs compare the number of order and list. Numbers that are
//! masked, written full-width or a word for "none" have rules of their own.
//!
//! Source: ITU-T E.123 and E.164 (15 digits at most); China Customs interface specification, buyerTelephone and
//! consigneeTelephone.

use tradelane_findings::Severity;
use tradelane_model::types::Party;

use super::full_width_text::is_full_width;
use super::masked_text::is_masked;
use super::placeholder_text::is_placeholder;
use super::telephone_form::{MESSAGE, is_telephone};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Party> = Rule {
    severity: Severity::Warning,
    document: "payment",
    accepts: &[("/payer/telephone", r#""+86 138 0000 0000""#)],
    rejects: &[
        (("/payer/telephone", r#""138""#), "/payer/telephone"),
        (("/payer/telephone", r#""13800000000 (home)""#), "/payer/telephone"),
    ],
    check,
};

fn check(party: &Party, report: &mut Report<'_>) {
    let Some(number) = &party.telephone else { return };
    let has_other_fault = is_masked(number) || is_full_width(number) || is_placeholder(number);
    if !has_other_fault && !is_telephone(number) {
        report.at("/telephone", MESSAGE);
    }
}
