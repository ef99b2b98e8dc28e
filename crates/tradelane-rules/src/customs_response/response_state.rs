//! The state in words fits the code of China's customs, of the whole and of each line.
//!
//! A released parcel that is told as rejected is held by the platform, and the other way round. Only answers of China's
//! customs are judged, as numbers mean other things elsewhere: those to a CEB message, or with a reason of the list
//! `cn-ceb`, a party with a `CN-CUSTOMS` number, a customs or portal number of China's form, or, where the message that
//! is answered is not told, a customs office of four digits.
//!
//! Source: China Customs, returnStatus: 100 rejected, 120 stored, 300 manual review, 399 concluded, 500 inspection,
//! 501 to 600 held, 700 returned, 800 released, 899 closed; below zero an error.

use tradelane_findings::Severity;
use tradelane_model::documents::{CustomsResponse, CustomsState};

use crate::china::{is_office, is_portal_number, list_direction};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CustomsResponse> = Rule {
    severity: Severity::Error,
    document: "customsResponse",
    accepts: &[
        ("/status", r#""-5""#),
        (
            "",
            r#"{"tradelane":"1.0","type":"customsResponse","header":{},"respondsTo":{"messageType":"309","number":"17"},"customsOffice":"2704","state":"accepted","status":"800"}"#,
        ),
    ],
    rejects: &[
        (("/state", r#""cancelled""#), "/state"),
        (("/lines/1/state", r#""rejected""#), "/lines/1/state"),
        (
            (
                "",
                r#"{"tradelane":"1.0","type":"customsResponse","header":{},"customsNumber":"35022026I000000001","state":"accepted","status":"800"}"#,
            ),
            "/state",
        ),
    ],
    check,
};

fn check(response: &CustomsResponse, report: &mut Report<'_>) {
    if !is_of_china(response) {
        return;
    }
    check_state(response.state, response.status.as_deref(), "/state", report);
    for (index, line) in response.lines.iter().enumerate() {
        check_state(line.state, line.status.as_deref(), &format!("/lines/{index}/state"), report);
    }
}

fn is_of_china(response: &CustomsResponse) -> bool {
    let message = response.responds_to.as_ref().and_then(|answered| answered.message_type.as_deref());
    let is_ceb = message.map(|message| message.starts_with("CEB"));
    let parties =
        [&response.platform, &response.merchant, &response.carrier, &response.payment_provider, &response.declarant];
    let mut identifiers = parties.into_iter().flatten().flat_map(|party| &party.identifiers);
    is_ceb == Some(true)
        || response.reasons.iter().any(|reason| reason.list.as_deref() == Some("cn-ceb"))
        || identifiers.any(|identifier| identifier.scheme.as_deref() == Some("CN-CUSTOMS"))
        || response.customs_number.as_deref().is_some_and(|number| list_direction(number).is_some())
        || response.pre_entry_number.as_deref().is_some_and(is_portal_number)
        || (is_ceb.is_none() && response.customs_office.as_deref().is_some_and(is_office))
}

fn check_state(state: Option<CustomsState>, status: Option<&str>, pointer: &str, report: &mut Report<'_>) {
    let (Some(state), Some(status)) = (state, status) else { return };
    let Some(due) = status.parse().ok().and_then(state_of) else { return };
    if state != due {
        let message = format!("the state is \"{}\"; code {status} is \"{}\"", state.as_str(), due.as_str());
        report.at(pointer, message);
    }
}

/// The state that a code of China's customs means.
fn state_of(code: i32) -> Option<CustomsState> {
    Some(match code {
        i32::MIN..=-1 | 4 | 100 => CustomsState::Rejected,
        1..=3 => CustomsState::Received,
        120 | 399 | 400 => CustomsState::Accepted,
        300 => CustomsState::UnderReview,
        500 => CustomsState::UnderInspection,
        501..=600 => CustomsState::Held,
        700 => CustomsState::Returned,
        800 => CustomsState::Released,
        899 => CustomsState::Closed,
        _ => return None,
    })
}
