//! The number of a payer's or buyer's resident identity card ends in its check digit and has a date of the calendar.
//!
//! China Customs compare the payer with the buyer: a mistyped number never matches, and is refused.
//!
//! Source: GB 11643-1999; China Customs announcement 2016 No. 26.

use tradelane_findings::Severity;
use tradelane_model::documents::Consumer;
use tradelane_model::identifiers;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Consumer> = Rule {
    severity: Severity::Error,
    document: "payment",
    accepts: &[
        ("/payer/identity", r#""11010519491231002X""#),
        ("/payer", r#"{"identityType":"2","identity":"P1234567"}"#),
    ],
    rejects: &[(("/payer/identity", r#""440524188013010014""#), "/payer/identity")],
    check,
};

fn check(consumer: &Consumer, report: &mut Report<'_>) {
    let is_card = consumer.identity_type.as_deref() == Some("1");
    let Some(identity) = consumer.identity.as_ref().filter(|_| is_card) else { return };
    if let Some(Err(fault)) = identifiers::check("CN-ID", identity) {
        report.at_with_help("/identity", "the value is not the number of a resident identity card", fault.to_string());
    }
}
