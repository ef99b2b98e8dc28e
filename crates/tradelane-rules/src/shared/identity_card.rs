//! The number of a consumer's resident identity card ends in its check digit and has a date of the calendar.
//!
//! China Customs refuse an order whose buyer has no valid identity. Where the kind of document is another than `1`, the
//! number is not judged.
//!
//! Source: GB 11643-1999; China Customs announcement 2016 No. 26.

use tradelane_findings::Severity;
use tradelane_model::identifiers;
use tradelane_model::types::Party;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Party> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[
        ("/buyer", r#"{"identityType":"1","identity":"440524188001010014"}"#),
        ("/buyer", r#"{"identityType":"2","identity":"P1234567"}"#),
    ],
    rejects: &[(("/buyer", r#"{"identityType":"1","identity":"440524188001010015"}"#), "/buyer/identity")],
    check,
};

fn check(party: &Party, report: &mut Report<'_>) {
    let is_card = party.identity_type.as_deref() == Some("1");
    let Some(identity) = party.identity.as_ref().filter(|_| is_card) else { return };
    if let Some(Err(fault)) = identifiers::check("CN-ID", identity) {
        report.at_with_help("/identity", "the value is not the number of a resident identity card", fault.to_string());
    }
}
