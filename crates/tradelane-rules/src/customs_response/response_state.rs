//! The state in words fits the authority's code.
//!
//! A released parcel that is told as rejected is held by the platform, and the other way round.
//!
//! Source: China Customs, returnStatus: 100 rejected, 120 stored, 300 manual review, 399 concluded, 500 inspection,
//! 501 to 600 held, 700 returned, 800 released, 899 closed; below zero an error.

use tradelane_findings::Severity;
use tradelane_model::documents::CustomsResponse;
use tradelane_model::documents::CustomsState;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CustomsResponse> = Rule {
    severity: Severity::Error,
    document: "customsResponse",
    accepts: &[("/status", r#""-5""#)],
    rejects: &[(("/state", r#""cancelled""#), "/state")],
    check,
};

fn check(response: &CustomsResponse, report: &mut Report<'_>) {
    let (Some(state), Some(status)) = (response.state, response.status.as_deref()) else { return };
    // Codes of China's customs alone are numbers; others are not judged.
    let Ok(code) = status.parse::<i32>() else { return };
    let due = match code {
        i32::MIN..=-1 | 4 | 100 => &[CustomsState::Rejected][..],
        1..=3 => &[CustomsState::Received],
        120 | 399 | 400 => &[CustomsState::Accepted],
        300 => &[CustomsState::UnderReview],
        500 => &[CustomsState::UnderInspection],
        501..=600 => &[CustomsState::Held],
        700 => &[CustomsState::Returned],
        800 => &[CustomsState::Released],
        899 => &[CustomsState::Closed],
        _ => return,
    };
    if let Some(first) = due.first().filter(|_| !due.contains(&state)) {
        let message = format!("the state is \"{}\"; code {status} is \"{}\"", state.as_str(), first.as_str());
        report.at("/state", message);
    }
}
